//! The catalogue: what the team sells, for how much.

use clap::{ArgMatches, Command};

use super::bulk;
use super::help::Help;
use super::output::Out;
use super::record::list;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values::{self, Background};
use crate::domain::command::{self, Set};
use crate::domain::field::Field;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;

/// The fields with an option of their own, beside the name.
const OWN: [&str; 5] = ["code", "unit", "price", "currency", "tax"];

/// What may be typed after the noun.
pub fn grammar(help: Help) -> Command {
    let with_values = |command: Command| {
        let options = OWN.map(|name| help.option(name, "VALUE", &format!("field-{name}")));
        command.args(options).arg(help.flag("tax-included", "help-tax-included")).arg(help.options(
            "set",
            "FIELD=VALUE",
            "help-set-entry",
        ))
    };
    let key = |command: Command| {
        command.arg(help.argument("key", "NAME", "help-product-key").required(true))
    };
    help.group("product", "help-product-command").subcommands([
        list::options(help, help.command("list", "help-entry-list")).arg(help.words(
            "query",
            "QUERY",
            "help-query-products",
        )),
        with_values(help.command("add", "help-entry-add"))
            .arg(help.argument("title", "NAME", "help-entry-name-one").required(true)),
        key(with_values(help.command("edit", "help-entry-edit"))).arg(help.option(
            "name",
            "NAME",
            "help-entry-name-one",
        )),
        help.command("delete", "help-product-delete").arg(help.arguments(
            "keys",
            "NAME",
            "help-product-key",
        )),
    ])
}

/// Runs a verb of the catalogue.
pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("", args));
    match verb {
        "add" => add(session, out, args),
        "edit" => edit(session, out, args),
        "delete" => delete(session, out, args),
        _ => list::run(session, Noun::Product, out, args),
    }
}

fn add(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let set = given(session, args, "title", Background::default())?;
    let command = command::Command::Create { noun: Noun::Product, set };
    let receipt = bulk::execute(session, out, &command).map_err(Trouble::of_arguments)?;
    if let Some(new) = receipt.touched.first().filter(|_| !out.is_json()) {
        out.line(&new.id.to_string())?;
    }
    Ok(Status::Done)
}

fn edit(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let on = product(session, values::one(args, "key").unwrap_or_default())?;
    let set = given(session, args, "name", values::background(session, on)?)?;
    bulk::execute(session, out, &command::Command::Edit { on, set })?;
    Ok(Status::Done)
}

fn delete(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let mut targets = Vec::new();
    for key in values::all(args, "keys") {
        let on = product(session, key)?;
        targets.push((on, Ok(command::Command::Delete { on })));
    }
    Ok(bulk::apply(session, out, OperationKind::Delete, targets)?.0)
}

/// What the options say; `name` is the argument with the name.
fn given(
    session: &Session,
    args: &ArgMatches,
    name: &str,
    background: Background,
) -> Result<Vec<Set>, Trouble> {
    let mut typed: Vec<(&Field, &str)> = Vec::new();
    if let Some(title) = values::one(args, name) {
        typed.push((session.field(Noun::Product, "title")?, title));
    }
    for name in OWN {
        if let Some(text) = values::one(args, name) {
            typed.push((session.field(Noun::Product, name)?, text));
        }
    }
    if args.get_flag("tax-included") {
        typed.push((session.field(Noun::Product, "tax_included")?, "1"));
    }
    let mut set = values::read(session, &typed, background)?;
    for one in values::sets(session, Noun::Product, args, background)? {
        values::put(&mut set, one);
    }
    Ok(set)
}

/// The product that a word names: by code, by number or by name.
fn product(session: &Session, word: &str) -> Result<RecordRef, Trouble> {
    match session.reader.products_called(word)?[..] {
        [one] => Ok(RecordRef::new(Noun::Product, one)),
        [] => {
            let message = Message::new("refused-unknown-entry").with("text", word);
            let hint = Message::new("hint-list").with("noun", Noun::Product.word());
            Err(Refusal::not_found(message.with("noun", Arg::Nouns(Noun::Product)))
                .hint(hint)
                .into())
        }
        ref several => {
            let message = Message::new("refused-product-ambiguous").with("name", word);
            let numbers: Vec<String> = several.iter().map(i64::to_string).collect();
            let hint = Message::new("hint-known-names").with("names", numbers.join(", "));
            let message = message.with("count", several.len());
            Err(Refusal::malformed(message).hint(hint).into())
        }
    }
}
