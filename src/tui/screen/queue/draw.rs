//! How the record of a queue is drawn: who it is, what is to be done, what happened last, and what
//! each decision would do.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Queue;
use crate::clock;
use crate::crm::queue::{LONGEST, Queued};
use crate::domain::message::Message;
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::stage::StageId;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::screen::card::event;
use crate::tui::widget::text;

/// The columns of the labels, with the space after them.
const LABEL: usize = 15;
/// The columns of the moments of what is planned and what happened.
const MOMENT: usize = 15;
/// Narrower rooms do not keep moments and what belongs to them in columns.
const WIDE: usize = 60;
/// The most lines that something planned or happened takes where there are no columns.
const WRAPPED: usize = 3;
/// At most so many phones, planned activities, lines of the comment.
const MANY: usize = 3;
/// The fields that say what it is about, in their order.
const FIELDS: [&str; 2] = ["amount", "source"];
/// Those that say who it is where there is no linked client: of a person, and of a company.
const PERSON: [&str; 3] = ["first_name", "middle_name", "last_name"];
const COMPANY: [&str; 1] = ["company_name"];
/// What may be done with the record besides deciding.
const BESIDES: [Action; 5] =
    [Action::Call, Action::Write, Action::Open, Action::Undo, Action::StepBack];

/// The lines that are left for the record itself, with a number to call, in any room.
const KEPT: u16 = 5;

/// The headings of the parts of a record.
const HEADINGS: [&str; 2] = ["queue-to-do", "queue-happened"];

type Line = Vec<(String, Style)>;

impl Queue {
    /// Draws the record, or that the queue is at its end.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let (words, theme) = (context.words, context.theme);
        let mut lines = vec![self.head(context), Line::new()];
        let mut foot = Vec::new();
        match &self.shown {
            Some(shown) => {
                lines.extend(record(shown, usize::from(area.width), context));
                // What it is about comes before what may be done with it.
                let room = usize::from(area.height.saturating_sub(KEPT));
                let says = self.next_says(shown, usize::from(area.width), context);
                for part in [says, besides(usize::from(area.width), context)] {
                    if foot.len() + part.len() <= room {
                        foot.extend(part);
                    }
                }
            }
            None => {
                let end = Message::new("queue-end")
                    .with("leave", context.keymap.said(Action::StepBack))
                    .with("undo", context.keymap.said(Action::Undo));
                let says = [words.say(&self.summary()), words.say(&end)];
                for says in says {
                    let room = usize::from(area.width.saturating_sub(2).max(1));
                    let wrapped = text::wrap(&says, room).into_iter();
                    lines.extend(wrapped.map(|line| vec![(format!(" {line}"), Style::new())]));
                }
            }
        }
        let rows = usize::from(area.height);
        let below = if foot.is_empty() { 0 } else { foot.len() + 1 };
        shorten(&mut lines, rows.saturating_sub(below).max(1), context);
        while !foot.is_empty() && lines.len() + foot.len() < rows {
            lines.push(Line::new());
        }
        lines.extend(foot);
        for (room, line) in area.rows().zip(&lines) {
            let parts: Vec<(&str, Style)> =
                line.iter().map(|(text, style)| (text.as_str(), *style)).collect();
            text::draw_parts(buffer, room, &parts, theme.glyphs.ellipsis);
        }
        None
    }

    /// What is worked through, and where in it one is.
    fn head(&self, context: &Context) -> Line {
        let (words, theme) = (context.words, context.theme);
        let title = Message::new("queue-title").with("what", words.nouns(self.noun));
        let mut head = vec![(format!(" {}", words.say(&title).to_uppercase()), theme.title())];
        if let Some(shown) = &self.shown {
            // There may be more than one queue holds.
            let whole = self.ids.len() < LONGEST;
            let place = Message::new(if whole { "queue-place" } else { "queue-place-first" })
                .with("place", (self.at + 1).to_string())
                .with("all", self.ids.len().to_string());
            head.push((format!("  {}", words.say(&place)), theme.accent()));
            if shown.attempts > 0 {
                let tries = Message::new("queue-attempts").with("count", shown.attempts);
                let tries = format!("  {} {}", theme.glyphs.dot, words.say(&tries));
                head.push((tries, theme.muted()));
            }
        }
        head
    }

    /// What happens where nobody answers, or that it may be given up.
    fn next_says(&self, shown: &Queued, width: usize, context: &Context) -> Vec<Line> {
        let words = context.words;
        let phone = shown.number().is_ok();
        let key = |action| context.keymap.said(action);
        let next = shown.next_call(words.now()).map(clock::moment);
        let says = match next {
            _ if !phone => Message::new("queue-no-phone").with("key", key(Action::Open)),
            Some(at) => Message::new("queue-if-no-answer")
                .with("key", key(Action::NoAnswer))
                .with("when", words.moment(at)),
            None => Message::new("queue-give-up")
                .with("key", key(Action::NoAnswer))
                .with("junk", key(Action::Junk)),
        };
        let wrapped = text::wrap(&words.say(&says), width.saturating_sub(2)).into_iter();
        wrapped.map(|line| vec![(format!(" {line}"), context.theme.muted())]).collect()
    }
}

/// What stands over a part of the record.
fn heading(id: &str, context: &Context) -> Line {
    vec![(format!(" {}", context.words.text(id)), context.theme.muted())]
}

/// Leaves out what there is no room for: the empty lines first, then what stands last. No heading
/// stays over nothing.
fn shorten(lines: &mut Vec<Line>, room: usize, context: &Context) {
    while lines.len() > room
        && let Some(empty) = lines.iter().rposition(Vec::is_empty)
    {
        lines.remove(empty);
    }
    lines.truncate(room);
    let headings = HEADINGS.map(|id| heading(id, context));
    while lines.last().is_some_and(|last| last.is_empty() || headings.contains(last)) {
        lines.pop();
    }
}

/// The keys for what may be done besides deciding, on as many lines as they take.
fn besides(width: usize, context: &Context) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut taken = width;
    for action in BESIDES {
        let Some(key) = context.keymap.keys_of(action).first() else { continue };
        let (key, does) = (key.to_string(), format!(" {}", context.words.text(action.hint())));
        let wide = text::width(&key) + text::width(&does);
        let gap = if taken + 2 + wide > width { 1 } else { 2 };
        if gap == 1 {
            lines.push(Line::new());
            taken = 0;
        }
        taken += gap + wide;
        if let Some(line) = lines.last_mut() {
            line.push((" ".repeat(gap), Style::new()));
            line.extend([(key, context.theme.accent()), (does, context.theme.muted())]);
        }
    }
    lines
}

/// Everything about the record that helps to decide.
fn record(shown: &Queued, width: usize, context: &Context) -> Vec<Line> {
    let currency = Currency::parse(shown.card.row.text("currency"));
    let mut lines = name_and_stage(shown, width, context);
    lines.extend(ways(shown, context));
    lines.extend(clients(shown, context));
    lines.extend(facts(shown, currency, context));
    lines.extend(comment(shown, currency, width, context));
    lines.push(Line::new());
    lines.extend(to_do(shown, width, context));
    lines.extend(happened(shown, currency, width, context));
    lines
}

/// What it is called, at which stage it stands and since when it is there.
fn name_and_stage(shown: &Queued, width: usize, context: &Context) -> Vec<Line> {
    let (words, theme) = (context.words, context.theme);
    let row = &shown.card.row;
    let title = Some(row.text("title")).filter(|title| !title.is_empty());
    let title = title.map_or_else(|| words.untitled(row.on), str::to_owned);
    let mut name = vec![(format!(" {title}"), theme.title())];
    let mut state = Line::new();
    if let Some(stage) = row.int("stage").and_then(|id| context.setup.stage(StageId(id))) {
        state.push((format!("  {}", words.stage(stage)), theme.stage(stage.colour)));
    }
    if let Some(at) = row.int("created_at") {
        let made = Message::new("queue-made").with("when", words.moment(at));
        state.push((format!("  {}", words.say(&made)), theme.muted()));
    }
    if width >= WIDE {
        name.extend(state);
        return vec![name];
    }
    // A line of its own begins where all others do.
    if let Some((text, _)) = state.first_mut() {
        text.remove(0);
    }
    vec![name, state]
}

/// A value behind what it is.
fn labelled(label: &str, value: String, style: Style, context: &Context) -> Line {
    let theme = context.theme;
    let label = text::cut(label, LABEL - 2, theme.glyphs.ellipsis).into_owned();
    let gap = " ".repeat(LABEL - 1 - text::width(&label));
    vec![(format!(" {label}{gap}"), theme.muted()), (value, style)]
}

/// How to reach the client.
fn ways(shown: &Queued, context: &Context) -> Vec<Line> {
    let (words, theme) = (context.words, context.theme);
    let mut lines = Vec::new();
    for (kind, id) in [(PointKind::Phone, "queue-phone"), (PointKind::Email, "queue-email")] {
        let ways = shown.ways.iter().filter(|way| way.kind == kind).take(MANY);
        for (number, way) in ways.enumerate() {
            let label = if number == 0 { words.text(id) } else { String::new() };
            let value = match kind {
                PointKind::Phone => words.phone(&way.value).into_owned(),
                _ => way.value.clone(),
            };
            let of = way.name.as_ref().map(|name| format!("  {name}")).unwrap_or_default();
            let mut line = labelled(&label, value, theme.title(), context);
            line.push((of, theme.muted()));
            lines.push(line);
        }
    }
    lines
}

/// Who the client is: the linked person and company, else what the record says of them.
fn clients(shown: &Queued, context: &Context) -> Vec<Line> {
    let (words, row) = (context.words, &shown.card.row);
    let mut lines = Vec::new();
    for (name, noun, parts) in
        [("contact", Noun::Contact, &PERSON[..]), ("company", Noun::Company, &COMPANY)]
    {
        let Some(field) = context.setup.registry.get(row.on.noun, name) else { continue };
        let parts: Vec<&str> =
            parts.iter().map(|name| row.text(name)).filter(|part| !part.is_empty()).collect();
        let linked = row.int(name).map(|id| RecordRef::new(noun, id)).map(|on| {
            let called = shown.card.names.get(&on).cloned();
            called.filter(|name| !name.is_empty()).unwrap_or_else(|| words.untitled(on))
        });
        let value = linked.unwrap_or_else(|| parts.join(" "));
        if !value.is_empty() {
            lines.push(labelled(&words.label(field), value, Style::new(), context));
        }
    }
    lines
}

/// What it is about.
fn facts(shown: &Queued, currency: Option<Currency>, context: &Context) -> Vec<Line> {
    let (words, row) = (context.words, &shown.card.row);
    let mut lines = Vec::new();
    for name in FIELDS {
        let Some(field) = context.setup.registry.get(row.on.noun, name) else { continue };
        let value = words.cell(field, row.get(name), currency);
        if !value.is_empty() && row.int(name) != Some(0) {
            lines.push(labelled(&words.label(field), value, Style::new(), context));
        }
    }
    lines
}

/// The beginning of the comment.
fn comment(
    shown: &Queued,
    currency: Option<Currency>,
    width: usize,
    context: &Context,
) -> Vec<Line> {
    let (words, row) = (context.words, &shown.card.row);
    let Some(field) = context.setup.registry.get(row.on.noun, "comment") else { return Vec::new() };
    let comment = words.cell(field, row.get("comment"), currency);
    let room = width.saturating_sub(LABEL + 1).max(1);
    let mut label = words.label(field);
    let lines = text::wrap(&comment, room).into_iter().take(MANY).filter(|line| !line.is_empty());
    lines.map(|line| labelled(&std::mem::take(&mut label), line, Style::new(), context)).collect()
}

/// What is planned, the nearest first.
fn to_do(shown: &Queued, width: usize, context: &Context) -> Vec<Line> {
    let (words, theme) = (context.words, context.theme);
    let mut lines = vec![heading("queue-to-do", context)];
    if shown.planned.is_empty() {
        lines.push(vec![(format!("   {}", words.text("queue-nothing-planned")), theme.muted())]);
    }
    let now = context.clock.now();
    for planned in shown.planned.iter().take(MANY) {
        let at = planned.deadline.map(|at| words.moment(at)).unwrap_or_default();
        let (glyph, style) = theme.attention(planned.attention(now));
        let what = format!("{glyph} {}", words.deed(&planned.kind, &planned.subject));
        lines.extend(dated((at, style), what, width, context));
    }
    lines
}

/// What happened last.
fn happened(
    shown: &Queued,
    currency: Option<Currency>,
    width: usize,
    context: &Context,
) -> Vec<Line> {
    let (words, theme) = (context.words, context.theme);
    let mut lines = Vec::new();
    if !shown.events.is_empty() {
        lines.extend([Line::new(), heading("queue-happened", context)]);
    }
    for happened in &shown.events {
        let said = event::say(happened, currency, context);
        let details = said.details.iter().map(|detail| format!(" {} {detail}", theme.glyphs.dot));
        let what = format!("{}{}", said.text, details.collect::<String>());
        let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.extend(dated((words.moment(happened.at), theme.muted()), what, width, context));
    }
    lines
}

/// What belongs to a moment: in columns, or where there is no room for them, on lines of its own.
fn dated((at, style): (String, Style), what: String, width: usize, context: &Context) -> Vec<Line> {
    let at = text::cut(&at, MOMENT - 1, context.theme.glyphs.ellipsis).into_owned();
    if width >= WIDE {
        let gap = " ".repeat(MOMENT - text::width(&at));
        return vec![vec![(format!("   {at}{gap}"), style), (what, Style::new())]];
    }
    let whole = if at.is_empty() { what } else { format!("{at}  {what}") };
    let mut wrapped = text::wrap(&whole, width.saturating_sub(5).max(1));
    if wrapped.len() > WRAPPED {
        // What is cut off is seen to be.
        let rest = wrapped.split_off(WRAPPED - 1).join(" ");
        wrapped.push(rest);
    }
    let line = |(number, line): (usize, String)| match line
        .strip_prefix(at.as_str())
        .filter(|_| number == 0)
    {
        Some(rest) => vec![(format!("   {at}"), style), (rest.to_owned(), Style::new())],
        None => vec![(format!("     {line}"), Style::new())],
    };
    wrapped.into_iter().enumerate().map(line).collect()
}
