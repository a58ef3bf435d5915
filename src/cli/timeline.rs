//! What of a timeline is asked for, and `timeline-filter`: what one keeps under a name to ask for it
//! again. What the choice does to a timeline is not known here.

use clap::{Arg, ArgMatches, Command, Id};
use serde_json::json;

use super::bulk;
use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::command;
use crate::domain::happened::{Group, Wanted};
use crate::domain::message::{Message, Refusal};
use crate::domain::narrowing::{self, Change, Kept, Narrowing};

/// The options that choose what of a timeline is shown: one by one, or all of what is kept under a
/// name.
pub fn options(help: Help) -> Vec<Arg> {
    let mut options = choices(help);
    let others: Vec<Id> = options.iter().map(|option| option.get_id().clone()).collect();
    let filter = help.option("filter", "NAME", "help-timeline-filter");
    options.push(filter.conflicts_with_all(others));
    options
}

/// What the options ask for.
///
/// # Errors
/// A refusal of dates that are none, of a person or a record there is not, and of a name under which
/// nothing is kept.
pub fn wanted(session: &Session, args: &ArgMatches) -> Result<Wanted, Refusal> {
    let narrowing = match values::one(args, "filter") {
        Some(name) => {
            let kept = kept(session);
            let found = kept.iter().find(|one| one.is_called(name));
            found.ok_or_else(|| narrowing::unknown(&kept, name))?.narrowing.clone()
        }
        None => chosen(session, args)?,
    };
    narrowing.wanted(|dates| session.reading().period(dates))
}

pub fn grammar(help: Help) -> Command {
    let name = || help.argument("name", "NAME", "help-timeline-name").required(true);
    let add = help.command("add", "help-timeline-add").arg(name()).args(choices(help));
    help.group("timeline-filter", "help-timeline-command").subcommands([
        help.command("list", "help-timeline-list"),
        add,
        help.command("delete", "help-timeline-delete").arg(name()),
    ])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("list", args));
    let name = || values::one(args, "name").unwrap_or_default().to_owned();
    let change = match verb {
        "add" => {
            let narrowing = chosen(session, args)?;
            narrowing.wanted(|dates| session.reading().period(dates))?;
            Change::Keep(name(), narrowing)
        }
        "delete" => Change::Forget(name()),
        _ => return list(session, out),
    };
    bulk::execute(session, out, &command::Command::Timeline(change))?;
    Ok(Status::Done)
}

fn choices(help: Help) -> Vec<Arg> {
    let groups = Group::ALL.map(Group::word);
    let ends = ["since", "until"];
    vec![
        help.options("kind", "KIND", "help-timeline-kind")
            .value_delimiter(',')
            .value_parser(groups),
        help.options("author", "LOGIN", "help-timeline-author"),
        help.option("since", "DATE", "help-timeline-since"),
        help.option("until", "DATE", "help-timeline-until"),
        help.option("dates", "FROM..TO", "help-timeline-dates").conflicts_with_all(ends),
        help.option("client", "contact/3", "help-timeline-client"),
    ]
}

fn chosen(session: &Session, args: &ArgMatches) -> Result<Narrowing, Refusal> {
    let groups = values::all(args, "kind").into_iter().filter_map(Group::parse).collect();
    let authors = values::all(args, "author").into_iter();
    let authors = authors.map(|login| session.reading().author(login));
    let ends = ["since", "until"].map(|name| values::one(args, name));
    let dates = match (values::one(args, "dates"), ends) {
        (Some(dates), _) => Some(dates.to_owned()),
        (None, [None, None]) => None,
        (None, [since, until]) => {
            let ends = [since, until].map(|end| end.unwrap_or_default());
            // A whole period is one end as well: what is wanted begins or ends with it.
            for end in ends.iter().filter(|end| !end.is_empty()) {
                session.reading().period(end)?;
            }
            Some(ends.join(".."))
        }
    };
    let with = values::one(args, "client").map(values::any_record).transpose()?;
    Ok(Narrowing { groups, authors: authors.collect::<Result<_, _>>()?, dates, with })
}

/// What the person keeps.
fn kept(session: &Session) -> Vec<Kept> {
    let all = session.setup.timelines.iter();
    all.filter(|one| one.user == session.user.id).cloned().collect()
}

fn list(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    let words = session.words();
    let kept = kept(session);
    let login = |id| session.setup.user(id).map(|user| user.login.clone());
    if out.is_json() {
        for (place, one) in kept.iter().enumerate() {
            let choice = &one.narrowing;
            let logins: Vec<String> = choice.authors.iter().filter_map(|id| login(*id)).collect();
            let groups: Vec<&str> = choice.groups.iter().map(|group| group.word()).collect();
            let mut object = json::object(i64::try_from(place).unwrap_or(i64::MAX - 1) + 1);
            object.extend([
                ("name".to_owned(), json!(one.name)),
                ("kind".to_owned(), json!(groups)),
                ("author".to_owned(), json!(logins)),
                ("dates".to_owned(), json!(choice.dates)),
                ("client".to_owned(), json!(choice.with.map(|on| on.to_string()))),
            ]);
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    if kept.is_empty() && out.is_terminal() {
        out.talk(&words.say(&Message::new("cli-timeline-none")));
        return Ok(Status::Done);
    }
    let headings = ["narrow-name", "narrow-what", "narrow-who", "narrow-since", "narrow-with"];
    let mut table = out.table(headings.map(|id| words.text(id)));
    for one in &kept {
        let choice = &one.narrowing;
        let groups = choice.groups.iter().map(|group| group.word().to_owned());
        let logins = choice.authors.iter().filter_map(|id| login(*id));
        table.row(&[
            one.name.clone(),
            groups.collect::<Vec<_>>().join(","),
            logins.collect::<Vec<_>>().join(","),
            choice.dates.clone().unwrap_or_default(),
            choice.with.map(|on| on.to_string()).unwrap_or_default(),
        ])?;
    }
    table.end()?;
    Ok(Status::Done)
}
