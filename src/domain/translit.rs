//! The other alphabet: how a Latin word may be written in Cyrillic letters and the other way round,
//! so that whoever types `Ivanov` finds Иванов and whoever types `Ковальский` finds Kowalski.
//!
//! Letters have no single counterpart, so a word has several spellings, the likeliest first. Two
//! habits are followed: how passports and English texts write (`sh`, `ya`, `v`), and how Poles do
//! (`sz`, `ja`, `w`). Words are folded ([`super::fold`]): without accents, `ё` is `е`, `й` is `и`.
//! What is found is a part of a word, so that a spelling need not go to its very end.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The most spellings a habit gives a word.
const MOST: usize = 14;

/// Longer words are names of nobody.
const LONGEST: usize = 40;

/// A folded word itself and then, where it is of one alphabet, its spellings in the other one.
pub fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    let habits: &[&[Rule]] = match alphabet(word) {
        Some(Alphabet::Latin) => &[FROM_ENGLISH, FROM_POLISH],
        Some(Alphabet::Cyrillic) => &[TO_ENGLISH, TO_POLISH],
        None => &[],
    };
    for habit in habits {
        for spelling in likeliest(&units(word, habit)) {
            if !spelling.is_empty() && !all.contains(&spelling) {
                all.push(spelling);
            }
        }
    }
    all
}

/// A folded Cyrillic letter as passports write it; nothing for other letters.
pub(super) fn latin(letter: char) -> Option<&'static str> {
    let mut bytes = [0; 4];
    let letter: &str = letter.encode_utf8(&mut bytes);
    let rule = TO_ENGLISH.iter().find(|(from, ..)| *from == letter)?;
    rule.2.first().copied()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Cyrillic,
}

/// The alphabet of a word of at least two letters, where it is only one.
fn alphabet(word: &str) -> Option<Alphabet> {
    let letters = || word.chars().filter(|c| !matches!(c, '-' | '\''));
    let count = letters().count();
    if !(2..=LONGEST).contains(&count) {
        return None;
    }
    if letters().all(|c| c.is_ascii_lowercase()) {
        return Some(Alphabet::Latin);
    }
    letters().all(|c| matches!(c, 'а'..='я')).then_some(Alphabet::Cyrillic)
}

/// Where letters must stand for a rule to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Anywhere,
    /// At the end of the word.
    End,
    /// Behind a consonant.
    AfterConsonant,
    /// Before a consonant.
    BeforeConsonant,
}

/// Letters, where they stand, and what they may become, the likeliest first.
type Rule = (&'static str, At, &'static [&'static str]);

use At::{AfterConsonant, Anywhere, BeforeConsonant, End};

/// Latin letters as passports and English texts use them. The longest rule that fits holds, of
/// equally long ones the first.
#[rustfmt::skip]
const FROM_ENGLISH: &[Rule] = &[
    ("shch", Anywhere, &["щ"]), ("sch", Anywhere, &["ш", "щ"]),
    ("dzh", Anywhere, &["дж"]), ("zh", Anywhere, &["ж"]), ("kh", Anywhere, &["х"]),
    ("ts", Anywhere, &["ц", "тс"]), ("tz", Anywhere, &["ц"]), ("ch", Anywhere, &["ч", "х"]),
    ("sh", Anywhere, &["ш"]), ("ph", Anywhere, &["ф"]), ("th", Anywhere, &["т"]),
    ("ck", Anywhere, &["к"]), ("oo", Anywhere, &["у"]), ("ee", Anywhere, &["и"]),
    ("iev", AfterConsonant, &["ьев", "иев"]), ("yev", AfterConsonant, &["ьев"]),
    ("ev", AfterConsonant, &["ев", "ьев"]),
    ("ya", AfterConsonant, &["я", "ья"]), ("ya", Anywhere, &["я"]),
    ("iya", Anywhere, &["ия"]), ("iia", Anywhere, &["ия"]),
    ("ia", End, &["ия", "ья"]), ("ia", AfterConsonant, &["ия", "ья", "я"]),
    ("ia", Anywhere, &["я", "ия"]), ("yu", Anywhere, &["ю"]), ("iu", Anywhere, &["ю"]),
    ("ye", AfterConsonant, &["ье", "е"]), ("ye", Anywhere, &["е"]),
    ("yo", AfterConsonant, &["е", "ье"]), ("yo", Anywhere, &["е"]),
    ("iy", Anywhere, &["ии"]), ("yi", Anywhere, &["ыи"]),
    ("ay", Anywhere, &["аи"]), ("ey", Anywhere, &["еи"]), ("oy", Anywhere, &["ои"]),
    ("uy", Anywhere, &["уи"]), ("y", End, &["ии", "ы"]), ("y", Anywhere, &["ы", "и"]),
    ("l", BeforeConsonant, &["л", "ль"]), ("a", Anywhere, &["а"]), ("b", Anywhere, &["б"]),
    ("c", Anywhere, &["к", "ц", "с"]), ("d", Anywhere, &["д"]), ("e", Anywhere, &["е", "э"]),
    ("f", Anywhere, &["ф"]), ("g", Anywhere, &["г"]), ("h", Anywhere, &["х", "г"]),
    ("i", Anywhere, &["и"]), ("j", Anywhere, &["дж", "ж", "и"]), ("k", Anywhere, &["к"]),
    ("l", Anywhere, &["л"]), ("m", Anywhere, &["м"]), ("n", Anywhere, &["н"]),
    ("o", Anywhere, &["о"]), ("p", Anywhere, &["п"]), ("q", Anywhere, &["к"]),
    ("r", Anywhere, &["р"]), ("s", Anywhere, &["с"]), ("t", Anywhere, &["т"]),
    ("u", Anywhere, &["у"]), ("v", Anywhere, &["в"]), ("w", Anywhere, &["в"]),
    ("x", Anywhere, &["кс"]), ("zm", Anywhere, &["зьм", "зм"]), ("z", Anywhere, &["з"]),
    ("'", Anywhere, &["ь"]),
];

/// Latin letters as Poles use them, without their accents.
#[rustfmt::skip]
const FROM_POLISH: &[Rule] = &[
    ("szcz", Anywhere, &["щ"]), ("sz", Anywhere, &["ш"]), ("cz", Anywhere, &["ч"]),
    ("krz", Anywhere, &["кш", "кж"]), ("prz", Anywhere, &["пш", "пж"]),
    ("trz", Anywhere, &["тш", "тж"]), ("rz", Anywhere, &["ж", "рз"]), ("ch", Anywhere, &["х"]),
    ("ja", Anywhere, &["я"]), ("je", Anywhere, &["е"]), ("jo", Anywhere, &["е"]),
    ("ju", Anywhere, &["ю"]), ("ia", End, &["ия", "я"]), ("ia", Anywhere, &["я", "ия"]),
    ("ie", Anywhere, &["е"]), ("io", Anywhere, &["е", "ио"]), ("iu", Anywhere, &["ю"]),
    ("l", BeforeConsonant, &["ль", "л"]), ("a", Anywhere, &["а"]), ("b", Anywhere, &["б"]),
    ("c", Anywhere, &["ц", "к"]), ("d", Anywhere, &["д"]), ("e", Anywhere, &["е", "э"]),
    ("f", Anywhere, &["ф"]), ("g", Anywhere, &["г"]), ("h", Anywhere, &["х", "г"]),
    ("i", Anywhere, &["и"]), ("j", Anywhere, &["и"]), ("k", Anywhere, &["к"]),
    ("l", Anywhere, &["л"]), ("m", Anywhere, &["м"]), ("n", Anywhere, &["н"]),
    ("o", Anywhere, &["о"]), ("p", Anywhere, &["п"]), ("q", Anywhere, &["к"]),
    ("r", Anywhere, &["р"]), ("s", Anywhere, &["с", "ш"]), ("t", Anywhere, &["т"]),
    ("u", Anywhere, &["у"]), ("v", Anywhere, &["в"]), ("w", Anywhere, &["в"]),
    ("x", Anywhere, &["кс"]), ("y", Anywhere, &["ы", "и"]), ("z", Anywhere, &["з", "ж"]),
    ("'", Anywhere, &["ь"]),
];

/// Cyrillic letters as passports and English texts write them.
#[rustfmt::skip]
const TO_ENGLISH: &[Rule] = &[
    ("ии", Anywhere, &["y", "i"]), ("ия", Anywhere, &["ia", "iya"]),
    ("ья", Anywhere, &["ia", "ya"]), ("ье", Anywhere, &["ie", "ye"]), ("ью", Anywhere, &["iu", "yu"]),
    ("аи", Anywhere, &["ai", "ay"]), ("еи", Anywhere, &["ei", "ey"]),
    ("ои", Anywhere, &["oi", "oy"]), ("уи", Anywhere, &["ui", "uy"]),
    ("кс", Anywhere, &["ks", "x"]), ("дж", Anywhere, &["j", "dzh"]),
    ("а", Anywhere, &["a"]), ("б", Anywhere, &["b"]), ("в", Anywhere, &["v", "w"]),
    ("г", Anywhere, &["g", "h"]), ("д", Anywhere, &["d"]), ("е", Anywhere, &["e", "ye", "yo"]),
    ("ж", Anywhere, &["zh"]), ("з", Anywhere, &["z"]), ("и", Anywhere, &["i"]),
    ("к", Anywhere, &["k", "c"]), ("л", Anywhere, &["l"]), ("м", Anywhere, &["m"]),
    ("н", Anywhere, &["n"]), ("о", Anywhere, &["o"]), ("п", Anywhere, &["p"]),
    ("р", Anywhere, &["r"]), ("с", Anywhere, &["s"]), ("т", Anywhere, &["t"]),
    ("у", Anywhere, &["u"]), ("ф", Anywhere, &["f"]), ("х", Anywhere, &["kh", "h"]),
    ("ц", Anywhere, &["ts", "c"]), ("ч", Anywhere, &["ch"]), ("ш", Anywhere, &["sh", "sch"]),
    ("щ", Anywhere, &["shch", "sch"]), ("ъ", Anywhere, &[""]), ("ы", Anywhere, &["y"]),
    ("ь", Anywhere, &[""]), ("э", Anywhere, &["e"]), ("ю", Anywhere, &["yu", "iu"]),
    ("я", Anywhere, &["ya", "ia"]), ("і", Anywhere, &["i"]), ("ї", Anywhere, &["i"]),
    ("є", Anywhere, &["e", "ye"]), ("ґ", Anywhere, &["g"]), ("ў", Anywhere, &["u"]),
];

/// Cyrillic letters as Poles write them, without their accents.
#[rustfmt::skip]
const TO_POLISH: &[Rule] = &[
    ("ии", Anywhere, &["i", "y"]), ("ия", Anywhere, &["ia", "ja"]), ("ья", Anywhere, &["ja", "ia"]),
    ("ье", Anywhere, &["ie", "je"]), ("кш", Anywhere, &["krz", "ksz"]),
    ("пш", Anywhere, &["prz", "psz"]), ("гж", Anywhere, &["grz", "gz"]),
    ("кс", Anywhere, &["ks", "x"]),
    ("а", Anywhere, &["a"]), ("б", Anywhere, &["b"]), ("в", Anywhere, &["w"]),
    ("г", Anywhere, &["g", "h"]), ("д", Anywhere, &["d"]), ("е", AfterConsonant, &["ie", "e"]),
    ("е", Anywhere, &["e", "je"]), ("ж", Anywhere, &["z", "rz"]), ("з", Anywhere, &["z"]),
    ("и", Anywhere, &["i", "j", "y"]), ("к", Anywhere, &["k"]), ("л", Anywhere, &["l"]),
    ("м", Anywhere, &["m"]), ("н", Anywhere, &["n"]), ("о", Anywhere, &["o"]),
    ("п", Anywhere, &["p"]), ("р", Anywhere, &["r"]), ("с", Anywhere, &["s"]),
    ("т", Anywhere, &["t"]), ("у", Anywhere, &["u", "o"]), ("ф", Anywhere, &["f"]),
    ("х", Anywhere, &["ch", "h"]), ("ц", Anywhere, &["c"]), ("ч", Anywhere, &["cz", "c"]),
    ("ш", Anywhere, &["sz", "s"]), ("щ", Anywhere, &["szcz"]), ("ъ", Anywhere, &[""]),
    ("ы", Anywhere, &["y"]), ("ь", Anywhere, &[""]), ("э", Anywhere, &["e"]),
    ("ю", AfterConsonant, &["iu", "u"]), ("ю", Anywhere, &["ju"]),
    ("я", AfterConsonant, &["ia", "a"]), ("я", Anywhere, &["ja"]),
];

/// The choices of a word from its beginning to its end; a letter without a rule stays as it is.
fn units<'a>(word: &'a str, habit: &[Rule]) -> Vec<Vec<&'a str>> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < word.len() {
        let (before, rest) = word.split_at(at);
        let fits = |(from, place, _): &&Rule| {
            rest.strip_prefix(from).is_some_and(|behind| match place {
                Anywhere => true,
                End => behind.is_empty(),
                AfterConsonant => before.chars().next_back().is_some_and(is_consonant),
                BeforeConsonant => behind.chars().next().is_some_and(is_consonant),
            })
        };
        // Of equally long rules the first holds; `max_by_key` would give the last.
        let longest = habit.iter().rev().filter(fits).max_by_key(|(from, ..)| from.len());
        match longest {
            Some((from, _, to)) => {
                units.push(to.to_vec());
                at += from.len();
            }
            None => {
                let letter = rest.chars().next().map_or(1, char::len_utf8);
                units.push(vec![&rest[..letter]]);
                at += letter;
            }
        }
    }
    units
}

/// The spellings with the fewest unlikely choices.
fn likeliest(units: &[Vec<&str>]) -> Vec<String> {
    let mut found = Vec::new();
    // What is chosen of the first units, by how unlikely it is; the choice is made unit by unit.
    let mut open = BinaryHeap::from([Reverse((0, Vec::new()))]);
    while let Some(Reverse((cost, chosen))) = open.pop() {
        let Some(unit) = units.get(chosen.len()) else {
            found.push(chosen.iter().zip(units).map(|(choice, unit)| unit[*choice]).collect());
            if found.len() == MOST {
                break;
            }
            continue;
        };
        for choice in 0..unit.len() {
            let mut longer = chosen.clone();
            longer.push(choice);
            open.push(Reverse((cost + choice, longer)));
        }
    }
    found
}

fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !"aeiouyаеиоуыэюяьъ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    /// Whether typing one finds the other: a spelling of it is a part of what is stored.
    fn finds(typed: &str, stored: &str) -> bool {
        let stored = fold(stored);
        spellings(&fold(typed)).iter().any(|spelling| stored.contains(spelling))
    }

    #[test]
    fn a_name_is_found_in_the_other_alphabet_and_back() {
        let table = [
            ("Ivanov", "Иванов"),
            ("Iwanow", "Иванов"),
            ("Shcherbakov", "Щербаков"),
            ("Szczerbakow", "Щербаков"),
            ("Khrushchev", "Хрущёв"),
            ("Chekhov", "Чехов"),
            ("Zhukov", "Жуков"),
            ("Schmidt", "Шмидт"),
            ("Sergey", "Сергей"),
            ("Sergei", "Сергей"),
            ("Aleksey", "Алексей"),
            ("Alexey", "Алексей"),
            ("Dmitry", "Дмитрий"),
            ("Dmitrii", "Дмитрий"),
            ("Evgeny", "Евгений"),
            ("Yevgeniy", "Евгений"),
            ("Yulia", "Юлия"),
            ("Julia", "Юлия"),
            ("Maria", "Мария"),
            ("Mariya", "Мария"),
            ("Olga", "Ольга"),
            ("Tatiana", "Татьяна"),
            ("Tatyana", "Татьяна"),
            ("Natalya", "Наталья"),
            ("Igor", "Игорь"),
            ("Vasiliev", "Васильев"),
            ("Vasilyev", "Васильев"),
            ("Soloviev", "Соловьёв"),
            ("Kuzmin", "Кузьмин"),
            ("Melnikov", "Мельников"),
            ("Kovalchuk", "Ковальчук"),
            ("Fyodor", "Фёдор"),
            ("Tsoi", "Цой"),
            ("Mikhail", "Михаил"),
            ("Michaił", "Михаил"),
            ("Kowalski", "Ковальский"),
            ("Wiśniewski", "Вишневский"),
            ("Nowak", "Новак"),
            ("Grzegorz", "Гжегож"),
            ("Krzysztof", "Кшиштоф"),
            ("Romashka", "ООО «Ромашка»"),
        ];
        for (latin, cyrillic) in table {
            assert!(finds(latin, cyrillic), "{latin}: {:?}", spellings(&fold(latin)));
            let word = cyrillic.trim_start_matches("ООО ").trim_matches(['«', '»']);
            let back = spellings(&fold(word));
            assert!(finds(word, latin), "{word}: {back:?}");
        }
    }

    #[test]
    fn accents_are_no_other_alphabet() {
        assert!(finds("Zolc", "Żółć"));
        assert!(finds("Żółć", "Zolc"));
        assert!(finds("Елкин", "Ёлкин"));
    }

    #[test]
    fn what_is_no_word_of_one_alphabet_stays_as_it_is() {
        for word in ["", "a", "79123456789", "ivan@example.com", "иvan", "3m", "кафе-24"] {
            assert_eq!(spellings(word), [word]);
        }
        let long = "ab".repeat(LONGEST);
        assert_eq!(spellings(&long), [long.as_str()]);
    }

    #[test]
    fn what_is_another_name_is_not_found() {
        for (typed, other) in [("Ivanov", "Петров"), ("Olga", "Олег"), ("Новак", "Kowalski")]
        {
            assert!(!finds(typed, other), "{typed} {other}");
        }
    }

    #[test]
    fn there_are_never_many() {
        for word in ["ieieieieieieieieieie", "еееееееееееееееее", "yayayayayacccccc"]
        {
            let all = spellings(word);
            assert!(all.len() <= 1 + 2 * MOST, "{word}: {}", all.len());
        }
    }
}
