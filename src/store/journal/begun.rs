//! Operations that were begun and did not come to their end, or to anything.

use rusqlite::{Connection, OptionalExtension, Result};

use serde_json::json;

use super::{OPERATION, Operation, read_operation, read_record};
use crate::domain::command::OpId;
use crate::domain::noun::RecordRef;
use crate::domain::operation::OperationKind;
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

/// The rows changed under an operation, each once.
///
/// # Errors
/// When the database fails.
pub fn records(conn: &Connection, operation: OpId) -> Result<Vec<RecordRef>> {
    let sql = "SELECT DISTINCT noun, record_id FROM change WHERE operation_id = ?1";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([operation.0], read_record)?;
    rows.collect()
}

/// The argument of an operation under way that says of how many things it is to be.
pub const OF: &str = "of";

/// The arguments of an operation on many things: how many were changed, or where it is not over yet, how
/// many are done and of how many.
pub fn progress(done: usize, of: Option<usize>) -> String {
    match of {
        Some(of) => json!({ "count": done, OF: of }),
        None => json!({ "count": done }),
    }
    .to_string()
}

/// The import of a file of this name into this noun that was begun and not finished, the latest of
/// those that stand.
///
/// # Errors
/// When the database fails.
pub fn unfinished_import(conn: &Connection, file: &str, noun: &str) -> Result<Option<Operation>> {
    conn.prepare(&unfinished_sql("args ->> '$.file' = ?1 AND args ->> '$.noun' = ?2"))?
        .query_row((file, noun), read_operation)
        .optional()
}

/// The latest import of this person's that was begun, not finished and not taken back.
///
/// # Errors
/// When the database fails.
pub fn unfinished_import_of(conn: &Connection, user: UserId) -> Result<Option<Operation>> {
    conn.prepare(&unfinished_sql(HIS))?.query_row([user.0], read_operation).optional()
}

/// Whether an import was begun, not finished and not taken back, whoever did.
///
/// # Errors
/// When the database fails.
pub fn is_importing(conn: &Connection) -> Result<bool> {
    conn.prepare_cached(&unfinished_sql("1"))?.exists([])
}

/// Everybody's few that are running are looked through, not all that one person ever did.
const HIS: &str = "+user_id = ?1";

fn unfinished_sql(whose: &str) -> String {
    format!(
        "{OPERATION} WHERE state = 'running' AND kind = '{import}' AND undone_by IS NULL
           AND {whose} ORDER BY id DESC LIMIT 1",
        import = OperationKind::Import.word()
    )
}

/// The undo or redo of an operation that was begun and not finished.
///
/// # Errors
/// When the database fails.
pub fn under_way(conn: &Connection, undo_of: OpId) -> Result<Option<Operation>> {
    conn.prepare_cached(&under_way_sql())?.query_row([undo_of.0], read_operation).optional()
}

fn under_way_sql() -> String {
    format!("{OPERATION} WHERE state = 'running' AND undo_of = ?1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::blank::blank;

    #[test]
    fn what_is_unfinished_is_looked_for_among_what_is_running() {
        let conn = blank();
        for sql in [unfinished_sql("1"), unfinished_sql(HIS), under_way_sql()] {
            let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            // What is asked for does not matter to the plan.
            let step: String = statement.raw_query().next().unwrap().unwrap().get(3).unwrap();
            assert!(step.ends_with("INDEX operation_running"), "{sql}: {step}");
        }
    }
}
