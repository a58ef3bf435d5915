//! Where the terminal writes next, and how: strokes become bytes, as few as every terminal
//! understands.
//!
//! On the way to a stroke the shortest of several ways is taken, writing again what stands
//! between included. What was on the screen before is not known here.

use std::io::Write;
use std::mem;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::stroke::{self, Look, Stroke, columns};
use crate::tui::widget::text;

/// The attributes a terminal may set, with their codes.
const MODIFIERS: [(Modifier, &[u8]); 9] = [
    (Modifier::BOLD, b"1"),
    (Modifier::DIM, b"2"),
    (Modifier::ITALIC, b"3"),
    (Modifier::UNDERLINED, b"4"),
    (Modifier::SLOW_BLINK, b"5"),
    (Modifier::RAPID_BLINK, b"6"),
    (Modifier::REVERSED, b"7"),
    (Modifier::HIDDEN, b"8"),
    (Modifier::CROSSED_OUT, b"9"),
];

/// The columns that a character may take of which terminals disagree how many it does.
const UNSURE: usize = 2;

/// What writes a picture. It is plain before and after a frame.
pub struct Pen<'a> {
    picture: &'a Buffer,
    ascii: bool,
    /// The column and the row it stands at, while that is known.
    at: Option<(usize, usize)>,
    look: Look,
    sent: Vec<u8>,
}

/// How to go to a cell.
#[derive(Clone, Copy)]
enum Way {
    /// By its row and its column.
    Place,
    /// So many lines down, then by its column: some terminals begin the line with each line feed.
    Column(usize),
    /// So many lines down to the first column, then to the right.
    Start(usize, Right),
    /// To the right, from this column on.
    Right(usize, Right),
}

/// How to go to the right within a row.
#[derive(Clone, Copy)]
enum Right {
    /// Over so many cells.
    Over(usize),
    /// By writing again what stands there, in a look that suits it.
    Again(Look),
}

/// Blanks that need not be written.
enum Erased {
    /// None.
    None,
    /// So many.
    Some(usize),
    /// All to the end of the row.
    Rest,
}

impl<'a> Pen<'a> {
    /// A pen that writes cells of this picture, with the marks of typography as the ASCII ones
    /// they stand for where the terminal has `ascii` only.
    pub fn new(picture: &'a Buffer, ascii: bool) -> Pen<'a> {
        Pen { picture, ascii, at: None, look: Look::PLAIN, sent: Vec::new() }
    }

    /// Writes a stroke.
    pub fn write(&mut self, stroke: &Stroke) {
        let kept = stroke.blank && self.look.blanks_alike(stroke.look);
        let look = if kept { self.look } else { stroke.look };
        self.go(stroke.cells.start, stroke.row, look);
        self.turn(look);
        self.put(stroke.row, stroke.cells.clone());
    }

    /// The bytes that write all of it.
    pub fn finish(mut self) -> Vec<u8> {
        self.turn(Look::PLAIN);
        self.sent
    }

    /// Writes cells where it stands, in the look it has, which suits them.
    fn put(&mut self, y: usize, cells: Range<usize>) {
        let row = self.row(y);
        let (written, erased) = self.written(row, cells);
        let mut x = written.start;
        while x < written.end {
            let wide = columns(row, x);
            let symbol = row[x].symbol();
            let fits = wide > 1 || symbol.len() == 1 || text::columns(symbol) <= 1;
            let fits = fits && !stroke::is_blank(&row[x]);
            let symbol = if self.ascii { typewritten(symbol) } else { symbol };
            if fits && text::is_unsure(symbol) {
                self.put_unsure(x, wide, symbol, row.len());
            } else {
                self.sent.extend_from_slice(if fits { symbol.as_bytes() } else { b" " });
            }
            x += wide;
        }
        match erased {
            Erased::None => {}
            Erased::Some(blanks) => self.code(format_args!("{blanks}X")),
            Erased::Rest => self.code(format_args!("K")),
        }
        // At the edge it depends on the terminal where the next one would stand.
        self.at = Some((x, y)).filter(|(x, _)| *x < row.len());
    }

    /// Writes a character that may take more or fewer columns than the ones it has here: these are
    /// blank before it comes, and what follows begins where it belongs.
    fn put_unsure(&mut self, x: usize, wide: usize, symbol: &str, width: usize) {
        self.sent.extend(std::iter::repeat_n(b' ', wide));
        // One that would go on beyond the edge would take the next line with it.
        if x + UNSURE > width {
            return;
        }
        self.code(format_args!("{}G", x + 1));
        self.sent.extend_from_slice(symbol.as_bytes());
        if x + wide < width {
            self.code(format_args!("{}G", x + wide + 1));
        }
    }

    /// Which of these cells are to be written, and how the blanks behind them are erased where
    /// that is shorter. The terminal erases in the look it has.
    fn written(&self, row: &[Cell], cells: Range<usize>) -> (Range<usize>, Erased) {
        let erased = |cell: &Cell| stroke::is_blank(cell) && Look::PLAIN.suits(cell);
        let last = cells.clone().rev().find(|x| !erased(&row[*x]));
        let from = last.map_or(cells.start, |last| last + columns(row, last));
        let blanks = cells.end - from;
        let (costs, way) = match row[cells.end..].iter().all(erased) {
            true => (3, Erased::Rest),
            false => (3 + digits(blanks), Erased::Some(blanks)),
        };
        match blanks > costs && self.look.blanks_alike(Look::PLAIN) {
            true => (cells.start..from, way),
            false => (cells, Erased::None),
        }
    }

    /// Goes to a cell that will be written in this look.
    fn go(&mut self, x: usize, y: usize, look: Look) {
        let told = if x == 0 { 3 + digits(y + 1) } else { 4 + digits(y + 1) + digits(x + 1) };
        let mut ways = [Some((told, Way::Place)), None, None];
        if let Some((here, line)) = self.at.filter(|(_, line)| *line <= y) {
            let lines = y - line;
            ways[1] = Some((lines + 3 + digits(x + 1), Way::Column(lines)));
            ways[2] = if lines > 0 {
                let (costs, right) = self.right(0, x, y, look);
                Some((1 + lines + costs, Way::Start(lines, right)))
            } else {
                let right = (here <= x).then(|| self.right(here, x, y, look));
                right.map(|(costs, right)| (costs, Way::Right(here, right)))
            };
        }
        let shortest = ways.into_iter().flatten().min_by_key(|(costs, _)| *costs);
        match shortest.map_or(Way::Place, |(_, way)| way) {
            Way::Place if x == 0 => self.code(format_args!("{}H", y + 1)),
            Way::Place => self.code(format_args!("{};{}H", y + 1, x + 1)),
            Way::Column(lines) => {
                self.feed(lines);
                self.code(format_args!("{}G", x + 1));
            }
            Way::Start(lines, right) => {
                self.sent.push(b'\r');
                self.feed(lines);
                self.go_right(right, 0, x, y);
            }
            Way::Right(here, right) => self.go_right(right, here, x, y),
        }
    }

    fn feed(&mut self, lines: usize) {
        self.sent.extend(std::iter::repeat_n(b'\n', lines));
    }

    /// The shortest way to the right within a row, with its bytes; the cell there will be written
    /// in this look.
    fn right(&self, from: usize, to: usize, y: usize, look: Look) -> (usize, Right) {
        let over = to - from;
        let best = match over {
            0 => (0, Right::Over(0)),
            1 => (3, Right::Over(1)),
            _ => (3 + digits(over), Right::Over(over)),
        };
        let again = |look: Look| {
            let costs = writing(&self.row(y)[from..to], look, best.0)?;
            Some((costs, Right::Again(look)))
        };
        let ways = [again(self.look), again(look), Some(best)];
        ways.into_iter().flatten().min_by_key(|(costs, _)| *costs).unwrap_or(best)
    }

    fn go_right(&mut self, right: Right, from: usize, to: usize, y: usize) {
        match right {
            Right::Over(0) => {}
            Right::Over(1) => self.code(format_args!("C")),
            Right::Over(cells) => self.code(format_args!("{cells}C")),
            Right::Again(look) => {
                self.turn(look);
                self.put(y, from..to);
            }
        }
    }

    /// Goes over to another look.
    fn turn(&mut self, look: Look) {
        if self.look == look {
            return;
        }
        let mut from = mem::replace(&mut self.look, look);
        self.sent.extend_from_slice(b"\x1b[");
        let mut between: &[u8] = b"";
        // Attributes are taken back all at once.
        if look != Look::PLAIN && !look.modifier.contains(from.modifier) {
            from = Look::PLAIN;
            self.sent.push(b'0');
            between = b";";
        }
        if look != Look::PLAIN {
            for (modifier, code) in MODIFIERS {
                if look.modifier.contains(modifier) && !from.modifier.contains(modifier) {
                    self.sent.extend_from_slice(between);
                    self.sent.extend_from_slice(code);
                    between = b";";
                }
            }
            for (ground, now, before) in [(3, look.fg, from.fg), (4, look.bg, from.bg)] {
                if now != before {
                    self.sent.extend_from_slice(between);
                    self.colour(ground, now);
                    between = b";";
                }
            }
        }
        self.sent.push(b'm');
    }

    /// The code of a colour, of the letters with 3 and of what is behind them with 4.
    fn colour(&mut self, ground: u8, colour: Color) {
        let of_sixteen = match colour {
            Color::Reset => return self.number(format_args!("{ground}9")),
            Color::Rgb(r, g, b) => return self.number(format_args!("{ground}8;2;{r};{g};{b}")),
            Color::Indexed(index) => return self.number(format_args!("{ground}8;5;{index}")),
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        // A terminal of sixteen colours takes the codes of many for other attributes.
        match of_sixteen {
            dark @ 0..8 => self.number(format_args!("{ground}{dark}")),
            bright => self.number(format_args!("{}{}", ground + 6, bright - 8)),
        }
    }

    fn code(&mut self, rest: std::fmt::Arguments) {
        self.sent.extend_from_slice(b"\x1b[");
        self.number(rest);
    }

    #[expect(clippy::expect_used, reason = "what is written to is memory")]
    fn number(&mut self, text: std::fmt::Arguments) {
        self.sent.write_fmt(text).expect("memory takes all that is written");
    }

    fn row(&self, y: usize) -> &'a [Cell] {
        let width = usize::from(self.picture.area.width);
        &self.picture.content[y * width..(y + 1) * width]
    }
}

/// How many bytes it takes to write cells in a look, where that suits them and takes fewer than
/// `most`.
fn writing(cells: &[Cell], look: Look, most: usize) -> Option<usize> {
    if cells.len() >= most {
        return None;
    }
    let mut bytes = 0;
    let mut x = 0;
    while x < cells.len() {
        let wide = columns(cells, x);
        if wide > 1 || !look.suits(&cells[x]) || text::is_unsure(cells[x].symbol()) {
            return None;
        }
        bytes += if stroke::is_blank(&cells[x]) { 1 } else { cells[x].symbol().len() };
        x += wide;
    }
    (bytes < most).then_some(bytes)
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// A mark of typography, one column wide, as a typewriter has it; any other character as it is.
fn typewritten(symbol: &str) -> &str {
    match symbol {
        "‘" | "’" | "‚" | "‛" | "′" | "ʼ" => "'",
        "“" | "”" | "„" | "‟" | "«" | "»" | "″" => "\"",
        "‐" | "‑" | "‒" | "–" | "—" | "―" | "−" => "-",
        "…" => "~",
        "‹" => "<",
        "›" | "→" => ">",
        "•" | "●" => "*",
        "·" => ".",
        "×" => "x",
        _ => symbol,
    }
}
