//! The edges of what is loaded of a long list. No more is read at once than a screen and one to move
//! in; where the cursor nears an edge, rows are read on from there, and those far beyond the other
//! are let go of.
//!
//! What was read stays as it was read: that somebody changed it is told by another way, and all of
//! it is read again then.

use crate::crm::reader::{Stretch, Window};

/// So many screens of rows are held before the cursor when it goes down.
const BEFORE: usize = 2;
/// So many are held from the cursor on when it goes up.
const AFTER: usize = 3;

/// One end of what is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The first row.
    First,
    /// The last row.
    Last,
}

impl Edge {
    /// The stretch to be read by whoever goes to this end of the list.
    pub fn window(self, height: usize) -> Window {
        match self {
            Edge::First => top(0, height),
            Edge::Last => Window::End { rows: 2 * height },
        }
    }
}

/// The stretch from the first row on that shows the cursor at this place, with rows to move in.
pub fn top(index: usize, height: usize) -> Window {
    Window::Top { rows: index + 2 * height }
}

/// The stretch that shows the first of these rows that is left, wherever it stands on the screen,
/// with rows to move in.
pub fn near(ids: Vec<i64>, height: usize) -> Window {
    Window::Nearest { ids, before: height, after: 2 * height }
}

/// Where the cursor is in what is loaded.
#[derive(Debug, Clone, Copy)]
pub struct Position {
    /// Whether there are rows before and after the loaded ones.
    pub more: (bool, bool),
    /// The place of the cursor among them.
    pub index: usize,
    /// How many are loaded.
    pub loaded: usize,
    /// How many the screen shows.
    pub height: usize,
}

impl Position {
    /// The edge behind which rows will soon be lacking: less than a screen is loaded up to there.
    pub fn near(self) -> Option<Edge> {
        let Position { more, index, loaded, height } = self;
        if more.1 && index + height >= loaded {
            Some(Edge::Last)
        } else if more.0 && index < height {
            Some(Edge::First)
        } else {
            None
        }
    }

    /// The rows to be read: the one at the edge, by which they are joined, and a screen of others.
    pub fn wants<T>(self, rows: &[T], id: impl Fn(&T) -> i64) -> Option<Window> {
        let height = self.height;
        Some(match self.near()? {
            Edge::First => Window::Around { id: id(rows.first()?), before: height, after: 1 },
            Edge::Last => Window::Around { id: id(rows.last()?), before: 0, after: height + 1 },
        })
    }

    /// Joins what was read on to what is loaded, and says how many rows came before the first one,
    /// negative where rows were let go of there. None where nothing can be joined: the row at the
    /// edge is not in its place any more.
    pub fn join<T>(
        self,
        rows: &mut Vec<T>,
        more: &mut (bool, bool),
        further: Stretch<T>,
        id: impl Fn(&T) -> i64,
    ) -> Option<isize> {
        let edge = self.near()?;
        let seam = id(match edge {
            Edge::First => rows.first()?,
            Edge::Last => rows.last()?,
        });
        let mut read = further.rows;
        let place = read.iter().position(|row| id(row) == seam)?;
        match edge {
            Edge::First => {
                read.truncate(place);
                read.append(rows);
                *rows = read;
                more.0 = further.more_before;
                let kept = self.index + place + AFTER * self.height;
                more.1 |= kept < rows.len();
                rows.truncate(kept);
                isize::try_from(place).ok()
            }
            Edge::Last => {
                rows.extend(read.drain(place + 1..));
                more.1 = further.more_after;
                let gone = self.index.saturating_sub(BEFORE * self.height);
                more.0 |= gone > 0;
                rows.drain(..gone);
                isize::try_from(gone).ok().map(|gone| -gone)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a list of so many rows, numbered by their places, has in a window.
    fn read(total: i64, window: Window) -> Stretch<i64> {
        let Window::Around { id, before, after } = window else { panic!("read on from a row") };
        let first = (id - before as i64).max(0);
        let last = (first + (before + after) as i64).min(total);
        let (more_before, more_after) = (first > 0, last < total);
        Stretch { rows: (first..last).collect(), more_before, more_after }
    }

    proptest! {
        #[test]
        fn whatever_way_the_cursor_goes_the_rows_around_it_are_there(
            total in 1i64..200,
            height in 1usize..12,
            steps in proptest::collection::vec(-12isize..13, 1..60),
        ) {
            let mut rows: Vec<i64> = (0..total.min(3 * height as i64)).collect();
            let mut more = (false, (rows.len() as i64) < total);
            let mut index = 0;
            for step in steps {
                let step = step.clamp(-(height as isize), height as isize);
                let at = rows[index];
                index = index.saturating_add_signed(step).min(rows.len() - 1);
                prop_assert_eq!(rows[index], (at + step as i64).clamp(0, total - 1));
                let here = rows[index];
                let position = Position { more, index, loaded: rows.len(), height };
                let Some(window) = position.wants(&rows, |id| *id) else { continue };
                let came = position.join(&mut rows, &mut more, read(total, window), |id| *id);
                index = index.saturating_add_signed(came.unwrap());
                prop_assert_eq!(rows[index], here);
                let whole: Vec<i64> = (rows[0]..rows[0] + rows.len() as i64).collect();
                prop_assert_eq!(&rows, &whole);
                prop_assert_eq!(more, (rows[0] > 0, rows[rows.len() - 1] < total - 1));
                prop_assert!(rows.len() <= (BEFORE + AFTER + 1) * height);
            }
        }
    }

    #[test]
    fn nothing_is_joined_to_a_row_that_left_its_place() {
        let mut rows = vec![1, 2, 3];
        let mut more = (false, true);
        let position = Position { more, index: 2, loaded: 3, height: 2 };
        let elsewhere = Stretch { rows: vec![7, 8, 9], more_before: false, more_after: true };
        assert_eq!(position.join(&mut rows, &mut more, elsewhere, |id| *id), None);
        assert_eq!((rows, more), (vec![1, 2, 3], (false, true)));
    }
}
