//! Whether a client who is typed is here already, and who else has his phone.

use crate::crm::work::Work;
use crate::crm::{Failure, supplement};
use crate::domain::access::Right;
use crate::domain::alike::{company_key, may_be_one, person_key};
use crate::domain::command::Set;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::{Point, PointKind};
use crate::domain::value::Value;
use crate::store::Connection;
use crate::store::page::{name, seek};

/// The parts of a person's name.
const NAMES: [&str; 3] = ["last_name", "first_name", "middle_name"];

/// At most so many who have the same phone or e-mail are named.
const NAMED: usize = 3;

/// The client who is here already: one with a phone or an e-mail of these values whose name says
/// nothing against it, or the only company that is called so. What is typed of him and was not known
/// is added. Of several the first is taken: they are one client in two cards, and a third would not
/// make it better.
///
/// # Errors
/// A refusal when something is to be added and the person may not, or a failure of the database.
pub fn here(work: &mut Work, noun: Noun, set: &[Set]) -> Result<Option<RecordRef>, Failure> {
    let ways = ways(set);
    let typed = key(noun, &typed_name(noun, set));
    let mut known = None;
    for on in supplement::holders(work.conn, work.setup, noun, &ways)? {
        let name = name::of(work.conn, on)?.unwrap_or_default();
        if may_be_one(noun, &typed, &key(noun, &name)) {
            known = Some(on);
            break;
        }
    }
    if known.is_none() && noun == Noun::Company {
        known = only_company(work.conn, &typed_name(noun, set))?;
    }
    if let Some(on) = known {
        supplement::add(work, on, &ways)?;
        complete(work, on, set)?;
    }
    Ok(known)
}

/// Who has a phone or an e-mail of these values, people and companies.
///
/// # Errors
/// When the database fails.
pub fn sharing(work: &Work, set: &[Set]) -> Result<Vec<RecordRef>, Failure> {
    let ways = ways(set);
    let mut found = Vec::new();
    for noun in [Noun::Contact, Noun::Company] {
        found.extend(supplement::holders(work.conn, work.setup, noun, &ways)?);
    }
    Ok(found)
}

/// Says who else has the phone or the e-mail of a client that was made.
///
/// # Errors
/// When the database fails.
pub fn mention(work: &mut Work, others: &[RecordRef]) -> Result<(), Failure> {
    for on in others.iter().take(NAMED) {
        let who = called(work, *on)?;
        work.notes.push(Message::new("note-client-shares").with("record", who));
    }
    Ok(())
}

/// A client by number and name.
///
/// # Errors
/// When the database fails.
pub fn called(work: &Work, on: RecordRef) -> Result<String, Failure> {
    let name = name::of(work.conn, on)?.unwrap_or_default();
    Ok(format!("{on} {name}").trim_end().to_owned())
}

/// The only company that is called so.
///
/// # Errors
/// When the database fails.
pub fn only_company(conn: &Connection, title: &str) -> Result<Option<RecordRef>, Failure> {
    let titled = seek::titled(conn, Noun::Company, title)?;
    Ok(if let [only] = titled[..] { Some(only) } else { None })
}

/// Fills in the parts of a person's name that are typed and not known.
fn complete(work: &mut Work, on: RecordRef, set: &[Set]) -> Result<(), Failure> {
    if on.noun != Noun::Contact {
        return Ok(());
    }
    let row = work.load(on)?;
    let known = person_key(&NAMES.map(|part| row.text(part)).join(" "));
    let is_new = |text: &str| person_key(text).split(' ').all(|word| !has_word(&known, word));
    let mut added = Vec::new();
    for part in NAMES.into_iter().filter(|part| row.text(part).is_empty()) {
        let typed = text(set, part);
        if typed.is_empty() || !is_new(typed) {
            continue;
        }
        work.ask(Right::Edit, on.noun)?;
        work.set(on, work.field(on.noun, part)?, &Value::text(typed), None)?;
        added.push(typed);
    }
    if !added.is_empty() {
        let note = Message::new("note-client-supplemented").with("record", on);
        work.notes.push(note.with("what", added.join(" ")));
    }
    Ok(())
}

fn has_word(key: &str, word: &str) -> bool {
    key.split(' ').any(|known| known == word)
}

/// The phones, e-mails and messengers among these values.
fn ways(set: &[Set]) -> Vec<(PointKind, Vec<Point>)> {
    let points = |one: &Set| {
        let kind = supplement::KINDS.into_iter().find(|kind| kind.word() == one.field)?;
        match &one.value {
            Value::Points(points) => Some((kind, points.clone())),
            _ => None,
        }
    };
    set.iter().filter_map(points).collect()
}

fn typed_name(noun: Noun, set: &[Set]) -> String {
    match noun {
        Noun::Company => text(set, "title").to_owned(),
        _ => NAMES.map(|part| text(set, part)).join(" ").trim().to_owned(),
    }
}

fn text<'s>(set: &'s [Set], field: &str) -> &'s str {
    let value = set.iter().find(|one| one.field == field).and_then(|one| one.value.as_text());
    value.unwrap_or_default()
}

fn key(noun: Noun, name: &str) -> String {
    if noun == Noun::Company { company_key(name) } else { person_key(name) }
}
