//! What asks for attention, as scripts and status lines read it.

use super::*;

#[test]
fn what_is_open_with_a_record_is_counted_by_why_it_asks_for_attention() {
    let place = Place::begun();
    for title in ["Pumps", "Doors"] {
        place.done(&["lead", "add", title]);
    }
    for line in
        ["call 2020-01-31 10:00", "mail 2020-02-01 10:00", "meet 2099-01-31 10:00", "task x"]
    {
        place.done(&["activity", "add", "lead/1", line]);
    }
    let expected = serde_json::json!({"open": 4, "lit": 2, "overdue": 2, "waiting": 0, "soon": 0});
    let none = serde_json::json!({"open": 0, "lit": 0, "overdue": 0, "waiting": 0, "soon": 0});
    let listed = place.objects(&["lead", "list", "--sort", "id"]);
    assert_eq!((&listed[0]["activities"], &listed[1]["activities"]), (&expected, &none));
    let shown = &place.objects(&["lead", "show", "1"])[0];
    assert_eq!(shown["activities"], expected);
    let late: Vec<&Json> =
        shown["planned"].as_array().unwrap().iter().map(|one| &one["overdue"]).collect();
    assert_eq!(late, [true, true, false, false]);

    let table = place.done(&["lead", "list", "--columns", "title,activities", "--sort", "id"]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].ends_with("Pumps\t2 of 4 need attention"), "{table}");
    assert!(lines[1].ends_with("Doors\t"), "{table}");

    let board = &place.objects(&["board"])[0];
    assert_eq!((&board["lit"], &board["overdue"]), (&2.into(), &2.into()));
    let cards = board["cards"].as_array().unwrap();
    let pumps = cards.iter().find(|card| card["id"] == 1).unwrap();
    assert_eq!(pumps["activities"], expected);
    let text = place.done(&["board"]);
    assert!(text.contains("2 leads, 2 need attention"), "{text}");
    assert!(text.contains("lead/1  Pumps, @"), "{text}");

    place.done(&["lead", "edit", "1", "--set", "title=Pumps\n  lead/99  Forged"]);
    let text = place.done(&["board"]);
    assert!(text.contains("  lead/1  Pumps   lead/99  Forged, @"), "{text}");
    place.done(&["undo"]);

    // It is counted, not typed nor asked for.
    for args in [
        &["lead", "edit", "1", "--set", "activities=3"][..],
        &["lead", "list", "activities>=1"],
        &["lead", "list", "--sort", "activities"],
    ] {
        let refused = place.run(args);
        assert_ne!(refused.status, 0, "{args:?}");
        assert_clear(&refused, "activities");
    }
    assert_eq!(place.objects(&["lead", "list", "no:activities"])[0]["id"], 2);
    let exported = place.done(&["export", "leads", "--columns", "title,activities"]);
    assert!(exported.contains("Pumps,4"), "{exported}");
}

#[test]
fn lists_of_activities_say_what_is_overdue() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    for line in ["late 2020-01-31 10:00", "early 2099-01-31 10:00", "some day"] {
        place.done(&["task", "add", "lead/1", line]);
    }
    place.done(&["task", "add", "lead/1", "done 2020-01-31 10:00"]);
    place.done(&["activity", "done", "4"]);
    let overdue = |args: &[&str]| -> Vec<(i64, Json)> {
        let of = |mut object: Json| (object["id"].as_i64().unwrap(), object["overdue"].take());
        let mut found: Vec<_> = place.objects(args).into_iter().map(of).collect();
        found.sort_by_key(|(id, _)| *id);
        found
    };
    let open = [(1, true.into()), (2, false.into()), (3, false.into())];
    assert_eq!(overdue(&["task", "list"]), open);
    assert_eq!(overdue(&["activity", "list"]), open);
    assert_eq!(overdue(&["activity", "list", "--columns", "subject,deadline"]), open);
    assert_eq!(overdue(&["task", "list", "--done"]), [(4, false.into())]);
    assert_eq!(overdue(&["task", "show", "1"]), [(1, true.into())]);
    assert_eq!(overdue(&["activity", "list", "--columns", "subject"])[0].1, Json::Null);
    let table = place.done(&["task", "list"]);
    assert_eq!(table.matches("overdue").count(), 1, "{table}");
}
