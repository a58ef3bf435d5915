//! Single settings of the file by name: country, currency, language, mode.

use rusqlite::{Connection, OptionalExtension, Result};

/// The setting with this name.
///
/// # Errors
/// When the database fails.
pub fn get(conn: &Connection, key: &str) -> Result<Option<String>> {
    conn.prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |r| r.get(0))
        .optional()
}

/// Sets it.
///
/// # Errors
/// When the database fails.
pub fn set(conn: &Connection, key: &str, value: &str) -> Result<()> {
    conn.execute(
        "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
        [key, value],
    )?;
    Ok(())
}
