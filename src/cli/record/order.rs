//! Sorting by several fields: the database sorts by the first of them; among rows that are equal
//! there, the others decide. No more rows are held than are equal.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::crm::reader::{ListRow, Sort, links};
use crate::domain::field::{Field, Kind};
use crate::domain::fold::fold;
use crate::domain::noun::RecordRef;
use crate::domain::person::UserId;
use crate::domain::setup::Setup;
use crate::domain::value::Value;

/// Rows that come in the order of the first sort, and leave in the order of all of them.
pub struct Order<'a> {
    setup: &'a Setup,
    /// The sorts with their fields and the places of their cells; no field for the number.
    sorts: Vec<(&'a Sort, Option<(&'a Field, usize)>)>,
    /// Rows that are equal by the first sort, each with its rank by every one.
    equal: Vec<(Vec<Option<Rank>>, ListRow)>,
}

/// What records are called.
type Names = HashMap<RecordRef, String>;

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

    /// Takes the next row, which names these records, and returns those whose order is settled by it.
    pub fn push(&mut self, row: ListRow, names: &Names) -> Vec<ListRow> {
        if self.sorts.len() < 2 {
            return vec![row];
        }
        let ranks: Vec<Option<Rank>> = self
            .sorts
            .iter()
            .map(|(_, place)| match place {
                Some((field, place)) => self.rank(field, &row.cells[*place], names),
                None => Some(Rank::Whole(row.id)),
            })
            .collect();
        let same = self.equal.last().is_none_or(|(last, _)| self.compare(0, last, &ranks).is_eq());
        let done = if same { Vec::new() } else { self.end() };
        self.equal.push((ranks, row));
        done
    }

    /// Returns the rows that are left.
    pub fn end(&mut self) -> Vec<ListRow> {
        let mut rows = std::mem::take(&mut self.equal);
        rows.sort_by(|(a, _), (b, _)| {
            (1..self.sorts.len())
                .map(|sort| self.compare(sort, a, b))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        });
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Compares two rows by one of the sorts; what holds nothing comes last either way.
    fn compare(&self, sort: usize, a: &[Option<Rank>], b: &[Option<Rank>]) -> Ordering {
        match (&a[sort], &b[sort]) {
            (Some(a), Some(b)) => {
                let order = a.partial_cmp(b).unwrap_or(Ordering::Equal);
                if self.sorts[sort].0.descending { order.reverse() } else { order }
            }
            (a, b) => a.is_none().cmp(&b.is_none()),
        }
    }

    /// Entries of dictionaries and lists stand in the order in which people see them.
    fn rank(&self, field: &Field, value: &Value, names: &Names) -> Option<Rank> {
        let setup = self.setup;
        let text = |text: &str| (!text.is_empty()).then(|| Rank::Text(fold(text)));
        let place = |found: Option<usize>| found.map(|place| Rank::Whole(place as i64));
        match (&field.kind, value) {
            (Kind::Stage, Value::Int(id)) => place(setup.stages.iter().position(|s| s.id.0 == *id)),
            (Kind::Source, Value::Int(id)) => place(setup.sources.iter().position(|s| s.id == *id)),
            (Kind::User, Value::Int(id)) => place(setup.everybody().position(|u| u.id.0 == *id)),
            (Kind::Choice(choices), Value::Text(code)) => {
                place(choices.iter().position(|choice| choice.code == *code))
            }
            (Kind::Link(_) | Kind::Links(_), _) => {
                let called = links(field, value).into_iter().filter_map(|on| names.get(&on));
                text(&called.cloned().collect::<Vec<_>>().join(", "))
            }
            (Kind::Users, Value::Ids(ids)) => {
                let known = ids.iter().filter_map(|id| setup.user(UserId(*id)));
                text(&known.map(|user| user.name.as_str()).collect::<Vec<_>>().join(", "))
            }
            (_, Value::Points(points)) => text(points.first().map_or("", |one| &one.value)),
            (_, Value::List(words)) => text(&words.join(", ")),
            (_, Value::Int(n)) => Some(Rank::Whole(*n)),
            (_, Value::Real(n)) => Some(Rank::Number(*n)),
            (_, Value::Text(words)) => text(words),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::session::no_setup;
    use crate::domain::noun::Noun;
    use crate::domain::point::Point;

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
            ids.extend(
                order
                    .push(ListRow { id, cells, deleted: false }, &Names::new())
                    .iter()
                    .map(|row| row.id),
            );
        }
        ids.extend(order.end().iter().map(|row| row.id));
        assert_eq!(ids, [3, 1, 2, 5, 4]);
    }

    #[test]
    fn what_is_several_or_leads_elsewhere_has_an_order_too() {
        let setup = no_setup();
        let field = |name| setup.registry.get(Noun::Lead, name).unwrap();
        let columns = [field("phone"), field("tags"), field("contact")];
        let ivan = RecordRef::new(Noun::Contact, 1);
        let names = Names::from([(ivan, "Ivan".to_owned())]);
        let phone = |digits: &str| Value::Points(vec![Point::new(digits, "work")]);
        let tags = |tag: &str| Value::List(vec![tag.to_owned()]);
        let rows = [
            (1, phone("600"), tags("b"), Value::Empty),
            (2, phone("600"), tags("a"), Value::Int(1)),
            (3, Value::Empty, tags("a"), Value::Int(1)),
        ];
        for (first, second, expected) in
            [("phone", "tags", [2, 1, 3]), ("contact", "phone", [2, 3, 1])]
        {
            let sorts = [first, second].map(Sort::parse);
            let mut order = Order::new(&setup, &sorts, &columns);
            let mut rows = rows.to_vec();
            if first == "contact" {
                rows.rotate_left(1);
            }
            let mut ids = Vec::new();
            for (id, phone, tags, contact) in rows {
                let row = ListRow { id, cells: vec![phone, tags, contact], deleted: false };
                ids.extend(order.push(row, &names).iter().map(|row| row.id));
            }
            ids.extend(order.end().iter().map(|row| row.id));
            assert_eq!(ids, expected, "{first}");
        }
    }
}
