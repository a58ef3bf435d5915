//! What records would hold after the rows of a rehearsed file that went before: later rows are weighed
//! against it, as they will be against the records themselves.

use std::collections::HashMap;

use crate::crm::Failure;
use crate::crm::work::Work;
use crate::domain::field::{Field, Kind, Storage};
use crate::domain::fit;
use crate::domain::noun::RecordRef;
use crate::domain::value::Value;
use crate::store::row::{self, Row};

/// Values that are not written; nothing where rows are.
#[derive(Default)]
pub struct Foreseen(HashMap<RecordRef, HashMap<String, Value>>);

impl Foreseen {
    /// Notes what a field would hold.
    pub fn set(&mut self, work: &Work<'_>, (on, field): (RecordRef, &Field), value: &Value) {
        let kept = fit::kept(field, value, &work.setup.country);
        self.0.entry(on).or_default().insert(field.name.clone(), kept);
    }

    /// Notes a record that would be made. Its number is below zero.
    pub fn make(&mut self, work: &Work<'_>, on: RecordRef, values: &[(&Field, Value)]) {
        let is_flag = |field: &&Field| {
            field.kind == Kind::Bool && matches!(field.storage, Storage::Column(_))
        };
        for flag in work.setup.registry.of(on.noun).filter(is_flag) {
            self.set(work, (on, flag), &Value::Int(0));
        }
        for (field, value) in values {
            self.set(work, (on, field), value);
        }
    }

    /// The record as it would be.
    ///
    /// # Errors
    /// A refusal when there is no such record, or a failure of the database.
    pub fn load(&self, work: &Work<'_>, on: RecordRef) -> Result<Row, Failure> {
        let mut row = match on.id {
            ..0 => Row { on, revision: 0, deleted_at: None, values: Vec::new() },
            _ => work.load(on)?,
        };
        for (name, value) in self.0.get(&on).into_iter().flatten() {
            match row.values.iter_mut().find(|(known, _)| known == name) {
                Some((_, held)) => *held = value.clone(),
                None => row.values.push((name.clone(), value.clone())),
            }
        }
        Ok(row)
    }

    /// What a field of a record would hold.
    ///
    /// # Errors
    /// When the database fails.
    pub fn get(&self, work: &Work<'_>, on: RecordRef, field: &Field) -> Result<Value, Failure> {
        match self.0.get(&on).and_then(|values| values.get(&field.name)) {
            Some(value) => Ok(value.clone()),
            None => Ok(row::get(work.conn, field, on.id)?),
        }
    }
}
