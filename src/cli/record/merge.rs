//! `merge`: several records become one; the first one named stays.

use clap::{ArgMatches, Command};

use crate::cli::bulk;
use crate::cli::help::Help;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::{Status, Trouble};
use crate::cli::values;
use crate::domain::command::{self, Merge, Taken};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};

pub fn grammar(help: Help) -> Command {
    help.command("merge", "help-merge")
        .arg(help.arguments("ids", "ID", "help-merge-ids"))
        .arg(help.options("set", "FIELD=VALUE", "help-set"))
        .arg(help.options("take", "FIELD=ID", "help-take"))
        .arg(help.flag("force", "help-merge-force"))
}

pub fn run(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let records = named(args, noun)?;
    let Some((keep, others)) = records.split_first() else {
        return Err(Refusal::malformed(Message::new("refused-merge-one")).into());
    };
    let mut choices = Vec::new();
    for pair in values::all(args, "take") {
        let (name, from) = pair
            .split_once('=')
            .ok_or_else(|| Refusal::malformed(Message::new("usage-take").with("text", pair)))?;
        let field = session.field(noun, name.trim())?;
        choices.push((field.name.clone(), Taken::From(values::record(from.trim(), noun)?.id)));
    }
    if !values::all(args, "set").is_empty() {
        let background = values::background(session, *keep)?;
        for set in values::sets(session, noun, args, background)? {
            choices.push((set.field, Taken::Value(set.value)));
        }
    }
    let apart = args.get_flag("force");
    let wanted = Merge { choices, apart, ..Merge::new(*keep, others.to_vec()) };
    bulk::execute(session, out, &command::Command::Merge(wanted))?;
    Ok(Status::Done)
}

/// The records in the order they were typed, each as often as it was: which may not be merged, the
/// use case says.
fn named(args: &ArgMatches, noun: Noun) -> Result<Vec<RecordRef>, Refusal> {
    let record = |word: &str| match word.parse::<RecordRef>() {
        Ok(on) if on.noun.is_record() => Ok(on),
        _ => values::record(word, noun),
    };
    values::all(args, "ids").into_iter().map(record).collect()
}
