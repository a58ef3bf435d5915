//! What can be booked: every resource that a live record ever booked, found by one step in an index
//! each, with how much of it is still to come.

use rusqlite::{Connection, OptionalExtension, Result};

use super::calendar::live_sql;
use crate::domain::booking;

/// A resource that was booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// What it was called when it was booked for the latest time.
    pub name: String,
    /// How many of its bookings are not over.
    pub ahead: i64,
    /// When the first of those begins, in seconds since 1970 UTC.
    pub next: Option<i64>,
}

/// So many spellings are looked at: each takes some steps in an index.
const MOST: usize = 500;

/// The resources, in the order in which people count: `Room 2` before `Room 10`.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn all(conn: &Connection, now: i64) -> Result<Vec<Resource>> {
    let [next_key, latest, ahead] = statements();
    let (mut next_key, mut latest, mut ahead) = (
        conn.prepare_cached(&next_key)?,
        conn.prepare_cached(&latest)?,
        conn.prepare_cached(&ahead)?,
    );
    let mut resources = Vec::new();
    let mut key = String::new();
    for _ in 0..MOST {
        match next_key.query_row([&key], |r| r.get::<_, Option<String>>(0))? {
            Some(next) => key = next,
            None => break,
        }
        let Some(name) = latest.query_row([&key], |r| r.get(0)).optional()? else { continue };
        let (ahead, next) = ahead.query_row((&key, now), |r| Ok((r.get(0)?, r.get(1)?)))?;
        resources.push(Resource { name, ahead, next });
    }
    resources.sort_by_cached_key(|one| booking::order(&one.name));
    Ok(resources)
}

/// What the resources are called, each once, also those that only records in the recycle bin booked.
///
/// # Errors
/// When the database fails.
pub fn names(conn: &Connection) -> Result<Vec<String>> {
    let [next_key, ..] = statements();
    let mut next_key = conn.prepare_cached(&next_key)?;
    let mut called = conn.prepare_cached(CALLED)?;
    let (mut names, mut key) = (Vec::new(), String::new());
    for _ in 0..MOST {
        match next_key.query_row([&key], |r| r.get::<_, Option<String>>(0))? {
            Some(next) => key = next,
            None => break,
        }
        names.push(called.query_row([&key], |r| r.get(0))?);
    }
    Ok(names)
}

/// What a resource of this folded name was called when it was booked for the latest time.
const CALLED: &str = "SELECT b.resource FROM v_booking b WHERE b.resource_key = ?1
     ORDER BY b.from_at DESC LIMIT 1";

/// The statements for the next spelling behind one, for what is called so, and for what of it is
/// still to come.
pub(super) fn statements() -> [String; 3] {
    let live = live_sql();
    [
        "SELECT min(b.resource_key) FROM v_booking b WHERE b.resource_key > ?1".to_owned(),
        format!(
            "SELECT b.resource FROM v_booking b WHERE b.resource_key = ?1 AND {live}
             ORDER BY b.from_at DESC LIMIT 1"
        ),
        format!(
            "SELECT count(*), min(b.from_at) FROM v_booking b
             WHERE b.resource_key = ?1 AND b.until_at > ?2 AND {live}"
        ),
    ]
}
