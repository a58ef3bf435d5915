//! A mistake in a query: where it is, what it is, and what was probably meant.

use crate::domain::message::{Message, Refusal};

/// A mistake in a query.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryError {
    /// The character it begins at, counted from 1; one past the end where something is missing.
    pub at: usize,
    /// What is wrong.
    pub message: Message,
    /// What to write instead.
    pub hint: Option<Message>,
}

impl QueryError {
    pub(super) fn new(at: usize, message: Message) -> QueryError {
        QueryError { at, message, hint: None }
    }

    pub(super) fn hint(self, hint: Message) -> QueryError {
        QueryError { hint: Some(hint), ..self }
    }
}

impl From<QueryError> for Refusal {
    fn from(error: QueryError) -> Refusal {
        let message = Message::new("query-error").with("at", error.at).with("why", error.message);
        Refusal { hint: error.hint, ..Refusal::malformed(message) }
    }
}
