//! Bytes become text: which encoding a file is in, and which files are no text at all.
//!
//! The whole file is held in memory once as bytes and once as text; UTF-8 is taken over without a
//! copy. Guessing looks at a bounded sample, whatever the size of the file.

mod letters;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::domain::message::{Message, Refusal};

/// The largest file that is read, in bytes: 1 GiB. Callers check it before reading a file whole.
pub const MAX_BYTES: u64 = 1 << 30;

/// How much of a file the guess looks at, in bytes.
const SAMPLE: usize = 64 * 1024;

/// A file as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without a byte-order mark.
    pub text: String,
    /// The encoding it was in, by its common name: `UTF-8`, `windows-1251`.
    pub encoding: &'static str,
    /// Whether the file began with a byte-order mark.
    pub had_bom: bool,
    /// Whether some bytes meant nothing in that encoding and became `U+FFFD`.
    pub damaged: bool,
}

/// Why a file is not a table in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// There is nothing in it.
    Empty,
    /// Larger than [`MAX_BYTES`].
    TooBig,
    /// A workbook of a newer spreadsheet program, or another ZIP archive.
    Workbook,
    /// A workbook of an older spreadsheet program.
    OldWorkbook,
    /// A PDF document.
    Pdf,
    /// An SQLite database.
    Database,
    /// Compressed with gzip.
    Gzip,
    /// A picture.
    Image,
    /// A web page, as some systems name their "xls".
    Page,
    /// A card of an address book.
    Card,
    /// Data of a program, in JSON.
    Json,
    /// Something else that is no text.
    Binary,
}

impl From<NotText> for Refusal {
    fn from(reason: NotText) -> Refusal {
        let (id, hint) = match reason {
            NotText::Empty => ("exchange-empty", None),
            NotText::TooBig => ("exchange-too-big", Some("exchange-hint-split")),
            NotText::Workbook => ("exchange-workbook", Some("exchange-hint-save-as-csv")),
            NotText::OldWorkbook => ("exchange-old-workbook", Some("exchange-hint-save-as-csv")),
            NotText::Pdf => ("exchange-pdf", Some("exchange-hint-export-csv")),
            NotText::Database => ("exchange-database", Some("exchange-hint-export-csv")),
            NotText::Gzip => ("exchange-gzip", Some("exchange-hint-unpack")),
            NotText::Image => ("exchange-image", Some("exchange-hint-export-csv")),
            NotText::Page => ("exchange-page", Some("exchange-hint-save-as-csv")),
            NotText::Card => ("exchange-vcard", Some("exchange-hint-export-csv")),
            NotText::Json => ("exchange-json", Some("exchange-hint-export-csv")),
            NotText::Binary => ("exchange-binary", Some("exchange-hint-export-csv")),
        };
        let refusal = Refusal::malformed(Message::new(id));
        match hint {
            Some(hint) => refusal.hint(Message::new(hint)),
            None => refusal,
        }
    }
}

/// The text of a file, or why it has none.
///
/// A byte-order mark decides; then valid UTF-8; then the zeros of UTF-16; then the letters. A
/// stray NUL does not make a file binary: the row that holds it is refused later.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(NotText::TooBig);
    }
    if let Some(reason) = foreign_format(&bytes) {
        return Err(reason);
    }
    let (encoding, mark) = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => (encoding, mark),
        None => (guess(&bytes)?, 0),
    };
    let (text, damaged) = if encoding == UTF_8 {
        utf8(bytes, mark)
    } else {
        let (text, damaged) = encoding.decode_without_bom_handling(&bytes[mark..]);
        (text.into_owned(), damaged)
    };
    if text.is_empty() {
        return Err(NotText::Empty);
    }
    if let Some(reason) = other_text(&text) {
        return Err(reason);
    }
    Ok(Decoded { text, encoding: encoding.name(), had_bom: mark > 0, damaged })
}

/// Text of bytes whose encoding nobody says: what means nothing in the likeliest one is marked.
pub fn likeliest(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = guess(bytes).unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Formats known by their first bytes.
fn foreign_format(bytes: &[u8]) -> Option<NotText> {
    const FORMATS: [(&[u8], NotText); 12] = [
        (b"PK\x03\x04", NotText::Workbook),
        (b"\xD0\xCF\x11\xE0", NotText::OldWorkbook),
        (b"%PDF-", NotText::Pdf),
        (b"SQLite format 3\0", NotText::Database),
        (b"\x1F\x8B", NotText::Gzip),
        (b"\x89PNG", NotText::Image),
        (b"\xFF\xD8\xFF", NotText::Image),
        (b"GIF8", NotText::Image),
        (b"II*\0", NotText::Image),
        (b"RIFF", NotText::Binary),
        (b"\x7FELF", NotText::Binary),
        (b"\xFF\xFE\0\0", NotText::Binary),
    ];
    if bytes.is_empty() {
        return Some(NotText::Empty);
    }
    FORMATS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, reason)| *reason)
}

/// Formats of text that are no table, known by how they begin.
fn other_text(text: &str) -> Option<NotText> {
    const CARD: &str = "BEGIN:VCARD";
    let start = text.trim_start();
    if is_page(start) {
        return Some(NotText::Page);
    }
    if start.get(..CARD.len()).is_some_and(|have| have.eq_ignore_ascii_case(CARD)) {
        return Some(NotText::Card);
    }
    is_json(start).then_some(NotText::Json)
}

/// Whether it begins as an object or an array of JSON. A name in braces begins a table.
fn is_json(start: &str) -> bool {
    let inside = |open| start.strip_prefix(open).map(str::trim_start);
    let is_object = |rest: &str| rest.starts_with(['"', '}']);
    match inside('[') {
        Some(rest) => rest.starts_with([']', '"', '[', '{']),
        None => inside('{').is_some_and(is_object),
    }
}

fn is_page(start: &str) -> bool {
    let start = start.as_bytes();
    ["<!doctype", "<html", "<table", "<meta", "<?xml"].iter().any(|tag| {
        start.get(..tag.len()).is_some_and(|have| have.eq_ignore_ascii_case(tag.as_bytes()))
    })
}

fn utf8(mut bytes: Vec<u8>, mark: usize) -> (String, bool) {
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(broken) => (String::from_utf8_lossy(broken.as_bytes()).into_owned(), true),
    }
}

/// The encoding of bytes without a mark.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, NotText> {
    let start = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(encoding) = utf16_without_mark(start) {
        return Ok(encoding);
    }
    if looks_binary(start) {
        return Err(NotText::Binary);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    let sample = telling_lines(bytes);
    if mostly_utf8(&sample) {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let hint = detector.guess(None, Utf8Detection::Deny);
    Ok(letters::best(&sample, hint).unwrap_or(if hint == UTF_8 { WINDOWS_1252 } else { hint }))
}

/// UTF-16 leaves the zeros of its ASCII characters all on one side of each pair of bytes.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = (pairs / 20).max(2);
    let (encoding, few) = if odd > even { (UTF_16LE, even) } else { (UTF_16BE, odd) };
    let fits = even.max(odd) >= enough && few * 50 <= even.max(odd);
    let whole = &bytes[..pairs * 2];
    (fits && encoding.decode_without_bom_handling_and_without_replacement(whole).is_some())
        .then_some(encoding)
}

fn looks_binary(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    odd > 4 + bytes.len() / 50
}

/// The lines that are not plain ASCII, from anywhere in the file, up to the size of the sample.
fn telling_lines(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split_inclusive(|b| *b == b'\n').filter(|line| !line.is_ascii()) {
        let room = SAMPLE - sample.len();
        sample.extend_from_slice(&line[..line.len().min(room)]);
        if sample.len() == SAMPLE {
            break;
        }
    }
    sample
}

/// UTF-8 with a few damaged places, as a careless cut or join leaves it.
fn mostly_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 && good >= bad * 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{IBM866, ISO_8859_2, KOI8_R, WINDOWS_1250, WINDOWS_1251};

    const RUSSIAN: &str = "Имя;Телефон;Компания\nИван Щукин;+7 911 444-55-66;ООО «Ромашка»\n";
    const CAPITALS: &str = "ФАМИЛИЯ,ГОРОД\nПЕТРОВА,ЕКАТЕРИНБУРГ\n";
    const POLISH: &str = "Imię;Nazwisko;Miasto\nŚwiętosława;Źródłowska;Łódź\n";
    const SHORT_POLISH: &str = "name,city\nJan Kowalski,Gdańsk\nEwa Wiśniewska,Sącz\n";

    fn named(text: &str, encoding: &'static Encoding) -> Decoded {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{text} cannot be written in {}", encoding.name());
        decode(bytes.into_owned()).unwrap()
    }

    #[test]
    fn the_letters_of_two_lines_name_the_encoding() {
        let table: [(&str, &[&'static Encoding]); 6] = [
            (&RUSSIAN.replace(['«', '»'], "\""), &[WINDOWS_1251, KOI8_R, IBM866]),
            (CAPITALS, &[WINDOWS_1251, KOI8_R, IBM866]),
            ("имя\nольга\n", &[WINDOWS_1251, KOI8_R, IBM866]),
            ("Name;Stadt\nАнна Иванова;Köln\n", &[]),
            (POLISH, &[WINDOWS_1250, ISO_8859_2]),
            (SHORT_POLISH, &[WINDOWS_1250, ISO_8859_2]),
        ];
        for (text, encodings) in table {
            for encoding in encodings {
                let decoded = named(text, encoding);
                assert_eq!(decoded.text, text);
                assert_eq!(decoded.encoding, encoding.name());
                assert!(!decoded.had_bom && !decoded.damaged);
            }
        }
    }

    #[test]
    fn western_letters_are_read() {
        for text in ["Name,Ort\nJürgen Groß,München\n", "nom,ville\nHélène,Besançon\n"] {
            assert_eq!(named(text, WINDOWS_1252).text, text);
        }
    }

    #[test]
    fn a_mark_or_none_utf8_and_utf16_are_read() {
        let utf16 = |text: &str, big: bool, mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xFEFF).into_iter();
            mark.chain(text.encode_utf16())
                .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
                .collect()
        };
        for text in [RUSSIAN, POLISH, "a,b\n1,2\n", "имя\nя\n"] {
            assert_eq!(decode(text.into()).unwrap().encoding, "UTF-8");
            let marked = decode(format!("\u{FEFF}{text}").into_bytes()).unwrap();
            assert_eq!((marked.text.as_str(), marked.had_bom), (text, true));
            for (big, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
                for mark in [false, true] {
                    let decoded = decode(utf16(text, big, mark)).unwrap();
                    assert_eq!((decoded.text.as_str(), decoded.encoding), (text, name));
                    assert_eq!(decoded.had_bom, mark);
                }
            }
        }
    }

    #[test]
    fn one_damaged_place_does_not_turn_utf8_into_something_else() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.insert(2, 0xFF);
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.damaged), ("UTF-8", true));
        assert!(decoded.text.contains("Ромашка"));
    }

    #[test]
    fn letters_far_into_a_long_file_count() {
        let mut bytes = "plain,text\n".repeat(20_000).into_bytes();
        bytes.extend_from_slice(&WINDOWS_1251.encode("Иван,Петров\n").0);
        assert!(decode(bytes).unwrap().text.ends_with("Иван,Петров\n"));
    }

    #[test]
    fn other_formats_are_refused_by_their_own_names() {
        let noise: Vec<u8> = (0..400u32).map(|i| (i * 7919).to_le_bytes()[0]).collect();
        let table: [(&[u8], NotText); 15] = [
            (b"", NotText::Empty),
            (b"\xEF\xBB\xBF", NotText::Empty),
            (b"PK\x03\x04\x14\0", NotText::Workbook),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", NotText::OldWorkbook),
            (b"%PDF-1.7\n", NotText::Pdf),
            (b"SQLite format 3\0\x10\0", NotText::Database),
            (b"\x1F\x8B\x08\0", NotText::Gzip),
            (b"\x89PNG\r\n\x1A\n", NotText::Image),
            (b"\xFF\xD8\xFF\xE0", NotText::Image),
            (b"GIF89a", NotText::Image),
            (b" <META http-equiv=\"Content-type\"><table>", NotText::Page),
            (b"\r\nbegin:vcard\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n", NotText::Card),
            (b"[\n  {\"name\": \"Ann\"}\n]\n", NotText::Json),
            (b"{ \"name\": \"Ann\" }", NotText::Json),
            (&noise, NotText::Binary),
        ];
        for (bytes, reason) in table {
            assert_eq!(decode(bytes.to_vec()), Err(reason), "{reason:?}");
        }
        for table in ["[name],{phone}\nAnn,1\n", "{name},phone\nAnn,1\n"] {
            assert!(decode(table.into()).is_ok(), "{table}");
        }
    }

    #[test]
    fn a_single_nul_leaves_a_file_text() {
        assert!(decode(b"name,phone\nIvan,1\nPe\0ter,2\n".to_vec()).is_ok());
    }
}
