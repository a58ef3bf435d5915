//! Phones, e-mails, sites and messengers of a record, and what two spellings of one have in common.

use rusqlite::{Connection, Result};

use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::{Point, PointKind};
use crate::domain::{email, phone};

/// The points of one kind, the main one first.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &Connection, on: RecordRef, kind: PointKind) -> Result<Vec<Point>> {
    conn.prepare_cached(
        "SELECT value, label FROM v_point WHERE noun = ?1 AND record_id = ?2 AND kind = ?3 ORDER BY position",
    )?
    .query_map((on.noun.word(), on.id, kind.word()), |r| Ok(Point { value: r.get(0)?, label: r.get(1)? }))?
    .collect()
}

/// Replaces the points of one kind.
///
/// # Errors
/// When the database fails.
pub fn replace(
    conn: &Connection,
    on: RecordRef,
    kind: PointKind,
    points: &[Point],
    country: &str,
) -> Result<()> {
    conn.prepare_cached("DELETE FROM point WHERE noun = ?1 AND record_id = ?2 AND kind = ?3")?
        .execute((on.noun.word(), on.id, kind.word()))?;
    insert(conn, on, kind, points, country)
}

/// Adds the points of one kind to a record that has none.
///
/// # Errors
/// When the database fails.
pub fn insert(
    conn: &Connection,
    on: RecordRef,
    kind: PointKind,
    points: &[Point],
    country: &str,
) -> Result<()> {
    let mut statement =
        conn.prepare_cached("INSERT INTO point VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (position, point) in points.iter().enumerate() {
        let norm = norm(kind, &point.value, country);
        statement.execute((
            on.noun.word(),
            on.id,
            kind.word(),
            position as i64,
            &point.label,
            &point.value,
            norm,
        ))?;
    }
    Ok(())
}

/// What two spellings of the same phone, address or handle have in common.
pub fn norm(kind: PointKind, value: &str, country: &str) -> String {
    match kind {
        PointKind::Phone => phone::normalise(value, country).unwrap_or_else(|| fold(value)),
        PointKind::Email => email::normalise(value).unwrap_or_else(|| fold(value)),
        PointKind::Site | PointKind::Messenger => fold(value),
    }
}

/// The records of a noun that show a point with this norm: a lead with a client shows his.
///
/// # Errors
/// When the database fails.
pub fn holders(conn: &Connection, noun: Noun, norm: &str) -> Result<Vec<i64>> {
    let own = "SELECT DISTINCT record_id FROM v_point WHERE norm = ?1 AND noun = ?2 ORDER BY 1";
    let shown = "SELECT l.id FROM v_point p JOIN v_lead l ON l.id = p.record_id
           WHERE p.norm = ?1 AND p.noun = ?2
           AND l.contact_id IS NULL AND l.company_id IS NULL
         UNION SELECT l.id FROM v_point p JOIN v_lead l ON l.contact_id = p.record_id
           WHERE p.norm = ?1 AND p.noun = 'contact'
         UNION SELECT l.id FROM v_point p JOIN v_lead l ON l.company_id = p.record_id
           WHERE p.norm = ?1 AND p.noun = 'company' AND l.contact_id IS NULL
         ORDER BY 1";
    conn.prepare_cached(if noun == Noun::Lead { shown } else { own })?
        .query_map((norm, noun.word()), |r| r.get(0))?
        .collect()
}
