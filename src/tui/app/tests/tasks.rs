//! A task over its card, key by key.

use super::*;
use crate::domain::command::{Command, Set};

/// An application over one lead with a task for somebody, given by Anna.
fn office(folder: &Path) -> (Database, User) {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &anna, Lang::En);
    press(&mut app, "n P u m p s Enter Enter a");
    app.on_paste("task prepare the contract tomorrow 10:00").unwrap();
    press(&mut app, "Enter");
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let boris = [Set::new("login", "boris"), Set::new("name", "Boris Jones")];
    let boris = Command::Create { noun: Noun::User, set: boris.to_vec() };
    let boris = writer.execute(NOON, &boris).unwrap().touched[0];
    let on = RecordRef::new(Noun::Activity, 1);
    let set = [
        ("description", "Two copies, signed.".into()),
        ("checklist", "price\nterms".into()),
        ("acceptance", crate::domain::value::Value::Int(1)),
        ("responsible", crate::domain::value::Value::Int(boris.id)),
    ];
    let set = set.into_iter().map(|(field, value)| Set::new(field, value)).collect();
    writer.execute(NOON, &Command::Edit { on, set }).unwrap();
    let boris = database.person("boris", "").unwrap();
    (database, boris)
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

#[test]
fn a_task_is_seen_begun_ticked_off_and_finished() {
    let folder = TempDir::new().unwrap();
    let (database, boris) = office(folder.path());
    let mut app = app(&database, &boris, Lang::En);
    assert!(shown(&mut app).contains("○+ task thu 10:00"), "{}", shown(&mut app));
    press(&mut app, "Enter Tab");
    assert!(shown(&mut app).contains("task (not seen yet"), "{}", shown(&mut app));
    press(&mut app, "Enter");
    let task = shown(&mut app);
    for said in [
        "prepare the contract",
        "SEEN",
        "Anna Smith → Boris Jones",
        "the creator accepts it",
        "Two copies, signed.",
        "Checklist, 0 of 2",
        "▌[ ] price",
        "s begin",
    ] {
        assert!(task.contains(said), "{said}: {task}");
    }
    assert!(!task.contains("a accept"), "{task}");
    for (width, height) in sizes() {
        drawn(&mut app, width, height);
    }
    app.area = Rect::new(0, 0, 80, 24);
    press(&mut app, "s Space j n");
    app.on_paste("delivery").unwrap();
    press(&mut app, "Enter");
    let task = shown(&mut app);
    assert!(task.contains("IN PROGRESS") && task.contains("Checklist, 1 of 3"), "{task}");
    assert!(task.contains("[✓] price") && task.contains("▌[ ] delivery"), "{task}");
    press(&mut app, "u");
    assert!(shown(&mut app).contains("Checklist, 1 of 2"), "{}", shown(&mut app));
    press(&mut app, "C-r");
    assert!(shown(&mut app).contains("Checklist, 1 of 3"), "{}", shown(&mut app));
    press(&mut app, "a");
    assert!(shown(&mut app).contains("this step does not follow"), "{}", shown(&mut app));
    press(&mut app, "d s e n t Enter");
    let task = shown(&mut app);
    assert!(task.contains("TO BE ACCEPTED") && task.contains("Result: sent"), "{task}");
    assert!(task.contains("Anna Smith accepts it or returns it"), "{task}");
    press(&mut app, "Esc");
    let card = shown(&mut app);
    assert!(card.contains("task “prepare the contract”: in progress"), "{card}");

    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut app = super::app(&database, &anna, Lang::En);
    assert!(shown(&mut app).contains("○◊ task thu 10:00"), "{}", shown(&mut app));
    press(&mut app, "Enter Tab Enter a");
    assert!(shown(&mut app).contains("DONE"), "{}", shown(&mut app));
    press(&mut app, "Esc");
    assert!(shown(&mut app).contains("✓ task: prepare the contract"), "{}", shown(&mut app));
}

#[test]
fn what_others_changed_is_marked_until_whoever_does_it_looks() {
    let folder = TempDir::new().unwrap();
    let (database, boris) = office(folder.path());
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &boris, Lang::En);
    press(&mut app, "Enter Tab Enter s Esc Esc");
    assert!(shown(&mut app).contains("○► task thu 10:00"), "{}", shown(&mut app));
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let on = RecordRef::new(Noun::Activity, 1);
    let set = vec![Set::new("description", "Three copies.")];
    writer.execute(NOON + 60, &Command::Edit { on, set }).unwrap();
    app.reload().unwrap();
    assert!(shown(&mut app).contains("○►✎ task thu 10:00"), "{}", shown(&mut app));
    // The days of whoever does it say so too, in every list.
    press(&mut app, "5");
    assert!(shown(&mut app).contains("task ►✎"), "{}", shown(&mut app));
    press(&mut app, "v l");
    assert!(shown(&mut app).contains("task ►✎"), "{}", shown(&mut app));
    press(&mut app, "1 Enter Tab");
    assert!(shown(&mut app).contains("(in progress, changed by others)"), "{}", shown(&mut app));
    press(&mut app, "Enter");
    let task = shown(&mut app);
    assert!(task.contains("IN PROGRESS · changed by others"), "what is new is said: {task}");
    assert!(task.contains("Three copies."), "{task}");
    press(&mut app, "Esc");
    assert!(!shown(&mut app).contains("changed by others"), "{}", shown(&mut app));
    press(&mut app, "Esc");
    assert!(shown(&mut app).contains("○► task thu 10:00"), "{}", shown(&mut app));
}
