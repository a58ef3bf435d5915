//! Words that are almost dates: `tomorow`, `завтар`, `jutroo`.
//!
//! A slip is a letter too many, too few, wrong, or swapped with its neighbour. One is forgiven in
//! words of five letters, two in words of seven (`wensday`); a word of five may lack one.

use super::words::longer;
use super::{ordinary, suggested, words};
use crate::domain::fold::fold;
use crate::domain::nearest::slips;

/// The word of dates that a word by itself was probably meant to be.
pub(super) fn any(word: &str) -> Option<&'static str> {
    let lists = [
        suggested::CAPITALISED,
        suggested::DAYS,
        suggested::PARTS,
        suggested::MONTHS,
        suggested::UNITS,
    ];
    lists.into_iter().find_map(|list| among(word, list))
}

/// The word of a list that the folded `word` is nearest to, the earlier of two; `None` for words
/// that are known or ordinary, for plurals, and for what is not made of letters alone.
pub(super) fn among(word: &str, list: &'static [&'static str]) -> Option<&'static str> {
    let typed: Vec<char> = word.chars().collect();
    let is_word = typed.len() >= 4 && typed.iter().all(|c| c.is_alphabetic());
    if !is_word || is_known(word) || ordinary::is_ordinary(word) {
        return None;
    }
    let away = |candidate: &&'static str| {
        let meant: Vec<char> = fold(candidate).chars().collect();
        let shorter = typed.len().min(meant.len());
        let allowed = if shorter >= 7 { 2 } else { 1 };
        let is_plural = typed.strip_suffix(&['s']) == Some(&meant);
        // Of four letters only a fifth can be missing, and not at the beginning.
        let is_cut = typed.len() > 4 || meant.len() == 5 && typed[..2] == meant[..2];
        let is_near = !is_plural && is_cut && typed.len().abs_diff(meant.len()) <= allowed;
        is_near.then(|| slips(&typed, &meant)).filter(|away| *away <= allowed)
    };
    let near = list.iter().copied().filter_map(|word| Some((away(&word)?, word)));
    near.min_by_key(|(away, _)| *away).map(|(_, word)| word)
}

/// Whether the folded word is one of dates.
pub(super) fn is_known(word: &str) -> bool {
    words::day(word).is_some()
        || words::weekday(word).is_some()
        || words::month(word).is_some()
        || longer::month_within(word).or_else(|| longer::month_to(word)).is_some()
        || words::part(word).is_some()
        || words::half(word).is_some()
        || words::unit(word).is_some()
        || words::number(word).is_some()
        || words::ordinal(word).is_some()
        || words::link(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_seen_and_other_words_left_alone() {
        let table = [
            ("tomorow", Some("tomorrow")),
            ("tommorow", Some("tomorrow")),
            ("завтар", Some("завтра")),
            ("jutroo", Some("jutro")),
            ("frday", Some("friday")),
            ("понидельник", Some("понедельник")),
            ("понидельнек", Some("понедельник")),
            ("novembre", Some("november")),
            ("tommorrroww", None),
            ("tomorrow", None),
            ("mondays", None),
            ("today's", None),
            ("jutr", Some("jutro")),
            ("tody", Some("today")),
            ("soda", None),
            ("roda", None),
            ("monthly", None),
            ("пятницкая", None),
            ("wensday", Some("wednesday")),
            ("thusday", Some("thursday")),
            ("tomarow", Some("tomorrow")),
            ("пшеницу", None),
        ];
        for (word, expected) in table {
            assert_eq!(any(word), expected, "{word}");
        }
    }
}
