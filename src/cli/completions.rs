//! `completions` and `man`: what the shell and the manual need to know.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use clap_complete::Shell;
use clap_mangen::Man;

use super::help::Help;
use super::output::Out;
use super::trouble::{Status, Trouble};
use super::values;

pub fn grammars(help: Help) -> [Command; 2] {
    let shells = PossibleValuesParser::new(["bash", "elvish", "fish", "powershell", "zsh"]);
    let shell = help.place("shell", "SHELL", "help-shell").required(true).value_parser(shells);
    [
        help.command("completions", "help-completions").arg(shell.hide_possible_values(true)),
        help.command("man", "help-man"),
    ]
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

/// Prints the manual: a page for the program and one for every command.
pub fn man(mut grammar: Command, help: Help, out: &mut Out) -> Result<Status, Trouble> {
    grammar.build();
    let mut pages = Vec::new();
    page(&grammar, &mut pages)?;
    out.content(help.manual(&String::from_utf8_lossy(&pages)).as_bytes())?;
    Ok(Status::Done)
}

fn page(command: &Command, pages: &mut Vec<u8>) -> Result<(), Trouble> {
    Man::new(command.clone()).render(pages)?;
    for inner in command.get_subcommands() {
        page(inner, pages)?;
    }
    Ok(())
}
