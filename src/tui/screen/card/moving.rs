//! Moving about a card: its cursors, and from one record to the next. What has to be loaded to go on
//! is asked for.

use super::fields::{self, Spot};
use super::stack::{BESIDE, Stack};
use super::timeline::{self, Item, Mark};
use super::{Card, Pane, Record, Tab};
use super::{draw, products};
use crate::domain::noun::RecordRef;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::screen::reel::Reel;

impl Card {
    /// The neighbour so many records away.
    pub(super) fn neighbour(&self, by: isize) -> Option<i64> {
        let here = self.neighbours.iter().position(|id| *id == self.on.id)?;
        self.neighbours.get(here.checked_add_signed(by)?).copied()
    }

    /// Shows a neighbour in place of this record, with the same pane and tab.
    pub(super) fn turn(&mut self, by: isize) -> Effect {
        let Some(id) = self.neighbour(by) else { return Effect::None };
        let neighbours = std::mem::take(&mut self.neighbours);
        *self = Card {
            tab: self.tab,
            pane: self.pane,
            fields: std::mem::take(&mut self.fields),
            ..Card::open(RecordRef::new(self.on.noun, id), neighbours)
        };
        Effect::Reload
    }

    /// Moves the cursor of the pane the keys go to; `false` where the action is no movement.
    pub(super) fn moves(&mut self, action: Action, context: &Context) -> bool {
        let layout = self.layout(context.area);
        let Record::Here(page) = &self.record else { return false };
        let naming = |record| page.names().get(&record).cloned();
        let context = &Context { words: context.words.naming(&naming), ..*context };
        match (self.tab, self.pane) {
            (Tab::General, Pane::Fields) => {
                let rows = fields::rows(page, context);
                let spots: Vec<Spot> = rows.iter().map(|row| row.spot.clone()).collect();
                let height = draw::field_height(&rows, layout.left, context);
                self.fields.moves(action, &spots, &height, usize::from(layout.left.height))
            }
            (Tab::General, Pane::Timeline) => {
                let newest = self.stream.is_at_start() && self.wanted.is_everything();
                let items = timeline::items(page, self.stream.things(), newest);
                let marks: Vec<Mark> = items.iter().map(Item::mark).collect();
                let room = usize::from(layout.right.width.saturating_sub(BESIDE));
                let height = |i| timeline::block(&items, i, room, page, context).len();
                self.timeline.moves(action, &marks, &height, usize::from(layout.right.height))
            }
            (Tab::Links, _) => {
                let places = self.links.places();
                let room = usize::from(layout.body.width.saturating_sub(BESIDE));
                let height = |i| self.links.block(i, room, context).len();
                self.linked.moves(action, &places, &height, usize::from(layout.body.height))
            }
            (Tab::Products, _) => {
                let area = products::rows_room(page, layout.body, context);
                let room = usize::from(area.width.saturating_sub(BESIDE));
                let table = products::Table::of(&self.products, page, room, context);
                let places: Vec<usize> = (0..table.count()).collect();
                let height = |at: usize| table.height(at);
                self.products.stack.moves(action, &places, &height, usize::from(area.height))
            }
            (Tab::History, _) => {
                let ids = self.history.ids();
                let room = usize::from(layout.body.width.saturating_sub(BESIDE));
                let currency = page.currency();
                let height = |i| self.history.block(i, room, currency, context).len();
                self.changes.moves(action, &ids, &height, usize::from(layout.body.height))
            }
        }
    }

    /// What a movement asks for: the rows around the cursor, where they are not loaded.
    pub(super) fn follow_up(&mut self, action: Action) -> Effect {
        let reload = match (self.tab, self.pane) {
            (Tab::General, Pane::Fields) | (Tab::Products | Tab::Links, _) => false,
            (Tab::General, Pane::Timeline) => {
                let before = timeline::before_events(&self.items());
                let place = self.timeline.index().saturating_sub(before);
                follow(action, &mut self.stream, &mut self.timeline, place)
            }
            (Tab::History, _) => {
                let place = self.changes.index();
                follow(action, self.history.reel(), &mut self.changes, place)
            }
        };
        if reload { Effect::Reload } else { Effect::None }
    }

    /// Puts the cursors back where they were.
    pub(super) fn settle(&mut self, context: &Context) {
        if let Record::Here(page) = &self.record {
            let rows = fields::rows(page, context);
            let spots: Vec<Spot> = rows.into_iter().map(|row| row.spot).collect();
            self.fields.settle(&spots);
            self.linked.settle(&self.links.places());
            self.changes.settle(&self.history.ids());
            let count = page.row().get("products").as_rows().len();
            self.products.stack.settle(&(0..count).collect::<Vec<_>>());
        }
        self.settle_timeline();
        self.scroll(context);
    }

    pub(super) fn settle_timeline(&mut self) {
        let marks: Vec<Mark> = self.items().iter().map(Item::mark).collect();
        self.timeline.settle(&marks);
    }

    /// Brings the cursors onto the screen.
    pub(super) fn scroll(&mut self, context: &Context) {
        let layout = self.layout(context.area);
        let Record::Here(page) = &self.record else { return };
        let naming = |record| page.names().get(&record).cloned();
        let context = &Context { words: context.words.naming(&naming), ..*context };
        let rows = fields::rows(page, context);
        let height = draw::field_height(&rows, layout.left, context);
        self.fields.follow(rows.len(), &height, usize::from(layout.left.height));
        let newest = self.stream.is_at_start() && self.wanted.is_everything();
        let items = timeline::items(page, self.stream.things(), newest);
        let room = usize::from(layout.right.width.saturating_sub(BESIDE));
        let height = |i| timeline::block(&items, i, room, page, context).len();
        self.timeline.follow(items.len(), &height, usize::from(layout.right.height));
        let area = products::rows_room(page, layout.body, context);
        let room = usize::from(area.width.saturating_sub(BESIDE));
        let table = products::Table::of(&self.products, page, room, context);
        let height = |at: usize| table.height(at);
        self.products.stack.follow(table.count(), &height, usize::from(area.height));
        let room = usize::from(layout.body.width.saturating_sub(BESIDE));
        let places = self.links.places().len();
        let height = |i| self.links.block(i, room, context).len();
        self.linked.follow(places, &height, usize::from(layout.body.height));
        let ids = self.history.ids();
        let currency = page.currency();
        let height = |i| self.history.block(i, room, currency, context).len();
        self.changes.follow(ids.len(), &height, usize::from(layout.body.height));
    }
}

/// Follows the cursor of a column over a row that is held in part only; `true` where another part
/// has to be read.
pub(in crate::tui::screen) fn follow<T, P: Copy, Id: Clone + PartialEq>(
    action: Action,
    reel: &mut Reel<T, P>,
    stack: &mut Stack<Id>,
    place: usize,
) -> bool {
    match action {
        Action::MoveFirst => {
            let far = reel.go_newest();
            if far {
                stack.go_first();
            }
            far
        }
        Action::MoveLast => {
            let far = reel.go_oldest();
            if far {
                stack.go_last();
            }
            far
        }
        _ => reel.look_at(place),
    }
}
