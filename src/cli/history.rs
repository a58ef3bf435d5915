//! `undo`, `redo` and `history`: what was done, by whom, and the way back.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::bulk;
use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::table::Column;
use super::told;
use super::trouble::{Status, Trouble};
use super::values;
use crate::clock;
use crate::crm::reader::{Completion, Operation, Past};
use crate::domain::command::{self, OpId};
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};

/// How many operations are shown unless somebody asks for more.
const SHOWN: i64 = 50;

pub fn grammars(help: Help) -> [Command; 3] {
    [
        help.command("undo", "help-undo").arg(help.argument(
            "operation",
            "OPERATION",
            "help-operation",
        )),
        help.command("redo", "help-redo"),
        help.command("history", "help-history")
            .arg(help.argument("record", "lead/42", "help-history-record"))
            .arg(help.limit("help-limit")),
    ]
}

/// Takes back an operation: the named one, or the person's latest.
pub fn undo(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let operation = match values::one(args, "operation") {
        None => None,
        Some(text) => Some(OpId(text.trim_start_matches('#').parse().map_err(|_| {
            Refusal::malformed(Message::new("refused-integer").with("text", text))
        })?)),
    };
    taken_back(session, out, &command::Command::Undo { operation })
}

/// Does again what was taken back last.
pub fn redo(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    taken_back(session, out, &command::Command::Redo)
}

/// What such a command notes is what it had to leave.
fn taken_back(
    session: &Session,
    out: &mut Out,
    command: &command::Command,
) -> Result<Status, Trouble> {
    let receipt = bulk::execute_inverse(session, out, command)?;
    Ok(if receipt.notes.is_empty() { Status::Done } else { Status::Partly })
}

/// What was done lately, by everybody or with one record, newest first.
pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let limit = values::limit(args).map(|limit| i64::try_from(limit).unwrap_or(i64::MAX));
    match values::one(args, "record") {
        Some(word) => {
            let on = values::any_row(word)?;
            changes(session, out, on, limit.unwrap_or(i64::MAX))?;
        }
        None => {
            operations(session, out, limit.unwrap_or(SHOWN))?;
            bulk::say_unfinished(session, out)?;
            if let Some((_, message)) = session.reader.unfinished_import()? {
                out.talk(&session.words().say(&message));
            }
        }
    }
    Ok(Status::Done)
}

fn changes(session: &Session, out: &mut Out, on: RecordRef, limit: i64) -> Result<(), Trouble> {
    // A record that does not exist has no history to be empty.
    let card = session.reader.card(on)?;
    let currency = card.row.get("currency").as_text().and_then(Currency::parse);
    let mut past = told::Past(currency);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let changes = session.reader.changes_before(on, i64::MAX, limit)?;
    if out.is_json() {
        for one in &changes {
            out.object(told::past_object(session, one, &mut past))?;
        }
        return Ok(());
    }
    let mut table = out.table(columns(session));
    for one in &changes {
        let Past { operation, change, .. } = one;
        let [id, at, who] = signed(session, operation.id, operation.at, operation.user);
        let what = told::past(session, one, &mut past);
        // What befell a comment, or a record that was merged into this one, says so.
        let what = if change.on == on { what } else { format!("{} · {what}", change.on) };
        table.row(&[id, at, who, what])?;
    }
    table.end()
}

fn operations(session: &Session, out: &mut Out, limit: i64) -> Result<(), Trouble> {
    let operations = session.reader.operations(limit)?;
    let name = |operation| match told::record(operation) {
        Some(on) => session.reader.name(on),
        None => Ok(None),
    };
    if out.is_json() {
        for operation in &operations {
            let args: serde_json::Value = serde_json::from_str(&operation.args).unwrap_or_default();
            let mut object = json::object(operation.id.0);
            object.extend([
                ("at".to_owned(), json!(clock::rfc3339(operation.at))),
                ("user".to_owned(), json::user(&session.setup, operation.user)),
                ("kind".to_owned(), json!(operation.kind.word())),
                ("args".to_owned(), args),
                ("title".to_owned(), json!(name(operation)?)),
                (
                    "interrupted".to_owned(),
                    json!(session.reader.completion(operation)? == Completion::BrokenOff),
                ),
                ("undo_of".to_owned(), json!(operation.undo_of.map(|op| op.0))),
                ("undone_by".to_owned(), json!(operation.undone_by.map(|op| op.0))),
            ]);
            out.object(object)?;
        }
        return Ok(());
    }
    let words = session.words();
    let mut table = out.table(columns(session));
    for operation in &operations {
        let [id, at, who] = signed(session, operation.id, operation.at, operation.user);
        let called = match told::record(operation).filter(|on| on.noun == Noun::Entry) {
            Some(comment) => about(session, comment)?,
            None => name(operation)?.map(|name| words.subject(&name).into_owned()),
        };
        let about = told::about(operation, called.as_deref());
        let undone = operation.undone_by.map(|_| format!("({})", words.text("cli-undone")));
        let far = completion(session, operation)?.map(|far| format!("({far})"));
        let said = [Some(words.say(&operation.name())), about, undone, far];
        let what: Vec<String> = said.into_iter().flatten().collect();
        table.row(&[id, at, who, what.join(" ")])?;
    }
    table.end()
}

/// How far an operation is that has not come to its end, and of how many where that is known.
fn completion(session: &Session, operation: &Operation) -> Result<Option<String>, Trouble> {
    let far = session.reader.completion(operation)?;
    let said = match (far, told::of(operation), operation.undo_of) {
        (Completion::Over, ..) => return Ok(None),
        (Completion::UnderWay, Some(of), _) => Message::new("cli-under-way-of").with("of", of),
        (Completion::UnderWay, None, _) => Message::new("cli-under-way"),
        (Completion::BrokenOff, Some(of), _) => Message::new("cli-interrupted-of").with("of", of),
        // It goes on by the number of what it takes back; by its own it is taken back itself.
        (Completion::BrokenOff, None, Some(inverted)) => {
            Message::new("cli-interrupted-inverse").with("operation", inverted.0.to_string())
        }
        (Completion::BrokenOff, None, None) => Message::new("cli-interrupted"),
    };
    Ok(Some(session.words().say(&said)))
}

/// The record that a comment is about, with its name: it has none of its own.
fn about(session: &Session, comment: RecordRef) -> Result<Option<String>, Trouble> {
    let row = session.reader.card(comment).ok().map(|card| card.row);
    let Some(on) = row.and_then(|row| row.text("on").parse().ok()) else { return Ok(None) };
    let name = session.reader.name(on)?.unwrap_or_default();
    Ok(Some(format!("· {on} {name}").trim_end().to_owned()))
}

fn columns(session: &Session) -> [Column; 4] {
    let words = session.words();
    let when = Column::whole(words.text("cli-heading-when"));
    let [who, what] = ["cli-heading-who", "cli-heading-what"].map(|id| words.text(id));
    [Column::id(), when, who.into(), what.into()]
}

fn signed(
    session: &Session,
    id: OpId,
    at: i64,
    user: crate::domain::person::UserId,
) -> [String; 3] {
    let who = session.setup.user(user).map(|user| user.login.clone()).unwrap_or_default();
    [id.0.to_string(), session.words().moment_exact(at), who]
}
