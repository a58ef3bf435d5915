//! What a slow line has to carry: bytes of each key in a tour of all screens, and nothing at all
//! while nobody does anything.

use std::fs;
use std::time::{Duration, Instant};

use super::{Desk, Session};

/// The most bytes half of the keys may cost.
const USUAL: usize = 150;

/// The most bytes any key may cost.
const MOST: usize = 6 * 1024;

/// Two hundred keys: a morning with the program.
fn tour() -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mut go = |some: &[&'static str]| keys.extend_from_slice(some);
    for _ in 0..2 {
        go(&["j", "j", "j", "k", "j", "j", "l", "j", "j", "h", "j", "j", "k", "G", "g", "g"]);
        go(&["L", "u", "H", "C", "\x1b", "m", "\x1b", "a", "c", "a", "l", "l", " ", "\x1b"]);
        go(&["\r", "j", "j", "k", "\t", "j", "j", "\t", "J", "K", "?", "\x1b", "\x1b"]);
        go(&["n", "I", "v", "a", "n", ",", " ", "5", "0", "0", "\x1b"]);
        go(&["v", "l", "j", "j", "j", "j", "j", "k", "k", " ", " ", "G", "g", "g", "v", "b"]);
        go(&["/", "s", "m", "i", "t", "\x1b", ":", "m", "o", "v", "\x1b"]);
        go(&["2", "j", "l", "j", "3", "j", "j", "4", "j", "j", "1", "j", "j", "l", "j"]);
        go(&["c", "n", "o", "t", "e", "\x1b"]);
    }
    while keys.len() < 200 {
        keys.extend_from_slice(&["j", "k"]);
    }
    keys
}

#[test]
fn keys_cost_few_bytes() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    let mut costs: Vec<(usize, &str)> =
        tour().into_iter().map(|key| (session.key(key), key)).collect();
    assert!(costs.len() >= 200);
    costs.sort_unstable();
    let (median, most) = (costs[costs.len() / 2], costs[costs.len() - 1]);
    println!(
        "{} keys at 80x24: median {} bytes, most {} ({:?})",
        costs.len(),
        median.0,
        most.0,
        most.1
    );
    assert!(median.0 <= USUAL, "median {median:?}");
    assert!(most.0 <= MOST, "most {most:?}");
    // A whole frame costs more than a usual key may, so the program is not just silent, and a
    // program that drew everything each time would be caught.
    assert!(session.key("\x0c") > USUAL);
    assert!(costs.iter().filter(|(cost, _)| *cost > 0).count() > 150);
}

#[test]
fn nobody_pays_for_an_idle_program() {
    idle(Duration::from_secs(3));
}

#[test]
#[ignore = "long: a minute of silence"]
fn a_minute_of_silence_costs_nothing() {
    idle(Duration::from_secs(60));
}

fn idle(time: Duration) {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    session.keys(&["j", "j"]);
    // Half-written text would be kept after a second; there is none.
    let (bytes, wakes) = (session.seen.len(), wakes(&session));
    let since = Instant::now();
    while since.elapsed() < time {
        session.pump(time.saturating_sub(since.elapsed()));
    }
    let bytes = session.seen.len() - bytes;
    let wakes = self::wakes(&session) - wakes;
    let a_second = wakes as f64 / time.as_secs_f64();
    println!("{time:?} of silence: {bytes} bytes, {a_second:.1} wakes a second");
    assert_eq!(bytes, 0);
    assert!(a_second <= 12.0, "{a_second} wakes a second");
    assert!(session.key("k") > 0, "it was not silent but dead");
}

/// How often the threads of the program woke up so far.
fn wakes(session: &Session) -> u64 {
    let tasks = format!("/proc/{}/task", session.process.id());
    let mut wakes = 0;
    for task in fs::read_dir(tasks).unwrap() {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        wakes += line.unwrap().trim().parse::<u64>().unwrap();
    }
    wakes
}
