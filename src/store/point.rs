//! Phones, e-mails, sites and messengers of a record, and what two spellings of one have in common.

use rusqlite::{Connection, Result};

use super::row::view;
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

/// The records of a noun that show a point with this norm, the oldest first: a lead with a client
/// shows his.
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

/// The newest records of a noun, in use, that show a point with this norm, at most so many, the newest
/// first. Of clients who share a number, the newest show theirs: a switchboard's is read no further.
///
/// # Errors
/// When the database fails.
pub fn newest_holders(conn: &Connection, noun: Noun, norm: &str, limit: usize) -> Result<Vec<i64>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut newest = own_newest(conn, noun, norm, limit)?;
    if noun == Noun::Lead {
        for client in [Noun::Contact, Noun::Company] {
            let mut leads = conn.prepare_cached(newest_leads_sql(client))?;
            for id in own_newest(conn, client, norm, limit)? {
                let found = leads.query_map((id, limit), |r| r.get(0))?;
                newest.extend(found.collect::<Result<Vec<i64>>>()?);
            }
        }
        newest.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
        newest.dedup();
        newest.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    Ok(newest)
}

fn own_newest(conn: &Connection, noun: Noun, norm: &str, limit: i64) -> Result<Vec<i64>> {
    conn.prepare_cached(&own_newest_sql(noun))?
        .query_map((norm, noun.word(), limit), |r| r.get(0))?
        .collect()
}

/// Those whose own point it is, in the order of their index.
pub(super) fn own_newest_sql(noun: Noun) -> String {
    let alone = match noun {
        Noun::Lead => " AND r.contact_id IS NULL AND r.company_id IS NULL",
        _ => "",
    };
    format!(
        "SELECT DISTINCT p.record_id FROM v_point p WHERE p.norm = ?1 AND p.noun = ?2
         AND EXISTS (SELECT 1 FROM {} r WHERE r.id = p.record_id AND r.deleted_at IS NULL{alone})
         ORDER BY p.record_id DESC LIMIT ?3",
        view(noun)
    )
}

/// The leads that show the points of a client.
pub(super) fn newest_leads_sql(client: Noun) -> &'static str {
    match client {
        Noun::Contact => {
            "SELECT id FROM v_lead WHERE contact_id = ?1 AND deleted_at IS NULL
             ORDER BY id DESC LIMIT ?2"
        }
        _ => {
            "SELECT id FROM v_lead WHERE company_id = ?1 AND contact_id IS NULL
             AND deleted_at IS NULL ORDER BY id DESC LIMIT ?2"
        }
    }
}
