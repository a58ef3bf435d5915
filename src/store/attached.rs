//! What hangs on a record: whoever takes the record away would leave it without its ground.

use rusqlite::{Connection, Result};
use serde_json::json;

use super::journal::CREATED;
use crate::domain::noun::{Noun, RecordRef};

/// One live activity, entry or record that points at a record; none where nothing does. What an
/// import noted belongs to the record itself, and so does that a reminder came or what a rule did,
/// and so does a contact's or a company's link to a partner who was here before and has not linked
/// back since, what was taken back aside; a comment that is shown here from another record's
/// timeline belongs to that one.
///
/// # Errors
/// When the database fails.
pub fn first(conn: &Connection, on: RecordRef) -> Result<Option<RecordRef>> {
    if !on.noun.is_record() {
        return Ok(None);
    }
    Ok(pointing(conn, on, &first_sql(on.noun))?.pop())
}

/// All that [`first`] finds one of, for a record.
///
/// # Errors
/// When the database fails.
pub fn all(conn: &Connection, on: RecordRef) -> Result<Vec<RecordRef>> {
    pointing(conn, on, &pointing_sql(on.noun, "?2"))
}

/// What a question for the things that point at a record finds.
fn pointing(conn: &Connection, on: RecordRef, sql: &str) -> Result<Vec<RecordRef>> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map((on.noun.word(), on.id), |r| {
        Ok(Noun::parse(&r.get::<_, String>(0)?).zip(Some(r.get(1)?)))
    })?;
    let found: Vec<Option<(Noun, i64)>> = found.collect::<Result<_>>()?;
    Ok(found.into_iter().flatten().map(|(noun, id)| RecordRef::new(noun, id)).collect())
}

/// Those of very many records of a noun with which nothing was done but that they were made, and at
/// which nothing points.
///
/// # Errors
/// When the database fails.
pub fn untouched(conn: &Connection, noun: Noun, records: &[i64]) -> Result<Vec<i64>> {
    let mut statement = conn.prepare_cached(&untouched_sql(noun))?;
    statement.query_map((noun.word(), json!(records).to_string()), |r| r.get(0))?.collect()
}

/// The question for them: by noun and a JSON array of numbers.
pub(super) fn untouched_sql(noun: Noun) -> String {
    format!(
        "SELECT r.id FROM json_each(?2) wanted CROSS JOIN v_{} r ON r.id = wanted.value
         WHERE r.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM change c
             WHERE c.noun = ?1 AND c.record_id = r.id AND c.field <> '{CREATED}')
           AND NOT EXISTS ({})",
        noun.word(),
        pointing_sql(noun, "r.id")
    )
}

/// The question for what points at a record of a noun: by noun and number.
pub(super) fn first_sql(noun: Noun) -> String {
    format!("{} LIMIT 1", pointing_sql(noun, "?2"))
}

/// What points at the record of a noun with this number, which is an expression; the noun is `?1`.
fn pointing_sql(noun: Noun, number: &str) -> String {
    // What is planned and what is done stand in two indexes; without a word on it, in none.
    let mut sql = "SELECT 'activity', id FROM v_activity
           WHERE noun = ?1 AND record_id = ?2 AND done_at IS NULL AND deleted_at IS NULL
         UNION ALL SELECT 'activity', id FROM v_activity
           WHERE noun = ?1 AND record_id = ?2 AND done_at IS NOT NULL AND deleted_at IS NULL
         UNION ALL SELECT 'entry', e.id FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
           WHERE o.noun = ?1 AND o.record_id = ?2 AND e.kind NOT IN ('import', 'reminder', 'rule')
             AND (e.kind = 'conversion' OR (e.noun = ?1 AND e.record_id = ?2)) AND e.deleted_at IS NULL"
        .to_owned();
    let pointing: &[(&str, &str)] = match noun {
        Noun::Contact => &[
            ("lead", "contact_id = ?2"),
            ("deal", "contact_id = ?2"),
            ("deal", "id IN (SELECT deal_id FROM v_contact_deal WHERE contact_id = ?2)"),
        ],
        Noun::Company => &[("lead", "company_id = ?2"), ("deal", "company_id = ?2")],
        Noun::Lead => {
            &[("deal", "lead_id = ?2"), ("contact", "lead_id = ?2"), ("company", "lead_id = ?2")]
        }
        Noun::Deal => &[("deal", "copy_of = ?2")],
        _ => &[],
    };
    for (other, condition) in pointing {
        sql.push_str(&format!(
            " UNION ALL SELECT '{other}', id FROM v_{other} WHERE {condition} AND deleted_at IS NULL"
        ));
    }
    let partner = match noun {
        Noun::Contact => Some("company"),
        Noun::Company => Some("contact"),
        _ => None,
    };
    if let Some(partner) = partner {
        sql.push_str(&format!(
            " UNION ALL SELECT '{partner}', p.id FROM v_contact_company j
              JOIN v_{partner} p ON p.id = j.{partner}_id
              WHERE j.{own}_id = ?2 AND p.deleted_at IS NULL AND EXISTS (
                SELECT 1 FROM change c JOIN operation o ON o.id = c.operation_id
                WHERE o.undone_by IS NULL AND o.undo_of IS NULL
                AND c.noun = '{partner}' AND c.record_id = p.id
                AND c.field IN ('{CREATED}', '{own}') AND c.id > (SELECT max(id) FROM change
                  WHERE noun = ?1 AND record_id = ?2 AND field = '{CREATED}'))",
            own = noun.word()
        ));
    }
    sql.replace("?2", number)
}

/// The live records that were made of a lead, deals first, then contacts, then companies.
///
/// # Errors
/// When the database fails.
pub fn made_of(conn: &Connection, lead: RecordRef) -> Result<Vec<RecordRef>> {
    let mut made = Vec::new();
    for noun in [Noun::Deal, Noun::Contact, Noun::Company] {
        let sql = format!(
            "SELECT id FROM v_{} WHERE lead_id = ?1 AND deleted_at IS NULL ORDER BY id",
            noun.word()
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let ids = statement.query_map([lead.id], |r| Ok(RecordRef::new(noun, r.get(0)?)))?;
        made.extend(ids.collect::<Result<Vec<_>>>()?);
    }
    Ok(made)
}
