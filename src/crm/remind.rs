//! Reminders: letting those come that are due, once, whoever looks first, and telling each person of
//! his own.
//!
//! Nobody does this, time does: it is no operation of anybody, nobody can take it back, and rights
//! are not asked. Whoever is at work lets the reminders of all colleagues come; each is told only of
//! those that are his.

use super::{Failure, Reader, Writer};
use crate::domain::noun::RecordRef;
use crate::domain::reminder::Reminder;
use crate::store::page::counters;
use crate::store::team::reminder;

/// How many reminders come in one transaction.
const BATCH: i64 = 100;

/// At most so many reminders are told of at once.
const TOLD: i64 = 200;

impl Writer {
    /// Lets the reminders come that are due, each exactly once, however many sessions look; returns
    /// how many came here. With nothing due, nothing is locked.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remind(&mut self, now: i64) -> Result<usize, Failure> {
        let mut came = 0;
        while !self.read(|conn| Ok(reminder::due(conn, now, 1)?))?.is_empty() {
            came += self.transact(|conn, _| {
                let mut came = 0;
                for (activity, invited) in reminder::due(conn, now, BATCH)? {
                    came += usize::from(match invited {
                        Some(user) => reminder::come_to(conn, activity, user, now)?,
                        None => reminder::come(conn, activity, now)?,
                    });
                }
                Ok(came)
            })?;
        }
        Ok(came)
    }

    /// Notes that the viewer was told of his reminders up to the one with this number; says whether
    /// that is new, so that of several sessions one rings.
    ///
    /// # Errors
    /// When the database fails.
    pub fn told(&mut self, now: i64, up_to: i64) -> Result<bool, Failure> {
        let user = self.viewer().user;
        self.transact(|conn, _| Ok(reminder::tell(conn, user, up_to, now)?))
    }

    /// Notes that the viewer went to what a reminder is of.
    ///
    /// # Errors
    /// When the database fails.
    pub fn saw(&mut self, now: i64, reminder: &Reminder) -> Result<(), Failure> {
        let (user, activity) = (self.viewer().user, reminder.activity);
        self.transact(|conn, _| Ok(reminder::see(conn, user, activity, reminder.id, now)?))
    }

    /// Takes one reminder for telling the viewer elsewhere; says whether nobody did before.
    ///
    /// # Errors
    /// When the database fails.
    pub fn claim_reminder(&mut self, now: i64, id: i64) -> Result<bool, Failure> {
        self.transact(|conn, _| Ok(reminder::claim(conn, id, now)?))
    }

    /// Gives back a reminder that could not be told.
    ///
    /// # Errors
    /// When the database fails.
    pub fn release_reminder(&mut self, id: i64) -> Result<(), Failure> {
        self.transact(|conn, _| Ok(reminder::release(conn, id)?))
    }
}

impl Reader {
    /// The viewer's reminders that came after the one with this number.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reminders(&self, after: i64) -> Result<Vec<Reminder>, Failure> {
        let user = self.viewer().user;
        self.read(|conn| Ok(reminder::since(conn, user, after, TOLD)?))
    }

    /// The viewer's reminders that came while nobody could tell him.
    ///
    /// # Errors
    /// When the database fails.
    pub fn untold(&self) -> Result<Vec<Reminder>, Failure> {
        let user = self.viewer().user;
        self.read(|conn| Ok(reminder::untold(conn, user, TOLD)?))
    }

    /// Those of these reminders that the viewer neither answered nor went to, here or in another of
    /// his sessions: the activity is open and is to be done when it was.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unanswered(&self, told: &[Reminder]) -> Result<Vec<Reminder>, Failure> {
        let user = self.viewer().user;
        self.read(|conn| {
            let mut left = Vec::new();
            for one in told {
                let standing = reminder::standing(conn, user, one.id)?;
                left.extend(standing.filter(|standing| standing.deadline == one.deadline));
            }
            Ok(left)
        })
    }

    /// The records of what the viewer's counter of near deadlines counts, the nearest first; nothing
    /// stands for what is planned with none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn near(&self, now: i64) -> Result<Vec<Option<RecordRef>>, Failure> {
        let user = self.viewer().user;
        self.read(|conn| Ok(counters::near(conn, user, now)?))
    }

    /// The number of the viewer's latest reminder.
    ///
    /// # Errors
    /// When the database fails.
    pub fn latest_reminder(&self) -> Result<i64, Failure> {
        let user = self.viewer().user;
        self.read(|conn| Ok(reminder::latest(conn, user)?))
    }

    /// The next moment after which something asks for more attention than now; in the past where a
    /// reminder is due.
    ///
    /// # Errors
    /// When the database fails.
    pub fn next_turn(&self, now: i64) -> Result<Option<i64>, Failure> {
        self.read(|conn| Ok(reminder::next_turn(conn, now)?))
    }
}
