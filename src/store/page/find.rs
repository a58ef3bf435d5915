//! Going to any record by a part of its name, phone or e-mail.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, Row, params_from_iter};

use super::name;
use crate::domain::field::Registry;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::store::filter::{compile, question};
use crate::store::row::view;

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which record.
    pub on: RecordRef,
    /// What it is called; none where it is called by its number.
    pub name: Option<String>,
    /// Who the client is, or how to reach him.
    pub client: Option<String>,
    /// By what it was found, where neither its name nor the client says so.
    pub by: Option<String>,
}

/// The newest records of a noun that match, at most `limit`. Words are found by walking the text
/// index itself from its newest end, so that a common word costs no more than a rare one.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn page(
    conn: &Connection,
    noun: Noun,
    filter: &Filter,
    registry: &Registry,
    limit: usize,
) -> Result<Vec<Found>> {
    let (sql, params) = statement(noun, filter, registry, limit);
    conn.prepare_cached(&sql)?.query_map(params_from_iter(&params), |r| found(noun, r))?.collect()
}

/// As [`page`], but only among the newest `among` records: for what no index knows.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn newest(
    conn: &Connection,
    noun: Noun,
    filter: &Filter,
    registry: &Registry,
    among: i64,
    limit: usize,
) -> Result<Vec<Found>> {
    let filter = compile(filter, noun, registry);
    let table = view(noun);
    let sql = format!(
        "{} FROM {table} r WHERE r.id > (SELECT x.id FROM {table} x WHERE x.deleted_at IS NULL
           ORDER BY x.id DESC LIMIT 1) - {among} AND r.deleted_at IS NULL AND {} ORDER BY r.id DESC LIMIT {limit}",
        selected(noun),
        filter.text
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&filter.params), |r| found(noun, r))?;
    rows.collect()
}

/// The beginning of a statement whose rows [`found`] reads, over the alias `r`.
pub(super) fn selected(noun: Noun) -> String {
    let point = format!(
        "(SELECT p.value FROM v_point p WHERE p.noun = '{}' AND p.record_id = r.id
          ORDER BY {} LIMIT 1)",
        noun.word(),
        name::MAIN
    );
    let (title, client) = match noun {
        Noun::Lead | Noun::Deal => ("r.title", name::client_sql(noun)),
        Noun::Contact => ("person(r.last_name, r.first_name, r.middle_name)", point),
        _ => ("r.title", point),
    };
    format!("SELECT r.id, {title}, {client}")
}

/// A record of what [`selected`] reads.
pub(super) fn found(noun: Noun, r: &Row<'_>) -> Result<Found> {
    let on = RecordRef::new(noun, r.get(0)?);
    Ok(Found { on, name: r.get(1)?, client: r.get(2)?, by: None })
}

pub(super) fn statement(
    noun: Noun,
    filter: &Filter,
    registry: &Registry,
    limit: usize,
) -> (String, Vec<Sql>) {
    let (table, select) = (view(noun), selected(noun));
    let Some((question, rest)) = question::split(filter) else {
        let filter = compile(filter, noun, registry);
        let sql = format!(
            "{select} FROM {table} r WHERE r.deleted_at IS NULL AND {}
             ORDER BY r.id DESC LIMIT {limit}",
            filter.text
        );
        return (sql, filter.params);
    };
    let (index, rest) = (format!("{}_search", noun.word()), compile(&rest, noun, registry));
    // A cross join keeps the order of the tables: the index leads.
    let sql = format!(
        "{select} FROM {index} CROSS JOIN {table} r ON r.id = {index}.rowid
         WHERE {index} MATCH ? AND r.deleted_at IS NULL AND {}
         ORDER BY {index}.rowid DESC LIMIT {limit}",
        rest.text
    );
    (sql, std::iter::once(Sql::Text(question)).chain(rest.params).collect())
}
