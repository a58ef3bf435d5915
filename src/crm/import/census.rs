//! Looks through a file for pipelines, stages and sources nobody here knows yet, before a row of
//! it is written: they are made first, all at once, or the file is refused as a whole.

use std::collections::{BTreeSet, HashSet};

use super::Request;
use super::places::{self, Places, words};
use crate::crm::work::Work;
use crate::crm::{Failure, settings};
use crate::domain::access::{self, Right};
use crate::domain::command::Set;
use crate::domain::defaults::{self, StageSeed};
use crate::domain::fold::fold;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::person::Viewer;
use crate::domain::setup::{Setup, Source};
use crate::domain::stage::{Colour, Meaning, Names, Pipeline, PipelineId, Stage, StageId};
use crate::domain::{code, stage};
use crate::exchange::plan::Doubt;
use crate::exchange::profile::Target;
use crate::exchange::table::Row;
use crate::exchange::{cell, meaning};

/// At most so many new names are told in a refusal.
const NAMED: usize = 6;

/// More new stages than a board can show mean that the column holds something else.
const MAX_STAGES: usize = 50;

/// More new sources than a list can show mean that the column holds something else.
const MAX_SOURCES: usize = 200;

/// A pipeline and a stage as the file names them, and what an export says the stage means.
type Place = (String, String, Option<Meaning>);

/// What a file brings that the team has not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Census {
    /// How many rows the file has, the bad ones included.
    pub rows: u64,
    /// The lines of the rows that only sum up those above them: they are left out.
    pub closing: Vec<u64>,
    /// Pipelines to be made, by their names in the file.
    pub pipelines: Vec<NewEntry>,
    /// Stages to be made, in the order of a sale as far as their names tell it.
    pub stages: Vec<NewStage>,
    /// Sources to be made.
    pub sources: Vec<NewEntry>,
    /// What the file calls stages that are here, each with the one it is.
    pub known_stages: Vec<(String, StageId)>,
    /// What it calls sources that are here, likewise by their numbers.
    pub known_sources: Vec<(String, i64)>,
    /// The columns that are no field here and have something in them.
    pub kept: Vec<String>,
    /// Those of them whose names are known but for a slip, each with what it would mean then.
    pub near: Vec<(String, Target)>,
    /// The columns that leave open how their cells are meant.
    pub open: Vec<(String, Doubt)>,
}

/// An entry of a dictionary to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Its stable code.
    pub code: String,
    /// What people will call it: as the file has it, in every language.
    pub names: Names,
}

/// A stage to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStage {
    /// The code of the pipeline it goes into, an old or a new one.
    pub pipeline: String,
    /// Its code and names.
    pub entry: NewEntry,
    /// What the file says it means, else what its name most likely does.
    pub meaning: Meaning,
}

impl Census {
    /// Looks through the file.
    ///
    /// # Errors
    /// A refusal where a column would bring more entries than people can use.
    pub fn take(request: &Request<'_>, setup: &Setup) -> Result<Census, Refusal> {
        let mut census = Census { closing: request.closing().collect(), ..Census::default() };
        let mut seen: HashSet<(String, String)> = HashSet::new();
        let mut places = Vec::new();
        let mut sources = Vec::new();
        let mut seen_sources = HashSet::new();
        let columns = request.plan.columns();
        let mut empty: Vec<usize> =
            (0..columns.len()).filter(|at| columns[*at].target == Target::Keep).collect();
        let mut kept = BTreeSet::new();
        for row in request.rows() {
            census.rows += 1;
            let Ok(row) = row else { continue };
            kept.extend(empty.extract_if(.., |at| !cell::said(&row.cells[*at]).is_empty()));
            let cell = |target| first(&row, request, target);
            let pipeline = cell(Target::Pipeline).unwrap_or_default();
            let stage = cell(Target::Stage).unwrap_or_default();
            if (!pipeline.is_empty() || !stage.is_empty())
                && seen.insert((fold(pipeline), fold(stage)))
            {
                let meaning = cell(Target::StageMeaning).and_then(Meaning::parse);
                places.push((pipeline.to_owned(), stage.to_owned(), meaning));
            }
            if let Some(source) = cell(Target::Source)
                && seen_sources.insert(fold(source))
            {
                sources.push(source.to_owned());
            }
        }
        let open = columns.iter().filter_map(|one| Some((one.header.clone(), one.open.clone()?)));
        census.open = open.collect();
        let near = |at: &usize| Some((columns[*at].header.clone(), columns[*at].near.clone()?));
        census.near = kept.iter().filter_map(near).collect();
        census.kept = kept.into_iter().map(|at| columns[at].header.clone()).collect();
        census.note_places(&places, setup, request.noun);
        census.note_sources(&sources, setup);
        let (stages, pipelines) = (census.stages.len(), census.pipelines.len());
        too_many(request, Target::Stage, "import-too-many-stages", stages, MAX_STAGES)?;
        too_many(request, Target::Pipeline, "import-too-many-pipelines", pipelines, MAX_STAGES)?;
        let sources = census.sources.len();
        too_many(request, Target::Source, "import-too-many-sources", sources, MAX_SOURCES)?;
        Ok(census)
    }

    /// Asks whether the viewer may make what the file brings.
    ///
    /// # Errors
    /// A refusal that names what is new and who may add it.
    pub fn ask(&self, viewer: Viewer) -> Result<(), Refusal> {
        let names = |entries: &[NewEntry]| entries.iter().map(|one| one.names.clone()).collect();
        let stages = self.stages.iter().map(|stage| stage.entry.names.clone()).collect();
        let wanted: [(Noun, Vec<Names>); 3] = [
            (Noun::Pipeline, names(&self.pipelines)),
            (Noun::Stage, stages),
            (Noun::Source, names(&self.sources)),
        ];
        for (noun, mut new) in wanted.into_iter().filter(|(_, new)| !new.is_empty()) {
            access::may(viewer, Right::Create, noun).map_err(|refusal| {
                new.truncate(NAMED);
                let message = Message::new("refused-import-new").with("names", Arg::Names(new));
                Refusal { message: message.with("noun", noun), ..refusal }
            })?;
        }
        Ok(())
    }

    /// Makes what is missing, journalled with the import.
    ///
    /// # Errors
    /// When the person may not, somebody made the same meanwhile, or the database fails.
    pub fn settle(&self, work: &mut Work<'_>, noun: Noun) -> Result<(), Failure> {
        for pipeline in &self.pipelines {
            work.ask(Right::Create, Noun::Pipeline)?;
            let mut set = pipeline.set();
            set.push(Set::new("noun", noun.word()));
            settings::insert(work, Noun::Pipeline, &set)?;
        }
        for source in &self.sources {
            work.ask(Right::Create, Noun::Source)?;
            settings::insert(work, Noun::Source, &source.set())?;
        }
        if self.stages.is_empty() {
            return Ok(());
        }
        // The settings know the new pipelines by then.
        work.renewed(|work| self.settle_stages(work, noun))
    }

    fn settle_stages(&self, work: &mut Work<'_>, noun: Noun) -> Result<(), Failure> {
        for stage in &self.stages {
            work.ask(Right::Create, Noun::Stage)?;
            let pipeline = work.setup.pipelines_of(noun).find(|p| p.code == stage.pipeline);
            let pipeline =
                pipeline.ok_or_else(|| Refusal::not_found(Message::new("refused-no-pipeline")))?;
            let mut set = stage.entry.set();
            set.push(Set::new("pipeline", pipeline.id.0));
            set.push(Set::new("meaning", stage.meaning.word()));
            set.push(Set::new("colour", colour(stage.meaning).word()));
            settings::insert(work, Noun::Stage, &set)?;
        }
        Ok(())
    }

    /// The settings as they would be, for a rehearsal; what is new has numbers below zero.
    pub fn pretend(&self, setup: &Setup, noun: Noun) -> Setup {
        let mut setup = setup.clone();
        let numbers = |place: usize| -1 - i64::try_from(place).unwrap_or(0);
        for (place, new) in self.pipelines.iter().enumerate() {
            setup.pipelines.push(Pipeline {
                id: PipelineId(numbers(place)),
                noun,
                code: new.code.clone(),
                names: new.names.clone(),
            });
        }
        for (place, new) in self.stages.iter().enumerate() {
            let known = setup.pipelines_of(noun).find(|p| p.code == new.pipeline).map(|p| p.id);
            setup.stages.push(Stage {
                id: StageId(numbers(place)),
                pipeline: known.unwrap_or(PipelineId(0)),
                code: new.entry.code.clone(),
                names: new.entry.names.clone(),
                meaning: new.meaning,
                colour: colour(new.meaning),
                limit_days: None,
            });
        }
        setup.stages.sort_by_key(|stage| stage.meaning);
        for (place, new) in self.sources.iter().enumerate() {
            let (code, names) = (new.code.clone(), new.names.clone());
            setup.sources.push(Source { id: numbers(place), code, names });
        }
        setup
    }

    fn note_places(&mut self, places: &[Place], setup: &Setup, noun: Noun) {
        let known = Places::new(setup, noun);
        for (pipeline, stage, meaning) in places {
            let named = (!pipeline.is_empty()).then_some(pipeline.as_str());
            let into = match known.pipeline(named) {
                Some(id) => setup.pipelines.iter().find(|p| p.id == id).map(|p| p.code.clone()),
                None => named.map(|name| self.pipeline(name, setup)),
            };
            if stage.is_empty() {
                continue;
            }
            match known.stage(named, stage) {
                Some(one) => self.known_stages.push((stage.clone(), one.id)),
                None => {
                    if let Some(into) = into {
                        self.stage(&into, (stage, *meaning), setup, noun);
                    }
                }
            }
        }
        self.complete_pipelines(setup, noun);
        self.stages.sort_by_key(|new| (new.meaning, meaning::step(&new.entry.names.en)));
    }

    /// The code of a new pipeline with this name.
    fn pipeline(&mut self, name: &str, setup: &Setup) -> String {
        if let Some(known) = self.pipelines.iter().find(|p| p.is_called(name)) {
            return known.code.clone();
        }
        let taken = |code: &str| {
            let old = setup.pipelines.iter().any(|p| p.code == code);
            old || self.pipelines.iter().any(|p| p.code == code)
        };
        let new = NewEntry::new(name, "pipeline", taken);
        let code = new.code.clone();
        self.pipelines.push(new);
        code
    }

    fn stage(
        &mut self,
        pipeline: &str,
        (name, said): (&str, Option<Meaning>),
        setup: &Setup,
        noun: Noun,
    ) {
        // A stage that every team begins with is called in every language as it is there.
        let usual = |meaning| defaults::stage_meaning(noun, meaning);
        let seed = defaults::stage_called(noun, name).or_else(|| usual(places::end(name)?));
        let known = seed.map_or(name, |seed| seed.code);
        let own = |stage: &&NewStage| stage.pipeline == pipeline;
        if self.stages.iter().filter(own).any(|stage| stage.entry.is_called(known)) {
            return;
        }
        let old = setup.pipelines_of(noun).find(|p| p.code == pipeline).map(|p| p.id);
        let taken = |code: &str| {
            let old = old.is_some_and(|id| setup.stages_of(id).any(|s| s.code == code));
            old || self.stages.iter().filter(own).any(|s| s.entry.code == code)
        };
        let (entry, meaning) = match seed {
            Some(seed) => (NewEntry::of(seed, taken), said.unwrap_or(seed.meaning)),
            None => {
                let meaning = said.unwrap_or_else(|| meaning::guess(name));
                (NewEntry::new(name, "stage", taken), meaning)
            }
        };
        self.stages.push(NewStage { pipeline: pipeline.to_owned(), entry, meaning });
    }

    /// A pipeline needs a stage to enter, one to succeed and one to fail.
    fn complete_pipelines(&mut self, setup: &Setup, noun: Noun) {
        let codes: Vec<String> = self.pipelines.iter().map(|p| p.code.clone()).collect();
        for pipeline in codes {
            for meaning in [Meaning::Open, Meaning::Won, Meaning::Lost] {
                let has = |s: &NewStage| s.pipeline == pipeline && s.meaning == meaning;
                let seed = defaults::stage_meaning(noun, meaning);
                if let Some(seed) = seed.filter(|_| !self.stages.iter().any(has)) {
                    self.stage(&pipeline, (seed.code, None), setup, noun);
                }
            }
        }
    }

    fn note_sources(&mut self, sources: &[String], setup: &Setup) {
        let known = Places::new(setup, Noun::Lead);
        for source in sources {
            if let Some(id) = known.source(source) {
                self.known_sources.push((source.clone(), id));
                continue;
            }
            let taken = |code: &str| {
                let old = setup.sources.iter().any(|s| s.code == code);
                old || self.sources.iter().any(|s| s.code == code)
            };
            let new = NewEntry::new(source, "source", taken);
            self.sources.push(new);
        }
    }
}

impl NewEntry {
    fn new(name: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> NewEntry {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        NewEntry { code: code::unique(&name, fallback, taken), names: Names::same(&name) }
    }

    fn of(seed: &StageSeed, taken: impl Fn(&str) -> bool) -> NewEntry {
        NewEntry { code: code::unique(seed.code, "stage", taken), names: seed.names.into() }
    }

    fn is_called(&self, name: &str) -> bool {
        let name = fold(name);
        words(&self.code, &self.names).any(|word| word == name)
    }

    fn set(&self) -> Vec<Set> {
        vec![
            Set::new("code", self.code.as_str()),
            Set::new("name_en", self.names.en.as_str()),
            Set::new("name_ru", self.names.ru.as_str()),
            Set::new("name_pl", self.names.pl.as_str()),
        ]
    }
}

/// The first cell of a row that says something about a target, as a draft takes it.
fn first<'r>(row: &'r Row<'_>, request: &Request<'_>, target: Target) -> Option<&'r str> {
    let columns = request.plan.columns().iter().zip(&row.cells);
    let mut cells = columns.filter(|(column, _)| column.target == target);
    cells.find_map(|(_, cell)| {
        let text = cell::said(cell);
        (!text.is_empty()).then_some(text)
    })
}

/// The colour of a stage that nobody gave one.
fn colour(meaning: stage::Meaning) -> Colour {
    match meaning {
        Meaning::Open => Colour::Blue,
        Meaning::Won => Colour::Green,
        Meaning::Lost => Colour::Red,
    }
}

fn too_many(
    request: &Request<'_>,
    target: Target,
    id: &'static str,
    count: usize,
    limit: usize,
) -> Result<(), Refusal> {
    if count <= limit {
        return Ok(());
    }
    let mut columns = request.plan.columns().iter();
    let column = columns.find(|c| c.target == target).map_or("", |c| c.header.as_str());
    let message = Message::new(id).with("column", column).with("count", count);
    Err(Refusal::malformed(message).hint(Message::new("import-hint-map").with("column", column)))
}
