//! Values that are none, and values for programs.

use super::*;

#[test]
fn a_value_outside_its_list_is_malformed_and_what_does_not_exist_is_not_found() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof"]);
    let before = place.everything();
    let table: [(&[&str], i32, &str); 28] = [
        (&["stage", "add", "x", "--colour", "puce"], 2, "Known: grey, blue"),
        (&["stage", "add", "x", "--colour", "gren"], 2, "grey"),
        (&["stage", "add", "x", "--meaning", "opn"], 2, "Did you mean “open”?"),
        (&["stage", "add", "nope/x"], 3, "Known: leads, sales"),
        (&["field", "add", "lead/x", "--kind", "nubmer"], 2, "Did you mean “number”?"),
        (&["field", "add", "lead/x", "--kind", "blorb"], 2, "Known: string, text"),
        (&["field", "add", "lead/x", "--kind", "list"], 2, "--options"),
        (&["company", "add", "Acme", "--set", "employees=-5"], 2, "below zero"),
        (&["field", "add", "leed/x", "--kind", "text"], 2, "Did you mean “lead”?"),
        (&["pipeline", "add", "p", "--noun", "leed"], 2, "Did you mean “lead”?"),
        (&["lead", "edit", "1", "--set", "temperature=hott"], 2, "Did you mean “hot”?"),
        (&["lead", "edit", "1", "--set", "currency=PNL"], 2, "Did you mean “PLN”?"),
        (&["lead", "edit", "1", "--set", "currency=shells"], 2, "For example"),
        (&["lead", "edit", "1", "--set", "source=webste"], 3, "Did you mean “website”?"),
        (&["lead", "edit", "1", "--set", "responsible=nobody"], 3, "Known"),
        (&["lead", "move", "1", "in_wrok"], 3, "Did you mean “in_work”?"),
        (&["lead", "convert", "1", "--to", "dael"], 2, "Did you mean “deal”?"),
        (&["lead", "list", "temperature:hott"], 2, "Did you mean “hot”?"),
        (&["lead", "list", "--sort", "titel"], 2, "Did you mean “title”?"),
        (&["lead", "list", "--columns", "titel"], 2, "Did you mean “title”?"),
        (&["export", "leads", "--columns", "titel"], 2, "Did you mean “title”?"),
        (&["lead", "edit", "1", "--set", "titel=x"], 2, "Did you mean “title”?"),
        (&["lead", "list", "titel:x"], 2, "Did you mean “title”?"),
        (&["lead", "list", "--sort", "comment"], 2, "Known: "),
        (&["export", "leads", "--sort", "comment"], 2, "Known: "),
        (&["export", "leads", "--format", "jsn"], 2, "Did you mean “json”?"),
        (&["call", "lead/1", "--outcome", "busi"], 2, "Did you mean “busy”?"),
        (&["intake", "form", "--direction", "inn"], 2, ""),
    ];
    for (args, status, hint) in table {
        let said = place.run(args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert_clear(&said, &args.join(" "));
        assert!(said.err.contains(hint), "{args:?}: {}", said.err);
        assert_eq!(place.everything(), before, "{args:?}");
    }
}

#[test]
fn an_export_for_programs_has_the_objects_of_the_list() {
    let place = Place::new();
    let line = "Ivan Petrov, +7 912 345-67-89, ivan@example.com, 150000, #hot, #vip";
    place.done(&["lead", "add", line, "--set", "temperature=hot"]);
    place.done(&["lead", "add", "Roof"]);
    place.done(&["field", "add", "lead/size", "--kind", "number"]);
    place.done(&["lead", "edit", "2", "--set", "size=2.5"]);
    let columns = "title,stage,amount,currency,phone,tags,open_to_all,contact,created_at,size";
    let list = ["lead", "list", "--json", "--sort", "id", "--columns", columns];
    let of_list = place.done(&list);
    let export = ["export", "leads", "--columns", columns];
    for format in [&["--format", "json"][..], &["--json"], &["--format", "json", "--raw"]] {
        assert_eq!(place.done(&[&export[..], format].concat()), of_list);
    }
    let file = place.path("leads.json");
    place.done(&[&export[..], &["--format", "json", "-o", file.to_str().unwrap()]].concat());
    assert_eq!(std::fs::read_to_string(file).unwrap(), of_list);
    let lead: Json = serde_json::from_str(of_list.lines().next().unwrap()).unwrap();
    assert_eq!(lead["id"], 1);
    assert_eq!(lead["tags"], serde_json::json!(["hot", "vip"]));
    assert_eq!(lead["phone"][0]["value"], "+7 912 345-67-89");
    assert_eq!(lead["open_to_all"], false);
    assert_eq!(lead["contact"], Json::Null);
    assert_eq!(lead["stage"], "new");
}

#[test]
fn numbers_are_read_from_the_standard_input_however_they_stand_there() {
    let place = Place::begun();
    for title in ["One", "2", "Three", "Four"] {
        place.done(&["lead", "add", title]);
    }
    // Of a table the first cell of each line.
    for (given, left) in [("4\n", "1 2 3"), ("1 lead/3\n", "2"), ("2\t1\n", "")] {
        assert_eq!(place.fed(&["lead", "delete", "-"], given).status, 0, "{given:?}");
        let rows = place.objects(&["lead", "list", "--sort", "id"]);
        let ids: Vec<String> = rows.iter().map(|row| row["id"].to_string()).collect();
        assert_eq!(ids.join(" "), left, "{given:?}");
    }
    assert_eq!(place.fed(&["lead", "restore", "-"], "1 Acme\n").status, 2);
}

#[test]
fn a_number_names_a_company_also_where_a_name_would_do() {
    let place = Place::begun();
    place.done(&["company", "add", "Romashka"]);
    place.done(&["lead", "add", "Linked", "--company", "1"]);
    place.done(&["lead", "add", "Named", "--company", "Acme 1"]);
    let lead = |id: &str| place.objects(&["lead", "show", id]).remove(0);
    assert_eq!(lead("1")["company"], "company/1");
    assert_eq!(lead("2")["company_name"], "Acme 1");
    assert_eq!(place.run(&["lead", "add", "None", "--company", "7"]).status, 3);
}

#[test]
fn what_is_said_twice_and_not_the_same_is_refused_and_the_rest_stands_together() {
    let place = Place::begun();
    place.done(&["company", "add", "Other"]);
    let before = place.everything();
    let line = "Pumps, Ivan Petrov, +7 912 345-67-89, OOO Romashka, 150000, #hot, urgent";
    let calls: [&[&str]; 6] = [
        &[line, "--company", "Other"],
        &[line, "--company", "1"],
        &[line, "--name", "Petr Sidorov"],
        &[line, "--set", "company_name=Other"],
        &["Pumps", "--amount", "5", "--set", "amount=6"],
        &["Pumps", "--set", "tags=hot", "--set", "tags=cold"],
    ];
    for call in calls {
        let said = place.run(&[&["lead", "add"], call].concat());
        assert_eq!(said.status, 2, "{call:?}: {}", said.err);
        assert!(said.err.contains("twice"), "{call:?}: {}", said.err);
        assert_eq!(place.everything(), before, "{call:?}");
    }
    let more = ["--company", "OOO Romashka", "--phone", "+48 600 100 200", "--comment", "really"];
    place.done(&[&["lead", "add", line, "--set", "tags=cold"], &more[..]].concat());
    let lead = &place.objects(&["lead", "show", "1"])[0];
    assert_eq!(lead["phone"].as_array().unwrap().len(), 2);
    assert_eq!(lead["tags"], serde_json::json!(["cold", "hot"]));
    assert_eq!(lead["comment"], "urgent\nreally");
    assert_eq!(lead["company_name"], "OOO Romashka");
    // An amount by itself stands in place of the one the line says in passing.
    place.done(&["lead", "add", line, "--amount", "5"]);
    assert_eq!(place.objects(&["lead", "show", "2"])[0]["amount"], "5.00");
}

#[test]
fn one_number_in_two_spellings_is_kept_once_whichever_way_it_comes() {
    let place = Place::new();
    place.settle("RU");
    let phones = |record: &str| -> Vec<String> {
        let (noun, id) = record.split_once('/').unwrap();
        let record = &place.objects(&[noun, "show", id])[0];
        let points = record["phone"].as_array().unwrap().iter();
        points.map(|point| point["value"].as_str().unwrap().to_owned()).collect()
    };
    let once = ["+7 912 345-67-89"];
    place.done(&["lead", "add", "Set", "--set", "phone=+7 912 345-67-89, 8 912 345 67 89"]);
    assert_eq!(phones("lead/1"), once);
    let both = ["--phone", "+7 912 345-67-89", "--phone", "89123456789"];
    place.done(&[&["lead", "add", "Options"][..], &both].concat());
    assert_eq!(phones("lead/2"), once);
    let file = place.path("leads.csv");
    let text = "Title,Work phone,Mobile phone\nFile,+7 912 345-67-89,8 (912) 345-67-89\n";
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    place.done(&["import", file, "--as", "leads"]);
    assert_eq!(phones("lead/3"), once);
    place.done(&["lead", "merge", "1", "2", "3"]);
    assert_eq!(phones("lead/1"), once);
    let other = "Title,Phone\nSet,8-912-345-67-89\n";
    std::fs::write(file, other).unwrap();
    place.done(&["import", file, "--as", "leads", "--duplicates", "merge"]);
    assert_eq!(phones("lead/1"), once);
    place.done(&["intake", "call", "--from", "89123456789", "--id", "7"]);
    assert_eq!(phones("lead/1"), once);

    place.done(&["contact", "add", "--name", "Ivan Petrov", "--phone", "+7 912 345-67-89"]);
    place.done(&["lead", "add", "Known", "--phone", "8 912 345 67 89"]);
    place.done(&["lead", "convert", "4", "--to", "deal,contact", "--contact", "1"]);
    assert_eq!(phones("contact/1"), once);
    place.done(&["contact", "edit", "1", "--set", "phone=8 912 345-67-89, +79123456789"]);
    assert_eq!(phones("contact/1").len(), 1);
}

#[test]
fn what_is_no_file_to_read_is_refused_in_one_sentence_and_changes_nothing() {
    let place = Place::new();
    place.settle("PL");
    let before = place.everything();
    let strange = place.path("strange.csv");
    std::fs::write(&strange, "1,2,3\n4,5,6\n").unwrap();
    let folder = place.path("folder");
    std::fs::create_dir(&folder).unwrap();
    let pipe = place.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let [strange, folder, pipe] = [&strange, &folder, &pipe].map(|path| path.to_str().unwrap());
    for (args, status, said) in [
        (
            ["import", strange, "--as", "leads"],
            2,
            "The file seems to have no headings: its columns are #1, #2, #3",
        ),
        (["import", folder, "--as", "leads"], 2, "it is a folder"),
        (["import", "/dev/zero", "--as", "leads"], 2, "it is a device"),
        (["--db", folder, "lead", "list"], 1, "it is a folder"),
        (["--db", pipe, "lead", "list"], 1, "is not a Voronka database"),
    ] {
        let answer = place.run(&args);
        assert_eq!(answer.status, status, "{args:?}: {}", answer.err);
        assert_clear(&answer, &args.join(" "));
        assert!(answer.err.contains(said), "{args:?}: {}", answer.err);
        assert_eq!(place.everything(), before, "{args:?}");
    }
}

#[test]
fn an_import_names_the_columns_that_are_no_fields_and_keeps_what_they_hold() {
    let place = Place::new();
    place.settle("RU");
    let file = place.path("leads.csv");
    std::fs::write(&file, "Title,Shoe size,Amount,Currency\nPumps,43,$100,EUR\n").unwrap();
    let said = place.run(&["import", file.to_str().unwrap(), "--as", "leads"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("kept on the timelines of the records: Shoe size."), "{}", said.err);
    assert!(said.err.contains("1 cell could not be read"), "{}", said.err);
    let timeline = place.done(&["lead", "show", "1", "--timeline", "--json"]);
    assert!(timeline.contains("Shoe size") && timeline.contains("$100"), "{timeline}");
    assert_eq!(place.objects(&["lead", "show", "1"])[0]["amount"], "0.00");
}

#[test]
fn what_only_looks_makes_no_database() {
    let place = Place::new();
    let missing = place.path("mistyped.db");
    for command in [
        &["status", "--short"][..],
        &["agenda"],
        &["inbox"],
        &["notify", "--exec", "cat"],
        &["check"],
        &["sql", "SELECT 1"],
        &["backup", "copy.db"],
        &["find", "x"],
        &["history"],
        &["export", "leads"],
        &["report", "load"],
    ] {
        let answer = place.run(&[&["--db", missing.to_str().unwrap()], command].concat());
        assert_eq!(answer.status, 3, "{command:?}: {}", answer.err);
        assert_clear(&answer, &command.join(" "));
        assert!(answer.err.contains("mistyped.db") && answer.err.contains("voronka init"));
        assert!(!missing.exists(), "{command:?}");
    }
}
