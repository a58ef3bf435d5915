//! Dates and times written in digits: `2026-12-01`, `1.12.26`, `15:00`, `3pm`, `15ч`.
//!
//! It sees the shape of one word; whether such a day exists is asked afterwards.

use chrono::{NaiveDate, NaiveTime};

use super::order::Order;
use super::words;

/// What the digits of a word look like. The numbers may be impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day with its year.
    Date(Ymd),
    /// Two numbers with a point: a day and a month, or an hour and minutes.
    Pair(u32, u32),
    /// An hour and minutes.
    Time(Clock),
    /// A day with its year and a time, `2026-12-01T10:00`, and how many seconds ahead of UTC its
    /// clock is, where that stands behind it: `+01:00`, `Z`.
    Moment(Ymd, Clock, Option<i32>),
}

/// The last year a day can be of.
pub(super) const LAST_YEAR: i32 = 9999;

/// Year, month and day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ymd(u32, u32, u32);

impl Ymd {
    /// The day, if there is such a one. Nobody plans beyond years of four digits.
    pub(super) fn date(self) -> Option<NaiveDate> {
        let year = i32::try_from(self.0).ok().filter(|year| *year <= LAST_YEAR)?;
        NaiveDate::from_ymd_opt(year, self.1, self.2)
    }
}

/// Hours and minutes as written, and whether a half of the day is already counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// The hour.
    pub(super) hour: u32,
    /// The minute.
    pub(super) minute: u32,
}

impl Clock {
    /// The time of day, if there is such a one.
    pub(super) fn time(self) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(self.hour, self.minute, 0)
    }

    /// The same reading where nothing says which half of the day is meant: nobody means the night.
    pub(super) fn by_day(self) -> Clock {
        Clock {
            hour: if (1..=6).contains(&self.hour) { self.hour + 12 } else { self.hour },
            ..self
        }
    }

    /// The same reading on the twelve-hour clock; hours after noon stay what they are.
    pub(super) fn in_half(self, second: bool) -> Clock {
        let hour = match (self.hour, second) {
            (12, false) => 0,
            (1..=11, true) => self.hour + 12,
            _ => self.hour,
        };
        Clock { hour, ..self }
    }
}

/// The shape of a folded word, if it is one of digits, where days are written in this order.
pub(super) fn shape(word: &str, order: Order) -> Option<Shape> {
    if let Some((date, time)) = word.split_once('t') {
        let (time, offset) = split_offset(time)?;
        return Some(Shape::Moment(iso(date)?, clock(time)?, offset));
    }
    let date = || iso(word).map(Shape::Date).or_else(|| parted(word, order));
    time_of_day(word).map(Shape::Time).or_else(date)
}

/// An hour and minutes, or an hour that says it is one.
pub(super) fn time_of_day(word: &str) -> Option<Clock> {
    clock(word).or_else(|| marked_hour(word))
}

/// The day of a month: `14`, `1st`, `14-го`, `3-е`.
pub(super) fn day_of_month(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, suffix) = word.split_at(end);
    let suffix = suffix.trim_start_matches('-');
    let is_known = suffix.is_empty() || ENDINGS.contains(&suffix);
    is_known.then(|| words::digits(number, 1..=2)).flatten()
}

/// Whether a word that is the day of a month says by its ending that it is one of a row.
pub(super) fn has_ending(word: &str) -> bool {
    !word.ends_with(|c: char| c.is_ascii_digit())
}

/// Endings of a number that is one of a row.
const ENDINGS: &[&str] = &[
    "st", "nd", "rd", "th", "го", "ого", "его", "е", "ое", "му", "ому", "go", "ego", "tego",
    "szego", "giego", "ciego", "mego",
];

/// An hour and minutes with a dash, `15-30`: nobody counts minutes one by one so, but things.
pub(super) fn dashed(word: &str) -> Option<Clock> {
    let (hour, minute) = word.split_once('-')?;
    let minute = words::digits(minute, 2..=2).filter(|minute| minute.is_multiple_of(5))?;
    let clock = Clock { hour: words::digits(hour, 1..=2)?, minute };
    clock.time().map(|_| clock)
}

/// A year of four digits.
pub(super) fn year(word: &str) -> Option<u32> {
    words::digits(word, 4..=4).filter(|year| (1900..2200).contains(year))
}

/// Whether the word is digits with separators, so that nothing but a date can be meant, and yet is
/// none.
pub(super) fn is_impossible(word: &str, order: Order) -> bool {
    let exists = match shape(word, order) {
        Some(Shape::Date(date)) => date.date().is_some(),
        Some(Shape::Pair(..)) | None => false,
        Some(Shape::Time(clock)) => clock.time().is_some(),
        Some(Shape::Moment(date, clock, _)) => date.date().is_some() && clock.time().is_some(),
    };
    !exists
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.contains(['.', ':', '-'])
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ':' | '-' | 't'))
}

fn iso(word: &str) -> Option<Ymd> {
    let mut parts = word.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let day = words::digits(day, 1..=2).filter(|_| parts.next().is_none())?;
    let month = words::digits(month, 1..=2)?;
    let long = || words::digits(year, 5..=9).filter(|_| month <= 12 && day <= 31);
    Some(Ymd(words::digits(year, 4..=4).or_else(long)?, month, day))
}

/// `31.12.2026`, `31/12/26`, `31-12-2026`, and with a point also without a year: with another mark
/// that is rather a fraction or a number with its part.
fn parted(word: &str, order: Order) -> Option<Shape> {
    let mark = word.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let mut parts = word.split(mark);
    let first = words::digits(parts.next()?, 1..=2)?;
    let second = words::digits(parts.next()?, 1..=2)?;
    let Some(year) = parts.next() else {
        return (mark == '.').then_some(Shape::Pair(first, second));
    };
    let full = match year.len() {
        2 if mark != '-' => words::digits(year, 2..=2)? + 2000,
        _ => words::digits(year, 4..=4)?,
    };
    let (day, month) = order.day_and_month(first, mark, second);
    let date = Ymd(full, month, day);
    // Numbers with a dash between are seldom a date that cannot be.
    let is_meant = mark != '-' || date.date().is_some();
    (parts.next().is_none() && is_meant).then_some(Shape::Date(date))
}

/// The day of a month with a slash between, `31/12`, where that is all somebody says.
pub(super) fn slashed(word: &str, order: Order) -> Option<Shape> {
    let (first, second) = word.split_once('/')?;
    let (first, second) = (words::digits(first, 1..=2)?, words::digits(second, 1..=2)?);
    let (day, month) = order.day_and_month(first, '/', second);
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    is_day.then_some(Shape::Pair(day, month))
}

/// A time without the offset from UTC behind it, and that offset in seconds; `None` where it is
/// none a clock can have.
fn split_offset(time: &str) -> Option<(&str, Option<i32>)> {
    if let Some(time) = time.strip_suffix('z') {
        return Some((time, Some(0)));
    }
    let Some(sign) = time.find(['+', '-']) else { return Some((time, None)) };
    let (time, offset) = time.split_at(sign);
    let (hours, minutes) = offset[1..].split_once(':')?;
    let hours = words::digits(hours, 2..=2).filter(|hours| *hours < 24)?;
    let minutes = words::digits(minutes, 2..=2).filter(|minutes| *minutes < 60)?;
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    Some((time, Some(if offset.starts_with('-') { -seconds } else { seconds })))
}

/// `15:00`, `15:00:00`, `3:30pm`, and with the half of the day `3.30pm` and `3-30pm`, where that
/// is not from one hour until another.
fn clock(word: &str) -> Option<Clock> {
    let (word, half) = split_half(word);
    let is_until = word.split_once('-').is_some_and(|(_, end)| {
        !end.starts_with('0') && words::digits(end, 1..=2).is_none_or(|hour| hour <= 12)
    });
    if is_until {
        return None;
    }
    let word = if half.is_some() { word.replace(['.', '-'], ":") } else { word.to_owned() };
    let mut parts = word.split([':', 'ч']);
    let hour = words::digits(parts.next()?, 1..=2)?;
    let minute = words::digits(parts.next()?, 2..=2)?;
    if let Some(seconds) = parts.next() {
        words::digits(seconds, 2..=2).filter(|seconds| *seconds < 60)?;
    }
    let clock = Clock { hour, minute };
    let clock = half.map_or(clock, |second| clock.in_half(second));
    parts.next().is_none().then_some(clock)
}

/// An hour that says it is one: `3pm`, `15ч`.
fn marked_hour(word: &str) -> Option<Clock> {
    let (number, half) = split_half(word);
    let number = match half {
        Some(_) => number,
        None => number.strip_suffix('ч')?,
    };
    let clock = Clock { hour: words::digits(number, 1..=2)?, minute: 0 };
    Some(half.map_or(clock, |second| clock.in_half(second)))
}

fn split_half(word: &str) -> (&str, Option<bool>) {
    let end = |suffix, second| word.strip_suffix(suffix).map(|rest| (rest, Some(second)));
    end("am", false).or_else(|| end("pm", true)).unwrap_or((word, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_told_apart() {
        let time = |hour, minute| Clock { hour, minute };
        let table = [
            ("2026-12-01", Some(Shape::Date(Ymd(2026, 12, 1)))),
            ("01.12.2026", Some(Shape::Date(Ymd(2026, 12, 1)))),
            ("31.12.26", Some(Shape::Date(Ymd(2026, 12, 31)))),
            ("2026-13-01", Some(Shape::Date(Ymd(2026, 13, 1)))),
            ("1.12", Some(Shape::Pair(1, 12))),
            ("15:00", Some(Shape::Time(time(15, 0)))),
            ("25:00", Some(Shape::Time(time(25, 0)))),
            ("3pm", Some(Shape::Time(time(15, 0)))),
            ("12am", Some(Shape::Time(time(0, 0)))),
            ("3-30pm", Some(Shape::Time(time(15, 30)))),
            ("3.30pm", Some(Shape::Time(time(15, 30)))),
            ("3-05am", Some(Shape::Time(time(3, 5)))),
            ("3-4pm", None),
            ("9-10am", None),
            ("3:30pm", Some(Shape::Time(time(15, 30)))),
            ("15ч", Some(Shape::Time(time(15, 0)))),
            ("15ч30", Some(Shape::Time(time(15, 30)))),
            ("15ч3", None),
            ("31/12/2026", Some(Shape::Date(Ymd(2026, 12, 31)))),
            ("31/12/26", Some(Shape::Date(Ymd(2026, 12, 31)))),
            ("12/31/2026", Some(Shape::Date(Ymd(2026, 12, 31)))),
            ("03/04/2026", Some(Shape::Date(Ymd(2026, 4, 3)))),
            ("31-12-2026", Some(Shape::Date(Ymd(2026, 12, 31)))),
            ("31-13-2026", None),
            ("31-12-26", None),
            ("31/12", None),
            ("31/12.2026", None),
            ("10000-01-01", Some(Shape::Date(Ymd(10_000, 1, 1)))),
            ("12345-67-89", None),
            ("2026-12-01t10:00", Some(Shape::Moment(Ymd(2026, 12, 1), time(10, 0), None))),
            ("2026-12-01t10:00:59", Some(Shape::Moment(Ymd(2026, 12, 1), time(10, 0), None))),
            ("2026-12-01t10:00z", Some(Shape::Moment(Ymd(2026, 12, 1), time(10, 0), Some(0)))),
            (
                "2026-12-01t10:00:00+05:30",
                Some(Shape::Moment(Ymd(2026, 12, 1), time(10, 0), Some(19_800))),
            ),
            (
                "2026-12-01t10:00-03:00",
                Some(Shape::Moment(Ymd(2026, 12, 1), time(10, 0), Some(-10_800))),
            ),
            ("2026-12-01t10:00+25:00", None),
            ("2026-12-01t10:00+1", None),
            ("15", None),
            ("1.12.126", None),
            ("1:2", None),
            ("100:20", None),
            ("192.168.1.1", None),
            ("2026-12", None),
            ("pm", None),
            ("ч", None),
            ("tt", None),
        ];
        for (word, expected) in table {
            assert_eq!(shape(word, Order::DayFirst), expected, "{word}");
        }
        for (word, date) in [
            ("03/04/2026", Ymd(2026, 3, 4)),
            ("3/4/26", Ymd(2026, 3, 4)),
            ("03-04-2026", Ymd(2026, 3, 4)),
            ("31/12/2026", Ymd(2026, 12, 31)),
            ("03.04.2026", Ymd(2026, 4, 3)),
            ("2026-03-04", Ymd(2026, 3, 4)),
        ] {
            assert_eq!(shape(word, Order::MonthFirst), Some(Shape::Date(date)), "{word}");
        }
    }

    #[test]
    fn an_hour_may_have_a_dash_before_its_minutes() {
        let table = [("15-30", Some((15, 30))), ("9-05", Some((9, 5))), ("10-15", Some((10, 15)))];
        let none =
            ["15-31", "25-30", "15-60", "15-5", "123-45", "15-30-45", "15–30", "a-10", "15-"];
        for (word, expected) in table.into_iter().chain(none.map(|word| (word, None))) {
            let found = dashed(word).map(|clock| (clock.hour, clock.minute));
            assert_eq!(found, expected, "{word}");
        }
    }

    #[test]
    fn days_of_a_month_may_have_an_ending() {
        let table = [("14", Some(14)), ("1st", Some(1)), ("14-го", Some(14)), ("3е", Some(3))];
        for (word, expected) in table.into_iter().chain([("14x", None), ("th", None)]) {
            assert_eq!(day_of_month(word), expected, "{word}");
        }
    }
}
