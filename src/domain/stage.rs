//! Stages of pipelines: the steps of the work with a client, and what each means.

use serde::{Deserialize, Serialize};

use super::fold::fold;
use super::message::{Message, Refusal};
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

    /// The one in the language of a field of names.
    fn of_field(&self, field: &str) -> Option<&str> {
        match field {
            "name_en" => Some(&self.en),
            "name_ru" => Some(&self.ru),
            "name_pl" => Some(&self.pl),
            _ => None,
        }
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

/// Whether a stage may be called this in the language of a field of names: two of one name in a pipeline
/// cannot be told apart.
///
/// # Errors
/// A refusal where another one of these is called so already.
pub fn check_name<'s>(
    field: &str,
    name: &str,
    others: impl IntoIterator<Item = &'s Stage>,
) -> Result<(), Refusal> {
    let name = name.trim();
    let same = |stage: &&Stage| {
        stage.names.of_field(field).is_some_and(|other| fold(other.trim()) == fold(name))
    };
    if !name.is_empty() && others.into_iter().any(|stage| same(&stage)) {
        let message = Message::new("refused-stage-named").with("name", name);
        return Err(Refusal::rule(message).at(field));
    }
    Ok(())
}

/// Whether a stage may leave its pipeline, or mean something else: each meaning that the pipeline
/// has stays with one stage at least, so that a record can always be worked on, won and lost.
///
/// # Errors
/// A refusal where it is the last one that means this.
pub fn check_goes<'s>(
    stage: &Stage,
    pipeline: impl IntoIterator<Item = &'s Stage>,
) -> Result<(), Refusal> {
    let mut others = pipeline.into_iter().filter(|other| other.id != stage.id);
    match others.any(|other| other.meaning == stage.meaning) {
        true => Ok(()),
        false => Err(Refusal::rule(Message::new("refused-last-stage"))),
    }
}

/// Where the records of a stage that goes may be put: the other stages of the pipeline. A lead is
/// not put where it would count as converted, since nothing is made of it by that.
pub fn heirs<'s>(
    stage: &Stage,
    noun: Noun,
    pipeline: impl IntoIterator<Item = &'s Stage>,
) -> Vec<&'s Stage> {
    let fits = |other: &&Stage| {
        other.id != stage.id && (noun != Noun::Lead || other.meaning != Meaning::Won)
    };
    pipeline.into_iter().filter(fits).collect()
}

/// A colour for a new stage: that of failure, of success, or the first one that no other open stage
/// of the pipeline has.
pub fn fresh_colour<'s>(meaning: Meaning, pipeline: impl IntoIterator<Item = &'s Stage>) -> Colour {
    match meaning {
        Meaning::Won => Colour::Green,
        Meaning::Lost => Colour::Red,
        Meaning::Open => {
            let used: Vec<Colour> = pipeline.into_iter().map(|stage| stage.colour).collect();
            let free = Colour::ALL.into_iter().find(|colour| !used.contains(colour));
            free.unwrap_or(Colour::Grey)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stages(meanings: &[Meaning]) -> Vec<Stage> {
        let stage = |(id, meaning): (i64, &Meaning)| Stage {
            id: StageId(id),
            pipeline: PipelineId(1),
            code: String::new(),
            names: Names::default(),
            meaning: *meaning,
            colour: if id == 1 { Colour::Grey } else { Colour::Blue },
            limit_days: None,
        };
        (1..).zip(meanings).map(stage).collect()
    }

    #[test]
    fn each_meaning_of_a_pipeline_stays_with_one_stage() {
        use Meaning::{Lost, Open, Won};
        let all = stages(&[Open, Open, Won, Lost, Lost]);
        let goes: Vec<bool> = all.iter().map(|stage| check_goes(stage, &all).is_ok()).collect();
        assert_eq!(goes, [true, true, false, true, true]);
    }

    #[test]
    fn no_lead_is_put_where_it_would_count_as_converted() {
        use Meaning::{Lost, Open, Won};
        let all = stages(&[Open, Open, Won, Lost]);
        for (noun, expected) in [(Noun::Lead, vec![2, 4]), (Noun::Deal, vec![2, 3, 4])] {
            let ids: Vec<i64> = heirs(&all[0], noun, &all).iter().map(|s| s.id.0).collect();
            assert_eq!(ids, expected, "{noun:?}");
        }
    }

    #[test]
    fn a_new_stage_is_told_from_its_neighbours_by_its_colour() {
        let all = stages(&[Meaning::Open, Meaning::Open]);
        for (meaning, expected) in [
            (Meaning::Open, Colour::Cyan),
            (Meaning::Won, Colour::Green),
            (Meaning::Lost, Colour::Red),
        ] {
            assert_eq!(fresh_colour(meaning, &all), expected);
        }
    }

    #[test]
    fn only_a_final_stage_ends_what_waits() {
        let ends = [Meaning::Open, Meaning::Won, Meaning::Lost].map(Meaning::ends_waiting);
        assert_eq!(ends, [false, true, true]);
    }
}
