//! `comment`: a message for colleagues on a record's timeline.

use clap::{ArgMatches, Command};

use super::bulk;
use super::help::Help;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::command;

pub fn grammar(help: Help) -> Command {
    help.command("comment", "help-comment-command")
        .arg(help.place("record", "lead/42", "help-record").required(true))
        .arg(help.words("text", "TEXT", "help-comment-text"))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let on = values::any_record(values::one(args, "record").unwrap_or_default())?;
    let text = values::text(args, "text")?;
    bulk::execute(session, out, &command::Command::Comment { on, text })?;
    Ok(Status::Done)
}
