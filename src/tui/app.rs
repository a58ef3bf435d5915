//! The application: the stack of screens, the main loop, and what happens with a screen's wishes.
//!
//! The main loop waits on one channel, drains what came, and draws when something changed. It
//! knows no record and no rule: screens answer actions with effects, effects become commands, and
//! what is shown afterwards is read anew.

mod answering;
mod dispatch;
mod drafts;
mod files;
mod frame;
mod lacking;
mod mode;
mod mouse;
mod neglect;
mod next_step;
mod notices;
mod opening;
mod outcome;
mod pace;
mod pages;
mod palette;
mod queue;
mod reach;
mod reasons;
mod sheet;
mod status;
mod taken;
mod talk;
mod team;
mod top;
mod tray;
mod typed_ahead;
mod unbound;
mod unseen;
mod watch;
mod wish;
mod worker;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use ratatui::layout::Rect;

use crate::capability::Capabilities;
use crate::clock::{self, Clock};
use crate::crm::files::Shelf;
use crate::crm::reader::Counters;
use crate::crm::tray::Minimised;
use crate::crm::{Database, Failure, Fault, Reader};
use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::domain::noun::RecordRef;
use crate::domain::person::{User, UserId};
use crate::domain::setup::Setup;
use crate::domain::stage::StageId;
use crate::i18n::Lang;
use crate::reading::Reading;
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Effect};
use crate::tui::key::Key;
use crate::tui::keymap::Keymap;
use crate::tui::screen::browse::Browse;
use crate::tui::screen::browse::ask::Page;
use crate::tui::screen::card::Card;
use crate::tui::screen::{Context, Screen};
use crate::tui::terminal::{Event, Notifier, Signal, Terminal, TerminalEnvironment};
use crate::tui::theme::Theme;
use crate::words::Words;

use drafts::Answered;
use pace::Pace;
use pages::Ahead;
use sheet::Lent;
use status::Status;
use taken::Aim;
use typed_ahead::TypedAhead;
use unseen::Unseen;
use watch::Watch;
use wish::Wish;
use worker::{AskThread, Report, WriterThread};

/// How often the loop looks whether colleagues changed something.
const TICK: Duration = Duration::from_millis(250);
/// So long nothing must have happened before what is soon needed is prepared: whoever holds a key
/// does not wait for it.
const PAUSE: Duration = Duration::from_millis(5);
/// A page that needs more thousands of steps than this is read in the background.
const QUICK: i64 = 1200;

/// What the interface needs to start.
pub struct Start {
    /// The database.
    pub database: Database,
    /// What may be done outside the database.
    pub capabilities: Capabilities,
    /// For whom.
    pub user: User,
    /// The language.
    pub lang: Lang,
    /// The keys.
    pub keymap: Keymap,
    /// The time.
    pub clock: Clock,
    /// What is known about the terminal.
    pub environment: TerminalEnvironment,
    /// Whether the person wants ASCII marks.
    pub ascii: bool,
    /// The programs for calls, letters and files.
    pub programs: Outward,
    /// The record to begin with.
    pub go: Option<RecordRef>,
    /// Tells the person that something is still being saved once the terminal is handed back.
    pub finishing: fn(Lang),
}

impl Start {
    /// Whether marks and lines are ASCII: because it was asked for, or nothing else can be shown.
    fn ascii_only(&self) -> bool {
        self.ascii || self.environment.ascii_only()
    }
}

/// The person's own programs for turning to clients and for files, each with its arguments; none
/// where a link is to be shown instead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outward {
    /// Calls a number.
    pub call: Vec<String>,
    /// Writes a letter.
    pub write: Vec<String>,
    /// Opens a file; none where the desktop or the person's pager does.
    pub open: Vec<String>,
}

/// How the interface ended.
#[derive(Debug)]
pub enum End {
    /// The person left.
    Left,
    /// A signal asked for it; its number.
    Signal(i32),
    /// This half-written text could not be kept, and why.
    Unkept(String, Failure),
}

/// The interface while it runs.
pub struct App {
    reader: Reader,
    writer: WriterThread,
    questions: AskThread,
    research: AskThread,
    setup: Arc<Setup>,
    user: User,
    desk: Desk,
    screens: Vec<Screen>,
    /// The sections that were left, as they were then.
    left: Vec<Browse>,
    typed: Vec<Key>,
    status: Status,
    counters: Counters,
    watch: Watch,
    /// The newest notice that was there or was rung for; nothing until the first look.
    heard: Option<i64>,
    tray: Vec<Minimised>,
    area: Rect,
    last: Option<Last>,
    writing: Option<Writing>,
    /// What was typed since that began.
    typed_ahead: TypedAhead,
    /// What came by itself and may not have been seen yet.
    unseen: Option<Unseen>,
    /// What the next key was about before a colleague took it away, until that is said.
    taken: Option<Aim>,
    /// What the screen on top will soon need.
    ahead: Ahead,
    draft: Option<(String, String)>,
    /// Half-written text that the database would not keep, by the name of its place.
    unkept: BTreeMap<String, String>,
    wish: Option<Wish>,
    /// The text whose answer is being saved.
    answered: Option<Answered>,
    /// The table that the person's editor has, or that came back from it.
    lent: Lent,
    /// A change that brings records to this stage of failure, until it is said why.
    unexplained: Option<(StageId, Effect)>,
    /// The change that is being written where the screen stays.
    changing: Option<Command>,
}

/// What stays the same while the interface runs.
struct Desk {
    me: UserId,
    capabilities: Capabilities,
    lang: Lang,
    clock: Clock,
    theme: Theme,
    keymap: Keymap,
    /// The person's editor, as a line for the shell.
    editor: String,
    /// The person's pager, with its arguments.
    pager: String,
    /// The person's own folder, which a tilde stands for.
    home: String,
    /// Where files are that nobody needs afterwards.
    temporary: PathBuf,
    /// Whether programs can open windows here.
    windows: bool,
    programs: Outward,
    /// How the terminal calls somebody who looks elsewhere.
    notifier: Notifier,
    /// Where the files kept with records are.
    shelf: Shelf,
    /// Tells that something is still being saved.
    finishing: fn(Lang),
}

impl Desk {
    /// What screens may look at now.
    fn context<'a>(&'a self, setup: &'a Setup, area: Rect) -> Context<'a> {
        Context {
            setup,
            words: Words::new(self.lang, setup, self.clock.now(), clock::local),
            reading: Reading::new(setup, self.clock, self.me).speaking(self.lang),
            clock: self.clock,
            theme: &self.theme,
            keymap: &self.keymap,
            area: frame::body(area),
        }
    }
}

/// What `R` repeats.
#[derive(Debug, Clone)]
enum Last {
    Action(Action),
    Answer(Answer),
}

/// What happens once a commit is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// The screen stays.
    Stay,
    /// The screen stays, and so does its cursor: what is made here is not what is worked on.
    StayThere,
    /// The screen that asked for it is closed.
    Close,
}

/// Runs the interface until the person leaves.
///
/// # Errors
/// When the terminal or the database fails; the terminal is handed back first.
pub fn run(start: Start) -> Result<End, Failure> {
    let (to, events) = mpsc::channel();
    let terminal = Terminal::enter(&to, true, start.ascii_only()).map_err(Fault::from)?;
    let mut app = App::open(start, to)?;
    let size = terminal.size().map_err(Fault::from)?;
    app.area = Rect::new(0, 0, size.width, size.height);
    app.prepare()?;
    app.reload()?;
    app.announce_drafts()?;
    app.welcome()?;
    app.announce_change()?;
    app.announce_import()?;
    app.announce_zone();
    let end = app.until_the_end(|app| app.live(terminal, &events));
    match unkept(&events) {
        // What came first is why.
        Some((text, failure)) => Ok(End::Unkept(text, end.err().unwrap_or(failure))),
        None => end,
    }
}

/// Half-written text that could not be kept when everything was over, and why.
fn unkept(events: &Receiver<Event<Report>>) -> Option<(String, Failure)> {
    events.try_iter().find_map(|event| match event {
        Event::Report(Report::Unkept(Some((_, text)), failure)) if !text.is_empty() => {
            Some((text, failure))
        }
        _ => None,
    })
}

impl App {
    fn open(start: Start, to: mpsc::Sender<Event<Report>>) -> Result<App, Failure> {
        let viewer = Database::viewer(&start.user);
        let reader = start.database.reader(viewer)?;
        let mode = reader.setup().settings.mode;
        let noun = start.go.map(|on| on.noun).filter(|noun| mode.has(*noun));
        let mut screens = vec![Screen::Browse(Browse::new(noun.unwrap_or(mode.first())))];
        if let Some(on) = start.go {
            let on = reader.survivor(on)?.unwrap_or(on);
            screens.push(Screen::Card(Card::open(on, Vec::new())));
        }
        Ok(App {
            writer: WriterThread::start(&start.database, viewer, start.capabilities, to.clone())?,
            questions: AskThread::start(&start.database, viewer, to.clone(), Report::Answer),
            research: AskThread::start(&start.database, viewer, to, Report::Found),
            setup: reader.setup(),
            reader,
            desk: Desk {
                me: start.user.id,
                capabilities: start.capabilities,
                lang: start.lang,
                clock: start.clock,
                theme: Theme::new(start.environment.depth(), start.ascii_only())
                    .on_light(start.environment.light),
                keymap: start.keymap,
                notifier: Notifier::of(&start.environment),
                editor: start.environment.editor,
                pager: start.environment.pager,
                home: start.environment.home,
                temporary: start.environment.temporary,
                windows: start.environment.windows,
                programs: start.programs,
                shelf: start.database.shelf(),
                finishing: start.finishing,
            },
            user: start.user,
            screens,
            left: Vec::new(),
            typed: Vec::new(),
            status: Status::default(),
            counters: Counters::default(),
            watch: Watch::new(start.clock.now()),
            heard: None,
            tray: Vec::new(),
            area: Rect::default(),
            last: None,
            writing: None,
            typed_ahead: TypedAhead::default(),
            unseen: None,
            taken: None,
            ahead: Ahead::Nothing,
            draft: None,
            unkept: BTreeMap::new(),
            wish: None,
            answered: None,
            lent: Lent::default(),
            unexplained: None,
            changing: None,
        })
    }

    /// The main loop; it has the terminal.
    fn live(
        &mut self,
        mut terminal: Terminal,
        events: &Receiver<Event<Report>>,
    ) -> Result<End, Failure> {
        self.draw(&mut terminal).map_err(Fault::from)?;
        let mut pace = Pace::begin();
        loop {
            let soon = self.ahead != Ahead::Nothing;
            let mut next = match events.recv_timeout(if soon { PAUSE } else { TICK }) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Left),
            };
            let dirty = match next {
                Some(_) => true,
                None if soon => self.prepare_ahead()?,
                None => self.look_around()?,
            };
            while let Some(mut event) = next {
                let after = gather(&mut event, events);
                pace.on(&event);
                if let Some(end) = self.on_event(event, &mut terminal)? {
                    return Ok(end);
                }
                // Before another program has the terminal, or it takes no frame any more.
                self.keep_draft();
                if let Some(end) = self.grant(&mut terminal, events)? {
                    return Ok(end);
                }
                next = after.or_else(|| pace.next(events));
            }
            if let Some(text) = self.watch.rings() {
                let shown = self.desk.capabilities.notifications().ok();
                terminal.ring(&text, self.desk.notifier, shown).map_err(Fault::from)?;
            }
            if dirty {
                self.draw(&mut terminal).map_err(Fault::from)?;
                pace.drawn();
            }
        }
    }

    /// Takes an event; it may be the end.
    fn on_event(
        &mut self,
        event: Event<Report>,
        terminal: &mut Terminal,
    ) -> Result<Option<End>, Failure> {
        match event {
            Event::Keys(keys) => {
                self.on_keys(&keys)?;
                self.wonder();
            }
            Event::Paste(text) => {
                self.on_paste(&text)?;
                self.wonder();
            }
            Event::Resize => self.on_resize(terminal)?,
            Event::Mouse(mouse) => self.on_mouse(mouse)?,
            Event::Signal(Signal::End(number)) => return Ok(Some(End::Signal(number))),
            Event::Signal(Signal::Suspend) => self.suspend(),
            Event::Signal(Signal::Continue) => terminal.resume().map_err(Fault::from)?,
            Event::Gone => return Ok(Some(End::Left)),
            Event::Report(report) => self.on_report(report)?,
        }
        Ok(None)
    }

    /// Takes what a thread says.
    fn on_report(&mut self, report: Report) -> Result<(), Failure> {
        match report {
            Report::Written => match self.writer.outcome() {
                Some(outcome) => self.on_outcome(outcome),
                None => Ok(()),
            },
            Report::Unkept(draft, failure) => {
                self.remember(draft);
                self.fail(failure)
            }
            Report::Told(is_new) => {
                self.watch.on_told(is_new);
                Ok(())
            }
            Report::Progress(done, all) => {
                if self.writing.is_some() && done < all {
                    let said = Message::new("say-progress").with("done", done).with("all", all);
                    self.say(&said);
                }
                Ok(())
            }
            Report::Found(number, answer) if self.research.is_newest(number) => {
                self.on_found(answer)
            }
            Report::Found(..) => {
                // It was stopped for a newer question.
                for screen in &mut self.screens {
                    if let Screen::Duplicates(screen) = screen {
                        screen.give_up();
                    }
                }
                Ok(())
            }
            Report::Answer(number, answer) => {
                if !self.questions.is_newest(number) {
                    return Ok(());
                }
                match answer {
                    Ok(page) => {
                        self.with_browse(|browse, context| {
                            browse.take(page, context);
                            browse.ask_counts(context)
                        })
                        .flatten()
                        .into_iter()
                        .for_each(|ask| self.questions.ask(ask));
                        self.ahead = Ahead::Words;
                        Ok(())
                    }
                    Err(Failure::Fault(Fault::Interrupted)) => Ok(()),
                    Err(failure) => self.fail(failure),
                }
            }
        }
    }

    /// Asks in the background who looks like what is being typed.
    fn wonder(&mut self) {
        if let Some(ask) = self.with_top(|screen, context| screen.wonder(context)).flatten() {
            self.research.ask(ask);
        }
    }

    /// Gives what the search for duplicates found to the screen that waits for it.
    fn on_found(&mut self, answer: Result<Page, Failure>) -> Result<(), Failure> {
        if let Ok(Page::Likes(likes)) = answer {
            self.with_top(|screen, _| screen.take_likes(likes));
            return Ok(());
        }
        let waiting = |screen: &Screen| matches!(screen, Screen::Duplicates(_));
        let Some(place) = self.screens.iter().rposition(waiting) else { return Ok(()) };
        let Screen::Duplicates(screen) = &mut self.screens[place] else { return Ok(()) };
        match answer {
            Ok(Page::Duplicates(groups)) => screen.take(groups),
            Ok(_) | Err(Failure::Fault(Fault::Interrupted)) => screen.give_up(),
            Err(failure) => {
                screen.give_up();
                return self.fail(failure);
            }
        }
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        match &mut self.screens[place] {
            Screen::Duplicates(screen) => screen.reload(&self.reader, &context),
            _ => Ok(()),
        }
    }

    /// Lets the section at the bottom of the stack do something.
    fn with_browse<T>(&mut self, act: impl FnOnce(&mut Browse, &Context) -> T) -> Option<T> {
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        self.screens.first_mut()?.with_browse(&context, act)
    }

    /// Lets the screen on top do something.
    fn with_top<T>(&mut self, act: impl FnOnce(&mut Screen, &Context) -> T) -> Option<T> {
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        self.screens.last_mut().map(|screen| act(screen, &context))
    }
}

/// Adds to keys those that wait already, so that a field takes them in at once, and returns the first
/// event that is something else.
fn gather(event: &mut Event<Report>, events: &Receiver<Event<Report>>) -> Option<Event<Report>> {
    let Event::Keys(keys) = event else { return None };
    while let Ok(event) = events.try_recv() {
        match event {
            Event::Keys(more) => keys.extend(more),
            other => return Some(other),
        }
    }
    None
}

#[cfg(test)]
mod tests;
