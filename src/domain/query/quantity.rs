//! Values that have an order: numbers, amounts of money and periods.

use chrono::NaiveDate;

use super::filter::{Filter, NUMBER, Order};
use super::lexer::Word;
use super::number::Decimal;
use super::operand::{means_nothing, nothing, one_of, wrong};
use super::{Context, QueryError};
use crate::domain::anniversary::{Anniversary, Season};
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Message, Refusal};
use crate::domain::money::{Currency, parse_currency};
use crate::domain::value::Value;

/// A year, in seconds.
const YEAR: i64 = 366 * 24 * 60 * 60;

/// The first day with a year, and behind every one without.
const FIRST_DAY: &str = "0001-01-01";

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
        Kind::Anniversary => anniversary(field, order, word, cx),
        Kind::Money(code_field) => money(field, code_field, order, word, cx),
        Kind::Percent => number(&field.name, order, word, &|text| {
            let read = Decimal::parse(text.trim_end_matches('%')).and_then(|d| d.units(2));
            read.map(Value::Int).ok_or_else(|| wrong(word, "query-bad-number"))
        }),
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
    number(NUMBER, order, word, &|text| whole(text, word))
}

/// An amount in major units, `100k`, of whatever currency a record has: 500 are 500 yen as well as
/// 500 dollars. One with a currency, `500usd` or `$500`, is of that currency only.
fn money(
    field: &Field,
    code_field: &str,
    order: Option<Order>,
    word: &Word,
    cx: &Context<'_>,
) -> Result<Filter, QueryError> {
    let (amount, code) = with_currency(word.text.trim());
    // Without a currency it may have the fraction that most of them have.
    let digits = code.map_or(cx.setup.currency.digits().max(2), |code| code.digits());
    let amount = Word { text: amount.to_owned(), ..word.clone() };
    let compared = number(&field.name, order, &amount, &|text| {
        let read = Decimal::parse(text).filter(|read| read.units(digits).is_some());
        let even = read.and_then(|read| read.units(3));
        even.map(Value::Int).ok_or_else(|| wrong(word, "query-bad-amount"))
    })?;
    let compared = in_sums(compared, code_field);
    Ok(match code {
        None => compared,
        Some(code) => {
            Filter::And(vec![compared, one_of(code_field, vec![Value::Text(code.to_string())])])
        }
    })
}

/// The same conditions on amounts: the numbers in them are thousandths of a major unit.
pub(super) fn in_sums(filter: Filter, currency: &str) -> Filter {
    let sum = |field: &str, order, value: &Value| Filter::Sum {
        field: field.to_owned(),
        currency: currency.to_owned(),
        order,
        thousandths: value.as_int().unwrap_or_default(),
    };
    match filter {
        Filter::Compare { field, order, value } => sum(&field, Some(order), &value),
        Filter::OneOf { field, values } => {
            let sums = values.iter().map(|value| sum(&field, None, value)).collect();
            Filter::Or(sums).simplify()
        }
        Filter::And(parts) => {
            Filter::And(parts.into_iter().map(|part| in_sums(part, currency)).collect())
        }
        other => other,
    }
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

/// A whole number.
///
/// # Errors
/// Anything else.
pub(super) fn whole(text: &str, word: &Word) -> Result<Value, QueryError> {
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
    let (order, range) = said_period(order, word, cx)?;
    Ok(within(field, order, range, cx))
}

/// The period of a condition, its first second and the first one after it, and how it is compared
/// with; `<3d` is a period of its own.
fn said_period(
    order: Option<Order>,
    word: &Word,
    cx: &Context<'_>,
) -> Result<(Option<Order>, (i64, i64)), QueryError> {
    let whole = order.and_then(|order| cx.dates.range(&format!("{}{}", order.sign(), word.text)));
    let (order, range) = match whole {
        Some(Ok(range)) => (None, Some(Ok(range))),
        _ => (order, cx.dates.range(&word.text)),
    };
    match range {
        Some(Ok(range)) => Ok((order, range)),
        Some(Err(Refusal { message, hint, .. })) => Err(QueryError { at: word.at, message, hint }),
        None => Err(wrong(word, "query-bad-date").hint(Message::new("query-hint-date"))),
    }
}

/// A condition on a day of every year. A period that begins within the last year or later asks for
/// the days on which it comes round, whatever year they began in; an earlier one, and what is before
/// or after a day, asks for that year too, and nothing without one answers.
fn anniversary(
    field: &Field,
    order: Option<Order>,
    word: &Word,
    cx: &Context<'_>,
) -> Result<Filter, QueryError> {
    let without_year = Anniversary::parse(word.text.trim()).filter(|day| day.dated().is_none());
    if let (None, Some(day)) = (order, without_year.map(Anniversary::of_year))
        && let Some(after) = day.succ_opt()
    {
        return Ok(season(field, day, after));
    }
    let (order, (from, to)) = said_period(order, word, cx)?;
    let day = |moment| cx.dates.day(moment).parse::<NaiveDate>().ok();
    Ok(match (order, day(from), day(to)) {
        (None, Some(first), Some(after)) if from > cx.now - YEAR => season(field, first, after),
        _ => Filter::And(vec![
            compare(&field.name, Order::AtLeast, Value::text(FIRST_DAY)),
            within(field, order, (from, to), cx),
        ]),
    })
}

/// What comes round from one day to before another; every such day in a whole year.
fn season(field: &Field, from: NaiveDate, until: NaiveDate) -> Filter {
    match Season::between(from, until) {
        Some(season) => Filter::Season { field: field.name.clone(), season },
        None => Filter::Not(Box::new(nothing(field))),
    }
}

/// The condition that a field lies in a period, or before or after it.
fn within(field: &Field, order: Option<Order>, (from, to): (i64, i64), cx: &Context<'_>) -> Filter {
    // A moment is held to the second and a day as a word: a day ends with the last second in it.
    let is_day = field.kind != Kind::Moment;
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
    match order {
        Some(order) => bound(order),
        None => Filter::And(vec![bound(Order::AtLeast), bound(Order::AtMost)]),
    }
}

/// An amount and the currency named after it or by a sign before it. `100kusd` is a hundred
/// thousand dollars.
fn with_currency(text: &str) -> (&str, Option<Currency>) {
    let whole = (text, None);
    if Decimal::parse(text).is_some() {
        return whole;
    }
    let begins = text.find(|c: char| c.is_ascii_digit() || "-−.".contains(c));
    if let Some((code, amount)) = begins.map(|at| text.split_at(at))
        && let Some(code) = parse_currency(code.trim())
    {
        return (amount, Some(code));
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
