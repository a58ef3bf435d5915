//! `voronka` alone and `open`: the interface, or without a terminal its text.

use clap::{ArgMatches, Command};

use super::help::Help;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::{agenda, board, values};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;

pub fn grammar(help: Help) -> Command {
    help.command("open", "help-open")
        .arg(help.place("record", "lead/42", "help-record").required(true))
}

/// Opens the interface on a card.
pub fn run(
    session: &Session,
    interactive: bool,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let on = values::any_record(values::one(args, "record").unwrap_or_default())?;
    session.reader.card(on)?;
    start(session, interactive, out, Some(on))
}

/// Opens the interface; without a terminal prints the board and the agenda and says how to open it.
pub fn start(
    session: &Session,
    interactive: bool,
    out: &mut Out,
    go: Option<RecordRef>,
) -> Result<Status, Trouble> {
    // The interface is started here once it exists; until then a terminal gets the text, too.
    let _ = (interactive, go);
    text(session, out)
}

fn text(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    board::print(session, out, Noun::Lead, &Filter::All)?;
    agenda::run(session, out)?;
    out.talk(&session.words().text("cli-needs-terminal"));
    Ok(Status::Done)
}
