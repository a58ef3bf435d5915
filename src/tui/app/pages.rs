//! What the screens show is read: all of it after a change, and in time what lies beyond the edge
//! of what is loaded.
//!
//! A screen says what it wants to know; here it is asked at once, or in the background where the
//! answer takes long.

use std::sync::Arc;

use super::{App, QUICK};
use crate::clock;
use crate::crm::{Failure, Fault, Reader};
use crate::tui::screen::browse::Browse;
use crate::tui::screen::{Context, Screen};

/// What the screen on top will soon need. It is prepared when no key waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ahead {
    Nothing,
    /// What is loaded beyond the edge of the screen, put into words.
    Words,
    /// Rows beyond the edge of what is loaded.
    Rows,
}

impl App {
    /// Reads every screen of the stack again, from the bottom.
    pub(super) fn reload(&mut self) -> Result<(), Failure> {
        self.setup = self.reader.setup();
        clock::live_in(self.reader.zone()?.as_deref());
        self.tray = self.reader.tray()?;
        self.leave_what_is_gone();
        self.count()?;
        // What is written while the pages are read is looked at with the next ones.
        let since = self.watch.look(self.reader.newest_change()?);
        self.forget_hidden();
        for place in 0..self.screens.len() {
            self.reload_at(place)?;
        }
        since.map_or(Ok(()), |since| self.mark_changed(since))
    }

    /// Nobody changes what he cannot see: what went out of sight is selected no more, and what it is all
    /// worth is added up anew.
    fn forget_hidden(&mut self) {
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        for screen in &mut self.screens {
            screen.with_browse(&context, |browse, _| browse.forget_hidden());
        }
    }

    /// Reads one screen again; what takes long is asked in the background.
    pub(super) fn reload_at(&mut self, place: usize) -> Result<(), Failure> {
        let (reader, questions) = (&self.reader, &mut self.questions);
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let Some(screen) = self.screens.get_mut(place) else { return Ok(()) };
        self.ahead = Ahead::Words;
        // Only a section knows how to wait for an answer: what others read is waited for here.
        let outcome = match screen {
            Screen::Browse(_) | Screen::Settings(_) => {
                let read = |reader: &Reader| screen.reload(reader, &context);
                reader.quick(QUICK, |reader| reader.at_one_moment(read))
            }
            _ => reader.at_one_moment(|reader| screen.reload(reader, &context)),
        };
        let interrupted = matches!(outcome, Err(Failure::Fault(Fault::Interrupted)));
        let ask = |browse: &mut Browse, context: &Context| match &outcome {
            Ok(()) => Some(browse.ask_counts(context)),
            Err(_) if interrupted => Some(Some(browse.ask(context))),
            Err(_) => None,
        };
        match screen.with_browse(&context, ask).flatten() {
            Some(Some(ask)) => questions.ask(ask),
            Some(None) => questions.forget(),
            None => {}
        }
        if interrupted && matches!(screen, Screen::Browse(_) | Screen::Settings(_)) {
            return Ok(());
        }
        if let Screen::Duplicates(duplicates) = screen
            && let Some(ask) = duplicates.ask()
        {
            self.research.ask(ask);
        }
        match outcome {
            Err(Failure::Refused(refusal)) => {
                self.refuse(&refusal);
                Ok(())
            }
            outcome => outcome,
        }
    }

    /// Prepares what the screen on top will soon need; says whether anything else may be seen now.
    pub(super) fn prepare_ahead(&mut self) -> Result<bool, Failure> {
        let read = self.ahead == Ahead::Rows;
        self.read_ahead()?;
        self.ahead = Ahead::Nothing;
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        if let Some(screen) = self.screens.last_mut() {
            screen.with_browse(&context, |browse, context| browse.put_into_words(context));
        }
        Ok(read)
    }

    /// Reads the rows that the screen on top will soon lack, if there are any.
    pub(super) fn read_ahead(&mut self) -> Result<(), Failure> {
        match self.ahead {
            Ahead::Rows => self.read_more(),
            Ahead::Words | Ahead::Nothing => Ok(()),
        }
    }

    /// Reads what the screen on top lacks, if it is a section; what takes long is asked in the
    /// background.
    pub(super) fn read_more(&mut self) -> Result<(), Failure> {
        self.ahead = Ahead::Words;
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let (reader, questions) = (&self.reader, &mut self.questions);
        let read = |browse: &mut Browse, context: &Context| {
            let read = |reader: &Reader| browse.read_more(reader, context);
            let outcome = reader.quick(QUICK, |reader| reader.at_one_moment(read));
            if let Err(Failure::Fault(Fault::Interrupted)) = outcome {
                questions.ask(browse.ask(context));
                return Ok(true);
            }
            outcome
        };
        let screen = self.screens.last_mut();
        match screen.and_then(|screen| screen.with_browse(&context, read)) {
            Some(Err(Failure::Refused(refusal))) => {
                self.refuse(&refusal);
                Ok(())
            }
            Some(Ok(false)) => self.reload_at(self.screens.len() - 1),
            outcome => outcome.unwrap_or(Ok(true)).map(drop),
        }
    }
}
