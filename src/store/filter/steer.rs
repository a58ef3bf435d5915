//! Which index a list under a filter is read by: the one of its order or the one of a filter.
//!
//! SQLite itself would always take a filter's, and then read and sort every row it finds: right
//! where these are few, slow where a walk in the wanted order meets enough matches at once.

use rusqlite::{Connection, Result, params_from_iter};

use super::{Sql, compile, compile_bound};
use crate::domain::field::{Registry, Storage};
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::store::row::view;

/// So many rows are read and sorted without anybody noticing.
const FEW: i64 = 5000;

/// Of a large table, one row in so many counts as few.
const SHARE: i64 = 64;

/// The condition a list in the order of `sort` is read by. The rarest of its parts that an index
/// knows leads where it leaves few rows; otherwise the order does.
///
/// # Errors
/// When the database fails.
pub fn compile_sorted(
    conn: &Connection,
    filter: &Filter,
    noun: Noun,
    registry: &Registry,
    sort: &str,
) -> Result<Sql> {
    let parts = match filter {
        Filter::And(parts) => parts.as_slice(),
        part => std::slice::from_ref(part),
    };
    let indexed = |field: &str| {
        let found = registry.get(noun, field);
        found.is_some_and(|f| f.flags.sorted && matches!(f.storage, Storage::Column(_)))
    };
    let mut few = FEW.max(largest(conn, noun)? / SHARE);
    let (mut leads, mut led) = (None, false);
    for part in parts {
        if let Filter::OneOf { field, .. } = part
            && field != sort
            && indexed(field)
        {
            led = true;
            let found = count(conn, &compile(part, noun, registry), noun, few)?;
            if found < few {
                (few, leads) = (found, Some(field.as_str()));
            }
        }
    }
    let free = |field: &str| !led || field == sort || leads == Some(field);
    Ok(compile_bound(filter, noun, registry, &free))
}

/// How many rows in use a condition leaves; counting stops at `most`.
fn count(conn: &Connection, part: &Sql, noun: Noun, most: i64) -> Result<i64> {
    let sql = format!(
        "SELECT count(*) FROM (SELECT r.deleted_at FROM {} r
         WHERE r.deleted_at IS NULL AND {} LIMIT {most})",
        view(noun),
        part.text
    );
    conn.prepare_cached(&sql)?.query_row(params_from_iter(&part.params), |r| r.get(0))
}

/// The greatest number of a row: about how many there are.
fn largest(conn: &Connection, noun: Noun) -> Result<i64> {
    let sql = format!("SELECT r.id, r.deleted_at FROM {} r ORDER BY r.id DESC LIMIT 1", view(noun));
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    rows.next()?.map_or(Ok(0), |row| row.get(0))
}
