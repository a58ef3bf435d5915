//! One row of any noun, read and written field by field as the registry says.
//!
//! This is the only code that turns a field into columns and side tables; every noun goes through
//! it. It neither journals nor asks for rights.

use std::fmt::Write;

use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Result, params_from_iter};
use serde_json::json;

use super::derived::{attention, booking, totals};
use super::{point, product};
use crate::domain::field::{Field, Join, Kind, Registry, Storage};
use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;

/// A row with everything it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which row.
    pub on: RecordRef,
    /// Counts its changes.
    pub revision: i64,
    /// When it was put into the recycle bin, in seconds since 1970 UTC.
    pub deleted_at: Option<i64>,
    /// The values by field, in the order of the registry.
    pub values: Vec<(String, Value)>,
}

impl Row {
    /// What a field holds; nothing where the row has no such field.
    pub fn get(&self, field: &str) -> &Value {
        const EMPTY: &Value = &Value::Empty;
        self.values.iter().find(|(name, _)| name == field).map_or(EMPTY, |(_, value)| value)
    }

    /// The words a field holds, or none.
    pub fn text(&self, field: &str) -> &str {
        self.get(field).as_text().unwrap_or("")
    }

    /// The number a field holds.
    pub fn int(&self, field: &str) -> Option<i64> {
        self.get(field).as_int()
    }
}

/// The row with everything it holds, as the session may see it; also from the recycle bin. What is
/// open with it is read apart.
///
/// # Errors
/// When the database fails.
pub fn load(conn: &Connection, registry: &Registry, on: RecordRef) -> Result<Option<Row>> {
    let mut sql = "SELECT r.revision, r.deleted_at".to_owned();
    for field in registry.of(on.noun) {
        if let Storage::Column(column) = &field.storage {
            let _ = write!(sql, ", r.{column}");
        }
    }
    if registry.of(on.noun).any(|f| f.storage == Storage::Record) {
        sql.push_str(", r.noun, r.record_id");
    }
    let _ = write!(sql, " FROM {} r WHERE r.id = ?1", view(on.noun));
    let found = conn
        .prepare_cached(&sql)?
        .query_row([on.id], |r| {
            let mut values = Vec::new();
            let mut next = 2;
            let mut target = None;
            for field in registry.of(on.noun) {
                if matches!(field.storage, Storage::Column(_)) {
                    values.push((field.name.clone(), decode(&field.kind, r.get_ref(next)?)));
                    next += 1;
                } else if field.storage == Storage::Record {
                    target = Some(values.len());
                    values.push((field.name.clone(), Value::Empty));
                } else {
                    values.push((field.name.clone(), Value::Empty));
                }
            }
            if let Some(place) = target {
                let noun: Option<String> = r.get(next)?;
                let id: Option<i64> = r.get(next + 1)?;
                values[place].1 = record_value(noun.as_deref(), id);
            }
            Ok(Row { on, revision: r.get(0)?, deleted_at: r.get(1)?, values })
        })
        .optional()?;
    let Some(mut row) = found else { return Ok(None) };
    for (place, field) in registry.of(on.noun).enumerate() {
        // No command is about what else is open: whoever shows it asks for it.
        if !matches!(field.storage, Storage::Column(_) | Storage::Record | Storage::Activities) {
            row.values[place].1 = side(conn, field, on.id)?;
        }
    }
    Ok(Some(row))
}

/// What one field of a row holds now.
///
/// # Errors
/// When the database fails or there is no such row.
pub fn get(conn: &Connection, field: &Field, id: i64) -> Result<Value> {
    match &field.storage {
        Storage::Column(column) => {
            let sql = format!("SELECT {column} FROM {} WHERE id = ?1", view(field.noun));
            conn.prepare_cached(&sql)?.query_row([id], |r| Ok(decode(&field.kind, r.get_ref(0)?)))
        }
        Storage::Record => {
            let sql = format!("SELECT noun, record_id FROM {} WHERE id = ?1", view(field.noun));
            conn.prepare_cached(&sql)?.query_row([id], |r| {
                let noun: Option<String> = r.get(0)?;
                Ok(record_value(noun.as_deref(), r.get(1)?))
            })
        }
        _ => side(conn, field, id),
    }
}

/// Writes one field of a row and, in the same stroke, columns beside it that are no fields; counts
/// the change.
///
/// # Errors
/// When the database fails.
pub fn set(
    conn: &Connection,
    field: &Field,
    id: i64,
    value: &Value,
    beside: &[(&str, Sql)],
    country: &str,
) -> Result<()> {
    let mut columns: Vec<(&str, Sql)> = Vec::with_capacity(beside.len() + 2);
    match &field.storage {
        Storage::Column(column) => columns.push((column, encode(value))),
        Storage::Record => {
            let (noun, record) = target(value);
            columns.push(("noun", noun.map_or(Sql::Null, |noun| Sql::Text(noun.to_owned()))));
            columns.push(("record_id", record.map_or(Sql::Null, Sql::Integer)));
        }
        _ => {
            clear_side(conn, field, id)?;
            fill_side(conn, field, id, value, country)?;
        }
    }
    columns.extend_from_slice(beside);
    let on = RecordRef::new(field.noun, id);
    change(conn, on, &columns)?;
    if field.kind == Kind::Booking {
        booking::write(conn, on, &field.name, value)?;
    }
    Ok(())
}

/// Sets columns that are no fields of a row and counts the change.
///
/// # Errors
/// When the database fails.
pub fn change(conn: &Connection, on: RecordRef, columns: &[(&str, Sql)]) -> Result<()> {
    let mut sql = format!("UPDATE {} SET revision = revision + 1", on.noun.word());
    for (name, _) in columns {
        let _ = write!(sql, ", {name} = ?");
    }
    sql.push_str(" WHERE id = ?");
    let cells = columns.iter().map(|(_, cell)| cell.clone()).chain([Sql::Integer(on.id)]);
    conn.prepare_cached(&sql)?.execute(params_from_iter(cells))?;
    Ok(())
}

/// As [`change`], of very many rows of a noun at once.
///
/// # Errors
/// When the database fails.
pub fn change_all(
    conn: &Connection,
    noun: Noun,
    rows: &[i64],
    columns: &[(&str, Sql)],
) -> Result<()> {
    let list: String = columns.iter().map(|(name, _)| format!(", {name} = ?")).collect();
    let sql = format!(
        "UPDATE {} SET revision = revision + 1{list} WHERE id IN (SELECT value FROM json_each(?))",
        noun.word()
    );
    let rows = Sql::Text(json!(rows).to_string());
    let cells = columns.iter().map(|(_, cell)| cell.clone()).chain([rows]);
    conn.prepare_cached(&sql)?.execute(params_from_iter(cells))?;
    Ok(())
}

/// Inserts a row and returns its number. `extra` are columns that are no fields: keys, ranks.
///
/// # Errors
/// When the database fails.
pub fn insert(
    conn: &Connection,
    noun: Noun,
    values: &[(&Field, Value)],
    extra: &[(&str, Sql)],
    country: &str,
) -> Result<i64> {
    let mut columns: Vec<&str> = Vec::new();
    let mut cells: Vec<Sql> = Vec::new();
    for (field, value) in values {
        match &field.storage {
            Storage::Column(column) => {
                columns.push(column);
                cells.push(encode(value));
            }
            Storage::Record => {
                let (word, record) = target(value);
                columns.extend(["noun", "record_id"]);
                cells.push(word.map_or(Sql::Null, |w| Sql::Text(w.to_owned())));
                cells.push(record.map_or(Sql::Null, Sql::Integer));
            }
            _ => {}
        }
    }
    for (column, cell) in extra {
        columns.push(column);
        cells.push(cell.clone());
    }
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", noun.word(), columns.join(", "));
    conn.prepare_cached(&sql)?.execute(params_from_iter(cells))?;
    let id = conn.last_insert_rowid();
    if noun.has_stages() {
        totals::add(conn, RecordRef::new(noun, id))?;
    }
    for (field, value) in values {
        fill_side(conn, field, id, value, country)?;
        if field.kind == Kind::Booking {
            booking::write(conn, RecordRef::new(noun, id), &field.name, value)?;
        }
    }
    Ok(id)
}

/// The revision of a row and when it was deleted, as the session may see it.
///
/// # Errors
/// When the database fails.
pub fn state(conn: &Connection, on: RecordRef) -> Result<Option<(i64, Option<i64>)>> {
    let sql = format!("SELECT revision, deleted_at FROM {} WHERE id = ?1", view(on.noun));
    conn.prepare_cached(&sql)?.query_row([on.id], |r| Ok((r.get(0)?, r.get(1)?))).optional()
}

/// Sets columns that are no fields of a row: keys, ranks, moments the program keeps.
///
/// # Errors
/// When the database fails.
pub fn set_columns(conn: &Connection, on: RecordRef, columns: &[(&str, Sql)]) -> Result<()> {
    let list: Vec<String> = columns.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let sql = format!("UPDATE {} SET {} WHERE id = ?", on.noun.word(), list.join(", "));
    let cells = columns.iter().map(|(_, cell)| cell.clone()).chain([Sql::Integer(on.id)]);
    conn.prepare_cached(&sql)?.execute(params_from_iter(cells))?;
    Ok(())
}

/// The name to read a noun's rows by: the session's view where rights apply, else the table.
pub fn view(noun: Noun) -> String {
    match noun {
        Noun::Lead
        | Noun::Deal
        | Noun::Contact
        | Noun::Company
        | Noun::Activity
        | Noun::Entry
        | Noun::Product => {
            format!("v_{}", noun.word())
        }
        _ => noun.word().to_owned(),
    }
}

/// A value as a column stores it.
fn encode(value: &Value) -> Sql {
    match value {
        Value::Empty => Sql::Null,
        Value::Int(n) => Sql::Integer(*n),
        Value::Real(n) => Sql::Real(*n),
        Value::Text(text) => Sql::Text(text.clone()),
        Value::Points(_)
        | Value::Files(_)
        | Value::Booking(_)
        | Value::Ids(_)
        | Value::List(_)
        | Value::Rows(_) => Sql::Text(to_json(value)),
        Value::Dues(_) => Sql::Null,
    }
}

/// A value as the journal writes it.
pub fn to_json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// A column's content as the value of a field of this kind.
pub fn decode(kind: &Kind, cell: ValueRef<'_>) -> Value {
    match (kind, cell) {
        (_, ValueRef::Null) => Value::Empty,
        (_, ValueRef::Integer(n)) => Value::Int(n),
        (_, ValueRef::Real(n)) => Value::Real(n),
        (
            Kind::Choices(_)
            | Kind::Minutes
            | Kind::Tags
            | Kind::Users
            | Kind::Links(_)
            | Kind::Files
            | Kind::Booking,
            ValueRef::Text(text),
        ) => serde_json::from_slice(text).unwrap_or(Value::Empty),
        (_, ValueRef::Text(text)) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        (_, ValueRef::Blob(_)) => Value::Empty,
    }
}

fn record_value(noun: Option<&str>, id: Option<i64>) -> Value {
    match (noun, id) {
        (Some(noun), Some(id)) => Value::Text(format!("{noun}/{id}")),
        _ => Value::Empty,
    }
}

/// The two columns of a record of any noun.
fn target(value: &Value) -> (Option<&'static str>, Option<i64>) {
    let record: Option<RecordRef> = value.as_text().and_then(|text| text.parse().ok());
    (record.map(|r| r.noun.word()), record.map(|r| r.id))
}

/// What a field that lives in a side table holds.
fn side(conn: &Connection, field: &Field, id: i64) -> Result<Value> {
    let noun = field.noun.word();
    let ids = |sql: &str, with_noun: bool| -> Result<Value> {
        let mut statement = conn.prepare_cached(sql)?;
        let ids: Vec<i64> = if with_noun {
            statement.query_map((noun, id), |r| r.get(0))?.collect::<Result<_>>()?
        } else {
            statement.query_map([id], |r| r.get(0))?.collect::<Result<_>>()?
        };
        Ok(if ids.is_empty() { Value::Empty } else { Value::Ids(ids) })
    };
    match &field.storage {
        Storage::Points(kind) => {
            let points = point::of(conn, RecordRef::new(field.noun, id), *kind)?;
            Ok(if points.is_empty() { Value::Empty } else { Value::Points(points) })
        }
        Storage::Products => {
            let rows = product::rows(conn, RecordRef::new(field.noun, id))?;
            Ok(if rows.is_empty() { Value::Empty } else { Value::Rows(rows) })
        }
        Storage::Activities => {
            let dues = attention::open(conn, RecordRef::new(field.noun, id))?;
            Ok(if dues.is_empty() { Value::Empty } else { Value::Dues(dues) })
        }
        Storage::Tags => {
            let tags: Vec<String> = conn
                .prepare_cached(
                    "SELECT name FROM v_tag WHERE noun = ?1 AND record_id = ?2 ORDER BY name",
                )?
                .query_map((noun, id), |r| r.get(0))?
                .collect::<Result<_>>()?;
            Ok(if tags.is_empty() { Value::Empty } else { Value::List(tags) })
        }
        Storage::Observers => ids(
            "SELECT user_id FROM v_observer WHERE noun = ?1 AND record_id = ?2 ORDER BY user_id",
            true,
        ),
        Storage::Apart => ids(
            "SELECT other_id FROM v_not_duplicate WHERE noun = ?1 AND record_id = ?2 ORDER BY other_id",
            true,
        ),
        Storage::Joined(Join { table, own, other, .. }) => {
            ids(&format!("SELECT {other} FROM v_{table} WHERE {own} = ?1 ORDER BY {other}"), false)
        }
        Storage::Column(_) | Storage::Record => Ok(Value::Empty),
    }
}

fn clear_side(conn: &Connection, field: &Field, id: i64) -> Result<()> {
    let noun = field.noun.word();
    match &field.storage {
        Storage::Points(kind) => {
            let sql = "DELETE FROM point WHERE noun = ?1 AND record_id = ?2 AND kind = ?3";
            conn.prepare_cached(sql)?.execute((noun, id, kind.word()))?;
        }
        Storage::Products => product::clear(conn, RecordRef::new(field.noun, id))?,
        Storage::Tags => {
            conn.prepare_cached("DELETE FROM tag WHERE noun = ?1 AND record_id = ?2")?
                .execute((noun, id))?;
        }
        Storage::Observers => {
            conn.prepare_cached("DELETE FROM observer WHERE noun = ?1 AND record_id = ?2")?
                .execute((noun, id))?;
        }
        Storage::Joined(Join { table, own, .. }) => {
            let sql = format!("DELETE FROM {table} WHERE {own} = ?1");
            conn.prepare_cached(&sql)?.execute([id])?;
        }
        Storage::Apart => {
            let sql = "DELETE FROM not_duplicate WHERE noun = ?1 AND ?2 IN (record_id, other_id)
                       AND record_id IN (SELECT ?2 UNION ALL SELECT other_id FROM not_duplicate
                         WHERE noun = ?1 AND record_id = ?2)";
            conn.prepare_cached(sql)?.execute((noun, id))?;
        }
        Storage::Column(_) | Storage::Record | Storage::Activities => {}
    }
    Ok(())
}

fn fill_side(
    conn: &Connection,
    field: &Field,
    id: i64,
    value: &Value,
    country: &str,
) -> Result<()> {
    let noun = field.noun.word();
    match (&field.storage, value) {
        (Storage::Points(kind), Value::Points(points)) => {
            point::insert(conn, RecordRef::new(field.noun, id), *kind, points, country)?;
        }
        (Storage::Products, Value::Rows(rows)) => {
            product::insert(conn, RecordRef::new(field.noun, id), rows)?;
        }
        (Storage::Tags, Value::List(tags)) => {
            let mut insert =
                conn.prepare_cached("INSERT OR IGNORE INTO tag VALUES (?1, ?2, ?3, ?4)")?;
            for tag in tags {
                insert.execute((noun, id, tag, fold(tag)))?;
            }
        }
        (Storage::Observers, Value::Ids(users)) => {
            let mut insert =
                conn.prepare_cached("INSERT OR IGNORE INTO observer VALUES (?1, ?2, ?3)")?;
            for user in users {
                insert.execute((noun, id, user))?;
            }
        }
        (Storage::Apart, Value::Ids(others)) => {
            let mut insert = conn.prepare_cached(
                "INSERT OR IGNORE INTO not_duplicate VALUES (?1, ?2, ?3), (?1, ?3, ?2)",
            )?;
            for other in others {
                insert.execute((noun, id, other))?;
            }
        }
        (Storage::Joined(Join { table, own, other, .. }), Value::Ids(others)) => {
            let sql = format!("INSERT OR IGNORE INTO {table} ({own}, {other}) VALUES (?1, ?2)");
            let mut insert = conn.prepare_cached(&sql)?;
            for other in others {
                insert.execute((id, other))?;
            }
        }
        _ => {}
    }
    Ok(())
}
