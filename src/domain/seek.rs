//! What a person means who types a part of what somebody is called or reached by: `petrov iv`,
//! `8 912 34`, `anna@`, `contact/3`. Where it is looked for is not known here.

use std::cmp::Reverse;

use super::fold::fold;
use super::noun::{Noun, RecordRef};
use super::{email, phone, translit};

/// The longest text that is looked for, in characters: what somebody types of a name, not a page of it,
/// which takes minutes to compare with long texts that repeat themselves.
pub const LONGEST: usize = 200;

/// At most so many words are looked for.
const WORDS: usize = 8;

/// No record has a higher number; what is longer is a phone.
const HIGHEST: i64 = 999_999_999;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// Whole phone numbers and addresses, in the form in which spellings of one meet.
    pub points: Vec<String>,
    /// The folded words, all of which are to be found, each in any of its spellings.
    pub words: Vec<Vec<String>>,
    /// The beginnings of a name that is typed from its first word on, as people sort names.
    pub beginnings: Vec<String>,
    /// The folded words as they were typed, in one spelling.
    typed: Vec<String>,
}

/// Reads what is typed; nothing where that says nothing. `country` is the one whose phone numbers
/// are written without a code.
pub fn read(typed: &str, country: &str) -> Option<Sought> {
    let typed = typed.trim();
    let mut sought = Sought::default();
    if is_dialled(typed) {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        sought.points.extend(phone::normalise(typed, country));
        sought.words.push(spelled(&digits, country));
        return Some(sought);
    }
    for word in typed.split_whitespace().take(WORDS) {
        if word.contains('@') {
            sought.points.extend(email::normalise(word));
        }
        // A tag is kept without its sign.
        let word =
            word.trim_matches([',', ';', '"', '«', '»', '“', '”', '„']).trim_start_matches('#');
        let word = fold(word);
        if !word.is_empty() {
            sought.words.push(translit::spellings(&word));
            sought.typed.push(word);
        }
    }
    sought.words.sort();
    sought.words.dedup();
    sought.typed.sort();
    sought.typed.dedup();
    if sought.words.is_empty() {
        return None;
    }
    sought.beginnings.push(typed.to_lowercase());
    for spelling in translit::spellings(&fold(typed)) {
        if !sought.beginnings.contains(&spelling) {
            sought.beginnings.push(spelling);
        }
    }
    Some(sought)
}

/// Whether a text is too long to be looked for.
pub fn is_too_long(typed: &str) -> bool {
    typed.trim().chars().nth(LONGEST).is_some()
}

/// The record that is typed by its own name, `contact/3`, or by its number alone where only records
/// of one noun are meant.
pub fn record(typed: &str, nouns: &[Noun]) -> Option<RecordRef> {
    let typed = typed.trim();
    let named: Option<RecordRef> = typed.parse().ok();
    if let Some(on) = named.filter(|on| nouns.contains(&on.noun)) {
        return Some(on);
    }
    let [noun] = nouns else { return None };
    let id: i64 = typed.strip_prefix('#').unwrap_or(typed).parse().ok()?;
    (id > 0).then(|| RecordRef::new(*noun, id))
}

/// The records that are typed by their names or numbers: `contact/3`; `191`, `#191` of each noun;
/// `Lead 191`, `лид №191` as records without a title are called.
pub fn records(typed: &str, nouns: &[Noun]) -> Vec<RecordRef> {
    if let Some(on) = record(typed, nouns) {
        return vec![on];
    }
    let Some((called, id)) = numbered(typed) else { return Vec::new() };
    let meant = nouns.iter().filter(|noun| called.is_none_or(|called| called == **noun));
    meant.map(|noun| RecordRef::new(*noun, id)).collect()
}

/// The number of a record that is typed, with its noun where that stands before it.
pub fn numbered(typed: &str) -> Option<(Option<Noun>, i64)> {
    let typed = typed.trim();
    let digits = typed.chars().rev().take_while(char::is_ascii_digit).count();
    let (head, digits) = typed.split_at(typed.len() - digits);
    let id: i64 = digits.parse().ok().filter(|id| (1..=HIGHEST).contains(id))?;
    let head = head.trim_end().trim_end_matches(['#', '№', '/']).trim_end();
    let called = if head.is_empty() { None } else { Some(Noun::called(head)?) };
    Some((called, id))
}

/// Whether two names have the same words, in whatever order: the parts of a person's name have none
/// that everybody keeps to.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let [mut one, mut other] =
        [&one, &other].map(|name| name.split_whitespace().collect::<Vec<_>>());
    one.sort_unstable();
    other.sort_unstable();
    one == other
}

/// How well a name fits what is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins with it, in the letters that were typed.
    Beginning,
    /// Each of the words begins another of its words, in any order, in the letters that were typed.
    Words,
    /// It begins with it in the letters of the other alphabet.
    BeginningSpelled,
    /// Each of the words begins another of its words, some in the letters of the other alphabet.
    WordsSpelled,
    /// Otherwise, or it is not the name that fits.
    Elsewhere,
}

impl Sought {
    /// The first of the words that none of these texts says, in its spellings.
    pub fn unsaid<'a>(&self, texts: impl Iterator<Item = &'a str> + Clone) -> Option<&[String]> {
        let unsaid = |word: &&Vec<String>| !texts.clone().any(|text| says(text, word));
        self.words.iter().find(unsaid).map(Vec::as_slice)
    }

    /// How well a name fits.
    pub fn fit(&self, name: &str) -> Fit {
        let name = fold(name);
        let typed = self.beginnings.first().map(|typed| fold(typed));
        if typed.is_some_and(|typed| name.starts_with(&typed)) {
            return Fit::Beginning;
        }
        let own: Vec<&[String]> = self.typed.iter().map(std::slice::from_ref).collect();
        if !own.is_empty() && begins_words(&name, own) {
            return Fit::Words;
        }
        if self.beginnings.iter().any(|beginning| name.starts_with(beginning.as_str())) {
            return Fit::BeginningSpelled;
        }
        match begins_words(&name, self.words.iter().map(Vec::as_slice).collect()) {
            true => Fit::WordsSpelled,
            false => Fit::Elsewhere,
        }
    }
}

/// Whether a text says a word in one of its spellings, be it as the digits of a number.
pub fn says(text: &str, word: &[String]) -> bool {
    let folded = fold(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    word.iter().any(|spelling| folded.contains(spelling) || digits.contains(spelling))
}

/// A folded line from the word on in which another one stands, in one of its spellings; nothing where
/// it does not say it.
pub fn from_word<'a>(line: &'a str, word: &[String]) -> Option<&'a str> {
    let at = word.iter().filter_map(|spelling| line.find(spelling.as_str())).min()?;
    let begins = line[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    line.get(begins..)
}

/// Whether each of the words, in one of its spellings, begins another word of the folded name.
fn begins_words(name: &str, mut words: Vec<&[String]>) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | '-' | ',');
    let mut free: Vec<&str> = name.split(ends).filter(|word| !word.is_empty()).collect();
    // Each takes a word of its own, the longest first, since it fits the fewest.
    words.sort_by_key(|spellings| Reverse(spellings.first().map_or(0, String::len)));
    for spellings in words {
        let begun = |word: &&str| spellings.iter().any(|s| word.starts_with(s.as_str()));
        match free.iter().position(begun) {
            Some(place) => drop(free.remove(place)),
            None => return false,
        }
    }
    true
}

/// Whether it is a part of a phone number as one would dial it.
fn is_dialled(typed: &str) -> bool {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    digits >= 3 && typed.chars().all(|c| c.is_ascii_digit() || " +-.()/\u{a0}".contains(c))
}

/// The digits as they may stand in a number that is kept whole: what is dialled at home first is
/// not, or another code is in its place.
fn spelled(digits: &str, country: &str) -> Vec<String> {
    let mut all = vec![digits.to_owned()];
    let mut add = |digits: String| {
        if digits.len() >= 3 && !all.contains(&digits) {
            all.push(digits);
        }
    };
    if let Some(rest) = digits.strip_prefix("00") {
        add(rest.to_owned());
    } else if let Some(rest) = digits.strip_prefix('0') {
        add(rest.to_owned());
    }
    if let Some(rest) = digits.strip_prefix('8') {
        if country == "RU" {
            add(format!("7{rest}"));
        } else if rest.len() == 10 {
            add(rest.to_owned());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_name_have_no_order() {
        for (one, other, same) in [
            ("Ivan Petrov", "петров иван", false),
            ("Пётр Семёнов", "семенов  ПЕТР", true),
            ("Ivan Ivan", "Ivan", false),
            ("Birch Ltd", "Birch", false),
            ("", "", true),
        ] {
            assert_eq!(is_same_name(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn a_phone_is_one_word_however_it_is_spaced() {
        for (typed, points, words) in [
            ("8 (912) 345-67-89", vec!["+79123456789"], vec!["89123456789", "79123456789"]),
            ("+7 912 345 67 89", vec!["+79123456789"], vec!["79123456789"]),
            ("9123456789", vec!["+79123456789"], vec!["9123456789"]),
            ("8 912 3", vec![], vec!["89123", "79123"]),
            ("912 34", vec![], vec!["91234"]),
            ("0048 600 100 200", vec!["+48600100200"], vec!["0048600100200", "48600100200"]),
        ] {
            let sought = read(typed, "RU").unwrap();
            assert_eq!((sought.points, sought.words), (owned(&points), vec![owned(&words)]));
            assert!(sought.beginnings.is_empty());
        }
    }

    #[test]
    fn words_are_looked_for_in_both_alphabets_and_whole_addresses_at_once() {
        let sought = read(" Petrov, «Иван» ", "RU").unwrap();
        assert_eq!(sought.words.len(), 2);
        for spelling in ["petrov", "петров", "иван", "ivan", "iwan"] {
            assert!(sought.words.iter().flatten().any(|word| word == spelling), "{spelling}");
        }
        let sought = read("Ivan@Example.com", "RU").unwrap();
        assert_eq!(sought.points, ["ivan@example.com"]);
        assert_eq!(sought.words, [["ivan@example.com"]]);
        assert_eq!(read("#hot", "RU").unwrap().words[0][0], "hot", "a tag as it is written");
        assert_eq!(read("  ", "RU"), None);
        assert_eq!(read("«»", "RU"), None);
        assert_eq!(read("Зайц", "RU").unwrap().beginnings[..2], ["зайц", "заиц"]);
    }

    #[test]
    fn a_record_is_named_or_numbered() {
        let clients = [Noun::Contact, Noun::Company];
        let contact = RecordRef::new(Noun::Contact, 3);
        for (typed, nouns, found) in [
            ("contact/3", &clients[..], Some(contact)),
            (" contact/3 ", &clients[..1], Some(contact)),
            ("3", &clients[..1], Some(contact)),
            ("#3", &clients[..1], Some(contact)),
            ("3", &clients[..], None),
            ("contact/3", &clients[1..], None),
            ("0", &clients[..1], None),
            ("ivan", &clients[..1], None),
        ] {
            assert_eq!(record(typed, nouns), found, "{typed}");
        }
    }

    #[test]
    fn a_record_without_a_title_is_found_as_it_is_called() {
        let lead = || vec![RecordRef::new(Noun::Lead, 191)];
        let each = || Noun::RECORDS.map(|noun| RecordRef::new(noun, 191)).to_vec();
        for (typed, found) in [
            ("Лид 191", lead()),
            ("лид191", lead()),
            ("Lead 191", lead()),
            ("Lead #191", lead()),
            ("лид № 191", lead()),
            ("lead/191", lead()),
            ("191", each()),
            (" #191 ", each()),
            ("№191", each()),
            ("Firma 191", vec![RecordRef::new(Noun::Company, 191)]),
            ("Лид", vec![]),
            ("дом 191", vec![]),
            ("191 км", vec![]),
            ("0", vec![]),
            ("89123456789", vec![]),
            ("99999999999999999999", vec![]),
        ] {
            assert_eq!(records(typed, &Noun::RECORDS), found, "{typed}");
        }
        assert_eq!(records("лид 191", &[Noun::Contact]), []);
    }

    #[test]
    fn words_begin_a_name_in_any_order() {
        for (typed, name, fit) in [
            ("petr iv", "Иван Петров", Fit::WordsSpelled),
            ("петр iv", "Иван Петров", Fit::WordsSpelled),
            ("петр ив", "Иван Петров", Fit::Words),
            ("ИВАН", "Иван Петров", Fit::Beginning),
            ("иван п", "Иван Петров", Fit::Beginning),
            ("петр", "Иван Петров", Fit::Words),
            ("петр", "Petree", Fit::BeginningSpelled),
            ("petr", "Petree", Fit::Beginning),
            ("petr", "Иван Петров", Fit::WordsSpelled),
            ("romashka", "ООО «Ромашка»", Fit::WordsSpelled),
            ("ооо «ром", "ООО «Ромашка»", Fit::Beginning),
            ("машка", "ООО «Ромашка»", Fit::Elsewhere),
            ("иван сидоров", "Иван Петров", Fit::Elsewhere),
            ("иван иванов", "Иванова Анна", Fit::Elsewhere),
            ("ив иванов", "Иванов Иван", Fit::Words),
        ] {
            assert_eq!(read(typed, "RU").unwrap().fit(name), fit, "{typed}");
        }
    }

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }
}
