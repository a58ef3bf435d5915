//! Moves by pointing: cards that are carried over the board with the button of the mouse held, and
//! stages that are pressed in the strip of a row.
//!
//! A press on the board that goes nowhere is a click. What a move means and asks is the same as by
//! key.

use ratatui::layout::Position;

use super::board::Hit;
use super::list::Pressed;
use super::{About, Browse};
use crate::domain::message::{Arg, Message};
use crate::domain::noun::RecordRef;
use crate::domain::stage::StageId;
use crate::tui::action::Action;
use crate::tui::acts::{self, Subject, moving};
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::widget::text;

/// The most columns a record's name takes where it is said what it is held over.
const LONGEST_NAME: usize = 30;

/// What the button holds.
#[derive(Debug)]
pub(super) struct Held {
    /// The card that was pressed.
    id: i64,
    /// The stage it stands at.
    stage: StageId,
    /// What goes where it goes: the selection, if it is a part of it.
    subject: Subject,
    /// Whether the cursor was on it before.
    again: bool,
    /// Over what it is held, once it left its column.
    over: Option<Over>,
}

/// What is under the cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    Stage(StageId),
    /// Its own column, or none.
    Nothing,
}

impl Browse {
    /// Takes a press on the board: it puts the cursor on a card, which can be carried from now on.
    pub(super) fn press(&mut self, at: Position, context: &Context) -> Effect {
        let before = self.current();
        let room = self.room(context.area);
        self.held = None;
        let id = match self.board.press(at, room, context.setup) {
            Hit::Nothing => return Effect::None,
            Hit::Column => return Effect::Reload,
            Hit::Card(id) => id,
        };
        let Some(subject) = self.board.subject().map(|own| self.with_selection(own)) else {
            return Effect::None;
        };
        let Some(stage) = subject.stage else { return Effect::None };
        let again = before == Some(id);
        self.held = Some(Box::new(Held { id, stage, subject, again, over: None }));
        if again { Effect::None } else { Effect::Reload }
    }

    /// Learns where the pointer came with the button held, and says what letting go would do.
    pub fn drag(&mut self, at: Position, context: &Context) -> Effect {
        let room = self.room(context.area);
        let Some(held) = &mut self.held else { return Effect::None };
        let over = match self.board.stage_at(at, room, context.setup) {
            Some(stage) if stage != held.stage => Over::Stage(stage),
            Some(_) if held.over.is_none() => return Effect::None,
            Some(_) | None => Over::Nothing,
        };
        if self.board.scroll_towards(at, room, context.setup) {
            // What is under the pointer now is known when it moves on.
            held.over = Some(Over::Nothing);
            self.board.aim_at(None);
            return Effect::Reload;
        }
        if held.over == Some(over) {
            return Effect::None;
        }
        held.over = Some(over);
        let what = match held.subject.ids.as_slice() {
            [id] => {
                let on = RecordRef::new(self.noun, *id);
                let name = held.subject.name.clone();
                let name = name.unwrap_or_else(|| context.words.untitled(on));
                text::cut(&name, LONGEST_NAME, context.theme.glyphs.ellipsis).into_owned()
            }
            several => context.words.count(self.noun, several.len() as i64),
        };
        let message = match over {
            Over::Stage(stage) => Message::new("say-carried").with("stage", Arg::Stage(stage)),
            Over::Nothing => Message::new("say-carried-nowhere"),
        };
        self.board.aim_at(match over {
            Over::Stage(stage) => Some(stage),
            Over::Nothing => None,
        });
        Effect::Say(message.with("what", what))
    }

    /// Learns where the button was let go of: over another column what was carried goes there. Nothing
    /// where nothing was held.
    pub fn release(&mut self, at: Position, context: &Context) -> Option<Effect> {
        let room = self.room(context.area);
        let here = self.board.stage_at(at, room, context.setup);
        let card = self.board.card_at(at, room, context.setup);
        let held = self.held.take()?;
        self.board.let_go();
        Some(match (held.over, here) {
            (None, _) if held.again && card == Some(held.id) => {
                self.on_action(Action::Open, context)
            }
            (Some(_), Some(stage)) if stage != held.stage => {
                let effect = moving::bring(&held.subject, stage, context);
                self.asking(held.subject, effect)
            }
            _ => Effect::Reload,
        })
    }

    /// Takes a press on the strip of the row under the cursor in the list.
    pub(super) fn press_strip(&mut self, pressed: Pressed, context: &Context) -> Effect {
        let Some(subject) = self.list.subject().map(|own| self.with_selection(own)) else {
            return Effect::None;
        };
        let effect = match pressed {
            Pressed::Stage(stage) => moving::bring(&subject, stage, context),
            Pressed::Some => {
                acts::on_action(Action::PickStage, &subject, context).unwrap_or(Effect::None)
            }
            Pressed::End => {
                acts::on_action(Action::Complete, &subject, context).unwrap_or(Effect::None)
            }
        };
        self.asking(subject, effect)
    }

    /// What was pointed at: the selection, if it is a part of it, else it alone.
    fn with_selection(&self, own: Subject) -> Subject {
        match own.ids.iter().all(|id| self.selected.has(*id)) {
            true => Subject { ids: self.selected.ids().iter().copied().collect(), ..own },
            false => own,
        }
    }

    /// Notes what a question is about that was asked by pointing.
    fn asking(&mut self, subject: Subject, effect: Effect) -> Effect {
        let (subject, selected) = (Some(subject), self.selected.ids().clone());
        self.asked = Some(Box::new(About { subject, doing: None, selected }));
        effect
    }

    /// Lets go of what is held, which stays where it was; says whether it was on its way.
    pub fn let_go(&mut self) -> bool {
        self.board.let_go();
        self.held.take().is_some_and(|held| held.over.is_some())
    }
}

#[cfg(test)]
mod tests;
