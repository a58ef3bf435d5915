//! The view by deadline: open records in columns by when they want attention. A card that is moved
//! to another column takes its nearest deadline along.

mod draw;

use std::collections::HashMap;

use ratatui::layout::{Position, Rect};

use super::ask::Rows;
use super::edge::Edge;
use super::lane::{self, Shape, cards};
use super::tile;
use crate::clock::{self, Clock};
use crate::crm::reader::{Bounds, DueColumn, Stretch, Tile};
use crate::domain::activity::GET_IN_TOUCH;
use crate::domain::command::{Command, Set};
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Money;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::urgency::Urgency;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::acts::{self, Subject};
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::widget::cursor::Go;

/// A column is not drawn narrower than this.
const NARROWEST: u16 = 20;

/// The open records of a noun by deadline.
#[derive(Debug)]
pub struct Deadlines {
    noun: Noun,
    lanes: Vec<Lane>,
    /// The column under the cursor.
    at: usize,
    /// The first column that is shown.
    left: usize,
    /// The record the cursor is to go to once it is loaded.
    seek: Option<i64>,
}

/// A column as it is loaded, with how many cards it has.
type Lane = lane::Lane<(Urgency, i64)>;

impl Deadlines {
    /// The view of a noun's records, with the cursor in the first column that has any.
    pub fn new(noun: Noun) -> Deadlines {
        Deadlines { noun, lanes: Vec::new(), at: 0, left: 0, seek: None }
    }

    /// Answers an action that moves over the view or a card of it; nothing where it is another one.
    pub fn on_action(&mut self, action: Action, room: Rect, context: &Context) -> Option<Effect> {
        let height = cards(room);
        let go = match action {
            Action::MoveFirst => return Some(self.jump(Edge::First)),
            Action::MoveLast => return Some(self.jump(Edge::Last)),
            Action::MoveLeft => return Some(self.sideways(-1, room)),
            Action::MoveRight => return Some(self.sideways(1, room)),
            Action::DueSooner => return Some(self.shift(-1, context)),
            Action::DueLater => return Some(self.shift(1, context)),
            _ => Go::of(action, height)?,
        };
        let Some(lane) = self.lanes.get_mut(self.at) else { return Some(Effect::None) };
        Some(if lane.go(go, height) { Effect::ReadAhead } else { Effect::None })
    }

    /// Puts the cursor on the card, or into the column, at this place of the screen; says whether
    /// there is a card.
    pub fn click(&mut self, at: Position, room: Rect) -> bool {
        let places = self.places(room);
        let Some((lane, area)) = places.into_iter().find(|(_, area)| area.contains(at)) else {
            return false;
        };
        self.at = lane;
        let shape = Shape::of(room);
        let first = room.y.saturating_add(shape.head);
        let Some(lane) = self.lanes.get_mut(self.at).filter(|_| at.y >= first) else {
            return false;
        };
        let row = lane.cursor.top() + usize::from((at.y - first) / shape.pitch());
        let hit = row < lane.tiles.len();
        if hit {
            lane.cursor.go(Go::To(row), cards(area));
        }
        hit
    }

    /// What it needs to show: the columns around their cursors, as they lie now.
    pub fn wants(&self, room: Rect, clock: Clock) -> Rows {
        let height = cards(room);
        let window = |urgency: Urgency| {
            let lane = self.lanes.iter().find(|lane| lane.key.0 == urgency);
            lane.unwrap_or(&Lane::new((urgency, 0))).window(height, self.seek)
        };
        let column = |urgency: Urgency| ((urgency, bounds(urgency, clock)), window(urgency));
        Rows::Due(Urgency::ALL.into_iter().map(column).collect())
    }

    /// What it lacks to go on in the column under the cursor.
    pub fn wants_more(&self, room: Rect, clock: Clock) -> Option<Rows> {
        let lane = self.lanes.get(self.at)?;
        let (urgency, _) = lane.key;
        Some(Rows::DueCards((urgency, bounds(urgency, clock)), lane.wants_more(cards(room))?))
    }

    /// Goes on with these cards in the column under the cursor; `false` where they do not follow
    /// on the loaded ones.
    pub fn go_on(&mut self, further: Stretch<Tile>, room: Rect) -> bool {
        self.lanes.get_mut(self.at).is_some_and(|lane| lane.go_on(further, cards(room)))
    }

    /// Puts all that is loaded of the visible columns into words.
    pub fn put_into_words(&self, room: Rect, context: &Context) {
        for (lane, area) in self.places(room) {
            self.lanes[lane].put_into_words(area, self.noun, context);
        }
    }

    /// Takes the columns that were read.
    pub fn take(&mut self, columns: Vec<DueColumn>, room: Rect) {
        let height = cards(room);
        let first = self.lanes.is_empty();
        let sought = self.seek.take();
        let mut old = std::mem::take(&mut self.lanes);
        for column in columns {
            let known = old.iter().position(|lane| lane.key.0 == column.urgency);
            let key = (column.urgency, column.count);
            let mut lane = known.map_or_else(|| Lane::new(key), |at| old.swap_remove(at));
            lane.key = key;
            let above = (!column.tiles.more_before).then_some(0);
            if lane.take(column.tiles, above, height, sought) {
                self.at = self.lanes.len();
            }
            self.lanes.push(lane);
        }
        self.at = self.at.min(self.lanes.len().saturating_sub(1));
        // It opens where there is something: what was looked for may stand far to the right.
        if first {
            let filled = self.lanes.iter().position(|lane| !lane.tiles.is_empty());
            self.at = filled.unwrap_or_default();
        }
        self.bring_into_view(room);
    }

    /// Whether there is nothing in any column.
    pub fn is_empty(&self) -> bool {
        self.lanes.iter().all(|lane| lane.tiles.is_empty())
    }

    /// The cards on the screen.
    pub fn seen(&self, room: Rect) -> Vec<i64> {
        let places = self.places(room).into_iter();
        places.flat_map(|(lane, area)| self.lanes[lane].seen(area).map(|tile| tile.id)).collect()
    }

    /// The record under the cursor.
    pub fn current(&self) -> Option<i64> {
        self.tile().map(|tile| tile.id)
    }

    /// The loaded records of the column under the cursor.
    pub fn neighbours(&self) -> Vec<i64> {
        let lane = self.lanes.get(self.at);
        lane.map_or_else(Vec::new, |lane| lane.tiles.iter().map(|tile| tile.id).collect())
    }

    /// What the loaded cards are worth.
    pub fn worth(&self) -> HashMap<i64, Money> {
        let tiles = self.lanes.iter().flat_map(|lane| &lane.tiles);
        tiles.map(|tile| (tile.id, tile.amount)).collect()
    }

    /// Puts the cursor on a record once it is loaded; where the view opens, on what is most urgent.
    pub fn go_to(&mut self, id: i64) {
        self.seek = Some(id).filter(|_| !self.lanes.is_empty());
    }

    /// Shows every column from its top.
    pub fn show_top(&mut self) {
        self.lanes.clear();
    }

    /// What actions are about.
    pub fn subject(&self) -> Option<Subject> {
        Some(tile::subject(self.tile()?, self.noun))
    }

    /// What is planned for a record that is made in the column under the cursor; nothing in the one
    /// without plans.
    ///
    /// # Errors
    /// A refusal where no deadline to come belongs: nothing new is overdue, and on its last day
    /// nothing is left of a week.
    pub fn plan(&self, context: &Context) -> Result<Option<Vec<Set>>, Refusal> {
        let urgency = self.lanes.get(self.at).map_or(Urgency::Nothing, |lane| lane.key.0);
        if urgency == Urgency::Nothing {
            return Ok(None);
        }
        let Some(deadline) = urgency.deadline(context.clock.local_now(), None) else {
            let column = context.words.text(&format!("urgency-{}", urgency.word()));
            let message = Message::new("why-nothing-new-there").with("column", column);
            return Err(Refusal::rule(message));
        };
        Ok(Some(vec![
            Set::new("kind", "task"),
            Set::new("subject", GET_IN_TOUCH),
            Set::new("deadline", clock::moment(deadline)),
        ]))
    }

    fn tile(&self) -> Option<&Tile> {
        self.lanes.get(self.at)?.current()
    }

    fn jump(&mut self, to: Edge) -> Effect {
        let Some(lane) = self.lanes.get_mut(self.at) else { return Effect::None };
        lane.jump = Some(to);
        Effect::Reload
    }

    fn sideways(&mut self, by: isize, room: Rect) -> Effect {
        let to = self.at.saturating_add_signed(by).min(self.lanes.len().saturating_sub(1));
        if to == self.at {
            return Effect::None;
        }
        // The cursor keeps its height on the screen.
        let row = self.lanes.get(self.at).map_or(0, |lane| lane.cursor.index() - lane.cursor.top());
        self.at = to;
        self.bring_into_view(room);
        if let Some(lane) = self.lanes.get_mut(to) {
            let top = lane.cursor.top();
            lane.cursor.go(Go::To(top + row), cards(room));
        }
        Effect::Reload
    }

    /// Moves the card under the cursor to the next column that takes a deadline: its nearest one
    /// comes there. Where nothing with a deadline is planned, a line asks what is to be done then.
    fn shift(&mut self, by: isize, context: &Context) -> Effect {
        let (Some(tile), Some(lane)) = (self.tile(), self.lanes.get(self.at)) else {
            return Effect::None;
        };
        let now = context.clock.local_now();
        let next =
            tile.next.as_ref().filter(|_| tile.waits.is_none() || lane.key.0 == Urgency::Overdue);
        let had = next.and_then(|next| next.deadline);
        let mut at = self.at;
        let deadline = loop {
            let Some(to) = at.checked_add_signed(by).filter(|to| *to < Urgency::ALL.len()) else {
                return Effect::Refuse(Refusal::rule(Message::new("why-no-deadline-there")));
            };
            at = to;
            if let Some(deadline) = Urgency::ALL[to].deadline(now, had.map(clock::local)) {
                break deadline;
            }
        };
        let on = RecordRef::new(self.noun, tile.id);
        let Some(next) = next else {
            return acts::plan_line_at(on, deadline, context);
        };
        let set = Set {
            field: "deadline".to_owned(),
            value: Value::Int(clock::moment(deadline)),
            was: Some(had.map_or(Value::Empty, Value::Int)),
        };
        let activity = RecordRef::new(Noun::Activity, next.id);
        self.seek = Some(on.id);
        Effect::Commit(Command::Edit { on: activity, set: vec![set] })
    }

    /// How many columns fit beside each other.
    fn fitting(&self, room: Rect) -> usize {
        usize::from(room.width / NARROWEST).clamp(1, self.lanes.len().max(1))
    }

    fn bring_into_view(&mut self, room: Rect) {
        let fit = self.fitting(room);
        self.left = self.left.clamp((self.at + 1).saturating_sub(fit), self.at);
    }

    /// The columns that are shown and where.
    fn places(&self, room: Rect) -> Vec<(usize, Rect)> {
        let fit = self.fitting(room);
        let left = self.left.min(self.lanes.len().saturating_sub(fit));
        let each = room.width / u16::try_from(fit).unwrap_or(1);
        let mut places = Vec::new();
        let mut x = room.x;
        for lane in left..(left + fit).min(self.lanes.len()) {
            places.push((lane, Rect { x, width: each, ..room }));
            x += each;
        }
        places
    }
}

/// The moments that a column lies between now.
fn bounds(urgency: Urgency, clock: Clock) -> Bounds {
    let (from, until) = urgency.stretch(clock.local_now()).unwrap_or_default();
    Bounds { now: clock.now(), from: from.map(clock::moment), until: until.map(clock::moment) }
}

#[cfg(test)]
mod tests;
