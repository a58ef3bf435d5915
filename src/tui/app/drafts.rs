//! Half-written text: kept while it is typed, announced at the next start, thrown away once it is
//! saved or given up.

use std::panic::{self, AssertUnwindSafe};

use super::App;
use super::worker::Job;
use crate::crm::Failure;
use crate::domain::message::{Arg, Message};
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::screen::Screen;

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
        let kept = self.screens.last().and_then(Screen::draft_place);
        if let Some(place) =
            kept.filter(|place| self.draft.as_ref().is_some_and(|(p, _)| p == place))
        {
            self.draft = None;
            self.writer.keep(Job::Draft(self.now(), place, String::new()));
        }
    }
}
