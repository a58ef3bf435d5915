//! Where the columns of the board are: which of them are drawn in full, which are folded, and what is
//! at a place of the screen.

use ratatui::layout::{Position, Rect};

use super::fit::{self, Share};
use super::{Board, Lane};
use crate::domain::setup::Setup;
use crate::domain::stage::Meaning;
use crate::tui::screen::browse::lane::Shape;

/// Columns of the screen that a folded stage takes.
const FOLDED: u16 = 5;
/// The same where folded stages would take the room of an open one.
pub(super) const NARROW: u16 = 3;
/// An open stage is not drawn narrower than this.
const NARROWEST: u16 = 20;

/// Where a lane is drawn.
pub(super) struct Place {
    pub lane: usize,
    pub area: Rect,
    pub folded: bool,
}

impl Board {
    /// The room under the heads of the columns that are drawn in full.
    pub fn free_room(&self, room: Rect, setup: &Setup) -> Rect {
        let places = self.places(room, setup);
        let head = Shape::of(room).head.min(room.height);
        if self.shares(room).is_some() {
            let wide = places.into_iter().find(|place| place.lane == self.at);
            let wide = wide.map_or(room, |place| place.area);
            return Rect { y: room.y + head, height: room.height - head, ..wide };
        }
        let folded = places.into_iter().find(|place| place.folded);
        let right = folded.map_or(room.right(), |place| place.area.x);
        Rect { x: room.x, y: room.y + head, width: right - room.x, height: room.height - head }
    }

    /// The column at this place of the screen, and the place among its cards that would be there.
    pub(super) fn spot(
        &self,
        at: Position,
        room: Rect,
        setup: &Setup,
    ) -> Option<(Place, Option<usize>)> {
        let place = self.places(room, setup).into_iter().find(|place| place.area.contains(at))?;
        let shape = Shape::of(room);
        let below = at.y.checked_sub(room.y.saturating_add(shape.head)).filter(|_| !place.folded);
        let top = self.lanes.get(place.lane).map_or(0, |lane| lane.cursor.top());
        Some((place, below.map(|below| top + usize::from(below / shape.pitch()))))
    }

    /// Scrolls by a column where the pointer, which holds a card, is at an edge behind which there are
    /// more; says whether it did.
    pub fn scroll_towards(&mut self, at: Position, room: Rect, setup: &Setup) -> bool {
        if self.shares(room).is_some() {
            return false;
        }
        let (open, fit) = (self.open_lanes(setup), self.fitting(room, setup));
        let most = open.len().saturating_sub(fit);
        let left = self.left.min(most);
        let edge = self.places(room, setup).into_iter().rfind(|place| !place.folded);
        let edge = edge.map_or(room.right(), |place| place.area.right());
        self.left = if at.x == room.x && left > 0 {
            left - 1
        } else if at.x + 1 == edge && left < most {
            left + 1
        } else {
            return false;
        };
        true
    }

    /// Scrolls sideways as little as needed to show the column under the cursor.
    pub(super) fn bring_into_view(&mut self, room: Rect, setup: &Setup) {
        if self.hold.is_some() {
            return;
        }
        let open = self.open_lanes(setup);
        if let Some(place) = open.iter().position(|lane| *lane == self.at) {
            let fit = self.fitting(room, setup);
            self.left = self.left.clamp((place + 1).saturating_sub(fit), place);
        }
    }

    /// The lanes that are drawn in full: of open stages, and the one under the cursor.
    pub(super) fn open_lanes(&self, setup: &Setup) -> Vec<usize> {
        let here = self.wide();
        let open = |lane: &Lane| setup.stage(lane.key).is_some_and(|s| s.meaning == Meaning::Open);
        (0..self.lanes.len()).filter(|at| *at == here || open(&self.lanes[*at])).collect()
    }

    /// How many lanes fit in full beside the folded ones.
    fn fitting(&self, room: Rect, setup: &Setup) -> usize {
        let open = self.open_lanes(setup).len();
        let folded = self.lanes.len() - open;
        let width = room
            .width
            .saturating_sub(folding(folded, open, room.width).saturating_mul(cast(folded)));
        usize::from(width / NARROWEST).clamp(1, open.max(1))
    }

    /// How all lanes share the room, where all of them are shown.
    pub(super) fn shares(&self, room: Rect) -> Option<Vec<Share>> {
        let empty = |lane: &Lane| match &self.heads {
            Some(heads) => {
                !heads.totals.iter().any(|total| total.stage == lane.key && total.count > 0)
            }
            // Not counted yet.
            None => false,
        };
        let filled: Vec<bool> = self.lanes.iter().map(|lane| !empty(lane)).collect();
        self.all.then(|| fit::share(&filled, self.wide(), room.width)).flatten()
    }

    /// The lane that has the cursor, or had it when a card was taken up.
    fn wide(&self) -> usize {
        self.hold.map_or(self.at, |hold| hold.before)
    }

    /// Where the lanes are drawn: as many open ones as fit, from the first shown; folded ones at
    /// the right as far as there is room.
    pub(super) fn places(&self, room: Rect, setup: &Setup) -> Vec<Place> {
        if let Some(shares) = self.shares(room) {
            return beside_each_other(&shares, room);
        }
        let open = self.open_lanes(setup);
        let fit = self.fitting(room, setup);
        let left = self.left.min(open.len().saturating_sub(fit));
        let shown = &open[left..(left + fit).min(open.len())];
        let folded: Vec<usize> = (0..self.lanes.len()).filter(|at| !open.contains(at)).collect();
        let fold = folding(folded.len(), open.len(), room.width);
        let spare = room.width.saturating_sub(NARROWEST) / fold;
        let folded = &folded[..folded.len().min(usize::from(spare))];
        let width = room.width - fold * cast(folded.len());
        let each = width / u16::try_from(shown.len().max(1)).unwrap_or(1);
        let mut places = Vec::new();
        let mut x = room.x;
        for lane in shown {
            places.push(Place {
                lane: *lane,
                area: Rect { x, width: each, ..room },
                folded: false,
            });
            x += each;
        }
        x = room.x + width;
        for lane in folded {
            places.push(Place { lane: *lane, area: Rect { x, width: fold, ..room }, folded: true });
            x += fold;
        }
        places
    }
}

/// Columns of the screen that each folded stage takes, where so many are folded beside so many open
/// ones: fewer where that shows one more, open or folded, or where they took more than two fifths.
fn folding(folded: usize, open: usize, width: u16) -> u16 {
    let fits = |fold: u16| {
        let rest = width.saturating_sub(fold.saturating_mul(cast(folded)));
        usize::from(rest / NARROWEST).min(open)
    };
    let (taken, width) = (u32::from(FOLDED) * u32::from(cast(folded)), u32::from(width));
    let much = u32::from(NARROWEST) + taken > width || 5 * taken > 2 * width;
    if fits(NARROW) > fits(FOLDED) || much { NARROW } else { FOLDED }
}

/// The lanes one beside the other, in these widths.
fn beside_each_other(shares: &[Share], room: Rect) -> Vec<Place> {
    let mut x = room.x;
    let place = |(lane, share): (usize, &Share)| {
        let area = Rect { x, width: share.width, ..room };
        x += share.width;
        Place { lane, area, folded: share.strip }
    };
    shares.iter().enumerate().map(place).collect()
}

fn cast(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_stages_are_narrow_where_that_shows_more() {
        for (folded, open, width, fold) in [
            (3, 3, 80, FOLDED),
            (3, 4, 80, FOLDED),
            (6, 3, 80, NARROW),
            (6, 4, 80, NARROW),
            (6, 2, 80, FOLDED),
            (7, 2, 80, NARROW),
            (6, 3, 120, FOLDED),
            (3, 1, 40, FOLDED),
            (4, 1, 40, NARROW),
            (6, 1, 40, NARROW),
            (9, 3, 13, NARROW),
            (0, 0, 0, NARROW),
            (70_000, 3, u16::MAX, NARROW),
        ] {
            assert_eq!(folding(folded, open, width), fold, "{folded} {open} {width}");
        }
    }
}
