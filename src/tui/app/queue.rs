//! The queue among the screens: which records go into it, what came of a decision, and what was done
//! when it is left.

use super::App;
use crate::clock;
use crate::crm::queue::{self, Asked, Turns};
use crate::crm::{Failure, Fault};
use crate::domain::attempt::Outcome;
use crate::domain::command::Receipt;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::screen::queue::Queue;

/// A queue that needs more thousands of steps than this is not worth waiting for.
const PATIENCE: i64 = 20_000;

impl App {
    /// Puts the queue of these records on top, or says why there is none.
    pub(super) fn open_queue(&mut self, asked: &Asked) -> Result<(), Failure> {
        let (now, local) = (self.desk.clock.now(), self.desk.clock.local_now());
        let columns = queue::columns((now, local), clock::moment);
        match self.reader.quick(PATIENCE, |reader| reader.queue(asked, now, &columns)) {
            Ok(Turns { ids, later: Some(at) }) if ids.is_empty() => {
                let when = self.with_top(|_, context| context.words.moment(at));
                let why = Message::new("why-queue-later").with("when", when.unwrap_or_default());
                self.refuse(&Refusal::rule(why));
                Ok(())
            }
            Ok(Turns { ids, later: None }) if ids.is_empty() => {
                let why = Message::new("why-queue-empty");
                self.refuse(&Refusal::rule(why).hint(self.with_filter_key("hint-queue-empty")));
                Ok(())
            }
            Ok(Turns { ids, .. }) => {
                self.screens.push(Screen::Queue(Queue::new(asked.noun, ids)));
                self.reload_at(self.screens.len() - 1)
            }
            Err(Failure::Fault(Fault::Interrupted)) => {
                self.refuse(&Refusal::rule(self.with_filter_key("why-queue-slow")));
                Ok(())
            }
            Err(failure) => self.fail(failure),
        }
    }

    /// A message that names the key of the filter.
    fn with_filter_key(&self, id: &'static str) -> Message {
        Message::new(id).with("key", self.desk.keymap.said(Action::Filter))
    }

    /// Takes the latest decision of the queue back, where the queue is on top.
    pub(super) fn undo_in_queue(&mut self) -> Option<Result<(), Failure>> {
        let effect = self.with_queue(Queue::undo)?;
        Some(self.apply(effect))
    }

    /// Lets the queue go on after its decision; says whether it was one.
    pub(super) fn decided(&mut self, receipt: &Receipt) -> bool {
        self.with_queue(|queue| queue.on_done(receipt)).unwrap_or_default()
    }

    /// Lets the queue go on where somebody was faster.
    pub(super) fn undecided(&mut self, refusal: Option<&Refusal>) -> Result<(), Failure> {
        match self.with_queue(|queue| queue.on_failed(refusal)) {
            Some(true) => self.reload_at(self.screens.len() - 1),
            _ => Ok(()),
        }
    }

    /// Gives the queue the outcome of a call that was begun from it.
    pub(super) fn told_queue(
        &mut self,
        on: RecordRef,
        to: &str,
        outcome: Outcome,
    ) -> Option<Result<(), Failure>> {
        self.with_queue(|queue| queue.on() == Some(on)).filter(|is_here| *is_here)?;
        let effect = self.with_top(|screen, context| match screen {
            Screen::Queue(queue) => queue.told(to, outcome, context),
            _ => Effect::None,
        });
        Some(self.apply(effect.unwrap_or(Effect::None)))
    }

    fn with_queue<T>(&mut self, act: impl FnOnce(&mut Queue) -> T) -> Option<T> {
        match self.screens.last_mut() {
            Some(Screen::Queue(queue)) => Some(act(queue)),
            _ => None,
        }
    }
}
