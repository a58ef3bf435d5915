//! Days: named by a date, by a day of the week, by what they begin or end.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::super::beside;
use super::super::calendar;
use super::super::numeric::{self, Clock, Shape};
use super::super::span::Unit;
use super::super::words::{self, Link};
use super::{Read, Reader, Why, Wrong, found};
use crate::domain::calendar::shifted;

impl Reader<'_> {
    /// A day, with the preposition before it.
    pub(super) fn date(&self, at: usize) -> Read<(NaiveDate, bool)> {
        let today = self.now.today();
        if let Some((end, is_certain)) = self.no_span(at) {
            return found(None, at..end, is_certain);
        }
        if let Some((date, end)) = self.working_days(at) {
            return found(date.map(|date| (date, false)), at..end, true);
        }
        if let Some((span, end)) = self.span(at)
            && !span.is_timed()
        {
            let date = span.after(self.now.at).map(|at| (at.date(), false));
            return found(date, at..end, true);
        }
        let (link, start) = self.preposition(at);
        let day = self.lookup(at, words::day).or_else(|| self.lookup(start, words::day));
        if let Some((offset, end)) = day {
            let date = shifted(today, offset).map(|date| (date, false));
            return found(date, at..end, true);
        }
        if let Some((date, end)) = self.end_of(start).or_else(|| self.start_of(start)) {
            return found(date.map(|date| (date, false)), at..end, true);
        }
        if let Some(((date, is_short), end)) = self.weekday(start) {
            if let (Some((exact, end)), Some(date)) = (self.exact_day(end)?, date) {
                return match exact.weekday() == date.weekday() {
                    true => Ok(Some(((exact, false), end))),
                    false => Err(other_day(at..end, exact)),
                };
            }
            return found(date.map(|date| (date, is_short && link.is_none())), at..end, true);
        }
        if let Some((date, end)) = self.next_unit(start) {
            return found(date.map(|date| (date, false)), at..end, true);
        }
        if let Some((date, end)) = self.day_and_month(start) {
            return found(date.map(|date| (date, false)), at..end, true);
        }
        if let Some((date, end)) = self.longer(at) {
            return found(date.map(|date| (date, true)), at..end, true);
        }
        if let Some((date, end)) = self.day_of_month(at, start)? {
            return Ok(Some(((date, false), end)));
        }
        match self.shape(start) {
            Some(Shape::Pair(..)) if self.is_amount(at, start) => Ok(None),
            Some(Shape::Date(date)) => {
                let end = self.after_year(start + 1);
                found(date.date().map(|date| (date, false)), at..end, true)
            }
            Some(Shape::Pair(hour, minute))
                if link == Some(Link::At) && (Clock { hour, minute }).time().is_some() =>
            {
                Ok(None)
            }
            Some(Shape::Pair(day @ 1..=31, month @ 1..=12)) => {
                // With two digits for the month it is hardly a number with its part.
                let is_sure = link.is_some() || self.ends_with_two(start);
                let date = calendar::coming(today, month, day).map(|date| (date, !is_sure));
                found(date, at..start + 1, is_sure)
            }
            Some(Shape::Pair(32.., 1..=12)) if self.is_timed(start + 1) => {
                found(None, at..start + 1, true)
            }
            _ => Ok(None),
        }
    }

    /// Whether two numbers with a point are rather one that says how much, or the name of something.
    pub(super) fn is_amount(&self, at: usize, start: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        // What is to be done with a paper at a time of day is no number of it.
        let is_papers = || beside::is_paper(before) && !self.is_timed(start + 1);
        let is_named = beside::is_numbered(before) || beside::is_of(before) || is_papers();
        at == start && is_named || beside::is_counted(self.word(start + 1))
    }

    /// Whether the number behind the point has two digits.
    fn ends_with_two(&self, at: usize) -> bool {
        self.word(at).split_once('.').is_some_and(|(_, month)| month.len() == 2)
    }

    /// The end of the weekday that stands after a date and is the weekday of that date.
    ///
    /// # Errors
    /// Another weekday; one that was cut short says so only at the end of the words.
    pub(super) fn same_weekday(
        &self,
        from: usize,
        at: usize,
        date: NaiveDate,
    ) -> Result<Option<usize>, Wrong> {
        let Some((day, is_short)) = words::weekday(self.word(at)) else { return Ok(None) };
        let is_second = words::weekday(self.word(at - 1)).is_some();
        match date.weekday() == day {
            true => Ok(Some(at + 1)),
            false if is_second || is_short && !self.is_end(at + 1) => Ok(None),
            false => Err(other_day(from..at + 1, date)),
        }
    }

    /// A weekday and whether it was cut short: the coming one, the past one, the one of this week,
    /// or the one of the next week.
    fn weekday(&self, at: usize) -> Option<((Option<NaiveDate>, bool), usize)> {
        let today = self.now.today();
        let link = self.link(at);
        let link = link.filter(|link| link.is_of_weekday());
        let start = at + usize::from(link.is_some());
        let (day, is_short) = words::weekday(self.word(start))?;
        let end = start + 1;
        let (_, week) = self.preposition(end);
        let in_next_week = self.link(week) == Some(Link::Next)
            && words::unit(self.word(week + 1)) == Some(Unit::Week);
        if in_next_week {
            return Some(((calendar::weekday_of_week(today, 1, day), false), week + 2));
        }
        // `monday week`.
        if link.is_none() && self.word(end) == "week" {
            return Some(((calendar::weekday_of_week(today, 1, day), false), end + 1));
        }
        let date = match link {
            Some(Link::Next) => calendar::weekday_of_week(today, 1, day),
            Some(Link::Last) => calendar::past_weekday(today, day),
            Some(Link::This) => calendar::weekday_of_week(today, 0, day),
            _ => calendar::coming_weekday(today, day),
        };
        Some(((date, is_short && link.is_none()), end))
    }

    /// The day after a weekday that says which one: `вторник, 24 ноября`, `tue 24.11`, `пн, завтра`.
    ///
    /// # Errors
    /// A day there cannot be.
    fn exact_day(&self, at: usize) -> Read<NaiveDate> {
        if let Some((date, end)) = self.day_and_month(at) {
            return found(date, at..end, true);
        }
        if let Some((offset, end)) = self.lookup(at, words::day) {
            return found(shifted(self.now.today(), offset), at..end, true);
        }
        if let Some(day) = self.day_of_month(at, at)? {
            return Ok(Some(day));
        }
        let date = match self.shape(at) {
            Some(Shape::Date(date)) => date.date(),
            Some(Shape::Pair(day @ 1..=31, month @ 1..=12)) => {
                calendar::coming(self.now.today(), month, day)
            }
            _ => return Ok(None),
        };
        found(date, at..at + 1, true)
    }

    /// The first day of the next week, month, quarter or year; a weekday after it is within it.
    fn next_unit(&self, at: usize) -> Option<(Option<NaiveDate>, usize)> {
        if self.link(at) != Some(Link::Next) {
            return None;
        }
        let unit = self.unit_in_full(at + 1)?;
        let today = self.now.today();
        let (_, start) = self.preposition(at + 2);
        if unit == Unit::Week
            && let Some((day, _)) = words::weekday(self.word(start))
        {
            return Some((calendar::weekday_of_week(today, 1, day), start + 1));
        }
        let first = calendar::period(today, unit, 1)?;
        Some((Some(first.0), at + 2))
    }

    /// `14 ноября`, `1st of dec 2026`, `nov 14`. Without a year it is the coming one.
    fn day_and_month(&self, at: usize) -> Option<(Option<NaiveDate>, usize)> {
        let (day, month, end) = match (self.number_of_day(at), words::month(self.word(at))) {
            (Some((day, after)), _) => {
                let month = after + usize::from(self.word(after) == "of");
                (day, words::month(self.word(month))?, month + 1)
            }
            (None, Some(month)) => {
                let (day, end) = self.number_of_day(at + 1)?;
                (day, month, end)
            }
            (None, None) => return None,
        };
        match numeric::year(self.word(end)) {
            Some(year) => {
                let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
                Some((date, self.after_year(end + 1)))
            }
            None => Some((calendar::coming(self.now.today(), month, day), end)),
        }
    }

    /// The last day of a week, month, quarter, year or of a named month.
    fn end_of(&self, at: usize) -> Option<(Option<NaiveDate>, usize)> {
        let today = self.now.today();
        if self.word(at) == "eom" {
            return Some((calendar::last_day(today, Unit::Month, 0), at + 1));
        }
        let (link, start) = self.lookup(at, words::link)?;
        if link != Link::End {
            return None;
        }
        if let Some(month) = words::month(self.word(start)) {
            let within = match month == today.month() {
                true => Some(today),
                false => calendar::coming(today, month, 1),
            };
            let day = within.and_then(|day| calendar::last_day(day, Unit::Month, 0));
            return Some((day, start + 1));
        }
        let next = usize::from(self.link(start) == Some(Link::Next));
        let this = usize::from(self.link(start) == Some(Link::This));
        let unit = words::unit(self.word(start + next + this))?;
        let date = match unit {
            Unit::Minute | Unit::Hour | Unit::Day => return None,
            _ => calendar::last_day(today, unit, i32::from(next == 1)),
        };
        Some((date, start + next + this + 1))
    }

    /// The first day of the coming week, month, quarter or year, or of a named month: `в начале
    /// следующей недели`, `at the beginning of december`, `na początku miesiąca`.
    fn start_of(&self, at: usize) -> Option<(Option<NaiveDate>, usize)> {
        let today = self.now.today();
        let (_, start) = self.lookup(at, words::link).filter(|(link, _)| *link == Link::Start)?;
        if let Some(month) = words::month(self.word(start)) {
            return Some((calendar::coming(today, month, 1), start + 1));
        }
        let unit = start + usize::from(self.link(start) == Some(Link::Next));
        let first = match words::unit(self.word(unit))? {
            Unit::Minute | Unit::Hour | Unit::Day => return None,
            unit => calendar::period(today, unit, 1)?.0,
        };
        Some((Some(first), unit + 1))
    }

    /// So many days from now that are no weekend: `через 3 рабочих дня`, `in two business days`, `za 3
    /// dni robocze`.
    fn working_days(&self, at: usize) -> Option<(Option<NaiveDate>, usize)> {
        if self.link(at) != Some(Link::In) {
            return None;
        }
        let count = words::number(self.word(at + 1))?;
        let (one, other) = (self.word(at + 2), self.word(at + 3));
        let is_day = |word: &str| words::unit(word) == Some(Unit::Day);
        let is_said = words::working(one) && is_day(other) || is_day(one) && words::working(other);
        is_said.then(|| (calendar::working_day(self.now.today(), count), at + 4))
    }

    /// The place after the word for a year, if one stands there.
    pub(super) fn after_year(&self, at: usize) -> usize {
        at + usize::from(words::unit(self.word(at)) == Some(Unit::Year))
    }
}

/// Words that name this day and another weekday.
fn other_day(words: Range<usize>, day: NaiveDate) -> Wrong {
    Wrong { words, why: Why::OtherDay(day), is_certain: true }
}
