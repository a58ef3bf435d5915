//! A change is refused because the record lacks what the team made mandatory: a small form asks for
//! that, and then the change is made.

use super::App;
use super::Writing;
use super::worker::Job;
use crate::crm::{Failure, mandatory};
use crate::domain::command::Command;
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::tui::screen::Screen;
use crate::tui::screen::form::Form;

impl App {
    /// Asks for what a record lacks, where a change was refused for that and has no place for it; says
    /// whether it does.
    pub(super) fn ask_for_lacking(
        &mut self,
        refusal: &Refusal,
        change: Option<Command>,
    ) -> Result<bool, Failure> {
        let change = change.filter(|_| refusal.kind == RefusalKind::Lacking);
        let Some(change) = change.filter(asks_elsewhere) else { return Ok(false) };
        let Some(on) = change.on() else { return Ok(false) };
        let row = match self.reader.card(on) {
            Ok(card) => card.row,
            Err(Failure::Refused(_)) => return Ok(false),
            Err(failure) => return Err(failure),
        };
        let lacking = mandatory::lacking(&self.setup, &row);
        let fields: Vec<String> = lacking.into_iter().map(|field| field.name.clone()).collect();
        if fields.is_empty() {
            return Ok(false);
        }
        let name = self.called(on)?;
        let form = self.with_top(|_, context| {
            let title = Message::new("form-lacking").with("record", name.as_str());
            Form::edit(&row, fields, context.words.say(&title), context).before(change)
        });
        self.screens.extend(form.map(Screen::Form));
        self.reload_at(self.screens.len() - 1)?;
        Ok(true)
    }

    /// Makes the change that waited until a record has what it lacked.
    pub(super) fn go_on_with(&mut self, change: Option<Command>) -> Result<(), Failure> {
        change.map_or(Ok(()), |change| self.commit(Job::Execute(self.now(), change), Writing::Stay))
    }
}

/// Whether a change has no place of its own for what is lacking.
fn asks_elsewhere(change: &Command) -> bool {
    match change {
        Command::Edit { .. } | Command::MoveStage { .. } => true,
        Command::Explained { change, .. } => asks_elsewhere(change),
        _ => false,
    }
}
