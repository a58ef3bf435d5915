//! Records that colleagues put into the recycle bin, or merged into others, while a file comes in. What
//! it knows of records was read before its first row.

use std::collections::HashMap;

use crate::domain::noun::{Noun, RecordRef};
use crate::store::{Connection, Result, journal, pointing, row};

/// Records that are there no more, each with the one that took it in.
#[derive(Default)]
pub struct Away(HashMap<RecordRef, Option<i64>>);

impl Away {
    /// Those that went away after the change of the journal with this number.
    ///
    /// # Errors
    /// When the database fails.
    pub fn since(conn: &Connection, change: i64) -> Result<Away> {
        let mut away = Away::default();
        for on in journal::put_away_since(conn, change)? {
            let stands = standing(conn, on)?;
            if stands != Some(on) {
                away.0.insert(on, stands.map(|on| on.id));
            }
        }
        Ok(away)
    }

    /// Whether none went away.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The record that stands for one by now: itself, or the one it was merged into.
    pub fn now(&self, noun: Noun, id: i64) -> Option<i64> {
        self.0.get(&RecordRef::new(noun, id)).copied().unwrap_or(Some(id))
    }

    /// Puts into the place of records those that stand for them by now; whether any is left.
    pub fn follow(&self, noun: Noun, ids: &mut Vec<i64>) -> bool {
        let mut now: Vec<i64> = Vec::with_capacity(ids.len());
        for id in ids.iter().filter_map(|id| self.now(noun, *id)) {
            if !now.contains(&id) {
                now.push(id);
            }
        }
        *ids = now;
        !ids.is_empty()
    }
}

/// The record itself where it is there, else the one that it was merged into, or that one in turn.
fn standing(conn: &Connection, on: RecordRef) -> Result<Option<RecordRef>> {
    let mut at = Some(on);
    while let Some(on) = at {
        match row::state(conn, on)? {
            Some((_, None)) => return Ok(at),
            _ => at = pointing::survivor(conn, on)?,
        }
    }
    Ok(None)
}
