//! The team's settings as one snapshot: fields, pipelines, stages, sources, people, country.
//!
//! It is read whole, kept while it is true and passed by reference to whoever needs to know what a
//! word or an id means.

use super::field::Registry;
use super::money::Currency;
use super::noun::Noun;
use super::person::{User, UserId};
use super::stage::{Names, Pipeline, PipelineId, Stage, StageId};

/// The team's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// Every field.
    pub registry: Registry,
    /// Every pipeline, in order.
    pub pipelines: Vec<Pipeline>,
    /// Every stage that is in use, pipeline by pipeline, in order.
    pub stages: Vec<Stage>,
    /// The dictionary of sources, in order.
    pub sources: Vec<Source>,
    /// The people, by login.
    pub users: Vec<User>,
    /// The country whose phone numbers are written without a code, two capital letters.
    pub country: String,
    /// The currency of an amount that names none.
    pub currency: Currency,
}

/// An entry of the dictionary of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number.
    pub id: i64,
    /// The stable code.
    pub code: String,
    /// What people call it.
    pub names: Names,
}

impl Setup {
    /// The stage with this number.
    pub fn stage(&self, id: StageId) -> Option<&Stage> {
        self.stages.iter().find(|s| s.id == id)
    }

    /// The stages of one pipeline, in order.
    pub fn stages_of(&self, pipeline: PipelineId) -> impl Iterator<Item = &Stage> {
        self.stages.iter().filter(move |s| s.pipeline == pipeline)
    }

    /// The pipelines of a noun, the default one first.
    pub fn pipelines_of(&self, noun: Noun) -> impl Iterator<Item = &Pipeline> {
        self.pipelines.iter().filter(move |p| p.noun == noun)
    }

    /// The person with this number.
    pub fn user(&self, id: UserId) -> Option<&User> {
        self.users.iter().find(|u| u.id == id)
    }

    /// The source with this number.
    pub fn source(&self, id: i64) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }
}
