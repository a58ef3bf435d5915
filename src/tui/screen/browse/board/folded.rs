//! Stages of which there is but a strip: their counts, and their names written downwards.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::places::NARROW;
use crate::crm::reader::StageTotal;
use crate::domain::stage::Stage;
use crate::i18n::number;
use crate::tui::screen::Context;
use crate::tui::screen::browse::lane::Shape;
use crate::tui::theme::Theme;
use crate::tui::widget::text::{self, Fit};

/// So many letters of a word are known again.
const READABLE: usize = 4;

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
        let count = number::shortest(words.lang(), total.count);
        let needed = u16::try_from(text::width(&count)).unwrap_or(u16::MAX);
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
    draw_downwards(buffer, body, words.stage(stage), theme.muted(), theme);
}

/// A name written downwards, with a mark where its end is cut.
pub fn draw_downwards(
    buffer: &mut Buffer,
    lines: impl Iterator<Item = Rect>,
    name: &str,
    style: Style,
    theme: &Theme,
) {
    let lines: Vec<Rect> = lines.collect();
    let name = shortened(&text::shown(name), lines.len());
    let letters: Vec<&str> = name.graphemes(true).collect();
    let is_cut = letters.len() > lines.len();
    for (place, (line, letter)) in lines.iter().zip(&letters).enumerate() {
        let is_last = place + 1 == lines.len();
        let letter = if is_cut && is_last { theme.glyphs.ellipsis } else { letter };
        text::draw(buffer, *line, letter, Fit::Left, style, "");
    }
}

/// A name of several words in at most so many letters, if cutting the longest word does it and leaves
/// enough of that; else as it is.
fn shortened(name: &str, room: usize) -> String {
    let length = |text: &str| text.graphemes(true).count();
    let over = length(name).saturating_sub(room);
    let longest = name.split(' ').max_by_key(|word| length(word)).unwrap_or_default();
    let left = length(longest).saturating_sub(over + 1);
    if over == 0 || longest == name || left < READABLE {
        return name.to_owned();
    }
    let beginning: String = longest.graphemes(true).take(left).collect();
    name.replacen(longest, &format!("{beginning}."), 1)
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
    let inner = Rect { x: area.x + indent, width: area.width - indent, ..area };
    let shape = Shape::of(area);
    let (head, body) =
        inner.rows().enumerate().partition::<Vec<_>, _>(|(row, _)| *row < usize::from(shape.head));
    let line = |(_, line): &(usize, Rect)| *line;
    let mut body = body.iter().map(line);
    let count = total.map(|total| number::shortest(words.lang(), total.count)).unwrap_or_default();
    // In the line in which narrow columns have theirs.
    let beside = head.get(1).or(head.first()).map(line);
    if let Some(line) = beside.filter(|line| text::width(&count) <= usize::from(line.width)) {
        text::draw(buffer, line, &count, Fit::Left, Style::new(), "");
    } else {
        for (line, digit) in body.by_ref().zip(count.chars()) {
            text::draw(buffer, line, &digit.to_string(), Fit::Left, Style::new(), "");
        }
        body.next();
    }
    if let Some(line) = head.get(2).map(line) {
        let line = Rect { width: 1.min(line.width), ..line };
        text::rule(buffer, line, theme.glyphs.rule, theme.stage(stage.colour));
    }
    draw_downwards(buffer, body, words.stage(stage), theme.muted(), theme);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;

    #[test]
    fn a_name_written_downwards_says_that_it_is_cut() {
        let theme = Theme::new(Depth::Mono, false);
        for (name, height, expected) in [
            ("Некачественный лид", 17, "Некачественн. лид"),
            ("Некачественный лид", 9, "Нека. лид"),
            ("Некачественный лид", 8, "Некачес…"),
            ("Некачественный", 13, "Некачественн…"),
            ("Некачественный лид", 18, "Некачественный лид"),
            ("Won", 9, "Won      "),
            ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
            ("Lost", 1, "…"),
        ] {
            let area = Rect::new(0, 0, 1, height);
            let mut buffer = Buffer::empty(area);
            draw_downwards(&mut buffer, area.rows(), name, Style::new(), &theme);
            let shown: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
            assert_eq!(shown, expected);
        }
        draw_downwards(&mut Buffer::empty(Rect::ZERO), [].into_iter(), "Won", Style::new(), &theme);
    }
}
