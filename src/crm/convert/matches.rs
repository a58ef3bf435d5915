//! What is here already of a lead's conversion: the clients who share a phone or an e-mail with it or
//! bear its name, the companies of the contact it is, and what was made of it before.

use crate::crm::{Failure, introduce};
use crate::domain::conversion::Candidate;
use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::query::{Filter, Term};
use crate::domain::setup::Setup;
use crate::domain::stage::Meaning;
use crate::domain::value::Value;
use crate::store::page::{find, name};
use crate::store::row::Row;
use crate::store::{Connection, attached, client, place, point};

/// At most so many namesakes are offered.
const NAMESAKES: usize = 5;

/// The deal that was made of the lead and is still being worked on; the youngest of several.
///
/// # Errors
/// When the database fails.
pub fn open_deal(
    conn: &Connection,
    setup: &Setup,
    lead: RecordRef,
) -> Result<Option<RecordRef>, Failure> {
    let mut found = None;
    for on in attached::made_of(conn, lead)?.into_iter().filter(|on| on.noun == Noun::Deal) {
        let stage = place::standing(conn, on)?.and_then(|(_, stage, _)| setup.stage(stage));
        if stage.is_some_and(|stage| stage.meaning == Meaning::Open) {
            found = Some(on);
        }
    }
    Ok(found)
}

/// The contacts who share a phone or an e-mail with the lead, or were made of it.
///
/// # Errors
/// When the database fails.
pub fn contacts(conn: &Connection, setup: &Setup, row: &Row) -> Result<Vec<Candidate>, Failure> {
    sharing(conn, setup, Noun::Contact, row)
}

/// The companies that share a phone or an e-mail with the lead, were made of it, are those of the
/// contact it is, or alone bear the name it gives.
///
/// # Errors
/// When the database fails.
pub fn companies(
    conn: &Connection,
    setup: &Setup,
    row: &Row,
    contact: Option<RecordRef>,
) -> Result<Vec<Candidate>, Failure> {
    let mut found = sharing(conn, setup, Noun::Company, row)?;
    if let Some(contact) = contact {
        for on in client::partners(conn, contact)? {
            known_as(conn, row, &mut found, on)?.partner = true;
        }
    }
    if let Some(only) = introduce::only_company(conn, row.text("company_name"))? {
        known_as(conn, row, &mut found, only)?.only = true;
    }
    Ok(found)
}

/// The candidate that a record is, among those found and from now on one of them.
fn known_as<'f>(
    conn: &Connection,
    row: &Row,
    found: &'f mut Vec<Candidate>,
    on: RecordRef,
) -> Result<&'f mut Candidate, Failure> {
    let at = match found.iter().position(|known| known.on == on) {
        Some(at) => at,
        None => {
            found.push(candidate(conn, row, on, 0)?);
            found.len() - 1
        }
    };
    Ok(&mut found[at])
}

/// The clients of a noun who bear the name the lead gives, and are not among those known already.
///
/// # Errors
/// When the database fails.
pub fn namesakes(
    conn: &Connection,
    setup: &Setup,
    noun: Noun,
    row: &Row,
    but: &[Candidate],
) -> Result<Vec<Candidate>, Failure> {
    let wanted = wanted_name(noun, row);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let words = wanted.iter().map(|word| Term(vec![word.clone()])).collect();
    let mut found = Vec::new();
    for one in find::page(conn, noun, &Filter::Text(words), &setup.registry, NAMESAKES * 4)? {
        if but.iter().any(|known| known.on == one.on) {
            continue;
        }
        let candidate = candidate(conn, row, one.on, 0)?;
        if candidate.namesake && found.len() < NAMESAKES {
            found.push(candidate);
        }
    }
    Ok(found)
}

fn sharing(
    conn: &Connection,
    setup: &Setup,
    noun: Noun,
    row: &Row,
) -> Result<Vec<Candidate>, Failure> {
    let mut norms = Vec::new();
    for kind in [PointKind::Phone, PointKind::Email] {
        if let Value::Points(points) = row.get(kind.word()) {
            let norm = |value: &str| (kind, point::norm(kind, value, &setup.country));
            norms.extend(points.iter().map(|point| norm(&point.value)));
        }
    }
    norms.dedup();
    let mut found = Vec::new();
    for (id, shared) in client::sharing(conn, noun, &norms)? {
        found.push(candidate(conn, row, RecordRef::new(noun, id), shared)?);
    }
    for on in attached::made_of(conn, row.on)?.into_iter().filter(|on| on.noun == noun) {
        known_as(conn, row, &mut found, on)?.made = true;
    }
    Ok(found)
}

fn candidate(
    conn: &Connection,
    row: &Row,
    on: RecordRef,
    shared: usize,
) -> Result<Candidate, Failure> {
    let called = name::of(conn, on)?;
    let wanted = wanted_name(on.noun, row);
    let has: Vec<String> = called.as_deref().map(words).unwrap_or_default();
    // A middle name may be left out.
    let namesake = !wanted.is_empty()
        && wanted.iter().all(|word| has.contains(word))
        && (on.noun == Noun::Contact || has.len() == wanted.len());
    Ok(Candidate {
        on,
        name: called,
        made: false,
        shared,
        namesake,
        only: false,
        partner: false,
        lacks: Vec::new(),
        empty: Vec::new(),
    })
}

/// The words of the name that the lead gives to its contact or its company, folded. A person needs
/// both names to be told from others.
fn wanted_name(noun: Noun, row: &Row) -> Vec<String> {
    match noun {
        Noun::Contact => {
            let [last, first] = ["last_name", "first_name"].map(|field| row.text(field));
            if last.is_empty() || first.is_empty() {
                return Vec::new();
            }
            words(&format!("{last} {first}"))
        }
        _ => words(row.text("company_name")),
    }
}

fn words(name: &str) -> Vec<String> {
    fold(name).split_whitespace().map(str::to_owned).collect()
}
