//! The changes that can be made to the data, each complete and as plain data, and what a committed
//! one reports. The interface, the command line, import and undo all speak in these.

use super::attempt::Attempt;
use super::field::decision;
use super::happened::EventRef;
use super::layout;
use super::message::{Message, Refusal};
use super::narrowing;
use super::noun::{Noun, RecordRef};
use super::person::UserId;
use super::stage::{PipelineId, StageId};
use super::task::Step;
use super::value::Value;

/// One change to the data.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Make a new row of a noun with these values; what is missing gets its default.
    Create {
        /// What to make.
        noun: Noun,
        /// The values by field.
        set: Vec<Set>,
    },
    /// Make a record with something planned for it.
    CreatePlanned {
        /// What to make.
        noun: Noun,
        /// The values by field.
        set: Vec<Set>,
        /// The values of the activity, but for the record.
        plan: Vec<Set>,
    },
    /// Make a pipeline with stages as another one has them.
    CreatePipeline {
        /// Which one.
        like: PipelineId,
        /// The values of the new one by field.
        set: Vec<Set>,
    },
    /// Change fields of a row.
    Edit {
        /// Which.
        on: RecordRef,
        /// The new values by field.
        set: Vec<Set>,
    },
    /// Make clients nobody knew and, with them in its links, make or change a record: all of it or
    /// nothing, and with something planned for it where that is said. A new contact and a new
    /// company are linked with each other, and a new client with the one the record has beside it.
    Introduce {
        /// The clients to make.
        clients: Vec<NewClient>,
        /// For which record.
        to: Whom,
        /// The other new values of that record.
        set: Vec<Set>,
        /// The values of an activity that is planned with a new record, but for the record.
        plan: Option<Vec<Set>>,
    },
    /// Move a lead or a deal to a stage.
    MoveStage {
        /// Which.
        on: RecordRef,
        /// Where the person saw it. Where that is known and somebody moved it since, the command is
        /// refused instead of moving it on.
        from: Option<StageId>,
        /// Where to.
        to: StageId,
        /// Why, for a final stage; becomes a comment.
        comment: Option<String>,
    },
    /// Change a record and say why, in a comment: both or nothing.
    Explained {
        /// The change.
        change: Box<Command>,
        /// Why; where it is empty, there is no comment.
        why: String,
    },
    /// Create a deal, a contact, a company or several of them on the basis of a lead.
    Convert(Conversion),
    /// Make of an open lead all it says, without asking anybody: a deal with its client. A lead that
    /// is finished by now stays as it is.
    ConvertWhole {
        /// The lead's number.
        lead: i64,
    },
    /// Write a message for colleagues on a record's timeline.
    Comment {
        /// On whose timeline.
        on: RecordRef,
        /// The message.
        text: String,
        /// The other values of the entry: its files.
        set: Vec<Set>,
    },
    /// Note that somebody turned to the client of a record, and how that ended.
    Log {
        /// On whose timeline.
        on: RecordRef,
        /// The attempt.
        attempt: Attempt,
    },
    /// Decide what becomes of a record that the person was shown in a queue: all of it or nothing.
    Decide(Decision),
    /// Keep an event at the top of a record's timeline, or let it go.
    Pin {
        /// On whose timeline.
        on: RecordRef,
        /// What.
        event: EventRef,
    },
    /// Put a row into the recycle bin.
    Delete {
        /// Which.
        on: RecordRef,
    },
    /// Take a row out of the recycle bin.
    Restore {
        /// Which.
        on: RecordRef,
    },
    /// Merge records of one noun into one of them.
    Merge(Merge),
    /// Say that records of one noun that look alike are different clients, each pair of them, or
    /// that this is not sure any more.
    TellApart {
        /// Which.
        records: Vec<RecordRef>,
        /// Whether they are different.
        apart: bool,
    },
    /// Mark an activity done.
    Complete {
        /// The activity's number.
        activity: i64,
        /// What came of it.
        result: Option<String>,
        /// What is planned next with its record, in the same breath.
        next: Option<Vec<Set>>,
    },
    /// Bring a task a step further.
    Task {
        /// The activity's number.
        task: i64,
        /// Which step.
        step: Step,
        /// What is said with it: what came of it where it is finished, why it comes back where it is
        /// returned.
        words: Option<String>,
    },
    /// Put what came in from outside where it belongs.
    TakeIn {
        /// The number under which it was kept.
        inbound: i64,
        /// Who works on a new lead of somebody nobody knows.
        responsible: Option<UserId>,
        /// Whether it is taken in even where it would be left out.
        wanted: bool,
    },
    /// Change how cards are laid out, or which view of them the person sees.
    Layout(layout::Change),
    /// Decide whether a field must be filled in or is shown even when it is empty.
    Field {
        /// Of whose field, which and what.
        decision: decision::Decision,
        /// Whether it holds from now on.
        holds: bool,
    },
    /// Keep what of timelines the person wants to see, or let go of what is kept.
    Timeline(narrowing::Change),
    /// Take an operation back.
    Undo {
        /// Which; the person's own latest where none is named.
        operation: Option<OpId>,
    },
    /// Do again what was undone last.
    Redo,
}

/// A client to be made and linked.
#[derive(Debug, Clone, PartialEq)]
pub struct NewClient {
    /// A contact or a company.
    pub noun: Noun,
    /// Its values by field.
    pub set: Vec<Set>,
    /// The link field of the record that it comes into.
    pub field: String,
    /// Whether one who is here already is linked instead: somebody with the same phone or e-mail whose
    /// name is no other one, or the company of that name.
    pub matching: bool,
}

/// For which record clients are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// One that is made with them.
    New(Noun),
    /// One that is there.
    Known(RecordRef),
}

impl Command {
    /// A comment of words alone.
    pub fn comment(on: RecordRef, text: impl Into<String>) -> Command {
        Command::Comment { on, text: text.into(), set: Vec::new() }
    }

    /// The record it is about; none where it makes one or is about the journal.
    pub fn on(&self) -> Option<RecordRef> {
        match self {
            Command::Edit { on, .. }
            | Command::MoveStage { on, .. }
            | Command::Comment { on, .. }
            | Command::Log { on, .. }
            | Command::Pin { on, .. }
            | Command::Delete { on }
            | Command::Restore { on } => Some(*on),
            Command::Explained { change, .. } => change.on(),
            Command::Convert(Conversion { lead, .. }) | Command::ConvertWhole { lead } => {
                Some(RecordRef::new(Noun::Lead, *lead))
            }
            Command::Task { task, .. } => Some(RecordRef::new(Noun::Activity, *task)),
            Command::Complete { activity, .. } => Some(RecordRef::new(Noun::Activity, *activity)),
            Command::Decide(decision) => Some(decision.on),
            Command::Merge(merge) => Some(merge.keep),
            Command::Introduce { to: Whom::Known(on), .. } => Some(*on),
            Command::Introduce { .. }
            | Command::Create { .. }
            | Command::CreatePlanned { .. }
            | Command::CreatePipeline { .. }
            | Command::TellApart { .. }
            | Command::TakeIn { .. }
            | Command::Layout(_)
            | Command::Field { .. }
            | Command::Timeline(_)
            | Command::Undo { .. }
            | Command::Redo => None,
        }
    }
}

/// A new value for one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// The field's stable name.
    pub field: String,
    /// What it shall hold.
    pub value: Value,
    /// What the person saw before changing it. Where it is known and somebody changed the field
    /// since, the command is refused instead of overwriting.
    pub was: Option<Value>,
}

impl Set {
    /// Sets `field` to `value`, whatever it held.
    pub fn new(field: impl Into<String>, value: impl Into<Value>) -> Set {
        Set { field: field.into(), value: value.into(), was: None }
    }
}

/// What is to be made of a lead, and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Conversion {
    /// The lead's number.
    pub lead: i64,
    /// At which stage the person saw it; not asked where it is not known.
    pub seen: Option<StageId>,
    /// What it becomes.
    pub targets: Targets,
    /// The deal's pipeline; the first one where none is named.
    pub pipeline: Option<PipelineId>,
    /// Values by target, for what the lead lacks or says otherwise.
    pub fill: Vec<(Noun, Set)>,
    /// Values by target that are common to many leads: for what one of them leaves empty.
    pub common: Vec<(Noun, Set)>,
    /// The targets that get a field like this one of the lead, by its name, where they have none and
    /// the lead has something to put into it.
    pub similar: Vec<(Noun, String)>,
    /// Where the contact comes from.
    pub contact: Client,
    /// Where the company comes from.
    pub company: Client,
    /// Whether to create what the person may, where something of it is not permitted.
    pub partial: bool,
    /// Whether a client who is here already gets the phones, e-mails and messengers that only the
    /// lead has, and what the team's own fields of the lead hold where his are empty. Nothing he has
    /// is taken away.
    pub supplement: bool,
    /// Whether nobody is there to be asked: what is mandatory and empty is left to whoever opens
    /// the record next, and of several clients who may be it the first is taken.
    pub unasked: bool,
}

/// Where the client of a conversion comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Client {
    /// A new one is created.
    #[default]
    New,
    /// The one with this number, who is here already.
    Known(i64),
    /// The one who has the lead's phone or e-mail, in whatever spelling; a new one where nobody has.
    Matching,
}

/// What becomes of a record that somebody works on in a queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The record.
    pub on: RecordRef,
    /// How the person saw it. Where somebody was faster, the decision is refused; not asked where it
    /// is not known.
    pub seen: Option<Seen>,
    /// How the client was turned to.
    pub attempt: Option<Attempt>,
    /// The planned activities that are done by it, and what came of them.
    pub done: (Vec<i64>, Option<String>),
    /// The planned activities that wait until then, each with its new deadline.
    pub moved: Vec<(i64, Set)>,
    /// What is planned next with the record.
    pub next: Option<Vec<Set>>,
    /// The stage it goes to, and why.
    pub to: Option<(StageId, Option<String>)>,
}

impl Decision {
    /// Nothing yet, about a record as the person saw it.
    pub fn of(on: RecordRef, seen: Option<Seen>) -> Decision {
        let done = (Vec::new(), None);
        Decision { on, seen, attempt: None, done, moved: Vec::new(), next: None, to: None }
    }
}

/// How a record was when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its revision.
    pub revision: i64,
    /// The newest entry of its timeline; 0 where there is none.
    pub entry: i64,
    /// What was planned with it, each with its revision, in the order of their numbers.
    pub planned: Vec<(i64, i64)>,
}

/// What is merged, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// The record that stays.
    pub keep: RecordRef,
    /// Those it takes in; they go to the recycle bin.
    pub others: Vec<RecordRef>,
    /// What fields of the survivor shall hold; for those not named here the survivor's value
    /// stands, completed from the others where it is empty.
    pub choices: Vec<(String, Taken)>,
    /// The revisions in which the person saw the records. Where one of them is another by now, the
    /// command is refused.
    pub seen: Vec<(RecordRef, i64)>,
    /// Whether those are merged as well that somebody told apart.
    pub apart: bool,
}

impl Merge {
    /// A merge with nothing chosen, of records nobody looked at.
    pub fn new(keep: RecordRef, others: Vec<RecordRef>) -> Merge {
        Merge { keep, others, choices: Vec::new(), seen: Vec::new(), apart: false }
    }
}

/// Where the value of a field comes from in a merge.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// From the merged record with this number.
    From(i64),
    /// From the person.
    Value(Value),
}

/// What a lead is converted into. At least one is chosen, which leaves exactly seven sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Targets {
    /// A deal.
    pub deal: bool,
    /// A contact.
    pub contact: bool,
    /// A company.
    pub company: bool,
}

impl Targets {
    /// What there is to choose from, in the order of a dialog.
    pub const NOUNS: [Noun; 3] = [Noun::Deal, Noun::Contact, Noun::Company];

    /// Those that these words name.
    pub fn named(words: &[String]) -> Targets {
        let mut targets = Targets::default();
        for noun in words.iter().filter_map(|word| Noun::parse(word)) {
            targets.put(noun, true);
        }
        targets
    }

    /// Whether this one is among them.
    pub fn has(self, noun: Noun) -> bool {
        match noun {
            Noun::Deal => self.deal,
            Noun::Contact => self.contact,
            Noun::Company => self.company,
            _ => false,
        }
    }

    /// The same ones with or without this one.
    pub fn put(&mut self, noun: Noun, chosen: bool) {
        match noun {
            Noun::Deal => self.deal = chosen,
            Noun::Contact => self.contact = chosen,
            Noun::Company => self.company = chosen,
            _ => {}
        }
    }

    /// The chosen ones, in the order of a dialog.
    pub fn nouns(self) -> impl Iterator<Item = Noun> {
        Targets::NOUNS.into_iter().filter(move |noun| self.has(*noun))
    }

    /// Whether nothing is chosen.
    pub fn is_empty(self) -> bool {
        self == Targets::default()
    }
}

/// The number of an operation in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OpId(pub i64);

/// What a committed command reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// What became of what it is about.
    pub did: Did,
    /// What happened.
    pub message: Message,
    /// The rows it created or changed; a created one first.
    pub touched: Vec<RecordRef>,
    /// The operation to undo; none where there was nothing to change.
    pub operation: Option<OpId>,
    /// What the person should know besides.
    pub notes: Vec<Message>,
    /// What rules of stages made of it.
    pub followed: Vec<Message>,
    /// Why something that was asked for was not done, where the rest was.
    pub left: Vec<Refusal>,
}

impl Receipt {
    /// What is said besides what happened.
    pub fn besides(&self) -> impl Iterator<Item = &Message> {
        self.notes.iter().chain(&self.followed)
    }
}

/// What became of what a command is about, for whoever goes on from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Did {
    /// It was created.
    Created,
    /// This record came to another stage.
    Moved(RecordRef),
    /// It came to another stage, and a rule took it on from there at once.
    MovedOn,
    /// A lead was converted.
    Converted,
    /// Somebody looked at a task.
    Looked,
    /// It is as it was before.
    Undone,
    /// It is again as it was made once.
    Redone,
    /// Anything else, or nothing.
    #[default]
    Other,
}
