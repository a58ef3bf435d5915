//! The details a lead with a client shows: those of whom it is linked with, read through at the
//! moment they are asked for. The lead's own block stays where it is, for the day the link goes.

use rusqlite::{Connection, OptionalExtension, Result};

use super::row;
use crate::domain::client::{self, BLOCK, Client};
use crate::domain::field::{Field, Registry, Storage};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::store::row::Row;

/// The noun of the record whose points a lead `r` shows.
pub const HOLDER_NOUN: &str = "CASE WHEN r.contact_id IS NOT NULL THEN 'contact' \
     WHEN r.company_id IS NOT NULL THEN 'company' ELSE 'lead' END";
/// The number of that record.
pub const HOLDER_ID: &str = "coalesce(r.contact_id, r.company_id, r.id)";

/// The firm of a lead `r`: the linked one, else the only one its contact works for.
const FIRM: &str = "coalesce(r.company_id, (SELECT max(j.company_id) FROM v_contact_company j \
     WHERE j.contact_id = r.contact_id HAVING count(*) = 1))";

/// The expression for what a column of a lead `r` shows; none where that is the column itself.
pub fn column_sql(field: &Field) -> Option<String> {
    let Storage::Column(column) = &field.storage else { return None };
    if field.noun != Noun::Lead {
        return None;
    }
    let detail = client::detail(&field.name)?;
    let mut sql = "CASE".to_owned();
    if let Some(name) = detail.of_contact {
        sql.push_str(&format!(
            " WHEN r.contact_id IS NOT NULL \
             THEN (SELECT c.{name} FROM v_contact c WHERE c.id = r.contact_id)"
        ));
    }
    let company = match detail.of_company {
        Some(name) => format!("(SELECT c.{name} FROM v_company c WHERE c.id = {FIRM})"),
        None => "NULL".to_owned(),
    };
    sql.push_str(&format!(
        " WHEN coalesce(r.contact_id, r.company_id) IS NOT NULL THEN {company} ELSE r.{column} END"
    ));
    Some(sql)
}

/// A row as people see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The row; a lead with its client's details in place of its own, where it is linked with one.
    pub row: Row,
    /// From which record each of those comes, by the field's name.
    pub from: Vec<(String, RecordRef)>,
}

/// The row as people see it, also from the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn seen(conn: &Connection, registry: &Registry, on: RecordRef) -> Result<Option<Seen>> {
    let Some(mut row) = row::load(conn, registry, on)? else { return Ok(None) };
    let mut from = Vec::new();
    if on.noun == Noun::Lead {
        let link = |name: &str| row.int(name);
        for (field, value, holder) in details(conn, registry, link("contact"), link("company"))? {
            if let Some((_, own)) = row.values.iter_mut().find(|(name, _)| name == field) {
                *own = value;
            }
            from.extend(holder.map(|holder| (field.to_owned(), holder)));
        }
    }
    Ok(Some(Seen { row, from }))
}

/// What a lead with these links shows in place of its own contact block, with the record each
/// detail is read from; nothing at all where there is no link.
///
/// # Errors
/// When the database fails.
pub fn details(
    conn: &Connection,
    registry: &Registry,
    contact: Option<i64>,
    company: Option<i64>,
) -> Result<Vec<(&'static str, Value, Option<RecordRef>)>> {
    if contact.is_none() && company.is_none() {
        return Ok(Vec::new());
    }
    let client = of_links(conn, contact, company)?;
    let mut details = Vec::with_capacity(BLOCK.len());
    for detail in &BLOCK {
        let shown = detail.of(client);
        let value = match shown.and_then(|(on, name)| Some((on, registry.get(on.noun, name)?))) {
            Some((on, field)) => row::get(conn, field, on.id)?,
            None => Value::Empty,
        };
        details.push((detail.field, value, shown.map(|(on, _)| on)));
    }
    Ok(details)
}

/// What a new lead with these values shows of its client; nothing for any other row.
///
/// # Errors
/// When the database fails.
pub fn through<'r>(
    conn: &Connection,
    registry: &'r Registry,
    noun: Noun,
    values: &[(&Field, &Value)],
) -> Result<Vec<(&'r Field, Value)>> {
    if noun != Noun::Lead {
        return Ok(Vec::new());
    }
    let link = |name: &str| {
        let found = values.iter().find(|(field, _)| field.name == name);
        found.and_then(|(_, value)| value.as_int())
    };
    let details = details(conn, registry, link("contact"), link("company"))?;
    let known = |(name, value, _)| Some((registry.get(noun, name)?, value));
    Ok(details.into_iter().filter_map(known).collect())
}

/// Values with others in place of those of the same fields, in the order of the card.
pub fn overlaid<'v>(
    registry: &'v Registry,
    noun: Noun,
    values: &[(&'v Field, &'v Value)],
    over: &'v [(&'v Field, Value)],
) -> Vec<(&'v Field, &'v Value)> {
    if over.is_empty() {
        return values.to_vec();
    }
    let find = |name: &str| {
        let over = over.iter().map(|(field, value)| (*field, value));
        over.chain(values.iter().copied()).find(|(field, _)| field.name == name)
    };
    registry.of(noun).filter_map(|field| find(&field.name)).collect()
}

/// The client a record with these links belongs to: a contact brings the one company he works for.
///
/// # Errors
/// When the database fails.
pub fn of_links(conn: &Connection, contact: Option<i64>, company: Option<i64>) -> Result<Client> {
    let company = match (company, contact) {
        (None, Some(contact)) => only_company(conn, contact)?,
        (linked, _) => linked,
    };
    Ok(Client { contact, company })
}

/// The company a contact works for, where it is exactly one.
///
/// # Errors
/// When the database fails.
pub fn only_company(conn: &Connection, contact: i64) -> Result<Option<i64>> {
    let sql =
        "SELECT max(company_id) FROM v_contact_company WHERE contact_id = ?1 HAVING count(*) = 1";
    let found = conn.prepare_cached(sql)?.query_row([contact], |r| r.get(0)).optional()?;
    Ok(found.flatten())
}
