//! What a rehearsal prints: how the file was read, where its columns go, what would be made.

use super::refused;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::crm::import::{KnownBy, OnDuplicate, Report, Request};
use crate::domain::fold::fold;
use crate::domain::message::{Arg, Message};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, Names};
use crate::exchange::encoding::Decoded;
use crate::exchange::plan::Doubt;
use crate::exchange::profile::Target;
use crate::i18n::number;
use crate::words::Words;

pub fn print(
    session: &Session,
    out: &mut Out,
    decoded: &Decoded,
    request: &Request<'_>,
    report: &Report,
) -> Result<(), Trouble> {
    let words = session.words();
    let separator = match request.table.dialect().separator {
        b'\t' => "TAB".to_owned(),
        mark => char::from(mark).to_string(),
    };
    let file = Message::new("import-read")
        .with("file", request.file)
        .with("encoding", decoded.encoding)
        .with("separator", separator);
    out.line(&words.say(&file))?;
    if let Some(profile) = profile(request) {
        out.line(&words.say(&profile))?;
    }
    out.line("")?;
    for column in request.plan.columns() {
        let target = target(words, &session.setup, request.noun, &column.target);
        out.line(&format!("  {} → {target}", column.header))?;
    }
    out.line("")?;
    if let Some(unfinished) = &report.unfinished {
        out.line(&words.refusal(unfinished))?;
    }
    let made = i64::try_from(report.tally.made).unwrap_or(i64::MAX);
    let would = Message::new("import-would").with("what", words.count(request.noun, made));
    out.line(&words.say(&would))?;
    let pipelines = session.setup.pipelines_of(request.noun);
    let known = pipelines.flat_map(|p| session.setup.stages_of(p.id).map(move |s| (p, s)));
    let known = known.map(|(p, s)| (&p.code, &s.code, &s.names));
    let new = report.census.stages.iter();
    let new = new.map(|stage| (&stage.pipeline, &stage.entry.code, &stage.entry.names));
    for (pipeline, code, names) in known.chain(new) {
        if let Some(count) = report.tally.stages.get(&(pipeline.clone(), code.clone())) {
            out.line(&format!("  {}: {}", words.named(names), grouped(words, *count)))?;
        }
    }
    for line in
        news(words, &session.setup, request, report).into_iter().chain(refused(session, report))
    {
        out.line(&line)?;
    }
    out.line(&words.say(&Message::new("import-nothing-written")))
}

/// Where the cells of a column go: the field by its label, with the word that a map has for it.
fn target(words: Words<'_>, setup: &Setup, noun: Noun, target: &Target) -> String {
    let word = target.word();
    let label = match target {
        Target::Keep => return words.text("import-target-keep"),
        Target::Skip => return words.text("import-target-skip"),
        Target::FullName => words.text("import-target-full-name"),
        Target::Pipeline => words.text("import-target-pipeline"),
        Target::Converted => words.text("import-target-converted"),
        Target::Outcome => words.text("import-target-outcome"),
        Target::StageMeaning => words.text("import-target-stage-meaning"),
        Target::Id => words.text("import-target-id"),
        _ => {
            let name = word.split(':').next().unwrap_or_default();
            let field = setup.registry.get(noun, name);
            field.map_or_else(String::new, |field| words.label(field))
        }
    };
    format!("{label} ({word})")
}

/// At most so many names stand in a sentence.
const NAMED: usize = 12;

/// The first of some names, and how many more there are.
pub fn named(words: Words<'_>, names: &[impl AsRef<str>]) -> String {
    let first: Vec<&str> = names.iter().take(NAMED).map(AsRef::as_ref).collect();
    let said = first.join(", ");
    match names.len() - first.len() {
        0 => said,
        more => format!("{said} {}", words.say(&Message::new("import-more").with("count", more))),
    }
}

/// Whose columns they are, where they are plainly those of a known system.
pub fn profile(request: &Request<'_>) -> Option<Message> {
    let profile = request.plan.origin()?;
    Some(Message::new("import-profile").with("name", profile.label.as_str()))
}

/// What the file brings besides its records, and what nobody here knows.
pub fn news(
    words: Words<'_>,
    setup: &Setup,
    request: &Request<'_>,
    report: &Report,
) -> Vec<String> {
    let noun = request.noun;
    let mut lines = Vec::new();
    let mut say = |message: Message| lines.push(words.say(&message));
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if report.tally.joined > 0 {
        say(Message::new("import-joined").with("count", number(report.tally.joined)));
    }
    if report.tally.skipped > 0 {
        say(Message::new("import-skipped").with("count", number(report.tally.skipped)));
    }
    if report.tally.updated > 0 {
        say(Message::new("import-updated").with("count", number(report.tally.updated)));
    }
    if request.table.begins() > 1 {
        let line = request.table.begins().to_string();
        say(Message::new("import-names-below").with("line", line));
    }
    for (column, near) in &report.census.near {
        let message = Message::new("import-near").with("column", column.as_str());
        say(message.with("field", target(words, setup, noun, near)));
    }
    let closing = &report.census.closing;
    if !closing.is_empty() {
        let lines: Vec<String> = closing.iter().map(u64::to_string).collect();
        let message = Message::new("import-closing").with("count", closing.len());
        say(message.with("lines", named(words, &lines)));
    }
    for (count, id) in [
        (report.tally.moved, "import-moved"),
        (report.tally.ended, "import-ended"),
        (report.tally.set_aside, "import-set-aside"),
        (report.tally.unchanged, "import-unchanged"),
        (report.tally.in_bin, "import-in-bin"),
        (report.tally.merged, "import-merged"),
        (report.tally.again, "import-again"),
    ] {
        if count > 0 {
            say(Message::new(id).with("count", number(count)));
        }
    }
    if report.tally.bare_numbers > 0 {
        let message = match request.duplicates {
            (OnDuplicate::Allow, _) => Message::new("import-bare-numbers-new"),
            (_, keys) => Message::new("import-bare-numbers").with("by", known_by(words, keys)),
        };
        say(message.with("count", number(report.tally.bare_numbers)));
    }
    if !report.tally.aside.is_empty() {
        let columns = report
            .tally
            .aside
            .iter()
            .map(|(name, rows)| format!("{name}: {}", grouped(words, *rows)));
        let columns: Vec<String> = columns.collect();
        say(Message::new("import-set-aside-columns").with("names", named(words, &columns)));
    }
    for pipeline in &report.census.pipelines {
        say(Message::new("import-new-pipeline").with("name", pipeline.names.en.as_str()));
    }
    for (pipeline, stages) in stages(words, setup, report) {
        let message = Message::new("import-new-stages").with("pipeline", pipeline);
        say(message.with("names", stages));
    }
    for (clash, count) in &report.tally.clashes {
        let meaning = |meaning: Meaning| words.text(&format!("meaning-{}", meaning.word()));
        say(Message::new("import-stage-clash")
            .with("stage", Arg::Stage(clash.stage))
            .with("said", meaning(clash.said))
            .with("here", meaning(clash.here))
            .with("into", Arg::Stage(clash.into))
            .with("count", number(*count)));
    }
    for (id, understood) in understood(words, setup, report) {
        if !understood.is_empty() {
            say(Message::new(id).with("names", named(words, &understood)));
        }
    }
    if !report.census.sources.is_empty() {
        let names: Vec<&str> =
            report.census.sources.iter().map(|source| source.names.en.as_str()).collect();
        say(Message::new("import-new-sources").with("names", named(words, &names)));
    }
    if !report.tally.strangers.is_empty() {
        let mut names: Vec<&str> = report.tally.strangers.iter().map(String::as_str).collect();
        names.sort_unstable();
        let message = Message::new("import-strangers").with("count", names.len());
        say(message.with("names", named(words, &names)));
    }
    // A lead has its client in its own fields; cards of clients are for the others.
    if report.tally.linked > 0 || (report.tally.mentions > 0 && noun != Noun::Lead) {
        let linked = match noun {
            Noun::Contact => "import-linked-companies",
            Noun::Company => "import-linked-contacts",
            _ => "import-linked",
        };
        let linked = Message::new(linked).with("count", number(report.tally.linked));
        say(linked.with("of", number(report.tally.mentions)));
        if noun == Noun::Contact && report.tally.linked == 0 {
            say(Message::new("import-link-later"));
        }
    }
    for (id, (name, count)) in &report.tally.namesakes {
        let company = RecordRef::new(Noun::Company, *id).to_string();
        let message = Message::new("import-namesakes").with("name", name.as_str());
        say(message.with("company", company).with("count", number(*count)));
    }
    let made = [(Noun::Contact, report.tally.contacts), (Noun::Company, report.tally.companies)];
    let made = made.into_iter().filter(|(_, count)| *count > 0);
    let made: Vec<String> = made.map(|(noun, count)| words.count(noun, number(count))).collect();
    if !made.is_empty() {
        say(Message::new("import-clients").with("what", made.join(", ")));
    }
    for (column, doubt) in &report.census.open {
        let message = match doubt {
            Doubt::Thousands(cell) => {
                Message::new("import-open-thousands").with("cell", cell.as_str())
            }
            Doubt::Month(cell, read) => Message::new("import-open-month")
                .with("cell", cell.as_str())
                .with("day", Arg::Day(*read)),
            Doubt::Counted(cell, read) => Message::new("import-counted-days")
                .with("cell", cell.as_str())
                .with("day", Arg::Day(*read)),
        };
        say(message.with("column", column.as_str()));
    }
    for (column, count) in &report.tally.crowded {
        let message = Message::new("import-crowded").with("column", column.as_str());
        say(message.with("count", number(*count)));
    }
    if let Some((count, line)) = report.tally.ahead {
        let message = Message::new("import-ahead").with("line", line.to_string());
        say(message.with("count", number(count)));
    }
    if !report.tally.currencies.is_empty() {
        let (currencies, rows) = (&report.tally.currencies, report.tally.currencies.values().sum());
        let currencies: Vec<&str> = currencies.keys().map(String::as_str).collect();
        let message = Message::new("import-unknown-currencies").with("count", number(rows));
        say(message.with("names", named(words, &currencies)));
    }
    if report.tally.unread > 0 {
        say(Message::new("import-unread").with("count", number(report.tally.unread)));
        let told = report.tally.unread_first.iter().map(|(line, what)| (*line, what));
        lines.extend(listed(words, told, report.tally.unread));
    }
    lines
}

/// How many, as the reader writes numbers.
fn grouped(words: Words<'_>, count: u64) -> String {
    number::count(words.lang(), i64::try_from(count).unwrap_or(i64::MAX))
}

/// By what rows are known, in words.
fn known_by(words: Words<'_>, keys: &[KnownBy]) -> String {
    let said = keys.iter().map(|key| match key {
        KnownBy::Phone => words.text("import-by-phone"),
        KnownBy::Email => words.text("import-by-email"),
        KnownBy::Name => words.text("import-by-name"),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// What the file calls the stages and the sources that are here, where that is not what the reader calls
/// them, with the message that tells it.
fn understood(
    words: Words<'_>,
    setup: &Setup,
    report: &Report,
) -> [(&'static str, Vec<String>); 2] {
    let said = |word: &str, names: &Names| {
        let name = words.named(names);
        (fold(word) != fold(name)).then(|| format!("{word} → {name}"))
    };
    let stages = report.census.known_stages.iter();
    let stages = stages.filter_map(|(word, id)| said(word, &setup.stage(*id)?.names));
    let sources = report.census.known_sources.iter();
    let sources = sources.filter_map(|(word, id)| said(word, &setup.source(*id)?.names));
    [
        ("import-stages-understood", stages.collect()),
        ("import-sources-understood", sources.collect()),
    ]
}

/// Lines of the file with what is said of each, and of how many more nothing is.
pub fn listed<'m>(
    words: Words<'_>,
    told: impl ExactSizeIterator<Item = (u64, &'m Message)>,
    of: u64,
) -> Vec<String> {
    let more = of.saturating_sub(told.len() as u64);
    let mut lines: Vec<String> = told
        .map(|(line, what)| {
            let message = Message::new("import-line").with("line", line.to_string());
            words.say(&message.with("what", what.clone()))
        })
        .collect();
    if more > 0 {
        let count = i64::try_from(more).unwrap_or(i64::MAX);
        lines.push(words.say(&Message::new("import-more").with("count", count)));
    }
    lines
}

/// The stages that are new, in a row for each pipeline, with what those mean that are not open.
fn stages(words: Words<'_>, setup: &Setup, report: &Report) -> Vec<(String, String)> {
    let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
    for stage in &report.census.stages {
        let name = words.named(&stage.entry.names);
        let said = match stage.meaning {
            Meaning::Open => name.to_owned(),
            Meaning::Won => format!("{name} ({})", words.text("meaning-won")),
            Meaning::Lost => format!("{name} ({})", words.text("meaning-lost")),
        };
        match rows.iter_mut().find(|(pipeline, _)| *pipeline == stage.pipeline) {
            Some((_, names)) => names.push(said),
            None => rows.push((&stage.pipeline, vec![said])),
        }
    }
    let named = |code: &str| {
        let known = setup.pipelines.iter().find(|known| known.code == code).map(|p| &p.names);
        let new = report.census.pipelines.iter().find(|new| new.code == code).map(|new| &new.names);
        known.or(new).map_or_else(|| code.to_owned(), |names| words.named(names).to_owned())
    };
    rows.into_iter().map(|(pipeline, names)| (named(pipeline), names.join(", "))).collect()
}
