//! Stretches of time within a day: `с 15 до 16`, `from 9:00 to 10:30`, `15:00-16:00`.
//!
//! Its words stay in the text, since an activity has no end; whoever needs one reads it there.

use chrono::NaiveTime;

use super::numeric::{self, Clock};
use super::tokens::Token;
use super::words;

/// Words before the beginning of a stretch.
const FROM: [&str; 4] = ["с", "со", "from", "od"];

/// Words between its beginning and its end.
const UNTIL: [&str; 9] = ["до", "do", "to", "till", "until", "по", "-", "–", "—"];

/// The beginning and the end of the stretch that these words begin with, and how many words it takes.
/// Bare numbers are one where `is_said` that a time is meant, or with a word before the first.
pub(super) fn read(words: &[Token], is_said: bool) -> Option<((NaiveTime, NaiveTime), usize)> {
    let word = |at: usize| words.get(at).map_or("", |token| token.word.as_str());
    let is_end = |at: usize| words.get(at).is_none_or(Token::is_mark);
    if FROM.contains(&word(0)) && UNTIL.contains(&word(2)) {
        let is_spoken = word(2).chars().all(char::is_alphabetic);
        return Some((whole(word(1), word(3), is_spoken)?, 4));
    }
    if word(1).chars().all(|c| !c.is_alphanumeric()) && UNTIL.contains(&word(1)) {
        return Some((whole(word(0), word(2), false)?, 3));
    }
    let (begin, end) = word(0).split_once(['-', '–', '—'])?;
    Some((whole(begin, end, is_said && is_end(1))?, 1))
}

/// A stretch that ends later on the day it begins; `3-4pm` begins after noon as well.
fn whole(begin: &str, end: &str, bare: bool) -> Option<(NaiveTime, NaiveTime)> {
    let half = ["am", "pm"].into_iter().find(|half| end.ends_with(half));
    if let Some(half) = half.filter(|_| begin.ends_with(|c: char| c.is_ascii_digit()))
        && let Some(found) = whole(&format!("{begin}{half}"), end, bare)
    {
        return Some(found);
    }
    let time = |word: &str| match numeric::time_of_day(word) {
        Some(clock) => clock.time(),
        None if bare => Clock { hour: words::digits(word, 1..=2)?, minute: 0 }.time(),
        None => None,
    };
    let (begin, end) = (time(begin)?, time(end)?);
    (begin < end).then_some((begin, end))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn a_stretch_begins_where_it_says() {
        for (text, is_said, expected) in [
            ("с 15 до 16 Ивану", false, Some(("15:00", 4))),
            ("from 9:00 to 10:30", false, Some(("09:00", 4))),
            ("od 8 do 12", false, Some(("08:00", 4))),
            ("15:00-16:00", false, Some(("15:00", 1))),
            ("15:00 – 16:30", false, Some(("15:00", 3))),
            ("15-16", true, Some(("15:00", 1))),
            ("15-16", false, None),
            ("15-16 окон", true, None),
            ("с 15 до 10 процентов", false, None),
            ("с Иваном до 16", false, None),
            ("10 - 12", false, None),
            ("2026-12-01", true, None),
            ("с", false, None),
            ("", true, None),
        ] {
            let found = read(&tokens(text), is_said);
            let found = found.map(|((at, _), words)| (at.format("%H:%M").to_string(), words));
            let expected = expected.map(|(at, words)| (at.to_owned(), words));
            assert_eq!(found, expected, "{text}");
        }
    }
}
