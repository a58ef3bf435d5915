//! What happened with a record, as a reader tells it: its timeline, its pinned lines, its changes and
//! what became of it.

use super::reader::{Happened, Past, Position};
use super::{Failure, Reader};
use crate::domain::happened::Wanted;
use crate::domain::noun::RecordRef;
use crate::store::page::timeline;
use crate::store::{history, pointing};

impl Reader {
    /// The pinned events of a record's timeline, the latest pinned first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn pinned(&self, on: RecordRef) -> Result<Vec<Happened>, Failure> {
        self.read(|conn| Ok(timeline::pinned::pinned(conn, on)?))
    }

    /// What happened with a record before a position, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn timeline(
        &self,
        on: RecordRef,
        from: Position,
        limit: usize,
    ) -> Result<(Vec<Happened>, Position), Failure> {
        self.timeline_of(on, &Wanted::default(), from, limit)
    }

    /// What of that is wanted.
    ///
    /// # Errors
    /// When the database fails.
    pub fn timeline_of(
        &self,
        on: RecordRef,
        wanted: &Wanted,
        from: Position,
        limit: usize,
    ) -> Result<(Vec<Happened>, Position), Failure> {
        self.read(|conn| Ok(timeline::page(conn, on, wanted, from, limit)?))
    }

    /// The place from which so many more wanted events of a record lead to a position.
    ///
    /// # Errors
    /// When the database fails.
    pub fn timeline_back(
        &self,
        on: RecordRef,
        wanted: &Wanted,
        from: Position,
        limit: usize,
    ) -> Result<Position, Failure> {
        self.read(|conn| Ok(timeline::back(conn, on, wanted, from, limit)?))
    }

    /// The changes of a record below the one with this number, newest first, with those of the comments
    /// about it and of the records that were merged into it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn changes_before(
        &self,
        on: RecordRef,
        before: i64,
        limit: usize,
    ) -> Result<Vec<Past>, Failure> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|conn| {
            let all = pointing::with_merged(conn, on)?;
            Ok(history::before(conn, &all, before, limit)?)
        })
    }

    /// The number below which so many more of them lead up from `from`; none where there are fewer.
    ///
    /// # Errors
    /// When the database fails.
    pub fn changes_back(
        &self,
        on: RecordRef,
        from: i64,
        limit: usize,
    ) -> Result<Option<i64>, Failure> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|conn| {
            let all = pointing::with_merged(conn, on)?;
            Ok(history::back(conn, &all, from, limit)?)
        })
    }

    /// The record that took this one in, where it was merged.
    ///
    /// # Errors
    /// When the database fails.
    pub fn survivor(&self, on: RecordRef) -> Result<Option<RecordRef>, Failure> {
        self.read(|conn| Ok(pointing::survivor(conn, on)?))
    }
}
