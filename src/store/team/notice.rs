//! What people are told of: written with the operation that tells it, marked when it is read and
//! when it is handed out.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::command::OpId;
use crate::domain::notice::{Kind, Which};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;

/// What somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// What it is about.
    pub kind: Kind,
    /// The record to open.
    pub on: RecordRef,
    /// The comment it is about.
    pub entry: Option<i64>,
    /// The activity it is about.
    pub activity: Option<i64>,
    /// The number of the new stage or person, or the moment of the new deadline.
    pub value: Option<i64>,
}

/// Tells a person of an operation. Where the operation told him before, as a part of many, only the
/// count grows.
///
/// # Errors
/// When the database fails.
pub fn add(
    conn: &Connection,
    operation: OpId,
    user: UserId,
    told: &Told,
    count: i64,
) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO notice (user_id, operation_id, kind, noun, record_id, entry_id, activity_id,
           value, count)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (operation_id, user_id) DO UPDATE SET count = count + excluded.count",
    )?
    .execute((
        user.0,
        operation.0,
        told.kind.word(),
        told.on.noun.word(),
        told.on.id,
        told.entry,
        told.activity,
        told.value,
        count,
    ))?;
    Ok(())
}

/// Who works on a record or an activity, and who observes it.
///
/// # Errors
/// When the database fails.
pub fn followers(conn: &Connection, on: RecordRef) -> Result<Vec<UserId>> {
    let sql = format!(
        "SELECT responsible_id FROM v_{noun} WHERE id = ?1
         UNION ALL SELECT user_id FROM v_observer WHERE noun = '{noun}' AND record_id = ?1",
        noun = on.noun.word()
    );
    conn.prepare_cached(&sql)?.query_map([on.id], |r| r.get(0).map(UserId))?.collect()
}

/// The record an activity is planned with, and what its deadline is.
///
/// # Errors
/// When the database fails.
pub fn home(conn: &Connection, activity: i64) -> Result<(Option<RecordRef>, Option<i64>)> {
    let sql = "SELECT noun, record_id, deadline FROM v_activity WHERE id = ?1";
    let found: Option<(Option<String>, Option<i64>, Option<i64>)> = conn
        .prepare_cached(sql)?
        .query_row([activity], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    let Some((noun, id, deadline)) = found else { return Ok((None, None)) };
    let on = noun.and_then(|word| Noun::parse(&word)).zip(id);
    Ok((on.map(|(noun, id)| RecordRef::new(noun, id)), deadline))
}

/// Notes that the person read some of his notices; says whether any of them was unread.
///
/// # Errors
/// When the database fails.
pub fn read(conn: &Connection, user: UserId, which: Which, now: i64) -> Result<bool> {
    let sql = match which {
        Which::One(_) => {
            "UPDATE notice SET read_at = ?2 WHERE id = ?3 AND user_id = ?1 AND read_at IS NULL"
        }
        Which::UpTo(_) => {
            "UPDATE notice SET read_at = ?2 WHERE id <= ?3 AND user_id = ?1 AND read_at IS NULL"
        }
        Which::About(_) => {
            "UPDATE notice SET read_at = ?2 WHERE user_id = ?1 AND noun = ?4 AND record_id = ?3
             AND count = 1 AND read_at IS NULL"
        }
    };
    let mut statement = conn.prepare_cached(sql)?;
    let changed = match which {
        Which::One(id) | Which::UpTo(id) => statement.execute((user.0, now, id))?,
        Which::About(on) => statement.execute((user.0, now, on.id, on.noun.word()))?,
    };
    Ok(changed > 0)
}

/// Takes it back that a notice was read; says whether it was.
///
/// # Errors
/// When the database fails.
pub fn unread(conn: &Connection, user: UserId, id: i64) -> Result<bool> {
    let sql = "UPDATE notice SET read_at = NULL
         WHERE id = ?1 AND user_id = ?2 AND read_at IS NOT NULL";
    Ok(conn.prepare_cached(sql)?.execute((id, user.0))? > 0)
}

/// Notes that a notice is handed out; says whether nobody did so before.
///
/// # Errors
/// When the database fails.
pub fn claim(conn: &Connection, user: UserId, id: i64, now: i64) -> Result<bool> {
    let sql = "UPDATE notice SET sent_at = ?3 WHERE id = ?1 AND user_id = ?2 AND sent_at IS NULL";
    Ok(conn.prepare_cached(sql)?.execute((id, user.0, now))? > 0)
}

/// Takes it back that a notice was handed out.
///
/// # Errors
/// When the database fails.
pub fn release(conn: &Connection, user: UserId, id: i64) -> Result<()> {
    conn.prepare_cached("UPDATE notice SET sent_at = NULL WHERE id = ?1 AND user_id = ?2")?
        .execute((id, user.0))?;
    Ok(())
}
