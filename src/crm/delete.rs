//! The recycle bin: nothing is ever erased, only put away and taken out again.

use super::work::Work;
use super::writer::is_settings;
use super::{Failure, entry, mode, no_such, pin, settings};
use crate::domain::access::Right;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::row;

/// Puts a row into the recycle bin.
///
/// # Errors
/// A refusal when it does not exist, is there already, or is a dictionary entry still in use.
pub fn delete(work: &mut Work, on: RecordRef) -> Result<Message, Failure> {
    work.ask(Right::Delete, on.noun)?;
    work.check_there(on)?;
    settings::check_delete(work, on)?;
    entry::check_delete(work, on)?;
    settings::note_source_goes(work, on);
    if on.noun == Noun::User {
        settings::heirs::leave(work, on)?;
    }
    work.set_deleted(on, None, Some(work.now))?;
    // What goes comes before what it leaves.
    work.touched.sort_by_key(|touched| *touched != on);
    work.note_arg("on", on.to_string());
    if on.noun == Noun::Entry {
        return Ok(Message::new("receipt-comment-deleted"));
    }
    // What is set for the team is in no list of what was deleted: only undo brings it back.
    let id = if is_settings(on.noun) { "receipt-removed" } else { "receipt-deleted" };
    Ok(Message::new(id).with("noun", on.noun).with("record", on))
}

/// Takes a row out of the recycle bin.
///
/// # Errors
/// A refusal when it does not exist or is not there.
pub fn restore(work: &mut Work, on: RecordRef) -> Result<Message, Failure> {
    work.ask(Right::Delete, on.noun)?;
    let (_, deleted) = row::state(work.conn, on)?.ok_or_else(|| no_such(on))?;
    if deleted.is_none() {
        return Err(Refusal::rule(Message::new("refused-not-deleted").with("record", on)).into());
    }
    mode::check_stage(work, on)?;
    entry::check_delete(work, on)?;
    bring_back(work, on, deleted)?;
    work.note_arg("on", on.to_string());
    Ok(Message::new("receipt-restored").with("noun", on.noun).with("record", on))
}

/// Takes a row out of the recycle bin; a card whose stage is gone comes back at the first one.
///
/// # Errors
/// A refusal when a dictionary has another entry with its code by now.
pub(super) fn bring_back(
    work: &mut Work,
    on: RecordRef,
    deleted: Option<i64>,
) -> Result<(), Failure> {
    settings::check_restore(work, on)?;
    if on.noun == Noun::Entry {
        pin::let_go(work, on)?;
    }
    work.set_deleted(on, deleted, None)?;
    if on.noun.is_record() {
        // What comes back stands by itself again.
        work.set(on, work.field(on.noun, "merged_into")?, &Value::Empty, None)?;
    }
    if on.noun.has_stages() {
        let field = work.field(on.noun, "stage")?;
        let stage = row::get(work.conn, field, on.id)?;
        if stage.as_int().is_none_or(|id| work.setup.stage(StageId(id)).is_none()) {
            let first = work.first_stage(on.noun)?;
            work.set(on, field, &Value::Int(first.0), None)?;
        }
    }
    Ok(())
}
