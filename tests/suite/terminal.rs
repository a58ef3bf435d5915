//! The real program in a pseudo terminal: what a person, a line that breaks, a signal or a small
//! window may do to it, and what must hold all the same.
//!
//! Each test has a control: the same judge, shown what it is there for, must speak up.

mod counters;
mod ends;
mod failures;
mod kinds;
mod mouse;
mod notices;
mod paste;
mod queue;
mod sizes;
mod text;
mod traffic;

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::{Child, Command as Process, ExitStatus};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use pty_process::blocking::{Command, Pty, open};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};
use tempfile::TempDir;

/// How long anything may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(30);

/// What ends a frame.
const FRAME: &[u8] = b"\x1b[?2026l";

/// A folder with a sample database, where one person works.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A desk with a sample of three hundred leads.
    pub fn new() -> Desk {
        static SAMPLE: OnceLock<Vec<u8>> = OnceLock::new();
        let desk = Desk { folder: TempDir::new().unwrap() };
        let bytes = SAMPLE.get_or_init(|| {
            let made = desk.path("sample.db");
            let args = ["demo", "--leads", "300", "--lang", "en", "--into"];
            let output = desk.process().args(args).arg(&made).output().unwrap();
            assert!(output.status.success(), "{output:?}");
            fs::read(made).unwrap()
        });
        fs::write(desk.db(), bytes).unwrap();
        desk
    }

    /// The database.
    pub fn db(&self) -> PathBuf {
        self.path("crm.db")
    }

    /// A file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program on this database without a terminal.
    fn process(&self) -> Process {
        let mut process = Process::new(env!("CARGO_BIN_EXE_voronka"));
        process.env_clear().envs(self.environment());
        process
    }

    fn environment(&self) -> [(&'static str, String); 5] {
        let text = |path: PathBuf| path.to_str().unwrap().to_owned();
        [
            ("TZ", "UTC".to_owned()),
            ("LANG", "en_US.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("HOME", text(self.path("home"))),
            ("VORONKA_DB", text(self.db())),
        ]
    }
}

/// The program in a pseudo terminal.
pub struct Session {
    process: Child,
    pty: Option<Pty>,
    screen: vt100::Parser,
    seen: Vec<u8>,
}

/// How a session ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit status.
    pub status: ExitStatus,
    /// What was printed after the screen was given back.
    pub after: String,
    /// Whether lines are edited and echoed again.
    is_cooked: bool,
    /// Whether the main screen and the cursor are back, and nothing is reported any more.
    is_plain: bool,
    /// How long it took.
    took: Duration,
}

impl Ended {
    /// Whether the terminal is as it was found.
    pub fn is_restored(&self) -> bool {
        self.is_cooked && self.is_plain
    }
}

impl Session {
    /// Opens the interface and waits for its first frame.
    pub fn open(desk: &Desk, width: u16, height: u16) -> Session {
        let mut session = Session::start(desk, width, height, &[], &[]);
        session.ready();
        session
    }

    /// Starts the program with arguments and variables.
    fn start(
        desk: &Desk,
        width: u16,
        height: u16,
        args: &[&str],
        variables: &[(&str, &str)],
    ) -> Session {
        let program = Command::new(env!("CARGO_BIN_EXE_voronka")).args(args);
        Session::spawn(desk, width, height, program, variables)
    }

    fn spawn(
        desk: &Desk,
        width: u16,
        height: u16,
        program: Command,
        variables: &[(&str, &str)],
    ) -> Session {
        let (pty, line) = open().unwrap();
        pty.resize(pty_process::Size::new(height, width)).unwrap();
        let process = program
            .env_clear()
            .envs(desk.environment())
            .envs(variables.iter().copied())
            .spawn(line)
            .unwrap();
        let flags = fcntl_getfl(&pty).unwrap();
        fcntl_setfl(&pty, flags | OFlags::NONBLOCK).unwrap();
        let screen = vt100::Parser::new(cells(height), cells(width), 0);
        Session { process, pty: Some(pty), screen, seen: Vec::new() }
    }

    /// Waits for the first frame as a whole, and until it is quiet.
    fn ready(&mut self) {
        self.until("the first frame", |session| session.frames() > 0);
        self.settle();
    }

    /// Types or pastes, reading meanwhile what comes back.
    pub fn send(&mut self, mut bytes: &[u8]) {
        let since = Instant::now();
        while !bytes.is_empty() {
            assert!(since.elapsed() < PATIENCE, "the program reads nothing");
            match self.pty().write(&bytes[..bytes.len().min(4096)]) {
                Ok(written) => bytes = &bytes[written..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => panic!("{error}"),
            }
            self.pump(Duration::from_millis(if bytes.is_empty() { 0 } else { 1 }));
        }
    }

    /// Types one key and returns how many bytes it was answered with.
    fn key(&mut self, key: &str) -> usize {
        let before = self.seen.len();
        self.send(key.as_bytes());
        self.settle();
        self.seen.len() - before
    }

    /// Types keys one after the other.
    fn keys(&mut self, keys: &[&str]) {
        for key in keys {
            self.key(key);
        }
    }

    /// Waits until a text stands on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.until(text, |session| session.contents().contains(text));
    }

    fn until(&mut self, what: &str, is_so: impl Fn(&Session) -> bool) {
        let since = Instant::now();
        while !is_so(self) {
            let screen = self.contents();
            assert!(since.elapsed() < PATIENCE, "{what:?} does not come:\n{screen}");
            assert!(self.pump(Duration::from_millis(20)), "ended before {what:?}:\n{screen}");
        }
    }

    /// Waits until the program has nothing more to say for now.
    fn settle(&mut self) {
        let mut patience = Duration::from_millis(90);
        loop {
            let before = self.seen.len();
            let open = self.pump(patience);
            if !open || self.seen.len() == before {
                return;
            }
            patience = Duration::from_millis(30);
        }
    }

    /// Reads what comes within a time, once; says whether the line is still open.
    fn pump(&mut self, patience: Duration) -> bool {
        let Some(pty) = &mut self.pty else { return false };
        let patience = Timespec::try_from(patience).unwrap();
        match poll(&mut [PollFd::new(pty, PollFlags::IN)], Some(&patience)) {
            // Nothing came, or a signal did.
            Ok(0) | Err(Errno::INTR) => return true,
            ready => assert!(ready.is_ok(), "{ready:?}"),
        }
        let mut bytes = [0; 65536];
        loop {
            match pty.read(&mut bytes) {
                Ok(0) => return false,
                Ok(count) => {
                    self.seen.extend_from_slice(&bytes[..count]);
                    self.screen.process(&bytes[..count]);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return true,
                // Nobody holds the other end any more.
                Err(_) => return false,
            }
        }
    }

    /// What stands on the screen.
    fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// How many frames were drawn so far, to their ends.
    fn frames(&self) -> usize {
        self.seen.windows(FRAME.len()).filter(|bytes| *bytes == FRAME).count()
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.screen.set_size(cells(height), cells(width));
        self.resize_only(width, height);
    }

    /// Changes the size of the terminal, which no one looks at.
    fn resize_only(&mut self, width: u16, height: u16) {
        self.pty().resize(pty_process::Size::new(height, width)).unwrap();
    }

    /// Sends a signal to the program.
    fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.process)
    }

    /// Closes the terminal and returns how long the program outlived it.
    fn hang_up(&mut self) -> (ExitStatus, Duration) {
        self.pty = None;
        let since = Instant::now();
        (self.wait(), since.elapsed())
    }

    /// Waits for the end and tells how the terminal was left.
    pub fn ended(&mut self) -> Ended {
        let since = Instant::now();
        while self.process.try_wait().unwrap().is_none() {
            assert!(since.elapsed() < PATIENCE, "it does not end:\n{}", self.contents());
            self.pump(Duration::from_millis(5));
        }
        let took = since.elapsed();
        while self.pump(Duration::from_millis(30))
            && since.elapsed() < took + Duration::from_millis(100)
        {}
        let status = self.wait();
        let modes = tcgetattr(self.pty()).unwrap().local_modes;
        let screen = self.screen.screen();
        Ended {
            status,
            after: screen.contents(),
            is_cooked: modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG),
            is_plain: !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None,
            took,
        }
    }

    fn wait(&mut self) -> ExitStatus {
        let since = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            assert!(since.elapsed() < PATIENCE, "it does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn pty(&mut self) -> &mut Pty {
        self.pty.as_mut().unwrap()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
