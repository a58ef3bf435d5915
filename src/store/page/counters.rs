//! How many activities need attention: the counters of the top line and of a status line.
//!
//! They count what the days show under the same names, without reading it.

use rusqlite::{Connection, Result};

use super::inbox;
use crate::domain::person::UserId;

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

/// How many of the person's activities are overdue now, how many more are due before `end` of the
/// day, how many of these to come are lit, and how many somebody waits for. Each is counted up to
/// `most`, so that the cost does not follow their number.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &Connection, user: UserId, (now, end): (i64, i64), most: i64) -> Result<Counters> {
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
    "SELECT count(*) FROM (",
    mine!("a.lit_at", "a.deadline >= ?2 ORDER BY a.deadline LIMIT ?3"),
    ") WHERE lit_at <= ?2"
);
// The order, of no use to a count, names the index of those who wait.
pub(super) const WAITING: &str = concat!(
    "SELECT count(*) FROM (",
    mine!("a.id", "a.incoming = 1 AND +a.deadline IS NULL ORDER BY a.created_at LIMIT ?2"),
    ")"
);
