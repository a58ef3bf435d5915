//! How a connection writes many rows at once: more memory for the indexes, and a full-text index
//! that merges its parts seldom instead of at every step.

use rusqlite::{Connection, Error};

use crate::domain::noun::Noun;
use crate::store::derived;

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

/// Gives the connection memory for many rows and returns how much it had, as SQLite counts it. The
/// log goes into the file by [`put_away`] from now on, and not with a commit.
///
/// # Errors
/// When the database fails.
pub fn widen(conn: &Connection) -> rusqlite::Result<i64> {
    let had = conn.pragma_query_value(None, "cache_size", |r| r.get(0))?;
    conn.pragma_update(None, "cache_size", -MEMORY)?;
    conn.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(()))?;
    Ok(had)
}

/// Gives the memory back, and leaves no long log to whoever commits next.
///
/// # Errors
/// When the database fails.
pub fn narrow(conn: &Connection, had: i64) -> rusqlite::Result<()> {
    conn.pragma_update_and_check(None, "wal_autocheckpoint", LOG_USUALLY, |_| Ok(()))?;
    conn.pragma_update(None, "cache_size", had)?;
    file(conn, LOG_USUALLY)
}

/// Takes the connection for one that fills a new file, which is thrown away where that fails: it waits
/// for no disk.
///
/// # Errors
/// When the database fails.
pub fn hurry(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")
}

/// Puts all of the log into the file, and empties it.
///
/// # Errors
/// When the database fails.
pub fn empty_log(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
}

/// Puts the log into the file once it is long, between two transactions: others may write meanwhile.
///
/// # Errors
/// When the database fails.
pub fn put_away(conn: &Connection) -> rusqlite::Result<()> {
    file(conn, LOG)
}

/// Puts the log into the file where it has at least so many pages that are not in it yet.
fn file(conn: &Connection, most: i64) -> rusqlite::Result<()> {
    let (log, filed): (i64, i64) =
        conn.query_row("PRAGMA wal_checkpoint(NOOP)", [], |r| Ok((r.get(1)?, r.get(2)?)))?;
    if log - filed >= most {
        conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    }
    Ok(())
}

/// Writes very many rows of some nouns inside a transaction. Their full-text indexes are merged seldom
/// meanwhile; the file keeps no trace of that, whether the transaction comes to its end or not.
///
/// # Errors
/// As `write`, or when the database fails.
pub fn gathered<T, E: From<Error>>(
    conn: &Connection,
    nouns: &[Noun],
    write: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    for noun in nouns {
        set(conn, *noun, SELDOM, GATHERED)?;
    }
    let written = write()?;
    for noun in nouns {
        set(conn, *noun, USUAL, GATHERED_USUALLY)?;
    }
    Ok(written)
}

fn set(conn: &Connection, noun: Noun, parts: i64, gathered: i64) -> rusqlite::Result<()> {
    if derived::has_search(noun) {
        let index = format!("{}_search", noun.word());
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES (?1, ?2)");
        let mut statement = conn.prepare_cached(&sql)?;
        statement.execute(("automerge", parts))?;
        statement.execute(("hashsize", gathered))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::file::open;

    /// How many pages of the log are not in the file yet.
    fn waiting(conn: &Connection) -> i64 {
        let sql = "PRAGMA wal_checkpoint(NOOP)";
        conn.query_row(sql, [], |r| Ok(r.get::<_, i64>(1)? - r.get::<_, i64>(2)?)).unwrap()
    }

    /// Commits a row that needs about so many pages.
    fn write(conn: &Connection, pages: i64) {
        let sql = "INSERT OR REPLACE INTO meta VALUES ('test', hex(zeroblob(?1 * 2048)))";
        conn.execute(sql, [pages]).unwrap();
    }

    #[test]
    fn the_log_goes_into_the_file_between_transactions_and_none_is_left() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("crm.db");
        open::prepare(&path).unwrap();
        let conn = open::connect(&path).unwrap();
        let had = widen(&conn).unwrap();
        write(&conn, LOG / 2);
        put_away(&conn).unwrap();
        assert!(waiting(&conn) >= LOG / 2, "a short log waits");
        write(&conn, LOG);
        assert!(waiting(&conn) >= LOG, "a commit leaves it where it is");
        put_away(&conn).unwrap();
        assert_eq!(waiting(&conn), 0);
        write(&conn, LOG_USUALLY + 100);
        narrow(&conn, had).unwrap();
        assert_eq!(waiting(&conn), 0, "whoever commits next does not pay for it");
        write(&conn, LOG_USUALLY + 100);
        assert_eq!(waiting(&conn), 0, "everything is as it was");
    }
}
