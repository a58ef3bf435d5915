//! The rules of the team as entries that are made and changed, and the stages and pipelines that
//! stay because a rule needs them.

use crate::crm::work::Work;
use crate::crm::{Failure, no_such};
use crate::domain::command::{Set, Targets};
use crate::domain::field::Field;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::rule::{self, Action, OF_ACTIONS, Rule, RuleId};
use crate::domain::setup::Setup;
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::value::Value;
use crate::store::row;

/// Refuses a new rule that could never be carried out, or says what its action does not need.
///
/// # Errors
/// The refusal.
pub fn check_new(work: &Work, values: &[(&Field, Value)]) -> Result<(), Failure> {
    let get = |name: &str| {
        let found = values.iter().find(|(field, _)| field.name == name);
        found.map_or(Value::Empty, |(_, value)| value.clone())
    };
    let Some(rule) = read(0, get) else { return Ok(()) };
    let given = values.iter().map(|(field, value)| (field.name.as_str(), value));
    check_needed(rule.action, given)?;
    Ok(rule::check(&rule, work.setup)?)
}

/// Refuses a rule that could never be carried out as it is now, also one from the recycle bin.
///
/// # Errors
/// The refusal, or a failure of the database.
pub fn check(work: &Work, on: RecordRef) -> Result<(), Failure> {
    let row = row::load(work.conn, &work.setup.registry, on)?.ok_or_else(|| no_such(on))?;
    let rule = read(on.id, |name| row.get(name).clone()).ok_or_else(|| no_such(on))?;
    Ok(rule::check(&rule, work.setup)?)
}

/// Makes a rule whole after some of it was changed: what its action has no use for is emptied.
///
/// # Errors
/// A refusal where it could never be carried out, or was given what its action has no use for.
pub fn settle(work: &mut Work, on: RecordRef, set: &[Set]) -> Result<(), Failure> {
    let row = work.load(on)?;
    let Some(action) = Action::parse(row.text("action")) else { return Ok(()) };
    check_needed(action, set.iter().map(|one| (one.field.as_str(), &one.value)))?;
    for name in OF_ACTIONS.into_iter().filter(|name| !action.fields().contains(name)) {
        work.set(on, work.field(Noun::Rule, name)?, &Value::Empty, None)?;
    }
    check(work, on)
}

/// Refuses to take away a stage or a pipeline that a rule needs.
///
/// # Errors
/// A refusal that names the rules.
pub fn check_goes(setup: &Setup, on: RecordRef) -> Result<(), Refusal> {
    match on.noun {
        Noun::Stage => rule::check_stage_goes(StageId(on.id), setup),
        Noun::Pipeline => rule::check_pipeline_goes(PipelineId(on.id), setup),
        _ => Ok(()),
    }
}

/// Refuses what an action has no use for.
fn check_needed<'v>(
    action: Action,
    mut given: impl Iterator<Item = (&'v str, &'v Value)>,
) -> Result<(), Refusal> {
    let has_no_use = |(name, value): &(&str, &Value)| {
        !value.is_empty() && OF_ACTIONS.contains(name) && !action.fields().contains(name)
    };
    match given.find(has_no_use) {
        None => Ok(()),
        Some((name, _)) => {
            let id = match action {
                Action::Convert => "refused-rule-convert-needs",
                Action::Move | Action::Copy => "refused-rule-move-needs",
                Action::Plan => "refused-rule-plan-needs",
            };
            let field = Arg::Field(Noun::Rule, name.to_owned());
            Err(Refusal::malformed(Message::new(id).with("field", field)).at(name))
        }
    }
}

/// The rule that the values of its fields make; nothing where its action is unknown.
fn read(id: i64, get: impl Fn(&str) -> Value) -> Option<Rule> {
    let text = |name: &str| get(name).as_text().unwrap_or_default().to_owned();
    let into = match get("into") {
        Value::List(words) => Targets::named(&words),
        _ => Targets::default(),
    };
    Some(Rule {
        id: RuleId(id),
        code: text("code"),
        name: text("name"),
        stage: StageId(get("stage").as_int().unwrap_or_default()),
        action: Action::parse(&text("action"))?,
        to: get("to").as_int().map(StageId),
        into,
        pipeline: get("pipeline").as_int().map(PipelineId),
        plan: text("plan"),
        enabled: get("enabled").as_int() == Some(1),
    })
}
