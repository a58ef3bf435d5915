//! Phrases about time: how dates, times of day and lengths of time stand together.
//!
//! It reads from a given word on and says how far the phrase goes; which phrase of a line is meant
//! is the business of [`super::find`].

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::numeric::{self, Clock, Shape};
use super::span::{Span, Unit};
use super::tokens::Token;
use super::words::{self, Link};
use super::{When, calendar, stretch};

/// Words that together name a day, a time of day or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words, by number.
    pub(super) words: Range<usize>,
    /// The day, where one is named.
    pub(super) date: Option<NaiveDate>,
    /// The time of day, where one is named.
    pub(super) time: Option<NaiveTime>,
    /// Whether it may well be no date at all: a short or common word, or two numbers.
    pub(super) is_weak: bool,
    /// Those of its words that say more than is understood, and so stay in the text.
    pub(super) kept: Range<usize>,
}

impl Phrase {
    /// The moment meant. A time without a day is the next such time.
    pub(super) fn when(&self, now: NaiveDateTime) -> Option<When> {
        let Some(time) = self.time else {
            return self.date.map(When::day);
        };
        let date = match self.date {
            Some(date) => date,
            None if time < now.time().with_second(0)?.with_nanosecond(0)? => {
                now.date().succ_opt()?
            }
            None => now.date(),
        };
        Some(When { at: date.and_time(time), timed: true })
    }
}

/// Words that name a day or a time there cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The words, by number.
    pub(super) words: Range<usize>,
    /// The day that is named by its date and by another day of the week.
    pub(super) day: Option<NaiveDate>,
    /// Whether a date is certainly meant, so that the words cannot be mere text.
    is_certain: bool,
}

/// What stands at a place, and the number of the word after it; nothing; or the impossible.
type Read<T> = Result<Option<(T, usize)>, Wrong>;

/// A piece of a phrase.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Date(NaiveDate),
    Time(NaiveTime),
    /// The beginning of a stretch of time.
    Stretch(NaiveTime),
    Moment(NaiveDateTime),
}

/// A piece and whether alone it is weak.
type Weighed = (Piece, bool);

/// Reads phrases out of the words of one line.
pub(super) struct Reader<'a> {
    tokens: &'a [Token],
    now: NaiveDateTime,
}

impl<'a> Reader<'a> {
    /// A reader of these words at this moment.
    pub(super) fn new(tokens: &'a [Token], now: NaiveDateTime) -> Reader<'a> {
        Reader { tokens, now }
    }

    /// The longest phrase that begins at the word `from`.
    ///
    /// # Errors
    /// Words that look like a date there cannot be.
    pub(super) fn phrase(&self, from: usize) -> Result<Option<Phrase>, Wrong> {
        let mut phrase =
            Phrase { words: from..from, date: None, time: None, is_weak: true, kept: from..from };
        let mut pieces = 0;
        while let Some(((piece, is_weak), end)) = self.certain(self.piece(&phrase), pieces > 0)? {
            match piece {
                Piece::Date(date) => phrase.date = Some(date),
                Piece::Time(time) => phrase.time = Some(time),
                Piece::Stretch(time) => {
                    phrase.time = Some(time);
                    phrase.kept = phrase.words.end..end;
                }
                Piece::Moment(at) => {
                    (phrase.date, phrase.time) = (Some(at.date()), Some(at.time()));
                }
            }
            phrase.words.end = end;
            phrase.is_weak = is_weak && pieces == 0;
            pieces += 1;
        }
        Ok((pieces > 0).then_some(phrase))
    }

    /// Digits in the middle of a line that only look like a date are text, unless a time of day
    /// stands beside them.
    fn certain(&self, read: Read<Weighed>, continues: bool) -> Read<Weighed> {
        let is_text = |wrong: &Wrong| {
            let Range { start, end } = wrong.words;
            !wrong.is_certain && !continues && start > 0 && !self.is_end(end) && !self.is_timed(end)
        };
        match read {
            Err(wrong) if is_text(&wrong) => Ok(None),
            read => read,
        }
    }

    /// What continues a phrase: a day if it has none, the day of the week if it has one, a time of
    /// day if it has none.
    fn piece(&self, phrase: &Phrase) -> Read<Weighed> {
        let at = phrase.words.end;
        if let Some(date) = phrase.date
            && let Some(end) = self.same_weekday(phrase.words.start, at, date)?
        {
            return Ok(Some(((Piece::Date(date), false), end)));
        }
        if phrase.date.is_none()
            && phrase.time.is_none()
            && let Some((moment, end)) = self.moment(at)?
        {
            return Ok(Some(((Piece::Moment(moment), false), end)));
        }
        if phrase.date.is_none()
            && let Some(((date, is_weak), end)) = self.date(at)?
        {
            return Ok(Some(((Piece::Date(date), is_weak), end)));
        }
        if phrase.time.is_some() {
            return Ok(None);
        }
        if let Some((time, end)) = self.stretch(at, phrase.date.is_some()) {
            return Ok(Some(((Piece::Stretch(time), false), end)));
        }
        if let Some(((time, is_weak), end)) = self.time(at, phrase.date.is_some())? {
            return Ok(Some(((Piece::Time(time), is_weak), end)));
        }
        Ok(None)
    }

    /// A day and a time in one: hours from now, the end of the day, `2026-12-01T10:00`.
    fn moment(&self, at: usize) -> Read<NaiveDateTime> {
        if let Some((span, end)) = self.span(at)
            && span.is_timed()
        {
            let moment = span.after(self.now).and_then(|at| at.with_second(0)?.with_nanosecond(0));
            return found(moment, at..end, true);
        }
        if let Some(end) = self.end_of_day(at) {
            return found(self.now.date().and_hms_opt(18, 0, 0), at..end, true);
        }
        let (_, start) = self.preposition(at);
        match numeric::shape(self.word(start)) {
            Some(Shape::Moment(date, clock)) => {
                let moment = date.date().and_then(|date| Some(date.and_time(clock.time()?)));
                found(moment, at..start + 1, true)
            }
            _ => Ok(None),
        }
    }

    /// A day, with the preposition before it.
    fn date(&self, at: usize) -> Read<(NaiveDate, bool)> {
        let today = self.now.date();
        if let Some((end, is_certain)) = self.no_span(at) {
            return found(None, at..end, is_certain);
        }
        if let Some((span, end)) = self.span(at)
            && !span.is_timed()
        {
            let date = span.after(self.now).map(|at| (at.date(), false));
            return found(date, at..end, true);
        }
        let (link, start) = self.preposition(at);
        let day = self.lookup(at, words::day).or_else(|| self.lookup(start, words::day));
        if let Some((offset, end)) = day {
            let date = calendar::shifted(today, offset).map(|date| (date, false));
            return found(date, at..end, true);
        }
        if let Some((date, end)) = self.end_of(start) {
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
        match numeric::shape(self.word(start)) {
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
                let date = calendar::coming(today, month, day).map(|date| (date, link.is_none()));
                found(date, at..start + 1, link.is_some())
            }
            Some(Shape::Pair(32.., 1..=12)) if self.is_timed(start + 1) => {
                found(None, at..start + 1, true)
            }
            _ => Ok(None),
        }
    }

    /// A time of day, with the preposition before it.
    fn time(&self, at: usize, after_date: bool) -> Read<(NaiveTime, bool)> {
        let (link, mut start) = self.preposition(at);
        let is_at = link == Some(Link::At);
        if is_at && matches!(self.word(start), "godzinie" | "godz") {
            start += 1;
        }
        let clock = match numeric::shape(self.word(start)) {
            Some(Shape::Time(clock)) => Some((clock, start + 1)),
            Some(Shape::Pair(hour, minute)) if is_at => Some((Clock { hour, minute }, start + 1)),
            Some(Shape::Pair(hour, minute))
                if after_date && self.is_end(start + 1) && self.says_minutes(start) =>
            {
                Some((Clock { hour, minute }, start + 1))
            }
            _ => self.hour(at, after_date),
        };
        if let Some((clock, end)) = clock {
            let (clock, end) = match self.lookup(end, words::half) {
                Some((second, after)) => (clock.in_half(second), after),
                None => (clock, end),
            };
            return found(clock.time().map(|time| (time, false)), at..end, is_at);
        }
        let start = if link.is_none() && self.link(at) == Some(Link::In) { at + 1 } else { start };
        let start = start + usize::from(self.link(start) == Some(Link::The));
        match self.lookup(at, words::part).or_else(|| self.lookup(start, words::part)) {
            Some((hour, end)) => {
                let time = NaiveTime::from_hms_opt(hour, 0, 0).map(|time| (time, start == at));
                found(time, at..end, true)
            }
            None => Ok(None),
        }
    }

    /// An hour without minutes: `в 15`, `at 3 pm`, `o godz. 15`, `9 утра`, or `15` after a date. A
    /// number is an hour only where something beside it says so.
    fn hour(&self, at: usize, after_date: bool) -> Option<(Clock, usize)> {
        let (link, mut start) = self.preposition(at);
        let is_at = link == Some(Link::At);
        if is_at && matches!(self.word(start), "godzinie" | "godz") {
            start += 1;
        }
        let hour = words::digits(self.word(start), 1..=2)?;
        let bare = self.bare_hour(start, hour);
        let clock = Clock { hour, minute: 0 };
        let end = start + 1;
        let half = self.lookup(end, words::half).is_some();
        let said = match self.word(end) {
            "am" | "pm" | "a.m" | "p.m" => true,
            "дня" => is_at,
            _ if half => is_at || link.is_none(),
            word if words::unit(word) == Some(Unit::Hour) => {
                return (is_at || after_date).then_some((bare, end + 1));
            }
            _ => false,
        };
        let exists = clock.hour < 24;
        let is_last = self.is_end(end) || exists && self.is_hour_behind(end);
        let alone = is_at && (exists && after_date || self.is_end(end) || self.is_day(end))
            || exists && link.is_none() && after_date && is_last;
        match said {
            true => Some((clock, end)),
            false => alone.then_some((bare, end)),
        }
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
        let is_early = (1..=6).contains(&hour) && !self.word(at).starts_with('0');
        Clock { hour: if is_early { hour + 12 } else { hour }, minute: 0 }
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
    fn stretch(&self, at: usize, after_date: bool) -> Option<(NaiveTime, usize)> {
        let (link, start) = self.preposition(at);
        let is_said = after_date || link == Some(Link::At);
        let ((begin, _), length) =
            stretch::read(&self.tokens[start.min(self.tokens.len())..], is_said)?;
        Some((begin, start + length))
    }

    /// The end of the weekday that stands after a date and is the weekday of that date.
    ///
    /// # Errors
    /// Another weekday; one that was cut short says so only at the end of the words.
    fn same_weekday(
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

    /// A length of time from now: `+3d`, `+3 days`, `in 2 hours`, `через час`, `za pół godziny`.
    fn span(&self, at: usize) -> Option<(Span, usize)> {
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
    fn no_span(&self, at: usize) -> Option<(usize, bool)> {
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

    /// A weekday and whether it was cut short: the coming one, the past one, the one of this week,
    /// or the one of the next week.
    fn weekday(&self, at: usize) -> Option<((Option<NaiveDate>, bool), usize)> {
        let today = self.now.date();
        let link = self.link(at);
        let link = link.filter(|link| matches!(link, Link::Next | Link::This | Link::Last));
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
            Some(_) => calendar::weekday_of_week(today, 0, day),
            None => calendar::coming_weekday(today, day),
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
            return found(calendar::shifted(self.now.date(), offset), at..end, true);
        }
        let date = match numeric::shape(self.word(at)) {
            Some(Shape::Date(date)) => date.date(),
            Some(Shape::Pair(day @ 1..=31, month @ 1..=12)) => {
                calendar::coming(self.now.date(), month, day)
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
        let today = self.now.date();
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
        let (first, second) = (self.word(at), self.word(at + 1));
        let (day, month, end) = match (numeric::day_of_month(first), words::month(first)) {
            (Some(day), _) => {
                let month = at + 1 + usize::from(second == "of");
                (day, words::month(self.word(month))?, month + 1)
            }
            (None, Some(month)) => (numeric::day_of_month(second)?, month, at + 2),
            (None, None) => return None,
        };
        match numeric::year(self.word(end)) {
            Some(year) => {
                let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
                Some((date, self.after_year(end + 1)))
            }
            None => Some((calendar::coming(self.now.date(), month, day), end)),
        }
    }

    /// The last day of a week, month, quarter, year or of a named month.
    fn end_of(&self, at: usize) -> Option<(Option<NaiveDate>, usize)> {
        let today = self.now.date();
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

    /// A preposition before a date or a time, with the article after it, and what follows.
    fn preposition(&self, at: usize) -> (Option<Link>, usize) {
        let link = self.link(at).filter(|link| matches!(link, Link::At | Link::On));
        let after = at + usize::from(link.is_some());
        (link, after + usize::from(self.link(after) == Some(Link::The)))
    }

    /// The place after the word for a year, if one stands there.
    fn after_year(&self, at: usize) -> usize {
        at + usize::from(words::unit(self.word(at)) == Some(Unit::Year))
    }

    /// Whether a day is named at this place.
    fn is_day(&self, at: usize) -> bool {
        matches!(self.date(at), Ok(Some(_)))
    }

    /// Whether a time of day is named at this place, behind what would be a date.
    fn is_timed(&self, at: usize) -> bool {
        self.stretch(at, true).is_some() || !matches!(self.time(at, true), Ok(None))
    }

    /// Whether the words end here; marks do not count as words.
    fn is_end(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(Token::is_mark)
    }

    /// A unit without a number, which a single letter cannot be.
    fn unit_in_full(&self, at: usize) -> Option<Unit> {
        words::unit(self.word(at)).filter(|_| self.word(at).chars().nth(1).is_some())
    }

    fn link(&self, at: usize) -> Option<Link> {
        words::link(self.word(at))
    }

    /// The word at a place; nothing beyond the end.
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.word)
    }

    /// The meaning of the longest run of words from a place, and the place after it.
    fn lookup<T>(&self, at: usize, meaning: impl Fn(&str) -> Option<T>) -> Option<(T, usize)> {
        let longest = self.tokens.len().min(at + 5);
        (at + 1..=longest).rev().find_map(|end| {
            let words: Vec<&str> = self.tokens[at..end].iter().map(|t| &*t.word).collect();
            Some((meaning(&words.join(" "))?, end))
        })
    }
}

/// A value that may turn out to be impossible, with the words it was read from.
fn found<T>(value: Option<T>, words: Range<usize>, is_certain: bool) -> Read<T> {
    let end = words.end;
    value.map(|value| Some((value, end))).ok_or(Wrong { words, day: None, is_certain })
}

/// Words that name this day and another weekday.
fn other_day(words: Range<usize>, day: NaiveDate) -> Wrong {
    Wrong { words, day: Some(day), is_certain: true }
}
