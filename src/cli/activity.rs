//! `activity`: planned calls, meetings, letters and tasks.

use clap::{ArgMatches, Command};

use super::agenda;
use super::bulk;
use super::help::Help;
use super::output::Out;
use super::record::list;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values::{self, Background};
use crate::crm::reader::{Days, OfWhom, Sort};
use crate::domain::agenda::{Part, Show};
use crate::domain::command::{self, Set};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::query::Filter;

pub fn grammar(help: Help) -> Command {
    let ids = || help.arguments("ids", "ID", "help-ids");
    help.group("activity", "help-activity").subcommands([
        help.command("add", "help-activity-add")
            .arg(help.option("about", "entry/5", "help-activity-about"))
            .arg(help.argument("record", "lead/42", "help-activity-record"))
            .arg(help.words("line", "LINE", "help-activity-line")),
        list::options(
            help,
            help.command("list", "help-activity-list")
                .arg(help.words("query", "QUERY", "help-query-activities"))
                .arg(help.flag("mine", "help-mine-invited"))
                .arg(help.flag("invited", "help-invited"))
                .arg(help.flag("overdue", "help-overdue"))
                .arg(help.flag("today", "help-today"))
                .arg(help.flag("done", "help-done-only")),
        ),
        help.command("done", "help-done")
            .arg(ids())
            .arg(help.option("result", "TEXT", "help-result"))
            .arg(help.option("next", "LINE", "help-next")),
        help.command("edit", "help-edit")
            .arg(ids())
            .arg(help.options("set", "FIELD=VALUE", "help-set").required(true)),
        help.command("delete", "help-delete").arg(ids()),
        help.command("restore", "help-restore").arg(ids()),
    ])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("", args));
    match verb {
        "add" => add(session, out, args),
        "list" => print(session, out, args),
        "done" => {
            let result = values::one(args, "result").map(str::to_owned);
            let next = values::one(args, "next").map(|line| session.reading().activity(line, None));
            let next = next.transpose()?;
            let read = next.as_deref().and_then(|next| session.words().planned_sentence(next));
            let complete = |on: RecordRef| command::Command::Complete {
                activity: on.id,
                result: result.clone(),
                next: next.clone(),
            };
            each(session, out, args, OperationKind::Complete, read, |on| Ok(complete(on)))
        }
        "edit" => {
            let set = values::sets(session, Noun::Activity, args, Background::default())?;
            let edit = |on| Ok(command::Command::Edit { on, set: set.clone() });
            // Of one activity the receipt itself says the new deadline.
            let is_said = matches!(&set[..], [one] if one.field == "deadline");
            let is_one = values::all(args, "ids").len() == 1;
            let read = session.words().replanned_sentence(&set);
            let read = read.filter(|_| !(is_said && is_one));
            each(session, out, args, OperationKind::Edit, read, edit)
        }
        "delete" => each(session, out, args, OperationKind::Delete, None, |on| {
            Ok(command::Command::Delete { on })
        }),
        "restore" => each(session, out, args, OperationKind::Restore, None, |on| {
            Ok(command::Command::Restore { on })
        }),
        _ => Err(Refusal::malformed(Message::new("usage-no-command")).into()),
    }
}

/// Plans an activity, with a record or by itself.
fn add(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (on, line) = values::planned(args)?;
    let mut set = session.reading().activity(&line, on)?;
    let read = session.words().planned_sentence(&set);
    if let Some(about) = values::one(args, "about") {
        let wrong = |_| {
            let message = Message::new("usage-about").with("text", about);
            Refusal::malformed(message).hint(Message::new("hint-letter"))
        };
        let entry = values::record(about, Noun::Entry).map_err(wrong)?;
        set.push(Set::new("about", entry.id));
    }
    let create = command::Command::Create { noun: Noun::Activity, set };
    let receipt = bulk::execute_read(session, out, &create, read)?;
    let new = receipt.touched.iter().find(|on| on.noun == Noun::Activity);
    if let Some(new) = new.filter(|_| !out.is_json()) {
        out.line(&new.id.to_string())?;
    }
    Ok(Status::Done)
}

/// Lists the open activities, or those the options ask for, as they stand among the days.
fn print(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let noun = Noun::Activity;
    let query = session.reading().query(noun, &values::text(args, "query")?)?;
    let (done, today) = (args.get_flag("done"), args.get_flag("today"));
    let mut parts = Vec::new();
    if args.get_flag("overdue") {
        parts.push(Part::Overdue);
    }
    match (done, today) {
        (true, true) => parts.push(Part::DoneToday),
        (true, false) => parts.extend(Show::Done.parts()),
        (false, true) => parts.push(Part::Today),
        (false, false) => {}
    }
    let me = session.user.id;
    let whose = match (args.get_flag("invited"), args.get_flag("mine")) {
        (true, _) => OfWhom::Invited(me),
        (false, true) => OfWhom::Mine(me),
        (false, false) => OfWhom::Everybody,
    };
    if parts.is_empty() && query.clone().open_unless_said(noun) == query {
        // What the query itself says of being done or of the recycle bin is no part of the days.
        let usual = list::Usual::By(Sort { field: "deadline".to_owned(), descending: false });
        let people = agenda::days(session, &Part::ALL, whose).filter();
        let filter = match whose {
            OfWhom::Everybody => query,
            _ => Filter::And(vec![people, query]).simplify(),
        };
        return list::print(session, noun, out, args, &filter, usual);
    }
    if parts.is_empty() {
        parts = Show::Planned.parts();
    }
    let days = Days { backward: done, ..agenda::days(session, &parts, whose) };
    list::print(session, noun, out, args, &query, list::Usual::Days(days))
}

fn each(
    session: &Session,
    out: &mut Out,
    args: &ArgMatches,
    kind: OperationKind,
    read: Option<String>,
    command: impl Fn(RecordRef) -> Result<command::Command, Refusal>,
) -> Result<Status, Trouble> {
    let records = values::records(args, Noun::Activity)?.into_iter();
    let targets = records.map(|on| (on, command(on))).collect();
    Ok(bulk::apply_read(session, out, kind, targets, read)?.0)
}
