//! The booking of a resource: what is booked, for which service, from when, for how long, where.
//!
//! It reads a booking from one line and tells whether two meet; what else is booked it does not
//! know.

use serde::{Deserialize, Serialize};

use super::input::Dates;
use super::input::minutes;
use super::message::{Message, Refusal};
use super::nearest::nearest;

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
    /// A refusal that says what a booking looks like, or what is wrong with its time or its length.
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
        let length = rest.first().and_then(|part| minutes(part).ok());
        if length.is_some() {
            let typed = rest.remove(0);
            if length == Some(0) {
                let message = Message::new("refused-booking-length").with("text", typed);
                return Err(Refusal::malformed(message).hint(Message::new("hint-booking")));
            }
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

/// What stands before the name of a resource to say that it is a new one, however like another.
const NEW: char = '+';

/// What a resource that is booked is called, where it was not booked before: a new one, if it is not
/// probably one of the `known` ones, mistyped, or if a plus stands before it. Rooms with different
/// numbers are different rooms.
///
/// # Errors
/// A refusal with the name that was probably meant, and how to book a new one of that name.
pub fn new_resource<'n>(typed: &'n str, known: &[String]) -> Result<&'n str, Refusal> {
    let named = bare(typed);
    let digits = |name: &str| -> String { name.chars().filter(char::is_ascii_digit).collect() };
    let own = digits(named);
    let alike = known.iter().map(String::as_str).filter(|name| {
        let numbers = digits(name);
        own.is_empty() || numbers.is_empty() || own == numbers
    });
    match nearest(named, alike) {
        Some(near) if named.len() == typed.trim().len() => {
            let message = Message::new("refused-unknown-resource").with("text", named);
            let hint = Message::new("hint-resource").with("name", near).with("text", named);
            Err(Refusal::not_found(message).hint(hint))
        }
        _ => Ok(named),
    }
}

/// The name of a resource without the mark of a new one.
pub fn bare(resource: &str) -> &str {
    resource.trim().trim_start_matches(NEW).trim_start()
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
            ("Room 1, 600, 0m", "refused-booking-length"),
            ("Room 1, 600, 0 мин, Lenina 5", "refused-booking-length"),
        ] {
            let refusal = Booking::read(line, &Plain).unwrap_err();
            assert_eq!(refusal.message.id, refused, "{line}");
        }
    }

    #[test]
    fn a_mistyped_resource_is_no_new_one() {
        let known = ["Room 1", "Зал", "Anna"].map(str::to_owned);
        for (typed, found) in [
            ("Room 2", Ok("Room 2")),
            ("Garage", Ok("Garage")),
            ("Rom 1", Err("Room 1")),
            ("Room", Err("Room 1")),
            ("зап", Err("Зал")),
            ("фттф", Err("Anna")),
            ("+Rom 1", Ok("Rom 1")),
            ("+ Anne", Ok("Anne")),
        ] {
            let read = new_resource(typed, &known).map_err(|refusal| refusal.hint.unwrap());
            let expected = found.map_err(|near| {
                Message::new("hint-resource").with("name", near).with("text", typed)
            });
            assert_eq!(read, expected, "{typed}");
        }
        assert_eq!(new_resource("Rom 1", &[]), Ok("Rom 1"));
    }
}
