//! Names that attack: whatever a record holds, the terminal gets only what the program itself
//! means to say to it.

use proptest::prelude::*;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use voronka::tui::widget::text::{self, Fit};

use super::{Desk, Session};

/// Strings that did harm somewhere.
const NAUGHTY: [&str; 30] = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[H",
    "\x1b[6n",
    "\x1b[?1049l",
    "\x1bP+q544e\x1b\\",
    "\x1b_apc\x1b\\",
    "\x1bc",
    "\u{9b}31m",
    "\u{9d}0;title\u{9c}",
    "\u{90}dcs\u{9c}",
    "bell\x07",
    "back\x08\x08\x08space",
    "over\rwritten",
    "two\nlines",
    "tab\tbed",
    "\x0b\x0c\x0e\x0f",
    "del\x7f",
    "\u{202e}gpj.exe",
    "\u{2066}isolated\u{2069}",
    "zero\u{200b}width",
    "\u{feff}mark",
    "soft\u{ad}hyphen",
    "\u{e0041}\u{e0042}",
    "line\u{2028}separator\u{2029}",
    "👨\u{200d}👩\u{200d}👧",
    "z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
    "\u{fff9}interlinear\u{fffb}",
];

/// What is foreign in the bytes for a terminal: control sequences the program has no use for,
/// controls that stand alone, and characters that act without being seen.
fn foreign(bytes: &[u8]) -> Vec<String> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return vec![format!("no UTF-8: {error}")],
    };
    let mut foreign = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = after_scrolling(rest).or_else(|| after_going_down(rest)) {
            rest = after;
            continue;
        }
        if c == '\x1b' {
            let length = rest[1..]
                .find(|c: char| ('\x40'..='\x7e').contains(&c) && c != '[')
                .map_or(rest.len(), |end| end + 2);
            let (sequence, after) = rest.split_at(length);
            if !is_ours(sequence) {
                foreign.push(format!("{sequence:?}"));
            }
            rest = after;
            continue;
        }
        if acts_unseen(c) {
            foreign.push(format!("{c:?}"));
        }
        rest = &rest[c.len_utf8()..];
    }
    foreign
}

/// What follows a region of the screen being scrolled, where the text begins with that: the region,
/// its last or first line, steps, and the whole screen again. Its parts alone are foreign.
fn after_scrolling(text: &str) -> Option<&str> {
    fn after_number<'a>(text: &'a str, then: &str) -> Option<&'a str> {
        text.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(then)
    }
    let region = after_number(text.strip_prefix("\x1b[")?, ";")?;
    let steps = after_number(after_number(region, "r\x1b[")?, "H")?;
    let done = steps.trim_start_matches('\n');
    let done = if done == steps { steps.trim_start_matches("\x1bM") } else { done };
    done.strip_prefix("\x1b[r").filter(|_| done != steps)
}

/// What follows the way to a place further down, where the text begins with that: some lines down
/// and there to the first column, or to one that is told. Its parts alone are foreign.
fn after_going_down(text: &str) -> Option<&str> {
    let lines = text.trim_start_matches('\r');
    let place = lines.trim_start_matches('\n');
    let column = || {
        let told = place.strip_prefix("\x1b[")?;
        told.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('G').then_some(())
    };
    match text.len() - lines.len() {
        0 => column().map(|()| place).filter(|_| place != lines),
        1 => Some(place).filter(|_| place != lines),
        _ => None,
    }
}

/// Whether a sequence is one of those the program sends: the cursor, colours, erasing, and the
/// modes it takes and gives back.
fn is_ours(sequence: &str) -> bool {
    let Some(inside) = sequence.strip_prefix("\x1b[") else { return false };
    let (Some(last), digits) = (inside.chars().last(), |text: &str| {
        text.chars().all(|c| c.is_ascii_digit() || c == ';' || c == ':')
    }) else {
        return false;
    };
    let parameters = &inside[..inside.len() - 1];
    match last {
        'H' | 'G' | 'm' | 'J' | 'K' | 'X' | 'A' | 'B' | 'C' | 'D' => digits(parameters),
        'h' | 'l' => {
            ["?1049", "?2004", "?25", "?2026", "?1000", "?1002", "?1006"].contains(&parameters)
        }
        _ => false,
    }
}

/// Control and format characters: those of the general categories Cc, Cf, Zl and Zp.
fn acts_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{e0001}')
        || ('\u{200b}'..='\u{200f}').contains(&c)
        || ('\u{2028}'..='\u{202e}').contains(&c)
        || ('\u{2060}'..='\u{206f}').contains(&c)
        || ('\u{fff9}'..='\u{fffb}').contains(&c)
        || ('\u{e0020}'..='\u{e007f}').contains(&c)
}

/// The bytes of a screen that was drawn by `draw`, as they leave for the terminal, and what its
/// cells hold.
fn sent(draw: impl Fn(&mut Buffer)) -> (Vec<u8>, String) {
    let area = Rect::new(0, 0, 30, 3);
    let mut buffer = Buffer::empty(area);
    draw(&mut buffer);
    let mut bytes = Vec::new();
    let mut backend = CrosstermBackend::new(&mut bytes);
    let cells = buffer.content.iter().enumerate().map(|(place, cell)| {
        let (x, y) = buffer.pos_of(place);
        (x, y, cell)
    });
    backend.draw(cells).unwrap();
    (bytes, buffer.content.iter().map(|cell| cell.symbol()).collect())
}

/// Draws a text as the program does, in all its ways.
fn drawn(text: &str) -> (Vec<u8>, String) {
    sent(|buffer| {
        for (y, fit) in [Fit::Left, Fit::Right, Fit::KeepEnd].into_iter().enumerate() {
            let line = Rect::new(0, u16::try_from(y).unwrap(), 30, 1);
            text::draw(buffer, line, text, fit, Style::new(), "…");
        }
    })
}

#[test]
fn every_naughty_string_is_caught_raw_and_harmless_when_drawn() {
    for text in NAUGHTY {
        // Marks in a pile do no more harm than to the eye.
        let is_pile = text.starts_with("z\u{301}");
        assert!(is_pile || text.contains(acts_unseen), "{text:?} raw");
        let (bytes, cells) = drawn(text);
        assert_eq!(foreign(&bytes), Vec::<String>::new(), "{text:?} drawn");
        assert!(!cells.contains(acts_unseen), "{text:?} in a cell");
    }
    assert_eq!(foreign(b"\x1b[?2026h\x1b[3;4H\x1b[1;38;5;12mIvan\x1b[0m"), Vec::<String>::new());
    assert_eq!(foreign(b"\xff").len(), 1);
    // A cell that was filled around the widgets reaches the terminal as it is.
    let (raw, _) = sent(|buffer| {
        buffer.cell_mut((0, 0)).unwrap().set_symbol("\x1b]0;title\x07");
    });
    assert!(!foreign(&raw).is_empty());
}

proptest! {
    #[test]
    fn random_text_is_harmless_when_drawn(
        text in "(.|[\\x1b\\x07\\u{9b}\\u{202e}\\u{200b}\\u{e0041}\\[\\];m0-9]|\\p{Cf}|\\p{Cc}){0,24}"
    ) {
        let (bytes, cells) = drawn(&text);
        prop_assert_eq!(foreign(&bytes), Vec::<String>::new());
        prop_assert!(!cells.contains(acts_unseen));
    }
}

#[test]
fn a_database_of_attacks_is_shown_without_one() {
    let desk = Desk::new();
    std::fs::remove_file(desk.db()).unwrap();
    for (number, text) in NAUGHTY.iter().enumerate() {
        let title = format!("title={text}");
        let comment = format!("comment={text}");
        let [last, company] = ["last_name", "company_name"].map(|field| format!("{field}={text}"));
        let sets = ["--set", &title, "--set", &comment, "--set", &last, "--set", &company];
        let done = |process: &mut std::process::Command| {
            let output = process.output().unwrap();
            assert!(output.status.success(), "{text:?}: {output:?}");
        };
        done(desk.process().args(["lead", "add"]).args(sets));
        let on = format!("lead/{}", number + 1);
        done(desk.process().args(["comment", &on, text]));
    }
    for command in [
        &["lead", "list"][..],
        &["board"],
        &["lead", "show", "1", "--timeline"],
        &["lead", "show", "21", "--timeline"],
        &["history"],
        &["find", "title"],
    ] {
        let mut session = Session::start(&desk, 120, 50, command, &[]);
        session.ended();
        let lines: Vec<u8> =
            session.seen.iter().copied().filter(|byte| !b"\r\n".contains(byte)).collect();
        assert!(lines.len() > 10, "{command:?}");
        assert_eq!(foreign(&lines), Vec::<String>::new(), "{command:?}");
    }

    let mut session = Session::open(&desk, 100, 40);
    for _ in 0..NAUGHTY.len() {
        session.key("j");
    }
    session.keys(&["\r", "j", "j", "j", "\t", "j", "j", "j", "\t"]);
    for _ in 0..NAUGHTY.len() {
        session.key("K");
    }
    // The last Esc leaves the question for a next step.
    session
        .keys(&["E", "\x1b", "\x1b", "\x1b", "v", "l", "j", "C", "\x1b", "/", "t", "\x1b", "\x1b"]);
    session.keys(&["n", "\x1b[200~\x1b]0;title\x07\u{202e}pasted\x1b[201~", "\x1b", "\x1b"]);
    assert!(session.contents().contains('␛'), "{}", session.contents());
    assert_eq!(foreign(&session.seen), Vec::<String>::new());
}
