//! Deciding whether a field must be filled in, and whether it is shown even when it is empty. Of a
//! field of the team's own it is a flag of its entry; of one every database has it is noted among the
//! team's settings.

use rusqlite::OptionalExtension;

use crate::crm::work::Work;
use crate::crm::{Failure, edit, no_such};
use crate::domain::access::Right;
use crate::domain::command::Set;
use crate::domain::field::decision::{Decision, What};
use crate::domain::fit;
use crate::domain::message::{Arg, Message};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Settings;
use crate::domain::value::Value;
use crate::store::row;

/// Makes a decision hold from now on, or no longer.
///
/// # Errors
/// A refusal when the person may not, there is no such field, or it cannot be decided of it.
pub fn decide(work: &mut Work, decision: &Decision, holds: bool) -> Result<Message, Failure> {
    work.ask(Right::Edit, Noun::Field)?;
    let field = work.field(decision.noun, &decision.name)?;
    decision.what.check(field)?;
    if field.flags.custom {
        let entry = entry(work, decision)?;
        edit::apply(work, entry, &[Set::new(decision.what.word(), i64::from(holds))])?;
    } else {
        note(work, decision, holds)?;
    }
    let id = match (decision.what, holds) {
        (What::Required, true) => "receipt-field-required",
        (What::Required, false) => "receipt-field-optional",
        (What::Always, true) => "receipt-field-always",
        (What::Always, false) => "receipt-field-filled",
    };
    let label = Arg::Field(decision.noun, decision.name.clone());
    Ok(Message::new(id).with("field", label).with("noun", Arg::Nouns(decision.noun)))
}

/// The entry of a field of the team's own.
fn entry(work: &Work, decision: &Decision) -> Result<RecordRef, Failure> {
    let sql = "SELECT id FROM field WHERE noun = ?1 AND name = ?2 AND deleted_at IS NULL";
    let id: Option<i64> = work
        .conn
        .prepare_cached(sql)?
        .query_row((decision.noun.word(), &decision.name), |r| r.get(0))
        .optional()?;
    id.map(|id| RecordRef::new(Noun::Field, id))
        .ok_or_else(|| no_such(RecordRef::new(Noun::Field, 0)).into())
}

/// Notes it among the settings, or strikes it out.
fn note(work: &mut Work, decision: &Decision, holds: bool) -> Result<(), Failure> {
    let field = work.field(Noun::Setting, "fields")?;
    let mut words = match row::get(work.conn, field, Settings::ROW.id)? {
        Value::List(words) => words,
        _ => Vec::new(),
    };
    words.retain(|word| *word != decision.word());
    if holds {
        words.push(decision.word());
    }
    let words = fit::kept(field, &Value::List(words), &work.setup.country);
    work.set(Settings::ROW, field, &words, None)?;
    Ok(())
}
