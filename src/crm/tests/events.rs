//! What stands in the calendar, as events for other calendars.

use super::*;
use crate::crm::export::Events;
use crate::domain::booking::Booking;
use crate::domain::message::RefusalKind;

/// The calendar of a noun, or why there is none.
fn calendar(team: &Team, noun: Noun) -> Result<(String, u64), Failure> {
    let events = Events {
        noun,
        filter: &Filter::All,
        name: "x",
        subject: &str::to_owned,
        choice: &|choice| choice.code.clone(),
        label: &|field| field.name.clone(),
        untitled: &|on| on.to_string(),
        local: |at| chrono::DateTime::from_timestamp(at, 0).unwrap().naive_utc(),
    };
    let (bytes, count) = team.reader().export_events(&events, Vec::new(), &mut |_| {})?;
    Ok((String::from_utf8(bytes).unwrap().replace("\r\n ", ""), count))
}

#[test]
fn what_is_planned_is_an_event_at_its_deadline_that_stays_the_same_one() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof; house".into())]);
    let on = lead.to_string();
    let plan = |kind: &str, deadline: Value| {
        [
            ("kind", kind.into()),
            ("subject", "price".into()),
            ("on", on.as_str().into()),
            ("deadline", deadline),
        ]
    };
    let call = team.create(Noun::Activity, &plan("call", 1_800_100_000.into()));
    team.edit(call, "remind", Value::Ids(vec![60, 10]));
    let task = team.create(Noun::Activity, &plan("task", 1_800_200_000.into()));
    team.create(Noun::Activity, &plan("call", Value::Empty));
    let (text, count) = calendar(&team, Noun::Activity).unwrap();
    assert_eq!(count, 2, "what has no deadline stands on no day");
    for line in [
        "SUMMARY:call: price (Roof\\; house)",
        "DTSTART:20270116T114640Z",
        "TRIGGER:-PT60M",
        "TRIGGER:-PT10M",
        // What nobody said anything else about.
        "TRIGGER;RELATED=END:-PT15M",
        "SUMMARY:price (Roof\\; house)",
        "STATUS:NEEDS-ACTION",
        "TRANSP:OPAQUE",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
    }
    let uids = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let boris = team.colleague("boris");
    team.edit(call, "people", Value::Ids(vec![boris.viewer().user.0]));
    let (invited, _) = calendar(&team, Noun::Activity).unwrap();
    assert!(
        invited.contains("\\npeople: Boris") || invited.contains("\\npeople: boris"),
        "{invited}"
    );
    team.edit(call, "deadline", 1_800_300_000);
    team.run(Command::Complete { activity: task.id, result: None, next: None });
    let (moved, _) = calendar(&team, Noun::Activity).unwrap();
    assert_eq!(uids(&moved), uids(&text));
    assert!(moved.contains("STATUS:COMPLETED\r\nCOMPLETED:"), "{moved}");
    assert!(!moved.contains("-PT15M"), "{moved}");
    let sequences = |text: &str| -> Vec<i64> {
        let numbers = text.lines().filter_map(|line| line.strip_prefix("SEQUENCE:"));
        numbers.map(|number| number.parse().unwrap()).collect()
    };
    let newer = sequences(&moved).into_iter().zip(sequences(&text)).all(|(new, old)| new > old);
    assert!(newer, "{moved}");
}

#[test]
fn dates_are_whole_days_and_bookings_take_their_time() {
    let mut team = team();
    for (name, kind) in [("visit", "booking"), ("review", "datetime")] {
        let set = [("noun", "deal"), ("name", name), ("label", name), ("kind", kind)];
        team.create(Noun::Field, &set.map(|(name, value)| (name, value.into())));
    }
    let booking = Booking {
        resource: "Room 1".to_owned(),
        service: "talk".to_owned(),
        from: 1_800_000_000,
        minutes: 90,
        place: "Lenina 5".to_owned(),
    };
    let set = [
        ("close_date", "2026-12-31".into()),
        ("visit", Value::Booking(Box::new(booking))),
        ("review", 1_800_500_000.into()),
    ];
    let deal = team.create(Noun::Deal, &set);
    let (text, count) = calendar(&team, Noun::Deal).unwrap();
    assert_eq!(count, 3);
    for line in [
        "DTSTART;VALUE=DATE:20261231".to_owned(),
        "DTEND;VALUE=DATE:20270101".to_owned(),
        format!("SUMMARY:{deal}: close_date"),
        format!("SUMMARY:Room 1: talk ({deal})"),
        "DTSTART:20270115T080000Z".to_owned(),
        "DTEND:20270115T093000Z".to_owned(),
        "LOCATION:Lenina 5".to_owned(),
        format!("SUMMARY:{deal}: review"),
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
    }
    for noun in [Noun::Contact, Noun::Company] {
        let refusal = refusal(calendar(&team, noun));
        assert_eq!(refusal.kind, RefusalKind::Malformed, "{noun:?}");
    }
}
