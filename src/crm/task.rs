//! Bringing tasks further: each step of who asked for one and of who does it.

use super::work::Work;
use super::{Failure, notice};
use crate::domain::access::Right;
use crate::domain::activity::ActivityKind;
use crate::domain::command::Did;
use crate::domain::fit;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::{UserId, Viewer};
use crate::domain::task::{self, Part, State, Step, Terms};
use crate::domain::value::Value;
use crate::store::row::{self, Row};

/// Whether an activity is a task.
pub fn is_task(row: &Row) -> bool {
    row.text("kind") == ActivityKind::Task.word()
}

/// Who the viewer is to a task. Where nobody knows who asked for it, its assignee did.
pub fn part(row: &Row, viewer: Viewer) -> Part {
    let me = Some(viewer.user.0);
    let assignee = row.int("responsible") == me;
    let creator = row.int("created_by").map_or(assignee, |by| Some(by) == me);
    Part { assignee, creator, admin: viewer.admin }
}

/// What is asked of a task.
pub fn terms(row: &Row) -> Terms {
    Terms {
        acceptance: row.int("acceptance") == Some(1),
        needs_result: row.int("needs_result") == Some(1),
        has_result: !row.text("result").trim().is_empty(),
        news: row.int("changed") == Some(1),
    }
}

/// The refusal of a number that no task has.
pub fn no_such(number: &str) -> Refusal {
    let task = Message::new("activity-task");
    let message = Message::new("refused-no-record").with("noun", task).with("id", number);
    Refusal::not_found(message).hint(Message::new("hint-list").with("noun", "task"))
}

/// Whether it is noted that the viewer opened a task.
pub fn is_noted(row: &Row, viewer: Viewer) -> bool {
    is_task(row) && task::is_noted(state(row), part(row, viewer), terms(row))
}

/// How far a task is.
pub fn state(row: &Row) -> State {
    State::parse(row.text("state")).unwrap_or(State::New)
}

/// Whether the viewer ends an activity by saying that it is done, with this result: it is still to be
/// done, and nobody has to accept it first.
pub fn ends(row: &Row, viewer: Viewer, result: Option<&str>) -> bool {
    if !is_task(row) {
        return row.get("done_at").is_empty();
    }
    let given = result.is_some_and(|text| !text.trim().is_empty());
    let asked = terms(row);
    let asked = Terms { has_result: asked.has_result || given, ..asked };
    task::next(state(row), Step::Finish, part(row, viewer), asked) == Ok(State::Done)
}

/// Brings a task a step further; with it is said what came of it, or why it comes back.
///
/// # Errors
/// A refusal when there is no such task, the step does not lead on from where it is, is for
/// somebody else to do, or a result is missing.
pub fn step(
    work: &mut Work,
    task: i64,
    step: Step,
    words: Option<&str>,
) -> Result<Message, Failure> {
    work.ask(Right::Edit, Noun::Activity)?;
    let on = RecordRef::new(Noun::Activity, task);
    if row::state(work.conn, on)?.is_none() {
        return Err(no_such(&task.to_string()).into());
    }
    let row = work.load(on)?;
    let subject = row.text("subject");
    if !is_task(&row) {
        return Err(Refusal::rule(Message::new("refused-no-task").with("subject", subject)).into());
    }
    let words = words.filter(|text| !text.trim().is_empty());
    let result = words.filter(|_| step == Step::Finish);
    let asked = terms(&row);
    let asked = Terms { has_result: asked.has_result || result.is_some(), ..asked };
    let name = |id: Option<i64>| {
        let user = id.and_then(|id| work.setup.user(UserId(id)));
        user.map(|user| user.name.clone()).unwrap_or_default()
    };
    let (assignee, creator) = (name(row.int("responsible")), name(row.int("created_by")));
    let to = task::next(state(&row), step, part(&row, work.viewer), asked)
        .map_err(|no| no.refusal(subject, &assignee, &creator))?;
    if let Some(result) = result {
        let field = work.field(Noun::Activity, "result")?;
        work.set(on, field, &fit::fit(field, &Value::text(result), work.setup)?, None)?;
    }
    if matches!(step, Step::Finish | Step::Return) {
        let field = work.field(Noun::Activity, "returned")?;
        let reason = words.filter(|_| step == Step::Return).map_or(Value::Empty, Value::text);
        work.set(on, field, &fit::fit(field, &reason, work.setup)?, None)?;
    }
    if step == Step::View {
        return viewed(work, &row, to);
    }
    let done = match to {
        State::Done => (Value::Int(work.now), Value::Int(work.viewer.user.0)),
        _ => (Value::Empty, Value::Empty),
    };
    work.set(on, work.field(Noun::Activity, "done_at")?, &done.0, None)?;
    work.set(on, work.field(Noun::Activity, "done_by")?, &done.1, None)?;
    if to != State::Done {
        let progress = work.field(Noun::Activity, "progress")?;
        work.set(on, progress, &Value::text(to.word()), None)?;
    }
    if step == Step::Start {
        // Whoever does it has seen by now what others changed.
        work.set(on, work.field(Noun::Activity, "changed")?, &Value::Int(0), None)?;
    }
    notice::handed(work, &row, step, to)?;
    work.note_arg("on", on.to_string());
    work.note_arg("subject", subject);
    Ok(match to {
        State::Done => Message::new("receipt-done").with("subject", subject),
        State::AwaitingControl => {
            Message::new("receipt-task-control").with("subject", subject).with("who", creator)
        }
        to => Message::new("receipt-task")
            .with("subject", subject)
            .with("state", Arg::from(Message::new(to.message()))),
    })
}

/// Whoever does a task has looked at it, and at what others changed.
fn viewed(work: &mut Work, row: &Row, to: State) -> Result<Message, Failure> {
    let on = row.on;
    if to != state(row) {
        let progress = work.field(Noun::Activity, "progress")?;
        work.set(on, progress, &Value::text(to.word()), None)?;
    }
    work.set(on, work.field(Noun::Activity, "changed")?, &Value::Int(0), None)?;
    work.note_arg("on", on.to_string());
    work.note_arg("subject", row.text("subject"));
    work.did = Did::Looked;
    Ok(Message::new("receipt-task-viewed").with("subject", row.text("subject")))
}

/// What follows for a task from an edit of these fields; `before` is what it held.
///
/// # Errors
/// When the database fails.
pub fn edited(work: &mut Work, before: &Row, changed: &[&str]) -> Result<(), Failure> {
    if !is_task(before) || changed.is_empty() {
        return Ok(());
    }
    let on = before.on;
    let now = work.load(on)?;
    let by_assignee = now.int("responsible") == Some(work.viewer.user.0);
    if changed.contains(&"responsible") && state(&now) != State::Done {
        let progress = work.field(Noun::Activity, "progress")?;
        work.set(on, progress, &Value::text(task::given(by_assignee).word()), None)?;
    }
    if changed.contains(&"deadline") {
        work.set(on, work.field(Noun::Activity, "deadline_changed")?, &Value::Int(1), None)?;
    }
    let news = task::is_news(by_assignee, changed.contains(&"responsible"));
    let changed = Value::Int(i64::from(news));
    work.set(on, work.field(Noun::Activity, "changed")?, &changed, None)?;
    Ok(())
}
