//! Carrying out the rules of a stage for whoever came to it: in the transaction and the operation
//! that brought him there, with the rights of the person who did.
//!
//! Which rules run is decided in [`crate::domain::rule`]. One that cannot be carried out leaves
//! nothing behind but a line on the timeline that says why; what the person did stands.

use std::collections::VecDeque;

use super::work::{Came, Work};
use super::{Failure, convert, create, entry, move_stage};
use crate::domain::command::{Client, Conversion, Did, Set, Targets};
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::rule::ran::{KIND, Ran};
use crate::domain::rule::{self, Action, Arrival, Rule, RuleId, Stop, Turn};
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::{client, place};

/// What a copy does not take along: the course of the work is its own.
const OWN_COURSE: [&str; 3] = ["stage", "begin_date", "close_date"];

/// Carries out the rules for everybody who came to a stage by the work, and for those who came to
/// one by these rules.
///
/// # Errors
/// When the database fails. What a rule may not do is no error.
pub fn follow(work: &mut Work) -> Result<(), Failure> {
    let begin = work.came().into_iter().map(|came| (came, Vec::new()));
    let mut waiting: VecDeque<(Came, Vec<RuleId>)> = begin.collect();
    if waiting.is_empty() {
        return Ok(());
    }
    let done = work.touched.clone();
    work.price()?;
    while let Some((came, chain)) = waiting.pop_front() {
        waiting.extend(carry_out(work, came, &chain)?);
    }
    // What the person did comes before what followed from it.
    let place = |on: &RecordRef| done.iter().position(|known| known == on).unwrap_or(usize::MAX);
    work.touched.sort_by_key(place);
    Ok(())
}

/// Carries out the rules of one stage for one record. Returns who came to a stage by them, each with
/// the rules that brought him there.
fn carry_out(
    work: &mut Work,
    came: Came,
    chain: &[RuleId],
) -> Result<Vec<(Came, Vec<RuleId>)>, Failure> {
    let Came { on, from, to } = came;
    let mut brought = Vec::new();
    if !stands(work, on, to)? {
        return Ok(brought);
    }
    let repeat = on.noun == Noun::Lead && client::is_repeat(work.conn, on.id)?;
    let arrival = Arrival { noun: on.noun, from, to, repeat, chain };
    for turn in rule::turns(&work.setup.rules, &arrival) {
        let (rule, into) = match turn {
            Turn::Run { rule, .. } | Turn::Stop { rule, .. } if !stands(work, on, to)? => {
                fail(work, on, rule, Refusal::rule(Stop::Gone.reason()))?;
                continue;
            }
            Turn::Run { rule, into } => (rule, into),
            Turn::Stop { rule, why } => {
                fail(work, on, rule, Refusal::rule(why.reason()))?;
                continue;
            }
        };
        match work.part(|work| Ok((act(work, rule, into, on)?, work.did)))? {
            Ok((what, did)) => {
                let note = Message::new("note-rule-ran").with("rule", rule.name.as_str());
                work.followed.push(note.with("what", what));
                work.ran.push(rule.id);
                if work.did == Did::Moved(on) && did == work.did {
                    work.did = Did::MovedOn;
                }
            }
            Err(refusal) => fail(work, on, rule, refusal)?,
        }
        let chain: Vec<RuleId> = chain.iter().copied().chain([rule.id]).collect();
        brought.extend(work.came().into_iter().map(|came| (came, chain.clone())));
    }
    Ok(brought)
}

/// Does what a rule says with a record, and notes it.
fn act(work: &mut Work, rule: &Rule, into: Targets, on: RecordRef) -> Result<Message, Failure> {
    let to = rule.to.unwrap_or(StageId(0));
    match rule.action {
        Action::Plan => {
            let planned = plan(work, rule, on)?;
            note(work, on, &Ran::done(rule, on, &[], &[]))?;
            Ok(planned)
        }
        Action::Convert => {
            let mut conversion = Conversion {
                lead: on.id,
                targets: into,
                pipeline: rule.pipeline,
                contact: Client::Matching,
                company: Client::Matching,
                partial: true,
                supplement: true,
                ..Conversion::default()
            };
            conversion.targets = convert::possible(work, &conversion)?;
            for noun in into.nouns().filter(|noun| !conversion.targets.has(*noun)) {
                let message = Message::new("note-rule-left-out").with("noun", noun);
                work.followed.push(message.with("rule", rule.name.as_str()));
            }
            let made = convert::make_of(work, &conversion)?;
            note(work, on, &Ran::done(rule, on, &made.created, &made.linked))?;
            Ok(made.receipt(on))
        }
        Action::Move => {
            let said = move_stage::bring(work, on, to, None)?;
            note(work, on, &Ran::done(rule, on, &[], &[]))?;
            Ok(said)
        }
        Action::Copy => {
            move_stage::check(work.setup, on, to)?;
            let copy = copy(work, on, to)?;
            let note = note(work, on, &Ran::done(rule, on, &[copy], &[]))?;
            entry::place(work, note, copy)?;
            let said = Message::new("receipt-copied").with("copy", copy);
            Ok(said.with("stage", Arg::Stage(to)))
        }
    }
}

/// Plans what the rule says with a record, for whoever is responsible for it.
fn plan(work: &mut Work, rule: &Rule, on: RecordRef) -> Result<Message, Failure> {
    let plan = rule::plan::read(&rule.plan)?;
    let responsible = work.load(on)?.int("responsible").unwrap_or(work.viewer.user.0);
    let mut set = vec![
        Set::new("kind", plan.kind.word()),
        Set::new("subject", plan.text.as_str()),
        Set::new("on", on.to_string().as_str()),
        Set::new("responsible", responsible),
    ];
    set.extend(plan.minutes.map(|minutes| Set::new("deadline", work.now + minutes * 60)));
    if !plan.reminders.is_empty() {
        set.push(Set::new("remind", Value::Ids(plan.reminders)));
    }
    create::insert(work, Noun::Activity, &set)?;
    Ok(Message::new("receipt-rule-planned").with("subject", plan.text))
}

/// Makes a deal like this one at a stage: with its clients, its amount and what else is known of it.
fn copy(work: &mut Work, deal: RecordRef, to: StageId) -> Result<RecordRef, Failure> {
    let row = work.load(deal)?;
    let goes = |field: &&Field| {
        !field.flags.system
            && field.kind != Kind::Booking
            && !OWN_COURSE.contains(&field.name.as_str())
    };
    let fields = work.setup.registry.of(Noun::Deal).filter(goes);
    let mut set: Vec<Set> = fields
        .map(|field| Set::new(field.name.clone(), row.get(&field.name).clone()))
        .filter(|one| !one.value.is_empty())
        .collect();
    set.push(Set::new("stage", to.0));
    set.push(Set::new("copy_of", deal.id));
    create::insert(work, Noun::Deal, &set)
}

/// Says on the timeline, and to whoever moved the record, why a rule was not carried out.
fn fail(work: &mut Work, on: RecordRef, rule: &Rule, refusal: Refusal) -> Result<(), Failure> {
    note(work, on, &Ran::failed(rule, &refusal))?;
    let message = Message::new("note-rule-failed").with("rule", rule.name.as_str());
    let message = message.with("why", refusal.message);
    work.left.push(Refusal { kind: RefusalKind::StageRule, message, ..refusal });
    Ok(())
}

fn note(work: &mut Work, on: RecordRef, ran: &Ran) -> Result<RecordRef, Failure> {
    let data = serde_json::to_string(ran).unwrap_or_else(|_| "{}".to_owned());
    entry::add(work, on, KIND, None, Some(data))
}

/// Whether a record is there and at this stage.
fn stands(work: &Work, on: RecordRef, at: StageId) -> Result<bool, Failure> {
    let standing = place::standing(work.conn, on)?;
    Ok(standing.is_some_and(|(_, stage, deleted)| stage == at && deleted.is_none()))
}
