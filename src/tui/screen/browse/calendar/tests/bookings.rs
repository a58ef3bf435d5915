//! What is booked, in the calendar.

use super::*;

/// An office whose leads book rooms, two of them the same at one time.
pub(super) fn booked() -> Office {
    let mut office = Office::new(3);
    let set = [("noun", "lead"), ("name", "visit"), ("label", "Визит"), ("kind", "booking")];
    let set = set.map(|(name, value)| Set::new(name, value)).to_vec();
    office.write(Command::Create { noun: Noun::Field, set });
    for (lead, resource, from, minutes) in [
        (1, "Зал 1", noon(), 90),
        (2, "зал 1", noon() + HOUR, 60),
        (3, "Зал 2", noon() - DAY, 2 * 24 * 60),
    ] {
        let booking = Booking {
            resource: resource.to_owned(),
            service: String::new(),
            from,
            minutes,
            place: String::new(),
        };
        let set = vec![Set::new("visit", Value::Booking(Box::new(booking)))];
        office.write(Command::Edit { on: RecordRef::new(Noun::Lead, lead), set });
    }
    office
}

#[test]
fn bookings_stand_by_resource_and_those_that_meet_are_marked() {
    let mut office = booked();
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewWeek);
    answer(&mut browse, &team, Purpose::CalendarBy, chosen("bookings"));
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(standing(&browse), [(17, vec![3]), (18, vec![3, 1, 2]), (19, vec![3])]);
    let shown = text(&browse, &team);
    for said in ["Зал 1", "Зал 2", "!12–13:30", "!13–14", "12 →", "→ 12", "брони: 5"]
    {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    press(&office, &mut browse, &team, &[Action::MoveDown, Action::MoveDown]);
    assert_eq!(browse.current(), Some(2));
    commit(&mut office, &mut browse, &team, Action::DayForward);
    assert_eq!(standing(&browse), [(17, vec![3]), (18, vec![3, 1]), (19, vec![3, 2])]);
    assert!(!text(&browse, &team).contains("!12"), "nobody meets any more");
    undo(&mut office, &mut browse, &team);
    assert!(text(&browse, &team).contains("!12–13:30"));
    commit(&mut office, &mut browse, &team, Action::Delete);
    assert_eq!(standing(&browse), [(17, vec![3]), (18, vec![3, 1]), (19, vec![3])]);
    press(&office, &mut browse, &team, &[Action::ViewDay]);
    let shown = text(&browse, &team);
    assert!(shown.contains("вчера 12:00 – завтра 12:00 Зал 2"), "{shown}");
}

#[test]
fn a_booking_is_not_done_and_neither_is_what_is_planned_with_its_record() {
    let mut office = booked();
    plan(&mut office, 1, noon() + 2 * HOUR);
    let team = office.team();
    for view in [Action::ViewDay, Action::ViewWeek, Action::ViewMonth] {
        let mut browse = open(&office, &team, view);
        answer(&mut browse, &team, Purpose::CalendarBy, chosen("bookings"));
        browse.reload(&office.reader, &team.context()).unwrap();
        press(&office, &mut browse, &team, &[Action::MoveLast]);
        let why = browse.why_not(Action::MarkDone, &team.context()).unwrap();
        let why = team.context().words.say(&why);
        assert!(why.contains("H и L переносят"), "{view:?}: {why}");
        let effect = browse.on_action(Action::MarkDone, &team.context());
        let done = matches!(effect, Effect::Open(ref open) if matches!(**open, Open::Done(_)));
        assert!(!done, "{view:?}");
    }
}

#[test]
fn whole_days_are_moved_by_days_and_the_day_stays_as_long_as_they_stand_there() {
    let mut office = booked();
    let midnight = noon() - HOUR * 12;
    let booking = Booking {
        resource: "Зал 3".to_owned(),
        service: String::new(),
        from: midnight,
        minutes: 3 * 24 * 60,
        place: String::new(),
    };
    let set = vec![Set::new("visit", Value::Booking(Box::new(booking)))];
    office.write(Command::Edit { on: RecordRef::new(Noun::Lead, 1), set });
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewDay);
    answer(&mut browse, &team, Purpose::CalendarBy, chosen("bookings"));
    browse.go_to(1, None, &team.context());
    press(&office, &mut browse, &team, &[Action::MoveRight]);
    browse.go_to(1, None, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(browse.current(), Some(1));
    for action in [Action::Earlier, Action::Later] {
        let Effect::Refuse(refusal) = browse.on_action(action, &team.context()) else {
            panic!("{action:?}: it is moved");
        };
        let said = team.context().words.say(&refusal.message);
        assert!(said.contains("H и L переносят по дням"), "{said}");
    }
    // It takes 18 to 20; the cursor is on 19.
    for (action, day, first) in [
        (Action::DayBack, 19, midnight - DAY),
        (Action::DayBack, 18, midnight - 2 * DAY),
        (Action::DayForward, 18, midnight - DAY),
    ] {
        commit(&mut office, &mut browse, &team, action);
        let here = chrono::Datelike::day(&browse.calendar.here());
        assert_eq!((here, browse.current()), (day, Some(1)), "{action:?}");
        let from = browse.calendar.item().and_then(Item::at);
        assert_eq!(from, Some(first), "{action:?}");
    }
}
