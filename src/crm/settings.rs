//! The team's dictionaries: pipelines, stages, sources, people, fields of its own, and products.

pub mod counts;
pub mod decisions;
mod fill;
pub mod heirs;
pub mod order;
pub mod rules;
pub mod stages;

use super::create::given;
use super::work::Work;
use super::{Failure, layout, mode, no_such};
use crate::domain::code;
use crate::domain::command::Set;
use crate::domain::field::{self, Field, Kind, LISTED};
use crate::domain::inbound::{Channel, sender};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::mode::Mode;
use crate::domain::nearest::advice;
use crate::domain::neglect;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::required;
use crate::domain::stage::{self, PipelineId, StageId};
use crate::domain::value::Value;
use crate::store::derived::sort_key;
use crate::store::team::setup::custom_kind;
use crate::store::team::{column, entries};
use crate::store::{Sql, filled, inbound, journal, product, row};

/// The longest name of a field, in letters.
const NAME_LIMIT: usize = 40;

/// Names a field cannot have: queries, sorting or the journal mean something else by them. A name
/// that ends with `_key` would be the sort key of another field.
const RESERVED: [&str; 9] =
    ["id", "is", "no", "has", "name", "pipeline", "revision", journal::CREATED, journal::DELETED];

/// Adds an entry to a dictionary; it goes last.
///
/// # Errors
/// A refusal when a value is missing or the code or login is taken.
pub fn insert(work: &mut Work, noun: Noun, set: &[Set]) -> Result<RecordRef, Failure> {
    if matches!(noun, Noun::Setting | Noun::Layout) {
        return Err(Refusal::rule(Message::new("refused-settings-stay")).into());
    }
    let mut values = given(work, noun, set)?;
    let text = |values: &[(&Field, Value)], name: &str| -> String {
        values
            .iter()
            .find(|(f, _)| f.name == name)
            .and_then(|(_, v)| v.as_text())
            .unwrap_or_default()
            .to_owned()
    };
    if let Some(position) = work.setup.registry.get(noun, "position")
        && !values.iter().any(|(field, _)| field.name == "position")
    {
        let last = entries::behind_all(work.conn, noun)?;
        values.push((position, Value::Int(last)));
    }
    fill::fill(work, noun, &mut values)?;
    for field in work.setup.registry.of(noun).filter(|field| field.flags.required) {
        if !values.iter().any(|(known, _)| known.name == field.name) {
            return Err(required::lacking(field, 0).into());
        }
    }
    let names_no_options = !values.iter().any(|(field, _)| field.name == "options");
    if noun == Noun::Field && LISTED.contains(&&*text(&values, "kind")) && names_no_options {
        return Err(required::lacking(work.field(noun, "options")?, 0).into());
    }
    for (field, value) in &values {
        check_limit(field, value)?;
        check_code(field, value)?;
        check_stage_name(work, RecordRef::new(noun, 0), field, value, pipeline_of(&values))?;
    }
    let key = key(noun);
    let code = text(&values, key);
    let within = match noun {
        Noun::Stage => values.iter().find(|(f, _)| f.name == "pipeline").map(|(_, v)| v.clone()),
        Noun::Field => Some(Value::text(text(&values, "noun"))),
        _ => None,
    };
    check_free(work, RecordRef::new(noun, 0), &code, within.as_ref().unwrap_or(&Value::Empty))?;
    if let Some((field, value)) = values.iter().find(|(field, _)| field.name == "position") {
        let home = match noun {
            Noun::Pipeline => Some(Value::text(text(&values, "noun"))),
            _ => within,
        };
        let new = RecordRef::new(noun, 0);
        order::make_room(work, new, field, value, &home.unwrap_or(Value::text("")))?;
    }
    if noun == Noun::Rule {
        rules::check_new(work, &values)?;
    }
    if noun == Noun::Field {
        add_column(work, &text(&values, "noun"), &text(&values, "name"), &text(&values, "kind"))?;
    }
    let mut extra: Vec<(&str, Sql)> = Vec::new();
    if noun == Noun::Exclusion {
        let wrong = Refusal::malformed(Message::new("refused-sender").with("text", code.trim()));
        let key = sender::entry_key(&code, &work.setup.country);
        extra.push(("norm", Sql::Text(key.ok_or_else(|| wrong.at("sender"))?)));
    }
    let on = work.insert(noun, &values, extra)?;
    // What is made comes before what made room for it.
    work.touched.sort_by_key(|touched| *touched != on);
    Ok(on)
}

/// Refuses an edit of a dictionary entry that would leave two with one code, or a stage or a field
/// that means something else than its records do.
pub fn check_edit(work: &Work, on: RecordRef, field: &Field, value: &Value) -> Result<(), Failure> {
    let fixed = match on.noun {
        Noun::Field => matches!(field.name.as_str(), "noun" | "name" | "kind"),
        Noun::Exclusion => field.name == "sender",
        Noun::Stage => field.name == "pipeline",
        Noun::Pipeline => field.name == "noun",
        _ => false,
    };
    if fixed {
        let label = Arg::Field(on.noun, field.name.clone());
        return Err(Refusal::rule(Message::new("refused-fixed-field").with("field", label))
            .at(&field.name)
            .into());
    }
    check_price(field, value)?;
    if on.noun == Noun::Pipeline && field.name == "reminders" && value.is_empty() {
        return Err(Refusal::rule(Message::new("refused-last-reminder")).at("reminders").into());
    }
    if let Some(mode) = value.as_text().and_then(Mode::parse)
        && (on.noun, &*field.name) == (Noun::Setting, "mode")
    {
        mode.check_switch(mode::open_leads(work.conn, work.setup)?)?;
    }
    check_limit(field, value)?;
    check_code(field, value)?;
    let home = work.setup.stage(StageId(on.id)).map(|stage| stage.pipeline);
    check_stage_name(work, on, field, value, home)?;
    if on.noun == Noun::Stage && field.name == "meaning" {
        let count = entries::count_uses(work.conn, on)?;
        if count > 0 {
            return Err(Refusal::rule(Message::new("refused-meaning-in-use").with("count", count))
                .at("meaning")
                .into());
        }
        check_meaning(work, on)?;
    }
    if field.name == key(on.noun) && is_dictionary(on.noun) {
        let within = within(work, on)?;
        check_free(work, on, value.as_text().unwrap_or_default(), &within)?;
    }
    if (on.noun, &*field.name) == (Noun::Field, "options") {
        check_options(work, on, value)?;
    }
    if on.noun == Noun::User && field.name == "admin" && value.as_int() != Some(1) {
        check_administrators(work, on)?;
    }
    Ok(())
}

/// Makes room for an entry of a dictionary that is given a place.
///
/// # Errors
/// When the database fails.
pub fn make_room(
    work: &mut Work,
    on: RecordRef,
    field: &Field,
    value: &Value,
) -> Result<(), Failure> {
    if field.name != "position" || !is_dictionary(on.noun) {
        return Ok(());
    }
    let home = match on.noun {
        Noun::Pipeline => row::get(work.conn, work.field(on.noun, "noun")?, on.id)?,
        _ => within(work, on)?,
    };
    order::make_room(work, on, field, value, &home)
}

/// Refuses to take an entry out of the recycle bin where another one has its code by now.
///
/// # Errors
/// A refusal with the code.
pub fn check_restore(work: &Work, on: RecordRef) -> Result<(), Failure> {
    if on.noun == Noun::Layout {
        return layout::check_restore(work, on);
    }
    if !is_dictionary(on.noun) {
        return Ok(());
    }
    if on.noun == Noun::Rule {
        rules::check(work, on)?;
    }
    let home = within(work, on)?;
    if on.noun == Noun::Stage {
        let pipeline = home.as_int().map(PipelineId);
        for field in work.setup.registry.of(on.noun).filter(|field| is_name_of_entry(field)) {
            let name = row::get(work.conn, field, on.id)?;
            check_stage_name(work, on, field, &name, pipeline)?;
        }
    }
    let code = row::get(work.conn, work.field(on.noun, key(on.noun))?, on.id)?;
    check_free(work, on, code.as_text().unwrap_or_default(), &home)
}

/// Refuses to leave a pipeline without a stage of the meaning that this one has.
fn check_meaning(work: &Work, on: RecordRef) -> Result<(), Failure> {
    match work.setup.stage(StageId(on.id)) {
        Some(stage) => Ok(stage::check_goes(stage, work.setup.stages_of(stage.pipeline))?),
        None => Ok(()),
    }
}

/// Refuses to take choices from the list of a field that records hold, and to leave none of them.
fn check_options(work: &Work, on: RecordRef, value: &Value) -> Result<(), Failure> {
    let row = work.load(on)?;
    let Some(noun) = Noun::parse(row.text("noun")) else { return Ok(()) };
    let Some(own) = work.setup.registry.get(noun, row.text("name")) else { return Ok(()) };
    let (Kind::Choice(choices) | Kind::Choices(choices)) = &own.kind else { return Ok(()) };
    let Value::List(stay) = value else {
        return Err(required::lacking(work.field(on.noun, "options")?, 0).into());
    };
    let gone: Vec<&str> = choices
        .iter()
        .map(|choice| choice.code.as_str())
        .filter(|code| !stay.iter().any(|one| one == code))
        .collect();
    let count = filled::holding(work.conn, own, &gone)?;
    if count > 0 {
        let message = Message::new("refused-options-in-use").with("names", gone.join(", "));
        return Err(Refusal::rule(message.with("count", count)).at("options").into());
    }
    Ok(())
}

/// The field by which an entry of a dictionary is known.
fn key(noun: Noun) -> &'static str {
    match noun {
        Noun::User => "login",
        Noun::Field => "name",
        Noun::Exclusion => "sender",
        _ => "code",
    }
}

fn is_dictionary(noun: Noun) -> bool {
    matches!(
        noun,
        Noun::User
            | Noun::Field
            | Noun::Source
            | Noun::Stage
            | Noun::Pipeline
            | Noun::Rule
            | Noun::Product
            | Noun::Exclusion
    )
}

fn check_price(field: &Field, value: &Value) -> Result<(), Failure> {
    if field.noun == Noun::Product
        && field.name == "price"
        && value.as_int().is_some_and(|price| price < 0)
    {
        return Err(Refusal::malformed(Message::new("refused-price-negative")).at("price").into());
    }
    Ok(())
}

/// The pipeline among the values of a new stage.
fn pipeline_of(values: &[(&Field, Value)]) -> Option<PipelineId> {
    let home = values.iter().find(|(field, _)| field.name == "pipeline");
    home.and_then(|(_, value)| value.as_int()).map(PipelineId)
}

/// Whether it holds the name of an entry in one of the languages.
fn is_name_of_entry(field: &Field) -> bool {
    fill::NAMES.contains(&&*field.name)
}

/// Refuses a name that another stage of the pipeline has.
fn check_stage_name(
    work: &Work,
    on: RecordRef,
    field: &Field,
    value: &Value,
    home: Option<PipelineId>,
) -> Result<(), Refusal> {
    let (Noun::Stage, Some(name), Some(home)) = (on.noun, value.as_text(), home) else {
        return Ok(());
    };
    let others = work.setup.stages_of(home).filter(|stage| stage.id.0 != on.id);
    stage::check_name(&field.name, name, others)
}

/// A limit of days is a day at least and some years at most.
fn check_limit(field: &Field, value: &Value) -> Result<(), Failure> {
    let limit =
        value.as_int().filter(|_| (field.noun, &*field.name) == (Noun::Stage, "limit_days"));
    if limit.is_some_and(|days| !(1..=neglect::LONGEST).contains(&days)) {
        let message = Message::new("refused-limit-days").with("most", neglect::LONGEST);
        return Err(Refusal::malformed(message).at("limit_days").into());
    }
    Ok(())
}

/// A code or a login is typed in commands and lines, so that it is one plain word.
fn check_code(field: &Field, value: &Value) -> Result<(), Failure> {
    let is_code = match field.noun {
        Noun::User | Noun::Source | Noun::Stage | Noun::Pipeline | Noun::Rule => {
            field.name == key(field.noun)
        }
        _ => false,
    };
    let Some(text) = value.as_text().filter(|text| is_code && !code::is_code(text)) else {
        return Ok(());
    };
    let id = if field.noun == Noun::User { "refused-login" } else { "refused-code" };
    let refusal = Refusal::malformed(Message::new(id).with("text", text));
    Err(refusal.at(&field.name).into())
}

/// What an entry's code must be unique within: its pipeline, its noun, or the whole dictionary.
fn within(work: &Work, on: RecordRef) -> Result<Value, Failure> {
    let name = match on.noun {
        Noun::Stage => "pipeline",
        Noun::Field => "noun",
        _ => return Ok(Value::Empty),
    };
    Ok(row::get(work.conn, work.field(on.noun, name)?, on.id)?)
}

/// Refuses a code that another live entry has.
fn check_free(work: &Work, on: RecordRef, code: &str, within: &Value) -> Result<(), Failure> {
    let (setup, id) = (work.setup, on.id);
    let taken = match on.noun {
        Noun::User => {
            let same = |login: &str| login.to_lowercase() == code.to_lowercase();
            setup.users.iter().any(|user| same(&user.login) && user.id.0 != id)
        }
        Noun::Product if code.is_empty() => false,
        Noun::Product => product::by_code(work.conn, code)?.is_some_and(|p| p.id != id),
        Noun::Source => setup.sources.iter().any(|s| s.code == code && s.id != id),
        Noun::Pipeline => setup.pipelines.iter().any(|p| p.code == code && p.id.0 != id),
        Noun::Rule => setup.rules.iter().any(|rule| rule.code == code && rule.id.0 != id),
        Noun::Stage => setup
            .stages
            .iter()
            .any(|s| s.code == code && s.id.0 != id && Some(s.pipeline.0) == within.as_int()),
        Noun::Field => within
            .as_text()
            .and_then(Noun::parse)
            .is_some_and(|noun| setup.registry.get(noun, code).is_some()),
        Noun::Exclusion => inbound::is_taken(work.conn, &sender_key(work, code)?, id)?,
        _ => false,
    };
    if taken {
        let refusal = Refusal::rule(Message::new("refused-taken").with("name", code));
        return Err(refusal.at(key(on.noun)).into());
    }
    Ok(())
}

/// What all spellings of a sender have in common.
fn sender_key(work: &Work, code: &str) -> Result<String, Refusal> {
    let wrong = || Refusal::malformed(Message::new("refused-sender").with("text", code));
    sender::key(code, &work.setup.country).ok_or_else(|| wrong().at("sender"))
}

/// Notes that what comes in from outside has no source any more, where this is the one it had.
pub fn note_source_goes(work: &mut Work, on: RecordRef) {
    let source = work.setup.source(on.id).filter(|_| on.noun == Noun::Source);
    let is_given = |code: &str| Channel::ALL.into_iter().any(|channel| channel.source() == code);
    if let Some(source) = source.filter(|source| is_given(&source.code)) {
        let code = source.code.as_str();
        work.notes.push(Message::new("note-source-of-channel").with("code", code));
    }
}

/// Refuses to leave the database without an administrator.
fn check_administrators(work: &Work, on: RecordRef) -> Result<(), Failure> {
    if work.setup.users.iter().any(|user| user.admin && user.id.0 != on.id) {
        return Ok(());
    }
    Err(Refusal::rule(Message::new("refused-last-administrator")).into())
}

/// The refusal of an entry to go that so much still uses, with the way out where there is one.
fn in_use(noun: Noun, count: i64) -> Refusal {
    let message = match noun {
        Noun::User => Message::new("refused-in-use-user"),
        _ => Message::new("refused-in-use").with("noun", noun),
    };
    let refusal = Refusal::rule(message.with("count", count));
    if heirs::HANDED_OVER.contains(&noun) {
        return refusal.hint(Message::new("hint-move-to").with("noun", noun.word()));
    }
    refusal
}

/// Refuses to delete a dictionary entry that records still use.
///
/// # Errors
/// A refusal with how many use it.
pub fn check_delete(work: &Work, on: RecordRef) -> Result<(), Failure> {
    if on.noun == Noun::Setting {
        return Err(Refusal::rule(Message::new("refused-settings-stay")).into());
    }
    rules::check_goes(work.setup, on)?;
    let count = entries::count_uses(work.conn, on)?;
    if count > 0 {
        return Err(in_use(on.noun, count).into());
    }
    if on.noun == Noun::Stage {
        check_meaning(work, on)?;
    }
    let last_pipeline = on.noun == Noun::Pipeline
        && work
            .setup
            .pipelines
            .iter()
            .find(|p| p.id.0 == on.id)
            .is_some_and(|pipeline| work.setup.pipelines_of(pipeline.noun).count() == 1);
    if last_pipeline {
        return Err(Refusal::rule(Message::new("refused-last-pipeline")).into());
    }
    if on.noun == Noun::User {
        check_administrators(work, on)?;
    }
    Ok(())
}

/// The entry of a field of the team's own, by the name it has in a noun.
///
/// # Errors
/// A refusal when there is none, or a failure of the database.
pub fn entry_of(work: &Work, noun: Noun, name: &str) -> Result<RecordRef, Failure> {
    let found = entries::field(work.conn, noun, name)?;
    found.ok_or_else(|| no_such(RecordRef::new(Noun::Field, 0)).into())
}

/// Whether a live record holds something in this field of the team.
///
/// # Errors
/// When the database fails.
pub fn is_filled(work: &Work, on: RecordRef) -> Result<bool, Failure> {
    let row = work.load(on)?;
    let noun = Noun::parse(row.text("noun"));
    let field = noun.and_then(|noun| work.setup.registry.get(noun, row.text("name")));
    Ok(match field {
        Some(field) => filled::is_filled(work.conn, field)?,
        None => false,
    })
}

/// Gives the noun's table a column for the new field, with an index where it can be sorted by.
fn add_column(work: &Work, noun: &str, name: &str, kind: &str) -> Result<(), Failure> {
    if !is_name(name) {
        let taken = RESERVED.contains(&name) || name.ends_with("_key");
        let id = if taken { "refused-field-reserved" } else { "refused-field-name" };
        return Err(Refusal::malformed(Message::new(id).with("name", name)).at("name").into());
    }
    let noun =
        Noun::parse(noun).ok_or_else(|| Refusal::malformed(Message::new("refused-field-noun")))?;
    let meant = custom_kind(kind, Vec::new()).ok_or_else(|| {
        let message = Message::new("refused-field-kind").with("kind", kind);
        Refusal::malformed(message).at("kind").hint(advice(kind, &field::OWN_KINDS))
    })?;
    let storage = storage(&meant);
    match column::storage(work.conn, noun, name)? {
        // A field that was deleted before left its column; its values come back with it.
        Some(kept) if kept == storage => return Ok(()),
        Some(_) => {
            return Err(Refusal::rule(Message::new("refused-field-kept").with("name", name))
                .at("name")
                .into());
        }
        None => {}
    }
    let sorted = !matches!(
        meant,
        Kind::LongText | Kind::Choices(_) | Kind::Files | Kind::Booking | Kind::Text
    );
    column::add(work.conn, noun, name, storage, sorted)?;
    if sort_key::is_keyed(kind) {
        sort_key::add(work.conn, noun.word(), name, kind)?;
    }
    Ok(())
}

/// Whether another noun can have a field with the name of this one and of its kind: no field there
/// has it, and none that was deleted left values of another kind under it.
///
/// # Errors
/// When the database fails.
pub fn is_free(work: &Work, noun: Noun, like: &Field) -> Result<bool, Failure> {
    let left = column::storage(work.conn, noun, &like.name)?;
    let other = left.is_some_and(|left| left != storage(&like.kind));
    Ok(!other && work.setup.registry.get(noun, &like.name).is_none())
}

/// Whether a field of the team may be called so.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && name.len() <= NAME_LIMIT
        && !name.ends_with("_key")
        && !RESERVED.contains(&name)
}

/// How values of a field are stored.
fn storage(kind: &Kind) -> &'static str {
    match kind {
        Kind::Integer | Kind::Money(_) | Kind::Bool | Kind::Moment | Kind::User | Kind::Link(_) => {
            "INTEGER"
        }
        Kind::Number => "REAL",
        _ => "TEXT",
    }
}
