//! Whether anything is held, and how often: the rows of a noun, the fields of the team.

use rusqlite::{Connection, Result};

use super::row::{decode, view};
use crate::domain::attachment::Attachment;
use crate::domain::field::{Field, Kind, Storage};
use crate::domain::noun::{Noun, RecordRef};

/// Whether the session sees any row of a noun, be it in the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn any(conn: &Connection, noun: Noun) -> Result<bool> {
    let sql = format!("SELECT r.deleted_at FROM {} r LIMIT 1", view(noun));
    conn.prepare_cached(&sql)?.exists([])
}

/// How many live records hold one of these words in a field of the team: as its choice, or among
/// its choices.
///
/// # Errors
/// When the database fails.
pub fn holding(conn: &Connection, field: &Field, words: &[&str]) -> Result<i64> {
    let Storage::Column(column) = &field.storage else { return Ok(0) };
    let held = match field.kind {
        Kind::Choices(_) => {
            format!(
                "EXISTS (SELECT 1 FROM json_each({column}) h JOIN json_each(?1) w ON w.value = h.value)"
            )
        }
        _ => format!("{column} IN (SELECT value FROM json_each(?1))"),
    };
    let sql = format!(
        "SELECT count(*) FROM {} WHERE {column} IS NOT NULL AND deleted_at IS NULL AND {held}",
        view(field.noun)
    );
    conn.query_row(&sql, [serde_json::json!(words).to_string()], |r| r.get(0))
}

/// Which of these fields of the team hold something in any of these rows, each at its place.
///
/// # Errors
/// When the database fails.
pub fn filled_in(
    conn: &Connection,
    noun: Noun,
    fields: &[&Field],
    ids: &[i64],
) -> Result<Vec<bool>> {
    let column = |field: &&Field| match &field.storage {
        Storage::Column(column) => format!("coalesce(max({column} IS NOT NULL), 0)"),
        _ => "0".to_owned(),
    };
    if fields.is_empty() {
        return Ok(Vec::new());
    }
    let columns: Vec<String> = fields.iter().map(column).collect();
    let sql = format!(
        "SELECT {} FROM {} WHERE id IN (SELECT value FROM json_each(?1))",
        columns.join(", "),
        view(noun)
    );
    let ids = serde_json::json!(ids).to_string();
    conn.query_row(&sql, [ids], |r| (0..columns.len()).map(|at| r.get(at)).collect())
}

/// Whether a live row holds something in this field of the team.
///
/// # Errors
/// When the database fails.
pub fn is_filled(conn: &Connection, field: &Field) -> Result<bool> {
    let Storage::Column(column) = &field.storage else { return Ok(false) };
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {} WHERE {column} IS NOT NULL AND deleted_at IS NULL)",
        view(field.noun)
    );
    conn.query_row(&sql, [], |r| r.get(0))
}

/// Whether any row holds something in this field, be it in the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn ever_filled(conn: &Connection, field: &Field) -> Result<bool> {
    let Storage::Column(column) = &field.storage else { return Ok(false) };
    let sql = format!("SELECT {column} FROM {} WHERE {column} IS NOT NULL", view(field.noun));
    conn.prepare_cached(&sql)?.exists([])
}

/// In how many live records this field of the team holds something, counted up to `most`.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &Connection, field: &Field, most: i64) -> Result<i64> {
    let Storage::Column(column) = &field.storage else { return Ok(0) };
    let sql = format!(
        "SELECT count(*) FROM (SELECT {column} FROM {} WHERE {column} IS NOT NULL
         AND deleted_at IS NULL LIMIT ?1)",
        view(field.noun)
    );
    conn.query_row(&sql, [most], |r| r.get(0))
}

/// The files that live rows hold in this field, whoever may see them; `each` is told of every row.
///
/// # Errors
/// When the database fails.
pub fn files(
    conn: &Connection,
    field: &Field,
    mut each: impl FnMut(RecordRef, &[Attachment]),
) -> Result<()> {
    let Storage::Column(column) = &field.storage else { return Ok(()) };
    let sql = format!(
        "SELECT id, {column} FROM {} WHERE {column} IS NOT NULL AND deleted_at IS NULL",
        field.noun.word()
    );
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(found) = rows.next()? {
        let value = decode(&field.kind, found.get_ref(1)?);
        each(RecordRef::new(field.noun, found.get(0)?), value.as_files());
    }
    Ok(())
}
