//! Terminals of every kind: without colours, with sixteen, without any abilities, and none at all.

use std::process::Stdio;

use super::{Desk, Session};

/// The colours on the screen.
fn colours(session: &Session) -> Vec<vt100::Color> {
    let screen = session.screen.screen();
    let (rows, columns) = screen.size();
    let mut found = Vec::new();
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            let cell = screen.cell(row, column).unwrap();
            for colour in [cell.fgcolor(), cell.bgcolor()] {
                if colour != vt100::Color::Default && !found.contains(&colour) {
                    found.push(colour);
                }
            }
        }
    }
    found
}

/// How often the mark of the selection stands on the screen.
fn selected(session: &Session) -> usize {
    session.contents().matches('▌').count()
}

fn with(desk: &Desk, variables: &[(&str, &str)]) -> Session {
    let mut session = Session::start(desk, 80, 24, &[], variables);
    session.ready();
    session
}

#[test]
fn without_colours_the_selection_is_still_seen_and_moves() {
    let desk = Desk::new();
    let mut session = with(&desk, &[("NO_COLOR", "1")]);
    assert_eq!(colours(&session), []);
    assert!(selected(&session) > 0, "{}", session.contents());
    let here = |session: &Session| {
        let contents = session.contents();
        contents.lines().position(|line| line.contains('▌')).unwrap()
    };
    let before = here(&session);
    session.key("j");
    session.until("the selection moves", |session| here(session) > before);
    assert_eq!(colours(&session), []);
    // No other attribute may have been lost with the colours.
    let screen = session.screen.screen();
    let (rows, columns) = screen.size();
    let bold = (0..rows.get()).any(|row| {
        (0..columns.get()).any(|column| {
            let cell = screen.cell(row, column).unwrap();
            cell.bold() || cell.inverse()
        })
    });
    assert!(bold, "{}", session.contents());
}

#[test]
fn sixteen_colours_are_those_of_the_persons_own_palette() {
    let desk = Desk::new();
    let plain = colours(&with(&desk, &[("TERM", "xterm")]));
    assert!(!plain.is_empty());
    let is_own = |colour: &vt100::Color| matches!(colour, vt100::Color::Idx(0..16));
    assert!(plain.iter().all(is_own), "{plain:?}");
    let rich = colours(&with(&desk, &[("TERM", "xterm-256color")]));
    assert!(rich.iter().any(|colour| !is_own(colour)), "{rich:?}");
}

#[test]
fn a_console_without_utf_8_gets_ascii() {
    let desk = Desk::new();
    let console = with(&desk, &[("TERM", "linux"), ("LANG", "C")]);
    let foreign = |session: &Session| -> String {
        session.contents().chars().filter(|c| !c.is_ascii() && *c != '£').collect()
    };
    assert_eq!(foreign(&console), "", "{}", console.contents());
    assert!(console.contents().contains("help"), "{}", console.contents());
    let usual = with(&desk, &[("LANG", "C")]);
    assert!(foreign(&usual).contains('▌'), "{}", usual.contents());
}

#[test]
fn screen_and_tmux_are_terminals_too() {
    let desk = Desk::new();
    for term in ["screen", "tmux-256color", "vt100"] {
        let session = with(&desk, &[("TERM", term)]);
        assert!(selected(&session) > 0, "{term}: {}", session.contents());
    }
}

#[test]
fn a_terminal_without_abilities_gets_text() {
    let desk = Desk::new();
    for term in ["dumb", ""] {
        let mut session = Session::start(&desk, 80, 24, &[], &[("TERM", term)]);
        let ended = session.ended();
        assert_eq!(ended.status.code(), Some(0), "{term:?}: {ended:?}");
        assert!(!session.seen.contains(&0x1b), "{term:?}: {}", ended.after);
        assert!(String::from_utf8_lossy(&session.seen).contains("lead/"), "{}", ended.after);
    }
    let session = with(&desk, &[]);
    assert!(session.seen.contains(&0x1b));
}

#[test]
fn without_a_terminal_there_is_text() {
    let desk = Desk::new();
    let output = desk.process().stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
    assert!(String::from_utf8_lossy(&output.stdout).contains("lead/"));
}
