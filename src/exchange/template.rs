//! A file to fill by analogy: the columns an import of a noun understands, and one example.

use crate::domain::field::{Field, Kind, Registry};
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;

/// A header and one row under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The stable names of the fields; an import finds them by itself.
    pub header: Vec<String>,
    /// Values in the form an import reads, in the same order. Nothing where the words are the
    /// team's own: stages, sources, people.
    pub example: Vec<String>,
}

/// The template of a noun: every field a file may bring, those of the team included.
pub fn template(noun: Noun, registry: &Registry) -> Template {
    let mut columns = Vec::new();
    for field in registry.of(noun).filter(|field| !field.flags.system) {
        match field.kind {
            Kind::Points(PointKind::Phone) => {
                columns.push(("phone:work".to_owned(), "+48 22 123 45 67".to_owned()));
                columns.push(("phone:mobile".to_owned(), "+48 600 700 800".to_owned()));
            }
            _ => columns.push((field.name.clone(), example(field))),
        }
    }
    let (header, example) = columns.into_iter().unzip();
    Template { header, example }
}

fn example(field: &Field) -> String {
    let by_name = match field.name.as_str() {
        "title" if field.noun == Noun::Company => "Example Ltd",
        "title" => "200 chairs for an office",
        "last_name" => "Kowalska",
        "first_name" => "Anna",
        "company_name" => "Example Ltd",
        "post" => "Director",
        "address" | "legal_address" => "1 Long Street, Warsaw",
        "region" => "Mazowieckie",
        "amount" | "revenue" => "12500.00",
        "currency" => "PLN",
        "birthday" => "1990-05-17",
        _ => "",
    };
    let by_kind = match &field.kind {
        _ if !by_name.is_empty() => by_name,
        Kind::Integer | Kind::Number | Kind::Minutes => "10",
        Kind::Money(_) => "100.00",
        Kind::Bool => "no",
        Kind::Date => "2026-12-31",
        Kind::Moment => "2026-12-31 14:05",
        Kind::Choice(choices) | Kind::Choices(choices) => {
            choices.first().map_or("", |choice| choice.code.as_str())
        }
        Kind::Points(PointKind::Email) | Kind::Email => "anna@example.com",
        Kind::Points(PointKind::Site) | Kind::Url => "https://example.com",
        Kind::Points(PointKind::Messenger) => "telegram: anna",
        Kind::Phone => "+48 600 700 800",
        Kind::Tags => "vip, autumn",
        Kind::Products => "Chair x200 @ 62.50",
        _ => "",
    };
    by_kind.to_owned()
}
