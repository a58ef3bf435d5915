//! The subject of a letter without what mail programs put before it.

/// What mail programs put before the subject of an answer.
const ANSWERS: [&str; 10] = ["re", "fw", "fwd", "aw", "wg", "odp", "pd", "ответ", "на", "отв"];

/// The subject without `Re:`, `Fwd:`, `Отв:` before it.
pub fn bare(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((first, after)) = rest.split_once(':') {
        let word = first.trim().trim_end_matches(|c: char| "0123456789[]()".contains(c));
        if !ANSWERS.contains(&word.to_lowercase().as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_of_answers_are_bare() {
        for (subject, expected) in [
            ("Re: Fwd: Windows", "Windows"),
            ("Отв: RE[2]: Окна", "Окна"),
            ("Odp: Okna: 12 sztuk", "Okna: 12 sztuk"),
            ("Order: 12", "Order: 12"),
            ("Re:", ""),
        ] {
            assert_eq!(bare(subject), expected);
        }
    }
}
