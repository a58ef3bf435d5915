//! `agenda` and `status`: what waits for the person today, in full and in a few characters.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble};
use crate::clock;
use crate::crm::reader::{Days, OfWhom, Window};
use crate::domain::agenda::Part;
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::domain::reminder::Attention;

pub fn grammar(help: Help) -> Command {
    help.command("agenda", "help-agenda")
}

pub fn status_grammar(help: Help) -> Command {
    help.command("status", "help-status").arg(help.flag("short", "help-short"))
}

/// The person's planned activities until the end of the day, the overdue ones first.
pub fn run(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    print(session, out, None)
}

/// The same under a heading, behind other things; `heading` is a message.
///
/// # Errors
/// When the database fails or nobody reads.
pub fn print(session: &Session, out: &mut Out, heading: Option<&str>) -> Result<Status, Trouble> {
    let now = session.clock.now();
    let days =
        days(session, &[Part::Overdue, Part::Waiting, Part::Today], OfWhom::Mine(session.user.id));
    let all = Window::Top { rows: usize::MAX >> 1 };
    let agenda = session.reader.days(&days, &Filter::All, all)?;
    let items = agenda.items.rows;
    let words = session.words();
    if !out.is_json() && items.is_empty() {
        out.talk(&words.text("cli-agenda-empty"));
        return Ok(Status::Done);
    }
    let who = |user| session.setup.user(user).map(|user| user.login.clone());
    if out.is_json() {
        for item in items {
            let mut object = json::object(item.id);
            object.extend([
                ("kind".to_owned(), json!(item.kind)),
                ("subject".to_owned(), json!(item.subject)),
                ("deadline".to_owned(), json!(item.deadline.map(clock::rfc3339))),
                ("overdue".to_owned(), json!(item.attention(now) == Attention::Overdue)),
                ("incoming".to_owned(), json!(item.waits.is_some())),
                ("attention".to_owned(), json!(item.attention(now).word())),
                ("waits_since".to_owned(), json!(item.waits.map(clock::rfc3339))),
                ("on".to_owned(), json!(item.on.map(|on| on.to_string()))),
                ("responsible".to_owned(), json!(who(item.responsible))),
                ("invitation".to_owned(), json!(item.is_invitation(days.whose))),
            ]);
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    let label = |field: &str| {
        let field = session.field(Noun::Activity, field);
        field.map(|field| words.label(field)).unwrap_or_default()
    };
    let [deadline, kind, subject, on] = ["deadline", "kind", "subject", "on"].map(label);
    let columns = [
        Column::id(),
        Column::whole(deadline),
        Column::from(kind),
        Column::name(subject),
        Column::whole(on),
        Column::from(String::new()),
        Column::from(String::new()),
    ];
    if let Some(heading) = heading {
        out.line(&format!("{}:", words.text(heading)))?;
    }
    let called = |on| session.called(on, agenda.names.get(&on).map(String::as_str));
    let mut table = out.table(columns);
    for item in items {
        let attention = item.attention(now);
        let invited = item.is_invitation(days.whose).then(|| {
            let who = who(item.responsible).unwrap_or_default();
            words.say(&Message::new("cli-invited").with("who", who))
        });
        let attention = match attention {
            Attention::Overdue => Some(words.text("cli-overdue")),
            Attention::Waits => Some(words.text("cli-incoming")),
            Attention::Soon => Some(words.text("cli-soon")),
            Attention::Quiet => None,
        };
        let marks: Vec<String> = attention.into_iter().chain(invited).collect();
        table.row(&[
            item.id.to_string(),
            item.deadline.or(item.waits).map(|at| words.moment_exact(at)).unwrap_or_default(),
            words.text(&format!("activity-{}", item.kind)),
            words.subject(&item.subject).into_owned(),
            item.on.map(|on| on.to_string()).unwrap_or_default(),
            item.on.map(called).transpose()?.unwrap_or_default(),
            marks.join(", "),
        ])?;
    }
    table.end()?;
    Ok(Status::Done)
}

/// These parts of somebody's days, as they lie now.
pub fn days(session: &Session, parts: &[Part], whose: OfWhom) -> Days {
    let clock = session.clock;
    Days::at((clock.now(), clock.local_now()), parts, whose, clock::moment)
}

/// How many activities and notices wait: a sentence, or `!2 ○5 ✉1 @3` for a status line.
pub fn status(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let counters =
        session.reader.counters(session.clock.now(), session.clock.end_of_day(), i64::MAX)?;
    if out.is_json() {
        let mut object = json::object(session.user.id.0);
        object.insert("user".to_owned(), json!(session.user.login));
        object.insert("overdue".to_owned(), json!(counters.overdue));
        object.insert("today".to_owned(), json!(counters.today));
        object.insert("soon".to_owned(), json!(counters.soon));
        object.insert("incoming".to_owned(), json!(counters.incoming));
        object.insert("unread".to_owned(), json!(counters.unread));
        let neglected = session.reader.neglected(session.clock.now())?;
        object.insert("unattended".to_owned(), json!(neglected.unattended));
        object.insert("rotting".to_owned(), json!(neglected.rotting));
        out.object(object)?;
    } else if args.get_flag("short") {
        let incoming = match counters.incoming {
            0 => String::new(),
            count => format!(" ✉{count}"),
        };
        let soon = match counters.soon {
            0 => String::new(),
            count => format!(" ◉{count}"),
        };
        let unread = match counters.unread {
            0 => String::new(),
            count => format!(" @{count}"),
        };
        out.line(&format!("!{} ○{}{soon}{incoming}{unread}", counters.overdue, counters.today))?;
    } else {
        let message = Message::new("cli-status")
            .with("overdue", counters.overdue)
            .with("today", counters.today)
            .with("soon", counters.soon)
            .with("incoming", counters.incoming)
            .with("unread", counters.unread);
        out.line(&session.words().say(&message))?;
    }
    Ok(Status::Done)
}
