//! Days of the month without their month: `5 числа`, `5-го`, `on the 5th`, `piątego`.

use chrono::{Datelike, NaiveDate};

use super::super::beside;
use super::super::calendar;
use super::super::numeric;
use super::super::span::Unit;
use super::super::words::{self, Link};
use super::{Read, Reader, found};

/// Words that say that the number before them is a day of the month.
const DAY_OF_MONTH: [&str; 3] = ["числа", "число", "числу"];

/// How English words and numbers of a row end.
const ENGLISH: [&str; 4] = ["st", "nd", "rd", "th"];

impl Reader<'_> {
    /// The number of a day of the month and the place after it: `5`, `5-го`, `пятого`, `двадцать
    /// пятого`.
    pub(super) fn number_of_day(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.word(at);
        let tens = words::number(word).or_else(|| words::ordinal(word));
        let ones = words::ordinal(self.word(at + 1)).filter(|ones| *ones < 10);
        let is_letters = word.starts_with(char::is_alphabetic);
        if let (Some(tens @ (20 | 30)), Some(ones), true) = (tens, ones, is_letters) {
            return Some((tens + ones, at + 2));
        }
        let day = numeric::day_of_month(word).or_else(|| words::ordinal(word))?;
        Some((day, at + 1))
    }

    /// The day of the month that is named at `at`, behind the preposition that ends before `start`.
    ///
    /// # Errors
    /// A day that no month has.
    pub(super) fn day_of_month(&self, at: usize, start: usize) -> Read<NaiveDate> {
        let Some((day, mut end)) = self.number_of_day(start) else { return Ok(None) };
        let (first, last) = (self.word(start), self.word(end - 1));
        let is_spelled = first.starts_with(char::is_alphabetic);
        let is_row = is_spelled || numeric::has_ending(first);
        let is_english = ENGLISH.iter().any(|ending| last.ends_with(ending));
        let is_said = DAY_OF_MONTH.contains(&self.word(end));
        end += usize::from(is_said);
        let (months, end) = self.which_month(end);
        let before = self.word(start.saturating_sub(1));
        let is_other = at == start && (beside::is_of(before) || beside::is_numbered(before));
        // The first and the second are often people and things.
        let is_apart = match (is_spelled, self.preposition(at).0) {
            (false, _) | (true, Some(_)) => true,
            (true, None) => !is_english && (at == 0 || self.is_end(end)),
        };
        let is_whole = || self.is_end(end) || self.opens_behind(end, is_english);
        let is_day = is_said || is_row && !is_other && is_apart && (months.is_some() || is_whole());
        if !is_day {
            return Ok(None);
        }
        found(self.day_in(day, months), at..end, true)
    }

    /// Whether a day of the month is complete before this place. A name behind it may be that of
    /// which it is the fifth, and so may an English noun.
    fn opens_behind(&self, at: usize, is_english: bool) -> bool {
        let word = self.word(at);
        self.is_named_day(at)
            || beside::opens(word)
            || !is_english && beside::is_plan(word)
            || self.link(at) == Some(Link::At)
            || numeric::time_of_day(word).is_some()
    }

    /// `of the month`, `следующего месяца`: how many months from this one, and the place after it.
    fn which_month(&self, at: usize) -> (Option<u32>, usize) {
        let mut start = at + usize::from(self.word(at) == "of");
        start += usize::from(self.link(start) == Some(Link::The));
        let link = self.link(start).filter(|link| matches!(link, Link::Next | Link::This));
        let is_month = |at| words::unit(self.word(at)) == Some(Unit::Month);
        match link {
            Some(link) if is_month(start + 1) => (Some(u32::from(link == Link::Next)), start + 2),
            None if start > at && is_month(start) => (Some(0), start + 1),
            _ => (None, at),
        }
    }

    /// This day of the month so many months ahead; where none is named, the coming such day.
    fn day_in(&self, day: u32, months: Option<u32>) -> Option<NaiveDate> {
        let today = self.now.today();
        let first = |ahead: u32| {
            let ahead = i32::try_from(ahead).ok()?;
            calendar::period(today, Unit::Month, ahead).map(|(first, _)| first)
        };
        match months {
            Some(ahead) => first(ahead)?.with_day(day),
            None => {
                (0..12).filter_map(|ahead| first(ahead)?.with_day(day)).find(|date| *date >= today)
            }
        }
    }
}
