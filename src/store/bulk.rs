//! How a connection writes many rows at once: more memory for the indexes, and a full-text index
//! that merges its parts seldom instead of at every step.

use rusqlite::{Connection, Result};

use super::derived;
use crate::domain::noun::Noun;

/// Pages held in memory while many rows are written, in KiB: those of the indexes that rows come to
/// anywhere. Four times as much saved nothing at a hundred thousand rows, and is not everybody's.
const MEMORY: i64 = 32 * 1024;

/// How many pages the log gathers before they go into the file while many rows are written: the
/// same page is written often.
const LOG: i64 = 4000;

/// The same at other times; SQLite's own choice.
const LOG_USUALLY: i64 = 1000;

/// How many parts of a full-text index are merged at once while many rows are written.
const SELDOM: i64 = 16;

/// The same at other times; SQLite's own choice.
const USUAL: i64 = 4;

/// How much of a full-text index is gathered in memory before it becomes a part, in bytes: what a
/// transaction of many rows adds.
const GATHERED: i64 = 16 << 20;

/// The same at other times; SQLite's own choice.
const GATHERED_USUALLY: i64 = 1 << 20;

/// Gives the connection memory for many rows and returns how much it had, as SQLite counts it.
///
/// # Errors
/// When the database fails.
pub fn widen(conn: &Connection) -> Result<i64> {
    let had = conn.pragma_query_value(None, "cache_size", |r| r.get(0))?;
    conn.pragma_update(None, "cache_size", -MEMORY)?;
    conn.pragma_update_and_check(None, "wal_autocheckpoint", LOG, |_| Ok(()))?;
    Ok(had)
}

/// Gives the memory back.
///
/// # Errors
/// When the database fails.
pub fn narrow(conn: &Connection, had: i64) -> Result<()> {
    conn.pragma_update_and_check(None, "wal_autocheckpoint", LOG_USUALLY, |_| Ok(()))?;
    conn.pragma_update(None, "cache_size", had)
}

/// Begins a stretch of many new rows of a noun, inside a transaction.
///
/// # Errors
/// When the database fails.
pub fn begin(conn: &Connection, noun: Noun) -> Result<()> {
    set(conn, noun, SELDOM, GATHERED)
}

/// Ends it.
///
/// # Errors
/// When the database fails.
pub fn end(conn: &Connection, noun: Noun) -> Result<()> {
    set(conn, noun, USUAL, GATHERED_USUALLY)
}

fn set(conn: &Connection, noun: Noun, parts: i64, gathered: i64) -> Result<()> {
    if derived::has_search(noun) {
        let index = format!("{}_search", noun.word());
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES (?1, ?2)");
        conn.execute(&sql, ("automerge", parts))?;
        conn.execute(&sql, ("hashsize", gathered))?;
    }
    Ok(())
}
