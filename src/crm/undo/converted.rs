//! Conversions that stay, because somebody works on what was made of the lead by now: the lead stays
//! converted along with it, and nothing of that conversion is taken back.

use std::collections::HashSet;

use super::obstacle::who_and_when;
use crate::crm::Failure;
use crate::crm::entry::CONVERSION;
use crate::crm::work::Work;
use crate::domain::command::Targets;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::store::journal::{self, CREATED, Change, Operation};
use crate::store::{attached, row};

/// The changes of conversions that stay, by their numbers, and why they do.
#[derive(Default)]
pub(super) struct Staying {
    pub changes: HashSet<i64>,
    pub why: Vec<Message>,
}

/// Which of these changes, the newest first, belong to conversions that stay.
///
/// # Errors
/// When the database fails.
pub(super) fn staying(
    work: &Work,
    changes: &[Change],
    target: &Operation,
) -> Result<Staying, Failure> {
    let mut staying = Staying::default();
    if !changes.iter().any(|change| change.on.noun == Noun::Lead && change.field == "stage") {
        return Ok(staying);
    }
    let own: HashSet<RecordRef> = changes.iter().map(|change| change.on).collect();
    for change in changes {
        let Some(lead) = converted(work, change)? else { continue };
        let (after, upto) = journal::step_of(work.conn, change.id)?;
        let begin = changes.partition_point(|change| change.id > upto);
        let end = changes.partition_point(|change| change.id > after);
        let conversion = &changes[begin..end];
        let made = conversion.iter().filter(|change| is_of_target(change)).map(|change| change.on);
        let before = staying.why.len();
        for record in made {
            if let Some(other) = worked_on(work, record, target, &own)? {
                let message = Message::new("note-undo-left-converted").with("lead", lead);
                let message = message.with("record", record);
                staying.why.push(who_and_when(work, message, &other));
            }
        }
        if staying.why.len() > before {
            staying.changes.extend(conversion.iter().map(|change| change.id));
        }
    }
    Ok(staying)
}

/// The lead of the conversion that this change is the note of.
fn converted(work: &Work, change: &Change) -> Result<Option<RecordRef>, Failure> {
    if !is_made(change, Noun::Entry) {
        return Ok(None);
    }
    let entry = row::load(work.conn, &work.setup.registry, change.on)?;
    let note = entry.filter(|entry| entry.text("kind") == CONVERSION);
    Ok(note.and_then(|note| note.text("on").parse().ok()))
}

/// The latest that others did with a record an operation made; `own` is what that operation changed.
fn worked_on(
    work: &Work,
    record: RecordRef,
    target: &Operation,
    own: &HashSet<RecordRef>,
) -> Result<Option<Operation>, Failure> {
    if row::state(work.conn, record)?.is_none_or(|(_, deleted)| deleted.is_some()) {
        return Ok(None);
    }
    if let Some(other) = journal::touched_by_others(work.conn, record, target.id)? {
        return Ok(Some(other));
    }
    for child in attached::all(work.conn, record)? {
        let other = match own.contains(&child) {
            true => None,
            false => journal::later_change(work.conn, child, CREATED, 0)?,
        };
        if let Some(other) = other.filter(|other| other.id != target.id) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

fn is_of_target(change: &Change) -> bool {
    Targets::NOUNS.iter().any(|noun| is_made(change, *noun))
}

fn is_made(change: &Change, noun: Noun) -> bool {
    change.on.noun == noun && change.field == CREATED
}
