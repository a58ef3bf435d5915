//! What points at a record: the rows that have to follow when it is merged into another one. Rows in
//! the recycle bin are among them.

use rusqlite::{Connection, OptionalExtension, Result};

use super::row::view;
use crate::domain::field::{Field, Join, Kind, Storage};
use crate::domain::noun::{Noun, RecordRef};

/// The activities of a record.
///
/// # Errors
/// When the database fails.
pub fn activities(conn: &Connection, on: RecordRef) -> Result<Vec<i64>> {
    conn.prepare_cached(ACTIVITIES)?.query_map((on.noun.word(), on.id), |r| r.get(0))?.collect()
}

// Each part has an index of its own.
pub(super) const ACTIVITIES: &str = "SELECT id FROM v_activity WHERE noun = ?1 AND record_id = ?2
           AND done_at IS NULL AND deleted_at IS NULL
         UNION ALL SELECT id FROM v_activity WHERE noun = ?1 AND record_id = ?2
           AND done_at IS NOT NULL AND deleted_at IS NULL
         UNION ALL SELECT id FROM v_activity WHERE noun = ?1 AND record_id = ?2
           AND deleted_at IS NOT NULL";

/// The rows whose field `field` names the record, unless a field of the record says the same.
///
/// # Errors
/// When the database fails.
pub fn rows(conn: &Connection, field: &Field, on: RecordRef) -> Result<Vec<i64>> {
    let table = view(field.noun);
    let sql = match (&field.kind, &field.storage) {
        (Kind::Link(noun), Storage::Column(column)) if *noun == on.noun => {
            format!("SELECT id FROM {table} WHERE {column} = ?1 ORDER BY id")
        }
        (Kind::Links(noun), Storage::Joined(join)) if *noun == on.noun && !join.mirrored => {
            let Join { table, own, other, .. } = join;
            format!("SELECT {own} FROM v_{table} WHERE {other} = ?1 ORDER BY 1")
        }
        (Kind::Links(noun), Storage::Column(column)) if *noun == on.noun => format!(
            "SELECT id FROM {table} WHERE EXISTS (
               SELECT 1 FROM json_each({column}) j WHERE j.value = ?1) ORDER BY id"
        ),
        _ => return Ok(Vec::new()),
    };
    conn.prepare_cached(&sql)?.query_map([on.id], |r| r.get(0))?.collect()
}

/// The pinned entries of a record.
///
/// # Errors
/// When the database fails.
pub fn pinned(conn: &Connection, on: RecordRef) -> Result<Vec<(i64, i64)>> {
    conn.prepare_cached(
        "SELECT pinned_at, id FROM v_entry WHERE noun = ?1 AND record_id = ?2
           AND pinned_at IS NOT NULL AND deleted_at IS NULL",
    )?
    .query_map((on.noun.word(), on.id), |r| Ok((r.get(0)?, r.get(1)?)))?
    .collect()
}

/// The record that took this one in, where it was merged.
///
/// # Errors
/// When the database fails.
pub fn survivor(conn: &Connection, on: RecordRef) -> Result<Option<RecordRef>> {
    if !on.noun.is_record() {
        return Ok(None);
    }
    let sql = format!("SELECT merged_into FROM {} WHERE id = ?1", view(on.noun));
    let into: Option<Option<i64>> =
        conn.prepare_cached(&sql)?.query_row([on.id], |r| r.get(0)).optional()?;
    Ok(into.flatten().map(|id| RecordRef::new(on.noun, id)))
}

/// A record with those that were merged into it, the record itself first.
///
/// # Errors
/// When the database fails.
pub fn with_merged(conn: &Connection, on: RecordRef) -> Result<Vec<RecordRef>> {
    let mut all = vec![on];
    if on.noun.is_record() {
        let mut statement = conn.prepare_cached(&merged_sql(on.noun))?;
        for id in statement.query_map([on.id], |r| r.get(0))? {
            all.push(RecordRef::new(on.noun, id?));
        }
    }
    Ok(all)
}

/// The question for the records that were merged into one of this noun.
pub(super) fn merged_sql(noun: Noun) -> String {
    format!("SELECT id FROM {} WHERE merged_into = ?1 ORDER BY id", view(noun))
}

/// Whether somebody said that two records of a noun are different.
///
/// # Errors
/// When the database fails.
pub fn told_apart(conn: &Connection, one: RecordRef, other: RecordRef) -> Result<bool> {
    let sql = "SELECT 1 FROM v_not_duplicate WHERE noun = ?1 AND record_id = ?2 AND other_id = ?3";
    let found: Option<i64> = conn
        .prepare_cached(sql)?
        .query_row((one.noun.word(), one.id, other.id), |r| r.get(0))
        .optional()?;
    Ok(found.is_some())
}
