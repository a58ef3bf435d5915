//! A process that opens and closes the database file by itself drops all locks it has on it, and a
//! colleague's program may then write at the same time or take the log away. So no command may do
//! it: each is run here in a process with a write under way, and another process tries.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::time::Instant;

use rusqlite::{Connection, ErrorCode};
use tempfile::TempDir;
use voronka::cli::{self, Surroundings};

use super::{Firm, given_path, new_lead, part};

/// How often the locks are looked at.
const LOOKS: usize = 5;

#[test]
fn no_command_drops_the_locks_of_its_process() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let output = part("storage::locks::a_part_that_runs_every_command_beside_an_open_write", &path)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let troubles = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{troubles}");
    assert_eq!(said.matches("still locked").count(), 18, "{said}\n{troubles}");
}

#[test]
#[ignore = "a part for another process"]
fn a_part_that_runs_every_command_beside_an_open_write() {
    let Some(path) = given_path() else { return };
    let table = path.with_file_name("leads.csv");
    fs::write(&table, "title\nFrom a file\n").unwrap();
    // A first lead makes the file and lets the person in.
    run(&path, &["lead", "add", "Before"]);
    let watch = Watch::begin(&path);
    let out = |name: &str| path.with_file_name(name).to_str().unwrap().to_owned();
    let own = path.to_str().unwrap();
    let shm = out("crm.db-shm");
    let commands: [(bool, &[&str]); 18] = [
        (true, &["lead", "list"]),
        (true, &["lead", "show", "1", "--timeline"]),
        (true, &["board"]),
        (true, &["agenda"]),
        (true, &["status"]),
        (true, &["find", "before"]),
        (true, &["history"]),
        (true, &["stage", "list"]),
        (true, &["sql", "SELECT count(*) FROM lead"]),
        (true, &["export", "leads", "-o", &out("out.csv")]),
        (false, &["export", "leads", "-o", own]),
        (true, &["backup", &out("copy.db")]),
        (false, &["backup", own]),
        (true, &["check"]),
        (true, &["import", table.to_str().unwrap(), "--as", "leads", "--dry-run"]),
        (false, &["import", own, "--as", "leads"]),
        (false, &["import", &shm, "--as", "leads"]),
        (false, &["demo", "--into", own]),
    ];
    for (is_done, command) in commands {
        let since = Instant::now();
        // Whoever waited for the one who writes would wait in vain.
        assert_eq!(run(&path, command), is_done, "{command:?}");
        assert_eq!(watch.broken(), None, "{command:?}");
        println!("still locked after {command:?}, {:?}", since.elapsed());
    }
}

/// Runs a command within this process and says whether it was done.
fn run(path: &Path, args: &[&str]) -> bool {
    let none = || None;
    let surroundings = Surroundings {
        locales: [(); 3].map(|()| String::new()),
        db: Some(path.to_owned()),
        config: none(),
        log_level: None,
        log_folder: none(),
        default_db: none(),
        default_config: none(),
        temporary: path.parent().unwrap().to_owned(),
        login: "anna".to_owned(),
        name: "Anna Nowak".to_owned(),
        interactive: false,
        to_terminal: false,
        columns: None,
    };
    let args = std::iter::once("voronka").chain(args.iter().copied()).map(OsString::from);
    cli::run(args, &surroundings) == ExitCode::SUCCESS
}

#[test]
fn whoever_opens_the_file_by_himself_is_caught() {
    type Deed = fn(&Path);
    let cases: [(&str, Deed); 3] = [
        ("nothing", |_| {}),
        ("reading the file", |path| drop(fs::read(path).unwrap())),
        ("opening the index of the log", |path| {
            drop(File::open(beside(path, "-shm")).unwrap());
        }),
    ];
    for (what, deed) in cases {
        let firm = Firm::new();
        firm.writer().execute(1, &new_lead("before")).unwrap();
        let watch = Watch::begin(&firm.path());
        assert_eq!(watch.broken(), None, "{what}");
        deed(&firm.path());
        assert_eq!(watch.broken().is_some(), what != "nothing", "{what}");
    }
}

/// A write under way in this process, and what another process can make of it.
struct Watch {
    path: PathBuf,
    locks: BTreeSet<String>,
    // Last, so that it is closed when nothing else is.
    _writing: Connection,
}

impl Watch {
    fn begin(path: &Path) -> Watch {
        let writing = Connection::open(path).unwrap();
        writing.execute_batch("BEGIN IMMEDIATE; UPDATE lead SET title = 'under way'").unwrap();
        // The system's table is no picture of one moment while others lock and unlock: what is
        // there mostly is there.
        let looks: Vec<BTreeSet<String>> = (0..LOOKS).map(|_| locks(path)).collect();
        let mostly =
            |lock: &&String| looks.iter().filter(|look| look.contains(*lock)).count() > LOOKS / 2;
        let locks: BTreeSet<String> = looks.iter().flatten().filter(mostly).cloned().collect();
        assert!(locks.len() >= 2, "the file and its log are locked: {locks:?}");
        Watch { path: path.to_owned(), locks, _writing: writing }
    }

    /// What another process could do though it must not.
    fn broken(&self) -> Option<String> {
        let output = part("storage::locks::a_part_of_a_stranger_who_tries_to_write", &self.path)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).unwrap();
        if said.contains("the write lock was free") {
            return Some(said);
        }
        assert!(said.contains("somebody is writing"), "{said}");
        let seen: BTreeSet<String> = (0..LOOKS).flat_map(|_| locks(&self.path)).collect();
        let gone: Vec<&String> = self.locks.difference(&seen).collect();
        (!gone.is_empty()).then(|| format!("gone: {gone:?}"))
    }
}

/// The locks this process has on a database, as the system tells them: their kind and range.
fn locks(path: &Path) -> BTreeSet<String> {
    let files = ["", "-shm"].map(|end| fs::metadata(beside(path, end)).unwrap().ino());
    let me = std::process::id().to_string();
    let table = fs::read_to_string("/proc/locks").unwrap();
    let ours = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().skip(1).collect();
        let [_, _, kind, process, file, from, to] = words[..] else { return None };
        let inode = file.rsplit(':').next()?;
        let is_ours = process == me && files.iter().any(|file| file.to_string() == inode);
        is_ours.then(|| format!("{kind} {inode} {from} {to}"))
    };
    table.lines().filter_map(ours).collect()
}

#[test]
#[ignore = "a part for another process"]
fn a_part_of_a_stranger_who_tries_to_write() {
    let Some(path) = given_path() else { return };
    let raw = Connection::open(&path).unwrap();
    raw.busy_timeout(std::time::Duration::ZERO).unwrap();
    match raw.execute_batch("BEGIN IMMEDIATE; ROLLBACK") {
        Ok(()) => println!("the write lock was free"),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
            println!("somebody is writing");
        }
        Err(error) => panic!("{error}"),
    }
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
