//! Stages of pipelines: the steps of the work with a client, and what each means.

use serde::{Deserialize, Serialize};

use super::noun::Noun;

/// The number of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StageId(pub i64);

/// The number of a pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PipelineId(pub i64);

/// What it means for a record to be at a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Meaning {
    /// Still being worked on.
    Open,
    /// Succeeded: the lead was converted, the deal was won.
    Won,
    /// Failed; several such stages tell the reasons apart.
    Lost,
}

impl Meaning {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Meaning::Open => "open",
            Meaning::Won => "won",
            Meaning::Lost => "lost",
        }
    }

    /// Whether a record that comes to such a stage ends what somebody from outside still waits for
    /// with it: who was won, lost or thrown out as junk is not answered any more. What was planned
    /// stands: a failed deal may be worth a call in spring.
    pub fn ends_waiting(self) -> bool {
        self != Meaning::Open
    }

    /// The meaning with this word.
    pub fn parse(word: &str) -> Option<Meaning> {
        [Meaning::Open, Meaning::Won, Meaning::Lost].into_iter().find(|m| m.word() == word)
    }
}

/// The colour of a stage, one of the few that every terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// Grey.
    Grey,
    /// Blue.
    Blue,
    /// Cyan.
    Cyan,
    /// Green.
    Green,
    /// Yellow.
    Yellow,
    /// Magenta.
    Magenta,
    /// Red.
    Red,
}

impl Colour {
    /// All of them, in the order a picker offers them.
    pub const ALL: [Colour; 7] = [
        Colour::Grey,
        Colour::Blue,
        Colour::Cyan,
        Colour::Green,
        Colour::Yellow,
        Colour::Magenta,
        Colour::Red,
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Colour::Grey => "grey",
            Colour::Blue => "blue",
            Colour::Cyan => "cyan",
            Colour::Green => "green",
            Colour::Yellow => "yellow",
            Colour::Magenta => "magenta",
            Colour::Red => "red",
        }
    }

    /// The colour with this word.
    pub fn parse(word: &str) -> Option<Colour> {
        Colour::ALL.into_iter().find(|c| c.word() == word)
    }
}

/// A name in the three languages the program speaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// English.
    pub en: String,
    /// Russian.
    pub ru: String,
    /// Polish.
    pub pl: String,
}

impl Names {
    /// The same name in every language, as a person who adds an entry types it.
    pub fn same(name: &str) -> Names {
        Names { en: name.to_owned(), ru: name.to_owned(), pl: name.to_owned() }
    }

    /// All three, to match what somebody typed.
    pub fn all(&self) -> [&str; 3] {
        [&self.en, &self.ru, &self.pl]
    }
}

/// One step of a pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its number.
    pub id: StageId,
    /// The pipeline it belongs to.
    pub pipeline: PipelineId,
    /// The stable code, `in_work`.
    pub code: String,
    /// What people call it.
    pub names: Names,
    /// What it means.
    pub meaning: Meaning,
    /// Its colour.
    pub colour: Colour,
    /// After how many days here a record stands too long; none where there is no limit.
    pub limit_days: Option<i64>,
}

/// An ordered set of stages, for leads or for deals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pipeline {
    /// Its number.
    pub id: PipelineId,
    /// What goes through it.
    pub noun: Noun,
    /// The stable code.
    pub code: String,
    /// What people call it.
    pub names: Names,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_final_stage_ends_what_waits() {
        let ends = [Meaning::Open, Meaning::Won, Meaning::Lost].map(Meaning::ends_waiting);
        assert_eq!(ends, [false, true, true]);
    }
}
