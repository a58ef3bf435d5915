//! Rows of cells become the bytes of a file: CSV or TSV.
//!
//! A spreadsheet runs a cell that begins like a formula. Unless the rows are meant for a machine,
//! such a cell gets an apostrophe in front, and an import takes exactly that apostrophe away.

use std::borrow::Cow;
use std::io::{self, Write};

/// What a file is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Cells between commas, with a byte-order mark so that spreadsheets see UTF-8.
    Csv,
    /// Cells between tabs.
    Tsv,
}

/// For whom a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A spreadsheet: cells are disarmed.
    Spreadsheet,
    /// A program: cells are written as they are, without a byte-order mark.
    Machine,
}

/// Writes a header and the rows under it.
pub struct Writer<W: Write> {
    table: csv::Writer<W>,
    disarm: bool,
}

impl<W: Write> Writer<W> {
    /// Begins a file with its header.
    pub fn new(mut out: W, format: Format, whom: For, header: &[String]) -> io::Result<Writer<W>> {
        let disarm = whom == For::Spreadsheet;
        if disarm && format == Format::Csv {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let separator = if format == Format::Tsv { b'\t' } else { b',' };
        let table = csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(out);
        let mut writer = Writer { table, disarm };
        writer.row(header.iter().map(String::as_str))?;
        Ok(writer)
    }

    /// Writes one row, in the order of the header.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
        for cell in cells {
            let cell = if self.disarm { disarm(cell) } else { Cow::Borrowed(cell) };
            self.table.write_field(cell.as_bytes()).map_err(written)?;
        }
        self.table.write_record(None::<&[u8]>).map_err(written)
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(self) -> io::Result<W> {
        self.table.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The error of the output itself, so that a closed pipe is known as one.
fn written(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The rows of cells between tabs, as [`Writer`] writes them for a program.
pub fn tabbed(text: &str) -> Vec<Vec<String>> {
    let mut table = csv::ReaderBuilder::new();
    let table = table.delimiter(b'\t').has_headers(false).flexible(true);
    let rows = table.from_reader(text.as_bytes()).into_records();
    // What is text already has no other fault.
    rows.flatten().map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// A cell that no spreadsheet takes for a formula. [`arm_back`] undoes it exactly.
pub fn disarm(cell: &str) -> Cow<'_, str> {
    if is_armed(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell without the one apostrophe that protected it; any other cell as it is.
pub fn arm_back(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(inside) if is_armed(inside) => inside,
        _ => cell,
    }
}

/// Whether a cell begins like a formula, be it after blanks or apostrophes: those of a cell that
/// was protected before must survive too.
fn is_armed(cell: &str) -> bool {
    cell.trim_start_matches(['\'', ' ', '\u{A0}', '\u{3000}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::super::table::Table;
    use super::*;
    use proptest::prelude::*;

    fn write(format: Format, whom: For, rows: &[Vec<String>]) -> String {
        let mut writer = Writer::new(Vec::new(), format, whom, &rows[0]).unwrap();
        for row in &rows[1..] {
            writer.row(row.iter().map(String::as_str)).unwrap();
        }
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    fn strings<const N: usize>(cells: [&str; N]) -> Vec<String> {
        cells.map(str::to_owned).to_vec()
    }

    #[test]
    fn formulas_are_disarmed() {
        for cell in [
            "=1+1", "+7 911", "-5", "@SUM(1)", "\t=1", "\r=1", "\0", "＝1", "＋1", "－1", "＠x",
            "  =1",
        ] {
            assert_eq!(disarm(cell), format!("'{cell}"));
            assert_eq!(arm_back(&format!("'{cell}")), cell);
        }
        for cell in ["", "x=1", "'", "'quoted'", "5-6", "ann@example.com"] {
            assert_eq!(disarm(cell), cell);
            assert_eq!(arm_back(cell), cell);
        }
    }

    #[test]
    fn each_format_is_written() {
        let rows = [strings(["name", "phone"]), strings(["Ann \"A\", B", "+7"])];
        let name = "\"Ann \"\"A\"\", B\"";
        let csv = format!("\u{FEFF}name,phone\n{name},'+7\n");
        assert_eq!(write(Format::Csv, For::Spreadsheet, &rows), csv);
        assert_eq!(write(Format::Csv, For::Machine, &rows), format!("name,phone\n{name},+7\n"));
        let tsv = "name\tphone\n\"Ann \"\"A\"\", B\"\t'+7\n";
        assert_eq!(write(Format::Tsv, For::Spreadsheet, &rows), tsv);
    }

    fn cell() -> impl Strategy<Value = String> {
        prop_oneof!["[-=+@' ,;\"\t\r\na-cя\0＝]{0,8}", ".{0,12}"]
    }

    proptest! {
        #[test]
        fn disarming_is_undone_exactly(text in cell()) {
            let disarmed = disarm(&text);
            prop_assert_eq!(arm_back(&disarmed), &text);
            prop_assert!(!disarmed.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']));
        }

        #[test]
        fn what_is_exported_comes_back(
            rows in proptest::collection::vec(proptest::collection::vec(cell(), 3), 0..6),
            tsv: bool,
            machine: bool,
        ) {
            let format = if tsv { Format::Tsv } else { Format::Csv };
            let whom = if machine { For::Machine } else { For::Spreadsheet };
            let mut all = vec![strings(["first", "second", "third"])];
            all.extend(rows.iter().cloned());
            let file = write(format, whom, &all);
            let table = Table::open(file.trim_start_matches('\u{FEFF}')).unwrap();
            let back: Vec<Vec<String>> = table
                .rows()
                .map(|row| {
                    let row = row.unwrap();
                    let back = |c: &Cow<str>| if machine { c.to_string() } else { arm_back(c).to_owned() };
                    row.cells.iter().map(back).collect()
                })
                .collect();
            prop_assert_eq!(back, rows);
        }
    }
}
