//! How the records look side by side: a column each, a line for every difference, and below what
//! Enter will do.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Column, Merge};
use crate::domain::message::Message;
use crate::domain::money::Currency;
use crate::domain::noun::RecordRef;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::widget::choices;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 116;
/// The narrowest a record's column gets; more records than fit are scrolled sideways.
const NARROWEST: u16 = 19;
/// The columns of the names of fields.
const LABEL: u16 = 16;

impl Merge {
    /// Draws the question in the middle of the screen.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let Context { words, theme, .. } = context;
        let Laid { placed, body, rest, cells, top, foot } = self.laid(area, context);
        let title = words.say(&Message::new("merge-title").with("count", self.merged().count()));
        popup::draw(buffer, placed, &title, theme);
        let below = rest.height;
        let mut rows = body.rows();
        if let Some(line) = rows.next() {
            self.draw_names(buffer, line, &cells, context);
        }
        if let Some(line) = rows.next() {
            self.draw_keep(buffer, line, &cells, context);
        }
        for (line, (place, field)) in rows.zip(self.fields.iter().enumerate().skip(top)) {
            self.draw_field(buffer, line, place, field, &cells, context);
        }
        for (line, (says, style)) in rest.rows().skip(usize::from(below > 1)).zip(&foot) {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            text::draw(buffer, line, says, Fit::Left, *style, theme.glyphs.ellipsis);
        }
        None
    }

    /// A click chooses the record to stay or whose value a field keeps; below, it goes to what
    /// Enter will do, and there it does it.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let Laid { placed, body, rest, cells, top, .. } = self.laid(context.area, context);
        if !placed.contains(at) {
            return Effect::None;
        }
        let last = self.fields.len() + 1;
        if rest.contains(at) {
            if self.at == last {
                return self.on_action(Action::Confirm, context);
            }
            self.at = last;
            return Effect::None;
        }
        let line = Rect { y: at.y, height: 1, ..body };
        let column = cells.shown(&self.columns).map(|(place, _)| place);
        let column = column.into_iter().find(|place| cells.cell(line, *place).contains(at));
        match usize::from(at.y.saturating_sub(body.y)) {
            _ if !body.contains(at) => return Effect::None,
            0 => {}
            1 => self.at = 0,
            row if top + row - 1 < last => self.at = top + row - 1,
            _ => return Effect::None,
        }
        if let Some(column) = column {
            self.column = column;
            if at.y > body.y {
                self.choose(column);
            }
        }
        Effect::None
    }

    /// Where everything goes.
    pub(super) fn laid(&self, area: Rect, context: &Context) -> Laid {
        let width = area.width.min(WIDEST);
        let room = width.saturating_sub(popup::FRAME);
        let foot = self.foot(usize::from(room.saturating_sub(1)), context);
        let below = u16::try_from(foot.len() + 1).unwrap_or(1);
        let lines = u16::try_from(self.fields.len() + 2).unwrap_or(u16::MAX);
        let height = lines.saturating_add(below).saturating_add(popup::FRAME);
        let placed = popup::centred(area, width, height);
        let inside = popup::inside(placed);
        let below = below.min(inside.height.saturating_sub(3));
        let body = Rect { height: inside.height - below, ..inside };
        let rest = Rect { y: inside.bottom() - below, height: below, ..inside };
        let at = self.at.saturating_sub(1).min(self.fields.len().saturating_sub(1));
        let shown = usize::from(body.height.saturating_sub(2));
        Laid {
            placed,
            body,
            rest,
            cells: Cells::of(body.width, self.columns.len(), self.column),
            top: choices::top(0, at, self.fields.len(), shown),
            foot,
        }
    }

    fn draw_names(&self, buffer: &mut Buffer, line: Rect, cells: &Cells, context: &Context) {
        let Context { words, theme, .. } = context;
        let glyphs = theme.glyphs;
        let more = |on: bool, glyph: &'static str| if on { glyph } else { " " };
        let marks = format!(
            " {}{}",
            more(cells.first > 0, glyphs.left),
            more(cells.first + cells.count < self.columns.len(), glyphs.right)
        );
        text::draw(buffer, cells.label(line), &marks, Fit::Left, theme.muted(), glyphs.ellipsis);
        for (place, column) in cells.shown(&self.columns) {
            let name = self.called(column, context);
            let out = self.left_out.contains(&column.row.on);
            let style = match (out, place == self.column) {
                (true, _) => theme.muted(),
                (false, true) => theme.accent(),
                (false, false) => theme.title(),
            };
            let says = if out { format!("{} {name}", words.text("merge-left-out")) } else { name };
            text::draw(buffer, cells.cell(line, place), &says, Fit::Left, style, glyphs.ellipsis);
        }
    }

    fn draw_keep(&self, buffer: &mut Buffer, line: Rect, cells: &Cells, context: &Context) {
        let label = context.words.text("merge-keep");
        self.draw_label(buffer, line, &label, self.at == 0, cells, context);
        for (place, column) in cells.shown(&self.columns) {
            let on = column.row.on;
            let says = context.words.untitled(on);
            let chosen = self.keep == on;
            self.draw_cell(buffer, line, place, &says, chosen, self.at == 0, cells, context);
        }
    }

    fn draw_field(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        place: usize,
        name: &str,
        cells: &Cells,
        context: &Context,
    ) {
        let Some(field) = context.setup.registry.get(self.keep.noun, name) else { return };
        let here = self.at == place + 1;
        let naming = |other: RecordRef| self.names.get(&other).cloned();
        let words = context.words.naming(&naming);
        self.draw_label(buffer, line, &words.label(field), here, cells, context);
        let holder = self.holder(name);
        for (place, column) in cells.shown(&self.columns) {
            let currency = Currency::parse(column.row.text("currency"));
            let says = words.cell(field, column.row.get(name), currency);
            let chosen = holder == Some(column.row.on);
            self.draw_cell(buffer, line, place, &says, chosen, here, cells, context);
        }
    }

    fn draw_label(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        label: &str,
        here: bool,
        cells: &Cells,
        context: &Context,
    ) {
        let theme = context.theme;
        let mark = if here { theme.glyphs.cursor } else { " " };
        let style = if here { theme.title() } else { theme.muted() };
        let parts = [(mark, theme.accent()), (label, style)];
        text::draw_parts(buffer, cells.label(line), &parts, theme.glyphs.ellipsis);
    }

    #[expect(clippy::too_many_arguments, reason = "one cell of a table and everything it shows")]
    fn draw_cell(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        place: usize,
        says: &str,
        chosen: bool,
        here: bool,
        cells: &Cells,
        context: &Context,
    ) {
        let theme = context.theme;
        let glyphs = theme.glyphs;
        let out =
            self.columns.get(place).is_some_and(|column| self.left_out.contains(&column.row.on));
        let mark = if chosen { glyphs.full } else { " " };
        let says = if says.is_empty() { glyphs.none } else { says };
        let style = match (out, chosen, here && place == self.column) {
            (true, ..) => theme.muted(),
            (_, _, true) => theme.selected(),
            (_, true, _) => Style::new(),
            _ => theme.muted(),
        };
        let parts = [(mark, theme.accent()), (" ", Style::new()), (says, style)];
        text::draw_parts(buffer, cells.cell(line, place), &parts, glyphs.ellipsis);
    }

    /// What moves, what Enter does, and why it was refused.
    fn foot(&self, room: usize, context: &Context) -> Vec<(String, Style)> {
        let Context { words, theme, .. } = context;
        let mut foot = Vec::new();
        let mut add = |says: String, style: Style| {
            foot.extend(text::wrap(&says, room).into_iter().map(|line| (line, style)));
        };
        if let Some(refusal) = &self.refused {
            add(words.refusal(refusal), theme.error());
        }
        let (mut activities, mut entries, mut links) = (0, 0, 0);
        for column in self.merged().filter(|column| column.row.on != self.keep) {
            activities += column.belongings.activities;
            entries += column.belongings.entries;
            links += column.belongings.links;
        }
        let moves = Message::new("merge-moves").with("activities", activities);
        let moves = moves.with("entries", entries).with("links", links);
        add(words.say(&moves), theme.muted());
        add(words.text("merge-keys"), theme.muted());
        let keep = self.columns.iter().find(|column| column.row.on == self.keep);
        let name = keep.map(|column| self.called(column, context)).unwrap_or_default();
        let last = self.at > self.fields.len();
        let id = if last { "merge-enter" } else { "merge-will" };
        let will = words.say(&context.keyed(id, &[("save", Action::Save)]).with("name", name));
        let mark = if last { theme.glyphs.cursor } else { "" };
        add(format!("{mark}{will}"), if last { theme.selected() } else { theme.title() });
        foot
    }

    fn called(&self, column: &Column, context: &Context) -> String {
        let naming = |on: RecordRef| (on == column.row.on).then(|| column.name.clone()).flatten();
        context.words.naming(&naming).record(column.row.on)
    }
}

/// The parts of the box.
pub(super) struct Laid {
    placed: Rect,
    /// The names, the record that stays, and the differences.
    body: Rect,
    /// What Enter will do.
    pub(super) rest: Rect,
    cells: Cells,
    /// The first difference that is shown.
    top: usize,
    foot: Vec<(String, Style)>,
}

/// How a line is parted: the names of fields at the left, then as many records as there is room for.
struct Cells {
    label: u16,
    width: u16,
    first: usize,
    count: usize,
}

impl Cells {
    fn of(width: u16, columns: usize, at: usize) -> Cells {
        let label = LABEL.min(width / 4);
        let room = width.saturating_sub(label);
        let fit = usize::from((room / NARROWEST).max(1)).min(columns.max(1));
        let first = (at + 1).saturating_sub(fit);
        let parts = u16::try_from(fit).unwrap_or(1);
        Cells { label, width: room / parts, first, count: fit }
    }

    fn label(&self, line: Rect) -> Rect {
        Rect { width: self.label.saturating_sub(1), ..line }.intersection(line)
    }

    fn cell(&self, line: Rect, place: usize) -> Rect {
        let offset = u16::try_from(place - self.first).unwrap_or(0);
        let x = line.x + self.label + offset * self.width;
        Rect { x, width: self.width.saturating_sub(1), ..line }.intersection(line)
    }

    fn shown<'c>(&self, columns: &'c [Column]) -> impl Iterator<Item = (usize, &'c Column)> {
        columns.iter().enumerate().skip(self.first).take(self.count)
    }
}
