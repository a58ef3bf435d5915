//! `backup`: a consistent copy of the database in a new file.

use clap::{ArgMatches, Command};
use serde_json::{Map, json};

use super::help::{self, Help};
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::message::{Message, Refusal};

pub fn grammar(help: Help) -> Command {
    help.command("backup", "help-backup")
        .arg(help::file(help.argument("file", "FILE", "help-backup-file").required(true)))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let file = values::one(args, "file").unwrap_or_default();
    if file == "-" {
        // The copy has a folder with the kept files beside it.
        return Err(Refusal::malformed(Message::new("backup-to-output")).into());
    }
    session.database.back_up(&session.capabilities.path(file)?)?;
    if out.is_json() {
        // It has no number: its name is what it is known by.
        let named = [("id".to_owned(), json!("backup")), ("file".to_owned(), json!(file))];
        out.object(Map::from_iter(named))?;
    }
    out.talk(&session.words().say(&Message::new("cli-backed-up").with("file", file)));
    Ok(Status::Done)
}
