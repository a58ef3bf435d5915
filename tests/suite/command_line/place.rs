//! A folder of its own for each test of the commands, and what a call left behind.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Output;
use std::sync::Mutex;

use assert_cmd::Command;
use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::Value as Json;
use tempfile::TempDir;

/// A folder with a database that nobody else uses.
pub struct Place {
    pub folder: TempDir,
    /// Where on the earth it is.
    zone: String,
}

/// What a call left behind.
pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn new() -> Place {
        Place { folder: TempDir::new().unwrap(), zone: "UTC".to_owned() }
    }

    /// A folder with the database that whatever begins one makes.
    pub fn begun() -> Place {
        let place = Place::new();
        place.copy(&["init"]);
        place
    }

    /// The same where it is about noon: today has hours behind it and hours to come.
    pub fn at_noon(self) -> Place {
        let hour = i64::from(chrono::Timelike::hour(&chrono::Utc::now()));
        Place { zone: format!("NOON{}", hour - 12), ..self }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self) -> Command {
        let mut command = Command::cargo_bin("voronka").unwrap();
        command
            .env_clear()
            .env("TZ", &self.zone)
            .env("LANG", "en_US.UTF-8")
            .env("HOME", self.folder.path())
            .env("VORONKA_DB", self.path("crm.db"));
        command
    }

    pub fn run(&self, args: &[&str]) -> Said {
        said(self.command().args(args).output().unwrap())
    }

    pub fn fed(&self, args: &[&str], input: &str) -> Said {
        said(self.command().args(args).write_stdin(input).output().unwrap())
    }

    /// Runs what must succeed and returns its data.
    pub fn done(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.status, 0, "{args:?}: {}", said.err);
        said.out
    }

    /// A database of a country.
    pub fn settle(&self, country: &str) {
        self.copy(&["init", "--country", country]);
    }

    /// What `init` makes of nothing is made once and copied: most tests begin with it.
    fn copy(&self, init: &[&str]) {
        static MADE: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::new(BTreeMap::new());
        let mut made = MADE.lock().unwrap();
        let file = made.entry(init.join(" ")).or_insert_with(|| {
            let first = Place::new();
            first.done(init);
            assert!(!first.path("crm.db-wal").exists(), "all of it is in the one file");
            std::fs::read(first.path("crm.db")).unwrap()
        });
        std::fs::write(self.path("crm.db"), file).unwrap();
    }

    /// The objects a command prints.
    pub fn objects(&self, args: &[&str]) -> Vec<Json> {
        let out = self.done(&[args, &["--json"]].concat());
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Everything the database holds, to compare.
    pub fn everything(&self) -> Vec<Vec<Value>> {
        let raw = Connection::open(self.path("crm.db")).unwrap();
        let tables = "lead deal contact company activity entry operation change stage";
        tables.split(' ').flat_map(|table| rows(&raw, table)).collect()
    }
}

/// The rows of a table as they are kept.
fn rows(raw: &Connection, table: &str) -> Vec<Vec<Value>> {
    let mut query = raw.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = query.column_count();
    let row = query.query_map([], |row| (0..columns).map(|column| row.get(column)).collect());
    row.unwrap().collect::<Result<_, _>>().unwrap()
}

pub fn said(output: Output) -> Said {
    Said {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// One sentence, and its advice: a single line that does not look like a crash.
pub fn assert_clear(said: &Said, what: &str) {
    let text = said.err.trim_end();
    assert!(!text.is_empty() && !text.contains("panicked"), "{what}: {text}");
    assert_eq!(text.lines().count(), 1, "{what}: {text}");
    assert!(text.chars().count() < 400, "{what}: {text}");
}
