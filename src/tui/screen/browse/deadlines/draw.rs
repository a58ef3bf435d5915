//! How the view by deadline is drawn: over each column its name, how many cards it has and which
//! days it holds.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::lane::{self, Shape};
use super::super::marks::Marks;
use super::{Deadlines, Lane};
use crate::crm::reader::DUE_COUNTED;
use crate::domain::urgency::Urgency;
use crate::i18n::date;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

impl Deadlines {
    /// Draws the visible columns.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        room: Rect,
        marks: &dyn Fn(i64) -> Marks,
        context: &Context,
    ) {
        let places = self.places(room);
        for (place, area) in &places {
            let focused = *place == self.at;
            let Some(lane) = self.lanes.get(*place) else { continue };
            draw_head(buffer, *area, lane, focused, context);
            let all = (lane.key.1 < DUE_COUNTED).then_some(lane.key.1);
            let drawn = lane::Drawn { noun: self.noun, focused, all, marks };
            lane.draw_cards(buffer, *area, &drawn, context);
        }
        let theme = context.theme;
        let edges = [
            (places.first().is_some_and(|(lane, _)| *lane > 0), room.x, theme.glyphs.left),
            (
                places.last().is_some_and(|(lane, _)| lane + 1 < self.lanes.len()),
                room.right().saturating_sub(1),
                theme.glyphs.right,
            ),
        ];
        for (more, x, glyph) in edges {
            if more && room.width > 0 {
                let edge = Rect { x, width: 1, height: 1.min(room.height), ..room };
                text::draw(buffer, edge, glyph, Fit::Left, theme.accent(), "");
            }
        }
    }
}

fn draw_head(buffer: &mut Buffer, area: Rect, lane: &Lane, focused: bool, context: &Context) {
    let (theme, words) = (context.theme, context.words);
    let (urgency, count) = lane.key;
    let ellipsis = theme.glyphs.ellipsis;
    let inner = lane::inside(area);
    let mut lines = inner.rows().take(usize::from(Shape::of(area).head));
    if let Some(line) = lines.next() {
        let more = if count >= DUE_COUNTED { "+" } else { "" };
        let count = format!("{count}{more}");
        let taken = text::draw(buffer, line, &count, Fit::Right, Style::new(), ellipsis);
        let rest = Rect { width: line.width.saturating_sub(taken + 1), ..line };
        let style = if focused { theme.accent() } else { theme.title() };
        let name = words.text(&format!("urgency-{}", urgency.word()));
        text::draw(buffer, rest, &name, Fit::Left, style, ellipsis);
    }
    if let Some(line) = lines.next() {
        text::draw(buffer, line, &days(urgency, context), Fit::Left, theme.muted(), ellipsis);
    }
    if let Some(line) = lines.next() {
        let style = match urgency {
            Urgency::Overdue => theme.overdue(),
            Urgency::Today => theme.due(),
            _ => theme.muted(),
        };
        text::rule(buffer, line, theme.glyphs.rule, style);
    }
}

/// The days that a column holds; nothing where it has no days of its own.
fn days(urgency: Urgency, context: &Context) -> String {
    let now = context.clock.local_now();
    let (lang, today) = (context.words.lang(), now.date());
    let Some((from, until)) = urgency.stretch(now) else { return String::new() };
    let said = |day| date::date(lang, day, today);
    match (from.map(|from| from.date()), until.map(|until| until.date())) {
        (Some(from), None) => format!("{} {}", said(from), context.theme.glyphs.arrow),
        (Some(from), Some(until)) => match until.pred_opt() {
            Some(last) if from < last => format!("{} – {}", said(from), said(last)),
            Some(last) if from == last => said(last),
            _ => String::new(),
        },
        _ => String::new(),
    }
}
