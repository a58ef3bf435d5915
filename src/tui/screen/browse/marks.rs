//! How a row or a card is marked at its left edge: as the one under the cursor, as a selected one, as
//! one that somebody else changed a moment ago. One mark has room there; the others follow the name.

use ratatui::style::Style;

use crate::tui::theme::{Glyphs, Theme};

/// What a row is marked as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// The cursor is on it.
    pub cursor: bool,
    /// It is selected.
    pub selected: bool,
    /// Somebody else changed it a moment ago.
    pub changed: bool,
}

impl Marks {
    /// Whether its name stands out.
    pub fn any(self) -> bool {
        self.cursor || self.selected || self.changed
    }

    /// The mark at the edge.
    pub fn edge(self, theme: &Theme) -> Option<(&'static str, Style)> {
        let glyphs = theme.glyphs;
        match self {
            Marks { cursor: true, .. } => Some((glyphs.cursor, theme.accent())),
            Marks { selected: true, .. } => Some((glyphs.check, theme.accent())),
            Marks { changed: true, .. } => Some((glyphs.changed, theme.title())),
            _ => None,
        }
    }

    /// The marks that have no room at the edge.
    pub fn behind(self, glyphs: &Glyphs) -> impl Iterator<Item = &'static str> {
        let Marks { cursor, selected, changed } = self;
        let selected = (selected && cursor).then_some(glyphs.check);
        let changed = (changed && (cursor || self.selected)).then_some(glyphs.changed);
        selected.into_iter().chain(changed)
    }
}
