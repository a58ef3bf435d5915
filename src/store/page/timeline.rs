//! A record's timeline: what is to be done, and everything that happened, newest first.
//!
//! What happened is merged from three indexes, each read only as far as the page needs: changes of
//! fields from the journal, entries such as comments, and activities that were done.

pub mod client;
pub mod only;

use std::cmp::Reverse;

use rusqlite::{Connection, OptionalExtension, Result, Row};
use serde_json::Value as Json;

use only::Only;

use crate::domain::attachment::Attachment;
use crate::domain::field::Kind;
use crate::domain::happened::Wanted;
use crate::domain::inbound::{self, Channel};
use crate::domain::noun::RecordRef;
use crate::domain::person::UserId;
use crate::domain::reminder::{Attention, Due};
use crate::domain::stage::StageId;
use crate::domain::task::{self, State};
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

/// A line of the timeline that is no change of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// What it is: comment, import, conversion.
    pub kind: String,
    /// Words of a person.
    pub text: Option<String>,
    /// Facts as JSON.
    pub data: Option<String>,
    /// Since when it is pinned.
    pub pinned_at: Option<i64>,
    /// Who wrote it.
    pub author: Option<UserId>,
    /// The files that belong to it.
    pub files: Vec<Attachment>,
    /// When its words were changed last.
    pub edited_at: Option<i64>,
}

/// What the program noted with an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The lead that was converted.
    pub lead: Option<RecordRef>,
    /// What was made of it.
    pub created: Vec<RecordRef>,
    /// The clients it turned out to be, who were here already.
    pub linked: Vec<RecordRef>,
    /// The records that were merged into one.
    pub merged: Vec<RecordRef>,
    /// The record that took them in.
    pub into: Option<RecordRef>,
    /// The file an import read.
    pub file: Option<String>,
    /// Who was in charge there and is unknown here.
    pub owner: Option<String>,
    /// The columns that no field took, with their cells.
    pub leftovers: Vec<(String, String)>,
    /// What a reminder was of: the kind, what was to be done, and until when.
    pub reminded: Option<(String, String, Option<i64>)>,
}

impl Entry {
    /// What came from outside with it: a call, a letter, a message, a form.
    pub fn inbound(&self) -> Option<(Channel, inbound::Facts)> {
        let channel = Channel::parse(&self.kind)?;
        let facts = serde_json::from_str(self.data.as_deref()?).ok()?;
        Some((channel, facts))
    }

    /// What happened to a task; nothing where it is another kind of line.
    pub fn task(&self) -> Option<task::Event> {
        let data = self.data.as_deref().filter(|_| self.kind == "task")?;
        serde_json::from_str(data).ok()
    }

    /// What the program noted with it; nothing with a person's words.
    pub fn facts(&self) -> Facts {
        Facts::of(self.data.as_deref())
    }
}

impl Facts {
    fn of(data: Option<&str>) -> Facts {
        let data: Json = data.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        let text = |name: &str| data.get(name).and_then(Json::as_str).map(str::to_owned);
        let list = |name: &str| data.get(name).and_then(Json::as_array).into_iter().flatten();
        let records = |name: &str| {
            list(name).filter_map(|name| name.as_str()?.parse().ok()).collect::<Vec<RecordRef>>()
        };
        let pair = |pair: &Json| {
            Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned()))
        };
        Facts {
            lead: text("lead").and_then(|name| name.parse().ok()),
            created: records("created"),
            linked: records("linked"),
            merged: records("merged"),
            into: text("into").and_then(|name| name.parse().ok()),
            file: text("file"),
            owner: text("owner"),
            leftovers: list("leftovers").filter_map(pair).collect(),
            reminded: text("kind").zip(text("subject")).map(|(kind, subject)| {
                (kind, subject, data.get("deadline").and_then(Json::as_i64))
            }),
        }
    }
}

/// What the program noted with an entry; nothing where it is another kind of note.
///
/// # Errors
/// When the database fails.
pub fn facts(conn: &Connection, entry: RecordRef) -> Result<Facts> {
    let sql = "SELECT data FROM v_entry WHERE id = ?1";
    let data: Option<Option<String>> =
        conn.prepare_cached(sql)?.query_row([entry.id], |r| r.get(0)).optional()?;
    Ok(Facts::of(data.flatten().as_deref()))
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

/// A place between two events of a timeline, to read on from there: what is below it in the order
/// of each index is older.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    change: i64,
    entry: (i64, i64),
    done: (i64, i64),
}

impl Position {
    /// Before everything: the newest events.
    pub const NEWEST: Position =
        Position { change: i64::MAX, entry: (i64::MAX, i64::MAX), done: (i64::MAX, i64::MAX) };

    /// After everything: beyond the oldest events.
    pub const OLDEST: Position =
        Position { change: i64::MIN, entry: (i64::MIN, i64::MIN), done: (i64::MIN, i64::MIN) };

    /// The place after these events, which were read from this one on.
    pub fn after(mut self, events: &[Happened]) -> Position {
        for happened in events {
            match &happened.event {
                Event::Change(pair) => self.change = pair.1.id,
                Event::Entry(entry) => self.entry = (happened.at, entry.id),
                Event::Done(done) => self.done = (happened.at, done.id),
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
    let members = client::members(conn, on)?;
    client::planned(conn, [lit_sql(), planned_sql()], read_planned, on, &members, limit)
}

/// The pinned entries of a record, the latest pinned first.
///
/// # Errors
/// When the database fails.
pub fn pinned(conn: &Connection, on: RecordRef) -> Result<Vec<Happened>> {
    conn.prepare_cached(PINNED)?.query_map((on.noun.word(), on.id), read_entry)?.collect()
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

/// At most `limit` events beyond a position. Each index is read only as far as the page reaches.
fn walk(
    conn: &Connection,
    on: RecordRef,
    wanted: &Wanted,
    from: Position,
    (way, limit): (Way, usize),
) -> Result<Vec<Happened>> {
    let members = client::members(conn, on)?;
    if let Some(with) = wanted.with.filter(|with| members.contains(with)) {
        let wanted = Wanted { with: None, ..wanted.clone() };
        let mut events = walk(conn, with, &wanted, from, (way, limit))?;
        events.iter_mut().for_each(|happened| happened.on = Some(with));
        return Ok(events);
    }
    let only = only::of(conn, wanted)?;
    if !members.is_empty() {
        return walk_client(conn, (on, &members), &only, from, (way, limit));
    }
    let (noun, rows) = (on.noun.word(), limit as i64);
    let [entries, done, changes] = statements(way, &only);
    let (mut entries, mut done, mut changes) = (
        conn.prepare_cached(&entries)?,
        conn.prepare_cached(&done)?,
        conn.prepare_cached(&changes)?,
    );
    let mut entries =
        entries.query_map((noun, on.id, from.entry.0, from.entry.1, rows), read_entry)?;
    let mut done = done.query_map((noun, on.id, from.done.0, from.done.1, rows), read_done)?;
    let mut changes = changes.query_map((noun, on.id, from.change, rows), read_change)?;
    merge([&mut entries, &mut done, &mut changes], way, limit)
}

/// The same for a client: what people wrote and did with any of his records is among it.
fn walk_client(
    conn: &Connection,
    (on, members): (RecordRef, &[RecordRef]),
    only: &Only,
    from: Position,
    (way, limit): (Way, usize),
) -> Result<Vec<Happened>> {
    let [entries, done, changes] = statements(way, only);
    let [entry_places, done_places] = places(way, only);
    let entries = client::Index { events: entries, place: entry_places, read: read_entry };
    let done = client::Index { events: done, place: done_places, read: read_done };
    let entries = client::events(conn, &entries, on, members, from.entry, way, limit)?;
    let done = client::events(conn, &done, on, members, from.done, way, limit)?;
    let mut changes = conn.prepare_cached(&changes)?;
    let mut changes =
        changes.query_map((on.noun.word(), on.id, from.change, limit as i64), read_change)?;
    let mut entries = entries.into_iter().map(Ok);
    let mut done = done.into_iter().map(Ok);
    merge([&mut entries, &mut done, &mut changes], way, limit)
}

/// The next `limit` events of several streams. Each stream keeps its own order, even where a
/// clock was set back and its moments do not follow it: so a page ends at one place in each
/// stream, and the next one goes on there without a gap. Within one second the earlier stream
/// comes first: what people wrote and did stands above the changes it caused.
fn merge(
    streams: [&mut dyn Iterator<Item = Result<Happened>>; 3],
    way: Way,
    limit: usize,
) -> Result<Vec<Happened>> {
    let mut heads = Vec::with_capacity(streams.len());
    for stream in streams {
        heads.push((stream.next().transpose()?, stream));
    }
    let mut merged = Vec::with_capacity(limit.min(64));
    while merged.len() < limit {
        let places = heads.iter().enumerate();
        let waiting =
            places.filter_map(|(place, (head, _))| Some((head.as_ref()?.at, Reverse(place))));
        let next = match way {
            Way::Older => waiting.max(),
            Way::Newer => waiting.min(),
        };
        let Some((_, Reverse(place))) = next else { break };
        let (head, stream) = &mut heads[place];
        merged.extend(std::mem::replace(head, stream.next().transpose()?));
    }
    Ok(merged)
}

const PLANNED: &str =
    "SELECT id, kind, subject, deadline, responsible_id, done_at, done_by, result,
       CASE WHEN incoming = 1 AND done_at IS NULL THEN created_at END, lit_at, ended_by,
       state, changed, deadline_changed,
       (SELECT json_group_array(user_id) FROM v_observer o
        WHERE o.noun = 'activity' AND o.record_id = v_activity.id) FROM v_activity";

pub(super) const PINNED: &str =
    "SELECT e.created_at, e.id, e.kind, e.text, e.data, e.pinned_at, e.created_by, e.files,
       e.edited_at FROM v_entry e
     WHERE e.pinned_at IS NOT NULL AND e.deleted_at IS NULL AND e.noun = ?1 AND e.record_id = ?2
     ORDER BY e.pinned_at DESC";

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

/// The questions for entries, done activities and changes beyond a position.
pub(super) fn statements(way: Way, only: &Only) -> [String; 3] {
    let Only { entries, done, changes } = only;
    let (sign, order) = match way {
        Way::Older => ("<", "DESC"),
        Way::Newer => (">=", "ASC"),
    };
    [
        format!(
            "SELECT o.at, e.id, e.kind, e.text, e.data, e.pinned_at, e.created_by, e.files,
               e.edited_at FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
             WHERE o.noun = ?1 AND o.record_id = ?2 AND (o.at, o.entry_id) {sign} (?3, ?4)
               AND e.deleted_at IS NULL{entries}
             ORDER BY o.at {order}, o.entry_id {order} LIMIT ?5"
        ),
        format!(
            "{PLANNED} WHERE noun = ?1 AND record_id = ?2 AND done_at IS NOT NULL
             AND deleted_at IS NULL AND (done_at, id) {sign} (?3, ?4){done}
             ORDER BY done_at {order}, id {order} LIMIT ?5"
        ),
        journal::of_record_sql(&format!("c.id {sign} ?3{changes} ORDER BY c.id {order}")),
    ]
}

/// The questions for the next place of an entry and of a done activity beyond a position.
pub(super) fn places(way: Way, only: &Only) -> [String; 2] {
    let Only { entries, done, .. } = only;
    let (sign, order) = match way {
        Way::Older => ("<", "DESC"),
        Way::Newer => (">=", "ASC"),
    };
    [
        format!(
            "SELECT o.at, o.entry_id FROM v_entry_on o
             WHERE o.noun = ?1 AND o.record_id = ?2 AND (o.at, o.entry_id) {sign} (?3, ?4){entries}
             ORDER BY o.at {order}, o.entry_id {order} LIMIT ?5"
        ),
        format!(
            "SELECT done_at, id FROM v_activity WHERE noun = ?1 AND record_id = ?2
             AND done_at IS NOT NULL AND deleted_at IS NULL AND (done_at, id) {sign} (?3, ?4){done}
             ORDER BY done_at {order}, id {order} LIMIT ?5"
        ),
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
    })
}

fn read_entry(r: &Row<'_>) -> Result<Happened> {
    Ok(Happened {
        at: r.get(0)?,
        event: Event::Entry(Entry {
            id: r.get(1)?,
            kind: r.get(2)?,
            text: r.get(3)?,
            data: r.get(4)?,
            pinned_at: r.get(5)?,
            author: r.get::<_, Option<i64>>(6)?.map(UserId),
            files: row::decode(&Kind::Files, r.get_ref(7)?).as_files().to_vec(),
            edited_at: r.get(8)?,
        }),
        on: None,
    })
}
