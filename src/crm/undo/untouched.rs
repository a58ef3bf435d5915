//! Taking back that records were made, where nothing came of them since: all of a part of the journal
//! at once. An import of a hundred thousand rows consists of little else.

use std::collections::HashSet;

use crate::crm::Failure;
use crate::crm::work::Work;
use crate::domain::access::Right;
use crate::domain::noun::{Noun, RecordRef};
use crate::store::attached;
use crate::store::journal::{CREATED, Change};

/// Those who point at others go first, so that nothing points at these then.
const ORDER: [Noun; 4] = [Noun::Deal, Noun::Lead, Noun::Contact, Noun::Company];

/// Puts into the recycle bin what these changes made and nobody touched or built on since, and says
/// which records that were. Nothing else stands in the journal about them.
///
/// # Errors
/// A refusal where the viewer may not change records of a noun.
pub(super) fn put_away(
    work: &mut Work,
    changes: &[&Change],
) -> Result<HashSet<RecordRef>, Failure> {
    let mut gone = HashSet::new();
    for noun in ORDER {
        let made: Vec<i64> = changes
            .iter()
            .filter(|change| change.on.noun == noun && change.field == CREATED)
            .map(|change| change.on.id)
            .collect();
        if made.is_empty() {
            continue;
        }
        work.ask(Right::Edit, noun)?;
        let untouched = attached::untouched(work.conn, noun, &made)?;
        work.put_away_all(noun, &untouched)?;
        gone.extend(untouched.into_iter().map(|id| RecordRef::new(noun, id)));
    }
    Ok(gone)
}
