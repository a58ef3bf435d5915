//! Keys that come while something is being saved, where that takes long: they wait for it, so that
//! each is about what the one before it left, as on a quiet disk, and none is lost.

use std::time::Duration;

use super::wish::Wish;
use super::worker::{Job, Outcome};
use super::{App, Writing};
use crate::crm::Failure;
use crate::domain::message::Message;
use crate::tui::action::Action;
use crate::tui::key::Key;
use crate::tui::keymap::Lookup;
use crate::tui::screen::Screen;

/// So long whoever only looks around waits as well, since the cursor goes with what is saved. Then
/// these keys answer again, as long as nothing waits before them, and the cursor stays where they
/// put it: a colleague whose program stands still freezes nothing.
const STEADY: Duration = Duration::from_secs(2);

/// Something typed.
#[derive(Debug)]
enum Typed {
    Keys(Vec<Key>),
    Pasted(String),
}

/// What was typed while something was being saved, in its order.
#[derive(Debug, Default)]
pub(super) struct TypedAhead {
    typed: Vec<Typed>,
    /// Whether the person looked around meanwhile.
    strayed: bool,
    /// Whether what is being saved is one change, after which the cursor may be elsewhere.
    leads: bool,
}

impl App {
    /// Takes note of what is about to be saved.
    pub(super) fn await_outcome(&mut self, job: &Job, then: Writing) {
        self.writing = Some(then);
        self.typed_ahead.strayed = false;
        self.typed_ahead.leads = matches!(job, Job::Execute(..));
    }

    /// Whether something waits already for what is being saved: whatever comes now stands behind it.
    pub(super) fn is_queued(&self) -> bool {
        self.writing.is_some() && !self.typed_ahead.typed.is_empty()
    }

    /// Whether keys wait for what is being saved: what they ask for is about what that leaves.
    pub(super) fn waits(&self, found: &Lookup) -> bool {
        let Some(then) = self.writing else { return false };
        let typing = self.screens.last().is_some_and(Screen::is_typing);
        let stays = typing && then != Writing::Close;
        match found {
            Lookup::Text(_) => !stays,
            Lookup::Action(action) if edits(*action) => !stays,
            Lookup::Action(action) if looks(*action) => {
                then == Writing::Close || self.typed_ahead.leads && self.writer.awaited() < STEADY
            }
            Lookup::Action(Action::Quit) => false,
            Lookup::Action(_) => true,
            Lookup::Pending(_) | Lookup::None => false,
        }
    }

    /// Whether the person looked around while this was saved: he is where he wants to be.
    pub(super) fn has_strayed(&self) -> bool {
        self.typed_ahead.strayed
    }

    /// Takes note of a key that did not wait.
    pub(super) fn note_passing(&mut self, found: &Lookup) {
        let looks = matches!(found, Lookup::Action(action) if looks(*action));
        self.typed_ahead.strayed |= self.writing.is_some() && looks;
    }

    /// Whether a text waits for what is being saved.
    pub(super) fn text_waits(&self) -> bool {
        self.is_queued() || self.waits(&Lookup::Text(' '))
    }

    /// Has keys wait, behind what waits already; whoever wants to leave does. A key that types a
    /// character may be of a text, and waits whatever it means.
    pub(super) fn hold_keys(&mut self, keys: &[Key]) -> Result<(), Failure> {
        let leave = keys.iter().position(|key| self.leaves(*key));
        let waiting = leave.map_or(keys, |at| &keys[..at]);
        // Each run by itself: what comes at once may be taken for a text.
        self.typed_ahead.typed.push(Typed::Keys(waiting.to_vec()));
        leave.map_or(Ok(()), |_| self.act(Action::Quit))
    }

    fn leaves(&self, key: Key) -> bool {
        let scopes = self.screens.last().map(Screen::scopes).unwrap_or_default();
        key.text().is_none()
            && self.desk.keymap.lookup(scopes, &[key], false) == Lookup::Action(Action::Quit)
    }

    /// Has a text wait, behind what waits already.
    pub(super) fn hold_text(&mut self, text: &str) {
        self.typed_ahead.typed.push(Typed::Pasted(text.to_owned()));
    }

    /// Takes what waited, as if it were typed now; what has to wait on does. Behind a question that did
    /// not come nothing is carried out: its answer would be taken for commands.
    pub(super) fn release(&mut self) -> Result<(), Failure> {
        let mut waited = std::mem::take(&mut self.typed_ahead.typed).into_iter();
        while let Some(typed) = waited.next() {
            let goes_on = match typed {
                Typed::Keys(keys) => self.take_keys(&keys)?,
                Typed::Pasted(text) => self.on_paste(&text).map(|()| true)?,
            };
            if !goes_on {
                let parts = self.wish.as_ref().is_some_and(Wish::parts);
                if !parts && waited.len() > 0 {
                    self.say_also(&Message::new("say-typed-in-vain"));
                }
                return Ok(());
            }
        }
        Ok(())
    }

    /// Shows what came of a commit and goes on with what was typed meanwhile. Where nothing came of it,
    /// that would be about something else: it is let go, which is said.
    pub(super) fn on_outcome(&mut self, outcome: Result<Outcome, Failure>) -> Result<(), Failure> {
        let came = outcome.is_ok();
        let waited = match came {
            true => Vec::new(),
            false => std::mem::take(&mut self.typed_ahead.typed),
        };
        if !waited.is_empty() {
            self.go_elsewhere();
        }
        self.show_outcome(outcome)?;
        if !waited.is_empty() {
            self.say_also(&Message::new("say-typed-in-vain"));
        }
        self.release()
    }
}

/// Whether the action only moves what is shown and the cursor.
fn looks(action: Action) -> bool {
    use Action::{HalfPageDown, HalfPageUp, PageDown, PageUp};
    use Action::{MoveDown, MoveFirst, MoveLast, MoveLeft, MoveRight, MoveUp};
    matches!(
        action,
        MoveUp
            | MoveDown
            | MoveLeft
            | MoveRight
            | MoveFirst
            | MoveLast
            | PageUp
            | PageDown
            | HalfPageUp
            | HalfPageDown
    )
}

/// Whether the action changes the text of a field, or moves in it.
fn edits(action: Action) -> bool {
    use Action::{BringBack, EraseBack, EraseForward, EraseToEnd, EraseToStart, EraseWord};
    use Action::{CursorLeft, CursorRight, LineEnd, LineStart, NewLine, WordLeft, WordRight};
    matches!(
        action,
        CursorLeft
            | CursorRight
            | WordLeft
            | WordRight
            | LineStart
            | LineEnd
            | EraseBack
            | EraseForward
            | EraseWord
            | EraseToStart
            | EraseToEnd
            | BringBack
            | NewLine
    )
}
