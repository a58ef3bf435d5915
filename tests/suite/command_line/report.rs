//! Reports: who waits without anybody having turned to him, and how the work is spread.

use super::*;

#[test]
fn who_waits_is_listed_the_oldest_first_until_somebody_turns_to_him() {
    let place = Place::begun();
    for title in ["First", "Second", "Third"] {
        place.done(&["lead", "add", title]);
    }
    place.done(&["deal", "add", "Deal"]);
    place.done(&["call", "lead/2", "--phone", "112", "--outcome", "reached"]);
    let waiting = place.objects(&["report", "unattended"]);
    let ids: Vec<&Json> = waiting.iter().map(|object| &object["id"]).collect();
    assert_eq!(ids, [1, 3]);
    assert!(waiting[0]["age_seconds"].is_i64() && waiting[0]["record"] == "lead/1");
    let table = place.done(&["report", "unattended", "leads", "Third"]);
    assert!(table.contains("Third") && !table.contains("First"), "{table}");
    assert_eq!(place.objects(&["report", "unattended", "--limit", "1"]).len(), 1);
    assert_eq!(place.objects(&["report", "unattended", "deals"])[0]["record"], "deal/1");
    assert_eq!(place.done(&["lead", "list", "is:unattended"]).lines().count(), 2);

    place.done(&["stage", "edit", "new", "--set", "limit_days=2"]);
    assert_eq!(place.done(&["lead", "list", "is:rotting"]), "");
    let stages = place.objects(&["stage", "list"]);
    assert!(stages.iter().any(|stage| stage["limit_days"] == 2), "{stages:?}");
}

#[test]
fn the_load_is_a_row_a_person_and_a_column_a_stage() {
    let place = Place::begun();
    place.done(&["lead", "add", "One"]);
    place.done(&["lead", "add", "Two"]);
    place.done(&["lead", "move", "2", "in_work"]);
    let load = place.objects(&["report", "load"]);
    assert_eq!(load[0]["total"], 2);
    assert_eq!(load[0]["stages"]["new"], 1);
    assert_eq!(load[0]["stages"]["in_work"], 1);
    let table = place.done(&["report", "load", "deals"]);
    assert!(table.lines().next().unwrap().contains("\tConsultation\t"), "{table}");
    assert!(table.lines().last().unwrap().ends_with("\t0"), "{table}");
    for (args, told) in [
        (&["report", "sales"][..], "load, unattended"),
        (&["report", "load", "leads", "x"], "x"),
        (&["report"], "NAME"),
    ] {
        let said = place.run(args);
        assert_eq!(said.status, 2, "{args:?}: {}", said.err);
        assert!(said.err.contains(told), "{args:?}: {}", said.err);
    }
}
