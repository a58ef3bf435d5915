//! How the calendar speaks: what a span is called, by what it shows, and each thing in it in as
//! many words as there is room for.

use chrono::{Datelike, Timelike};
use ratatui::style::Style;

use super::{Calendar, Item, zone};
use crate::clock;
use crate::crm::reader::What;
use crate::domain::booking::{Booking, OnDay};
use crate::domain::calendar::{Bounds, By, Span, days_later};
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::stage::Meaning;
use crate::i18n::date;
use crate::tui::screen::Context;

/// From so many columns on, a cell of a month says the minutes.
const MINUTES: usize = 14;
/// The columns without which the beginning of what is to be done says nothing, with the point before.
const DEED: usize = 7;

/// What the records are shown by.
pub(super) fn by(by: &By, noun: Noun, context: &Context) -> String {
    match by {
        By::Activities => context.words.text("calendar-by-activities"),
        By::Planned => context.words.text("calendar-by-planned"),
        By::Bookings => context.words.text("calendar-by-bookings"),
        By::Field(name) => match context.setup.registry.get(noun, name) {
            Some(field) => context.words.label(field),
            None => name.clone(),
        },
    }
}

impl Calendar {
    /// What is shown: the span, how much stands there by what, how many records were in work.
    pub fn says(&self, context: &Context) -> Vec<String> {
        let (words, here) = (context.words, self.here());
        let (lang, today) = (words.lang(), context.clock.local_now().date());
        let (from, until) = self.span.extent(here);
        let span = match self.span {
            Span::Month => date::month(lang, here, today),
            Span::Week => {
                let last = days_later(until, -1);
                let first = if from.month() == last.month() {
                    from.day().to_string()
                } else {
                    date::date(lang, from, today)
                };
                format!("{first} – {}", date::date(lang, last, today))
            }
            Span::Day => {
                let name = date::weekday_short(lang, here.weekday());
                format!("{name}, {}", date::date(lang, here, today))
            }
        };
        let within = self.days.iter().filter(|day| (from..until).contains(&day.bounds.day));
        let (mut count, mut done, mut all) = (0, 0, true);
        for day in within {
            let counts = self.counts(day, context);
            count += counts.late + counts.left;
            done += counts.done;
            all &= counts.all;
        }
        let more = if all { "" } else { "+" };
        let mut said = vec![span];
        said.push(match &self.by {
            By::Activities | By::Planned => format!("{}{more}", words.count(Noun::Activity, count)),
            by => {
                let by = self::by(by, self.noun, context).to_lowercase();
                format!("{by}: {count}{more}")
            }
        });
        if let Some(count) = self.in_work {
            let records = words.count(self.noun, count);
            said.push(words.say(&Message::new("calendar-in-work").with("records", records)));
        }
        // Each day says it too, so that this gives way first.
        if done > 0 {
            said.push(format!("{}{done}{more}", context.theme.glyphs.check));
        }
        said
    }
}

/// What the record of something is called, or its client where it has no name of its own.
pub(super) fn name(item: &Item, context: &Context) -> String {
    let client = || item.client.as_deref().map(|client| context.words.phone(client).into_owned());
    item.name.clone().or_else(client).unwrap_or_else(|| context.words.untitled(item.on))
}

/// Something in a narrow cell of a day: the time, then whom it is with; of a booking, what is booked.
/// Minutes are said where `room` has them for all, never of some.
pub(super) fn short(item: &Item, day: Bounds, room: usize, context: &Context) -> (String, String) {
    if let What::Booking { booking, clashes, .. } = &item.what {
        let mark = if *clashes { context.theme.glyphs.overdue } else { "" };
        let at = match booking.on(day) {
            OnDay::Whole => String::new(),
            OnDay::Ends => format!("{} {} ", context.theme.glyphs.arrow, end(booking, day)),
            OnDay::Begins | OnDay::Within => format!("{} ", hour(booking.from)),
        };
        return (at, format!("{mark}{}", booking.resource));
    }
    let what = format!("{}{}", mark(item, context), name(item, context));
    let at = item.at().map(|at| date::clock(clock::local(at)));
    let at = at.map(|at| match at.split_once(':').filter(|_| room < MINUTES) {
        Some((hour, _)) => format!("{hour} "),
        None => format!("{at} "),
    });
    (at.unwrap_or_default(), what)
}

/// What is to be done, where something is an activity: `call: price of windows`.
pub(super) fn deed(item: &Item, context: &Context) -> Option<String> {
    match &item.what {
        What::Activity { kind, subject, .. } => Some(context.words.deed(kind, subject)),
        What::Record(_) | What::Booking { .. } => None,
    }
}

/// What is to be done, with the point before it, where so many columns are left behind a name.
pub(super) fn deed_behind(item: &Item, left: usize, context: &Context) -> Option<String> {
    let deed = deed(item, context).filter(|_| left >= DEED)?;
    Some(format!(" {} {deed}", context.theme.glyphs.dot))
}

/// Something under the heading of its hour: the minutes only where there are any.
pub(super) fn under_hour(item: &Item, context: &Context) -> String {
    let name = format!("{}{}", mark(item, context), name(item, context));
    match item.at().map(|at| clock::local(at).minute()) {
        Some(minute) if minute > 0 => format!(":{minute:02} {name}"),
        _ => name,
    }
}

/// A time of day without its minutes where there are none.
fn hour(at: i64) -> String {
    let clock = date::clock(clock::local(at));
    clock.strip_suffix(":00").map_or(clock.clone(), str::to_owned)
}

/// From when to when something is booked on a day, without minutes where there are none: `10–11:30`;
/// an arrow where it began before or goes on after.
pub(super) fn range(booking: &Booking, day: Bounds, context: &Context) -> String {
    let arrow = context.theme.glyphs.arrow;
    match booking.on(day) {
        OnDay::Whole => "0–24".to_owned(),
        OnDay::Begins => format!("{} {arrow}", hour(booking.from)),
        OnDay::Ends => format!("{arrow} {}", end(booking, day)),
        OnDay::Within => format!("{}–{}", hour(booking.from), end(booking, day)),
    }
}

/// When a booking ends that ends on a day: its midnight is at 24.
fn end(booking: &Booking, day: Bounds) -> String {
    if booking.until() == day.until { "24".to_owned() } else { hour(booking.until()) }
}

/// What stands beside a booking that takes all of a day, or its beginning: nothing where it begins
/// there.
pub(super) fn since(booking: &Booking, day: Bounds, context: &Context) -> Option<String> {
    match booking.on(day) {
        OnDay::Whole => Some(context.words.text("all-day")),
        OnDay::Ends => {
            let until = date::clock(clock::local(booking.until()));
            Some(format!("{} {until}", context.theme.glyphs.arrow))
        }
        OnDay::Begins | OnDay::Within => None,
    }
}

/// Something on a line of its own: the time, what it is, with whom, who does it.
pub(super) fn full(item: &Item, context: &Context) -> String {
    let at = match &item.what {
        What::Booking { booking, .. } => booking
            .whole_days(clock::local)
            .filter(|(_, days)| *days == 1)
            .map(|_| context.words.text("all-day")),
        _ => item.at().map(|at| date::clock(clock::local(at))),
    };
    let at = at.map(|at| format!("{at} ")).unwrap_or_default();
    format!("{at}{}", beside(item, context))
}

/// Something beside its time; what is booked says until when, unless it takes just that day.
pub(super) fn beside(item: &Item, context: &Context) -> String {
    let (words, glyphs) = (context.words, context.theme.glyphs);
    let clock = |at: i64| date::clock(crate::clock::local(at));
    let user = |id| context.setup.user(id).map(|user| user.name.clone());
    let client = item.client.as_deref().map(|client| words.phone(client).into_owned());
    let own = name(item, context);
    let client = client.filter(|client| *client != own);
    let mut parts: Vec<String> = Vec::new();
    match &item.what {
        What::Activity { kind, subject, responsible, done, .. } => {
            let mark = match done {
                true => glyphs.check,
                false if is_late(item, context) => glyphs.overdue,
                false => glyphs.due,
            };
            parts.push(format!("{mark} {}", words.deed(kind, subject)));
            parts.push(own);
            parts.extend(client);
            parts.extend(user(*responsible));
        }
        What::Record(_) => {
            let closed = if is_closed(item, context) { glyphs.check } else { "" };
            parts.push(format!("{closed}{own}"));
            parts.extend(client);
            if let Some(tile) = &item.tile {
                let amount = (tile.amount.minor != 0).then(|| words.money(tile.amount));
                parts.extend(amount);
                let stage = context.setup.stage(tile.stage);
                parts.extend(stage.map(|stage| words.stage(stage).to_owned()));
                parts.extend(user(tile.responsible));
            }
        }
        What::Booking { booking, clashes, .. } => {
            let (from, until) = (booking.from, booking.until());
            // Where it begins or ends on another day, the day is said too.
            let day = zone().day(from);
            let when = match booking.whole_days(clock::local) {
                Some((_, 1)) => String::new(),
                Some((first, days)) => {
                    let (lang, today) = (words.lang(), context.clock.local_now().date());
                    let day = |day| date::day(lang, day, today);
                    format!("{} – {} ", day(first), day(days_later(first, days - 1)))
                }
                None if until == zone().bounds(day).until => format!("{}–24:00 ", clock(from)),
                None if day == zone().day(until) => format!("{}–{} ", clock(from), clock(until)),
                None => format!("{} – {} ", words.moment_exact(from), words.moment_exact(until)),
            };
            parts.push(format!("{when}{}", booking.what()));
            if *clashes {
                parts.push(format!("{} {}", glyphs.overdue, words.text("calendar-clash")));
            }
            parts.push(own);
            parts.extend(client);
            parts.extend((!booking.place.is_empty()).then(|| booking.place.clone()));
        }
    }
    parts.join(&format!(" {} ", glyphs.dot))
}

/// How something looks by what it means: overdue, met by another booking, finished.
pub(super) fn style(item: &Item, context: &Context) -> Style {
    let theme = context.theme;
    match &item.what {
        What::Activity { done: true, .. } => theme.muted(),
        What::Activity { .. } if is_late(item, context) => theme.overdue(),
        What::Booking { clashes: true, .. } => theme.overdue(),
        What::Record(_) if is_closed(item, context) => theme.muted(),
        _ => Style::new(),
    }
}

/// What stands before something overdue or done, since colour alone says nothing.
fn mark(item: &Item, context: &Context) -> &'static str {
    match item.done() {
        Some(_) => context.theme.glyphs.check,
        None if is_late(item, context) => context.theme.glyphs.overdue,
        None => "",
    }
}

/// Whether something planned should have been done by now.
pub(super) fn is_late(item: &Item, context: &Context) -> bool {
    let now = context.clock.now();
    matches!(item.what, What::Activity { deadline, done: false, .. } if deadline < now)
}

fn is_closed(item: &Item, context: &Context) -> bool {
    let stage = item.tile.as_ref().and_then(|tile| context.setup.stage(tile.stage));
    stage.is_some_and(|stage| stage.meaning != Meaning::Open)
}
