//! A month: six weeks of seven days. Each day shows its number, how much stands on it and, where
//! there is room, the first of it; where there is none, a list under the weeks shows the day under
//! the cursor.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Calendar, said};
use crate::crm::reader::CalendarDay;
use crate::i18n::date;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// Days of a week.
const DAYS: u16 = 7;

/// Weeks that are shown.
const WEEKS: u16 = 6;

/// A day narrower than this has no room for what stands on it.
const NARROWEST: u16 = 8;

/// How a month takes its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Columns of a day.
    each: u16,
    /// Lines of a week.
    lines: u16,
    /// Lines under the weeks for the day under the cursor, with its heading.
    below: u16,
}

impl Shape {
    /// The shape for a room.
    pub fn of(room: Rect) -> Shape {
        let (each, free) = (room.width / DAYS, room.height.saturating_sub(1));
        let lines = free / WEEKS;
        if each >= NARROWEST && lines > 1 {
            return Shape { each, lines, below: 0 };
        }
        Shape { each, lines: 1, below: free.saturating_sub(WEEKS) }
    }

    /// How much of what stands on a day is shown in it.
    pub fn items(self) -> usize {
        usize::from(self.lines - 1).max(1)
    }

    /// How much of the day under the cursor is shown below.
    pub fn list(self) -> usize {
        usize::from(self.below.saturating_sub(1))
    }
}

impl Calendar {
    /// The day at a place of the screen.
    pub(super) fn month_at(&self, at: Position, room: Rect) -> Option<NaiveDate> {
        let cells = self.cells(room);
        cells.into_iter().find(|(_, cell)| cell.contains(at)).map(|(day, _)| day)
    }

    /// The days that are seen and where.
    fn cells(&self, room: Rect) -> Vec<(NaiveDate, Rect)> {
        let shape = Shape::of(room);
        let here = self.here();
        let days = self.span.days(here);
        // In a low room the weeks around the cursor stay.
        let fitting = (room.height.saturating_sub(1) / shape.lines).min(WEEKS);
        let week = days.iter().position(|day| *day == here).unwrap_or_default() / usize::from(DAYS);
        let first = (week + 1).saturating_sub(usize::from(fitting));
        let days = days.into_iter().skip(first * usize::from(DAYS));
        let places = (0..fitting).flat_map(|week| (0..DAYS).map(move |day| (week, day)));
        let cell = |(week, day): (u16, u16)| Rect {
            x: room.x + day * shape.each,
            y: room.y + 1 + week * shape.lines,
            width: shape.each,
            height: shape.lines,
        };
        days.zip(places.map(cell)).collect()
    }

    pub(super) fn draw_month(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        let (theme, shape) = (context.theme, Shape::of(room));
        let lang = context.words.lang();
        let cells = self.cells(room);
        for (day, cell) in cells.iter().take(usize::from(DAYS)) {
            let head =
                Rect { x: cell.x + 1, y: room.y, width: cell.width.saturating_sub(1), height: 1 };
            let name = date::weekday_short(lang, chrono::Datelike::weekday(day));
            text::draw(buffer, head, name, Fit::Left, theme.muted(), "");
        }
        for (day, cell) in &cells {
            self.draw_cell(buffer, *cell, *day, context);
        }
        if shape.below > 1 {
            let y = room.y + 1 + WEEKS * shape.lines;
            let list = Rect { y, height: shape.below, ..room };
            self.draw_below(buffer, list, context);
        }
    }

    fn draw_cell(&self, buffer: &mut Buffer, cell: Rect, day: NaiveDate, context: &Context) {
        let (theme, here) = (context.theme, self.here());
        let (from, until) = self.span.extent(here);
        let (ellipsis, today) = (theme.glyphs.ellipsis, context.clock.local_now().date());
        let inner = Rect { x: cell.x + 1, width: cell.width.saturating_sub(1), ..cell };
        let mut lines = inner.rows();
        let Some(line) = lines.next() else { return };
        if day == here {
            for line in cell.rows() {
                let bar = Rect { width: 1.min(line.width), ..line };
                text::draw(buffer, bar, theme.glyphs.cursor, Fit::Left, theme.accent(), "");
            }
        }
        let style = match day {
            _ if day == here => theme.selected(),
            _ if day == today => theme.accent(),
            _ if (from..until).contains(&day) => theme.title(),
            _ => theme.muted(),
        };
        let number = day.format("%-d").to_string();
        let number = if day == today { format!("[{number}]") } else { number };
        let taken = text::draw(buffer, line, &number, Fit::Left, style, "");
        let Some(loaded) = self.loaded(day) else { return };
        let rest = Rect { x: line.x + taken, width: line.width.saturating_sub(taken), ..line };
        self.draw_count(buffer, rest, loaded, context);
        for (line, item) in lines.zip(&loaded.items.rows) {
            let (at, said) = said::short(item, context);
            let style = said::style(item, context);
            let style = if (from..until).contains(&day) { style } else { theme.muted() };
            text::draw_parts(buffer, line, &[(&at, theme.muted()), (&said, style)], ellipsis);
        }
    }

    /// How much stands on a day, behind its number; what is overdue is marked, what is done is counted
    /// apart where there is room.
    fn draw_count(&self, buffer: &mut Buffer, area: Rect, day: &CalendarDay, context: &Context) {
        let theme = context.theme;
        let (count, all) = self.count(day);
        let late = day.items.rows.first().is_some_and(|item| said::is_late(item, context));
        let mark = if late { theme.glyphs.overdue } else { "" };
        let more = if all { "" } else { "+" };
        let left = format!(" {mark}{}{more}", count.left);
        let done = format!(" {}{}{more}", theme.glyphs.check, count.done);
        // In a narrow day the gap gives way.
        let fitting = |said: &str, room: u16| match text::width(said) <= usize::from(room) {
            true => said.to_owned(),
            false => said.trim_start().to_owned(),
        };
        let mut taken = 0;
        if count.left > 0 {
            let style = if late { theme.overdue() } else { theme.due() };
            taken = text::draw(buffer, area, &fitting(&left, area.width), Fit::Left, style, "");
        }
        let rest = Rect { x: area.x + taken, width: area.width - taken, ..area };
        let fits = text::width(&done) <= usize::from(rest.width);
        if count.done > 0 && (count.left == 0 || fits) {
            let said = fitting(&done, rest.width);
            text::draw(buffer, rest, &said, Fit::Left, theme.muted(), "");
        }
    }

    /// The day under the cursor as a list.
    fn draw_below(&self, buffer: &mut Buffer, area: Rect, context: &Context) {
        let (theme, here) = (context.theme, self.here());
        let today = context.clock.local_now().date();
        let mut lines = area.rows();
        if let Some(line) = lines.next() {
            let head = date::heading(context.words.lang(), here, today);
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            text::draw(buffer, line, &head, Fit::Left, theme.title(), theme.glyphs.ellipsis);
        }
        let items = self.loaded(here).map(|day| day.items.rows.as_slice()).unwrap_or_default();
        for (line, item) in lines.zip(items) {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            let said = said::full(item, context);
            let style = said::style(item, context);
            text::draw(buffer, line, &said, Fit::Left, style, theme.glyphs.ellipsis);
        }
    }
}
