//! Who may be the client of a record: contacts and companies that share a phone or an e-mail with
//! it, and those that belong together.

use rusqlite::{Connection, OptionalExtension, Result};

use super::row::view;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;

/// At most so many sharers of one phone are looked at: a number of the whole town says nothing.
const SHARERS: i64 = 50;

/// The live records of a noun with one of these phones or e-mails, given by their norms, each with
/// how many it has; the oldest first.
///
/// # Errors
/// When the database fails.
pub fn sharing(
    conn: &Connection,
    noun: Noun,
    norms: &[(PointKind, String)],
) -> Result<Vec<(i64, usize)>> {
    let mut found: Vec<(i64, usize)> = Vec::new();
    for (kind, norm) in norms {
        let mut statement = conn.prepare_cached(&sharing_sql(noun))?;
        let ids = statement
            .query_map((norm, noun.word(), kind.word(), SHARERS), |r| r.get::<_, i64>(0))?;
        for id in ids {
            let id = id?;
            match found.iter_mut().find(|(known, _)| *known == id) {
                Some((_, shared)) => *shared += 1,
                None => found.push((id, 1)),
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

pub(super) fn sharing_sql(noun: Noun) -> String {
    // A cross join keeps the order of the tables: the few points lead.
    format!(
        "SELECT DISTINCT p.record_id FROM v_point p CROSS JOIN v_{} r ON r.id = p.record_id
         WHERE p.norm = ?1 AND p.noun = ?2 AND p.kind = ?3 AND r.deleted_at IS NULL LIMIT ?4",
        noun.word()
    )
}

/// The live companies of a contact or contacts of a company, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn partners(conn: &Connection, of: RecordRef) -> Result<Vec<RecordRef>> {
    let partner = if of.noun == Noun::Contact { Noun::Company } else { Noun::Contact };
    let sql = format!(
        "SELECT j.{partner}_id FROM v_contact_company j JOIN v_{partner} r ON r.id = j.{partner}_id
         WHERE j.{own}_id = ?1 AND r.deleted_at IS NULL ORDER BY 1 LIMIT ?2",
        partner = partner.word(),
        own = of.noun.word()
    );
    conn.prepare_cached(&sql)?
        .query_map((of.id, SHARERS), |r| Ok(RecordRef::new(partner, r.get(0)?)))?
        .collect()
}

/// How many of these leads are repeat.
///
/// # Errors
/// When the database fails.
pub fn repeat_among(conn: &Connection, leads: &[i64]) -> Result<usize> {
    let sql =
        "SELECT count(*) FROM v_lead WHERE id IN (SELECT value FROM json_each(?1)) AND repeat";
    let leads = serde_json::json!(leads).to_string();
    let count: i64 = conn.prepare_cached(sql)?.query_row([leads], |r| r.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Whether a lead is repeat; not where there is none.
///
/// # Errors
/// When the database fails.
pub fn is_repeat(conn: &Connection, lead: i64) -> Result<bool> {
    let sql = "SELECT repeat FROM v_lead WHERE id = ?1";
    let found = conn.prepare_cached(sql)?.query_row([lead], |r| r.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}

/// Notes of a lead whether it is repeat: its client was here before it, and was not made of it.
///
/// # Errors
/// When the database fails.
pub fn note_repeat(conn: &Connection, lead: i64) -> Result<()> {
    let sql = "UPDATE lead SET repeat =
         EXISTS (SELECT 1 FROM contact c WHERE c.id = lead.contact_id AND c.lead_id IS NOT lead.id)
         OR EXISTS (SELECT 1 FROM company c WHERE c.id = lead.company_id AND c.lead_id IS NOT lead.id)
         WHERE id = ?1";
    conn.prepare_cached(sql)?.execute([lead])?;
    Ok(())
}

/// The name by which a record is compared with others: the person's, or the company's; a deal has
/// none.
///
/// # Errors
/// When the database fails or there is no such record.
pub fn whole_name(conn: &Connection, on: RecordRef) -> Result<String> {
    let column = match on.noun {
        Noun::Company => "title",
        Noun::Deal => return Ok(String::new()),
        _ => "person(last_name, first_name, middle_name)",
    };
    let sql = format!("SELECT {column} FROM {} WHERE id = ?1", view(on.noun));
    let name: Option<String> = conn.prepare_cached(&sql)?.query_row([on.id], |r| r.get(0))?;
    Ok(name.unwrap_or_default())
}

/// The open activities of a record.
///
/// # Errors
/// When the database fails.
pub fn open_activities(conn: &Connection, on: RecordRef) -> Result<Vec<RecordRef>> {
    conn.prepare_cached(
        "SELECT id FROM v_activity WHERE noun = ?1 AND record_id = ?2 AND done_at IS NULL
         AND deleted_at IS NULL ORDER BY id",
    )?
    .query_map((on.noun.word(), on.id), |r| Ok(RecordRef::new(Noun::Activity, r.get(0)?)))?
    .collect()
}

/// Shows on a record what was written on the timeline of the lead it was made of or linked to before
/// this note of the conversion was: what stands in the recycle bin too, for it may be taken out again,
/// and nothing that was written since, however late this is done again. Returns whether there was any.
///
/// # Errors
/// When the database fails.
pub fn share_timeline(
    conn: &Connection,
    note: RecordRef,
    of: RecordRef,
    with: RecordRef,
) -> Result<bool> {
    let shown = conn
        .prepare_cached(
            "INSERT OR IGNORE INTO entry_on (noun, record_id, at, entry_id, kind, author_id)
         SELECT ?3, ?4, o.at, o.entry_id, o.kind, o.author_id
         FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
         WHERE o.noun = ?1 AND o.record_id = ?2 AND e.noun = ?1 AND e.record_id = ?2
           AND e.id < ?5 AND e.kind NOT IN ('import', 'conversion')",
        )?
        .execute((of.noun.word(), of.id, with.noun.word(), with.id, note.id))?;
    Ok(shown > 0)
}

/// Takes it from there again, but for what another conversion of the lead shows there still.
/// Returns whether there was any.
///
/// # Errors
/// When the database fails.
pub fn part_timeline(
    conn: &Connection,
    note: RecordRef,
    of: RecordRef,
    with: RecordRef,
) -> Result<bool> {
    let gone = conn
        .prepare_cached(
            "DELETE FROM entry_on WHERE noun = ?3 AND record_id = ?4 AND entry_id IN (
           SELECT e.id FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
           WHERE o.noun = ?1 AND o.record_id = ?2 AND e.noun = ?1 AND e.record_id = ?2
             AND e.id < ?5 AND e.kind NOT IN ('import', 'conversion')
             AND e.id > (SELECT coalesce(max(n.id), 0)
               FROM v_entry_on p JOIN v_entry n ON n.id = p.entry_id
               WHERE p.noun = ?1 AND p.record_id = ?2 AND n.noun = ?1 AND n.record_id = ?2
                 AND n.kind = 'conversion' AND n.deleted_at IS NULL AND n.id <> ?5
                 AND EXISTS (SELECT 1 FROM v_entry_on q WHERE q.noun = ?3 AND q.record_id = ?4
                   AND q.at = p.at AND q.entry_id = p.entry_id)))",
        )?
        .execute((of.noun.word(), of.id, with.noun.word(), with.id, note.id))?;
    Ok(gone > 0)
}
