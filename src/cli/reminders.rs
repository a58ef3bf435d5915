//! Reminders on the way of any command: those that are due come, and whoever sits at a terminal is
//! told in one line of what came while he was away.

use super::output::Out;
use super::session::Session;
use super::trouble::Trouble;

/// Commands that look after the file or open the interface, which tells of reminders itself.
const APART: [&str; 6] = ["", "open", "backup", "restore", "check", "sql"];

/// Lets due reminders come before a command runs. What a command does never depends on it: a
/// failure is only noted.
pub fn pass(session: &Session, name: &str, out: &Out) {
    if APART.contains(&name) {
        return;
    }
    // What is handed to a program is not told here.
    let here = name != "notify" && out.is_terminal() && !out.is_json();
    if let Err(trouble) = remind(session, out, here) {
        tracing::warn!("reminders: {trouble:?}");
    }
}

fn remind(session: &Session, out: &Out, tell: bool) -> Result<(), Trouble> {
    let now = session.clock.now();
    if session.reader.next_turn(now)?.is_some_and(|turn| turn <= now) {
        session.writer()?.remind(now)?;
    }
    // A script is nobody who could be told.
    if !tell {
        return Ok(());
    }
    let untold = session.reader.untold()?;
    if untold.is_empty() {
        return Ok(());
    }
    out.talk(&session.words().reminders(&untold));
    let latest = session.reader.latest_reminder()?;
    session.writer()?.told(now, latest)?;
    Ok(())
}
