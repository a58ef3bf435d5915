//! A task: how far it is, what is to be done, and its checklist to be ticked off.
//!
//! It shows what was read last and asks for changes as effects; which step is possible for whom is
//! known by the domain.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::crm::reader::Row;
use crate::crm::{Failure, Reader, task};
use crate::domain::checklist::{self, Item};
use crate::domain::command::{Command, Set};
use crate::domain::field::Field;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::{UserId, Viewer};
use crate::domain::task::{self as rules, State, Step};
use crate::domain::value::Value;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::form::Form;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 76;

/// A task over the screen.
#[derive(Debug)]
pub struct Task {
    on: RecordRef,
    viewer: Option<Viewer>,
    row: Option<Row>,
    /// Whether it was opened with changes of others that are being looked at now.
    news: bool,
    /// What its record is called.
    record: Option<String>,
    /// The item under the cursor.
    cursor: usize,
}

/// A line of the box.
enum Shown {
    /// Words in a style, and words at the right.
    Text(String, Style, String),
    /// An item of the checklist, by its place.
    Item(usize, Item),
}

impl Task {
    /// The task with this number; its data arrives with the first reload.
    pub fn new(id: i64) -> Task {
        let on = RecordRef::new(Noun::Activity, id);
        Task { on, viewer: None, row: None, news: false, record: None, cursor: 0 }
    }

    /// The same one, which says as long as it is open that others changed it, though that is seen
    /// by now.
    pub fn with_news(self, news: bool) -> Task {
        Task { news, ..self }
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Task, Scope::Popup]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Answers an action.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        if matches!(action, Action::StepBack | Action::Back) {
            return Effect::Close;
        }
        if let Some(message) = self.why_not(action, context) {
            return Effect::Refuse(Refusal::rule(message));
        }
        let Some(row) = &self.row else { return Effect::None };
        let last = self.items().len().saturating_sub(1);
        match action {
            Action::MoveUp => self.cursor = self.cursor.saturating_sub(1),
            Action::MoveDown => self.cursor = (self.cursor + 1).min(last),
            Action::MoveFirst => self.cursor = 0,
            Action::MoveLast => self.cursor = last,
            Action::Select | Action::Confirm => return self.tick(),
            Action::New => {
                let title = context.words.text("line-item");
                let line = Line::new(Purpose::Item, title, "", Kind::Plain);
                return Effect::open(Open::Line(line.concerning(self.on)));
            }
            Action::Edit => {
                let wanted = |field: &&Field| !field.flags.system && field.name != "kind";
                let fields = context.setup.registry.of(Noun::Activity).filter(wanted);
                let names = fields.map(|field| field.name.clone()).collect();
                let title = context.words.subject(row.text("subject")).into_owned();
                return Effect::open(Open::Form(Form::edit(row, names, title, context)));
            }
            Action::OpenRecord => {
                return match with(row) {
                    Some(on) => Effect::open(Open::Card(on, Vec::new())),
                    None => Effect::None,
                };
            }
            Action::MarkDone => {
                let title = Message::new("line-done").with("subject", row.text("subject"));
                let title = context.words.say(&title);
                let line = Line::new(Purpose::Done(self.on.id), title, "", Kind::Plain);
                return Effect::open(Open::Line(line.concerning(self.on)));
            }
            Action::TaskReturn => {
                let title = Message::new("line-return").with("subject", row.text("subject"));
                let title = context.words.say(&title);
                let line = Line::new(Purpose::Return(self.on.id), title, "", Kind::Long);
                return Effect::open(Open::Line(line.concerning(self.on)));
            }
            _ => {
                return match step_of(action) {
                    Some(step) => self.commit(step, None),
                    None => Effect::None,
                };
            }
        }
        Effect::None
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Takes the answer of a popup.
    pub fn on_answer(&mut self, answer: Answer, _: &Context) -> Effect {
        match (&answer.purpose, &answer.reply) {
            (Purpose::Done(_), Reply::Text(text)) => {
                self.commit(Step::Finish, Some(text.trim()).filter(|text| !text.is_empty()))
            }
            (Purpose::Return(_), Reply::Text(text)) => {
                self.commit(Step::Return, Some(text.trim()).filter(|text| !text.is_empty()))
            }
            (Purpose::Item, Reply::Text(text)) => {
                let mut items = self.items();
                items.extend(checklist::read(text));
                self.cursor = items.len().saturating_sub(1);
                self.set_checklist(checklist::write(&items))
            }
            _ => Effect::None,
        }
    }

    /// Why an action cannot run now, or nothing where it can.
    pub fn why_not(&self, action: Action, context: &Context) -> Option<Message> {
        let (Some(row), Some(viewer)) = (&self.row, self.viewer) else {
            let acts = step_of(action).is_some()
                || matches!(
                    action,
                    Action::Select | Action::New | Action::Edit | Action::OpenRecord
                );
            return acts.then(|| Message::new("task-gone"));
        };
        if action == Action::OpenRecord && with(row).is_none() {
            return Some(Message::new("why-no-record-of-activity"));
        }
        let ticks = matches!(action, Action::Select | Action::Confirm);
        if ticks && self.items().is_empty() {
            return Some(context.keyed("why-no-items", &[("new", Action::New)]));
        }
        let step = step_of(action)?;
        // A result can still be given.
        let terms = rules::Terms { has_result: true, ..task::terms(row) };
        let no = rules::next(task::state(row), step, task::part(row, viewer), terms).err()?;
        let name = |field: &str| {
            let user = row.int(field).and_then(|id| context.setup.user(UserId(id)));
            user.map(|user| user.name.clone()).unwrap_or_default()
        };
        Some(no.refusal(row.text("subject"), &name("responsible"), &name("created_by")).message)
    }

    /// Reads the task again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader) -> Result<(), Failure> {
        self.viewer = Some(reader.viewer());
        self.row = match reader.card(self.on) {
            Ok(card) => Some(card.row).filter(|row| row.deleted_at.is_none()),
            Err(Failure::Refused(_)) => None,
            Err(fault) => return Err(fault),
        };
        self.record = match self.row.as_ref().and_then(with) {
            Some(on) => reader.name(on)?,
            None => None,
        };
        self.cursor = self.cursor.min(self.items().len().saturating_sub(1));
        Ok(())
    }

    /// A click beside the box leaves; one on an item puts the cursor there, and a second one ticks.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let (inside, lines, top) = self.laid(context.area, context);
        if !self.bounds(context.area, lines.len()).contains(at) {
            return Effect::Close;
        }
        let line = at.y.checked_sub(inside.y).map(|line| usize::from(line) + top);
        match line.and_then(|line| lines.get(line)) {
            Some(Shown::Item(place, _)) if *place == self.cursor => self.tick(),
            Some(Shown::Item(place, _)) => {
                self.cursor = *place;
                Effect::None
            }
            _ => Effect::None,
        }
    }

    /// Draws the box.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let (theme, words) = (context.theme, context.words);
        let (_, lines, top) = self.laid(area, context);
        let title = match &self.row {
            Some(row) => words.subject(row.text("subject")).into_owned(),
            None => words.text("task-gone"),
        };
        let inside = popup::draw(buffer, self.bounds(area, lines.len()), &title, theme);
        let ellipsis = theme.glyphs.ellipsis;
        for (room, line) in inside.rows().zip(lines.iter().skip(top)) {
            match line {
                Shown::Text(left, style, right) => {
                    let taken = text::draw(buffer, room, left, Fit::Left, *style, ellipsis);
                    let rest = room.width.saturating_sub(taken);
                    let room = Rect { x: room.right() - rest, width: rest, ..room };
                    text::draw(buffer, room, right, Fit::Right, theme.muted(), ellipsis);
                }
                Shown::Item(place, item) => {
                    let here = *place == self.cursor;
                    let mark = if here { theme.glyphs.cursor } else { " " };
                    let check = if item.done { theme.glyphs.check } else { " " };
                    let style = match (here, item.done) {
                        (true, _) => theme.title(),
                        (false, true) => theme.muted(),
                        (false, false) => Style::new(),
                    };
                    let line = format!("[{check}] {}", item.text);
                    let parts = [(mark, theme.accent()), (&*line, style)];
                    text::draw_parts(buffer, room, &parts, ellipsis);
                }
            }
        }
        None
    }

    /// The room inside the box, its lines, and the first one that is shown.
    fn laid(&self, area: Rect, context: &Context) -> (Rect, Vec<Shown>, usize) {
        let width = WIDEST.min(area.width).saturating_sub(popup::FRAME);
        let lines = self.lines(usize::from(width), context);
        let place = self.bounds(area, lines.len());
        let inside = Rect {
            x: place.x + 1.min(place.width),
            y: place.y + 1.min(place.height),
            width: place.width.saturating_sub(popup::FRAME),
            height: place.height.saturating_sub(popup::FRAME),
        };
        let here =
            lines.iter().position(|line| matches!(line, Shown::Item(p, _) if *p == self.cursor));
        let height = usize::from(inside.height).max(1);
        let top = here.map_or(0, |here| (here + 1).saturating_sub(height));
        (inside, lines, top)
    }

    fn bounds(&self, area: Rect, lines: usize) -> Rect {
        let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(popup::FRAME);
        popup::centred(area, WIDEST, height)
    }

    /// Everything there is to say of it, in a room of so many columns.
    fn lines(&self, room: usize, context: &Context) -> Vec<Shown> {
        let Some(row) = &self.row else { return Vec::new() };
        let (theme, words) = (context.theme, context.words);
        let dot = format!(" {} ", theme.glyphs.dot);
        let state = task::state(row);
        let late = row.int("deadline").is_some_and(|at| at < context.clock.now());
        let late = late && state != State::Done;
        let mut flags = vec![words.task_state(state).to_uppercase()];
        for (on, id) in [
            (late, "task-overdue"),
            (row.int("deadline_changed") == Some(1), "task-deadline-changed"),
            (self.news || row.int("changed") == Some(1), "task-changed"),
            (task::terms(row).has_result, "task-has-result"),
        ] {
            flags.extend(on.then(|| words.text(id)));
        }
        let name = |field: &str| {
            let user = row.int(field).and_then(|id| context.setup.user(UserId(id)));
            user.map_or_else(|| theme.glyphs.none.to_owned(), |user| user.name.clone())
        };
        let style = if late { theme.overdue() } else { theme.title() };
        let deadline = row.int("deadline").map(|at| words.moment(at)).unwrap_or_default();
        let people =
            format!("{} {} {}", name("created_by"), theme.glyphs.arrow, name("responsible"));
        let nothing = String::new;
        let flags = flags.join(&dot);
        let beside = text::width(&flags) + text::width(&deadline) + 2 <= room;
        let (right, below) = if beside { (deadline, nothing()) } else { (nothing(), deadline) };
        let mut lines = vec![Shown::Text(flags, style, right)];
        if !below.is_empty() {
            lines.push(Shown::Text(below, style, nothing()));
        }
        lines.push(Shown::Text(people, theme.muted(), nothing()));
        if let Some(on) = with(row) {
            let name = self.record.clone().filter(|name| !name.is_empty());
            let said = match name {
                Some(name) => format!("{}{dot}{name}", words.untitled(on)),
                None => words.untitled(on),
            };
            let key = context.keymap.keys_of(Action::OpenRecord).first();
            let key = key.map_or_else(nothing, ToString::to_string);
            lines.push(Shown::Text(said, Style::new(), key));
        }
        let terms = task::terms(row);
        let asks =
            [(terms.acceptance, "task-acceptance"), (terms.needs_result, "task-needs-result")];
        let asks: Vec<String> =
            asks.iter().filter(|(on, _)| *on).map(|(_, id)| words.text(id)).collect();
        if !asks.is_empty() {
            let wrapped = text::wrap(&asks.join(&dot), room).into_iter();
            lines.extend(wrapped.map(|line| Shown::Text(line, theme.muted(), nothing())));
        }
        let blank = || Shown::Text(String::new(), Style::new(), String::new());
        let mut add = |words: &str, style: Style| {
            if !words.trim().is_empty() {
                lines.push(blank());
                let wrapped = text::wrap(words, room);
                lines.extend(wrapped.into_iter().map(|l| Shown::Text(l, style, String::new())));
            }
        };
        let reason = row.text("returned").trim();
        if !reason.is_empty() {
            add(&words.say(&Message::new("task-returned").with("reason", reason)), theme.due());
        }
        add(row.text("description"), Style::new());
        let result = row.text("result").trim();
        if !result.is_empty() {
            add(&words.say(&Message::new("task-result").with("result", result)), Style::new());
        }
        let items = self.items();
        if let Some((done, all)) = checklist::progress(row.text("checklist")) {
            let head = Message::new("task-checklist").with("done", done).with("all", all);
            lines.push(blank());
            lines.push(Shown::Text(words.say(&head), theme.title(), String::new()));
        }
        lines.extend(items.into_iter().enumerate().map(|(place, item)| Shown::Item(place, item)));
        lines
    }

    fn items(&self) -> Vec<Item> {
        self.row.as_ref().map_or_else(Vec::new, |row| checklist::read(row.text("checklist")))
    }

    fn tick(&self) -> Effect {
        let items = self.items();
        let Some(item) = items.get(self.cursor) else { return Effect::None };
        let text = checklist::tick(&checklist::write(&items), self.cursor, !item.done);
        text.map_or(Effect::None, |text| self.set_checklist(text))
    }

    fn set_checklist(&self, text: String) -> Effect {
        let was = self.row.as_ref().map(|row| row.get("checklist").clone());
        let set = Set { field: "checklist".to_owned(), value: Value::text(text), was };
        Effect::Commit(Command::Edit { on: self.on, set: vec![set] })
    }

    fn commit(&self, step: Step, words: Option<&str>) -> Effect {
        let words = words.map(str::to_owned);
        Effect::Commit(Command::Task { task: self.on.id, step, words })
    }
}

/// The record it is planned with.
fn with(row: &Row) -> Option<RecordRef> {
    row.text("on").parse().ok()
}

/// The step that an action takes.
fn step_of(action: Action) -> Option<Step> {
    match action {
        Action::TaskStart => Some(Step::Start),
        Action::TaskPause => Some(Step::Pause),
        Action::MarkDone => Some(Step::Finish),
        Action::TaskAccept => Some(Step::Accept),
        Action::TaskReturn => Some(Step::Return),
        _ => None,
    }
}
