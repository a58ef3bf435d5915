//! Ways to reach a client that somebody brings: a form with a new e-mail, a lead with a second phone.
//! They are added to what the client has; nothing of his is replaced.

use std::cmp::Reverse;

use super::Failure;
use super::work::Work;
use crate::domain::access::Right;
use crate::domain::client::unknown_points;
use crate::domain::command::{OpId, Set};
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::{Point, PointKind};
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::store::row::{self, Row};
use crate::store::{Connection, client, journal, point};

/// The ways that leads, contacts and companies alike may be reached by.
pub const KINDS: [PointKind; 3] = [PointKind::Phone, PointKind::Email, PointKind::Messenger];

/// Adds what the record does not have in any spelling, and says so.
///
/// # Errors
/// A refusal when the person may not change it, or a failure of the database.
pub fn add(
    work: &mut Work,
    on: RecordRef,
    ways: &[(PointKind, Vec<Point>)],
) -> Result<(), Failure> {
    let mut added = Vec::new();
    for (kind, new) in lacking(work.conn, work.setup, on, ways)? {
        work.ask(Right::Edit, on.noun)?;
        let mut all = point::of(work.conn, on, kind)?;
        added.extend(new.iter().map(|point| point.value.clone()));
        all.extend(new);
        work.set(on, work.field(on.noun, kind.word())?, &Value::Points(all), None)?;
    }
    if !added.is_empty() {
        let note = Message::new("note-client-supplemented").with("record", on);
        work.notes.push(note.with("what", added.join(", ")));
    }
    Ok(())
}

/// Gives the client a lead was linked with the ways to reach him that only the lead has: from now
/// on the lead shows his.
///
/// # Errors
/// As [`add`].
pub fn by_lead(work: &mut Work, lead: RecordRef) -> Result<(), Failure> {
    let row = work.load(lead)?;
    let client = |noun: Noun| row.int(noun.word()).map(|id| RecordRef::new(noun, id));
    match client(Noun::Contact).or_else(|| client(Noun::Company)) {
        Some(client) => add(work, client, &ways(&row)),
        None => Ok(()),
    }
}

/// A link of a lead with a client.
pub struct Bond {
    /// The field that holds it.
    pub field: &'static str,
    /// Who it is.
    pub client: RecordRef,
    /// Which operation made it.
    pub since: Option<OpId>,
}

/// The links of a lead that are about to be set.
///
/// # Errors
/// When the database fails.
pub fn bonds(work: &Work, on: RecordRef, set: &[Set]) -> Result<Vec<Bond>, Failure> {
    let mut bonds = Vec::new();
    for noun in [Noun::Contact, Noun::Company].into_iter().filter(|_| on.noun == Noun::Lead) {
        let field = noun.word();
        if !set.iter().any(|one| one.field == field) {
            continue;
        }
        let value = row::get(work.conn, work.field(on.noun, field)?, on.id)?;
        if let Some(id) = value.as_int() {
            let since = journal::held_since(work.conn, on, field, &value)?;
            bonds.push(Bond { field, client: RecordRef::new(noun, id), since });
        }
    }
    Ok(bonds)
}

/// Takes from the client a lead was linked with what that link had brought him, now that it is gone: each
/// way to reach him that is still there as it came, unless another lead of his has it too. What was
/// typed since, or before, is his.
///
/// # Errors
/// As [`add`].
pub fn take_back(work: &mut Work, lead: RecordRef, bond: Bond) -> Result<(), Failure> {
    let Bond { field, client, since } = bond;
    let Some(since) = since else { return Ok(()) };
    if !matches!(row::state(work.conn, client)?, Some((_, None))) {
        return Ok(());
    }
    let mut taken = Vec::new();
    for change in journal::of_operation(work.conn, since, client)? {
        let Some(kind) = KINDS.into_iter().find(|kind| kind.word() == change.field) else {
            continue;
        };
        let (Value::Points(after), before) = (&change.after, &change.before) else { continue };
        let had = match before {
            Value::Points(before) => before.as_slice(),
            _ => &[],
        };
        let mut goes: Vec<&Point> = Vec::new();
        for point in after.iter().filter(|point| !had.contains(point)) {
            if !is_elsewhere(work, (lead, field), client, (kind, point))? {
                goes.push(point);
            }
        }
        let now = point::of(work.conn, client, kind)?;
        let stays: Vec<Point> = now.iter().filter(|point| !goes.contains(point)).cloned().collect();
        if stays.len() == now.len() {
            continue;
        }
        work.ask(Right::Edit, client.noun)?;
        taken.extend(now.iter().filter(|point| goes.contains(point)).map(|p| p.value.clone()));
        let value = if stays.is_empty() { Value::Empty } else { Value::Points(stays) };
        work.set(client, work.field(client.noun, kind.word())?, &value, None)?;
    }
    if !taken.is_empty() {
        let note = Message::new("note-client-taken-back").with("record", client);
        work.notes.push(note.with("what", taken.join(", ")));
    }
    Ok(())
}

/// Whether another lead with the same client has this way to reach him.
fn is_elsewhere(
    work: &Work,
    (lead, field): (RecordRef, &str),
    client: RecordRef,
    (kind, point): (PointKind, &Point),
) -> Result<bool, Failure> {
    let norm = point::norm(kind, &point.value, &work.setup.country);
    let link = work.field(Noun::Lead, field)?;
    for (id, _) in client::sharing(work.conn, Noun::Lead, &[(kind, norm)])? {
        if id != lead.id && row::get(work.conn, link, id)?.as_int() == Some(client.id) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The ways to reach whoever a record is about.
pub fn ways(row: &Row) -> Vec<(PointKind, Vec<Point>)> {
    let points = |kind: PointKind| match row.get(kind.word()) {
        Value::Points(points) => Some((kind, points.clone())),
        _ => None,
    };
    KINDS.into_iter().filter_map(points).collect()
}

/// What of these the record does not have in any spelling.
///
/// # Errors
/// When the database fails.
pub fn lacking(
    conn: &Connection,
    setup: &Setup,
    on: RecordRef,
    ways: &[(PointKind, Vec<Point>)],
) -> Result<Vec<(PointKind, Vec<Point>)>, Failure> {
    let mut found = Vec::new();
    for (kind, new) in ways.iter().filter(|(_, new)| !new.is_empty()) {
        let norm = |value: &str| point::norm(*kind, value, &setup.country);
        let unknown = unknown_points(&point::of(conn, on, *kind)?, new, norm);
        if !unknown.is_empty() {
            found.push((*kind, unknown));
        }
    }
    Ok(found)
}

/// The records of a noun with one of these phones or e-mails: whoever shares most of them first, then
/// the oldest.
///
/// # Errors
/// When the database fails.
pub fn holders(
    conn: &Connection,
    setup: &Setup,
    noun: Noun,
    ways: &[(PointKind, Vec<Point>)],
) -> Result<Vec<RecordRef>, Failure> {
    let mut norms = Vec::new();
    for (kind, points) in ways.iter().filter(|(kind, _)| *kind != PointKind::Messenger) {
        let norm = |point: &Point| (*kind, point::norm(*kind, &point.value, &setup.country));
        norms.extend(points.iter().map(norm));
    }
    let mut found = client::sharing(conn, noun, &norms)?;
    found.sort_by_key(|(_, shared)| Reverse(*shared));
    Ok(found.into_iter().map(|(id, _)| RecordRef::new(noun, id)).collect())
}
