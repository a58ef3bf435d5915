//! A line that shows how far a long job is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::{self, Fit};
use crate::tui::theme::Theme;

/// The columns of `100 %` and the space before it.
const PERCENT: u16 = 6;

/// Draws the bar and the share done on the first line of `area`. A job of unknown or no size shows
/// an empty bar and no share.
pub fn draw(buffer: &mut Buffer, area: Rect, done: u64, total: u64, theme: &Theme) {
    let area = area.intersection(buffer.area);
    let bar = Rect { width: area.width.saturating_sub(PERCENT), ..area };
    let filled = share(done, total, u64::from(bar.width));
    let filled = u16::try_from(filled).unwrap_or(bar.width);
    let (full, rest) = (
        Rect { width: filled, ..bar },
        Rect { x: bar.x + filled, width: bar.width - filled, ..bar },
    );
    text::rule(buffer, full, theme.glyphs.bar, theme.accent());
    text::rule(buffer, rest, theme.glyphs.rest, theme.muted());
    if total > 0 {
        let number = format!("{} %", share(done, total, 100));
        let end = Rect { x: bar.right(), width: area.width - bar.width, ..area };
        text::draw(buffer, end, &number, Fit::Right, Style::new(), theme.glyphs.ellipsis);
    }
}

/// `done` of `total` as parts of `whole`, rounded down, so that only what is done looks done.
fn share(done: u64, total: u64, whole: u64) -> u64 {
    let parts = u128::from(done.min(total)) * u128::from(whole);
    u64::try_from(parts.checked_div(u128::from(total)).unwrap_or(0)).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;

    fn line(wide: u16, done: u64, total: u64) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, wide, 1));
        let all = buffer.area;
        draw(&mut buffer, all, done, total, &Theme::new(Depth::Mono, true));
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn the_bar_grows_and_only_what_is_done_looks_done() {
        assert_eq!(line(16, 0, 10), "..........   0 %");
        assert_eq!(line(16, 999, 1000), "#########.  99 %");
        assert_eq!(line(16, 1000, 1000), "########## 100 %");
        assert_eq!(line(16, 2000, 1000), "########## 100 %");
        assert_eq!(line(16, 5, 0), "..........      ");
        assert_eq!(line(16, u64::MAX, u64::MAX), "########## 100 %");
    }

    #[test]
    fn it_draws_at_every_size() {
        for (wide, high) in (0..13).flat_map(|w| (0..8).map(move |h| (w, h))) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
            let area = Rect::new(1, 1, wide, high);
            draw(&mut buffer, area, 1, 2, &Theme::new(Depth::Sixteen, false));
        }
    }
}
