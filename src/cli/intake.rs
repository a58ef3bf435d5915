//! `intake`: somebody from outside turns to us. A telephone exchange, a mail server, a bot or a site
//! calls this with what it has, as arguments, as a file or on the standard input.
//!
//! It prints the record that took it in. What was left out on purpose is no failure: it prints
//! nothing and says why.

use std::io::Read;

use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::help::{self, Help};
use super::import::source;
use super::output::Out;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble, status_of};
use super::values;
use super::{json, trouble};
use crate::clock;
use crate::crm::intake::{Received, ReceivedState, Settled, Taken};
use crate::crm::{Failure, Fault};
use crate::domain::command::Receipt;
use crate::domain::inbound::Channel;
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::exchange::{inbound, mail};

/// So many of the latest are listed unless somebody wants more.
const LISTED: usize = 50;

/// The options of a call that are part of what came, by the names the JSON has for them.
const OF_CALL: [(&str, &str, &str); 7] = [
    ("from", "PHONE", "help-intake-from"),
    ("to", "PHONE", "help-intake-to"),
    ("direction", "in|out", "help-intake-direction"),
    ("duration", "SECONDS", "help-intake-duration"),
    ("record", "FILE", "help-intake-record"),
    ("name", "NAME", "help-intake-name"),
    ("id", "ID", "help-intake-id"),
];

/// Those of a message.
const OF_CHAT: [(&str, &str, &str); 7] = [
    ("channel", "NAME", "help-intake-channel"),
    ("from", "HANDLE", "help-intake-handle"),
    ("to", "HANDLE", "help-intake-handle-to"),
    ("direction", "in|out", "help-intake-written"),
    ("name", "NAME", "help-intake-name"),
    ("text", "TEXT", "help-intake-text"),
    ("id", "ID", "help-intake-id"),
];

pub fn grammar(help: Help) -> Command {
    let common = |command: Command| {
        command.arg(help.option("responsible", "LOGIN", "help-intake-responsible"))
    };
    let told = |command: Command, options: &[(&'static str, &'static str, &'static str)]| {
        let options = options.iter().map(|(name, value, about)| help.option(name, value, about));
        common(command)
            .args(options)
            .arg(help.option("at", "TIME", "help-intake-at"))
            .arg(help::file(help.argument("file", "FILE", "help-intake-json")))
    };
    let file = |command: Command, about: &str| {
        common(command).arg(help::file(help.argument("file", "FILE", about)))
    };
    help.group("intake", "help-intake").subcommands([
        told(help.command("call", "help-intake-call"), &OF_CALL),
        file(help.command("mail", "help-intake-mail"), "help-intake-letter"),
        told(help.command("chat", "help-intake-chat"), &OF_CHAT),
        file(help.command("form", "help-intake-form"), "help-intake-json"),
        help.command("list", "help-intake-list").arg(help.limit("help-limit")),
        common(help.command("again", "help-intake-again"))
            .arg(help.argument("ids", "ID", "help-intake-ids").num_args(0..)),
    ])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("", args));
    match verb {
        "list" => list(session, out, args),
        "again" => again(session, out, args),
        word => match Channel::parse(word) {
            Some(channel) => take(session, channel, out, args),
            None => Err(Refusal::malformed(Message::new("usage-no-command")).into()),
        },
    }
}

/// Takes one in.
fn take(
    session: &Session,
    channel: Channel,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let responsible = responsible(session, args)?;
    let options: &[_] = match channel {
        Channel::Call => &OF_CALL,
        Channel::Chat => &OF_CHAT,
        Channel::Mail | Channel::Form => &[],
    };
    let given = given(session, options, args)?;
    let raw = match values::one(args, "file") {
        Some(_) if !given.is_empty() => {
            return Err(Refusal::malformed(Message::new("usage-intake-both")).into());
        }
        None if !given.is_empty() => Json::Object(given).to_string().into_bytes(),
        file => read(session, channel, file.unwrap_or("-"))?,
    };
    let taken = session.writer()?.intake(session.clock.now(), channel, &raw, responsible);
    if let Err(Failure::Refused(refusal)) = &taken {
        tracing::warn!(channel = channel.word(), why = refusal.message.id, "intake refused");
    }
    match taken {
        // It is kept, and nothing more could be made of it.
        Err(Failure::Refused(refusal)) if refusal.kind == RefusalKind::NoSender => {
            out.talk(&trouble::told(&refusal, session.words()));
            Ok(Status::Partly)
        }
        taken => told(session, out, &taken?),
    }
}

/// The options that are part of what came, as the JSON object they stand for.
fn given(
    session: &Session,
    options: &[(&str, &str, &str)],
    args: &ArgMatches,
) -> Result<Map<String, Json>, Trouble> {
    let mut object = Map::new();
    for (name, _, _) in options {
        if let Some(value) = values::one(args, name) {
            object.insert((*name).to_owned(), json!(value));
        }
    }
    if let Some(text) = values::one(args, "at") {
        let field = session.field(Noun::Activity, "deadline")?;
        let at = session.reading().value(field, text, None, None)?;
        object.insert("at".to_owned(), json!(at.as_int()));
    }
    Ok(object)
}

/// Who works on a new lead of somebody nobody knows.
fn responsible(session: &Session, args: &ArgMatches) -> Result<Option<UserId>, Refusal> {
    let Some(login) = values::one(args, "responsible") else { return Ok(None) };
    let field = session.field(Noun::Lead, "responsible")?;
    Ok(session.reading().value(field, login, None, None)?.as_int().map(UserId))
}

/// Everything in a file, or on the standard input, as far as a channel takes it.
fn read(session: &Session, channel: Channel, file: &str) -> Result<Vec<u8>, Trouble> {
    let most = if channel == Channel::Mail { mail::MAX_BYTES } else { inbound::MAX_BYTES };
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| Trouble::Fault(Fault::Io(error)))?;
        bytes
    } else {
        source::bytes(session, file, most)?
    };
    if bytes.len() as u64 > most {
        let message = Message::new("refused-intake-too-big").with("most", (most >> 20).to_string());
        return Err(Refusal::rule(message).into());
    }
    Ok(bytes)
}

/// Says what became of one: its record on the standard output, the rest beside.
fn told(session: &Session, out: &mut Out, taken: &Taken) -> Result<Status, Trouble> {
    let Taken { received, new, receipt } = taken;
    let words = session.words();
    if out.is_json() {
        let mut object = object(received);
        object.insert("new".to_owned(), json!(new));
        let operation = receipt.as_ref().and_then(|receipt| receipt.operation);
        object.insert("operation".to_owned(), json!(operation.map(|operation| operation.0)));
        let touched = receipt.iter().flat_map(|receipt| &receipt.touched);
        let touched: Vec<String> = touched.map(ToString::to_string).collect();
        object.insert("touched".to_owned(), json!(touched));
        out.object(object)?;
    }
    if received.state == ReceivedState::Left {
        let why = received.why.map_or("", |why| why.word());
        tracing::warn!(inbound = received.id, why, "left out");
    }
    if receipt.is_none() && received.state == ReceivedState::Done {
        out.talk(&words.text("cli-intake-before"));
    } else if let Some(why) = received.why {
        let record = received.home.map(|on| on.to_string()).unwrap_or_default();
        out.talk(&words.why(why, &record));
    }
    for note in receipt.iter().flat_map(Receipt::besides) {
        out.talk(&words.say(note));
    }
    if let Some(home) = received.home.filter(|_| !out.is_json()) {
        out.line(&home.to_string())?;
    }
    Ok(Status::Done)
}

/// What came last and what became of it.
fn list(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let limit = values::limit(args).unwrap_or(LISTED);
    let all = session.reader.received(i64::try_from(limit).unwrap_or(i64::MAX))?;
    if out.is_json() {
        for received in &all {
            out.object(object(received))?;
        }
        return Ok(Status::Done);
    }
    let words = session.words();
    let headings = ["cli-heading-what", "cli-heading-where", "cli-heading-why"];
    let headings = headings.map(|id| Column::from(words.text(id))).into_iter();
    let when = Column::whole(words.text("cli-heading-when"));
    let mut table = out.table([Column::id(), when].into_iter().chain(headings));
    for received in &all {
        let state = words.text(&format!("inbound-state-{}", received.state.word()));
        let stands = received.state != ReceivedState::Undone;
        let record = received.home.filter(|_| stands).map(|on| on.to_string());
        let why = received.why.filter(|_| stands);
        table.row(&[
            received.id.to_string(),
            words.moment_exact(received.at),
            words.text(&format!("entry-{}", received.channel.word())),
            record.clone().unwrap_or(state),
            why.map(|why| words.why(why, &record.unwrap_or_default())).unwrap_or_default(),
        ])?;
    }
    table.end()?;
    Ok(Status::Done)
}

/// Takes in what waits; those that are named even where they were left out.
fn again(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let responsible = responsible(session, args)?;
    let mut writer = session.writer()?;
    let now = session.clock.now();
    let named = values::all(args, "ids");
    if named.is_empty() {
        let Settled { decided, refused } = writer.settle_waiting(now)?;
        out.talk(&session.words().say(&Message::new("cli-intake-settled").with("count", decided)));
        return Ok(undecided(session, out, decided, refused));
    }
    let (mut done, mut refused) = (0, Vec::new());
    for word in &named {
        let id = word.parse::<i64>().map_err(|_| {
            let message = Message::new("usage-bad-value").with("name", "ID").with("value", *word);
            Refusal::malformed(message)
        })?;
        match writer.intake_again(now, id, responsible) {
            Ok(taken) => {
                told(session, out, &taken)?;
                done += 1;
            }
            Err(Failure::Refused(refusal)) => refused.push((id, refusal)),
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(undecided(session, out, done, refused))
}

/// Says why some were not decided, beside so many that were.
fn undecided(session: &Session, out: &Out, done: usize, refused: Vec<(i64, Refusal)>) -> Status {
    for (id, refusal) in &refused {
        out.talk(&format!("{id}: {}", trouble::told(refusal, session.words())));
    }
    match refused.first() {
        None => Status::Done,
        Some(_) if done > 0 => Status::Partly,
        Some((_, refusal)) => status_of(refusal),
    }
}

fn object(received: &Received) -> Map<String, Json> {
    let mut object = json::object(received.id);
    object.extend([
        ("channel".to_owned(), json!(received.channel.word())),
        ("at".to_owned(), json!(clock::rfc3339(received.at))),
        ("size".to_owned(), json!(received.size)),
        ("state".to_owned(), json!(received.state.word())),
        ("why".to_owned(), json!(received.why.map(|why| why.word()))),
        ("record".to_owned(), json!(received.home.map(|on| on.to_string()))),
    ]);
    object
}
