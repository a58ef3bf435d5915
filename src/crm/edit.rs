//! Changing fields of a row.

use super::create::{check_links, missing};
use super::work::{Work, unknown_field};
use super::{Failure, move_stage, products, settings};
use crate::domain::access::Right;
use crate::domain::command::Set;
use crate::domain::field::{Field, Kind, Section};
use crate::domain::fit;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::domain::stage::StageId;
use crate::domain::value::Value;

/// Sets fields of a row. All of them or none.
///
/// # Errors
/// A refusal when a field is unknown, kept by the program, mandatory and emptied, or was changed
/// by somebody else since the person saw it.
pub fn edit(work: &mut Work, on: RecordRef, set: &[Set]) -> Result<Message, Failure> {
    work.ask(Right::Edit, on.noun)?;
    work.check_there(on)?;
    let mut changed = Vec::new();
    for one in &products::planned(work, on, set)? {
        let field = work
            .setup
            .registry
            .get(on.noun, &one.field)
            .ok_or_else(|| unknown_field(work.setup, on.noun, &one.field))?;
        if field.flags.system {
            let message = Message::new("refused-system-field");
            let label = Arg::Field(on.noun, field.name.clone());
            return Err(Refusal::rule(message.with("field", label)).at(&field.name).into());
        }
        let mandatory =
            field.flags.required || matches!(field.name.as_str(), "stage" | "responsible");
        if mandatory && one.value.is_empty() {
            return Err(missing(field).into());
        }
        let value = fit::fit(field, &one.value, work.setup)?;
        check_links(work, &[(field, value.clone())])?;
        settings::check_edit(work, on, field, &value)?;
        if let (Kind::Stage, Some(to)) = (&field.kind, value.as_int()) {
            move_stage::check(work, on, StageId(to))?;
        }
        let value = if value.is_empty() { empty_of(field, work) } else { value };
        let asked = set.iter().any(|asked| asked.field == one.field);
        if work.set(on, field, &value, one.was.as_ref())? && asked {
            changed.push(field);
        }
    }
    work.note_arg("on", on.to_string());
    if let [field] = changed[..] {
        work.note_arg("field", field.name.as_str());
        let label = Arg::Field(on.noun, field.name.clone());
        return Ok(Message::new("receipt-edited-field").with("record", on).with("field", label));
    }
    Ok(Message::new("receipt-edited").with("record", on).with("count", changed.len()))
}

/// What a field holds when it is emptied: an amount is zero and a currency is the team's.
fn empty_of(field: &Field, work: &Work) -> Value {
    match field.name.as_str() {
        _ if field.flags.custom => Value::Empty,
        "amount" | "amount_manual" | "open_to_all" | "admin" | "required" | "always"
        | "position" | "price" | "tax" | "tax_included" | "active" => Value::Int(0),
        "currency" => Value::text(work.setup.currency.code()),
        "section" => Value::text(Section::Main.word()),
        _ => Value::Empty,
    }
}
