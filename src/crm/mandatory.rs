//! What a team made mandatory is asked for whenever a person saves a record or brings it on, whichever
//! way he does it. A rule, a file or a letter has nobody to ask: whoever works on the record next is.

use super::Failure;
use super::work::Work;
use crate::domain::field::Field;
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
/// As [`check`].
pub(super) fn check_changed(work: &Work, on: RecordRef, changed: &[&Field]) -> Result<(), Failure> {
    match required::is_asked_with(changed) {
        true => check(work, on),
        false => Ok(()),
    }
}

/// Refuses to leave a record, which was changed or moved already, without what is mandatory.
///
/// # Errors
/// That refusal, which names the field.
pub(super) fn check(work: &Work, on: RecordRef) -> Result<(), Failure> {
    if !is_wanted(work, on) {
        return Ok(());
    }
    let row = work.load(on)?;
    let stage = row.int("stage").and_then(|id| work.setup.stage(StageId(id)));
    // Of what comes to nothing no more need be known.
    if stage.is_some_and(|stage| stage.meaning == Meaning::Lost) {
        return Ok(());
    }
    Ok(required::check(&lacking(work.setup, &row))?)
}

/// Whether anything is mandatory that such a record may lack; cheap, asked of every change.
fn is_wanted(work: &Work, on: RecordRef) -> bool {
    on.noun.is_record() && required::decided(work.setup.registry.of(on.noun)).next().is_some()
}
