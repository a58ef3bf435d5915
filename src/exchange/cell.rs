//! Small readings of a cell: yes or no, and lists of words.

use super::export;

/// The group of an address book that everybody is in.
const EVERYBODY: [&str; 2] = ["* mycontacts", "* my contacts"];

/// Yes or no in three languages, by word or by sign.
pub fn flag(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "1" | "y" | "yes" | "true" | "on" | "x" | "+" | "✓" | "да" | "д" | "истина" | "tak"
        | "t" | "prawda" => Some(true),
        "0" | "n" | "no" | "false" | "off" | "-" | "нет" | "н" | "ложь" | "nie" | "fałsz" => {
            Some(false)
        }
        _ => None,
    }
}

/// What a cell says, without what protects it in a spreadsheet and the blanks around it; nothing where
/// it says in the way of Zoho that nothing was chosen.
pub fn said(cell: &str) -> &str {
    let text = export::arm_back(cell).trim();
    if text == "-None-" { "" } else { text }
}

/// Whether a cell for a day or a name says that there is none: `не закрыта`, `not set`, `0000-00-00`.
pub fn says_none(text: &str) -> bool {
    const NONE: [&str; 8] = ["-", "–", "—", "n/a", "none", "null", "нет", "brak"];
    const NEGATIONS: [&str; 3] = ["not", "не", "nie"];
    const DONE: &str = "closed set specified given закрыт указан задан определен назначен \
        zamknięt podan określon ustawion wyznaczon";
    let text = text.to_lowercase().replace('ё', "е");
    let negated = text.split_once(' ').filter(|(not, _)| NEGATIONS.contains(not));
    let done = |word: &str| {
        DONE.split_whitespace()
            .any(|stem| word.strip_prefix(stem).is_some_and(|ending| ending.chars().count() < 2))
    };
    // `0000-00-00`, `0/0/00`
    let zeros =
        text.contains('0') && text.chars().all(|c| matches!(c, '0' | '-' | '/' | '.' | ':' | ' '));
    zeros || NONE.contains(&text.as_str()) || negated.is_some_and(|(_, word)| done(word))
}

/// The words of a list between commas, semicolons, bars, lines or `:::`, each once, without the `#`
/// of a tag and the `*` of a group that every address book has. The group of everybody is none.
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([',', ';', '|', '\n', '\r']).flat_map(|part| part.split(" ::: ")) {
        let word = word.trim();
        let everybody = word.starts_with('*') && EVERYBODY.contains(&&*word.to_lowercase());
        let word = word.trim_start_matches(['#', '*']).trim();
        if !word.is_empty() && !everybody && !words.iter().any(|have| have == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_known_in_three_languages() {
        for yes in ["Yes", "TRUE", "1", "Да", "tak"] {
            assert_eq!(flag(yes), Some(true), "{yes}");
        }
        for no in ["No", "false", "0", "НЕТ", "nie"] {
            assert_eq!(flag(no), Some(false), "{no}");
        }
        assert_eq!(flag("maybe"), None);
    }

    #[test]
    fn what_there_is_not_is_said_in_words() {
        for none in
            ["не закрыта", "Не указано", "не определён", "nie zamknięto", "Not set", "—", "0/0/00"]
        {
            assert!(says_none(none), "{none}");
        }
        for other in ["закрыта", "не скоро", "не закрывали", "soon", "2026-01-01", "not closed yet"]
        {
            assert!(!says_none(other), "{other}");
        }
    }

    #[test]
    fn lists_are_cut_and_repeat_nothing() {
        assert_eq!(words("#vip, Москва; vip|\nstary klient,"), ["vip", "Москва", "stary klient"]);
        assert_eq!(words("* myContacts ::: * friends ::: Клиенты"), ["friends", "Клиенты"]);
    }
}
