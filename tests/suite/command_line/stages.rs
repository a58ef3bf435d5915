//! Stages, sources and people that are deleted with another one for what uses them.

use super::*;

#[test]
fn a_pipeline_without_a_stage_lists_its_stages() {
    let place = Place::begun();
    place.done(&["deal", "add", "Roof"]);
    place.done(&["pipeline", "add", "service", "--noun", "deal", "--name", "Service"]);
    for (code, meaning) in [("intake", "open"), ("ready", "won")] {
        let add = ["stage", "add", code, "--pipeline", "service", "--name", code];
        place.done(&[&add[..], &["--meaning", meaning, "--colour", "blue"]].concat());
    }
    let said = place.run(&["deal", "move", "1", "Service/"]);
    assert_eq!(said.status, 3);
    assert_clear(&said, "a pipeline alone");
    assert!(said.err.contains("which stage") && said.err.contains("intake, ready"), "{}", said.err);
}

#[test]
fn the_records_of_a_deleted_stage_go_where_they_are_told_and_come_back_with_it() {
    let place = Place::new();
    place.settle("PL");
    for title in ["Roof", "Door"] {
        place.done(&["deal", "add", title, "--stage", "invoice"]);
    }
    let stages = || -> Vec<Json> {
        let deals = place.objects(&["deal", "list"]);
        deals.into_iter().map(|deal| deal["stage"].clone()).collect()
    };
    for heir in ["invoice", "payment"] {
        let said = place.run(&["stage", "delete", "invoice", "payment", "--move-to", heir]);
        assert_eq!(said.status, 2, "{}", said.err);
        assert_clear(&said, heir);
        assert_eq!(stages(), ["invoice", "invoice"]);
    }
    let delete = ["stage", "delete", "invoice", "payment", "--move-to", "delivery"];
    assert_eq!(place.objects(&delete).len(), 4);
    assert_eq!(stages(), ["delivery", "delivery"]);
    assert_eq!(place.run(&["deal", "add", "Late", "--stage", "invoice"]).status, 3);
    place.done(&["undo"]);
    assert_eq!(stages(), ["invoice", "invoice"]);
    place.done(&["redo"]);
    assert_eq!(stages(), ["delivery", "delivery"]);
}

#[test]
fn what_is_said_of_a_deleted_stage_counts_its_records_and_itself_apart() {
    let place = Place::new();
    place.settle("PL");
    for title in ["Roof", "Door"] {
        place.done(&["deal", "add", title, "--stage", "invoice"]);
    }
    let said = place.run(&["stage", "delete", "invoice", "--move-to", "delivery"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("Stage deleted, records moved: 2"), "{}", said.err);
    let said = place.run(&["stage", "delete", "payment", "consultation", "--move-to", "delivery"]);
    assert!(said.err.contains("Stages deleted: 2, records moved: 0"), "{}", said.err);
    let said = place.run(&["history"]);
    assert!(said.out.contains("deleting a stage"), "{}", said.out);
}

#[test]
fn what_was_deleted_keeps_its_name_where_it_happened() {
    let place = Place::new();
    place.settle("PL");
    place.done(&["stage", "add", "leads/again", "--name", "Call again"]);
    place.done(&["pipeline", "add", "service", "--noun", "deal", "--name", "Service"]);
    for (code, name, meaning) in [("intake", "Taken in", "open"), ("ready", "Ready", "won")] {
        let add = ["stage", "add", code, "--pipeline", "service", "--name", name];
        place.done(&[&add[..], &["--meaning", meaning, "--colour", "blue"]].concat());
    }
    place.done(&["lead", "add", "Roof", "--source", "call"]);
    place.done(&["lead", "edit", "1", "--set", "source=website"]);
    place.done(&["lead", "move", "1", "again"]);
    place.done(&["deal", "add", "Door", "--stage", "service/intake"]);
    place.done(&["stage", "delete", "leads/again", "--move-to", "in_work"]);
    place.done(&["source", "delete", "call", "--move-to", "website"]);
    place.done(&["deal", "move", "1", "new_order"]);
    place.done(&["pipeline", "delete", "service"]);
    for (record, names) in
        [("lead/1", ["Call again", "Call →"]), ("deal/1", ["Taken in →", "New order"])]
    {
        let told = place.run(&["history", record]).out;
        for name in names {
            assert!(told.contains(name), "{name}: {told}");
        }
        assert!(!told.contains("Stage ") && !told.contains("stage/"), "{told}");
    }
}

#[test]
fn a_pipeline_is_made_like_another_one_and_a_stage_by_its_name_alone() {
    let place = Place::new();
    place.settle("PL");
    place.done(&["pipeline", "add", "service", "--like", "sales", "--name", "Service"]);
    let stages = place.objects(&["stage", "list"]);
    let of = |code: &str| stages.iter().filter(|stage| stage["pipeline"] == code).count();
    assert_eq!(of("service"), of("sales"));
    place.done(&["deal", "add", "Fridge", "--stage", "service/invoice"]);
    assert_eq!(place.run(&["pipeline", "add", "x", "--like", "nothing"]).status, 3);
    // What makes room for a new entry is not what was made.
    let first = place.done(&["stage", "add", "sales/visit", "--position", "1"]);
    let shown = place.objects(&["stage", "list"]);
    let visit = shown.iter().find(|stage| stage["code"] == "visit").unwrap();
    assert_eq!(first.trim(), visit["id"].to_string());
}

#[test]
fn a_stage_that_may_not_go_keeps_its_records() {
    let place = Place::begun();
    place.done(&["deal", "add", "Roof"]);
    place.done(&["deal", "move", "1", "lost"]);
    let before = place.everything();
    let said = place.run(&["stage", "delete", "lost", "--move-to", "payment"]);
    assert_eq!(said.status, 5, "{}", said.err);
    assert_clear(&said, "the last stage of its meaning");
    assert_eq!(place.everything(), before);
}

#[test]
fn a_field_goes_with_its_values_only_where_that_is_meant() {
    let place = Place::begun();
    place.done(&["field", "add", "lead/rooms", "--kind", "integer"]);
    place.done(&["lead", "add", "Roof", "--set", "rooms=3"]);
    let before = place.everything();
    let said = place.run(&["field", "delete", "lead/rooms"]);
    assert_eq!(said.status, 5, "{}", said.err);
    assert_clear(&said, "a field that is filled in");
    assert!(said.err.contains("records: 1") && said.err.contains("--yes"), "{}", said.err);
    assert_eq!(place.everything(), before);
    place.done(&["field", "delete", "lead/rooms", "--yes"]);
}

#[test]
fn a_code_or_a_login_is_one_plain_word() {
    let place = Place::begun();
    place.done(&["user", "add", "bob"]);
    let before = place.everything();
    for (args, status) in [
        (&["stage", "add", "leads/bad code"][..], 2),
        (&["stage", "add", "leads/12"], 2),
        (&["stage", "add", "leads/a\u{1b}[31m"], 2),
        (&["stage", "add", "leads/zz", "--pipeline", "sales"], 2),
        (&["stage", "edit", "in_work", "--set", "code=in work"], 2),
        (&["pipeline", "add", "a/b"], 2),
        (&["source", "add", "my source"], 2),
        (&["user", "add", "ev il"], 2),
        (&["user", "add", "@zed"], 2),
        (&["user", "add", "BOB"], 5),
    ] {
        let said = place.run(args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert!(!said.err.contains('\u{1b}'), "{args:?}");
    }
    assert_eq!(place.everything(), before);
    place.done(&["stage", "add", "leads/zz", "--pipeline", "leads"]);
    let said = place.done(&["setting", "list"]);
    assert!(said.lines().all(|line| line.split('\t').count() == 3), "{said}");
    assert!(said.starts_with("mode\t"), "{said}");
}

#[test]
fn a_source_and_a_colleague_hand_over_what_they_are_used_by() {
    let place = Place::new();
    place.settle("PL");
    place.done(&["user", "add", "olga", "--name", "Olga"]);
    place.done(&["user", "add", "piotr", "--name", "Piotr"]);
    place.done(&["lead", "add", "Roof", "--source", "call", "--responsible", "olga"]);
    assert_eq!(place.run(&["source", "delete", "call"]).status, 5);
    assert_eq!(place.run(&["source", "delete", "call", "--move-to", "nowhere"]).status, 3);
    let said = place.run(&["source", "delete", "call", "--move-to", "website"]);
    assert!(said.err.contains("Source deleted, records with another one: 1"), "{}", said.err);
    let said = place.run(&["user", "delete", "olga", "--move-to", "piotr"]);
    assert!(said.err.contains("Colleague deleted, handed over: 1"), "{}", said.err);
    let lead = &place.objects(&["lead", "list"])[0];
    assert_eq!((&lead["source"], &lead["responsible"]), (&"website".into(), &"piotr".into()));
    place.done(&["undo"]);
    assert_eq!(place.objects(&["lead", "list"])[0]["responsible"], "olga");
}
