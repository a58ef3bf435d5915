//! What is asked on the way: why a record fails, and what it lacks.

use tempfile::TempDir;

use super::*;
use crate::crm::reader::{Event, Position};
use crate::domain::command::{Command, Set};
use crate::domain::field::decision::{Decision, What};
use crate::domain::look::Look;
use crate::domain::noun::RecordRef;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::value::Value;
use crate::tui::screen::form::Form;

const LEAD: RecordRef = RecordRef { noun: Noun::Lead, id: 1 };

/// An application over two leads, of which each must say where it comes from where that is wanted.
fn office(folder: &Path, wanted: bool) -> App {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    for title in ["Roof", "Doors"] {
        let set = vec![Set::new("title", title)];
        writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
    }
    if wanted {
        let name = "source".to_owned();
        let decision = Decision { noun: Noun::Lead, name, what: What::Required };
        writer.execute(NOON, &Command::Field { decision, holds: true }).unwrap();
    }
    let columns = ["title", "stage"].map(str::to_owned).to_vec();
    writer.keep_look(Noun::Lead, &Look { columns, ..Look::default() }).unwrap();
    app(&database, &anna, Lang::En)
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

fn value(app: &App, id: i64, field: &str) -> Value {
    app.reader.card(RecordRef::new(Noun::Lead, id)).unwrap().row.get(field).clone()
}

fn stage(app: &App, meaning: Meaning) -> StageId {
    let pipeline = app.setup.pipelines_of(Noun::Lead).next().unwrap().id;
    app.setup.stages_of(pipeline).find(|stage| stage.meaning == meaning).unwrap().id
}

/// What is said last of a lead.
fn comment(app: &App, id: i64) -> Option<String> {
    let on = RecordRef::new(Noun::Lead, id);
    let (events, _) = app.reader.timeline(on, Position::NEWEST, 9).unwrap();
    events.into_iter().find_map(|one| match one.event {
        Event::Entry(entry) if entry.kind == "comment" => entry.text,
        _ => None,
    })
}

#[test]
fn a_line_says_which_records_it_is_about() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), false);
    for (opens, title) in [("c", "Comment"), ("a", "Plan:"), ("t", "Tags")] {
        press(&mut app, opens);
        let said = shown(&mut app);
        assert!(
            said.lines().any(|line| line.contains(title) && line.contains("· Doors")),
            "{said}"
        );
        press(&mut app, "Esc");
    }
    press(&mut app, "* c");
    let said = shown(&mut app);
    assert!(said.contains("Comment · 2 leads"), "{said}");
    press(&mut app, "Esc Esc n + 4 4 2 0 7 9 4 6 0 0 0 1 Enter c");
    let said = shown(&mut app);
    assert!(said.contains("Comment · Lead 3"), "{said}");
}

#[test]
fn a_form_that_brings_a_record_to_its_failure_asks_why() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), false);
    let (new, junk) = (stage(&app, Meaning::Open), stage(&app, Meaning::Lost));
    let fails = |app: &mut App, title: &str| {
        press(app, "v l G e");
        assert!(matches!(app.screens.last(), Some(Screen::Form(_))), "{}", shown(app));
        let set = vec![Set::new("title", title), Set::new("stage", junk.0)];
        app.apply(Effect::Save(Command::Edit { on: LEAD, set })).unwrap();
        assert!(shown(app).contains("Junk lead: why?"), "{}", shown(app));
    };
    fails(&mut app, "Slates");
    press(&mut app, "Esc");
    assert!(matches!(app.screens.last(), Some(Screen::Form(_))), "the form waits");
    assert_eq!(value(&app, 1, "stage"), new.0.into(), "nothing is changed");
    press(&mut app, "Esc");
    fails(&mut app, "Slates");
    press(&mut app, "t o o Space d e a r Enter");
    assert!(matches!(app.screens.last(), Some(Screen::Browse(_))), "{}", shown(&mut app));
    assert_eq!(
        (value(&app, 1, "stage"), value(&app, 1, "title")),
        (junk.0.into(), "Slates".into())
    );
    assert_eq!(comment(&app, 1).as_deref(), Some("too dear"));
    press(&mut app, "u");
    assert_eq!((value(&app, 1, "stage"), comment(&app, 1)), (new.0.into(), None), "one step");
}

#[test]
fn a_table_that_brings_records_to_their_failure_asks_why_once() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), false);
    let junk = stage(&app, Meaning::Lost);
    let fails = |app: &mut App| {
        press(app, "2 1 v l * e");
        let Some(Wish::Write(text, _)) = app.wish.take() else { panic!("{}", shown(app)) };
        let text = text.replace("Not processed", "Junk lead");
        app.on_written(&Ok(text)).unwrap();
        settle(app);
        assert!(shown(app).contains("Junk lead: why?"), "{}", shown(app));
    };
    fails(&mut app);
    press(&mut app, "Esc");
    assert_ne!(value(&app, 1, "stage"), junk.0.into());
    assert!(app.status.text.contains("Not all of your table"), "{}", app.status.text);
    fails(&mut app);
    press(&mut app, "Enter");
    for id in [1, 2] {
        assert_eq!((value(&app, id, "stage"), comment(&app, id)), (junk.0.into(), None));
    }
}

#[test]
fn what_a_record_lacks_is_asked_for_before_it_goes_on() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), true);
    let from = value(&app, 2, "stage");
    press(&mut app, "L");
    let asked = shown(&mut app);
    assert!(asked.contains("Fill this in first: Doors"), "{asked}");
    press(&mut app, "Esc");
    assert_eq!(value(&app, 2, "stage"), from, "nothing is moved");
    press(&mut app, "L w e b Enter Enter");
    assert_ne!(value(&app, 2, "stage"), from, "{}", shown(&mut app));
    assert!(!value(&app, 2, "source").is_empty());
    assert!(app.status.text.contains("In work"), "{}", app.status.text);
    press(&mut app, "u");
    assert_eq!(value(&app, 2, "stage"), from);
    assert!(!value(&app, 2, "source").is_empty(), "what was filled in stays");
    // Of what comes to nothing no more need be known.
    press(&mut app, "v l G X Enter Enter");
    let stage = value(&app, 1, "stage").as_int().and_then(|id| app.setup.stage(StageId(id)));
    assert_eq!(stage.map(|stage| stage.meaning), Some(Meaning::Lost), "{}", shown(&mut app));
}

#[test]
fn a_form_asks_also_for_what_it_did_not_show() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), true);
    let row = app.reader.card(LEAD).unwrap().row;
    let form = app.with_top(|_, context| {
        Form::edit(&row, vec!["title".to_owned()], "Edit".to_owned(), context)
    });
    app.screens.extend(form.map(Screen::Form));
    press(&mut app, "s C-s");
    let asked = shown(&mut app);
    assert!(asked.contains("Source") && asked.contains("Fill in"), "{asked}");
    press(&mut app, "w e b Enter C-s");
    assert_eq!(value(&app, 1, "title"), "Roofs".into(), "{}", shown(&mut app));
    assert!(!value(&app, 1, "source").is_empty());
}

#[test]
fn what_is_selected_is_added_up_over_the_view() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), false);
    press(&mut app, "v l *");
    assert!(shown(&mut app).contains("2 selected "), "no sum of nothing: {}", shown(&mut app));
    let mut edit = |id, set: Vec<Set>| {
        let on = RecordRef::new(Noun::Lead, id);
        app.apply(Effect::Commit(Command::Edit { on, set })).unwrap();
        settle(&mut app);
        shown(&mut app).replace('\u{a0}', " ")
    };
    let one = edit(1, vec![Set::new("amount", 150_000)]);
    assert!(one.contains("2 selected: £1,500"), "{one}");
    let two = edit(2, vec![Set::new("currency", "EUR"), Set::new("amount", 20_000)]);
    assert!(two.contains("2 selected: ") && two.contains("€200"), "{two}");
    press(&mut app, "g g Space");
    let left = shown(&mut app);
    assert!(left.contains("1 selected: £1,500"), "{left}");
}
