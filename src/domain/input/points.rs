//! Phones, e-mails, sites and messengers with their labels.

use super::{LINE_LIMIT, Reader, limited, malformed, several};
use crate::domain::email;
use crate::domain::fold::fold;
use crate::domain::message::Refusal;
use crate::domain::phone;
use crate::domain::point::{self, Point, PointKind};
use crate::domain::site;

impl Reader<'_> {
    /// Reads points that commas, semicolons or line ends separate, each with an optional label
    /// before a colon or after a space: `mobile: +7 912 345-67-89, 8 495 123-45-67 work`. The code
    /// of a label and the message `point-<code>` in any language are understood, and so is the mark
    /// ` ::: ` between points that an export writes. What is there in two spellings counts once.
    ///
    /// # Errors
    /// `refused-phone`, `refused-email` or `refused-site` where a value is not one.
    pub(super) fn points(&self, kind: PointKind, text: &str) -> Result<Vec<Point>, Refusal> {
        let points = several(&text.replace(" ::: ", "\n"), |part| {
            let part = limited(part, part.chars().count(), LINE_LIMIT)?;
            let (value, label) = self.labelled(kind, &part);
            let refused = match kind {
                PointKind::Phone if !phone::looks_like_phone(value) => Some("refused-phone"),
                PointKind::Email if !email::valid(value) => Some("refused-email"),
                PointKind::Site if !site::valid(value) => Some("refused-site"),
                _ => None,
            };
            match refused {
                Some(id) => Err(malformed(id, value)),
                None => Ok(Point::new(value, label)),
            }
        });
        points.map(|points| point::distinct(kind, points, &self.setup.country))
    }

    /// Takes a label off a value. A value that fits as it is has none.
    fn labelled<'t>(&self, kind: PointKind, text: &'t str) -> (&'t str, &'static str) {
        if let Some((before, value)) = text.split_once(':')
            && let Some(label) = self.label(kind, before)
        {
            return (value.trim(), label);
        }
        if let Some((value, after)) = text.rsplit_once(char::is_whitespace)
            && let Some(label) = self.label(kind, after.trim_matches(['(', ')']))
        {
            return (value.trim(), label);
        }
        (text, default_label(kind, text))
    }

    fn label(&self, kind: PointKind, word: &str) -> Option<&'static str> {
        let typed = fold(word);
        let said = |code: &str| (self.words)(&format!("point-{code}"));
        kind.labels()
            .iter()
            .copied()
            .find(|code| *code == typed || said(code).iter().any(|name| fold(name) == typed))
    }
}

/// What a point is for where nobody says it; the address of a messenger tells which one it is.
fn default_label(kind: PointKind, value: &str) -> &'static str {
    const HOSTS: [(&str, &str); 5] = [
        ("t.me/", "telegram"),
        ("wa.me/", "whatsapp"),
        ("viber.", "viber"),
        ("vk.com/", "vk"),
        ("skype:", "skype"),
    ];
    let known = HOSTS.iter().find(|(host, _)| value.to_lowercase().contains(host));
    match (kind, known) {
        (PointKind::Messenger, Some((_, label))) => label,
        _ => kind.labels()[0],
    }
}
