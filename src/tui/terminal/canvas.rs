//! What the terminal shows, and the bytes that make it show the next frame.
//!
//! A frame is drawn whole and compared with the one before, cell by cell; only what differs is
//! sent, in as few bytes as every terminal understands. That comparison is a part of every key, so
//! it looks at a row that stayed as it was only once. What is drawn is not known here.

use std::io::{self, Write};
use std::mem;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};

use super::scroll;
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

/// The picture on the terminal.
pub struct Canvas {
    /// What is drawn next.
    next: Buffer,
    /// What the terminal shows.
    shown: Buffer,
    /// Where the terminal's cursor is seen, while it is.
    cursor: Option<Position>,
    /// Whether the marks of typography are sent as the ASCII ones they stand for.
    ascii: bool,
}

impl Canvas {
    /// The picture on a terminal of this size that shows nothing, not even its cursor.
    /// `ascii` is for a terminal that has no other marks; letters are sent to it as they are.
    pub fn new(size: Size, ascii: bool) -> Canvas {
        let area = Rect::from((Position::ORIGIN, size));
        Canvas { next: Buffer::empty(area), shown: Buffer::empty(area), cursor: None, ascii }
    }

    /// The size of the picture.
    pub fn size(&self) -> Size {
        self.next.area.as_size()
    }

    /// Wipes the terminal, which may show anything: the next frame is drawn whole.
    pub fn wipe(&mut self, size: Size, to: &mut impl Write) -> io::Result<()> {
        *self = Canvas::new(size, self.ascii);
        to.write_all(b"\x1b[m\x1b[2J\x1b[?25l")
    }

    /// Draws a frame and writes what differs from the last one. What `render` returns is where the
    /// terminal's cursor is to be seen.
    pub fn draw(
        &mut self,
        render: impl FnOnce(&mut Buffer) -> Option<Position>,
        to: &mut impl Write,
    ) -> io::Result<()> {
        self.next.reset();
        let cursor = render(&mut self.next);
        let mut changed = self.changed();
        if changed.len() >= scroll::WORTH
            && let Some(shift) = scroll::shift(&self.shown, &self.next, &changed)
        {
            shift.apply(&mut self.shown, to)?;
            changed = self.changed();
        }
        let mut pen = Pen::new(self.next.area.width, self.ascii);
        for row in &changed {
            self.send_row(*row, &mut pen, to)?;
        }
        pen.turn(Look::PLAIN, to)?;
        match (cursor, self.cursor) {
            (None, None) => {}
            (None, Some(_)) => to.write_all(b"\x1b[?25l")?,
            (Some(at), before) => {
                if before.is_none() {
                    to.write_all(b"\x1b[?25h")?;
                }
                if before != Some(at) || !changed.is_empty() {
                    write!(to, "\x1b[{};{}H", at.y + 1, at.x + 1)?;
                }
            }
        }
        self.cursor = cursor;
        mem::swap(&mut self.next, &mut self.shown);
        Ok(())
    }

    /// The rows that are not what the terminal shows.
    fn changed(&self) -> Vec<usize> {
        let width = usize::from(self.next.area.width).max(1);
        let rows = self.shown.content.chunks(width).zip(self.next.content.chunks(width));
        rows.enumerate().filter(|(_, (old, new))| !alike(old, new)).map(|(row, _)| row).collect()
    }

    /// Sends what differs in a row.
    fn send_row(&self, row: usize, pen: &mut Pen, to: &mut impl Write) -> io::Result<()> {
        let width = usize::from(self.next.area.width);
        let cells = row * width..(row + 1) * width;
        let (old, new) = (&self.shown.content[cells.clone()], &self.next.content[cells]);
        // Up to here stands what is left of a wide character: nobody knows how that looks.
        let mut torn = 0;
        let mut x = 0;
        while x < width {
            let wide = columns(new, x);
            let stays = same(&old[x], &new[x]) && columns(old, x) == wide;
            if x < torn || !stays {
                pen.put(x, row, &new[x], wide, to)?;
                for under in x..x + wide {
                    torn = torn.max(under + columns(old, under));
                }
            }
            x += wide;
        }
        Ok(())
    }
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
        "\u{A0}" | "\u{2009}" | "\u{202F}" => " ",
        _ => symbol,
    }
}

/// Whether two rows of one width look alike.
pub fn alike(one: &[Cell], other: &[Cell]) -> bool {
    one.iter().zip(other).all(|(one, other)| same(one, other))
}

/// Whether two cells look alike.
fn same(one: &Cell, other: &Cell) -> bool {
    one.symbol() == other.symbol()
        && one.fg == other.fg
        && one.bg == other.bg
        && one.modifier == other.modifier
}

/// How many columns of a row the character at this place takes. One of which a part is drawn over
/// or beyond the edge is not shown, and takes one.
fn columns(row: &[Cell], x: usize) -> usize {
    let symbol = row[x].symbol();
    if symbol.len() == 1 {
        return 1;
    }
    let wide = text::columns(symbol).max(1);
    let covered = row.get(x + 1..x + wide);
    if covered.is_some_and(|covered| covered.iter().all(|cell| cell.symbol() == " ")) {
        wide
    } else {
        1
    }
}

/// How a character looks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    /// As the terminal writes when nobody asked for anything.
    const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };
}

/// Where the terminal writes next, and how. It is plain before and after a frame.
struct Pen {
    at: Option<(usize, usize)>,
    look: Look,
    /// The columns of the terminal.
    width: usize,
    ascii: bool,
}

impl Pen {
    fn new(width: u16, ascii: bool) -> Pen {
        Pen { at: None, look: Look::PLAIN, width: usize::from(width), ascii }
    }

    /// Writes a character at its place.
    fn put(
        &mut self,
        x: usize,
        y: usize,
        cell: &Cell,
        wide: usize,
        to: &mut impl Write,
    ) -> io::Result<()> {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((_, row)) if row == y => write!(to, "\x1b[{}G", x + 1)?,
            _ if x == 0 => write!(to, "\x1b[{}H", y + 1)?,
            _ => write!(to, "\x1b[{};{}H", y + 1, x + 1)?,
        }
        self.turn(Look { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }, to)?;
        let symbol = cell.symbol();
        let shown = wide > 1 || symbol.len() == 1 || text::columns(symbol) <= 1;
        let symbol = if self.ascii { typewritten(symbol) } else { symbol };
        to.write_all(if shown { symbol.as_bytes() } else { b" " })?;
        // At the edge it depends on the terminal where the next one would stand.
        self.at = Some((x + wide, y)).filter(|(x, _)| *x < self.width);
        Ok(())
    }

    /// Goes over to another look.
    fn turn(&mut self, look: Look, to: &mut impl Write) -> io::Result<()> {
        if self.look == look {
            return Ok(());
        }
        let mut from = mem::replace(&mut self.look, look);
        to.write_all(b"\x1b[")?;
        let mut between: &[u8] = b"";
        // Attributes are taken back all at once.
        if look != Look::PLAIN && !look.modifier.contains(from.modifier) {
            from = Look::PLAIN;
            to.write_all(b"0")?;
            between = b";";
        }
        if look != Look::PLAIN {
            for (modifier, code) in MODIFIERS {
                if look.modifier.contains(modifier) && !from.modifier.contains(modifier) {
                    to.write_all(between)?;
                    to.write_all(code)?;
                    between = b";";
                }
            }
            for (ground, now, before) in [(3, look.fg, from.fg), (4, look.bg, from.bg)] {
                if now != before {
                    to.write_all(between)?;
                    colour(ground, now, to)?;
                    between = b";";
                }
            }
        }
        to.write_all(b"m")
    }
}

/// The code of a colour, of the letters with 3 and of what is behind them with 4.
fn colour(ground: u8, colour: Color, to: &mut impl Write) -> io::Result<()> {
    let of_sixteen = match colour {
        Color::Reset => return write!(to, "{ground}9"),
        Color::Rgb(r, g, b) => return write!(to, "{ground}8;2;{r};{g};{b}"),
        Color::Indexed(index) => index,
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
    write!(to, "{ground}8;5;{of_sixteen}")
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use ratatui::style::Style;
    use vt100::Parser;

    use super::*;

    /// A terminal that is fed with what a canvas sends.
    struct Desk {
        canvas: Canvas,
        terminal: Parser,
    }

    impl Desk {
        fn new(width: u16, height: u16) -> Desk {
            let cells = |count| NonZero::new(count).unwrap();
            let terminal = Parser::new(cells(height), cells(width), 0);
            Desk { canvas: Canvas::new(Size::new(width, height), false), terminal }
        }

        /// Draws a frame, looks whether it is what is seen, and says how many bytes it took.
        fn draw(&mut self, next: &Buffer) -> usize {
            self.draw_at(next, None)
        }

        fn draw_at(&mut self, next: &Buffer, cursor: Option<Position>) -> usize {
            let mut sent = Vec::new();
            let render = |buffer: &mut Buffer| {
                buffer.clone_from(next);
                cursor
            };
            self.canvas.draw(render, &mut sent).unwrap();
            self.terminal.process(&sent);
            let screen = self.terminal.screen();
            for (y, row) in next.content.chunks(next.area.width.into()).enumerate() {
                let mut x = 0;
                while x < row.len() {
                    let (cell, wide) = (&row[x], columns(row, x));
                    let seen = screen.cell(y as u16, x as u16).unwrap();
                    let text = if seen.contents().is_empty() { " " } else { seen.contents() };
                    let whole = wide > 1 || text::columns(cell.symbol()) == 1;
                    assert_eq!(text, if whole { cell.symbol() } else { " " }, "{x},{y}");
                    assert_eq!(seen.bold(), cell.modifier.contains(Modifier::BOLD), "{x},{y}");
                    let reversed = cell.modifier.contains(Modifier::REVERSED);
                    assert_eq!(seen.inverse(), reversed, "{x},{y}");
                    assert_eq!(seen.fgcolor(), known(cell.fg), "{x},{y}");
                    assert_eq!(seen.bgcolor(), known(cell.bg), "{x},{y}");
                    x += wide;
                }
            }
            assert_eq!(screen.fgcolor(), vt100::Color::Default, "plain between frames");
            assert!(!screen.bold() && !screen.inverse(), "plain between frames");
            sent.len()
        }
    }

    fn known(colour: Color) -> vt100::Color {
        match colour {
            Color::Reset => vt100::Color::Default,
            Color::Blue => vt100::Color::Idx(4),
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            other => panic!("{other:?} is not used here"),
        }
    }

    /// A list between a head and a foot, from this line on, with the cursor on a line of it.
    fn list(first: usize, cursor: usize) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 20));
        buffer.set_string(0, 0, "Leads", Style::new().bold());
        buffer.set_string(0, 19, "n new", Style::new());
        for y in 1..19 {
            let number = first + y;
            let text = format!("Lead {number}, 東京 {}, {} ₽", number * 7919, number * 31);
            let style = if number == cursor { Style::new().bg(Color::Blue) } else { Style::new() };
            buffer.set_string(0, y as u16, text, style);
        }
        buffer
    }

    #[test]
    fn a_line_that_scrolls_costs_a_line_and_the_screen_is_right() {
        let mut desk = Desk::new(60, 20);
        let whole = desk.draw(&list(100, 105));
        for (first, cursor, most) in [
            (100, 105, 0),
            (101, 106, whole / 4),
            (102, 106, whole / 4),
            (101, 102, whole / 4),
            (98, 99, whole / 2),
            (107, 120, 3 * whole / 4),
            (500, 510, 2 * whole),
            (500, 511, whole / 4),
        ] {
            let bytes = desk.draw(&list(first, cursor));
            assert!(bytes <= most, "{first}, {cursor}: {bytes} of {whole}");
        }
    }

    #[test]
    fn the_cursor_is_seen_where_it_belongs_and_only_then() {
        let mut desk = Desk::new(60, 20);
        let page = list(1, 2);
        desk.draw(&page);
        for (cursor, page) in [
            (Some(Position::new(3, 4)), &page),
            (Some(Position::new(5, 4)), &page),
            (Some(Position::new(5, 4)), &list(1, 3)),
            (None, &page),
        ] {
            desk.draw_at(page, cursor);
            let screen = desk.terminal.screen();
            // The parser begins with a cursor that is seen, as terminals do.
            let seen = cursor.map(|at| (at.y, at.x));
            assert!(seen.is_none_or(|at| at == screen.cursor_position()), "{cursor:?}");
            assert_eq!(screen.hide_cursor(), cursor.is_none());
        }
        assert_eq!(desk.draw(&page), 0);
    }

    #[test]
    fn a_wide_character_that_is_drawn_over_comes_back_whole() {
        let plain = |over: Option<u16>| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
            buffer.set_string(0, 1, "東京都 wide", Style::new());
            if let Some(x) = over {
                buffer.set_string(x, 1, "│", Style::new());
            }
            buffer
        };
        let mut desk = Desk::new(12, 3);
        for over in [None, Some(1), None, Some(2), Some(3), Some(0), None] {
            desk.draw(&plain(over));
        }
    }

    #[test]
    fn a_wiped_terminal_is_drawn_whole() {
        let mut desk = Desk::new(60, 20);
        desk.draw(&list(1, 2));
        let mut sent = b"\x1b[1;31mfrom somebody else".to_vec();
        desk.canvas.wipe(Size::new(60, 20), &mut sent).unwrap();
        desk.terminal.process(&sent);
        desk.draw(&list(1, 2));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_drawn_is_what_is_seen(frames in proptest::collection::vec(
            proptest::collection::vec(0..9_usize, 8), 1..12)
        ) {
            let mut desk = Desk::new(12, 8);
            for rows in frames {
                let mut next = Buffer::empty(Rect::new(0, 0, 12, 8));
                for (y, row) in rows.into_iter().enumerate() {
                    let (text, style) = [
                        ("", Style::new()),
                        ("one", Style::new()),
                        ("второй", Style::new().bold()),
                        ("東京都 wide", Style::new()),
                        ("a東京都wide", Style::new().bold().fg(Color::Indexed(33))),
                        ("full row ###", Style::new().bg(Color::Blue)),
                        ("reversed", Style::new().reversed().bold()),
                        ("reversed", Style::new().reversed()),
                        ("wide at edg東", Style::new().fg(Color::Rgb(1, 2, 3))),
                    ][row];
                    next.set_string(0, y as u16, text, style);
                    if row == 4 {
                        next.set_string(2, y as u16, "|", Style::new());
                    }
                }
                desk.draw(&next);
            }
        }
    }

    #[test]
    fn a_plain_console_gets_typewritten_marks_and_letters_as_they_are() {
        let text = "O’Brien — «Żabka»… 5\u{A0}zł";
        for (ascii, seen) in [(false, text), (true, "O'Brien - \"Żabka\"~ 5 zł")] {
            let mut desk = Desk::new(30, 1);
            desk.canvas = Canvas::new(Size::new(30, 1), ascii);
            let mut sent = Vec::new();
            let render = |buffer: &mut Buffer| {
                buffer.set_string(0, 0, text, Style::new());
                None
            };
            desk.canvas.draw(render, &mut sent).unwrap();
            desk.terminal.process(&sent);
            assert_eq!(desk.terminal.screen().contents().trim_end(), seen);
        }
    }
}
