//! With leads or without them: the question before a team goes over to the other way of working,
//! and what the interface shows then.

use super::worker::Job;
use super::{App, Writing};
use crate::crm::Failure;
use crate::domain::access::{self, Right};
use crate::domain::message::{Message, Refusal};
use crate::domain::mode::Mode;
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::stage::Meaning;
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::Screen;
use crate::tui::screen::browse::Browse;
use crate::tui::screen::picker::{Picker, Row};

/// The key of the answer that goes on.
const YES: &str = "yes";

impl App {
    /// Asks whether to go over to the other way of working, and says what becomes of the leads.
    pub(super) fn ask_mode(&mut self) -> Result<(), Failure> {
        if let Err(refusal) = access::may(self.reader.viewer(), Right::Edit, Noun::Setting) {
            self.refuse(&refusal);
            return Ok(());
        }
        let (to, title, yes) = match self.setup.settings.mode {
            Mode::Simple => {
                (Mode::Classic, "pick-mode-classic", Message::new("pick-mode-classic-yes"))
            }
            Mode::Classic => {
                let count = self.reader.open_leads()?;
                let yes = match count {
                    0 => Message::new("pick-mode-simple-none"),
                    _ => Message::new("pick-mode-simple-yes").with("count", count),
                };
                (Mode::Simple, "pick-mode-simple", yes)
            }
        };
        let picker = self.with_top(|_, context| {
            let row = |key: &str, says: &Message| Row {
                key: key.to_owned(),
                text: context.words.say(says),
                note: String::new(),
            };
            let rows = vec![row("no", &Message::new("pick-mode-no")), row(YES, &yes)];
            Picker::new(Purpose::Mode(to), context.words.text(title), rows).by_letter()
        });
        picker.map_or(Ok(()), |picker| self.apply(Effect::open(Open::Picker(picker))))
    }

    /// Goes over to a way of working, where the person agreed.
    pub(super) fn answer_mode(&mut self, to: Mode, key: Option<&str>) -> Result<(), Failure> {
        if key != Some(YES) {
            return Ok(());
        }
        let mut commands = self.reader.switch_to(to)?;
        let now = self.now();
        match commands.len() {
            1 => self.commit(Job::Execute(now, commands.remove(0)), Writing::Stay),
            _ => self.commit(Job::ExecuteAll(now, OperationKind::Mode, commands), Writing::Stay),
        }
    }

    /// Says why there is no section of leads.
    pub(super) fn refuse_leads(&mut self) {
        if let Err(refusal) = self.setup.settings.mode.check(Noun::Lead, Meaning::Open) {
            // The line has room for the reason only; the palette has the way back.
            self.refuse(&Refusal { hint: None, ..refusal });
        }
    }

    /// Where the team went over to working without leads, their section gives way to deals.
    pub(super) fn leave_what_is_gone(&mut self) {
        let mode = self.setup.settings.mode;
        if let Some(Screen::Browse(browse)) = self.screens.first_mut()
            && !mode.has(browse.noun())
        {
            *browse = Browse::new(mode.first());
        }
    }
}
