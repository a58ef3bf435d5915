//! What holds for something that is planned, however it comes about: reminders need a deadline they
//! come before, and whoever plans for the past is told so.

use super::work::Work;
use super::{Failure, create, intake};
use crate::domain::command::Set;
use crate::domain::field::Field;
use crate::domain::inbound::Channel;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::reminder;
use crate::domain::value::Value;
use crate::store::row;

/// Plans an activity. It answers whoever waits at its record.
///
/// # Errors
/// As [`create::create`], and a refusal of reminders without a deadline.
pub fn plan(work: &mut Work, set: &[Set]) -> Result<RecordRef, Failure> {
    let set = &with_home(work, set)?[..];
    let value = |name: &str| set.iter().rfind(|one| one.field == name).map(|one| &one.value);
    let deadline = value("deadline").unwrap_or(&Value::Empty);
    reminder::check(value("remind").unwrap_or(&Value::Empty), deadline)?;
    note_past(work, deadline.as_int());
    let on = value("on").and_then(Value::as_text).and_then(|name| name.parse().ok());
    let incoming = value("incoming").is_some_and(|incoming| !incoming.is_empty());
    let planned = create::insert(work, Noun::Activity, set)?;
    if let Some(on) = on.filter(|_| !incoming) {
        intake::answered(work, planned, on)?;
    }
    Ok(planned)
}

/// What is about something that came or went is planned with the record that stands with, where
/// none is named.
fn with_home(work: &Work, set: &[Set]) -> Result<Vec<Set>, Failure> {
    let mut set = set.to_vec();
    let about = set.iter().find(|one| one.field == "about").and_then(|one| one.value.as_int());
    let Some(entry) = about.map(|id| RecordRef::new(Noun::Entry, id)) else { return Ok(set) };
    if row::state(work.conn, entry)?.is_none_or(|(_, deleted)| deleted.is_some()) {
        let message = Message::new("refused-no-letter").with("entry", entry.to_string());
        return Err(Refusal::not_found(message)
            .hint(Message::new("hint-letter"))
            .at("about")
            .into());
    }
    let entry = work.load(entry)?;
    if Channel::parse(entry.text("kind")).is_none() {
        let message = Message::new("refused-about").with("entry", entry.on.to_string());
        let hint = Message::new("hint-letter");
        return Err(Refusal::rule(message).hint(hint).at("about").into());
    }
    if !set.iter().any(|one| one.field == "on") {
        set.push(Set::new("on", entry.get("on").clone()));
    }
    Ok(set)
}

/// Looks at an activity after these of its fields were changed.
///
/// # Errors
/// A refusal of reminders without a deadline, and of reminders or another deadline for what is done.
pub fn check_edit(work: &mut Work, on: RecordRef, changed: &[&Field]) -> Result<(), Failure> {
    let now = |work: &Work, name: &str| -> Result<Value, Failure> {
        Ok(row::get(work.conn, work.field(Noun::Activity, name)?, on.id)?)
    };
    let has = |name: &str| changed.iter().any(|field| field.name == name);
    let (deadline, done) = (now(work, "deadline")?, !now(work, "done_at")?.is_empty());
    if has("remind") {
        let remind = now(work, "remind")?;
        if done && !remind.is_empty() {
            return Err(Refusal::rule(Message::new("refused-reminder-done")).at("remind").into());
        }
        reminder::check(&remind, &deadline)?;
    }
    if has("deadline") {
        if done {
            return Err(Refusal::rule(Message::new("refused-deadline-done")).at("deadline").into());
        }
        note_past(work, deadline.as_int());
    }
    Ok(())
}

fn note_past(work: &mut Work, deadline: Option<i64>) {
    if let Some(at) = deadline.filter(|at| *at < work.now) {
        work.notes.push(Message::new("note-deadline-past").with("at", Arg::Moment(at)));
    }
}
