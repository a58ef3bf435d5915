//! By what a record was found, where what is shown of it does not say so: one of its phones or
//! addresses, or a line of what else it is found by, such as a comment.

use rusqlite::{Connection, OptionalExtension, Result};

use super::find::Found;
use crate::domain::noun::RecordRef;
use crate::domain::seek::{self, Sought};

/// By what of a record what is looked for was found; nothing where its name or its client says it.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn of(conn: &Connection, found: &Found, sought: &Sought) -> Result<Option<String>> {
    let shown = [found.name.as_deref(), found.client.as_deref()];
    let Some(word) = sought.unsaid(shown.into_iter().flatten()) else { return Ok(None) };
    let point = points(conn, found.on)?.into_iter().find(|value| seek::says(value, word));
    if point.is_some() {
        return Ok(point);
    }
    let text = text(conn, found.on)?.unwrap_or_default();
    Ok(text.lines().find_map(|line| seek::from_word(line, word)).map(str::to_owned))
}

fn points(conn: &Connection, on: RecordRef) -> Result<Vec<String>> {
    conn.prepare_cached(
        "SELECT value FROM v_point WHERE noun = ?1 AND record_id = ?2 ORDER BY kind, position",
    )?
    .query_map((on.noun.word(), on.id), |r| r.get(0))?
    .collect()
}

/// The folded text that a record is found by, a line a value.
fn text(conn: &Connection, on: RecordRef) -> Result<Option<String>> {
    let sql = format!("SELECT text FROM v_{}_text WHERE id = ?1", on.noun.word());
    conn.prepare_cached(&sql)?.query_row([on.id], |r| r.get(0)).optional()
}
