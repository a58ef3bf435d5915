//! Periods as a query names them: `this-week`, `last-7d`, `<3d`, `2026-01..2026-03`, `вчера`.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::span::{Span, Unit};
use super::words::{self, Link};
use super::{Now, WhenError, calendar, names_longer, names_no_year, near, parse_date, said};
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
pub fn parse_range(text: &str, now: Now) -> Option<Result<Range, WhenError>> {
    read(text, now, false)
}

/// Reads a period as [`parse_range`] does, of what has happened: a day without a year is the last
/// one there was, and not the coming one,
/// and so with a month.
pub fn parse_past(text: &str, now: Now) -> Option<Result<Range, WhenError>> {
    read(text, now, true)
}

fn read(text: &str, now: Now, past: bool) -> Option<Result<Range, WhenError>> {
    let words = fold(text).replace([' ', '_'], "-");
    if let Some((from, to)) = words.split_once("..") {
        return between(text, (from, to), now, past);
    }
    let today = now.today();
    if let Some(length) = words.strip_prefix('<') {
        let since = Span::read(length)?.before(now.at);
        return Some(range(text, since.and_then(|since| Some((since, end_of(today)?)))));
    }
    if let Some(length) = words.strip_prefix('>') {
        let until = Span::read(length)?.before(now.at);
        return Some(range(text, until.map(|until| (first_of_all(), until))));
    }
    if let Some(days) = named(&words, today).or_else(|| year_or_month(&words, today, past)) {
        return Some(range(text, days.map(whole)));
    }
    // One day of a longer time is not that time.
    if names_longer(&words.replace('-', " "), now) {
        return None;
    }
    let day = |today| {
        let now = now.on(today);
        parse_date(&words.replace('-', " "), now).or_else(|_| parse_date(text, now))
    };
    let found = day(today).map(|found| if past { latest(found, today, day) } else { found });
    match found {
        Ok(day) => Some(range(text, day.succ_opt().map(|next| whole((day, next))))),
        Err(WhenError::Unknown { .. }) => {
            let suggestion = near::among(&words, SUGGESTED)?.to_owned();
            Some(Err(WhenError::NearMiss { text: said(text), suggestion }))
        }
        Err(error) => Some(Err(error)),
    }
}

/// The day that was found, or the same day a year before where it is still to come and its year was
/// not named: such a day is of another year where one reads it in another year.
fn latest(
    found: NaiveDate,
    today: NaiveDate,
    read: impl Fn(NaiveDate) -> Result<NaiveDate, WhenError>,
) -> NaiveDate {
    let before = found.with_year(found.year() - 1);
    before.filter(|_| found > today && names_no_year(read)).unwrap_or(found)
}

/// From the beginning of one period to the end of another.
fn between(
    text: &str,
    (from, to): (&str, &str),
    now: Now,
    past: bool,
) -> Option<Result<Range, WhenError>> {
    let bound = |side: &str, open: NaiveDateTime| match side {
        "" => Some(Ok((open, open))),
        side => read(side, now, past),
    };
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let (from, to) = (bound(from, first_of_all())?, bound(to, last_of_all())?);
    Some(match (from, to) {
        (Ok((from, _)), Ok((_, to))) if from < to => Ok((from, to)),
        (Ok(_), Ok(_)) => Err(WhenError::Backwards { text: said(text) }),
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
        && let Some(unit) =
            words::unit(first).filter(|unit| !matches!(unit, Unit::Minute | Unit::Hour))
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

/// `2026`, or a month as [`parse_month`] reads it; of what has happened, the last one that began where
/// no year is named. The inner `None` is a period off the calendar.
fn year_or_month(
    words: &str,
    today: NaiveDate,
    past: bool,
) -> Option<Option<(NaiveDate, NaiveDate)>> {
    if let Some(year) = year(words) {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        return Some(first.and_then(|first| calendar::period(first, Unit::Year, 0)));
    }
    let (named, month) = month(words)?;
    let first = |year| NaiveDate::from_ymd_opt(year, month, 1);
    let first = first(named.unwrap_or(today.year())).and_then(|coming| match named {
        None if past && coming > today => first(today.year() - 1),
        _ => Some(coming),
    });
    Some(first.and_then(|first| calendar::period(first, Unit::Month, 0)))
}

/// The first day of a month: `2026-05`, `05.2026`, `May 2026`, `May` of this year. `None` where the
/// text is no month, or none there can be.
pub fn parse_month(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (year, month) = month(&fold(text).replace(' ', "-"))?;
    NaiveDate::from_ymd_opt(year.unwrap_or(today.year()), month, 1)
}

/// The year, where one is named, and the number of a month.
fn month(words: &str) -> Option<(Option<i32>, u32)> {
    let numbered = |word| words::month(word).or_else(|| words::digits(word, 1..=2));
    let parts = words.split(['-', '.']).filter(|part| !part.is_empty());
    match parts.collect::<Vec<_>>()[..] {
        [word] => Some((None, words::month(word)?)),
        [one, other] => match year(one) {
            Some(year) => Some((Some(year), numbered(other)?)),
            None => Some((Some(year(other)?), numbered(one)?)),
        },
        _ => None,
    }
}

fn year(word: &str) -> Option<i32> {
    i32::try_from(words::digits(word, 4..=4)?).ok()
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
    NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN).and_time(NaiveTime::MIN)
}

/// After anything anybody plans; its year still has four digits.
fn last_of_all() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX).and_time(NaiveTime::MIN)
}

/// A period that may turn out to be impossible.
fn range(text: &str, range: Option<Range>) -> Result<Range, WhenError> {
    range.ok_or_else(|| WhenError::Impossible { text: said(text), last: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::when::Order;

    fn moment(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn now() -> Now {
        Now { at: moment("2026-11-18 14:00"), order: Order::DayFirst }
    }

    fn coming(text: &str) -> Option<Result<Range, WhenError>> {
        parse_range(text, now())
    }

    #[test]
    fn whole_days_are_periods() {
        let table = [
            ("today", "2026-11-18", "2026-11-19"),
            ("Yesterday", "2026-11-17", "2026-11-18"),
            ("tomorrow", "2026-11-19", "2026-11-20"),
            ("сегодня", "2026-11-18", "2026-11-19"),
            ("вчера", "2026-11-17", "2026-11-18"),
            ("dziś", "2026-11-18", "2026-11-19"),
            ("wczoraj", "2026-11-17", "2026-11-18"),
            ("this-week", "2026-11-16", "2026-11-23"),
            ("last-week", "2026-11-09", "2026-11-16"),
            ("next-week", "2026-11-23", "2026-11-30"),
            ("this-month", "2026-11-01", "2026-12-01"),
            ("last-month", "2026-10-01", "2026-11-01"),
            ("next-month", "2026-12-01", "2027-01-01"),
            ("this-quarter", "2026-10-01", "2027-01-01"),
            ("last-quarter", "2026-07-01", "2026-10-01"),
            ("this-year", "2026-01-01", "2027-01-01"),
            ("last-year", "2025-01-01", "2026-01-01"),
            ("last month", "2026-10-01", "2026-11-01"),
            ("эта-неделя", "2026-11-16", "2026-11-23"),
            ("на прошлой неделе", "2026-11-09", "2026-11-16"),
            ("в следующем месяце", "2026-12-01", "2027-01-01"),
            ("w-tym-tygodniu", "2026-11-16", "2026-11-23"),
            ("zeszły-rok", "2025-01-01", "2026-01-01"),
            ("last-7d", "2026-11-12", "2026-11-19"),
            ("last-1d", "2026-11-18", "2026-11-19"),
            ("next-7d", "2026-11-18", "2026-11-25"),
            ("last-2w", "2026-11-05", "2026-11-19"),
            ("последние 7 дней", "2026-11-12", "2026-11-19"),
            ("ostatnie-7-dni", "2026-11-12", "2026-11-19"),
            ("2026-05-17", "2026-05-17", "2026-05-18"),
            ("17.05.2026", "2026-05-17", "2026-05-18"),
            ("17-05-2026", "2026-05-17", "2026-05-18"),
            ("17/5", "2027-05-17", "2027-05-18"),
            ("2026-05", "2026-05-01", "2026-06-01"),
            ("05.2026", "2026-05-01", "2026-06-01"),
            ("May 2025", "2025-05-01", "2025-06-01"),
            ("2025_maj", "2025-05-01", "2025-06-01"),
            ("may", "2026-05-01", "2026-06-01"),
            ("December", "2026-12-01", "2027-01-01"),
            ("декабрь", "2026-12-01", "2027-01-01"),
            ("grudzień 2025", "2025-12-01", "2026-01-01"),
            ("2026", "2026-01-01", "2027-01-01"),
            ("2026-01..2026-03", "2026-01-01", "2026-04-01"),
            ("2025..2026-02-10", "2025-01-01", "2026-02-11"),
            ("yesterday..tomorrow", "2026-11-17", "2026-11-20"),
            ("..2026-03", "0001-01-01", "2026-04-01"),
        ];
        for (text, from, to) in table {
            let day = |day: &str| moment(&format!("{day} 00:00"));
            assert_eq!(coming(text), Some(Ok((day(from), day(to)))), "{text}");
        }
    }

    #[test]
    fn an_age_counts_from_this_moment() {
        let today_ends = moment("2026-11-19 00:00");
        let first = moment("0001-01-01 00:00");
        let table = [
            ("<3d", moment("2026-11-15 14:00"), today_ends),
            ("<2h", moment("2026-11-18 12:00"), today_ends),
            (">3d", first, moment("2026-11-15 14:00")),
            (">1mo", first, moment("2026-10-18 14:00")),
        ];
        for (text, from, to) in table {
            assert_eq!(coming(text), Some(Ok((from, to))), "{text}");
        }
        let open = (moment("2026-01-01 00:00"), moment("9999-12-31 00:00"));
        assert_eq!(coming("2026.."), Some(Ok(open)));
    }

    #[test]
    fn what_is_no_period_is_told_from_what_cannot_be_one() {
        for text in
            ["", "soon", "..", "<", "<soon", ">2026-05-17", "last", "last-7", "this-7d", "15"]
        {
            assert_eq!(coming(text), None, "{text}");
        }
        for text in ["2026-13", "2026-02-30", "31.02.2026..today"] {
            let error = coming(text).unwrap().unwrap_err();
            assert!(matches!(error, WhenError::Impossible { .. }), "{text}: {error:?}");
        }
        for text in ["2026-03..2026-01", "tomorrow..yesterday"] {
            let backwards = WhenError::Backwards { text: text.to_owned() };
            assert_eq!(coming(text), Some(Err(backwards)), "{text}");
        }
        let near = |text: &str, suggestion: &str| {
            let (text, suggestion) = (text.to_owned(), suggestion.to_owned());
            Some(Err(WhenError::NearMiss { text, suggestion }))
        };
        for (text, meant) in
            [("tdy", None), ("yesterdy", Some("yesterday")), ("frday", Some("friday"))]
        {
            assert_eq!(coming(text), meant.and_then(|meant| near(text, meant)), "{text}");
        }
        assert_eq!(coming("yesterdy..today"), near("yesterdy", "yesterday"));
    }

    #[test]
    fn what_has_happened_was_this_year_or_the_last() {
        for (text, from, to) in [
            ("1 nov", "2026-11-01", "2026-11-02"),
            ("1 ноя..10 ноя", "2026-11-01", "2026-11-11"),
            ("20 listopada..", "2025-11-20", "9999-12-31"),
            ("18.11", "2026-11-18", "2026-11-19"),
            ("19 nov", "2025-11-19", "2025-11-20"),
            // What names its year, or is told from today, stays.
            ("19 nov 2026", "2026-11-19", "2026-11-20"),
            ("november", "2026-11-01", "2026-12-01"),
            ("декабрь", "2025-12-01", "2026-01-01"),
            ("december 2026", "2026-12-01", "2027-01-01"),
            ("tomorrow", "2026-11-19", "2026-11-20"),
            ("next-week", "2026-11-23", "2026-11-30"),
            ("last-7d", "2026-11-12", "2026-11-19"),
        ] {
            let day = |day: &str| moment(&format!("{day} 00:00"));
            let read = parse_past(text, now());
            assert_eq!(read, Some(Ok((day(from), day(to)))), "{text}");
        }
    }
}
