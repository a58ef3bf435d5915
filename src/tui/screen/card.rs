//! The card of a record, whatever its noun: its fields on the left, and on the right its timeline,
//! with what to do first. Where there is no room for both, one at a time.
//!
//! It shows what was read last and asks for changes as effects. What a change means, and how a
//! popup works, is not known here.

mod draw;
pub(super) mod editing;
mod entering;
pub mod event;
mod fields;
mod files;
mod history;
mod linking;
mod links;
pub(super) mod moving;
mod narrowing;
mod page;
mod pointing;
mod products;
mod source;
pub(super) mod stack;
mod strip;
mod tabs;
#[cfg(test)]
mod tests;
mod timeline;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::crm::reader::{Happened, Position};
use crate::crm::{Failure, Reader};
use crate::domain::command::Command;
use crate::domain::happened::Wanted;
use crate::domain::message::{Message, Refusal};
use crate::domain::narrowing::Narrowing;
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::action::{Action, Scope};
use crate::tui::acts::card_views::{self, Question};
use crate::tui::acts::{self, Subject};
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::changed::Changed;
use crate::tui::screen::reel::Reel;
use draw::Layout;
use editing::Asked;
use fields::Spot;
use history::History;
use links::{At, Links};
use page::Page;
use products::Products;
use source::Timeline;
use stack::Stack;
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
    stream: Reel<Happened, Position>,
    /// What of the timeline is shown, as it was chosen, and what that means.
    narrowing: Narrowing,
    wanted: Wanted,
    links: Links,
    linked: Stack<At>,
    history: History,
    changes: Stack<i64>,
    products: Products,
    /// The fields that somebody else changed a moment ago.
    changed: Changed<String>,
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
    Products,
    Links,
    History,
}

impl Tab {
    /// The tabs of a noun's card, in their order.
    fn of(noun: Noun) -> &'static [Tab] {
        match noun.has_stages() {
            true => &[Tab::General, Tab::Products, Tab::Links, Tab::History],
            false => &[Tab::General, Tab::Links, Tab::History],
        }
    }

    /// The tab of a noun's card so many places further, round and round.
    fn turned(self, noun: Noun, by: usize) -> Tab {
        let tabs = Tab::of(noun);
        let here = tabs.iter().position(|tab| *tab == self).unwrap_or(0);
        tabs[(here + by) % tabs.len()]
    }
}

/// Where the keys go on the general tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Fields,
    Timeline,
}

impl Card {
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
            stream: Reel::default(),
            narrowing: Narrowing::default(),
            wanted: Wanted::default(),
            links: Links::default(),
            linked: Stack::default(),
            history: History::default(),
            changes: Stack::default(),
            products: Products::default(),
            changed: Changed::default(),
            asked: None,
        }
    }

    /// Which record it shows.
    pub fn on(&self) -> RecordRef {
        self.on
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
            Action::StepBack if !self.wanted.is_everything() => {
                return self.narrow(Narrowing::default(), context);
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
            Action::NextTab => self.show(self.tab.turned(self.on.noun, 1)),
            Action::PreviousTab => {
                let back = Tab::of(self.on.noun).len() - 1;
                self.show(self.tab.turned(self.on.noun, back))
            }
            _ if self.moves(action, context) => self.follow_up(action),
            _ => self.act(action, context),
        }
    }

    /// Takes text that was pasted onto the card: as lines that make new records.
    pub fn on_text(&mut self, text: &str, context: &Context) -> Effect {
        acts::capture_line(self.on.noun, text, None, context)
    }

    /// Takes the answer of a popup.
    pub fn on_answer(&mut self, answer: Answer, context: &Context) -> Effect {
        match (&answer.purpose, &answer.reply) {
            (Purpose::Field(_), reply) => self.take_value(reply, false, context),
            (Purpose::Over(_), reply) => self.take_value(reply, true, context),
            (Purpose::Product, reply) => self.take_product(reply, context),
            (Purpose::Cell, reply) => self.take_cell(reply, context),
            (Purpose::Link, reply) => self.take_link(reply, context),
            (Purpose::View(question), reply) => card_views::answer(*question, reply, context),
            (
                Purpose::Narrow
                | Purpose::NarrowDates(..)
                | Purpose::NarrowName(_)
                | Purpose::NarrowForget,
                reply,
            ) => self.take_wanted(&answer.purpose, reply, context),
            (Purpose::Capture, Reply::Text(text)) => self.create(text, context),
            (Purpose::PlanAbout(entry), Reply::Text(text)) => {
                entering::planned_about(self.on, *entry, text, context)
            }
            _ => self
                .subject()
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
            _ if action.needs().is_none() => {}
            Action::Delete | Action::Copy | Action::OpenFile if self.is_deleted() => {}
            _ if self.is_deleted() => return Some(Message::new("card-why-deleted")),
            _ => {
                let Some(subject) = self.subject() else {
                    let record = context.words.untitled(self.on);
                    return Some(Message::new("card-why-gone").with("record", record));
                };
                let why = acts::why_not(action, Some(&subject));
                if why.is_some() {
                    return why;
                }
            }
        }
        let why = self.why_not_on_products(action);
        if why.is_some() {
            return why;
        }
        let on_timeline = self.on_timeline();
        let on_event = self.timeline.id().is_some_and(|mark| mark.event().is_some());
        match action {
            Action::Link if self.tab != Tab::Products => self.why_no_link(context),
            Action::OtherPane if self.tab != Tab::General => {
                Some(Message::new("card-why-one-pane"))
            }
            Action::OpenFile if self.files(context).is_empty() => {
                Some(Message::new("card-why-no-file"))
            }
            Action::Filter if !on_timeline => Some(Message::new("card-why-filter")),
            Action::Pin if !(on_timeline && on_event) => Some(Message::new("card-why-pin")),
            Action::EditField if self.tab == Tab::History && self.past_comment().is_none() => {
                Some(Message::new("card-why-history"))
            }
            Action::EditSection if self.tab != Tab::General || on_timeline => {
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
        let lines = usize::from(self.layout(context.area).right.height);
        let above = if self.wanted.is_everything() { timeline::ABOVE } else { 0 };
        let stream = Timeline { reader, on: self.on, wanted: &self.wanted };
        self.stream.read(&stream, lines, above)?;
        page.name_all(reader, self.stream.things(), context.setup)?;
        page.name_all(reader, &page.pinned.clone(), context.setup)?;
        match self.tab {
            Tab::General | Tab::Products => {}
            Tab::Links => self.links.read(reader, page.row())?,
            Tab::History => self.history.read(reader, self.on, lines)?,
        }
        self.record = Record::Here(Box::new(page));
        self.settle(context);
        Ok(())
    }

    /// Marks the fields that somebody else changed after the change `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_changed(
        &mut self,
        reader: &Reader,
        since: i64,
        context: &Context,
    ) -> Result<(), Failure> {
        let fields = reader.fields_changed_by_others(self.on, since)?;
        self.changed.mark(fields, context.clock.now());
        Ok(())
    }

    /// Takes away marks that stood long enough; says whether there were any.
    pub fn fade(&mut self, now: i64) -> bool {
        self.changed.fade(now)
    }

    /// Draws itself.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        context: &Context,
    ) -> Option<ratatui::layout::Position> {
        draw::draw(self, buffer, area, context);
        None
    }

    /// Whether the keys go to its products.
    pub fn shows_products(&self) -> bool {
        self.tab == Tab::Products
    }

    fn show(&mut self, tab: Tab) -> Effect {
        self.tab = tab;
        Effect::Reload
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

    /// Whether the keys go to the timeline.
    fn on_timeline(&self) -> bool {
        self.tab == Tab::General && self.pane == Pane::Timeline
    }

    fn layout(&self, area: Rect) -> Layout {
        let bought = self.page().is_some_and(|page| !page.purchases.is_empty());
        let strip = self.on.noun.has_stages() || bought;
        let layout = Layout::of(area, strip, self.is_deleted(), self.pane);
        if self.wanted.is_everything() { layout } else { layout.with_narrowed() }
    }

    fn items(&self) -> Vec<Item<'_>> {
        self.page().map_or_else(Vec::new, |page| {
            let newest = self.stream.is_at_start() && self.wanted.is_everything();
            timeline::items(page, self.stream.things(), newest)
        })
    }

    /// The record as the subject of an action. On a planned activity, only that one is planned.
    fn subject(&self) -> Option<Subject> {
        let mut subject = self.page()?.subject();
        if self.pane == Pane::Timeline
            && let Some(Mark::Planned(id)) = self.timeline.id()
        {
            subject.planned.retain(|pending| pending.id == *id);
        }
        Some(subject)
    }

    /// The comment whose change is under the cursor of the history.
    fn past_comment(&self) -> Option<i64> {
        (self.tab == Tab::History).then(|| self.history.comment(self.changes.index())).flatten()
    }

    /// Does what is no movement.
    fn act(&mut self, action: Action, context: &Context) -> Effect {
        if self.tab == Tab::Products
            && let Some(effect) = self.act_on_products(action, context)
        {
            return effect;
        }
        let Some(page) = self.page() else { return Effect::None };
        match action {
            Action::Delete if self.is_deleted() => Effect::Commit(Command::Restore { on: self.on }),
            Action::EditField | Action::MoveRight if self.tab == Tab::Links => {
                self.enter_link(context)
            }
            Action::Delete if self.tab == Tab::Links => self.unlink(context),
            Action::EditField if self.tab == Tab::History => {
                self.past_comment().map_or(Effect::None, |id| Effect::open(Open::Comment(id)))
            }
            Action::EditField if self.pane == Pane::Fields => {
                let effect = self.enter_field(context);
                self.beside(effect, context)
            }
            Action::EditField => {
                let effect = self.enter_entry(context);
                self.beside(effect, context)
            }
            Action::Link => self.ask_link(context),
            Action::MoveRight if self.tab == Tab::General && self.pane == Pane::Fields => {
                let rows = fields::rows(page, context);
                let row = rows.get(self.fields.index());
                let link = row.and_then(|row| row.link.or_else(|| page.seen_from(&row.spot)));
                self.follow_link(link)
            }
            Action::Edit | Action::Delete if self.on_timeline() => {
                self.act_on_entry(action, context)
            }
            Action::Edit => self.edit_form(context, |_| true),
            Action::EditSection => {
                let spot = self.fields.id();
                let rows = fields::rows(page, context);
                let row = rows.iter().find(|row| Some(&row.spot) == spot);
                let Some(section) = row.map(|row| row.section) else { return Effect::None };
                self.edit_form(context, |field| field.section == section)
            }
            Action::OpenFile => Effect::open(Open::Files(self.files(context).to_vec())),
            Action::Copy => Effect::open(Open::Copy(vec![self.on], self.files(context).to_vec())),
            Action::Filter => self.ask_wanted(context),
            Action::PlanActivity => match self.about_here() {
                Some(about) => entering::plan_about(self.on, &about, context),
                None => acts::plan_line(self.on, "", context),
            },
            Action::CardLayout => Effect::open(Open::CardLayout(page.key(context))),
            Action::CardView => card_views::ask(Question::Which(page.key(context)), context),
            Action::Pin => match self.timeline.id().and_then(|mark| mark.event()) {
                Some(event) => Effect::Commit(Command::Pin { on: self.on, event }),
                None => Effect::None,
            },
            _ => self
                .subject()
                .and_then(|subject| acts::on_action(action, &subject, context))
                .unwrap_or(Effect::None),
        }
    }
}
