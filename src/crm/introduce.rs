//! Making clients together with the record they are for: somebody types a name where a client is
//! asked for, and nobody of that name is there yet.

mod already;

pub(super) use already::only_company;

use super::work::Work;
use super::{Failure, create, edit, supplement};
use crate::domain::carry;
use crate::domain::client::unknown_points;
use crate::domain::command::{NewClient, Set, Targets, Whom};
use crate::domain::field::Kind;
use crate::domain::fold::fold;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::store::point;
use crate::store::row::{self, Row};

/// Makes the clients, companies first, and makes or changes the record with them in its links.
///
/// # Errors
/// As creating and editing them.
pub fn introduce(
    work: &mut Work,
    clients: &[NewClient],
    to: Whom,
    set: &[Set],
    plan: Option<&[Set]>,
) -> Result<Message, Failure> {
    let mut set = set.to_vec();
    let (mut made, mut linked_now, mut others) = (Vec::new(), Vec::new(), Vec::new());
    let origin = match to {
        Whom::Known(on) if on.noun == Noun::Lead => Some(work.load(on)?),
        _ => None,
    };
    let linked_with = |noun: Noun| {
        clients.iter().any(|client| client.noun == noun)
            || origin.as_ref().is_some_and(|lead| lead.int(noun.word()).is_some())
    };
    let together = Targets {
        deal: true,
        contact: linked_with(Noun::Contact),
        company: linked_with(Noun::Company),
    };
    let mut clients: Vec<&NewClient> = clients.iter().collect();
    clients.sort_by_key(|client| client.noun != Noun::Company);
    for client in clients {
        let mut values = client.set.clone();
        if let Some(lead) = &origin {
            client_of_lead(&mut values, client.noun, together, lead, work.setup);
        }
        if let Some(beside) = beside(client.noun)
            && !values.iter().any(|one| one.field == beside)
            && let Value::Int(id) = linked(work, to, &set, beside)?
        {
            values.push(Set::new(beside, Value::Ids(vec![id])));
        }
        let here = match client.matching {
            true => already::here(work, client.noun, &values)?,
            false => None,
        };
        if let Some(on) = here {
            link(work, to, &mut set, &client.field, on.id)?;
            let who = already::called(work, on)?;
            work.notes.push(Message::new("note-client-here").with("record", who));
            linked_now.push(on);
            continue;
        }
        others.extend(already::sharing(work, &values)?);
        let on = create::insert(work, client.noun, &values)?;
        link(work, to, &mut set, &client.field, on.id)?;
        made.push(on);
    }
    others.retain(|on| !linked_now.contains(on));
    let message = match to {
        Whom::New(noun) => match plan {
            Some(plan) => create::planned(work, noun, &set, plan)?,
            None => create::create(work, noun, &set)?,
        },
        Whom::Known(on) => edit::edit(work, on, &set)?,
    };
    let main = match to {
        Whom::Known(on) => Some(on),
        Whom::New(noun) => {
            let is_it = |on: &&RecordRef| on.noun == noun && !made.contains(on);
            work.touched.iter().rfind(is_it).copied()
        }
    };
    let notes = made.iter().map(|on| Message::new("note-client-made").with("record", *on));
    work.notes.extend(notes);
    already::mention(work, &others)?;
    // A lead whose client was made with it is not his second one.
    if let (Whom::New(Noun::Lead), Some(lead)) = (to, main) {
        for on in &made {
            work.set(*on, work.field(on.noun, "lead")?, &Value::Int(lead.id), None)?;
        }
    }
    // What it was all about comes first.
    work.touched.sort_by_key(|on| Some(*on) != main);
    Ok(message)
}

/// Completes what somebody typed of a client with what the lead knows of him, as where the lead is
/// converted into him: nothing that was typed is changed, and a lead of another name adds none.
fn client_of_lead(values: &mut Vec<Set>, noun: Noun, together: Targets, lead: &Row, setup: &Setup) {
    const NAMES: [&str; 3] = ["last_name", "first_name", "middle_name"];
    let is_other = values.iter().any(|one| {
        let (typed, known) = (one.value.as_text(), lead.text(&one.field));
        NAMES.contains(&one.field.as_str()) && typed.is_some_and(|typed| fold(typed) != fold(known))
    });
    for (from, into) in carry::built_in(noun, together) {
        let known = lead.get(from);
        match (values.iter_mut().find(|one| one.field == into), known) {
            (None, _) if is_other && NAMES.contains(&from) => {}
            (None, _) if !known.is_empty() => values.push(Set::new(into, known.clone())),
            (Some(Set { value: Value::Points(typed), .. }), Value::Points(known)) => {
                if let Some(kind) = supplement::KINDS.iter().find(|kind| kind.word() == into) {
                    let norm = |value: &str| point::norm(*kind, value, &setup.country);
                    typed.extend(unknown_points(typed, known, norm));
                }
            }
            _ => {}
        }
    }
    values.push(Set::new("lead", lead.on.id));
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
