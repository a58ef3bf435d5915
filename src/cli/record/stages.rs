//! `move`, `junk`, `win` and `lose`: from stage to stage.

use clap::{ArgMatches, Command};

use crate::cli::bulk::{self, Target};
use crate::cli::help::Help;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::{Status, Trouble};
use crate::cli::values;
use crate::domain::command;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::stage::{Meaning, PipelineId, StageId};

pub fn move_grammar(help: Help) -> Command {
    help.command("move", "help-move")
        .arg(help.arguments("ids", "ID", "help-ids"))
        .arg(help.argument("stage", "STAGE", "help-stage").required(true))
        .arg(help.option("comment", "TEXT", "help-reason"))
}

pub fn junk_grammar(help: Help) -> Command {
    lost(help, help.command("junk", "help-junk"))
}

pub fn lose_grammar(help: Help) -> Command {
    lost(help, help.command("lose", "help-lose"))
}

pub fn win_grammar(help: Help) -> Command {
    help.command("win", "help-win").arg(help.arguments("ids", "ID", "help-ids"))
}

fn lost(help: Help, command: Command) -> Command {
    command
        .arg(help.arguments("ids", "ID", "help-ids"))
        .arg(help.option("stage", "STAGE", "help-lost-stage"))
        .arg(help.option("comment", "TEXT", "help-reason"))
}

/// Moves records to the named stage.
pub fn run_move(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let word = values::one(args, "stage").unwrap_or_default();
    // An unknown stage is unknown for every record: nothing is begun.
    values::stage(session, noun, word, None)?;
    let comment = values::one(args, "comment");
    each(session, noun, out, args, comment, |pipeline| {
        values::stage(session, noun, word, Some(pipeline))
    })
}

/// Moves deals to the won stage of their pipelines.
pub fn win(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    each(session, Noun::Deal, out, args, None, |pipeline| first(session, pipeline, Meaning::Won))
}

/// Moves records to a stage of failure: the named one or the first of their pipelines.
pub fn lose(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let comment = values::one(args, "comment");
    let named = values::one(args, "stage");
    if let Some(word) = named {
        values::stage(session, noun, word, None)?;
    }
    each(session, noun, out, args, comment, |pipeline| failure(session, noun, pipeline, named))
}

/// The stage of failure of a pipeline that a person named, or its first.
///
/// # Errors
/// A refusal where the pipeline has none, or no stage of this name, or one that is no failure.
pub fn failure(
    session: &Session,
    noun: Noun,
    pipeline: PipelineId,
    named: Option<&str>,
) -> Result<StageId, Refusal> {
    let Some(word) = named else { return first(session, pipeline, Meaning::Lost) };
    let to = values::stage(session, noun, word, Some(pipeline))?;
    match session.setup.stage(to) {
        Some(stage) if stage.meaning == Meaning::Lost => Ok(to),
        _ => Err(Refusal::rule(Message::new("refused-no-failure").with("stage", Arg::Stage(to)))),
    }
}

/// Moves each record to the stage that `to` chooses for its pipeline.
fn each(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
    comment: Option<&str>,
    to: impl Fn(PipelineId) -> Result<StageId, Refusal>,
) -> Result<Status, Trouble> {
    let mut targets: Vec<Target> = Vec::new();
    for on in values::records(args, noun)? {
        let command = match here(session, on) {
            Ok(pipeline) => to(pipeline),
            Err(Trouble::Refused(refusal)) => Err(refusal),
            Err(trouble) => return Err(trouble),
        };
        let comment = comment.map(str::to_owned);
        targets.push((
            on,
            command.map(|to| command::Command::MoveStage { on, from: None, to, comment }),
        ));
    }
    Ok(bulk::apply(session, out, OperationKind::Move, targets)?.0)
}

/// The pipeline a record goes through.
fn here(session: &Session, on: RecordRef) -> Result<PipelineId, Trouble> {
    let background = values::background(session, on)?;
    Ok(background
        .pipeline
        .or_else(|| session.setup.pipelines_of(on.noun).next().map(|pipeline| pipeline.id))
        .ok_or_else(|| {
            Refusal::rule(Message::new("refused-no-stages").with("noun", Arg::Nouns(on.noun)))
        })?)
}

/// The first stage of a pipeline with this meaning.
fn first(session: &Session, pipeline: PipelineId, meaning: Meaning) -> Result<StageId, Refusal> {
    let mut stages = session.setup.stages_of(pipeline);
    let found = stages.find(|stage| stage.meaning == meaning).map(|stage| stage.id);
    let id = if meaning == Meaning::Won { "refused-none-won" } else { "refused-none-lost" };
    found.ok_or_else(|| {
        let pipeline = session.setup.pipelines.iter().find(|one| one.id == pipeline);
        let name =
            pipeline.map_or_else(String::new, |one| session.words().pipeline(one).to_owned());
        Refusal::rule(Message::new(id).with("pipeline", name)).hint(Message::new("hint-add-ending"))
    })
}
