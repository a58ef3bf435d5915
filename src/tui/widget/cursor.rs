//! The cursor over rows: by id and not by place, over a list of which only a window is loaded.
//!
//! A list reads its window, then [`Cursor::settle`]s on it: the cursor finds its row again
//! wherever it went, or goes to the nearest neighbour that is left. What a row is, is not known.

use std::cmp::Ordering;
use std::ops::Range;

use crate::tui::action::Action;

/// Which row of a list is selected, and from where the list is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor<Id> {
    /// The selected row; none while it is not loaded, and in an empty list.
    id: Option<Id>,
    /// Its place in the whole list.
    index: usize,
    /// The place of the first row on the screen.
    top: usize,
    /// Rows of the whole list.
    total: usize,
    /// The place of the first loaded row.
    offset: usize,
    /// The loaded rows.
    loaded: Vec<Id>,
    /// Whether it scrolls by a third of the screen at a time.
    strides: bool,
}

/// Where to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// So many rows down, or up where negative.
    By(isize),
    /// To this place.
    To(usize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Go {
    /// The way an action moves over the rows of a list of which `height` are shown.
    pub fn of(action: Action, height: usize) -> Option<Go> {
        let page = isize::try_from(height).unwrap_or(isize::MAX);
        Some(match action {
            Action::MoveUp => Go::By(-1),
            Action::MoveDown => Go::By(1),
            Action::PageUp => Go::By(-page),
            Action::PageDown => Go::By(page),
            Action::HalfPageUp => Go::By(-(page / 2).max(1)),
            Action::HalfPageDown => Go::By((page / 2).max(1)),
            Action::MoveFirst => Go::First,
            Action::MoveLast => Go::Last,
            _ => return None,
        })
    }

    /// The place it leads to from place `at`, in a list whose last row is at `last`.
    pub fn from(self, at: usize, last: usize) -> usize {
        match self {
            Go::By(rows) => at.saturating_add_signed(rows).min(last),
            Go::To(place) => place.min(last),
            Go::First => 0,
            Go::Last => last,
        }
    }
}

impl<Id> Default for Cursor<Id> {
    fn default() -> Cursor<Id> {
        let loaded = Vec::new();
        Cursor { id: None, index: 0, top: 0, total: 0, offset: 0, loaded, strides: false }
    }
}

impl<Id: Copy + PartialEq> Cursor<Id> {
    /// A cursor that will look for this row, which is expected at this place.
    pub fn at(id: Id, index: usize) -> Cursor<Id> {
        Cursor { id: Some(id), index, ..Cursor::default() }
    }

    /// A cursor over rows that are dear to move, as they are large or share their lines with others:
    /// where it leaves the screen, a third of that scrolls at once, and the rows stand still for
    /// the next steps.
    pub fn striding() -> Cursor<Id> {
        Cursor { strides: true, ..Cursor::default() }
    }

    /// The selected row, once its window is loaded.
    pub fn id(&self) -> Option<Id> {
        self.id
    }

    /// Its place in the whole list, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The place of the first row to show.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The places to load for a screen of `height` rows, with as many above and below as a margin.
    pub fn window(&self, height: usize) -> Range<usize> {
        let shown = self.top..self.top + height;
        let top = if shown.contains(&self.index) { self.top } else { self.index };
        top.saturating_sub(height)..top + 2 * height
    }

    /// Moves within the list and scrolls a screen of `height` rows as little as needed. Where the
    /// row is not loaded, [`Cursor::id`] is unknown until the list settles again; `false` says so.
    pub fn go(&mut self, to: Go, height: usize) -> bool {
        let last = self.total.saturating_sub(1);
        self.index = to.from(self.index, last);
        let was = self.top;
        self.scroll(height);
        if self.strides {
            self.stride(was, height);
        }
        self.id = self.row(self.index);
        self.id.is_some() || self.total == 0
    }

    /// Looks for this row with what is loaded next; it is to be shown on the line of the selected one.
    pub fn seek(&mut self, id: Id) {
        self.id = Some(id);
    }

    /// The selected row, and those it leaves the cursor to, in this order, should it be gone.
    pub fn heirs(&self) -> Vec<Id> {
        let beside = self.neighbours().filter(|id| Some(*id) != self.id);
        self.id.into_iter().chain(beside).collect()
    }

    /// Takes note of what was loaded: `loaded` rows from `offset` of a list of `total`. The
    /// cursor stays on its row; where that is gone, it goes to the row that followed it, or else
    /// to the one before.
    pub fn settle(&mut self, offset: usize, loaded: &[Id], total: usize, height: usize) {
        let place = |id: &Id| loaded.iter().position(|other| other == id).map(|at| offset + at);
        let kept = self.id.as_ref().and_then(place);
        let index = kept.or_else(|| self.neighbours().find_map(|id| place(&id)));
        let was = self.index;
        self.index = index.unwrap_or(self.index).min(total.saturating_sub(1));
        // The row stays where it is on the screen, whatever came or went above it.
        let shown = was.saturating_sub(self.top);
        self.top = self.index.saturating_sub(shown);
        self.total = total;
        self.offset = offset;
        self.loaded = loaded.to_vec();
        self.id = self.row(self.index);
        self.scroll(height);
    }

    /// Shows the list from its first row where the selected one stays on the screen.
    pub fn show_head(&mut self, height: usize) {
        if self.index < height.max(1) {
            self.top = 0;
        }
    }

    /// Rows that were loaded around the selected one, the following ones first. There are none
    /// while the selected row is not known.
    fn neighbours(&self) -> impl Iterator<Item = Id> {
        let here = self.index.saturating_sub(self.offset).min(self.loaded.len());
        let known = self.id.is_some();
        let (before, from) = self.loaded.split_at(here);
        from.iter().chain(before.iter().rev()).copied().filter(move |_| known)
    }

    fn row(&self, place: usize) -> Option<Id> {
        place.checked_sub(self.offset).and_then(|at| self.loaded.get(at)).copied()
    }

    fn scroll(&mut self, height: usize) {
        let lowest = (self.index + 1).saturating_sub(height.max(1));
        // No empty lines below the last row while there are rows above the first one.
        let full = self.total.saturating_sub(height.max(1));
        self.top = self.top.clamp(lowest, self.index).min(full.max(lowest));
    }

    /// Scrolls on where it just scrolled less than a stride from the row that was first.
    fn stride(&mut self, was: usize, height: usize) {
        let stride = height.div_ceil(3);
        let full = self.total.saturating_sub(height.max(1));
        match self.top.cmp(&was) {
            Ordering::Greater => self.top = self.top.max((was + stride).min(full)),
            Ordering::Less => self.top = self.top.min(was.saturating_sub(stride)),
            Ordering::Equal => {}
        }
        self.top = self.top.clamp((self.index + 1).saturating_sub(height.max(1)), self.index);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn over(ids: &[u32], height: usize) -> Cursor<u32> {
        let mut cursor = Cursor::default();
        cursor.settle(0, ids, ids.len(), height);
        cursor
    }

    #[test]
    fn it_moves_and_scrolls_as_little_as_needed() {
        let mut cursor = over(&[10, 11, 12, 13, 14], 3);
        for (go, id, top) in [
            (Go::By(1), 11, 0),
            (Go::By(2), 13, 1),
            (Go::By(-1), 12, 1),
            (Go::By(9), 14, 2),
            (Go::First, 10, 0),
            (Go::Last, 14, 2),
            (Go::By(-9), 10, 0),
            (Go::To(2), 12, 0),
            (Go::To(7), 14, 2),
        ] {
            assert!(cursor.go(go, 3));
            assert_eq!((cursor.id(), cursor.top()), (Some(id), top), "{go:?}");
        }
    }

    #[test]
    fn one_that_strides_leaves_the_rows_where_they_are_for_a_while() {
        let ids: Vec<u32> = (0..20).collect();
        for (height, walks) in [
            (8, &[(1, &[0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 6, 6][..]), (-1, &[6, 6, 6, 6, 6, 6, 3, 3])]),
            (8, &[(99, &[12, 12]), (-8, &[9, 3])]),
            (8, &[(8, &[3, 9]), (3, &[12, 12])]),
            (3, &[(1, &[0, 0, 1, 2, 3]), (-1, &[3, 3, 2, 1])]),
            (1, &[(1, &[1, 2]), (-1, &[1, 0])]),
        ] {
            let mut cursor = Cursor::striding();
            cursor.settle(0, &ids, ids.len(), height);
            for (by, tops) in walks {
                for top in *tops {
                    cursor.go(Go::By(*by), height);
                    assert_eq!(cursor.top(), *top, "{height} {by} {}", cursor.index());
                }
            }
        }
    }

    #[test]
    fn it_stays_on_its_row_wherever_that_goes() {
        let mut cursor = over(&[10, 11, 12], 3);
        cursor.go(Go::By(1), 3);
        cursor.settle(0, &[9, 8, 12, 10, 11], 5, 3);
        assert_eq!((cursor.id(), cursor.index(), cursor.top()), (Some(11), 4, 2));
    }

    #[test]
    fn where_its_row_is_gone_it_goes_to_the_nearest_neighbour() {
        for (left, id) in [
            (&[7, 8, 10, 13][..], Some(13)),
            (&[8, 10], Some(10)),
            (&[10], Some(10)),
            (&[], None),
            (&[1, 2], Some(2)),
        ] {
            let mut cursor = over(&[10, 11, 12, 13], 3);
            cursor.go(Go::To(2), 3);
            cursor.settle(0, left, left.len(), 3);
            assert_eq!(cursor.id(), id, "{left:?}");
        }
    }

    #[test]
    fn a_row_outside_the_window_is_known_once_it_is_loaded() {
        let mut cursor: Cursor<usize> = Cursor::default();
        cursor.settle(0, &[0, 1, 2, 3], 1000, 2);
        assert!(!cursor.go(Go::Last, 2));
        assert_eq!((cursor.id(), cursor.index(), cursor.top()), (None, 999, 998));
        let window = cursor.window(2);
        assert_eq!(window, 996..1002);
        let loaded: Vec<usize> = (window.start..1000).collect();
        cursor.settle(window.start, &loaded, 1000, 2);
        assert_eq!(cursor.id(), Some(999));
    }

    #[test]
    fn a_cursor_may_begin_at_a_row() {
        let mut cursor = Cursor::at(12, 2);
        assert!(cursor.window(2).contains(&2));
        cursor.settle(0, &[10, 11, 9, 12], 4, 2);
        assert_eq!((cursor.id(), cursor.index()), (Some(12), 3));
    }

    proptest! {
        #[test]
        fn the_cursor_is_on_the_screen_and_in_the_list(
            totals in proptest::collection::vec(0usize..30, 1..6),
            moves in proptest::collection::vec(-9isize..9, 1..9),
            height in 0usize..8,
            strides in proptest::bool::ANY,
        ) {
            let mut cursor = if strides { Cursor::striding() } else { Cursor::default() };
            for total in totals {
                let ids: Vec<usize> = (0..total).collect();
                cursor.settle(0, &ids, total, height);
                for rows in &moves {
                    cursor.go(Go::By(*rows), height);
                    prop_assert_eq!(cursor.id().is_some(), total > 0);
                    prop_assert!(cursor.index() < total.max(1));
                    prop_assert!(cursor.top() <= cursor.index());
                    prop_assert!(cursor.index() < cursor.top() + height.max(1));
                    prop_assert!(cursor.window(height.max(1)).contains(&cursor.index()));
                }
            }
        }
    }
}
