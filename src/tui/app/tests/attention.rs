use super::super::watch::COURTESY;
use super::super::worker::Job;
use super::*;
use crate::domain::command::{Command, Set};
use crate::domain::value::Value;

/// A database with one lead of Anna's and, where a deadline is given, a call planned for it.
fn office(folder: &Path, deadline: Option<i64>) -> (Database, User) {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let set = vec![Set::new("title", "Windows")];
    writer.execute(NOON - 9000, &Command::Create { noun: Noun::Lead, set }).unwrap();
    if let Some(deadline) = deadline {
        plan(&mut writer, deadline);
    }
    (database, anna)
}

/// The same without a plan, and with a second lead of hers, which is called Doors.
pub(super) fn two_leads(folder: &Path) -> (Database, User) {
    let (database, anna) = office(folder, None);
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let set = vec![Set::new("title", "Doors")];
    writer.execute(NOON - 8000, &Command::Create { noun: Noun::Lead, set }).unwrap();
    (database, anna)
}

/// A colleague of hers.
pub(super) fn boris(database: &Database, anna: &User) -> User {
    let mut writer = database.writer(Database::viewer(anna)).unwrap();
    let set = vec![Set::new("login", "boris")];
    writer.execute(NOON, &Command::Create { noun: Noun::User, set }).unwrap();
    database.person("boris", "").unwrap()
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
pub(super) fn look(app: &mut App) -> bool {
    let mut turned = app.look_around().unwrap();
    if app.writing.is_some() {
        settle(app);
        turned |= app.look_around().unwrap();
    }
    turned
}

/// A session with what its threads report.
struct Session {
    app: App,
    events: Receiver<Event<Report>>,
}

fn session(database: &Database, who: &User) -> Session {
    let (app, events) = app_heard(database, who, Lang::En, Capabilities::local());
    Session { app, events }
}

impl Session {
    /// What the terminal rings for after the session looked around, if it does.
    fn looks(&mut self, now: i64) -> Option<String> {
        self.app.desk.clock = Clock::stopped(now);
        look(&mut self.app);
        self.rings()
    }

    /// What the terminal rings for, once it is certain whether it does.
    fn rings(&mut self) -> Option<String> {
        while self.app.watch.is_claiming() {
            if let Event::Report(report) = self.events.recv_timeout(PATIENCE).unwrap() {
                self.app.on_report(report).unwrap();
            }
        }
        self.app.watch.rings()
    }

    /// Waits until all is written that was to be kept.
    fn written(&mut self) {
        if self.app.writer.ask(Job::Remind(i64::MIN)).is_none() {
            outcome(&self.app).unwrap();
        }
    }
}

fn planned(app: &App) -> Vec<String> {
    let on = RecordRef::new(Noun::Lead, 1);
    let planned = app.reader.planned(on, 9).unwrap();
    planned.into_iter().map(|one| one.subject).collect()
}

#[test]
fn of_two_sessions_one_rings_for_a_reminder_and_a_colleague_does_not() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), Some(NOON + 3600));
    let boris = boris(&database, &anna);
    let mut sessions = [&anna, &anna, &boris].map(|who| session(&database, who));
    for session in &mut sessions {
        session.app.welcome().unwrap();
        assert_eq!(session.looks(NOON), None);
    }
    let due = NOON + 2700;
    for session in &mut sessions {
        session.app.desk.clock = Clock::stopped(due - 60);
        press(&mut session.app, "j");
    }
    let rung: Vec<(usize, String)> =
        (0..9).filter_map(|n| Some((n % 3, sessions[n % 3].looks(due)?))).collect();
    let [(who, said)] = rung.as_slice() else { panic!("{rung:?}") };
    assert!(*who < 2, "{who}");
    assert_eq!(said, "Reminder: call: Ewa, in 15 min · Windows");
    // Both say it, and the colleague's nothing.
    let says =
        |session: &Session| session.app.status.text.contains("Ewa, in 15 min · Windows · g r goes");
    assert_eq!(sessions.each_ref().map(says), [true, true, false]);

    // Where the person goes to it, it is gone in the other session as well.
    press(&mut sessions[0].app, "g r");
    sessions[0].written();
    assert!(matches!(sessions[0].app.screens.last(), Some(Screen::Card(_))));
    assert_eq!(reminders_shown(&sessions[0].app), 1, "one line on the timeline");
    assert_eq!(sessions[1].looks(due), None);
    assert_eq!(sessions[1].app.status.text, "");
    // What the top line counts is gone to all the same.
    press(&mut sessions[1].app, "g r");
    assert!(matches!(sessions[1].app.screens.last(), Some(Screen::Card(_))));
}

#[test]
fn a_new_session_goes_to_all_that_is_near_and_from_the_last_to_the_first() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = two_leads(folder.path());
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    for (lead, deadline) in
        [("lead/1", NOON + 600), ("lead/2", NOON + 300), ("lead/1", NOON + 99_000)]
    {
        let set = [("kind", "call"), ("subject", "Ewa"), ("on", lead)];
        let mut set: Vec<Set> = set.map(|(field, value)| Set::new(field, value)).into();
        set.push(Set::new("deadline", Value::Int(deadline)));
        writer.execute(NOON - 9000, &Command::Create { noun: Noun::Activity, set }).unwrap();
    }
    writer.remind(NOON).unwrap();
    writer.told(NOON, i64::MAX).unwrap();
    let mut session = app(&database, &anna, Lang::En);
    session.welcome().unwrap();
    assert_eq!((session.status.text.as_str(), session.counters.soon), ("", 2), "told before");
    for lead in [2, 1, 2] {
        press(&mut session, "g r");
        assert_eq!(session.on_card(), Some(RecordRef::new(Noun::Lead, lead)));
    }
    session.desk.clock = Clock::stopped(NOON - 9000);
    press(&mut session, "g r");
    assert_eq!(session.status.text, "No reminder waits for you.");
}

#[test]
fn what_was_done_or_put_off_in_one_session_is_answered_in_the_other() {
    let tomorrow = Set::new("deadline", Value::Int(NOON + 86_400));
    let moved = Command::Edit { on: RecordRef::new(Noun::Activity, 1), set: vec![tomorrow] };
    for answer in [Command::Complete { activity: 1, result: None, next: None }, moved] {
        let folder = TempDir::new().unwrap();
        let (database, anna) = office(folder.path(), Some(NOON + 3600));
        let mut writer = database.writer(Database::viewer(&anna)).unwrap();
        plan(&mut writer, NOON + 3660);
        let mut session = session(&database, &anna);
        session.app.welcome().unwrap();
        let due = NOON + 2770;
        session.looks(due);
        session.looks(due);
        let said = session.app.status.text.clone();
        assert!(said.starts_with("2 reminders"), "{said}");
        writer.execute(due, &answer).unwrap();
        assert_eq!(session.looks(due), None);
        let left = &session.app.status.text;
        assert!(left.starts_with("Reminder: call: Ewa, in 14 min"), "{answer:?}: {left}");
    }
}

#[test]
fn a_session_left_alone_lets_the_other_ring_and_rings_itself_where_there_is_none() {
    let due = NOON + 2700;
    for (is_alone, rings) in [(false, [None, Some(()), None]), (true, [None, None, Some(())])] {
        let folder = TempDir::new().unwrap();
        let (database, anna) = office(folder.path(), Some(NOON + 3600));
        let mut left = session(&database, &anna);
        let mut used = session(&database, &anna);
        left.app.welcome().unwrap();
        used.app.welcome().unwrap();
        used.app.desk.clock = Clock::stopped(due - 60);
        press(&mut used.app, "j");
        let mut rung = [None, None, None];
        rung[0] = left.looks(due).or_else(|| left.looks(due)).map(drop);
        if !is_alone {
            rung[1] = used.looks(due).or_else(|| used.looks(due)).map(drop);
        }
        assert!(left.app.status.text.starts_with("Reminder: "), "{}", left.app.status.text);
        rung[2] = left.looks(due + COURTESY).map(drop);
        assert_eq!(rung, rings);
    }
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
    let mut first = session(&database, &anna);
    first.app.prepare().unwrap();
    settle(&mut first.app);
    first.app.welcome().unwrap();
    let said = &first.app.status.text;
    assert!(said.starts_with("2 reminders, first call: Ewa, 10 min ago"), "{said}");
    assert!(first.rings().is_some());
    let mut again = session(&database, &anna);
    again.app.welcome().unwrap();
    assert_eq!(again.rings(), None, "told once");
}

#[test]
fn a_reminder_that_stands_there_says_how_much_time_is_left_now() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), Some(NOON + 3600));
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    plan(&mut writer, NOON + 3900);
    let mut session = session(&database, &anna);
    session.app.welcome().unwrap();
    let mut says = |now: i64| {
        session.looks(now);
        session.looks(now);
        session.app.status.text.clone()
    };
    for (now, expected) in [
        (NOON + 2700, "Reminder: call: Ewa, in 15 min · Windows · g r goes"),
        (NOON + 2880, "Reminder: call: Ewa, in 12 min · Windows · g r goes"),
        (NOON + 3000, "2 reminders, first call: Ewa, in 10 min · Windows · g r goes"),
        (NOON + 3600, "2 reminders, first call: Ewa, now · Windows · g r goes"),
        (NOON + 2 * 86_400, "2 reminders, first call: Ewa, 1 d ago · Windows · g r goes"),
    ] {
        assert_eq!(says(now).split(" there").next(), Some(expected), "{}", now - NOON);
    }
    // What was said besides stays said, and a key ends all of it.
    press(&mut session.app, "j");
    assert_eq!(session.app.status.text, "");
    session.looks(NOON + 2 * 86_400 + 60);
    assert_eq!(session.app.status.text, "");
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
        (NOON + 2759, false),
        // Another minute is left of what the status line says.
        (NOON + 2760, true),
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

/// The counters over the first column and on its card.
fn counted(app: &mut App) -> [String; 2] {
    let lines = drawn(app, 80, 24);
    let last = |line: &String| {
        let column: String = line.chars().take(21).collect();
        let word = column.split_whitespace().last().unwrap_or_default().to_owned();
        if word.starts_with(['●', '◉', '○']) { word } else { String::new() }
    };
    [&lines[3], &lines[5]].map(last)
}

#[test]
fn the_counters_of_an_idle_board_follow_the_time_and_what_others_do() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), Some(NOON + 3600));
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    plan(&mut writer, NOON + 3600);
    plan(&mut writer, NOON + 7200);
    let boris = boris(&database, &anna);
    let mut colleague = database.writer(Database::viewer(&boris)).unwrap();
    let mut session = app(&database, &anna, Lang::En);
    session.welcome().unwrap();
    let looks = |session: &mut App, now: i64| {
        session.desk.clock = Clock::stopped(now);
        // What it wrote itself is seen at the next look.
        for _ in 0..3 {
            look(session);
        }
        counted(session)
    };
    for (now, expected) in [
        (NOON, ["", "○3"]),
        (NOON + 2699, ["", "○3"]),
        (NOON + 2700, ["◉2", "◉2"]),
        (NOON + 3601, ["●2", "●2"]),
        (NOON + 6300, ["●3", "●3"]),
    ] {
        assert_eq!(looks(&mut session, now), expected, "{}", now - NOON);
    }
    // One that is left is told by the card's own line.
    let now = NOON + 6300;
    for (activity, expected) in [(1, ["●2", "●2"]), (2, ["◉1", ""])] {
        let done = Command::Complete { activity, result: None, next: None };
        colleague.execute(now, &done).unwrap();
        assert_eq!(looks(&mut session, now), expected, "{activity}");
    }
    colleague.execute(now, &Command::Undo { operation: None }).unwrap();
    assert_eq!(looks(&mut session, now), ["●2", "●2"], "taken back");
    colleague.execute(now, &Command::Redo).unwrap();
    assert_eq!(looks(&mut session, now), ["◉1", ""], "done again");
    for (key, expected) in [("x", ["", ""]), ("u", ["◉1", ""]), ("C-r", ["", ""])] {
        press(&mut session, key);
        assert_eq!(looks(&mut session, now), expected, "{key}");
    }
}

#[test]
fn a_card_left_without_a_plan_asks_for_the_next_step_once() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = office(folder.path(), None);
    let mut session = app(&database, &anna, Lang::En);
    press(&mut session, "Enter q");
    let shown = drawn(&mut session, 80, 24).join("\n");
    assert!(shown.contains("Windows: nothing is planned. Next step?"), "{shown}");
    press(&mut session, "q");
    assert!(matches!(session.screens.last(), Some(Screen::Browse(_))));
    press(&mut session, "Enter Esc");
    assert_eq!(session.screens.len(), 1, "asked once");

    let mut session = app(&database, &anna, Lang::Ru);
    press(&mut session, "Enter q е");
    assert_eq!(planned(&session), ["voronka:get-in-touch"], "by the place of the key");
    assert_eq!(session.screens.len(), 1);
    press(&mut session, "Enter q");
    assert_eq!(session.screens.len(), 1, "something is planned now");
}

#[test]
fn the_question_for_the_next_step_is_seen_on_a_narrow_screen() {
    for (lang, asks) in [
        (Lang::En, "Windows: next step?"),
        (Lang::Ru, "Windows: следующий шаг?"),
        (Lang::Pl, "Windows: następny krok?"),
    ] {
        let folder = TempDir::new().unwrap();
        let (database, anna) = office(folder.path(), None);
        let mut session = app(&database, &anna, lang);
        drawn(&mut session, 40, 20);
        press(&mut session, "Enter");
        drawn(&mut session, 40, 20);
        press(&mut session, "q");
        let shown = drawn(&mut session, 40, 20).join("\n");
        assert!(shown.contains(asks), "{shown}");
    }
}

#[test]
fn keys_typed_ahead_are_no_answer_to_the_question_for_the_next_step() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = two_leads(folder.path());
    let mut session = app(&database, &anna, Lang::En);
    press(&mut session, "Enter");
    type_ahead(&mut session, "q j t h o t Enter");
    for (id, tags) in [(1, Value::List(vec!["hot".to_owned()])), (2, Value::Empty)] {
        let on = RecordRef::new(Noun::Lead, id);
        assert_eq!(*session.reader.card(on).unwrap().row.get("tags"), tags);
        assert_eq!(session.reader.planned(on, 9).unwrap(), []);
    }
    // Drawn and looked at, it is answered.
    press(&mut session, "Enter");
    press(&mut session, "q t");
    assert_eq!(session.reader.planned(RecordRef::new(Noun::Lead, 1), 9).unwrap().len(), 1);
}

#[test]
fn a_card_left_for_another_card_or_section_asks_for_the_next_step_too() {
    let worked = "Enter c t o l d C-s J";
    for (keys, under) in [(worked, "card"), ("Enter 2", "section"), ("Enter q", "section")] {
        let folder = TempDir::new().unwrap();
        let (database, anna) = two_leads(folder.path());
        let mut session = app(&database, &anna, Lang::En);
        press(&mut session, keys);
        let shown = drawn(&mut session, 80, 24).join("\n");
        assert!(shown.contains("Doors: nothing is planned. Next step?"), "{keys}: {shown}");
        let on_card = session.screens.iter().any(|screen| matches!(screen, Screen::Card(_)));
        assert_eq!(on_card, under == "card", "{keys}");
        press(&mut session, "t");
        let planned = session.reader.planned(RecordRef::new(Noun::Lead, 2), 9).unwrap();
        assert_eq!(planned.len(), 1, "it is planned with the one that was left");
    }
}

#[test]
fn whoever_leafs_through_the_records_is_not_stopped_at_each() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = two_leads(folder.path());
    let mut session = app(&database, &anna, Lang::En);
    press(&mut session, "Enter J K J");
    assert_eq!(session.on_card(), Some(RecordRef::new(Noun::Lead, 1)), "two cards, none asked of");
    // Closing the card asks all the same.
    press(&mut session, "q");
    let shown = drawn(&mut session, 80, 24).join("\n");
    assert!(shown.contains("Windows: nothing is planned. Next step?"), "{shown}");
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
    writer
        .execute(NOON, &Command::MoveStage { on: lead, from: None, to: junk, comment: None })
        .unwrap();
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
