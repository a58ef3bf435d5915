//! The box that shows what may follow the keys typed so far.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::popup;
use super::text::{self, Fit};
use crate::tui::theme::Theme;

/// Columns between the keys and what they do.
const GAP: u16 = 2;

/// What a title needs besides itself: the frame, and a space at both sides.
const FRAMED_TITLE: u16 = popup::FRAME + 2;

/// Draws the box at the lower right of `screen`: `typed` as its title, then a line for each pair
/// of keys and what they do.
pub fn draw(
    buffer: &mut Buffer,
    screen: Rect,
    typed: &str,
    following: &[(String, String)],
    theme: &Theme,
) {
    let widest = |of: fn(&(String, String)) -> &String| {
        let columns = following.iter().map(|pair| text::width(of(pair))).max().unwrap_or(0);
        u16::try_from(columns).unwrap_or(u16::MAX)
    };
    let (keys, does) = (widest(|pair| &pair.0), widest(|pair| &pair.1));
    let title = u16::try_from(text::width(typed)).unwrap_or(u16::MAX).saturating_add(FRAMED_TITLE);
    let wide = keys.saturating_add(GAP).saturating_add(does).saturating_add(popup::FRAME);
    let high = u16::try_from(following.len()).unwrap_or(u16::MAX).saturating_add(popup::FRAME);
    let corner = Rect { x: screen.right(), y: screen.bottom(), width: 0, height: 0 };
    let area = popup::bounds(screen, corner, wide.max(title), high);
    let inside = popup::draw(buffer, area, typed, theme);
    for (line, (key, does)) in inside.rows().zip(following) {
        text::draw(buffer, line, key, Fit::Left, theme.accent(), theme.glyphs.ellipsis);
        let indent = keys.saturating_add(GAP).min(line.width);
        let rest = Rect { x: line.x + indent, width: line.width - indent, ..line };
        text::draw(buffer, rest, does, Fit::Left, Style::new(), theme.glyphs.ellipsis);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;

    fn pairs() -> Vec<(String, String)> {
        [("b", "Доска"), ("l", "Список"), ("x y", "日本語")]
            .map(|(key, does)| (key.to_owned(), does.to_owned()))
            .to_vec()
    }

    #[test]
    fn it_stands_in_the_lower_right_corner() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 16, 6));
        let all = buffer.area;
        draw(&mut buffer, all, "v", &pairs(), &Theme::new(Depth::Mono, true));
        let lines: Vec<String> = buffer
            .content
            .chunks(16)
            .map(|row| row.iter().map(|cell| cell.symbol()).collect())
            .collect();
        assert_eq!(
            lines[..4],
            ["                ", "   + v --------+", "   |b    Доска |", "   |l    Список|",]
        );
    }

    #[test]
    fn it_draws_at_every_size() {
        for (wide, high) in (0..13).flat_map(|w| (0..8).map(move |h| (w, h))) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
            let area = buffer.area;
            draw(&mut buffer, area, "g g", &pairs(), &Theme::new(Depth::Indexed, false));
            draw(&mut buffer, area, "", &[], &Theme::new(Depth::Indexed, false));
        }
    }
}
