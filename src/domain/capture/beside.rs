//! What is said of a new record besides the line: by options, or by the place it is made at.

use crate::domain::command::Set;
use crate::domain::fold::fold;
use crate::domain::value::Value;

/// Completes values with others: what holds several takes them all, a comment gets both texts, and of
/// anything else the other value stands.
pub fn put(values: &mut Vec<Set>, others: &[Set]) {
    for other in others {
        let said = values.iter().position(|one| one.field == other.field);
        let said = said.map(|place| values.remove(place));
        let both = said.and_then(|said| both(&said, &other.value));
        values.push(Set { value: both.unwrap_or_else(|| other.value.clone()), ..other.clone() });
    }
}

/// The first value that cannot stand together with another one of its field, and that one.
pub fn contradiction<'s>(values: &'s [Set], others: &'s [Set]) -> Option<(&'s Set, &'s Set)> {
    others.iter().find_map(|other| {
        let said = values.iter().find(|one| one.field == other.field)?;
        let differs = !same(&said.value, &other.value) && both(said, &other.value).is_none();
        differs.then_some((said, other))
    })
}

/// What a field holds of which two values are said; nothing where it holds one.
fn both(said: &Set, other: &Value) -> Option<Value> {
    match (&said.value, other) {
        (Value::Points(said), Value::Points(other)) => {
            Some(Value::Points([&said[..], other].concat()))
        }
        (Value::List(said), Value::List(other)) => Some(Value::List([&said[..], other].concat())),
        (Value::Text(text), Value::Text(other)) if said.field == "comment" => {
            Some(Value::text(format!("{text}\n{other}")))
        }
        _ => None,
    }
}

fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => fold(one) == fold(other),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::point::Point;

    fn points(values: &[&str]) -> Value {
        Value::Points(values.iter().map(|value| Point::new(*value, "work")).collect())
    }

    fn list(values: &[&str]) -> Value {
        Value::List(values.iter().map(|value| (*value).to_owned()).collect())
    }

    #[test]
    fn several_values_stand_together_and_one_is_not_said_in_two_ways() {
        for (field, said, other, together) in [
            ("phone", points(&["1"]), points(&["2"]), Some(points(&["1", "2"]))),
            ("tags", list(&["hot"]), list(&["cold"]), Some(list(&["hot", "cold"]))),
            ("comment", "soon".into(), "really".into(), Some("soon\nreally".into())),
            (
                "company_name",
                "ООО Ромашка".into(),
                "ооо ромашка".into(),
                Some("ооо ромашка".into()),
            ),
            ("company_name", "ООО Ромашка".into(), "Другая".into(), None),
            ("amount", Value::Int(5), Value::Int(5), Some(Value::Int(5))),
            ("amount", Value::Int(5), Value::Int(6), None),
            ("title", "Roof".into(), Value::Empty, None),
        ] {
            let (mut values, others) = (vec![Set::new(field, said)], [Set::new(field, other)]);
            assert_eq!(contradiction(&values, &others).is_none(), together.is_some(), "{others:?}");
            put(&mut values, &others);
            let stands = together.unwrap_or_else(|| others[0].value.clone());
            assert_eq!(values, [Set::new(field, stands)]);
        }
        let mut values = vec![Set::new("title", "Roof")];
        let others = [Set::new("amount", 5)];
        assert_eq!(contradiction(&values, &others), None);
        put(&mut values, &others);
        assert_eq!(values.len(), 2);
    }
}
