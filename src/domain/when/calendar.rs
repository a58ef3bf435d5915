//! Days counted on the calendar: weeks that begin on Monday, months, quarters and years.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, Timelike, Weekday};

use super::span::Unit;
use crate::domain::calendar::shifted;

/// The beginning of the minute of a moment.
pub(super) fn minute(moment: NaiveDateTime) -> Option<NaiveDateTime> {
    moment.with_second(0)?.with_nanosecond(0)
}

/// The coming weekday, never today.
pub(super) fn coming_weekday(today: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let ahead = weekday.days_since(today.weekday());
    shifted(today, if ahead == 0 { 7 } else { i64::from(ahead) })
}

/// The latest such weekday before today.
pub(super) fn past_weekday(today: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let ago = today.weekday().days_since(weekday);
    shifted(today, if ago == 0 { -7 } else { -i64::from(ago) })
}

/// A weekday of the week that begins so many weeks from this one.
pub(super) fn weekday_of_week(today: NaiveDate, weeks: i64, weekday: Weekday) -> Option<NaiveDate> {
    let monday = shifted(today, -i64::from(today.weekday().num_days_from_monday()))?;
    shifted(monday, weeks * 7 + i64::from(weekday.num_days_from_monday()))
}

/// The day after so many that are no weekend, itself one of them.
pub(super) fn working_day(today: NaiveDate, count: u32) -> Option<NaiveDate> {
    let (weeks, left) = (i64::from(count / 5), count % 5);
    let ahead = shifted(today, 7 * weeks)?;
    // From a weekend as many weeks lead to a weekend, and the last of them is not over on its Friday.
    let back = match ahead.weekday() {
        Weekday::Sat if left == 0 => 1,
        Weekday::Sun if left == 0 => 2,
        _ => 0,
    };
    let mut day = shifted(ahead, -back)?;
    for _ in 0..left {
        day = day.succ_opt()?;
        while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            day = day.succ_opt()?;
        }
    }
    Some(day)
}

/// The nearest such day, today or later. The 29th of February may be years away.
pub(super) fn coming(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    (0..=8)
        .filter_map(|years| NaiveDate::from_ymd_opt(today.year() + years, month, day))
        .find(|date| *date >= today)
}

/// The first day of the week, month, quarter or year so many from the one `today` is in, and the
/// first day after it. A day is a period too; shorter units are none.
pub(super) fn period(today: NaiveDate, unit: Unit, ahead: i32) -> Option<(NaiveDate, NaiveDate)> {
    let months = match unit {
        Unit::Minute | Unit::Hour => return None,
        Unit::Day => {
            let first = shifted(today, i64::from(ahead))?;
            return Some((first, first.succ_opt()?));
        }
        Unit::Week => {
            let first = weekday_of_week(today, i64::from(ahead), Weekday::Mon)?;
            return Some((first, shifted(first, 7)?));
        }
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Year => 12,
    };
    let month = today.month0() - today.month0() % months;
    let first = NaiveDate::from_ymd_opt(today.year(), month + 1, 1)?;
    let away = Months::new(ahead.unsigned_abs().checked_mul(months)?);
    let first =
        if ahead < 0 { first.checked_sub_months(away) } else { first.checked_add_months(away) }?;
    Some((first, first.checked_add_months(Months::new(months))?))
}

/// The last day of such a period. The last day of a week is Friday, or today if that is over.
pub(super) fn last_day(today: NaiveDate, unit: Unit, ahead: i32) -> Option<NaiveDate> {
    if unit == Unit::Week {
        let friday = weekday_of_week(today, i64::from(ahead), Weekday::Fri)?;
        return Some(friday.max(today));
    }
    period(today, unit, ahead)?.1.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn periods_begin_and_end_where_the_calendar_says() {
        let today = day(2026, 11, 18);
        let table = [
            (Unit::Day, 0, day(2026, 11, 18), day(2026, 11, 19)),
            (Unit::Week, 0, day(2026, 11, 16), day(2026, 11, 23)),
            (Unit::Week, -1, day(2026, 11, 9), day(2026, 11, 16)),
            (Unit::Month, 1, day(2026, 12, 1), day(2027, 1, 1)),
            (Unit::Month, 2, day(2027, 1, 1), day(2027, 2, 1)),
            (Unit::Quarter, 0, day(2026, 10, 1), day(2027, 1, 1)),
            (Unit::Quarter, -1, day(2026, 7, 1), day(2026, 10, 1)),
            (Unit::Year, -1, day(2025, 1, 1), day(2026, 1, 1)),
        ];
        for (unit, ahead, from, to) in table {
            assert_eq!(period(today, unit, ahead), Some((from, to)), "{unit:?} {ahead}");
        }
    }

    #[test]
    fn days_that_are_no_weekend_are_counted() {
        let [wednesday, friday, sunday] = [18, 20, 22].map(|on| day(2026, 11, on));
        for (from, count, to) in [
            (wednesday, 1, day(2026, 11, 19)),
            (wednesday, 3, day(2026, 11, 23)),
            (wednesday, 5, day(2026, 11, 25)),
            (friday, 1, day(2026, 11, 23)),
            (sunday, 1, day(2026, 11, 23)),
            (sunday, 5, day(2026, 11, 27)),
            (sunday, 6, day(2026, 11, 30)),
            (friday, 10, day(2026, 12, 4)),
        ] {
            assert_eq!(working_day(from, count), Some(to), "{from} {count}");
        }
    }

    #[test]
    fn the_week_ends_on_friday_or_with_today() {
        assert_eq!(last_day(day(2026, 11, 18), Unit::Week, 0), Some(day(2026, 11, 20)));
        assert_eq!(last_day(day(2026, 11, 22), Unit::Week, 0), Some(day(2026, 11, 22)));
        assert_eq!(last_day(day(2026, 11, 18), Unit::Month, 0), Some(day(2026, 11, 30)));
    }

    #[test]
    fn a_day_without_a_year_is_the_coming_one() {
        let today = day(2026, 11, 18);
        assert_eq!(coming(today, 11, 18), Some(today));
        assert_eq!(coming(today, 11, 14), Some(day(2027, 11, 14)));
        assert_eq!(coming(today, 2, 29), Some(day(2028, 2, 29)));
        assert_eq!(coming(today, 2, 31), None);
    }
}
