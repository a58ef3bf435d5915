//! Marking an activity done, with what came of it.

use super::work::Work;
use super::{Failure, plan, task};
use crate::domain::access::Right;
use crate::domain::command::Set;
use crate::domain::fit;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::task::Step;
use crate::domain::value::Value;
use crate::store::row::Row;

/// Marks an activity done and plans the next one with its record, where one is given.
///
/// # Errors
/// A refusal when there is no such activity or it is done already, or the next one cannot be planned.
pub fn complete(
    work: &mut Work,
    activity: i64,
    result: Option<&str>,
    next: Option<&[Set]>,
) -> Result<Message, Failure> {
    work.ask(Right::Edit, Noun::Activity)?;
    let on = RecordRef::new(Noun::Activity, activity);
    let row = work.load(on)?;
    let message = match task::is_task(&row) {
        true => task::step(work, activity, Step::Finish, result)?,
        false => finish(work, on, &row, result)?,
    };
    if let Some(next) = next {
        let mut next = next.to_vec();
        if !next.iter().any(|one| one.field == "on") && !row.text("on").is_empty() {
            next.push(Set::new("on", row.text("on")));
        }
        plan::plan(work, &next)?;
        let deadline = next.iter().rfind(|one| one.field == "deadline");
        if let Some(at) = deadline.and_then(|one| one.value.as_int()) {
            work.notes.push(Message::new("note-next-planned").with("at", Arg::Moment(at)));
        }
    }
    Ok(message)
}

fn finish(
    work: &mut Work,
    on: RecordRef,
    row: &Row,
    result: Option<&str>,
) -> Result<Message, Failure> {
    if row.int("done_at").is_some() {
        return Err(Refusal::rule(
            Message::new("refused-done-already").with("subject", row.text("subject")),
        )
        .into());
    }
    work.set(on, work.field(Noun::Activity, "done_at")?, &Value::Int(work.now), None)?;
    work.set(on, work.field(Noun::Activity, "done_by")?, &Value::Int(work.viewer.user.0), None)?;
    if let Some(result) = result {
        let field = work.field(Noun::Activity, "result")?;
        work.set(on, field, &fit::fit(field, &Value::text(result), work.setup)?, None)?;
    }
    work.note_arg("on", on.to_string());
    work.note_arg("subject", row.text("subject"));
    Ok(Message::new("receipt-done").with("subject", row.text("subject")))
}
