//! `notify`: hands what waits to be read, and the reminders that came, to a program, each once, so
//! that a person who is not here is told all the same. Meant to be run from time to time.

use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command as Process, Stdio};
use std::thread;
use std::time::Duration;

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::help::Help;
use super::inbox;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::capability::Programs;
use crate::clock;
use crate::crm::Fault;
use crate::crm::inbox::Wanted;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::reminder::Reminder;

pub fn grammar(help: Help) -> Command {
    help.command("notify", "help-notify")
        .arg(help.option("exec", "COMMAND", "help-notify-exec").required(true))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let proof = session.capabilities.programs()?;
    let line = values::one(args, "exec").unwrap_or_default();
    if line.trim().is_empty() {
        return Err(Refusal::malformed(Message::new("notify-no-command")).into());
    }
    let mut waiting = session.reader.notices(Wanted::Unsent, i64::MAX, usize::MAX >> 1)?;
    // The oldest first, as they happened.
    waiting.reverse();
    let mut writer = session.writer()?;
    let mut sent: usize = 0;
    for notice in &waiting {
        // Somebody may be doing the same right now.
        if !writer.claim_notice(session.clock.now(), notice.id)? {
            continue;
        }
        let told = Json::Object(inbox::object(session, notice)).to_string();
        if let Err(why) = hand(line, &told, proof) {
            writer.release_notice(notice.id)?;
            let message = Message::new("notify-failed").with("command", line).with("why", why);
            out.talk(&session.words().say(&message));
            return Ok(if sent == 0 { Status::Failed } else { Status::Partly });
        }
        sent += 1;
    }
    for reminder in unclaimed(session)? {
        if !writer.claim_reminder(session.clock.now(), reminder.id)? {
            continue;
        }
        if let Err(why) = hand(line, &told_of(session, &reminder), proof) {
            writer.release_reminder(reminder.id)?;
            let message = Message::new("notify-failed").with("command", line).with("why", why);
            out.talk(&session.words().say(&message));
            return Ok(if sent == 0 { Status::Failed } else { Status::Partly });
        }
        sent += 1;
    }
    out.talk(&session.words().say(&Message::new("notify-sent").with("count", sent)));
    Ok(Status::Done)
}

/// The reminders that no session of the person rings for. Those that came just now are left to one
/// for a moment: where one is open, the person is there.
fn unclaimed(session: &Session) -> Result<Vec<Reminder>, Trouble> {
    let untold = session.reader.untold()?;
    let now = session.clock.now();
    match untold.iter().map(|reminder| reminder.left_to_a_session(now)).max() {
        None | Some(0) => return Ok(untold),
        Some(seconds) => thread::sleep(Duration::from_secs(seconds)),
    }
    let now = session.clock.now();
    let mut untold = session.reader.untold()?;
    untold.retain(|reminder| reminder.left_to_a_session(now) == 0);
    Ok(untold)
}

/// A reminder as a line for a program.
fn told_of(session: &Session, reminder: &Reminder) -> String {
    let object = json!({
        "id": reminder.id,
        "kind": "reminder",
        "at": clock::rfc3339(reminder.at),
        "on": reminder.on.map(|on| on.to_string()),
        "activity": reminder.activity,
        "activity_kind": reminder.kind,
        "subject": reminder.subject,
        "deadline": reminder.deadline.map(clock::rfc3339),
        "text": session.words().reminder(reminder),
    });
    object.to_string()
}

/// Runs a line of the shell with a text on its standard input.
///
/// # Errors
/// Why the line did not do its work.
fn hand(line: &str, text: &str, _: Programs) -> Result<(), Arg> {
    let mut child = Process::new("sh")
        .args(["-c", line])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| Fault::why(&error))?;
    if let Some(mut input) = child.stdin.take() {
        // A program that does not read what it is told has taken it all the same.
        let _ = writeln!(input, "{text}");
    }
    let status = child.wait().map_err(|error| Fault::why(&error))?;
    if status.success() {
        return Ok(());
    }
    Err(match (status.code(), status.signal()) {
        (Some(code), _) => Message::new("notify-why-status").with("status", i64::from(code)),
        (None, signal) => {
            Message::new("notify-why-signal").with("signal", i64::from(signal.unwrap_or_default()))
        }
    }
    .into())
}
