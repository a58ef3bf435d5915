//! What records of a noun have in common, read for finding duplicates: phones and e-mails in the
//! order of their index, names in one pass, pairs known to be different. Which of it makes two
//! records alike is not decided here.
//!
//! Of leads only open ones without a client count: a client comes back with a new lead, and a
//! finished one is history.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Result};

use super::find;
use crate::domain::alike::Reason;
use crate::domain::noun::{Noun, RecordRef};
use crate::store::row::view;

/// A record as it stands among those that look like it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Which record.
    pub on: RecordRef,
    /// What it is called; none where it is called by its number.
    pub name: Option<String>,
    /// Who the client is, or how to reach him.
    pub client: Option<String>,
    /// The first phone.
    pub phone: Option<String>,
    /// The first e-mail.
    pub email: Option<String>,
    /// When it was created, in seconds since 1970 UTC.
    pub created_at: i64,
}

/// Hands over each phone and e-mail that at least two live records of a noun share, with these
/// records; at most `most` have one in common, more are left out.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn shared(
    conn: &Connection,
    noun: Noun,
    most: usize,
    mut take: impl FnMut(Reason, &[i64]),
) -> Result<()> {
    let mut counts = Counts { statement: conn.prepare(&counts_sql(noun))?, known: HashMap::new() };
    let mut statement = conn.prepare(SHARED)?;
    let mut rows = statement.query([noun.word()])?;
    let mut norm = String::new();
    let mut run: Vec<(Reason, i64)> = Vec::new();
    loop {
        let row = rows.next()?;
        let next = match row {
            Some(row) => Some(row.get_ref(0)?.as_str()?),
            None => None,
        };
        if next != Some(norm.as_str()) {
            for reason in [Reason::Phone, Reason::Email] {
                let mut ids: Vec<i64> =
                    run.iter().filter(|(kind, _)| *kind == reason).map(|(_, id)| *id).collect();
                ids.sort_unstable();
                ids.dedup();
                // Whether they are there is asked of the few that are not alone.
                if (2..=most * 4).contains(&ids.len()) {
                    let mut live = Vec::with_capacity(ids.len());
                    for id in ids {
                        if counts.counts(id)? {
                            live.push(id);
                        }
                    }
                    if (2..=most).contains(&live.len()) {
                        take(reason, &live);
                    }
                }
            }
            run.clear();
        }
        let Some(row) = row else { return Ok(()) };
        if let Some(next) = next.filter(|next| *next != norm) {
            norm = next.to_owned();
        }
        let kind = row.get_ref(1)?.as_str()?;
        run.push((if kind == "phone" { Reason::Phone } else { Reason::Email }, row.get(2)?));
    }
}

// The index over norms holds everything that is asked here. A sign before a column keeps SQLite
// from another one.
pub(super) const SHARED: &str = "SELECT norm, kind, record_id FROM v_point
     WHERE +noun = ?1 AND +kind IN ('phone', 'email') ORDER BY norm";

/// Which records count, each asked once.
struct Counts<'c> {
    statement: rusqlite::Statement<'c>,
    known: HashMap<i64, bool>,
}

impl Counts<'_> {
    fn counts(&mut self, id: i64) -> Result<bool> {
        if let Some(known) = self.known.get(&id) {
            return Ok(*known);
        }
        let counts = self.statement.query_row([id], |r| r.get(0)).optional()?.unwrap_or(false);
        self.known.insert(id, counts);
        Ok(counts)
    }
}

fn counts_sql(noun: Noun) -> String {
    format!("SELECT {} FROM {} r WHERE r.id = ?1", condition(noun), view(noun))
}

/// Whether a record counts as one that may have duplicates.
pub(super) fn condition(noun: Noun) -> &'static str {
    match noun {
        Noun::Lead => {
            "r.deleted_at IS NULL AND r.closed_at IS NULL AND r.contact_id IS NULL
             AND r.company_id IS NULL"
        }
        _ => "r.deleted_at IS NULL",
    }
}

/// Hands over the name of each live record of a noun that has a whole one.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn names(conn: &Connection, noun: Noun, mut take: impl FnMut(i64, &str)) -> Result<()> {
    let (name, whole) = match noun {
        Noun::Company => ("r.title", "r.title IS NOT NULL"),
        _ => (
            "concat_ws(' ', r.last_name, r.first_name, r.middle_name)",
            "r.last_name IS NOT NULL AND r.first_name IS NOT NULL",
        ),
    };
    let sql =
        format!("SELECT r.id, {name} FROM {} r WHERE {whole} AND {}", view(noun), condition(noun));
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, row.get_ref(1)?.as_str()?);
    }
    Ok(())
}

/// The pairs of a noun that somebody said are different, each once from either side.
///
/// # Errors
/// When the database fails.
pub fn apart(conn: &Connection, noun: Noun) -> Result<HashSet<(i64, i64)>> {
    conn.prepare("SELECT record_id, other_id FROM v_not_duplicate WHERE noun = ?1")?
        .query_map([noun.word()], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect()
}

/// What is shown of records, in the order of the numbers; those that are gone are left out.
///
/// # Errors
/// When the database fails.
pub fn members(conn: &Connection, noun: Noun, ids: &[i64]) -> Result<Vec<Member>> {
    let point = |kind: &str| {
        format!(
            "(SELECT p.value FROM v_point p WHERE p.noun = '{}' AND p.record_id = r.id
              AND p.kind = '{kind}' AND p.position = 0)",
            noun.word()
        )
    };
    let sql = format!(
        "{}, {}, {}, r.created_at FROM {} r WHERE r.id = ?1 AND r.deleted_at IS NULL",
        find::selected(noun),
        point("phone"),
        point("email"),
        view(noun)
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut members = Vec::with_capacity(ids.len());
    for id in ids {
        let member = statement
            .query_row([id], |r| {
                let found = find::found(noun, r)?;
                Ok(Member {
                    on: found.on,
                    name: found.name,
                    client: found.client,
                    phone: r.get(3)?,
                    email: r.get(4)?,
                    created_at: r.get(5)?,
                })
            })
            .optional()?;
        members.extend(member);
    }
    Ok(members)
}

/// Whether a record is one that may have duplicates.
///
/// # Errors
/// When the database fails.
pub fn may_have(conn: &Connection, on: RecordRef) -> Result<bool> {
    let found = conn.prepare_cached(&counts_sql(on.noun))?.query_row([on.id], |r| r.get(0));
    Ok(found.optional()?.unwrap_or(false))
}

/// How much goes over to another record when one is merged into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Belongings {
    /// Activities, planned and done.
    pub activities: usize,
    /// Comments and other entries of the timeline.
    pub entries: usize,
    /// Leads, deals and partners that name it.
    pub links: usize,
}
