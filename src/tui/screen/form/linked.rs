//! A field of a form that links records: who is linked is shown by name; typing looks for another,
//! who is known or is made when the form is saved.

use std::collections::HashMap;

use super::entry::Entry;
use super::list::Row;
use crate::crm::{Failure, Reader};
use crate::domain::command::NewClient;
use crate::domain::field::{Field, Kind};
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::tui::effect::Reply;
use crate::tui::screen::Context;
use crate::tui::screen::picker::Clients;
use crate::tui::screen::picker::client;

/// What the records that a form mentions are called, as far as it is known.
pub type Names = HashMap<RecordRef, String>;

/// What stands in a field that links records: the names of records and, behind a plus, what a new
/// client is made of. As it is kept while half written.
pub fn content(field: &Field, value: &Value) -> Value {
    let (Kind::Link(noun) | Kind::Links(noun)) = field.kind else { return Value::Empty };
    let ids = match value {
        Value::Int(id) => vec![*id],
        Value::Ids(ids) => ids.clone(),
        _ => Vec::new(),
    };
    listed(ids.into_iter().map(|id| RecordRef::new(noun, id).to_string()).collect())
}

/// The value that the known ones of a content are.
pub fn value(field: &Field, content: &Value) -> Value {
    let ids: Vec<i64> = known(content).map(|on| on.id).collect();
    match (&field.kind, ids.as_slice()) {
        (_, []) => Value::Empty,
        (Kind::Links(_), _) => Value::Ids(ids),
        (_, [first, ..]) => Value::Int(*first),
    }
}

/// The known records in a content.
pub fn known(content: &Value) -> impl Iterator<Item = RecordRef> + '_ {
    keys(content).iter().filter_map(|key| key.parse().ok())
}

/// The clients that a field makes when the form is saved. Beside a new person, his new company
/// comes into the field of its noun.
pub fn made(field: &Field, content: &Value, context: &Context) -> Vec<NewClient> {
    let (Kind::Link(own) | Kind::Links(own)) = field.kind else { return Vec::new() };
    let lines = keys(content).iter().filter_map(|key| key.split_once(' '));
    let replies = lines.filter_map(|(how, line)| match client::reply(how, line) {
        Reply::New(nouns, line) => context.reading.clients(&nouns, &line),
        _ => None,
    });
    let client = |(noun, set): (Noun, _)| {
        let field = if noun == own { field.name.clone() } else { noun.word().to_owned() };
        NewClient { noun, set, field, matching: false }
    };
    replies.flatten().map(client).collect()
}

/// A content as it is read: names, and what is new behind a plus.
pub fn said(content: &Value, names: &Names, context: &Context) -> String {
    let said = keys(content).iter().map(|key| one(key, names, context));
    said.collect::<Vec<_>>().join(", ")
}

/// The content without its last part, or without any.
pub fn without_last(content: &Value) -> Value {
    let keys = keys(content);
    listed(keys[..keys.len().saturating_sub(1)].to_vec())
}

/// The clients a field may hold; a person may bring his company where there is room for it.
pub fn clients(field: &Field, room_for_company: bool) -> Option<Clients> {
    let (Kind::Link(noun) | Kind::Links(noun)) = field.kind else { return None };
    let mut make = vec![noun];
    if noun == Noun::Contact && room_for_company {
        make.push(Noun::Company);
    }
    make.retain(|noun| matches!(noun, Noun::Contact | Noun::Company));
    Some(Clients { nouns: vec![noun], make, wanted: Some(noun), held: None, place: None })
}

/// The rows of the list under such a field, each with what the field holds when it is chosen: with
/// nothing typed, those who are in it, to be taken away; else who is found, and who can be made.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn rows(
    entry: &Entry,
    clients: &Clients,
    typed: &str,
    names: &Names,
    (reader, context): (&Reader, &Context),
) -> Result<Vec<Row>, Failure> {
    let content = entry.content();
    let now = keys(&content);
    if typed.trim().is_empty() {
        let taken_away = |place: usize| {
            let mut rest = now.to_vec();
            let name = one(&rest.remove(place), names, context);
            let text = context.words.say(&Message::new("picker-unlink").with("name", name));
            (listed(rest), text, String::new())
        };
        return Ok((0..now.len()).map(taken_away).collect());
    }
    let several = matches!(entry.field.kind, Kind::Links(_));
    let found = clients.rows(reader, context, typed)?;
    let row = |row: crate::tui::screen::picker::Row| {
        let key = match client::reply(&row.key, typed) {
            Reply::New(_, line) => format!("{} {line}", row.key),
            _ => row.key,
        };
        let mut keys = if several { now.to_vec() } else { Vec::new() };
        if !keys.contains(&key) {
            keys.push(key);
        }
        (listed(keys), row.text, row.note)
    };
    Ok(found.into_iter().map(row).collect())
}

fn one(key: &str, names: &Names, context: &Context) -> String {
    match key.parse::<RecordRef>() {
        Ok(on) => names.get(&on).cloned().unwrap_or_else(|| context.words.untitled(on)),
        Err(()) => format!("+ {}", key.split_once(' ').map_or(key, |(_, line)| line)),
    }
}

fn keys(content: &Value) -> &[String] {
    if let Value::List(keys) = content { keys } else { &[] }
}

fn listed(keys: Vec<String>) -> Value {
    if keys.is_empty() { Value::Empty } else { Value::List(keys) }
}
