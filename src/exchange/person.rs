//! One cell with a whole name becomes its parts: Western, with a Russian patronymic, or with the
//! last name first.

use crate::domain::email;

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
        [last, first] if is_russian_surname(last) && !is_russian_surname(first) => {
            Name::of(&[first], &[], &[last])
        }
        [last, first, middle] if is_patronymic(middle) => Name::of(&[first], &[middle], &[last]),
        [last, first, middle, ending] if is_patronymic_word(ending) => {
            Name::of(&[first], &[middle, ending], &[last])
        }
        [first, middle, last] if is_patronymic(middle) => Name::of(&[first], &[middle], &[last]),
        _ => western(&words),
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

/// Given names that end like surnames.
const GIVEN: &str = " марина полина екатерина ирина галина арина алина карина кристина ангелина \
    валентина регина константин валентин мартин дарина эвелина альбина антонина василина \
    фаина янина ";

fn is_russian_surname(word: &str) -> bool {
    const ENDINGS: &str = "ов ев ин ын ова ева ина ына ский цкий ская цкая енко дзе швили";
    let word = word.to_lowercase().replace('ё', "е");
    word.chars().count() > 4
        && ENDINGS.split(' ').any(|ending| word.ends_with(ending))
        && !GIVEN.contains(&format!(" {word} "))
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
}
