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

/// Whether the text can be a code or a login that somebody types: letters and digits, with points,
/// dashes and underscores between or behind them, and at least one letter, since a number means an
/// entry by its place in the table.
pub fn is_code(text: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    text.starts_with(char::is_alphanumeric)
        && text.chars().all(inside)
        && text.chars().any(char::is_alphabetic)
        && text.chars().count() <= LONGEST_TYPED
}

/// The longest code or login, in characters.
const LONGEST_TYPED: usize = 64;

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
    fn a_code_is_one_plain_word() {
        for code in ["won", "in_work", "anna.k", "bob-2", "2nd", "пётр", "BOB", "żaba"] {
            assert!(is_code(code), "{code}");
        }
        for text in ["", "bad code", "ev il", "@zed", "12", "a\u{1b}[31m", "a/b", "-x", "_", "a,b"]
        {
            assert!(!is_code(text), "{text:?}");
        }
        assert!(!is_code(&"x".repeat(65)));
    }

    #[test]
    fn a_taken_code_gets_a_number() {
        let taken = ["won", "won_2"];
        assert_eq!(unique("Won", "stage", |code| taken.contains(&code)), "won_3");
    }
}
