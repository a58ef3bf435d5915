//! The calendar of a section: a month, a week or a day of what is planned with its records, of the
//! records themselves by one of their dates, or of what they book.
//!
//! It owns the cursor: a day, and on it something that stands there or an hour. How each span is
//! laid out is the business of [`month`], [`week`] and [`day`], what moves and is made here that of
//! [`deeds`].

mod beyond;
mod counts;
mod day;
mod deeds;
mod month;
mod said;
mod week;

use std::collections::HashMap;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::ask::Rows;
use super::tile;
use crate::clock::{self, Clock};
use crate::crm::reader::{
    CalendarCount, CalendarDay, CalendarDetail, CalendarItem as Item, CalendarKey as Key,
    CalendarOrder, CalendarWanted, Window,
};
use crate::domain::calendar::{Bounds, By, Span, Zone, days_later};
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::action::Action;
use crate::tui::acts::{self, Subject};
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::Context;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::{Picker, Row};

/// The most that is read of each day of a week.
const OF_WEEK: usize = 40;

/// So much stands on nobody's day.
const OF_DAY: usize = 100;

/// The calendar of a noun's records.
#[derive(Debug)]
pub struct Calendar {
    noun: Noun,
    span: Span,
    by: By,
    /// The day under the cursor; today as long as nobody chose one.
    day: Option<NaiveDate>,
    /// Today, as of the last look at the clock.
    today: NaiveDate,
    /// Where on that day.
    at: At,
    days: Vec<CalendarDay>,
    /// The exact counts of days that are not read as a whole.
    exact: HashMap<NaiveDate, CalendarCount>,
    /// How many records were in work at some time of what is shown, once that is counted.
    in_work: Option<i64>,
    /// What the cursor goes to once it is loaded.
    seek: Option<Seek>,
    /// The end of a long day that the cursor is to go to with the next reload.
    jump: Option<Window>,
    /// The span from which the day was entered.
    wider: Option<Span>,
    /// The record that was chosen to plan something with.
    planning: Option<RecordRef>,
}

/// A place on the day under the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
enum At {
    /// The day as a whole.
    Day,
    /// Something that stands there.
    Item(Key),
    /// An hour, by its first second.
    Hour(i64),
}

/// What the cursor goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Seek {
    /// This very thing, wherever it stands now.
    Key(Key),
    /// Whatever stands there of this record.
    Record(i64),
}

/// How much of a day is read around the cursor, or from its ends: all of it, unless it is fuller
/// than anybody's day.
fn long(room: Rect) -> usize {
    OF_DAY.max(3 * usize::from(room.height))
}

/// How moments and the person's local time become each other.
fn zone() -> Zone {
    Zone { local: clock::local, moment: clock::moment }
}

impl Calendar {
    /// The calendar of a noun's records: the month around today, by deadline.
    pub fn new(noun: Noun) -> Calendar {
        Calendar {
            noun,
            span: Span::Month,
            by: By::Activities,
            day: None,
            today: NaiveDate::MIN,
            at: At::Day,
            days: Vec::new(),
            exact: HashMap::new(),
            in_work: None,
            seek: None,
            jump: None,
            wider: None,
            planning: None,
        }
    }

    /// Answers an action that moves over the calendar or something in it; nothing where it is
    /// another one.
    pub fn on_action(&mut self, action: Action, room: Rect, context: &Context) -> Option<Effect> {
        self.look_at(context.clock);
        let here = self.here();
        Some(match action {
            Action::ViewMonth => self.widen(Span::Month),
            Action::ViewWeek => self.widen(Span::Week),
            Action::ViewDay => self.widen(Span::Day),
            Action::GoToday => {
                self.day = None;
                self.at = At::Day;
                Effect::Reload
            }
            Action::GoToDay => {
                let title = context.words.text("line-day");
                Effect::open(Open::Line(Line::new(Purpose::Day, title, "", Kind::Day)))
            }
            Action::CalendarBy => self.pick_by(context),
            Action::MoveLeft => self.go_to_day(days_later(here, -1), room),
            Action::MoveRight => self.go_to_day(days_later(here, 1), room),
            Action::PageUp | Action::HalfPageUp => self.go_to_day(self.span.step(here, -1), room),
            Action::PageDown | Action::HalfPageDown => {
                self.go_to_day(self.span.step(here, 1), room)
            }
            Action::MoveUp if self.span == Span::Month => {
                self.go_to_day(days_later(here, -7), room)
            }
            Action::MoveDown if self.span == Span::Month => {
                self.go_to_day(days_later(here, 7), room)
            }
            Action::MoveFirst if self.span == Span::Month => {
                self.go_to_day(self.span.extent(here).0, room)
            }
            Action::MoveLast if self.span == Span::Month => {
                self.go_to_day(days_later(self.span.extent(here).1, -1), room)
            }
            Action::MoveUp => self.step(-1, context),
            Action::MoveDown => self.step(1, context),
            Action::MoveFirst if self.goes_on() => self.leap(Window::Top { rows: long(room) }),
            Action::MoveLast if self.goes_on() => self.leap(Window::End { rows: long(room) }),
            Action::MoveFirst => self.step(i64::MIN, context),
            Action::MoveLast => self.step(i64::MAX, context),
            Action::Open => self.open(context),
            Action::StepBack => {
                self.span = self.wider.take()?;
                self.at = At::Day;
                Effect::Reload
            }
            _ => return self.deed(action, context),
        })
    }

    /// Puts the cursor on what is at this place of the screen; says whether it was there already.
    pub fn click(&mut self, at: Position, room: Rect, context: &Context) -> Option<bool> {
        let before = (self.here(), self.at.clone());
        let (day, place) = match self.span {
            Span::Month => (self.month_at(at, room, context)?, At::Day),
            Span::Week => self.week_at(at, room, context)?,
            Span::Day => (before.0, self.day_at(at, room, context)?),
        };
        self.set_day(day);
        self.at = place;
        Some((day, self.at.clone()) == before)
    }

    /// Looks what day it is: the calendar of today follows the clock.
    pub fn look_at(&mut self, clock: Clock) {
        self.today = clock.local_now().date();
    }

    /// What it needs to show: each day that is seen, as much of it as fits.
    pub fn wants(&self, room: Rect, clock: Clock) -> Rows {
        let here = self.day.unwrap_or_else(|| clock.local_now().date());
        let day = |day: NaiveDate| self.wanted(zone().bounds(day), day == here, room);
        Rows::Calendar(self.by.clone(), self.span.days(here).into_iter().map(day).collect())
    }

    /// What it needs of the day under the cursor alone.
    pub fn wants_more(&self, room: Rect) -> Rows {
        Rows::Day(self.by.clone(), self.wanted(zone().bounds(self.here()), true, room))
    }

    /// What is read of a day, which may be the one under the cursor. Where there is room for little,
    /// it is for what is left to do.
    fn wanted(&self, bounds: Bounds, at_cursor: bool, room: Rect) -> CalendarWanted {
        let order = match self.span {
            Span::Month | Span::Week => CalendarOrder::LeftFirst,
            Span::Day => CalendarOrder::Clock,
        };
        // A cell of a month says no more than a name, and nothing in it is under the cursor.
        let detail = match self.span {
            Span::Month if month::Shape::of(room).list() == 0 => CalendarDetail::Name,
            _ => CalendarDetail::Card,
        };
        CalendarWanted { bounds, window: self.window(at_cursor, room), order, detail }
    }

    /// How much is read of a day, which may be the one under the cursor.
    fn window(&self, at_cursor: bool, room: Rect) -> Window {
        let shape = month::Shape::of(room);
        match self.span {
            Span::Month if at_cursor => Window::Top { rows: shape.items().max(shape.list()) },
            Span::Month => Window::Top { rows: shape.items() },
            Span::Week => Window::Top { rows: OF_WEEK },
            Span::Day => {
                if let Some(jump) = &self.jump {
                    return jump.clone();
                }
                let rows = long(room);
                let key = match (&self.seek, &self.at) {
                    (Some(Seek::Key(key)), _) | (None, At::Item(key)) => Some(key),
                    _ => None,
                };
                match key {
                    Some(Key::Row(on) | Key::Field(on, _)) => {
                        Window::Around { id: on.id, before: rows, after: rows }
                    }
                    None => Window::Top { rows: 2 * rows },
                }
            }
        }
    }

    /// Takes a day that was read again; the others stay as they are.
    pub fn take_more(&mut self, day: CalendarDay) {
        let known = self.days.iter_mut().find(|known| known.bounds.day == day.bounds.day);
        if let Some(known) = known {
            *known = day;
        }
    }

    /// The question for what counting at once would take too long: the days that are fuller, and
    /// how many records are in work.
    pub fn wants_counts(&self, clock: Clock) -> Option<Rows> {
        let full = self.days.iter().filter(|day| !day.exact);
        let full: Vec<Bounds> = full.map(|day| day.bounds).collect();
        let (from, until) = self.span.extent(self.here());
        let work = (zone().bounds(from).from, zone().bounds(until).from);
        let missing =
            self.in_work.is_none() || full.iter().any(|day| !self.exact.contains_key(&day.day));
        missing.then(|| Rows::Busy(self.by.clone(), full, clock.now(), work))
    }

    /// Takes the days that were read; the cursor stays on what it was on, wherever that stands now.
    pub fn take(&mut self, days: Vec<CalendarDay>, context: &Context) {
        self.look_at(context.clock);
        let here = self.here();
        let was = self.order(here).iter().position(|item| At::Item(item.key()) == self.at);
        self.days = days;
        self.exact.clear();
        self.in_work = None;
        let seek = match (self.seek.take(), &self.at) {
            (Some(seek), _) => Some(seek),
            (None, At::Item(key)) => Some(Seek::Key(key.clone())),
            _ => None,
        };
        if let Some(window) = self.jump.take() {
            let rows = self.order(here);
            let end = if matches!(window, Window::End { .. }) { rows.last() } else { rows.first() };
            self.at = end.map_or(At::Day, |item| At::Item(item.key()));
            return;
        }
        let Some(seek) = seek else {
            if self.span == Span::Day && self.at == At::Day {
                self.at = self.day_begins(context);
            }
            return;
        };
        let wanted = |item: &Item| match &seek {
            Seek::Key(key) => item.key() == *key,
            Seek::Record(id) => item.on == RecordRef::new(self.noun, *id),
        };
        let on = |day: &CalendarDay| {
            let found = day.items.rows.iter().find(|item| wanted(item));
            found.map(|item| (day.bounds.day, item.key()))
        };
        // What takes several days is found on the one under the cursor first.
        let days = || self.days.iter();
        let first = days().filter(|day| day.bounds.day == here).find_map(on);
        match first.or_else(|| days().find_map(on)) {
            Some((day, key)) => {
                self.set_day(day);
                self.at = if self.span == Span::Month { At::Day } else { At::Item(key) };
            }
            // It is done, or gone: what came after it is next.
            None if matches!(self.at, At::Item(_)) => {
                let left = self.order(here);
                let next = was.and_then(|was| left.get(was).or(left.last()));
                self.at = next.map_or(At::Day, |item| At::Item(item.key()));
            }
            None => {}
        }
    }

    /// Takes the exact counts.
    pub fn take_counts(&mut self, counts: Vec<(NaiveDate, CalendarCount)>, in_work: i64) {
        self.exact.extend(counts);
        self.in_work = Some(in_work);
    }

    /// Shows them by something else, known by its word.
    pub fn show_by(&mut self, word: &str, context: &Context) -> Effect {
        let choices = By::choices(&context.setup.registry, self.noun);
        let Some(by) = choices.into_iter().find(|by| by.word() == word) else {
            return Effect::None;
        };
        self.by = by;
        self.at = At::Day;
        Effect::Reload
    }

    /// Goes to a day.
    pub fn go_to_date(&mut self, day: NaiveDate, context: &Context) -> Effect {
        self.look_at(context.clock);
        self.set_day(day);
        self.at = At::Day;
        Effect::Reload
    }

    /// Shows this span; the day stays.
    pub fn widen(&mut self, span: Span) -> Effect {
        self.span = span;
        self.wider = None;
        Effect::Reload
    }

    /// The record under the cursor, where it is one of the section.
    pub fn current(&self) -> Option<i64> {
        self.item().filter(|item| item.on.noun == self.noun).map(|item| item.on.id)
    }

    /// The records of the day under the cursor, in their order, each once.
    pub fn neighbours(&self, noun: Noun) -> Vec<i64> {
        let mut ids: Vec<i64> = Vec::new();
        for item in self.order(self.here()) {
            if item.on.noun == noun && !ids.contains(&item.on.id) {
                ids.push(item.on.id);
            }
        }
        ids
    }

    /// Puts the cursor on a record once it is loaded, where it stands on a day that is shown.
    pub fn go_to(&mut self, id: i64) {
        let here = |key: &Key| match key {
            Key::Field(on, _) => *on == RecordRef::new(self.noun, id),
            Key::Row(_) => false,
        };
        // One record may stand here several times: the cursor does not leave it for another.
        let stays = match &self.at {
            At::Item(key) if here(key) => true,
            At::Item(key) => self
                .days
                .iter()
                .flat_map(|day| &day.items.rows)
                .any(|item| item.key() == *key && item.on == RecordRef::new(self.noun, id)),
            _ => false,
        };
        if !stays {
            self.seek = Some(Seek::Record(id));
        }
    }

    /// What actions are about.
    pub fn subject(&self) -> Option<Subject> {
        let item = self.item()?;
        let mut subject = match &item.tile {
            Some(tile) => tile::subject(tile, item.on.noun),
            None => Subject { name: item.name.clone(), ..Subject::of(item.on) },
        };
        if let Some(pending) = deeds::pending(&item.what) {
            subject.planned = vec![pending];
        }
        Some(subject)
    }

    /// Whether nothing stands on any day that is shown.
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(|day| day.items.rows.is_empty())
    }

    /// Draws the span.
    pub fn draw(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        match self.span {
            Span::Month => self.draw_month(buffer, room, context),
            Span::Week => self.draw_week(buffer, room, context),
            Span::Day => self.draw_day(buffer, room, context),
        }
    }

    /// Whether this action leads to the span that is shown.
    pub fn shows(&self, action: Action) -> bool {
        let span = match action {
            Action::ViewMonth => Span::Month,
            Action::ViewWeek => Span::Week,
            Action::ViewDay => Span::Day,
            _ => return false,
        };
        self.span == span
    }

    /// The day under the cursor.
    fn here(&self) -> NaiveDate {
        self.day.unwrap_or(self.today)
    }

    /// Puts the cursor on a day. On today it goes on with the clock when the day turns over.
    fn set_day(&mut self, day: NaiveDate) {
        self.day = (day != self.today).then_some(day);
    }

    /// What is loaded of a day.
    fn loaded(&self, day: NaiveDate) -> Option<&CalendarDay> {
        self.days.iter().find(|loaded| loaded.bounds.day == day)
    }

    /// What stands on a day, in the order in which the cursor goes through it.
    fn order(&self, day: NaiveDate) -> Vec<&Item> {
        let mut items: Vec<&Item> =
            self.loaded(day).map_or_else(Vec::new, |day| day.items.rows.iter().collect());
        if self.span == Span::Week && self.by == By::Bookings {
            items.sort_by_cached_key(|item| week::resource(item));
        }
        items
    }

    /// What is under the cursor.
    fn item(&self) -> Option<&Item> {
        let At::Item(key) = &self.at else { return None };
        self.loaded(self.here())?.items.rows.iter().find(|item| item.key() == *key)
    }

    fn go_to_day(&mut self, day: NaiveDate, room: Rect) -> Effect {
        let from = self.here();
        let place = match &self.at {
            At::Item(_) if self.span == Span::Week => {
                self.order(from).iter().position(|item| At::Item(item.key()) == self.at)
            }
            _ => None,
        };
        let shown = self.span.days(from) == self.span.days(day);
        self.set_day(day);
        self.at = At::Day;
        if !shown {
            return Effect::Reload;
        }
        let listed = if self.span == Span::Month { month::Shape::of(room).list() } else { 0 };
        let lacks = |day: &CalendarDay| day.items.more_after && day.items.rows.len() < listed;
        if self.loaded(day).is_some_and(lacks) {
            return Effect::ReadMore;
        }
        let items = self.order(day);
        let beside = place.and_then(|place| items.get(place).or(items.last()));
        if let Some(item) = beside {
            self.at = At::Item(item.key());
        }
        Effect::None
    }

    /// Moves the cursor over what stands on the day, and in a day over its hours too.
    fn step(&mut self, by: i64, context: &Context) -> Effect {
        let here = self.here();
        let places: Vec<At> = match self.span {
            Span::Day => self.day_rows(context).into_iter().map(|row| row.at).collect(),
            _ => {
                let items = self.order(here).into_iter().map(|item| At::Item(item.key()));
                [At::Day].into_iter().chain(items).collect()
            }
        };
        let last = i64::try_from(places.len()).unwrap_or(i64::MAX).saturating_sub(1);
        let now = places.iter().position(|place| *place == self.at);
        // From nowhere the first step leads to the first place.
        let now = now.map_or(-by.signum(), |now| i64::try_from(now).unwrap_or_default());
        let to = usize::try_from(now.saturating_add(by).clamp(0, last.max(0))).unwrap_or_default();
        if let Some(place) = places.get(to) {
            self.at = place.clone();
        }
        let margin = usize::from(context.area.height);
        if self.goes_on() && self.nears_edge(margin) { Effect::ReadAhead } else { Effect::None }
    }

    /// Whether the cursor comes so near to the first or the last that is loaded of a long day.
    fn nears_edge(&self, margin: usize) -> bool {
        let Some(day) = self.loaded(self.here()) else { return true };
        let (rows, more) = (&day.items.rows, (day.items.more_before, day.items.more_after));
        let place = rows.iter().position(|item| At::Item(item.key()) == self.at);
        place.is_none_or(|place| {
            (more.0 && place < margin) || (more.1 && place + margin >= rows.len())
        })
    }

    /// Whether a single day has more than is loaded of it.
    fn goes_on(&self) -> bool {
        let more = |day: &CalendarDay| day.items.more_before || day.items.more_after;
        self.span == Span::Day && self.loaded(self.here()).is_some_and(more)
    }

    fn leap(&mut self, to: Window) -> Effect {
        self.jump = Some(to);
        Effect::Reload
    }

    /// Goes into a day, opens what is under the cursor, or plans something at an empty hour.
    fn open(&mut self, context: &Context) -> Effect {
        if let Some(item) = self.item() {
            let near = self.neighbours(item.on.noun);
            return Effect::open(Open::Card(item.on, near));
        }
        if self.span == Span::Day {
            self.planning = None;
            return self.plan(context);
        }
        self.wider = Some(self.span);
        self.span = Span::Day;
        // The first thing that stands there, what is left to do before what is done.
        let first = self.loaded(self.here()).and_then(|day| day.items.rows.first());
        self.at = first.map_or(At::Day, |item| At::Item(item.key()));
        Effect::Reload
    }

    fn pick_by(&self, context: &Context) -> Effect {
        let choices = By::choices(&context.setup.registry, self.noun);
        let rows = choices.iter().map(|by| Row {
            key: by.word().to_owned(),
            text: said::by(by, self.noun, context),
            note: String::new(),
        });
        let title = context.words.text("pick-calendar-by");
        let picker = Picker::new(Purpose::CalendarBy, title, rows.collect());
        Effect::open(Open::Picker(picker.at(self.by.word())))
    }

    /// Why an action cannot run now.
    pub fn why_not(&self, action: Action, context: &Context) -> Option<Message> {
        let item = self.item();
        let key = |action| context.keymap.said(action);
        match action {
            // What is planned with its record does not stand here.
            Action::MarkDone if self.by == By::Bookings => Some(
                Message::new("why-booking-not-done")
                    .with("back", key(Action::DayBack))
                    .with("forward", key(Action::DayForward))
                    .with("delete", key(Action::Delete))
                    .with("open", key(Action::Open)),
            ),
            Action::MarkDone if matches!(self.by, By::Field(_)) && item.is_some() => Some(
                Message::new("why-date-not-done")
                    .with("plan", key(Action::PlanActivity))
                    .with("open", key(Action::Open)),
            ),
            Action::Open | Action::PlanActivity => None,
            _ if action.needs().is_some() && item.is_none() => {
                let (down, up) = (("down", Action::MoveDown), ("up", Action::MoveUp));
                Some(match self.span {
                    Span::Month => context.keyed("why-enter-day", &[("open", Action::Open)]),
                    _ => context.keyed("why-no-item", &[down, up]),
                })
            }
            Action::MarkDone => item
                .and_then(Item::done)
                .map(|what| Message::new("refused-done-already").with("subject", what)),
            Action::Edit | Action::Delete => None,
            Action::DayBack | Action::DayForward | Action::Earlier | Action::Later
                if item.is_some_and(|item| item.done().is_some()) =>
            {
                Some(Message::new("why-done-stays"))
            }
            _ => acts::why_not(action, self.subject().as_ref()),
        }
    }
}

#[cfg(test)]
mod tests;
