//! Parts of the work that may be refused without the rest, and who comes to a stage by it.

use std::mem;

use super::Work;
use crate::crm::Failure;
use crate::domain::message::Refusal;
use crate::domain::noun::RecordRef;
use crate::domain::rule;
use crate::domain::stage::StageId;
use crate::store::file::savepoint;

/// A lead or a deal that came to a stage at which a rule waits.
#[derive(Debug, Clone, Copy)]
pub struct Came {
    /// Which.
    pub on: RecordRef,
    /// Where it was before; nowhere where it is new.
    pub from: Option<StageId>,
    /// Where it came.
    pub to: StageId,
}

impl<'a> Work<'a> {
    /// Notes that a record came to a stage, where a rule waits there.
    pub(super) fn note_arrival(&mut self, on: RecordRef, from: Option<i64>, to: Option<i64>) {
        let Some(to) = to.map(StageId) else { return };
        if rule::is_watched(&self.setup.rules, to) && self.kind.runs_rules() {
            self.came.push(Came { on, from: from.map(StageId), to });
        }
    }

    /// Who came to a stage at which a rule waits since this was asked last.
    pub fn came(&mut self) -> Vec<Came> {
        mem::take(&mut self.came)
    }

    /// Does a part of the work. Where it is refused, nothing of it is written and the rest stands.
    ///
    /// # Errors
    /// When the database fails.
    pub fn part<T>(
        &mut self,
        attempt: impl FnOnce(&mut Work<'a>) -> Result<T, Failure>,
    ) -> Result<Result<T, Refusal>, Failure> {
        let operation = self.operation()?;
        let mut work = Work::new(self.conn, self.setup, self.viewer, self.now, self.kind);
        (work.operation, work.part) = (Some(operation), self.part);
        savepoint::begin(self.conn)?;
        match attempt(&mut work) {
            Ok(done) => {
                savepoint::keep(self.conn)?;
                self.absorb(work);
                Ok(Ok(done))
            }
            Err(Failure::Refused(refusal)) => {
                savepoint::take_back(self.conn)?;
                Ok(Err(refusal))
            }
            Err(fault) => Err(fault),
        }
    }

    /// Takes over what a part that stands leaves to be done and said.
    fn absorb(&mut self, part: Work<'a>) {
        for on in part.touched {
            self.touch(on);
        }
        self.notes.extend(part.notes);
        self.followed.extend(part.followed);
        self.left.extend(part.left);
        self.unindexed.extend(part.unindexed);
        self.stale.extend(part.stale);
        self.unkeyed.extend(part.unkeyed);
        self.priced.extend(part.priced);
        self.relit.extend(part.relit);
        self.came.extend(part.came);
        self.news.absorb(part.news);
    }
}
