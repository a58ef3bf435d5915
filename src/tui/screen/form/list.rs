//! The list that opens under a field whose values are known: stages, sources, people, choices.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};

use super::entry::{Editor, Entry};
use super::linked::{self, Names};
use crate::crm::{Failure, Reader};
use crate::domain::field::Kind;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::setup::Setup;
use crate::domain::stage::{Colour, PipelineId, Stage};
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::screen::picker::Clients;
use crate::tui::theme::Theme;
use crate::tui::widget::choices::Choices;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The most rows the list shows at once.
const HIGHEST: usize = 10;

/// The columns of a list in which records are looked for.
const FOUND: usize = 56;

/// The rows of a list that says why it is empty.
const EMPTY: usize = 2;

/// An open list.
#[derive(Debug)]
pub struct List {
    /// What the rows stand for.
    values: Vec<Value>,
    choices: Choices,
    /// The chosen ones, where there may be several.
    several: Option<Vec<Value>>,
    /// Who is looked for by what is typed, where the rows are records.
    found: Option<Clients>,
}

/// One row: what it stands for, how it reads, and a note.
pub type Row = (Value, String, String);

/// What a click did to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clicked {
    /// It was not in it.
    Beside,
    /// A row has the cursor or another mark now, or there was none.
    Inside,
    /// The row under the cursor is the one that was wanted.
    Chosen,
}

impl List {
    /// The list of a field; none where its values are typed. The stages of `pipeline` come first.
    pub fn of(entry: &Entry, pipeline: Option<PipelineId>, context: &Context) -> Option<List> {
        let Editor::Closed(chosen) = entry.editor() else { return None };
        let mut rows = rows(entry, pipeline, context);
        let several = match &entry.field.kind {
            Kind::Users | Kind::Choices(_) => Some(parts(chosen)),
            _ => None,
        };
        if several.is_none() && entry.may_be_empty() {
            rows.insert(0, (Value::Empty, context.words.text("form-none"), String::new()));
        }
        let (values, texts): (Vec<Value>, Vec<(String, String)>) =
            rows.into_iter().map(|(value, text, note)| (value, (text, note))).unzip();
        let mut choices = Choices::new(texts);
        if let Some(at) = values.iter().position(|value| value == chosen) {
            choices.select(at);
        }
        if (entry.field.noun, entry.field.name.as_str()) == (Noun::Stage, "colour") {
            let colour = |value: &Value| value.as_text().and_then(Colour::parse);
            choices.paint(&values.iter().map(colour).collect::<Vec<_>>());
        }
        Some(List { values, choices, several, found: None })
    }

    /// The list in which records are looked for; its rows arrive with the first refresh.
    pub fn looking_for(clients: Clients) -> List {
        let (values, choices) = (Vec::new(), Choices::default());
        List { values, choices, several: None, found: Some(clients) }
    }

    /// Whether its rows are read from the database.
    pub fn is_found(&self) -> bool {
        self.found.is_some()
    }

    /// Whether nothing was done with it that could be taken.
    pub fn is_idle(&self) -> bool {
        self.found.is_some() && self.choices.typed().is_empty() && self.choices.is_empty()
    }

    /// The refusal to go on where nothing fits what is typed: it would be lost.
    pub fn unfit(&self) -> Option<Refusal> {
        let typed = self.choices.typed().trim();
        let message = Message::new("form-not-in-list").with("text", typed);
        (!typed.is_empty() && self.choices.is_empty()).then(|| Refusal::malformed(message))
    }

    /// Finds who fits what is typed.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn refresh(
        &mut self,
        entry: &Entry,
        names: &Names,
        by: (&Reader, &Context),
    ) -> Result<(), Failure> {
        let Some(clients) = &self.found else { return Ok(()) };
        let rows = linked::rows(entry, clients, self.choices.typed(), names, by)?;
        let (values, texts): (Vec<Value>, Vec<(String, String)>) =
            rows.into_iter().map(|(value, text, note)| (value, (text, note))).unzip();
        self.values = values;
        self.choices.replace(texts);
        Ok(())
    }

    /// What is chosen now; none where nothing fits what is typed.
    pub fn chosen(&self) -> Option<Value> {
        match &self.several {
            Some(chosen) => Some(joined(self.values.iter().filter(|value| chosen.contains(value)))),
            None => self.selected().cloned(),
        }
    }

    /// Narrows the rows, or marks one with a space where several may be chosen.
    pub fn type_text(&mut self, typed: &str) {
        if typed == " " && self.several.is_some() {
            self.toggle();
        } else {
            self.choices.type_text(typed);
        }
    }

    /// Moves in the list or edits what narrows it.
    pub fn on_action(&mut self, action: Action) {
        match action {
            Action::Select => self.toggle(),
            _ => {
                self.choices.on_action(action, HIGHEST);
            }
        }
    }

    /// Marks the row that was looked for by typing, where several may be chosen; says whether it
    /// did. Then more may follow, so that the list stays open.
    pub fn mark(&mut self) -> bool {
        let marks = self.several.is_some() && !self.choices.typed().is_empty();
        if marks {
            self.toggle();
        }
        // Nothing fits, so there is nothing to choose.
        marks || self.choices.is_empty()
    }

    /// Draws the list beside its field; returns the cell of the cursor.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        screen: Rect,
        anchor: Rect,
        context: &Context,
    ) -> Option<Position> {
        let theme: &Theme = context.theme;
        let inside = popup::draw(buffer, self.bounds(screen, anchor), "", theme);
        if inside.is_empty() {
            return None;
        }
        let line = Rect { height: 1, ..inside };
        let mark = text::draw(buffer, line, "> ", Fit::Left, theme.accent(), theme.glyphs.ellipsis);
        let typing = Rect { x: line.x + mark, width: line.width - mark, ..line };
        let cursor = self.choices.draw_input(buffer, typing);
        let rest = Rect { y: inside.y + 1, height: inside.height - 1, ..inside };
        if self.choices.is_empty() {
            let says = match self.found {
                Some(_) if self.choices.typed().is_empty() => "picker-find-client",
                _ => "form-no-match",
            };
            let says = text::wrap(&context.words.text(says), usize::from(rest.width));
            for (line, part) in rest.rows().zip(says) {
                text::draw(buffer, line, &part, Fit::Left, theme.muted(), theme.glyphs.ellipsis);
            }
        }
        let before = |row: usize| match (&self.several, self.values.get(row)) {
            (Some(chosen), Some(value)) if chosen.contains(value) => {
                format!("{} ", theme.glyphs.check)
            }
            (Some(_), _) => "  ".to_owned(),
            (None, _) => String::new(),
        };
        self.choices.draw_rows(buffer, rest, before, theme);
        cursor
    }

    /// Takes a click where the list is drawn beside `anchor`.
    pub fn click(&mut self, at: Position, screen: Rect, anchor: Rect) -> Clicked {
        let placed = self.bounds(screen, anchor);
        if !placed.contains(at) {
            return Clicked::Beside;
        }
        let inside = placed.inner(Margin::new(popup::FRAME / 2, popup::FRAME / 2));
        let typed = 1.min(inside.height);
        let rest = Rect { y: inside.y + typed, height: inside.height - typed, ..inside };
        match (self.choices.click(at, rest), self.several.is_some()) {
            (Some(_), true) => {
                self.toggle();
                Clicked::Inside
            }
            (Some(true), false) => Clicked::Chosen,
            _ => Clicked::Inside,
        }
    }

    fn bounds(&self, screen: Rect, anchor: Rect) -> Rect {
        let columns = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let high = |rows: usize| columns(rows) + 1 + popup::FRAME;
        let (wide, rows) = match self.found {
            Some(_) => (FOUND, HIGHEST),
            None => (self.choices.width() + 4, self.choices.total().clamp(1, HIGHEST)),
        };
        let width = columns(wide).max(20).saturating_add(popup::FRAME);
        let placed = popup::bounds(screen, anchor, width, high(rows));
        // What is typed stays in its place, and the form is seen again where no row hides it.
        let shown = match self.found {
            None if !self.choices.is_empty() => rows,
            _ => self.choices.len().clamp(EMPTY, HIGHEST),
        };
        Rect { height: placed.height.min(high(shown)), ..placed }
    }

    fn selected(&self) -> Option<&Value> {
        self.choices.selected().and_then(|row| self.values.get(row))
    }

    fn toggle(&mut self) {
        let Some(value) = self.selected().cloned() else { return };
        if let Some(chosen) = &mut self.several {
            match chosen.iter().position(|known| *known == value) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(value),
            }
            self.choices.clear();
        }
    }
}

fn rows(entry: &Entry, pipeline: Option<PipelineId>, context: &Context) -> Vec<Row> {
    let Context { setup, words, .. } = *context;
    let plain = |value: Value, text: &str| (value, text.to_owned(), String::new());
    match &entry.field.kind {
        Kind::Bool => {
            [(1, "yes"), (0, "no")].map(|(n, id)| plain(Value::Int(n), &words.text(id))).to_vec()
        }
        Kind::Choice(choices) | Kind::Choices(choices) => {
            let rows = choices.iter();
            rows.map(|each| plain(Value::from(each.code.as_str()), &words.choice(each))).collect()
        }
        Kind::Stage => {
            let several = setup.pipelines_of(entry.field.noun).count() > 1;
            let note = |stage: &Stage| {
                let own = setup.pipelines.iter().find(|p| p.id == stage.pipeline);
                own.filter(|_| several).map(|p| words.pipeline(p).to_owned()).unwrap_or_default()
            };
            stages(entry, pipeline, setup)
                .into_iter()
                .map(|stage| (Value::Int(stage.id.0), words.stage(stage).to_owned(), note(stage)))
                .collect()
        }
        Kind::Pipeline => {
            let rows = setup.pipelines.iter();
            rows.map(|each| plain(Value::Int(each.id.0), words.pipeline(each))).collect()
        }
        Kind::Source => {
            let rows = setup.sources.iter();
            rows.map(|each| plain(Value::Int(each.id), words.source(each))).collect()
        }
        Kind::User | Kind::Users => {
            let rows = setup.users.iter();
            rows.map(|u| (Value::Int(u.id.0), u.name.clone(), u.login.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// The stages of the noun's pipelines, those of the record's own one first.
fn stages<'s>(entry: &Entry, pipeline: Option<PipelineId>, setup: &'s Setup) -> Vec<&'s Stage> {
    let mut pipelines: Vec<PipelineId> =
        setup.pipelines_of(entry.field.noun).map(|each| each.id).collect();
    pipelines.sort_by_key(|id| Some(*id) != pipeline);
    pipelines.into_iter().flat_map(|id| setup.stages_of(id)).collect()
}

/// The single values of one that holds several.
fn parts(value: &Value) -> Vec<Value> {
    match value {
        Value::Ids(ids) => ids.iter().copied().map(Value::Int).collect(),
        Value::List(codes) => codes.iter().map(|code| Value::from(code.as_str())).collect(),
        _ => Vec::new(),
    }
}

/// The value that holds these: ids of people, or codes.
fn joined<'v>(values: impl Iterator<Item = &'v Value>) -> Value {
    let (mut ids, mut codes) = (Vec::new(), Vec::new());
    for value in values {
        match value {
            Value::Int(id) => ids.push(*id),
            Value::Text(code) => codes.push(code.clone()),
            _ => {}
        }
    }
    match (ids.is_empty(), codes.is_empty()) {
        (false, _) => Value::Ids(ids),
        (true, false) => Value::List(codes),
        (true, true) => Value::Empty,
    }
}
