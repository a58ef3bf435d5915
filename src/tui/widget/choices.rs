//! Rows to choose from, which typing narrows: the inside of every picker and of the lists that
//! forms open.
//!
//! It knows the place of a row among those it was given, and nothing of what the row stands for or
//! of what choosing it does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::cursor::Go;
use super::input::Input;
use super::text::{self, Fit};
use crate::domain::fold::fold;
use crate::domain::stage::Colour;
use crate::tui::action::Action;
use crate::tui::key::position_of;
use crate::tui::theme::Theme;

/// Columns between the text of a row and its note.
const GAP: u16 = 2;

/// Columns of the colour before a row.
const SWATCH: usize = 3;

/// Rows, those of them that fit what was typed, and a cursor over these.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    rows: Vec<Row>,
    /// The places of the rows that fit, the best ones first.
    shown: Vec<usize>,
    input: Input,
    /// The place of the cursor among the shown ones.
    at: usize,
    /// The first one on the screen, among the shown ones.
    top: usize,
}

#[derive(Debug, Clone)]
struct Row {
    text: String,
    note: String,
    /// What typing is compared with.
    folded: String,
    /// The colour it stands for.
    colour: Option<Colour>,
    /// Other words for it, each of which what is typed may begin.
    also: String,
}

/// What an action did to the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It means nothing here.
    Nothing,
    /// The cursor moved.
    Moved,
    /// What is typed changed, and with it the rows that fit.
    Typed,
}

impl Choices {
    /// Choices among these texts, each with a note that stands at the right.
    pub fn new(rows: impl IntoIterator<Item = (String, String)>) -> Choices {
        let mut choices = Choices { rows: read(rows), ..Choices::default() };
        choices.narrow();
        choices
    }

    /// Shows the colours that the rows stand for before them.
    pub fn paint(&mut self, colours: &[Option<Colour>]) {
        for (row, colour) in self.rows.iter_mut().zip(colours) {
            row.colour = *colour;
        }
    }

    /// The same rows, each found by these other words too; none for a row is an empty text.
    pub fn known_as(mut self, words: impl IntoIterator<Item = String>) -> Choices {
        for (row, words) in self.rows.iter_mut().zip(words) {
            row.also = format!(" {}", fold(&words));
        }
        self
    }

    /// Offers other rows, all of them, whatever is typed: they were chosen by it already. The
    /// cursor stays where it is as far as there are rows.
    pub fn replace(&mut self, rows: impl IntoIterator<Item = (String, String)>) {
        self.rows = read(rows);
        self.shown = (0..self.rows.len()).collect();
        self.at = self.at.min(self.shown.len().saturating_sub(1));
        self.top = self.top.min(self.at);
    }

    /// What is typed.
    pub fn typed(&self) -> &str {
        self.input.text()
    }

    /// Forgets what is typed and offers every row again; the cursor stays on its row.
    pub fn clear(&mut self) {
        let row = self.selected().unwrap_or(0);
        self.input = Input::default();
        self.narrow();
        self.select(row);
    }

    /// Types text, and narrows the rows to those that fit it.
    pub fn type_text(&mut self, text: &str) {
        self.input.paste(text);
        self.narrow();
    }

    /// Moves the cursor, by pages of `height` rows, or edits what is typed.
    pub fn on_action(&mut self, action: Action, height: usize) -> Done {
        let last = self.shown.len().saturating_sub(1);
        let Some(to) = Go::of(action, height.max(1)) else {
            if !self.input.on_action(action) {
                return Done::Nothing;
            }
            self.narrow();
            return Done::Typed;
        };
        self.at = to.from(self.at, last);
        self.top = top(self.top, self.at, self.shown.len(), height);
        Done::Moved
    }

    /// The place of the row under the cursor, among those given.
    pub fn selected(&self) -> Option<usize> {
        self.shown.get(self.at).copied()
    }

    /// Puts the cursor on a row, where it fits what is typed.
    pub fn select(&mut self, row: usize) {
        self.at = self.shown.iter().position(|shown| *shown == row).unwrap_or(self.at);
    }

    /// Puts the cursor on the row at a place of the screen, where the rows are drawn into `area`;
    /// says whether it was there already, and nothing where there is no row.
    pub fn click(&mut self, at: Position, area: Rect) -> Option<bool> {
        if !area.contains(at) {
            return None;
        }
        let (count, height) = (self.shown.len(), usize::from(area.height));
        let row = top(self.top, self.at, count, height) + usize::from(at.y - area.y);
        if row >= count {
            return None;
        }
        Some(std::mem::replace(&mut self.at, row) == row)
    }

    /// How many rows fit what is typed.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether no row fits what is typed.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// How many rows there are, whatever is typed.
    pub fn total(&self) -> usize {
        self.rows.len()
    }

    /// The columns the widest row takes, with its note and what may stand before it.
    pub fn width(&self) -> usize {
        let wide = |row: &Row| {
            let gap = if row.note.is_empty() { 0 } else { usize::from(GAP) };
            let swatch = if row.colour.is_some() { SWATCH + 1 } else { 0 };
            swatch + text::width(&row.text) + gap + text::width(&row.note)
        };
        self.rows.iter().map(wide).max().unwrap_or(0)
    }

    /// Draws what is typed on the first line of `area`; returns the cell of the cursor.
    pub fn draw_input(&self, buffer: &mut Buffer, area: Rect) -> Option<Position> {
        self.input.draw(buffer, area, Style::new())
    }

    /// Draws as many rows as there is room for. `before` says what stands before a row, given its
    /// place among those given to [`Choices::new`].
    pub fn draw_rows(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        before: impl Fn(usize) -> String,
        theme: &Theme,
    ) {
        let area = area.intersection(buffer.area);
        let (count, height) = (self.shown.len(), usize::from(area.height));
        let top = top(self.top, self.at, count, height);
        let places = self.shown.iter().enumerate().skip(top);
        for (line, (at, place)) in area.rows().zip(places) {
            let Some(row) = self.rows.get(*place) else { continue };
            let selected = at == self.at;
            let edge = if count <= height {
                ""
            } else if line.y == area.y && top > 0 {
                theme.glyphs.above
            } else if usize::from(line.y - area.y) + 1 == height && at + 1 < count {
                theme.glyphs.below
            } else {
                " "
            };
            draw_row(buffer, line, row, &before(*place), edge, selected, theme);
        }
    }

    fn narrow(&mut self) {
        let typed = fold(self.input.text());
        self.shown = fitting(&self.rows, &typed);
        if self.shown.is_empty() {
            // Typed with the other layout on.
            let english = |c| position_of(c).unwrap_or(c);
            let moved: String = self.input.text().chars().map(english).collect();
            self.shown = fitting(&self.rows, &fold(&moved));
        }
        self.at = 0;
        self.top = 0;
    }
}

/// The first row to show so that row `at` of `count` is among `height` rows, moving as little as
/// needed from `top`.
pub fn top(top: usize, at: usize, count: usize, height: usize) -> usize {
    let lowest = (at + 1).saturating_sub(height.max(1));
    let full = count.saturating_sub(height.max(1));
    top.clamp(lowest, at.max(lowest)).min(full.max(lowest))
}

fn draw_row(
    buffer: &mut Buffer,
    line: Rect,
    row: &Row,
    before: &str,
    edge: &str,
    selected: bool,
    theme: &Theme,
) {
    let ellipsis = theme.glyphs.ellipsis;
    let (style, muted) = match selected {
        true => (theme.selected(), theme.selected()),
        false => (Style::new(), theme.muted()),
    };
    // As much stays free at the right as the mark takes at the left.
    let mut rest = line;
    let mark = if selected { theme.glyphs.cursor } else { " " };
    let taken = text::draw(buffer, rest, mark, Fit::Left, theme.accent(), ellipsis);
    take(&mut rest, taken);
    if selected {
        buffer.set_style(rest.intersection(buffer.area), style);
    }
    let taken = text::draw(buffer, rest, before, Fit::Left, style, ellipsis);
    take(&mut rest, taken);
    if let Some(colour) = row.colour {
        let swatch = format!("{} ", theme.glyphs.rule.repeat(SWATCH));
        // A colour is shown as it is, also where the row is selected.
        let style = theme.stage(colour).remove_modifier(Modifier::REVERSED);
        let taken = text::draw(buffer, rest, &swatch, Fit::Left, style, ellipsis);
        take(&mut rest, taken);
    }
    let end = Rect { x: rest.right().saturating_sub(1), width: rest.width.min(1), ..rest };
    text::draw(buffer, end, edge, Fit::Left, muted, ellipsis);
    rest.width -= end.width;
    if !row.note.is_empty() && !edge.trim().is_empty() {
        rest.width = rest.width.saturating_sub(1);
    }
    // The note is the key or the number that tells rows apart, so the text gives way to it; beyond
    // its half of the line the note takes what the text leaves.
    let columns = |text: &str| u16::try_from(text::width(text)).unwrap_or(u16::MAX);
    let left = rest.width.saturating_sub(columns(&row.text).saturating_add(GAP));
    let note = columns(&row.note).min(left.max(rest.width / 2));
    if note > 0 {
        let right = Rect { x: rest.right() - note, width: note, ..rest };
        text::draw(buffer, right, &row.note, Fit::Right, muted, ellipsis);
        rest.width = rest.width.saturating_sub(note + GAP);
    }
    text::draw(buffer, rest, &row.text, Fit::Left, style, ellipsis);
}

fn take(rest: &mut Rect, taken: u16) {
    rest.x += taken;
    rest.width -= taken;
}

fn read(rows: impl IntoIterator<Item = (String, String)>) -> Vec<Row> {
    rows.into_iter()
        .map(|(text, note)| {
            let folded = format!("{} {}", fold(&text), fold(&note));
            Row { folded, text, note, colour: None, also: String::new() }
        })
        .collect()
}

/// The rows that fit folded text: first those that begin with it, then those with a word that does,
/// then those that contain it or are also called so, then those that contain its letters in order.
fn fitting(rows: &[Row], typed: &str) -> Vec<usize> {
    if typed.is_empty() {
        return (0..rows.len()).collect();
    }
    let inside = format!(" {typed}");
    let rank = |row: &Row| {
        let text = row.folded.as_str();
        if text.starts_with(typed) {
            Some(0)
        } else if text.contains(&inside) {
            Some(1)
        } else if text.contains(typed) || row.also.contains(&inside) {
            Some(2)
        } else {
            in_order(text, typed).then_some(3)
        }
    };
    let ranked = rows.iter().enumerate().filter_map(|(at, row)| Some((rank(row)?, at)));
    let mut ranked: Vec<(u8, usize)> = ranked.collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, at)| at).collect()
}

fn in_order(text: &str, letters: &str) -> bool {
    let mut rest = text.chars();
    letters.chars().filter(|c| !c.is_whitespace()).all(|letter| rest.any(|c| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;

    fn choices(texts: &[&str]) -> Choices {
        Choices::new(texts.iter().map(|text| ((*text).to_owned(), String::new())))
    }

    #[test]
    fn the_best_fit_comes_first() {
        let all = ["Move stage", "Remove", "Sort by stage", "Map of everything", "Ёлка"];
        for (typed, fitting) in [
            ("", vec![0, 1, 2, 3, 4]),
            ("mo", vec![0, 1, 3]),
            ("STAGE", vec![0, 2]),
            ("st ge", vec![0, 2]),
            ("елк", vec![4]),
            ("ыщке", vec![2]),
            ("xyz", vec![]),
        ] {
            let mut choices = choices(&all);
            choices.type_text(typed);
            assert_eq!(choices.shown, fitting, "{typed}");
            assert_eq!(choices.selected(), fitting.first().copied(), "{typed}");
        }
    }

    #[test]
    fn other_words_find_a_row_too() {
        let all = choices(&["My day", "Sort", "Plan a task"]);
        let words = ["tasks, to do", "", "Ёлка"].map(str::to_owned);
        let mut choices = all.known_as(words);
        for (typed, fitting) in
            [("task", vec![2, 0]), ("to d", vec![0]), ("елк", vec![2]), ("o do", vec![])]
        {
            choices.clear();
            choices.type_text(typed);
            assert_eq!(choices.shown, fitting, "{typed}");
        }
    }

    #[test]
    fn the_cursor_stays_among_the_rows() {
        let mut choices = choices(&["a", "b", "c", "d", "e"]);
        for (action, row) in [
            (Action::MoveUp, 0),
            (Action::MoveDown, 1),
            (Action::PageDown, 3),
            (Action::PageDown, 4),
            (Action::HalfPageUp, 3),
            (Action::MoveFirst, 0),
            (Action::MoveLast, 4),
        ] {
            assert_eq!(choices.on_action(action, 2), Done::Moved);
            assert_eq!(choices.selected(), Some(row), "{action:?}");
        }
        choices.type_text("b");
        choices.clear();
        assert_eq!((choices.selected(), choices.len()), (Some(1), 5));
        choices.replace([("z".to_owned(), String::new())]);
        assert_eq!(choices.selected(), Some(0));
    }

    #[test]
    fn the_text_gives_way_to_the_note() {
        let theme = Theme::new(Depth::Mono, false);
        for (text, note, drawn) in [
            ("Ivan Petrov, purchasing", "+7 912 345", "▌Ivan Petr…  +7 912 345 "),
            ("Ivan", "Acme · contact", "▌Ivan    Acme · contact "),
            ("Ivan Petrov", "Acme · contact", "▌Ivan Pet…  Acme · con… "),
        ] {
            let choices = Choices::new([(text.to_owned(), note.to_owned())]);
            let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 1));
            let all = buffer.area;
            choices.draw_rows(&mut buffer, all, |_| String::new(), &theme);
            let line: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
            assert_eq!(line, drawn);
        }
    }
}
