//! What may be done with activities where they are rows themselves: in the days and in their list.
//!
//! What is asked about the record of an activity is answered by [`acts`], as on its card; here is
//! only what is about the activity: its deadline, its result, whose it is.

use std::collections::BTreeSet;

use crate::clock;
use crate::domain::agenda;
use crate::domain::command::{Command, Set};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::UserId;
use crate::domain::value::Value;
use crate::tui::action::{Action, Need};
use crate::tui::acts::{self, Pending, Subject};
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::Picker;

/// An activity as far as actions need to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// Its number.
    pub id: i64,
    /// What is to be done.
    pub subject: String,
    /// Whether it is a task, which is looked at as such.
    pub is_task: bool,
    /// With which record.
    pub on: Option<RecordRef>,
    /// Until when, in seconds since 1970 UTC.
    pub deadline: Option<i64>,
    /// Whether it is done.
    pub is_done: bool,
    /// Whose it is.
    pub responsible: Option<UserId>,
}

impl Doing {
    fn activity(&self) -> RecordRef {
        RecordRef::new(Noun::Activity, self.id)
    }

    /// What actions on its record are about; on itself where it has none.
    fn record(&self) -> Subject {
        let (id, subject, deadline) = (self.id, self.subject.clone(), self.deadline);
        let pending = Pending { id, subject, deadline, apart: None };
        Subject { planned: vec![pending], ..Subject::of(self.on.unwrap_or(self.activity())) }
    }

    /// What actions on it, or on all that are selected, are about.
    fn subject(&self, selected: &BTreeSet<i64>) -> Subject {
        let ids =
            if selected.is_empty() { vec![self.id] } else { selected.iter().copied().collect() };
        Subject { ids, responsible: self.responsible, ..Subject::of(self.activity()) }
    }
}

/// Answers an action on activities; nothing where it is no such action. `doing` is the one under
/// the cursor.
pub fn on_action(
    action: Action,
    doing: Option<&Doing>,
    selected: &BTreeSet<i64>,
    context: &Context,
) -> Option<Effect> {
    if action == Action::New || (action == Action::PlanActivity && doing.is_none()) {
        let title = context.words.text("pick-plan-with");
        return Some(Effect::open(Open::Picker(Picker::record(
            Purpose::PlanWith,
            title,
            Noun::RECORDS.to_vec(),
        ))));
    }
    let doing = doing?;
    let several = selected.len() > 1 || selected.iter().any(|id| *id != doing.id);
    Some(match action {
        Action::Open => match doing.on.filter(|_| !doing.is_task) {
            Some(on) => Effect::open(Open::Card(on, Vec::new())),
            None => Effect::open(Open::Task(doing.id)),
        },
        // A task is more than its fields.
        Action::Edit => Effect::open(Open::Task(doing.id)),
        Action::MarkDone if several => {
            let title = Message::new("line-done-several").with("count", selected.len());
            line(Purpose::DoneAll, &title, Kind::Plain, context)
        }
        Action::DayBack | Action::DayForward | Action::Postpone
            if several || action == Action::Postpone =>
        {
            let title = match several {
                true => Message::new("line-when-several").with("count", selected.len()),
                false => Message::new("line-when").with("subject", doing.subject.as_str()),
            };
            line(Purpose::When, &title, Kind::When, context)
        }
        Action::DayBack => shift(doing, true, context),
        Action::DayForward => shift(doing, false, context),
        Action::Responsible | Action::Delete => {
            acts::on_action(action, &doing.subject(selected), context)?
        }
        _ if action == Action::MarkDone || is_of_record(action) => {
            acts::on_action(action, &doing.record(), context)?
        }
        _ => return None,
    })
}

/// Answers the popup that [`on_action`] opened; nothing where it was another one's.
pub fn on_answer(
    answer: &Answer,
    doing: Option<&Doing>,
    selected: &BTreeSet<i64>,
    context: &Context,
) -> Option<Effect> {
    if let (Purpose::PlanWith, Reply::Chosen(keys)) = (&answer.purpose, &answer.reply) {
        let on: RecordRef = keys.first()?.parse().ok()?;
        return Some(plan_line(on, context));
    }
    if let (Purpose::PlanOn(on), _) = (&answer.purpose, &answer.reply) {
        let plan = Answer { purpose: Purpose::Plan, reply: answer.reply.clone() };
        return acts::on_answer(&plan, &Subject::of(*on), context);
    }
    let doing = doing?;
    match (&answer.purpose, &answer.reply) {
        (Purpose::DoneAll, Reply::Text(text)) => {
            let result = (!text.trim().is_empty()).then(|| text.clone());
            let done =
                |id: &i64| Command::Complete { activity: *id, result: result.clone(), next: None };
            Some(Effect::CommitAll(OperationKind::Complete, selected.iter().map(done).collect()))
        }
        (Purpose::When, Reply::Text(text)) => {
            let at = match context.reading.moment(text) {
                Ok(at) => at,
                Err(refusal) => return Some(Effect::Refuse(refusal)),
            };
            let set = vec![Set::new("deadline", at)];
            let on = |id| RecordRef::new(Noun::Activity, id);
            let edit = |id| Command::Edit { on: on(id), set: set.clone() };
            Some(match selected.is_empty() {
                true => Effect::Commit(edit(doing.id)),
                false => Effect::CommitAll(
                    OperationKind::Edit,
                    selected.iter().copied().map(edit).collect(),
                ),
            })
        }
        (Purpose::Responsible, _) => acts::on_answer(answer, &doing.subject(selected), context),
        _ => acts::on_answer(answer, &doing.record(), context),
    }
}

/// Why an action on an activity cannot run now.
pub fn why_not(action: Action, doing: Option<&Doing>, selected: &BTreeSet<i64>) -> Option<Message> {
    let need = action.needs()?;
    if doing.is_none() && action == Action::PlanActivity {
        return None;
    }
    let Some(doing) = doing else { return Some(Message::new("why-no-record")) };
    let own = matches!(
        action,
        Action::Open
            | Action::Edit
            | Action::Delete
            | Action::Responsible
            | Action::MarkDone
            | Action::DayBack
            | Action::DayForward
            | Action::Postpone
    );
    if need == Need::Stages || !(is_of_record(action) || own) {
        return Some(Message::new("why-on-card"));
    }
    if is_of_record(action) && doing.on.is_none() {
        return Some(Message::new("why-no-record-of-activity"));
    }
    let moves = matches!(
        action,
        Action::MarkDone | Action::DayBack | Action::DayForward | Action::Postpone
    );
    if moves && doing.is_done && selected.is_empty() {
        return Some(Message::new("refused-done-already").with("subject", doing.subject.as_str()));
    }
    None
}

/// Whether an action is about the record of an activity and not about the activity.
fn is_of_record(action: Action) -> bool {
    matches!(
        action,
        Action::PlanActivity | Action::Comment | Action::Copy | Action::Call | Action::Write
    )
}

/// The line that plans an activity with a record that is not under the cursor.
fn plan_line(on: RecordRef, context: &Context) -> Effect {
    let title = context.words.text("line-plan");
    Effect::open(Open::Line(Line::new(Purpose::PlanOn(on), title, "", Kind::Plan(on))))
}

/// Moves the deadline by a day.
fn shift(doing: &Doing, back: bool, context: &Context) -> Effect {
    let had = doing.deadline.map(clock::local);
    let Some(deadline) = agenda::moved(context.clock.local_now(), had, back) else {
        return Effect::Refuse(Refusal::rule(Message::new("why-no-day-back")));
    };
    let set = Set {
        field: "deadline".to_owned(),
        value: Value::Int(clock::moment(deadline)),
        was: Some(doing.deadline.map_or(Value::Empty, Value::Int)),
    };
    Effect::Commit(Command::Edit { on: doing.activity(), set: vec![set] })
}

fn line(purpose: Purpose, title: &Message, kind: Kind, context: &Context) -> Effect {
    let title = context.words.say(title);
    Effect::open(Open::Line(Line::new(purpose, title, "", kind)))
}
