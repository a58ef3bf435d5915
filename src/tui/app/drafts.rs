//! Half-written text: kept while it is typed, announced at the next start, thrown away once it is
//! saved or given up. What could not be saved comes back.

use std::panic::{self, AssertUnwindSafe};

use super::App;
use super::worker::Job;
use crate::crm::Failure;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
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
            let at = Arg::Moment(at);
            // `comment:lead/42`, `capture:lead`: what it is about says enough.
            let about = place.split_once(':').map_or(place.as_str(), |(_, about)| about);
            let about = match (about.parse::<RecordRef>(), Noun::parse(about)) {
                (Ok(on), _) => Arg::Record(on),
                (_, Some(noun)) => Arg::Noun(noun),
                _ => Arg::Text(about.to_owned()),
            };
            let said = Message::new("say-draft-waits").with("place", about).with("at", at);
            self.say_all(&[said], false);
        }
        Ok(())
    }

    /// Keeps what is half-written, if it changed since it was kept.
    pub(super) fn keep_draft(&mut self) {
        let Some(draft) = self.screens.last().and_then(Screen::draft) else { return };
        if self.draft.as_ref() == Some(&draft) || self.writing.is_some() {
            return;
        }
        let (place, text) = draft.clone();
        self.draft = Some(draft);
        self.writer.keep(Job::Draft(self.now(), place, text));
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
        if let Some(place) =
            place.filter(|place| self.draft.as_ref().is_some_and(|(p, _)| p == place))
        {
            self.draft = None;
            self.writer.keep(Job::Draft(self.now(), place, String::new()));
        }
    }
}
