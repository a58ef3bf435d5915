//! Who answers for a record and who watches it, what is pinned, and the last reminder of a pipeline.

use super::*;
use crate::domain::command::{Command, Set};
use crate::domain::happened::EventRef;
use crate::domain::point::Point;
use crate::domain::value::Value;

/// Anna's application over a lead of hers, with two colleagues.
fn office(folder: &Path) -> (Database, App) {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    for (login, name) in [("boris", "Boris Jones"), ("vera", "Vera Brown")] {
        let set = vec![Set::new("login", login), Set::new("name", name)];
        writer.execute(NOON, &Command::Create { noun: Noun::User, set }).unwrap();
    }
    let mut app = app(&database, &anna, Lang::En);
    press(&mut app, "n P u m p s Enter Enter");
    (database, app)
}

fn value(database: &Database, field: &str) -> Value {
    let anna = database.person("anna", "").unwrap();
    let reader = database.reader(Database::viewer(&anna)).unwrap();
    reader.card(RecordRef::new(Noun::Lead, 1)).unwrap().row.get(field).clone()
}

#[test]
fn one_is_responsible_at_once_and_any_number_observes() {
    let folder = TempDir::new().unwrap();
    let (database, mut app) = office(folder.path());
    press(&mut app, "r");
    app.on_paste("boris").unwrap();
    press(&mut app, "Enter");
    assert_eq!(value(&database, "responsible"), Value::Int(2), "no other key saves it");
    press(&mut app, "r");
    app.on_paste("vera").unwrap();
    press(&mut app, "Enter");
    assert_eq!(value(&database, "responsible"), Value::Int(3), "one instead of the other");
    press(&mut app, "u");
    assert_eq!(value(&database, "responsible"), Value::Int(2));
    press(&mut app, "o Space Down Space Down Space Enter");
    assert_eq!(value(&database, "observers"), Value::Ids(vec![1, 2, 3]));
}

#[test]
fn the_eighth_pin_waits_until_one_is_let_go() {
    let folder = TempDir::new().unwrap();
    let (database, mut app) = office(folder.path());
    let on = RecordRef::new(Noun::Lead, 1);
    let anna = database.person("anna", "").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let mut write = |command: Command| writer.execute(NOON, &command).unwrap().touched[0].id;
    let words: Vec<i64> =
        (1..=8).map(|number| write(Command::comment(on, format!("word {number}")))).collect();
    for entry in &words[..7] {
        write(Command::Pin { on, event: EventRef::Entry(*entry) });
    }
    app.reload().unwrap();
    // Nothing is planned, seven are pinned, and the newest is below them.
    press(&mut app, "Tab j j j j j j j j p");
    let shown = drawn(&mut app, 80, 40).join("\n");
    assert!(shown.contains("At most 7 entries can be pinned. Unpin one first."), "{shown}");
    write(Command::Pin { on, event: EventRef::Entry(words[0]) });
    app.reload().unwrap();
    press(&mut app, "p");
    let reader = database.reader(Database::viewer(&anna)).unwrap();
    let pinned = reader.pinned(on).unwrap();
    assert_eq!(pinned.len(), 7);
    assert_eq!(pinned[0].name(), EventRef::Entry(words[7]));
}

#[test]
fn the_last_reminder_of_a_pipeline_stays() {
    let folder = TempDir::new().unwrap();
    let (database, mut app) = office(folder.path());
    press(&mut app, "7 Esc j j Enter e Tab Tab Tab C-u C-s");
    let shown = drawn(&mut app, 80, 24).join("\n");
    assert!(shown.contains("At least one reminder stays"), "{shown}");
    let anna = database.person("anna", "").unwrap();
    let reader = database.reader(Database::viewer(&anna)).unwrap();
    let pipeline = reader.card(RecordRef::new(Noun::Pipeline, 1)).unwrap().row;
    assert_eq!(pipeline.get("reminders"), &Value::Ids(vec![15]));
}

#[test]
fn a_client_without_a_name_is_called_by_his_phone_or_address() {
    let folder = TempDir::new().unwrap();
    let database = Database::fresh(folder.path(), "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let point = |value: &str| Value::Points(vec![Point::new(value, "work")]);
    for (noun, set) in [
        (Noun::Contact, vec![Set::new("phone", point("020 7946 0001"))]),
        (Noun::Contact, vec![Set::new("email", point("ewa@polmet.example"))]),
        (Noun::Deal, vec![Set::new("title", "Windows"), Set::new("contact", 1)]),
        (Noun::Lead, vec![Set::new("title", "Doors"), Set::new("messenger", point("@bob"))]),
    ] {
        writer.execute(NOON, &Command::Create { noun, set }).unwrap();
    }
    let mut app = app(&database, &anna, Lang::En);
    for (keys, expected) in [
        ("3", vec![" +44 20 7946 0001 ", "▌ewa@polmet.example "]),
        ("1", vec!["Doors", "@bob"]),
        ("2 v b", vec!["+44 20 7946 0001"]),
        ("v l", vec![" 020 7946 0001 "]),
        ("v b Enter", vec!["020 7946 0001 ›"]),
        ("q n 3 G Enter", vec!["Contact 1 · 020 7946 0001"]),
    ] {
        press(&mut app, keys);
        let shown = drawn(&mut app, 80, 24).join("\n");
        assert!(expected.iter().all(|name| shown.contains(name)), "{keys}: {shown}");
    }
}
