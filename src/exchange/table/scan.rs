//! One record after another out of text, by the bytes of one dialect.

use std::borrow::Cow;

use super::{Dialect, MAX_CELL, MAX_COLUMNS};

const QUOTE: u8 = b'"';

/// Reads records and remembers where it is.
#[derive(Debug, Clone)]
pub struct Scanner<'t> {
    text: &'t str,
    dialect: Dialect,
    place: Place,
    width: usize,
    blank: bool,
}

/// Where a record begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Byte offset in the text.
    pub at: usize,
    /// Line of the file, from 1.
    pub line: u64,
}

impl Place {
    /// The beginning of a text.
    pub const TOP: Place = Place { at: 0, line: 1 };
}

/// Why a record cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A quote opens and the text ends.
    Unclosed,
    /// Something stands between a closing quote and the separator.
    Stray,
    /// A cell longer than [`MAX_CELL`].
    TooLong,
}

impl<'t> Scanner<'t> {
    /// Reads from a place that begins a record.
    pub fn new(text: &'t str, place: Place, dialect: Dialect) -> Scanner<'t> {
        Scanner { text, dialect, place, width: 0, blank: false }
    }

    /// Where the next record begins.
    pub fn place(&self) -> Place {
        self.place
    }

    /// How many cells the last record had, those left out beyond [`MAX_COLUMNS`] included.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether the last record was a line without any character.
    pub fn was_blank(&self) -> bool {
        self.blank
    }

    /// The rest of the line at a byte offset, cut at [`MAX_CELL`].
    pub fn line_at(&self, at: usize) -> &'t str {
        let rest = &self.text[at..];
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        &rest[..rest.floor_char_boundary(end.min(MAX_CELL))]
    }

    /// The next record into `cells`, and where it began; none at the end. After a fault reading
    /// goes on with the next line.
    pub fn record(&mut self, cells: &mut Vec<Cow<'t, str>>) -> Option<(Place, Result<(), Fault>)> {
        cells.clear();
        let start = self.place;
        if start.at >= self.text.len() {
            return None;
        }
        self.width = 0;
        let read = self.cells(cells);
        if read.is_err() {
            self.place = start;
            self.skip_line();
        } else {
            self.blank = cells.len() == 1 && matches!(self.byte(start.at), Some(b'\n' | b'\r'));
        }
        Some((start, read))
    }

    fn cells(&mut self, cells: &mut Vec<Cow<'t, str>>) -> Result<(), Fault> {
        loop {
            let cell = self.cell()?;
            self.width += 1;
            if cells.len() <= MAX_COLUMNS {
                cells.push(cell);
            }
            match self.byte(self.place.at) {
                Some(b'\n' | b'\r') => {
                    self.newline();
                    return Ok(());
                }
                None => return Ok(()),
                Some(_) => self.place.at += 1,
            }
        }
    }

    /// One cell; leaves off at the separator, the end of the line or the end of the text.
    fn cell(&mut self) -> Result<Cow<'t, str>, Fault> {
        let blanks = self.bytes()[self.place.at..].iter().take_while(|b| **b == b' ').count();
        if self.dialect.quotes && self.byte(self.place.at + blanks) == Some(QUOTE) {
            let before = self.place;
            match self.quoted(self.place.at + blanks + 1) {
                Err(_) if blanks > 0 => self.place = before,
                read => return read,
            }
        }
        let separator = self.dialect.separator;
        let rest = &self.bytes()[self.place.at..];
        let length = rest
            .iter()
            .position(|b| *b == separator || matches!(b, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        if length > MAX_CELL {
            return Err(Fault::TooLong);
        }
        let cell = &self.text[self.place.at..self.place.at + length];
        self.place.at += length;
        Ok(Cow::Borrowed(cell))
    }

    /// The inside of quotes, from the byte after the opening one. Blanks may follow the closing one.
    fn quoted(&mut self, from: usize) -> Result<Cow<'t, str>, Fault> {
        let mut doubled = false;
        let mut at = from;
        let end = loop {
            match self.byte(at) {
                None => return Err(Fault::Unclosed),
                Some(QUOTE) if self.byte(at + 1) == Some(QUOTE) => {
                    doubled = true;
                    at += 1;
                }
                Some(QUOTE) => break at,
                Some(b'\n') => self.place.line += 1,
                Some(b'\r') if self.byte(at + 1) != Some(b'\n') => self.place.line += 1,
                Some(_) => {}
            }
            at += 1;
            if at - from > MAX_CELL {
                return Err(Fault::TooLong);
            }
        };
        self.place.at = end + 1;
        while self.byte(self.place.at) == Some(b' ') {
            self.place.at += 1;
        }
        match self.byte(self.place.at) {
            None | Some(b'\n' | b'\r') => {}
            Some(byte) if byte == self.dialect.separator => {}
            Some(_) => return Err(Fault::Stray),
        }
        let inside = &self.text[from..end];
        Ok(if doubled { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) })
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes()[self.place.at..];
        self.place.at += rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        self.newline();
    }

    /// Over one end of line of any of the three sorts.
    fn newline(&mut self) {
        if self.byte(self.place.at) == Some(b'\r') && self.byte(self.place.at + 1) == Some(b'\n') {
            self.place.at += 1;
        }
        self.place.at = (self.place.at + 1).min(self.text.len());
        self.place.line += 1;
    }

    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }
}
