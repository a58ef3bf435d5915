//! Cells of a table for a pipe: what people read, but for numbers and moments, which a program can
//! read too.

use super::json::decimal;
use crate::clock;
use crate::domain::field::{Field, Kind};
use crate::domain::money::Currency;
use crate::domain::value::Value;
use crate::words::Words;

/// A cell for whoever reads: short for a person, complete and regular for a program.
pub fn cell(
    words: Words<'_>,
    terminal: bool,
    field: &Field,
    value: &Value,
    currency: Option<Currency>,
) -> String {
    if terminal {
        return words.cell(field, value, currency);
    }
    match (&field.kind, value, currency) {
        (Kind::Moment, Value::Int(at), _) => clock::rfc3339(*at),
        (Kind::Money(_), Value::Int(minor), Some(currency)) => decimal(*minor, currency),
        (Kind::Integer, Value::Int(n), _) => n.to_string(),
        (Kind::Number, Value::Real(n), _) => n.to_string(),
        (Kind::Date | Kind::Anniversary, Value::Text(day), _) => day.clone(),
        _ => words.value(field, value, currency),
    }
}
