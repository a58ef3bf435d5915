//! A value as a person would type it, so that it can be changed and reads back as the same value.

use crate::clock;
use crate::domain::field::{Field, Kind};
use crate::domain::money::Currency;
use crate::domain::noun::RecordRef;
use crate::domain::point::{Point, PointKind};
use crate::domain::value::Value;
use crate::tui::screen::Context;

/// The text of a value; an amount in minor units of `currency`.
pub fn text(field: &Field, value: &Value, currency: Option<Currency>, context: &Context) -> String {
    match (&field.kind, value) {
        (Kind::Money(_), Value::Int(minor)) => {
            amount(*minor, currency.unwrap_or(context.setup.currency).digits())
        }
        (Kind::Moment, Value::Int(at)) => clock::local(*at).format("%Y-%m-%d %H:%M").to_string(),
        (Kind::Minutes, Value::Int(minutes)) => format!("{minutes}m"),
        (Kind::Minutes, Value::Ids(all)) => {
            all.iter().map(|minutes| format!("{minutes}m")).collect::<Vec<_>>().join(", ")
        }
        (Kind::Link(noun), Value::Int(id)) => RecordRef::new(*noun, *id).to_string(),
        (Kind::Links(noun), Value::Ids(ids)) => {
            let names = ids.iter().map(|id| RecordRef::new(*noun, *id).to_string());
            names.collect::<Vec<_>>().join(", ")
        }
        (Kind::Points(kind), Value::Points(points)) => {
            let points = points.iter().map(|each| point(*kind, each, context));
            points.collect::<Vec<_>>().join(", ")
        }
        (_, Value::Empty) => String::new(),
        (_, Value::Int(n)) => n.to_string(),
        (_, Value::Real(n)) => n.to_string(),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::List(list)) => list.join(", "),
        (_, Value::Ids(ids)) => ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", "),
        (_, Value::Points(points)) => {
            points.iter().map(|each| each.value.clone()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// A point with what it is for in front, unless that is what is assumed anyway.
fn point(kind: PointKind, point: &Point, context: &Context) -> String {
    let assumed = kind != PointKind::Messenger && kind.labels().first() == Some(&&*point.label);
    if assumed || !kind.labels().contains(&point.label.as_str()) {
        return point.value.clone();
    }
    format!("{}: {}", context.words.point(&point.label), point.value)
}

/// Minor units as a decimal number, without a fraction where there is none.
fn amount(minor: i64, digits: u32) -> String {
    let unit = 10_u64.pow(digits);
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    match rest {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest:0>width$}", width = digits as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::Noun;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::{Team, noon};

    #[test]
    fn what_is_written_reads_back_as_the_same_value() {
        let points = |all: &[(&str, &str)]| {
            Value::Points(all.iter().map(|(value, label)| Point::new(*value, *label)).collect())
        };
        for lang in Lang::ALL {
            let team = Team::new(lang, 80, 24);
            let context = team.context();
            for (noun, name, value) in [
                (Noun::Lead, "amount", Value::Int(15_000_005)),
                (Noun::Lead, "amount", Value::Int(-3)),
                (Noun::Lead, "currency", Value::from("PLN")),
                (
                    Noun::Lead,
                    "phone",
                    points(&[("+7 912 345-67-89", "work"), ("84951234567", "fax")]),
                ),
                (Noun::Lead, "messenger", points(&[("@ivan", "telegram"), ("ivan", "skype")])),
                (Noun::Lead, "tags", Value::List(vec!["hot".into(), "опт".into()])),
                (Noun::Lead, "contact", Value::Int(3)),
                (Noun::Contact, "company", Value::Ids(vec![5, 6])),
                (Noun::Contact, "birthday", Value::from("1980-02-29")),
                (Noun::Activity, "deadline", Value::Int(noon())),
                (Noun::Activity, "remind", Value::Int(90)),
                (Noun::Company, "employees", Value::Int(1200)),
            ] {
                let field = context.setup.registry.get(noun, name).unwrap();
                let text = text(field, &value, None, &context);
                let read = context.reading.value(field, &text, None, None);
                assert_eq!(read, Ok(value), "{lang:?} {name}: {text}");
            }
        }
    }
}
