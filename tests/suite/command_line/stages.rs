//! Stages that are deleted with a place for their records to go.

use super::*;

#[test]
fn a_pipeline_without_a_stage_lists_its_stages() {
    let place = Place::new();
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
    place.done(&["init", "--country", "PL"]);
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
