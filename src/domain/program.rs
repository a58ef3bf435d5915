//! Commands of the settings: a program with its arguments, some of which hold placeholders.
//!
//! It does not know what stands in for a placeholder, nor how a program is run.

use super::message::{Arg, Message};

/// A command with its placeholders filled in. Every part stays one argument, whatever is put into
/// it; the program itself is never filled in.
pub fn filled(command: &[String], values: &[(&str, String)]) -> Vec<String> {
    let fill = |part: &String| {
        values.iter().fold(part.clone(), |part, (name, value)| part.replace(name, value))
    };
    let program = command.first().cloned();
    program.into_iter().chain(command.iter().skip(1).map(fill)).collect()
}

/// What is wrong with a command that needs one placeholder and may hold others; an empty command
/// is none at all.
pub fn fault(command: &[String], needed: &str, others: &[&str]) -> Option<Message> {
    let (program, arguments) = command.split_first()?;
    if program.trim().is_empty() || program.contains(['{', '}']) {
        return Some(Message::new("refused-command-program"));
    }
    if !arguments.iter().any(|part| part.contains(needed)) {
        return Some(Message::new("refused-command-lacks").with("name", needed));
    }
    let bare = |part: &String| {
        let known = others.iter().chain([&needed]);
        known.fold(part.clone(), |part, name| part.replace(name, ""))
    };
    let unknown = arguments.iter().map(bare).find(|part| part.contains(['{', '}']))?;
    Some(Message::new("refused-command-unknown").with("text", unknown))
}

/// Says that a command did not do its work: there `is_missing` its program, or `why`.
pub fn failed(command: &[String], is_missing: bool, why: Arg) -> Message {
    match command.first().filter(|_| is_missing) {
        Some(program) => Message::new("why-program-missing").with("name", program.as_str()),
        None => Message::new("why-no-program").with("why", why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_one_argument_and_never_becomes_the_program() {
        let command = ["{file}", "-o={file}", "x"].map(str::to_owned);
        let filled = filled(&command, &[("{file}", "/a b; rm".to_owned())]);
        assert_eq!(filled, ["{file}", "-o=/a b; rm", "x"]);
    }

    #[test]
    fn a_command_says_what_it_lacks() {
        for (command, expected) in [
            (&[][..], None),
            (&["evince", "{file}"], None),
            (&["evince"], Some("refused-command-lacks")),
            (&["{file}", "{file}"], Some("refused-command-program")),
            (&["evince", "{file}", "{phone}"], Some("refused-command-unknown")),
        ] {
            let command: Vec<String> = command.iter().map(|part| (*part).to_owned()).collect();
            assert_eq!(fault(&command, "{file}", &[]).map(|why| why.id), expected, "{command:?}");
        }
    }
}
