//! What happened with all leads and deals of a client, merged: the history of a person is more than
//! what stands on his own card.
//!
//! A client may have thousands of records. A page looks at those with which something happened last,
//! at so many as it needs; of each only its newest place is looked at, and events are read where the
//! page reaches them. What is to be done is asked of those records that have it, by their indexes.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet, VecDeque};

use rusqlite::{CachedStatement, Connection, OptionalExtension, Result, Row};

use super::{Happened, Planned, Way};
use crate::domain::noun::{Noun, RecordRef};

/// At most so many of a client's records of each kind are looked at.
const MEMBERS: i64 = 1000;

/// So many events of one record are read first, and twice as many each time after: a page takes few
/// from each of many records, or many from one.
const PART: i64 = 2;

/// The live records of a client with which something happened, as many of each kind as are looked at.
pub(super) struct Members {
    /// Those with which something happened last.
    pub records: Vec<RecordRef>,
    /// Whether there may be others, with which nothing happened after this moment.
    pub rest: Option<i64>,
    /// The lead a deal was made of: what was done with it was done for the deal. What was written
    /// about it stands on the deal's own timeline.
    pub origin: Option<RecordRef>,
    reach: i64,
}

impl Members {
    /// Those to look at first for so many events on this way: a few more than there would be with one
    /// event each. Four times as many each time after.
    ///
    /// # Errors
    /// When the database fails.
    pub fn nearest(conn: &Connection, on: RecordRef, way: Way, limit: usize) -> Result<Members> {
        let limit = i64::try_from(limit).unwrap_or(MEMBERS);
        // What is next after a moment long ago, any of them may have.
        let reach = if way == Way::Older { limit + limit / 4 + 4 } else { MEMBERS };
        Members::read(conn, on, reach.min(MEMBERS))
    }

    /// More of them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn more(self, conn: &Connection, on: RecordRef) -> Result<Members> {
        Members::read(conn, on, (self.reach * 4).min(MEMBERS))
    }

    fn read(conn: &Connection, on: RecordRef, reach: i64) -> Result<Members> {
        let (mut seen, mut records, mut rest) = (HashSet::new(), Vec::new(), None);
        for (noun, sql) in members_sql(on.noun) {
            let mut statement = conn.prepare_cached(sql)?;
            let found = statement.query_map((on.id, reach), |r| Ok((r.get(0)?, r.get(1)?)))?;
            let found: Vec<(i64, i64)> = found.collect::<Result<_>>()?;
            if found.len() as i64 >= reach && reach < MEMBERS {
                rest = rest.max(found.last().map(|(_, at)| *at));
            }
            let found = found.into_iter().map(|(id, _)| RecordRef::new(*noun, id));
            records.extend(found.filter(|member| seen.insert(*member)));
        }
        if on.noun == Noun::Contact {
            let mut statement = conn.prepare_cached(PAIRED)?;
            let found = statement.query_map((on.id, MEMBERS), |r| r.get(0))?;
            let found: Vec<i64> = found.collect::<Result<_>>()?;
            let found = found.into_iter().map(|id| RecordRef::new(Noun::Deal, id));
            records.extend(found.filter(|member| seen.insert(*member)));
        }
        let origin = match on.noun {
            Noun::Deal => {
                conn.prepare_cached(ORIGIN)?.query_row([on.id], |r| r.get(0)).optional()?
            }
            _ => None,
        };
        let origin = origin.map(|id| RecordRef::new(Noun::Lead, id));
        Ok(Members { records, rest, origin, reach })
    }
}

/// Whether a record is one of a client's live leads and deals.
///
/// # Errors
/// When the database fails.
pub(super) fn has(conn: &Connection, on: RecordRef, member: RecordRef) -> Result<bool> {
    for sql in has_sql(on.noun, member.noun) {
        if conn.prepare_cached(&sql)?.exists((on.id, member.id))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The questions whether a record of a noun is one of a client's, by the numbers of both.
pub(in crate::store::page) fn has_sql(client: Noun, member: Noun) -> Vec<String> {
    if !matches!(client, Noun::Contact | Noun::Company) || !member.has_stages() {
        return Vec::new();
    }
    let (client, word) = (client.word(), member.word());
    let mut all = vec![format!(
        "SELECT title FROM v_{word} WHERE id = ?2 AND {client}_id = ?1 AND deleted_at IS NULL"
    )];
    if member == Noun::Lead {
        all.push(format!(
            "SELECT l.title FROM v_{client} c JOIN v_lead l ON l.id = c.lead_id
             WHERE c.id = ?1 AND l.id = ?2 AND l.deleted_at IS NULL"
        ));
    } else if client == Noun::Contact.word() {
        all.push(
            "SELECT d.title FROM v_contact_deal j JOIN v_deal d ON d.id = j.deal_id
             WHERE j.contact_id = ?1 AND j.deal_id = ?2 AND d.deleted_at IS NULL"
                .to_owned(),
        );
    }
    all
}

/// The records of a table that point at a client, those with which something happened last first.
macro_rules! pointing {
    ($table:literal, $column:literal) => {
        concat!(
            "SELECT id, happened_at FROM v_",
            $table,
            " WHERE ",
            $column,
            " = ?1 AND deleted_at IS NULL AND happened_at > 0
             ORDER BY happened_at DESC LIMIT ?2"
        )
    };
}

/// The lead a client was made of.
macro_rules! origin {
    ($client:literal) => {
        concat!(
            "SELECT l.id, 0 FROM v_",
            $client,
            " c JOIN v_lead l ON l.id = c.lead_id
             WHERE c.id = ?1 AND l.deleted_at IS NULL LIMIT ?2"
        )
    };
}

/// The questions for the records of a client of this noun, each with the moment after which nothing
/// happened.
pub(in crate::store::page) fn members_sql(noun: Noun) -> &'static [(Noun, &'static str)] {
    match noun {
        Noun::Contact => &[
            (Noun::Lead, pointing!("lead", "contact_id")),
            (Noun::Lead, origin!("contact")),
            (Noun::Deal, pointing!("deal", "contact_id")),
        ],
        Noun::Company => &[
            (Noun::Lead, pointing!("lead", "company_id")),
            (Noun::Lead, origin!("company")),
            (Noun::Deal, pointing!("deal", "company_id")),
        ],
        _ => &[],
    }
}

/// The question for the deals of which somebody is one of several contacts: his few.
pub(in crate::store::page) const PAIRED: &str =
    "SELECT d.id FROM v_contact_deal j JOIN v_deal d ON d.id = j.deal_id
     WHERE j.contact_id = ?1 AND d.deleted_at IS NULL ORDER BY j.deal_id DESC LIMIT ?2";

/// The question for the lead a deal was made of.
pub(in crate::store::page) const ORIGIN: &str =
    "SELECT l.id FROM v_deal d JOIN v_lead l ON l.id = d.lead_id
     WHERE d.id = ?1 AND l.deleted_at IS NULL";

/// Which of a client's records are looked at for what is to be done.
#[derive(Clone, Copy)]
pub(in crate::store::page) enum Ask {
    /// Those with which somebody from outside waits, the longest first.
    Waiting,
    /// Those with a deadline, the nearest first.
    Dated,
    /// Those with which something without a deadline is planned and nothing else.
    Undated,
}

impl Ask {
    fn words(self) -> &'static str {
        match self {
            Ask::Waiting => "waits_at IS NOT NULL ORDER BY waits_at",
            Ask::Dated => "next_id IS NOT NULL AND next_at IS NOT NULL ORDER BY next_at",
            Ask::Undated => "next_id IS NOT NULL AND next_at IS NULL",
        }
    }
}

/// The questions for a client's records with which something is to be done.
pub(in crate::store::page) fn asking_sql(noun: Noun, ask: Ask) -> Vec<(Noun, String)> {
    if !matches!(noun, Noun::Contact | Noun::Company) {
        return Vec::new();
    }
    let (client, words) = (noun.word(), ask.words());
    let question = |of: Noun| {
        let table = of.word();
        let sql = format!(
            "SELECT id FROM v_{table} WHERE {client}_id = ?1 AND deleted_at IS NULL AND {words} LIMIT ?2"
        );
        (of, sql)
    };
    [Noun::Lead, Noun::Deal].into_iter().map(question).collect()
}

/// The questions for the few records that are a client's without pointing at him: the lead he was
/// made of, and deals of several contacts.
pub(in crate::store::page) fn besides_sql(noun: Noun) -> Vec<(Noun, &'static str)> {
    match noun {
        Noun::Contact => vec![(Noun::Lead, origin!("contact")), (Noun::Deal, PAIRED)],
        Noun::Company => vec![(Noun::Lead, origin!("company"))],
        _ => Vec::new(),
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

/// The events of a client and his records beyond a place of one index, read as far as somebody takes
/// them. What stands on several timelines comes once, as the client's own where it is.
pub(super) struct Events<'c> {
    place: CachedStatement<'c>,
    events: CachedStatement<'c>,
    read: fn(&Row<'_>) -> Result<Happened>,
    on: RecordRef,
    way: Way,
    parts: Vec<Part>,
    /// The next place of each part that has one, such that the next event is the greatest.
    heap: BinaryHeap<((i64, i64), Reverse<usize>)>,
    last: Option<(i64, i64)>,
}

impl<'c> Events<'c> {
    /// Looks where the client and each of his records goes on beyond a place.
    ///
    /// # Errors
    /// When the database fails.
    pub fn beyond(
        conn: &'c Connection,
        index: &Index,
        (on, members): (RecordRef, &[RecordRef]),
        from: (i64, i64),
        way: Way,
    ) -> Result<Events<'c>> {
        let mut events = Events {
            place: conn.prepare_cached(&index.place)?,
            events: conn.prepare_cached(&index.events)?,
            read: index.read,
            on,
            way,
            parts: Vec::with_capacity(members.len() + 1),
            heap: BinaryHeap::new(),
            last: None,
        };
        // The client himself is the first part, and goes before the others at one place.
        for member in std::iter::once(on).chain(members.iter().copied()) {
            events.parts.push(Part {
                member,
                from,
                read: VecDeque::new(),
                size: PART,
                ended: false,
            });
            events.wait(events.parts.len() - 1)?;
        }
        Ok(events)
    }

    /// A part waits for its turn, unless it has come to its end.
    fn wait(&mut self, at: usize) -> Result<()> {
        let part = &self.parts[at];
        let next = match part.read.front().and_then(key) {
            Some(next) => Some(next),
            None if part.ended => None,
            None => {
                let (noun, id, from) = (part.member.noun.word(), part.member.id, part.from);
                let place = |r: &Row<'_>| Ok((r.get(0)?, r.get(1)?));
                self.place.query_row((noun, id, from.0, from.1, 1), place).optional()?
            }
        };
        self.heap.extend(next.map(|next| (order(next, self.way), Reverse(at))));
        Ok(())
    }

    fn step(&mut self) -> Result<Option<Happened>> {
        while let Some((expected, Reverse(at))) = self.heap.pop() {
            let part = &mut self.parts[at];
            if part.read.is_empty() && !part.ended {
                let (noun, id, from) = (part.member.noun.word(), part.member.id, part.from);
                let rows =
                    self.events.query_map((noun, id, from.0, from.1, part.size), self.read)?;
                part.read = rows.collect::<Result<_>>()?;
                part.ended = (part.read.len() as i64) < part.size;
                part.size *= 2;
                if let Some(end) = part.read.back().and_then(key) {
                    // Going up, the end itself is among what is beyond it.
                    part.from = if self.way == Way::Newer { (end.0, end.1 + 1) } else { end };
                }
            }
            let Some(head) = part.read.front().and_then(key) else { continue };
            // The place was that of an event in the recycle bin: the true one waits its turn.
            if order(head, self.way) != expected {
                self.heap.push((order(head, self.way), Reverse(at)));
                continue;
            }
            let (member, taken) = (part.member, part.read.pop_front());
            self.wait(at)?;
            if let Some(mut happened) = taken
                && self.last.replace(head) != Some(head)
            {
                happened.on = (member != self.on).then_some(member);
                return Ok(Some(happened));
            }
        }
        Ok(None)
    }
}

impl Iterator for Events<'_> {
    type Item = Result<Happened>;

    fn next(&mut self) -> Option<Result<Happened>> {
        self.step().transpose()
    }
}

/// What is planned with a client and his records, by two questions: who waits for an answer, the longest
/// first, then the nearest deadline. No more records are looked at than may have a place on the page.
///
/// # Errors
/// When the database fails.
pub(super) fn planned(
    conn: &Connection,
    [lit, due]: [String; 2],
    read: fn(&Row<'_>) -> Result<Planned>,
    on: RecordRef,
    limit: i64,
) -> Result<Vec<Planned>> {
    let own = besides(conn, on)?;
    let mut all = Vec::new();
    for (sql, asks) in [(lit, &[Ask::Waiting][..]), (due, &[Ask::Dated, Ask::Undated][..])] {
        let (mut seen, mut records) = (HashSet::new(), own.clone());
        for ask in asks {
            for (noun, sql) in asking_sql(on.noun, *ask) {
                let mut statement = conn.prepare_cached(&sql)?;
                let found = statement.query_map((on.id, limit), |r| r.get(0))?;
                let found: Vec<i64> = found.collect::<Result<_>>()?;
                records.extend(found.into_iter().map(|id| RecordRef::new(noun, id)));
            }
        }
        let mut statement = conn.prepare_cached(&sql)?;
        for member in records.into_iter().filter(|member| seen.insert(*member)) {
            for planned in statement.query_map((member.noun.word(), member.id, limit), read)? {
                let on = (member != on).then_some(member);
                all.push(Planned { on, ..planned? });
            }
        }
    }
    all.sort_by_key(|one| match one.waits {
        Some(since) => (false, false, Some(since), one.id),
        None => (true, one.deadline.is_none(), one.deadline, one.id),
    });
    all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(all)
}

/// A record itself, and those of a client that do not point at him.
fn besides(conn: &Connection, on: RecordRef) -> Result<Vec<RecordRef>> {
    let mut records = vec![on];
    for (noun, sql) in besides_sql(on.noun) {
        let mut statement = conn.prepare_cached(sql)?;
        let found = statement.query_map((on.id, MEMBERS), |r| r.get(0))?;
        let found: Vec<i64> = found.collect::<Result<_>>()?;
        records.extend(found.into_iter().map(|id| RecordRef::new(noun, id)));
    }
    Ok(records)
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
