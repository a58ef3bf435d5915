//! The calendar: what falls on a day, as much of it as is seen, and how much there is in all.
//!
//! Which days there are, and where they begin, the caller says: no zone is known here.

use std::ops::Range;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Result, params_from_iter};

use super::board::{self, Tile};
use super::name;
use super::window::{self, Query, Segment, Stretch, Window};
use crate::domain::booking::Booking;
use crate::domain::calendar::{Bounds, By, clashes};
use crate::domain::field::{Field, Kind, Storage};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::store::filter::Sql as Filter;
use crate::store::row::{self, view};

/// What of a day is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// Which day, and where it begins and ends.
    pub bounds: Bounds,
    /// The visible part, in the order of the clock.
    pub items: Stretch<Item>,
    /// How much there is, as far as it is read.
    pub count: Count,
    /// Whether that is all.
    pub exact: bool,
}

/// How much stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// What is planned, or records, or what is booked.
    pub left: i64,
    /// What was done.
    pub done: i64,
    /// Of what is left, how much should have been done already, where that was asked.
    pub late: i64,
}

/// Something that stands in the calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The record it belongs to.
    pub on: RecordRef,
    /// What that is called; nothing where it is called by its number.
    pub name: Option<String>,
    /// Who its client is, in one line, where that is asked or it is called by nothing else.
    pub client: Option<String>,
    /// All that a board shows of it, where it can stand on one and that is asked.
    pub tile: Option<Tile>,
    /// What it is.
    pub what: What,
}

/// What stands in the calendar.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Something planned, or done.
    Activity {
        /// Its number.
        id: i64,
        /// Its kind: call, meeting, mail, task.
        kind: String,
        /// What is to be done.
        subject: String,
        /// Until when, in seconds since 1970 UTC.
        deadline: i64,
        /// Who is to do it.
        responsible: UserId,
        /// Whether it is done.
        done: bool,
    },
    /// The record itself, at the moment that its field holds; all day where that is a day.
    Record(Option<i64>),
    /// What a field of the record books.
    Booking {
        /// The field.
        field: String,
        /// What it holds.
        booking: Box<Booking>,
        /// Whether the resource is taken by somebody else as well at that time.
        clashes: bool,
    },
}

/// What tells one thing of the calendar from all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// An activity or a record.
    Row(RecordRef),
    /// A field of a record.
    Field(RecordRef, String),
}

impl Item {
    /// What tells it from all others.
    pub fn key(&self) -> Key {
        match &self.what {
            What::Activity { id, .. } => Key::Row(RecordRef::new(Noun::Activity, *id)),
            What::Record(_) => Key::Row(self.on),
            What::Booking { field, .. } => Key::Field(self.on, field.clone()),
        }
    }

    /// What was to be done, where it is done.
    pub fn done(&self) -> Option<&str> {
        match &self.what {
            What::Activity { subject, done: true, .. } => Some(subject),
            _ => None,
        }
    }

    /// When it is, or begins; nothing where it takes the whole day.
    pub fn at(&self) -> Option<i64> {
        match &self.what {
            What::Activity { deadline, .. } => Some(*deadline),
            What::Record(at) => *at,
            What::Booking { booking, .. } => Some(booking.from),
        }
    }
}

/// The most bookings of a day that are looked at: each takes a step in an index.
const BOOKED: i64 = 5_000;

/// Whose calendar, and by what.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Whose records.
    pub noun: Noun,
    /// What they are shown by.
    pub by: &'a By,
    /// Which of them.
    pub filter: &'a Filter,
    /// Whether the filter leaves out any: what is booked by records of other nouns too.
    pub narrowed: bool,
}

/// A day, and what of it is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Which day, and where it begins and ends.
    pub bounds: Bounds,
    /// Which stretch of it.
    pub window: Window,
    /// In which order.
    pub order: Order,
    /// How much of each record.
    pub detail: Detail,
}

/// How much is read of the record that something belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// What it is called, as a narrow cell shows it.
    Name,
    /// All that a board shows of it.
    Card,
}

/// In which order stands on a day what is done and what is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// What is left to do before what is done, so that little room is kept for what asks for it.
    LeftFirst,
    /// All of it by the clock.
    Clock,
}

/// Reads what is seen of a day. What is not read is not counted either: six weeks of counts would take
/// longer than all that is seen of them.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn day(conn: &Connection, asked: &Asked<'_>, wanted: Wanted, setup: &Setup) -> Result<Day> {
    if *asked.by == By::Bookings {
        return booked(conn, asked, wanted, setup);
    }
    let Wanted { bounds, window, order, detail } = wanted;
    let Some(source) = source(asked, bounds, setup) else { return Ok(empty(bounds)) };
    let query = Query {
        noun: source.noun,
        select: &source.select,
        join: source.join,
        filter: &source.filter,
        params: &asked.filter.params,
    };
    let segments = &source.segments;
    let items = match asked.by {
        By::Activities | By::Planned => {
            let one_by_one: Vec<&[Segment]> = segments.iter().map(std::slice::from_ref).collect();
            let parts = match order {
                Order::LeftFirst => &one_by_one[..],
                Order::Clock => &[segments.as_slice()],
            };
            let found = activities(conn, &query, parts, window)?;
            with_records(conn, asked.noun, found, detail, setup)?
        }
        _ => window::read(conn, &query, segments, window, |r| {
            let tile = board::tile(r, setup)?;
            let at = if source.is_moment { r.get(board::BEHIND)? } else { None };
            Ok(record(asked.noun, tile, at))
        })?,
    };
    let (count, exact) = (of(&items.rows), !items.more_before && !items.more_after);
    Ok(Day { bounds, items, count, exact })
}

/// How much there is on a day, and how much of it is late at `now`, by reading all of it.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn count(
    conn: &Connection,
    asked: &Asked<'_>,
    bounds: Bounds,
    now: i64,
    setup: &Setup,
) -> Result<Count> {
    let of = |bounds| match source(asked, bounds, setup) {
        Some(source) => counted(conn, &source, asked.filter),
        None => {
            Ok(Count { left: number(bookings(conn, asked, bounds)?.len()), ..Count::default() })
        }
    };
    let count = of(bounds)?;
    let late = match asked.by {
        By::Activities | By::Planned if now >= bounds.until => count.left,
        By::Activities | By::Planned if now > bounds.from => {
            of(Bounds { until: now, ..bounds })?.left
        }
        _ => 0,
    };
    Ok(Count { late, ..count })
}

/// How much of what is read is left to do and how much is done.
fn of(rows: &[Item]) -> Count {
    let is_done = |item: &&Item| matches!(item.what, What::Activity { done: true, .. });
    let done = number(rows.iter().filter(is_done).count());
    Count { left: number(rows.len()) - done, done, late: 0 }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn empty(bounds: Bounds) -> Day {
    let items = Stretch { rows: Vec::new(), more_before: false, more_after: false };
    Day { bounds, items, count: Count::default(), exact: true }
}

fn record(noun: Noun, tile: Tile, at: Option<i64>) -> Item {
    let on = RecordRef::new(noun, tile.id);
    let (name, client) = (tile.title.clone(), tile.client.clone());
    Item { on, name, client, tile: Some(tile), what: What::Record(at) }
}

/// Where what falls on a day is read from: a range of one index, or of two: what is left to do, then
/// what is done.
pub(super) struct Source {
    pub(super) noun: Noun,
    pub(super) select: String,
    pub(super) join: &'static str,
    pub(super) segments: Vec<Segment>,
    pub(super) filter: String,
    is_moment: bool,
}

/// The source of a day; none where bookings are asked for, or a field that is gone.
pub(super) fn source(asked: &Asked<'_>, bounds: Bounds, setup: &Setup) -> Option<Source> {
    let between = vec![Sql::Integer(bounds.from), Sql::Integer(bounds.until)];
    match asked.by {
        By::Bookings => None,
        By::Activities | By::Planned => {
            let word = asked.noun.word();
            let segment = |state: &str| Segment {
                condition: format!(
                    "r.noun = '{word}' AND r.deadline >= ? AND r.deadline < ?
                     AND r.done_at {state} AND r.deleted_at IS NULL"
                ),
                params: between.clone(),
                key: Some("r.deadline".to_owned()),
                descending: false,
                through: None,
            };
            let mut segments = vec![segment("IS NULL")];
            if *asked.by == By::Activities {
                segments.push(segment("IS NOT NULL"));
            }
            // Within, `r` is the record, as the filter wants it; of what it belongs to only the
            // activity has a column `record_id`.
            let filter = format!(
                "EXISTS (SELECT 1 FROM {} r WHERE r.id = record_id AND {} AND {})",
                view(asked.noun),
                asked.filter.live,
                asked.filter.text
            );
            Some(Source {
                noun: Noun::Activity,
                select: "r.kind, r.subject, r.deadline, r.responsible_id, r.record_id, r.done_at"
                    .to_owned(),
                join: "",
                segments,
                filter,
                is_moment: true,
            })
        }
        By::Field(name) => {
            let field = setup.registry.get(asked.noun, name)?;
            let column = column(field)?;
            let is_moment = field.kind == Kind::Moment;
            let (condition, params, key) = if is_moment {
                let condition = format!("r.{column} >= ? AND r.{column} < ?");
                (condition, between, Some(format!("r.{column}")))
            } else {
                let day = Sql::Text(bounds.day.format("%Y-%m-%d").to_string());
                (format!("r.{column} = ?"), vec![day], None)
            };
            let condition = format!("{condition} AND {}", asked.filter.live);
            Some(Source {
                noun: asked.noun,
                select: format!("{}, r.{column}", board::selected(asked.noun)),
                join: name::NEXT_JOIN,
                segments: vec![Segment {
                    condition,
                    params,
                    key,
                    descending: false,
                    through: None,
                }],
                filter: asked.filter.text.clone(),
                is_moment,
            })
        }
    }
}

/// The statement that counts what a segment of a source has.
pub(super) fn counting(source: &Source, segment: &Segment) -> String {
    format!(
        "SELECT count(*) FROM {} r WHERE {} AND {}",
        view(source.noun),
        segment.condition,
        source.filter
    )
}

fn counted(conn: &Connection, source: &Source, filter: &Filter) -> Result<Count> {
    let count = |segment: &Segment| -> Result<i64> {
        let mut statement = conn.prepare_cached(&counting(source, segment))?;
        let params = segment.params.iter().chain(&filter.params).cloned();
        statement.query_row(params_from_iter(params), |r| r.get(0))
    };
    let of = |place: usize| source.segments.get(place).map_or(Ok(0), count);
    Ok(Count { left: of(0)?, done: of(1)?, late: 0 })
}

/// The column of a field that holds a day or a moment.
fn column(field: &Field) -> Option<&str> {
    match (&field.kind, &field.storage) {
        (Kind::Date | Kind::Moment, Storage::Column(column)) => Some(column),
        _ => None,
    }
}

/// Activities, each with the number of its record.
fn activities(
    conn: &Connection,
    query: &Query<'_>,
    parts: &[&[Segment]],
    window: Window,
) -> Result<Stretch<(What, i64)>> {
    window::merged(conn, query, parts, window, |r| {
        let what = What::Activity {
            id: r.get(0)?,
            kind: r.get(1)?,
            subject: r.get(2)?,
            deadline: r.get(3)?,
            responsible: UserId(r.get(4)?),
            done: r.get::<_, Option<i64>>(6)?.is_some(),
        };
        Ok((what, r.get::<_, i64>(5)?))
    })
}

/// Things of the calendar with the records they belong to.
fn with_records(
    conn: &Connection,
    noun: Noun,
    found: Stretch<(What, i64)>,
    detail: Detail,
    setup: &Setup,
) -> Result<Stretch<Item>> {
    let mut rows = Vec::with_capacity(found.rows.len());
    for (what, id) in found.rows {
        rows.push(item(conn, RecordRef::new(noun, id), what, detail, setup)?);
    }
    Ok(Stretch { rows, more_before: found.more_before, more_after: found.more_after })
}

/// Something of the calendar with the record it belongs to.
fn item(
    conn: &Connection,
    on: RecordRef,
    what: What,
    detail: Detail,
    setup: &Setup,
) -> Result<Item> {
    if detail == Detail::Name || !on.noun.has_stages() {
        let name = name::called(conn, on)?;
        let client = if name.is_some() { None } else { name::client(conn, on)? };
        return Ok(Item { on, name, client, tile: None, what });
    }
    let tile = board::one(conn, on, setup).optional()?;
    let name = tile.as_ref().and_then(|tile| tile.title.clone());
    let client = tile.as_ref().and_then(|tile| tile.client.clone());
    Ok(Item { on, name, client, tile, what })
}

/// A booking as the table of bookings has it.
struct Taken {
    on: RecordRef,
    field: String,
    resource: String,
    from: i64,
    until: i64,
    clashes: bool,
}

impl Taken {
    /// Whether both take one resource for the same time.
    fn is_at_once(&self, other: &Taken) -> bool {
        (self.from, self.until, &self.resource) == (other.from, other.until, &other.resource)
    }
}

/// The bookings that touch a day. What a filter leaves out may still be in the way of what it
/// keeps.
fn booked(conn: &Connection, asked: &Asked<'_>, wanted: Wanted, setup: &Setup) -> Result<Day> {
    let Wanted { bounds, window, detail, .. } = wanted;
    let taken = bookings(conn, asked, bounds)?;
    let count = Count { left: number(taken.len()), ..Count::default() };
    let seen = seen(&taken, window);
    let (more_before, more_after) = (seen.start > 0, seen.end < taken.len());
    let mut rows = Vec::new();
    for one in taken.into_iter().take(seen.end).skip(seen.start) {
        let field = setup.registry.get(one.on.noun, &one.field);
        let Some(field) = field.filter(|field| field.kind == Kind::Booking) else { continue };
        let Value::Booking(booking) = row::get(conn, field, one.on.id)? else { continue };
        let what = What::Booking { field: one.field, booking, clashes: one.clashes };
        rows.push(item(conn, one.on, what, detail, setup)?);
    }
    Ok(Day { bounds, items: Stretch { rows, more_before, more_after }, count, exact: true })
}

/// Which of the bookings are seen. A record may have several, and another noun one with the same
/// number: what is around any of them is.
fn seen(taken: &[Taken], window: Window) -> Range<usize> {
    let all = taken.len();
    match window {
        Window::Top { rows } => 0..rows.min(all),
        Window::End { rows } => all.saturating_sub(rows)..all,
        Window::Around { id, before, after } => around(taken, &[id], (before, after)),
        Window::Nearest { ids, before, after } => around(taken, &ids, (before, after)),
    }
}

/// Bookings before and after those of the first of these records that has any.
fn around(taken: &[Taken], ids: &[i64], (before, after): (usize, usize)) -> Range<usize> {
    let all = taken.len();
    let ends = ids.iter().find_map(|id| {
        let is_it = |one: &Taken| one.on.id == *id;
        taken.iter().position(is_it).zip(taken.iter().rposition(is_it))
    });
    match ends {
        Some((first, last)) => first.saturating_sub(before)..(last + after).min(all),
        None => 0..(before + after).min(all),
    }
}

fn bookings(conn: &Connection, asked: &Asked<'_>, bounds: Bounds) -> Result<Vec<Taken>> {
    let mut taken = Vec::new();
    for sql in [bookings_sql(true), bookings_sql(false)] {
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query((bounds.from, bounds.until, BOOKED))?;
        while let Some(r) = rows.next()? {
            let word: String = r.get(0)?;
            let Some(noun) = Noun::parse(&word) else { continue };
            taken.push(Taken {
                on: RecordRef::new(noun, r.get(1)?),
                field: r.get(2)?,
                resource: r.get(3)?,
                from: r.get(4)?,
                until: r.get(5)?,
                clashes: false,
            });
        }
    }
    taken.sort_by(|a, b| (a.from, &a.resource, a.on).cmp(&(b.from, &b.resource, b.on)));
    let origins = origins(conn, &taken)?;
    // What a lead booked and what was made of it carries on is one booking, and in nobody's way.
    let mut stretches: Vec<(&str, i64, i64)> = Vec::new();
    let mut places = Vec::new();
    for (at, one) in taken.iter().enumerate() {
        let same = (0..at)
            .find(|before| taken[*before].is_at_once(one) && origins[*before] == origins[at]);
        places.push(same.map_or(stretches.len(), |before| places[before]));
        if same.is_none() {
            stretches.push((one.resource.as_str(), one.from, one.until));
        }
    }
    let met = clashes(&stretches);
    for (one, place) in taken.iter_mut().zip(&places) {
        one.clashes = met.get(*place).copied().unwrap_or_default();
    }
    let mut kept: Vec<(usize, Taken)> = Vec::new();
    for (place, one) in places.into_iter().zip(taken) {
        let wanted =
            !asked.narrowed || one.on.noun == asked.noun && matches(conn, asked, one.on.id)?;
        if !wanted {
            continue;
        }
        // It stands where the work goes on: with what was made last.
        match kept.iter_mut().find(|(other, _)| *other == place) {
            Some((_, other)) if other.on.noun == Noun::Lead => *other = one,
            Some(_) if one.on.noun == Noun::Lead => {}
            _ => kept.push((place, one)),
        }
    }
    Ok(kept.into_iter().map(|(_, one)| one).collect())
}

/// The leads that the records of bookings were made of, or those records themselves. Only bookings of
/// one resource at one time are looked at more closely.
fn origins(conn: &Connection, taken: &[Taken]) -> Result<Vec<RecordRef>> {
    let origin = |one: &Taken| -> Result<RecordRef> {
        let alone = taken.iter().filter(|other| other.is_at_once(one)).nth(1).is_none();
        if alone || !matches!(one.on.noun, Noun::Deal | Noun::Contact | Noun::Company) {
            return Ok(one.on);
        }
        let sql = format!("SELECT lead_id FROM {} WHERE id = ?1", view(one.on.noun));
        let lead: Option<i64> =
            conn.prepare_cached(&sql)?.query_row([one.on.id], |r| r.get(0)).optional()?.flatten();
        Ok(lead.map_or(one.on, |lead| RecordRef::new(Noun::Lead, lead)))
    };
    taken.iter().map(origin).collect()
}

fn matches(conn: &Connection, asked: &Asked<'_>, id: i64) -> Result<bool> {
    let sql =
        format!("SELECT r.id FROM {} r WHERE r.id = ? AND {}", view(asked.noun), asked.filter.text);
    let params = [Sql::Integer(id)].into_iter().chain(asked.filter.params.iter().cloned());
    conn.prepare_cached(&sql)?.exists(params_from_iter(params))
}

/// The statement for the bookings of live records between two moments: those of a day at most, in
/// their order, or the few that are longer.
pub(super) fn bookings_sql(short: bool) -> String {
    let live = live_sql();
    let (length, order) = if short {
        ("b.until_at - b.from_at <= 86400 AND b.from_at > ?1 - 86400", "ORDER BY b.from_at")
    } else {
        ("b.until_at - b.from_at > 86400", "")
    };
    format!(
        "SELECT b.noun, b.record_id, b.field, b.resource_key, b.from_at, b.until_at
         FROM v_booking b WHERE {length} AND b.from_at < ?2 AND b.until_at > ?1
         AND {live} {order} LIMIT ?3"
    )
}

/// That the booking `b` is one of a record that is not in the recycle bin.
pub(super) fn live_sql() -> String {
    let record = |noun: Noun| {
        format!(
            " WHEN '{}' THEN EXISTS (SELECT 1 FROM {} r WHERE r.id = b.record_id
              AND r.deleted_at IS NULL)",
            noun.word(),
            view(noun)
        )
    };
    let records: String = Noun::RECORDS.into_iter().map(record).collect();
    format!("CASE b.noun{records} ELSE 0 END")
}
