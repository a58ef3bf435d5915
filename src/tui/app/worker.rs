//! The two threads behind the interface: one executes commands in order, one answers questions
//! that take long. Both report into the channel of the main loop.
//!
//! Of what is written somebody waits for one thing at a time and is told what came of it. What is
//! kept beside that, such as half-written text, is never taken for it: only that it failed is told.

use std::cell::Cell;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use crate::capability::Capabilities;
use crate::crm::many::Bulk;
use crate::crm::{Database, Failure, Reader, Stopper, Writer};
use crate::domain::command::{Command, Receipt};
use crate::domain::look::Look;
use crate::domain::notice::Mark;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::Viewer;
use crate::domain::reminder::Reminder;
use crate::tui::screen::browse::ask::{Ask, Page};
use crate::tui::terminal::Event;

/// How long the main loop waits for a commit before it says that it is saving.
const PATIENCE: Duration = Duration::from_millis(100);

/// How long the end of the program waits for what is still being written: longer than a writer tries
/// while a colleague's writes.
const LAST: Duration = Duration::from_secs(20);

/// Half-written text is written so long after it changed, also for whoever types without a pause.
const UNWRITTEN: Duration = Duration::from_secs(1);

/// What a thread says.
#[derive(Debug)]
pub enum Report {
    /// A commit that took longer is done; its outcome can be fetched.
    Written,
    /// What was to be kept beside is not; half-written text with its place, where it is that.
    Unkept(Option<(String, String)>, Failure),
    /// Whether the reminders the person was told of here were new, so that they are rung for here.
    Told(bool),
    /// So many of so many commands are done.
    Progress(usize, usize),
    /// The answer to the question with this number.
    Answer(u64, Result<Page, Failure>),
    /// The same from the thread that looks through whole tables.
    Found(u64, Result<Page, Failure>),
}

/// How an answer with its number is reported.
pub type Reported = fn(u64, Result<Page, Failure>) -> Report;

/// What is to be written.
#[derive(Debug)]
pub enum Job {
    /// One command.
    Execute(i64, Command),
    /// Many commands as one operation.
    ExecuteAll(i64, OperationKind, Vec<Command>),
    /// The reminders that are due.
    Remind(i64),
    /// That the person was told of reminders up to this one; whether that is new is reported.
    Told(i64, i64),
    /// That the person went to what a reminder is of.
    Saw(i64, Reminder),
    /// Half-written text of a place.
    Draft(i64, String, String),
    /// The card of a record goes into the tray, or is taken up.
    Tray(i64, RecordRef, bool),
    /// How the person looks at the section of a noun from now on.
    Look(Noun, Look),
    /// What the person read of what he is told.
    Mark(i64, Mark),
}

/// What came of what somebody waited for.
#[derive(Debug)]
pub enum Outcome {
    /// A command was executed.
    Done(Receipt),
    /// Many commands were; each is about a record, unless it made one.
    DoneAll(Bulk, Vec<Option<RecordRef>>),
    /// A reminder came, or a card was put aside.
    Kept,
}

/// Where it is said that a job is done, with its outcome where somebody waits for it.
enum Answer {
    Outcome(Sender<Result<Outcome, Failure>>),
    Kept(Sender<()>),
    /// Half-written text that may change with the next key, for which nobody waits.
    Nobody,
}

/// The thread that writes.
pub struct WriterThread {
    jobs: Sender<(Job, Answer)>,
    done: Sender<Result<Outcome, Failure>>,
    outcomes: Receiver<Result<Outcome, Failure>>,
    /// When something was asked last.
    asked: Cell<Instant>,
    /// Closed once the thread is gone.
    alive: Receiver<()>,
}

impl WriterThread {
    /// Starts it.
    ///
    /// # Errors
    /// When the database cannot be opened for writing.
    pub fn start(
        database: &Database,
        viewer: Viewer,
        capabilities: Capabilities,
        to: Sender<Event<Report>>,
    ) -> Result<WriterThread, Failure> {
        let writer = database.writer(viewer)?.with_files(capabilities);
        let (jobs, todo) = mpsc::channel();
        let (done, outcomes) = mpsc::channel();
        let (lives, alive) = mpsc::channel();
        thread::spawn(move || {
            Scribe { writer, to, held: None }.work(&todo);
            drop::<Sender<()>>(lives);
        });
        let asked = Cell::new(Instant::now());
        Ok(WriterThread { jobs, done, outcomes, asked, alive })
    }

    /// Hands over a job and waits a moment for its outcome; nothing where it takes longer. Nothing
    /// else may be asked before the outcome is there.
    pub fn ask(&self, job: Job) -> Option<Result<Outcome, Failure>> {
        self.asked.set(Instant::now());
        self.jobs.send((job, Answer::Outcome(self.done.clone()))).ok()?;
        self.outcomes.recv_timeout(PATIENCE).ok()
    }

    /// How long ago something was asked last.
    pub fn awaited(&self) -> Duration {
        self.asked.get().elapsed()
    }

    /// Hands over what is to be kept beside what is asked, and waits a moment until it is. Whether it
    /// is by then: it is kept in its turn, however long that takes.
    pub fn keep(&self, job: Job) -> bool {
        let (kept, done) = mpsc::channel();
        self.jobs.send((job, Answer::Kept(kept))).is_ok() && done.recv_timeout(PATIENCE).is_ok()
    }

    /// Hands over half-written text of a place, which is written soon: also when nothing more comes,
    /// because a terminal takes no output or another program has it.
    pub fn hold(&self, now: i64, place: String, text: String) {
        // Without the thread nothing is kept, which whatever is asked of it next says.
        let _ = self.jobs.send((Job::Draft(now, place, text), Answer::Nobody));
    }

    /// Waits until everything is written that was handed over, but not for ever: what a colleague's
    /// program holds up is given up.
    pub fn finish(self) {
        let WriterThread { jobs, done, alive, .. } = self;
        drop((jobs, done));
        if alive.recv_timeout(LAST) == Err(RecvTimeoutError::Timeout) {
            tracing::error!("what was to be written was given up");
        }
    }

    /// The outcome of a job that took longer, once it is there.
    pub fn outcome(&self) -> Option<Result<Outcome, Failure>> {
        self.outcomes.try_recv().ok()
    }

    /// The outcome of a job that took longer, for which the end of the program waits.
    pub fn last_outcome(&self) -> Option<Result<Outcome, Failure>> {
        self.outcomes.recv_timeout(LAST).ok()
    }
}

/// Half-written text that may change with the next key.
struct Held {
    at: i64,
    place: String,
    text: String,
    /// When it is to be written.
    due: Instant,
}

/// What the thread that writes works with.
struct Scribe {
    writer: Writer,
    to: Sender<Event<Report>>,
    held: Option<Held>,
}

impl Scribe {
    /// Does what it is asked, until nobody asks any more or nobody hears what came of it.
    fn work(&mut self, todo: &Receiver<(Job, Answer)>) {
        let mut heard = true;
        while heard {
            let next = match &self.held {
                Some(held) => todo.recv_timeout(held.due.saturating_duration_since(Instant::now())),
                None => todo.recv().map_err(RecvTimeoutError::from),
            };
            heard = match next {
                Ok((Job::Draft(at, place, text), Answer::Nobody)) => self.hold(at, place, text),
                Ok((job, answer)) => {
                    let goes_with = |held: &Held| matches!(&job, Job::Draft(_, place, _) if *place == held.place);
                    self.held = self.held.take().filter(|held| !goes_with(held));
                    self.carry_out(job, answer)
                }
                Err(RecvTimeoutError::Timeout) => self.write_held(),
                Err(RecvTimeoutError::Disconnected) => {
                    self.write_held();
                    false
                }
            };
        }
    }

    /// Takes half-written text, in place of what was of the same place before it. Whether that is
    /// heard, as everywhere here.
    fn hold(&mut self, at: i64, place: String, text: String) -> bool {
        let newer = self.held.as_ref().filter(|held| held.place == place);
        let due = newer.map_or_else(|| Instant::now() + UNWRITTEN, |held| held.due);
        let heard = newer.is_some() || self.write_held();
        self.held = Some(Held { at, place, text, due });
        heard
    }

    fn write_held(&mut self) -> bool {
        let Some(Held { at, place, text, .. }) = self.held.take() else { return true };
        self.carry_out(Job::Draft(at, place, text), Answer::Nobody)
    }

    fn carry_out(&mut self, job: Job, answer: Answer) -> bool {
        let draft = match &job {
            Job::Draft(_, place, text) => Some((place.clone(), text.clone())),
            _ => None,
        };
        let outcome = execute(&mut self.writer, job, &self.to);
        // The main loop is gone when these fail, and so is the reason to go on.
        if let Answer::Outcome(done) = answer {
            return done.send(outcome).is_ok()
                && self.to.send(Event::Report(Report::Written)).is_ok();
        }
        if let Answer::Kept(kept) = answer {
            // Whoever waited for it may have gone on.
            let _ = kept.send(());
        }
        let failed = outcome.err().map(|failure| Report::Unkept(draft, failure));
        failed.is_none_or(|report| self.to.send(Event::Report(report)).is_ok())
    }
}

/// Does a job. How far many commands have come is told meanwhile.
fn execute(writer: &mut Writer, job: Job, to: &Sender<Event<Report>>) -> Result<Outcome, Failure> {
    match job {
        Job::Execute(now, command) => writer.execute(now, &command).map(Outcome::Done),
        Job::ExecuteAll(now, kind, commands) => {
            let all = commands.len();
            let about = commands.iter().map(Command::on).collect();
            let tell = |done| {
                // The outcome itself says when nobody listens any more.
                let _ = to.send(Event::Report(Report::Progress(done, all)));
            };
            let outcome = writer.execute_all(now, kind, &commands, tell);
            outcome.map(|bulk| Outcome::DoneAll(bulk, about))
        }
        Job::Tray(now, on, true) => writer.minimise(now, on).map(|()| Outcome::Kept),
        Job::Tray(_, on, false) => writer.take_up(on).map(|()| Outcome::Kept),
        Job::Remind(now) => writer.remind(now).map(|_| Outcome::Kept),
        Job::Told(now, up_to) => writer.told(now, up_to).map(|is_new| {
            // Where nobody listens any more, nothing is rung for either.
            let _ = to.send(Event::Report(Report::Told(is_new)));
            Outcome::Kept
        }),
        Job::Saw(now, reminder) => writer.saw(now, &reminder).map(|()| Outcome::Kept),
        Job::Look(noun, look) => writer.keep_look(noun, &look).map(|()| Outcome::Kept),
        Job::Mark(now, mark) => writer.mark_notices(now, mark).map(|_| Outcome::Kept),
        Job::Draft(now, place, text) => {
            writer.keep_draft(now, &place, &text).map(|()| Outcome::Kept)
        }
    }
}

/// The thread that answers questions; the newest wins. It opens the database with the first of
/// them: most sessions ask few, and each connection takes its memory.
pub struct AskThread {
    questions: Sender<(u64, Ask)>,
    stopper: Arc<OnceLock<Stopper>>,
    newest: u64,
}

impl AskThread {
    /// Starts it. An answer may be that the database cannot be opened.
    pub fn start(
        database: &Database,
        viewer: Viewer,
        to: Sender<Event<Report>>,
        report: Reported,
    ) -> AskThread {
        let database = database.clone();
        let stopper = Arc::new(OnceLock::new());
        let stops = Arc::clone(&stopper);
        let (questions, todo) = mpsc::channel::<(u64, Ask)>();
        thread::spawn(move || {
            let mut opened: Option<Reader> = None;
            while let Ok(mut question) = todo.recv() {
                // Only the newest question is worth answering.
                while let Ok(newer) = todo.try_recv() {
                    question = newer;
                }
                let (number, ask) = question;
                let answer = match &mut opened {
                    Some(reader) => reader.changed().map(|_| reader),
                    None => database.reader(viewer).and_then(Reader::aside).map(|reader| {
                        stops.get_or_init(|| reader.stopper());
                        opened.insert(reader)
                    }),
                };
                let answer = answer.and_then(|reader| ask.run(reader));
                if to.send(Event::Report(report(number, answer))).is_err() {
                    return;
                }
            }
        });
        AskThread { questions, stopper, newest: 0 }
    }

    /// Asks; what was asked before is not wanted any more.
    pub fn ask(&mut self, ask: Ask) {
        self.forget();
        // Without the thread there is no answer, and the screen goes on saying that it searches.
        let _ = self.questions.send((self.newest, ask));
    }

    /// Stops whatever is being answered.
    pub fn forget(&mut self) {
        self.newest += 1;
        if let Some(stopper) = self.stopper.get() {
            stopper.stop();
        }
    }

    /// Whether an answer is the one that is waited for.
    pub fn is_newest(&self, number: u64) -> bool {
        number == self.newest
    }
}
