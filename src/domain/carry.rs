//! What of a lead goes along into what is made of it: which of its fields go where, which field of a
//! target is the counterpart of a field the team added, and what of a value fits there.
//!
//! It compares fields as they are; it makes none and stores nothing.

use std::mem;

use super::command::Targets;
use super::field::{Choice, Field, Kind, Label};
use super::fold::fold;
use super::noun::Noun;
use super::value::Value;

/// What every target takes along: who works on it and watches it, and how it is marked.
pub const SHARED: [&str; 5] = ["responsible", "observers", "tags", "source", "open_to_all"];

/// The fields every lead has that go into this target besides [`SHARED`], each with the target's
/// own, where these `targets` are made together. The ways to reach somebody go to the person, the
/// comment goes where the work goes on.
pub fn built_in(noun: Noun, targets: Targets) -> Vec<(&'static str, &'static str)> {
    let same = |names: &[&'static str]| names.iter().map(|name| (*name, *name)).collect::<Vec<_>>();
    let ways = ["phone", "email", "messenger"];
    let mut fields = match noun {
        Noun::Deal => same(&["title", "amount", "currency", "products"]),
        Noun::Contact => {
            let person = ["last_name", "first_name", "middle_name", "post"];
            [same(&person), same(&ways), same(&["address", "region"])].concat()
        }
        Noun::Company => {
            let mut firm = vec![("company_name", "title")];
            firm.extend(same(&["address", "region", "site", "currency"]));
            if !targets.contact {
                firm.extend(same(&ways));
            }
            firm
        }
        _ => Vec::new(),
    };
    if noun == Noun::Deal || !targets.deal {
        fields.push(("comment", "comment"));
    }
    fields
}

/// How a field that the team added to leads stands to the fields of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counterpart<'a> {
    /// The target has a similar one: of the same kind, with the same name or label.
    Similar(&'a Field),
    /// The target has one with the same name or label, but of another kind.
    OtherKind(&'a Field),
    /// The target has none like it.
    Missing,
}

/// Looks for the counterpart of a lead's field among the fields of a target. The name counts more
/// than the label; case, `ё` and accents make no difference. Only fields that the team added are
/// looked at.
pub fn counterpart<'a>(own: &Field, fields: impl Iterator<Item = &'a Field>) -> Counterpart<'a> {
    let fields: Vec<&Field> = fields.filter(|field| field.flags.custom).collect();
    let named = |field: &&&Field| field.name == own.name;
    let label = fold(spoken(&own.label));
    let called = |field: &&&Field| !label.is_empty() && fold(spoken(&field.label)) == label;
    let alike = |field: &&&Field| is_one_kind(&own.kind, &field.kind);
    let mut similar = fields.iter().filter(alike).filter(named);
    let mut similar = similar.next().or_else(|| fields.iter().filter(alike).find(called));
    if let Some(field) = similar.take() {
        return Counterpart::Similar(field);
    }
    match fields.iter().find(named).or_else(|| fields.iter().find(called)) {
        Some(field) => Counterpart::OtherKind(field),
        None => Counterpart::Missing,
    }
}

/// What of a lead's value goes into its counterpart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Carried {
    /// The value as the counterpart holds it; empty where nothing of it fits.
    pub value: Value,
    /// The choices the counterpart does not have.
    pub lost: Vec<String>,
}

/// Turns a value of the lead's field into one of its counterpart. The choices of two lists are the
/// same where they are called the same; everything else is taken as it is.
pub fn carried(own: &Field, into: &Field, value: &Value) -> Carried {
    let (from, to) = match (&own.kind, &into.kind) {
        (Kind::Choice(from), Kind::Choice(to)) | (Kind::Choices(from), Kind::Choices(to)) => {
            (from, to)
        }
        _ => return Carried { value: value.clone(), lost: Vec::new() },
    };
    match value {
        Value::Text(code) => match same_choice(code, from, to) {
            Some(code) => Carried { value: Value::Text(code), lost: Vec::new() },
            None => Carried { value: Value::Empty, lost: vec![name_of(code, from)] },
        },
        Value::List(codes) => {
            let mut carried = Carried::default();
            let mut there = Vec::new();
            for code in codes {
                match same_choice(code, from, to) {
                    Some(code) => there.push(code),
                    None => carried.lost.push(name_of(code, from)),
                }
            }
            if !there.is_empty() {
                carried.value = Value::List(there);
            }
            carried
        }
        _ => Carried { value: value.clone(), lost: Vec::new() },
    }
}

/// Whether both hold the same kind of thing. Two lists do, also where their choices differ.
fn is_one_kind(own: &Kind, other: &Kind) -> bool {
    match own {
        Kind::Link(_) | Kind::Links(_) | Kind::Points(_) => own == other,
        _ => mem::discriminant(own) == mem::discriminant(other),
    }
}

/// The choice among `to` that is the one with this code among `from`.
fn same_choice(code: &str, from: &[Choice], to: &[Choice]) -> Option<String> {
    let name = fold(&name_of(code, from));
    let same = |choice: &&Choice| choice.code == code || fold(spoken(&choice.label)) == name;
    let exact = to.iter().find(|choice| choice.code == code);
    exact.or_else(|| to.iter().find(same)).map(|choice| choice.code.clone())
}

fn name_of(code: &str, choices: &[Choice]) -> String {
    let choice = choices.iter().find(|choice| choice.code == code);
    choice.map_or(code, |choice| spoken(&choice.label)).to_owned()
}

/// What the team calls it; nothing for what has a name in every language.
fn spoken(label: &Label) -> &str {
    match label {
        Label::Own(own) => own,
        Label::Message(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::{Flags, Section, Storage};

    fn field(noun: Noun, name: &str, label: &str, kind: Kind) -> Field {
        Field {
            noun,
            name: name.to_owned(),
            kind,
            label: Label::Own(label.to_owned()),
            section: Section::Main,
            storage: Storage::Column(format!("x_{name}")),
            flags: Flags { custom: true, ..Flags::default() },
        }
    }

    fn list(choices: &[&str]) -> Vec<Choice> {
        let choice =
            |c: &&str| Choice { code: (*c).to_owned(), label: Label::Own((*c).to_owned()) };
        choices.iter().map(choice).collect()
    }

    #[test]
    fn a_counterpart_is_of_one_kind_and_has_the_same_name_or_label() {
        let own = |kind| field(Noun::Lead, "windows", "Пластиковые окна, счёт", kind);
        let deal = |name: &str, label: &str, kind| field(Noun::Deal, name, label, kind);
        let text = Kind::Text;
        for (own, there, expected) in [
            (own(text.clone()), vec![], "missing"),
            (own(text.clone()), vec![deal("windows", "Other", text.clone())], "similar windows"),
            (
                own(text.clone()),
                vec![deal("okna", "ПЛАСТИКОВЫЕ ОКНА, счет", text.clone())],
                "similar okna",
            ),
            (own(text.clone()), vec![deal("okna", "Окна", text.clone())], "missing"),
            (own(text.clone()), vec![deal("windows", "Окна", Kind::Integer)], "other windows"),
            (
                own(text.clone()),
                vec![deal("okna", "Пластиковые окна, счёт", Kind::Integer)],
                "other okna",
            ),
            // The name counts more than the label, the kind more than either.
            (
                own(text.clone()),
                vec![
                    deal("okna", "Пластиковые окна, счёт", text.clone()),
                    deal("windows", "Other", text.clone()),
                ],
                "similar windows",
            ),
            (
                own(text.clone()),
                vec![
                    deal("windows", "Other", Kind::Bool),
                    deal("okna", "Пластиковые окна, счёт", text.clone()),
                ],
                "similar okna",
            ),
            (
                own(Kind::Link(Noun::Deal)),
                vec![deal("windows", "x", Kind::Link(Noun::Company))],
                "other windows",
            ),
            (
                own(Kind::Choice(list(&["a"]))),
                vec![deal("windows", "x", Kind::Choice(list(&["b"])))],
                "similar windows",
            ),
            (
                own(Kind::Choice(list(&["a"]))),
                vec![deal("windows", "x", Kind::Choices(list(&["a"])))],
                "other windows",
            ),
        ] {
            let found = match counterpart(&own, there.iter()) {
                Counterpart::Similar(field) => format!("similar {}", field.name),
                Counterpart::OtherKind(field) => format!("other {}", field.name),
                Counterpart::Missing => "missing".to_owned(),
            };
            assert_eq!(found, expected, "{own:?} {there:?}");
        }
        // What every deal has is no counterpart, whatever it is called.
        let mut built_in = deal("windows", "Other", Kind::Text);
        built_in.flags.custom = false;
        assert_eq!(counterpart(&own(Kind::Text), [&built_in].into_iter()), Counterpart::Missing);
    }

    #[test]
    fn choices_go_along_by_what_they_are_called() {
        let one = |all: &[&str]| field(Noun::Lead, "x", "X", Kind::Choice(list(all)));
        let many = |all: &[&str]| field(Noun::Lead, "x", "X", Kind::Choices(list(all)));
        let text = |word: &str| Value::Text(word.to_owned());
        let words = |all: &[&str]| Value::List(all.iter().map(|w| (*w).to_owned()).collect());
        for (own, into, value, expected, lost) in [
            (one(&["Ёлка"]), one(&["елка"]), text("Ёлка"), text("елка"), vec![]),
            (one(&["a", "A"]), one(&["a", "A"]), text("A"), text("A"), vec![]),
            (one(&["окно"]), one(&["дверь"]), text("окно"), Value::Empty, vec!["окно"]),
            (
                many(&["a", "b", "c"]),
                many(&["C", "a"]),
                words(&["a", "b", "c"]),
                words(&["a", "C"]),
                vec!["b"],
            ),
            (many(&["a"]), many(&["b"]), words(&["a"]), Value::Empty, vec!["a"]),
            (
                field(Noun::Lead, "x", "X", Kind::Text),
                field(Noun::Deal, "x", "X", Kind::Text),
                text("as it is"),
                text("as it is"),
                vec![],
            ),
        ] {
            let carried = carried(&own, &into, &value);
            assert_eq!(
                (carried.value, carried.lost),
                (expected, lost.into_iter().map(str::to_owned).collect()),
                "{value:?}"
            );
        }
    }

    #[test]
    fn the_ways_to_reach_somebody_and_the_comment_go_to_one_place() {
        let targets = |deal, contact, company| Targets { deal, contact, company };
        for (noun, with, phone, comment) in [
            (Noun::Deal, targets(true, true, true), false, true),
            (Noun::Contact, targets(true, true, true), true, false),
            (Noun::Contact, targets(false, true, true), true, true),
            (Noun::Company, targets(true, true, true), false, false),
            (Noun::Company, targets(true, false, true), true, false),
            (Noun::Company, targets(false, false, true), true, true),
        ] {
            let goes = built_in(noun, with);
            let has = |name: &str| goes.iter().any(|(_, to)| *to == name);
            assert_eq!((has("phone"), has("comment")), (phone, comment), "{noun:?} {with:?}");
            assert_eq!(has("region"), noun != Noun::Deal, "{noun:?} {with:?}");
        }
    }
}
