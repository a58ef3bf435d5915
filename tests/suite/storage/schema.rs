//! The schema: made whole or not at all by one of those who try, never written by a program that
//! does not know it, and every one that was ever released opens with all it held.

use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;
use voronka::crm::{Database, Failure, Fault};
use voronka::domain::operation::OperationKind;

use super::{Firm, leads, new_lead};
use crate::terminal::{Desk, Session};

/// The schema this program speaks.
const NEWEST: i64 = 35;

/// The first statement after the table that the schema begins with.
const ONE_TABLE: &str = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)";

fn add(path: &Path) -> Process {
    let mut process = Process::new(env!("CARGO_BIN_EXE_voronka"));
    process
        .env_clear()
        .env("TZ", "UTC")
        .env("HOME", path.parent().unwrap())
        .arg("--db")
        .arg(path)
        .args(["lead", "add", "One of many"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    process
}

#[test]
fn eight_who_start_on_a_new_file_at_once_all_get_their_lead() {
    races(2);
}

#[test]
#[ignore = "long: 60 races"]
fn in_sixty_races_of_eight_to_a_new_file_all_get_their_lead() {
    races(60);
}

fn races(count: usize) {
    for _ in 0..count {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("crm.db");
        let racers: Vec<_> = (0..8).map(|_| add(&path).spawn().unwrap()).collect();
        for racer in racers {
            let output = racer.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        assert_eq!(state(&path), State::Whole);
        assert_eq!(leads(&path), 8);
        assert!(Database::open(&path).unwrap().check().unwrap().is_good());
    }
}

#[test]
fn a_creation_killed_anywhere_leaves_all_of_the_schema_or_nothing() {
    creation_killed_at(12);
}

#[test]
#[ignore = "long: 300 kills"]
fn a_creation_killed_at_300_moments_leaves_all_of_the_schema_or_nothing() {
    creation_killed_at(300);
}

fn creation_killed_at(moments: u32) {
    let folder = TempDir::new().unwrap();
    let since = Instant::now();
    assert!(add(&folder.path().join("first.db")).status().unwrap().success());
    let whole = since.elapsed();
    let mut seen = [0, 0];
    for moment in 0..moments {
        let path = folder.path().join(format!("{moment}.db"));
        let mut process = add(&path).spawn().unwrap();
        std::thread::sleep(whole * moment / moments);
        process.kill().unwrap();
        process.wait().unwrap();
        match state(&path) {
            State::Nothing => seen[0] += 1,
            State::Whole => seen[1] += 1,
            State::Half => panic!("half a schema after {:?}", whole * moment / moments),
        }
        assert!(add(&path).status().unwrap().success(), "the next start");
        assert!(Database::open(&path).unwrap().check().unwrap().is_good());
    }
    println!("{moments} kills within {whole:?}: {} without, {} with the schema", seen[0], seen[1]);
    assert!(seen[0] > 0, "no kill was early enough");
}

#[test]
fn half_a_schema_is_seen_and_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    Connection::open(&path).unwrap().execute_batch(ONE_TABLE).unwrap();
    assert_eq!(state(&path), State::Half);
    assert!(!add(&path).status().unwrap().success());
    let refused = Database::open(&path);
    assert!(matches!(refused, Err(Failure::Fault(Fault::Foreign(_)))), "{refused:?}");
}

#[derive(Debug, PartialEq, Eq)]
enum State {
    Nothing,
    Half,
    Whole,
}

/// How much of the schema a file has.
fn state(path: &Path) -> State {
    if !path.exists() {
        return State::Nothing;
    }
    let raw = Connection::open(path).unwrap();
    raw.busy_timeout(Duration::from_secs(5)).unwrap();
    let version: i64 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let things: i64 =
        raw.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    match (version, things) {
        (0, 0) => State::Nothing,
        (NEWEST, 100..) => State::Whole,
        _ => State::Half,
    }
}

#[test]
fn a_newer_schema_is_not_written_even_by_who_has_the_file_open() {
    let firm = Firm::new();
    let mut writer = firm.writer();
    writer.execute(1, &new_lead("ours")).unwrap();
    let version = |version: i64| firm.raw().pragma_update(None, "user_version", version).unwrap();
    version(NEWEST + 1);
    for outcome in [
        writer.execute(2, &new_lead("lost")).map(drop),
        writer.keep_draft(2, "comment:lead/1", "lost"),
        writer.execute_all(2, OperationKind::Import, &[new_lead("lost")], |_| {}).map(drop),
        Database::open(&firm.path()).map(drop),
    ] {
        let newer = |theirs, ours| theirs == NEWEST + 1 && ours == NEWEST;
        assert!(
            matches!(&outcome, Err(Failure::Fault(Fault::Newer(_, theirs, ours))) if newer(*theirs, *ours)),
            "{outcome:?}"
        );
    }
    assert_eq!(firm.leads(), 1);
    version(NEWEST);
    writer.execute(3, &new_lead("ours again")).unwrap();
    assert_eq!(firm.leads(), 2);
}

#[test]
fn an_open_interface_says_that_the_schema_is_newer_and_writes_nothing() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 100, 24);
    let raw = Connection::open(desk.db()).unwrap();
    let changes = || -> i64 {
        raw.query_row("SELECT count(*) FROM operation", [], |row| row.get(0)).unwrap()
    };
    let before = changes();
    raw.pragma_update(None, "user_version", NEWEST + 1).unwrap();
    session.send(b"L");
    session.wait_for("newer Voronka");
    assert_eq!(changes(), before);
    raw.pragma_update(None, "user_version", NEWEST).unwrap();
    session.send(b"L");
    session.wait_for("is now at");
    assert_eq!(changes(), before + 1);
}

/// A schema that was released: a database of it as SQL text, what is asked of it, and the answers
/// of the program that wrote it.
struct Released {
    version: i64,
    dump: &'static str,
    questions: &'static [&'static [&'static [&'static str]]],
    golden: &'static str,
}

/// Those that databases out there may have.
const RELEASED: [Released; 8] = [
    Released {
        version: 1,
        dump: include_str!("schema/001.sql"),
        questions: &[&FIRST_QUESTIONS],
        golden: include_str!("schema/001.jsonl"),
    },
    Released {
        version: 7,
        dump: include_str!("schema/007.sql"),
        questions: &[&CLIENT_QUESTIONS],
        golden: include_str!("schema/007.jsonl"),
    },
    Released {
        version: 14,
        dump: include_str!("schema/014.sql"),
        questions: &[&DAY_QUESTIONS],
        golden: include_str!("schema/014.jsonl"),
    },
    Released {
        version: 18,
        dump: include_str!("schema/018.sql"),
        questions: &[&DAY_QUESTIONS],
        golden: include_str!("schema/018.jsonl"),
    },
    Released {
        version: 22,
        dump: include_str!("schema/022.sql"),
        questions: &[&DAY_QUESTIONS, &VIEW_QUESTIONS],
        golden: include_str!("schema/022.jsonl"),
    },
    Released {
        version: 29,
        dump: include_str!("schema/029.sql"),
        questions: &[&DAY_QUESTIONS, &VIEW_QUESTIONS, &FILTER_QUESTIONS],
        golden: include_str!("schema/029.jsonl"),
    },
    Released {
        version: 33,
        dump: include_str!("schema/033.sql"),
        questions: &[&DAY_QUESTIONS, &VIEW_QUESTIONS, &FILTER_QUESTIONS, &LINK_QUESTIONS],
        golden: include_str!("schema/033.jsonl"),
    },
    Released {
        version: 35,
        dump: include_str!("schema/035.sql"),
        questions: &[&DAY_QUESTIONS, &VIEW_QUESTIONS, &FILTER_QUESTIONS, &LINK_QUESTIONS],
        golden: include_str!("schema/035.jsonl"),
    },
];

/// What is asked of a database from before clients were more than fields.
const FIRST_QUESTIONS: [&[&str]; 8] = [
    &["lead", "list", "--sort", "id"],
    &["lead", "list", "is:lost", "--sort", "id"],
    &["deal", "list", "--sort", "id"],
    &["contact", "list", "--sort", "id"],
    &["company", "list", "--sort", "id"],
    &["lead", "show", "1", "--timeline"],
    &["history"],
    &["stage", "list"],
];

/// What is asked of one that has them, with products, files, bookings and what came in.
const CLIENT_QUESTIONS: [&[&str]; 16] = [
    &["lead", "list", "--sort", "id"],
    &["lead", "list", "is:won", "--sort", "id"],
    &["lead", "list", "is:deleted", "--sort", "id"],
    &["lead", "show", "1", "--timeline"],
    &["lead", "show", "2", "--timeline"],
    &["lead", "show", "5", "--timeline"],
    &["deal", "show", "1", "--timeline"],
    &["contact", "show", "1", "--timeline"],
    &["company", "show", "1", "--timeline"],
    &["activity", "list", "is:open"],
    &["duplicates", "contacts"],
    &["product", "list"],
    &["setting", "list"],
    &["exclusion", "list"],
    &["history"],
    &["stage", "list"],
];

/// What is asked of one whose day is worked in it: with tasks, reminders, notices and attempts.
const DAY_QUESTIONS: [&[&str]; 22] = [
    &["lead", "list", "--sort", "id"],
    &["lead", "list", "is:won", "--sort", "id"],
    &["lead", "list", "is:deleted", "--sort", "id"],
    &["lead", "show", "1", "--timeline"],
    &["lead", "show", "2", "--timeline"],
    &["lead", "show", "5", "--timeline"],
    &["deal", "show", "1", "--timeline"],
    &["contact", "show", "1", "--timeline"],
    &["company", "show", "1", "--timeline"],
    &["activity", "list", "is:open"],
    &["activity", "list", "--done"],
    &["task", "list"],
    &["task", "show", "5"],
    &["inbox", "--as", "piotr"],
    &["user", "list"],
    &["product", "list"],
    &["setting", "list"],
    &["exclusion", "list"],
    &["pipeline", "list"],
    &["history"],
    &["calendar", "leads", "--month", "2026-12-01"],
    &["report", "load"],
];

/// What is asked besides of one that has views of cards and rules of stages.
const VIEW_QUESTIONS: [&[&str]; 6] = [
    &["lead", "show", "6", "--timeline"],
    &["deal", "show", "3", "--timeline"],
    &["deal", "show", "4", "--timeline"],
    &["rule", "list"],
    &["layout", "list", "--as", "olga"],
    &["layout", "show", "lead", "--as", "olga"],
];

const FILTER_QUESTIONS: [&[&str]; 1] = [&["timeline-filter", "list", "--as", "olga"]];

/// What is asked besides of one whose records are linked to others that have no name.
const LINK_QUESTIONS: [&[&str]; 6] = [
    &["lead", "show", "8", "--timeline"],
    &["lead", "show", "9", "--timeline"],
    &["contact", "list", "--sort", "id"],
    &["company", "list", "--sort", "id"],
    &["deal", "list", "--sort", "id"],
    &["field", "list"],
];

#[test]
fn every_released_schema_opens_with_all_it_held() {
    for Released { version, dump, questions, golden } in RELEASED {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("crm.db");
        keep_contract(folder.path());
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch(dump).unwrap();
        let found: i64 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(found, version);
        let person = login(folder.path());
        // Whoever runs the test may look at it.
        raw.execute(
            "INSERT INTO user (login, name, admin) SELECT ?1, ?1, 1
             WHERE NOT EXISTS (SELECT 1 FROM user WHERE login = ?1)",
            [&person],
        )
        .unwrap();
        drop(raw);
        assert_eq!(lost(golden, &answers(&path, &questions.concat())), None, "schema {version}");
        assert!(Database::open(&path).unwrap().check().unwrap().is_good());

        let raw = Connection::open(&path).unwrap();
        raw.execute("UPDATE contact SET first_name = 'Somebody' WHERE id = 1", []).unwrap();
        assert_ne!(
            lost(golden, &answers(&path, &questions.concat())),
            None,
            "a changed name was not seen"
        );
    }
}

#[test]
fn an_upgrade_puts_who_is_linked_to_a_nameless_record_before_who_is_linked_to_none() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(include_str!("schema/033.sql")).unwrap();
    let among_none = |(table, link): (&str, &str)| -> i64 {
        let sql = format!(
            "SELECT count(*) FROM {table} WHERE {link}_id IS NOT NULL AND {link}_key IS NULL"
        );
        raw.query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    let links = [("lead", "contact"), ("deal", "lead"), ("contact", "lead"), ("company", "lead")];
    assert_eq!(links.map(among_none), [1; 4]);
    drop(Database::open(&path).unwrap());
    assert_eq!(links.map(among_none), [0; 4]);
    let by_lead = "SELECT group_concat(id ORDER BY lead_key IS NULL, lead_key, id) FROM contact";
    let sorted: String = raw.query_row(by_lead, [], |row| row.get(0)).unwrap();
    assert_eq!(sorted, "2,1,3,4");
}

#[test]
fn before_an_upgrade_a_whole_copy_is_kept_whatever_an_earlier_attempt_left() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let copy = folder.path().join("crm.db.schema-29.backup");
    let version = |path: &Path| -> i64 {
        Connection::open(path)
            .unwrap()
            .pragma_query_value(None, "user_version", |r| r.get(0))
            .unwrap()
    };
    Connection::open(&path).unwrap().execute_batch(include_str!("schema/029.sql")).unwrap();
    let held = leads(&path);

    // Nothing can be kept under this name: the file stays as it is.
    std::fs::create_dir(&copy).unwrap();
    let refused = Database::open(&path);
    assert!(matches!(refused, Err(Failure::Fault(Fault::Open(..)))), "{refused:?}");
    assert_eq!((version(&path), leads(&path)), (29, held));

    std::fs::remove_dir(&copy).unwrap();
    std::fs::write(&copy, "").unwrap();
    std::fs::write(folder.path().join("crm.db.schema-29.backup-journal"), [0; 512]).unwrap();
    Database::open(&path).unwrap();
    assert_eq!((version(&path), version(&copy)), (NEWEST, 29));
    assert!(held > 0 && leads(&copy) == held);
    let sound: String = Connection::open(&copy)
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
}

#[test]
fn an_upgrade_that_fails_leaves_the_file_and_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(include_str!("schema/029.sql")).unwrap();
    // A table of this name comes with a later schema.
    raw.execute_batch("CREATE TABLE comment_told (mine TEXT)").unwrap();
    drop(raw);
    let held = leads(&path);
    let output = add(&path).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("could not be brought up to date"), "{said}");
    assert!(!said.contains("comment_told") && said.trim().lines().count() == 1, "{said}");
    let raw = Connection::open(&path).unwrap();
    let version: i64 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!((version, leads(&path)), (29, held));
}

#[test]
fn what_comments_said_before_the_schema_knew_where_is_told_as_well() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(include_str!("schema/029.sql")).unwrap();
    let person = login(folder.path());
    raw.execute("INSERT INTO user (login, name, admin) VALUES (?1, ?1, 1)", [&person]).unwrap();
    drop(raw);
    for (record, event, words) in
        [("lead/1", "change", "A word that was changed"), ("lead/2", "deleted", "A word to go")]
    {
        let told = answers(&path, &[&["history", record]]);
        let of_comment = |line: &&str| line.contains("\"record\":\"entry/");
        let line = told.lines().find(of_comment).unwrap_or_default();
        assert!(line.contains(event) && line.contains(words), "{record}: {told}");
    }
}

#[test]
fn what_was_done_with_many_before_the_schema_knew_steps_is_taken_back_in_some() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(include_str!("schema/033.sql")).unwrap();
    let mut before = 9000;
    let mut steps = Vec::new();
    for (operation, kind, args, changes) in [
        // A note is the last of each, and the first that is taken back.
        (901, "convert", r#"{"count":2}"#, "lead.stage entry.created | lead.stage entry.created |"),
        (
            902,
            "undo",
            r#"{"count":2}"#,
            "| entry.deleted_at lead.stage | entry.deleted_at lead.stage",
        ),
        // A row begins with its record where it leaves no note.
        (
            903,
            "import",
            r#"{"count":2,"noun":"lead"}"#,
            "contact.created | lead.created | lead.created",
        ),
        (904, "move", r#"{"count":2}"#, "lead.stage | lead.stage |"),
        // One thing with one record.
        (905, "convert", "{}", "lead.stage deal.created entry.created"),
    ] {
        let sql = "INSERT INTO operation (id, at, user_id, kind, args, state) VALUES (?1, 1, 1, ?2, ?3, 'done')";
        raw.execute(sql, (operation, kind, args)).unwrap();
        for word in changes.split(' ') {
            let Some((noun, field)) = word.split_once('.') else {
                steps.push(before);
                continue;
            };
            before += 1;
            let sql = "INSERT INTO change (id, operation_id, noun, record_id, field, author_id)
                       VALUES (?1, ?2, ?3, ?1, ?4, 1)";
            raw.execute(sql, (before, operation, noun, field)).unwrap();
        }
    }
    drop(raw);
    Database::open(&path).unwrap();
    let raw = Connection::open(&path).unwrap();
    let mut found = raw.prepare("SELECT change_id FROM step WHERE change_id >= 9000").unwrap();
    let found: Vec<i64> =
        found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    steps.dedup();
    assert_eq!(found, steps);
}

#[test]
fn a_region_the_team_kept_in_a_field_of_its_own_stays_beside_the_one_of_every_lead() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("crm.db");
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(include_str!("schema/018.sql")).unwrap();
    raw.execute_batch(
        "INSERT INTO field (noun, name, label, kind) VALUES ('lead', 'region', 'Region', 'string');
         ALTER TABLE lead ADD COLUMN x_region TEXT;
         ALTER TABLE lead ADD COLUMN x_region_key BLOB;
         CREATE INDEX lead_by_x_region ON lead (x_region_key, id, deleted_at) WHERE deleted_at IS NULL;
         UPDATE lead SET x_region = 'North', x_region_key = x'4E' WHERE id = 2;",
    )
    .unwrap();
    let person = login(folder.path());
    raw.execute("INSERT INTO user (login, name, admin) VALUES (?1, ?1, 1)", [&person]).unwrap();
    drop(raw);
    let asked = ["lead", "list", "region-2:North", "--sort", "region"];
    let found: Value = serde_json::from_str(answers(&path, &[&asked]).trim()).unwrap();
    assert_eq!(
        (&found["id"], &found["region"], &found["region_2"]),
        (&json!(2), &Value::Null, &json!("North"))
    );
}

/// Puts the one file that a released database speaks of where the program keeps files.
fn keep_contract(folder: &Path) {
    let hash = "e01f4f11bb76d2e86ee4b061be25ce49829ea7280cf0e085aa8290eb206254d3";
    let place = folder.join("crm.db.files").join(&hash[..2]).join(hash);
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join("contract.txt"), "the contract\n").unwrap();
}

/// The first answer that no longer says all it said: newer programs may know more fields of a
/// record, but every one that was there holds what it held.
fn lost(golden: &str, answers: &str) -> Option<String> {
    let read = |line: &str| -> Value { serde_json::from_str(line).unwrap() };
    let mut new = answers.lines().map(read);
    // What came to be since, such as a setting, stands between.
    let missing = |old: &&str| !new.any(|new| holds(&new, &read(old)));
    golden.lines().find(missing).map(str::to_owned)
}

/// Whether `new` has all of `old`.
fn holds(new: &Value, old: &Value) -> bool {
    match (new, old) {
        // What had no name to be shown by may have one since.
        (Value::Object(new), Value::Object(old)) => old.iter().all(|(name, value)| {
            let named = name == "title" && value.is_null();
            new.get(name).is_some_and(|present| named || holds(present, value))
        }),
        // More may be told of what happened, and between what was told.
        (Value::Array(new), Value::Array(old))
            if old.iter().any(|one| one["event"].is_string()) =>
        {
            old.iter().all(|old| new.iter().any(|new| holds(new, &told_anew(old))))
        }
        (Value::Array(new), Value::Array(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| holds(new, old))
        }
        _ => new == old,
    }
}

/// What became of a task was told by lines of its own once, and is told as of any activity now.
fn told_anew(event: &Value) -> Value {
    match event["data"]["task"].as_i64().filter(|_| event["event"] == "task") {
        Some(task) => json!({
            "event": "activity",
            "at": event["at"],
            "user": event["user"],
            "record": format!("activity/{task}"),
            "subject": event["data"]["subject"],
        }),
        None => event.clone(),
    }
}

/// The login the program gives to whoever runs it.
fn login(folder: &Path) -> String {
    let path = folder.join("who.db");
    assert!(add(&path).status().unwrap().success());
    let raw = Connection::open(path).unwrap();
    raw.query_row("SELECT login FROM user", [], |row| row.get(0)).unwrap()
}

fn answers(path: &Path, questions: &[&[&str]]) -> String {
    let mut answers = String::new();
    for question in questions {
        let output = Process::new(env!("CARGO_BIN_EXE_voronka"))
            .env_clear()
            .env("TZ", "UTC")
            .env("HOME", path.parent().unwrap())
            .arg("--db")
            .arg(path)
            .args(*question)
            .arg("--json")
            .output()
            .unwrap();
        assert!(output.status.success(), "{question:?}: {output:?}");
        answers.push_str(&String::from_utf8(output.stdout).unwrap());
    }
    answers
}
