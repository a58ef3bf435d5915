//! Taking operations back and doing them again.
//!
//! The inverse of every journalled change is applied as a new operation, and only where the field
//! still holds what the operation wrote: what somebody changed since is left and named.

use super::work::{Work, same};
use super::{Failure, Writer};
use crate::domain::access::Right;
use crate::domain::command::{OpId, Receipt};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::value::Value;
use crate::store::journal::{self, CREATED, Change, DELETED, Operation};
use crate::store::row;

/// How many changes are taken back in one transaction.
const BATCH: i64 = 1000;

/// At most this many obstacles are named one by one.
const NAMED: usize = 5;

/// Takes back an operation: the named one, or the person's latest.
///
/// # Errors
/// A refusal when there is nothing to take back or it was taken back already.
pub fn undo(writer: &mut Writer, now: i64, operation: Option<OpId>) -> Result<Receipt, Failure> {
    let user = writer.viewer().user;
    let target = writer.transact(|conn, _| {
        let found = match operation {
            Some(id) => journal::operation(conn, id)?.ok_or_else(|| {
                Refusal::not_found(
                    Message::new("refused-no-operation").with("id", id.0.to_string()),
                )
            })?,
            None => journal::undoable(conn, user)?
                .ok_or_else(|| Refusal::rule(Message::new("refused-nothing-to-undo")))?,
        };
        if found.undone_by.is_some() {
            return Err(Refusal::rule(Message::new("refused-undone-already")).into());
        }
        Ok(found)
    })?;
    take_back(writer, now, &target, "undo")
}

/// Does again what the person undid last, as long as nothing new was done since.
///
/// # Errors
/// A refusal when there is nothing to do again.
pub fn redo(writer: &mut Writer, now: i64) -> Result<Receipt, Failure> {
    let user = writer.viewer().user;
    let undo = writer.transact(|conn, _| {
        Ok(journal::redoable(conn, user)?
            .ok_or_else(|| Refusal::rule(Message::new("refused-nothing-to-redo")))?)
    })?;
    take_back(writer, now, &undo, "redo")
}

/// Applies the inverse of an operation, in as many transactions as its size asks for.
fn take_back(
    writer: &mut Writer,
    now: i64,
    target: &Operation,
    kind: &'static str,
) -> Result<Receipt, Failure> {
    let viewer = writer.viewer();
    let mut below = i64::MAX;
    let mut operation = None;
    let mut touched = Vec::new();
    let mut obstacles: Vec<Message> = Vec::new();
    let mut left = 0_usize;
    loop {
        let (opened, last, mut part, found) = writer.transact(|conn, setup| {
            let changes = journal::changes_back(conn, target.id, below, BATCH)?;
            let opened = match operation {
                Some(opened) => opened,
                None => journal::open(conn, now, viewer.user, kind, "{}", true, Some(target.id))?,
            };
            let mut work = Work::new(conn, setup, viewer, now, kind).under(opened);
            let mut found = Vec::new();
            for change in &changes {
                if let Some(obstacle) = invert(&mut work, change, target)? {
                    found.push(obstacle);
                }
            }
            work.settle()?;
            if (changes.len() as i64) < BATCH {
                journal::finish(conn, opened, &target.args)?;
                journal::mark_undone(conn, target.id, Some(opened))?;
                if let (Some(first), "redo") = (target.undo_of, kind) {
                    journal::mark_undone(conn, first, None)?;
                }
            }
            let last = changes.last().map(|change| change.id);
            Ok((opened, last.filter(|_| changes.len() as i64 == BATCH), work.touched, found))
        })?;
        operation = Some(opened);
        touched.append(&mut part);
        left += found.len();
        obstacles.extend(found.into_iter().take(NAMED.saturating_sub(obstacles.len())));
        match last {
            Some(last) => below = last,
            None => break,
        }
    }
    if left > obstacles.len() {
        obstacles.push(Message::new("note-undo-left-more").with("count", left - obstacles.len()));
    }
    let what = Message::new(if kind == "undo" { "receipt-undone" } else { "receipt-redone" });
    let what =
        what.with("operation", Message::new(operation_name(target))).with("count", touched.len());
    Ok(Receipt { message: what, touched, operation, notes: obstacles })
}

/// The message that names what an operation was.
fn operation_name(operation: &Operation) -> &'static str {
    match operation.kind.as_str() {
        "create" => "operation-create",
        "plan" => "operation-plan",
        "edit" => "operation-edit",
        "move" => "operation-move",
        "convert" => "operation-convert",
        "comment" => "operation-comment",
        "pin" => "operation-pin",
        "delete" => "operation-delete",
        "restore" => "operation-restore",
        "complete" => "operation-complete",
        "import" => "operation-import",
        "undo" => "operation-undo",
        _ => "operation-other",
    }
}

/// Applies the inverse of one change, or says why it is left as it is.
fn invert(
    work: &mut Work,
    change: &Change,
    target: &Operation,
) -> Result<Option<Message>, Failure> {
    let on = change.on;
    work.ask(Right::Edit, on.noun)?;
    let Some((_, deleted)) = row::state(work.conn, on)? else { return Ok(None) };
    match change.field.as_str() {
        CREATED => {
            if deleted.is_some() {
                return Ok(None);
            }
            if let Some(other) = journal::touched_by_others(work.conn, on, target.id)? {
                return Ok(Some(obstacle(work, change, &other)));
            }
            work.set_deleted(on, None, Some(work.now))?;
        }
        DELETED => {
            let now_deleted = deleted.map_or(Value::Empty, Value::Int);
            if same(&now_deleted, &change.before) {
                return Ok(None);
            }
            work.set_deleted(on, deleted, change.before.as_int())?;
        }
        name => {
            let Some(field) = work.setup.registry.get(on.noun, name) else { return Ok(None) };
            let current = row::get(work.conn, field, on.id)?;
            if same(&current, &change.before) {
                return Ok(None);
            }
            if !same(&current, &change.after) {
                let other = journal::later_change(work.conn, on, name, change.id)?;
                return Ok(other.map(|other| obstacle(work, change, &other)));
            }
            work.write(on, field, &current, &change.before)?;
        }
    }
    Ok(None)
}

/// Says that a row or a field was left because somebody changed it since.
fn obstacle(work: &Work, change: &Change, other: &Operation) -> Message {
    let who = work.setup.user(other.user).map(|user| user.name.clone()).unwrap_or_default();
    let message = if change.field == CREATED {
        Message::new("note-undo-left-record")
    } else {
        Message::new("note-undo-left-field")
            .with("field", Arg::Field(change.on.noun, change.field.clone()))
    };
    message
        .with("noun", change.on.noun)
        .with("record", change.on)
        .with("who", who)
        .with("at", Arg::Moment(other.at))
}
