//! Typed words: half-written text waits where it was left and goes when it became something, and
//! what a colleague changed meanwhile is not overwritten unseen.

mod pasted;

use super::*;
use crate::crm::Writer;
use crate::domain::command::{Command, Set};
use crate::domain::noun::RecordRef;
use crate::domain::query::Filter;

const LEAD: RecordRef = RecordRef { noun: Noun::Lead, id: 1 };

/// A database with one lead of Anna's and a call planned with it; and how to open it again.
struct Office {
    folder: TempDir,
    database: Database,
    anna: User,
    lang: Lang,
}

impl Office {
    fn new(lang: Lang) -> Office {
        let folder = TempDir::new().unwrap();
        let database = Database::fresh(folder.path(), "PL");
        let anna = database.person("anna", "Anna Smith").unwrap();
        let office = Office { folder, database, anna, lang };
        let mut writer = office.writer(&office.anna);
        let set = vec![Set::new("title", "Pumps")];
        writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
        let set = vec![
            Set::new("kind", "call"),
            Set::new("subject", "Ivan"),
            Set::new("on", "lead/1"),
            Set::new("deadline", NOON + 3600),
        ];
        writer.execute(NOON, &Command::Create { noun: Noun::Activity, set }).unwrap();
        office
    }

    /// From now on the database refuses to take this in.
    fn is_full(&self, at: &str) {
        let conn = rusqlite::Connection::open(self.database.path()).unwrap();
        let raise = "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
        conn.execute_batch(&format!("CREATE TRIGGER is_full BEFORE {at} {raise}")).unwrap();
    }

    /// There is room again.
    fn is_emptied(&self) {
        let conn = rusqlite::Connection::open(self.database.path()).unwrap();
        conn.execute_batch("DROP TRIGGER is_full").unwrap();
    }

    fn writer(&self, user: &User) -> Writer {
        self.database.writer(Database::viewer(user)).unwrap()
    }

    /// Starts the program.
    fn start(&self) -> App {
        let mut app = app_with(&self.database, &self.anna, self.lang, Capabilities::local());
        app.desk.home = self.folder.path().display().to_string();
        app
    }

    /// A colleague changes something.
    fn colleague(&self, on: RecordRef, field: &str, value: &str) {
        let set = vec![
            Set::new("login", "boris"),
            Set::new("name", "Boris Petrov"),
            Set::new("admin", 1),
        ];
        let invited = Command::Create { noun: Noun::User, set };
        self.writer(&self.anna).execute(NOON, &invited).unwrap();
        let boris = self.database.person("boris", "Boris Petrov").unwrap();
        let set = vec![Set::new(field, value)];
        self.writer(&boris).execute(NOON, &Command::Edit { on, set }).unwrap();
    }
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

fn type_in(app: &mut App, text: &str) {
    app.unseen = None;
    app.on_paste(text).unwrap();
}

fn title(app: &App) -> String {
    app.reader.card(LEAD).unwrap().row.text("title").to_owned()
}

#[test]
fn half_written_text_goes_once_it_became_something_or_was_cleared() {
    for keys in ["Enter", "C-u Esc", "C-u K o t Enter", "C-u C-c"] {
        let office = Office::new(Lang::En);
        let mut before = office.start();
        press(&mut before, "n");
        type_in(&mut before, "Zed Quill");
        press(&mut before, "C-c");
        before.until_the_end(|_| ());
        let mut app = office.start();
        app.announce_drafts().unwrap();
        assert!(app.status.text.contains("Unfinished new lead"), "{}", app.status.text);
        press(&mut app, "n");
        assert!(shown(&mut app).contains("Zed Quill"), "{}", shown(&mut app));
        assert!(app.status.text.contains("C-r throws it away"), "{}", app.status.text);
        press(&mut app, keys);
        app.until_the_end(|_| ());
        let mut app = office.start();
        assert_eq!(drafts(&app), [], "{keys}");
        press(&mut app, "n");
        assert!(app.screens.last().unwrap().draft().is_none(), "{keys}: {}", shown(&mut app));
    }
}

#[test]
fn what_is_typed_before_half_written_text_is_seen_stands_alone_and_that_waits() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    for (key, text) in [("n", "Zed Quill"), ("c", "A long comment")] {
        press(&mut app, key);
        type_in(&mut app, text);
        press(&mut app, "Esc");
        type_ahead(&mut app, &format!("{key} A d a"));
        let screen = shown(&mut app);
        assert!(screen.contains("Ada") && !screen.contains(text), "{screen}");
        press(&mut app, if key == "n" { "Enter" } else { "C-s" });
        press(&mut app, key);
        assert!(shown(&mut app).contains(text), "{}", shown(&mut app));
        press(&mut app, "C-u Esc");
        assert_eq!(drafts(&app), []);
    }
    let added = app.reader.card(RecordRef::new(Noun::Lead, 2)).unwrap().row;
    assert_eq!(added.text("title"), "Ada");
}

#[test]
fn what_is_left_with_esc_waits_and_says_so() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    for (key, text) in [("c", "A long comment"), ("n", "Zed Quill"), ("a", "call Zed tomorrow")] {
        press(&mut app, key);
        type_in(&mut app, text);
        press(&mut app, "Esc");
        let said = format!("Your text is kept: {key} brings it back");
        assert!(app.status.text.contains(&said), "{}", app.status.text);
        press(&mut app, key);
        assert!(shown(&mut app).contains(text), "{}", shown(&mut app));
        press(&mut app, "C-u Esc");
        assert!(app.status.text != said, "nothing is left");
        press(&mut app, key);
        assert!(app.screens.last().unwrap().draft().is_none(), "{}", shown(&mut app));
        type_in(&mut app, "a");
        press(&mut app, "Esc");
        assert_eq!(drafts(&app).len(), 1, "however little it is");
        press(&mut app, key);
        press(&mut app, "C-u Esc");
        assert_eq!(drafts(&app), []);
    }
}

#[test]
fn a_conversion_is_announced_until_the_lead_is_finished() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    press(&mut app, "C a 7 j j j");
    type_in(&mut app, "Zed");
    press(&mut app, "C-c");
    app.until_the_end(|_| ());
    let announced = || {
        let mut app = office.start();
        app.announce_drafts().unwrap();
        app.status.text.clone()
    };
    assert!(announced().contains("Unfinished conversion"), "{}", announced());
    let junk = Command::Delete { on: LEAD };
    office.writer(&office.anna).execute(NOON, &junk).unwrap();
    assert_eq!(announced(), "");
}

#[test]
fn a_small_edit_waits_as_a_long_one_does() {
    // A digit of a sum in a form, a tag, a letter of a title: whatever differs from what stood there.
    for (keys, typed, again) in [
        ("Enter E", "5", "Enter E"),
        ("Enter j j Enter", "5", "Enter j j Enter"),
        ("t", "hot", "t"),
        ("Enter ] ] n", "Zed", "Enter ] ] n"),
        ("C a 7 j j j", "Zed", "C a 7"),
    ] {
        let office = Office::new(Lang::En);
        let mut app = office.start();
        press(&mut app, keys);
        type_in(&mut app, typed);
        press(&mut app, "Esc");
        if drafts(&app).is_empty() {
            panic!("{keys}: {}", shown(&mut app));
        }
        let kept = ["Your text is kept", "What you chose and filled in is kept"];
        let says = kept.iter().any(|kept| app.status.text.contains(kept));
        assert!(says, "{keys}: {}", app.status.text);
        drop(app);
        let mut app = office.start();
        press(&mut app, again);
        assert!(app.screens.last().unwrap().draft().is_some(), "{keys}: {}", shown(&mut app));
        assert!(shown(&mut app).contains(typed), "{keys}: {}", shown(&mut app));
    }
}

#[test]
fn one_more_tag_is_typed_behind_those_that_are_there() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    let tags = |app: &App| app.reader.card(LEAD).unwrap().row.get("tags").clone();
    for (typed, all) in [("vip", vec!["vip"]), ("big client", vec!["big client", "vip"])] {
        press(&mut app, "t");
        type_in(&mut app, typed);
        press(&mut app, "Enter");
        let all = all.into_iter().map(str::to_owned).collect();
        assert_eq!(tags(&app), crate::domain::value::Value::List(all));
    }
    press(&mut app, "t");
    assert!(shown(&mut app).contains("#big client, #vip, "), "{}", shown(&mut app));
    press(&mut app, "Enter");
    assert_eq!(drafts(&app), [], "nothing was typed");
}

#[test]
fn what_is_done_is_done_though_the_terminal_is_gone() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    press(&mut app, "5 d");
    type_in(&mut app, "agreed on the price");
    press(&mut app, "Enter");
    let asked = |app: &App| match app.screens.last() {
        Some(Screen::Line(line)) => line.unasked().is_some(),
        _ => false,
    };
    assert!(asked(&app), "{}", shown(&mut app));
    type_in(&mut app, "meet Ivan");
    app.until_the_end(|_| ());
    let App { reader, .. } = office.start();
    let call = reader.card(RecordRef::new(Noun::Activity, 1)).unwrap().row;
    assert_eq!(call.text("result"), "agreed on the price");
    assert_eq!(reader.draft("next:lead/1").unwrap().unwrap().0, "meet Ivan");
}

#[test]
fn the_files_of_half_written_text_come_back_with_it() {
    let office = Office::new(Lang::En);
    for name in ["offer.pdf", "plan.pdf"] {
        std::fs::write(office.folder.path().join(name), name).unwrap();
    }
    let mut app = office.start();
    press(&mut app, "c");
    type_in(&mut app, "Look");
    for name in ["offer.pdf", "plan.pdf"] {
        press(&mut app, "Tab");
        type_in(&mut app, &format!("~/{name}"));
        press(&mut app, "Enter");
    }
    app.until_the_end(|_| ());
    std::fs::remove_file(office.folder.path().join("plan.pdf")).unwrap();
    let mut app = office.start();
    press(&mut app, "c");
    let said = shown(&mut app);
    assert!(said.contains("Look") && said.contains("offer.pdf (9"), "{said}");
    let gone = office.folder.path().join("plan.pdf").display().to_string();
    assert!(app.status.text.contains(&format!("Attach {gone} again")), "{}", app.status.text);
    press(&mut app, "Enter Enter");
    press(&mut app, "Tab");
    assert!(shown(&mut app).contains("offer.pdf"), "{}", shown(&mut app));
    assert_eq!(drafts(&app), []);
}

#[test]
fn a_field_that_a_colleague_changed_meanwhile_keeps_what_was_typed() {
    for (answer, left) in [("Enter", "Pumps MINE"), ("Esc", "Theirs")] {
        let office = Office::new(Lang::En);
        let mut app = office.start();
        press(&mut app, "Enter Enter");
        type_in(&mut app, " MINE");
        office.colleague(LEAD, "title", "Theirs");
        press(&mut app, "Enter");
        let said = shown(&mut app);
        assert!(said.contains("Pumps MINE") && said.contains("Boris Petrov has changed"), "{said}");
        assert!(said.contains("Enter puts yours over it, Esc keeps theirs"), "{said}");
        assert_eq!(title(&app), "Theirs");
        press(&mut app, answer);
        assert_eq!(app.screens.len(), 2, "{}", shown(&mut app));
        assert_eq!(title(&app), left);
    }
}

#[test]
fn a_stage_that_a_colleague_renamed_meanwhile_is_not_overwritten_unseen() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    let stage = app.setup.stages[0].clone();
    let on = RecordRef::new(Noun::Stage, stage.id.0);
    press(&mut app, "S e");
    let asked = shown(&mut app);
    assert!(asked.contains("in English; its other names stay"), "{asked}");
    press(&mut app, "C-u M i n e");
    office.colleague(on, "name_en", "Theirs");
    press(&mut app, "Enter");
    let said = shown(&mut app);
    assert!(said.contains("Mine") && said.contains("Boris Petrov has changed"), "{said}");
    assert_eq!(app.reader.card(on).unwrap().row.text("name_en"), "Theirs");
    press(&mut app, "Enter");
    let row = app.reader.card(on).unwrap().row;
    assert_eq!((row.text("name_en"), row.text("name_ru")), ("Mine", stage.names.ru.as_str()));
    // One name in every language stays one.
    press(&mut app, "S n N e w Enter l");
    let same = app.setup.stages.iter().find(|stage| stage.names.en == "New").unwrap().clone();
    assert_eq!(same.names.pl, "New");
    assert_eq!(crate::tui::acts::team::renaming(&same).id, "line-stage-name");
    let renamed = crate::tui::acts::team::renamed(&same, "Newer", None, Lang::En);
    office.writer(&office.anna).execute(NOON, &renamed).unwrap();
    let row = app.reader.card(RecordRef::new(Noun::Stage, same.id.0)).unwrap().row;
    assert_eq!((row.text("name_ru"), row.text("name_pl")), ("Newer", "Newer"));
}

#[test]
fn what_waits_is_announced_in_words_of_the_trade() {
    for (lang, place, words) in [
        (Lang::Pl, "form:product/new", "Niedokończone: produkt"),
        (Lang::Ru, "comment:lead/1", "Недописанный комментарий: Pumps"),
        (Lang::En, "done-1:lead/1", "Unfinished result with Pumps"),
        (Lang::Ru, "form:lead/1", "Несохранённые изменения: Pumps"),
        (Lang::En, "form-main:lead/1", "Unsaved changes to Pumps"),
        (Lang::Pl, "form-deal:lead/1", "Niedokończony nowy deal: Pumps"),
        (Lang::En, "called:lead/1", "Unfinished result with Pumps"),
        (Lang::Pl, "capture:deal", "Niedokończony nowy deal"),
        (Lang::En, "elsewhere", "Unfinished text"),
    ] {
        let office = Office::new(lang);
        office.writer(&office.anna).keep_draft(NOON, place, "text").unwrap();
        let mut app = office.start();
        app.announce_drafts().unwrap();
        let said = app.status.text;
        assert!(said.contains(words) && !said.contains("/new"), "{said}");
    }
}

#[test]
fn a_filled_form_that_is_left_waits_and_can_be_started_over() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    let told = |app: &App, words: &str| {
        assert!(app.status.text.contains(words), "{words}: {}", app.status.text);
    };
    for (key, text) in [("N", "Valves for Zed"), ("e", " and pipes")] {
        press(&mut app, key);
        type_in(&mut app, text);
        press(&mut app, "Esc");
        assert_eq!(app.screens.len(), 1);
        told(&app, &format!("Your text is kept: {key} brings it back"));
        press(&mut app, key);
        told(&app, "is back. C-r starts over");
        assert!(shown(&mut app).contains(text), "{}", shown(&mut app));
        press(&mut app, "C-r");
        told(&app, "As it was before you began. C-r once more brings yours back");
        assert!(!shown(&mut app).contains(text), "{}", shown(&mut app));
        press(&mut app, "C-r");
        assert!(shown(&mut app).contains(text), "{}", shown(&mut app));
        press(&mut app, "C-r Esc");
        assert_eq!(drafts(&app), []);
        press(&mut app, key);
        assert!(app.screens.last().unwrap().draft().is_none(), "{}", shown(&mut app));
        press(&mut app, "z Esc");
        assert_eq!(drafts(&app).len(), 1, "however little it is");
        press(&mut app, key);
        press(&mut app, "C-r Esc");
    }
}

#[test]
fn a_form_taken_up_again_does_not_overwrite_unseen() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    press(&mut app, "e");
    type_in(&mut app, " MINE");
    press(&mut app, "Esc");
    office.colleague(LEAD, "title", "Theirs");
    press(&mut app, "e");
    assert!(shown(&mut app).contains("Pumps MINE"), "{}", shown(&mut app));
    press(&mut app, "C-s");
    assert!(shown(&mut app).contains("Boris Petrov has changed"), "{}", shown(&mut app));
    assert_eq!(title(&app), "Theirs");
    press(&mut app, "C-s");
    assert_eq!(title(&app), "Theirs", "the same key again puts nothing over it");
    assert!(shown(&mut app).contains("Pumps MINE"), "{}", shown(&mut app));
    press(&mut app, "C-s j j Enter");
    assert_eq!(title(&app), "Pumps MINE");
}

#[test]
fn a_changed_field_that_is_left_waits_with_what_it_is_to_replace() {
    for meanwhile in [false, true] {
        let office = Office::new(Lang::En);
        let mut app = office.start();
        press(&mut app, "Enter Enter");
        type_in(&mut app, " MINE");
        press(&mut app, "Esc");
        assert!(app.status.text.contains("Your text is kept"), "{}", app.status.text);
        if meanwhile {
            office.colleague(LEAD, "title", "Theirs");
            app.reader.changed().unwrap();
            app.reload().unwrap();
        }
        press(&mut app, "Enter");
        let said = shown(&mut app);
        assert!(said.contains("Pumps MINE"), "{said}");
        assert_eq!(said.contains("Meanwhile it was changed to: Theirs"), meanwhile, "{said}");
        press(&mut app, "Enter");
        assert_eq!(title(&app), "Pumps MINE");
        assert_eq!(drafts(&app), []);
        press(&mut app, "Enter Esc");
        assert!(!app.status.text.contains("kept"), "nothing was typed: {}", app.status.text);
    }
}

#[test]
fn what_cannot_be_read_comes_back_into_the_line() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    press(&mut app, "Enter j j Enter");
    assert!(shown(&mut app).contains("┌ Amount"), "{}", shown(&mut app));
    type_in(&mut app, "much");
    press(&mut app, "Enter");
    let said = shown(&mut app);
    assert!(said.contains("│0much") && said.contains("is not an amount"), "{said}");
    press(&mut app, "C-u 5 Enter");
    assert_eq!(app.reader.card(LEAD).unwrap().row.int("amount"), Some(500));
}

#[test]
fn a_line_that_cannot_be_saved_comes_back_with_the_reason() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    office.is_full("INSERT ON lead");
    press(&mut app, "n");
    type_in(&mut app, "Zed Quill");
    press(&mut app, "Enter");
    assert!(app.status.is_error && !app.status.text.is_empty());
    assert!(shown(&mut app).contains("Zed Quill"), "{}", shown(&mut app));
    office.is_emptied();
    press(&mut app, "Enter");
    assert_eq!(app.screens.len(), 1, "{}", shown(&mut app));
    assert_eq!(app.reader.count(Noun::Lead, &Filter::All).unwrap(), 2);
    assert_eq!(drafts(&app), []);
}

#[test]
fn a_draft_that_cannot_be_kept_is_remembered_while_the_program_runs() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    office.is_full("INSERT ON draft");
    press(&mut app, "n");
    type_in(&mut app, "Zed Quill");
    press(&mut app, "Esc");
    // What the writer reports comes as an event.
    app.remember(Some(("capture:lead".to_owned(), "Zed Quill".to_owned())));
    press(&mut app, "n");
    assert!(shown(&mut app).contains("Zed Quill"), "{}", shown(&mut app));
}

/// Says what came of the call and stops at the question what comes next.
fn say_what_came(app: &mut App) {
    press(app, "5 d");
    type_in(app, "agreed on the price");
    press(app, "Enter");
    assert!(shown(app).contains("What next"), "{}", shown(app));
}

#[test]
fn the_result_and_the_next_step_come_back_where_they_cannot_be_saved() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    say_what_came(&mut app);
    office.is_full("INSERT ON activity");
    type_in(&mut app, "meet Ivan tomorrow");
    press(&mut app, "Enter");
    assert!(app.status.is_error);
    assert!(shown(&mut app).contains("meet Ivan tomorrow"), "{}", shown(&mut app));
    assert_eq!(drafts(&app).len(), 1, "the result is kept");
    office.is_emptied();
    press(&mut app, "Enter");
    let call = app.reader.card(RecordRef::new(Noun::Activity, 1)).unwrap().row;
    assert_eq!(call.text("result"), "agreed on the price");
    let next = app.reader.card(RecordRef::new(Noun::Activity, 2)).unwrap().row;
    assert_eq!(next.text("kind"), "meeting");
    assert_eq!(drafts(&app), []);
}

#[test]
fn the_result_waits_though_the_program_is_killed_at_the_next_question() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    say_what_came(&mut app);
    drop(app);
    let mut app = office.start();
    app.announce_drafts().unwrap();
    assert!(app.status.text.contains("Unfinished result with Pumps"), "{}", app.status.text);
    press(&mut app, "5 d");
    assert!(shown(&mut app).contains("agreed on the price"), "{}", shown(&mut app));
    press(&mut app, "Enter Esc");
    let call = app.reader.card(RecordRef::new(Noun::Activity, 1)).unwrap().row;
    assert_eq!(call.text("result"), "agreed on the price");
    assert_eq!(drafts(&app), []);
}

#[test]
fn the_result_waits_where_being_done_cannot_be_saved() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    say_what_came(&mut app);
    office.is_full("UPDATE ON activity");
    press(&mut app, "Esc");
    assert!(app.status.text.contains("Your text is kept"), "{}", app.status.text);
    office.is_emptied();
    press(&mut app, "d");
    assert!(shown(&mut app).contains("agreed on the price"), "{}", shown(&mut app));
}

/// From now on each lead wants a consent.
fn wants_consent(office: &Office) {
    let set = vec![
        Set::new("noun", "lead"),
        Set::new("name", "must"),
        Set::new("label", "Consent"),
        Set::new("kind", "string"),
        Set::new("required", 1),
    ];
    let field = Command::Create { noun: Noun::Field, set };
    office.writer(&office.anna).execute(NOON, &field).unwrap();
}

#[test]
fn captured_lines_that_are_refused_come_back_with_why() {
    let office = Office::new(Lang::En);
    wants_consent(&office);
    let mut app = office.start();
    type_in(&mut app, "First\n\nSecond\nThird");
    press(&mut app, "Enter");
    let said = shown(&mut app);
    for words in ["First", "Second", "Third", "line 1–3: Fill in “Consent” first."] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(app.status.text.contains("3 refused") || app.status.text.contains("Consent"));
    press(&mut app, "Esc n");
    assert!(shown(&mut app).contains("Second"), "{}", shown(&mut app));

    // Only what became nothing comes back.
    let office = Office::new(Lang::En);
    office.is_full("INSERT ON lead WHEN new.title = 'Second'");
    let mut app = office.start();
    type_in(&mut app, "First\n,,,\nThird");
    press(&mut app, "Enter");
    assert!(shown(&mut app).contains("line 2: Write at least a name"), "{}", shown(&mut app));
    assert_eq!(app.reader.count(Noun::Lead, &Filter::All).unwrap(), 1);
}

#[test]
fn a_captured_line_goes_on_in_the_form_where_a_field_must_be_filled() {
    let office = Office::new(Lang::En);
    wants_consent(&office);
    let mut app = office.start();
    let captured = "Ivan Petrov, +48 600 700 800, 5000";
    for saves in [false, true] {
        press(&mut app, "n C-u");
        type_in(&mut app, captured);
        press(&mut app, "Enter");
        let Some(Screen::Form(_)) = app.screens.last() else { panic!("{}", shown(&mut app)) };
        let said = shown(&mut app);
        for words in ["Petrov", "5000", "Fill in “Consent” first."] {
            assert!(said.contains(words), "{words}: {said}");
        }
        if saves {
            // The cursor stands where something is missing.
            type_in(&mut app, "given");
            press(&mut app, "C-s");
            assert_eq!(drafts(&app), []);
            let lead = app.reader.card(RecordRef::new(Noun::Lead, 2)).unwrap().row;
            assert_eq!((lead.text("last_name"), lead.text("must")), ("Petrov", "given"));
            assert_eq!(lead.get("phone").as_points()[0].value, "+48 600 700 800");
            assert_eq!(lead.int("amount"), Some(500_000));
        } else {
            press(&mut app, "Esc n");
            assert!(shown(&mut app).contains(captured), "{}", shown(&mut app));
            press(&mut app, "Esc");
        }
    }
}
