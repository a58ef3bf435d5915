//! The board: a column a stage, three lines a card, final stages folded at the right.

mod draw;
mod fit;
mod folded;
mod head;
mod places;

use std::collections::HashMap;

use ratatui::layout::{Position, Rect};

use crate::crm::reader::{Column, Stretch, Tile};
use crate::domain::command::Set;
use crate::domain::message::Message;
use crate::domain::money::Money;
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, Pipeline, PipelineId, Stage, StageId};
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::acts::Subject;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::widget::cursor::Go;

use super::ask::{Heads, Rows};
use super::edge::Edge;
use super::lane::{self, Shape, cards};
use super::tile;

/// The records of a pipeline by stage.
#[derive(Debug)]
pub struct Board {
    noun: Noun,
    pipeline: usize,
    lanes: Vec<Lane>,
    at: usize,
    left: usize,
    heads: Option<Heads>,
    seek: Option<Seek>,
    /// The open stage whose column the cursor is to go to.
    heads_for: Option<StageId>,
    hold: Option<Hold>,
    /// Whether all stages are to be seen at once.
    all: bool,
}

/// A card that the mouse holds. Until it is let go of, no column changes its place: it would be
/// another one that is under the pointer.
#[derive(Debug, Clone, Copy)]
struct Hold {
    /// The lane that had the cursor before.
    before: usize,
    /// The stage it is held over.
    over: Option<StageId>,
}

/// What a press was on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// Nothing that moves the cursor.
    Nothing,
    /// A column, and no card in it.
    Column,
    /// The card of this record.
    Card(i64),
}

/// The record the cursor is to go to, and the stage it stands at where that is known: the other
/// columns stay as they are then.
#[derive(Debug, Clone, Copy)]
struct Seek {
    id: i64,
    stage: Option<StageId>,
}

/// The column of a stage as it is loaded.
type Lane = lane::Lane<StageId>;

impl Board {
    /// The board of a noun's first pipeline.
    pub fn new(noun: Noun) -> Board {
        Board {
            noun,
            pipeline: 0,
            lanes: Vec::new(),
            at: 0,
            left: 0,
            heads: None,
            seek: None,
            heads_for: None,
            hold: None,
            all: false,
        }
    }

    /// The pipeline that is shown.
    pub fn pipeline(&self, setup: &Setup) -> Option<PipelineId> {
        setup.pipelines_of(self.noun).nth(self.pipeline).map(|pipeline| pipeline.id)
    }

    /// The records that have their place on it.
    pub fn holds(&self, setup: &Setup) -> Filter {
        let stages =
            self.pipeline(setup).into_iter().flat_map(|pipeline| setup.stages_of(pipeline));
        let values = stages.map(|stage| Value::Int(stage.id.0)).collect();
        Filter::OneOf { field: "stage".to_owned(), values }
    }

    /// Shows this pipeline, by its place among those of the noun.
    pub fn show_pipeline(&mut self, place: usize) {
        self.pipeline = place;
    }

    /// The name of the pipeline and its place among the others, where there are several: `‹ Sales 1/2 ›`.
    pub fn says_pipeline(&self, context: &Context) -> Option<String> {
        let pipelines: Vec<&Pipeline> = context.setup.pipelines_of(self.noun).collect();
        let shown = pipelines.get(self.pipeline).filter(|_| pipelines.len() > 1)?;
        let (left, right) = (context.theme.glyphs.left, context.theme.glyphs.right);
        let (name, place, all) =
            (context.words.pipeline(shown), self.pipeline + 1, pipelines.len());
        Some(format!("{left} {name} {place}/{all} {right}"))
    }

    /// Answers an action that moves over the board; nothing where it is another one.
    pub fn on_action(&mut self, action: Action, room: Rect, context: &Context) -> Option<Effect> {
        let height = cards(room);
        let go = match action {
            Action::MoveFirst => return Some(self.jump(Edge::First)),
            Action::MoveLast => return Some(self.jump(Edge::Last)),
            Action::MoveLeft => return Some(self.sideways(-1, room, context.setup)),
            Action::MoveRight => return Some(self.sideways(1, room, context.setup)),
            Action::ShowAllStages => return Some(self.show_all(room)),
            Action::PreviousPipeline => return Some(self.other_pipeline(-1, context)),
            Action::NextPipeline => return Some(self.other_pipeline(1, context)),
            _ => Go::of(action, height)?,
        };
        let Some(lane) = self.lanes.get_mut(self.at) else { return Some(Effect::None) };
        Some(if lane.go(go, height) { Effect::ReadAhead } else { Effect::None })
    }

    /// Puts the cursor on the card, or into the column, at this place of the screen. A card is held
    /// from then on.
    pub fn press(&mut self, at: Position, room: Rect, setup: &Setup) -> Hit {
        self.let_go();
        let Some((place, row)) = self.spot(at, room, setup) else { return Hit::Nothing };
        let before = self.at;
        if let Some(row) = row
            && let Some(lane) = self.lanes.get_mut(place.lane)
            && let Some(id) = lane.tiles.get(row).map(|tile| tile.id)
        {
            lane.cursor.go(Go::To(row), cards(room));
            self.at = place.lane;
            self.hold = Some(Hold { before, over: None });
            return Hit::Card(id);
        }
        self.at = place.lane;
        self.bring_into_view(room, setup);
        // A column's head, or the room under its last card: the column, and no card opens.
        if place.folded || self.at != before { Hit::Column } else { Hit::Nothing }
    }

    /// The stage whose column is at this place of the screen.
    pub fn stage_at(&self, at: Position, room: Rect, setup: &Setup) -> Option<StageId> {
        let (place, _) = self.spot(at, room, setup)?;
        self.lanes.get(place.lane).map(|lane| lane.key)
    }

    /// The record whose card is at this place of the screen.
    pub fn card_at(&self, at: Position, room: Rect, setup: &Setup) -> Option<i64> {
        let (place, row) = self.spot(at, room, setup)?;
        self.lanes.get(place.lane)?.tiles.get(row?).map(|tile| tile.id)
    }

    /// Marks the column of a stage as the one that what is held would go to.
    pub fn aim_at(&mut self, over: Option<StageId>) {
        if let Some(hold) = &mut self.hold {
            hold.over = over;
        }
    }

    /// Holds nothing any more.
    pub fn let_go(&mut self) {
        self.hold = None;
    }

    /// What it needs to show at `now`: the visible columns around their cursors.
    pub fn wants(&self, room: Rect, setup: &Setup, now: i64) -> Rows {
        let height = cards(room);
        let Some(pipeline) = self.pipeline(setup) else { return Rows::Count };
        let known = |stage: StageId| self.lanes.iter().find(|lane| lane.key == stage);
        let stages: Vec<&Stage> = setup.stages_of(pipeline).collect();
        let known_order = self.lanes.iter().map(|lane| lane.key).eq(stages.iter().map(|s| s.id));
        // A record of which it is not known where it stands may be in a column that is not shown, and
        // so is the one the cursor goes to.
        let anywhere =
            self.seek.is_some_and(|seek| seek.stage.is_none()) || self.heads_for.is_some();
        // Where all are shown, which of them are empty may change with every answer.
        let shown: Vec<usize> = if known_order && !anywhere && self.shares(room).is_none() {
            self.places(room, setup).into_iter().filter(|p| !p.folded).map(|p| p.lane).collect()
        } else {
            (0..stages.len()).collect()
        };
        let window = |stage: StageId| {
            let seek = self.seek.filter(|seek| seek.stage.is_none_or(|at| at == stage));
            let sought = seek.map(|seek| seek.id);
            known(stage).unwrap_or(&Lane::new(stage)).window(height, sought)
        };
        let columns = shown.into_iter().filter_map(|place| stages.get(place));
        let columns = columns.map(|stage| (stage.id, window(stage.id))).collect();
        Rows::Board(pipeline, now, columns)
    }

    /// What it lacks to go on in the column under the cursor.
    pub fn wants_more(&self, room: Rect) -> Option<Rows> {
        let lane = self.lanes.get(self.at)?;
        Some(Rows::Cards(lane.key, lane.wants_more(cards(room))?))
    }

    /// Goes on with these cards in the column under the cursor; `false` where they do not follow
    /// on the loaded ones.
    pub fn go_on(&mut self, further: Stretch<Tile>, room: Rect) -> bool {
        self.lanes.get_mut(self.at).is_some_and(|lane| lane.go_on(further, cards(room)))
    }

    /// Puts all that is loaded of the visible columns into words.
    pub fn put_into_words(&self, room: Rect, context: &Context) {
        for place in self.places(room, context.setup).iter().filter(|place| !place.folded) {
            if let Some(lane) = self.lanes.get(place.lane) {
                lane.put_into_words(place.area, self.noun, context);
            }
        }
    }

    /// Takes the columns that were read; the others stay as they were until they are shown, and
    /// the record that is looked for is not looked for in them: it may have left since.
    pub fn take(&mut self, columns: Vec<Column>, heads: Option<Heads>, room: Rect, setup: &Setup) {
        let height = cards(room);
        let stages = self.pipeline(setup).map(|pipeline| setup.stages_of(pipeline));
        let first = self.lanes.is_empty();
        let here = self.stage();
        let mut old = std::mem::take(&mut self.lanes);
        for stage in stages.into_iter().flatten() {
            let known =
                old.iter().position(|lane| lane.key == stage.id).map(|at| old.swap_remove(at));
            self.lanes.push(known.unwrap_or_else(|| Lane::new(stage.id)));
        }
        let sought = self.seek.take().map(|seek| seek.id);
        let mut found = None;
        for column in columns {
            if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.key == column.stage)
                && lane.take(column.tiles, column.above, height, sought)
            {
                found = Some(column.stage);
            }
        }
        // The cursor stays in its column, whatever comes or goes before it.
        let open = |stage: &StageId| {
            setup.stage(*stage).is_some_and(|stage| stage.meaning == Meaning::Open)
        };
        let here = found.or(self.heads_for.take().filter(open)).or(here);
        let kept = self.lanes.iter().position(|lane| Some(lane.key) == here);
        self.at = kept.unwrap_or(self.at).min(self.lanes.len().saturating_sub(1));
        // A folded column is opened by whoever goes there, not by itself.
        let filled = |at: &usize| !self.lanes[*at].tiles.is_empty();
        if first && let Some(filled) = self.open_lanes(setup).into_iter().find(filled) {
            self.at = filled;
        }
        self.heads = heads;
        self.bring_into_view(room, setup);
    }

    /// Takes what stands over the columns, which was counted.
    pub fn take_heads(&mut self, heads: Heads) {
        self.heads = Some(heads);
    }

    /// Whether what stands over the columns has to be counted.
    pub fn lacks_heads(&self) -> bool {
        self.heads.is_none() && !self.lanes.is_empty()
    }

    /// How many records stand at open stages.
    pub fn open_count(&self, setup: &Setup) -> Option<i64> {
        let open = |stage: StageId| setup.stage(stage).is_some_and(|s| s.meaning == Meaning::Open);
        let heads = self.heads.as_ref()?;
        Some(heads.totals.iter().filter(|total| open(total.stage)).map(|total| total.count).sum())
    }

    /// How many records stand at all stages, also where these are folded.
    pub fn count(&self) -> Option<i64> {
        Some(self.heads.as_ref()?.totals.iter().map(|total| total.count).sum())
    }

    /// Whether there is nothing on it, at final stages neither.
    pub fn is_empty(&self) -> bool {
        self.heads.as_ref().is_some_and(|heads| heads.totals.iter().all(|total| total.count == 0))
    }

    /// Where nothing stands at open stages and none of the others is unfolded: how much stands at
    /// these.
    pub fn closed_only(&self, setup: &Setup) -> Option<i64> {
        let here = self.lanes.get(self.at).and_then(|lane| setup.stage(lane.key));
        let unfolded = here.is_some_and(|stage| stage.meaning != Meaning::Open);
        if self.open_count(setup)? > 0 || unfolded {
            return None;
        }
        let closed = self.heads.as_ref()?.totals.iter().map(|total| total.count).sum();
        // Where all stages are shown, so are the final ones.
        (closed == 0 || !self.all).then_some(closed)
    }

    /// The stage whose column has the cursor.
    pub fn stage(&self) -> Option<StageId> {
        self.lanes.get(self.at).map(|lane| lane.key)
    }

    /// The cards on the screen.
    pub fn seen(&self, room: Rect, setup: &Setup) -> Vec<i64> {
        let whole = self.places(room, setup).into_iter().filter(|place| !place.folded);
        let lanes = whole.filter_map(|place| Some((self.lanes.get(place.lane)?, place.area)));
        lanes.flat_map(|(lane, area)| lane.seen(area).map(|tile| tile.id)).collect()
    }

    /// The record under the cursor.
    pub fn current(&self) -> Option<i64> {
        self.lanes.get(self.at).and_then(|lane| lane.cursor.id())
    }

    /// The loaded records of the column under the cursor.
    pub fn neighbours(&self) -> Vec<i64> {
        self.lanes
            .get(self.at)
            .map_or_else(Vec::new, |lane| lane.tiles.iter().map(|t| t.id).collect())
    }

    /// What the loaded cards are worth.
    pub fn worth(&self) -> HashMap<i64, Money> {
        let tiles = self.lanes.iter().flat_map(|lane| &lane.tiles);
        tiles.map(|tile| (tile.id, tile.amount)).collect()
    }

    /// Puts the cursor on a record once it is loaded; it stands at `stage`, where that is known.
    pub fn go_to(&mut self, id: i64, stage: Option<StageId>, room: Rect, setup: &Setup) {
        self.seek = Some(Seek { id, stage });
        if let Some(at) = self.lanes.iter().position(|lane| Some(lane.key) == stage) {
            self.at = at;
            self.bring_into_view(room, setup);
        }
    }

    /// Puts the cursor into the column of a stage with the next reload, where it is an open one.
    pub fn go_to_stage(&mut self, stage: StageId) {
        self.heads_for = Some(stage);
    }

    /// Shows every column from its top.
    pub fn show_top(&mut self) {
        self.lanes.clear();
        self.heads = None;
    }

    /// What a record created in the column under the cursor starts with.
    pub fn defaults(&self, setup: &Setup) -> Vec<Set> {
        let stage = self.lanes.get(self.at).and_then(|lane| setup.stage(lane.key));
        let open = stage.filter(|stage| stage.meaning == Meaning::Open);
        open.map(|stage| Set::new("stage", stage.id.0)).into_iter().collect()
    }

    /// What actions are about.
    pub fn subject(&self) -> Option<Subject> {
        let tile = self.lanes.get(self.at)?.current()?;
        Some(tile::subject(tile, self.noun))
    }

    /// Whether all stages are seen at once.
    pub fn shows_all(&self, room: Rect) -> bool {
        self.shares(room).is_some()
    }

    /// Whether all stages are to be seen at once, where there is room for them.
    pub fn sees_all(&self) -> bool {
        self.all
    }

    /// Shows all stages at once, or not.
    pub fn see_all(&mut self, all: bool) {
        self.all = all;
    }

    /// Shows all stages at once, or as many as can be read with ease again.
    fn show_all(&mut self, room: Rect) -> Effect {
        self.all = !self.all;
        if self.all && self.shares(room).is_none() {
            self.all = false;
            let stages = self.lanes.len();
            return Effect::Say(Message::new("why-no-room-for-all").with("count", stages));
        }
        Effect::Reload
    }

    fn jump(&mut self, to: Edge) -> Effect {
        let Some(lane) = self.lanes.get_mut(self.at) else { return Effect::None };
        lane.jump = Some(to);
        Effect::Reload
    }

    fn sideways(&mut self, by: isize, room: Rect, setup: &Setup) -> Effect {
        let to = self.at.saturating_add_signed(by).min(self.lanes.len().saturating_sub(1));
        if to == self.at {
            return Effect::None;
        }
        // The cursor keeps its height on the screen.
        let row = self.lanes.get(self.at).map_or(0, |lane| lane.cursor.index() - lane.cursor.top());
        self.at = to;
        self.bring_into_view(room, setup);
        let height = cards(room);
        let Some(lane) = self.lanes.get_mut(to) else { return Effect::None };
        let top = lane.cursor.top();
        lane.cursor.go(Go::To(top + row), height);
        Effect::Reload
    }

    fn other_pipeline(&mut self, by: isize, context: &Context) -> Effect {
        let count = context.setup.pipelines_of(self.noun).count();
        let to = self.pipeline.saturating_add_signed(by);
        if count < 2 || to >= count || to == self.pipeline {
            return Effect::Say(Message::new("why-one-pipeline"));
        }
        self.pipeline = to;
        self.at = 0;
        self.left = 0;
        self.show_top();
        Effect::Reload
    }
}
