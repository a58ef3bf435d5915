//! The part of a title that the terminal opens at a click: a number to call, an address to write to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Picker;
use crate::tui::screen::Context;
use crate::tui::widget::{popup, text};

impl Picker {
    /// The same rows under a title in which this part is a link.
    pub fn linked(mut self, part: String, link: String) -> Picker {
        self.link = Some((part, link));
        self
    }

    /// The part of the title that is a link, where the box shows all of it, and where it leads.
    pub fn link(&self, area: Rect, context: &Context) -> Option<(Position, &str, &str)> {
        let (part, link) = self.link.as_ref()?;
        let title = self.title(context);
        let before = text::width(&title[..title.find(part)?]);
        let head = popup::head(self.bounds(area, &title));
        // The end of a title that is cut is the mark of that.
        let room = usize::from(head.width).saturating_sub(1);
        let x = head.x.saturating_add(u16::try_from(before).ok()?);
        let shown = before + text::width(part) <= room;
        shown.then_some((Position { x, y: head.y }, part.as_str(), link.as_str()))
    }

    /// Marks the link in the title that was drawn.
    pub(super) fn draw_link(&self, buffer: &mut Buffer, area: Rect, context: &Context) {
        let Some((at, part, _)) = self.link(area, context) else { return };
        let width = u16::try_from(text::width(part)).unwrap_or(u16::MAX);
        let shown = Rect { x: at.x, y: at.y, width, height: 1 };
        buffer.set_style(shown.intersection(buffer.area), context.theme.link());
    }
}
