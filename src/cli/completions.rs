//! `completions`: what the shell needs to know.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use clap_complete::Shell;

use super::help::Help;
use super::output::Out;
use super::trouble::{Status, Trouble};
use super::values;

pub fn grammar(help: Help) -> Command {
    let shells = PossibleValuesParser::new(["bash", "elvish", "fish", "powershell", "zsh"]);
    let shell = help.argument("shell", "SHELL", "help-shell").required(true).value_parser(shells);
    help.command("completions", "help-completions").arg(shell.hide_possible_values(true))
}

/// Prints the completion script of a shell.
pub fn run(mut grammar: Command, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let shell = match values::one(args, "shell") {
        Some("elvish") => Shell::Elvish,
        Some("fish") => Shell::Fish,
        Some("powershell") => Shell::PowerShell,
        Some("zsh") => Shell::Zsh,
        _ => Shell::Bash,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut grammar, "voronka", &mut script);
    out.content(&script)?;
    Ok(Status::Done)
}
