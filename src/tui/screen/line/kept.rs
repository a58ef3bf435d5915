//! What of a line outlives it: half-written text with the paths of its files and with what it was to
//! take the place of, and the result that was given before the next step was asked for.

use super::attaching::Attaching;
use super::shown::spoken;
use super::{Editor, Kind, Line, is_name};
use crate::domain::command::{Command, Set};
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::Noun;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Purpose};
use crate::tui::screen::Context;

/// Stands between the text and each of the paths; nobody types it.
const APART: char = '\u{1d}';

/// Stands before what the text was to take the place of.
const OVER: char = '\u{1c}';

impl Line {
    /// The name under which half-written text of this box is kept.
    pub fn draft_place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// What is typed, with the files that go with it, and under which name to keep it. What stood in
    /// it anyway is not worth keeping.
    pub fn draft(&self) -> Option<(String, String)> {
        let kept = match &self.waits {
            Some(waits) => self.behind(waits),
            None => self.typed()?,
        };
        Some((self.place.clone()?, kept))
    }

    /// What is typed, with its files and with what it was to take the place of.
    fn typed(&self) -> Option<String> {
        let mut kept = self.text().replace([APART, OVER], " ");
        let typed = !kept.trim().is_empty() && (kept != self.was || self.was_given());
        if !typed && self.attaching.paths().next().is_none() {
            return None;
        }
        for path in self.attaching.paths() {
            kept.push(APART);
            kept.push_str(path);
        }
        if !self.was_given() && !self.was.is_empty() {
            kept.push(OVER);
            kept.push_str(&self.was);
        }
        Some(kept)
    }

    /// What was half-written before, and behind it what was typed or pasted since: nobody asked for
    /// that alone.
    fn behind(&self, waits: &str) -> String {
        let text = self.text();
        match text.trim().is_empty() || text == self.was {
            true => waits.to_owned(),
            false if self.kind.takes_lines() => format!("{}\n{text}", waits.trim_end()),
            false => format!("{} {text}", waits.trim_end()),
        }
    }

    /// What was half-written before and waits until what stands here is done, with the name under
    /// which it is kept.
    pub fn waits(&self) -> Option<(String, String)> {
        self.place.clone().zip(self.waits.clone())
    }

    /// What was half-written waits, so that what is typed now stands here alone.
    pub fn let_wait(&mut self) {
        self.waits = self.typed();
        self.attaching = Attaching::default();
        let was = self.was.clone();
        self.replace(&was);
    }

    /// What of it waits for the next time where it is left without an answer: whatever differs from
    /// what stood in it, however little.
    pub fn left(&self) -> Option<(String, String)> {
        let differs = self.text().trim() != self.was.trim() || self.waits.is_some();
        self.draft().filter(|_| differs || self.attaching.paths().next().is_some())
    }

    /// Takes half-written text up again, where nothing else stands in the box yet but what it was to
    /// take the place of; hands back the paths of the files that went with it. Where a colleague
    /// changed that meanwhile, it is said before anything is put over it. Before lines that were pasted
    /// it steps back.
    pub fn restore(&mut self, kept: &str) -> Option<Vec<String>> {
        if matches!(self.kind, Kind::Capture(_)) && !self.was.is_empty() && self.text() == self.was
        {
            if kept.trim() != self.was.trim() {
                self.waits = Some(kept.to_owned());
            }
            return Some(Vec::new());
        }
        let (kept, over) = match kept.split_once(OVER) {
            Some((kept, over)) => (kept, over),
            None => (kept, ""),
        };
        if self.text() != self.was || (!self.was.is_empty() && self.was_given()) {
            return None;
        }
        let mut parts = kept.split(APART);
        // What is typed on without a look at it begins a word of its own.
        let begun = parts.next().unwrap_or_default();
        let closed =
            self.kind == Kind::Plain || begun.is_empty() || begun.ends_with(char::is_whitespace);
        let gap = if closed { "" } else { " " };
        self.editor = Editor::new(self.kind, &format!("{begun}{gap}"));
        // Typed and refused, it stands here already.
        let same = begun.trim_end() == self.was.trim_end();
        if over != self.was && !same {
            let message = Message::new("line-changed-meanwhile").with("text", self.was.as_str());
            self.on_refused(&Refusal::new(RefusalKind::Conflict, message));
        }
        Some(parts.map(str::to_owned).collect())
    }

    /// Whether what stood in it when it opened is the person's own beginning, and not what the text
    /// is to take the place of.
    fn was_given(&self) -> bool {
        let over = matches!(
            self.purpose,
            Purpose::Field(_) | Purpose::Over(_) | Purpose::Cell | Purpose::Tags
        );
        !over && !is_name(&self.purpose)
    }

    /// Whether what stands in it comes back where it cannot be saved: what only looks for something
    /// is typed again.
    pub fn holds_words(&self) -> bool {
        let looks = matches!(self.purpose, Purpose::Search | Purpose::Filter);
        !looks && !matches!(self.kind, Kind::Query(_) | Kind::Day | Kind::Period)
    }

    /// Puts back what stood in it when it opened; once more, and what was typed is there again.
    pub(super) fn start_over(&mut self, context: &Context) -> Effect {
        let typed = self.text();
        let said = match (typed == self.was, self.thrown.take()) {
            (false, _) => {
                let was = self.was.clone();
                self.replace(&was);
                self.thrown = Some(typed);
                "say-started-over"
            }
            (true, Some(thrown)) => {
                self.replace(&thrown);
                "say-not-started-over"
            }
            (true, None) => return Effect::None,
        };
        Effect::Say(Message::new(said).with("key", context.keymap.said(Action::StartOver)))
    }

    /// Some of several captured lines became nothing: those alone stand in it now, each with why.
    /// Whether it is such a box.
    pub fn keep_left(&mut self, refused: &[(usize, Refusal)]) -> bool {
        if !matches!(self.kind, Kind::Capture(_)) {
            return false;
        }
        let text = self.text();
        let lines: Vec<&str> = spoken(&text).collect();
        let mut refused: Vec<&(usize, Refusal)> = refused.iter().collect();
        refused.sort_by_key(|(place, _)| *place);
        let left: Vec<&str> =
            refused.iter().filter_map(|(place, _)| lines.get(*place).copied()).collect();
        let left = left.join("\n");
        self.replace(&left);
        // They are what the person wrote, however he came by them.
        self.was.clear();
        self.left = refused.into_iter().map(|(_, refusal)| refusal.clone()).collect();
        true
    }

    /// What the first captured line says of a new record of which noun.
    pub fn captured(&self, context: &Context) -> Option<(Noun, Vec<Set>)> {
        let Kind::Capture(noun) = self.kind else { return None };
        let text = self.text();
        let line = spoken(&text).next()?;
        Some((noun, context.reading.capture(noun, line).ok()?))
    }

    /// Whether its answer is saved together with that of the box before it.
    pub fn goes_on(&self) -> bool {
        matches!(self.purpose, Purpose::DoneNext(..) | Purpose::CalledNext)
    }

    /// Saves with its answer the text that is kept under this name.
    pub fn resume(&mut self, place: String) {
        self.resumes = Some(place);
    }

    /// Under which name the text is kept that is only saved together with this one.
    pub fn resumes(&self) -> Option<&str> {
        self.resumes.as_deref()
    }

    /// The action that opens this box again; none where it depends on more than one key.
    pub fn again(&self) -> Option<Action> {
        match self.purpose {
            Purpose::Capture => Some(Action::New),
            Purpose::Comment => Some(Action::Comment),
            Purpose::Plan | Purpose::PlanOn(_) | Purpose::PlanAbout(_) => {
                Some(Action::PlanActivity)
            }
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
