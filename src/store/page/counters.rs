//! How many activities need attention: the counters of the top line and of a status line.
//!
//! They count what the days show under the same names, without reading it.

use rusqlite::{Connection, Result, Row, ToSql};

use super::inbox;
use crate::domain::noun::RecordRef;
use crate::domain::person::UserId;
use crate::store::team::reminder;

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

/// How many activities of the person's, and of those he is invited to, are overdue now, how many
/// more are due before `end` of the day, how many of these to come are lit, and how many somebody
/// waits for. Each is counted up to `most`, so that the cost does not follow their number.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &Connection, user: UserId, (now, end): (i64, i64), most: i64) -> Result<Counters> {
    let count = |sqls: [&str; 2], params: &[&dyn ToSql]| -> Result<i64> {
        let mut count: i64 = 0;
        for sql in sqls {
            count += conn.prepare_cached(sql)?.query_row(params, |r| r.get::<_, i64>(0))?;
        }
        Ok(count.min(most))
    };
    let user = user.0;
    let soon = [SOON, INVITED_SOON].map(|lit| format!("SELECT count(*) FROM ({lit})"));
    Ok(Counters {
        overdue: count([COUNT, INVITED], &[&user, &i64::MIN, &now, &most])?,
        today: count([COUNT, INVITED], &[&user, &now, &end, &most])?,
        soon: count(soon.each_ref().map(String::as_str), &[&user, &now, &NEAREST])?,
        incoming: count([WAITING, INVITED_WAITING], &[&user, &most])?,
        unread: inbox::unread(conn)?.0,
    })
}

/// The records of the activities that [`Counters::soon`] counts, the nearest deadline first; nothing
/// stands for an activity that is with none.
///
/// # Errors
/// When the database fails.
pub fn near(conn: &Connection, user: UserId, now: i64) -> Result<Vec<Option<RecordRef>>> {
    let mut near: Vec<(i64, Option<RecordRef>)> = Vec::new();
    for lit in [SOON, INVITED_SOON] {
        let sql = format!(
            "SELECT a.deadline, a.noun, a.record_id FROM ({lit}) n
             CROSS JOIN v_activity a ON a.id = n.activity_id"
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let read = |r: &Row<'_>| Ok((r.get(0)?, reminder::record(r, 1)?));
        near.extend(
            statement.query_map((user.0, now, NEAREST), read)?.collect::<Result<Vec<_>>>()?,
        );
    }
    near.sort_by_key(|(deadline, _)| *deadline);
    Ok(near.into_iter().map(|(_, on)| on).collect())
}

/// Among so many of a person's nearest deadlines the lit ones are looked for.
const NEAREST: i64 = 2000;

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
pub(super) const COUNT: &str = concat!(
    "SELECT count(*) FROM (",
    mine!("a.id", "a.deadline >= ?2 AND a.deadline < ?3 LIMIT ?4"),
    ")"
);
pub(super) const SOON: &str = concat!(
    "SELECT activity_id FROM (",
    mine!("a.id AS activity_id, a.lit_at", "a.deadline >= ?2 ORDER BY a.deadline LIMIT ?3"),
    ") WHERE lit_at <= ?2"
);
// The order, of no use to a count, names the index of those who wait.
pub(super) const WAITING: &str = concat!(
    "SELECT count(*) FROM (",
    mine!("a.id", "a.incoming = 1 AND +a.deadline IS NULL ORDER BY a.created_at LIMIT ?2"),
    ")"
);
// The same among what the person is invited to; an index holds all that is asked for.
macro_rules! invited {
    ($selected:literal, $condition:literal) => {
        concat!(
            "SELECT ",
            $selected,
            " FROM v_invitation i
             WHERE i.user_id = ?1 AND i.done_at IS NULL AND i.lit_at IS NOT NULL AND ",
            $condition
        )
    };
}
pub(super) const INVITED: &str = concat!(
    "SELECT count(*) FROM (",
    invited!("i.activity_id", "i.deadline >= ?2 AND i.deadline < ?3 LIMIT ?4"),
    ")"
);
pub(super) const INVITED_SOON: &str = concat!(
    "SELECT activity_id FROM (",
    invited!("i.activity_id, i.lit_at", "i.deadline >= ?2 ORDER BY i.deadline LIMIT ?3"),
    ") WHERE lit_at <= ?2"
);
pub(super) const INVITED_WAITING: &str = concat!(
    "SELECT count(*) FROM (",
    invited!("i.activity_id", "i.waits_at IS NOT NULL ORDER BY i.waits_at LIMIT ?2"),
    ")"
);
