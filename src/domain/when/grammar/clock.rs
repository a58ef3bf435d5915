//! Times of day: with minutes, an hour that something beside it makes one, a part of the day, a
//! stretch of it.

use std::ops::Range;

use chrono::NaiveTime;

use super::super::beside;
use super::super::numeric::{self, Clock, Shape};
use super::super::span::Unit;
use super::super::stretch;
use super::super::words::{self, Link};
use super::{Read, Reader, Why, Wrong, found};

/// The last hour of the first half of the day, and of the twelve that a clock shows.
const NOON: u32 = 12;

/// Minutes that are known behind an hour without a sign between them.
const QUARTERS: [&str; 4] = ["00", "15", "30", "45"];

/// Words for hours behind a time of day.
const HOURS: [&str; 3] = ["ч", "часов", "godz"];

impl Reader<'_> {
    /// A time of day, with the preposition before it.
    pub(super) fn time(&self, at: usize, after_date: bool) -> Read<(NaiveTime, bool)> {
        // `часов в пять`, `часам к 5`: about that hour.
        let is_about = ["часов", "часа", "часам", "часу"].contains(&self.word(at));
        if is_about && let Some((clock, end)) = self.hour(at + 1, after_date) {
            let is_said = self.preposition(at + 1).0.is_some();
            return match is_said {
                true => found(clock.time().map(|time| (time, false)), at..end, true),
                false => Ok(None),
            };
        }
        let (link, mut start) = self.preposition(at);
        let is_at = link == Some(Link::At);
        if is_at && matches!(self.word(start), "godzinie" | "godz") {
            start += 1;
        }
        let clock = match (self.spoken(at), self.shape(start)) {
            (Some(spoken), _) => Some(spoken),
            (None, Some(Shape::Time(clock))) => Some((clock, start + 1)),
            _ => match self.apart(start, is_at, after_date) {
                Some((clock, true)) => Some((clock, start + 1)),
                Some((clock, false)) => return Err(self.unsure(at..start + 1, clock)),
                None => self.hour(at, after_date),
            },
        };
        if let Some((clock, end)) = clock {
            let (clock, end) = match self.lookup(end, words::half) {
                Some((second, after)) => (clock.in_half(second), after),
                None => (clock, end + usize::from(HOURS.contains(&self.word(end)))),
            };
            return found(clock.time().map(|time| (time, false)), at..end, is_at);
        }
        let start = if link.is_none() && self.link(at) == Some(Link::In) { at + 1 } else { start };
        let start = start + usize::from(self.link(start) == Some(Link::The));
        match self.lookup(at, words::part).or_else(|| self.lookup(start, words::part)) {
            Some((part, end)) if let Some((hour, end)) = self.hour_of_part(end) => {
                let clock = Clock { hour, minute: 0 }.in_half(part >= NOON);
                found(clock.time().map(|time| (time, false)), at..end, true)
            }
            Some((hour, end)) => {
                let time = NaiveTime::from_hms_opt(hour, 0, 0).map(|time| (time, start == at));
                found(time, at..end, true)
            }
            None => Ok(None),
        }
    }

    /// The hour of a part of the day that is named before it: `вечером в 8`.
    fn hour_of_part(&self, at: usize) -> Option<(u32, usize)> {
        let (link, start) = self.preposition(at);
        let hour = words::digits(self.word(start), 1..=2).or_else(|| words::hour(self.word(start)));
        let is_said = link == Some(Link::At) || words::limits(self.word(at));
        let (_, end) = self.hour(at, true).filter(|_| is_said)?;
        hour.filter(|hour| (1..=NOON).contains(hour)).map(|hour| (hour, end))
    }

    /// An hour without minutes: `в 15`, `at 3 pm`, `o godz. 15`, `9 утра`, or `15`, `к 15` after a date. A
    /// number is an hour only where something beside it says so.
    fn hour(&self, at: usize, after_date: bool) -> Option<(Clock, usize)> {
        let (link, mut start) = self.preposition(at);
        let is_at = link == Some(Link::At);
        if is_at && matches!(self.word(start), "godzinie" | "godz") {
            start += 1;
        }
        let is_limit = self.limits(at, after_date);
        // Before a day `po` would be another word.
        let start = start + usize::from(is_limit && start == at);
        // `в час` may be how fast; `в час дня` is a time.
        let one = self.word(start) == "час" && self.lookup(start + 1, words::half).is_some();
        let declined = words::declined_hour(self.word(start)).filter(|_| is_limit);
        let spelled = words::hour(self.word(start)).or(one.then_some(1));
        let spelled = spelled.filter(|_| is_at || is_limit).or(declined);
        let hour = spelled.or_else(|| words::digits(self.word(start), 1..=2))?;
        let bare = self.bare_hour(start, hour);
        let clock = Clock { hour, minute: 0 };
        let end = start + 1;
        let half = self.lookup(end, words::half).is_some();
        let is_minute = |word: &str| {
            words::digits(word, 2..=2).is_some_and(|minute| minute < 60 && minute.is_multiple_of(5))
        };
        let said = match self.word(end) {
            "am" | "pm" | "a.m" | "p.m" => true,
            "дня" => is_at,
            _ if half => true,
            word if words::unit(word) == Some(Unit::Hour) => {
                let halved = self.lookup(end + 1, words::half).is_some();
                let clock = if halved { clock } else { bare };
                let (minute, end) = self.minutes_behind(end + 1).unwrap_or((0, end + 1));
                let clock = Clock { minute, ..clock };
                return (is_at || is_limit || after_date).then_some((clock, end));
            }
            word if is_at && self.is_end(end + 1) && is_minute(word)
                || after_date && QUARTERS.contains(&word) && self.is_complete(end + 1) =>
            {
                let minute = words::digits(word, 2..=2).unwrap_or_default();
                return Some((Clock { minute, ..bare }, end + 1));
            }
            _ => false,
        };
        let exists = clock.hour < 24;
        let is_last = self.is_end(end) || exists && self.is_hour_behind(end);
        let opens = |word: &str| beside::opens(word) && !words::joins(word);
        let completes = |word: &str| self.is_complete(end) && !words::joins(word);
        let is_whole = || self.is_end(end) || self.is_day(end) || opens(self.word(end));
        let alone = is_at && (exists && after_date && spelled.is_none() || is_whole())
            || exists && after_date && is_last
            || exists && is_limit && (is_whole() || completes(self.word(end)));
        match said {
            true => Some((clock, end)),
            false => alone.then_some((bare, end)),
        }
    }

    /// Whether the word here says that a number behind it is the hour by which something is to be: after
    /// a day, or where it can hardly be anything else.
    fn limits(&self, at: usize, after_date: bool) -> bool {
        let word = self.word(at);
        matches!(word, "к" | "ко" | "после") || after_date && words::limits(word)
    }

    /// The minutes behind an hour, `15 ч 30 мин`, and the place after them.
    fn minutes_behind(&self, at: usize) -> Option<(u32, usize)> {
        let minute = words::digits(self.word(at), 1..=2).filter(|minute| *minute < 60)?;
        let is_said = words::unit(self.word(at + 1)) == Some(Unit::Minute);
        let is_last = self.is_end(at + 1) && self.word(at).chars().nth(1).is_some();
        (is_said || is_last).then_some((minute, at + 1 + usize::from(is_said)))
    }

    /// Whether joining words and one more bare hour end the line: `10 and then 12`.
    fn is_hour_behind(&self, at: usize) -> bool {
        let rest = self.tokens.get(at..).unwrap_or_default();
        let joins = rest.iter().take_while(|token| words::joins(&token.word)).count();
        let is_hour = words::digits(self.word(at + joins), 1..=2).is_some_and(|hour| hour < 24);
        joins > 0 && is_hour && self.is_end(at + joins + 1)
    }

    /// An hour with nothing that says which half of the day is meant: nobody means the night by
    /// `в 3`, but `03` is written on the clock of 24 hours.
    fn bare_hour(&self, at: usize, hour: u32) -> Clock {
        let clock = Clock { hour, minute: 0 };
        if self.word(at).starts_with('0') { clock } else { clock.by_day() }
    }

    /// An hour and minutes with a point or a dash between them, `10.30`, `15-30`, where a preposition
    /// or a day says that a time is meant, and whether it certainly is.
    fn apart(&self, at: usize, is_at: bool, after_date: bool) -> Option<(Clock, bool)> {
        let clock = match self.shape(at) {
            Some(Shape::Pair(hour, minute)) if is_at || self.says_minutes(at) => {
                Clock { hour, minute }
            }
            _ => numeric::dashed(self.word(at))?,
        };
        let behind = at + 1;
        let is_halved = self.lookup(behind, words::half).is_some();
        let is_said = is_at || after_date || self.is_named_day(behind) || is_halved;
        let is_hours = HOURS.contains(&self.word(behind));
        if !is_said || beside::is_counted(self.word(behind)) && !is_hours && !is_halved {
            return None;
        }
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let is_named =
            beside::is_numbered(before) || beside::is_paper(before) || beside::is_of(before);
        if !is_at && !after_date && is_named {
            return None;
        }
        Some((clock, is_halved || is_hours || self.is_complete(behind)))
    }

    /// What is wrong with digits that may be this time of day.
    fn unsure(&self, words: Range<usize>, clock: Clock) -> Wrong {
        let why = clock.time().map_or(Why::Impossible, Why::Unsure);
        Wrong { words, why, is_certain: true }
    }

    /// Whether the pair of numbers at a place is an hour with its minutes, `10.30`.
    fn says_minutes(&self, at: usize) -> bool {
        let word = self.word(at);
        let (hour, minute) = word.split_once('.').unwrap_or((word, ""));
        let number = |part: &str| words::digits(part, 1..=2);
        minute.len() == 2
            && number(hour).is_some_and(|hour| hour < 24)
            && number(minute).is_some_and(|minute| minute < 60)
    }

    /// A stretch of time: when it begins.
    pub(super) fn stretch(&self, at: usize, after_date: bool) -> Option<(NaiveTime, usize)> {
        let (link, start) = self.preposition(at);
        let is_at = link == Some(Link::At);
        // `в 10-15` is a quarter past ten; `завтра 10-15` is from ten until three.
        if is_at && numeric::dashed(self.word(start)).is_some() {
            return None;
        }
        let is_said = after_date || is_at;
        let ((begin, _), length) =
            stretch::read(&self.tokens[start.min(self.tokens.len())..], is_said)?;
        Some((begin, start + length))
    }
}
