//! How the team works: what can be set for everybody, and setting it.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::bulk;
use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values::{self, Background};
use crate::domain::command;
use crate::domain::mode::Mode;
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::setup::Settings;

pub fn grammar(help: Help) -> Command {
    help.group("setting", "help-setting-command").subcommands([
        help.command("list", "help-setting-list"),
        help.command("set", "help-setting-set")
            .arg(help.argument("name", "NAME", "help-setting-name").required(true))
            .arg(help.argument("value", "VALUE", "help-setting-value").required(true))
            .arg(help.flag("yes", "help-setting-yes")),
    ])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    match args.subcommand() {
        Some(("set", args)) => set(session, out, args),
        _ => list(session, out),
    }
}

fn list(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    let row = session.reader.card(Settings::ROW)?.row;
    let words = session.words();
    let fields: Vec<_> = session.setup.registry.of(Noun::Setting).collect();
    if out.is_json() {
        for field in fields {
            let mut object = serde_json::Map::new();
            let value = json::value(&session.setup, field, row.get(&field.name), None);
            // It has no number: its name is what it is known by.
            object.insert("id".to_owned(), json!(field.name));
            object.insert("name".to_owned(), json!(field.name));
            object.insert("value".to_owned(), value);
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    let headings = ["cli-heading-name", "cli-heading-value", "cli-heading-what"];
    let mut table = out.table(headings.map(|id| words.text(id)));
    // What the program keeps by itself, nobody sets.
    for field in fields.into_iter().filter(|field| !field.flags.system) {
        let value = words.value(field, row.get(&field.name), None);
        table.row(&[field.name.clone(), value.to_string(), words.label(field).to_string()])?;
    }
    table.end()?;
    Ok(Status::Done)
}

fn set(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let field = session.field(Noun::Setting, values::one(args, "name").unwrap_or_default())?;
    let text = values::one(args, "value").unwrap_or_default();
    let set = values::read(session, &[(field, text)], Background::default())?;
    let mode = set.iter().find(|one| one.field == "mode").and_then(|one| one.value.as_text());
    if let Some(mode) = mode.and_then(Mode::parse).filter(|_| args.get_flag("yes")) {
        let commands = session.reader.switch_to(mode)?;
        let about =
            |command: command::Command| (command.on().unwrap_or(Settings::ROW), Ok(command));
        let commands = commands.into_iter().map(about).collect();
        return Ok(bulk::apply(session, out, OperationKind::Mode, commands)?.0);
    }
    bulk::execute(session, out, &command::Command::Edit { on: Settings::ROW, set })?;
    Ok(Status::Done)
}
