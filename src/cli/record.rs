//! Leads, deals, contacts and companies: the same verbs for all of them, and some of their own.

mod add;
mod bin;
mod convert;
mod edit;
pub mod list;
mod merge;
mod order;
pub mod show;
pub mod stages;

use clap::{ArgMatches, Command};

use super::help::Help;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;

/// What may be typed after the noun.
pub fn grammar(help: Help, noun: Noun) -> Command {
    let (name, about) = match noun {
        Noun::Lead => ("lead", "help-lead"),
        Noun::Deal => ("deal", "help-deal"),
        Noun::Contact => ("contact", "help-contact"),
        _ => ("company", "help-company"),
    };
    let group = help.group(name, about).subcommands([
        add::grammar(help, noun),
        list::grammar(help, noun),
        show::grammar(help),
        edit::grammar(help, noun),
    ]);
    let group = match noun {
        Noun::Lead => group.subcommands([
            stages::move_grammar(help),
            convert::grammar(help),
            stages::junk_grammar(help),
        ]),
        Noun::Deal => group.subcommands([
            stages::move_grammar(help),
            stages::win_grammar(help),
            stages::lose_grammar(help),
        ]),
        _ => group,
    };
    group.subcommands([merge::grammar(help), bin::delete_grammar(help), bin::restore_grammar(help)])
}

/// Runs a verb of a noun.
pub fn run(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("", args));
    match verb {
        "add" => add::run(session, noun, out, args),
        "list" => list::run(session, noun, out, args),
        "show" => show::run(session, noun, out, args),
        "edit" => edit::run(session, noun, out, args),
        "move" => stages::run_move(session, noun, out, args),
        "convert" => convert::run(session, out, args),
        "junk" | "lose" => stages::lose(session, noun, out, args),
        "win" => stages::win(session, out, args),
        "merge" => merge::run(session, noun, out, args),
        "delete" => bin::delete(session, noun, out, args),
        "restore" => bin::restore(session, noun, out, args),
        _ => Err(Refusal::malformed(Message::new("usage-no-command")).into()),
    }
}
