//! A month: six weeks of seven days. Each day shows its number, how much stands on it and, where
//! there is room, the first of it; where there is none, a list under the weeks shows the day under
//! the cursor.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::beyond::{self, Beyond};
use super::counts::Counts;
use super::{Calendar, said};
use crate::i18n::date;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// Days of a week.
const DAYS: u16 = 7;

/// Weeks that are shown.
const WEEKS: u16 = 6;

/// A day narrower than this has no room for what stands on it.
const NARROWEST: u16 = 8;

/// In days narrower than this not even their numbers can be told apart.
const LEAST: u16 = 3;

/// The columns from which on today is put in brackets.
const BRACKETS: u16 = 5;

/// So many lines are kept for the list when the counts take lines of their own.
const LIST: u16 = 3;

/// How a month takes its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Columns of a day.
    each: u16,
    /// Lines of a week.
    lines: u16,
    /// Lines under the weeks for the day under the cursor, with its heading.
    below: u16,
    /// Whether how much stands on a day has a line of its own under its number.
    apart: bool,
}

impl Shape {
    /// The shape for a room.
    pub fn of(room: Rect) -> Shape {
        let (each, free) = (room.width / DAYS, room.height.saturating_sub(1));
        let lines = free / WEEKS;
        if each < LEAST {
            return Shape { each: 0, lines: 1, below: room.height, apart: false };
        }
        if each >= NARROWEST && lines > 1 {
            return Shape { each, lines, below: 0, apart: false };
        }
        Shape { each, lines: 1, below: free.saturating_sub(WEEKS), apart: false }
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
    pub(super) fn month_at(
        &self,
        at: Position,
        room: Rect,
        context: &Context,
    ) -> Option<NaiveDate> {
        let cells = self.cells(room, self.shape(room, context));
        cells.into_iter().find(|(_, cell)| cell.contains(at)).map(|(day, _)| day)
    }

    /// How the month takes its room: where a count does not fit behind the number of its day, the
    /// counts of all days stand under their numbers.
    fn shape(&self, room: Rect, context: &Context) -> Shape {
        let shape = Shape::of(room);
        if shape.each == 0 {
            return shape;
        }
        let apart = 2 * WEEKS;
        let free = room.height.saturating_sub(1);
        if shape.below == 0 || free < apart + LIST {
            return shape;
        }
        let fits = |day: &NaiveDate| {
            let counts = self.loaded(*day).map(|day| self.counts(day, context));
            let needs = counts.map_or(0, |counts| counts.needs(context));
            let gap = usize::from(needs > 0);
            text::width(&number(*day, shape.each, context)) + gap + needs < usize::from(shape.each)
        };
        if self.span.days(self.here()).iter().all(fits) {
            return shape;
        }
        Shape { lines: 2, below: free - apart, apart: true, ..shape }
    }

    /// The days that are seen and where.
    fn cells(&self, room: Rect, shape: Shape) -> Vec<(NaiveDate, Rect)> {
        if shape.each == 0 {
            return Vec::new();
        }
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
        let (theme, shape) = (context.theme, self.shape(room, context));
        let lang = context.words.lang();
        let cells = self.cells(room, shape);
        for (day, cell) in cells.iter().take(usize::from(DAYS)) {
            let head =
                Rect { x: cell.x + 1, y: room.y, width: cell.width.saturating_sub(1), height: 1 };
            let name = date::weekday_short(lang, chrono::Datelike::weekday(day));
            text::draw(buffer, head, name, Fit::Left, theme.muted(), "");
        }
        for (day, cell) in &cells {
            self.draw_cell(buffer, (*cell, shape.apart), *day, context);
        }
        if shape.below > 1 {
            let above = if shape.each == 0 { 0 } else { 1 + WEEKS * shape.lines };
            let y = room.y + above;
            let list = Rect { y, height: shape.below, ..room };
            self.draw_below(buffer, list, context);
        }
    }

    fn draw_cell(
        &self,
        buffer: &mut Buffer,
        (cell, apart): (Rect, bool),
        day: NaiveDate,
        context: &Context,
    ) {
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
        let number = number(day, cell.width, context);
        let taken = text::draw(buffer, line, &number, Fit::Left, style, "");
        let Some(loaded) = self.loaded(day) else { return };
        let rest = Rect { x: line.x + taken, width: line.width.saturating_sub(taken), ..line };
        let counts = self.counts(loaded, context);
        if apart {
            if let Some(line) = lines.next() {
                counts.draw(buffer, line, Fit::Left, context);
            }
            return;
        }
        counts.draw_behind(&number, buffer, rest, context);
        for (line, item) in lines.zip(&loaded.items.rows) {
            let room = usize::from(line.width);
            let (at, said) = said::short(item, loaded.bounds, room, context);
            let style = said::style(item, context);
            let style = if (from..until).contains(&day) { style } else { theme.muted() };
            let left = room.saturating_sub(text::width(&at) + text::width(&said));
            let deed = said::deed_behind(item, left, context).unwrap_or_default();
            let parts = [(&*at, theme.muted()), (&*said, style), (&*deed, theme.muted())];
            text::draw_parts(buffer, line, &parts, ellipsis);
        }
    }

    /// The day under the cursor as a list.
    fn draw_below(&self, buffer: &mut Buffer, area: Rect, context: &Context) {
        let (theme, here) = (context.theme, self.here());
        let today = context.clock.local_now().date();
        let day = self.loaded(here);
        let counts = day.map_or_else(Counts::default, |day| self.counts(day, context));
        let mut lines = area.rows();
        if let Some(line) = lines.next() {
            let head = date::heading(context.words.lang(), here, today);
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(2), ..line };
            let taken =
                text::draw(buffer, line, &head, Fit::Left, theme.title(), theme.glyphs.ellipsis);
            let rest = Rect { x: line.x + taken, width: line.width - taken, ..line };
            counts.draw(buffer, rest, Fit::Right, context);
        }
        let items = day.map(|day| day.items.rows.as_slice()).unwrap_or_default();
        for (line, item) in lines.zip(items) {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            let said = said::full(item, context);
            let style = said::style(item, context);
            text::draw(buffer, line, &said, Fit::Left, style, theme.glyphs.ellipsis);
        }
        let room = usize::from(area.height.saturating_sub(1));
        let seen = i64::try_from(room.saturating_sub(1)).unwrap_or(i64::MAX);
        if counts.sum() > i64::try_from(room).unwrap_or(i64::MAX) && room > 0 {
            let below = Beyond { count: counts.sum() - seen, all: counts.all };
            beyond::draw_last(buffer, area, below, context);
        }
    }
}

/// The number of a day as a cell of so many columns shows it.
fn number(day: NaiveDate, columns: u16, context: &Context) -> String {
    let number = day.format("%-d");
    let is_today = day == context.clock.local_now().date();
    if is_today && columns >= BRACKETS { format!("[{number}]") } else { number.to_string() }
}
