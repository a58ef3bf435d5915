//! What is kept of phones besides their spelling follows from the team's country. In another one all
//! of it is made anew from what was typed: the keys that phones are matched, sorted and found by.

use std::collections::BTreeSet;

use rusqlite::{Connection, Result};

use crate::domain::field::Registry;
use crate::domain::inbound::sender;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::store::{derived, point};

/// The nouns whose records have phones of their own.
pub const HAVING: [Noun; 3] = [Noun::Lead, Noun::Contact, Noun::Company];

/// A phone that reads otherwise than it is kept.
#[derive(Debug)]
pub struct Misread {
    on: RecordRef,
    position: i64,
    value: String,
    norm: String,
}

/// The phones of records that read otherwise in `country` than they are kept, also in the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn misread(conn: &Connection, country: &str) -> Result<Vec<Misread>> {
    let mut statement = conn.prepare_cached(
        "SELECT noun, record_id, position, value, norm FROM point WHERE kind = 'phone'",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (word, value, before): (String, String, String) =
            (row.get(0)?, row.get(3)?, row.get(4)?);
        let norm = point::norm(PointKind::Phone, &value, country);
        if let Some(noun) = Noun::parse(&word).filter(|_| norm != before) {
            let on = RecordRef::new(noun, row.get(1)?);
            found.push(Misread { on, position: row.get(2)?, value, norm });
        }
    }
    Ok(found)
}

/// Keeps these phones as they read in `country`, but for those that somebody changed meanwhile, with
/// all that follows from them where they are shown.
///
/// # Errors
/// When the database fails.
pub fn reread(
    conn: &Connection,
    registry: &Registry,
    phones: &[Misread],
    country: &str,
) -> Result<()> {
    for phone in phones {
        let sql = "UPDATE point SET norm = ?5
             WHERE noun = ?1 AND record_id = ?2 AND kind = 'phone' AND position = ?3 AND value = ?4";
        let place = (phone.on.noun.word(), phone.on.id, phone.position, &phone.value, &phone.norm);
        conn.prepare_cached(sql)?.execute(place)?;
    }
    for on in showing(conn, phones)? {
        derived::refresh(conn, registry, on, country)?;
    }
    Ok(())
}

/// Reads every exclusion as in `country`. Returns how many read otherwise than before.
///
/// # Errors
/// When the database fails, or two of them in use come to the same: see [`same_exclusions`].
pub fn reread_exclusions(conn: &Connection, country: &str) -> Result<usize> {
    let mut statement = conn.prepare_cached("SELECT id, sender FROM exclusion")?;
    let entries = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let entries: Vec<(i64, String)> = entries.collect::<Result<_>>()?;
    let mut count = 0;
    for (id, sender) in entries {
        if let Some(norm) = sender::key(&sender, country) {
            count += conn
                .prepare_cached("UPDATE exclusion SET norm = ?2 WHERE id = ?1 AND norm <> ?2")?
                .execute((id, norm))?;
        }
    }
    Ok(count)
}

/// Two exclusions in use, as they were typed, that are the same one in `country`.
///
/// # Errors
/// When the database fails.
pub fn same_exclusions(conn: &Connection, country: &str) -> Result<Option<(String, String)>> {
    let mut statement =
        conn.prepare_cached("SELECT sender FROM exclusion WHERE deleted_at IS NULL ORDER BY id")?;
    let senders = statement.query_map([], |r| r.get(0))?.collect::<Result<Vec<String>>>()?;
    let key = |sender: &String| sender::key(sender, country);
    let twin = |(place, one): (usize, &String)| {
        let twin = senders[..place].iter().find(|other| key(other) == key(one))?;
        Some((twin.clone(), one.clone()))
    };
    Ok(senders.iter().enumerate().find_map(twin))
}

/// The records that show these phones: those that have them, and the leads of a client who has.
fn showing(conn: &Connection, phones: &[Misread]) -> Result<BTreeSet<RecordRef>> {
    let having: BTreeSet<RecordRef> = phones.iter().map(|phone| phone.on).collect();
    let mut showing = having.clone();
    for on in having {
        let sql = match on.noun {
            Noun::Contact => "SELECT id FROM lead WHERE contact_id = ?1",
            Noun::Company => "SELECT id FROM lead WHERE company_id = ?1 AND contact_id IS NULL",
            _ => continue,
        };
        let mut statement = conn.prepare_cached(sql)?;
        let leads = statement.query_map([on.id], |r| Ok(RecordRef::new(Noun::Lead, r.get(0)?)))?;
        showing.extend(leads.collect::<Result<Vec<_>>>()?);
    }
    Ok(showing)
}
