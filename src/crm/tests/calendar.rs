//! The calendar of a busy team: what it costs follows the screen.

use chrono::NaiveDate;

use super::*;
use crate::crm::reader::{
    CalendarCount, CalendarDay, CalendarDetail, CalendarItem, CalendarOrder, CalendarWanted, What,
    Window,
};
use crate::domain::calendar::{Bounds, By, Span};

/// As many thousands of steps as a key may take.
const QUICK: i64 = 1200;
const DAY: i64 = 86_400;

/// A month of days as they are in UTC.
fn month() -> Vec<Bounds> {
    let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    let days = Span::Month.days(NaiveDate::from_ymd_opt(2027, 1, 15).unwrap()).into_iter();
    days.map(|day| Bounds { day, from: midnight(day), until: midnight(day) + DAY }).collect()
}

fn read(reader: &Reader, filter: &Filter) -> Vec<CalendarDay> {
    let all = |reader: &Reader| {
        let day = |bounds: Bounds| {
            let window = Window::Top { rows: 4 };
            let (order, detail) = (CalendarOrder::LeftFirst, CalendarDetail::Name);
            let day = CalendarWanted { bounds, window, order, detail };
            reader.calendar(Noun::Lead, &By::Activities, filter, day)
        };
        month().into_iter().map(day).collect::<Result<_, _>>()
    };
    reader.quick(QUICK, all).unwrap()
}

#[test]
fn a_month_of_very_many_activities_is_read_as_quickly_as_a_quiet_one() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let gone = team.create(Noun::Lead, &[("title", "Door".into())]);
    let (first, me) = (month()[0].from, team.anna.viewer().user.0);
    // Half of them are with a lead that goes into the bin.
    let sql = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 16799)
        INSERT INTO activity (kind, subject, deadline, noun, record_id, responsible_id, created_at, updated_at)
        SELECT 'call', 'x', ?1 + i * 216, 'lead', iif(i % 2, ?2, ?3), ?4, 1, 1 FROM n";
    let raw = team.raw();
    // What a record is to do next is of no matter here, and would take its time.
    raw.execute_batch("DROP TRIGGER activity_next_add").unwrap();
    raw.execute(sql, (first, lead.id, gone.id, me)).unwrap();
    team.run(Command::Delete { on: gone });

    let reader = team.reader();
    let days = read(&reader, &Filter::All);
    assert_eq!(days.len(), 42);
    for day in &days {
        assert_eq!((day.items.rows.len(), day.exact), (4, false), "{:?}", day.bounds.day);
        assert!(
            day.items.rows.iter().all(|item| item.on == lead),
            "what is in the bin is not shown"
        );
        // A quarter of the day is over.
        let now = day.bounds.from + DAY / 4;
        let exact = reader.count_day(Noun::Lead, &By::Activities, &Filter::All, day.bounds, now);
        assert_eq!(exact.unwrap(), CalendarCount { left: 200, done: 0, late: 50 });
    }
    let nobody = Filter::OneOf { field: "responsible".to_owned(), values: vec![Value::Int(99)] };
    assert!(read(&reader, &nobody).iter().all(|day| day.count == CalendarCount::default()));
}

#[test]
fn what_was_done_stands_behind_what_is_left_and_can_be_hidden() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let bounds = month()[10];
    let mut plan = |subject: &str, at: i64| {
        let values = [
            ("kind", "call".into()),
            ("subject", subject.into()),
            ("deadline", (bounds.from + at).into()),
            ("on", lead.to_string().as_str().into()),
        ];
        team.create(Noun::Activity, &values)
    };
    let (early, late) = (plan("early", 3_600), plan("late", 7_200));
    team.run(Command::Complete { activity: early.id, result: None, next: None });
    let read = |team: &Team, by: By| {
        let window = Window::Top { rows: 9 };
        let (order, detail) = (CalendarOrder::LeftFirst, CalendarDetail::Name);
        let day = CalendarWanted { bounds, window, order, detail };
        let day = team.reader().calendar(Noun::Lead, &by, &Filter::All, day).unwrap();
        let state = |item: &CalendarItem| match item.what {
            What::Activity { id, done, .. } => (id, done),
            _ => panic!("{item:?}"),
        };
        (day.items.rows.iter().map(state).collect::<Vec<_>>(), day.count)
    };
    let both =
        (vec![(late.id, false), (early.id, true)], CalendarCount { left: 1, done: 1, late: 0 });
    assert_eq!(read(&team, By::Activities), both);
    let planned = (vec![(late.id, false)], CalendarCount { left: 1, done: 0, late: 0 });
    assert_eq!(read(&team, By::Planned), planned);
    for (now, late) in [(bounds.from, 0), (bounds.from + 7_201, 1), (bounds.until, 1)] {
        let exact = team.reader().count_day(Noun::Lead, &By::Activities, &Filter::All, bounds, now);
        assert_eq!(exact.unwrap(), CalendarCount { late, ..both.1 }, "{now}");
    }
    // Undone, it is planned again; done again, it is done.
    team.run(Command::Undo { operation: None });
    assert_eq!(read(&team, By::Activities).1, CalendarCount { left: 2, done: 0, late: 0 });
    team.run(Command::Redo);
    assert_eq!(read(&team, By::Activities), both);
}

#[test]
fn a_long_day_is_read_by_the_clock_page_after_page() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let bounds = month()[10];
    for minute in 0..12 {
        let values = [
            ("kind", "call".into()),
            ("subject", "x".into()),
            ("deadline", (bounds.from + minute * 60).into()),
            ("on", lead.to_string().as_str().into()),
        ];
        let made = team.create(Noun::Activity, &values);
        if minute % 3 == 0 {
            team.run(Command::Complete { activity: made.id, result: None, next: None });
        }
    }
    let reader = team.reader();
    let read = |window| {
        let (order, detail) = (CalendarOrder::Clock, CalendarDetail::Card);
        let day = CalendarWanted { bounds, window, order, detail };
        let day = reader.calendar(Noun::Lead, &By::Activities, &Filter::All, day).unwrap();
        assert!(!day.exact, "what is not read is not counted");
        day.items.rows.iter().map(|item| item.at().unwrap() - bounds.from).collect::<Vec<_>>()
    };
    let minutes = |from: i64, until: i64| (from..until).map(|m| m * 60).collect::<Vec<_>>();
    assert_eq!(read(Window::Top { rows: 5 }), minutes(0, 5));
    assert_eq!(read(Window::End { rows: 5 }), minutes(7, 12));
    // The done one at minute 6 is the seventh that was made.
    assert_eq!(read(Window::Around { id: 7, before: 2, after: 3 }), minutes(4, 9));
}
