//! `delete` and `restore`: into the recycle bin and out of it.

use clap::{ArgMatches, Command};

use crate::cli::bulk;
use crate::cli::help::Help;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::{Status, Trouble};
use crate::cli::values;
use crate::domain::command;
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;

pub fn delete_grammar(help: Help) -> Command {
    help.command("delete", "help-delete").arg(help.arguments("ids", "ID", "help-ids"))
}

pub fn restore_grammar(help: Help) -> Command {
    help.command("restore", "help-restore").arg(help.arguments("ids", "ID", "help-ids"))
}

pub fn delete(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let records = values::records(args, noun)?.into_iter();
    let targets = records.map(|on| (on, Ok(command::Command::Delete { on }))).collect();
    Ok(bulk::apply(session, out, OperationKind::Delete, targets)?.0)
}

pub fn restore(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let records = values::records(args, noun)?.into_iter();
    let targets = records.map(|on| (on, Ok(command::Command::Restore { on }))).collect();
    Ok(bulk::apply(session, out, OperationKind::Restore, targets)?.0)
}
