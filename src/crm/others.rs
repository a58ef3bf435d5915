//! What colleagues change while the session's person looks at it.

use super::{Failure, Reader};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::store::journal;

impl Reader {
    /// The number of the newest change: what comes after it is new.
    ///
    /// # Errors
    /// When the database fails.
    pub fn newest_change(&self) -> Result<i64, Failure> {
        self.read(|conn| Ok(journal::newest(conn)?))
    }

    /// Who changed a record last, where that was somebody else than the viewer.
    ///
    /// # Errors
    /// When the database fails.
    pub fn last_hand_of_others(&self, on: RecordRef) -> Result<Option<UserId>, Failure> {
        let last = self.read(|conn| Ok(journal::last_hand(conn, on)?))?;
        Ok(last.filter(|user| *user != self.viewer().user))
    }

    /// Which of these records of a noun, or of what is planned with them, somebody else than the
    /// viewer changed after the change `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn changed_by_others(
        &self,
        noun: Noun,
        ids: &[i64],
        since: i64,
    ) -> Result<Vec<i64>, Failure> {
        let user = self.viewer().user;
        self.read(|conn| Ok(journal::by_others(conn, user, (noun, ids), since)?))
    }

    /// Which fields of a record somebody else than the viewer changed after the change `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn fields_changed_by_others(
        &self,
        on: RecordRef,
        since: i64,
    ) -> Result<Vec<String>, Failure> {
        let user = self.viewer().user;
        self.read(|conn| Ok(journal::fields_by_others(conn, user, on, since)?))
    }
}
