//! A record's timeline: what is to be done, and everything that happened, newest first.
//!
//! What happened is merged from three indexes, each read only as far as the page needs: changes of
//! fields from the journal, entries such as comments, and activities that were done.

use std::cmp::Reverse;

use rusqlite::{Connection, Result, Row};
use serde_json::Value as Json;

use crate::domain::noun::RecordRef;
use crate::domain::person::UserId;
use crate::store::journal::{self, Change, Operation};

/// An activity of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its number.
    pub id: i64,
    /// Call, meeting, mail or task.
    pub kind: String,
    /// What is to be done.
    pub subject: String,
    /// Until when, in seconds since 1970 UTC.
    pub deadline: Option<i64>,
    /// Who is to do it.
    pub responsible: UserId,
    /// When it was done.
    pub done_at: Option<i64>,
    /// Who did it.
    pub done_by: Option<UserId>,
    /// What came of it.
    pub result: Option<String>,
}

/// A line of the timeline that is no change of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// What it is: comment, import, conversion.
    pub kind: String,
    /// Words of a person.
    pub text: Option<String>,
    /// Facts as JSON.
    pub data: Option<String>,
    /// Since when it is pinned.
    pub pinned_at: Option<i64>,
    /// Who wrote it.
    pub author: Option<UserId>,
}

/// What the program noted with an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The lead that was converted.
    pub lead: Option<RecordRef>,
    /// What was made of it.
    pub created: Vec<RecordRef>,
    /// The file an import read.
    pub file: Option<String>,
    /// Who was in charge there and is unknown here.
    pub owner: Option<String>,
    /// The columns that no field took, with their cells.
    pub leftovers: Vec<(String, String)>,
}

impl Entry {
    /// What the program noted with it; nothing with a person's words.
    pub fn facts(&self) -> Facts {
        let data: Json = self
            .data
            .as_deref()
            .and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default();
        let text = |name: &str| data.get(name).and_then(Json::as_str).map(str::to_owned);
        let list = |name: &str| data.get(name).and_then(Json::as_array).into_iter().flatten();
        let pair = |pair: &Json| {
            Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned()))
        };
        Facts {
            lead: text("lead").and_then(|name| name.parse().ok()),
            created: list("created").filter_map(|name| name.as_str()?.parse().ok()).collect(),
            file: text("file"),
            owner: text("owner"),
            leftovers: list("leftovers").filter_map(pair).collect(),
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A field changed, or the record was created, deleted or restored.
    Change(Box<(Operation, Change)>),
    /// A comment, or something the program noted.
    Entry(Entry),
    /// An activity was done.
    Done(Planned),
}

/// An event with its moment, in seconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// When.
    pub at: i64,
    /// What.
    pub event: Event,
}

/// Where a page of the timeline ended, to read on from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    change: i64,
    entry: (i64, i64),
    done: (i64, i64),
}

impl Position {
    /// Before everything: the newest events.
    pub const NEWEST: Position =
        Position { change: i64::MAX, entry: (i64::MAX, i64::MAX), done: (i64::MAX, i64::MAX) };
}

/// What is planned with a record: the nearest deadline first, without a deadline last.
///
/// # Errors
/// When the database fails.
pub fn planned(conn: &Connection, on: RecordRef, limit: i64) -> Result<Vec<Planned>> {
    conn.prepare_cached(&planned_sql())?
        .query_map((on.noun.word(), on.id, limit), read_planned)?
        .collect()
}

/// The pinned entries of a record, the latest pinned first.
///
/// # Errors
/// When the database fails.
pub fn pinned(conn: &Connection, on: RecordRef) -> Result<Vec<Happened>> {
    conn.prepare_cached(PINNED)?.query_map((on.noun.word(), on.id), read_entry)?.collect()
}

/// At most `limit` events before a position, newest first, and where they ended.
///
/// # Errors
/// When the database fails.
pub fn page(
    conn: &Connection,
    on: RecordRef,
    from: Position,
    limit: usize,
) -> Result<(Vec<Happened>, Position)> {
    let rows = limit as i64;
    let changes: Vec<Happened> = journal::of_record(conn, on, from.change, rows)?
        .into_iter()
        .map(|pair| Happened { at: pair.0.at, event: Event::Change(Box::new(pair)) })
        .collect();
    let entries: Vec<Happened> = conn
        .prepare_cached(ENTRIES)?
        .query_map((on.noun.word(), on.id, from.entry.0, from.entry.1, rows), read_entry)?
        .collect::<Result<_>>()?;
    let done: Vec<Happened> = conn
        .prepare_cached(&done_sql())?
        .query_map((on.noun.word(), on.id, from.done.0, from.done.1, rows), read_planned)?
        .map(|one| {
            let one = one?;
            Ok(Happened { at: one.done_at.unwrap_or_default(), event: Event::Done(one) })
        })
        .collect::<Result<_>>()?;

    let all = merge([entries, done, changes], limit);
    let mut to = from;
    for happened in &all {
        match &happened.event {
            Event::Change(pair) => to.change = pair.1.id,
            Event::Entry(entry) => to.entry = (happened.at, entry.id),
            Event::Done(done) => to.done = (happened.at, done.id),
        }
    }
    Ok((all, to))
}

/// The newest `limit` events of several streams. Each stream keeps its own order, even where a
/// clock was set back and its moments do not follow it: so a page ends at one place in each
/// stream, and the next one goes on there without a gap. Within one second the earlier stream
/// comes first: what people wrote and did stands above the changes it caused.
fn merge(streams: [Vec<Happened>; 3], limit: usize) -> Vec<Happened> {
    let mut heads = streams.map(|stream| stream.into_iter().peekable());
    let mut merged = Vec::new();
    while merged.len() < limit {
        let newest = heads
            .iter_mut()
            .enumerate()
            .filter_map(|(place, head)| Some((head.peek()?.at, Reverse(place))))
            .max();
        let Some((_, Reverse(place))) = newest else { break };
        merged.extend(heads[place].next());
    }
    merged
}

const PLANNED: &str =
    "SELECT id, kind, subject, deadline, responsible_id, done_at, done_by, result FROM v_activity";

pub(super) const PINNED: &str =
    "SELECT e.created_at, e.id, e.kind, e.text, e.data, e.pinned_at, e.created_by FROM v_entry e
     WHERE e.pinned_at IS NOT NULL AND e.deleted_at IS NULL AND e.noun = ?1 AND e.record_id = ?2
     ORDER BY e.pinned_at DESC";
pub(super) const ENTRIES: &str =
    "SELECT o.at, e.id, e.kind, e.text, e.data, e.pinned_at, e.created_by
     FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
     WHERE o.noun = ?1 AND o.record_id = ?2 AND (o.at, o.entry_id) < (?3, ?4)
       AND e.deleted_at IS NULL
     ORDER BY o.at DESC, o.entry_id DESC LIMIT ?5";

pub(super) fn planned_sql() -> String {
    format!(
        "{PLANNED} WHERE noun = ?1 AND record_id = ?2 AND done_at IS NULL AND deleted_at IS NULL
         ORDER BY deadline IS NULL, deadline, id LIMIT ?3"
    )
}

pub(super) fn done_sql() -> String {
    format!(
        "{PLANNED} WHERE noun = ?1 AND record_id = ?2 AND done_at IS NOT NULL
         AND deleted_at IS NULL AND (done_at, id) < (?3, ?4)
         ORDER BY done_at DESC, id DESC LIMIT ?5"
    )
}

fn read_planned(r: &Row<'_>) -> Result<Planned> {
    Ok(Planned {
        id: r.get(0)?,
        kind: r.get(1)?,
        subject: r.get(2)?,
        deadline: r.get(3)?,
        responsible: UserId(r.get(4)?),
        done_at: r.get(5)?,
        done_by: r.get::<_, Option<i64>>(6)?.map(UserId),
        result: r.get(7)?,
    })
}

fn read_entry(r: &Row<'_>) -> Result<Happened> {
    Ok(Happened {
        at: r.get(0)?,
        event: Event::Entry(Entry {
            id: r.get(1)?,
            kind: r.get(2)?,
            text: r.get(3)?,
            data: r.get(4)?,
            pinned_at: r.get(5)?,
            author: r.get::<_, Option<i64>>(6)?.map(UserId),
        }),
    })
}
