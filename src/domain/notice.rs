//! What a colleague is told of: that he was mentioned, that something changed on what he works on
//! or observes. One operation tells one person once.

use super::noun::RecordRef;
use super::person::UserId;
use crate::domain::operation::OperationKind;

/// What a notice is about; of several, the later one here is what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Fields of a record have other values.
    Changed,
    /// A record came to another stage.
    Stage,
    /// An activity has another deadline.
    Deadline,
    /// Somebody else works on a record now.
    Responsible,
    /// A colleague wrote a comment.
    Comment,
    /// The person observes a record from now on.
    Observer,
    /// The person takes part in an activity.
    Invited,
    /// A task that the person asked for waits for his acceptance.
    Control,
    /// A task came back to the person, to be done again.
    Returned,
    /// The person is to work on a record or an activity.
    Assigned,
    /// A comment names the person.
    Mention,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 11] = [
        Kind::Changed,
        Kind::Stage,
        Kind::Deadline,
        Kind::Responsible,
        Kind::Comment,
        Kind::Observer,
        Kind::Invited,
        Kind::Control,
        Kind::Returned,
        Kind::Assigned,
        Kind::Mention,
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Changed => "changed",
            Kind::Stage => "stage",
            Kind::Deadline => "deadline",
            Kind::Responsible => "responsible",
            Kind::Comment => "comment",
            Kind::Observer => "observer",
            Kind::Invited => "invited",
            Kind::Control => "control",
            Kind::Returned => "returned",
            Kind::Assigned => "assigned",
            Kind::Mention => "mention",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Something a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its number; grows with time.
    pub id: i64,
    /// What it is about.
    pub kind: Kind,
    /// When it happened, in seconds since 1970 UTC.
    pub at: i64,
    /// Who did it.
    pub author: UserId,
    /// The operation it came with.
    pub operation: OperationKind,
    /// The record to open; of an activity with no record, the activity.
    pub on: RecordRef,
    /// What the record is called, where it has a name.
    pub name: Option<String>,
    /// The words: of the comment, or what is to be done. None where they are deleted.
    pub text: Option<String>,
    /// Why a task came back, where that was said.
    pub reason: Option<String>,
    /// The stable names of the fields that were changed, where it is about these.
    pub fields: Vec<String>,
    /// The activity it is about, where it is one.
    pub activity: Option<i64>,
    /// The number of the new stage or person, or the moment of the new deadline.
    pub value: Option<i64>,
    /// How many of the person's records the operation concerns.
    pub count: i64,
    /// When it was read.
    pub read_at: Option<i64>,
}

/// Which notices a person has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The one with this number.
    One(i64),
    /// Those about a record.
    About(RecordRef),
    /// Every one up to this number: what came since was not seen.
    UpTo(i64),
}

/// What a person notes about his notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// These were read.
    Read(Which),
    /// This one was not, after all.
    Unread(i64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stable_and_a_mention_matters_most() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.word()), Some(kind));
            assert!(kind <= Kind::Mention);
        }
        assert_eq!(Kind::parse("x"), None);
    }
}
