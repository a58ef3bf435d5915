//! The cursor goes with the record that the work is about.

use tempfile::TempDir;

use super::*;
use crate::domain::command::{Command, Did, Set};
use crate::domain::query::Filter;

/// An application over two leads: with the first a call is planned for today, with the second for
/// tomorrow.
fn office(folder: &Path) -> App {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    for (lead, deadline) in [("lead/1", NOON + 3600), ("lead/2", NOON + 86_400)] {
        let set = vec![Set::new("title", lead)];
        writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
        let set = vec![
            Set::new("kind", "call"),
            Set::new("subject", "Ewa"),
            Set::new("on", lead),
            Set::new("deadline", deadline),
        ];
        writer.execute(NOON, &Command::Create { noun: Noun::Activity, set }).unwrap();
    }
    app(&database, &anna, Lang::En)
}

fn under_the_cursor(app: &App) -> Option<i64> {
    match app.screens.last() {
        Some(Screen::Browse(browse)) => browse.aim().0.map(|on| on.id),
        _ => None,
    }
}

#[test]
fn by_deadline_a_step_that_is_taken_back_takes_the_cursor_along() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path());
    press(&mut app, "v a");
    for first in [1, 2] {
        let [later, sooner] = if first == 1 { ["L", "H"] } else { ["H", "L"] };
        press(&mut app, if first == 1 { "h h h l" } else { "l" });
        assert_eq!(under_the_cursor(&app), Some(first));
        for keys in [later, "u", "C-r", "u", later, sooner] {
            press(&mut app, keys);
            assert_eq!(under_the_cursor(&app), Some(first), "{keys}");
        }
    }
}

#[test]
fn of_several_that_are_made_at_once_the_first_is_under_the_cursor() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path());
    for view in ["v b", "v l"] {
        press(&mut app, view);
        app.on_paste("Pumps\nDoors\nRoof").unwrap();
        let before = app.reader.count(Noun::Lead, &Filter::All).unwrap();
        press(&mut app, "Enter");
        assert_eq!(under_the_cursor(&app), Some(before + 1), "{view}");
    }
}

#[test]
fn the_place_stays_where_a_change_of_many_is_taken_back() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path());
    press(&mut app, "v b j");
    let here = under_the_cursor(&app);
    let stage = RecordRef::new(Noun::Stage, 2);
    let leads = [1, 2].map(|id| RecordRef::new(Noun::Lead, id));
    for did in [Did::Undone, Did::Redone] {
        app.follow(did, &[&leads[..], &[stage]].concat()).unwrap();
        app.reload().unwrap();
        assert_eq!(under_the_cursor(&app), here);
    }
    app.follow(Did::Undone, &[stage]).unwrap();
    app.reload().unwrap();
    assert_eq!(under_the_cursor(&app), None, "in the column of the stage that is back");
}

#[test]
fn the_view_by_deadline_opens_with_the_top_of_every_column() {
    let folder = TempDir::new().unwrap();
    let database = Database::fresh(folder.path(), "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    for lead in 1..=60 {
        let set = vec![Set::new("title", format!("Roof {lead}").as_str())];
        writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
    }
    let mut app = app(&database, &anna, Lang::En);
    press(&mut app, "v a");
    let top = drawn(&mut app, 80, 24);
    let mut again = self::app(&database, &anna, Lang::En);
    press(&mut again, "G v a");
    assert_eq!(drawn(&mut again, 80, 24)[2..20], top[2..20]);
}
