//! What the disk, a crash, a stranger's file or a colleague's program may do to the database, and
//! what must hold all the same.
//!
//! Each test has a control: the same judge, shown the damage it is there for, must speak up. Tests
//! that take long are ignored by default; `README.md` says how to run them.

mod automatic;
mod backups;
mod colleagues;
mod conversions;
mod damage;
mod halves;
mod kills;
mod locks;
mod replaced;
mod schema;

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tempfile::TempDir;
use voronka::capability::Capabilities;
use voronka::crm::init::Choices;
use voronka::crm::{Database, Failure, Fault, Writer};
use voronka::domain::command::{Command, Receipt, Set};
use voronka::domain::noun::{Noun, RecordRef};
use voronka::domain::stage::StageId;

/// The variable that tells a process of this binary which database its part is about.
const PATH: &str = "VORONKA_SUITE_PATH";

/// How long anything may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(120);

/// A team with a database in a folder of its own.
struct Firm {
    folder: TempDir,
    db: Database,
}

impl Firm {
    /// The database is made once and copied.
    fn new() -> Firm {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let folder = TempDir::new().unwrap();
            let db = Database::open(&folder.path().join("crm.db")).unwrap();
            assert!(db.settle(&Choices::of_country("PL")).unwrap());
            db.person("anna", "Anna Nowak").unwrap();
            assert!(!folder.path().join("crm.db-wal").exists(), "all of it is in the one file");
            std::fs::read(db.path()).unwrap()
        });
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("crm.db");
        std::fs::write(&path, made).unwrap();
        Firm { folder, db: Database::open(&path).unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.db.path().to_owned()
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn writer(&self) -> Writer {
        writer(&self.db)
    }

    /// The file as SQLite sees it, around the program.
    fn raw(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    fn leads(&self) -> i64 {
        leads(&self.path())
    }

    /// Takes a backup into a new file beside the database.
    fn back_up(&self, name: &str) -> PathBuf {
        let copy = self.beside(name);
        self.db.back_up(&Capabilities::local().path(&copy).unwrap()).unwrap();
        copy
    }
}

fn writer(db: &Database) -> Writer {
    let anna = db.person("anna", "Anna Nowak").unwrap();
    db.writer(Database::viewer(&anna)).unwrap()
}

fn leads(path: &Path) -> i64 {
    let raw = Connection::open(path).unwrap();
    raw.query_row("SELECT count(*) FROM lead", [], |row| row.get(0)).unwrap()
}

fn new_lead(title: &str) -> Command {
    Command::Create { noun: Noun::Lead, set: vec![Set::new("title", title)] }
}

/// The stage a new lead is moved to.
fn second_stage(writer: &mut Writer) -> StageId {
    let setup = writer.setup().unwrap();
    let pipeline = setup.pipelines_of(Noun::Lead).next().unwrap().id;
    setup.stages_of(pipeline).nth(1).unwrap().id
}

/// This binary again, as the one test that is a part to play.
fn part(name: &str, path: &Path) -> Process {
    let mut process = Process::new(std::env::current_exe().unwrap());
    process
        .args(["--exact", name, "--ignored", "--nocapture", "--test-threads", "1"])
        .env(PATH, path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    process
}

/// The path a process of this binary was given; nothing where it only runs as a test.
fn given_path() -> Option<PathBuf> {
    std::env::var_os(PATH).map(PathBuf::from)
}

/// What a writer said it had committed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ack {
    /// A lead with this number and title.
    Added(i64, String),
    /// That lead was moved to the second stage.
    Moved(i64),
}

impl Ack {
    fn parse(line: &str) -> Option<Ack> {
        let mut words = line.trim_end().split(' ');
        let kind = words.next()?;
        let id = words.next()?.parse().ok()?;
        match kind {
            "added" => Some(Ack::Added(id, words.next()?.to_owned())),
            "moved" => Some(Ack::Moved(id)),
            _ => None,
        }
    }
}

/// A colleague who adds and moves leads as fast as possible, in a process of its own, and whose
/// word is kept outside the database.
struct Colleague {
    process: Child,
    acks: Arc<Mutex<Vec<Ack>>>,
    listening: JoinHandle<()>,
}

impl Colleague {
    fn hire(path: &Path) -> Colleague {
        let name = "storage::a_part_of_a_colleague_who_writes";
        let mut process = part(name, path).spawn().unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let acks = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&acks);
        let listening = std::thread::spawn(move || {
            let mut line = String::new();
            while out.read_line(&mut line).unwrap() > 0 {
                // A line without its end was cut by the death of its writer.
                if line.ends_with('\n') {
                    heard.lock().unwrap().extend(Ack::parse(&line));
                }
                line.clear();
            }
        });
        Colleague { process, acks, listening }
    }

    fn acked(&self) -> Vec<Ack> {
        self.acks.lock().unwrap().clone()
    }

    /// Waits until so many commits were acknowledged.
    fn wait_for(&self, commits: usize) {
        let since = Instant::now();
        while self.acks.lock().unwrap().len() < commits {
            assert!(since.elapsed() < PATIENCE, "the colleague does not write");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Kills the process without warning and returns everything it had said.
    fn kill(mut self) -> Vec<Ack> {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self.listening.join().unwrap();
        Arc::into_inner(self.acks).unwrap().into_inner().unwrap()
    }
}

#[test]
#[ignore = "a part for another process"]
fn a_part_of_a_colleague_who_writes() {
    let Some(path) = given_path() else { return };
    let db = Database::open(&path).unwrap();
    let mut writer = writer(&db);
    let to = second_stage(&mut writer);
    let said = |line: String| std::io::stdout().write_all(line.as_bytes()).unwrap();
    for n in 1.. {
        let title = format!("{}-{n}", std::process::id());
        let lead = done(&mut writer, n, &new_lead(&title)).touched[0];
        said(format!("added {} {title}\n", lead.id));
        if n % 2 == 0 {
            let on = RecordRef::new(Noun::Lead, lead.id);
            done(&mut writer, n, &Command::MoveStage { on, from: None, to, comment: None });
            said(format!("moved {}\n", lead.id));
        }
    }
}

/// Executes a command, again where others were writing all the time, and leaves them a turn.
fn done(writer: &mut Writer, now: i64, command: &Command) -> Receipt {
    loop {
        match writer.execute(now, command) {
            Err(Failure::Fault(Fault::Busy)) => {}
            outcome => {
                std::thread::sleep(Duration::from_millis(1));
                return outcome.unwrap();
            }
        }
    }
}

/// The acknowledged commits that are not in the file.
fn lost(path: &Path, acks: &[Ack]) -> Vec<Ack> {
    let raw = Connection::open(path).unwrap();
    let mut query = raw.prepare("SELECT id, title, stage_id FROM lead").unwrap();
    let rows = query.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).unwrap();
    let leads: HashMap<i64, (String, i64)> = rows.map(Result::unwrap).collect();
    let first: i64 = raw.query_row("SELECT min(id) FROM stage", [], |row| row.get(0)).unwrap();
    let kept = |ack: &&Ack| match ack {
        Ack::Added(id, title) => leads.get(id).is_some_and(|(found, _)| found == title),
        Ack::Moved(id) => leads.get(id).is_some_and(|(_, stage)| *stage != first),
    };
    acks.iter().filter(|ack| !kept(ack)).cloned().collect()
}

/// Numbers that look random, the same ones each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}
