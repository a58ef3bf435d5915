//! Things to be said, as data: an id and its arguments. The edges turn them into words, so that
//! each reader sees his own language.

pub mod kept;

use chrono::NaiveDate;

use super::field::Section;
use super::money::Money;
use super::noun::{Noun, RecordRef};
use super::stage::{Names, StageId};

/// A sentence to be said in whatever language the reader speaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The id of the message in the catalogues.
    pub id: &'static str,
    /// Its arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value inside a message, kept as data until it is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Words of a person or a file, shown as they are.
    Text(String),
    /// A count; chooses the plural form.
    Count(i64),
    /// A moment, in seconds since 1970 UTC; said in the reader's zone.
    Moment(i64),
    /// A day, said in full with its weekday.
    Day(NaiveDate),
    /// An amount with its currency.
    Money(Money),
    /// A record's name, `lead/42`.
    Record(RecordRef),
    /// Several records by name.
    Records(Vec<RecordRef>),
    /// A noun, said in the singular.
    Noun(Noun),
    /// All of a noun, said as what something is of: `leads`, «лидов».
    Nouns(Noun),
    /// So many of a noun, and of the next one.
    Counted(Vec<(Noun, usize)>),
    /// A field, by its stable name; said by its label.
    Field(Noun, String),
    /// Fields of one or several nouns; each said by its label and its noun.
    Fields(Vec<(Noun, String)>),
    /// A section of a noun's card, said by its heading.
    Section(Noun, Section),
    /// A stage, said by its name.
    Stage(StageId),
    /// Several stages, each said by its name; one name is said once.
    Stages(Vec<StageId>),
    /// Entries of a list, each said by its name as it can be typed.
    Names(Vec<Names>),
    /// The team's administrators, said by their names.
    Administrators,
    /// Another message said inside this one.
    Message(Box<Message>),
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &'static str) -> Message {
        Message { id, args: Vec::new() }
    }

    /// The same message with one more argument.
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Message {
        self.args.push((name, arg.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Arg {
        Arg::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Arg {
        Arg::Day(day)
    }
}

impl From<Money> for Arg {
    fn from(money: Money) -> Arg {
        Arg::Money(money)
    }
}

impl From<Vec<RecordRef>> for Arg {
    fn from(records: Vec<RecordRef>) -> Arg {
        Arg::Records(records)
    }
}

impl From<RecordRef> for Arg {
    fn from(record: RecordRef) -> Arg {
        Arg::Record(record)
    }
}

impl From<Noun> for Arg {
    fn from(noun: Noun) -> Arg {
        Arg::Noun(noun)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Message(Box::new(message))
    }
}

/// Why something was not done. Nothing was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Which sort of no it is; decides the exit status.
    pub kind: RefusalKind,
    /// What is wrong and where.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
    /// The field to put the cursor on, by its stable name.
    pub field: Option<String>,
}

/// The sorts of refusal: they decide the exit status, and what can be done about it at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// The value or the request is malformed.
    Malformed,
    /// What it speaks of does not exist.
    NotFound,
    /// The person may not.
    NotAllowed,
    /// A rule of the trade forbids it.
    Rule,
    /// The record lacks what is mandatory; the field says what first.
    Lacking,
    /// The records were told apart: somebody said that they are not the same.
    Apart,
    /// What came from outside names nobody who sent it.
    NoSender,
    /// The person may only do a part of it, and did not say that this is enough.
    Partly,
    /// What a rule of a stage should have done of itself; what the person did stands.
    StageRule,
    /// Somebody else changed the same thing meanwhile.
    Conflict,
}

impl Refusal {
    /// A refusal of the given kind.
    pub fn new(kind: RefusalKind, message: Message) -> Refusal {
        Refusal { kind, message, hint: None, field: None }
    }

    /// A malformed value.
    pub fn malformed(message: Message) -> Refusal {
        Refusal::new(RefusalKind::Malformed, message)
    }

    /// Something that does not exist.
    pub fn not_found(message: Message) -> Refusal {
        Refusal::new(RefusalKind::NotFound, message)
    }

    /// A rule that says no.
    pub fn rule(message: Message) -> Refusal {
        Refusal::new(RefusalKind::Rule, message)
    }

    /// The same refusal with advice.
    pub fn hint(mut self, hint: Message) -> Refusal {
        self.hint = Some(hint);
        self
    }

    /// The same refusal, pointing at a field.
    pub fn at(mut self, field: &str) -> Refusal {
        self.field = Some(field.to_owned());
        self
    }
}
