//! `edit`: the same new values for one record or several; on a lead or a deal, products to add and
//! to take off.

use clap::{ArgGroup, ArgMatches, Command};

use crate::cli::bulk::{self, Target};
use crate::cli::help::Help;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::{Status, Trouble};
use crate::cli::values::{self, Background};
use crate::domain::command::{self, Set};
use crate::domain::fold::fold;
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::product::{self, ProductRow};
use crate::domain::value::Value;

pub fn grammar(help: Help, noun: Noun) -> Command {
    let command = help
        .command("edit", "help-edit")
        .arg(help.arguments("ids", "ID", "help-ids"))
        .arg(help.options("set", "FIELD=VALUE", "help-set"));
    let changes = ArgGroup::new("changes").required(true).multiple(true);
    if !noun.has_stages() {
        return command.group(changes.arg("set"));
    }
    command
        .arg(help.options("product", "ROW", "help-product-row"))
        .arg(help.options("remove-product", "NAME", "help-product-remove"))
        .group(changes.args(["set", "product", "remove-product"]))
}

pub fn run(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    // A mistake in the values is a mistake for every record: nothing is begun.
    let typed = values::sets(session, noun, args, Background::default())?;
    let read = session.words().booked_sentence(noun, &typed);
    let mut targets: Vec<Target> = Vec::new();
    for on in values::records(args, noun)? {
        let set = match values::background(session, on) {
            Ok(background) => changes(session, on, args, background),
            Err(trouble) => Err(trouble),
        };
        let set = match set {
            Err(Trouble::Refused(refusal)) => Err(refusal),
            Err(trouble) => return Err(trouble),
            Ok(set) => Ok(set),
        };
        targets.push((on, set.map(|set| command::Command::Edit { on, set })));
    }
    Ok(bulk::apply_read(session, out, OperationKind::Edit, targets, read)?.0)
}

/// The new values of one record.
fn changes(
    session: &Session,
    on: RecordRef,
    args: &ArgMatches,
    background: Background,
) -> Result<Vec<Set>, Trouble> {
    let mut set = values::sets(session, on.noun, args, background)?;
    let (added, removed) = (values::all(args, "product"), values::all(args, "remove-product"));
    if added.is_empty() && removed.is_empty() {
        return Ok(set);
    }
    let was = session.reader.card(on)?.row.get("products").clone();
    let given = set.iter().find(|one| one.field == "products").map(|one| &one.value);
    let mut rows: Vec<ProductRow> = given.unwrap_or(&was).as_rows().to_vec();
    for name in removed {
        let before = rows.len();
        rows.retain(|row| fold(&row.name) != fold(name));
        if rows.len() == before {
            let message = Message::new("refused-no-product-row").with("name", name);
            return Err(Refusal::not_found(message.with("record", on)).into());
        }
    }
    let currency =
        set.iter().find(|one| one.field == "currency").and_then(|one| one.value.as_text());
    let currency = currency.and_then(Currency::parse);
    let currency = currency.or(background.currency).unwrap_or(session.setup.currency);
    for row in added {
        rows.extend(product::read(row, currency)?);
    }
    let value = if rows.is_empty() { Value::Empty } else { Value::Rows(rows) };
    values::put(&mut set, Set { field: "products".to_owned(), value, was: Some(was) });
    Ok(set)
}
