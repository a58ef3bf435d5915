//! The editor of how cards are laid out: the sections and fields of a view in their order, to be
//! moved, hidden and shown.
//!
//! Each key is a change at once, which is said and can be taken back; nothing is kept here but the
//! cursor. It says above the fields for whom a change holds.

mod draw;
#[cfg(test)]
mod tests;

use ratatui::layout::Position;

use crate::crm::{Failure, Reader};
use crate::domain::access::{self, Right};
use crate::domain::command::Command;
use crate::domain::field::decision::{Decision, What};
use crate::domain::layout::arrange::{Block, Place, Placed, Step, is_mandatory};
use crate::domain::layout::part::Item;
use crate::domain::layout::{self, Key};
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::tui::action::{Action, Scope};
use crate::tui::acts::card_views::{self, Question};
use crate::tui::acts::team;
use crate::tui::effect::{Answer, Effect, Purpose};
use crate::tui::screen::Context;
use crate::tui::screen::card::stack::Stack;

/// A view being arranged.
#[derive(Debug)]
pub struct Editor {
    key: Key,
    /// Whether it shows whichever view of these cards the person sees.
    follows: bool,
    stack: Stack<Item>,
}

/// A line of the editor.
struct Line<'f> {
    noun: Noun,
    item: Item,
    block: Block<'f>,
    /// The field, where it is one.
    placed: Option<Placed<'f>>,
}

impl Editor {
    /// The editor of the view that the person sees of these cards.
    pub fn of_card(key: Key) -> Editor {
        Editor { follows: true, ..Editor::of(key) }
    }

    /// The editor of this view.
    pub fn of(key: Key) -> Editor {
        Editor { key, follows: false, stack: Stack::default() }
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Layout, Scope::Global]
    }

    /// Nothing is typed here: lines open above it.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Moves the cursor, or what is under it.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let key = self.key(context);
        match action {
            Action::StepBack | Action::Back => return Effect::Close,
            Action::CardView => return card_views::ask(Question::Menu(key), context),
            Action::EarlierPlace | Action::LaterPlace => {
                let later = action == Action::LaterPlace;
                return match self.step(later, context) {
                    Some(step) => self.take(step, context),
                    None => Effect::Say(Message::new("why-no-place-there")),
                };
            }
            Action::ToggleShown => return self.toggle(context),
            Action::ToggleAlways => return self.decide(What::Always, context),
            Action::ToggleRequired => return self.decide(What::Required, context),
            _ => {}
        }
        let (ids, heights) = (self.ids(context), self.heights(context));
        let height = |place: usize| heights.get(place).copied().unwrap_or(1);
        let room = usize::from(draw::layout(self, context).1.height);
        self.stack.moves(action, &ids, &height, room);
        Effect::None
    }

    /// Takes the answer of a popup.
    pub fn on_answer(&mut self, answer: &Answer, context: &Context) -> Effect {
        match answer.purpose {
            Purpose::View(question) => {
                // What is chosen here is looked at here.
                self.follows |= matches!(question, Question::Menu(_) | Question::Name(_, true));
                card_views::answer(question, &answer.reply, context)
            }
            _ => Effect::None,
        }
    }

    /// A click puts the cursor on a line; on the one under the cursor it hides or shows.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let lines = self.lines(context);
        let columns = draw::columns(&lines, context);
        let block = |place: usize| draw::block(&lines, place, columns, context);
        let body = draw::layout(self, context).1;
        let Some(place) = self.stack.hit(at, body, lines.len(), &block) else {
            return Effect::None;
        };
        if place == self.stack.index() {
            return self.toggle(context);
        }
        self.stack.stand_on(place, lines[place].item.clone());
        Effect::None
    }

    /// Takes note of what there is now: the cursor stays on its field.
    ///
    /// # Errors
    /// Never: what it shows is read with the team's settings.
    pub fn reload(&mut self, _: &Reader, context: &Context) -> Result<(), Failure> {
        self.settle(context);
        Ok(())
    }

    fn settle(&mut self, context: &Context) {
        let (ids, heights) = (self.ids(context), self.heights(context));
        self.stack.carry(&ids);
        let height = |place: usize| heights.get(place).copied().unwrap_or(1);
        let room = usize::from(draw::layout(self, context).1.height);
        self.stack.follow(ids.len(), &height, room);
    }

    /// The view that is shown.
    fn key(&self, context: &Context) -> Key {
        if !self.follows {
            return self.key;
        }
        let Key { noun, pipeline, .. } = self.key;
        let which = context.setup.layouts.chosen(context.viewer().user, noun, pipeline);
        Key { which, ..self.key }
    }

    /// Where a change of it is kept: a view in its own right, or for all pipelines.
    fn home(&self, context: &Context) -> Key {
        let key = self.key(context);
        // One that was opened as such is changed as such.
        if !self.follows { key } else { context.setup.layouts.home(key, context.viewer().user) }
    }

    fn toggle(&self, context: &Context) -> Effect {
        let lines = self.lines(context);
        let Some(line) = lines.get(self.stack.index()) else { return Effect::None };
        // What is mandatory cannot be hidden, whatever the view said before: that is said then.
        let seen = |placed: Placed| placed.shown || is_mandatory(placed.field);
        let shown = line.placed.map_or(line.block.shown, seen);
        let item = line.item.clone();
        self.take(if shown { Step::Hide(item) } else { Step::Show(item) }, context)
    }

    fn take(&self, step: Step, context: &Context) -> Effect {
        card_views::change(self.home(context), layout::What::Arrange(vec![step]), context)
    }

    /// Decides the opposite of what holds for the field under the cursor, on every card.
    fn decide(&self, what: What, context: &Context) -> Effect {
        let lines = self.lines(context);
        let placed = lines.get(self.stack.index()).and_then(|line| line.placed);
        let Some(Placed { field, .. }) = placed else {
            return Effect::Say(Message::new("why-only-fields"));
        };
        if access::may(context.viewer(), Right::Edit, Noun::Field).is_err() {
            return Effect::Refuse(team::administrators_only(context.setup));
        }
        let decision = Decision { noun: field.noun, name: field.name.clone(), what };
        Effect::Commit(Command::Field { decision, holds: !what.holds(field) })
    }

    /// The step that takes what is under the cursor one place along: a field past its neighbour, or
    /// into the section beside its own.
    fn step(&self, later: bool, context: &Context) -> Option<Step> {
        let blocks = self.blocks(context);
        let item = self.lines(context).get(self.stack.index())?.item.clone();
        let beside = |at: usize| if later { Some(at + 1) } else { at.checked_sub(1) };
        let place = match &item {
            Item::Section(section) => {
                let at = blocks.iter().position(|block| block.section == *section)?;
                let other = Item::Section(blocks.get(beside(at)?)?.section);
                if later { Place::After(other) } else { Place::Before(other) }
            }
            Item::Field(name) => {
                let (at, fields) = blocks.iter().enumerate().find_map(|(at, block)| {
                    let names: Vec<&str> =
                        block.movable().map(|placed| placed.field.name.as_str()).collect();
                    names.contains(&&**name).then_some((at, names))
                })?;
                let here = fields.iter().position(|other| other == name)?;
                let next = beside(here).and_then(|next| fields.get(next));
                match (next, later) {
                    (Some(other), true) => Place::After(Item::Field((*other).to_owned())),
                    (Some(other), false) => Place::Before(Item::Field((*other).to_owned())),
                    (None, true) => Place::Top(blocks.get(beside(at)?)?.section),
                    (None, false) => Place::End(blocks.get(beside(at)?)?.section),
                }
            }
        };
        Some(Step::Move(item, place))
    }

    fn blocks<'c>(&self, context: &Context<'c>) -> Vec<Block<'c>> {
        context.setup.card_in(self.key(context), context.viewer().user)
    }

    /// Every section with its fields under it.
    fn lines<'c>(&self, context: &Context<'c>) -> Vec<Line<'c>> {
        let (noun, mut lines) = (self.key.noun, Vec::new());
        for block in self.blocks(context) {
            let item = Item::Section(block.section);
            lines.push(Line { noun, item, block: block.clone(), placed: None });
            for placed in block.movable() {
                let item = Item::Field(placed.field.name.clone());
                lines.push(Line { noun, item, block: block.clone(), placed: Some(*placed) });
            }
        }
        lines
    }

    fn ids(&self, context: &Context) -> Vec<Item> {
        self.lines(context).into_iter().map(|line| line.item).collect()
    }

    fn heights(&self, context: &Context) -> Vec<usize> {
        let lines = self.lines(context);
        (0..lines.len()).map(|place| draw::block(&lines, place, 0, context).len()).collect()
    }
}
