//! Several records side by side before they become one: which of them stays, and, for each field in
//! which they differ, whose value it keeps.
//!
//! What is united anyway (phones, tags, the timeline) is not asked; how much of it moves is said
//! before Enter does it.

mod draw;

use std::collections::HashMap;

use crate::crm::duplicates::Belongings;
use crate::crm::reader::Row;
use crate::crm::{Failure, Reader};
use crate::domain::command::{self, Command, Taken};
use crate::domain::field::{Field, Kind};
use crate::domain::merge::{is_union, may_choose};
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::RecordRef;
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;

/// The question how records become one.
#[derive(Debug)]
pub struct Merge {
    /// All that were asked about, in the order of the columns.
    records: Vec<RecordRef>,
    /// What is known of them; nothing until it is read.
    columns: Vec<Column>,
    /// The names of what they are linked with.
    names: HashMap<RecordRef, String>,
    /// The record that stays.
    keep: RecordRef,
    /// Those that are not the same after all.
    left_out: Vec<RecordRef>,
    /// Whose value a field keeps, where somebody chose.
    chosen: HashMap<String, RecordRef>,
    /// The fields in which they differ.
    fields: Vec<String>,
    /// The place of the cursor: the line of the survivor, the fields, and what Enter will do.
    at: usize,
    /// The column under the cursor.
    column: usize,
    /// Why it was refused.
    refused: Option<Refusal>,
    /// Whether the person was told that somebody told them apart.
    warned: bool,
}

/// What is known of a record.
#[derive(Debug)]
struct Column {
    row: Row,
    name: Option<String>,
    belongings: Belongings,
}

impl Merge {
    /// Asks about these records of one noun; the first one stays unless another is chosen.
    pub fn new(records: Vec<RecordRef>) -> Option<Merge> {
        let keep = *records.first()?;
        Some(Merge {
            records,
            columns: Vec::new(),
            names: HashMap::new(),
            keep,
            left_out: Vec::new(),
            chosen: HashMap::new(),
            fields: Vec::new(),
            at: 0,
            column: 0,
            refused: None,
            warned: false,
        })
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Duplicates, Scope::Form]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Moves, chooses, merges or closes.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let last = self.fields.len() + 1;
        match action {
            Action::StepBack => return Effect::Close,
            Action::Save => return self.merge(),
            Action::Confirm if self.at == last => return self.merge(),
            Action::Confirm => {
                self.choose(self.column);
                self.at += 1;
            }
            Action::MoveUp | Action::PreviousField => self.at = self.at.saturating_sub(1),
            Action::MoveDown | Action::NextField => self.at = (self.at + 1).min(last),
            Action::MoveFirst | Action::PageUp => self.at = 0,
            Action::MoveLast | Action::PageDown => self.at = last,
            Action::MoveLeft => self.step(false),
            Action::MoveRight => self.step(true),
            Action::Select => self.toggle(context.setup),
            Action::NotDuplicates => return self.tell_apart(),
            Action::OpenRecord => {
                return self.columns.get(self.column).map_or(Effect::None, |column| {
                    Effect::open(Open::Card(column.row.on, Vec::new()))
                });
            }
            _ => {}
        }
        Effect::None
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Says why it was refused; the newest values are read with the next look.
    pub fn on_refused(&mut self, refusal: &Refusal, _: &Context) -> Effect {
        self.warned = refusal.kind == RefusalKind::Apart;
        let again = self.warned.then(|| Message::new("merge-apart-again"));
        self.refused = Some(Refusal { hint: again.or(refusal.hint.clone()), ..refusal.clone() });
        Effect::Reload
    }

    /// Reads the records again; those that are gone leave.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        let mut columns = Vec::new();
        for on in &self.records {
            let card = match reader.card(*on) {
                Ok(card) => card,
                Err(Failure::Refused(_)) => continue,
                Err(fault) => return Err(fault),
            };
            if card.row.deleted_at.is_some() {
                continue;
            }
            self.names.extend(card.names);
            columns.push(Column {
                name: reader.name(*on)?,
                belongings: reader.belongings(*on)?,
                row: card.row,
            });
        }
        self.columns = columns;
        self.settle(context.setup);
        Ok(())
    }

    /// The records that become one.
    fn merged(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| !self.left_out.contains(&column.row.on))
    }

    /// Keeps what is shown true to what is there.
    fn settle(&mut self, setup: &Setup) {
        let there: Vec<RecordRef> = self.merged().map(|column| column.row.on).collect();
        if let Some(first) = there.first().filter(|_| !there.contains(&self.keep)) {
            self.keep = *first;
        }
        let here = self.at.checked_sub(1).and_then(|place| self.fields.get(place).cloned());
        let differs = |field: &&Field| {
            let mut values = self.merged().map(|column| column.row.get(&field.name));
            let first = values.next();
            is_asked(field) && values.any(|value| !same(first, value))
        };
        let fields = setup.registry.of(self.keep.noun).filter(differs);
        let fields: Vec<String> = fields.map(|field| field.name.clone()).collect();
        self.fields = fields;
        // The cursor stays on its field.
        if let Some(place) = here.and_then(|name| self.fields.iter().position(|f| *f == name)) {
            self.at = place + 1;
        }
        self.at = self.at.min(self.fields.len() + 1);
        self.column = self.column.min(self.columns.len().saturating_sub(1));
        self.chosen.retain(|_, on| there.contains(on));
    }

    /// Whose value a field keeps: the chosen one's, else the survivor's, else the first that has one.
    fn holder(&self, field: &str) -> Option<RecordRef> {
        if let Some(on) = self.chosen.get(field) {
            return Some(*on);
        }
        let filled = |column: &&Column| is_filled(field, column.row.get(field));
        let own = self.merged().find(|column| column.row.on == self.keep);
        let holder = own.filter(filled).or_else(|| self.merged().find(filled)).or(own);
        holder.map(|column| column.row.on)
    }

    /// Goes to another column; on a field its value is chosen with it.
    fn step(&mut self, right: bool) {
        let last = self.columns.len().saturating_sub(1);
        let column =
            if right { (self.column + 1).min(last) } else { self.column.saturating_sub(1) };
        self.column = column;
        self.choose(column);
    }

    /// Chooses what stands in a column of the line under the cursor.
    fn choose(&mut self, column: usize) {
        self.refused = None;
        self.warned = false;
        let Some(on) = self.columns.get(column).map(|column| column.row.on) else { return };
        if self.left_out.contains(&on) {
            return;
        }
        match self.at.checked_sub(1) {
            None => self.keep = on,
            Some(place) => {
                if let Some(field) = self.fields.get(place) {
                    self.chosen.insert(field.clone(), on);
                }
            }
        }
    }

    /// Leaves the record under the cursor out, or takes it in again. Two always stay.
    fn toggle(&mut self, setup: &Setup) {
        let Some(on) = self.columns.get(self.column).map(|column| column.row.on) else { return };
        if let Some(place) = self.left_out.iter().position(|out| *out == on) {
            self.left_out.remove(place);
        } else if self.merged().count() > 2 {
            self.left_out.push(on);
        } else {
            self.refused = Some(Refusal::rule(Message::new("refused-merge-one")));
        }
        self.settle(setup);
    }

    fn merge(&mut self) -> Effect {
        let others: Vec<RecordRef> =
            self.merged().map(|column| column.row.on).filter(|on| *on != self.keep).collect();
        if others.is_empty() {
            self.refused = Some(Refusal::malformed(Message::new("refused-merge-one")));
            return Effect::None;
        }
        let chosen = self.fields.iter().filter_map(|field| {
            let on = self.chosen.get(field)?;
            Some((field.clone(), Taken::From(on.id)))
        });
        Effect::Save(Command::Merge(command::Merge {
            choices: chosen.collect(),
            seen: self.merged().map(|column| (column.row.on, column.row.revision)).collect(),
            apart: self.warned,
            ..command::Merge::new(self.keep, others)
        }))
    }

    fn tell_apart(&self) -> Effect {
        let records: Vec<RecordRef> = self.merged().map(|column| column.row.on).collect();
        if records.len() < 2 {
            return Effect::None;
        }
        Effect::Save(Command::TellApart { records, apart: true })
    }
}

/// Whether a field is asked about: sets and notes are united, a currency goes with its amount.
fn is_asked(field: &Field) -> bool {
    may_choose(field)
        && !is_union(field)
        && !matches!(field.kind, Kind::LongText | Kind::Currency | Kind::Bool)
}

/// Whether there is something in a field; an amount of nothing is none.
fn is_filled(field: &str, value: &Value) -> bool {
    let nothing = matches!(field, "amount" | "revenue") && *value == Value::Int(0);
    !value.is_empty() && !nothing
}

fn same(a: Option<&Value>, b: &Value) -> bool {
    a.is_none_or(|a| a == b || (a.is_empty() && b.is_empty()))
}

#[cfg(test)]
mod tests;
