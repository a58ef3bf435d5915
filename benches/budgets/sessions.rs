//! Fifty people at work on one file: the real program in fifty terminals, each adding a lead twice a
//! second with the board open; how long a lead takes to be saved, when it stands in everybody's
//! count, and what all of it costs the processor.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use rusqlite::Connection;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::io::Errno;

use crate::Outcome;
use crate::bulk::remove;
use crate::data::Data;
use crate::measure::{Budget, Table};

const SESSIONS: u32 = 50;
/// How many leads each adds.
const LEADS: u32 = 40;
/// How long each waits between two.
const PACE: Duration = Duration::from_millis(500);
/// How long the last lead has to reach everybody.
const AFTER: Duration = Duration::from_secs(2);
/// How long a board has to open, and a lead to be saved.
const PATIENCE: Duration = Duration::from_secs(60);
const HEIGHT: u16 = 24;
const WIDTH: u16 = 80;
/// The line of the screen that ends with how many leads there are.
const COUNT: usize = 1;

/// Measures it on a copy of the database, since its leads are new each time.
pub fn measure(data: &Data, table: &mut Table) -> Outcome<()> {
    let home = tempfile::tempdir()?;
    let path = home.path().join("crm.db");
    fs::copy(data.database.path(), &path)?;
    // The program takes whoever runs it for a person of that name.
    let login = uzers::get_current_username().ok_or("nobody knows who runs this")?;
    let login = login.to_str().ok_or("a login that is no text")?;
    Connection::open(&path)?.execute("UPDATE user SET login = ?1 WHERE login = 'me'", [login])?;
    let alone = together(&path, 1)?;
    let beside = together(&path, SESSIONS)?;
    remove(&path);
    table.note(
        format!("a lead saved beside {} others", SESSIONS - 1),
        Budget::Seldom(50.0),
        beside.saved,
        alone.saved,
    );
    table.note(
        "a lead counted on everybody's board",
        Budget::Seldom(1_000.0),
        beside.counted,
        alone.counted,
    );
    table.note(
        format!("processor for {SESSIONS} sessions, ms of each second"),
        // One core.
        Budget::Within(1_000.0),
        vec![beside.load],
        vec![alone.load],
    );
    Ok(())
}

/// What people at work saw.
struct Day {
    /// From the key that ends the line to the card under the cursor.
    saved: Vec<Duration>,
    /// From then to the count on each screen.
    counted: Vec<Duration>,
    /// The processor's time of a second.
    load: Duration,
}

/// Lets so many work at once.
fn together(path: &Path, sessions: u32) -> Outcome<Day> {
    let barrier = Barrier::new(sessions as usize);
    let days: Vec<Result<Seen, String>> = std::thread::scope(|scope| {
        let people: Vec<_> = (0..sessions)
            .map(|number| {
                let barrier = &barrier;
                scope.spawn(move || {
                    let mut session = Session::open(path).map_err(|error| error.to_string());
                    // Everybody waits for everybody, also for whoever could not begin.
                    barrier.wait();
                    let session = session.as_mut().map_err(|error| error.clone())?;
                    session.work(number, sessions).map_err(|error| error.to_string())
                })
            })
            .collect();
        people.into_iter().map(|person| person.join().unwrap_or(Err("it failed".into()))).collect()
    });
    let days = days.into_iter().collect::<Result<Vec<Seen>, String>>()?;
    let mut answers: Vec<Instant> =
        days.iter().flat_map(|day| day.saved.iter().map(|(_, answered)| *answered)).collect();
    answers.sort_unstable();
    let counted = days.iter().map(|day| day.delays(&answers)).collect::<Outcome<Vec<_>>>()?;
    Ok(Day {
        saved: days.iter().flat_map(Seen::waits).collect(),
        counted: counted.into_iter().flatten().collect(),
        load: days.iter().map(|day| day.load).sum(),
    })
}

/// What one of them saw.
struct Seen {
    /// When each lead was typed to its end, and when the cursor stood on it.
    saved: Vec<(Instant, Instant)>,
    /// How many leads the screen counted at the beginning.
    before: usize,
    /// Each further count, and when it came.
    counts: Vec<(Instant, usize)>,
    /// The processor's time of a second.
    load: Duration,
}

impl Seen {
    fn waits(&self) -> impl Iterator<Item = Duration> {
        self.saved.iter().map(|(typed, answered)| *answered - *typed)
    }

    /// How long after each answer, whoever got it, this screen counted as many leads as there were
    /// answers by then.
    fn delays(&self, answers: &[Instant]) -> Outcome<Vec<Duration>> {
        let mut counts = self.counts.iter();
        let mut latest = counts.next();
        let mut delays = Vec::new();
        for (answered, leads) in answers.iter().zip(self.before + 1..) {
            while latest.is_some_and(|(_, count)| *count < leads) {
                latest = counts.next();
            }
            let (at, _) = latest.ok_or("a lead reached nobody's count")?;
            delays.push(at.saturating_duration_since(*answered));
        }
        Ok(delays)
    }
}

/// The program in a terminal, and what stands on its screen.
struct Session {
    process: Child,
    pty: Pty,
    screen: vt100::Parser,
    counts: Vec<(Instant, usize)>,
}

impl Session {
    /// Opens the board and waits until it counts the leads.
    fn open(path: &Path) -> Outcome<Session> {
        let (pty, line) = open()?;
        pty.resize(Size::new(HEIGHT, WIDTH))?;
        let home = path.parent().ok_or("a database in no folder")?;
        let process = Command::new(env!("CARGO_BIN_EXE_voronka"))
            .arg("--db")
            .arg(path)
            .args(["--lang", "en"])
            .env_clear()
            .envs([("TZ", "UTC".into()), ("TERM", "xterm-256color".into()), ("HOME", home.into())]
                as [(&str, PathBuf); 3])
            .spawn(line)?;
        let flags = fcntl_getfl(&pty)?;
        fcntl_setfl(&pty, flags | OFlags::NONBLOCK)?;
        let screen = vt100::Parser::new(HEIGHT.try_into()?, WIDTH.try_into()?, 0);
        let mut session = Session { process, pty, screen, counts: Vec::new() };
        if !session.until(Instant::now() + PATIENCE, |session| !session.counts.is_empty())? {
            return Err(session.silent("the board"));
        }
        Ok(session)
    }

    /// Adds the leads of one person, who begins a part of the pace after the one before him.
    fn work(&mut self, number: u32, sessions: u32) -> Outcome<Seen> {
        let (began, used) = (Instant::now(), self.used()?);
        let before = self.counts.last().ok_or("nothing is counted")?.1;
        self.counts.clear();
        let mut saved = Vec::new();
        for lead in 0..LEADS {
            let due = began + PACE * lead + PACE * number / sessions;
            self.until(due, |_| false)?;
            let title = format!("Lead {number}-{lead}.");
            self.pty.write_all(format!("n{title}\r").as_bytes())?;
            let typed = Instant::now();
            if !self.until(typed + PATIENCE, |session| session.stands_on(&title))? {
                return Err(self.silent(&title));
            }
            saved.push((typed, Instant::now()));
        }
        self.until(began + PACE * LEADS + AFTER, |_| false)?;
        let load = (self.used()? - used).div_f64(began.elapsed().as_secs_f64());
        Ok(Seen { saved, before, counts: std::mem::take(&mut self.counts), load })
    }

    /// Reads what comes until something is so, or a moment has come. Says whether it is so.
    fn until(&mut self, end: Instant, is_so: impl Fn(&Session) -> bool) -> Outcome<bool> {
        while !is_so(self) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(false);
            }
            self.pump(left)?;
        }
        Ok(true)
    }

    /// What is wrong where something does not come.
    fn silent(&self, what: &str) -> Box<dyn std::error::Error> {
        format!("{what:?} does not come:\n{}", self.screen.screen().contents()).into()
    }

    /// Reads what comes within a time, once.
    fn pump(&mut self, patience: Duration) -> Outcome<()> {
        let patience = Timespec::try_from(patience)?;
        match poll(&mut [PollFd::new(&self.pty, PollFlags::IN)], Some(&patience)) {
            Ok(0) | Err(Errno::INTR) => return Ok(()),
            ready => ready?,
        };
        let mut bytes = [0; 65_536];
        loop {
            match self.pty.read(&mut bytes) {
                Ok(count) => self.screen.process(&bytes[..count]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                // What was said at the end tells why.
                Err(_) => return Err(self.screen.screen().contents().into()),
            }
        }
        if let Some(count) = self.count()
            && self.counts.last().is_none_or(|(_, last)| *last != count)
        {
            self.counts.push((Instant::now(), count));
        }
        Ok(())
    }

    /// Whether the cursor stands on the card of this title.
    fn stands_on(&self, title: &str) -> bool {
        let card = |row: String| row.strip_prefix('▌').is_some_and(|row| row.starts_with(title));
        self.screen.screen().rows(0, WIDTH).any(card)
    }

    /// How many leads the screen counts.
    fn count(&self) -> Option<usize> {
        let line = self.screen.screen().rows(0, WIDTH).nth(COUNT)?;
        let number = line.trim_end().strip_suffix(" leads")?.rsplit("  ").next()?;
        number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
    }

    /// The processor's time of the program so far: that of the threads it has, which are the same
    /// ones from its first screen on.
    fn used(&self) -> Outcome<Duration> {
        let mut used = 0;
        for thread in fs::read_dir(format!("/proc/{}/task", self.process.id()))? {
            let line = fs::read_to_string(thread?.path().join("schedstat"))?;
            used += line.split(' ').next().ok_or("no statistics")?.parse::<u64>()?;
        }
        Ok(Duration::from_nanos(used))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
