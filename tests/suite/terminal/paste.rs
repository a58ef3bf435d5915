//! Floods of input: pastes with and without marks, of a megabyte, of just one buffer, and one that
//! never ends. They cost few frames, nothing of them is left behind, and keys work afterwards.

use std::time::Instant;

use rustix::process::Signal;

use super::{Desk, PATIENCE, Session};

const MEGABYTE: usize = 1 << 20;

/// Frames that a flood may cost.
const FRAMES: usize = 60;

fn marked(text: &str) -> Vec<u8> {
    format!("\x1b[200~{text}\x1b[201~").into_bytes()
}

#[test]
fn a_megabyte_costs_few_frames_and_keys_work_afterwards() {
    let words = "abcdefghi ".repeat(MEGABYTE / 10);
    let lines = "Ivan Petrov, 150000\n".repeat(MEGABYTE / 20);
    for (what, open, bytes) in [
        ("words with marks", "c", marked(&words)),
        ("words without marks", "c", words.clone().into_bytes()),
        ("lines with marks", "c", marked(&lines)),
        ("words with marks, one line", "/", marked(&words)),
        ("words without marks, one line", "/", words.into_bytes()),
    ] {
        let desk = Desk::new();
        let mut session = Session::open(&desk, 80, 24);
        session.key(open);
        let (frames, since) = (session.frames(), Instant::now());
        session.send(&bytes);
        session.send(b"THE END");
        session.wait_for("THE END");
        let (frames, took) = (session.frames() - frames, since.elapsed());
        println!("a megabyte of {what}: {took:?}, {frames} frames");
        assert!(frames <= FRAMES, "{what}: {frames} frames");
        // What was typed is kept first, however long that takes.
        session.send(b"\x1b");
        session.send(b"?");
        session.until(what, |session| !session.contents().contains("THE END"));
    }
}

#[test]
fn a_megabyte_for_new_records_does_not_stop_the_program() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    session.key("n");
    let since = Instant::now();
    session.send(&marked(&"Ivan Petrov, 150000\n".repeat(MEGABYTE / 20)));
    session.send(b"THE END");
    session.wait_for("THE END");
    println!("a megabyte of new leads: {:?}", since.elapsed());
}

#[test]
fn a_burst_as_long_as_a_buffer_leaves_no_tail() {
    for length in [1023, 1024, 1025, 3000, 4096, 6000, 20_000] {
        let desk = Desk::new();
        let mut session = Session::open(&desk, 80, 24);
        session.key("/");
        session.send(format!("{}END", "x".repeat(length - 3)).as_bytes());
        // Without another key.
        session.wait_for("END");
        session.signal(Signal::TERM);
        assert!(session.ended().is_restored());
    }
}

#[test]
fn frames_are_counted() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    for key in ["j", "k", "j", "k", "j", "k"] {
        let before = session.frames();
        session.send(key.as_bytes());
        session.until("a frame", |session| session.frames() > before);
    }
}

#[test]
fn a_paste_that_never_ends_does_not_keep_the_program() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    session.keys(&["n", "before"]);
    session.send(b"\x1b[200~and this has no end");
    session.settle();
    // The end comes late.
    session.send(b"\x1b[201~");
    session.wait_for("and this has no end");
    session.send(b"\x1b[200~neither has this");
    session.settle();
    session.signal(Signal::TERM);
    let ended = session.ended();
    assert_eq!(ended.status.code(), Some(143), "{ended:?}");
    assert!(ended.is_restored(), "{ended:?}");
}

#[test]
fn a_paste_whose_end_was_lost_gives_way_to_a_key() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    session.keys(&["n", "before "]);
    session.send(b"\x1b[200~and this has no end");
    // As a person does whose program does not answer: again and again.
    let since = Instant::now();
    while session.contents().contains("New lead") {
        assert!(since.elapsed() < PATIENCE, "no key is heard:\n{}", session.contents());
        session.send(b"\x1b");
        session.settle();
    }
    session.send(b"n");
    session.wait_for("before and this has no end");
}
