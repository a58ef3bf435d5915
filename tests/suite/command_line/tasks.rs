//! Tasks from the command line.

use super::*;

#[test]
fn a_task_is_given_ticked_off_and_finished() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    let add = ["task", "add", "lead/1", "prepare the contract tomorrow 10:00"];
    let more =
        ["--description", "Two copies", "--item", "price", "--item", "sign", "--needs-result"];
    assert_eq!(place.done(&[&add[..], &more].concat()), "1\n");
    assert_eq!(place.done(&["task", "add", "water the plants"]), "2\n");
    place.done(&["activity", "add", "lead/1", "call Ivan"]);

    let ids = |args: &[&str]| -> Vec<Json> {
        place.objects(args).into_iter().map(|mut object| object["id"].take()).collect()
    };
    assert_eq!(ids(&["task", "list"]), [1, 2]);
    assert_eq!(ids(&["task", "list", "--tag", "crm"]), [1]);
    assert_eq!(ids(&["task", "list", "--mine", "state:viewed"]), [1, 2]);
    let task = &place.objects(&["task", "show", "1"])[0];
    assert_eq!(
        (&task["state"], &task["subject"]),
        (&"viewed".into(), &"prepare the contract".into())
    );
    assert_eq!(task["items"][1], serde_json::json!({"text": "sign", "done": false}));

    place.done(&["task", "start", "1"]);
    assert_eq!(ids(&["task", "list", "state:in_progress"]), [1]);
    place.done(&["task", "check", "1", "2"]);
    let shown = place.done(&["task", "show", "1"]);
    assert!(shown.contains("1. [ ] price") && shown.contains("2. [x] sign"), "{shown}");
    place.done(&["task", "uncheck", "1", "2"]);
    let refused = place.run(&["task", "finish", "1"]);
    assert_eq!(refused.status, 5);
    assert_clear(&refused, "finish");
    place.done(&["activity", "done", "1", "--result", "signed"]);
    assert_eq!(ids(&["task", "list", "--done"]), [1]);
    assert_eq!(ids(&["task", "list", "state:done"]), [1]);
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(timeline.contains("task “prepare the contract”: in progress"), "{timeline}");
    place.done(&["task", "return", "1", "--comment", "no seal"]);
    assert_eq!(ids(&["task", "list", "state:in_progress"]), [1]);
    let timeline = place.done(&["lead", "show", "1", "--timeline", "--kind", "activities"]);
    assert!(timeline.contains("to be done better\n    no seal"), "{timeline}");
    assert!(place.done(&["task", "show", "1"]).contains("Came back: no seal"));
    let told = &place.objects(&["lead", "show", "1", "--timeline"])[0]["timeline"][0];
    assert_eq!((&told["event"], &told["record"]), (&"activity".into(), &"activity/1".into()));
    assert_eq!(told["turns"][0]["reason"], "no seal");
    place.done(&["undo"]);
    assert_eq!(ids(&["task", "list", "state:done"]), [1]);
}

#[test]
fn what_others_changed_is_said_until_whoever_does_it_looks() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["user", "add", "boris"]);
    place.done(&["task", "add", "lead/1", "contract 2099-01-31 10:00 @boris"]);
    place.done(&["task", "add", "lead/1", "plans @boris"]);
    let list = || place.done(&["task", "list"]);
    assert!(!list().contains("changed"), "{}", list());
    place.done(&["activity", "edit", "1", "--set", "description=Two copies"]);
    place.done(&["activity", "edit", "1", "--set", "deadline=2099-02-01 10:00"]);
    assert_eq!(list().matches("not seen yet, deadline changed, changed by others").count(), 1);
    // A program that asks, and a colleague who looks, are not whoever is to do it.
    place.objects(&["--as", "boris", "task", "show", "1"]);
    place.done(&["task", "show", "1"]);
    assert!(list().contains("changed by others"));
    place.done(&["--as", "boris", "task", "show", "1"]);
    assert!(list().contains("seen, deadline changed\t"), "{}", list());
    assert!(!list().contains("changed by others"), "{}", list());
    let task = &place.objects(&["task", "list", "state:viewed"])[0];
    assert_eq!((&task["changed"], &task["deadline_changed"]), (&false.into(), &true.into()));
}

#[test]
fn any_event_is_pinned_by_its_name() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["lead", "move", "1", "in_work"]);
    place.done(&["activity", "add", "lead/1", "call Ivan"]);
    let pinned = || place.objects(&["lead", "show", "1"])[0]["pinned"].clone();
    let timeline = &place.objects(&["lead", "show", "1", "--timeline"])[0]["timeline"];
    for event in timeline.as_array().unwrap() {
        let name = event["name"].as_str().unwrap();
        place.done(&["pin", "lead/1", name]);
        assert_eq!(pinned()[0]["name"], name);
        place.done(&["pin", "lead/1", name]);
        assert_eq!(pinned(), serde_json::json!([]));
    }
    let before = place.everything();
    for (event, status) in [("change/999", 3), ("activity/1", 3), ("entry/9", 3), ("lead/1", 2)] {
        let refused = place.run(&["pin", "lead/1", event]);
        assert_eq!(refused.status, status, "{event}");
        assert_clear(&refused, event);
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn what_cannot_be_done_with_a_task_says_why() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["activity", "add", "lead/1", "call Ivan"]);
    place.done(&["task", "add", "lead/1", "offer"]);
    let before = place.everything();
    for (args, status) in [
        (&["task", "start", "1"][..], 5),
        (&["task", "pause", "2"], 5),
        (&["task", "accept", "2"], 5),
        (&["task", "start", "9"], 3),
        (&["task", "check", "2", "1"], 3),
        (&["task", "check", "2", "0"], 3),
        (&["task", "list", "--tag", "home"], 2),
        (&["task", "add", "lead/9", "x"], 3),
        (&["task", "add"], 2),
        (&["task", "list", "state:lost"], 2),
    ] {
        let said = place.run(args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert_clear(&said, &format!("{args:?}"));
    }
    assert_eq!(place.everything(), before);
}
