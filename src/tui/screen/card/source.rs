//! Where the timeline and the history of a card are read from.

use crate::crm::reader::{Happened, Past, Position};
use crate::crm::{Failure, Reader};
use crate::domain::happened::Wanted;
use crate::domain::noun::RecordRef;
use crate::tui::screen::reel::Source;

/// What happened with a record.
pub struct Timeline<'a> {
    /// By whom it is read.
    pub reader: &'a Reader,
    /// The record.
    pub on: RecordRef,
    /// What of it is wanted.
    pub wanted: &'a Wanted,
}

/// Every change of a record.
pub struct Changes<'a> {
    /// By whom they are read.
    pub reader: &'a Reader,
    /// The record.
    pub on: RecordRef,
}

impl Source<Happened, Position> for Timeline<'_> {
    fn oldest(&self) -> Position {
        Position::OLDEST
    }

    fn after(&self, from: Option<Position>, things: &[Happened]) -> Option<Position> {
        Some(from.unwrap_or(Position::NEWEST).after(things))
    }

    fn older(&self, from: Option<Position>, limit: usize) -> Result<Vec<Happened>, Failure> {
        let from = from.unwrap_or(Position::NEWEST);
        Ok(self.reader.timeline_of(self.on, self.wanted, from, limit)?.0)
    }

    fn back(&self, from: Position, limit: usize) -> Result<Option<Position>, Failure> {
        let place = self.reader.timeline_back(self.on, self.wanted, from, limit)?;
        Ok((place != Position::NEWEST).then_some(place))
    }
}

impl Source<Past, i64> for Changes<'_> {
    fn oldest(&self) -> i64 {
        0
    }

    fn after(&self, from: Option<i64>, things: &[Past]) -> Option<i64> {
        things.last().map(|past| past.change.id).or(from)
    }

    fn older(&self, from: Option<i64>, limit: usize) -> Result<Vec<Past>, Failure> {
        self.reader.changes_before(self.on, from.unwrap_or(i64::MAX), limit)
    }

    fn back(&self, from: i64, limit: usize) -> Result<Option<i64>, Failure> {
        self.reader.changes_back(self.on, from, limit)
    }
}
