//! Moments: a length of time from now, the end of the day, a day and a time in one word.

use chrono::{NaiveDateTime, Timelike};

use super::super::Reckoning;
use super::super::numeric::{self, Shape};
use super::super::span::{Span, Unit};
use super::super::words::{self, Link};
use super::{Read, Reader, found};

impl Reader<'_> {
    /// A day and a time in one: hours from now, the end of the day, `2026-12-01T10:00`.
    pub(super) fn moment(&self, at: usize) -> Read<(NaiveDateTime, Reckoning)> {
        if let Some((span, end)) = self.span(at)
            && span.is_timed()
        {
            let moment = span.after(self.now).and_then(|at| at.with_second(0)?.with_nanosecond(0));
            let by = Reckoning::Elapsed(span.minutes);
            return found(moment.map(|at| (at, by)), at..end, true);
        }
        if let Some(end) = self.end_of_day(at) {
            let moment = self.now.date().and_hms_opt(18, 0, 0);
            return found(moment.map(|at| (at, Reckoning::Wall)), at..end, true);
        }
        let (_, start) = self.preposition(at);
        match numeric::shape(self.word(start)) {
            Some(Shape::Moment(date, clock, offset)) => {
                let moment = date.date().and_then(|date| Some(date.and_time(clock.time()?)));
                let by = offset.map_or(Reckoning::Wall, Reckoning::Offset);
                found(moment.map(|at| (at, by)), at..start + 1, true)
            }
            _ => Ok(None),
        }
    }

    /// A length of time from now: `+3d`, `+3 days`, `in 2 hours`, `через час`, `za pół godziny`.
    pub(super) fn span(&self, at: usize) -> Option<(Span, usize)> {
        if let Some(word) = self.word(at).strip_prefix('+') {
            if let Some(span) = Span::read(word) {
                return Some((span, at + 1));
            }
            let unit = words::unit(self.word(at + 1))?;
            return Some((Span::of(words::digits(word, 1..=6)?, unit)?, at + 2));
        }
        if self.link(at) != Some(Link::In) {
            return None;
        }
        let start = at + 1;
        if let Some((minutes, end)) = self.lookup(start, words::minutes) {
            return Some((Span::of(minutes, Unit::Minute)?, end));
        }
        if let Some(span) = Span::read(self.word(start)) {
            return Some((span, start + 1));
        }
        if let Some(count) = words::number(self.word(start)) {
            let unit = words::unit(self.word(start + 1))?;
            return Some((Span::of(count, unit)?, start + 2));
        }
        let unit = self.unit_in_full(start).filter(|_| self.word(at) != "in")?;
        Some((Span::of(1, unit)?, start + 1))
    }

    /// The end of a length of time there cannot be, and whether one is certainly meant: backwards
    /// (`-1d`, `in -2 hours`) or with more digits than anybody counts by.
    pub(super) fn no_span(&self, at: usize) -> Option<(usize, bool)> {
        let is_in = self.link(at) == Some(Link::In);
        let start = at + usize::from(is_in);
        let counted = self.word(start).strip_prefix('+').filter(|_| !is_in);
        let backwards = self.word(start).strip_prefix(['-', '−', '–']);
        let word = match (counted, backwards) {
            (Some(rest), _) | (None, Some(rest)) => rest,
            (None, None) if is_in => self.word(start),
            (None, None) => return None,
        };
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = word.len() - unit.len();
        if digits == 0 || backwards.is_none() && digits <= 6 {
            return None;
        }
        let end = match unit {
            "" => words::unit(self.word(start + 1)).map(|_| start + 2)?,
            unit => words::unit(unit).map(|_| start + 1)?,
        };
        Some((end, is_in || counted.is_some()))
    }

    /// `end of day`, `до конца дня`, `tonight`: six in the evening.
    fn end_of_day(&self, at: usize) -> Option<usize> {
        let (_, at) = self.preposition(at);
        if matches!(self.word(at), "eod" | "tonight") {
            return Some(at + 1);
        }
        let (link, start) = self.lookup(at, words::link)?;
        let is_day = words::unit(self.word(start)) == Some(Unit::Day);
        (link == Link::End && is_day).then_some(start + 1)
    }
}
