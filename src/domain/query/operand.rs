//! What the value in a condition means for its field.

use super::eval::digits_of;
use super::filter::{Filter, Order};
use super::lexer::{Relation, Word};
use super::names::{key, said, typed};
use super::number::Decimal;
use super::{Context, QueryError};
use crate::domain::field::{Choice, Field, Kind};
use crate::domain::fold::fold;
use crate::domain::message::{Message, Refusal};
use crate::domain::money::{Currency, parse_currency};
use crate::domain::nearest::nearest;
use crate::domain::noun::{Noun, RecordRef};
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
        Kind::Choice(choices) | Kind::Choices(choices) => {
            let entries = choices.iter().map(|c| choice_entry(c, cx)).collect();
            entry(field, word, entries)
        }
        Kind::Stage => stage(field, word, cx),
        Kind::Pipeline => entry(field, word, pipelines(cx)),
        Kind::Source => {
            let sources = cx.setup.sources.iter();
            let entries = sources.map(|s| Entry::new(s.id, &s.code, s.names.all())).collect();
            entry(field, word, entries)
        }
        Kind::User | Kind::Users => user(field, word, cx),
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
        Kind::Minutes => Ok(one_of(&field.name, vec![whole(&word.text, word)?])),
        Kind::Phone | Kind::Points(PointKind::Phone) => Ok(phone(field, relation, word)),
        _ => Ok(text(field, relation, word)),
    }
}

/// A condition on a field with an order; without `order` the field equals the value or lies in it.
///
/// # Errors
/// A value that is no number or no period.
pub(super) fn ordered(
    field: &Field,
    order: Option<Order>,
    word: &Word,
    cx: &Context<'_>,
) -> Result<Filter, QueryError> {
    if order.is_none() && means_nothing(word) {
        return Ok(nothing(field));
    }
    match &field.kind {
        Kind::Date | Kind::Moment => period(field, order, word, cx),
        Kind::Money(code_field) => money(field, code_field, order, word, cx),
        Kind::Number => number(&field.name, order, word, &|text| {
            let read = Decimal::parse(text).map(|d| Value::Real(d.real()));
            read.ok_or_else(|| wrong(word, "query-bad-number"))
        }),
        _ => number(&field.name, order, word, &|text| whole(text, word)),
    }
}

/// A condition on the record's own number.
///
/// # Errors
/// A value that is no number.
pub(super) fn id(order: Option<Order>, word: &Word) -> Result<Filter, QueryError> {
    number("id", order, word, &|text| whole(text, word))
}

/// The records at a stage of a pipeline.
///
/// # Errors
/// An unknown pipeline.
pub(super) fn pipeline(word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let found = pick("pipeline", word, pipelines(cx))?;
    let stages = cx.setup.stages.iter().filter(|s| found.contains(&Value::Int(s.pipeline.0)));
    Ok(one_of("stage", stages.map(|s| Value::Int(s.id.0)).collect()))
}

/// The records whose field is empty. A yes-or-no field that was never set counts as no, and
/// nothing is as little money as none at all.
pub(super) fn nothing(field: &Field) -> Filter {
    match field.kind {
        Kind::Bool => Filter::Not(Box::new(one_of(&field.name, vec![Value::Int(1)]))),
        Kind::Money(_) => Filter::Or(vec![
            Filter::Empty(field.name.clone()),
            one_of(&field.name, vec![Value::Int(0)]),
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

    fn is_called(&self, name: &str) -> bool {
        key(&self.code) == name || self.names.iter().any(|n| key(n) == name)
    }
}

fn entry(field: &Field, word: &Word, entries: Vec<Entry>) -> Result<Filter, QueryError> {
    Ok(one_of(&field.name, pick(&field.name, word, entries)?))
}

/// The entries that go by the typed name: stages of different pipelines may share one.
fn pick(field: &str, word: &Word, entries: Vec<Entry>) -> Result<Vec<Value>, QueryError> {
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
            for entry in &entries {
                if !codes.contains(&entry.code.as_str()) {
                    codes.push(&entry.code);
                }
            }
            codes.truncate(12);
            Message::new("query-known").with("names", codes.join(", "))
        }
    };
    let message =
        Message::new("query-unknown-value").with("name", field).with("value", word.text.as_str());
    Err(QueryError::new(word.at, message).hint(hint))
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

/// A stage by its name, in every pipeline of the noun or, as `PIPELINE/STAGE`, in one.
fn stage(field: &Field, word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let split = word.text.split_once('/').map(|(pipeline, stage)| (key(pipeline), stage));
    let called = |name: &str| pipelines(cx).into_iter().filter(|p| p.is_called(name)).collect();
    let (inside, rest) = match split {
        Some((pipeline, stage)) => (called(&pipeline), stage),
        None => (Vec::new(), word.text.as_str()),
    };
    let (inside, rest): (Vec<Entry>, &str) =
        if inside.is_empty() { (pipelines(cx), &word.text) } else { (inside, rest) };
    let stages = cx.setup.stages.iter();
    let entries = stages
        .filter(|s| inside.iter().any(|p| p.value == Value::Int(s.pipeline.0)))
        .map(|s| Entry::new(s.id.0, &s.code, s.names.all()))
        .collect();
    entry(field, &Word { text: rest.to_owned(), ..word.clone() }, entries)
}

/// A person by login or name, by one word of the name, or `me`.
fn user(field: &Field, word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    if !word.quoted && key(&word.text) == "me" {
        return Ok(one_of(&field.name, vec![Value::Int(cx.me.0)]));
    }
    let login = word.text.trim_start_matches('@');
    let users = &cx.setup.users;
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
    match pick(&field.name, &Word { text: login.to_owned(), ..word.clone() }, entries) {
        Err(_) if !by_word.is_empty() => Ok(one_of(&field.name, by_word)),
        found => Ok(one_of(&field.name, found?)),
    }
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

fn phone(field: &Field, relation: Relation, word: &Word) -> Filter {
    let numbers = dialled(&digits_of(&word.text));
    if numbers.is_empty() {
        return text(field, relation, word);
    }
    let field = &field.name;
    Filter::Or(
        numbers.into_iter().map(|digits| Filter::Digits { field: field.clone(), digits }).collect(),
    )
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

/// An amount in major units, `100k`. One with a currency, `500usd`, is of that currency only;
/// otherwise it counts in the team's currency.
fn money(
    field: &Field,
    code_field: &str,
    order: Option<Order>,
    word: &Word,
    cx: &Context<'_>,
) -> Result<Filter, QueryError> {
    let (amount, code) = with_currency(word.text.trim());
    let digits = code.unwrap_or(cx.setup.currency).digits();
    let amount = Word { text: amount.to_owned(), ..word.clone() };
    let compared = number(&field.name, order, &amount, &|text| {
        let minor = Decimal::parse(text).and_then(|d| d.units(digits));
        minor.map(Value::Int).ok_or_else(|| wrong(word, "query-bad-amount"))
    })?;
    Ok(match code {
        None => compared,
        Some(code) => {
            Filter::And(vec![compared, one_of(code_field, vec![Value::Text(code.to_string())])])
        }
    })
}

/// One number, or with `..` everything between two of them, both included; either may be missing.
fn number(
    field: &str,
    order: Option<Order>,
    word: &Word,
    read: &dyn Fn(&str) -> Result<Value, QueryError>,
) -> Result<Filter, QueryError> {
    if let Some(order) = order {
        return Ok(compare(field, order, read(&word.text)?));
    }
    let Some((from, to)) = word.text.split_once("..") else {
        return Ok(one_of(field, vec![read(&word.text)?]));
    };
    if from.is_empty() && to.is_empty() {
        return Err(wrong(word, "query-bad-number"));
    }
    let mut bounds = Vec::new();
    if !from.is_empty() {
        bounds.push(compare(field, Order::AtLeast, read(from)?));
    }
    if !to.is_empty() {
        bounds.push(compare(field, Order::AtMost, read(to)?));
    }
    Ok(Filter::And(bounds))
}

fn whole(text: &str, word: &Word) -> Result<Value, QueryError> {
    let read = Decimal::parse(text).and_then(|d| d.units(0));
    read.map(Value::Int).ok_or_else(|| wrong(word, "query-bad-number"))
}

/// Within a period, before it or after it. `<3d` is a period of its own.
fn period(
    field: &Field,
    order: Option<Order>,
    word: &Word,
    cx: &Context<'_>,
) -> Result<Filter, QueryError> {
    let whole = order.and_then(|order| cx.dates.range(&format!("{}{}", sign(order), word.text)));
    let (order, range) = match whole {
        Some(Ok(range)) => (None, Some(Ok(range))),
        _ => (order, cx.dates.range(&word.text)),
    };
    let (from, to) = match range {
        Some(Ok(range)) => range,
        Some(Err(Refusal { message, hint, .. })) => {
            return Err(QueryError { at: word.at, message, hint });
        }
        None => {
            return Err(wrong(word, "query-bad-date").hint(Message::new("query-hint-date")));
        }
    };
    // A moment is held to the second and a day as a word: a day ends with the last second in it.
    let is_day = field.kind == Kind::Date;
    let bound = |order: Order| {
        let (order, moment) = match order {
            Order::Less | Order::AtLeast => (order, from),
            Order::AtMost if is_day => (Order::AtMost, to.saturating_sub(1)),
            Order::AtMost => (Order::Less, to),
            Order::More if is_day => (Order::More, to.saturating_sub(1)),
            Order::More => (Order::AtLeast, to),
        };
        let value = if is_day { Value::Text(cx.dates.day(moment)) } else { Value::Int(moment) };
        compare(&field.name, order, value)
    };
    Ok(match order {
        Some(order) => bound(order),
        None => Filter::And(vec![bound(Order::AtLeast), bound(Order::AtMost)]),
    })
}

fn sign(order: Order) -> &'static str {
    match order {
        Order::Less => "<",
        Order::AtMost => "<=",
        Order::More => ">",
        Order::AtLeast => ">=",
    }
}

/// An amount and the currency named after it. `100kusd` is a hundred thousand dollars.
fn with_currency(text: &str) -> (&str, Option<Currency>) {
    let whole = (text, None);
    if Decimal::parse(text).is_some() {
        return whole;
    }
    let mut splits = text.char_indices().map(|(i, _)| text.split_at(i));
    let named = splits.find_map(|(amount, code)| {
        Decimal::parse(amount)?;
        Some((amount, Some(parse_currency(code)?)))
    });
    named.unwrap_or(whole)
}

fn compare(field: &str, order: Order, value: Value) -> Filter {
    Filter::Compare { field: field.to_owned(), order, value }
}

fn one_of(field: &str, values: Vec<Value>) -> Filter {
    Filter::OneOf { field: field.to_owned(), values }
}

fn wrong(word: &Word, id: &'static str) -> QueryError {
    QueryError::new(word.at, Message::new(id).with("value", word.text.as_str()))
}
