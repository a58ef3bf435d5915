//! What of a timeline is wanted: which groups of events, by whom, since when and until when, with whom.
//!
//! It knows which kinds make up a group; how they are stored, it does not.

use std::fmt;
use std::str::FromStr;

use super::noun::{Noun, RecordRef};
use super::person::UserId;

/// What an event of a timeline is called: `entry/5`, `change/7`, `activity/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventRef {
    /// A comment, something from outside, or what the program noted, by its number.
    Entry(i64),
    /// A change of the record or of an activity of its, by its number in the journal.
    Change(i64),
    /// An activity that was done, by its number.
    Done(i64),
}

/// The word of a change in the name of an event.
const CHANGE: &str = "change";

impl fmt::Display for EventRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventRef::Entry(id) => RecordRef::new(Noun::Entry, *id).fmt(f),
            EventRef::Change(id) => write!(f, "{CHANGE}/{id}"),
            EventRef::Done(id) => RecordRef::new(Noun::Activity, *id).fmt(f),
        }
    }
}

impl FromStr for EventRef {
    type Err = ();

    fn from_str(text: &str) -> Result<EventRef, ()> {
        if let Some((CHANGE, id)) = text.split_once('/') {
            return id.parse().map(EventRef::Change).map_err(drop);
        }
        match text.parse::<RecordRef>() {
            Ok(RecordRef { noun: Noun::Entry, id }) => Ok(EventRef::Entry(id)),
            Ok(RecordRef { noun: Noun::Activity, id }) => Ok(EventRef::Done(id)),
            _ => Err(()),
        }
    }
}

/// A group of events that people think of together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// What colleagues wrote to each other.
    Comments,
    /// Calls, letters, messages and forms, and the meetings and calls that were planned and held.
    Communication,
    /// What became of the record: made, changed, linked, merged, deleted, restored.
    Changes,
    /// What was planned and done, tasks among it.
    Activities,
    /// What rules did by themselves, and what they could not do.
    Rules,
}

impl Group {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Group; 5] =
        [Group::Comments, Group::Communication, Group::Changes, Group::Activities, Group::Rules];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Group::Comments => "comments",
            Group::Communication => "communication",
            Group::Changes => "changes",
            Group::Activities => "activities",
            Group::Rules => "rules",
        }
    }

    /// The group with this word.
    pub fn parse(word: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.word() == word)
    }

    /// The kinds of entries that belong to it.
    fn entries(self) -> &'static [&'static str] {
        match self {
            Group::Comments => &["comment"],
            Group::Communication => &["call", "mail", "chat", "form"],
            // A pin stands on no timeline of its own.
            Group::Changes => &["import", "conversion", "merge", "pin"],
            Group::Activities => &["reminder"],
            Group::Rules => &["rule"],
        }
    }

    /// The kinds of activities that belong to it once they are done.
    fn done(self) -> &'static [&'static str] {
        match self {
            Group::Comments | Group::Changes | Group::Rules => &[],
            Group::Communication => &["call", "meeting", "mail", "chat", "form"],
            Group::Activities => &["call", "meeting", "mail", "task", "chat", "form"],
        }
    }
}

/// What of a timeline is wanted; everything where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Events of any of these groups; of every one where there are none.
    pub groups: Vec<Group>,
    /// Events that any of these people made happen; anybody where there are none.
    pub authors: Vec<UserId>,
    /// Events since this moment, in seconds since 1970 UTC.
    pub since: Option<i64>,
    /// Events before this moment.
    pub until: Option<i64>,
    /// Events that stand on the timeline of this record too: of one client of a deal, or of one deal
    /// of a client.
    pub with: Option<RecordRef>,
}

impl Wanted {
    /// Whether everything is wanted.
    pub fn is_everything(&self) -> bool {
        *self == Wanted::default()
    }

    /// The kinds of entries that are wanted; nothing where all of them are.
    pub fn entries(&self) -> Option<Vec<&'static str>> {
        self.kinds(Group::entries)
    }

    /// The kinds of done activities that are wanted; nothing where all of them are.
    pub fn done(&self) -> Option<Vec<&'static str>> {
        self.kinds(Group::done)
    }

    /// Whether changes of fields are wanted.
    pub fn changes(&self) -> bool {
        self.groups.is_empty() || self.groups.contains(&Group::Changes)
    }

    /// Whether what became of activities before they were done is wanted.
    pub fn planning(&self) -> bool {
        self.groups.is_empty() || self.groups.contains(&Group::Activities)
    }

    fn kinds(&self, of: fn(Group) -> &'static [&'static str]) -> Option<Vec<&'static str>> {
        if self.groups.is_empty() {
            return None;
        }
        let mut kinds: Vec<&str> =
            self.groups.iter().flat_map(|group| of(*group)).copied().collect();
        kinds.sort_unstable();
        kinds.dedup();
        Some(kinds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::{Kind, Registry};
    use crate::domain::noun::Noun;

    #[test]
    fn every_kind_belongs_to_a_group() {
        let kinds = |noun: Noun| -> Vec<String> {
            let registry = Registry::new(Vec::new());
            match registry.get(noun, "kind").map(|field| &field.kind) {
                Some(Kind::Choice(choices)) => choices.iter().map(|one| one.code.clone()).collect(),
                other => panic!("{other:?}"),
            }
        };
        for kind in kinds(Noun::Entry) {
            let groups = Group::ALL.iter().filter(|group| group.entries().contains(&&*kind));
            assert_eq!(groups.count(), 1, "{kind}");
        }
        for kind in kinds(Noun::Activity) {
            assert!(Group::Activities.done().contains(&&*kind), "{kind}");
        }
    }

    #[test]
    fn groups_add_up() {
        let wanted = |groups: &[Group]| Wanted { groups: groups.to_vec(), ..Wanted::default() };
        assert!(wanted(&[]).is_everything() && wanted(&[]).changes());
        assert_eq!(wanted(&[]).entries(), None);
        let comments = wanted(&[Group::Comments]);
        assert_eq!(comments.entries(), Some(vec!["comment"]));
        assert_eq!((comments.done(), comments.changes()), (Some(vec![]), false));
        let both = wanted(&[Group::Changes, Group::Comments]);
        assert_eq!(both.entries(), Some(vec!["comment", "conversion", "import", "merge", "pin"]));
        assert!(both.changes() && !both.planning());
        assert!(wanted(&[]).planning() && wanted(&[Group::Activities]).planning());
        for group in Group::ALL {
            assert_eq!(Group::parse(group.word()), Some(group));
        }
    }

    #[test]
    fn an_event_is_called_so_that_it_is_found_again() {
        for event in [EventRef::Entry(5), EventRef::Change(7), EventRef::Done(3)] {
            assert_eq!(event.to_string().parse(), Ok(event));
        }
        assert_eq!(EventRef::Done(3).to_string(), "activity/3");
        for wrong in ["", "5", "change/", "change/x", "lead/5"] {
            assert_eq!(wrong.parse::<EventRef>(), Err(()), "{wrong}");
        }
    }
}
