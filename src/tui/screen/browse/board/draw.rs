//! How the board is drawn: a head over each column, three lines a card, strips of what is folded, and
//! a mark on the column that what the mouse carries would go to.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::folded::{draw_downwards, draw_folded, draw_strip};
use super::head::Head;
use super::places::Place;
use super::{Board, Lane, Shape, lane};
use crate::crm::reader::StageTotal;
use crate::domain::stage::Stage;
use crate::tui::screen::Context;
use crate::tui::screen::browse::badge;
use crate::tui::screen::browse::marks::Marks;
use crate::tui::widget::text::{self, Fit};

impl Board {
    /// Draws the visible columns.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        room: Rect,
        marks: &dyn Fn(i64) -> Marks,
        context: &Context,
    ) {
        let places = self.places(room, context.setup);
        let all = self.shows_all(room);
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
            if place.folded && all {
                draw_strip(buffer, place.area, stage, total.as_ref(), context);
            } else if place.folded {
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
                    marks,
                    context,
                );
            }
            if aimed {
                draw_aim(buffer, place.area, stage, place.folded, context);
            }
        }
        if all {
            return;
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
        marks: &dyn Fn(i64) -> Marks,
        context: &Context,
    ) {
        let (theme, words) = (context.theme, context.words);
        let ellipsis = theme.glyphs.ellipsis;
        let lit = self.heads.as_ref().and_then(|heads| {
            let (_, tally) = heads.lit.iter().find(|(stage, _)| *stage == lane.key)?;
            Some(badge::counter(tally.counter()?, context))
        });
        let inner = lane::inside(area);
        let shape = Shape::of(area);
        Head { stage, total, lit: lit.as_ref(), focused }.draw(buffer, inner, context);
        if lane.tiles.is_empty() {
            let line = Rect { y: area.y + shape.head, height: 1, ..inner };
            if focused && area.height > shape.head && !self.is_empty() {
                let hint = words.text("board-empty-column");
                text::draw(buffer, line, &hint, Fit::Left, theme.muted(), ellipsis);
            }
            return;
        }
        let all = total.map(|total| total.count);
        let drawn = lane::Drawn { noun: self.noun, focused, all, marks };
        lane.draw_cards(buffer, area, &drawn, context);
    }
}

/// Marks the column that what the mouse holds would go to: an arrow before its name, which stands out.
fn draw_aim(buffer: &mut Buffer, area: Rect, stage: &Stage, folded: bool, context: &Context) {
    let (theme, name) = (context.theme, context.words.stage(stage));
    let shape = Shape::of(area);
    let selected = Style::reset().patch(theme.selected());
    let below = if folded { shape.head } else { 0 };
    let rest = Rect { y: area.y + below, height: area.height.saturating_sub(below), ..area };
    let mut lines = rest.rows();
    if folded {
        let wide = |line: Rect| Rect { width: line.width.min(2), ..line };
        let named = name.chars().count();
        let lines: Vec<Rect> = lines.by_ref().take(named).map(wide).collect();
        for line in &lines {
            text::draw(buffer, *line, "  ", Fit::Left, selected, "");
        }
        let behind = |line: &Rect| Rect {
            x: line.x + 1.min(line.width),
            width: line.width.saturating_sub(1),
            ..*line
        };
        draw_downwards(buffer, lines.iter().map(behind), name, selected, theme);
    } else if let Some(line) = lines.next() {
        let said = format!("{} {name} ", theme.glyphs.arrow);
        let inner = lane::inside(line);
        let room = Rect { x: line.x, width: inner.width.min(line.width), ..line };
        text::draw(buffer, room, &said, Fit::Left, selected, theme.glyphs.ellipsis);
    }
    let arrow = Rect { height: 1.min(area.height), width: 1.min(area.width), ..area };
    text::draw(buffer, arrow, theme.glyphs.arrow, Fit::Left, theme.accent(), "");
}
