//! How a file is written: what separates the cells, whether quotes count, whether there is a
//! header. Found from a sample of the first records.

use super::scan::{Fault, Place, Scanner};

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between two cells.
    pub separator: u8,
    /// Whether `"` at the start of a cell encloses it.
    pub quotes: bool,
    /// Whether the first record names the columns.
    pub header: bool,
}

/// How much text and how many records the guess looks at.
const SAMPLE_BYTES: usize = 256 * 1024;
const SAMPLE_RECORDS: usize = 100;

/// The dialect of a text, and where its first record begins: after a `sep=;` line.
pub fn find(text: &str) -> (Dialect, Place) {
    if let Some((separator, start)) = declared(text) {
        return (finish(&text[start..], separator), Place { at: start, line: 2 });
    }
    let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    let mut best = (0, 0, b',');
    for separator in [b',', b';', b'\t', b'|'] {
        let look = Look::at(sample, Dialect { separator, quotes: true, header: true });
        let score = look.agreement();
        if (score, look.width) > (best.0, best.1) {
            best = (score, look.width, separator);
        }
    }
    (finish(text, best.2), Place::TOP)
}

/// The line by which spreadsheets tell one another the separator.
fn declared(text: &str) -> Option<(u8, usize)> {
    let line = text.lines().next()?;
    let separator = match line.trim().trim_matches('"').strip_prefix("sep=")?.as_bytes() {
        [separator @ (b',' | b';' | b'|')] => *separator,
        [] if line.ends_with('\t') => b'\t',
        _ => return None,
    };
    let start = text.find('\n').map_or(text.len(), |end| end + 1);
    Some((separator, start))
}

fn finish(text: &str, separator: u8) -> Dialect {
    let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    let quoted = Dialect { separator, quotes: true, header: true };
    let look = Look::at(sample, quoted);
    let quotes = look.broken * 2 <= look.records;
    Dialect { quotes, header: !look.data_first, ..quoted }
}

/// What the first records look like in one dialect.
struct Look {
    records: usize,
    /// Cells of the first record.
    width: usize,
    /// Records as wide as the first.
    alike: usize,
    broken: usize,
    /// Whether the first record looks like data.
    data_first: bool,
}

impl Look {
    fn at(sample: &str, dialect: Dialect) -> Look {
        let mut look = Look { records: 0, width: 0, alike: 0, broken: 0, data_first: false };
        let mut scanner = Scanner::new(sample, Place::TOP, dialect);
        let mut cells = Vec::new();
        while let Some((_, read)) = scanner.record(&mut cells) {
            match read {
                // The sample may end inside quotes.
                Err(Fault::Unclosed) if scanner.place().at >= sample.len() => break,
                Err(_) => look.broken += 1,
                Ok(()) if scanner.was_blank() => continue,
                Ok(()) if look.width == 0 => {
                    look.width = cells.len();
                    look.alike = 1;
                    look.data_first = is_data(cells.iter().map(AsRef::as_ref));
                }
                Ok(()) => look.alike += usize::from(cells.len() == look.width),
            }
            look.records += 1;
            if look.records == SAMPLE_RECORDS {
                break;
            }
        }
        look
    }

    /// How many tenths of the records agree about the width; nothing where there is one column.
    fn agreement(&self) -> usize {
        if self.width < 2 || self.records == 0 { 0 } else { 1 + self.alike * 10 / self.records }
    }
}

/// A header names things: a record with an e-mail, or mostly of numbers and dates, does not.
fn is_data<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let (mut filled, mut data) = (0, 0);
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        if cell.contains('@') && cell.contains('.') && !cell.contains(' ') {
            return true;
        }
        filled += 1;
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        data += usize::from(digits > 0 && !cell.chars().any(char::is_alphabetic));
    }
    filled > 0 && data * 2 >= filled
}
