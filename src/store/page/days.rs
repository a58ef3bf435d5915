//! What people have to do and have done, day by day.
//!
//! Which part of the days something belongs to is the domain's rule; here each part is a range of
//! one index.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDateTime;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, Row, params_from_iter};

use super::list::{self, List};
use super::name;
use super::window::{self, Query, Segment, Stretch, Window};
use crate::domain::agenda::Part;
use crate::domain::field::Field;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::query;
use crate::domain::reminder::{Attention, Due};
use crate::domain::value::Value;
use crate::store::filter::Sql as Filter;

/// An activity among the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// Its number.
    pub id: i64,
    /// Call, meeting, mail or task.
    pub kind: String,
    /// What is to be done.
    pub subject: String,
    /// Until when, in seconds since 1970 UTC.
    pub deadline: Option<i64>,
    /// With which record.
    pub on: Option<RecordRef>,
    /// Since when somebody from outside waits for it; none where it was planned here.
    pub waits: Option<i64>,
    /// When it was done.
    pub done: Option<i64>,
    /// What came of it.
    pub result: Option<String>,
    /// Whose it is.
    pub responsible: UserId,
    /// From when on it is lit; none where it never is.
    pub lit_at: Option<i64>,
}

impl Doing {
    /// How much attention it asks for at `now`.
    pub fn attention(&self, now: i64) -> Attention {
        let waits = self.waits.is_some();
        Attention::of(now, Due { deadline: self.deadline, lit_at: self.lit_at, waits })
    }
}

/// What is wanted of the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// The parts in their order, each with its first moment and the first one after it.
    pub parts: Vec<(Part, Option<i64>, Option<i64>)>,
    /// Whose; everybody's where it is nobody.
    pub whose: Option<UserId>,
    /// Whether the latest comes first.
    pub backward: bool,
}

impl Days {
    /// These parts of a person's days or of everybody's, as they lie at a moment: `local` is the
    /// time there, and `moment` turns another local time into seconds since 1970 UTC.
    pub fn at(
        (now, local): (i64, NaiveDateTime),
        parts: &[Part],
        whose: Option<UserId>,
        moment: impl Fn(NaiveDateTime) -> i64,
    ) -> Days {
        // An hour that comes twice is told apart by the moment only.
        let moment = |at: NaiveDateTime| if at == local { now } else { moment(at) };
        let parts = parts.iter().map(|part| {
            let (from, until) = part.stretch(local);
            (*part, from.map(moment), until.map(moment))
        });
        Days { parts: parts.collect(), whose, backward: false }
    }

    /// The same choice as a filter of a list.
    pub fn filter(&self) -> query::Filter {
        use query::{Filter, Order};
        let field = |name: &str| name.to_owned();
        let not = |filter| Filter::Not(Box::new(filter));
        let compare = |name: &str, order, at| Filter::Compare {
            field: field(name),
            order,
            value: Value::Int(at),
        };
        let part = |(part, from, until): &(Part, Option<i64>, Option<i64>)| {
            let done = Filter::Empty(field("done_at"));
            let undated = || Filter::Empty(field("deadline"));
            let waits = Filter::OneOf { field: field("incoming"), values: vec![Value::Int(1)] };
            let mut all = vec![if part.is_done() { not(done) } else { done }];
            let by = if part.is_done() { "done_at" } else { "deadline" };
            all.extend(from.map(|at| compare(by, Order::AtLeast, at)));
            all.extend(until.map(|at| compare(by, Order::Less, at)));
            match part {
                Part::Waiting => all.extend([undated(), waits]),
                Part::Undated => all.extend([undated(), not(waits)]),
                _ => {}
            }
            Filter::And(all)
        };
        let mut all = vec![Filter::Or(self.parts.iter().map(part).collect())];
        all.extend(self.whose.map(|user| {
            let values = vec![Value::Int(user.0)];
            Filter::OneOf { field: field("responsible"), values }
        }));
        Filter::And(all).simplify()
    }
}

/// The visible part of the days, and what their records are called.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPage {
    /// The activities, in the order of the parts; in each the nearest deadline, the longest wait or
    /// what was done first comes first.
    pub items: Stretch<Doing>,
    /// What their records are called.
    pub names: HashMap<RecordRef, String>,
    /// Who the clients of the leads and the deals are.
    pub clients: HashMap<RecordRef, String>,
    /// How many there are in all, counted up to [`COUNTED`].
    pub count: i64,
}

/// Counting stops here.
pub const COUNTED: i64 = 2000;

/// Reads the visible part of the days.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn page(conn: &Connection, days: &Days, filter: &Filter, window: Window) -> Result<DayPage> {
    let segments = segments(days);
    let items = window::read(conn, &query(filter), &segments, window, item)?;
    let (mut names, mut clients) = (HashMap::new(), HashMap::new());
    for on in items.rows.iter().filter_map(|item| item.on) {
        let Entry::Vacant(place) = names.entry(on) else { continue };
        if let Some(name) = name::of(conn, on)? {
            place.insert(name);
        }
        if let Some(client) = name::client(conn, on)? {
            clients.insert(on, client);
        }
    }
    let mut count = i64::try_from(items.rows.len()).unwrap_or(COUNTED);
    if items.more_before || items.more_after {
        count = 0;
        for segment in &segments {
            let mut statement = conn.prepare_cached(&counting(segment, filter))?;
            let params = segment.params.iter().chain(&filter.params).cloned();
            let params = params.chain([Sql::Integer(COUNTED - count)]);
            count += statement.query_row(params_from_iter(params), |r| r.get::<_, i64>(0))?;
        }
    }
    Ok(DayPage { items, names, clients, count })
}

/// Reads the visible part of the days with chosen columns.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn list(
    conn: &Connection,
    days: &Days,
    columns: &[&Field],
    filter: &Filter,
    window: Window,
) -> Result<List> {
    list::rows(conn, Noun::Activity, columns, filter, &segments(days), window)
}

/// The numbers of all activities of the days, in no particular order.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn ids(conn: &Connection, days: &Days, filter: &Filter) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    for segment in segments(days) {
        let sql = format!(
            "SELECT r.id FROM v_activity r WHERE {} AND {}",
            segment.condition, filter.text
        );
        let params = segment.params.iter().chain(&filter.params);
        let mut statement = conn.prepare_cached(&sql)?;
        let found = statement.query_map(params_from_iter(params), |r| r.get(0))?;
        ids.extend(found.collect::<Result<Vec<i64>>>()?);
    }
    Ok(ids)
}

/// What to read of each activity that fits.
pub(super) fn query(filter: &Filter) -> Query<'_> {
    Query {
        noun: Noun::Activity,
        select: SELECTED,
        join: "",
        filter: &filter.text,
        params: &filter.params,
    }
}

/// The statement that counts a part of the days.
pub(super) fn counting(segment: &Segment, filter: &Filter) -> String {
    format!(
        "SELECT count(*) FROM (SELECT 1 FROM v_activity r WHERE {} AND {} LIMIT ?)",
        segment.condition, filter.text
    )
}

/// The parts of the days in their order, each a range of one index.
pub(super) fn segments(days: &Days) -> Vec<Segment> {
    let segment = |(part, from, until): &(Part, Option<i64>, Option<i64>)| {
        let (state, key) = match part {
            Part::DoneBefore | Part::DoneToday => ("r.done_at IS NOT NULL", Some("r.done_at")),
            Part::Overdue | Part::Today | Part::Ahead => ("r.done_at IS NULL", Some("r.deadline")),
            Part::Waiting => (
                // That it is of some time shows which index knows the order.
                "r.done_at IS NULL AND r.incoming = 1 AND +r.deadline IS NULL AND r.created_at >= 0",
                Some("r.created_at"),
            ),
            Part::Undated => ("r.done_at IS NULL AND r.incoming = 0 AND r.deadline IS NULL", None),
        };
        // What asks for attention at some moment does not rest. The sign keeps the index of the
        // order in use.
        let awake = if part.is_lit() { "+r.lit_at IS NOT NULL" } else { AWAKE };
        let mut condition = format!("r.deleted_at IS NULL AND {awake} AND {state}");
        let mut params = Vec::new();
        let whose = days.whose.map(|user| ("responsible_id =", user.0));
        let column = key.map_or("id", |key| key.trim_start_matches("r."));
        let bounds = [from.map(|at| (">=", at)), until.map(|at| ("<", at))];
        let bounds =
            bounds.into_iter().flatten().map(|(sign, at)| (format!("{column} {sign}"), at));
        let whose = whose.map(|(test, id)| (test.to_owned(), id));
        if days.whose.is_none() && !part.is_done() {
            condition.push_str(EVERYBODYS);
        }
        for (test, value) in whose.into_iter().chain(bounds) {
            condition.push_str(&format!(" AND r.{test} ?"));
            params.push(Sql::Integer(value));
        }
        let key = key.map(str::to_owned);
        Segment { condition, params, key, descending: days.backward }
    };
    days.parts.iter().map(segment).collect()
}

fn item(r: &Row<'_>) -> Result<Doing> {
    let noun: Option<String> = r.get(4)?;
    let on = noun.and_then(|word| Noun::parse(&word)).zip(r.get(5)?);
    Ok(Doing {
        id: r.get(0)?,
        kind: r.get(1)?,
        subject: r.get(2)?,
        deadline: r.get(3)?,
        on: on.map(|(noun, id)| RecordRef::new(noun, id)),
        waits: r.get(6)?,
        done: r.get(7)?,
        result: r.get(8)?,
        responsible: UserId(r.get(9)?),
        lit_at: r.get(10)?,
    })
}

/// Always true: it names the first column of the indexes of what is planned by anybody.
const EVERYBODYS: &str = " AND (r.incoming IS NULL) = 0";

const SELECTED: &str = "r.kind, r.subject, r.deadline, r.noun, r.record_id,
    CASE WHEN r.incoming = 1 AND r.done_at IS NULL THEN r.created_at END,
    r.done_at, r.result, r.responsible_id, r.lit_at";

// What is planned with a record in the recycle bin rests until the record comes back.
const AWAKE: &str = "CASE r.noun
     WHEN 'lead' THEN EXISTS (SELECT 1 FROM v_lead o
                              WHERE o.id = r.record_id AND o.deleted_at IS NULL)
     WHEN 'deal' THEN EXISTS (SELECT 1 FROM v_deal o
                              WHERE o.id = r.record_id AND o.deleted_at IS NULL)
     WHEN 'contact' THEN EXISTS (SELECT 1 FROM v_contact o
                                 WHERE o.id = r.record_id AND o.deleted_at IS NULL)
     WHEN 'company' THEN EXISTS (SELECT 1 FROM v_company o
                                 WHERE o.id = r.record_id AND o.deleted_at IS NULL)
     ELSE 1 END";
