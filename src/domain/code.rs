//! The stable code of a dictionary entry, made from the name people gave it.

/// A code of Latin letters, digits and underscores for a name in any alphabet: `Новый клиент` is
/// `novyi_klient`. `fallback` serves a name without letters; a number is added while the code is
/// taken.
pub fn unique(name: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> String {
    let plain = plain(name);
    let base = if plain.is_empty() { fallback } else { &plain };
    if !taken(base) {
        return base.to_owned();
    }
    let numbered = (2_u32..).map(|number| format!("{base}_{number}"));
    numbered.into_iter().find(|code| !taken(code)).unwrap_or_else(|| base.to_owned())
}

/// At most this many characters of a name go into its code.
const LONGEST: usize = 40;

fn plain(name: &str) -> String {
    let mut code = String::new();
    for c in super::fold::fold(name).chars() {
        if code.len() >= LONGEST {
            break;
        }
        match super::translit::latin(c) {
            Some(letters) => code.push_str(letters),
            None if c.is_ascii_alphanumeric() => code.push(c),
            None if !code.is_empty() && !code.ends_with('_') => code.push('_'),
            None => {}
        }
    }
    code.truncate(code.trim_end_matches('_').len());
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_code() {
        let table = [
            ("On Hold", "on_hold"),
            ("  Closed – Won! ", "closed_won"),
            ("Новый клиент", "novyi_klient"),
            ("Łódź 2", "lodz_2"),
            ("Ещё подъезд", "eshche_podezd"),
            ("???", "stage"),
            ("日本", "stage"),
        ];
        for (name, code) in table {
            assert_eq!(unique(name, "stage", |_| false), code, "{name}");
        }
        assert!(unique(&"x".repeat(500), "stage", |_| false).len() <= LONGEST + 3);
    }

    #[test]
    fn a_taken_code_gets_a_number() {
        let taken = ["won", "won_2"];
        assert_eq!(unique("Won", "stage", |code| taken.contains(&code)), "won_3");
    }
}
