//! Ways to reach somebody: phones, e-mails, sites and messengers, each with a kind of use.

use serde::{Deserialize, Serialize};

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
