//! The writing side of a session: executes commands one at a time, each in one transaction.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::files::{self, Shelf};
use super::many::Bulk;
use super::work::Work;
use super::{
    Failure, apart, attempt, complete, convert, create, decide, delete, edit, entry, intake,
    introduce, layout, merge, mode, move_stage, narrowing, pin, rules, settings, task, undo,
};
use crate::capability::Capabilities;
use crate::domain::command::{Command, Did, OpId, Receipt, Whom};
use crate::domain::layout::{Change, What};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::Viewer;
use crate::domain::setup::Setup;
use crate::store::file::holding::{self, Holding};
use crate::store::file::open::{self, Identity};
use crate::store::file::turns::Turns;
use crate::store::file::{bulk, migrate, savepoint};
use crate::store::team::{draft, setup};
use crate::store::{Connection, journal, scope};

/// How many commands of a bulk operation share its first transaction; no more need one.
pub(super) const BATCH: usize = 500;

/// Executes commands for one person.
pub struct Writer {
    conn: Connection,
    path: PathBuf,
    identity: Identity,
    viewer: Viewer,
    setup: Arc<Setup>,
    setup_version: i64,
    capabilities: Option<Capabilities>,
    stop: Arc<AtomicBool>,
}

impl Writer {
    /// Opens the writing side for a viewer.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open(path: &Path, viewer: Viewer) -> Result<Writer, Failure> {
        let conn = open::connect(path)?;
        scope::create_views(&conn, viewer)?;
        // Asked first: what somebody changes in between is read once more, and not missed.
        let setup_version = version(&conn)?;
        let setup = Arc::new(setup::load(&conn)?);
        Ok(Writer {
            identity: Identity::of(path)?,
            path: path.to_owned(),
            conn,
            viewer,
            setup,
            setup_version,
            capabilities: None,
            stop: Arc::default(),
        })
    }

    /// The same writer, which may also take in the files that a command names by their paths.
    pub fn with_files(mut self, capabilities: Capabilities) -> Writer {
        self.capabilities = Some(capabilities);
        self
    }

    /// The same writer, which ends what takes several transactions after the one in which `stop`
    /// becomes true: it stands as far as it is, and can be taken back.
    pub fn stopping_at(self, stop: Arc<AtomicBool>) -> Writer {
        Writer { stop, ..self }
    }

    /// Whether it was asked to stop.
    pub(super) fn is_asked_to_stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// For whom it executes.
    pub fn viewer(&self) -> Viewer {
        self.viewer
    }

    /// The team's settings as they are now.
    ///
    /// # Errors
    /// When the database fails.
    pub fn setup(&mut self) -> Result<Arc<Setup>, Failure> {
        let now = version(&self.conn)?;
        if now != self.setup_version {
            self.setup = Arc::new(setup::load(&self.conn)?);
            self.setup_version = now;
        }
        Ok(Arc::clone(&self.setup))
    }

    /// Executes one command.
    ///
    /// # Errors
    /// A refusal of the domain, with nothing written, or a failure of the database.
    pub fn execute(&mut self, now: i64, command: &Command) -> Result<Receipt, Failure> {
        match command {
            Command::Undo { operation } => return undo::undo(self, now, *operation),
            Command::Redo => return undo::redo(self, now),
            _ => {}
        }
        let gathered = self.gather(command)?;
        let command = gathered.as_ref().unwrap_or(command);
        let viewer = self.viewer;
        self.transact(|conn, setup| {
            let mut work = Work::new(conn, setup, viewer, now, kind(command));
            let message = perform(&mut work, command)?;
            let operation = work.finish()?;
            Ok(receipt(work, message, operation))
        })
    }

    /// Executes many commands as one operation, in several transactions. A refused one leaves the
    /// others standing. `progress` is told how many are done.
    ///
    /// # Errors
    /// A failure of the database before anything was done, or a refusal when somebody took the
    /// operation back meanwhile. Where the database fails later, the rest is refused for it.
    pub fn execute_all(
        &mut self,
        now: i64,
        kind: OperationKind,
        commands: &[Command],
        mut progress: impl FnMut(usize),
    ) -> Result<Bulk, Failure> {
        let setup = self.setup()?;
        let gathered: Option<Vec<Command>> =
            match commands.iter().any(|command| files::names_files(command, &setup)) {
                true => {
                    let mut kept = Vec::with_capacity(commands.len());
                    for command in commands {
                        kept.push(self.gather(command)?.unwrap_or_else(|| command.clone()));
                    }
                    Some(kept)
                }
                false => None,
            };
        let commands = gathered.as_deref().unwrap_or(commands);
        if commands.len() <= BATCH {
            return self.execute_each(now, kind, commands, &mut progress);
        }
        self.widened(|writer| writer.execute_each(now, kind, commands, &mut progress))
    }

    /// Does something that takes many transactions, with more memory for it.
    ///
    /// # Errors
    /// As `work`.
    pub(super) fn widened<T>(
        &mut self,
        work: impl FnOnce(&mut Writer) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let had = self.read(|conn| Ok(bulk::widen(conn)?))?;
        let outcome = work(self);
        // What is written is in: a log that waits for its place in the file is no failure of it.
        if let Err(failure) = self.read(|conn| Ok(bulk::narrow(conn, had)?)) {
            tracing::warn!(?failure, "the log was not put away after a long piece of work");
        }
        outcome
    }

    /// The command with the files it names taken in, before anything is locked; nothing where it
    /// names none.
    fn gather(&mut self, command: &Command) -> Result<Option<Command>, Failure> {
        let setup = self.setup()?;
        if !files::names_files(command, &setup) {
            return Ok(None);
        }
        files::gather(command, &self.conn, &setup, &Shelf::of(&self.path), self.capabilities)
    }

    fn execute_each(
        &mut self,
        now: i64,
        kind: OperationKind,
        commands: &[Command],
        progress: &mut dyn FnMut(usize),
    ) -> Result<Bulk, Failure> {
        let mut bulk = Bulk {
            kind,
            operation: None,
            touched: Vec::new(),
            done: 0,
            results: Vec::new(),
            left: Vec::new(),
            refused: Vec::new(),
            ran: Vec::new(),
            stopped: false,
            failed: None,
        };
        let mut first = 0;
        let mut turns = Turns::new(BATCH);
        let mut held = None;
        while first < commands.len() {
            if first > 0 && self.is_asked_to_stop() {
                bulk.stopped = true;
                break;
            }
            let outcome = match first {
                0 => Ok(()),
                _ => self.read(|conn| Ok(turns.give_way(conn)?)),
            };
            let outcome = outcome.and_then(|()| {
                self.execute_batch(now, kind, first, commands, &mut turns, &mut bulk)
            });
            let (taken, holding) = match outcome {
                Err(Failure::Fault(fault)) if bulk.operation.is_some() => {
                    let why = Refusal::rule(fault.midway());
                    bulk.refused.extend((first..commands.len()).map(|at| (at, why.clone())));
                    bulk.failed = Some(fault);
                    break;
                }
                outcome => outcome?,
            };
            held = held.or(holding);
            turns.end(taken);
            first += taken;
            progress(first);
        }
        Ok(bulk)
    }

    /// Executes some commands of a bulk operation, from the first that is not done, in one
    /// transaction, which notes how far it is. Returns how many, and of one that is begun and goes on
    /// the sign that it is under way.
    fn execute_batch(
        &mut self,
        now: i64,
        kind: OperationKind,
        first: usize,
        commands: &[Command],
        turns: &mut Turns,
        bulk: &mut Bulk,
    ) -> Result<(usize, Option<Holding>), Failure> {
        let (viewer, opened, done_before) = (self.viewer, bulk.operation, bulk.done);
        let changed_before = bulk.results.len();
        let path = self.path.clone();
        let (taken, part_done) = self.transact(|conn, setup| {
            turns.begin();
            let part = batch(setup, &commands[first..], turns.rows());
            let operation = match opened {
                Some(operation) => still_standing(conn, operation)?,
                None => journal::open(
                    conn,
                    &journal::Opening {
                        at: now,
                        user: viewer.user,
                        kind,
                        args: "{}",
                        running: true,
                        undo_of: None,
                    },
                )?,
            };
            let mut now_done = Part::default();
            let mut done = Vec::with_capacity(part.len());
            for (place, command) in part.iter().enumerate() {
                let guarded = may_refuse_late(command);
                if guarded {
                    savepoint::begin(conn)?;
                }
                let mut work = Work::new(conn, setup, viewer, now, kind).under(operation);
                match perform(&mut work, command) {
                    Ok(_) => {
                        if guarded {
                            savepoint::keep(conn)?;
                        }
                        work.end_step()?;
                        let at = first + place;
                        let first = work.touched.first().copied();
                        let is_one = |on: &RecordRef| on.noun.is_record() || Some(*on) == first;
                        let records: Vec<_> = work.touched.iter().copied().filter(is_one).collect();
                        now_done.results.extend((!records.is_empty()).then_some((at, records)));
                        now_done.touched.append(&mut work.touched);
                        now_done.left.extend(work.left.drain(..).map(|refusal| (at, refusal)));
                        for rule in setup.rules.iter().filter(|rule| work.ran.contains(&rule.id)) {
                            let times = work.ran.iter().filter(|id| **id == rule.id).count();
                            now_done.ran.push((rule.name.clone(), times));
                        }
                        done.push(work);
                    }
                    Err(Failure::Refused(refusal)) => {
                        if guarded {
                            savepoint::take_back(conn)?;
                        }
                        now_done.refused.push((first + place, refusal));
                    }
                    Err(fault) => return Err(fault),
                }
            }
            for mut work in done {
                work.settle()?;
            }
            let changed = opened.is_some() || !now_done.touched.is_empty();
            let all_done = done_before + part.len() - now_done.refused.len();
            if !changed {
                journal::forget(conn, operation)?;
            } else if first + part.len() == commands.len() {
                let all_changed = changed_before + now_done.results.len();
                journal::finish(conn, operation, &journal::progress(all_changed, None))?;
            } else {
                let args = journal::progress(all_done, Some(commands.len()));
                journal::note(conn, operation, &args)?;
                if opened.is_none() {
                    now_done.holding = Some(holding::hold(&path, operation)?);
                }
            }
            now_done.operation = changed.then_some(operation);
            Ok((part.len(), now_done))
        })?;
        bulk.operation = part_done.operation;
        bulk.done += taken - part_done.refused.len();
        bulk.touched.extend(part_done.touched);
        bulk.results.extend(part_done.results);
        bulk.left.extend(part_done.left);
        bulk.refused.extend(part_done.refused);
        for (rule, times) in part_done.ran {
            match bulk.ran.iter_mut().find(|(known, _)| *known == rule) {
                Some((_, all)) => *all += times,
                None => bulk.ran.push((rule, times)),
            }
        }
        Ok((taken, part_done.holding))
    }

    /// Keeps half-written text of the viewer; an empty one throws it away.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keep_draft(&mut self, now: i64, place: &str, text: &str) -> Result<(), Failure> {
        let user = self.viewer.user;
        self.transact(|conn, _| Ok(draft::keep(conn, user, place, text, now)?))
    }

    /// The database.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads something a use case needs before it begins to write.
    pub(super) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.identity.check()?;
        read(&self.conn)
    }

    /// Runs `work` in one transaction on the newest settings: all of it or nothing.
    pub(super) fn transact<T>(
        &mut self,
        work: impl FnOnce(&Connection, &Setup) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.identity.check()?;
        let tx = self.conn.transaction()?;
        migrate::check(&tx, &self.path)?;
        // Read within the transaction, so that nobody changes the settings any more.
        let now = version(&tx)?;
        if now != self.setup_version {
            self.setup = Arc::new(setup::load(&tx)?);
            self.setup_version = now;
        }
        let done = work(&tx, &self.setup)?;
        self.identity.check()?;
        tx.commit()?;
        Ok(done)
    }
}

/// What came of the commands that shared a transaction.
#[derive(Default)]
struct Part {
    operation: Option<OpId>,
    holding: Option<Holding>,
    touched: Vec<RecordRef>,
    results: Vec<(usize, Vec<RecordRef>)>,
    left: Vec<(usize, Refusal)>,
    refused: Vec<(usize, Refusal)>,
    ran: Vec<(String, usize)>,
}

/// The commands that share a transaction: at most so many, and a change of the settings ends it,
/// since those after it depend on it.
fn batch<'c>(setup: &Setup, commands: &'c [Command], most: usize) -> &'c [Command] {
    let ends = |command: &Command| match command {
        Command::Create { noun, .. } => is_settings(*noun),
        Command::CreatePipeline { .. }
        | Command::Layout(_)
        | Command::Field { .. }
        | Command::Timeline(_) => true,
        Command::Convert(conversion) => convert::similar::may_add(setup, conversion),
        Command::Edit { on, .. } | Command::Delete { on } | Command::Restore { on } => {
            is_settings(on.noun)
        }
        _ => false,
    };
    let most = commands.len().min(most);
    let end = commands[..most].iter().position(ends).map_or(most, |place| place + 1);
    &commands[..end]
}

/// Whether rows of the noun are part of what is read with the settings.
pub(super) fn is_settings(noun: Noun) -> bool {
    !noun.is_record() && !matches!(noun, Noun::Activity | Noun::Entry | Noun::Product)
}

/// Whether a command may be refused after it began to write, and so needs a savepoint to be taken
/// back to; a savepoint costs as much as a small change itself.
fn may_refuse_late(command: &Command) -> bool {
    !matches!(command, Command::MoveStage { comment: None, .. } | Command::Delete { .. })
}

/// The operation, as long as nobody took it back while it was under way.
pub(super) fn still_standing(conn: &Connection, operation: OpId) -> Result<OpId, Failure> {
    match journal::operation(conn, operation)? {
        Some(found) if found.undone_by.is_none() => Ok(operation),
        _ => Err(Refusal::rule(Message::new("refused-undone-already")).into()),
    }
}

/// As what a command is journalled.
fn kind(command: &Command) -> OperationKind {
    match command {
        Command::Create { noun: Noun::Activity, .. } => OperationKind::Plan,
        Command::Create { .. }
        | Command::CreatePlanned { .. }
        | Command::CreatePipeline { .. }
        | Command::Introduce { to: Whom::New(_), .. } => OperationKind::Create,
        Command::Edit { .. } | Command::Introduce { to: Whom::Known(_), .. } => OperationKind::Edit,
        Command::Explained { change, .. } => kind(change),
        Command::MoveStage { .. } => OperationKind::Move,
        Command::Convert(_) | Command::ConvertWhole { .. } => OperationKind::Convert,
        Command::Comment { .. } => OperationKind::Comment,
        Command::Log { .. } => OperationKind::Log,
        Command::Decide(_) => OperationKind::Decide,
        Command::Pin { .. } => OperationKind::Pin,
        Command::Delete { .. } => OperationKind::Delete,
        Command::Restore { .. } => OperationKind::Restore,
        Command::Merge(_) => OperationKind::Merge,
        Command::TellApart { .. } => OperationKind::Apart,
        Command::Complete { .. } => OperationKind::Complete,
        Command::Task { step, .. } => OperationKind::from(*step),
        Command::TakeIn { .. } => OperationKind::Intake,
        Command::Layout(Change { what: What::Choose, .. }) => OperationKind::CardView,
        Command::Layout(_) => OperationKind::Layout,
        Command::Field { .. } => OperationKind::Field,
        Command::Timeline(_) => OperationKind::Timeline,
        Command::Undo { .. } => OperationKind::Undo,
        Command::Redo => OperationKind::Redo,
    }
}

/// Executes a command, and what follows of itself from it.
fn perform(work: &mut Work, command: &Command) -> Result<Message, Failure> {
    let message = run(work, command)?;
    rules::follow(work)?;
    Ok(message)
}

/// Hands a command to its use case.
fn run(work: &mut Work, command: &Command) -> Result<Message, Failure> {
    match command {
        Command::Create { noun, set } => create::create(work, *noun, set),
        Command::CreatePlanned { noun, set, plan } => create::planned(work, *noun, set, plan),
        Command::CreatePipeline { like, set } => create::pipeline_like(work, *like, set),
        Command::Edit { on, set } => edit::edit(work, *on, set),
        Command::Introduce { clients, to, set, plan } => {
            introduce::introduce(work, clients, *to, set, plan.as_deref())
        }
        Command::MoveStage { on, from, to, comment } => {
            move_stage::move_stage(work, *on, *from, *to, comment.as_deref())
        }
        Command::Explained { change, why } => explained(work, change, why),
        Command::Convert(conversion) => convert::convert(work, conversion),
        Command::ConvertWhole { lead } => mode::convert_whole(work, *lead),
        Command::Comment { on, text, set } => entry::comment(work, *on, text, set),
        Command::Log { on, attempt } => attempt::log(work, *on, attempt),
        Command::Decide(decision) => decide::decide(work, decision),
        Command::Pin { on, event } => pin::pin(work, *on, *event),
        Command::Delete { on } => delete::delete(work, *on),
        Command::Restore { on } => delete::restore(work, *on),
        Command::Merge(wanted) => merge::merge(work, wanted),
        Command::TellApart { records, apart } => apart::tell(work, records, *apart),
        Command::Complete { activity, result, next } => {
            complete::complete(work, *activity, result.as_deref(), next.as_deref())
        }
        Command::Task { task, step, words } => task::step(work, *task, *step, words.as_deref()),
        Command::TakeIn { inbound, responsible, wanted } => {
            intake::take_in(work, *inbound, *responsible, *wanted)
        }
        Command::Layout(change) => layout::change(work, change),
        Command::Field { decision, holds } => settings::decisions::decide(work, decision, *holds),
        Command::Timeline(change) => narrowing::change(work, change),
        Command::Undo { .. } | Command::Redo => {
            Err(Refusal::rule(Message::new("refused-undo-in-bulk")).into())
        }
    }
}

/// Makes a change and says on the timeline why.
fn explained(work: &mut Work, change: &Command, why: &str) -> Result<Message, Failure> {
    let message = run(work, change)?;
    if let Some(on) = change.on().filter(|_| !why.trim().is_empty()) {
        entry::comment(work, on, why, &[])?;
    }
    Ok(message)
}

fn receipt(work: Work, message: Message, operation: Option<OpId>) -> Receipt {
    let (did, message) = match operation {
        Some(_) => (work.did, message),
        None => (Did::Other, Message::new("receipt-nothing")),
    };
    let Work { touched, notes, followed, left, .. } = work;
    Receipt { did, message, touched, operation, notes, followed, left }
}

/// Changes whenever the settings may have changed: by us or by anybody else.
fn version(conn: &Connection) -> Result<i64, Failure> {
    let theirs = open::version(conn)?;
    let ours = conn.total_changes();
    Ok(theirs.wrapping_mul(1 << 32).wrapping_add(i64::try_from(ours).unwrap_or(i64::MAX)))
}
