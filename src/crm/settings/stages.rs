//! How a pipeline is made with the stages of another one.

use crate::crm::work::Work;
use crate::crm::{Failure, create, no_such};
use crate::domain::access::Right;
use crate::domain::command::Set;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::PipelineId;
use crate::domain::value::Value;

/// Creates a pipeline with stages as another one has them; its records are of the same noun.
///
/// # Errors
/// As creating any row, and where the other pipeline is not there.
pub fn copy_pipeline(work: &mut Work, like: PipelineId, set: &[Set]) -> Result<RecordRef, Failure> {
    work.ask(Right::Create, Noun::Stage)?;
    let setup = work.setup;
    let old = RecordRef::new(Noun::Pipeline, like.0);
    let Some(pipeline) = setup.pipelines.iter().find(|pipeline| pipeline.id == like) else {
        return Err(no_such(old).into());
    };
    let noun = [Set::new("noun", pipeline.noun.word())];
    let own: Vec<Set> = noun.into_iter().chain(set.iter().cloned()).collect();
    let new = create::insert(work, Noun::Pipeline, &own)?;
    for (place, stage) in (1..).zip(setup.stages_of(like)) {
        let days = stage.limit_days.map_or(Value::Empty, Value::Int);
        let values = [
            ("code", Value::text(stage.code.clone())),
            ("name_en", Value::text(stage.names.en.clone())),
            ("name_ru", Value::text(stage.names.ru.clone())),
            ("name_pl", Value::text(stage.names.pl.clone())),
            ("position", Value::Int(place)),
            ("pipeline", Value::Int(new.id)),
            ("meaning", Value::text(stage.meaning.word())),
            ("colour", Value::text(stage.colour.word())),
            ("limit_days", days),
        ];
        let mut fields = Vec::with_capacity(values.len());
        for (name, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
            fields.push((work.field(Noun::Stage, name)?, value));
        }
        work.insert(Noun::Stage, &fields, Vec::new())?;
    }
    Ok(new)
}
