//! A part of a transaction that can be taken back without the rest.

use rusqlite::{Connection, Result};

/// Begins a part; it may have parts of its own.
///
/// # Errors
/// When the database fails.
pub fn begin(conn: &Connection) -> Result<()> {
    conn.prepare_cached("SAVEPOINT part")?.execute([])?;
    Ok(())
}

/// Lets the part that was begun last stand with the rest.
///
/// # Errors
/// When the database fails.
pub fn keep(conn: &Connection) -> Result<()> {
    conn.prepare_cached("RELEASE part")?.execute([])?;
    Ok(())
}

/// Takes back the part that was begun last.
///
/// # Errors
/// When the database fails.
pub fn take_back(conn: &Connection) -> Result<()> {
    conn.execute_batch("ROLLBACK TO part; RELEASE part")
}
