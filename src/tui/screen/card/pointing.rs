//! Pointing at the parts of a card: what a click means there, and where on the screen the cursor
//! stands, so that what asks about a field opens beside it.

use ratatui::layout::{Position, Rect};

use super::stack::BESIDE;
use super::tabs::{self, Name};
use super::timeline::{self, Item, Mark};
use super::{Card, Pane, Record, Tab, fields, products, strip};
use crate::domain::message::Refusal;
use crate::domain::stage::StageId;
use crate::tui::action::Action;
use crate::tui::acts::moving;
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;

/// What was pointed at.
enum Target {
    Stage(Option<StageId>),
    Tab(Tab),
    Pane(Pane),
    Field(usize),
    Entry(usize),
    Product(usize),
    Link(usize),
    Change(usize),
}

impl Card {
    /// A click puts the cursor on a field or an entry, and on the one under the cursor is Enter; on
    /// a tab it shows it, on a stage the record goes there.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        match self.target(at, context) {
            None => Effect::None,
            Some(Target::Stage(stage)) => self.bring(stage, context),
            Some(Target::Tab(tab)) if tab == self.tab => Effect::None,
            Some(Target::Tab(tab)) => self.show(tab),
            Some(Target::Pane(pane)) => {
                self.pane = pane;
                Effect::None
            }
            Some(Target::Field(row)) => {
                let again = self.pane == Pane::Fields && self.fields.index() == row;
                self.pane = Pane::Fields;
                if again {
                    return self.on_action(Action::EditField, context);
                }
                let spots = self.page().map(|page| fields::rows(page, context));
                if let Some(row) = spots.and_then(|mut rows| {
                    (row < rows.len()).then(|| (row, rows.swap_remove(row).spot))
                }) {
                    self.fields.stand_on(row.0, row.1);
                }
                Effect::None
            }
            Some(Target::Entry(entry)) => {
                let again = self.pane == Pane::Timeline && self.timeline.index() == entry;
                self.pane = Pane::Timeline;
                if again {
                    return self.on_action(Action::EditField, context);
                }
                let mark: Option<Mark> = self.items().get(entry).map(Item::mark);
                if let Some(mark) = mark {
                    self.timeline.stand_on(entry, mark);
                }
                self.follow_up(Action::MoveDown)
            }
            Some(Target::Product(row)) if self.products.stack.index() == row => {
                self.on_action(Action::EditField, context)
            }
            Some(Target::Product(row)) => {
                self.products.stack.stand_on(row, row);
                Effect::None
            }
            Some(Target::Link(link)) if self.linked.index() == link => {
                self.on_action(Action::EditField, context)
            }
            Some(Target::Link(link)) => {
                if let Some(place) = self.links.places().get(link) {
                    self.linked.stand_on(link, *place);
                }
                Effect::None
            }
            Some(Target::Change(change)) => {
                if let Some(id) = self.history.ids().get(change) {
                    self.changes.stand_on(change, *id);
                }
                self.follow_up(Action::MoveDown)
            }
        }
    }

    /// The keys go to the pane at this place, so that the wheel turns what is under it.
    pub fn point(&mut self, at: Position, context: &Context) {
        let layout = self.layout(context.area);
        if self.tab == Tab::General && layout.both {
            if layout.left.contains(at) {
                self.pane = Pane::Fields;
            } else if layout.right.contains(at) {
                self.pane = Pane::Timeline;
            }
        }
    }

    /// Opens what an effect opens beside the cursor.
    pub(super) fn beside(&self, effect: Effect, context: &Context) -> Effect {
        match (effect, self.cursor(context)) {
            (Effect::Open(open), Some(anchor)) => Effect::open(match *open {
                Open::Picker(picker) => Open::Picker(picker.beside(anchor)),
                Open::Line(line) => Open::Line(line.beside(anchor)),
                other => other,
            }),
            (effect, _) => effect,
        }
    }

    /// Where on the screen the value under the cursor is.
    fn cursor(&self, context: &Context) -> Option<Rect> {
        let layout = self.layout(context.area);
        let Record::Here(page) = &self.record else { return None };
        let naming = |record| page.names().get(&record).cloned();
        let context = &Context { words: context.words.naming(&naming), ..*context };
        match (self.tab, self.pane) {
            (Tab::General, Pane::Fields) => {
                let area = layout.left;
                let rows = fields::rows(page, context);
                let room = usize::from(area.width.saturating_sub(BESIDE));
                let labels = fields::label_columns(&rows, room);
                let block = |i: usize| fields::block(&rows[i], i == 0, labels, room, context);
                let line = self.fields.cursor(area, rows.len(), &block)?;
                // The mark at the cursor, the label, and the space behind it.
                let label = u16::try_from(labels + 3).unwrap_or(0).min(line.width);
                Some(Rect { x: line.x + label, width: line.width - label, ..line })
            }
            (Tab::General, Pane::Timeline) => {
                let items = self.items();
                let room = usize::from(layout.right.width.saturating_sub(BESIDE));
                let block = |i: usize| timeline::block(&items, i, room, page, context);
                self.timeline.cursor(layout.right, items.len(), &block)
            }
            (Tab::Products | Tab::Links | Tab::History, _) => None,
        }
    }

    fn target(&self, at: Position, context: &Context) -> Option<Target> {
        let layout = self.layout(context.area);
        let Record::Here(page) = &self.record else { return None };
        let naming = |record| page.names().get(&record).cloned();
        let context = &Context { words: context.words.naming(&naming), ..*context };
        if layout.stages.contains(at) {
            return strip::stage_at(layout.stages, at, page, context).map(Target::Stage);
        }
        if layout.tabs.contains(at) {
            return match tabs::at(self, &layout, at, context)? {
                Name::Tab(tab) => Some(Target::Tab(tab)),
                Name::Pane(pane) => Some(Target::Pane(pane)),
                Name::Words => None,
            };
        }
        if self.tab == Tab::Products {
            let area = products::rows_room(page, layout.body, context);
            let room = usize::from(area.width.saturating_sub(BESIDE));
            let table = products::Table::of(&self.products, page, room, context);
            let block = |i: usize| table.block(i);
            let hit = self.products.stack.hit(at, area, table.count(), &block);
            return hit.map(Target::Product);
        }
        if self.tab == Tab::Links {
            let room = usize::from(layout.body.width.saturating_sub(BESIDE));
            let block = |i: usize| self.links.block(i, room, context);
            let count = self.links.places().len();
            return self.linked.hit(at, layout.body, count, &block).map(Target::Link);
        }
        if self.tab == Tab::History {
            let room = usize::from(layout.body.width.saturating_sub(BESIDE));
            let currency = page.currency();
            let block = |i: usize| self.history.block(i, room, currency, context);
            let count = self.history.ids().len();
            return self.changes.hit(at, layout.body, count, &block).map(Target::Change);
        }
        let shown =
            |pane: Pane, area: Rect| (layout.both || self.pane == pane) && area.contains(at);
        if shown(Pane::Fields, layout.left) {
            let rows = fields::rows(page, context);
            let room = usize::from(layout.left.width.saturating_sub(BESIDE));
            let labels = fields::label_columns(&rows, room);
            let block = |i: usize| fields::block(&rows[i], i == 0, labels, room, context);
            return self.fields.hit(at, layout.left, rows.len(), &block).map(Target::Field);
        }
        if shown(Pane::Timeline, layout.right) {
            let items = self.items();
            let room = usize::from(layout.right.width.saturating_sub(BESIDE));
            let block = |i: usize| timeline::block(&items, i, room, page, context);
            return self.timeline.hit(at, layout.right, items.len(), &block).map(Target::Entry);
        }
        None
    }

    /// Brings the record to the stage that was pointed at; nothing named is how the record ends.
    fn bring(&mut self, stage: Option<StageId>, context: &Context) -> Effect {
        let Some(stage) = stage else { return self.on_action(Action::Complete, context) };
        if let Some(why) = self.why_not(Action::PickStage, context) {
            return Effect::Refuse(Refusal::rule(why));
        }
        let subject = self.subject();
        subject.map_or(Effect::None, |subject| moving::bring(&subject, stage, context))
    }
}
