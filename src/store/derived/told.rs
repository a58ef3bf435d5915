//! Where it is told what becomes of things: of activities on the timelines of records, a place for each
//! operation that changed one, where that happened and where the activity is now; of comments in the
//! histories of records. The words come from the journal.

use rusqlite::{Connection, Result};

use crate::domain::noun::RecordRef;
use crate::domain::planning::{REOPENED, TOLD};
use crate::store::journal;

/// Notes that a change of an activity is told, unless an earlier one of its operation is. That
/// somebody waits for an answer is told by what he sent.
///
/// # Errors
/// When the database fails.
pub(in crate::store) fn note(conn: &Connection, activity: i64, change: i64) -> Result<()> {
    let sql = format!(
        "INSERT OR IGNORE INTO activity_told (noun, record_id, change_id, own)
         SELECT a.noun, a.record_id, c.id, 1 FROM change c JOIN activity a ON a.id = c.record_id
         WHERE c.id = ?2 AND a.id = ?1 AND a.record_id IS NOT NULL
           AND NOT (c.field = 'created' AND a.incoming = 1)
           AND NOT EXISTS (SELECT 1 FROM change e WHERE e.noun = 'activity' AND e.record_id = ?1
             AND e.id < ?2 AND +e.operation_id = c.operation_id AND {})",
        is_told("e")
    );
    conn.prepare_cached(&sql)?.execute((activity, change))?;
    Ok(())
}

/// The fields of a comment whose changes the history of its record tells.
pub(in crate::store) const WORDS: [&str; 3] = ["text", "files", journal::DELETED];

/// Notes that a change of a comment is told in the history of the record it was written about.
///
/// # Errors
/// When the database fails.
pub(in crate::store) fn note_words(conn: &Connection, entry: i64, change: i64) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO comment_told (noun, record_id, change_id)
         SELECT noun, record_id, ?2 FROM entry WHERE id = ?1 AND kind = 'comment'",
    )?
    .execute((entry, change))?;
    Ok(())
}

/// Lets what is told of an activity follow it from one record to another. What happened with it at
/// the first one stays told there too.
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
    let (from, to) = (from.map(name), to.map(name));
    match (from, to) {
        (Some(from), Some(to)) => {
            let sql = format!(
                "INSERT OR IGNORE INTO activity_told (noun, record_id, change_id, own)
                 SELECT ?4, ?5, change_id, 0 FROM activity_told
                 WHERE noun = ?2 AND record_id = ?3 AND change_id IN {changes}"
            );
            conn.prepare_cached(&sql)?.execute((activity, from.0, from.1, to.0, to.1))?;
        }
        (None, Some(to)) => {
            let sql = format!(
                "INSERT OR IGNORE INTO activity_told (noun, record_id, change_id, own)
                 SELECT ?2, ?3, min(c.id), 0 FROM change c
                 WHERE c.noun = 'activity' AND c.record_id = ?1 AND {} GROUP BY c.operation_id",
                is_told("c")
            );
            conn.prepare_cached(&sql)?.execute((activity, to.0, to.1))?;
        }
        (_, None) => {}
    }
    if let Some(from) = from {
        let sql = format!(
            "DELETE FROM activity_told
             WHERE noun = ?2 AND record_id = ?3 AND own = 0 AND change_id IN {changes}"
        );
        conn.prepare_cached(&sql)?.execute((activity, from.0, from.1))?;
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
