//! Files attached to a comment key by key, and words that come back where they cannot be saved.

use super::*;
use crate::crm::reader::{Event, Position};
use crate::domain::attachment::Attachment;
use crate::domain::command::{Command, Set};
use crate::domain::noun::RecordRef;

const LEAD: RecordRef = RecordRef { noun: Noun::Lead, id: 1 };

/// An application on the timeline of a lead, beside a folder with these files.
fn office(folder: &Path, capabilities: Capabilities, files: &[&str]) -> App {
    let database = Database::fresh(folder, "RU");
    let user = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&user)).unwrap();
    let set = vec![Set::new("title", "Pumps")];
    writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
    let papers = folder.join("papers");
    std::fs::create_dir(&papers).unwrap();
    for name in files {
        std::fs::write(papers.join(name), name).unwrap();
    }
    let mut app = app_with(&database, &user, Lang::En, capabilities);
    app.desk.home = folder.display().to_string();
    press(&mut app, "Enter Tab");
    app
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

fn type_in(app: &mut App, text: &str) {
    app.on_paste(text).unwrap();
}

/// The newest comment of the lead: its words and the names of its files.
fn newest(app: &App) -> (String, Vec<String>) {
    let (events, _) = app.reader.timeline(LEAD, Position::NEWEST, 10).unwrap();
    let comment = events.into_iter().find_map(|one| match one.event {
        Event::Entry(entry) => Some(entry),
        _ => None,
    });
    let comment = comment.expect("there is a comment");
    let files = comment.files.into_iter().map(|file: Attachment| file.name);
    (comment.text.unwrap_or_default(), files.collect())
}

#[test]
fn a_file_is_found_by_its_folder_and_saved_with_the_words() {
    let folder = TempDir::new().unwrap();
    let files = ["offer 5.pdf", "offer 6.pdf", "plan.txt", ".hidden"];
    let mut app = office(folder.path(), Capabilities::local(), &files);
    press(&mut app, "c L o o k");
    assert!(shown(&mut app).contains("Tab file"), "{}", shown(&mut app));
    press(&mut app, "C-g");
    type_in(&mut app, "~/pap");
    press(&mut app, "Tab");
    let listed = shown(&mut app);
    assert!(listed.contains("File: ~/papers/"), "{listed}");
    for name in ["offer 5.pdf", "offer 6.pdf", "plan.txt"] {
        assert!(listed.contains(name), "{listed}");
    }
    assert!(!listed.contains(".hidden"), "{listed}");
    press(&mut app, "o Tab");
    assert!(shown(&mut app).contains("~/papers/offer "), "{}", shown(&mut app));
    press(&mut app, "Down Down Enter");
    let chosen = shown(&mut app);
    assert!(chosen.contains("offer 6.pdf (11") && !chosen.contains("File:"), "{chosen}");
    // Dropped into the terminal, a path comes in quotation marks.
    press(&mut app, "Tab");
    type_in(&mut app, &format!("'{}'", folder.path().join("papers/offer 5.pdf").display()));
    press(&mut app, "Enter Tab Up Up Backspace Esc");
    let chosen = shown(&mut app);
    assert!(chosen.contains("offer 5.pdf") && !chosen.contains("offer 6.pdf"), "{chosen}");
    press(&mut app, "Enter");
    assert_eq!(newest(&app), ("Look".to_owned(), vec!["offer 5.pdf".to_owned()]));

    // Another file is added to what is there, and the words stay.
    press(&mut app, "j e Tab");
    type_in(&mut app, "~/papers/plan.txt");
    press(&mut app, "Enter Enter");
    let both = vec!["offer 5.pdf".to_owned(), "plan.txt".to_owned()];
    assert_eq!(newest(&app), ("Look".to_owned(), both));
    press(&mut app, "e Tab Backspace Esc Enter u");
    assert_eq!(newest(&app).1.len(), 2, "what was taken away is back");
    press(&mut app, "C-r");
    assert_eq!(newest(&app).1, ["offer 5.pdf"]);
}

#[test]
fn what_cannot_be_attached_says_why_and_the_words_stay() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), Capabilities::local(), &["film.mkv"]);
    let film = folder.path().join("papers/film.mkv");
    std::fs::File::create(&film).unwrap().set_len(2 << 30).unwrap();
    press(&mut app, "c L o o k");
    for (path, why) in [
        ("~/papers/none.pdf", "There is no"),
        ("~/papers", "is a folder"),
        ("~/papers/film.mkv", "2,048 MB"),
        ("/dev/null", "is not a file that can be attached"),
        ("~/crm.db", "The database itself"),
    ] {
        press(&mut app, "C-g");
        type_in(&mut app, path);
        press(&mut app, "Enter");
        let said = shown(&mut app);
        assert!(said.contains(why) && said.contains("Look"), "{path}: {said}");
        press(&mut app, "Esc");
    }
    assert!(!app.desk.shelf.root().exists(), "nothing was read");
    press(&mut app, "Enter");
    assert_eq!(newest(&app), ("Look".to_owned(), Vec::new()));

    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), Capabilities::served(), &["film.mkv"]);
    press(&mut app, "c L o o k Tab");
    let said = shown(&mut app);
    assert!(said.contains("touch files of the server") && said.contains("Look"), "{said}");
    press(&mut app, "Enter");
    assert_eq!(newest(&app).0, "Look");
}

#[test]
fn words_come_back_where_their_file_is_gone_by_then() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), Capabilities::local(), &["offer.pdf"]);
    press(&mut app, "c L o o k Tab");
    type_in(&mut app, "~/papers/offer.pdf");
    press(&mut app, "Enter");
    std::fs::remove_file(folder.path().join("papers/offer.pdf")).unwrap();
    press(&mut app, "Enter");
    let said = shown(&mut app);
    assert!(said.contains("There is no") && said.contains("Look"), "{said}");
    press(&mut app, "Tab Backspace Esc Enter");
    assert_eq!(newest(&app), ("Look".to_owned(), Vec::new()));
    assert_eq!(drafts(&app), []);
}

#[test]
fn words_that_fail_late_wait_where_they_were_written() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), Capabilities::local(), &[]);
    press(&mut app, "c L o o k");
    let colleague = rusqlite::Connection::open(folder.path().join("crm.db")).unwrap();
    colleague.execute_batch("BEGIN IMMEDIATE; UPDATE lead SET deleted_at = 5").unwrap();
    app.on_keys(&["Enter".parse().unwrap()]).unwrap();
    assert!(app.writing.is_some(), "it waits for the colleague");
    colleague.execute_batch("COMMIT").unwrap();
    press(&mut app, "Down");
    assert_eq!(app.screens.len(), 2, "nothing opens by itself");
    let (place, _) = drafts(&app).remove(0);
    assert_eq!(place, "comment:lead/1");
    assert_eq!(app.reader.draft(&place).unwrap().unwrap().0, "Look");
}
