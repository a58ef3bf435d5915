//! One command for each of several records, as one step to undo; says what was done and, where
//! something was refused, what and why.

use std::fmt::Display;

use serde_json::json;

use super::interrupt;
use super::json;
use super::output::Out;
use super::session::Session;
use super::trouble::{self, Status, Trouble, status_of};
use crate::crm::settings::heirs;
use crate::domain::command::{Command, OpId, Receipt};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::domain::operation::OperationKind;

/// What to do with one record, or why it cannot be done, and what that is called: the record, or the
/// line that it is read from.
pub type Target<A = RecordRef> = (A, Result<Command, Refusal>);

/// Executes the commands of an operation of this kind. A single one is executed as
/// it is; of several, a refused one leaves the others standing. Returns what was touched.
///
/// # Errors
/// The refusal, where everything was refused.
pub fn apply(
    session: &Session,
    out: &mut Out,
    kind: OperationKind,
    targets: Vec<Target>,
) -> Result<(Status, Vec<RecordRef>), Trouble> {
    apply_read(session, out, kind, targets, None)
}

/// The same, and says how what was typed was read, where something was done.
///
/// # Errors
/// As [`apply`].
pub fn apply_read<A: Display>(
    session: &Session,
    out: &mut Out,
    kind: OperationKind,
    targets: Vec<Target<A>>,
    read: Option<String>,
) -> Result<(Status, Vec<RecordRef>), Trouble> {
    let now = session.clock.now();
    let mut writer = session.writer()?.stopping_at(interrupt::asked()?);
    if let [(_, command)] = &targets[..] {
        let receipt = writer.execute(now, &command.clone()?)?;
        say(session, out, &receipt, read.as_deref())?;
        let status = if receipt.left.is_empty() { Status::Done } else { Status::Partly };
        return Ok((status, receipt.touched));
    }
    let mut refused: Vec<(String, Refusal)> = Vec::new();
    let mut ready = Vec::new();
    let mut commands = Vec::new();
    for (on, command) in targets {
        match command {
            Ok(command) => {
                ready.push(on.to_string());
                commands.push(command);
            }
            Err(refusal) => refused.push((on.to_string(), refusal)),
        }
    }
    let bulk = writer.execute_all(now, kind, &commands, |_| {})?;
    let (receipt, notes, same) = (bulk.receipt(), bulk.notes(), bulk.unchanged());
    let named = |told: Vec<(usize, Refusal)>| {
        told.into_iter().map(|(place, refusal)| (ready[place].clone(), refusal)).collect::<Vec<_>>()
    };
    refused.extend(named(bulk.refused));
    let left = named(bulk.left);
    let words = session.words();
    for (on, refusal) in refused.iter().chain(&left) {
        let told = trouble::told(refusal, words);
        // What begins with whom it is about says so once.
        let names = told.starts_with(&format!("{on} "));
        out.talk(&if names { told } else { format!("{on}: {told}") });
    }
    if bulk.done == 0
        && let Some((_, first)) = refused.first()
    {
        return Ok((status_of(first), Vec::new()));
    }
    let said = match kind {
        OperationKind::Mode => receipt,
        _ if heirs::HANDED_OVER.into_iter().any(|noun| heirs::retiring(noun) == kind) => receipt,
        _ => Message::new("cli-bulk")
            .with("done", bulk.done - same)
            .with("same", same)
            .with("refused", refused.len()),
    };
    out.talk(&with(words.say(&said), read.as_deref()));
    for note in &notes {
        out.talk(&words.say(note));
    }
    if bulk.stopped || bulk.failed.is_some() {
        say_unfinished(session, out)?;
    }
    report(out, bulk.operation, &bulk.touched)?;
    let whole = refused.is_empty() && left.is_empty() && !bulk.stopped;
    let status = if whole { Status::Done } else { Status::Partly };
    // Of what was made, that which was asked for, and not what followed from it.
    let touched = match kind {
        OperationKind::Create => {
            bulk.results.iter().filter_map(|(_, made)| made.first().copied()).collect()
        }
        _ => bulk.touched,
    };
    Ok((status, touched))
}

/// Says which change of many records of the person's did not come to its end, if the latest did not,
/// and the ways on.
///
/// # Errors
/// When the database fails.
pub fn say_unfinished(session: &Session, out: &Out) -> Result<(), Trouble> {
    if let Some(message) = session.reader.unfinished_change()? {
        let message = message.with("key", "voronka undo").with("redo", "voronka redo");
        out.talk(&session.words().say(&message));
    }
    Ok(())
}

/// Takes something back or does it again, until Ctrl-C where that is large, and says what came of it.
///
/// # Errors
/// As [`execute`].
pub fn execute_inverse(
    session: &Session,
    out: &mut Out,
    command: &Command,
) -> Result<Receipt, Trouble> {
    let mut writer = session.writer()?.stopping_at(interrupt::asked()?);
    let receipt = writer.execute(session.clock.now(), command)?;
    say(session, out, &receipt, None)?;
    Ok(receipt)
}

/// Executes one command and says what came of it.
///
/// # Errors
/// The refusal, or the failure of the database.
pub fn execute(session: &Session, out: &mut Out, command: &Command) -> Result<Receipt, Trouble> {
    execute_read(session, out, command, None)
}

/// The same, and says how what was typed was read.
///
/// # Errors
/// As [`execute`].
pub fn execute_read(
    session: &Session,
    out: &mut Out,
    command: &Command,
    read: Option<String>,
) -> Result<Receipt, Trouble> {
    let receipt = session.writer()?.execute(session.clock.now(), command)?;
    say(session, out, &receipt, read.as_deref())?;
    Ok(receipt)
}

/// Tells the person what was done; a program gets the touched records.
fn say(
    session: &Session,
    out: &mut Out,
    receipt: &Receipt,
    read: Option<&str>,
) -> Result<(), Trouble> {
    let words = session.words();
    out.talk(&with(words.say(&receipt.message), read));
    for note in receipt.besides() {
        out.talk(&words.say(note));
    }
    for refusal in &receipt.left {
        out.talk(&trouble::told(refusal, words));
    }
    report(out, receipt.operation, &receipt.touched)
}

/// What was done and, in the same line, how it was read.
fn with(done: String, read: Option<&str>) -> String {
    match read {
        Some(read) => format!("{done} {read}"),
        None => done,
    }
}

fn report(out: &mut Out, operation: Option<OpId>, touched: &[RecordRef]) -> Result<(), Trouble> {
    if !out.is_json() {
        return Ok(());
    }
    for on in touched {
        let mut object = json::object(on.id);
        object.insert("record".to_owned(), json!(on.to_string()));
        object.insert("operation".to_owned(), json!(operation.map(|op| op.0)));
        out.object(object)?;
    }
    Ok(())
}
