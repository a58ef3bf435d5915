//! A section: the records of one noun as a board or a list, with its search, filter and selection.
//!
//! It owns what both views share; how each shows its rows is the business of [`board`] and [`list`].

pub mod ask;
mod badge;
mod board;
mod deadlines;
mod draw;
mod lane;
mod list;
mod tile;

use std::collections::BTreeSet;

use ratatui::layout::{Position, Rect};

use crate::crm::duplicates;
use crate::crm::{Failure, Reader};
use crate::domain::command::Set;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::domain::stage::StageId;
use crate::tui::action::{Action, Scope};
use crate::tui::acts::{self, Subject};
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::form::Form;
use crate::tui::screen::line::{Kind, Line};

use ask::{Ask, Page, Rows};
use board::Board;
use deadlines::Deadlines;
use list::List;

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
    search: String,
    found: Filter,
    query: String,
    filter: Filter,
    selected: BTreeSet<i64>,
    range_from: Option<i64>,
    /// Whether the list shows closed records as well.
    closed: bool,
    /// What is to become of the selection once the numbers of all records are read.
    sifting: Option<Sift>,
    waiting: bool,
}

/// What all records that are shown are wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sift {
    /// They are selected.
    SelectAll,
    /// What is selected and not among them is selected no more.
    Keep,
}

/// How the records are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Board,
    List,
    /// In columns by when they want attention.
    Activities,
}

impl Browse {
    /// The section of a noun: its board where it has one, else its list.
    pub fn new(noun: Noun) -> Browse {
        Browse {
            noun,
            view: if noun.has_stages() { View::Board } else { View::List },
            board: Board::new(noun),
            list: List::new(noun),
            deadlines: Deadlines::new(noun),
            search: String::new(),
            found: Filter::All,
            query: String::new(),
            filter: Filter::All,
            selected: BTreeSet::new(),
            range_from: None,
            closed: false,
            sifting: None,
            waiting: false,
        }
    }

    /// Whose section it is.
    pub fn noun(&self) -> Noun {
        self.noun
    }

    /// The scopes whose keys hold now.
    pub fn scopes(&self) -> &'static [Scope] {
        match self.view {
            View::Board | View::Activities => &[Scope::Board, Scope::Global],
            View::List => &[Scope::List, Scope::Global],
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
            let form = Form::create(self.noun, vec![Set::new("title", title)], context);
            return Effect::open(Open::Form(form));
        }
        acts::capture_line(self.noun, text, context)
    }

    /// Whether it is shown as a board.
    pub fn is_board(&self) -> bool {
        self.view == View::Board
    }

    /// Answers an action.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let room = self.room(context.area);
        let moved = match self.view {
            View::Board => self.board.on_action(action, room, context),
            View::List => self.list.on_action(action, room, context.setup),
            View::Activities => self.deadlines.on_action(action, room, context),
        };
        if let Some(effect) = moved {
            self.extend_range();
            return effect;
        }
        match action {
            Action::NextView => self.show(self.view.beside(1), context),
            Action::PreviousView => self.show(self.view.beside(View::ALL.len() - 1), context),
            Action::ViewBoard => self.show(View::Board, context),
            Action::ViewList => self.show(View::List, context),
            Action::ViewActivities => self.show(View::Activities, context),
            // On the board they stand in columns of their own.
            Action::ShowClosed => {
                self.closed = self.view != View::List || !self.closed;
                self.list.show_top();
                self.show(View::List, context)
            }
            Action::Open if !self.noun.is_record() => match self.current() {
                Some(id) => Effect::open(Open::Edit(RecordRef::new(self.noun, id))),
                None => Effect::None,
            },
            Action::Open => match self.current() {
                Some(id) => {
                    Effect::open(Open::Card(RecordRef::new(self.noun, id), self.neighbours()))
                }
                None => Effect::None,
            },
            Action::Edit => match self.current() {
                Some(id) => Effect::open(Open::Edit(RecordRef::new(self.noun, id))),
                None => Effect::None,
            },
            Action::MarkDone => match self.current() {
                Some(id) => Effect::open(Open::Done(RecordRef::new(self.noun, id))),
                None => Effect::None,
            },
            Action::Load => Effect::open(Open::Load(self.noun)),
            Action::Duplicates => Effect::open(Open::Duplicates(self.noun)),
            Action::New if self.noun.is_record() => acts::capture_line(self.noun, "", context),
            Action::New | Action::NewFull => {
                Effect::open(Open::Form(Form::create(self.noun, self.defaults(context), context)))
            }
            Action::Select => {
                if let Some(id) = self.current()
                    && !self.selected.remove(&id)
                {
                    self.selected.insert(id);
                }
                self.range_from = None;
                Effect::None
            }
            Action::SelectRange => {
                self.range_from = match self.range_from {
                    Some(_) => None,
                    None => self.current(),
                };
                self.extend_range();
                Effect::None
            }
            Action::SelectAll => {
                self.sifting = Some(Sift::SelectAll);
                Effect::Reload
            }
            Action::Search => {
                let title = context.words.text("line-search");
                Effect::open(Open::Line(Line::new(
                    Purpose::Search,
                    title,
                    &self.search,
                    Kind::Plain,
                )))
            }
            Action::Filter => {
                let title = context.words.text("line-filter");
                Effect::open(Open::Line(Line::new(
                    Purpose::Filter,
                    title,
                    &self.query,
                    Kind::Query(self.noun),
                )))
            }
            Action::Sort => self.list.pick_sort(context),
            Action::Columns => self.list.pick_columns(context),
            Action::StepBack => self.step_back(),
            _ => self
                .subject()
                .and_then(|subject| acts::on_action(action, &subject, context))
                .unwrap_or(Effect::None),
        }
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
            (Purpose::Sort, Reply::Chosen(keys)) => self.list.sort_by(keys),
            (Purpose::Columns, Reply::Chosen(keys)) => self.list.show_columns(keys),
            _ => self
                .subject()
                .and_then(|subject| acts::on_answer(&answer, &subject, context))
                .unwrap_or(Effect::None),
        }
    }

    /// Why an action cannot run now.
    pub fn why_not(&self, action: Action, _: &Context) -> Option<Message> {
        let staged = matches!(action, Action::ViewBoard | Action::ViewActivities | Action::Load);
        if staged && !self.noun.has_stages() {
            return Some(Message::new("why-no-board").with("noun", self.noun));
        }
        let views = matches!(action, Action::NextView | Action::PreviousView);
        if views && !self.noun.has_stages() {
            return Some(Message::new("why-one-view"));
        }
        if matches!(action, Action::Sort | Action::Columns) && self.view != View::List {
            return Some(Message::new("why-list-only"));
        }
        let pipelines = matches!(action, Action::PreviousPipeline | Action::NextPipeline);
        if pipelines && self.view != View::Board {
            return Some(Message::new("why-board-only"));
        }
        if action == Action::Duplicates && !duplicates::NOUNS.contains(&self.noun) {
            return Some(Message::new("why-no-duplicates").with("noun", self.noun));
        }
        // Here they move the deadline and not the stage.
        let moves = matches!(action, Action::PreviousStage | Action::NextStage);
        if moves && self.view == View::Activities && self.current().is_some() {
            return (!self.selected.is_empty()).then(|| Message::new("why-one-deadline"));
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
        let page = self.ask(context).run(reader)?;
        self.take(page, context);
        if let Some(ask) = self.ask_all().or_else(|| self.ask_hidden()) {
            self.take(ask.run(reader)?, context);
        }
        Ok(())
    }

    /// Lets go of what is selected and not shown any more, with the next reload: what is done next
    /// is done to nothing that one cannot see.
    pub fn forget_hidden(&mut self) {
        if !self.selected.is_empty() {
            self.sifting = Some(Sift::Keep);
        }
    }

    /// What it wants to know, to be asked here or in the background.
    pub fn ask(&self, context: &Context) -> Ask {
        if let Some(ask) = self.ask_all().filter(|_| !self.waiting) {
            return ask;
        }
        let room = self.room(context.area);
        let rows = match self.view {
            View::Board => self.board.wants(room, context.setup),
            View::List => self.list.wants(room, context.setup),
            View::Activities => self.deadlines.wants(room, context.clock),
        };
        Ask { noun: self.noun, filter: self.effective_filter(), rows }
    }

    /// The question for what the page left out because counting takes long.
    pub fn ask_counts(&self, context: &Context) -> Option<Ask> {
        if let Some(ask) = self.ask_all().or_else(|| self.ask_hidden()) {
            return Some(ask);
        }
        let missing = match self.view {
            View::Board => self.board.lacks_totals(),
            View::List => self.list.lacks_count(),
            View::Activities => false,
        };
        let rows = match self.view {
            View::Board => Rows::Totals(self.board.pipeline(context.setup)?),
            View::List | View::Activities => Rows::Count,
        };
        missing.then(|| Ask { noun: self.noun, filter: self.effective_filter(), rows })
    }

    /// The question how many closed records an empty list hides.
    fn ask_hidden(&self) -> Option<Ask> {
        let unknown = self.list.is_empty() && self.list.lacks_hidden() && !self.waiting;
        let asked = self.view == View::List && unknown && self.is_narrowed();
        asked.then(|| Ask { noun: self.noun, filter: self.filters(), rows: Rows::Hidden })
    }

    /// The question for the numbers of all records, where the selection waits for them. On the
    /// board, too, only those that are open unless the filter says otherwise.
    fn ask_all(&self) -> Option<Ask> {
        self.sifting?;
        let filter = match self.view {
            View::Board | View::Activities => self.effective_filter().open_unless_said(self.noun),
            View::List => self.effective_filter(),
        };
        Some(Ask { noun: self.noun, filter, rows: Rows::Ids })
    }

    /// Puts the cursor on a record with the next reload; it stands at `stage`, where that is known.
    pub fn go_to(&mut self, id: i64, stage: Option<StageId>, context: &Context) {
        let room = self.room(context.area);
        match self.view {
            View::Board => self.board.go_to(id, stage, room, context.setup),
            View::List => self.list.go_to(id, room),
            View::Activities => self.deadlines.go_to(id),
        }
    }

    /// Takes the answer to what it asked.
    pub fn take(&mut self, page: Page, context: &Context) {
        let room = self.room(context.area);
        self.waiting = false;
        match page {
            Page::Board(columns, totals) => self.board.take(columns, totals, room, context.setup),
            Page::List(page) => self.list.take(*page, room),
            Page::Due(columns) => self.deadlines.take(columns, room),
            Page::Totals(totals) => self.board.take_totals(totals),
            Page::Count(count) => self.list.take_count(count),
            Page::Hidden(count) => self.list.take_hidden(count),
            Page::Ids(ids) => match self.sifting.take() {
                Some(Sift::SelectAll) => self.selected = ids.into_iter().collect(),
                Some(Sift::Keep) => {
                    let shown: BTreeSet<i64> = ids.into_iter().collect();
                    self.selected.retain(|id| shown.contains(id));
                }
                None => {}
            },
            // Sections do not ask for them.
            Page::Duplicates(_) | Page::Likes(_) => {}
        }
    }

    fn show(&mut self, view: View, context: &Context) -> Effect {
        // The record under the cursor stays under it in the other view.
        let here = self.current();
        self.view = view;
        if let Some(id) = here {
            self.go_to(id, None, context);
        }
        Effect::Reload
    }

    /// A click puts the cursor on a record; on the record under the cursor it opens the card.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let before = self.current();
        let room = self.room(context.area);
        let hit = match self.view {
            View::Board => self.board.click(at, room, context.setup),
            View::List => self.list.click(at, room),
            View::Activities => self.deadlines.click(at, room),
        };
        match hit {
            false => Effect::None,
            true if self.current().is_some() && self.current() == before => {
                self.on_action(Action::Open, context)
            }
            true => Effect::Reload,
        }
    }

    /// One step back: the range, the selection, the search, the filter.
    fn step_back(&mut self) -> Effect {
        if self.range_from.take().is_some() || !self.selected.is_empty() {
            self.selected.clear();
            return Effect::None;
        }
        if !self.search.is_empty() {
            self.search.clear();
            self.found = Filter::All;
            return Effect::Reload;
        }
        if !self.query.is_empty() {
            self.query.clear();
            self.filter = Filter::All;
            return Effect::Reload;
        }
        Effect::Close
    }

    fn narrow(&mut self, search: String, query: Option<String>, context: &Context) -> Effect {
        if let Some(query) = query {
            match context.reading.query(self.noun, &query) {
                Ok(filter) => self.filter = filter,
                Err(refusal) => return Effect::Refuse(refusal),
            }
            self.query = query;
        }
        // Words to be found, whatever they would mean in a query.
        let quoted = |word: &str| format!("\"{}\"", word.replace('"', " "));
        let words: Vec<String> = search.split_whitespace().map(quoted).collect();
        match context.reading.query(self.noun, &words.join(" ")) {
            Ok(filter) => self.found = filter,
            Err(refusal) => return Effect::Refuse(refusal),
        }
        self.search = search;
        self.selected.clear();
        self.board.show_top();
        self.list.show_top();
        self.deadlines.show_top();
        Effect::Reload
    }

    /// The filter and the search together; a list shows open records unless they say otherwise.
    fn effective_filter(&self) -> Filter {
        let both = self.filters();
        if self.is_narrowed() { both.open_unless_said(self.noun) } else { both }
    }

    /// The filter and the search together.
    fn filters(&self) -> Filter {
        Filter::And(vec![self.filter.clone(), self.found.clone()]).simplify()
    }

    /// Whether only open records are shown though nobody asked for that. Whoever searches wants to
    /// find, also what is finished.
    fn is_narrowed(&self) -> bool {
        self.view == View::List
            && self.has_closed()
            && !self.closed
            && self.search.is_empty()
            && !self.filters().says_about_state()
    }

    /// Whether its rows come to an end: stages that are final, activities that are done.
    fn has_closed(&self) -> bool {
        self.noun.has_stages() || self.noun == Noun::Activity
    }

    fn room(&self, area: Rect) -> Rect {
        split_head(area)[1]
    }

    /// The record under the cursor.
    fn current(&self) -> Option<i64> {
        match self.view {
            View::Board => self.board.current(),
            View::List => self.list.current(),
            View::Activities => self.deadlines.current(),
        }
    }

    /// The loaded records around the cursor, in their order.
    fn neighbours(&self) -> Vec<i64> {
        match self.view {
            View::Board => self.board.neighbours(),
            View::List => self.list.neighbours(),
            View::Activities => self.deadlines.neighbours(),
        }
    }

    /// Everything between where the range began and the cursor is selected.
    fn extend_range(&mut self) {
        let (Some(from), Some(to)) = (self.range_from, self.current()) else { return };
        let rows = self.neighbours();
        let place = |id| rows.iter().position(|row| *row == id);
        if let (Some(a), Some(b)) = (place(from), place(to)) {
            self.selected.extend(&rows[a.min(b)..=a.max(b)]);
        }
    }

    /// What actions are about: the selection, or the record under the cursor.
    fn subject(&self) -> Option<Subject> {
        let mut subject = match self.view {
            View::Board => self.board.subject(),
            View::List => self.list.subject(),
            View::Activities => self.deadlines.subject(),
        }?;
        if !self.selected.is_empty() {
            subject.ids = self.selected.iter().copied().collect();
        }
        Some(subject)
    }

    /// Makes a record of each captured line; on the board, in the column under the cursor.
    fn create(&mut self, text: &str, context: &Context) -> Effect {
        let mut commands = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let plan = match self.view {
                View::Activities => self.deadlines.plan(context),
                View::Board | View::List => None,
            };
            match context.reading.creation(self.noun, line, &self.defaults(context), plan) {
                Ok(command) => commands.push(command),
                Err(refusal) => return Effect::Refuse(refusal),
            }
        }
        match commands.len() {
            0 => Effect::Refuse(Refusal::malformed(Message::new("refused-capture-empty"))),
            1 => Effect::Commit(commands.remove(0)),
            _ => Effect::CommitAll("create", commands),
        }
    }

    /// What a record created here starts with.
    fn defaults(&self, context: &Context) -> Vec<crate::domain::command::Set> {
        match self.view {
            View::Board => self.board.defaults(context.setup),
            View::List | View::Activities => Vec::new(),
        }
    }
}

impl View {
    /// In the order in which a key goes through them.
    const ALL: [View; 3] = [View::Board, View::List, View::Activities];

    /// The view so many steps on, going round.
    fn beside(self, steps: usize) -> View {
        let at = View::ALL.iter().position(|view| *view == self).unwrap_or_default();
        View::ALL[(at + steps) % View::ALL.len()]
    }
}

fn split_head(area: Rect) -> [Rect; 2] {
    let head = HEAD.min(area.height);
    [Rect { height: head, ..area }, Rect { y: area.y + head, height: area.height - head, ..area }]
}

#[cfg(test)]
mod tests;
