//! Small readings of a cell: yes or no, and lists of words.

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

/// The words of a list between commas, semicolons, bars, lines or `:::`, each once, without the `#`
/// of a tag and the `*` of a group that every address book has.
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([',', ';', '|', '\n', '\r']).flat_map(|part| part.split(" ::: ")) {
        let word = word.trim().trim_start_matches(['#', '*']).trim();
        if !word.is_empty() && !words.iter().any(|have| have == word) {
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
    fn lists_are_cut_and_repeat_nothing() {
        assert_eq!(words("#vip, Москва; vip|\nstary klient,"), ["vip", "Москва", "stary klient"]);
        assert_eq!(words("* myContacts ::: Клиенты"), ["myContacts", "Клиенты"]);
    }
}
