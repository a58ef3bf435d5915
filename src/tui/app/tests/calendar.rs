//! The calendar key by key, and over midnight.

use super::*;

const DAY: i64 = 24 * 3600;

/// An application over one lead, on the calendar's week of Wednesday, 18 November.
fn week(folder: &Path) -> App {
    let database = Database::open(&folder.join("crm.db")).unwrap();
    database.settle(&Choices::of_country("GB")).unwrap();
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
    assert!(shown(&mut app).contains("2026-11-19 10:00"), "{}", shown(&mut app));
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
