//! On which timelines an entry stands. Its own record's is one of them; a conversion or a merge shows
//! it on others too.

use rusqlite::{Connection, Result};

use crate::domain::noun::RecordRef;

/// An entry as it stands on a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The entry's number.
    pub entry: i64,
    /// Its moment there, in seconds since 1970 UTC.
    pub at: i64,
    /// Whether the record of the timeline is the entry's own.
    pub own: bool,
}

/// Everything that stands on a record's timeline, also what is in the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &Connection, on: RecordRef) -> Result<Vec<Placed>> {
    conn.prepare_cached(
        "SELECT e.id, o.at, e.noun = ?1 AND e.record_id = ?2
         FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
         WHERE o.noun = ?1 AND o.record_id = ?2 ORDER BY o.at, o.entry_id",
    )?
    .query_map((on.noun.word(), on.id), |r| {
        Ok(Placed { entry: r.get(0)?, at: r.get(1)?, own: r.get(2)? })
    })?
    .collect()
}

/// Puts an entry on a timeline; says whether it was not there.
///
/// # Errors
/// When the database fails.
pub fn add(conn: &Connection, entry: i64, on: RecordRef, at: i64) -> Result<bool> {
    let added = conn
        .prepare_cached(
            "INSERT OR IGNORE INTO entry_on (noun, record_id, at, entry_id, kind, author_id)
             SELECT ?1, ?2, ?3, id, kind, created_by FROM entry WHERE id = ?4",
        )?
        .execute((on.noun.word(), on.id, at, entry))?;
    Ok(added > 0)
}

/// Takes an entry from a timeline; says whether it was there.
///
/// # Errors
/// When the database fails.
pub fn remove(conn: &Connection, entry: i64, on: RecordRef, at: i64) -> Result<bool> {
    let removed = conn
        .prepare_cached(
            "DELETE FROM entry_on WHERE noun = ?1 AND record_id = ?2 AND at = ?3 AND entry_id = ?4",
        )?
        .execute((on.noun.word(), on.id, at, entry))?;
    Ok(removed > 0)
}
