//! A change of many records that did not come to its end, and how whoever began it is told of the ways
//! on. Which records were left is not kept: the same change of all of them leaves alone what is done.

use serde_json::Value as Json;

use std::path::Path;

use super::{Failure, Reader};
use crate::domain::command::OpId;
use crate::domain::message::{Message, Refusal};
use crate::store::file::holding;
use crate::store::journal::{self, OF, Operation};

/// Refuses to touch an operation that somebody is still at.
///
/// # Errors
/// That refusal.
pub(super) fn check_ended(database: &Path, operation: &Operation) -> Result<(), Refusal> {
    if operation.stands_unfinished() && holding::is_held(database, operation.id) {
        let message = Message::new("refused-under-way").with("operation", operation.name());
        return Err(Refusal::rule(message).hint(Message::new("hint-under-way")));
    }
    Ok(())
}

/// How far an operation is that was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completion {
    /// It came to its end, or was taken back.
    Over,
    /// Somebody is still at it.
    UnderWay,
    /// Whoever was at it is gone.
    BrokenOff,
}

impl Reader {
    /// How far an operation is.
    ///
    /// # Errors
    /// When the database fails.
    pub fn completion(&self, operation: &Operation) -> Result<Completion, Failure> {
        if !operation.stands_unfinished() {
            return Ok(Completion::Over);
        }
        if holding::is_held(self.path(), operation.id) {
            return Ok(Completion::UnderWay);
        }
        // It may have come to its end after it was read and before it was asked for.
        let now = self.read(|conn| Ok(journal::operation(conn, operation.id)?))?;
        let stands = now.is_some_and(|now| now.stands_unfinished());
        Ok(if stands { Completion::BrokenOff } else { Completion::Over })
    }

    /// Says that the viewer's latest change of many records, or what took it back or did it again, did
    /// not come to its end, and the ways on; nothing where it did, or he did anything else since. The
    /// message leaves room for the `key` that takes back and for that of `redo`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unfinished_change(&self) -> Result<Option<Message>, Failure> {
        let user = self.viewer().user;
        let stands = self.read(|conn| Ok(journal::undoable(conn, user, OpId(i64::MAX))?))?;
        let undone = self.read(|conn| Ok(journal::redoable(conn, user)?))?;
        for (inverted, id) in [(&stands, "say-unfinished-undo"), (&undone, "say-unfinished-redo")] {
            if let Some(inverted) = inverted
                && self.is_half_inverted(inverted)?
            {
                let name = self.read(|conn| Ok(journal::called_by(conn, inverted)?.name()))?;
                return Ok(Some(Message::new(id).with("operation", name)));
            }
        }
        match stands {
            Some(latest) if self.completion(&latest)? == Completion::BrokenOff => Ok(told(&latest)),
            _ => Ok(None),
        }
    }

    /// Whether what takes an operation back was begun and broke off.
    fn is_half_inverted(&self, operation: &Operation) -> Result<bool, Failure> {
        let begun = self.read(|conn| Ok(journal::under_way(conn, operation.id)?))?;
        Ok(match begun {
            Some(begun) => self.completion(&begun)? == Completion::BrokenOff,
            None => false,
        })
    }
}

/// The ways on from a change that was begun, where it is known how far it came.
fn told(begun: &Operation) -> Option<Message> {
    let args: Json = serde_json::from_str(&begun.args).unwrap_or_default();
    let (done, of) = (args["count"].as_i64()?, args[OF].as_i64()?);
    let id = match begun.kind.is_the_same_twice() {
        true => "say-unfinished",
        false => "say-unfinished-anew",
    };
    Some(Message::new(id).with("operation", begun.name()).with("count", done).with("of", of))
}
