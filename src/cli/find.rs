//! `find`: leads, deals, contacts and companies by name, phone, e-mail or any of their words, the
//! best fit first.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::seek;

/// So many of each noun are found unless somebody asks for more.
const FOUND: usize = 100;

pub fn grammar(help: Help) -> Command {
    help.command("find", "help-find")
        .arg(help.words("text", "TEXT", "help-find-text"))
        .arg(help.limit("help-find-limit"))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let text = values::text(args, "text")?;
    if text.trim().is_empty() {
        return Err(Refusal::malformed(Message::new("usage-missing").with("name", "TEXT")).into());
    }
    if seek::is_too_long(&text) {
        let message = Message::new("refused-search-long").with("most", seek::LONGEST);
        return Err(Refusal::malformed(message).into());
    }
    let limit = values::limit(args).unwrap_or(FOUND);
    let found = session.reader.seek(&Noun::RECORDS, &text, limit)?;
    let words = session.words();
    if found.is_empty() && !out.is_json() {
        out.talk(&words.text("cli-found-nothing"));
    }
    if out.is_json() {
        for one in found {
            let mut object = json::object(one.on.id);
            object.insert("record".to_owned(), json!(one.on.to_string()));
            object.insert("name".to_owned(), json!(one.name));
            object.insert("client".to_owned(), json!(one.client));
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    let [name, client] = ["cli-heading-name", "cli-heading-client"].map(|id| words.text(id));
    let mut table = out.table([Column::whole("ID".to_owned()), Column::name(name), client.into()]);
    for one in found {
        let name = one.name.unwrap_or_else(|| words.untitled(one.on));
        let client = one.client.unwrap_or_default();
        table.row(&[one.on.to_string(), name, words.phone(&client).into_owned()])?;
    }
    table.end()?;
    Ok(Status::Done)
}
