//! Deciding what becomes of a record of a queue: the call and its outcome, what is done by it, what is
//! planned next and where the record goes, in one operation.

use super::work::Work;
use super::{Failure, attempt, complete, edit, move_stage, plan};
use crate::domain::access::Right;
use crate::domain::command::{Decision, Set};
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::value::Value;
use crate::store::journal;
use crate::store::page::queue;
use crate::store::row::Row;

/// Does what was decided.
///
/// # Errors
/// A refusal when somebody was faster, and those of every part of it; nothing is written then.
pub fn decide(work: &mut Work, decision: &Decision) -> Result<Message, Failure> {
    let on = decision.on;
    work.ask(Right::Edit, on.noun)?;
    let row = work.load(on)?;
    check_seen(work, decision, &row)?;
    let mut message = Message::new("receipt-nothing");
    if let Some(attempt) = &decision.attempt {
        message = attempt::log(work, on, attempt)?;
    }
    let (done, result) = &decision.done;
    for activity in done {
        complete::complete(work, *activity, result.as_deref(), None)?;
    }
    let mut planned = None;
    for (activity, set) in &decision.moved {
        planned = set.value.as_int();
        edit::edit(work, RecordRef::new(Noun::Activity, *activity), std::slice::from_ref(set))?;
    }
    if let Some(next) = &decision.next {
        let deadline = next.iter().rfind(|one| one.field == "deadline");
        planned = deadline.and_then(|one| one.value.as_int());
        let mut next = next.clone();
        next.retain(|one| one.field != "on");
        next.push(Set::new("on", on.to_string().as_str()));
        plan::plan(work, &next)?;
    }
    if let Some(at) = planned.filter(|at| decision.attempt.is_none() && *at < work.now) {
        let message = Message::new("refused-later-past").with("when", Arg::Moment(at));
        return Err(Refusal::malformed(message).at("deadline").into());
    }
    if let Some(at) = planned {
        let id = match decision.attempt {
            Some(_) => "receipt-decided-next",
            None => "receipt-decided-later",
        };
        message = Message::new(id).with("record", on).with("when", Arg::Moment(at));
    }
    if let Some((stage, why)) = &decision.to {
        message = move_stage::move_stage(work, on, None, *stage, why.as_deref())?;
    }
    work.note_arg("on", on.to_string());
    Ok(message)
}

/// Refuses where the record or what is planned with it is not as the person saw it.
fn check_seen(work: &Work, decision: &Decision, row: &Row) -> Result<(), Failure> {
    let on = decision.on;
    if let Some(seen) = &decision.seen {
        if seen.revision != row.revision {
            return Err(faster(work, on, journal::last_hand(work.conn, on)?).into());
        }
        let entry = queue::newest(work.conn, on)?;
        if entry != seen.entry {
            let who = journal::last_hand(work.conn, RecordRef::new(Noun::Entry, entry))?;
            return Err(faster(work, on, who).into());
        }
        let planned = queue::planned(work.conn, on)?;
        if planned != seen.planned {
            // Whoever planned, changed or did something last of what is not as it was seen.
            let news = planned.iter().rev().find(|one| !seen.planned.contains(one));
            let gone = seen.planned.iter().rev().find(|one| !planned.contains(one));
            let who = match news.or(gone) {
                Some((id, _)) => {
                    journal::last_hand(work.conn, RecordRef::new(Noun::Activity, *id))?
                }
                None => None,
            };
            return Err(faster(work, on, who).into());
        }
    }
    let moved = decision.moved.iter().map(|(activity, _)| activity);
    for activity in decision.done.0.iter().chain(moved) {
        let row = work.load(RecordRef::new(Noun::Activity, *activity))?;
        if *row.get("done_at") != Value::Empty {
            return Err(faster(work, on, row.int("done_by").map(UserId)).into());
        }
    }
    Ok(())
}

fn faster(work: &Work, on: RecordRef, who: Option<UserId>) -> Refusal {
    let who = who.and_then(|user| work.setup.user(user)).map(|user| user.name.as_str());
    let message = match who.filter(|name| !name.is_empty()) {
        Some(name) => Message::new("refused-decided-already").with("who", name),
        None => Message::new("refused-decided-meanwhile"),
    };
    Refusal::new(RefusalKind::Conflict, message.with("record", on))
}
