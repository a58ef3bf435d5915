//! Five people write at once and their programs are killed without warning: nothing that was
//! acknowledged is lost, nothing is left half done, and the next start is quick.

use std::time::{Duration, Instant};

use voronka::crm::Database;

use super::{Ack, Colleague, Dice, Firm, lost};

/// How many write at once.
const PEOPLE: usize = 5;

#[test]
fn kill_9_loses_nothing_that_was_acknowledged() {
    rounds_of_kills(3);
}

#[test]
#[ignore = "long: 500 kills"]
fn kill_9_five_hundred_times_loses_nothing_that_was_acknowledged() {
    let slowest = rounds_of_kills(100);
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
}

/// Returns how long the slowest start took.
fn rounds_of_kills(rounds: usize) -> Duration {
    let firm = Firm::new();
    let mut dice = Dice(0x5eed);
    let mut acks: Vec<Ack> = Vec::new();
    let mut slowest = Duration::ZERO;
    for _ in 0..rounds {
        let people: Vec<Colleague> = (0..PEOPLE).map(|_| Colleague::hire(&firm.path())).collect();
        people.iter().for_each(|colleague| colleague.wait_for(1));
        for colleague in people {
            std::thread::sleep(Duration::from_micros(dice.below(30_000) as u64));
            acks.extend(colleague.kill());
        }
        let since = Instant::now();
        let health = Database::open(&firm.path()).unwrap().check().unwrap();
        slowest = slowest.max(since.elapsed());
        assert!(health.is_good(), "{health:?}");
        assert_eq!(lost(&firm.path(), &acks), []);
    }
    let kept = firm.leads();
    println!(
        "{} kills: {} commits acknowledged, 0 lost, {kept} leads; slowest start with a full check {slowest:?}",
        rounds * PEOPLE,
        acks.len(),
    );
    assert!(acks.len() >= rounds * PEOPLE);
    slowest
}

#[test]
fn the_ledger_misses_every_single_commit_that_is_gone() {
    let firm = Firm::new();
    let colleague = Colleague::hire(&firm.path());
    colleague.wait_for(9);
    let acks = colleague.kill();
    assert_eq!(lost(&firm.path(), &acks), []);

    let raw = firm.raw();
    raw.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let Some(Ack::Moved(moved)) = acks.iter().find(|ack| matches!(ack, Ack::Moved(_))) else {
        panic!("nothing was moved: {acks:?}");
    };
    raw.execute("UPDATE lead SET stage_id = 1 WHERE id = ?1", [moved]).unwrap();
    assert_eq!(lost(&firm.path(), &acks), [Ack::Moved(*moved)]);

    let Ack::Added(added, title) = &acks[0] else { panic!("{acks:?}") };
    raw.execute("DELETE FROM lead WHERE id = ?1", [added]).unwrap();
    let gone = lost(&firm.path(), &acks);
    assert_eq!(gone, [Ack::Added(*added, title.clone()), Ack::Moved(*moved)]);
}

#[test]
fn who_speaks_before_the_commit_is_caught() {
    let firm = Firm::new();
    firm.writer().execute(1, &super::new_lead("there")).unwrap();
    let raw = firm.raw();
    raw.execute_batch("BEGIN IMMEDIATE; UPDATE lead SET title = 'never'").unwrap();
    // The word is out, the process dies, and with it what was not committed.
    let early = Ack::Added(1, "never".to_owned());
    drop(raw);
    assert_eq!(lost(&firm.path(), std::slice::from_ref(&early)), [early]);
    assert_eq!(lost(&firm.path(), &[Ack::Added(1, "there".to_owned())]), []);
}
