//! The calendar over a real database, at a fixed noon: Wednesday, 18 November 2026.

use super::super::tests::{Office, text};
use super::*;
use crate::domain::booking::Booking;
use crate::domain::command::{Command, Set};
use crate::domain::value::Value;
use crate::tui::effect::{Answer, Reply};
use crate::tui::screen::browse::Browse;
use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

mod bookings;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Plans something with a lead at a moment.
fn plan(office: &mut Office, lead: i64, deadline: i64) {
    let set = vec![
        Set::new("kind", "call"),
        Set::new("subject", "x"),
        Set::new("on", format!("lead/{lead}").as_str()),
        Set::new("deadline", deadline),
    ];
    office.write(Command::Create { noun: Noun::Activity, set });
}

/// Three leads: one with something to do today at two, one with something on Friday.
fn office() -> Office {
    let mut office = Office::new(3);
    plan(&mut office, 1, noon() + 2 * HOUR);
    plan(&mut office, 2, noon() + 2 * DAY);
    office
}

fn open(office: &Office, team: &Team, view: Action) -> Browse {
    let mut browse = office.browse(team);
    office.press(&mut browse, team, view);
    browse
}

fn press(office: &Office, browse: &mut Browse, team: &Team, actions: &[Action]) {
    for action in actions {
        office.press(browse, team, *action);
    }
}

/// Does what an action asks for, and reads the calendar again.
fn commit(office: &mut Office, browse: &mut Browse, team: &Team, action: Action) {
    assert_eq!(browse.why_not(action, &team.context()), None, "{action:?}");
    match browse.on_action(action, &team.context()) {
        Effect::Commit(command) => office.write(command),
        other => panic!("{action:?}: {other:?}"),
    }
    browse.reload(&office.reader, &team.context()).unwrap();
}

fn undo(office: &mut Office, browse: &mut Browse, team: &Team) {
    office.write(Command::Undo { operation: None });
    browse.reload(&office.reader, &team.context()).unwrap();
}

/// What stands on each day that has any: the day of the month and the records.
fn standing(browse: &Browse) -> Vec<(u32, Vec<i64>)> {
    let days = browse.calendar.days.iter().filter(|day| !day.items.rows.is_empty());
    let of = |day: &CalendarDay| {
        let records = day.items.rows.iter().map(|item| item.on.id).collect();
        (chrono::Datelike::day(&day.bounds.day), records)
    };
    days.map(of).collect()
}

fn answer(browse: &mut Browse, team: &Team, purpose: Purpose, reply: Reply) -> Effect {
    browse.on_answer(Answer { purpose, reply }, &team.context())
}

fn chosen(key: &str) -> Reply {
    Reply::Chosen(vec![key.to_owned()])
}

#[test]
fn enter_leads_from_the_month_over_the_day_to_the_card_and_back() {
    let office = office();
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewCalendar);
    assert_eq!(standing(&browse), [(18, vec![1]), (20, vec![2])]);
    let shown = text(&browse, &team);
    for said in ["КАЛЕНДАРЬ", "Ноябрь", "2 дела", "[18]", "14 Заказ"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    press(&office, &mut browse, &team, &[Action::MoveRight, Action::MoveRight, Action::Open]);
    assert_eq!(standing(&browse), [(20, vec![2])]);
    let Effect::Open(open) = browse.on_action(Action::Open, &team.context()) else {
        panic!("no card");
    };
    let lead = RecordRef::new(Noun::Lead, 2);
    assert!(matches!(*open, Open::Card(on, ref near) if on == lead && *near == [2]), "{open:?}");
    press(&office, &mut browse, &team, &[Action::StepBack]);
    assert_eq!(browse.calendar.span, Span::Month);
    let out = browse.on_action(Action::StepBack, &team.context());
    assert!(matches!(out, Effect::Close), "{out:?}");
}

#[test]
fn keys_move_what_is_planned_in_one_step_each() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewWeek);
    press(&office, &mut browse, &team, &[Action::MoveDown]);
    let deadline = |browse: &Browse| browse.calendar.item().and_then(Item::at);
    for (action, expected) in [
        (Action::DayForward, noon() + DAY + 2 * HOUR),
        (Action::Later, noon() + DAY + 2 * HOUR + HOUR / 2),
        (Action::DayBack, noon() + 2 * HOUR + HOUR / 2),
        (Action::Earlier, noon() + 2 * HOUR),
    ] {
        let before = deadline(&browse);
        commit(&mut office, &mut browse, &team, action);
        assert_eq!(deadline(&browse), Some(expected), "{action:?}: the cursor goes along");
        undo(&mut office, &mut browse, &team);
        assert_eq!(deadline(&browse), before, "{action:?}");
        office.write(Command::Redo);
        browse.reload(&office.reader, &team.context()).unwrap();
        assert_eq!(deadline(&browse), Some(expected), "{action:?}");
    }
    // In a day, what goes to another day takes the day along.
    press(&office, &mut browse, &team, &[Action::ViewDay]);
    commit(&mut office, &mut browse, &team, Action::DayForward);
    assert_eq!(standing(&browse), [(19, vec![1])]);
    assert_eq!(browse.current(), Some(1));
}

#[test]
fn what_is_made_or_planned_here_is_due_on_the_day() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewWeek);
    press(&office, &mut browse, &team, &[Action::MoveRight]);
    let captured = Reply::Text("Новый заказ, 5000".to_owned());
    let Effect::Commit(command) = answer(&mut browse, &team, Purpose::Capture, captured) else {
        panic!("nothing to commit");
    };
    office.write(command);
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(standing(&browse), [(18, vec![1]), (19, vec![4]), (20, vec![2])]);
    assert_eq!(browse.calendar.days[3].items.rows[0].at(), Some(noon() + DAY - 2 * HOUR));

    // At an empty hour somebody is chosen first; then the line knows the time.
    press(&office, &mut browse, &team, &[Action::ViewDay, Action::MoveDown, Action::MoveDown]);
    let Effect::Open(open) = browse.on_action(Action::PlanActivity, &team.context()) else {
        panic!("nobody is asked for");
    };
    assert!(matches!(*open, Open::Picker(_)), "{open:?}");
    let Effect::Open(open) = answer(&mut browse, &team, Purpose::PlanWith, chosen("lead/3")) else {
        panic!("no line");
    };
    let Open::Line(line) = *open else { panic!("no line: {open:?}") };
    let shown = team.drawn(|frame, area, context| line.draw(frame, area, context)).0;
    assert!(shown.contains("19 ноя 12:00"), "{shown}");
    let planned = Reply::Text("19 ноя 12:00 позвонить".to_owned());
    let Effect::Commit(command) = answer(&mut browse, &team, Purpose::Plan, planned) else {
        panic!("nothing to commit");
    };
    office.write(command);
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(standing(&browse), [(19, vec![4, 3])]);
}

#[test]
fn what_is_done_stays_marked_and_what_is_deleted_leaves_the_calendar() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewDay);
    let Effect::Open(open) = browse.on_action(Action::MarkDone, &team.context()) else {
        panic!("no question");
    };
    assert!(matches!(*open, Open::Line(_)), "{open:?}");
    let result = Reply::Text("договорились".to_owned());
    let Effect::Commit(command) = answer(&mut browse, &team, Purpose::Done(1), result) else {
        panic!("nothing to commit");
    };
    office.write(command);
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(standing(&browse), [(18, vec![1])]);
    let shown = text(&browse, &team);
    assert!(shown.contains("0 дел · ✓1"), "{shown}");
    for (action, why) in [
        (Action::MarkDone, "refused-done-already"),
        (Action::DayForward, "why-done-stays"),
        (Action::Later, "why-done-stays"),
    ] {
        let said = browse.why_not(action, &team.context()).map(|message| message.id);
        assert_eq!(said, Some(why), "{action:?}");
    }
    // Whoever it was with can be called, written to and copied, and planned with again.
    for action in [Action::Call, Action::Write, Action::Copy, Action::Edit, Action::PlanActivity] {
        assert_eq!(browse.why_not(action, &team.context()), None, "{action:?}");
    }
    let shows = |browse: &mut Browse, word: &str| {
        answer(browse, &team, Purpose::CalendarBy, chosen(word));
        browse.reload(&office.reader, &team.context()).unwrap();
        standing(browse)
    };
    assert_eq!(shows(&mut browse, "planned"), []);
    assert_eq!(shows(&mut browse, "activities"), [(18, vec![1])]);
    undo(&mut office, &mut browse, &team);
    press(&office, &mut browse, &team, &[Action::MoveFirst, Action::ViewDay]);
    browse.go_to(1, None, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    commit(&mut office, &mut browse, &team, Action::Delete);
    assert_eq!(standing(&browse), []);
    undo(&mut office, &mut browse, &team);
    assert_eq!(standing(&browse), [(18, vec![1])], "the lead itself was not touched");
}

#[test]
fn a_full_day_is_counted_in_the_background_and_read_as_far_as_it_is_seen() {
    let mut office = Office::new(1);
    for minute in 0..120 {
        plan(&mut office, 1, noon() + 60 * minute);
    }
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewCalendar);
    let seen = browse.calendar.days.iter().map(|day| day.items.rows.len()).max().unwrap();
    assert!(text(&browse, &team).contains(&format!(" {seen}+")), "{}", text(&browse, &team));
    assert!(browse.calendar.loaded(browse.calendar.here()).unwrap().items.rows.len() < 5);
    let ask = browse.ask_counts(&team.context()).unwrap();
    browse.take(ask.run(&office.reader).unwrap(), &team.context());
    let shown = text(&browse, &team);
    assert!(shown.contains("120 дел") && shown.contains("1 лид в работе"), "{shown}");

    // Every one of them is reached, though not all are read at once.
    press(&office, &mut browse, &team, &[Action::Open]);
    let mut reached = Vec::new();
    for _ in 0..120 {
        reached.extend(browse.calendar.item().and_then(Item::at));
        office.press(&mut browse, &team, Action::MoveDown);
    }
    let all: Vec<i64> = (0..120).map(|minute| noon() + 60 * minute).collect();
    assert_eq!(reached, all);
    press(&office, &mut browse, &team, &[Action::MoveFirst]);
    assert_eq!(browse.calendar.item().and_then(Item::at), Some(noon()));
    press(&office, &mut browse, &team, &[Action::MoveLast]);
    assert_eq!(browse.calendar.item().and_then(Item::at), Some(noon() + 60 * 119));
}

#[test]
fn today_turns_over_with_the_clock_unless_another_day_was_chosen() {
    let office = office();
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewDay);
    let calendar = &mut browse.calendar;
    let (today, room) = (calendar.here(), Rect::new(0, 0, 80, 20));
    let tomorrow = days_later(today, 1);
    let begins = |rows: Rows| match rows {
        Rows::Calendar(_, days) => days[0].bounds.day,
        other => panic!("{other:?}"),
    };
    let after_midnight = Clock::stopped(noon() + 13 * HOUR);
    assert_eq!(begins(calendar.wants(room, after_midnight)), tomorrow);
    calendar.look_at(after_midnight);
    assert_eq!(calendar.here(), tomorrow);
    calendar.set_day(today);
    assert_eq!(begins(calendar.wants(room, after_midnight)), today);
}

#[test]
fn records_stand_on_their_dates_and_only_dates_of_people_are_moved() {
    let mut office = office();
    let set = vec![Set::new("title", "Склад"), Set::new("close_date", "2026-11-25")];
    office.write(Command::Create { noun: Noun::Deal, set });
    let team = office.team();
    let mut browse = Browse::new(Noun::Deal);
    browse.reload(&office.reader, &team.context()).unwrap();
    office.press(&mut browse, &team, Action::ViewMonth);
    answer(&mut browse, &team, Purpose::CalendarBy, chosen("close_date"));
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(standing(&browse), [(25, vec![1])]);
    press(&office, &mut browse, &team, &[Action::MoveDown, Action::Open]);
    let half = browse.on_action(Action::Later, &team.context());
    assert!(matches!(half, Effect::Refuse(ref no) if no.message.id == "why-whole-day"), "{half:?}");
    commit(&mut office, &mut browse, &team, Action::DayForward);
    assert_eq!(standing(&browse), [(26, vec![1])]);

    answer(&mut browse, &team, Purpose::CalendarBy, chosen("created_at"));
    press(&office, &mut browse, &team, &[Action::GoToday]);
    let fixed = browse.on_action(Action::DayForward, &team.context());
    assert!(matches!(fixed, Effect::Refuse(ref no) if no.message.id == "why-fixed-date"));
}

#[test]
fn a_date_is_nothing_to_be_done_and_neither_is_what_is_planned_with_its_record() {
    let mut office = office();
    let set = vec![Set::new("title", "Склад"), Set::new("close_date", "2026-11-18")];
    office.write(Command::Create { noun: Noun::Deal, set });
    let team = office.team();
    for (view, by) in [(Action::ViewDay, "close_date"), (Action::ViewWeek, "created_at")] {
        let mut browse = Browse::new(Noun::Deal);
        browse.reload(&office.reader, &team.context()).unwrap();
        office.press(&mut browse, &team, view);
        answer(&mut browse, &team, Purpose::CalendarBy, chosen(by));
        browse.reload(&office.reader, &team.context()).unwrap();
        press(&office, &mut browse, &team, &[Action::MoveLast]);
        let why = browse.why_not(Action::MarkDone, &team.context());
        assert_eq!(why.map(|why| why.id), browse.current().map(|_| "why-date-not-done"), "{by}");
        let effect = browse.on_action(Action::MarkDone, &team.context());
        assert!(!matches!(effect, Effect::Open(_)), "{by}: {effect:?}");
    }
}

#[test]
fn a_day_is_gone_to_in_words() {
    let office = office();
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewCalendar);
    let day = Reply::Text("1 дек".to_owned());
    assert!(matches!(answer(&mut browse, &team, Purpose::Day, day), Effect::Reload));
    assert_eq!(browse.calendar.here().to_string(), "2026-12-01");
    let nonsense = Reply::Text("когда-нибудь".to_owned());
    assert!(matches!(answer(&mut browse, &team, Purpose::Day, nonsense), Effect::Refuse(_)));
}

#[test]
fn a_week_says_what_is_to_be_done_and_a_month_says_all_hours_alike() {
    let mut office = office();
    plan(&mut office, 3, noon() + 3 * HOUR + 52 * 60);
    for (width, view, said) in [
        (80, Action::ViewWeek, &["Заказ", "звонок: x"][..]),
        (170, Action::ViewWeek, &["· звонок: x"]),
        (80, Action::ViewCalendar, &["14 Заказ", "15 Заказ"]),
        (120, Action::ViewCalendar, &["14:00 Заказ", "15:52 Заказ"]),
    ] {
        let shown = shown_in(&office, (width, 36), crate::i18n::Lang::Ru, &[view]);
        assert!(said.iter().all(|said| shown.contains(said)), "{view:?}: {shown}");
    }
}

#[test]
fn a_click_chooses_and_a_second_one_goes_in() {
    let office = office();
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewCalendar);
    // The third week, the fifth day.
    let friday = Position::new(4 * 11 + 3, 1 + 1 + 3 * 3);
    browse.click(friday, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(browse.calendar.here().to_string(), "2026-11-20");
    browse.click(friday, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!((browse.calendar.span, browse.current()), (Span::Day, Some(2)));
}

#[test]
fn an_empty_calendar_says_which_keys_fill_it_and_all_of_it_draws_at_every_size() {
    let empty = Office::new(0);
    let team = empty.team();
    let browse = open(&empty, &team, Action::ViewCalendar);
    assert!(text(&browse, &team).contains("Здесь пусто. n добавит"));
    let narrow = Team::new(crate::i18n::Lang::Ru, 40, 20);
    let head = text(&browse, &narrow).lines().next().unwrap_or_default().to_owned();
    assert!(head.contains("Ноябрь"), "{head}");
    let office = bookings::booked();
    for view in [Action::ViewMonth, Action::ViewWeek, Action::ViewDay] {
        for by in ["activities", "created_at", "bookings"] {
            let mut browse = open(&office, &team, view);
            let team = office.team();
            answer(&mut browse, &team, Purpose::CalendarBy, chosen(by));
            browse.reload(&office.reader, &team.context()).unwrap();
            draw_at_every_size(|frame, area, context| browse.draw(frame, area, context));
        }
    }
}

#[test]
fn every_booking_of_a_very_full_day_is_reached() {
    const BOOKED: i64 = 230;
    let mut office = Office::new(usize::try_from(BOOKED).unwrap());
    let set = [("noun", "lead"), ("name", "visit"), ("label", "Визит"), ("kind", "booking")];
    let set = set.map(|(name, value)| Set::new(name, value)).to_vec();
    office.write(Command::Create { noun: Noun::Field, set });
    for lead in 1..=BOOKED {
        let booking = Booking {
            resource: format!("Зал {}", lead % 9),
            service: String::new(),
            from: in_turn(lead),
            minutes: 5,
            place: String::new(),
        };
        let set = vec![Set::new("visit", Value::Booking(Box::new(booking)))];
        office.write(Command::Edit { on: RecordRef::new(Noun::Lead, lead), set });
    }
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewDay);
    answer(&mut browse, &team, Purpose::CalendarBy, chosen("bookings"));
    browse.reload(&office.reader, &team.context()).unwrap();
    let mut reached = Vec::new();
    for _ in 0..2 * BOOKED {
        reached.extend(browse.calendar.item().map(|item| item.on.id));
        office.press(&mut browse, &team, Action::MoveDown);
    }
    reached.sort_unstable();
    reached.dedup();
    assert_eq!(reached, (1..=BOOKED).collect::<Vec<_>>());
    office.press(&mut browse, &team, Action::MoveFirst);
    assert_eq!(browse.current(), Some(1));
    office.press(&mut browse, &team, Action::MoveLast);
    assert_eq!(browse.current(), Some(BOOKED));
    // A week says how much more there is, and Enter goes to it.
    press(&office, &mut browse, &team, &[Action::ViewWeek, Action::MoveLast]);
    let shown = text(&browse, &team);
    assert!(shown.contains(&format!("+{}", BOOKED - 40)), "{shown}");
    assert!(shown.contains("брони: 230"), "{shown}");
}

/// When the booking of a lead begins, each at a time of its own.
fn in_turn(lead: i64) -> i64 {
    noon() - 6 * HOUR + 150 * lead
}

/// What a calendar shows in so large a room.
fn shown_in(
    office: &Office,
    (width, height): (u16, u16),
    lang: crate::i18n::Lang,
    keys: &[Action],
) -> String {
    let team = Team::new(lang, width, height);
    let mut browse = open(office, &team, Action::ViewCalendar);
    press(office, &mut browse, &team, keys);
    if let Some(ask) = browse.ask_counts(&team.context()) {
        browse.take(ask.run(&office.reader).unwrap(), &team.context());
    }
    text(&browse, &team)
}

/// The smallest and the largest of the rooms people work in.
const ROOMS: [(u16, u16); 3] = [(80, 24), (40, 20), (120, 36)];

#[test]
fn a_full_day_has_its_number_and_its_count_in_every_room() {
    // Today twelve are late and forty-eight are still to come; yesterday thirteen.
    let mut office = Office::new(1);
    for half in 0..60 {
        plan(&mut office, 1, noon() - 6 * HOUR + half * HOUR / 2);
    }
    for minute in 0..13 {
        plan(&mut office, 1, noon() - DAY + minute);
    }
    for room in ROOMS {
        for lang in crate::i18n::Lang::ALL {
            for (keys, said) in [
                (&[][..], &["[18]", "!12 ", "17", "!13"][..]),
                (&[Action::ViewWeek], &["[18]", "!12 "]),
                (&[Action::ViewWeek, Action::MoveLeft], &["17", "!13"]),
            ] {
                let shown = shown_in(&office, room, lang, keys);
                for said in said {
                    assert!(shown.contains(said), "{room:?} {said}: {shown}");
                }
                assert!(!shown.contains("!60") && !shown.contains("!48"), "{shown}");
            }
            // In the narrowest cell what is late comes first.
            let rest = shown_in(&office, room, lang, &[]);
            let rest_said = rest.contains("!12 24") || rest.contains("!12+");
            assert!(rest_said, "{room:?}: {rest}");
        }
    }
}

#[test]
fn no_number_of_a_day_is_torn_and_where_none_fits_the_day_is_told() {
    let mut office = Office::new(1);
    for half in 0..5 {
        plan(&mut office, 1, noon() + half * HOUR);
    }
    for lang in crate::i18n::Lang::ALL {
        let shown = shown_in(&office, (30, 8), lang, &[]);
        // A count that would run into the number of its day is left out.
        assert!(!shown.contains("[1") && !shown.contains("185"), "{shown}");
        for day in 9..=22 {
            assert!(shown.contains(&day.to_string()), "{day}: {shown}");
        }
        let shown = shown_in(&office, (20, 5), lang, &[]);
        assert!(shown.contains("12:00") && shown.contains('5'), "{shown}");
        assert!(!shown.contains(" 2 3 4"), "{shown}");
    }
}

#[test]
fn a_day_whose_activities_are_still_to_come_is_not_marked_late() {
    let mut office = Office::new(1);
    plan(&mut office, 1, noon() - HOUR);
    for hour in 1..6 {
        plan(&mut office, 1, noon() + hour * HOUR);
    }
    let shown = shown_in(&office, (80, 24), crate::i18n::Lang::Ru, &[]);
    assert!(shown.contains("[18] !1 5"), "{shown}");
}

#[test]
fn a_week_and_a_day_say_how_much_more_there_is() {
    let mut office = Office::new(1);
    for minute in 0..32 {
        plan(&mut office, 1, noon() - 4 * HOUR + minute * HOUR / 2);
    }
    let lang = crate::i18n::Lang::Ru;
    let more = |shown: &str, sign: char| -> i64 {
        let line = shown.lines().find(|line| line.trim().starts_with(&format!("{sign} ещё")));
        let count = line.and_then(|line| line.split_whitespace().nth(2));
        count.map_or(0, |count| count.parse().unwrap())
    };
    for room in ROOMS {
        for view in [Action::ViewWeek, Action::ViewDay] {
            let first = shown_in(&office, room, lang, &[view, Action::MoveFirst]);
            assert_eq!(more(&first, '↑'), 0, "{first}");
            let last = shown_in(&office, room, lang, &[view, Action::MoveLast]);
            assert_eq!(more(&last, '↓'), 0, "{last}");
            let fits = room == (120, 36);
            assert_eq!(more(&first, '↓') == 0, fits, "{room:?} {view:?}: {first}");
            // What is not counted is seen.
            let seen = |shown: &str| {
                let lines = shown.lines().skip(1);
                lines.filter(|line| line.contains("Заказ")).count()
            };
            if view == Action::ViewDay && !fits {
                assert_eq!(
                    seen(&first) + usize::try_from(more(&first, '↓')).unwrap(),
                    32,
                    "{room:?}: {first}"
                );
                assert_eq!(
                    seen(&last) + usize::try_from(more(&last, '↑')).unwrap(),
                    32,
                    "{room:?}: {last}"
                );
            }
        }
    }
}

#[test]
fn a_week_counts_what_it_does_not_read_as_well() {
    let mut office = Office::new(1);
    for turn in 0..60 {
        plan(&mut office, 1, noon() - 4 * HOUR + turn * 15 * 60);
    }
    for room in [(80, 24), (120, 36)] {
        let week = shown_in(&office, room, crate::i18n::Lang::Ru, &[Action::ViewWeek]);
        let more = week.lines().find_map(|line| line.trim().strip_prefix("↓ ещё ")).unwrap();
        let more: usize = more.trim().parse().unwrap();
        assert_eq!(week.matches("За").count() + more, 60, "{room:?}: {week}");
    }
}

#[test]
fn what_is_booked_for_days_says_so_on_each_and_rooms_are_counted_as_people_count() {
    let mut office = Office::new(4);
    let set = [("noun", "lead"), ("name", "visit"), ("label", "Визит"), ("kind", "booking")];
    let set = set.map(|(name, value)| Set::new(name, value)).to_vec();
    office.write(Command::Create { noun: Noun::Field, set });
    let midnight = zone().bounds(Clock::stopped(noon()).local_now().date()).from;
    for (lead, resource, from, minutes) in [
        (1, "Переговорная 10", noon() - DAY - 2 * HOUR, 2 * 24 * 60),
        (2, "Переговорная 2", midnight, 24 * 60),
        (3, "Переговорная 1", noon() + HOUR, 30),
    ] {
        let booking = Booking {
            resource: resource.to_owned(),
            service: "замер".to_owned(),
            from,
            minutes,
            place: String::new(),
        };
        let set = vec![Set::new("visit", Value::Booking(Box::new(booking)))];
        office.write(Command::Edit { on: RecordRef::new(Noun::Lead, lead), set });
    }
    let team = office.team();
    let mut browse = open(&office, &team, Action::ViewWeek);
    answer(&mut browse, &team, Purpose::CalendarBy, chosen("bookings"));
    browse.reload(&office.reader, &team.context()).unwrap();
    let week = text(&browse, &team);
    for said in ["ср [18]", "10 →", "0–24", "→ 10", "13–13:30"] {
        assert!(week.contains(said), "{said}: {week}");
    }
    let booked: Vec<i64> =
        browse.calendar.order(browse.calendar.here()).iter().map(|item| item.on.id).collect();
    assert_eq!(booked, [3, 2, 1]);
    press(&office, &mut browse, &team, &[Action::ViewDay]);
    let day = text(&browse, &team);
    for said in ["весь день", "Переговорная 2: замер", "13:00–13:30"] {
        assert!(day.contains(said), "{said}: {day}");
    }
    press(&office, &mut browse, &team, &[Action::MoveRight]);
    let last = text(&browse, &team);
    assert!(last.contains("→ 10:00"), "{last}");
}
