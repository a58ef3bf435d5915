//! Opening a task: whoever is to do it has seen it then.

use super::worker::Job;
use super::{App, Writing};
use crate::crm::{Failure, task};
use crate::domain::command::Command;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::task::{State, Step};
use crate::tui::screen::Screen;
use crate::tui::screen::task::Task;

impl App {
    /// Puts a task on top, or the form of any other activity. One's own plans need no word that one has seen them.
    pub(super) fn open_task(&mut self, id: i64) -> Result<(), Failure> {
        let row = match self.reader.card(RecordRef::new(Noun::Activity, id)) {
            Ok(card) => card.row,
            Err(failure) => return self.fail(failure),
        };
        if !task::is_task(&row) {
            return self.edit(row.on);
        }
        let part = task::part(&row, self.reader.viewer());
        if part.assignee && !part.creator && task::state(&row) == State::New {
            let view = Command::Task { task: id, step: Step::View, result: None };
            self.commit(Job::Execute(self.now(), view), Writing::Stay)?;
        }
        self.screens.push(Screen::Task(Task::new(id)));
        self.reload_at(self.screens.len() - 1)
    }
}
