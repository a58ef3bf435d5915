//! Going on in the same transaction with the settings as it changed them.

use std::mem;

use super::Work;
use crate::crm::{Failure, rules};
use crate::store::team::setup;

impl Work<'_> {
    /// Does the rest of the work on the settings as they are by now. Everything it does belongs to
    /// this work, and what follows from it is done and settled when it returns, since only it knows
    /// the new fields.
    ///
    /// # Errors
    /// As `rest`, or when the database fails.
    pub fn renewed<T>(
        &mut self,
        rest: impl FnOnce(&mut Work) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.settle()?;
        let setup = setup::load(self.conn)?;
        let mut work = Work::new(self.conn, &setup, self.viewer, self.now, self.kind);
        (work.operation, work.part) = (self.operation, self.part);
        work.args = mem::take(&mut self.args);
        work.touched = mem::take(&mut self.touched);
        work.seen = mem::take(&mut self.seen);
        work.notes = mem::take(&mut self.notes);
        work.left = mem::take(&mut self.left);
        work.came = mem::take(&mut self.came);
        let done = rest(&mut work)?;
        rules::follow(&mut work)?;
        work.settle()?;
        self.operation = work.operation;
        self.args = work.args;
        self.touched = work.touched;
        self.seen = work.seen;
        self.notes = work.notes;
        self.left = work.left;
        self.followed.extend(work.followed);
        self.ran.extend(work.ran);
        Ok(done)
    }
}
