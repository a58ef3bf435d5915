//! What may be done with records, the same on board, list and card: one answer to an action, one
//! to the popup it opened.

use crate::domain::command::{Command, Set};
use crate::domain::inbound::Channel;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::stage::{Meaning, Pipeline, PipelineId, Stage, StageId};
use crate::domain::value::Value;
use crate::tui::action::{Action, Need};
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::convert::Convert;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::{Picker, Row};

/// The key of the choice that opens the conversion.
const CONVERT: &str = "convert";

/// Before the number of a pipeline, in the key of the choice that shows its stages.
const PIPELINE: &str = "pipeline/";

/// The records an action is about, with what is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What they are.
    pub noun: Noun,
    /// Their numbers: the selected ones, or the one under the cursor.
    pub ids: Vec<i64>,
    /// What the first is called; nothing where it has no name.
    pub name: Option<String>,
    /// The stage of the first.
    pub stage: Option<StageId>,
    /// Whether the client of the first was known before.
    pub repeat: bool,
    /// Who works on the first.
    pub responsible: Option<UserId>,
    /// The tags of the first.
    pub tags: Vec<String>,
    /// The observers of the first.
    pub observers: Vec<UserId>,
    /// What is planned with the first: the activity's number and what is to be done.
    pub planned: Vec<(i64, String)>,
}

impl Subject {
    /// A record of which nothing else is known.
    pub fn of(on: RecordRef) -> Subject {
        Subject {
            noun: on.noun,
            ids: vec![on.id],
            name: None,
            stage: None,
            repeat: false,
            responsible: None,
            tags: Vec::new(),
            observers: Vec::new(),
            planned: Vec::new(),
        }
    }

    /// The records by name.
    fn records(&self) -> impl Iterator<Item = RecordRef> + '_ {
        self.ids.iter().map(|id| RecordRef::new(self.noun, *id))
    }

    /// The first record.
    fn first(&self) -> Option<RecordRef> {
        self.records().next()
    }
}

/// The line that makes new records of a noun, with this text in it.
pub fn capture_line(noun: Noun, text: &str, stage: Option<StageId>, context: &Context) -> Effect {
    let new = context.words.text(&format!("form-new-{}", noun.word()));
    let title = match stage {
        Some(stage) => Message::new("line-capture-at").with("stage", Arg::Stage(stage)),
        None => Message::new("line-capture"),
    };
    let title = context.words.say(&title.with("new", new));
    Effect::open(Open::Line(Line::new(Purpose::Capture, title, text, Kind::Capture(noun))))
}

/// Answers an action on records; nothing where it is no such action.
pub fn on_action(action: Action, subject: &Subject, context: &Context) -> Option<Effect> {
    let on = subject.first()?;
    Some(match action {
        // Several records may stand at several stages, so it is asked where they go.
        Action::NextStage | Action::PreviousStage if subject.ids.len() > 1 => {
            pick_stage(subject, context)
        }
        Action::NextStage => step(subject, 1, context),
        Action::PreviousStage => step(subject, -1, context),
        Action::PickStage => pick_stage(subject, context),
        Action::Complete if !subject.noun.has_stages() => match subject.ids.as_slice() {
            [_] => Effect::open(Open::Deal(on)),
            _ => Effect::Refuse(Refusal::rule(Message::new("why-one-client"))),
        },
        Action::Complete => pick_ending(subject, context),
        Action::Responsible => {
            let rows = people(context);
            let title = context.words.text("pick-responsible");
            let here = subject.responsible.map(|user| user.0.to_string()).unwrap_or_default();
            let picker = Picker::new(Purpose::Responsible, title, rows).at(&here);
            Effect::open(Open::Picker(picker))
        }
        Action::Observers => {
            let chosen = subject.observers.iter().map(|user| user.0.to_string()).collect();
            let title = context.words.text("pick-observers");
            Effect::open(Open::Picker(
                Picker::new(Purpose::Observers, title, people(context)).many(chosen),
            ))
        }
        Action::Tags => {
            let tags: Vec<String> = subject.tags.iter().map(|tag| format!("#{tag}")).collect();
            line(Purpose::Tags, "line-tags", &tags.join(" "), Kind::Plain, on, context)
        }
        Action::Comment => line(Purpose::Comment, "line-comment", "", Kind::Comment, on, context),
        Action::PlanActivity => plan_line(on, "", context),
        Action::MarkDone => mark_done(subject, on, context),
        Action::Copy => Effect::open(Open::Copy(subject.records().collect(), Vec::new())),
        Action::Call | Action::Write if subject.ids.len() > 1 => {
            Effect::Refuse(Refusal::rule(Message::new("why-reach-one")))
        }
        Action::Call => Effect::open(Open::Reach(on, Channel::Call)),
        Action::Write => Effect::open(Open::Reach(on, Channel::Mail)),
        Action::Merge => Effect::open(Open::Merge(subject.records().collect())),
        Action::Delete => commit(subject, "delete", |on| Command::Delete { on }),
        _ => return None,
    })
}

/// The line that plans an activity with a record; it begins with `text`.
pub fn plan_line(on: RecordRef, text: &str, context: &Context) -> Effect {
    line(Purpose::Plan, "line-plan", text, Kind::Plan(on), on, context)
}

/// What a line plans with a record.
pub fn plan_with(on: RecordRef, text: &str, context: &Context) -> Effect {
    match context.reading.activity(text, Some(on)) {
        Ok(set) => Effect::Commit(Command::Create { noun: Noun::Activity, set }),
        Err(refusal) => Effect::Refuse(refusal),
    }
}

/// Answers the popup that [`on_action`] opened; nothing where it was another one's.
pub fn on_answer(answer: &Answer, subject: &Subject, context: &Context) -> Option<Effect> {
    let on = subject.first()?;
    Some(match (&answer.purpose, &answer.reply) {
        (Purpose::Stage, Reply::Chosen(keys)) => {
            if let Some(pipeline) = pipeline_of(keys.first(), context) {
                return Some(pick_stage_of(subject, pipeline, context));
            }
            match stage_of(keys.first(), context) {
                Some(stage) => arrive(subject, stage, context),
                None => Effect::None,
            }
        }
        (Purpose::Ending, Reply::Chosen(keys))
            if keys.first().is_some_and(|key| key == CONVERT) =>
        {
            convert(subject, context)
        }
        (Purpose::Ending, Reply::Chosen(keys)) => match stage_of(keys.first(), context) {
            Some(stage) if stage.meaning == Meaning::Lost => ask_reason(on, stage, context),
            Some(stage) => arrive(subject, stage, context),
            None => Effect::None,
        },
        (Purpose::Reason(stage), Reply::Text(text)) => {
            let comment = (!text.trim().is_empty()).then(|| text.clone());
            move_to(subject, *stage, comment)
        }
        (Purpose::Responsible, Reply::Chosen(keys)) => {
            let user: i64 = keys.first().and_then(|key| key.parse().ok())?;
            edit(subject, "responsible", Value::Int(user))
        }
        (Purpose::Observers, Reply::Chosen(keys)) => {
            let users = keys.iter().filter_map(|key| key.parse().ok()).collect();
            let was = Value::Ids(subject.observers.iter().map(|user| user.0).collect());
            change(subject, "observers", was, Value::Ids(users))
        }
        (Purpose::Tags, Reply::Text(text)) => {
            let was = Value::List(subject.tags.clone());
            change(subject, "tags", was, Value::List(tags(text)))
        }
        (Purpose::Comment, Reply::Text(text)) => {
            commit(subject, "comment", |on| Command::comment(on, text.clone()))
        }
        (Purpose::Comment, Reply::Words(text, files)) => {
            let set = vec![Set::new("files", Value::List(files.clone()))];
            commit(subject, "comment", |on| Command::Comment {
                on,
                text: text.clone(),
                set: set.clone(),
            })
        }
        (Purpose::Plan, Reply::Text(text)) => match context.reading.activity(text, Some(on)) {
            Ok(set) => plan(subject, &set),
            Err(refusal) => Effect::Refuse(refusal),
        },
        (Purpose::WhichDone, Reply::Chosen(keys)) => {
            let activity: i64 = keys.first().and_then(|key| key.parse().ok())?;
            let planned = subject.planned.iter().find(|(id, _)| *id == activity)?;
            ask_result(planned, on, context)
        }
        (Purpose::Done(activity), Reply::Text(text)) => {
            let result = (!text.trim().is_empty()).then(|| text.clone());
            Effect::Commit(Command::Complete { activity: *activity, result, next: None })
        }
        _ => return None,
    })
}

/// Why an action on records cannot run now.
pub fn why_not(action: Action, subject: Option<&Subject>) -> Option<Message> {
    let need = action.needs()?;
    let Some(subject) = subject else { return Some(Message::new("why-no-record")) };
    let any = matches!(action, Action::Open | Action::Edit | Action::Copy | Action::Delete);
    if !subject.noun.is_record() && !any {
        return Some(Message::new("why-no-card").with("noun", subject.noun));
    }
    // What a client comes to is a deal.
    let begins = action == Action::Complete && is_client(subject.noun);
    if need == Need::Stages && !subject.noun.has_stages() && !begins {
        return Some(Message::new("why-no-stages").with("noun", subject.noun));
    }
    if action == Action::Merge && subject.ids.len() < 2 {
        return Some(Message::new("why-merge-one"));
    }
    if action == Action::MarkDone && subject.planned.is_empty() {
        return Some(Message::new("why-nothing-planned"));
    }
    None
}

fn is_client(noun: Noun) -> bool {
    matches!(noun, Noun::Contact | Noun::Company)
}

/// One step along the stages of the pipeline.
fn step(subject: &Subject, by: isize, context: &Context) -> Effect {
    let stages: Vec<&Stage> = stages(subject, context);
    let here = stages.iter().position(|stage| Some(stage.id) == subject.stage);
    let next = here.and_then(|here| here.checked_add_signed(by)).and_then(|next| stages.get(next));
    match next {
        Some(stage) => arrive(subject, stage, context),
        None if by > 0 => Effect::Say(Message::new("why-last-stage")),
        None => Effect::Say(Message::new("why-first-stage")),
    }
}

/// Moves to a stage; a lead arrives at its won stage by being converted.
fn arrive(subject: &Subject, stage: &Stage, context: &Context) -> Effect {
    if subject.noun == Noun::Lead && stage.meaning == Meaning::Won {
        return convert(subject, context);
    }
    move_to(subject, stage.id, None)
}

fn move_to(subject: &Subject, to: StageId, comment: Option<String>) -> Effect {
    commit(subject, "move", |on| Command::MoveStage { on, to, comment: comment.clone() })
}

/// The stages of the pipeline the record is in, and behind them the other pipelines.
fn pick_stage(subject: &Subject, context: &Context) -> Effect {
    match here(subject, context) {
        Some(pipeline) => pick_stage_of(subject, pipeline, context),
        None => Effect::Say(Message::new("why-no-stages").with("noun", subject.noun)),
    }
}

fn pick_stage_of(subject: &Subject, pipeline: PipelineId, context: &Context) -> Effect {
    let stages = context.setup.stages_of(pipeline);
    let mut rows: Vec<Row> = stages.map(|stage| stage_row(stage, subject, context)).collect();
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
    let here = subject.stage.map(|stage| stage.0.to_string()).unwrap_or_default();
    let picker = Picker::new(Purpose::Stage, title, rows).by_letter().at(&here);
    Effect::open(Open::Picker(picker))
}

fn pick_ending(subject: &Subject, context: &Context) -> Effect {
    let mut rows = Vec::new();
    if subject.noun == Noun::Lead {
        rows.push(Row {
            key: CONVERT.to_owned(),
            text: context.words.text("pick-convert"),
            note: context.words.text("meaning-won"),
        });
    }
    let ends = stages(subject, context).into_iter().filter(|stage| match stage.meaning {
        Meaning::Open => false,
        Meaning::Won => subject.noun != Noun::Lead,
        Meaning::Lost => true,
    });
    rows.extend(ends.map(|stage| stage_row(stage, subject, context)));
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

fn mark_done(subject: &Subject, on: RecordRef, context: &Context) -> Effect {
    match subject.planned.as_slice() {
        [] => Effect::Refuse(Refusal::rule(Message::new("why-nothing-planned"))),
        [planned] => ask_result(planned, on, context),
        several => {
            let rows = several.iter().map(|(id, subject)| Row {
                key: id.to_string(),
                text: subject.clone(),
                note: String::new(),
            });
            let title = context.words.text("pick-done");
            Effect::open(Open::Picker(Picker::new(Purpose::WhichDone, title, rows.collect())))
        }
    }
}

/// Asks what came of a planned activity.
pub fn ask_result((id, subject): &(i64, String), on: RecordRef, context: &Context) -> Effect {
    let title = context.words.say(&Message::new("line-done").with("subject", subject.as_str()));
    Effect::open(Open::Line(Line::new(Purpose::Done(*id), title, "", Kind::Plain).place(on)))
}

/// Plans the same activity with each of the records.
fn plan(subject: &Subject, set: &[Set]) -> Effect {
    commit(subject, "plan", |on| {
        let mut set: Vec<Set> = set.iter().filter(|one| one.field != "on").cloned().collect();
        set.push(Set::new("on", on.to_string().as_str()));
        Command::Create { noun: Noun::Activity, set }
    })
}

/// The tags of a line: words, or with `#` or commas between them whatever stands between these.
fn tags(text: &str) -> Vec<String> {
    let marked = text.contains(['#', ',']);
    let ends = |c: char| if marked { c == '#' || c == ',' } else { c.is_whitespace() };
    text.split(ends).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// Adds and takes away what the person added to and took from what the first record had; what
/// else the others have stays.
fn change(subject: &Subject, field: &str, was: Value, value: Value) -> Effect {
    let set = Set { field: field.to_owned(), value, was: Some(was) };
    commit(subject, "edit", |on| Command::Edit { on, set: vec![set.clone()] })
}

fn edit(subject: &Subject, field: &str, value: Value) -> Effect {
    commit(subject, "edit", |on| Command::Edit { on, set: vec![Set::new(field, value.clone())] })
}

/// Asks why a record failed; the answer may be empty.
fn ask_reason(on: RecordRef, stage: &Stage, context: &Context) -> Effect {
    let title = Message::new("line-reason").with("stage", Arg::Stage(stage.id));
    let title = context.words.say(&title);
    let line = Line::new(Purpose::Reason(stage.id), title, "", Kind::Plain);
    Effect::open(Open::Line(line.place(on)))
}

/// One command for one record, or one operation for several.
fn commit(subject: &Subject, kind: &'static str, command: impl Fn(RecordRef) -> Command) -> Effect {
    let mut commands: Vec<Command> = subject.records().map(command).collect();
    match commands.len() {
        1 => Effect::Commit(commands.remove(0)),
        _ => Effect::CommitAll(kind, commands),
    }
}

fn line(
    purpose: Purpose,
    title: &str,
    text: &str,
    kind: Kind,
    on: RecordRef,
    context: &Context,
) -> Effect {
    let title = context.words.text(title);
    Effect::open(Open::Line(Line::new(purpose, title, text, kind).place(on)))
}

/// The people who work here, by login.
fn people(context: &Context) -> Vec<Row> {
    let rows = context.setup.users.iter().map(|user| Row {
        key: user.id.0.to_string(),
        text: user.name.clone(),
        note: user.login.clone(),
    });
    rows.collect()
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

fn stage_of<'a>(key: Option<&String>, context: &Context<'a>) -> Option<&'a Stage> {
    let id = StageId(key?.parse().ok()?);
    context.setup.stage(id)
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

    #[test]
    fn tags_are_words_or_stand_between_marks() {
        for (line, expected) in [
            ("hot vip", vec!["hot", "vip"]),
            ("#hot #big client", vec!["hot", "big client"]),
            ("hot, big client,", vec!["hot", "big client"]),
            ("  ", vec![]),
        ] {
            assert_eq!(tags(line), expected, "{line}");
        }
    }

    #[test]
    fn several_records_are_asked_where_they_go_and_keep_their_own_tags() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let mut several = Subject::of(RecordRef::new(Noun::Lead, 1));
        several.ids.push(2);
        several.tags = vec!["hot".to_owned()];
        let step = on_action(Action::NextStage, &several, &context);
        assert!(matches!(step, Some(Effect::Open(open)) if matches!(*open, Open::Picker(_))));

        let reply = Reply::Text("#vip".to_owned());
        let answer = Answer { purpose: Purpose::Tags, reply };
        let Some(Effect::CommitAll("edit", commands)) = on_answer(&answer, &several, &context)
        else {
            panic!("one command a record");
        };
        let list = |tag: &str| Value::List(vec![tag.to_owned()]);
        let set = Set { field: "tags".to_owned(), value: list("vip"), was: Some(list("hot")) };
        let edit =
            |id| Command::Edit { on: RecordRef::new(Noun::Lead, id), set: vec![set.clone()] };
        assert_eq!(commands, [edit(1), edit(2)]);
    }

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
    fn a_failure_may_have_a_reason() {
        let team = Team::new(Lang::En, 80, 24);
        let lost = stage(&team, Noun::Deal, Meaning::Lost);
        let deal = Subject::of(RecordRef::new(Noun::Deal, 7));
        let asked = answered(Purpose::Ending, lost.0.to_string(), &deal, &team);
        assert!(matches!(&asked, Effect::Open(open) if matches!(**open, Open::Line(_))));
        for (typed, comment) in [("too dear", Some("too dear")), (" ", None)] {
            let reply = Reply::Text(typed.to_owned());
            let answer = Answer { purpose: Purpose::Reason(lost), reply };
            let moved = on_answer(&answer, &deal, &team.context());
            let comment = comment.map(str::to_owned);
            let expected =
                Command::MoveStage { on: RecordRef::new(Noun::Deal, 7), to: lost, comment };
            assert!(matches!(moved, Some(Effect::Commit(command)) if command == expected));
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
        let to = StageId(900);
        let expected = Command::MoveStage { on: RecordRef::new(Noun::Deal, 7), to, comment: None };
        assert!(matches!(moved, Effect::Commit(command) if command == expected));
    }
}
