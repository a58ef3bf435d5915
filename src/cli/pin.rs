//! `pin`: keeping an event at the top of a record's timeline, or letting it go.

use clap::{ArgMatches, Command};

use super::bulk;
use super::help::Help;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::command;
use crate::domain::happened::EventRef;
use crate::domain::message::{Message, Refusal};

pub fn grammar(help: Help) -> Command {
    help.command("pin", "help-pin")
        .arg(help.argument("record", "lead/42", "help-record").required(true))
        .arg(help.argument("event", "EVENT", "help-pin-event").required(true))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let on = values::any_record(values::one(args, "record").unwrap_or_default())?;
    let typed = values::one(args, "event").unwrap_or_default();
    let event: EventRef = typed.parse().map_err(|()| {
        Refusal::malformed(Message::new("refused-event-name").with("name", typed))
            .hint(Message::new("hint-event-name"))
    })?;
    bulk::execute(session, out, &command::Command::Pin { on, event })?;
    Ok(Status::Done)
}
