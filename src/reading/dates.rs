//! Days and moments as a person types them, in the zone he lives in and the order of his country.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::clock::{self, Clock};
use crate::domain::anniversary::Anniversary;
use crate::domain::booking::Begins;
use crate::domain::calendar::Zone;
use crate::domain::input;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::query;
use crate::domain::when::{self, Now, Order, Reckoning, WhenError};

/// A day without a time means its working hours' end.
const END_OF_WORK: (u32, u32) = (18, 0);

/// Reads days and moments as a person says them now, in this country.
pub fn dates(clock: Clock, country: &str) -> impl input::Dates {
    Dates::of(clock, country)
}

/// Days and moments as a person says them now.
pub(super) struct Dates {
    clock: Clock,
    order: Order,
}

impl Dates {
    pub(super) fn of(clock: Clock, country: &str) -> Dates {
        Dates { clock, order: Order::of(country) }
    }

    /// This moment, in the country.
    pub(super) fn now(&self) -> Now {
        Now { at: self.clock.local_now(), order: self.order }
    }
}

impl input::Dates for Dates {
    fn date(&self, text: &str) -> Result<NaiveDate, Refusal> {
        when::parse_date(text, self.now()).map_err(|error| error.refusal(self.order))
    }

    fn anniversary(&self, text: &str) -> Result<Anniversary, Refusal> {
        when::parse_anniversary(text, self.now()).map_err(|error| {
            let hint = Message::new("hint-anniversary");
            match error {
                WhenError::Unknown { .. } => error.refusal(self.order).hint(hint),
                error => error.refusal(self.order),
            }
        })
    }

    fn moment(&self, text: &str) -> Result<i64, Refusal> {
        let when = when::parse(text, self.now()).map_err(|error| error.refusal(self.order))?;
        deadline(when, &self.clock)
    }

    fn begins(&self, text: &str) -> Result<Begins, Refusal> {
        let now = self.now();
        if let Some((when, minutes)) = when::stretch(text, now) {
            return Ok(Begins::Stretch(deadline(when, &self.clock)?, minutes));
        }
        let when = when::parse(text, now).map_err(|error| error.refusal(self.order))?;
        match when.timed {
            true => deadline(when, &self.clock).map(Begins::Moment),
            false => Ok(Begins::Day(when.at.date())),
        }
    }

    fn zone(&self) -> Zone {
        Zone { local: clock::local, moment: clock::moment }
    }
}

impl query::Dates for Dates {
    fn range(&self, text: &str) -> Option<Result<(i64, i64), Refusal>> {
        let range = when::parse_range(text, self.now())?;
        Some(
            range
                .map(|(from, to)| (clock::moment(from), clock::moment(to)))
                .map_err(|error| error.refusal(self.order)),
        )
    }

    fn day(&self, moment: i64) -> String {
        clock::local(moment).format("%Y-%m-%d").to_string()
    }
}

/// The moment of a deadline: the given time, or the end of work on the given day. A time that the
/// clock shows twice in autumn is the first of the two.
///
/// # Errors
/// A refusal of a time that the clock leaves out in spring, with what it would be counted on to.
pub(super) fn deadline(when: when::When, clock: &Clock) -> Result<i64, Refusal> {
    if when.timed {
        return Ok(match when.by {
            Reckoning::Wall => clock::shown(when.at).ok_or_else(|| left_out(when.at))?,
            Reckoning::Elapsed(minutes) => {
                clock.after(when.at - TimeDelta::minutes(minutes.into()), minutes)
            }
            Reckoning::Offset(seconds) => when.at.and_utc().timestamp() - i64::from(seconds),
        });
    }
    let now = clock.local_now();
    let (hour, minute) = END_OF_WORK;
    let day = when.at.date();
    let end = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    let last = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN);
    let late = day == now.date() && now.time() >= end;
    Ok(clock::moment(day.and_time(if late { last } else { end })))
}

/// The refusal of a local time that the clock never shows.
fn left_out(time: NaiveDateTime) -> Refusal {
    let text = time.format("%Y-%m-%d %H:%M").to_string();
    let message = Message::new("refused-time-skipped").with("text", text);
    let after = Arg::Moment(clock::moment(time));
    Refusal::malformed(message).hint(Message::new("hint-time-skipped").with("at", after))
}
