//! What a person has to do: planned activities by deadline, and how many need attention.

use std::collections::HashMap;

use rusqlite::{Connection, Result, Row};

use super::{inbox, name};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::reminder::{Attention, Due};

/// A planned activity of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub id: i64,
    /// Call, meeting, mail or task.
    pub kind: String,
    /// What is to be done.
    pub subject: String,
    /// Until when, in seconds since 1970 UTC.
    pub deadline: Option<i64>,
    /// With which record.
    pub on: Option<RecordRef>,
    /// Since when somebody from outside waits for it; none where it was planned here.
    pub waits: Option<i64>,
    /// From when on it is lit; none where it never is.
    pub lit_at: Option<i64>,
}

impl Item {
    /// How much attention it asks for at `now`.
    pub fn attention(&self, now: i64) -> Attention {
        let waits = self.waits.is_some();
        Attention::of(now, Due { deadline: self.deadline, lit_at: self.lit_at, waits })
    }
}

/// The agenda and the names of its records.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// The activities: what is overdue, then who waits, then the nearest deadline.
    pub items: Vec<Item>,
    /// What their records are called.
    pub names: HashMap<RecordRef, String>,
}

/// How many activities need attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counters {
    /// Past their deadline.
    pub overdue: i64,
    /// Due until the end of the day.
    pub today: i64,
    /// Lit, because the first reminder is over and the deadline is near; mostly of today.
    pub soon: i64,
    /// Lit because somebody from outside waits.
    pub incoming: i64,
    /// Told by colleagues and not read, as far as that is counted.
    pub unread: i64,
}

/// The person's planned activities with a deadline before `until`, at most `limit`, and those
/// somebody from outside waits for: behind what is overdue at `now`, the longest wait first.
///
/// # Errors
/// When the database fails.
pub fn page(conn: &Connection, user: UserId, now: i64, until: i64, limit: i64) -> Result<Agenda> {
    let planned: Vec<Item> = conn
        .prepare_cached(ITEMS)?
        .query_map((user.0, until, limit), |r| item(r, None))?
        .collect::<Result<_>>()?;
    let incoming: Vec<Item> = conn
        .prepare_cached(INCOMING)?
        .query_map((user.0, limit), |r| item(r, r.get(7)?))?
        .collect::<Result<_>>()?;
    let late = planned.iter().take_while(|item| item.deadline.is_some_and(|at| at < now)).count();
    let mut items = planned;
    items.splice(late..late, incoming);
    let mut names = HashMap::new();
    for on in items.iter().filter_map(|item| item.on) {
        if let Some(name) = name::of(conn, on)? {
            names.insert(on, name);
        }
    }
    Ok(Agenda { items, names })
}

/// How many of the person's activities are overdue now, how many more are due before `end` of the
/// day, how many of these to come are lit, and how many somebody waits for. Each is counted up to
/// `most`, so that the cost does not follow their number.
///
/// # Errors
/// When the database fails.
pub fn counters(
    conn: &Connection,
    user: UserId,
    (now, end): (i64, i64),
    most: i64,
) -> Result<Counters> {
    let mut count = conn.prepare_cached(COUNT)?;
    Ok(Counters {
        overdue: count.query_row((user.0, i64::MIN, now, most), |r| r.get(0))?,
        today: count.query_row((user.0, now, end, most), |r| r.get(0))?,
        soon: conn.prepare_cached(SOON)?.query_row((user.0, now, NEAREST), |r| r.get(0))?,
        incoming: conn.prepare_cached(WAITING)?.query_row((user.0, most), |r| r.get(0))?,
        unread: inbox::unread(conn)?.0,
    })
}

/// Among so many of a person's nearest deadlines the lit ones are looked for.
const NEAREST: i64 = 2000;

fn item(r: &Row<'_>, waits: Option<i64>) -> Result<Item> {
    let noun: Option<String> = r.get(4)?;
    let id: Option<i64> = r.get(5)?;
    let on = noun.and_then(|word| Noun::parse(&word)).zip(id);
    Ok(Item {
        id: r.get(0)?,
        kind: r.get(1)?,
        subject: r.get(2)?,
        deadline: r.get(3)?,
        on: on.map(|(noun, id)| RecordRef::new(noun, id)),
        waits,
        lit_at: r.get(6)?,
    })
}

// What is lit at some moment is what has a deadline or is waited for, and does not rest with a
// record in the recycle bin: no record needs to be looked at.
macro_rules! mine {
    ($selected:literal, $condition:literal) => {
        concat!(
            "SELECT ",
            $selected,
            " FROM v_activity a
             WHERE a.responsible_id = ?1 AND a.done_at IS NULL AND a.deleted_at IS NULL
               AND a.lit_at IS NOT NULL AND ",
            $condition
        )
    };
}
pub(super) const ITEMS: &str = mine!(
    "a.id, a.kind, a.subject, a.deadline, a.noun, a.record_id, a.lit_at",
    "a.deadline < ?2 ORDER BY a.deadline, a.id LIMIT ?3"
);
pub(super) const INCOMING: &str = mine!(
    "a.id, a.kind, a.subject, a.deadline, a.noun, a.record_id, a.lit_at, a.created_at",
    "a.incoming = 1 ORDER BY a.created_at, a.id LIMIT ?2"
);
pub(super) const COUNT: &str = concat!(
    "SELECT count(*) FROM (",
    mine!("a.id", "a.deadline >= ?2 AND a.deadline < ?3 LIMIT ?4"),
    ")"
);
pub(super) const SOON: &str = concat!(
    "SELECT count(*) FROM (",
    mine!("a.lit_at", "a.deadline >= ?2 ORDER BY a.deadline LIMIT ?3"),
    ") WHERE lit_at <= ?2"
);
// The order, of no use to a count, names the index of those who wait.
pub(super) const WAITING: &str = concat!(
    "SELECT count(*) FROM (",
    mine!("a.id", "a.incoming = 1 ORDER BY a.created_at LIMIT ?2"),
    ")"
);
