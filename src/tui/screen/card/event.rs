//! What happened with a record, in words: the same for its timeline and for its history.
//!
//! It does not know where on the screen the words go.

use serde_json::Value as Json;

use crate::crm::reader::{self, CREATED, Change, DELETED, Event, Happened, Operation};
use crate::domain::field::{Field, Kind};
use crate::domain::message::Message;
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::tui::screen::Context;
use crate::tui::widget::text;

/// The most columns of a long text that a change of it quotes.
const QUOTED: usize = 60;

/// An event in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Who did it.
    pub who: Option<UserId>,
    /// What was done.
    pub text: String,
    /// What belongs to it: the result of an activity, what an import brought along.
    pub details: Vec<String>,
    /// Whether these are a person's own words or deeds, and no mere bookkeeping.
    pub by_people: bool,
}

/// Says what happened.
pub fn say(happened: &Happened, currency: Option<Currency>, context: &Context) -> Said {
    match &happened.event {
        Event::Change(pair) => {
            let (operation, change) = pair.as_ref();
            Said {
                who: Some(operation.user),
                text: say_change(operation, change, currency, context),
                by_people: is_step(change, context.setup),
                ..Said::default()
            }
        }
        Event::Done(done) => {
            let kind = context.words.text(&format!("activity-{}", done.kind));
            let result = done.result.iter().filter(|result| !result.trim().is_empty());
            Said {
                who: done.done_by.or(Some(done.responsible)),
                text: format!("{} {kind}: {}", context.theme.glyphs.check, done.subject),
                details: result.cloned().collect(),
                by_people: true,
            }
        }
        Event::Entry(entry) => {
            let data = || entry.data.as_deref().and_then(|data| serde_json::from_str(data).ok());
            let said = Said { who: entry.author, ..Said::default() };
            let words = entry.text.clone().unwrap_or_default();
            match (entry.kind.as_str(), data()) {
                ("conversion", Some(data)) => {
                    Said { text: say_conversion(&data, context), by_people: true, ..said }
                }
                ("import", data) => say_import(words, data.as_ref(), said, context),
                _ => Said { text: words, by_people: true, ..said },
            }
        }
    }
}

/// Says what became of a field, or of the record as a whole.
pub fn say_change(
    operation: &Operation,
    change: &Change,
    currency: Option<Currency>,
    context: &Context,
) -> String {
    let words = &context.words;
    let what = match (change.field.as_str(), &change.after) {
        (CREATED, _) => words.text("card-was-created"),
        (DELETED, Value::Empty) => words.text("card-was-restored"),
        (DELETED, _) => words.text("card-was-deleted"),
        (name, _) => match context.setup.registry.get(change.on.noun, name) {
            Some(field) => {
                let from = quoted(field, &change.before, currency, context);
                let to = quoted(field, &change.after, currency, context);
                let step = format!("{from} {} {to}", context.theme.glyphs.arrow);
                match field.kind {
                    Kind::Stage => step,
                    _ => format!("{} {step}", words.label(field)),
                }
            }
            None => name.to_owned(),
        },
    };
    match operation.kind.as_str() {
        "undo" => words.say(&Message::new("card-taken-back").with("what", what)),
        "redo" => words.say(&Message::new("card-done-again").with("what", what)),
        _ => what,
    }
}

/// The records that an event mentions.
pub fn mentioned(happened: &Happened, setup: &Setup) -> Vec<RecordRef> {
    match &happened.event {
        Event::Change(pair) => match setup.registry.get(pair.1.on.noun, &pair.1.field) {
            Some(field) => [&pair.1.before, &pair.1.after]
                .into_iter()
                .flat_map(|value| reader::links(field, value))
                .collect(),
            None => Vec::new(),
        },
        Event::Entry(entry) => {
            let data = entry.data.as_deref().and_then(|data| serde_json::from_str(data).ok());
            data.map_or_else(Vec::new, |data: Json| {
                let mut records = created(&data);
                records.extend(lead(&data));
                records
            })
        }
        Event::Done(_) => Vec::new(),
    }
}

/// Whether a change is a step of the work, and no mere bookkeeping.
fn is_step(change: &Change, setup: &Setup) -> bool {
    let field = setup.registry.get(change.on.noun, &change.field);
    field.is_some_and(|field| field.kind == Kind::Stage)
}

fn quoted(field: &Field, value: &Value, currency: Option<Currency>, context: &Context) -> String {
    let said = match field.kind {
        Kind::LongText => context.words.cell(field, value, currency),
        _ => context.words.value(field, value, currency),
    };
    if said.is_empty() {
        return context.theme.glyphs.none.to_owned();
    }
    text::cut(&said, QUOTED, context.theme.glyphs.ellipsis).into_owned()
}

/// On the lead: what was made of it. On what was made: from which lead.
fn say_conversion(data: &Json, context: &Context) -> String {
    let name = |record: RecordRef| {
        format!("{} «{}»", context.words.noun(record.noun), context.words.record(record))
    };
    let made: Vec<String> = created(data).into_iter().map(name).collect();
    let from = lead(data).map(name).unwrap_or_default();
    let message = Message::new("card-converted");
    context.words.say(&message.with("lead", from).with("made", made.join(", ")))
}

fn created(data: &Json) -> Vec<RecordRef> {
    let list = data.get("created").and_then(Json::as_array);
    let names = list.into_iter().flatten().filter_map(Json::as_str);
    names.filter_map(|name| name.parse().ok()).collect()
}

fn lead(data: &Json) -> Option<RecordRef> {
    data.get("lead")?.as_str()?.parse().ok()
}

/// What an import brought: the file, and the columns that no field took.
fn say_import(words: String, data: Option<&Json>, said: Said, context: &Context) -> Said {
    let file = data.and_then(|data| data.get("file")).and_then(Json::as_str);
    let text = match file {
        _ if !words.is_empty() => words,
        Some(file) => context.words.say(&Message::new("card-imported-from").with("file", file)),
        None => context.words.text("card-imported"),
    };
    let list = |name: &str| data.and_then(|data| data.get(name));
    let owner = list("owner").and_then(Json::as_str).and_then(|owner| {
        let field = context.setup.registry.get(Noun::Lead, "responsible")?;
        Some(format!("{}: {owner}", context.words.label(field)))
    });
    let left = list("leftovers").and_then(Json::as_array).into_iter().flatten();
    let left = left.filter_map(|pair| {
        let (header, cell) = (pair.get(0)?.as_str()?, pair.get(1)?.as_str()?);
        Some(format!("{header}: {cell}"))
    });
    let details = owner.into_iter().chain(left).collect();
    Said { text, details, ..said }
}
