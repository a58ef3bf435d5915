//! What the terminal shows, and the bytes that make it show the next frame.
//!
//! A frame is drawn whole and compared with the one before, cell by cell; only what differs is
//! sent, in as few bytes as every terminal understands. That comparison is a part of every key, so
//! it looks at a row that stayed as it was only once. What is drawn is not known here.

use std::io::{self, Write};
use std::mem;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Color;

use super::pen::Pen;
use super::scroll;
use super::stroke::{self, Look, Stroke, alike};

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
            changed = shift.left(&changed);
        }
        let mut strokes = Vec::new();
        for row in &changed {
            let (old, new) = (row_of(&self.shown, *row), row_of(&self.next, *row));
            stroke::cut(*row, old, new, &mut strokes);
        }
        to.write_all(&self.written(strokes))?;
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

    /// The bytes that write these strokes: all of one look before the next, for to change the look
    /// takes more bytes than to go on to the next place.
    fn written(&self, mut strokes: Vec<Stroke>) -> Vec<u8> {
        let mut looks = vec![Look::PLAIN];
        for stroke in &strokes {
            if !looks.contains(&stroke.look) {
                looks.push(stroke.look);
            }
        }
        // Each look adds to the one before where it can: attributes are taken back all at once, and
        // to take a colour back costs as much as to set the next one.
        looks.sort_by_key(|look| (look.modifier.bits().count_ones(), look.fg != Color::Reset));
        strokes.sort_by_cached_key(|stroke| looks.iter().position(|look| *look == stroke.look));
        let mut pen = Pen::new(&self.next, self.ascii);
        strokes.iter().for_each(|stroke| pen.write(stroke));
        pen.finish()
    }
}

/// A row of a picture.
fn row_of(picture: &Buffer, row: usize) -> &[Cell] {
    let width = usize::from(picture.area.width);
    &picture.content[row * width..(row + 1) * width]
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use ratatui::style::{Modifier, Style};
    use vt100::Parser;

    use super::*;
    use crate::tui::terminal::stroke::columns;
    use crate::tui::widget::text;

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
                    let seen =
                        screen.cell(u16::try_from(y).unwrap(), u16::try_from(x).unwrap()).unwrap();
                    let text = if seen.contents().is_empty() { " " } else { seen.contents() };
                    let whole = wide > 1 || text::columns(cell.symbol()) == 1;
                    let whole = whole && !stroke::is_blank(cell);
                    assert_eq!(text, if whole { cell.symbol() } else { " " }, "{x},{y}");
                    let has = |modifier| cell.modifier.contains(modifier);
                    let (reversed, underlined) =
                        (has(Modifier::REVERSED), has(Modifier::UNDERLINED));
                    assert_eq!(seen.inverse(), reversed, "{x},{y}");
                    assert_eq!(seen.underline(), underlined, "{x},{y}");
                    assert_eq!(seen.bgcolor(), known(cell.bg), "{x},{y}");
                    // Nobody sees the colour of the letters on a blank.
                    if !stroke::is_blank(cell) || reversed || underlined {
                        assert_eq!(seen.bold(), has(Modifier::BOLD), "{x},{y}");
                        assert_eq!(seen.fgcolor(), known(cell.fg), "{x},{y}");
                    }
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
            Color::Red => vt100::Color::Idx(1),
            Color::Blue => vt100::Color::Idx(4),
            Color::DarkGray => vt100::Color::Idx(8),
            Color::White => vt100::Color::Idx(15),
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            other => panic!("{other:?} is not used here"),
        }
    }

    #[test]
    fn the_sixteen_colours_have_codes_of_their_own() {
        let mut desk = Desk::new(8, 1);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, "late", Style::new().fg(Color::Red).bg(Color::White));
        buffer.set_string(4, 0, "soon", Style::new().fg(Color::DarkGray).bg(Color::Blue));
        desk.draw(&buffer);
        let mut sent = Vec::new();
        let render = |to: &mut Buffer| {
            *to = buffer;
            None
        };
        Canvas::new(Size::new(8, 1), false).draw(render, &mut sent).unwrap();
        let sent = String::from_utf8(sent).unwrap();
        assert!(!sent.contains("8;5;"), "{sent:?}");
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
            buffer.set_string(0, u16::try_from(y).unwrap(), text, style);
        }
        buffer
    }

    #[test]
    fn a_line_that_scrolls_costs_a_line_and_the_screen_is_right() {
        let mut desk = Desk::new(60, 20);
        let whole = desk.draw(&list(100, 105));
        for (first, cursor, most) in [
            (100, 105, 0),
            (101, 106, whole / 3),
            (102, 106, whole / 3),
            (101, 102, whole / 3),
            (98, 99, whole / 2),
            (107, 120, 3 * whole / 4),
            (500, 510, 2 * whole),
            (500, 511, whole / 3),
        ] {
            let bytes = desk.draw(&list(first, cursor));
            assert!(bytes <= most, "{first}, {cursor}: {bytes} of {whole}");
        }
    }

    /// Three columns of cards, each from its own card on.
    fn board(firsts: [usize; 3]) -> Buffer {
        let (muted, late) =
            (Style::new().fg(Color::Indexed(243)), Style::new().fg(Color::Indexed(160)).bold());
        let mut buffer = Buffer::empty(Rect::new(0, 0, 90, 24));
        for (x, first) in [1, 31, 61].into_iter().zip(firsts) {
            for place in 0..6 {
                let (number, y) = (first + usize::from(place), place * 4);
                let name =
                    ["Поставка погрузчиков", "Ремонт кофемашин", "Лид", "Аренда"][number % 4];
                buffer.set_string(x, y, format!("{name} № {}", number * 7919), Style::new());
                let amount = format!("{} ₽", number * 31_000);
                buffer.set_string(x, y + 1, &amount, Style::new());
                let end = x + u16::try_from(amount.chars().count()).unwrap();
                let name = ["Фёдор Васильев", "Никитина Екатерина"][number % 2];
                buffer.set_string(end + 2, y + 1, name, muted);
                let (step, style) = [("! звонок 20 ноя", late), ("– нет дела", muted)][number % 2];
                buffer.set_string(x, y + 2, step, style);
                buffer.set_string(x + 22, y + 2, ["◌3ч", "◌10мин"][number % 2], muted);
            }
        }
        buffer
    }

    #[test]
    fn a_column_that_moves_costs_its_letters_and_the_way_to_them() {
        let mut desk = Desk::new(90, 24);
        let mut shown = board([0, 0, 0]);
        desk.draw(&shown);
        for firsts in [[0, 1, 0], [0, 9, 0], [0, 8, 0], [7, 8, 0], [8, 7, 0], [8, 7, 1]] {
            let next = board(firsts);
            let (mut letters, mut stretches, mut before) = (0, 0, false);
            for (old, new) in shown.content.iter().zip(&next.content) {
                let changed = old.symbol() != new.symbol();
                letters += if changed { new.symbol().len() } else { 0 };
                stretches += usize::from(changed && !before);
                before = changed;
            }
            let bytes = desk.draw(&next);
            let (ways, looks) = (5 * stretches, 50);
            assert!(bytes < letters + ways + looks, "{firsts:?}: {bytes}, {letters}, {stretches}");
            shown = next;
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
    fn what_follows_a_picture_stands_right_whatever_its_width() {
        // This terminal gives the telephone one column and each letter of a flag one of its own.
        let before = |y: u16| format!("{}{y}", "н".repeat(19));
        let texts =
            ["☎\u{fe0f} phone", "a☎\u{fe0f}❤\u{fe0f}b", "🇵🇱 flag", "edge is near here ☎\u{fe0f}"];
        for text in texts {
            let mut desk = Desk::new(20, 3);
            for picture in [true, false, true] {
                let mut sent = Vec::new();
                let render = |buffer: &mut Buffer| {
                    for y in 0..3 {
                        let text = if picture && y == 1 { text.to_owned() } else { before(y) };
                        buffer.set_string(0, y, text, Style::new());
                    }
                    None
                };
                desk.canvas.draw(render, &mut sent).unwrap();
                desk.terminal.process(&sent);
                let next = desk.canvas.shown.clone();
                for (y, row) in next.content.chunks(20).enumerate() {
                    let mut x = 0;
                    while x < row.len() {
                        let wide = columns(row, x);
                        let seen = desk
                            .terminal
                            .screen()
                            .cell(u16::try_from(y).unwrap(), u16::try_from(x).unwrap())
                            .unwrap();
                        let text = if seen.contents().is_empty() { " " } else { seen.contents() };
                        if !text::is_unsure(row[x].symbol()) {
                            assert_eq!(text, row[x].symbol(), "{x},{y}");
                        }
                        for under in x..x + wide {
                            let seen = desk
                                .terminal
                                .screen()
                                .cell(u16::try_from(y).unwrap(), u16::try_from(under).unwrap())
                                .unwrap();
                            assert!(!picture || y != 1 || seen.contents() != "н", "{under}: left");
                        }
                        x += wide;
                    }
                }
            }
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
                    next.set_string(0, u16::try_from(y).unwrap(), text, style);
                    if row == 4 {
                        next.set_string(2, u16::try_from(y).unwrap(), "|", Style::new());
                    }
                }
                desk.draw(&next);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_drawn_over_a_picture_is_seen(frames in proptest::collection::vec(
            proptest::collection::vec((0..24_u16, 0..8_u16, 0..8_usize, 0..8_usize), 0..12), 1..9)
        ) {
            let mut desk = Desk::new(24, 8);
            let mut next = Buffer::empty(Rect::new(0, 0, 24, 8));
            for patches in frames {
                for (x, y, text, style) in patches {
                    let text = [
                        "",
                        "a",
                        "        ",
                        "слово",
                        "東京 都",
                        "wide 東",
                        "                        ",
                        "1\u{A0}350\u{A0}000\u{A0}₽ and more spaces",
                    ][text];
                    let style = [
                        Style::new(),
                        Style::new().bold(),
                        Style::new().fg(Color::Indexed(243)),
                        Style::new().fg(Color::Indexed(160)).bold(),
                        Style::new().bg(Color::Blue),
                        Style::new().reversed(),
                        Style::new().reversed().bold().fg(Color::Indexed(28)),
                        Style::new().underlined(),
                    ][style];
                    if text.is_empty() {
                        next.reset();
                    }
                    // What `set_string` does not take over stays as it was, colours too.
                    next.set_string(x, y, text, Style::reset());
                    next.set_string(x, y, text, style);
                }
                desk.draw(&next);
            }
        }
    }

    #[test]
    fn a_plain_console_gets_typewritten_marks_and_letters_as_they_are() {
        let text = "O’Brien — «Żabka»… 5\u{A0}zł";
        for (ascii, seen) in
            [(false, "O’Brien — «Żabka»… 5 zł"), (true, "O'Brien - \"Żabka\"~ 5 zł")]
        {
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
