//! What colleagues change while somebody looks at it.

use super::attention::{boris, look, two_leads};
use super::*;
use crate::crm::Writer;
use crate::domain::command::{Command, Merge, Set};
use crate::domain::value::Value;

const DOORS: RecordRef = RecordRef { noun: Noun::Lead, id: 2 };
const MARK: &str = "✎";

/// Anna's session over two leads, and her colleague's writer.
fn two_people(folder: &Path) -> (App, Writer, Database) {
    let (database, anna) = two_leads(folder);
    let boris = boris(&database, &anna);
    let mut session = app(&database, &anna, Lang::En);
    // The cursor is not where the colleague works.
    press(&mut session, "j");
    look(&mut session);
    (session, database.writer(Database::viewer(&boris)).unwrap(), database)
}

/// A change of Doors that neither the board nor the list shows.
fn tag(tag: &str) -> Command {
    let tags = Value::List(vec![tag.to_owned()]);
    Command::Edit { on: DOORS, set: vec![Set::new("tags", tags)] }
}

/// The lines with a mark.
fn marked(app: &mut App) -> Vec<String> {
    let mut lines = drawn(app, 80, 24);
    lines.retain(|line| line.contains(MARK));
    lines
}

#[test]
fn what_a_colleague_changed_is_marked_in_its_place_and_only_for_a_moment() {
    let folder = TempDir::new().unwrap();
    let (mut session, mut colleague, _) = two_people(folder.path());
    for keys in ["", "v l j"] {
        press(&mut session, keys);
        let before = drawn(&mut session, 80, 24);
        assert!(marked(&mut session).is_empty(), "{before:#?}");
        colleague.execute(NOON, &tag(&format!("tag {keys}"))).unwrap();
        assert!(look(&mut session));
        let shown = drawn(&mut session, 80, 24);
        let [line] = &marked(&mut session)[..] else { panic!("{shown:#?}") };
        assert!(line.starts_with("✎Doors"), "{line}");
        // Between the counters and what the status line says.
        let unmoved = |(is, was): (&String, &String)| is.replace(MARK, " ") == *was;
        let body = shown.iter().zip(&before).take(22).skip(1);
        assert!(body.into_iter().all(unmoved), "nothing moves: {shown:#?}");
        for (later, (draws, marks)) in
            [(0, (false, 1)), (4, (false, 1)), (5, (true, 0)), (6, (false, 0))]
        {
            session.desk.clock = Clock::stopped(NOON + later);
            assert_eq!((look(&mut session), marked(&mut session).len()), (draws, marks), "{later}");
        }
        assert_eq!(drawn(&mut session, 80, 24)[1..22], before[1..22]);
        session.desk.clock = Clock::stopped(NOON);
    }
}

#[test]
fn under_the_cursor_and_on_a_selected_card_the_mark_follows_the_name() {
    let folder = TempDir::new().unwrap();
    let (mut session, mut colleague, _) = two_people(folder.path());
    press(&mut session, "k Space");
    colleague.execute(NOON, &tag("glass")).unwrap();
    look(&mut session);
    assert!(marked(&mut session)[0].starts_with("▌Doors ✓ ✎"), "{:?}", marked(&mut session));
    press(&mut session, "j");
    assert!(marked(&mut session)[0].starts_with("✓Doors ✎"), "{:?}", marked(&mut session));
}

#[test]
fn what_a_colleague_takes_from_under_the_cursor_or_out_of_the_selection_is_said() {
    let folder = TempDir::new().unwrap();
    let (mut session, mut colleague, database) = two_people(folder.path());
    let gone = |session: &mut App| drawn(session, 80, 24).join("\n").contains("the cursor is on");
    press(&mut session, "k Space");
    colleague.execute(NOON, &tag("glass")).unwrap();
    look(&mut session);
    assert!(!gone(&mut session), "it is there");
    colleague.execute(NOON, &Command::Delete { on: DOORS }).unwrap();
    look(&mut session);
    let screen = drawn(&mut session, 200, 24).join("\n");
    assert!(screen.contains("boris changed “Doors”: the cursor is on “Windows” now"), "{screen}");
    assert!(screen.contains("1 selected record is not here any more"), "{screen}");
    // What was on its way to that one does nothing to this one; what is about no record is done.
    let windows = RecordRef::new(Noun::Lead, 1);
    for keys in ["?", "Esc", "/", "Esc"] {
        type_ahead(&mut session, keys);
        let screen = drawn(&mut session, 80, 24).join("\n");
        assert!(!screen.contains("Nothing was done"), "{keys}: {screen}");
    }
    for (keys, is_there) in [("L", true), ("x", true), ("Space", true)] {
        type_ahead(&mut session, keys);
        assert!(drawn(&mut session, 80, 24).join("\n").contains("Nothing was done"));
        let row = session.reader.card(windows).unwrap().row;
        assert_eq!((row.deleted_at.is_none(), row.revision), (is_there, 1), "{keys}");
    }
    press(&mut session, "L");
    assert_eq!(session.reader.card(windows).unwrap().row.revision, 2);
    // What she does in another session of hers she knows.
    colleague.execute(NOON, &Command::Undo { operation: None }).unwrap();
    look(&mut session);
    press(&mut session, "k");
    let anna = session.user.clone();
    let mut elsewhere = database.writer(Database::viewer(&anna)).unwrap();
    elsewhere.execute(NOON, &Command::Delete { on: DOORS }).unwrap();
    look(&mut session);
    assert!(!gone(&mut session));
}

#[test]
fn what_is_taken_under_a_popup_is_named_where_it_is_refused_and_said_once_the_popup_is_closed() {
    for keys in ["Esc", "c"] {
        let folder = TempDir::new().unwrap();
        let (mut session, mut colleague, _) = two_people(folder.path());
        press(&mut session, "k m");
        let work = session.setup.stages.iter().find(|stage| stage.code == "in_work").unwrap().id;
        let moved = Command::MoveStage { on: DOORS, from: None, to: work, comment: None };
        colleague.execute(NOON, &moved).unwrap();
        look(&mut session);
        let taken = "boris changed “Doors”: the cursor is on “Windows” now";
        assert!(!drawn(&mut session, 200, 24).join("\n").contains(taken), "{keys}");
        press(&mut session, keys);
        look(&mut session);
        let screen = drawn(&mut session, 200, 24).join("\n");
        assert!(screen.contains(taken), "{keys} {screen}");
        let refused = screen.contains("Doors: boris has changed “Stage”");
        assert_eq!(refused, keys != "Esc", "{screen}");
    }
}

#[test]
fn what_was_written_where_a_colleague_came_first_waits_as_a_comment() {
    let windows = RecordRef::new(Noun::Lead, 1);
    let planned = [("kind", "call"), ("subject", "Ewa"), ("on", "lead/2")];
    let planned = planned.map(|(field, value)| Set::new(field, value)).to_vec();
    let done = Command::Complete { activity: 1, result: None, next: None };
    let merged = Command::Merge(Merge::new(windows, vec![DOORS]));
    for (key, first, there, back) in [("d", done, "Doors", "c"), ("c", merged, "Windows", "j c")] {
        let folder = TempDir::new().unwrap();
        let (mut session, mut colleague, _) = two_people(folder.path());
        let made = Command::Create { noun: Noun::Activity, set: planned.clone() };
        colleague.execute(NOON, &made).unwrap();
        look(&mut session);
        press(&mut session, &format!("k {key} Y e s"));
        colleague.execute(NOON, &first).unwrap();
        look(&mut session);
        press(&mut session, "Esc");
        let said = format!("Your text waits as a comment on “{there}”");
        assert!(session.status.text.contains(&said), "{key}: {}", session.status.text);
        press(&mut session, back);
        let screen = drawn(&mut session, 80, 24).join("\n");
        assert!(screen.contains("Yes"), "{key}: {screen}");
    }
}

#[test]
fn a_lead_that_a_colleague_gave_up_meanwhile_is_not_converted_unasked() {
    let folder = TempDir::new().unwrap();
    let (mut session, mut colleague, _) = two_people(folder.path());
    press(&mut session, "k C a 4");
    let setup = session.setup.clone();
    let junk = setup.stages.iter().find(|stage| stage.code == "junk").unwrap().id;
    let moved = Command::MoveStage { on: DOORS, from: None, to: junk, comment: None };
    colleague.execute(NOON, &moved).unwrap();
    look(&mut session);
    let stage = |session: &App| session.reader.card(DOORS).unwrap().row.int("stage");
    press(&mut session, "Enter");
    let screen = drawn(&mut session, 120, 36).join("\n");
    assert!(screen.contains("boris has changed “Stage”"), "{screen}");
    assert!(screen.contains("Enter again to convert it all the same"), "{screen}");
    assert_eq!(stage(&session), Some(junk.0));
    press(&mut session, "Enter");
    assert_ne!(stage(&session), Some(junk.0), "{}", drawn(&mut session, 120, 36).join("\n"));
}

#[test]
fn what_is_planned_with_a_record_is_a_part_of_it() {
    let folder = TempDir::new().unwrap();
    let (mut session, mut colleague, _) = two_people(folder.path());
    let values = [("kind", "call"), ("subject", "Ewa"), ("on", "lead/2")];
    let set = values.map(|(field, value)| Set::new(field, value)).to_vec();
    colleague.execute(NOON, &Command::Create { noun: Noun::Activity, set }).unwrap();
    look(&mut session);
    assert_eq!(marked(&mut session).len(), 1);
    session.desk.clock = Clock::stopped(NOON + 60);
    look(&mut session);
    assert!(marked(&mut session).is_empty());
    let done = Command::Complete { activity: 1, result: None, next: None };
    colleague.execute(NOON, &done).unwrap();
    look(&mut session);
    assert_eq!(marked(&mut session).len(), 1);
}

#[test]
fn what_the_person_did_and_what_is_read_for_the_first_time_is_not_marked() {
    let folder = TempDir::new().unwrap();
    let (mut session, mut colleague, database) = two_people(folder.path());
    press(&mut session, "L");
    look(&mut session);
    assert!(marked(&mut session).is_empty(), "her own step");
    let anna = session.user.clone();
    let mut elsewhere = database.writer(Database::viewer(&anna)).unwrap();
    elsewhere.execute(NOON, &tag("glass")).unwrap();
    assert!(look(&mut session));
    assert!(marked(&mut session).is_empty(), "her own in another session");
    // What she does herself does not hide what he did meanwhile.
    colleague.execute(NOON, &tag("wood")).unwrap();
    press(&mut session, "H");
    let [line] = &marked(&mut session)[..] else { panic!("{:?}", marked(&mut session)) };
    assert!(line.contains("✎Doors") && !line.contains("Windows ✎"), "{line}");
    // Another section, another filter, the same section anew: nothing is new there.
    for keys in ["2 1", "v l", "f s t a g e : n e w Enter"] {
        press(&mut session, keys);
        session.desk.clock = Clock::stopped(NOON + 60);
        look(&mut session);
        assert!(marked(&mut session).is_empty(), "{keys}");
    }
    let mut fresh = app(&database, &anna, Lang::En);
    look(&mut fresh);
    assert!(marked(&mut fresh).is_empty());
}

#[test]
fn a_record_that_a_colleague_made_is_marked_where_it_comes() {
    let folder = TempDir::new().unwrap();
    let (mut session, mut colleague, _) = two_people(folder.path());
    let made = vec![Set::new("title", "Roof")];
    colleague.execute(NOON, &Command::Create { noun: Noun::Lead, set: made }).unwrap();
    look(&mut session);
    let [line] = &marked(&mut session)[..] else { panic!("{:?}", marked(&mut session)) };
    assert!(line.contains("✎Roof"), "{line}");
    press(&mut session, "3");
    let made = vec![Set::new("last_name", "Kowalska")];
    colleague.execute(NOON, &Command::Create { noun: Noun::Contact, set: made }).unwrap();
    look(&mut session);
    assert!(marked(&mut session)[0].contains("Kowals"), "{:?}", marked(&mut session));
}

#[test]
fn an_open_card_marks_the_fields_that_a_colleague_changed() {
    let folder = TempDir::new().unwrap();
    let (mut session, mut colleague, _) = two_people(folder.path());
    press(&mut session, "k Enter");
    look(&mut session);
    let before = drawn(&mut session, 80, 24);
    let field = before.iter().find(|line| line.contains("Amount")).cloned();
    assert!(field.is_some(), "{before:#?}");
    let amount = Command::Edit { on: DOORS, set: vec![Set::new("amount", 15_000_000)] };
    colleague.execute(NOON, &amount).unwrap();
    look(&mut session);
    let lines = marked(&mut session);
    assert!(lines[0].contains("Amount") && lines[0].contains("✎"), "{lines:?}");
    assert_eq!(lines.len(), 1, "{lines:?}");
    session.desk.clock = Clock::stopped(NOON + 5);
    assert!(look(&mut session));
    assert!(marked(&mut session).is_empty());
}
