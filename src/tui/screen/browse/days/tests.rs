//! The days over a real database, at a fixed Wednesday noon.

use super::super::Browse;
use super::super::tests::{Office, text};
use crate::domain::command::{Command, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::point::Point;
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

fn plan(office: &mut Office, subject: &str, deadline: Option<i64>) {
    let lead = "lead/1";
    let mut set =
        vec![Set::new("kind", "call"), Set::new("subject", subject), Set::new("on", lead)];
    set.extend(deadline.map(|at| Set::new("deadline", at)));
    office.write(Command::Create { noun: Noun::Activity, set });
}

/// One of each: late, later today, tomorrow, in a week, without a deadline, done.
fn office() -> Office {
    let mut office = Office::new(2);
    plan(&mut office, "late", Some(noon() - DAY));
    plan(&mut office, "soon", Some(noon() + HOUR));
    plan(&mut office, "tomorrow", Some(noon() + DAY));
    plan(&mut office, "far", Some(noon() + 7 * DAY));
    plan(&mut office, "some day", None);
    plan(&mut office, "over", Some(noon()));
    office.write(Command::Complete { activity: 6, result: Some("agreed".to_owned()), next: None });
    office
}

fn open(office: &Office, team: &Team) -> Browse {
    let mut browse = Browse::new(Noun::Activity);
    browse.reload(&office.reader, &team.context()).unwrap();
    browse
}

/// What an effect changes is changed, and what follows is shown.
fn commit(office: &mut Office, browse: &mut Browse, team: &Team, effect: Effect) {
    match effect {
        Effect::Commit(command) => office.write(command),
        Effect::CommitAll(_, commands) => commands.into_iter().for_each(|one| office.write(one)),
        other => panic!("{other:?}"),
    }
    browse.reload(&office.reader, &team.context()).unwrap();
}

fn answer(browse: &mut Browse, team: &Team, purpose: Purpose, text: &str) -> Effect {
    let answer = Answer { purpose, reply: Reply::Text(text.to_owned()) };
    browse.on_answer(answer, &team.context())
}

fn deadline(office: &Office, id: i64) -> Value {
    office.reader.card(RecordRef::new(Noun::Activity, id)).unwrap().row.get("deadline").clone()
}

#[test]
fn the_days_stand_under_each_other() {
    let office = office();
    let team = office.team();
    let browse = open(&office, &team);
    let shown = text(&browse, &team);
    let expected = "\
ДНИ  список                                        мои · запланировано · 5 дел
 ПРОСРОЧЕНО
▌! вчера 12:00  звонок  late                                   Заказ 1

 СЕГОДНЯ  среда, 18 ноя
 ○       13:00  звонок  soon                                   Заказ 1

 ЗАВТРА  четверг, 19 ноя
 ○       12:00  звонок  tomorrow                               Заказ 1

 25 НОЯ  среда
 ○       12:00  звонок  far                                    Заказ 1

 БЕЗ СРОКА
 ○              звонок  some day                               Заказ 1";
    assert_eq!(shown.trim(), expected, "{shown}");
    draw_at_every_size(|frame, area, context| browse.draw(frame, area, context));
}

#[test]
fn a_narrow_screen_says_with_whom_under_what_is_to_be_done() {
    let mut office = office();
    let client = Set::new("first_name", "Анна Гусева");
    office.write(Command::Edit { on: RecordRef::new(Noun::Lead, 1), set: vec![client] });
    let mut team = Team::new(Lang::Ru, 40, 12);
    team.setup = (*office.reader.setup()).clone();
    let mut browse = open(&office, &team);
    let shown = text(&browse, &team);
    let expected = " ПРОСРОЧЕНО
▌! вчера 12:00  late
    Анна Гусева · Заказ 1

 СЕГОДНЯ  среда, 18 ноя
 ○       13:00  soon
    Анна Гусева · Заказ 1";
    assert!(shown.contains(expected), "{shown}");
    // The row under the cursor is shown whole, and a click on either line goes to it.
    for _ in 0..4 {
        office.press(&mut browse, &team, Action::MoveDown);
        let shown = text(&browse, &team);
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.starts_with('▌')).unwrap();
        assert!(lines.get(at + 1).is_some_and(|line| line.contains("Гусева")), "{shown}");
    }
    draw_at_every_size(|frame, area, context| browse.draw(frame, area, context));
}

#[test]
fn the_end_of_a_phone_is_kept_and_what_stands_before_it_gives_way() {
    let mut office = office();
    let title = "Ремонт кофемашин и поставка зерна в офис";
    let phone = vec![Point::new("+48 600 100 200", "work")];
    let set = vec![Set::new("title", title), Set::new("phone", Value::Points(phone))];
    office.write(Command::Edit { on: RecordRef::new(Noun::Lead, 1), set });
    for (width, says) in [
        (120, "Ремонт кофемашин и поставка зерна в офис · +48 600 100 200"),
        (80, "Ремонт кофемашин и поставк… · +48 600 100 200"),
        (62, "Ремонт к… · +48 600 100 200"),
    ] {
        let team = office.team_at(Lang::Ru, width, 24);
        let shown = text(&open(&office, &team), &team);
        let lines: Vec<&str> = shown.lines().filter(|line| line.contains("звонок")).collect();
        assert_eq!(lines.len(), 5, "{shown}");
        assert!(lines.iter().all(|line| line.trim_end().ends_with(says)), "{width}: {shown}");
        let whole = ["late", "soon", "tomorrow", "far", "some day"];
        assert!(whole.iter().all(|subject| shown.contains(subject)), "{width}: {shown}");
    }
}

#[test]
fn each_choice_shows_its_part_and_what_was_done_stands_under_its_day() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team);
    for (action, ids) in [
        (Action::ShowOverdue, vec![1]),
        (Action::ShowToday, vec![2]),
        (Action::ShowWaiting, vec![]),
        (Action::ShowDone, vec![6]),
        (Action::ShowPlanned, vec![1, 2, 3, 4, 5]),
        (Action::ShowEverything, vec![1, 6, 2, 3, 4, 5]),
    ] {
        office.press(&mut browse, &team, action);
        assert_eq!(browse.days.neighbours(), ids, "{action:?}");
        // The list shows the same, in its own order.
        office.press(&mut browse, &team, Action::ViewList);
        let mut listed = browse.list.neighbours();
        listed.sort_unstable();
        let mut ids = ids;
        ids.sort_unstable();
        assert_eq!(listed, ids, "{action:?}");
        office.press(&mut browse, &team, Action::ViewActivities);
    }
    // And is chosen from there too.
    office.press(&mut browse, &team, Action::ViewList);
    for (action, ids) in [(Action::ShowDone, vec![6]), (Action::ShowOverdue, vec![1])] {
        office.press(&mut browse, &team, action);
        assert_eq!(browse.list.neighbours(), ids, "{action:?}");
    }
    office.press(&mut browse, &team, Action::ShowEverything);
    office.press(&mut browse, &team, Action::ViewActivities);
    let shown = text(&browse, &team);
    assert!(shown.contains("✓       12:00  звонок  over · agreed"), "{shown}");
    // A colleague's are everybody's and not mine.
    let set = vec![Set::new("login", "boris"), Set::new("name", "Boris")];
    office.write(Command::Create { noun: Noun::User, set });
    let boris = office.reader.setup().users.iter().find(|user| user.login == "boris").unwrap().id;
    let on = RecordRef::new(Noun::Activity, 1);
    office.write(Command::Edit { on, set: vec![Set::new("responsible", boris.0)] });
    let mut team = office.team();
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(browse.days.neighbours(), [6, 2, 3, 4, 5]);
    office.press(&mut browse, &team, Action::ShowMine);
    assert_eq!(browse.days.neighbours(), [1, 6, 2, 3, 4, 5]);
    assert!(text(&browse, &team).contains("boris"));
    // What a colleague invites to is marked with who he is, and can be looked at alone.
    office.write(Command::Edit { on, set: vec![Set::new("people", Value::Ids(vec![1]))] });
    office.press(&mut browse, &team, Action::ShowInvited);
    assert_eq!(browse.days.neighbours(), [1]);
    let shown = text(&browse, &team);
    assert!(shown.contains("приглашения") && shown.contains("от boris: late"), "{shown}");
    office.press(&mut browse, &team, Action::ShowInvited);
    assert_eq!(browse.days.neighbours(), [1, 6, 2, 3, 4, 5]);
    assert!(text(&browse, &team).contains("от boris: late"));
    // What is planned with a record in the bin rests.
    office.write(Command::Delete { on: RecordRef::new(Noun::Lead, 1) });
    team.setup = (*office.reader.setup()).clone();
    browse.reload(&office.reader, &team.context()).unwrap();
    assert!(browse.days.is_empty());
}

#[test]
fn a_deadline_moves_by_days_and_the_cursor_goes_along() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team);
    let at = |days: i64| Value::Int(noon() + days * DAY);
    // What is late comes to where it can be done: at noon today is over.
    let later = browse.on_action(Action::DayForward, &team.context());
    commit(&mut office, &mut browse, &team, later);
    assert_eq!((deadline(&office, 1), browse.days.current()), (at(1), Some(1)));
    for days in [2, 3] {
        let later = browse.on_action(Action::DayForward, &team.context());
        commit(&mut office, &mut browse, &team, later);
        assert_eq!((deadline(&office, 1), browse.days.current()), (at(days), Some(1)));
    }
    let earlier = browse.on_action(Action::DayBack, &team.context());
    commit(&mut office, &mut browse, &team, earlier);
    assert_eq!(deadline(&office, 1), at(2));
    office.write(Command::Undo { operation: None });
    assert_eq!(deadline(&office, 1), at(3));
    // Into the past as well, as anywhere else.
    office.press(&mut browse, &team, Action::MoveFirst);
    let first = browse.days.current().unwrap();
    let before = deadline(&office, first).as_int().unwrap();
    let earlier = browse.on_action(Action::DayBack, &team.context());
    commit(&mut office, &mut browse, &team, earlier);
    assert_eq!(deadline(&office, first), Value::Int(before - DAY));
    office.write(Command::Undo { operation: None });
    // What somebody else changed meanwhile is not overwritten.
    let stale = browse.on_action(Action::DayForward, &team.context());
    let on = RecordRef::new(Noun::Activity, 2);
    office.write(Command::Edit { on, set: vec![Set::new("deadline", noon() + 2 * HOUR)] });
    let Effect::Commit(stale) = stale else { panic!("{stale:?}") };
    assert!(office.try_write(stale).is_err());
}

#[test]
fn what_is_selected_is_done_or_moved_at_once() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team);
    office.press(&mut browse, &team, Action::SelectAll);
    assert!(text(&browse, &team).contains("выбрано: 5"));
    for action in [Action::DayForward, Action::DayBack, Action::Postpone] {
        let asked = browse.on_action(action, &team.context());
        assert!(matches!(asked, Effect::Open(open) if matches!(*open, Open::Line(_))));
    }
    let table = browse.on_action(Action::Edit, &team.context());
    let Effect::Open(table) = table else { panic!("{table:?}") };
    assert!(matches!(*table, Open::Table(Noun::Activity, ids, _) if ids.len() == 5));
    office.press(&mut browse, &team, Action::SelectAll);
    let moved = answer(&mut browse, &team, Purpose::When, "2h");
    commit(&mut office, &mut browse, &team, moved);
    for id in 1..=5 {
        assert_eq!(deadline(&office, id), Value::Int(noon() + 2 * HOUR));
    }
    let done = answer(&mut browse, &team, Purpose::DoneAll, "all of it");
    let Effect::CommitAll(OperationKind::Complete, commands) = &done else { panic!("{done:?}") };
    assert_eq!(commands.len(), 5);
    commit(&mut office, &mut browse, &team, done);
    assert!(browse.days.is_empty());
    assert!(text(&browse, &team).contains("Здесь ничего не запланировано. n запланирует"));
}

#[test]
fn the_record_of_an_activity_is_a_key_away() {
    let mut office = office();
    let team = office.team();
    let mut browse = open(&office, &team);
    let lead = RecordRef::new(Noun::Lead, 1);
    let opened = browse.on_action(Action::Open, &team.context());
    let Effect::Open(card) = opened else { panic!("{opened:?}") };
    assert!(matches!(*card, Open::Card(on, ids) if on == lead && ids == [1]));
    // A task is looked at as such.
    let on = RecordRef::new(Noun::Activity, 1);
    office.write(Command::Edit { on, set: vec![Set::new("kind", "task")] });
    browse.reload(&office.reader, &team.context()).unwrap();
    let opened = browse.on_action(Action::Open, &team.context());
    assert!(matches!(&opened, Effect::Open(open) if matches!(**open, Open::Task(1))), "{opened:?}");
    for action in [Action::MarkDone, Action::PlanActivity, Action::Comment] {
        let asked = browse.on_action(action, &team.context());
        assert!(matches!(asked, Effect::Open(open) if matches!(*open, Open::Line(_))));
    }
    // Enter twice on a click: once to go there, once more to open.
    let click = ratatui::layout::Position { x: 20, y: 5 };
    assert!(matches!(browse.click(click, &team.context()), Effect::Reload));
    assert_eq!(browse.days.current(), Some(2));
    assert!(matches!(browse.click(click, &team.context()), Effect::Open(_)));
    let done = answer(&mut browse, &team, Purpose::Done(2), "agreed");
    let command = Command::Complete { activity: 2, result: Some("agreed".to_owned()), next: None };
    assert!(matches!(&done, Effect::Commit(one) if *one == command), "{done:?}");
    commit(&mut office, &mut browse, &team, done);
    // The cursor is on what follows.
    assert_eq!(browse.days.current(), Some(3));

    // A new one asks with whom, then what.
    let asked = browse.on_action(Action::New, &team.context());
    assert!(matches!(asked, Effect::Open(open) if matches!(*open, Open::Picker(_))));
    let reply = Reply::Chosen(vec!["lead/2".to_owned()]);
    let chosen = Answer { purpose: Purpose::PlanWith, reply };
    let asked = browse.on_answer(chosen, &team.context());
    assert!(matches!(asked, Effect::Open(open) if matches!(*open, Open::Line(_))));
    let two = RecordRef::new(Noun::Lead, 2);
    let planned = answer(&mut browse, &team, Purpose::PlanOn(two), "call tomorrow 9:00");
    commit(&mut office, &mut browse, &team, planned);
    assert_eq!(office.reader.planned(two, 9).unwrap().len(), 1);
}

#[test]
fn the_screen_follows_the_cursor_through_headings_and_pages() {
    let mut office = Office::new(1);
    for number in 0..300 {
        plan(&mut office, &format!("n{number}"), Some(noon() + (number + 1) * 5 * HOUR));
    }
    let mut team = Team::new(Lang::En, 80, 20);
    team.setup = (*office.reader.setup()).clone();
    let mut browse = open(&office, &team);
    let mut seen = 0;
    let steps = [Action::MoveDown, Action::MoveUp, Action::PageDown, Action::MoveLast];
    let steps = steps.into_iter().flat_map(|action| [action; 60]);
    for action in steps.chain([Action::PageUp; 30]).chain([Action::MoveFirst]) {
        office.press(&mut browse, &team, action);
        let id = browse.days.current().unwrap();
        let shown = text(&browse, &team);
        let under = shown.lines().find(|line| line.starts_with('▌')).unwrap_or_default();
        assert!(under.contains(&format!(" n{} ", id - 1)), "{action:?} {id}\n{shown}");
        seen = seen.max(id);
    }
    assert_eq!((seen, browse.days.current()), (300, Some(1)));
}

#[test]
fn what_comes_back_above_the_first_row_is_seen() {
    let mut office = Office::new(2);
    for n in 0..60 {
        plan(&mut office, &format!("call {n:02}"), Some(noon() + HOUR + n));
    }
    let team = office.team();
    let mut browse = open(&office, &team);
    let effect = browse.on_action(Action::MarkDone, &team.context());
    assert!(matches!(effect, Effect::Open(_)), "{effect:?}");
    let done = Command::Complete { activity: 1, result: Some("ok".to_owned()), next: None };
    commit(&mut office, &mut browse, &team, Effect::Commit(done));
    assert!(!text(&browse, &team).contains("call 00"));
    let undo = Command::Undo { operation: None };
    commit(&mut office, &mut browse, &team, Effect::Commit(undo));
    let shown = text(&browse, &team);
    assert!(shown.contains("call 00"), "{shown}");
    // Where the screen begins further down, rows that come above it do not push it about.
    for _ in 0..30 {
        office.press(&mut browse, &team, Action::MoveDown);
    }
    let before = text(&browse, &team);
    let done = Command::Complete { activity: 1, result: None, next: None };
    commit(&mut office, &mut browse, &team, Effect::Commit(done));
    assert_eq!(text(&browse, &team).lines().nth(10), before.lines().nth(10));
}
