//! The stage of a record as it stands in a row: a cell an open stage, one for the end, and the name.
//! A press on a cell goes to its stage. Where the name has no room beside that, one cell stands for
//! all of them.

use super::draw::Lead;
use crate::domain::stage::{Meaning, Stage, StageId};
use crate::tui::screen::Context;

/// As many open stages have a cell each.
const MOST: usize = 5;
/// Where there are more, so many cells show how far along it is.
const FEW: usize = 3;

/// What a press on a cell means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// This stage.
    Stage(StageId),
    /// One of several stages, which only a question tells.
    Some,
    /// The end, whichever it is to be.
    End,
}

/// The strip of a stage in its colour.
pub fn bar(id: StageId, context: &Context) -> Option<Lead> {
    let stage = context.setup.stage(id)?;
    let open = open(stage, context);
    let cells = cells(open.len());
    let glyphs = context.theme.glyphs;
    let (whole, short) = match open.iter().position(|other| *other == id) {
        Some(place) => {
            let full = filled(place, open.len(), cells);
            let (bar, rest) = (glyphs.bar.repeat(full), glyphs.rest.repeat(cells - full));
            let level = glyphs.levels.get(filled(place, open.len(), FEW) - 1);
            (format!("{bar}{rest}{}", glyphs.right), level.copied().unwrap_or_default())
        }
        None => {
            let mark = if stage.meaning == Meaning::Won { glyphs.check } else { glyphs.none };
            (format!("{mark:^width$}", width = cells + 1), mark)
        }
    };
    let style = context.theme.stage(stage.colour);
    Some(Lead { whole, short: Some(short.to_owned()), style })
}

/// What a stage is called, and behind it its pipeline where there are several.
pub fn name(id: StageId, context: &Context) -> String {
    let Some(stage) = context.setup.stage(id) else { return String::new() };
    let words = context.words;
    let own = context.setup.pipelines.iter().find(|pipeline| pipeline.id == stage.pipeline);
    let several = |noun| context.setup.pipelines_of(noun).nth(1).is_some();
    match own.filter(|pipeline| several(pipeline.noun)) {
        // Where there is no room for both, it is the stage that stays.
        Some(own) => format!("{} · {}", words.stage(stage), words.pipeline(own)),
        None => words.stage(stage).to_owned(),
    }
}

/// What the cell at this place of the strip of an open stage means, which may be the short one;
/// nothing beyond the strip, and where the record is closed.
pub fn pressed(id: StageId, place: usize, short: bool, context: &Context) -> Option<Pressed> {
    let stage = context.setup.stage(id).filter(|stage| stage.meaning == Meaning::Open)?;
    if short {
        return (place == 0).then_some(Pressed::Some);
    }
    let open = open(stage, context);
    let cells = cells(open.len());
    match place {
        _ if place == cells => Some(Pressed::End),
        _ if place > cells => None,
        _ if cells < open.len() => Some(Pressed::Some),
        _ => open.get(place).copied().map(Pressed::Stage),
    }
}

/// The open stages of the pipeline of a stage.
fn open(stage: &Stage, context: &Context) -> Vec<StageId> {
    let stages = context.setup.stages_of(stage.pipeline);
    stages.filter(|stage| stage.meaning == Meaning::Open).map(|stage| stage.id).collect()
}

/// How many cells stand for so many open stages.
fn cells(stages: usize) -> usize {
    if stages > MOST { FEW } else { stages }
}

/// How many of so many cells are full at this place of so many stages: never none, and all only at
/// the last.
fn filled(place: usize, stages: usize, cells: usize) -> usize {
    match place + 1 {
        last if last >= stages => cells,
        count => (cells * count / stages).clamp(1, cells.saturating_sub(1).max(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::Noun;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::Team;

    #[test]
    fn the_strip_fills_up_to_the_last_stage() {
        for (stages, expected) in [
            (1, vec![1]),
            (2, vec![1, 2]),
            (3, vec![1, 2, 3]),
            (5, vec![1, 2, 3, 4, 5]),
            (7, vec![1, 1, 1, 1, 2, 2, 3]),
            (11, vec![1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3]),
        ] {
            let all: Vec<usize> =
                (0..stages).map(|place| filled(place, stages, cells(stages))).collect();
            assert_eq!(all, expected, "{stages}");
        }
    }

    #[test]
    fn a_cell_is_a_stage_and_the_last_one_is_the_end() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let stage = |noun: Noun, code: &str| {
            let pipeline = team.setup.pipelines_of(noun).next().unwrap().id;
            team.setup.stages_of(pipeline).find(|stage| stage.code == code).unwrap().id
        };
        let (new, work) = (stage(Noun::Lead, "new"), stage(Noun::Lead, "in_work"));
        let junk = stage(Noun::Lead, "junk");
        for (id, expected) in [
            (new, ["█░░› Not processed", "▂"]),
            (work, ["██░› In work", "▅"]),
            (stage(Noun::Lead, "processed"), ["███› Processed", "█"]),
            (stage(Noun::Deal, "payment"), ["████░› Payment", "▅"]),
            (junk, [" –   Junk lead", "–"]),
        ] {
            let Lead { whole, short, .. } = bar(id, &context).unwrap();
            let said = format!("{whole} {}", name(id, &context));
            assert_eq!([said.as_str(), short.unwrap().as_str()], expected);
        }
        for (id, place, expected) in [
            (work, 0, Some(Pressed::Stage(new))),
            (new, 1, Some(Pressed::Stage(work))),
            (new, 3, Some(Pressed::End)),
            (new, 4, None),
            (junk, 0, None),
        ] {
            assert_eq!(pressed(id, place, false, &context), expected, "{id:?} {place}");
        }
        for (id, place, expected) in
            [(work, 0, Some(Pressed::Some)), (work, 1, None), (junk, 0, None)]
        {
            assert_eq!(pressed(id, place, true, &context), expected, "{id:?} {place}");
        }
    }
}
