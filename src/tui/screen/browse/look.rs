//! How a section looks to the person: put on as he left it, kept as he changes it, and the way back
//! to what everybody starts with.

use super::Browse;
use crate::crm::{Failure, Reader};
use crate::domain::look::Look;
use crate::domain::message::Message;
use crate::tui::effect::Effect;

impl Browse {
    /// Puts on the look the person left this section with, before it is read for the first time.
    pub(super) fn dress(&mut self, reader: &Reader) -> Result<(), Failure> {
        if !self.dressed {
            self.wear(&reader.look(self.noun)?);
            self.dressed = true;
        }
        Ok(())
    }

    /// What is done where it only changed how the section looks: that is kept.
    pub(super) fn kept(&self, effect: Effect) -> Effect {
        match effect {
            Effect::Reload => Effect::Look(self.noun, self.look()),
            other => other,
        }
    }

    /// Looks again as everybody's sections do at first.
    pub(super) fn undress(&mut self) -> Effect {
        if self.look().is_usual() {
            return Effect::Say(Message::new("why-usual-look"));
        }
        self.wear(&Look::default());
        self.kept(Effect::Reload)
    }

    fn look(&self) -> Look {
        Look { all_stages: self.board.sees_all(), ..self.list.look() }
    }

    fn wear(&mut self, look: &Look) {
        self.list.wear(look);
        self.board.see_all(look.all_stages);
    }
}
