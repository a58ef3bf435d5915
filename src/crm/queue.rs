//! The queue of somebody who works through leads or deals one after the other: which records in which
//! order, and what is read of the one that is shown.

mod choice;

use std::collections::HashSet;

use chrono::NaiveDateTime;

pub use choice::Decider;

use super::reach::Way;
use super::reader::{Bounds, Card, Happened, Planned, Position, Sort, Window};
use super::{Failure, Reader};
use crate::domain::command::Seen;
use crate::domain::happened::{Group, Wanted};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::{self, Filter};
use crate::domain::queue::{Place, unanswered};
use crate::domain::urgency::Urgency;
use crate::domain::value::Value;
use crate::store::filter;
use crate::store::page::queue;

/// A queue holds so many records at most.
pub const LONGEST: usize = 500;
/// At most so many planned activities and past events of the record are read.
const PLANNED: i64 = 20;
const EVENTS: usize = 8;

/// Which records are to be worked through.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Leads or deals.
    pub noun: Noun,
    /// Those of them that the view shows; only open ones come into the queue.
    pub filter: Filter,
    /// Those the person selected, instead of all.
    pub chosen: Vec<i64>,
    /// In which order the view has them.
    pub order: Order,
}

/// The order of a view.
#[derive(Debug, Clone)]
pub enum Order {
    /// Sorted by a field.
    Sorted(Sort),
    /// By when they want attention.
    Due,
}

/// What is to be worked through now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turns {
    /// The numbers of the records, in their order.
    pub ids: Vec<i64>,
    /// Where there are none: when it is the turn of the first of those that are put off.
    pub later: Option<i64>,
}

/// The record of the queue that is shown, with all that is said of it.
#[derive(Debug, Clone)]
pub struct Queued {
    /// The record.
    pub card: Card,
    /// How it was read, to notice whether somebody was faster.
    pub seen: Seen,
    /// The ways to its client.
    pub ways: Vec<Way>,
    /// What is planned with it.
    pub planned: Vec<Planned>,
    /// What people wrote and did last, newest first.
    pub events: Vec<Happened>,
    /// How many calls in a row nobody answered.
    pub attempts: usize,
}

/// The columns by deadline with their bounds at a moment: `local` is the time there, and `moment`
/// turns another local time into seconds since 1970 UTC.
pub fn columns(
    (now, local): (i64, NaiveDateTime),
    moment: impl Fn(NaiveDateTime) -> i64,
) -> Vec<(Urgency, Bounds)> {
    let bounds = |urgency: Urgency| {
        let (from, until) = urgency.stretch(local).unwrap_or_default();
        (urgency, Bounds { now, from: from.map(&moment), until: until.map(&moment) })
    };
    Urgency::ALL.into_iter().map(bounds).collect()
}

impl Reader {
    /// The numbers of the records to be worked through: who waits first, then what is overdue, then
    /// what nobody touched yet, then the others as the view has them. What is planned for later is
    /// left out, unless the person chose it himself. `columns` are the columns by deadline with
    /// their bounds now.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn queue(
        &self,
        asked: &Asked,
        now: i64,
        columns: &[(Urgency, Bounds)],
    ) -> Result<Turns, Failure> {
        let noun = asked.noun;
        let is_chosen = !asked.chosen.is_empty();
        let all = match is_chosen {
            true => asked.chosen.clone(),
            false => self.candidates(asked, now, columns)?,
        };
        let mut known = HashSet::new();
        let mut placed = Vec::new();
        for id in all {
            if !known.insert(id) {
                continue;
            }
            let standing =
                self.read(|conn| Ok(queue::standing(conn, RecordRef::new(noun, id))?))?;
            placed.extend(standing.map(|standing| (Place::of(now, standing), id)));
        }
        // The sort keeps the order of the view among equals.
        placed.sort_by_key(|(place, _)| *place);
        placed.retain(|(place, _)| is_chosen || !matches!(place, Place::Later(_)));
        placed.truncate(LONGEST);
        let later = if placed.is_empty() { self.first_later(asked, now)? } else { None };
        Ok(Turns { ids: placed.into_iter().map(|(_, id)| id).collect(), later })
    }

    /// Everything that may be among the first of the queue. The order of the view comes first, so
    /// that it holds for those who stand nowhere else.
    fn candidates(
        &self,
        asked: &Asked,
        now: i64,
        columns: &[(Urgency, Bounds)],
    ) -> Result<Vec<i64>, Failure> {
        let (noun, window) = (asked.noun, || Window::Top { rows: LONGEST });
        let now = Filter::Not(Box::new(after(now)));
        let now = Filter::And(vec![asked.filter.clone(), now]).simplify();
        let open = Filter::And(vec![now.clone(), Filter::open(noun)]).simplify();
        let due = |wanted: &dyn Fn(Urgency) -> bool| -> Result<Vec<i64>, Failure> {
            let mut ids = Vec::new();
            for column in columns.iter().filter(|(urgency, _)| wanted(*urgency)) {
                let read = self.due_column(noun, *column, &asked.filter, window())?;
                ids.extend(read.tiles.rows.iter().map(|tile| tile.id));
            }
            Ok(ids)
        };
        let mut ids = match &asked.order {
            Order::Sorted(sort) => {
                let list = self.list(noun, &[], &open, sort, window())?;
                let mut ids: Vec<i64> = list.rows.rows.iter().map(|row| row.id).collect();
                // Who waits stands in the column of today.
                ids.extend(due(&|urgency| matches!(urgency, Urgency::Overdue | Urgency::Today))?);
                ids
            }
            Order::Due => due(&|_| true)?,
        };
        let sql = filter::compile(&now, noun, &self.setup().registry);
        ids.extend(self.read(|conn| Ok(queue::unattended(conn, noun, &sql, LONGEST)?))?);
        Ok(ids)
    }

    /// When it is the turn of the first of the records that are put off.
    fn first_later(&self, asked: &Asked, now: i64) -> Result<Option<i64>, Failure> {
        let noun = asked.noun;
        let later = Filter::And(vec![asked.filter.clone(), after(now), Filter::open(noun)]);
        let sort = Sort { field: "next_at".to_owned(), descending: false };
        let list = self.list(noun, &[], &later.simplify(), &sort, Window::Top { rows: 1 })?;
        let Some(row) = list.rows.rows.first() else { return Ok(None) };
        let on = RecordRef::new(noun, row.id);
        Ok(self.read(|conn| Ok(queue::standing(conn, on)?))?.and_then(|one| one.next_at))
    }

    /// A record of the queue; nothing where it is finished, gone or not to be seen any more.
    ///
    /// # Errors
    /// When the database fails.
    pub fn queued(&self, on: RecordRef) -> Result<Option<Queued>, Failure> {
        self.at_one_moment(|reader| {
            if reader.read(|conn| Ok(queue::standing(conn, on)?))?.is_none() {
                return Ok(None);
            }
            let card = reader.card(on)?;
            let entry = reader.read(|conn| Ok(queue::newest(conn, on)?))?;
            let planned = reader.read(|conn| Ok(queue::planned(conn, on)?))?;
            let calls = reader.read(|conn| Ok(queue::calls(conn, on)?))?;
            // That something was planned stands above already, and is nothing that anybody said or did.
            let groups = vec![Group::Comments, Group::Communication];
            let wanted = Wanted { groups, ..Wanted::default() };
            let (events, _) = reader.timeline_of(on, &wanted, Position::NEWEST, EVENTS)?;
            Ok(Some(Queued {
                seen: Seen { revision: card.row.revision, entry, planned },
                ways: reader.ways(on)?,
                planned: reader.planned(on, PLANNED)?,
                attempts: unanswered(&calls),
                card,
                events,
            }))
        })
    }
}

/// The records of which the nearest thing planned is to be done after this moment.
fn after(now: i64) -> Filter {
    let (field, order) = ("next_at".to_owned(), query::Order::More);
    Filter::Compare { field, order, value: Value::Int(now) }
}

impl Asked {
    /// The same records, but only those at one of these stages.
    pub fn at_stages(mut self, stages: Vec<Value>) -> Asked {
        let at = Filter::OneOf { field: "stage".to_owned(), values: stages };
        self.filter = Filter::And(vec![self.filter, at]).simplify();
        self
    }
}
