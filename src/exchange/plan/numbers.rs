//! How the numbers of a file are written: every cell of a column says how its others are read.

use super::{Column, Doubt};
use crate::domain::field::Kind;
use crate::domain::money::Currency;
use crate::exchange::amount::Thousands;
use crate::exchange::export;
use crate::exchange::profile::{Item, Target};
use crate::exchange::table::Row;

/// So many digits behind a mark may be a fraction where nothing is counted in minor units.
const ANY: u32 = 3;

/// The columns of numbers, while the rows are looked through.
pub struct Numbers(Vec<Seen>);

/// One of them.
struct Seen {
    place: usize,
    /// The currency in whose minor units its numbers may count, and how many digits finer they may be.
    unit: (Currency, u32),
    is_money: bool,
    thousands: Thousands,
}

impl Numbers {
    /// Those among the columns of a file whose amounts are in this currency unless they say another.
    pub fn of(columns: &[Column], currency: Currency) -> Numbers {
        let columns = columns.iter().enumerate();
        let seen = columns.filter_map(|(place, column)| {
            let (is_money, finer) = match &column.target {
                Target::Field(_, Kind::Money(_)) => (true, column.unit.power),
                Target::Product(Item::Price) => (true, 0),
                Target::Field(_, Kind::Number) | Target::Product(Item::Quantity) => (false, ANY),
                _ => return None,
            };
            let unit = (column.unit.currency.unwrap_or(currency), finer);
            Some(Seen { place, unit, is_money, thousands: Thousands::default() })
        });
        Numbers(seen.collect())
    }

    /// Learns from a row.
    pub fn see(&mut self, row: &Row<'_>, columns: &mut [Column]) {
        for seen in &mut self.0 {
            let text = export::arm_back(&row.cells[seen.place]);
            columns[seen.place].marks.see(text);
            // A number as programs write it has a point before the fraction.
            if seen.is_money || text.trim().parse::<f64>().is_err() {
                seen.thousands.see(text, seen.unit);
            }
        }
    }

    /// Notes which columns leave open how their numbers are meant, once all rows were seen.
    pub fn settle(self, columns: &mut [Column]) {
        for seen in self.0 {
            let column = &mut columns[seen.place];
            column.open = seen.thousands.in_doubt(column.marks).map(Doubt::Thousands);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::studied::studied;
    use super::*;
    use crate::domain::noun::Noun;

    #[test]
    fn a_column_that_could_mean_a_thousandth_is_in_doubt() {
        for (head, cells, open) in [
            ("Amount", "1,200\n850\n3,500\n", Some("1,200")),
            ("Amount", "850\n1.200\n", Some("1.200")),
            ("Amount", "1,200\n2,345\n", None),
            ("Amount", "1,200\n2,345,000\n", None),
            ("Amount", "1,200\n1,5\n", None),
            ("Amount", "1,200\n850.50\n", None),
            ("Amount", "1200\n850\n", None),
            ("Amount", "¥1,200\n", None),
            ("Amount", "0,500\n", None),
            // Thousands have fractions of three digits.
            ("Сумма тыс. руб.", "1,234\n", Some("1,234")),
            ("Title", "1,200\n", None),
        ] {
            let cells: String = cells.lines().map(|cell| format!("x;\"{cell}\"\n")).collect();
            let text = format!("Name;{head}\n{cells}");
            let plan = studied(Noun::Deal, &text);
            let found = plan.columns().iter().find_map(|column| column.open.clone());
            let open = open.map(|cell: &str| Doubt::Thousands(cell.to_owned()));
            assert_eq!(found, open, "{text}");
        }
    }
}
