//! `import`: the rows of a CSV file become records; `--dry-run` says what would come of it, and
//! `--template` prints a file to fill in.

mod rehearsal;
mod rejected;
pub(super) mod source;

use chrono::NaiveDate;
use clap::{ArgMatches, Command, value_parser};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, json};

use super::help::{self, Help};
use super::interrupt;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble, status_of};
use super::values;
use crate::crm::import::{KnownBy, OnDuplicate, Report, Request};
use crate::crm::{Failure, Fault};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::nearest::advice;
use crate::domain::noun::Noun;
use crate::domain::stage::Meaning;
use crate::exchange::export::{For, Format, Writer};
use crate::exchange::plan::{self, Doubt, Plan};
use crate::exchange::table::Table;
use crate::exchange::{encoding, template};
use crate::i18n::{self, Lang};
use crate::reading;
use crate::words::Words;
use source::Source;

/// At most this many refused rows are named on the screen; the file has them all.
const NAMED: usize = 5;

const NOUNS: [&str; 4] = ["leads", "deals", "contacts", "companies"];

pub fn grammar(help: Help) -> Command {
    help.command("import", "help-import")
        .arg(help::file(
            help.argument("file", "FILE", "help-import-file").required_unless_present("template"),
        ))
        .arg(help.option("nouns", "NOUNS", "help-import-as").long("as").value_parser(NOUNS))
        // Behind the command the word means the nouns; who imports is said before it. The parser
        // knows the two apart by their ids, and wants the one from before it to have a name here.
        .arg(help.option("as", "LOGIN", "help-as").long("as-login").hide(true))
        .arg(help.option("profile", "NAME", "help-import-profile"))
        .arg(help::file(help.option("map", "MAP", "help-import-map")))
        .arg(
            help.option("duplicates", "MODE", "help-import-duplicates")
                .default_value("allow")
                .hide_default_value(true),
        )
        .arg(help.option("key", "phone,email,name", "help-import-key"))
        .arg(help.flag("dry-run", "help-import-dry-run"))
        .arg(help::file(help.option("rejects", "REJECTS", "help-import-rejects")))
        .arg(
            help.option("from", "LINE", "help-import-from")
                .value_parser(value_parser!(u64).range(1..)),
        )
        .arg(
            help.option("template", "NOUNS", "help-import-template")
                .value_parser(NOUNS)
                .exclusive(true),
        )
}

/// Whether it writes nothing into the database: it says what would come of a file, or prints one.
pub fn is_rehearsal(args: &ArgMatches) -> bool {
    args.get_flag("dry-run") || values::one(args, "template").is_some()
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    if let Some(noun) = values::one(args, "template").and_then(Noun::parse) {
        session.setup.settings.mode.check(noun, Meaning::Open)?;
        return print_template(session, out, noun);
    }
    let mode = mode(args)?;
    let noun = noun(session, out, args);
    let keys = KnownBy::parse(values::one(args, "key").unwrap_or_default(), noun)?;
    let source = Source::open(session, values::one(args, "file").unwrap_or_default())?;
    // Before anything is in: rows that are not taken must have somewhere to go.
    let rehearsal = args.get_flag("dry-run");
    let rejects = match values::one(args, "rejects") {
        // A rehearsal writes nothing, wherever it is held.
        None if rehearsal => None,
        named => Some(rejected::Place::find(session, out, &source, named)?),
    };
    let decoded = encoding::decode(source.bytes).map_err(Refusal::from)?;
    let (table, plan) = plan(session, args, noun, Table::of(&decoded)?)?;
    let stop = interrupt::asked()?;
    let dates = reading::dates(session.clock, &session.setup.country);
    let examples = Lang::ALL.map(i18n::catalogue).map(|catalogue| {
        template::template(noun, &session.setup.registry, &|id| catalogue.text(id, &[]))
    });
    let request = Request {
        noun,
        examples: &examples,
        file: &source.name,
        table: &table,
        plan: &plan,
        from: args.get_one::<u64>("from").copied().unwrap_or_default(),
        duplicates: (mode, &keys),
        dates: &dates,
        stop: &stop,
    };
    if decoded.damaged {
        let message = Message::new("import-damaged").with("encoding", decoded.encoding);
        out.talk(&session.words().say(&message));
    }
    let report = carry_out(session, &request, rehearsal)?;
    if out.is_json() {
        out.object(object(session.words(), &request, &report))?;
        if let Some(failure) = &report.failed {
            out.talk(&session.words().say(&broken(session, noun, failure, &report)));
        }
    } else if rehearsal {
        rehearsal::print(session, out, &decoded, &request, &report)?;
    } else {
        tell(session, out, &request, &report);
    }
    if let Some(rejects) = rejects.filter(|_| !report.rejected.is_empty() && !rehearsal) {
        let said = rejects.write((session, &mut *out), table.headers(), &report.rejected)?;
        out.talk(&session.words().say(&said));
    }
    Ok(status(&report))
}

/// What becomes of rows about records that exist.
fn mode(args: &ArgMatches) -> Result<OnDuplicate, Refusal> {
    let word = values::one(args, "duplicates").unwrap_or_default();
    OnDuplicate::parse(word).ok_or_else(|| {
        let message = Message::new("usage-bad-value").with("name", "--duplicates");
        Refusal::malformed(message.with("value", word)).hint(advice(word, &OnDuplicate::WORDS))
    })
}

/// What each row is: where nothing is said, what the team's work begins with, and the person is told.
fn noun(session: &Session, out: &Out, args: &ArgMatches) -> Noun {
    values::one(args, "nouns").and_then(Noun::parse).unwrap_or_else(|| {
        let noun = session.setup.settings.mode.first();
        let said = Message::new("import-as-usual").with("noun", Arg::Noun(noun));
        out.talk(&session.words().say(&said));
        noun
    })
}

/// What the columns of the file mean, and the table without what stands above their names.
fn plan<'t>(
    session: &Session,
    args: &ArgMatches,
    noun: Noun,
    table: Table<'t>,
) -> Result<(Table<'t>, Plan), Trouble> {
    let map = match values::one(args, "map") {
        Some(file) => plan::read_map(&source::text(session, file)?)?,
        None => Vec::new(),
    };
    let words = source::words(&session.setup.registry, noun);
    let wanted = plan::Request {
        noun,
        registry: &session.setup.registry,
        currency: session.setup.currency,
        country: &session.setup.country,
        words: &words,
        profile: values::one(args, "profile"),
        map: &map,
    };
    let table = plan::without_title(table, &wanted);
    let mut plan = Plan::new(table.headers(), &wanted)?;
    plan.study(&table);
    plan.check(&table, &wanted)?;
    Ok((table, plan))
}

/// Imports the file, or says what would come of it, under a bar that shows how far it is.
fn carry_out(session: &Session, request: &Request<'_>, rehearsal: bool) -> Result<Report, Trouble> {
    let bar = bar();
    let mut progress = |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let now = session.clock.now();
    let outcome = if rehearsal {
        session.reader.rehearse_import(now, request, &mut progress)
    } else {
        session.writer()?.import(now, request, &mut progress)
    };
    bar.finish_and_clear();
    Ok(outcome?)
}

fn status(report: &Report) -> Status {
    match &report.failed {
        Some(Failure::Fault(_)) if !report.tally.is_any_in() => Status::Failed,
        Some(Failure::Refused(refusal)) if !report.tally.is_any_in() => status_of(refusal),
        None if report.rejected.is_empty() && !report.stopped => Status::Done,
        _ => Status::Partly,
    }
}

/// Says what came of it.
fn tell(session: &Session, out: &Out, request: &Request<'_>, report: &Report) {
    let words = session.words();
    if let Some(profile) = rehearsal::profile(request) {
        out.talk(&words.say(&profile));
    }
    let message = match &report.failed {
        Some(failure) => broken(session, request.noun, failure, report),
        None => {
            let id = if report.stopped { "import-stopped" } else { "import-done" };
            Message::new(id).with("what", made(session, request.noun, report))
        }
    };
    out.talk(&words.say(&message));
    let kept = &report.census.kept;
    if !kept.is_empty() && report.tally.is_any_in() {
        let names = rehearsal::named(words, kept);
        out.talk(&words.say(&Message::new("import-kept").with("names", names)));
    }
    for line in rehearsal::news(words, &session.setup, request, report) {
        out.talk(&line);
    }
    for line in refused(session, report) {
        out.talk(&line);
    }
    if let Some(operation) = report.operation {
        let undo = Message::new("import-undo").with("operation", operation.0.to_string());
        out.talk(&words.say(&undo));
    }
    if let Some(line) = report.next {
        out.talk(&words.say(&Message::new("import-go-on").with("line", line.to_string())));
    }
}

/// How many records were made, in words.
fn made(session: &Session, noun: Noun, report: &Report) -> String {
    session.words().count(noun, i64::try_from(report.tally.made).unwrap_or(i64::MAX))
}

/// Why an import broke off. What is in is said with it, so that nothing claims there were nothing.
fn broken(session: &Session, noun: Noun, failure: &Failure, report: &Report) -> Message {
    let message = match failure {
        Failure::Fault(Fault::Full) => Message::new("import-broken-full"),
        Failure::Fault(Fault::Busy) => Message::new("import-broken-busy"),
        Failure::Fault(other) => Message::new("import-broken").with("why", other.message()),
        Failure::Refused(refusal) => {
            Message::new("import-broken").with("why", refusal.message.clone())
        }
    };
    message.with("what", made(session, noun, report))
}

/// How many rows were refused, and the first of them with their reasons.
fn refused(session: &Session, report: &Report) -> Vec<String> {
    let words = session.words();
    if report.rejected.is_empty() {
        return Vec::new();
    }
    let count = Message::new("import-rejected").with("count", report.rejected.len());
    let mut lines = vec![words.say(&count)];
    let named = report.rejected.iter().take(NAMED).map(|bad| (bad.line, &bad.reason));
    lines.extend(rehearsal::listed(words, named, report.rejected.len() as u64));
    lines
}

fn object(
    words: Words<'_>,
    request: &Request<'_>,
    report: &Report,
) -> Map<String, serde_json::Value> {
    let mut object = Map::new();
    let mut put = |name: &str, value: serde_json::Value| object.insert(name.to_owned(), value);
    let tally = &report.tally;
    let operation = report.operation.map(|operation| operation.0);
    put("id", json!(operation));
    put("operation", json!(operation));
    for (name, count) in [
        ("rows", report.census.rows),
        ("made", tally.made),
        ("joined", tally.joined),
        ("skipped", tally.skipped),
        ("updated", tally.updated),
        ("unchanged", tally.unchanged),
        ("in_bin", tally.in_bin),
        ("merged", tally.merged),
        ("again", tally.again),
        ("bare_numbers", tally.bare_numbers),
        ("moved", tally.moved),
        ("ended", tally.ended),
        ("set_aside", tally.set_aside),
        ("unread_cells", tally.unread),
        ("mentions", tally.mentions),
        ("linked", tally.linked),
        ("contacts_made", tally.contacts),
        ("companies_made", tally.companies),
    ] {
        put(name, json!(count));
    }
    let namesakes = tally.namesakes.iter();
    let namesakes =
        namesakes.map(|(id, (name, count))| json!({"company": id, "name": name, "count": count}));
    put("namesakes", namesakes.collect());
    put("rejected", json!(report.rejected.len()));
    let rejected = report.rejected.iter();
    let rejected = rejected.map(|bad| json!({"line": bad.line, "reason": words.say(&bad.reason)}));
    put("rejected_rows", rejected.collect());
    put("unknown_owners", json!(tally.strangers.len()));
    put("table_line", json!(request.table.begins()));
    put("closing_lines", json!(report.census.closing));
    put("second_values", json!(tally.crowded));
    put("unknown_currencies", json!(tally.currencies));
    put("made_in_the_future", json!(tally.ahead.map_or(0, |(count, _)| count)));
    put("set_aside_columns", json!(tally.aside));
    let (mut thousands, mut months, mut counted) = (Vec::new(), Vec::new(), Vec::new());
    for (column, doubt) in &report.census.open {
        let read = |cell: &String, day: &NaiveDate| json!({"column": column, "cell": cell, "read": day.to_string()});
        match doubt {
            Doubt::Thousands(cell) => thousands.push(json!({"column": column, "cell": cell})),
            Doubt::Month(cell, day) => months.push(read(cell, day)),
            Doubt::Counted(cell, day) => counted.push(read(cell, day)),
        }
    }
    put("open_thousands", thousands.into());
    put("open_months", months.into());
    put("counted_days", counted.into());
    put("kept_columns", json!(report.census.kept));
    let near = report.census.near.iter();
    put(
        "near_columns",
        near.map(|(name, to)| json!({"column": name, "field": to.word()})).collect(),
    );
    put("unfinished", json!(report.unfinished.is_some()));
    put("stopped", json!(report.stopped));
    put("failed", json!(report.failed.is_some()));
    put("next_line", json!(report.next));
    let stages = tally.stages.iter().map(
        |((pipeline, stage), count)| json!({"pipeline": pipeline, "stage": stage, "count": count}),
    );
    put("stages", stages.collect());
    let new = report.census.stages.iter().map(|stage| {
        json!({
            "pipeline": stage.pipeline,
            "code": stage.entry.code,
            "name": stage.entry.names.en,
            "meaning": stage.meaning.word(),
        })
    });
    put("new_stages", new.collect());
    let known = report.census.known_stages.iter();
    put("known_stages", known.map(|(word, id)| json!({"word": word, "stage": id.0})).collect());
    let known = report.census.known_sources.iter();
    put("known_sources", known.map(|(word, id)| json!({"word": word, "source": id})).collect());
    let clashes = tally.clashes.iter().map(|(clash, count)| {
        json!({
            "stage": clash.stage.0,
            "meaning": clash.said.word(),
            "meaning_here": clash.here.word(),
            "into": clash.into.0,
            "count": count,
        })
    });
    put("stage_clashes", clashes.collect());
    let sources = report.census.sources.iter();
    put("new_sources", sources.map(|source| json!(source.names.en)).collect());
    object
}

fn print_template(session: &Session, out: &mut Out, noun: Noun) -> Result<Status, Trouble> {
    let catalogue = i18n::catalogue(session.lang);
    let say = |id: &str| catalogue.text(id, &[]);
    let template = template::template(noun, &session.setup.registry, &say);
    let mut file = Writer::new(Vec::new(), Format::Csv, For::Spreadsheet, &template.header)?;
    file.row(template.example.iter().map(String::as_str))?;
    out.content(&file.finish()?)?;
    Ok(Status::Done)
}

/// A bar on the standard error, where that is a terminal.
pub(super) fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len}  {percent}%  {eta}");
    let bar = ProgressBar::new(0);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
