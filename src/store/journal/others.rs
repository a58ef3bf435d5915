//! What others than one person changed of what is on a screen.

use rusqlite::{Connection, Result};
use serde_json::json;

use super::{DELETED, read_record};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::stage::StageId;

/// So many changes are looked through at most, the newest: of an import or an upheaval no more.
const LOOKED: i64 = 20_000;

/// The number of the newest change.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &Connection) -> Result<i64> {
    conn.prepare_cached("SELECT ifnull(max(id), 0) FROM change")?.query_row([], |r| r.get(0))
}

/// What is seen of a change at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// Whose; none where it is a row of a newer version.
    pub on: Option<RecordRef>,
    /// The field.
    pub field: String,
    /// The stage it stood at before, where that is what was changed.
    pub stood: Option<StageId>,
}

/// The changes after the change `since`, at most `limit`, the first of them.
///
/// # Errors
/// When the database fails.
pub fn since(conn: &Connection, since: i64, limit: usize) -> Result<Vec<Glance>> {
    conn.prepare_cached(
        "SELECT noun, record_id, field, CASE field WHEN 'stage' THEN CAST(before AS INTEGER) END
         FROM change WHERE id > ?1 ORDER BY id LIMIT ?2",
    )?
    .query_map((since, i64::try_from(limit).unwrap_or(i64::MAX)), |r| {
        let stood: Option<i64> = r.get(3)?;
        // An earlier program still runs while a newer one writes.
        let on = match Noun::parse(r.get_ref(0)?.as_str()?) {
            Some(noun) => Some(RecordRef::new(noun, r.get(1)?)),
            None => None,
        };
        Ok(Glance { on, field: r.get(2)?, stood: stood.map(StageId) })
    })?
    .collect()
}

/// The leads, deals and clients that were put into the recycle bin after the change `since`, each once;
/// some of them may be out of it again.
///
/// # Errors
/// When the database fails.
pub fn put_away_since(conn: &Connection, since: i64) -> Result<Vec<RecordRef>> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT noun, record_id FROM change
         WHERE id > ?1 AND +field = ?2 AND +noun IN ('lead', 'deal', 'contact', 'company')",
    )?;
    let rows = statement.query_map((since, DELETED), read_record)?;
    rows.collect()
}

/// Which of these records of a noun somebody else than `user` changed after the change `since`; what
/// is planned with a record is a part of it.
///
/// # Errors
/// When the database fails.
pub fn by_others(
    conn: &Connection,
    user: UserId,
    (noun, ids): (Noun, &[i64]),
    since: i64,
) -> Result<Vec<i64>> {
    let since = since.max(newest(conn)? - LOOKED);
    // From the changes to the records: there are few of them since the last look.
    conn.prepare_cached(
        "SELECT c.record_id FROM change c
         WHERE c.id > ?1 AND c.author_id IS NOT ?2 AND +c.noun = ?3
           AND +c.record_id IN (SELECT value FROM json_each(?4))
         UNION
         SELECT a.record_id FROM change c CROSS JOIN v_activity a ON a.id = c.record_id
         WHERE c.id > ?1 AND c.author_id IS NOT ?2 AND +c.noun = 'activity'
           AND +a.noun = ?3 AND +a.record_id IN (SELECT value FROM json_each(?4))",
    )?
    .query_map((since, user.0, noun.word(), json!(ids).to_string()), |r| r.get(0))?
    .collect()
}

/// Which fields of a row somebody else than `user` changed after the change `since`.
///
/// # Errors
/// When the database fails.
pub fn fields_by_others(
    conn: &Connection,
    user: UserId,
    on: RecordRef,
    since: i64,
) -> Result<Vec<String>> {
    conn.prepare_cached(
        "SELECT DISTINCT field FROM change
         WHERE noun = ?1 AND record_id = ?2 AND id > ?3 AND author_id IS NOT ?4",
    )?
    .query_map((on.noun.word(), on.id, since, user.0), |r| r.get(0))?
    .collect()
}
