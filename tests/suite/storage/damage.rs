//! Files that were damaged, and files that never were ours: nothing panics or hangs, what is wrong
//! is said in one sentence with its status, and no byte of a file that is refused changes.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::OnceLock;

use assert_cmd::Command;
use rusqlite::Connection;
use tempfile::TempDir;

use super::{Dice, PATIENCE};

/// The pages of a database.
const PAGE: usize = 4096;

/// A way to damage a file.
type Harm = fn(&mut Vec<u8>, &mut Dice);

const HARMS: [(&str, Harm); 6] = [
    ("one bit", |bytes, dice| {
        let at = 100 + dice.below(bytes.len() - 100);
        bytes[at] ^= 1 << dice.below(8);
    }),
    ("one sector", |bytes, dice| {
        let at = dice.below(bytes.len() / 512) * 512;
        bytes[at..at + 512].fill_with(|| u8::try_from(dice.below(256)).unwrap());
    }),
    ("one page of zeros", |bytes, dice| {
        let at = dice.below(bytes.len() / PAGE) * PAGE;
        bytes[at..at + PAGE].fill(0);
    }),
    ("two pages swapped", |bytes, dice| {
        let pages = bytes.len() / PAGE - 1;
        let one = 1 + dice.below(pages);
        let other = 1 + (one + dice.below(pages - 1)) % pages;
        let (low, high) = (one.min(other) * PAGE, one.max(other) * PAGE);
        let (before, after) = bytes.split_at_mut(high);
        before[low..low + PAGE].swap_with_slice(&mut after[..PAGE]);
    }),
    ("its end", |bytes, dice| {
        let left = dice.below(bytes.len());
        bytes.truncate(left);
    }),
    ("its beginning", |bytes, dice| {
        let length = 1 + dice.below(100);
        bytes[..length].fill_with(|| u8::try_from(dice.below(256)).unwrap());
    }),
];

/// What is tried on each file; all but the last only read.
const COMMANDS: [&[&str]; 6] = [
    &["lead", "list"],
    &["board"],
    &["lead", "show", "1", "--timeline"],
    &["find", "smith"],
    &["check"],
    &["lead", "add", "After the damage"],
];

#[test]
fn a_damaged_file_is_refused_or_read_and_never_made_worse() {
    damaged(2);
}

#[test]
#[ignore = "long: 300 damaged files"]
fn of_300_damaged_files_none_crashes_the_program() {
    damaged(50);
}

fn damaged(each: usize) {
    let sample = sample();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let mut dice = Dice(0xdead_beef);
    let (mut seen, mut found, mut checked) = (0, 0, 0);
    for (what, harm) in HARMS {
        for number in 0..each {
            let mut bytes = sample.clone();
            harm(&mut bytes, &mut dice);
            put(&path, &bytes);
            let is_seen = is_damaged(&path);
            put(&path, &bytes);
            let what = format!("{what}, {number}");
            let good = try_out(&path, &what);
            checked += 1;
            seen += usize::from(is_seen);
            found += usize::from(!good);
            assert!(!(is_seen && good), "{what}: SQLite sees the damage, the program does not");
        }
    }
    println!("{checked} damaged files: SQLite sees {seen}, the program says so of {found}");
    assert!(seen > checked / 2, "the harm does no harm");
}

#[test]
fn of_a_file_that_lacks_a_table_it_is_said_which_and_what_to_do() {
    let sample = sample();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    for table in ["stage", "user", "tag"] {
        put(&path, &sample);
        let harm = format!("PRAGMA foreign_keys = OFF; DROP TABLE {table}");
        Connection::open(&path).unwrap().execute_batch(&harm).unwrap();
        let checked = run(&path, &["check"]);
        assert_eq!(checked.status.code(), Some(1), "{table}");
        let [out, err] =
            [&checked.stdout, &checked.stderr].map(|text| String::from_utf8_lossy(text));
        assert_eq!(out, format!("Missing from the database: {table}\n"));
        assert!(err.contains("last good backup") && err.contains(path.to_str().unwrap()), "{err}");
        let listed = run(&path, &["lead", "list"]);
        assert!(!String::from_utf8_lossy(&listed.stderr).contains("no such table"), "{listed:?}");
    }
}

#[test]
fn a_log_of_garbage_beside_the_file_changes_nothing() {
    let sample = sample();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    put(&path, &sample);
    let expected = run(&path, COMMANDS[0]);
    let mut dice = Dice(0x10ad);
    for number in 0..3 {
        let what = format!("garbage {number}");
        put(&path, &sample);
        let garbage: Vec<u8> =
            (0..50_000).map(|_| u8::try_from(dice.below(256)).unwrap()).collect();
        fs::write(folder.path().join("crm.db-wal"), garbage).unwrap();
        let output = run(&path, COMMANDS[0]);
        assert_eq!(output.stdout, expected.stdout, "{what}");
        assert!(try_out(&path, &what), "{what}");
    }
}

#[test]
fn a_torn_log_keeps_what_was_committed_before_the_tear() {
    let folder = TempDir::new().unwrap();
    let source = folder.path().join("source.db");
    put(&source, &sample());
    // As long as somebody has the file open, its log stays.
    let open = Connection::open(&source).unwrap();
    let before: i64 = open.query_row("SELECT count(*) FROM lead", [], |row| row.get(0)).unwrap();
    for _ in 0..4 {
        let output = run(&source, COMMANDS[5]);
        assert!(output.status.success(), "{output:?}");
    }
    let bytes = fs::read(&source).unwrap();
    let log = fs::read(folder.path().join("source.db-wal")).unwrap();
    drop(open);
    let path = folder.path().join("crm.db");
    let mut leads = Vec::new();
    for part in 0..=8 {
        put(&path, &bytes);
        fs::write(folder.path().join("crm.db-wal"), &log[..log.len() * part / 8]).unwrap();
        let output = run(&path, &["check"]);
        assert!(output.status.success(), "{part}: {output:?}");
        leads.push(super::leads(&path) - before);
    }
    assert_eq!((leads[0], leads[8]), (0, 4), "{leads:?}");
    assert!(leads.is_sorted(), "{leads:?}");
}

#[test]
fn a_file_of_nobody_or_of_others_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let foreign = {
        let path = folder.path().join("foreign.db");
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch("CREATE TABLE account (name TEXT); INSERT INTO account VALUES ('x')")
            .unwrap();
        drop(raw);
        fs::read(&path).unwrap()
    };
    let picture: Vec<u8> = (0..20_000_u32).map(|n| (n * 7919 % 251) as u8).collect();
    for (what, bytes) in [
        ("another program's", foreign),
        ("a text", "Dear diary, \n".repeat(1000).into_bytes()),
        ("a short text", b"hello\n".to_vec()),
        ("a picture", picture),
        ("zeros", vec![0; 8192]),
    ] {
        put(&path, &bytes);
        for command in COMMANDS {
            let output = run(&path, command);
            assert_eq!(output.status.code(), Some(1), "{what} {command:?}: {output:?}");
            assert_said(&output, what);
            assert_eq!(fs::read(&path).unwrap(), bytes, "{what} {command:?}");
        }
    }
    // A file of nothing is nobody's: it becomes a database where something is added, and is none before.
    put(&path, b"");
    let adds = |command: &&&[&str]| command[1..].first() == Some(&"add");
    for command in COMMANDS.iter().filter(|command| !adds(command)) {
        let output = run(&path, command);
        assert_eq!(output.status.code(), Some(3), "{command:?}: {output:?}");
        assert!(fs::read(&path).unwrap().is_empty(), "{command:?}");
    }
    for command in COMMANDS.iter().filter(adds) {
        let output = run(&path, command);
        assert_eq!(output.status.code(), Some(0), "{command:?}: {output:?}");
    }
    assert!(!fs::read(&path).unwrap().is_empty());
}

/// Runs every command at a file and judges how it ends; returns whether `check` found it good.
fn try_out(path: &Path, what: &str) -> bool {
    let before = fs::read(path).unwrap();
    let mut good = false;
    for command in COMMANDS {
        let output = run(path, command);
        let status = output.status.code();
        let what = format!("{what}, {command:?}");
        assert!(status.is_some_and(|status| status <= 6), "{what}: {output:?}");
        let is_done = status == Some(0);
        if !is_done {
            assert_said(&output, &what);
        }
        if command[0] == "check" {
            good = is_done;
        }
        let writes = command[1..].first() == Some(&"add");
        if !writes || !is_done {
            assert!(fs::read(path).unwrap() == before, "{what}: the file changed: {output:?}");
        }
    }
    good
}

/// What went wrong is said, and not as a crash.
fn assert_said(output: &Output, what: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim();
    assert!(!said.is_empty() && !said.contains("panicked"), "{what}: {said}");
    assert!(said.lines().count() == 1 && said.chars().count() < 400, "{what}: {said}");
}

fn run(path: &Path, command: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_voronka"))
        .env_clear()
        .env("TZ", "UTC")
        .env("LANG", "en_US.UTF-8")
        .env("HOME", path.parent().unwrap())
        .arg("--db")
        .arg(path)
        .args(command)
        .timeout(PATIENCE)
        .output()
        .unwrap()
}

/// Whether SQLite alone sees the damage.
fn is_damaged(path: &Path) -> bool {
    let raw = Connection::open(path).unwrap();
    let found = raw.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
    found.map_or(true, |found| found != "ok")
}

/// A file with nothing beside it.
fn put(path: &Path, bytes: &[u8]) {
    for end in ["-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let _ = fs::remove_file(name);
    }
    fs::write(path, bytes).unwrap();
}

/// A database with everything in it, as it lies on the disk when nobody has it open.
fn sample() -> Vec<u8> {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("sample.db");
        let output = run(&path, &["demo", "--leads", "40", "--into", path.to_str().unwrap()]);
        assert!(output.status.success(), "{output:?}");
        assert!(!folder.path().join("sample.db-wal").exists());
        fs::read(path).unwrap()
    });
    made.clone()
}
