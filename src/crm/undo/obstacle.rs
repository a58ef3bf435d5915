//! Why something was left as it is when an operation was taken back: who changed it since, or what
//! uses it. It does not decide what is left.

use crate::crm::init::over::{COUNTRY, CURRENCY};
use crate::crm::work::Work;
use crate::crm::{Failure, entry, settings};
use crate::domain::message::{Arg, Message};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::setup::{Settings, Setup};
use crate::domain::stage::StageId;
use crate::store::journal::{self, CREATED, Change, DELETED, Operation};
use crate::store::team::entries;

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
    let (noun, count) = (change.on.noun, entries::count_uses(work.conn, change.on)?);
    if count == 0 {
        return left(work, change, target);
    }
    let message = Message::new("note-undo-left-in-use").with("noun", noun);
    Ok(Some(message.with("name", called(work.setup, change.on)).with("count", count)))
}

/// What an entry of a dictionary is called.
fn called(setup: &Setup, on: RecordRef) -> Arg {
    let names = match on.noun {
        Noun::Stage => setup.stage(StageId(on.id)).map(|stage| &stage.names),
        Noun::Pipeline => setup.pipelines.iter().find(|p| p.id.0 == on.id).map(|p| &p.names),
        Noun::Source => setup.source(on.id).map(|source| &source.names),
        _ => None,
    };
    match names {
        Some(names) => Arg::Names(vec![names.clone()]),
        None => setup.user(UserId(on.id)).map_or_else(String::new, |user| user.name.clone()).into(),
    }
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
    } else if change.on == Settings::ROW && [COUNTRY, CURRENCY].contains(&change.field.as_str()) {
        Message::new("note-undo-left-country")
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
