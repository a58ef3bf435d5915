//! How the table of people and stages looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::table::{Column, Columns, Line, Table, named};
use super::{Load, Row};
use crate::crm::neglect::MOST;
use crate::domain::message::Message;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

impl Load {
    /// Draws the lines and columns around the cursor.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let (theme, words) = (context.theme, context.words);
        let table = Table::of(self, area, context);
        let title = Message::new("load-title").with("noun", words.nouns(self.noun));
        let inside = popup::draw(buffer, table.frame, &words.say(&title), theme);
        for (line, row) in table.lines.iter().zip(table.body.rows()) {
            match line {
                Line::Head(pipeline, number) => {
                    self.draw_head(buffer, row, &table, (*pipeline, *number), context);
                }
                Line::Row(counted) => self.draw_row(buffer, row, &table, *counted, context),
                Line::Gap => {}
            }
        }
        if table.foot > 0 {
            self.draw_foot(buffer, inside, table.foot, context);
        }
        None
    }

    /// What Enter shows, on the last lines of the box.
    fn draw_foot(&self, buffer: &mut Buffer, inside: Rect, most: u16, context: &Context) {
        let (theme, words) = (context.theme, context.words);
        let indent = 1.min(inside.width);
        let (x, width) = (inside.x + indent, inside.width - indent);
        let key = context.keymap.said(Action::Confirm);
        let says = match self.query(context).filter(|query| !query.is_empty()) {
            Some(query) => {
                Message::new("load-enter").with("query", context.told(self.noun, &query))
            }
            None => Message::new("load-enter-all"),
        };
        let says = words.say(&says.with("key", key));
        let mut lines = text::wrap(&says, usize::from(width));
        // In a narrow room it takes the empty line above it as well.
        if lines.len() > usize::from(most) {
            let rest = lines.split_off(usize::from(most) - 1);
            lines.push(rest.join(" "));
        }
        let from = inside.bottom() - u16::try_from(lines.len()).unwrap_or(most);
        for (y, says) in (from..).zip(&lines) {
            let foot = Rect { x, y, width, height: 1 };
            text::draw(buffer, foot, says, Fit::Left, theme.muted(), theme.glyphs.ellipsis);
        }
    }

    /// A line of the headings, which stand on the numbers.
    fn draw_head(
        &self,
        buffer: &mut Buffer,
        row: Rect,
        table: &Table,
        (pipeline, number): (usize, usize),
        context: &Context,
    ) {
        let theme = context.theme;
        let (Some(load), Some(columns)) =
            (self.pipelines.get(pipeline), table.columns.get(pipeline))
        else {
            return;
        };
        for column in &columns.shown {
            let head = &columns.heads[column.place];
            let line = (number + head.len()).checked_sub(columns.height);
            let Some(said) = line.and_then(|line| head.get(line)) else { continue };
            text::draw(buffer, table.cell(row, column), said, Fit::Right, theme.muted(), "");
        }
        if number + 1 < columns.height {
            return;
        }
        let named = self.pipelines.len() > 1;
        let own = context.setup.pipelines.iter().find(|own| own.id == load.pipeline);
        let own = own.filter(|_| named).map_or("", |own| context.words.pipeline(own));
        let ellipsis = theme.glyphs.ellipsis;
        text::draw(buffer, table.named(row), own, Fit::Left, theme.title(), ellipsis);
        self.draw_edges(buffer, row, table, columns, context);
    }

    /// Marks that there are more stages than are shown.
    fn draw_edges(
        &self,
        buffer: &mut Buffer,
        row: Rect,
        table: &Table,
        columns: &Columns,
        context: &Context,
    ) {
        let theme = context.theme;
        let (left, right) = columns.more;
        let first = columns.shown.first().map(|column| table.cell(row, column).x);
        let last = columns.shown.last().map(|column| table.cell(row, column).x);
        for (more, before, glyph) in
            [(left, first, theme.glyphs.left), (right, last, theme.glyphs.right)]
        {
            if let Some(x) = before.filter(|_| more) {
                let edge = Rect { x: x.saturating_sub(1), width: 1, ..row }.intersection(row);
                text::draw(buffer, edge, glyph, Fit::Left, theme.accent(), "");
            }
        }
    }

    /// A line of numbers.
    fn draw_row(
        &self,
        buffer: &mut Buffer,
        row: Rect,
        table: &Table,
        counted: Row,
        context: &Context,
    ) {
        let (theme, words) = (context.theme, context.words);
        let ellipsis = theme.glyphs.ellipsis;
        let under = self.rows().get(self.row) == Some(&counted);
        if under {
            let bar = Rect { width: 1.min(row.width), ..row };
            text::draw(buffer, bar, theme.glyphs.cursor, Fit::Left, theme.accent(), "");
        }
        let style = if under { theme.title() } else { Style::new() };
        let (pipeline, said, numbers, style) = match counted {
            Row::Person(pipeline, person) => {
                let found = self.pipelines.get(pipeline).and_then(|load| load.people.get(person));
                let Some((user, counts)) = found else { return };
                (pipeline, named(*user, context), with_total(counts), style)
            }
            Row::Total(pipeline) => {
                let Some(load) = self.pipelines.get(pipeline) else { return };
                (pipeline, words.text("load-total"), with_total(&load.totals()), theme.title())
            }
            Row::Untouched => {
                let more = if self.untouched >= MOST { "+" } else { "" };
                let says = Message::new("load-untouched")
                    .with("mark", theme.glyphs.unattended)
                    .with("count", format!("{}{more}", self.untouched));
                let room =
                    Rect { x: row.x + 1.min(row.width), width: row.width.saturating_sub(1), ..row };
                let style = if under { theme.selected() } else { style };
                text::draw(buffer, room, &words.say(&says), Fit::Left, style, ellipsis);
                return;
            }
        };
        text::draw(buffer, table.named(row), &said, Fit::Left, style, ellipsis);
        let Some(columns) = table.columns.get(pipeline) else { return };
        for column in &columns.shown {
            let here = under && column.place == self.column.min(numbers.len() - 1);
            let (count, muted) = match numbers.get(column.place).copied().unwrap_or_default() {
                0 => (theme.glyphs.none.to_owned(), theme.muted()),
                count => (count.to_string(), style),
            };
            let style = if here { theme.selected() } else { muted };
            text::draw(buffer, table.cell(row, column), &count, Fit::Right, style, "");
        }
    }
}

impl Table {
    /// Where a column is on a line.
    fn cell(&self, row: Rect, column: &Column) -> Rect {
        let x = row.x.saturating_add(column.x);
        Rect { x, width: column.width, ..row }.intersection(row)
    }

    /// Where the name of a line is.
    fn named(&self, row: Rect) -> Rect {
        Rect { x: row.x + 1.min(row.width), width: self.name.saturating_sub(1), ..row }
            .intersection(row)
    }
}

/// The numbers with their sum.
fn with_total(counts: &[i64]) -> Vec<i64> {
    counts.iter().copied().chain([counts.iter().sum()]).collect()
}
