//! The order of the entries of a dictionary: whoever takes a place that is taken pushes those
//! behind it on.

use rusqlite::Connection;

use crate::crm::work::Work;
use crate::crm::{Failure, Reader};
use crate::domain::command::{Command, Set};
use crate::domain::field::Field;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;

/// Makes room at a place of the dictionary for an entry, within its pipeline or its noun: those
/// that stand there without a gap move on by one.
///
/// # Errors
/// When the database fails.
pub fn make_room(
    work: &mut Work,
    on: RecordRef,
    field: &Field,
    value: &Value,
    within: &Value,
) -> Result<(), Failure> {
    let (Some(wanted), "position") = (value.as_int(), field.name.as_str()) else { return Ok(()) };
    let mut taken = wanted;
    for (id, position) in behind(work, on, wanted, within)? {
        if position > taken {
            break;
        }
        taken = position + 1;
        work.set(RecordRef::new(on.noun, id), field, &Value::Int(taken), None)?;
    }
    Ok(())
}

/// Which way an entry goes in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Before the one it stands behind.
    Earlier,
    /// Behind the one it stands before.
    Later,
}

impl Reader {
    /// The change that takes an entry of a dictionary one place along its order; nothing where
    /// there is none. A stage goes among those of its pipeline that mean the same: those of failure
    /// always stand last.
    ///
    /// # Errors
    /// When the database fails.
    pub fn shift(&self, on: RecordRef, way: Way) -> Result<Option<Command>, Failure> {
        let row = self.read(|conn| neighbours(conn, on))?;
        let Some(at) = row.iter().position(|(id, _)| *id == on.id) else { return Ok(None) };
        let place = match way {
            Way::Earlier => at.checked_sub(1).map(|before| row[before].1),
            Way::Later => row.get(at + 1).map(|(_, position)| position + 1),
        };
        let set = |place| vec![Set::new("position", place)];
        Ok(place.map(|place| Command::Edit { on, set: set(place) }))
    }
}

/// The entries among which one has its place, with their positions, in their order.
fn neighbours(conn: &Connection, on: RecordRef) -> Result<Vec<(i64, i64)>, Failure> {
    let alike = match on.noun {
        Noun::Stage => "e.pipeline_id = own.pipeline_id AND e.meaning = own.meaning",
        Noun::Pipeline | Noun::Field => "e.noun = own.noun",
        Noun::Rule => "e.stage_id = own.stage_id",
        Noun::Source => "1",
        _ => return Ok(Vec::new()),
    };
    let word = on.noun.word();
    let sql = format!(
        "SELECT e.id, e.position FROM {word} e JOIN {word} own ON own.id = ?1
         WHERE e.deleted_at IS NULL AND {alike} ORDER BY e.position, e.id"
    );
    let mut statement = conn.prepare(&sql)?;
    let rows = statement.query_map([on.id], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The other entries that stand at a place or behind it, in their order.
fn behind(
    work: &Work,
    on: RecordRef,
    from: i64,
    within: &Value,
) -> Result<Vec<(i64, i64)>, Failure> {
    let home = match on.noun {
        Noun::Stage => "CAST(pipeline_id AS TEXT)",
        Noun::Pipeline | Noun::Field => "noun",
        _ => "''",
    };
    let within = match within {
        Value::Int(id) => id.to_string(),
        other => other.as_text().unwrap_or_default().to_owned(),
    };
    let sql = format!(
        "SELECT id, position FROM {} WHERE deleted_at IS NULL AND id <> ?1 AND position >= ?2
         AND {home} = ?3 ORDER BY position, id",
        on.noun.word()
    );
    let mut statement = work.conn.prepare(&sql)?;
    let rows = statement.query_map((on.id, from, within), |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
