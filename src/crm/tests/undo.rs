mod interrupted;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::crm::reader::{Completion, Window};
use crate::crm::writer::BATCH;
use crate::domain::command::Targets;
use crate::domain::message::{Arg, Message};
use crate::domain::operation::OperationKind;
use crate::store::attached;
use crate::store::file::holding;

fn arg<'a>(message: &'a Message, name: &str) -> &'a Arg {
    &message.args.iter().find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn a_move_taken_back_puts_the_card_where_it_was_for_as_long() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    let above = team.create(Noun::Lead, &[("title", "b".into())]);
    let created = team.value(lead, "moved_at");
    let stage = team.stage(Noun::Lead, "new");
    let column = |team: &Team| -> Vec<i64> {
        let rows = Window::Top { rows: 9 };
        let column = team.reader().column(Noun::Lead, stage, &Filter::All, rows).unwrap();
        column.tiles.rows.iter().map(|tile| tile.id).collect()
    };
    assert_eq!(column(&team), [above.id, lead.id]);
    team.move_to(lead, "junk");
    let (moved, closed) = (team.value(lead, "moved_at"), team.value(lead, "closed_at"));
    team.undo();
    assert_eq!(column(&team), [above.id, lead.id], "not on top");
    assert_eq!(team.value(lead, "moved_at"), created, "time in the stage goes on");
    assert_eq!(team.value(lead, "closed_at"), Value::Empty);
    team.run(Command::Redo);
    assert_eq!((team.value(lead, "moved_at"), team.value(lead, "closed_at")), (moved, closed));
}

#[test]
fn what_a_colleague_changed_since_is_left_and_named() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    let mine = team
        .run(Command::Edit { on: lead, set: vec![Set::new("title", "b"), Set::new("amount", 7)] })
        .operation;
    let mut boris = team.colleague("boris");
    let theirs = Command::Edit { on: lead, set: vec![Set::new("title", "c")] };
    let at = team.tick();
    boris.execute(at, &theirs).unwrap();

    let receipt = team.run(Command::Undo { operation: mine });
    assert_eq!(team.value(lead, "title"), "c".into(), "left");
    assert_eq!(team.value(lead, "amount"), Value::Int(0), "taken back");
    let [note] = &receipt.notes[..] else { panic!("{:?}", receipt.notes) };
    assert_eq!(note.id, "note-undo-left-field");
    assert_eq!(*arg(note, "who"), Arg::Text("boris".to_owned()));
    assert_eq!(*arg(note, "at"), Arg::Moment(at));
    assert_eq!(*arg(note, "field"), Arg::Field(Noun::Lead, "title".to_owned()));
    // Nothing more of it can be taken back, until the colleague takes back his own.
    let again = team.refuse(Command::Undo { operation: mine });
    assert_eq!(again.message.id, "note-undo-left-field");
    let at = team.tick();
    boris.execute(at, &Command::Undo { operation: None }).unwrap();
    let rest = team.run(Command::Undo { operation: mine });
    assert_eq!((team.value(lead, "title"), rest.notes.len()), ("a".into(), 0));
    let again = team.refuse(Command::Undo { operation: mine });
    assert_eq!(again.message.id, "refused-undone-already");
    team.assert_healthy();
}

#[test]
fn what_was_taken_back_is_counted_as_what_it_is() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let other = team.create(Noun::Deal, &[("title", "Roof".into())]);
    let plan = |on: RecordRef| Command::Create {
        noun: Noun::Activity,
        set: sets(&[
            ("kind", "call".into()),
            ("subject", "a".into()),
            ("on", on.to_string().as_str().into()),
        ]),
    };
    let edit = |on| Command::Edit { on, set: vec![Set::new("tags", list(&["hot"]))] };
    let counted = |all: &[(Noun, usize)]| Some(Arg::Counted(all.to_vec()));
    let what = |message: &Message| {
        message.args.iter().find(|(name, _)| *name == "what").map(|(_, arg)| arg.clone())
    };
    let table = [
        (vec![Command::comment(lead, "hello")], "receipt-undone-alone", None),
        (vec![edit(lead)], "receipt-undone-one", None),
        (vec![plan(lead)], "receipt-undone-one", None),
        (
            vec![Command::comment(lead, "a"), Command::comment(other, "b")],
            "receipt-undone",
            counted(&[(Noun::Entry, 2)]),
        ),
        (
            vec![edit(lead), edit(other)],
            "receipt-undone",
            counted(&[(Noun::Lead, 1), (Noun::Deal, 1)]),
        ),
        (vec![plan(lead), plan(other)], "receipt-undone", counted(&[(Noun::Activity, 2)])),
        (vec![edit(lead), plan(other)], "receipt-undone", counted(&[(Noun::Lead, 1)])),
    ];
    for (commands, id, expected) in table {
        let now = team.tick();
        let done = team.anna.execute_all(now, OperationKind::Edit, &commands, |_| ()).unwrap();
        assert_eq!(done.done, commands.len());
        for (again, receipt) in [(false, team.undo()), (true, team.run(Command::Redo))] {
            let id = if again { id.replace("undone", "redone") } else { id.to_owned() };
            assert_eq!(receipt.message.id, id, "{commands:?}");
            assert_eq!(what(&receipt.message), expected, "{commands:?}");
        }
        team.undo();
    }
    let now = team.tick();
    let missing = [edit(RecordRef::new(Noun::Lead, 999))];
    let none = team.anna.execute_all(now, OperationKind::Edit, &missing, |_| ()).unwrap();
    assert_eq!(none.receipt().id, "receipt-many-none");
}

#[test]
fn what_could_not_be_taken_back_stays_the_latest_to_undo() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    let mine = team.edit(lead, "title", "b").operation;
    let theirs = Command::Edit { on: lead, set: vec![Set::new("title", "c")] };
    boris.execute(team.tick(), &theirs).unwrap();
    let before = team.dump();
    for _ in 0..2 {
        let refused = team.refuse(Command::Undo { operation: None });
        assert_eq!(refused.message.id, "note-undo-left-field");
        assert_eq!(team.dump(), before);
    }
    boris.execute(team.tick(), &Command::Undo { operation: None }).unwrap();
    let undone = team.undo();
    assert_eq!((team.value(lead, "title"), undone.notes.len()), ("a".into(), 0));
    // The same of doing it again.
    boris
        .execute(team.tick(), &Command::Edit { on: lead, set: vec![Set::new("title", "d")] })
        .unwrap();
    let before = team.dump();
    assert_eq!(team.refuse(Command::Redo).message.id, "note-undo-left-field");
    assert_eq!(team.dump(), before);
    boris.execute(team.tick(), &Command::Undo { operation: None }).unwrap();
    team.run(Command::Redo);
    assert_eq!(team.value(lead, "title"), "b".into());
    let stands = team.reader().operations(99).unwrap().into_iter().find(|op| Some(op.id) == mine);
    assert_eq!(stands.unwrap().undone_by, None);
    team.assert_healthy();
}

#[test]
fn two_peoples_tags_are_taken_back_apart() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("tags", list(&["old"]))]);
    let mine = team.edit(lead, "tags", list(&["mine", "old"])).operation;
    let mut boris = team.colleague("boris");
    let now = team.tick();
    let set = vec![Set::new("tags", list(&["mine", "old", "his"]))];
    boris.execute(now, &Command::Edit { on: lead, set }).unwrap();
    let receipt = team.run(Command::Undo { operation: mine });
    assert_eq!(team.value(lead, "tags"), list(&["his", "old"]));
    assert_eq!(receipt.notes, []);
}

#[test]
fn a_new_record_others_work_on_stays() {
    let comment = |on| Command::comment(on, "hello");
    let plan = |on: RecordRef| Command::Create {
        noun: Noun::Activity,
        set: sets(&[
            ("kind", "call".into()),
            ("subject", "a".into()),
            ("on", on.to_string().as_str().into()),
        ]),
    };
    let edit = |on| Command::Edit { on, set: vec![Set::new("comment", "c")] };
    let deal =
        |on: RecordRef| Command::Create { noun: Noun::Deal, set: vec![Set::new("contact", on.id)] };
    let table: [(&str, &dyn Fn(RecordRef) -> Command); 4] =
        [("comment", &comment), ("plan", &plan), ("edit", &edit), ("deal", &deal)];
    for (name, work) in table {
        let mut team = team();
        let mut boris = team.colleague("boris");
        let earlier = team.run(Command::Create { noun: Noun::Lead, set: Vec::new() });
        let earlier = earlier.operation.unwrap();
        let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
        let now = team.tick();
        let theirs = boris.execute(now, &work(contact)).unwrap().operation;
        let before = team.dump();
        let refused = team.refuse(Command::Undo { operation: None });
        assert!(team.lives(contact), "{name}");
        assert_eq!(team.dump(), before, "{name}: nothing is noted as taken back");
        assert_eq!(refused.message.id, "note-undo-left-record", "{name}");
        let hint = refused.hint.unwrap();
        assert_eq!(hint.id, "hint-undo-earlier", "{name}");
        assert_eq!(*arg(&hint, "operation"), Arg::Text(earlier.0.to_string()), "{name}");
        assert_eq!(*arg(&refused.message, "who"), Arg::Text("boris".to_owned()), "{name}");

        let other = team.create(Noun::Contact, &[("last_name", "Free".into())]);
        let now = team.tick();
        boris.execute(now, &Command::Undo { operation: theirs }).unwrap();
        team.undo();
        assert!(!team.lives(other), "{name}: nobody works on it");
    }
}

#[test]
fn a_dictionary_entry_in_use_stays() {
    let mut team = team();
    let names =
        [("name_en", "Fair".into()), ("name_ru", "Ярмарка".into()), ("name_pl", "T".into())];
    let mut values: Vec<(&str, Value)> = vec![("code", "fair".into())];
    values.extend(names.clone());
    let source = team.run(Command::Create { noun: Noun::Source, set: sets(&values) });
    let pipeline = team.reader().setup().pipelines_of(Noun::Lead).next().unwrap().id.0;
    values[0] = ("code", "waiting".into());
    values.extend([
        ("pipeline", pipeline.into()),
        ("meaning", "open".into()),
        ("colour", "blue".into()),
    ]);
    let stage = team.run(Command::Create { noun: Noun::Stage, set: sets(&values) });
    let lead = team.create(
        Noun::Lead,
        &[("source", source.touched[0].id.into()), ("stage", stage.touched[0].id.into())],
    );
    for made in [&stage, &source] {
        let refusal = team.refuse(Command::Undo { operation: made.operation });
        assert!(team.lives(made.touched[0]));
        assert_eq!(refusal.message.id, "note-undo-left-in-use");
    }
    // Leaving the stage and deleting it, then wanting the card back there.
    let left = team.move_to(lead, "in_work").operation;
    team.run(Command::Delete { on: stage.touched[0] });
    let refusal = team.refuse(Command::Undo { operation: left });
    assert_eq!(refusal.message.id, "note-undo-left-field");
    assert_eq!(team.value(lead, "stage"), Value::Int(team.stage(Noun::Lead, "in_work").0));
}

#[test]
fn an_entry_does_not_come_back_where_its_code_is_taken() {
    let mut team = team();
    let user = team.create(Noun::User, &[("login", "eve".into())]);
    let gone = team.run(Command::Delete { on: user }).operation;
    team.create(Noun::User, &[("login", "eve".into())]);
    assert_eq!(team.refuse(Command::Restore { on: user }).message.id, "refused-taken");
    let refused = team.refuse(Command::Undo { operation: gone });
    assert_eq!(refused.message.id, "note-undo-left-record");
    assert!(!team.lives(user));
}

#[test]
fn undo_needs_the_last_administrator() {
    let mut team = team();
    let boris = team.colleague("boris");
    let boris = RecordRef::new(Noun::User, boris.viewer().user.0);
    let raised = team.edit(boris, "admin", 1).operation;
    let me = RecordRef::new(Noun::User, team.anna.viewer().user.0);
    team.edit(me, "admin", 0);
    let refused = team.refuse(Command::Undo { operation: raised });
    assert_eq!(refused.message.id, "note-undo-left-field", "somebody must administer");
    assert_eq!(team.reader().setup().users.iter().filter(|user| user.admin).count(), 1);
}

#[test]
fn taking_back_a_conversion_leaves_the_lead_as_it_was() {
    let mut team = team();
    let lead =
        team.create(Noun::Lead, &[("last_name", "Nowak".into()), ("company_name", "Acme".into())]);
    let before = team.data();
    let targets = Targets { deal: true, contact: true, company: true };
    let receipt = team.run(convert_into(lead, targets));
    let created: Vec<RecordRef> = receipt.touched[..3].to_vec();
    assert_eq!(
        created.iter().map(|on| on.noun).collect::<Vec<_>>(),
        [Noun::Deal, Noun::Contact, Noun::Company]
    );
    team.undo();
    assert_eq!(team.data(), before);
    assert!(created.iter().all(|on| !team.lives(*on)));
    team.run(Command::Redo);
    assert!(created.iter().all(|on| team.lives(*on)));
}

#[test]
fn a_conversion_stays_as_a_whole_while_others_work_on_what_it_made() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let lead = |team: &mut Team, name: &str| {
        team.create(Noun::Lead, &[("last_name", name.into()), ("company_name", name.into())])
    };
    let one = lead(&mut team, "Nowak");
    let call = sets(&[
        ("kind", "call".into()),
        ("subject", "a".into()),
        ("on", one.to_string().as_str().into()),
    ]);
    team.run(Command::Create { noun: Noun::Activity, set: call });
    let open = team.data();
    let targets = Targets { deal: true, contact: true, company: true };
    let done = team.run(convert_into(one, targets));
    for place in 0..3 {
        let made = done.touched[place];
        for theirs in [
            Command::Edit { on: made, set: vec![Set::new("comment", "c")] },
            Command::comment(made, "hello"),
        ] {
            boris.execute(team.tick(), &theirs).unwrap();
            let before = team.dump();
            let refused = team.refuse(Command::Undo { operation: done.operation });
            assert_eq!(team.dump(), before, "{made} {theirs:?}");
            assert_eq!(refused.message.id, "note-undo-left-converted");
            assert_eq!(*arg(&refused.message, "lead"), Arg::Record(one));
            assert_eq!(*arg(&refused.message, "record"), Arg::Record(made));
            assert_eq!(*arg(&refused.message, "who"), Arg::Text("boris".to_owned()));
            boris.execute(team.tick(), &Command::Undo { operation: None }).unwrap();
        }
    }
    team.undo();
    assert_eq!(team.data(), open, "nobody works on them any more");

    // Of several conversions only that one stays.
    let two = lead(&mut team, "Kowal");
    let now = team.tick();
    let both = [convert_into(one, targets), convert_into(two, targets)];
    let done = team.anna.execute_all(now, OperationKind::Convert, &both, |_| ()).unwrap();
    let leads = Arg::Counted(vec![(Noun::Lead, 2)]);
    assert!(done.receipt().args.contains(&("what", leads)), "not what was made of them");
    let made =
        |team: &Team, lead| team.reader().read(|conn| Ok(attached::made_of(conn, lead)?)).unwrap();
    let (of_one, of_two) = (made(&team, one), made(&team, two));
    let theirs = Command::Edit { on: of_one[0], set: vec![Set::new("amount", 7)] };
    boris.execute(team.tick(), &theirs).unwrap();
    let undone = team.run(Command::Undo { operation: done.operation });
    let notes: Vec<&str> = undone.notes.iter().map(|note| note.id).collect();
    assert_eq!(notes, ["note-undo-left-converted"]);
    assert_eq!((made(&team, one), made(&team, two)), (of_one.clone(), Vec::new()));
    assert_eq!(of_two.len(), 3);
    let stage = |on, code| team.value(on, "stage") == team.stage(Noun::Lead, code).0.into();
    assert!(stage(one, "converted") && stage(two, "new"));
    boris.execute(team.tick(), &Command::Undo { operation: None }).unwrap();
    team.run(Command::Undo { operation: done.operation });
    assert_eq!(made(&team, one), []);
    team.assert_healthy();
}

#[test]
fn what_stays_for_what_was_made_along_with_it_is_said_to_be_used_by_that() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let company = RecordRef::new(Noun::Company, 1);
    let contact = RecordRef::new(Noun::Contact, 1);
    let create = |noun, set| Command::Create { noun, set };
    let both = [
        create(Noun::Company, vec![Set::new("title", "Acme")]),
        create(
            Noun::Contact,
            vec![Set::new("last_name", "Nowak"), Set::new("company", Value::Ids(vec![company.id]))],
        ),
        create(Noun::Contact, vec![Set::new("last_name", "Free")]),
    ];
    let now = team.tick();
    let done = team.anna.execute_all(now, OperationKind::Create, &both, |_| ()).unwrap();
    let theirs = Command::Edit { on: contact, set: vec![Set::new("comment", "c")] };
    boris.execute(team.tick(), &theirs).unwrap();
    let undone = team.run(Command::Undo { operation: done.operation });
    let notes: Vec<&str> = undone.notes.iter().map(|note| note.id).collect();
    assert_eq!(notes, ["note-undo-left-record", "note-undo-left-used"]);
    assert_eq!(*arg(&undone.notes[1], "record"), Arg::Record(company));
    assert_eq!(*arg(&undone.notes[1], "other"), Arg::Record(contact));
}

#[test]
fn an_undo_or_a_redo_may_be_named_as_well() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    let edit = team.edit(lead, "title", "b").operation;
    let undo = team.run(Command::Undo { operation: edit }).operation;
    let redo = team.run(Command::Undo { operation: undo });
    assert_eq!(redo.message.id, "receipt-redone-one");
    assert_eq!(team.value(lead, "title"), "b".into());
    team.run(Command::Undo { operation: redo.operation });
    assert_eq!(team.value(lead, "title"), "a".into());
    assert_eq!(team.refuse(Command::Undo { operation: edit }).message.id, "refused-undone-already");
    team.undo();
    assert!(!team.lives(lead), "the next one back is the creation");
}

#[test]
fn a_new_change_ends_what_can_be_done_again() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    team.edit(lead, "title", "b");
    team.undo();
    team.edit(lead, "amount", 5);
    assert_eq!(team.refuse(Command::Redo).message.id, "refused-nothing-to-redo");
}

#[test]
fn one_person_does_not_take_back_anothers_work_by_chance() {
    let mut team = team();
    team.create(Noun::Lead, &[("title", "a".into())]);
    let mut boris = team.colleague("boris");
    let refused = refusal(boris.execute(9, &Command::Undo { operation: None }));
    assert_eq!(refused.message.id, "refused-nothing-to-undo");
}

#[test]
fn what_a_change_of_many_reached_that_was_begun_before_is_left() {
    let mut team = team();
    let one = Command::Create { noun: Noun::Lead, set: vec![Set::new("title", "x")] };
    let mut boris = team.colleague("boris");
    let now = team.tick();
    boris.execute_all(now, OperationKind::Import, &vec![one; BATCH], |_| {}).unwrap();
    let leads = (1..).map(|id| RecordRef::new(Noun::Lead, id)).take(BATCH + 1);
    let next = leads.clone().last().unwrap();
    let edit = |on| Command::Edit { on, set: vec![Set::new("amount", 7)] };
    let commands: Vec<Command> = leads.map(edit).collect();
    let now = team.tick();
    let bulk = boris.execute_all(now, OperationKind::Edit, &commands, |done| {
        if done == BATCH {
            assert_eq!(team.create(Noun::Lead, &[("title", "made meanwhile".into())]), next);
        }
    });
    assert_eq!(bulk.unwrap().refused, []);
    let refused = team.refuse(Command::Undo { operation: None });
    assert_eq!(refused.message.id, "note-undo-left-record");
    assert_eq!(*arg(&refused.message, "who"), Arg::Text("boris".to_owned()));
    assert!(team.lives(next));
}

#[test]
fn of_very_many_those_that_nobody_touched_go_and_the_rest_is_named() {
    let mut team = team();
    let one = Command::Create { noun: Noun::Lead, set: vec![Set::new("title", "x")] };
    let now = team.tick();
    let many = team.anna.execute_all(now, OperationKind::Import, &vec![one; 250], |_| {}).unwrap();
    let lead = |id| RecordRef::new(Noun::Lead, id);
    let call = [("kind", "call".into()), ("subject", "x".into()), ("on", "lead/7".into())];
    team.create(Noun::Activity, &call);
    team.create(Noun::Deal, &[("title", "d".into()), ("lead", Value::Int(8))]);
    let mut boris = team.colleague("boris");
    let theirs = Command::Edit { on: lead(9), set: vec![Set::new("title", "c")] };
    boris.execute(team.tick(), &theirs).unwrap();
    // What was changed and changed back by an undo is not in the way.
    team.edit(lead(10), "title", "d");
    team.undo();
    let before = team.data();

    let receipt = team.run(Command::Undo { operation: many.operation });
    assert_eq!(receipt.touched.len(), 247);
    assert_eq!(receipt.notes.len(), 3, "{:?}", receipt.notes);
    assert_eq!(team.count(Noun::Lead, &Filter::All), 3);
    team.assert_healthy();
    team.run(Command::Redo);
    assert_eq!(team.data(), before);
}

#[test]
fn what_is_asked_to_stop_stands_as_far_as_it_is_and_can_be_gone_on_with() {
    let mut team = team();
    let one = Command::Create { noun: Noun::Lead, set: vec![Set::new("title", "x")] };
    let now = team.tick();
    let made = team
        .anna
        .execute_all(now, OperationKind::Import, &vec![one; 1203], |_| {})
        .unwrap()
        .operation;
    let stop = Arc::new(AtomicBool::new(false));
    team.anna = team.db.writer(team.anna.viewer()).unwrap().stopping_at(Arc::clone(&stop));
    let edit = |id| Command::Edit {
        on: RecordRef::new(Noun::Lead, id),
        set: vec![Set::new("title", "y")],
    };
    let all: Vec<Command> = (1..=1203).map(edit).collect();
    let now = team.tick();
    let edited = team
        .anna
        .execute_all(now, OperationKind::Edit, &all, |_| stop.store(true, Ordering::Relaxed));
    let edited = edited.unwrap();
    assert!(edited.stopped && (1..1203).contains(&edited.done), "{}", edited.done);
    let said = team.reader().unfinished_change().unwrap().unwrap();
    assert_eq!(said.id, "say-unfinished");
    assert_eq!(i64::try_from(edited.done).map(Arg::Count).as_ref(), Ok(arg(&said, "count")));

    let receipt = team.run(Command::Undo { operation: made });
    assert_eq!(receipt.notes.last().unwrap().id, "note-undo-stopped");
    assert!((1..1203).contains(&team.count(Noun::Lead, &Filter::All)));
    stop.store(false, Ordering::Relaxed);
    let receipt = team.run(Command::Undo { operation: made });
    assert!(receipt.notes.iter().all(|note| note.id != "note-undo-stopped"));
    team.assert_healthy();
}
