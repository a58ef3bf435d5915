//! How people left the views of each section, kept per person until they change them.

use rusqlite::{Connection, OptionalExtension, Result};
use serde_json::json;

use crate::domain::noun::Noun;
use crate::domain::person::UserId;

/// Keeps the words of a look; where there are none, nothing is kept.
///
/// # Errors
/// When the database fails.
pub fn keep(conn: &Connection, user: UserId, noun: Noun, words: &[String]) -> Result<()> {
    if words.is_empty() {
        let sql = "DELETE FROM look WHERE user_id = ?1 AND noun = ?2";
        conn.execute(sql, (user.0, noun.word()))?;
    } else {
        conn.execute(
            "INSERT INTO look VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET look = excluded.look",
            (user.0, noun.word(), json!(words).to_string()),
        )?;
    }
    Ok(())
}

/// The words somebody's look at a section is kept as; none where it is the usual one.
///
/// # Errors
/// When the database fails.
pub fn get(conn: &Connection, user: UserId, noun: Noun) -> Result<Vec<String>> {
    let kept: Option<String> = conn
        .prepare_cached("SELECT look FROM look WHERE user_id = ?1 AND noun = ?2")?
        .query_row((user.0, noun.word()), |r| r.get(0))
        .optional()?;
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
