//! The command line: arguments in, commands and pages of [`crate::crm`] through, text and an exit
//! status out.
//!
//! One file a command or a family of commands; each has its `grammar` (what may be typed) and its
//! `run`. Data go to the standard output, talk to the standard error. Nothing here decides a rule
//! or knows SQL, and only `surroundings` looks at the environment.

mod activity;
mod agenda;
mod backup;
mod board;
mod bulk;
mod calendar;
mod check;
mod comment;
mod completions;
mod demo;
mod dictionary;
mod duplicates;
mod everywhere;
mod export;
mod find;
mod help;
mod history;
mod import;
mod inbox;
mod init;
mod intake;
mod interrupt;
mod json;
mod keys;
mod layout;
mod log;
mod manual;
mod notify;
mod open;
mod output;
mod pin;
mod plain;
mod product;
mod queue;
mod reach;
mod record;
mod reminders;
mod report;
mod session;
mod settings;
mod sql;
mod surroundings;
mod table;
mod task;
mod team;
mod timeline;
mod told;
mod trouble;
mod usage;
mod values;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgAction, ArgMatches, Command};

pub use surroundings::Surroundings;

use crate::clock;
use crate::config::{self, Config, ConfigError};
use crate::crm::{Fault, Fresh};
use crate::domain::inbound::Channel;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::i18n::Lang;
use crate::words::Words;
use help::Help;
use output::Out;
use session::{Call, Session};
use trouble::{Status, Trouble};

/// Does what the arguments ask (the program's name first) and returns the exit status.
pub fn run(args: impl Iterator<Item = OsString>, surroundings: &Surroundings) -> ExitCode {
    log::start(surroundings.log_folder.as_deref(), surroundings.log_level.as_deref());
    if let Err(error) = interrupt::outlive_limits() {
        tracing::warn!(%error, "a file that may not grow ends the program");
    }
    let args: Vec<OsString> = args.collect();
    let typed: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let named =
        given(&typed, "--config").map(PathBuf::from).or_else(|| surroundings.config.clone());
    let is_named = named.is_some();
    let config_file = named.or_else(|| surroundings.default_config.clone());
    let read = |file: &Path| config::read(file, is_named);
    let config = config_file.as_deref().map_or_else(|| Ok(Config::default()), read);
    let lang = language(&typed, config.as_ref().ok(), surroundings);

    let grammar = grammar(Help::new(lang));
    let args = everywhere::in_front(args, &grammar);
    let status = match grammar.clone().try_get_matches_from(args.into_iter().map(values::marked)) {
        Ok(matches) => {
            // It is large, and a session may last all day.
            drop(grammar);
            let mut out = Out::new(lang, matches.get_flag("json"), surroundings.to_terminal)
                .with_columns(surroundings.columns);
            let (config, fault) = match config {
                Ok(config) => (config, None),
                Err(fault) => (Config::default(), Some(fault)),
            };
            let call = Call::new(lang, config, config_file, surroundings, &matches);
            dispatch(call, fault, &mut out, &matches)
        }
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                let mut out = Out::new(lang, false, surroundings.to_terminal);
                let text = Help::new(lang).localised(&error.to_string());
                let outcome = out.content(text.as_bytes()).and_then(|()| out.flush());
                outcome.map_or_else(|trouble| told(&trouble, lang), |()| Status::Done)
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let out = Out::new(lang, false, false);
                out.talk(&Help::new(lang).localised(&error.to_string()));
                Status::Usage
            }
            _ => told(&usage::refusal(&error, &grammar, &typed).into(), lang),
        },
    };
    tracing::debug!(status = status.code(), "ended");
    ExitCode::from(status.code())
}

/// What may be typed.
fn grammar(help: Help) -> Command {
    let root = manual::with_surroundings(help.command("voronka", "help-voronka"), help)
        .version(env!("CARGO_PKG_VERSION"));
    let global = |arg: clap::Arg| arg.global(true).help_heading(help::EVERYWHERE);
    let root = root
        .bin_name("voronka")
        .disable_version_flag(true)
        .arg(
            help.flag("version", "help-version")
                .action(ArgAction::Version)
                .help_heading(help::EVERYWHERE)
                .display_order(901),
        )
        .arg(global(help::file(help.option("db", "FILE", "help-db"))))
        .arg(global(help::file(help.option("config", "FILE", "help-config"))))
        .arg(global(help.option("lang", "LANG", "help-lang").value_parser(["en", "ru", "pl"])))
        .arg(global(help.option("as", "LOGIN", "help-as")))
        .arg(global(help.flag("json", "help-json")))
        .arg(global(help.flag("help", "help-help").short('h').action(ArgAction::Help)));
    root.subcommands([
        init::grammar(help),
        demo::grammar(help),
        board::grammar(help),
        calendar::grammar(help),
        open::grammar(help),
    ])
    .subcommands(Noun::RECORDS.map(|noun| record::grammar(help, noun)))
    .subcommands([comment::grammar(help), pin::grammar(help)])
    .subcommands([activity::grammar(help), agenda::grammar(help), queue::grammar(help)])
    .subcommands(reach::grammars(help))
    .subcommand(report::grammar(help))
    .subcommand(task::grammar(help))
    .subcommands([agenda::status_grammar(help), inbox::grammar(help), notify::grammar(help)])
    .subcommand(find::grammar(help))
    .subcommands(history::grammars(help))
    .subcommand(product::grammar(help))
    .subcommand(team::grammar(help))
    .subcommands(dictionary::NOUNS.map(|noun| dictionary::grammar(help, noun)))
    .subcommands([layout::grammar(help), timeline::grammar(help)])
    .subcommands([duplicates::grammar(help), intake::grammar(help)])
    .subcommands([import::grammar(help), export::grammar(help)])
    .subcommands([backup::grammar(help), check::grammar(help), sql::grammar(help)])
    .subcommands([keys::grammar(help), settings::grammar(help)])
    .subcommands([completions::grammar(help), manual::grammar(help)])
}

/// Hands a call to its command and says what went wrong.
fn dispatch(
    call: Call<'_>,
    config_error: Option<ConfigError>,
    out: &mut Out,
    matches: &ArgMatches,
) -> Status {
    let lang = call.lang;
    let (name, args) = matches.subcommand().unwrap_or(("", matches));
    tracing::debug!(command = name, verb = args.subcommand_name(), "begun");
    let config_error = config_error.filter(|error| {
        let is_passed_over = name != "config" && matches!(error, ConfigError::OutOfReach(_));
        if is_passed_over {
            let refusal = settings::refusal(call.config_file.as_deref(), error);
            told(&refusal.into(), lang);
        }
        !is_passed_over
    });
    let faults = settings::faults(&call.config);
    let outcome = match (name, config_error) {
        ("config", error) => settings::run(&call, error.as_ref(), out, args),
        ("completions", _) => completions::run(grammar(Help::new(lang)), out, args),
        ("man", _) => manual::run(grammar(Help::new(lang)), Help::new(lang), out),
        (_, Some(error)) => Err(settings::refusal(call.config_file.as_deref(), &error).into()),
        (_, None) if !faults.is_empty() => {
            Err(settings::trouble(call.config_file.as_deref(), faults))
        }
        ("demo", None) => return demo::run(call, out, args),
        ("init", None) => {
            let file = call.db().map(Path::to_owned).ok();
            return beginning(file.as_deref(), || ended(init::run(call, out, args), out, lang));
        }
        ("keys", None) => keys::run(&call, out),
        (_, None) => return at_database(call, name, out, args),
    };
    ended(outcome, out, lang)
}

/// Ends a command that has no database open: says what went wrong.
fn ended(outcome: Result<Status, Trouble>, out: &mut Out, lang: Lang) -> Status {
    outcome.and_then(|status| out.handed(status)).unwrap_or_else(|trouble| told(&trouble, lang))
}

/// Does what may begin a database in this file. Where nothing comes of it, nothing is left of it.
fn beginning(file: Option<&Path>, run: impl FnOnce() -> Status) -> Status {
    let fresh = file.and_then(Fresh::before);
    let status = run();
    let came_of_it = matches!(status, Status::Done | Status::Partly);
    if let Some(Err(fault)) = fresh.filter(|_| !came_of_it).map(Fresh::take_away) {
        tracing::warn!(?fault, "a database stays that nothing came of");
    }
    status
}

/// Whether a command begins a database where there is none: the interface, and what adds the first
/// thing to it. Where any other one would, a mistyped name is answered by an empty database, which
/// says that all is well.
fn is_beginning(name: &str, args: &ArgMatches) -> bool {
    match (name, args.subcommand_name()) {
        ("" | "import", _) => true,
        ("intake", verb) => verb.is_some_and(|verb| Channel::parse(verb).is_some()),
        (_, verb) => verb == Some("add"),
    }
}

/// Runs a command that needs the database.
fn at_database(call: Call<'_>, name: &str, out: &mut Out, args: &ArgMatches) -> Status {
    let lang = call.lang;
    let file = call.db().map(Path::to_owned).unwrap_or_default();
    let is_new = holds_nothing(&file);
    if is_new && name == "import" && import::is_rehearsal(args) {
        return rehearse(call, out, args);
    }
    if is_new && !is_beginning(name, args) && call.db().is_ok() {
        let message = Message::new("usage-no-file").with("file", file.display().to_string());
        let refusal = Refusal::not_found(message).hint(Message::new("hint-no-file"));
        return told(&refusal.into(), lang);
    }
    let named = call.db().is_ok().then_some(&*file);
    beginning(named, || in_session(call, name, is_new, out, args))
}

/// Whether no database is here yet: no file, or one without a byte. One behind a closed folder may be
/// there.
fn holds_nothing(file: &Path) -> bool {
    match file.metadata() {
        Ok(found) => found.is_file() && found.len() == 0,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Runs a command at a database that may be `new`.
fn in_session(call: Call<'_>, name: &str, new: bool, out: &mut Out, args: &ArgMatches) -> Status {
    let (lang, interactive) = (call.lang, call.surroundings.interactive);
    let file = call.db().map(Path::to_owned).unwrap_or_default();
    let session = match call.open() {
        Ok(session) => session,
        // It is being checked: to check it is no advice.
        Err(Trouble::Fault(Fault::Damaged)) if name == "check" => {
            let outcome = check::without_session(&file, lang, out);
            let outcome = outcome.and_then(|status| out.handed(status));
            return outcome.unwrap_or_else(|_| {
                told(&Trouble::Failed(Refusal::rule(check::bad(&file))), lang)
            });
        }
        Err(trouble) => return told(&trouble, lang),
    };
    if let Some(zone) = clock::unknown_zone() {
        let message = Message::new("note-zone-unknown").with("text", zone);
        out.talk(&session.words().say(&message));
    }
    reminders::pass(&session, name, out);
    let outcome = command(&session, name, interactive, out, args);
    // A mistyped name is noticed; the interface says for itself that nothing is there yet.
    if new && !name.is_empty() && matches!(outcome, Ok(Status::Done | Status::Partly)) {
        let message = Message::new("cli-began").with("file", file.display().to_string());
        out.talk(&session.words().say(&message));
        if let Some(guessed) = session.words().country_guessed() {
            out.talk(&guessed);
        }
    }
    outcome.and_then(|status| out.handed(status)).unwrap_or_else(|trouble| {
        say(&trouble, session.words());
        if matches!(trouble, Trouble::Output(_)) && session.may_have_written() {
            out.talk(&session.words().text("cli-unwritten-but-done"));
        }
        trouble.status()
    })
}

/// Says what a file would become in a database that is yet to be made: one that is gone again after it.
fn rehearse(call: Call<'_>, out: &mut Out, args: &ArgMatches) -> Status {
    let lang = call.lang;
    let outcome = demo::Throwaway::new(&call.surroundings.temporary).map_err(Trouble::from);
    let outcome = outcome.and_then(|throwaway| {
        let session = call.at(throwaway.file()).open()?;
        let status = import::run(&session, out, args)?;
        out.handed(status)
    });
    outcome.unwrap_or_else(|trouble| told(&trouble, lang))
}

fn command(
    session: &Session,
    name: &str,
    interactive: bool,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    match name {
        "" => open::start(session, interactive, out, None),
        "open" => open::run(session, interactive, out, args),
        "board" => board::run(session, out, args),
        "calendar" => calendar::run(session, out, args),
        "comment" => comment::run(session, out, args),
        "pin" => pin::run(session, out, args),
        "task" => task::run(session, out, args),
        "report" => report::run(session, out, args),
        "call" => reach::run(session, Channel::Call, out, args),
        "write" => reach::run(session, Channel::Mail, out, args),
        "queue" => queue::run(session, out, args),
        "activity" => activity::run(session, out, args),
        "agenda" => agenda::run(session, out),
        "status" => agenda::status(session, out, args),
        "inbox" => inbox::run(session, out, args),
        "notify" => notify::run(session, out, args),
        "find" => find::run(session, out, args),
        "undo" => history::undo(session, out, args),
        "redo" => history::redo(session, out),
        "history" => history::run(session, out, args),
        "duplicates" => duplicates::run(session, out, args),
        "intake" => intake::run(session, out, args),
        "import" => import::run(session, out, args),
        "export" => export::run(session, out, args),
        "layout" => layout::run(session, out, args),
        "timeline-filter" => timeline::run(session, out, args),
        "backup" => backup::run(session, out, args),
        "check" => check::run(session, out),
        "sql" => sql::run(session, out, args),
        word => match Noun::parse(word) {
            Some(Noun::Setting) => team::run(session, out, args),
            Some(Noun::Product) => product::run(session, out, args),
            Some(noun) if noun.is_record() => record::run(session, noun, out, args),
            Some(noun) => dictionary::run(session, noun, out, args),
            None => Err(Refusal::malformed(Message::new("usage-wrong")).into()),
        },
    }
}

/// Says what went wrong where no database is open yet.
fn told(trouble: &Trouble, lang: Lang) -> Status {
    let setup = session::no_setup();
    let zone = |_| chrono::NaiveDateTime::default();
    say(trouble, Words::new(lang, &setup, 0, zone));
    trouble.status()
}

fn say(trouble: &Trouble, words: Words<'_>) {
    if let Some(sentence) = trouble.sentence(words) {
        Out::new(words.lang(), false, false).talk(&sentence);
    }
}

/// The language to speak, needed before the arguments are understood.
fn language(typed: &[String], config: Option<&Config>, surroundings: &Surroundings) -> Lang {
    let asked = given(typed, "--lang").and_then(|code| Lang::parse(&code));
    let configured = config.and_then(|config| config.lang.as_deref()).and_then(Lang::parse);
    let locales = surroundings.locales.each_ref().map(String::as_str);
    Lang::choose(asked, configured, &locales)
}

/// The value of an option, looked for before the arguments are understood.
fn given(typed: &[String], option: &str) -> Option<String> {
    let mut args = typed.iter().skip(1).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        if arg == option {
            return args.next().cloned();
        }
        if let Some(value) = arg.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}
