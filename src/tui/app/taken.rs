//! What a colleague takes away from under the cursor or out of the selection is said: the next key
//! would be about another record. Under a popup it is said once that is closed.

use super::App;
use super::unseen::Unasked;
use crate::crm::Failure;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::screen::Screen;

/// What the next key in a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Aim {
    noun: Noun,
    under: Option<RecordRef>,
    selected: usize,
}

impl App {
    /// What the next key is about, where a section is on top or below popups alone.
    pub(super) fn aim(&self) -> Option<Aim> {
        let seen = self.screens.iter().rfind(|screen| !screen.is_popup());
        let Some(Screen::Browse(browse)) = seen else { return None };
        let (under, selected) = browse.aim();
        Some(Aim { noun: browse.noun(), under, selected })
    }

    /// Takes note of what the next key was about before colleagues' changes were read, where it is
    /// about something else now.
    pub(super) fn note_taken(&mut self, before: Option<Aim>) {
        if self.aim() != before {
            self.taken = self.taken.or(before);
        }
    }

    /// Says what is not where it was, once the section is on top and nothing is being saved; says
    /// whether there was anything to say. What the person did himself he knows.
    pub(super) fn say_taken(&mut self) -> Result<bool, Failure> {
        let is_aimed = matches!(self.screens.last(), Some(Screen::Browse(_)));
        let taken = self.taken.take_if(|_| is_aimed && self.writing.is_none());
        let (Some(before), Some(now)) = (taken, self.aim()) else { return Ok(false) };
        if before.noun != now.noun {
            return Ok(false);
        }
        if let Some(on) = before.under.filter(|on| now.under != Some(*on))
            && let Some(who) = self.reader.last_hand_of_others(on)?
        {
            let who = self.setup.user(who).map(|user| user.name.clone()).unwrap_or_default();
            let message = Message::new(if now.under.is_some() { "say-taken" } else { "say-gone" });
            let message = message.with("record", self.called(on)?).with("who", who);
            let message = match now.under {
                Some(here) => message.with("here", self.called(here)?),
                None => message,
            };
            self.say_also(&message);
            self.come_unasked(Unasked::Record);
        }
        if let Some(count) = before.selected.checked_sub(now.selected).filter(|count| *count > 0) {
            self.say_also(&Message::new("say-unselected").with("count", count as i64));
        }
        Ok(true)
    }
}
