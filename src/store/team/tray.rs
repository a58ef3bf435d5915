//! The cards somebody put aside, kept per person until they are taken up again.

use rusqlite::{Connection, Result};

use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;

/// Puts a card aside; one that lies there already comes last.
///
/// # Errors
/// When the database fails.
pub fn put(conn: &Connection, user: UserId, on: RecordRef, now: i64) -> Result<()> {
    conn.execute(
        "INSERT INTO tray VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET at = excluded.at",
        (user.0, on.noun.word(), on.id, now),
    )?;
    Ok(())
}

/// Takes a card up again; does nothing where it does not lie there.
///
/// # Errors
/// When the database fails.
pub fn take(conn: &Connection, user: UserId, on: RecordRef) -> Result<()> {
    let sql = "DELETE FROM tray WHERE user_id = ?1 AND noun = ?2 AND record_id = ?3";
    conn.execute(sql, (user.0, on.noun.word(), on.id))?;
    Ok(())
}

/// What somebody put aside, the oldest first; also what is in the recycle bin by now.
///
/// # Errors
/// When the database fails.
pub fn all(conn: &Connection, user: UserId) -> Result<Vec<RecordRef>> {
    let sql = "SELECT noun, record_id FROM tray WHERE user_id = ?1 ORDER BY at, noun, record_id";
    let rows = conn
        .prepare_cached(sql)?
        .query_map([user.0], |r| Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?)))?
        .collect::<Result<Vec<_>>>()?;
    let named = |(word, id): (String, i64)| Some(RecordRef::new(Noun::parse(&word)?, id));
    Ok(rows.into_iter().filter_map(named).collect())
}
