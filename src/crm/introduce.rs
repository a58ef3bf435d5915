//! Making clients together with the record they are for: somebody types a name where a client is
//! asked for, and nobody of that name is there yet.

use super::work::Work;
use super::{Failure, create, edit};
use crate::domain::command::{NewClient, Set, Whom};
use crate::domain::field::Kind;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::store::row;

/// Makes the clients, companies first, and makes or changes the record with them in its links.
///
/// # Errors
/// As creating and editing them.
pub fn introduce(
    work: &mut Work,
    clients: &[NewClient],
    to: Whom,
    set: &[Set],
) -> Result<Message, Failure> {
    let mut set = set.to_vec();
    let mut made = Vec::new();
    let mut clients: Vec<&NewClient> = clients.iter().collect();
    clients.sort_by_key(|client| client.noun != Noun::Company);
    for client in clients {
        let mut values = client.set.clone();
        if let Some(beside) = beside(client.noun)
            && !values.iter().any(|one| one.field == beside)
            && let Value::Int(id) = linked(work, to, &set, beside)?
        {
            values.push(Set::new(beside, Value::Ids(vec![id])));
        }
        let on = create::insert(work, client.noun, &values)?;
        link(work, to, &mut set, &client.field, on.id)?;
        made.push(on);
    }
    let message = match to {
        Whom::New(noun) => create::create(work, noun, &set)?,
        Whom::Known(on) => edit::edit(work, on, &set)?,
    };
    let notes = made.iter().map(|on| Message::new("note-client-made").with("record", *on));
    work.notes.extend(notes);
    // What it was all about comes first.
    work.touched.sort_by_key(|on| made.contains(on));
    Ok(message)
}

/// The field in which a record has the other half of its client, which is also where a new client
/// keeps it.
fn beside(noun: Noun) -> Option<&'static str> {
    match noun {
        Noun::Contact => Some("company"),
        Noun::Company => Some("contact"),
        _ => None,
    }
}

/// What a link of the record will hold.
fn linked(work: &Work, to: Whom, set: &[Set], name: &str) -> Result<Value, Failure> {
    if let Some(given) = set.iter().rfind(|one| one.field == name) {
        return Ok(given.value.clone());
    }
    match to {
        Whom::New(_) => Ok(Value::Empty),
        Whom::Known(on) => match work.setup.registry.get(on.noun, name) {
            Some(field) => {
                work.check_there(on)?;
                Ok(row::get(work.conn, field, on.id)?)
            }
            None => Ok(Value::Empty),
        },
    }
}

/// Puts a new client into a link, in place of one or beside several. What the person saw in the
/// link stays the measure of whether a colleague changed it.
fn link(work: &Work, to: Whom, set: &mut Vec<Set>, name: &str, id: i64) -> Result<(), Failure> {
    let noun = match to {
        Whom::New(noun) => noun,
        Whom::Known(RecordRef { noun, .. }) => noun,
    };
    let several = matches!(work.field(noun, name)?.kind, Kind::Links(_));
    let value = match linked(work, to, set, name)? {
        Value::Ids(mut ids) if several => {
            ids.push(id);
            Value::Ids(ids)
        }
        _ if several => Value::Ids(vec![id]),
        _ => Value::Int(id),
    };
    match set.iter_mut().rfind(|one| one.field == name) {
        Some(one) => one.value = value,
        None => set.push(Set::new(name, value)),
    }
    Ok(())
}
