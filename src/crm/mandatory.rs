//! What a team made mandatory is asked for whenever a person saves a record or brings it on, whichever
//! way he does it. A rule, a file or a letter has nobody to ask: whoever works on the record next is.

use super::Failure;
use super::work::Work;
use crate::domain::field::Field;
use crate::domain::message::Refusal;
use crate::domain::noun::RecordRef;
use crate::domain::required;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::store::row::Row;

/// The fields that the team made mandatory and that are empty in a record.
pub fn lacking<'s>(setup: &'s Setup, row: &Row) -> Vec<&'s Field> {
    let wanted = required::decided(setup.registry.of(row.on.noun));
    required::missing(wanted, |name| Some(row.get(name)))
}

/// Refuses a change of these fields of a record, which was made already, that leaves it without what
/// is mandatory.
///
/// # Errors
/// That refusal, which names the field.
pub(super) fn check_changed(work: &Work, on: RecordRef, changed: &[&Field]) -> Result<(), Failure> {
    if !is_wanted(work, on) || !required::is_asked_with(changed) {
        return Ok(());
    }
    let row = work.load(on)?;
    let stage = row.int("stage").map(StageId);
    Ok(check(work, &row, stage)?)
}

/// Refuses to bring a record to a stage before it has what is mandatory.
///
/// # Errors
/// That refusal, which names the field.
pub(super) fn check_moved(work: &Work, on: RecordRef, to: StageId) -> Result<(), Failure> {
    if !is_wanted(work, on) {
        return Ok(());
    }
    Ok(check(work, &work.load(on)?, Some(to))?)
}

/// Of what comes to nothing no more need be known.
fn check(work: &Work, row: &Row, at: Option<StageId>) -> Result<(), Refusal> {
    let stage = at.and_then(|id| work.setup.stage(id));
    if stage.is_some_and(|stage| stage.meaning == Meaning::Lost) {
        return Ok(());
    }
    required::check(&lacking(work.setup, row))
}

/// Whether anything is mandatory that such a record may lack; cheap, asked of every change.
fn is_wanted(work: &Work, on: RecordRef) -> bool {
    on.noun.is_record() && required::decided(work.setup.registry.of(on.noun)).next().is_some()
}
