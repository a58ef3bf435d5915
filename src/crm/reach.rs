//! The ways to reach the client of a record: its own phones and addresses, and those of whom it is
//! linked with.

use super::{Failure, Reader};
use crate::domain::field::Kind;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::value::Value;
use crate::domain::{email, phone};

/// At most so many linked clients are asked for their phones and addresses.
const CLIENTS: usize = 20;

/// One way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which sort it is.
    pub kind: PointKind,
    /// As it was typed.
    pub value: String,
    /// What it is for: work, mobile.
    pub label: String,
    /// Whose it is.
    pub of: RecordRef,
    /// What he is called; nothing where that is the record itself or has no name.
    pub name: Option<String>,
}

impl Reader {
    /// Every way to reach the client of a record, its own first, each once; also of a record in the
    /// recycle bin.
    ///
    /// # Errors
    /// A refusal when there is no such record.
    pub fn ways(&self, on: RecordRef) -> Result<Vec<Way>, Failure> {
        let mut ways = Vec::new();
        let card = self.card(on)?;
        self.add_ways(&card, on, &mut ways)?;
        for client in clients(&card.row).into_iter().take(CLIENTS) {
            match self.card(client) {
                Ok(card) if card.row.deleted_at.is_none() => {
                    self.add_ways(&card, on, &mut ways)?;
                }
                // A link to what is gone reaches nobody.
                Ok(_) | Err(Failure::Refused(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(ways)
    }

    fn add_ways(
        &self,
        card: &super::reader::Card,
        asked: RecordRef,
        ways: &mut Vec<Way>,
    ) -> Result<(), Failure> {
        let setup = self.setup();
        for field in setup.registry.of(card.row.on.noun) {
            let Kind::Points(kind) = field.kind else { continue };
            // A repeat lead shows the ways to its client.
            let from = card.from.iter().find(|(name, _)| *name == field.name);
            let of = from.map_or(card.row.on, |(_, client)| *client);
            let name = if of == asked { None } else { self.name(of)? };
            for point in card.row.get(&field.name).as_points() {
                let known = |way: &Way| {
                    way.kind == kind
                        && key(kind, &way.value, &setup.country)
                            == key(kind, &point.value, &setup.country)
                };
                if !ways.iter().any(known) {
                    let (value, label) = (point.value.clone(), point.label.clone());
                    ways.push(Way { kind, value, label, of, name: name.clone() });
                }
            }
        }
        Ok(())
    }
}

/// Whom a record is linked with: the people before the companies.
fn clients(row: &crate::store::row::Row) -> Vec<RecordRef> {
    let linked =
        [(Noun::Contact, "contact"), (Noun::Contact, "contacts"), (Noun::Company, "company")];
    let mut found = Vec::new();
    for (noun, field) in linked {
        let ids = match row.get(field) {
            Value::Int(id) => vec![*id],
            Value::Ids(ids) => ids.clone(),
            _ => Vec::new(),
        };
        found.extend(ids.into_iter().map(|id| RecordRef::new(noun, id)));
    }
    found
}

/// What two spellings of one way have in common.
fn key(kind: PointKind, value: &str, country: &str) -> String {
    let normal = match kind {
        PointKind::Phone => phone::normalise(value, country),
        PointKind::Email => email::normalise(value),
        PointKind::Site | PointKind::Messenger => None,
    };
    normal.unwrap_or_else(|| value.trim().to_lowercase())
}
