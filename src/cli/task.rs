//! `task`: what is to be done by whom, how far it is, and what is ticked off of it.

use clap::{ArgMatches, Command, value_parser};
use serde_json::json;

use super::bulk;
use super::export;
use super::help::Help;
use super::output::Out;
use super::record::list;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::cli::json;
use crate::crm::Failure;
use crate::crm::reader::{Card, Sort};
use crate::crm::task;
use crate::domain::activity::ActivityKind;
use crate::domain::checklist;
use crate::domain::command::{self, Set};
use crate::domain::field::Field;
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::domain::task::Step;
use crate::domain::value::Value;
use crate::exchange::todo::Format;

/// The steps that have a verb here; looking at a task is none.
const STEPS: [(Step, &str); 5] = [
    (Step::Start, "help-task-start"),
    (Step::Pause, "help-task-pause"),
    (Step::Finish, "help-task-finish"),
    (Step::Accept, "help-task-accept"),
    (Step::Return, "help-task-return"),
];

/// The columns of a list for people.
const COLUMNS: &str = "state,subject,deadline,on,responsible,created_by";

pub fn grammar(help: Help) -> Command {
    let ids = || help.arguments("ids", "ID", "help-ids");
    let steps = STEPS.map(|(step, about)| {
        let verb = help.command(step.word(), about).arg(ids());
        match step {
            Step::Finish => verb.arg(help.option("result", "TEXT", "help-result")),
            Step::Return => verb.arg(help.option("comment", "TEXT", "help-task-return-comment")),
            _ => verb,
        }
    });
    let items = |name, about: &str| {
        help.command(name, about)
            .arg(help.argument("id", "ID", "help-id").required(true))
            .arg(help.arguments("items", "N", "help-task-items").value_parser(value_parser!(usize)))
    };
    help.group("task", "help-task")
        .subcommand(list::options(
            help,
            help.command("list", "help-task-list")
                .arg(help.words("query", "QUERY", "help-query-activities"))
                .arg(help.flag("mine", "help-mine"))
                .arg(help.flag("done", "help-done-only"))
                .arg(help.option("tag", "crm", "help-task-tag").value_parser(["crm"]))
                .arg(
                    help.option("format", "FORMAT", "help-task-format")
                        .value_parser(Format::WORDS)
                        .conflicts_with_all(["columns", "limit", "sort"]),
                ),
        ))
        .subcommand(
            help.command("add", "help-task-add")
                .arg(help.argument("record", "lead/42", "help-activity-record"))
                .arg(help.words("line", "LINE", "help-task-line"))
                .arg(help.option("description", "TEXT", "help-task-description"))
                .arg(help.options("item", "TEXT", "help-task-item"))
                .arg(help.flag("acceptance", "help-task-acceptance"))
                .arg(help.flag("needs-result", "help-task-needs-result")),
        )
        .subcommand(
            help.command("show", "help-task-show")
                .arg(help.argument("id", "ID", "help-id").required(true)),
        )
        .subcommands(steps)
        .subcommands([items("check", "help-task-check"), items("uncheck", "help-task-uncheck")])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("", args));
    match verb {
        "list" => print(session, out, args),
        "add" => add(session, out, args),
        "show" => show(session, out, args),
        "check" => tick(session, out, args, true),
        "uncheck" => tick(session, out, args, false),
        _ => {
            let found = STEPS.into_iter().find(|(step, _)| step.word() == verb);
            let Some((step, _)) = found else {
                return Err(Refusal::malformed(Message::new("usage-no-command")).into());
            };
            let words = match step {
                Step::Finish => values::one(args, "result").map(str::to_owned),
                Step::Return => values::one(args, "comment").map(str::to_owned),
                _ => None,
            };
            let take =
                |on: RecordRef| command::Command::Task { task: on.id, step, words: words.clone() };
            let records = values::records(args, Noun::Activity)?.into_iter();
            let targets = records.map(|on| (on, Ok(take(on)))).collect();
            Ok(bulk::apply(session, out, step.into(), targets)?.0)
        }
    }
}

/// Lists the open tasks, the nearest deadline first.
fn print(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let noun = Noun::Activity;
    let is =
        |field: &str, value: Value| Filter::OneOf { field: field.to_owned(), values: vec![value] };
    let mut parts = vec![
        is("kind", Value::text(ActivityKind::Task.word())),
        session.reading().query(noun, &values::text(args, "query")?)?,
    ];
    if args.get_flag("mine") {
        parts.push(is("responsible", Value::Int(session.user.id.0)));
    }
    if values::one(args, "tag").is_some() {
        parts.push(Filter::Not(Box::new(Filter::Empty("on".to_owned()))));
    }
    let done = args.get_flag("done");
    if done {
        parts.push(Filter::Not(Box::new(Filter::open(noun))));
    }
    let filter = Filter::And(parts).simplify().open_unless_said(noun);
    let by = if done { "done_at" } else { "deadline" };
    let usual = Sort { field: by.to_owned(), descending: done };
    if let Some(format) = values::one(args, "format").and_then(Format::parse) {
        return export::todo(session, out, (format, &usual), &filter, None);
    }
    list::print_with(session, noun, out, args, &filter, list::Usual::By(usual), Some(COLUMNS))
}

/// Plans a task, with a record or by itself.
fn add(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (on, line) = values::planned(args)?;
    let mut set = session.reading().activity(&line, on)?;
    set.retain(|one| one.field != "kind");
    set.push(Set::new("kind", ActivityKind::Task.word()));
    if let Some(text) = values::one(args, "description") {
        set.push(Set::new("description", text));
    }
    let items: Vec<checklist::Item> =
        values::all(args, "item").into_iter().flat_map(checklist::read).collect();
    if !items.is_empty() {
        set.push(Set::new("checklist", checklist::write(&items).as_str()));
    }
    for (flag, field) in [("acceptance", "acceptance"), ("needs-result", "needs_result")] {
        if args.get_flag(flag) {
            set.push(Set::new(field, 1));
        }
    }
    let read = session.words().planned_sentence(&set);
    let create = command::Command::Create { noun: Noun::Activity, set };
    let receipt = bulk::execute_read(session, out, &create, read)?;
    let new = receipt.touched.iter().find(|on| on.noun == Noun::Activity);
    if let Some(new) = new.filter(|_| !out.is_json()) {
        out.line(&new.id.to_string())?;
    }
    Ok(Status::Done)
}

/// The task that is named.
fn task(session: &Session, args: &ArgMatches) -> Result<Card, Trouble> {
    let word = values::one(args, "id").unwrap_or_default();
    let found = values::record(word, Noun::Activity).map_err(Failure::from);
    found.and_then(|on| session.reader.card(on)).map_err(|failure| match failure {
        Failure::Refused(refusal) if refusal.kind == RefusalKind::NotFound => {
            task::no_such(word).into()
        }
        failure => failure.into(),
    })
}

/// Everything about a task.
fn show(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let card = task(session, args)?;
    let on = card.row.on;
    let words = session.words();
    if out.is_json() {
        let mut object = json::object(on.id);
        let (setup, now) = (&session.setup, session.clock.now());
        let fields: Vec<&Field> = setup.registry.of(Noun::Activity).collect();
        let cells: Vec<Value> = fields.iter().map(|f| card.row.get(&f.name).clone()).collect();
        for (field, value) in fields.iter().zip(&cells) {
            json::put(&mut object, setup, field, value, None, now);
        }
        object.insert("overdue".to_owned(), json!(json::overdue(&fields, &cells, now)));
        let items = checklist::read(card.row.text("checklist"));
        let items = items.iter().map(|item| json!({"text": item.text, "done": item.done}));
        object.insert("items".to_owned(), items.collect());
        out.object(object)?;
        return Ok(Status::Done);
    }
    for field in session.setup.registry.of(Noun::Activity) {
        let value = card.row.get(&field.name);
        let said = words.value(field, value, None);
        let bare =
            value.as_int() == Some(0) || field.name == "progress" || field.name == "checklist";
        if !said.is_empty() && !bare {
            out.line(&format!("{}: {said}", words.label(field)))?;
        }
    }
    for (number, item) in (1..).zip(checklist::read(card.row.text("checklist"))) {
        let mark = if item.done { 'x' } else { ' ' };
        out.line(&format!("{number}. [{mark}] {}", item.text))?;
    }
    // A program that asks has not seen it for anybody.
    if task::is_noted(&card.row, session.reader.viewer()) {
        let view = command::Command::Task { task: on.id, step: Step::View, words: None };
        session.writer()?.execute(session.clock.now(), &view)?;
    }
    Ok(Status::Done)
}

/// Ticks items of a checklist off, or not.
fn tick(
    session: &Session,
    out: &mut Out,
    args: &ArgMatches,
    done: bool,
) -> Result<Status, Trouble> {
    let row = task(session, args)?.row;
    let was = row.get("checklist").clone();
    let mut text = row.text("checklist").to_owned();
    for number in args.get_many::<usize>("items").into_iter().flatten() {
        let place = number.checked_sub(1).and_then(|place| checklist::tick(&text, place, done));
        text = place.ok_or_else(|| {
            Refusal::not_found(Message::new("refused-no-item").with("number", number.to_string()))
        })?;
    }
    let set = Set { field: "checklist".to_owned(), value: Value::text(text), was: Some(was) };
    bulk::execute(session, out, &command::Command::Edit { on: row.on, set: vec![set] })?;
    Ok(Status::Done)
}
