//! The team's settings as one snapshot: fields, pipelines, stages, sources, people, country.
//!
//! It is read whole, kept while it is true and passed by reference to whoever needs to know what a
//! word or an id means.

use super::field::Registry;
use super::layout::Layouts;
use super::mode::Mode;
use super::money::Currency;
use super::narrowing::Kept;
use super::noun::{Noun, RecordRef};
use super::person::{User, UserId};
use super::rule::Rule;
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
    /// What happens by itself at which stage, in order.
    pub rules: Vec<Rule>,
    /// The dictionary of sources, in order.
    pub sources: Vec<Source>,
    /// The people, by login.
    pub users: Vec<User>,
    /// Those who worked here before, by login: what they did still tells their names.
    pub departed: Vec<User>,
    /// What the deleted pipelines, stages and sources were called: what happened while they were in
    /// use still tells their names.
    pub gone: Vec<(RecordRef, Names)>,
    /// The country whose phone numbers are written without a code, two capital letters.
    pub country: String,
    /// The currency of an amount that names none.
    pub currency: Currency,
    /// How the team works.
    pub settings: Settings,
    /// How cards are laid out, and who sees which view of them.
    pub layouts: Layouts,
    /// What of timelines people keep to see again, each his own, in the order they were kept.
    pub timelines: Vec<Kept>,
}

/// How the team works, where teams differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Whether a known client with nothing open who calls or writes becomes a new lead; otherwise
    /// it only goes onto his timeline. A lead linked by hand is repeat either way.
    pub repeat_leads: bool,
    /// Whether leads are sorted out before there are deals.
    pub mode: Mode,
    /// Whether a call or a letter is seen on everything that is open of a client; otherwise only
    /// where it is answered, and with the client.
    pub inbound_everywhere: bool,
}

impl Settings {
    /// The one row that holds them.
    pub const ROW: RecordRef = RecordRef { noun: Noun::Setting, id: 1 };
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { repeat_leads: true, mode: Mode::Classic, inbound_everywhere: true }
    }
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

    /// What a deleted pipeline, stage or source was called.
    pub fn was_called(&self, record: RecordRef) -> Option<&Names> {
        self.gone.iter().find(|(gone, _)| *gone == record).map(|(_, names)| names)
    }

    /// The stages of one pipeline, in order.
    pub fn stages_of(&self, pipeline: PipelineId) -> impl Iterator<Item = &Stage> {
        self.stages.iter().filter(move |s| s.pipeline == pipeline)
    }

    /// The pipelines of a noun, the default one first.
    pub fn pipelines_of(&self, noun: Noun) -> impl Iterator<Item = &Pipeline> {
        self.pipelines.iter().filter(move |p| p.noun == noun)
    }

    /// The person with this number, who works here or did.
    pub fn user(&self, id: UserId) -> Option<&User> {
        self.everybody().find(|user| user.id == id)
    }

    /// Everybody who works here or did, those who do first.
    pub fn everybody(&self) -> impl Iterator<Item = &User> {
        self.users.iter().chain(&self.departed)
    }

    /// Whether the person still works here, so that something can be given to him.
    pub fn works(&self, id: UserId) -> bool {
        self.users.iter().any(|user| user.id == id)
    }

    /// The names of those who may change what concerns everybody.
    pub fn administrators(&self) -> String {
        let people = self.users.iter().filter(|user| user.admin).map(|user| user.name.as_str());
        people.collect::<Vec<_>>().join(", ")
    }

    /// The source with this number.
    pub fn source(&self, id: i64) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }
}
