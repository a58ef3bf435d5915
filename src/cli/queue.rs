//! `queue`: working through leads or deals one by one, from a script or a pipe: which ones in which
//! order, and the decisions of the screen, each one step to undo.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::bulk::{self, Target};
use super::help::Help;
use super::json;
use super::output::Out;
use super::record::stages;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble};
use super::values;
use crate::clock;
use crate::crm::queue::{self, Asked, Decider, Order, Queued};
use crate::crm::reader::Sort;
use crate::domain::activity::GET_IN_TOUCH;
use crate::domain::attempt::Outcome;
use crate::domain::command::{self, Decision, Set};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::stage::StageId;

pub fn grammar(help: Help) -> Command {
    let query = || help.words("query", "[leads|deals] QUERY", "help-board-query");
    let ids = || help.arguments("ids", "lead/42", "help-queue-ids");
    help.group("queue", "help-queue").subcommands([
        help.command("list", "help-queue-list").arg(query()),
        help.command("next", "help-queue-next").arg(query()),
        help.command("called", "help-queue-called")
            .arg(ids())
            .arg(help.option("result", "TEXT", "help-result"))
            .arg(help.option("next", "LINE", "help-next")),
        help.command("no-answer", "help-queue-no-answer").arg(ids()),
        help.command("later", "help-queue-later")
            .arg(ids())
            .arg(help.option("until", "WHEN", "help-queue-until").required(true)),
        help.command("junk", "help-queue-junk")
            .arg(ids())
            .arg(help.option("stage", "STAGE", "help-lost-stage"))
            .arg(help.option("comment", "TEXT", "help-reason")),
    ])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("", args));
    let next_call = |at: i64| {
        vec![Set::new("kind", "call"), Set::new("subject", GET_IN_TOUCH), Set::new("deadline", at)]
    };
    let by = Decider { me: session.user.id, day_end: session.clock.end_of_day() };
    match verb {
        "list" => list(session, out, args, usize::MAX),
        "next" => list(session, out, args, 1),
        "called" => {
            let result = values::one(args, "result").unwrap_or_default();
            let line = values::one(args, "next");
            decide(session, out, args, |queued| {
                let on = Some(queued.card.row.on);
                let next = line.map(|line| session.reading().activity(line, on)).transpose()?;
                Ok(queued.called(by, queued.number()?, Outcome::Reached, result, next))
            })
        }
        "no-answer" => decide(session, out, args, |queued| {
            let next = queued.next_call(session.clock.local_now()).map(clock::moment);
            let next = next.map(next_call);
            Ok(queued.called(by, queued.number()?, Outcome::NoAnswer, "", next))
        }),
        "later" => {
            let at = session.reading().moment(values::one(args, "until").unwrap_or_default())?;
            decide(session, out, args, |queued| Ok(queued.later(by, at, next_call(at))))
        }
        "junk" => {
            let why = values::one(args, "comment").map(str::to_owned);
            let named = values::one(args, "stage");
            decide(session, out, args, |queued| {
                let row = &queued.card.row;
                let stage = row.int("stage").and_then(|stage| session.setup.stage(StageId(stage)));
                let none = || Refusal::rule(Message::new("refused-no-stage"));
                let pipeline = stage.ok_or_else(none)?.pipeline;
                let to = stages::failure(session, row.on.noun, pipeline, named)?;
                Ok(queued.junk(to, why.clone()))
            })
        }
        _ => Err(Refusal::malformed(Message::new("usage-no-command")).into()),
    }
}

/// The records in the order in which they are worked through, at most so many.
fn list(
    session: &Session,
    out: &mut Out,
    args: &ArgMatches,
    most: usize,
) -> Result<Status, Trouble> {
    let mut typed = values::all(args, "query");
    let noun = values::worked_on(session, out, &mut typed)?;
    let filter = session.reading().query(noun, &typed.join(" "))?;
    let order = Order::Sorted(Sort { field: "stage".to_owned(), descending: false });
    let asked = Asked { noun, filter, chosen: Vec::new(), order };
    let now = session.clock.now();
    let columns = queue::columns((now, session.clock.local_now()), clock::moment);
    let words = session.words();
    let mut table = Vec::new();
    let turns = session.reader.queue(&asked, now, &columns)?;
    for id in turns.ids.into_iter().take(most) {
        let Some(one) = session.reader.queued(RecordRef::new(noun, id))? else { continue };
        let phone = one.number().ok();
        let next = one.planned.first();
        if out.is_json() {
            let mut object = json::object(id);
            object.insert("record".to_owned(), json!(one.card.row.on.to_string()));
            object.insert("title".to_owned(), json!(one.card.row.text("title")));
            object.insert("phone".to_owned(), json!(phone));
            object.insert("attempts".to_owned(), json!(one.attempts));
            object.insert("next".to_owned(), json!(next.map(|next| next.subject.clone())));
            let deadline = next.and_then(|next| next.deadline).map(clock::rfc3339);
            object.insert("deadline".to_owned(), json!(deadline));
            let again = one.next_call(session.clock.local_now()).map(clock::moment);
            object.insert("call_again".to_owned(), json!(again.map(clock::rfc3339)));
            out.object(object)?;
            continue;
        }
        let title = Some(one.card.row.text("title")).filter(|title| !title.is_empty());
        let deadline = next.and_then(|next| next.deadline);
        table.push([
            one.card.row.on.to_string(),
            title.map_or_else(|| words.untitled(one.card.row.on), str::to_owned),
            phone.map(|phone| words.phone(&phone).into_owned()).unwrap_or_default(),
            deadline.map(|at| words.moment_exact(at)).unwrap_or_default(),
            next.map(|next| words.subject(&next.subject).into_owned()).unwrap_or_default(),
        ]);
    }
    if table.is_empty() && !out.is_json() {
        out.talk(&match turns.later {
            Some(at) => {
                words.say(&Message::new("why-queue-later").with("when", words.moment_exact(at)))
            }
            None => words.text("why-queue-empty"),
        });
        return Ok(Status::Done);
    }
    if !out.is_json() {
        let label = |noun, name: &str| session.field(noun, name).map(|field| words.label(field));
        let columns = [
            Column::id(),
            Column::name(label(noun, "title").unwrap_or_default()),
            Column::whole(words.text("queue-phone")),
            Column::whole(label(Noun::Activity, "deadline").unwrap_or_default()),
            Column::from(label(Noun::Activity, "subject").unwrap_or_default()),
        ];
        let mut lines = out.table(columns);
        for cells in table {
            lines.row(&cells)?;
        }
        lines.end()?;
    }
    Ok(Status::Done)
}

/// Decides about each of the records as it is now.
fn decide(
    session: &Session,
    out: &mut Out,
    args: &ArgMatches,
    choose: impl Fn(&Queued) -> Result<Decision, Refusal>,
) -> Result<Status, Trouble> {
    let mut targets: Vec<Target> = Vec::new();
    for on in values::worked_on_records(session, args)? {
        let command = match session.reader.queued(on)? {
            Some(queued) => choose(&queued).map(command::Command::Decide),
            None => {
                session.reader.card(on)?;
                let message = Message::new("refused-queue-finished").with("record", on);
                Err(Refusal::rule(message))
            }
        };
        targets.push((on, command));
    }
    Ok(bulk::apply(session, out, OperationKind::Decide, targets)?.0)
}
