//! The order of the entries of a dictionary: whoever takes a place that is taken pushes those
//! behind it on.

use crate::crm::work::Work;
use crate::crm::{Failure, Reader};
use crate::domain::command::{Command, Set};
use crate::domain::field::Field;
use crate::domain::noun::RecordRef;
use crate::domain::value::Value;
use crate::store::team::entries;

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
    let within = match within {
        Value::Int(id) => id.to_string(),
        other => other.as_text().unwrap_or_default().to_owned(),
    };
    let mut taken = wanted;
    for (id, position) in entries::from_position(work.conn, on, wanted, &within)? {
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
        let row = self.read(|conn| Ok(entries::neighbours(conn, on)?))?;
        let Some(at) = row.iter().position(|(id, _)| *id == on.id) else { return Ok(None) };
        let place = match way {
            Way::Earlier => at.checked_sub(1).map(|before| row[before].1),
            Way::Later => row.get(at + 1).map(|(_, position)| position + 1),
        };
        let set = |place| vec![Set::new("position", place)];
        Ok(place.map(|place| Command::Edit { on, set: set(place) }))
    }
}
