//! `comment`: a message for colleagues on a record's timeline, written, changed or deleted.

use clap::{ArgMatches, Command};

use super::bulk;
use super::help::{self, Help};
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::command::{self, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::value::Value;

pub fn grammar(help: Help) -> Command {
    let files = || help::file(help.options("file", "PATH", "help-comment-file"));
    let number = || help.argument("id", "N", "help-comment-number").required(true);
    help.command("comment", "help-comment-command")
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .arg(help.argument("record", "lead/42", "help-record").required(true))
        .arg(help.words("text", "TEXT", "help-comment-text"))
        .arg(files())
        .subcommands([
            help.command("edit", "help-comment-edit")
                .arg(number())
                .arg(help.words("text", "TEXT", "help-comment-text"))
                .arg(files()),
            help.command("delete", "help-comment-delete").arg(help.arguments(
                "ids",
                "N",
                "help-comment-number",
            )),
        ])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    match args.subcommand() {
        Some(("edit", args)) => edit(session, out, args),
        Some((_, args)) => {
            let comments = values::records(args, Noun::Entry)?.into_iter();
            let deleted = |on| (on, Ok(command::Command::Delete { on }));
            Ok(bulk::apply(session, out, OperationKind::Delete, comments.map(deleted).collect())?.0)
        }
        None => {
            let on = values::any_record(values::one(args, "record").unwrap_or_default())?;
            let text = values::text(args, "text")?;
            let set = attached(args, Vec::new());
            bulk::execute(session, out, &command::Command::Comment { on, text, set })?;
            Ok(Status::Done)
        }
    }
}

/// Changes the words of a comment where there are any, and adds files to it.
fn edit(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let on = values::record(values::one(args, "id").unwrap_or_default(), Noun::Entry)?;
    let text = values::text(args, "text")?;
    let kept = held(session, on)?;
    let mut set = attached(args, kept);
    if set.is_empty() || !text.trim().is_empty() {
        set.push(Set::new("text", text.as_str()));
    }
    bulk::execute(session, out, &command::Command::Edit { on, set })?;
    Ok(Status::Done)
}

/// The names of the files a comment has already.
fn held(session: &Session, on: RecordRef) -> Result<Vec<String>, Trouble> {
    let row = session.reader.card(on)?.row;
    Ok(row.get("files").as_files().iter().map(|file| file.name.clone()).collect())
}

/// The given files behind those that are there; nothing where none is given.
fn attached(args: &ArgMatches, mut names: Vec<String>) -> Vec<Set> {
    let paths = values::all(args, "file");
    if paths.is_empty() {
        return Vec::new();
    }
    // A bare name is that of a file here, and not of one that was kept before.
    names.extend(paths.into_iter().map(|path| match path.contains('/') {
        true => path.to_owned(),
        false => format!("./{path}"),
    }));
    vec![Set::new("files", Value::List(names))]
}
