//! A failure nobody foresaw, in the thread that draws and in another one: the terminal is given
//! back, the message can be read, the log says where it was, and what was half typed is there.

use std::fs;
use std::path::Path;
use std::sync::mpsc;

use pty_process::blocking::Command;
use rustix::fs::{CWD, Mode, mkfifoat};
use voronka::cli::{self, Surroundings};
use voronka::tui::terminal::{Event, Terminal};

use super::{Desk, Session};

/// Where the part waits for its cue.
const CUE: &str = "CUE";

/// The status of a process that ended by a panic.
const PANICKED: i32 = 101;

/// This test program again, as a part that fails.
fn part(desk: &Desk, name: &str, cue: &Path) -> Session {
    let name = format!("terminal::failures::{name}");
    let program = Command::new(std::env::current_exe().unwrap()).args([
        "--exact",
        &name,
        "--ignored",
        "--nocapture",
    ]);
    let mut session = Session::spawn(desk, 80, 24, program, &[(CUE, cue.to_str().unwrap())]);
    session.ready();
    session
}

fn drafts(desk: &Desk) -> String {
    let output = desk.process().args(["sql", "SELECT text FROM draft"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_thread_that_fails_leaves_a_terminal_a_report_and_the_draft() {
    let desk = Desk::new();
    let cue = desk.path("cue");
    mkfifoat(CWD, &cue, Mode::RUSR | Mode::WUSR).unwrap();
    let mut session = part(&desk, "a_part_whose_thread_fails", &cue);
    session.keys(&["n", "Half of a lead"]);
    session.wait_for("Half of a lead");
    session.until("the draft", |_| drafts(&desk).contains("Half of a lead"));
    fs::write(&cue, "now").unwrap();
    let ended = session.ended();
    assert_eq!(ended.status.code(), Some(PANICKED), "{ended:?}");
    assert!(ended.is_restored(), "{ended:?}");
    assert!(ended.after.contains("provoked by the test"), "{ended:?}");
    let log = fs::read_to_string(desk.path("home/.local/state/voronka/voronka.log")).unwrap();
    assert!(log.contains("the program failed at") && log.contains("failures.rs"), "{log}");
    assert!(!log.contains("provoked"), "a message may contain somebody's data: {log}");
    let mut session = Session::open(&desk, 80, 24);
    session.key("n");
    session.wait_for("Half of a lead");
}

#[test]
fn a_failure_while_drawing_gives_the_terminal_back_before_it_is_told() {
    let desk = Desk::new();
    let mut session = part(&desk, "a_part_that_fails_while_it_draws", &desk.path("none"));
    session.send(b"x");
    let ended = session.ended();
    assert_eq!(ended.status.code(), Some(PANICKED), "{ended:?}");
    assert!(ended.is_restored(), "{ended:?}");
    assert!(ended.after.contains("provoked by the test"), "{ended:?}");
}

#[test]
#[ignore = "a part for another process"]
fn a_part_whose_thread_fails() {
    let Ok(cue) = std::env::var(CUE) else { return };
    std::thread::spawn(move || {
        fs::read(cue).unwrap();
        panic!("provoked by the test");
    });
    cli::run(["voronka".into()].into_iter(), &Surroundings::of_process());
}

#[test]
#[ignore = "a part for another process"]
fn a_part_that_fails_while_it_draws() {
    if std::env::var(CUE).is_err() {
        return;
    }
    let (to, events) = mpsc::channel::<Event<()>>();
    let mut terminal = Terminal::enter(&to, true, false).unwrap();
    terminal.draw(|_| Some(Default::default())).unwrap();
    events.recv().unwrap();
    terminal.draw(|_| panic!("provoked by the test")).unwrap();
}
