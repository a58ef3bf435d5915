//! How far a task is, in words.

use super::Words;
use crate::domain::task::State;

impl Words<'_> {
    /// How far a task is.
    pub fn task_state(&self, state: State) -> String {
        self.text(state.message())
    }
}
