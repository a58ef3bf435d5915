//! What happened with all leads and deals of a client, merged: the history of a person is more than
//! what stands on his own card.
//!
//! A client may have hundreds of records. Of each only its newest place is looked at, and events
//! are read where the page reaches them.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet, VecDeque};

use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::{Happened, Planned, Way};
use crate::domain::noun::{Noun, RecordRef};

/// At most so many of a client's records are looked at, the newest of each noun.
const MEMBERS: i64 = 1000;

/// So many events of one record are read first, and twice as many each time after: a page takes few
/// from each of many records, or many from one.
const PART: i64 = 2;

/// The live leads and deals of a contact or a company; none for any other record.
///
/// # Errors
/// When the database fails.
pub(super) fn members(conn: &Connection, on: RecordRef) -> Result<Vec<RecordRef>> {
    Ok(found(conn, on)?.into_iter().map(|(member, _)| member).collect())
}

/// Those of them with which something is planned.
///
/// # Errors
/// When the database fails.
pub(super) fn planning(conn: &Connection, on: RecordRef) -> Result<Vec<RecordRef>> {
    let all = found(conn, on)?.into_iter();
    Ok(all.filter_map(|(member, plans)| plans.then_some(member)).collect())
}

/// The records of a client, each with whether something is planned with it.
fn found(conn: &Connection, on: RecordRef) -> Result<Vec<(RecordRef, bool)>> {
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    for (noun, sql) in members_sql(on.noun) {
        let mut statement = conn.prepare_cached(sql)?;
        let members = statement.query_map((on.id, MEMBERS), |r| Ok((r.get(0)?, r.get(1)?)))?;
        for member in members {
            let (id, plans) = member?;
            let member = RecordRef::new(*noun, id);
            if seen.insert(member) {
                found.push((member, plans));
            }
        }
    }
    Ok(found)
}

/// The records of a table that point at a client, the newest first.
macro_rules! pointing {
    ($table:literal, $column:literal) => {
        concat!(
            "SELECT id, next_id IS NOT NULL FROM v_",
            $table,
            " WHERE ",
            $column,
            " = ?1 AND deleted_at IS NULL
             ORDER BY id DESC LIMIT ?2"
        )
    };
}

/// The lead a client was made of.
macro_rules! origin {
    ($client:literal) => {
        concat!(
            "SELECT l.id, l.next_id IS NOT NULL FROM v_",
            $client,
            " c JOIN v_lead l ON l.id = c.lead_id
             WHERE c.id = ?1 AND l.deleted_at IS NULL LIMIT ?2"
        )
    };
}

/// The questions for the records of a client of this noun.
pub(in crate::store::page) fn members_sql(noun: Noun) -> &'static [(Noun, &'static str)] {
    match noun {
        Noun::Contact => &[
            (Noun::Lead, pointing!("lead", "contact_id")),
            (Noun::Lead, origin!("contact")),
            (Noun::Deal, pointing!("deal", "contact_id")),
            (
                Noun::Deal,
                "SELECT d.id, d.next_id IS NOT NULL FROM v_contact_deal j JOIN v_deal d ON d.id = j.deal_id
                 WHERE j.contact_id = ?1 AND d.deleted_at IS NULL
                 ORDER BY j.deal_id DESC LIMIT ?2",
            ),
        ],
        Noun::Company => &[
            (Noun::Lead, pointing!("lead", "company_id")),
            (Noun::Lead, origin!("company")),
            (Noun::Deal, pointing!("deal", "company_id")),
        ],
        _ => &[],
    }
}

/// One index of events: entries, done activities, or what became of activities before.
pub(super) struct Index {
    /// The question for events of a record beyond a place; its last parameter is the limit.
    pub events: String,
    /// The question for the place of the next one alone, with the same parameters.
    pub place: String,
    /// Reads an event.
    pub read: fn(&Row<'_>) -> Result<Happened>,
}

/// At most `limit` events of a client and his records beyond a place of one index. What stands on
/// several timelines comes once, as the client's own where it is.
///
/// # Errors
/// When the database fails.
pub(super) fn events(
    conn: &Connection,
    index: &Index,
    on: RecordRef,
    members: &[RecordRef],
    from: (i64, i64),
    way: Way,
    limit: usize,
) -> Result<Vec<Happened>> {
    let mut place = conn.prepare_cached(&index.place)?;
    let mut events = conn.prepare_cached(&index.events)?;
    let mut parts: Vec<Part> = Vec::with_capacity(members.len() + 1);
    let mut heap = BinaryHeap::new();
    for member in std::iter::once(on).chain(members.iter().copied()) {
        let params = (member.noun.word(), member.id, from.0, from.1, 1);
        let next: Option<(i64, i64)> =
            place.query_row(params, |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
        if let Some(key) = next {
            // The client himself is the first part, and goes before the others at one place.
            heap.push((order(key, way), Reverse(parts.len())));
            parts.push(Part { member, from, read: VecDeque::new(), size: PART, ended: false });
        }
    }
    let mut merged: Vec<Happened> = Vec::new();
    let mut last = None;
    while merged.len() < limit {
        let Some((expected, Reverse(at))) = heap.pop() else { break };
        let part = &mut parts[at];
        if part.read.is_empty() && !part.ended {
            let (noun, id, from) = (part.member.noun.word(), part.member.id, part.from);
            let rows = events.query_map((noun, id, from.0, from.1, part.size), index.read)?;
            part.read = rows.collect::<Result<_>>()?;
            part.ended = (part.read.len() as i64) < part.size;
            part.size *= 2;
            if let Some(end) = part.read.back().and_then(key) {
                // Going up, the end itself is among what is beyond it.
                part.from = if way == Way::Newer { (end.0, end.1 + 1) } else { end };
            }
        }
        let Some(head) = part.read.front().and_then(key) else { continue };
        // The place was that of an event in the recycle bin: the true one waits its turn.
        if order(head, way) != expected {
            heap.push((order(head, way), Reverse(at)));
            continue;
        }
        if let Some(mut happened) = part.read.pop_front()
            && last.replace(head) != Some(head)
        {
            happened.on = (part.member != on).then_some(part.member);
            merged.push(happened);
        }
        let (next, from) = (part.read.front().and_then(key), part.from);
        let next = match next {
            Some(next) => Some(next),
            None if part.ended => None,
            None => {
                let params = (part.member.noun.word(), part.member.id, from.0, from.1, 1);
                place.query_row(params, |r| Ok((r.get(0)?, r.get(1)?))).optional()?
            }
        };
        if let Some(next) = next {
            heap.push((order(next, way), Reverse(at)));
        }
    }
    Ok(merged)
}

/// What is planned with a client and his records, by these questions: who waits for an answer
/// first, then the nearest deadline.
///
/// # Errors
/// When the database fails.
pub(super) fn planned(
    conn: &Connection,
    questions: [String; 2],
    read: fn(&Row<'_>) -> Result<Planned>,
    on: RecordRef,
    members: &[RecordRef],
    limit: i64,
) -> Result<Vec<Planned>> {
    let mut all = Vec::new();
    for sql in questions {
        let mut statement = conn.prepare_cached(&sql)?;
        for member in std::iter::once(on).chain(members.iter().copied()) {
            for planned in statement.query_map((member.noun.word(), member.id, limit), read)? {
                let on = (member != on).then_some(member);
                all.push(Planned { on, ..planned? });
            }
        }
    }
    all.sort_by_key(|one| match one.waits {
        Some(_) => (false, false, None, one.id),
        None => (true, one.deadline.is_none(), one.deadline, one.id),
    });
    all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(all)
}

/// The events of one record that were read and not taken yet.
struct Part {
    member: RecordRef,
    from: (i64, i64),
    read: VecDeque<Happened>,
    /// How many are read next.
    size: i64,
    ended: bool,
}

/// Where an event stands in its index.
fn key(happened: &Happened) -> Option<(i64, i64)> {
    match &happened.event {
        super::Event::Entry(entry) => Some((happened.at, entry.id)),
        super::Event::Done(done) => Some((happened.at, done.id)),
        super::Event::Planning(pair) => Some(super::planning::place(pair.1.change)),
        super::Event::Change(_) => None,
    }
}

/// A place such that what comes first on the way is the greatest.
fn order(key: (i64, i64), way: Way) -> (i64, i64) {
    match way {
        Way::Older => key,
        Way::Newer => (key.0.saturating_neg(), key.1.saturating_neg()),
    }
}
