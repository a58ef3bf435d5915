//! The timeline of a card: what to do above what is pinned above what happened, day by day.

use chrono::NaiveDate;
use ratatui::style::Style;

use super::event::{self, Said};
use super::page::Page;
use super::stack::Line;
use crate::crm::reader::{Happened, Planned, Progress};
use crate::domain::happened::EventRef;
use crate::domain::message::Message;
use crate::i18n::date;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::marked::{self, Parts};
use crate::tui::widget::text;

/// The least lines above the newest event: what is to be done under its heading, and the day of the
/// event, set apart.
pub const ABOVE: usize = 4;
/// Lines of words, and of what belongs to them, that are shown before it is opened.
const FOLDED: (usize, usize) = (12, 3);
/// Below so many columns who did something stands before what was done, and not beside it.
const BESIDE: usize = 50;
/// The columns of the time and the space after it.
const TIME: usize = 6;
/// The widest column of names.
const NAME: usize = 16;

/// What the cursor over a timeline may stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The line that says that nothing is planned.
    Nothing,
    /// A planned activity.
    Planned(i64),
    /// A pinned event, at the top.
    Pinned(EventRef),
    /// An event, where it happened.
    Event(EventRef),
}

impl Mark {
    /// The event it stands on.
    pub fn event(self) -> Option<EventRef> {
        match self {
            Mark::Pinned(event) | Mark::Event(event) => Some(event),
            Mark::Nothing | Mark::Planned(_) => None,
        }
    }

    /// The number of the entry it stands on.
    pub fn entry(self) -> Option<i64> {
        match self.event() {
            Some(EventRef::Entry(id)) => Some(id),
            _ => None,
        }
    }
}

/// One thing on a timeline.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// Nothing is planned.
    Nothing,
    /// A planned activity.
    Planned(&'a Planned),
    /// A pinned event.
    Pinned(&'a Happened),
    /// Something that happened.
    Happened(&'a Happened),
}

/// What stands under one heading.
#[derive(PartialEq, Eq)]
enum Group {
    ToDo,
    Pinned,
    Day(NaiveDate),
}

impl Item<'_> {
    /// What to call it.
    pub fn mark(&self) -> Mark {
        match self {
            Item::Nothing => Mark::Nothing,
            Item::Planned(planned) => Mark::Planned(planned.id),
            Item::Pinned(happened) => Mark::Pinned(happened.name()),
            Item::Happened(happened) => Mark::Event(happened.name()),
        }
    }

    fn group(&self, context: &Context) -> Group {
        match self {
            Item::Nothing | Item::Planned(_) => Group::ToDo,
            Item::Pinned(_) => Group::Pinned,
            Item::Happened(happened) => Group::Day(context.words.local(happened.at).date()),
        }
    }
}

/// Everything on the timeline that is loaded, in its order; `newest` says whether what happened
/// begins with the newest event, so that what to do goes right before it.
pub fn items<'a>(page: &'a Page, events: &'a [Happened], newest: bool) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    if newest {
        items.extend(page.planned.iter().map(Item::Planned));
        if items.is_empty() {
            items.push(Item::Nothing);
        }
        items.extend(page.pinned.iter().map(Item::Pinned));
    }
    items.extend(events.iter().map(Item::Happened));
    items
}

/// How many of the items stand before what happened.
pub fn before_events(items: &[Item]) -> usize {
    items.iter().take_while(|item| !matches!(item, Item::Happened(_))).count()
}

/// The lines of an item with the heading above it, in a room of so many columns. What is long is
/// folded.
pub fn block(
    items: &[Item],
    place: usize,
    room: usize,
    page: &Page,
    context: &Context,
) -> Vec<Line> {
    let Some(item) = items.get(place) else { return Vec::new() };
    let group = item.group(context);
    let before = place.checked_sub(1).and_then(|place| items.get(place));
    let mut lines = Vec::new();
    if before.is_none_or(|before| before.group(context) != group) {
        if before.is_some() {
            lines.push(Line::heading("", Style::new()));
        }
        lines.push(Line::heading(heading(&group, context), context.theme.title()));
    }
    match item {
        Item::Nothing => lines.push(nothing(page, context)),
        Item::Planned(planned) => lines.extend(planned_lines(planned, room, page, context)),
        Item::Pinned(happened) | Item::Happened(happened) => {
            let said = said(item, happened, page, context);
            lines.extend(said_lines(happened, &said, false, room, context));
        }
    }
    lines
}

/// An event in words; a pinned one stands under no day and says its own.
fn said(item: &Item, happened: &Happened, page: &Page, context: &Context) -> Said {
    let said = event::say(happened, page.currency(), context);
    let day = context.words.local(happened.at).date();
    if matches!(item, Item::Happened(_)) || day == context.words.now().date() {
        return said;
    }
    let day = date::day(context.words.lang(), day, context.words.now().date());
    Said { before: format!("{day} {} {}", context.theme.glyphs.dot, said.before), ..said }
}

/// Whether opening the item would show more of it.
pub fn is_folded(item: &Item, room: usize, page: &Page, context: &Context) -> bool {
    let (Item::Pinned(happened) | Item::Happened(happened)) = item else { return false };
    let said = said(item, happened, page, context);
    let lines = |whole| said_lines(happened, &said, whole, room, context).len();
    lines(false) != lines(true)
}

fn heading(group: &Group, context: &Context) -> String {
    let words = &context.words;
    match group {
        Group::ToDo => words.text("card-to-do").to_uppercase(),
        Group::Pinned => words.text("card-pinned").to_uppercase(),
        Group::Day(day) => date::heading(words.lang(), *day, words.now().date()),
    }
}

fn nothing(page: &Page, context: &Context) -> Line {
    if page.row().deleted_at.is_some() {
        return Line::of(vec![(context.words.text("card-planned-rests"), context.theme.muted())]);
    }
    let key = context.keymap.keys_of(Action::PlanActivity).first();
    let key = key.map(ToString::to_string).unwrap_or_default();
    let said = context.words.say(&Message::new("card-nothing-planned").with("key", key));
    let theme = context.theme;
    Line::of(vec![(format!("{} {said}", theme.glyphs.none), theme.muted())])
}

/// What is to be done, and at the right until when; below it where there is no room beside.
fn planned_lines(planned: &Planned, room: usize, page: &Page, context: &Context) -> Vec<Line> {
    let (theme, words) = (context.theme, &context.words);
    let (sign, style) = theme.attention(planned.attention(context.clock.now()));
    let when = planned.waits.or(planned.deadline).map(|at| words.moment(at)).unwrap_or_default();
    let kind = words.text(&format!("activity-{}", planned.kind));
    let mut what = match &planned.task {
        Some(task) if words.is_kind(&planned.kind, &planned.subject) => {
            format!("{kind} ({})", progress(task, context))
        }
        Some(task) => {
            format!("{kind} ({}): {}", progress(task, context), words.subject(&planned.subject))
        }
        None => words.deed(&planned.kind, &planned.subject),
    };
    if let Some(on) = planned.on {
        what = event::belonging(on, &what, context);
    }
    if Some(planned.responsible) != page.responsible()
        && let Some(user) = context.setup.user(planned.responsible)
    {
        what = format!("{what} {} {}", theme.glyphs.dot, user.name);
    }
    let people = planned.people.iter().filter_map(|user| context.setup.user(*user));
    let people: Vec<&str> = people.map(|user| user.name.as_str()).collect();
    if !people.is_empty() {
        what = format!("{what} + {}", people.join(", "));
    }
    let mut lines = Vec::new();
    let beside = text::width(&what) + text::width(&when) + 4 <= room;
    let wrapped = text::wrap(&what, room.saturating_sub(2).max(1));
    for (number, line) in wrapped.into_iter().enumerate() {
        let sign = if number == 0 { format!("{sign} ") } else { "  ".to_owned() };
        lines.push(Line::of(vec![(sign, style), (line, Style::new())]));
    }
    if !beside && !when.is_empty() {
        lines.push(Line::of(vec![("  ".to_owned(), style), (when, style)]));
    } else if let Some(first) = lines.first_mut() {
        first.right = Some((when, style));
    }
    // What somebody waits for is called by what came.
    if let Some(about) = planned.about.as_ref().filter(|about| !about.lit) {
        let said = words.about(about);
        let said = text::cut(&said, room.saturating_sub(2), theme.glyphs.ellipsis).into_owned();
        lines.push(Line::of(vec![("  ".to_owned(), style), (said, theme.muted())]));
    }
    lines
}

/// How far a task is, and what happened to it.
fn progress(task: &Progress, context: &Context) -> String {
    let words = &context.words;
    let mut said = vec![words.task_state(task.state)];
    for (on, id) in
        [(task.deadline_changed, "task-deadline-changed"), (task.changed, "task-changed")]
    {
        said.extend(on.then(|| words.text(id)));
    }
    said.join(", ")
}

/// The time, who did it, and what was done; then what belongs to it.
fn said_lines(
    happened: &Happened,
    said: &Said,
    whole: bool,
    room: usize,
    context: &Context,
) -> Vec<Line> {
    let theme = context.theme;
    let style = if said.by_people { Style::new() } else { theme.muted() };
    let user = said.who.and_then(|id| context.setup.user(id));
    let who = user.map(|user| user.name.clone()).unwrap_or_default();
    let name_style = if said.by_people { theme.title() } else { theme.muted() };
    let names = if room < BESIDE { 0 } else { name_columns(context).min(room / 4) };
    let indent = TIME + if names > 0 { names + 1 } else { 0 };
    let wide = room.saturating_sub(indent).max(1);
    let mut lead = Parts::new();
    if names == 0 && !who.is_empty() {
        lead.extend([(who.clone(), name_style), ("  ".to_owned(), style)]);
    }
    if !said.before.is_empty() {
        lead.push((said.before.clone(), style));
    }
    let all = match said.marked {
        true => marked::lines(&said.text, &lead, style, wide, theme),
        false => plain_lines(&said.text, &lead, style, wide),
    };
    let mut left = 0;
    let mut parts: Vec<Parts> = fold(all, FOLDED.0, whole, &mut left).collect();
    let details = said.details.iter().flat_map(|detail| text::wrap(detail, wide)).collect();
    let details = fold(details, FOLDED.1, whole, &mut left);
    parts.extend(details.map(|line| vec![(line, theme.muted())]));
    if left > 0 {
        let more = context.words.say(&Message::new("card-more-lines").with("count", left));
        parts.push(vec![(more, theme.muted())]);
    }
    let time = date::clock(context.words.local(happened.at));
    let lines = parts.into_iter().enumerate().map(|(number, mut rest)| {
        let (time, who) = if number == 0 { (time.as_str(), who.as_str()) } else { ("", "") };
        let mut all = vec![(format!("{time:TIME$}"), theme.muted())];
        if names > 0 {
            let who = text::cut(who, names, theme.glyphs.ellipsis);
            let blank = " ".repeat((names + 1).saturating_sub(text::width(&who)));
            all.push((format!("{who}{blank}"), name_style));
        }
        all.append(&mut rest);
        Line::of(all)
    });
    lines.collect()
}

/// The columns of the names of those who work here or did.
fn name_columns(context: &Context) -> usize {
    let widest = context.setup.everybody().map(|user| text::width(&user.name)).max();
    widest.unwrap_or(0).clamp(1, NAME)
}

/// Words in one style, with what stands before the first of them.
fn plain_lines(words: &str, lead: &Parts, style: Style, room: usize) -> Vec<Parts> {
    let mut lead: Vec<(&str, Style)> = lead.iter().map(|(text, style)| (&**text, *style)).collect();
    let paragraphs = words.split('\n').map(|paragraph| {
        let parts: Vec<_> = lead.drain(..).chain([(paragraph, style)]).collect();
        text::wrap_parts(&parts, room)
    });
    paragraphs.flatten().collect()
}

/// At most `limit` of the lines unless `whole` is wanted; counts those that are left out.
fn fold<Line>(
    lines: Vec<Line>,
    limit: usize,
    whole: bool,
    left: &mut usize,
) -> impl Iterator<Item = Line> + use<Line> {
    // One line is not worth a line that says so.
    let shown = if whole || lines.len() <= limit + 1 { lines.len() } else { limit };
    *left += lines.len() - shown;
    lines.into_iter().take(shown)
}
