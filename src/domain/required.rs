//! Which required fields are still empty, and whether anything is said at all.

use super::client;
use super::command::Set;
use super::field::{Field, Kind};
use super::message::{Arg, Message, Refusal, RefusalKind};
use super::noun::Noun;
use super::value::Value;

/// The required fields whose value is empty, in the order given; `value` finds a value by the
/// field's stable name. What the program sets itself is not asked of anybody, and the details of its
/// client not of a lead that shows them of whom it is linked with.
pub fn missing<'f, 'v>(
    fields: impl IntoIterator<Item = &'f Field>,
    value: impl Fn(&str) -> Option<&'v Value>,
) -> Vec<&'f Field> {
    let linked =
        ["contact", "company"].iter().any(|name| value(name).is_some_and(|v| !v.is_empty()));
    let shown =
        |field: &Field| linked && field.noun == Noun::Lead && client::detail(&field.name).is_some();
    fields
        .into_iter()
        .filter(|field| field.flags.required && !field.flags.system)
        .filter(|field| value(&field.name).is_none_or(|value| lacks(field, value)))
        .filter(|field| !shown(field))
        .collect()
}

/// The fields that a team made required: a record may have been there before and lack them.
pub fn decided<'f>(fields: impl IntoIterator<Item = &'f Field>) -> impl Iterator<Item = &'f Field> {
    let own = |field: &&Field| field.flags.custom || field.flags.decided;
    fields.into_iter().filter(|field| field.flags.required && !field.flags.system).filter(own)
}

/// Whether what a record lacks is asked for when a person changes these of its fields. Not where he
/// only hands it on, lets somebody look on or sorts it; nor where he fills in a part of what it lacks.
pub fn is_asked_with(changed: &[&Field]) -> bool {
    let aside = |field: &&Field| {
        matches!(&*field.name, "responsible" | "observers" | "tags" | "open_to_all")
    };
    let fills_in = decided(changed.iter().copied()).next().is_some();
    !fills_in && !changed.iter().all(aside)
}

/// Whether a field holds nothing with this value.
pub fn lacks(field: &Field, value: &Value) -> bool {
    value.is_empty() || *value == nothing(field)
}

/// What a field holds that nobody filled in: an amount that every record has is zero.
pub fn nothing(field: &Field) -> Value {
    let worth = matches!(field.kind, Kind::Money(_)) && !field.flags.custom;
    if worth { Value::Int(0) } else { Value::Empty }
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
    Err(lacking(first, others.len()))
}

/// The refusal of a record that lacks this field, and so many others.
pub fn lacking(field: &Field, others: usize) -> Refusal {
    let called = Arg::Field(field.noun, field.name.clone());
    Refusal::new(RefusalKind::Lacking, message(called, others)).at(&field.name)
}

/// What such a refusal says, with the field by the name it is called here.
pub fn message(called: impl Into<Arg>, others: usize) -> Message {
    Message::new("refused-required").with("field", called).with("more", others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;
    use crate::domain::field::decision::Decision;

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
    fn what_a_team_wants_is_asked_for_with_what_is_said_of_a_record() {
        let words = ["lead/source:required", "lead/amount:required", "lead/phone:required"];
        let decisions: Vec<Decision> = words.into_iter().filter_map(Decision::parse).collect();
        let registry = Registry::new(Vec::new()).decided(&decisions);
        let wanted: Vec<&Field> = decided(registry.of(Noun::Lead)).collect();
        let names = |fields: Vec<&Field>| -> Vec<String> {
            fields.into_iter().map(|field| field.name.clone()).collect()
        };
        assert_eq!(wanted.len(), 3);
        let zero = Value::Int(0);
        let held = |name: &str| (name == "amount").then_some(&zero);
        assert_eq!(names(missing(wanted.iter().copied(), held)).len(), 3, "no amount is none");
        let anna = Value::Int(7);
        let held = |name: &str| (name == "contact").then_some(&anna);
        let left = names(missing(wanted.iter().copied(), held));
        assert!(!left.contains(&"phone".to_owned()), "it is the client's: {left:?}");

        for (changed, asked) in [
            (&["title"][..], true),
            (&["stage"], true),
            (&["responsible", "title"], true),
            (&["responsible"], false),
            (&["tags", "observers"], false),
            (&["source"], false),
            (&["title", "amount"], false),
            (&[], false),
        ] {
            let fields: Vec<&Field> =
                changed.iter().map(|name| registry.get(Noun::Lead, name).unwrap()).collect();
            assert_eq!(is_asked_with(&fields), asked, "{changed:?}");
        }
        let companies = decided(registry.of(Noun::Company));
        assert_eq!(companies.count(), 0, "what is by nature is never empty");
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
