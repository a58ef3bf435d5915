//! Where data go: lines, JSON objects and tables on the standard output, talk on the standard
//! error.

use std::io::{self, BufWriter, Write};

use serde_json::{Map, Value as Json};
use unicode_width::UnicodeWidthStr;

use super::trouble::Trouble;
use crate::domain::marks::{shown, shown_lines};

/// A table on a terminal takes its widths from this many rows; longer cells further down push
/// their row aside instead of holding all rows in memory.
const MEASURED: usize = 200;

/// The two standard outputs.
pub struct Out {
    data: BufWriter<io::Stdout>,
    json: bool,
    terminal: bool,
}

impl Out {
    /// The outputs of the process; `terminal` tells whether data go to one.
    pub fn new(json: bool, terminal: bool) -> Out {
        Out { data: BufWriter::new(io::stdout()), json, terminal }
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
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        Ok(writeln!(self.out.data, "{}", line.trim_end())?)
    }
}
