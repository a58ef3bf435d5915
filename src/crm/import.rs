//! Bringing a file in: every readable row becomes a record, all of them one operation.
//!
//! The file arrives as a table and a plan of its columns. Rows are written in batches, each a
//! transaction short enough that nobody waits for it; what is committed when an import stops
//! stands, is listed, and is taken back in one step. A row that is refused costs itself alone.
//! A rehearsal goes the same way on a connection that cannot write.

mod census;
mod change;
mod clients;
mod goods;
mod kinds;
mod linked;
mod lost;
mod newcomers;
mod own;
mod places;
mod report;
mod shape;
mod twins;
mod unfinished;

use std::sync::atomic::{AtomicBool, Ordering};

pub use census::{Census, NewStage, Newcomer};
use clients::Clients;
pub use report::Report;
use shape::{Shaped, Shaper};
use twins::Twins;
pub use twins::{Key, Mode};

use super::work::Work;
use super::writer::still_standing;
use super::{Failure, Reader, Writer};
use crate::domain::access::{self, Right};
use crate::domain::command::OpId;
use crate::domain::input::Dates;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::Viewer;
use crate::domain::setup::Setup;
use crate::domain::stage::Meaning;
use crate::exchange::draft::RecordDraft;
use crate::exchange::plan::Plan;
use crate::exchange::table::{BadRow, Row, Table};
use crate::exchange::template::Template;
use crate::store::turns::Turns;
use crate::store::{bulk, holding, imported, journal};

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
    pub duplicates: (Mode, &'a [Key]),
    /// Reads the days and moments that people may have typed.
    pub dates: &'a dyn Dates,
    /// Stops the import after the batch under way, from another thread.
    pub stop: &'a AtomicBool,
}

impl<'a> Request<'a> {
    /// The rows that are wanted.
    fn rows(&self) -> impl Iterator<Item = Result<Row<'a>, BadRow>> + use<'a> {
        let (from, examples) = (self.from, self.examples);
        let is_example = |row: &Row<'_>| examples.iter().any(|one| one.is_example(&row.cells));
        let rows = self.table.rows().skip_while(move |row| line_of(row) < from);
        rows.filter(move |row| !row.as_ref().is_ok_and(is_example))
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
        let had = self.read(|conn| Ok(bulk::widen(conn)?))?;
        let outcome = self.bring_in(now, request, progress);
        // What is written is in: a log that waits for its place in the file is no failure of it.
        if let Err(failure) = self.read(|conn| Ok(bulk::narrow(conn, had)?)) {
            tracing::warn!(?failure, "the log was not put away after an import");
        }
        outcome
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
        let mut clients =
            self.read(|conn| Ok(Clients::read(conn, request.plan, &setup.country)?))?;
        let mut twins = self.read(|conn| Twins::read(conn, request, viewer, &setup.country))?;
        let word = request.noun.word();
        let path = self.path().to_owned();
        let begun =
            self.transact(|conn, _| Ok(journal::unfinished_import(conn, request.file, word)?))?;
        if let Some(refusal) =
            begun.as_ref().and_then(|begun| unfinished::stands(&path, begun, request))
        {
            return Err(refusal.into());
        }
        let (operation, _held) = self.transact(|conn, setup| {
            let args = unfinished::args(request, 0, request.from);
            let operation = journal::open(conn, now, viewer.user, "import", &args, true, None)?;
            let mut work = Work::new(conn, setup, viewer, now, "import").under(operation);
            census.settle(&mut work, request.noun)?;
            for noun in written(request) {
                bulk::begin(conn, noun)?;
            }
            Ok((operation, holding::hold(&path, operation)?))
        })?;
        let mut report = Report { operation: Some(operation), census, ..Report::default() };
        let known = (&mut clients, &mut twins);
        let ends = (operation, begun.is_some());
        if let Err(failure) = self.bring_rows(now, request, ends, known, &mut report, progress) {
            match failure {
                Failure::Fault(fault) => report.failed = Some(fault),
                // Rows are refused one by one; a refusal of the rest is somebody else's doing.
                refused => return Err(refused),
            }
        }
        report.rejected.sort_by_key(|bad| bad.line);
        let came = report.made + report.updated > 0 || report.stopped || report.failed.is_some();
        if !came && !self.read(|conn| Ok(journal::has_changes(conn, operation)?))? {
            // There is nothing to take back.
            self.transact(|conn, _| Ok(journal::forget(conn, operation)?))?;
            report.operation = None;
        }
        Ok(report)
    }

    /// Brings the rows in under an operation that is open, and closes it with those that were begun
    /// before where it goes on with them. The report tells of what is committed, also where it fails.
    fn bring_rows(
        &mut self,
        now: i64,
        request: &Request<'_>,
        (operation, goes_on): (OpId, bool),
        (clients, twins): (&mut Clients, &mut Twins<'_>),
        report: &mut Report,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), Failure> {
        let viewer = self.viewer();
        if !report.census.stages.is_empty() {
            let census = &report.census;
            self.transact(|conn, setup| {
                let mut work = Work::new(conn, setup, viewer, now, "import").under(operation);
                census.settle_stages(&mut work, request.noun)
            })?;
        }
        let rows = report.census.rows;
        let mut batches = Batches::new(request);
        let mut turns = Turns::new(BATCH);
        loop {
            let before = report.counts();
            let Some(batch) = batches.next(turns.rows(), report) else { break };
            let taken = batch.len();
            report.next = batches.first;
            let next = batches.last + 1;
            let outcome = self.read(|conn| Ok(turns.give_way(conn)?)).and_then(|()| {
                self.transact(|conn, setup| {
                    turns.begin();
                    still_standing(conn, operation)?;
                    let shaper = Shaper::new(request, setup, viewer, now);
                    let mut work = Work::new(conn, setup, viewer, now, "import").under(operation);
                    for (row, mut draft) in batch {
                        let to = (&mut work, &mut *clients, &mut *twins);
                        let meant = to.2.returned(conn, setup, &mut draft)?;
                        let Some(known) = report.known(meant, to.2.mode()) else { continue };
                        match shaper.shape(to.1, &row, draft, known.is_some()) {
                            Ok(mut shaped) => {
                                report.warn(row.line, &mut shaped.unread);
                                bring(to, request, (now, &row), (known, shaped), report)?;
                            }
                            Err(refusal) => report.reject(&row, refusal),
                        }
                    }
                    work.settle()?;
                    Ok(journal::note(
                        conn,
                        operation,
                        &unfinished::args(request, report.touched, next),
                    )?)
                })
            });
            if let Err(failure) = outcome {
                report.back_to(before);
                return Err(failure);
            }
            turns.end(taken);
            progress(batches.done, rows);
            report.stopped |= request.stop.load(Ordering::Relaxed);
            if report.stopped {
                break;
            }
        }
        report.next = if report.stopped { batches.peek() } else { None };
        if request.noun == Noun::Deal {
            kinds::settle(self, now, operation)?;
        }
        let args = unfinished::args(request, report.touched, batches.last + 1);
        self.transact(|conn, _| {
            for noun in written(request) {
                bulk::end(conn, noun)?;
            }
            if report.stopped {
                return Ok(journal::note(conn, operation, &args)?);
            }
            // What an earlier one left out is in now.
            while let (true, Some(begun)) =
                (goes_on, journal::unfinished_import(conn, request.file, request.noun.word())?)
            {
                journal::finish(conn, begun.id, &begun.args)?;
            }
            Ok(journal::finish(conn, operation, &args)?)
        })
    }
}

/// Writes a record, or what is new of it into the one that is here already.
fn bring<'a>(
    (work, clients, twins): (&mut Work<'a>, &mut Clients, &mut Twins),
    request: &Request<'_>,
    (now, line): (i64, &Row<'_>),
    (known, mut shaped): (Option<i64>, Shaped<'a>),
    report: &mut Report,
) -> Result<(), Failure> {
    let found = match known {
        Some(id) => Some(id),
        None => twins.find(work.conn, &shaped)?,
    };
    if found.is_some() && twins.mode() == Mode::Skip {
        report.skipped += 1;
        return Ok(());
    }
    newcomers::introduce(work, clients, &mut shaped, report)?;
    goods::recognise(work, &mut shaped)?;
    if let Some(id) = found {
        let on = RecordRef::new(request.noun, id);
        let change = change::weigh(work, on, &shaped, twins.mode())?;
        report.note(&change);
        let left = lost::cells(request.noun, request.plan, line, &change.lost);
        let changed = change::bring(work, on, &shaped.note, change, left)?;
        report.touched += u64::from(changed && twins.touch(on.id));
        return Ok(());
    }
    report.count(&shaped, work.setup);
    let extra = shaped.extra.clone();
    let on = work.insert(request.noun, &shaped.values, extra)?;
    imported::note(work.conn, on, &shaped.note, now, work.viewer.user)?;
    twins.learn(&shaped, on.id);
    report.touched += u64::from(twins.touch(on.id));
    Ok(())
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
        let mut clients =
            self.read(|conn| Ok(Clients::read(conn, request.plan, &setup.country)?))?;
        let mut twins = self.read(|conn| Twins::read(conn, request, viewer, &setup.country))?;
        let shaper = Shaper::new(request, &setup, viewer, now);
        let rows = census.rows;
        let word = request.noun.word();
        let begun = self.read(|conn| Ok(journal::unfinished_import(conn, request.file, word)?))?;
        let unfinished = begun.and_then(|begun| unfinished::stands(self.path(), &begun, request));
        let mut report = Report { census, unfinished, ..Report::default() };
        let mut batches = Batches::new(request);
        while let Some(batch) = batches.next(BATCH, &mut report) {
            for (row, mut draft) in batch {
                let meant = self.read(|conn| twins.returned(conn, &setup, &mut draft))?;
                let Some(known) = report.known(meant, twins.mode()) else { continue };
                let mut shaped = match shaper.shape(&clients, &row, draft, known.is_some()) {
                    Ok(shaped) => shaped,
                    Err(refusal) => {
                        report.reject(&row, refusal);
                        continue;
                    }
                };
                report.warn(row.line, &mut shaped.unread);
                let found = match known {
                    Some(id) => Some(id),
                    None => self.read(|conn| twins.find(conn, &shaped))?,
                };
                if found.is_some() && twins.mode() == Mode::Skip {
                    report.skipped += 1;
                    continue;
                }
                newcomers::pretend(&mut clients, &mut shaped, &mut report);
                let Some(id) = found else {
                    report.count(&shaped, &setup);
                    twins.learn(&shaped, -i64::try_from(report.made).unwrap_or(i64::MAX));
                    continue;
                };
                self.read(|conn| {
                    let work = Work::new(conn, &setup, viewer, now, "import");
                    goods::recognise(&work, &mut shaped)?;
                    weigh(&work, request.noun, id, &shaped, twins.mode(), &mut report)
                })?;
            }
            progress(batches.done, rows);
            if request.stop.load(Ordering::Relaxed) {
                report.stopped = true;
                break;
            }
        }
        report.rejected.sort_by_key(|bad| bad.line);
        Ok(report)
    }
}

/// Counts what a row would do to the record it is about; one that an earlier row of the file would
/// make is not there to be weighed against.
fn weigh<'a>(
    work: &Work<'a>,
    noun: Noun,
    id: i64,
    shaped: &Shaped<'a>,
    mode: Mode,
    report: &mut Report,
) -> Result<(), Failure> {
    if id < 0 {
        report.updated += 1;
        return Ok(());
    }
    report.note(&change::weigh(work, RecordRef::new(noun, id), shaped, mode)?);
    Ok(())
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

/// The drafts of a file, a batch at a time.
struct Batches<'a> {
    rows: Box<dyn Iterator<Item = Result<Row<'a>, BadRow>> + 'a>,
    request: &'a Request<'a>,
    done: u64,
    /// The line of the first row of the batch that was taken last.
    first: Option<u64>,
    /// The line of the last row that was taken.
    last: u64,
}

impl<'a> Batches<'a> {
    fn new(request: &'a Request<'a>) -> Batches<'a> {
        Batches { rows: Box::new(request.rows()), request, done: 0, first: None, last: 0 }
    }

    /// At most so many rows with their drafts; none at the end of the file. Bad rows and cells that could
    /// not be read are noted on the way.
    fn next(&mut self, rows: usize, report: &mut Report) -> Option<Vec<(Row<'a>, RecordDraft)>> {
        let mut batch = Vec::with_capacity(rows);
        self.first = None;
        for row in self.rows.by_ref().take(rows) {
            self.last = line_of(&row);
            self.first.get_or_insert(self.last);
            self.done += 1;
            let read = row.and_then(|row| {
                let draft = RecordDraft::read(&row, self.request.plan, self.request.dates)?;
                Ok(draft.map(|draft| (row, draft)))
            });
            match read {
                Ok(Some((row, mut draft))) => {
                    report.warn(draft.line, &mut draft.warnings);
                    report.crowd(&mut draft.crowded);
                    batch.push((row, draft));
                }
                Ok(None) => {}
                Err(bad) => report.rejected.push(bad),
            }
        }
        self.first.map(|_| batch)
    }

    /// The line of the row that comes next, which is passed over.
    fn peek(&mut self) -> Option<u64> {
        self.rows.next().as_ref().map(line_of)
    }
}

/// The line of the file a row begins on.
fn line_of(row: &Result<Row<'_>, BadRow>) -> u64 {
    match row {
        Ok(row) => row.line,
        Err(bad) => bad.line,
    }
}

#[cfg(test)]
mod tests;
