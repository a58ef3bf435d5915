//! What a channel delivered becomes somebody who turned to us: a letter as bytes, everything else
//! as one JSON object whose names are those of the command's options.
//!
//! What is not known is kept beside, never refused. Who the client is and where he belongs is not
//! known here.

mod form;
mod phone_line;

use chrono::DateTime;
use serde_json::{Map, Value as Json};

use super::{mail, person};
use crate::domain::inbound::{Channel, Contact, Direction, Facts, Party};
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::phone;
use crate::domain::point::PointKind;

/// The most bytes of a call, a message or a form: 1 MiB.
pub const MAX_BYTES: u64 = 1 << 20;

/// Two forms with the same content are one within so many seconds: somebody clicked twice.
pub const REPEATED: i64 = 86_400;

/// The most characters of one line: a name, a subject, an address.
pub(super) const LINE: usize = 500;

/// The most bytes of what somebody wrote.
const TEXT: usize = 128 * 1024;

/// The most answers of a form, and characters of one, that are kept beside.
const KEPT: (usize, usize) = (100, 4000);

/// Messengers whose handles are phone numbers.
const BY_PHONE: [&str; 4] = ["whatsapp", "viber", "sms", "signal"];

/// What tells one contact from another within its channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// What nothing else of the channel is kept under.
    pub external: String,
    /// Where there is something: what is kept under this and a moment behind `@`, and came less than
    /// [`REPEATED`] seconds before, is the same one.
    pub repeats: Option<String>,
}

/// What a contact is kept under: the other system's number where it gives one, else what the contact
/// adds up to. A call, a message or a form without a moment of its own is another one each second,
/// but for a form that repeats another.
///
/// # Errors
/// A refusal where nothing came, or it is not the JSON it should be.
pub fn identity(channel: Channel, raw: &[u8], now: i64) -> Result<Identity, Refusal> {
    let known = |external| Ok(Identity { external, repeats: None });
    if channel == Channel::Mail {
        something(raw)?;
        return known(mail::identifier(raw));
    }
    let object = object(raw)?;
    let network = text(&object, "channel").to_lowercase();
    let own = text(&object, "id");
    if !own.is_empty() {
        let own = line(&own);
        return known(if channel == Channel::Chat { format!("{network}:{own}") } else { own });
    }
    let own_moment = moment(&object)?.is_some();
    let of = if own_moment && channel != Channel::Form {
        // The same call may be told twice, once when it begins and once when it ended.
        let told = ["from", "to", "direction", "at", "text"].map(|name| text(&object, name));
        mail::digest(format!("{network}\0{}", told.join("\0")).as_bytes())
    } else {
        mail::digest(raw)
    };
    if own_moment {
        return known(of);
    }
    let external = format!("{of}@{now}");
    Ok(Identity { external, repeats: Some(of).filter(|_| channel == Channel::Form) })
}

/// Whoever turned to us, or to whom we turned. `ours` knows the addresses and numbers of the team.
///
/// # Errors
/// A refusal where it is not the JSON it should be, something needed is missing, or nobody says
/// who sent a letter.
pub fn contact(
    channel: Channel,
    raw: &[u8],
    ours: &dyn Fn(&str) -> bool,
) -> Result<Contact, Refusal> {
    if channel == Channel::Mail {
        let contact = mail::read(raw).contact(ours);
        let nobody =
            || Refusal::new(RefusalKind::NoSender, Message::new("refused-intake-no-sender"));
        return contact.ok_or_else(nobody);
    }
    let object = object(raw)?;
    let mut contact = match channel {
        Channel::Call => call(&object)?,
        Channel::Chat => chat(&object)?,
        _ => form::read(&object)?,
    };
    contact.at = moment(&object)?;
    let party = &contact.party;
    contact.internal |= party.phones.iter().chain(&party.emails).any(|address| ours(address));
    if contact.subject.is_empty() {
        contact.subject = "—".to_owned();
    }
    Ok(contact)
}

fn call(object: &Map<String, Json>) -> Result<Contact, Refusal> {
    let direction = direction(object)?;
    let (from, to) =
        (phone_line::read(&text(object, "from")), phone_line::read(&text(object, "to")));
    let seconds = match text(object, "duration").as_str() {
        "" => None,
        told => Some(phone_line::seconds(told).ok_or_else(|| {
            Refusal::malformed(Message::new("refused-intake-duration").with("text", told))
                .at("duration")
        })?),
    };
    let (field, other) = match direction {
        Direction::Out => ("to", to.clone()),
        Direction::In => ("from", from.clone()),
    };
    if let Some(number) = &other.number
        && !other.internal
        && !phone::looks_like_phone(number)
    {
        let message = Message::new("refused-phone").with("text", number.as_str());
        return Err(Refusal::malformed(message).at(field));
    }
    let given = line(&text(object, "name"));
    let name = if given.is_empty() { other.name.clone() } else { given };
    let known = ["from", "to", "direction", "duration", "record", "name", "id", "at"];
    let party = named(
        &name,
        Party {
            phones: other.number.iter().filter(|_| !other.internal).cloned().collect(),
            ..Party::default()
        },
    );
    let number = other.number.clone().unwrap_or_default();
    Ok(Contact {
        channel: Channel::Call,
        internal: other.internal,
        at: None,
        title: String::new(),
        subject: [name.as_str(), number.as_str()]
            .iter()
            .find(|t| !t.is_empty())
            .map_or_else(|| phone_line::HIDDEN.to_owned(), |told| (*told).to_owned()),
        text: String::new(),
        comment: String::new(),
        facts: Facts {
            direction,
            from: from.number.unwrap_or_default(),
            to: to.number.into_iter().collect(),
            name,
            seconds,
            record: line(&text(object, "record")),
            fields: others(object, &known),
            ..Facts::default()
        },
        party,
    })
}

fn chat(object: &Map<String, Json>) -> Result<Contact, Refusal> {
    let direction = direction(object)?;
    let network = line(&text(object, "channel")).to_lowercase();
    let (from, to) = (line(&text(object, "from")), line(&text(object, "to")));
    let (field, handle) = match direction {
        Direction::In => ("from", from.clone()),
        Direction::Out => ("to", to.clone()),
    };
    if handle.is_empty() {
        return Err(missing(field));
    }
    let name = line(&text(object, "name"));
    let said = body(&text(object, "text"));
    let known = ["channel", "from", "to", "direction", "name", "text", "id", "at"];
    let by_phone = BY_PHONE.contains(&network.as_str()) && phone::looks_like_phone(&handle);
    let label = PointKind::Messenger.labels().iter().find(|label| **label == network);
    let party = named(
        &name,
        Party {
            phones: by_phone.then(|| handle.clone()).into_iter().collect(),
            handle: Some((label.copied().unwrap_or("other").to_owned(), handle.clone())),
            ..Party::default()
        },
    );
    let first = line(said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default());
    let subject = [first, name.clone(), handle].into_iter().find(|text| !text.is_empty());
    Ok(Contact {
        channel: Channel::Chat,
        internal: false,
        at: None,
        title: String::new(),
        subject: subject.unwrap_or_default(),
        text: said,
        comment: String::new(),
        facts: Facts {
            direction,
            from,
            to: Some(to).filter(|to| !to.is_empty()).into_iter().collect(),
            name,
            network,
            fields: others(object, &known),
            ..Facts::default()
        },
        party,
    })
}

/// The party with the parts of its name.
fn named(name: &str, party: Party) -> Party {
    let name = person::split(name);
    Party { first_name: name.first, middle_name: name.middle, last_name: name.last, ..party }
}

fn object(raw: &[u8]) -> Result<Map<String, Json>, Refusal> {
    let raw = something(raw)?;
    let message = match serde_json::from_slice(raw) {
        Ok(Json::Object(object)) => return Ok(object),
        Ok(_) => Message::new("refused-intake-json"),
        Err(error) => Message::new("refused-intake-json-at")
            .with("line", error.line())
            .with("column", error.column()),
    };
    Err(Refusal::malformed(message))
}

/// What came, without the mark that says how it is encoded.
fn something(raw: &[u8]) -> Result<&[u8], Refusal> {
    let raw = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw);
    if raw.trim_ascii().is_empty() {
        return Err(Refusal::malformed(Message::new("refused-intake-nothing")));
    }
    Ok(raw)
}

fn missing(name: &'static str) -> Refusal {
    Refusal::malformed(Message::new("refused-intake-missing").with("name", name)).at(name)
}

fn direction(object: &Map<String, Json>) -> Result<Direction, Refusal> {
    match text(object, "direction").to_lowercase().as_str() {
        "" | "in" | "inbound" | "incoming" => Ok(Direction::In),
        "out" | "outbound" | "outgoing" => Ok(Direction::Out),
        other => {
            let message = Message::new("refused-intake-direction").with("text", other);
            Err(Refusal::malformed(message).at("direction"))
        }
    }
}

/// The moment it happened, where it says so: RFC 3339, or seconds since 1970 UTC.
fn moment(object: &Map<String, Json>) -> Result<Option<i64>, Refusal> {
    let told = text(object, "at");
    if told.is_empty() {
        return Ok(None);
    }
    let seconds = told.parse::<i64>().ok();
    let read =
        seconds.or_else(|| DateTime::parse_from_rfc3339(&told).ok().map(|at| at.timestamp()));
    let wrong =
        || Refusal::malformed(Message::new("refused-intake-moment").with("text", told.as_str()));
    read.map(Some).ok_or_else(|| wrong().at("at"))
}

/// A value as text; numbers and yes or no as they are written.
fn text(object: &Map<String, Json>, name: &str) -> String {
    match object.get(name) {
        Some(Json::String(text)) => text.trim().to_owned(),
        Some(Json::Number(number)) => number.to_string(),
        Some(Json::Bool(yes)) => yes.to_string(),
        _ => String::new(),
    }
}

/// What nobody asked for, to be kept beside.
fn others(object: &Map<String, Json>, known: &[&str]) -> Vec<(String, String)> {
    let mut kept = Vec::new();
    for (name, value) in object.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
        flatten(name, value, &mut kept);
    }
    kept
}

/// Adds a value with everything inside it: `utm.source`.
fn flatten(name: &str, value: &Json, kept: &mut Vec<(String, String)>) {
    match value {
        _ if kept.len() >= KEPT.0 => {}
        Json::Null => {}
        Json::Object(inner) => {
            for (inner_name, value) in inner {
                flatten(&format!("{name}.{inner_name}"), value, kept);
            }
        }
        Json::Array(list) if list.iter().all(|one| !one.is_object() && !one.is_array()) => {
            let all: Vec<String> = list.iter().map(plain).filter(|one| !one.is_empty()).collect();
            push(name, &all.join(", "), kept);
        }
        other => push(name, &plain(other), kept),
    }
}

fn push(name: &str, value: &str, kept: &mut Vec<(String, String)>) {
    let value: String = value.trim().replace('\0', "").chars().take(KEPT.1).collect();
    if !value.is_empty() {
        kept.push((line(name), value));
    }
}

fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

/// One line of a bearable length, without what a text may not hold.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('\0', "").chars().take(LINE).collect()
}

/// Several lines of a bearable length, without what a text may not hold.
fn body(text: &str) -> String {
    text[..text.floor_char_boundary(TEXT)].replace('\0', "").replace("\r\n", "\n").trim().to_owned()
}

#[cfg(test)]
mod tests;
