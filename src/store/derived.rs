//! What follows from a row's fields and is stored beside them: the folded text it is found by and
//! the keys its columns are sorted by. Below it, what follows from several rows: totals, what is due,
//! on which timelines an entry stands.

pub mod attention;
pub mod booking;
pub mod country;
pub mod entry_on;
pub mod naming;
pub mod search;
pub mod sort_key;
pub mod told;
pub mod totals;

use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result};

use super::page::name;
use super::row::{self, Row, view};
use super::{client_details, point};
use crate::domain::field::{Field, Kind, Registry, Storage};
use crate::domain::fold::fold;
use crate::domain::money::{self, Currency};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::phone;
use crate::domain::point::PointKind;
use crate::domain::value::Value;

/// How many of the latest comments a record is found by.
const COMMENTS: i64 = 20;

/// So many letters decide where a text stands among others.
const LETTERS: usize = 80;

/// So many of the records that a field names decide where its own stands.
const NAMES: usize = 5;

/// The words a record is found by, folded.
pub fn search_text(values: &[(&Field, &Value)], more: &[String], country: &str) -> String {
    let mut text = String::new();
    let mut add = |words: &str| {
        if !words.is_empty() {
            text.push_str(words);
            text.push('\n');
        }
    };
    for (field, value) in values {
        match value {
            Value::Text(words) if is_searched(&field.kind) => add(&fold(words)),
            Value::Points(points) => {
                for point in points {
                    add(&fold(&point.value));
                    if field.kind == Kind::Points(PointKind::Phone) {
                        let digits: String =
                            point.value.chars().filter(char::is_ascii_digit).collect();
                        let normal = phone::normalise(&point.value, country).unwrap_or_default();
                        let normal: String = normal.chars().filter(char::is_ascii_digit).collect();
                        add(&digits);
                        if normal != digits {
                            add(&normal);
                        }
                    }
                }
            }
            Value::List(tags) if field.kind == Kind::Tags => {
                tags.iter().for_each(|tag| add(&fold(tag)))
            }
            Value::Rows(rows) => rows.iter().for_each(|row| add(&fold(&row.name))),
            _ => {}
        }
    }
    more.iter().for_each(|words| add(&fold(words)));
    text
}

/// The sort keys of a row: the columns `<field>_key` with their content. A product is looked up by
/// its folded name besides.
///
/// # Errors
/// When the database fails.
pub fn sort_keys(
    conn: &Connection,
    values: &[(&Field, &Value)],
    country: &str,
) -> Result<Vec<(String, Sql)>> {
    let mut keys = Vec::new();
    for (field, value) in values {
        let Some(column) = key_column(field) else { continue };
        let key = match (&field.kind, value) {
            (Kind::Money(currency), _) => {
                let code = values.iter().find(|(other, _)| other.name == *currency);
                let code = code.map_or(&Value::Empty, |(_, code)| code);
                let has = !value.is_empty() || field.name == "amount";
                if has { Sql::Integer(thousandths(value, code)) } else { Sql::Null }
            }
            (Kind::Points(PointKind::Phone), Value::Points(points)) => {
                let first =
                    points.first().map(|one| point::norm(PointKind::Phone, &one.value, country));
                first.map_or(Sql::Null, |norm| Sql::Blob(norm.into_bytes()))
            }
            (_, Value::Points(points)) => key_of(points.first().map_or("", |one| &one.value)),
            (_, Value::List(words)) => key_of(&words.join(", ")),
            (Kind::Link(noun) | Kind::Links(noun), value) => {
                let ids = ids(value);
                match (key_of(&names(conn, *noun, &ids)?), ids.first()) {
                    (Sql::Null, Some(first)) => key_of_unnamed(*first),
                    (key, _) => key,
                }
            }
            (Kind::Users, value) => key_of(&names(conn, Noun::User, &ids(value))?),
            (_, value) if field.name == "title" && value.is_empty() => key_of(&stand_in(values)),
            (_, value) => key_of(value.as_text().unwrap_or_default()),
        };
        keys.push((column, key));
        if field.noun == Noun::Product && field.name == "title" {
            let folded = value.as_text().map(|title| Sql::Text(fold(title)));
            keys.extend(folded.map(|folded| ("folded".to_owned(), folded)));
        }
    }
    Ok(keys)
}

/// The keys of a new row: those of its values, and that it has none of all the others, so that rows of
/// whatever values are written by one statement.
///
/// # Errors
/// When the database fails.
pub fn new_keys(
    conn: &Connection,
    registry: &Registry,
    noun: Noun,
    values: &[(&Field, &Value)],
    country: &str,
) -> Result<Vec<(String, Sql)>> {
    let mut keys = sort_keys(conn, values, country)?;
    let others = registry.of(noun).filter(|field| !matches!(field.kind, Kind::Money(_)));
    for column in others.filter_map(key_column) {
        if !keys.iter().any(|(key, _)| *key == column) {
            keys.push((column, Sql::Null));
        }
    }
    keys.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(keys)
}

/// What the first of these records are called, as a list shows it.
fn names(conn: &Connection, noun: Noun, ids: &[i64]) -> Result<String> {
    let mut names = Vec::new();
    for id in ids.iter().take(NAMES) {
        names.extend(name::of(conn, RecordRef::new(noun, *id))?);
    }
    Ok(names.join(", "))
}

/// The key of a text; none of an empty one.
pub fn key_of(text: &str) -> Sql {
    let end = text.char_indices().nth(LETTERS).map_or(text.len(), |(end, _)| end);
    if text.is_empty() { Sql::Null } else { Sql::Blob(sort_key(&text[..end])) }
}

/// The key of a record without a name: behind all names, by its number.
fn key_of_unnamed(id: i64) -> Sql {
    Sql::Blob([[0xff; 2].as_slice(), &id.to_be_bytes()].concat())
}

/// The key of a record's amount, where this change of a field makes it another one: that of the
/// amount itself or of its currency.
///
/// # Errors
/// When the database fails.
pub fn amount_key(
    conn: &Connection,
    registry: &Registry,
    (on, field): (RecordRef, &Field),
    after: &Value,
) -> Result<Option<(&'static str, Sql)>> {
    let amount = registry.get(on.noun, "amount").filter(|amount| key_column(amount).is_some());
    let (Some(amount), Some(currency)) = (amount, registry.get(on.noun, "currency")) else {
        return Ok(None);
    };
    let key = match field.name.as_str() {
        "amount" => thousandths(after, &row::get(conn, currency, on.id)?),
        "currency" => thousandths(&row::get(conn, amount, on.id)?, after),
        _ => return Ok(None),
    };
    Ok(Some(("amount_key", Sql::Integer(key))))
}

/// An amount as it is compared; without a currency it has the fraction that most of them have.
fn thousandths(minor: &Value, code: &Value) -> i64 {
    let currency = code.as_text().and_then(Currency::parse).unwrap_or(Currency::RUB);
    money::thousandths(minor.as_int().unwrap_or_default(), currency)
}

/// The column that holds a field's sort key, where its own content does not sort as people expect.
pub fn key_column(field: &Field) -> Option<String> {
    if !field.flags.sorted {
        return None;
    }
    let stem = match (&field.kind, &field.storage) {
        (Kind::Text | Kind::Link(_) | Kind::Choices(_), Storage::Column(column)) => {
            column.strip_suffix("_id").filter(|_| !field.flags.custom).unwrap_or(column)
        }
        (Kind::Money(_), Storage::Column(column)) if !field.flags.custom => column,
        (_, Storage::Points(_) | Storage::Tags | Storage::Observers | Storage::Joined(_)) => {
            &field.name
        }
        _ => return None,
    };
    Some(format!("{stem}_key"))
}

/// Whether another value of this field makes another key, its own or that of an amount beside it.
/// The key of an amount of leads and deals is written with it.
pub fn shapes_key(field: &Field) -> bool {
    let catalogue = matches!(field.noun, Noun::Company | Noun::Product);
    match field.kind {
        Kind::Currency => catalogue,
        Kind::Money(_) => catalogue && key_column(field).is_some(),
        _ => key_column(field).is_some(),
    }
}

/// Bytes that compare as people sort words, Cyrillic and Latin alike.
pub fn sort_key(text: &str) -> Vec<u8> {
    static COLLATOR: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    let collator = COLLATOR
        .get_or_init(|| Collator::try_new(locale!("ru").into(), CollatorOptions::default()).ok());
    let mut key = Vec::with_capacity(text.len() * 2);
    match collator {
        Some(collator) => {
            let _ = collator.write_sort_key_to(text, &mut key);
        }
        None => key.extend_from_slice(fold(text).as_bytes()),
    }
    key
}

/// Brings the search text and the sort keys of a row up to date with its fields.
///
/// # Errors
/// When the database fails.
pub fn refresh(conn: &Connection, registry: &Registry, on: RecordRef, country: &str) -> Result<()> {
    let Some(row) = rekeyed(conn, registry, on, country)? else { return Ok(()) };
    let more = related_words(conn, &row)?;
    search::replace(conn, on, &search_text(&pairs(registry, &row), &more, country))
}

/// Brings the sort keys of a row alone up to date with its fields.
///
/// # Errors
/// When the database fails.
pub fn rekey(conn: &Connection, registry: &Registry, on: RecordRef, country: &str) -> Result<()> {
    rekeyed(conn, registry, on, country).map(drop)
}

/// The row as people see it, with its sort keys brought up to date; nothing where it has none.
fn rekeyed(
    conn: &Connection,
    registry: &Registry,
    on: RecordRef,
    country: &str,
) -> Result<Option<Row>> {
    let Some(client_details::Seen { row, .. }) = client_details::seen(conn, registry, on)? else {
        return Ok(None);
    };
    if !has_search(on.noun) {
        return Ok(None);
    }
    let keys = sort_keys(conn, &pairs(registry, &row), country)?;
    // An index is written anew also where the key in it stays the same.
    let columns: Vec<&str> = keys.iter().map(|(column, _)| column.as_str()).collect();
    let kept: Vec<Sql> = conn
        .prepare_cached(&format!(
            "SELECT {} FROM {} WHERE id = ?1",
            columns.join(", "),
            view(on.noun)
        ))?
        .query_row([on.id], |r| (0..columns.len()).map(|at| r.get(at)).collect())?;
    let changed: Vec<(&str, Sql)> = keys
        .iter()
        .zip(kept)
        .filter(|((_, key), kept)| key != kept)
        .map(|((column, key), _)| (column.as_str(), key.clone()))
        .collect();
    if !changed.is_empty() {
        row::set_columns(conn, on, &changed)?;
    }
    Ok(Some(row))
}

/// Whether rows of the noun are found by full text.
pub fn has_search(noun: Noun) -> bool {
    noun.is_record() || matches!(noun, Noun::Activity | Noun::Product)
}

/// A row's fields with their values.
pub fn pairs<'a>(registry: &'a Registry, row: &'a Row) -> Vec<(&'a Field, &'a Value)> {
    registry.of(row.on.noun).zip(&row.values).map(|(field, (_, value))| (field, value)).collect()
}

/// Names of a record's client and the latest comments: words it is found by besides its own.
fn related_words(conn: &Connection, row: &Row) -> Result<Vec<String>> {
    let mut words = client_words(conn, row.on.noun, |field| ids(row.get(field)))?;
    let comments = conn
        .prepare_cached(
            "SELECT e.text FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
             WHERE o.noun = ?1 AND o.record_id = ?2 AND e.kind = 'comment' AND e.deleted_at IS NULL
             ORDER BY o.at DESC, o.entry_id DESC LIMIT ?3",
        )?
        .query_map((row.on.noun.word(), row.on.id, COMMENTS), |r| r.get::<_, Option<String>>(0))?
        .collect::<Result<Vec<_>>>()?;
    words.extend(comments.into_iter().flatten());
    Ok(words)
}

/// The names of the contacts and the company a lead or a deal belongs to; `link` is what its field
/// of that name holds.
///
/// # Errors
/// When the database fails.
pub fn client_words(
    conn: &Connection,
    noun: Noun,
    link: impl Fn(&str) -> Vec<i64>,
) -> Result<Vec<String>> {
    let mut words = Vec::new();
    if matches!(noun, Noun::Deal | Noun::Lead) {
        let person = "SELECT concat_ws(' ', last_name, first_name, middle_name) FROM v_contact WHERE id = ?1";
        let firm = "SELECT title FROM v_company WHERE id = ?1";
        for (field, sql) in [("contact", person), ("contacts", person), ("company", firm)] {
            for id in link(field) {
                let mut statement = conn.prepare_cached(sql)?;
                let names = statement.query_map([id], |r| r.get::<_, Option<String>>(0))?;
                words.extend(names.collect::<Result<Vec<_>>>()?.into_iter().flatten());
            }
        }
    }
    Ok(words)
}

/// The numbers a link holds.
pub fn ids(value: &Value) -> Vec<i64> {
    match value {
        Value::Int(id) => vec![*id],
        Value::Ids(ids) => ids.clone(),
        _ => Vec::new(),
    }
}

/// What an untitled record is sorted by: the person, else the company.
fn stand_in(values: &[(&Field, &Value)]) -> String {
    let text = |name: &str| {
        values
            .iter()
            .find(|(f, _)| f.name == name)
            .and_then(|(_, value)| value.as_text())
            .unwrap_or_default()
    };
    let person = [text("last_name"), text("first_name"), text("middle_name")];
    let person = person.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if person.is_empty() { text("company_name").to_owned() } else { person }
}

fn is_searched(kind: &Kind) -> bool {
    matches!(kind, Kind::Text | Kind::LongText | Kind::Url | Kind::Phone | Kind::Email)
}
