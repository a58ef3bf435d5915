//! Entering what is under the cursor of a card: a field or an entry is opened, and what comes back is
//! made a change.

use super::editing::{self, Asked, Editor};
use super::fields::{self, Spot};
use super::page::Page;
use super::stack::BESIDE;
use super::timeline::{self, Item, Mark};
use super::{Card, Tab, event, linking};
use crate::crm::reader::{Entry, Event, Happened, Planned};
use crate::domain::access;
use crate::domain::activity::About;
use crate::domain::command::{Command, Set};
use crate::domain::field::{Field, Kind, Section};
use crate::domain::inbound::subject;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::task;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::form::Form;
use crate::tui::screen::line::{Kind as LineKind, Line};
use crate::tui::screen::pager::Pager;
use crate::tui::screen::picker::{Picker, Row};

impl Card {
    /// A form over those of the record's fields that are wanted.
    pub(super) fn edit_form(&self, context: &Context, wanted: impl Fn(&Field) -> bool) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let user = context.viewer().user;
        let pipeline = page.pipeline(context.setup);
        let fields = context.setup.filled_in(user, self.on.noun, pipeline, &[]);
        let names = fields.into_iter().filter(wanted).map(|field| field.name).collect();
        let title = context.words.untitled(self.on);
        Effect::open(Open::Form(Form::edit(page.row(), names, title, context)))
    }

    /// Edits the field under the cursor; what is no field of the record is opened.
    pub(super) fn enter_field(&mut self, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let rows = fields::rows(page, context);
        let Some(row) = rows.get(self.fields.index()) else { return Effect::None };
        let field = match &row.spot {
            Spot::Field(name, _) => context.setup.registry.get(self.on.noun, name),
            Spot::Related(_) => None,
        };
        let Some(field) = field.filter(|field| !field.flags.system || row.link.is_none()) else {
            return self.follow_link(row.link);
        };
        if field.flags.system {
            let message = Message::new("card-why-system").with("field", context.words.label(field));
            return Effect::Refuse(Refusal::rule(message));
        }
        let asked = self.asked_for(field, row.link, page, context);
        if let Kind::Link(noun) | Kind::Links(noun) = field.kind {
            let picker = linking::picker(field, noun, &asked, page, context);
            self.asked = Some(asked);
            return Effect::open(Open::Picker(picker));
        }
        if field.kind == Kind::Products {
            self.tab = Tab::Products;
            return Effect::Reload;
        }
        match editing::editor(field, &asked, context) {
            Editor::As(action) => self.act(action, context),
            Editor::Set(value) => editing::commit(&asked, value, false),
            Editor::Ask(open) => {
                self.asked = Some(asked);
                Effect::Open(open)
            }
        }
    }

    /// A field of the record as it is asked for now; `held` is the link in it that is meant.
    pub(super) fn asked_for(
        &self,
        field: &Field,
        held: Option<RecordRef>,
        page: &Page,
        context: &Context,
    ) -> Asked {
        Asked {
            on: self.on,
            field: field.name.clone(),
            was: page.row().get(&field.name).clone(),
            currency: page.currency(),
            pipeline: page.pipeline(context.setup),
            held,
        }
    }

    /// Opens what is under the cursor of the timeline: a letter or what else an activity is about, the
    /// form of a planned activity, the rest of a long entry, what an entry links to, one's words to
    /// change them.
    pub(super) fn enter_entry(&mut self, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let items = self.items();
        let Some(item) = items.get(self.timeline.index()) else { return Effect::None };
        let happened = match item {
            Item::Nothing => return self.act(Action::PlanActivity, context),
            Item::Planned(planned) => {
                return match &planned.about {
                    Some(about) if planned.task.is_none() => {
                        Effect::open(Open::Inbound(about.entry))
                    }
                    _ => self.enter_planned(planned, context),
                };
            }
            Item::Pinned(happened) | Item::Happened(happened) => happened,
        };
        if let Event::Entry(entry) = &happened.event
            && entry.inbound().is_some()
        {
            return Effect::open(Open::Inbound(entry.id));
        }
        let mark = item.mark();
        let layout = self.layout(context.area);
        let room = usize::from(layout.right.width.saturating_sub(BESIDE));
        let folded = timeline::is_folded(item, room, page, context);
        match &happened.event {
            Event::Entry(entry) if entry.kind == "comment" => {
                let own = access::may_change_words(context.viewer(), entry.author).is_ok();
                let more = folded || entry.edited_at.is_some() || !entry.files.is_empty() || !own;
                return match more {
                    true => Effect::open(Open::Comment(entry.id)),
                    false => self.enter_comment(mark, context),
                };
            }
            _ if folded => return whole(happened, page, context),
            Event::Planning(pair) => {
                return Effect::open(match pair.1.about() {
                    Some(about) => Open::Inbound(about.entry),
                    None => Open::Task(pair.1.activity),
                });
            }
            Event::Done(Planned { about: Some(about), .. }) => {
                return Effect::open(Open::Inbound(about.entry));
            }
            _ => {}
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

    /// Opens the task, or the form of any other planned activity.
    fn enter_planned(&self, planned: &Planned, context: &Context) -> Effect {
        if planned.task.is_some() {
            return Effect::open(Open::Task(planned.id));
        }
        let Some(page) = self.page() else { return Effect::None };
        let row = page.activities.iter().find(|row| row.on.id == planned.id);
        let Some(row) = row else { return Effect::None };
        let fields = context.setup.registry.of(Noun::Activity);
        let own = |field: &&Field| {
            let name = field.name.as_str();
            !field.flags.system && name != "result" && !task::FIELDS.contains(&name)
        };
        let fields = fields.filter(own);
        let names = fields.map(|field| field.name.clone()).collect();
        let title = context.words.section(Noun::Activity, Section::Main);
        Effect::open(Open::Form(Form::edit(row, names, title, context)))
    }

    /// What came or went that is under the cursor of the timeline: itself, or what is to be done
    /// about it.
    pub(super) fn about_here(&self) -> Option<About> {
        if !self.on_timeline() {
            return None;
        }
        let items = self.items();
        match items.get(self.timeline.index())? {
            Item::Planned(planned) => planned.about.clone(),
            Item::Pinned(happened) | Item::Happened(happened) => {
                let Event::Entry(entry) = &happened.event else { return None };
                let (channel, facts) = entry.inbound()?;
                Some(About { entry: entry.id, channel, subject: facts.subject, lit: false })
            }
            Item::Nothing => None,
        }
    }

    /// Changes or deletes what is under the cursor of the timeline; where that is nothing of its own,
    /// the record is changed, and never deleted by that.
    pub(super) fn act_on_entry(&mut self, action: Action, context: &Context) -> Effect {
        let mark = self.timeline.id().copied();
        let delete = |on| Effect::Commit(Command::Delete { on });
        match (action, mark) {
            (Action::Edit, Some(Mark::Planned(id))) => {
                let planned = self.page().and_then(|page| page.planned.iter().find(|p| p.id == id));
                planned.map_or(Effect::None, |planned| self.enter_planned(planned, context))
            }
            (Action::Edit, Some(mark)) if self.is_comment(mark) => {
                let effect = self.enter_comment(mark, context);
                self.beside(effect, context)
            }
            (Action::Edit, _) => self.edit_form(context, |field| !field.flags.system),
            (_, Some(Mark::Planned(id))) => delete(RecordRef::new(Noun::Activity, id)),
            (_, Some(mark)) if self.is_comment(mark) => match mark.entry() {
                Some(id) => delete(RecordRef::new(Noun::Entry, id)),
                None => Effect::None,
            },
            _ => Effect::Refuse(Refusal::rule(Message::new("card-why-delete-here"))),
        }
    }

    /// Opens a comment to change its words.
    pub(super) fn enter_comment(&mut self, mark: Mark, context: &Context) -> Effect {
        let nothing = || Effect::Refuse(Refusal::rule(Message::new("card-why-nothing-inside")));
        let Some(id) = mark.entry() else { return nothing() };
        let Some(entry) = self.comment(id) else { return nothing() };
        if let Err(refusal) = access::may_change_words(context.viewer(), entry.author) {
            return Effect::Refuse(refusal);
        }
        let text = entry.text.clone().unwrap_or_default();
        let Some(field) = context.setup.registry.get(Noun::Entry, "text") else { return nothing() };
        let asked = Asked {
            on: RecordRef::new(Noun::Entry, id),
            field: field.name.clone(),
            was: Value::text(text.as_str()),
            currency: None,
            pipeline: None,
            held: None,
        };
        let title = context.words.text("line-comment-edit");
        let line = Line::new(Purpose::Field(field.name.clone()), title, &text, LineKind::Comment);
        let line = line.concerning(asked.on).holding(self.files_of_entry(id).to_vec());
        self.asked = Some(asked);
        Effect::open(Open::Line(line))
    }

    fn is_comment(&self, mark: Mark) -> bool {
        mark.entry().is_some_and(|id| self.comment(id).is_some())
    }

    /// A comment of those that are shown.
    pub(super) fn comment(&self, id: i64) -> Option<&Entry> {
        let pinned = self.page()?.pinned.iter();
        pinned.chain(self.stream.things()).find_map(|happened| match &happened.event {
            Event::Entry(entry) if entry.id == id && entry.kind == "comment" => Some(entry),
            _ => None,
        })
    }

    /// Makes a record of each captured line.
    pub(super) fn create(&self, text: &str, context: &Context) -> Effect {
        let noun = self.on.noun;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let commands: Result<Vec<Command>, Refusal> =
            lines.map(|line| context.reading.creation(noun, line, &[], None)).collect();
        match commands {
            Ok(mut commands) if commands.len() == 1 => Effect::Commit(commands.remove(0)),
            Ok(commands) if commands.is_empty() => Effect::None,
            Ok(commands) => Effect::CommitAll(OperationKind::Create, commands),
            Err(refusal) => Effect::Refuse(refusal),
        }
    }

    /// Changes the files of a comment, and its words where they are other ones.
    fn change_comment(&self, asked: Asked, text: &str, files: &[String], over: bool) -> Effect {
        let was = (!over).then(|| Value::Files(self.files_of_entry(asked.on.id).to_vec()));
        let value = Value::List(files.to_vec());
        let mut set = vec![Set { field: "files".to_owned(), value, was }];
        let text = Value::text(text);
        if asked.was != text {
            let was = (!over).then_some(asked.was);
            set.push(Set { field: asked.field, value: text, was });
        }
        Effect::Commit(Command::Edit { on: asked.on, set })
    }

    /// Makes a change of what was answered for a field, over what a colleague put there where that is
    /// wanted. What was asked stays known, for an answer that cannot be read or saved comes back.
    pub(super) fn take_value(&mut self, reply: &Reply, over: bool, context: &Context) -> Effect {
        let here = |asked: &Asked| asked.on == self.on || asked.on.noun == Noun::Entry;
        let Some(asked) = self.asked.clone().filter(here) else { return Effect::None };
        if let Reply::Words(text, files) = reply {
            return self.change_comment(asked, text, files, over);
        }
        let registry = &context.setup.registry;
        let Some(field) = registry.get(asked.on.noun, &asked.field) else { return Effect::None };
        if matches!(field.kind, Kind::Link(_) | Kind::Links(_)) {
            return linking::answer(field, &asked, reply, context);
        }
        match editing::value(field, &asked, reply, context) {
            Ok(value) => editing::commit(&asked, value, over),
            Err(refusal) => Effect::Refuse(refusal),
        }
    }
}

/// The line that plans an activity with a record about a letter or whatever else came or went; it
/// begins with the subject, so that what is typed next is when.
pub(super) fn plan_about(on: RecordRef, about: &About, context: &Context) -> Effect {
    let (words, dot) = (context.words, context.theme.glyphs.dot);
    let title = format!("{} {dot} {}", words.text("line-plan"), words.about(about));
    let subject = subject::bare(&about.subject);
    let text = if subject.is_empty() { String::new() } else { format!("{subject} ") };
    let purpose = Purpose::PlanAbout(about.entry);
    Effect::open(Open::Line(Line::new(purpose, title, &text, LineKind::Plan(on))))
}

/// Plans what such a line says.
pub(super) fn planned_about(on: RecordRef, entry: i64, text: &str, context: &Context) -> Effect {
    match context.reading.activity(text, Some(on)) {
        Ok(mut set) => {
            set.push(Set::new("about", entry));
            Effect::Commit(Command::Create { noun: Noun::Activity, set })
        }
        Err(refusal) => Effect::Refuse(refusal),
    }
}

/// All that an event says, to be read.
fn whole(happened: &Happened, page: &Page, context: &Context) -> Effect {
    let naming = |record| page.names().get(&record).cloned();
    let context = &Context { words: context.words.naming(&naming), ..*context };
    let said = event::say(happened, page.currency(), context);
    let user = said.who.and_then(|id| context.setup.user(id));
    let who = user.map(|user| format!(" {} {}", context.theme.glyphs.dot, user.name));
    let title = format!("{}{}", context.words.moment_exact(happened.at), who.unwrap_or_default());
    let text = format!("{}{}", said.before, said.text);
    let lines: Vec<String> = std::iter::once(text).chain(said.details).collect();
    Effect::open(Open::Pager(Pager::new(title, lines.join("\n"))))
}
