//! The days: what is planned and done, with a heading a day, the late ones first.
//!
//! A heading takes a line of the screen and belongs to no row: the cursor goes from row to row,
//! and the screen scrolls by as many rows as fit with their headings.

mod draw;

use std::collections::HashMap;

use ratatui::layout::{Position, Rect};

use super::activities::Doing;
use super::ask::Rows;
use crate::clock;
use crate::crm::reader::{DAYS_COUNTED, DayPage, Days as Asked, Doing as Row, OfWhom, Window};
use crate::domain::activity::ActivityKind;
use crate::domain::agenda::{Group, Show, Times};
use crate::domain::noun::RecordRef;
use crate::domain::query::Filter;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::widget::cursor::{Cursor, Go};

/// Rooms with fewer columns have no room for whom something is with beside what it is.
const WIDE: u16 = 60;

/// What is planned and done, day by day.
#[derive(Debug, Default)]
pub struct Days {
    show: Show,
    circle: Circle,
    cursor: Cursor<i64>,
    /// The first row on the screen.
    top: usize,
    rows: Vec<Row>,
    names: HashMap<RecordRef, String>,
    clients: HashMap<RecordRef, String>,
    more: (bool, bool),
    jump: Option<Window>,
    /// The activity the cursor is to go to once it is loaded.
    seek: Option<i64>,
    count: i64,
}

/// Of whom the days are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Circle {
    /// The viewer, with what he is invited to.
    #[default]
    Mine,
    /// Colleagues, as far as they invited the viewer.
    Invited,
    /// Everybody.
    Everybody,
}

/// A line of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// An empty one that sets a heading off.
    Gap,
    /// A heading.
    Head(Group),
    /// The row at this place of the loaded ones.
    Row(usize),
    /// With whom that row is, where its own line has no room for it.
    With(usize),
}

/// The room on the screen, in lines.
#[derive(Debug, Clone, Copy)]
struct Room {
    height: usize,
    /// Whether a row takes a second line for whom it is with.
    narrow: bool,
}

impl Room {
    fn of(room: Rect) -> Room {
        let height = usize::from(room.height).max(1);
        Room { height, narrow: room.width < WIDE && height >= 4 }
    }

    /// About so many rows are seen at once.
    fn page(self) -> usize {
        if self.narrow { self.height / 2 } else { self.height }
    }
}

impl Days {
    /// The viewer's own days, of which this much is shown.
    pub fn new(show: Show) -> Days {
        Days { show, ..Days::default() }
    }

    /// Answers an action that moves over the days or chooses what is shown of them; nothing where
    /// it is another one.
    pub fn on_action(&mut self, action: Action, room: Rect, context: &Context) -> Option<Effect> {
        let room = Room::of(room);
        let height = room.height;
        let go = match action {
            Action::MoveFirst => return Some(self.jump(Window::Top { rows: 3 * height })),
            Action::MoveLast => return Some(self.jump(Window::End { rows: 3 * height })),
            _ => match self.choose(action) {
                Some(effect) => return Some(effect),
                None => Go::of(action, room.page())?,
            },
        };
        self.cursor.go(go, height);
        self.scroll(room, context);
        let index = self.cursor.index();
        let near_start = self.more.0 && index < height;
        let near_end = self.more.1 && index + height >= self.rows.len();
        Some(if near_start || near_end { Effect::ReadAhead } else { Effect::None })
    }

    /// Answers an action that chooses what is shown, of the days and of the list of the same.
    pub fn choose(&mut self, action: Action) -> Option<Effect> {
        Some(match action {
            Action::ShowPlanned => self.change(Show::Planned),
            Action::ShowOverdue => self.change(Show::Overdue),
            Action::ShowToday => self.change(Show::Today),
            Action::ShowWaiting => self.change(Show::Waiting),
            Action::ShowDone => self.change(Show::Done),
            Action::ShowEverything => self.change(Show::Everything),
            Action::ShowMine => self.turn(Circle::Everybody),
            Action::ShowInvited => self.turn(Circle::Invited),
            _ => return None,
        })
    }

    /// Puts the cursor on the row at this place of the screen; says whether there is one.
    pub fn click(&mut self, at: Position, room: Rect, context: &Context) -> bool {
        if !room.contains(at) {
            return false;
        }
        let line = self.layout(Room::of(room), context).nth(usize::from(at.y - room.y));
        match line {
            Some(Line::Row(place) | Line::With(place)) => {
                self.cursor.go(Go::To(place), Room::of(room).height)
            }
            _ => false,
        }
    }

    /// What it needs to show: rows around the cursor.
    pub fn wants(&self, room: Rect, context: &Context) -> Rows {
        let height = Room::of(room).height;
        let here = self.cursor.id().filter(|_| self.more.0 || self.rows.is_empty());
        let window = match (&self.jump, self.seek.or(here)) {
            (Some(jump), _) => jump.clone(),
            (None, Some(_)) => {
                let ids = self.seek.into_iter().chain(self.cursor.heirs()).collect();
                Window::Nearest { ids, before: 2 * height, after: 3 * height }
            }
            (None, None) => Window::Top { rows: self.cursor.index() + 3 * height },
        };
        Rows::Days(self.asked(context), window)
    }

    /// Which days are shown, as the question for all of them.
    pub fn asked(&self, context: &Context) -> Asked {
        let clock = context.clock;
        let me = context.reading.me();
        let whose = match self.circle {
            Circle::Mine => OfWhom::Mine(me),
            Circle::Invited => OfWhom::Invited(me),
            Circle::Everybody => OfWhom::Everybody,
        };
        let now = (clock.now(), clock.local_now());
        let days = Asked::at(now, &self.show.parts(), whose, clock::moment);
        Asked { backward: self.show.is_backward(), ..days }
    }

    /// The same choice as a filter, for the list.
    pub fn filter(&self, context: &Context) -> Filter {
        self.asked(context).filter()
    }

    /// Takes the rows that were read.
    pub fn take(&mut self, page: DayPage, room: Rect, context: &Context) {
        let room = Room::of(room);
        let height = room.height;
        let was_more = self.more.0;
        self.more = (page.items.more_before, page.items.more_after);
        (self.rows, self.count) = (page.items.rows, page.count);
        (self.names, self.clients) = (page.names, page.clients);
        let ids: Vec<i64> = self.rows.iter().map(|row| row.id).collect();
        let shown = self.cursor.index().saturating_sub(self.top);
        let was_head = self.top == 0 && !was_more;
        self.cursor.settle(0, &ids, ids.len(), height);
        match self.jump.take() {
            Some(Window::End { .. }) => drop(self.cursor.go(Go::Last, height)),
            Some(Window::Top { .. }) => drop(self.cursor.go(Go::First, height)),
            _ => {}
        }
        if let Some(place) = self.seek.take().and_then(|id| ids.iter().position(|one| *one == id)) {
            self.cursor.go(Go::To(place), height);
        }
        // Its row stays where it is on the screen; but what comes back above the first row is seen.
        let is_head = was_head && !self.more.0;
        self.top = if is_head { 0 } else { self.cursor.index().saturating_sub(shown) };
        self.scroll(room, context);
    }

    /// Puts the cursor on an activity once it is loaded.
    pub fn go_to(&mut self, id: i64) {
        self.seek = Some(id);
    }

    /// Shows the days from their top.
    pub fn show_top(&mut self) {
        self.jump = Some(Window::Top { rows: 100 });
    }

    /// Whether there is no row to show.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What is shown of the days.
    pub fn shown(&self) -> Show {
        self.show
    }

    /// Of whom they are shown.
    pub fn circle(&self) -> Circle {
        self.circle
    }

    /// How many activities there are; nothing where there are very many.
    pub fn count(&self) -> Option<i64> {
        (self.count < DAYS_COUNTED).then_some(self.count)
    }

    /// The activities on the screen.
    pub fn seen(&self, room: Rect, context: &Context) -> Vec<i64> {
        let room = Room::of(room);
        let lines = self.layout(room, context).take(room.height);
        let row = |line| match line {
            Line::Row(place) => self.rows.get(place).map(|row| row.id),
            Line::Gap | Line::Head(_) | Line::With(_) => None,
        };
        lines.filter_map(row).collect()
    }

    /// The activity under the cursor.
    pub fn current(&self) -> Option<i64> {
        self.cursor.id()
    }

    /// The loaded activities.
    pub fn neighbours(&self) -> Vec<i64> {
        self.rows.iter().map(|row| row.id).collect()
    }

    /// What actions on the activity under the cursor need to know.
    pub fn doing(&self) -> Option<Doing> {
        let id = self.cursor.id()?;
        let row = self.rows.iter().find(|row| row.id == id)?;
        Some(Doing {
            id,
            subject: row.subject.clone(),
            is_task: row.kind == ActivityKind::Task.word(),
            on: row.on,
            deadline: row.deadline,
            is_done: row.done.is_some(),
            responsible: Some(row.responsible),
        })
    }

    /// The numbers of the loaded records of the same kind as the one under the cursor, each once.
    pub fn records(&self) -> Vec<i64> {
        let Some(noun) = self.doing().and_then(|doing| doing.on).map(|on| on.noun) else {
            return Vec::new();
        };
        let mut ids: Vec<i64> = Vec::new();
        for on in self.rows.iter().filter_map(|row| row.on).filter(|on| on.noun == noun) {
            if !ids.contains(&on.id) {
                ids.push(on.id);
            }
        }
        ids
    }

    /// Shows the days of these people; asked for them again, the viewer's own.
    fn turn(&mut self, circle: Circle) -> Effect {
        self.circle = if self.circle == circle { Circle::Mine } else { circle };
        self.change(self.show)
    }

    fn change(&mut self, show: Show) -> Effect {
        let here = self.cursor.id();
        self.show = show;
        self.rows.clear();
        match here {
            // The cursor stays on its row, wherever that stands now.
            Some(id) => self.seek = Some(id),
            // What was done most lately stands where what is planned begins.
            None if show == Show::Everything => self.jump = Some(Window::End { rows: 100 }),
            None => self.show_top(),
        }
        Effect::Reload
    }

    fn jump(&mut self, window: Window) -> Effect {
        self.jump = Some(window);
        Effect::Reload
    }

    /// Scrolls as little as needed to show the row under the cursor below its heading.
    fn scroll(&mut self, room: Room, context: &Context) {
        let index = self.cursor.index();
        self.top = self.top.min(index);
        // Nothing above the window fits in anyway.
        self.top = self.top.max((index + 1).saturating_sub(room.height));
        let shows = |days: &Days, row: usize| {
            let last = days.with(row, room).unwrap_or(Line::Row(row));
            days.layout(room, context).any(|line| line == last)
        };
        while self.top < index && !shows(self, index) {
            self.top += 1;
        }
        // No empty lines below the last row while there are rows above the first one.
        while self.top > 0 {
            self.top -= 1;
            if !shows(self, self.rows.len() - 1) || !shows(self, index) {
                self.top += 1;
                break;
            }
        }
    }

    /// The second line of a row, where it has one.
    fn with(&self, place: usize, room: Room) -> Option<Line> {
        let row = self.rows.get(place)?;
        (room.narrow && row.on.is_some()).then_some(Line::With(place))
    }

    /// The lines of the screen from its first row on: each group has its heading, the first one
    /// also where the screen begins in the middle of it.
    fn layout<'a>(&'a self, room: Room, context: &'a Context) -> impl Iterator<Item = Line> + 'a {
        let now = context.clock.local_now();
        let mut before = None;
        let rows = self.rows.iter().enumerate().skip(self.top);
        let lines = rows.flat_map(move |(place, row)| {
            let group = Group::of(now, times(row));
            let head = (before != Some(group)).then_some(Line::Head(group));
            let gap = head.filter(|_| before.is_some()).map(|_| Line::Gap);
            before = Some(group);
            let with = self.with(place, room);
            gap.into_iter().chain(head).chain([Line::Row(place)]).chain(with)
        });
        // A heading is shown with its first row only; where a single line fits, that is the row.
        let head = usize::from(room.height < 2);
        lines.skip(head).take(room.height)
    }
}

/// When a row wants to be done and was, where the person lives.
fn times(row: &Row) -> Times {
    Times {
        deadline: row.deadline.map(clock::local),
        done: row.done.map(clock::local),
        waits: row.waits.is_some(),
    }
}

#[cfg(test)]
mod tests;
