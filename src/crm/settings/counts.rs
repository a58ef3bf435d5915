//! How much there is of what is set: records at stages, values in fields, entries of a dictionary.

use std::collections::HashMap;

use crate::crm::{Failure, Reader};
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::domain::stage::StageId;
use crate::store::filled;
use crate::store::team::entries;

/// What may be many is counted up to here.
pub const COUNTED: i64 = 1000;

impl Reader {
    /// How many records stand at each stage; at those that are not named, none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn at_stages(&self) -> Result<HashMap<StageId, i64>, Failure> {
        let mut counts = HashMap::new();
        for pipeline in &self.setup().pipelines {
            let totals = self.kept_totals(pipeline.id, &Filter::All)?;
            counts.extend(totals.into_iter().flatten().map(|total| (total.stage, total.count)));
        }
        Ok(counts)
    }

    /// In how many records a field of the team holds something, counted up to [`COUNTED`].
    ///
    /// # Errors
    /// When the database fails.
    pub fn filled(&self, noun: Noun, name: &str) -> Result<i64, Failure> {
        let setup = self.setup();
        let field = setup.registry.get(noun, name).filter(|field| field.flags.custom);
        let Some(field) = field else { return Ok(0) };
        self.read(|conn| Ok(filled::count(conn, field, COUNTED)?))
    }

    /// How many entries a dictionary has, counted up to [`COUNTED`].
    ///
    /// # Errors
    /// When the database fails.
    pub fn entries(&self, noun: Noun) -> Result<i64, Failure> {
        self.read(|conn| Ok(entries::count(conn, noun, COUNTED)?))
    }
}
