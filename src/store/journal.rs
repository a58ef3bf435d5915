//! The journal: every operation and every field it changed.

mod begun;
mod others;
mod steps;

use rusqlite::{Connection, OptionalExtension, Result};
use serde_json::json;

use super::derived::told;
use super::team::meta;
use super::{kept, row};
use crate::domain::command::OpId;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::UserId;
use crate::domain::planning;
use crate::domain::value::Value;

pub use begun::{
    OF, forget, has_changes, is_importing, progress, records, under_way, unfinished_import,
    unfinished_import_of,
};
pub use others::{Glance, by_others, fields_by_others, newest, put_away_since, since};
pub use steps::{end_step, step_of, steps_back};

/// The field name under which the creation of a row is journalled.
pub const CREATED: &str = "created";
/// The field name under which the recycle bin is journalled; the value is the moment.
pub const DELETED: &str = "deleted_at";
/// Under which name it is kept up to which operation everything is given.
const GIVEN: &str = "given";
/// The field name under which it is journalled that an entry stands on one more timeline; the value
/// names the record and the moment, `contact/3 1800000000`.
pub const PLACED: &str = "placed";

/// An operation of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Its number.
    pub id: OpId,
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// Who.
    pub user: UserId,
    /// What it does.
    pub kind: OperationKind,
    /// Its arguments as JSON, for saying what happened.
    pub args: String,
    /// Whether it was interrupted, or is still under way.
    pub running: bool,
    /// The operation it takes back.
    pub undo_of: Option<OpId>,
    /// The operation that took it back.
    pub undone_by: Option<OpId>,
}

impl Operation {
    /// Whether it was begun, and neither ended nor taken back.
    pub fn stands_unfinished(&self) -> bool {
        self.running && self.undone_by.is_none()
    }

    /// The message that names what was done, in a word or two.
    pub fn name(&self) -> Message {
        let args: serde_json::Value = serde_json::from_str(&self.args).unwrap_or_default();
        match (self.kind, args["field"].as_str()) {
            (OperationKind::Edit, Some("deadline")) => Message::new("operation-deadline"),
            (kind, _) => kind.name(),
        }
    }
}

/// One changed field.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its number; grows with time.
    pub id: i64,
    /// The operation it belongs to.
    pub operation: OpId,
    /// The row.
    pub on: RecordRef,
    /// The field, [`CREATED`] or [`DELETED`].
    pub field: String,
    /// What it held before.
    pub before: Value,
    /// What it held after.
    pub after: Value,
}

/// An operation that is to be opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// Who.
    pub user: UserId,
    /// What it does.
    pub kind: OperationKind,
    /// Its arguments as JSON, for saying what happened.
    pub args: &'a str,
    /// Whether it goes on after this transaction, until it is finished.
    pub running: bool,
    /// The operation it takes back.
    pub undo_of: Option<OpId>,
}

/// Opens an operation.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &Connection, opening: &Opening<'_>) -> Result<OpId> {
    let &Opening { at, user, kind, args, running, undo_of } = opening;
    let state = if running { "running" } else { "done" };
    conn.prepare_cached(
        "INSERT INTO operation (at, user_id, kind, args, state, undo_of)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((at, user.0, kind.word(), args, state, undo_of.map(|op| op.0)))?;
    Ok(OpId(conn.last_insert_rowid()))
}

/// Marks an operation complete, with its final arguments.
///
/// # Errors
/// When the database fails.
pub fn finish(conn: &Connection, operation: OpId, args: &str) -> Result<()> {
    conn.execute(
        "UPDATE operation SET state = 'done', args = ?2 WHERE id = ?1",
        (operation.0, args),
    )?;
    Ok(())
}

/// Notes how far a running operation has come.
///
/// # Errors
/// When the database fails.
pub fn note(conn: &Connection, operation: OpId, args: &str) -> Result<()> {
    conn.prepare_cached("UPDATE operation SET args = ?2 WHERE id = ?1")?
        .execute((operation.0, args))?;
    Ok(())
}

/// Notes which operation took another one back, or that none does any more.
///
/// # Errors
/// When the database fails.
pub fn mark_undone(conn: &Connection, operation: OpId, by: Option<OpId>) -> Result<()> {
    conn.execute(
        "UPDATE operation SET undone_by = ?2 WHERE id = ?1",
        (operation.0, by.map(|op| op.0)),
    )?;
    Ok(())
}

/// Writes one changed field and returns the number of the change.
///
/// # Errors
/// When the database fails.
pub fn write(
    conn: &Connection,
    operation: OpId,
    on: RecordRef,
    field: &str,
    before: &Value,
    after: &Value,
) -> Result<i64> {
    conn.prepare_cached(
        "INSERT INTO change (operation_id, noun, record_id, field, before, after, author_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT user_id FROM operation WHERE id = ?1))",
    )?
    .execute((operation.0, on.noun.word(), on.id, field, cell(before), cell(after)))?;
    let change = conn.last_insert_rowid();
    if on.noun == Noun::Activity && planning::is_told(field, after) {
        told::note(conn, on.id, change)?;
    }
    if on.noun == Noun::Entry && told::WORDS.contains(&field) {
        told::note_words(conn, on.id, change)?;
    }
    Ok(change)
}

/// Writes one and the same change of very many records of a noun, in their order.
///
/// # Errors
/// When the database fails.
pub fn write_all(
    conn: &Connection,
    operation: OpId,
    (noun, records): (Noun, &[i64]),
    field: &str,
    before: &Value,
    after: &Value,
) -> Result<()> {
    let records = json!(records).to_string();
    conn.prepare_cached(
        "INSERT INTO change (operation_id, noun, record_id, field, before, after, author_id)
         SELECT ?1, ?2, value, ?4, ?5, ?6, (SELECT user_id FROM operation WHERE id = ?1)
         FROM json_each(?3) ORDER BY key",
    )?
    .execute((operation.0, noun.word(), records, field, cell(before), cell(after)))?;
    Ok(())
}

/// A change with its operation.
///
/// # Errors
/// When the database fails.
pub fn change(conn: &Connection, id: i64) -> Result<Option<(Operation, Change)>> {
    let sql = format!(
        "SELECT {WITH_OPERATION} FROM change c JOIN operation o ON o.id = c.operation_id
         WHERE c.id = ?1"
    );
    conn.prepare_cached(&sql)?.query_row([id], read_of_record).optional()
}

/// The operation since which a field of a row holds this value, that which made the row where the field
/// was never changed.
///
/// # Errors
/// When the database fails.
pub fn held_since(
    conn: &Connection,
    on: RecordRef,
    field: &str,
    value: &Value,
) -> Result<Option<OpId>> {
    let sql = "SELECT operation_id, after FROM change
               WHERE noun = ?1 AND record_id = ?2 AND field IN (?3, ?4) ORDER BY id DESC LIMIT 1";
    let held: Option<(i64, Option<String>)> = conn
        .prepare_cached(sql)?
        .query_row((on.noun.word(), on.id, field, CREATED), |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    let is_it = |after: &Option<String>| after.is_none() || *after == Some(row::to_json(value));
    Ok(held.filter(|(_, after)| is_it(after)).map(|(operation, _)| OpId(operation)))
}

/// Everything an operation changed of a row, in its order.
///
/// # Errors
/// When the database fails.
pub fn of_operation(conn: &Connection, operation: OpId, on: RecordRef) -> Result<Vec<Change>> {
    // By the row: an operation may have changed very many.
    let sql =
        format!("{CHANGE} WHERE noun = ?1 AND record_id = ?2 AND +operation_id = ?3 ORDER BY id");
    conn.prepare_cached(&sql)?
        .query_map((on.noun.word(), on.id, operation.0), read_change)?
        .collect()
}

/// What a field of a row held until it was changed after the change with this number; nothing where
/// it was not.
///
/// # Errors
/// When the database fails.
pub fn held_after(
    conn: &Connection,
    on: RecordRef,
    field: &str,
    after: i64,
) -> Result<Option<Value>> {
    let sql = format!(
        "{CHANGE} WHERE noun = ?1 AND record_id = ?2 AND id > ?3 AND field = ?4 ORDER BY id LIMIT 1"
    );
    conn.prepare_cached(&sql)?
        .query_row((on.noun.word(), on.id, after, field), read_change)
        .optional()
        .map(|change| change.map(|change| change.before))
}

/// The operation with this number.
///
/// # Errors
/// When the database fails.
pub fn operation(conn: &Connection, id: OpId) -> Result<Option<Operation>> {
    conn.prepare_cached(&format!("{OPERATION} WHERE id = ?1"))?
        .query_row([id.0], read_operation)
        .optional()
}

/// By which operation a person calls one that is inverted: of an undo, that which stands again.
///
/// # Errors
/// When the database fails.
pub fn called_by(conn: &Connection, operation: &Operation) -> Result<Operation> {
    let first = operation.undo_of.map(|first| self::operation(conn, first)).transpose()?;
    Ok(first.flatten().unwrap_or_else(|| operation.clone()))
}

/// The latest operations, of one person or of everybody, newest first.
///
/// # Errors
/// When the database fails.
pub fn latest(conn: &Connection, user: Option<UserId>, limit: i64) -> Result<Vec<Operation>> {
    match user {
        Some(user) => conn
            .prepare_cached(&format!("{OPERATION} WHERE user_id = ?1 ORDER BY id DESC LIMIT ?2"))?
            .query_map((user.0, limit), read_operation)?
            .collect(),
        None => conn
            .prepare_cached(&format!("{OPERATION} ORDER BY id DESC LIMIT ?1"))?
            .query_map([limit], read_operation)?
            .collect(),
    }
}

/// Takes all operations so far for given: nobody did them here, so that `u` goes no further back.
///
/// # Errors
/// When the database fails.
pub fn settle(conn: &Connection) -> Result<()> {
    let last: i64 = conn.query_row("SELECT ifnull(max(id), 0) FROM operation", [], |r| r.get(0))?;
    meta::set(conn, GIVEN, &last.to_string())
}

/// The person's latest operation below a number that `u` would take back, skipping undos, what is
/// undone, the mere looking at a task, and what is given.
///
/// # Errors
/// When the database fails.
pub fn undoable(conn: &Connection, user: UserId, below: OpId) -> Result<Option<Operation>> {
    conn.prepare_cached(&format!(
        "{OPERATION} WHERE user_id = ?1 AND undo_of IS NULL AND undone_by IS NULL
           AND kind <> '{view}'
           AND id < ?3 AND id > ifnull((SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?2), 0)
         ORDER BY id DESC LIMIT 1",
        view = OperationKind::View.word()
    ))?
    .query_row((user.0, GIVEN, below.0), read_operation)
    .optional()
}

/// The person's latest operation, if it is an undo that can be taken back in turn.
///
/// # Errors
/// When the database fails.
pub fn redoable(conn: &Connection, user: UserId) -> Result<Option<Operation>> {
    // Redone undos and the redos themselves do not stand in the way; a newer change of data does.
    let latest: Option<Operation> = conn
        .prepare_cached(&format!(
            "{OPERATION} WHERE user_id = ?1 AND undone_by IS NULL AND kind NOT IN ('{redo}', '{view}')
             ORDER BY id DESC LIMIT 1",
            redo = OperationKind::Redo.word(),
            view = OperationKind::View.word()
        ))?
        .query_row([user.0], read_operation)
        .optional()?;
    Ok(latest.filter(|op| op.kind == OperationKind::Undo))
}

/// Which leads an operation moved to another stage, put into the bin or took out of it; none where it
/// changed the way in which the team works too.
///
/// # Errors
/// When the database fails.
pub fn of_leads(conn: &Connection, operation: OpId) -> Result<Vec<Change>> {
    let way =
        "SELECT 1 FROM change WHERE operation_id = ?1 AND noun = 'setting' AND field = 'mode'";
    if conn.prepare_cached(way)?.exists([operation.0])? {
        return Ok(Vec::new());
    }
    conn.prepare_cached(&format!(
        "{CHANGE} WHERE operation_id = ?1 AND noun = 'lead' AND field IN ('stage', '{DELETED}')
         ORDER BY id"
    ))?
    .query_map([operation.0], read_change)?
    .collect()
}

/// What an operation changed of a row's field: its first change of it.
///
/// # Errors
/// When the database fails.
pub fn changed(
    conn: &Connection,
    operation: OpId,
    on: RecordRef,
    field: &str,
) -> Result<Option<Change>> {
    // By the record: an operation may have changed very many.
    conn.prepare_cached(&format!(
        "{CHANGE} WHERE noun = ?1 AND record_id = ?2 AND field = ?3 AND +operation_id = ?4
         ORDER BY id LIMIT 1"
    ))?
    .query_row((on.noun.word(), on.id, field, operation.0), read_change)
    .optional()
}

/// The latest change of a row's field that came after `after`, with its operation.
///
/// # Errors
/// When the database fails.
pub fn later_change(
    conn: &Connection,
    on: RecordRef,
    field: &str,
    after: i64,
) -> Result<Option<Operation>> {
    let id: Option<i64> = conn
        .prepare_cached(
            "SELECT operation_id FROM change WHERE noun = ?1 AND record_id = ?2 AND id > ?3 AND field = ?4
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row((on.noun.word(), on.id, after, field), |r| r.get(0))
        .optional()?;
    id.map_or(Ok(None), |id| self::operation(conn, OpId(id)))
}

/// The latest of the operations that still stand and changed a row that the given one made. One that
/// was begun before may go on after it.
///
/// # Errors
/// When the database fails.
pub fn touched_by_others(
    conn: &Connection,
    on: RecordRef,
    operation: OpId,
) -> Result<Option<Operation>> {
    let id: Option<i64> = conn
        .prepare_cached(
            "SELECT c.operation_id FROM change c JOIN operation o ON o.id = c.operation_id
             WHERE c.noun = ?1 AND c.record_id = ?2 AND c.operation_id <> ?3 AND o.undone_by IS NULL
               AND o.undo_of IS NULL ORDER BY c.id DESC LIMIT 1",
        )?
        .query_row((on.noun.word(), on.id, operation.0), |r| r.get(0))
        .optional()?;
    id.map_or(Ok(None), |id| self::operation(conn, OpId(id)))
}

/// The changes of one row, newest first, below `before`; with their operations.
///
/// # Errors
/// When the database fails.
pub fn of_record(
    conn: &Connection,
    on: RecordRef,
    before: i64,
    limit: i64,
) -> Result<Vec<(Operation, Change)>> {
    conn.prepare_cached(&of_record_sql("p.id < ?3 ORDER BY p.id DESC"))?
        .query_map((on.noun.word(), on.id, before, limit), read_of_record)?
        .collect()
}

/// Who changed a row last.
///
/// # Errors
/// When the database fails.
pub fn last_hand(conn: &Connection, on: RecordRef) -> Result<Option<UserId>> {
    let latest = of_record(conn, on, i64::MAX, 1)?;
    Ok(latest.first().map(|(operation, _)| operation.user))
}

/// The question for changes of one row with their operations: of a noun and a number, `which` of
/// them and in which order by `?3`, at most so many. Their places (`p`) lead, of which the index alone
/// tells the number and the author: a change that is not wanted is not looked up.
pub(super) fn of_record_sql(which: &str) -> String {
    // A cross join keeps the order of the tables.
    format!(
        "SELECT {WITH_OPERATION} FROM change p CROSS JOIN change c ON c.id = p.id
         JOIN operation o ON o.id = c.operation_id
         WHERE p.noun = ?1 AND p.record_id = ?2 AND {which} LIMIT ?4"
    )
}

pub(super) fn read_of_record(r: &rusqlite::Row<'_>) -> Result<(Operation, Change)> {
    Ok((read_operation_from(r, 7)?, read_change(r)?))
}

/// The columns of a change (`c`) and its operation (`o`), as [`read_of_record`] reads them.
pub(super) const WITH_OPERATION: &str =
    "c.id, c.operation_id, c.noun, c.record_id, c.field, c.before, c.after,
     o.id, o.at, o.user_id, o.kind, o.args, o.state, o.undo_of, o.undone_by";
const OPERATION: &str =
    "SELECT id, at, user_id, kind, args, state, undo_of, undone_by FROM operation";
const CHANGE: &str = "SELECT id, operation_id, noun, record_id, field, before, after FROM change";

/// What stands in the journal for a value.
fn cell(value: &Value) -> Option<String> {
    (!value.is_empty()).then(|| row::to_json(value))
}

/// Which row a noun and a number name.
pub(super) fn read_record(r: &rusqlite::Row<'_>) -> Result<RecordRef> {
    Ok(RecordRef::new(kept::word(r, 0, Noun::parse)?, r.get(1)?))
}

fn read_operation(r: &rusqlite::Row<'_>) -> Result<Operation> {
    read_operation_from(r, 0)
}

/// An operation whose columns begin at `first`.
fn read_operation_from(r: &rusqlite::Row<'_>, first: usize) -> Result<Operation> {
    Ok(Operation {
        id: OpId(r.get(first)?),
        at: r.get(first + 1)?,
        user: UserId(r.get(first + 2)?),
        kind: kept::word(r, first + 3, OperationKind::parse)?,
        args: r.get(first + 4)?,
        running: r.get_ref(first + 5)?.as_str()? == "running",
        undo_of: r.get::<_, Option<i64>>(first + 6)?.map(OpId),
        undone_by: r.get::<_, Option<i64>>(first + 7)?.map(OpId),
    })
}

fn read_change(r: &rusqlite::Row<'_>) -> Result<Change> {
    let value = |column: usize| -> Result<Value> { Ok(kept::json(r, column)?.unwrap_or_default()) };
    let noun = kept::word(r, 2, Noun::parse)?;
    Ok(Change {
        id: r.get(0)?,
        operation: OpId(r.get(1)?),
        on: RecordRef::new(noun, r.get(3)?),
        field: r.get(4)?,
        before: value(5)?,
        after: value(6)?,
    })
}
