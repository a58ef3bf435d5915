//! The tree of a query to a filter: conditions on states, on emptiness, on fields and on text.

use super::eval::digits_of;
use super::filter::{Filter, Order, Term};
use super::lexer::{Condition, Relation, Word};
use super::names::{self, Asked, Target, has_order};
use super::parse::Node;
use super::{Context, QueryError, entries, operand, quantity};
use crate::domain::activity::{self, GET_IN_TOUCH};
use crate::domain::client::Known;
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::message::Message;
use crate::domain::nearest::nearest;
use crate::domain::neglect;
use crate::domain::noun::Noun;
use crate::domain::phone;
use crate::domain::seek;
use crate::domain::stage::Meaning;
use crate::domain::value::Value;

/// So many digits are the beginning of a number that is dialled, and not an amount or a year.
const DIALLED: usize = 4;

/// What a tree means for the noun of the context.
///
/// # Errors
/// An unknown name or state, or a value that does not suit its field.
pub(super) fn resolve(node: &Node, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let all = |nodes: &[Node]| -> Result<Vec<Filter>, QueryError> {
        nodes.iter().map(|n| resolve(n, cx)).collect()
    };
    Ok(match node {
        Node::And(nodes) => Filter::And(together(nodes, cx)?),
        Node::Or(nodes) => Filter::Or(all(nodes)?),
        Node::Not(inner) => Filter::Not(Box::new(resolve(inner, cx)?)),
        Node::Text(word) => match tagged(word, cx) {
            Some(filter) => filter?,
            None => text(&[word], cx),
        },
        Node::Condition(condition) => self::condition(condition, cx)?,
    })
}

/// What stands side by side; the bare words of it are one thing.
fn together(nodes: &[Node], cx: &Context<'_>) -> Result<Vec<Filter>, QueryError> {
    let mut words = Vec::new();
    let mut parts = Vec::new();
    for node in nodes {
        match node {
            Node::Text(word) => match tagged(word, cx) {
                Some(filter) => parts.push(filter?),
                None => words.push(word),
            },
            node => parts.push(resolve(node, cx)?),
        }
    }
    parts.push(text(&words, cx));
    Ok(parts)
}

/// What a tag means that is written as it is shown, `#hot`; nothing for other words, and where there
/// are no tags. `#42` is a number.
fn tagged(word: &Word, cx: &Context<'_>) -> Option<Result<Filter, QueryError>> {
    let tag = word.text.trim().strip_prefix('#')?;
    let is_tag = !tag.contains(char::is_whitespace) && tag.chars().any(|c| !c.is_ascii_digit());
    let field = cx.setup.registry.get(cx.noun, "tags").filter(|_| is_tag)?;
    Some(operand::plain(field, Relation::Has, word, cx))
}

fn condition(condition: &Condition, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let each = |meaning: &dyn Fn(&Word) -> Result<Filter, QueryError>| {
        let parts: Result<Vec<Filter>, QueryError> = condition.values.iter().map(meaning).collect();
        parts.map(Filter::Or)
    };
    if condition.relation == Relation::Has {
        match names::asked(&condition.name) {
            Some(Asked::Is) => return each(&|word| state(word, cx)),
            Some(Asked::Has) => {
                return each(&|word| Ok(Filter::Not(Box::new(nothing(word, cx)?))));
            }
            Some(Asked::No) => return each(&|word| nothing(word, cx)),
            None => {}
        }
    }
    let relation = condition.relation;
    match names::target(&condition.name, cx)? {
        Target::Id => ordered(condition, &|order, word| quantity::id(order, word)),
        Target::Pipeline => each(&|word| entries::pipeline(word, cx)),
        Target::Several(fields) => each(&|word| several(&fields, relation, word, cx)),
        Target::Field(field) if has_order(&field.kind) => {
            ordered(condition, &|order, word| quantity::ordered(field, order, word, cx))
        }
        Target::Field(field) => match relation {
            Relation::Order(_) => Err(no_order(condition, cx)),
            _ => each(&|word| operand::plain(field, relation, word, cx)),
        },
    }
}

/// What one value of a field with an order means.
type Ordered<'a> = dyn Fn(Option<Order>, &Word) -> Result<Filter, QueryError> + 'a;

/// `>` and its like take one value, in which a comma is a decimal comma; `:` takes several.
fn ordered(condition: &Condition, meaning: &Ordered<'_>) -> Result<Filter, QueryError> {
    let Relation::Order(order) = condition.relation else {
        let parts: Result<Vec<Filter>, QueryError> =
            condition.values.iter().map(|word| meaning(None, word)).collect();
        return parts.map(Filter::Or);
    };
    let texts: Vec<&str> = condition.values.iter().map(|w| w.text.as_str()).collect();
    let first = &condition.values[0];
    let whole = Word { at: first.at, text: texts.join(","), quoted: first.quoted };
    meaning(Some(order), &whole)
}

fn several(
    fields: &[&Field],
    relation: Relation,
    word: &Word,
    cx: &Context<'_>,
) -> Result<Filter, QueryError> {
    if let Relation::Order(_) = relation {
        let message = Message::new("query-no-order").with("name", fields[0].name.as_str());
        return Err(QueryError::new(word.at, message));
    }
    if operand::means_nothing(word) {
        return Ok(Filter::And(fields.iter().map(|f| operand::nothing(f)).collect()));
    }
    let any = |text: &str| -> Result<Filter, QueryError> {
        let part = Word { text: text.to_owned(), ..word.clone() };
        let found: Result<Vec<Filter>, QueryError> =
            fields.iter().map(|f| operand::plain(f, relation, &part, cx)).collect();
        found.map(Filter::Or)
    };
    match relation {
        Relation::Has => {
            word.text.split_whitespace().map(any).collect::<Result<_, _>>().map(Filter::And)
        }
        _ => any(&word.text),
    }
}

/// `no:phone`: the record has nothing there.
fn nothing(word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let plans = cx.setup.registry.get(cx.noun, "next_at").is_some();
    if plans && names::is_activity(word) {
        return Ok(Filter::Not(Box::new(Filter::Planned)));
    }
    Ok(match names::target(word, cx)? {
        Target::Field(field) => operand::nothing(field),
        Target::Several(fields) => Filter::And(fields.into_iter().map(operand::nothing).collect()),
        // No record is without a number, nor at a stage outside every pipeline.
        Target::Id | Target::Pipeline => Filter::Or(Vec::new()),
    })
}

/// `is:overdue`.
fn state(word: &Word, cx: &Context<'_>) -> Result<Filter, QueryError> {
    let name = names::state(word);
    states(cx).into_iter().find(|(state, _)| *state == name).map(|(_, filter)| filter).ok_or_else(
        || {
            let known: Vec<&str> = states(cx).into_iter().map(|(state, _)| state).collect();
            let hint = match nearest(&name, known.iter().copied()) {
                Some(near) => Message::new("query-nearest").with("name", near),
                None => Message::new("query-known").with("names", known.join(", ")),
            };
            let message = Message::new("query-unknown-state")
                .with("name", word.text.as_str())
                .with("noun", cx.noun);
            QueryError::new(word.at, message).hint(hint)
        },
    )
}

/// The states that records of the noun can be in, and what each means.
fn states(cx: &Context<'_>) -> Vec<(&'static str, Filter)> {
    let noun = cx.noun;
    let has = |field: &str| cx.setup.registry.get(noun, field).is_some();
    let before_now = |field: &str| Filter::Compare {
        field: field.to_owned(),
        order: Order::Less,
        value: Value::Int(cx.now),
    };
    let not = |filter| Filter::Not(Box::new(filter));
    let mut states = Vec::new();
    if noun.has_stages() {
        states.push(("open", Filter::open(noun)));
        states.push(("closed", not(Filter::open(noun))));
        states.push(("won", at_stages(Meaning::Won, cx)));
        states.push(("lost", at_stages(Meaning::Lost, cx)));
        states.push(("overdue", before_now("next_at")));
        states.push(("unattended", neglect::unattended(noun)));
        let stages = cx.setup.pipelines_of(noun).flat_map(|p| cx.setup.stages_of(p.id));
        states.push(("rotting", neglect::rotting(stages, cx.now)));
    }
    if noun == Noun::Activity {
        let overdue = Filter::And(vec![before_now("deadline"), Filter::open(noun)]);
        states.push(("open", Filter::open(noun)));
        states.push(("done", not(Filter::open(noun))));
        states.push(("overdue", overdue));
    }
    if has("repeat") {
        states.push(("repeat", one_of("repeat", vec![1])));
    }
    if has("client_kind") {
        let values = vec![Value::text(Known::Repeat.word())];
        let field = "client_kind".to_owned();
        states.push(("repeat", Filter::OneOf { field, values }));
    }
    if has("responsible") {
        states.push(("mine", one_of("responsible", vec![cx.me.0])));
    }
    if noun.is_record() {
        states.push(("unread", Filter::Unread));
    }
    states.push(("deleted", Filter::Deleted));
    states
}

fn at_stages(meaning: Meaning, cx: &Context<'_>) -> Filter {
    let stages = cx.setup.pipelines_of(cx.noun).flat_map(|p| cx.setup.stages_of(p.id));
    one_of("stage", stages.filter(|s| s.meaning == meaning).map(|s| s.id.0).collect())
}

fn one_of(field: &str, ids: Vec<i64>) -> Filter {
    Filter::OneOf { field: field.to_owned(), values: ids.into_iter().map(Value::Int).collect() }
}

/// Bare words or a phrase; where they are a record's number, that record too.
fn text(words: &[&Word], cx: &Context<'_>) -> Filter {
    let terms: Vec<Term> = words.iter().filter_map(|word| term(&word.text, cx)).collect();
    let typed: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let is_bare = words.iter().all(|word| !word.quoted);
    match seek::numbered(&typed.join(" ")).filter(|_| is_bare && cx.noun.is_record()) {
        Some((called, id)) if called.is_none_or(|noun| noun == cx.noun) => {
            Filter::Numbered { id, words: terms }
        }
        _ => Filter::Text(terms).simplify(),
    }
}

/// A bare word or a phrase. A phone number is found however it was written on the record, and what the
/// program itself planned by what that is called in any language.
fn term(word: &str, cx: &Context<'_>) -> Option<Term> {
    let folded = fold(word).trim().to_owned();
    if folded.is_empty() {
        return None;
    }
    let mut spellings = vec![folded];
    if word.chars().all(|c| c.is_ascii_digit() || " +-.()".contains(c)) {
        let typed = digits_of(word);
        for digits in operand::dialled(&typed) {
            if !spellings.contains(&digits) {
                spellings.push(digits);
            }
        }
        // The beginning of a number as it is dialled at home: numbers are kept with their country.
        let home = Some(&typed).filter(|typed| typed.len() >= DIALLED && !word.starts_with('+'));
        let begun = home.and_then(|typed| phone::beginning(typed, &cx.setup.country));
        let begun = begun.map(|begun| digits_of(&begun));
        spellings.extend(begun.filter(|b| !spellings.iter().any(|s| b.contains(s.as_str()))));
    }
    if cx.noun == Noun::Activity
        && let Some(id) = activity::subject_message(GET_IN_TOUCH)
        && (cx.labels)(id).iter().any(|label| fold(label).contains(&spellings[0]))
    {
        spellings.push(GET_IN_TOUCH.to_owned());
    }
    Some(Term(spellings))
}

fn no_order(condition: &Condition, cx: &Context<'_>) -> QueryError {
    let ordered = cx.setup.registry.of(cx.noun).filter(|f| has_order(&f.kind));
    let names: Vec<&str> = ordered.map(|f| f.name.as_str()).collect();
    let name = condition.name.text.as_str();
    QueryError::new(condition.name.at, Message::new("query-no-order").with("name", name))
        .hint(Message::new("query-hint-order").with("names", names.join(", ")))
}
