//! What of a line outlives it: half-written text with the paths of its files, and the result that
//! was given before the next step was asked for.

use super::{Editor, Line};
use crate::domain::command::Command;
use crate::tui::action::Action;
use crate::tui::effect::Purpose;

/// Stands between the text and each of the paths; nobody types it.
const APART: char = '\u{1d}';

/// Text of no more characters than this is no loss.
const LITTLE: usize = 3;

impl Line {
    /// The name under which half-written text of this box is kept.
    pub fn draft_place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// What is typed, with the files that go with it, and under which name to keep it.
    pub fn draft(&self) -> Option<(String, String)> {
        let place = self.place.clone()?;
        let mut kept = self.text().replace(APART, " ");
        if kept.trim().is_empty() && self.attaching.paths().next().is_none() {
            return None;
        }
        for path in self.attaching.paths() {
            kept.push(APART);
            kept.push_str(path);
        }
        Some((place, kept))
    }

    /// What of it waits for the next time where it is left without an answer.
    pub fn left(&self) -> Option<(String, String)> {
        let much = self.text().trim().chars().count() > LITTLE;
        let worth = much || self.attaching.paths().next().is_some();
        self.draft().filter(|_| self.blank && worth)
    }

    /// Takes half-written text up again, where nothing else stands in the box yet; hands back the
    /// paths of the files that went with it.
    pub fn restore(&mut self, kept: &str) -> Option<Vec<String>> {
        if !self.text().is_empty() {
            return None;
        }
        let mut parts = kept.split(APART);
        self.editor = Editor::new(self.kind, parts.next().unwrap_or_default());
        Some(parts.map(str::to_owned).collect())
    }

    /// The action that opens this box again; none where it depends on more than one key.
    pub fn again(&self) -> Option<Action> {
        match self.purpose {
            Purpose::Capture => Some(Action::New),
            Purpose::Comment => Some(Action::Comment),
            Purpose::Plan | Purpose::PlanOn(_) => Some(Action::PlanActivity),
            Purpose::Done(_) => Some(Action::MarkDone),
            _ => None,
        }
    }

    /// What is done already though nobody says what comes next, where that was asked.
    pub fn unasked(&self) -> Option<Command> {
        match &self.purpose {
            Purpose::DoneNext(_, activity, result) => {
                Some(Command::Complete { activity: *activity, result: result.clone(), next: None })
            }
            _ => None,
        }
    }
}
