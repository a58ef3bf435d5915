//! Which of two numbers is the month: every cell of a column says how its others are read, and so do
//! the other columns of the file.

use chrono::NaiveDate;

use super::{Column, Doubt};
use crate::domain::field::Kind;
use crate::exchange::moment::Orders;
use crate::exchange::profile::Target;
use crate::exchange::table::Row;

/// The columns of days, while the rows are looked through.
pub struct Days(Vec<Seen>);

/// One of them.
struct Seen {
    place: usize,
    orders: Orders,
    /// The first cell that would be another day the other way round.
    either: Option<String>,
}

impl Days {
    /// Those among the columns of a file.
    pub fn of(columns: &[Column]) -> Days {
        let kinds = |kind: &Kind| matches!(kind, Kind::Date | Kind::Anniversary | Kind::Moment);
        let is_day = |column: &Column| {
            matches!(&column.target, Target::Field(_, kind) if kinds(kind))
                || matches!(column.target, Target::CreatedAt | Target::ClosedAt)
        };
        let places = (0..columns.len()).filter(|place| is_day(&columns[*place]));
        let seen = |place| Seen { place, orders: Orders::default(), either: None };
        Days(places.map(seen).collect())
    }

    /// Learns from a row.
    pub fn see(&mut self, row: &Row<'_>) {
        for seen in &mut self.0 {
            let cell = &row.cells[seen.place];
            if seen.either.is_none() && Orders::is_either(cell) {
                seen.either = Some(cell.trim().to_owned());
            }
            seen.orders.see(cell);
        }
    }

    /// Settles the order of each column, and notes which of them leave it open where `known` says that
    /// the system they are from does not settle it either.
    pub fn settle(self, columns: &mut [Column], is_known: bool) {
        let all = self.0.iter().fold(Orders::default(), |sum, one| sum.and(one.orders)).order();
        for seen in self.0 {
            let column = &mut columns[seen.place];
            match seen.orders.order().or(all) {
                Some(order) => column.order = order,
                None if is_known => {}
                None => column.open = seen.either.and_then(|cell| doubt(cell, column)),
            }
        }
    }
}

fn doubt(cell: String, column: &Column) -> Option<Doubt> {
    let read: NaiveDate = column.stamp(&cell)?.date().parse().ok()?;
    Some(Doubt::Month(cell, read))
}

#[cfg(test)]
mod tests {
    use super::super::studied::{studied, studied_in};
    use super::*;
    use crate::domain::noun::Noun;
    use crate::domain::when::Order;

    #[test]
    fn a_month_that_nothing_tells_is_read_as_in_the_country_and_said_so() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (country, cells, order, read) in [
            ("PL", "03/04/2026\n", Order::DayFirst, Some(day("2026-04-03"))),
            ("US", "03/04/2026\n", Order::MonthFirst, Some(day("2026-03-04"))),
            ("US", "1/3/2026 4:05 PM\n", Order::MonthFirst, Some(day("2026-01-03"))),
            ("US", "13/04/2026\n03/04/2026\n", Order::DayFirst, None),
            ("PL", "03/04/2026\n04/13/2026\n", Order::MonthFirst, None),
            ("US", "04/04/2026\n", Order::MonthFirst, None),
            ("US", "03.04.2026\n", Order::MonthFirst, None),
            ("US", "2026-03-04\n", Order::MonthFirst, None),
        ] {
            let rows: String = cells.lines().map(|cell| format!("x;{cell}\n")).collect();
            let text = format!("Name;Close date\n{rows}");
            let plan = studied_in(country, Noun::Deal, &text);
            let column = &plan.columns()[1];
            let said = match &column.open {
                Some(Doubt::Month(_, day)) => Some(*day),
                _ => None,
            };
            assert_eq!((column.order, said), (order, read), "{country} {text}");
        }
        // The system the file is from writes them so.
        let zoho = "LEADID,Last Name,Company,Lead Owner,Email,Lead Status,Created Time\n\
                    7,Low,Acme,Tom,a@b.example,New,03/04/2026\n";
        let plan = studied(Noun::Lead, zoho);
        assert_eq!((plan.columns()[6].order, &plan.columns()[6].open), (Order::MonthFirst, &None));
    }
}
