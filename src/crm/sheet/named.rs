//! The records that the cells of a table name: those that stood there, by whatever they are called
//! there; others by a name that only one record bears, by number, or by noun and number.

use super::Sheet;
use crate::crm::Failure;
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::seek;
use crate::domain::value::Value;
use crate::store::page::list::links;

/// Finds the records of a noun that words name.
pub type Find<'a> = dyn Fn(Noun, &str) -> Result<Vec<RecordRef>, Failure> + 'a;

impl Sheet {
    /// The records a cell of links names; nothing where the field holds something else. `had` is
    /// what stood there.
    ///
    /// # Errors
    /// A refusal where no record is called so, or several are, or a failure of the database.
    pub(super) fn named(
        &self,
        field: &Field,
        text: &str,
        had: &Value,
        find: &Find<'_>,
    ) -> Result<Option<Value>, Failure> {
        let mut stood = links(field, had);
        match field.kind {
            Kind::Link(_) if text.trim().is_empty() => Ok(Some(Value::Empty)),
            Kind::Link(noun) => {
                Ok(Some(Value::Int(self.link(noun, text.trim(), &mut stood, find)?)))
            }
            Kind::Links(noun) => {
                let mut ids = Vec::new();
                let parts = text.split([';', '\n']).map(str::trim);
                for part in parts.filter(|part| !part.is_empty()) {
                    match self.link(noun, part, &mut stood, find) {
                        // Commas are in names as well as between them.
                        Err(Failure::Refused(_)) if part.contains(',') => {
                            for part in part.split(',').map(str::trim) {
                                ids.push(self.link(noun, part, &mut stood, find)?);
                            }
                        }
                        found => ids.push(found?),
                    }
                }
                let mut met = Vec::new();
                ids.retain(|id| {
                    !met.contains(id) && {
                        met.push(*id);
                        true
                    }
                });
                Ok(Some(if ids.is_empty() { Value::Empty } else { Value::Ids(ids) }))
            }
            _ => Ok(None),
        }
    }

    /// The record that words name: one of those that stood there, else the only one there is.
    fn link(
        &self,
        noun: Noun,
        text: &str,
        stood: &mut Vec<RecordRef>,
        find: &Find<'_>,
    ) -> Result<i64, Failure> {
        let called = |on: &RecordRef| match self.names.get(on) {
            Some(name) => seek::is_same_name(name, text),
            None => on.to_string() == text,
        };
        if let Some(place) = stood.iter().position(called) {
            // Of two that are called the same each is meant once.
            return Ok(stood.remove(place).id);
        }
        let (id, example) = match find(noun, text)?.as_slice() {
            [one] => return Ok(one.id),
            [] => ("refused-sheet-unknown", RecordRef::new(noun, 1)),
            [first, ..] => ("refused-sheet-several", *first),
        };
        let message = Message::new(id).with("text", text).with("noun", Arg::Nouns(noun));
        Err(Refusal::not_found(message.with("example", example.to_string())).into())
    }
}
