//! The tray: cards a person put aside to come back to. It belongs to the person like a draft, so
//! that nothing of it is journalled; it outlives the program and whatever becomes of the records.

use super::{Failure, Reader, Writer};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::store::row;
use crate::store::team::tray;

/// At most so many cards lie in a tray: each is chosen by a letter.
pub const ROOM: usize = 20;

/// A card in the tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minimised {
    /// Whose card.
    pub on: RecordRef,
    /// What the record is called; nothing where it has no name.
    pub name: Option<String>,
}

impl Writer {
    /// Puts the card of a record into the viewer's tray.
    ///
    /// # Errors
    /// A refusal when there is no such record or the tray is full.
    pub fn minimise(&mut self, now: i64, on: RecordRef) -> Result<(), Failure> {
        let user = self.viewer().user;
        self.transact(|conn, _| {
            if row::state(conn, on)?.is_none() {
                return Err(super::no_such(on).into());
            }
            let mut lying = tray::all(conn, user)?;
            lying.retain(|other| *other != on);
            // What is in the bin takes no room away from what is shown.
            let mut shown = 0;
            for other in lying {
                shown += usize::from(matches!(row::state(conn, other)?, Some((_, None))));
            }
            if shown >= ROOM {
                let message = Message::new("refused-tray-full").with("count", ROOM);
                return Err(Refusal::rule(message).hint(Message::new("hint-tray-full")).into());
            }
            Ok(tray::put(conn, user, on, now)?)
        })
    }

    /// Takes the card of a record out of the viewer's tray; does nothing where it is not there.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take_up(&mut self, on: RecordRef) -> Result<(), Failure> {
        let user = self.viewer().user;
        self.transact(|conn, _| Ok(tray::take(conn, user, on)?))
    }
}

impl Reader {
    /// The viewer's tray, the oldest first. What is in the recycle bin is left out, and there again
    /// once it is restored; what was merged into another record is not shown.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tray(&self) -> Result<Vec<Minimised>, Failure> {
        let lying = self.read(|conn| Ok(tray::all(conn, self.viewer().user)?))?;
        let mut shown = Vec::new();
        for on in lying {
            let here = self.read(|conn| Ok(row::state(conn, on)?))?;
            if matches!(here, Some((_, None))) {
                shown.push(Minimised { on, name: self.name(on)? });
            }
        }
        Ok(shown)
    }
}
