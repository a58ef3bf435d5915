//! How the board is drawn: a head over each column with what is in it and what of that asks for
//! attention, three lines a card, folded final stages.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::badge;
use super::{Board, Lane, NARROW, Place, Shape, lane};
use crate::crm::reader::StageTotal;
use crate::domain::money::Money;
use crate::domain::stage::Stage;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// Lines of a whole head: the counter has its place beside the sums.
const HEAD: u16 = 3;

impl Board {
    /// Draws the visible columns.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        room: Rect,
        selected: &dyn Fn(i64) -> bool,
        context: &Context,
    ) {
        let places = self.places(room, context.setup);
        let folded = places.iter().take_while(|place| !place.folded).count();
        for (number, place) in places.iter().enumerate() {
            let Some(lane) = self.lanes.get(place.lane) else { continue };
            let Some(stage) = context.setup.stage(lane.key) else { continue };
            let total = self.heads.as_ref().map(|heads| {
                heads
                    .totals
                    .iter()
                    .find(|total| total.stage == lane.key)
                    .cloned()
                    .unwrap_or(StageTotal { stage: lane.key, count: 0, sums: Vec::new() })
            });
            let aimed = self.hold.is_some_and(|hold| hold.over == Some(lane.key));
            if place.folded {
                let turn = (number - folded, room.right());
                draw_folded(buffer, place.area, stage, total.as_ref(), turn, context);
            } else {
                let focused = place.lane == self.at;
                self.draw_lane(
                    buffer,
                    place.area,
                    lane,
                    stage,
                    total.as_ref(),
                    focused,
                    selected,
                    context,
                );
            }
            if aimed {
                draw_aim(buffer, place.area, stage, place.folded, context);
            }
        }
        let theme = context.theme;
        let first = places.first().map_or(0, |place| place.lane);
        if first > 0 && room.width > 0 {
            let edge = Rect { width: 1, height: 1.min(room.height), ..room };
            text::draw(buffer, edge, theme.glyphs.left, Fit::Left, theme.accent(), "");
        }
        let last = places.iter().rfind(|place| !place.folded);
        let hidden = last.filter(|last| self.open_lanes(context.setup).last() != Some(&last.lane));
        if let Some(Place { area, .. }) = hidden.filter(|last| last.area.width > 0) {
            let edge = Rect { x: area.right() - 1, width: 1, height: 1.min(area.height), ..*area };
            text::draw(buffer, edge, theme.glyphs.right, Fit::Left, theme.accent(), "");
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a private part of drawing")]
    fn draw_lane(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        lane: &Lane,
        stage: &Stage,
        total: Option<&StageTotal>,
        focused: bool,
        selected: &dyn Fn(i64) -> bool,
        context: &Context,
    ) {
        let (theme, words) = (context.theme, context.words);
        let ellipsis = theme.glyphs.ellipsis;
        let lit = self.heads.as_ref().and_then(|heads| {
            let (_, tally) = heads.lit.iter().find(|(stage, _)| *stage == lane.key)?;
            Some(badge::counter(tally.counter()?, context))
        });
        let lit = lit.as_ref();
        let inner = lane::inside(area);
        let shape = Shape::of(area);
        let mut lines = inner.rows().take(usize::from(shape.head));
        if let Some(line) = lines.next() {
            let count = total.map_or_else(String::new, |total| total.count.to_string());
            let taken = text::draw(buffer, line, &count, Fit::Right, Style::new(), ellipsis);
            let mut rest = Rect { width: line.width.saturating_sub(taken + 1), ..line };
            if let Some((lit, style)) = lit.filter(|_| shape.head < HEAD)
                && text::width(words.stage(stage)) + text::width(lit) < usize::from(rest.width)
            {
                let taken = text::draw(buffer, rest, lit, Fit::Right, *style, ellipsis);
                rest.width = rest.width.saturating_sub(taken + 1);
            }
            let style = if focused { theme.accent() } else { theme.title() };
            text::draw(buffer, rest, words.stage(stage), Fit::Left, style, ellipsis);
        }
        if let (Some(mut line), Some(total)) = (lines.next(), total) {
            if let Some((lit, style)) = lit {
                let taken = text::draw(buffer, line, lit, Fit::Right, *style, ellipsis);
                line.width = line.width.saturating_sub(taken + 1);
            }
            let sums = sums(&total.sums, usize::from(line.width), context);
            text::draw(buffer, line, &sums, Fit::Left, theme.muted(), ellipsis);
        }
        if let Some(line) = lines.next() {
            text::rule(buffer, line, theme.glyphs.rule, theme.stage(stage.colour));
        }
        if lane.tiles.is_empty() {
            let line = Rect { y: area.y + shape.head, height: 1, ..inner };
            if focused && area.height > shape.head && !self.is_empty() {
                let hint = words.text("board-empty-column");
                text::draw(buffer, line, &hint, Fit::Left, theme.muted(), ellipsis);
            }
            return;
        }
        let all = total.map(|total| total.count);
        let drawn = lane::Drawn { noun: self.noun, focused, all, selected };
        lane.draw_cards(buffer, area, &drawn, context);
    }
}

/// Marks the column that what the mouse holds would go to: an arrow before its name, which stands out.
fn draw_aim(buffer: &mut Buffer, area: Rect, stage: &Stage, folded: bool, context: &Context) {
    let (theme, name) = (context.theme, context.words.stage(stage));
    let shape = Shape::of(area);
    let selected = theme.selected();
    let below = if folded { shape.head } else { 0 };
    let rest = Rect { y: area.y + below, height: area.height.saturating_sub(below), ..area };
    let mut lines = rest.rows();
    if folded {
        for (line, letter) in lines.by_ref().zip(name.chars()) {
            let line = Rect { width: line.width.min(2), ..line };
            text::draw(buffer, line, &format!(" {letter}"), Fit::Left, selected, "");
        }
    } else if let Some(line) = lines.next() {
        let said = format!("{} {name} ", theme.glyphs.arrow);
        let inner = lane::inside(line);
        let room = Rect { x: line.x, width: inner.width.min(line.width), ..line };
        text::draw(buffer, room, &said, Fit::Left, selected, theme.glyphs.ellipsis);
    }
    let arrow = Rect { height: 1.min(area.height), width: 1.min(area.width), ..area };
    text::draw(buffer, arrow, theme.glyphs.arrow, Fit::Left, theme.accent(), "");
}

/// A folded stage: its count, and its name written downwards. Narrow ones have their counts on two
/// lines in turn, so that a long one has room and stands apart from its neighbours.
fn draw_folded(
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

/// A count in at most four columns: whole thousands and millions, never more than there are.
fn short(count: i64) -> String {
    match count {
        ..1000 => count.to_string(),
        1000..1_000_000 => format!("{}k", count / 1000),
        _ => format!("{}M", count / 1_000_000),
    }
}

/// The sums of a column in as many columns of the screen as there are: in full, else shortened.
fn sums(sums: &[Money], room: usize, context: &Context) -> String {
    let words = context.words;
    let dot = format!(" {} ", context.theme.glyphs.dot);
    let full: Vec<String> = sums.iter().map(|sum| words.money(*sum)).collect();
    let full = full.join(&dot);
    if text::width(&full) <= room {
        return full;
    }
    let short: Vec<String> = sums.iter().map(|sum| words.money_compact(*sum)).collect();
    short.join(&dot)
}
