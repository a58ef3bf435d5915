//! The steps of an operation on many: what it did with one of them, a row of a file, a command. Each is
//! done in one transaction, and is taken back in one.

use rusqlite::{Connection, Result};

use super::{CHANGE, Change, read_change};
use crate::domain::command::OpId;

/// Takes note that a step is over, whose changes are written.
///
/// # Errors
/// When the database fails.
pub fn end_step(conn: &Connection) -> Result<()> {
    conn.prepare_cached(
        "INSERT OR IGNORE INTO step (change_id) SELECT id FROM change ORDER BY id DESC LIMIT 1",
    )?
    .execute([])?;
    Ok(())
}

/// The last steps of an operation below the change `before`, and whether they are all there is: as
/// many as `limit` changes hold, or one where it is larger. The newest change stands first.
///
/// # Errors
/// When the database fails.
pub fn steps_back(
    conn: &Connection,
    operation: OpId,
    before: i64,
    limit: usize,
) -> Result<(Vec<Change>, bool)> {
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut changes = changes_back(conn, operation, (0, before), most)?;
    let (Some(newest), Some(oldest)) = (changes.first(), changes.last()) else {
        return Ok((changes, true));
    };
    if changes.len() < limit {
        return Ok((changes, true));
    }
    let (newest, oldest) = (newest.id, oldest.id);
    match ended(conn, FIRST, (oldest - 1, newest))? {
        Some(end) => changes.retain(|change| change.id > end),
        None => {
            let end = ended_before(conn, oldest)?;
            changes.append(&mut changes_back(conn, operation, (end, oldest), i64::MAX)?);
        }
    }
    Ok((changes, false))
}

/// Those of an operation between two changes, the newest first; at most `limit`.
fn changes_back(
    conn: &Connection,
    operation: OpId,
    (after, before): (i64, i64),
    limit: i64,
) -> Result<Vec<Change>> {
    conn.prepare_cached(&format!(
        "{CHANGE} WHERE operation_id = ?1 AND id > ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4"
    ))?
    .query_map((operation.0, after, before, limit), read_change)?
    .collect()
}

/// Between which changes the step lies that a change belongs to: after the first, up to the second.
///
/// # Errors
/// When the database fails.
pub fn step_of(conn: &Connection, change: i64) -> Result<(i64, i64)> {
    let end = ended(conn, FIRST, (change, i64::MAX))?;
    Ok((ended_before(conn, change)?, end.unwrap_or(i64::MAX)))
}

/// The last change of the step before the one that a change belongs to; 0 where there is none.
fn ended_before(conn: &Connection, change: i64) -> Result<i64> {
    Ok(ended(conn, LAST, (0, change))?.unwrap_or_default())
}

const FIRST: &str = "SELECT min(change_id) FROM step WHERE change_id >= ?1 AND change_id < ?2";
const LAST: &str = "SELECT max(change_id) FROM step WHERE change_id >= ?1 AND change_id < ?2";

/// Which step ended between two changes.
fn ended(conn: &Connection, which: &str, (from, to): (i64, i64)) -> Result<Option<i64>> {
    conn.prepare_cached(which)?.query_row((from, to), |r| r.get(0))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::store::file::migrate;

    #[test]
    fn an_operation_is_taken_back_in_whole_steps() {
        for (journal, limit, portions) in [
            // As many as the limit holds, and never a part of one.
            ("xx|xx|xx|", 4, vec![4, 2]),
            ("xx|xx|xx|", 3, vec![2, 2, 2]),
            ("x|x|x|x|", 2, vec![2, 1, 1]),
            // One that is larger than the limit.
            ("x|xxxxx|x|", 2, vec![1, 5, 1]),
            // Somebody did something between two of them.
            ("xx|oo|xx|", 3, vec![2, 2]),
            ("oxx|o|ox|oxx|", 3, vec![2, 1, 2]),
            // What is one thing has no steps.
            ("xxxx", 2, vec![4, 0]),
            ("o|o|xxxx", 2, vec![4, 0]),
        ] {
            let mut conn = Connection::open_in_memory().unwrap();
            migrate::migrate(&mut conn, Path::new("in memory")).unwrap();
            conn.execute_batch(
                "INSERT INTO user (id, login) VALUES (1, 'anna');
                 INSERT INTO operation (id, at, user_id, kind, args, state)
                   VALUES (1, 1, 1, 'move', '{}', 'done'), (2, 1, 1, 'move', '{}', 'done');",
            )
            .unwrap();
            for sign in journal.chars() {
                let operation = match sign {
                    'x' => 1,
                    'o' => 2,
                    _ => {
                        end_step(&conn).unwrap();
                        continue;
                    }
                };
                let sql = "INSERT INTO change (operation_id, noun, record_id, field)
                           VALUES (?1, 'lead', 1, 'stage')";
                conn.execute(sql, [operation]).unwrap();
            }
            let (mut before, mut taken, mut done) = (i64::MAX, Vec::new(), false);
            while !done {
                let (changes, all) = steps_back(&conn, OpId(1), before, limit).unwrap();
                before = changes.last().map_or(before, |change| change.id);
                taken.push(changes.len());
                done = all;
            }
            assert_eq!(taken, portions, "{journal} by {limit}");
        }
    }
}
