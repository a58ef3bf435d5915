//! One cell with a whole name becomes its parts: Western, with a Russian patronymic, or with the
//! last name first.

use super::heading::Remark;
use crate::domain::capture::is_company;
use crate::domain::email;
use crate::domain::fold::fold;
use crate::domain::given::{is_given, is_particle, opens_family};

/// The parts of a name; an absent part is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Given name.
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

/// A name in a cell, apart from what people write around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written<'t> {
    /// The name, with the words of address before it.
    pub name: &'t str,
    /// What stands in brackets behind it: `Jan Kowalski (szef)`.
    pub remark: Option<&'t str>,
    /// Whether somebody else is named behind it: `Jan Kowalski i Anna Nowak`.
    pub others: bool,
}

impl<'t> Written<'t> {
    /// Takes the name out of a cell.
    pub fn of(text: &'t str) -> Written<'t> {
        let remark = Remark::of(text).filter(|remark| remark.enclosed && !remark.text.is_empty());
        let whole = remark.map_or(text.trim(), |remark| remark.name);
        let first = first_of_several(whole);
        let name = first.unwrap_or(whole);
        Written { name, remark: remark.map(|remark| remark.text), others: first.is_some() }
    }

    /// Whether it says what the person is, which the parts of a name do not hold: `Dr. Ann Bell`.
    pub fn has_degree(&self) -> bool {
        self.name.split_whitespace().take_while(|word| is_title(word)).any(is_degree)
    }
}

/// What stands between the names of two people.
const BETWEEN: [&str; 10] = ["\n", ";", "/", " & ", " + ", " and ", " и ", " i ", " oraz ", ", "];

/// The first of several people who are named one behind the other; nothing where it is one, or a firm.
fn first_of_several(text: &str) -> Option<&str> {
    let (first, rest, by) = BETWEEN
        .iter()
        .filter_map(|by| text.split_once(by).map(|(first, rest)| (first.trim(), rest.trim(), *by)))
        .min_by_key(|(first, ..)| first.len())?;
    if rest.is_empty() || is_suffix(rest) {
        return None;
    }
    let is_comma = by == ", ";
    if is_comma && let Some(first) = last_name_first_of_several(text) {
        return Some(first);
    }
    if is_title(first) && !is_comma {
        // `Mr. & Mrs. Green` are called by one name.
        return Some(rest);
    }
    let are_whole = [first, rest].iter().all(|name| name.contains(' '));
    let are_people = match is_comma {
        // It divides the parts of a name as well.
        true => are_whole && is_somebody(first),
        false => is_somebody(first) || are_whole && !is_company(text),
    };
    are_people.then_some(first)
}

/// The first of several people where commas also divide the parts of each name: `Smith, John, Mary
/// Jones`.
fn last_name_first_of_several(text: &str) -> Option<&str> {
    let is_word = |part: &&str| !part.trim().contains(' ');
    let parts: Vec<&str> = text.split(',').collect();
    let [last, first, next, ..] = parts[..] else { return None };
    let is_next = !is_word(&next) || parts.len() > 3 && !is_suffix(next.trim());
    let is_name = is_word(&last) && is_word(&first) && is_next && !is_company(text);
    is_name.then(|| text[..last.len() + 1 + first.len()].trim_end())
}

/// The parts of a whole name. A single word is a first name, and a last one behind `Mr` or `pan`.
pub fn split(text: &str) -> Name {
    split_as(text, false)
}

/// The parts of a whole name of a column that says which comes first, as far as the name itself leaves
/// that open.
pub fn split_as(text: &str, last_first: bool) -> Name {
    let text = text.trim();
    let (text, suffix) = without_suffix(text);
    if !suffix.is_empty() {
        let name = split_as(text, last_first);
        let last = format!("{} {suffix}", name.last).trim().to_owned();
        return Name { last, ..name };
    }
    let name = without_titles(text);
    if let Some((last, given)) = name.split_once(',') {
        let given: Vec<&str> = without_titles(given.trim()).split_whitespace().collect();
        if let [first, middle @ ..] = given.as_slice() {
            return Name::of(&[first], middle, &last.split_whitespace().collect::<Vec<_>>());
        }
    }
    let words: Vec<&str> = name.trim_end_matches(',').split_whitespace().collect();
    if let Some(name) = family_first(&words) {
        return name;
    }
    match words.as_slice() {
        [] => Name::default(),
        [only] if name != text && !is_given(only) => Name::of(&[], &[], &[only]),
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

/// Whether a text plainly is the name of a person: a name that is given to people is in it, a patronymic
/// or, beside another word, a family name.
pub fn is_somebody(text: &str) -> bool {
    let words: Vec<&str> = without_titles(text.trim()).split_whitespace().collect();
    let is_named = |word: &&str| {
        let word = word.trim_end_matches(',');
        is_given(word) || is_patronymic(word) || words.len() > 1 && is_russian_surname(word)
    };
    !is_company(text) && words.len() < 5 && words.iter().any(is_named)
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
    let is_western = is_given(last) || given.iter().any(|word| is_particle(word));
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

/// A name that begins with a particle of the family's: `van Beethoven Ludwig`. With a capital it is as
/// likely somebody's given name.
fn family_first(words: &[&str]) -> Option<Name> {
    words.first().filter(|word| word.starts_with(char::is_lowercase) && is_particle(word))?;
    let end = words.iter().position(|word| !is_particle(word))? + 1;
    let (family, given) = words.split_at(end);
    let (first, middle) = given.split_at(given.len().min(1));
    Some(Name::of(first, middle, family))
}

fn western(words: &[&str]) -> Name {
    let last = words.len() - 1;
    let mut family = (1..last).find(|at| opens_family(words, *at)).unwrap_or(last);
    while family > 1 && is_particle(words[family - 1]) {
        family -= 1;
    }
    Name::of(&words[..1], &words[1..family], &words[family..])
}

/// A name without the words of address before it. Nobody is called by these alone.
pub fn without_titles(text: &str) -> &str {
    let mut name = text;
    while let Some((word, rest)) = name.split_once(char::is_whitespace)
        && is_title(word)
        && rest.contains(char::is_alphabetic)
    {
        name = rest.trim_start();
    }
    name
}

/// A name and what is written behind it of a generation or a degree.
fn without_suffix(text: &str) -> (&str, &str) {
    let is_end = |c: char| c.is_whitespace() || c == ',';
    let mut name = text;
    while let Some(at) = name.rfind(is_end)
        && is_suffix(name[at..].trim_matches(is_end))
        && !name[..at].trim_end_matches(is_end).is_empty()
    {
        name = name[..at].trim_end_matches(is_end);
    }
    (name, text[name.len()..].trim_matches(is_end))
}

fn is_suffix(word: &str) -> bool {
    const SUFFIXES: [&str; 10] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq", "cpa"];
    SUFFIXES.contains(&fold(word).replace('.', "").as_str())
}

/// What one is called out of courtesy, folded.
const COURTESIES: [&str; 14] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "sir",
    "pan",
    "pani",
    "г-н",
    "г-жа",
    "гн",
    "гжа",
    "госп",
    "господин",
    "госпожа",
];

/// What one is, folded.
const DEGREES: [&str; 8] = ["dr", "prof", "inz", "mgr", "hab", "д-р", "доктор", "проф"];

fn is_title(word: &str) -> bool {
    is_courtesy(word) || is_degree(word)
}

fn is_courtesy(word: &str) -> bool {
    // A capital letter is the initial of a name.
    word == "p." || COURTESIES.contains(&fold(word.trim_end_matches('.')).as_str())
}

fn is_degree(word: &str) -> bool {
    DEGREES.contains(&fold(word.trim_end_matches('.')).as_str())
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
            ("Dr. John Smith", ["John", "", "Smith"]),
            ("Prof. dr Ludwig van Beethoven", ["Ludwig", "", "van Beethoven"]),
            ("p. Jan Kowalski", ["Jan", "", "Kowalski"]),
            ("Doe, Dr. John", ["John", "", "Doe"]),
            ("Mrs Smith", ["", "", "Smith"]),
            ("Pani Anna", ["Anna", "", ""]),
            ("P. Kowalski", ["P.", "", "Kowalski"]),
            ("г-н Иванов Иван Иванович", ["Иван", "Иванович", "Иванов"]),
            ("Г-жа Ольга Петрова", ["Ольга", "", "Петрова"]),
            ("Pan", ["Pan", "", ""]),
            ("Ludwig van Beethoven", ["Ludwig", "", "van Beethoven"]),
            ("Maria da Silva", ["Maria", "", "da Silva"]),
            ("Maria da Silva Santos", ["Maria", "", "da Silva Santos"]),
            ("Ana Paula de Souza Lima", ["Ana", "Paula", "de Souza Lima"]),
            ("María del Carmen García", ["María", "del Carmen", "García"]),
            ("María de los Ángeles Pérez", ["María", "de los Ángeles", "Pérez"]),
            ("Anna Maria van den Berg", ["Anna", "Maria", "van den Berg"]),
            ("Анна-Мария де ла Крус", ["Анна-Мария", "", "де ла Крус"]),
            ("Вернер фон Браун", ["Вернер", "", "фон Браун"]),
            ("van Beethoven Ludwig", ["Ludwig", "", "van Beethoven"]),
            ("де ла Крус Анна Мария", ["Анна", "Мария", "де ла Крус"]),
            ("van Beethoven", ["", "", "van Beethoven"]),
            ("Van Morrison", ["Van", "", "Morrison"]),
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
            ("Pani Anna Wąs", ["Anna", "", "Wąs"]),
            ("Jan Marek", ["Jan", "", "Marek"]),
            ("Алиев Руслан Вагиф оглы", ["Руслан", "Вагиф оглы", "Алиев"]),
            ("Prof. dr hab. Jan Kowalski", ["Jan", "", "Kowalski"]),
            ("John Smith Jr.", ["John", "", "Smith Jr."]),
            ("Ann Lee, PhD", ["Ann", "", "Lee PhD"]),
            ("Smith, John, Jr.", ["John", "", "Smith Jr."]),
            ("Henry Ford II", ["Henry", "", "Ford II"]),
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
    fn a_name_is_told_from_what_is_written_around_it() {
        for (text, name, remark) in [
            ("p. Jan Kowalski (szef)", "Jan Kowalski", Some("szef")),
            ("Г-жа Ольга Петрова [директор]", "Ольга Петрова", Some("директор")),
            ("Mr John Doe ()", "John Doe ()", None),
            ("Ann Bell", "Ann Bell", None),
            ("(szef)", "(szef)", None),
        ] {
            let written = Written::of(text);
            assert_eq!((without_titles(written.name), written.remark), (name, remark), "{text}");
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

    #[test]
    fn of_several_people_the_first_is_meant() {
        for (text, first) in [
            ("Olga Nowak, Mary Jones", Some("Olga Nowak")),
            ("Garcia Lopez, Juan Carlos", None),
            ("Research and Development", None),
            ("Tom Brown and Tim Brown", Some("Tom Brown")),
            ("Mr. & Mrs. Green", Some("Mrs. Green")),
            ("Иван и Мария Петровы", Some("Иван")),
            ("Петров Иван, Петрова Мария", Some("Петров Иван")),
            ("Jan Kowalski i Anna Nowak", Some("Jan Kowalski")),
            ("Jan Kowalski / Anna Nowak", Some("Jan Kowalski")),
            ("Jan Kowalski\nAnna Nowak", Some("Jan Kowalski")),
            ("Smith, John, Mary Jones", Some("Smith, John")),
            ("Smith, John, Jones, Mary", Some("Smith, John")),
            ("Smith, John, Jr.", None),
            ("Smith, John", None),
            ("Smith, John Q.", None),
            ("Ann Lee, PhD", None),
            ("Smith and Sons", None),
            ("Żółw i Spółka sp.j.", None),
            ("Ann Bell", None),
        ] {
            let written = Written::of(text);
            let expected = (first.unwrap_or(text), first.is_some());
            assert_eq!((written.name, written.others), expected, "{text}");
        }
    }
}
