//! Bringing a file in: every readable row becomes a record, all of them one operation.
//!
//! The file arrives as a table and a plan of its columns. Rows are written in batches, each a
//! transaction short enough that nobody waits for it; what is committed when an import stops
//! stands, is listed, and is taken back in one step. A row that is refused costs itself alone.
//! A rehearsal goes the same way on a connection that cannot write.

mod away;
mod batches;
mod census;
mod change;
mod clients;
mod course;
mod foreseen;
mod goods;
mod kinds;
mod linked;
mod lost;
mod making;
mod newcomers;
mod own;
mod places;
mod report;
mod shape;
mod shaped;
mod shown;
mod twins;
mod unfinished;

use std::sync::atomic::{AtomicBool, Ordering};

use batches::{Batches, line_of};
pub use census::{Census, NewEntry, NewStage};
use course::{Course, Hand};
pub use report::{Clash, Report, Tally};
pub use twins::{KnownBy, OnDuplicate};

use super::work::Work;
use super::writer::still_standing;
use super::{Failure, Reader, Writer};
use crate::domain::access::{self, Right};
use crate::domain::command::OpId;
use crate::domain::input::Dates;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::person::Viewer;
use crate::domain::setup::Setup;
use crate::domain::stage::Meaning;
use crate::exchange::plan::Plan;
use crate::exchange::table::{BadRow, Row, Table};
use crate::exchange::template::Template;
use crate::store::file::bulk;
use crate::store::file::holding::{self, Holding};
use crate::store::file::turns::Turns;
use crate::store::journal;

/// How many rows share the first transaction.
const BATCH: usize = 500;

/// What is to be imported.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// What each row is.
    pub noun: Noun,
    /// The file's name, which stays with the records.
    pub file: &'a str,
    /// Its rows.
    pub table: &'a Table<'a>,
    /// What its columns mean.
    pub plan: &'a Plan,
    /// The line of the file with the first row that is wanted; those before it are in already.
    pub from: u64,
    /// What stands in files that were made to be filled in, and is left out where it stands as it was.
    pub examples: &'a [Template],
    /// What becomes of rows about records that exist, and by what these are known.
    pub duplicates: (OnDuplicate, &'a [KnownBy]),
    /// Reads the days and moments that people may have typed.
    pub dates: &'a dyn Dates,
    /// Stops the import after the batch under way, from another thread.
    pub stop: &'a AtomicBool,
}

impl<'a> Request<'a> {
    /// The rows that are wanted.
    fn rows(&self) -> impl Iterator<Item = Result<Row<'a>, BadRow>> + use<'a> {
        let (from, examples, closing) = (self.from, self.examples, self.plan.closing());
        let is_none = |row: &Row<'_>| {
            closing.contains(&row.line) || examples.iter().any(|one| one.is_example(&row.cells))
        };
        let rows = self.table.rows().skip_while(move |row| line_of(row) < from);
        rows.filter(move |row| !row.as_ref().is_ok_and(is_none))
    }

    /// The lines of those among them that close the table and are left out.
    fn closing(&self) -> impl Iterator<Item = u64> {
        self.plan.closing().iter().copied().filter(|line| *line >= self.from)
    }
}

impl Writer {
    /// Imports a file. `progress` is told how many rows are done and how many there are.
    ///
    /// # Errors
    /// A refusal of the whole file, or a failure of the database before its first row: nothing is
    /// written. A failure later is part of the report: what was committed before it stands, can be
    /// undone, and the rest can follow.
    pub fn import(
        &mut self,
        now: i64,
        request: &Request<'_>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Report, Failure> {
        self.widened(|writer| writer.bring_in(now, request, progress))
    }

    fn bring_in(
        &mut self,
        now: i64,
        request: &Request<'_>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Report, Failure> {
        let viewer = self.viewer();
        let setup = self.setup()?;
        let census = prepare(request, &setup, viewer)?;
        let report = Report { census, ..Report::default() };
        let to = (viewer, setup.country.as_str());
        let mut course =
            self.read(|conn| Course::begin(conn, request, Hand::Writes, to, report))?;
        let (begun, _held) = self.open_import(now, request, &course.report.census)?;
        let operation = begun.operation;
        course.report.operation = Some(operation);
        if let Err(failure) = self.bring_rows(now, &begun, &mut course, progress) {
            course.report.failed = Some(failure);
        }
        let mut report = course.report;
        report.rejected.sort_by_key(|bad| bad.line);
        let came = report.tally.is_any_in() || report.stopped || report.failed.is_some();
        if !came && !self.read(|conn| Ok(journal::has_changes(conn, operation)?))? {
            // There is nothing to take back.
            self.transact(|conn, _| Ok(journal::forget(conn, operation)?))?;
            report.operation = None;
        }
        Ok(report)
    }

    /// Opens the operation of an import and makes what its rows need, unless an earlier one stands
    /// against it. All in one transaction: of two who begin at once the second sees the first, and
    /// what is refused leaves nothing.
    fn open_import(
        &mut self,
        now: i64,
        request: &Request<'_>,
        census: &Census,
    ) -> Result<(Begun, Holding), Failure> {
        let (viewer, path) = (self.viewer(), self.path().to_owned());
        self.transact(|conn, setup| {
            let earlier = journal::unfinished_import(conn, request.file, request.noun.word())?;
            if let Some(earlier) = &earlier {
                unfinished::check(&path, earlier, request)?;
            }
            let first = request.rows().next().as_ref().map_or(request.from, line_of);
            let args = unfinished::args(request, 0, first);
            let operation = journal::open(
                conn,
                &journal::Opening {
                    at: now,
                    user: viewer.user,
                    kind: OperationKind::Import,
                    args: &args,
                    running: true,
                    undo_of: None,
                },
            )?;
            let mut work =
                Work::new(conn, setup, viewer, now, OperationKind::Import).under(operation);
            census.settle(&mut work, request.noun)?;
            let held = holding::hold(&path, operation)?;
            Ok((Begun { operation, goes_on: earlier.is_some() }, held))
        })
    }

    /// Brings the rows in under an operation that is open, and closes it with those that were begun
    /// before where it goes on with them. The report tells of what is committed, also where it fails.
    fn bring_rows(
        &mut self,
        now: i64,
        begun: &Begun,
        course: &mut Course<'_>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), Failure> {
        let (viewer, request, operation) = (self.viewer(), course.request(), begun.operation);
        let nouns: Vec<Noun> = written(request).collect();
        let mut batches = Batches::new(request);
        let mut turns = Turns::new(BATCH);
        loop {
            let before = course.report.mark();
            let batch = batches.next(turns.rows(), &mut course.report.rejected);
            let Some(batch) = batch else { break };
            let taken = batch.len();
            course.report.next = batches.first;
            let next = batches.last + 1;
            let outcome = self.read(|conn| Ok(turns.give_way(conn)?)).and_then(|()| {
                self.transact(|conn, setup| {
                    turns.begin();
                    still_standing(conn, operation)?;
                    let mut work =
                        Work::new(conn, setup, viewer, now, OperationKind::Import).under(operation);
                    bulk::gathered(conn, &nouns, || {
                        course.batch(&mut work, batch)?;
                        work.settle()
                    })?;
                    let args = unfinished::args(request, course.report.tally.touched, next);
                    Ok(journal::note(conn, operation, &args)?)
                })
            });
            if let Err(failure) = outcome {
                course.report.back_to(before);
                return Err(failure);
            }
            turns.end(taken);
            progress(batches.done, course.report.census.rows);
            course.report.stopped |= request.stop.load(Ordering::Relaxed);
            if course.report.stopped {
                break;
            }
        }
        if request.noun == Noun::Deal {
            kinds::settle(self, now, operation)?;
        }
        let args = unfinished::args(request, course.report.tally.touched, batches.last + 1);
        course.report.next = if course.report.stopped { batches.next_line() } else { None };
        self.close_import(begun, request, &args, course.report.stopped)
    }

    /// Closes the operation of an import, or notes how far it came.
    fn close_import(
        &mut self,
        begun: &Begun,
        request: &Request<'_>,
        args: &str,
        stopped: bool,
    ) -> Result<(), Failure> {
        self.transact(|conn, _| {
            if stopped {
                return Ok(journal::note(conn, begun.operation, args)?);
            }
            // What an earlier one left out is in now.
            while let (true, Some(earlier)) = (
                begun.goes_on,
                journal::unfinished_import(conn, request.file, request.noun.word())?,
            ) {
                journal::finish(conn, earlier.id, &earlier.args)?;
            }
            Ok(journal::finish(conn, begun.operation, args)?)
        })
    }
}

/// An import whose operation is open.
struct Begun {
    operation: OpId,
    /// Whether it goes on with one of the same file that did not come to its end.
    goes_on: bool,
}

impl Reader {
    /// Says what an import of a file would do, and does nothing.
    ///
    /// # Errors
    /// As [`Writer::import`].
    pub fn rehearse_import(
        &self,
        now: i64,
        request: &Request<'_>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Report, Failure> {
        let viewer = self.viewer();
        let setup = self.setup();
        let census = prepare(request, &setup, viewer)?;
        let setup = census.pretend(&setup, request.noun);
        let word = request.noun.word();
        let earlier =
            self.read(|conn| Ok(journal::unfinished_import(conn, request.file, word)?))?;
        let stands = |earlier| unfinished::check(self.path(), &earlier, request).err();
        let report = Report { census, unfinished: earlier.and_then(stands), ..Report::default() };
        let to = (viewer, setup.country.as_str());
        let mut course = self.read(|conn| Course::begin(conn, request, Hand::Tells, to, report))?;
        let mut batches = Batches::new(request);
        while let Some(batch) = batches.next(BATCH, &mut course.report.rejected) {
            self.read(|conn| {
                let mut work = Work::new(conn, &setup, viewer, now, OperationKind::Import);
                course.batch(&mut work, batch)
            })?;
            progress(batches.done, course.report.census.rows);
            if request.stop.load(Ordering::Relaxed) {
                course.report.stopped = true;
                break;
            }
        }
        course.report.rejected.sort_by_key(|bad| bad.line);
        Ok(course.report)
    }
}

/// The nouns of which a file makes records: its own, and those of the clients it brings along.
fn written(request: &Request<'_>) -> impl Iterator<Item = Noun> {
    let clients = newcomers::brought(request.noun, request.plan).into_iter().map(clients::noun);
    [request.noun].into_iter().chain(clients)
}

/// Asks for the rights and looks through the file, before anything is written.
fn prepare(request: &Request<'_>, setup: &Setup, viewer: Viewer) -> Result<Census, Failure> {
    access::may(viewer, Right::Import, request.noun)?;
    for noun in written(request) {
        access::may(viewer, Right::Create, noun)?;
    }
    setup.settings.mode.check(request.noun, Meaning::Open)?;
    if request.noun.has_stages() && setup.pipelines_of(request.noun).next().is_none() {
        let message = Message::new("refused-no-stages").with("noun", Arg::Nouns(request.noun));
        return Err(Refusal::rule(message).into());
    }
    let census = Census::take(request, setup)?;
    if census.rows == 0 {
        let last = request.table.rows().last().as_ref().map(line_of);
        let message = match last {
            Some(last) if last < request.from => Message::new("import-from-beyond")
                .with("line", request.from.to_string())
                .with("last", last.to_string()),
            _ => Message::new("import-no-rows"),
        };
        return Err(Refusal::malformed(message).into());
    }
    census.ask(viewer)?;
    Ok(census)
}

#[cfg(test)]
mod tests;
