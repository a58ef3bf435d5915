//! What happened to a task, in words: for a timeline and for whoever prints it.

use super::Words;
use crate::domain::message::Message;
use crate::domain::person::UserId;
use crate::domain::task::{Event, State, What};

impl Words<'_> {
    /// What happened to a task.
    pub fn task_event(&self, event: &Event) -> String {
        let moment = |at: Option<i64>| at.map_or_else(|| "–".to_owned(), |at| self.moment(at));
        let person = |id: i64| {
            let user = self.setup.user(UserId(id));
            user.map_or_else(|| id.to_string(), |user| user.name.clone())
        };
        let message = match event.what {
            What::State(state) => {
                Message::new("task-event-state").with("state", self.task_state(state))
            }
            What::Deadline(from, to) => Message::new("task-event-deadline")
                .with("from", moment(from))
                .with("to", moment(to)),
            What::Responsible(from, to) => Message::new("task-event-responsible")
                .with("from", person(from))
                .with("to", person(to)),
        };
        self.say(&message.with("subject", event.subject.as_str()))
    }

    /// How far a task is.
    pub fn task_state(&self, state: State) -> String {
        self.text(state.message())
    }
}
