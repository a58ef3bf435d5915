//! A query as it is told: what it asks for, piece by piece, with names of fields and values as data.
//! How that is said in a language is not known here.

use super::filter::{Filter, Order};
use super::lexer::{Condition, Relation, Word};
use super::names::{self, Asked, Target, has_order};
use super::parse::{self, Node};
use super::{Context, QueryError, operand};
use crate::domain::anniversary::Anniversary;
use crate::domain::field::Kind;
use crate::domain::value::Value;

/// What a query asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Phrase {
    /// All of these.
    All(Vec<Phrase>),
    /// Any of these.
    Any(Vec<Phrase>),
    /// Not this.
    Not(Box<Phrase>),
    /// This text, wherever it stands.
    Text(String),
    /// The records in this state, by its stable name: `overdue`.
    State(String),
    /// The records with something there, or with nothing.
    Holds(About, bool),
    /// What is there is one of these, or in this order to the only one.
    Is {
        /// What it is about.
        about: About,
        /// How it compares.
        order: Option<Order>,
        /// With what.
        values: Vec<Said>,
    },
}

/// What a condition is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The number of the record.
    Number,
    /// The pipeline it is in.
    Pipeline,
    /// What is planned for it.
    Activity,
    /// Its name, whichever parts that has.
    Name,
    /// A field, by its stable name.
    Field(String),
}

/// A value of a condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Values of the field.
    Known(Vec<Value>),
    /// A period, by its first second and the first one after it.
    Period(i64, i64),
    /// As it was typed.
    Typed(String),
    /// None.
    Nothing,
}

/// Reads a query to tell of it; nothing where it asks for nothing.
///
/// # Errors
/// As [`super::read`].
pub fn phrase(text: &str, context: &Context<'_>) -> Result<Option<Phrase>, QueryError> {
    parse::parse(text)?.map(|node| told(&node, context)).transpose()
}

fn told(node: &Node, cx: &Context<'_>) -> Result<Phrase, QueryError> {
    let all = |nodes: &[Node]| nodes.iter().map(|node| told(node, cx)).collect::<Result<_, _>>();
    Ok(match node {
        Node::And(nodes) => Phrase::All(all(nodes)?),
        Node::Or(nodes) => Phrase::Any(all(nodes)?),
        Node::Not(inner) => Phrase::Not(Box::new(told(inner, cx)?)),
        Node::Text(word) => Phrase::Text(word.text.clone()),
        Node::Condition(condition) => self::condition(condition, cx)?,
    })
}

fn condition(condition: &Condition, cx: &Context<'_>) -> Result<Phrase, QueryError> {
    let each = |told: &dyn Fn(&Word) -> Result<Phrase, QueryError>| {
        let mut all = condition.values.iter().map(told).collect::<Result<Vec<_>, _>>()?;
        Ok(if all.len() == 1 { all.remove(0) } else { Phrase::Any(all) })
    };
    if condition.relation == Relation::Has {
        match names::asked(&condition.name) {
            Some(Asked::Is) => return each(&|word| Ok(Phrase::State(names::state(word)))),
            Some(Asked::Has) => return each(&|word| Ok(Phrase::Holds(about(word, cx)?, true))),
            Some(Asked::No) => return each(&|word| Ok(Phrase::Holds(about(word, cx)?, false))),
            None => {}
        }
    }
    let order = match condition.relation {
        Relation::Order(order) => Some(order),
        Relation::Has | Relation::Same => None,
    };
    let values = match order {
        // A comma in it is a decimal comma.
        Some(_) => {
            let texts: Vec<&str> = condition.values.iter().map(|word| &*word.text).collect();
            vec![Word { text: texts.join(","), ..condition.values[0].clone() }]
        }
        None => condition.values.clone(),
    };
    let said = values.iter().map(|word| value(condition, word, cx));
    let values = said.collect::<Result<Vec<_>, _>>()?;
    Ok(Phrase::Is { about: about(&condition.name, cx)?, order, values })
}

fn about(word: &Word, cx: &Context<'_>) -> Result<About, QueryError> {
    let plans = cx.setup.registry.get(cx.noun, "next_at").is_some();
    if plans && names::is_activity(word) {
        return Ok(About::Activity);
    }
    Ok(match names::target(word, cx)? {
        Target::Id => About::Number,
        Target::Pipeline => About::Pipeline,
        Target::Field(field) => About::Field(field.name.clone()),
        // A company that is linked or only written down is a company.
        Target::Several(fields) => match fields.iter().find(|field| field.name == "company") {
            Some(field) => About::Field(field.name.clone()),
            None => About::Name,
        },
    })
}

fn value(condition: &Condition, word: &Word, cx: &Context<'_>) -> Result<Said, QueryError> {
    let typed = || Said::Typed(word.text.clone());
    if operand::means_nothing(word) {
        return Ok(Said::Nothing);
    }
    let Target::Field(field) = names::target(&condition.name, cx)? else { return Ok(typed()) };
    if let (Kind::Anniversary, Some(day)) = (&field.kind, Anniversary::parse(&word.text)) {
        return Ok(Said::Known(vec![Value::text(day.to_string())]));
    }
    if matches!(field.kind, Kind::Moment | Kind::Date | Kind::Anniversary) {
        return Ok(match cx.dates.range(&word.text) {
            Some(Ok((from, until))) => Said::Period(from, until),
            _ => typed(),
        });
    }
    let is_entry = matches!(
        field.kind,
        Kind::Choice(_)
            | Kind::Choices(_)
            | Kind::Stage
            | Kind::Source
            | Kind::User
            | Kind::Users
            | Kind::Bool
    );
    if !is_entry || has_order(&field.kind) {
        return Ok(typed());
    }
    Ok(match operand::plain(field, condition.relation, word, cx)? {
        Filter::OneOf { values, .. } => Said::Known(values),
        // A yes-or-no field that is not yes.
        Filter::Not(_) => Said::Known(vec![Value::Int(0)]),
        _ => typed(),
    })
}
