//! `export`: a list with its filter and sort into a file, or onto the standard output.

use std::io::{self, IsTerminal, Write};

use clap::{ArgMatches, Command};
use indicatif::{ProgressBar, ProgressStyle};

use super::help::{self, Help};
use super::json;
use super::manual;
use super::output::{self, Out};
use super::record::list;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::capability::ServerPath;
use crate::clock;
use crate::crm::export::{self, Naming, Request, Shape};
use crate::crm::reader::{ListRow, Sort};
use crate::crm::{Failure, Fault};
use crate::domain::field::{Choice, Field};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::domain::setup::Source;
use crate::domain::stage::{Pipeline, Stage};
use crate::exchange::export::{For, Format as TableFormat};
use crate::exchange::todo::Format;
use crate::words::Words;

const NOUNS: [&str; 5] = ["leads", "deals", "contacts", "companies", "activities"];

pub fn grammar(help: Help) -> Command {
    manual::with_queries(help.command("export", "help-export"), help)
        .arg(
            help.argument("nouns", "NOUNS", "help-export-nouns").value_parser(NOUNS).required(true),
        )
        .arg(help.words("query", "QUERY", "help-query"))
        .arg(
            help.option("format", "FORMAT", "help-export-format")
                .value_parser(["csv", "tsv", "json", "ics", "todotxt", "taskwarrior"])
                .default_value("csv")
                .hide_default_value(true),
        )
        .arg(help.option("columns", "FIELD,..", "help-export-columns"))
        .arg(help.option("sort", "FIELD", "help-sort"))
        .arg(help.flag("raw", "help-export-raw"))
        .arg(help::file(help.option("output", "FILE", "help-export-output").short('o')))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let noun = values::one(args, "nouns").and_then(Noun::parse).unwrap_or(Noun::Lead);
    let filter = session.reading().query(noun, &values::text(args, "query")?)?;
    let format = values::one(args, "format").unwrap_or_default();
    if format == "ics" {
        check_bare(args, format)?;
        return events(session, out, args, noun, &filter);
    }
    if let Some(todo) = Format::parse(format) {
        check_bare(args, format)?;
        if noun != Noun::Activity {
            let message = Message::new("refused-no-todo").with("format", format);
            return Err(Refusal::malformed(message.with("noun", Arg::Nouns(noun))).into());
        }
        let sort = Sort { field: "id".to_owned(), descending: false };
        return self::todo(session, out, (todo, &sort), &filter, values::one(args, "output"));
    }
    let columns = columns(session, noun, values::one(args, "columns"))?;
    let sort = list::sort(session, noun, values::one(args, "sort").unwrap_or("id").trim())?;
    let naming = Said { words: session.words(), codes: args.get_flag("raw") };
    let to_terminal = out.is_terminal() && file(values::one(args, "output")).is_none();
    let line = |fields: &[&Field], row: &ListRow, currency: Currency| {
        let now = session.clock.now();
        let object = json::row(&session.setup, fields, row, Some(currency), now);
        output::json_line(object, to_terminal)
    };
    let whom = if naming.codes { For::Machine } else { For::Spreadsheet };
    let shape = match values::one(args, "format") {
        _ if out.is_json() => Shape::Lines(&line),
        Some("json") => Shape::Lines(&line),
        Some("tsv") => Shape::Table { format: TableFormat::Tsv, whom, naming: &naming },
        _ => Shape::Table { format: TableFormat::Csv, whom, naming: &naming },
    };
    let request = Request { noun, columns: &columns, filter: &filter, sort: &sort, shape };
    let words = session.words();
    let what = |rows| words.count(noun, rows);
    write(session, out, values::one(args, "output"), &what, &|target, progress| match target {
        Target::File(path) => session.reader.export_to(path, &request, progress),
        Target::Shown(out) => Ok(session.reader.export(&request, out, progress)?.1),
    })
}

/// Refuses options that mean nothing for a format whose content is always the same.
fn check_bare(args: &ArgMatches, format: &str) -> Result<(), Refusal> {
    let named = ["columns", "sort"].into_iter().find(|name| values::one(args, name).is_some());
    named.map_or(Ok(()), |option| {
        let message = Message::new("refused-of-events").with("option", format!("--{option}"));
        Err(Refusal::malformed(message.with("format", format)))
    })
}

/// The activities of a filter for the lists of other programs, into a file where one is named.
///
/// # Errors
/// A refusal where the person may not take them out, or a failure to write.
pub fn todo(
    session: &Session,
    out: &mut Out,
    (format, sort): (Format, &Sort),
    filter: &Filter,
    output: Option<&str>,
) -> Result<Status, Trouble> {
    let words = session.words();
    let todo = export::Todo {
        filter,
        sort,
        format,
        subject: &|subject| words.subject(subject).into_owned(),
        untitled: &|on| words.untitled(on),
        local: clock::local,
    };
    let what = |rows| words.count(Noun::Activity, rows);
    write(session, out, output, &what, &|target, progress| match target {
        Target::File(path) => session.reader.export_todo_to(path, &todo, progress),
        Target::Shown(out) => Ok(session.reader.export_todo(&todo, out, progress)?.1),
    })
}

/// What stands in the calendar, for the calendars of other programs.
fn events(
    session: &Session,
    out: &mut Out,
    args: &ArgMatches,
    noun: Noun,
    filter: &Filter,
) -> Result<Status, Trouble> {
    let words = session.words();
    let name = format!("Voronka: {}", words.nouns(noun));
    let events = export::Events {
        noun,
        filter,
        name: &name,
        subject: &|subject| words.subject(subject).into_owned(),
        choice: &|choice| words.choice(choice),
        label: &|field| words.label(field),
        untitled: &|on| words.untitled(on),
        local: clock::local,
    };
    let what = |rows: i64| words.say(&Message::new("count-events").with("count", rows));
    write(session, out, values::one(args, "output"), &what, &|target, progress| match target {
        Target::File(path) => session.reader.export_events_to(path, &events, progress),
        Target::Shown(out) => Ok(session.reader.export_events(&events, out, progress)?.1),
    })
}

/// Where an export goes.
enum Target<'t> {
    File(&'t ServerPath),
    /// The standard output.
    Shown(&'t mut dyn Write),
}

/// What writes an export.
type Writing<'w> = &'w dyn Fn(Target<'_>, &mut dyn FnMut(u64)) -> Result<u64, Failure>;

/// Has an export written, and says how much there was.
fn write(
    session: &Session,
    out: &mut Out,
    output: Option<&str>,
    what: &dyn Fn(i64) -> String,
    write: Writing<'_>,
) -> Result<Status, Trouble> {
    let Some(file) = file(output) else {
        let mut shown = out.file();
        write(Target::Shown(&mut shown), &mut |_| {}).map_err(unwritten)?;
        shown.flush()?;
        return Ok(Status::Done);
    };
    let path = session.capabilities.path(file)?;
    let bar = bar();
    let outcome = write(Target::File(&path), &mut |rows| bar.set_position(rows));
    bar.finish_and_clear();
    let words = session.words();
    let rows = i64::try_from(outcome?).unwrap_or(i64::MAX);
    let message = Message::new("export-done").with("what", what(rows));
    out.talk(&words.say(&message.with("file", file)));
    Ok(Status::Done)
}

/// The file an export goes into; none where it goes onto the standard output.
fn file(output: Option<&str>) -> Option<&str> {
    output.filter(|file| *file != "-")
}

/// What fails is the output, and not the database.
fn unwritten(failure: Failure) -> Trouble {
    match failure {
        Failure::Fault(Fault::Io(error)) => Trouble::Output(error),
        failure => failure.into(),
    }
}

fn columns<'s>(
    session: &'s Session,
    noun: Noun,
    named: Option<&str>,
) -> Result<Vec<&'s Field>, Refusal> {
    let Some(named) = named else { return Ok(export::columns(&session.setup, noun)) };
    let names = named.split(',').map(str::trim).filter(|name| !name.is_empty() && *name != "id");
    names.map(|name| session.field(noun, name)).collect()
}

/// A counter on the standard error, where that is a terminal.
fn bar() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length();
    match ProgressStyle::with_template("{spinner} {pos}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Calls entries by their codes for a program, by their names for a person.
struct Said<'a> {
    words: Words<'a>,
    codes: bool,
}

impl Naming for Said<'_> {
    fn stage(&self, stage: &Stage) -> String {
        if self.codes { stage.code.clone() } else { self.words.stage(stage).to_owned() }
    }

    fn pipeline(&self, pipeline: &Pipeline) -> String {
        if self.codes { pipeline.code.clone() } else { self.words.pipeline(pipeline).to_owned() }
    }

    fn source(&self, source: &Source) -> String {
        if self.codes { source.code.clone() } else { self.words.source(source).to_owned() }
    }

    fn choice(&self, choice: &Choice) -> String {
        if self.codes { choice.code.clone() } else { self.words.choice(choice) }
    }

    fn subject(&self, subject: &str) -> String {
        if self.codes { subject.to_owned() } else { self.words.subject(subject).into_owned() }
    }

    fn moment(&self, at: i64) -> String {
        clock::rfc3339(at)
    }
}
