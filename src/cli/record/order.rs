//! Sorting by several fields: the database sorts by the first of them; among rows that are equal
//! there, the others decide. No more rows are held than are equal.

use std::cmp::Ordering;

use crate::crm::reader::{ListRow, Sort};
use crate::domain::field::{Field, Kind};
use crate::domain::fold::fold;
use crate::domain::setup::Setup;
use crate::domain::value::Value;

/// Rows that come in the order of the first sort, and leave in the order of all of them.
pub struct Order<'a> {
    setup: &'a Setup,
    /// The sorts with their fields and the places of their cells; no field for the number.
    sorts: Vec<(&'a Sort, Option<(&'a Field, usize)>)>,
    equal: Vec<ListRow>,
}

/// What decides the order of two rows.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
enum Rank {
    Number(f64),
    Whole(i64),
    Text(String),
}

impl<'a> Order<'a> {
    /// An order by `sorts`, whose cells are found in `columns`.
    pub fn new(setup: &'a Setup, sorts: &'a [Sort], columns: &[&'a Field]) -> Order<'a> {
        let placed = |sort: &'a Sort| {
            let place = columns.iter().position(|field| field.name == sort.field);
            (sort, place.map(|place| (columns[place], place)))
        };
        Order { setup, sorts: sorts.iter().map(placed).collect(), equal: Vec::new() }
    }

    /// Takes the next row and returns those whose order is settled by it.
    pub fn push(&mut self, row: ListRow) -> Vec<ListRow> {
        if self.sorts.len() < 2 {
            return vec![row];
        }
        let same = self.equal.last().is_none_or(|last| self.compare(0, last, &row).is_eq());
        let done = if same { Vec::new() } else { self.end() };
        self.equal.push(row);
        done
    }

    /// Returns the rows that are left.
    pub fn end(&mut self) -> Vec<ListRow> {
        let mut rows = std::mem::take(&mut self.equal);
        rows.sort_by(|a, b| {
            (1..self.sorts.len())
                .map(|sort| self.compare(sort, a, b))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        });
        rows
    }

    /// Compares two rows by one of the sorts; what holds nothing comes last either way.
    fn compare(&self, sort: usize, a: &ListRow, b: &ListRow) -> Ordering {
        let (sort, place) = self.sorts[sort];
        let rank = |row: &ListRow| match place {
            Some((field, place)) => self.rank(field, &row.cells[place]),
            None => Some(Rank::Whole(row.id)),
        };
        match (rank(a), rank(b)) {
            (Some(a), Some(b)) => {
                let order = a.partial_cmp(&b).unwrap_or(Ordering::Equal);
                if sort.descending { order.reverse() } else { order }
            }
            (a, b) => a.is_none().cmp(&b.is_none()),
        }
    }

    /// Entries of dictionaries and lists stand in the order in which people see them.
    fn rank(&self, field: &Field, value: &Value) -> Option<Rank> {
        let setup = self.setup;
        let place = |found: Option<usize>| found.map(|place| Rank::Whole(place as i64));
        match (&field.kind, value) {
            (Kind::Stage, Value::Int(id)) => place(setup.stages.iter().position(|s| s.id.0 == *id)),
            (Kind::Source, Value::Int(id)) => place(setup.sources.iter().position(|s| s.id == *id)),
            (Kind::User, Value::Int(id)) => place(setup.everybody().position(|u| u.id.0 == *id)),
            (Kind::Choice(choices), Value::Text(code)) => {
                place(choices.iter().position(|choice| choice.code == *code))
            }
            (_, Value::Int(n)) => Some(Rank::Whole(*n)),
            (_, Value::Real(n)) => Some(Rank::Number(*n)),
            (_, Value::Text(text)) if !text.is_empty() => Some(Rank::Text(fold(text))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::session::no_setup;
    use crate::domain::noun::Noun;

    #[test]
    fn equal_rows_are_ordered_by_the_next_field() {
        let setup = no_setup();
        let field = |name| setup.registry.get(Noun::Lead, name).unwrap();
        let columns = [field("amount"), field("title")];
        let sorts = [
            Sort { field: "amount".to_owned(), descending: true },
            Sort { field: "title".to_owned(), descending: false },
        ];
        let mut order = Order::new(&setup, &sorts, &columns);
        let rows = [(1, 500, "b"), (2, 500, ""), (3, 500, "A"), (4, 100, "z"), (5, 100, "c")];
        let mut ids = Vec::new();
        for (id, amount, title) in rows {
            let cells = vec![Value::Int(amount), Value::text(title)];
            ids.extend(order.push(ListRow { id, cells }).iter().map(|row| row.id));
        }
        ids.extend(order.end().iter().map(|row| row.id));
        assert_eq!(ids, [3, 1, 2, 5, 4]);
    }
}
