//! Where the kinds and their entries go, and drawing them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Kind, Panel, Settings};
use crate::tui::screen::Context;
use crate::tui::screen::card::stack::Line;
use crate::tui::widget::text::{self, Fit};

/// From so many columns on, the kinds and the entries are shown side by side.
const BOTH: u16 = 100;
/// The columns of the kinds beside the entries.
const KINDS: u16 = 44;
/// The columns of the kinds where they stand alone.
const ALONE: u16 = 64;
/// Lines above the kinds: their name, and a free one where all of them fit under it.
const HEAD: u16 = 2;
/// The lines of a kind.
pub const KIND_LINES: usize = 2;

/// Where the kinds and the entries go: both, or those that have the keys.
pub fn layout(area: Rect, inside: bool) -> (Option<Rect>, Option<Rect>) {
    if area.width < BOTH {
        return if inside { (None, Some(area)) } else { (Some(area), None) };
    }
    let left = Rect { width: KINDS, ..area };
    let right = Rect { x: area.x + KINDS + 2, width: area.width - KINDS - 2, ..area };
    (Some(left), Some(right))
}

/// The room under a head.
pub fn below(area: Rect) -> Rect {
    let lines = u16::try_from(KIND_LINES * Kind::ALL.len()).unwrap_or(u16::MAX);
    let head = if area.height >= lines + HEAD { HEAD } else { 1.min(area.height) };
    Rect { y: area.y + head, height: area.height - head, ..area }
}

/// The room of a table under its head; a list has a head of its own.
pub fn under(area: Rect) -> Rect {
    let head = 1.min(area.height);
    Rect { y: area.y + head, height: area.height - head, ..area }
}

impl Settings {
    /// Draws the kinds, the entries or both.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let theme = context.theme;
        let (left, right) = layout(area, self.inside);
        if let Some(left) = left {
            let title = context.words.text("top-settings").to_uppercase();
            if let Some(line) = left.rows().next() {
                let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
                let style = theme.title();
                text::draw(buffer, line.intersection(area), &title, Fit::Left, style, "");
            }
            let room = below(Rect { width: left.width.min(ALONE), ..left });
            let block = |place: usize| self.kind_lines(place, context);
            self.kinds.draw(buffer, room, Kind::ALL.len(), &block, (!self.inside, false), theme);
        }
        let right = right?;
        if left.is_some() {
            for line in area.rows() {
                let at = Rect { x: area.x + KINDS, width: 1, ..line };
                text::draw(buffer, at, theme.glyphs.divider, Fit::Left, theme.muted(), "");
            }
        }
        match &self.panel {
            Panel::Table(table) => {
                self.draw_head(buffer, right, context);
                let focused = self.inside;
                table.draw(buffer, under(right), focused, context);
            }
            Panel::List(list) => {
                list.draw(buffer, right, &Context { area: right, ..*context });
                // There is one cursor: where the keys go.
                for line in right.rows().skip(1).filter(|_| !self.inside) {
                    let mark = Rect { width: 1.min(line.width), ..line };
                    text::draw(buffer, mark, " ", Fit::Left, Style::new(), "");
                }
            }
        }
        None
    }

    /// Says over a table what it holds.
    fn draw_head(&self, buffer: &mut Buffer, area: Rect, context: &Context) {
        let (kind, theme) = (self.kind(), context.theme);
        let style = if self.inside { theme.accent() } else { theme.title() };
        let name = format!(" {}", context.words.text(kind.name()).to_uppercase());
        let count = self.counts.get(place_of(kind)).cloned().unwrap_or_default();
        let count = format!("  {count}");
        let parts: [(&str, Style); 2] = [(&name, style), (&count, theme.muted())];
        text::draw_parts(buffer, area, &parts, theme.glyphs.ellipsis);
    }

    /// The lines of a kind: what it is called with how much there is, and what it holds.
    pub(super) fn kind_lines(&self, place: usize, context: &Context) -> Vec<Line> {
        let (words, theme) = (context.words, context.theme);
        let Some(kind) = Kind::ALL.get(place) else { return Vec::new() };
        let current = self.kinds.index() == place;
        let style = if current { theme.title() } else { Style::new() };
        let name = Line::of(vec![(words.text(kind.name()), style)]);
        let count = self.counts.get(place).cloned().unwrap_or_default();
        let about =
            vec![("  ".to_owned(), Style::new()), (words.text(kind.about()), theme.muted())];
        vec![Line { right: Some((count, theme.muted())), ..name }, Line::of(about)]
    }
}

fn place_of(kind: Kind) -> usize {
    Kind::ALL.iter().position(|other| *other == kind).unwrap_or_default()
}
