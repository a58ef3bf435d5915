//! What a screen asks of the application, as plain data.
//!
//! A screen moves its own cursor and answers with one of these; it never puts another screen on the
//! stack, touches the database or writes to the terminal by itself, so it can be tested without them.

use crate::crm::queue::Asked;
use crate::domain::attachment::Attachment;
use crate::domain::command::Command;
use crate::domain::inbound::Channel;
use crate::domain::layout::Key;
use crate::domain::look::Look;
use crate::domain::message::{Message, Refusal};
use crate::domain::mode::Mode;
use crate::domain::narrowing::Narrowing;
use crate::domain::notice::Mark;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::stage::StageId;
use crate::tui::acts::card_views;
use crate::tui::acts::team::{Deed, Question};
use crate::tui::screen::convert::Convert;
use crate::tui::screen::form::Form;
use crate::tui::screen::line::Line;
use crate::tui::screen::pager::Pager;
use crate::tui::screen::picker::Picker;
use crate::tui::section::Section;

/// What is to happen next.
#[derive(Debug)]
pub enum Effect {
    /// Nothing but drawing again.
    None,
    /// The screen wants other rows than it has: read its page again.
    Reload,
    /// It lacks rows around its cursor: read them; the rest stays as it was read.
    ReadMore,
    /// It will soon lack rows around its cursor: read them once the person sees what he did.
    ReadAhead,
    /// Put a screen on top.
    Open(Box<Open>),
    /// Show a section instead of everything on the stack.
    Section(Section),
    /// Change the data.
    Commit(Command),
    /// Change the data with many commands as one operation of a kind.
    CommitAll(OperationKind, Vec<Command>),
    /// Change the data and, once that is done, take this screen off the stack; a refusal is given
    /// back to it.
    Save(Command),
    /// As [`Effect::Save`], with many commands as one operation.
    SaveAll(OperationKind, Vec<Command>),
    /// Take this screen off the stack.
    Close,
    /// Take this screen off the stack and give its answer to the one below.
    Answer(Answer),
    /// Keep that the person looks at the section of this noun like this, and read its page again.
    Look(Noun, Look),
    /// Note what the person read of what he is told.
    Mark(Mark),
    /// Put the keys that hold on the screen over it.
    Help,
    /// Say something in the status line.
    Say(Message),
    /// Say in the status line why not.
    Refuse(Refusal),
    /// Tell the screen what the folder of a half-typed path holds.
    Complete(String),
    /// Tell the screen whether the file at this path can be attached.
    Attach(String),
    /// Let the person write this text in an editor of theirs; what is left in it comes back to the
    /// screen.
    Write(String),
    /// Put text into the terminal's clipboard and say what was copied.
    Copy(String),
}

/// A screen to put on top.
#[derive(Debug)]
pub enum Open {
    /// The card of a record, among its neighbours in the list it was opened from.
    Card(RecordRef, Vec<i64>),
    /// A choice from a list.
    Picker(Picker),
    /// One line to be typed.
    Line(Line),
    /// A form over several fields.
    Form(Form),
    /// What to make of a lead.
    Convert(Convert),
    /// The activity with this number: a task as such, any other one as a form.
    Task(i64),
    /// A long text to be read.
    Pager(Pager),
    /// The groups of a noun's records that look like one client.
    Duplicates(Noun),
    /// Records side by side, to become one.
    Merge(Vec<RecordRef>),
    /// A form over a record that is not read yet.
    Edit(RecordRef),
    /// The form of a new deal for a client who is not read yet.
    Deal(RecordRef),
    /// The record of the notice with this number, which is read by that.
    Notice(i64, RecordRef),
    /// What colleagues did that concerns the person.
    Inbox,
    /// The records of a section one after the other, each with a decision.
    Queue(Box<Asked>),
    /// All that there is to a comment: its words, its files, what it said before.
    Comment(i64),
    /// The whole letter, call, message or form that is the entry with this number.
    Inbound(i64),
    /// The question what came of what is planned with a record; which of it, where it is several.
    Done(RecordRef),
    /// How the work on the open records of a noun is spread over people.
    Load(Noun),
    /// The list of those records of a noun that a query finds, instead of everything on the stack.
    List(Noun, String),
    /// The question what of these records to copy, or of these files of theirs.
    Copy(Vec<RecordRef>, Vec<Attachment>),
    /// A table of these records of a noun, with these fields, in the person's editor.
    Table(Noun, Vec<i64>, Vec<String>),
    /// What opens one of these files; the question which, where they are several.
    Files(Vec<Attachment>),
    /// What is to be done with the team's settings.
    Team(Deed),
    /// The editor of the view that the person sees of these cards.
    CardLayout(Key),
    /// The editor of this view of cards.
    View(Key),
    /// The question by which number or address to turn to the client of a record.
    Reach(RecordRef, Channel),
}

/// What a popup was asked for; the screen below knows what to do with the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// One line that makes a new record.
    Capture,
    /// Full-text search in this view.
    Search,
    /// The filter line of this view.
    Filter,
    /// What of a timeline is shown.
    Narrow,
    /// Of which dates it is shown, besides this; and whether that is kept under a name then.
    NarrowDates(Narrowing, bool),
    /// Under which name this is kept to be shown again.
    NarrowName(Narrowing),
    /// Which of what is kept is let go.
    NarrowForget,
    /// A comment for colleagues.
    Comment,
    /// A line that plans an activity.
    Plan,
    /// A line that plans an activity with this record, whatever is under the cursor.
    PlanOn(RecordRef),
    /// A line that plans an activity about the entry of a timeline with this number.
    PlanAbout(i64),
    /// What came of the activity with this number.
    Done(i64),
    /// Why the task with this number goes back to whoever does it.
    Return(i64),
    /// What comes next with this record once the activity with this number is done, with this result;
    /// both are one operation.
    DoneNext(RecordRef, i64, Option<String>),
    /// What came of all that is selected.
    DoneAll,
    /// When it is to be done.
    When,
    /// Which of several activities is done.
    WhichDone,
    /// The stage to move to.
    Stage,
    /// How a record ends: convert, win, lose, junk.
    Ending,
    /// Why it ended at this stage of failure.
    Reason(StageId),
    /// The responsible person.
    Responsible,
    /// The observers.
    Observers,
    /// The tags.
    Tags,
    /// The column to sort by.
    Sort,
    /// The columns of the list.
    Columns,
    /// What becomes of what was not taken of a table of this noun's records.
    Table(Noun),
    /// What the calendar shows the records by.
    CalendarBy,
    /// The day the calendar goes to.
    Day,
    /// The record with which something is planned.
    PlanWith,
    /// What to copy; the keys of the rows are the texts themselves.
    Copy,
    /// Which of these files to open; the keys of the rows are their places among them.
    File(Vec<Attachment>),
    /// Which number to call or which address to write to, about a record.
    Way(RecordRef, Channel),
    /// How an attempt to reach somebody by this number or address ended.
    Outcome(RecordRef, Channel, String),
    /// A line that plans the next step with a record, after an attempt to reach the client.
    NextStep(RecordRef),
    /// What came of a call that was made in the queue.
    Called,
    /// A line that plans what comes after that call.
    CalledNext,
    /// When the client of the record in the queue is to be called.
    CallLater,
    /// Which card to take up from the tray.
    Tray,
    /// A new item of a checklist.
    Item,
    /// The new value of this field.
    Field(String),
    /// The new value of this field, over what a colleague put there meanwhile.
    Over(String),
    /// The client to link with.
    Link,
    /// The product to add.
    Product,
    /// A cell of the table of products.
    Cell,
    /// The record to go to.
    GoTo,
    /// An action chosen by name.
    Palette,
    /// Something about the team's settings.
    Team(Question),
    /// Something about views of cards.
    View(card_views::Question),
    /// Whether the team goes over to this way of working.
    Mode(Mode),
    /// Whether to do it at all.
    Confirm,
}

/// A popup's answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub purpose: Purpose,
    /// What was answered.
    pub reply: Reply,
}

/// What a person answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// A line or a text, as typed.
    Text(String),
    /// A text with files: the paths of those that come with it, the names of those that stay.
    Words(String, Vec<String>),
    /// The keys of the chosen rows of a picker, in their order.
    Chosen(Vec<String>),
    /// Clients of these nouns are to be made of a line.
    New(Vec<Noun>, String),
}

impl Reply {
    /// What was typed; nothing where it is no line.
    pub fn text(&self) -> Option<&str> {
        match self {
            Reply::Text(text) => Some(text),
            Reply::Words(..) | Reply::Chosen(_) | Reply::New(..) => None,
        }
    }

    /// The key of the row that was chosen, the first of several; nothing where none was.
    pub fn key(&self) -> Option<&str> {
        match self {
            Reply::Chosen(keys) => keys.first().map(String::as_str),
            Reply::Text(_) | Reply::Words(..) | Reply::New(..) => None,
        }
    }
}

impl Effect {
    /// Puts a screen on top.
    pub fn open(screen: Open) -> Effect {
        Effect::Open(Box::new(screen))
    }
}
