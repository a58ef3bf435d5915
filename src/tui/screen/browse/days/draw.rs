//! How the days are drawn: over each group its heading, then a line an activity with its hour, what
//! it is, what is to be done and with whom; where that is too much for a line, whom it is with stands
//! on a line of its own.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::marks::Marks;
use super::super::tile::client_fit;
use super::{Circle, Days, Line, Room, WIDE, times};
use crate::clock;
use crate::crm::reader::Doing as Row;
use crate::domain::agenda::{Group, Part};
use crate::domain::message::Message;
use crate::domain::noun::RecordRef;
use crate::i18n::date;
use crate::tui::screen::Context;
use crate::tui::theme::Glyphs;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// Columns between two parts of a line.
const GAP: u16 = 2;
/// The widest the name of a colleague gets.
const WIDEST_WHO: usize = 12;
/// Less room than this is not shared between what is to be done and with whom.
const SHARED: u16 = 30;

/// What stands in a line, in words.
struct Said {
    mark: &'static str,
    time: String,
    kind: String,
    subject: String,
    record: Whom,
    who: String,
    /// Of the mark and the time.
    style: Style,
    done: bool,
}

/// With whom something is, in words.
#[derive(Default)]
struct Whom {
    /// What gives way where there is too little room.
    name: String,
    /// A number behind it, of which the end is never cut.
    number: Option<String>,
}

impl Whom {
    /// All of it.
    fn whole(&self, dot: &str) -> String {
        match &self.number {
            Some(number) => format!("{} {dot} {number}", self.name),
            None => self.name.clone(),
        }
    }

    /// What is said in so much room, and which end of that is kept.
    fn fitted(&self, room: u16, glyphs: &Glyphs) -> (String, Fit) {
        let whole = self.whole(glyphs.dot);
        let Some(number) = &self.number else { return (whole, Fit::Left) };
        let behind = format!(" {} {number}", glyphs.dot);
        let left = usize::from(room).saturating_sub(text::width(&behind));
        let said = match left {
            0 => number.clone(),
            _ => format!("{}{behind}", text::cut(&self.name, left, glyphs.ellipsis)),
        };
        (said, Fit::KeepEnd)
    }
}

/// How wide the parts are that stand under each other.
#[derive(Clone, Copy)]
struct Widths {
    time: u16,
    kind: u16,
    subject: u16,
    record: u16,
    who: u16,
}

impl Days {
    /// Draws the headings and the rows.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        room: Rect,
        marks: &dyn Fn(i64) -> Marks,
        context: &Context,
    ) {
        let (theme, glyphs) = (context.theme, context.theme.glyphs);
        let shown: Vec<Line> = self.layout(Room::of(room), context).collect();
        // Of all that is read, so that the columns stand still while one goes through the days.
        let said: Vec<Said> =
            self.rows.iter().map(|row| self.say(row, room.width, context)).collect();
        let widest = |part: &dyn Fn(&Said) -> usize, from: u16| {
            let widths = said.iter().map(part);
            let widest = if room.width < from { 0 } else { widths.max().unwrap_or(0) };
            u16::try_from(widest).unwrap_or(u16::MAX)
        };
        let widths = Widths {
            time: widest(&|said| text::width(&said.time), 0),
            kind: widest(&|said| text::width(&said.kind), WIDE),
            subject: widest(&|said| text::width(&said.subject), WIDE),
            record: widest(&|said| text::width(&said.record.whole(glyphs.dot)), WIDE),
            who: widest(&|said| text::width(&said.who), WIDE),
        };
        for (area, line) in room.rows().zip(&shown) {
            if let Line::Head(group) = line {
                draw_heading(buffer, area, *group, context);
            }
            if let Line::With(place) = line
                && let Some(row) = self.rows.get(*place)
            {
                let behind = 4.min(area.width);
                let place = Rect { x: area.x + behind, width: area.width - behind, ..area };
                let with = self.client_first(row, context);
                text::draw(buffer, place, &with, Fit::Left, theme.muted(), glyphs.ellipsis);
            }
            let Line::Row(place) = line else { continue };
            let (Some(row), Some(said)) = (self.rows.get(*place), said.get(*place)) else {
                continue;
            };
            let marks = Marks { cursor: self.cursor.id() == Some(row.id), ..marks(row.id) };
            if let Some((mark, style)) = marks.edge(theme) {
                let cell = Rect { width: 1.min(area.width), ..area };
                text::draw(buffer, cell, mark, Fit::Left, style, "");
            }
            draw_row(buffer, area, said, widths, marks, context);
        }
        self.draw_more(buffer, room, &shown, context);
    }

    /// Marks at the right edge that there are more days above and below the lines that are shown.
    fn draw_more(&self, buffer: &mut Buffer, room: Rect, shown: &[Line], context: &Context) {
        let is_row = |line: &Line| matches!(line, Line::Row(_));
        let rows = shown.iter().filter(|line| is_row(line)).count();
        let above = self.more.0 || self.top > 0;
        let below = self.more.1 || self.top + rows < self.rows.len();
        let beside = Rect { width: room.width.saturating_sub(1), ..room };
        popup::draw_more(buffer, beside, (above, below), context.theme);
    }

    fn say(&self, row: &Row, width: u16, context: &Context) -> Said {
        let (theme, words) = (context.theme, context.words);
        let (glyphs, now) = (theme.glyphs, context.clock.local_now());
        let hour =
            |at: Option<i64>| at.map_or_else(String::new, |at| date::clock(clock::local(at)));
        let (mark, time, style) = match Part::of(now, times(row)) {
            Part::Overdue => {
                let at = row.deadline.map(|at| words.moment(at));
                (glyphs.overdue, at.unwrap_or_default(), theme.overdue())
            }
            Part::Waiting => {
                let since = row.waits.map_or(now, |at| words.local(at));
                let minutes = (now - since).num_minutes().max(0);
                (glyphs.incoming, date::span(words.lang(), minutes), theme.incoming())
            }
            Part::Today => (glyphs.due, hour(row.deadline), theme.due()),
            Part::Ahead | Part::Undated => (glyphs.due, hour(row.deadline), Style::new()),
            Part::DoneBefore | Part::DoneToday => (glyphs.check, hour(row.done), theme.muted()),
        };
        let done = row.done.is_some();
        let result = row.result.as_deref().filter(|_| done).and_then(|text| text.lines().next());
        let subject = words.subject(&row.subject);
        let user = context.setup.user(row.responsible);
        let invited = self.circle != Circle::Everybody && row.responsible != context.reading.me();
        // The kind stands beside it where there is room, and says as much.
        let is_said = width >= WIDE && !invited && words.is_kind(&row.kind, &row.subject);
        let subject = match result {
            Some(result) if is_said => result.to_owned(),
            Some(result) => format!("{subject} {} {result}", glyphs.dot),
            None if is_said => String::new(),
            None => subject.into_owned(),
        };
        let record = self.with_whom(row, context);
        let subject = match user.filter(|_| invited) {
            Some(user) => {
                let said = Message::new("days-from").with("who", user.login.as_str());
                words.say(&said.with("subject", subject.as_str()))
            }
            None => subject,
        };
        let user = user.filter(|_| self.circle == Circle::Everybody);
        let who = user.map(|user| text::cut(&user.login, WIDEST_WHO, glyphs.ellipsis).into_owned());
        let mut kind = words.text(&format!("activity-{}", row.kind));
        if let Some(state) = row.state {
            kind = format!("{kind} {}", glyphs.task_with(state, row.changed));
        }
        Said { mark, time, kind, subject, record, who: who.unwrap_or_default(), style, done }
    }

    /// The record of a row and its client.
    fn with_whom(&self, row: &Row, context: &Context) -> Whom {
        let Some(on) = row.on else { return Whom::default() };
        let name = self.called(on, context);
        match self.client(on, context) {
            Some(client) if client_fit(&client) == Fit::KeepEnd => {
                Whom { name, number: Some(client) }
            }
            Some(client) => {
                let dot = context.theme.glyphs.dot;
                Whom { name: format!("{name} {dot} {client}"), number: None }
            }
            None => Whom { name, number: None },
        }
    }

    /// The client of a row before its record, where what follows may be cut.
    fn client_first(&self, row: &Row, context: &Context) -> String {
        let Some(on) = row.on else { return String::new() };
        let name = self.called(on, context);
        match self.client(on, context) {
            Some(client) => format!("{client} {} {name}", context.theme.glyphs.dot),
            None => name,
        }
    }

    fn called(&self, on: RecordRef, context: &Context) -> String {
        let name = self.names.get(&on).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| context.words.untitled(on))
    }

    fn client(&self, on: RecordRef, context: &Context) -> Option<String> {
        self.clients.get(&on).map(|client| context.words.phone(client).into_owned())
    }
}

fn draw_row(
    buffer: &mut Buffer,
    line: Rect,
    said: &Said,
    widths: Widths,
    marks: Marks,
    context: &Context,
) {
    let (theme, ellipsis) = (context.theme, context.theme.glyphs.ellipsis);
    let muted = theme.muted();
    let behind: String = marks.behind(theme.glyphs).map(|mark| format!(" {mark}")).collect();
    let subject = |width: u16| {
        let room = usize::from(width).saturating_sub(text::width(&behind));
        let subject = text::cut(&said.subject, room, ellipsis);
        format!("{subject}{behind}").trim_start().to_owned()
    };
    let style = match (marks.any(), said.done) {
        (true, _) => theme.title(),
        (false, true) => muted,
        (false, false) => Style::new(),
    };
    let end = line.right().saturating_sub(if widths.who > 0 { widths.who + GAP } else { 1 });
    let mut x = line.x.saturating_add(1);
    let mut put = |width: u16, gap: u16, said: &str, fit: Fit, style: Style| {
        let width = width.min(end.saturating_sub(x));
        text::draw(buffer, Rect { x, width, ..line }, said, fit, style, ellipsis);
        let taken = if width > 0 { width + gap } else { 0 };
        x = x.saturating_add(taken).min(end);
        end - x
    };
    put(1, 1, said.mark, Fit::Left, said.style);
    put(widths.time, GAP, &said.time, Fit::Right, said.style);
    let left = put(widths.kind, GAP, &said.kind, Fit::Left, muted);
    if left < SHARED || widths.record == 0 {
        put(left, 0, &subject(left), Fit::Left, style);
    } else {
        // What is to be done has its half, as far as it needs that, and of the other what with whom
        // does not need.
        let least = widths.subject.min(left / 2);
        let half = (left - GAP).saturating_sub(widths.record).clamp(least, left - left / 3);
        let rest = put(half, GAP, &subject(half), Fit::Left, style);
        let (record, fit) = said.record.fitted(rest, theme.glyphs);
        put(rest, 0, &record, fit, muted);
    }
    if widths.who > 0 {
        let place = Rect { x: end.saturating_add(1), width: widths.who, ..line };
        text::draw(buffer, place.intersection(line), &said.who, Fit::Left, muted, ellipsis);
    }
}

fn draw_heading(buffer: &mut Buffer, line: Rect, group: Group, context: &Context) {
    let (theme, words) = (context.theme, context.words);
    let (lang, today) = (words.lang(), context.clock.local_now().date());
    let (said, beside, style) = match group {
        Group::Overdue => (words.text("days-head-overdue"), String::new(), theme.overdue()),
        Group::Undated => (words.text("days-head-undated"), String::new(), theme.title()),
        Group::Day(day) => {
            let weekday = date::weekday(lang, day.weekday());
            let is_near = (day - today).num_days().abs() <= 1;
            let beside = match is_near {
                true => format!("{weekday}, {}", date::date(lang, day, today)),
                false => weekday.to_owned(),
            };
            let style = if day == today { theme.accent() } else { theme.title() };
            (date::heading(lang, day, today), beside, style)
        }
    };
    let line = Rect { x: line.x + 1.min(line.width), width: line.width.saturating_sub(1), ..line };
    let parts = [(said.as_str(), style), ("  ", theme.muted()), (beside.as_str(), theme.muted())];
    text::draw_parts(buffer, line, &parts, theme.glyphs.ellipsis);
}
