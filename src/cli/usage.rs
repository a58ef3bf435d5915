//! What is wrong with the arguments, said in the reader's language: the mistakes the argument
//! parser finds, turned into refusals.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command};

use super::values::unmarked;
use crate::domain::message::{Message, Refusal};
use crate::domain::nearest::{advice, nearest};

/// The refusal for a mistake in `args` (the program's name first), as `grammar` found it.
pub fn refusal(error: &Error, grammar: &Command, args: &[String]) -> Refusal {
    let (command, path) = deepest(grammar, args);
    let context = |kind| error.get(kind).map(said).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let help = Message::new("usage-hint").with("command", path.as_str());
    let plain = |message: Message| Refusal::malformed(message).hint(help.clone());
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            let known = command.get_subcommands().map(Command::get_name);
            let message = Message::new("usage-unknown-command").with("name", name.as_str());
            suggest(message, nearest(&name, known), help)
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            let message = Message::new("usage-too-much").with("name", argument);
            let meant = bare_value(command, args);
            suggest(message, meant.as_deref(), help)
        }
        ErrorKind::UnknownArgument => {
            let known: Vec<String> = command
                .get_arguments()
                .chain(grammar.get_arguments().filter(|arg| arg.is_global_set()))
                .filter_map(|arg| arg.get_long().map(|long| format!("--{long}")))
                .collect();
            let near = nearest(&argument, known.iter().map(String::as_str));
            let message = Message::new("usage-unknown-argument").with("name", argument.as_str());
            suggest(message, near, help)
        }
        ErrorKind::MissingRequiredArgument => {
            plain(Message::new("usage-missing").with("name", missing(command, &argument)))
        }
        ErrorKind::MissingSubcommand => plain(Message::new("usage-no-command")),
        ErrorKind::InvalidValue if value.is_empty() => {
            plain(Message::new("usage-no-value").with("name", argument))
        }
        ErrorKind::InvalidValue => {
            let known = context(ContextKind::ValidValue);
            let message = Message::new("usage-bad-value")
                .with("name", argument)
                .with("value", value.as_str());
            let known: Vec<&str> = known.split(", ").filter(|name| !name.is_empty()).collect();
            Refusal::malformed(message).hint(match known.is_empty() {
                true => help,
                false => advice(&value, &known),
            })
        }
        ErrorKind::ValueValidation => {
            plain(Message::new("usage-bad-value").with("name", argument).with("value", value))
        }
        ErrorKind::ArgumentConflict if context(ContextKind::PriorArg) == argument => {
            let name = argument.split(' ').next().unwrap_or(&argument);
            let message = Message::new("usage-twice").with("name", name);
            Refusal::malformed(message).hint(Message::new("hint-twice"))
        }
        ErrorKind::ArgumentConflict => plain(Message::new("usage-conflict").with("name", argument)),
        ErrorKind::InvalidUtf8 => plain(Message::new("usage-not-text")),
        _ => plain(Message::new("usage-wrong")),
    }
}

/// An option with the value that stands among the arguments without it: `import leads FILE` means
/// `--as leads`.
fn bare_value(command: &Command, args: &[String]) -> Option<String> {
    let is_bare = |pair: &&[String]| !pair.iter().any(|word| word.starts_with('-'));
    args.windows(2).filter(is_bare).find_map(|pair| {
        let takes = |option: &&Arg| {
            option.get_possible_values().iter().any(|value| value.get_name() == pair[1])
        };
        let option = command.get_opts().find(takes)?;
        Some(format!("--{} {}", option.get_long()?, pair[1]))
    })
}

/// What is missing of `named`: the words there are fill the places from the first one on, so that the
/// last ones are left empty, whichever the parser names.
fn missing(command: &Command, named: &str) -> String {
    let required = command.get_positionals().filter(|place| place.is_required_set());
    let required: Vec<String> = required.map(ToString::to_string).collect();
    let (places, options): (Vec<&str>, Vec<&str>) =
        named.split(", ").partition(|name| required.iter().any(|place| place == name));
    let filled = required.len() - places.len();
    let empty = required[filled..].iter().map(|place| place.trim_end_matches('.'));
    empty.map(str::to_owned).chain(options.into_iter().map(either)).collect::<Vec<_>>().join(", ")
}

/// An option, or those of which one is needed, which the parser writes as `<--one <A>|--other <B>>`.
fn either(options: &str) -> String {
    let several = options.strip_prefix("<--").and_then(|rest| rest.strip_suffix('>'));
    several.map_or_else(|| options.to_owned(), |rest| format!("--{}", rest.replace('|', " / ")))
}

fn suggest(message: Message, near: Option<&str>, help: Message) -> Refusal {
    let did_you_mean = near.map(|name| Message::new("hint-did-you-mean").with("name", name));
    Refusal::malformed(message).hint(did_you_mean.unwrap_or(help))
}

fn said(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => unmarked(text).to_owned(),
        ContextValue::Strings(texts) => {
            texts.iter().map(|text| unmarked(text)).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// The command the arguments had come to, and its name in full.
fn deepest<'c>(grammar: &'c Command, args: &[String]) -> (&'c Command, String) {
    let mut command = grammar;
    let mut path = grammar.get_name().to_owned();
    for arg in args.iter().skip(1) {
        if let Some(inner) = command.find_subcommand(arg) {
            command = inner;
            path.push(' ');
            path.push_str(inner.get_name());
        }
    }
    (command, path)
}
