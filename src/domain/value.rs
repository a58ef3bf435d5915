//! The value of one field of one record, as the journal keeps it.

use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::booking::Booking;
use super::point::Point;
use super::product::ProductRow;
use super::reminder::Due;

/// What a field holds. Which variant a field uses follows from its [`super::field::Kind`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A count, an id, minor units of money, seconds since 1970 UTC, or 0 and 1.
    Int(i64),
    /// A decimal number.
    Real(f64),
    /// Words; a date as `2026-12-31`; a code of a list; a currency.
    Text(String),
    /// Phones, e-mails, sites or messengers, the main one first.
    Points(Vec<Point>),
    /// Files kept with the record.
    Files(Vec<Attachment>),
    /// A stretch of time of a resource.
    Booking(Box<Booking>),
    /// Ids of other rows, the main one first.
    Ids(Vec<i64>),
    /// Tags or codes of a list.
    List(Vec<String>),
    /// Rows of products, in their order.
    Rows(Vec<ProductRow>),
    /// What is open with a record, as far as a counter counts. It is read, never written.
    #[serde(skip)]
    Dues(Vec<Due>),
}

impl Value {
    /// Text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Value {
        let text = text.into();
        if text.is_empty() { Value::Empty } else { Value::Text(text) }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => text.is_empty(),
            Value::Points(points) => points.is_empty(),
            Value::Files(files) => files.is_empty(),
            Value::Ids(ids) => ids.is_empty(),
            Value::List(list) => list.is_empty(),
            Value::Rows(rows) => rows.is_empty(),
            Value::Dues(dues) => dues.is_empty(),
            Value::Int(_) | Value::Real(_) | Value::Booking(_) => false,
        }
    }

    /// The number, where it is a whole one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(n) => Some(*n),
            _ => None,
        }
    }

    /// The words, where it is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The files, where it holds some.
    pub fn as_files(&self) -> &[Attachment] {
        match self {
            Value::Files(files) => files,
            _ => &[],
        }
    }

    /// The points, where it holds some.
    pub fn as_points(&self) -> &[Point] {
        match self {
            Value::Points(points) => points,
            _ => &[],
        }
    }

    /// What is open, where it holds that.
    pub fn as_dues(&self) -> &[Due] {
        match self {
            Value::Dues(dues) => dues,
            _ => &[],
        }
    }

    /// The rows of products, where it holds some.
    pub fn as_rows(&self) -> &[ProductRow] {
        match self {
            Value::Rows(rows) => rows,
            _ => &[],
        }
    }
}

impl From<i64> for Value {
    fn from(n: i64) -> Value {
        Value::Int(n)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::text(text)
    }
}
