//! Something planned or done with a client, the four kinds of it, and what it may be about.

use super::inbound::Channel;

/// What sort of work an activity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActivityKind {
    /// A telephone call.
    Call,
    /// A meeting.
    Meeting,
    /// A letter.
    Mail,
    /// Anything else to be done.
    Task,
}

impl ActivityKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [ActivityKind; 4] =
        [ActivityKind::Call, ActivityKind::Meeting, ActivityKind::Mail, ActivityKind::Task];

    /// The stable word of commands, JSON and the database.
    pub fn word(self) -> &'static str {
        match self {
            ActivityKind::Call => "call",
            ActivityKind::Meeting => "meeting",
            ActivityKind::Mail => "mail",
            ActivityKind::Task => "task",
        }
    }

    /// The kind with this stable word.
    pub fn parse(word: &str) -> Option<ActivityKind> {
        ActivityKind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What an activity is called that the program plans by itself: kept as this word, and said in the
/// language of whoever reads it.
pub const GET_IN_TOUCH: &str = "voronka:get-in-touch";

/// The message that says what is kept as this subject; nothing where it is somebody's own words.
pub fn subject_message(subject: &str) -> Option<&'static str> {
    (subject == GET_IN_TOUCH).then_some("subject-get-in-touch")
}

/// What an activity is about: a letter, a call, a message or a form on a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The number of the entry.
    pub entry: i64,
    /// By which way it came or went.
    pub channel: Channel,
    /// The subject of a letter; empty where it has none.
    pub subject: String,
    /// Whether the activity was lit by it, and so is called by it already.
    pub lit: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_its_word_only() {
        for kind in ActivityKind::ALL {
            assert_eq!(ActivityKind::parse(kind.word()), Some(kind));
        }
        assert_eq!(ActivityKind::parse("meet"), None);
    }
}
