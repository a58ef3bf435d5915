//! What people have to do and have done, day by day.
//!
//! Which part of the days something belongs to is the domain's rule; here each part is a range of
//! one index.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDateTime;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, Row, params_from_iter};

use super::list::{self, AWAKE, List};
use super::name;
use super::window::{self, Query, Segment, Stretch, Through, Window};
use crate::domain::agenda::Part;
use crate::domain::field::Field;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::query;
use crate::domain::reminder::{Attention, Due};
use crate::domain::task::State;
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
    /// OfWhom it is.
    pub responsible: UserId,
    /// From when on it is lit; none where it never is.
    pub lit_at: Option<i64>,
    /// How far it is, where it is a task.
    pub state: Option<State>,
    /// Whether somebody else changed the task since whoever does it looked.
    pub changed: bool,
}

impl Doing {
    /// Whether it is an invitation among these days: a colleague's, not the person's own.
    pub fn is_invitation(&self, whose: OfWhom) -> bool {
        match whose {
            OfWhom::Everybody => false,
            OfWhom::Mine(user) | OfWhom::Invited(user) => self.responsible != user,
        }
    }

    /// How much attention it asks for at `now`.
    pub fn attention(&self, now: i64) -> Attention {
        let waits = self.waits.is_some();
        Attention::of(now, Due { deadline: self.deadline, lit_at: self.lit_at, waits })
    }
}

/// OfWhom days are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OfWhom {
    /// Those of everybody.
    #[default]
    Everybody,
    /// What a person has to do and did, and what colleagues invited him to.
    Mine(UserId),
    /// Only what colleagues invited the person to.
    Invited(UserId),
}

/// What is wanted of the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// The parts in their order, each with its first moment and the first one after it.
    pub parts: Vec<(Part, Option<i64>, Option<i64>)>,
    /// OfWhom.
    pub whose: OfWhom,
    /// Whether the latest comes first.
    pub backward: bool,
}

impl Days {
    /// These parts of a person's days or of everybody's, as they lie at a moment: `local` is the
    /// time there, and `moment` turns another local time into seconds since 1970 UTC.
    pub fn at(
        (now, local): (i64, NaiveDateTime),
        parts: &[Part],
        whose: OfWhom,
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
        let is = |name: &str, user: UserId| Filter::OneOf {
            field: field(name),
            values: vec![Value::Int(user.0)],
        };
        match self.whose {
            OfWhom::Everybody => {}
            OfWhom::Mine(user) => {
                all.push(Filter::Or(vec![is("responsible", user), is("people", user)]));
            }
            OfWhom::Invited(user) => all.extend([is("people", user), not(is("responsible", user))]),
        }
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
    let items = window::merged(conn, &query(filter), &parts(&segments), window, item)?;
    let (mut names, mut clients) = (HashMap::new(), HashMap::new());
    for on in items.rows.iter().filter_map(|item| item.on) {
        let Entry::Vacant(place) = names.entry(on) else { continue };
        if let Some(name) = name::called(conn, on)? {
            place.insert(name);
        }
        if let Some(client) = name::client(conn, on)? {
            clients.insert(on, client);
        }
    }
    let mut count = i64::try_from(items.rows.len()).unwrap_or(COUNTED);
    if items.more_before || items.more_after {
        count = 0;
        for segment in segments.iter().flatten() {
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
    list::rows(conn, Noun::Activity, columns, filter, &parts(&segments(days)), window)
}

/// The numbers of all activities of the days, in no particular order.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn ids(conn: &Connection, days: &Days, filter: &Filter) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    for segment in segments(days).iter().flatten() {
        let (from, condition) = (from(segment), &segment.condition);
        let sql = format!("SELECT r.id FROM {from} WHERE {condition} AND {}", filter.text);
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
        "SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} AND {} LIMIT ?)",
        from(segment),
        segment.condition,
        filter.text
    )
}

/// The parts of the days in their order. Each is a range of one index; of a person's days, of two:
/// what is his own, and what he is invited to.
pub(super) fn segments(days: &Days) -> Vec<Vec<Segment>> {
    let of = |part: &(Part, Option<i64>, Option<i64>)| match days.whose {
        OfWhom::Everybody => vec![among_all(part, None, days.backward)],
        OfWhom::Mine(user) => {
            vec![
                among_all(part, Some(user), days.backward),
                among_invitations(part, user, days.backward),
            ]
        }
        OfWhom::Invited(user) => vec![among_invitations(part, user, days.backward)],
    };
    days.parts.iter().map(of).collect()
}

fn parts(segments: &[Vec<Segment>]) -> Vec<&[Segment]> {
    segments.iter().map(Vec::as_slice).collect()
}

fn from(segment: &Segment) -> &'static str {
    segment.through.map_or("v_activity r", |through| through.from)
}

/// A part of the days of everybody or of whoever is responsible.
fn among_all(
    (part, from, until): &(Part, Option<i64>, Option<i64>),
    responsible: Option<UserId>,
    descending: bool,
) -> Segment {
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
    // What asks for attention at some moment does not rest. The sign keeps the index of the order
    // in use.
    let awake = if part.is_lit() { "+r.lit_at IS NOT NULL" } else { AWAKE };
    let mut condition = format!("r.deleted_at IS NULL AND {awake} AND {state}");
    let mut params = Vec::new();
    match responsible {
        Some(user) => {
            condition.push_str(" AND r.responsible_id = ?");
            params.push(Sql::Integer(user.0));
        }
        None if !part.is_done() => condition.push_str(EVERYBODYS),
        None => {}
    }
    between(&mut condition, &mut params, key, (*from, *until));
    Segment { condition, params, key: key.map(str::to_owned), descending, through: None }
}

/// A part of the days among what a person is invited to.
fn among_invitations(
    (part, from, until): &(Part, Option<i64>, Option<i64>),
    user: UserId,
    descending: bool,
) -> Segment {
    let (state, key) = match part {
        Part::DoneBefore | Part::DoneToday => ("i.done_at IS NOT NULL", Some("i.done_at")),
        Part::Overdue | Part::Today | Part::Ahead => {
            ("i.done_at IS NULL AND i.deadline IS NOT NULL", Some("i.deadline"))
        }
        Part::Waiting => ("i.done_at IS NULL AND i.waits_at IS NOT NULL", Some("i.waits_at")),
        Part::Undated => ("i.done_at IS NULL AND i.deadline IS NULL AND +i.waits_at IS NULL", None),
    };
    let awake = if part.is_lit() { "i.lit_at IS NOT NULL" } else { AWAKE };
    let mut condition = format!("i.user_id = ? AND r.deleted_at IS NULL AND {awake} AND {state}");
    let mut params = vec![Sql::Integer(user.0)];
    between(&mut condition, &mut params, key, (*from, *until));
    Segment {
        condition,
        params,
        key: key.map(str::to_owned),
        descending,
        through: Some(INVITATIONS),
    }
}

/// Adds that the key lies between two moments.
fn between(
    condition: &mut String,
    params: &mut Vec<Sql>,
    key: Option<&str>,
    (from, until): (Option<i64>, Option<i64>),
) {
    let Some(key) = key else { return };
    for (sign, at) in [(">=", from), ("<", until)] {
        if let Some(at) = at {
            condition.push_str(&format!(" AND {key} {sign} ?"));
            params.push(Sql::Integer(at));
        }
    }
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
        state: r.get::<_, Option<String>>(11)?.and_then(|word| State::parse(&word)),
        changed: r.get(12)?,
    })
}

/// What a person is invited to, each with its activity.
const INVITATIONS: Through = Through {
    from: "v_invitation i CROSS JOIN v_activity r ON r.id = i.activity_id",
    id: "i.activity_id",
};

/// Always true: it names the first column of the indexes of what is planned by anybody.
const EVERYBODYS: &str = " AND (r.incoming IS NULL) = 0";

const SELECTED: &str = "r.kind, r.subject, r.deadline, r.noun, r.record_id,
    CASE WHEN r.incoming = 1 AND r.done_at IS NULL THEN r.created_at END,
    r.done_at, r.result, r.responsible_id, r.lit_at, r.state, r.changed";
