//! What the session's person is told by what colleagues do: reading it, and noting that it was read
//! or handed out. That is nobody's data, so that nothing of it is journalled.

use super::{Failure, Reader, Writer};
use crate::domain::notice::{Mark, Notice};
use crate::store::page::inbox;
use crate::store::team::notice;

pub use crate::store::page::inbox::{MOST, Wanted};

impl Reader {
    /// At most `limit` of the viewer's notices with a number below `from`, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn notices(&self, wanted: Wanted, from: i64, limit: usize) -> Result<Vec<Notice>, Failure> {
        self.read(|conn| Ok(inbox::page(conn, wanted, from, limit)?))
    }

    /// The number below which so many more notices lead up from `from`; none where there are fewer.
    ///
    /// # Errors
    /// When the database fails.
    pub fn notices_back(
        &self,
        wanted: Wanted,
        from: i64,
        limit: usize,
    ) -> Result<Option<i64>, Failure> {
        self.read(|conn| Ok(inbox::back(conn, wanted, from, limit)?))
    }

    /// How many notices the viewer did not read, at most [`MOST`], and the newest of them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unread(&self) -> Result<(i64, Option<i64>), Failure> {
        self.read(|conn| Ok(inbox::unread(conn)?))
    }
}

impl Writer {
    /// Notes what the viewer read of what he is told; says whether that was not known.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_notices(&mut self, now: i64, mark: Mark) -> Result<bool, Failure> {
        let user = self.viewer().user;
        self.transact(|conn, _| {
            Ok(match mark {
                Mark::Read(which) => notice::read(conn, user, which, now)?,
                Mark::Unread(id) => notice::unread(conn, user, id)?,
            })
        })
    }

    /// Notes that a notice of the viewer is handed out now; says whether nobody did so before.
    ///
    /// # Errors
    /// When the database fails.
    pub fn claim_notice(&mut self, now: i64, id: i64) -> Result<bool, Failure> {
        let user = self.viewer().user;
        self.transact(|conn, _| Ok(notice::claim(conn, user, id, now)?))
    }

    /// Takes it back that a notice was handed out.
    ///
    /// # Errors
    /// When the database fails.
    pub fn release_notice(&mut self, id: i64) -> Result<(), Failure> {
        let user = self.viewer().user;
        self.transact(|conn, _| Ok(notice::release(conn, user, id)?))
    }
}
