//! Who takes the answer of a popup: the application what it asked itself, the screen below the rest.

use super::{App, Last};
use crate::crm::Failure;
use crate::domain::noun::RecordRef;
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};

impl App {
    /// Gives an answer to whoever it is for.
    pub(super) fn answer(&mut self, answer: Answer) -> Result<(), Failure> {
        let Answer { purpose, reply } = &answer;
        match purpose {
            Purpose::Palette => self.answer_palette(reply.key()),
            Purpose::GoTo => self.answer_go_to(reply.key()),
            Purpose::Mode(mode) => self.answer_mode(*mode, reply.key()),
            Purpose::Tray => self.answer_tray(reply.key()),
            Purpose::Table(noun) => self.answer_table(*noun, reply.key()),
            Purpose::NextStep(on) => match reply {
                Reply::Text(text) => self.answer_next_line(*on, text),
                _ => self.answer_next_step(*on, reply.key()),
            },
            Purpose::DoneNext(on, activity, result) => {
                self.answer_done_next(*on, *activity, result.as_deref(), reply.text())
            }
            Purpose::Reason(_) if self.unexplained.is_some() => self.answer_why(reply.text()),
            Purpose::Copy => self.answer_copy(reply.key()),
            Purpose::Way(on, channel) => self.answer_way(*on, *channel, reply.key()),
            Purpose::Outcome(on, channel, to) => {
                self.answer_outcome(*on, *channel, to, reply.key())
            }
            Purpose::File(files) => {
                self.answer_file(files, reply.key());
                Ok(())
            }
            Purpose::Team(asked) => self.answer_team(asked, reply),
            Purpose::Capture
            | Purpose::Search
            | Purpose::Filter
            | Purpose::Narrow
            | Purpose::NarrowDates(..)
            | Purpose::NarrowName(_)
            | Purpose::NarrowForget
            | Purpose::Comment
            | Purpose::Plan
            | Purpose::PlanOn(_)
            | Purpose::PlanAbout(_)
            | Purpose::Done(_)
            | Purpose::Return(_)
            | Purpose::DoneAll
            | Purpose::When
            | Purpose::WhichDone
            | Purpose::Stage
            | Purpose::Ending
            | Purpose::Reason(_)
            | Purpose::Responsible
            | Purpose::Observers
            | Purpose::Tags
            | Purpose::Sort
            | Purpose::Columns
            | Purpose::CalendarBy
            | Purpose::Day
            | Purpose::PlanWith
            | Purpose::Called
            | Purpose::CalledNext
            | Purpose::CallLater
            | Purpose::Item
            | Purpose::Field(_)
            | Purpose::Over(_)
            | Purpose::Link
            | Purpose::Product
            | Purpose::Cell
            | Purpose::View(_)
            | Purpose::Confirm => self.answer_screen(answer),
        }
    }

    /// Gives an answer to the screen on top.
    fn answer_screen(&mut self, answer: Answer) -> Result<(), Failure> {
        let given = answer.clone();
        let effect = self.with_top(|screen, context| screen.on_answer(given, context));
        let effect = effect.unwrap_or(Effect::None);
        if matches!(effect, Effect::Commit(_) | Effect::CommitAll(..)) {
            self.last = Some(Last::Answer(answer));
        }
        self.apply(effect)
    }

    /// Does the action that was chosen by its name.
    fn answer_palette(&mut self, name: Option<&str>) -> Result<(), Failure> {
        name.and_then(Action::named).map_or(Ok(()), |action| self.act(action))
    }

    /// Opens the card of the record to go to.
    fn answer_go_to(&mut self, name: Option<&str>) -> Result<(), Failure> {
        match name.and_then(|name| name.parse::<RecordRef>().ok()) {
            Some(on) => self.open_screen(Open::Card(on, Vec::new())),
            None => Ok(()),
        }
    }

    /// Copies the text that was chosen.
    fn answer_copy(&mut self, text: Option<&str>) -> Result<(), Failure> {
        self.apply(text.map_or(Effect::None, |text| Effect::Copy(text.to_owned())))
    }
}
