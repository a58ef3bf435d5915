//! The full-text index: any three letters of anything a record is found by.

use rusqlite::{Connection, Result};

use crate::domain::noun::RecordRef;

/// Puts the folded text of a row into the index, in place of what was there.
///
/// # Errors
/// When the database fails.
pub fn replace(conn: &Connection, on: RecordRef, text: &str) -> Result<()> {
    let sql =
        format!("INSERT OR REPLACE INTO {}_search (rowid, text) VALUES (?1, ?2)", on.noun.word());
    conn.prepare_cached(&sql)?.execute((on.id, text))?;
    Ok(())
}

/// Puts the folded text of a new row into the index.
///
/// # Errors
/// When the database fails.
pub fn add(conn: &Connection, on: RecordRef, text: &str) -> Result<()> {
    let sql = format!("INSERT INTO {}_search (rowid, text) VALUES (?1, ?2)", on.noun.word());
    conn.prepare_cached(&sql)?.execute((on.id, text))?;
    Ok(())
}
