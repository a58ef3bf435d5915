//! What may be done, the same wherever it is asked for: one answer to an action, one to the popup it
//! opened. Here it is what is done with records, on board, list and card; what has to do with their
//! stages is in [`moving`], with the team's settings in [`team`], with views of cards in
//! [`card_views`].

pub mod card_views;
pub mod moving;
pub mod team;

use chrono::NaiveDateTime;

use crate::crm::reader::Planned;
use crate::domain::command::{Command, Set};
use crate::domain::inbound::Channel;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::UserId;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::tui::action::{Action, Need};
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::card::event;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::{Picker, Row};
use crate::tui::widget::text;

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
    /// What is planned with the first.
    pub planned: Vec<Pending>,
}

/// Something planned with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The activity's number.
    pub id: i64,
    /// What is to be done.
    pub subject: String,
    /// Until when, in seconds since 1970 UTC.
    pub deadline: Option<i64>,
    /// What else tells it from others, where it may stand among others.
    pub apart: Option<Apart>,
}

/// What tells two planned activities apart that are called alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Call, meeting, mail or task.
    kind: String,
    /// With which record of the client, where it is not with himself.
    on: Option<RecordRef>,
    /// When it was planned, in seconds since 1970 UTC.
    created: i64,
}

impl From<Planned> for Pending {
    fn from(planned: Planned) -> Pending {
        let Planned { id, subject, kind, on, created, .. } = planned;
        let deadline = planned.waits.or(planned.deadline);
        Pending { id, subject, deadline, apart: Some(Apart { kind, on, created }) }
    }
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
        None => Message::new(match noun {
            _ if noun.has_stages() => "line-capture",
            Noun::Company => "line-capture-of-company",
            _ => "line-capture-of-contact",
        }),
    };
    let title = context.words.say(&title.with("new", new));
    Effect::open(Open::Line(Line::new(Purpose::Capture, title, text, Kind::Capture(noun))))
}

/// Answers an action on records; nothing where it is no such action.
pub fn on_action(action: Action, subject: &Subject, context: &Context) -> Option<Effect> {
    let on = subject.first()?;
    Some(match action {
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
            // What is typed behind them is one more.
            let tags: String = subject.tags.iter().map(|tag| format!("#{tag}, ")).collect();
            let line = line(Purpose::Tags, "line-tags", &tags, Kind::Plain, on, context);
            open_about(subject, line, context)
        }
        Action::Comment => {
            let line = line(Purpose::Comment, "line-comment", "", Kind::Comment, on, context);
            open_about(subject, line, context)
        }
        Action::PlanActivity => {
            let line = line(Purpose::Plan, "line-plan", "", Kind::Plan(on), on, context);
            open_about(subject, line, context)
        }
        Action::MarkDone => mark_done(subject, on, context),
        Action::Copy => Effect::open(Open::Copy(subject.records().collect(), Vec::new())),
        Action::Call | Action::Write if subject.ids.len() > 1 => {
            let why = context.keyed("why-reach-one", &[("back", Action::StepBack)]);
            Effect::Refuse(Refusal::rule(why))
        }
        Action::Call => Effect::open(Open::Reach(on, Channel::Call)),
        Action::Write => Effect::open(Open::Reach(on, Channel::Mail)),
        Action::Merge => Effect::open(Open::Merge(subject.records().collect())),
        Action::Delete => commit(subject, OperationKind::Delete, |on| Command::Delete { on }),
        _ => return moving::on_action(action, subject, context),
    })
}

/// The line that plans an activity with a record; it begins with `text`.
pub fn plan_line(on: RecordRef, text: &str, context: &Context) -> Effect {
    Effect::open(Open::Line(line(Purpose::Plan, "line-plan", text, Kind::Plan(on), on, context)))
}

/// Opens a line that says which records it is about: it may cover them, and what is typed ahead is
/// not seen before.
fn open_about(subject: &Subject, line: Line, context: &Context) -> Effect {
    /// The most columns that the name of a record takes in the title.
    const LONGEST: usize = 28;
    let words = context.words;
    let about = match (&subject.ids[..], &subject.name) {
        ([_], Some(name)) => text::cut(name, LONGEST, context.theme.glyphs.ellipsis).into_owned(),
        ([id], None) => words.untitled(RecordRef::new(subject.noun, *id)),
        (several, _) => words.count(subject.noun, i64::try_from(several.len()).unwrap_or(i64::MAX)),
    };
    Effect::open(Open::Line(line.about(&about, context)))
}

/// The line that plans an activity with a record at this moment.
pub fn plan_line_at(on: RecordRef, at: NaiveDateTime, context: &Context) -> Effect {
    plan_line(on, &format!("{} ", context.words.typed_moment(at)), context)
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
            commit(subject, OperationKind::Comment, |on| Command::comment(on, text.clone()))
        }
        (Purpose::Comment, Reply::Words(text, files)) => {
            let set = vec![Set::new("files", Value::List(files.clone()))];
            commit(subject, OperationKind::Comment, |on| Command::Comment {
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
            let planned = subject.planned.iter().find(|pending| pending.id == activity)?;
            ask_result(planned, on, context)
        }
        (Purpose::Done(activity), Reply::Text(text)) => {
            let result = (!text.trim().is_empty()).then(|| text.clone());
            Effect::Commit(Command::Complete { activity: *activity, result, next: None })
        }
        _ => return moving::on_answer(answer, subject, context),
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

fn mark_done(subject: &Subject, on: RecordRef, context: &Context) -> Effect {
    match subject.planned.as_slice() {
        [] => Effect::Refuse(Refusal::rule(Message::new("why-nothing-planned"))),
        [planned] => ask_result(planned, on, context),
        several => {
            let title = context.words.text("pick-done");
            let rows = which_done(several, context);
            Effect::open(Open::Picker(Picker::new(Purpose::WhichDone, title, rows)))
        }
    }
}

/// A row for each of several planned activities: what it is, and until when; where that is not all
/// that is to be known of it, since when it is planned, and at last its number.
fn which_done(several: &[Pending], context: &Context) -> Vec<Row> {
    let words = context.words;
    let row = |pending: &Pending| {
        let text = match &pending.apart {
            None => words.subject(&pending.subject).into_owned(),
            Some(Apart { kind, on: None, .. }) => words.deed(kind, &pending.subject),
            Some(Apart { kind, on: Some(on), .. }) => {
                event::belonging(*on, &words.deed(kind, &pending.subject), context)
            }
        };
        let note = pending.deadline.map(|at| words.moment(at)).unwrap_or_default();
        Row { key: pending.id.to_string(), text, note }
    };
    let since = |pending: &Pending| {
        let when = words.moment_exact(pending.apart.as_ref()?.created);
        Some(words.say(&Message::new("pick-done-added").with("when", when)))
    };
    let number =
        |pending: &Pending| Some(words.untitled(RecordRef::new(Noun::Activity, pending.id)));
    let rows = several.iter().map(row).collect();
    let rows = told_apart(rows, several, since);
    told_apart(rows, several, number)
}

/// The rows with more beside those that say nothing beside their name, or the same as another one.
fn told_apart(
    rows: Vec<Row>,
    several: &[Pending],
    more: impl Fn(&Pending) -> Option<String>,
) -> Vec<Row> {
    let alike = |row: &Row| {
        let same = |other: &&Row| (&other.text, &other.note) == (&row.text, &row.note);
        row.note.is_empty() || rows.iter().filter(same).count() > 1
    };
    let told = |(row, pending): (&Row, &Pending)| {
        let more = Some(pending).filter(|_| alike(row)).and_then(&more);
        let said = Some(row.note.clone()).filter(|said| !said.is_empty());
        let note: Vec<String> = said.into_iter().chain(more).collect();
        Row { note: note.join(", "), ..row.clone() }
    };
    rows.iter().zip(several).map(told).collect()
}

/// Asks what came of a planned activity.
pub fn ask_result(pending: &Pending, on: RecordRef, context: &Context) -> Effect {
    let what = Message::new("line-done").with("subject", pending.subject.as_str());
    let line = Line::new(Purpose::Done(pending.id), context.words.say(&what), "", Kind::Plain);
    Effect::open(Open::Line(line.concerning(on)))
}

/// Plans the same activity with each of the records.
fn plan(subject: &Subject, set: &[Set]) -> Effect {
    commit(subject, OperationKind::Plan, |on| {
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
    commit(subject, OperationKind::Edit, |on| Command::Edit { on, set: vec![set.clone()] })
}

fn edit(subject: &Subject, field: &str, value: Value) -> Effect {
    commit(subject, OperationKind::Edit, |on| Command::Edit {
        on,
        set: vec![Set::new(field, value.clone())],
    })
}

/// Takes records out of the recycle bin.
pub fn restore(subject: &Subject) -> Effect {
    commit(subject, OperationKind::Restore, |on| Command::Restore { on })
}

/// One command for one record, or one operation for several.
fn commit(
    subject: &Subject,
    kind: OperationKind,
    command: impl Fn(RecordRef) -> Command,
) -> Effect {
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
) -> Line {
    Line::new(purpose, context.words.text(title), text, kind).concerning(on)
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
            ("#vip, #big client, new", vec!["vip", "big client", "new"]),
            ("#vip, #new", vec!["vip", "new"]),
            ("#vip#new, ", vec!["vip", "new"]),
            ("  ", vec![]),
        ] {
            assert_eq!(tags(line), expected, "{line}");
        }
    }

    #[test]
    fn planned_activities_of_one_name_are_told_apart_before_one_is_done() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let now = context.clock.now();
        let pending = |id, kind: &str, on, deadline, created| {
            let apart = Some(Apart { kind: kind.to_owned(), on, created });
            Pending { id, subject: "Ivan".to_owned(), deadline, apart }
        };
        let deal = Some(RecordRef::new(Noun::Deal, 5));
        let rows = which_done(
            &[
                pending(1, "call", None, Some(now + 60), now),
                pending(2, "mail", None, Some(now + 60), now),
                pending(3, "call", deal, Some(now + 60), now),
                pending(4, "task", None, Some(now), now - 60),
                pending(5, "task", None, Some(now), now - 120),
                pending(6, "call", None, None, now - 180),
                pending(7, "call", None, None, now - 240),
                pending(8, "call", None, None, now - 240),
            ],
            &context,
        );
        let said = |row: &Row| format!("{} | {}", row.text, row.note);
        let [soon, at_once] = [now + 60, now].map(|at| context.words.moment(at));
        let added = |ago: i64| format!("added {}", context.words.moment_exact(now - ago));
        assert_eq!(
            rows.iter().map(said).collect::<Vec<_>>(),
            [
                format!("call: Ivan | {soon}"),
                format!("mail: Ivan | {soon}"),
                format!("Deal 5 · call: Ivan | {soon}"),
                format!("task: Ivan | {at_once}, {}", added(60)),
                format!("task: Ivan | {at_once}, {}", added(120)),
                format!("call: Ivan | {}", added(180)),
                format!("call: Ivan | {}, Activity 7", added(240)),
                format!("call: Ivan | {}, Activity 8", added(240)),
            ]
        );
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
        let Some(Effect::CommitAll(OperationKind::Edit, commands)) =
            on_answer(&answer, &several, &context)
        else {
            panic!("one command a record");
        };
        let list = |tag: &str| Value::List(vec![tag.to_owned()]);
        let set = Set { field: "tags".to_owned(), value: list("vip"), was: Some(list("hot")) };
        let edit =
            |id| Command::Edit { on: RecordRef::new(Noun::Lead, id), set: vec![set.clone()] };
        assert_eq!(commands, [edit(1), edit(2)]);
    }
}
