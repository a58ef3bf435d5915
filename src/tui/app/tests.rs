//! The whole application without a terminal: every screen at every size, over a real database.

mod asked;
mod attaching;
mod attention;
mod bin;
mod calendar;
mod colleagues;
mod day;
mod files;
mod following;
mod hints;
mod layouts;
mod people;
mod queue;
mod reach;
mod rules;
mod saving;
mod sections;
mod settings;
mod sheets;
mod tasks;
mod unbound;
mod words;

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use tempfile::TempDir;

use super::worker::{Job, Outcome};
use super::*;
use crate::capability::Capabilities;
use crate::domain::calendar::Zone;
use crate::domain::demo::{Market, Plan};
use crate::domain::mode::Mode;
use crate::domain::noun::Noun;
use crate::tui::terminal::Mouse;

/// 2026-11-18 12:00 UTC.
const NOON: i64 = 1_795_003_200;

/// How long an answer is waited for before it is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// The keys that lead to each screen, in their notation, from the board of leads.
const SCREENS: [&str; 36] = [
    "",
    "v l",
    "v l Space j V G",
    "g l j l",
    "z",
    "v c",
    "v w j",
    "v c Enter",
    "v c s",
    "2",
    "3",
    "4",
    "5",
    "Enter",
    "Enter Tab j j Enter",
    "Enter E",
    "n I v a n , Space 5 0 0",
    "N",
    "e",
    "C",
    "m",
    "a c a l l Space t o m o r r o w",
    "c H e l l o",
    "t",
    "r",
    "/ s m i t h",
    "f s t a g e : n e w",
    "?",
    ": m o v e",
    "7 j",
    "7 j Enter",
    "7 j j Enter j",
    "7 j j j j j Enter",
    "7 j j j j j j j Enter",
    "Enter S G",
    "S",
];

/// Sizes that no screen can use, small ones, the usual one and a wall.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let small = (0..13).flat_map(|width| (0..8).map(move |height| (width, height)));
    small.chain([(40, 10), (40, 20), (80, 24), (300, 100)])
}

fn sample(folder: &Path) -> (Database, User) {
    let plan = Plan {
        seed: 1,
        market: Market::Britain,
        leads: Plan::LEADS,
        timeline: Plan::TIMELINE,
        now: NOON,
        zone: Zone::UTC,
    };
    let database = Database::copied(folder, "the sample of Britain", |new| {
        new.fill("anna", "Anna Smith", plan, &AtomicBool::new(false)).unwrap();
    });
    let user = database.person("anna", "Anna Smith").unwrap();
    (database, user)
}

fn app(database: &Database, user: &User, lang: Lang) -> App {
    app_with(database, user, lang, Capabilities::local())
}

fn app_with(database: &Database, user: &User, lang: Lang, capabilities: Capabilities) -> App {
    let (app, events) = app_heard(database, user, lang, capabilities);
    // The writer goes on as long as somebody hears it.
    std::thread::spawn(move || events.into_iter().for_each(drop));
    app
}

/// The application with what its threads report.
fn app_heard(
    database: &Database,
    user: &User,
    lang: Lang,
    capabilities: Capabilities,
) -> (App, Receiver<Event<Report>>) {
    let (to, events) = mpsc::channel();
    let start = Start {
        database: database.clone(),
        user: user.clone(),
        capabilities,
        lang,
        keymap: Keymap::default(),
        clock: Clock::stopped(NOON),
        environment: TerminalEnvironment {
            editor: "ed".to_owned(),
            ..TerminalEnvironment::default()
        },
        ascii: false,
        programs: Outward::default(),
        go: None,
        finishing: |_| (),
    };
    let mut app = App::open(start, to).unwrap();
    app.area = Rect::new(0, 0, 80, 24);
    app.reload().unwrap();
    (app, events)
}

/// Waits for what the writer takes longer for; it arrives as an event otherwise.
fn settle(app: &mut App) {
    while app.writing.is_some() {
        let outcome = outcome(app);
        app.on_outcome(outcome).unwrap();
    }
}

/// The next thing that the writer says was done.
fn outcome(app: &App) -> Result<Outcome, Failure> {
    let since = Instant::now();
    loop {
        match app.writer.outcome() {
            Some(outcome) => return outcome,
            None => assert!(since.elapsed() < PATIENCE, "the writer says nothing"),
        }
        std::thread::yield_now();
    }
}

/// The places of half-written text, once all is written that was handed over.
fn drafts(app: &App) -> Vec<(String, i64)> {
    let since = Instant::now();
    // Nothing of no place: it has its turn after what there is.
    while !app.writer.keep(Job::Draft(NOON, "nowhere".to_owned(), String::new())) {
        assert!(since.elapsed() < PATIENCE, "the writer writes nothing");
    }
    app.reader.drafts().unwrap()
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split_whitespace() {
        // Whoever presses one key after the other has seen what is there.
        app.unseen = None;
        app.on_keys(&[key.parse().unwrap()]).unwrap();
        settle(app);
    }
}

/// Types keys that follow each other without a look at the screen.
fn type_ahead(app: &mut App, keys: &str) {
    let keys: Vec<_> = keys.split_whitespace().map(|key| key.parse().unwrap()).collect();
    app.on_keys(&keys).unwrap();
    settle(app);
}

/// What is drawn at a size, line by line.
fn drawn(app: &mut App, width: u16, height: u16) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    app.render(&mut buffer);
    let cells = buffer.content.chunks(usize::from(width.max(1)));
    cells.map(|line| line.iter().map(|cell| cell.symbol()).collect()).collect()
}

#[test]
fn a_team_goes_over_to_deals_alone_and_the_leads_leave_the_screen() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = sample(folder.path());
    let mut app = app(&database, &anna, Lang::En);
    let open = app.reader.open_leads().unwrap();
    assert!(open > 0);
    press(&mut app, ": w o r k Space w i t h Space o r Enter");
    let asked = drawn(&mut app, 80, 24).join("\n");
    assert!(asked.contains(&format!("Make {open} open leads deals with their clients")), "{asked}");
    press(&mut app, "a");
    assert_eq!(app.setup.settings.mode, Mode::Classic, "left as it is");
    press(&mut app, ": w o r k Space w i t h Space o r Enter b");
    assert_eq!(app.setup.settings.mode, Mode::Simple);
    assert_eq!(app.reader.open_leads().unwrap(), 0);
    let top = drawn(&mut app, 80, 24)[0].clone();
    assert!(!top.contains("Leads") && top.contains("Deals"), "{top}");
    press(&mut app, "1");
    assert!(app.status.text.contains("without leads"), "{}", app.status.text);
    let before = app.reader.count(Noun::Contact, &crate::domain::query::Filter::All).unwrap();
    press(&mut app, "n Z e d Space Q u i l l , Space 0 7 9 4 6 0 0 0 1 2 3 Enter");
    let after = app.reader.count(Noun::Contact, &crate::domain::query::Filter::All).unwrap();
    assert_eq!(after, before + 1, "{}", app.status.text);
    press(&mut app, "u u");
    assert_eq!(app.setup.settings.mode, Mode::Classic);
    assert_eq!(app.reader.open_leads().unwrap(), open);
}

#[test]
fn what_is_half_written_survives_a_failure_nobody_foresaw() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = sample(folder.path());
    let mut failing = app(&database, &anna, Lang::En);
    press(&mut failing, "n H a l f");
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        failing.until_the_end(|_| panic!("provoked"));
    }));
    assert_eq!(failed.unwrap_err().downcast_ref(), Some(&"provoked"), "it is not hidden");
    let mut next = app(&database, &anna, Lang::En);
    press(&mut next, "n");
    assert!(drawn(&mut next, 80, 24).join("\n").contains("Half"));
}

#[test]
fn every_screen_is_drawn_at_every_size_and_usable_afterwards() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut pictures = Vec::new();
    for keys in SCREENS {
        let mut app = app(&database, &user, Lang::En);
        press(&mut app, keys);
        let before = drawn(&mut app, 80, 24);
        for (width, height) in sizes() {
            drawn(&mut app, width, height);
            app.reload().unwrap();
            drawn(&mut app, width, height);
            // Keys keep working where nothing can be seen.
            if app.screens.len() == 1 {
                press(&mut app, "j k");
            }
        }
        app.area = Rect::new(0, 0, 80, 24);
        app.reload().unwrap();
        let after = drawn(&mut app, 80, 24);
        let edges = |lines: &[String]| [lines[0].clone(), lines[23].clone()];
        // Between them it may be scrolled to where the cursor was in a small window.
        assert_eq!(edges(&after), edges(&before), "{keys}");
        assert!(after.iter().filter(|line| !line.trim().is_empty()).count() > 8, "{after:#?}");
        pictures.push(before);
    }
    // Every row of the table leads to a screen of its own.
    pictures.sort();
    pictures.dedup();
    assert_eq!(pictures.len(), SCREENS.len());
}

#[test]
fn the_smallest_board_shows_the_title_of_a_card() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    for (width, height) in [(20, 5), (30, 8), (40, 10), (40, 20)] {
        let mut app = app(&database, &user, Lang::En);
        app.area = Rect::new(0, 0, width, height);
        app.reload().unwrap();
        let shown = drawn(&mut app, width, height);
        let cursor = shown.iter().find(|line| line.starts_with('▌'));
        let title = cursor.map(|line| line.trim_start_matches('▌').trim());
        assert!(title.is_some_and(|title| !title.is_empty()), "{width}x{height}: {shown:#?}");
    }
}

#[test]
fn what_is_closed_and_hidden_is_told_and_can_be_shown() {
    let folder = TempDir::new().unwrap();
    let database = Database::fresh(folder.path(), "GB");
    let user = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &user, Lang::En);
    press(&mut app, "n O l d Enter m e Enter");
    let says = |app: &mut App| drawn(app, 80, 24).join("\n");
    let told = "1 closed record is hidden: v o shows it";
    assert!(says(&mut app).contains(told), "{}", says(&mut app));
    press(&mut app, "v l");
    let list = says(&mut app);
    assert!(list.contains(told) && list.contains("open only"), "{list}");
    press(&mut app, "v o");
    let list = says(&mut app);
    assert!(list.contains("Old") && list.contains("closed too"), "{list}");
    press(&mut app, "v o");
    assert!(says(&mut app).contains(told));
}

/// Clicks on the first place at which this text is drawn.
fn click(app: &mut App, text: &str) {
    let shown = drawn(app, app.area.width, app.area.height);
    let found = shown.iter().zip(0..).find_map(|(line, y)| {
        let before = line.split_once(text)?.0;
        Some(Position::new(u16::try_from(before.chars().count()).unwrap(), y))
    });
    let at = found.unwrap_or_else(|| panic!("{text} is not there: {shown:#?}"));
    app.on_mouse(Mouse::Press(at)).unwrap();
    app.on_mouse(Mouse::Release(at)).unwrap();
    settle(app);
}

#[test]
fn every_screen_is_used_with_the_mouse() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    let shows = |app: &mut App, text: &str| {
        let shown = drawn(app, app.area.width, app.area.height).join("\n");
        assert!(shown.contains(text), "{text}: {shown}");
    };
    app.area = Rect::new(0, 0, 120, 36);
    app.reload().unwrap();
    // A counter shows what it counts; what all of them mean is told by name.
    click(&mut app, "overdue");
    shows(&mut app, "past their deadline");
    shows(&mut app, "OVERDUE");
    app.act(Action::Counters).unwrap();
    shows(&mut app, "Too long at a stage");
    press(&mut app, "Esc");
    click(&mut app, "Deals");
    shows(&mut app, "New order");
    click(&mut app, "Leads");
    press(&mut app, "Enter");
    // The history and back, then a field: once for the cursor, twice to change it.
    click(&mut app, "History");
    shows(&mut app, "HISTORY");
    click(&mut app, "General");
    click(&mut app, "Source ");
    click(&mut app, "Source ");
    shows(&mut app, "Exhibition");
    // A row of a picker: once for the cursor, twice to choose it.
    click(&mut app, "Exhibition");
    click(&mut app, "Exhibition");
    assert_eq!(app.screens.len(), 2);
    shows(&mut app, "Exhibition");
    // A stage of the strip takes the record there, and one key takes it back.
    click(&mut app, "Processed");
    shows(&mut app, "is now at “Processed”");
    press(&mut app, "u m");
    shows(&mut app, "Move to");
    assert_eq!(app.screens.len(), 3);
    app.on_mouse(Mouse::Press(Position::new(119, 35))).unwrap();
    assert_eq!(app.screens.len(), 2);
    // The wheel turns the pane that it is over.
    app.on_mouse(Mouse::WheelDown(Position::new(100, 10))).unwrap();
    click(&mut app, "Complete");
    shows(&mut app, "How does it end?");
    press(&mut app, "Esc C Enter");
    click(&mut app, "[ ] company");
    let boxes = drawn(&mut app, 120, 36).join("\n");
    assert_eq!(boxes.matches("[✓]").count(), 3, "{boxes}");
    press(&mut app, "Esc Tab E");
    click(&mut app, "Amount");
    press(&mut app, "7 7 7 C-s");
    assert_eq!(app.screens.len(), 2);
    shows(&mut app, "777");
    press(&mut app, "?");
    shows(&mut app, "What you do most");
    app.on_mouse(Mouse::Press(Position::new(0, 35))).unwrap();
    assert_eq!(app.screens.len(), 2);
}

#[test]
fn a_card_is_carried_with_the_mouse_and_a_key_lets_go_of_it() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    app.area = Rect::new(0, 0, 120, 36);
    app.reload().unwrap();
    let find = |app: &mut App, text: &str| {
        let shown = drawn(app, 120, 36);
        let found = shown.iter().zip(0..).find_map(|(line, y)| {
            let before = line.split_once(text)?.0;
            Some(Position::new(u16::try_from(before.chars().count()).unwrap() + 1, y))
        });
        found.unwrap_or_else(|| panic!("{text} is not there: {shown:#?}"))
    };
    let (card, to) = (find(&mut app, "▌"), find(&mut app, "In work"));
    app.on_mouse(Mouse::Press(card)).unwrap();
    app.on_mouse(Mouse::Drag(to)).unwrap();
    assert!(app.status.text.contains("→ In work: release to move"), "{:?}", app.status);
    press(&mut app, "Esc");
    app.on_mouse(Mouse::Release(to)).unwrap();
    assert_eq!(app.status, Status::default());
    assert_eq!(app.screens.len(), 1);
    // Any other key lets go of it too, and does what it does.
    app.on_mouse(Mouse::Press(card)).unwrap();
    app.on_mouse(Mouse::Drag(to)).unwrap();
    press(&mut app, "?");
    assert_eq!(app.screens.len(), 2);
    app.on_mouse(Mouse::Release(to)).unwrap();
    press(&mut app, "Esc");
    // What the end asks stands over the board, and the move is one that can be taken back.
    app.on_mouse(Mouse::Press(card)).unwrap();
    app.on_mouse(Mouse::Drag(to)).unwrap();
    app.on_mouse(Mouse::Release(to)).unwrap();
    settle(&mut app);
    assert!(app.status.text.contains("is now at “In work” · u undoes"), "{:?}", app.status);
    press(&mut app, "u");
    settle(&mut app);
    let card = find(&mut app, "▌");
    app.on_mouse(Mouse::Press(card)).unwrap();
    let junk = Position::new(114, 20);
    app.on_mouse(Mouse::Drag(junk)).unwrap();
    app.on_mouse(Mouse::Release(junk)).unwrap();
    assert_eq!(app.screens.len(), 2);
    press(&mut app, "t o o Space d e a r Enter");
    settle(&mut app);
    assert!(app.status.text.contains("is now at"), "{:?}", app.status);
}

#[test]
fn the_table_of_who_has_how_many_leads_to_the_list_of_them() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    app.area = Rect::new(0, 0, 120, 36);
    app.reload().unwrap();
    press(&mut app, "g l j l");
    let shown = drawn(&mut app, 120, 36).join("\n");
    assert!(shown.contains("Leads in work: who has how many"), "{shown}");
    let line = shown.lines().find(|line| line.contains('▌') && line.contains('│')).unwrap();
    let counts: Vec<i64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    press(&mut app, "Enter");
    settle(&mut app);
    let shown = drawn(&mut app, 120, 36).join("\n");
    assert!(shown.contains("Stage: In work, Responsible: "), "{shown}");
    assert!(shown.contains(&format!("{} lead", counts[1])), "{counts:?}: {shown}");
}
