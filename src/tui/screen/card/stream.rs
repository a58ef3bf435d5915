//! What happened with a record, of which only the part around the cursor is held.
//!
//! It is read from a place between two events on. The place moves with the cursor, and is found
//! from either end, so that a page costs the same wherever it is and however long the timeline is.

use crate::crm::reader::{Happened, Position};
use crate::crm::{Failure, Reader};
use crate::domain::noun::RecordRef;

/// A screen is taken for at least so many lines.
const LEAST: usize = 10;

/// The loaded part of a timeline.
#[derive(Debug)]
pub struct Stream {
    /// Where the loaded part begins.
    start: Position,
    /// The loaded events.
    events: Vec<Happened>,
    /// Whether they reach the oldest one.
    ended: bool,
    /// The one that is looked at.
    place: usize,
    /// The lines of the screen; an event takes at least one.
    lines: usize,
    /// Where to go with the next reading.
    going: Option<End>,
}

/// An end of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Newest,
    Oldest,
}

impl Default for Stream {
    fn default() -> Stream {
        Stream {
            start: Position::NEWEST,
            events: Vec::new(),
            ended: false,
            place: 0,
            lines: LEAST,
            going: None,
        }
    }
}

impl Stream {
    /// The loaded events, newest first.
    pub fn events(&self) -> &[Happened] {
        &self.events
    }

    /// Whether the loaded part begins with the newest event.
    pub fn is_at_start(&self) -> bool {
        self.start == Position::NEWEST
    }

    /// Whether there are events older than the loaded ones.
    pub fn has_more(&self) -> bool {
        !self.ended
    }

    /// Takes note that the loaded event at this place is looked at; `true` where others have to
    /// be loaded to go on.
    pub fn look_at(&mut self, place: usize) -> bool {
        self.place = place;
        let near_end = !self.ended && place + self.lines >= self.events.len();
        let near_start = !self.is_at_start() && place < self.lines;
        near_end || near_start
    }

    /// Goes to the newest events; `true` where they have to be loaded.
    pub fn go_newest(&mut self) -> bool {
        self.place = 0;
        self.going = (!self.is_at_start()).then_some(End::Newest);
        self.going.is_some()
    }

    /// Goes to the oldest events; `true` where they have to be loaded.
    pub fn go_oldest(&mut self) -> bool {
        self.place = self.events.len().saturating_sub(1);
        self.going = (!self.ended).then_some(End::Oldest);
        self.going.is_some()
    }

    /// Reads the event that is looked at and what a screen of so many lines shows around it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(&mut self, reader: &Reader, on: RecordRef, lines: usize) -> Result<(), Failure> {
        self.lines = lines.max(LEAST);
        // A screen on either side, and half of one to move in before more has to be read.
        let beside = self.lines + self.lines / 2;
        match self.going.take() {
            Some(End::Newest) => (self.start, self.place) = (Position::NEWEST, 0),
            Some(End::Oldest) => {
                self.start = reader.timeline_back(on, Position::OLDEST, beside)?;
                self.place = beside;
            }
            None if self.place > beside => {
                let above = self.place.min(self.events.len()) - beside;
                self.start = self.start.after(&self.events[..above]);
                self.place = beside;
            }
            None if self.place < self.lines && !self.is_at_start() => {
                let more = beside - self.place;
                self.start = reader.timeline_back(on, self.start, more)?;
                self.place = beside;
            }
            None => {}
        }
        let wanted = self.place + beside;
        (self.events, _) = reader.timeline(on, self.start, wanted)?;
        self.ended = self.events.len() < wanted;
        self.place = self.place.min(self.events.len().saturating_sub(1));
        Ok(())
    }
}
