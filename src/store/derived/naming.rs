//! Which rows show the name or a detail of another row, and so are found or sorted by it.

use rusqlite::{Connection, Result};

use crate::domain::client;
use crate::domain::field::{Field, Storage};
use crate::domain::noun::{Noun, RecordRef};
use crate::store::journal;

/// The rows, of whomever, that show a field of this one; none where nothing does.
///
/// # Errors
/// When the database fails.
pub fn showing(conn: &Connection, on: RecordRef, field: &str) -> Result<Vec<RecordRef>> {
    let Some(sql) = showing_sql(on.noun, field) else { return Ok(Vec::new()) };
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([on.id], journal::read_record)?;
    rows.collect()
}

pub(in crate::store) fn showing_sql(noun: Noun, field: &str) -> Option<&'static str> {
    Some(match (noun, field) {
        (Noun::Contact, "last_name" | "first_name" | "middle_name") => {
            "SELECT 'lead', id FROM lead WHERE contact_id = ?1
             UNION ALL SELECT 'company', company_id FROM contact_company WHERE contact_id = ?1
             UNION ALL SELECT 'deal', id FROM deal WHERE contact_id = ?1
             UNION ALL SELECT 'deal', deal_id FROM contact_deal WHERE contact_id = ?1"
        }
        (Noun::Contact, name) if name == "company" || client::detail(name).is_some() => {
            "SELECT 'lead', id FROM lead WHERE contact_id = ?1"
        }
        (Noun::Company, "title") => {
            "SELECT 'lead', id FROM lead WHERE company_id = ?1
             UNION ALL SELECT 'contact', contact_id FROM contact_company WHERE company_id = ?1
             UNION ALL SELECT 'deal', id FROM deal WHERE company_id = ?1
             UNION ALL SELECT 'lead', l.id FROM contact_company j
               JOIN lead l ON l.contact_id = j.contact_id WHERE j.company_id = ?1"
        }
        (Noun::Company, name) if client::detail(name).is_some() => {
            "SELECT 'lead', id FROM lead WHERE company_id = ?1"
        }
        (Noun::User, "name" | "login") => "SELECT noun, record_id FROM observer WHERE user_id = ?1",
        (Noun::Lead, "title") => {
            "SELECT 'deal', id FROM deal WHERE lead_id = ?1
             UNION ALL SELECT 'contact', id FROM contact WHERE lead_id = ?1
             UNION ALL SELECT 'company', id FROM company WHERE lead_id = ?1"
        }
        (Noun::Entry, "text" | journal::DELETED) => {
            "SELECT noun, record_id FROM entry WHERE id = ?1 AND kind = 'comment'"
        }
        _ => return None,
    })
}

/// The live rows, of whomever, that name a row in a field of the team's own.
///
/// # Errors
/// When the database fails.
pub fn linked_by(conn: &Connection, field: &Field, id: i64) -> Result<Vec<RecordRef>> {
    let Storage::Column(column) = &field.storage else { return Ok(Vec::new()) };
    let sql = linked_sql(field.noun, column);
    conn.prepare_cached(&sql)?
        .query_map([id], |r| Ok(RecordRef::new(field.noun, r.get(0)?)))?
        .collect()
}

pub(in crate::store) fn linked_sql(noun: Noun, column: &str) -> String {
    format!("SELECT id FROM {} WHERE {column} = ?1 AND deleted_at IS NULL", noun.word())
}
