//! On which timelines it is told what becomes of activities: a place for each operation that changed
//! one, where the activity stands now. The words come from the journal.

use rusqlite::{Connection, Result};

use crate::domain::noun::RecordRef;
use crate::domain::planning::{REOPENED, TOLD};

/// Notes that a change of an activity is told, unless an earlier one of its operation is. That
/// somebody waits for an answer is told by what he sent.
///
/// # Errors
/// When the database fails.
pub(super) fn note(conn: &Connection, activity: i64, change: i64) -> Result<()> {
    let sql = format!(
        "INSERT OR IGNORE INTO activity_told (noun, record_id, change_id)
         SELECT a.noun, a.record_id, c.id FROM change c JOIN activity a ON a.id = c.record_id
         WHERE c.id = ?2 AND a.id = ?1 AND a.record_id IS NOT NULL
           AND NOT (c.field = 'created' AND a.incoming = 1)
           AND NOT EXISTS (SELECT 1 FROM change e WHERE e.noun = 'activity' AND e.record_id = ?1
             AND e.id < ?2 AND +e.operation_id = c.operation_id AND {})",
        is_told("e")
    );
    conn.prepare_cached(&sql)?.execute((activity, change))?;
    Ok(())
}

/// Lets what is told of an activity follow it from the timeline of one record to that of another.
///
/// # Errors
/// When the database fails.
pub fn follow(
    conn: &Connection,
    activity: i64,
    from: Option<RecordRef>,
    to: Option<RecordRef>,
) -> Result<()> {
    let changes = "(SELECT id FROM change WHERE noun = 'activity' AND record_id = ?1)";
    let name = |on: RecordRef| (on.noun.word(), on.id);
    match (from.map(name), to.map(name)) {
        (Some(from), Some(to)) => {
            let sql = format!(
                "UPDATE activity_told SET noun = ?4, record_id = ?5
                 WHERE noun = ?2 AND record_id = ?3 AND change_id IN {changes}"
            );
            conn.prepare_cached(&sql)?.execute((activity, from.0, from.1, to.0, to.1))?;
        }
        (Some(from), None) => {
            let sql = format!(
                "DELETE FROM activity_told
                 WHERE noun = ?2 AND record_id = ?3 AND change_id IN {changes}"
            );
            conn.prepare_cached(&sql)?.execute((activity, from.0, from.1))?;
        }
        (None, Some(to)) => {
            let sql = format!(
                "INSERT OR IGNORE INTO activity_told (noun, record_id, change_id)
                 SELECT ?2, ?3, min(c.id) FROM change c
                 WHERE c.noun = 'activity' AND c.record_id = ?1 AND {} GROUP BY c.operation_id",
                is_told("c")
            );
            conn.prepare_cached(&sql)?.execute((activity, to.0, to.1))?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// The condition that a change is told.
fn is_told(change: &str) -> String {
    let fields: Vec<String> = TOLD.iter().map(|field| format!("'{field}'")).collect();
    let fields = fields.join(", ");
    format!(
        "({change}.field IN ({fields}) OR {change}.field = '{REOPENED}' AND {change}.after IS NULL)"
    )
}
