//! How the board is drawn: a head over each column, three lines a card, folded final stages.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Board, Lane, Place, Shape, name};
use crate::crm::reader::{StageTotal, Tile};
use crate::domain::message::Message;
use crate::domain::money::Money;
use crate::domain::stage::Stage;
use crate::i18n::date;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

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
        for place in &places {
            let Some(lane) = self.lanes.get(place.lane) else { continue };
            let Some(stage) = context.setup.stage(lane.stage) else { continue };
            let total = self.totals.as_ref().map(|totals| {
                totals
                    .iter()
                    .find(|total| total.stage == lane.stage)
                    .cloned()
                    .unwrap_or(StageTotal { stage: lane.stage, count: 0, sums: Vec::new() })
            });
            if place.folded {
                draw_folded(buffer, place.area, stage, total.as_ref(), context);
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
        // One column stays free for the cursor's bar, so that heads and cards stand in line.
        let inner =
            Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
        let shape = Shape::of(area);
        let mut lines = inner.rows().take(usize::from(shape.head));
        if let Some(line) = lines.next() {
            let count = total.map_or_else(String::new, |total| total.count.to_string());
            let taken = text::draw(buffer, line, &count, Fit::Right, Style::new(), ellipsis);
            let rest = Rect { width: line.width.saturating_sub(taken + 1), ..line };
            let style = if focused { theme.accent() } else { theme.title() };
            text::draw(buffer, rest, words.stage(stage), Fit::Left, style, ellipsis);
        }
        if let (Some(line), Some(total)) = (lines.next(), total) {
            let sums = sums(&total.sums, usize::from(line.width), context);
            text::draw(buffer, line, &sums, Fit::Left, theme.muted(), ellipsis);
        }
        if let Some(line) = lines.next() {
            text::rule(buffer, line, theme.glyphs.rule, theme.stage(stage.colour));
        }
        let height = shape.cards(area);
        let top = lane.cursor.top();
        if lane.tiles.is_empty() {
            let line = Rect { y: area.y + shape.head, height: 1, ..inner };
            if focused && area.height > shape.head && !self.is_empty() {
                let hint = words.text("board-empty-column");
                text::draw(buffer, line, &hint, Fit::Left, theme.muted(), ellipsis);
            }
            return;
        }
        for (place, tile) in lane.tiles.iter().enumerate().skip(top).take(height) {
            let below = u16::try_from(place - top).unwrap_or(u16::MAX);
            let y = area.y + shape.head + shape.pitch() * below;
            let room = Rect { y, height: shape.card.min(area.bottom().saturating_sub(y)), ..area };
            let at_cursor = focused && lane.cursor.id() == Some(tile.id);
            self.draw_tile(buffer, room, tile, at_cursor, selected(tile.id), context);
        }
        let shown = lane.tiles.len().min(top + height) as i64;
        let left = match (total, lane.above) {
            (Some(total), Some(above)) => Some((total.count - above - shown).max(0)),
            _ => None,
        };
        let more = match left {
            Some(0) => None,
            Some(left) => Some(words.say(&Message::new("board-more").with("count", left))),
            None => (lane.more.1 || (shown as usize) < lane.tiles.len()).then(String::new),
        };
        // Below the last card, or on the empty line that sets it off.
        let y = area.y + shape.head + shape.pitch() * height as u16;
        let y = if y < area.bottom() { y } else { y - shape.gap };
        if let Some(more) = more.filter(|_| y < area.bottom()) {
            let line = Rect { y, height: 1, ..inner };
            let said = format!("{} {more}", theme.glyphs.below);
            text::draw(buffer, line, &said, Fit::Left, theme.muted(), ellipsis);
        }
    }

    fn draw_tile(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        tile: &Tile,
        at_cursor: bool,
        selected: bool,
        context: &Context,
    ) {
        let (theme, words) = (context.theme, context.words);
        let ellipsis = theme.glyphs.ellipsis;
        let inner =
            Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
        if at_cursor {
            for line in area.rows() {
                let cell = Rect { width: 1.min(line.width), ..line };
                text::draw(buffer, cell, theme.glyphs.cursor, Fit::Left, theme.accent(), "");
            }
        }
        let mut lines = inner.rows();
        if let Some(line) = lines.next() {
            let mut title = name(tile, self.noun, context);
            // The cursor's bar hides the mark of a selected card.
            let marks =
                [(tile.repeat, theme.glyphs.repeat), (selected && at_cursor, theme.glyphs.check)];
            let marks: String =
                marks.iter().filter(|(on, _)| *on).map(|(_, mark)| format!(" {mark}")).collect();
            let room = usize::from(line.width).saturating_sub(text::width(&marks));
            title = text::cut(&title, room, ellipsis).into_owned();
            let style = if at_cursor { theme.title() } else { Style::new() };
            text::draw(buffer, line, &format!("{title}{marks}"), Fit::Left, style, ellipsis);
        }
        if let Some(line) = lines.next() {
            let amount =
                if tile.amount.minor == 0 { String::new() } else { words.money(tile.amount) };
            let taken = text::draw(buffer, line, &amount, Fit::Left, Style::new(), ellipsis);
            let gap = if taken > 0 { taken + 2 } else { 0 };
            let rest = Rect {
                x: line.x + gap.min(line.width),
                width: line.width.saturating_sub(gap),
                ..line
            };
            if let Some(client) = &tile.client {
                let client = words.phone(client);
                let fit = if looks_like_number(&client) { Fit::KeepEnd } else { Fit::Left };
                text::draw(buffer, rest, &client, fit, theme.muted(), ellipsis);
            }
        }
        if let Some(line) = lines.next() {
            let (said, style) = next_step(tile, usize::from(line.width), context);
            text::draw(buffer, line, &said, Fit::Left, style, ellipsis);
        }
    }
}

/// A folded stage: its count, and its name written downwards.
fn draw_folded(
    buffer: &mut Buffer,
    area: Rect,
    stage: &Stage,
    total: Option<&StageTotal>,
    context: &Context,
) {
    let (theme, words) = (context.theme, context.words);
    let inner = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(1), ..area };
    let shape = Shape::of(area);
    let (head, body) = (usize::from(shape.head), inner.rows().skip(usize::from(shape.head)));
    let mut lines = inner.rows().take(head);
    if let (Some(line), Some(total)) = (lines.next(), total) {
        let count = short(total.count);
        text::draw(buffer, line, &count, Fit::Left, Style::new(), theme.glyphs.ellipsis);
    }
    lines.next();
    if let Some(line) = lines.next() {
        let rule = Rect { width: line.width.saturating_sub(1), ..line };
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

/// The next step of a card with the mark and the style of its urgency. Where there is no room for
/// all of it the kind gives way, never the hour.
fn next_step(tile: &Tile, room: usize, context: &Context) -> (String, Style) {
    let (theme, words) = (context.theme, context.words);
    let late = tile.next.as_ref().and_then(|next| next.deadline);
    let late = late.is_some_and(|at| at < context.clock.now());
    if let Some((kind, since)) = tile.waits.as_ref().filter(|_| !late) {
        // Who turned to us today is told by the hour, so that there is room for how he did.
        let (local, now) = (words.local(*since), words.now());
        let when = match local.date() == now.date() {
            true => date::clock(local),
            false => words.moment(*since),
        };
        let step = Step { mark: theme.glyphs.incoming, kind, when };
        return (step.said(room, context), theme.incoming());
    }
    let Some(next) = &tile.next else {
        return (format!("{} {}", theme.glyphs.none, words.text("board-no-step")), theme.muted());
    };
    match next.deadline {
        None => {
            let kind = words.text(&format!("activity-{}", next.kind));
            (format!("{} {kind}", theme.glyphs.due), theme.due())
        }
        Some(at) => {
            let mark = if late { theme.glyphs.overdue } else { theme.glyphs.due };
            // Who waits beside what is overdue is not forgotten.
            let both = format!("{}{mark}", theme.glyphs.incoming);
            let mark = if tile.waits.is_some() { both.as_str() } else { mark };
            let style = if late { theme.overdue() } else { theme.due() };
            (Step { mark, kind: &next.kind, when: words.moment(at) }.said(room, context), style)
        }
    }
}

/// A step with its moment.
struct Step<'a> {
    mark: &'a str,
    kind: &'a str,
    when: String,
}

impl Step<'_> {
    fn said(&self, room: usize, context: &Context) -> String {
        let (mark, when, words) = (self.mark, &self.when, context.words);
        let left = room.saturating_sub(text::width(mark) + text::width(when) + 2);
        let kind = words.text(&format!("activity-{}", self.kind));
        let kind = text::cut(&kind, left, context.theme.glyphs.ellipsis);
        match left {
            0..3 => format!("{mark} {when}"),
            _ => format!("{mark} {kind} {when}"),
        }
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

/// Phone numbers are cut at their beginning, names at their end.
fn looks_like_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() * 2 > text.chars().count()
}
