//! What only the main loop can do, since it has the terminal: to leave, to lend it, to write to it.

use std::sync::mpsc::Receiver;

use super::worker::Report;
use super::{App, End};
use crate::capability::{Clipboard, JobControl, Programs};
use crate::crm::{Failure, Fault};
use crate::domain::message::Message;
use crate::tui::terminal::{Event, Signal, Suspended, Terminal, child, editor};

/// What only the loop, which has the terminal, can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Quit,
    Suspend(JobControl),
    Redraw,
    Copy(String, Clipboard),
    Write(String, Programs),
    Run(Vec<String>, Programs),
}

impl Wish {
    /// Whether somebody else has the terminal then.
    pub(super) fn parts(&self) -> bool {
        match self {
            Wish::Quit | Wish::Suspend(_) | Wish::Write(..) | Wish::Run(..) => true,
            Wish::Redraw | Wish::Copy(..) => false,
        }
    }
}

impl App {
    /// Does what only the loop can; it may be the end.
    pub(super) fn grant(
        &mut self,
        terminal: &mut Terminal,
        events: &Receiver<Event<Report>>,
    ) -> Result<Option<End>, Failure> {
        match self.wish.take() {
            Some(Wish::Quit) => return Ok(Some(End::Left)),
            Some(Wish::Suspend(proof)) => match terminal.suspend(proof).map_err(Fault::from)? {
                Suspended::NoShell => self.say(&Message::new("say-no-shell")),
                Suspended::Continued => {}
            },
            Some(Wish::Write(text, proof)) => {
                let desk = &self.desk;
                let open = || editor::write(&desk.editor, &desk.temporary, &text);
                let (written, taken) = terminal.lend(open, proof);
                self.on_written(&written)?;
                taken.map_err(Fault::from)?;
                return self.come_back(terminal, events);
            }
            Some(Wish::Run(command, proof)) => {
                let (ran, taken) = terminal.lend(|| child::run(&command), proof);
                taken.map_err(Fault::from)?;
                let ended = self.come_back(terminal, events)?;
                self.on_ran(&ran, &command);
                return Ok(ended);
            }
            Some(Wish::Redraw) => terminal.redraw().map_err(Fault::from)?,
            Some(Wish::Copy(text, proof)) => terminal.copy(&text, proof).map_err(Fault::from)?,
            None => {}
        }
        Ok(None)
    }

    /// Takes up the terminal after it was lent. Stops and keys meanwhile were the other program's.
    fn come_back(
        &mut self,
        terminal: &mut Terminal,
        events: &Receiver<Event<Report>>,
    ) -> Result<Option<End>, Failure> {
        for event in events.try_iter() {
            match event {
                Event::Report(report) => self.on_report(report)?,
                Event::Signal(Signal::End(number)) => return Ok(Some(End::Signal(number))),
                Event::Gone => return Ok(Some(End::Left)),
                _ => {}
            }
        }
        self.on_resize(terminal)?;
        Ok(None)
    }
}
