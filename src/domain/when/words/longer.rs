//! Words of times longer than a day, a month, a weekend, a year, and of the moment that is now.

use super::{Table, meaning};

/// Names of months in the case that follows `в` and `w`.
const MONTHS_WITHIN: Table<u32> = &[
    (1, &["январе", "styczniu"]),
    (2, &["феврале", "lutym"]),
    (3, &["марте", "marcu"]),
    (4, &["апреле", "kwietniu"]),
    (5, &["мае", "maju"]),
    (6, &["июне", "czerwcu"]),
    (7, &["июле", "lipcu"]),
    (8, &["августе", "sierpniu"]),
    (9, &["сентябре", "wrzesniu"]),
    (10, &["октябре", "pazdzierniku"]),
    (11, &["ноябре", "listopadzie"]),
    (12, &["декабре", "grudniu"]),
];

/// Names of months in the case that follows `к`.
const MONTHS_TO: Table<u32> = &[
    (1, &["январю"]),
    (2, &["февралю"]),
    (3, &["марту"]),
    (4, &["апрелю"]),
    (5, &["маю"]),
    (6, &["июню"]),
    (7, &["июлю"]),
    (8, &["августу"]),
    (9, &["сентябрю"]),
    (10, &["октябрю"]),
    (11, &["ноябрю"]),
    (12, &["декабрю"]),
];

/// Words for Saturday and Sunday together.
const WEEKEND: &[&str] =
    &["weekend", "weekendu", "weekendem", "weekendzie", "выходные", "выходных", "выходным"];

/// Words before a weekend that say it is then.
const AT_WEEKEND: &[&str] = &["в", "на", "at", "on", "over", "w"];

/// What stands before a month or a weekend.
const SIDES: Table<Side> = &[
    (Side::Within, &["в", "во", "in", "w", "we"]),
    (Side::Before, &["до", "к", "ко", "by", "before", "until", "till", "do", "przed"]),
    (Side::After, &["после", "after", "po"]),
];

/// Before the first of January, and when people are at work again behind it.
const NEW_YEAR: Table<Side> = &[
    (Side::Before, &["до нового года", "к новому году", "by new year", "by the new year"]),
    (Side::Before, &["before new year", "before the new year", "przed nowym rokiem"]),
    (Side::Before, &["do nowego roku"]),
    (Side::After, &["после нового года", "в новом году", "after new year", "after the new year"]),
    (Side::After, &["in the new year", "po nowym roku", "w nowym roku"]),
];

/// Where something is to be, beside a longer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain::when) enum Side {
    /// At any time of it.
    Within,
    /// On the last day before it.
    Before,
    /// On the first day behind it.
    After,
}

/// This very moment.
const AT_ONCE: &[&str] =
    &["now", "right now", "right away", "сеичас", "сеичас же", "прямо сеичас", "teraz", "zaraz"];

/// The end of the day that is, with the word before it.
const MIDNIGHT: &[&str] = &[
    "at midnight",
    "by midnight",
    "until midnight",
    "before midnight",
    "в полночь",
    "к полуночи",
    "до полуночи",
    "o polnocy",
    "do polnocy",
    "przed polnoca",
];

/// A month in the case that follows `в` and `w`.
pub(in crate::domain::when) fn month_within(word: &str) -> Option<u32> {
    meaning(MONTHS_WITHIN, word)
}

/// A month in the case that follows `к`.
pub(in crate::domain::when) fn month_to(word: &str) -> Option<u32> {
    meaning(MONTHS_TO, word)
}

/// Whether the word means Saturday and Sunday.
pub(in crate::domain::when) fn weekend(word: &str) -> bool {
    WEEKEND.contains(&word)
}

/// Whether the word stands before a weekend on which something is to be.
pub(in crate::domain::when) fn at_weekend(word: &str) -> bool {
    AT_WEEKEND.contains(&word)
}

/// Where something is to be beside what is named behind this word.
pub(in crate::domain::when) fn side(word: &str) -> Option<Side> {
    meaning(SIDES, word)
}

/// Where something is to be beside the New Year that the words name.
pub(in crate::domain::when) fn new_year(words: &str) -> Option<Side> {
    meaning(NEW_YEAR, words)
}

/// Whether the words mean this very moment.
pub(in crate::domain::when) fn at_once(words: &str) -> bool {
    AT_ONCE.contains(&words)
}

/// Whether the words mean the end of the day that is.
pub(in crate::domain::when) fn midnight(words: &str) -> bool {
    MIDNIGHT.contains(&words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn every_word_is_folded_and_listed_once() {
        let months = [MONTHS_WITHIN, MONTHS_TO].concat();
        let sides = [SIDES, NEW_YEAR].concat();
        let months = months.iter().flat_map(|(_, words)| words.iter());
        let sides = sides.iter().flat_map(|(_, words)| words.iter());
        let rest = [WEEKEND, AT_ONCE, MIDNIGHT].concat();
        let mut all: Vec<&str> = months.chain(sides).chain(&rest).copied().collect();
        assert!(all.iter().chain(AT_WEEKEND).all(|word| fold(word) == *word), "{all:?}");
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "{all:?}");
    }
}
