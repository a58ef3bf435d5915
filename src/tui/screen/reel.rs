//! A long row of things, newest first, of which only the part around the cursor is held.
//!
//! It is read from a place between two of them on. The place moves with the cursor, and is found
//! from either end, so that a page costs the same wherever it is and however long the row is. What
//! the things are, only their source knows.

use crate::crm::Failure;

/// A screen is taken for at least so many lines.
const LEAST: usize = 10;

/// Where things are read from. No place at all is before the newest one.
pub trait Source<T, P> {
    /// The place behind the oldest one.
    fn oldest(&self) -> P;

    /// The place after these things, which were read from this one on.
    fn after(&self, from: Option<P>, things: &[T]) -> Option<P>;

    /// At most `limit` things from a place on, newest first.
    ///
    /// # Errors
    /// When the database fails.
    fn older(&self, from: Option<P>, limit: usize) -> Result<Vec<T>, Failure>;

    /// The place from which `limit` more things lead to this one; none where there are fewer.
    ///
    /// # Errors
    /// When the database fails.
    fn back(&self, from: P, limit: usize) -> Result<Option<P>, Failure>;
}

/// The loaded part of a row.
#[derive(Debug)]
pub struct Reel<T, P> {
    /// Where the loaded part begins.
    start: Option<P>,
    /// The loaded things.
    things: Vec<T>,
    /// Whether they reach the oldest one.
    ended: bool,
    /// The one that is looked at.
    place: usize,
    /// The lines of the screen; a thing takes at least one.
    lines: usize,
    /// Where to go with the next reading.
    going: Option<End>,
}

/// An end of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Newest,
    Oldest,
}

impl<T, P> Default for Reel<T, P> {
    fn default() -> Reel<T, P> {
        let things = Vec::new();
        Reel { start: None, things, ended: false, place: 0, lines: LEAST, going: None }
    }
}

impl<T, P: Copy> Reel<T, P> {
    /// The loaded things, newest first.
    pub fn things(&self) -> &[T] {
        &self.things
    }

    /// Whether the loaded part begins with the newest one.
    pub fn is_at_start(&self) -> bool {
        self.start.is_none()
    }

    /// Whether there are things older than the loaded ones.
    pub fn has_more(&self) -> bool {
        !self.ended
    }

    /// Takes note that the loaded thing at this place is looked at; `true` where others have to be
    /// loaded to go on.
    pub fn look_at(&mut self, place: usize) -> bool {
        self.place = place;
        let near_end = !self.ended && place + self.lines >= self.things.len();
        let near_start = !self.is_at_start() && place < self.lines;
        near_end || near_start
    }

    /// Goes to the newest things; `true` where they have to be loaded.
    pub fn go_newest(&mut self) -> bool {
        self.place = 0;
        self.going = (!self.is_at_start()).then_some(End::Newest);
        self.going.is_some()
    }

    /// Goes to the oldest things; `true` where they have to be loaded.
    pub fn go_oldest(&mut self) -> bool {
        self.place = self.things.len().saturating_sub(1);
        self.going = (!self.ended).then_some(End::Oldest);
        self.going.is_some()
    }

    /// Begins anew at the newest one, with the next reading.
    pub fn restart(&mut self) {
        *self = Reel { lines: self.lines, ..Reel::default() };
    }

    /// Reads the thing that is looked at and what a screen of so many lines shows around it. At first
    /// the newest one stands below so many lines of what is `above` it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(
        &mut self,
        source: &dyn Source<T, P>,
        lines: usize,
        above: usize,
    ) -> Result<(), Failure> {
        let first = self.things.is_empty();
        self.lines = lines.max(LEAST);
        // A screen on either side, and half of one to move in before more has to be read.
        let beside = self.lines + self.lines / 2;
        match (self.going.take(), self.start) {
            (Some(End::Newest), _) => (self.start, self.place) = (None, 0),
            (Some(End::Oldest), _) => {
                self.start = source.back(source.oldest(), beside)?;
                self.place = beside;
            }
            (None, _) if self.place > beside => {
                let above = self.place.min(self.things.len()) - beside;
                self.start = source.after(self.start, &self.things[..above]);
                self.place = beside;
            }
            (None, Some(start)) if self.place < self.lines => {
                let more = beside - self.place;
                self.start = source.back(start, more)?;
                self.place = beside;
            }
            (None, _) => {}
        }
        // Whoever looks at the newest one has not moved yet, and most cards are left again like that.
        let below = match self.place {
            0 if first => self.lines.saturating_sub(above).max(1),
            0 => self.lines,
            _ => beside,
        };
        let wanted = self.place + below;
        self.things = source.older(self.start, wanted)?;
        self.ended = self.things.len() < wanted;
        self.place = self.place.min(self.things.len().saturating_sub(1));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers below this one, the greatest first.
    struct Numbers(i64);

    impl Source<i64, i64> for Numbers {
        fn oldest(&self) -> i64 {
            0
        }

        fn after(&self, from: Option<i64>, things: &[i64]) -> Option<i64> {
            things.last().copied().or(from)
        }

        fn older(&self, from: Option<i64>, limit: usize) -> Result<Vec<i64>, Failure> {
            Ok((0..from.unwrap_or(self.0)).rev().take(limit).collect())
        }

        fn back(&self, from: i64, limit: usize) -> Result<Option<i64>, Failure> {
            let place = from + limit as i64;
            Ok((place < self.0).then_some(place))
        }
    }

    #[test]
    fn what_opens_is_read_for_one_screen_and_what_is_moved_in_for_more() {
        let numbers = Numbers(1000);
        let mut reel: Reel<i64, i64> = Reel::default();
        reel.read(&numbers, 10, 4).unwrap();
        assert_eq!((reel.things().len(), reel.has_more()), (6, true));
        reel.read(&numbers, 10, 4).unwrap();
        assert_eq!(reel.things().len(), 10);
        assert!(reel.look_at(1));
        reel.read(&numbers, 10, 0).unwrap();
        assert_eq!(reel.things().len(), 16);
        assert!(!reel.look_at(2));
    }

    #[test]
    fn wherever_the_cursor_is_little_is_held_and_nothing_is_missed() {
        let numbers = Numbers(1000);
        let mut reel: Reel<i64, i64> = Reel::default();
        reel.read(&numbers, 10, 0).unwrap();
        let mut seen = vec![reel.things()[0]];
        let mut here = 0;
        while *seen.last().unwrap() > 0 {
            here += 1;
            if reel.look_at(here) {
                let standing = reel.things()[here];
                reel.read(&numbers, 10, 0).unwrap();
                here = reel.things().iter().position(|n| *n == standing).unwrap();
            }
            assert!(reel.things().len() <= 50);
            seen.push(reel.things()[here]);
        }
        assert_eq!(seen, (0..1000).rev().collect::<Vec<_>>());
        assert!(!reel.has_more() && !reel.is_at_start());
        assert!(reel.go_newest());
        reel.read(&numbers, 10, 0).unwrap();
        assert_eq!((reel.things()[0], reel.is_at_start()), (999, true));
        assert!(reel.go_oldest());
        reel.read(&numbers, 10, 0).unwrap();
        assert_eq!((reel.things().last(), reel.has_more()), (Some(&0), false));
    }
}
