//! What an import leaves beside its records, and by what it finds the clients that records belong
//! to. It decides nothing: which client a row means is for the use case.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Result};

use super::journal::CREATED;
use crate::domain::command::OpId;
use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::point::PointKind;
use crate::domain::returned::Standing;

/// Puts what a file said beyond the fields on the timeline of the record made of it.
///
/// It is not journalled: it comes and goes with its record.
///
/// # Errors
/// When the database fails.
pub fn note(conn: &Connection, on: RecordRef, data: &str, at: i64, by: UserId) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO entry (kind, data, noun, record_id, created_at, created_by, updated_at)
         VALUES ('import', ?1, ?2, ?3, ?4, ?5, ?4)",
    )?
    .execute((data, on.noun.word(), on.id, at, by.0))?;
    let entry = conn.last_insert_rowid();
    conn.prepare_cached(
        "INSERT INTO entry_on (noun, record_id, at, entry_id, kind, author_id)
         VALUES (?1, ?2, ?3, ?4, 'import', ?5)",
    )?
    .execute((on.noun.word(), on.id, at, entry, by.0))?;
    Ok(())
}

/// Whether the very same note of an import stands on the record's timeline.
///
/// # Errors
/// When the database fails.
pub fn is_noted(conn: &Connection, on: RecordRef, data: &str) -> Result<bool> {
    conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
         WHERE o.noun = ?1 AND o.record_id = ?2 AND e.kind = 'import' AND e.data = ?3
           AND e.deleted_at IS NULL)",
    )?
    .query_row((on.noun.word(), on.id, data), |r| r.get(0))
}

/// The contacts or companies in use, each with every way to write its name.
///
/// # Errors
/// When the database fails.
pub fn names(conn: &Connection, noun: Noun) -> Result<Vec<(i64, Vec<String>)>> {
    let names: &[&str] = if noun == Noun::Contact {
        &[
            "concat_ws(' ', first_name, last_name)",
            "concat_ws(' ', last_name, first_name)",
            "concat_ws(' ', first_name, middle_name, last_name)",
            "concat_ws(' ', last_name, first_name, middle_name)",
        ]
    } else {
        &["coalesce(title, '')"]
    };
    let sql =
        format!("SELECT id, {} FROM v_{} WHERE deleted_at IS NULL", names.join(", "), noun.word());
    conn.prepare(&sql)?
        .query_map([], |r| {
            let ways = (1..=names.len()).map(|place| r.get(place)).collect::<Result<_>>()?;
            Ok((r.get(0)?, ways))
        })?
        .collect()
}

/// The phones, e-mails or sites of records in use: whose, as written, and what two spellings have
/// in common.
///
/// # Errors
/// When the database fails.
pub fn points(
    conn: &Connection,
    noun: Noun,
    kind: PointKind,
) -> Result<Vec<(i64, String, String)>> {
    let sql = format!(
        "SELECT p.record_id, p.value, p.norm FROM v_point p JOIN v_{} r ON r.id = p.record_id
         WHERE p.noun = ?1 AND p.kind = ?2 AND r.deleted_at IS NULL",
        noun.word()
    );
    conn.prepare(&sql)?
        .query_map((noun.word(), kind.word()), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect()
}

/// The numbers that records in use had in the system they were imported from.
///
/// # Errors
/// When the database fails.
pub fn numbers(conn: &Connection, noun: Noun, system: &str) -> Result<Vec<(i64, String)>> {
    let sql = format!(
        "SELECT e.record_id, json_extract(e.data, '$.id') FROM v_entry e
         JOIN v_{} r ON r.id = e.record_id
         WHERE e.kind = 'import' AND e.noun = ?1 AND r.deleted_at IS NULL
           AND coalesce(json_extract(e.data, '$.system'), '') = ?2
           AND json_extract(e.data, '$.id') IS NOT NULL",
        noun.word()
    );
    conn.prepare(&sql)?.query_map((noun.word(), system), |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
}

/// The numbers that records, also those in the recycle bin, had in the files of no known system that
/// they were made from, the oldest record first.
///
/// # Errors
/// When the database fails.
pub fn numbers_before(conn: &Connection, noun: Noun) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT record_id, json_extract(data, '$.id') FROM v_entry
         WHERE kind = 'import' AND noun = ?1 AND json_extract(data, '$.system') IS NULL
           AND json_extract(data, '$.id') IS NOT NULL
         ORDER BY record_id, id";
    let mut numbers = Vec::new();
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([noun.word()])?;
    while let Some(row) = rows.next()? {
        let number: Option<i64> = row.get_ref(1)?.as_str()?.parse().ok();
        if let Some(number) = number {
            numbers.push((row.get(0)?, number));
        }
    }
    Ok(numbers)
}

/// The number of the newest record; 0 where there is none.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &Connection, noun: Noun) -> Result<i64> {
    let sql = format!("SELECT id, created_at FROM v_{} ORDER BY id DESC LIMIT 1", noun.word());
    Ok(conn.query_row(&sql, [], |r| r.get(0)).optional()?.unwrap_or(0))
}

/// When a record was made, in seconds since 1970 UTC, and where it is; nothing where there is none.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &Connection, on: RecordRef) -> Result<Option<(i64, Standing)>> {
    let sql = format!(
        "SELECT created_at, deleted_at IS NOT NULL, merged_into IS NOT NULL FROM v_{} WHERE id = ?1",
        on.noun.word()
    );
    conn.prepare_cached(&sql)?
        .query_row([on.id], |r| {
            let standing = match (r.get(1)?, r.get(2)?) {
                (_, true) => Standing::Merged,
                (true, false) => Standing::InBin,
                (false, false) => Standing::InUse,
            };
            Ok((r.get(0)?, standing))
        })
        .optional()
}

/// Hands over the whole name of each record in use: of a person all its words, else the title.
///
/// # Errors
/// When the database fails.
pub fn whole_names(conn: &Connection, noun: Noun, mut take: impl FnMut(i64, &str)) -> Result<()> {
    let name = match noun {
        Noun::Lead | Noun::Contact => "concat_ws(' ', last_name, first_name, middle_name)",
        _ => "coalesce(title, '')",
    };
    let sql =
        format!("SELECT id, {name} FROM v_{} WHERE deleted_at IS NULL ORDER BY id", noun.word());
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, row.get_ref(1)?.as_str()?);
    }
    Ok(())
}

/// The records in use that bear their whole names with others of their noun.
///
/// # Errors
/// When the database fails.
pub fn namesakes(conn: &Connection, noun: Noun) -> Result<HashSet<RecordRef>> {
    let mut bearers: HashMap<String, i64> = HashMap::new();
    let mut found = HashSet::new();
    whole_names(conn, noun, |id, name| match bearers.entry(fold(name)) {
        Entry::Occupied(bearer) => {
            found.extend([*bearer.get(), id].map(|id| RecordRef::new(noun, id)));
        }
        Entry::Vacant(free) => {
            free.insert(id);
        }
    })?;
    Ok(found)
}

/// A deal that an import made for a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDeal {
    /// The change that made it.
    pub change: i64,
    /// Its number.
    pub id: i64,
    /// The contact.
    pub contact: Option<i64>,
    /// The company.
    pub company: Option<i64>,
    /// When it was made, in seconds since 1970 UTC.
    pub created_at: i64,
    /// What its client was, as far as was known.
    pub kind: Option<String>,
}

/// The deals with a client that an operation made, after a change, in the order of their making.
///
/// # Errors
/// When the database fails.
pub fn deals(
    conn: &Connection,
    operation: OpId,
    after: i64,
    limit: i64,
) -> Result<Vec<ImportedDeal>> {
    conn.prepare_cached(
        "SELECT c.id, d.id, d.contact_id, d.company_id, d.created_at, d.client_kind
         FROM change c JOIN v_deal d ON d.id = c.record_id
         WHERE c.operation_id = ?1 AND c.id > ?2 AND c.noun = 'deal' AND c.field = ?3
           AND (d.contact_id IS NOT NULL OR d.company_id IS NOT NULL)
         ORDER BY c.id LIMIT ?4",
    )?
    .query_map((operation.0, after, CREATED, limit), |r| {
        Ok(ImportedDeal {
            change: r.get(0)?,
            id: r.get(1)?,
            contact: r.get(2)?,
            company: r.get(3)?,
            created_at: r.get(4)?,
            kind: r.get(5)?,
        })
    })?
    .collect()
}
