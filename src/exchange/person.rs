//! One cell with a whole name becomes its parts: Western, with a Russian patronymic, or with the
//! last name first.

use crate::domain::email;
use crate::domain::fold::fold;
use crate::domain::given::is_given;

/// The parts of a name; an absent part is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Given name, with a title where one stands before it.
    pub first: String,
    /// Patronymic or middle names.
    pub middle: String,
    /// Family name with its particles.
    pub last: String,
}

impl Name {
    fn of(first: &[&str], middle: &[&str], last: &[&str]) -> Name {
        Name { first: first.join(" "), middle: middle.join(" "), last: last.join(" ") }
    }
}

/// The parts of a whole name. A single word is a first name.
pub fn split(text: &str) -> Name {
    split_as(text, false)
}

/// The parts of a whole name of a column that says which comes first, as far as the name itself leaves
/// that open.
pub fn split_as(text: &str, last_first: bool) -> Name {
    if let Some((last, given)) = text.split_once(',') {
        let given: Vec<&str> = given.split_whitespace().collect();
        if let [first, middle @ ..] = given.as_slice() {
            return Name::of(&[first], middle, &last.split_whitespace().collect::<Vec<_>>());
        }
    }
    let words: Vec<&str> = text.trim_end_matches(',').split_whitespace().collect();
    match words.as_slice() {
        [] => Name::default(),
        [only] => Name::of(&[only], &[], &[]),
        [first, middle] if is_patronymic(middle) => Name::of(&[first], &[middle], &[]),
        [last, first] if is_reversed(last, &[first], last_first) => {
            Name::of(&[first], &[], &[last])
        }
        [last, first, middle] if is_patronymic(middle) => Name::of(&[first], &[middle], &[last]),
        [last, first, middle, ending] if is_patronymic_word(ending) => {
            Name::of(&[first], &[middle, ending], &[last])
        }
        [first, middle, last] if is_patronymic(middle) => Name::of(&[first], &[middle], &[last]),
        [last, first, middle] if is_reversed(last, &[first, middle], last_first) => {
            Name::of(&[first], &[middle], &[last])
        }
        _ => western(&words),
    }
}

/// Whether the name of a column of whole names has that of the family in front: «Фамилия Имя», «ФИО».
pub fn is_last_first(header: &str) -> bool {
    const LAST: [&str; 4] = ["фамилия", "nazwisko", "last", "surname"];
    const FIRST: [&str; 4] = ["имя", "imie", "first", "given"];
    let header = fold(header).replace('.', "");
    let words = || header.split(|c: char| !c.is_alphanumeric());
    let place = |among: &[&str]| words().position(|word| among.contains(&word));
    let is_said = place(&LAST).zip(place(&FIRST)).is_some_and(|(last, first)| last < first);
    is_said || words().any(|word| word == "фио")
}

/// Whether the family name stands in front of the given ones.
fn is_reversed(last: &str, given: &[&str], last_first: bool) -> bool {
    let is_western = is_given(last) || is_title(last) || given.iter().any(|word| is_particle(word));
    let all_given = given.iter().all(|word| is_given(word));
    match given {
        _ if is_western || last.ends_with('.') => false,
        [first] if is_russian_surname(last) != is_russian_surname(first) => {
            is_russian_surname(last)
        }
        _ => last_first || all_given,
    }
}

/// A name and the address behind it: `Ann Bell (ann@acme.com)`, `Ann Bell <ann@acme.com>`; an address
/// alone has no name.
pub fn with_address(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let enclosed = [('(', ')'), ('<', '>')].into_iter().find_map(|(open, close)| {
        let (name, address) = text.strip_suffix(close)?.rsplit_once(open)?;
        Some((name.trim(), address.trim()))
    });
    enclosed.or(Some(("", text))).filter(|(_, address)| email::valid(address))
}

fn western(words: &[&str]) -> Name {
    let titled = words.len() > 2 && is_title(words[0]);
    let given = if titled { 2 } else { 1 };
    let mut family = words.len() - 1;
    while family > given && is_particle(words[family - 1]) {
        family -= 1;
    }
    let family = family.max(given);
    Name::of(&words[..given], &words[given..family], &words[family..])
}

fn is_title(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    ["mr", "mrs", "ms", "miss", "dr", "prof", "pan", "pani", "inż", "sir"].contains(&word.as_str())
}

fn is_particle(word: &str) -> bool {
    const PARTICLES: &str =
        " van von de da di del della der den ten ter la le dos du al bin ibn фон де ван ";
    PARTICLES.contains(&format!(" {} ", word.to_lowercase()))
}

fn is_patronymic(word: &str) -> bool {
    const ENDINGS: &str = "ович евич ьич мич кич овна евна ична івна";
    let word = word.to_lowercase();
    word.chars().count() > 4 && ENDINGS.split(' ').any(|ending| word.ends_with(ending))
}

/// The second word of an Azerbaijani patronymic.
fn is_patronymic_word(word: &str) -> bool {
    ["оглы", "оглу", "кызы", "гызы"].contains(&word.to_lowercase().as_str())
}

fn is_russian_surname(word: &str) -> bool {
    const ENDINGS: &str = "ов ев ин ын ова ева ина ына ский цкий ская цкая енко дзе швили";
    let word = word.to_lowercase().replace('ё', "е");
    word.chars().count() > 4
        && ENDINGS.split(' ').any(|ending| word.ends_with(ending))
        && !is_given(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_come_apart() {
        let table = [
            ("John Doe", ["John", "", "Doe"]),
            ("John Quincy Public", ["John", "Quincy", "Public"]),
            ("Doe, John Q.", ["John", "Q.", "Doe"]),
            ("Dr. John Smith", ["Dr. John", "", "Smith"]),
            ("Ludwig van Beethoven", ["Ludwig", "", "van Beethoven"]),
            ("Anna Maria Kowalska-Nowak", ["Anna", "Maria", "Kowalska-Nowak"]),
            ("Иванов Иван Иванович", ["Иван", "Иванович", "Иванов"]),
            ("Анна Сергеевна Белых", ["Анна", "Сергеевна", "Белых"]),
            ("Анна Сергеевна", ["Анна", "Сергеевна", ""]),
            ("Петрова Ольга", ["Ольга", "", "Петрова"]),
            ("Ольга Петрова", ["Ольга", "", "Петрова"]),
            ("Марина Дудь", ["Марина", "", "Дудь"]),
            ("Дудь Марина", ["Марина", "", "Дудь"]),
            ("Kowalski Jan", ["Jan", "", "Kowalski"]),
            ("Wąs Anna Maria", ["Anna", "Maria", "Wąs"]),
            ("Anna Wąs", ["Anna", "", "Wąs"]),
            ("Pani Anna Wąs", ["Pani Anna", "", "Wąs"]),
            ("Jan Marek", ["Jan", "", "Marek"]),
            ("Алиев Руслан Вагиф оглы", ["Руслан", "Вагиф оглы", "Алиев"]),
            ("  Ivan  ", ["Ivan", "", ""]),
            ("", ["", "", ""]),
        ];
        for (text, [first, middle, last]) in table {
            let name = split(text);
            let parts = [name.first.as_str(), name.middle.as_str(), name.last.as_str()];
            assert_eq!(parts, [first, middle, last], "{text}");
        }
    }

    #[test]
    fn a_column_says_which_part_of_a_name_comes_first() {
        for (header, last_first) in [
            ("ФИО", true),
            ("Ф.И.О. клиента", true),
            ("Фамилия Имя", true),
            ("Фамилия, имя", true),
            ("Nazwisko i imię", true),
            ("Last name, first name", true),
            ("Имя и фамилия", false),
            ("Imię i nazwisko", false),
            ("Full name", false),
            ("Контакт", false),
        ] {
            assert_eq!(is_last_first(header), last_first, "{header}");
        }
        for (text, first, last) in [
            ("Zych Xawery", "Xawery", "Zych"),
            ("Xawery Zych", "Zych", "Xawery"),
            ("Jan Zych", "Jan", "Zych"),
            ("Иван Петров", "Иван", "Петров"),
            ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ] {
            let name = split_as(text, true);
            assert_eq!((&*name.first, &*name.last), (first, last), "{text}");
        }
    }
}
