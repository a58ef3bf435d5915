//! Somebody from outside turns to us: a call, a letter, a message of a chat, a filled-in form.
//!
//! What each channel delivered becomes a [`Contact`]; [`route`] says where it belongs, and
//! [`Facts`] are what stays of it on the timeline. How bytes become a contact is not known here.

pub mod route;
pub mod sender;
pub mod subject;

use serde::{Deserialize, Serialize};

use super::attempt::Outcome;
use super::noun::RecordRef;

/// The way by which somebody turned to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// A telephone call.
    Call,
    /// A letter.
    Mail,
    /// A message of a messenger or of a chat on a site.
    Chat,
    /// A form on a site.
    Form,
}

impl Channel {
    /// All of them.
    pub const ALL: [Channel; 4] = [Channel::Call, Channel::Mail, Channel::Chat, Channel::Form];

    /// The stable word: the command, the kind of the entry on the timeline and of the activity.
    pub fn word(self) -> &'static str {
        match self {
            Channel::Call => "call",
            Channel::Mail => "mail",
            Channel::Chat => "chat",
            Channel::Form => "form",
        }
    }

    /// The channel with this stable word.
    pub fn parse(word: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|channel| channel.word() == word)
    }

    /// The code of the source that a record made by this channel has.
    pub fn source(self) -> &'static str {
        match self {
            Channel::Call => "call",
            Channel::Mail => "email",
            Channel::Chat => "chat",
            Channel::Form => "website",
        }
    }
}

/// Who turned to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Somebody to us.
    #[default]
    In,
    /// We to somebody.
    Out,
}

/// Whether a person wants something, or a machine only says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// A person.
    #[default]
    Personal,
    /// A machine answers: out of office, not delivered.
    Automatic,
    /// Sent to many: a newsletter, a mailing list.
    Bulk,
}

/// Why something went where it went, for whoever looks at it later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The client has an open deal.
    OpenDeal,
    /// The client has an open lead.
    OpenLead,
    /// The client is known and nothing of his is open: a repeat lead.
    Repeat,
    /// The client is known, nothing of his is open, and repeat leads are off.
    RepeatOff,
    /// Nobody knows the client: a new lead.
    Unknown,
    /// The caller hid his number, but was talked to: a new lead.
    Hidden,
    /// We turned to a client who has nothing open.
    Ours,
    /// A machine wrote about a client who has nothing open.
    Machine,
    /// Left out: the address or the number is on the list of exclusions.
    Excluded,
    /// Left out: a machine wrote, and nobody knows about whom.
    Noise,
    /// Left out: we turned to somebody unknown.
    OutToUnknown,
    /// Left out: colleagues among themselves.
    Internal,
    /// Left out: the caller hid his number and nobody answered.
    MissedHidden,
}

impl Why {
    /// All of them.
    pub const ALL: [Why; 13] = [
        Why::OpenDeal,
        Why::OpenLead,
        Why::Repeat,
        Why::RepeatOff,
        Why::Unknown,
        Why::Hidden,
        Why::Ours,
        Why::Machine,
        Why::Excluded,
        Why::Noise,
        Why::OutToUnknown,
        Why::Internal,
        Why::MissedHidden,
    ];

    /// The stable word of the database and JSON; the sentence is the message `why-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Why::OpenDeal => "open-deal",
            Why::OpenLead => "open-lead",
            Why::Repeat => "repeat",
            Why::RepeatOff => "repeat-off",
            Why::Unknown => "unknown",
            Why::Hidden => "hidden",
            Why::Ours => "ours",
            Why::Machine => "machine",
            Why::Excluded => "excluded",
            Why::Noise => "noise",
            Why::OutToUnknown => "out-to-unknown",
            Why::Internal => "internal",
            Why::MissedHidden => "missed-hidden",
        }
    }

    /// The reason with this stable word.
    pub fn parse(word: &str) -> Option<Why> {
        Why::ALL.into_iter().find(|why| why.word() == word)
    }
}

/// Somebody who turned to us, or to whom we turned, as a channel delivered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// By which way.
    pub channel: Channel,
    /// Who is at the other end.
    pub party: Party,
    /// Colleagues among themselves: there is nobody at the other end.
    pub internal: bool,
    /// When, in seconds since 1970 UTC; when it was received where nothing says so.
    pub at: Option<i64>,
    /// The title of a lead that is made of it; empty where it is called by its number.
    pub title: String,
    /// What an incoming activity is called.
    pub subject: String,
    /// What was said, as far as it is no quotation; empty for a call.
    pub text: String,
    /// What a new lead keeps as its comment.
    pub comment: String,
    /// What stays of it on the timeline.
    pub facts: Facts,
}

/// Who is at the other end, and how to reach him.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    /// Given name, with a title where one stands before it.
    pub first_name: String,
    /// Patronymic or middle names.
    pub middle_name: String,
    /// Family name.
    pub last_name: String,
    /// The name of a company.
    pub company: String,
    /// Phone numbers as they were delivered.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// The handle in a messenger, with the messenger's name.
    pub handle: Option<(String, String)>,
}

impl Party {
    /// Whether there is a way to reach him at all.
    pub fn is_reachable(&self) -> bool {
        !self.phones.is_empty() || !self.emails.is_empty() || self.handle.is_some()
    }
}

/// What stays of a contact on the timeline, beside what was said. Kept as JSON with the entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Who turned to whom.
    pub direction: Direction,
    /// Whether a person did.
    #[serde(skip_serializing_if = "is_usual")]
    pub nature: Nature,
    /// The number, the address or the handle it came from; empty where it was hidden.
    pub from: String,
    /// The name it came with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The numbers or addresses it went to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// The subject of a letter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// How long a call was, in seconds; 0 for one that nobody answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<i64>,
    /// How it ended, where we turned to somebody and noted it ourselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Where a call was recorded.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub record: String,
    /// The messenger of a message.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub network: String,
    /// The whole text with its quotations and its signature, where the entry shows less.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub whole: String,
    /// How many lines of it the entry leaves out.
    #[serde(skip_serializing_if = "is_zero")]
    pub folded: usize,
    /// Whether even the whole text was longer than what is kept of it.
    #[serde(skip_serializing_if = "is_false")]
    pub cut: bool,
    /// The files that came with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<File>,
    /// What else a form asked, as it was answered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<(String, String)>,
    /// Why it stands where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The record that has the incoming activity.
    #[serde(skip_serializing_if = "Option::is_none", with = "record")]
    pub home: Option<RecordRef>,
    /// The number of what was received.
    pub inbound: i64,
}

/// A file that came with a letter; only what it is, not what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct File {
    /// Its name; empty where it has none.
    pub name: String,
    /// Its media type: `application/pdf`.
    pub kind: String,
    /// How many bytes it has.
    pub size: u64,
}

fn is_usual(nature: &Nature) -> bool {
    *nature == Nature::Personal
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// A record by its name, `lead/42`.
mod record {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::domain::noun::RecordRef;

    pub fn serialize<S: Serializer>(on: &Option<RecordRef>, to: S) -> Result<S::Ok, S::Error> {
        on.map(|on| on.to_string()).serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<RecordRef>, D::Error> {
        let name: Option<String> = Option::deserialize(from)?;
        Ok(name.and_then(|name| name.parse().ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::Noun;

    #[test]
    fn words_and_what_they_stand_for_are_one_to_one() {
        for channel in Channel::ALL {
            assert_eq!(Channel::parse(channel.word()), Some(channel));
        }
        for why in Why::ALL {
            assert_eq!(Why::parse(why.word()), Some(why));
            assert_eq!(serde_json::to_string(&why).unwrap(), format!("\"{}\"", why.word()));
        }
        assert_eq!((Channel::parse("fax"), Why::parse("")), (None, None));
    }

    #[test]
    fn facts_are_kept_short_and_read_back() {
        let facts = Facts {
            from: "+79123456789".to_owned(),
            seconds: Some(0),
            home: Some(RecordRef::new(Noun::Lead, 42)),
            why: Some(Why::Unknown),
            inbound: 7,
            ..Facts::default()
        };
        let json = serde_json::to_string(&facts).unwrap();
        assert_eq!(
            json,
            r#"{"direction":"in","from":"+79123456789","seconds":0,"why":"unknown","home":"lead/42","inbound":7}"#
        );
        assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), facts);
        assert_eq!(serde_json::from_str::<Facts>("{}").unwrap(), Facts::default());
    }
}
