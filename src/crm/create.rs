//! Making a new record, activity or dictionary entry.

use std::mem;
use std::path::Path;

use super::work::{Work, unknown_field};
use super::{Failure, booking, plan, products, settings, supplement};
use crate::domain::access::Right;
use crate::domain::activity::ActivityKind;
use crate::domain::command::{Did, Set};
use crate::domain::field::{Field, Kind};
use crate::domain::fit;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::required;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, PipelineId, StageId};
use crate::domain::task;
use crate::domain::value::Value;
use crate::store::file::way_in::{self, Way};
use crate::store::{Sql, row};

/// Creates a row; what is missing gets its default.
///
/// # Errors
/// A refusal when the person may not, a field is unknown, a mandatory one is empty or a value cannot be.
pub fn create(work: &mut Work, noun: Noun, set: &[Set]) -> Result<Message, Failure> {
    let on = match noun {
        Noun::Activity => plan::plan(work, set)?,
        _ => insert(work, noun, set)?,
    };
    created(work, on)
}

/// Creates a record with something planned for it.
///
/// # Errors
/// As [`create`], for either of them.
pub fn planned(
    work: &mut Work,
    noun: Noun,
    set: &[Set],
    planned: &[Set],
) -> Result<Message, Failure> {
    let on = insert(work, noun, set)?;
    let what = Set::new("on", on.to_string().as_str());
    let planned: Vec<Set> = planned.iter().cloned().chain([what]).collect();
    plan::plan(work, &planned)?;
    created(work, on)
}

/// Creates a pipeline with the stages of another one.
///
/// # Errors
/// As [`create`], and where the other one is not there.
pub fn pipeline_like(work: &mut Work, like: PipelineId, set: &[Set]) -> Result<Message, Failure> {
    let on = settings::stages::copy_pipeline(work, like, set)?;
    Ok(said(work, on))
}

fn created(work: &mut Work, on: RecordRef) -> Result<Message, Failure> {
    if on.noun == Noun::Pipeline {
        work.notes.push(Message::new("note-pipeline-needs-stages"));
    }
    if on.noun == Noun::User {
        note_closed(work);
    }
    note_without_client(work, on)?;
    note_negative(work, on)?;
    Ok(said(work, on))
}

/// Notes what lets a new colleague at the database, where its file is its owner's alone.
fn note_closed(work: &mut Work) {
    let Some(file) = work.conn.path().filter(|path| !path.is_empty()) else { return };
    let note = match way_in::for_colleagues(Path::new(file)) {
        None => return,
        Some(Way::Command(command) | Way::Join(_, command)) => {
            Message::new("note-closed").with("command", command)
        }
        Some(Way::OfSomeGroup(command, word)) => {
            Message::new("note-closed-some-group").with("command", command).with("word", word)
        }
        Some(Way::Move) => Message::new("note-closed-home"),
    };
    work.notes.push(note.with("file", file));
}

/// Notes that the amount of a record is negative: seldom meant, and it lessens every sum.
///
/// # Errors
/// When the database fails.
pub fn note_negative(work: &mut Work, on: RecordRef) -> Result<(), Failure> {
    if on.noun.has_stages() {
        let amount = row::get(work.conn, work.field(on.noun, "amount")?, on.id)?;
        if amount.as_int().is_some_and(|minor| minor < 0) {
            work.notes.push(Message::new("note-amount-negative").with("record", on));
        }
    }
    Ok(())
}

/// Notes that a deal has no client, where it is one that has none.
///
/// # Errors
/// When the database fails.
pub fn note_without_client(work: &mut Work, on: RecordRef) -> Result<(), Failure> {
    if on.noun == Noun::Deal {
        let deal = work.load(on)?;
        if ["contact", "contacts", "company"].iter().all(|name| deal.get(name).is_empty()) {
            work.notes.push(Message::new("note-deal-without-client"));
        }
    }
    Ok(())
}

fn said(work: &mut Work, on: RecordRef) -> Message {
    work.did = Did::Created;
    work.note_arg("on", on.to_string());
    Message::new("receipt-created").with("noun", on.noun).with("record", on)
}

/// Creates a row as part of any use case and returns its name.
///
/// # Errors
/// As [`create`].
pub fn insert(work: &mut Work, noun: Noun, set: &[Set]) -> Result<RecordRef, Failure> {
    insert_with(work, noun, set, true)
}

/// As [`insert`], where nobody is there to fill in what is mandatory: whoever opens it next is
/// asked for it.
///
/// # Errors
/// As [`create`], but for what is missing.
pub fn insert_unasked(work: &mut Work, noun: Noun, set: &[Set]) -> Result<RecordRef, Failure> {
    insert_with(work, noun, set, false)
}

fn insert_with(
    work: &mut Work,
    noun: Noun,
    set: &[Set],
    complete: bool,
) -> Result<RecordRef, Failure> {
    work.ask(Right::Create, noun)?;
    work.setup.settings.mode.check(noun, Meaning::Open)?;
    if noun == Noun::Entry {
        return Err(Refusal::rule(Message::new("refused-entry-alone")).into());
    }
    if !noun.is_record() && noun != Noun::Activity {
        return settings::insert(work, noun, set);
    }
    let mut draft = Draft::new(work, noun, set)?;
    for (_, value) in &mut draft.values {
        *value = booking::settled(work, mem::take(value))?;
    }
    if complete && let Some(field) = draft.lacking(work.setup).first() {
        return Err(required::lacking(field, 0).into());
    }
    check_enough(noun, &draft.values)?;
    check_stage(work, &draft.values)?;
    let on = draft.insert(work)?;
    if noun == Noun::Lead {
        supplement::by_lead(work, on)?;
    }
    Ok(on)
}

/// A record or an activity as it is going to be, with its defaults; nothing is written yet.
pub(super) struct Draft<'a> {
    noun: Noun,
    values: Vec<(&'a Field, Value)>,
}

impl<'a> Draft<'a> {
    /// What these values make.
    ///
    /// # Errors
    /// A refusal when a field is unknown, a value cannot be or names a record that is not there.
    pub fn new(work: &Work<'a>, noun: Noun, set: &[Set]) -> Result<Draft<'a>, Failure> {
        let mut values = given(work, noun, set)?;
        products::fill(work, noun, &mut values)?;
        add_defaults(work, noun, &mut values)?;
        check_links(work, &values)?;
        Ok(Draft { noun, values })
    }

    /// The mandatory fields that are empty.
    pub fn lacking(&self, setup: &'a Setup) -> Vec<&'a Field> {
        let fields = setup.registry.of(self.noun);
        required::missing(fields, |name| find(&self.values, name))
    }

    /// Gives a field its value, which is known to fit.
    pub fn put(&mut self, field: &'a Field, value: Value) {
        self.values.retain(|(known, _)| known.name != field.name);
        self.values.push((field, value));
    }

    /// Writes it, without asking anything more.
    ///
    /// # Errors
    /// When the database fails.
    pub fn insert(self, work: &mut Work<'a>) -> Result<RecordRef, Failure> {
        let Draft { noun, mut values } = self;
        let mut extra = Vec::new();
        if noun.has_stages() {
            let stage =
                find(&values, "stage").and_then(Value::as_int).map(StageId).unwrap_or(StageId(0));
            extra.push(("rank", Sql::Integer(work.top_rank(noun, stage)?)));
        }
        // What follows from other rows is never given.
        let derived = ["repeat", "client_kind", "next_at", "touched_at"];
        values.retain(|(field, _)| !derived.contains(&field.name.as_str()));
        drop_main(&mut values);
        // In the order of the card, as every later refresh of what the row is found by takes them.
        let order: Vec<&str> =
            work.setup.registry.of(noun).map(|field| field.name.as_str()).collect();
        values.sort_by_key(|(field, _)| order.iter().position(|name| *name == field.name));
        work.insert(noun, &values, extra)
    }
}

/// The given values by field of the registry.
pub(super) fn given<'a>(
    work: &Work<'a>,
    noun: Noun,
    set: &[Set],
) -> Result<Vec<(&'a Field, Value)>, Failure> {
    let mut values: Vec<(&Field, Value)> = Vec::new();
    for one in set {
        let field = work
            .setup
            .registry
            .get(noun, &one.field)
            .ok_or_else(|| unknown_field(work.setup, noun, &one.field))?;
        values.retain(|(known, _)| known.name != field.name);
        let value = fit::fit(field, &one.value, work.setup)?;
        if !value.is_empty() {
            values.push((field, value));
        }
    }
    Ok(values)
}

/// The main contact of a deal is not among the further ones.
fn drop_main(values: &mut [(&Field, Value)]) {
    let main = find(values, "contact").and_then(Value::as_int);
    let further = values.iter_mut().find(|(field, _)| field.name == "contacts");
    if let (Some(main), Some((_, Value::Ids(further)))) = (main, further) {
        further.retain(|id| *id != main);
    }
}

fn find<'v>(values: &'v [(&Field, Value)], name: &str) -> Option<&'v Value> {
    values.iter().find(|(field, _)| field.name == name).map(|(_, value)| value)
}

/// Fills in what a new row needs and nobody gave.
fn add_defaults<'a>(
    work: &Work<'a>,
    noun: Noun,
    values: &mut Vec<(&'a Field, Value)>,
) -> Result<(), Failure> {
    let mut default = |name: &str, value: Value| -> Result<(), Failure> {
        if let Some(field) = work.setup.registry.get(noun, name)
            && find(values, name).is_none()
        {
            values.push((field, value));
        }
        Ok(())
    };
    default("responsible", Value::Int(work.viewer.user.0))?;
    default("currency", Value::Text(work.setup.currency.code().to_owned()))?;
    default("created_at", Value::Int(work.now))?;
    default("created_by", Value::Int(work.viewer.user.0))?;
    default("updated_at", Value::Int(work.now))?;
    if noun.has_stages() {
        default("amount", Value::Int(0))?;
        default("moved_at", Value::Int(work.now))?;
        default("stage", Value::Int(work.first_stage(noun)?.0))?;
        let stage = find(values, "stage").and_then(Value::as_int).map(StageId);
        if let Some(closed) = stage.and_then(|stage| work.closed_at(stage))
            && find(values, "closed_at").is_none()
            && let Some(field) = work.setup.registry.get(noun, "closed_at")
        {
            values.push((field, Value::Int(closed)));
        }
    }
    if noun == Noun::Activity {
        let is = |name: &str, value: Value| find(values, name) == Some(&value);
        let is_task = is("kind", Value::text(ActivityKind::Task.word()));
        let state = task::given(is("responsible", Value::Int(work.viewer.user.0)));
        if is_task && let Some(field) = work.setup.registry.get(noun, "progress") {
            values.push((field, Value::text(state.word())));
        }
    }
    Ok(())
}

/// A lead does not begin as won: it gets there by being converted.
fn check_stage(work: &Work, values: &[(&Field, Value)]) -> Result<(), Refusal> {
    let stage = values.iter().find(|(field, _)| field.kind == Kind::Stage);
    let Some((field, value)) = stage else { return Ok(()) };
    let stage = value.as_int().and_then(|id| work.setup.stage(StageId(id)));
    if field.noun == Noun::Lead && stage.is_some_and(|stage| stage.meaning == Meaning::Won) {
        return Err(Refusal::rule(Message::new("refused-new-won"))
            .hint(Message::new("hint-convert"))
            .at("stage"));
    }
    Ok(())
}

/// What a row points at must exist.
pub(super) fn check_links(work: &Work, values: &[(&Field, Value)]) -> Result<(), Failure> {
    for (field, value) in values {
        let targets: Vec<RecordRef> = match (&field.kind, value) {
            (Kind::Link(noun), Value::Int(id)) => vec![RecordRef::new(*noun, *id)],
            (Kind::Links(noun), Value::Ids(ids)) => {
                ids.iter().map(|id| RecordRef::new(*noun, *id)).collect()
            }
            (Kind::Record, Value::Text(name)) => name.parse().into_iter().collect(),
            _ => continue,
        };
        for target in targets {
            work.check_there(target).map_err(|failure| match failure {
                Failure::Refused(refusal) => refusal.at(&field.name).into(),
                fault => fault,
            })?;
        }
    }
    Ok(())
}

/// A contact without a name and without a way to reach him is nobody.
pub(super) fn check_enough(noun: Noun, values: &[(&Field, Value)]) -> Result<(), Refusal> {
    let known = ["last_name", "first_name", "middle_name", "phone", "email", "messenger"];
    if noun == Noun::Contact
        && !known.iter().any(|name| find(values, name).is_some_and(|v| !v.is_empty()))
    {
        return Err(Refusal::rule(Message::new("refused-contact-empty")).at("last_name"));
    }
    Ok(())
}
