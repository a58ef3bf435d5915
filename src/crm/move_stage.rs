//! Moving a lead or a deal to a stage: any to any, stages may be skipped.

use super::work::Work;
use super::{Failure, entry, intake, mandatory};
use crate::domain::access::Right;
use crate::domain::command::Did;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::value::Value;
use crate::store::attached;

/// Moves a record to a stage for a person, who saw it at another one, with a comment where one is
/// given.
///
/// # Errors
/// As [`bring`], when somebody moved it since, and when the record lacks what is mandatory.
pub fn move_stage(
    work: &mut Work,
    on: RecordRef,
    from: Option<StageId>,
    to: StageId,
    comment: Option<&str>,
) -> Result<Message, Failure> {
    if let Some(from) = from
        && on.noun.has_stages()
        && ![from, to].contains(&work.standing(on)?.0)
    {
        return Err(work.conflict(on, work.field(on.noun, "stage")?).into());
    }
    let message = bring(work, on, to, comment)?;
    mandatory::check(work, on)?;
    Ok(message)
}

/// Brings a record to a stage, whoever wants it there.
///
/// # Errors
/// A refusal when the stage belongs to another noun, or when a lead is moved to its won stage:
/// that is what converting is for.
pub fn bring(
    work: &mut Work,
    on: RecordRef,
    to: StageId,
    comment: Option<&str>,
) -> Result<Message, Failure> {
    work.ask(Right::Edit, on.noun)?;
    if !on.noun.has_stages() {
        // Only what has stages has a place to stand at: the rest is refused here.
        work.check_there(on)?;
        check(work.setup, on, to)?;
    }
    let field = work.field(on.noun, "stage")?;
    let (from, stood) = work.standing(on)?;
    check(work.setup, on, to)?;
    let moved = from != to;
    if moved {
        reopen(work, on, from, to)?;
        let (before, after) = (Value::Int(from.0), Value::Int(to.0));
        work.write_from(on, field, &before, &after, Some(stood), None)?;
        intake::ended(work, on, to)?;
        work.did = Did::Moved(on);
    }
    let comment = comment.filter(|text| !text.trim().is_empty());
    let said = match comment {
        Some(text) => Some(entry::comment(work, on, text, &[])?),
        None => None,
    };
    work.note_arg("on", on.to_string());
    work.note_arg("stage", to.0);
    Ok(match said {
        _ if moved => {
            Message::new("receipt-moved").with("record", on).with("stage", Arg::Stage(to))
        }
        Some(commented) => commented,
        None => Message::new("receipt-nothing"),
    })
}

/// Says what stays of a conversion when its lead is won no more.
fn reopen(work: &mut Work, on: RecordRef, from: StageId, to: StageId) -> Result<(), Failure> {
    let is = |stage, meaning| work.setup.stage(stage).is_some_and(|s| s.meaning == meaning);
    if on.noun != Noun::Lead || !is(from, Meaning::Won) || is(to, Meaning::Won) {
        return Ok(());
    }
    let made = attached::made_of(work.conn, on)?;
    if !made.is_empty() {
        let open = is(to, Meaning::Open);
        let id = if open { "note-lead-reopened" } else { "note-lead-lost-made" };
        work.notes.push(Message::new(id).with("made", made));
    }
    Ok(())
}

/// Whether a person may put the record at this stage.
///
/// # Errors
/// A refusal when there is no such stage, it belongs to another noun, a lead would be won without
/// being converted, or opened again where there are none.
pub(super) fn check(setup: &Setup, on: RecordRef, to: StageId) -> Result<(), Refusal> {
    let stage =
        setup.stage(to).ok_or_else(|| Refusal::not_found(Message::new("refused-no-stage")))?;
    let fits = setup.pipelines_of(on.noun).any(|pipeline| pipeline.id == stage.pipeline);
    if !fits {
        return Err(Refusal::rule(Message::new("refused-other-pipeline").with("record", on)));
    }
    if on.noun == Noun::Lead && stage.meaning == Meaning::Won {
        return Err(Refusal::rule(Message::new("refused-won-by-hand").with("record", on))
            .hint(Message::new("hint-convert")));
    }
    setup.settings.mode.check(on.noun, stage.meaning)
}
