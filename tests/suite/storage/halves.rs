//! Somebody merges or imports and is killed without warning: records are merged with everything that
//! belongs to them or stand apart as they did, and no row of a file leaves a part of itself.

use std::io::{BufRead, BufReader, Write};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use voronka::clock::Clock;
use voronka::crm::import::{OnDuplicate, Request};
use voronka::crm::{Database, Writer};
use voronka::domain::command::{Command, Merge, OpId, Set};
use voronka::domain::noun::Noun;
use voronka::domain::operation::OperationKind;
use voronka::domain::point::Point;
use voronka::domain::value::Value;
use voronka::exchange::plan::{Plan, Request as Columns, Words};
use voronka::exchange::table::Table;
use voronka::reading;

use super::{Dice, Firm, PATIENCE, given_path, part, writer};

/// A sentence and the question that counts what it speaks of.
pub type Half = (&'static str, &'static str);

/// How many groups of three contacts are merged.
const GROUPS: usize = 250;

/// How many rows a file has.
const ROWS: usize = 1500;

/// What there must be none of, whenever one looks at merges.
const MERGED: [Half; 6] = [
    (
        "a group of which only some are merged",
        "SELECT count(*) FROM (SELECT 1 FROM contact GROUP BY post
         HAVING count(*) FILTER (WHERE deleted_at IS NULL) NOT IN (1, 3))",
    ),
    (
        "a contact that is merged and not in the bin, or in the bin and not merged",
        "SELECT count(*) FROM contact WHERE merged_into IS NULL <> (deleted_at IS NULL)",
    ),
    (
        "a deal of a contact that another took in",
        "SELECT count(*) FROM deal d JOIN contact c ON c.id = d.contact_id
         WHERE c.deleted_at IS NOT NULL",
    ),
    (
        "a call with a contact that another took in",
        "SELECT count(*) FROM activity a JOIN contact c ON c.id = a.record_id
         WHERE a.noun = 'contact' AND c.deleted_at IS NOT NULL",
    ),
    (
        "a contact that lost a number",
        "SELECT count(*) FROM contact c WHERE c.deleted_at IS NULL
         AND (SELECT count(*) FROM point p WHERE p.noun = 'contact' AND p.record_id = c.id)
           <> 1 + (SELECT count(*) FROM contact o WHERE o.merged_into = c.id)",
    ),
    ("a deal without its contact", "SELECT count(*) FROM deal WHERE contact_id IS NULL"),
];

/// What there must be none of, whenever one looks at imports.
const IMPORTED: [Half; 6] = [
    (
        "a lead that no operation made",
        "SELECT count(*) FROM lead l WHERE NOT EXISTS (SELECT 1 FROM change c
         WHERE c.noun = 'lead' AND c.record_id = l.id AND c.field = 'created')",
    ),
    (
        "an operation that made a lead which is not there",
        "SELECT count(*) FROM change c WHERE c.noun = 'lead' AND c.field = 'created'
         AND NOT EXISTS (SELECT 1 FROM lead l WHERE l.id = c.record_id)",
    ),
    (
        "a lead without its number",
        "SELECT count(*) FROM lead l WHERE NOT EXISTS (SELECT 1 FROM point p
         WHERE p.noun = 'lead' AND p.record_id = l.id)",
    ),
    (
        "a number without its lead",
        "SELECT count(*) FROM point p WHERE p.noun = 'lead'
         AND NOT EXISTS (SELECT 1 FROM lead l WHERE l.id = p.record_id)",
    ),
    (
        "a lead that is not found by its words",
        "SELECT count(*) FROM lead l WHERE NOT EXISTS (SELECT 1 FROM lead_text t WHERE t.id = l.id)",
    ),
    (
        "a lead without what its row said besides",
        "SELECT count(*) FROM lead l WHERE NOT EXISTS (SELECT 1 FROM entry e
         JOIN entry_on o ON o.entry_id = e.id AND o.noun = 'lead' AND o.record_id = l.id
         WHERE e.kind = 'import')",
    ),
];

#[test]
fn a_merge_that_is_killed_leaves_no_half_of_itself() {
    merges(2);
}

#[test]
#[ignore = "long: 200 kills"]
fn two_hundred_merges_that_are_killed_leave_no_half_of_themselves() {
    merges(200);
}

fn merges(kills: usize) {
    let name = "storage::halves::a_part_that_merges_and_takes_back";
    let reached = "SELECT count(*) FROM change WHERE noun = 'contact' AND field = 'deleted_at'";
    rounds(kills, name, &MERGED, reached);
}

#[test]
fn an_import_that_is_killed_leaves_no_half_of_a_row() {
    imports(2);
}

#[test]
#[ignore = "long: 200 kills"]
fn two_hundred_imports_that_are_killed_leave_no_half_of_a_row() {
    imports(200);
}

fn imports(kills: usize) {
    let name = "storage::halves::a_part_that_imports_and_takes_back";
    rounds(kills, name, &IMPORTED, "SELECT count(*) FROM lead");
}

/// Lets another process play a part and kills it at some moment, again and again: the first time at
/// any, then at some moment after it began to write, as `reached` counts. The file must be sound then
/// and hold no half of anything.
pub fn rounds(kills: usize, name: &str, halves: &[Half], reached: &str) {
    let mut dice = Dice(0xc0de);
    for kill in 0..kills {
        let firm = Firm::new();
        let mut process = part(name, &firm.path()).spawn().unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        while !line.ends_with("ready\n") {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0, "it ended before it began");
        }
        if kill > 0 {
            let raw = firm.raw();
            let since = Instant::now();
            while raw.query_row(reached, [], |row| row.get::<_, i64>(0)).unwrap() == 0 {
                assert!(since.elapsed() < PATIENCE, "it writes nothing");
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        std::thread::sleep(Duration::from_micros(dice.below(2_000_000) as u64));
        process.kill().unwrap();
        process.wait().unwrap();

        let health = Database::open(&firm.path()).unwrap().check().unwrap();
        assert!(health.is_good(), "{health:?}");
        let raw = firm.raw();
        let count = |sql: &str| raw.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        for (half, sql) in halves {
            assert_eq!(count(sql), 0, "{half}");
        }
    }
    println!("{kills} kills");
}

#[test]
#[ignore = "a part for another process"]
fn a_part_that_merges_and_takes_back() {
    let Some(path) = given_path() else { return };
    let mut writer = writer(&Database::open(&path).unwrap());
    let mut all = |kind, commands: Vec<Command>| {
        writer.execute_all(1, kind, &commands, |_| {}).unwrap().touched
    };
    let contacts = (0..GROUPS * 3).map(|n| {
        let number = format!("+48 600 {:03} {:03}", n / 1000, n % 1000);
        let phone = Value::Points(vec![Point::new(number, "work")]);
        let set = vec![
            Set::new("last_name", format!("Nowak {n}").as_str()),
            Set::new("post", format!("group {}", n / 3).as_str()),
            Set::new("phone", phone),
        ];
        Command::Create { noun: Noun::Contact, set }
    });
    let contacts = all(OperationKind::Create, contacts.collect());
    let theirs = contacts.iter().flat_map(|on| {
        let deal = vec![Set::new("title", "Deal"), Set::new("contact", on.id)];
        let about = Set::new("on", on.to_string().as_str());
        let call = vec![Set::new("kind", "call"), Set::new("subject", "a"), about];
        [
            Command::Create { noun: Noun::Deal, set: deal },
            Command::Create { noun: Noun::Activity, set: call },
        ]
    });
    all(OperationKind::Create, theirs.collect());
    ready();
    let merges = contacts.chunks(3).map(|group| Merge::new(group[0], group[1..].to_vec()));
    let merges: Vec<Command> = merges.map(Command::Merge).collect();
    for now in 2.. {
        if let [one, ..] = &merges[..] {
            writer.execute(now, one).unwrap();
            writer.execute(now, &Command::Undo { operation: None }).unwrap();
        }
        assert_eq!(
            writer.execute_all(now, OperationKind::Merge, &merges, |_| {}).unwrap().done,
            GROUPS
        );
        for back_and_forth in [Command::Undo { operation: None }, Command::Redo] {
            writer.execute(now, &back_and_forth).unwrap();
        }
        writer.execute(now, &Command::Undo { operation: None }).unwrap();
    }
}

#[test]
#[ignore = "a part for another process"]
fn a_part_that_imports_and_takes_back() {
    let Some(path) = given_path() else { return };
    let mut writer = writer(&Database::open(&path).unwrap());
    ready();
    for now in 1.. {
        let mut text = String::from("title,last_name,phone,Shoe size\n");
        for n in 0..ROWS {
            text.push_str(&format!("Deal {n},Nowak {n},+48 600 {now:03} {:03},{n}\n", n % 1000));
        }
        let operation = Some(bring_in(&mut writer, now, &text));
        writer.execute(now, &Command::Undo { operation }).unwrap();
    }
}

fn ready() {
    std::io::stdout().write_all(b"\nready\n").unwrap();
}

/// Imports a file of leads.
fn bring_in(writer: &mut Writer, now: i64, text: &str) -> OpId {
    let setup = writer.setup().unwrap();
    let file = Table::open(text).unwrap();
    let columns = Columns {
        noun: Noun::Lead,
        registry: &setup.registry,
        currency: setup.currency,
        country: &setup.country,
        words: &Words::default(),
        profile: None,
        map: &[],
    };
    let mut plan = Plan::new(file.headers(), &columns).unwrap();
    plan.study(&file);
    let request = Request {
        noun: Noun::Lead,
        file: "leads.csv",
        table: &file,
        plan: &plan,
        from: 0,
        examples: &[],
        duplicates: (OnDuplicate::Allow, &[]),
        dates: &reading::dates(Clock::stopped(0), "RU"),
        stop: &AtomicBool::new(false),
    };
    let report = writer.import(now, &request, &mut |_, _| {}).unwrap();
    assert_eq!(report.tally.made, ROWS as u64);
    report.operation.unwrap()
}
