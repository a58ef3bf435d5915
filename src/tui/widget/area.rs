//! An editor of several lines, for comments and long fields.
//!
//! The library's own keys are not used: it answers actions, and moves and erases by grapheme,
//! where the library would take a letter apart.

use icu_normalizer::ComposingNormalizerBorrowed;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use super::erased::Erased;
use super::text;
use crate::tui::action::Action;

/// Spaces a tabulator becomes.
const TAB: &str = "    ";

/// A text being typed, with a cursor in it.
#[derive(Debug, Clone)]
pub struct Area {
    text: TextArea<'static>,
    erased: Erased,
}

impl Area {
    /// The text with the cursor behind it.
    pub fn new(text: &str) -> Area {
        let mut area = TextArea::new(clean(text).split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        // The terminal's own cursor is used, so that it looks as everywhere else.
        area.set_cursor_style(Style::new());
        area.set_cursor_line_style(Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Area { text: area, erased: Erased::default() }
    }

    /// What stands in it, lines separated by `\n`.
    pub fn text(&self) -> String {
        self.text.lines().join("\n")
    }

    /// Types a character; one that can not be seen is ignored.
    pub fn insert(&mut self, c: char) {
        if !c.is_control() {
            self.erased.close();
            self.text.insert_char(c);
        }
    }

    /// Begins a new line at the cursor.
    pub fn newline(&mut self) {
        self.erased.close();
        self.text.insert_newline();
    }

    /// Puts a text in at the cursor, with its lines.
    pub fn paste(&mut self, pasted: &str) {
        self.erased.close();
        self.text.insert_str(clean(pasted));
    }

    /// What stands on the line of the cursor before it.
    pub fn head(&self) -> String {
        let (line, at) = self.cursor_line();
        line.chars().take(at).collect()
    }

    /// Puts a text in place of so many characters before the cursor.
    pub fn complete(&mut self, typed: usize, with: &str) {
        for _ in 0..typed {
            self.text.delete_char();
        }
        self.paste(with);
    }

    /// Does what the action means in a text, and says whether it means anything here. Up on the
    /// first line and down on the last one do not: they lead out of the text.
    pub fn on_action(&mut self, action: Action) -> bool {
        let lead_out = (action == Action::MoveUp && self.text.cursor().0 == 0)
            || (action == Action::MoveDown && self.text.cursor().0 + 1 == self.text.lines().len());
        if lead_out {
            return false;
        }
        if matches!(action, Action::EraseWord | Action::EraseToStart | Action::EraseToEnd) {
            self.erase(action);
            return true;
        }
        self.erased.close();
        match action {
            Action::CursorLeft => self.step(CursorMove::Back, self.before()),
            Action::CursorRight => self.step(CursorMove::Forward, self.behind()),
            Action::EraseBack => {
                for _ in 0..self.before() {
                    self.text.delete_char();
                }
            }
            Action::EraseForward => {
                for _ in 0..self.behind() {
                    self.text.delete_next_char();
                }
            }
            Action::NewLine => self.newline(),
            Action::MoveUp => self.text.move_cursor(CursorMove::Up),
            Action::MoveDown => self.text.move_cursor(CursorMove::Down),
            Action::WordLeft => self.text.move_cursor(CursorMove::WordBack),
            Action::WordRight => self.text.move_cursor(CursorMove::WordForward),
            Action::LineStart => self.text.move_cursor(CursorMove::Head),
            Action::LineEnd => self.text.move_cursor(CursorMove::End),
            Action::BringBack => drop(self.text.insert_str(self.erased.text())),
            _ => return false,
        }
        true
    }

    /// Erases more than a letter, so that it can come back. At the start of a line that is the line
    /// before: press by press a text of many lines is cleared.
    fn erase(&mut self, action: Action) {
        let before = self.text();
        match action {
            Action::EraseWord => drop(self.text.delete_word()),
            Action::EraseToEnd => drop(self.text.delete_line_by_end()),
            _ => {
                if self.text.cursor().1 == 0 {
                    self.text.delete_char();
                }
                if self.text.cursor().1 > 0 {
                    self.text.delete_line_by_head();
                }
            }
        }
        let (line, at) = (self.text.cursor().0, self.text.cursor().1);
        let above = self.text.lines().iter().take(line);
        let at = at + above.map(|line| line.chars().count() + 1).sum::<usize>();
        self.erased.note(&before, &self.text(), at, action == Action::EraseToEnd);
    }

    /// Draws the part around the cursor and returns the cell of the cursor, if there is room.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, style: Style) -> Option<Position> {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        (&self.text).render(area, buffer);
        for position in area.positions() {
            let cell = &mut buffer[position];
            let safe = text::shown(cell.symbol()).into_owned();
            cell.set_symbol(&safe).set_style(style);
        }
        let cursor = self.text.screen_cursor();
        let (top, left) = self.text.scroll_offset();
        let column = cursor.col.saturating_sub(usize::from(left)).min(usize::from(area.width) - 1);
        let row = cursor.row.saturating_sub(usize::from(top)).min(usize::from(area.height) - 1);
        // Both are within the area now, so they fit the type.
        let offset = |n: usize| u16::try_from(n).unwrap_or(0);
        Some(Position::new(area.x + offset(column), area.y + offset(row)))
    }

    fn step(&mut self, to: CursorMove, times: usize) {
        for _ in 0..times {
            self.text.move_cursor(to);
        }
    }

    /// Characters of the grapheme before the cursor; a line end counts as one.
    fn before(&self) -> usize {
        let (line, at) = self.cursor_line();
        let start: String = line.chars().take(at).collect();
        start.graphemes(true).next_back().map_or(1, |g| g.chars().count())
    }

    /// Characters of the grapheme behind the cursor; a line end counts as one.
    fn behind(&self) -> usize {
        let (line, at) = self.cursor_line();
        let rest: String = line.chars().skip(at).collect();
        rest.graphemes(true).next().map_or(1, |g| g.chars().count())
    }

    /// The line of the cursor and the characters before it there.
    fn cursor_line(&self) -> (&str, usize) {
        let cursor = self.text.cursor();
        (self.text.lines().get(cursor.0).map_or("", String::as_str), cursor.1)
    }
}

/// Text as the editor can hold it: composed letters, `\n` line ends, no other control character.
fn clean(text: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let lines = composed.replace("\r\n", "\n").replace('\r', "\n").replace('\t', TAB);
    lines.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_moving_and_erasing() {
        let mut area = Area::new("one\r\ntwo");
        area.newline();
        area.insert('ж');
        area.insert('\u{7}');
        area.paste("a\tb\nc\u{1b}");
        assert_eq!(area.text(), "one\ntwo\nжa    b\nc");
        for action in [Action::EraseBack, Action::EraseBack, Action::LineStart] {
            assert!(area.on_action(action));
        }
        assert!(area.on_action(Action::EraseBack), "joins the lines");
        assert_eq!(area.text(), "one\ntwoжa    b");
        assert!(area.on_action(Action::MoveUp));
        assert!(!area.on_action(Action::MoveUp), "leads out of the text");
        assert!(!area.on_action(Action::Save));
    }

    #[test]
    fn lines_are_cleared_one_by_one_and_come_back_together() {
        let mut area = Area::new("Dear Ivan,\n\nthank you");
        for left in ["Dear Ivan,\n\n", "Dear Ivan,\n", "", ""] {
            assert!(area.on_action(Action::EraseToStart));
            assert_eq!(area.text(), left);
        }
        assert!(area.on_action(Action::BringBack));
        assert_eq!(area.text(), "Dear Ivan,\n\nthank you");
        for action in [Action::EraseWord, Action::EraseWord, Action::LineStart] {
            area.on_action(action);
        }
        area.on_action(Action::BringBack);
        assert_eq!(area.text(), "Dear Ivan,\n\nthank you", "what is erased in a row is one piece");
        area.on_action(Action::MoveUp);
        area.on_action(Action::EraseToEnd);
        assert_eq!(area.text(), "Dear Ivan,\nthank you");
        area.on_action(Action::BringBack);
        assert_eq!(area.text(), "Dear Ivan,\n\nthank you");
    }

    #[test]
    fn a_family_is_one_step_and_a_decomposed_letter_is_composed() {
        let mut area = Area::new("e\u{301}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}");
        area.on_action(Action::CursorLeft);
        area.insert('x');
        assert_eq!(area.text(), "\u{e9}x\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}");
        area.on_action(Action::EraseForward);
        area.on_action(Action::EraseBack);
        area.on_action(Action::EraseBack);
        assert_eq!(area.text(), "");
    }

    #[test]
    fn it_draws_at_every_size_and_the_cursor_is_inside() {
        let text = "日本語 long text \u{1f468}\u{200d}\u{1f469} and\n\nmore \u{202e}of it";
        for (wide, high) in (0..13).flat_map(|w| (0..8).map(move |h| (w, h))) {
            let mut area = Area::new(text);
            for _ in 0..40 {
                let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
                let room = buffer.area;
                let place = area.draw(&mut buffer, room, Style::new());
                assert_eq!(place.is_some(), !room.is_empty());
                assert!(place.is_none_or(|place| room.contains(place)), "{wide}x{high}");
                assert!(buffer.content.iter().all(|c| !c.symbol().contains('\u{202e}')));
                area.on_action(Action::CursorLeft);
            }
        }
    }
}
