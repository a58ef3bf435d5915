//! The people of the team, beyond what is read with its settings.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::noun::RecordRef;
use crate::domain::person::UserId;
use crate::store::journal;

/// Makes this person the administrator of a team that has nobody yet; else nothing.
///
/// # Errors
/// When the database fails.
pub fn add_first(conn: &Connection, login: &str, name: &str) -> Result<()> {
    conn.execute(
        "INSERT INTO user (login, name, admin) SELECT ?1, ?2, 1
         WHERE NOT EXISTS (SELECT 1 FROM user WHERE deleted_at IS NULL)",
        (login, name),
    )?;
    Ok(())
}

/// Adds a person, under this login or, where somebody has it, one like it.
///
/// # Errors
/// When the database fails.
pub fn add(conn: &Connection, login: &str, name: &str) -> Result<UserId> {
    conn.prepare_cached(
        "INSERT INTO user (login, name)
         SELECT iif(EXISTS (SELECT 1 FROM user WHERE login = ?1), ?1 || '2', ?1), ?2",
    )?
    .execute((login, name))?;
    Ok(UserId(conn.last_insert_rowid()))
}

/// The zone a person lives in, where it is not the machine's: `Europe/Warsaw`.
///
/// # Errors
/// When the database fails.
pub fn zone(conn: &Connection, user: UserId) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached("SELECT zone FROM user WHERE id = ?1")?;
    Ok(statement.query_row([user.0], |r| r.get(0)).optional()?.flatten())
}

/// What a person watches or takes part in, but for the activities that are done.
///
/// # Errors
/// When the database fails.
pub fn watched(conn: &Connection, user: UserId) -> Result<Vec<RecordRef>> {
    let mut statement = conn.prepare_cached(WATCHED)?;
    let rows = statement.query_map([user.0], journal::read_record)?;
    rows.collect()
}

pub(in crate::store) const WATCHED: &str =
    "SELECT o.noun, o.record_id FROM observer o WHERE o.user_id = ?1
       AND NOT (o.noun = 'activity' AND EXISTS (SELECT 1 FROM activity a
                WHERE a.id = o.record_id AND a.done_at IS NOT NULL))";
