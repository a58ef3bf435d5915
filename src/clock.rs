//! The one place that reads the clock and the time zone; everything else is told.

use chrono::{DateTime, Local, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};

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
        self.stopped.unwrap_or_else(|| Utc::now().timestamp())
    }

    /// Now, in the person's zone.
    pub fn local_now(&self) -> NaiveDateTime {
        local(self.now())
    }

    /// The first second of today in the person's zone, since 1970 UTC.
    pub fn start_of_day(&self) -> i64 {
        moment(self.local_now().date().and_time(chrono::NaiveTime::MIN))
    }

    /// The first second of tomorrow in the person's zone, since 1970 UTC.
    pub fn end_of_day(&self) -> i64 {
        let midnight = self.local_now().date().and_time(chrono::NaiveTime::MIN);
        moment(midnight + TimeDelta::days(1))
    }
}

/// A moment in the person's zone.
pub fn local(moment: i64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp(moment, 0).unwrap_or_default();
    utc.with_timezone(&Local).naive_local()
}

/// The moment of a local time; the earlier one where the clock was set back, the hour after where
/// it was set forward over it.
pub fn moment(local: NaiveDateTime) -> i64 {
    match Local.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.timestamp(),
        LocalResult::None => {
            let later = Local.from_local_datetime(&(local + TimeDelta::hours(1)));
            later.earliest().map_or_else(|| local.and_utc().timestamp(), |at| at.timestamp() - 3600)
        }
    }
}

/// A moment as RFC 3339 with the person's offset.
pub fn rfc3339(moment: i64) -> String {
    let utc = DateTime::from_timestamp(moment, 0).unwrap_or_default();
    utc.with_timezone(&Local).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}
