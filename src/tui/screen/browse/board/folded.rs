//! Stages of which there is but a strip: their counts, and their names written downwards.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::head::short;
use super::places::NARROW;
use crate::crm::reader::StageTotal;
use crate::domain::stage::Stage;
use crate::tui::screen::Context;
use crate::tui::screen::browse::lane::Shape;
use crate::tui::widget::text::{self, Fit};

/// A folded stage: its count, and its name written downwards. Narrow ones have their counts on two
/// lines in turn, so that a long one has room and stands apart from its neighbours.
pub fn draw_folded(
    buffer: &mut Buffer,
    area: Rect,
    stage: &Stage,
    total: Option<&StageTotal>,
    (place, right): (usize, u16),
    context: &Context,
) {
    let (theme, words) = (context.theme, context.words);
    let inner = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(1), ..area };
    let is_narrow = area.width <= NARROW;
    let shape = Shape::of(area);
    let (head, body) = (usize::from(shape.head), inner.rows().skip(usize::from(shape.head)));
    let mut lines = inner.rows().take(head);
    let (first, second) = (lines.next(), lines.next());
    let in_turn = is_narrow && second.is_some();
    let line = if in_turn && place % 2 == 1 { second } else { first };
    if let (Some(line), Some(total)) = (line, total) {
        let count = short(total.count);
        let needed = u16::try_from(count.len()).unwrap_or(u16::MAX);
        let line = match in_turn {
            // Over the next stage; at the edge over the one before.
            true => Rect { x: line.x.min(right.saturating_sub(needed)), width: needed, ..line },
            false => line,
        };
        text::draw(buffer, line, &count, Fit::Left, Style::new(), theme.glyphs.ellipsis);
    }
    if let Some(line) = lines.next() {
        let gap = u16::from(!is_narrow);
        let rule = Rect { width: line.width.saturating_sub(gap), ..line };
        text::rule(buffer, rule, theme.glyphs.rule, theme.stage(stage.colour));
    }
    for (line, letter) in body.zip(words.stage(stage).chars()) {
        text::draw(buffer, line, &letter.to_string(), Fit::Left, theme.muted(), "");
    }
}

/// A stage between others of which there is but a strip: its name downwards, and before it its count
/// where that has no room above.
pub fn draw_strip(
    buffer: &mut Buffer,
    area: Rect,
    stage: &Stage,
    total: Option<&StageTotal>,
    context: &Context,
) {
    let (theme, words) = (context.theme, context.words);
    let indent = 1.min(area.width);
    let inner = Rect { x: area.x + indent, width: 1.min(area.width - indent), ..area };
    let shape = Shape::of(area);
    let mut head = inner.rows().take(usize::from(shape.head));
    let mut body = inner.rows().skip(usize::from(shape.head));
    let count = total.map(|total| short(total.count)).unwrap_or_default();
    if let (Some(line), 1) = (head.next(), count.len()) {
        text::draw(buffer, line, &count, Fit::Left, Style::new(), "");
    } else {
        for (line, digit) in body.by_ref().zip(count.chars()) {
            text::draw(buffer, line, &digit.to_string(), Fit::Left, Style::new(), "");
        }
        body.next();
    }
    if let Some(line) = head.nth(1) {
        text::rule(buffer, line, theme.glyphs.rule, theme.stage(stage.colour));
    }
    for (line, letter) in body.zip(words.stage(stage).chars()) {
        text::draw(buffer, line, &letter.to_string(), Fit::Left, theme.muted(), "");
    }
}
