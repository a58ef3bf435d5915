//! A record's timeline: what is to be done, and everything that happened, newest first.
//!
//! What happened is merged from four indexes, each read only as far as the page needs: entries such
//! as comments, activities that were done, what became of activities before, and changes of fields
//! from the journal.

pub mod client;
pub mod entry;
mod merge;
pub mod only;
pub mod pinned;
pub mod planning;

pub use entry::{Entry, Facts, facts};

use rusqlite::{Connection, Result, Row};

use client::{Events, Members};
use merge::merge;
use only::Only;

use crate::domain::activity::About;
use crate::domain::field::Kind;
use crate::domain::happened::{EventRef, Wanted};
use crate::domain::inbound::Channel;
use crate::domain::noun::RecordRef;
use crate::domain::person::UserId;
use crate::domain::planning::Planning;
use crate::domain::reminder::{Attention, Due};
use crate::domain::stage::StageId;
use crate::domain::task::State;
use crate::domain::value::Value;
use crate::store::journal::{self, Change, Operation};
use crate::store::row;

/// An activity of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its number.
    pub id: i64,
    /// Call, meeting, mail or task.
    pub kind: String,
    /// What is to be done.
    pub subject: String,
    /// Until when, in seconds since 1970 UTC.
    pub deadline: Option<i64>,
    /// Who is to do it.
    pub responsible: UserId,
    /// When it was planned, in seconds since 1970 UTC.
    pub created: i64,
    /// When it was done.
    pub done_at: Option<i64>,
    /// Who did it.
    pub done_by: Option<UserId>,
    /// What came of it.
    pub result: Option<String>,
    /// Since when somebody from outside waits for it; none where it was planned here.
    pub waits: Option<i64>,
    /// From when on it is lit; none where it never is.
    pub lit_at: Option<i64>,
    /// The stage by which its record ended while somebody still waited for it.
    pub ended_by: Option<StageId>,
    /// How far it is, where it is a task.
    pub task: Option<Progress>,
    /// Which colleagues take part besides.
    pub people: Vec<UserId>,
    /// With which record of the client, where it is not with himself.
    pub on: Option<RecordRef>,
    /// What it is about.
    pub about: Option<About>,
}

impl Planned {
    /// How much attention it asks for at `now`.
    pub fn attention(&self, now: i64) -> Attention {
        let waits = self.waits.is_some();
        Attention::of(now, Due { deadline: self.deadline, lit_at: self.lit_at, waits })
    }
}

/// How far a task is, and what happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How far it is.
    pub state: State,
    /// Somebody else than the one who does it changed it.
    pub changed: bool,
    /// Its deadline was changed.
    pub deadline_changed: bool,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A field changed, or the record was created, deleted or restored.
    Change(Box<(Operation, Change)>),
    /// A comment, or something the program noted.
    Entry(Entry),
    /// An activity was done.
    Done(Planned),
    /// An activity was planned, changed, deleted or brought back.
    Planning(Box<(Operation, Planning)>),
}

/// An event with its moment, in seconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// When.
    pub at: i64,
    /// What.
    pub event: Event,
    /// On which record of the client, where it is not on his own.
    pub on: Option<RecordRef>,
}

impl Happened {
    /// What the event is called.
    pub fn name(&self) -> EventRef {
        match &self.event {
            Event::Change(pair) => EventRef::Change(pair.1.id),
            Event::Entry(entry) => EventRef::Entry(entry.id),
            Event::Done(done) => EventRef::Done(done.id),
            Event::Planning(pair) => EventRef::Change(pair.1.change),
        }
    }
}

/// A place between two events of a timeline, to read on from there: what is below it in the order
/// of each index is older.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    change: i64,
    entry: (i64, i64),
    done: (i64, i64),
    planning: i64,
}

impl Position {
    /// Before everything: the newest events.
    pub const NEWEST: Position = Position::all(i64::MAX);

    /// After everything: beyond the oldest events.
    pub const OLDEST: Position = Position::all(i64::MIN);

    const fn all(at: i64) -> Position {
        Position { change: at, entry: (at, at), done: (at, at), planning: at }
    }

    /// The place from which what is older than a moment is read, or this one where that is older
    /// still; `change` is the number of the first change since then.
    fn before(self, moment: i64, change: i64) -> Position {
        let edge = (moment, i64::MIN);
        Position {
            change: self.change.min(change),
            entry: self.entry.min(edge),
            done: self.done.min(edge),
            planning: self.planning.min(change),
        }
    }

    /// The place after these events, which were read from this one on.
    pub fn after(mut self, events: &[Happened]) -> Position {
        for happened in events {
            match &happened.event {
                Event::Change(pair) => self.change = pair.1.id,
                Event::Entry(entry) => self.entry = (happened.at, entry.id),
                Event::Done(done) => self.done = (happened.at, done.id),
                Event::Planning(pair) => self.planning = pair.1.change,
            }
        }
        self
    }
}

/// What is planned with a record: who waits from outside first, then the nearest deadline, without
/// a deadline last.
///
/// # Errors
/// When the database fails.
pub fn planned(conn: &Connection, on: RecordRef, limit: i64) -> Result<Vec<Planned>> {
    client::planned(conn, [lit_sql(), planned_sql()], read_planned, on, limit)
}

/// At most `limit` of the wanted events from a position on, newest first, and where they ended.
///
/// # Errors
/// When the database fails.
pub fn page(
    conn: &Connection,
    on: RecordRef,
    wanted: &Wanted,
    from: Position,
    limit: usize,
) -> Result<(Vec<Happened>, Position)> {
    let events = walk(conn, on, wanted, from, (Way::Older, limit))?;
    let to = from.after(&events);
    Ok((events, to))
}

/// The place from which `limit` more wanted events lead to a position; the newest where there are fewer.
///
/// # Errors
/// When the database fails.
pub fn back(
    conn: &Connection,
    on: RecordRef,
    wanted: &Wanted,
    from: Position,
    limit: usize,
) -> Result<Position> {
    let events = walk(conn, on, wanted, from, (Way::Newer, limit))?;
    if events.len() < limit {
        return Ok(Position::NEWEST);
    }
    // A position is above what is below it: right above the newest event of each index.
    let mut to = from;
    for happened in &events {
        match &happened.event {
            Event::Change(pair) => to.change = pair.1.id + 1,
            Event::Entry(entry) => to.entry = (happened.at, entry.id + 1),
            Event::Done(done) => to.done = (happened.at, done.id + 1),
            Event::Planning(pair) => to.planning = pair.1.change + 1,
        }
    }
    Ok(to)
}

/// Which way a timeline is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Older,
    Newer,
}

impl Way {
    /// How a key compares to the place one comes from, and the order of what lies beyond.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Way::Older => ("<", "DESC"),
            Way::Newer => (">=", "ASC"),
        }
    }
}

/// At most `limit` events beyond a position. Each index is read only as far as the page reaches.
fn walk(
    conn: &Connection,
    on: RecordRef,
    wanted: &Wanted,
    from: Position,
    (way, limit): (Way, usize),
) -> Result<Vec<Happened>> {
    if let Some(with) = wanted.with
        && client::has(conn, on, with)?
    {
        let wanted = Wanted { with: None, ..wanted.clone() };
        let mut events = walk(conn, with, &wanted, from, (way, limit))?;
        events.iter_mut().for_each(|happened| happened.on = Some(with));
        return Ok(events);
    }
    let only = only::of(conn, wanted)?;
    let from = match (wanted.until, way) {
        // What is newer than all that is wanted is not walked over.
        (Some(until), Way::Older) => from.before(until, only::first_since(conn, until)?),
        _ => from,
    };
    let mut members = Members::nearest(conn, on, way, limit)?;
    let mut events = read(conn, on, (&members, &only), from, (way, limit))?;
    while let Some(rest) = members.rest {
        // What was read reaches further back than anything of the other records.
        if events.len() == limit && events.last().is_some_and(|last| last.at > rest) {
            break;
        }
        members = members.more(conn, on)?;
        events = read(conn, on, (&members, &only), from, (way, limit))?;
    }
    planning::complete(conn, &mut events)?;
    Ok(events)
}

/// At most `limit` events of a record and of those that belong to it, beyond a position.
fn read(
    conn: &Connection,
    on: RecordRef,
    (members, only): (&Members, &Only),
    from: Position,
    (way, limit): (Way, usize),
) -> Result<Vec<Happened>> {
    let [entries, done, changes, planning] = statements(way, only);
    let (noun, rows) = (on.noun.word(), limit as i64);
    let mut changes = conn.prepare_cached(&changes)?;
    let mut changes = changes.query_map((noun, on.id, from.change, rows), read_change)?;
    let beyond = planning::place(from.planning);
    let done_with: Vec<RecordRef> = members.records.iter().copied().chain(members.origin).collect();
    if done_with.is_empty() {
        let mut planning = conn.prepare_cached(&planning)?;
        let mut planning =
            planning.query_map((noun, on.id, beyond.0, beyond.1, rows), planning::read)?;
        let mut entries = conn.prepare_cached(&entries)?;
        let mut done = conn.prepare_cached(&done)?;
        let mut entries =
            entries.query_map((noun, on.id, from.entry.0, from.entry.1, rows), entry::read)?;
        let mut done = done.query_map((noun, on.id, from.done.0, from.done.1, rows), read_done)?;
        merge(conn, [&mut entries, &mut done, &mut planning, &mut changes], way, limit)
    } else {
        // What people wrote and did with any of a client's records is among his own.
        let [entry_places, done_places, planning_places] = places(way, only);
        let entries = client::Index { events: entries, place: entry_places, read: entry::read };
        let done = client::Index { events: done, place: done_places, read: read_done };
        let planning =
            client::Index { events: planning, place: planning_places, read: planning::read };
        let of = (on, &members.records[..]);
        let mut entries = Events::beyond(conn, &entries, of, from.entry, way)?;
        let mut done = Events::beyond(conn, &done, (on, &done_with), from.done, way)?;
        let mut planning = Events::beyond(conn, &planning, of, beyond, way)?;
        merge(conn, [&mut entries, &mut done, &mut planning, &mut changes], way, limit)
    }
}

const PLANNED: &str =
    "SELECT id, kind, subject, deadline, responsible_id, done_at, done_by, result,
       CASE WHEN incoming = 1 AND done_at IS NULL THEN created_at END, lit_at, ended_by,
       state, changed, deadline_changed,
       (SELECT json_group_array(user_id) FROM v_observer o
        WHERE o.noun = 'activity' AND o.record_id = v_activity.id),
       (SELECT json_array(e.id, e.kind, json_extract(e.data, '$.subject'), v_activity.incoming)
        FROM v_entry e
        WHERE e.id = v_activity.about_id AND e.deleted_at IS NULL), created_at FROM v_activity";

pub(super) fn lit_sql() -> String {
    format!(
        "{PLANNED} WHERE noun = ?1 AND record_id = ?2 AND incoming = 1 AND done_at IS NULL
         AND deleted_at IS NULL ORDER BY id LIMIT ?3"
    )
}

pub(super) fn planned_sql() -> String {
    format!(
        "{PLANNED} WHERE noun = ?1 AND record_id = ?2 AND done_at IS NULL AND deleted_at IS NULL
         AND incoming = 0 ORDER BY deadline IS NULL, deadline, id LIMIT ?3"
    )
}

/// The questions for entries, done activities, changes, and what became of activities before, beyond
/// a position.
pub(super) fn statements(way: Way, only: &Only) -> [String; 4] {
    let Only { entries, done, changes, planning } = only;
    let (sign, order) = way.words();
    [
        format!(
            "SELECT o.at, {} FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
             WHERE o.noun = ?1 AND o.record_id = ?2{} AND (o.at, o.entry_id) {sign} (?3, ?4)
               AND e.deleted_at IS NULL{}
             ORDER BY o.at {order}, o.entry_id {order} LIMIT ?5",
            entry::COLUMNS,
            entries.which,
            entries.when
        ),
        format!(
            "{PLANNED} WHERE noun = ?1 AND record_id = ?2 AND done_at IS NOT NULL
             AND deleted_at IS NULL{} AND (done_at, id) {sign} (?3, ?4){}
             ORDER BY done_at {order}, id {order} LIMIT ?5",
            done.which, done.when
        ),
        journal::of_record_sql(&format!("p.id {sign} ?3{changes} ORDER BY p.id {order}")),
        planning::sql(way, planning),
    ]
}

/// The questions for the next place of an entry, of a done activity and of what became of one before,
/// beyond a position.
pub(super) fn places(way: Way, only: &Only) -> [String; 3] {
    let Only { entries, done, planning, .. } = only;
    let (sign, order) = way.words();
    [
        format!(
            "SELECT o.at, o.entry_id FROM v_entry_on o
             WHERE o.noun = ?1 AND o.record_id = ?2{} AND (o.at, o.entry_id) {sign} (?3, ?4){}
             ORDER BY o.at {order}, o.entry_id {order} LIMIT ?5",
            entries.which, entries.when
        ),
        format!(
            "SELECT done_at, id FROM v_activity WHERE noun = ?1 AND record_id = ?2
             AND done_at IS NOT NULL AND deleted_at IS NULL{} AND (done_at, id) {sign} (?3, ?4){}
             ORDER BY done_at {order}, id {order} LIMIT ?5",
            done.which, done.when
        ),
        planning::place_sql(way, planning),
    ]
}

fn read_done(r: &Row<'_>) -> Result<Happened> {
    let done = read_planned(r)?;
    Ok(Happened { at: done.done_at.unwrap_or_default(), event: Event::Done(done), on: None })
}

fn read_change(r: &Row<'_>) -> Result<Happened> {
    let pair = journal::read_of_record(r)?;
    Ok(Happened { at: pair.0.at, event: Event::Change(Box::new(pair)), on: None })
}

fn read_planned(r: &Row<'_>) -> Result<Planned> {
    Ok(Planned {
        id: r.get(0)?,
        kind: r.get(1)?,
        subject: r.get(2)?,
        deadline: r.get(3)?,
        responsible: UserId(r.get(4)?),
        done_at: r.get(5)?,
        done_by: r.get::<_, Option<i64>>(6)?.map(UserId),
        result: r.get(7)?,
        waits: r.get(8)?,
        lit_at: r.get(9)?,
        ended_by: r.get::<_, Option<i64>>(10)?.map(StageId),
        task: match r.get::<_, Option<String>>(11)?.and_then(|word| State::parse(&word)) {
            Some(state) => {
                Some(Progress { state, changed: r.get(12)?, deadline_changed: r.get(13)? })
            }
            None => None,
        },
        people: match row::decode(&Kind::Users, r.get_ref(14)?) {
            Value::Ids(ids) => ids.into_iter().map(UserId).collect(),
            _ => Vec::new(),
        },
        on: None,
        about: about(r.get(15)?),
        created: r.get(16)?,
    })
}

/// What an activity is about, from the number of the entry, its kind, the subject of a letter, and
/// whether it was lit by it, as a JSON array.
fn about(json: Option<String>) -> Option<About> {
    let (entry, kind, subject, lit): (i64, String, Option<String>, i64) =
        serde_json::from_str(&json?).ok()?;
    let channel = Channel::parse(&kind)?;
    Some(About { entry, channel, subject: subject.unwrap_or_default(), lit: lit == 1 })
}
