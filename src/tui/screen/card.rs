//! The card of a record, whatever its noun: its fields on the left, and on the right its timeline,
//! with what to do first. Where there is no room for both, one at a time.
//!
//! It shows what was read last and asks for changes as effects. What a change means, and how a
//! popup works, is not known here.

mod draw;
mod editing;
mod event;
mod fields;
mod history;
mod page;
mod stack;
mod stream;
mod strip;
#[cfg(test)]
mod tests;
mod timeline;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::crm::reader::Event;
use crate::crm::{Failure, Reader};
use crate::domain::command::Command;
use crate::domain::field::{Field, Section};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::tui::action::{Action, Scope};
use crate::tui::acts::{self, Subject};
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::form::Form;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::{Picker, Row};
use draw::Layout;
use editing::{Asked, Editor};
use fields::Spot;
use history::History;
use page::Page;
use stack::{BESIDE, Stack};
use stream::Stream;
use timeline::{Item, Mark};

/// The card of a record.
#[derive(Debug)]
pub struct Card {
    on: RecordRef,
    /// The records of the list it was opened from, in its order.
    neighbours: Vec<i64>,
    record: Record,
    tab: Tab,
    pane: Pane,
    fields: Stack<Spot>,
    timeline: Stack<Mark>,
    stream: Stream,
    /// The entry that is shown whole.
    opened: Option<Mark>,
    history: History,
    changes: Stack<i64>,
    /// The field a popup asks for.
    asked: Option<Asked>,
}

/// What is known of the record.
#[derive(Debug)]
enum Record {
    /// It was not read yet.
    Unread,
    /// It is there, or in the recycle bin.
    Here(Box<Page>),
    /// There is no such record, or none the person may see.
    Gone,
}

/// What the body of a card shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    General,
    History,
}

/// Where the keys go on the general tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Fields,
    Timeline,
}

impl Card {
    /// Which record it shows.
    pub fn on(&self) -> RecordRef {
        self.on
    }

    /// The card of a record among the neighbours it was opened from. Its data arrives with the
    /// first reload.
    pub fn open(on: RecordRef, neighbours: Vec<i64>) -> Card {
        Card {
            on,
            neighbours,
            record: Record::Unread,
            tab: Tab::General,
            pane: Pane::Fields,
            fields: Stack::default(),
            timeline: Stack::default(),
            stream: Stream::default(),
            opened: None,
            history: History::default(),
            changes: Stack::default(),
            asked: None,
        }
    }

    /// The scopes whose keys hold here, the innermost first.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Card, Scope::Global]
    }

    /// Nothing is typed into a card itself.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Answers an action.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        match action {
            Action::StepBack if self.opened.is_some() => {
                self.show_whole(None, context);
                return Effect::None;
            }
            Action::StepBack | Action::Back => return Effect::Close,
            _ => {}
        }
        if let Some(message) = self.why_not(action, context) {
            return Effect::Refuse(Refusal::rule(message));
        }
        match action {
            Action::NextRecord => self.turn(1),
            Action::PreviousRecord => self.turn(-1),
            Action::OtherPane => {
                self.pane = match self.pane {
                    Pane::Fields => Pane::Timeline,
                    Pane::Timeline => Pane::Fields,
                };
                Effect::None
            }
            Action::NextTab | Action::PreviousTab => {
                self.tab = match self.tab {
                    Tab::General => Tab::History,
                    Tab::History => Tab::General,
                };
                Effect::Reload
            }
            _ if self.moves(action, context) => self.follow_up(action),
            _ => self.act(action, context),
        }
    }

    /// Takes text that was pasted onto the card: as lines that make new records.
    pub fn on_text(&mut self, text: &str, context: &Context) -> Effect {
        let noun = self.on.noun;
        let title = context.words.say(&Message::new("line-capture").with("noun", noun));
        Effect::open(Open::Line(Line::new(Purpose::Capture, title, text, Kind::Capture(noun))))
    }

    /// Takes the answer of a popup.
    pub fn on_answer(&mut self, answer: Answer, context: &Context) -> Effect {
        match (&answer.purpose, &answer.reply) {
            (Purpose::Field(_), reply) => self.take_value(reply, context),
            (Purpose::Capture, Reply::Text(text)) => self.create(text, context),
            _ => self
                .subject(context)
                .and_then(|subject| acts::on_answer(&answer, &subject, context))
                .unwrap_or(Effect::None),
        }
    }

    /// Why an action cannot run now, or nothing where it can.
    pub fn why_not(&self, action: Action, context: &Context) -> Option<Message> {
        match action {
            Action::NextRecord if self.neighbour(1).is_none() => {
                return Some(Message::new("card-why-last"));
            }
            Action::PreviousRecord if self.neighbour(-1).is_none() => {
                return Some(Message::new("card-why-first"));
            }
            _ if !changes_record(action) => {}
            Action::Delete | Action::Copy if self.is_deleted() => {}
            _ if self.is_deleted() => return Some(Message::new("card-why-deleted")),
            _ => {
                let Some(subject) = self.subject(context) else {
                    let record = context.words.untitled(self.on);
                    return Some(Message::new("card-why-gone").with("record", record));
                };
                let why = acts::why_not(action, Some(&subject));
                if why.is_some() {
                    return why;
                }
            }
        }
        let on_timeline = self.tab == Tab::General && self.pane == Pane::Timeline;
        let on_entry = matches!(self.timeline.id(), Some(Mark::Entry(_) | Mark::Pinned(_)));
        match action {
            Action::OtherPane if self.tab == Tab::History => {
                Some(Message::new("card-why-one-pane"))
            }
            Action::Pin if !(on_timeline && on_entry) => Some(Message::new("card-why-pin")),
            Action::EditField if self.tab == Tab::History => Some(Message::new("card-why-history")),
            Action::EditSection if self.tab == Tab::History || on_timeline => {
                Some(Message::new("card-why-section"))
            }
            _ => None,
        }
    }

    /// Reads the record again. The cursors stay on their field and their entry; a record that is
    /// gone is said to be so.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        let Some(mut page) = Page::read(reader, self.on)? else {
            self.record = Record::Gone;
            return Ok(());
        };
        self.stream.read(reader, self.on)?;
        page.name_all(reader, self.stream.events(), context.setup)?;
        page.name_all(reader, &page.pinned.clone(), context.setup)?;
        if self.tab == Tab::History {
            self.history.read(reader, self.on)?;
        }
        self.record = Record::Here(Box::new(page));
        self.settle(context);
        Ok(())
    }

    /// Draws itself.
    pub fn draw(&self, frame: &mut Frame, area: Rect, context: &Context) -> Option<Position> {
        draw::draw(self, frame.buffer_mut(), area, context);
        None
    }

    fn page(&self) -> Option<&Page> {
        match &self.record {
            Record::Here(page) => Some(page),
            Record::Unread | Record::Gone => None,
        }
    }

    fn is_deleted(&self) -> bool {
        self.page().is_some_and(|page| page.row().deleted_at.is_some())
    }

    fn layout(&self, area: Rect) -> Layout {
        Layout::of(area, self.on.noun.has_stages(), self.is_deleted(), self.pane)
    }

    fn items(&self) -> Vec<Item<'_>> {
        self.page().map_or_else(Vec::new, |page| {
            timeline::items(page, self.stream.events(), self.stream.is_at_start())
        })
    }

    /// The record as the subject of an action. On a planned activity, only that one is planned.
    fn subject(&self, context: &Context) -> Option<Subject> {
        let mut subject = self.page()?.subject(context.setup, &context.words);
        if self.pane == Pane::Timeline
            && let Some(Mark::Planned(id)) = self.timeline.id()
        {
            subject.planned.retain(|(planned, _)| planned == id);
        }
        Some(subject)
    }

    /// The neighbour so many records away.
    fn neighbour(&self, by: isize) -> Option<i64> {
        let here = self.neighbours.iter().position(|id| *id == self.on.id)?;
        self.neighbours.get(here.checked_add_signed(by)?).copied()
    }

    /// Shows a neighbour in place of this record, with the same pane and tab.
    fn turn(&mut self, by: isize) -> Effect {
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
    fn moves(&mut self, action: Action, context: &Context) -> bool {
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
                let newest = self.stream.is_at_start();
                let items = timeline::items(page, self.stream.events(), newest);
                let marks: Vec<Mark> = items.iter().map(Item::mark).collect();
                let room = usize::from(layout.right.width.saturating_sub(BESIDE));
                let height = |i| timeline::block(&items, i, self.opened, room, page, context).len();
                self.timeline.moves(action, &marks, &height, usize::from(layout.right.height))
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
    fn follow_up(&mut self, action: Action) -> Effect {
        let reload = match (self.tab, self.pane) {
            (Tab::General, Pane::Fields) => false,
            (Tab::General, Pane::Timeline) => match action {
                Action::MoveFirst => {
                    let far = self.stream.to_newest();
                    if far {
                        self.timeline.to_first();
                    }
                    far
                }
                Action::MoveLast => {
                    let far = self.stream.to_oldest();
                    if far {
                        self.timeline.to_last();
                    }
                    far
                }
                _ => {
                    let before = timeline::before_events(&self.items());
                    let place = self.timeline.index().saturating_sub(before);
                    self.stream.look_at(place)
                }
            },
            (Tab::History, _) => self.history.look_at(self.changes.index()),
        };
        if reload { Effect::Reload } else { Effect::None }
    }

    /// Does what is no movement.
    fn act(&mut self, action: Action, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        match action {
            Action::EditField if self.pane == Pane::Fields => self.enter_field(context),
            Action::EditField => self.enter_entry(context),
            Action::Edit => self.edit_form(context, |field| !field.flags.system),
            Action::EditSection => {
                let spot = self.fields.id();
                let rows = fields::rows(page, context);
                let row = rows.iter().find(|row| Some(&row.spot) == spot);
                let Some(section) = row.map(|row| row.section) else { return Effect::None };
                self.edit_form(context, |f| f.section == section && !f.flags.system)
            }
            Action::Pin => match self.timeline.id() {
                Some(Mark::Entry(entry) | Mark::Pinned(entry)) => {
                    Effect::Commit(Command::Pin { entry: *entry })
                }
                _ => Effect::None,
            },
            Action::Delete if self.is_deleted() => Effect::Commit(Command::Restore { on: self.on }),
            _ => self
                .subject(context)
                .and_then(|subject| acts::on_action(action, &subject, context))
                .unwrap_or(Effect::None),
        }
    }

    /// A form over those of the record's fields that are wanted.
    fn edit_form(&self, context: &Context, wanted: impl Fn(&Field) -> bool) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let fields = context.setup.registry.of(self.on.noun).filter(|field| wanted(field));
        let names = fields.map(|field| field.name.clone()).collect();
        let title = context.words.untitled(self.on);
        Effect::open(Open::Form(Form::edit(page.row(), names, title, context)))
    }

    /// Follows the link under the cursor, or edits the field there.
    fn enter_field(&mut self, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let rows = fields::rows(page, context);
        let Some(row) = rows.get(self.fields.index()) else { return Effect::None };
        if let Some(link) = row.link {
            return Effect::open(Open::Card(link, Vec::new()));
        }
        let Spot::Field(name, _) = &row.spot else { return Effect::None };
        let Some(field) = context.setup.registry.get(self.on.noun, name) else {
            return Effect::None;
        };
        if field.flags.system {
            let message = Message::new("card-why-system").with("field", context.words.label(field));
            return Effect::Refuse(Refusal::rule(message));
        }
        let asked = Asked {
            on: self.on,
            field: name.clone(),
            was: page.row().get(name).clone(),
            currency: page.currency(),
            pipeline: page.pipeline(context.setup),
        };
        match editing::editor(field, &asked, context) {
            Editor::As(action) => self.act(action, context),
            Editor::Set(value) => editing::commit(&asked, value),
            Editor::Ask(open) => {
                self.asked = Some(asked);
                Effect::Open(open)
            }
        }
    }

    /// Opens what is under the cursor of the timeline: the form of a planned activity, the rest of
    /// a long entry, what an entry links to, one's words to change them.
    fn enter_entry(&mut self, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let items = self.items();
        let Some(item) = items.get(self.timeline.index()) else { return Effect::None };
        let happened = match item {
            Item::Nothing => return self.act(Action::PlanActivity, context),
            Item::Planned(planned) => {
                let row = page.activities.iter().find(|row| row.on.id == planned.id);
                let Some(row) = row else { return Effect::None };
                let fields = context.setup.registry.of(Noun::Activity);
                let fields = fields.filter(|field| !field.flags.system && field.name != "result");
                let names = fields.map(|field| field.name.clone()).collect();
                let title = context.words.section(Noun::Activity, Section::Main);
                return Effect::open(Open::Form(Form::edit(row, names, title, context)));
            }
            Item::Pinned(happened) | Item::Happened(happened) => happened,
        };
        let mark = item.mark();
        let layout = self.layout(context.area);
        let room = usize::from(layout.right.width.saturating_sub(BESIDE));
        if self.opened == Some(mark) {
            self.show_whole(None, context);
            return Effect::None;
        }
        if timeline::is_folded(item, room, page, context) {
            self.show_whole(Some(mark), context);
            return Effect::None;
        }
        let links: Vec<RecordRef> = event::mentioned(happened, context.setup);
        let links: Vec<RecordRef> = links.into_iter().filter(|link| *link != self.on).collect();
        match links.as_slice() {
            [] => self.enter_comment(mark, context),
            [one] => Effect::open(Open::Card(*one, Vec::new())),
            several => {
                let rows = several.iter().map(|link| Row {
                    key: link.to_string(),
                    text: page.names().get(link).cloned().unwrap_or_default(),
                    note: context.words.untitled(*link),
                });
                let title = context.words.text("card-which");
                Effect::open(Open::Picker(Picker::new(Purpose::GoTo, title, rows.collect())))
            }
        }
    }

    fn show_whole(&mut self, entry: Option<Mark>, context: &Context) {
        self.opened = entry;
        self.scroll(context);
    }

    /// Opens a comment to change its words.
    fn enter_comment(&mut self, mark: Mark, context: &Context) -> Effect {
        let nothing = || Effect::Refuse(Refusal::rule(Message::new("card-why-nothing-inside")));
        let (Mark::Entry(id) | Mark::Pinned(id)) = mark else { return nothing() };
        let Some(text) = self.comment(id) else { return nothing() };
        let Some(field) = context.setup.registry.get(Noun::Entry, "text") else { return nothing() };
        let asked = Asked {
            on: RecordRef::new(Noun::Entry, id),
            field: field.name.clone(),
            was: Value::text(text),
            currency: None,
            pipeline: None,
        };
        let line = editing::line(field, &asked, None, context);
        self.asked = Some(asked);
        Effect::open(Open::Line(line))
    }

    /// The words of a comment.
    fn comment(&self, id: i64) -> Option<String> {
        let pinned = self.page()?.pinned.iter();
        pinned.chain(self.stream.events()).find_map(|happened| match &happened.event {
            Event::Entry(entry) if entry.id == id && entry.kind == "comment" => entry.text.clone(),
            _ => None,
        })
    }

    /// Makes a record of each captured line.
    fn create(&self, text: &str, context: &Context) -> Effect {
        let noun = self.on.noun;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let sets: Result<Vec<_>, Refusal> =
            lines.map(|line| context.reading.capture(noun, line)).collect();
        let created = |set| Command::Create { noun, set };
        match sets.map(|sets| sets.into_iter().map(created).collect::<Vec<_>>()) {
            Ok(mut commands) if commands.len() == 1 => Effect::Commit(commands.remove(0)),
            Ok(commands) if commands.is_empty() => Effect::None,
            Ok(commands) => Effect::CommitAll("create", commands),
            Err(refusal) => Effect::Refuse(refusal),
        }
    }

    /// Makes a change of what was answered for a field. What cannot be read is asked for again.
    fn take_value(&mut self, reply: &Reply, context: &Context) -> Effect {
        let Some(asked) = self.asked.take() else { return Effect::None };
        let registry = &context.setup.registry;
        let Some(field) = registry.get(asked.on.noun, &asked.field) else { return Effect::None };
        match (editing::value(field, &asked, reply, context), reply) {
            (Ok(value), _) => editing::commit(&asked, value),
            (Err(refusal), Reply::Text(text)) => {
                let line = editing::line(field, &asked, Some((text, &refusal)), context);
                self.asked = Some(asked);
                Effect::open(Open::Line(line))
            }
            (Err(refusal), Reply::Chosen(_)) => Effect::Refuse(refusal),
        }
    }

    /// Puts the cursors back where they were.
    fn settle(&mut self, context: &Context) {
        if let Record::Here(page) = &self.record {
            let rows = fields::rows(page, context);
            let spots: Vec<Spot> = rows.into_iter().map(|row| row.spot).collect();
            self.fields.settle(&spots);
            self.changes.settle(&self.history.ids());
        }
        self.settle_timeline();
        self.scroll(context);
    }

    fn settle_timeline(&mut self) {
        let marks: Vec<Mark> = self.items().iter().map(Item::mark).collect();
        self.timeline.settle(&marks);
    }

    /// Brings the cursors onto the screen.
    fn scroll(&mut self, context: &Context) {
        let layout = self.layout(context.area);
        let Record::Here(page) = &self.record else { return };
        let naming = |record| page.names().get(&record).cloned();
        let context = &Context { words: context.words.naming(&naming), ..*context };
        let rows = fields::rows(page, context);
        let height = draw::field_height(&rows, layout.left, context);
        self.fields.follow(&height, usize::from(layout.left.height));
        let items = timeline::items(page, self.stream.events(), self.stream.is_at_start());
        let room = usize::from(layout.right.width.saturating_sub(BESIDE));
        let height = |i| timeline::block(&items, i, self.opened, room, page, context).len();
        self.timeline.follow(&height, usize::from(layout.right.height));
    }
}

/// Whether an action needs the record, and more than to look at it.
fn changes_record(action: Action) -> bool {
    matches!(
        action,
        Action::EditField
            | Action::Edit
            | Action::EditSection
            | Action::PreviousStage
            | Action::NextStage
            | Action::PickStage
            | Action::Complete
            | Action::PlanActivity
            | Action::Comment
            | Action::MarkDone
            | Action::Responsible
            | Action::Observers
            | Action::Tags
            | Action::Pin
            | Action::Copy
            | Action::Delete
    )
}
