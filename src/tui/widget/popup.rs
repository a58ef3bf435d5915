//! A framed box over the screen: near what it is about, and covering as little as possible.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Color;
use ratatui::widgets::{Block, Clear, Widget};

use super::text::{self, Fit};
use crate::tui::theme::Theme;

/// The columns and rows a frame takes away from a box, both sides together.
pub const FRAME: u16 = 2;

/// Where a box of this size goes: under `anchor`, above it where there is no room below, and moved
/// and clipped to fit `screen`.
pub fn bounds(screen: Rect, anchor: Rect, width: u16, height: u16) -> Rect {
    let anchor = anchor.clamp(screen);
    let (width, height) = (width.min(screen.width), height.min(screen.height));
    let x = anchor.x.min(screen.right() - width);
    let below = screen.bottom() - anchor.bottom().min(screen.bottom());
    let above = anchor.y - screen.y;
    let y = if height <= below {
        anchor.bottom()
    } else if height <= above {
        anchor.y - height
    } else {
        // It covers the anchor; then at least its end stays on the screen.
        anchor.y.min(screen.bottom() - height)
    };
    Rect { x, y, width, height }
}

/// Where a box of this size goes that is about the whole screen.
pub fn centred(screen: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(screen.width), height.min(screen.height));
    let x = screen.x + (screen.width - width) / 2;
    let y = screen.y + (screen.height - height) / 2;
    Rect { x, y, width, height }
}

/// The room inside the frame of a box.
pub fn inside(area: Rect) -> Rect {
    area.inner(Margin::new(FRAME / 2, FRAME / 2))
}

/// The room of the title in the frame of a box.
pub fn head(area: Rect) -> Rect {
    let inside = inside(area);
    Rect { x: inside.x + 1, y: area.y, width: inside.width.saturating_sub(1), height: 1 }
}

/// Draws the empty box with its title and returns the room inside it.
pub fn draw(buffer: &mut Buffer, area: Rect, title: &str, theme: &Theme) -> Rect {
    let area = area.intersection(buffer.area);
    Clear.render(area, buffer);
    let frame = Block::bordered().border_set(theme.glyphs.frame).border_style(theme.muted());
    frame.render(area, buffer);
    let inside = inside(area);
    if !title.is_empty() && inside.width > 2 {
        let head = Rect { x: inside.x, y: area.y, width: inside.width, height: 1 };
        let title = format!(" {title} ");
        // Not in the colour of the frame that it is drawn on.
        let style = theme.title().fg(Color::Reset);
        text::draw(buffer, head, &title, Fit::Left, style, theme.glyphs.ellipsis);
    }
    inside
}

/// Marks on the frame at the right of `rows` that there is more above and below them.
pub fn draw_more(buffer: &mut Buffer, rows: Rect, (above, below): (bool, bool), theme: &Theme) {
    let glyphs = theme.glyphs;
    let ends = [(above, glyphs.above, rows.y), (below, glyphs.below, rows.bottom().max(1) - 1)];
    for (_, glyph, y) in ends.into_iter().filter(|(is_more, ..)| *is_more && !rows.is_empty()) {
        let end = Rect { x: rows.right(), y, width: 1, height: 1 };
        text::draw(buffer, end, glyph, Fit::Left, theme.accent(), "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;

    const SCREEN: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

    #[test]
    fn it_opens_beside_what_it_is_about() {
        let row = |x, y| Rect::new(x, y, 10, 1);
        for (anchor, width, height, at) in [
            (row(5, 3), 20, 6, Rect::new(5, 4, 20, 6)),
            (row(5, 20), 20, 6, Rect::new(5, 14, 20, 6)),
            (row(75, 3), 20, 6, Rect::new(60, 4, 20, 6)),
            (row(5, 10), 20, 23, Rect::new(5, 1, 20, 23)),
            (row(5, 3), 200, 60, Rect::new(0, 0, 80, 24)),
            (row(500, 300), 20, 6, Rect::new(60, 17, 20, 6)),
        ] {
            assert_eq!(bounds(SCREEN, anchor, width, height), at, "{anchor:?}");
        }
        assert_eq!(centred(SCREEN, 20, 6), Rect::new(30, 9, 20, 6));
    }

    fn within(inner: Rect, outer: Rect) -> bool {
        inner.is_empty() || inner.intersection(outer) == inner
    }

    #[test]
    fn it_draws_at_every_size_and_stays_inside() {
        let theme = Theme::new(Depth::Sixteen, true);
        for (wide, high) in (0..13).flat_map(|w| (0..8).map(move |h| (w, h))) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
            let screen = buffer.area;
            for anchor in [Rect::ZERO, Rect::new(5, 5, 9, 1), Rect::new(40, 40, 1, 1)] {
                for area in [bounds(screen, anchor, 9, 5), centred(screen, 30, 3)] {
                    assert!(within(area, screen), "{wide}x{high}");
                    let inside = draw(&mut buffer, area, "Стадия сделки", &theme);
                    assert!(within(inside, area), "{wide}x{high}");
                }
            }
        }
    }

    #[test]
    fn the_title_gives_way_to_the_frame() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 3));
        let all = buffer.area;
        let inside = draw(&mut buffer, all, "Стадия", &Theme::new(Depth::Mono, false));
        let line: String = buffer.content.iter().take(9).map(|cell| cell.symbol()).collect();
        assert_eq!((line.as_str(), inside), ("┌ Стади…┐", Rect::new(1, 1, 7, 1)));
    }
}
