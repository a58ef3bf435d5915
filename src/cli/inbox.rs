//! `inbox`: what colleagues did that concerns the person, read and unread.

use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble};
use super::values;
use crate::clock;
use crate::crm::inbox::Wanted;
use crate::domain::message::{Message, Refusal};
use crate::domain::notice::{Mark, Notice, Which};
use crate::domain::noun::RecordRef;

pub fn grammar(help: Help) -> Command {
    help.command("inbox", "help-inbox")
        .args_conflicts_with_subcommands(true)
        .arg(help.flag("all", "help-inbox-all"))
        .subcommand(
            help.command("read", "help-inbox-read")
                .arg(help.argument("ids", "N", "help-inbox-number").num_args(0..)),
        )
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    if let Some((_, args)) = args.subcommand() {
        return read(session, out, args);
    }
    let wanted = if args.get_flag("all") { Wanted::All } else { Wanted::Unread };
    let notices = session.reader.notices(wanted, i64::MAX, usize::MAX >> 1)?;
    if out.is_json() {
        for notice in &notices {
            out.object(object(session, notice))?;
        }
        return Ok(Status::Done);
    }
    let words = session.words();
    if notices.is_empty() {
        let id = if wanted == Wanted::All { "inbox-empty" } else { "inbox-none-unread" };
        out.talk(&words.text(id));
        return Ok(Status::Done);
    }
    let when = Column::whole(words.text("cli-heading-when"));
    let [what, record] = ["cli-heading-what", "cli-heading-record"].map(|id| words.text(id));
    let unread = Column::from(String::new());
    let mut table = out.table([Column::id(), when, what.into(), record.into(), unread]);
    for notice in &notices {
        let name = notice.name.clone().filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| words.untitled(notice.on));
        let mark = if notice.read_at.is_none() { "●" } else { "" };
        table.row(&[
            notice.id.to_string(),
            words.moment_exact(notice.at),
            words.notice(notice),
            format!("{} {name}", notice.on),
            mark.to_owned(),
        ])?;
    }
    table.end()?;
    Ok(Status::Done)
}

/// Marks the named notices as read; every one where none is named.
fn read(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let now = session.clock.now();
    let mut writer = session.writer()?;
    let named = named(session, args)?;
    let mut count: usize = 0;
    if named.is_empty() {
        let unread = session.reader.notices(Wanted::Unread, i64::MAX, usize::MAX >> 1)?;
        count = unread.len();
        if let Some(newest) = unread.first() {
            writer.mark_notices(now, Mark::Read(Which::UpTo(newest.id)))?;
        }
    }
    for id in named {
        count += usize::from(writer.mark_notices(now, Mark::Read(Which::One(id)))?);
    }
    out.talk(&session.words().say(&Message::new("inbox-marked").with("count", count)));
    Ok(Status::Done)
}

/// The notices that are named; each of them is there.
fn named(session: &Session, args: &ArgMatches) -> Result<Vec<i64>, Trouble> {
    let mut named = Vec::new();
    for word in values::all(args, "ids") {
        let id: i64 = word
            .trim_start_matches('#')
            .parse()
            .map_err(|_| Refusal::malformed(Message::new("refused-integer").with("text", word)))?;
        let nearest = session.reader.notices(Wanted::All, id.saturating_add(1), 1)?;
        if nearest.first().is_none_or(|notice| notice.id != id) {
            let message = Message::new("refused-no-notice").with("id", id.to_string());
            return Err(Refusal::not_found(message).hint(Message::new("hint-inbox")).into());
        }
        named.push(id);
    }
    Ok(named)
}

/// A notice for a program, with the sentence a person would read.
pub fn object(session: &Session, notice: &Notice) -> Map<String, Json> {
    let setup = &session.setup;
    let activity = notice.activity.map(|id| format!("activity/{id}"));
    let mut object = json::object(notice.id);
    object.extend([
        ("at".to_owned(), json!(clock::rfc3339(notice.at))),
        ("kind".to_owned(), json!(notice.kind.word())),
        ("from".to_owned(), json::user(setup, notice.author)),
        ("to".to_owned(), json::user(setup, session.user.id)),
        ("record".to_owned(), json!(RecordRef::to_string(&notice.on))),
        ("title".to_owned(), json!(notice.name)),
        ("activity".to_owned(), json!(activity)),
        ("text".to_owned(), json!(notice.text)),
        ("fields".to_owned(), json!(notice.fields)),
        ("count".to_owned(), json!(notice.count)),
        ("read_at".to_owned(), json!(notice.read_at.map(clock::rfc3339))),
        ("sentence".to_owned(), json!(session.words().notice(notice))),
    ]);
    object
}
