//! Why something was left as it is when an operation was taken back: who changed it since, or what
//! uses it. It does not decide what is left.

use crate::crm::work::Work;
use crate::crm::{Failure, entry, settings};
use crate::domain::message::{Arg, Message};
use crate::store::journal::{self, CREATED, Change, DELETED, Operation};

/// Says that an entry of a dictionary was left because something uses it.
///
/// # Errors
/// When the database fails.
pub(super) fn in_use(
    work: &Work,
    change: &Change,
    target: &Operation,
) -> Result<Option<Message>, Failure> {
    if let Err(refusal) = settings::rules::check_goes(work.setup, change.on) {
        return Ok(Some(refusal.message));
    }
    let (noun, count) = (change.on.noun, settings::uses(work, change.on)?);
    if count == 0 {
        return left(work, change, target);
    }
    let message = Message::new("note-undo-left-in-use");
    Ok(Some(message.with("noun", noun).with("count", count)))
}

/// Names who changed the same thing since.
///
/// # Errors
/// When the database fails.
pub(super) fn left(
    work: &Work,
    change: &Change,
    target: &Operation,
) -> Result<Option<Message>, Failure> {
    let other = journal::later_change(work.conn, change.on, &change.field, change.id)?;
    Ok(Some(obstacle(work, change, other.as_ref().unwrap_or(target))?))
}

/// Says that a row or a field was left because somebody changed it since.
///
/// # Errors
/// When the database fails.
pub(super) fn obstacle(
    work: &Work,
    change: &Change,
    other: &Operation,
) -> Result<Message, Failure> {
    let message = if change.field != "pinned_at" && entry::is_comment(work, change.on)? {
        Message::new("note-undo-left-comment")
    } else if [CREATED, DELETED].contains(&change.field.as_str()) {
        Message::new("note-undo-left-record")
    } else {
        Message::new("note-undo-left-field")
            .with("field", Arg::Field(change.on.noun, change.field.clone()))
    };
    let message = message.with("noun", change.on.noun).with("record", change.on);
    Ok(who_and_when(work, message, other))
}

/// The message with who did the other operation, and when.
pub(super) fn who_and_when(work: &Work, message: Message, other: &Operation) -> Message {
    let who = work.setup.user(other.user).map(|user| user.name.clone()).unwrap_or_default();
    message.with("who", who).with("at", Arg::Moment(other.at))
}
