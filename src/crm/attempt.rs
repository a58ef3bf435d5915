//! Noting that somebody here turned to a client: an outgoing call or letter with its outcome, on
//! the timeline of the record it was about.

use super::work::Work;
use super::{Failure, entry};
use crate::domain::access::Right;
use crate::domain::attempt::{Attempt, Outcome};
use crate::domain::fit;
use crate::domain::inbound::{Direction, Facts};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;

/// Notes an attempt on a record's timeline.
///
/// # Errors
/// A refusal when there is no such record, nobody is said to have been turned to, or the outcome is
/// none of the channel's.
pub fn log(work: &mut Work, on: RecordRef, attempt: &Attempt) -> Result<Message, Failure> {
    work.ask(Right::Create, Noun::Entry)?;
    work.load(on)?;
    let known = Outcome::of(attempt.channel);
    if !known.contains(&attempt.outcome) {
        let known: Vec<&str> = known.iter().map(|outcome| outcome.word()).collect();
        let message = Message::new("refused-outcome").with("text", attempt.outcome.word());
        let hint = Message::new("hint-known-names").with("names", known.join(", "));
        return Err(Refusal::malformed(message).hint(hint).into());
    }
    if attempt.to.trim().is_empty() {
        return Err(Refusal::malformed(Message::new("refused-attempt-nobody")).into());
    }
    let text = attempt.text.trim();
    fit::fit(work.field(Noun::Entry, "text")?, &Value::text(text), work.setup)?;
    let user = work.setup.user(work.viewer.user);
    let facts = Facts {
        direction: Direction::Out,
        from: user.map(|user| user.name.clone()).unwrap_or_default(),
        to: vec![attempt.to.trim().to_owned()],
        outcome: Some(attempt.outcome),
        ..Facts::default()
    };
    let data = serde_json::to_string(&facts).unwrap_or_else(|_| "{}".to_owned());
    let text = (!text.is_empty()).then_some(text);
    entry::add(work, on, attempt.channel.word(), text, Some(data))?;
    work.note_arg("on", on.to_string());
    Ok(Message::new("receipt-attempt").with("record", on))
}
