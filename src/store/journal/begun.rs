//! Operations that were begun and did not come to their end, or to anything.

use rusqlite::{Connection, OptionalExtension, Result};

use super::{OPERATION, Operation, read_operation};
use crate::domain::command::OpId;
use crate::domain::person::UserId;

/// Forgets an operation under which nothing was changed.
///
/// # Errors
/// When the database fails, or something was changed.
pub fn forget(conn: &Connection, operation: OpId) -> Result<()> {
    conn.execute("DELETE FROM operation WHERE id = ?1", [operation.0])?;
    Ok(())
}

/// Whether anything was changed under an operation.
///
/// # Errors
/// When the database fails.
pub fn has_changes(conn: &Connection, operation: OpId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE operation_id = ?1)";
    conn.query_row(sql, [operation.0], |r| r.get(0))
}

/// The import of a file of this name into this noun that was begun and not finished, the latest of
/// those that stand.
///
/// # Errors
/// When the database fails.
pub fn unfinished_import(conn: &Connection, file: &str, noun: &str) -> Result<Option<Operation>> {
    conn.prepare(&format!(
        "{OPERATION} WHERE state = 'running' AND kind = 'import' AND undone_by IS NULL
           AND args ->> '$.file' = ?1 AND args ->> '$.noun' = ?2 ORDER BY id DESC LIMIT 1"
    ))?
    .query_row((file, noun), read_operation)
    .optional()
}

/// The latest import of this person's that was begun, not finished and not taken back.
///
/// # Errors
/// When the database fails.
pub fn unfinished_import_of(conn: &Connection, user: UserId) -> Result<Option<Operation>> {
    conn.prepare(&format!(
        "{OPERATION} WHERE state = 'running' AND kind = 'import' AND undone_by IS NULL
           AND user_id = ?1 ORDER BY id DESC LIMIT 1"
    ))?
    .query_row([user.0], read_operation)
    .optional()
}

/// The undo or redo of an operation that was begun and not finished.
///
/// # Errors
/// When the database fails.
pub fn under_way(conn: &Connection, undo_of: OpId) -> Result<Option<OpId>> {
    conn.query_row(
        "SELECT id FROM operation WHERE state = 'running' AND undo_of = ?1",
        [undo_of.0],
        |r| r.get(0).map(OpId),
    )
    .optional()
}
