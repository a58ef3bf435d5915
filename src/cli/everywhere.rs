//! The options that may stand anywhere. They are put before the command, so that what stands between
//! a noun and its verb (`inbox --as anna read`) does not hide the verb from the parser.

use std::collections::HashSet;
use std::ffi::OsString;

use clap::Command;

/// Those that are followed by a value.
const VALUED: [&str; 4] = ["--db", "--config", "--lang", "--as"];

/// Those that stand alone.
const ALONE: &str = "--json";

/// The arguments (the program's name first) as the parser takes them: where the command may have
/// either words or a verb of its own, the options that may stand anywhere are put right behind the
/// program's name. Other commands find theirs by themselves, and may mean something else by one.
pub fn in_front(args: Vec<OsString>, grammar: &Command) -> Vec<OsString> {
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    let command = words.find_map(|word| grammar.find_subcommand(word));
    match command.is_some_and(Command::is_args_conflicts_with_subcommands_set) {
        true => first(args),
        false => args,
    }
}

/// One without its value and one that is there twice stay where they are, for the parser to judge,
/// and so does everything behind `--`.
fn first(args: Vec<OsString>) -> Vec<OsString> {
    let mut args = args.into_iter().peekable();
    let mut front: Vec<OsString> = args.next().into_iter().collect();
    let (mut rest, mut seen) = (Vec::new(), HashSet::new());
    while let Some(arg) = args.next() {
        let text = arg.to_string_lossy();
        if text == "--" {
            rest.push(arg);
            break;
        }
        let (name, joined) = match text.split_once('=') {
            Some((name, _)) => (name.to_owned(), true),
            None => (text.into_owned(), false),
        };
        let valued = VALUED.contains(&name.as_str());
        let is_value = |next: &OsString| !next.to_string_lossy().starts_with("--");
        let whole = match joined {
            true => valued,
            false => name == ALONE || (valued && args.peek().is_some_and(is_value)),
        };
        let value = if whole && valued && !joined { args.next() } else { None };
        let place = if whole && seen.insert(name) { &mut front } else { &mut rest };
        place.push(arg);
        place.extend(value);
    }
    front.into_iter().chain(rest).chain(args).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_for_everything_does_not_stand_between_noun_and_verb() {
        let either = |name| Command::new(name).args_conflicts_with_subcommands(true);
        let grammar = Command::new("v")
            .subcommands(["inbox", "comment"].map(either))
            .subcommands([Command::new("lead"), Command::new("import")]);
        for (typed, parsed) in [
            ("v inbox --as anna read 5", "v --as anna inbox read 5"),
            ("v comment --json edit 1 x --db=a.db", "v --json --db=a.db comment edit 1 x"),
            ("v lead list --limit 5", "v lead list --limit 5"),
            ("v inbox read --as", "v inbox read --as"),
            ("v inbox --as --json", "v --json inbox --as"),
            ("v --lang en inbox --lang ru", "v --lang en inbox --lang ru"),
            ("v comment lead/1 -- --as anna", "v comment lead/1 -- --as anna"),
            ("v import x --as leads", "v import x --as leads"),
            ("v", "v"),
        ] {
            let args = typed.split(' ').map(OsString::from).collect();
            let said: Vec<String> = in_front(args, &grammar)
                .into_iter()
                .map(|arg| arg.into_string().unwrap_or_default())
                .collect();
            assert_eq!(said.join(" "), parsed);
        }
        assert!(in_front(Vec::new(), &grammar).is_empty());
    }
}
