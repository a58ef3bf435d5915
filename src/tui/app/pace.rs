//! How often frames follow each other: what waits already is part of the same frame, unless that is
//! overdue.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::worker::Report;
use crate::tui::terminal::Event;

/// Frames do not follow each other faster.
const FRAME: Duration = Duration::from_millis(16);
/// So many keys at once are a flood: a paste without marks, or a book on the keyboard.
const FLOOD: usize = 256;
/// Frames of a flood follow each other more slowly.
const FLOOD_FRAME: Duration = Duration::from_millis(100);

/// When there was what the next frame depends on.
pub(super) struct Pace {
    drawn: Instant,
    typed: Instant,
    /// Whether the newest event was one of a flood.
    is_flood: bool,
}

impl Pace {
    /// A frame was drawn, the first.
    pub(super) fn begin() -> Pace {
        let now = Instant::now();
        Pace { drawn: now, typed: now, is_flood: false }
    }

    /// A frame was drawn.
    pub(super) fn drawn(&mut self) {
        self.drawn = Instant::now();
    }

    /// Notes what came.
    pub(super) fn on(&mut self, event: &Event<Report>) {
        self.is_flood = matches!(event, Event::Keys(keys) if keys.len() >= FLOOD);
        if matches!(event, Event::Keys(_) | Event::Paste(_)) {
            self.typed = Instant::now();
        }
    }

    /// What still belongs to the frame that is about to be drawn.
    pub(super) fn next(&self, events: &Receiver<Event<Report>>) -> Option<Event<Report>> {
        if self.is_flood && self.drawn.elapsed() < FLOOD_FRAME {
            events.recv_timeout(FRAME).ok()
        } else if self.drawn.elapsed() < FRAME || self.typed.elapsed() < FRAME {
            events.try_recv().ok()
        } else {
            None
        }
    }
}
