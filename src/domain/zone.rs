//! The names of time zones, as they are chosen by people.

use chrono_tz::{TZ_VARIANTS, Tz};

use super::fold::fold;
use super::message::{Message, Refusal};
use super::nearest::nearest;

/// The zone that is meant: its whole name in any case (`europe/warsaw`), or only the city where it
/// is the only one of that name (`Warsaw`).
///
/// # Errors
/// A refusal with the nearest name where there is no such zone.
pub fn read(typed: &str) -> Result<&'static str, Refusal> {
    let plain = |name: &str| fold(name).replace([' ', '-'], "_");
    let wanted = plain(typed.trim());
    let names = || TZ_VARIANTS.iter().map(|zone: &Tz| zone.name());
    if let Some(name) = names().find(|name| plain(name) == wanted) {
        return Ok(name);
    }
    let city = |name: &'static str| name.rsplit('/').next().unwrap_or(name);
    let mut called = names().filter(|name| plain(city(name)) == wanted);
    if let (Some(only), None) = (called.next(), called.next()) {
        return Ok(only);
    }
    let refusal = Refusal::malformed(Message::new("refused-zone").with("text", typed.trim()));
    let near = nearest(typed, names()).or_else(|| {
        let near = nearest(typed, names().map(city))?;
        names().find(|name| city(name) == near)
    });
    Err(match near {
        Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
        None => refusal.hint(Message::new("hint-zone")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_named_in_full_or_by_its_city() {
        for (typed, name) in [
            ("Europe/Warsaw", "Europe/Warsaw"),
            (" europe/warsaw ", "Europe/Warsaw"),
            ("Moscow", "Europe/Moscow"),
            ("new york", "America/New_York"),
            ("utc", "UTC"),
        ] {
            assert_eq!(read(typed), Ok(name), "{typed}");
        }
        for (typed, hint) in [
            ("Europe/Warsav", "hint-did-you-mean"),
            ("Warsav", "hint-did-you-mean"),
            ("+3", "hint-zone"),
            ("", "hint-zone"),
        ] {
            let refusal = read(typed).unwrap_err();
            assert_eq!(refusal.message.id, "refused-zone", "{typed}");
            assert_eq!(refusal.hint.map(|hint| hint.id), Some(hint), "{typed}");
        }
    }
}
