//! The booking of a resource: what is booked, for which service, from when, for how long, where.
//!
//! It reads a booking from one line and tells whether two meet; what else is booked it does not
//! know.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::calendar::{Bounds, Zone, days_later};
use super::fold::fold;
use super::input::Dates;
use super::message::{Message, Refusal};
use super::nearest::nearest;
use super::when::{self, Span};

/// How long a booking takes where nobody says it, in minutes.
pub const USUAL: i64 = 60;

/// The longest booking, in minutes: a year.
pub const LONGEST: i64 = 366 * 24 * 60;

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
    /// How long it takes, in minutes; from one to [`LONGEST`].
    pub minutes: i64,
    /// Where; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// When a booking begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// At a moment, in seconds since 1970 UTC.
    Moment(i64),
    /// At a moment, for so many minutes: from when until when is said.
    Stretch(i64, i64),
    /// On a day of which no hour is named.
    Day(NaiveDate),
}

/// How a booking stands to a day that it touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDay {
    /// It takes all of it.
    Whole,
    /// It begins there and goes on after it.
    Begins,
    /// It began before and ends there.
    Ends,
    /// It begins and ends there.
    Within,
}

impl Booking {
    /// How it stands to a day that it touches.
    pub fn on(&self, day: Bounds) -> OnDay {
        match (self.from, self.until()) {
            (from, until) if from <= day.from && until >= day.until => OnDay::Whole,
            (from, _) if from < day.from => OnDay::Ends,
            (_, until) if until > day.until => OnDay::Begins,
            _ => OnDay::Within,
        }
    }

    /// When it ends, in seconds since 1970 UTC.
    pub fn until(&self) -> i64 {
        self.from.saturating_add(self.minutes.saturating_mul(60))
    }

    /// What is booked: the resource and for which service.
    pub fn what(&self) -> String {
        match self.service.as_str() {
            "" => self.resource.clone(),
            service => format!("{}: {service}", self.resource),
        }
    }

    /// The first of the whole days that it takes and how many they are, where it takes no part of a
    /// day.
    pub fn whole_days(&self, local: impl Fn(i64) -> NaiveDateTime) -> Option<(NaiveDate, i64)> {
        let begins_day = |at: i64| local(at - 1).date() < local(at).date();
        let (first, end) = (local(self.from).date(), local(self.until()).date());
        (begins_day(self.from) && begins_day(self.until()))
            .then(|| (first, (end - first).num_days()))
    }

    /// The same booking so many days later, at the same hours: whole days stay whole where the clock is
    /// set on one of them.
    pub fn days_later(&self, days: i64, zone: Zone) -> Booking {
        let (from, minutes) = match self.whole_days(zone.local) {
            Some((first, count)) => {
                let first = days_later(first, days);
                let (from, end) = (zone.bounds(first).from, days_later(first, count));
                (from, (zone.bounds(end).from - from) / 60)
            }
            None => (zone.days_later(self.from, days), self.minutes),
        };
        Booking { from, minutes, ..self.clone() }
    }

    /// Reads `RESOURCE[: SERVICE], WHEN[, LENGTH[, PLACE]]`: `Room 1: massage, tomorrow 15:00, 90m,
    /// Lenina 5`. Without a length it takes an hour, unless it is said until when, `15:00-16:30`;
    /// without an hour it takes whole days, one where their number is not said.
    ///
    /// # Errors
    /// A refusal that says what a booking looks like, or what is wrong with its time or its length.
    pub fn read(text: &str, dates: &dyn Dates) -> Result<Booking, Refusal> {
        let shape = || {
            Refusal::malformed(Message::new("refused-booking").with("text", text))
                .hint(Message::new("hint-booking"))
        };
        let (what, rest) = cut(text);
        let (when, rest) = cut(rest);
        let (resource, service) = match what.split_once(':') {
            Some((resource, service)) => (resource.trim(), service.trim()),
            None => (what, ""),
        };
        if resource.is_empty() || when.is_empty() {
            return Err(shape());
        }
        let (begins, rest) = begins(when, rest, dates)?;
        let (length, place) = length(rest, begins)?;
        let (from, minutes) = stretch(when, begins, length, dates)?;
        let place = place.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty());
        Ok(Booking {
            resource: resource.to_owned(),
            service: service.to_owned(),
            from,
            minutes,
            place: place.collect::<Vec<_>>().join(", "),
        })
    }
}

/// What stands between the parts of a line.
const SEPARATORS: [char; 2] = [',', ';'];

/// The first part of a line, and what stands behind it.
fn cut(text: &str) -> (&str, &str) {
    let (part, rest) = text.split_once(SEPARATORS).unwrap_or((text, ""));
    (part.trim(), rest)
}

/// When it begins. The hour may stand behind the day as a part of its own: `fri, 10:00`.
fn begins<'t>(when: &str, rest: &'t str, dates: &dyn Dates) -> Result<(Begins, &'t str), Refusal> {
    let begins = dates.begins(when)?;
    let (part, behind) = cut(rest);
    let is_hour = part.contains(':') || when::length(part).is_none() && !part.is_empty();
    if matches!(begins, Begins::Day(_)) && is_hour {
        let timed = dates.begins(&format!("{when} {part}"));
        if let Ok(timed @ (Begins::Moment(_) | Begins::Stretch(..))) = timed {
            return Ok((timed, behind));
        }
    }
    Ok((begins, rest))
}

/// How long a booking takes, as somebody says it.
enum Length {
    Unsaid,
    AllDay,
    Span(Span, String),
}

/// How long it takes, and what stands behind that. What speaks of a length is one, or nothing: it is
/// never the place, unless it is said until when.
fn length(rest: &str, begins: Begins) -> Result<(Length, &str), Refusal> {
    // A comma between two digits is that of a number: `1,5 h`.
    let is_decimal = |at: usize| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(rest[..at].chars().last()) && digit(rest[at + 1..].chars().next())
    };
    let end = rest
        .match_indices(SEPARATORS)
        .find(|(at, mark)| *mark != "," || !is_decimal(*at))
        .map_or(rest.len(), |(at, _)| at);
    let typed = rest[..end].trim();
    let behind = rest.get(end + 1..).unwrap_or_default();
    if when::says_whole_day(typed) {
        return Ok((Length::AllDay, behind));
    }
    // A bare number is minutes.
    let bare = || typed.parse::<u32>().ok().map(Span::minutes);
    match bare().or_else(|| when::length(typed)) {
        Some(span) => Ok((Length::Span(span, typed.to_owned()), behind)),
        None if matches!(begins, Begins::Stretch(..)) => Ok((Length::Unsaid, rest)),
        None if when::says_length(typed) => Err(refused("refused-booking-unread", typed)),
        None => Ok((Length::Unsaid, rest)),
    }
}

/// When it begins, and for how many minutes.
fn stretch(
    when: &str,
    begins: Begins,
    length: Length,
    dates: &dyn Dates,
) -> Result<(i64, i64), Refusal> {
    let zone = dates.zone();
    let (from, span, typed) = match (begins, length) {
        (Begins::Moment(from), Length::Unsaid) => return Ok((from, USUAL)),
        (Begins::Stretch(from, minutes), Length::Unsaid) => return Ok((from, minutes)),
        (Begins::Stretch(..), Length::Span(..)) => {
            return Err(refused("refused-booking-twice", when));
        }
        (Begins::Moment(from), Length::Span(span, typed)) => (from, span, typed),
        // At an hour, and all day: only one of them can be meant.
        (Begins::Moment(_) | Begins::Stretch(..), Length::AllDay) => {
            return Err(refused("refused-booking-all-day", when));
        }
        (Begins::Day(day), Length::Unsaid | Length::AllDay) => {
            let bounds = zone.bounds(day);
            return Ok((bounds.from, (bounds.until - bounds.from) / 60));
        }
        (Begins::Day(_), Length::Span(span, _)) if span.is_timed() => {
            return Err(refused("refused-booking-hour", when));
        }
        (Begins::Day(day), Length::Span(span, typed)) => (zone.bounds(day).from, span, typed),
    };
    let minutes = span.ends(from, zone).map(|until| (until - from) / 60);
    let minutes = minutes.filter(|minutes| (1..=LONGEST).contains(minutes));
    Ok((from, minutes.ok_or_else(|| refused("refused-booking-length", &typed))?))
}

fn refused(id: &'static str, text: &str) -> Refusal {
    let message = Message::new(id).with("text", text);
    Refusal::malformed(message).hint(Message::new("hint-booking"))
}

/// By what resources are put in order: as their names, but `Room 2` comes before `Room 10`.
pub fn order(resource: &str) -> Vec<(String, u64)> {
    let name = fold(resource);
    let mut parts = Vec::new();
    let mut rest = name.as_str();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, number) = rest.split_at(digits);
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        parts.push((text.to_owned(), number[..end].parse().unwrap_or(u64::MAX)));
        rest = &number[end..];
    }
    parts
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
    use super::*;
    use crate::domain::anniversary::Anniversary;

    struct Plain;

    impl Dates for Plain {
        fn date(&self, text: &str) -> Result<NaiveDate, Refusal> {
            text.parse().map_err(|_| Refusal::malformed(Message::new("refused-date")))
        }

        fn anniversary(&self, text: &str) -> Result<Anniversary, Refusal> {
            self.date(text).map(Anniversary::of)
        }

        fn moment(&self, text: &str) -> Result<i64, Refusal> {
            text.parse().map_err(|_| Refusal::malformed(Message::new("refused-date")))
        }

        /// `600`, `600-660` for a stretch of seconds, or `d1` for the second day of all; with an
        /// hour behind it, `d1 10:00`.
        fn begins(&self, text: &str) -> Result<Begins, Refusal> {
            if let Some((from, until)) = text.split_once('-') {
                let (from, until) = (self.moment(from)?, self.moment(until)?);
                return Ok(Begins::Stretch(from, (until - from) / 60));
            }
            let Some(day) = text.strip_prefix('d') else {
                return self.moment(text).map(Begins::Moment);
            };
            let (day, hour) = day.split_once(' ').unwrap_or((day, ""));
            let day: i64 = self.moment(day)?;
            match hour {
                "" => Ok(Begins::Day(local(day * DAY).date())),
                hour => {
                    let hour = hour.strip_suffix(":00").unwrap_or("none");
                    Ok(Begins::Moment(day * DAY + self.moment(hour)? * 3600))
                }
            }
        }

        fn zone(&self) -> Zone {
            Zone { local, moment: |local| local.and_utc().timestamp() }
        }
    }

    const DAY: i64 = 86_400;

    fn local(at: i64) -> NaiveDateTime {
        chrono::DateTime::from_timestamp(at, 0).unwrap().naive_utc()
    }

    fn read(line: &str) -> Result<Booking, &'static str> {
        Booking::read(line, &Plain).map_err(|refusal| refusal.message.id)
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
            ("Room 1, 600, 90", booking("Room 1", "", 90, "")),
            ("Зал: массаж; 600; 1 ч 30 мин", booking("Зал", "массаж", 90, "")),
            (
                "Anna: cut, 600, 2h, Lenina 5, 2nd floor",
                booking("Anna", "cut", 120, "Lenina 5, 2nd floor"),
            ),
            ("Room 1, 600, Lenina 5", booking("Room 1", "", 60, "Lenina 5")),
            ("Room 1, 600, , Lenina 5", booking("Room 1", "", 60, "Lenina 5")),
            ("Room 1, 600, 1.5h, Lenina 5", booking("Room 1", "", 90, "Lenina 5")),
            ("Зал, 600, 1,5 ч, Ленина, 5", booking("Зал", "", 90, "Ленина, 5")),
            ("Зал, 600, полтора часа, 2 этаж", booking("Зал", "", 90, "2 этаж")),
            ("Sala, 600, półtorej godziny", booking("Sala", "", 90, "")),
            ("Room 1, 600, 1:30, hall", booking("Room 1", "", 90, "hall")),
            ("Room 1, 600-4200, hall", booking("Room 1", "", 60, "hall")),
            ("Room 1, 600-4200, 5 Lenina St", booking("Room 1", "", 60, "5 Lenina St")),
            ("Room 1, 600, 2 days", booking("Room 1", "", 2 * 24 * 60, "")),
        ] {
            let read = read(line);
            assert_eq!(read.as_ref(), Ok(&expected), "{line}");
            assert_eq!(read.map(|booking| booking.until()), Ok(600 + expected.minutes * 60));
        }
    }

    #[test]
    fn what_may_be_a_length_is_never_the_place() {
        for (line, refused) in [
            ("", "refused-booking"),
            ("Room 1", "refused-booking"),
            (", 600", "refused-booking"),
            (": cut, 600", "refused-booking"),
            ("Room 1, soon", "refused-date"),
            ("Room 1, 600, 0m", "refused-booking-length"),
            ("Room 1, 600, 0 мин, Lenina 5", "refused-booking-length"),
            ("Room 1, 600, 99999h", "refused-booking-length"),
            ("Room 1, 600, 13 months", "refused-booking-length"),
            ("Room 1, 600, 99999999h", "refused-booking-unread"),
            ("Room 1, 600, -1h, Lenina 5", "refused-booking-unread"),
            ("Room 1, 600, 1,5, Lenina 5", "refused-booking-unread"),
            ("Room 1, 600, 11:30", "refused-booking-unread"),
            ("Room 1, 600, 5 Lenina St", "refused-booking-unread"),
            ("Room 1, 600, about an hour", "refused-booking-unread"),
            ("Зал, 600, полдня, Ленина 5", "refused-booking-unread"),
            ("Room 1, 600, all day", "refused-booking-all-day"),
            ("Room 1, d1, 1h, Lenina 5", "refused-booking-hour"),
            ("Room 1, d1, 90", "refused-booking-hour"),
            ("Room 1, 600-4200, 1h", "refused-booking-twice"),
            ("Room 1, 600-4200, all day", "refused-booking-all-day"),
        ] {
            assert_eq!(read(line), Err(refused), "{line}");
        }
    }

    #[test]
    fn without_an_hour_whole_days_are_booked() {
        for (line, from, minutes, place) in [
            ("Van, d2", 2 * DAY, 24 * 60, ""),
            ("Van, d2, all day, yard", 2 * DAY, 24 * 60, "yard"),
            ("Van, d2, весь день", 2 * DAY, 24 * 60, ""),
            ("Van, d2, yard", 2 * DAY, 24 * 60, "yard"),
            ("Van, d2, 3d, yard", 2 * DAY, 3 * 24 * 60, "yard"),
            ("Van, d2, на неделю", 2 * DAY, 7 * 24 * 60, ""),
            // The hour is a part of its own.
            ("Van, d2, 10:00, 2h, yard", 2 * DAY + 10 * 3600, 120, "yard"),
        ] {
            let booking = read(line).unwrap();
            let said = (booking.from, booking.minutes, booking.place.as_str());
            assert_eq!(said, (from, minutes, place), "{line}");
            let days = (from % DAY == 0).then(|| (local(from).date(), minutes / (24 * 60)));
            assert_eq!(booking.whole_days(local), days, "{line}");
        }
    }

    #[test]
    fn each_day_of_a_long_booking_is_another_part_of_it() {
        let zone = Plain.zone();
        for (from, minutes, parts) in [
            (DAY + 600, 60, &[(1, OnDay::Within)][..]),
            (DAY, 24 * 60, &[(1, OnDay::Whole)]),
            (DAY + 36_000, 14 * 60, &[(1, OnDay::Within)]),
            (DAY, 60, &[(1, OnDay::Within)]),
            (DAY + 36_000, 48 * 60, &[(1, OnDay::Begins), (2, OnDay::Whole), (3, OnDay::Ends)]),
        ] {
            let booking = Booking { from, minutes, ..read("Van, 600").unwrap() };
            for (day, expected) in parts {
                let bounds = zone.bounds(local(day * DAY).date());
                assert_eq!(booking.on(bounds), *expected, "{from} {minutes} {day}");
            }
        }
    }

    #[test]
    fn whole_days_stay_whole_where_the_clock_is_set() {
        // The clock is set forward by an hour in the third day.
        fn set(at: i64) -> NaiveDateTime {
            local(if at >= 3 * DAY + 7200 { at + 3600 } else { at })
        }
        let moment = |local: NaiveDateTime| match local.and_utc().timestamp() {
            at if at >= 3 * DAY + 10_800 => at - 3600,
            at => at,
        };
        let zone = Zone { local: set, moment };
        for (from, minutes, days, expected) in [
            (2 * DAY, 24 * 60, 1, (3 * DAY, 23 * 60)),
            (3 * DAY, 23 * 60, -1, (2 * DAY, 24 * 60)),
            (DAY, 2 * 24 * 60, 2, (3 * DAY, 47 * 60)),
            (2 * DAY + 36_000, 90, 1, (3 * DAY + 32_400, 90)),
        ] {
            let booking = Booking { from, minutes, ..read("Van, 600").unwrap() };
            let later = booking.days_later(days, zone);
            assert_eq!((later.from, later.minutes), expected, "{from} {minutes} {days}");
        }
    }

    #[test]
    fn resources_are_in_the_order_in_which_people_count() {
        let mut names = ["Room 10", "room 2", "Hall", "Room", "Room 2b", "Зал 1", "Room 1"];
        names.sort_by_key(|name| order(name));
        assert_eq!(names, ["Hall", "Room", "Room 1", "room 2", "Room 2b", "Room 10", "Зал 1"]);
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
