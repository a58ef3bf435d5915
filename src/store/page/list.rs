//! The list: rows of any noun with chosen columns, sorted by any of them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, params_from_iter};

use super::name;
use super::window::{self, Query, Segment, Stretch, Window};
use crate::domain::field::{Field, Kind, Storage};
use crate::domain::look::Sort;
use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::store::client_details::{self, HOLDER_ID, HOLDER_NOUN};
use crate::store::derived::key_column;
use crate::store::filter::Sql as Filter;
use crate::store::point;
use crate::store::row::{self, view};

/// One row of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListRow {
    /// The record's number.
    pub id: i64,
    /// The values of the chosen columns, in their order.
    pub cells: Vec<Value>,
    /// Whether it is in the recycle bin.
    pub deleted: bool,
}

/// The visible part of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The rows.
    pub rows: Stretch<ListRow>,
    /// The names of the records that cells link to.
    pub names: HashMap<RecordRef, String>,
    /// What stands for the names of those that have none, where they are shown: a client, or how he
    /// is reached.
    pub stand_ins: HashMap<RecordRef, String>,
}

/// What a list shows.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Whose rows.
    pub noun: Noun,
    /// The columns, in their order.
    pub columns: &'a [&'a Field],
    /// Which rows.
    pub filter: &'a Filter,
    /// In which order.
    pub sort: &'a Sort,
}

/// That an activity does not rest: what is planned with a record in the recycle bin does until the
/// record comes back.
pub(super) const AWAKE: &str = "CASE r.noun
     WHEN 'lead' THEN EXISTS (SELECT 1 FROM v_lead o
                              WHERE o.id = r.record_id AND o.deleted_at IS NULL)
     WHEN 'deal' THEN EXISTS (SELECT 1 FROM v_deal o
                              WHERE o.id = r.record_id AND o.deleted_at IS NULL)
     WHEN 'contact' THEN EXISTS (SELECT 1 FROM v_contact o
                                 WHERE o.id = r.record_id AND o.deleted_at IS NULL)
     WHEN 'company' THEN EXISTS (SELECT 1 FROM v_company o
                                 WHERE o.id = r.record_id AND o.deleted_at IS NULL)
     ELSE 1 END";

/// Fields without which no row is stored.
const ALWAYS_FILLED: [&str; 13] = [
    "amount",
    "created_at",
    "updated_at",
    "moved_at",
    "stage",
    "responsible",
    "currency",
    "amount_manual",
    "repeat",
    "open_to_all",
    "tax",
    "tax_included",
    "active",
];

/// Reads the visible part of a list.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn page(conn: &Connection, asked: &Asked<'_>, window: Window, setup: &Setup) -> Result<List> {
    let segments = segments(conn, asked, setup)?;
    let parts: Vec<&[Segment]> = segments.iter().map(std::slice::from_ref).collect();
    let filter = awake(asked.noun, asked.filter);
    rows(conn, asked.noun, asked.columns, &filter, &parts, window)
}

/// Reads a stretch of some parts of a noun's rows with these columns.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub(super) fn rows(
    conn: &Connection,
    noun: Noun,
    columns: &[&Field],
    filter: &Filter,
    parts: &[&[Segment]],
    window: Window,
) -> Result<List> {
    let mut select = String::from("r.deleted_at IS NOT NULL");
    for field in columns {
        match &field.storage {
            Storage::Column(column) => {
                let shown =
                    client_details::column_sql(field).unwrap_or_else(|| format!("r.{column}"));
                select.push_str(&format!(", {shown}"));
            }
            Storage::Record => select.push_str(", r.noun || '/' || r.record_id"),
            _ => {}
        }
    }
    // Whose points a lead shows is read with it, and not for each of them.
    let holds = |field: &&Field| matches!(field.storage, Storage::Points(_));
    let held = noun == Noun::Lead && columns.iter().any(holds);
    if held {
        select.push_str(&format!(", {HOLDER_NOUN}, {HOLDER_ID}"));
    }
    let (text, params) = (&filter.text, &filter.params);
    let query = Query { noun, select: &select, join: "", filter: text, params };
    let Stretch { rows, more_before, more_after } =
        window::merged(conn, &query, parts, window, |r| {
            let mut next = 2;
            let mut cells = Vec::with_capacity(columns.len());
            for field in columns {
                if in_row(field) {
                    cells.push(row::decode(&field.kind, r.get_ref(next)?));
                    next += 1;
                } else {
                    cells.push(Value::Empty);
                }
            }
            let row = ListRow { id: r.get(0)?, cells, deleted: r.get(1)? };
            let own = RecordRef::new(noun, row.id);
            let holder = match held {
                true => Noun::parse(r.get_ref(next)?.as_str()?).zip(r.get(next + 1)?),
                false => None,
            };
            Ok((row, holder.map_or(own, |(noun, id)| RecordRef::new(noun, id))))
        })?;
    let (mut names, mut stand_ins) = (HashMap::new(), HashMap::new());
    let mut read = Vec::with_capacity(rows.len());
    for (mut one, holder) in rows {
        for (cell, field) in one.cells.iter_mut().zip(columns) {
            if !in_row(field) {
                *cell = side(conn, field, one.id, holder)?;
            }
            for link in links(field, cell) {
                let Entry::Vacant(place) = names.entry(link) else { continue };
                match name::of(conn, link)? {
                    Some(name) => {
                        place.insert(name);
                    }
                    None => stand_ins.extend(name::stand_in(conn, link)?.map(|way| (link, way))),
                }
            }
        }
        read.push(one);
    }
    Ok(List { rows: Stretch { rows: read, more_before, more_after }, names, stand_ins })
}

/// What a field beside the row holds, as people see it; the points are those of the holder.
fn side(conn: &Connection, field: &Field, id: i64, holder: RecordRef) -> Result<Value> {
    match field.storage {
        Storage::Points(kind) => {
            let points = point::of(conn, holder, kind)?;
            Ok(if points.is_empty() { Value::Empty } else { Value::Points(points) })
        }
        _ => live(conn, field, row::get(conn, field, id)?),
    }
}

/// How many rows match.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn count(conn: &Connection, noun: Noun, filter: &Filter) -> Result<i64> {
    let filter = awake(noun, filter);
    let sql =
        format!("SELECT count(*) FROM {} r WHERE {} AND {}", view(noun), filter.live, filter.text);
    conn.prepare_cached(&sql)?.query_row(params_from_iter(&filter.params), |r| r.get(0))
}

/// The numbers of all that match, in no particular order.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn ids(conn: &Connection, noun: Noun, filter: &Filter) -> Result<Vec<i64>> {
    let filter = awake(noun, filter);
    let mut statement = conn.prepare_cached(&ids_sql(noun, &filter))?;
    let rows = statement.query_map(params_from_iter(&filter.params), |r| r.get(0))?;
    rows.collect()
}

pub(super) fn ids_sql(noun: Noun, filter: &Filter) -> String {
    format!("SELECT r.id FROM {} r WHERE {} AND {}", view(noun), filter.live, filter.text)
}

/// The numbers of all that match, each with its amount, in no particular order.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn worth(conn: &Connection, noun: Noun, filter: &Filter) -> Result<Vec<(i64, Option<Money>)>> {
    let mut statement = conn.prepare_cached(&worth_sql(noun, filter))?;
    let rows = statement.query_map(params_from_iter(&filter.params), |r| {
        let (minor, currency) = (r.get(1)?, r.get_ref(2)?.as_str()?);
        Ok((r.get(0)?, Currency::parse(currency).map(|currency| Money::new(minor, currency))))
    })?;
    rows.collect()
}

pub(super) fn worth_sql(noun: Noun, filter: &Filter) -> String {
    format!(
        "SELECT r.id, r.amount, r.currency FROM {} r WHERE {} AND {}",
        view(noun),
        filter.live,
        filter.text
    )
}

/// A value as people see it: without the records of a list that are in the recycle bin.
pub(super) fn live(conn: &Connection, field: &Field, value: Value) -> Result<Value> {
    let Storage::Joined(_) = field.storage else { return Ok(value) };
    let mut ids = Vec::new();
    for link in links(field, &value) {
        if row::state(conn, link)?.is_some_and(|(_, deleted)| deleted.is_none()) {
            ids.push(link.id);
        }
    }
    Ok(if ids.is_empty() { Value::Empty } else { Value::Ids(ids) })
}

/// The records a value names.
pub fn links(field: &Field, value: &Value) -> Vec<RecordRef> {
    match (&field.kind, value) {
        (Kind::Link(noun), Value::Int(id)) => vec![RecordRef::new(*noun, *id)],
        (Kind::Links(noun), Value::Ids(ids)) => {
            ids.iter().map(|id| RecordRef::new(*noun, *id)).collect()
        }
        (Kind::Record, Value::Text(name)) => name.parse().into_iter().collect(),
        _ => Vec::new(),
    }
}

fn in_row(field: &Field) -> bool {
    matches!(field.storage, Storage::Column(_) | Storage::Record)
}

/// The filter, and of activities that they do not rest; who looks into the recycle bin sees all.
fn awake(noun: Noun, filter: &Filter) -> Filter {
    let rests = noun == Noun::Activity && !filter.speaks_of_bin();
    let text = if rests { format!("{AWAKE} AND {}", filter.text) } else { filter.text.clone() };
    Filter { text, ..filter.clone() }
}

/// The segments of a sort: ranges of the index that serves it.
pub(super) fn segments(
    conn: &Connection,
    asked: &Asked<'_>,
    setup: &Setup,
) -> Result<Vec<Segment>> {
    let (sort, live) = (asked.sort, asked.filter.live);
    let by_number = |condition: String, descending: bool| Segment {
        condition,
        params: Vec::new(),
        key: None,
        descending,
        through: None,
    };
    let field = setup.registry.get(asked.noun, &sort.field).filter(|field| field.flags.sorted);
    let own = field.and_then(|field| match &field.storage {
        Storage::Column(column) => Some(column.clone()),
        _ => None,
    });
    let column = field.and_then(|field| key_column(field).or(own));
    let Some((field, column)) = field.zip(column) else {
        return Ok(vec![by_number(live.to_owned(), sort.descending)]);
    };
    let may_be_empty = !ALWAYS_FILLED.contains(&field.name.as_str());
    if field.kind == Kind::Bool {
        // Said and not bound: an index may hold only those of which it is so.
        let flag = |flag: i64| by_number(format!("{live} AND r.{column} = {flag}"), true);
        let mut segments = vec![flag(0), flag(1)];
        if sort.descending {
            segments.reverse();
        }
        if may_be_empty {
            segments.push(by_number(format!("{live} AND r.{column} IS NULL"), true));
        }
        return Ok(segments);
    }
    let Some(mut groups) = groups(field, setup) else {
        let key = format!("r.{column}");
        let filled = Segment {
            condition: format!("{live} AND {key} IS NOT NULL"),
            params: Vec::new(),
            key: Some(key.clone()),
            descending: sort.descending,
            through: None,
        };
        let mut segments = vec![filled];
        if may_be_empty {
            segments.push(by_number(format!("{live} AND {key} IS NULL"), true));
        }
        return Ok(segments);
    };
    // What the dictionary no longer names still stands in rows, and they must not be lost.
    for value in present(conn, asked.noun, &column, live)? {
        if !groups.contains(&value) {
            groups.push(value);
        }
    }
    // Within a stage the order is that of its column on the board, whose index is there anyway.
    let key = (field.kind == Kind::Stage).then(|| "r.rank".to_owned());
    let group = |value: Sql| Segment {
        condition: format!("{live} AND r.{column} = ?"),
        params: vec![value],
        key: key.clone(),
        descending: true,
        through: None,
    };
    let mut segments: Vec<Segment> = groups.into_iter().map(group).collect();
    if sort.descending {
        segments.reverse();
    }
    if may_be_empty {
        segments.push(by_number(format!("{live} AND r.{column} IS NULL"), true));
    }
    Ok(segments)
}

/// The different values of a column, found by one step in its index each.
fn present(conn: &Connection, noun: Noun, column: &str, live: &str) -> Result<Vec<Sql>> {
    let least = format!("SELECT min(r.{column}) FROM {} r WHERE {live}", view(noun));
    let sql = format!(
        "WITH RECURSIVE found (value) AS (
           SELECT * FROM ({least} AND r.{column} IS NOT NULL)
           UNION ALL SELECT ({least} AND r.{column} > found.value) FROM found
           WHERE found.value IS NOT NULL)
         SELECT value FROM found WHERE value IS NOT NULL"
    );
    conn.prepare_cached(&sql)?.query_map([], |r| r.get(0))?.collect()
}

/// The values of a dictionary field in the order people expect, or none for any other field.
fn groups(field: &Field, setup: &Setup) -> Option<Vec<Sql>> {
    let integers = |ids: Vec<i64>| Some(ids.into_iter().map(Sql::Integer).collect());
    match &field.kind {
        Kind::Stage => integers(setup.stages.iter().map(|stage| stage.id.0).collect()),
        Kind::Source => integers(setup.sources.iter().map(|source| source.id).collect()),
        Kind::User => integers(setup.everybody().map(|user| user.id.0).collect()),
        Kind::Choice(choices) => {
            Some(choices.iter().map(|choice| Sql::Text(choice.code.clone())).collect())
        }
        _ => None,
    }
}
