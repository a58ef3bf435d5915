//! The entries of a dictionary: their order, and what uses them.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::noun::{Noun, RecordRef};
use crate::store::row::view;

/// The position behind all entries of a dictionary, deleted ones too.
///
/// # Errors
/// When the database fails.
pub fn behind_all(conn: &Connection, noun: Noun) -> Result<i64> {
    let sql = format!("SELECT coalesce(max(position), 0) + 1 FROM {}", noun.word());
    conn.query_row(&sql, [], |r| r.get(0))
}

/// The entries among which one has its place, with their positions, in their order; none where a
/// dictionary has no order.
///
/// # Errors
/// When the database fails.
pub fn neighbours(conn: &Connection, on: RecordRef) -> Result<Vec<(i64, i64)>> {
    let Some(sql) = neighbours_sql(on.noun) else { return Ok(Vec::new()) };
    conn.prepare(&sql)?.query_map([on.id], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
}

pub(in crate::store) fn neighbours_sql(noun: Noun) -> Option<String> {
    let alike = match noun {
        Noun::Stage => "e.pipeline_id = own.pipeline_id AND e.meaning = own.meaning",
        Noun::Pipeline | Noun::Field => "e.noun = own.noun",
        Noun::Rule => "e.stage_id = own.stage_id",
        Noun::Source => "1",
        _ => return None,
    };
    let word = noun.word();
    Some(format!(
        "SELECT e.id, e.position FROM {word} e JOIN {word} own ON own.id = ?1
         WHERE e.deleted_at IS NULL AND {alike} ORDER BY e.position, e.id"
    ))
}

/// The other entries that stand at a position or behind it, in their order: those of its pipeline or
/// its noun, `within`.
///
/// # Errors
/// When the database fails.
pub fn from_position(
    conn: &Connection,
    on: RecordRef,
    position: i64,
    within: &str,
) -> Result<Vec<(i64, i64)>> {
    let home = match on.noun {
        Noun::Stage => "CAST(pipeline_id AS TEXT)",
        Noun::Pipeline | Noun::Field => "noun",
        _ => "''",
    };
    let sql = format!(
        "SELECT id, position FROM {} WHERE deleted_at IS NULL AND id <> ?1 AND position >= ?2
         AND {home} = ?3 ORDER BY position, id",
        on.noun.word()
    );
    conn.prepare(&sql)?
        .query_map((on.id, position, within), |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect()
}

/// How many entries a dictionary has, counted up to `most`.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &Connection, noun: Noun, most: i64) -> Result<i64> {
    conn.query_row(&count_sql(noun), [most], |r| r.get(0))
}

pub(in crate::store) fn count_sql(noun: Noun) -> String {
    format!(
        "SELECT count(*) FROM (SELECT revision FROM {} WHERE deleted_at IS NULL LIMIT ?1)",
        view(noun)
    )
}

/// The entry of a field of the team's own, by the name it has in a noun.
///
/// # Errors
/// When the database fails.
pub fn field(conn: &Connection, noun: Noun, name: &str) -> Result<Option<RecordRef>> {
    conn.prepare_cached(FIELD)?
        .query_row((noun.word(), name), |r| Ok(RecordRef::new(Noun::Field, r.get(0)?)))
        .optional()
}

pub(in crate::store) const FIELD: &str =
    "SELECT id FROM field WHERE noun = ?1 AND name = ?2 AND deleted_at IS NULL";

/// What uses an entry and the session sees: live records and, of a person, what is planned.
///
/// # Errors
/// When the database fails.
pub fn users(conn: &Connection, entry: RecordRef) -> Result<Vec<RecordRef>> {
    let mut users = Vec::new();
    for (noun, sql) in users_sql(entry.noun) {
        let mut statement = conn.prepare_cached(&sql)?;
        for id in statement.query_map([entry.id], |r| r.get(0))? {
            users.push(RecordRef::new(noun, id?));
        }
    }
    Ok(users)
}

pub(in crate::store) fn users_sql(of: Noun) -> impl Iterator<Item = (Noun, String)> {
    let (nouns, column): (&[Noun], &str) = match of {
        Noun::Stage => (&[Noun::Lead, Noun::Deal], "stage_id"),
        Noun::Source => (&Noun::RECORDS, "source_id"),
        Noun::User => (
            &[Noun::Lead, Noun::Deal, Noun::Contact, Noun::Company, Noun::Activity],
            "responsible_id",
        ),
        _ => (&[], ""),
    };
    nouns.iter().map(move |noun| {
        let table = view(*noun);
        let planned = if *noun == Noun::Activity { " AND done_at IS NULL" } else { "" };
        let sql =
            format!("SELECT id FROM {table} WHERE {column} = ?1 AND deleted_at IS NULL{planned}");
        (*noun, sql)
    })
}

/// How many live rows point at an entry, whoever may see them; of a pipeline, at its stages.
///
/// # Errors
/// When the database fails.
pub fn count_uses(conn: &Connection, entry: RecordRef) -> Result<i64> {
    let Some(sql) = count_uses_sql(entry.noun) else { return Ok(0) };
    conn.query_row(sql, [entry.id], |r| r.get(0))
}

pub(in crate::store) fn count_uses_sql(of: Noun) -> Option<&'static str> {
    Some(match of {
        Noun::Stage => {
            "SELECT (SELECT count(*) FROM lead WHERE stage_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM deal WHERE stage_id = ?1 AND deleted_at IS NULL)"
        }
        Noun::Source => {
            "SELECT (SELECT count(*) FROM lead WHERE source_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM deal WHERE source_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM contact WHERE source_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM company WHERE source_id = ?1 AND deleted_at IS NULL)"
        }
        Noun::Pipeline => {
            "SELECT (SELECT count(*) FROM lead WHERE deleted_at IS NULL
                       AND stage_id IN (SELECT id FROM stage WHERE pipeline_id = ?1))
                  + (SELECT count(*) FROM deal WHERE deleted_at IS NULL
                       AND stage_id IN (SELECT id FROM stage WHERE pipeline_id = ?1))"
        }
        Noun::User => {
            "SELECT (SELECT count(*) FROM lead WHERE responsible_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM deal WHERE responsible_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM contact WHERE responsible_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM company WHERE responsible_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM activity
                     WHERE responsible_id = ?1 AND done_at IS NULL AND deleted_at IS NULL)"
        }
        _ => return None,
    })
}
