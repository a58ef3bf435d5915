//! The booking of a resource: what is booked, for which service, from when, for how long, where.
//!
//! It reads a booking from one line and tells whether two meet; what else is booked it does not
//! know.

use serde::{Deserialize, Serialize};

use super::input::Dates;
use super::input::minutes;
use super::message::{Message, Refusal};

/// How long a booking takes where nobody says it, in minutes.
const USUAL: i64 = 60;

/// A stretch of time for which a resource is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// What is booked: a room, a person, a machine.
    pub resource: String,
    /// The kind of service; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub service: String,
    /// When it begins, in seconds since 1970 UTC.
    pub from: i64,
    /// How long it takes, in minutes; at least one.
    pub minutes: i64,
    /// Where; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

impl Booking {
    /// When it ends, in seconds since 1970 UTC.
    pub fn until(&self) -> i64 {
        self.from.saturating_add(self.minutes.saturating_mul(60))
    }

    /// Reads `RESOURCE[: SERVICE], WHEN[, LENGTH[, PLACE]]`: `Room 1: massage, tomorrow 15:00, 90m,
    /// Lenina 5`. Without a length it takes an hour.
    ///
    /// # Errors
    /// A refusal that says what a booking looks like, or what is wrong with its time.
    pub fn read(text: &str, dates: &dyn Dates) -> Result<Booking, Refusal> {
        let shape = || {
            Refusal::malformed(Message::new("refused-booking").with("text", text))
                .hint(Message::new("hint-booking"))
        };
        let mut parts = text.split([',', ';']).map(str::trim);
        let what = parts.next().filter(|part| !part.is_empty()).ok_or_else(shape)?;
        let when = parts.next().filter(|part| !part.is_empty()).ok_or_else(shape)?;
        let (resource, service) = match what.split_once(':') {
            Some((resource, service)) => (resource.trim(), service.trim()),
            None => (what, ""),
        };
        if resource.is_empty() {
            return Err(shape());
        }
        let from = dates.moment(when)?;
        let mut rest: Vec<&str> = parts.collect();
        let length = rest.first().and_then(|part| minutes(part).ok()).filter(|length| *length > 0);
        if length.is_some() {
            rest.remove(0);
        }
        rest.retain(|part| !part.is_empty());
        Ok(Booking {
            resource: resource.to_owned(),
            service: service.to_owned(),
            from,
            minutes: length.unwrap_or(USUAL),
            place: rest.join(", "),
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    struct Plain;

    impl Dates for Plain {
        fn date(&self, text: &str) -> Result<NaiveDate, Refusal> {
            text.parse().map_err(|_| Refusal::malformed(Message::new("refused-date")))
        }

        fn moment(&self, text: &str) -> Result<i64, Refusal> {
            text.parse().map_err(|_| Refusal::malformed(Message::new("refused-date")))
        }
    }

    #[test]
    fn a_line_says_what_when_how_long_and_where() {
        let booking = |resource: &str, service: &str, minutes, place: &str| Booking {
            resource: resource.to_owned(),
            service: service.to_owned(),
            from: 600,
            minutes,
            place: place.to_owned(),
        };
        for (line, expected) in [
            ("Room 1, 600", booking("Room 1", "", 60, "")),
            ("Room 1, 600, 90m", booking("Room 1", "", 90, "")),
            ("Зал: массаж; 600; 1 ч 30 мин", booking("Зал", "массаж", 90, "")),
            (
                "Anna: cut, 600, 2h, Lenina 5, 2nd floor",
                booking("Anna", "cut", 120, "Lenina 5, 2nd floor"),
            ),
            ("Room 1, 600, Lenina 5", booking("Room 1", "", 60, "Lenina 5")),
        ] {
            let read = Booking::read(line, &Plain);
            assert_eq!(read.as_ref(), Ok(&expected), "{line}");
            assert_eq!(read.map(|booking| booking.until()), Ok(600 + expected.minutes * 60));
        }
        for (line, refused) in [
            ("", "refused-booking"),
            ("Room 1", "refused-booking"),
            (", 600", "refused-booking"),
            (": cut, 600", "refused-booking"),
            ("Room 1, soon", "refused-date"),
        ] {
            let refusal = Booking::read(line, &Plain).unwrap_err();
            assert_eq!(refusal.message.id, refused, "{line}");
        }
    }
}
