//! The word somebody most likely meant: a slip of the finger, a beginning of a word, or the right
//! keys on the wrong keyboard layout.

use super::fold::fold;
use super::message::Message;

/// The candidate nearest to `word`, the earlier one where two are equally near; `None` where
/// nothing is near enough to be worth suggesting.
///
/// Near means: the same but for case and accents; typed on the other layout (`дуфв` for `lead`);
/// begun with at least two letters; a few letters wrong, one in three at most; or else one of its words
/// (`down` of `move-down`).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = fold(word);
    let slipped = [to_latin(word), to_cyrillic(word)].map(|other| other.map(|text| fold(&text)));
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        let distances = [
            distance(&typed, &folded),
            slipped[0].as_deref().and_then(|word| distance(word, &folded)),
            slipped[1].as_deref().and_then(|word| distance(word, &folded)),
        ];
        let Some(near) = distances.into_iter().flatten().min() else { continue };
        if best.is_none_or(|(nearest, _)| near < nearest) {
            best = Some((near, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The candidate that `word` is but for a slip of the finger or two, the first of the alphabet where
/// several are; `None` where it is one of them, and for short words, which are near to anything. Unlike with [`nearest`], no beginning
/// and no other layout counts: nobody waits for an answer, and a wrong one is worse than none.
pub fn misspelt<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Of so many letters one may be wrong.
    const LETTERS: usize = 5;
    let typed: Vec<char> = fold(word).chars().collect();
    let allowed = (typed.len() / LETTERS).min(2);
    let near = candidates.into_iter().filter_map(|candidate| {
        let folded: Vec<char> = fold(candidate).chars().collect();
        let is_near = folded.len().abs_diff(typed.len()) <= allowed;
        let slips = is_near.then(|| slips(&typed, &folded)).filter(|slips| *slips <= allowed)?;
        Some((slips, candidate))
    });
    near.min().filter(|(slips, _)| *slips > 0).map(|(_, candidate)| candidate)
}

/// What to advise where `word` is none of the `known` ones: the nearest, or else all of them.
pub fn advice(word: &str, known: &[&str]) -> Message {
    match nearest(word, known.iter().copied()) {
        Some(near) => Message::new("hint-did-you-mean").with("name", near),
        None => Message::new("hint-known-names").with("names", known.join(", ")),
    }
}

/// How far two folded words are apart, if they are near at all. Letters count twice, so that a
/// word begun falls between no mistake and one.
fn distance(typed: &str, candidate: &str) -> Option<usize> {
    if typed.is_empty() || candidate.is_empty() {
        return None;
    }
    let typed: Vec<char> = typed.chars().collect();
    let candidate: Vec<char> = candidate.chars().collect();
    if typed == candidate {
        return Some(0);
    }
    if typed.len() >= 2 && candidate.starts_with(&typed) {
        return Some(1);
    }
    let allowed = typed.len().max(candidate.len()) / 3;
    let slips = match typed.len().abs_diff(candidate.len()) <= allowed {
        true => slips(&typed, &candidate),
        false => usize::MAX,
    };
    let is_word =
        || typed.len() > 2 && candidate.split(|c| !c.is_alphanumeric()).any(|word| word == typed);
    match slips <= allowed {
        true => Some(slips * 2),
        false => is_word().then_some(ONE_OF_ITS_WORDS),
    }
}

/// How far a name is whose word was typed: behind every slip.
const ONE_OF_ITS_WORDS: usize = 1_000;

/// The number of letters to insert, drop, replace or swap with a neighbour (the restricted
/// Damerau-Levenshtein distance).
pub(super) fn slips(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

/// The keys of the two layouts, position by position.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";

/// What the same keys give on the Latin layout, if any of them is a Cyrillic letter.
fn to_latin(word: &str) -> Option<String> {
    switched(word, CYRILLIC, LATIN)
}

/// What the same keys give on the Cyrillic layout, if any of them is a Latin one.
fn to_cyrillic(word: &str) -> Option<String> {
    switched(word, LATIN, CYRILLIC)
}

fn switched(word: &str, from: &str, to: &str) -> Option<String> {
    let mut changed = false;
    let other = word
        .to_lowercase()
        .chars()
        .map(|c| match from.chars().zip(to.chars()).find(|(key, _)| *key == c) {
            Some((_, other)) => {
                changed = true;
                other
            }
            None => c,
        })
        .collect();
    changed.then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_advised_or_all_there_are() {
        let known = ["deal", "contact"];
        let near = Message::new("hint-did-you-mean").with("name", "deal");
        assert_eq!(advice("dael", &known), near);
        let all = Message::new("hint-known-names").with("names", "deal, contact");
        assert_eq!(advice("blorb", &known), all);
    }

    #[test]
    fn what_was_meant_is_found() {
        let stages = ["new", "in_work", "processed", "converted", "junk", "invalid"];
        let table = [
            ("NEW", Some("new")),
            ("nwe", Some("new")),
            ("procesed", Some("processed")),
            ("proc", Some("processed")),
            ("in-work", Some("in_work")),
            ("convreted", Some("converted")),
            ("ofyr", None),
            ("огтл", Some("junk")),
            ("цщкл", Some("in_work")),
            ("теч", None),
            ("", None),
            ("x", None),
            ("зкщсуыыув", Some("processed")),
            ("work", Some("in_work")),
        ];
        for (typed, expected) in table {
            assert_eq!(nearest(typed, stages), expected, "{typed}");
        }
        assert_eq!(nearest("дуфв", ["deal", "lead"]), Some("lead"));
        assert_eq!(nearest("pdjyjr", ["встреча", "звонок"]), Some("звонок"));
        assert_eq!(nearest("звнок", ["встреча", "звонок"]), Some("звонок"));
        assert_eq!(nearest("Елка", ["ёлка"]), Some("ёлка"));
    }

    #[test]
    fn a_misspelt_word_is_one_but_for_a_slip() {
        let known = ["telefon", "фамилия", "nazwisko", "email", "post", "company name"];
        for (word, expected) in [
            ("telefone", Some("telefon")),
            ("Фамилиия", Some("фамилия")),
            ("nazwsko", Some("nazwisko")),
            ("emial", Some("email")),
            ("comapny nmae", Some("company name")),
            ("telefon", None),
            ("tel", None),
            ("cost", None),
            ("nazwa", None),
            ("company", None),
            ("", None),
        ] {
            assert_eq!(misspelt(word, known), expected, "{word}");
        }
        assert_eq!(misspelt("phoen", ["phony", "phone"]), Some("phone"));
    }

    #[test]
    fn the_nearer_one_wins_and_then_the_earlier() {
        assert_eq!(nearest("cold", ["colds", "bold", "cold"]), Some("cold"));
        assert_eq!(nearest("bald", ["bold", "bard"]), Some("bold"));
    }

    #[test]
    fn a_swap_is_one_slip() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(slips(&chars("ab"), &chars("ba")), 1);
        assert_eq!(slips(&chars("kitten"), &chars("sitting")), 3);
        assert_eq!(slips(&chars(""), &chars("abc")), 3);
    }
}
