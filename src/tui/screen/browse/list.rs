//! The list: a table of chosen columns, sorted by any of them.

mod columns;
mod draw;
mod strip;

use std::collections::{HashMap, HashSet};

use ratatui::layout::{Position, Rect};

use crate::crm::reader::{self, ListRow, Sort};
use crate::domain::activity::ActivityKind;
use crate::domain::field::Field;
use crate::domain::look::Look;
use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::setup::Setup;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::acts::Subject;
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::Context;
use crate::tui::screen::picker::{Picker, Row};
use crate::tui::widget::cursor::{Cursor, Go};

use super::activities::Doing;
use super::ask::Rows;
use super::edge::{self, Edge};

pub use strip::Pressed;

/// Lines of the table's head.
const HEAD: u16 = 1;
/// Always read, whatever is shown: what the actions need to know.
const NEEDED: [&str; 20] = [
    "title",
    "amount",
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
    "changed",
    "subject",
    "on",
    "deadline",
    "done_at",
    "next_at",
    "activities",
];
/// Always read of contacts: what each of them is called.
const NAMING: [&str; 5] = ["last_name", "first_name", "middle_name", "phone", "email"];

/// The records as a table.
#[derive(Debug)]
pub struct List {
    noun: Noun,
    /// The chosen ones; the usual ones where there are none.
    columns: Vec<String>,
    sort: Option<Sort>,
    cursor: Cursor<i64>,
    fields: Vec<String>,
    rows: Vec<ListRow>,
    names: HashMap<RecordRef, String>,
    more: (bool, bool),
    jump: Option<Edge>,
    /// Whether the loaded rows are others than those that are to be read.
    stale: bool,
    count: Option<i64>,
    /// How many records an empty list does not show.
    hidden: Option<i64>,
    left: usize,
    words: draw::Said,
    measured: columns::Measured,
}

impl List {
    /// The list of a noun with the columns everybody starts with.
    pub fn new(noun: Noun) -> List {
        List {
            noun,
            columns: Vec::new(),
            sort: None,
            cursor: Cursor::default(),
            fields: Vec::new(),
            rows: Vec::new(),
            names: HashMap::new(),
            more: (false, false),
            jump: None,
            stale: false,
            count: None,
            hidden: None,
            left: 0,
            words: draw::Said::default(),
            measured: columns::Measured::default(),
        }
    }

    /// Answers an action that moves over the list; nothing where it is another one.
    pub fn on_action(&mut self, action: Action, room: Rect, setup: &Setup) -> Option<Effect> {
        let height = lines(room);
        let go = match action {
            Action::MoveFirst => return Some(self.jump(Edge::First)),
            Action::MoveLast => return Some(self.jump(Edge::Last)),
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
        let near = self.position(height).near();
        Some(if near.is_some() { Effect::ReadAhead } else { Effect::None })
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
        let loaded = |id: i64| self.rows.iter().any(|row| row.id == id);
        let here = self.cursor.id().filter(|id| self.stale || self.more.0 || !loaded(*id));
        let window = match (self.jump, here) {
            (Some(end), _) => end.window(height),
            (None, Some(_)) => edge::near(self.cursor.heirs(), height),
            (None, None) => edge::top(self.cursor.index(), height),
        };
        Rows::List(self.read(setup), self.sort(), window)
    }

    /// What it lacks to go on.
    pub fn wants_more(&self, room: Rect, setup: &Setup) -> Option<Rows> {
        let window = self.position(lines(room)).wants(&self.rows, |row| row.id)?;
        Some(Rows::List(self.read(setup), self.sort(), window))
    }

    /// The names of the fields that are read.
    fn read(&self, setup: &Setup) -> Vec<String> {
        let mut names = self.shown(setup);
        let naming = NAMING.iter().filter(|_| self.noun == Noun::Contact);
        for needed in NEEDED.iter().chain(naming).copied() {
            if setup.registry.get(self.noun, needed).is_some() && !names.iter().any(|n| n == needed)
            {
                names.push(needed.to_owned());
            }
        }
        names
    }

    /// Goes on with these rows; `false` where they do not follow on the loaded ones.
    pub fn go_on(
        &mut self,
        (fields, further): (Vec<String>, reader::List),
        room: Rect,
        setup: &Setup,
    ) -> bool {
        let height = lines(room);
        let (position, rows, more) = (self.position(height), &mut self.rows, &mut self.more);
        let joins = fields == self.fields
            && position.join(rows, more, further.rows, |row| row.id).is_some();
        if !joins {
            return false;
        }
        self.names.extend(further.names);
        self.names.extend(further.stand_ins);
        let named = self.named(setup);
        self.names.retain(|on, _| named.contains(on));
        let ids: Vec<i64> = self.rows.iter().map(|row| row.id).collect();
        self.words.retain(|row| row.is_none_or(|id| ids.contains(&id)));
        self.cursor.settle(0, &ids, ids.len(), height);
        true
    }

    /// The records that the loaded rows name.
    fn named(&self, setup: &Setup) -> HashSet<RecordRef> {
        let field = |name: &String| setup.registry.get(self.noun, name);
        let fields: Vec<Option<&Field>> = self.fields.iter().map(field).collect();
        let cells = self.rows.iter().flat_map(|row| fields.iter().zip(&row.cells));
        cells.filter_map(|(field, cell)| Some(reader::links((*field)?, cell))).flatten().collect()
    }

    /// Takes the rows that were read.
    pub fn take(&mut self, page: (Vec<String>, reader::List), room: Rect) {
        let height = lines(room);
        let (fields, list) = page;
        let at_head = self.rows.is_empty() || (self.cursor.top() == 0 && !self.more.0);
        self.words.forget();
        self.stale = false;
        self.fields = fields;
        self.rows = list.rows.rows;
        self.names = list.names;
        self.names.extend(list.stand_ins);
        self.hidden = None;
        self.more = (list.rows.more_before, list.rows.more_after);
        if self.more == (false, false) {
            self.count = i64::try_from(self.rows.len()).ok();
        } else {
            self.count = None;
        }
        let ids: Vec<i64> = self.rows.iter().map(|row| row.id).collect();
        self.cursor.settle(0, &ids, ids.len(), height);
        if at_head && !self.more.0 {
            // Nothing shows that there is something above, such as what a colleague just made.
            self.cursor.show_head(height);
        }
        match self.jump.take() {
            Some(Edge::Last) => drop(self.cursor.go(Go::Last, height)),
            Some(Edge::First) => drop(self.cursor.go(Go::First, height)),
            None => {}
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

    /// The rows on the screen.
    pub fn seen(&self, room: Rect) -> Vec<i64> {
        let seen = self.rows.iter().skip(self.cursor.top()).take(lines(room));
        seen.map(|row| row.id).collect()
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
        self.cursor.seek(id);
    }

    /// Shows the list from its top.
    pub fn show_top(&mut self) {
        self.jump = Some(Edge::First);
        self.count = None;
    }

    /// Shows other rows from now on, or the usual ones as they were.
    pub fn show(&mut self, usual: bool) {
        self.measured.show(usual);
        self.stale = true;
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
        let picker = Picker::new(Purpose::Sort, title, rows.collect());
        Effect::open(Open::Picker(picker.at(&sort.field)))
    }

    /// Sorts by the chosen column; by the same once more, the other way round.
    pub fn sort_by(&mut self, keys: &[String]) -> Effect {
        let Some(field) = keys.first() else { return Effect::None };
        let now = self.sort();
        let descending = now.field == *field && !now.descending;
        self.sort = Some(Sort { field: field.clone(), descending });
        self.words.forget();
        self.measured.forget();
        self.show_top();
        Effect::Reload
    }

    /// Asks for the columns to show, those that are shown first.
    pub fn pick_columns(&self, context: &Context) -> Effect {
        let registry = &context.setup.registry;
        let shown = self.shown(context.setup);
        let known = shown.iter().filter_map(|name| registry.get(self.noun, name));
        let others = registry.of(self.noun).filter(|field| !shown.contains(&field.name));
        let rows = known.chain(others).map(|field| Row {
            key: field.name.clone(),
            text: context.words.label(field),
            note: String::new(),
        });
        let title = context.words.text("pick-columns");
        let picker = Picker::new(Purpose::Columns, title, rows.collect());
        Effect::open(Open::Picker(picker.many(shown).ordered()))
    }

    /// Shows the chosen columns in their order; the usual ones where none is chosen.
    pub fn show_columns(&mut self, keys: &[String]) -> Effect {
        self.wear(&Look { columns: keys.to_vec(), ..self.look() });
        Effect::Reload
    }

    /// How it looks.
    pub fn look(&self) -> Look {
        let (columns, sort) = (self.columns.clone(), self.sort.clone());
        Look { columns, sort, ..Look::default() }
    }

    /// Looks like this from now on.
    pub fn wear(&mut self, look: &Look) {
        self.columns.clone_from(&look.columns);
        if self.sort != look.sort {
            self.sort.clone_from(&look.sort);
            self.show_top();
        }
        self.words.forget();
        self.measured.forget();
        self.left = 0;
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

    /// What the loaded rows are worth, those that have an amount.
    pub fn worth(&self) -> HashMap<i64, Money> {
        let money = |row: &ListRow| {
            let currency = Currency::parse(self.cell(row, "currency")?.as_text()?)?;
            Some((row.id, Money::new(self.cell(row, "amount")?.as_int()?, currency)))
        };
        self.rows.iter().filter_map(money).collect()
    }

    fn cell<'r>(&self, row: &'r ListRow, name: &str) -> Option<&'r Value> {
        let place = self.fields.iter().position(|field| field == name)?;
        row.cells.get(place)
    }

    /// The names of the shown columns.
    pub fn shown(&self, setup: &Setup) -> Vec<String> {
        // A field may be gone since it was chosen.
        let known = |name: &&String| setup.registry.get(self.noun, name).is_some();
        let chosen: Vec<String> = self.columns.iter().filter(known).cloned().collect();
        if !chosen.is_empty() {
            return chosen;
        }
        setup.registry.columns(self.noun).map(|field| field.name.clone()).collect()
    }

    /// In which order it is.
    pub fn sort(&self) -> Sort {
        let usual = || match self.noun {
            Noun::Activity => Sort { field: "deadline".to_owned(), descending: false },
            _ => Sort { field: "created_at".to_owned(), descending: true },
        };
        self.sort.clone().unwrap_or_else(usual)
    }

    fn position(&self, height: usize) -> edge::Position {
        let (index, loaded) = (self.cursor.index(), self.rows.len());
        edge::Position { more: self.more, index, loaded, height }
    }

    fn jump(&mut self, to: Edge) -> Effect {
        self.jump = Some(to);
        Effect::Reload
    }
}

/// How many rows fit.
fn lines(room: Rect) -> usize {
    usize::from(room.height.saturating_sub(HEAD)).max(1)
}
