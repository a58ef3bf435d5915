//! The writing side of a session: executes commands one at a time, each in one transaction.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, TransactionBehavior};

use super::work::Work;
use super::{Failure, complete, convert, create, delete, edit, entry, move_stage, undo};
use crate::domain::command::{Command, OpId, Receipt};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::Viewer;
use crate::domain::setup::Setup;
use crate::store::open::{self, Identity};
use crate::store::{draft, journal, migrate, scope, setup};

/// How many commands of a bulk operation share a transaction: few enough that colleagues wait
/// no longer than a moment, many enough that the disk is not asked to sync for each.
const BATCH: usize = 500;

/// Executes commands for one person.
pub struct Writer {
    conn: Connection,
    path: PathBuf,
    identity: Identity,
    viewer: Viewer,
    setup: Arc<Setup>,
    setup_version: i64,
}

/// What came of a bulk operation.
#[derive(Debug)]
pub struct Bulk {
    /// The operation to undo; none where nothing changed.
    pub operation: Option<OpId>,
    /// The rows created or changed.
    pub touched: Vec<RecordRef>,
    /// How many commands were done.
    pub done: usize,
    /// The commands that were refused, by their place in the request.
    pub refused: Vec<(usize, Refusal)>,
}

impl Writer {
    /// Opens the writing side for a viewer.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open(path: &Path, viewer: Viewer) -> Result<Writer, Failure> {
        let conn = open::connect(path)?;
        scope::create_views(&conn, viewer)?;
        let setup = Arc::new(setup::load(&conn)?);
        let setup_version = version(&conn)?;
        Ok(Writer {
            identity: Identity::of(path)?,
            path: path.to_owned(),
            conn,
            viewer,
            setup,
            setup_version,
        })
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
        let viewer = self.viewer;
        self.transact(|conn, setup| {
            let mut work = Work::new(conn, setup, viewer, now, kind(command));
            let message = run(&mut work, command)?;
            let operation = work.finish()?;
            Ok(receipt(work, message, operation))
        })
    }

    /// Executes many commands as one operation, in several transactions. A refused one leaves the
    /// others standing. `progress` is told how many are done.
    ///
    /// # Errors
    /// A failure of the database; what was committed before it stands and can be undone.
    pub fn execute_all(
        &mut self,
        now: i64,
        kind: &'static str,
        commands: &[Command],
        mut progress: impl FnMut(usize),
    ) -> Result<Bulk, Failure> {
        let mut bulk = Bulk { operation: None, touched: Vec::new(), done: 0, refused: Vec::new() };
        let viewer = self.viewer;
        for (batch, part) in commands.chunks(BATCH).enumerate() {
            let operation = bulk.operation;
            let first = batch * BATCH;
            let args = format!("{{\"count\":{}}}", commands.len());
            let (operation, touched, refused) = self.transact(|conn, setup| {
                let operation = match operation {
                    Some(operation) => operation,
                    None => journal::open(conn, now, viewer.user, kind, &args, true, None)?,
                };
                let mut work = Work::new(conn, setup, viewer, now, kind).under(operation);
                let mut refused = Vec::new();
                for (place, command) in part.iter().enumerate() {
                    conn.execute_batch("SAVEPOINT command")?;
                    match run(&mut work, command) {
                        Ok(_) => conn.execute_batch("RELEASE command")?,
                        Err(Failure::Refused(refusal)) => {
                            conn.execute_batch("ROLLBACK TO command; RELEASE command")?;
                            refused.push((first + place, refusal));
                        }
                        Err(fault) => return Err(fault),
                    }
                }
                work.settle()?;
                Ok((operation, work.touched, refused))
            })?;
            bulk.operation = Some(operation);
            bulk.done += part.len() - refused.len();
            bulk.touched.extend(touched);
            bulk.refused.extend(refused);
            progress(first + part.len());
        }
        if let Some(operation) = bulk.operation {
            let args = format!("{{\"count\":{}}}", bulk.done);
            self.transact(|conn, _| Ok(journal::finish(conn, operation, &args)?))?;
        }
        Ok(bulk)
    }

    /// Keeps half-written text of the viewer; an empty one throws it away.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keep_draft(&mut self, now: i64, place: &str, text: &str) -> Result<(), Failure> {
        let user = self.viewer.user;
        self.transact(|conn, _| Ok(draft::keep(conn, user, place, text, now)?))
    }

    /// Runs `work` in one transaction on the newest settings: all of it or nothing.
    pub(super) fn transact<T>(
        &mut self,
        work: impl FnOnce(&Connection, &Setup) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.identity.check()?;
        let setup = self.setup()?;
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        migrate::check(&tx, &self.path)?;
        let done = work(&tx, &setup)?;
        self.identity.check()?;
        tx.commit()?;
        Ok(done)
    }
}

/// The word under which a command is journalled.
fn kind(command: &Command) -> &'static str {
    match command {
        Command::Create { noun: Noun::Activity, .. } => "plan",
        Command::Create { .. } => "create",
        Command::Edit { .. } => "edit",
        Command::MoveStage { .. } => "move",
        Command::Convert { .. } => "convert",
        Command::Comment { .. } => "comment",
        Command::Pin { .. } => "pin",
        Command::Delete { .. } => "delete",
        Command::Restore { .. } => "restore",
        Command::Complete { .. } => "complete",
        Command::Undo { .. } => "undo",
        Command::Redo => "redo",
    }
}

/// Hands a command to its use case.
fn run(work: &mut Work, command: &Command) -> Result<Message, Failure> {
    match command {
        Command::Create { noun, set } => create::create(work, *noun, set),
        Command::Edit { on, set } => edit::edit(work, *on, set),
        Command::MoveStage { on, to, comment } => {
            move_stage::move_stage(work, *on, *to, comment.as_deref())
        }
        Command::Convert { lead, targets, pipeline, fill } => {
            convert::convert(work, *lead, *targets, *pipeline, fill)
        }
        Command::Comment { on, text } => entry::comment(work, *on, text),
        Command::Pin { entry } => entry::pin(work, *entry),
        Command::Delete { on } => delete::delete(work, *on),
        Command::Restore { on } => delete::restore(work, *on),
        Command::Complete { activity, result } => {
            complete::complete(work, *activity, result.as_deref())
        }
        Command::Undo { .. } | Command::Redo => {
            Err(Refusal::rule(Message::new("refused-undo-in-bulk")).into())
        }
    }
}

fn receipt(work: Work, message: Message, operation: Option<OpId>) -> Receipt {
    let message = if operation.is_some() { message } else { Message::new("receipt-nothing") };
    Receipt { message, touched: work.touched, operation, notes: work.notes }
}

/// Changes whenever the settings may have changed: by us or by anybody else.
fn version(conn: &Connection) -> Result<i64, Failure> {
    let theirs: i64 = conn.pragma_query_value(None, "data_version", |r| r.get(0))?;
    let ours = conn.total_changes();
    Ok(theirs.wrapping_mul(1 << 32).wrapping_add(i64::try_from(ours).unwrap_or(i64::MAX)))
}
