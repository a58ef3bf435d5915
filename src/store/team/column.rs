//! The columns in which the fields of the team's own are kept. A field that is deleted leaves its
//! column, with what it held.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::noun::Noun;

/// How the values of a field of this name are stored, be it deleted; nothing where there never was one.
///
/// # Errors
/// When the database fails.
pub fn storage(conn: &Connection, noun: Noun, name: &str) -> Result<Option<String>> {
    conn.prepare("SELECT type FROM pragma_table_info(?1) WHERE name = ?2")?
        .query_row((noun.word(), format!("x_{name}")), |r| r.get(0))
        .optional()
}

/// Gives a noun a column for a new field, with an index where it is to be sorted by.
///
/// # Errors
/// When the database fails.
pub fn add(conn: &Connection, noun: Noun, name: &str, storage: &str, sorted: bool) -> Result<()> {
    let table = noun.word();
    conn.execute_batch(&format!("ALTER TABLE {table} ADD COLUMN x_{name} {storage}"))?;
    if sorted {
        conn.execute_batch(&format!(
            "CREATE INDEX {table}_by_x_{name} ON {table} (x_{name}, id, deleted_at) WHERE deleted_at IS NULL"
        ))?;
    }
    Ok(())
}
