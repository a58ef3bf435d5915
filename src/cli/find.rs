//! `find`: leads, deals, contacts and companies by name, phone, e-mail or any of their words.

use clap::{ArgMatches, Command, value_parser};
use serde_json::json;

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::phone;

pub fn grammar(help: Help) -> Command {
    help.command("find", "help-find")
        .arg(help.words("text", "TEXT", "help-find-text"))
        .arg(help.option("limit", "N", "help-find-limit").value_parser(value_parser!(usize)))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let query = quoted(&values::text(args, "text")?);
    if query.is_empty() {
        return Err(Refusal::malformed(Message::new("usage-missing").with("name", "TEXT")).into());
    }
    let limit = args.get_one::<usize>("limit").copied().unwrap_or(100);
    let mut found = Vec::new();
    for noun in Noun::RECORDS {
        let filter = session.reading().query(noun, &query)?;
        found.extend(session.reader.find(noun, &filter, limit)?);
    }
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
    let headings = ["ID", "cli-heading-name", "cli-heading-client"];
    let mut table = out.table(headings.map(|id| heading(session, id)).to_vec());
    for one in found {
        let name = one.name.unwrap_or_else(|| words.untitled(one.on));
        table.row(&[one.on.to_string(), name, one.client.unwrap_or_default()])?;
    }
    table.end()?;
    Ok(Status::Done)
}

fn heading(session: &Session, id: &str) -> String {
    if id == "ID" { id.to_owned() } else { session.words().text(id) }
}

/// Each word by itself, so that none is read as a condition; a phone number is one word.
fn quoted(text: &str) -> String {
    let text = text.replace('"', " ");
    let text = text.trim();
    if phone::looks_like_phone(text) {
        return format!("\"{text}\"");
    }
    text.split_whitespace().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_word_is_read_as_a_condition() {
        let table = [
            ("Ivan stage:new", "\"Ivan\" \"stage:new\""),
            (" \"big  deal\" ", "\"big\" \"deal\""),
            ("+7 912 345-67-89", "\"+7 912 345-67-89\""),
            ("  ", ""),
        ];
        for (text, expected) in table {
            assert_eq!(quoted(text), expected);
        }
    }
}
