//! What the queue of somebody who works through records is made of: where a record stands, whom
//! nobody turned to yet, and how the last calls ended. Each is a few steps in an index.

use rusqlite::{Connection, OptionalExtension, Result, params_from_iter};

use crate::domain::attempt::Outcome;
use crate::domain::inbound::Facts;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::queue::Standing;
use crate::store::filter::Sql as Filter;
use crate::store::row::view;

/// The calls among so many of the newest entries of a timeline are looked at.
const ENTRIES: i64 = 100;

/// Where an open record stands; nothing where it is finished, gone or not to be seen.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &Connection, on: RecordRef) -> Result<Option<Standing>> {
    let mut statement = conn.prepare_cached(&standing_sql(on.noun))?;
    let standing = statement.query_row([on.id], |r| {
        Ok(Standing {
            created_at: r.get(0)?,
            touched_at: r.get(1)?,
            next_at: r.get(2)?,
            waits: r.get(3)?,
        })
    });
    standing.optional()
}

/// The open records that match and whose client nobody turned to, the oldest first; at most `most`.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn unattended(conn: &Connection, noun: Noun, filter: &Filter, most: usize) -> Result<Vec<i64>> {
    let sql = unattended_sql(noun, filter, most);
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&filter.params), |r| r.get(0))?;
    rows.collect()
}

/// How the last calls with the client of a record ended, newest first; a call that came in has no
/// outcome.
///
/// # Errors
/// When the database fails.
pub fn calls(conn: &Connection, on: RecordRef) -> Result<Vec<Option<Outcome>>> {
    let mut statement = conn.prepare_cached(ENTRIES_OF)?;
    let rows = statement.query_map((on.noun.word(), on.id, ENTRIES), |r| {
        Ok((r.get::<_, String>(1)?, r.get::<_, Option<String>>(2)?))
    })?;
    let mut calls = Vec::new();
    for row in rows {
        if let (kind, Some(data)) = row?
            && kind == "call"
        {
            let facts: Option<Facts> = serde_json::from_str(&data).ok();
            calls.push(facts.and_then(|facts| facts.outcome));
        }
    }
    Ok(calls)
}

/// The number of the newest entry of a record's timeline; 0 where there is none.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &Connection, on: RecordRef) -> Result<i64> {
    let mut statement = conn.prepare_cached(ENTRIES_OF)?;
    let newest = statement.query_row((on.noun.word(), on.id, 1), |r| r.get(0)).optional()?;
    Ok(newest.unwrap_or_default())
}

/// What is planned with a record, each with its revision, in the order of their numbers.
///
/// # Errors
/// When the database fails.
pub fn planned(conn: &Connection, on: RecordRef) -> Result<Vec<(i64, i64)>> {
    let mut statement = conn.prepare_cached(PLANNED_WITH)?;
    let rows = statement.query_map((on.noun.word(), on.id), |r| Ok((r.get(0)?, r.get(1)?)))?;
    let mut planned: Vec<(i64, i64)> = rows.collect::<Result<_>>()?;
    planned.sort_unstable();
    Ok(planned)
}

pub(super) const PLANNED_WITH: &str = "SELECT id, revision FROM v_activity
     WHERE noun = ?1 AND record_id = ?2 AND done_at IS NULL AND deleted_at IS NULL";
pub(super) const ENTRIES_OF: &str =
    "SELECT e.id, e.kind, e.data FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
     WHERE o.noun = ?1 AND o.record_id = ?2 AND e.deleted_at IS NULL
     ORDER BY o.at DESC, o.entry_id DESC LIMIT ?3";

pub(super) fn standing_sql(noun: Noun) -> String {
    format!(
        "SELECT r.created_at, r.touched_at, r.next_at, EXISTS (SELECT 1 FROM v_activity w
           WHERE w.noun = '{}' AND w.record_id = r.id AND w.incoming = 1 AND w.done_at IS NULL
           AND w.deleted_at IS NULL)
         FROM {} r WHERE r.id = ?1 AND r.deleted_at IS NULL AND r.closed_at IS NULL",
        noun.word(),
        view(noun)
    )
}

pub(super) fn unattended_sql(noun: Noun, filter: &Filter, most: usize) -> String {
    format!(
        "SELECT r.id FROM {} r WHERE r.deleted_at IS NULL AND r.closed_at IS NULL
         AND r.touched_at IS NULL AND {} ORDER BY r.created_at, r.id LIMIT {most}",
        view(noun),
        filter.text
    )
}
