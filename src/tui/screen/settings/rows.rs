//! The entries of each kind that is seen at a glance, as rows of a table.

use std::collections::HashMap;

use super::card_views;
use super::kind::Kind;
use crate::crm::reader::{ListRow, Sort, Window};
use crate::crm::{Failure, Reader};
use crate::domain::field::Field;
use crate::domain::layout::Key;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::domain::setup::{Settings as Team, Source};
use crate::domain::stage::{Colour, Pipeline, Stage, StageId};
use crate::domain::value::Value;
use crate::tui::acts::team;
use crate::tui::screen::Context;

/// More entries than any dictionary has.
const ALL: usize = 10_000;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Id {
    /// An entry of a dictionary.
    Entry(RecordRef),
    /// A setting, by its place.
    Fact(usize),
    /// A view of cards.
    View(Key),
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub id: Id,
    /// What stands above it.
    pub heading: Option<String>,
    /// Whether rows under it belong to it.
    pub leads: bool,
    /// The colour before its name.
    pub colour: Option<Colour>,
    /// Its cells, the name first.
    pub cells: Vec<String>,
    /// A few muted words under it.
    pub below: Option<String>,
}

impl Row {
    pub(super) fn new(id: Id, cells: Vec<String>) -> Row {
        Row { id, heading: None, leads: false, colour: None, cells, below: None }
    }
}

/// The settings of a row, which are changed one by one.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Which row.
    pub on: RecordRef,
    /// Its fields with what they hold.
    pub values: Vec<(Field, Value)>,
}

/// What a table shows.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Row>,
    /// What they are, where they are settings.
    pub facts: Option<Facts>,
}

/// Reads the rows of a kind.
///
/// # Errors
/// When the database fails.
pub fn read(kind: Kind, reader: &Reader, context: &Context) -> Result<Page, Failure> {
    let rows = match kind {
        Kind::Mine => {
            return facts(RecordRef::new(Noun::User, context.viewer().user.0), reader, context);
        }
        Kind::Team => return facts(Team::ROW, reader, context),
        Kind::Stages => of_stages(&reader.at_stages()?, &reminders(reader, context)?, context),
        Kind::Rules => of_rules(context),
        Kind::Fields => fields(reader, context)?,
        Kind::Views => card_views::rows(context),
        Kind::Sources => sources(context),
        Kind::People => people(context),
        Kind::Products | Kind::Exclusions => Vec::new(),
    };
    Ok(Page { rows, facts: None })
}

fn facts(on: RecordRef, reader: &Reader, context: &Context) -> Result<Page, Failure> {
    let words = context.words;
    let row = reader.card(on)?.row;
    let own =
        |field: &&Field| !field.flags.system && (on.noun != Noun::User || field.flags.personal);
    let fields = context.setup.registry.of(on.noun).filter(own);
    let values: Vec<(Field, Value)> =
        fields.map(|field| (field.clone(), row.get(&field.name).clone())).collect();
    let rows = values.iter().enumerate().map(|(place, (field, value))| {
        let said = words.cell(field, value, None);
        let said = if said.is_empty() { words.text("settings-unset") } else { said };
        let below = about(field).map(|id| words.text(id));
        Row { below, ..Row::new(Id::Fact(place), vec![words.label(field), said]) }
    });
    Ok(Page { rows: rows.collect(), facts: Some(Facts { on, values }) })
}

/// The message that says what a setting does.
fn about(field: &Field) -> Option<&'static str> {
    Some(match (field.noun, field.name.as_str()) {
        (Noun::User, "name") => "settings-about-name",
        (Noun::User, "zone") => "settings-about-zone",
        (Noun::User, "reminders") => "settings-about-reminders",
        (Noun::User, "ask_next_step") => "settings-about-next-step",
        (Noun::Setting, "mode") => "settings-about-mode",
        (Noun::Setting, "repeat_leads") => "settings-about-repeat",
        (Noun::Setting, "inbound_on") => "settings-about-inbound",
        _ => return None,
    })
}

/// The pipelines, each with its stages: how many records stand at each of these, and in words when
/// people are reminded, by the number of the pipeline.
pub fn of_stages(
    counts: &HashMap<StageId, i64>,
    reminders: &HashMap<i64, String>,
    context: &Context,
) -> Vec<Row> {
    let setup = context.setup;
    let mut rows = Vec::new();
    let mode = setup.settings.mode;
    for pipeline in setup.pipelines.iter().filter(|pipeline| mode.has(pipeline.noun)) {
        rows.push(pipeline_row(pipeline, reminders, context));
        for stage in setup.stages_of(pipeline.id) {
            let count = counts.get(&stage.id).copied().unwrap_or_default();
            rows.push(stage_row(stage, count, context));
        }
    }
    rows
}

fn pipeline_row(pipeline: &Pipeline, reminders: &HashMap<i64, String>, context: &Context) -> Row {
    let words = context.words;
    let on = RecordRef::new(Noun::Pipeline, pipeline.id.0);
    let mut notes = vec![words.nouns(pipeline.noun)];
    if let Some(when) = reminders.get(&on.id).filter(|when| !when.is_empty()) {
        let says = Message::new("settings-reminds").with("when", when.as_str());
        notes.push(words.say(&says));
    }
    let dot = format!(" {} ", context.theme.glyphs.dot);
    let cells = vec![words.pipeline(pipeline).to_owned(), notes.join(&dot)];
    Row { leads: true, ..Row::new(Id::Entry(on), cells) }
}

fn stage_row(stage: &Stage, count: i64, context: &Context) -> Row {
    let words = context.words;
    let limit = match stage.limit_days {
        Some(days) => words.say(&Message::new("stage-days").with("count", days)),
        None => String::new(),
    };
    let cells = vec![
        words.stage(stage).to_owned(),
        words.text(&format!("meaning-{}", stage.meaning.word())),
        limit,
        count.to_string(),
    ];
    let id = Id::Entry(RecordRef::new(Noun::Stage, stage.id.0));
    Row { colour: Some(stage.colour), ..Row::new(id, cells) }
}

/// When people are reminded of what is planned in a pipeline, in words.
fn reminders(reader: &Reader, context: &Context) -> Result<HashMap<i64, String>, Failure> {
    let Some(field) = context.setup.registry.get(Noun::Pipeline, "reminders") else {
        return Ok(HashMap::new());
    };
    let rows = entries(Noun::Pipeline, &[field], reader)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, context.words.cell(field, &row.cells[0], None)))
        .collect())
}

fn fields(reader: &Reader, context: &Context) -> Result<Vec<Row>, Failure> {
    let words = context.words;
    let names = ["noun", "label", "kind", "required", "always", "name", "position", "options"];
    let columns: Vec<&Field> =
        names.iter().filter_map(|name| context.setup.registry.get(Noun::Field, name)).collect();
    let mut entries = entries(Noun::Field, &columns, reader)?;
    let text =
        |row: &ListRow, place: usize| row.cells[place].as_text().unwrap_or_default().to_owned();
    let noun = |row: &ListRow| Noun::parse(&text(row, 0)).unwrap_or(Noun::Lead);
    entries.sort_by_key(|row| (noun(row), row.cells[6].as_int(), row.id));
    let mut rows: Vec<Row> = Vec::new();
    let mut last = None;
    for row in &entries {
        let is_on = |place: usize| row.cells[place].as_int() == Some(1);
        let mut how = Vec::new();
        if is_on(3) {
            how.push(words.text("field-is-required"));
        }
        if is_on(4) {
            how.push(words.text("field-is-always"));
        }
        let star = if is_on(3) { " *" } else { "" };
        let cells = vec![
            format!("{}{star}", text(row, 1)),
            words.text(&team::kind_said(&text(row, 2))),
            how.join(", "),
            text(row, 5),
        ];
        let heading = (last != Some(noun(row))).then(|| words.nouns(noun(row)));
        last = Some(noun(row));
        let id = Id::Entry(RecordRef::new(Noun::Field, row.id));
        rows.push(Row { heading, ..Row::new(id, cells) });
    }
    Ok(rows)
}

/// The rules under their stages, in the order of these and in their own.
fn of_rules(context: &Context) -> Vec<Row> {
    let (setup, words) = (context.setup, context.words);
    let mut rows = Vec::new();
    for stage in &setup.stages {
        let own = setup.rules.iter().filter(|rule| rule.stage == stage.id);
        for (place, rule) in own.enumerate() {
            let heading = (place == 0).then(|| words.stage_in_full(stage));
            let state = words.text(if rule.enabled { "rule-is-on" } else { "rule-is-off" });
            let does = format!("{} {}", context.theme.glyphs.arrow, words.rule(rule));
            let id = Id::Entry(RecordRef::new(Noun::Rule, rule.id.0));
            let row = Row::new(id, vec![rule.name.clone(), state]);
            rows.push(Row { heading, below: Some(does), ..row });
        }
    }
    rows
}

fn sources(context: &Context) -> Vec<Row> {
    let row = |source: &Source| {
        let id = Id::Entry(RecordRef::new(Noun::Source, source.id));
        Row::new(id, vec![context.words.source(source).to_owned(), source.code.clone()])
    };
    context.setup.sources.iter().map(row).collect()
}

fn people(context: &Context) -> Vec<Row> {
    let words = context.words;
    let rows = context.setup.users.iter().map(|user| {
        let part = if user.admin { words.text("person-is-admin") } else { String::new() };
        let id = Id::Entry(RecordRef::new(Noun::User, user.id.0));
        Row::new(id, vec![user.name.clone(), user.login.clone(), part])
    });
    rows.collect()
}

/// The entries of a dictionary, as they were made.
fn entries(noun: Noun, columns: &[&Field], reader: &Reader) -> Result<Vec<ListRow>, Failure> {
    let sort = Sort { field: "id".to_owned(), descending: false };
    let list = reader.list(noun, columns, &Filter::All, &sort, Window::Top { rows: ALL })?;
    Ok(list.rows.rows)
}
