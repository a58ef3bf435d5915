//! The one place that reads the clock and the time zone; everything else is told.
//!
//! A process works for one person, so it has one zone: the person's own where the settings name
//! one, else the system's. They differ where somebody works on a server far away.

mod system;

use std::sync::{PoisonError, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{
    DateTime, Local, MappedLocalTime, NaiveDateTime, SecondsFormat, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;

/// The zone of the person; the system's where there is none.
static ZONE: RwLock<Option<Tz>> = RwLock::new(None);

/// The widest gap that a clock is set forward over: an hour nearly everywhere, a day where a
/// country changed its side of the date line.
const WIDEST_GAP: TimeDelta = TimeDelta::hours(25);

/// Tells the time, and turns moments into the person's local time and back.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// The moment it stands at; the system's clock where it goes.
    stopped: Option<i64>,
}

impl Clock {
    /// The clock and the zone of the system.
    pub fn system() -> Clock {
        Clock { stopped: None }
    }

    /// A clock that stands at a moment, in seconds since 1970 UTC.
    pub fn stopped(at: i64) -> Clock {
        Clock { stopped: Some(at) }
    }

    /// Now, in seconds since 1970 UTC.
    pub fn now(&self) -> i64 {
        self.stopped.unwrap_or_else(|| since_1970(SystemTime::now()))
    }

    /// Now, in the person's zone.
    pub fn local_now(&self) -> NaiveDateTime {
        local(self.now())
    }

    /// The moment when so many minutes have passed since a local time, or since now where that
    /// time is now: an hour is an hour also where the clock is set.
    pub fn after(&self, start: NaiveDateTime, minutes: u32) -> i64 {
        match zone() {
            Some(zone) => after_in(&zone, self.now(), start, minutes),
            None => after_in(&Local, self.now(), start, minutes),
        }
    }

    /// The first second of tomorrow in the person's zone, since 1970 UTC.
    pub fn end_of_day(&self) -> i64 {
        let midnight = self.local_now().date().and_time(chrono::NaiveTime::MIN);
        moment(midnight + TimeDelta::days(1))
    }
}

/// Lives in this zone from now on, `Europe/Warsaw`; in the system's without a name, or where nobody
/// knows it.
pub fn live_in(name: Option<&str>) {
    let own = name.and_then(|name| name.parse().ok());
    let zone = own.or_else(|| system::unread().and_then(|name| system::meant(&name)));
    *ZONE.write().unwrap_or_else(PoisonError::into_inner) = zone;
}

/// What the system calls its zone, where that cannot be understood and all times are those of UTC
/// therefore; nothing where they are right.
pub fn unknown_zone() -> Option<String> {
    if zone().is_some() { None } else { system::unread() }
}

/// A moment in the person's zone.
pub fn local(moment: i64) -> NaiveDateTime {
    match zone() {
        Some(zone) => local_in(&zone, moment),
        None => local_in(&Local, moment),
    }
}

/// The moment of a local time; the earlier one where the clock was set back. A time that was left
/// out when the clock was set forward is counted as if it had not been yet: half past two is half
/// past three. So days and plans are counted on; what somebody types is asked of [`shown`].
pub fn moment(local: NaiveDateTime) -> i64 {
    match zone() {
        Some(zone) => moment_in(&zone, local),
        None => moment_in(&Local, local),
    }
}

/// The moment at which the clock shows a local time, the earlier one where it shows it twice; none
/// where it never shows it, since it is set forward then.
pub fn shown(time: NaiveDateTime) -> Option<i64> {
    match zone() {
        Some(zone) => shown_in(&zone, time),
        None => shown_in(&Local, time),
    }
}

/// A moment as RFC 3339 with the person's offset.
pub fn rfc3339(moment: i64) -> String {
    let utc = utc(moment);
    let seconds = SecondsFormat::Secs;
    match zone() {
        Some(zone) => utc.with_timezone(&zone).to_rfc3339_opts(seconds, false),
        None => utc.with_timezone(&Local).to_rfc3339_opts(seconds, false),
    }
}

fn zone() -> Option<Tz> {
    *ZONE.read().unwrap_or_else(PoisonError::into_inner)
}

/// Whole seconds since 1970 UTC, below zero before it: the clock of a machine without a battery may be
/// set to anything.
fn since_1970(at: SystemTime) -> i64 {
    let seconds = |length: Duration| i64::try_from(length.as_secs()).unwrap_or(i64::MAX);
    match at.duration_since(UNIX_EPOCH) {
        Ok(since) => seconds(since),
        Err(before) => -seconds(before.duration()),
    }
}

fn utc(moment: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(moment, 0).unwrap_or_default()
}

fn local_in(zone: &impl TimeZone, moment: i64) -> NaiveDateTime {
    utc(moment).with_timezone(zone).naive_local()
}

fn moment_in(zone: &impl TimeZone, local: NaiveDateTime) -> i64 {
    let exact = |local: NaiveDateTime| match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => Some(at.timestamp()),
        // The system's zone names them in either order.
        MappedLocalTime::Ambiguous(one, other) => Some(one.timestamp().min(other.timestamp())),
        MappedLocalTime::None => None,
    };
    // The offset that held before the gap goes on through it.
    let before = || exact(local - WIDEST_GAP).map(|at| at + WIDEST_GAP.num_seconds());
    exact(local).or_else(before).unwrap_or_else(|| local.and_utc().timestamp())
}

fn shown_in(zone: &impl TimeZone, time: NaiveDateTime) -> Option<i64> {
    let at = moment_in(zone, time);
    (local_in(zone, at) == time).then_some(at)
}

fn after_in(zone: &impl TimeZone, now: i64, start: NaiveDateTime, minutes: u32) -> i64 {
    let now = now - now.rem_euclid(60);
    let start = if local_in(zone, now) == start { now } else { moment_in(zone, start) };
    start + 60 * i64::from(minutes)
}

#[cfg(test)]
mod tests {
    use chrono_tz::{Africa, America, Australia, Europe, Pacific};

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn local_times_are_moments_also_where_the_clock_is_set() {
        for (zone, local, utc) in [
            (Europe::Warsaw, "2026-03-28 02:30", "2026-03-28 01:30"),
            // Left out in spring, there twice in autumn.
            (Europe::Warsaw, "2026-03-29 02:30", "2026-03-29 01:30"),
            (Europe::Warsaw, "2026-10-25 02:30", "2026-10-25 00:30"),
            (Europe::Warsaw, "2026-10-25 03:00", "2026-10-25 02:00"),
            (Europe::Moscow, "2026-03-29 02:30", "2026-03-28 23:30"),
            // Midnight itself is left out: the day begins at one.
            (Africa::Cairo, "2026-04-24 00:00", "2026-04-23 22:00"),
            (America::Havana, "2026-03-08 00:00", "2026-03-08 05:00"),
            // Half an hour, and a whole day.
            (Australia::Lord_Howe, "2026-10-04 02:15", "2026-10-03 15:45"),
            (Pacific::Apia, "2011-12-30 12:00", "2011-12-30 22:00"),
        ] {
            assert_eq!(
                moment_in(&zone, at(local)),
                at(utc).and_utc().timestamp(),
                "{zone} {local}"
            );
        }
    }

    #[test]
    fn what_the_clock_never_shows_is_no_time_and_what_it_shows_twice_is_the_first() {
        for (time, shown) in [
            ("2026-03-29 01:59", Some("2026-03-29 00:59")),
            ("2026-03-29 02:00", None),
            ("2026-03-29 02:30", None),
            ("2026-03-29 03:00", Some("2026-03-29 01:00")),
            ("2026-10-25 02:30", Some("2026-10-25 00:30")),
            ("2026-10-25 03:00", Some("2026-10-25 02:00")),
        ] {
            let expected = shown.map(|shown| at(shown).and_utc().timestamp());
            assert_eq!(shown_in(&Europe::Warsaw, at(time)), expected, "{time}");
        }
    }

    #[test]
    fn an_hour_is_an_hour_also_where_the_clock_is_set() {
        for (now, start, minutes, later) in [
            ("2026-11-18 12:00", "2026-11-18 13:00", 60, "2026-11-18 13:00"),
            ("2026-10-24 12:00", "2026-10-24 14:00", 24 * 60, "2026-10-25 12:00"),
            ("2026-03-28 12:00", "2026-03-28 13:00", 24 * 60, "2026-03-29 12:00"),
            // The hour that is there twice, begun for the first time and for the second.
            ("2026-10-25 00:30", "2026-10-25 02:30", 60, "2026-10-25 01:30"),
            ("2026-10-25 01:30", "2026-10-25 02:30", 60, "2026-10-25 02:30"),
            // From the same time on the next day.
            ("2026-10-24 12:00", "2026-10-25 14:00", 60, "2026-10-25 14:00"),
        ] {
            let utc = |text| at(text).and_utc().timestamp();
            let found = after_in(&Europe::Warsaw, utc(now) + 59, at(start), minutes);
            assert_eq!(found, utc(later), "{start} + {minutes}");
        }
    }

    #[test]
    fn a_clock_that_is_set_to_before_1970_goes() {
        let day = Duration::from_secs(86_400);
        for (at, moment) in
            [(UNIX_EPOCH, 0), (UNIX_EPOCH + day, 86_400), (UNIX_EPOCH - day, -86_400)]
        {
            assert_eq!(since_1970(at), moment, "{at:?}");
        }
    }

    #[test]
    fn a_day_begins_on_itself_in_every_zone() {
        let first = at("2026-01-01 00:00");
        for zone in chrono_tz::TZ_VARIANTS {
            for day in (0..365).map(|days| first + TimeDelta::days(days)) {
                let begins = local_in(&zone, moment_in(&zone, day));
                assert_eq!(begins.date(), day.date(), "{zone}");
            }
        }
    }
}
