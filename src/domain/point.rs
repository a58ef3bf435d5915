//! Ways to reach somebody: phones, e-mails, sites and messengers, each with a kind of use.

use serde::{Deserialize, Serialize};

use super::fold::fold;
use super::{email, phone};

/// Which way of reaching somebody a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PointKind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A web site.
    Site,
    /// A messenger handle, `@ivan` or `telegram: ivan`.
    Messenger,
}

impl PointKind {
    /// All of them, in the order cards show them.
    pub const ALL: [PointKind; 4] =
        [PointKind::Phone, PointKind::Email, PointKind::Site, PointKind::Messenger];

    /// The stable word, which is also the field's name.
    pub fn word(self) -> &'static str {
        match self {
            PointKind::Phone => "phone",
            PointKind::Email => "email",
            PointKind::Site => "site",
            PointKind::Messenger => "messenger",
        }
    }

    /// The labels a person may choose from; the first is the default.
    pub fn labels(self) -> &'static [&'static str] {
        match self {
            PointKind::Phone => &["work", "mobile", "home", "fax", "other"],
            PointKind::Email => &["work", "home", "other"],
            PointKind::Site => &["work", "home", "other"],
            PointKind::Messenger => &["telegram", "whatsapp", "viber", "skype", "vk", "other"],
        }
    }
}

/// The points without those that only spell an earlier one differently. `country` is the one whose
/// numbers are written without a code.
pub fn distinct(kind: PointKind, points: Vec<Point>, country: &str) -> Vec<Point> {
    let key = |value: &str| {
        let known = match kind {
            PointKind::Phone => phone::normalise(value, country),
            PointKind::Email => email::normalise(value),
            PointKind::Site | PointKind::Messenger => None,
        };
        known.unwrap_or_else(|| fold(value))
    };
    if points.len() < 2 {
        return points;
    }
    let mut seen: Vec<String> = Vec::new();
    let mut kept = Vec::new();
    for point in points {
        let key = key(&point.value);
        if !seen.contains(&key) {
            seen.push(key);
            kept.push(point);
        }
    }
    kept
}

/// One way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Point {
    /// As it was typed.
    pub value: String,
    /// What it is for, one of [`PointKind::labels`].
    pub label: String,
}

impl Point {
    /// A point with the given label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Point {
        Point { value: value.into(), label: label.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_or_address_in_two_spellings_is_one() {
        let distinct = |kind, values: &[&str]| -> Vec<String> {
            let points = values.iter().map(|value| Point::new(*value, "work")).collect();
            super::distinct(kind, points, "PL").into_iter().map(|point| point.value).collect()
        };
        let phones = ["+48 600 100 200", "600-100-200", "+48 600 100 201", "+48600100200"];
        assert_eq!(distinct(PointKind::Phone, &phones), ["+48 600 100 200", "+48 600 100 201"]);
        let emails = ["Ala@example.pl", "ala@Example.pl", "b@example.pl"];
        assert_eq!(distinct(PointKind::Email, &emails), ["Ala@example.pl", "b@example.pl"]);
        assert_eq!(distinct(PointKind::Messenger, &["@ala", "@ala", "@Ela"]), ["@ala", "@Ela"]);
    }
}
