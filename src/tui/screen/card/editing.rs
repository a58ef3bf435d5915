//! Editing one field in place: which popup asks for it, and what its answer makes of the field.

use crate::domain::command::{Command, Set};
use crate::domain::field::{Field, Kind};
use crate::domain::message::Refusal;
use crate::domain::money::Currency;
use crate::domain::noun::RecordRef;
use crate::domain::stage::PipelineId;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::line::{Kind as LineKind, Line};
use crate::tui::screen::picker::{Picker, Row};

/// The key of the row that leaves the field empty.
const CLEAR: &str = "";

/// A field whose new value was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Whose field.
    pub on: RecordRef,
    /// Its stable name.
    pub field: String,
    /// What it held when it was asked for.
    pub was: Value,
    /// The currency of the record's amounts.
    pub currency: Option<Currency>,
    /// The pipeline the record goes through.
    pub pipeline: Option<PipelineId>,
    /// Of several links in it, or the only one, that which the cursor was on.
    pub held: Option<RecordRef>,
}

/// How a field is edited.
pub enum Editor {
    /// As this action does, for the whole record.
    As(Action),
    /// By this screen.
    Ask(Box<Open>),
    /// At once.
    Set(Value),
}

/// How to edit the field that was asked for.
pub fn editor(field: &Field, asked: &Asked, context: &Context) -> Editor {
    let setup = context.setup;
    match field.name.as_str() {
        "stage" => return Editor::As(Action::PickStage),
        "responsible" if field.noun.is_record() => return Editor::As(Action::Responsible),
        "observers" => return Editor::As(Action::Observers),
        "tags" => return Editor::As(Action::Tags),
        _ => {}
    }
    let row = |key: String, text: String, note: &str| Row { key, text, note: note.to_owned() };
    let rows: Vec<Row> = match &field.kind {
        Kind::Bool => return Editor::Set(Value::Int(i64::from(asked.was.as_int() != Some(1)))),
        Kind::Choice(choices) | Kind::Choices(choices) => choices
            .iter()
            .map(|choice| row(choice.code.clone(), context.words.choice(choice), ""))
            .collect(),
        Kind::Source => setup
            .sources
            .iter()
            .map(|source| row(source.id.to_string(), context.words.source(source).to_owned(), ""))
            .collect(),
        Kind::User | Kind::Users => setup
            .users
            .iter()
            .map(|user| row(user.id.0.to_string(), user.name.clone(), &user.login))
            .collect(),
        _ => return Editor::Ask(Box::new(Open::Line(line(field, asked, context)))),
    };
    Editor::Ask(Box::new(Open::Picker(picker(field, asked, rows, context))))
}

/// The line that asks for a field, with what it holds.
fn line(field: &Field, asked: &Asked, context: &Context) -> Line {
    let kind = if field.kind == Kind::LongText { LineKind::Long } else { LineKind::Plain };
    let text = context.words.typed(field, &asked.was, asked.currency);
    let purpose = Purpose::Field(field.name.clone());
    Line::new(purpose, context.words.label(field), &text, kind).concerning(asked.on)
}

/// What an answer makes of the field.
///
/// # Errors
/// A refusal that points at the field.
pub fn value(
    field: &Field,
    asked: &Asked,
    reply: &Reply,
    context: &Context,
) -> Result<Value, Refusal> {
    let keys = match reply {
        Reply::Text(text) => {
            return context.reading.value(field, text, asked.currency, asked.pipeline);
        }
        Reply::Chosen(keys) => keys,
        Reply::Words(..) | Reply::New(..) => return Ok(asked.was.clone()),
    };
    let ids = || keys.iter().filter_map(|key| key.parse().ok()).collect::<Vec<i64>>();
    Ok(match &field.kind {
        Kind::Choices(_) => Value::List(keys.clone()),
        Kind::Users => Value::Ids(ids()),
        Kind::Choice(_) => Value::text(keys.first().cloned().unwrap_or_default()),
        _ => ids().first().map_or(Value::Empty, |id| Value::Int(*id)),
    })
}

/// The change that sets the field, unless it holds the value already; whatever it holds by now where
/// the person wants his own over that.
pub fn commit(asked: &Asked, value: Value, over: bool) -> Effect {
    if over {
        let set = Set::new(asked.field.as_str(), value);
        return Effect::Commit(Command::Edit { on: asked.on, set: vec![set] });
    }
    if asked.was == value || (asked.was.is_empty() && value.is_empty()) {
        return Effect::None;
    }
    let set = Set { field: asked.field.clone(), value, was: Some(asked.was.clone()) };
    Effect::Commit(Command::Edit { on: asked.on, set: vec![set] })
}

fn picker(field: &Field, asked: &Asked, mut rows: Vec<Row>, context: &Context) -> Picker {
    let chosen = match &asked.was {
        Value::List(codes) => codes.clone(),
        Value::Ids(ids) => ids.iter().map(i64::to_string).collect(),
        _ => Vec::new(),
    };
    let title = context.words.label(field);
    let purpose = Purpose::Field(field.name.clone());
    if matches!(field.kind, Kind::Choices(_) | Kind::Users) {
        return Picker::new(purpose, title, rows).many(chosen);
    }
    let by_letter = matches!(field.kind, Kind::Choice(_) | Kind::Source);
    if !field.flags.required && !asked.was.is_empty() {
        let text = context.words.text("card-clear");
        rows.push(Row { key: CLEAR.to_owned(), text, note: String::new() });
    }
    let here = match &asked.was {
        Value::Int(id) => id.to_string(),
        was => was.as_text().unwrap_or_default().to_owned(),
    };
    let picker = Picker::new(purpose, title, rows).at(&here);
    if by_letter { picker.by_letter() } else { picker }
}
