//! How a section looks to the person: put on as he left it, kept as he changes it, and the way back
//! to what everybody starts with.

use super::Browse;
use crate::crm::reader::StageTotal;
use crate::crm::{Failure, Reader};
use crate::domain::look::Look;
use crate::domain::message::Message;
use crate::domain::query::Filter;
use crate::domain::stage::Meaning;
use crate::tui::effect::Effect;

impl Browse {
    /// Puts on the look the person left this section with, before it is read for the first time.
    pub(super) fn dress(&mut self, reader: &Reader) -> Result<(), Failure> {
        if !self.dressed {
            self.wear(&reader.look(self.noun)?);
            self.board.show_pipeline(self.first_filled(reader)?);
            self.dressed = true;
        }
        Ok(())
    }

    /// The place of the first pipeline with open records, else of the first with any: nobody begins with
    /// an empty board while there is something on another.
    fn first_filled(&self, reader: &Reader) -> Result<usize, Failure> {
        let setup = reader.setup();
        let mut closed = None;
        for (place, pipeline) in setup.pipelines_of(self.noun).enumerate() {
            let totals = reader.kept_totals(pipeline.id, &Filter::All)?.unwrap_or_default();
            let mut filled = totals.iter().filter(|total| total.count > 0);
            let is_open = |total: &StageTotal| {
                setup.stage(total.stage).is_some_and(|stage| stage.meaning == Meaning::Open)
            };
            if filled.clone().any(is_open) {
                return Ok(place);
            }
            closed = closed.or(filled.next().map(|_| place));
        }
        Ok(closed.unwrap_or_default())
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
