//! Calls with a slip in them: what was meant is asked, nothing is made and nothing changes.

use super::*;

/// A status with a part of what is said.
type Told<'a> = (&'a [&'a str], i32, &'a str);

fn assert_told(place: &Place, table: &[Told]) {
    for (args, status, part) in table {
        let said = place.run(args);
        assert_eq!(said.status, *status, "{args:?}: {}", said.err);
        assert!(said.err.contains(part), "{args:?}: {}", said.err);
        assert_clear(&said, &format!("{args:?}"));
    }
}

#[test]
fn only_what_adds_something_begins_a_database() {
    let place = Place::new();
    let calls: [&[&str]; 20] = [
        &["lead", "list"],
        &["lead", "show", "1"],
        &["lead", "edit", "1", "--set", "amount=5"],
        &["lead", "move", "1", "junk"],
        &["lead", "delete", "1"],
        &["undo"],
        &["redo"],
        &["board"],
        &["calendar"],
        &["queue", "list"],
        &["comment", "lead/1", "Text"],
        &["call", "lead/1"],
        &["stage", "list"],
        &["setting", "set", "mode", "simple"],
        &["duplicates"],
        &["intake", "list"],
        &["intake", "again", "1"],
        &["layout", "list"],
        &["open", "lead/1"],
        &["status"],
    ];
    for args in calls {
        let said = place.run(args);
        assert_eq!(said.status, 3, "{args:?}: {}", said.err);
        assert!(said.err.contains("There is no database"), "{args:?}: {}", said.err);
        assert!(!place.path("crm.db").exists(), "{args:?}");
    }
    // A file without a byte is none either, and stays as it is.
    std::fs::write(place.path("crm.db"), "").unwrap();
    assert_eq!(place.run(&["lead", "list"]).status, 3);
    assert_eq!(std::fs::read(place.path("crm.db")).unwrap(), b"");
    let beginning: [&[&str]; 4] = [
        &["lead", "add", "Pumps"],
        &["user", "add", "boris"],
        &["intake", "call", "--from", "+79123456789"],
        &[],
    ];
    for args in beginning {
        let place = Place::new();
        let said = place.run(args);
        assert_eq!(said.status, 0, "{args:?}");
        assert!(place.path("crm.db").exists(), "{args:?}");
        let begun = format!("There was no database {}", place.path("crm.db").display());
        assert_eq!(said.err.contains(&begun), !args.is_empty(), "{args:?}: {}", said.err);
        assert!(!place.run(args).err.contains(&begun), "{args:?}: it is there by now");
    }
}

#[test]
fn what_is_refused_leaves_no_database_behind() {
    let place = Place::new();
    let calls: [(&[&str], i32); 7] = [
        (&["lead", "add", "Roof", "--amount", "much"], 2),
        (&["lead", "add", "Roof", "--set", "titel=x"], 2),
        (&["lead", "add", "Roof", "--source", "nowhere"], 3),
        (&["--as", "boris", "lead", "add", "Roof"], 3),
        (&["--as", "boris", "init"], 3),
        (&["import", "there-is-none.csv", "--as", "leads"], 3),
        (&["user", "add", "two words"], 2),
    ];
    for (args, status) in calls {
        let file = place.path("made/for/crm.db");
        let said = place.run(&[&["--db", file.to_str().unwrap()], args].concat());
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert!(!place.path("made").exists(), "{args:?}");
    }
}

#[test]
fn a_rehearsal_begins_no_database() {
    let place = Place::new();
    let file = place.path("leads.csv");
    std::fs::write(&file, "Title,Phone\nRoof,600100200\n").unwrap();
    let file = file.to_str().unwrap();
    for args in
        [&["import", file, "--as", "leads", "--dry-run"][..], &["import", "--template", "leads"]]
    {
        let said = place.run(args);
        assert_eq!(said.status, 0, "{args:?}: {}", said.err);
        assert!(!said.out.is_empty() && !place.path("crm.db").exists(), "{args:?}");
    }
}

#[test]
fn what_is_missing_is_what_stands_last() {
    let place = Place::new();
    assert_told(
        &place,
        &[
            (&["lead", "move", "1"], 2, "Missing: <STAGE>. See"),
            (&["lead", "move"], 2, "Missing: <ID>, <STAGE>. See"),
            (&["lead", "delete"], 2, "Missing: <ID>. See"),
            (&["company", "edit"], 2, "Missing: <ID>, --set <FIELD=VALUE>. See"),
            (&["lead", "edit", "1"], 2, "Missing: --set <FIELD=VALUE> / --product <ROW> / "),
            (&["pin", "lead/1"], 2, "Missing: <EVENT>. See"),
        ],
    );
}

#[test]
fn what_was_meant_instead_is_told() {
    let place = Place::new();
    place.settle("RU");
    assert_told(
        &place,
        &[
            (&["calendar", "--month", "nope"], 2, "For example: 2026-12, december, next month"),
            (&["lead", "list", "created:31.02.2026"], 2, "“31.02.2026”. Its month ends"),
            (&["export", "leads", "-o", "/"], 2, "/ is a folder. Name a file in it."),
        ],
    );
    for args in [["lead", "list", "created:november"], ["calendar", "--month", "december"]] {
        assert_eq!(place.run(&args).status, 0, "{args:?}");
    }
}

#[test]
fn a_record_is_named_by_what_it_is_called() {
    let place = Place::new();
    place.settle("RU");
    for name in ["Romashka Ltd", "Vega", "Vega"] {
        assert_eq!(place.run(&["company", "add", name]).status, 0);
    }
    let said = place.run(&["lead", "add", "Pumps", "--set", "company=romashka ltd"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(place.run(&["lead", "show", "1"]).out.contains("Romashka Ltd"));
    assert_told(
        &place,
        &[
            (
                &["lead", "edit", "1", "--set", "company=Romashka"],
                3,
                "None of the companies is called",
            ),
            (&["lead", "edit", "1", "--set", "company=Vega"], 2, "company/2, company/3. Name one"),
        ],
    );
}

#[test]
fn what_is_too_much_is_no_option() {
    let place = Place::new();
    place.settle("RU");
    assert_told(
        &place,
        &[
            (&["redo", "1"], 2, "“1” is too much here"),
            (&["import", "leads", "x.csv"], 2, "Did you mean “--as leads”?"),
            (
                &["lead", "add", "--name", "a", "--name", "b"],
                2,
                "“--name” is there twice. Keep the one you mean",
            ),
            (&["lead", "list", "--limit", "1", "--limit=2"], 2, "“--limit” is there twice"),
            (&["stage", "list", "x"], 2, "“x” is too much here"),
            (&["status", "x"], 2, "“x” is too much here"),
            (&["source", "add", "fair", "Trade fair"], 2, "“Trade fair” is too much here"),
            (&["status", "--shrot"], 2, "There is no option “--shrot” here"),
            (&["status", "-s"], 2, "There is no option “-s” here"),
        ],
    );
}

#[test]
fn boards_are_of_leads_and_deals() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    for verb in [&["board"][..], &["calendar"], &["queue", "list"], &["report", "unattended"]] {
        for noun in ["contacts", "companies", "activities"] {
            let said = place.run(&[verb, &[noun]].concat());
            assert_eq!(said.status, 2, "{verb:?} {noun}");
            assert!(said.err.contains("Known: leads, deals"), "{verb:?}: {}", said.err);
        }
    }
    assert_eq!(place.run(&["board", "foo"]).err, "Nothing was found.\n");
    assert_eq!(place.run(&["board", "pumps"]).err, "");
    assert_eq!(place.run(&["board"]).err, "");
}

#[test]
fn a_limit_is_one_at_least() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    let lists: [&[&str]; 6] = [
        &["find", "pumps"],
        &["lead", "list"],
        &["task", "list"],
        &["history"],
        &["intake", "list"],
        &["report", "unattended"],
    ];
    for list in lists {
        for limit in ["0", "-1", "many"] {
            let said = place.run(&[list, &["--limit", limit]].concat());
            assert_eq!(said.status, 2, "{list:?} {limit}");
            assert!(said.err.contains("--limit"), "{list:?}: {}", said.err);
        }
        place.done(&[list, &["--limit", "1"]].concat());
    }
}

#[test]
fn a_notice_that_is_not_there_is_not_read() {
    let place = Place::begun();
    place.done(&["user", "add", "boris"]);
    place.done(&["lead", "add", "Pumps", "--responsible", "boris"]);
    assert_told(
        &place,
        &[
            (&["--as", "boris", "inbox", "read", "99"], 3, "There is no notice 99"),
            (&["--as", "boris", "inbox", "read", "1", "99"], 3, "There is no notice 99"),
            (&["--as", "boris", "inbox", "read", "x"], 2, "“x”"),
        ],
    );
    assert_eq!(place.objects(&["--as", "boris", "inbox"]).len(), 1, "none was read");
    place.done(&["--as", "boris", "inbox", "read", "1"]);
    place.done(&["--as", "boris", "inbox", "read", "1"]);
    assert_eq!(place.objects(&["--as", "boris", "inbox"]).len(), 0);
}

#[test]
fn a_file_without_a_name_is_missed() {
    let place = Place::new();
    place.settle("RU");
    let calls: [&[&str]; 9] = [
        &["--db", "", "lead", "list"],
        &["--config", "", "lead", "list"],
        &["import", "", "--as", "leads"],
        &["import", "x.csv", "--as", "leads", "--map", ""],
        &["import", "x.csv", "--as", "leads", "--rejects", ""],
        &["export", "leads", "-o", ""],
        &["backup", ""],
        &["demo", "--into", ""],
        &["comment", "lead/1", "Text", "--file", ""],
    ];
    for args in calls {
        let said = place.run(args);
        assert_eq!(said.status, 2, "{args:?}: {}", said.err);
        assert!(said.err.contains("needs a value"), "{args:?}: {}", said.err);
    }
}

#[test]
fn a_text_that_nobody_types_is_not_looked_for() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps", "--comment", &"ab ".repeat(5_000)]);
    assert_told(
        &place,
        &[
            (&["find", &"ab".repeat(2_000)], 2, "200 characters"),
            (&["lead", "list", &"ab".repeat(1_000)], 2, "200 characters"),
        ],
    );
    assert_eq!(place.objects(&["find", &"ab ".repeat(60)]).len(), 1);
}

#[test]
fn a_new_name_is_one_in_the_language_it_is_said_in() {
    let place = Place::new();
    place.settle("RU");
    let names = |code: &str| -> Vec<String> {
        let stages = place.objects(&["stage", "list"]);
        let stage = stages.into_iter().find(|stage| stage["code"] == code).unwrap();
        ["name_en", "name_ru", "name_pl"].map(|name| stage[name].as_str().unwrap().into()).into()
    };
    let before = names("junk");
    place.done(&["stage", "edit", "junk", "--name", "Rubbish"]);
    assert_eq!(names("junk"), ["Rubbish", &before[1], &before[2]]);
    place.done(&["--lang", "ru", "stage", "edit", "junk", "--name", "Мусор"]);
    assert_eq!(names("junk"), ["Rubbish", "Мусор", &before[2]]);
    place.done(&["stage", "add", "leads/audit", "--name", "Audit"]);
    assert_eq!(names("audit"), ["Audit"; 3]);
    place.done(&["stage", "edit", "audit", "--name", "Check"]);
    assert_eq!(names("audit"), ["Check"; 3]);
}

#[test]
fn the_options_of_a_list_are_no_tags() {
    let place = Place::begun();
    place.done(&["field", "add", "lead/paint", "--kind", "list", "--options", "red,dark green"]);
    let list = place.done(&["field", "list"]);
    assert!(list.contains("\tred, dark green\t"), "{list}");
}

#[test]
fn what_is_junk_goes_to_a_stage_of_failure_and_nowhere_else() {
    let place = Place::new();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["deal", "add", "Roof"]);
    let board = || [place.done(&["lead", "show", "1"]), place.done(&["deal", "show", "1"])];
    let before = board();
    assert_told(
        &place,
        &[
            (&["queue", "junk", "1", "--stage", "in_work"], 5, "is not a stage of failure"),
            (&["queue", "junk", "1", "--stage", "converted"], 5, "is not a stage of failure"),
            (&["queue", "junk", "deal/1", "--stage", "won"], 5, "is not a stage of failure"),
            (&["lead", "junk", "1", "--stage", "in_work"], 5, "is not a stage of failure"),
        ],
    );
    assert_eq!(board(), before);
    place.done(&["queue", "junk", "1", "--stage", "invalid"]);
    assert_ne!(board(), before);
}

#[test]
fn a_line_that_cannot_be_read_is_called_by_where_it_stands() {
    let place = Place::new();
    let said = place.fed(&["contact", "add", "-"], "Anna Berg\n\n100\n");
    assert_eq!(said.status, 6, "{}", said.err);
    assert!(said.err.contains("line 3: "), "{}", said.err);
}
