//! The order of the entries of a dictionary: whoever takes a place that is taken pushes those
//! behind it on.

use crate::crm::Failure;
use crate::crm::work::Work;
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
