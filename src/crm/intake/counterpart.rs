//! What the database knows about whoever is at the other end: the clients with his number or
//! address, and what is open of theirs.

use crate::domain::inbound::Contact;
use crate::domain::inbound::route::{Client, Element, Known};
use crate::domain::inbound::sender;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::store::{Connection, Result, attached, inbound, point};

/// A number that more clients share is a switchboard's: those who were worked with last count.
const CLIENTS: usize = 5;

/// Everything that is known.
///
/// # Errors
/// When the database fails.
pub fn known(conn: &Connection, setup: &Setup, contact: &Contact) -> Result<Known> {
    let mut clients = Vec::new();
    for noun in [Noun::Contact, Noun::Company] {
        let mut found = Vec::new();
        for id in holders(conn, setup, contact, noun)? {
            found.extend(inbound::client(conn, RecordRef::new(noun, id))?);
        }
        found.sort_by_key(|client| -client.updated_at);
        found.truncate(CLIENTS);
        clients.extend(found);
    }
    let mut elements = Vec::new();
    let people = clients.iter().any(|client| client.on.noun == Noun::Contact);
    for client in &clients {
        let own = client.on.noun == Noun::Contact || !people;
        open_of(conn, setup, client.on, own, &mut elements)?;
        if client.on.noun == Noun::Contact {
            for company in inbound::companies(conn, client.on.id)? {
                let company = RecordRef::new(Noun::Company, company);
                open_of(conn, setup, company, false, &mut elements)?;
            }
        }
    }
    for lead in holders(conn, setup, contact, Noun::Lead)? {
        let lead = RecordRef::new(Noun::Lead, lead);
        let found = inbound::elements(conn, Noun::Lead, lead, true)?;
        elements.extend(open(setup, found));
        // What became of a converted lead is his whose number the lead has.
        for on in attached::made_of(conn, lead)?.into_iter().filter(|on| on.noun == Noun::Deal) {
            elements.extend(open(setup, inbound::elements(conn, Noun::Deal, on, true)?));
        }
    }
    // What is reached in two ways is the client's own where one of them says so.
    elements.sort_by_key(|element| (element.on, !element.own));
    elements.dedup_by_key(|element| element.on);
    Ok(Known {
        excluded: is_excluded(conn, setup, contact)?,
        reachable: contact.party.is_reachable(),
        clients: once(clients),
        elements,
    })
}

/// Whether the team wants nothing made for any of the ways to reach him.
fn is_excluded(conn: &Connection, setup: &Setup, contact: &Contact) -> Result<bool> {
    let party = &contact.party;
    let handle = party.handle.as_ref().map(|(_, handle)| handle);
    for address in party.phones.iter().chain(&party.emails).chain(handle) {
        if inbound::is_listed(conn, &sender::keys(address, &setup.country), false)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The records of a noun with his number, address or handle.
fn holders(conn: &Connection, setup: &Setup, contact: &Contact, noun: Noun) -> Result<Vec<i64>> {
    let party = &contact.party;
    let mut found = Vec::new();
    let phones = party.phones.iter().map(|phone| (PointKind::Phone, phone));
    let emails = party.emails.iter().map(|email| (PointKind::Email, email));
    for (kind, value) in phones.chain(emails) {
        let norm = point::norm(kind, value, &setup.country);
        found.extend(inbound::with_point(conn, noun, &norm)?);
    }
    if let Some((label, handle)) = &party.handle {
        let network = &contact.facts.network;
        found.extend(inbound::with_handle(conn, noun, label, network, handle)?);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn open_of(
    conn: &Connection,
    setup: &Setup,
    client: RecordRef,
    own: bool,
    elements: &mut Vec<Element>,
) -> Result<()> {
    for noun in [Noun::Deal, Noun::Lead] {
        elements.extend(open(setup, inbound::elements(conn, noun, client, own)?));
    }
    Ok(())
}

fn open(setup: &Setup, found: Vec<(i64, Element)>) -> impl Iterator<Item = Element> {
    let is_open =
        |stage| setup.stage(StageId(stage)).is_some_and(|stage| stage.meaning == Meaning::Open);
    found.into_iter().filter(move |(stage, _)| is_open(*stage)).map(|(_, element)| element)
}

fn once(mut clients: Vec<Client>) -> Vec<Client> {
    clients.dedup_by_key(|client| client.on);
    clients
}
