//! What became of activities before they were done: where it is told stands in a table of its own,
//! what it was in the journal.

use rusqlite::{Connection, Result, Row};

use super::{Event, Happened, Way, about};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::planning::{self, Planning, Turn};
use crate::store::journal::{self, CREATED, Change, Operation};

/// The question for what is told on the timeline of a noun and a number beyond a place.
pub(super) fn sql(way: Way, only: &str) -> String {
    format!(
        "SELECT {}, a.kind, a.subject, a.deadline, a.responsible_id, {ABOUT}
         {TOLD} JOIN v_activity a ON a.id = c.record_id {}",
        journal::WITH_OPERATION,
        beyond(way, only)
    )
}

/// The question for the place of the next of it alone.
pub(super) fn place_sql(way: Way, only: &str) -> String {
    format!("SELECT t.change_id, 0 {TOLD} {}", beyond(way, only))
}

/// Where a line stands among those of its index.
pub(super) fn place(change: i64) -> (i64, i64) {
    (change, 0)
}

/// What an activity (`a`) is about.
const ABOUT: &str =
    "(SELECT json_array(e.id, e.kind, json_extract(e.data, '$.subject'), a.incoming)
         FROM v_entry e WHERE e.id = a.about_id AND e.deleted_at IS NULL)";

const TOLD: &str = "FROM v_activity_told t JOIN change c ON c.id = t.change_id
         JOIN operation o ON o.id = c.operation_id";

fn beyond(way: Way, only: &str) -> String {
    let (sign, order) = way.words();
    format!(
        "WHERE t.noun = ?1 AND t.record_id = ?2 AND (t.change_id, 0) {sign} (?3, ?4){only}
         ORDER BY t.change_id {order} LIMIT ?5"
    )
}

/// Reads a line with the activity as it is now. What the operation did to it is not read yet.
pub(super) fn read(r: &Row<'_>) -> Result<Happened> {
    let (operation, change) = journal::read_of_record(r)?;
    let first = journal::WITH_OPERATION.split(',').count();
    let planned = Turn::Planned(r.get(first + 2)?, Some(UserId(r.get(first + 3)?)));
    let planning = Planning {
        change: change.id,
        activity: change.on.id,
        kind: r.get(first)?,
        subject: r.get(first + 1)?,
        turns: vec![planned],
        about: about(r.get(first + 4)?),
    };
    let at = operation.at;
    Ok(Happened { at, event: Event::Planning(Box::new((operation, planning))), on: None })
}

/// Reads what the operations did to the activities that these events tell of.
///
/// # Errors
/// When the database fails.
pub(super) fn complete(conn: &Connection, events: &mut [Happened]) -> Result<()> {
    for happened in events {
        if let Event::Planning(pair) = &mut happened.event {
            let (operation, planning) = &mut **pair;
            planning.turns = turns(conn, operation, planning)?;
        }
    }
    Ok(())
}

/// The line of a change of an activity; nothing where there is no such activity.
///
/// # Errors
/// When the database fails.
pub(super) fn of_change(conn: &Connection, change: i64) -> Result<Option<Happened>> {
    let sql = sql_of_change();
    let mut found: Vec<Happened> =
        conn.prepare_cached(&sql)?.query_map([change], read)?.collect::<Result<_>>()?;
    complete(conn, &mut found)?;
    Ok(found.pop())
}

pub(in crate::store::page) fn sql_of_change() -> String {
    format!(
        "SELECT {}, a.kind, a.subject, a.deadline, a.responsible_id, {ABOUT}
         FROM change c JOIN operation o ON o.id = c.operation_id
         JOIN v_activity a ON a.id = c.record_id WHERE c.id = ?1 AND c.noun = 'activity'",
        journal::WITH_OPERATION
    )
}

fn turns(conn: &Connection, operation: &Operation, planning: &Planning) -> Result<Vec<Turn>> {
    let on = RecordRef::new(Noun::Activity, planning.activity);
    let changes = journal::of_operation(conn, operation.id, on)?;
    let planned = match planning.turns.first() {
        Some(Turn::Planned(deadline, responsible)) if is_new(&changes) => {
            // As it is now, unless that was changed since.
            let since = |field| journal::held_after(conn, on, field, planning.change);
            let deadline = since("deadline")?.map_or(*deadline, |held| held.as_int());
            let responsible = since("responsible")?
                .map_or(*responsible, |held| held.as_int().map(UserId))
                .filter(|user| *user != operation.user);
            Turn::Planned(deadline, responsible)
        }
        _ => Turn::Planned(None, None),
    };
    let changes: Vec<planning::Changed> = changes
        .iter()
        .map(|change| (change.field.as_str(), &change.before, &change.after))
        .collect();
    Ok(planning::turns(operation.kind, &changes, planned))
}

fn is_new(changes: &[Change]) -> bool {
    changes.iter().any(|change| change.field == CREATED)
}
