//! `duplicates`: groups of records that look like one client, and which of them are not.

use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::bulk;
use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble};
use super::values;
use crate::clock;
use crate::crm::duplicates::{Like, Member, NOUNS};
use crate::domain::alike::{Group, Reason};
use crate::domain::command;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::words::Words;

pub fn grammar(help: Help) -> Command {
    let records = || help.arguments("ids", "RECORD", "help-duplicates-records");
    help.command("duplicates", "help-duplicates")
        .args_conflicts_with_subcommands(true)
        .arg(
            help.argument("what", "leads|contacts|companies", "help-duplicates-what")
                .value_parser(NOUNS.map(Noun::plural)),
        )
        .subcommands([
            help.command("dismiss", "help-duplicates-dismiss").arg(records()),
            help.command("recall", "help-duplicates-recall").arg(records()),
        ])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    match args.subcommand() {
        Some((verb, args)) => tell(session, out, args, verb == "dismiss"),
        None => list(session, out, values::one(args, "what").and_then(Noun::parse)),
    }
}

/// Notes that records are different clients, or that this is not sure.
fn tell(
    session: &Session,
    out: &mut Out,
    args: &ArgMatches,
    apart: bool,
) -> Result<Status, Trouble> {
    let named = values::all(args, "ids").into_iter().map(values::any_record);
    let records = named.collect::<Result<Vec<RecordRef>, Refusal>>()?;
    bulk::execute(session, out, &command::Command::TellApart { records, apart })?;
    Ok(Status::Done)
}

fn list(session: &Session, out: &mut Out, only: Option<Noun>) -> Result<Status, Trouble> {
    let mut number = 0;
    let mut rows: Vec<[String; 7]> = Vec::new();
    let mut example = None;
    for noun in NOUNS.into_iter().filter(|noun| only.is_none_or(|only| only == *noun)) {
        for group in session.reader.duplicates(noun)? {
            let members = session.reader.members(noun, &group.ids)?;
            number += 1;
            if let [one, other, ..] = group.ids[..] {
                example.get_or_insert((noun, one, other));
            }
            if out.is_json() {
                out.object(object(session, number, noun, &group, &members))?;
                continue;
            }
            let why = because(session.words(), &group.reasons);
            for member in &members {
                let name = member.name.clone().or_else(|| member.client.clone());
                rows.push([
                    number.to_string(),
                    format!("{}%", group.score),
                    why.clone(),
                    member.on.to_string(),
                    name.unwrap_or_else(|| session.words().untitled(member.on)),
                    member.phone.clone().unwrap_or_default(),
                    member.email.clone().unwrap_or_default(),
                ]);
            }
        }
    }
    if out.is_json() {
        return Ok(Status::Done);
    }
    let words = session.words();
    if rows.is_empty() {
        out.talk(&words.text("duplicates-none"));
        return Ok(Status::Done);
    }
    let headings = [
        Column::number("№".to_owned()),
        Column::number("%".to_owned()),
        Column::from(words.text("duplicates-why")),
        Column::whole("ID".to_owned()),
        Column::name(words.text("cli-heading-name")),
        Column::whole(words.text("part-phone")),
        Column::from(words.text("part-email")),
    ];
    let mut table = out.table(headings);
    for row in rows {
        table.row(&row)?;
    }
    table.end()?;
    if let Some((noun, one, other)) = example {
        let next = Message::new("duplicates-what-next").with("kind", noun.word());
        let next = next.with("one", one.to_string()).with("other", other.to_string());
        out.talk(&words.say(&next));
    }
    Ok(Status::Done)
}

/// What makes records alike, in the reader's words.
pub fn because(words: Words<'_>, reasons: &[Reason]) -> String {
    let said: Vec<String> =
        reasons.iter().map(|reason| words.text(&format!("alike-{}", reason.word()))).collect();
    said.join(", ")
}

fn object(
    session: &Session,
    number: i64,
    noun: Noun,
    group: &Group,
    members: &[Member],
) -> Map<String, Json> {
    let records: Vec<Json> = members
        .iter()
        .map(|member| {
            let mut object = json::object(member.on.id);
            object.extend([
                ("record".to_owned(), json!(member.on.to_string())),
                ("name".to_owned(), json!(called(session, member))),
                ("phone".to_owned(), json!(member.phone)),
                ("email".to_owned(), json!(member.email)),
                ("created_at".to_owned(), json!(clock::rfc3339(member.created_at))),
            ]);
            Json::Object(object)
        })
        .collect();
    let reasons: Vec<&str> = group.reasons.iter().map(|reason| reason.word()).collect();
    let mut object = json::object(number);
    object.extend([
        ("noun".to_owned(), json!(noun.word())),
        ("score".to_owned(), json!(group.score)),
        ("reasons".to_owned(), json!(reasons)),
        ("records".to_owned(), json!(records)),
    ]);
    object
}

fn called(session: &Session, member: &Member) -> String {
    let name = member.name.clone().or_else(|| member.client.clone());
    name.unwrap_or_else(|| session.words().untitled(member.on))
}

/// Tells the person whom a new record is like.
pub fn warn(session: &Session, out: &Out, likes: &[Like]) {
    let words = session.words();
    for like in likes {
        let named = like.name.clone().filter(|name| !name.is_empty());
        let name = named.unwrap_or_else(|| words.untitled(like.on));
        let why = because(words, &like.reasons);
        let message = Message::new("duplicates-warning").with("why", why);
        let message = message.with("record", like.on.to_string()).with("name", name);
        out.talk(&words.say(&message));
    }
}

/// Whom a new record is like, for a program.
pub fn likes(likes: &[Like]) -> Json {
    let each = likes.iter().map(|like| {
        let reasons: Vec<&str> = like.reasons.iter().map(|reason| reason.word()).collect();
        json!({
            "record": like.on.to_string(),
            "name": like.name,
            "reasons": reasons,
            "score": like.score,
        })
    });
    each.collect()
}
