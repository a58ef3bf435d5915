//! Rows that only move are moved by the terminal itself: a list that scrolls by one line sends that
//! line, not the screen.
//!
//! The drawing library tells which cells differ from its last frame. What the terminal shows is
//! kept here as well, so that a frame of many changes can be looked at for rows that stand a few
//! lines higher or lower than before. It knows nothing of what is drawn.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use unicode_width::UnicodeWidthStr;

/// Fewer rows than this are drawn faster than moved.
const WORTH: usize = 3;

/// A screen that scrolls what it can and draws the rest.
pub struct Scrolling<W: Write> {
    inner: CrosstermBackend<W>,
    /// What the terminal shows.
    shown: Buffer,
}

/// Rows that move together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shift {
    /// The first row they stand in afterwards.
    first: usize,
    /// How many they are.
    rows: usize,
    /// By how many lines they go up; down where it is negative.
    up: isize,
}

impl<W: Write> Scrolling<W> {
    /// A screen of this size that shows nothing yet.
    pub fn new(to: W, size: Size) -> Scrolling<W> {
        let area = Rect::from((Position::ORIGIN, size));
        Scrolling { inner: CrosstermBackend::new(to), shown: Buffer::empty(area) }
    }

    /// Shows what differs from the last frame.
    fn change<'a>(
        &mut self,
        content: impl Iterator<Item = (u16, u16, &'a Cell)>,
    ) -> io::Result<()> {
        let changes: Vec<_> = content.collect();
        let many = WORTH * usize::from(self.shown.area.width) / 2;
        let put = |buffer: &mut Buffer| {
            for (x, y, cell) in &changes {
                if let Some(place) = buffer.cell_mut((*x, *y)) {
                    place.clone_from(cell);
                }
                // What a wide character covers is no longer there.
                for covered in 1..cell.symbol().width() as u16 {
                    if let Some(place) = buffer.cell_mut((x + covered, *y)) {
                        *place = Cell::EMPTY;
                    }
                }
            }
        };
        if changes.len() > many {
            let mut wanted = self.shown.clone();
            put(&mut wanted);
            if let Some(rows) = shift(&self.shown, &wanted) {
                self.shift(rows)?;
                self.inner.draw(self.shown.diff_iter(&wanted))?;
                self.shown = wanted;
                return Ok(());
            }
        }
        put(&mut self.shown);
        self.inner.draw(changes.into_iter())
    }

    /// Moves the rows on the terminal. Lines that come free are blank there.
    fn shift(&mut self, shift: Shift) -> io::Result<()> {
        let by = shift.up.unsigned_abs();
        let width = usize::from(self.shown.area.width);
        let cells = &mut self.shown.content;
        let top = if shift.up > 0 { shift.first } else { shift.first - by };
        let bottom = top + shift.rows + by;
        let region = &mut cells[top * width..bottom * width];
        let (line, freed) = if shift.up > 0 {
            region.rotate_left(by * width);
            (bottom, shift.rows * width..region.len())
        } else {
            region.rotate_right(by * width);
            (top + 1, 0..by * width)
        };
        region[freed].fill(Cell::EMPTY);
        // Without colours of its own, so that the freed lines have none either.
        write!(self.inner, "\x1b[0m\x1b[{};{bottom}r\x1b[{line};1H", top + 1)?;
        let step: &[u8] = if shift.up > 0 { b"\n" } else { b"\x1bM" };
        for _ in 0..by {
            self.inner.write_all(step)?;
        }
        self.inner.write_all(b"\x1b[r")
    }
}

/// The rows worth moving on the way from one picture to the next, if there are any. A few of the
/// rows that changed are looked for among the old ones; how far these moved is tried for all.
fn shift(from: &Buffer, to: &Buffer) -> Option<Shift> {
    let width = usize::from(from.area.width).max(1);
    let old: Vec<&[Cell]> = from.content.chunks(width).collect();
    let new: Vec<&[Cell]> = to.content.chunks(width).collect();
    let changed: Vec<usize> = (0..new.len()).filter(|&row| new[row] != old[row]).collect();
    let mut best: Option<(usize, Shift)> = None;
    for quarter in 1..4 {
        let Some(&row) = changed.get(changed.len() * quarter / 4) else { continue };
        for came in (0..old.len()).filter(|&came| old[came] == new[row]) {
            let up = came as isize - row as isize;
            let Some((saved, shift)) = run(&old, &new, up) else { continue };
            if best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, shift));
            }
        }
    }
    best.map(|(_, shift)| shift)
}

/// The longest run of rows that stand so many lines higher than before, with how many of them
/// would have to be drawn otherwise; none where drawing is as good.
fn run(old: &[&[Cell]], new: &[&[Cell]], up: isize) -> Option<(usize, Shift)> {
    let mut best: Option<(usize, Shift)> = None;
    let (mut first, mut saved) = (0, 0);
    for row in 0..=new.len() {
        let came = row.checked_add_signed(up).and_then(|came| old.get(came));
        if let (Some(came), Some(stands)) = (came, new.get(row))
            && came == stands
        {
            saved += usize::from(old[row] != new[row]);
            continue;
        }
        if saved >= WORTH && best.is_none_or(|(most, _)| saved > most) {
            best = Some((saved, Shift { first, rows: row - first, up }));
        }
        (first, saved) = (row + 1, 0);
    }
    best
}

impl<W: Write> Backend for Scrolling<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let area = Rect::from((Position::ORIGIN, self.inner.size()?));
        if area != self.shown.area {
            // The library sees the new size before its next frame and draws all of that.
            self.shown = Buffer::empty(area);
            return self.inner.draw(content);
        }
        self.change(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, kind: ClearType) -> io::Result<()> {
        self.shown.reset();
        self.inner.clear_region(kind)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use ratatui::style::{Color, Style};
    use vt100::Parser;

    use super::*;
    use crate::tui::terminal::output::Output;

    /// A terminal that is fed with what a screen sends, and counts it.
    struct Desk {
        screen: Scrolling<Output>,
        output: Output,
        terminal: Parser,
        /// What the drawing library holds its last frame to be.
        last: Buffer,
    }

    impl Desk {
        fn new(width: u16, height: u16) -> Desk {
            let (output, size) = (Output::new(), Size::new(width, height));
            let screen = Scrolling::new(output.clone(), size);
            let cells = |count| NonZero::new(count).unwrap();
            let terminal = Parser::new(cells(height), cells(width), 0);
            Desk { screen, output, terminal, last: Buffer::empty(Rect::new(0, 0, width, height)) }
        }

        /// Draws a frame and says how many bytes it took.
        fn draw(&mut self, next: Buffer) -> usize {
            self.screen.change(self.last.diff_iter(&next)).unwrap();
            self.last = next;
            let mut sent = Vec::new();
            self.output.send(&mut sent).unwrap();
            self.terminal.process(&sent);
            for (y, row) in self.last.content.chunks(self.last.area.width.into()).enumerate() {
                for (x, cell) in row.iter().enumerate() {
                    let seen = self.terminal.screen().cell(y as u16, x as u16).unwrap();
                    if seen.is_wide_continuation() {
                        continue;
                    }
                    let text = if seen.contents().is_empty() { " " } else { seen.contents() };
                    assert_eq!(text, cell.symbol(), "{x},{y}");
                    let bold = cell.modifier.contains(ratatui::style::Modifier::BOLD);
                    assert_eq!(seen.bold(), bold, "{x},{y}");
                    let blue = cell.bg == Color::Blue;
                    assert_eq!(seen.bgcolor() != vt100::Color::Default, blue, "{x},{y}");
                }
            }
            sent.len()
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
        let whole = desk.draw(list(100, 105));
        for (first, cursor, most) in [
            (101, 106, whole / 4),
            (102, 106, whole / 4),
            (101, 102, whole / 4),
            (98, 99, whole / 2),
            (107, 120, 3 * whole / 4),
            (500, 510, 2 * whole),
            (500, 511, whole / 4),
        ] {
            let bytes = desk.draw(list(first, cursor));
            assert!(bytes <= most, "{first}, {cursor}: {bytes} of {whole}");
        }
    }

    #[test]
    fn rows_that_did_not_move_are_not_moved() {
        assert_eq!(shift(&list(1, 2), &list(1, 9)), None);
        assert_eq!(shift(&list(1, 2), &list(400, 401)), None);
        let up = shift(&list(1, 0), &list(3, 0));
        assert_eq!(up, Some(Shift { first: 1, rows: 16, up: 2 }));
        let down = shift(&list(3, 0), &list(1, 0));
        assert_eq!(down, Some(Shift { first: 3, rows: 16, up: -2 }));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_drawn_is_what_is_seen(frames in proptest::collection::vec(
            proptest::collection::vec(0..5_usize, 8), 1..12)
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
                        ("full row ###", Style::new().bg(Color::Blue)),
                    ][row];
                    next.set_string(0, y as u16, text, style);
                }
                desk.draw(next);
            }
        }
    }
}
