//! Marking an activity done, with what came of it.

use super::work::Work;
use super::{Failure, task};
use crate::domain::access::Right;
use crate::domain::fit;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::task::Step;
use crate::domain::value::Value;

/// Marks an activity done.
///
/// # Errors
/// A refusal when there is no such activity or it is done already.
pub fn complete(work: &mut Work, activity: i64, result: Option<&str>) -> Result<Message, Failure> {
    work.ask(Right::Edit, Noun::Activity)?;
    let on = RecordRef::new(Noun::Activity, activity);
    let row = work.load(on)?;
    if task::is_task(&row) {
        return task::step(work, activity, Step::Finish, result);
    }
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
