//! Which of two numbers is the month: every cell of a column says how its others are read, and so do
//! the other columns of the file. And whether all its cells are days that a spreadsheet counts.

use chrono::NaiveDate;

use super::{Column, Doubt};
use crate::domain::field::Kind;
use crate::exchange::cell;
use crate::exchange::moment::{Orders, Stamp};
use crate::exchange::profile::Target;
use crate::exchange::table::Row;

/// Of what teams work on, nothing is dated earlier; of counted days those would be small numbers.
const EARLIEST: i64 = 1990;

/// The columns of days, while the rows are looked through.
pub struct Days(Vec<Seen>);

/// One of them.
struct Seen {
    place: usize,
    orders: Orders,
    /// The first cell that would be another day the other way round.
    either: Option<String>,
    is_birthday: bool,
    /// The first cell that is the number of a day.
    counted: Option<String>,
    /// Whether a cell is anything else.
    is_written: bool,
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
        let seen = |place: usize| Seen {
            place,
            orders: Orders::default(),
            either: None,
            is_birthday: matches!(&columns[place].target, Target::Field(_, Kind::Anniversary)),
            counted: None,
            is_written: false,
        };
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
            let text = cell::said(cell);
            if text.is_empty() || cell::says_none(text) {
                continue;
            }
            let stamp = Stamp::counted(text);
            match stamp.filter(|stamp| seen.is_birthday || stamp.year() >= EARLIEST) {
                Some(_) if seen.counted.is_none() => seen.counted = Some(text.to_owned()),
                Some(_) => {}
                None => seen.is_written = true,
            }
        }
    }

    /// Settles the order of each column, and notes which of them leave it open where `known` says that
    /// the system they are from does not settle it either.
    pub fn settle(self, columns: &mut [Column], is_known: bool) {
        let all = self.0.iter().fold(Orders::default(), |sum, one| sum.and(one.orders)).order();
        for seen in self.0 {
            let column = &mut columns[seen.place];
            if let Some(cell) = seen.counted.filter(|_| !seen.is_written) {
                column.is_counted = true;
                column.open = day(&cell, column).map(|day| Doubt::Counted(cell, day));
                continue;
            }
            match seen.orders.order().or(all) {
                Some(order) => column.order = order,
                None if is_known => {}
                None => {
                    let doubt =
                        |cell: String| Some(Doubt::Month(cell.clone(), day(&cell, column)?));
                    column.open = seen.either.and_then(doubt);
                }
            }
        }
    }
}

fn day(cell: &str, column: &Column) -> Option<NaiveDate> {
    column.stamp(cell)?.date().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::studied::{studied, studied_in};
    use super::*;
    use crate::domain::noun::Noun;
    use crate::domain::when::Order;

    #[test]
    fn a_column_of_nothing_but_numbers_of_days_is_counted() {
        for (header, cells, day) in [
            ("Close date", "45231\n\n45300.5\n-\n", Some("2023-11-01")),
            ("Дата создания", "46000\n", Some("2025-12-09")),
            ("Data urodzenia", "28000\n", Some("1976-08-28")),
            ("Close date", "28000\n", None),
            ("Close date", "45231\n12.11.2026\n", None),
            ("Close date", "45231\nsoon\n", None),
            ("Amount", "45231\n", None),
        ] {
            let rows: String = cells.lines().map(|cell| format!("x;{cell}\n")).collect();
            let text = format!("Name;{header}\n{rows}");
            let noun = if header == "Data urodzenia" { Noun::Contact } else { Noun::Deal };
            let plan = studied(noun, &text);
            let column = &plan.columns()[1];
            let read = match &column.open {
                Some(Doubt::Counted(_, day)) => Some(day.to_string()),
                _ => None,
            };
            assert_eq!(read.as_deref(), day, "{text}");
            let first = column.stamp(cells.lines().next().unwrap());
            assert_eq!(first.map(|stamp| stamp.date()).as_deref(), day, "{text}");
        }
        let plan = studied(Noun::Contact, "Name;Data urodzenia\nx;28000\n");
        assert_eq!(plan.columns()[1].anniversary("28000").as_deref(), Some("1976-08-28"));
    }

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
