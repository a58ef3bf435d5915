//! Changing fields of a row.

use super::create::{check_links, missing};
use super::work::{Work, unknown_field};
use super::{Failure, settings};
use crate::domain::access::Right;
use crate::domain::command::Set;
use crate::domain::field::Kind;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::RecordRef;

/// Sets fields of a row. All of them or none.
///
/// # Errors
/// A refusal when a field is unknown, kept by the program, mandatory and emptied, or was changed
/// by somebody else since the person saw it.
pub fn edit(work: &mut Work, on: RecordRef, set: &[Set]) -> Result<Message, Failure> {
    work.ask(Right::Edit, on.noun)?;
    work.load(on)?;
    let mut changed = Vec::new();
    for one in set {
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
        let mandatory = field.flags.required
            || matches!(field.kind, Kind::Stage | Kind::User) && field.name != "created_by";
        if mandatory && one.value.is_empty() {
            return Err(missing(field).into());
        }
        check_links(work, &[(field, one.value.clone())])?;
        settings::check_edit(work, on, field, &one.value)?;
        let value =
            if one.value.is_empty() { empty_of(&field.name, work) } else { one.value.clone() };
        if work.set(on, field, &value, one.was.as_ref())? {
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
fn empty_of(field: &str, work: &Work) -> crate::domain::value::Value {
    use crate::domain::value::Value;
    match field {
        "amount" | "open_to_all" | "admin" | "required" | "always" => Value::Int(0),
        "currency" => Value::Text(work.setup.currency.code().to_owned()),
        _ => Value::Empty,
    }
}
