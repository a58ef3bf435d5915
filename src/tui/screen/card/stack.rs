//! A column of blocks, each of some lines, with a cursor on one of them.
//!
//! The cursor knows its block by name, so that it stays there when blocks come and go. How high a
//! block is depends on the room and is asked anew each time; what is in it, is not known.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::tui::action::Action;
use crate::tui::theme::Theme;
use crate::tui::widget::text::{self, Fit};

/// The columns beside the text: the cursor's mark and the sign that there is more.
pub const BESIDE: u16 = 2;

/// One line of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Pieces of text from the left.
    pub parts: Vec<(String, Style)>,
    /// What stands at the right end; the pieces give way to it.
    pub right: Option<(String, Style)>,
    /// Whether it belongs to the block itself and not to the heading above it.
    pub marked: bool,
}

impl Line {
    /// A line of a block.
    pub fn of(parts: Vec<(String, Style)>) -> Line {
        Line { parts, right: None, marked: true }
    }

    /// A heading, or with no text the space above one.
    pub fn heading(text: impl Into<String>, style: Style) -> Line {
        Line { parts: vec![(text.into(), style)], right: None, marked: false }
    }
}

/// Which block is selected, and from where the column is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack<Id> {
    id: Option<Id>,
    index: usize,
    /// The first block on the screen.
    top: usize,
    /// Lines of it that are above the screen.
    skip: usize,
}

impl<Id> Default for Stack<Id> {
    fn default() -> Stack<Id> {
        Stack { id: None, index: 0, top: 0, skip: 0 }
    }
}

impl<Id: Clone + PartialEq> Stack<Id> {
    /// The selected block.
    pub fn id(&self) -> Option<&Id> {
        self.id.as_ref()
    }

    /// Its place among the blocks.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Goes to the first block, whichever that will be.
    pub fn go_first(&mut self) {
        *self = Stack::default();
    }

    /// Goes to the block at this place, once it is there.
    pub fn select(&mut self, place: usize) {
        (self.index, self.id) = (place, None);
    }

    /// Goes to the last block, whichever that will be.
    pub fn go_last(&mut self) {
        *self = Stack { index: usize::MAX, ..Stack::default() };
    }

    /// Takes note of the blocks there are now. The cursor stays on its block; where that is gone,
    /// on the one in its place.
    pub fn settle(&mut self, ids: &[Id]) {
        let above = self.index.saturating_sub(self.top);
        let kept = self.id.as_ref().and_then(|id| ids.iter().position(|other| other == id));
        self.skip = if kept.is_some() { self.skip } else { 0 };
        self.index = kept.unwrap_or(self.index).min(ids.len().saturating_sub(1));
        self.top = self.index.saturating_sub(above);
        self.id = ids.get(self.index).cloned();
    }

    /// Takes note of the blocks there are now, which may have changed places: the cursor goes with
    /// its block, and what is shown stays where it is.
    pub fn carry(&mut self, ids: &[Id]) {
        let top = self.top;
        self.settle(ids);
        self.top = top.min(ids.len().saturating_sub(1));
    }

    /// Moves as the action says in a room of so many lines; `false` where it is no movement.
    pub fn moves(
        &mut self,
        action: Action,
        ids: &[Id],
        height: &dyn Fn(usize) -> usize,
        room: usize,
    ) -> bool {
        let page = room.saturating_sub(1).max(1);
        match action {
            Action::MoveUp => self.up(1, height),
            Action::MoveDown => self.down(1, ids.len(), height, room),
            Action::HalfPageUp => self.up(page.div_ceil(2), height),
            Action::HalfPageDown => self.down(page.div_ceil(2), ids.len(), height, room),
            Action::PageUp => self.up(page, height),
            Action::PageDown => self.down(page, ids.len(), height, room),
            Action::MoveFirst => self.go_first(),
            Action::MoveLast => self.go_last(),
            _ => return false,
        }
        self.index = self.index.min(ids.len().saturating_sub(1));
        self.top = self.top.min(self.index);
        self.id = ids.get(self.index).cloned();
        self.follow(ids.len(), height, room);
        true
    }

    /// Puts the cursor on the block at this place, which is called so.
    pub fn stand_on(&mut self, index: usize, id: Id) {
        (self.index, self.id) = (index, Some(id));
    }

    /// The block at a place of the screen; headings belong to none.
    pub fn hit(
        &self,
        at: Position,
        area: Rect,
        count: usize,
        block: &dyn Fn(usize) -> Vec<Line>,
    ) -> Option<usize> {
        let shown = self.shown(area, count, block);
        let found = shown.into_iter().find(|(y, _, own)| *own && *y == at.y && area.contains(at));
        found.map(|(_, index, _)| index)
    }

    /// The first line of the selected block that is on the screen.
    pub fn cursor(
        &self,
        area: Rect,
        count: usize,
        block: &dyn Fn(usize) -> Vec<Line>,
    ) -> Option<Rect> {
        let mut shown = self.shown(area, count, block).into_iter();
        let (y, ..) = shown.find(|(_, index, own)| *own && *index == self.index)?;
        Some(Rect { y, height: 1, ..area })
    }

    /// The lines on the screen: where, of which block, and whether they are its own.
    fn shown(
        &self,
        area: Rect,
        count: usize,
        block: &dyn Fn(usize) -> Vec<Line>,
    ) -> Vec<(u16, usize, bool)> {
        let lines = (self.top..count)
            .flat_map(|index| block(index).into_iter().map(move |line| (index, line.marked)));
        let rows = area.top()..area.bottom();
        rows.zip(lines.skip(self.skip)).map(|(y, (index, own))| (y, index, own)).collect()
    }

    /// Scrolls as little as needed to show the selected one of `count` blocks, and so that no line
    /// below the last block stays empty while there are blocks above the first shown.
    pub fn follow(&mut self, count: usize, height: &dyn Fn(usize) -> usize, room: usize) {
        let own = height(self.index);
        if self.index < self.top {
            (self.top, self.skip) = (self.index, 0);
        }
        let mut lowest = self.index;
        let mut used = own;
        while lowest > 0 && used + height(lowest - 1) <= room {
            lowest -= 1;
            used += height(lowest);
        }
        if self.top < lowest {
            (self.top, self.skip) = (lowest, 0);
        }
        let (mut full, mut used) = (count, 0);
        while full > 0 && used < room {
            used += height(full - 1);
            full -= usize::from(used <= room);
        }
        if self.top > full {
            (self.top, self.skip) = (full.min(self.index), 0);
        }
        let beyond = own.saturating_sub(room);
        self.skip = if self.top == self.index { self.skip.min(beyond) } else { 0 };
    }

    /// Draws the blocks that fit, the mark beside the selected one where the keys go here, and
    /// whether there is more above and below.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        count: usize,
        block: &dyn Fn(usize) -> Vec<Line>,
        (focused, more): (bool, bool),
        theme: &Theme,
    ) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let mut y = area.y;
        let mut cut = more;
        let mut skip = self.skip;
        for index in self.top..count {
            let lines = block(index);
            for line in lines.iter().skip(std::mem::take(&mut skip)) {
                if y == area.bottom() {
                    cut = true;
                    break;
                }
                let row = Rect { y, height: 1, ..area };
                let marked = focused && line.marked && index == self.index;
                draw_line(buffer, row, line, marked, theme);
                y += 1;
            }
            if y == area.bottom() {
                cut |= index + 1 < count;
                break;
            }
        }
        let edge = Rect { x: area.right() - 1, width: 1, height: 1, ..area };
        let mut sign = |y: u16, glyph: &str| {
            text::draw(buffer, Rect { y, ..edge }, glyph, Fit::Left, theme.muted(), "");
        };
        if self.top > 0 || self.skip > 0 {
            sign(area.y, theme.glyphs.above);
        }
        if cut {
            sign(area.bottom() - 1, theme.glyphs.below);
        }
    }

    /// Up by so many lines, through the lines of a block that is higher than the screen.
    fn up(&mut self, lines: usize, height: &dyn Fn(usize) -> usize) {
        if self.top == self.index && self.skip > 0 {
            self.skip = self.skip.saturating_sub(lines);
            return;
        }
        let mut passed = 0;
        while self.index > 0 && passed < lines {
            self.index -= 1;
            passed += height(self.index);
        }
    }

    fn down(&mut self, lines: usize, count: usize, height: &dyn Fn(usize) -> usize, room: usize) {
        let own = height(self.index);
        if self.top == self.index && self.skip + room < own {
            self.skip += lines;
            return;
        }
        let mut passed = 0;
        while self.index + 1 < count && passed < lines {
            passed += height(self.index);
            self.index += 1;
        }
    }
}

fn draw_line(buffer: &mut Buffer, row: Rect, line: &Line, marked: bool, theme: &Theme) {
    let ellipsis = theme.glyphs.ellipsis;
    if marked {
        text::draw(buffer, row, theme.glyphs.cursor, Fit::Left, theme.accent(), "");
    }
    let mut rest =
        Rect { x: row.x + 1, width: row.width.saturating_sub(BESIDE), ..row }.intersection(row);
    if let Some((right, style)) = &line.right {
        let taken = text::draw(buffer, rest, right, Fit::Right, *style, ellipsis);
        rest.width = rest.width.saturating_sub(taken + 1);
    }
    let parts: Vec<(&str, Style)> =
        line.parts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    text::draw_parts(buffer, rest, &parts, ellipsis);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;

    /// Five blocks; the third is higher than a screen of four lines.
    const HIGH: [usize; 5] = [1, 2, 9, 1, 1];
    const IDS: [char; 5] = ['a', 'b', 'c', 'd', 'e'];

    fn stack() -> Stack<char> {
        let mut stack = Stack::default();
        stack.settle(&IDS);
        stack
    }

    fn go(stack: &mut Stack<char>, action: Action) -> (Option<char>, usize, usize) {
        assert!(stack.moves(action, &IDS, &|i| HIGH[i], 4));
        (stack.id, stack.top, stack.skip)
    }

    #[test]
    fn it_moves_by_blocks_and_through_the_lines_of_a_high_one() {
        let mut stack = stack();
        for (action, expected) in [
            (Action::MoveDown, (Some('b'), 0, 0)),
            (Action::MoveDown, (Some('c'), 2, 0)),
            (Action::MoveDown, (Some('c'), 2, 1)),
            (Action::PageDown, (Some('c'), 2, 4)),
            (Action::PageDown, (Some('c'), 2, 5)),
            (Action::MoveDown, (Some('d'), 3, 0)),
            (Action::MoveUp, (Some('c'), 2, 0)),
            (Action::MoveUp, (Some('b'), 1, 0)),
            (Action::MoveLast, (Some('e'), 3, 0)),
            (Action::PageUp, (Some('c'), 2, 0)),
            (Action::MoveFirst, (Some('a'), 0, 0)),
            (Action::MoveUp, (Some('a'), 0, 0)),
        ] {
            assert_eq!(go(&mut stack, action), expected, "{action:?}");
        }
        assert!(!stack.moves(Action::Copy, &IDS, &|i| HIGH[i], 4));
    }

    #[test]
    fn a_screen_that_grows_is_filled() {
        let mut stack = stack();
        go(&mut stack, Action::MoveLast);
        assert_eq!((stack.index(), stack.top), (4, 3));
        for (room, top) in [(11, 2), (12, 2), (13, 1), (14, 0), (90, 0), (4, 3)] {
            stack.follow(5, &|i| HIGH[i], room);
            assert_eq!((stack.index(), stack.top, stack.skip), (4, top, 0), "{room}");
        }
    }

    #[test]
    fn it_stays_on_its_block_or_in_its_place() {
        let mut stack = stack();
        go(&mut stack, Action::MoveDown);
        stack.settle(&['x', 'y', 'a', 'b', 'c']);
        assert_eq!((stack.id(), stack.index()), (Some(&'b'), 3));
        stack.settle(&['x', 'y', 'a', 'c']);
        assert_eq!(stack.id(), Some(&'c'));
        stack.settle(&['x']);
        assert_eq!(stack.id(), Some(&'x'));
        stack.settle(&[]);
        assert_eq!(stack.id(), None);
    }

    #[test]
    fn a_block_that_is_carried_moves_nothing_else() {
        let mut stack = stack();
        go(&mut stack, Action::MoveDown);
        for (ids, index) in [(['a', 'c', 'b', 'd', 'e'], 2), (['b', 'a', 'c', 'd', 'e'], 0)] {
            stack.carry(&ids);
            assert_eq!((stack.id(), stack.index(), stack.top), (Some(&'b'), index, 0));
        }
        stack.carry(&[]);
        assert_eq!((stack.id(), stack.top), (None, 0));
    }

    #[test]
    fn it_draws_at_every_size_and_shows_that_there_is_more() {
        let theme = Theme::new(Depth::Mono, false);
        let block = |i: usize| vec![Line::of(vec![(format!("block {i}"), Style::new())]); HIGH[i]];
        for (wide, high) in (0..13).flat_map(|w| (0..8).map(move |h| (w, h))) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
            stack().draw(&mut buffer, Rect::new(1, 1, wide, high), 5, &block, (true, true), &theme);
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, 11, 2));
        let area = buffer.area;
        stack().draw(&mut buffer, area, 5, &block, (true, false), &theme);
        let shown: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(shown, "▌block 0    block 1  ↓");
    }
}
