//! The rows that close a table: «Итого» before the sums of the columns above. They are no records.

use super::Column;
use crate::domain::fold::fold;
use crate::exchange::amount::Amount;
use crate::exchange::export;
use crate::exchange::profile::Target;
use crate::exchange::table::{BadRow, Row, Table};

/// What stands before sums and is nobody's name, folded.
const PLAIN: [&str; 18] = [
    "grand total",
    "in total",
    "totals",
    "total amount",
    "итого",
    "итог",
    "итоги",
    "всего",
    "всего итого",
    "итого всего",
    "общии итог",
    "общая сумма",
    "razem",
    "ogolem",
    "lacznie",
    "suma koncowa",
    "suma calkowita",
    "podsumowanie",
];

/// What stands there as well, and firms are called so: it is believed where a sum is right.
const UNSURE: [&str; 5] = ["total", "subtotal", "sum", "suma", "сумма"];

/// No longer than this, in bytes, is what stands before the sums.
const LONGEST: usize = 80;

/// The last rows of a table as far as they begin as rows of sums do.
#[derive(Default)]
pub struct Tail<'t>(Vec<Row<'t>>);

impl<'t> Tail<'t> {
    /// Takes in the next row of the table.
    pub fn see(&mut self, row: &Result<Row<'t>, BadRow>) {
        match row {
            Ok(row) if first(row).is_none() => {}
            Ok(row) if Word::of(row).is_some() => self.0.push(row.clone()),
            _ => self.0.clear(),
        }
    }

    /// The lines on which the rows begin that close the table, once all of it was seen.
    pub fn lines(self, table: &Table<'_>, columns: &[Column]) -> Vec<u64> {
        let numbers = |row: &Row<'_>| numbers(row, columns);
        let begin = self.0.iter().rposition(|row| numbers(row).is_none()).map_or(0, |at| at + 1);
        let last = &self.0[begin..];
        let Some(end) = last.first().map(|row| row.line) else { return Vec::new() };
        let sums_up = |row: &&Row<'_>| {
            let said = numbers(row).unwrap_or_default();
            Word::of(row).is_some_and(|word| word.is_plain)
                || said.iter().any(|said| is_sum_above(*said, table, columns, end))
        };
        last.iter().filter(sums_up).map(|row| row.line).collect()
    }
}

/// What stands before the sums of a row.
struct Word<'r> {
    is_plain: bool,
    /// Its column.
    at: usize,
    /// The sum in the same cell: «Итого: 125 000».
    sum: &'r str,
}

impl<'r> Word<'r> {
    fn of(row: &'r Row<'_>) -> Option<Word<'r>> {
        let (at, said) = first(row).filter(|(_, said)| said.len() <= LONGEST)?;
        let (word, sum) = said.split_once(':').unwrap_or((said, ""));
        let word = fold(word);
        let is_plain = PLAIN.contains(&&*word);
        let is_one = is_plain || UNSURE.contains(&&*word);
        is_one.then(|| Word { is_plain, at, sum: sum.trim() })
    }
}

/// The first cell of a row that says something, with its place.
fn first<'r>(row: &'r Row<'_>) -> Option<(usize, &'r str)> {
    filled(row).next()
}

/// The cells of a row that say something, with their places.
fn filled<'r>(row: &'r Row<'_>) -> impl Iterator<Item = (usize, &'r str)> {
    let cells = row.cells.iter().map(|cell| export::arm_back(cell).trim());
    cells.enumerate().filter(|(_, text)| !text.is_empty())
}

/// The numbers of a row behind such a word, each with the place of its column; nothing where there is
/// anything else behind it.
fn numbers(row: &Row<'_>, columns: &[Column]) -> Option<Vec<(usize, Amount)>> {
    let word = Word::of(row)?;
    let own = Some((word.at, word.sum)).filter(|(_, sum)| !sum.is_empty());
    let all = own.into_iter().chain(filled(row).skip(1)).map(|(place, text)| {
        let column = &columns[place];
        let reaches = matches!(column.target, Target::Points(..) | Target::Reach(..));
        let number = Amount::parse(text, column.marks).filter(|_| !reaches)?;
        Some((place, number))
    });
    all.collect()
}

/// Whether a number is the sum of what stands in its column above a line.
fn is_sum_above(
    (place, said): (usize, Amount),
    table: &Table<'_>,
    columns: &[Column],
    end: u64,
) -> bool {
    let above = table.rows().flatten().take_while(|row| row.line < end);
    let numbers = above.filter_map(|row| {
        Amount::parse(export::arm_back(row.cells.get(place)?), columns[place].marks)
    });
    let numbers: Vec<f64> = numbers.map(|amount| amount.real()).collect();
    !numbers.is_empty() && (numbers.iter().sum::<f64>() - said.real()).abs() < 0.01
}

#[cfg(test)]
mod tests {
    use super::super::studied::studied;
    use crate::domain::noun::Noun;

    fn closing(noun: Noun, text: &str) -> Vec<u64> {
        studied(noun, text).closing().to_vec()
    }

    #[test]
    fn a_row_of_sums_under_a_table_is_no_record() {
        let head = "№;Название;Телефон;Сумма\n1;Крыша;;1 000,50\n2;Окно;+79161112233;500\n";
        for (rows, lines) in [
            ("Итого;;;1 500,50\n", &[4][..]),
            (";ИТОГО:;;\n", &[4]),
            (";;;Всего: 1500,50\n", &[4]),
            ("Razem;2;;1500,50 zł\n;;;\n", &[4]),
            ("Итого;;;1 500,50\nВсего;;;1 500,50\n;;;\n", &[4, 5]),
            // Whoever sums up a part, sums up.
            ("Итого;;;7\n", &[4]),
            ("Total;;;1500.50\n", &[4]),
            // A firm may be called so, but not by the sum.
            ("Total;;;7\n", &[]),
            ("Total;;;\n", &[]),
            (";Suma;;1 500,50\n", &[4]),
            (";Итого;+79161112233;1 500,50\n", &[]),
            (";Итого;;срочно\n", &[]),
            (";Итого за год;;1 500,50\n", &[]),
            ("Итого;;;1 500,50\n3;Дверь;;7\n", &[]),
        ] {
            assert_eq!(closing(Noun::Deal, &format!("{head}{rows}")), lines, "{rows}");
        }
        assert_eq!(closing(Noun::Contact, "Name\nAnn\nOgółem\n"), [3]);
        assert_eq!(closing(Noun::Company, "Name;Employees\nTotal;100000\n"), [0; 0]);
    }
}
