//! A column of cards: what of it is loaded, where its cursor is, how its room is shared out.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::edge::{self, Edge, Position};
use super::marks::Marks;
use super::tile::{self, Face};
use crate::crm::reader::{Stretch, Tile, Window};
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::i18n::number;
use crate::tui::screen::Context;
use crate::tui::widget::cursor::{Cursor, Go};
use crate::tui::widget::memo::Memo;
use crate::tui::widget::text::{self, Fit};

/// From so many lines on, a column has its whole head.
const WHOLE_HEAD: u16 = 10;
/// From so many lines on, cards are whole.
const WHOLE_CARDS: u16 = 8;

/// One column as it is loaded.
#[derive(Debug)]
pub struct Lane<K> {
    /// Which.
    pub key: K,
    /// The card under the cursor.
    pub cursor: Cursor<i64>,
    /// The loaded cards.
    pub tiles: Vec<Tile>,
    /// Whether there are more before and after them.
    pub more: (bool, bool),
    /// How many cards lie above the first of them, where that is known.
    pub above: Option<i64>,
    /// The end to be loaded next instead of what is around the cursor.
    pub jump: Option<Edge>,
    /// What the cards say, by their number and the columns of their room.
    faces: Memo<(i64, u16), Face>,
}

impl<K> Lane<K> {
    /// A column that is not loaded yet.
    pub fn new(key: K) -> Lane<K> {
        Lane {
            key,
            cursor: Cursor::striding(),
            tiles: Vec::new(),
            more: (false, false),
            above: None,
            jump: None,
            faces: Memo::default(),
        }
    }

    /// The stretch to be loaded where so many cards fit on the screen: with the card that is sought,
    /// if it is in this column.
    pub fn window(&self, height: usize, sought: Option<i64>) -> Window {
        let here = self.cursor.id().filter(|_| self.more.0);
        match (self.jump, sought.or(here)) {
            (Some(end), _) => end.window(height),
            (None, Some(_)) => {
                edge::near(sought.into_iter().chain(self.cursor.heirs()).collect(), height)
            }
            (None, None) => edge::top(self.cursor.index(), height),
        }
    }

    /// The stretch to be read on from an edge of the loaded cards, where the cursor is near one.
    pub fn wants_more(&self, height: usize) -> Option<Window> {
        self.position(height).wants(&self.tiles, |tile| tile.id)
    }

    /// Joins cards that were read on to the loaded ones; `false` where they do not belong to these
    /// any more.
    pub fn go_on(&mut self, further: Stretch<Tile>, height: usize) -> bool {
        let position = self.position(height);
        let (tiles, more) = (&mut self.tiles, &mut self.more);
        let Some(came) = position.join(tiles, more, further, |tile| tile.id) else { return false };
        self.above = match self.more.0 {
            true => self.above.map(|above| above - came as i64).filter(|above| *above > 0),
            false => Some(0),
        };
        let ids: Vec<i64> = self.tiles.iter().map(|tile| tile.id).collect();
        self.faces.retain(|(id, _)| ids.contains(id));
        self.cursor.settle(0, &ids, ids.len(), height);
        true
    }

    /// Takes the loaded cards; the cursor stays on its card. A column that shows its head goes on
    /// showing it while the cursor's card is on the screen: what rises to the top is to be seen.
    /// Where the card that is sought is among them, the cursor goes there; says whether it is.
    pub fn take(
        &mut self,
        tiles: Stretch<Tile>,
        above: Option<i64>,
        height: usize,
        sought: Option<i64>,
    ) -> bool {
        let at_head = self.cursor.top() == 0 && !self.more.0;
        let Stretch { rows, more_before, more_after } = tiles;
        self.tiles = rows;
        self.faces.forget();
        self.more = (more_before, more_after);
        self.above = above;
        let ids: Vec<i64> = self.tiles.iter().map(|tile| tile.id).collect();
        let found = sought.filter(|id| ids.contains(id));
        if let Some(id) = found {
            self.cursor.seek(id);
        }
        self.cursor.settle(0, &ids, ids.len(), height);
        if at_head && !more_before {
            self.cursor.show_head(height);
        }
        match self.jump.take() {
            Some(Edge::Last) => drop(self.cursor.go(Go::Last, height)),
            Some(Edge::First) => drop(self.cursor.go(Go::First, height)),
            None => {}
        }
        found.is_some()
    }

    /// Moves the cursor; says whether other cards have to be loaded.
    pub fn go(&mut self, go: Go, height: usize) -> bool {
        self.cursor.go(go, height);
        self.position(height).near().is_some()
    }

    /// Puts all loaded cards into words, so that drawing them later costs no more than drawing.
    pub fn put_into_words(&self, area: Rect, noun: Noun, context: &Context) {
        for tile in &self.tiles {
            self.face(tile, area, noun, context);
        }
    }

    fn face(&self, tile: &Tile, area: Rect, noun: Noun, context: &Context) -> Rc<Face> {
        let wide = inside(area).width;
        let say = || tile::face(tile, noun, usize::from(wide), context);
        self.faces.get((tile.id, wide), context.clock.now(), say)
    }

    fn position(&self, height: usize) -> Position {
        let (index, loaded) = (self.cursor.index(), self.tiles.len());
        Position { more: self.more, index, loaded, height }
    }

    /// The cards on the screen.
    pub fn seen(&self, area: Rect) -> impl Iterator<Item = &Tile> {
        self.tiles.iter().skip(self.cursor.top()).take(Shape::of(area).cards(area))
    }

    /// Draws the cards under the head, and how many more there are above and below them.
    pub fn draw_cards(&self, buffer: &mut Buffer, area: Rect, drawn: &Drawn, context: &Context) {
        let shape = Shape::of(area);
        let (height, style) = (shape.cards(area), context.theme.muted());
        for (below, tile) in (0..).zip(self.seen(area)) {
            let y = area.y + shape.head + shape.pitch() * below;
            let room = Rect { y, height: shape.card.min(area.bottom().saturating_sub(y)), ..area };
            let cursor = drawn.focused && self.cursor.id() == Some(tile.id);
            let marks = Marks { cursor, ..(drawn.marks)(tile.id) };
            let face = self.face(tile, area, drawn.noun, context);
            tile::draw(buffer, room, (tile, &face), marks, context);
        }
        // Below the last card, or on the empty line that sets it off; where there is neither, at the end
        // of the rule above the first.
        let y = area.y + shape.head + shape.pitch() * u16::try_from(height).unwrap_or(u16::MAX);
        let y = if y < area.bottom() { y } else { y - shape.gap };
        let beyond = self.beyond(height, drawn.all, context);
        if y < area.bottom() {
            let line = Rect { y, height: 1, ..inside(area) };
            text::draw(buffer, line, &said(&beyond, line, context), Fit::Left, style, "");
        } else if shape.head > 2 && !beyond.is_empty() {
            let line = Rect { y: area.y + shape.head - 1, height: 1, ..inside(area) };
            let said = format!(" {}", said(&beyond, line, context));
            text::draw(buffer, line, &said, Fit::Right, style, "");
        }
    }

    /// The sign of each edge beyond which there are cards, with how many there are where that is
    /// known; so many fit on the screen.
    fn beyond(&self, height: usize, all: Option<i64>, context: &Context) -> Vec<Beyond> {
        let (glyphs, top) = (context.theme.glyphs, self.cursor.top());
        let shown = self.tiles.len().min(top + height);
        // Where the last card is loaded, all the others lie above the first.
        let rest = all.filter(|_| !self.more.1).map(|all| (all - self.tiles.len() as i64).max(0));
        let unloaded = self.above.or(rest);
        let above = unloaded.map(|above| above + top as i64);
        let below = all.zip(unloaded).map(|(all, above)| (all - above - shown as i64).max(0));
        let edges = [
            ((glyphs.above, above), self.more.0 || top > 0),
            ((glyphs.below, below), self.more.1 || shown < self.tiles.len()),
        ];
        let is_any = |(_, count): &Beyond, any| count.map_or(any, |count| count > 0);
        edges.into_iter().filter(|(edge, any)| is_any(edge, *any)).map(|(edge, _)| edge).collect()
    }

    /// The card under the cursor.
    pub fn current(&self) -> Option<&Tile> {
        let id = self.cursor.id()?;
        self.tiles.iter().find(|tile| tile.id == id)
    }
}

/// The sign of an edge, and how many cards are beyond it where that is known.
type Beyond = (&'static str, Option<i64>);

/// What is beyond the edges, in as many words as there is room for in a line.
fn said(edges: &[Beyond], line: Rect, context: &Context) -> String {
    let words = |count| context.words.say(&Message::new("board-more").with("count", count));
    // A number that is cut would be another one.
    let ways: [(&str, &dyn Fn(i64) -> String); 3] = [
        ("  ", &|count| format!(" {}", words(count))),
        (" ", &|count| number::count(context.words.lang(), count)),
        ("", &|_| String::new()),
    ];
    let said = ways.iter().map(|(between, more)| {
        let edge =
            |(sign, count): &Beyond| format!("{sign}{}", count.map_or_else(String::new, more));
        edges.iter().map(edge).collect::<Vec<_>>().join(between)
    });
    let fits = |said: &String| text::width(said) <= usize::from(line.width);
    said.into_iter().find(fits).unwrap_or_default()
}

/// What there is to know about a column besides its cards.
pub struct Drawn<'a> {
    /// Whose records.
    pub noun: Noun,
    /// Whether the cursor is in it.
    pub focused: bool,
    /// How many cards it has, where that is known.
    pub all: Option<i64>,
    /// How a card is marked besides the cursor.
    pub marks: &'a dyn Fn(i64) -> Marks,
}

/// From so many columns on, cards say more than marks about what comes next.
pub const WHOLE: u16 = 7;
/// From so many columns on, what is cut says so: in fewer nothing would be left beside the mark.
pub const MARKED: u16 = 4;

/// A column without the one that stays free for the cursor's bar, so that heads and cards stand in
/// line. A narrow one has its room up to the bar of the next.
pub fn inside(area: Rect) -> Rect {
    let edges = if area.width < WHOLE + 2 { 1 } else { 2 };
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(edges), ..area }
}

/// How many lines the parts of a column take; in a low room they give way to the cards' titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Lines of a column's head: name and count, sums, rule.
    pub head: u16,
    /// Lines of a card.
    pub card: u16,
    /// Empty lines that set a card off.
    pub gap: u16,
}

/// How many cards fit into the room of the board.
pub fn cards(room: Rect) -> usize {
    Shape::of(room).cards(room).max(1)
}

impl Shape {
    /// The shape for a room.
    pub fn of(room: Rect) -> Shape {
        match room.height {
            ..=1 => Shape { head: 0, card: 1, gap: 0 },
            2..WHOLE_CARDS => Shape { head: 1, card: 1, gap: 0 },
            WHOLE_CARDS..WHOLE_HEAD => Shape { head: 1, card: 3, gap: 1 },
            _ => Shape { head: 3, card: 3, gap: 1 },
        }
    }

    /// Lines from one card to the next.
    pub fn pitch(self) -> u16 {
        self.card + self.gap
    }

    /// How many cards fit; the empty line after the last one may be missing.
    pub fn cards(self, room: Rect) -> usize {
        usize::from((room.height.saturating_sub(self.head) + self.gap) / self.pitch())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::tui::screen::browse::tile::tests::tile;
    use crate::tui::screen::fixture::Team;

    #[test]
    fn what_rises_to_the_top_is_seen_and_the_cursor_keeps_its_card() {
        let mut lane = Lane::new(());
        let mut take = |ids: &[i64]| {
            let rows = ids.iter().map(|id| tile(*id)).collect();
            lane.take(Stretch { rows, more_before: false, more_after: false }, None, 3, None);
            (lane.cursor.id(), lane.cursor.top())
        };
        assert_eq!(take(&[1, 2, 3, 4, 5]), (Some(1), 0));
        assert_eq!(take(&[4, 1, 2, 3, 5]), (Some(1), 0), "risen above the cursor");
        assert_eq!(take(&[5, 4, 1, 2, 3]), (Some(1), 0));
        assert_eq!(take(&[6, 5, 4, 1, 2, 3]), (Some(1), 1), "the cursor stays on the screen");
    }

    #[test]
    fn it_is_told_how_many_cards_lie_above_wherever_that_follows() {
        let team = Team::new(Lang::En, 40, 20);
        for (more, above, all, expected) in [
            ((true, false), None, Some(10), "↑ 6"),
            ((true, false), None, None, "↑"),
            ((true, true), None, Some(10), "↑  ↓"),
            ((true, true), Some(2), Some(10), "↑ 2  ↓ 4"),
            ((false, false), Some(0), Some(4), ""),
        ] {
            let mut lane = Lane::new(());
            let rows = (1..5).map(tile).collect();
            let (more_before, more_after) = more;
            lane.take(Stretch { rows, more_before, more_after }, above, 4, None);
            let line = Rect::new(0, 0, 20, 1);
            let told = said(&lane.beyond(4, all, &team.context()), line, &team.context());
            assert_eq!(told.replace(" more", ""), expected, "{more:?} {above:?} {all:?}");
        }
    }
}
