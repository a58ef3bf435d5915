//! What happened with a record, of which only the part around the cursor is held.
//!
//! The timeline is read forward, in chunks. Where each chunk begins is remembered, so that going
//! back reads again only what is shown, however long the timeline is.

use crate::crm::reader::{Happened, Position};
use crate::crm::{Failure, Reader};
use crate::domain::noun::RecordRef;

/// Events read at once: a high screen and a little more.
const CHUNK: usize = 50;

/// The loaded part of a timeline.
#[derive(Debug)]
pub struct Stream {
    /// Where the known chunks begin.
    starts: Vec<Position>,
    /// The first loaded chunk.
    first: usize,
    /// The events of the loaded chunks.
    events: Vec<Happened>,
    /// Whether the loaded part reaches the oldest event.
    ended: bool,
    /// The chunk to load the surroundings of.
    around: usize,
}

impl Default for Stream {
    fn default() -> Stream {
        Stream {
            starts: vec![Position::NEWEST],
            first: 0,
            events: Vec::new(),
            ended: false,
            around: 0,
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
        self.first == 0
    }

    /// Whether there are events older than the loaded ones.
    pub fn has_more(&self) -> bool {
        !self.ended
    }

    /// Takes note that the loaded event at this place is looked at; `true` where others have to
    /// be loaded to go on.
    pub fn look_at(&mut self, place: usize) -> bool {
        let chunk = self.first + place / CHUNK;
        let last = self.first + self.events.len().saturating_sub(1) / CHUNK;
        self.around = chunk;
        (chunk == last && !self.ended) || (chunk == self.first && self.first > 0)
    }

    /// Goes to the newest events; `true` where they have to be loaded.
    pub fn go_newest(&mut self) -> bool {
        self.around = 0;
        self.first > 0
    }

    /// Goes to the oldest events; `true` where they have to be loaded.
    pub fn go_oldest(&mut self) -> bool {
        self.around = usize::MAX;
        !self.ended
    }

    /// Reads the chunk that is looked at, and its neighbours.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(&mut self, reader: &Reader, on: RecordRef) -> Result<(), Failure> {
        if self.around == usize::MAX {
            self.find_end(reader, on)?;
        }
        self.around = self.around.min(self.starts.len() - 1);
        self.first = self.around.saturating_sub(1);
        self.events.clear();
        self.ended = false;
        for chunk in self.first..=self.around + 1 {
            // Chunks are read in order, and each notes where the next one begins.
            let Some(&from) = self.starts.get(chunk) else { break };
            let (events, to) = reader.timeline(on, from, CHUNK)?;
            self.ended = events.len() < CHUNK;
            self.events.extend(events);
            self.starts.truncate(if self.ended { chunk + 1 } else { self.starts.len() });
            if self.ended {
                break;
            }
            self.note(chunk + 1, to);
        }
        Ok(())
    }

    fn find_end(&mut self, reader: &Reader, on: RecordRef) -> Result<(), Failure> {
        loop {
            let last = self.starts.len() - 1;
            let (events, to) = reader.timeline(on, self.starts[last], CHUNK)?;
            if events.len() < CHUNK {
                self.around = last;
                return Ok(());
            }
            self.note(last + 1, to);
        }
    }

    fn note(&mut self, chunk: usize, start: Position) {
        match self.starts.get_mut(chunk) {
            Some(known) => *known = start,
            None => self.starts.push(start),
        }
    }
}
