//! The mouse: a card is carried to another column with the button held, nothing is told and nothing
//! sent while it goes nowhere, and no terminal goes on reporting it to whoever comes after.

use rustix::process::Signal;
use vt100::MouseProtocolMode;

use super::{Desk, Session};

/// A report of the main button, as terminals send it.
enum Button {
    Down,
    Held,
    Up,
}

impl Session {
    /// Uses the main button at a place of the screen; returns how many bytes that was answered with.
    fn button(&mut self, button: Button, (x, y): (usize, usize)) -> usize {
        let (code, end) = match button {
            Button::Down => (0, 'M'),
            Button::Held => (32, 'M'),
            Button::Up => (0, 'm'),
        };
        self.key(&format!("\x1b[<{code};{};{}{end}", x + 1, y + 1))
    }

    /// Where a text stands on the screen.
    fn place(&self, text: &str) -> (usize, usize) {
        let contents = self.contents();
        let found = contents.lines().enumerate().find_map(|(y, line)| {
            let before = line.split_once(text)?.0;
            Some((before.chars().count(), y))
        });
        found.unwrap_or_else(|| panic!("{text:?} is not there:\n{contents}"))
    }

    /// How the title of the card under the cursor begins, and where it stands.
    fn card(&self) -> (String, (usize, usize)) {
        let (x, y) = self.place("▌");
        let contents = self.contents();
        let line = contents.lines().nth(y).unwrap_or_default();
        let title: String = line.chars().skip(x + 1).collect();
        let title = title.split("  ").next().unwrap_or_default();
        // What is cut off and the mark of a repeat lead are no part of what is looked for.
        (title.trim_end_matches(|sign: char| !sign.is_alphanumeric()).to_owned(), (x + 2, y))
    }
}

/// The titles of the leads at a stage.
fn at_stage(desk: &Desk, stage: &str) -> String {
    let query = format!("stage:{stage}");
    let output = desk.process().args(["lead", "list", &query, "--columns", "title"]).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

#[test]
fn a_card_that_is_carried_to_another_column_is_moved() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    let mode = |session: &Session| session.screen.screen().mouse_protocol_mode();
    assert_eq!(mode(&session), MouseProtocolMode::ButtonMotion);
    let (title, from) = session.card();
    let to = session.place("In work");
    let count = |stage| at_stage(&desk, stage).matches(&title).count();
    let (before, there) = (count("new"), count("in_work"));
    assert!(before > 0, "{title}");

    session.button(Button::Down, from);
    // Within its own column the pointer may go where it wants.
    assert_eq!(session.button(Button::Held, (from.0 + 3, from.1 + 2)), 0);
    session.button(Button::Held, to);
    session.wait_for("→ In work");
    assert_eq!(session.button(Button::Held, (to.0 + 1, to.1 + 3)), 0);
    session.button(Button::Up, to);
    session.wait_for("is now at “In work”");
    let stand = || (count("new"), count("in_work"));
    session.until("it is moved", |_| stand() == (before - 1, there + 1));
    session.key("u");
    session.until("it is back", |_| stand() == (before, there));

    // Esc leaves it where it is; what follows the button then moves nothing.
    let (_, from) = session.card();
    session.button(Button::Down, from);
    session.button(Button::Held, to);
    session.wait_for("→ In work");
    session.key("\x1b");
    session.button(Button::Up, to);
    assert!(!session.contents().contains("→ In work"), "{}", session.contents());
    assert_eq!((count("new"), count("in_work")), (before, there));

    session.send(b"q");
    assert!(session.ended().is_restored());
}

#[test]
fn whoever_ends_the_program_with_a_card_in_hand_has_a_quiet_terminal() {
    for signal in [Signal::TERM, Signal::HUP, Signal::ABORT] {
        let desk = Desk::new();
        let mut session = Session::open(&desk, 80, 24);
        let (_, from) = session.card();
        let to = session.place("In work");
        session.button(Button::Down, from);
        session.button(Button::Held, to);
        session.wait_for("→ In work");
        session.signal(signal);
        let ended = session.ended();
        assert!(ended.is_restored(), "{signal:?}: {ended:?}");
    }
}
