//! Everything a record is linked with, group by group: its clients, its deals and leads, what it was
//! made of and what was made of it. A group is read only as far as it is shown.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Result, Row as Cells};

use super::list::links;
use crate::domain::field::{Field, Join, Kind, Registry, Storage};
use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::StageId;
use crate::store::row::{Row, view};

/// What the records of a group are to the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The people.
    Contacts,
    /// The companies.
    Companies,
    /// The lead that the record was made of.
    Origin,
    /// What was made of the lead.
    Made,
    /// Deals of the client.
    Deals,
    /// Leads of the client.
    Leads,
}

/// Whose field holds a link, so that it can be taken away; none for what remains a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// This field of the record.
    Own(String),
    /// This field of the other record.
    Theirs(String),
    /// Nobody's: it says where a record comes from.
    Fact,
}

/// One linked record.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Which.
    pub on: RecordRef,
    /// What holds it.
    pub tie: Tie,
    /// What it is called, or nothing where it is called by its number.
    pub name: Option<String>,
    /// How to reach a client; nothing for a lead or a deal.
    pub point: Option<String>,
    /// The stage of a lead or a deal.
    pub stage: Option<StageId>,
    /// The amount of a lead or a deal.
    pub amount: Option<Money>,
    /// When it was finished, else made, in seconds since 1970 UTC.
    pub at: i64,
}

/// The records of one group, the newest first, as far as they are wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    /// What they are.
    pub group: Group,
    /// Those that are wanted.
    pub links: Vec<Link>,
    /// Whether there are more.
    pub more: bool,
}

/// The groups that are not empty, in their order; of each at most as many as are `wanted`.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn page(
    conn: &Connection,
    registry: &Registry,
    row: &Row,
    wanted: &dyn Fn(Group) -> usize,
) -> Result<Vec<Linked>> {
    let mut all: Vec<Linked> = Vec::new();
    let mut add = |group: Group, found: Vec<Link>| {
        let limit = wanted(group);
        let place = all.iter().position(|linked| linked.group == group).unwrap_or_else(|| {
            all.push(Linked { group, links: Vec::new(), more: false });
            all.len() - 1
        });
        let linked = &mut all[place];
        // A record that two fields name comes once.
        let known: HashSet<RecordRef> = linked.links.iter().map(|link| link.on).collect();
        linked.links.extend(found.into_iter().filter(|link| !known.contains(&link.on)));
        linked.more |= linked.links.len() > limit;
        linked.links.truncate(limit);
    };
    for field in registry.of(row.on.noun) {
        if let Some((group, mut held)) = held(field, row) {
            // The newest first, as everywhere.
            held.sort_unstable_by_key(|on| std::cmp::Reverse(on.id));
            let mut found = Vec::new();
            for on in held.into_iter().take(wanted(group) + 1) {
                let tie = match field.flags.system {
                    true => Tie::Fact,
                    false => Tie::Own(field.name.clone()),
                };
                found.extend(one(conn, on, &tie)?);
            }
            add(group, found);
        }
    }
    for noun in Noun::RECORDS {
        for (field, source) in pointing(registry, noun, row.on.noun) {
            let group = match (field.flags.system, noun) {
                (true, _) => Group::Made,
                (false, Noun::Lead) => Group::Leads,
                (false, _) => Group::Deals,
            };
            let tie = match field.flags.system {
                true => Tie::Fact,
                false => Tie::Theirs(field.name.clone()),
            };
            let sql = statement(noun, &source);
            let mut statement = conn.prepare_cached(&sql)?;
            let limit = i64::try_from(wanted(group) + 1).unwrap_or(i64::MAX);
            let found = statement.query_map((row.on.id, limit), |r| link(noun, r, &tie))?;
            add(group, found.collect::<Result<_>>()?);
        }
    }
    all.retain(|linked| !linked.links.is_empty());
    all.sort_by_key(|linked| linked.group);
    Ok(all)
}

/// The records in a field of the record, with the group they belong to.
fn held(field: &Field, row: &Row) -> Option<(Group, Vec<RecordRef>)> {
    let group = match &field.kind {
        Kind::Link(_) if field.flags.system => Group::Origin,
        Kind::Link(Noun::Contact) | Kind::Links(Noun::Contact) => Group::Contacts,
        Kind::Link(Noun::Company) | Kind::Links(Noun::Company) => Group::Companies,
        Kind::Link(Noun::Deal) | Kind::Links(Noun::Deal) => Group::Deals,
        Kind::Link(Noun::Lead) | Kind::Links(Noun::Lead) => Group::Leads,
        _ => return None,
    };
    let held = links(field, row.get(&field.name));
    (!held.is_empty()).then_some((group, held))
}

/// Where a field of a noun keeps the records it points at.
pub(super) enum Source<'a> {
    /// In a column of its table.
    Column(&'a str),
    /// In a table of pairs.
    Pairs(Join),
}

/// The fields of a noun that point at records of another, with where they keep them. A team's own
/// field has no index to go back by, and a pair that both sides show is read from here.
pub(super) fn pointing(
    registry: &Registry,
    noun: Noun,
    at: Noun,
) -> impl Iterator<Item = (&Field, Source<'_>)> {
    registry.of(noun).filter_map(move |field| match (&field.kind, &field.storage) {
        (Kind::Link(to), Storage::Column(column)) if *to == at && !field.flags.custom => {
            Some((field, Source::Column(column)))
        }
        (Kind::Links(to), Storage::Joined(join)) if *to == at && !join.mirrored => {
            Some((field, Source::Pairs(*join)))
        }
        _ => None,
    })
}

pub(super) fn statement(noun: Noun, source: &Source<'_>) -> String {
    let (columns, table) = (columns(noun), view(noun));
    match source {
        Source::Column(column) => format!(
            "SELECT {columns} FROM {table} r WHERE r.{column} = ?1 AND r.deleted_at IS NULL
             ORDER BY r.id DESC LIMIT ?2"
        ),
        // A cross join keeps the order of the tables: the pairs lead.
        Source::Pairs(Join { table: pairs, own, other, .. }) => format!(
            "SELECT {columns} FROM v_{pairs} j CROSS JOIN {table} r ON r.id = j.{own}
             WHERE j.{other} = ?1 AND r.deleted_at IS NULL ORDER BY j.{own} DESC LIMIT ?2"
        ),
    }
}

fn one(conn: &Connection, on: RecordRef, tie: &Tie) -> Result<Option<Link>> {
    let (columns, table) = (columns(on.noun), view(on.noun));
    let sql = format!("SELECT {columns} FROM {table} r WHERE r.id = ?1 AND r.deleted_at IS NULL");
    conn.prepare_cached(&sql)?.query_row([on.id], |r| link(on.noun, r, tie)).optional()
}

/// What [`link`] reads of a row.
fn columns(noun: Noun) -> String {
    let name = match noun {
        Noun::Contact => "person(r.last_name, r.first_name, r.middle_name)",
        _ => "r.title",
    };
    let rest = match noun {
        Noun::Lead | Noun::Deal => {
            "NULL, r.stage_id, r.amount, r.currency, coalesce(r.closed_at, r.created_at)".to_owned()
        }
        _ => format!(
            "(SELECT p.value FROM v_point p WHERE p.noun = '{0}' AND p.record_id = r.id
               AND p.kind IN ('phone', 'email') ORDER BY p.kind = 'phone' DESC, p.position LIMIT 1),
             NULL, NULL, NULL, r.created_at",
            noun.word()
        ),
    };
    format!("r.id, {name}, {rest}")
}

fn link(noun: Noun, r: &Cells<'_>, tie: &Tie) -> Result<Link> {
    let amount: Option<i64> = r.get(4)?;
    let currency: Option<String> = r.get(5)?;
    let currency = currency.as_deref().and_then(Currency::parse);
    Ok(Link {
        on: RecordRef::new(noun, r.get(0)?),
        tie: tie.clone(),
        name: r.get(1)?,
        point: r.get(2)?,
        stage: r.get::<_, Option<i64>>(3)?.map(StageId),
        amount: amount.zip(currency).map(|(minor, currency)| Money::new(minor, currency)),
        at: r.get(6)?,
    })
}
