//! The calendar as text and as a file for other calendars, in the zone of the person.

use super::*;

#[test]
fn the_days_of_a_calendar_are_those_of_the_person_also_when_the_clock_is_set_back() {
    let place = Place::new();
    place.settle("PL");
    place.done(&["lead", "add", "Roof"]);
    let me = place.objects(&["user", "list"])[0]["login"].as_str().unwrap().to_owned();
    place.done(&["user", "edit", &me, "--set", "zone=Warsaw"]);
    for when in ["2026-10-24 23:30", "2026-10-25 02:30", "2026-10-25 23:30", "2026-10-26 00:00"] {
        place.done(&["activity", "add", "lead/1", &format!("call Ivan {when}")]);
    }
    let at = |args: &[&str]| -> Vec<(String, String)> {
        let text = |one: &Json, name: &str| one[name].as_str().unwrap().to_owned();
        let objects = place.objects(args);
        objects.iter().map(|one| (text(one, "date"), text(one, "at"))).collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(date, at)| ((*date).to_owned(), (*at).to_owned())).collect()
    };
    assert_eq!(
        at(&["calendar", "--week", "2026-10-25"]),
        pairs(&[
            ("2026-10-24", "2026-10-24T23:30:00+02:00"),
            ("2026-10-25", "2026-10-25T02:30:00+02:00"),
            ("2026-10-25", "2026-10-25T23:30:00+01:00"),
        ])
    );
    assert_eq!(at(&["calendar", "--day", "2026-10-26"]).len(), 1);
    let counts = place.objects(&["calendar", "--counts", "--month", "2026-10"]);
    let counted: Vec<i64> = counts.iter().map(|day| day["count"].as_i64().unwrap()).collect();
    assert_eq!((counted.len(), &counted[23..26]), (31, &[1, 2, 1][..]));

    // Somewhere else they fall on other days.
    place.done(&["user", "edit", &me, "--set", "zone=Asia/Tokyo"]);
    assert_eq!(at(&["calendar", "--day", "2026-10-26"]).len(), 2);

    for (args, status) in [
        (["calendar", "--day", "someday"], 2),
        (["calendar", "--field", "amount"], 2),
        (["calendar", "deals", "nonsense:1"], 2),
        (["export", "contacts", "--format=ics"], 2),
    ] {
        let said = place.run(&args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert_clear(&said, args[1]);
    }
    let file = place.path("plans.ics");
    let said =
        place.run(&["export", "activities", "--format", "ics", "-o", file.to_str().unwrap()]);
    assert_eq!(said.status, 0, "{}", said.err);
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 4);
    assert!(text.contains("DTSTART:20261025T003000Z\r\n"), "{text}");
    // On either side of the change of the clock it is the same moment for everybody.
    assert!(text.contains("DTSTART:20261025T223000Z\r\n"), "{text}");
}

#[test]
fn a_file_for_calendars_has_tasks_as_tasks_and_is_read_again_as_newer() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof"]);
    place.done(&["task", "add", "lead/1", "papers 2030-12-03 9:00"]);
    place.done(&["task", "add", "lead/1", "some day"]);
    place.done(&["activity", "add", "lead/1", "meet Anna from 10:00 to 11:30 on 2030-12-02"]);
    let file = || {
        let text = place.done(&["export", "activities", "--format", "ics"]);
        text.replace("\r\n ", "").replace("\r\n", "\n")
    };
    let part = |text: &str, what: &str| -> String {
        let parts = text.split("BEGIN:V").filter(|part| part.contains(what));
        parts.map(str::to_owned).collect()
    };
    let before = file();
    assert_eq!(
        (before.matches("BEGIN:VTODO").count(), before.matches("BEGIN:VEVENT").count()),
        (2, 1)
    );
    let task = part(&before, "papers");
    assert!(task.contains("DUE:20301203T090000Z\nSTATUS:NEEDS-ACTION"), "{task}");
    assert!(!part(&before, "some day").contains("DUE"), "{before}");
    let meeting = part(&before, "Anna");
    assert!(meeting.contains("DTSTART:20301202T100000Z\nDTEND:20301202T113000Z"), "{meeting}");

    place.done(&["activity", "done", "1", "--result", "sent"]);
    // What is done goes along, so that it is ticked off there too.
    let done = part(&file(), "papers");
    assert!(done.contains("STATUS:COMPLETED\nCOMPLETED:"), "{done}");
    let line = |text: &str, name: &str| -> String {
        text.lines().find(|line| line.starts_with(name)).unwrap().trim().to_owned()
    };
    assert_eq!(line(&done, "UID"), line(&task, "UID"));
    let sequence = |text: &str| -> i64 { line(text, "SEQUENCE:")[9..].parse().unwrap() };
    assert!(sequence(&done) > sequence(&task), "{done}");
}

#[test]
fn the_board_as_text_says_what_is_next_and_what_is_late() {
    let place = Place::new();
    for (title, line) in
        [("Roof", "call Ivan 2020-01-02 10:00"), ("Door", "mail papers 2090-01-02")]
    {
        let id = place.done(&["lead", "add", title]);
        place.done(&["activity", "add", &format!("lead/{}", id.trim()), line]);
    }
    let board = place.done(&["board"]);
    assert!(board.contains("Roof, @") && board.contains(", ! call 2 Jan 2020: Ivan"), "{board}");
    assert!(board.contains(", mail 2 Jan 2090: papers"), "{board}");
}

#[test]
fn what_can_be_booked_is_listed_with_what_is_to_come() {
    let place = Place::new();
    place.settle("PL");
    place.done(&["field", "add", "room", "--noun", "lead", "--label", "Room", "--kind", "booking"]);
    for (title, booked) in [("Roof", "Hall, 2020-01-02 10:00"), ("Door", "hall, 2090-01-02 10:00")]
    {
        place.done(&["lead", "add", title, "--set", &format!("room={booked}")]);
    }
    let all = place.objects(&["calendar", "--resources"]);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((&all[0]["id"], &all[0]["ahead"]), (&"hall".into(), &1.into()));
    assert!(all[0]["next"].as_str().unwrap().starts_with("2090-01-0"), "{all:?}");
    let said = place.done(&["calendar", "--resources"]);
    assert!(said.contains("hall\t1\t"), "{said}");
    place.done(&["lead", "delete", "1", "2"]);
    assert!(place.objects(&["calendar", "--resources"]).is_empty());
}

#[test]
fn what_a_conversion_carries_on_is_booked_once() {
    let place = Place::new();
    place.settle("PL");
    for noun in ["lead", "deal"] {
        place.done(&[
            "field", "add", "room", "--noun", noun, "--label", "Room", "--kind", "booking",
        ]);
    }
    place.done(&["lead", "add", "Roof", "--set", "room=Hall, 2090-01-02 10:00"]);
    place.done(&["lead", "convert", "1", "--to", "deal"]);
    let booked = |place: &Place| {
        let days = place.objects(&["calendar", "--day", "2090-01-02", "--field", "bookings"]);
        let on = days.iter().map(|one| (one["on"].clone(), one["clashes"].clone()));
        on.collect::<Vec<_>>()
    };
    assert_eq!(booked(&place), [("deal/1".into(), false.into())]);
    place.done(&["lead", "add", "Door", "--set", "room=Hall, 2090-01-02 10:00"]);
    assert_eq!(
        booked(&place),
        [("deal/1".into(), true.into()), ("lead/2".into(), true.into())],
        "another lead is in the way"
    );
    for (wrong, status, why) in [
        ("room=Hal, 2090-01-02 12:00", 3, "Did you mean “Hall”? If it is a new one, type +Hal"),
        ("room=Hall, 2090-01-02 12:00, 0m", 2, "from a minute to a year"),
    ] {
        let said = place.run(&["lead", "add", "Wall", "--set", wrong]);
        assert_eq!((said.status, said.err.contains(why)), (status, true), "{}", said.err);
    }
    assert_eq!(place.objects(&["lead", "list"]).len(), 1);
}

#[test]
fn a_time_that_the_clock_leaves_out_is_refused_and_one_it_shows_twice_is_the_first() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof"]);
    let warsaw = |args: &[&str]| place.command().env("TZ", "Europe/Warsaw").args(args).output();
    let refused = warsaw(&["activity", "add", "lead/1", "call Ivan 2036-03-30 02:30"]).unwrap();
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("There is no 2036-03-30 02:30") && said.contains("03:30"), "{said}");
    assert!(place.objects(&["activity", "list"]).is_empty());
    let taken = warsaw(&["activity", "add", "lead/1", "call Ivan 2036-10-26 02:30"]).unwrap();
    assert!(taken.status.success());
    let listed = warsaw(&["activity", "list", "--json"]).unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("2036-10-26T02:30:00+02:00"), "{listed}");
}

#[test]
fn a_booking_is_read_whole_or_refused_with_the_example() {
    let place = Place::new();
    place.settle("PL");
    place.done(&[
        "field", "add", "visit", "--noun", "deal", "--label", "Visit", "--kind", "booking",
    ]);
    place.done(&["deal", "add", "Roof"]);
    let book = |line: &str| {
        place.run(&[
            "deal",
            "edit",
            "1",
            "--set",
            &format!("visit=Room B: haircut, 2030-12-02{line}"),
        ])
    };
    let booked = || place.objects(&["deal", "show", "1"])[0]["visit"].clone();
    for (line, minutes, at) in [
        (" 10:00, 1.5h, Hall", 90, "Hall"),
        (" 10:00, 1,5 ч, Hall", 90, "Hall"),
        (" 10:00, 1:30, 2nd floor", 90, "2nd floor"),
        (" 10:00, 1h30", 90, ""),
        (" 10:00, полтора часа, Hall", 90, "Hall"),
        (" 10:00, półtorej godziny, Hall", 90, "Hall"),
        (" 10:00, half an hour", 30, ""),
        (" 10:00, Hall", 60, "Hall"),
        (", Hall", 1440, "Hall"),
        (", 3d", 3 * 1440, ""),
        (", 15:30, 1h", 60, ""),
        (" 15:00-16:30, Hall", 90, "Hall"),
    ] {
        let said = book(line);
        assert_eq!(said.status, 0, "{line}: {}", said.err);
        let value = booked();
        assert_eq!(value["minutes"], Json::from(minutes), "{line}: {value}");
        assert_eq!(value["service"], "haircut", "{line}: {value}");
        assert_eq!(value["place"].as_str().unwrap_or_default(), at, "{line}: {value}");
        assert!(said.err.contains("Visit: Room B: haircut, 2 Dec 2030"), "{line}: {}", said.err);
    }
    let before = booked();
    for line in [
        " 10:00, 0m",
        " 10:00, -1h, Hall",
        " 10:00, 99999h",
        " 10:00, 5 Main St",
        " 10:00, about an hour",
        " 10:00, all day",
        ", 1h, Hall",
    ] {
        let said = book(line);
        assert_eq!(said.status, 2, "{line}: {}", said.err);
        assert!(said.err.contains("Room 1: haircut, tomorrow 15:00, 90m"), "{line}: {}", said.err);
        assert_eq!(booked(), before, "{line}");
    }
}

#[test]
fn the_calendar_as_text_says_which_part_of_a_long_booking_falls_on_a_day() {
    let place = Place::new();
    place.settle("PL");
    for noun in ["lead", "deal"] {
        place.done(&[
            "field", "add", "room", "--noun", noun, "--label", "Room", "--kind", "booking",
        ]);
    }
    place.done(&["lead", "add", "Roof", "--set", "room=Van, 2030-12-02 10:00, 2d"]);
    place.done(&["deal", "add", "Door", "--set", "room=Crane, 2030-12-03, 2d"]);
    let on = |day: &str, args: &[&str]| -> Vec<String> {
        let all = [&["calendar", "--field", "bookings", "--day", day], args].concat();
        let said = place.done(&all);
        let rows = said.lines().map(|row| row.split('\t').nth(1).unwrap().to_owned());
        rows.collect()
    };
    assert_eq!(on("2030-12-02", &[]), ["10:00 → 2030-12-04 10:00"]);
    assert_eq!(on("2030-12-03", &[]), ["all day → 2030-12-04 10:00", "all day → 2030-12-04"]);
    assert_eq!(on("2030-12-04", &[]), ["→ 10:00", "all day"]);
    assert_eq!(on("2030-12-04", &["leads"]), ["→ 10:00"]);
    assert_eq!(on("2030-12-04", &["deals"]), ["all day"]);
    let counts = place.objects(&[
        "calendar",
        "--counts",
        "--field",
        "bookings",
        "--day",
        "2030-12-04",
        "deals",
    ]);
    assert_eq!(counts[0]["count"], Json::from(1), "{counts:?}");

    for word in ["contacts", "company"] {
        let said = place.run(&["calendar", word]);
        assert_eq!(said.status, 2, "{}", said.err);
        assert!(said.err.contains("leads, deals"), "{}", said.err);
    }
    let none = place.run(&["calendar", "nosuchword"]);
    assert!(none.err.contains("matches “nosuchword”"), "{}", none.err);
}

#[test]
fn a_zone_of_the_system_is_understood_or_told_and_ones_own_comes_first() {
    let place = Place::new();
    place.settle("PL");
    place.done(&["lead", "add", "Roof"]);
    place.done(&["activity", "add", "lead/1", "call Ivan 2030-07-02T10:00Z"]);
    let at = |zone: &str| {
        let args = ["calendar", "--day", "2030-07-02", "--json"];
        let output = place.command().env("TZ", zone).args(args).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap().contains("Times are in UTC");
        let all = String::from_utf8(output.stdout).unwrap();
        let one: Json = serde_json::from_str(all.lines().next().unwrap()).unwrap();
        (one["at"].as_str().unwrap().to_owned(), told)
    };
    for (zone, shown, told) in [
        ("UTC", "2030-07-02T10:00:00+00:00", false),
        ("CET-1CEST", "2030-07-02T12:00:00+02:00", false),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2030-07-02T12:00:00+02:00", false),
        ("MSK-3", "2030-07-02T13:00:00+03:00", false),
        ("Europe/Warsav", "2030-07-02T10:00:00+00:00", true),
    ] {
        assert_eq!(at(zone), (shown.to_owned(), told), "{zone}");
    }
    let me = place.objects(&["user", "list"])[0]["login"].as_str().unwrap().to_owned();
    place.done(&["user", "edit", &me, "--set", "zone=Europe/Warsaw"]);
    assert_eq!(at("Europe/Warsav"), ("2030-07-02T12:00:00+02:00".to_owned(), false));
}

/// The lines of a file for calendars by name, unfolded, each with its parameters and its value;
/// panics where a line does not end as it must.
fn ical_lines(text: &str) -> Vec<(String, Vec<String>, String)> {
    let text = text.strip_suffix("\r\n").expect("an end of the last line").replace("\r\n ", "");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    let line = |line: &str| {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line:?}"));
        let mut parts = name.split(';').map(str::to_owned);
        (parts.next().unwrap(), parts.collect(), value.to_owned())
    };
    text.split("\r\n").map(line).collect()
}

#[test]
fn a_booking_of_whole_days_is_whole_days_in_the_calendars_of_others() {
    let place = Place::new();
    place.settle("PL");
    place.done(&[
        "field", "add", "visit", "--noun", "deal", "--label", "Visit", "--kind", "booking",
    ]);
    let in_zone = |zone: &str, args: &[&str]| {
        let output = place.command().env("TZ", zone).args(args).output().unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    // The clock is set on one of the days, in one of the zones on each side.
    for zone in ["Europe/Warsaw", "America/New_York", "Asia/Tokyo", "UTC"] {
        for (line, begin, end) in [
            ("2030-10-26, 3d", "20301026", "20301029"),
            ("2030-11-03", "20301103", "20301104"),
            ("2030-12-31, 1d", "20301231", "20310101"),
        ] {
            let set = format!("visit=Hall, {line}");
            in_zone(zone, &["deal", "add", "Roof", "--set", &set]);
            let text = in_zone(zone, &["export", "deals", "--format", "ics"]);
            let lines = ical_lines(&text);
            let found = |name: &str| -> Vec<(Vec<String>, String)> {
                let lines = lines.iter().filter(|line| line.0 == name);
                lines.map(|line| (line.1.clone(), line.2.clone())).collect()
            };
            let day = |day: &str| vec![(vec!["VALUE=DATE".to_owned()], day.to_owned())];
            assert_eq!(found("DTSTART"), day(begin), "{zone} {line}: {text}");
            assert_eq!(found("DTEND"), day(end), "{zone} {line}: {text}");
            place.done(&["deal", "delete", &last(&place)]);
        }
    }
    // What begins or ends at an hour is a stretch of time, the same one for everybody.
    in_zone("Europe/Warsaw", &["deal", "add", "Roof", "--set", "visit=Hall, 2030-12-02 10:00, 2d"]);
    for zone in ["Europe/Warsaw", "America/New_York"] {
        let text = in_zone(zone, &["export", "deals", "--format", "ics"]);
        let lines = ical_lines(&text);
        for (name, value) in [("DTSTART", "20301202T090000Z"), ("DTEND", "20301204T090000Z")] {
            let line = (name.to_owned(), Vec::new(), value.to_owned());
            assert!(lines.contains(&line), "{zone}: {text}");
        }
    }
}

/// The number of the only deal.
fn last(place: &Place) -> String {
    place.objects(&["deal", "list"])[0]["id"].to_string()
}
