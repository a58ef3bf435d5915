//! What a row does to a record that is here already: what it says is weighed against what the record
//! holds, and brought into it as the mode wants.

use serde_json::{Value as Json, json};

use super::foreseen::Foreseen;
use super::shaped::{Owner, Shaped};
use super::twins::OnDuplicate;
use crate::crm::work::{Work, same};
use crate::crm::{Failure, entry, move_stage};
use crate::domain::client::detail;
use crate::domain::field::{Field, Kind};
use crate::domain::fit;
use crate::domain::merge::{is_union, may_choose, united};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::product::{ProductRow, write_row};
use crate::domain::stage::{Meaning, StageId};
use crate::domain::value::Value;
use crate::store::client_details;
use crate::store::row::Row;

/// What a row does to the record it is about.
pub struct Change<'a> {
    sets: Vec<(RecordRef, &'a Field, Value)>,
    /// The stage it goes to, where that is another one.
    pub to: Option<StageId>,
    /// The fields of which the record does not hold what the row says.
    pub lost: Vec<&'a str>,
}

/// Weighs what a row says against what the record holds, or would hold by then. Nothing is written.
///
/// # Errors
/// When the database fails.
pub fn weigh<'a>(
    work: &Work<'a>,
    (on, foreseen): (RecordRef, &Foreseen),
    shaped: &Shaped<'a>,
    mode: OnDuplicate,
) -> Result<Change<'a>, Failure> {
    let row = foreseen.load(work, on)?;
    let replaces = mode == OnDuplicate::Replace;
    let mut change = Change { sets: Vec::new(), to: None, lost: Vec::new() };
    for (field, said) in &shaped.values {
        let nothing = said.is_empty() || is_money(field) && *said == Value::Int(0);
        let own = row.get(&field.name);
        match field.name.as_str() {
            _ if nothing => continue,
            "stage" => {
                change.stage(
                    work,
                    on,
                    own,
                    shaped.stage.filter(|at| at.said).map(|at| at.id),
                    mode,
                );
                continue;
            }
            // They come with the amount; alone they would make another one of it.
            "currency" => {
                let amounts = ["amount", "revenue"];
                let comes = shaped.values.iter().any(|(f, _)| amounts.contains(&&*f.name));
                change.lost.extend((!comes && own != said).then_some("currency"));
                continue;
            }
            "responsible" if shaped.owner != Owner::Said => continue,
            "responsible" | "open_to_all" | "amount_manual" if !replaces => {
                change.lost.extend((own != said).then_some(field.name.as_str()));
                continue;
            }
            _ if !may_choose(field) => continue,
            _ => {}
        }
        if let Some((client, held)) = shown_from(work, &row, field)? {
            let own = foreseen.get(work, client, held)?;
            let value = match mode {
                OnDuplicate::Replace => said.clone(),
                _ => united(held, &[&own, said], &work.setup.country),
            };
            change.lost.extend((!holds(field, &value, said)).then_some(field.name.as_str()));
            change.set(work, (client, held), &own, value);
            continue;
        }
        let kept = lines_kept(own, said, work.setup.currency);
        let said = kept.as_ref().unwrap_or(said);
        let value = match mode {
            OnDuplicate::Replace => said.clone(),
            _ if is_money(field) && (*own == Value::Int(0) || own.is_empty()) => said.clone(),
            _ if is_money(field) => own.clone(),
            _ => united(field, &[own, said], &work.setup.country),
        };
        if !holds(field, &value, said) {
            change.lost.push(&field.name);
        }
        if let Kind::Money(currency) = field.kind
            && let Some((currency, code)) = shaped.values.iter().find(|(f, _)| f.name == currency)
            && value == *said
        {
            change.set(work, (on, currency), row.get(&currency.name), code.clone());
        }
        change.set(work, (on, field), own, value);
    }
    Ok(change)
}

impl<'a> Change<'a> {
    /// Whether the record itself becomes another one by it.
    pub fn changes(&self) -> bool {
        !self.sets.is_empty() || self.to.is_some()
    }

    /// Notes what would come of it, where nothing is written.
    pub fn foresee(self, work: &Work<'a>, on: RecordRef, foreseen: &mut Foreseen) {
        for (on, field, value) in &self.sets {
            foreseen.set(work, (*on, field), value);
        }
        let stage = work.setup.registry.get(on.noun, "stage");
        if let Some((field, to)) = stage.zip(self.to) {
            foreseen.set(work, (on, field), &Value::Int(to.0));
        }
    }

    /// Notes a value that a field is to hold, unless that is its own already.
    fn set(&mut self, work: &Work<'a>, to: (RecordRef, &'a Field), own: &Value, value: Value) {
        if !same(own, &fit::kept(to.1, &value, &work.setup.country)) {
            self.sets.push((to.0, to.1, value));
        }
    }

    /// A row that replaces puts the record where it says, as a person might: a lead that became
    /// something else stays that.
    fn stage(
        &mut self,
        work: &Work,
        on: RecordRef,
        own: &Value,
        said: Option<StageId>,
        mode: OnDuplicate,
    ) {
        let own = own.as_int().map(StageId);
        let Some(to) = said.filter(|to| Some(*to) != own) else { return };
        let became = on.noun == Noun::Lead
            && own.and_then(|id| work.setup.stage(id)).is_some_and(|s| s.meaning == Meaning::Won);
        if mode == OnDuplicate::Replace && !became && move_stage::check(work.setup, on, to).is_ok()
        {
            self.to = Some(to);
        } else {
            self.lost.push("stage");
        }
    }
}

/// Brings what a row says into a record that exists, and puts its note onto the timeline.
///
/// # Errors
/// When the database fails.
pub fn bring(
    work: &mut Work,
    on: RecordRef,
    note: String,
    change: Change<'_>,
) -> Result<(), Failure> {
    for (on, field, value) in change.sets {
        work.set(on, field, &value, None)?;
    }
    if let Some(to) = change.to {
        move_stage::bring(work, on, to, None)?;
    }
    entry::add(work, on, "import", None, Some(note))?;
    Ok(())
}

/// A note that keeps these cells as well.
pub fn with_leftovers(note: &str, left: Vec<(String, String)>) -> String {
    if left.is_empty() {
        return note.to_owned();
    }
    let mut note: Json = serde_json::from_str(note).unwrap_or_default();
    if let Some(kept) = note["leftovers"].as_array_mut() {
        kept.extend(left.into_iter().map(|(header, cell)| json!([header, cell])));
    }
    note.to_string()
}

/// Whether nothing of what is said is missing in a value.
fn holds(field: &Field, value: &Value, said: &Value) -> bool {
    match (value.as_text(), said.as_text()) {
        (Some(value), Some(said)) if field.kind == Kind::LongText => value.contains(said.trim()),
        _ => is_union(field) || value == said,
    }
}

/// The client and his field that a lead shows a detail from. What he has no place for, the
/// lead keeps for the day it stands alone again.
fn shown_from<'a>(
    work: &Work<'a>,
    row: &Row,
    field: &Field,
) -> Result<Option<(RecordRef, &'a Field)>, Failure> {
    let detail = detail(&field.name).filter(|_| row.on.noun == Noun::Lead);
    let Some(detail) = detail else { return Ok(None) };
    let client = client_details::of_links(work.conn, row.int("contact"), row.int("company"))?;
    match detail.of(client) {
        Some((on, name)) => Ok(Some((on, work.field(on.noun, name)?))),
        None => Ok(None),
    }
}

/// The lines of products a row says, where it says any: one that is written as the record has it is
/// that very line, with its product of the catalogue.
fn lines_kept(own: &Value, said: &Value, currency: Currency) -> Option<Value> {
    let (Value::Rows(own), Value::Rows(said)) = (own, said) else { return None };
    let mut free: Vec<&ProductRow> = own.iter().collect();
    let kept = said.iter().map(|line| {
        let written = |held: &&ProductRow| {
            let line = ProductRow { product: held.product, ..line.clone() };
            write_row(&line, currency) == write_row(held, currency)
        };
        free.iter().position(written).map_or_else(|| line.clone(), |at| free.remove(at).clone())
    });
    Some(Value::Rows(kept.collect()))
}

fn is_money(field: &Field) -> bool {
    matches!(field.kind, Kind::Money(_))
}
