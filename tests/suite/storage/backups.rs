//! Backups taken while ten people write: each is whole, its owner's alone, and holds exactly the
//! beginning of what was acknowledged.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rusqlite::Connection;
use voronka::crm::Database;

use super::{Ack, Colleague, Firm, lost, writer};

const PEOPLE: usize = 10;

#[test]
fn backups_under_load_hold_the_beginning_of_the_ledger() {
    backups_under_load(4);
}

#[test]
#[ignore = "long: 20 backups"]
fn twenty_backups_under_load_hold_the_beginning_of_the_ledger() {
    backups_under_load(20);
}

fn backups_under_load(count: usize) {
    let firm = Firm::new();
    let people: Vec<Colleague> = (0..PEOPLE).map(|_| Colleague::hire(&firm.path())).collect();
    people.iter().for_each(|colleague| colleague.wait_for(1));
    let all = || people.iter().flat_map(Colleague::acked).collect::<Vec<Ack>>();
    for number in 0..count {
        let before = all();
        let copy = firm.back_up(&format!("copy-{number}.db"));
        let after = all();
        assert_eq!(flaws(&copy, &before), Vec::<String>::new(), "copy {number}");
        let (least, most) = (added(&before), added(&after) + PEOPLE);
        let held = usize::try_from(super::leads(&copy)).unwrap();
        assert!((least..=most).contains(&held), "{least} <= {held} <= {most}");
        // The next copy is another one.
        people[number % PEOPLE].wait_for(people[number % PEOPLE].acked().len() + 5);
    }
    let acks: Vec<Ack> = people.into_iter().flat_map(Colleague::kill).collect();
    assert_eq!(lost(&firm.path(), &acks), []);
    println!("{count} backups beside {} acknowledged commits", acks.len());

    // A copy is a database to go on with.
    let restored = Database::open(&firm.beside("copy-0.db")).unwrap();
    writer(&restored).execute(1, &super::new_lead("after")).unwrap();
    assert!(restored.check().unwrap().is_good());
}

#[test]
fn a_copy_of_the_file_alone_is_no_backup() {
    let firm = Firm::new();
    let colleague = Colleague::hire(&firm.path());
    colleague.wait_for(5);
    let acks = colleague.kill();
    let copy = firm.beside("copied.db");
    // What was committed last stands in the log beside the file.
    std::fs::copy(firm.path(), &copy).unwrap();
    assert_ne!(flaws(&copy, &acks), Vec::<String>::new());
    let copy = firm.back_up("backed-up.db");
    assert_eq!(flaws(&copy, &acks), Vec::<String>::new());
    Connection::open(&copy)
        .unwrap()
        .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM lead WHERE id = 2")
        .unwrap();
    let found = flaws(&copy, &[]);
    assert!(found.iter().any(|flaw| flaw.starts_with("a gap")), "{found:?}");
}

fn added(acks: &[Ack]) -> usize {
    acks.iter().filter(|ack| matches!(ack, Ack::Added(..))).count()
}

/// What is wrong with a copy: for others to read, damaged, without something that was
/// acknowledged before it was begun, or with a later change of somebody but not an earlier one.
fn flaws(copy: &Path, before: &[Ack]) -> Vec<String> {
    let mut flaws = Vec::new();
    let mode = std::fs::metadata(copy).unwrap().permissions().mode() & 0o777;
    if mode != 0o600 {
        flaws.push(format!("mode {mode:o}"));
    }
    match Database::open(copy).and_then(|db| db.check()) {
        Ok(health) if health.is_good() => {}
        other => flaws.push(format!("{other:?}")),
    }
    flaws.extend(lost(copy, before).iter().map(|ack| format!("{ack:?} is missing")));
    let raw = Connection::open(copy).unwrap();
    let mut titles = raw.prepare("SELECT title FROM lead ORDER BY id").unwrap();
    let titles = titles.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for title in titles {
        let (who, number) = title.split_once('-').unwrap();
        let number: usize = number.parse().unwrap();
        let last = last.entry(who.to_owned()).or_default();
        if number != *last + 1 {
            flaws.push(format!("a gap before {title}"));
        }
        *last = number;
    }
    flaws
}
