//! Where data go: lines, JSON objects and tables on the standard output, talk on the standard
//! error.

use std::io::{self, BufWriter, Write};

use serde_json::{Map, Value as Json};
use unicode_width::UnicodeWidthStr;

use super::trouble::{Status, Trouble};
use crate::domain::marks::{shown, shown_lines};
use crate::tui::widget::text;

/// A table on a terminal takes its widths from this many rows; longer cells further down push
/// their row aside instead of holding all rows in memory.
const MEASURED: usize = 200;

/// What stands where a cell or a table is cut.
const ELLIPSIS: &str = "…";

/// Spaces between two columns.
const BETWEEN: usize = 2;

/// No column gets narrower than this, unless it is.
const NARROW: usize = 8;

/// The two standard outputs.
pub struct Out {
    data: BufWriter<io::Stdout>,
    json: bool,
    terminal: bool,
    columns: Option<usize>,
}

impl Out {
    /// The outputs of the process; `terminal` tells whether data go to one.
    pub fn new(json: bool, terminal: bool) -> Out {
        Out { data: BufWriter::new(io::stdout()), json, terminal, columns: None }
    }

    /// The same outputs to a terminal of so many columns: tables are cut to fit.
    pub fn with_columns(self, columns: Option<usize>) -> Out {
        Out { columns, ..self }
    }

    /// Whether a program reads: data are JSON, one object a line.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Whether a person reads: data may be cut and aligned.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Writes one line of data, made visible where it could attack a terminal.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn line(&mut self, text: &str) -> Result<(), Trouble> {
        Ok(writeln!(self.data, "{}", shown_lines(text))?)
    }

    /// Writes data as they are.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn raw(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        Ok(self.data.write_all(bytes)?)
    }

    /// Writes one JSON object on a line of its own.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn object(&mut self, object: Map<String, Json>) -> Result<(), Trouble> {
        Ok(writeln!(self.data, "{}", Json::Object(object))?)
    }

    /// Says something to the person beside the data.
    pub fn talk(&self, text: &str) {
        // Nobody to tell is no reason to stop.
        let _ = writeln!(io::stderr(), "{}", shown_lines(text));
    }

    /// Begins a table with these headings; a pipe gets the rows alone.
    pub fn table(&mut self, headings: Vec<String>) -> Table<'_> {
        Table { out: self, headings, held: Vec::new(), widths: None }
    }

    /// Hands over what is still held back when a command has come to its end with this status.
    ///
    /// # Errors
    /// As [`Out::flush`].
    pub fn handed(&mut self, status: Status) -> Result<Status, Trouble> {
        self.flush().map(|()| status)
    }

    /// Hands over what is still held back.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn flush(&mut self) -> Result<(), Trouble> {
        Ok(self.data.flush()?)
    }
}

/// A table being written, row by row.
pub struct Table<'o> {
    out: &'o mut Out,
    headings: Vec<String>,
    held: Vec<Vec<String>>,
    widths: Option<Vec<usize>>,
}

impl Table<'_> {
    /// Writes a row; each cell becomes one line.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn row(&mut self, cells: &[String]) -> Result<(), Trouble> {
        let cells: Vec<String> = cells.iter().map(|cell| shown(cell).into_owned()).collect();
        if !self.out.terminal {
            return Ok(writeln!(self.out.data, "{}", cells.join("\t"))?);
        }
        if self.widths.is_some() {
            return self.aligned(&cells);
        }
        self.held.push(cells);
        if self.held.len() == MEASURED { self.measure() } else { Ok(()) }
    }

    /// Writes what was held back for measuring.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn end(mut self) -> Result<(), Trouble> {
        if self.out.terminal && self.widths.is_none() && !self.held.is_empty() {
            self.measure()?;
        }
        Ok(())
    }

    fn measure(&mut self) -> Result<(), Trouble> {
        let mut widths: Vec<usize> = self.headings.iter().map(|h| h.width()).collect();
        for row in &self.held {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        if let Some(room) = self.out.columns {
            fit(&mut widths, room);
        }
        self.widths = Some(widths);
        let headings = std::mem::take(&mut self.headings);
        self.aligned(&headings)?;
        for row in std::mem::take(&mut self.held) {
            self.aligned(&row)?;
        }
        Ok(())
    }

    fn aligned(&mut self, cells: &[String]) -> Result<(), Trouble> {
        let mut line = String::new();
        let widths = self.widths.as_deref().unwrap_or_default();
        for (cell, width) in cells.iter().zip(widths) {
            let cell = match self.out.columns {
                Some(_) => text::cut(cell, *width, ELLIPSIS),
                None => cell.into(),
            };
            line.push_str(&cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + BETWEEN));
        }
        if cells.len() > widths.len() {
            line.push_str(ELLIPSIS);
        }
        Ok(writeln!(self.out.data, "{}", line.trim_end())?)
    }
}

/// Makes the columns of a table as narrow as a terminal wants: the widest ones give way first, and
/// none beyond what can still be read. Where even that is too much, the last columns are left out.
fn fit(widths: &mut Vec<usize>, room: usize) {
    let taken = |widths: &[usize]| widths.iter().sum::<usize>() + BETWEEN * widths.len();
    // Nothing stands behind the last column.
    let room = room + BETWEEN;
    while taken(widths) > room {
        let widest = widths.iter_mut().max_by_key(|width| **width);
        match widest {
            Some(width) if *width > NARROW => *width -= 1,
            _ => break,
        }
    }
    // What is left out is told by a mark, which takes its place too.
    let whole = widths.len();
    while widths.len() > 1 && taken(widths) + usize::from(widths.len() < whole) > room {
        widths.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_as_wide_as_the_terminal_at_most() {
        for (widths, room, expected) in [
            (vec![3, 10, 10], 80, vec![3, 10, 10]),
            (vec![3, 10, 10], 27, vec![3, 10, 10]),
            (vec![3, 10, 10], 26, vec![3, 10, 9]),
            (vec![3, 40, 10, 60], 80, vec![3, 31, 10, 30]),
            (vec![2, 9, 9, 9, 9], 30, vec![2, 8, 8]),
            (vec![90], 40, vec![40]),
            (vec![90], 3, vec![8]),
        ] {
            let mut fitted = widths.clone();
            fit(&mut fitted, room);
            assert_eq!(fitted, expected, "{widths:?} in {room}");
        }
    }
}
