//! A window that never keeps its size: thousands of changes cost few frames, no size stops the
//! program, and the last frame fits the last size.

use super::{Desk, Session};

#[test]
fn a_storm_of_sizes_costs_few_frames_and_ends_in_the_last_size() {
    const CHANGES: u16 = 2000;
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    let (frames, bytes) = (session.frames(), session.seen.len());
    for change in 0..CHANGES {
        session.resize_only(40 + change % 100, 10 + change % 40);
        session.pump(std::time::Duration::ZERO);
    }
    session.resize(100, 30);
    session.settle();
    session.settle();
    let (frames, bytes) = (session.frames() - frames, session.seen.len() - bytes);
    println!("{CHANGES} changes of size: {frames} frames, {bytes} bytes");
    assert!(frames <= usize::from(CHANGES) / 10, "{frames} frames");
    session.key("\x0c");
    assert!(
        session.contents().lines().any(|line| line.contains("? help")),
        "{}",
        session.contents()
    );
    assert_eq!(session.contents().lines().count(), 30, "{}", session.contents());
}

#[test]
fn no_size_is_too_small_for_any_screen() {
    let screens: [&[&str]; 9] =
        [&[], &["v", "l"], &["\r"], &["n", "Ivan, 500"], &["N"], &["C"], &["m"], &["?"], &[":"]];
    let desk = Desk::new();
    for keys in screens {
        let mut session = Session::open(&desk, 80, 24);
        session.keys(keys);
        for (width, height) in [(1, 1), (2, 3), (5, 10), (0, 0), (12, 7), (40, 10), (300, 100)] {
            session.resize(width, height);
            session.settle();
        }
        session.resize(80, 24);
        session.settle();
        assert!(session.process.try_wait().unwrap().is_none(), "{keys:?}: {}", session.contents());
        session.key("\x0c");
        let lines = session.contents().lines().filter(|line| !line.trim().is_empty()).count();
        assert!(lines >= 5, "{keys:?}: {}", session.contents());
    }
}
