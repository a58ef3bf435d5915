//! A card: everything one record holds, and the names of what it is linked with.

use std::collections::HashMap;

use rusqlite::{Connection, Result};

use super::list::links;
use super::name;
use crate::domain::field::Registry;
use crate::domain::noun::{Noun, RecordRef};
use crate::store::row::{self, Row};

/// A record as its card shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The row with all values.
    pub row: Row,
    /// The names of the records it is linked with.
    pub names: HashMap<RecordRef, String>,
    /// What was made of it or belongs to it: a lead's deal, a contact's deals.
    pub related: Vec<RecordRef>,
}

/// At most this many related records of a noun are listed.
const RELATED: i64 = 50;

/// Reads a card, also from the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn page(conn: &Connection, registry: &Registry, on: RecordRef) -> Result<Option<Card>> {
    let Some(row) = row::load(conn, registry, on)? else { return Ok(None) };
    let related = related(conn, on)?;
    let mut names = HashMap::new();
    let fields = registry.of(on.noun).zip(&row.values);
    let linked = fields.flat_map(|(field, (_, value))| links(field, value));
    for link in linked.chain(related.iter().copied()) {
        if let Some(name) = name::of(conn, link)? {
            names.insert(link, name);
        }
    }
    Ok(Some(Card { row, names, related }))
}

/// The records that point at this one.
fn related(conn: &Connection, on: RecordRef) -> Result<Vec<RecordRef>> {
    let sources: &[(Noun, &str)] = match on.noun {
        Noun::Lead => {
            &[(Noun::Deal, "lead_id"), (Noun::Contact, "lead_id"), (Noun::Company, "lead_id")]
        }
        Noun::Contact => &[(Noun::Deal, "contact_id"), (Noun::Lead, "contact_id")],
        Noun::Company => &[(Noun::Deal, "company_id"), (Noun::Lead, "company_id")],
        _ => &[],
    };
    let mut related = Vec::new();
    for (noun, column) in sources {
        let sql = format!(
            "SELECT id FROM v_{} WHERE {column} = ?1 AND deleted_at IS NULL ORDER BY id DESC LIMIT {RELATED}",
            noun.word()
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let ids = statement.query_map([on.id], |r| r.get::<_, i64>(0))?;
        for id in ids {
            related.push(RecordRef::new(*noun, id?));
        }
    }
    Ok(related)
}
