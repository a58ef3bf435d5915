//! What to make of a lead: a deal, a contact, a company or several of them, and in which pipeline
//! the deal goes on.
//!
//! Which sets there are and what a target needs is the domain's; what turns out to be missing when
//! it is tried is asked for here, and tried again.

mod draw;
mod missing;

use crate::domain::command::{Command, Conversion, Set, Targets};
use crate::domain::conversion::{self, Past, RESULTS};
use crate::domain::message::Refusal;
use crate::domain::noun::Noun;
use crate::domain::stage::PipelineId;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::Effect;
use crate::tui::key::position_of;
use crate::tui::screen::Context;

use missing::Missing;

/// What a lead may become, in the order of the boxes.
const TARGETS: [Noun; 3] = [Noun::Deal, Noun::Contact, Noun::Company];

/// The question what to make of one or several leads.
#[derive(Debug)]
pub struct Convert {
    leads: Vec<i64>,
    /// What the first is called; nothing where it has no name.
    name: Option<String>,
    /// Whether the client is known already, so that only a deal can be made.
    repeat: bool,
    targets: Targets,
    /// The pipelines of deals, and which of them is chosen.
    pipelines: Vec<PipelineId>,
    pipeline: usize,
    /// What turned out to be missing, as far as it was told.
    missing: Vec<Missing>,
    /// The place of the cursor among the rows.
    at: usize,
    /// Why it was refused, where no field is to blame.
    refused: Option<Refusal>,
}

/// What the cursor may stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// The box of a target.
    Target(Noun),
    /// The pipeline of the deal.
    Pipeline,
    /// A missing field, by its place.
    Missing(usize),
}

impl Convert {
    /// Asks about these leads; `repeat` where they, or some of them, are repeat leads.
    pub fn new(leads: Vec<i64>, repeat: bool, context: &Context) -> Convert {
        let deal = Targets { deal: true, ..Targets::default() };
        let targets = if repeat { deal } else { Targets { contact: true, ..deal } };
        let pipelines = context.setup.pipelines_of(Noun::Deal).map(|each| each.id).collect();
        Convert {
            leads,
            name: None,
            repeat,
            targets,
            pipelines,
            pipeline: 0,
            missing: Vec::new(),
            at: 0,
            refused: None,
        }
    }

    /// The same question about a lead with this name.
    pub fn named(mut self, name: &str) -> Convert {
        self.name = Some(name.to_owned());
        self
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        match self.row() {
            Some(Row::Missing(_)) => &[Scope::Text, Scope::Form],
            _ => &[Scope::Form],
        }
    }

    /// Whether characters reach [`Convert::on_text`]: always, since numbers choose a set.
    pub fn is_typing(&self) -> bool {
        true
    }

    /// Moves, ticks a box, converts or closes.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        if let Some(Row::Missing(at)) = self.row()
            && let Some(missing) = self.missing.get_mut(at)
            && missing.on_action(action)
        {
            return Effect::None;
        }
        match action {
            Action::StepBack => return Effect::Close,
            Action::Confirm | Action::Save => return self.convert(context),
            Action::MoveUp | Action::PreviousField => self.at = self.at.saturating_sub(1),
            Action::MoveDown | Action::NextField => self.go(self.at + 1),
            Action::MoveFirst | Action::PageUp => self.at = 0,
            Action::MoveLast | Action::PageDown => self.go(usize::MAX),
            Action::MoveLeft => self.turn(false),
            Action::MoveRight => self.turn(true),
            Action::Select => self.toggle(),
            _ => {}
        }
        Effect::None
    }

    /// Types into a missing field; elsewhere a number chooses a set of results, a space ticks the
    /// box, and letters move as they do on other screens.
    pub fn on_text(&mut self, typed: &str, context: &Context) -> Effect {
        if let Some(Row::Missing(at)) = self.row() {
            if let Some(missing) = self.missing.get_mut(at) {
                missing.type_text(typed);
            }
            return Effect::None;
        }
        let mut chars = typed.chars();
        let (Some(typed), None) = (chars.next(), chars.next()) else { return Effect::None };
        let preset = typed.to_digit(10).and_then(|number| number.checked_sub(1));
        match preset.and_then(|place| RESULTS.get(usize::try_from(place).ok()?)) {
            Some(targets) => {
                self.choose(*targets);
                Effect::None
            }
            None => match position_of(typed).unwrap_or(typed) {
                ' ' => self.on_action(Action::Select, context),
                'j' => self.on_action(Action::MoveDown, context),
                'k' => self.on_action(Action::MoveUp, context),
                'h' => self.on_action(Action::MoveLeft, context),
                'l' => self.on_action(Action::MoveRight, context),
                _ => Effect::None,
            },
        }
    }

    /// Asks for the field that a target lacks, or says what else is wrong.
    pub fn on_refused(&mut self, refusal: &Refusal, context: &Context) -> Effect {
        self.refused = None;
        let Some(missing) = Missing::of(refusal, context) else {
            self.refused = Some(refusal.clone());
            return Effect::None;
        };
        let same = |known: &Missing| known.is_same(&missing);
        let at = match self.missing.iter().position(same) {
            Some(at) => {
                if let Some(known) = self.missing.get_mut(at) {
                    known.refuse(refusal.clone());
                }
                at
            }
            None => {
                self.missing.push(missing);
                self.missing.len() - 1
            }
        };
        let row = self.rows().iter().position(|row| *row == Row::Missing(at));
        self.at = row.unwrap_or(self.at);
        Effect::None
    }

    /// The command for each lead.
    fn convert(&mut self, context: &Context) -> Effect {
        self.refused = None;
        if let Err(refusal) = conversion::check(self.targets, self.past()) {
            self.refused = Some(refusal);
            return Effect::None;
        }
        let mut fill: Vec<(Noun, Set)> = Vec::new();
        for at in 0..self.missing.len() {
            let targets = self.targets;
            let Some(missing) = self.missing.get_mut(at).filter(|m| has(targets, m.noun())) else {
                continue;
            };
            match missing.read(context) {
                Some(Ok(set)) => fill.push((missing.noun(), set)),
                Some(Err(refusal)) => {
                    missing.refuse(refusal);
                    let row = self.rows().iter().position(|row| *row == Row::Missing(at));
                    self.at = row.unwrap_or(self.at);
                    return Effect::None;
                }
                None => {}
            }
        }
        let asked = self.targets.deal && self.pipelines.len() > 1;
        let pipeline = self.pipelines.get(self.pipeline).copied().filter(|_| asked);
        let targets = self.targets;
        let command = |lead: &i64| {
            Command::Convert(Conversion {
                lead: *lead,
                targets,
                pipeline,
                fill: fill.clone(),
                ..Conversion::default()
            })
        };
        match self.leads.as_slice() {
            [lead] => Effect::Save(command(lead)),
            leads => Effect::SaveAll("convert", leads.iter().map(command).collect()),
        }
    }

    fn past(&self) -> Past {
        Past { repeat: self.repeat, converted: false }
    }

    /// The rows from top to bottom.
    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = TARGETS.map(Row::Target).to_vec();
        if self.targets.deal && self.pipelines.len() > 1 {
            rows.push(Row::Pipeline);
        }
        let wanted = |(at, missing): (usize, &Missing)| {
            has(self.targets, missing.noun()).then_some(Row::Missing(at))
        };
        rows.extend(self.missing.iter().enumerate().filter_map(wanted));
        rows
    }

    fn row(&self) -> Option<Row> {
        self.rows().get(self.at).copied()
    }

    fn go(&mut self, to: usize) {
        self.at = to.min(self.rows().len().saturating_sub(1));
    }

    /// Chooses a whole set; for a repeat lead only a deal can be.
    fn choose(&mut self, targets: Targets) {
        match conversion::check(targets, self.past()) {
            Ok(()) => {
                self.targets = targets;
                self.refused = None;
                self.go(self.at);
            }
            Err(refusal) => self.refused = Some(refusal),
        }
    }

    fn toggle(&mut self) {
        let mut targets = self.targets;
        match self.row() {
            Some(Row::Target(Noun::Deal)) => targets.deal = !targets.deal,
            Some(Row::Target(Noun::Contact)) => targets.contact = !targets.contact,
            Some(Row::Target(_)) => targets.company = !targets.company,
            Some(Row::Pipeline) => return self.turn(true),
            _ => return,
        }
        // None at all is a step on the way to another set; Enter refuses it.
        if targets == Targets::default() {
            self.targets = targets;
            self.go(self.at);
        } else {
            self.choose(targets);
        }
    }

    /// The next or the previous pipeline.
    fn turn(&mut self, forward: bool) {
        if self.row() == Some(Row::Pipeline) {
            let count = self.pipelines.len();
            let step = if forward { 1 } else { count - 1 };
            self.pipeline = (self.pipeline + step) % count;
        }
    }
}

/// Whether a target is among those chosen.
fn has(targets: Targets, noun: Noun) -> bool {
    match noun {
        Noun::Deal => targets.deal,
        Noun::Contact => targets.contact,
        _ => targets.company,
    }
}

#[cfg(test)]
mod tests;
