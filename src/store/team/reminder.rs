//! Reminders that are due, that came, and that somebody was not told of yet.

use rusqlite::{Connection, OptionalExtension, Result, Row};
use serde_json::json;

use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::reminder::Reminder;
use crate::store::derived::{attention, entry_on};
use crate::store::page::name;
use crate::store::place;

/// The kind of the line that a reminder leaves on a timeline.
pub const ENTRY: &str = "reminder";

/// The activities whose reminder is due at `now`, at most `limit`, the longest due first: for whoever
/// is to do them, then for those who are invited.
///
/// # Errors
/// When the database fails.
pub fn due(conn: &Connection, now: i64, limit: i64) -> Result<Vec<(i64, Option<UserId>)>> {
    let mut due: Vec<(i64, Option<UserId>)> = conn
        .prepare_cached(DUE)?
        .query_map((now, limit), |r| Ok((r.get(0)?, None)))?
        .collect::<Result<_>>()?;
    let left = limit - due.len() as i64;
    let mut statement = conn.prepare_cached(DUE_INVITED)?;
    let invited = statement
        .query_map((now, left), |r| Ok((r.get(0)?, r.get::<_, Option<i64>>(1)?.map(UserId))))?;
    due.extend(invited.collect::<Result<Vec<_>>>()?);
    Ok(due)
}

pub(in crate::store) const DUE: &str = "SELECT id FROM v_activity WHERE remind_at <= ?1
     ORDER BY remind_at LIMIT ?2";
pub(in crate::store) const DUE_INVITED: &str = "SELECT activity_id, user_id FROM v_invitation
     WHERE remind_at <= ?1 ORDER BY remind_at LIMIT ?2";

/// The next moment after which something asks for more attention than before: a reminder is due,
/// which may be now, or a deadline passes.
///
/// # Errors
/// When the database fails.
pub fn next_turn(conn: &Connection, now: i64) -> Result<Option<i64>> {
    let first = |sql: &str, from: i64| -> Result<Option<i64>> {
        conn.prepare_cached(sql)?.query_row([from], |r| r.get(0)).optional()
    };
    let reminder = first(NEXT_REMINDER, i64::MIN)?;
    let invited = first(NEXT_INVITED, i64::MIN)?;
    let deadline = first(NEXT_DEADLINE, now)?.map(|at| at + 1);
    Ok(reminder.into_iter().chain(invited).chain(deadline).min())
}

pub(in crate::store) const NEXT_REMINDER: &str =
    "SELECT remind_at FROM v_activity WHERE remind_at >= ?1 ORDER BY remind_at LIMIT 1";
pub(in crate::store) const NEXT_INVITED: &str =
    "SELECT remind_at FROM v_invitation WHERE remind_at >= ?1 ORDER BY remind_at LIMIT 1";
// By the deadlines of all, since hardly anything to come is done already.
pub(in crate::store) const NEXT_DEADLINE: &str = "SELECT deadline FROM v_activity
     WHERE deadline >= ?1 AND +done_at IS NULL AND deleted_at IS NULL ORDER BY deadline LIMIT 1";

/// Lets a due reminder come: its record rises to the top of its column and gets a line on the
/// timeline, and whoever is to do the activity is to be told. Nothing where somebody was faster.
///
/// # Errors
/// When the database fails.
pub fn come(conn: &Connection, activity: i64, now: i64) -> Result<bool> {
    let Some(plan) = attention::plan(conn, activity, None)?.filter(|plan| plan.stands) else {
        conn.prepare_cached("UPDATE activity SET remind_at = NULL WHERE id = ?1")?
            .execute([activity])?;
        return Ok(false);
    };
    let next = plan.deadline.and_then(|deadline| plan.offsets.next(deadline, now));
    let claimed = conn
        .prepare_cached("UPDATE activity SET remind_at = ?3 WHERE id = ?1 AND remind_at <= ?2")?
        .execute((activity, now, next))?;
    if claimed == 0 {
        return Ok(false);
    }
    let (kind, subject, on, user): (String, String, Option<RecordRef>, i64) = conn
        .prepare_cached(
            "SELECT kind, subject, noun, record_id, responsible_id FROM v_activity WHERE id = ?1",
        )?
        .query_row([activity], |r| Ok((r.get(0)?, r.get(1)?, record(r, 2)?, r.get(4)?)))?;
    if let Some(on) = on {
        let facts = json!({
            "activity": activity, "kind": kind, "subject": subject, "deadline": plan.deadline,
        });
        conn.prepare_cached(
            "INSERT INTO entry (kind, data, noun, record_id, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        )?
        .execute((ENTRY, facts.to_string(), on.noun.word(), on.id, now))?;
        entry_on::add(conn, conn.last_insert_rowid(), on, now)?;
        place::raise(conn, on, now)?;
    }
    conn.prepare_cached("INSERT INTO reminder (activity_id, user_id, at) VALUES (?1, ?2, ?3)")?
        .execute((activity, user, now))?;
    Ok(true)
}

/// Lets a due reminder come for somebody who is invited: he is to be told, and that is all. Nothing
/// where somebody was faster.
///
/// # Errors
/// When the database fails.
pub fn come_to(conn: &Connection, activity: i64, user: UserId, now: i64) -> Result<bool> {
    let plan = attention::plan(conn, activity, Some(user))?.filter(|plan| plan.stands);
    let next = plan
        .as_ref()
        .and_then(|plan| plan.deadline.and_then(|deadline| plan.offsets.next(deadline, now)));
    let claimed = conn
        .prepare_cached(
            "UPDATE invitation SET remind_at = ?4
             WHERE activity_id = ?1 AND user_id = ?2 AND remind_at <= ?3",
        )?
        .execute((activity, user.0, now, next))?;
    if claimed == 0 || plan.is_none() {
        return Ok(false);
    }
    conn.prepare_cached("INSERT INTO reminder (activity_id, user_id, at) VALUES (?1, ?2, ?3)")?
        .execute((activity, user.0, now))?;
    Ok(true)
}

/// The number of the latest reminder that came for a person; 0 before the first.
///
/// # Errors
/// When the database fails.
pub fn latest(conn: &Connection, user: UserId) -> Result<i64> {
    let sql = "SELECT coalesce(max(id), 0) FROM reminder WHERE user_id = ?1";
    conn.prepare_cached(sql)?.query_row([user.0], |r| r.get(0))
}

/// The reminders that came for a person after the one with this number, in their order, each
/// activity by its latest; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn since(conn: &Connection, user: UserId, after: i64, limit: i64) -> Result<Vec<Reminder>> {
    let sql = format!("{REMINDERS} AND m.id > ?2 ORDER BY m.id LIMIT ?3");
    let mut statement = conn.prepare_cached(&sql)?;
    let all = statement.query_map((user.0, after, limit), read)?;
    named(conn, once(all.collect::<Result<_>>()?))
}

/// The reminders that came and a person was not told of yet, in their order, each activity by its
/// latest; at most `limit`. What is done by now is not among them.
///
/// # Errors
/// When the database fails.
pub fn untold(conn: &Connection, user: UserId, limit: i64) -> Result<Vec<Reminder>> {
    let sql = format!("{REMINDERS} AND m.told_at IS NULL ORDER BY m.id LIMIT ?2");
    let mut statement = conn.prepare_cached(&sql)?;
    let all = statement.query_map((user.0, limit), read)?;
    named(conn, once(all.collect::<Result<_>>()?))
}

/// Notes that a person was told of the reminders up to the one with this number; says whether that
/// is new.
///
/// # Errors
/// When the database fails.
pub fn tell(conn: &Connection, user: UserId, up_to: i64, now: i64) -> Result<bool> {
    let told = conn
        .prepare_cached(
            "UPDATE reminder SET told_at = ?3 WHERE user_id = ?1 AND id <= ?2 AND told_at IS NULL",
        )?
        .execute((user.0, up_to, now))?;
    Ok(told > 0)
}

/// Notes that a person went to what a reminder is of, and so needs none of those before it either.
///
/// # Errors
/// When the database fails.
pub fn see(conn: &Connection, user: UserId, activity: i64, up_to: i64, now: i64) -> Result<()> {
    // The moment of being told, below zero where he went there as well.
    conn.prepare_cached(
        "UPDATE reminder SET told_at = -abs(coalesce(told_at, ?4))
         WHERE user_id = ?1 AND activity_id = ?2 AND id <= ?3",
    )?
    .execute((user.0, activity, up_to, now))?;
    Ok(())
}

/// The same reminder as it is by now; nothing where the person went there, or the activity is done,
/// gone or not to be seen.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &Connection, user: UserId, id: i64) -> Result<Option<Reminder>> {
    let sql = format!("{REMINDERS} AND m.id = ?2 AND coalesce(m.told_at, 0) >= 0");
    let standing = conn.prepare_cached(&sql)?.query_row((user.0, id), read).optional()?;
    Ok(named(conn, Vec::from_iter(standing))?.pop())
}

/// Takes one reminder for telling; nothing where somebody told of it already.
///
/// # Errors
/// When the database fails.
pub fn claim(conn: &Connection, id: i64, now: i64) -> Result<bool> {
    let sql = "UPDATE reminder SET told_at = ?2 WHERE id = ?1 AND told_at IS NULL";
    Ok(conn.prepare_cached(sql)?.execute((id, now))? > 0)
}

/// Gives a reminder back, which could not be told.
///
/// # Errors
/// When the database fails.
pub fn release(conn: &Connection, id: i64) -> Result<()> {
    conn.prepare_cached("UPDATE reminder SET told_at = NULL WHERE id = ?1")?.execute([id])?;
    Ok(())
}

const REMINDERS: &str = "SELECT m.id, m.activity_id, a.kind, a.subject, a.deadline, m.at, a.noun,
       a.record_id
     FROM reminder m JOIN v_activity a ON a.id = m.activity_id
     WHERE a.done_at IS NULL AND a.deleted_at IS NULL AND m.user_id = ?1";

fn read(r: &Row<'_>) -> Result<Reminder> {
    Ok(Reminder {
        id: r.get(0)?,
        activity: r.get(1)?,
        kind: r.get(2)?,
        subject: r.get(3)?,
        deadline: r.get(4)?,
        at: r.get(5)?,
        on: record(r, 6)?,
        about: None,
    })
}

/// The reminders with the names of those they are about.
fn named(conn: &Connection, mut all: Vec<Reminder>) -> Result<Vec<Reminder>> {
    for one in &mut all {
        if let Some(on) = one.on {
            let client = name::client(conn, on)?;
            one.about = client.map_or_else(|| name::called(conn, on), |client| Ok(Some(client)))?;
        }
    }
    Ok(all)
}

/// The record that two columns name, from this one on.
pub(in crate::store) fn record(r: &Row<'_>, first: usize) -> Result<Option<RecordRef>> {
    let noun: Option<String> = r.get(first)?;
    let id: Option<i64> = r.get(first + 1)?;
    let on = noun.as_deref().and_then(Noun::parse).zip(id);
    Ok(on.map(|(noun, id)| RecordRef::new(noun, id)))
}

/// Of several reminders of one activity the latest.
fn once(all: Vec<Reminder>) -> Vec<Reminder> {
    let mut latest: Vec<Reminder> = Vec::with_capacity(all.len());
    for one in all {
        latest.retain(|known| known.activity != one.activity);
        latest.push(one);
    }
    latest
}
