//! Where output cannot go: files that hold something, folders, a full disk.

use std::fs::{self, File};
use std::process::Command as Process;

use super::*;

/// A file with one row too long to be taken.
fn half_good(place: &Place) -> String {
    let path = place.path("rows.csv");
    fs::write(&path, "Title,Phone\nRoof,\nBad,1,2\n").unwrap();
    path.to_str().unwrap().to_owned()
}

/// Runs the program with its output onto a full disk.
fn onto_full(place: &Place, args: &[&str]) -> Said {
    let output = Process::new(env!("CARGO_BIN_EXE_voronka"))
        .env_clear()
        .env("HOME", place.path(""))
        .env("VORONKA_DB", place.path("crm.db"))
        .args(args)
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .output();
    said(output.unwrap())
}

#[test]
fn files_that_may_not_grow_are_told_and_end_nothing() {
    let place = Place::begun();
    place.done(&["lead", "add", "One"]);
    let output = Process::new("/bin/sh")
        .env_clear()
        .env("HOME", place.path(""))
        .env("VORONKA_DB", place.path("crm.db"))
        .args(["-c", "ulimit -f 1; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_voronka")])
        .args(["lead", "add", "Two"])
        .output();
    let said = said(output.unwrap());
    assert_eq!(said.status, 1, "{}", said.err);
    assert_clear(&said, "lead add");
    assert_eq!(place.objects(&["lead", "list"]).len(), 1);
}

#[test]
fn an_import_begins_only_where_rows_that_are_not_taken_have_somewhere_to_go() {
    let place = Place::begun();
    place.done(&["lead", "add", "One"]);
    let file = half_good(&place);
    let before = place.everything();
    let precious = place.path("precious.csv");
    fs::write(&precious, "precious").unwrap();
    for (rejects, status) in [
        (place.path(""), 1),
        (place.path("nowhere/x.csv"), 1),
        (place.path("rows.csv/x.csv"), 1),
        (place.path(&"x".repeat(300)), 1),
        (precious.clone(), 5),
    ] {
        let import = ["import", &file, "--as", "leads", "--rejects", rejects.to_str().unwrap()];
        for more in [&[][..], &["--dry-run"]] {
            let said = place.run(&[&import[..], more].concat());
            assert_eq!(said.status, status, "{rejects:?}: {}", said.err);
            assert_clear(&said, "import");
            assert!(said.err.contains("--rejects FILE"), "{rejects:?}: {}", said.err);
            assert_eq!(place.everything(), before, "{rejects:?}");
        }
    }
    assert_eq!(fs::read_to_string(precious).unwrap(), "precious");

    // What fails all the same says where the rows are to be found.
    let said = place.run(&["import", &file, "--as", "leads", "--rejects", "/dev/full"]);
    assert_eq!(said.status, 6, "{}", said.err);
    assert!(said.err.contains("/dev/full: the disk is full") && said.err.contains("file: 3."));
    assert_eq!(place.objects(&["lead", "list"]).len(), 2);
}

#[test]
fn rows_that_are_not_taken_can_go_to_the_standard_output() {
    let place = Place::begun();
    place.done(&["lead", "add", "One"]);
    let file = half_good(&place);
    let folder = place.path("here");
    fs::create_dir(&folder).unwrap();
    let import = |more: &[&str]| {
        let mut command = place.command();
        command.current_dir(&folder).args(["import", &file, "--as", "leads", "--rejects", "-"]);
        said(command.args(more).output().unwrap())
    };
    let told = import(&["--json"]);
    assert_eq!(told.status, 2, "{}", told.err);
    assert!(told.err.contains("--rejects FILE"), "{}", told.err);
    assert_eq!(place.objects(&["lead", "list"]).len(), 1);
    let told = import(&[]);
    assert_eq!(told.status, 6, "{}", told.err);
    let rows: Vec<&str> = told.out.trim_start_matches('\u{FEFF}').lines().collect();
    assert!(rows[0].starts_with("voronka_line,voronka_reason,"), "{}", told.out);
    assert!(rows.len() == 2 && rows[1].starts_with("3,"), "{}", told.out);
    assert!(fs::read_dir(&folder).unwrap().next().is_none(), "no file is made");
    assert_eq!(place.objects(&["lead", "list"]).len(), 2);
}

#[test]
fn rows_that_are_not_taken_are_never_written_over_others() {
    let place = Place::new();
    let file = half_good(&place);
    let folder = place.path("here");
    fs::create_dir(&folder).unwrap();
    let import = |more: &[&str]| {
        let mut command = place.command();
        command.current_dir(&folder).args(["import", &file, "--as", "leads"]).args(more);
        said(command.output().unwrap())
    };
    let files = || {
        let mut names: Vec<String> = fs::read_dir(&folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(import(&["--dry-run"]).status, 6);
    assert!(files().is_empty(), "a rehearsal writes nothing");
    assert!(import(&[]).err.contains("rows.rejects.csv"));
    let first = fs::read_to_string(folder.join("rows.rejects.csv")).unwrap();
    assert!(first.contains("Bad"));
    fs::write(&file, "Title\nAnother,row\n").unwrap();
    let again = import(&[]);
    assert!(again.err.contains("rows.rejects-2.csv"), "{}", again.err);
    assert_eq!(files(), ["rows.rejects-2.csv", "rows.rejects.csv"]);
    assert_eq!(fs::read_to_string(folder.join("rows.rejects.csv")).unwrap(), first);
    assert!(fs::read_to_string(folder.join("rows.rejects-2.csv")).unwrap().contains("Another"));
}

#[test]
fn who_cannot_be_told_what_was_done_is_not_told_that_nothing_was() {
    let place = Place::begun();
    place.done(&["lead", "add", "One"]);
    let table: [(&[&str], bool); 4] = [
        (&["lead", "add", "Two"], true),
        (&["lead", "edit", "1", "--set", "title=Roof", "--json"], true),
        (&["lead", "list"], false),
        (&["export", "leads"], false),
    ];
    for (args, is_done) in table {
        let said = onto_full(&place, args);
        assert_eq!(said.status, 1, "{args:?}: {}", said.err);
        let told = "The output could not be written: the disk is full.";
        assert_eq!(said.err.matches(told).count(), 1, "{args:?}: {}", said.err);
        assert!(!said.err.contains("nothing was written"), "{args:?}: {}", said.err);
        let is_told = said.err.contains("What was changed is in the database");
        assert_eq!(is_told, is_done, "{args:?}: {}", said.err);
    }
    let titles = place.done(&["sql", "SELECT title FROM lead ORDER BY id"]);
    assert_eq!(titles, "Roof\nTwo\n");
}

#[test]
fn settings_nobody_asked_for_need_no_home_and_those_that_are_no_text_say_so() {
    let place = Place::new();
    place.settle("RU");
    let mut homeless = place.command();
    let homeless = said(homeless.env("HOME", "/dev/null").args(["lead", "list"]).output().unwrap());
    assert_eq!((homeless.status, &*homeless.err), (0, ""));
    let file = place.path("c.toml");
    fs::write(&file, b"\xff\xfe").unwrap();
    for (lang, words) in [("en", "not text in UTF-8"), ("ru", "не текст"), ("pl", "nie jest tekst")]
    {
        let file = file.to_str().unwrap();
        let said = place.run(&["--lang", lang, "--config", file, "lead", "list"]);
        assert_eq!(said.status, 2, "{}", said.err);
        assert_clear(&said, lang);
        assert!(said.err.contains(words), "{}", said.err);
    }
}

#[test]
fn an_empty_letter_is_nothing_and_is_not_kept() {
    let place = Place::new();
    place.settle("RU");
    for channel in ["mail", "call", "chat", "form"] {
        let said = place.fed(&["intake", channel], " \n");
        assert_eq!(said.status, 2, "{channel}: {}", said.err);
        assert_clear(&said, channel);
    }
    assert_eq!(place.objects(&["intake", "list"]).len(), 0);
}
