//! Why a row is not to be had: it is in the recycle bin, it went into another one, somebody changed it
//! since it was seen.

use super::Work;
use crate::crm::{Failure, entry};
use crate::domain::field::Field;
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::noun::RecordRef;
use crate::store::{journal, pointing};

impl Work<'_> {
    /// Says that a record is in the recycle bin, and where what it held is now.
    pub(super) fn in_the_bin(&self, on: RecordRef) -> Result<Refusal, Failure> {
        if entry::is_comment(self, on)? {
            let message = Message::new("refused-comment-deleted");
            let message = message.with("who", self.who_changed(on, journal::DELETED));
            return Ok(Refusal::not_found(message).hint(Message::new("hint-comment-deleted")));
        }
        Ok(match pointing::survivor(self.conn, on)? {
            Some(into) => Refusal::not_found(
                Message::new("refused-merged").with("record", on).with("into", into),
            )
            .hint(Message::new("hint-merged").with("into", into.to_string())),
            None => Refusal::not_found(Message::new("refused-deleted").with("record", on)),
        })
    }

    /// Names who changed the field since it was seen.
    pub fn conflict(&self, on: RecordRef, field: &Field) -> Refusal {
        let who = self.who_changed(on, &field.name);
        Refusal::new(
            RefusalKind::Conflict,
            Message::new("refused-changed-meanwhile")
                .with("record", on)
                .with("who", who)
                .with("field", Arg::Field(on.noun, field.name.clone())),
        )
        .at(&field.name)
    }

    /// The name of whoever changed this of a row last.
    fn who_changed(&self, on: RecordRef, field: &str) -> String {
        journal::later_change(self.conn, on, field, 0)
            .ok()
            .flatten()
            .and_then(|operation| self.setup.user(operation.user).map(|user| user.name.clone()))
            .unwrap_or_default()
    }
}
