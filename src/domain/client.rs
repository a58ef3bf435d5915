//! What a client is to the leads and deals that point at him: whose details a lead shows, and
//! whether a deal is somebody's first.
//!
//! A lead has a contact block of its own: names, phones, a company's name. As soon as a contact or a
//! company is linked, the lead shows that client's details instead; its own block is kept aside and
//! comes back when the link goes. The lead is repeat then, unless its client was made of it.

use super::noun::{Noun, RecordRef};
use super::point::Point;

/// The contact and the company a record belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Client {
    /// The person.
    pub contact: Option<i64>,
    /// The firm: the linked one, else the only one the contact works for.
    pub company: Option<i64>,
}

/// A field of a lead's own contact block, and where a lead with a client shows it from instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detail {
    /// The lead's field.
    pub field: &'static str,
    /// The contact's field.
    pub of_contact: Option<&'static str>,
    /// The company's field; shown where the contact has none such, or there is no contact.
    pub of_company: Option<&'static str>,
}

/// The lead's own contact block, in the order of the card.
pub const BLOCK: [Detail; 11] = [
    person("last_name"),
    person("first_name"),
    person("middle_name"),
    Detail { field: "company_name", of_contact: None, of_company: Some("title") },
    person("post"),
    anybody("phone"),
    anybody("email"),
    anybody("site"),
    anybody("messenger"),
    anybody("address"),
    anybody("region"),
];

const fn person(field: &'static str) -> Detail {
    Detail { field, of_contact: Some(field), of_company: None }
}

const fn anybody(field: &'static str) -> Detail {
    Detail { field, of_contact: Some(field), of_company: Some(field) }
}

/// The row of the block for a field of a lead, where it belongs to the block.
pub fn detail(field: &str) -> Option<&'static Detail> {
    BLOCK.iter().find(|detail| detail.field == field)
}

impl Detail {
    /// The record and its field that a lead of this client shows the detail from; nothing where
    /// the client has no such detail.
    pub fn of(&self, client: Client) -> Option<(RecordRef, &'static str)> {
        let contact = self.of_contact.zip(client.contact);
        let company = self.of_company.zip(client.company);
        contact
            .map(|(field, id)| (RecordRef::new(Noun::Contact, id), field))
            .or_else(|| company.map(|(field, id)| (RecordRef::new(Noun::Company, id), field)))
    }
}

/// The points that nobody had in any spelling, each once; `norm` is what two spellings have in common.
pub fn unknown_points(
    known: &[Point],
    brought: &[Point],
    norm: impl Fn(&str) -> String,
) -> Vec<Point> {
    let mut seen: Vec<String> = known.iter().map(|point| norm(&point.value)).collect();
    let mut unknown = Vec::new();
    for point in brought {
        let norm = norm(&point.value);
        if !norm.is_empty() && !seen.contains(&norm) {
            seen.push(norm);
            unknown.push(point.clone());
        }
    }
    unknown
}

/// What the client of a deal was to the firm when the deal was made. It stays what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known {
    /// He never had a deal, or none of his is over yet.
    New,
    /// He had deals, and all of them were lost.
    Inquiry,
    /// He bought before.
    Repeat,
}

impl Known {
    /// Every one, from the stranger to the regular.
    pub const ALL: [Known; 3] = [Known::New, Known::Inquiry, Known::Repeat];

    /// The stable code.
    pub fn word(self) -> &'static str {
        match self {
            Known::New => "new",
            Known::Inquiry => "inquiry",
            Known::Repeat => "repeat",
        }
    }

    /// What a client is by what had become of each of his earlier deals: whether it was won, or
    /// nothing where it was not over yet.
    pub fn by(earlier: impl IntoIterator<Item = Option<bool>>) -> Known {
        let mut known = Known::New;
        let mut open = false;
        for end in earlier {
            match end {
                Some(true) => return Known::Repeat,
                Some(false) => known = Known::Inquiry,
                None => open = true,
            }
        }
        if open { Known::New } else { known }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;

    #[test]
    fn only_what_nobody_had_in_any_spelling_is_new() {
        let points = |values: &[&str]| -> Vec<Point> {
            values.iter().map(|value| Point::new(*value, "work")).collect()
        };
        for (known, brought, new) in [
            (&["A"][..], &["a", "b"][..], &["b"][..]),
            (&[], &["a", "A", "b"], &["a", "b"]),
            (&["a"], &["a"], &[]),
            (&["a"], &["", " "], &[]),
        ] {
            let norm = |value: &str| value.trim().to_lowercase();
            let unknown = unknown_points(&points(known), &points(brought), norm);
            assert_eq!(unknown, points(new), "{known:?} {brought:?}");
        }
    }

    #[test]
    fn a_repeat_lead_shows_the_person_first_and_the_firm_where_there_is_no_person() {
        let of = |field: &str, contact, company| {
            let shown = detail(field).unwrap().of(Client { contact, company });
            shown.map(|(on, field)| format!("{on}.{field}"))
        };
        let table = [
            ("last_name", Some(3), Some(5), Some("contact/3.last_name")),
            ("last_name", None, Some(5), None),
            ("company_name", Some(3), Some(5), Some("company/5.title")),
            ("company_name", Some(3), None, None),
            ("phone", Some(3), Some(5), Some("contact/3.phone")),
            ("phone", None, Some(5), Some("company/5.phone")),
        ];
        for (field, contact, company, expected) in table {
            assert_eq!(of(field, contact, company).as_deref(), expected, "{field} {contact:?}");
        }
        assert_eq!(detail("title"), None);
    }

    #[test]
    fn a_detail_is_of_one_kind_wherever_it_is_shown_from() {
        let registry = Registry::new(Vec::new());
        let kind = |noun, name: &str| registry.get(noun, name).map(|field| field.kind.clone());
        for Detail { field, of_contact, of_company } in BLOCK {
            let own = kind(Noun::Lead, field);
            assert!(own.is_some(), "{field}");
            for (noun, other) in [(Noun::Contact, of_contact), (Noun::Company, of_company)] {
                assert!(other.is_none_or(|name| kind(noun, name) == own), "{field}");
            }
        }
    }

    #[test]
    fn a_client_is_new_until_he_asks_and_regular_once_he_bought() {
        let (won, lost, open) = (Some(true), Some(false), None);
        for (earlier, known) in [
            (&[][..], Known::New),
            (&[open], Known::New),
            (&[lost], Known::Inquiry),
            (&[lost, lost], Known::Inquiry),
            (&[lost, open], Known::New),
            (&[won], Known::Repeat),
            (&[open, lost, won], Known::Repeat),
        ] {
            assert_eq!(Known::by(earlier.iter().copied()), known, "{earlier:?}");
        }
    }
}
