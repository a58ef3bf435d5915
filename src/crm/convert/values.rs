//! What of a lead goes along into the company, the contact and the deal made of it.

use std::mem;

use crate::crm::supplement;
use crate::domain::command::Set;
use crate::domain::field::Kind;
use crate::domain::fit;
use crate::domain::noun::Noun;
use crate::domain::point::{Point, PointKind};
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::store::row::Row;

/// What every target takes along: who works on it and watches it, and how it is marked.
const SHARED: [&str; 5] = ["responsible", "observers", "tags", "source", "open_to_all"];

/// The company: how to reach it where there is no contact to be reached (`points`), and the
/// comment where there is no deal to keep it (`comment`).
pub fn company(row: &Row, points: bool, comment: bool) -> Vec<Set> {
    let mut values = copy(row, &SHARED);
    values.extend(copy(row, &["address", "site", "currency"]));
    let title = row.text("company_name");
    if !title.is_empty() {
        values.push(Set::new("title", title));
    }
    if points {
        values.extend(copy(row, &["phone", "email", "messenger"]));
    }
    if comment {
        values.extend(copy(row, &["comment"]));
    }
    values
}

/// The contact: the person and the ways to reach them.
pub fn contact(row: &Row, comment: bool) -> Vec<Set> {
    let mut values = copy(row, &SHARED);
    values.extend(copy(row, &["last_name", "first_name", "middle_name", "post"]));
    values.extend(copy(row, &["phone", "email", "messenger", "address"]));
    if comment {
        values.extend(copy(row, &["comment"]));
    }
    values
}

/// The deal: what it is about.
pub fn deal(row: &Row) -> Vec<Set> {
    let mut values = copy(row, &SHARED);
    values.extend(copy(row, &["title", "amount", "currency", "products", "comment"]));
    values
}

/// The ways to reach whoever the lead is about, as far as a contact has them too.
pub fn ways(row: &Row) -> Vec<(PointKind, Vec<Point>)> {
    let points = |kind: PointKind| match row.get(kind.word()) {
        Value::Points(points) => Some((kind, points.clone())),
        _ => None,
    };
    supplement::KINDS.into_iter().filter_map(points).collect()
}

/// What the team's own fields of the lead hold, for those the target has under the same name and
/// of the same kind.
pub fn own_fields(setup: &Setup, noun: Noun, row: &Row) -> Vec<Set> {
    let mut values = Vec::new();
    for field in setup.registry.of(Noun::Lead).filter(|field| field.flags.custom) {
        let Some(own) = setup.registry.get(noun, &field.name) else { continue };
        // Two lists are of one kind even where their choices differ.
        let alike = match own.kind {
            Kind::Link(_) => own.kind == field.kind,
            _ => mem::discriminant(&own.kind) == mem::discriminant(&field.kind),
        };
        if !own.flags.custom || !alike {
            continue;
        }
        let value = row.get(&field.name);
        if fit::fit(own, value, setup).is_ok_and(|value| !value.is_empty()) {
            values.push(Set::new(own.name.clone(), value.clone()));
        }
    }
    values
}

/// Whether a contact with these values has a name or can be reached.
pub fn is_somebody(set: &[Set]) -> bool {
    let known = ["last_name", "first_name", "middle_name", "phone", "email", "messenger"];
    set.iter().any(|one| known.contains(&one.field.as_str()) && !one.value.is_empty())
}

/// The fields of the lead that the target has too, under the same names.
fn copy(row: &Row, fields: &[&str]) -> Vec<Set> {
    fields
        .iter()
        .map(|field| Set::new(*field, row.get(field).clone()))
        .filter(|set| !set.value.is_empty())
        .collect()
}
