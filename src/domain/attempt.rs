//! Turning to a client ourselves: how a call or a letter ended, which address it goes to, and how a
//! program of the person's own is told.
//!
//! It does not know how a program is run nor where an attempt is kept.

use serde::{Deserialize, Serialize};

use super::inbound::Channel;
use super::message::{Message, Refusal};
use super::noun::RecordRef;
use super::point::PointKind;
use super::{email, phone, program};

/// How an attempt to reach a client ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// We talked.
    Reached,
    /// Nobody answered.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// The client asks to be called at another time.
    Later,
    /// The letter was sent.
    Sent,
    /// The letter was begun and not sent.
    NotSent,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Outcome; 6] = [
        Outcome::Reached,
        Outcome::NoAnswer,
        Outcome::Busy,
        Outcome::Later,
        Outcome::Sent,
        Outcome::NotSent,
    ];

    /// How an attempt by a channel may end, in the order it is asked; nothing for a channel by
    /// which nobody turns to a client from here.
    pub fn of(channel: Channel) -> &'static [Outcome] {
        match channel {
            Channel::Call => &Outcome::ALL[..4],
            Channel::Mail => &Outcome::ALL[4..],
            Channel::Chat | Channel::Form => &[],
        }
    }

    /// The stable word of commands and JSON; the words for people are the message
    /// `attempt-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Reached => "reached",
            Outcome::NoAnswer => "no-answer",
            Outcome::Busy => "busy",
            Outcome::Later => "later",
            Outcome::Sent => "sent",
            Outcome::NotSent => "not-sent",
        }
    }

    /// The outcome with this stable word.
    pub fn parse(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)
    }

    /// Whether the client is still to be turned to, so that the next attempt is worth planning.
    pub fn asks_for_more(self) -> bool {
        !matches!(self, Outcome::Reached | Outcome::Sent)
    }

    /// Whether we turned to the client at all; a letter that was not sent is no touch.
    pub fn is_touch(self) -> bool {
        self != Outcome::NotSent
    }
}

/// An attempt to reach a client, to be noted on a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// By which way.
    pub channel: Channel,
    /// The number or the address, as it is kept with the client.
    pub to: String,
    /// How it ended.
    pub outcome: Outcome,
    /// What there is to say about it; may be empty.
    pub text: String,
}

/// Which addresses a channel takes; nothing for one by which nobody turns to a client from here.
pub fn points(channel: Channel) -> Option<PointKind> {
    match channel {
        Channel::Call => Some(PointKind::Phone),
        Channel::Mail => Some(PointKind::Email),
        Channel::Chat | Channel::Form => None,
    }
}

/// The number or the address as a program or a link may be given it: a number in its digits with
/// its plus, an address of a name and a domain and nothing that a program could take for more.
///
/// # Errors
/// A refusal for what is no number or no address, or could be taken for an option of a program or
/// for the parts of a link.
pub fn dialled(channel: Channel, typed: &str, country: &str) -> Result<String, Refusal> {
    let refused = || {
        let message = Message::new("refused-undialled").with("text", typed);
        Refusal::malformed(message).hint(Message::new("hint-undialled"))
    };
    match channel {
        Channel::Mail => {
            let plain = |c: char| c.is_alphanumeric() || "._+@-'".contains(c);
            let address = typed.trim();
            let fits = email::valid(address)
                && address.chars().all(plain)
                && address.starts_with(char::is_alphanumeric);
            if fits { Ok(address.to_owned()) } else { Err(refused()) }
        }
        _ => {
            let number = phone::normalise(typed, country).unwrap_or_else(|| typed.to_owned());
            let kept =
                |(place, c): &(usize, char)| c.is_ascii_digit() || (*place == 0 && *c == '+');
            let digits: String =
                number.trim().chars().enumerate().filter(kept).map(|(_, c)| c).collect();
            if digits.trim_start_matches('+').is_empty() { Err(refused()) } else { Ok(digits) }
        }
    }
}

/// The link by which a terminal or a desktop starts the attempt: `tel:+79123456789`.
pub fn link(channel: Channel, dialled: &str) -> String {
    match channel {
        Channel::Mail => format!("mailto:{dialled}"),
        _ => format!("tel:{dialled}"),
    }
}

/// What stands in a command for the number or the address of a channel.
fn placeholder(channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => "{email}",
        _ => "{phone}",
    }
}

/// What else a command may name: the record and its link.
pub const PLACEHOLDERS: [&str; 2] = ["{record}", "{link}"];

/// A command of the person with the number or the address and the record filled in.
pub fn filled(command: &[String], channel: Channel, dialled: &str, on: RecordRef) -> Vec<String> {
    let [record, link] = PLACEHOLDERS;
    let address = (placeholder(channel), dialled.to_owned());
    program::filled(command, &[address, (record, on.to_string()), (link, on.link())])
}

/// What is wrong with a command of the settings; an empty one is none at all.
pub fn fault(command: &[String], channel: Channel) -> Option<Message> {
    program::fault(command, placeholder(channel), &PLACEHOLDERS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::Noun;

    #[test]
    fn outcomes_belong_to_their_channel_and_are_read_back() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.word()), Some(outcome));
            assert_eq!(serde_json::to_string(&outcome).unwrap(), format!("\"{}\"", outcome.word()));
            let homes = Channel::ALL.iter().filter(|c| Outcome::of(**c).contains(&outcome));
            assert_eq!(homes.count(), 1, "{outcome:?}");
        }
        let more = [Outcome::NoAnswer, Outcome::Busy, Outcome::Later, Outcome::NotSent];
        let touches = Outcome::ALL.into_iter().filter(|outcome| outcome.is_touch());
        assert_eq!(touches.count(), 5);
        for outcome in Outcome::ALL {
            assert_eq!(outcome.asks_for_more(), more.contains(&outcome));
        }
    }

    #[test]
    fn what_is_dialled_is_nothing_but_a_number_or_an_address() {
        for (channel, typed, expected) in [
            (Channel::Call, "8 (912) 345-67-89", Some("+79123456789")),
            (Channel::Call, "+48 22 123 45 67", Some("+48221234567")),
            (Channel::Call, "112", Some("112")),
            (Channel::Call, "12; rm -rf /", Some("12")),
            (Channel::Call, "--help", None),
            (Channel::Call, "", None),
            (Channel::Mail, " ewa@polmet.example ", Some("ewa@polmet.example")),
            (Channel::Mail, "иван@почта.рф", Some("иван@почта.рф")),
            (Channel::Mail, "-attach@x.example", None),
            (Channel::Mail, "a?attach=/etc/passwd&b@x.example", None),
            (Channel::Mail, "$(id)@x.example", None),
            (Channel::Mail, "nobody", None),
        ] {
            let found = dialled(channel, typed, "RU").ok();
            assert_eq!(found.as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn a_command_is_filled_argument_by_argument() {
        let command = ["dial {phone}", "--to={phone}", "{record} {link}", "{email}"];
        let command: Vec<String> = command.iter().map(|part| (*part).to_owned()).collect();
        let on = RecordRef::new(Noun::Lead, 42);
        let filled = filled(&command, Channel::Call, "+7912", on);
        let expected = ["dial {phone}", "--to=+7912", "lead/42 voronka://lead/42", "{email}"];
        assert_eq!(filled, expected);
    }

    #[test]
    fn a_command_names_its_address_and_nothing_unknown() {
        let fault = |command: &[&str]| {
            let command: Vec<String> = command.iter().map(|part| (*part).to_owned()).collect();
            fault(&command, Channel::Call).map(|message| message.id)
        };
        for (command, expected) in [
            (&[] as &[&str], None),
            (&["dial", "{phone}"], None),
            (&["dial", "tel:{phone}", "{record}", "{link}"], None),
            (&["dial"], Some("refused-command-lacks")),
            (&["dial {phone}"], Some("refused-command-program")),
            (&["", "{phone}"], Some("refused-command-program")),
            (&["dial", "{phone}", "{name}"], Some("refused-command-unknown")),
        ] {
            assert_eq!(fault(command), expected, "{command:?}");
        }
    }
}
