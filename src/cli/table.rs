//! Tables on the standard output: tab-separated for a pipe, aligned and no wider than it for a
//! terminal. Half a number is another number, so where room is short words are cut first, and then
//! whole columns left out and named under the table.

use std::io::Write;

use unicode_width::UnicodeWidthStr;

use super::output::Out;
use super::trouble::Trouble;
use crate::domain::field::{Field, Kind};
use crate::domain::marks::shown;
use crate::domain::point::PointKind;
use crate::domain::widths;
use crate::i18n;

/// A table on a terminal takes its widths from this many rows; longer cells further down push
/// their row aside instead of holding all rows in memory.
const MEASURED: usize = 200;

/// What stands where a cell is cut.
const ELLIPSIS: &str = "…";

/// Spaces between two columns.
const BETWEEN: usize = 2;

/// No words are cut shorter than this: less of them says nothing.
const NARROW: usize = 12;

/// No name of what a row is about is cut shorter than this.
const NAME: usize = 16;

/// The fields that say what a row is about.
const NAMES: [&str; 3] = ["title", "subject", "name"];

/// A column of a table: its heading, how its cells stand and give way, and whether it is among those
/// a row is looked up for.
pub struct Column {
    heading: String,
    cells: Cells,
    chief: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cells {
    /// May be cut, but not as short as other words.
    Name,
    /// May be cut.
    Words,
    /// Never cut.
    Whole,
    /// Never cut, and at the right: digits under digits.
    Number,
}

impl Column {
    /// A column whose cells are never cut: dates, phones, what a record is called by.
    pub fn whole(heading: String) -> Column {
        Column { heading, cells: Cells::Whole, chief: false }
    }

    /// The column that says what a row is about.
    pub fn name(heading: String) -> Column {
        Column { heading, cells: Cells::Name, chief: true }
    }

    /// A column of amounts and counts.
    pub fn number(heading: String) -> Column {
        Column { heading, cells: Cells::Number, chief: false }
    }

    /// The numbers of the rows themselves.
    pub fn id() -> Column {
        Column::number("ID".to_owned())
    }

    fn is_whole(&self) -> bool {
        matches!(self.cells, Cells::Whole | Cells::Number)
    }

    /// The column of a field.
    pub fn of(field: &Field, heading: String) -> Column {
        let cells = match field.kind {
            Kind::Money(_) | Kind::Integer | Kind::Number | Kind::Percent | Kind::Activities => {
                Cells::Number
            }
            Kind::Date
            | Kind::Anniversary
            | Kind::Moment
            | Kind::Minutes
            | Kind::Phone
            | Kind::Points(PointKind::Phone) => Cells::Whole,
            _ if NAMES.contains(&field.name.as_str()) => Cells::Name,
            _ => Cells::Words,
        };
        let sought = matches!(
            field.kind,
            Kind::Money(_) | Kind::Stage | Kind::Phone | Kind::Points(PointKind::Phone)
        );
        Column { heading, cells, chief: sought || cells == Cells::Name }
    }
}

/// A column of words.
impl From<String> for Column {
    fn from(heading: String) -> Column {
        Column { heading, cells: Cells::Words, chief: false }
    }
}

/// A table being written, row by row.
pub struct Table<'o> {
    out: &'o mut Out,
    columns: Vec<Column>,
    held: Vec<Vec<String>>,
    /// How wide each column is; nothing for one that is left out.
    widths: Option<Vec<Option<usize>>>,
    /// The option that chooses the columns.
    option: Option<&'static str>,
}

impl<'o> Table<'o> {
    /// A table of these columns; a pipe gets the rows alone.
    pub fn new(out: &'o mut Out, columns: Vec<Column>) -> Table<'o> {
        Table { out, columns, held: Vec::new(), widths: None, option: None }
    }

    /// The same table, whose columns are chosen with an option.
    pub fn chosen_with(self, option: &'static str) -> Table<'o> {
        Table { option: Some(option), ..self }
    }

    /// The same table, whose headings a pipe gets as well: without them nobody knows what is counted.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn headed(self) -> Result<Table<'o>, Trouble> {
        if !self.out.is_terminal() {
            let headings: Vec<&str> = self.columns.iter().map(|column| &*column.heading).collect();
            writeln!(self.out.data(), "{}", headings.join("\t"))?;
        }
        Ok(self)
    }

    /// Writes a row; each cell becomes one line.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn row(&mut self, cells: &[String]) -> Result<(), Trouble> {
        let cells: Vec<String> = cells.iter().map(|cell| shown(cell).into_owned()).collect();
        if !self.out.is_terminal() {
            return Ok(writeln!(self.out.data(), "{}", cells.join("\t"))?);
        }
        if self.widths.is_some() {
            return self.aligned(&cells);
        }
        self.held.push(cells);
        if self.held.len() == MEASURED { self.measure() } else { Ok(()) }
    }

    /// Writes what was held back for measuring, and says what had no room.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn end(mut self) -> Result<(), Trouble> {
        if self.out.is_terminal() && self.widths.is_none() && !self.held.is_empty() {
            self.measure()?;
        }
        let widths = self.widths.as_deref().unwrap_or_default();
        let headings = self.columns.iter().map(|column| column.heading.as_str());
        let left: Vec<&str> = headings
            .zip(widths)
            .filter(|(heading, width)| width.is_none() && !heading.is_empty())
            .map(|(heading, _)| heading)
            .collect();
        if left.is_empty() {
            return Ok(());
        }
        let names = ("names", left.join(", ").into());
        let catalogue = i18n::catalogue(self.out.lang());
        let said = match self.option {
            Some(option) => {
                catalogue.text("cli-no-room-option", &[names, ("option", option.into())])
            }
            None => catalogue.text("cli-no-room", &[names]),
        };
        self.out.flush()?;
        self.out.talk(&said);
        Ok(())
    }

    fn measure(&mut self) -> Result<(), Trouble> {
        let measured: Vec<Measured> = self
            .columns
            .iter()
            .enumerate()
            .map(|(place, column)| {
                let widths = self.held.iter().filter_map(|row| row.get(place)).map(|c| c.width());
                Measured::new(column, widths.max().unwrap_or(0))
            })
            .collect();
        self.widths = Some(match self.out.columns() {
            Some(room) => fit(&measured, room),
            None => measured.iter().map(|column| Some(column.whole)).collect(),
        });
        let headings: Vec<String> =
            self.columns.iter().map(|column| column.heading.clone()).collect();
        self.aligned(&headings)?;
        for row in std::mem::take(&mut self.held) {
            self.aligned(&row)?;
        }
        Ok(())
    }

    fn aligned(&mut self, cells: &[String]) -> Result<(), Trouble> {
        let mut line = String::new();
        let widths = self.widths.as_deref().unwrap_or_default();
        for ((cell, column), width) in cells.iter().zip(&self.columns).zip(widths) {
            let Some(width) = *width else { continue };
            let may_cut = !column.is_whole() || *cell == column.heading;
            let cell = match self.out.columns() {
                Some(_) if may_cut => widths::cut(cell, width, ELLIPSIS),
                _ => cell.into(),
            };
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            let parts = match column.cells {
                Cells::Number => [gap.as_str(), &cell],
                _ => [&cell, gap.as_str()],
            };
            line.push_str(&parts.concat());
            line.push_str(&" ".repeat(BETWEEN));
        }
        Ok(writeln!(self.out.data(), "{}", line.trim_end())?)
    }
}

/// How much room a column wants.
#[derive(Clone, Copy)]
struct Measured {
    /// For everything in it.
    whole: usize,
    /// At least.
    least: usize,
    /// Whose turn it is: the least first.
    turn: Turn,
}

/// In which order columns take their room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Chief,
    Other,
    /// Nothing stands in it.
    Empty,
}

impl Measured {
    /// The room of a column whose widest cell is so wide.
    fn new(column: &Column, widest: usize) -> Measured {
        let heading = column.heading.width();
        let whole = heading.max(widest);
        let least = match column.cells {
            Cells::Name => whole.min(NAME),
            Cells::Words => whole.min(NARROW),
            Cells::Whole | Cells::Number => widest.max(heading.min(NARROW)),
        };
        let turn = match (widest, column.chief) {
            (0, _) => Turn::Empty,
            (_, true) => Turn::Chief,
            (_, false) => Turn::Other,
        };
        Measured { whole, least, turn }
    }
}

/// How wide the columns of a table are on a terminal of so many columns; nothing for one that has no
/// room. The first one always has. Of the others each takes its turn, in their order; then the widest
/// give way to the rest.
fn fit(columns: &[Measured], room: usize) -> Vec<Option<usize>> {
    // Nothing stands behind the last column.
    let room = room + BETWEEN;
    let mut turns: Vec<usize> = (0..columns.len()).collect();
    turns.sort_by_key(|place| (*place > 0).then(|| columns[*place].turn));
    let mut taken = 0;
    let mut widths = vec![None; columns.len()];
    for place in turns {
        let least = columns[place].least + BETWEEN;
        if place == 0 || taken + least <= room {
            taken += least;
            widths[place] = Some(columns[place].whole);
        }
    }
    let taken = |widths: &[Option<usize>]| -> usize {
        widths.iter().flatten().map(|width| width + BETWEEN).sum()
    };
    while taken(&widths) > room {
        let widest = widths
            .iter_mut()
            .zip(columns)
            .filter_map(|(width, column)| width.as_mut().filter(|width| **width > column.least))
            .max();
        match widest {
            Some(width) => *width -= 1,
            None => break,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(whole: usize) -> Measured {
        Measured { whole, least: whole.min(NARROW), turn: Turn::Other }
    }

    fn number(whole: usize) -> Measured {
        Measured { whole, least: whole, turn: Turn::Other }
    }

    #[test]
    fn words_give_way_first_then_columns_and_never_a_number() {
        let empty = Measured { turn: Turn::Empty, ..words(9) };
        let chief = Measured { turn: Turn::Chief, ..number(16) };
        for (columns, room, expected) in [
            (vec![number(3), words(20), words(20)], 80, vec![Some(3), Some(20), Some(20)]),
            (vec![number(3), words(20), words(20)], 47, vec![Some(3), Some(20), Some(20)]),
            (vec![number(3), words(20), words(20)], 46, vec![Some(3), Some(20), Some(19)]),
            (
                vec![number(3), words(40), number(16), words(60)],
                80,
                vec![Some(3), Some(28), Some(16), Some(27)],
            ),
            // What has no room leaves its own to one that has.
            (
                vec![number(3), words(40), number(16), words(9)],
                30,
                vec![Some(3), Some(14), None, Some(9)],
            ),
            // What is looked for stays, and what says nothing is the first to go.
            (vec![number(3), words(20), chief], 30, vec![Some(3), None, Some(16)]),
            (vec![number(3), empty, words(20)], 24, vec![Some(3), None, Some(19)]),
            (vec![words(90)], 40, vec![Some(40)]),
            (vec![words(90)], 3, vec![Some(NARROW)]),
            (vec![number(16), number(16)], 10, vec![Some(16), None]),
        ] {
            let wanted: Vec<usize> = columns.iter().map(|column| column.whole).collect();
            assert_eq!(fit(&columns, room), expected, "{wanted:?} in {room}");
        }
    }

    #[test]
    fn of_a_number_the_heading_is_cut_and_not_the_cells() {
        let long = "How much was agreed on".to_owned();
        let column = Measured::new(&Column::number(long.clone()), 9);
        assert_eq!((column.whole, column.least), (22, 12));
        let column = Measured::new(&Column::number(long.clone()), 15);
        assert_eq!((column.whole, column.least), (22, 15));
        let column = Measured::new(&Column::from(long), 30);
        assert_eq!((column.whole, column.least), (30, 12));
    }
}
