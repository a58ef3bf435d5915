//! A letter as it comes from the mail server: bytes become a [`Letter`], and a letter somebody who
//! turned to us.
//!
//! Nothing a letter holds stops the reading: what cannot be understood is left out or marked. What
//! is kept of it is bounded, however long it is. Which addresses are the team's own, it is told.

pub(super) mod html;
mod light;
mod nature;
mod quotes;
mod text;

use mail_parser::{Address, HeaderValue, Message, MessageParser, MimeHeaders, PartType};
use sha2::{Digest, Sha256};

use super::encoding::likeliest;
use super::inbound::{LINE, line};
use super::person;
use crate::domain::inbound::{Channel, Contact, Direction, Facts, File, Nature, Party, subject};

/// The longest letter that is taken in, in bytes: 64 MiB.
pub const MAX_BYTES: u64 = 64 << 20;

/// More headings of parts than this are no letter, but an attempt to break whoever reads it.
const MOST_PARTS: usize = 1000;

/// At most so many recipients and files are told.
const TOLD: usize = 50;

/// Somebody a letter names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mailbox {
    /// The name; empty where there is none.
    pub name: String,
    /// The address.
    pub address: String,
}

/// A letter as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// Who sent it.
    pub from: Option<Mailbox>,
    /// To whom an answer goes, where that is somebody else.
    pub reply_to: Option<Mailbox>,
    /// To whom it went, copies included.
    pub to: Vec<Mailbox>,
    /// What it is about.
    pub subject: String,
    /// When it was written, in seconds since 1970 UTC.
    pub date: Option<i64>,
    /// All its text.
    pub text: String,
    /// Whether the text goes on after what was kept.
    pub cut: bool,
    /// The files that came with it.
    pub files: Vec<File>,
    /// Whether a person wrote it, as far as it tells.
    pub nature: Nature,
    /// The mailing list it came through.
    pub list: Option<String>,
}

/// What tells one letter from another: its own identifier, or what its bytes add up to.
pub fn identifier(bytes: &[u8]) -> String {
    let read = MessageParser::new().parse_headers(head(bytes));
    let own = read.as_ref().and_then(|message| message.message_id()).map(str::trim);
    match own.filter(|id| !id.is_empty() && id.len() <= LINE) {
        Some(id) => id.to_owned(),
        None => digest(bytes),
    }
}

/// What bytes add up to: `sha256:` and hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digits}")
}

/// Reads a letter. One without a single heading is empty.
pub fn read(bytes: &[u8]) -> Letter {
    with_message(bytes, |message, whole| {
        let nature = nature::of(message);
        let mut letter = Letter {
            from: mailboxes(message.from())
                .chain(mailboxes(message.reply_to()))
                .chain(mailboxes(message.sender()))
                .chain(mailboxes(message.resent_from()))
                .next(),
            subject: line(message.subject().unwrap_or_default()),
            date: message.date().filter(|date| date.is_valid()).map(|date| date.to_timestamp()),
            nature,
            list: nature::list(message),
            ..Letter::default()
        };
        let from = letter.from.as_ref().map(|from| from.address.to_lowercase());
        letter.reply_to =
            mailboxes(message.reply_to()).find(|reply| Some(reply.address.to_lowercase()) != from);
        letter.to = mailboxes(message.to()).chain(mailboxes(message.cc())).take(TOLD).collect();
        if whole {
            (letter.text, letter.cut) = text::of(message);
            letter.files = files(message);
        } else {
            let body = &bytes[head(bytes).len()..];
            let (body, more) = text::start(body);
            let (text, cut) = text::bounded(&likeliest(body));
            (letter.text, letter.cut) = (text, cut || more);
        }
        letter
    })
    .unwrap_or_default()
}

/// A long letter without what is in its files, which are the most of it; nothing where the letter
/// is short enough to be kept as it is.
pub fn lightened(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() <= light::LIGHT {
        return None;
    }
    with_message(bytes, |message, whole| match whole {
        true => light::lightened(message, bytes),
        false => bytes[..light::LIGHT].to_vec(),
    })
}

impl Letter {
    /// Who turned to whom with it; nothing where nobody says who sent it. `ours` knows the
    /// addresses of the team.
    ///
    /// A letter from an address of ours is our own, to the first recipient who is none of us,
    /// unless answers go to somebody else: then a site of ours wrote in his name.
    pub fn contact(self, ours: &dyn Fn(&str) -> bool) -> Option<Contact> {
        let from = self.from.clone()?;
        let strange = |mailbox: &&Mailbox| !ours(&mailbox.address);
        let reply = self.reply_to.clone().filter(|reply| !ours(&reply.address));
        let out = ours(&from.address) && reply.is_none();
        let others = self.to.iter().find(strange).cloned();
        let internal = out && others.is_none();
        let party = if out { others.unwrap_or_default() } else { from.clone() };
        let own_list = self.list.as_ref().is_some_and(|list| ours(list));
        let nature = match self.nature {
            Nature::Bulk if own_list => Nature::Personal,
            nature => nature,
        };
        let folded = quotes::fold(&self.text);
        let title = subject::bare(&self.subject).to_owned();
        let first = folded.own.lines().next().unwrap_or_default();
        let subject = [title.as_str(), first, party.address.as_str()];
        let subject = subject.into_iter().find(|text| !text.is_empty()).unwrap_or("—");
        Some(Contact {
            channel: Channel::Mail,
            subject: line(subject),
            title,
            internal,
            at: self.date,
            party: person_of(&party, reply.filter(|_| !out)),
            comment: String::new(),
            facts: Facts {
                direction: if out { Direction::Out } else { Direction::In },
                nature,
                from: from.address,
                name: from.name,
                to: self.to.into_iter().map(|mailbox| mailbox.address).collect(),
                subject: self.subject,
                whole: if folded.folded > 0 { self.text } else { String::new() },
                folded: folded.folded,
                cut: self.cut,
                files: self.files,
                ..Facts::default()
            },
            text: folded.own,
        })
    }
}

/// Whoever shall get the answer, and the sender beside him unless nobody reads there.
fn person_of(from: &Mailbox, reply: Option<Mailbox>) -> Party {
    let mut emails = Vec::new();
    let mut named = &from.name;
    if let Some(reply) = &reply {
        emails.push(reply.address.clone());
        if !reply.name.is_empty() {
            named = &reply.name;
        }
    }
    if (reply.is_none() || !nature::is_unread(&from.address)) && !from.address.is_empty() {
        emails.push(from.address.clone());
    }
    let name = person::split(named);
    Party {
        first_name: name.first,
        middle_name: name.middle,
        last_name: name.last,
        emails,
        ..Party::default()
    }
}

/// Parses a letter and hands it on, with whether its parts were read too.
fn with_message<T>(bytes: &[u8], then: impl FnOnce(&Message, bool) -> T) -> Option<T> {
    let head = head(bytes);
    let whole = headings(bytes) <= MOST_PARTS;
    let repaired;
    let source: &[u8] = match std::str::from_utf8(head) {
        Ok(_) => bytes,
        // Letters in some old encoding, written as they are: the reader wants UTF-8.
        Err(_) => {
            let mut text = likeliest(head).into_bytes();
            text.extend_from_slice(&bytes[head.len()..]);
            repaired = text;
            &repaired
        }
    };
    let parser = MessageParser::new();
    let message = if whole { parser.parse(source) } else { parser.parse_headers(source) };
    message.map(|message| then(&message, whole))
}

/// The headers with the empty line after them.
fn head(bytes: &[u8]) -> &[u8] {
    let ends = [&b"\r\n\r\n"[..], b"\n\n"];
    let end = ends
        .iter()
        .filter_map(|end| {
            let at = bytes.windows(end.len()).position(|window| window == *end)?;
            Some(at + end.len())
        })
        .min();
    &bytes[..end.unwrap_or(bytes.len())]
}

/// How many times a type of content is announced, which bounds how deep parts lie in each other.
fn headings(bytes: &[u8]) -> usize {
    const NAME: &[u8] = b"content-type";
    bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| line.get(..NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME)))
        .count()
}

fn mailboxes<'a>(address: Option<&'a Address<'a>>) -> impl Iterator<Item = Mailbox> + 'a {
    address.into_iter().flat_map(|address| address.iter()).filter_map(|one| {
        let address = line(one.address()?);
        let name = line(one.name().unwrap_or_default());
        // A name that is an address says nothing more.
        let name = if name.contains('@') { String::new() } else { name };
        let has_both = address.split_once('@').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty());
        has_both.then_some(Mailbox { name, address })
    })
}

fn files(message: &Message) -> Vec<File> {
    let file = |part: &mail_parser::MessagePart| {
        let usual = || if part.is_text() { "text/plain" } else { "application/octet-stream" };
        let kind = part.content_type().map(|kind| {
            let sub = kind.subtype().unwrap_or_default();
            format!("{}/{sub}", kind.ctype()).trim_end_matches('/').to_lowercase()
        });
        let inner = match &part.body {
            PartType::Message(inner) => inner.subject().map(str::to_owned),
            _ => None,
        };
        let size = match &part.body {
            PartType::Message(_) => u64::from(part.raw_len()),
            _ => part.len() as u64,
        };
        let name = part.attachment_name().map(str::to_owned).or(inner).unwrap_or_default();
        File { name: line(&name), kind: line(&kind.unwrap_or_else(|| usual().to_owned())), size }
    };
    message.attachments().take(TOLD).map(file).collect()
}

/// A header as text, whatever it was taken for.
fn header<'m>(message: &'m Message, name: &'static str) -> Option<&'m str> {
    match message.header(name)? {
        HeaderValue::Text(text) => Some(text),
        _ => message.header_raw(name).map(str::trim),
    }
}

#[cfg(test)]
mod tests;
