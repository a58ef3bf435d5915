//! Converting a lead: a company, a contact and a deal are created on its basis and linked, in one
//! transaction; the lead stays, won, with a record of what was created.

use std::mem;

use super::work::Work;
use super::{Failure, create, entry};
use crate::domain::access::Right;
use crate::domain::command::{Set, Targets};
use crate::domain::conversion;
use crate::domain::field::Kind;
use crate::domain::fit;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::{Meaning, PipelineId, StageId};
use crate::domain::value::Value;
use crate::store::attached;
use crate::store::row::{self, Row};

/// Converts a lead. Everything is created or nothing.
///
/// # Errors
/// A refusal when the rules forbid the set, the pipeline is none of the deals', or what a target
/// needs is missing (the field to fill is named).
pub fn convert(
    work: &mut Work,
    lead: i64,
    targets: Targets,
    pipeline: Option<PipelineId>,
    fill: &[(Noun, Set)],
) -> Result<Message, Failure> {
    let on = RecordRef::new(Noun::Lead, lead);
    work.ask(Right::Edit, Noun::Lead)?;
    let row = work.load(on)?;
    let stage = row.int("stage").and_then(|id| work.setup.stage(StageId(id)));
    let converted = stage.is_some_and(|stage| stage.meaning == Meaning::Won)
        || attached::made_of(work.conn, on)?.is_some();
    conversion::check(targets, row.int("repeat") == Some(1), converted)?;

    // The order matters to nobody but a reader of the journal: the client is there before the deal.
    let mut created = Vec::new();
    let company = match targets.company {
        true => Some(make(work, Noun::Company, company_values(&row, targets), fill, on)?),
        false => None,
    };
    let contact = match targets.contact {
        true => {
            let mut values = contact_values(&row);
            if let Some(company) = company {
                values.push(Set::new("company", Value::Ids(vec![company.id])));
            }
            Some(make(work, Noun::Contact, values, fill, on)?)
        }
        false => None,
    };
    let deal = match targets.deal {
        true => Some(make(
            work,
            Noun::Deal,
            deal_values(work, &row, pipeline, contact, company)?,
            fill,
            on,
        )?),
        false => None,
    };
    created.extend([deal, contact, company].into_iter().flatten());

    let won = won_stage(work, &row)?;
    work.set(on, work.field(Noun::Lead, "stage")?, &Value::Int(won.0), None)?;
    let names: Vec<String> = created.iter().map(RecordRef::to_string).collect();
    let data = serde_json::json!({ "lead": on.to_string(), "created": names }).to_string();
    let note = entry::add(work, on, "conversion", None, Some(data))?;
    for target in &created {
        entry::place(work, note, *target)?;
    }
    work.note_arg("on", on.to_string());
    work.note_arg("created", names.join(", "));
    // The created records come first: the interface goes on with the first of them.
    work.touched.retain(|touched| !created.contains(touched));
    work.touched.splice(0..0, created.iter().copied());
    Ok(Message::new("receipt-converted").with("record", on).with("created", created))
}

/// Creates one target from the lead's values, completed by what the person filled in.
fn make(
    work: &mut Work,
    noun: Noun,
    mut values: Vec<Set>,
    fill: &[(Noun, Set)],
    lead: RecordRef,
) -> Result<RecordRef, Failure> {
    values.extend(own_fields(work, noun, lead)?);
    values.push(Set::new("lead", lead.id));
    for (_, set) in fill.iter().filter(|(target, _)| *target == noun) {
        values.retain(|known| known.field != set.field);
        values.push(set.clone());
    }
    match create::insert(work, noun, &values) {
        Err(Failure::Refused(mut refusal)) => {
            // The form that asks for what is missing needs to know whose field it is.
            refusal.field = refusal.field.map(|field| format!("{}.{field}", noun.word()));
            Err(Failure::Refused(refusal))
        }
        outcome => outcome,
    }
}

/// What the team's own fields of the lead hold, for those the target has under the same name and
/// of the same kind.
fn own_fields(work: &Work, noun: Noun, lead: RecordRef) -> Result<Vec<Set>, Failure> {
    let mut values = Vec::new();
    for field in work.setup.registry.of(Noun::Lead).filter(|field| field.flags.custom) {
        let Some(own) = work.setup.registry.get(noun, &field.name) else { continue };
        // Two lists are of one kind even where their choices differ.
        let alike = match own.kind {
            Kind::Link(_) => own.kind == field.kind,
            _ => mem::discriminant(&own.kind) == mem::discriminant(&field.kind),
        };
        if !own.flags.custom || !alike {
            continue;
        }
        let value = row::get(work.conn, field, lead.id)?;
        if fit::fit(own, &value, work.setup).is_ok() {
            values.push(Set::new(own.name.clone(), value));
        }
    }
    Ok(values)
}

fn company_values(row: &Row, targets: Targets) -> Vec<Set> {
    let mut values = copy(row, &["responsible", "source", "address", "site", "currency"]);
    let title = row.text("company_name");
    if !title.is_empty() {
        values.push(Set::new("title", title));
    }
    if !targets.contact {
        values.extend(copy(row, &["phone", "email", "messenger"]));
    }
    values
}

fn contact_values(row: &Row) -> Vec<Set> {
    copy(
        row,
        &[
            "last_name",
            "first_name",
            "middle_name",
            "post",
            "phone",
            "email",
            "messenger",
            "address",
            "source",
            "responsible",
        ],
    )
}

fn deal_values(
    work: &Work,
    row: &Row,
    pipeline: Option<PipelineId>,
    contact: Option<RecordRef>,
    company: Option<RecordRef>,
) -> Result<Vec<Set>, Failure> {
    let mut values =
        copy(row, &["title", "amount", "currency", "source", "responsible", "comment", "tags"]);
    let client = |created: Option<RecordRef>, field: &str| {
        created.map_or_else(|| row.get(field).clone(), |record| Value::Int(record.id))
    };
    values.push(Set::new("contact", client(contact, "contact")));
    values.push(Set::new("company", client(company, "company")));
    let mut pipelines = work.setup.pipelines_of(Noun::Deal);
    let chosen = match pipeline {
        Some(id) => pipelines.find(|p| p.id == id),
        None => pipelines.next(),
    };
    let chosen = chosen.ok_or_else(|| Refusal::not_found(Message::new("refused-no-pipeline")))?;
    let first =
        work.setup.stages_of(chosen.id).next().ok_or_else(|| {
            Refusal::rule(Message::new("refused-no-stages").with("noun", Noun::Deal))
        })?;
    values.push(Set::new("stage", first.id.0));
    Ok(values)
}

/// The fields of the lead that the target has too, under the same names.
fn copy(row: &Row, fields: &[&str]) -> Vec<Set> {
    fields
        .iter()
        .map(|field| Set::new(*field, row.get(field).clone()))
        .filter(|set| !set.value.is_empty())
        .collect()
}

/// The stage that says a lead of this pipeline was converted.
fn won_stage(work: &Work, row: &Row) -> Result<StageId, Failure> {
    let here =
        row.int("stage").and_then(|id| work.setup.stage(StageId(id))).map(|stage| stage.pipeline);
    let pipeline = here.or_else(|| work.setup.pipelines_of(Noun::Lead).next().map(|p| p.id));
    pipeline
        .and_then(|pipeline| {
            work.setup.stages_of(pipeline).find(|stage| stage.meaning == Meaning::Won)
        })
        .map(|stage| stage.id)
        .ok_or_else(|| Refusal::rule(Message::new("refused-no-won-stage")).into())
}
