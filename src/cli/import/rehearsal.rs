//! What a rehearsal prints: how the file was read, where its columns go, what would be made.

use super::refused;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::crm::import::{Report, Request};
use crate::domain::message::Message;
use crate::domain::stage::Meaning;
use crate::exchange::encoding::Decoded;
use crate::exchange::profile::Target;
use crate::words::Words;

/// At most this many cells that could not be read are shown.
const SHOWN: usize = 5;

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
    if let Some(profile) = request.plan.profile() {
        let message = Message::new("import-profile").with("name", profile.label.as_str());
        out.line(&words.say(&message))?;
    }
    out.line("")?;
    for column in request.plan.columns() {
        let target = match &column.target {
            Target::Keep => words.say(&Message::new("import-target-keep")),
            Target::Skip => words.say(&Message::new("import-target-skip")),
            target => target.word(),
        };
        out.line(&format!("  {} → {target}", column.header))?;
    }
    out.line("")?;
    let made = i64::try_from(report.made).unwrap_or(i64::MAX);
    let would = Message::new("import-would").with("what", words.count(request.noun, made));
    out.line(&words.say(&would))?;
    for ((pipeline, code), count) in &report.stages {
        let entry = report.census.stages.iter().map(|new| (&new.pipeline, &new.entry));
        let new = entry.into_iter().find(|(p, e)| *p == pipeline && e.code == *code);
        let name = match new {
            Some((_, entry)) => entry.names.en.clone(),
            None => known(session, request, pipeline, code),
        };
        out.line(&format!("  {name}: {count}"))?;
    }
    for line in news(words, report).into_iter().chain(refused(session, report)) {
        out.line(&line)?;
    }
    for (line, what) in report.unread_first.iter().take(SHOWN) {
        let message = Message::new("import-line").with("line", line.to_string());
        out.line(&words.say(&message.with("what", what.clone())))?;
    }
    out.line(&words.say(&Message::new("import-nothing-written")))
}

/// What the file brings besides its records, and what nobody here knows.
pub fn news(words: Words<'_>, report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |message: Message| lines.push(words.say(&message));
    for pipeline in &report.census.pipelines {
        say(Message::new("import-new-pipeline").with("name", pipeline.names.en.as_str()));
    }
    for stage in &report.census.stages {
        let message = Message::new("import-new-stage").with("name", words.named(&stage.entry.names));
        say(message.with("meaning", meaning(stage.meaning)));
    }
    for source in &report.census.sources {
        say(Message::new("import-new-source").with("name", source.names.en.as_str()));
    }
    if !report.strangers.is_empty() {
        say(Message::new("import-strangers").with("count", report.strangers.len()));
    }
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if report.mentions > 0 {
        let linked = Message::new("import-linked").with("count", number(report.linked));
        say(linked.with("of", number(report.mentions).to_string()));
    }
    if report.unread > 0 {
        say(Message::new("import-unread").with("count", number(report.unread)));
    }
    lines
}

/// What people call a stage they had before.
fn known(session: &Session, request: &Request<'_>, pipeline: &str, code: &str) -> String {
    let setup = &session.setup;
    let pipeline = setup.pipelines_of(request.noun).find(|p| p.code == pipeline);
    let stage = pipeline.and_then(|p| setup.stages_of(p.id).find(|stage| stage.code == code));
    stage.map_or_else(|| code.to_owned(), |stage| session.words().stage(stage).to_owned())
}

fn meaning(meaning: Meaning) -> Message {
    Message::new(match meaning {
        Meaning::Open => "meaning-open",
        Meaning::Won => "meaning-won",
        Meaning::Lost => "meaning-lost",
    })
}
