//! How a person's name is told from other words, and which word of it is which.

use crate::domain::fold::fold;
use crate::domain::given::{is_given, is_particle, opens_family};

/// A name taken apart.
#[derive(Debug, Default, PartialEq)]
pub struct Name {
    pub last: Option<String>,
    pub first: Option<String>,
    pub middle: Option<String>,
}

/// The name of a person: two or three capitalised words or initials, perhaps a particle (`van`).
/// `None` for anything else.
///
/// A patronymic fixes the order, as do initials; otherwise a family name comes last, unless the
/// first word alone has the ending of one (`Сидоров Иван`, `Kowalski Jan`) or the others are given
/// names and it is none (`Wąs Jan`).
pub fn read(text: &str) -> Option<Name> {
    let words = words(text)?;
    let name = |last: &str, first: &str, middle: Option<&str>| {
        let word = |word: &str| Some(word.to_owned());
        Some(Name { last: word(last), first: word(first), middle: middle.and_then(word) })
    };
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [a, b] if is_initial(b) => name(a, b, None),
        [a, b] if is_patronymic(b) && !is_family_name(a) => {
            Some(Name { last: None, first: Some(a.to_owned()), middle: Some(b.to_owned()) })
        }
        [a, b] if is_family_name(a) && !is_family_name(b) => name(a, b, None),
        [a, b] if is_given(b) && !is_given(a) => name(a, b, None),
        [a, b] => name(b, a, None),
        [a, b, c] if is_initial(b) && is_initial(c) => name(a, b, Some(c)),
        [a, b, c] if is_patronymic(b) => name(c, a, Some(b)),
        [a, b, c] if is_patronymic(c) => name(a, b, Some(c)),
        [a, b, c] if is_family_name(a) && !is_family_name(c) => name(a, b, Some(c)),
        [a, b, c] if is_given(b) && is_given(c) && !is_given(a) => name(a, b, Some(c)),
        [a, b, c] if opens(a, b) => name(&format!("{b} {c}"), a, None),
        [a, b, c] => name(c, a, Some(b)),
        _ => None,
    }
}

/// Whether the text is one word, which many bear as their given name.
pub fn is_given_alone(text: &str) -> bool {
    is_name(text) && is_given(text)
}

/// Whether a word with its particle makes what stands behind it the family's as well.
fn opens(given: &str, word: &str) -> bool {
    let words: Vec<&str> = [given].into_iter().chain(word.split(' ')).collect();
    words.len() == 3 && opens_family(&words, 1)
}

/// The words of a name, a particle joined to the family name behind it and glued initials apart.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut particle = String::new();
    for word in text.split_whitespace() {
        if is_particle(word) && word.starts_with(char::is_lowercase) && !words.is_empty() {
            particle = format!("{particle}{word} ");
        } else if is_initials(word) {
            words.extend(word.split_inclusive('.').map(str::to_owned));
        } else if is_name(word) {
            words.push(format!("{}{word}", std::mem::take(&mut particle)));
        } else {
            return None;
        }
    }
    let whole = words.iter().any(|word| !is_initial(word));
    ((2..=3).contains(&words.len()) && whole && particle.is_empty()).then_some(words)
}

/// A capital followed by small letters; hyphens, apostrophes and inner capitals occur in names.
fn is_name(word: &str) -> bool {
    let inner = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’');
    word.starts_with(char::is_uppercase)
        && word.chars().all(inner)
        && word.ends_with(char::is_lowercase)
        && word.chars().filter(|c| c.is_uppercase()).count() <= 2
}

/// One or two initials: `И.`, `И.П.`
fn is_initials(word: &str) -> bool {
    let mut parts = word.split_inclusive('.');
    (1..=2).contains(&parts.clone().count()) && parts.all(is_initial)
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

fn is_patronymic(word: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "ович",
        "евич",
        "ильич",
        "кузьмич",
        "фомич",
        "лукич",
        "овна",
        "евна",
        "инична",
        "ична",
        "ovich",
        "evich",
        "ovna",
        "evna",
    ];
    let word = fold(word);
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether the word has the ending of a family name and is not a given name that has it too.
fn is_family_name(word: &str) -> bool {
    const ENDINGS: [&str; 42] = [
        "ов",
        "ев",
        "ин",
        "ын",
        "ова",
        "ева",
        "ина",
        "ына",
        "скии",
        "цкии",
        "скои",
        "цкои",
        "ская",
        "цкая",
        "енко",
        "чук",
        "юк",
        "дзе",
        "швили",
        "янц",
        "кевич",
        "нович",
        "ski",
        "cki",
        "dzki",
        "ska",
        "cka",
        "dzka",
        "wicz",
        "czyk",
        "nowak",
        "niak",
        "siak",
        "czak",
        "lak",
        "cik",
        "ov",
        "ova",
        "eva",
        "enko",
        "chuk",
        "sky",
    ];
    let word = fold(word);
    !is_given(&word) && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_a_name_finds_its_place() {
        let table = [
            ("Ivan Petrov", "Petrov", "Ivan", ""),
            ("Иван Петров", "Петров", "Иван", ""),
            ("Сидоров Иван", "Сидоров", "Иван", ""),
            ("Иван Петрович Сидоров", "Сидоров", "Иван", "Петрович"),
            ("Сидоров Иван Петрович", "Сидоров", "Иван", "Петрович"),
            ("Иван Петрович Мицкевич", "Мицкевич", "Иван", "Петрович"),
            ("Иван Петрович", "", "Иван", "Петрович"),
            ("Мицкевич Адам", "Мицкевич", "Адам", ""),
            ("Ирина Петрова", "Петрова", "Ирина", ""),
            ("Петрова Ирина", "Петрова", "Ирина", ""),
            ("Анна Римская-Корсакова", "Римская-Корсакова", "Анна", ""),
            ("Иванов И.П.", "Иванов", "И.", "П."),
            ("Иванов И. П.", "Иванов", "И.", "П."),
            ("И.П. Иванов", "Иванов", "И.", "П."),
            ("Jan Kowalski", "Kowalski", "Jan", ""),
            ("Kowalski Jan", "Kowalski", "Jan", ""),
            ("Nowak Łucja", "Nowak", "Łucja", ""),
            ("Łucja Nowak", "Nowak", "Łucja", ""),
            ("Woźniak Jan Maria", "Woźniak", "Jan", "Maria"),
            ("Wójcik Anna", "Wójcik", "Anna", ""),
            ("Wąs Jan", "Wąs", "Jan", ""),
            ("Jan Wąs", "Wąs", "Jan", ""),
            ("Mróz Jan Maria", "Mróz", "Jan", "Maria"),
            ("Jan Marek", "Marek", "Jan", ""),
            ("Мельник Ольга", "Мельник", "Ольга", ""),
            ("Ольга Мельник", "Мельник", "Ольга", ""),
            ("Marek Pawlak", "Pawlak", "Marek", ""),
            ("Łucja Żółkiewska", "Żółkiewska", "Łucja", ""),
            ("John Fitzgerald Kennedy", "Kennedy", "John", "Fitzgerald"),
            ("Ludwig van Beethoven", "van Beethoven", "Ludwig", ""),
            ("Maria da Silva Santos", "da Silva Santos", "Maria", ""),
            ("María del Carmen García", "García", "María", "del Carmen"),
            ("Shaun O'Brien", "O'Brien", "Shaun", ""),
            ("Ronald McDonald", "McDonald", "Ronald", ""),
        ];
        for (text, last, first, middle) in table {
            let word = |word: &str| (!word.is_empty()).then(|| word.to_owned());
            let expected = Name { last: word(last), first: word(first), middle: word(middle) };
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_name() {
        for text in [
            "",
            "Ivan",
            "нужны окна",
            "Нужны окна",
            "ivan petrov",
            "CRM SYSTEM",
            "Window 12",
            "One Two Three Four",
            "И.П.",
            "Petrov van",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
