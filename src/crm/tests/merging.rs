use super::*;
use crate::crm::reader::{Event, Position};
use crate::domain::command::{Conversion, Merge, Taken, Targets};
use crate::domain::happened::EventRef;
use crate::domain::message::RefusalKind;

fn merge(keep: RecordRef, others: &[RecordRef]) -> Command {
    Command::Merge(Merge::new(keep, others.to_vec()))
}

fn contact(team: &mut Team, last_name: &str, values: &[(&str, Value)]) -> RecordRef {
    let mut all = vec![("last_name", last_name.into())];
    all.extend_from_slice(values);
    team.create(Noun::Contact, &all)
}

fn comment(team: &mut Team, on: RecordRef, text: &str) -> RecordRef {
    team.run(Command::comment(on, text)).touched[0]
}

/// The comments of a record, newest first.
fn comments(team: &Team, on: RecordRef) -> Vec<String> {
    let (page, _) = team.reader().timeline(on, Position::NEWEST, 100).unwrap();
    let texts = page.into_iter().filter_map(|happened| match happened.event {
        Event::Entry(entry) => entry.text,
        _ => None,
    });
    texts.collect()
}

#[test]
fn everything_of_all_goes_to_the_one_that_stays_and_comes_back_with_an_undo() {
    let mut team = team();
    let firm = team.create(Noun::Company, &[("title", "Acme".into())]);
    let keep = contact(&mut team, "Petrov", &[("phone", points(&["+48 600 100 200"]))]);
    let other = contact(
        &mut team,
        "Petrow",
        &[
            ("first_name", "Ivan".into()),
            ("phone", points(&["600100200", "+48 600 300 400"])),
            ("email", points(&["ivan@example.com"])),
            ("tags", list(&["vip"])),
            ("company", Value::Ids(vec![firm.id])),
            ("comment", "Calls back late.".into()),
        ],
    );
    let third = contact(&mut team, "Pietrow", &[("tags", list(&["b2b"]))]);
    let lead = team.create(Noun::Lead, &[("contact", Value::Int(other.id))]);
    let deal = team.create(Noun::Deal, &[("contact", Value::Int(third.id))]);
    let gone = team.create(Noun::Lead, &[("contact", Value::Int(other.id))]);
    team.run(Command::Delete { on: gone });
    let call = team.create(
        Noun::Activity,
        &[
            ("kind", "call".into()),
            ("subject", "Ask".into()),
            ("on", other.to_string().as_str().into()),
        ],
    );
    comment(&mut team, keep, "first");
    comment(&mut team, other, "second");
    comment(&mut team, third, "third");
    let before = team.data();

    let receipt = team.run(merge(keep, &[other, third]));
    assert_eq!(receipt.touched[0], keep);
    assert_eq!(receipt.notes, []);
    assert_eq!(team.value(keep, "last_name"), "Petrov".into(), "its own");
    assert_eq!(team.value(keep, "first_name"), "Ivan".into(), "what it lacked");
    assert_eq!(team.value(keep, "comment"), "Calls back late.".into());
    assert_eq!(team.value(keep, "phone"), points(&["+48 600 100 200", "+48 600 300 400"]));
    assert_eq!(team.value(keep, "tags"), list(&["b2b", "vip"]));
    assert_eq!(team.value(keep, "company"), Value::Ids(vec![firm.id]));
    assert_eq!(team.value(firm, "contact"), Value::Ids(vec![keep.id]), "once");
    for linked in [lead, deal, gone] {
        assert_eq!(team.value(linked, "contact"), Value::Int(keep.id), "{linked}");
    }
    assert_eq!(team.value(call, "on"), keep.to_string().as_str().into());
    assert_eq!(comments(&team, keep), ["third", "second", "first"]);
    for merged in [other, third] {
        assert!(!team.lives(merged));
        assert_eq!(team.value(merged, "merged_into"), Value::Int(keep.id));
    }
    let (page, _) = team.reader().timeline(keep, Position::NEWEST, 100).unwrap();
    let notes: Vec<_> = page
        .iter()
        .filter_map(|happened| match &happened.event {
            Event::Entry(entry) if entry.kind == "merge" => Some(entry.facts()),
            _ => None,
        })
        .collect();
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].merged, [other, third]);
    let after = team.data();

    assert_eq!(team.undo().notes, []);
    assert_eq!(team.data(), before);
    assert_eq!(comments(&team, keep), ["first"]);
    team.run(Command::Redo);
    assert_eq!(team.data(), after);
    team.undo();
    assert_eq!(team.data(), before);
    team.assert_healthy();
}

#[test]
fn a_person_chooses_field_by_field() {
    let mut team = team();
    let keep = team.create(
        Noun::Lead,
        &[("title", "Roof".into()), ("amount", Value::Int(100)), ("currency", "PLN".into())],
    );
    let other = team.create(
        Noun::Lead,
        &[("title", "Windows".into()), ("amount", Value::Int(700)), ("currency", "EUR".into())],
    );
    let choose = |choices: Vec<(&str, Taken)>| {
        let choices = choices.into_iter().map(|(field, taken)| (field.to_owned(), taken)).collect();
        Command::Merge(Merge { choices, ..Merge::new(keep, vec![other]) })
    };
    team.run(choose(vec![("amount", Taken::From(other.id))]));
    assert_eq!(team.value(keep, "amount"), Value::Int(700));
    assert_eq!(team.value(keep, "currency"), "EUR".into(), "an amount brings its currency");
    assert_eq!(team.value(keep, "title"), "Roof".into());
    team.undo();

    let new = Taken::Value("Roof and windows".into());
    team.run(choose(vec![("title", new), ("source", Taken::From(other.id))]));
    assert_eq!(team.value(keep, "title"), "Roof and windows".into());
    assert_eq!(team.value(keep, "amount"), Value::Int(100));
    team.undo();

    for (choice, expected) in [
        (("stage", Taken::From(other.id)), "refused-merge-field"),
        (("created_at", Taken::From(other.id)), "refused-merge-field"),
        (("title", Taken::From(99)), "refused-merge-from"),
        (("colour", Taken::From(other.id)), "refused-unknown-field"),
        (("responsible", Taken::Value(Value::Empty)), "refused-required"),
        (("amount", Taken::Value("much".into())), "refused-value"),
        (("contact", Taken::Value(Value::Int(77))), "refused-no-record"),
    ] {
        let before = team.dump();
        assert_eq!(team.refuse(choose(vec![choice])).message.id, expected);
        assert_eq!(team.dump(), before);
    }
}

#[test]
fn an_amount_is_filled_with_its_currency_or_left() {
    let mut team = team();
    let none = team.create(Noun::Lead, &[("currency", "PLN".into())]);
    let some = [("amount", Value::Int(700)), ("currency", Value::from("EUR"))];
    let other = team.create(Noun::Lead, &some);
    team.run(merge(none, &[other]));
    assert_eq!(team.value(none, "amount"), Value::Int(700));
    assert_eq!(team.value(none, "currency"), "EUR".into());
}

#[test]
fn what_makes_no_sense_is_refused_and_nothing_written() {
    let mut team = team();
    let one = contact(&mut team, "A", &[]);
    let two = contact(&mut team, "B", &[]);
    let three = contact(&mut team, "C", &[]);
    let lead = team.create(Noun::Lead, &[]);
    team.run(merge(one, &[two]));
    let before = team.dump();
    let table = [
        (merge(one, &[]), "refused-merge-one", RefusalKind::Malformed),
        (merge(one, &[one]), "refused-merge-itself", RefusalKind::Rule),
        (merge(three, &[one, one]), "refused-merge-itself", RefusalKind::Rule),
        (merge(one, &[lead]), "refused-merge-nouns", RefusalKind::Rule),
        (
            merge(one, &[RecordRef::new(Noun::Contact, 99)]),
            "refused-no-record",
            RefusalKind::NotFound,
        ),
        // A cycle: what was merged into the first one cannot take it in.
        (merge(two, &[one]), "refused-merged", RefusalKind::NotFound),
        (merge(three, &[two]), "refused-merged", RefusalKind::NotFound),
    ];
    for (command, message, kind) in table {
        let refusal = team.refuse(command.clone());
        assert_eq!((refusal.message.id, refusal.kind), (message, kind), "{command:?}");
    }
    assert_eq!(team.dump(), before);
}

#[test]
fn a_chain_of_merges_ends_at_the_last_one() {
    let mut team = team();
    let one = contact(&mut team, "A", &[]);
    let two = contact(&mut team, "B", &[]);
    let three = contact(&mut team, "C", &[]);
    team.run(merge(two, &[one]));
    team.run(merge(three, &[two]));
    assert_eq!(team.value(one, "merged_into"), Value::Int(three.id));
    assert_eq!(team.value(two, "merged_into"), Value::Int(three.id));
    team.undo();
    assert_eq!(team.value(one, "merged_into"), Value::Int(two.id));
    assert!(team.lives(two));
    team.run(Command::Restore { on: one });
    assert_eq!(team.value(one, "merged_into"), Value::Empty, "it stands by itself again");
    team.undo();
    assert_eq!(team.value(one, "merged_into"), Value::Int(two.id));
}

#[test]
fn only_the_seven_latest_pins_stay() {
    let mut team = team();
    let keep = contact(&mut team, "A", &[]);
    let other = contact(&mut team, "B", &[]);
    let mut pinned = Vec::new();
    for number in 0..10 {
        let on = if number % 2 == 0 { keep } else { other };
        let entry = comment(&mut team, on, &number.to_string());
        team.run(Command::Pin { on, event: EventRef::Entry(entry.id) });
        pinned.push(entry);
    }
    let before = team.data();
    let receipt = team.run(merge(keep, &[other]));
    let notes: Vec<&str> = receipt.notes.iter().map(|note| note.id).collect();
    assert_eq!(notes, ["note-merge-unpinned"]);
    let shown = team.reader().pinned(keep).unwrap();
    let texts: Vec<String> = shown
        .into_iter()
        .filter_map(|happened| match happened.event {
            Event::Entry(entry) => entry.text,
            _ => None,
        })
        .collect();
    assert_eq!(texts, ["9", "8", "7", "6", "5", "4", "3"]);
    assert_eq!(team.undo().notes, []);
    assert_eq!(team.data(), before);
}

#[test]
fn a_record_that_changed_since_it_was_seen_is_not_merged() {
    let mut team = team();
    let keep = contact(&mut team, "A", &[]);
    let other = contact(&mut team, "B", &[]);
    let revision = |team: &Team, on| team.reader().card(on).unwrap().row.revision;
    let seen = vec![(keep, revision(&team, keep)), (other, revision(&team, other))];
    let wanted = Command::Merge(Merge { seen, ..Merge::new(keep, vec![other]) });
    let mut boris = team.colleague("boris");
    let now = team.tick();
    let edit = Command::Edit { on: other, set: vec![Set::new("post", "Boss")] };
    boris.execute(now, &edit).unwrap();
    let refusal = team.refuse(wanted);
    assert_eq!(refusal.message.id, "refused-merge-changed");
    assert_eq!(refusal.kind, RefusalKind::Conflict);
    team.run(merge(keep, &[other]));
    assert_eq!(team.value(keep, "post"), "Boss".into());
}

#[test]
fn what_a_colleague_changed_after_a_merge_stays_and_is_named() {
    let mut team = team();
    let keep = contact(&mut team, "A", &[]);
    let other = contact(&mut team, "B", &[("post", "Boss".into())]);
    let mine = team.run(merge(keep, &[other])).operation;
    let mut boris = team.colleague("boris");
    let now = team.tick();
    let edit = Command::Edit { on: keep, set: vec![Set::new("post", "Chief")] };
    boris.execute(now, &edit).unwrap();
    let undone = team.run(Command::Undo { operation: mine });
    let notes: Vec<&str> = undone.notes.iter().map(|note| note.id).collect();
    assert_eq!(notes, ["note-undo-left-field"]);
    assert_eq!(team.value(keep, "post"), "Chief".into());
    assert!(team.lives(other));
}

#[test]
fn a_lead_keeps_its_stage_and_takes_over_what_was_made_of_the_other() {
    let mut team = team();
    let keep = team.create(Noun::Lead, &[("title", "A".into())]);
    let other = team.create(Noun::Lead, &[("title", "B".into())]);
    team.move_to(keep, "in_work");
    let targets = Targets { deal: true, ..Targets::default() };
    let convert = Command::Convert(Conversion { lead: other.id, targets, ..Conversion::default() });
    let deal = team.run(convert).touched[0];
    team.run(merge(keep, &[other]));
    assert_eq!(team.value(keep, "stage"), Value::Int(team.stage(Noun::Lead, "in_work").0));
    assert_eq!(team.value(deal, "lead"), Value::Int(keep.id));
    team.assert_healthy();
}

#[test]
fn different_clients_are_told_apart_for_everybody() {
    let mut team = team();
    let all: Vec<RecordRef> =
        ["A", "B", "C"].iter().map(|name| contact(&mut team, name, &[])).collect();
    let before = team.data();
    team.run(Command::TellApart { records: all.clone(), apart: true });
    for on in &all {
        let others: Vec<i64> = all.iter().filter(|other| *other != on).map(|on| on.id).collect();
        assert_eq!(team.value(*on, "not_duplicate"), Value::Ids(others));
    }
    let again = team.run(Command::TellApart { records: all[..2].to_vec(), apart: true });
    assert_eq!(again.operation, None);
    team.run(Command::TellApart { records: all[..2].to_vec(), apart: false });
    assert_eq!(team.value(all[0], "not_duplicate"), Value::Ids(vec![all[2].id]));
    assert_eq!(team.value(all[1], "not_duplicate"), Value::Ids(vec![all[2].id]));
    team.undo();
    team.undo();
    assert_eq!(team.data(), before);

    let lead = team.create(Noun::Lead, &[]);
    for (records, expected) in [
        (vec![], "refused-apart-one"),
        (vec![all[0]], "refused-apart-one"),
        (vec![all[0], all[0]], "refused-apart-one"),
        (vec![all[0], lead], "refused-apart-nouns"),
        (vec![all[0], RecordRef::new(Noun::Contact, 99)], "refused-no-record"),
    ] {
        let command = Command::TellApart { records, apart: true };
        assert_eq!(team.refuse(command).message.id, expected);
    }
}

#[test]
fn records_told_apart_are_merged_only_on_purpose() {
    let mut team = team();
    let [one, other, third] =
        ["a", "b", "c"].map(|name| team.create(Noun::Contact, &[("last_name", name.into())]));
    team.run(Command::TellApart { records: vec![one, other], apart: true });
    for (keep, others) in [(one, vec![other]), (other, vec![one]), (third, vec![one, other])] {
        let refusal = team.refuse(Command::Merge(Merge::new(keep, others)));
        assert_eq!((refusal.kind, refusal.message.id), (RefusalKind::Apart, "refused-merge-apart"));
    }
    team.run(Command::Merge(Merge::new(one, vec![third])));
    team.undo();
    let on_purpose = Merge { apart: true, ..Merge::new(one, vec![other]) };
    team.run(Command::Merge(on_purpose));
    team.undo();
    team.run(Command::TellApart { records: vec![one, other], apart: false });
    team.run(Command::Merge(Merge::new(other, vec![one])));
}
