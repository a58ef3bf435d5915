//! How a form looks: labels at the left, what is typed at the right, mistakes under their field,
//! and at the foot what the field with the cursor means and what Enter does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

use super::entry::{Editor, Entry};
use super::{About, Form, linked};
use crate::domain::field::{Kind, Section};
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::choices;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 84;

/// With less room for its fields a form is narrow.
const NARROW: u16 = 60;

/// The lines of a text of several lines.
const TEXT_LINES: usize = 3;

/// The lines at the foot.
const FOOT: u16 = 2;

/// The least rows inside the box at which the foot is shown.
const FOOT_FROM: u16 = 4;

/// What stands on one or more lines of the form.
enum Item {
    Gap,
    Section(Section),
    Entry(usize),
    /// One line of what is wrong with a field.
    Fault(String),
    /// One line about somebody who has the same in it.
    Like(String),
}

impl Form {
    /// Draws the form in the middle of the screen; returns where the cursor is.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let placed = self.bounds(area, context);
        let inside = popup::draw(buffer, placed, &self.title, context.theme);
        let (fields, foot) = split(inside);
        let items = self.items(fields.width, context);
        let total = items.iter().map(|item| self.height(item)).sum();
        let (from, to) = self.span(&items);
        let height = usize::from(fields.height);
        let top = choices::top(choices::top(self.top, to, total, height), from, total, height);
        let label = self.label_width(fields.width, context);
        let (mut y, mut cursor, mut anchor) = (0, None, Rect::default());
        for item in &items {
            let lines = self.height(item);
            if let Some(area) = visible(fields, y, lines, top) {
                let found = self.draw_item(buffer, area, item, label, context);
                if let Some((place, at)) = found {
                    (cursor, anchor) = (place, at);
                }
            }
            y += lines;
        }
        popup::draw_more(buffer, fields, (top > 0, top + height < total), context.theme);
        self.draw_foot(buffer, foot, context);
        if let Some(conflict) = &self.conflict {
            conflict.draw(buffer, area, context);
            return None;
        }
        match &self.list {
            Some(list) => list.draw(buffer, area, anchor, context),
            None => cursor,
        }
    }

    /// The place of the field at a place of the screen.
    pub(super) fn entry_at(&self, at: Position, context: &Context) -> Option<usize> {
        let placed = self.bounds(context.area, context);
        let (fields, _) = split(placed.inner(Margin::new(popup::FRAME / 2, popup::FRAME / 2)));
        let items = self.items(fields.width, context);
        let total = items.iter().map(|item| self.height(item)).sum();
        let (from, to) = self.span(&items);
        let height = usize::from(fields.height);
        let top = choices::top(choices::top(self.top, to, total, height), from, total, height);
        let mut y = 0;
        items.iter().find_map(|item| {
            let lines = self.height(item);
            let area = visible(fields, y, lines, top);
            y += lines;
            match item {
                Item::Entry(entry) if area.is_some_and(|area| area.contains(at)) => Some(*entry),
                _ => None,
            }
        })
    }

    /// The box of the field with the cursor, beside which its list opens.
    pub(super) fn anchor(&self, context: &Context) -> Rect {
        let placed = self.bounds(context.area, context);
        let (fields, _) = split(placed.inner(Margin::new(popup::FRAME / 2, popup::FRAME / 2)));
        let label = self.label_width(fields.width, context);
        let rows =
            fields.rows().find(|row| self.entry_at(row.as_position(), context) == Some(self.at));
        let row = rows.unwrap_or(Rect { height: 1, ..fields });
        Rect { x: row.x + label, width: row.width.saturating_sub(label), ..row }
    }

    /// Scrolls so that the field with the cursor is shown, as little as needed.
    pub(super) fn follow(&mut self, context: &Context) {
        let placed = self.bounds(context.area, context);
        let inside = Rect {
            width: placed.width.saturating_sub(popup::FRAME),
            height: placed.height.saturating_sub(popup::FRAME),
            ..placed
        };
        let (fields, _) = split(inside);
        let items = self.items(fields.width, context);
        let total = items.iter().map(|item| self.height(item)).sum();
        let (from, to) = self.span(&items);
        let height = usize::from(fields.height);
        self.top = choices::top(choices::top(self.top, to, total, height), from, total, height);
    }

    fn bounds(&self, area: Rect, context: &Context) -> Rect {
        let width = area.width.min(WIDEST);
        let items = self.items(width.saturating_sub(popup::FRAME), context);
        let lines: usize = items.iter().map(|item| self.height(item)).sum();
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        popup::centred(area, width, lines.saturating_add(FOOT + popup::FRAME))
    }

    /// Everything from top to bottom.
    fn items(&self, width: u16, context: &Context) -> Vec<Item> {
        let mut items = Vec::new();
        let mut section = None;
        let first = self.entries.first().map(|entry| entry.field.section);
        let headed = self.entries.iter().any(|entry| Some(entry.field.section) != first);
        for (at, entry) in self.entries.iter().enumerate() {
            if headed && section != Some(entry.field.section) {
                if section.is_some() {
                    items.push(Item::Gap);
                }
                section = Some(entry.field.section);
                items.push(Item::Section(entry.field.section));
            }
            items.push(Item::Entry(at));
            if let Some(fault) = &entry.fault {
                let says = context.words.refusal(fault);
                let room = usize::from(width.saturating_sub(2));
                items.extend(text::wrap(&says, room).into_iter().map(Item::Fault));
            }
            items.extend(self.warning(&entry.field.name, context).map(Item::Like));
        }
        items
    }

    fn height(&self, item: &Item) -> usize {
        match item {
            Item::Entry(at) => match self.entries.get(*at).map(Entry::editor) {
                Some(Editor::Text(_)) => TEXT_LINES,
                _ => 1,
            },
            Item::Gap | Item::Section(_) | Item::Fault(_) | Item::Like(_) => 1,
        }
    }

    /// The first and the last line of the field with the cursor, with its heading and its mistake.
    fn span(&self, items: &[Item]) -> (usize, usize) {
        let (mut y, mut from, mut to) = (0, 0, 0);
        let mut inside = false;
        for item in items {
            let lines = self.height(item);
            match item {
                Item::Entry(at) if *at == self.at => {
                    inside = true;
                    // The first field brings its heading into view.
                    from = if self.at == 0 { 0 } else { y };
                    to = y + lines - 1;
                }
                Item::Fault(_) | Item::Like(_) if inside => to = y,
                _ => inside = false,
            }
            y += lines;
        }
        (from, to)
    }

    /// The columns of the labels with a star and a space behind them.
    fn label_width(&self, width: u16, context: &Context) -> u16 {
        let labels =
            self.entries.iter().map(|entry| text::width(&context.words.label(&entry.field)));
        let widest = u16::try_from(labels.max().unwrap_or(0)).unwrap_or(u16::MAX);
        // A narrow form gives its labels half of the room: they are to be read whole.
        let most = if width < NARROW { width / 2 } else { width / 5 * 2 };
        widest.saturating_add(4).min(most)
    }

    /// Draws one item; for the field with the cursor says where the cursor and the field are.
    fn draw_item(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        item: &Item,
        label: u16,
        context: &Context,
    ) -> Option<(Option<Position>, Rect)> {
        let Context { words, theme, .. } = context;
        let ellipsis = theme.glyphs.ellipsis;
        let indented = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        match item {
            Item::Gap => None,
            Item::Section(section) => {
                let heading = words.section(self.noun(), *section);
                text::draw(buffer, indented, &heading, Fit::Left, theme.title(), ellipsis);
                None
            }
            Item::Fault(says) => {
                text::draw(buffer, indented, says, Fit::Left, theme.error(), ellipsis);
                None
            }
            Item::Like(says) => {
                text::draw(buffer, indented, says, Fit::Left, theme.due(), ellipsis);
                None
            }
            Item::Entry(at) => {
                let entry = self.entries.get(*at)?;
                let current = *at == self.at;
                self.draw_label(buffer, Rect { width: label, ..area }, entry, current, context);
                let rest =
                    Rect { x: area.x + label, width: area.width.saturating_sub(label), ..area };
                let cursor = self.draw_value(buffer, rest, entry, current, context);
                current.then_some((cursor, Rect { height: 1, ..rest }))
            }
        }
    }

    fn draw_label(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        entry: &Entry,
        current: bool,
        context: &Context,
    ) {
        let theme = context.theme;
        let (mark, style) = match current {
            true => (theme.glyphs.cursor, theme.title()),
            false => (" ", theme.muted()),
        };
        let star = if entry.field.flags.required { " *" } else { "" };
        let label = context.words.label(&entry.field);
        let room = usize::from(area.width.saturating_sub(2)).saturating_sub(star.len());
        let label = text::cut(&label, room, theme.glyphs.ellipsis);
        let parts = [(mark, theme.accent()), (&*label, style), (star, theme.error())];
        text::draw_parts(buffer, area, &parts, theme.glyphs.ellipsis);
    }

    fn draw_value(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        entry: &Entry,
        current: bool,
        context: &Context,
    ) -> Option<Position> {
        let theme = context.theme;
        let ellipsis = theme.glyphs.ellipsis;
        let waiting = self.when_empty(entry, context);
        if entry.content().is_empty() {
            text::draw(buffer, area, &waiting, Fit::Left, theme.muted(), ellipsis);
        }
        match entry.editor() {
            Editor::Line(input) if current => input.draw(buffer, area, Style::new()),
            Editor::Line(input) => {
                text::draw(buffer, area, input.text(), Fit::Left, Style::new(), ellipsis);
                None
            }
            // An empty one is not drawn, since it would cover what stands there meanwhile.
            Editor::Text(typed) if current || !entry.content().is_empty() => {
                typed.draw(buffer, area, Style::new()).filter(|_| current)
            }
            Editor::Text(_) => None,
            Editor::Closed(value) | Editor::Linked(value) => {
                let says = match entry.editor() {
                    Editor::Linked(content) => linked::said(content, &self.names, context),
                    _ => {
                        let saved = self.by_hand(entry, context);
                        context.words.value(&entry.field, saved.as_ref().unwrap_or(value), None)
                    }
                };
                let taken = text::draw(buffer, area, &says, Fit::Left, Style::new(), ellipsis);
                let taken = match says.is_empty() {
                    true => u16::try_from(text::width(&waiting)).unwrap_or(area.width),
                    false => taken,
                };
                let rest = Rect {
                    x: area.x.saturating_add(taken + 1),
                    width: area.width.saturating_sub(taken + 1),
                    ..area
                };
                if current {
                    let more = theme.glyphs.below;
                    text::draw(buffer, rest, more, Fit::Left, theme.muted(), ellipsis);
                }
                current.then(|| area.as_position()).filter(|_| !area.is_empty())
            }
        }
    }

    /// What the program fills in where nothing is given.
    fn when_empty(&self, entry: &Entry, context: &Context) -> String {
        let About::New(noun) = self.about else { return String::new() };
        let setup = context.setup;
        match (&entry.field.kind, entry.field.name.as_str()) {
            (Kind::Stage, _) => {
                let pipeline = setup.pipelines_of(noun).next();
                let first = pipeline.and_then(|pipeline| setup.stages_of(pipeline.id).next());
                first.map(|stage| context.words.stage(stage).to_owned()).unwrap_or_default()
            }
            (Kind::Currency, _) => setup.currency.code().to_owned(),
            (Kind::User, "responsible") => {
                let me = context.reading.user("me").ok().and_then(|me| setup.user(me));
                me.map(|me| me.name.clone()).unwrap_or_default()
            }
            (_, "title") if noun.has_stages() => context.words.text("form-title-empty"),
            _ => String::new(),
        }
    }

    fn draw_foot(&self, buffer: &mut Buffer, area: Rect, context: &Context) {
        let Context { words, theme, keymap, .. } = context;
        let keys = [("enter", Action::Confirm), ("back", Action::StepBack)];
        let keyed = |id| context.keyed(id, &keys);
        let ellipsis = theme.glyphs.ellipsis;
        let last = self.at + 1 >= self.entries.len();
        let enter = if last { "form-enter-saves" } else { "form-enter-next" };
        let save = keymap.keys_of(Action::Save).first().map(ToString::to_string);
        let keys = match save.filter(|_| !last) {
            Some(save) => words.say(&keyed("form-keys").with("save", save)),
            None => words.say(&keyed("form-keys-last")),
        };
        let room = usize::from(area.width.saturating_sub(1));
        let dot = format!(" {} ", theme.glyphs.dot);
        let mut parts = vec![words.say(&keyed(enter))];
        parts.extend(keys.split(" · ").map(str::to_owned));
        // The last ones stand below the screen as well.
        while parts.len() > 1 && text::width(&parts.join(&dot)) > room {
            parts.pop();
        }
        let note = self.entries.get(self.at).map(|entry| {
            let whole = self.too_long(entry, area.width, context);
            whole.map_or_else(|| self.note(entry, context), str::to_owned)
        });
        let mut lines = text::wrap(&note.unwrap_or_default(), room);
        match lines.len() {
            0 | 1 => {
                lines.resize(1, String::new());
                lines.push(parts.join(&dot));
            }
            // How a field is filled in says more than what the keys do everywhere.
            _ => {
                let rest = lines.split_off(1);
                lines.push(rest.join(" "));
            }
        }
        for (line, says) in area.rows().zip(lines) {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            text::draw(buffer, line, &says, Fit::Left, theme.muted(), ellipsis);
        }
    }

    /// What is typed into a field that shows but its end: it is read whole under the form.
    fn too_long<'e>(&self, entry: &'e Entry, width: u16, context: &Context) -> Option<&'e str> {
        let is_plain = matches!(entry.field.kind, Kind::Text | Kind::Points(_));
        let room = width.saturating_sub(self.label_width(width, context));
        match entry.editor() {
            Editor::Line(input) if is_plain && text::width(input.text()) >= usize::from(room) => {
                Some(input.text())
            }
            _ => None,
        }
    }

    /// What the field with the cursor means as it is typed, or how to fill it.
    fn note(&self, entry: &Entry, context: &Context) -> String {
        let words = context.words;
        let currency = self.currencies(context).get(self.at).copied().flatten();
        let empty = entry.content().is_empty();
        let offered = self.offered(entry);
        match &entry.field.kind {
            _ if entry.field.noun == Noun::Exclusion && entry.field.name == "ours" => {
                words.text("form-hint-ours")
            }
            _ if matches!(entry.editor(), Editor::Closed(_)) => words.text("form-open-list"),
            Kind::Booking if !offered.is_empty() => {
                let id = if empty { "form-hint-booked" } else { "form-hint-booked-begun" };
                let key = context.keymap.said(Action::CursorRight);
                let message = Message::new(id).with("names", offered.join(", "));
                words.say(&message.with("key", key))
            }
            Kind::Link(_) | Kind::Links(_) if empty => words.text("picker-find-client"),
            Kind::Link(_) | Kind::Links(_) => words.text("form-hint-linked"),
            Kind::Points(PointKind::Phone) => words.text("form-hint-points"),
            Kind::Points(PointKind::Email) => words.text("form-hint-emails"),
            Kind::Points(_) => words.text("form-hint-tags"),
            Kind::Files => words.text("form-hint-files"),
            // As long as it is not whole, how it goes on.
            Kind::Booking if entry.read(currency, self.pipeline(), context).is_err() || empty => {
                words.text("hint-booking-short")
            }
            Kind::Tags if empty => words.text("form-hint-tags"),
            Kind::Date | Kind::Moment if empty => words.say(&context.reading.date_hint()),
            Kind::Anniversary if empty => words.text("hint-anniversary"),
            Kind::Money(_) if empty => words.text("hint-amount"),
            Kind::Minutes if empty && entry.field.noun == Noun::User => {
                words.text("hint-own-reminders")
            }
            Kind::Minutes if empty => words.text("hint-reminder"),
            Kind::Money(_)
            | Kind::Date
            | Kind::Anniversary
            | Kind::Moment
            | Kind::Minutes
            | Kind::Booking
            | Kind::Record => match entry.read(currency, self.pipeline(), context) {
                Ok(value) if value != Value::Empty => {
                    let says = words.value(&entry.field, &value, currency);
                    format!("{} {says}", context.theme.glyphs.arrow)
                }
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    pub(super) fn noun(&self) -> Noun {
        match self.about {
            About::New(noun) => noun,
            About::Existing(on, ..) => on.noun,
        }
    }
}

/// The room for the fields and the room for the foot.
fn split(inside: Rect) -> (Rect, Rect) {
    let foot = if inside.height >= FOOT_FROM { FOOT } else { 0 };
    let fields = Rect { height: inside.height - foot, ..inside };
    (fields, Rect { y: fields.bottom(), height: foot, ..inside })
}

/// Where `lines` lines from line `y` of the form are on the screen, if any of them is.
fn visible(fields: Rect, y: usize, lines: usize, top: usize) -> Option<Rect> {
    let from = y.max(top);
    let to = (y + lines).min(top + usize::from(fields.height));
    if from >= to {
        return None;
    }
    let offset = u16::try_from(from - top).ok()?;
    let height = u16::try_from(to - from).ok()?;
    Some(Rect { y: fields.y + offset, height, ..fields })
}
