//! Where the parts of a card go, and drawing them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::fields::{self, Row, Spot};
use super::page::Page;
use super::stack::BESIDE;
use super::{Card, Pane, Record, Tab, products, strip, tabs, timeline};
use crate::domain::message::Message;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// From so many columns on, both panes are shown.
const BOTH: u16 = 90;
/// The fields take so much of the width, within these bounds.
const FIELDS: (u16, u16) = (38, 64);

/// Where the parts of a card go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    head: Rect,
    notice: Rect,
    /// The strip of stages.
    pub stages: Rect,
    /// The names of the tabs and the panes.
    pub tabs: Rect,
    divider: Rect,
    /// Everything below the head.
    pub body: Rect,
    /// The fields.
    pub left: Rect,
    /// The timeline.
    pub right: Rect,
    /// What of the timeline is shown, where that is not all of it.
    narrowed: Rect,
    /// Whether both panes are shown.
    pub both: bool,
}

impl Layout {
    /// Divides an area. A low one gives up the tabs first, then the stages.
    pub fn of(area: Rect, has_strip: bool, has_notice: bool, pane: Pane) -> Layout {
        let mut layout = Layout { both: area.width >= BOTH, ..Layout::default() };
        let mut rest = area;
        let mut line = |wanted: bool, from: u16| {
            let height = u16::from(wanted && area.height >= from);
            let line = Rect { height, ..rest };
            rest.y += height;
            rest.height -= height;
            line
        };
        layout.head = line(true, 1);
        layout.notice = line(has_notice, 2);
        layout.stages = line(has_strip, 5);
        layout.tabs = line(true, 7);
        layout.body = rest;
        (layout.left, layout.right) = (rest, rest);
        if layout.both {
            let wide = (rest.width * 9 / 20).clamp(FIELDS.0, FIELDS.1);
            layout.left = Rect { width: wide, ..rest };
            layout.divider = Rect { x: rest.x + wide, width: 1, ..rest };
            let taken = wide + 1;
            layout.right = Rect { x: rest.x + taken, width: rest.width - taken, ..rest };
        } else if pane == Pane::Fields {
            layout.divider = Rect::ZERO;
        }
        layout
    }
}

impl Layout {
    /// The same with a line above the timeline that says what of it is shown.
    pub fn with_narrowed(mut self) -> Layout {
        let height = u16::from(self.right.height > 1);
        self.narrowed = Rect { height, ..self.right };
        self.right.y += height;
        self.right.height -= height;
        self
    }
}

/// How many lines each row of the fields takes in this area.
pub fn field_height<'a>(
    rows: &'a [Row],
    area: Rect,
    context: &'a Context<'a>,
) -> impl Fn(usize) -> usize + 'a {
    let room = usize::from(area.width.saturating_sub(BESIDE));
    let labels = fields::label_columns(rows, room);
    move |place| {
        let row = rows.get(place);
        row.map_or(0, |row| fields::block(row, place == 0, labels, room, context).len())
    }
}

/// Draws a card.
pub fn draw(card: &Card, buffer: &mut Buffer, area: Rect, context: &Context) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let layout = card.layout(area);
    let page = match &card.record {
        Record::Unread => return,
        Record::Gone => return draw_gone(card, buffer, layout.head, context),
        Record::Here(page) => page,
    };
    let naming = |record| page.names().get(&record).cloned();
    let context = &Context { words: context.words.naming(&naming), area, ..*context };
    strip::draw_head(buffer, layout.head, page, context);
    draw_notice(buffer, layout.notice, page, context);
    if layout.stages.height > 0 {
        match page.row().on.noun.has_stages() {
            true => strip::draw_stages(buffer, layout.stages, page, context),
            false => strip::draw_purchases(buffer, layout.stages, page, context),
        }
    }
    tabs::draw(card, buffer, &layout, context);
    match card.tab {
        Tab::Links => draw_links(card, buffer, layout.body, context),
        Tab::History => draw_history(card, buffer, layout.body, page, context),
        Tab::Products => products::draw(&card.products, buffer, layout.body, page, context),
        Tab::General => {
            if layout.both || card.pane == Pane::Fields {
                draw_fields(card, buffer, layout.left, page, context);
            }
            if layout.both || card.pane == Pane::Timeline {
                draw_timeline(card, buffer, layout.right, page, context);
            }
            let theme = context.theme;
            for y in layout.divider.top()..layout.divider.bottom() {
                let cell = Rect { y, height: 1, ..layout.divider };
                text::draw(buffer, cell, theme.glyphs.divider, Fit::Left, theme.muted(), "");
            }
        }
    }
}

fn draw_fields(card: &Card, buffer: &mut Buffer, area: Rect, page: &Page, context: &Context) {
    let mut rows = fields::rows(page, context);
    for row in &mut rows {
        row.changed = matches!(&row.spot, Spot::Field(name, _) if card.changed.has(name));
    }
    let room = usize::from(area.width.saturating_sub(BESIDE));
    let labels = fields::label_columns(&rows, room);
    let block = |i: usize| fields::block(&rows[i], i == 0, labels, room, context);
    let focused = card.pane == Pane::Fields;
    card.fields.draw(buffer, area, rows.len(), &block, (focused, false), context.theme);
}

fn draw_timeline(card: &Card, buffer: &mut Buffer, area: Rect, page: &Page, context: &Context) {
    let narrowed = card.layout(context.area).narrowed;
    if narrowed.height > 0 {
        let theme = context.theme;
        let says = card.narrowed(page, context);
        let line = Rect { x: narrowed.x + 1, width: narrowed.width.saturating_sub(1), ..narrowed };
        text::draw(buffer, line, &says, Fit::Left, theme.accent(), theme.glyphs.ellipsis);
    }
    let items = card.items();
    let room = usize::from(area.width.saturating_sub(BESIDE));
    let block = |i: usize| timeline::block(&items, i, room, page, context);
    let focused = card.pane == Pane::Timeline;
    let more = card.stream.has_more();
    card.timeline.draw(buffer, area, items.len(), &block, (focused, more), context.theme);
}

fn draw_history(card: &Card, buffer: &mut Buffer, area: Rect, page: &Page, context: &Context) {
    let room = usize::from(area.width.saturating_sub(BESIDE));
    let currency = page.currency();
    let block = |i: usize| card.history.block(i, room, currency, context);
    let count = card.history.ids().len();
    let more = card.history.has_more();
    card.changes.draw(buffer, area, count, &block, (true, more), context.theme);
}

fn draw_links(card: &Card, buffer: &mut Buffer, area: Rect, context: &Context) {
    let room = usize::from(area.width.saturating_sub(BESIDE));
    let block = |i: usize| card.links.block(i, room, context);
    let count = card.links.places().len();
    card.linked.draw(buffer, area, count, &block, (true, false), context.theme);
}

/// Says that the record is in the recycle bin, and how to take it out.
fn draw_notice(buffer: &mut Buffer, area: Rect, page: &Page, context: &Context) {
    let Some(at) = page.row().deleted_at.filter(|_| area.height > 0) else { return };
    let message = Message::new("card-in-bin")
        .with("when", context.words.moment_exact(at))
        .with("key", key_of(Action::Delete, context));
    draw_sentence(buffer, area, &context.words.say(&message), context);
}

/// Says that the record is not there any more.
fn draw_gone(card: &Card, buffer: &mut Buffer, area: Rect, context: &Context) {
    let message = Message::new("card-gone")
        .with("record", context.words.untitled(card.on))
        .with("key", key_of(Action::StepBack, context));
    draw_sentence(buffer, area, &context.words.say(&message), context);
}

fn draw_sentence(buffer: &mut Buffer, area: Rect, said: &str, context: &Context) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let theme = context.theme;
    text::draw(buffer, area, said, Fit::Left, theme.error(), theme.glyphs.ellipsis);
}

/// The first key of an action.
pub fn key_of(action: Action, context: &Context) -> String {
    context.keymap.keys_of(action).first().map(ToString::to_string).unwrap_or_default()
}
