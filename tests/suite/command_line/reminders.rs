//! Reminders from the command line: who gives them, who gets them, and that each comes once.

use super::*;

/// Puts the next reminder of an activity into the past, as if its moment had come long ago: nobody
/// was there to be rung for.
fn make_due(place: &Place) {
    let raw = rusqlite::Connection::open(place.path("crm.db")).unwrap();
    raw.execute("UPDATE activity SET remind_at = 1 WHERE remind_at IS NOT NULL", []).unwrap();
    place.done(&["status"]);
    raw.execute("UPDATE reminder SET at = 1", []).unwrap();
}

#[test]
fn a_reminder_is_handed_to_a_program_once_and_stands_on_the_timeline_once() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["activity", "add", "lead/1", "call Ivan in 3 hours !15m !1h"]);
    make_due(&place);
    let told = place.path("told");
    let line = format!("cat >> {}", told.display());
    for _ in 0..2 {
        place.done(&["notify", "--exec", "exit 0"]);
        place.done(&["notify", "--exec", &line]);
    }
    assert!(!told.exists(), "it was told already");
    make_due(&place);
    for _ in 0..2 {
        place.done(&["notify", "--exec", &line]);
    }
    let told = std::fs::read_to_string(&told).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
    let told: Json = serde_json::from_str(&told).unwrap();
    assert_eq!((told["kind"].as_str(), told["on"].as_str()), (Some("reminder"), Some("lead/1")));
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    assert_eq!(timeline.matches("Reminder: call: Ivan").count(), 2, "{timeline}");
    assert!(timeline.contains("h left"), "{timeline}");

    // Nothing to run and a program that fails leave it for the next time.
    make_due(&place);
    let nothing = place.run(&["notify", "--exec", " "]);
    assert_eq!(nothing.status, 2, "{}", nothing.err);
    let failed = place.run(&["notify", "--exec", "exit 3"]);
    assert_eq!(failed.status, 1, "{}", failed.err);
    let again = place.done(&["notify", "--exec", "cat > /dev/null", "--lang", "en"]);
    assert_eq!(again, "");
}

#[test]
fn settings_of_reminders_are_ones_own_and_never_empty_for_a_pipeline() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    let line = "call Ivan in 3 hours";
    place.done(&["activity", "add", "lead/1", line]);
    for (args, status) in [
        (&["activity", "add", "lead/1", "call Ivan !15m"][..], 5),
        (&["activity", "add", "lead/1", "call Ivan tomorow 15:00"][..], 2),
        (&["activity", "add", "lead/1", "call Ivan 31.02"][..], 2),
        (&["activity", "edit", "1", "--set", "remind=15m 1h"][..], 2),
        (&["activity", "edit", "1", "--set", "remind=-15m"][..], 2),
        (&["activity", "edit", "1", "--set", "remind=400d"][..], 2),
        (&["pipeline", "edit", "leads", "--reminders", ""][..], 5),
    ] {
        let refused = place.run(args);
        assert_eq!(refused.status, status, "{args:?}: {}", refused.err);
        assert_clear(&refused, &format!("{args:?}"));
    }
    let near = place.run(&["activity", "add", "lead/1", "call Ivan tomorow 15:00"]);
    assert!(near.err.contains("“tomorrow”"), "{}", near.err);
    place.done(&["pipeline", "edit", "leads", "--reminders", "1d, 15m"]);
    place.done(&["activity", "edit", "1", "--set", "remind=2h, 30m"]);
    let activity = &place.objects(&["activity", "list"])[0];
    assert_eq!(activity["remind"], serde_json::json!([120, 30]));
    let status = &place.objects(&["status"])[0];
    assert_eq!((status["overdue"].as_i64(), status["soon"].as_i64()), (Some(0), Some(0)));
    place.done(&["activity", "edit", "1", "--set", "remind=4h"]);
    assert_eq!(place.objects(&["status"])[0]["soon"].as_i64(), Some(1));
    assert!(place.done(&["status", "--short"]).contains("◉1"));

    let next =
        ["activity", "done", "1", "--result", "agreed", "--next", "mail the offer tomorrow 10:00"];
    place.done(&next);
    let open = place.objects(&["activity", "list"]);
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!((open[0]["kind"].as_str(), open[0]["on"].as_str()), (Some("mail"), Some("lead/1")));
    place.done(&["undo"]);
    let open = place.objects(&["activity", "list"]);
    assert_eq!((open.len(), open[0]["subject"].as_str()), (1, Some("Ivan")));
}

#[test]
fn an_hour_that_comes_twice_is_the_first_one_in_the_zone_of_the_system_too() {
    let place = Place::begun();
    place.done(&["lead", "add", "Windows"]);
    let args = ["activity", "add", "lead/1", "call 2027-10-31 02:30"];
    said(place.command().env("TZ", "Europe/Warsaw").args(args).output().unwrap());
    assert_eq!(place.objects(&["activity", "list"])[0]["deadline"], "2027-10-31T00:30:00+00:00");
}

#[test]
fn a_stranger_in_a_plan_is_named() {
    let place = Place::begun();
    place.done(&["lead", "add", "Windows"]);
    let said = place.run(&["activity", "add", "lead/1", "call tomorrow @stranger"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("stranger"), "{}", said.err);
}

#[test]
fn the_command_line_says_how_it_read_a_line() {
    let place = Place::begun();
    place.done(&["lead", "add", "Ivan Petrov"]);
    let line = "call Ivan 2030-11-29 10:00 !15m";
    for (args, said) in [
        (
            &["activity", "add", "lead/1", line][..],
            "Created activity/1. Call “Ivan”, by fri 29 Nov 2030 10:00, reminder 15 min.",
        ),
        (&["task", "add", "lead/1", "papers"], "Created activity/2. Task “papers”, no deadline."),
        (
            &["activity", "edit", "2", "--set", "deadline=2030-12-02"],
            "activity/2 is due 2 Dec 2030, 18:00 now.",
        ),
        (
            &["activity", "edit", "2", "--set", "kind=meeting", "--set", "subject=signing"],
            "Changed 2 fields of activity/2. Meeting “signing”.",
        ),
        (
            &["activity", "done", "2", "--next", "mail papers 2030-12-03 9:00"],
            "Mail “papers”, by tue 3 Dec 2030 09:00.",
        ),
    ] {
        let run = place.run(args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.err);
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
    let late = place.run(&["activity", "edit", "1", "--set", "remind=0"]);
    assert_eq!((late.status, late.out.as_str()), (2, ""), "{}", late.err);
    let russian = ["--lang", "ru", "activity", "add", "lead/1"];
    for (line, why) in [
        ("звонок Ивану в пт в 10 и потом в 12", "два срока: «в пт в 10» и «в 12»"),
        ("звонок завтра в 10 !-5м", "до срока, а не в сам срок и не после"),
        ("звонок 31 апреля", "Последний день этого месяца — «30 апреля»"),
        ("звонок пт 26.11.2026", "этот день — четверг, 26 ноября 2026"),
    ] {
        let run = place.run(&[&russian[..], &[line]].concat());
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{line}: {}", run.err);
        assert!(run.err.contains(why), "{line}: {}", run.err);
    }
}
