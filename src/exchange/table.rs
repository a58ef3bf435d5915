//! Text becomes rows of cells: what separates them, where the header is, and what is wrong where.
//!
//! It follows RFC 4180, forgives what spreadsheets and people write, and knows nothing of what the
//! columns mean. Rows borrow from the text; nothing is held twice. A row that cannot be read costs
//! that row and no more: reading goes on with the next line of the file.

mod dialect;
mod scan;

use std::borrow::Cow;
use std::collections::HashSet;

use super::encoding::Decoded;
use crate::domain::message::{Message, Refusal};
pub use dialect::Dialect;
use scan::{Fault, Place, Scanner};

/// The most columns a table may have.
pub const MAX_COLUMNS: usize = 1_000;

/// The longest cell, in bytes of text.
pub const MAX_CELL: usize = 10 * 1024 * 1024;

/// What stands in a text for bytes that mean nothing in the encoding of its file.
const UNREADABLE: char = '\u{FFFD}';

/// A table in text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<'t> {
    headers: Vec<String>,
    dialect: Dialect,
    text: &'t str,
    /// The line of the file on which the text begins.
    line: u64,
    body: Place,
    /// Whether bytes of the file meant nothing and became [`UNREADABLE`].
    is_damaged: bool,
}

/// One row, as wide as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'t> {
    /// The line of the file it begins on; the first is 1.
    pub line: u64,
    /// Its cells, exactly as given.
    pub cells: Vec<Cow<'t, str>>,
}

/// A row that was not taken, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct BadRow {
    /// The line of the file it begins on; the first is 1.
    pub line: u64,
    /// Its cells as far as they can be told apart, to be written back for correction.
    pub cells: Vec<String>,
    /// What is wrong.
    pub reason: Message,
}

/// The rows of a table in the order of the file.
#[derive(Debug, Clone)]
pub struct Rows<'t> {
    scanner: Scanner<'t>,
    width: usize,
    dialect: Dialect,
    /// The names of the columns, where bytes of the file became [`UNREADABLE`].
    damaged: Option<Vec<String>>,
}

impl<'t> Table<'t> {
    /// The table in a file. Where some of its bytes meant nothing, the rows that hold them are bad.
    ///
    /// # Errors
    /// As [`Table::open`].
    pub fn of(file: &'t Decoded) -> Result<Table<'t>, Refusal> {
        Ok(Table { is_damaged: file.damaged, ..Table::open(&file.text)? })
    }

    /// The table in a text: finds the separator and the header.
    ///
    /// Refused where there is no header, where the header cannot be read, and beyond
    /// [`MAX_COLUMNS`]. A header without rows is a table without rows.
    pub fn open(text: &'t str) -> Result<Table<'t>, Refusal> {
        Table::open_from(text, 1)
    }

    /// The same in a text that begins on a line of its file.
    fn open_from(text: &'t str, line: u64) -> Result<Table<'t>, Refusal> {
        let (dialect, mut top) = dialect::find(text);
        top.line += line - 1;
        let mut scanner = Scanner::new(text, top, dialect);
        let mut first = Vec::new();
        let body = loop {
            match scanner.record(&mut first) {
                None => return Err(Refusal::malformed(Message::new("exchange-no-header"))),
                Some((_, Err(_))) => {
                    return Err(Refusal::malformed(Message::new("exchange-bad-header")));
                }
                Some(_) if first.iter().all(|cell| cell.trim().is_empty()) => {}
                Some(_) => break scanner.place(),
            }
        };
        let wide = scanner.width();
        if wide > MAX_COLUMNS {
            let message = Message::new("exchange-too-many-columns");
            return Err(Refusal::malformed(message.with("count", wide).with("limit", MAX_COLUMNS)));
        }
        let named = first.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
        if named < first.len() {
            first.truncate(named.max(filled(Scanner::new(text, body, dialect), first.len())));
        }
        let (headers, body) = if dialect.header {
            (distinct(&first), body)
        } else {
            ((1..=first.len()).map(|n| format!("#{n}")).collect(), top)
        };
        Ok(Table { headers, dialect, text, line, body, is_damaged: false })
    }

    /// The names of the columns. A name that repeats is told apart as `Name (2)`; a column without
    /// one is `#3` by its place, at the end only where something stands in it.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// How the file is written.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// How many columns have a name.
    pub fn names(&self) -> usize {
        self.headers.iter().filter(|name| !name.starts_with('#')).count()
    }

    /// The line of the file on which it begins; the first is 1.
    pub fn begins(&self) -> u64 {
        self.line
    }

    /// The same text as a table that begins on a later line of it, for each that says something.
    pub fn lower(&self) -> impl Iterator<Item = Table<'t>> + use<'t> {
        let text = self.text;
        let begins = text.match_indices('\n').map(|(end, _)| end + 1);
        let says = |rest: &str| {
            rest.lines().next().is_some_and(|line| line.contains(char::is_alphanumeric))
        };
        let lower = (2..).zip(begins).map(|(line, at)| (line, &text[at..]));
        let lower = lower.filter(move |(_, rest)| says(rest));
        let is_damaged = self.is_damaged;
        let below = move |(line, rest)| Table::open_from(rest, line).ok();
        lower.filter_map(below).map(move |table| Table { is_damaged, ..table })
    }

    /// The rows from the first. Each call reads the text anew.
    pub fn rows(&self) -> Rows<'t> {
        let scanner = Scanner::new(self.text, self.body, self.dialect);
        let damaged = self.is_damaged.then(|| self.headers.clone());
        Rows { scanner, width: self.headers.len(), dialect: self.dialect, damaged }
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Row<'t>, BadRow>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut cells = Vec::with_capacity(self.width + 1);
            let (place, read) = self.scanner.record(&mut cells)?;
            let line = place.line;
            if let Err(fault) = read {
                return Some(Err(self.unreadable(place.at, line, fault)));
            }
            if self.scanner.was_blank() && self.width > 1 {
                continue;
            }
            while cells.len() > self.width && cells.last().is_some_and(|c| c.trim().is_empty()) {
                cells.pop();
            }
            if cells.len() > self.width {
                let reason = Message::new("exchange-row-too-many-cells")
                    .with("count", self.scanner.width())
                    .with("expected", self.width);
                let cells = cells.into_iter().map(Cow::into_owned).collect();
                return Some(Err(BadRow { line, cells, reason }));
            }
            if let Some(reason) = self.unknown_bytes(&cells) {
                let cells = cells.into_iter().map(Cow::into_owned).collect();
                return Some(Err(BadRow { line, cells, reason }));
            }
            cells.resize(self.width, Cow::Borrowed(""));
            return Some(Ok(Row { line, cells }));
        }
    }
}

impl Rows<'_> {
    /// What is wrong with cells in which bytes of the file meant nothing.
    fn unknown_bytes(&self, cells: &[Cow<'_, str>]) -> Option<Message> {
        let mut named = self.damaged.iter().flatten().zip(cells);
        let (column, _) = named.find(|(_, cell)| cell.contains(UNREADABLE))?;
        Some(Message::new("exchange-row-unknown-bytes").with("column", column.as_str()))
    }

    /// A line whose quotes make no sense, cut at every separator so that a person can mend it.
    fn unreadable(&self, at: usize, line: u64, fault: Fault) -> BadRow {
        let raw = self.scanner.line_at(at);
        let separator = char::from(self.dialect.separator);
        let cells = raw.split(separator).take(MAX_COLUMNS).map(str::to_owned).collect();
        let reason = Message::new(match fault {
            Fault::Unclosed => "exchange-row-unclosed-quote",
            Fault::Stray => "exchange-row-stray-quote",
            Fault::TooLong => "exchange-row-cell-too-long",
        });
        BadRow { line, cells, reason }
    }
}

/// How many of the first columns have something in them.
fn filled(mut scanner: Scanner<'_>, columns: usize) -> usize {
    let (mut filled, mut cells) = (0, Vec::new());
    while filled < columns && scanner.record(&mut cells).is_some() {
        let here = &cells[..cells.len().min(columns)];
        let last = here.iter().rposition(|cell| !cell.trim().is_empty());
        filled = filled.max(last.map_or(0, |at| at + 1));
        cells.clear();
    }
    filled
}

/// Names for all columns, no two of them the same.
fn distinct(cells: &[Cow<'_, str>]) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut names = Vec::with_capacity(cells.len());
    for (place, cell) in cells.iter().enumerate() {
        let given = match cell.trim() {
            "" => format!("#{}", place + 1),
            name => super::export::arm_back(name).to_owned(),
        };
        let mut name = given.clone();
        let mut again = 2;
        while !seen.insert(name.clone()) {
            name = format!("{given} ({again})");
            again += 1;
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::encoding;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let table = Table::open(text).unwrap();
        table
            .rows()
            .map(|row| row.unwrap().cells.into_iter().map(Cow::into_owned).collect())
            .collect()
    }

    fn reasons(text: &str) -> Vec<(u64, &'static str)> {
        let table = Table::open(text).unwrap();
        table.rows().filter_map(Result::err).map(|bad| (bad.line, bad.reason.id)).collect()
    }

    #[test]
    fn cells_are_read_exactly() {
        let table: [(&str, &[&[&str]]); 12] = [
            ("a,b,c\n1,2,3", &[&["1", "2", "3"]]),
            ("a,b,c\r\n1,2,3\r\n", &[&["1", "2", "3"]]),
            ("a,b,c\r1,2,3\r4,5,6", &[&["1", "2", "3"], &["4", "5", "6"]]),
            ("a,b,c\n1,\"\",\"\"\n2,3,4", &[&["1", "", ""], &["2", "3", "4"]]),
            ("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", &[&["1", "ha \"ha\" ha"], &["3", "4"]]),
            ("a,b\n\"one \r\ntwo\",5\n", &[&["one \r\ntwo", "5"]]),
            ("a,b,c\n1, lead,trail \n", &[&["1", " lead", "trail "]]),
            ("a,b,c\n1,37°36'37.8\"N 12\"W,x", &[&["1", "37°36'37.8\"N 12\"W", "x"]]),
            ("a,b,c\n1,This \"quotes\" stay,3", &[&["1", "This \"quotes\" stay", "3"]]),
            ("a, b\n1, \"x, y\"\n", &[&["1", "x, y"]]),
            ("foo\n\n1\n", &[&[""], &["1"]]),
            ("a,b,c\n\n1,2\n,,\n", &[&["1", "2", ""], &["", "", ""]]),
        ];
        for (text, rows) in table {
            assert_eq!(cells(text), rows, "{text:?}");
        }
    }

    #[test]
    fn the_separator_is_found() {
        let table = [
            ("a;b\n1,5;2\n3,5;4\n", b';'),
            ("\"TITLE\";\"NAME\";\n\"Big, sale\";\"Ann\";\n", b';'),
            ("a\tb\tc\n1,2\tx;y\t3\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("a,b\n\"x;y;z\",2\n\"p;q;r\",4\n", b','),
            ("name\nx\n", b','),
            ("a,b,c\n1\n1,2\n", b','),
            ("sep=;\na,x;b\n1;2\n", b';'),
        ];
        for (text, separator) in table {
            assert_eq!(Table::open(text).unwrap().dialect().separator, separator, "{text:?}");
        }
    }

    #[test]
    fn headers_are_told_apart_and_empty_ones_at_the_end_are_none() {
        let table = Table::open("Name;Company;Name; ;Name;x;\nA;B;C;D;E;F;\n").unwrap();
        assert_eq!(table.headers(), ["Name", "Company", "Name (2)", "#4", "Name (3)", "x"]);
        assert_eq!(table.rows().count(), 1);
        assert!(table.rows().all(|row| row.unwrap().cells.len() == 6));
        let table = Table::open("Name;Phone;;;\nA;1;;;\nB;2;;vip;\n").unwrap();
        assert_eq!(table.headers(), ["Name", "Phone", "#3", "#4"], "something stands in the last");
        assert!(table.rows().all(|row| row.unwrap().cells.len() == 4));
    }

    #[test]
    fn a_file_without_a_header_has_numbered_columns() {
        let table = Table::open("Ann,ann@example.com\nBob,bob@example.com\n").unwrap();
        assert_eq!(table.headers(), ["#1", "#2"]);
        let lines: Vec<u64> = table.rows().map(|row| row.unwrap().line).collect();
        assert_eq!(lines, [1, 2]);
        assert!(Table::open("Name,E-mail\nBob,b@example.com\n").unwrap().dialect().header);
    }

    #[test]
    fn no_header_is_refused_and_no_rows_are_fine() {
        for text in ["\n\n", "   ", ",,\n"] {
            assert_eq!(Table::open(text).unwrap_err().message.id, "exchange-no-header");
        }
        assert_eq!(Table::open("a,b,c").unwrap().rows().count(), 0);
        let wide = "x,".repeat(1_000) + "x\n";
        assert_eq!(Table::open(&wide).unwrap_err().message.id, "exchange-too-many-columns");
        assert_eq!(Table::open("a,\"b\n1,2\n").unwrap_err().message.id, "exchange-bad-header");
    }

    #[test]
    fn a_bad_row_costs_itself_alone_and_says_its_line() {
        let text =
            "a,b,c\n1,2,3\n1,\"open,3\n4,5,6\n7,8,9,10\n\"x\" y,2,3\n\"two\nlines\",2,3\n1,2,3";
        assert_eq!(
            reasons(text),
            [
                (3, "exchange-row-stray-quote"),
                (5, "exchange-row-too-many-cells"),
                (6, "exchange-row-stray-quote")
            ]
        );
        let table = Table::open(text).unwrap();
        let good: Vec<u64> = table.rows().flatten().map(|row| row.line).collect();
        assert_eq!(good, [2, 4, 7, 9]);
        let bad = table.rows().find_map(Result::err).unwrap();
        assert_eq!(bad.cells, ["1", "\"open", "3"]);
        assert_eq!(reasons("a,b\n1,2\n3,4\n5,\"open\n7,8\n"), [(4, "exchange-row-unclosed-quote")]);
    }

    #[test]
    fn a_row_with_bytes_that_mean_nothing_costs_itself_alone() {
        let bytes = "Имя;Город\nАнна;Тверь\nИв?ан;Тула\nОльга;Омск\n".replace('?', "\u{1}");
        let bytes: Vec<u8> = bytes.bytes().map(|b| if b == 1 { 0xD0 } else { b }).collect();
        let file = encoding::decode([b"report\n".as_slice(), &bytes].concat()).unwrap();
        let table = Table::of(&file).unwrap().lower().next().unwrap();
        let rows: Vec<_> = table.rows().collect();
        let lines: Vec<u64> = rows.iter().flatten().map(|row| row.line).collect();
        assert_eq!(lines, [3, 5]);
        let bad = rows[1].as_ref().unwrap_err();
        let reason = Message::new("exchange-row-unknown-bytes").with("column", "Имя");
        assert_eq!((bad.line, &bad.reason, bad.cells[1].as_str()), (4, &reason, "Тула"));
        let whole = encoding::decode("Имя\nИв\u{FFFD}ан\n".into()).unwrap();
        assert!(Table::of(&whole).unwrap().rows().all(|row| row.is_ok()), "it stands in the file");
    }

    #[test]
    fn a_cell_beyond_the_limit_is_a_bad_row() {
        let long = "x".repeat(MAX_CELL + 1);
        let text = format!("a,b\n1,{long}\n2,\"{long}\"\n3,4\n");
        let id = "exchange-row-cell-too-long";
        assert_eq!(reasons(&text), [(2, id), (3, id)]);
    }
}
