//! Where data go: lines, JSON objects, tables and whole files on the standard output, talk on the
//! standard error. A pipe gets them as they are; on a terminal nothing in them is left that could
//! attack it.

use std::io::{self, BufWriter, Write};

use serde_json::{Map, Value as Json};

use super::table::{Column, Table};
use super::trouble::{Status, Trouble};
use crate::domain::marks::{is_seen, shown_lines};
use crate::i18n::Lang;

/// The two standard outputs.
pub struct Out {
    data: BufWriter<io::Stdout>,
    lang: Lang,
    json: bool,
    terminal: bool,
    columns: Option<usize>,
}

impl Out {
    /// The outputs of the process to a reader of this language; `terminal` tells whether data go to
    /// one.
    pub fn new(lang: Lang, json: bool, terminal: bool) -> Out {
        Out { data: BufWriter::new(io::stdout()), lang, json, terminal, columns: None }
    }

    /// The same outputs to a terminal of so many columns: tables are cut to fit.
    pub fn with_columns(self, columns: Option<usize>) -> Out {
        Out { columns, ..self }
    }

    /// How many columns the terminal has, where it says so.
    pub fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// The language of the reader.
    pub fn lang(&self) -> Lang {
        self.lang
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

    /// Where data are written of which the caller knows that a terminal may show them.
    pub(super) fn data(&mut self) -> &mut impl Write {
        &mut self.data
    }

    /// Writes the content of a file.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn content(&mut self, content: &[u8]) -> Result<(), Trouble> {
        let mut file = self.file();
        file.write_all(content)?;
        Ok(file.flush()?)
    }

    /// Where the content of a file is written: as it is for a pipe, line by line and made visible for
    /// a terminal.
    pub fn file(&mut self) -> File<'_> {
        File { out: self, begun: Vec::new() }
    }

    /// Writes one JSON object on a line of its own.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn object(&mut self, object: Map<String, Json>) -> Result<(), Trouble> {
        Ok(writeln!(self.data, "{}", json_line(object, self.terminal))?)
    }

    /// Says something to the person beside the data.
    pub fn talk(&self, text: &str) {
        talk(text);
    }

    /// Begins a table of these columns; a pipe gets the rows alone.
    pub fn table<C: Into<Column>>(&mut self, columns: impl IntoIterator<Item = C>) -> Table<'_> {
        Table::new(self, columns.into_iter().map(C::into).collect())
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

/// The content of a file on its way to the standard output.
pub struct File<'o> {
    out: &'o mut Out,
    /// A line of which the end is still to come.
    begun: Vec<u8>,
}

impl File<'_> {
    /// Shows what stands before `end` of what is begun.
    fn show(&mut self, end: usize) -> io::Result<()> {
        let rest = self.begun.split_off(end);
        let lines = std::mem::replace(&mut self.begun, rest);
        let text = String::from_utf8_lossy(&lines);
        self.out.data.write_all(visible(&text).as_bytes())
    }
}

impl Write for File<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.out.terminal {
            return self.out.data.write(bytes);
        }
        self.begun.extend_from_slice(bytes);
        if let Some(end) = self.begun.iter().rposition(|byte| *byte == b'\n') {
            self.show(end + 1)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.show(self.begun.len())?;
        self.out.data.flush()
    }
}

/// The content of a file as a terminal may show it. What stands between its cells and what marks its
/// encoding stays out of sight, as in a table.
fn visible(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let cells: Vec<_> = text.split('\t').map(shown_lines).collect();
    cells.join("\t")
}

/// A JSON object as one line. On a terminal what could not be seen in it is written by its number,
/// which means the same.
pub fn json_line(object: Map<String, Json>, to_terminal: bool) -> String {
    let line = Json::Object(object).to_string();
    if to_terminal { escaped(&line) } else { line }
}

/// A line of JSON without anything that cannot be seen.
fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for c in line.chars() {
        if is_seen(c) {
            escaped.push(c);
        } else {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units).iter();
            escaped.extend(units.map(|unit| format!("\\u{unit:04x}")));
        }
    }
    escaped
}

/// Says something to the person beside the data of any command.
pub fn talk(text: &str) {
    // Nobody to tell is no reason to stop.
    let _ = writeln!(io::stderr(), "{}", shown_lines(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_of_a_file_is_shown_by_its_lines_and_cells() {
        for (given, expected) in [
            ("\u{FEFF}Title\r\nRoof\r\n", "Title\nRoof\n"),
            ("1\t\u{1b}]0;mine\u{7}\t\u{202e}2\n", "1\t␛]0;mine␇\t\u{FFFD}2\n"),
            ("Żółw, «Ёлка»\n", "Żółw, «Ёлка»\n"),
        ] {
            assert_eq!(visible(given), expected);
        }
    }

    #[test]
    fn json_on_a_terminal_means_the_same_and_holds_nothing_that_cannot_be_seen() {
        let text = "Ёлка \u{9b}31m \u{202e}exe \u{7f} \u{e0041} e\u{301}";
        let line = serde_json::json!({ "title": text }).to_string();
        let shown = escaped(&line);
        assert!(shown.contains("Ёлка \\u009b31m \\u202eexe \\u007f \\udb40\\udc41 e\u{301}"));
        let read: Json = serde_json::from_str(&shown).unwrap();
        assert_eq!(read["title"], text);
    }
}
