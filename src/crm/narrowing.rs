//! Keeping what of timelines somebody wants to see under a name of his, and letting go of it.

use super::Failure;
use super::work::Work;
use crate::domain::message::Message;
use crate::domain::narrowing::{self, Change, Kept};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;

/// Changes what the person keeps. It is his own, and needs no right.
///
/// # Errors
/// A refusal of a name that is none, of a choice of everything, and where nothing has that name.
pub fn change(work: &mut Work, change: &Change) -> Result<Message, Failure> {
    let user = work.viewer.user;
    let kept = work.setup.timelines.iter().filter(|one| one.user == user).cloned().collect();
    let (kept, message) = narrowing::changed(kept, user, change)?;
    let (Change::Keep(name, _) | Change::Forget(name)) = change;
    work.note_arg("name", name.trim());
    let words = match kept.is_empty() {
        true => Value::Empty,
        false => Value::List(kept.iter().map(Kept::word).collect()),
    };
    let field = work.field(Noun::User, "timelines")?;
    work.set(RecordRef::new(Noun::User, user.0), field, &words, None)?;
    Ok(message)
}
