//! What is pinned at the top of a timeline. An entry of the record itself says so; any other event
//! is named by an entry that stands on no timeline.

use rusqlite::{Connection, OptionalExtension, Result};

use super::{Event, Happened, PLANNED, client, entry, planning, read_done};
use crate::domain::happened::EventRef;
use crate::domain::noun::{Noun, RecordRef};
use crate::store::{journal, pointing, row};

/// The kind of an entry that names a pinned event.
pub const PIN: &str = "pin";

/// What such an entry keeps.
pub fn data(event: EventRef) -> String {
    serde_json::json!({ "event": event.to_string() }).to_string()
}

/// The pinned events of a record, the latest pinned first; what is gone meanwhile is left out.
///
/// # Errors
/// When the database fails.
pub fn pinned(conn: &Connection, on: RecordRef) -> Result<Vec<Happened>> {
    Ok(held(conn, on)?.into_iter().map(|(_, happened)| happened).collect())
}

/// The entry that keeps an event at the top of a timeline, where one does.
///
/// # Errors
/// When the database fails.
pub fn pin_of(conn: &Connection, on: RecordRef, event: EventRef) -> Result<Option<RecordRef>> {
    let mut held = held(conn, on)?.into_iter();
    let found = held.find(|(_, happened)| happened.name() == event);
    Ok(found.map(|(id, _)| RecordRef::new(Noun::Entry, id)))
}

/// An event by its name, and the record on whose timeline it stands by itself; nothing where there
/// is none, or it is in the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn event(conn: &Connection, name: EventRef) -> Result<Option<(Happened, RecordRef)>> {
    let (found, home) = match name {
        EventRef::Entry(id) => {
            let found =
                conn.prepare_cached(&entry_sql())?.query_row([id], entry::read).optional()?;
            (found, home(conn, RecordRef::new(Noun::Entry, id))?)
        }
        EventRef::Done(id) => {
            let found = conn.prepare_cached(&done_sql())?.query_row([id], read_done).optional()?;
            (found, home(conn, RecordRef::new(Noun::Activity, id))?)
        }
        EventRef::Change(id) => match journal::change(conn, id)? {
            Some((_, change)) if change.on.noun == Noun::Activity => {
                (planning::of_change(conn, id)?, home(conn, change.on)?)
            }
            Some(pair) if pair.1.on.noun.is_record() => {
                let (at, on) = (pair.0.at, pair.1.on);
                let there = row::state(conn, on)?.is_some();
                let event = Event::Change(Box::new(pair));
                (there.then_some(Happened { at, event, on: None }), Some(on))
            }
            _ => (None, None),
        },
    };
    Ok(found.zip(home))
}

/// Whether the timeline of a record shows an event whose home is this.
///
/// # Errors
/// When the database fails.
pub fn shows(conn: &Connection, on: RecordRef, name: EventRef, home: RecordRef) -> Result<bool> {
    Ok(stands(conn, on, name, home)?
        || client::has(conn, on, home)?
        || pointing::with_merged(conn, on)?.contains(&home))
}

/// Whether an event whose home is this stands on the timeline of a record as one of its own.
fn stands(conn: &Connection, on: RecordRef, name: EventRef, home: RecordRef) -> Result<bool> {
    let (sql, id) = match name {
        _ if home == on => return Ok(true),
        EventRef::Entry(id) => (PLACED, id),
        EventRef::Change(id) => (TOLD, id),
        EventRef::Done(_) => return Ok(false),
    };
    let found: Option<i64> = conn
        .prepare_cached(sql)?
        .query_row((on.noun.word(), on.id, id), |r| r.get(2))
        .optional()?;
    Ok(found.is_some())
}

// The views are asked for columns, so that it is known through which of them.
const PLACED: &str = "SELECT noun, record_id, entry_id FROM v_entry_on
     WHERE noun = ?1 AND record_id = ?2 AND entry_id = ?3";
const TOLD: &str = "SELECT noun, record_id, change_id FROM v_activity_told
     WHERE noun = ?1 AND record_id = ?2 AND change_id = ?3";

/// The pinned events with the numbers of the entries that keep them.
fn held(conn: &Connection, on: RecordRef) -> Result<Vec<(i64, Happened)>> {
    let mut statement = conn.prepare_cached(&pinned_sql())?;
    let entries: Vec<Happened> =
        statement.query_map((on.noun.word(), on.id), entry::read)?.collect::<Result<_>>()?;
    let mut held = Vec::with_capacity(entries.len());
    for happened in entries {
        let Event::Entry(entry) = &happened.event else { continue };
        let id = entry.id;
        if entry.kind != PIN {
            held.push((id, happened));
            continue;
        }
        if let Some(name) = entry.pins()
            && let Some((event, home)) = self::event(conn, name)?
        {
            let own = stands(conn, on, name, home)?;
            held.push((id, Happened { on: Some(home).filter(|_| !own), ..event }));
        }
    }
    Ok(held)
}

/// The record an entry or an activity belongs to.
fn home(conn: &Connection, of: RecordRef) -> Result<Option<RecordRef>> {
    let sql = format!("SELECT noun, record_id FROM {} WHERE id = ?1", row::view(of.noun));
    let found: Option<(Option<String>, Option<i64>)> =
        conn.prepare_cached(&sql)?.query_row([of.id], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
    let Some((Some(noun), Some(id))) = found else { return Ok(None) };
    Ok(Noun::parse(&noun).map(|noun| RecordRef::new(noun, id)))
}

pub(in crate::store::page) fn pinned_sql() -> String {
    format!(
        "SELECT e.created_at, {} FROM v_entry e
         WHERE e.pinned_at IS NOT NULL AND e.deleted_at IS NULL AND e.noun = ?1
           AND e.record_id = ?2 ORDER BY e.pinned_at DESC",
        entry::COLUMNS
    )
}

fn entry_sql() -> String {
    format!(
        "SELECT e.created_at, {} FROM v_entry e
         WHERE e.id = ?1 AND e.deleted_at IS NULL AND e.kind <> '{PIN}'",
        entry::COLUMNS
    )
}

fn done_sql() -> String {
    format!("{PLANNED} WHERE id = ?1 AND done_at IS NOT NULL AND deleted_at IS NULL")
}
