//! Moments: a length of time from now, the end of the day, a day and a time in one word.

use chrono::NaiveDateTime;

use super::super::Reckoning;
use super::super::calendar;
use super::super::length;
use super::super::numeric::Shape;
use super::super::span::{Span, Unit};
use super::super::words::{self, Link};
use super::{Read, Reader, Why, Wrong, found};

impl Reader<'_> {
    /// A day and a time in one: hours from now, the end of the day, `2026-12-01T10:00`.
    pub(super) fn moment(&self, at: usize) -> Read<(NaiveDateTime, Reckoning)> {
        if let Some((span, end)) = self.span(at)
            && span.is_timed()
        {
            let moment = span.after(self.now.at).and_then(calendar::minute);
            let by = Reckoning::Elapsed(span.minutes);
            return found(moment.map(|at| (at, by)), at..end, true);
        }
        if let Some((why, end)) =
            self.vague_span(at).filter(|_| self.no_span(at).is_none() && self.span(at).is_none())
        {
            return Err(Wrong { words: at..end, why, is_certain: true });
        }
        if let Some(end) = self.end_of_day(at) {
            let moment = self.now.today().and_hms_opt(18, 0, 0);
            return found(moment.map(|at| (at, Reckoning::Wall)), at..end, true);
        }
        let (_, start) = self.preposition(at);
        match self.shape(start) {
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
        let (span, end) = self.lookup(start, length::exact)?;
        // `in week` says nothing, and one letter says less.
        let is_unit = words::unit(self.word(start)).is_some();
        let is_said = !is_unit || self.word(at) != "in" && self.unit_in_full(start).is_some();
        is_said.then_some((span, end))
    }

    /// The end of words that speak of a length of time from now and say none: `через 2-3 дня`, `in a
    /// few days`, `za 1.333 godziny`.
    pub(super) fn vague_span(&self, at: usize) -> Option<(Why, usize)> {
        if self.link(at) != Some(Link::In) {
            return None;
        }
        let start = at + 1;
        let number = self.word(start);
        let is_unit = |at: usize| words::unit(self.word(at)).is_some();
        if number.starts_with(|c: char| c.is_numeric()) && is_unit(start + 1) {
            let why = match number.split_once(['-', '–', '—']) {
                Some(_) => Why::Either(start),
                None => Why::Vague,
            };
            return Some((why, start + 2));
        }
        if number.strip_prefix("пол").is_some_and(|unit| words::unit(unit).is_some()) {
            return Some((Why::Vague, start + 1));
        }
        if words::half_of(number) {
            let unit = start + 1 + usize::from(words::number(self.word(start + 1)) == Some(1));
            return is_unit(unit).then_some((Why::Vague, unit + 1));
        }
        let (_, end) = self.lookup(start, |words| words::some(words).then_some(()))?;
        is_unit(end).then_some((Why::Vague, end + 1))
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
