//! Half-written text: kept while it is typed, announced at the next start, thrown away once it is
//! saved or given up. What could not be saved comes back.

use std::panic::{self, AssertUnwindSafe};

use super::App;
use super::worker::Job;
use crate::crm::Failure;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::action::Action;
use crate::tui::effect::Answer;
use crate::tui::screen::Screen;

/// A text whose answer is being saved.
pub(super) struct Answered {
    screen: Screen,
    /// Whether the person may have gone on meanwhile.
    late: bool,
}

impl App {
    /// Tells of half-written text from an earlier time.
    pub(super) fn announce_drafts(&mut self) -> Result<(), Failure> {
        if let Some((place, at)) = self.reader.drafts()?.into_iter().next() {
            self.say_all(&[announced(&place).with("at", Arg::Moment(at))], false);
        }
        Ok(())
    }

    /// Keeps what is half-written, if it changed since it was kept.
    pub(super) fn keep_draft(&mut self) {
        if self.writing.is_some() {
            return;
        }
        let Some(draft) = self.screens.last().and_then(Screen::draft) else {
            // What was emptied is not to come back.
            let place = self.screens.last().and_then(Screen::draft_place);
            let known = |kept: &(String, String)| Some(&kept.0) == place.as_ref();
            if self.draft.as_ref().is_some_and(known) {
                self.drop_draft_of(place);
            }
            return;
        };
        if self.draft.as_ref() == Some(&draft) {
            return;
        }
        let (place, text) = draft.clone();
        self.draft = Some(draft);
        self.writer.keep(Job::Draft(self.now(), place, text));
    }

    /// Puts half-written text back into the screen that is about to open, and says that it did. Files
    /// that went with it are looked at again; one that is gone is named.
    pub(super) fn take_up_draft(&mut self, screen: &mut Screen) -> Result<(), Failure> {
        let Some(place) = screen.draft_place() else { return Ok(()) };
        let Some((text, at)) = self.reader.draft(&place)? else { return Ok(()) };
        let Some(paths) = screen.restore(&text) else { return Ok(()) };
        let mut said = vec![match screen {
            Screen::Form(_) => Message::new("say-draft-restored-form"),
            _ => Message::new("say-draft-restored")
                .with("key", self.desk.keymap.said(Action::EraseToStart)),
        }];
        said[0] = said[0].clone().with("at", Arg::Moment(at));
        for path in paths {
            match self.look_at(&path)? {
                Ok(found) => screen.take_file(Ok(found)),
                Err(_) => said.push(Message::new("say-draft-file-gone").with("path", path)),
            }
        }
        self.draft = Some((place, text));
        self.say_all(&said, false);
        Ok(())
    }

    /// The top screen is left without an answer: words that took a while to type wait for the next
    /// time, and it is said how they come back; anything else is thrown away.
    pub(super) fn leave_draft(&mut self) -> Option<Message> {
        let waits = match self.screens.last() {
            Some(Screen::Line(line)) => line.left().map(|draft| (draft, line.again())),
            _ => None,
        };
        let Some(((place, text), again)) = waits else {
            self.drop_draft();
            return None;
        };
        self.draft = None;
        self.writer.keep(Job::Draft(self.now(), place, text));
        let key = again.map(|action| self.desk.keymap.said(action)).filter(|key| !key.is_empty());
        Some(match key {
            Some(key) => Message::new("say-draft-left").with("key", key),
            None => Message::new("say-draft-left-here"),
        })
    }

    /// The program ends: what is half-written is kept, and where only the next step was still asked
    /// for, what is done is done.
    pub(super) fn part(&mut self) {
        self.keep_draft();
        let done = self.screens.iter().find_map(|screen| match screen {
            Screen::Line(line) => line.unasked(),
            _ => None,
        });
        if let Some(done) = done
            && let Some(Err(failure)) = self.writer.ask(Job::Execute(self.now(), done))
        {
            tracing::error!(?failure, "what is done could not be saved");
        }
    }

    /// Lets the interface do something; where it fails in a way nobody foresaw, what is half-written
    /// is kept before the failure goes on.
    pub(super) fn keeping<T>(&mut self, act: impl FnOnce(&mut App) -> T) -> T {
        match panic::catch_unwind(AssertUnwindSafe(|| act(self))) {
            Ok(done) => done,
            Err(failure) => {
                // The same failure may be met on the way to the text: then it stays as it was kept.
                let kept = panic::catch_unwind(AssertUnwindSafe(|| self.keep_draft()));
                if kept.is_err() {
                    tracing::error!("half-written text could not be kept");
                }
                panic::resume_unwind(failure)
            }
        }
    }

    /// Throws away the draft of the top screen: it was saved or given up.
    pub(super) fn drop_draft(&mut self) {
        let place = self.screens.last().and_then(Screen::draft_place);
        self.drop_draft_of(place);
    }

    /// Takes the top screen off and gives its answer to the one below. Words that took a while to
    /// write are held until they are saved.
    pub(super) fn hand_over(&mut self, answer: Answer) -> Result<(), Failure> {
        if !self.screens.last().is_some_and(Screen::holds_words) {
            self.drop_draft();
            self.screens.pop();
            return self.answer(answer);
        }
        if self.writing.is_some() {
            self.say(&Message::new("say-saving"));
            return Ok(());
        }
        self.answered = self.screens.pop().map(|screen| Answered { screen, late: false });
        let outcome = self.answer(answer);
        match &mut self.answered {
            // What takes longer may fail when the person is somewhere else.
            Some(answered) if self.writing.is_some() => answered.late = true,
            _ => self.forget_answered(),
        }
        outcome
    }

    /// What was answered is saved, or was not to be: its half-written text is not kept any more.
    pub(super) fn forget_answered(&mut self) {
        let place = self.answered.take().and_then(|answered| answered.screen.draft_place());
        self.drop_draft_of(place);
    }

    /// What was answered could not be saved: the text comes back, with why. Where the person went on
    /// meanwhile it is kept as half-written text, which waits where it was written.
    pub(super) fn give_back(&mut self, refusal: Option<&Refusal>) {
        let Some(Answered { screen, late }) = self.answered.take() else { return };
        if late {
            if let Some((place, text)) = screen.draft() {
                self.draft = None;
                self.writer.keep(Job::Draft(self.now(), place, text));
            }
            return;
        }
        self.screens.push(screen);
        if let Some(refusal) = refusal {
            self.with_top(|screen, context| screen.on_refused(refusal, context));
        }
    }

    fn drop_draft_of(&mut self, place: Option<String>) {
        let Some(place) = place else { return };
        let known = self.draft.as_ref().is_some_and(|(kept, _)| *kept == place);
        if known {
            self.draft = None;
        }
        // It may be from an earlier time. What cannot be read cannot be taken up either.
        if known || self.reader.draft(&place).is_ok_and(|draft| draft.is_some()) {
            self.writer.keep(Job::Draft(self.now(), place, String::new()));
        }
    }
}

/// The sentence that tells of half-written text, by the name it is kept under: `comment:lead/42`,
/// `capture:lead`, `form:lead/new`.
fn announced(place: &str) -> Message {
    let (what, about) = place.split_once(':').unwrap_or(("", place));
    let new = about.strip_suffix("/new").unwrap_or(about);
    if let Some(noun) = Noun::parse(new) {
        let said = match noun {
            Noun::Lead => Message::new("say-draft-lead"),
            Noun::Deal => Message::new("say-draft-deal"),
            Noun::Contact => Message::new("say-draft-contact"),
            Noun::Company => Message::new("say-draft-company"),
            _ => Message::new("say-draft-new").with("noun", noun),
        };
        return said;
    }
    let Ok(on) = about.parse::<RecordRef>() else { return Message::new("say-draft") };
    let kind = what.split_once('-').map_or(what, |(kind, _)| kind);
    let said = match kind {
        "comment" => Message::new("say-draft-comment"),
        "plan" => Message::new("say-draft-plan"),
        "done" => Message::new("say-draft-done"),
        "form" => Message::new("say-draft-form"),
        _ => Message::new("say-draft-about"),
    };
    said.with("record", on)
}
