//! What a new entry of a dictionary needs and nobody gave: one name serves in every language, and
//! the code is made of the name.

use super::super::Failure;
use super::super::work::Work;
use super::{is_name, storage};
use crate::domain::code;
use crate::domain::field::Field;
use crate::domain::noun::Noun;
use crate::domain::value::Value;
use crate::store::team::column;
use crate::store::team::setup::custom_kind;

/// The names of an entry, one a language.
pub const NAMES: [&str; 3] = ["name_en", "name_ru", "name_pl"];

/// Fills in what can be made of what is given.
///
/// # Errors
/// A refusal of a price below nothing, or a failure of the database.
pub fn fill<'a>(
    work: &Work<'a>,
    noun: Noun,
    values: &mut Vec<(&'a Field, Value)>,
) -> Result<(), Failure> {
    match noun {
        Noun::Product => product(work, values),
        Noun::Stage | Noun::Pipeline | Noun::Source => {
            let Some(name) = NAMES.iter().find_map(|name| text(values, name)) else {
                return Ok(());
            };
            for field in NAMES {
                if text(values, field).is_none() {
                    values.push((work.field(noun, field)?, Value::text(name.clone())));
                }
            }
            if text(values, "code").is_none() {
                let code = code_of(work, noun, &name, values);
                values.push((work.field(noun, "code")?, Value::text(code)));
            }
            Ok(())
        }
        Noun::Field => field(work, values),
        Noun::Rule => rule(work, values),
        _ => Ok(()),
    }
}

/// A rule is called by its code where it has no name, and is on.
fn rule<'a>(work: &Work<'a>, values: &mut Vec<(&'a Field, Value)>) -> Result<(), Failure> {
    let (code, name) = (text(values, "code"), text(values, "name"));
    if let (Some(code), None) = (&code, &name) {
        values.push((work.field(Noun::Rule, "name")?, Value::text(code.clone())));
    }
    if let (None, Some(name)) = (code, name) {
        let code = code_of(work, Noun::Rule, &name, values);
        values.push((work.field(Noun::Rule, "code")?, Value::text(code)));
    }
    if !values.iter().any(|(field, _)| field.name == "enabled") {
        values.push((work.field(Noun::Rule, "enabled")?, Value::Int(1)));
    }
    Ok(())
}

/// A code for a name that no other entry has within its pipeline or its dictionary.
fn code_of(work: &Work, noun: Noun, name: &str, values: &[(&Field, Value)]) -> String {
    let setup = work.setup;
    let home = values.iter().find(|(field, _)| field.name == "pipeline");
    let home = home.and_then(|(_, value)| value.as_int());
    let taken = |code: &str| match noun {
        Noun::Stage => setup.stages.iter().any(|s| s.code == code && Some(s.pipeline.0) == home),
        Noun::Pipeline => setup.pipelines.iter().any(|pipeline| pipeline.code == code),
        Noun::Rule => setup.rules.iter().any(|rule| rule.code == code),
        _ => setup.sources.iter().any(|source| source.code == code),
    };
    code::unique(name, noun.word(), taken)
}

/// The name of a field of the team in queries and commands, made of its label; a label made of a
/// name that was given.
fn field<'a>(work: &Work<'a>, values: &mut Vec<(&'a Field, Value)>) -> Result<(), Failure> {
    let (name, label) = (text(values, "name"), text(values, "label"));
    if let (Some(name), None) = (&name, &label) {
        values.push((work.field(Noun::Field, "label")?, Value::text(name.clone())));
    }
    let (None, Some(label)) = (name, label) else { return Ok(()) };
    let noun = text(values, "noun").and_then(|word| Noun::parse(&word));
    let kind = text(values, "kind").and_then(|word| custom_kind(&word, Vec::new()));
    let (Some(noun), Some(kind)) = (noun, kind) else { return Ok(()) };
    let mut fault = None;
    let mut taken = |name: &str| {
        let left = column::storage(work.conn, noun, name).unwrap_or_else(|failure| {
            fault = Some(failure);
            None
        });
        // What a deleted field held is of no use to one of another kind.
        let other = left.is_some_and(|left| left != storage(&kind));
        !is_name(name) || other || work.setup.registry.get(noun, name).is_some()
    };
    // A name begins with a letter.
    let starts = |label: &str| code::unique(label, "field", |_| false);
    let digit = starts(&label).starts_with(|c: char| c.is_ascii_digit());
    let label = if digit { format!("field {label}") } else { label };
    let label: String = label.chars().take(LONGEST).collect();
    let base = code::unique(&label, "field", |_| false);
    let numbered = (2..MOST).map(|number| format!("{base}_{number}"));
    let free = std::iter::once(base.clone()).chain(numbered).find(|name| !taken(name));
    if let Some(failure) = fault {
        return Err(failure.into());
    }
    let name = free.unwrap_or(base);
    values.push((work.field(Noun::Field, "name")?, Value::text(name)));
    Ok(())
}

/// So many letters of a label go into the name: room is left for a number.
const LONGEST: usize = 16;

/// Fields that are called alike get numbers below this.
const MOST: u32 = 1000;

/// Fills in what a product needs and nobody gave, and refuses a price below nothing.
fn product<'a>(work: &Work<'a>, values: &mut Vec<(&'a Field, Value)>) -> Result<(), Failure> {
    let usual = [
        ("price", Value::Int(0)),
        ("currency", Value::text(work.setup.currency.code())),
        ("tax", Value::Int(0)),
        ("tax_included", Value::Int(0)),
        ("active", Value::Int(1)),
    ];
    for (name, value) in usual {
        match values.iter().find(|(field, _)| field.name == name) {
            Some((field, value)) => super::check_price(field, value)?,
            None => values.push((work.field(Noun::Product, name)?, value)),
        }
    }
    Ok(())
}

/// What was given as the text of a field, where it is not empty.
fn text(values: &[(&Field, Value)], name: &str) -> Option<String> {
    let (_, value) = values.iter().find(|(field, _)| field.name == name)?;
    value.as_text().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}
