//! What of a row is written anew, cut into strokes: stretches of cells in one look.
//!
//! A blank looks alike in any colour of letters, so it joins whatever stands before or behind it.
//! In which order strokes are written, and where the terminal writes just now, is not known here.

use std::ops::Range;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::tui::widget::text;

/// The attributes that are seen on a blank as well; with them its colours are, too.
const SEEN_ON_BLANK: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// How a character looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colour of the letters.
    pub fg: Color,
    /// What is behind them.
    pub bg: Color,
    /// Their attributes.
    pub modifier: Modifier,
}

impl Look {
    /// As the terminal writes when nobody asked for anything.
    pub const PLAIN: Look =
        Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// The look of a cell.
    pub fn of(cell: &Cell) -> Look {
        Look { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank is the same in both.
    pub fn blanks_alike(self, other: Look) -> bool {
        let seen = (self.modifier | other.modifier).intersects(SEEN_ON_BLANK);
        self == other || (self.bg == other.bg && !seen)
    }

    /// Whether a cell written in this look is as it should be.
    pub fn suits(self, cell: &Cell) -> bool {
        let look = Look::of(cell);
        self == look || (is_blank(cell) && self.blanks_alike(look))
    }
}

/// Cells of a row that are written one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    /// The row.
    pub row: usize,
    /// The cells.
    pub cells: Range<usize>,
    /// The look that suits all of them.
    pub look: Look,
    /// Whether they are blanks only, and other looks may suit them as well.
    pub blank: bool,
}

/// Cuts what differs between two pictures of a row into strokes, from left to right.
pub fn cut(row: usize, old: &[Cell], new: &[Cell], strokes: &mut Vec<Stroke>) {
    let first = strokes.len();
    // Up to here stands what is left of a wide character: nobody knows how that looks.
    let mut torn = 0;
    let mut x = 0;
    while x < new.len() {
        let wide = columns(new, x);
        let stays = same(&old[x], &new[x]) && columns(old, x) == wide;
        if x < torn || !stays {
            let (look, blank) = (Look::of(&new[x]), is_blank(&new[x]));
            match strokes[first..].last_mut().filter(|last| last.cells.end == x) {
                Some(last) if last.look.suits(&new[x]) => {
                    last.cells.end += wide;
                    last.blank &= blank;
                }
                Some(last) if last.blank && last.look.blanks_alike(look) => {
                    last.cells.end += wide;
                    (last.look, last.blank) = (look, false);
                }
                _ => strokes.push(Stroke { row, cells: x..x + wide, look, blank }),
            }
            for under in x..x + wide {
                torn = torn.max(under + columns(old, under));
            }
        }
        x += wide;
    }
}

/// Whether two rows of one width look alike.
pub fn alike(one: &[Cell], other: &[Cell]) -> bool {
    one.iter().zip(other).all(|(one, other)| same(one, other))
}

/// In how many cells two rows of one width differ.
pub fn differing(one: &[Cell], other: &[Cell]) -> usize {
    one.iter().zip(other).filter(|(one, other)| !same(one, other)).count()
}

/// Whether two cells look alike. It is asked of each cell of a frame, and nearly all are as they were:
/// that is seen first.
fn same(one: &Cell, other: &Cell) -> bool {
    let is_letter_kept = same_letter(one.symbol(), other.symbol());
    if is_letter_kept && Look::of(one) == Look::of(other) {
        return true;
    }
    let alike = is_letter_kept || (is_blank(one) && is_blank(other));
    alike && Look::of(other).suits(one)
}

/// Whether two characters are the same. Those of one or two bytes, which most are, are compared
/// quicker here than where any text is.
fn same_letter(one: &str, other: &str) -> bool {
    match (one.as_bytes(), other.as_bytes()) {
        ([one], [other]) => one == other,
        ([one, rest], [other, other_rest]) => (one, rest) == (other, other_rest),
        (one, other) => one == other,
    }
}

/// Whether nothing is written in a cell. Spaces are all alike on a screen, also those at which no
/// line may be broken.
pub fn is_blank(cell: &Cell) -> bool {
    matches!(cell.symbol(), " " | "\u{A0}" | "\u{202F}" | "\u{2009}")
}

/// How many columns of a row the character at this place takes. One of which a part is drawn over
/// or beyond the edge is not shown, and takes one.
pub fn columns(row: &[Cell], x: usize) -> usize {
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

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn row(parts: &[(u16, &str, Style)]) -> Vec<Cell> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        for (x, text, style) in parts {
            buffer.set_string(*x, 0, text, *style);
        }
        buffer.content
    }

    #[test]
    fn a_stroke_is_blank_as_long_as_nothing_is_written_in_it() {
        let full = row(&[(0, "####################", Style::new())]);
        for (parts, blank) in
            [(&[(20, "", Style::new())][..], true), (&[(9, "a", Style::new())], false)]
        {
            let mut strokes = Vec::new();
            cut(0, &full, &row(parts), &mut strokes);
            assert_eq!(strokes, [Stroke { row: 0, cells: 0..20, look: Look::PLAIN, blank }]);
        }
    }

    #[test]
    fn blanks_join_what_stands_beside_them_unless_they_are_seen() {
        let (plain, red) = (Style::new(), Style::new().fg(Color::Red));
        let (blue, turned) = (Style::new().bg(Color::Blue), Style::new().reversed());
        let empty = row(&[]);
        let full = row(&[(0, "####################", plain)]);
        for (old, parts, cuts) in [
            (&empty, &[(2, "a", plain), (3, "b", plain)][..], &[(2, 4)][..]),
            (&empty, &[(2, "a", plain), (3, "b", red)], &[(2, 3), (3, 4)]),
            (&empty, &[(2, "a", plain), (5, "b", plain)], &[(2, 3), (5, 6)]),
            (&full, &[(2, "a", red), (5, "b", red)], &[(0, 20)]),
            (&full, &[(2, "a", red), (5, "b", plain)], &[(0, 5), (5, 20)]),
            (&empty, &[(2, "   ", red)], &[]),
            (&empty, &[(2, "   ", blue), (5, "b", plain)], &[(2, 5), (5, 6)]),
            (&empty, &[(2, " a ", turned), (5, "b", plain)], &[(2, 5), (5, 6)]),
            (&full, &[(0, "  ", turned), (2, "b", turned)], &[(0, 3), (3, 20)]),
        ] {
            let mut strokes = Vec::new();
            cut(0, old, &row(parts), &mut strokes);
            let cells: Vec<(usize, usize)> =
                strokes.into_iter().map(|stroke| (stroke.cells.start, stroke.cells.end)).collect();
            assert_eq!(cells, cuts, "{parts:?}");
        }
    }
}
