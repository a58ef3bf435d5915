//! When resources are taken, kept beside the fields that say so.

use rusqlite::{Connection, Result};

use crate::domain::booking::Booking;
use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;

/// The longest booking that another one is looked for in, in seconds: a year and a day.
const LONGEST: i64 = 367 * 24 * 60 * 60;

/// Makes what is taken follow a field's new value.
///
/// # Errors
/// When the database fails.
pub fn write(conn: &Connection, on: RecordRef, field: &str, value: &Value) -> Result<()> {
    conn.prepare_cached("DELETE FROM booking WHERE noun = ?1 AND record_id = ?2 AND field = ?3")?
        .execute((on.noun.word(), on.id, field))?;
    if let Value::Booking(booking) = value {
        conn.prepare_cached("INSERT INTO booking VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?.execute(
            (
                on.noun.word(),
                on.id,
                field,
                &booking.resource,
                fold(&booking.resource),
                booking.from,
                booking.until(),
            ),
        )?;
    }
    Ok(())
}

/// Whether a resource was ever booked by a record that was not deleted for good, by its folded name.
///
/// # Errors
/// When the database fails.
pub fn was_booked(conn: &Connection, key: &str) -> Result<bool> {
    conn.prepare_cached("SELECT 1 FROM v_booking WHERE resource_key = ?1 LIMIT 1")?.exists([key])
}

/// The first live record other than `on` whose booking of the same resource meets this one, and
/// when that begins.
///
/// # Errors
/// When the database fails.
pub fn met(
    conn: &Connection,
    on: RecordRef,
    booking: &Booking,
) -> Result<Option<(RecordRef, i64)>> {
    let sql = "SELECT noun, record_id, from_at FROM v_booking
               WHERE resource_key = ?1 AND from_at < ?2 AND from_at > ?3 AND until_at > ?4
               ORDER BY from_at";
    let mut statement = conn.prepare_cached(sql)?;
    let since = booking.from.saturating_sub(LONGEST);
    let key = fold(&booking.resource);
    let mut rows = statement.query((key, booking.until(), since, booking.from))?;
    while let Some(row) = rows.next()? {
        let word: String = row.get(0)?;
        let Some(noun) = Noun::parse(&word) else { continue };
        let other = RecordRef::new(noun, row.get(1)?);
        if other != on && matches!(crate::store::row::state(conn, other)?, Some((_, None))) {
            return Ok(Some((other, row.get(2)?)));
        }
    }
    Ok(None)
}
