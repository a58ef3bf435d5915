//! What of a timeline is wanted, as conditions on its indexes.
//!
//! Kinds and authors stand beside the places of entries, done activities and changes, so that what is
//! not wanted is passed over without being read. Changes are numbered as they happen, and so are their
//! operations: a moment becomes a number.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::happened::Wanted;
use crate::domain::person::UserId;

/// Conditions for entries (`o`), done activities, changes (`p`, of operations `o`) and what became of
/// activities before (`t`, told by operations `o`), each empty or beginning with `AND`.
#[derive(Debug, Default)]
pub struct Only {
    /// For entries.
    pub entries: Asked,
    /// For done activities.
    pub done: Asked,
    /// For changes.
    pub changes: String,
    /// For what became of activities before they were done.
    pub planning: String,
}

/// Conditions on both sides of the comparison with a place. SQLite asks in the order of the words, and
/// of two bounds it reads from the first.
#[derive(Debug, Default)]
pub struct Asked {
    /// Of which kind and whose: in front of it, so that what is not wanted is passed over at one look.
    pub which: String,
    /// When and with whom: behind it, since a place bounds what is read at least as well as a moment.
    pub when: String,
}

/// The kinds of what stands on timelines most.
const MOST: [&str; 2] = ["comment", "import"];

/// The condition for nothing of what became of activities: changes are numbered from 1 on.
const NOTHING: &str = " AND t.change_id = 0";

/// The conditions for what is wanted.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &Connection, wanted: &Wanted) -> Result<Only> {
    let mut only = Only::default();
    if let Some(kinds) = wanted.entries() {
        only.entries.which.push_str(&among("o.kind", &kinds));
        // They have an index of their own.
        if !MOST.iter().any(|kind| kinds.contains(kind)) {
            only.entries.which.push_str(" AND o.kind NOT IN ('comment', 'import')");
        }
    }
    if let Some(kinds) = wanted.done() {
        only.done.which.push_str(&among("kind", &kinds));
    }
    if !wanted.changes() {
        only.changes.push_str(" AND 0");
    }
    if !wanted.planning() {
        only.planning.push_str(NOTHING);
    }
    if !wanted.authors.is_empty() {
        let ids: Vec<String> = wanted.authors.iter().map(|UserId(id)| id.to_string()).collect();
        let ids = ids.join(", ");
        only.entries.which.push_str(&format!(" AND o.author_id IN ({ids})"));
        only.done.which.push_str(&format!(" AND done_by IN ({ids})"));
        only.changes.push_str(&format!(" AND p.author_id IN ({ids})"));
        only.planning.push_str(&format!(" AND c.author_id IN ({ids})"));
    }
    if let Some(since) = wanted.since {
        only.entries.when.push_str(&format!(" AND o.at >= {since}"));
        only.done.when.push_str(&format!(" AND done_at >= {since}"));
        let first = first_since(conn, since)?;
        only.changes.push_str(&format!(" AND p.id >= {first} AND o.at >= {since}"));
        only.planning.push_str(&format!(" AND t.change_id >= {first} AND o.at >= {since}"));
    }
    if let Some(until) = wanted.until {
        only.entries.when.push_str(&format!(" AND o.at < {until}"));
        only.done.when.push_str(&format!(" AND done_at < {until}"));
        let first = first_since(conn, until)?;
        only.changes.push_str(&format!(" AND p.id < {first} AND o.at < {until}"));
        only.planning.push_str(&format!(" AND t.change_id < {first} AND o.at < {until}"));
    }
    if let Some(with) = wanted.with {
        only.entries.when.push_str(&format!(
            " AND EXISTS (SELECT 1 FROM v_entry_on w WHERE w.noun = '{}' AND w.record_id = {}
               AND w.at = o.at AND w.entry_id = o.entry_id)",
            with.noun.word(),
            with.id
        ));
        only.done.when.push_str(" AND 0");
        only.changes.push_str(" AND 0");
        only.planning.push_str(NOTHING);
    }
    Ok(only)
}

/// The kinds are ours and need no quoting.
fn among(column: &str, kinds: &[&str]) -> String {
    let quoted: Vec<String> = kinds.iter().map(|kind| format!("'{kind}'")).collect();
    format!(" AND {column} IN ({})", quoted.join(", "))
}

/// The number of the first change of an operation since a moment; operations are numbered as they
/// happen, so that it is found by halves. Beyond all where there is none.
pub(super) fn first_since(conn: &Connection, since: i64) -> Result<i64> {
    let last: Option<i64> = conn.query_row("SELECT max(id) FROM operation", [], |r| r.get(0))?;
    let (mut low, mut high) = (1, last.unwrap_or(0) + 1);
    let mut next =
        conn.prepare_cached("SELECT id, at FROM operation WHERE id >= ?1 ORDER BY id LIMIT 1")?;
    while low < high {
        let middle = low + (high - low) / 2;
        let found: Option<(i64, i64)> =
            next.query_row([middle], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
        match found {
            Some((id, at)) if at < since => low = id + 1,
            _ => high = middle,
        }
    }
    let first: Option<i64> = conn
        .prepare_cached(
            "SELECT id FROM change WHERE operation_id >= ?1 ORDER BY operation_id, id LIMIT 1",
        )?
        .query_row([low], |r| r.get(0))
        .optional()?;
    Ok(first.unwrap_or(i64::MAX))
}
