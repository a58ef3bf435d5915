//! The usual moments of a next step, to choose one by its key.

use super::Row;
use crate::clock;
use crate::domain::urgency::NextStep;
use crate::tui::screen::Context;

/// A row for each of them, with when that is.
pub fn next_steps(context: &Context) -> impl Iterator<Item = Row> {
    let (words, now) = (context.words, context.words.now());
    NextStep::ALL.into_iter().map(move |step| Row {
        key: step.key().to_owned(),
        text: words.text(&format!("next-step-{}", step.word())),
        note: words.moment_exact(clock::moment(step.at(now))),
    })
}
