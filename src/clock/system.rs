//! The zone of the system where `$TZ` says it: what is understood there is the business of the
//! library, which takes everything else for UTC without a word. Here that is noticed, and what was
//! meant is found where it can be: a name that has no file on this machine, or a zone of the POSIX
//! kind that does not say when its clock is set.

use std::env;

use chrono::{DateTime, Local, Offset, TimeZone};
use chrono_tz::Tz;

/// The middle of a January and of a July: between them any clock that is ever set shows it.
const MOMENTS: [i64; 2] = [1_768_478_400, 1_784_116_800];

/// Seconds of an hour.
const HOUR: i32 = 3600;

/// What `$TZ` says, where it is taken for UTC and does not say so.
pub(super) fn unread() -> Option<String> {
    let name = env::var("TZ").ok()?;
    let is_utc = offsets(&Local) == [0, 0];
    (is_utc && !says_utc(&name)).then_some(name)
}

/// The zone that was meant, where that is certain.
pub(super) fn meant(name: &str) -> Option<Tz> {
    let name = name.strip_prefix(':').unwrap_or(name);
    if let Ok(zone) = name.parse() {
        return Some(zone);
    }
    // `CET-1CEST` is the zone CET if that is an hour ahead.
    let (standard, behind, _) = posix(name)?;
    let zone: Tz = standard.parse().ok()?;
    offsets(&zone).contains(&-behind).then_some(zone)
}

/// Whether a name means UTC, or a file or a zone that is like it.
fn says_utc(name: &str) -> bool {
    let bare = name.strip_prefix(':').unwrap_or(name);
    if bare.is_empty() || bare.starts_with('/') || bare == "localtime" {
        return true;
    }
    match (bare.parse::<Tz>(), posix(bare)) {
        (Ok(zone), _) => offsets(&zone) == [0, 0],
        (_, Some((_, behind, is_set))) => behind == 0 && !is_set,
        _ => false,
    }
}

/// A zone of the POSIX kind, `CET-1CEST`: what its standard time is called, how many seconds that is
/// behind UTC, and whether its clock is set in summer.
fn posix(name: &str) -> Option<(&str, i32, bool)> {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let letters = name.find(|c| !is_letter(c)).filter(|letters| *letters >= 3)?;
    let (standard, rest) = name.split_at(letters);
    let end = rest.find(is_letter).unwrap_or(rest.len());
    let (offset, summer) = rest.split_at(end);
    let behind = offset.strip_prefix(['-', '+']).unwrap_or(offset);
    let mut parts = behind.split(':').map(|part| part.parse::<i32>().ok().filter(|n| *n < 60));
    let (hours, minutes) = (parts.next()??, parts.next().unwrap_or(Some(0))?);
    let seconds = hours * HOUR + minutes * 60;
    Some((standard, if offset.starts_with('-') { -seconds } else { seconds }, !summer.is_empty()))
}

/// How many seconds a zone is ahead of UTC in winter and in summer.
fn offsets(zone: &impl TimeZone) -> [i32; 2] {
    MOMENTS.map(|at| {
        let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
        zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_another_time_is_not_taken_for_utc() {
        for name in ["", "UTC", ":UTC", "GMT0", "UTC0", "Etc/UTC", "/etc/localtime", "UTC+0:00"] {
            assert!(says_utc(name), "{name}");
        }
        for name in
            ["CET-1CEST", "Europe/Warsaw", "Europe/Warsav", "WET0WEST", "MSK-3", "Z00", "nonsense"]
        {
            assert!(!says_utc(name), "{name}");
        }
    }

    #[test]
    fn a_zone_is_meant_by_its_name_or_by_that_of_its_standard_time() {
        for (name, zone) in [
            ("Europe/Warsaw", Some(Tz::Europe__Warsaw)),
            (":Europe/Warsaw", Some(Tz::Europe__Warsaw)),
            ("CET-1CEST", Some(Tz::CET)),
            ("CET-1:00CEST", Some(Tz::CET)),
            ("EET-2EEST", Some(Tz::EET)),
            ("WET0WEST", Some(Tz::WET)),
            ("EST5EDT", Some(Tz::EST5EDT)),
            // The other way round, and one that nobody knows by this name.
            ("CET1CEST", None),
            ("NZST-12NZDT", None),
            ("Europe/Warsav", None),
        ] {
            assert_eq!(meant(name), zone, "{name}");
        }
    }
}
