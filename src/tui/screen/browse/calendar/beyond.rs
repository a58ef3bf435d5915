//! What a week, a day or a list says at its edges where more stands above or below than is seen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::domain::message::Message;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// Lower rooms have no line to give away.
const LOWEST: u16 = 4;

/// How much there is beyond an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beyond {
    /// So much, as far as it is known.
    pub count: i64,
    /// Whether that is all.
    pub all: bool,
}

impl Beyond {
    /// So much and no more.
    pub fn exactly(count: usize) -> Beyond {
        Beyond { count: i64::try_from(count).unwrap_or(i64::MAX), all: true }
    }

    /// Both together.
    pub fn and(self, other: Beyond) -> Beyond {
        Beyond { count: self.count + other.count, all: self.all && other.all }
    }
}

/// How much is above and below the lines that are shown in a room from this one on, where some of them
/// stand for something. The lines that say so hide what stands there.
pub(super) fn of_lines<T>(
    lines: &[T],
    first: usize,
    room: Rect,
    is_something: impl Fn(&T) -> bool,
) -> (Beyond, Beyond) {
    let last = first + usize::from(room.height);
    let count =
        |lines: &[T]| Beyond::exactly(lines.iter().filter(|line| is_something(line)).count());
    let above = if first == 0 { 0 } else { (first + 1).min(lines.len()) };
    let below = if last >= lines.len() { lines.len() } else { last.saturating_sub(1) };
    (count(&lines[..above]), count(&lines[below..]))
}

/// Says on the first and the last line of a room what is above and below it.
pub(super) fn draw(
    buffer: &mut Buffer,
    room: Rect,
    (above, below): (Beyond, Beyond),
    context: &Context,
) {
    if room.height >= LOWEST {
        say(buffer, Rect { height: 1, ..room }, context.theme.glyphs.above, above, context);
        draw_last(buffer, room, below, context);
    }
}

/// Says on the last line of a room what is below it.
pub(super) fn draw_last(buffer: &mut Buffer, room: Rect, below: Beyond, context: &Context) {
    let last = Rect { y: room.bottom().saturating_sub(1), height: 1.min(room.height), ..room };
    say(buffer, last, context.theme.glyphs.below, below, context);
}

fn say(buffer: &mut Buffer, line: Rect, sign: &str, beyond: Beyond, context: &Context) {
    if beyond.count == 0 && beyond.all {
        return;
    }
    let more = if beyond.all { "" } else { "+" };
    let message = Message::new("calendar-more").with("count", format!("{}{more}", beyond.count));
    let said = format!("{sign} {}", context.words.say(&message));
    Clear.render(line, buffer);
    let line = Rect { x: line.x + 1.min(line.width), width: line.width.saturating_sub(1), ..line };
    let ellipsis = context.theme.glyphs.ellipsis;
    text::draw(buffer, line, &said, Fit::Left, context.theme.accent(), ellipsis);
}
