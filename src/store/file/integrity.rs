//! Whether a file is whole: its pages, and what its rows name.

use rusqlite::{Connection, Result};

/// What SQLite finds wrong with the file; nothing where it is sound.
///
/// # Errors
/// When the database cannot be read at all.
pub fn damage(conn: &Connection) -> Result<Vec<String>> {
    let found = lines(conn, "PRAGMA integrity_check")?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

/// The rows that name a row which is not there, as `lead 42 -> stage`.
///
/// # Errors
/// When the database fails.
pub fn dangling(conn: &Connection) -> Result<Vec<String>> {
    lines(
        conn,
        "SELECT \"table\" || ' ' || coalesce(rowid, '?') || ' -> ' || parent FROM pragma_foreign_key_check",
    )
}

fn lines(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    conn.prepare(sql)?.query_map([], |r| r.get(0))?.collect()
}
