//! Keeping events at the top of a timeline: words, calls, changes, what was done.

use super::work::Work;
use super::{Failure, entry};
use crate::domain::access::Right;
use crate::domain::happened::EventRef;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::store::page::timeline::pinned;
use crate::store::row;

/// At most so many events are pinned on one timeline.
pub const MOST: i64 = 7;

/// Pins an event at the top of a record's timeline, or lets it go.
///
/// # Errors
/// A refusal when seven are pinned already, or the timeline shows no such event.
pub fn pin(work: &mut Work, on: RecordRef, event: EventRef) -> Result<Message, Failure> {
    work.ask(Right::Edit, Noun::Entry)?;
    work.check_there(on)?;
    let field = work.field(Noun::Entry, "pinned_at")?;
    work.note_arg("on", on.to_string());
    if let Some(held) = pinned::pin_of(work.conn, on, event)? {
        work.set(held, field, &Value::Empty, None)?;
        return Ok(Message::new("receipt-unpinned"));
    }
    let home = match pinned::event(work.conn, event)? {
        Some((_, home)) if pinned::shows(work.conn, on, event, home)? => home,
        _ => {
            let message = Message::new("refused-no-event").with("event", event.to_string());
            return Err(Refusal::not_found(message.with("record", on)).into());
        }
    };
    check(work, on)?;
    let held = match event {
        EventRef::Entry(id) if home == on => RecordRef::new(Noun::Entry, id),
        _ => entry::add_aside(work, on, pinned::PIN, pinned::data(event))?,
    };
    work.set(held, field, &Value::Int(work.now), None)?;
    Ok(Message::new("receipt-pinned"))
}

/// Lets go of an entry that was pinned before it was deleted and comes back where there are enough
/// pins by now.
///
/// # Errors
/// When the database fails.
pub fn let_go(work: &mut Work, entry: RecordRef) -> Result<(), Failure> {
    let field = work.field(Noun::Entry, "pinned_at")?;
    if row::get(work.conn, field, entry.id)?.is_empty() {
        return Ok(());
    }
    let on = row::get(work.conn, work.field(Noun::Entry, "on")?, entry.id)?;
    if let Some(on) = on.as_text().and_then(|name| name.parse().ok())
        && matches!(check(work, on), Err(Failure::Refused(_)))
    {
        work.set(entry, field, &Value::Empty, None)?;
    }
    Ok(())
}

/// Refuses one more pin on the timeline of a record where there are enough.
///
/// # Errors
/// A refusal with how many there are.
pub fn check(work: &Work, on: RecordRef) -> Result<(), Failure> {
    if pinned::pinned(work.conn, on)?.len() as i64 >= MOST {
        return Err(Refusal::rule(Message::new("refused-pins").with("count", MOST)).into());
    }
    Ok(())
}
