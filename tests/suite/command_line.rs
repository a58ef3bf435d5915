//! The real binary on files of its own: every family of commands, every exit status, the three
//! languages, and bad input that must change nothing.

mod calendar;
mod cells;
mod clients;
mod convert;
mod counters;
mod departed;
mod duplicates;
mod files;
mod init;
mod intake;
mod layouts;
mod mistyped;
mod modes;
mod outputs;
mod people;
mod place;
mod reach;
mod reminders;
mod report;
mod rules;
mod settings;
mod stages;
mod tasks;
mod timelines;
mod values;

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::Value as Json;

use place::{Place, Said, assert_clear, said};

#[test]
fn a_lead_lives_from_its_first_line_to_a_deal_won() {
    let place = Place::new();
    let line = "Ivan Petrov, +7 912 345-67-89, ivan@example.com, OOO Romashka, 150000, #hot";
    assert_eq!(place.done(&["lead", "add", line]), "1\n");
    let lead = &place.objects(&["lead", "show", "1"])[0];
    assert_eq!(lead["id"], 1);
    assert_eq!(lead["last_name"], "Petrov");
    assert_eq!(lead["amount"], "150000.00");
    assert_eq!(lead["currency"], "RUB");
    assert_eq!(lead["phone"][0]["value"], "+7 912 345-67-89");
    assert_eq!(lead["stage"], "new");
    assert_eq!(lead["tags"], serde_json::json!(["hot"]));
    assert!(lead["created_at"].as_str().unwrap().ends_with("+00:00"));

    place.done(&["lead", "move", "lead/1", "In work"]);
    assert_eq!(
        place.done(&["lead", "convert", "1", "--to", "contact,deal"]),
        "deal/1\ncontact/1\n"
    );
    assert_eq!(place.objects(&["lead", "show", "1"])[0]["stage"], "converted");
    let deal = &place.objects(&["deal", "show", "1"])[0];
    assert_eq!(deal["contact"], "contact/1");
    assert_eq!(deal["stage"], "new_order");
    place.done(&["deal", "win", "1"]);
    assert_eq!(place.objects(&["deal", "list", "is:won"])[0]["stage"], "won");
    assert_eq!(place.done(&["deal", "list"]), "");

    place.done(&["undo"]);
    assert_eq!(place.objects(&["deal", "show", "1"])[0]["stage"], "new_order");
    place.done(&["redo"]);
    assert_eq!(place.objects(&["deal", "show", "1"])[0]["stage"], "won");
    let kinds: Vec<Json> =
        place.objects(&["history"]).into_iter().map(|op| op["kind"].clone()).collect();
    assert_eq!(kinds, ["redo", "undo", "move", "convert", "move", "create"]);
    assert_eq!(place.run(&["check"]).status, 0);
}

#[test]
fn the_manual_is_in_the_readers_language() {
    let place = Place::new();
    for (lang, headings) in [
        ("en", ["NAME", "SYNOPSIS", "COMMANDS", "EVERYWHERE", "OPTIONS"]),
        ("ru", ["ИМЯ", "ИСПОЛЬЗОВАНИЕ", "КОМАНДЫ", "ВЕЗДЕ", "ПАРАМЕТРЫ"]),
        ("pl", ["NAZWA", "SKŁADNIA", "POLECENIA", "WSZĘDZIE", "OPCJE"]),
    ] {
        let manual = place.done(&["--lang", lang, "man"]);
        for heading in headings {
            assert!(manual.contains(&format!("\n.SH {heading}\n")), "{lang} {heading}");
        }
        for told in ["VORONKA_DB", "voronka/crm.db", "\\fB6\\fR", "\\fBis:overdue\\fR"] {
            assert!(manual.contains(told), "{lang} {told}");
        }
        let of_add = "\\fBvoronka lead add\\fR [\\-\\-name <NAME>]";
        assert!(manual.contains(of_add), "{lang} {of_add}");
        assert!(!manual.contains("(1)"), "every command is on this page");
    }
    let help = place.done(&["--help"]);
    assert!(help.contains("VORONKA_DB") && help.contains("  5  "), "{help}");
    assert!(place.done(&["lead", "list", "--help"]).contains("no:activity"));
}

#[test]
fn help_names_what_may_be_said_and_nothing_else() {
    let place = Place::new();
    let field = place.done(&["field", "add", "--help"]);
    assert!(field.contains("--required") && field.contains("--always"), "{field}");
    let args = ["field", "add", "lead/size", "--kind", "list", "--options", "S, L"];
    place.done(&[&args[..], &["--required", "yes", "--always", "no"]].concat());
    let made = &place.objects(&["field", "list"])[0];
    assert_eq!((&made["required"], &made["always"]), (&true.into(), &false.into()));
    let exclusion = place.done(&["exclusion", "add", "--help"]);
    assert!(!exclusion.contains("booking") && !exclusion.contains("login;"), "{exclusion}");
}

#[test]
fn options_say_more_than_the_line() {
    let place = Place::new();
    let args = ["lead", "add", "A fair, 500, #x", "--amount", "10.50", "--currency", "EUR"];
    let more = ["--source", "Call", "--stage", "processed", "--phone", "+7 912 111-22-33"];
    let still =
        ["--phone", "home: +7 912 111-22-34", "--set", "temperature=warm", "--name", "Anna Smith"];
    place.done(&[&args[..], &more, &still].concat());
    let lead = &place.objects(&["lead", "show", "1"])[0];
    assert_eq!((lead["amount"].as_str(), lead["currency"].as_str()), (Some("10.50"), Some("EUR")));
    assert_eq!(lead["source"], "call");
    assert_eq!(lead["stage"], "processed");
    assert_eq!(lead["phone"].as_array().unwrap().len(), 2);
    assert_eq!(lead["phone"][1]["label"], "home");
    assert_eq!(lead["temperature"], "warm");
    assert_eq!(
        (lead["first_name"].as_str(), lead["last_name"].as_str()),
        (Some("Anna"), Some("Smith"))
    );
    place.done(&["lead", "edit", "1", "--set", "amount=20", "--set", "temperature="]);
    let lead = &place.objects(&["lead", "show", "1"])[0];
    assert_eq!((lead["amount"].as_str(), lead["currency"].as_str()), (Some("20.00"), Some("EUR")));
    assert_eq!(lead["temperature"], Json::Null);

    // Each amount of the past is in the currency it had then.
    place.done(&["lead", "edit", "1", "--set", "currency=JPY", "--set", "amount=7"]);
    place.done(&["lead", "edit", "1", "--set", "amount=9"]);
    let changes = place.objects(&["history", "lead/1"]);
    let amounts: Vec<(&str, &str)> = changes
        .iter()
        .filter(|change| change["field"] == "amount")
        .map(|change| (change["before"].as_str().unwrap(), change["after"].as_str().unwrap()))
        .collect();
    assert_eq!(amounts[0], ("7", "9"));
    assert_eq!(amounts.last(), Some(&("10.50", "20.00")));
}

#[test]
fn lists_are_complete_sorted_and_plain_for_a_pipe() {
    let place = Place::new();
    let lines: String = (0..1203).map(|n| format!("Title {n}, {}\n", n % 3 * 100 + 100)).collect();
    let added = place.fed(&["lead", "add", "-"], &lines);
    assert_eq!((added.status, added.out.lines().count()), (0, 1203), "{}", added.err);
    assert_eq!(place.done(&["lead", "list"]).lines().count(), 1203);
    let sorted = place.objects(&["lead", "list", "--sort", "-amount,id", "--columns", "amount"]);
    let rows: Vec<(f64, i64)> = sorted
        .iter()
        .map(|row| (row["amount"].as_str().unwrap().parse().unwrap(), row["id"].as_i64().unwrap()))
        .collect();
    assert_eq!(rows.len(), 1203);
    assert!(rows.is_sorted_by(|a, b| a.0 > b.0 || (a.0 == b.0 && a.1 < b.1)));
    let few = place.done(&["lead", "list", "--limit", "2", "--columns", "title,amount"]);
    assert_eq!(few, "1203\tTitle 1202\t300.00\n1202\tTitle 1201\t200.00\n");
    let none = place.done(&["lead", "list", "-amount>=100", "--limit", "5"]);
    assert_eq!(none, "");
}

#[test]
fn a_record_without_a_title_is_called_by_its_number() {
    let place = Place::begun();
    place.done(&["lead", "add", "--amount", "500"]);
    place.done(&["lead", "add", "--amount", "500"]);
    let head = |id: &str| place.done(&["lead", "show", id]).lines().next().map(str::to_owned);
    assert_eq!(head("1").as_deref(), Some("lead/1  Lead 1"));
    assert_eq!(head("2").as_deref(), Some("lead/2  Lead 2"));
    assert_eq!(place.done(&["lead", "list", "--columns", "title"]), "2\tLead 2\n1\tLead 1\n");
    place.done(&["lead", "edit", "2", "--set", "title=Pumps"]);
    assert_eq!(head("2").as_deref(), Some("lead/2  Pumps"));
    place.done(&["undo"]);
    assert_eq!(head("2").as_deref(), Some("lead/2  Lead 2"));
}

#[test]
fn hostile_names_stay_one_cell() {
    let place = Place::begun();
    place.done(&["lead", "add", "--set", "title=a\tb\nc\u{1b}[31m\u{202e}d"]);
    let out = place.done(&["lead", "list", "--columns", "title"]);
    assert_eq!(out.lines().count(), 1);
    assert_eq!(out.matches('\t').count(), 1);
    assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'));
    let whole = &place.objects(&["lead", "list", "--columns", "title"])[0];
    assert_eq!(whole["title"], "a\tb\nc\u{1b}[31m\u{202e}d");
}

#[test]
fn several_records_are_one_step_and_what_was_refused_is_named() {
    let place = Place::begun();
    for title in ["a", "b", "c"] {
        place.done(&["lead", "add", title]);
    }
    let partly = place.run(&["lead", "edit", "1", "2", "99", "--set", "title=X"]);
    assert_eq!(partly.status, 6);
    assert!(partly.err.contains("lead/99"), "{}", partly.err);
    place.done(&["undo"]);
    assert_eq!(
        place.done(&["lead", "list", "--columns", "title", "--sort", "id"]),
        "1\ta\n2\tb\n3\tc\n"
    );
    let before = place.everything();
    assert_eq!(place.run(&["lead", "edit", "98", "99", "--set", "title=X"]).status, 3);
    assert_eq!(place.everything(), before);
    place.done(&["lead", "junk", "1", "2", "--comment", "no money"]);
    let numbers = place.done(&["lead", "list", "is:lost", "--sort", "id"]);
    assert_eq!(place.fed(&["lead", "delete", "-"], &numbers).status, 0);
    assert_eq!(
        place.done(&["lead", "list", "is:deleted", "--columns", "id", "--sort", "id"]),
        "1\n2\n"
    );
    let partly = place.run(&["lead", "restore", "1", "3"]);
    assert_eq!(partly.status, 6);
    assert!(partly.err.starts_with("lead/3 is not in"), "{}", partly.err);
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(timeline.contains("no money"), "{timeline}");
}

#[test]
fn activities_are_planned_listed_and_done() {
    let place = Place::begun().at_noon();
    place.done(&["lead", "add", "Fair"]);
    assert_eq!(place.done(&["activity", "add", "lead/1", "call Ivan tomorrow 15:00 !15m"]), "1\n");
    assert_eq!(place.done(&["activity", "add", "task", "report", "today", "23:59"]), "2\n");
    let open = place.objects(&["activity", "list"]);
    assert_eq!(open.len(), 2);
    assert_eq!(open[0]["subject"], "report");
    assert_eq!(open[1]["on"], "lead/1");
    assert_eq!(place.objects(&["activity", "list", "--today"]).len(), 1);
    assert_eq!(place.objects(&["activity", "list", "--mine"]).len(), 2);
    assert_eq!(place.objects(&["activity", "list", "--overdue"]).len(), 0);
    assert_eq!(place.objects(&["agenda"])[0]["subject"], "report");
    assert_eq!(place.done(&["status", "--short"]), "!0 ○1\n");
    // What is late of today is late and nothing else, wherever it is asked.
    place.done(&["activity", "add", "task", "plan", "today", "00:00"]);
    for (asked, subjects) in [
        (&["activity", "list", "--today"][..], &["report"][..]),
        (&["activity", "list", "--overdue"], &["plan"]),
        (&["activity", "list", "--overdue", "--today"], &["plan", "report"]),
        (&["activity", "list", "--today", "--sort", "-subject"], &["report"]),
        (&["agenda"], &["plan", "report"]),
    ] {
        let found = place.objects(asked);
        let found: Vec<&str> = found.iter().filter_map(|one| one["subject"].as_str()).collect();
        assert_eq!(found, subjects, "{asked:?}");
    }
    assert_eq!(place.done(&["status", "--short"]), "!1 ○1\n");
    place.done(&["activity", "done", "3"]);
    assert_eq!(place.objects(&["activity", "list", "--done", "--today"]).len(), 1);
    place.done(&["activity", "done", "1", "2", "--result", "agreed"]);
    assert_eq!(place.objects(&["activity", "list"]).len(), 0);
    let done = place.objects(&["activity", "list", "--done"]);
    let agreed = done.iter().filter(|one| one["result"] == "agreed").count();
    assert_eq!((done.len(), agreed), (3, 2));
    assert_eq!(place.run(&["activity", "done", "1"]).status, 5);
}

#[test]
fn leads_are_worked_through_one_by_one() {
    let place = Place::new();
    for name in ["One", "Two", "Three", "Four"] {
        place.done(&["lead", "add", name, "--phone", "+7 912 345-67-01"]);
    }
    place.done(&["lead", "add", "Silent"]);
    place.done(&["activity", "add", "lead/3", "call tomorrow 10:00"]);
    assert_eq!(place.objects(&["queue", "list"]).len(), 4, "one is to be called tomorrow");
    assert_eq!(place.objects(&["queue", "next"]).len(), 1);
    assert_eq!(place.objects(&["queue", "list", "leads", "Two"])[0]["record"], "lead/2");
    assert!(place.done(&["queue", "list"]).contains("lead/1\tOne\t+7 912 345-67-01"));
    let refused = place.run(&["queue", "no-answer", "lead/5"]);
    assert_eq!(refused.status, 5, "there is no number to call");
    place.done(&["queue", "no-answer", "1"]);
    let planned = |id: &str| place.objects(&["activity", "list", &format!("on:{id}")]).len();
    assert_eq!(planned("lead/1"), 1);
    place.done(&["queue", "called", "lead/2", "--result", "wants it", "--next", "offer fri"]);
    assert_eq!(planned("lead/2"), 1);
    place.done(&["undo"]);
    assert_eq!(planned("lead/2"), 0, "one step takes all of it back");
    place.done(&["queue", "later", "lead/2", "lead/3", "--until", "2h"]);
    assert_eq!((planned("lead/2"), planned("lead/3")), (1, 2));
    place.done(&["queue", "junk", "lead/4", "--comment", "no money"]);
    let left = place.objects(&["queue", "list"]);
    assert_eq!(left.len(), 1, "what is put off does not come before its time");
    assert_eq!(left[0]["record"], "lead/5");
    assert_eq!(place.run(&["queue", "junk", "lead/4"]).status, 5, "it is finished");
    assert_eq!(place.run(&["queue", "junk", "lead/99"]).status, 3);
    assert_eq!(place.run(&["queue", "later", "lead/1"]).status, 2);
}

#[test]
fn all_four_nouns_are_found() {
    let place = Place::begun();
    place.done(&["lead", "add", "Romashka order"]);
    place.done(&["deal", "add", "Romashka delivery", "--amount", "5"]);
    place.done(&["contact", "add", "Anna Romashka, +7 912 345-67-89"]);
    place.done(&["company", "add", "Romashka", "--email", "info@example.com"]);
    let found = place.done(&["find", "romashka"]);
    let names: Vec<&str> = found.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(names, ["lead/1", "deal/1", "contact/1", "company/1"]);
    assert_eq!(place.objects(&["find", "912 345"])[0]["record"], "contact/1");
    assert_eq!(place.objects(&["find", "stage:new"]).len(), 0);
    place.done(&["comment", "company/1", "call", "back"]);
    assert_eq!(place.fed(&["comment", "company/1", "-"], "from\na pipe\n").status, 0);
    let timeline = &place.objects(&["company", "show", "1", "--timeline"])[0]["timeline"];
    assert_eq!(timeline[0]["text"], "from\na pipe");
    assert_eq!(place.run(&["comment", "company/1", " "]).status, 2);
}

#[test]
fn dictionaries_are_kept_by_administrators() {
    let place = Place::new();
    place.settle("RU");
    assert_eq!(place.objects(&["stage", "list"]).len(), 13);
    place.done(&["stage", "add", "sales/audit", "--name", "Audit", "--colour", "blue"]);
    place.done(&["deal", "add", "D", "--stage", "Audit"]);
    let used = place.run(&["stage", "delete", "audit"]);
    assert_eq!(used.status, 5, "{}", used.err);
    place.done(&["deal", "move", "1", "sales/payment"]);
    place.done(&["stage", "delete", "audit"]);
    place.done(&["source", "edit", "call", "--name", "Ring"]);
    place.done(&["lead", "add", "L", "--source", "ring"]);
    place.done(&["field", "add", "lead/budget", "--kind", "money", "--label", "Budget"]);
    place.done(&["lead", "edit", "1", "--set", "budget=12.5"]);
    assert_eq!(place.objects(&["lead", "show", "1"])[0]["budget"], "12.50");
    place.done(&["user", "add", "bob", "--name", "Bob"]);
    place.done(&["--as", "bob", "lead", "add", "Bob's"]);
    assert_eq!(place.objects(&["lead", "show", "2"])[0]["created_by"], "bob");
    for forbidden in
        [&["--as", "bob", "user", "add", "eve"][..], &["--as", "bob", "sql", "SELECT 1"]]
    {
        let said = place.run(forbidden);
        assert_eq!(said.status, 4, "{forbidden:?}");
        assert_clear(&said, "a right");
    }
    assert_eq!(place.run(&["stage", "delete", "adit"]).status, 3);
}

#[test]
fn every_refusal_is_one_sentence_with_its_status_and_changes_nothing() {
    let place = Place::begun();
    place.done(&["lead", "add", "L"]);
    place.done(&["deal", "add", "D"]);
    let before = place.everything();
    let long = "x".repeat(100_000);
    let table: &[(i32, &[&str])] = &[
        (2, &["lead", "lst"]),
        (2, &["leed", "list"]),
        (2, &["lead", "list", "--srot", "id"]),
        (2, &["lead", "show"]),
        (2, &["lead", "show", "abc"]),
        (2, &["lead", "show", "deal/1"]),
        (2, &["lead", "edit", "1", "--set", "title"]),
        (2, &["lead", "list", "amount>>"]),
        (3, &["lead", "show", "77"]),
        (3, &["lead", "move", "1", "nowhere"]),
        (3, &["lead", "add", "T", "--stage", "nowhere"]),
        (3, &["lead", "add", "T", "--source", "nowhere"]),
        (3, &["lead", "add", "T", "--responsible", "nobody"]),
        (2, &["lead", "edit", "1", "--set", "nofield=1"]),
        (3, &["undo", "999"]),
        (3, &["history", "lead/77"]),
        (3, &["--as", "nobody", "status"]),
        (2, &["lead", "add", "T", "--amount", "12,5.0"]),
        (2, &["deal", "edit", "1", "--set", "close_date=31.02.2026"]),
        (2, &["lead", "add", "T", "--phone", "abc"]),
        (2, &["lead", "add", "T", "--email", "nobody"]),
        (2, &["lead", "add", "--set", &long]),
        (2, &["lead", "edit", "1", "--set", "tags=\u{0}"][..3]),
        (2, &["activity", "add", "lead/1", "call !soon"][..3]),
        (5, &["lead", "move", "1", "converted"]),
        (5, &["lead", "edit", "1", "--set", "stage=converted"]),
        (5, &["lead", "add", "T", "--stage", "converted"]),
        (2, &["lead", "convert", "1", "--to", "horse"]),
        (2, &["lead", "convert", "1", "--to", "deal", "--set", "title=x"]),
        (2, &["lead", "convert", "1", "--to", "deal", "--set", "lead.title=x"]),
        (3, &["lead", "convert", "1", "--to", "deal", "--pipeline", "saels"]),
        (3, &["lead", "convert", "1", "--to", "contact", "--contact", "77"]),
        (3, &["lead", "convert", "77", "--to", "deal"]),
        (5, &["lead", "convert", "1", "--to", "contact"]),
        (2, &["lead", "convert", "1", "--to", ""]),
        (5, &["lead", "edit", "1", "--set", "created_at=today"]),
        (5, &["lead", "restore", "1"]),
        (5, &["redo"]),
        (5, &["deal", "lose", "1", "--stage", "won"]),
        (5, &["sql", "DELETE FROM lead"]),
        (2, &["sql", "SELEC"]),
        (2, &["init", "--country", "Poland"]),
        (5, &["init", "--mode", "simple"]),
    ];
    for (status, args) in table {
        let said = place.run(args);
        let what: String = format!("{args:?}").chars().take(80).collect();
        assert_eq!(said.status, *status, "{what}: {}", said.err);
        assert_clear(&said, &what);
        assert_eq!(said.out, "", "{what}");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn a_megabyte_is_refused_or_kept_whole() {
    let place = Place::begun();
    place.done(&["lead", "add", "L"]);
    let megabyte = "x".repeat(1 << 20);
    let said = place.fed(&["lead", "add", "-"], &megabyte);
    assert_eq!(said.status, 2);
    assert_clear(&said, "a megabyte");
    assert_eq!(place.done(&["lead", "list"]).lines().count(), 1);
}

#[test]
fn only_a_database_of_ours_is_opened() {
    let place = Place::new();
    let text = place.path("notes.txt");
    std::fs::write(&text, "not a database at all, but quite long text ".repeat(100)).unwrap();
    let foreign = place.path("foreign.db");
    let newer = place.path("newer.db");
    sqlite(&foreign, "CREATE TABLE t (a)");
    let other = place.path("other.db");
    place.done(&["--db", other.to_str().unwrap(), "init"]);
    std::fs::copy(&other, &newer).unwrap();
    sqlite(&newer, "PRAGMA user_version = 999");
    for file in [place.folder.path(), &text, &foreign, &newer] {
        let before = std::fs::read(file).ok();
        let said = place.run(&["--db", file.to_str().unwrap(), "lead", "add", "x"]);
        assert_eq!(said.status, 1, "{}", file.display());
        assert_clear(&said, &file.display().to_string());
        assert!(said.err.contains(file.to_str().unwrap()), "{}", said.err);
        assert_eq!(std::fs::read(file).ok(), before, "{}", file.display());
    }
}

#[test]
fn what_may_only_be_read_is_not_written() {
    // The administrator of the machine may write everywhere.
    if rustix::process::getuid().is_root() {
        return;
    }
    let place = Place::begun();
    place.done(&["lead", "add", "L"]);
    let file = place.path("crm.db");
    let before = std::fs::read(&file).unwrap();
    let mode = |mode| std::fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
    mode(0o400);
    let said = place.run(&["lead", "add", "M"]);
    mode(0o600);
    assert_eq!(said.status, 1);
    assert_clear(&said, "a read-only file");
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn three_languages_are_spoken() {
    let place = Place::begun();
    place.done(&["lead", "add", "L"]);
    let table = [
        ("en", "Not processed", "no lead 9"),
        ("ru", "Не обработан", "лид 9"),
        ("pl", "Nieprzetworzony", "lead 9"),
    ];
    for (lang, stage, missing) in table {
        assert!(place.done(&["--lang", lang, "board"]).contains(stage));
        let said = place.run(&["lead", "show", "9", "--lang", lang]);
        assert_eq!(said.status, 3);
        assert!(said.err.contains(missing), "{}", said.err);
    }
    let output = place.command().env("LC_ALL", "pl_PL.UTF-8").arg("--help").output().unwrap();
    let help = said(output).out;
    assert!(help.contains("Polecenia:") && !help.contains("Commands"), "{help}");
    assert_eq!(place.done(&["lead", "move", "1", "В работе"]), "");
    std::fs::create_dir_all(place.path(".config/voronka")).unwrap();
    std::fs::write(place.path(".config/voronka/config.toml"), "lang = \"ru\"").unwrap();
    assert!(place.done(&["board"]).contains("В работе"));
}

#[test]
fn a_pipe_gets_the_board_the_agenda_and_no_complaint_when_it_closes() {
    let place = Place::begun();
    place.done(&["lead", "add", "Fair"]);
    let said = place.run(&[]);
    assert_eq!(said.status, 0);
    assert!(said.out.contains("lead/1  Fair"), "{}", said.out);
    let script = format!(
        "{} sql \"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 200000) SELECT i FROM n\"; echo $? >&2",
        assert_cmd::cargo::cargo_bin("voronka").display()
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &format!("({script}) | head -1")])
        .env("VORONKA_DB", place.path("crm.db"))
        .output()
        .unwrap();
    let piped = self::said(output);
    assert_eq!((piped.out.as_str(), piped.err.as_str()), ("1\n", "0\n"));
}

#[test]
fn copies_completions_and_the_manual_are_written() {
    let place = Place::begun();
    place.done(&["lead", "add", "L"]);
    let copy = place.path("copy.db");
    let copy = copy.to_str().unwrap();
    assert_eq!(place.objects(&["backup", copy])[0]["file"], copy);
    assert_eq!(place.run(&["backup", copy]).status, 5);
    assert_eq!(place.done(&["--db", copy, "lead", "list"]), place.done(&["lead", "list"]));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(place.done(&["completions", shell]).contains("voronka"), "{shell}");
    }
    assert!(place.done(&["man"]).contains(".TH"));
    assert!(place.done(&["keys"]).lines().count() > 50);
    assert!(!Path::new(&place.path("nothing.db")).exists());
    assert_eq!(
        place.run(&["--db", place.path("nothing.db").to_str().unwrap(), "--version"]).status,
        0
    );
    assert!(!place.path("nothing.db").exists());
}

#[test]
fn the_history_says_how_to_go_on_with_what_broke_off() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof"]);
    place.done(&["undo"]);
    let file = place.path("crm.db");
    let begun = "UPDATE operation SET state = 'running' WHERE kind = 'undo';
                 UPDATE operation SET undone_by = NULL";
    sqlite(&file, begun);
    let history = place.run(&["history"]);
    assert!(history.out.contains("(interrupted; to go on: voronka undo 1)"), "{}", history.out);
    let told = "Interrupted: taking back (creating). voronka undo goes on with it\n";
    assert_eq!(history.err, told);
    place.done(&["undo", "1"]);
    let history = place.run(&["history"]);
    assert!(!history.out.contains("interrupted"), "{}", history.out);
    assert_eq!(history.err, "");

    let begun = r#"UPDATE operation SET state = 'running', args = '{"count":1,"of":3}',
                   undone_by = NULL WHERE kind = 'create'"#;
    sqlite(&file, begun);
    let history = place.run(&["history"]);
    assert!(history.out.contains("(of 3, interrupted)"), "{}", history.out);
    assert!(history.err.contains("voronka undo takes it back"), "{}", history.err);
}

fn sqlite(file: &Path, sql: &str) {
    let conn = rusqlite::Connection::open(file).unwrap();
    conn.execute_batch(sql).unwrap();
}
