//! Merging several records into one: which may be, and what the one that stays holds afterwards.
//!
//! The survivor keeps what it has and gets from the others what it lacks; sets such as phones, tags
//! and observers are united. It decides over values and moves nothing.

use super::field::{Field, Kind, Registry, Storage};
use super::input::TEXT_LIMIT;
use super::message::{Message, Refusal};
use super::noun::{Noun, RecordRef};
use super::point::{self, PointKind};
use super::value::Value;

/// More records than this are not merged in one step: nobody has looked at them.
pub const MOST: usize = 50;

/// Whether these records may be merged into `keep`.
///
/// # Errors
/// A refusal where there is nothing to merge, a record is merged with itself or with one of another
/// noun, or it is nothing that has a card.
pub fn check(keep: RecordRef, others: &[RecordRef]) -> Result<(), Refusal> {
    if !keep.noun.is_record() || others.is_empty() {
        return Err(Refusal::malformed(Message::new("refused-merge-one")));
    }
    if let Some(other) = others.iter().find(|other| other.noun != keep.noun) {
        let message = Message::new("refused-merge-nouns");
        return Err(Refusal::rule(message.with("record", keep).with("other", *other)));
    }
    let twice = |(place, other): (usize, &RecordRef)| others[..place].contains(other);
    if others.contains(&keep) || others.iter().enumerate().any(twice) {
        return Err(Refusal::rule(Message::new("refused-merge-itself")));
    }
    if others.len() >= MOST {
        return Err(Refusal::rule(Message::new("refused-merge-many").with("count", MOST)));
    }
    Ok(())
}

/// Whether a person may choose what this field holds after a merge. Where a record stands, and what
/// the program keeps, stays the survivor's.
pub fn may_choose(field: &Field) -> bool {
    !field.flags.system && field.kind != Kind::Stage
}

/// Whether the field holds a set, which merging unites.
pub fn is_union(field: &Field) -> bool {
    matches!(
        field.kind,
        Kind::Points(_)
            | Kind::Tags
            | Kind::Users
            | Kind::Links(_)
            | Kind::Choices(_)
            | Kind::Files
    )
}

/// What a field holds after a merge where nobody chose: `values` are what the records hold, the
/// survivor's first. `country` reads phone numbers.
pub fn united(field: &Field, values: &[&Value], country: &str) -> Value {
    let first = || values.iter().find(|value| !value.is_empty()).map(|value| (*value).clone());
    match (&field.kind, &field.storage) {
        (Kind::Points(kind), _) => points(*kind, values, country),
        (_, Storage::Tags) | (Kind::Choices(_), _) => {
            Value::List(each(values, |value| match value {
                Value::List(list) => list,
                _ => &[],
            }))
        }
        (Kind::Users | Kind::Links(_), _) => Value::Ids(each(values, |value| match value {
            Value::Ids(ids) => ids,
            _ => &[],
        })),
        (Kind::Files, _) => Value::Files(each(values, |value| match value {
            Value::Files(files) => files,
            _ => &[],
        })),
        (Kind::LongText, _) => texts(values),
        (Kind::Bool, _) => values.first().map_or(Value::Empty, |own| (*own).clone()),
        _ => first().unwrap_or_default(),
    }
}

/// The currency and the amounts in it belong together: the fields of a noun that hold amounts, by
/// the currency they name.
pub fn amounts<'a>(registry: &'a Registry, noun: Noun, currency: &'a str) -> Vec<&'a Field> {
    let named = |field: &&Field| matches!(field.kind, Kind::Money(name) if name == currency);
    registry.of(noun).filter(named).collect()
}

/// Every point once, whatever its spelling, the survivor's first.
fn points(kind: PointKind, values: &[&Value], country: &str) -> Value {
    let all = values.iter().flat_map(|value| value.as_points()).cloned().collect();
    let all = point::distinct(kind, all, country);
    if all.is_empty() { Value::Empty } else { Value::Points(all) }
}

fn each<'v, T: Clone + PartialEq + 'v>(
    values: &[&'v Value],
    items: impl Fn(&'v Value) -> &'v [T],
) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for item in values.iter().flat_map(|value| items(value)) {
        if !all.contains(item) {
            all.push(item.clone());
        }
    }
    all
}

/// Notes of all of them one under the other, as long as they fit: nobody's words are lost.
fn texts(values: &[&Value]) -> Value {
    let mut all = String::new();
    for text in values.iter().filter_map(|value| value.as_text()) {
        let text = text.trim();
        if text.is_empty() || all.contains(text) || all.len() + text.len() + 2 > TEXT_LIMIT {
            continue;
        }
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(text);
    }
    match values.first() {
        // What nothing was added to stays as it was typed.
        Some(own) if own.as_text().is_some_and(|text| text.trim() == all) => (*own).clone(),
        _ => Value::text(all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(noun: Noun, name: &str) -> Field {
        Registry::new(Vec::new()).get(noun, name).unwrap().clone()
    }

    #[test]
    fn only_several_of_one_sort_are_merged() {
        let on = |noun, id| RecordRef::new(noun, id);
        let contact = |id| on(Noun::Contact, id);
        let many: Vec<RecordRef> = (2..99).map(contact).collect();
        let table: Vec<(RecordRef, Vec<RecordRef>, Option<&str>)> = vec![
            (contact(1), vec![contact(2)], None),
            (contact(1), vec![contact(2), contact(3)], None),
            (contact(1), vec![], Some("refused-merge-one")),
            (contact(1), vec![contact(1)], Some("refused-merge-itself")),
            (contact(1), vec![contact(2), contact(2)], Some("refused-merge-itself")),
            (contact(1), vec![on(Noun::Company, 2)], Some("refused-merge-nouns")),
            (on(Noun::Lead, 1), vec![on(Noun::Deal, 1)], Some("refused-merge-nouns")),
            (on(Noun::User, 1), vec![on(Noun::User, 2)], Some("refused-merge-one")),
            (contact(1), many, Some("refused-merge-many")),
        ];
        for (keep, others, expected) in table {
            let refused = check(keep, &others).err();
            assert_eq!(refused.map(|refusal| refusal.message.id), expected, "{keep} {others:?}");
        }
    }

    #[test]
    fn the_survivor_keeps_what_it_has_and_gets_what_it_lacks() {
        let points = |all: &[&str]| {
            Value::Points(all.iter().map(|value| point::Point::new(*value, "work")).collect())
        };
        let list = |all: &[&str]| Value::List(all.iter().map(|tag| (*tag).to_owned()).collect());
        let table = [
            ("last_name", vec!["Petrov".into(), "Ivanov".into()], Value::text("Petrov")),
            ("last_name", vec![Value::Empty, "Ivanov".into()], Value::text("Ivanov")),
            (
                "phone",
                vec![
                    points(&["+7 912 345-67-89"]),
                    points(&["8 912 345 67 89", "+48 600 100 200"]),
                ],
                points(&["+7 912 345-67-89", "+48 600 100 200"]),
            ),
            (
                "email",
                vec![Value::Empty, points(&["A@example.com"]), points(&["a@example.com"])],
                points(&["A@example.com"]),
            ),
            ("tags", vec![list(&["a"]), list(&["b", "a"])], list(&["a", "b"])),
            (
                "observers",
                vec![Value::Ids(vec![2]), Value::Ids(vec![1, 2])],
                Value::Ids(vec![2, 1]),
            ),
            ("comment", vec!["One.".into(), "Two.".into()], Value::text("One.\n\nTwo.")),
            ("comment", vec![" One. ".into(), "One.".into()], Value::text(" One. ")),
            ("open_to_all", vec![Value::Int(0), Value::Int(1)], Value::Int(0)),
        ];
        for (name, values, expected) in table {
            let values: Vec<&Value> = values.iter().collect();
            let got = united(&field(Noun::Contact, name), &values, "RU");
            assert_eq!(got, expected, "{name} {values:?}");
        }
    }

    #[test]
    fn a_stage_is_not_chosen_and_an_amount_has_its_currency() {
        assert!(!may_choose(&field(Noun::Lead, "stage")));
        assert!(!may_choose(&field(Noun::Lead, "created_at")));
        assert!(is_union(&field(Noun::Lead, "phone")));
        assert!(may_choose(&field(Noun::Lead, "amount")));
        let registry = Registry::new(Vec::new());
        let names = |noun| {
            amounts(&registry, noun, "currency").iter().map(|f| f.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(Noun::Lead), ["amount"]);
        assert_eq!(names(Noun::Company), ["revenue"]);
    }
}
