//! The entries of a kind in columns, with a cursor on one of them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::kind::Kind;
use super::rows::{Facts, Id, Page, Row};
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::screen::card::stack::{BESIDE, Line, Stack};
use crate::tui::widget::text::{self, Fit};

/// Columns of the screen between two columns of the table.
const GAP: usize = 2;
/// A name is worth this many columns before others are shown.
const NAME: usize = 16;
/// The columns of a colour and the space after it.
const SWATCH: usize = 3;
/// Lines above the rows.
const HEAD: u16 = 1;

/// A column beside the name.
#[derive(Debug, Clone, Copy)]
struct Column {
    /// The message over it.
    title: &'static str,
    /// Whether it holds numbers.
    right: bool,
    /// Those with a higher number give way first.
    gives_way: u8,
}

/// The rows of a kind.
#[derive(Debug)]
pub struct Table {
    kind: Kind,
    page: Page,
    stack: Stack<Id>,
    /// Whether the rows were read.
    read: bool,
}

impl Table {
    /// The table of a kind, still to be read.
    pub fn new(kind: Kind) -> Table {
        Table { kind, page: Page::default(), stack: Stack::default(), read: false }
    }

    /// What the row under the cursor is about.
    pub fn current(&self) -> Option<Id> {
        self.stack.id().copied()
    }

    /// The settings it shows.
    pub fn facts(&self) -> Option<&Facts> {
        self.page.facts.as_ref()
    }

    /// Takes the rows that were read; the cursor stays on its row.
    pub fn take(&mut self, page: Page, room: Rect, context: &Context) {
        self.page = page;
        self.read = true;
        self.stack.settle(&self.ids());
        let lines = self.heights(room, context);
        let height = |place: usize| lines.get(place).copied().unwrap_or(1);
        let body = self.body(room);
        self.stack.follow(self.page.rows.len(), &height, usize::from(body.height));
    }

    /// Puts the cursor on a row, once it is there.
    pub fn go_to(&mut self, id: Id) {
        self.stack.stand_on(self.stack.index(), id);
    }

    /// Moves over the rows; `false` where the action is no movement.
    pub fn on_action(&mut self, action: Action, room: Rect, context: &Context) -> bool {
        let (ids, lines) = (self.ids(), self.heights(room, context));
        let height = |place: usize| lines.get(place).copied().unwrap_or(1);
        self.stack.moves(action, &ids, &height, usize::from(self.body(room).height))
    }

    /// Puts the cursor on the row at a place of the screen; says whether it was there already.
    pub fn click(&mut self, at: Position, room: Rect, context: &Context) -> Option<bool> {
        let blocks = self.blocks(room, context);
        let block = |place: usize| blocks[place].clone();
        let place = self.stack.hit(at, self.body(room), self.page.rows.len(), &block)?;
        let same = place == self.stack.index();
        self.stack.stand_on(place, self.page.rows[place].id);
        Some(same)
    }

    /// Draws the rows under what the columns are called.
    pub fn draw(&self, buffer: &mut Buffer, room: Rect, focused: bool, context: &Context) {
        let theme = context.theme;
        if self.page.rows.is_empty() {
            if self.read {
                self.draw_empty(buffer, room, context);
            }
            return;
        }
        if !columns(self.kind).is_empty()
            && let Some(line) = room.rows().next()
        {
            let titles = columns(self.kind).iter().map(|column| match column.title {
                "" => String::new(),
                id => context.words.text(id).to_uppercase(),
            });
            let mut cells = vec![String::new()];
            cells.extend(titles);
            let parts = self.parts(&cells, &self.widths(room, context), 0, theme.muted(), context);
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(BESIDE), ..line };
            let parts: Vec<(&str, Style)> = parts.iter().map(|(t, s)| (t.as_str(), *s)).collect();
            text::draw_parts(buffer, line.intersection(room), &parts, theme.glyphs.ellipsis);
        }
        let blocks = self.blocks(room, context);
        let block = |place: usize| blocks[place].clone();
        let body = self.body(room);
        self.stack.draw(buffer, body, blocks.len(), &block, (focused, false), theme);
    }

    fn draw_empty(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        let id = match self.kind {
            Kind::Fields => "settings-no-fields",
            Kind::Rules => "settings-no-rules",
            _ => "settings-no-entries",
        };
        let said = context.words.say(&context.keyed(id, &[("new", Action::New)]));
        let width = usize::from(room.width.saturating_sub(2));
        for (line, part) in room.rows().skip(1).zip(text::wrap(&said, width)) {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            let style = context.theme.muted();
            text::draw(buffer, line.intersection(room), &part, Fit::Left, style, "");
        }
    }

    fn ids(&self) -> Vec<Id> {
        self.page.rows.iter().map(|row| row.id).collect()
    }

    fn heights(&self, room: Rect, context: &Context) -> Vec<usize> {
        self.blocks(room, context).iter().map(Vec::len).collect()
    }

    /// The room of the rows.
    fn body(&self, room: Rect) -> Rect {
        let head = if columns(self.kind).is_empty() { 0 } else { HEAD.min(room.height) };
        Rect { y: room.y + head, height: room.height - head, ..room }
    }

    /// The lines of every row.
    fn blocks(&self, room: Rect, context: &Context) -> Vec<Vec<Line>> {
        let widths = self.widths(room, context);
        let rows = self.page.rows.iter().enumerate();
        rows.map(|(place, row)| self.block(place, row, &widths, room, context)).collect()
    }

    fn block(
        &self,
        place: usize,
        row: &Row,
        widths: &[usize],
        room: Rect,
        context: &Context,
    ) -> Vec<Line> {
        let theme = context.theme;
        let mut lines = Vec::new();
        if let Some(heading) = &row.heading {
            // What stands below a row ends with a free line.
            let before = place.checked_sub(1).map(|before| &self.page.rows[before]);
            if before.is_some_and(|before| before.below.is_none()) {
                lines.push(Line::heading("", Style::new()));
            }
            lines.push(Line::heading(heading.clone(), theme.title()));
        }
        if row.leads {
            if place > 0 {
                lines.push(Line::heading("", Style::new()));
            }
            let name = row.cells[0].to_uppercase();
            let note = row.cells.get(1).cloned().unwrap_or_default();
            let note = format!("{}{note}", " ".repeat(GAP));
            lines.push(Line::of(vec![(name, theme.title()), (note, theme.muted())]));
            return lines;
        }
        let mut parts = Vec::new();
        let mut used = 0;
        if let Some(colour) = row.colour {
            parts.push((theme.glyphs.rule.repeat(SWATCH - 1), theme.stage(colour)));
            parts.push((" ".to_owned(), Style::new()));
            used = SWATCH;
        }
        let width = usize::from(room.width.saturating_sub(BESIDE)).saturating_sub(2);
        let value = row.cells.get(1).filter(|_| self.page.facts.is_some());
        let long = value.filter(|value| Some(&text::width(value)) > widths.get(1));
        let cells = if long.is_some() { &row.cells[..1] } else { &row.cells[..] };
        parts.extend(self.parts(cells, widths, used, Style::new(), context));
        lines.push(Line::of(parts));
        for part in long.into_iter().flat_map(|value| text::wrap(value, width.max(1))) {
            lines.push(Line::of(vec![(format!("  {part}"), Style::new())]));
        }
        if let Some(below) = &row.below {
            for part in text::wrap(below, width.max(1)) {
                lines.push(Line::of(vec![(format!("  {part}"), theme.muted())]));
            }
            lines.push(Line::heading("", Style::new()));
        }
        lines
    }

    /// The cells of a row, each in its width; `used` columns stand before the name.
    fn parts(
        &self,
        cells: &[String],
        widths: &[usize],
        used: usize,
        style: Style,
        context: &Context,
    ) -> Vec<(String, Style)> {
        let columns = columns(self.kind);
        let ellipsis = context.theme.glyphs.ellipsis;
        let mut parts = Vec::new();
        for (place, (cell, width)) in cells.iter().zip(widths).enumerate() {
            if *width == 0 {
                continue;
            }
            let room = if place == 0 { width.saturating_sub(used) } else { *width };
            let cut = text::cut(cell, room, ellipsis);
            let fill = " ".repeat(room.saturating_sub(text::width(&cut)));
            let right = place > 0 && columns.get(place - 1).is_some_and(|column| column.right);
            let said = if right { format!("{fill}{cut}") } else { format!("{cut}{fill}") };
            let quiet = place > 0 && self.page.facts.is_none();
            parts.push((said, if quiet { context.theme.muted() } else { style }));
            parts.push((" ".repeat(GAP), Style::new()));
        }
        parts.pop();
        parts
    }

    /// How wide the columns are, the name first; one that gives way has none.
    fn widths(&self, room: Rect, context: &Context) -> Vec<usize> {
        let columns = columns(self.kind);
        let room = usize::from(room.width.saturating_sub(BESIDE));
        let rows = || self.page.rows.iter().filter(|row| !row.leads);
        if self.page.facts.is_some() {
            let label = rows().map(|row| text::width(&row.cells[0])).max().unwrap_or(0);
            let label = label.min(room / 2);
            return vec![label, room.saturating_sub(label + GAP)];
        }
        let mut widths: Vec<usize> = Vec::new();
        for (place, column) in columns.iter().enumerate() {
            let cells = rows().filter_map(|row| row.cells.get(place + 1));
            let widest = cells.map(|cell| text::width(cell)).max().unwrap_or(0);
            let title = match column.title {
                "" => 0,
                id if widest > 0 => text::width(&context.words.text(id)),
                _ => 0,
            };
            widths.push(widest.max(title));
        }
        let taken = |widths: &[usize]| {
            widths.iter().filter(|width| **width > 0).map(|width| width + GAP).sum::<usize>()
        };
        let longest = rows().map(|row| text::width(&row.cells[0])).max().unwrap_or(0) + SWATCH;
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(|place| std::cmp::Reverse(columns[*place].gives_way));
        for place in order {
            if taken(&widths) + NAME.max(longest.min(NAME * 2)) <= room {
                break;
            }
            widths[place] = 0;
        }
        // Names that are short leave the others near to them.
        let name = room.saturating_sub(taken(&widths)).min(longest.max(NAME));
        widths.insert(0, name);
        widths
    }
}

/// The columns of a kind beside the name.
fn columns(kind: Kind) -> &'static [Column] {
    const fn column(title: &'static str, right: bool, gives_way: u8) -> Column {
        Column { title, right, gives_way }
    }
    const STAGES: [Column; 3] = [
        column("settings-column-meaning", false, 1),
        column("settings-column-limit", true, 2),
        column("settings-column-records", true, 0),
    ];
    const FIELDS: [Column; 3] = [
        column("settings-column-kind", false, 0),
        column("settings-column-how", false, 1),
        column("settings-column-code", false, 2),
    ];
    const VIEWS: [Column; 2] =
        [column("settings-column-order", false, 0), column("settings-column-whom", false, 1)];
    const RULES: [Column; 1] = [column("", false, 0)];
    const SOURCES: [Column; 1] = [column("settings-column-code", false, 0)];
    const PEOPLE: [Column; 2] = [column("settings-column-login", false, 0), column("", false, 1)];
    match kind {
        Kind::Stages => &STAGES,
        Kind::Fields => &FIELDS,
        Kind::Views => &VIEWS,
        Kind::Rules => &RULES,
        Kind::Sources => &SOURCES,
        Kind::People => &PEOPLE,
        Kind::Mine | Kind::Team | Kind::Products | Kind::Exclusions => &[],
    }
}
