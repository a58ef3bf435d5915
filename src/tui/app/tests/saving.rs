use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::crm::reader::Row;
use crate::domain::command::{Command, Set};
use crate::domain::query::Filter;
use crate::tui::app::worker::Job;
use crate::tui::keymap::Lookup;

/// Keeps everybody else from writing until it is dropped.
fn colleague(database: &Database) -> Connection {
    let conn = Connection::open(database.path()).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    conn
}

fn empty(folder: &Path) -> (Database, User) {
    let database = Database::fresh(folder, "GB");
    let user = database.person("anna", "Anna Smith").unwrap();
    (database, user)
}

#[test]
fn text_that_is_kept_late_is_not_taken_for_what_is_saved() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let mut app = app(&database, &anna, Lang::En);
    let busy = colleague(&database);
    for key in "N H a l f".split(' ') {
        app.on_keys(&[key.parse().unwrap()]).unwrap();
    }
    app.keep_draft();
    app.on_keys(&["C-s".parse().unwrap()]).unwrap();
    let shown = drawn(&mut app, 80, 24);
    assert!(app.writing.is_some() && app.screens.len() == 2, "{shown:#?}");
    drop(busy);
    settle(&mut app);
    assert_eq!(app.screens.len(), 1, "what is saved is closed");
    assert!(app.status.text.contains("Half"), "{}", app.status.text);
    assert_eq!(app.reader.count(Noun::Lead, &Filter::All).unwrap(), 1);
    assert_eq!(drafts(&app), []);
}

/// The line in which a lead is captured, half-written.
const CAPTURE: &str = "capture:lead";

/// Types a line that becomes a lead, in front of a colleague who writes just then.
fn half_written(database: &Database, user: &User) -> (App, Connection) {
    let mut app = app(database, user, Lang::En);
    app.on_keys(&["n".parse().unwrap()]).unwrap();
    app.on_paste("Half a lead").unwrap();
    (app, colleague(database))
}

/// The line is there the next time.
fn assert_kept(database: &Database, user: &User) {
    let next = app(database, user, Lang::En);
    assert_eq!(next.reader.draft(CAPTURE).unwrap().unwrap().0, "Half a lead");
}

/// The program ends, and only then is the colleague ready.
fn end_before(app: App, busy: Connection) {
    let (over, ready) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        ready.recv().unwrap();
        busy.execute_batch("COMMIT").unwrap();
    });
    app.until_the_end(|_| over.send(()).unwrap());
}

#[test]
fn what_is_half_written_is_kept_though_a_colleague_writes_while_the_program_ends() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let (app, busy) = half_written(&database, &anna);
    end_before(app, busy);
    assert_kept(&database, &anna);
}

#[test]
fn what_is_left_half_written_is_there_at_once_though_a_colleague_writes() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let (mut app, _busy) = half_written(&database, &anna);
    app.on_keys(&keys("Esc n")).unwrap();
    assert!(drawn(&mut app, 80, 24).join("\n").contains("Half a lead"));
    // Seen and thrown away, it does not come back either.
    app.unseen = None;
    app.on_keys(&keys("C-u Esc n")).unwrap();
    assert!(!drawn(&mut app, 80, 24).join("\n").contains("Half a lead"));
}

#[test]
fn what_could_not_be_saved_before_the_end_is_kept() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let (mut app, busy) = half_written(&database, &anna);
    app.on_keys(&["Enter".parse().unwrap()]).unwrap();
    assert!(app.writing.is_some() && app.screens.len() == 1);
    let refuse = "CREATE TRIGGER full BEFORE INSERT ON lead BEGIN SELECT RAISE(ABORT, 'full'); END";
    busy.execute_batch(refuse).unwrap();
    end_before(app, busy);
    assert_kept(&database, &anna);
}

#[test]
fn what_is_typed_while_something_else_is_saved_is_kept() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let mut app = app(&database, &anna, Lang::En);
    press(&mut app, "n A c m e Enter");
    let busy = colleague(&database);
    app.on_keys(&["L".parse().unwrap(), "n".parse().unwrap()]).unwrap();
    assert!(app.writing.is_some(), "{}", app.status.text);
    app.on_paste("Half a lead").unwrap();
    end_before(app, busy);
    assert_kept(&database, &anna);
}

#[test]
fn what_is_half_written_is_kept_by_itself_and_the_newest_of_it() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let mut app = app(&database, &anna, Lang::En);
    app.on_keys(&["n".parse().unwrap()]).unwrap();
    for text in ["Half", " a", " lead"] {
        app.on_paste(text).unwrap();
        app.keep_draft();
    }
    assert_eq!(app.reader.draft(CAPTURE).unwrap(), None, "not at each key");
    // As if the loop were stuck in a terminal that takes no output.
    let since = std::time::Instant::now();
    let kept = loop {
        match app.reader.draft(CAPTURE).unwrap() {
            Some((text, _)) => break text,
            None => assert!(since.elapsed() < Duration::from_secs(60), "it is not kept"),
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(kept, "Half a lead");
}

#[test]
fn text_that_cannot_be_kept_at_the_end_is_handed_back() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let (mut app, events) = app_heard(&database, &anna, Lang::En, Capabilities::local());
    app.on_keys(&["n".parse().unwrap()]).unwrap();
    app.on_paste("Half a lead").unwrap();
    let full = "CREATE TRIGGER full BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'full'); END";
    let busy = colleague(&database);
    busy.execute_batch(full).unwrap();
    busy.execute_batch("COMMIT").unwrap();
    app.keep_draft();
    let report = events.recv_timeout(Duration::from_secs(60)).unwrap();
    let Event::Report(report) = report else { panic!("{report:?}") };
    app.on_report(report).unwrap();
    app.until_the_end(|_| ());
    assert!(matches!(unkept(&events), Some((text, _)) if text == "Half a lead"));
}

#[test]
fn keys_behind_the_one_that_leaves_do_nothing() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let mut app = app(&database, &anna, Lang::En);
    press(&mut app, "n A c m e Enter");
    let newest = |app: &App| app.reader.operations(9).unwrap().len();
    let before = newest(&app);
    let keys = "q L n X Enter".split(' ').map(|key| key.parse().unwrap());
    app.on_keys(&keys.collect::<Vec<_>>()).unwrap();
    assert!(matches!(app.wish, Some(Wish::Quit)) && app.writing.is_none());
    assert_eq!((newest(&app), app.screens.len()), (before, 1));
}

#[test]
fn what_is_being_saved_is_saved_though_the_person_left() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let App { writer, reader, .. } = app(&database, &anna, Lang::En);
    let busy = colleague(&database);
    let set = vec![Set::new("title", "Late")];
    let job = Job::Execute(NOON, Command::Create { noun: Noun::Lead, set });
    assert!(writer.ask(job).is_none());
    drop(busy);
    writer.finish();
    assert_eq!(reader.count(Noun::Lead, &Filter::All).unwrap(), 1);
}

#[test]
fn an_import_that_broke_off_is_told_when_the_interface_starts() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let conn = Connection::open(database.path()).unwrap();
    let begin = |user: i64, undone: bool| {
        let args = r#"{"file":"clients.csv","noun":"lead","count":500,"next":502}"#;
        conn.execute(
            "INSERT INTO operation (at, user_id, kind, args, state, undone_by)
             VALUES (?1, ?2, 'import', ?3, 'running', iif(?4, 1, NULL))",
            (NOON, user, args, undone),
        )
        .unwrap();
        conn.last_insert_rowid()
    };
    begin(anna.id.0, true);
    let mut app = app(&database, &anna, Lang::En);
    app.announce_import().unwrap();
    assert_eq!(app.status.text, "", "it was taken back");
    let operation = begin(anna.id.0, false);
    app.announce_import().unwrap();
    for part in ["clients.csv", "--from 502", &format!("voronka undo {operation}")] {
        assert!(app.status.text.contains(part), "{}", app.status.text);
    }
    finish(app);
    // Once a day; another one is another matter.
    let draft = |at: i64| {
        let sql = "UPDATE draft SET at = ?1 WHERE place = 'told:import'";
        assert_eq!(conn.execute(sql, [at]).unwrap(), 1);
    };
    for (at, other, told) in [
        (None, false, false),
        (Some(NOON - 24 * 3600), false, true),
        (None, false, false),
        (None, true, true),
    ] {
        at.into_iter().for_each(draft);
        let operation = if other { begin(anna.id.0, false) } else { operation };
        let mut app = super::app(&database, &anna, Lang::En);
        app.announce_drafts().unwrap();
        app.announce_import().unwrap();
        let said = app.status.text.contains(&format!("voronka undo {operation}"));
        assert_eq!(said, told, "{at:?} {other}: {}", app.status.text);
        assert_eq!(app.status.text.is_empty(), !told, "it is no half-written text");
        finish(app);
    }
}

/// Lets what is being kept be kept.
fn finish(app: App) {
    app.writer.finish();
}

#[test]
fn a_change_of_many_that_broke_off_is_told_with_its_numbers_and_the_key() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = empty(folder.path());
    let conn = Connection::open(database.path()).unwrap();
    for (kind, lang, told) in [
        (
            "edit",
            Lang::En,
            "Interrupted: editing, 750 of 1,258 done. Do the same again: what is done is skipped. u takes it back",
        ),
        (
            "edit",
            Lang::Ru,
            "Прервано: правка, сделано 750 из 1 258. Повторите то же самое, сделанное пропустится. u отменит",
        ),
        (
            "edit",
            Lang::Pl,
            "Przerwano: edycja, zrobiono 750 z 1 258. Powtórz to samo, zrobione zostanie pominięte. u cofnie",
        ),
        (
            "comment",
            Lang::En,
            "Interrupted: a comment, 750 of 1,258 done. u takes it back, then do it anew",
        ),
    ] {
        conn.execute(
            "INSERT INTO operation (at, user_id, kind, args, state)
             VALUES (?1, ?2, ?3, '{\"count\":750,\"of\":1258}', 'running')",
            (NOON, anna.id.0, kind),
        )
        .unwrap();
        let mut app = app(&database, &anna, lang);
        app.announce_change().unwrap();
        assert_eq!(app.status.text.replace('\u{a0}', " "), told);
    }
    conn.execute("UPDATE operation SET state = 'done'", []).unwrap();
    let mut app = app(&database, &anna, Lang::En);
    app.announce_change().unwrap();
    assert_eq!(app.status.text, "");
}

/// Two leads in one column, the cursor on the older one, in front of a colleague who writes just then.
fn two_leads(folder: &Path) -> (App, Connection) {
    let (database, anna) = empty(folder);
    let mut app = app(&database, &anna, Lang::En);
    press(&mut app, "n A c m e Enter n B e t a Enter G");
    assert_eq!(under(&app), Some(1));
    (app, colleague(&database))
}

/// The colleague is ready, and what waited for him goes on.
fn go_on(app: &mut App, busy: &Connection) {
    busy.execute_batch("COMMIT").unwrap();
    settle(app);
}

/// The record under the cursor.
fn under(app: &App) -> Option<i64> {
    let Some(Screen::Browse(browse)) = app.screens.last() else { return None };
    browse.aim().0.map(|on| on.id)
}

/// A lead by its number.
fn lead(app: &App, id: i64) -> Row {
    app.reader.card(RecordRef::new(Noun::Lead, id)).unwrap().row
}

fn keys(keys: &str) -> Vec<Key> {
    keys.split_whitespace().map(|key| key.parse().unwrap()).collect()
}

#[test]
fn keys_typed_while_something_is_saved_wait_and_none_is_lost() {
    // At once and one by one; the last of them makes a comment and takes the record away.
    for at_once in [true, false] {
        let folder = TempDir::new().unwrap();
        let (mut app, busy) = two_leads(folder.path());
        let typed = keys("L L j k c T h e y Space c a l l Enter x");
        let groups: Vec<&[Key]> = if at_once { vec![&typed] } else { typed.chunks(1).collect() };
        for group in groups {
            app.on_keys(group).unwrap();
        }
        assert!(app.writing.is_some() && app.screens.len() == 1, "{}", app.status.text);
        go_on(&mut app, &busy);
        assert!(lead(&app, 1).deleted_at.is_some() && lead(&app, 2).deleted_at.is_none());
        let stages: Vec<_> = app.setup.stages.iter().map(|stage| stage.id.0).collect();
        assert_eq!(lead(&app, 1).int("stage"), Some(stages[2]), "two steps");
        let said = drafts(&app);
        assert_eq!(said, [], "the comment is saved");
    }
}

#[test]
fn whoever_waits_for_a_new_record_works_on_with_that() {
    let folder = TempDir::new().unwrap();
    let (mut app, busy) = two_leads(folder.path());
    app.on_keys(&keys("n N e w Enter")).unwrap();
    app.on_keys(&keys("L")).unwrap();
    assert!(app.writing.is_some());
    go_on(&mut app, &busy);
    assert_eq!(under(&app), Some(3));
    assert_eq!(lead(&app, 3).int("stage"), Some(app.setup.stages[1].id.0));
}

#[test]
fn what_is_typed_after_what_could_not_be_saved_is_let_go_and_said() {
    let folder = TempDir::new().unwrap();
    let (mut app, busy) = two_leads(folder.path());
    let refuse = "CREATE TRIGGER full BEFORE UPDATE ON lead BEGIN SELECT RAISE(ABORT, 'full'); END";
    busy.execute_batch(refuse).unwrap();
    app.on_keys(&keys("L n T y p e d")).unwrap();
    go_on(&mut app, &busy);
    assert_eq!(app.screens.len(), 1);
    let said = &app.status.text;
    assert!(said.contains("What you typed meanwhile was not carried out"), "{said}");
}

#[test]
fn the_answer_to_a_question_that_did_not_come_is_let_go_and_said() {
    let folder = TempDir::new().unwrap();
    let (mut app, busy) = two_leads(folder.path());
    // Nothing is left to comment on; the letters behind it would leave, and more.
    for key in keys("x x c q u i t Enter") {
        app.on_keys(&[key]).unwrap();
    }
    go_on(&mut app, &busy);
    assert!(app.wish.is_none() && app.screens.len() == 1, "{}", app.status.text);
    let said = &app.status.text;
    assert!(said.contains("What you typed meanwhile was not carried out"), "{said}");
}

#[test]
fn a_letter_that_leaves_waits_like_any_other() {
    let folder = TempDir::new().unwrap();
    let (mut app, busy) = two_leads(folder.path());
    let own = [("quit".to_owned(), vec!["Q".to_owned()])].into();
    app.desk.keymap = Keymap::new(&own, |_, _| None).unwrap();
    for key in keys("L n Q u i c k Enter") {
        app.on_keys(&[key]).unwrap();
    }
    go_on(&mut app, &busy);
    assert!(app.wish.is_none());
    assert_eq!(lead(&app, 3).text("title"), "Quick");
}

#[test]
fn whoever_wants_to_leave_does_not_wait_for_a_colleague() {
    let folder = TempDir::new().unwrap();
    let (mut app, _busy) = two_leads(folder.path());
    app.on_keys(&keys("L L")).unwrap();
    app.on_keys(&keys("C-c")).unwrap();
    assert!(matches!(app.wish, Some(Wish::Quit)));
}

#[test]
fn whoever_looks_around_while_many_are_saved_sees_that_they_are() {
    let folder = TempDir::new().unwrap();
    let (mut app, busy) = two_leads(folder.path());
    app.on_keys(&keys("g g * t h o t Enter")).unwrap();
    assert!(app.writing.is_some());
    app.on_keys(&keys("j")).unwrap();
    assert_eq!(under(&app), Some(1), "the keys that look answer");
    assert_eq!(app.status.text, "saving…");
    app.on_keys(&keys("x")).unwrap();
    go_on(&mut app, &busy);
    assert!([1, 2].iter().all(|id| lead(&app, *id).deleted_at.is_some()), "what waited was done");
}

#[test]
fn keys_that_waited_mean_what_they_mean_one_by_one() {
    let folder = TempDir::new().unwrap();
    let (mut app, busy) = two_leads(folder.path());
    // In one run the letters behind the question would be a text pasted into it.
    for key in keys("L m a j L") {
        app.on_keys(&[key]).unwrap();
    }
    go_on(&mut app, &busy);
    assert_eq!(app.screens.len(), 1, "the question is answered");
    let steps = app.reader.operations(9).unwrap().len();
    assert_eq!(steps, 5, "two records made and three steps");
}

#[test]
fn whoever_looks_around_long_enough_stays_where_he_is() {
    let folder = TempDir::new().unwrap();
    let (mut app, busy) = two_leads(folder.path());
    app.on_keys(&keys("L")).unwrap();
    // As after a long time: the cursor is moved, and what changes something waits.
    app.note_passing(&Lookup::Action(Action::MoveUp));
    app.with_browse(|browse, context| browse.go_to(2, None, context));
    app.on_keys(&keys("x")).unwrap();
    go_on(&mut app, &busy);
    assert!(lead(&app, 2).deleted_at.is_some() && lead(&app, 1).deleted_at.is_none());
}
