//! What of a timeline is shown: kinds, people, dates, clients, and what is kept under a name.

use super::*;

/// The events of the timeline of a lead that these options leave.
fn events(place: &Place, options: &[&str]) -> Vec<String> {
    let mut args = vec!["lead", "show", "1", "--timeline"];
    args.extend(options);
    let lead = place.objects(&args).remove(0);
    let events = lead["timeline"].as_array().unwrap().iter();
    events.map(|event| event["event"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_timeline_is_filtered_by_dates_and_clients() {
    let place = Place::begun();
    place.done(&["contact", "add", "Ivan Petrov"]);
    place.done(&["lead", "add", "Pumps", "--set", "contact=1"]);
    place.done(&["comment", "lead/1", "Call them"]);
    let all = events(&place, &[]);
    assert!(all.len() >= 2, "{all:?}");
    for whole in [
        ["--since", "yesterday"],
        ["--until", "завтра"],
        ["--dates", "yesterday..jutro"],
        ["--dates", "<3d"],
    ] {
        assert_eq!(events(&place, &whole), all, "{whole:?}");
    }
    for nothing in [["--until", "2025-12-31"], ["--dates", "..2025"], ["--since", "2100-01-01"]] {
        assert_eq!(events(&place, &nothing), [""; 0], "{nothing:?}");
    }
    // A comment is for colleagues, and stands with the client among all of what befell his leads.
    assert_eq!(events(&place, &["--client", "contact/1"]), [""; 0]);
    let client = ["contact", "show", "1", "--timeline", "--client", "lead/1"];
    let of_lead = place.objects(&client).remove(0)["timeline"].as_array().unwrap().len();
    assert_eq!(of_lead, all.len());
    let show = ["lead", "show", "1"];
    for (options, why) in [
        (&["--timeline", "--dates", "soonish"][..], "“soonish” is not a day or a period"),
        (&["--timeline", "--until", "2026-13-01"][..], "2026-13-01"),
        (&["--timeline", "--client", "boat/1"][..], "boat/1"),
        (&["--timeline", "--dates", "today", "--since", "today"][..], "--dates"),
        (&["--until", "today"][..], "--timeline"),
    ] {
        let said = place.run(&[&show[..], options].concat());
        assert_eq!((said.status, said.err.contains(why)), (2, true), "{options:?}: {}", said.err);
    }
}

#[test]
fn a_filter_is_kept_under_a_name_used_and_let_go() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["comment", "lead/1", "Call them"]);
    let kept = |place: &Place| place.objects(&["timeline-filter", "list"]);
    assert!(kept(&place).is_empty());
    let add = ["timeline-filter", "add"];
    place.done(&[&add[..], &["Talk", "--kind", "comments", "--dates", "last-7d"]].concat());
    assert_eq!(events(&place, &["--filter", "talk"]), ["comment"]);
    let listed = kept(&place);
    assert_eq!(listed[0]["name"], "Talk");
    assert_eq!(
        (&listed[0]["kind"][0], &listed[0]["dates"]),
        (&"comments".into(), &"last-7d".into())
    );
    assert!(place.done(&["timeline-filter", "list"]).contains("Talk\tcomments\t\tlast-7d"));

    for (args, status) in [
        (&["timeline-filter", "add", "All"][..], 5),
        (&["timeline-filter", "add", "X", "--dates", "soonish"][..], 2),
        (&["timeline-filter", "delete", "Tolk"][..], 3),
        (&["lead", "show", "1", "--timeline", "--filter", "Tolk"][..], 3),
    ] {
        let said = place.run(args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
    }
    assert_eq!(kept(&place).len(), 1);
    place.done(&["timeline-filter", "delete", "Talk"]);
    assert!(kept(&place).is_empty());
    place.done(&["undo"]);
    assert_eq!(kept(&place).len(), 1);
}

#[test]
fn the_history_of_a_record_tells_what_its_comments_said() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["comment", "lead/1", "**5** years\nof warranty"]);
    // What is kept and printed is what was typed.
    let shown = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(shown.contains("**5** years"), "{shown}");
    place.done(&["comment", "edit", "1", "6 years"]);
    place.done(&["comment", "delete", "1"]);
    let history = place.done(&["history", "lead/1"]);
    for said in ["entry/1 · Comment deleted: “6 years”", "entry/1 · Comment changed: “**5** years"]
    {
        assert!(history.contains(said), "{said}: {history}");
    }
    let told = place.objects(&["history", "lead/1"]);
    assert_eq!((&told[0]["event"], &told[0]["text"]), (&"deleted".into(), &"6 years".into()));
    assert_eq!(told[1]["before"], "**5** years\nof warranty");
    assert_eq!(told[1]["record"], "entry/1");
    let own = place.objects(&["history", "entry/1"]);
    assert_eq!(own[..2], told[..2]);
    assert_eq!((&own[2]["event"], &own[2]["text"]), (&"created".into(), &told[1]["before"]));
    assert!(place.done(&["history"]).contains("entry/1 · lead/1 Pumps"));
    assert_eq!(place.run(&["history", "entry/9"]).status, 3);
    assert_eq!(place.run(&["history", "stage/1"]).status, 2);
}

#[test]
fn a_checklist_and_reminders_are_told_by_what_became_of_them() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["task", "add", "lead/1", "papers 2099-01-31 10:00", "--item", "price"]);
    place.done(&["task", "check", "1", "1"]);
    place.done(&["activity", "edit", "1", "--set", "remind=1h"]);
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    for said in ["task “papers”: ticked off “price”", "task “papers”: reminder — → 1 h"]
    {
        assert!(timeline.contains(said), "{said}: {timeline}");
    }
    let told = &place.objects(&["lead", "show", "1", "--timeline"])[0]["timeline"];
    let item = serde_json::json!({ "turn": "ticked", "text": "price" });
    assert_eq!(told[1]["turns"][0]["turn"], "checklist");
    assert_eq!(told[1]["turns"][0]["items"][0], item);
    let ics = place.done(&["export", "activities", "--format", "ics"]);
    assert!(ics.contains("\\n[x] price"), "{ics}");
}
