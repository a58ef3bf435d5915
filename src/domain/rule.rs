//! What happens by itself when a lead or a deal comes to a stage: the rules a team makes, whether
//! one of them makes sense, and which of them run.
//!
//! A rule is an event, the stage it is about and an action. The one event so far is coming to the
//! stage, by whatever way: moved there or created there. How an action is carried out, and who may
//! do it, is not known here.

pub mod plan;
pub mod ran;

use serde::{Deserialize, Serialize};

use super::command::Targets;
use super::message::{Arg, Message, Refusal};
use super::noun::Noun;
use super::setup::Setup;
use super::stage::{Meaning, PipelineId, Stage, StageId};

/// The most rules that may follow one from another; a longer chain is broken off.
pub const LONGEST: usize = 8;

/// The number of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub i64);

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Makes of a lead what the rule says.
    Convert,
    /// Puts a deal at a stage, of another pipeline as a rule.
    Move,
    /// Makes a deal like this one at a stage; this one stays.
    Copy,
    /// Plans an activity with whoever comes.
    Plan,
}

impl Action {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Action; 4] = [Action::Convert, Action::Move, Action::Copy, Action::Plan];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Action::Convert => "convert",
            Action::Move => "move",
            Action::Copy => "copy",
            Action::Plan => "plan",
        }
    }

    /// The action with this word.
    pub fn parse(word: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|action| action.word() == word)
    }

    /// With what it can be done.
    pub fn nouns(self) -> &'static [Noun] {
        match self {
            Action::Convert => &[Noun::Lead],
            Action::Move | Action::Copy => &[Noun::Deal],
            Action::Plan => &[Noun::Lead, Noun::Deal],
        }
    }

    /// The fields of a rule that mean something for it, of those that do not for every one.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Action::Convert => &["into", "pipeline"],
            Action::Move | Action::Copy => &["to"],
            Action::Plan => &["plan"],
        }
    }
}

/// The fields of a rule that belong to one action or another.
pub const OF_ACTIONS: [&str; 4] = ["to", "into", "pipeline", "plan"];

/// A rule of the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its number.
    pub id: RuleId,
    /// The stable code.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// To which stage a lead or a deal comes.
    pub stage: StageId,
    /// What is done then.
    pub action: Action,
    /// Where to: the stage of the deal that is moved or made.
    pub to: Option<StageId>,
    /// What is made of a lead.
    pub into: Targets,
    /// In which pipeline a lead's deal begins; the first one where none is named.
    pub pipeline: Option<PipelineId>,
    /// What is planned, in one line as a person would plan it; empty where nothing is.
    pub plan: String,
    /// Whether it is switched on.
    pub enabled: bool,
}

impl Rule {
    /// Whether the rule has anything to do with this stage, as it is written.
    pub fn names(&self, stage: StageId) -> bool {
        self.stage == stage || self.to == Some(stage)
    }

    /// Whether the rule has anything to do with this pipeline, as it is written.
    fn names_pipeline(&self, pipeline: PipelineId, setup: &Setup) -> bool {
        let mut stages = setup.stages_of(pipeline);
        self.pipeline == Some(pipeline) || stages.any(|stage| self.names(stage.id))
    }
}

/// Whether a rule can ever be carried out.
///
/// # Errors
/// The rule of the trade that it breaks, or what it does not say.
pub fn check(rule: &Rule, setup: &Setup) -> Result<(), Refusal> {
    let (stage, noun) = known(rule.stage, setup)
        .ok_or_else(|| Refusal::not_found(Message::new("refused-no-stage")).at("stage"))?;
    if !rule.action.nouns().contains(&noun) {
        let id = match noun {
            Noun::Lead => "refused-rule-of-leads",
            _ => "refused-rule-of-deals",
        };
        let message = Message::new(id).with("stage", Arg::Stage(rule.stage));
        return Err(Refusal::rule(message).at("action"));
    }
    match rule.action {
        Action::Convert => {
            if stage.meaning == Meaning::Won {
                let message = Message::new("refused-rule-converted");
                let message = message.with("stage", Arg::Stage(rule.stage));
                return Err(Refusal::rule(message).at("stage"));
            }
            if rule.into.is_empty() {
                let message = Message::new("refused-convert-nothing");
                return Err(Refusal::malformed(message).at("into"));
            }
            let of_deals = |id| setup.pipelines_of(Noun::Deal).any(|one| one.id == id);
            if rule.pipeline.is_some_and(|id| !of_deals(id)) {
                let message = Message::new("refused-no-pipeline");
                return Err(Refusal::not_found(message).at("pipeline"));
            }
        }
        Action::Move | Action::Copy => {
            let Some(to) = rule.to else {
                let message = Message::new("refused-rule-nowhere");
                return Err(Refusal::malformed(message).at("to"));
            };
            let (_, noun) = known(to, setup)
                .ok_or_else(|| Refusal::not_found(Message::new("refused-no-stage")).at("to"))?;
            if noun != Noun::Deal {
                let message = Message::new("refused-rule-to-leads").with("stage", Arg::Stage(to));
                return Err(Refusal::rule(message).at("to"));
            }
            if to == rule.stage {
                return Err(Refusal::rule(Message::new("refused-rule-own-stage")).at("to"));
            }
        }
        Action::Plan => {
            plan::read(&rule.plan).map_err(|refusal| refusal.at("plan"))?;
        }
    }
    Ok(())
}

/// The stage with what goes through it.
fn known(id: StageId, setup: &Setup) -> Option<(&Stage, Noun)> {
    let stage = setup.stage(id)?;
    let pipeline = setup.pipelines.iter().find(|pipeline| pipeline.id == stage.pipeline)?;
    Some((stage, pipeline.noun))
}

/// Whether a stage may go: no rule needs it.
///
/// # Errors
/// A refusal that names the rules.
pub fn check_stage_goes(stage: StageId, setup: &Setup) -> Result<(), Refusal> {
    check_goes(setup, |rule| rule.names(stage))
}

/// Whether a pipeline may go with its stages: no rule needs any of it.
///
/// # Errors
/// As [`check_stage_goes`].
pub fn check_pipeline_goes(pipeline: PipelineId, setup: &Setup) -> Result<(), Refusal> {
    check_goes(setup, |rule| rule.names_pipeline(pipeline, setup))
}

fn check_goes(setup: &Setup, needs: impl Fn(&Rule) -> bool) -> Result<(), Refusal> {
    let names: Vec<&str> =
        setup.rules.iter().filter(|rule| needs(rule)).map(|rule| rule.name.as_str()).collect();
    if names.is_empty() {
        return Ok(());
    }
    let message = Message::new("refused-rules-need").with("count", names.len());
    let message = message.with("rules", names.join(", "));
    Err(Refusal::rule(message).hint(Message::new("hint-rules-need")))
}

/// Whether any rule waits for somebody to come to this stage.
pub fn is_watched(rules: &[Rule], stage: StageId) -> bool {
    rules.iter().any(|rule| rule.enabled && rule.stage == stage)
}

/// A lead or a deal that came to a stage.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// Which of the two it is.
    pub noun: Noun,
    /// Where it was before; nowhere where it is new.
    pub from: Option<StageId>,
    /// Where it is.
    pub to: StageId,
    /// Whether it is a lead of a known client.
    pub repeat: bool,
    /// The rules that brought it there, one after another; none where a person did.
    pub chain: &'a [RuleId],
}

/// What becomes of a rule that an arrival concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn<'r> {
    /// It is carried out.
    Run {
        /// Which.
        rule: &'r Rule,
        /// What is made of a lead: of a known client's only a deal.
        into: Targets,
    },
    /// It is not, though it should be.
    Stop {
        /// Which.
        rule: &'r Rule,
        /// Why.
        why: Stop,
    },
}

/// Why a rule is not carried out, though it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It is one of those that led here, and would lead here again.
    Circle,
    /// Too many have followed one from another.
    TooMany,
    /// An earlier rule of the stage put the record elsewhere.
    Gone,
}

impl Stop {
    /// Why, to be said.
    pub fn reason(self) -> Message {
        match self {
            Stop::Circle => Message::new("rule-stop-circle"),
            Stop::TooMany => Message::new("rule-stop-many").with("count", LONGEST),
            Stop::Gone => Message::new("rule-stop-gone"),
        }
    }
}

/// What an arrival makes run, in the order of the rules. Who stays where he is has not come.
pub fn turns<'r>(rules: &'r [Rule], arrival: &Arrival) -> Vec<Turn<'r>> {
    if arrival.from == Some(arrival.to) {
        return Vec::new();
    }
    let concerns = |rule: &&Rule| {
        rule.enabled && rule.stage == arrival.to && rule.action.nouns().contains(&arrival.noun)
    };
    let turn = |rule: &'r Rule| {
        if arrival.chain.contains(&rule.id) {
            return Turn::Stop { rule, why: Stop::Circle };
        }
        if arrival.chain.len() >= LONGEST {
            return Turn::Stop { rule, why: Stop::TooMany };
        }
        let only_deal = arrival.repeat && rule.into.deal;
        let deal = Targets { deal: true, ..Targets::default() };
        Turn::Run { rule, into: if only_deal { deal } else { rule.into } }
    };
    rules.iter().filter(concerns).map(turn).collect()
}

#[cfg(test)]
mod tests;
