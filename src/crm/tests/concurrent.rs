use std::sync::Barrier;

use super::*;
use crate::domain::message::{Arg, RefusalKind};

fn edit(on: RecordRef, field: &str, was: impl Into<Value>, value: impl Into<Value>) -> Command {
    let set = Set { was: Some(was.into()), ..Set::new(field, value) };
    Command::Edit { on, set: vec![set] }
}

#[test]
fn two_who_edit_one_card_keep_both_or_are_told_who_was_first() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into()), ("tags", list(&["old"]))]);
    let mut boris = team.colleague("boris");
    boris.execute(5, &edit(lead, "title", "a", "b")).unwrap();

    team.run(edit(lead, "amount", 0, 7));
    assert_eq!(team.value(lead, "title"), "b".into(), "other fields do not disturb each other");
    assert_eq!(team.value(lead, "amount"), Value::Int(7));

    let refused = team.refuse(edit(lead, "title", "a", "c"));
    assert_eq!(refused.kind, RefusalKind::Conflict);
    assert_eq!(refused.field.as_deref(), Some("title"));
    assert!(refused.message.args.contains(&("who", Arg::Text("boris".to_owned()))));
    assert_eq!(team.value(lead, "title"), "b".into());

    assert_eq!(team.run(edit(lead, "title", "a", "b")).operation, None, "the same is no conflict");
    team.run(edit(lead, "title", "b", "c"));

    boris.execute(6, &edit(lead, "tags", list(&["old"]), list(&["old", "his"]))).unwrap();
    team.run(edit(lead, "tags", list(&["old"]), list(&["mine"])));
    assert_eq!(team.value(lead, "tags"), list(&["his", "mine"]), "of a set both changes are kept");
}

#[test]
fn a_card_that_was_put_away_meanwhile_is_not_changed() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    let mut boris = team.colleague("boris");
    boris.execute(5, &Command::Delete { on: lead }).unwrap();
    let refused = team.refuse(edit(lead, "title", "a", "c"));
    assert_eq!((refused.message.id, refused.hint), ("refused-deleted", None));
}

#[test]
fn two_hundred_commands_of_each_of_two_lose_nothing() {
    const EACH: i64 = 200;
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("amount", 0.into())]);
    let boris = team.colleague("boris");
    let anna = team.db.writer(team.anna.viewer()).unwrap();
    let start = Barrier::new(2);
    let operations = || -> i64 {
        team.raw().query_row("SELECT count(*) FROM operation", [], |r| r.get(0)).unwrap()
    };
    let before = operations();
    std::thread::scope(|scope| {
        for mut writer in [anna, boris] {
            let (db, start) = (&team.db, &start);
            scope.spawn(move || {
                let reader = db.reader(writer.viewer()).unwrap();
                start.wait();
                for now in 0..EACH {
                    // Whoever lost the race looks again and tries again.
                    loop {
                        let seen = reader.card(lead).unwrap().row.int("amount").unwrap();
                        match writer.execute(now, &edit(lead, "amount", seen, seen + 1)) {
                            Ok(receipt) if receipt.operation.is_some() => break,
                            // The other one wrote the same number in between.
                            Ok(_) => {}
                            Err(Failure::Refused(refusal))
                                if refusal.kind == RefusalKind::Conflict => {}
                            Err(failure) => panic!("{failure:?}"),
                        }
                    }
                }
            });
        }
    });
    assert_eq!(team.value(lead, "amount"), Value::Int(2 * EACH));
    assert_eq!(team.reader().card(lead).unwrap().row.revision, 1 + 2 * EACH);
    assert_eq!(operations() - before, 2 * EACH);
    let chain = "SELECT group_concat(after, ' ') FROM (SELECT after FROM change
                 WHERE noun = 'lead' AND field = 'amount' ORDER BY id)";
    let journalled: String = team.raw().query_row(chain, [], |r| r.get(0)).unwrap();
    let expected: Vec<String> = (1..=2 * EACH).map(|n| n.to_string()).collect();
    assert_eq!(journalled, expected.join(" "), "every change exactly once");
    team.assert_healthy();
}

#[test]
fn a_reader_learns_that_something_changed_and_that_the_file_is_gone() {
    let mut team = team();
    let mut reader = team.reader();
    assert!(!reader.changed().unwrap());
    team.create(Noun::Lead, &[]);
    assert!(reader.changed().unwrap());
    assert!(!reader.changed().unwrap());
    team.create(Noun::User, &[("login", "eve".into())]);
    assert!(reader.setup().users.iter().all(|user| user.login != "eve"));
    assert!(reader.changed().unwrap());
    assert!(reader.setup().users.iter().any(|user| user.login == "eve"));

    let aside = team.path().with_extension("aside");
    std::fs::rename(team.path(), &aside).unwrap();
    assert!(matches!(reader.changed(), Err(Failure::Fault(Fault::Replaced(_)))));
    let refused = team.try_run(Command::Create { noun: Noun::Lead, set: Vec::new() });
    assert!(matches!(refused, Err(Failure::Fault(Fault::Replaced(_)))));
    Database::open(&team.path()).unwrap();
    let refused = team.try_run(Command::Create { noun: Noun::Lead, set: Vec::new() });
    assert!(matches!(refused, Err(Failure::Fault(Fault::Replaced(_)))), "another file by its name");
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0, "nothing got into that one");
}

#[test]
fn of_two_first_people_one_administers() {
    let folder = tempfile::tempdir().unwrap();
    let db = Database::fresh(folder.path(), "RU");
    let start = Barrier::new(4);
    let known: usize = std::thread::scope(|scope| {
        let racers: Vec<_> = (0..4)
            .map(|n| {
                let (db, start) = (&db, &start);
                scope.spawn(move || {
                    start.wait();
                    usize::from(db.person(&format!("p{n}"), "").is_ok())
                })
            })
            .collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).sum()
    });
    assert_eq!(known, 1);
    assert!(!db.settle(&Choices::of_country("RU")).unwrap(), "settled once");
}
