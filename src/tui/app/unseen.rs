//! What came by itself: a key that was on its way before anybody could see it is not about it.

use std::time::{Duration, Instant};

use super::App;
use crate::crm::Failure;
use crate::domain::message::Message;
use crate::tui::keymap::Lookup;
use crate::tui::screen::Screen;

/// So long after it is drawn nobody has seen it and pressed a key because of it; on a line with a
/// delay, as long as keys that follow each other arrive.
const GLANCE: Duration = Duration::from_millis(400);

/// What the person did not ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unasked {
    /// The question on top.
    Question,
    /// Half-written text in the line on top.
    Draft,
    /// Another record under the cursor, since a colleague took one away.
    Record,
}

/// What nobody may have seen yet.
#[derive(Debug)]
pub(super) struct Unseen {
    what: Unasked,
    drawn: Option<Instant>,
}

impl Unseen {
    fn is_seen(&self) -> bool {
        self.drawn.is_some_and(|drawn| drawn.elapsed() >= GLANCE)
    }
}

impl App {
    /// Something came that nobody asked for.
    pub(super) fn come_unasked(&mut self, what: Unasked) {
        self.unseen = Some(Unseen { what, drawn: None });
    }

    /// A frame was drawn.
    pub(super) fn show_unseen(&mut self) {
        if let Some(unseen) = &mut self.unseen {
            unseen.drawn.get_or_insert_with(Instant::now);
        }
    }

    /// Makes way for a key that cannot be about what came by itself: the question goes, and half-written
    /// text waits until what is typed now is done.
    pub(super) fn pass_over_unseen(&mut self) -> Result<(), Failure> {
        let Some(unseen) = self.unseen.take_if(|unseen| unseen.what != Unasked::Record) else {
            return Ok(());
        };
        if unseen.is_seen() {
            return Ok(());
        }
        match (unseen.what, self.screens.last_mut()) {
            (Unasked::Question, Some(Screen::Picker(_))) => self.close(),
            (Unasked::Draft, Some(Screen::Line(line))) => {
                line.let_wait();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Whether the key is about a record that came under the cursor by itself: nothing is done then,
    /// which is said.
    pub(super) fn is_misaimed(&mut self, found: &Lookup) -> bool {
        self.unseen.take_if(|unseen| unseen.is_seen());
        let acts = matches!(found, Lookup::Action(action) if action.acts_on_record());
        let misaimed = acts
            && self.unseen.as_ref().is_some_and(|unseen| unseen.what == Unasked::Record)
            && matches!(self.screens.last(), Some(Screen::Browse(_)));
        if misaimed {
            self.say_also(&Message::new("say-misaimed"));
        }
        misaimed
    }
}
