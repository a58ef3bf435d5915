//! The day: what Enter opens, how records are reached from it, and how its actions are found.

use super::*;
use crate::domain::command::{Command, Set};
use crate::tui::action::Scope;
use crate::tui::keymap::Lookup;

/// A database with a lead of Anna's that has a phone and an e-mail, and a task and a call planned
/// with it.
fn office(folder: &Path, lang: Lang) -> (Database, App) {
    let database = Database::fresh(folder, "RU");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &anna, lang);
    press(&mut app, "n");
    app.on_paste("Pumps, +7 912 345-67-01, ivan@example.com").unwrap();
    press(&mut app, "Enter");
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    for (kind, subject, hours) in [("task", "report", 1), ("call", "Ivan", 2)] {
        let set = vec![
            Set::new("kind", kind),
            Set::new("subject", subject),
            Set::new("on", "lead/1"),
            Set::new("deadline", NOON + hours * 3600),
        ];
        writer.execute(NOON, &Command::Create { noun: Noun::Activity, set }).unwrap();
    }
    press(&mut app, "5");
    (database, app)
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

#[test]
fn enter_opens_a_task_as_such_and_a_key_leads_on_to_its_record() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, "Enter");
    assert!(matches!(app.screens.last(), Some(Screen::Task(_))));
    let screen = shown(&mut app);
    assert!(screen.contains("Lead 1 · Pumps"), "{screen}");
    press(&mut app, "O");
    assert!(matches!(app.screens.last(), Some(Screen::Card(_))));
    press(&mut app, "q");
    assert!(matches!(app.screens.last(), Some(Screen::Task(_))));
    press(&mut app, "Esc j Enter");
    // A call is opened with whom it is.
    assert!(matches!(app.screens.last(), Some(Screen::Card(_))));
}

#[test]
fn clients_are_called_and_written_to_from_the_day_and_from_the_queue() {
    for before in ["", "1 g q"] {
        let folder = TempDir::new().unwrap();
        let (_, mut app) = office(folder.path(), Lang::En);
        app.desk.clock = Clock::stopped(NOON + 4 * 3600);
        press(&mut app, before);
        press(&mut app, "P");
        let screen = shown(&mut app);
        assert!(screen.contains("+7 912 345-67-01"), "{before}: {screen}");
        press(&mut app, "Esc w");
        let screen = shown(&mut app);
        assert!(screen.contains("ivan@example.com"), "{before}: {screen}");
    }
}

#[test]
fn people_find_the_day_by_the_words_they_have_for_it() {
    let folder = TempDir::new().unwrap();
    for (lang, typed, name) in [
        (Lang::Ru, "задач", "Мои дела"),
        (Lang::Ru, "напомин", "Мои дела"),
        (Lang::Ru, "обзвон", "по одной"),
        (Lang::En, "tasks", "My activities"),
        (Lang::Pl, "zadania", "Moje działania"),
    ] {
        let folder = folder.path().join(format!("{typed}-{lang:?}"));
        std::fs::create_dir(&folder).unwrap();
        let (_, mut app) = office(&folder, lang);
        press(&mut app, "1 :");
        app.on_paste(typed).unwrap();
        let screen = shown(&mut app);
        assert!(screen.contains(name), "{typed}: {screen}");
    }
}

#[test]
fn every_hint_of_the_bottom_line_names_a_key_that_works_there() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    // Once what is planned is due, it stands in the queue.
    app.desk.clock = Clock::stopped(NOON + 4 * 3600);
    for (keys, scope) in [
        ("5", Scope::Day),
        ("5 v l", Scope::List),
        ("1 v c", Scope::Calendar),
        ("1 v w", Scope::Calendar),
        ("1 v a", Scope::Deadlines),
        ("1 g q", Scope::Queue),
        ("5 Enter", Scope::Task),
    ] {
        press(&mut app, keys);
        for action in super::super::frame::hints_of(scope) {
            let key = app.desk.keymap.keys_of(*action).first().unwrap().clone();
            let scopes = app.screens.last().unwrap().scopes();
            let typing = app.screens.last().unwrap().is_typing();
            let found = app.desk.keymap.lookup(scopes, key.as_slice(), typing);
            assert!(matches!(found, Lookup::Action(one) if one == *action), "{keys}: {action:?}");
        }
        press(&mut app, "Esc");
    }
}

#[test]
fn in_the_list_of_activities_the_views_are_those_of_activities() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, "v l");
    press(&mut app, "v");
    let screen = shown(&mut app);
    for (offered, there) in [("What is done", true), ("Overdue only", true), ("Board", false)] {
        assert_eq!(screen.contains(offered), there, "{offered}: {screen}");
    }
    press(&mut app, "d");
    let screen = shown(&mut app);
    assert!(screen.contains("mine · done") && !screen.contains("report"), "{screen}");
    press(&mut app, "v p");
    let screen = shown(&mut app);
    assert!(screen.contains("mine · planned") && screen.contains("report"), "{screen}");
}
