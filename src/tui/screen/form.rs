//! A form over the fields of one record: a new one, or some fields of one that exists.
//!
//! Each field is read when it is left and again when the form is saved; only what was changed is
//! sent, with what the person saw before, so that a colleague's change is never overwritten
//! unseen. Which fields there are and how they are read is the registry's and the domain's.

mod amount;
mod booked;
mod conflict;
mod draw;
mod entry;
mod kept;
mod like;
mod linked;
mod list;

use ratatui::layout::Position;

use crate::crm::reader::Row;
use crate::crm::{Failure, Reader};
use crate::domain::client;
use crate::domain::command::{Command, NewClient, Set, Whom};
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::money::{self, Currency};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::required;
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::value::Value;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::screen::likes::Likes;

use conflict::{Choice, Conflict};
use entry::{Editor, Entry};
use linked::Names;
use list::{Clicked, List};

/// Fields that a page key goes up or down.
const PAGE: usize = 8;

/// A form being filled in. It has at least one field, unless none of those asked for can be edited.
#[derive(Debug)]
pub struct Form {
    about: About,
    title: String,
    /// The fields in the order they stand.
    entries: Vec<Entry>,
    /// The place of the one with the cursor.
    at: usize,
    /// The first line of the fields that is shown.
    top: usize,
    /// The list that is open at the field with the cursor.
    list: Option<Box<List>>,
    /// A question to be answered before anything else.
    conflict: Option<Conflict>,
    /// Who is here already and looks like this one.
    likes: Likes,
    /// What the linked records are called.
    names: Names,
    /// What was ever booked, once that is read.
    resources: Option<Vec<String>>,
    /// The name under which it is kept while it is half filled.
    place: String,
    /// What was filled in before it was started over.
    thrown: Option<String>,
    /// Under which name the captured line is kept that it goes on with.
    resumes: Option<String>,
    /// The change that is made once what the record lacked is saved.
    then: Option<Command>,
}

/// What the form is about.
#[derive(Debug, Clone, Copy)]
enum About {
    New(Noun),
    /// The record with the currency of its amounts and the pipeline it is in.
    Existing(RecordRef, Option<Currency>, Option<PipelineId>),
}

impl Form {
    /// A form for a new row of a noun with the fields that the person sees on its card, in their
    /// order, some filled already; what is filled is asked for even where it is hidden there.
    pub fn create(noun: Noun, prefilled: Vec<Set>, context: &Context) -> Form {
        let setup = context.setup;
        let stage = prefilled.iter().find(|set| set.field == "stage");
        let stage =
            stage.and_then(|set| set.value.as_int()).and_then(|id| setup.stage(StageId(id)));
        let begins = || setup.pipelines_of(noun).next().map(|pipeline| pipeline.id);
        let pipeline = stage.map(|stage| stage.pipeline).or_else(begins);
        let fields = setup.filled_in(context.viewer().user, noun, pipeline, &prefilled);
        Form::over_new(noun, fields, prefilled, context)
    }

    /// As [`Form::create`], over these fields in this order.
    pub fn over_new(
        noun: Noun,
        fields: Vec<Field>,
        prefilled: Vec<Set>,
        context: &Context,
    ) -> Form {
        let title = match noun {
            Noun::Lead => context.words.text("form-new-lead"),
            Noun::Deal => context.words.text("form-new-deal"),
            Noun::Contact => context.words.text("form-new-contact"),
            Noun::Company => context.words.text("form-new-company"),
            Noun::Activity => context.words.text("form-new-activity"),
            Noun::Stage => context.words.text("form-new-stage"),
            Noun::Pipeline => context.words.text("form-new-pipeline"),
            Noun::Source => context.words.text("form-new-source"),
            Noun::User => context.words.text("form-new-user"),
            Noun::Field => context.words.text("form-new-field"),
            Noun::Product => context.words.text("form-new-product"),
            Noun::Exclusion => context.words.text("form-new-exclusion"),
            Noun::Rule => context.words.text("form-new-rule"),
            _ => context.words.say(&Message::new("form-new").with("noun", noun)),
        };
        let value = |field: &Field| {
            let set = prefilled.iter().rfind(|set| set.field == field.name);
            let usual = || field.usual().unwrap_or(Value::Empty);
            set.map_or_else(usual, |set| set.value.clone())
        };
        let entries = fields.iter().map(|field| {
            let entry = Entry::new(field, value(field), None, context);
            // What is made of the rest may be left empty.
            if is_filled_in(field) { entry.optional() } else { entry }
        });
        Form::over(About::New(noun), title, entries.collect(), kept::new_place(noun))
    }

    /// A form over these fields of a record, in this order; what the program sets itself is left
    /// out. What the record holds now is what the changes are compared with.
    pub fn edit(row: &Row, fields: Vec<String>, title: String, context: &Context) -> Form {
        let registry = &context.setup.registry;
        // A field stands under the heading under which the card has it.
        let laid = laid(row, context);
        let field = |name: &String| {
            let laid = laid.iter().find(|field| field.name == *name);
            laid.or_else(|| registry.get(row.on.noun, name))
        };
        let fields = fields.iter().filter_map(field);
        Form::edit_as(row, fields.cloned().collect(), title, context)
    }

    /// As [`Form::edit`], over fields as the form shall show them.
    pub fn edit_as(row: &Row, fields: Vec<Field>, title: String, context: &Context) -> Form {
        let currency = Currency::parse(row.text("currency"));
        let stage = row.int("stage").and_then(|id| context.setup.stage(StageId(id)));
        let about = About::Existing(row.on, currency, stage.map(|stage| stage.pipeline));
        let laid = laid(row, context);
        let fields: Vec<&Field> = fields.iter().filter(|field| !field.flags.system).collect();
        let place = kept::under(row.on, &fields, laid.iter().map(|field| field.section));
        let entries = fields.into_iter().map(|field| {
            Entry::new(field, row.get(&field.name).clone(), currency, context).existing()
        });
        Form::over(about, title, entries.collect(), place)
    }

    fn over(about: About, title: String, entries: Vec<Entry>, place: String) -> Form {
        Form {
            about,
            title,
            entries,
            at: 0,
            top: 0,
            list: None,
            conflict: None,
            likes: Likes::default(),
            names: Names::new(),
            resources: None,
            place,
            thrown: None,
            resumes: None,
            then: None,
        }
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        if self.conflict.is_some() { &[Scope::Form] } else { &[Scope::Text, Scope::Form] }
    }

    /// Whether characters are typed: everywhere but in a question.
    pub fn is_typing(&self) -> bool {
        self.conflict.is_none()
    }

    /// Moves between the fields, edits the one with the cursor, saves or closes.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let effect = if self.conflict.is_some() {
            self.decide(action, context)
        } else if self.list.is_some() {
            self.choose(action, context)
        } else {
            self.fill(action, context)
        };
        self.follow(context);
        self.looking(effect)
    }

    /// Types into the field with the cursor; in a field with a closed list it opens the list.
    pub fn on_text(&mut self, typed: &str, context: &Context) -> Effect {
        if self.conflict.is_some() {
            return Effect::None;
        }
        if let Some(list) = &mut self.list {
            list.type_text(typed);
        } else if let Some(entry) = self.entries.get_mut(self.at) {
            entry.fault = None;
            if !entry.type_text(typed) {
                let typed = typed.trim();
                self.open_list(context);
                if let Some(list) = self.list.as_mut().filter(|_| !typed.is_empty()) {
                    list.type_text(typed);
                }
            }
        }
        self.follow(context);
        self.looking(Effect::None)
    }

    /// Finds the records that the open list looks for, and what the linked ones are called.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        for content in self.entries.iter().map(Entry::content) {
            for on in linked::known(&content) {
                if !self.names.contains_key(&on)
                    && let Some(name) = reader.name(on)?
                {
                    self.names.insert(on, name);
                }
            }
        }
        if let (Some(conflict), About::Existing(on, currency, _), Some(entry)) =
            (&mut self.conflict, self.about, self.entries.get(self.at))
            && conflict.is_asking()
        {
            let row = reader.card(on)?.row;
            let theirs = row.get(&entry.field.name);
            conflict.show(context.words.value(&entry.field, theirs, currency));
        }
        let books = |entry: &Entry| entry.field.kind == Kind::Booking;
        if self.resources.is_none() && self.entries.iter().any(books) {
            let all = reader.resources(context.clock.now())?;
            self.resources = Some(all.into_iter().map(|one| one.name).collect());
        }
        if let (Some(list), Some(entry)) = (&mut self.list, self.entries.get(self.at)) {
            list.refresh(entry, &self.names, (reader, context))?;
        }
        Ok(())
    }

    /// A click puts the cursor on a field, and opens the list of the one under the cursor; in an
    /// open list it marks or takes a row, and beside it closes the list.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        if self.conflict.is_some() {
            return Effect::None;
        }
        let anchor = self.anchor(context);
        if let Some(list) = &mut self.list {
            match list.click(at, context.area, anchor) {
                Clicked::Beside => self.list = None,
                Clicked::Chosen => self.take_chosen(),
                Clicked::Inside => {}
            }
        } else if let Some(to) = self.entry_at(at, context) {
            if to == self.at {
                self.open_list(context);
            } else {
                self.go(to, context);
            }
        }
        self.follow(context);
        self.looking(Effect::None)
    }

    /// Puts the cursor on the field the refusal points at and says it there; asks what to do where
    /// a colleague changed the same field.
    pub fn on_refused(&mut self, refusal: &Refusal, context: &Context) -> Effect {
        let named = |entry: &Entry| refusal.field.as_deref() == Some(entry.field.name.as_str());
        let Some(at) =
            self.entries.iter().position(named).or_else(|| self.ask_also(refusal, context))
        else {
            return Effect::Refuse(refusal.clone());
        };
        self.at = at;
        self.list = None;
        if refusal.kind == RefusalKind::Conflict {
            let mine = self.entries.get(at).map(|entry| self.said(entry, context));
            self.conflict = Some(Conflict::new(refusal.clone(), mine.unwrap_or_default()));
        } else if let Some(entry) = self.entries.get_mut(at) {
            entry.fault = Some(refusal.clone());
        }
        self.follow(context);
        self.looking(Effect::None)
    }

    /// Takes in the field that the record lacks and the form has not; its place, where it does.
    fn ask_also(&mut self, refusal: &Refusal, context: &Context) -> Option<usize> {
        let About::Existing(on, currency, _) = self.about else { return None };
        let name = refusal.field.as_deref().filter(|_| refusal.kind == RefusalKind::Lacking)?;
        let field =
            context.setup.registry.get(on.noun, name).filter(|field| !field.flags.system)?;
        self.entries.push(Entry::lacking(field, currency, context));
        Some(self.entries.len() - 1)
    }

    /// What stands in a field, as it is read.
    fn said(&self, entry: &Entry, context: &Context) -> String {
        let content = entry.content();
        match entry.editor() {
            Editor::Linked(_) => linked::said(&content, &self.names, context),
            Editor::Closed(_) => context.words.value(&entry.field, &content, None),
            Editor::Line(_) | Editor::Text(_) => content.as_text().unwrap_or_default().to_owned(),
        }
    }

    /// An action where a field has the cursor and nothing is open.
    fn fill(&mut self, action: Action, context: &Context) -> Effect {
        let last = self.entries.len().saturating_sub(1);
        match action {
            Action::StepBack => return Effect::Close,
            Action::Save => return self.save(context),
            Action::StartOver => return self.start_over(context),
            Action::OpenLike => return self.likes.open(),
            Action::LinkLike => return self.link(),
            Action::Confirm if self.at >= last => return self.save(context),
            Action::Editor | Action::NewLine => return self.write(action),
            _ => {}
        }
        if action == Action::CursorRight && self.complete() {
            return Effect::None;
        }
        let inside = match self.entries.get_mut(self.at) {
            Some(entry) => entry.on_action(action),
            None => false,
        };
        if inside {
            return Effect::None;
        }
        match action {
            Action::Confirm => self.go(self.at + 1, context),
            Action::NextField if self.at == last => self.go(0, context),
            Action::NextField | Action::MoveDown => self.go(self.at + 1, context),
            Action::PreviousField if self.at == 0 => self.go(last, context),
            Action::PreviousField | Action::MoveUp => self.go(self.at.saturating_sub(1), context),
            Action::PageDown => self.go(self.at + PAGE, context),
            Action::PageUp => self.go(self.at.saturating_sub(PAGE), context),
            Action::MoveFirst => self.go(0, context),
            Action::MoveLast => self.go(last, context),
            Action::CursorRight | Action::Select => self.open_list(context),
            _ => {}
        }
        Effect::None
    }

    /// Begins a new line in a text of several, or hands it to an editor.
    fn write(&mut self, action: Action) -> Effect {
        match self.entries.get_mut(self.at).filter(|entry| entry.is_long()) {
            None => Effect::Say(Message::new("why-one-line")),
            Some(entry) if action == Action::Editor => {
                Effect::Write(entry.content().as_text().unwrap_or_default().to_owned())
            }
            Some(entry) => {
                entry.on_action(action);
                Effect::None
            }
        }
    }

    /// Takes what was written elsewhere into the field with the cursor.
    pub fn replace(&mut self, text: &str) {
        if let Some(entry) = self.entries.get_mut(self.at).filter(|entry| entry.is_long()) {
            entry.put(&Value::text(text));
        }
    }

    /// An action while a list is open.
    fn choose(&mut self, action: Action, context: &Context) -> Effect {
        let Some(list) = &mut self.list else { return Effect::None };
        let leaves = [Action::Confirm, Action::NextField, Action::PreviousField, Action::Save];
        if let Some(refusal) = list.unfit().filter(|_| leaves.contains(&action)) {
            return Effect::Refuse(refusal);
        }
        match action {
            Action::StepBack => self.list = None,
            Action::Confirm if list.is_idle() => {
                self.list = None;
                self.go(self.at + 1, context);
            }
            Action::Confirm if list.mark() => {}
            Action::Confirm | Action::NextField => {
                self.take_chosen();
                // On the last field the next Enter saves.
                self.go(self.at + 1, context);
            }
            Action::PreviousField => {
                self.take_chosen();
                self.go(self.at.saturating_sub(1), context);
            }
            Action::Save => {
                self.take_chosen();
                return self.save(context);
            }
            _ => list.on_action(action),
        }
        Effect::None
    }

    /// An action while the question about a conflict is open.
    fn decide(&mut self, action: Action, context: &Context) -> Effect {
        let Some(conflict) = &mut self.conflict else { return Effect::None };
        match action {
            Action::StepBack => self.conflict = None,
            Action::Confirm | Action::Save => {
                let choice = conflict.choice();
                self.conflict = None;
                match (choice, self.entries.get_mut(self.at)) {
                    (Choice::Back, _) | (_, None) => return Effect::None,
                    (Choice::Theirs, Some(entry)) => entry.reset(),
                    (Choice::Mine, Some(entry)) => entry.overwrite(),
                }
                return self.save(context);
            }
            _ => conflict.on_action(action),
        }
        Effect::None
    }

    /// Reads every field; saves what was changed, or puts the cursor on the first mistake.
    fn save(&mut self, context: &Context) -> Effect {
        let currencies = self.currencies(context);
        let pipeline = self.pipeline();
        let mut set = Vec::new();
        for (entry, currency) in self.entries.iter_mut().zip(currencies) {
            match entry.read(currency, pipeline, context) {
                Ok(value) => set.push((
                    entry.is_new(&value),
                    Set { was: entry.was(), ..Set::new(entry.field.name.clone(), value) },
                )),
                Err(refusal) => entry.fault = Some(refusal),
            }
        }
        self.ask_for_required(&set, context);
        if let Some(at) = self.entries.iter().position(|entry| entry.fault.is_some()) {
            self.at = at;
            return Effect::None;
        }
        let set: Vec<Set> = set.into_iter().filter(|(new, _)| *new).map(|(_, set)| set).collect();
        let made = |entry: &Entry| linked::made(&entry.field, &entry.content(), context);
        let clients: Vec<NewClient> = self.entries.iter().flat_map(made).collect();
        if !clients.is_empty() {
            let to = match self.about {
                About::New(noun) => Whom::New(noun),
                About::Existing(on, ..) => Whom::Known(on),
            };
            return Effect::Save(Command::Introduce { clients, to, set, plan: None });
        }
        match self.about {
            About::New(noun) => match required::check_said(noun, &set) {
                Ok(()) => Effect::Save(Command::Create { noun, set }),
                Err(refusal) => {
                    self.at = 0;
                    self.entries[0].fault = Some(refusal);
                    Effect::None
                }
            },
            About::Existing(..) if set.is_empty() => Effect::Close,
            About::Existing(on, ..) => Effect::Save(Command::Edit { on, set }),
        }
    }

    /// Marks the required fields that were read and are empty.
    fn ask_for_required(&mut self, read: &[(bool, Set)], context: &Context) {
        let value = |name: &str| {
            read.iter().map(|(_, set)| set).find(|set| set.field == name).map(|set| &set.value)
        };
        let made =
            |entry: &Entry| !linked::made(&entry.field, &entry.content(), context).is_empty();
        // A lead shows the details of whom it is linked with.
        let about_lead = matches!(self.about, About::New(Noun::Lead));
        let is_link = |entry: &Entry| matches!(&*entry.field.name, "contact" | "company");
        let linked = about_lead
            && self.entries.iter().any(|entry| is_link(entry) && !entry.content().is_empty());
        let of_client = |entry: &Entry| linked && client::detail(&entry.field.name).is_some();
        let asked = |entry: &&mut Entry| entry.fault.is_none() && !made(entry) && !of_client(entry);
        for entry in self.entries.iter_mut().filter(asked) {
            let missing = required::missing([&entry.field], value);
            if let Err(refusal) = required::check(&missing) {
                // By what the form calls it.
                let message = required::message(context.words.label(&entry.field), 0);
                entry.fault = Some(Refusal { message, ..refusal });
            }
        }
    }

    /// The currency in which each field is read: that of the field it names, where the form has it,
    /// else that of the record.
    fn currencies(&self, context: &Context) -> Vec<Option<Currency>> {
        let own = match self.about {
            About::New(_) => Some(context.setup.currency),
            About::Existing(_, currency, _) => currency,
        };
        let typed = |name: &str| {
            let entry = self.entries.iter().find(|entry| entry.field.name == name)?;
            money::parse_currency(entry.content().as_text()?.trim())
        };
        let currency = |entry: &Entry| match entry.field.kind {
            Kind::Money(field) => typed(field).or(own),
            _ => own,
        };
        self.entries.iter().map(currency).collect()
    }

    fn pipeline(&self) -> Option<PipelineId> {
        match self.about {
            About::New(_) => None,
            About::Existing(_, _, pipeline) => pipeline,
        }
    }

    /// Moves the cursor to another field; the one that is left is read.
    fn go(&mut self, to: usize, context: &Context) {
        let to = to.min(self.entries.len().saturating_sub(1));
        let pipeline = self.pipeline();
        let currency = self.currencies(context).get(self.at).copied().flatten();
        if let Some(entry) = self.entries.get_mut(self.at).filter(|_| to != self.at) {
            entry.fault = entry.read(currency, pipeline, context).err();
        }
        self.at = to;
    }

    fn open_list(&mut self, context: &Context) {
        let pipeline = self.pipeline();
        let company = self.entries.iter().find(|entry| entry.field.name == "company");
        let room = company.is_some_and(|entry| {
            matches!(entry.field.kind, Kind::Link(_)) && entry.content().is_empty()
        });
        if let Some(entry) = self.entries.get(self.at) {
            let looking = || linked::clients(&entry.field, room).map(List::looking_for);
            self.list = List::of(entry, pipeline, context).or_else(looking).map(Box::new);
        }
    }

    /// Where the open list looks for records, or a linked one was not named yet, it is to be read.
    fn looking(&self, effect: Effect) -> Effect {
        let unnamed =
            |entry: &Entry| linked::known(&entry.content()).any(|on| !self.names.contains_key(&on));
        let looks = self.list.as_ref().is_some_and(|list| list.is_found());
        let asks = self.conflict.as_ref().is_some_and(Conflict::is_asking);
        let reads = looks || asks || self.entries.iter().any(unnamed);
        if reads && matches!(effect, Effect::None) { Effect::Reload } else { effect }
    }

    fn take_chosen(&mut self) {
        let chosen = self.list.take().and_then(|list| list.chosen());
        if let (Some(chosen), Some(entry)) = (chosen, self.entries.get_mut(self.at)) {
            entry.put(&chosen);
        }
    }
}

/// The fields of a record's card, as the viewer has them.
fn laid(row: &Row, context: &Context) -> Vec<Field> {
    let stage = row.int("stage").and_then(|id| context.setup.stage(StageId(id)));
    let pipeline = stage.map(|stage| stage.pipeline);
    context.setup.filled_in(context.viewer().user, row.on.noun, pipeline, &[])
}

/// Whether a field of a new entry is made of its name where nobody gives it.
fn is_filled_in(field: &Field) -> bool {
    let named = matches!(field.noun, Noun::Stage | Noun::Pipeline | Noun::Source);
    let of_rule = field.noun == Noun::Rule && field.name == "code";
    let own = field.noun == Noun::Field && field.name == "name";
    own || of_rule || (named && (field.name == "code" || field.name.starts_with("name_")))
}

#[cfg(test)]
mod tests;
