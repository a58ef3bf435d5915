//! A file to fill by analogy: the columns an import of a noun understands, and one example.
//!
//! What the example says comes from whoever asks, so that it is in the reader's language.

use super::profile::normal;
use crate::domain::field::{Field, Kind, Label, Registry};
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;

/// A header and one row under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What people call the fields, or their stable names where two are called alike; an import finds
    /// both by itself.
    pub header: Vec<String>,
    /// Values in the form an import reads, in the same order. Nothing where the words are the
    /// team's own: stages, sources, people.
    pub example: Vec<String>,
}

/// The template of a noun: every field a file may bring, those of the team included. A lead has its
/// client in fields of its own, and none to link one. `say` says what a message id means.
pub fn template(noun: Noun, registry: &Registry, say: &dyn Fn(&str) -> String) -> Template {
    let mut columns: Vec<(String, String)> = Vec::new();
    let mut add = |name: String, stable: &str, example: String| {
        let is_taken = columns.iter().any(|(taken, _)| normal(taken) == normal(&name));
        columns.push((if is_taken { stable.to_owned() } else { name }, example));
    };
    let is_client = |field: &Field| {
        noun == Noun::Lead && !field.flags.custom && matches!(field.kind, Kind::Link(_))
    };
    for field in registry.of(noun).filter(|field| !field.flags.system && !is_client(field)) {
        let label = match &field.label {
            Label::Message(id) => say(id),
            Label::Own(text) => text.clone(),
        };
        match field.kind {
            Kind::Points(PointKind::Phone) => {
                for (kind, example) in [("work", "example-phone"), ("mobile", "example-mobile")] {
                    let name = format!("{label} ({})", say(&format!("point-{kind}")));
                    add(name, &format!("phone:{kind}"), say(example));
                }
            }
            _ => add(label, &field.name, example(field, say)),
        }
    }
    let (header, example) = columns.into_iter().unzip();
    Template { header, example }
}

impl Template {
    /// Whether a row of a file is the example, left as it was.
    pub fn is_example(&self, cells: &[impl AsRef<str>]) -> bool {
        let mut filled =
            self.example.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
        let cells =
            cells.iter().map(|cell| crate::exchange::export::arm_back(cell.as_ref()).trim());
        cells.filter(|text| !text.is_empty()).eq(filled.by_ref())
    }
}

fn example(field: &Field, say: &dyn Fn(&str) -> String) -> String {
    let said = match field.name.as_str() {
        "title" if field.noun == Noun::Company => "example-company",
        "title" => "example-title",
        "last_name" => "example-last-name",
        "first_name" => "example-first-name",
        "company_name" => "example-company",
        "post" => "example-post",
        "address" | "legal_address" => "example-address",
        "region" => "example-region",
        "currency" => "example-currency",
        _ => match field.kind {
            Kind::Phone => "example-mobile",
            Kind::Tags => "example-tags",
            Kind::Products => "example-products",
            _ => "",
        },
    };
    if !said.is_empty() {
        return say(said);
    }
    let plain = match &field.kind {
        _ if matches!(&*field.name, "amount" | "revenue") => "12500.00",
        Kind::Integer | Kind::Number | Kind::Minutes => "10",
        Kind::Money(_) => "100.00",
        Kind::Bool => "no",
        Kind::Date => "2026-12-31",
        Kind::Anniversary => "1990-05-17",
        Kind::Moment => "2026-12-31 14:05",
        Kind::Choice(choices) | Kind::Choices(choices) => {
            choices.first().map_or("", |choice| choice.code.as_str())
        }
        Kind::Points(PointKind::Email) | Kind::Email => "anna@example.com",
        Kind::Points(PointKind::Site) | Kind::Url => "https://example.com",
        Kind::Points(PointKind::Messenger) => "telegram: anna",
        _ => "",
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_known_again_and_a_row_like_it_is_not() {
        let registry = Registry::new(Vec::new());
        for noun in Noun::RECORDS {
            let template = template(noun, &registry, &|id| format!("+{id}"));
            let mut cells: Vec<String> =
                template.example.iter().map(|cell| cell.replacen('+', "'+", 1)).collect();
            assert!(template.is_example(&cells), "{noun:?}: as a spreadsheet gets it");
            let filled = cells.iter_mut().find(|cell| !cell.is_empty()).unwrap();
            filled.push('!');
            assert!(!template.is_example(&cells), "{noun:?}");
        }
    }
}
