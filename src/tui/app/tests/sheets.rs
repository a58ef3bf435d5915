//! Records as a table in the person's own editor: what comes back of it.

use tempfile::TempDir;

use super::*;
use crate::domain::command::{Command, Set};
use crate::domain::noun::RecordRef;
use crate::domain::value::Value;

mod kinds;

fn office(folder: &Path) -> (Database, User) {
    let database = Database::fresh(folder, "GB");
    let user = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&user)).unwrap();
    for (title, amount) in [("Roof", 100_000), ("Windows", 200_000), ("Doors", 300_000)] {
        let tags = Value::List(vec!["hot".to_owned()]);
        let set =
            vec![Set::new("title", title), Set::new("amount", amount), Set::new("tags", tags)];
        writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
    }
    (database, user)
}

/// The list of leads with these columns, and all of them selected.
fn selected(database: &Database, user: &User) -> App {
    let mut app = app(database, user, Lang::En);
    let look = crate::domain::look::Look {
        columns: ["title", "amount", "currency", "tags", "created_at"].map(str::to_owned).to_vec(),
        ..Default::default()
    };
    let mut writer = database.writer(Database::viewer(user)).unwrap();
    writer.keep_look(Noun::Lead, &look).unwrap();
    press(&mut app, "1 v l *");
    app
}

/// The table as the editor gets it.
fn lent(app: &mut App) -> String {
    match app.wish.take() {
        Some(Wish::Write(text, _)) => text,
        other => panic!("{other:?}: {}", app.status.text),
    }
}

fn back(app: &mut App, text: &str) {
    app.on_written(&Ok(text.to_owned())).unwrap();
    settle(app);
}

fn value(app: &App, id: i64, field: &str) -> Value {
    app.reader.card(RecordRef::new(Noun::Lead, id)).unwrap().row.get(field).clone()
}

#[test]
fn what_is_changed_in_a_table_is_one_step_and_what_is_not_taken_comes_back() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path());
    let mut app = selected(&database, &anna);
    press(&mut app, "E");
    let text = lent(&mut app);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "ID\tTitle\tAmount\tCurrency\tTags\tCreated");
    assert!(lines[3].starts_with("1\tRoof\t1000.00\tGBP\thot\t"), "{text}");
    back(&mut app, &text);
    assert!(app.status.text.contains("Nothing was changed"), "{}", app.status.text);

    // A good change in each of two rows, an amount that is none, and a row that is gone.
    press(&mut app, "E");
    let text = lent(&mut app);
    let changed: String = text
        .lines()
        .filter(|line| !line.starts_with("3\t"))
        .map(|line| {
            let line = line.replace("1\tRoof\t1000.00", "1\tNew roof\t12,5.0");
            line.replace("\tWindows\t2000.00\tGBP\thot", "\tWindows\t20\tJPY\thot, vip") + "\n"
        })
        .collect();
    back(&mut app, &format!("{changed}99\tStranger\n"));
    assert_eq!(value(&app, 1, "title"), Value::text("New roof"));
    assert_eq!(value(&app, 1, "amount"), Value::Int(100_000));
    assert_eq!((value(&app, 2, "amount"), value(&app, 2, "currency")), (20.into(), "JPY".into()));
    assert_eq!(value(&app, 2, "tags"), Value::List(vec!["hot".to_owned(), "vip".to_owned()]));
    let shown = drawn(&mut app, 120, 36).join("\n");
    for said in ["Not taken from the table: 3", "Lead 1: Amount — ", "Lead 3: the row is gone"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    assert!(shown.contains("A row was added (“99”)"), "{shown}");
    // It is offered again as it was typed, also after a restart, beside what is true by now.
    drop(app);
    let mut app = selected(&database, &anna);
    press(&mut app, "E");
    let again = lent(&mut app);
    assert!(again.lines().any(|line| line.starts_with("1\tNew roof\t12,5.0\t")), "{again}");
    assert!(again.contains("99\tStranger"), "{again}");
    let fixed: String = again
        .lines()
        .filter(|line| !line.starts_with("99"))
        .map(|line| line.replace("12,5.0", "1250.50") + "\n")
        .collect();
    back(&mut app, &fixed);
    assert_eq!(value(&app, 1, "amount"), Value::Int(125_050));
    press(&mut app, "E");
    assert!(!lent(&mut app).contains("Stranger"));
    // Who empties the file gives up.
    back(&mut app, "");
    press(&mut app, "u u");
    assert_eq!(value(&app, 1, "title"), Value::text("Roof"));
    assert_eq!(value(&app, 2, "currency"), "GBP".into());
    database.check().unwrap();
}

/// A colleague changes something of a lead.
fn colleague(database: &Database, id: i64, set: Vec<Set>) {
    let boris = database.person("boris", "Boris").unwrap();
    let mut writer = database.writer(Database::viewer(&boris)).unwrap();
    let on = RecordRef::new(Noun::Lead, id);
    writer.execute(NOON, &Command::Edit { on, set }).unwrap();
}

fn hire(database: &Database, user: &User) {
    let mut writer = database.writer(Database::viewer(user)).unwrap();
    let hired = vec![Set::new("login", "boris")];
    writer.execute(NOON, &Command::Create { noun: Noun::User, set: hired }).unwrap();
}

#[test]
fn what_a_colleague_changed_meanwhile_is_overwritten_only_by_who_was_told_of_it() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path());
    hire(&database, &anna);
    let mut app = selected(&database, &anna);
    press(&mut app, "E");
    let text = lent(&mut app);
    colleague(&database, 1, vec![Set::new("amount", 777), Set::new("tags", Value::Empty)]);
    let mine = text.replace("1000.00", "5.00").replace("Windows", "Gates");
    back(&mut app, &mine);
    assert_eq!(value(&app, 1, "amount"), Value::Int(777));
    assert_eq!(value(&app, 2, "title"), Value::text("Gates"), "the rest stands");
    let told = "Lead 1: Amount — now “7.77”, changed by boris meanwhile";
    let shown = drawn(&mut app, 120, 36).join("\n");
    assert!(shown.contains(told), "{shown}");

    // Put off, it is no longer what he was told of.
    press(&mut app, "Esc");
    for restarted in [false, true] {
        if restarted {
            drop(app);
            app = selected(&database, &anna);
        }
        press(&mut app, "E");
        let again = lent(&mut app);
        assert!(again.contains("\t5.00") && !again.contains("1\tRoof\t5.00\tGBP\thot"), "{again}");
        back(&mut app, &again);
        assert_eq!(value(&app, 1, "amount"), Value::Int(777), "{restarted}");
        let shown = drawn(&mut app, 120, 36).join("\n");
        assert!(shown.contains(told), "{restarted}: {shown}");
        if !restarted {
            press(&mut app, "Esc");
        }
    }
    // Another change once more is not what he was told of either.
    press(&mut app, "Enter");
    let again = lent(&mut app);
    colleague(&database, 1, vec![Set::new("amount", 888)]);
    back(&mut app, &again);
    assert_eq!(value(&app, 1, "amount"), Value::Int(888));
    let shown = drawn(&mut app, 120, 36).join("\n");
    assert!(shown.contains("now “8.88”"), "{shown}");
    press(&mut app, "Enter");
    let again = lent(&mut app);
    back(&mut app, &again);
    assert_eq!(value(&app, 1, "amount"), Value::Int(500));
    assert_eq!(value(&app, 1, "tags"), Value::Empty, "what he changed elsewhere stays his");
    press(&mut app, "E");
    assert!(!lent(&mut app).contains("\t7.77"), "nothing is kept any more");
}

#[test]
fn a_kept_cell_is_compared_with_what_it_held_when_it_was_first_given() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path());
    hire(&database, &anna);
    for (spoil, mend, restarted) in [
        ("1000.00", "12,5.0", false),
        ("1000.00", "12,5.0", true),
        ("\tAmount", "\tAmont", false),
        ("\tAmount", "\tAmont", true),
    ] {
        let mut app = selected(&database, &anna);
        press(&mut app, "E");
        let text = lent(&mut app).replace(spoil, mend).replace("1000.00", "12.50");
        back(&mut app, &text);
        press(&mut app, "Esc");
        if restarted {
            drop(app);
            app = selected(&database, &anna);
        }
        colleague(&database, 1, vec![Set::new("amount", 777)]);
        press(&mut app, "E");
        let again = lent(&mut app);
        assert!(again.contains(mend), "{again}");
        back(&mut app, &again.replace("Amont", "Amount").replace("12,5.0", "12.50"));
        assert_eq!(value(&app, 1, "amount"), Value::Int(777), "{mend} {restarted}");
        let shown = drawn(&mut app, 120, 36).join("\n");
        assert!(
            shown.contains("Amount — now “7.77”, changed by boris meanwhile"),
            "{mend}: {shown}"
        );
        press(&mut app, "Down Enter");
        colleague(&database, 1, vec![Set::new("amount", 100_000)]);
        assert_eq!(value(&app, 1, "amount"), Value::Int(100_000));
    }
}

#[test]
fn a_table_whose_columns_cannot_be_told_changes_nothing_and_is_kept() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path());
    for (from, to) in [("ID\t", "Number\t"), ("\tAmount", "\tSum total")] {
        let mut app = selected(&database, &anna);
        press(&mut app, "E");
        let text = lent(&mut app).replace(from, to).replace("Roof", "Lost");
        back(&mut app, &text);
        assert_eq!(value(&app, 1, "title"), Value::text("Roof"));
        let shown = drawn(&mut app, 120, 36).join("\n");
        assert!(shown.contains("nothing was taken"), "{shown}");
        press(&mut app, "Enter");
        let again = lent(&mut app);
        assert!(again.contains("Lost"), "{again}");
        // With its columns as they were it is a table again.
        back(&mut app, &again.replace(to, from));
        assert_eq!(value(&app, 1, "title"), Value::text("Lost"));
        press(&mut app, "u E");
        let text = lent(&mut app).replace(from, to).replace("Roof", "Lost");
        back(&mut app, &text);
        press(&mut app, "Down Enter E");
        assert!(!lent(&mut app).contains("Lost"), "thrown away");
    }
}

#[test]
fn a_table_kept_whole_comes_back_alone_and_overwrites_nothing_it_did_not_change() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path());
    for restarted in [false, true] {
        let mut app = selected(&database, &anna);
        press(&mut app, "E");
        let torn = lent(&mut app).replace("\tAmount", "\tAmont").replace("Roof", "Lost");
        back(&mut app, &torn);
        press(&mut app, "Esc");
        if restarted {
            drop(app);
            app = selected(&database, &anna);
        }
        let mut writer = database.writer(Database::viewer(&anna)).unwrap();
        let on = RecordRef::new(Noun::Lead, 3);
        let edit = Command::Edit { on, set: vec![Set::new("title", "Gates")] };
        writer.execute(NOON, &edit).unwrap();
        press(&mut app, "E");
        let again = lent(&mut app);
        assert_eq!(again, torn, "as it was typed, and nothing else");
        back(&mut app, &again.replace("Amont", "Amount"));
        let shown = drawn(&mut app, 120, 36).join("\n");
        assert!(!shown.contains("Not taken"), "{shown}");
        assert_eq!(value(&app, 1, "title"), Value::text("Lost"), "{restarted}");
        assert_eq!(value(&app, 3, "title"), Value::text("Gates"), "{restarted}");
        press(&mut app, "E");
        assert!(!lent(&mut app).contains("Amont"), "nothing is kept any more");
        back(&mut app, "");
        press(&mut app, "Esc u");
        let undone = Command::Edit { on, set: vec![Set::new("title", "Doors")] };
        writer.execute(NOON, &undone).unwrap();
    }
}

#[test]
fn where_no_program_may_be_run_it_is_said() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path());
    let mut app = app_with(&database, &anna, Lang::En, Capabilities::served());
    press(&mut app, "v l E");
    assert!(app.wish.is_none() && app.status.is_error, "{}", app.status.text);
}

#[test]
fn nobody_is_put_into_an_editor_that_he_did_not_choose() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path());
    let mut app = selected(&database, &anna);
    app.desk.editor.clear();
    for keys in ["E", "Esc Enter c C-x"] {
        press(&mut app, keys);
        assert!(app.wish.is_none(), "{keys}");
        let said = &app.status.text;
        assert!(said.starts_with("No editor is chosen.") && said.contains("EDITOR="), "{said}");
    }
}
