//! The view by deadline over a real database, at a fixed noon.

use super::super::tests::{Office, text};
use super::*;
use crate::tui::effect::{Answer, Open, Purpose, Reply};
use crate::tui::screen::browse::Browse;
use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

const DAY: i64 = 86_400;

/// Plans something with a lead at a moment.
fn plan(office: &mut Office, lead: i64, deadline: Option<i64>) {
    let mut set = vec![
        Set::new("kind", "call"),
        Set::new("subject", "x"),
        Set::new("on", format!("lead/{lead}").as_str()),
    ];
    set.extend(deadline.map(|at| Set::new("deadline", at)));
    office.write(Command::Create { noun: Noun::Activity, set });
}

/// Six leads, one a column: overdue, today, .., without plans.
fn office() -> Office {
    let mut office = Office::new(6);
    plan(&mut office, 1, Some(noon() - DAY));
    plan(&mut office, 2, Some(noon() + 3600));
    plan(&mut office, 3, Some(noon() + DAY));
    plan(&mut office, 4, Some(noon() + 8 * DAY));
    plan(&mut office, 5, None);
    office
}

fn open(office: &Office, team: &Team) -> Browse {
    let mut browse = office.browse(team);
    office.press(&mut browse, team, Action::ViewActivities);
    browse
}

/// The leads by column.
fn columns(browse: &Browse) -> Vec<(Urgency, Vec<i64>)> {
    let lanes = browse.deadlines.lanes.iter();
    lanes.map(|lane| (lane.key.0, lane.tiles.iter().map(|tile| tile.id).collect())).collect()
}

#[test]
fn every_open_record_stands_in_the_column_of_its_nearest_deadline() {
    let mut office = office();
    // The nearest of several counts; who is finished stands nowhere.
    plan(&mut office, 4, Some(noon() - 60));
    let lost = office.reader.setup().stages.iter().find(|stage| stage.code == "junk").unwrap().id;
    office.write(Command::MoveStage {
        on: RecordRef::new(Noun::Lead, 6),
        to: lost,
        from: None,
        comment: None,
    });
    let team = office.team();
    let browse = open(&office, &team);
    let expected = [
        (Urgency::Overdue, vec![1, 4]),
        (Urgency::Today, vec![2]),
        (Urgency::ThisWeek, vec![3]),
        (Urgency::NextWeek, vec![]),
        (Urgency::Later, vec![5]),
        (Urgency::Nothing, vec![]),
    ];
    assert_eq!(columns(&browse), expected);
    assert_eq!(browse.current(), Some(1));
}

#[test]
fn moving_a_card_moves_its_deadline_and_undo_brings_it_back() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team);
    let Effect::Commit(command) = browse.on_action(Action::DueLater, &team.context()) else {
        panic!("nothing to commit");
    };
    office.write(command);
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(columns(&browse)[1], (Urgency::Today, vec![1, 2]));
    assert_eq!(browse.current(), Some(1), "the cursor goes along");
    office.write(Command::Undo { operation: None });
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(columns(&browse)[0], (Urgency::Overdue, vec![1]));

    // There is no planning for the past.
    let refused = browse.on_action(Action::DueSooner, &team.context());
    assert!(matches!(refused, Effect::Refuse(_)), "{refused:?}");
}

#[test]
fn a_card_without_plans_asks_what_is_to_be_done_then() {
    let office = office();
    let team = office.team();
    let mut browse = open(&office, &team);
    browse.go_to(6, None, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(browse.current(), Some(6));
    let Effect::Open(open) = browse.on_action(Action::DueSooner, &team.context()) else {
        panic!("no line opened");
    };
    let Open::Line(line) = *open else { panic!("no line: {open:?}") };
    let shown = team.drawn(|frame, area, context| line.draw(frame, area, context)).0;
    assert!(shown.contains("10:00"), "{shown}");
}

#[test]
fn a_lead_captured_in_a_column_gets_a_deadline_that_belongs_there() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team);
    for _ in 0..3 {
        office.press(&mut browse, &team, Action::MoveRight);
    }
    let reply = Reply::Text("Новый заказ, 5000".to_owned());
    let answer = Answer { purpose: Purpose::Capture, reply };
    let Effect::Commit(command) = browse.on_answer(answer, &team.context()) else {
        panic!("nothing to commit");
    };
    office.write(command);
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(columns(&browse)[3], (Urgency::NextWeek, vec![7, 4]));
    office.write(Command::Undo { operation: None });
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(columns(&browse)[3], (Urgency::NextWeek, vec![4]), "one step takes both back");
}

#[test]
fn where_no_deadline_belongs_nothing_is_created_in_silence() {
    let office = office();
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let team = office.team();
    let mut refused = Vec::new();
    // Noon is on a Wednesday.
    for day in -2..5_i64 {
        let clock = Clock::stopped(noon() + day * DAY);
        let mut browse = open(&office, &team);
        for column in Urgency::ALL {
            let context = Context { clock, ..team.context() };
            let opened = match browse.on_action(Action::New, &context) {
                Effect::Open(_) => true,
                Effect::Refuse(refusal) => {
                    assert_eq!(refusal.message.id, "why-nothing-new-there");
                    false
                }
                other => panic!("{other:?}"),
            };
            let reply = Reply::Text("Новый заказ".to_owned());
            let answer = Answer { purpose: Purpose::Capture, reply };
            let planned = match browse.on_answer(answer, &context) {
                Effect::Commit(Command::CreatePlanned { plan, .. }) => {
                    plan.into_iter().find(|set| set.field == "deadline")
                }
                Effect::Commit(_) => None,
                Effect::Refuse(_) if !opened => {
                    refused.push((weekdays[usize::try_from(day + 2).unwrap()], column));
                    None
                }
                other => panic!("{other:?}"),
            };
            let at = planned.and_then(|set| set.value.as_int()).map(clock::local);
            let plans = crate::domain::urgency::Plans { nearest: at, any: true, incoming: false };
            if opened && column != Urgency::Nothing {
                assert_eq!(Urgency::of(context.clock.local_now(), plans), column, "{at:?}");
            } else {
                assert_eq!(at, None);
            }
            office.press(&mut browse, &team, Action::MoveRight);
        }
    }
    let mut expected: Vec<_> = weekdays.map(|day| (day, Urgency::Overdue)).into();
    expected.push(("Sun", Urgency::ThisWeek));
    assert_eq!(refused, expected);
}

#[test]
fn it_says_its_columns_in_russian_and_draws_at_every_size() {
    let office = office();
    let team = office.team();
    let browse = open(&office, &team);
    let shown = text(&browse, &team);
    for said in ["СРОКИ", "Просрочено", "Сегодня", "Эта неделя", "След. неделя", "! зв"]
    {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    draw_at_every_size(|frame, area, context| browse.draw(frame, area, context));
}

#[test]
fn it_opens_where_there_is_something_however_far_to_the_right() {
    let office = Office::new(3);
    let team = office.team();
    let mut browse = Browse::new(Noun::Lead);
    browse.reload(&office.reader, &team.context()).unwrap();
    browse.on_action(Action::ViewActivities, &team.context());
    browse.deadlines = Deadlines::new(Noun::Lead);
    browse.reload(&office.reader, &team.context()).unwrap();
    assert!(!text(&browse, &team).contains("Просрочено"), "scrolled to what there is");
    assert!(browse.deadlines.current().is_some());
}
