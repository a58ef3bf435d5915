//! A change of many that broke off, or that somebody is still at.

use super::*;
use crate::domain::operation::OperationKind;

/// Many leads as one operation, of which the journal says that it never ended.
fn interrupted(team: &mut Team, count: usize) -> OpId {
    let one = Command::Create { noun: Noun::Lead, set: vec![Set::new("title", "x")] };
    let now = team.tick();
    let bulk =
        team.anna.execute_all(now, OperationKind::Import, &vec![one; count], |_| {}).unwrap();
    let operation = bulk.operation.unwrap();
    let raw = team.raw();
    raw.execute("UPDATE operation SET state = 'running' WHERE id = ?1", [operation.0]).unwrap();
    operation
}

#[test]
fn an_interrupted_operation_is_listed_and_can_be_taken_back() {
    let mut team = team();
    let operation = interrupted(&mut team, 1203);
    let running = |team: &Team| -> Vec<OpId> {
        let all = team.reader().operations(99).unwrap();
        all.into_iter().filter(|op| op.running).map(|op| op.id).collect()
    };
    assert_eq!(running(&team), [operation]);
    let receipt = team.undo();
    assert_eq!(receipt.touched.len(), 1203);
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);
    team.run(Command::Redo);
    assert_eq!(team.count(Noun::Lead, &Filter::All), 1203);
    assert_eq!(running(&team), [operation], "half done again");
    team.assert_healthy();
}

#[test]
fn a_change_of_many_that_broke_off_keeps_its_true_numbers_and_can_be_done_again() {
    let mut team = team();
    let one = Command::Create { noun: Noun::Lead, set: vec![Set::new("title", "x")] };
    let now = team.tick();
    team.anna.execute_all(now, OperationKind::Create, &vec![one; 1203], |_| {}).unwrap();
    let raw = team.raw();
    let full = "CREATE TRIGGER full BEFORE UPDATE ON lead WHEN new.id = 1203
                BEGIN SELECT RAISE(ABORT, 'full'); END";
    raw.execute_batch(full).unwrap();
    let edit = |id| Command::Edit {
        on: RecordRef::new(Noun::Lead, id),
        set: vec![Set::new("title", "y")],
    };
    let all: Vec<Command> = (1..=1203).map(edit).collect();
    let mut told = 0;
    let now = team.tick();
    let broken = team.anna.execute_all(now, OperationKind::Edit, &all, |done| told = done).unwrap();
    let changed = |team: &Team| {
        let sql = "SELECT count(*) FROM lead WHERE title = 'y'";
        team.raw().query_row(sql, [], |r| r.get::<_, i64>(0)).unwrap()
    };
    // How many share a transaction follows how long they take.
    let done = changed(&team);
    assert!(
        usize::try_from(done).ok() == Some(told) && (1..1203).contains(&done),
        "{done}, {told}"
    );
    assert!(matches!(broken.failed, Some(Fault::Sqlite(_))), "{:?}", broken.failed);
    let left: Vec<usize> = broken.refused.iter().map(|(at, _)| *at).collect();
    assert_eq!((broken.done, left), (told, (told..1203).collect()), "the rest is named");
    let latest = |team: &Team| team.reader().operations(99).unwrap().remove(0);
    let begun = latest(&team);
    assert_eq!((begun.running, &*begun.args), (true, &*format!(r#"{{"count":{done},"of":1203}}"#)));
    let notice = |team: &Team| team.reader().unfinished_change().unwrap();
    let said = notice(&team).unwrap();
    assert_eq!(said.id, "say-unfinished");
    assert_eq!((arg(&said, "count"), arg(&said, "of")), (&Arg::Count(done), &Arg::Count(1203)));

    let count = usize::try_from(done).unwrap();
    let of_leads = Arg::Counted(vec![(Noun::Lead, count)]);
    let undone = team.undo();
    assert_eq!((arg(&undone.message, "what"), changed(&team)), (&of_leads, 0));
    assert_eq!(latest(&team).args, format!(r#"{{"count":{done}}}"#), "the undo came to its end");
    assert_eq!(notice(&team), None);
    let redone = team.run(Command::Redo);
    assert_eq!((arg(&redone.message, "what"), changed(&team)), (&of_leads, done));
    assert_eq!(notice(&team), Some(said), "it is as half done as it was");

    raw.execute_batch("DROP TRIGGER full").unwrap();
    let now = team.tick();
    let again = team.anna.execute_all(now, OperationKind::Edit, &all, |_| {}).unwrap();
    assert_eq!((changed(&team), again.touched.len()), (1203, 1203 - count));
    assert_eq!(notice(&team), None, "the latest came to its end");
    assert!(!latest(&team).running);
    team.undo();
    team.undo();
    assert_eq!(changed(&team), 0);
    team.assert_healthy();
}

#[test]
fn an_undo_that_breaks_off_tells_what_is_taken_back_and_is_gone_on_with() {
    let mut team = team();
    let one = Command::Create { noun: Noun::Lead, set: vec![Set::new("title", "x")] };
    let now = team.tick();
    let made = team
        .anna
        .execute_all(now, OperationKind::Create, &vec![one; 1203], |_| {})
        .unwrap()
        .operation;
    let raw = team.raw();
    let full = "CREATE TRIGGER full BEFORE UPDATE ON lead WHEN new.id = 1
                BEGIN SELECT RAISE(ABORT, 'full'); END";
    raw.execute_batch(full).unwrap();
    let receipt = team.undo();
    let notes: Vec<&str> = receipt.notes.iter().map(|note| note.id).collect();
    assert_eq!(notes, ["fault-sqlite", "note-undo-stopped"]);
    let number = |op: Option<OpId>| Arg::Text(op.unwrap().0.to_string());
    let stopped = &receipt.notes[1];
    let numbers = (arg(stopped, "own").clone(), arg(stopped, "operation").clone());
    assert_eq!(numbers, (number(receipt.operation), number(made)));
    let notice = |team: &Team| team.reader().unfinished_change().unwrap();
    let unfinished = |id| Some(Message::new(id).with("operation", OperationKind::Create.name()));
    assert_eq!(notice(&team), unfinished("say-unfinished-undo"));
    let left = usize::try_from(team.count(Noun::Lead, &Filter::All)).unwrap();
    assert_eq!(receipt.touched.len(), 1203 - left);
    assert!((1..1203).contains(&left));
    raw.execute_batch("DROP TRIGGER full").unwrap();
    assert!(team.undo().notes.is_empty());
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);
    assert_eq!(notice(&team), None);

    raw.execute_batch(&full.replace("new.id = 1\n", "new.id = 1203\n")).unwrap();
    let receipt = team.run(Command::Redo);
    assert_eq!(receipt.notes.last().unwrap().id, "note-redo-stopped");
    assert_eq!(notice(&team), unfinished("say-unfinished-redo"));
    raw.execute_batch("DROP TRIGGER full").unwrap();
    assert!(team.run(Command::Redo).notes.is_empty());
    assert_eq!((team.count(Noun::Lead, &Filter::All), notice(&team)), (1203, None));
    team.assert_healthy();
}

#[test]
fn a_change_of_many_that_is_under_way_is_left_to_whoever_is_at_it() {
    let mut team = team();
    let one = Command::Create { noun: Noun::Lead, set: vec![Set::new("title", "x")] };
    let (reader, now) = (team.reader(), team.tick());
    let mut other = team.db.writer(team.anna.viewer()).unwrap();
    let undo = Command::Undo { operation: None };
    let mut looked = 0;
    let meanwhile = |done: usize| {
        assert_eq!(reader.unfinished_change().unwrap(), None);
        let begun = reader.operations(1).unwrap().remove(0);
        if done < 1203 {
            assert_eq!(reader.completion(&begun).unwrap(), Completion::UnderWay);
            assert_eq!(refusal(other.execute(now, &undo)).message.id, "refused-under-way");
            looked += 1;
        }
    };
    team.anna.execute_all(now, OperationKind::Create, &vec![one; 1203], meanwhile).unwrap();
    assert!(looked > 0);
    let undone = other.execute(now, &undo).unwrap().operation.unwrap();
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);

    // As if the undo were not over yet.
    let raw = team.raw();
    raw.execute_batch("UPDATE operation SET undone_by = NULL").unwrap();
    raw.execute("UPDATE operation SET state = 'running' WHERE id = ?1", [undone.0]).unwrap();
    let held = holding::hold(team.db.path(), undone).unwrap();
    for command in [Command::Undo { operation: None }, Command::Undo { operation: Some(undone) }] {
        assert_eq!(team.refuse(command).message.id, "refused-under-way");
    }
    drop(held);
    assert_eq!(team.undo().operation, Some(undone), "what broke off is gone on with");
}

#[test]
fn an_undo_that_was_interrupted_is_gone_on_with() {
    let mut team = team();
    let operation = interrupted(&mut team, 5);
    let before = team.data();
    let undo = team.undo().operation.unwrap();
    // As if the program had died with two of five taken back.
    let raw = team.raw();
    let half = "DELETE FROM change WHERE operation_id = ?1 AND record_id > 2";
    raw.execute(half, [undo.0]).unwrap();
    raw.execute("UPDATE lead SET deleted_at = NULL WHERE id > 2", []).unwrap();
    raw.execute("UPDATE operation SET state = 'running' WHERE id = ?1", [undo.0]).unwrap();
    raw.execute("UPDATE operation SET undone_by = NULL WHERE id = ?1", [operation.0]).unwrap();
    assert_eq!(team.count(Noun::Lead, &Filter::All), 3);

    let again = team.undo().operation.unwrap();
    assert_eq!(again, undo, "one undo, not two");
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);
    team.run(Command::Redo);
    assert_eq!(team.data(), before);
}
