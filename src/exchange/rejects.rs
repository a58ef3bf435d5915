//! The rows an import refused, written so that a person mends them and imports that file again.
//!
//! The line and the reason stand in front of the original cells; an import passes over both.

use std::io::{self, Write};

use super::export::{For, Format, Writer};

/// The header of the column with the line of the original file.
pub const LINE: &str = "voronka_line";

/// The header of the column with the reason.
pub const REASON: &str = "voronka_reason";

/// Writes refused rows as CSV.
pub struct Rejects<W: Write> {
    out: Writer<W>,
}

impl<W: Write> Rejects<W> {
    /// Begins a file for rows of a table with these headers.
    pub fn new(out: W, headers: &[String]) -> io::Result<Rejects<W>> {
        let mut all = vec![LINE.to_owned(), REASON.to_owned()];
        all.extend(headers.iter().filter(|h| *h != LINE && *h != REASON).cloned());
        Ok(Rejects { out: Writer::new(out, Format::Csv, For::Spreadsheet, &all)? })
    }

    /// Writes one refused row: its line, the reason in the reader's words, its cells as given.
    pub fn row<S: AsRef<str>>(&mut self, line: u64, reason: &str, cells: &[S]) -> io::Result<()> {
        let line = line.to_string();
        let cells = cells.iter().map(AsRef::as_ref);
        self.out.row([line.as_str(), reason].into_iter().chain(cells))
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(self) -> io::Result<W> {
        self.out.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Table;
    use super::*;

    #[test]
    fn a_refused_row_keeps_its_cells() {
        let headers = ["name".to_owned(), "phone".to_owned()];
        let mut rejects = Rejects::new(Vec::new(), &headers).unwrap();
        rejects.row(7, "no phone", &["Ann, B", ""]).unwrap();
        rejects.row(9, "too many cells", &["x", "+7", "extra"]).unwrap();
        let file = String::from_utf8(rejects.finish().unwrap()).unwrap();
        assert_eq!(
            file,
            "\u{FEFF}voronka_line,voronka_reason,name,phone\n\
             7,no phone,\"Ann, B\",\n9,too many cells,x,'+7,extra\n"
        );
        let table = Table::open(file.trim_start_matches('\u{FEFF}')).unwrap();
        let rows: Vec<bool> = table.rows().map(|row| row.is_ok()).collect();
        assert_eq!(rows, [true, false]);
    }
}
