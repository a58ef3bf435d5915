//! What is made for somebody who turned to us and has nothing open: a lead, or, where the team works
//! without leads, a deal with its client.

use crate::crm::work::Work;
use crate::crm::{Failure, create, edit, supplement};
use crate::domain::command::Set;
use crate::domain::inbound::Contact;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::point::{Point, PointKind};
use crate::domain::value::Value;
use crate::store::row;

/// The contact and the company somebody is known as.
#[derive(Debug, Clone, Copy, Default)]
pub struct Client {
    /// The person.
    pub contact: Option<RecordRef>,
    /// The firm.
    pub company: Option<RecordRef>,
}

/// Makes the record and returns it. What is known of a client stands on his own card.
///
/// # Errors
/// A refusal when the person may not, or a failure of the database.
pub fn make(
    work: &mut Work,
    contact: &Contact,
    client: Client,
    responsible: Option<UserId>,
) -> Result<RecordRef, Failure> {
    let responsible = responsible.filter(|user| work.setup.works(*user));
    let responsible = responsible.unwrap_or(work.viewer.user);
    let noun = work.setup.settings.mode.first();
    let known = client.contact.is_some() || client.company.is_some();
    let mut set = vec![Set::new("responsible", responsible.0)];
    let mut client = client;
    match noun {
        Noun::Lead if !known => {
            set.extend(person(contact));
            text(&mut set, "company_name", &contact.party.company);
        }
        Noun::Deal if !known => client = introduce(work, contact, responsible)?,
        _ => {}
    }
    text(&mut set, "title", &contact.title);
    text(&mut set, "comment", &contact.comment);
    let source = source(work, contact);
    set.extend(source.map(|id| Set::new("source", id)));
    set.extend(client.contact.map(|on| Set::new("contact", on.id)));
    set.extend(client.company.map(|on| Set::new("company", on.id)));
    if source.is_none() {
        let code = contact.channel.source();
        work.notes.push(Message::new("note-intake-no-source").with("code", code));
    }
    let made = create::insert_unasked(work, noun, &set)?;
    if noun == Noun::Deal {
        edit::settle_deal(work, made)?;
    }
    Ok(made)
}

/// Gives whoever is known the phones, addresses and handles he was not known by: the person, else
/// the company, else the lead that is all there is of him.
///
/// # Errors
/// When the database fails.
pub fn supplement(
    work: &mut Work,
    contact: &Contact,
    home: RecordRef,
    also: &[RecordRef],
) -> Result<(), Failure> {
    let clients = |noun| {
        let all = || std::iter::once(home).chain(also.iter().copied());
        let mut those = all().filter(move |on| on.noun == noun);
        // Of several with one number nobody knows which of them it was.
        those.next().filter(|_| those.next().is_none())
    };
    let on = match (clients(Noun::Contact), clients(Noun::Company)) {
        (Some(person), _) => person,
        (None, Some(firm)) if !also.iter().any(|on| on.noun == Noun::Contact) => firm,
        (None, None) if home.noun == Noun::Lead && also.is_empty() => home,
        _ => return Ok(()),
    };
    supplement::add(work, on, &ways(contact))
}

/// The clients a record is linked with: their timelines show what comes in for it.
///
/// # Errors
/// When the database fails.
pub fn clients_of(work: &Work, on: RecordRef) -> Result<Vec<RecordRef>, Failure> {
    if on.noun != Noun::Deal {
        return Ok(Vec::new());
    }
    let mut clients = Vec::new();
    for (name, noun) in [("contact", Noun::Contact), ("company", Noun::Company)] {
        let held = row::get(work.conn, work.field(on.noun, name)?, on.id)?;
        clients.extend(held.as_int().map(|id| RecordRef::new(noun, id)));
    }
    Ok(clients)
}

/// Makes the client of a deal, as far as anything is known of him.
fn introduce(work: &mut Work, contact: &Contact, responsible: UserId) -> Result<Client, Failure> {
    let mut client = Client::default();
    let shared = |work: &Work| {
        let source = source(work, contact).map(|id| Set::new("source", id));
        source.into_iter().chain([Set::new("responsible", responsible.0)]).collect::<Vec<_>>()
    };
    let person = person(contact);
    if !contact.party.company.is_empty() {
        let mut set = shared(work);
        set.push(Set::new("title", contact.party.company.as_str()));
        client.company = Some(create::insert_unasked(work, Noun::Company, &set)?);
    }
    if !person.is_empty() {
        let mut set = shared(work);
        set.extend(person);
        set.extend(client.company.map(|on| Set::new("company", Value::Ids(vec![on.id]))));
        client.contact = Some(create::insert_unasked(work, Noun::Contact, &set)?);
    }
    Ok(client)
}

/// The names of the person and the ways to reach him.
fn person(contact: &Contact) -> Vec<Set> {
    let party = &contact.party;
    let mut set = Vec::new();
    text(&mut set, "first_name", &party.first_name);
    text(&mut set, "middle_name", &party.middle_name);
    text(&mut set, "last_name", &party.last_name);
    let ways = ways(contact).into_iter().filter(|(_, points)| !points.is_empty());
    set.extend(ways.map(|(kind, points)| Set::new(kind.word(), Value::Points(points))));
    set
}

fn ways(contact: &Contact) -> Vec<(PointKind, Vec<Point>)> {
    let party = &contact.party;
    let points = |kind: PointKind, values: &[String]| {
        let label = kind.labels().first().copied().unwrap_or("other");
        (kind, values.iter().map(|value| Point::new(value.as_str(), label)).collect())
    };
    let handle = party.handle.iter();
    let handles = handle.map(|(label, handle)| Point::new(handle.as_str(), label.as_str()));
    vec![
        points(PointKind::Phone, &party.phones),
        points(PointKind::Email, &party.emails),
        (PointKind::Messenger, handles.collect()),
    ]
}

fn text(set: &mut Vec<Set>, field: &str, words: &str) {
    if !words.is_empty() {
        set.push(Set::new(field, words));
    }
}

/// The source named after the messenger, where the team has one, else that of the channel.
fn source(work: &Work, contact: &Contact) -> Option<i64> {
    let network = contact.facts.network.as_str();
    let codes = [network, contact.channel.source()];
    codes.into_iter().find_map(|code| {
        let mut sources = work.setup.sources.iter();
        sources.find(|source| !code.is_empty() && source.code == code).map(|source| source.id)
    })
}
