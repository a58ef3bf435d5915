//! Rows that only move are moved by the terminal itself: a list that scrolls by one line sends that
//! line, not the screen.
//!
//! It finds the rows of a picture that stand a few lines higher or lower than in the one before,
//! and knows nothing of what is drawn.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};

use super::stroke::alike;

/// Fewer rows than this are drawn faster than moved.
pub const WORTH: usize = 3;

/// Rows that move together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// The first row they stand in afterwards.
    first: usize,
    /// How many they are.
    rows: usize,
    /// By how many lines they go up; down where it is negative.
    up: isize,
}

impl Shift {
    /// Moves the rows on the terminal, and in what it is known to show. Lines that come free are
    /// blank there, as long as no colours are set.
    pub fn apply(self, shown: &mut Buffer, to: &mut impl Write) -> io::Result<()> {
        let by = self.up.unsigned_abs();
        let width = usize::from(shown.area.width);
        let top = if self.up > 0 { self.first } else { self.first - by };
        let bottom = top + self.rows + by;
        let region = &mut shown.content[top * width..bottom * width];
        let (line, freed) = if self.up > 0 {
            region.rotate_left(by * width);
            (bottom, self.rows * width..region.len())
        } else {
            region.rotate_right(by * width);
            (top + 1, 0..by * width)
        };
        region[freed].fill(Cell::EMPTY);
        write!(to, "\x1b[{};{bottom}r\x1b[{line}H", top + 1)?;
        let step: &[u8] = if self.up > 0 { b"\n" } else { b"\x1bM" };
        for _ in 0..by {
            to.write_all(step)?;
        }
        to.write_all(b"\x1b[r")
    }
}

/// The rows worth moving on the way from one picture to the next, if there are any. A few of the
/// rows that changed are looked for among the old ones; how far these moved is tried for all.
pub fn shift(from: &Buffer, to: &Buffer, changed: &[usize]) -> Option<Shift> {
    let width = usize::from(from.area.width).max(1);
    let old: Vec<&[Cell]> = from.content.chunks(width).collect();
    let new: Vec<&[Cell]> = to.content.chunks(width).collect();
    let mut best: Option<(usize, Shift)> = None;
    let mut tried = Vec::new();
    for quarter in 1..4 {
        let Some(&row) = changed.get(changed.len() * quarter / 4) else { continue };
        for came in (0..old.len()).filter(|&came| alike(old[came], new[row])) {
            let up = came as isize - row as isize;
            // Comparing all rows is most of the work, and rows that scroll move alike.
            if tried.contains(&up) {
                continue;
            }
            tried.push(up);
            let Some((saved, shift)) = run(&old, &new, up, changed) else { continue };
            if best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, shift));
            }
        }
    }
    best.map(|(_, shift)| shift)
}

/// The longest run of rows that stand so many lines higher than before, with how many of them
/// would have to be drawn otherwise; none where drawing is as good.
fn run(old: &[&[Cell]], new: &[&[Cell]], up: isize, changed: &[usize]) -> Option<(usize, Shift)> {
    let mut best: Option<(usize, Shift)> = None;
    let (mut first, mut saved) = (0, 0);
    for row in 0..=new.len() {
        let came = row.checked_add_signed(up).and_then(|came| old.get(came));
        if let (Some(came), Some(stands)) = (came, new.get(row))
            && alike(came, stands)
        {
            saved += usize::from(changed.binary_search(&row).is_ok());
            continue;
        }
        if saved >= WORTH && best.is_none_or(|(most, _)| saved > most) {
            best = Some((saved, Shift { first, rows: row - first, up }));
        }
        (first, saved) = (row + 1, 0);
    }
    best
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    /// Rows of text, each of its own kind.
    fn rows(first: usize) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 20));
        buffer.set_string(0, 0, "Leads", Style::new().bold());
        buffer.set_string(0, 19, "n new", Style::new());
        for y in 1..19 {
            buffer.set_string(0, y, format!("Lead {}", first + usize::from(y)), Style::new());
        }
        buffer
    }

    #[test]
    fn rows_that_moved_are_found_and_those_that_did_not_are_not() {
        let within: Vec<usize> = (1..19).collect();
        let up = shift(&rows(1), &rows(3), &within);
        assert_eq!(up, Some(Shift { first: 1, rows: 16, up: 2 }));
        let down = shift(&rows(3), &rows(1), &within);
        assert_eq!(down, Some(Shift { first: 3, rows: 16, up: -2 }));
        assert_eq!(shift(&rows(1), &rows(400), &within), None);
        assert_eq!(shift(&rows(1), &rows(1), &[]), None);
    }
}
