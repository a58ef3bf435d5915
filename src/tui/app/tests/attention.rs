use super::*;
use crate::domain::command::{Command, Set};
use crate::domain::value::Value;
use crate::tui::app::worker::Job;

/// A database with one lead of Anna's and, where a deadline is given, a call planned for it.
fn office(folder: &Path, deadline: Option<i64>) -> (Database, User) {
    let database = Database::open(&folder.join("crm.db")).unwrap();
    database.settle(&Choices::of_country("GB")).unwrap();
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let set = vec![Set::new("title", "Windows")];
    writer.execute(NOON - 9000, &Command::Create { noun: Noun::Lead, set }).unwrap();
    if let Some(deadline) = deadline {
        plan(&mut writer, deadline);
    }
    (database, anna)
}

fn plan(writer: &mut crate::crm::Writer, deadline: i64) {
    let set = vec![
        Set::new("kind", "call"),
        Set::new("subject", "Ewa"),
        Set::new("on", "lead/1"),
        Set::new("deadline", Value::Int(deadline)),
    ];
    writer.execute(NOON - 9000, &Command::Create { noun: Noun::Activity, set }).unwrap();
}

/// A call of the loop; where the writer takes longer, one more once it is done, as its word leads to.
fn look(app: &mut App) -> bool {
    let mut turned = app.look_around().unwrap();
    if app.writing.is_some() {
        settle(app);
        turned |= app.look_around().unwrap();
    }
    turned
}

/// What a call of the loop leads to: what the terminal rings for, if it does.
fn looks(app: &mut App, now: i64) -> Option<String> {
    app.desk.clock = Clock::stopped(now);
    look(app);
    app.watch.rings()
}

fn planned(app: &App) -> Vec<String> {
    let on = RecordRef::new(Noun::Lead, 1);
    let planned = app.reader.planned(on, 9).unwrap();
    planned.into_iter().map(|one| one.subject).collect()
}

#[test]
fn two_sessions_ring_once_each_for_one_reminder_and_a_colleague_not_at_all() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), Some(NOON + 3600));
    database
        .writer(Database::viewer(&anna))
        .unwrap()
        .execute(NOON, &Command::Create { noun: Noun::User, set: vec![Set::new("login", "boris")] })
        .unwrap();
    let boris = database.person("boris", "").unwrap();
    let mut sessions = [&anna, &anna, &boris].map(|who| app(&database, who, Lang::En));
    for session in &mut sessions {
        session.welcome().unwrap();
        assert_eq!(looks(session, NOON), None);
    }
    let due = NOON + 2700;
    let rung: Vec<Option<String>> = (0..6).map(|n| looks(&mut sessions[n % 3], due)).collect();
    // The first lets it come and hears of it; the second hears of it when it looks.
    let said = Some("Reminder: call: Ewa, in 15 min".to_owned());
    assert_eq!(rung, [said.clone(), said, None, None, None, None]);
    assert!(sessions[0].status.text.contains("g r goes there"), "{}", sessions[0].status.text);
    press(&mut sessions[0], "g r");
    assert!(matches!(sessions[0].screens.last(), Some(Screen::Card(_))));
    let raw = reminders_shown(&sessions[0]);
    assert_eq!(raw, 1, "one line on the timeline");
}

fn reminders_shown(app: &App) -> usize {
    let on = RecordRef::new(Noun::Lead, 1);
    let (events, _) = app.reader.timeline(on, crate::crm::reader::Position::NEWEST, 99).unwrap();
    let reminder = |event: &crate::crm::reader::Event| match event {
        crate::crm::reader::Event::Entry(entry) => entry.kind == "reminder",
        _ => false,
    };
    events.iter().filter(|happened| reminder(&happened.event)).count()
}

#[test]
fn what_came_while_nobody_was_there_is_told_in_one_line() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), Some(NOON - 600));
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    plan(&mut writer, NOON - 300);
    let mut session = app(&database, &anna, Lang::En);
    session.prepare().unwrap();
    settle(&mut session);
    session.welcome().unwrap();
    let said = &session.status.text;
    assert!(said.starts_with("2 reminders, first call: Ewa, 10 min ago"), "{said}");
    assert!(session.watch.rings().is_some());
    // That it was told is kept in its turn: before what is asked for next is done.
    session.commit(Job::Remind(NOON), Writing::Stay).unwrap();
    settle(&mut session);
    let mut again = app(&database, &anna, Lang::En);
    again.welcome().unwrap();
    assert_eq!(again.watch.rings(), None, "told once");
}

#[test]
fn an_idle_interface_waits_for_the_next_moment() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), Some(NOON + 3600));
    let mut session = app(&database, &anna, Lang::En);
    session.welcome().unwrap();
    look(&mut session);
    for (now, turns) in [
        (NOON + 1, false),
        (NOON + 2699, false),
        (NOON + 2700, true),
        (NOON + 3600, false),
        (NOON + 3601, true),
    ] {
        session.desk.clock = Clock::stopped(now);
        assert_eq!(look(&mut session), turns, "{}", now - NOON);
        // What it wrote itself is seen at the next look.
        look(&mut session);
        look(&mut session);
    }
    assert_eq!((session.counters.overdue, session.counters.soon), (1, 0));
}

#[test]
fn a_card_left_without_a_plan_asks_for_the_next_step_once() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), None);
    let mut session = app(&database, &anna, Lang::En);
    press(&mut session, "Enter q");
    let shown = drawn(&mut session, 80, 24).join("\n");
    assert!(shown.contains("Nothing is planned. Next step?"), "{shown}");
    press(&mut session, "q");
    assert!(matches!(session.screens.last(), Some(Screen::Browse(_))));
    press(&mut session, "Enter Esc");
    assert_eq!(session.screens.len(), 1, "asked once");

    let mut session = app(&database, &anna, Lang::Ru);
    press(&mut session, "Enter q е");
    assert_eq!(planned(&session), ["Связаться с клиентом"], "by the place of the key");
    assert_eq!(session.screens.len(), 1);
    press(&mut session, "Enter q");
    assert_eq!(session.screens.len(), 1, "something is planned now");
}

#[test]
fn nobody_is_asked_who_does_not_want_it_nor_for_what_is_finished() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), None);
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let me = RecordRef::new(Noun::User, anna.id.0);
    let wants = |yes: i64| Command::Edit { on: me, set: vec![Set::new("ask_next_step", yes)] };
    writer.execute(NOON, &wants(0)).unwrap();
    let mut session = app(&database, &anna, Lang::En);
    press(&mut session, "Enter q");
    assert_eq!(session.screens.len(), 1);

    writer.execute(NOON, &wants(1)).unwrap();
    let setup = session.reader.setup();
    let junk = setup.stages.iter().find(|stage| stage.code == "junk").unwrap().id;
    let lead = RecordRef::new(Noun::Lead, 1);
    writer.execute(NOON, &Command::MoveStage { on: lead, to: junk, comment: None }).unwrap();
    let mut session = app(&database, &anna, Lang::En);
    session
        .apply(crate::tui::effect::Effect::open(crate::tui::effect::Open::Card(lead, Vec::new())))
        .unwrap();
    press(&mut session, "q");
    assert_eq!(session.screens.len(), 1);
}

#[test]
fn done_offers_the_next_one_in_the_same_breath() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), Some(NOON + 7200));
    let mut session = app(&database, &anna, Lang::En);
    press(&mut session, "d a g r e e d Enter");
    let shown = drawn(&mut session, 80, 24).join("\n");
    assert!(shown.contains("What next?"), "{shown}");
    press(&mut session, "Enter");
    assert_eq!((session.screens.len(), planned(&session).len()), (1, 0));
    press(&mut session, "u d Enter c a l l Space t o m o r r o w Enter");
    assert_eq!((session.screens.len(), planned(&session)), (1, vec!["call".to_owned()]));
    assert!(session.status.text.contains("Next: tomorrow"), "{}", session.status.text);
    // Both were one thing: one step back takes both back.
    press(&mut session, "u");
    assert_eq!(planned(&session), vec!["Ewa".to_owned()]);
    press(&mut session, "C-r");
    assert_eq!(planned(&session), vec!["call".to_owned()]);
    // Esc after the result leaves it at that.
    press(&mut session, "d o k Enter Esc");
    assert_eq!((session.screens.len(), planned(&session).len()), (1, 0));
}

#[test]
fn planning_the_next_one_leaves_the_cursor_at_what_is_to_be_done_now() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), Some(NOON + 3600));
    plan(&mut database.writer(Database::viewer(&anna)).unwrap(), NOON + 7200);
    let mut session = app(&database, &anna, Lang::En);
    press(&mut session, "5 d Enter n e x t Space t o m o r r o w Enter");
    assert_eq!(planned(&session), vec!["Ewa", "next"]);
    let shown = drawn(&mut session, 80, 24);
    let at = shown.iter().find(|line| line.starts_with('▌'));
    assert!(at.is_some_and(|line| line.contains("Ewa")), "{shown:#?}");
    press(&mut session, "u");
    assert_eq!(planned(&session), vec!["Ewa", "Ewa"]);
}
