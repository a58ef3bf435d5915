//! How stages that are in use go, and how a pipeline is made with the stages of another one.

use crate::crm::work::Work;
use crate::crm::{Failure, Reader, create, move_stage, no_such};
use crate::domain::access::{self, Right};
use crate::domain::command::{Command, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::domain::rule;
use crate::domain::stage::{self, PipelineId, StageId};
use crate::domain::value::Value;

/// The word under which it is journalled that a stage goes and its records are put elsewhere.
pub const RETIRE: &str = "retire";

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

impl Reader {
    /// What makes stages go, as one operation called [`RETIRE`]: the records that stand at them are
    /// put at another one first.
    ///
    /// # Errors
    /// A refusal where a stage may not go or its records may not be put there, before any of them
    /// is, or a failure of the database.
    pub fn retire(&self, stages: &[StageId], heir: StageId) -> Result<Vec<Command>, Failure> {
        access::may(self.viewer(), Right::Delete, Noun::Stage)?;
        let setup = self.setup();
        for stage in stages.iter().filter_map(|stage| setup.stage(*stage)) {
            let stay = setup.stages_of(stage.pipeline).filter(|other| !stages.contains(&other.id));
            stage::check_goes(stage, stay)?;
            rule::check_stage_goes(stage.id, &setup)?;
        }
        let mut commands = Vec::new();
        for stage in stages {
            for noun in [Noun::Lead, Noun::Deal] {
                let values = vec![Value::Int(stage.0)];
                let at = Filter::OneOf { field: "stage".to_owned(), values };
                let put = |id| {
                    let on = RecordRef::new(noun, id);
                    Command::MoveStage { on, to: heir, comment: None }
                };
                let ids = self.ids(noun, &at)?;
                if let Some(first) = ids.first() {
                    move_stage::check(&setup, RecordRef::new(noun, *first), heir)?;
                }
                commands.extend(ids.into_iter().map(put));
            }
            commands.push(Command::Delete { on: RecordRef::new(Noun::Stage, stage.0) });
        }
        Ok(commands)
    }
}
