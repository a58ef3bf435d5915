use super::*;
use crate::crm::reader::{Sort, Window};
use crate::crm::settings::heirs::retiring;
use crate::domain::attachment::Attachment;
use crate::domain::booking::Booking;
use crate::domain::field::OWN_KINDS;
use crate::domain::message::Message;
use crate::domain::operation::OperationKind;
use crate::domain::person::UserId;
use crate::domain::query::{Order, Term};

fn field(noun: &str, name: &str, kind: &str) -> Vec<(&'static str, Value)> {
    vec![
        ("noun", noun.into()),
        ("name", name.into()),
        ("label", "Label".into()),
        ("kind", kind.into()),
        ("options", list(&["north", "south"])),
    ]
}

fn ids(team: &Team, filter: &Filter, sort: &str, descending: bool) -> Vec<i64> {
    let sort = Sort { field: sort.to_owned(), descending };
    let reader = team.reader();
    let setup = reader.setup();
    let columns: Vec<_> = setup.registry.of(Noun::Lead).collect();
    let window = Window::Top { rows: 99 };
    let page = reader.list(Noun::Lead, &columns, filter, &sort, window).unwrap();
    page.rows.rows.iter().map(|row| row.id).collect()
}

#[test]
fn a_field_of_every_kind_is_stored_sorted_filtered_and_undone() {
    let mut team = team();
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let company = team.create(Noun::Company, &[("title", "Acme".into())]);
    let deal = team.create(Noun::Deal, &[("title", "Roof".into())]);
    let other = team.create(Noun::Lead, &[("title", "other".into())]);
    team.colleague("boris");
    for (place, kind) in OWN_KINDS.into_iter().enumerate() {
        let name = format!("f{place}");
        let made = team.create(Noun::Field, &field("lead", &name, kind));
        let one = |field: &str, value: Value| Filter::OneOf {
            field: field.to_owned(),
            values: vec![value],
        };
        let contains = |text: &str| Filter::Contains { field: name.clone(), text: text.to_owned() };
        let least =
            |value: Value| Filter::Compare { field: name.clone(), order: Order::AtLeast, value };
        // A smaller and a greater value, and a filter that the greater alone passes.
        let (small, great, filter): (Value, Value, Filter) = match kind {
            "string" | "text" | "address" => ("Ala".into(), "żółw".into(), contains("zolw")),
            "url" => ("a.example".into(), "b.example".into(), contains("b.ex")),
            "phone" => (
                "+48 600 100 100".into(),
                "+48 600 200 200".into(),
                Filter::Digits {
                    field: name.clone(),
                    digits: "600200".to_owned(),
                    country: "PL".to_owned(),
                },
            ),
            "email" => ("a@example.com".into(), "b@example.com".into(), contains("b@")),
            "integer" | "money" | "datetime" => (5.into(), 70.into(), least(6.into())),
            "number" => (Value::Real(0.5), Value::Real(7.25), least(Value::Real(0.6))),
            "bool" => (0.into(), 1.into(), one(&name, 1.into())),
            "date" => ("2026-01-31".into(), "2027-01-01".into(), least("2026-12-31".into())),
            "list" => ("north".into(), "south".into(), one(&name, "south".into())),
            "multilist" => {
                (list(&["north"]), list(&["north", "south"]), one(&name, "south".into()))
            }
            "file" => (kept("a.pdf"), kept("żółw.pdf"), contains("zolw.p")),
            "booking" => (booked("Sala 1"), booked("Żuraw"), contains("zuraw")),
            "employee" => (1.into(), 2.into(), one(&name, 2.into())),
            "contact" => (Value::Empty, contact.id.into(), one(&name, contact.id.into())),
            "company" => (Value::Empty, company.id.into(), one(&name, company.id.into())),
            "deal" => (Value::Empty, deal.id.into(), one(&name, deal.id.into())),
            "lead" => (Value::Empty, other.id.into(), one(&name, other.id.into())),
            unknown => panic!("{unknown}"),
        };
        let first = team.create(Noun::Lead, &[(&name, small.clone())]);
        let second = team.create(Noun::Lead, &[("title", "x".into())]);
        team.edit(second, &name, great.clone());
        assert_eq!(team.value(first, &name), small, "{kind}");
        assert_eq!(team.value(second, &name), great, "{kind}");
        assert_eq!(ids(&team, &filter, "id", false), [second.id], "{kind}");
        let empty = ids(&team, &Filter::Empty(name.clone()), "id", false);
        assert!(!empty.contains(&second.id), "{kind}");

        let sorted = team.reader().setup().registry.get(Noun::Lead, &name).unwrap().flags.sorted;
        assert_eq!(sorted, !matches!(kind, "text" | "file" | "booking"), "{kind}");
        if sorted && !small.is_empty() {
            let both = |all: Vec<i64>| -> Vec<i64> {
                all.into_iter().filter(|id| [first.id, second.id].contains(id)).collect()
            };
            assert_eq!(
                both(ids(&team, &Filter::All, &name, false)),
                [first.id, second.id],
                "{kind}"
            );
            if kind != "employee" {
                let down = both(ids(&team, &Filter::All, &name, true));
                assert_eq!(down, [second.id, first.id], "{kind}");
            }
            let indexes =
                strings(&team.raw(), "SELECT name FROM sqlite_schema WHERE type = 'index'");
            assert!(indexes.contains(&format!("lead_by_x_{name}")), "{kind}");
        }

        team.undo();
        assert_eq!(team.value(second, &name), Value::Empty, "{kind}: undone");
        team.run(Command::Redo);
        assert_eq!(team.value(second, &name), great, "{kind}: redone");

        // Deleted, the field is gone; added again, its values are back.
        team.run(Command::Delete { on: made });
        assert!(team.reader().setup().registry.get(Noun::Lead, &name).is_none());
        team.undo();
        assert_eq!(team.value(second, &name), great, "{kind}: back");
        for on in [first, second] {
            team.run(Command::Delete { on });
        }
    }
    team.assert_healthy();
}

fn kept(name: &str) -> Value {
    let file = Attachment { name: name.to_owned(), size: 3, sha256: "0a".repeat(32) };
    Value::Files(vec![file])
}

fn booked(resource: &str) -> Value {
    let (service, place) = ("wash".to_owned(), "Lenina 5".to_owned());
    let resource = resource.to_owned();
    Value::Booking(Box::new(Booking { resource, service, from: 36_000, minutes: 90, place }))
}

#[test]
fn a_field_taken_back_and_added_again_keeps_what_it_held() {
    let mut team = team();
    let added = team.run(Command::Create {
        noun: Noun::Field,
        set: sets(&field("lead", "district", "string")),
    });
    let lead = team.create(Noun::Lead, &[("district", "north".into())]);
    team.run(Command::Undo { operation: added.operation });
    let unknown = team.refuse(Command::Edit { on: lead, set: vec![Set::new("district", "x")] });
    assert_eq!(unknown.message.id, "refused-unknown-field");
    let other =
        Command::Create { noun: Noun::Field, set: sets(&field("lead", "district", "integer")) };
    assert_eq!(team.refuse(other).message.id, "refused-field-kept", "its values are words");
    let again = team.create(Noun::Field, &field("lead", "district", "string"));
    assert_ne!(again, added.touched[0]);
    assert_eq!(team.value(lead, "district"), "north".into());
    // The first one cannot come back beside it.
    let redo = team.refuse(Command::Restore { on: added.touched[0] });
    assert_eq!(redo.message.id, "refused-taken");
}

#[test]
fn a_mandatory_field_of_the_team_is_asked_for() {
    let mut team = team();
    let mut values = field("deal", "district", "list");
    values.push(("required", 1.into()));
    team.create(Noun::Field, &values);
    let refused = team.refuse(Command::Create { noun: Noun::Deal, set: Vec::new() });
    assert_eq!(
        (refused.message.id, refused.field.as_deref()),
        ("refused-required", Some("district"))
    );
    let deal = team.create(Noun::Deal, &[("district", "north".into())]);
    let set = vec![Set::new("district", Value::Empty)];
    assert_eq!(team.refuse(Command::Edit { on: deal, set }).field.as_deref(), Some("district"));
}

#[test]
fn a_list_of_the_teams_own_has_entries() {
    let mut team = team();
    for kind in ["list", "multilist"] {
        let mut values = field("lead", kind, kind);
        let made = team.create(Noun::Field, &values);
        values.retain(|(name, _)| *name != "options");
        let set = sets(&values);
        let edit = vec![Set::new("options", Value::Empty)];
        for command in
            [Command::Create { noun: Noun::Field, set }, Command::Edit { on: made, set: edit }]
        {
            let refused = team.refuse(command);
            let said = (refused.message.id, refused.field.as_deref());
            assert_eq!(said, ("refused-required", Some("options")), "{kind}");
        }
    }
}

#[test]
fn an_employee_of_the_teams_own_field_may_be_taken_away() {
    let mut team = team();
    team.create(Noun::Field, &field("lead", "keeper", "employee"));
    let lead = team.create(Noun::Lead, &[("keeper", 1.into())]);
    team.edit(lead, "keeper", Value::Empty);
    assert_eq!(team.value(lead, "keeper"), Value::Empty);
}

#[test]
fn values_of_fields_are_no_sql() {
    let mut team = team();
    let bad = "x'; DROP TABLE lead; --\" OR 1=1";
    team.create(
        Noun::Field,
        &[
            ("noun", "lead".into()),
            ("name", "note".into()),
            ("label", bad.into()),
            ("kind", "list".into()),
            ("options", list(&[bad])),
        ],
    );
    let lead = team.create(Noun::Lead, &[("title", bad.into()), ("note", bad.into())]);
    let filters = [
        Filter::OneOf { field: "note".to_owned(), values: vec![bad.into()] },
        Filter::Contains { field: "title".to_owned(), text: crate::domain::fold::fold(bad) },
        Filter::Text(vec![Term(vec![crate::domain::fold::fold(bad)])]),
    ];
    for filter in filters {
        assert_eq!(ids(&team, &filter, "note", false), [lead.id], "{filter:?}");
    }
    for sort in ["note; DROP TABLE lead", bad] {
        assert_eq!(ids(&team, &Filter::All, sort, false), [lead.id]);
    }
    let unknown = Filter::Empty(bad.to_owned());
    assert_eq!(ids(&team, &unknown, "id", false), [lead.id], "what is unknown holds nothing");
}

#[test]
fn a_pipeline_goes_with_its_stages_once_no_card_is_in_it() {
    let mut team = team();
    let names = |code: &str| -> Vec<(&'static str, Value)> {
        vec![
            ("code", code.into()),
            ("name_en", "S".into()),
            ("name_ru", "С".into()),
            ("name_pl", "S".into()),
        ]
    };
    let mut values = names("service");
    values.push(("noun", "deal".into()));
    let pipeline = team.create(Noun::Pipeline, &values);
    let mut values = names("open");
    values.extend([
        ("pipeline", pipeline.id.into()),
        ("meaning", "open".into()),
        ("colour", "grey".into()),
    ]);
    let stage = team.create(Noun::Stage, &values);
    let deal = team.create(Noun::Deal, &[("stage", stage.id.into())]);
    let refused = team.refuse(Command::Delete { on: pipeline });
    assert_eq!((refused.message.id, refused.hint), ("refused-in-use", None));
    team.run(Command::Delete { on: deal });
    team.run(Command::Delete { on: pipeline });
    assert_eq!(team.reader().setup().pipelines_of(Noun::Deal).count(), 1);
    let last = team.reader().setup().pipelines_of(Noun::Deal).next().unwrap().id.0;
    let last = team.refuse(Command::Delete { on: RecordRef::new(Noun::Pipeline, last) });
    assert_eq!(last.message.id, "refused-last-pipeline");
}

#[test]
fn rows_of_a_forgotten_entry_stay_in_a_list_sorted_by_it() {
    let mut team = team();
    let mut values = field("lead", "district", "list");
    let made = team.create(Noun::Field, &values);
    let south = team.create(Noun::Lead, &[("district", "south".into())]);
    let north = team.create(Noun::Lead, &[("district", "north".into())]);
    let none = team.create(Noun::Lead, &[]);
    values.clear();
    // What rests in the bin holds no entry back, and comes out of it with the entry forgotten.
    team.run(Command::Delete { on: south });
    team.edit(made, "options", list(&["north"]));
    team.run(Command::Restore { on: south });
    assert_eq!(ids(&team, &Filter::All, "district", false), [north.id, south.id, none.id]);
    assert_eq!(ids(&team, &Filter::All, "district", true), [south.id, north.id, none.id]);
}

#[test]
fn settings_changed_by_a_colleague_are_known_to_the_next_command() {
    let mut team = team();
    let mut boris = team.db.writer(team.anna.viewer()).unwrap();
    team.create(Noun::Field, &field("lead", "district", "string"));
    let set = vec![Set::new("district", "north")];
    let receipt = boris.execute(5, &Command::Create { noun: Noun::Lead, set }).unwrap();
    assert_eq!(team.value(receipt.touched[0], "district"), "north".into());
    let source = |code: &str| Command::Create {
        noun: Noun::Source,
        set: sets(&[
            ("code", code.into()),
            ("name_en", "a".into()),
            ("name_ru", "a".into()),
            ("name_pl", "a".into()),
        ]),
    };
    let bulk = boris.execute_all(
        6,
        OperationKind::Import,
        &[source("a"), source("b"), source("a")],
        |_| {},
    );
    let refused = bulk.unwrap().refused;
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(refused[0].1.message.id, "refused-taken");
}

#[test]
fn who_takes_a_place_pushes_the_others_on_and_gives_it_back() {
    let mut team = team();
    let pipeline = team.reader().setup().pipelines_of(Noun::Deal).next().unwrap().id;
    let codes = |team: &Team| -> Vec<String> {
        let setup = team.reader().setup();
        setup.stages_of(pipeline).map(|stage| stage.code.clone()).take(4).collect()
    };
    let before = team.data();
    assert_eq!(codes(&team), ["new_order", "consultation", "invoice", "payment"]);
    let payment = RecordRef::new(Noun::Stage, team.stage(Noun::Deal, "payment").0);
    team.edit(payment, "position", 2);
    assert_eq!(codes(&team), ["new_order", "payment", "consultation", "invoice"]);
    team.undo();
    assert_eq!(team.data(), before);
    let mut values = vec![
        ("pipeline", pipeline.0.into()),
        ("code", "call".into()),
        ("meaning", "open".into()),
        ("colour", "blue".into()),
        ("position", 1.into()),
    ];
    values.extend(["name_en", "name_ru", "name_pl"].map(|name| (name, "Call".into())));
    team.create(Noun::Stage, &values);
    assert_eq!(codes(&team), ["call", "new_order", "consultation", "invoice"]);
    team.undo();
    assert_eq!(team.data(), before);
}

/// Deletes a stage as one operation with the moves of its cards to another one.
fn clear_out(team: &mut Team, from: StageId, to: StageId, cards: &[RecordRef]) -> OpId {
    let mut commands: Vec<Command> =
        cards.iter().map(|&on| Command::MoveStage { on, from: None, to, comment: None }).collect();
    commands.push(Command::Delete { on: RecordRef::new(Noun::Stage, from.0) });
    let now = team.tick();
    let bulk = team.anna.execute_all(now, OperationKind::Delete, &commands, |_| {}).unwrap();
    assert!(bulk.refused.is_empty(), "{:?}", bulk.refused);
    bulk.operation.unwrap()
}

#[test]
fn a_stage_goes_once_its_cards_are_moved_on_and_comes_back_with_them() {
    let mut team = team();
    let (invoice, delivery) =
        (team.stage(Noun::Deal, "invoice"), team.stage(Noun::Deal, "delivery"));
    let cards: Vec<RecordRef> =
        (0..3).map(|_| team.create(Noun::Deal, &[("stage", invoice.0.into())])).collect();
    let gone = team.create(Noun::Deal, &[("stage", invoice.0.into())]);
    team.run(Command::Delete { on: gone });
    let stage = RecordRef::new(Noun::Stage, invoice.0);
    assert_eq!(team.refuse(Command::Delete { on: stage }).message.id, "refused-in-use");
    let before = team.data();
    clear_out(&mut team, invoice, delivery, &cards);
    let after = team.data();
    assert!(team.reader().setup().stage(invoice).is_none());
    for card in &cards {
        assert_eq!(team.value(*card, "stage"), delivery.0.into());
    }
    for _ in 0..2 {
        let undone = team.undo();
        assert!(undone.notes.is_empty(), "{:?}", undone.notes);
        assert_eq!(team.data(), before);
        let redone = team.run(Command::Redo);
        assert!(redone.notes.is_empty(), "{:?}", redone.notes);
        assert_eq!(team.data(), after);
    }
    team.assert_healthy();
}

#[test]
fn a_stage_that_a_colleague_uses_by_now_is_not_deleted_again() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let (invoice, delivery) =
        (team.stage(Noun::Deal, "invoice"), team.stage(Noun::Deal, "delivery"));
    let card = team.create(Noun::Deal, &[("stage", invoice.0.into())]);
    clear_out(&mut team, invoice, delivery, &[card]);
    team.undo();
    let set = vec![Set::new("stage", invoice.0)];
    let now = team.tick();
    boris.execute(now, &Command::Create { noun: Noun::Deal, set }).unwrap();
    let redone = team.run(Command::Redo);
    let notes: Vec<&str> = redone.notes.iter().map(|note| note.id).collect();
    assert_eq!(notes, ["note-undo-left-in-use"]);
    assert!(team.reader().setup().stage(invoice).is_some());
    assert_eq!(team.value(card, "stage"), delivery.0.into());
    team.assert_healthy();
}

/// Retires an entry and says what came of it.
fn retire(team: &mut Team, going: RecordRef, heir: RecordRef) -> Message {
    let commands = team.reader().retire(&[going], heir).unwrap();
    let now = team.tick();
    let bulk = team.anna.execute_all(now, retiring(going.noun), &commands, |_| {}).unwrap();
    assert!(bulk.refused.is_empty(), "{:?}", bulk.refused);
    bulk.receipt()
}

#[test]
fn a_source_that_goes_hands_its_records_over_in_one_step() {
    let mut team = team();
    let source = |team: &Team, place: usize| {
        RecordRef::new(Noun::Source, team.reader().setup().sources[place].id)
    };
    let (going, heir) = (source(&team, 0), source(&team, 1));
    let of = |team: &mut Team, noun, field: &str| {
        team.create(noun, &[(field, "Roof".into()), ("source", going.id.into())])
    };
    let lead = of(&mut team, Noun::Lead, "title");
    let deal = of(&mut team, Noun::Deal, "title");
    let contact = of(&mut team, Noun::Contact, "last_name");
    let company = of(&mut team, Noun::Company, "title");
    team.move_to(deal, "lost");
    let refused = team.refuse(Command::Delete { on: going });
    assert_eq!(refused.message.id, "refused-in-use");
    let hint = Message::new("hint-move-to").with("noun", "source");
    assert_eq!(refused.hint, Some(hint), "it has an heir");
    assert_eq!(team.reader().uses(going).unwrap(), 4);
    let before = team.data();
    let receipt = retire(&mut team, going, heir);
    assert_eq!(receipt.id, "receipt-retired-source");
    assert_eq!(receipt.args[..], [("moved", 4_usize.into()), ("gone", 1_usize.into())]);
    for on in [lead, deal, contact, company] {
        assert_eq!(team.value(on, "source"), heir.id.into());
    }
    assert!(team.reader().setup().sources.iter().all(|source| source.id != going.id));
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.value(lead, "source"), heir.id.into());
    team.assert_healthy();
}

#[test]
fn a_colleague_who_goes_hands_over_records_and_plans_also_those_that_rest() {
    let mut team = team();
    let heir = RecordRef::new(Noun::User, team.anna.viewer().user.0);
    let going = RecordRef::new(Noun::User, team.colleague("boris").viewer().user.0);
    let boris = ("responsible", Value::from(going.id));
    let here = team.create(Noun::Lead, &[("title", "Roof".into()), boris.clone()]);
    let gone = team.create(Noun::Lead, &[("title", "Door".into())]);
    let plan = |team: &mut Team, kind: &str, on: RecordRef| {
        let on = on.to_string();
        let values = [
            ("kind", kind.into()),
            ("subject", "Ask".into()),
            ("on", on.as_str().into()),
            ("deadline", 2_000_000_000.into()),
            boris.clone(),
        ];
        team.create(Noun::Activity, &values)
    };
    let plans = [
        plan(&mut team, "call", here),
        plan(&mut team, "task", here),
        plan(&mut team, "call", gone),
    ];
    let done = plan(&mut team, "call", here);
    team.run(Command::Complete { activity: done.id, result: None, next: None });
    team.run(Command::Delete { on: gone });
    let (watched, others) = (Value::Ids(vec![heir.id, going.id]), Value::Ids(vec![heir.id]));
    let deal = team.create(Noun::Deal, &[("observers", watched.clone())]);
    let meeting = team.create(
        Noun::Activity,
        &[("kind", "meeting".into()), ("subject", "Roof".into()), ("people", watched.clone())],
    );
    let met = team.create(
        Noun::Activity,
        &[("kind", "meeting".into()), ("subject", "Door".into()), ("people", watched.clone())],
    );
    team.run(Command::Complete { activity: met.id, result: None, next: None });
    assert_eq!(team.refuse(Command::Delete { on: going }).message.id, "refused-in-use-user");
    let before = team.data();
    let receipt = retire(&mut team, going, heir);
    assert_eq!(receipt.id, "receipt-retired-user");
    assert_eq!(receipt.args[..], [("moved", 4_usize.into()), ("gone", 1_usize.into())]);
    for on in plans.into_iter().chain([here]) {
        assert_eq!(team.value(on, "responsible"), heir.id.into());
    }
    assert_eq!(team.value(done, "responsible"), going.id.into(), "what was done stays his");
    assert_eq!(team.value(deal, "observers"), others);
    assert_eq!(team.value(meeting, "people"), others);
    assert_eq!(team.value(met, "people"), watched, "he took part in what was done");
    let setup = team.reader().setup();
    let left = UserId(going.id);
    assert_eq!(setup.user(left).map(|user| user.login.as_str()), Some("boris"));
    assert!(!setup.works(left));
    // To one who has left nothing is given, but what he took part in can be changed further.
    let to_him = vec![Set::new("responsible", going.id)];
    team.refuse(Command::Edit { on: here, set: to_him });
    team.edit(met, "subject", "Door and wall");
    team.undo();
    let after = team.data();
    for _ in 0..2 {
        let undone = team.undo();
        assert!(undone.notes.is_empty(), "{:?}", undone.notes);
        assert_eq!(team.data(), before);
        team.run(Command::Redo);
        assert_eq!(team.data(), after);
    }
    team.undo();
    let late = team.colleague("boris");
    let reader = team.db.reader(late.viewer()).unwrap();
    assert_eq!(refusal(reader.retire(&[heir], going)).message.id, "refused-right");
    team.assert_healthy();
}
