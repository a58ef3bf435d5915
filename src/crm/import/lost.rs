//! The cells of a row whose values did not come into the record they are about: they are kept with
//! it under their columns' names. Why they did not is not known here.

use crate::domain::noun::Noun;
use crate::exchange::plan::Plan;
use crate::exchange::profile::{Detail, Party, Target};
use crate::exchange::table::Row;

/// The filled cells of the columns that these fields come from, with the columns' names.
pub fn cells(noun: Noun, plan: &Plan, row: &Row<'_>, fields: &[&str]) -> Vec<(String, String)> {
    let cells = plan.columns().iter().zip(&row.cells);
    let lost = cells.filter(|(column, cell)| {
        let of = |names: &[&str]| names.iter().any(|name| fields.contains(name));
        !cell.trim().is_empty() && of(&sources(noun, &column.target))
    });
    lost.map(|(column, cell)| (column.header.clone(), cell.trim().to_owned())).collect()
}

/// The fields that a column may fill.
fn sources(noun: Noun, target: &Target) -> Vec<&str> {
    const PERSON: [&str; 3] = ["last_name", "first_name", "middle_name"];
    match target {
        Target::Field(name, _) => vec![name],
        Target::Points(kind, _) => vec![kind.word()],
        Target::FullName => PERSON.to_vec(),
        Target::Tags => vec!["tags"],
        Target::Responsible => vec!["responsible"],
        Target::Observers => vec!["observers"],
        Target::Stage | Target::Pipeline => vec!["stage"],
        Target::Source => vec!["source"],
        Target::Contacts => vec!["contacts"],
        Target::Product(_) => vec!["products"],
        // A lead that is linked with nobody has the client's name in its own fields.
        Target::Client(Party::Company, Detail::Name) if noun == Noun::Lead => {
            vec!["company", "company_name"]
        }
        Target::Client(Party::Contact, Detail::Site) | Target::Reach(..) => Vec::new(),
        Target::Client(Party::Contact, _) if noun == Noun::Lead => {
            PERSON.into_iter().chain(["contact"]).collect()
        }
        Target::Client(Party::Contact, _) => vec!["contact"],
        Target::Client(Party::Company, Detail::Name) => vec!["company"],
        Target::Client(Party::Company, _)
        | Target::Skip
        | Target::Keep
        | Target::PointLabel(_)
        | Target::CreatedAt
        | Target::ClosedAt
        | Target::Converted
        | Target::Outcome
        | Target::StageMeaning
        | Target::Id => Vec::new(),
    }
}
