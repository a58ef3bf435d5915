//! Going to any record by a part of its name, phone or e-mail.

use rusqlite::{Connection, Result, params_from_iter};

use super::name;
use crate::domain::noun::{Noun, RecordRef};
use crate::store::filter::Sql as Filter;

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which record.
    pub on: RecordRef,
    /// What it is called; none where it is called by its number.
    pub name: Option<String>,
    /// Who the client is, or how to reach him.
    pub client: Option<String>,
}

/// The newest records of a noun that match, at most `limit`.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn page(conn: &Connection, noun: Noun, filter: &Filter, limit: usize) -> Result<Vec<Found>> {
    let point = format!(
        "(SELECT p.value FROM v_point p WHERE p.noun = '{}' AND p.record_id = r.id
          ORDER BY p.kind = 'phone' DESC, p.kind, p.position LIMIT 1)",
        noun.word()
    );
    let (title, client) = match noun {
        Noun::Lead | Noun::Deal => ("r.title", name::client_sql(noun)),
        Noun::Contact => {
            ("nullif(concat_ws(' ', r.last_name, r.first_name, r.middle_name), '')", &*point)
        }
        _ => ("r.title", &*point),
    };
    let sql = format!(
        "SELECT r.id, {title}, {client} FROM {} r WHERE r.deleted_at IS NULL AND {}
         ORDER BY r.id DESC LIMIT {limit}",
        crate::store::row::view(noun),
        filter.text
    );
    conn.prepare_cached(&sql)?
        .query_map(params_from_iter(&filter.params), |r| {
            Ok(Found { on: RecordRef::new(noun, r.get(0)?), name: r.get(1)?, client: r.get(2)? })
        })?
        .collect()
}
