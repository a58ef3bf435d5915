//! `call` and `write`: turning to the client of a record, and noting how that ended.

use std::io::ErrorKind;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::bulk;
use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::crm::Fault;
use crate::domain::attempt::{self, Attempt, Outcome};
use crate::domain::inbound::Channel;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::domain::{command, program};
use crate::tui::terminal::child;

pub fn grammars(help: Help) -> [Command; 2] {
    let outcomes = |channel| Outcome::of(channel).iter().map(|outcome| outcome.word());
    let verb = |name, about: &str, channel, (to, value, to_help), outcome_help: &str| {
        help.command(name, about)
            .arg(help.argument("record", "lead/42", "help-record").required(true))
            .arg(help.option(to, value, to_help))
            .arg(
                help.option("outcome", "OUTCOME", outcome_help)
                    .value_parser(outcomes(channel).collect::<Vec<_>>()),
            )
            .arg(help.option("comment", "TEXT", "help-attempt-comment").requires("outcome"))
    };
    [
        verb(
            "call",
            "help-call",
            Channel::Call,
            ("phone", "P", "help-call-phone"),
            "help-outcome-call",
        ),
        verb(
            "write",
            "help-write",
            Channel::Mail,
            ("email", "E", "help-write-email"),
            "help-outcome-write",
        ),
    ]
}

/// With an outcome it is noted; without one the person's program is started, or the link shown.
pub fn run(
    session: &Session,
    channel: Channel,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let on = values::any_record(values::one(args, "record").unwrap_or_default())?;
    let to = to(session, on, channel, args)?;
    if let Some(outcome) = values::one(args, "outcome").and_then(Outcome::parse) {
        let text = values::one(args, "comment").unwrap_or_default().to_owned();
        let attempt = Attempt { channel, to, outcome, text };
        bulk::execute(session, out, &command::Command::Log { on, attempt })?;
        return Ok(Status::Done);
    }
    let dialled = attempt::dialled(channel, &to, &session.setup.country)?;
    let command = match channel {
        Channel::Mail => &session.config.write,
        _ => &session.config.call,
    };
    let link = attempt::link(channel, &dialled);
    if out.is_json() {
        let mut object = json::object(on.id);
        object.insert("record".to_owned(), json!(on.to_string()));
        object.insert("to".to_owned(), json!(to));
        object.insert("link".to_owned(), json!(link));
        out.object(object)?;
    } else {
        out.line(&link)?;
    }
    if !command.is_empty() {
        session.capabilities.programs()?;
        let filled = attempt::filled(command, channel, &dialled, on);
        child::run(&filled).map_err(|error| {
            let is_missing = error.kind() == ErrorKind::NotFound;
            let why = program::failed(&filled, is_missing, Fault::why(&error));
            Trouble::Failed(Refusal::rule(why).hint(Message::new("hint-program")))
        })?;
    }
    let verb = if channel == Channel::Mail { "write" } else { "call" };
    let message =
        Message::new("cli-attempt-note").with("verb", verb).with("record", on.to_string());
    out.talk(&session.words().say(&message));
    Ok(Status::Done)
}

/// The number or the address that is named, or the client's main one.
fn to(
    session: &Session,
    on: RecordRef,
    channel: Channel,
    args: &ArgMatches,
) -> Result<String, Trouble> {
    let (option, none) = match channel {
        Channel::Mail => ("email", "why-no-email"),
        _ => ("phone", "why-no-phone"),
    };
    let ways = session.reader.ways(on)?;
    if let Some(to) = values::one(args, option) {
        return Ok(to.to_owned());
    }
    let wanted = attempt::points(channel);
    let first = ways.into_iter().find(|way| Some(way.kind) == wanted);
    first
        .map(|way| way.value)
        .ok_or_else(|| Refusal::rule(Message::new(none)).hint(Message::new("hint-add-way")).into())
}
