//! What rows are found by: the full-text index of any three letters, and the text itself for words
//! that are shorter. It does not know what the text is made of.

use rusqlite::{Connection, Result};

use crate::domain::noun::RecordRef;

/// Puts the folded text of a row in place of what was there.
///
/// # Errors
/// When the database fails.
pub fn replace(conn: &Connection, on: RecordRef, text: &str) -> Result<()> {
    put(conn, on, text, "INSERT OR REPLACE")
}

/// Puts in the folded text of a new row.
///
/// # Errors
/// When the database fails.
pub fn add(conn: &Connection, on: RecordRef, text: &str) -> Result<()> {
    put(conn, on, text, "INSERT")
}

fn put(conn: &Connection, on: RecordRef, text: &str, how: &str) -> Result<()> {
    let noun = on.noun.word();
    let table = format!("{how} INTO {noun}_text (id, text) VALUES (?1, ?2)");
    conn.prepare_cached(&table)?.execute((on.id, text))?;
    let index = format!("{how} INTO {noun}_search (rowid, text) VALUES (?1, ?2)");
    conn.prepare_cached(&index)?.execute((on.id, text))?;
    Ok(())
}
