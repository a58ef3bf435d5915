//! What of a lead goes along into the company, the contact and the deal made of it.

use crate::domain::carry::{self, Counterpart};
use crate::domain::command::{Set, Targets};
use crate::domain::field::Field;
use crate::domain::fit;
use crate::domain::noun::Noun;
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::store::row::Row;

/// What this target takes along, where these targets are made together.
pub fn of(setup: &Setup, noun: Noun, targets: Targets, row: &Row) -> Vec<Set> {
    let shared = carry::SHARED.into_iter().map(|name| (name, name));
    let goes = shared.chain(carry::built_in(noun, targets));
    let mut values: Vec<Set> = goes
        .map(|(from, to)| Set::new(to, row.get(from).clone()))
        .filter(|set| !set.value.is_empty())
        .collect();
    values.extend(own_fields(setup, noun, row));
    values
}

/// The fields that the team added to leads and that hold something in this one.
pub fn filled<'a>(setup: &'a Setup, row: &'a Row) -> impl Iterator<Item = (&'a Field, &'a Value)> {
    let own = setup.registry.of(Noun::Lead).filter(|field| field.flags.custom);
    own.map(|field| (field, row.get(&field.name))).filter(|(_, value)| !value.is_empty())
}

/// What the team's own fields of the lead hold, for those of which the target has the counterpart.
pub fn own_fields(setup: &Setup, noun: Noun, row: &Row) -> Vec<Set> {
    let mut values: Vec<Set> = Vec::new();
    for (field, value) in filled(setup, row) {
        let Counterpart::Similar(into) = carry::counterpart(field, setup.registry.of(noun)) else {
            continue;
        };
        let value = carry::carried(field, into, value).value;
        let taken = values.iter().any(|known| known.field == into.name);
        if !taken && fit::fit(into, &value, setup).is_ok_and(|value| !value.is_empty()) {
            values.push(Set::new(into.name.clone(), value));
        }
    }
    values
}

/// Whether a contact with these values has a name or can be reached.
pub fn is_somebody(set: &[Set]) -> bool {
    let known = ["last_name", "first_name", "middle_name", "phone", "email", "messenger"];
    set.iter().any(|one| known.contains(&one.field.as_str()) && !one.value.is_empty())
}
