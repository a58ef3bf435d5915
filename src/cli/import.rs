//! `import`: the rows of a CSV file become records; `--dry-run` says what would come of it, and
//! `--template` prints a file to fill in.

mod rehearsal;
mod rejected;
pub(super) mod source;

use clap::{ArgMatches, Command, value_parser};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, json};

use super::help::{self, Help};
use super::interrupt;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::crm::Fault;
use crate::crm::import::{Key, Mode, Report, Request};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::nearest::advice;
use crate::domain::noun::Noun;
use crate::domain::stage::Meaning;
use crate::exchange::export::{Format, Reader, Writer};
use crate::exchange::plan::{self, Plan};
use crate::exchange::table::Table;
use crate::exchange::{encoding, template};
use crate::i18n::{self, Lang};
use crate::reading;
use source::Source;

/// At most this many refused rows are named on the screen; the file has them all.
const NAMED: usize = 5;

const NOUNS: [&str; 4] = ["leads", "deals", "contacts", "companies"];

pub fn grammar(help: Help) -> Command {
    help.command("import", "help-import")
        .arg(help::file(
            help.place("file", "FILE", "help-import-file").required_unless_present("template"),
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

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    if let Some(noun) = values::one(args, "template").and_then(Noun::parse) {
        session.setup.settings.mode.check(noun, Meaning::Open)?;
        return print_template(session, out, noun);
    }
    let word = values::one(args, "duplicates").unwrap_or_default();
    let mode = Mode::parse(word).ok_or_else(|| {
        let message = Message::new("usage-bad-value").with("name", "--duplicates");
        Refusal::malformed(message.with("value", word)).hint(advice(word, &Mode::WORDS))
    })?;
    let noun = match values::one(args, "nouns").and_then(Noun::parse) {
        Some(noun) => noun,
        // What the team's work begins with, and the person is told.
        None => {
            let noun = session.setup.settings.mode.first();
            let said = Message::new("import-as-usual").with("noun", Arg::Noun(noun));
            out.talk(&session.words().say(&said));
            noun
        }
    };
    let keys = Key::parse(values::one(args, "key").unwrap_or_default(), noun)?;
    let source = Source::open(session, values::one(args, "file").unwrap_or_default())?;
    // Before anything is in: rows that are not taken must have somewhere to go.
    let rehearsal = args.get_flag("dry-run");
    let rejects = match values::one(args, "rejects") {
        // A rehearsal writes nothing, wherever it is held.
        None if rehearsal => None,
        named => Some(rejected::Place::find(session, out, &source, named)?),
    };
    let decoded = encoding::decode(source.bytes).map_err(Refusal::from)?;
    let table = Table::open(&decoded.text)?;
    let map = match values::one(args, "map") {
        Some(file) => plan::read_map(&source::text(session, file)?)?,
        None => Vec::new(),
    };
    let words = source::words(&session.setup, noun);
    let wanted = plan::Request {
        noun,
        registry: &session.setup.registry,
        currency: session.setup.currency,
        words: &words,
        profile: values::one(args, "profile"),
        map: &map,
    };
    let mut plan = Plan::new(table.headers(), &wanted)?;
    plan.study(&table);
    plan.check(&table, &wanted)?;
    let stop = interrupt::asked()?;
    let dates = reading::dates(session.clock);
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
    let bar = bar();
    let mut progress = |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let now = session.clock.now();
    let outcome = if rehearsal {
        session.reader.rehearse_import(now, &request, &mut progress)
    } else {
        session.writer()?.import(now, &request, &mut progress)
    };
    bar.finish_and_clear();
    let report = outcome?;

    if out.is_json() {
        out.object(object(&report))?;
        if let Some(fault) = &report.failed {
            let words = session.words();
            let made = i64::try_from(report.made).unwrap_or(i64::MAX);
            out.talk(&words.say(&broken(fault).with("what", words.count(noun, made))));
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
    let whole = report.rejected.is_empty() && !report.stopped;
    Ok(match report.failed {
        Some(_) if report.made + report.updated == 0 => Status::Failed,
        None if whole => Status::Done,
        _ => Status::Partly,
    })
}

/// Says what came of it.
fn tell(session: &Session, out: &Out, request: &Request<'_>, report: &Report) {
    let words = session.words();
    let made = i64::try_from(report.made).unwrap_or(i64::MAX);
    let mut message = Message::new("import-done").with("what", words.count(request.noun, made));
    if report.stopped {
        message = Message::new("import-stopped").with("what", words.count(request.noun, made));
    }
    if let Some(fault) = &report.failed {
        message = broken(fault).with("what", words.count(request.noun, made));
    }
    if let Some(profile) = rehearsal::profile(request) {
        out.talk(&words.say(&profile));
    }
    out.talk(&words.say(&message));
    let kept = &report.census.kept;
    if !kept.is_empty() {
        let names = rehearsal::named(words, kept);
        out.talk(&words.say(&Message::new("import-kept").with("names", names)));
    }
    for line in rehearsal::news(words, &session.setup, request.noun, report) {
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

/// Why an import broke off. What is in is said with it, so that nothing claims there were nothing.
fn broken(fault: &Fault) -> Message {
    match fault {
        Fault::Full => Message::new("import-broken-full"),
        Fault::Busy => Message::new("import-broken-busy"),
        other => Message::new("import-broken").with("why", other.message()),
    }
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

fn object(report: &Report) -> Map<String, serde_json::Value> {
    let mut object = Map::new();
    let mut put = |name: &str, value: serde_json::Value| object.insert(name.to_owned(), value);
    put("id", json!(report.operation.map(|operation| operation.0)));
    put("operation", json!(report.operation.map(|operation| operation.0)));
    put("rows", json!(report.census.rows));
    put("made", json!(report.made));
    put("kept_columns", json!(report.census.kept));
    put("skipped", json!(report.skipped));
    put("updated", json!(report.updated));
    put("unchanged", json!(report.unchanged));
    put("in_bin", json!(report.in_bin));
    put("merged", json!(report.merged));
    put("again", json!(report.again));
    put("moved", json!(report.moved));
    put("set_aside", json!(report.set_aside));
    put("rejected", json!(report.rejected.len()));
    put("unfinished", json!(report.unfinished.is_some()));
    put("stopped", json!(report.stopped));
    put("failed", json!(report.failed.is_some()));
    put("next_line", json!(report.next));
    put("unread_cells", json!(report.unread));
    put("second_values", json!(report.crowded));
    put("unknown_owners", json!(report.strangers.len()));
    put("mentions", json!(report.mentions));
    put("linked", json!(report.linked));
    put("contacts_made", json!(report.contacts));
    put("companies_made", json!(report.companies));
    let stages = report.stages.iter().map(
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
    let sources = report.census.sources.iter();
    put("new_sources", sources.map(|source| json!(source.names.en)).collect());
    object
}

fn print_template(session: &Session, out: &mut Out, noun: Noun) -> Result<Status, Trouble> {
    let catalogue = i18n::catalogue(session.lang);
    let say = |id: &str| catalogue.text(id, &[]);
    let template = template::template(noun, &session.setup.registry, &say);
    let mut file = Writer::new(Vec::new(), Format::Csv, Reader::Spreadsheet, &template.header)?;
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
