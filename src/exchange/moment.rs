//! Cells with days and moments as other systems write them, in three languages.
//!
//! `04/05/2026` alone says nothing about which is the month; a column usually does.

use chrono::DateTime;

use crate::domain::anniversary::Anniversary;
use crate::domain::calendar::Zone;
use crate::domain::when::Order;

/// The day before the first one of spreadsheets, in days since 1970, as far as all since March 1900 are
/// counted from it.
const FIRST_COUNTED: i64 = -25_569;

/// No place is further from Greenwich, in hours.
const FARTHEST: i64 = 14;

/// What a column shows about the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Orders {
    day_first: usize,
    month_first: usize,
}

impl Orders {
    /// Learns from one cell.
    pub fn see(&mut self, text: &str) {
        match first_numbers(text) {
            (13..=31, 1..=12) => self.day_first += 1,
            (1..=12, 13..=31) => self.month_first += 1,
            _ => {}
        }
    }

    /// Whether a cell would be another day the other way round.
    pub fn is_either(text: &str) -> bool {
        matches!(first_numbers(text), (a @ 1..=12, b @ 1..=12) if a != b)
    }

    /// The same for two columns of one file.
    pub fn and(self, other: Orders) -> Orders {
        Orders {
            day_first: self.day_first + other.day_first,
            month_first: self.month_first + other.month_first,
        }
    }

    /// The order most cells show, if any does.
    pub fn order(self) -> Option<Order> {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(Order::DayFirst),
            std::cmp::Ordering::Less => Some(Order::MonthFirst),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// The first two numbers of a day, as far as they do not stand in a fixed order; zeros where there are
/// none.
fn first_numbers(text: &str) -> (u32, u32) {
    let mut numbers = text.split(['/', '-']).map(|number| number.trim().parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

/// A day with the time on the wall, as a cell gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    year: i64,
    month: i64,
    day: i64,
    seconds: i64,
    /// Seconds east of UTC, where the cell says.
    offset: Option<i64>,
}

impl Stamp {
    /// The day or moment in a cell. Seconds and milliseconds since 1970 UTC count as moments.
    pub fn parse(text: &str, order: Order) -> Option<Stamp> {
        let text = text.trim();
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return compact(text);
        }
        let mut reader = Reader { rest: text };
        let (year, month, day) = reader.date(order)?;
        let (seconds, offset) = reader.time()?;
        if month == 0 || month > 12 || day == 0 || day > days_in(year, month) {
            return None;
        }
        Some(Stamp { year, month, day, seconds, offset })
    }

    /// The day that a spreadsheet counts: `45231`, or `45231.5` at noon. Of this century, the last, and no
    /// other.
    pub fn counted(text: &str) -> Option<Stamp> {
        /// Digits of the fraction beyond these are no seconds.
        const FINEST: usize = 9;
        let (days, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if days.len() != 5 || !are_digits(days) || !are_digits(fraction) {
            return None;
        }
        let fraction = &fraction[..fraction.len().min(FINEST)];
        let scale = 10_i64.pow(u32::try_from(fraction.len()).ok()?);
        let seconds = (fraction.parse::<i64>().ok()? * 86_400 + scale / 2) / scale;
        let (year, month, day) = civil(days.parse::<i64>().ok()? + FIRST_COUNTED);
        let is_sane = (1900..=2100).contains(&year);
        is_sane.then_some(Stamp { year, month, day, seconds: seconds.min(86_399), offset: None })
    }

    /// The same, where a cell that names no offset of its own is so many seconds east of UTC.
    pub fn east(self, offset: Option<i64>) -> Stamp {
        Stamp { offset: self.offset.or(offset.filter(|_| self.has_hour())), ..self }
    }

    /// Whether the cell names an hour; the beginning of a day is none.
    pub fn has_hour(&self) -> bool {
        self.seconds != 0
    }

    /// The day it is in a zone, `2026-12-31`. A day without an hour is that everywhere.
    pub fn day(&self, zone: Zone) -> String {
        match self.offset.filter(|_| self.has_hour()) {
            Some(_) => (zone.local)(self.utc(zone)).date().format("%Y-%m-%d").to_string(),
            None => self.date(),
        }
    }

    /// The year.
    pub fn year(&self) -> i64 {
        self.year
    }

    /// The day as the cell has it, `2026-12-31`.
    pub fn date(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The day of a cell that names no year, in a leap year: what is a day with one behind it.
    fn without_year(text: &str, order: Order) -> Option<Stamp> {
        let mark = text.chars().find(|c| "-./".contains(*c)).unwrap_or(' ');
        Stamp::parse(&format!("{}{mark}2000", text.trim_end_matches(mark)), order)
    }

    /// Seconds since 1970 UTC. The zone is not asked where the cell names its offset.
    pub fn utc(&self, zone: Zone) -> i64 {
        let wall = days_since_1970(self.year, self.month, self.day) * 86_400 + self.seconds;
        match self.offset {
            Some(offset) => wall - offset,
            None => {
                (zone.moment)(DateTime::from_timestamp(wall, 0).unwrap_or_default().naive_utc())
            }
        }
    }
}

/// The day of every year in a cell, as its field keeps it: `1980-03-08`, or `--03-08` where the cell
/// names no year.
pub fn anniversary(text: &str, order: Order) -> Option<String> {
    let text = text.trim();
    let kept = Anniversary::parse(text);
    let read = |stamp: Stamp| Anniversary::parse(&stamp.date());
    let written = |day: Anniversary| day.dated().map(|day| Anniversary::written(day, text));
    let dated = || Stamp::parse(text, order).and_then(read).and_then(written);
    let without_year =
        || Stamp::without_year(text, order).and_then(read).map(Anniversary::without_year);
    kept.or_else(dated).or_else(without_year).map(|day| day.to_string())
}

/// `20261231`, or seconds or milliseconds since 1970.
fn compact(digits: &str) -> Option<Stamp> {
    let number: i64 = digits.parse().ok()?;
    let (year, month, day, seconds) = match digits.len() {
        8 => (number / 10_000, number / 100 % 100, number % 100, 0),
        10 | 13 => {
            let moment = if digits.len() == 13 { number / 1000 } else { number };
            let (year, month, day) = civil(moment.div_euclid(86_400));
            (year, month, day, moment.rem_euclid(86_400))
        }
        _ => return None,
    };
    let valid = (1900..=2200).contains(&year)
        && (1..=12).contains(&month)
        && day >= 1
        && day <= days_in(year, month);
    let offset = (digits.len() > 8).then_some(0);
    valid.then_some(Stamp { year, month, day, seconds, offset })
}

/// Takes a cell apart from the left.
struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn date(&mut self, order: Order) -> Option<(i64, i64, i64)> {
        let mut numbers = [(0, 0); 3];
        let mut count = 0;
        let mut month = None;
        let mut mark = None;
        while count + usize::from(month.is_some()) < 3 {
            let between = self.marks(" ,-./");
            if let Some((number, digits)) = self.number() {
                // Without a month's name two marks must be alike, and blanks are none.
                if count == 1 && month.is_none() {
                    mark = between.chars().find(|c| "-./".contains(*c));
                } else if count == 2 && mark != between.chars().find(|c| "-./".contains(*c)) {
                    return None;
                }
                numbers[count] = (number, digits);
                count += 1;
                continue;
            }
            let word = self.word()?;
            match month_named(word) {
                Some(found) if month.is_none() => month = Some(found),
                _ if is_filler(word) => {}
                _ => return None,
            }
        }
        let [a, b, c] = numbers;
        if let Some(month) = month {
            let ((day, _), year) = if a.1 == 4 { (b, a) } else { (a, b) };
            return Some((full_year(year)?, month, day));
        }
        let mark = mark?;
        if a.1 == 4 {
            return Some((a.0, b.0, c.0));
        }
        let (day, month) = order.day_and_month(a.0, mark, b.0);
        Some((full_year(c)?, month, day))
    }

    /// Seconds of the day and the offset; midnight where the cell ends after the day.
    fn time(&mut self) -> Option<(i64, Option<i64>)> {
        loop {
            self.marks(" ,.");
            match self.word() {
                Some(word) if is_filler(word) => {}
                Some(_) => return None,
                None => break,
            }
        }
        if self.rest.is_empty() {
            return Some((0, None));
        }
        let (mut hour, _) = self.number()?;
        let minute = self.after(":")?;
        let second = if self.rest.starts_with(':') { self.after(":")? } else { 0 };
        if self.rest.starts_with(['.', ',']) {
            self.after(".,")?;
        }
        self.marks(" ");
        let mut offset = None;
        if let Some(word) = self.word() {
            match word.to_ascii_lowercase().as_str() {
                "am" if hour <= 12 => hour %= 12,
                "pm" if hour <= 12 => hour = hour % 12 + 12,
                "z" | "utc" | "gmt" => offset = Some(0),
                _ => return None,
            }
        }
        self.marks(" ");
        if self.rest.starts_with(['+', '-']) {
            let sign = if self.rest.starts_with('-') { -1 } else { 1 };
            self.rest = &self.rest[1..];
            let (number, digits) = self.number()?;
            let (hours, minutes) = match digits {
                4 => (number / 100, number % 100),
                _ if self.rest.starts_with(':') => (number, self.after(":")?),
                _ => (number, 0),
            };
            if hours > FARTHEST || minutes >= 60 {
                return None;
            }
            offset = Some(sign * (hours * 3600 + minutes * 60));
        }
        let fits = hour < 24 && minute < 60 && second < 61 && self.rest.trim().is_empty();
        fits.then(|| (hour * 3600 + minute * 60 + second.min(59), offset))
    }

    fn after(&mut self, marks: &str) -> Option<i64> {
        self.rest = self.rest.strip_prefix(|c| marks.contains(c))?;
        Some(self.number()?.0)
    }

    fn marks(&mut self, marks: &str) -> &'t str {
        self.take(|c| marks.contains(c) || c.is_whitespace())
    }

    /// A number and how many digits it has.
    fn number(&mut self) -> Option<(i64, usize)> {
        let digits = self.take(|c| c.is_ascii_digit());
        Some((digits.parse().ok()?, digits.len()))
    }

    fn word(&mut self) -> Option<&'t str> {
        let word = self.take(char::is_alphabetic);
        (!word.is_empty()).then_some(word)
    }

    fn take(&mut self, like: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !like(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }
}

/// Two digits mean the years 1970 to 2069.
fn full_year((number, digits): (i64, usize)) -> Option<i64> {
    match digits {
        4 => Some(number),
        2 => Some(if number < 70 { 2000 + number } else { 1900 + number }),
        _ => None,
    }
}

/// Months by the first letters of their names in English, Russian and Polish.
fn month_named(word: &str) -> Option<i64> {
    const STARTS: [&[&str]; 12] = [
        &["jan", "янв", "sty"],
        &["feb", "фев", "lut"],
        &["mar", "мар"],
        &["apr", "апр", "kwi"],
        &["may", "май", "мая", "maj"],
        &["jun", "июн", "cze"],
        &["jul", "июл", "lip"],
        &["aug", "авг", "sie"],
        &["sep", "сен", "wrz"],
        &["oct", "окт", "paź", "paz"],
        &["nov", "ноя", "lis"],
        &["dec", "дек", "gru"],
    ];
    let word = word.to_lowercase();
    let found = STARTS.iter().position(|names| names.iter().any(|n| word.starts_with(n)))?;
    i64::try_from(found + 1).ok()
}

/// Words around a date that add nothing: days of the week, ordinals, "year", "at".
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 24] = [
        "st", "nd", "rd", "th", "of", "at", "t", "г", "года", "r", "roku", "в", "o", "godz", "mon",
        "tue", "wed", "thu", "fri", "sat", "sun", "год", "rok", "е",
    ];
    let word = word.to_lowercase();
    FILLERS.contains(&word.as_str()) || word.ends_with("day")
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the Gregorian calendar; a year counts from March.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day that many days after 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREENWICH: Zone = Zone {
        local: |at| DateTime::from_timestamp(at, 0).unwrap_or_default().naive_utc(),
        moment: |local| local.and_utc().timestamp(),
    };

    fn read(text: &str, order: Order) -> Option<(String, i64)> {
        let stamp = Stamp::parse(text, order)?;
        Some((stamp.date(), stamp.utc(GREENWICH).rem_euclid(86_400)))
    }

    #[test]
    fn days_and_moments_are_read() {
        let at = |h: i64, m: i64, s: i64| h * 3600 + m * 60 + s;
        let table = [
            ("2026-12-31", "2026-12-31", 0),
            ("2026-12-31 14:05", "2026-12-31", at(14, 5, 0)),
            ("2026-12-31T14:05:09.123Z", "2026-12-31", at(14, 5, 9)),
            ("2026-12-31T14:05:09+03:00", "2026-12-31", at(11, 5, 9)),
            ("2026-12-31 14:05:09 -0130", "2026-12-31", at(15, 35, 9)),
            ("2026/12/31", "2026-12-31", 0),
            ("31.12.2026 14:05", "2026-12-31", at(14, 5, 0)),
            ("31.12.26", "2026-12-31", 0),
            ("31/12/2026", "2026-12-31", 0),
            ("12/31/2026", "2026-12-31", 0),
            ("04/05/2026", "2026-05-04", 0),
            ("31-12-2026", "2026-12-31", 0),
            ("15 Apr, 2021 00:03:00", "2021-04-15", at(0, 3, 0)),
            ("Apr 15, 2021", "2021-04-15", 0),
            ("Thu, 15th April 2021 12:30 AM", "2021-04-15", at(0, 30, 0)),
            ("4/5/2026 2:05 PM", "2026-05-04", at(14, 5, 0)),
            ("15-Apr-21", "2021-04-15", 0),
            ("15 апреля 2021 г. в 9:07", "2021-04-15", at(9, 7, 0)),
            ("3 października 2025 r.", "2025-10-03", 0),
            ("20261231", "2026-12-31", 0),
            ("1618444980", "2021-04-15", at(0, 3, 0)),
            ("1618444980000", "2021-04-15", at(0, 3, 0)),
            ("29.02.2024", "2024-02-29", 0),
        ];
        for (text, day, seconds) in table {
            let expected = Some((day.to_owned(), seconds));
            assert_eq!(read(text, Order::DayFirst), expected, "{text}");
        }
        let month_first = read("04/05/2026", Order::MonthFirst).unwrap();
        assert_eq!(month_first.0, "2026-04-05");
        assert_eq!(read("04.05.2026", Order::MonthFirst).unwrap().0, "2026-05-04");
        assert_eq!(read("31/12/2026", Order::MonthFirst).unwrap().0, "2026-12-31");
    }

    #[test]
    fn a_moment_of_another_zone_is_on_the_day_it_is_here() {
        const EASTWARD: Zone = Zone {
            local: |at| DateTime::from_timestamp(at + 3600, 0).unwrap_or_default().naive_utc(),
            moment: |local| local.and_utc().timestamp() - 3600,
        };
        for (text, day, has_hour) in [
            ("2026-12-31T23:30:00Z", "2027-01-01", true),
            ("2026-12-31T23:30:00+02:00", "2026-12-31", true),
            ("2026-12-31 23:30", "2026-12-31", true),
            ("2026-12-31T00:00:00-05:00", "2026-12-31", false),
            ("2026-12-31", "2026-12-31", false),
        ] {
            let stamp = Stamp::parse(text, Order::DayFirst).unwrap();
            assert_eq!((&*stamp.day(EASTWARD), stamp.has_hour()), (day, has_hour), "{text}");
        }
    }

    #[test]
    fn a_day_of_every_year_may_be_without_its_year() {
        for (text, kept) in [
            ("1980-03-08", "1980-03-08"),
            ("08.03.1980", "1980-03-08"),
            ("19800308", "1980-03-08"),
            ("1980-03-08T00:00:00Z", "1980-03-08"),
            ("08.03.85", "1985-03-08"),
            ("8/3/30", "1930-03-08"),
            ("08.03.12", "2012-03-08"),
            (" --03-08", "--03-08"),
            ("--0308", "--03-08"),
            ("08.03", "--03-08"),
            ("8.3.", "--03-08"),
            ("8/3", "--03-08"),
            ("03-08", "--08-03"),
            ("8 марта", "--03-08"),
            ("8 marca", "--03-08"),
            ("March 8", "--03-08"),
            ("Mar 8th", "--03-08"),
            ("29.02", "--02-29"),
            ("29 February", "--02-29"),
        ] {
            assert_eq!(anniversary(text, Order::DayFirst).as_deref(), Some(kept), "{text}");
        }
        assert_eq!(anniversary("3/8", Order::MonthFirst).as_deref(), Some("--03-08"));
        for text in ["", "8", "1980", "March", "March 1980", "03.1980", "30.02", "12:30", "soon"] {
            assert_eq!(anniversary(text, Order::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "31.02.2026",
            "13/13/2026",
            "2026-00-10",
            "1.2.3.4",
            "12",
            "10 20 2026",
            "2026-12-31 25:00",
            "2026-12-31 10:00 +530",
            "2026-12-31 10:00 +0560",
            "2026-12-31 10:00 -15:00",
            "2026-12-31 9223372036854775807:00",
            "2026-12-31 later",
            "31.12-2026",
        ] {
            assert_eq!(read(text, Order::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn a_column_shows_its_order() {
        let mut orders = Orders::default();
        for cell in ["04/05/2026", "12/31/2026", "2026-12-31", "31.12.2026"] {
            orders.see(cell);
        }
        assert_eq!(orders.order(), Some(Order::MonthFirst));
        assert_eq!(Orders::default().order(), None);
    }

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        for (text, expected) in [
            ("45231", Some("2023-11-01 00:00:00")),
            ("45231.5", Some("2023-11-01 12:00:00")),
            ("45231,75", Some("2023-11-01 18:00:00")),
            ("45231.604166666664", Some("2023-11-01 14:30:00")),
            ("36526", Some("2000-01-01 00:00:00")),
            ("10000", Some("1927-05-18 00:00:00")),
            ("73415", Some("2100-12-31 00:00:00")),
            ("73416", None),
            ("4523", None),
            ("452310", None),
            ("45231.", None),
            ("45231.5.1", None),
            ("45 231", None),
            ("", None),
        ] {
            let at = Stamp::counted(text).map(|stamp| stamp.utc(GREENWICH));
            let read = at.and_then(|at| DateTime::from_timestamp(at, 0));
            let read = read.map(|at| at.format("%Y-%m-%d %H:%M:%S").to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_calendar_agrees_with_itself() {
        for days in (-200_000..200_000).step_by(37) {
            let (year, month, day) = civil(days);
            assert_eq!(days_since_1970(year, month, day), days);
        }
        assert_eq!(days_since_1970(2000, 3, 1), 11_017);
    }
}
