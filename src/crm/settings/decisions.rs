//! Deciding whether a field must be filled in, and whether it is shown even when it is empty. Of a
//! field of the team's own it is a flag of its entry; of one every database has it is noted among the
//! team's settings.

use crate::crm::work::Work;
use crate::crm::{Failure, edit};
use crate::domain::access::Right;
use crate::domain::command::Set;
use crate::domain::field::decision::{Decision, What};
use crate::domain::fit;
use crate::domain::message::{Arg, Message};
use crate::domain::noun::Noun;
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
        let entry = super::entry_of(work, decision.noun, &decision.name)?;
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
