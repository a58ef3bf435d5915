//! What a filter means, said in memory: rules ask it about one record, and the SQL made of a
//! filter is held equal to it.

use std::cmp::Ordering;

use super::filter::{Filter, NUMBER, Order, Term};
use crate::domain::fold::fold;
use crate::domain::money::{self, Currency};
use crate::domain::noun::Noun;
use crate::domain::phone;
use crate::domain::value::Value;

/// A record as a filter sees it.
pub trait Subject {
    /// The value of a field by its stable name, or of `id`.
    fn value(&self, field: &str) -> Value;
    /// The folded text that bare words are looked for in.
    fn search(&self) -> String;
    /// What a linked record is called.
    fn name(&self, noun: Noun, id: i64) -> String;
    /// Whether something is planned for it.
    fn planned(&self) -> bool;
    /// Whether something about it waits to be read.
    fn unread(&self) -> bool;
    /// Whether it is in the recycle bin.
    fn deleted(&self) -> bool;
}

/// Whether the filter means this record.
pub fn matches(filter: &Filter, subject: &dyn Subject) -> bool {
    match filter {
        Filter::All => true,
        Filter::And(parts) => parts.iter().all(|p| matches(p, subject)),
        Filter::Or(parts) => parts.iter().any(|p| matches(p, subject)),
        Filter::Not(inner) => !matches(inner, subject),
        Filter::Compare { field, order, value } => {
            compare(&subject.value(field), value).is_some_and(|found| order.holds(found))
        }
        Filter::Season { field, season } => {
            subject.value(field).as_text().is_some_and(|day| season.has(day))
        }
        Filter::Sum { field, currency, order, thousandths } => {
            let code = subject.value(currency);
            let code = code.as_text().and_then(Currency::parse).unwrap_or(Currency::RUB);
            let held = subject.value(field).as_int().map(|minor| money::thousandths(minor, code));
            held.is_some_and(|held| {
                let found = held.cmp(thousandths);
                order.map_or(found.is_eq(), |order| order.holds(found))
            })
        }
        Filter::OneOf { field, values } => {
            let held = subject.value(field);
            values.iter().any(|v| holds(&held, v))
        }
        Filter::Contains { field, text } => {
            texts(&subject.value(field)).iter().any(|t| fold(t).contains(text))
        }
        Filter::Same { field, text } => {
            texts(&subject.value(field)).iter().any(|t| fold(t) == *text)
        }
        Filter::Digits { field, digits, country } => texts(&subject.value(field))
            .iter()
            .any(|t| phone::sought_in(t, country).contains(digits)),
        Filter::Named { field, noun, words } => ids(&subject.value(field)).iter().any(|id| {
            let name = fold(&subject.name(*noun, *id));
            words.iter().all(|w| name.contains(w))
        }),
        Filter::Empty(field) => subject.value(field).is_empty(),
        Filter::Text(terms) => says(subject, terms),
        Filter::Numbered { id, words } => {
            subject.value(NUMBER) == Value::Int(*id) || says(subject, words)
        }
        Filter::Planned => subject.planned(),
        Filter::Unread => subject.unread(),
        Filter::Deleted => subject.deleted(),
    }
}

fn says(subject: &dyn Subject, terms: &[Term]) -> bool {
    let search = subject.search();
    terms.iter().all(|term| term.0.iter().any(|word| search.contains(word)))
}

impl Order {
    fn holds(self, found: Ordering) -> bool {
        match self {
            Order::Less => found.is_lt(),
            Order::AtMost => found.is_le(),
            Order::More => found.is_gt(),
            Order::AtLeast => found.is_ge(),
        }
    }
}

/// The digits of a text, in order.
pub(super) fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn compare(held: &Value, with: &Value) -> Option<Ordering> {
    match (held, with) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        (Value::Int(a), Value::Real(b)) => (*a as f64).partial_cmp(b),
        (Value::Real(a), Value::Int(b)) => a.partial_cmp(&(*b as f64)),
        (Value::Real(a), Value::Real(b)) => a.partial_cmp(b),
        _ => None,
    }
}

fn holds(held: &Value, value: &Value) -> bool {
    match (held, value) {
        (Value::Ids(ids), Value::Int(id)) => ids.contains(id),
        (Value::List(list), Value::Text(word)) => {
            list.iter().any(|item| item == word || fold(item) == *word)
        }
        _ => compare(held, value) == Some(Ordering::Equal),
    }
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Text(text) => vec![text],
        Value::Points(points) => points.iter().map(|p| p.value.as_str()).collect(),
        Value::Rows(rows) => rows.iter().map(|row| row.name.as_str()).collect(),
        _ => Vec::new(),
    }
}

fn ids(value: &Value) -> Vec<i64> {
    match value {
        Value::Int(id) => vec![*id],
        Value::Ids(ids) => ids.clone(),
        _ => Vec::new(),
    }
}
