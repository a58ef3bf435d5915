//! How many records need somebody's attention: those nobody turned to the client of, and those that
//! stand too long at a stage. Counting stops at a limit, so that it costs the same however many
//! there are.

use rusqlite::{Connection, Result};

use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::domain::stage::StageId;
use crate::store::row::view;

/// How many of a person's open leads or deals nobody turned to the client of; at most `most`.
///
/// # Errors
/// When the database fails.
pub fn unattended(conn: &Connection, noun: Noun, user: UserId, most: i64) -> Result<i64> {
    conn.prepare_cached(&unattended_sql(noun))?.query_row((user.0, most), |r| r.get(0))
}

/// How many of a person's records came to a stage before a moment and are still there; at most
/// `most`.
///
/// # Errors
/// When the database fails.
pub fn rotting(
    conn: &Connection,
    noun: Noun,
    (stage, before): (StageId, i64),
    user: UserId,
    most: i64,
) -> Result<i64> {
    let params = (stage.0, before, user.0, most);
    conn.prepare_cached(&rotting_sql(noun))?.query_row(params, |r| r.get(0))
}

// A sign before a column keeps SQLite from the index of the responsible, who may have very many.
pub(super) fn unattended_sql(noun: Noun) -> String {
    format!(
        "SELECT count(*) FROM (SELECT r.id FROM {} r WHERE r.deleted_at IS NULL
         AND r.closed_at IS NULL AND r.touched_at IS NULL AND +r.responsible_id = ?1
         ORDER BY r.created_at, r.id LIMIT ?2)",
        view(noun)
    )
}

pub(super) fn rotting_sql(noun: Noun) -> String {
    format!(
        "SELECT count(*) FROM (SELECT r.id FROM {} r WHERE r.deleted_at IS NULL
         AND r.closed_at IS NULL AND r.stage_id = ?1 AND r.moved_at < ?2
         AND +r.responsible_id = ?3 ORDER BY r.moved_at LIMIT ?4)",
        view(noun)
    )
}
