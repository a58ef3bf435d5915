//! Working through leads one by one, key by key.

use super::*;
use crate::domain::command::{Command, Set};

/// An application over so many leads with a phone each, and who works there.
fn office(folder: &Path, lang: Lang, count: usize) -> (Database, User, App) {
    let database = Database::fresh(folder, "RU");
    let user = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &user, lang);
    press(&mut app, "n");
    let lines = (1..=count).map(|n| format!("Pumps {n}, +7 912 345-67-0{n}"));
    app.on_paste(&lines.collect::<Vec<_>>().join("\n")).unwrap();
    press(&mut app, "Enter");
    (database, user, app)
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

fn planned(app: &App, id: i64) -> usize {
    app.reader.planned(RecordRef::new(Noun::Lead, id), 10).unwrap().len()
}

fn current(app: &App) -> i64 {
    match app.screens.last() {
        Some(Screen::Queue(queue)) => queue.on().unwrap().id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn five_leads_take_at_most_three_keys_each_in_any_layout() {
    let en = ["g q", "c Enter Esc", "n", "l t", "x a Enter", "s", "u", "q"];
    let ru = ["п й", "с Enter Esc", "т", "д е", "ч ф Enter", "ы", "г", "й"];
    for (lang, keys, of, summary) in [
        (Lang::En, en, "of 5", "called 1, no answer 1, later 1, junk 1"),
        (Lang::Ru, ru, "из 5", "дозвонились 1, не ответили 1, позже 1, некачественных 1"),
    ] {
        let folder = TempDir::new().unwrap();
        let (_, _, mut app) = office(folder.path(), lang, 5);
        press(&mut app, keys[0]);
        let mut ids = Vec::new();
        for (number, decision) in (1..=5).zip(&keys[1..6]) {
            let screen = shown(&mut app);
            assert!(screen.contains(&format!("{number} {of}")), "{screen}");
            ids.push(current(&app));
            press(&mut app, decision);
        }
        let end = shown(&mut app);
        assert!(end.contains(summary), "{end}");
        assert_eq!(ids.iter().map(|id| planned(&app, *id)).collect::<Vec<_>>(), [0, 1, 1, 0, 0]);
        // The last one was only left out; taking that back shows it again.
        press(&mut app, keys[6]);
        assert_eq!(current(&app), ids[4]);
        press(&mut app, keys[7]);
        assert!(matches!(app.screens.last(), Some(Screen::Browse(_))));
        assert!(app.status.text.contains(summary), "{}", app.status.text);
    }
}

#[test]
fn the_last_decision_is_taken_back_whole_and_its_record_comes_again() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Lang::En, 3);
    press(&mut app, "g q u");
    assert!(app.status.text.contains("Nothing was decided here yet"), "{}", app.status.text);
    let first = current(&app);
    press(&mut app, "n");
    assert_eq!(planned(&app, first), 1);
    let second = current(&app);
    press(&mut app, "c Enter");
    assert!(shown(&mut app).contains("What next?"), "{}", shown(&mut app));
    press(&mut app, "o f f e r Enter");
    assert_eq!(planned(&app, second), 1);
    press(&mut app, "u");
    assert_eq!((current(&app), planned(&app, second)), (second, 0));
    press(&mut app, "u");
    assert_eq!((current(&app), planned(&app, first)), (first, 0));
    // Nobody answers, each time is counted, and in the end it may be junk.
    for attempt in 1..=4 {
        press(&mut app, "n");
        assert_eq!(planned(&app, first) > 0, attempt < 4, "{attempt}");
        press(&mut app, "q");
        let id = app.reader.planned(RecordRef::new(Noun::Lead, first), 1).unwrap();
        if let [next] = id.as_slice() {
            let on = RecordRef::new(Noun::Activity, next.id);
            let set = vec![Set::new("deadline", NOON - 60)];
            let job = super::super::worker::Job::Execute(NOON, Command::Edit { on, set });
            app.commit(job, Writing::Stay).unwrap();
            press(&mut app, "g q");
            assert_eq!(current(&app), first, "what is overdue comes first");
        } else {
            assert_eq!(attempt, 4, "the fourth plans nothing");
        }
    }
}

#[test]
fn a_colleague_who_was_faster_is_named_and_the_queue_goes_on() {
    let folder = TempDir::new().unwrap();
    let (database, anna, mut app) = office(folder.path(), Lang::En, 3);
    press(&mut app, "g q");
    let (first, viewer) = (current(&app), Database::viewer(&anna));
    let edit = |id: i64, title: &str| {
        let set = vec![Set::new("title", title)];
        let command = Command::Edit { on: RecordRef::new(Noun::Lead, id), set };
        database.writer(viewer).unwrap().execute(NOON, &command).unwrap();
    };
    edit(first, "Valves");
    press(&mut app, "n");
    assert!(app.status.text.contains("faster"), "{}", app.status.text);
    let second = current(&app);
    assert_ne!(second, first);
    assert_eq!(planned(&app, first), 0);
    // What is asked about a record stays about it, whatever is read meanwhile.
    press(&mut app, "c");
    edit(second, "Taps");
    app.reload().unwrap();
    press(&mut app, "Enter Esc");
    assert!(app.status.text.contains("faster"), "{}", app.status.text);
    press(&mut app, "q");
    assert!(app.status.text.contains("Nothing was decided"), "{}", app.status.text);
}

#[test]
fn a_call_that_is_begun_here_is_a_decision_and_a_converted_lead_is_left_behind() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Lang::En, 3);
    press(&mut app, "g q");
    let first = current(&app);
    press(&mut app, "P b");
    assert_eq!(planned(&app, first), 1);
    let second = current(&app);
    assert_ne!(second, first);
    press(&mut app, "C Enter");
    let third = current(&app);
    assert!(third != second && third != first);
    // A card that is opened and left brings the same record back.
    press(&mut app, "Enter");
    assert!(matches!(app.screens.last(), Some(Screen::Card(_))));
    press(&mut app, "q n");
    while !matches!(app.screens.last(), Some(Screen::Queue(_))) {
        press(&mut app, "Esc");
    }
    press(&mut app, "q");
    assert!(app.status.text.contains("converted 1"), "{}", app.status.text);
    // Where nothing is open there is nothing to work through.
    press(&mut app, "f s t a g e : j u n k Enter g q");
    assert!(app.status.text.contains("nothing open here"), "{}", app.status.text);
}

#[test]
fn what_is_said_of_keys_follows_the_persons_own() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Lang::Ru, 1);
    let own = [("undo", "U"), ("step-back", "C-g"), ("filter", "C-f"), ("junk", "X")];
    let own = own.map(|(name, key)| (name.to_owned(), vec![key.to_owned()])).into();
    app.desk.keymap = Keymap::new(&own, |_, _| None).unwrap();
    press(&mut app, "g q s");
    let screen = shown(&mut app);
    assert!(screen.contains("C-g — выйти, U — вернуть последнее решение"), "{screen}");
    press(&mut app, "C-g C-f s t a g e : j u n k Enter g q");
    assert!(app.status.text.contains("Измените фильтр (C-f)"), "{}", app.status.text);
}

#[test]
fn a_queue_draws_at_every_size() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Lang::Ru, 1);
    press(&mut app, "g q");
    for (width, height) in sizes() {
        drawn(&mut app, width, height);
    }
    press(&mut app, "s");
    for (width, height) in sizes() {
        drawn(&mut app, width, height);
    }
}

#[test]
fn a_narrow_screen_wraps_what_is_to_be_done() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Lang::En, 1);
    press(&mut app, "a");
    app.on_paste("meet tomorrow 15:00 Agree on the day of delivery and the way there").unwrap();
    press(&mut app, "Enter Space g q");
    let narrow = drawn(&mut app, 40, 20).join("\n");
    for part in ["Pumps 1", "Not processed", "tomorrow 15:00", "Agree on", "     there"] {
        assert!(narrow.contains(part), "{part}: {narrow}");
    }
    assert!(!narrow.contains('…'), "{narrow}");
}

#[test]
fn no_heading_stands_over_nothing_where_there_is_little_room() {
    let folder = TempDir::new().unwrap();
    let (database, user, mut app) = office(folder.path(), Lang::En, 1);
    let mut writer = database.writer(Database::viewer(&user)).unwrap();
    let lead = RecordRef::new(Noun::Lead, 1);
    let text = "Look at the letter".to_owned();
    writer.execute(NOON, &Command::comment(lead, text)).unwrap();
    app.reader.changed().unwrap();
    press(&mut app, "g q");
    let mut seen = false;
    for height in 8..30 {
        let screen = drawn(&mut app, 40, height);
        let Some(at) = screen.iter().position(|line| line.contains("LATELY")) else { continue };
        seen = true;
        let below = screen[at + 1].trim();
        assert!(below.contains("Look at"), "{height}: {}", screen.join("\n"));
    }
    assert!(seen, "{}", drawn(&mut app, 40, 30).join("\n"));
    let screen = drawn(&mut app, 40, 20).join("\n");
    assert!(screen.contains("Look at"), "{screen}");
}

#[test]
fn in_a_low_room_it_is_still_said_who_it_is_and_how_he_is_reached() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Lang::Ru, 1);
    press(&mut app, "g q");
    for (width, height) in [(20, 5), (30, 8), (40, 10)] {
        let screen = drawn(&mut app, width, height).join("\n");
        assert!(screen.contains("Pumps 1"), "{width}x{height}: {screen}");
    }
}

#[test]
fn the_queue_opens_from_the_day_and_from_the_calendar() {
    let folder = TempDir::new().unwrap();
    let (database, user, mut app) = office(folder.path(), Lang::En, 3);
    let mut writer = database.writer(Database::viewer(&user)).unwrap();
    press(&mut app, "5 g q");
    assert!(matches!(app.screens.last(), Some(Screen::Browse(_))));
    assert!(app.status.text.contains("Only leads and deals"), "{}", app.status.text);
    for (lead, at) in [(2, NOON - 60), (3, NOON + 3600)] {
        let set = vec![
            Set::new("kind", "call"),
            Set::new("subject", "offer"),
            Set::new("on", format!("lead/{lead}").as_str()),
            Set::new("deadline", at),
        ];
        writer.execute(NOON, &Command::Create { noun: Noun::Activity, set }).unwrap();
    }
    app.reader.changed().unwrap();
    press(&mut app, "5 g q");
    assert!(shown(&mut app).contains("1 of 1"), "{}", shown(&mut app));
    assert_eq!(current(&app), 2);
    press(&mut app, "q 1 v c g q");
    assert_eq!(current(&app), 2, "what is late comes first");
    assert!(shown(&mut app).contains("1 of 2"), "{}", shown(&mut app));
}

#[test]
fn what_was_put_off_is_not_offered_again() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Lang::En, 3);
    press(&mut app, "g q n l t s q g q");
    assert!(shown(&mut app).contains("1 of 1"), "{}", shown(&mut app));
    press(&mut app, "l t q g q");
    assert!(matches!(app.screens.last(), Some(Screen::Browse(_))));
    let said = &app.status.text;
    assert!(said.contains("All that is open here is put off: it goes on today 14:00"), "{said}");
    app.desk.clock = Clock::stopped(NOON + 7201);
    press(&mut app, "g q");
    assert!(shown(&mut app).contains("1 of 1"), "{}", shown(&mut app));
}
