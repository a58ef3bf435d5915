//! The geometry of the calendar: which days a month or a week shows, where a day begins and ends as
//! a stretch of time, how many hours it has, and what becomes of a moment that is moved.
//!
//! Weeks begin on Monday. It reads no clock and knows no zone: whoever asks brings a [`Zone`].

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::field::{Kind, Registry};
use super::noun::Noun;

/// Seconds of an hour.
const HOUR: i64 = 3600;

/// Seconds by which something is moved within a day.
const STEP: i64 = HOUR / 2;

/// The weeks a month is shown with, whatever day it begins on.
const WEEKS: u64 = 6;

/// How much of a calendar is seen at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// Six weeks, from the one in which the month begins.
    Month,
    /// Seven days from Monday.
    Week,
    /// One day.
    Day,
}

impl Span {
    /// From the widest to the narrowest.
    pub const ALL: [Span; 3] = [Span::Month, Span::Week, Span::Day];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Span::Month => "month",
            Span::Week => "week",
            Span::Day => "day",
        }
    }

    /// The days that are shown around a day, in order.
    pub fn days(self, day: NaiveDate) -> Vec<NaiveDate> {
        let monday = |day: NaiveDate| day.week(Weekday::Mon).first_day();
        let (first, count) = match self {
            Span::Month => (monday(self.extent(day).0), 7 * WEEKS),
            Span::Week => (monday(day), 7),
            Span::Day => (day, 1),
        };
        (0..count).filter_map(|n| first.checked_add_days(Days::new(n))).collect()
    }

    /// The days that belong to it: the first, and the first that does not any more. A month shows
    /// days of its neighbours as well.
    pub fn extent(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Span::Month => {
                let first = day.with_day(1).unwrap_or(day);
                (first, first.checked_add_months(Months::new(1)).unwrap_or(first))
            }
            Span::Week => {
                let monday = day.week(Weekday::Mon).first_day();
                (monday, days_later(monday, 7))
            }
            Span::Day => (day, days_later(day, 1)),
        }
    }

    /// The day so many spans later, or earlier: the same day of the month, the last one where that
    /// month is shorter.
    pub fn step(self, day: NaiveDate, by: i32) -> NaiveDate {
        let months = Months::new(by.unsigned_abs());
        match self {
            Span::Month if by < 0 => day.checked_sub_months(months).unwrap_or(day),
            Span::Month => day.checked_add_months(months).unwrap_or(day),
            Span::Week => days_later(day, 7 * i64::from(by)),
            Span::Day => days_later(day, i64::from(by)),
        }
    }
}

/// The day so many days later, or earlier; the day itself where the calendar ends before it.
pub fn days_later(day: NaiveDate, by: i64) -> NaiveDate {
    shifted(day, by).unwrap_or(day)
}

/// The day so many days later, or earlier; nothing where the calendar ends before it.
pub fn shifted(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// How moments, in seconds since 1970 UTC, and the local time of a person become each other.
#[derive(Debug, Clone, Copy)]
pub struct Zone {
    /// The local time of a moment.
    pub local: fn(i64) -> NaiveDateTime,
    /// The moment of a local time; the first of two where the clock was set back.
    pub moment: fn(NaiveDateTime) -> i64,
}

/// A day as a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The day.
    pub day: NaiveDate,
    /// Its first second, since 1970 UTC.
    pub from: i64,
    /// The first second after it.
    pub until: i64,
}

/// An hour of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hour {
    /// What the clock shows.
    pub hour: u32,
    /// Its first second, since 1970 UTC.
    pub from: i64,
    /// The first second after it.
    pub until: i64,
    /// Whether the clock shows it for the second time that day.
    pub again: bool,
}

impl Zone {
    /// Where the local time is that of all the world.
    pub const UTC: Zone = Zone {
        local: |at| chrono::DateTime::from_timestamp(at, 0).unwrap_or_default().naive_utc(),
        moment: |local| local.and_utc().timestamp(),
    };

    /// Where a day begins and ends.
    pub fn bounds(&self, day: NaiveDate) -> Bounds {
        let midnight = |day: NaiveDate| (self.moment)(day.and_time(NaiveTime::MIN));
        Bounds { day, from: midnight(day), until: midnight(days_later(day, 1)) }
    }

    /// The day of a moment.
    pub fn day(&self, moment: i64) -> NaiveDate {
        (self.local)(moment).date()
    }

    /// The hours of a day in their order: 24, but 23 where the clock is set forward and 25 where it
    /// is set back.
    pub fn hours(&self, day: NaiveDate) -> Vec<Hour> {
        let Bounds { from, until, .. } = self.bounds(day);
        let mut hours: Vec<Hour> = Vec::new();
        let mut at = from;
        while at < until {
            let shown = (self.local)(at);
            let past = i64::from(shown.minute() * 60 + shown.second());
            let end = (at + HOUR - past).min(until);
            let again = hours.iter().any(|known| known.hour == shown.hour());
            hours.push(Hour { hour: shown.hour(), from: at, until: end, again });
            at = end;
        }
        hours
    }

    /// The moment so many days later, or earlier, at the same time of day.
    pub fn days_later(&self, moment: i64, by: i64) -> i64 {
        let local = (self.local)(moment);
        (self.moment)(days_later(local.date(), by).and_time(local.time()))
    }

    /// When something is planned on a day for which nobody says the time: at ten, or at the hour
    /// that is pointed at; today not before the next full hour.
    pub fn planned(&self, day: NaiveDate, hour: Option<i64>, now: i64) -> i64 {
        let ten = || (self.moment)(day.and_hms_opt(10, 0, 0).unwrap_or_default());
        let wanted = hour.unwrap_or_else(ten);
        if wanted > now || self.day(now) != day {
            return wanted;
        }
        let next = self.hours(day).into_iter().find(|hour| hour.from > now);
        next.map_or(self.bounds(day).until - 60, |hour| hour.from)
    }
}

/// The moment so many half hours later, or earlier.
pub fn half_hours_later(moment: i64, by: i64) -> i64 {
    moment.saturating_add(by.saturating_mul(STEP))
}

/// What a calendar of records shows them by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// What is planned with them and what was done, by deadline.
    Activities,
    /// Only what is still planned with them, by deadline.
    Planned,
    /// They themselves, by a day or a moment that a field holds.
    Field(String),
    /// What is booked, by resource and time.
    Bookings,
}

impl By {
    /// What the records of a noun can be shown by.
    pub fn choices(registry: &Registry, noun: Noun) -> Vec<By> {
        let dated = registry.of(noun).filter(|field| {
            let shown = !matches!(&*field.name, "next_at" | "updated_at" | "touched_at");
            matches!(field.kind, Kind::Date | Kind::Moment) && field.flags.sorted && shown
        });
        let mut all = vec![By::Activities, By::Planned];
        all.extend(dated.map(|field| By::Field(field.name.clone())));
        let booked = |noun| registry.of(noun).any(|field| field.kind == Kind::Booking);
        if Noun::RECORDS.into_iter().any(booked) {
            all.push(By::Bookings);
        }
        all
    }

    /// Whether activities are shown, rather than records or what they book.
    pub fn is_activities(&self) -> bool {
        matches!(self, By::Activities | By::Planned)
    }

    /// The stable word: that of the field, or what else is shown.
    pub fn word(&self) -> &str {
        match self {
            By::Activities => "activities",
            By::Planned => "planned",
            By::Field(name) => name,
            By::Bookings => "bookings",
        }
    }
}

/// Which of some bookings meet another one of the same resource, from one moment to before another.
pub fn clashes<K: Ord>(taken: &[(K, i64, i64)]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..taken.len()).collect();
    order.sort_by(|a, b| {
        let ((one, from, _), (other, begin, _)) = (&taken[*a], &taken[*b]);
        (one, from).cmp(&(other, begin))
    });
    let mut met = vec![false; taken.len()];
    // Which booking of a resource ends last of those that have begun.
    let mut last: Option<usize> = None;
    for at in order {
        let (resource, from, until) = &taken[at];
        let before = last.filter(|last| taken[*last].0 == *resource);
        if let Some(before) = before.filter(|before| taken[*before].2 > *from) {
            (met[before], met[at]) = (true, true);
        }
        if before.is_none_or(|before| taken[before].2 < *until) {
            last = Some(at);
        }
    }
    met
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use chrono_tz::{Australia, Europe};

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn warsaw() -> Zone {
        Zone {
            local: |moment| Europe::Warsaw.timestamp_opt(moment, 0).unwrap().naive_local(),
            moment: |local| {
                let found = Europe::Warsaw.from_local_datetime(&local).earliest();
                let gone = || Europe::Warsaw.from_local_datetime(&(local + HOUR_GONE)).unwrap();
                found.unwrap_or_else(gone).timestamp()
            },
        }
    }

    /// What a clock is set forward by in Warsaw.
    const HOUR_GONE: chrono::TimeDelta = chrono::TimeDelta::hours(1);

    #[test]
    fn a_month_is_six_weeks_from_monday() {
        for (of, first, last) in [
            ("2026-11-18", "2026-10-26", "2026-12-06"),
            // It begins on a Monday, and it has four whole weeks.
            ("2027-02-28", "2027-02-01", "2027-03-14"),
            ("2026-03-29", "2026-02-23", "2026-04-05"),
        ] {
            let days = Span::Month.days(day(of));
            assert_eq!((days.len(), days[0], days[41]), (42, day(first), day(last)), "{of}");
            assert!(days.contains(&day(of)));
        }
        let week = Span::Week.days(day("2026-11-22"));
        assert_eq!((week.len(), week[0], week[6]), (7, day("2026-11-16"), day("2026-11-22")));
        assert_eq!(Span::Day.days(day("2026-11-22")), [day("2026-11-22")]);
    }

    #[test]
    fn a_step_stays_on_the_day_where_it_can() {
        for (span, from, by, to) in [
            (Span::Month, "2026-01-31", 1, "2026-02-28"),
            (Span::Month, "2026-03-31", -1, "2026-02-28"),
            (Span::Month, "2026-12-15", 1, "2027-01-15"),
            (Span::Week, "2026-12-30", 1, "2027-01-06"),
            (Span::Day, "2026-03-01", -1, "2026-02-28"),
        ] {
            assert_eq!(span.step(day(from), by), day(to), "{span:?} {from}");
        }
        assert_eq!(Span::Month.extent(day("2026-12-15")), (day("2026-12-01"), day("2027-01-01")));
        assert_eq!(Span::Week.extent(day("2026-11-22")), (day("2026-11-16"), day("2026-11-23")));
    }

    #[test]
    fn a_day_has_the_hours_that_its_clock_shows() {
        let zone = warsaw();
        let hours = |text: &str| -> Vec<String> {
            let shown = zone.hours(day(text)).into_iter();
            shown.map(|h| format!("{}{}", h.hour, if h.again { "+" } else { "" })).collect()
        };
        assert_eq!(hours("2026-11-18").len(), 24);
        let spring = hours("2026-03-29");
        assert_eq!(
            (spring.len(), &spring[..4]),
            (23, &["0", "1", "3", "4"].map(str::to_owned)[..])
        );
        let autumn = hours("2026-10-25");
        let shown = ["0", "1", "2", "2+", "3"].map(str::to_owned);
        assert_eq!((autumn.len(), &autumn[..5]), (25, &shown[..]));

        // The hours of a week with a change of the clock follow each other without a gap.
        for week in ["2026-03-25", "2026-10-21"] {
            let days = Span::Week.days(day(week));
            let all: Vec<Hour> = days.iter().flat_map(|day| zone.hours(*day)).collect();
            assert!(all.windows(2).all(|pair| pair[0].until == pair[1].from));
            assert!(days.iter().all(|day| zone.day(zone.bounds(*day).from) == *day));
        }
    }

    #[test]
    fn half_an_hour_of_summer_makes_two_halves() {
        let zone = Zone {
            local: |moment| Australia::Lord_Howe.timestamp_opt(moment, 0).unwrap().naive_local(),
            moment: |local| {
                let found = Australia::Lord_Howe.from_local_datetime(&local).earliest();
                found.unwrap().timestamp()
            },
        };
        let hours = zone.hours(day("2026-10-04"));
        let two = hours.iter().find(|hour| hour.hour == 2).unwrap();
        assert_eq!((hours.len(), two.until - two.from), (24, 1800));
    }

    #[test]
    fn what_is_moved_by_days_keeps_its_time_of_day() {
        let zone = warsaw();
        for (from, by, to) in [
            ("2026-03-28 10:00", 1, "2026-03-29 10:00"),
            ("2026-10-26 10:00", -1, "2026-10-25 10:00"),
            ("2026-03-28 02:30", 1, "2026-03-29 03:30"),
            ("2026-12-31 23:30", 1, "2027-01-01 23:30"),
        ] {
            let moved = zone.days_later((zone.moment)(at(from)), by);
            assert_eq!((zone.local)(moved), at(to), "{from}");
        }
        // Half an hour is half an hour, whatever the clock shows.
        let late = (zone.moment)(at("2026-10-25 02:45"));
        assert_eq!((zone.local)(half_hours_later(late, 1)), at("2026-10-25 02:15"));
        assert_eq!((zone.local)(half_hours_later(late, -1)), at("2026-10-25 02:15"));
    }

    #[test]
    fn what_is_planned_without_a_time_does_not_lie_in_the_past() {
        let zone = warsaw();
        let moment = |text: &str| (zone.moment)(at(text));
        for (on, hour, now, planned) in [
            ("2026-11-20", None, "2026-11-18 12:30", "2026-11-20 10:00"),
            ("2026-11-20", Some("2026-11-20 15:00"), "2026-11-18 12:30", "2026-11-20 15:00"),
            ("2026-11-18", None, "2026-11-18 12:30", "2026-11-18 13:00"),
            ("2026-11-18", Some("2026-11-18 09:00"), "2026-11-18 12:30", "2026-11-18 13:00"),
            ("2026-11-18", None, "2026-11-18 23:10", "2026-11-18 23:59"),
            ("2026-11-17", None, "2026-11-18 12:30", "2026-11-17 10:00"),
        ] {
            let found = zone.planned(day(on), hour.map(moment), moment(now));
            assert_eq!((zone.local)(found), at(planned), "{on} {hour:?} {now}");
        }
    }

    #[test]
    fn bookings_meet_where_one_resource_is_taken_twice() {
        let taken = [("a", 0, 60), ("a", 60, 120), ("b", 30, 90), ("a", 110, 130), ("a", 200, 210)];
        assert_eq!(clashes(&taken), [false, true, false, true, false]);
        // One that goes on for long meets every other one, and those do not meet each other.
        let long = [("a", 0, 100), ("a", 10, 20), ("a", 30, 40), ("a", 100, 110)];
        assert_eq!(clashes(&long), [true, true, true, false]);
    }

    #[test]
    fn bookings_that_meet_are_found_however_many_there_are() {
        let stretch = |n: i64| (n % 7, (n * 7919) % 100_000, (n * 7919) % 100_000 + n % 50);
        let taken: Vec<(i64, i64, i64)> = (0..1_000).map(stretch).collect();
        let meets = |(at, one): (usize, &(i64, i64, i64))| {
            taken.iter().enumerate().any(|(other_at, other)| {
                at != other_at && one.0 == other.0 && one.1 < other.2 && other.1 < one.2
            })
        };
        let each: Vec<bool> = taken.iter().enumerate().map(meets).collect();
        // A booking of no time meets nobody here and is made by nobody.
        let real = |at: &usize| taken[*at].1 < taken[*at].2;
        let found = clashes(&taken);
        for at in (0..taken.len()).filter(real) {
            assert_eq!(found[at], each[at], "{:?}", taken[at]);
        }
    }

    #[test]
    fn records_are_shown_by_their_dates() {
        let registry = Registry::new(Vec::new());
        let words = |noun| -> Vec<String> {
            let choices = By::choices(&registry, noun).into_iter();
            choices.map(|by| by.word().to_owned()).collect()
        };
        let lead = ["activities", "planned", "created_at", "moved_at", "closed_at"];
        assert_eq!(words(Noun::Lead), lead);
        let dates = ["begin_date", "close_date", "created_at", "moved_at", "closed_at"];
        let deal = [&["activities", "planned"][..], &dates].concat();
        assert_eq!(words(Noun::Deal), deal);
    }
}
