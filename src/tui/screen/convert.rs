//! What to make of a lead: a deal, a contact, a company or several of them, and in which pipeline
//! the deal goes on.
//!
//! Which sets there are and what a target needs is the domain's; what is missing is asked for here
//! before anything is written, and so is the client, where somebody who is here already may be it.

mod carry;
mod clients;
mod draw;
mod kept;
mod missing;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::crm::{Failure, Reader};
use crate::domain::command::{Client, Command, Conversion, Set, Targets};
use crate::domain::conversion::{self, Past, RESULTS, Rights};
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::stage::{PipelineId, StageId};
use crate::tui::action::{Action, Scope};
use crate::tui::effect::Effect;
use crate::tui::key::position_of;
use crate::tui::screen::Context;

use carry::Carry;
use clients::Clients;
use missing::Missing;

/// The question what to make of one or several leads.
#[derive(Debug)]
pub struct Convert {
    leads: Vec<i64>,
    /// What the first is called; nothing where it has no name.
    name: Option<String>,
    /// Whether the client is known already, so that only a deal can be made; of several leads,
    /// whether each one is.
    repeat: bool,
    /// How many of several leads are repeat.
    repeats: usize,
    targets: Targets,
    /// The pipelines of deals, and which of them is chosen.
    pipelines: Vec<PipelineId>,
    pipeline: usize,
    /// Where the contact and the company come from.
    clients: Clients,
    /// Whether a client who is here already gets what only the lead knows of him.
    supplement: bool,
    /// What the person may create; unknown until it is read.
    rights: Option<Rights>,
    /// Whether the targets were chosen for what the lead holds, or by the person.
    chosen: bool,
    /// What was proposed to begin with, before the person chose.
    proposed: Targets,
    /// Whether the person chose something, which is kept as what he types.
    touched: bool,
    /// The line at which it stood in this room before a key changed it: there it stays.
    held: Option<(Rect, u16)>,
    /// Whether the person was told that not everything will be created.
    told: bool,
    /// At which stage he saw the only lead.
    seen: Option<StageId>,
    /// What is missing, as far as it is known.
    missing: Vec<Missing>,
    /// What was typed for what is missing at an earlier time, by field.
    kept: BTreeMap<String, String>,
    /// What was typed before it was started over.
    thrown: Option<String>,
    /// What goes along, and which fields are to be created for it.
    carry: Carry,
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
    /// Which contact or company it is.
    Client(Noun),
    /// Whether that client gets what only the lead knows of him.
    Supplement,
    /// A missing field, by its place.
    Missing(usize),
    /// A field of the lead that targets have no counterpart of, by its place.
    Similar(usize),
    /// What goes where.
    Table,
}

impl Convert {
    /// Asks about these leads; `repeat` where the only one is a repeat lead. Which of several are is
    /// read.
    pub fn new(leads: Vec<i64>, repeat: bool, context: &Context) -> Convert {
        let repeat = repeat && leads.len() == 1;
        let deal = Targets { deal: true, ..Targets::default() };
        let targets = if repeat { deal } else { Targets { contact: true, ..deal } };
        let pipelines = context.setup.pipelines_of(Noun::Deal).map(|each| each.id).collect();
        Convert {
            leads,
            name: None,
            repeat,
            repeats: 0,
            targets,
            pipelines,
            pipeline: 0,
            clients: Clients::default(),
            supplement: true,
            rights: None,
            chosen: repeat,
            proposed: targets,
            touched: false,
            held: None,
            told: false,
            seen: None,
            missing: Vec::new(),
            kept: BTreeMap::new(),
            thrown: None,
            carry: Carry::default(),
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

    /// Reads what the lead holds, who its client may be and what the person may create. Of several
    /// leads only the rights are read, and what may be said for all: each finds its own client.
    ///
    /// # Errors
    /// When the database fails or the lead is gone.
    pub fn reload(&mut self, reader: &Reader) -> Result<(), Failure> {
        let [lead] = self.leads[..] else {
            if self.rights.is_none() {
                let own = reader.conversion_own(&self.leads)?;
                self.carry.take(None, own, &reader.setup());
                self.repeats = reader.conversion_repeat(&self.leads)?;
                if self.repeats == self.leads.len() {
                    self.repeat = true;
                    self.targets = Targets { deal: true, ..Targets::default() };
                    self.proposed = self.targets;
                }
            }
            self.rights = Some(reader.conversion_rights());
            if self.missing.is_empty() {
                for field in reader.conversion_common() {
                    self.lacks(Missing::new(field));
                }
            }
            return Ok(());
        };
        let outlook = reader.outlook(lead)?;
        self.seen = self.seen.or(outlook.stage);
        self.repeat = outlook.past.repeat;
        self.clients.take(outlook.clients);
        for field in outlook.lacking {
            let missing = Missing::new(field);
            if !self.missing.iter().any(|known| known.is_same(&missing)) {
                self.lacks(missing);
            }
        }
        self.rights = Some(outlook.rights);
        self.carry.take(Some(outlook.filled), outlook.own, &reader.setup());
        if self.repeat {
            // Nothing but a deal can be made of it, or nothing yet.
            self.proposed = Targets { deal: true, ..Targets::default() };
            if !self.chosen || self.targets.contact || self.targets.company {
                (self.targets, self.chosen) = (self.proposed, true);
            }
        } else {
            self.propose(outlook.says_company);
        }
        Ok(())
    }

    /// Moves, ticks a box, converts or closes.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        self.hold(context);
        if let Some(Row::Missing(at)) = self.row()
            && let Some(missing) = self.missing.get_mut(at)
            && missing.on_action(action)
        {
            self.told = false;
            return Effect::None;
        }
        match action {
            Action::StepBack => return Effect::Close,
            Action::StartOver => return self.start_over(context),
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
        self.hold(context);
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
            // On a Russian keyboard it is typed with another key.
            None if typed == '?' => Effect::Help,
            None => match position_of(typed).unwrap_or(typed) {
                '?' => Effect::Help,
                ' ' => self.on_action(Action::Select, context),
                'j' => self.on_action(Action::MoveDown, context),
                'k' => self.on_action(Action::MoveUp, context),
                'h' => self.on_action(Action::MoveLeft, context),
                'l' => self.on_action(Action::MoveRight, context),
                _ => {
                    let said = Message::new("say-no-action").with("keys", typed.to_string());
                    Effect::Say(said.with("help", context.keymap.said(Action::Help)))
                }
            },
        }
    }

    /// Asks for the field that a target lacks, or says what else is wrong.
    pub fn on_refused(&mut self, refusal: &Refusal, context: &Context) -> Effect {
        self.refused = None;
        let Some(missing) = Missing::of(refusal, context) else {
            let mut refusal = refusal.clone();
            if refusal.kind == RefusalKind::Conflict {
                // Who was told of it goes on from what there is now.
                self.seen = None;
                refusal.hint = Some(Message::new("convert-once-more"));
            }
            self.refused = Some(refusal);
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
                self.lacks(missing);
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
        if let Err(refusal) = self.plan() {
            let told = self.told;
            self.told = refusal.kind == RefusalKind::Partly;
            if !(told && self.told) {
                let partly = self.told.then(|| Message::new("convert-partly"));
                self.refused = Some(match partly {
                    Some(hint) => Refusal { hint: Some(hint), ..refusal },
                    None => refusal,
                });
                return Effect::None;
            }
        }
        let partial = self.told;
        let mut fill: Vec<(Noun, Set)> = Vec::new();
        for at in 0..self.missing.len() {
            let wanted = self.is_new(self.missing[at].noun());
            let Some(missing) = self.missing.get_mut(at).filter(|_| wanted) else { continue };
            match missing.read(context) {
                Some(Ok(set)) => fill.push((missing.noun(), set)),
                Some(Err(refusal)) => {
                    missing.refuse(refusal);
                    let row = self.rows().iter().position(|row| *row == Row::Missing(at));
                    self.at = row.unwrap_or(self.at);
                    return Effect::None;
                }
                None if self.leads.len() == 1 => {
                    missing.ask();
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
        let client = |noun| match self.leads.len() {
            1 => self.clients.chosen(noun).map_or(Client::New, |one| Client::Known(one.on.id)),
            _ => Client::Matching,
        };
        let (contact, company) = (client(Noun::Contact), client(Noun::Company));
        let several = self.leads.len() > 1;
        let command = |lead: &i64| {
            Command::Convert(Conversion {
                lead: *lead,
                seen: self.seen,
                targets,
                pipeline,
                fill: if several { Vec::new() } else { fill.clone() },
                common: if several { fill.clone() } else { Vec::new() },
                contact,
                company,
                partial,
                similar: self.carry.similar(targets),
                supplement: self.supplement,
                unasked: false,
            })
        };
        match self.leads.as_slice() {
            [lead] => Effect::Save(command(lead)),
            leads => Effect::SaveAll(OperationKind::Convert, leads.iter().map(command).collect()),
        }
    }

    fn past(&self) -> Past {
        Past { repeat: self.repeat, converted: false }
    }

    /// What of the targets would be done now.
    fn plan(&self) -> Result<(), Refusal> {
        let Some(rights) = &self.rights else {
            return conversion::check(self.targets, self.past());
        };
        let mut known = Targets::default();
        for noun in [Noun::Contact, Noun::Company] {
            known.put(noun, self.clients.chosen(noun).is_some());
        }
        conversion::plan(self.targets, known, self.past(), rights, false).map(|_| ())
    }

    /// Whether this target is chosen and nobody who is here already stands in for it.
    fn is_new(&self, noun: Noun) -> bool {
        self.targets.has(noun) && self.clients.chosen(noun).is_none()
    }

    /// What only the lead knows of the clients who are here already: how to reach the person, else
    /// the company, and the fields of each that are empty, with whose they are.
    fn brought(&self) -> (&[String], Vec<(Noun, &str)>) {
        let chosen = |noun| self.clients.chosen(noun).filter(|_| self.targets.has(noun));
        let [contact, company] = [Noun::Contact, Noun::Company].map(chosen);
        let ways = contact.or(company).map_or(&[][..], |one| &one.lacks);
        let both = contact.into_iter().chain(company);
        let empty = both.flat_map(|one| one.empty.iter().map(|field| (one.on.noun, &**field)));
        (ways, empty.collect())
    }

    /// What is made anew: the targets nobody who is here already stands in for.
    fn made(&self) -> Targets {
        let mut made = self.targets;
        for noun in Targets::NOUNS {
            made.put(noun, self.is_new(noun));
        }
        made
    }

    /// Proposes a deal, with the clients the lead says something about; it is chosen where nothing is.
    fn propose(&mut self, says_company: bool) {
        let lacks = |noun| self.missing.iter().any(|missing| missing.noun() == noun);
        let found = |noun| self.clients.chosen(noun).is_some();
        self.proposed = Targets {
            deal: true,
            contact: found(Noun::Contact) || !lacks(Noun::Contact),
            company: found(Noun::Company) || says_company,
        };
        if !self.chosen {
            (self.targets, self.chosen) = (self.proposed, true);
        }
    }

    /// The rows from top to bottom.
    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = Targets::NOUNS.map(Row::Target).to_vec();
        if self.targets.deal && self.pipelines.len() > 1 {
            rows.push(Row::Pipeline);
        }
        let asked = |noun: &Noun| self.targets.has(*noun) && self.clients.is_offered(*noun);
        rows.extend([Noun::Contact, Noun::Company].into_iter().filter(asked).map(Row::Client));
        let (ways, empty) = self.brought();
        if !ways.is_empty() || !empty.is_empty() {
            rows.push(Row::Supplement);
        }
        let wanted = |(at, missing): (usize, &Missing)| {
            self.is_new(missing.noun()).then_some(Row::Missing(at))
        };
        rows.extend(self.missing.iter().enumerate().filter_map(wanted));
        rows.extend(self.carry.lacking(self.targets).map(Row::Similar));
        if self.carry.is_read() && !self.made().is_empty() {
            rows.push(Row::Table);
        }
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
                (self.chosen, self.touched) = (true, true);
                self.told = false;
                self.refused = None;
                self.go(self.at);
            }
            Err(refusal) => self.refused = Some(refusal),
        }
    }

    fn toggle(&mut self) {
        let mut targets = self.targets;
        match self.row() {
            Some(Row::Target(noun)) => targets.put(noun, !targets.has(noun)),
            Some(Row::Pipeline | Row::Client(_) | Row::Supplement) => return self.turn(true),
            Some(Row::Similar(at)) => return self.want(at),
            _ => return,
        }
        // None at all is a step on the way to another set; Enter refuses it.
        if targets.is_empty() {
            self.targets = targets;
            (self.chosen, self.touched) = (true, true);
            self.go(self.at);
        } else {
            self.choose(targets);
        }
    }

    /// Ticks the box of a field that is to be created, or says why it cannot be.
    fn want(&mut self, at: usize) {
        self.refused = self.rights.as_ref().and_then(Rights::field_denial).cloned();
        if self.refused.is_none() {
            self.carry.toggle(at, self.targets);
            self.touched = true;
        }
    }

    /// The next or the previous pipeline, client or box.
    fn turn(&mut self, forward: bool) {
        self.told = false;
        self.touched |=
            matches!(self.row(), Some(Row::Pipeline | Row::Client(_) | Row::Supplement));
        match self.row() {
            Some(Row::Pipeline) => {
                let count = self.pipelines.len();
                let step = if forward { 1 } else { count - 1 };
                self.pipeline = (self.pipeline + step) % count;
            }
            Some(Row::Client(noun)) => self.clients.turn(noun, forward),
            Some(Row::Supplement) => self.supplement = !self.supplement,
            Some(Row::Similar(at)) => self.carry.turn(at, self.targets, forward),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
