//! The choices about a record of the queue, each as one decision: the same for the screen and for the
//! command line.

use chrono::NaiveDateTime;

use super::Queued;
use crate::domain::attempt::{Attempt, Outcome};
use crate::domain::command::{Decision, Set};
use crate::domain::inbound::Channel;
use crate::domain::message::{Message, Refusal};
use crate::domain::person::UserId;
use crate::domain::point::PointKind;
use crate::domain::queue;
use crate::domain::stage::StageId;
use crate::domain::value::Value;

/// Who decides, and when the day ends for him.
#[derive(Debug, Clone, Copy)]
pub struct Decider {
    /// Whose planned calls are done by it.
    pub me: UserId,
    /// The first moment after today.
    pub day_end: i64,
}

impl Queued {
    /// The number the client is called by.
    ///
    /// # Errors
    /// A refusal where the client has none.
    pub fn number(&self) -> Result<String, Refusal> {
        let phone = self.ways.iter().find(|way| way.kind == PointKind::Phone);
        phone.map(|way| way.value.clone()).ok_or_else(|| {
            Refusal::rule(Message::new("why-no-phone")).hint(Message::new("hint-add-way"))
        })
    }

    /// When to call again where nobody answers this time, in local time as `now` is; nothing where
    /// calling is not worth it any more.
    pub fn next_call(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        queue::next_call(self.attempts + 1, now)
    }

    /// The client was called by a number: what was planned for today is done by it. Where it was, its
    /// result is what came of the call; else the call keeps that itself.
    pub fn called(
        &self,
        by: Decider,
        to: String,
        outcome: Outcome,
        text: &str,
        next: Option<Vec<Set>>,
    ) -> Decision {
        let done: Vec<i64> = self.due_calls(by).map(|(id, _)| id).collect();
        let text = text.trim().to_owned();
        let planned = !done.is_empty() && !text.is_empty();
        let (result, text) = if planned { (Some(text), String::new()) } else { (None, text) };
        let attempt = Some(Attempt { channel: Channel::Call, to, outcome, text });
        Decision { attempt, done: (done, result), next, ..self.decision() }
    }

    /// The client waits until a moment: his calls that are due today do, or `call` is planned.
    pub fn later(&self, by: Decider, at: i64, call: Vec<Set>) -> Decision {
        let put = |(id, was): (i64, Option<i64>)| {
            let was = Some(was.map_or(Value::Empty, Value::Int));
            (id, Set { field: "deadline".to_owned(), value: Value::Int(at), was })
        };
        let moved: Vec<(i64, Set)> = self.due_calls(by).map(put).collect();
        let next = moved.is_empty().then_some(call);
        Decision { moved, next, ..self.decision() }
    }

    /// The record fails at a stage, for a reason.
    pub fn junk(&self, stage: StageId, why: Option<String>) -> Decision {
        Decision { to: Some((stage, why)), ..self.decision() }
    }

    /// My planned calls with the record itself that are overdue or due today, or that somebody waits
    /// for, each with its deadline.
    fn due_calls(&self, by: Decider) -> impl Iterator<Item = (i64, Option<i64>)> + '_ {
        let due = self.planned.iter().filter(move |one| {
            let today = one.waits.is_some() || one.deadline.is_some_and(|at| at < by.day_end);
            one.kind == "call" && one.responsible == by.me && one.on.is_none() && today
        });
        due.map(|one| (one.id, one.deadline))
    }

    fn decision(&self) -> Decision {
        Decision::of(self.card.row.on, Some(self.seen.clone()))
    }
}
