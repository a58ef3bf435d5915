//! The same change of very many rows: one statement for a part of them. SQLite keeps a copy of each
//! page that a statement with triggers changes, to take that statement alone back; with a statement a
//! row, these copies cost as much as half of the change itself.

use super::Work;
use crate::crm::Failure;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::store::{journal, row};

/// How many rows one statement changes: the copies of their pages stay in memory until it ends.
const PART: usize = 100;

impl Work<'_> {
    /// Puts records of a noun into the recycle bin on which nothing hangs, and journals it. Nothing
    /// follows from it for any other row: whoever calls this knows.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_away_all(&mut self, noun: Noun, records: &[i64]) -> Result<(), Failure> {
        let operation = self.operation()?;
        let columns = self.deleted(noun, Some(self.now));
        for part in records.chunks(PART) {
            row::change_all(self.conn, noun, part, &columns)?;
            let (before, after) = (Value::Empty, Value::Int(self.now));
            let records = (noun, part);
            journal::write_all(self.conn, operation, records, journal::DELETED, &before, &after)?;
            part.iter().for_each(|id| self.touch(RecordRef::new(noun, *id)));
        }
        Ok(())
    }
}
