//! The end: a line that breaks, a signal, a fault. The process ends by itself, what was half
//! typed is there at the next start, and the terminal is as it was found.

use std::os::unix::process::ExitStatusExt;
use std::time::Duration;

use pty_process::blocking::Command;
use rustix::process::Signal;

use super::{Desk, Session};

/// How long the program has to end by itself: later it is its last resort that ends it. Mostly it is
/// gone in a moment, but a machine may have much else to do.
const BY_ITSELF: Duration = Duration::from_secs(3);

/// What tells of half-typed text.
const DRAFT: &str = "Unfinished ";

#[test]
fn a_lost_line_ends_the_program_and_keeps_what_was_half_typed() {
    for (open, text) in [("n", "Half of a lead"), ("c", "Half of a comment")] {
        let desk = Desk::new();
        let mut session = Session::open(&desk, 80, 24);
        session.keys(&[open, text]);
        session.wait_for(text);
        let (status, took) = session.hang_up();
        assert!(took < BY_ITSELF, "{took:?}");
        assert!(status.code().is_some(), "died of a signal instead of leaving: {status:?}");
        println!("{open}: gone {took:?} after its terminal");

        let mut session = Session::open(&desk, 80, 24);
        assert!(session.contents().contains(DRAFT), "{}", session.contents());
        session.key(open);
        session.wait_for(text);
    }
}

#[test]
fn a_line_that_stalls_before_it_breaks_loses_nothing_that_was_typed() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 200, 60);
    session.keys(&["n"]);
    session.send(b"Half of a lead");
    session.wait_for("Half of a lead");
    // Nobody reads the frames any more, so that the program waits with one of them.
    for width in 140..200 {
        session.resize_only(width, 60);
        std::thread::sleep(Duration::from_millis(5));
    }
    let (_, took) = session.hang_up();
    assert!(took < BY_ITSELF, "{took:?}");
    let session = Session::open(&desk, 80, 24);
    assert!(session.contents().contains(DRAFT), "{}", session.contents());
}

#[test]
fn nothing_typed_is_nothing_kept() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    session.keys(&["n", "Given up", "\x15", "\x1b"]);
    session.hang_up();
    let session = Session::open(&desk, 80, 24);
    assert!(!session.contents().contains(DRAFT), "{}", session.contents());
}

#[test]
fn a_program_whose_parent_ignores_hang_ups_ends_all_the_same() {
    let desk = Desk::new();
    let script = format!("trap '' HUP; exec {}", env!("CARGO_BIN_EXE_voronka"));
    let program = Command::new("/bin/sh").args(["-c", &script]);
    let mut session = Session::spawn(&desk, 80, 24, program, &[]);
    session.ready();
    session.keys(&["n", "Kept"]);
    session.wait_for("Kept");
    let (_, took) = session.hang_up();
    assert!(took < BY_ITSELF, "{took:?}");
    let session = Session::open(&desk, 80, 24);
    assert!(session.contents().contains(DRAFT), "{}", session.contents());
}

#[test]
fn signals_give_the_terminal_back_and_tell_their_number() {
    let leaves = [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];
    for (signal, code) in leaves {
        let desk = Desk::new();
        let mut session = Session::open(&desk, 80, 24);
        session.keys(&["n", "Half of a lead"]);
        session.wait_for("Half of a lead");
        session.signal(signal);
        let ended = session.ended();
        assert_eq!(ended.status.code(), Some(code), "{signal:?}: {ended:?}");
        assert!(ended.is_restored() && ended.took < BY_ITSELF, "{signal:?}: {ended:?}");
        let session = Session::open(&desk, 80, 24);
        assert!(session.contents().contains(DRAFT), "{signal:?}: {}", session.contents());
    }
    for signal in [Signal::SEGV, Signal::BUS, Signal::ABORT] {
        let desk = Desk::new();
        let mut session = Session::open(&desk, 80, 24);
        session.signal(signal);
        let ended = session.ended();
        assert_eq!(ended.status.signal(), Some(signal.as_raw()), "{ended:?}");
        assert!(ended.is_restored() && ended.took < BY_ITSELF, "{signal:?}: {ended:?}");
    }
}

#[test]
fn leaving_gives_the_terminal_back_and_a_kill_does_not() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    session.send(b"q");
    let ended = session.ended();
    assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    assert!(ended.is_restored(), "{ended:?}");

    // Nobody survives this one, which shows that the judge sees a terminal left behind.
    let mut session = Session::open(&desk, 80, 24);
    session.signal(Signal::KILL);
    let ended = session.ended();
    assert!(!ended.is_cooked && !ended.is_plain, "{ended:?}");
}

#[test]
fn ctrl_c_ends_the_program_that_has_the_terminal_and_not_us() {
    let desk = Desk::new();
    let config = desk.path("home/.config/voronka/config.toml");
    std::fs::create_dir_all(config.parent().unwrap()).unwrap();
    std::fs::write(config, "call = [\"sh\", \"-c\", \"echo dialling; sleep 100\", \"{phone}\"]\n")
        .unwrap();
    let phone = ["lead", "edit", "1", "--set", "phone=+7 912 345-67-89"];
    assert!(desk.process().args(phone).status().unwrap().success());
    let mut session = Session::open(&desk, 80, 24);
    session.key("P");
    session.send(b"\r");
    session.wait_for("dialling");
    session.send(b"\x03");
    session.wait_for("could not do it");
    session.signal(Signal::INT);
    assert_eq!(session.ended().status.code(), Some(130), "one that is meant for us");
}
