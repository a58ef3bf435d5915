//! A week: days across, and down the hours, or for what is booked a row for each resource. Where
//! there is no room for seven columns the days are lists, one under the other.

use chrono::{Datelike, NaiveDate, Timelike};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::beyond::{self, Beyond};
use super::{At, Calendar, Item, day, said, zone};
use crate::clock;
use crate::crm::reader::What;
use crate::domain::booking;
use crate::domain::calendar::By;
use crate::domain::field::Kind;
use crate::domain::fold::fold;
use crate::i18n::date;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// Narrower rooms show lists.
const NARROWEST: u16 = 56;

/// Columns of the hours.
const HOURS: u16 = 6;

/// The fewest columns of the resources; wide rooms have more.
const RESOURCES: u16 = 10;

/// The hours that are shown though nothing stands there.
const HOURS_OF_WORK: std::ops::Range<u32> = 9..18;

/// The most lines of one hour, or one resource: what is more is counted.
const HIGHEST: usize = 6;

/// A row of the week.
struct Band<'a> {
    /// The hour or the resource.
    label: String,
    /// What stands there, day by day.
    cells: Vec<Vec<&'a Item>>,
    /// How much more stands there, day by day, that is not read.
    more: Vec<Beyond>,
}

/// Something with its place in the week.
struct Placed<'a> {
    /// The column of its day.
    column: usize,
    /// The first line.
    line: usize,
    /// What it is; nothing where a number says how much is left out.
    item: Option<&'a Item>,
    /// For how much it stands.
    stands_for: Beyond,
    /// What is said on each line.
    said: Vec<String>,
}

/// The whole week, line by line, as far as it goes.
struct Plan<'a> {
    /// The rows: the first line of each, how many it has, and what is said beside them.
    labels: Vec<(usize, usize, String)>,
    placed: Vec<Placed<'a>>,
    lines: usize,
    gutter: u16,
    /// Lines of the headings: a second one where the counts do not fit beside the days.
    heads: u16,
    /// Columns of a day.
    each: u16,
}

/// By what bookings of a week are put in order: the resource, then the time.
pub(super) fn resource(item: &Item) -> (Vec<(String, u64)>, i64) {
    match &item.what {
        What::Booking { booking, .. } => (booking::order(&booking.resource), booking.from),
        _ => (Vec::new(), 0),
    }
}

/// Something under the heading of its hour in so many lines: whom it is with, and behind him or under
/// him what is to be done.
fn under_hour(item: &Item, room: usize, lines: usize, context: &Context) -> Vec<String> {
    let mut name = said::under_hour(item, context);
    let left = room.saturating_sub(text::width(&name));
    match said::deed(item, context).filter(|_| lines > 1) {
        Some(deed) if text::width(&deed) + 3 > left => vec![name, deed],
        _ => {
            name.extend(said::deed_behind(item, left, context));
            wrapped(&name, room, lines)
        }
    }
}

impl Calendar {
    pub(super) fn draw_week(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        if room.width < NARROWEST {
            return self.draw_lists(buffer, room, context);
        }
        let theme = context.theme;
        let plan = self.plan_week(room, context);
        let head = Rect { height: plan.heads.min(room.height), ..room };
        let body = Rect { y: room.y + head.height, height: room.height - head.height, ..room };
        for (place, day) in self.span.days(self.here()).into_iter().enumerate() {
            let column = column(&plan, head, place);
            self.draw_heading(buffer, column, day, context);
        }
        let first = first_of(self, &plan, body);
        let row = |line: usize| -> Option<Rect> {
            let line = u16::try_from(line.checked_sub(first)?).ok()?;
            let shown = line < body.height;
            shown.then(|| Rect { y: body.y + line, height: 1, ..body })
        };
        for (line, lines, label) in &plan.labels {
            let width = plan.gutter.saturating_sub(1);
            let said = wrapped(label, usize::from(width), *lines);
            for (line, said) in (*line..).zip(said) {
                let Some(row) = row(line) else { continue };
                let cell = Rect { x: row.x + 1.min(width), width, ..row };
                text::draw(buffer, cell, &said, Fit::Left, theme.muted(), theme.glyphs.ellipsis);
            }
        }
        for placed in &plan.placed {
            let at_cursor = self.is_at(placed.item);
            for (line, said) in placed.said.iter().enumerate() {
                let Some(row) = row(placed.line + line) else { continue };
                let cell = column(&plan, row, placed.column);
                if at_cursor {
                    let bar = Rect { width: 1.min(cell.width), ..cell };
                    text::draw(buffer, bar, theme.glyphs.cursor, Fit::Left, theme.accent(), "");
                }
                let inner = Rect { x: cell.x + 1, width: cell.width.saturating_sub(1), ..cell };
                let style = match placed.item {
                    _ if at_cursor => theme.selected(),
                    Some(item) => said::style(item, context),
                    None => theme.muted(),
                };
                text::draw(buffer, inner, said, Fit::Left, style, theme.glyphs.ellipsis);
            }
        }
        beyond::draw(buffer, body, beyond_lines(&plan, first, body), context);
    }

    /// The day and what stands there at a place of the screen.
    pub(super) fn week_at(
        &self,
        at: Position,
        room: Rect,
        context: &Context,
    ) -> Option<(NaiveDate, At)> {
        if !room.contains(at) {
            return None;
        }
        let days = self.span.days(self.here());
        let lists = room.width < NARROWEST;
        if lists {
            let lines = self.lists();
            let at = self.first_of_lists(&lines, room) + usize::from(at.y - room.y);
            let (day, item) = lines.get(at)?;
            return Some((*day, item.map_or(At::Day, |item| At::Item(item.key()))));
        }
        let plan = self.plan_week(room, context);
        let column = usize::from(at.x.checked_sub(room.x + plan.gutter)? / plan.each.max(1));
        let day = *days.get(column)?;
        let heads = plan.heads.min(room.height);
        let body = Rect { y: room.y + heads, height: room.height - heads, ..room };
        let Some(line) = at.y.checked_sub(body.y) else { return Some((day, At::Day)) };
        let line = first_of(self, &plan, body) + usize::from(line);
        let hit = plan.placed.iter().find(|placed| {
            let lines = placed.line..placed.line + placed.said.len();
            placed.column == column && lines.contains(&line)
        });
        let item = hit.and_then(|placed| placed.item);
        Some((day, item.map_or(At::Day, |item| At::Item(item.key()))))
    }

    /// The name of a day over its column, with how much stands on it: beside it, or on a second line.
    fn draw_heading(&self, buffer: &mut Buffer, area: Rect, day: NaiveDate, context: &Context) {
        let theme = context.theme;
        let today = context.clock.local_now().date();
        let style = match day {
            _ if day == self.here() => theme.selected(),
            _ if day == today => theme.accent(),
            _ => theme.title(),
        };
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        let mut lines = area.rows();
        let Some(line) = lines.next() else { return };
        let said = heading(day, usize::from(line.width), context);
        let taken = text::draw(buffer, line, &said, Fit::Left, style, theme.glyphs.ellipsis);
        let Some(counts) = self.loaded(day).map(|day| self.counts(day, context)) else { return };
        if let Some(line) = lines.next() {
            return counts.draw(buffer, line, Fit::Left, context);
        }
        let free = (taken + 1).min(line.width);
        // Between two days there is a gap.
        let width = (line.width - free).saturating_sub(1);
        let rest = Rect { x: line.x + free, width, ..line };
        counts.draw(buffer, rest, Fit::Right, context);
    }

    /// How many lines the headings of columns so wide take.
    fn heads(&self, each: u16, context: &Context) -> u16 {
        let room = usize::from(each.saturating_sub(1));
        let fits = |day: NaiveDate| {
            let counts = self.loaded(day).map(|day| self.counts(day, context));
            let needs = counts.map_or(0, |counts| counts.needs(context));
            needs == 0 || text::width(&heading(day, room, context)) + 2 + needs <= room
        };
        if self.span.days(self.here()).into_iter().all(fits) { 1 } else { 2 }
    }

    fn is_at(&self, item: Option<&Item>) -> bool {
        item.is_some_and(|item| At::Item(item.key()) == self.at)
    }

    /// Where everything of the week stands.
    fn plan_week(&self, room: Rect, context: &Context) -> Plan<'_> {
        let roomy = self.laid(room, 2, context);
        let fits = roomy.lines + usize::from(roomy.heads) <= usize::from(room.height);
        if self.by == By::Bookings {
            return roomy;
        }
        let left_out = |plan: &Plan| plan.placed.iter().filter(|one| one.item.is_none()).count();
        let dense = self.laid(room, 1, context);
        // Names are cut before things are left out.
        if fits && left_out(&roomy) <= left_out(&dense) { roomy } else { dense }
    }

    /// Where everything stands if each thing takes so many lines.
    fn laid(&self, room: Rect, pitch: usize, context: &Context) -> Plan<'_> {
        let bands = self.bands(context);
        let labels = bands.iter().map(|band| text::width(&band.label)).max().unwrap_or_default();
        let booked = self.by == By::Bookings;
        let gutter = match (booked, labels) {
            (_, 0) => 0,
            (true, wide) => {
                let most = RESOURCES.max(room.width / 7);
                u16::try_from(wide + 2).unwrap_or(most).min(most)
            }
            (false, _) => HOURS + 1,
        };
        let each = room.width.saturating_sub(gutter) / 7;
        let heads = self.heads(each, context);
        // All that stands on a day may take all the room where there is nothing but days.
        let highest = if labels == 0 {
            usize::from(room.height.saturating_sub(heads).max(1))
        } else {
            HIGHEST
        };
        let mut plan =
            Plan { labels: Vec::new(), placed: Vec::new(), lines: 0, gutter, heads, each };
        for band in bands {
            let mut height = if booked { 2 } else { 1 };
            for (column, cell) in band.cells.into_iter().enumerate() {
                let place = (column, plan.lines);
                let placed = self.placed(cell, place, (highest, pitch, each), context);
                let taken: usize = placed.iter().map(|placed| placed.said.len()).sum();
                height = height.max(taken);
                plan.placed.extend(placed);
            }
            let more = band.more.into_iter().enumerate();
            for (column, stands_for) in more.filter(|(_, more)| *more != Beyond::exactly(0)) {
                let said = match stands_for {
                    Beyond { count, all: true } => vec![format!("+{count}")],
                    _ => vec!["+".to_owned()],
                };
                plan.placed.push(Placed { column, line: plan.lines, item: None, stands_for, said });
            }
            plan.labels.push((plan.lines, height, band.label));
            plan.lines += height;
        }
        plan
    }

    /// What fits of one day into one row, around the cursor.
    fn placed<'a>(
        &self,
        cell: Vec<&'a Item>,
        (column, first): (usize, usize),
        (highest, pitch, each): (usize, usize, u16),
        context: &Context,
    ) -> Vec<Placed<'a>> {
        let fit = (highest / pitch).max(1);
        let all = cell.len();
        let shown = if all > fit { fit.saturating_sub(1).max(1) } else { all };
        let at = cell.iter().position(|item| self.is_at(Some(item))).unwrap_or_default();
        let skipped = (at + 1).saturating_sub(shown);
        let days = self.span.days(self.here());
        let bounds = zone().bounds(days.get(column).copied().unwrap_or_default());
        let mut placed = Vec::new();
        let mut line = first;
        for item in cell.into_iter().skip(skipped).take(shown) {
            let said = match &item.what {
                What::Booking { booking, clashes, .. } => {
                    let mark = if *clashes { context.theme.glyphs.overdue } else { "" };
                    let range = said::range(booking, bounds, context);
                    vec![format!("{mark}{range}"), said::name(item, context)]
                }
                _ => under_hour(item, usize::from(each.saturating_sub(1)), pitch, context),
            };
            line += said.len();
            placed.push(Placed {
                column,
                line: line - said.len(),
                item: Some(item),
                stands_for: Beyond::exactly(1),
                said,
            });
        }
        if all > shown {
            let said = vec![format!("+{}", all - shown)];
            let stands_for = Beyond::exactly(all - shown);
            placed.push(Placed { column, line, item: None, stands_for, said });
        }
        placed
    }

    /// A row that says how much of fuller days is not read; Enter goes into the day, which has it all.
    fn unread(&self, days: &[NaiveDate], label: &str, context: &Context) -> Option<Band<'_>> {
        let more = |day: &NaiveDate| {
            let loaded = self.loaded(*day)?;
            let read = i64::try_from(loaded.items.rows.len()).unwrap_or(i64::MAX);
            let counts = self.counts(loaded, context);
            let count = if counts.all { counts.sum() - read } else { 0 };
            Some(Beyond { count, all: counts.all })
        };
        let more: Vec<Beyond> =
            days.iter().map(|day| more(day).unwrap_or(Beyond::exactly(0))).collect();
        let cells = vec![Vec::new(); days.len()];
        let label = label.to_owned();
        let any = more.iter().any(|more| *more != Beyond::exactly(0));
        any.then_some(Band { label, cells, more })
    }

    /// The rows of the week: hours, resources, or one for whole days.
    fn bands(&self, context: &Context) -> Vec<Band<'_>> {
        let days = self.span.days(self.here());
        let of_day: Vec<Vec<&Item>> = days.iter().map(|day| self.order(*day)).collect();
        let whole_days = match &self.by {
            By::Field(name) => {
                let field = context.setup.registry.get(self.noun, name);
                field.is_some_and(|field| field.kind == Kind::Date)
            }
            _ => false,
        };
        if whole_days {
            let all = Band { label: String::new(), cells: of_day, more: Vec::new() };
            return [all].into_iter().chain(self.unread(&days, "", context)).collect();
        }
        let band = |label: String, is_here: &dyn Fn(&Item) -> bool| Band {
            label,
            cells: of_day
                .iter()
                .map(|items| items.iter().copied().filter(|item| is_here(item)).collect())
                .collect(),
            more: Vec::new(),
        };
        let unread = self.unread(&days, context.theme.glyphs.ellipsis, context);
        let all = || of_day.iter().flatten();
        if self.by == By::Bookings {
            let mut resources: Vec<(String, String)> = Vec::new();
            for item in all() {
                if let What::Booking { booking, .. } = &item.what {
                    resources.push((fold(&booking.resource), booking.resource.clone()));
                }
            }
            resources.sort_by_cached_key(|(key, _)| booking::order(key));
            resources.dedup_by(|a, b| a.0 == b.0);
            let of = |(key, name): (String, String)| {
                band(name, &|item| match &item.what {
                    What::Booking { booking, .. } => fold(&booking.resource) == key,
                    _ => false,
                })
            };
            return resources.into_iter().map(of).chain(unread).collect();
        }
        let hour = |item: &Item| item.at().map_or(0, |at| clock::local(at).hour());
        let mut hours: Vec<Vec<Vec<&Item>>> = vec![vec![Vec::new(); days.len()]; 24];
        for (day, items) in of_day.iter().enumerate() {
            for item in items {
                hours[hour(item) as usize % 24][day].push(item);
            }
        }
        let is_shown = |(at, cells): &(u32, Vec<Vec<&Item>>)| {
            HOURS_OF_WORK.contains(at) || cells.iter().any(|cell| !cell.is_empty())
        };
        let band = |(at, cells)| Band { label: format!("{at:02}:00"), cells, more: Vec::new() };
        (0..24).zip(hours).filter(is_shown).map(band).chain(unread).collect()
    }

    /// The lines of a narrow week: each day, and under it what stands there.
    fn lists(&self) -> Vec<(NaiveDate, Option<&Item>)> {
        let days = self.span.days(self.here()).into_iter();
        let lines = days.flat_map(|day| {
            let items = self.order(day).into_iter().map(move |item| (day, Some(item)));
            [(day, None)].into_iter().chain(items)
        });
        lines.collect()
    }

    fn first_of_lists(&self, lines: &[(NaiveDate, Option<&Item>)], room: Rect) -> usize {
        let here = self.here();
        let at = lines.iter().position(|(_, item)| self.is_at(*item));
        let at = at.or_else(|| lines.iter().position(|(day, _)| *day == here));
        day::top(at.unwrap_or_default(), lines.len(), room.height)
    }

    fn draw_lists(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        let theme = context.theme;
        let lines = self.lists();
        let here = self.here();
        let first = self.first_of_lists(&lines, room);
        let beyond = beyond::of_lines(&lines, first, room, |(_, item)| item.is_some());
        for ((day, item), row) in lines.into_iter().skip(first).zip(room.rows()) {
            let at_cursor = self.is_at(item) || item.is_none() && day == here && self.at == At::Day;
            if at_cursor {
                let bar = Rect { width: 1.min(row.width), ..row };
                text::draw(buffer, bar, theme.glyphs.cursor, Fit::Left, theme.accent(), "");
            }
            match item {
                None => self.draw_heading(buffer, row, day, context),
                Some(item) => {
                    let row = Rect {
                        x: row.x + 2.min(row.width),
                        width: row.width.saturating_sub(2),
                        ..row
                    };
                    let style =
                        if at_cursor { theme.selected() } else { said::style(item, context) };
                    let said = said::full(item, context);
                    text::draw(buffer, row, &said, Fit::Left, style, theme.glyphs.ellipsis);
                }
            }
        }
        beyond::draw(buffer, room, beyond, context);
    }
}

/// The first line of a week that is shown, so that the cursor is seen.
fn first_of(calendar: &Calendar, plan: &Plan, body: Rect) -> usize {
    let at = plan.placed.iter().find(|placed| calendar.is_at(placed.item));
    let lines = at.map_or(0, |placed| placed.line + placed.said.len() / 2);
    day::top(lines, plan.lines, body.height)
}

/// How much of a week stands above and below the lines that are shown from this one on. The lines
/// that say so hide what stands there.
fn beyond_lines(plan: &Plan, first: usize, body: Rect) -> (Beyond, Beyond) {
    let last = first + usize::from(body.height);
    let sum = |is_there: &dyn Fn(&Placed) -> bool| {
        let there = plan.placed.iter().filter(|placed| is_there(placed));
        there.fold(Beyond::exactly(0), |sum, placed| sum.and(placed.stands_for))
    };
    let above = sum(&|placed| first > 0 && placed.line + placed.said.len() <= first + 1);
    let below = sum(&|placed| last < plan.lines && placed.line + 1 >= last);
    (above, below)
}

/// The column of a day on a line.
fn column(plan: &Plan, line: Rect, place: usize) -> Rect {
    let place = u16::try_from(place).unwrap_or_default();
    let x = line.x + (plan.gutter + place * plan.each).min(line.width);
    Rect { x, width: plan.each.min(line.right() - x), ..line }
}

/// A text on at most so many lines; what does not fit stands on the last one, to be cut there.
fn wrapped(said: &str, width: usize, lines: usize) -> Vec<String> {
    let mut broken = text::wrap(said, width);
    if broken.len() <= lines {
        return broken;
    }
    broken.truncate(lines.saturating_sub(1));
    let mut rest = said;
    for line in &broken {
        rest = rest.strip_prefix(line.as_str()).unwrap_or(rest).trim_start();
    }
    let rest = rest.to_owned();
    broken.push(rest);
    broken
}

/// What a day is called where there is so much room: the day of the week gives way to its number.
fn heading(day: NaiveDate, room: usize, context: &Context) -> String {
    let number = day.format("%-d");
    let number = match day == context.clock.local_now().date() {
        true => format!("[{number}]"),
        false => number.to_string(),
    };
    let said = format!("{} {number}", date::weekday_short(context.words.lang(), day.weekday()));
    if text::width(&said) <= room { said } else { number }
}
