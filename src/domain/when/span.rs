//! Lengths of time: units, `3d`, `1h30m`, and moving a moment by one.

use chrono::{Datelike, Days, Months, NaiveDateTime, TimeDelta};

use super::numeric::LAST_YEAR;
use super::words;
use crate::domain::calendar::Zone;

/// A unit of time, from the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// A length of time. Months and days keep the time of day, minutes change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// Calendar months.
    pub(super) months: u32,
    /// Calendar days.
    pub(super) days: u32,
    /// Minutes that pass.
    pub(super) minutes: u32,
}

impl Span {
    /// So many of a unit; `None` where that is beyond counting.
    pub(super) fn of(count: u32, unit: Unit) -> Option<Span> {
        let none = Span::default();
        Some(match unit {
            Unit::Minute => Span { minutes: count, ..none },
            Unit::Hour => Span { minutes: count.checked_mul(60)?, ..none },
            Unit::Day => Span { days: count, ..none },
            Unit::Week => Span { days: count.checked_mul(7)?, ..none },
            Unit::Month => Span { months: count, ..none },
            Unit::Quarter => Span { months: count.checked_mul(3)?, ..none },
            Unit::Year => Span { months: count.checked_mul(12)?, ..none },
        })
    }

    /// So many minutes.
    pub fn minutes(minutes: u32) -> Span {
        Span { minutes, ..Span::default() }
    }

    /// Reads numbers each with its unit, all in one word: `3d`, `2godz`, `1h30m`, `1ч30м`.
    pub(super) fn read(word: &str) -> Option<Span> {
        let mut span = Span::default();
        let mut rest = word;
        while !rest.is_empty() {
            let letters = rest.find(|c: char| !c.is_ascii_digit())?;
            let (count, after) = rest.split_at(letters);
            let next = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
            let (unit, after) = after.split_at(next);
            span = span.plus(Span::of(words::digits(count, 1..=6)?, words::unit(unit)?)?)?;
            rest = after;
        }
        (!word.is_empty()).then_some(span)
    }

    /// Whether it changes the time of day, so that the result is a moment rather than a day.
    pub fn is_timed(self) -> bool {
        self.minutes > 0
    }

    /// The length in minutes, a day being 24 hours; `None` where months make that uncertain.
    pub fn in_minutes(self) -> Option<i64> {
        (self.months == 0).then(|| i64::from(self.days) * 24 * 60 + i64::from(self.minutes))
    }

    /// When it ends that begins at a moment: days and months go by the calendar of the zone, hours
    /// and minutes pass one by one; `None` beyond the calendar.
    pub fn ends(self, begins: i64, zone: Zone) -> Option<i64> {
        let days = Span { minutes: 0, ..self };
        let after_days = match days == Span::default() {
            true => begins,
            false => (zone.moment)(days.after((zone.local)(begins))?),
        };
        after_days.checked_add(60 * i64::from(self.minutes))
    }

    /// The moment so much later; `None` beyond the calendar.
    pub(super) fn after(self, moment: NaiveDateTime) -> Option<NaiveDateTime> {
        moment
            .checked_add_months(Months::new(self.months))?
            .checked_add_days(Days::new(u64::from(self.days)))?
            .checked_add_signed(TimeDelta::minutes(i64::from(self.minutes)))
            .filter(|at| at.year() <= LAST_YEAR)
    }

    /// The moment so much earlier; `None` beyond the calendar.
    pub(super) fn before(self, moment: NaiveDateTime) -> Option<NaiveDateTime> {
        moment
            .checked_sub_months(Months::new(self.months))?
            .checked_sub_days(Days::new(u64::from(self.days)))?
            .checked_sub_signed(TimeDelta::minutes(i64::from(self.minutes)))
    }

    /// The length in months; `None` where it is counted in anything else.
    pub(super) fn in_months(self) -> Option<u32> {
        (self.months > 0 && self.days == 0 && self.minutes == 0).then_some(self.months)
    }

    /// Both together.
    pub(super) fn plus(self, other: Span) -> Option<Span> {
        Some(Span {
            months: self.months.checked_add(other.months)?,
            days: self.days.checked_add(other.days)?,
            minutes: self.minutes.checked_add(other.minutes)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read() {
        let table = [
            ("3d", Some((0, 3, 0))),
            ("2w", Some((0, 14, 0))),
            ("1mo", Some((1, 0, 0))),
            ("30m", Some((0, 0, 30))),
            ("1h30m", Some((0, 0, 90))),
            ("1ч30мин", Some((0, 0, 90))),
            ("2godz", Some((0, 0, 120))),
            ("1y1d", Some((12, 1, 0))),
            ("", None),
            ("d", None),
            ("3", None),
            ("3x", None),
            ("1h30", None),
            ("9999999d", None),
        ];
        for (word, expected) in table {
            let expected = expected.map(|(months, days, minutes)| Span { months, days, minutes });
            assert_eq!(Span::read(word), expected, "{word}");
        }
    }
}
