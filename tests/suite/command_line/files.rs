//! Files that come in and go out: what is left out, what is kept beside a record, and what stands
//! where another program reads it.

use super::*;

/// A file with this text, by its path.
fn write(place: &Place, name: &str, text: &str) -> String {
    let path = place.path(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_sample_row_is_left_out_until_somebody_changes_it() {
    let place = Place::new();
    for lang in ["en", "ru", "pl"] {
        let template = place.done(&["--lang", lang, "import", "--template", "leads"]);
        let file = write(&place, "template.csv", &template);
        let nothing = place.run(&["import", &file, "--as", "leads"]);
        assert_eq!(nothing.status, 2, "{lang}: {}", nothing.err);
        let mine = template.replacen("Anna", "Olga", 1).replacen("Анна", "Ольга", 1);
        let file = write(&place, "mine.csv", &mine);
        place.done(&["import", &file, "--as", "leads"]);
        place.done(&["undo"]);
    }
}

#[test]
fn a_file_in_the_folder_one_is_in_goes_by_its_name_alone() {
    let place = Place::begun();
    place.done(&["field", "add", "lead/offer", "--kind", "file"]);
    place.done(&["lead", "add", "Roof"]);
    let attach = |text: &str| {
        let mut command = place.command();
        command.current_dir(place.folder.path()).args(["lead", "edit", "1", "--set", text]);
        said(command.output().unwrap())
    };
    let missing = attach("offer=att.txt");
    assert_eq!(missing.status, 3, "{}", missing.err);
    write(&place, "att.txt", "Both agree.");
    let kept = attach("offer=att.txt");
    assert_eq!(kept.status, 0, "{}", kept.err);
    std::fs::remove_file(place.path("att.txt")).unwrap();
    let again = attach("offer=att.txt");
    assert_eq!(again.status, 0, "what is kept goes by its name too: {}", again.err);
    place.done(&["check"]);
}

#[test]
fn a_database_without_its_files_is_told_from_a_damaged_one() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof"]);
    let file = write(&place, "contract.txt", "Both agree.");
    place.done(&["comment", "lead/1", "See this", "--file", &file]);
    place.done(&["check"]);
    let folder = std::fs::read_dir(place.path(".")).unwrap();
    let folder = folder.map(|entry| entry.unwrap().path());
    let folder = folder.filter(|path| path.extension().is_some_and(|end| end == "files"));
    let folder = folder.collect::<Vec<_>>().pop().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let checked = place.run(&["check"]);
    let name = folder.file_name().unwrap().to_str().unwrap();
    assert_ne!(checked.status, 0);
    assert!(checked.out.contains("contract.txt"), "{}", checked.out);
    assert!(checked.err.contains("The database is sound"), "{}", checked.err);
    assert!(checked.err.contains(name) && !checked.err.contains("damaged"), "{}", checked.err);
}

#[test]
fn a_file_that_replaces_moves_its_record_and_says_so() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof, +7 912 111-22-33, 1000"]);
    let file = write(
        &place,
        "again.csv",
        "Title,Phone,Amount,Status\nBig roof,89121112233,5000,In work\n",
    );
    let with = |mode: &str, more: &[&str]| {
        let mut args = vec!["import", &*file, "--as", "leads", "--duplicates", mode];
        args.extend(more);
        place.run(&args)
    };
    let told = with("replace", &["--dry-run"]);
    assert!(told.out.contains("1 record goes to the stage of the file."), "{}", told.out);
    let told = with("merge", &[]);
    assert!(told.err.contains("the rest is kept in the history"), "{}", told.err);
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(timeline.contains("Big roof"), "{timeline}");
    let told = with("replace", &[]);
    assert!(told.err.contains("1 record goes to the stage of the file."), "{}", told.err);
    assert_eq!(place.objects(&["lead", "show", "1"])[0]["stage"].as_str(), Some("in_work"));
    let json = with("replace", &["--json"]);
    let json: Json = serde_json::from_str(&json.out).unwrap();
    assert!(json["id"].is_null() && json["updated"] == 0 && json["unchanged"] == 1, "{json}");
    let other = place.path("again.csv");
    std::fs::write(other, "Title,Phone,Status\nBigger roof,89121112233,In work\n").unwrap();
    let json = with("replace", &["--json"]);
    let json: Json = serde_json::from_str(&json.out).unwrap();
    assert!(json["id"].is_i64() && json["moved"] == 0 && json["set_aside"] == 0, "{json}");
}

#[test]
fn a_program_is_told_which_rows_were_not_taken_and_why() {
    let place = Place::new();
    let file = write(&place, "people.csv", "Last name,Position\nBell,boss\n,clerk\n");
    for more in [&["--dry-run"][..], &[]] {
        let rejects = place.path("rejects.csv");
        let rejects = rejects.to_str().unwrap();
        let args = ["import", &*file, "--as", "contacts", "--json", "--rejects", rejects];
        let said = place.run(&[&args, more].concat());
        assert_eq!(said.status, 6, "{}", said.err);
        let json: Json = serde_json::from_str(&said.out).unwrap();
        assert_eq!((&json["rejected"], &json["rejected_rows"][0]["line"]), (&1.into(), &3.into()));
        assert!(json["rejected_rows"][0]["reason"].as_str().unwrap().contains("name"), "{json}");
    }
}

#[test]
fn what_nothing_was_written_of_is_kept_on_no_timeline() {
    let place = Place::new();
    let file = write(&place, "a.csv", "Title,Phone,Amount,Tea\nRoof,600100200,soon,green\n");
    let import = |mode: &str| {
        let said = place.run(&["import", &file, "--as", "leads", "--duplicates", mode]);
        assert_eq!(said.status, 0, "{}", said.err);
        said.err
    };
    let kept =
        |said: &str| (said.contains("could not be read"), said.contains("kept on the timelines"));
    assert_eq!(kept(&import("allow")), (true, true));
    for mode in ["skip", "merge", "replace"] {
        assert_eq!(kept(&import(mode)), (false, false), "{mode}");
    }
}

#[test]
fn a_phone_is_found_in_any_spelling_in_a_field_of_the_team_too() {
    let place = Place::begun();
    place.done(&["field", "add", "lead/fax", "--kind", "phone"]);
    place.done(&["lead", "add", "Ivan, 8 912 111-00-00", "--set", "fax=8 912 345-67-80"]);
    for query in [
        "fax:+79123456780",
        "fax:9123456780",
        "fax:8912",
        "phone:8912",
        "phone:\"8 912\"",
        "phone:+7912",
        "phone:007912",
    ] {
        assert_eq!(place.objects(&["lead", "list", query]).len(), 1, "{query}");
    }
    assert!(place.objects(&["lead", "list", "phone:8913"]).is_empty());
    let german = place.path("de.db");
    let german = german.to_str().unwrap();
    place.done(&["--db", german, "init", "--country", "DE"]);
    place.done(&["--db", german, "lead", "add", "C, 030 901820"]);
    for query in ["phone:030901820", "phone:\"030 901820\"", "phone:+4930", "phone:030"] {
        assert_eq!(place.objects(&["--db", german, "lead", "list", query]).len(), 1, "{query}");
    }
    assert_eq!(place.run(&["init", "--country", "ZZ"]).status, 2);
}

#[test]
fn a_report_about_what_it_is_not_about_gives_no_all_clear() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof"]);
    assert_eq!(place.run(&["report", "unattended", "companies"]).status, 2);
    let none = place.run(&["report", "unattended", "gibberish"]);
    assert!(none.status == 0 && none.err.contains("gibberish"), "{}", none.err);
}

#[test]
fn what_is_to_be_done_goes_to_lists_of_other_programs() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof for Dom", "--set", "tags=vip"]);
    place.done(&["activity", "add", "lead/1", "call Ivan 2026-12-01 15:00"]);
    place.done(&["task", "add", "lead/1", "draw the plan", "--item", "measure"]);
    place.done(&["activity", "done", "1"]);
    let lines = place.done(&["export", "activities", "--format", "todotxt"]);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("x 2"), "{}", lines[0]);
    for part in [" Ivan 15:00 +Roof_for_Dom @call @vip due:2026-12-01 on:lead/1 ", " id:1"] {
        assert!(lines[0].contains(part), "{part}: {}", lines[0]);
    }
    let text = place.done(&["task", "list", "--format", "taskwarrior"]);
    let tasks: Vec<Json> = serde_json::from_str(&text).unwrap();
    assert_eq!(tasks.len(), 1, "only open tasks: {text}");
    assert_eq!(tasks[0]["project"].as_str(), Some("Roof for Dom"));
    assert_eq!(tasks[0]["tags"], serde_json::json!(["task", "vip"]));
    let file = place.path("todo.txt");
    let file = file.to_str().unwrap();
    place.done(&["export", "activities", "is:done", "--format", "todotxt", "-o", file]);
    assert_eq!(std::fs::read_to_string(file).unwrap().trim_end(), lines[0]);
    for args in [
        &["export", "leads", "--format", "todotxt"][..],
        &["export", "activities", "--format", "taskwarrior", "--sort", "id"],
        &["task", "list", "--format", "todotxt", "--limit", "1"],
    ] {
        assert_eq!(place.run(args).status, 2, "{args:?}");
    }
}

#[test]
fn an_import_of_nothing_leaves_nothing_to_take_back() {
    let place = Place::new();
    let file = write(&place, "empty.csv", "Last name,Phone\n,\n");
    let nothing = place.run(&["import", &file, "--as", "contacts"]);
    assert!(!nothing.err.contains("undo"), "{}", nothing.err);
    assert_eq!(place.done(&["history"]), "");
}

#[test]
fn a_card_is_printed_where_no_interface_can_be() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof, +7 912 111-22-33"]);
    place.done(&["lead", "add", "Other"]);
    let card = place.run(&["open", "lead/1"]);
    assert!(card.out.starts_with("lead/1  Roof") && !card.out.contains("Other"), "{}", card.out);
    assert!(card.err.contains("terminal"), "{}", card.err);
}

#[test]
fn what_is_missing_says_which_option_gives_it() {
    let place = Place::new();
    place.settle("RU");
    for (args, part) in [
        (&["field", "add", "lead/colour"][..], "--kind"),
        (&["field", "add", "lead/id", "--kind", "string"], "“id”"),
        (&["sql", "select 1; select 2"], "One question"),
        (&["lead", "add"], "a name"),
    ] {
        let said = place.run(args);
        assert_ne!(said.status, 0, "{args:?}");
        assert!(said.err.contains(part), "{args:?}: {}", said.err);
        assert_clear(&said, &format!("{args:?}"));
    }
}

#[test]
fn an_own_export_comes_back_to_the_very_records_it_was_taken_of() {
    let place = Place::begun();
    place.done(&["company", "add", "Roofs"]);
    place.done(&["contact", "add", "Ann, +7 912 111-22-33"]);
    place.done(&["lead", "add", "--set", "contact=1"]);
    place.done(&["lead", "add", "--set", "phone=+7 912 111-22-33"]);
    place.done(&["deal", "add", "--set", "contact=1", "--set", "amount=100"]);
    place.done(&["deal", "add", "--set", "company=1"]);
    let history = place.done(&["history"]);
    for nouns in ["companies", "contacts", "leads", "deals"] {
        let file = place.path(&format!("{nouns}.csv"));
        let file = file.to_str().unwrap();
        place.done(&["export", nouns, "-o", file]);
        let records = std::fs::read_to_string(file).unwrap().lines().count() as u64 - 1;
        for mode in ["skip", "merge", "replace"] {
            let import = ["import", file, "--as", nouns, "--duplicates", mode];
            for end in [&["--json", "--dry-run"][..], &["--json"]] {
                let told = place.run(&[&import[..], end].concat());
                let told: Json = serde_json::from_str(&told.out).unwrap();
                let expected = if mode == "skip" { "skipped" } else { "unchanged" };
                assert_eq!(told[expected], records, "{nouns} {mode}: {told}");
                for none in ["made", "updated", "set_aside", "in_bin", "merged"] {
                    assert_eq!(told[none], 0, "{nouns} {mode}: {told}");
                }
                assert!(told["operation"].is_null(), "{told}");
            }
        }
        assert_eq!(place.done(&["export", nouns]), std::fs::read_to_string(file).unwrap());
    }
    assert_eq!(place.done(&["history"]), history);

    let file = place.path("deals.csv");
    let text = std::fs::read_to_string(&file).unwrap().replacen("100.00", "500.00", 1);
    std::fs::write(&file, text).unwrap();
    let import = ["import", file.to_str().unwrap(), "--as", "deals", "--duplicates", "replace"];
    let told = place.run(&import);
    assert!(told.err.contains("1 row goes into a record"), "{}", told.err);
    assert!(told.err.contains("1 row says what its record holds"), "{}", told.err);
    assert_eq!(place.objects(&["deal", "list"]).len(), 2);
    assert_eq!(place.objects(&["deal", "show", "1"])[0]["amount"], "500.00");
    place.done(&["undo"]);
    assert_eq!(place.objects(&["deal", "show", "1"])[0]["amount"], "100.00");
    place.done(&["deal", "delete", "1"]);
    let told = place.run(&import);
    assert!(told.err.contains("in the recycle bin"), "{}", told.err);
    assert_eq!(place.objects(&["deal", "list"]).len(), 1);
    let told = place.run(&import[..4]);
    assert!(told.err.contains("--duplicates replace"), "{}", told.err);
}

#[test]
fn a_closing_row_is_no_row_that_was_not_taken() {
    let place = Place::new();
    let rejects = place.path("rejects.csv");
    let import = ["import", "-", "--as", "deals", "--rejects", rejects.to_str().unwrap()];
    let said = place.fed(&import, "Title;Amount\nRoof;1 000\nDoor;500\nИтого;1 500\n");
    assert_eq!((said.status, rejects.exists()), (0, false), "{}", said.err);
    assert!(
        said.err.contains("A row of totals or of the footer was left out: line 4."),
        "{}",
        said.err
    );
}

#[test]
fn what_was_understood_and_who_was_not_is_named() {
    let place = Place::new();
    let file = "Title,Stage,Source,Responsible\nRoof,Новый,Employee Referral,Tom Stranger\n\
        Door,In work,Website,Ann Bell\n";
    let said = place.fed(&["import", "-", "--as", "leads"], file);
    for line in [
        "Stages of the file are understood as: Новый → Not processed\n",
        "Sources of the file are understood as: Employee Referral → Recommendation\n",
        "the names are kept with them: Ann Bell, Tom Stranger.\n",
    ] {
        assert!(said.err.contains(line), "{}", said.err);
    }
}
