//! Rows that only move are moved by the terminal itself: a list that scrolls by one line sends that
//! line, not the screen.
//!
//! It finds the rows of a picture that stand a few lines higher or lower than in the one before,
//! and knows nothing of what is drawn.

use std::io::{self, Write};
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};

use super::stroke::{alike, differing};

/// Fewer rows than this are drawn faster than moved.
pub const WORTH: usize = 3;

/// Rows that move together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// The rows they stand in afterwards.
    rows: Range<usize>,
    /// Those of them that need not be drawn then.
    settled: Range<usize>,
    /// By how many lines they go up; down where it is negative.
    up: isize,
}

impl Shift {
    /// Moves the rows on the terminal, and in what it is known to show. Lines that come free are
    /// blank there, as long as no colours are set.
    pub fn apply(&self, shown: &mut Buffer, to: &mut impl Write) -> io::Result<()> {
        let (by, width) = (self.up.unsigned_abs(), usize::from(shown.area.width));
        let Range { start: top, end: bottom } = self.region();
        let region = &mut shown.content[top * width..bottom * width];
        let (line, freed) = if self.up > 0 {
            region.rotate_left(by * width);
            (bottom, self.rows.len() * width..region.len())
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

    /// The rows to draw once it is applied, of which `changed` were to be drawn before.
    pub fn left(&self, changed: &[usize]) -> Vec<usize> {
        let region = self.region();
        let beside = changed.iter().copied().filter(|row| !region.contains(row));
        let within = region.clone().filter(|row| !self.settled.contains(row));
        let mut left: Vec<usize> = beside.chain(within).collect();
        left.sort_unstable();
        left
    }

    /// The rows it touches: those that move, before and afterwards.
    fn region(&self) -> Range<usize> {
        let by = self.up.unsigned_abs();
        if self.up > 0 {
            self.rows.start..self.rows.end + by
        } else {
            self.rows.start - by..self.rows.end
        }
    }
}

/// The rows worth moving on the way from one picture to the next, if there are any. A few of the
/// rows that changed are looked for among the old ones; how far these moved is tried for all.
pub fn shift(from: &Buffer, to: &Buffer, changed: &[usize]) -> Option<Shift> {
    let width = usize::from(from.area.width).max(1);
    let old: Vec<&[Cell]> = from.content.chunks(width).collect();
    let new: Vec<&[Cell]> = to.content.chunks(width).collect();
    let pictures = Pictures { old: &old, new: &new, changed };
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
            let Some((saved, settled)) = pictures.run(up) else { continue };
            if best.as_ref().is_none_or(|(most, _)| saved > *most) {
                best = Some((saved, Shift { rows: pictures.around(&settled, up), settled, up }));
            }
        }
    }
    best.map(|(_, shift)| shift)
}

/// Two pictures, row by row, and the rows in which they differ.
struct Pictures<'a> {
    old: &'a [&'a [Cell]],
    new: &'a [&'a [Cell]],
    changed: &'a [usize],
}

impl Pictures<'_> {
    /// The longest run of rows that stand so many lines higher than before, with how many of them
    /// would have to be drawn otherwise; none where drawing is as good.
    fn run(&self, up: isize) -> Option<(usize, Range<usize>)> {
        let mut best: Option<(usize, Range<usize>)> = None;
        let (mut first, mut saved) = (0, 0);
        for row in 0..=self.new.len() {
            let came = row.checked_add_signed(up).and_then(|came| self.old.get(came));
            if let (Some(came), Some(stands)) = (came, self.new.get(row))
                && alike(came, stands)
            {
                saved += usize::from(self.is_changed(row));
                continue;
            }
            if saved >= WORTH && best.as_ref().is_none_or(|(most, _)| saved > *most) {
                best = Some((saved, first..row));
            }
            (first, saved) = (row + 1, 0);
        }
        best
    }

    /// These rows with those beside them that take less to draw where they came to than anew, such
    /// as the one the cursor has left.
    fn around(&self, settled: &Range<usize>, up: isize) -> Range<usize> {
        let is_nearer = |row: &usize| {
            let Some(came) = row.checked_add_signed(up) else { return false };
            let (Some(new), Some(old)) = (self.new.get(*row), self.old.get(came)) else {
                return false;
            };
            // What stays as it is would be torn along and drawn anew.
            let changed = self.is_changed(*row) && self.is_changed(came);
            changed && differing(old, new) < differing(self.old[*row], new)
        };
        let before = (0..settled.start).rev().take_while(is_nearer).count();
        let behind = (settled.end..self.new.len()).take_while(is_nearer).count();
        settled.start - before..settled.end + behind
    }

    fn is_changed(&self, row: usize) -> bool {
        self.changed.binary_search(&row).is_ok()
    }
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
            buffer.set_string(
                0,
                y,
                format!("Lead {}", (first + usize::from(y)) * 7919),
                Style::new(),
            );
        }
        buffer
    }

    #[test]
    fn rows_that_moved_are_found_and_those_that_did_not_are_not() {
        let within: Vec<usize> = (1..19).collect();
        let up = shift(&rows(1), &rows(3), &within).unwrap();
        assert_eq!(up, Shift { rows: 1..17, settled: 1..17, up: 2 });
        assert_eq!(up.left(&[0, 1, 17]), [0, 17, 18]);
        let down = shift(&rows(3), &rows(1), &within).unwrap();
        assert_eq!(down, Shift { rows: 3..19, settled: 3..19, up: -2 });
        assert_eq!(down.left(&within), [1, 2]);
        assert_eq!(shift(&rows(1), &rows(400), &within), None);
        assert_eq!(shift(&rows(1), &rows(1), &[]), None);
    }

    #[test]
    fn a_row_that_is_little_else_goes_along_and_what_stays_does_not() {
        let within: Vec<usize> = (1..19).collect();
        let (bold, plain) = (Style::new().bold(), Style::new());
        let at = |first: usize, cursor: u16, style: Style| {
            let mut buffer = rows(first);
            buffer.set_string(0, cursor, "L", style);
            buffer
        };
        let up = shift(&at(1, 18, bold), &at(2, 18, bold), &within).unwrap();
        assert_eq!(up, Shift { rows: 1..18, settled: 1..17, up: 1 });
        assert_eq!(up.left(&within), [17, 18]);
        let down = shift(&at(2, 1, bold), &at(1, 1, bold), &within).unwrap();
        assert_eq!(down, Shift { rows: 2..19, settled: 3..19, up: -1 });
        assert_eq!(down.left(&within), [1, 2]);
        // The line below is as it was.
        let up = shift(&at(1, 18, plain), &at(2, 18, plain), &within).unwrap();
        assert_eq!(up, Shift { rows: 1..18, settled: 1..18, up: 1 });
    }
}
