//! Which required fields are still empty, and whether anything is said at all.

use super::command::Set;
use super::field::{Field, Kind};
use super::message::{Arg, Message, Refusal};
use super::noun::Noun;
use super::value::Value;

/// The required fields whose value is empty, in the order given; `value` finds a value by the
/// field's stable name. What the program sets itself is not asked of anybody.
pub fn missing<'f, 'v>(
    fields: impl IntoIterator<Item = &'f Field>,
    value: impl Fn(&str) -> Option<&'v Value>,
) -> Vec<&'f Field> {
    fields
        .into_iter()
        .filter(|field| field.flags.required && !field.flags.system)
        .filter(|field| value(&field.name).is_none_or(|value| lacks(field, value)))
        .collect()
}

/// Whether a field holds nothing with this value: an amount that every record has is nothing while it
/// is zero.
pub fn lacks(field: &Field, value: &Value) -> bool {
    let worth = matches!(field.kind, Kind::Money(_)) && !field.flags.custom;
    value.is_empty() || (worth && *value == Value::Int(0))
}

/// Refuses a new lead or deal of which a person says nothing, but perhaps where it stands and whose it
/// is: that is a slip.
///
/// # Errors
/// `refused-capture-empty` where nothing is said.
pub fn check_said(noun: Noun, set: &[Set]) -> Result<(), Refusal> {
    const PLACE: [&str; 6] =
        ["stage", "responsible", "observers", "currency", "amount_manual", "open_to_all"];
    let says = |one: &Set| {
        let nothing = one.value.is_empty() || one.field == "amount" && one.value == Value::Int(0);
        !nothing && !PLACE.contains(&&*one.field)
    };
    if noun.has_stages() && !set.iter().any(says) {
        return Err(Refusal::malformed(Message::new("refused-capture-empty")).at("title"));
    }
    Ok(())
}

/// The refusal for missing fields; it names the first, counts the others and points at the first.
///
/// # Errors
/// `refused-required` where anything is missing.
pub fn check(missing: &[&Field]) -> Result<(), Refusal> {
    let Some((first, others)) = missing.split_first() else { return Ok(()) };
    let message = Message::new("refused-required")
        .with("field", Arg::Field(first.noun, first.name.clone()))
        .with("more", others.len());
    Err(Refusal::rule(message).at(&first.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;

    #[test]
    fn what_is_required_and_empty_is_missing() {
        let registry = Registry::new(Vec::new());
        let names = |held: &[(&str, Value)]| -> Vec<String> {
            let find = |name: &str| held.iter().find(|(n, _)| *n == name).map(|(_, value)| value);
            missing(registry.of(Noun::Activity), find).iter().map(|f| f.name.clone()).collect()
        };
        let call = || ("kind", Value::from("call"));
        assert_eq!(names(&[]), ["kind", "subject"]);
        assert_eq!(names(&[call(), ("subject", Value::Empty)]), ["subject"]);
        assert!(names(&[call(), ("subject", Value::from("Ivan"))]).is_empty());
    }

    #[test]
    fn where_something_stands_says_nothing_of_it() {
        let table = [
            (Noun::Lead, vec![], false),
            (Noun::Lead, vec![("stage", Value::Int(1)), ("responsible", 2.into())], false),
            (Noun::Deal, vec![("amount", 0.into()), ("title", "".into())], false),
            (Noun::Lead, vec![("amount", 500.into())], true),
            (Noun::Deal, vec![("stage", 1.into()), ("contact", 3.into())], true),
            (Noun::Company, vec![], true),
        ];
        for (noun, said, enough) in table {
            let set: Vec<Set> =
                said.iter().map(|(field, value)| Set::new(*field, value.clone())).collect();
            assert_eq!(check_said(noun, &set).is_ok(), enough, "{noun:?} {said:?}");
        }
    }

    #[test]
    fn the_refusal_points_at_the_first_and_counts_the_rest() {
        let registry = Registry::new(Vec::new());
        let missing = missing(registry.of(Noun::Activity), |_| None);
        let refusal = check(&missing).unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("kind"));
        assert_eq!(refusal.message.args[1], ("more", Arg::Count(1)));
        assert_eq!(check(&[]), Ok(()));
    }
}
