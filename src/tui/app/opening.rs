//! Putting screens on top: those that are ready, and those for which something is read first.

use super::App;
use super::Writing;
use super::top;
use super::worker::Job;
use crate::crm::{Failure, task};
use crate::domain::agenda::Show;
use crate::domain::command::{Command, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::StageId;
use crate::domain::task::Step;
use crate::domain::value::Value;
use crate::tui::action::Scope;
use crate::tui::effect::Open;
use crate::tui::screen::Screen;
use crate::tui::screen::browse::Browse;
use crate::tui::screen::duplicates::Duplicates;
use crate::tui::screen::form::Form;
use crate::tui::screen::inbox::Inbox;
use crate::tui::screen::layout::Editor;
use crate::tui::screen::load::Load;
use crate::tui::screen::merge::Merge;
use crate::tui::screen::settings::Settings;
use crate::tui::screen::task::Task;
use crate::tui::section::Section;

impl App {
    /// A section as it was left; from its beginning where nothing but it is shown.
    pub(super) fn section_as_left(&mut self, section: Section) -> Screen {
        let (noun, alone) = (section.noun(), self.screens.len() == 1);
        if let Some(Screen::Browse(shown)) = self.screens.drain(..).next()
            && !(alone && shown.noun() == noun)
        {
            self.left.retain(|left| left.noun() != shown.noun());
            self.left.push(shown);
        }
        let left = self.left.iter().position(|left| left.noun() == noun);
        match (section, left) {
            (Section::Settings, _) => Screen::Settings(Settings::default()),
            (_, Some(left)) => Screen::Browse(self.left.swap_remove(left)),
            (_, None) => Screen::Browse(Browse::new(noun)),
        }
    }

    /// Puts a screen on top, with the half-written text that waits for it.
    pub(super) fn open_screen(&mut self, open: Open) -> Result<(), Failure> {
        let mut screen = match open {
            Open::Card(on, neighbours) => self.card(on, neighbours)?,
            Open::Table(noun, ids, names) => return self.open_sheet(noun, ids, names),
            Open::Notice(id, on) => return self.open_notice(id, on),
            Open::Comment(id) => match self.comment(id) {
                Ok(pager) => Screen::Pager(pager),
                Err(failure) => return self.fail(failure),
            },
            Open::Inbound(id) => match self.inbound(id) {
                Ok(pager) => Screen::Pager(pager),
                Err(failure) => return self.fail(failure),
            },
            Open::Inbox => Screen::Inbox(Inbox::default()),
            Open::Picker(picker) => Screen::Picker(picker),
            Open::Line(line) => Screen::Line(line),
            Open::Form(form) => Screen::Form(form),
            Open::Convert(convert) => Screen::Convert(convert),
            Open::Pager(pager) => Screen::Pager(pager),
            Open::Duplicates(noun) => Screen::Duplicates(Duplicates::new(noun)),
            Open::Merge(records) => match Merge::new(records) {
                Some(merge) => Screen::Merge(merge),
                None => return Ok(()),
            },
            Open::Edit(on) => return self.edit(on),
            Open::Deal(on) => return self.deal_for(on),
            Open::Done(on) => return self.ask_what_is_done(on),
            Open::Task(id) => return self.open_task(id),
            Open::Load(noun) => Screen::Load(Load::new(noun)),
            Open::List(noun, query) => return self.show_list(noun, &query),
            Open::Copy(records, files) => return self.ask_copy(&records, &files),
            Open::Files(files) => return self.open_files(files),
            Open::Queue(asked) => return self.open_queue(&asked),
            Open::Team(deed) => return self.do_deed(deed),
            Open::CardLayout(key) => Screen::Layout(Editor::of_card(key)),
            Open::View(key) => Screen::Layout(Editor::of(key)),
            Open::Reach(on, channel) => return self.ask_way(on, channel),
        };
        self.take_up_draft(&mut screen)?;
        self.screens.push(screen);
        self.reload_at(self.screens.len() - 1)
    }

    /// Opens the form of a record.
    pub(super) fn edit(&mut self, on: RecordRef) -> Result<(), Failure> {
        let card = match self.reader.card(on) {
            Ok(card) => card,
            Err(failure) => return self.fail(failure),
        };
        let stage = card.row.int("stage").and_then(|id| self.setup.stage(StageId(id)));
        let pipeline = stage.map(|stage| stage.pipeline);
        let fields = self.setup.filled_in(self.desk.me, on.noun, pipeline, &[]);
        let names = fields.into_iter().map(|field| field.name).collect();
        let form = self
            .with_top(|_, context| Form::edit(&card.row, names, context.words.record(on), context));
        form.map_or(Ok(()), |form| self.open_screen(Open::Form(form)))
    }

    /// Opens the form of a new deal for a client; a contact's only company comes along, and a
    /// company's only contact.
    fn deal_for(&mut self, on: RecordRef) -> Result<(), Failure> {
        let card = match self.reader.card(on) {
            Ok(card) => card,
            Err(failure) => return self.fail(failure),
        };
        let beside = if on.noun == Noun::Contact { Noun::Company } else { Noun::Contact };
        let mut set = vec![Set::new(on.noun.word(), on.id)];
        if let Value::Ids(ids) = card.row.get(beside.word())
            && let [only] = ids[..]
        {
            set.push(Set::new(beside.word(), only));
        }
        let form = self.with_top(|_, context| Form::create(Noun::Deal, set, context).beside(on));
        form.map_or(Ok(()), |form| self.open_screen(Open::Form(form)))
    }

    /// Puts a task on top, or the form of any other activity. Whoever is to do a task has seen it
    /// then, and what others changed.
    fn open_task(&mut self, id: i64) -> Result<(), Failure> {
        let row = match self.reader.card(RecordRef::new(Noun::Activity, id)) {
            Ok(card) => card.row,
            Err(failure) => return self.fail(failure),
        };
        if !task::is_task(&row) {
            return self.edit(row.on);
        }
        if task::is_noted(&row, self.reader.viewer()) {
            let view = Command::Task { task: id, step: Step::View, words: None };
            self.commit(Job::Execute(self.now(), view), Writing::Stay)?;
        }
        let news = task::terms(&row).news;
        self.screens.push(Screen::Task(Task::new(id).with_news(news)));
        self.reload_at(self.screens.len() - 1)
    }

    /// Shows the list of what a query finds.
    fn show_list(&mut self, noun: Noun, query: &str) -> Result<(), Failure> {
        match self.with_top(|_, context| Browse::list(noun, query, context)) {
            Some(Ok(browse)) => {
                self.screens = vec![Screen::Browse(browse)];
                self.reload_at(0)
            }
            Some(Err(refusal)) => {
                self.refuse(&refusal);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Shows this much of the person's days: what a counter counts, and what it means.
    pub(super) fn open_days(&mut self, show: Show) -> Result<(), Failure> {
        self.screens = vec![Screen::Browse(Browse::days(show))];
        self.reload_at(0)?;
        self.say(&top::explain(self.counters));
        Ok(())
    }

    /// Whether the days are on top, which change what they show by themselves.
    pub(super) fn shows_days(&self) -> bool {
        self.screens.last().is_some_and(|screen| screen.scopes().contains(&Scope::Day))
    }
}
