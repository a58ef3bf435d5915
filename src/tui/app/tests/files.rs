//! Files of comments and of fields, opened key by key.

use super::*;
use crate::domain::command::{Command, Set};
use crate::domain::noun::RecordRef;
use crate::domain::value::Value;

/// An application over a lead with one comment that has these files.
fn office(folder: &Path, files: &[(&str, &[u8])]) -> App {
    let database = Database::fresh(folder, "RU");
    let user = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database
        .writer(crate::domain::person::Viewer { user: user.id, admin: user.admin })
        .unwrap()
        .with_files(Capabilities::local());
    let set = vec![Set::new("title", "Pumps")];
    writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
    let paths = files.iter().map(|(name, content)| {
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let set = vec![Set::new("files", Value::List(paths.collect()))];
    let comment =
        Command::Comment { on: RecordRef::new(Noun::Lead, 1), text: "See here".to_owned(), set };
    writer.execute(NOON, &comment).unwrap();
    let mut app = app(&database, &user, Lang::En);
    press(&mut app, "Enter Tab j");
    app
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

fn ran(app: &mut App) -> Option<Vec<String>> {
    match app.wish.take() {
        Some(Wish::Run(command, _)) => Some(command),
        _ => None,
    }
}

/// Whether a program was asked to show this file, with these words before its path.
fn shows(command: Option<Vec<String>>, words: &[&str], name: &str) -> bool {
    let Some((path, before)) = command.as_deref().and_then(<[String]>::split_last) else {
        return false;
    };
    before == words && path.starts_with('/') && path.ends_with(&format!("/{name}"))
}

#[test]
fn the_persons_own_program_opens_a_file_then_the_desktop_then_the_pager() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), &[("Offer 5.txt", "Привет".as_bytes())]);
    assert!(shown(&mut app).contains("O open file"), "{}", shown(&mut app));
    app.desk.pager = "less -S".to_owned();
    press(&mut app, "O");
    assert!(shows(ran(&mut app), &["less", "-S"], "Offer 5.txt"));
    app.desk.windows = true;
    press(&mut app, "O");
    assert!(shows(ran(&mut app), &["xdg-open"], "Offer 5.txt"));
    app.desk.programs.open = vec!["see".to_owned(), "-n".to_owned(), "{file}".to_owned()];
    press(&mut app, "O");
    assert!(shows(ran(&mut app), &["see", "-n"], "Offer 5.txt"));
    app.desk.capabilities = Capabilities::served();
    press(&mut app, "O");
    assert!(app.wish.is_none() && app.status.is_error);
}

#[test]
fn of_several_files_one_is_chosen_and_where_nothing_opens_it_its_path_is_copied() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), &[("a.txt", b"a"), ("photo.jpg", b"\xff\xd8\0")]);
    press(&mut app, "O");
    assert!(shown(&mut app).contains("Which file to open?"), "{}", shown(&mut app));
    press(&mut app, "b");
    let copied = |app: &mut App| match app.wish.take() {
        Some(Wish::Copy(text, _)) => text,
        other => panic!("nothing copied: {other:?}"),
    };
    assert!(copied(&mut app).ends_with("/photo.jpg"));
    assert!(shown(&mut app).contains("Nothing here opens it."), "{}", shown(&mut app));
    // Copying offers the same path.
    press(&mut app, "y");
    assert!(shown(&mut app).contains("path of the file"), "{}", shown(&mut app));
    press(&mut app, "a");
    let path = copied(&mut app);
    assert!(path.ends_with("/a.txt"));
    // Somebody took it away.
    std::fs::remove_file(&path).unwrap();
    press(&mut app, "O a");
    assert!(app.wish.is_none());
    assert!(shown(&mut app).contains("“a.txt” is no longer where it was kept"), "{path}");
}

#[test]
fn where_there_is_no_file_it_is_said_where_they_are() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path(), &[("a.txt", b"a")]);
    press(&mut app, "Tab O");
    assert!(app.wish.is_none());
    assert!(shown(&mut app).contains("There is no file here."), "{}", shown(&mut app));
}
