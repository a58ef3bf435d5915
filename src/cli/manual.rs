//! The manual: a page for the program and one for every command, and what `--help` says besides the
//! commands: exit statuses, variables, files and the query language.

use clap::Command;
use clap::builder::Resettable;
use clap_mangen::Man;

use super::help::Help;
use super::output::Out;
use super::trouble::{Status, Trouble};

/// What a command ends with, each with its message.
const STATUSES: [(Status, &str); 7] = [
    (Status::Done, "status-0"),
    (Status::Failed, "status-1"),
    (Status::Usage, "status-2"),
    (Status::NotFound, "status-3"),
    (Status::NotAllowed, "status-4"),
    (Status::Rule, "status-5"),
    (Status::Partly, "status-6"),
];

/// The variables that are heeded, each with its message.
const VARIABLES: [(&str, &str); 8] = [
    ("VORONKA_DB", "variable-db"),
    ("VORONKA_CONFIG", "variable-config"),
    ("VORONKA_LOG", "variable-log"),
    ("LC_ALL, LC_MESSAGES, LANG", "variable-lang"),
    ("TZ", "variable-zone"),
    ("NO_COLOR", "variable-no-color"),
    ("VISUAL, EDITOR", "variable-editor"),
    ("PAGER", "variable-pager"),
];

/// The files that are kept, each with its message.
const FILES: [(&str, &str); 3] = [
    ("$XDG_DATA_HOME/voronka/crm.db", "file-db"),
    ("$XDG_CONFIG_HOME/voronka/config.toml", "file-config"),
    ("$XDG_STATE_HOME/voronka/voronka.log", "file-log"),
];

/// Queries, each with the message that explains it.
const QUERIES: [(&str, &str); 11] = [
    ("petrov pumps", "query-about-words"),
    ("\"call back\"", "query-about-phrase"),
    ("stage:new,in_work", "query-about-either"),
    ("amount>=100000", "query-about-order"),
    ("created:this-week", "query-about-dates"),
    ("created<2026-06-01", "query-about-day"),
    ("#hot", "query-about-tag"),
    ("no:activity", "query-about-nothing"),
    ("is:overdue", "query-about-state"),
    ("-source:call", "query-about-not"),
    ("(a OR b) c", "query-about-join"),
];

/// What is explained under one heading: what it is, and what it means.
struct Section {
    heading: String,
    rows: Vec<(String, String)>,
}

pub fn grammar(help: Help) -> Command {
    help.command("man", "help-man")
}

/// The program's own command, which also says what it ends with and what it heeds.
pub fn with_surroundings(command: Command, help: Help) -> Command {
    command.after_help(told(&surroundings(help)))
}

/// A command that takes a query, which also says how one is written.
pub fn with_queries(command: Command, help: Help) -> Command {
    command.after_help(told(&[queries(help)]))
}

/// Prints the manual.
///
/// # Errors
/// When it cannot be written.
pub fn run(mut grammar: Command, help: Help, out: &mut Out) -> Result<Status, Trouble> {
    grammar.build();
    let mut pages = String::new();
    page(&grammar, help, &mut pages)?;
    out.content(help.manual(&pages).as_bytes())?;
    Ok(Status::Done)
}

fn page(command: &Command, help: Help, pages: &mut String) -> Result<(), Trouble> {
    let is_root = command.get_bin_name() == Some(command.get_name());
    let mut shown = command.clone().override_usage(synopsis(command, is_root, help));
    // What stands behind the options is written once, for the program.
    if command.get_name() != "config" {
        shown = shown.after_help(Resettable::Reset);
    }
    let mut written = Vec::new();
    Man::new(shown).render(&mut written)?;
    let mut written = String::from_utf8_lossy(&written).into_owned();
    for inner in command.get_subcommands() {
        // No page of its own in a file of its own.
        let own = command.get_display_name().unwrap_or(command.get_name());
        let named = format!("{own}-{}(1)", inner.get_name());
        let typed = inner.get_bin_name().unwrap_or(inner.get_name());
        written = written.replace(&escaped(&named), &escaped(typed));
    }
    pages.push_str(&written);
    if is_root {
        let sections = surroundings(help).into_iter().chain([queries(help)]);
        sections.for_each(|section| pages.push_str(&section.written()));
    }
    command.get_subcommands().try_for_each(|inner| page(inner, help, pages))
}

/// How a command is typed, its options with their values; those that every command has once, with the
/// program.
fn synopsis(command: &Command, is_root: bool, help: Help) -> String {
    let mut parts = vec![command.get_bin_name().unwrap_or(command.get_name()).to_owned()];
    let options = command.get_arguments().filter(|arg| !arg.is_positional() && !arg.is_hide_set());
    for option in options.filter(|option| is_root || !option.is_global_set()) {
        parts.push(match option.is_required_set() {
            true => option.to_string(),
            false => format!("[{option}]"),
        });
    }
    parts.extend(command.get_positionals().map(ToString::to_string));
    if command.has_subcommands() {
        let inner = help.text("help-command");
        parts.push(match command.is_subcommand_required_set() {
            true => inner,
            false => inner.replace('<', "[").replace('>', "]"),
        });
    }
    parts.join(" ")
}

fn surroundings(help: Help) -> [Section; 3] {
    let section = |heading: &str, rows: &[(&str, &str)]| Section {
        heading: help.text(heading),
        rows: rows.iter().map(|(name, id)| ((*name).to_owned(), help.text(id))).collect(),
    };
    let statuses = STATUSES.map(|(status, id)| (status.code().to_string(), help.text(id)));
    [
        Section { heading: help.text("man-statuses"), rows: statuses.to_vec() },
        section("man-variables", &VARIABLES),
        section("man-files", &FILES),
    ]
}

fn queries(help: Help) -> Section {
    let rows = QUERIES.map(|(query, id)| (query.to_owned(), help.text(id)));
    Section { heading: help.text("man-queries"), rows: rows.to_vec() }
}

/// The sections as help shows them.
fn told(sections: &[Section]) -> String {
    let said: Vec<String> = sections.iter().map(Section::told).collect();
    said.join("\n\n")
}

impl Section {
    fn told(&self) -> String {
        let wide = self.rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let rows = self.rows.iter().map(|(name, text)| format!("  {name:<wide$}  {text}"));
        let lines: Vec<String> =
            std::iter::once(format!("{}:", self.heading)).chain(rows).collect();
        lines.join("\n")
    }

    /// As a page of the manual has it.
    fn written(&self) -> String {
        let rows = self.rows.iter();
        let rows =
            rows.map(|(name, text)| format!(".TP\n\\fB{}\\fR\n{}\n", escaped(name), escaped(text)));
        format!(".SH \"{}\"\n{}", self.heading.to_uppercase(), rows.collect::<String>())
    }
}

/// Words as a page of the manual has them.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-")
}
