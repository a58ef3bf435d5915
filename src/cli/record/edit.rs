//! `edit`: the same new values for one record or several.

use clap::{ArgMatches, Command};

use crate::cli::bulk::{self, Target};
use crate::cli::help::Help;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::{Status, Trouble};
use crate::cli::values;
use crate::domain::command;
use crate::domain::noun::Noun;

pub fn grammar(help: Help) -> Command {
    help.command("edit", "help-edit")
        .arg(help.places("ids", "ID", "help-ids"))
        .arg(help.options("set", "FIELD=VALUE", "help-set").required(true))
}

pub fn run(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    // A mistake in the values is a mistake for every record: nothing is begun.
    values::sets(session, noun, args, values::Background::default())?;
    let mut targets: Vec<Target> = Vec::new();
    for on in values::records(args, noun)? {
        let set = match values::background(session, on) {
            Ok(background) => values::sets(session, noun, args, background),
            Err(Trouble::Refused(refusal)) => Err(refusal),
            Err(trouble) => return Err(trouble),
        };
        targets.push((on, set.map(|set| command::Command::Edit { on, set })));
    }
    Ok(bulk::apply(session, out, "edit", targets)?.0)
}
