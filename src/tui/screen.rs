//! One thing on the stack. Being open is being on the stack: there are no other flags for it.
//!
//! Every screen answers the same few questions, which the application asks by matching on the
//! variants. A screen that leads to another one makes it and hands it over as an effect; what is on
//! the stack it neither sees nor changes.

pub mod browse;
pub mod card;
pub mod changed;
pub mod convert;
pub mod duplicates;
pub mod form;
pub mod help;
pub mod inbox;
pub mod layout;
pub mod likes;
pub mod line;
pub mod load;
pub mod meaning;
pub mod merge;
pub mod pager;
pub mod picker;
pub mod queue;
pub mod reel;
pub mod results;
pub mod settings;
pub mod task;

#[cfg(test)]
pub mod fixture;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::clock::Clock;
use crate::crm::duplicates::Like;
use crate::crm::files::Listed;
use crate::crm::{Failure, Reader};
use crate::domain::attachment::Attachment;
use crate::domain::command::Command;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::person::Viewer;
use crate::domain::setup::Setup;
use crate::reading::Reading;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Answer, Effect};
use crate::tui::keymap::Keymap;
use crate::tui::screen::browse::ask::Ask;
use crate::tui::theme::Theme;
use crate::words::Words;

use meaning::Meaning;

/// What a screen may look at while it answers an action or is drawn: never the database.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The team's settings.
    pub setup: &'a Setup,
    /// Data into words.
    pub words: Words<'a>,
    /// Words into data.
    pub reading: Reading<'a>,
    /// The time.
    pub clock: Clock,
    /// The look.
    pub theme: &'a Theme,
    /// The keys of actions, for hints.
    pub keymap: &'a Keymap,
    /// The room the screen had when it was last drawn.
    pub area: Rect,
}

impl Context<'_> {
    /// For whom it is shown.
    pub fn viewer(&self) -> Viewer {
        let user = self.reading.me();
        Viewer { user, admin: self.setup.user(user).is_some_and(|user| user.admin) }
    }

    /// A message with the keys of actions as the person has them; one without a key is named as the
    /// palette finds it.
    pub fn keyed(&self, id: &'static str, keys: &[(&'static str, Action)]) -> Message {
        keys.iter().fold(Message::new(id), |message, (name, action)| {
            let key = self.keymap.keys_of(*action).first().map(ToString::to_string);
            let named = || {
                let name = self.words.text(action.description());
                format!("{} “{name}”", self.keymap.said(Action::Palette))
            };
            message.with(name, key.unwrap_or_else(named))
        })
    }

    /// What a query for records of this noun asks for, in words; as it was typed where it is none.
    pub fn told(&self, noun: Noun, query: &str) -> String {
        let phrase = self.reading.phrase(noun, query).ok().flatten();
        phrase.map_or_else(|| query.to_owned(), |phrase| self.words.phrase(noun, &phrase))
    }
}

/// A screen of the stack.
#[derive(Debug)]
pub enum Screen {
    /// A section: the records of a noun as a board or a list.
    Browse(browse::Browse),
    /// One record.
    Card(card::Card),
    /// A choice from a list; also the palette and going to a record.
    Picker(picker::Picker),
    /// One line to be typed.
    Line(line::Line),
    /// A form over several fields.
    Form(form::Form),
    /// What to make of a lead.
    Convert(convert::Convert),
    /// A task with its checklist.
    Task(task::Task),
    /// A long text to be read.
    Pager(pager::Pager),
    /// The groups of records that look like one client.
    Duplicates(duplicates::Duplicates),
    /// Records side by side, to become one.
    Merge(merge::Merge),
    /// What colleagues did that concerns the person.
    Inbox(inbox::Inbox),
    /// Records one after the other, each with a decision.
    Queue(queue::Queue),
    /// The keys of the screen below.
    Help(help::Help),
    /// What came of an operation on many records.
    Results(results::Results),
    /// How the work is spread over people.
    Load(load::Load),
    /// What a person and the team can set.
    Settings(settings::Settings),
    /// A view of cards, to be arranged.
    Layout(layout::Editor),
}

/// Hands a question to whichever screen it is.
macro_rules! each {
    ($self:expr, $screen:ident => $answer:expr) => {
        match $self {
            Screen::Browse($screen) => $answer,
            Screen::Card($screen) => $answer,
            Screen::Picker($screen) => $answer,
            Screen::Line($screen) => $answer,
            Screen::Form($screen) => $answer,
            Screen::Convert($screen) => $answer,
            Screen::Task($screen) => $answer,
            Screen::Pager($screen) => $answer,
            Screen::Duplicates($screen) => $answer,
            Screen::Merge($screen) => $answer,
            Screen::Inbox($screen) => $answer,
            Screen::Queue($screen) => $answer,
            Screen::Help($screen) => $answer,
            Screen::Results($screen) => $answer,
            Screen::Load($screen) => $answer,
            Screen::Settings($screen) => $answer,
            Screen::Layout($screen) => $answer,
        }
    };
}

impl Screen {
    /// The scopes whose keys hold now, the innermost first.
    pub fn scopes(&self) -> &'static [Scope] {
        each!(self, screen => screen.scopes())
    }

    /// Whether characters are typed into a field now.
    pub fn is_typing(&self) -> bool {
        each!(self, screen => screen.is_typing())
    }

    /// Whether it covers the screen below only in part.
    pub fn is_popup(&self) -> bool {
        let whole = matches!(self, Screen::Browse(_) | Screen::Card(_) | Screen::Duplicates(_));
        let wide = matches!(self, Screen::Inbox(_) | Screen::Queue(_) | Screen::Settings(_));
        !whole && !wide && !matches!(self, Screen::Layout(_))
    }

    /// Answers an action.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        each!(self, screen => screen.on_action(action, context))
    }

    /// Takes a click at a place of the whole screen.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        match self {
            Screen::Browse(screen) => screen.click(at, context),
            Screen::Card(screen) => screen.click(at, context),
            Screen::Picker(screen) => screen.click(at, context),
            Screen::Form(screen) => screen.click(at, context),
            Screen::Convert(screen) => screen.click(at, context),
            Screen::Task(screen) => screen.click(at, context),
            Screen::Pager(screen) => screen.click(at, context),
            Screen::Inbox(screen) => screen.click(at, context),
            Screen::Queue(screen) => screen.click(at, context),
            Screen::Help(screen) => screen.click(at, context),
            Screen::Results(screen) => screen.click(at, context),
            Screen::Load(screen) => screen.click(at, context),
            Screen::Settings(screen) => screen.click(at, context),
            Screen::Layout(screen) => screen.click(at, context),
            Screen::Duplicates(screen) => screen.click(at, context),
            Screen::Merge(screen) => screen.click(at, context),
            // The keys move in what is typed.
            Screen::Line(_) => Effect::None,
        }
    }

    /// Learns where the pointer came with the button held.
    pub fn drag(&mut self, at: Position, context: &Context) -> Effect {
        match self {
            Screen::Browse(screen) => screen.drag(at, context),
            _ => Effect::None,
        }
    }

    /// Learns where the button was let go of; nothing where it held nothing here.
    pub fn release(&mut self, at: Position, context: &Context) -> Option<Effect> {
        match self {
            Screen::Browse(screen) => screen.release(at, context),
            _ => None,
        }
    }

    /// Lets go of what the mouse carries, which stays where it was; says whether it carried anything.
    pub fn let_go(&mut self) -> bool {
        match self {
            Screen::Browse(screen) => screen.let_go(),
            _ => false,
        }
    }

    /// Learns where the wheel is about to be turned.
    pub fn point(&mut self, at: Position, context: &Context) {
        if let Screen::Card(screen) = self {
            screen.point(at, context);
        }
    }

    /// Takes typed or pasted text into the field that has the cursor.
    pub fn on_text(&mut self, text: &str, context: &Context) -> Effect {
        each!(self, screen => screen.on_text(text, context))
    }

    /// Takes the answer of the popup that was above.
    pub fn on_answer(&mut self, answer: Answer, context: &Context) -> Effect {
        match self {
            Screen::Browse(screen) => screen.on_answer(answer, context),
            Screen::Card(screen) => screen.on_answer(answer, context),
            Screen::Task(screen) => screen.on_answer(answer, context),
            Screen::Queue(screen) => screen.on_answer(answer, context),
            Screen::Settings(screen) => screen.on_answer(answer, context),
            Screen::Layout(screen) => screen.on_answer(&answer, context),
            _ => Effect::None,
        }
    }

    /// Learns that the screen above was left without an answer.
    pub fn on_closed(&mut self, context: &Context) -> Effect {
        match self {
            Screen::Queue(screen) => screen.on_closed(context),
            _ => Effect::None,
        }
    }

    /// Learns why what it wanted to save was refused.
    pub fn on_refused(&mut self, refusal: &Refusal, context: &Context) -> Effect {
        match self {
            Screen::Form(screen) => screen.on_refused(refusal, context),
            Screen::Convert(screen) => screen.on_refused(refusal, context),
            Screen::Merge(screen) => screen.on_refused(refusal, context),
            Screen::Line(screen) => screen.on_refused(refusal),
            _ => Effect::Refuse(refusal.clone()),
        }
    }

    /// Whether what an action leads to is on the screen already.
    pub fn shows(&self, action: Action) -> bool {
        match self {
            Screen::Browse(screen) => screen.shows(action),
            _ => false,
        }
    }

    /// Why an action cannot run now, or nothing where it can.
    pub fn why_not(&self, action: Action, context: &Context) -> Option<Message> {
        match self {
            Screen::Browse(screen) => screen.why_not(action, context),
            Screen::Card(screen) => screen.why_not(action, context),
            Screen::Task(screen) => screen.why_not(action, context),
            Screen::Queue(screen) => screen.why_not(action),
            Screen::Settings(screen) => screen.why_not(action, context),
            Screen::Duplicates(screen) => screen.why_not(action),
            Screen::Pager(screen) => screen.why_not(action, context),
            Screen::Help(screen) => screen.why_not(action, context),
            _ => None,
        }
    }

    /// What an action means here, which may be another thing than elsewhere.
    pub fn meaning(&self, action: Action) -> Meaning {
        match self {
            Screen::Browse(screen) if screen.in_bin() && action == Action::Delete => {
                Meaning::Here("here-restore", "here-restore-word")
            }
            Screen::Browse(screen) if screen.edits_selection(action) => {
                Meaning::Here(Action::EditTable.description(), Action::EditTable.hint())
            }
            Screen::Browse(screen) => meaning::of_records(screen.noun(), action),
            Screen::Card(screen) => meaning::of_records(screen.on().noun, action),
            Screen::Settings(screen) => screen.meaning(action),
            Screen::Merge(_) if action == Action::Save => {
                Meaning::Here("here-merge", Action::Merge.hint())
            }
            _ => Meaning::Usual,
        }
    }

    /// Reads its page again; the selection stays on its record.
    ///
    /// # Errors
    /// When the database fails, or the record is gone.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        match self {
            Screen::Browse(screen) => screen.reload(reader, context),
            Screen::Card(screen) => screen.reload(reader, context),
            Screen::Picker(screen) => screen.reload(reader, context),
            Screen::Duplicates(screen) => screen.reload(reader, context),
            Screen::Inbox(screen) => screen.reload(reader, context),
            Screen::Merge(screen) => screen.reload(reader, context),
            Screen::Convert(screen) => screen.reload(reader),
            Screen::Task(screen) => screen.reload(reader),
            Screen::Queue(screen) => screen.reload(reader),
            Screen::Results(screen) => screen.reload(reader, context),
            Screen::Form(screen) => screen.reload(reader, context),
            Screen::Load(screen) => screen.reload(reader),
            Screen::Settings(screen) => screen.reload(reader, context),
            Screen::Layout(screen) => screen.reload(reader, context),
            Screen::Line(_) | Screen::Pager(_) | Screen::Help(_) => Ok(()),
        }
    }

    /// Lets the list of records it shows, where it does, do something in its room.
    pub fn with_browse<T>(
        &mut self,
        context: &Context,
        act: impl FnOnce(&mut browse::Browse, &Context) -> T,
    ) -> Option<T> {
        match self {
            Screen::Browse(screen) => Some(act(screen, context)),
            Screen::Settings(screen) => screen.with_list(context, act),
            _ => None,
        }
    }

    /// Marks what it shows and somebody else changed after the change `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_changed(
        &mut self,
        reader: &Reader,
        since: i64,
        context: &Context,
    ) -> Result<(), Failure> {
        if let Screen::Card(screen) = self {
            return screen.mark_changed(reader, since, context);
        }
        let mark =
            |list: &mut browse::Browse, inner: &Context| list.mark_changed(reader, since, inner);
        self.with_browse(context, mark).unwrap_or(Ok(()))
    }

    /// Takes away marks of what was changed that stood long enough; says whether there were any.
    pub fn fade(&mut self, context: &Context) -> bool {
        let now = context.clock.now();
        match self {
            Screen::Card(screen) => screen.fade(now),
            _ => self.with_browse(context, |list, _| list.fade(now)).unwrap_or(false),
        }
    }

    /// Whether one step back stays in it.
    pub fn goes_back(&self) -> bool {
        matches!(self, Screen::Settings(screen) if screen.goes_back())
    }

    /// What it wants to know of those who look like what is typed, where that is not asked yet.
    pub fn wonder(&mut self, context: &Context) -> Option<Ask> {
        match self {
            Screen::Line(screen) => screen.wonder(context),
            Screen::Form(screen) => screen.wonder(context),
            _ => None,
        }
    }

    /// Takes those who look like what is typed.
    pub fn take_likes(&mut self, likes: Vec<Like>) {
        match self {
            Screen::Line(screen) => screen.take_likes(likes),
            Screen::Form(screen) => screen.take_likes(likes),
            _ => {}
        }
    }

    /// Takes what the folder of a half-typed path holds.
    pub fn take_paths(&mut self, listed: Result<Vec<Listed>, Refusal>) {
        if let Screen::Line(screen) = self {
            screen.take_paths(listed);
        }
    }

    /// Takes a file that can be attached, and where it is.
    pub fn take_file(&mut self, found: Result<(String, Attachment), Refusal>) {
        if let Screen::Line(screen) = self {
            screen.take_file(found);
        }
    }

    /// Whether it holds words that come back where they cannot be saved.
    pub fn holds_words(&self) -> bool {
        matches!(self, Screen::Line(screen) if screen.holds_words())
    }

    /// Draws itself; returns where the terminal's cursor belongs, while something is typed.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        each!(self, screen => screen.draw(buffer, area, context))
    }

    /// The change that waited for what it asked for.
    pub fn then(self) -> Option<Command> {
        match self {
            Screen::Form(form) => form.then(),
            _ => None,
        }
    }

    /// The place its half-written text is kept under, where it has any.
    pub fn draft_place(&self) -> Option<String> {
        match self {
            Screen::Line(screen) => screen.draft_place().map(str::to_owned),
            Screen::Form(screen) => Some(screen.draft_place().to_owned()),
            Screen::Convert(screen) => screen.draft_place(),
            Screen::Picker(screen) => screen.draft_place().map(str::to_owned),
            _ => None,
        }
    }

    /// The place of the text that is only saved together with its answer, where there is any.
    pub fn resumes(&self) -> Option<&str> {
        match self {
            Screen::Line(screen) => screen.resumes(),
            Screen::Form(screen) => screen.resumes(),
            _ => None,
        }
    }

    /// Takes the text it gave away to be written elsewhere.
    pub fn replace(&mut self, text: &str) {
        match self {
            Screen::Line(screen) => screen.replace(text),
            Screen::Form(screen) => screen.replace(text),
            _ => {}
        }
    }

    /// What was half-written before and waits until what stands here is done, with the name under which
    /// it is kept.
    pub fn waits(&self) -> Option<(String, String)> {
        match self {
            Screen::Line(screen) => screen.waits(),
            _ => None,
        }
    }

    /// Takes half-written text from an earlier time, where it has room for it; hands back the paths
    /// of the files that went with it.
    pub fn restore(&mut self, text: &str) -> Option<Vec<String>> {
        match self {
            Screen::Line(screen) => screen.restore(text),
            Screen::Form(screen) => {
                screen.restore(text);
                Some(Vec::new())
            }
            Screen::Convert(screen) => {
                screen.restore(text);
                Some(Vec::new())
            }
            Screen::Picker(screen) => {
                screen.restore(text);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    /// What waits for the next time where it is left without an answer, with the action that opens it
    /// again, where one does.
    pub fn left(&self) -> Option<((String, String), Option<Action>)> {
        match self {
            Screen::Line(screen) => screen.left().map(|draft| (draft, screen.again())),
            Screen::Form(screen) => screen.draft().map(|draft| (draft, screen.again())),
            Screen::Picker(screen) => screen.draft().map(|draft| (draft, None)),
            Screen::Convert(screen) => {
                screen.draft().map(|draft| (draft, Some(Action::ConvertLead)))
            }
            _ => None,
        }
    }

    /// The place name of half-written text with the text, where there is some worth keeping.
    pub fn draft(&self) -> Option<(String, String)> {
        match self {
            Screen::Line(screen) => screen.draft(),
            Screen::Form(screen) => screen.draft(),
            Screen::Convert(screen) => screen.draft(),
            Screen::Picker(screen) => screen.draft(),
            _ => None,
        }
    }
}
