//! What the value in a condition means for its field.

use super::eval::digits_of;
use super::filter::Filter;
use super::lexer::{Relation, Word};
use super::names::key;
use super::{Context, QueryError, entries, quantity};
use crate::domain::field::{Field, Kind};
use crate::domain::fold::fold;
use crate::domain::message::Message;
use crate::domain::money::parse_currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::phone;
use crate::domain::point::PointKind;
use crate::domain::value::Value;

/// A condition on a field without an order.
///
/// # Errors
/// A value the field cannot hold, with the nearest one it can.
pub(super) fn plain(
    field: &Field,
    relation: Relation,
    word: &Word,
    cx: &Context<'_>,
) -> Result<Filter, QueryError> {
    if means_nothing(word) {
        return Ok(nothing(field));
    }
    match &field.kind {
        Kind::Choice(choices) | Kind::Choices(choices) => entries::choice(field, choices, word, cx),
        Kind::Stage => entries::stage(field, word, cx),
        Kind::Source => entries::source(field, word, cx),
        Kind::User | Kind::Users => entries::user(field, word, cx),
        Kind::Tags => {
            let tag = fold(word.text.trim_start_matches('#').trim());
            Ok(one_of(&field.name, vec![Value::Text(tag)]))
        }
        Kind::Bool => {
            let yes = bool(word).ok_or_else(|| wrong(word, "query-bad-yes-no"))?;
            let yes_only = one_of(&field.name, vec![Value::Int(1)]);
            Ok(if yes { yes_only } else { Filter::Not(Box::new(yes_only)) })
        }
        Kind::Currency => {
            let code =
                parse_currency(&word.text).ok_or_else(|| wrong(word, "query-bad-currency"))?;
            Ok(one_of(&field.name, vec![Value::Text(code.to_string())]))
        }
        Kind::Link(noun) | Kind::Links(noun) => Ok(link(field, *noun, word)),
        Kind::Record => Ok(record(field, word)),
        Kind::Minutes => Ok(one_of(&field.name, vec![quantity::whole(&word.text, word)?])),
        Kind::Phone | Kind::Points(PointKind::Phone) => Ok(phone(field, relation, word, cx)),
        _ => Ok(text(field, relation, word)),
    }
}

/// The records whose field is empty. A yes-or-no field that was never set counts as no, and
/// nothing is as little money as none at all.
pub(super) fn nothing(field: &Field) -> Filter {
    match field.kind {
        Kind::Bool => Filter::Not(Box::new(one_of(&field.name, vec![Value::Int(1)]))),
        Kind::Money(currency) => Filter::Or(vec![
            Filter::Empty(field.name.clone()),
            quantity::in_sums(one_of(&field.name, vec![Value::Int(0)]), currency),
        ]),
        _ => Filter::Empty(field.name.clone()),
    }
}

/// Whether a value asks for records without one: `none`, or empty quotes.
pub(super) fn means_nothing(word: &Word) -> bool {
    if word.quoted { word.text.trim().is_empty() } else { key(&word.text) == "none" }
}

/// The digits to look for where a phone number is meant: a long one also without the 8 or 0 that
/// is dialled at home and not kept.
pub(super) fn dialled(digits: &str) -> Vec<String> {
    let mut all = vec![digits.to_owned()];
    if digits.len() >= 10 && digits.starts_with(['8', '0']) {
        all.push(digits[1..].to_owned());
    }
    all.retain(|d| !d.is_empty());
    all
}

/// A linked record by its number, its name (`company/5`) or words of what it is called.
fn link(field: &Field, noun: Noun, word: &Word) -> Filter {
    let named = word.text.parse::<RecordRef>().ok().filter(|r| r.noun == noun).map(|r| r.id);
    let number = if word.quoted { None } else { word.text.parse::<i64>().ok() };
    match named.or(number) {
        Some(id) => one_of(&field.name, vec![Value::Int(id)]),
        None => Filter::Named {
            field: field.name.clone(),
            noun,
            words: fold(&word.text).split_whitespace().map(str::to_owned).collect(),
        },
    }
}

/// A record of any noun by its name, or every record of a noun.
fn record(field: &Field, word: &Word) -> Filter {
    if let Ok(record) = word.text.parse::<RecordRef>() {
        return one_of(&field.name, vec![Value::Text(record.to_string())]);
    }
    let text = match Noun::parse(&key(&word.text)) {
        Some(noun) => format!("{}/", noun.word()),
        None => fold(&word.text),
    };
    Filter::Contains { field: field.name.clone(), text }
}

/// A number or a part of it, in whatever spelling: also as it is dialled at home.
fn phone(field: &Field, relation: Relation, word: &Word, cx: &Context<'_>) -> Filter {
    let typed = digits_of(&word.text);
    let mut numbers = dialled(&typed);
    if numbers.is_empty() {
        return text(field, relation, word);
    }
    let country = &cx.setup.country;
    if !word.text.trim_start().starts_with('+') {
        numbers.extend(phone::beginning(&typed, country));
    }
    let each = numbers.into_iter().map(|digits| Filter::Digits {
        field: field.name.clone(),
        digits,
        country: country.clone(),
    });
    Filter::Or(each.collect())
}

fn text(field: &Field, relation: Relation, word: &Word) -> Filter {
    let (field, text) = (field.name.clone(), fold(&word.text));
    match relation {
        Relation::Same => Filter::Same { field, text },
        _ => Filter::Contains { field, text },
    }
}

fn bool(word: &Word) -> Option<bool> {
    match key(&word.text).as_str() {
        "yes" | "true" | "1" | "да" | "tak" => Some(true),
        "no" | "false" | "0" | "нет" | "nie" => Some(false),
        _ => None,
    }
}

/// The records whose field holds one of these values.
pub(super) fn one_of(field: &str, values: Vec<Value>) -> Filter {
    Filter::OneOf { field: field.to_owned(), values }
}

/// A value that does not suit its field.
pub(super) fn wrong(word: &Word, id: &'static str) -> QueryError {
    QueryError::new(word.at, Message::new(id).with("value", word.text.as_str()))
}
