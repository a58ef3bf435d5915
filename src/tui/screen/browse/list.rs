//! The list: a table of chosen columns, sorted by any of them.

use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::badge::mark;
use crate::crm::reader::{self, ListRow, Sort, Window};
use crate::domain::activity::ActivityKind;
use crate::domain::field::{Field, Kind};
use crate::domain::money::Currency;
use crate::domain::neglect::Standing;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::point::PointKind;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::task::State;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::acts::Subject;
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::Context;
use crate::tui::screen::picker::{Picker, Row};
use crate::tui::widget::cursor::{Cursor, Go};
use crate::tui::widget::text::{self, Fit};

use super::activities::Doing;
use super::ask::Rows;

/// Lines of the table's head.
const HEAD: u16 = 1;
/// Columns of the screen between two columns of the table.
const GAP: u16 = 2;
/// The widest a column gets when there is no room for all of it.
const WIDEST: u16 = 28;
/// A cut column that is narrower than this is not drawn.
const SLIVER: u16 = 8;
/// Always read, whatever is shown: what the actions need to know.
const NEEDED: [&str; 16] = [
    "title",
    "currency",
    "stage",
    "responsible",
    "repeat",
    "tags",
    "observers",
    "created_at",
    "touched_at",
    "moved_at",
    "closed_at",
    "state",
    "subject",
    "on",
    "deadline",
    "done_at",
];

/// The records as a table.
#[derive(Debug)]
pub struct List {
    noun: Noun,
    columns: Option<Vec<String>>,
    sort: Option<Sort>,
    cursor: Cursor<i64>,
    fields: Vec<String>,
    rows: Vec<ListRow>,
    names: HashMap<RecordRef, String>,
    more: (bool, bool),
    jump: Option<Window>,
    count: Option<i64>,
    /// How many records an empty list does not show.
    hidden: Option<i64>,
    left: usize,
}

impl List {
    /// The list of a noun with the columns everybody starts with.
    pub fn new(noun: Noun) -> List {
        List {
            noun,
            columns: None,
            sort: None,
            cursor: Cursor::default(),
            fields: Vec::new(),
            rows: Vec::new(),
            names: HashMap::new(),
            more: (false, false),
            jump: None,
            count: None,
            hidden: None,
            left: 0,
        }
    }

    /// Answers an action that moves over the list; nothing where it is another one.
    pub fn on_action(&mut self, action: Action, room: Rect, setup: &Setup) -> Option<Effect> {
        let height = lines(room);
        let go = match action {
            Action::MoveFirst => return Some(self.jump(Window::Top { rows: 3 * height })),
            Action::MoveLast => return Some(self.jump(Window::End { rows: 3 * height })),
            Action::MoveLeft => {
                self.left = self.left.saturating_sub(1);
                return Some(Effect::None);
            }
            Action::MoveRight => {
                self.left = (self.left + 1).min(self.shown(setup).len().saturating_sub(2));
                return Some(Effect::None);
            }
            _ => Go::of(action, height)?,
        };
        self.cursor.go(go, height);
        let index = self.cursor.index();
        let near_start = self.more.0 && index < height;
        let near_end = self.more.1 && index + height >= self.rows.len();
        Some(if near_start || near_end { Effect::Reload } else { Effect::None })
    }

    /// Puts the cursor on the row at this place of the screen; says whether there is one.
    pub fn click(&mut self, at: Position, room: Rect) -> bool {
        let first = room.y.saturating_add(HEAD);
        if !room.contains(at) || at.y < first {
            return false;
        }
        let place = self.cursor.top() + usize::from(at.y - first);
        place < self.rows.len() && self.cursor.go(Go::To(place), lines(room))
    }

    /// What it needs to show: rows around the cursor.
    pub fn wants(&self, room: Rect, setup: &Setup) -> Rows {
        let height = lines(room);
        let here = self.cursor.id().filter(|_| self.more.0 || self.rows.is_empty());
        let around = here.map(|id| Window::Around { id, before: 2 * height, after: 3 * height });
        let top = Window::Top { rows: self.cursor.index() + 3 * height };
        let window = self.jump.or(around).unwrap_or(top);
        let mut names = self.shown(setup);
        for needed in NEEDED {
            if setup.registry.get(self.noun, needed).is_some() && !names.iter().any(|n| n == needed)
            {
                names.push(needed.to_owned());
            }
        }
        Rows::List(names, self.sort(), window)
    }

    /// Takes the rows that were read.
    pub fn take(&mut self, page: (Vec<String>, reader::List), room: Rect) {
        let height = lines(room);
        let (fields, list) = page;
        self.fields = fields;
        self.rows = list.rows.rows;
        self.names = list.names;
        self.hidden = None;
        self.more = (list.rows.more_before, list.rows.more_after);
        if self.more == (false, false) {
            self.count = i64::try_from(self.rows.len()).ok();
        } else {
            self.count = None;
        }
        let ids: Vec<i64> = self.rows.iter().map(|row| row.id).collect();
        self.cursor.settle(0, &ids, ids.len(), height);
        match self.jump.take() {
            Some(Window::End { .. }) => drop(self.cursor.go(Go::Last, height)),
            Some(Window::Top { .. }) => drop(self.cursor.go(Go::First, height)),
            _ => {}
        }
    }

    /// Takes a count.
    pub fn take_count(&mut self, count: i64) {
        self.count = Some(count);
    }

    /// Takes the count of what it does not show.
    pub fn take_hidden(&mut self, count: i64) {
        self.hidden = Some(count);
    }

    /// Whether it is not known how much it does not show.
    pub fn lacks_hidden(&self) -> bool {
        self.hidden.is_none()
    }

    /// How many records an empty list does not show, as far as that is known.
    pub fn hidden(&self) -> i64 {
        self.hidden.unwrap_or_default()
    }

    /// Whether the rows have to be counted.
    pub fn lacks_count(&self) -> bool {
        self.count.is_none()
    }

    /// How many records the list has.
    pub fn count(&self) -> Option<i64> {
        self.count
    }

    /// Whether there is no row to show.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The record under the cursor.
    pub fn current(&self) -> Option<i64> {
        self.cursor.id()
    }

    /// The loaded records.
    pub fn neighbours(&self) -> Vec<i64> {
        self.rows.iter().map(|row| row.id).collect()
    }

    /// Puts the cursor on a record once it is loaded.
    pub fn go_to(&mut self, id: i64, room: Rect) {
        if let Some(place) = self.rows.iter().position(|row| row.id == id) {
            self.cursor.go(Go::To(place), lines(room));
            return;
        }
        self.cursor = Cursor::at(id, 0);
        self.rows.clear();
    }

    /// Shows the list from its top.
    pub fn show_top(&mut self) {
        self.jump = Some(Window::Top { rows: 100 });
        self.count = None;
    }

    /// Asks for the column to sort by.
    pub fn pick_sort(&self, context: &Context) -> Effect {
        let sort = self.sort();
        let fields = context.setup.registry.of(self.noun).filter(|field| field.flags.sorted);
        let rows = fields.map(|field| {
            let note = if field.name != sort.field {
                ""
            } else if sort.descending {
                context.theme.glyphs.below
            } else {
                context.theme.glyphs.above
            };
            Row { key: field.name.clone(), text: context.words.label(field), note: note.to_owned() }
        });
        let title = context.words.text("pick-sort");
        Effect::open(Open::Picker(Picker::new(Purpose::Sort, title, rows.collect())))
    }

    /// Sorts by the chosen column; by the same once more, the other way round.
    pub fn sort_by(&mut self, keys: &[String]) -> Effect {
        let Some(field) = keys.first() else { return Effect::None };
        let now = self.sort();
        let descending = now.field == *field && !now.descending;
        self.sort = Some(Sort { field: field.clone(), descending });
        self.show_top();
        Effect::Reload
    }

    /// Asks for the columns to show.
    pub fn pick_columns(&self, context: &Context) -> Effect {
        let fields = context.setup.registry.of(self.noun);
        let rows = fields.map(|field| Row {
            key: field.name.clone(),
            text: context.words.label(field),
            note: field.name.clone(),
        });
        let title = context.words.text("pick-columns");
        let shown = self.shown(context.setup);
        Effect::open(Open::Picker(Picker::new(Purpose::Columns, title, rows.collect()).many(shown)))
    }

    /// Shows the chosen columns.
    pub fn show_columns(&mut self, keys: &[String]) -> Effect {
        self.columns = (!keys.is_empty()).then(|| keys.to_vec());
        self.left = 0;
        Effect::Reload
    }

    /// What actions are about.
    pub fn subject(&self) -> Option<Subject> {
        let id = self.cursor.id()?;
        let row = self.rows.iter().find(|row| row.id == id)?;
        let ids = |name: &str| match self.cell(row, name) {
            Some(Value::Ids(ids)) => ids.iter().map(|id| UserId(*id)).collect(),
            _ => Vec::new(),
        };
        let tags = match self.cell(row, "tags") {
            Some(Value::List(tags)) => tags.clone(),
            _ => Vec::new(),
        };
        let int = |name: &str| self.cell(row, name).and_then(Value::as_int);
        Some(Subject {
            noun: self.noun,
            ids: vec![id],
            name: self
                .cell(row, "title")
                .and_then(Value::as_text)
                .filter(|title| !title.is_empty())
                .map(str::to_owned),
            stage: int("stage").map(StageId),
            repeat: int("repeat") == Some(1),
            responsible: int("responsible").map(UserId),
            tags,
            observers: ids("observers"),
            planned: Vec::new(),
        })
    }

    /// What actions on the activity under the cursor need to know, where the rows are activities.
    pub fn doing(&self) -> Option<Doing> {
        let id = self.cursor.id()?;
        let row = self.rows.iter().find(|row| row.id == id)?;
        let text = |name: &str| self.cell(row, name).and_then(Value::as_text);
        let int = |name: &str| self.cell(row, name).and_then(Value::as_int);
        Some(Doing {
            id,
            subject: text("subject").unwrap_or_default().to_owned(),
            is_task: text("kind") == Some(ActivityKind::Task.word()),
            on: text("on").and_then(|name| name.parse().ok()),
            deadline: int("deadline"),
            is_done: int("done_at").is_some(),
            responsible: int("responsible").map(UserId),
        })
    }

    /// Draws the table.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        room: Rect,
        selected: &dyn Fn(i64) -> bool,
        context: &Context,
    ) {
        let (theme, words) = (context.theme, context.words);
        if self.rows.is_empty() {
            return;
        }
        let fields: Vec<&Field> = self
            .shown(context.setup)
            .iter()
            .filter_map(|name| context.setup.registry.get(self.noun, name))
            .enumerate()
            // The first column stays: it says whose row it is.
            .filter(|(place, _)| *place == 0 || *place > self.left)
            .map(|(_, field)| field)
            .collect();
        let height = usize::from(room.height.saturating_sub(HEAD));
        let top = self.cursor.top();
        let shown: Vec<&ListRow> = self.rows.iter().skip(top).take(height).collect();
        let cells: Vec<Vec<String>> = shown
            .iter()
            .map(|row| fields.iter().map(|f| self.said(row, f, context)).collect())
            .collect();
        let sort = self.sort();
        let heads: Vec<String> = fields
            .iter()
            .map(|field| {
                let mark = match (field.name == sort.field, sort.descending) {
                    (false, _) => String::new(),
                    (true, true) => format!(" {}", theme.glyphs.below),
                    (true, false) => format!(" {}", theme.glyphs.above),
                };
                format!("{}{mark}", words.label(field).to_uppercase())
            })
            .collect();
        let inner =
            Rect { x: room.x + 1.min(room.width), width: room.width.saturating_sub(1), ..room };
        let widths = widths(&heads, &cells, inner.width);
        let mut lines = room.rows();
        if let Some(line) = lines.next() {
            self.draw_row(buffer, line, &fields, &heads, &widths, &|_| theme.muted(), context);
        }
        for ((line, row), cells) in lines.zip(&shown).zip(&cells) {
            let at_cursor = self.cursor.id() == Some(row.id);
            let marked = selected(row.id);
            if at_cursor || marked {
                let mark = if at_cursor { theme.glyphs.cursor } else { theme.glyphs.check };
                let cell = Rect { width: 1.min(line.width), ..line };
                text::draw(buffer, cell, mark, Fit::Left, theme.accent(), "");
            }
            let now = context.clock.now();
            let style = |place: usize| {
                let field = fields[place];
                let due = field.name == "next_at" || field.name == "deadline";
                let late = due
                    && self
                        .cell(row, &field.name)
                        .and_then(Value::as_int)
                        .is_some_and(|at| at < now);
                match (late, at_cursor || marked) {
                    (true, _) => theme.overdue(),
                    (false, true) => theme.title(),
                    (false, false) => Style::new(),
                }
            };
            self.draw_row(buffer, line, &fields, cells, &widths, &style, context);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a private part of drawing")]
    fn draw_row(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        fields: &[&Field],
        cells: &[String],
        widths: &[u16],
        style: &dyn Fn(usize) -> Style,
        context: &Context,
    ) {
        let mut x = line.x + 1;
        for (place, ((field, cell), width)) in fields.iter().zip(cells).zip(widths).enumerate() {
            let room = Rect { x, width: (*width).min(line.right().saturating_sub(x)), ..line };
            let fit = match field.kind {
                Kind::Money(_) | Kind::Integer | Kind::Number => Fit::Right,
                Kind::Points(PointKind::Phone) | Kind::Phone => Fit::KeepEnd,
                _ => Fit::Left,
            };
            text::draw(buffer, room, cell, fit, style(place), context.theme.glyphs.ellipsis);
            x = x.saturating_add(width + GAP);
        }
    }

    /// A cell as it is shown; the stage with its small bar.
    fn said(&self, row: &ListRow, field: &Field, context: &Context) -> String {
        let words = context.words;
        let Some(value) = self.cell(row, &field.name) else { return String::new() };
        if field.name == "title" {
            let mark = self.standing(row, context).and_then(|one| mark(&one, context));
            let title = match value.is_empty() {
                true => words.untitled(RecordRef::new(self.noun, row.id)),
                false => words.cell(field, value, None),
            };
            let Some(mark) = mark else { return title };
            // The mark is not to be cut off with the end of a long title.
            let room = usize::from(WIDEST).saturating_sub(text::width(mark) + 1);
            let title = text::cut(&title, room, context.theme.glyphs.ellipsis);
            return format!("{title} {mark}");
        }
        let far = || {
            let word = self.cell(row, "state").and_then(Value::as_text);
            word.and_then(State::parse).filter(|_| self.noun == Noun::Activity)
        };
        if field.name == "kind"
            && let Some(state) = far()
        {
            // How far a task is, as on the board.
            let kind = words.cell(field, value, None);
            return format!("{kind} {}", context.theme.glyphs.task(state));
        }
        if let (Kind::Stage, Some(id)) = (&field.kind, value.as_int()) {
            return stage_bar(StageId(id), context);
        }
        if let Kind::Money(currency) = field.kind {
            if value.as_int() == Some(0) {
                return String::new();
            }
            let currency =
                self.cell(row, currency).and_then(Value::as_text).and_then(Currency::parse);
            return words.cell(field, value, currency);
        }
        if let Kind::Link(_) | Kind::Links(_) | Kind::Record = field.kind {
            let names = reader::links(field, value)
                .into_iter()
                .map(|on| self.names.get(&on).cloned().unwrap_or_else(|| words.untitled(on)));
            return names.collect::<Vec<_>>().join(", ");
        }
        words.cell(field, value, None)
    }

    /// Where a lead or a deal stands in time.
    fn standing(&self, row: &ListRow, context: &Context) -> Option<Standing> {
        let int = |name: &str| self.cell(row, name).and_then(Value::as_int);
        Some(Standing {
            created_at: int("created_at")?,
            touched_at: int("touched_at"),
            moved_at: int("moved_at")?,
            closed: int("closed_at").is_some(),
            limit_days: context.setup.stage(StageId(int("stage")?))?.limit_days,
        })
    }

    fn cell<'r>(&self, row: &'r ListRow, name: &str) -> Option<&'r Value> {
        let place = self.fields.iter().position(|field| field == name)?;
        row.cells.get(place)
    }

    /// The names of the shown columns.
    fn shown(&self, setup: &Setup) -> Vec<String> {
        let default =
            || setup.registry.columns(self.noun).map(|field| field.name.clone()).collect();
        self.columns.clone().unwrap_or_else(default)
    }

    /// In which order it is.
    pub fn sort(&self) -> Sort {
        let usual = || match self.noun {
            Noun::Activity => Sort { field: "deadline".to_owned(), descending: false },
            _ => Sort { field: "created_at".to_owned(), descending: true },
        };
        self.sort.clone().unwrap_or_else(usual)
    }

    fn jump(&mut self, window: Window) -> Effect {
        self.jump = Some(window);
        Effect::Reload
    }
}

/// The stage as a bar of three: how far along its pipeline it is, and its name.
fn stage_bar(id: StageId, context: &Context) -> String {
    let Some(stage) = context.setup.stage(id) else { return String::new() };
    let open: Vec<StageId> = context
        .setup
        .stages_of(stage.pipeline)
        .filter(|stage| stage.meaning == Meaning::Open)
        .map(|stage| stage.id)
        .collect();
    let glyphs = context.theme.glyphs;
    let bar = match open.iter().position(|other| *other == id) {
        Some(place) => {
            let filled = (3 * (place + 1)).div_ceil(open.len().max(1)).min(3);
            format!("{}{}", glyphs.bar.repeat(filled), glyphs.rest.repeat(3 - filled))
        }
        None if stage.meaning == Meaning::Won => format!(" {} ", glyphs.check),
        None => format!(" {} ", glyphs.none),
    };
    format!("{bar} {}", context.words.stage(stage))
}

/// The widths of the columns: by content where all fit, else the widest give way.
fn widths(heads: &[String], cells: &[Vec<String>], room: u16) -> Vec<u16> {
    let mut widths: Vec<u16> = heads
        .iter()
        .enumerate()
        .map(|(place, head)| {
            let cells = cells.iter().filter_map(|row| row.get(place)).map(|cell| text::width(cell));
            let widest = cells.chain([text::width(head)]).max().unwrap_or(0);
            u16::try_from(widest).unwrap_or(u16::MAX).max(1)
        })
        .collect();
    let total = |widths: &[u16]| widths.iter().map(|w| u32::from(*w) + u32::from(GAP)).sum::<u32>();
    if total(&widths) > u32::from(room) + u32::from(GAP) {
        for width in &mut widths {
            *width = (*width).min(WIDEST);
        }
        // A sliver of a column at the right edge says nothing: what it took goes to the first one.
        let mut left = room;
        let mut shown = 0;
        for width in &widths {
            let fits = *width <= left || left >= SLIVER;
            if !fits {
                break;
            }
            left = left.saturating_sub(width + GAP);
            shown += 1;
        }
        widths.truncate(shown.max(1));
    }
    widths
}

fn lines(room: Rect) -> usize {
    usize::from(room.height.saturating_sub(HEAD)).max(1)
}
