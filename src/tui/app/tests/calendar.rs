//! The calendar key by key, and over midnight.

use super::*;
use crate::domain::booking::Booking;
use crate::domain::command::{Command, Set};
use crate::domain::value::Value;

const DAY: i64 = 24 * 3600;

/// An application over one lead, on the calendar's week of Wednesday, 18 November.
fn week(folder: &Path) -> App {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &anna, Lang::En);
    press(&mut app, "n P u m p s Enter v w");
    app
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

/// The column of a day in which something stands; none where it does not.
fn column(app: &mut App, what: &str) -> Option<usize> {
    let lines = drawn(app, 80, 24);
    lines.iter().find_map(|line| Some(line.split_once(what)?.0.chars().count()))
}

#[test]
fn something_is_planned_on_a_day_moved_and_done() {
    let folder = TempDir::new().unwrap();
    let mut app = week(folder.path());
    // On Thursday, with a lead that is found by its name.
    press(&mut app, "l a P u m Enter");
    assert!(shown(&mut app).contains("19 Nov 10:00"), "{}", shown(&mut app));
    app.on_paste("call Ivan").unwrap();
    press(&mut app, "Enter");
    let thursday = column(&mut app, "Pumps");
    assert!(thursday.is_some(), "{}", shown(&mut app));
    press(&mut app, "j L");
    let friday = column(&mut app, "Pumps");
    assert!(friday > thursday, "{}", shown(&mut app));
    press(&mut app, "}");
    assert!(shown(&mut app).contains(":30 Pumps"), "{}", shown(&mut app));
    // One step each.
    press(&mut app, "u u");
    assert_eq!(column(&mut app, "Pumps"), thursday, "{}", shown(&mut app));
    assert!(!shown(&mut app).contains(":30 Pumps"));
    press(&mut app, "l h j Enter");
    assert!(shown(&mut app).contains("Lead 1 · Pumps"), "the card: {}", shown(&mut app));
    press(&mut app, "q d o k Enter Esc");
    assert!(shown(&mut app).contains("✓Pumps"), "{}", shown(&mut app));
    // Only what is planned.
    press(&mut app, "s p l a n n e d Enter");
    assert_eq!(column(&mut app, "Pumps"), None, "{}", shown(&mut app));
}

#[test]
fn today_turns_over_at_midnight_while_the_program_runs() {
    let folder = TempDir::new().unwrap();
    let mut app = week(folder.path());
    assert!(shown(&mut app).contains("wed [18]"), "{}", shown(&mut app));
    assert!(!app.look_around().unwrap(), "nothing happened yet");
    app.desk.clock = Clock::stopped(NOON + DAY);
    assert!(app.look_around().unwrap());
    assert!(shown(&mut app).contains("thu [19]"), "{}", shown(&mut app));
}

#[test]
fn what_was_booked_before_is_offered_while_a_booking_is_typed() {
    let folder = TempDir::new().unwrap();
    let database = Database::fresh(folder.path(), "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let set = [("noun", "lead"), ("name", "room"), ("label", "Room"), ("kind", "booking")];
    let set = set.map(|(name, value)| Set::new(name, value)).to_vec();
    writer.execute(NOON, &Command::Create { noun: Noun::Field, set }).unwrap();
    for (title, resource, at) in [
        ("A", "Small hall", NOON - DAY),
        ("B", "Large hall", NOON + DAY),
        ("C", "LARGE hall", NOON),
    ] {
        let booking = Booking {
            resource: resource.to_owned(),
            service: String::new(),
            from: at,
            minutes: 30,
            place: String::new(),
        };
        let set =
            vec![Set::new("title", title), Set::new("room", Value::Booking(Box::new(booking)))];
        writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
    }
    let mut app = app(&database, &anna, Lang::En);
    press(&mut app, "N");
    let mut fields = 0;
    while !shown(&mut app).contains("▌Room") {
        press(&mut app, "Tab");
        fields += 1;
        assert!(fields < 40, "{}", shown(&mut app));
    }
    assert!(
        shown(&mut app).contains("Booked before: Large hall, Small hall"),
        "{}",
        shown(&mut app)
    );
    press(&mut app, "s m");
    assert!(shown(&mut app).contains("Right completes: Small hall"), "{}", shown(&mut app));
    press(&mut app, "Right");
    app.on_paste(", tomorrow 15:00").unwrap();
    assert!(shown(&mut app).contains("Small hall, tomorrow 15:00"), "{}", shown(&mut app));
    let all = app.reader.resources(NOON).unwrap();
    let all: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.ahead, one.next)).collect();
    assert_eq!(all, [("Large hall", 2, Some(NOON)), ("Small hall", 0, None)]);
}
