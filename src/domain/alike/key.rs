//! The key of a name: what is left of it when case, accents, alphabet, the order of words and the
//! legal form are taken away. It is compared and never shown.

use crate::domain::fold::fold;
use crate::domain::translit;

/// Words that say what sort of legal person a company is, as their keys.
const FORMS: &[&str] = &[
    "ooo",
    "oao",
    "zao",
    "pao",
    "ao",
    "nao",
    "ip",
    "chp",
    "tov",
    "too",
    "odo",
    "uo",
    "gup",
    "mup",
    "fgup",
    "ano",
    "nko",
    "ltd",
    "limited",
    "llc",
    "llp",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "ug",
    "srl",
    "sarl",
    "sas",
    "bv",
    "nv",
    "oy",
    "ab",
    "aps",
    "sro",
    "sp",
    "spolka",
    "z",
    "o",
    "zoo",
    "spzoo",
    "s",
    "a",
    "sa",
    "c",
    "k",
    "j",
    "sk",
    "spj",
    "spk",
    "phu",
    "fhu",
    "ppuh",
    "pphu",
    "kft",
    "uab",
    "sia",
    "ou",
];

/// The key of a person's name, in whatever order and alphabet its words are.
pub fn person_key(name: &str) -> String {
    let mut words = words(name);
    words.sort_unstable();
    words.join(" ")
}

/// The key of a company's name: its words in their order, without the legal form. A company that is
/// called by nothing else keeps it.
pub fn company_key(name: &str) -> String {
    let all = words(name);
    let own: Vec<String> =
        all.iter().filter(|word| !FORMS.contains(&word.as_str())).cloned().collect();
    if own.is_empty() { all.join(" ") } else { own.join(" ") }
}

/// The words of a name as they sound, in Latin letters.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(sound)
        .filter(|word| !word.is_empty())
        .collect()
}

/// A folded word in Latin letters, so that the usual ways to write a Russian name, and the Polish
/// and the English way to write a sound, come out the same.
fn sound(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for c in word.chars() {
        match translit::latin(c) {
            Some(written) => latin.push_str(written),
            None if c == '\'' => {}
            None => latin.push(c),
        }
    }
    for (written, sound) in SOUNDS {
        if latin.contains(written) {
            latin = latin.replace(written, sound);
        }
    }
    let mut last = None;
    latin.retain(|c| !c.is_alphabetic() || last.replace(c) != Some(c));
    latin
}

/// Latin spellings of one sound, the longer first.
const SOUNDS: &[(&str, &str)] = &[
    ("shch", "sh"),
    ("szcz", "sh"),
    ("sch", "sh"),
    ("sz", "sh"),
    ("cz", "ch"),
    ("rz", "zh"),
    ("tz", "ts"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("ie", "e"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_meet_where_people_mean_the_same() {
        for (a, b) in [
            ("Щербаков", "Shcherbakov"),
            ("Щербаков", "Szczerbakow"),
            ("Цветаева", "Tsvetaeva"),
            ("Хрущёв", "Khrushchev"),
            ("Алексей", "Alexey"),
            ("Григорьев", "Grigoriev"),
            ("Филипп", "Philip"),
            ("Żółw", "zolw"),
        ] {
            assert_eq!(person_key(a), person_key(b), "{a} / {b}");
        }
        assert_eq!(company_key("ООО"), "o");
        assert_eq!(person_key(" ,- "), "");
    }

    proptest! {
        #[test]
        fn the_order_of_words_makes_no_difference(mut words in proptest::collection::vec("[a-zа-я]{1,8}", 1..4)) {
            let there = person_key(&words.join(" "));
            words.reverse();
            prop_assert_eq!(there, person_key(&words.join(", ")));
        }
    }
}
