//! What the team's own fields of a lead become: carried over, created where they are missing.

use super::*;
use crate::domain::attachment::Attachment;
use crate::domain::booking::Booking;
use crate::domain::operation::OperationKind;

const DEAL: Targets = Targets { deal: true, contact: false, company: false };

fn field(
    team: &mut Team,
    noun: &str,
    name: &str,
    label: &str,
    kind: &str,
    options: &[&str],
) -> RecordRef {
    team.create(
        Noun::Field,
        &[
            ("noun", noun.into()),
            ("name", name.into()),
            ("label", label.into()),
            ("kind", kind.into()),
            ("options", list(options)),
        ],
    )
}

fn asking(lead: RecordRef, targets: Targets, similar: &[(Noun, &str)]) -> Command {
    let similar = similar.iter().map(|(noun, name)| (*noun, (*name).to_owned())).collect();
    Command::Convert(Conversion { lead: lead.id, targets, similar, ..Conversion::default() })
}

fn fields(team: &Team, noun: Noun) -> Vec<String> {
    let setup = team.reader().setup();
    let own = setup.registry.of(noun).filter(|field| field.flags.custom);
    own.map(|field| field.name.clone()).collect()
}

fn lead(team: &mut Team, values: &[(&str, Value)]) -> RecordRef {
    let named = [("title", "Roof".into()), ("last_name", "Nowak".into())];
    team.create(Noun::Lead, &[&named, values].concat())
}

/// A value of each kind of field that a team may add.
fn of_kind(team: &mut Team, kind: &str) -> Value {
    let other = |team: &mut Team, noun| team.create(noun, &[("title", "Other".into())]).id;
    match kind {
        "integer" | "money" | "datetime" => Value::Int(1_800_000),
        "number" => Value::Real(2.5),
        "bool" => Value::Int(0),
        "date" => "2027-01-31".into(),
        "list" => "two".into(),
        "multilist" => list(&["one", "two"]),
        "url" => "https://example.com".into(),
        "phone" => "+48600100200".into(),
        "email" => "ewa@example.com".into(),
        "employee" => Value::Int(team.anna.viewer().user.0),
        "file" => Value::Files(vec![Attachment {
            name: "plan.pdf".to_owned(),
            size: 3,
            sha256: "0a".repeat(32),
        }]),
        "booking" => Value::Booking(Box::new(Booking {
            resource: "Room 1".to_owned(),
            service: String::new(),
            from: 1_900_000_000,
            minutes: 60,
            place: String::new(),
        })),
        "contact" => {
            let on = team.create(Noun::Contact, &[("last_name", "Other".into())]);
            on.id.into()
        }
        "company" => other(team, Noun::Company).into(),
        "deal" => other(team, Noun::Deal).into(),
        "lead" => other(team, Noun::Lead).into(),
        _ => "words".into(),
    }
}

#[test]
fn every_kind_is_carried_and_created_where_it_is_missing() {
    for kind in crate::domain::field::OWN_KINDS {
        let mut team = team();
        let options: &[&str] = if kind.ends_with("list") { &["one", "two"] } else { &[] };
        field(&mut team, "lead", "own", "Own", kind, options);
        field(&mut team, "contact", "own", "Other word", kind, options);
        let value = of_kind(&mut team, kind);
        let lead = lead(&mut team, &[("own", value.clone())]);
        let done = team.run(asking(lead, ALL_BUT_COMPANY, &[(Noun::Deal, "own")]));
        let [deal, contact] = done.touched[..2] else { panic!("{done:?}") };
        assert_eq!(team.value(contact, "own"), value, "{kind}: carried");
        assert_eq!(team.value(deal, "own"), value, "{kind}: created");
        let notes: Vec<&str> = done.notes.iter().map(|note| note.id).collect();
        assert_eq!(notes, ["note-similar-added"], "{kind}");
        let made = team.reader().setup().registry.get(Noun::Deal, "own").unwrap().clone();
        let own = team.reader().setup().registry.get(Noun::Lead, "own").unwrap().clone();
        assert_eq!((made.kind, made.label, made.section), (own.kind, own.label, own.section));

        let undone = team.undo();
        assert!(undone.notes.is_empty(), "{kind}: {:?}", undone.notes);
        assert!(fields(&team, Noun::Deal).is_empty(), "{kind}: undone");
        assert!(!team.lives(deal), "{kind}");
        team.run(Command::Redo);
        assert_eq!(team.value(deal, "own"), value, "{kind}: redone");
        if kind != "file" {
            team.assert_healthy();
        }
    }
}

const ALL_BUT_COMPANY: Targets = Targets { deal: true, contact: true, company: false };

#[test]
fn a_field_that_is_called_the_same_is_the_same_and_one_of_another_kind_is_not() {
    let mut team = team();
    field(&mut team, "lead", "windows", "Пластиковые счёты", "list", &["Ёлка", "Дуб"]);
    field(&mut team, "deal", "okna", "пластиковые СЧЕТЫ", "list", &["елка"]);
    field(&mut team, "contact", "windows", "Windows", "integer", &[]);
    let lead = lead(&mut team, &[("windows", "Ёлка".into())]);
    let similar = [(Noun::Deal, "windows"), (Noun::Contact, "windows")];
    let done = team.run(asking(lead, ALL_BUT_COMPANY, &similar));
    let [deal, contact] = done.touched[..2] else { panic!("{done:?}") };
    assert_eq!(fields(&team, Noun::Deal), ["okna"], "nothing is asked where there is one");
    assert_eq!(team.value(deal, "okna"), "елка".into());
    let there = fields(&team, Noun::Contact);
    assert_eq!(there.len(), 2, "{there:?}");
    assert_eq!(team.value(contact, "windows"), Value::Empty);
    assert_eq!(team.value(contact, &there[1]), "Ёлка".into());
}

#[test]
fn what_cannot_be_created_is_refused_and_nothing_is_half_done() {
    let mut team = team();
    field(&mut team, "lead", "windows", "Windows", "string", &[]);
    let one = lead(&mut team, &[("windows", "12".into())]);
    let nobody = team.create(Noun::Lead, &[("title", "Roof".into()), ("windows", "3".into())]);
    let mut boris = team.colleague("boris");
    let before = team.dump();
    for (on, targets, similar, expected) in [
        (one, DEAL, (Noun::Contact, "windows"), "refused-similar-target"),
        (one, DEAL, (Noun::Deal, "doors"), "refused-unknown-field"),
        (one, DEAL, (Noun::Deal, "title"), "refused-similar-built-in"),
        // The field would have been there by then.
        (nobody, ALL_BUT_COMPANY, (Noun::Deal, "windows"), "refused-convert-lacks"),
    ] {
        let refused = team.refuse(asking(on, targets, &[similar]));
        assert_eq!(refused.message.id, expected);
        assert_eq!(team.dump(), before, "{expected}");
    }
    let now = team.tick();
    let refused = refusal(boris.execute(now, &asking(one, DEAL, &[(Noun::Deal, "windows")])));
    assert_eq!(refused.message.id, "refused-similar-right");
    assert_eq!(refused.kind, crate::domain::message::RefusalKind::NotAllowed);
    assert_eq!(team.dump(), before);
    // Where the field is there by now, nobody needs the right to add it.
    let other = lead(&mut team, &[("windows", "7".into())]);
    team.run(asking(other, DEAL, &[(Noun::Deal, "windows")]));
    let now = team.tick();
    let made = boris.execute(now, &asking(one, DEAL, &[(Noun::Deal, "windows")])).unwrap();
    assert_eq!(team.value(made.touched[0], "windows"), "12".into());
}

#[test]
fn a_lead_with_nothing_in_the_field_creates_none() {
    let mut team = team();
    field(&mut team, "lead", "windows", "Windows", "string", &[]);
    let lead = lead(&mut team, &[]);
    let done = team.run(asking(lead, DEAL, &[(Noun::Deal, "windows")]));
    assert_eq!(done.notes[0].id, "note-similar-empty");
    assert!(fields(&team, Noun::Deal).is_empty());
}

#[test]
fn many_leads_create_a_field_once_and_one_undo_takes_it_all_back() {
    let mut team = team();
    field(&mut team, "lead", "windows", "Windows", "integer", &[]);
    let leads: Vec<RecordRef> = (0..6)
        .map(|n| {
            let held: &[(&str, Value)] = if n % 2 == 0 { &[] } else { &[("windows", n.into())] };
            lead(&mut team, held)
        })
        .collect();
    let nobody = team.create(Noun::Lead, &[("title", "x".into()), ("windows", 9.into())]);
    let all = [&[nobody][..], &leads].concat();
    let similar = [(Noun::Deal, "windows"), (Noun::Contact, "windows")];
    let commands: Vec<Command> =
        all.iter().map(|on| asking(*on, ALL_BUT_COMPANY, &similar)).collect();
    let now = team.tick();
    let bulk = team.anna.execute_all(now, OperationKind::Convert, &commands, |_| {}).unwrap();
    assert_eq!((bulk.done, bulk.refused.len()), (6, 1), "{:?}", bulk.refused);
    for noun in [Noun::Deal, Noun::Contact] {
        assert_eq!(fields(&team, noun), ["windows"]);
    }
    for (place, records) in &bulk.results {
        let held = team.value(all[*place], "windows");
        let made = records.iter().filter(|on| on.noun != Noun::Lead);
        for on in made {
            assert_eq!(team.value(*on, "windows"), held, "{place} {on}");
        }
    }
    let undone = team.undo();
    assert!(undone.notes.is_empty(), "{:?}", undone.notes);
    assert!(fields(&team, Noun::Deal).is_empty() && fields(&team, Noun::Contact).is_empty());
    assert_eq!(team.count(Noun::Deal, &Filter::All), 0);
    team.assert_healthy();
}

#[test]
fn a_field_that_others_fill_by_now_stays_when_the_conversion_is_taken_back() {
    let mut team = team();
    field(&mut team, "lead", "windows", "Windows", "integer", &[]);
    let one = lead(&mut team, &[("windows", 12.into())]);
    let deal = team.create(Noun::Deal, &[("title", "Old".into())]);
    let done = team.run(asking(one, DEAL, &[(Noun::Deal, "windows")]));
    team.edit(deal, "windows", 5);
    let undone = team.run(Command::Undo { operation: done.operation });
    let notes: Vec<&str> = undone.notes.iter().map(|note| note.id).collect();
    assert_eq!(notes, ["note-undo-left-filled"]);
    assert_eq!(team.value(deal, "windows"), Value::Int(5));
    assert!(!team.lives(done.touched[0]));
}

#[test]
fn who_is_here_already_gets_what_is_empty_there_and_keeps_what_is_not() {
    let mut team = team();
    field(&mut team, "lead", "windows", "Windows", "integer", &[]);
    field(&mut team, "lead", "doors", "Doors", "integer", &[]);
    field(&mut team, "contact", "doors", "Doors", "integer", &[]);
    for (supplement, held, doors) in [(true, 0, 3), (true, 8, 8), (false, 0, 0)] {
        let held = if held == 0 { Value::Empty } else { held.into() };
        let known = team.create(Noun::Contact, &[("last_name", "Nowak".into()), ("doors", held)]);
        let on = lead(&mut team, &[("windows", 12.into()), ("doors", 3.into())]);
        team.run(Command::Convert(Conversion {
            lead: on.id,
            targets: ALL_BUT_COMPANY,
            contact: Client::Known(known.id),
            similar: vec![(Noun::Contact, "windows".to_owned())],
            supplement,
            ..Conversion::default()
        }));
        let expected = if doors == 0 { Value::Empty } else { doors.into() };
        assert_eq!(team.value(known, "doors"), expected, "{supplement}");
        assert_eq!(team.value(known, "windows"), Value::Int(12), "what was asked for goes there");
    }
}
