//! Finding a record as somebody types: by a whole phone number or address, by the beginning of a
//! name, by any part of a word. Each way is a range of an index, read only as far as the screen
//! shows, so that a page costs the same whatever the number of records.

use std::collections::HashSet;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Result};

use super::find::{self, Found};
use super::found_by;
use crate::domain::field::Registry;
use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::{Filter, Term};
use crate::domain::seek::{self, Fit, Sought};
use crate::store::derived::sort_key;
use crate::store::filter::TRIGRAM;
use crate::store::point;
use crate::store::row::view;

/// So many times more rows are looked at than are shown, since those whose name begins with what is
/// typed go before newer ones.
const AHEAD: usize = 3;

/// Words too short for the index are looked for among so many of the newest records.
const NEWEST: i64 = 5_000;

/// Whoever is called exactly so is looked for among so many whose name begins so, and so many with
/// all its words.
const NAMESAKES: usize = 500;

/// The records of these nouns that fit what is typed, at most `limit` of each: first the one that is
/// typed by its number or has the very phone or address, then those whose name begins so, then the
/// others; among equals the nouns in their order, the newest record first. Nothing fits a text that is
/// too long to be looked for.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn page(
    conn: &Connection,
    nouns: &[Noun],
    typed: &str,
    registry: &Registry,
    country: &str,
    limit: usize,
) -> Result<Vec<Found>> {
    if seek::is_too_long(typed) {
        return Ok(Vec::new());
    }
    let mut ranked: Vec<(Option<Fit>, Found)> = Vec::new();
    for on in seek::records(typed, nouns) {
        ranked.extend(one(conn, on)?.map(|found| (None, found)));
    }
    let sought = seek::read(typed, country);
    if let Some(sought) = &sought {
        for noun in nouns {
            ranked.extend(of_noun(conn, *noun, sought, registry, limit)?);
        }
    }
    // The sort keeps the order of the nouns and the newest first among equals.
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut seen = HashSet::new();
    let found = ranked.into_iter().map(|(_, found)| found);
    let mut found: Vec<Found> = found.filter(|found| seen.insert(found.on)).collect();
    if let Some(sought) = sought {
        for one in &mut found {
            one.by = found_by::of(conn, one, &sought)?;
        }
    }
    Ok(found)
}

/// The records of a noun that are called so, the words of a name in whatever order; where none is,
/// the one that has this number.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn called(
    conn: &Connection,
    noun: Noun,
    typed: &str,
    registry: &Registry,
    country: &str,
) -> Result<Vec<RecordRef>> {
    let mut called = Vec::new();
    if let Some(sought) = seek::read(typed, country) {
        let mut found = by_beginning(conn, noun, &sought.beginnings, NAMESAKES)?;
        found.extend(by_words(conn, noun, &sought, registry, NAMESAKES)?);
        for Found { on, name, .. } in found {
            if !called.contains(&on) && name.is_some_and(|name| seek::is_same_name(&name, typed)) {
                called.push(on);
            }
        }
    }
    if called.is_empty() {
        for on in seek::records(typed, &[noun]) {
            called.extend(one(conn, on)?.map(|found| found.on));
        }
    }
    Ok(called)
}

/// The records of a noun whose title is this one, its words in this order. It goes by the order of
/// titles alone, which costs the same after many records were written.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn titled(conn: &Connection, noun: Noun, title: &str) -> Result<Vec<RecordRef>> {
    let found = by_beginning(conn, noun, &[title.to_owned()], NAMESAKES)?;
    let is_it = |found: &Found| found.name.as_deref().is_some_and(|name| fold(name) == fold(title));
    Ok(found.into_iter().filter(is_it).map(|found| found.on).collect())
}

/// A record as it is found, unless it is in the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn one(conn: &Connection, on: RecordRef) -> Result<Option<Found>> {
    conn.prepare_cached(&one_sql(on.noun))?
        .query_row([on.id], |r| find::found(on.noun, r))
        .optional()
}

pub(super) fn one_sql(noun: Noun) -> String {
    format!(
        "{} FROM {} r WHERE r.id = ?1 AND r.deleted_at IS NULL",
        find::selected(noun),
        view(noun)
    )
}

/// With how well its name fits, or none where it is the very one.
fn of_noun(
    conn: &Connection,
    noun: Noun,
    sought: &Sought,
    registry: &Registry,
    limit: usize,
) -> Result<Vec<(Option<Fit>, Found)>> {
    let mut exact = Vec::new();
    for norm in &sought.points {
        for id in point::newest_holders(conn, noun, norm, limit)? {
            exact.extend(one(conn, RecordRef::new(noun, id))?);
        }
    }
    let mut found = by_beginning(conn, noun, &sought.beginnings, limit)?;
    found.extend(by_words(conn, noun, sought, registry, limit * AHEAD)?);
    let fit = |found: &Found| {
        let named = found.name.as_deref().map(|name| match (noun, sought.fit(name)) {
            // The parts of a person's name have no order that everybody keeps to.
            (Noun::Contact, Fit::Words) => Fit::Beginning,
            (Noun::Contact, Fit::WordsSpelled) => Fit::BeginningSpelled,
            (_, fit) => fit,
        });
        // Behind the client himself, and before what only mentions him.
        let client = found.client.as_deref().filter(|_| noun.has_stages());
        let client = client.map(|client| match sought.fit(client) {
            Fit::Beginning => Fit::Words,
            Fit::BeginningSpelled => Fit::WordsSpelled,
            fit => fit,
        });
        named.into_iter().chain(client).min().unwrap_or(Fit::Elsewhere)
    };
    let mut ranked: Vec<_> = exact.into_iter().map(|found| (None, found)).collect();
    ranked.extend(found.into_iter().map(|found| (Some(fit(&found)), found)));
    ranked.sort_by_key(|(rank, found)| (*rank, std::cmp::Reverse(found.on.id)));
    ranked.dedup_by_key(|(_, found)| found.on);
    ranked.truncate(limit);
    Ok(ranked)
}

/// The columns that a noun's names are sorted by.
pub(super) fn keys(noun: Noun) -> &'static [&'static str] {
    match noun {
        Noun::Lead => &["title_key", "last_name_key", "company_name_key"],
        Noun::Contact => &["last_name_key"],
        _ => &["title_key"],
    }
}

/// The records whose title or family name begins with one of these texts.
fn by_beginning(
    conn: &Connection,
    noun: Noun,
    beginnings: &[String],
    limit: usize,
) -> Result<Vec<Found>> {
    let mut all = Vec::new();
    for column in keys(noun) {
        let sql = beginning(noun, column);
        let mut statement = conn.prepare_cached(&sql)?;
        for text in beginnings {
            let Some((from, to)) = bounds(text) else { continue };
            let params = (Sql::Blob(from), Sql::Blob(to), limit as i64);
            let rows = statement.query_map(params, |r| find::found(noun, r))?;
            all.extend(rows.collect::<Result<Vec<_>>>()?);
        }
    }
    Ok(all)
}

pub(super) fn beginning(noun: Noun, column: &str) -> String {
    format!(
        "{} FROM {} r WHERE r.deleted_at IS NULL AND r.{column} >= ?1 AND r.{column} < ?2
         ORDER BY r.{column} LIMIT ?3",
        find::selected(noun),
        view(noun)
    )
}

/// The range of the sort keys of what begins with a text: its letters without what follows about
/// accents and case.
fn bounds(text: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    // A byte of one ends the part that says which letters there are.
    const LEVEL: u8 = 1;
    let mut from = sort_key(text);
    let letters = from.iter().position(|byte| *byte == LEVEL).unwrap_or(from.len());
    from.truncate(letters);
    if from.is_empty() {
        return None;
    }
    let mut to = from.clone();
    to.push(u8::MAX);
    Some((from, to))
}

/// The newest records whose text contains the words.
fn by_words(
    conn: &Connection,
    noun: Noun,
    sought: &Sought,
    registry: &Registry,
    limit: usize,
) -> Result<Vec<Found>> {
    let terms: Vec<Term> = sought.words.iter().map(|word| Term(word.clone())).collect();
    let long = |word: &String| word.chars().count() >= TRIGRAM;
    if terms.iter().any(|term| term.0.iter().all(long)) {
        return find::page(conn, noun, &Filter::Text(terms), registry, limit);
    }
    find::newest(conn, noun, &Filter::Text(terms), registry, NEWEST, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_a_text_lies_between_its_bounds() {
        for (beginning, name, lies) in [
            ("ив", "Иванов", true),
            ("ИВАН", "иванов", true),
            ("елк", "Ёлкин", true),
            ("ёлк", "Елкин", true),
            ("зай", "Зайцев", true),
            ("и", "Иванов", true),
            ("иванов", "Иванов", true),
            ("zol", "Żółć", true),
            ("nowak", "Nowakowska", true),
            ("пет", "Иванов", false),
            ("иванов", "Иван", false),
            ("иванов п", "Иванов Пётр", true),
            ("ва", "Иванов", false),
            ("3", "3М Россия", true),
        ] {
            let (from, to) = bounds(beginning).unwrap();
            let key = sort_key(name);
            assert_eq!(from <= key && key < to, lies, "{beginning} {name}");
        }
        assert_eq!(bounds(""), None);
    }
}
