//! Values that are entries of a list: stages, pipelines, sources, people and choices, by code or by
//! name in any language.

use super::filter::Filter;
use super::lexer::Word;
use super::names::{key, said, typed};
use super::operand::one_of;
use super::{Context, QueryError};
use crate::domain::field::{Choice, Field};
use crate::domain::fold::fold;
use crate::domain::message::{Arg, Message};
use crate::domain::nearest::nearest;
use crate::domain::noun::Noun;
use crate::domain::person::User;
use crate::domain::stage::Names;
use crate::domain::value::Value;

/// How many known values a refusal lists at most.
const LISTED: usize = 12;

/// The records whose field holds one of the entries that go by the typed name.
///
/// # Errors
/// An unknown name, with the nearest known one.
pub(super) fn choice(
    field: &Field,
    choices: &[Choice],
    word: &Word,
    cx: &Context<'_>,
) -> Result<Filter, QueryError> {
    entry(field, word, choices.iter().map(|c| choice_entry(c, cx)).collect())
}

/// The records from a source.
///
/// # Errors
/// An unknown source, with the nearest known one.
pub(super) fn source(field: &Field, word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let sources = cx.setup.sources.iter();
    entry(field, word, sources.map(|s| Entry::new(s.id, &s.code, s.names.all())).collect())
}

/// A stage by its name, in every pipeline of the noun or, as `PIPELINE/STAGE`, in one.
///
/// # Errors
/// An unknown stage, with the nearest known one.
pub(super) fn stage(field: &Field, word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let of_pipeline = word.text.split_once('/').and_then(|(pipeline, stage)| {
        let mut named = pipelines(cx);
        named.retain(|p| p.is_called(&key(pipeline)));
        (!named.is_empty()).then_some((named, stage))
    });
    let (inside, name) = of_pipeline.unwrap_or_else(|| (pipelines(cx), &word.text));
    let stages = cx.setup.stages.iter();
    let entries = stages
        .filter(|s| inside.iter().any(|p| p.value == Value::Int(s.pipeline.0)))
        .map(|s| Entry::new(s.id.0, &s.code, s.names.all()))
        .collect();
    entry(field, &Word { text: name.to_owned(), ..word.clone() }, entries)
}

/// A person by login or name, by one word of the name, or `me`; one who has left where nobody who
/// works here is called so.
///
/// # Errors
/// An unknown person, with the nearest known one.
pub(super) fn user(field: &Field, word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let users = &cx.setup.users;
    let is_me = match key(&word.text).as_str() {
        "me" => true,
        "я" | "ja" => !users.iter().any(|user| key(&user.login) == key(&word.text)),
        _ => false,
    };
    if !word.quoted && is_me {
        return Ok(one_of(&field.name, vec![Value::Int(cx.me.0)]));
    }
    let found = called_so(field, word, users);
    let found =
        found.or_else(|error| called_so(field, word, &cx.setup.departed).map_err(|_| error));
    Ok(one_of(&field.name, found?))
}

/// Those of the people who are called by the word.
fn called_so(field: &Field, word: &Word, users: &[User]) -> Result<Vec<Value>, QueryError> {
    let login = word.text.trim_start_matches('@');
    let name = fold(login);
    let by_word: Vec<Value> = users
        .iter()
        .filter(|u| fold(&u.name).split_whitespace().any(|part| part == name))
        .map(|u| Value::Int(u.id.0))
        .collect();
    let entries = users
        .iter()
        .map(|u| Entry {
            value: Value::Int(u.id.0),
            code: u.login.clone(),
            names: vec![u.name.clone()],
        })
        .collect();
    let found = pick(called(field), &Word { text: login.to_owned(), ..word.clone() }, entries);
    found.or_else(|error| if by_word.is_empty() { Err(error) } else { Ok(by_word) })
}

/// The records at a stage of a pipeline.
///
/// # Errors
/// An unknown pipeline.
pub(super) fn pipeline(word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let found = pick(Arg::Field(Noun::Stage, "pipeline".to_owned()), word, pipelines(cx))?;
    let stages = cx.setup.stages.iter().filter(|s| found.contains(&Value::Int(s.pipeline.0)));
    Ok(one_of("stage", stages.map(|s| Value::Int(s.id.0)).collect()))
}

/// An entry of a list and the names it goes by.
struct Entry {
    value: Value,
    code: String,
    names: Vec<String>,
}

impl Entry {
    fn new(id: i64, code: &str, names: [&str; 3]) -> Entry {
        let names = names.map(str::to_owned).into();
        Entry { value: Value::Int(id), code: code.to_owned(), names }
    }

    /// Its name in each language, where it has one of its own there.
    fn said(&self) -> Names {
        match self.names.as_slice() {
            [en, ru, pl] => Names { en: en.clone(), ru: ru.clone(), pl: pl.clone() },
            names => Names::same(names.first().unwrap_or(&self.code)),
        }
    }

    fn is_called(&self, name: &str) -> bool {
        key(&self.code) == name || self.names.iter().any(|n| key(n) == name)
    }
}

fn entry(field: &Field, word: &Word, entries: Vec<Entry>) -> Result<Filter, QueryError> {
    Ok(one_of(&field.name, pick(called(field), word, entries)?))
}

/// The entries that go by the typed name: stages of different pipelines may share one.
fn pick(field: Arg, word: &Word, entries: Vec<Entry>) -> Result<Vec<Value>, QueryError> {
    let name = key(&word.text);
    let found: Vec<Value> =
        entries.iter().filter(|e| e.is_called(&name)).map(|e| e.value.clone()).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let known: Vec<String> = entries
        .iter()
        .flat_map(|e| std::iter::once(e.code.clone()).chain(e.names.iter().map(|n| typed(n))))
        .collect();
    let hint = match nearest(&word.text, known.iter().map(String::as_str)) {
        Some(near) => Message::new("query-nearest").with("name", near),
        None => {
            let mut codes: Vec<&str> = Vec::new();
            let mut names: Vec<Names> = Vec::new();
            for entry in &entries {
                if !codes.contains(&entry.code.as_str()) {
                    codes.push(&entry.code);
                    names.push(entry.said());
                }
            }
            let more = names.len().saturating_sub(LISTED);
            names.truncate(LISTED);
            let id = if more > 0 { "hint-known-names-more" } else { "query-known" };
            let hint = Message::new(id).with("names", Arg::Names(names));
            if more > 0 { hint.with("count", more) } else { hint }
        }
    };
    let message =
        Message::new("query-unknown-value").with("name", field).with("value", word.text.as_str());
    Err(QueryError::new(word.at, message).hint(hint))
}

/// The field as the person who types calls it.
fn called(field: &Field) -> Arg {
    Arg::Field(field.noun, field.name.clone())
}

fn choice_entry(choice: &Choice, cx: &Context<'_>) -> Entry {
    Entry {
        value: Value::Text(choice.code.clone()),
        code: choice.code.clone(),
        names: said(&choice.label, cx),
    }
}

fn pipelines(cx: &Context<'_>) -> Vec<Entry> {
    let pipelines = cx.setup.pipelines_of(cx.noun);
    pipelines.map(|p| Entry::new(p.id.0, &p.code, p.names.all())).collect()
}
