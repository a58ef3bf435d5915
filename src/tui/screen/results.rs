//! What came of an operation on many records, one by one: what was refused and why comes first,
//! then what was done in part, then what was done.
//!
//! It keeps a line of facts a record; names are read for the lines on the screen only.

use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::crm::many::Bulk;
use crate::crm::{Failure, Reader};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;
use crate::tui::widget::choices;
use crate::tui::widget::cursor::Go;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 100;
/// Lines under the list, where anything is to be said: one empty, then what is said about the record
/// under the cursor.
const FOOT: u16 = 3;
/// Lines above and below the box that stay free where there is room.
const AROUND: u16 = 2;

/// The results of an operation, record by record.
#[derive(Debug)]
pub struct Results {
    name: Message,
    did: Message,
    done: usize,
    refused: usize,
    items: Vec<Item>,
    at: usize,
    names: HashMap<RecordRef, String>,
}

/// What came of one record.
#[derive(Debug)]
struct Item {
    on: RecordRef,
    /// What was made of it, where that are other records; that first with which the work goes on.
    made: Vec<RecordRef>,
    /// Whether something was done.
    done: bool,
    /// Why not, or why not all of it.
    why: Option<Refusal>,
}

impl Results {
    /// The results of an operation whose commands were about these records.
    pub fn new(bulk: Bulk, about: &[Option<RecordRef>]) -> Results {
        let (name, did) = (bulk.name(), bulk.did());
        let on = |place: usize| about.get(place).copied().flatten();
        let mut left: HashMap<usize, Refusal> = HashMap::new();
        for (place, refusal) in bulk.left {
            left.entry(place).or_insert(refusal);
        }
        let refused = bulk.refused.len();
        let mut items: Vec<Item> = Vec::with_capacity(bulk.results.len() + refused);
        for (place, why) in bulk.refused {
            let item = |on| Item { on, made: Vec::new(), done: false, why: Some(why) };
            items.extend(on(place).map(item));
        }
        for (place, mut made) in bulk.results {
            let Some(on) = on(place).or(made.first().copied()) else { continue };
            made.retain(|made| *made != on && made.noun.is_record());
            items.push(Item { on, made, done: true, why: left.remove(&place) });
        }
        items.sort_by_key(|item| (item.done, item.why.is_none()));
        Results { name, did, done: bulk.done, refused, items, at: 0, names: HashMap::new() }
    }

    /// The scope whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Results, Scope::Popup]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Moves, opens the record under the cursor, or closes.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let page = usize::from(self.body(context.area).height).max(1);
        let last = self.items.len().saturating_sub(1);
        match action {
            Action::StepBack | Action::Back => return Effect::Close,
            Action::Confirm | Action::Open => {
                return match self.items.get(self.at) {
                    Some(item) => {
                        let on = item.made.first().copied().unwrap_or(item.on);
                        Effect::open(Open::Card(on, Vec::new()))
                    }
                    None => Effect::Close,
                };
            }
            _ => {}
        }
        let Some(to) = Go::of(action, page) else { return Effect::None };
        self.at = to.from(self.at, last);
        Effect::Reload
    }

    /// A click puts the cursor on a record and opens the one under the cursor; beside the box it
    /// leaves.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let body = self.body(context.area);
        if !self.bounds(context.area).contains(at) {
            return Effect::Close;
        }
        if !body.contains(at) {
            return Effect::None;
        }
        let (top, shown) = self.shown(body);
        let row = usize::from(at.y - body.y);
        match row < shown.len() {
            true if top + row == self.at => self.on_action(Action::Confirm, context),
            true => {
                self.at = top + row;
                Effect::Reload
            }
            false => Effect::None,
        }
    }

    /// Reads the names of the records on the screen.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        let mut names = HashMap::new();
        for item in self.shown(self.body(context.area)).1 {
            if let Some(name) = reader.name(item.on)? {
                names.insert(item.on, name);
            }
        }
        self.names = names;
        Ok(())
    }

    /// Draws the list, and below it all that is to be said about the record under the cursor.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let theme = context.theme;
        let named = |on| self.names.get(&on).cloned();
        let words = context.words.naming(&named);
        let ellipsis = theme.glyphs.ellipsis;
        let what = Message::new("results-title").with("operation", self.name.clone());
        let what = what.with("did", self.did.clone());
        let title = words.say(&what.with("done", self.done).with("refused", self.refused));
        let inside = popup::draw(buffer, self.bounds(area), &title, theme);
        let body = self.body(area);
        let (top, shown) = self.shown(body);
        for (line, (place, item)) in body.rows().zip((top..).zip(shown)) {
            let selected = place == self.at;
            let (mark, style) = match (item.done, &item.why) {
                (true, None) => (theme.glyphs.check, theme.accent()),
                (true, Some(_)) => ("!", theme.error()),
                (false, _) => (theme.glyphs.cross, theme.error()),
            };
            let cursor = if selected { theme.glyphs.cursor } else { " " };
            let name = self.called(item.on, context);
            let named = if selected { theme.title() } else { ratatui::style::Style::new() };
            let made: Vec<String> = item.made.iter().map(|on| words.untitled(*on)).collect();
            let about = match &item.why {
                Some(why) => format!(" {} {}", theme.glyphs.dot, words.say(&why.message)),
                None if made.is_empty() => String::new(),
                None => format!(" {} {}", theme.glyphs.arrow, made.join(", ")),
            };
            let parts = [
                (cursor, theme.accent()),
                (mark, style),
                (" ", style),
                (&*name, named),
                (&*about, theme.muted()),
            ];
            text::draw_parts(buffer, line, &parts, ellipsis);
        }
        let more = (top > 0, top + shown.len() < self.items.len());
        popup::draw_more(buffer, body, more, theme);
        let why = self.items.get(self.at).and_then(|item| item.why.as_ref());
        let said = why.map_or_else(String::new, |why| words.refusal(why));
        let below = inside.bottom().saturating_sub(FOOT - 1).max(body.bottom());
        let rows = (below..inside.bottom()).map(|y| Rect { y, height: 1, ..inside });
        for (line, part) in rows.zip(text::wrap(&said, usize::from(inside.width.max(1)))) {
            text::draw(buffer, line, &part, Fit::Left, theme.error(), ellipsis);
        }
        None
    }

    /// The name of a record with its number: names repeat.
    fn called(&self, on: RecordRef, context: &Context) -> String {
        let untitled = context.words.untitled(on);
        match self.names.get(&on) {
            Some(name) => {
                let said = Message::new("named-record").with("called", untitled);
                context.words.say(&said.with("name", name.as_str()))
            }
            None => untitled,
        }
    }

    /// How many lines there are under the list.
    fn foot(&self) -> u16 {
        if self.items.iter().any(|item| item.why.is_some()) { FOOT } else { 0 }
    }

    fn bounds(&self, area: Rect) -> Rect {
        let lines = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
        let high = lines.saturating_add(self.foot() + popup::FRAME);
        let most = area.height.saturating_sub(AROUND).max(1);
        popup::centred(area, area.width.min(WIDEST), high.min(most))
    }

    /// The lines of the list inside the box.
    fn body(&self, area: Rect) -> Rect {
        let placed = self.bounds(area);
        let inside = Rect {
            x: placed.x + 1.min(placed.width),
            y: placed.y + 1.min(placed.height),
            width: placed.width.saturating_sub(popup::FRAME),
            height: placed.height.saturating_sub(popup::FRAME),
        };
        let foot = self.foot().min(inside.height.saturating_sub(1));
        Rect { height: inside.height - foot, ..inside }
    }

    /// The records on the screen, and the place of the first.
    fn shown(&self, body: Rect) -> (usize, &[Item]) {
        let height = usize::from(body.height);
        let top = choices::top(0, self.at, self.items.len(), height);
        (top, &self.items[top..(top + height).min(self.items.len())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::Noun;
    use crate::domain::operation::OperationKind;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::{Team, draw_at_every_size};

    fn lead(id: i64) -> RecordRef {
        RecordRef::new(Noun::Lead, id)
    }

    /// Forty leads: the last was refused, the one before done in part.
    fn results() -> Results {
        let about: Vec<Option<RecordRef>> = (1..=40).map(|id| Some(lead(id))).collect();
        let made = |place: usize| {
            let deal = RecordRef::new(Noun::Deal, 100 + place as i64);
            let client = RecordRef::new(Noun::Contact, 200 + place as i64);
            (place, vec![deal, client, lead(place as i64 + 1)])
        };
        let refusal = || Refusal::rule(Message::new("refused-convert-repeat"));
        let bulk = Bulk {
            kind: OperationKind::Convert,
            operation: None,
            touched: Vec::new(),
            done: 39,
            results: (0..39).map(made).collect(),
            left: vec![(38, refusal())],
            refused: vec![(39, refusal())],
            ran: Vec::new(),
            stopped: false,
            failed: None,
        };
        Results::new(bulk, &about)
    }

    #[test]
    fn what_was_refused_comes_first_and_says_why_in_full() {
        for (lang, first, made, why) in [
            (
                Lang::En,
                "▌✗ Lead 40 · The client",
                "Lead 1 → Deal 100, Contact 200",
                "only a deal can be created.",
            ),
            (Lang::Ru, "▌✗ Лид 40 · Клиент", "Лид 1 → Сделка 100, Контакт 200", "только сделку."),
        ] {
            let team = Team::new(lang, 80, 24);
            let (shown, _) =
                team.drawn(|buffer, area, context| results().draw(buffer, area, context));
            assert!(shown.contains(first), "{shown}");
            assert!(shown.contains(made), "{shown}");
            assert!(shown.contains("! "), "{shown}");
            assert!(shown.contains(why), "{shown}");
        }
    }

    #[test]
    fn enter_opens_what_was_made_of_a_record_or_the_record() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let mut results = results();
        let opened = |results: &mut Results| match results.on_action(Action::Confirm, &context) {
            Effect::Open(open) => match *open {
                Open::Card(on, _) => on,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        assert_eq!(opened(&mut results), lead(40));
        assert!(matches!(results.on_action(Action::MoveDown, &context), Effect::Reload));
        assert_eq!(opened(&mut results), RecordRef::new(Noun::Deal, 138));
        results.on_action(Action::MoveLast, &context);
        results.on_action(Action::PageDown, &context);
        assert_eq!(opened(&mut results), RecordRef::new(Noun::Deal, 137));
        assert!(matches!(results.on_action(Action::StepBack, &context), Effect::Close));
    }

    #[test]
    fn it_draws_at_every_size() {
        draw_at_every_size(|buffer, area, context| results().draw(buffer, area, context));
    }
}
