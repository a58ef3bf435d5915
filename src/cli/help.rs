//! The words of `--help`, in the reader's language: small makers of commands and arguments whose
//! texts are ids of messages.

use clap::builder::{NonEmptyStringValueParser, RangedU64ValueParser, Styles};
use clap::{Arg, ArgAction, Command};

use crate::i18n::{self, Catalogue, Lang};

// The parser takes headings that live as long as the program; [`Help::localised`] puts the reader's
// words in their place.
const COMMANDS: &str = "Commands";
const COMMAND: &str = "COMMAND";
const ARGUMENTS: &str = "Arguments";
const OPTIONS: &str = "Options";
/// The heading of what may be given with every command.
pub const EVERYWHERE: &str = "Everywhere";
const SOME_OPTIONS: &str = "[OPTIONS]";

/// The argument as one that names a file: no file has an empty name.
pub fn file(arg: Arg) -> Arg {
    arg.value_parser(NonEmptyStringValueParser::new())
}

/// Makes commands and arguments that describe themselves in one language.
#[derive(Clone, Copy)]
pub struct Help {
    catalogue: &'static Catalogue,
}

impl Help {
    /// Help in this language.
    pub fn new(lang: Lang) -> Help {
        Help { catalogue: i18n::catalogue(lang) }
    }

    /// The message with this id.
    pub fn text(&self, id: &str) -> String {
        self.catalogue.text(id, &[])
    }

    /// Printed help with its headings in the reader's language.
    pub fn localised(&self, help: &str) -> String {
        let command = self.text("help-command");
        let optional = command.replace('<', "[").replace('>', "]");
        let mut text = String::new();
        for line in help.lines() {
            let heading = match line.strip_suffix(':') {
                Some(COMMANDS) => Some("help-commands"),
                Some(ARGUMENTS) => Some("help-arguments"),
                Some(OPTIONS) => Some("help-options"),
                Some(EVERYWHERE) => Some("help-everywhere"),
                _ => None,
            };
            match heading {
                Some(id) => text.push_str(&self.text(id)),
                None => text.push_str(
                    &line
                        .replace(SOME_OPTIONS, &self.text("help-some-options"))
                        .replace(&format!("<{COMMAND}>"), &command)
                        .replace(&format!("[{COMMAND}]"), &optional),
                ),
            }
            text.push('\n');
        }
        text
    }

    /// A page of the manual with its headings in the reader's language, in capitals as pages of
    /// manuals have them.
    pub fn manual(&self, page: &str) -> String {
        let mut text = String::new();
        for line in page.lines() {
            let heading = match line.strip_prefix(".SH ").map(|title| title.trim_matches('"')) {
                Some("NAME") => Some("man-name"),
                Some("SYNOPSIS") => Some("man-synopsis"),
                Some("DESCRIPTION") => Some("man-description"),
                Some("VERSION") => Some("man-version"),
                Some("EXTRA") => Some("man-settings"),
                Some(title) if title.eq_ignore_ascii_case(COMMANDS) => Some("help-commands"),
                Some(title) if title.eq_ignore_ascii_case(ARGUMENTS) => Some("help-arguments"),
                Some(title) if title.eq_ignore_ascii_case(OPTIONS) => Some("help-options"),
                Some(title) if title.eq_ignore_ascii_case(EVERYWHERE) => Some("help-everywhere"),
                _ => None,
            };
            match heading {
                Some(id) => {
                    let title = self.text(id);
                    text.push_str(&format!(".SH {}", title.trim_end_matches(':').to_uppercase()));
                }
                None => text.push_str(line),
            }
            text.push('\n');
        }
        text
    }

    /// A command with its description.
    pub fn command(&self, name: &'static str, about: &str) -> Command {
        let usage = self.text("help-usage");
        Command::new(name)
            .about(self.text(about))
            .styles(Styles::plain())
            .help_template(format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
            .subcommand_help_heading(COMMANDS)
            .subcommand_value_name(COMMAND)
            .disable_help_flag(true)
            .disable_help_subcommand(true)
    }

    /// A command that only gathers others.
    pub fn group(&self, name: &'static str, about: &str) -> Command {
        self.command(name, about).subcommand_required(true).arg_required_else_help(true)
    }

    /// An argument known by its place; `value` stands for it in the usage line.
    pub fn argument(&self, name: &'static str, value: &'static str, help: &str) -> Arg {
        Arg::new(name)
            .value_name(value)
            .help(self.text(help))
            .help_heading(ARGUMENTS)
            .hide_possible_values(true)
    }

    /// One or more arguments known by their place.
    pub fn arguments(&self, name: &'static str, value: &'static str, help: &str) -> Arg {
        self.argument(name, value, help).required(true).num_args(1..)
    }

    /// Free words; several become one text.
    pub fn words(&self, name: &'static str, value: &'static str, help: &str) -> Arg {
        self.argument(name, value, help).num_args(0..)
    }

    /// An option with a value.
    pub fn option(&self, name: &'static str, value: &'static str, help: &str) -> Arg {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .help(self.text(help))
            .help_heading(OPTIONS)
            .hide_possible_values(true)
    }

    /// An option with a value that may be given several times.
    pub fn options(&self, name: &'static str, value: &'static str, help: &str) -> Arg {
        self.option(name, value, help).action(ArgAction::Append)
    }

    /// An option with a number, at least one: so many rows at most.
    pub fn limit(&self, help: &str) -> Arg {
        let number = RangedU64ValueParser::<usize>::new().range(1..);
        self.option("limit", "N", help).value_parser(number)
    }

    /// An option that is there or not.
    pub fn flag(&self, name: &'static str, help: &str) -> Arg {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(self.text(help))
            .help_heading(OPTIONS)
    }
}
