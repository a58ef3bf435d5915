//! A card: everything one record holds, and the names of what it is linked with.

use std::collections::HashMap;

use rusqlite::{Connection, Result};

use super::list::{links, live};
use super::name;
use crate::domain::field::{Registry, Storage};
use crate::domain::noun::{Noun, RecordRef};
use crate::store::client_details::{self, Seen};
use crate::store::row::{self, Row};

/// A record as its card shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The row with all values; a repeat lead's with those of its client.
    pub row: Row,
    /// From which record each of those comes, by the field's name.
    pub from: Vec<(String, RecordRef)>,
    /// The names of the records it is linked with.
    pub names: HashMap<RecordRef, String>,
    /// What was made of it or belongs to it: a lead's deal, a contact's deals.
    pub related: Vec<RecordRef>,
}

/// The deals of a contact, as the main one or as one of several.
const BY_CONTACT: &str = "id IN (SELECT id FROM v_deal WHERE contact_id = ?1
     UNION ALL SELECT deal_id FROM v_contact_deal WHERE contact_id = ?1)";
const BY_LEAD: &str = "lead_id = ?1";

/// At most this many related records of a noun are listed.
const RELATED: i64 = 50;

/// Reads a card, also from the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn page(conn: &Connection, registry: &Registry, on: RecordRef) -> Result<Option<Card>> {
    let Some(Seen { mut row, from }) = client_details::seen(conn, registry, on)? else {
        return Ok(None);
    };
    for (field, (_, value)) in registry.of(on.noun).zip(&mut row.values) {
        if field.storage == Storage::Activities {
            *value = row::get(conn, field, on.id)?;
        }
        *value = live(conn, field, std::mem::take(value))?;
    }
    let mut names = HashMap::new();
    let fields = registry.of(on.noun).zip(&row.values);
    let linked = fields.flat_map(|(field, (_, value))| links(field, value));
    for link in linked.chain(from.iter().map(|(_, on)| *on)) {
        names.extend(name::called(conn, link)?.map(|name| (link, name)));
    }
    let mut related = Vec::new();
    for (other, name) in pointing(conn, on)? {
        let name = match name {
            Some(name) => Some(name),
            None => name::called(conn, other)?,
        };
        names.extend(name.map(|name| (other, name)));
        related.push(other);
    }
    Ok(Some(Card { row, from, names, related }))
}

/// The records that point at this one, each with its name where its row has one.
fn pointing(conn: &Connection, on: RecordRef) -> Result<Vec<(RecordRef, Option<String>)>> {
    let mut all = Vec::new();
    for (noun, sql) in pointing_sql(on.noun) {
        let mut statement = conn.prepare_cached(&sql)?;
        let found = statement
            .query_map([on.id], |r| Ok((RecordRef::new(noun, r.get(0)?), r.get(1)?)))?
            .collect::<Result<Vec<_>>>()?;
        all.extend(found);
    }
    Ok(all)
}

/// The questions for the records that point at one of a noun, by its number.
pub(super) fn pointing_sql(noun: Noun) -> Vec<(Noun, String)> {
    let sources: &[(Noun, &str)] = match noun {
        Noun::Lead => &[(Noun::Deal, BY_LEAD), (Noun::Contact, BY_LEAD), (Noun::Company, BY_LEAD)],
        Noun::Contact => &[(Noun::Deal, BY_CONTACT), (Noun::Lead, "contact_id = ?1")],
        Noun::Company => &[(Noun::Deal, "company_id = ?1"), (Noun::Lead, "company_id = ?1")],
        _ => &[],
    };
    let question = |(noun, condition): &(Noun, &str)| {
        let sql = format!(
            "SELECT id, {} FROM v_{} WHERE {condition} AND deleted_at IS NULL
             ORDER BY id DESC LIMIT {RELATED}",
            name::own_sql(*noun),
            noun.word()
        );
        (*noun, sql)
    };
    sources.iter().map(question).collect()
}
