//! How records go from stage to stage: a step, a choice, the end; and what is asked on the way.

use super::{Subject, commit};
use crate::domain::command::Command;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::stage::{Meaning, Pipeline, PipelineId, Stage, StageId};
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::convert::Convert;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::{Picker, Row};

/// The key of the choice that opens the conversion.
const CONVERT: &str = "convert";

/// Before the number of a pipeline, in the key of the choice that shows its stages.
const PIPELINE: &str = "pipeline/";

/// Answers an action on the stages of records; nothing where it is no such action.
pub(super) fn on_action(action: Action, subject: &Subject, context: &Context) -> Option<Effect> {
    let on = subject.first()?;
    Some(match action {
        // Several records may stand at several stages, so it is asked where they go.
        Action::NextStage if subject.ids.len() > 1 => pick_stage(subject, 1, context),
        Action::PreviousStage if subject.ids.len() > 1 => pick_stage(subject, -1, context),
        Action::NextStage => step(subject, 1, context),
        Action::PreviousStage => step(subject, -1, context),
        Action::PickStage => pick_stage(subject, 0, context),
        Action::Complete if !subject.noun.has_stages() => match subject.ids.as_slice() {
            [_] => Effect::open(Open::Deal(on)),
            _ => Effect::Refuse(Refusal::rule(Message::new("why-one-client"))),
        },
        Action::Complete => pick_ending(subject, |meaning| meaning != Meaning::Open, context),
        Action::Win => pick_ending(subject, |meaning| meaning == Meaning::Won, context),
        Action::Lose => pick_ending(subject, |meaning| meaning == Meaning::Lost, context),
        _ => return None,
    })
}

/// Brings records to a stage, whichever way it was chosen: where they fail it asks why, and where a
/// lead is won what to make of it.
pub fn bring(subject: &Subject, stage: StageId, context: &Context) -> Effect {
    let Some(on) = subject.first() else { return Effect::None };
    let Some(stage) = context.setup.stage(stage) else { return gone() };
    let is_there = subject.ids.len() == 1 && subject.stage == Some(stage.id);
    match stage.meaning {
        Meaning::Won if subject.noun == Noun::Lead => convert(subject, context),
        Meaning::Lost if !is_there => Effect::open(Open::Line(why(on, stage, context))),
        _ => move_to(subject, stage.id, None),
    }
}

/// The line in which it is said why a record failed; it may stay empty.
pub fn why(on: RecordRef, stage: &Stage, context: &Context) -> Line {
    let title = Message::new("line-reason").with("stage", Arg::Stage(stage.id));
    let title = context.words.say(&title);
    Line::new(Purpose::Reason(stage.id), title, "", Kind::Plain).concerning(on)
}

/// Answers the popup that [`on_action`] opened; nothing where it was another one's.
pub(super) fn on_answer(answer: &Answer, subject: &Subject, context: &Context) -> Option<Effect> {
    Some(match (&answer.purpose, &answer.reply) {
        (Purpose::Stage, Reply::Chosen(keys)) => {
            if let Some(pipeline) = pipeline_of(keys.first(), context) {
                return Some(pick_stage_of(subject, pipeline, 0, context));
            }
            chosen(subject, keys.first(), context)
        }
        (Purpose::Ending, Reply::Chosen(keys))
            if keys.first().is_some_and(|key| key == CONVERT) =>
        {
            convert(subject, context)
        }
        (Purpose::Ending, Reply::Chosen(keys)) => chosen(subject, keys.first(), context),
        (Purpose::Reason(stage), Reply::Text(text)) => {
            let comment = (!text.trim().is_empty()).then(|| text.clone());
            move_to(subject, *stage, comment)
        }
        _ => return None,
    })
}

/// A colleague deleted the stage while it was offered.
fn gone() -> Effect {
    Effect::Refuse(Refusal::not_found(Message::new("refused-stage-gone")))
}

/// One step along the stages of the pipeline.
fn step(subject: &Subject, by: isize, context: &Context) -> Effect {
    let stages: Vec<&Stage> = stages(subject, context);
    let here = stages.iter().position(|stage| Some(stage.id) == subject.stage);
    let next = here.and_then(|here| here.checked_add_signed(by)).and_then(|next| stages.get(next));
    match next {
        Some(stage) => bring(subject, stage.id, context),
        None if by > 0 => Effect::Say(Message::new("why-last-stage")),
        None => Effect::Say(Message::new("why-first-stage")),
    }
}

/// Brings records to the stage of this key.
fn chosen(subject: &Subject, key: Option<&String>, context: &Context) -> Effect {
    let stage = key.and_then(|key| key.parse().ok()).map(StageId);
    stage.map_or_else(gone, |stage| bring(subject, stage, context))
}

fn move_to(subject: &Subject, to: StageId, comment: Option<String>) -> Effect {
    // Several are brought together from wherever they are.
    let from = subject.stage.filter(|_| subject.ids.len() == 1);
    commit(subject, OperationKind::Move, |on| Command::MoveStage {
        on,
        from,
        to,
        comment: comment.clone(),
    })
}

/// The stages of the pipeline the record is in, and behind them the other pipelines. The cursor is so
/// many stages on from where it stands.
fn pick_stage(subject: &Subject, by: isize, context: &Context) -> Effect {
    match here(subject, context) {
        Some(pipeline) => pick_stage_of(subject, pipeline, by, context),
        None => Effect::Say(Message::new("why-no-stages").with("noun", subject.noun)),
    }
}

fn pick_stage_of(subject: &Subject, pipeline: PipelineId, by: isize, context: &Context) -> Effect {
    let stages: Vec<&Stage> = context.setup.stages_of(pipeline).collect();
    let here = stages.iter().position(|stage| Some(stage.id) == subject.stage);
    let at = here.and_then(|here| here.checked_add_signed(by)).and_then(|at| stages.get(at));
    let at = at.map(|stage| stage.id).or(subject.stage);
    let mut rows: Vec<Row> =
        stages.into_iter().map(|stage| stage_row(stage, subject, context)).collect();
    let mut title = context.words.text("pick-stage");
    let pipelines: Vec<&Pipeline> = context.setup.pipelines_of(subject.noun).collect();
    if pipelines.len() > 1 {
        for one in pipelines {
            let name = context.words.pipeline(one);
            if one.id == pipeline {
                title = format!("{title} {} {name}", context.theme.glyphs.dot);
                continue;
            }
            rows.push(Row {
                key: format!("{PIPELINE}{}", one.id.0),
                text: format!(
                    "{} {name}{}",
                    context.theme.glyphs.arrow, context.theme.glyphs.ellipsis
                ),
                note: context.words.noun(Noun::Pipeline),
            });
        }
    }
    let at = at.map(|stage| stage.0.to_string()).unwrap_or_default();
    let picker = Picker::new(Purpose::Stage, title, rows).by_letter().at(&at);
    Effect::open(Open::Picker(picker))
}

/// Asks how a record ends, of these ways; where there is but one, that one is taken.
fn pick_ending(subject: &Subject, wanted: fn(Meaning) -> bool, context: &Context) -> Effect {
    let mut rows = Vec::new();
    if subject.noun == Noun::Lead && wanted(Meaning::Won) {
        rows.push(Row {
            key: CONVERT.to_owned(),
            text: context.words.text("pick-convert"),
            note: context.words.text("meaning-won"),
        });
    }
    let converts = |stage: &&Stage| subject.noun == Noun::Lead && stage.meaning == Meaning::Won;
    let ends: Vec<&Stage> = stages(subject, context)
        .into_iter()
        .filter(|stage| stage.meaning != Meaning::Open && wanted(stage.meaning))
        .filter(|stage| !converts(stage))
        .collect();
    match ends.as_slice() {
        [] if !rows.is_empty() => return convert(subject, context),
        [only] if rows.is_empty() => return bring(subject, only.id, context),
        _ => {}
    }
    rows.extend(ends.into_iter().map(|stage| stage_row(stage, subject, context)));
    let title = context.words.text("pick-ending");
    Effect::open(Open::Picker(Picker::new(Purpose::Ending, title, rows).by_letter()))
}

fn stage_row(stage: &Stage, subject: &Subject, context: &Context) -> Row {
    let note = if Some(stage.id) == subject.stage {
        context.words.text("pick-stage-here")
    } else if stage.meaning == Meaning::Open {
        String::new()
    } else {
        context.words.text(&format!("meaning-{}", stage.meaning.word()))
    };
    Row { key: stage.id.0.to_string(), text: context.words.stage(stage).to_owned(), note }
}

fn convert(subject: &Subject, context: &Context) -> Effect {
    let convert = Convert::new(subject.ids.clone(), subject.repeat, context);
    Effect::open(Open::Convert(match &subject.name {
        Some(name) => convert.named(name),
        None => convert,
    }))
}

/// The stages of the pipeline the first record is in, in order.
fn stages<'a>(subject: &Subject, context: &Context<'a>) -> Vec<&'a Stage> {
    here(subject, context)
        .map_or_else(Vec::new, |pipeline| context.setup.stages_of(pipeline).collect())
}

/// The pipeline the first record is in.
fn here(subject: &Subject, context: &Context) -> Option<PipelineId> {
    let here = subject.stage.and_then(|id| context.setup.stage(id)).map(|stage| stage.pipeline);
    let first = || context.setup.pipelines_of(subject.noun).next().map(|pipeline| pipeline.id);
    here.or_else(first)
}

fn pipeline_of(key: Option<&String>, context: &Context) -> Option<PipelineId> {
    let id = PipelineId(key?.strip_prefix(PIPELINE)?.parse().ok()?);
    context.setup.pipelines.iter().any(|pipeline| pipeline.id == id).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::Team;

    /// A team whose deals have a second pipeline.
    fn two_pipelines() -> Team {
        let mut team = Team::new(Lang::En, 80, 24);
        let id = PipelineId(90);
        let names = crate::domain::stage::Names::same("Service");
        let code = "service".to_owned();
        let stage = Stage {
            id: StageId(900),
            pipeline: id,
            names: names.clone(),
            code: code.clone(),
            meaning: Meaning::Open,
            colour: crate::domain::stage::Colour::Grey,
            limit_days: None,
        };
        team.setup.pipelines.push(Pipeline { id, noun: Noun::Deal, code, names });
        team.setup.stages.push(stage);
        team
    }

    fn stage(team: &Team, noun: Noun, meaning: Meaning) -> StageId {
        let pipeline = team.setup.pipelines_of(noun).next().unwrap().id;
        team.setup.stages_of(pipeline).filter(|s| s.meaning == meaning).last().unwrap().id
    }

    fn answered(purpose: Purpose, key: String, subject: &Subject, team: &Team) -> Effect {
        let answer = Answer { purpose, reply: Reply::Chosen(vec![key]) };
        on_answer(&answer, subject, &team.context()).unwrap()
    }

    #[test]
    fn every_way_to_the_won_stage_of_a_lead_asks_what_to_create() {
        let team = Team::new(Lang::En, 80, 24);
        let won = stage(&team, Noun::Lead, Meaning::Won).0.to_string();
        let mut lead = Subject::of(RecordRef::new(Noun::Lead, 1));
        lead.stage = Some(stage(&team, Noun::Lead, Meaning::Open));
        let mut several = lead.clone();
        several.ids.push(2);
        let ways = [
            on_action(Action::NextStage, &lead, &team.context()).unwrap(),
            answered(Purpose::Stage, won.clone(), &lead, &team),
            answered(Purpose::Stage, won, &several, &team),
            answered(Purpose::Ending, CONVERT.to_owned(), &several, &team),
        ];
        for way in ways {
            let Effect::Open(open) = way else { panic!("{way:?}") };
            assert!(matches!(*open, Open::Convert(_)), "{open:?}");
        }
    }

    #[test]
    fn a_stage_that_was_deleted_meanwhile_is_said_to_be_gone() {
        let team = Team::new(Lang::En, 80, 24);
        let lead = Subject::of(RecordRef::new(Noun::Lead, 1));
        for effect in [
            answered(Purpose::Stage, "4711".to_owned(), &lead, &team),
            answered(Purpose::Ending, "4711".to_owned(), &lead, &team),
            bring(&lead, StageId(4711), &team.context()),
        ] {
            let Effect::Refuse(refusal) = effect else { panic!("{effect:?}") };
            assert_eq!(refusal.message.id, "refused-stage-gone");
        }
    }

    #[test]
    fn every_way_to_a_failure_asks_for_its_reason_which_may_stay_empty() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let lost = stage(&team, Noun::Deal, Meaning::Lost);
        let mut deal = Subject::of(RecordRef::new(Noun::Deal, 7));
        deal.stage = Some(stage(&team, Noun::Deal, Meaning::Won));
        let mut several = deal.clone();
        several.ids.push(8);
        let key = lost.0.to_string();
        for asked in [
            answered(Purpose::Ending, key.clone(), &deal, &team),
            answered(Purpose::Stage, key.clone(), &deal, &team),
            answered(Purpose::Stage, key.clone(), &several, &team),
            on_action(Action::NextStage, &deal, &context).unwrap(),
            bring(&deal, lost, &context),
        ] {
            let Effect::Open(open) = &asked else { panic!("{asked:?}") };
            let Open::Line(line) = &**open else { panic!("{open:?}") };
            assert_eq!(*line.purpose(), Purpose::Reason(lost));
            assert_eq!(line.enter(), "enter-move", "Enter alone goes on");
        }
        let from = deal.stage;
        deal.stage = Some(lost);
        let there = answered(Purpose::Stage, key, &deal, &team);
        assert!(matches!(there, Effect::Commit(_)), "nothing is asked of one that is there");
        deal.stage = from;
        for (typed, comment) in [("too dear", Some("too dear")), (" ", None)] {
            let reply = Reply::Text(typed.to_owned());
            let answer = Answer { purpose: Purpose::Reason(lost), reply };
            let moved = on_answer(&answer, &deal, &team.context());
            let comment = comment.map(str::to_owned);
            let on = RecordRef::new(Noun::Deal, 7);
            let expected = Command::MoveStage { on, from, to: lost, comment };
            assert!(matches!(moved, Some(Effect::Commit(command)) if command == expected));
        }
    }

    #[test]
    fn several_go_a_stage_on_or_back_with_enter_alone() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let pipeline = team.setup.pipelines_of(Noun::Deal).next().unwrap().id;
        let stages: Vec<StageId> = team.setup.stages_of(pipeline).map(|stage| stage.id).collect();
        let mut several = Subject::of(RecordRef::new(Noun::Deal, 7));
        several.ids.push(8);
        several.stage = Some(stages[1]);
        for (action, to) in
            [(Action::NextStage, 2), (Action::PreviousStage, 0), (Action::PickStage, 1)]
        {
            let Some(Effect::Open(open)) = on_action(action, &several, &context) else { panic!() };
            let Open::Picker(mut picker) = *open else { panic!("{open:?}") };
            let Effect::Answer(answer) = picker.on_action(Action::Confirm, &context) else {
                panic!("{action:?}")
            };
            let Reply::Chosen(keys) = answer.reply else { panic!("{action:?}") };
            assert_eq!(keys, [stages[to].0.to_string()], "{action:?}");
        }
    }

    #[test]
    fn the_stages_of_other_pipelines_are_one_choice_further() {
        let team = two_pipelines();
        let mut deal = Subject::of(RecordRef::new(Noun::Deal, 7));
        deal.stage = Some(stage(&team, Noun::Deal, Meaning::Open));
        let further = answered(Purpose::Stage, format!("{PIPELINE}90"), &deal, &team);
        assert!(matches!(&further, Effect::Open(open) if matches!(**open, Open::Picker(_))));
        let moved = answered(Purpose::Stage, "900".to_owned(), &deal, &team);
        let (on, to) = (RecordRef::new(Noun::Deal, 7), StageId(900));
        let expected = Command::MoveStage { on, from: deal.stage, to, comment: None };
        assert!(matches!(moved, Effect::Commit(command) if command == expected));
    }
}
