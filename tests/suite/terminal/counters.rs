use std::collections::BTreeMap;

use super::{Desk, Session};

/// Counters by their marks.
type Counted = BTreeMap<char, u64>;

/// What a program that asks is told of anna's activities.
fn told(desk: &Desk) -> Counted {
    let args = ["status", "--short", "--as", "anna"];
    let output = desk.process().args(args).output().unwrap();
    let line = String::from_utf8(output.stdout).unwrap();
    let counter = |(place, word): (usize, &str)| match place {
        // What is late has a sign of its own there.
        0 => ('●', word.trim_start_matches('!').parse().unwrap()),
        _ => marked(word).unwrap(),
    };
    line.split_whitespace().enumerate().map(counter).collect()
}

/// What the top line says.
fn shown(session: &Session) -> Counted {
    let contents = session.contents();
    let top = contents.lines().next().unwrap_or_default();
    let counters = top.split_whitespace().filter_map(marked);
    // With nobody waiting, the top line says so.
    counters.filter(|(mark, count)| *mark != '✉' || *count > 0).collect()
}

fn marked(word: &str) -> Option<(char, u64)> {
    let mark = word.chars().next().filter(|mark| "●○◉✉@".contains(*mark))?;
    Some((mark, word[mark.len_utf8()..].parse().ok()?))
}

#[test]
fn a_status_line_and_the_top_line_count_the_same() {
    let desk = Desk::new();
    let mut anna = Session::start(&desk, 120, 30, &["--as", "anna"], &[]);
    anna.ready();
    // Time may pass between the two, and both then say something else.
    let agree = |anna: &mut Session| {
        anna.until("the same counters", |session| shown(session) == told(&desk));
        shown(anna)
    };
    let before = agree(&mut anna);
    assert!(before.len() >= 2, "{before:?}");

    let late = ["activity", "add", "lead/1", "call 2020-01-31 10:00 @anna", "--as", "anna"];
    let added = desk.process().args(late).output().unwrap();
    assert!(added.status.success(), "{added:?}");
    anna.until("one more", |session| shown(session).get(&'●') > before.get(&'●'));
    let more = agree(&mut anna);
    assert!(more[&'●'] > before[&'●'], "{before:?} {more:?}");
}
