//! An editor of one line.
//!
//! It moves and erases by grapheme and scrolls sideways. Which keys do what is the keymap's: it
//! answers actions.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_input::InputRequest;
use unicode_segmentation::UnicodeSegmentation;

use super::erased::Erased;
use super::text;
use crate::tui::action::Action;

/// A line being typed, with a cursor in it.
#[derive(Debug, Clone, Default)]
pub struct Input {
    line: tui_input::Input,
    erased: Erased,
}

impl Input {
    /// The line with the cursor behind it.
    pub fn new(text: &str) -> Input {
        Input { line: tui_input::Input::new(text.to_owned()), erased: Erased::default() }
    }

    /// What stands in the line.
    pub fn text(&self) -> &str {
        self.line.value()
    }

    /// The place of the cursor in [`Input::text`], in bytes.
    pub fn cursor(&self) -> usize {
        let text = self.text();
        text.char_indices().nth(self.line.cursor()).map_or(text.len(), |(at, _)| at)
    }

    /// Types a character; one that can not be seen is ignored.
    pub fn insert(&mut self, c: char) {
        if !c.is_control() {
            self.erased.close();
            self.line.handle(InputRequest::InsertChar(c));
        }
    }

    /// Puts a text in at the cursor; line ends and tabulators become spaces, but a line end at the
    /// end of the text is dropped. A run of typed characters may come this way too: one by one
    /// they would cost the length of the line each.
    pub fn paste(&mut self, pasted: &str) {
        self.erased.close();
        let pasted = pasted.trim_end_matches('\n');
        let typed: String = pasted
            .chars()
            .map(|c| if matches!(c, '\n' | '\t' | '\r') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        let (before, after) = self.text().split_at(self.cursor());
        let place = self.line.cursor() + typed.chars().count();
        let whole = [before, &typed, after].concat();
        self.line = tui_input::Input::new(whole).with_cursor(place);
    }

    /// Does what the action means in a line of text, and says whether it means anything here.
    pub fn on_action(&mut self, action: Action) -> bool {
        let request = match action {
            Action::CursorLeft => InputRequest::GoToPrevChar,
            Action::CursorRight => InputRequest::GoToNextChar,
            Action::WordLeft => InputRequest::GoToPrevWord,
            Action::WordRight => InputRequest::GoToNextWord,
            Action::LineStart => InputRequest::GoToStart,
            Action::LineEnd => InputRequest::GoToEnd,
            Action::EraseBack => InputRequest::DeletePrevChar,
            Action::EraseForward => InputRequest::DeleteNextChar,
            Action::EraseWord => InputRequest::DeletePrevWord,
            Action::EraseToStart => InputRequest::DeleteFromStart,
            Action::EraseToEnd => InputRequest::DeleteTillEnd,
            Action::BringBack => {
                let erased = self.erased.text().to_owned();
                self.paste(&erased);
                return true;
            }
            _ => return false,
        };
        let erases =
            matches!(action, Action::EraseWord | Action::EraseToStart | Action::EraseToEnd);
        if !erases {
            self.erased.close();
            self.line.handle(request);
            return true;
        }
        // More than a letter is to come back.
        let before = self.text().to_owned();
        self.line.handle(request);
        let (now, at) = (self.line.value(), self.line.cursor());
        self.erased.note(&before, now, at, action == Action::EraseToEnd);
        true
    }

    /// Draws the part around the cursor on the first line of `area`, and returns the cell of the
    /// cursor, if there is room for one.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, style: Style) -> Option<Position> {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        let room = usize::from(area.width);
        let (before, after) = self.text().split_at(self.cursor());
        let (before, after) = (text::shown(before), text::shown(after));
        // The cursor needs a cell too, behind the last character or on a wide one.
        let under = after.graphemes(true).next().map_or(1, |g| text::columns(g).max(1));
        let left = text::tail(&before, room.saturating_sub(under));
        let right = text::head(&after, room - text::columns(left));
        let place = area.x + u16::try_from(text::columns(left)).unwrap_or(0);
        buffer.set_stringn(area.x, area.y, left, room, style);
        let rest = usize::from(area.right() - place);
        buffer.set_stringn(place, area.y, right, rest, style);
        Some(Position::new(place, area.y))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawn(input: &Input, wide: u16) -> (String, Option<u16>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, wide, 1));
        let all = buffer.area;
        let place = input.draw(&mut buffer, all, Style::new());
        (buffer.content.iter().map(|c| c.symbol()).collect(), place.map(|p| p.x))
    }

    #[test]
    fn typing_moving_and_erasing() {
        let mut input = Input::new("Ива");
        input.insert('н');
        input.insert('\u{1b}');
        assert_eq!(input.text(), "Иван");
        input.on_action(Action::LineStart);
        input.paste("a\r\nb\tc\n");
        assert_eq!((input.text(), input.cursor()), ("a  b cИван", 6));
        input.on_action(Action::EraseForward);
        input.on_action(Action::EraseBack);
        assert_eq!(input.text(), "a  b ван");
        input.on_action(Action::EraseToEnd);
        input.on_action(Action::EraseWord);
        assert_eq!(input.text(), "a  ");
        assert!(!input.on_action(Action::Save));
    }

    #[test]
    fn what_was_erased_comes_back() {
        let mut input = Input::new("call Ivan tomorrow");
        for action in [Action::EraseWord, Action::EraseToStart, Action::BringBack] {
            assert!(input.on_action(action));
        }
        assert_eq!(input.text(), "call Ivan tomorrow");
        input.on_action(Action::EraseToStart);
        input.paste("new ");
        input.on_action(Action::BringBack);
        assert_eq!(input.text(), "new call Ivan tomorrow");
        input.on_action(Action::LineStart);
        input.on_action(Action::EraseToEnd);
        input.on_action(Action::BringBack);
        assert_eq!(input.text(), "new call Ivan tomorrow");
    }

    #[test]
    fn a_family_is_erased_at_once() {
        let mut input = Input::new("x\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}");
        input.on_action(Action::EraseBack);
        assert_eq!(input.text(), "x");
    }

    #[test]
    fn the_line_scrolls_with_the_cursor() {
        let mut input = Input::new("abcdef");
        assert_eq!(drawn(&input, 4), ("def ".to_owned(), Some(3)));
        input.on_action(Action::LineStart);
        assert_eq!(drawn(&input, 4), ("abcd".to_owned(), Some(0)));
        assert_eq!(drawn(&input, 0), (String::new(), None));
        assert_eq!(drawn(&Input::new("ab"), 4), ("ab  ".to_owned(), Some(2)));
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_seen(text in ".*", left in 0usize..30, wide in 0u16..13, high in 0u16..8) {
            let mut input = Input::new(&text);
            for _ in 0..left {
                input.on_action(Action::CursorLeft);
            }
            let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
            let area = buffer.area;
            let place = input.draw(&mut buffer, area, Style::new());
            prop_assert_eq!(place.is_some(), !area.is_empty());
            prop_assert!(place.is_none_or(|place| area.contains(place)));
        }
    }
}
