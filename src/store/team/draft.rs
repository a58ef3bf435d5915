//! Half-written text, kept per person and place until it is saved or thrown away.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::person::UserId;

/// Keeps the text; an empty one throws the draft away.
///
/// # Errors
/// When the database fails.
pub fn keep(conn: &Connection, user: UserId, place: &str, text: &str, now: i64) -> Result<()> {
    if text.is_empty() {
        conn.execute("DELETE FROM draft WHERE user_id = ?1 AND place = ?2", (user.0, place))?;
    } else {
        conn.execute(
            "INSERT INTO draft VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET text = excluded.text, at = excluded.at",
            (user.0, place, text, now),
        )?;
    }
    Ok(())
}

/// The text somebody left at a place, with the moment.
///
/// # Errors
/// When the database fails.
pub fn get(conn: &Connection, user: UserId, place: &str) -> Result<Option<(String, i64)>> {
    conn.prepare_cached("SELECT text, at FROM draft WHERE user_id = ?1 AND place = ?2")?
        .query_row((user.0, place), |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()
}

/// Every place where somebody left text, the latest first; without what is only noted of what he was
/// told, at `told:..`.
///
/// # Errors
/// When the database fails.
pub fn all(conn: &Connection, user: UserId) -> Result<Vec<(String, i64)>> {
    conn.prepare_cached(
        "SELECT place, at FROM draft WHERE user_id = ?1 AND place NOT LIKE 'told:%'
         ORDER BY at DESC",
    )?
    .query_map([user.0], |r| Ok((r.get(0)?, r.get(1)?)))?
    .collect()
}
