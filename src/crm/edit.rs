//! Changing fields of a row.

use super::create::{self, check_links};
use super::supplement::Bond;
use super::work::{Work, unknown_field};
use super::{
    Failure, booking, entry, intake, mandatory, move_stage, plan, products, settings, supplement,
    task,
};
use crate::domain::access::Right;
use crate::domain::client;
use crate::domain::command::Set;
use crate::domain::field::{Field, Kind, Section};
use crate::domain::fit;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::required;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::row::Row;
use crate::store::{client_details, row};

/// Sets fields of a row. All of them or none.
///
/// # Errors
/// A refusal when a field is unknown, kept by the program, mandatory and emptied, or was changed
/// by somebody else since the person saw it; or when the record lacks what is mandatory.
pub fn edit(work: &mut Work, on: RecordRef, set: &[Set]) -> Result<Message, Failure> {
    if on.noun == Noun::Entry {
        return entry::edit(work, on, set);
    }
    let typed = products::replaceable(work, on, set)?;
    let changed = apply(work, on, set)?;
    mandatory::check_changed(work, on, &changed)?;
    if changed.iter().any(|field| field.name == "amount") {
        create::note_negative(work, on)?;
    }
    products::note_replaced(work, on, typed)?;
    work.note_arg("on", on.to_string());
    if let ([field], Noun::Setting) = (&changed[..], on.noun) {
        let label = Arg::Field(on.noun, field.name.clone());
        return Ok(Message::new("receipt-setting").with("field", label));
    }
    if let [field] = changed[..] {
        work.note_arg("field", field.name.as_str());
        if let Some(at) = deadline(work, on, field)? {
            let said = Message::new("receipt-deadline").with("record", on);
            return Ok(said.with("when", Arg::Moment(at)));
        }
        let label = Arg::Field(on.noun, field.name.clone());
        return Ok(Message::new("receipt-edited-field").with("record", on).with("field", label));
    }
    Ok(Message::new("receipt-edited").with("record", on).with("count", changed.len()))
}

/// The deadline something planned was given, where that is the field.
fn deadline(work: &Work, on: RecordRef, field: &Field) -> Result<Option<i64>, Failure> {
    if on.noun != Noun::Activity || field.name != "deadline" {
        return Ok(None);
    }
    Ok(match work.load(on)?.get("deadline") {
        Value::Int(at) => Some(*at),
        _ => None,
    })
}

/// Refuses a field that the program keeps.
///
/// # Errors
/// A refusal with the name of the field.
pub(super) fn check_own_field(field: &Field) -> Result<(), Refusal> {
    if field.flags.system {
        let label = Arg::Field(field.noun, field.name.clone());
        let message = Message::new("refused-system-field").with("field", label);
        return Err(Refusal::rule(message).at(&field.name));
    }
    Ok(())
}

/// Sets fields as part of any use case and returns those that changed.
///
/// # Errors
/// As [`edit`].
pub(super) fn apply<'a>(
    work: &mut Work<'a>,
    on: RecordRef,
    set: &[Set],
) -> Result<Vec<&'a Field>, Failure> {
    for one in set {
        match work.setup.registry.get(on.noun, &one.field) {
            Some(field) => work.ask_change(on, field)?,
            None => work.ask(Right::Edit, on.noun)?,
        }
    }
    work.check_there(on)?;
    let before = match on.noun {
        Noun::Activity => Some(work.load(on)?),
        _ => None,
    };
    let bonds = supplement::bonds(work, on, set)?;
    let mut changed = Vec::new();
    for one in &products::planned(work, on, set)? {
        let field = work
            .setup
            .registry
            .get(on.noun, &one.field)
            .ok_or_else(|| unknown_field(work.setup, on.noun, &one.field))?;
        check_own_field(field)?;
        let mandatory =
            field.flags.required || matches!(field.name.as_str(), "stage" | "responsible");
        if mandatory && required::lacks(field, &one.value) {
            return Err(required::lacking(field, 0).into());
        }
        let value = booking::settled(work, fit::fit(field, &one.value, work.setup)?)?;
        check_links(work, &[(field, value.clone())])?;
        if let Some(shown) = shown_from(work, on, field)? {
            if edit_client(work, field, shown, one)? {
                changed.push(field);
            }
            continue;
        }
        settings::check_edit(work, on, field, &value)?;
        if let (Kind::Stage, Some(to), true) = (&field.kind, value.as_int(), on.noun.has_stages()) {
            move_stage::check(work.setup, on, StageId(to))?;
        }
        settings::make_room(work, on, field, &value)?;
        let value = if value.is_empty() { empty_of(field, work) } else { value };
        let asked = set.iter().any(|asked| asked.field == one.field);
        let set = work.set(on, field, &value, one.was.as_ref())?;
        if let (Kind::Stage, Some(to), true) = (&field.kind, value.as_int(), set)
            && on.noun.has_stages()
        {
            intake::ended(work, on, StageId(to))?;
        }
        if set && asked {
            changed.push(field);
        }
    }
    follow(work, on, (set, &changed), bonds, before.as_ref())?;
    Ok(changed)
}

/// What follows from changed fields: for the client of a record, for a rule, for what is planned,
/// which is given as it was `before`.
fn follow(
    work: &mut Work,
    on: RecordRef,
    (set, changed): (&[Set], &[&Field]),
    bonds: Vec<Bond>,
    before: Option<&Row>,
) -> Result<(), Failure> {
    let of_client = |field: &&Field| ["contact", "contacts", "company"].contains(&&*field.name);
    if changed.iter().any(of_client) {
        match on.noun {
            Noun::Deal => settle_deal(work, on)?,
            Noun::Lead => {
                for bond in bonds {
                    if changed.iter().any(|changed| changed.name == bond.field) {
                        supplement::take_back(work, on, bond)?;
                    }
                }
                supplement::by_lead(work, on)?;
            }
            _ => {}
        }
    }
    if on.noun == Noun::Rule {
        settings::rules::settle(work, on, set)?;
    }
    let Some(before) = before else { return Ok(()) };
    let names: Vec<&str> = changed.iter().map(|field| field.name.as_str()).collect();
    task::edited(work, before, &names)?;
    plan::check_edit(work, on, changed)?;
    if names.contains(&"deadline") {
        // What has a deadline is planned, and no longer only waits.
        let deadline = row::get(work.conn, work.field(on.noun, "deadline")?, on.id)?;
        if !deadline.is_empty() {
            work.set(on, work.field(on.noun, "incoming")?, &Value::Int(0), None)?;
        }
    }
    Ok(())
}

/// Where a repeat lead shows one of its details from; nothing where the field is the row's own.
fn shown_from(
    work: &Work,
    on: RecordRef,
    field: &Field,
) -> Result<Option<Option<(RecordRef, &'static str)>>, Failure> {
    let Some(detail) = client::detail(&field.name).filter(|_| on.noun == Noun::Lead) else {
        return Ok(None);
    };
    let link = |name: &str| -> Result<Option<i64>, Failure> {
        Ok(row::get(work.conn, work.field(Noun::Lead, name)?, on.id)?.as_int())
    };
    let (contact, company) = (link("contact")?, link("company")?);
    if contact.is_none() && company.is_none() {
        return Ok(None);
    }
    Ok(Some(detail.of(client_details::of_links(work.conn, contact, company)?)))
}

/// Changes a detail that a repeat lead shows where it is kept: with its client.
fn edit_client(
    work: &mut Work,
    field: &Field,
    shown: Option<(RecordRef, &'static str)>,
    one: &Set,
) -> Result<bool, Failure> {
    let Some((on, name)) = shown else {
        if one.value.is_empty() {
            return Ok(false);
        }
        let label = Arg::Field(Noun::Lead, field.name.clone());
        let missing = if field.name == "company_name" { Noun::Company } else { Noun::Contact };
        let message = Message::new("refused-client-detail").with("field", label);
        let hint = Message::new("hint-link-client").with("noun", missing);
        return Err(Refusal::rule(message).hint(hint).at(&field.name).into());
    };
    let set = Set { field: name.to_owned(), value: one.value.clone(), was: one.was.clone() };
    let changed = match apply(work, on, &[set]) {
        Err(Failure::Refused(refusal)) => return Err(refusal.at(&field.name).into()),
        outcome => outcome?,
    };
    let note = Message::new("note-client-edited").with("record", on);
    if !changed.is_empty() && !work.notes.contains(&note) {
        work.notes.push(note);
    }
    Ok(!changed.is_empty())
}

/// What follows for a deal from a change of its client: the main contact is not among the further
/// ones, and what the client is to the firm is fixed as soon as there is one.
pub(super) fn settle_deal(work: &mut Work, deal: RecordRef) -> Result<(), Failure> {
    let get = |work: &Work, name: &str| -> Result<Value, Failure> {
        Ok(row::get(work.conn, work.field(Noun::Deal, name)?, deal.id)?)
    };
    let (contact, company) = (get(work, "contact")?.as_int(), get(work, "company")?.as_int());
    if let (Some(main), Value::Ids(mut further)) = (contact, get(work, "contacts")?)
        && further.contains(&main)
    {
        further.retain(|id| *id != main);
        work.set(deal, work.field(Noun::Deal, "contacts")?, &Value::Ids(further), None)?;
    }
    let linked = contact.is_some() || company.is_some();
    if linked && get(work, "client_kind")?.is_empty() {
        let created = get(work, "created_at")?.as_int().unwrap_or(work.now);
        let known = work.known(contact, company, created, deal.id)?;
        let field = work.field(Noun::Deal, "client_kind")?;
        work.set(deal, field, &Value::text(known.word()), None)?;
    }
    Ok(())
}

/// What a field holds when it is emptied: an amount is zero and a currency is the team's.
fn empty_of(field: &Field, work: &Work) -> Value {
    match field.name.as_str() {
        _ if field.flags.custom => Value::Empty,
        "acceptance" | "needs_result" | "amount" | "amount_manual" | "open_to_all" | "admin"
        | "required" | "always" | "position" | "price" | "tax" | "tax_included" | "active"
        | "ask_next_step" | "enabled" => Value::Int(0),
        "currency" => Value::text(work.setup.currency.code()),
        "section" => Value::text(Section::Main.word()),
        _ => Value::Empty,
    }
}
