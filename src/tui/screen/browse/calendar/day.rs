//! A day: its hours, each with what stands there. Hours of work are shown though nothing stands
//! there, since something may be planned at them; a day on which the clock is set has the hours
//! that it shows.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::beyond::{self, Beyond};
use super::{At, Calendar, Item, OF_DAY, said, zone};
use crate::clock;
use crate::crm::reader::What;
use crate::domain::calendar::{By, Hour};
use crate::i18n::date;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// The hours that are shown though nothing stands there.
const HOURS_OF_WORK: std::ops::Range<u32> = 8..20;

/// The fewest columns of the hours.
const GUTTER: u16 = 8;

/// A line of the day.
pub(super) struct Line<'a> {
    /// What the cursor is on when it is on the line.
    pub at: At,
    /// The hour, on its first line.
    label: String,
    /// What stands there.
    item: Option<&'a Item>,
    /// What else goes on meanwhile.
    running: String,
}

impl Calendar {
    /// The lines of the day under the cursor.
    pub(super) fn day_rows(&self, context: &Context) -> Vec<Line<'_>> {
        let here = self.here();
        let Some(day) = self.loaded(here) else { return Vec::new() };
        let (items, hours) = (&day.items.rows, zone().hours(here));
        // What began before or takes the whole day stands before the hours.
        let since = |item: &Item| match &item.what {
            What::Booking { booking, .. } => said::since(booking, day.bounds, context),
            _ => item.at().is_none().then(|| context.words.text("all-day")),
        };
        let begins = |item: &&Item| item.at().filter(|_| since(item).is_none());
        let mut lines: Vec<Line> = Vec::new();
        let mut before = String::new();
        for item in items {
            let Some(said) = since(item) else { continue };
            let label = if said == before { String::new() } else { said.clone() };
            before = said;
            lines.push(Line {
                at: At::Item(item.key()),
                label,
                item: Some(item),
                running: String::new(),
            });
        }
        // Where a day is fuller than can be read at once, only what is there is shown.
        let empties = items.len() < OF_DAY && !matches!(self.by, By::Field(_));
        for hour in hours {
            let within =
                |item: &&Item| begins(item).is_some_and(|at| (hour.from..hour.until).contains(&at));
            let mut found = items.iter().filter(within).peekable();
            if found.peek().is_none() && empties && HOURS_OF_WORK.contains(&hour.hour) {
                let (at, label) = (At::Hour(hour.from), label(&hour, context));
                let running = running(items, &hour);
                lines.push(Line { at, label, item: None, running });
            }
            let mut last = None;
            for item in found {
                let at = item.at();
                // The hour that the clock shows a second time is marked.
                let again = if hour.again { context.theme.glyphs.repeat } else { "" };
                let label = at.filter(|_| at != last).map(|at| date::clock(clock::local(at)));
                let label = label.map(|label| format!("{label}{again}")).unwrap_or_default();
                last = at;
                let at = At::Item(item.key());
                lines.push(Line { at, label, item: Some(item), running: String::new() });
            }
        }
        lines
    }

    /// Where the cursor begins on the day: at the first of what is left to do there, else at what else
    /// stands there, else at an hour.
    pub(super) fn day_begins(&self, context: &Context) -> At {
        let lines = self.day_rows(context);
        let ten = zone().planned(self.here(), None, context.clock.now());
        let left = lines.iter().find(|line| line.item.is_some_and(|item| item.done().is_none()));
        let item = left.or_else(|| lines.iter().find(|line| line.item.is_some()));
        let hour = || lines.iter().rfind(|line| matches!(line.at, At::Hour(from) if from <= ten));
        item.or_else(hour).or(lines.first()).map_or(At::Day, |line| line.at.clone())
    }

    /// What is at a place of the screen.
    pub(super) fn day_at(&self, at: Position, room: Rect, context: &Context) -> Option<At> {
        if !room.contains(at) {
            return None;
        }
        let lines = self.day_rows(context);
        let line = self.first_line(&lines, room) + usize::from(at.y - room.y);
        lines.into_iter().nth(line).map(|line| line.at)
    }

    /// The first line that is shown, so that the cursor is seen.
    fn first_line(&self, lines: &[Line], room: Rect) -> usize {
        let at = lines.iter().position(|line| line.at == self.at).unwrap_or_default();
        top(at, lines.len(), room.height)
    }

    pub(super) fn draw_day(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        let theme = context.theme;
        let (ellipsis, now) = (theme.glyphs.ellipsis, context.clock.now());
        let lines = self.day_rows(context);
        let first = self.first_line(&lines, room);
        let widest = lines.iter().map(|line| text::width(&line.label)).max().unwrap_or_default();
        let gutter = u16::try_from(widest + 2).unwrap_or(GUTTER).max(GUTTER);
        for (line, row) in lines.iter().skip(first).zip(room.rows()) {
            let at_cursor = line.at == self.at;
            if at_cursor {
                let bar = Rect { width: 1.min(row.width), ..row };
                text::draw(buffer, bar, theme.glyphs.cursor, Fit::Left, theme.accent(), "");
            }
            let gutter = gutter.min(row.width);
            let label = Rect { x: row.x + 1.min(gutter), width: gutter.saturating_sub(2), ..row };
            let is_now = match line.at {
                At::Hour(from) => (from..from + 3600).contains(&now),
                _ => false,
            };
            let style = if is_now { theme.due() } else { theme.muted() };
            text::draw(buffer, label, &line.label, Fit::Left, style, ellipsis);
            let rest = Rect { x: row.x + gutter, width: row.width - gutter, ..row };
            let Some(item) = line.item else {
                text::draw(buffer, rest, &line.running, Fit::Left, theme.muted(), ellipsis);
                continue;
            };
            let style = if at_cursor { theme.selected() } else { said::style(item, context) };
            text::draw(buffer, rest, &said::beside(item, context), Fit::Left, style, ellipsis);
        }
        beyond::draw(buffer, room, self.beyond_day(&lines, first, room, context), context);
    }

    /// How much of the day stands above and below what is seen.
    fn beyond_day(
        &self,
        lines: &[Line],
        first: usize,
        room: Rect,
        context: &Context,
    ) -> (Beyond, Beyond) {
        let none = Beyond::exactly(0);
        let Some(day) = self.loaded(self.here()) else { return (none, none) };
        let is_item = |line: &Line| line.item.is_some();
        let (above, below) = beyond::of_lines(lines, first, room, is_item);
        let unread = |more: bool| match more {
            true => Beyond { count: 0, all: false },
            false => none,
        };
        let (before, after) = (day.items.more_before, day.items.more_after);
        let counts = self.counts(day, context);
        let read = i64::try_from(day.items.rows.len()).unwrap_or(i64::MAX);
        // What is not read is known where it lies at one end and all was counted.
        let rest = Beyond { count: counts.sum() - read, all: true };
        match (before, after) {
            (false, true) if counts.all => (above, below.and(rest)),
            (true, false) if counts.all => (above.and(rest), below),
            _ => (above.and(unread(before)), below.and(unread(after))),
        }
    }
}

/// The first of so many lines that is shown where one of them is to be seen.
pub(super) fn top(line: usize, lines: usize, height: u16) -> usize {
    let height = usize::from(height);
    line.saturating_sub(height / 2).min(lines.saturating_sub(height))
}

/// What the clock shows at an hour; a mark where it shows it for the second time.
fn label(hour: &Hour, context: &Context) -> String {
    let again = if hour.again { context.theme.glyphs.repeat } else { "" };
    format!("{:02}:00{again}", hour.hour)
}

/// What is booked at an hour and began before it.
fn running(items: &[Item], hour: &Hour) -> String {
    let resources = items.iter().filter_map(|item| match &item.what {
        What::Booking { booking, .. }
            if booking.from < hour.from && booking.until() > hour.from =>
        {
            Some(format!("│ {}", booking.resource))
        }
        _ => None,
    });
    resources.collect::<Vec<_>>().join("  ")
}
