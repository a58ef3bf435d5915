//! Periods as a query names them: `this-week`, `last-7d`, `<3d`, `2026-01..2026-03`, `вчера`.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::span::{Span, Unit};
use super::words::{self, Link};
use super::{WhenError, calendar, near, parse_date, said};
use crate::domain::fold::fold;

/// A period: its first moment and the first moment after it.
type Range = (NaiveDateTime, NaiveDateTime);

/// Names of periods as they are suggested.
const SUGGESTED: &[&str] = &["today", "yesterday", "tomorrow", "сегодня", "вчера", "wczoraj"];

/// Reads a period: a day, a month, a year, a named week, month, quarter or year, the last or next
/// so many days with today among them, `<3d` (since three days ago, until the end of today),
/// `>3d` (before that), and two of them with `..` between, either of which may be missing.
/// `None` where the text is nothing of the kind; some periods that cannot be, or are almost one,
/// are errors.
pub fn parse_range(text: &str, now: NaiveDateTime) -> Option<Result<Range, WhenError>> {
    let words = fold(text).replace([' ', '_'], "-");
    if let Some((from, to)) = words.split_once("..") {
        return between(text, from, to, now);
    }
    let today = now.date();
    if let Some(length) = words.strip_prefix('<') {
        let since = Span::read(length)?.before(now);
        return Some(range(text, since.and_then(|since| Some((since, end_of(today)?)))));
    }
    if let Some(length) = words.strip_prefix('>') {
        let until = Span::read(length)?.before(now);
        return Some(range(text, until.map(|until| (first_of_all(), until))));
    }
    if let Some(days) = named(&words, today).or_else(|| year_or_month(&words)) {
        return Some(range(text, days.map(whole)));
    }
    match parse_date(&words.replace('-', " "), today).or_else(|_| parse_date(text, today)) {
        Ok(day) => Some(range(text, day.succ_opt().map(|next| whole((day, next))))),
        Err(WhenError::Unknown { .. }) => {
            let suggestion = near::among(&words, SUGGESTED)?.to_owned();
            Some(Err(WhenError::NearMiss { text: said(text), suggestion }))
        }
        Err(error) => Some(Err(error)),
    }
}

/// From the beginning of one period to the end of another.
fn between(
    text: &str,
    from: &str,
    to: &str,
    now: NaiveDateTime,
) -> Option<Result<Range, WhenError>> {
    let bound = |side: &str, open: NaiveDateTime| match side {
        "" => Some(Ok((open, open))),
        side => parse_range(side, now),
    };
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let (from, to) = (bound(from, first_of_all())?, bound(to, NaiveDateTime::MAX)?);
    Some(match (from, to) {
        (Ok((from, _)), Ok((_, to))) => range(text, (from < to).then_some((from, to))),
        (Err(error), _) | (_, Err(error)) => Err(error),
    })
}

/// `this-week`, `last-7d`, `последние-7-дней`. The inner `None` is a period off the calendar.
fn named(words: &str, today: NaiveDate) -> Option<Option<(NaiveDate, NaiveDate)>> {
    let mut words = words.split('-').filter(|word| !word.is_empty()).peekable();
    let is_preposition = |word: &&str| matches!(words::link(word), Some(Link::At | Link::On));
    while words.next_if(|word| is_preposition(word) || *word == "за" || *word == "za").is_some() {
    }
    let link = words::link(words.next()?)?;
    let ahead = match link {
        Link::Last => -1,
        Link::This => 0,
        Link::Next => 1,
        _ => return None,
    };
    let first = words.next()?;
    let second = words.next();
    if words.next().is_some() {
        return None;
    }
    if second.is_none()
        && let Some(unit) = words::unit(first).filter(|unit| *unit as u8 >= Unit::Day as u8)
    {
        return Some(calendar::period(today, unit, ahead));
    }
    let span = match second {
        Some(unit) => Span::of(words::number(first)?, words::unit(unit)?)?,
        None => Span::read(first)?,
    };
    if span.is_timed() || span == Span::default() {
        return None;
    }
    let midnight = today.and_time(NaiveTime::MIN);
    let days = || match ahead {
        1 => Some((today, span.after(midnight)?.date())),
        _ => Some((span.before(end_of(today)?)?.date(), end_of(today)?.date())),
    };
    (ahead != 0).then(days)
}

/// `2026` and `2026-05`. The inner `None` is a month there cannot be.
fn year_or_month(words: &str) -> Option<Option<(NaiveDate, NaiveDate)>> {
    let (year, month) = match words.split_once('-') {
        Some((year, month)) => (year, Some(words::digits(month, 1..=2)?)),
        None => (words, None),
    };
    let year = i32::try_from(words::digits(year, 4..=4)?).ok()?;
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1);
    let unit = if month.is_some() { Unit::Month } else { Unit::Year };
    Some(first.and_then(|first| calendar::period(first, unit, 0)))
}

/// Whole days as moments.
fn whole((from, to): (NaiveDate, NaiveDate)) -> Range {
    (from.and_time(NaiveTime::MIN), to.and_time(NaiveTime::MIN))
}

/// The first moment after a day.
fn end_of(day: NaiveDate) -> Option<NaiveDateTime> {
    Some(day.succ_opt()?.and_time(NaiveTime::MIN))
}

/// Before anything anybody records.
fn first_of_all() -> NaiveDateTime {
    NaiveDate::MIN.with_year(1).unwrap_or(NaiveDate::MIN).and_time(NaiveTime::MIN)
}

/// A period that may turn out to be impossible.
fn range(text: &str, range: Option<Range>) -> Result<Range, WhenError> {
    range.ok_or_else(|| WhenError::Impossible { text: said(text) })
}
