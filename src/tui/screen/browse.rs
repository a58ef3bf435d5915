//! A section: the records of one noun or the activities, with their search, filter and selection.
//!
//! It owns what its views share. How each shows its rows is its own business: `board`, `list`,
//! `deadlines`, `days`, `calendar`.

mod acting;
mod activities;
pub mod ask;
mod badge;
mod board;
mod calendar;
mod carry;
mod days;
mod deadlines;
mod draw;
mod edge;
mod lane;
mod list;
mod look;
mod marks;
mod narrow;
mod selection;
mod sums;
mod tile;
mod view;

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use crate::crm::duplicates;
use crate::crm::{Failure, Reader};
use crate::domain::agenda::Show;
use crate::domain::command::Set;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::tui::action::{Action, Scope};
use crate::tui::acts::{self, Subject};
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::changed::Changed;
use crate::tui::screen::form::Form;

use activities::Doing;
use ask::{Ask, Page, Rows};
use board::Board;
use calendar::Calendar;
use carry::Held;
use days::Days;
use deadlines::Deadlines;
use list::List;
use selection::Selection;
use view::View;

/// Rows of the screen above the view: the name of the view and what it shows.
const HEAD: u16 = 1;

/// The records of one noun.
#[derive(Debug)]
pub struct Browse {
    noun: Noun,
    view: View,
    board: Board,
    list: List,
    deadlines: Deadlines,
    days: Box<Days>,
    calendar: Box<Calendar>,
    search: String,
    found: Filter,
    query: String,
    filter: Filter,
    selected: Selection,
    /// What somebody else changed a moment ago.
    changed: Changed<i64>,
    /// Whether the list shows closed records as well.
    closed: bool,
    /// What is to become of the selection once the numbers of all records are read.
    sifting: Option<Sift>,
    waiting: bool,
    asked: Option<Box<About>>,
    /// What the button of the mouse holds on the board.
    held: Option<Box<Held>>,
    /// Whether it looks as the person left it.
    dressed: bool,
}

/// What a question that is open on top is about: a colleague may take a record away from under the
/// cursor before the answer comes.
#[derive(Debug, Clone)]
struct About {
    subject: Option<Subject>,
    doing: Option<Doing>,
    selected: BTreeSet<i64>,
}

/// What all records that are shown are wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sift {
    /// They are selected.
    SelectAll,
    /// What is selected and not among them is selected no more.
    Keep,
}

impl Browse {
    /// The section of a noun: its board where it has one, else its list.
    pub fn new(noun: Noun) -> Browse {
        Browse {
            noun,
            view: View::of(noun)[0],
            board: Board::new(noun),
            list: List::new(noun),
            deadlines: Deadlines::new(noun),
            days: Box::default(),
            calendar: Box::new(Calendar::new(noun)),
            search: String::new(),
            found: Filter::All,
            query: String::new(),
            filter: Filter::All,
            selected: Selection::default(),
            changed: Changed::default(),
            closed: false,
            sifting: None,
            waiting: false,
            asked: None,
            held: None,
            dressed: false,
        }
    }

    /// The viewer's own days, of which this much is shown.
    pub fn days(show: Show) -> Browse {
        Browse { days: Box::new(Days::new(show)), ..Browse::new(Noun::Activity) }
    }

    /// The list of those records of a noun that a query finds.
    ///
    /// # Errors
    /// The query is none.
    pub fn list(noun: Noun, query: &str, context: &Context) -> Result<Browse, Refusal> {
        let mut browse = Browse { view: View::List, ..Browse::new(noun) };
        match browse.narrow(String::new(), Some(query.to_owned()), context) {
            Effect::Refuse(refusal) => Err(refusal),
            _ => Ok(browse),
        }
    }

    /// Whose section it is.
    pub fn noun(&self) -> Noun {
        self.noun
    }

    /// The scopes whose keys hold now.
    pub fn scopes(&self) -> &'static [Scope] {
        match self.view {
            View::Board => &[Scope::Board, Scope::Global],
            View::Activities => &[Scope::Deadlines, Scope::Global],
            View::Days => &[Scope::Day, Scope::Global],
            View::List if self.noun == Noun::Activity => {
                &[Scope::Doings, Scope::List, Scope::Global]
            }
            View::List => &[Scope::List, Scope::Global],
            View::Calendar => &[Scope::Calendar, Scope::Global],
        }
    }

    /// Nothing is typed here: lines open above it.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Pasted text becomes new records, one a line.
    pub fn on_text(&mut self, text: &str, context: &Context) -> Effect {
        if !self.noun.is_record() {
            let title = text.lines().next().unwrap_or_default().trim();
            let named = if self.noun == Noun::Activity { "subject" } else { "title" };
            let form = Form::create(self.noun, vec![Set::new(named, title)], context);
            return Effect::open(Open::Form(form));
        }
        self.capture(text, context)
    }

    /// Whether it is shown as a board.
    pub fn is_board(&self) -> bool {
        self.view == View::Board
    }

    /// Answers an action.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let effect = self.act(action, context);
        self.asked = matches!(effect, Effect::Open(_)).then(|| Box::new(self.about()));
        effect
    }

    fn act(&mut self, action: Action, context: &Context) -> Effect {
        let action = self.meant(action);
        let room = self.room(context.area);
        let moved = match self.view {
            View::Board => self.board.on_action(action, room, context),
            View::List if self.noun == Noun::Activity && self.days.choose(action).is_some() => {
                self.list.show(false);
                self.list.show_top();
                Some(Effect::Reload)
            }
            View::List => self.list.on_action(action, room, context.setup),
            View::Activities => self.deadlines.on_action(action, room, context),
            View::Days => self.days.on_action(action, room, context),
            View::Calendar => self.calendar.on_action(action, room, context),
        };
        if let Some(effect) = moved {
            self.extend_range();
            if matches!(action, Action::PreviousPipeline | Action::NextPipeline) {
                self.forget_hidden();
            }
            return if action == Action::ShowAllStages { self.kept(effect) } else { effect };
        }
        if let Some(effect) = self.on_activities(action, context) {
            return effect;
        }
        self.view_as(action, context)
            .or_else(|| self.open(action, context))
            .or_else(|| self.select(action))
            .or_else(|| self.ask_for(action, context))
            .or_else(|| self.restore(action))
            .or_else(|| acts::on_action(action, &self.subject()?, context))
            .unwrap_or(Effect::None)
    }

    /// What is in the recycle bin cannot be put there: the same key takes it out.
    fn restore(&self, action: Action) -> Option<Effect> {
        let restores = action == Action::Delete && self.in_bin();
        restores.then(|| self.subject().as_ref().map(acts::restore)).flatten()
    }

    /// Takes the answer of a popup.
    pub fn on_answer(&mut self, answer: Answer, context: &Context) -> Effect {
        match (&answer.purpose, &answer.reply) {
            (Purpose::Capture, Reply::Text(text)) => self.create(text, context),
            (Purpose::Search, Reply::Text(text)) => {
                self.narrow(text.trim().to_owned(), None, context)
            }
            (Purpose::Filter, Reply::Text(text)) => {
                let search = self.search.clone();
                self.narrow(search, Some(text.trim().to_owned()), context)
            }
            (Purpose::Sort, Reply::Chosen(keys)) => {
                self.view = View::List;
                let effect = self.list.sort_by(keys);
                self.kept(effect)
            }
            (Purpose::Columns, Reply::Chosen(keys)) => {
                let effect = self.list.show_columns(keys);
                self.kept(effect)
            }
            _ if self.noun == Noun::Activity => {
                let About { doing, selected, .. } = self.answered();
                activities::on_answer(&answer, doing.as_ref(), &selected, context)
                    .unwrap_or(Effect::None)
            }
            (Purpose::CalendarBy | Purpose::Day | Purpose::PlanWith, reply) => {
                self.calendar.on_answer(&answer.purpose, reply, context)
            }
            // In the calendar nothing need be under the cursor when something is planned.
            (Purpose::Plan, Reply::Text(text)) if self.view == View::Calendar => {
                self.calendar.on_planned(text, context)
            }
            _ => self
                .answered()
                .subject
                .and_then(|subject| acts::on_answer(&answer, &subject, context))
                .unwrap_or(Effect::None),
        }
    }

    /// Whether what an action leads to is shown already.
    pub fn shows(&self, action: Action) -> bool {
        self.view == View::Calendar && self.calendar.shows(action)
    }

    /// Why an action cannot run now.
    pub fn why_not(&self, action: Action, context: &Context) -> Option<Message> {
        let action = self.meant(action);
        use Action::{Load, ViewActivities, ViewBoard};
        use Action::{ViewCalendar, ViewDay, ViewMonth, ViewWeek};
        if action == Action::OpenQueue && self.worked_on().is_none() {
            return Some(Message::new("why-no-queue"));
        }
        let staged = [ViewBoard, ViewActivities, ViewCalendar, ViewMonth, ViewWeek, ViewDay, Load];
        let days = action == ViewActivities && self.noun == Noun::Activity;
        let staged = staged.contains(&action) && !days;
        if staged && !self.noun.has_stages() {
            return Some(Message::new(match action {
                ViewBoard => "why-no-board",
                ViewActivities => "why-no-deadlines",
                Load => "why-no-stages",
                _ => "why-no-calendar",
            }));
        }
        if action == Action::ShowClosed && !self.noun.has_stages() {
            return Some(Message::new("why-no-stages"));
        }
        let selects = match action {
            Action::Select | Action::SelectRange => self.current().is_some(),
            Action::SelectAll => !self.is_empty(),
            _ => true,
        };
        if !selects {
            return Some(Message::new("why-no-record"));
        }
        let views = matches!(action, Action::NextView | Action::PreviousView);
        if views && View::of(self.noun).len() == 1 {
            return Some(Message::new("why-one-view"));
        }
        if action == Action::OpenQueue {
            return None;
        }
        if self.view == View::Calendar {
            return self.calendar.why_not(action, context);
        }
        let lists = self.view == View::List || (self.view == View::Days && action == Action::Sort);
        if matches!(action, Action::Sort | Action::Columns) && !lists {
            let key = context.keymap.said(Action::ViewList);
            return Some(Message::new("why-list-only").with("key", key));
        }
        let pipelines = matches!(action, Action::PreviousPipeline | Action::NextPipeline);
        if pipelines && !self.noun.has_stages() {
            return Some(Message::new("why-no-pipelines"));
        }
        if pipelines && self.view != View::Board {
            let key = context.keymap.said(ViewBoard);
            return Some(Message::new("why-board-only").with("key", key));
        }
        if action == Action::EditTable && !self.makes_table() {
            return Some(Message::new("why-no-table"));
        }
        if action == Action::Duplicates && !duplicates::NOUNS.contains(&self.noun) {
            return Some(Message::new("why-no-duplicates").with("noun", self.noun));
        }
        if self.noun == Noun::Activity {
            return activities::why_not(action, self.doing().as_ref(), self.selected.ids());
        }
        let as_usual = matches!(action, Action::Open | Action::Copy | Action::Delete);
        if self.in_bin() && action.needs().is_some() && !as_usual && self.current().is_some() {
            return Some(context.keyed("why-in-bin", &[("key", Action::Delete)]));
        }
        let moves = matches!(action, Action::DueSooner | Action::DueLater);
        if moves && self.current().is_some() {
            let keys = [("back", Action::StepBack)];
            return (!self.selected.is_empty()).then(|| context.keyed("why-one-deadline", &keys));
        }
        // What is planned is looked up when it is asked for.
        if action == Action::MarkDone && self.noun.is_record() && self.current().is_some() {
            return None;
        }
        acts::why_not(action, self.subject().as_ref())
    }

    /// Reads the visible rows again, with patience for quick answers only: what takes longer is
    /// asked in the background, see [`Browse::ask`].
    ///
    /// # Errors
    /// When the database fails or the answer would take too long.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        self.waiting = true;
        self.dress(reader)?;
        let page = self.ask(context).run(reader)?;
        self.take(page, context);
        if let Some(ask) = self.ask_all(context).or_else(|| self.ask_hidden()) {
            self.take(ask.run(reader)?, context);
        }
        Ok(())
    }

    /// Reads what will soon be missing around the cursor; the rest stays as it was read. `false`
    /// where all of it has to be read again to go on. As patient as [`Browse::reload`].
    ///
    /// # Errors
    /// When the database fails or the answer would take too long.
    pub fn read_more(&mut self, reader: &Reader, context: &Context) -> Result<bool, Failure> {
        self.waiting = true;
        let room = self.room(context.area);
        let rows = match self.view {
            View::Board => self.board.wants_more(room),
            View::List => self.list.wants_more(room, context.setup),
            View::Activities => self.deadlines.wants_more(room, context.clock),
            View::Days => Some(self.days.wants(room, context)),
            View::Calendar => Some(self.calendar.wants_more(room)),
        };
        let Some(rows) = rows else { return Ok(false) };
        let further = Ask { noun: self.noun, filter: self.effective_filter(context), rows };
        let further = further.run(reader)?;
        self.waiting = false;
        Ok(match (self.view, further) {
            (View::Board, Page::Cards(cards)) => self.board.go_on(cards, room),
            (View::Activities, Page::Cards(cards)) => self.deadlines.go_on(cards, room),
            (_, Page::List(page)) => self.list.go_on(*page, room, context.setup),
            (_, page) => {
                self.take(page, context);
                true
            }
        })
    }

    /// Puts what is loaded into words before the cursor comes there.
    pub fn put_into_words(&self, context: &Context) {
        let room = self.room(context.area);
        match self.view {
            View::Board => self.board.put_into_words(room, context),
            View::List => self.list.put_into_words(context),
            View::Activities => self.deadlines.put_into_words(room, context),
            View::Days | View::Calendar => {}
        }
    }

    /// The record under the cursor, and how many are selected.
    pub fn aim(&self) -> (Option<RecordRef>, usize) {
        (self.current().map(|id| RecordRef::new(self.noun, id)), self.selected.ids().len())
    }

    /// Lets go of what is selected and not shown any more, with the next reload: what is done next
    /// is done to nothing that one cannot see.
    pub fn forget_hidden(&mut self) {
        if !self.selected.is_empty() {
            self.sifting.get_or_insert(Sift::Keep);
        }
    }

    /// What it wants to know, to be asked here or in the background.
    pub fn ask(&self, context: &Context) -> Ask {
        if let Some(ask) = self.ask_all(context).filter(|_| !self.waiting) {
            return ask;
        }
        let room = self.room(context.area);
        let rows = match self.view {
            View::Board => self.board.wants(room, context.setup, context.clock.now()),
            View::List => self.list.wants(room, context.setup),
            View::Activities => self.deadlines.wants(room, context.clock),
            View::Days => self.days.wants(room, context),
            View::Calendar => self.calendar.wants(room, context.clock),
        };
        Ask { noun: self.noun, filter: self.effective_filter(context), rows }
    }

    /// The question for what the page left out because counting takes long.
    pub fn ask_counts(&self, context: &Context) -> Option<Ask> {
        if let Some(ask) = self.ask_all(context).or_else(|| self.ask_hidden()) {
            return Some(ask);
        }
        if self.view == View::Calendar {
            let (noun, filter) = (self.noun, self.effective_filter(context));
            return self.calendar.wants_counts(context.clock).map(|rows| Ask {
                noun,
                filter,
                rows,
            });
        }
        let missing = match self.view {
            View::Board => self.board.lacks_heads(),
            View::List => self.list.lacks_count(),
            View::Activities | View::Calendar | View::Days => false,
        };
        let rows = match self.view {
            View::Board => Rows::Heads(self.board.pipeline(context.setup)?, context.clock.now()),
            View::List | View::Activities | View::Calendar | View::Days => Rows::Count,
        };
        missing.then(|| Ask { noun: self.noun, filter: self.effective_filter(context), rows })
    }

    /// The question how many closed records an empty list hides.
    fn ask_hidden(&self) -> Option<Ask> {
        let unknown = self.list.is_empty() && self.list.lacks_hidden() && !self.waiting;
        let asked = self.view == View::List && unknown && self.is_narrowed();
        asked.then(|| Ask { noun: self.noun, filter: self.filters(), rows: Rows::Hidden })
    }

    /// The question for the numbers of all records, where the selection waits for them; for those of
    /// the selection alone where these are enough. On the board, too, only those that are open unless
    /// the filter says otherwise, and of the pipeline that is shown.
    fn ask_all(&self, context: &Context) -> Option<Ask> {
        let sift = self.sifting?;
        let filter = self.effective_filter(context);
        let (filter, days) = match self.view {
            View::Board => {
                let shown = self.board.holds(context.setup);
                (Filter::And(vec![filter.open_unless_said(self.noun), shown]), None)
            }
            View::Activities | View::Calendar => (filter.open_unless_said(self.noun), None),
            View::List => (filter, None),
            View::Days => (filter, Some(self.days.asked(context))),
        };
        let rows = match sift {
            Sift::SelectAll => Rows::Ids(days),
            Sift::Keep => Rows::Among(self.selected.ids().iter().copied().collect(), days),
        };
        Some(Ask { noun: self.noun, filter, rows })
    }

    /// Takes the answer to what it asked.
    pub fn take(&mut self, page: Page, context: &Context) {
        let room = self.room(context.area);
        self.waiting = false;
        match page {
            Page::Board(columns, heads) => self.board.take(columns, heads, room, context.setup),
            Page::List(page) => self.list.take(*page, room),
            Page::Due(columns) => self.deadlines.take(columns, room),
            Page::Days(page) => self.days.take(*page, room, context),
            Page::Calendar(days) => self.calendar.take(days, context),
            Page::Day(day) => self.calendar.take_more(*day),
            Page::Busy(counts, in_work) => self.calendar.take_counts(counts, in_work),
            Page::Heads(heads) => self.board.take_heads(heads),
            Page::Count(count) => self.list.take_count(count),
            Page::Hidden(count) => self.list.take_hidden(count),
            Page::Ids(rows) => {
                self.sifting = None;
                self.selected.replace(rows);
            }
            Page::Among(asked, rows) => {
                self.sifting.take_if(|sift| *sift == Sift::Keep);
                self.selected.keep(&asked, rows);
            }
            // Sections do not ask for them, or only to go on.
            Page::Duplicates(_) | Page::Likes(_) | Page::Cards(_) => {}
        }
        if !self.selected.is_empty() {
            self.selected.weigh(&self.worth());
        }
    }

    fn room(&self, area: Rect) -> Rect {
        split_head(area)[1]
    }

    /// Everything between where the range began and the cursor is selected.
    fn extend_range(&mut self) {
        let (Some(from), Some(to)) = (self.selected.range_from, self.current()) else { return };
        let rows = self.neighbours();
        let place = |id| rows.iter().position(|row| *row == id);
        if let (Some(a), Some(b)) = (place(from), place(to)) {
            let worth = self.worth();
            for id in &rows[a.min(b)..=a.max(b)] {
                self.selected.add(*id, worth.get(id).copied());
            }
        }
    }
}

/// The head of a section and the room of its view.
fn split_head(area: Rect) -> [Rect; 2] {
    let head = HEAD.min(area.height);
    [Rect { height: head, ..area }, Rect { y: area.y + head, height: area.height - head, ..area }]
}

#[cfg(test)]
mod tests;
