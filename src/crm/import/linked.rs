//! The records that the cells of a team's own fields name: as an export writes them, by number, or
//! by noun and number.

use std::collections::{HashMap, HashSet};

use super::away::Away;
use crate::domain::field::Kind;
use crate::domain::fold::fold;
use crate::domain::noun::Noun;
use crate::domain::seek;
use crate::exchange::plan::Plan;
use crate::exchange::profile::Target;
use crate::store::{Connection, Result, imported};

/// The records that rows may name, of each noun that a column asks for.
#[derive(Default)]
pub struct Linked {
    shelves: HashMap<Noun, Shelf>,
}

/// The records of one noun.
#[derive(Default)]
struct Shelf {
    /// By folded name; nothing where several bear it.
    names: HashMap<String, Option<i64>>,
    numbers: HashSet<i64>,
}

impl Linked {
    /// Reads what the columns of a plan need; nothing where none of them links records.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(conn: &Connection, plan: &Plan) -> Result<Linked> {
        let mut linked = Linked::default();
        for column in plan.columns() {
            if let Target::Field(_, Kind::Link(noun)) = &column.target
                && !linked.shelves.contains_key(noun)
            {
                linked.shelves.insert(*noun, Shelf::read(conn, *noun)?);
            }
        }
        Ok(linked)
    }

    /// The one record a cell names. What it is called goes before its number.
    pub fn find(&self, noun: Noun, text: &str) -> Option<i64> {
        let shelf = self.shelves.get(&noun)?;
        if let Some(named) = shelf.names.get(&fold(text)) {
            return *named;
        }
        let numbered = seek::records(text, &[noun]).into_iter().map(|on| on.id);
        numbered.into_iter().find(|id| shelf.numbers.contains(id))
    }

    /// Puts those that stand for them by now into the place of records that went away.
    pub fn follow(&mut self, away: &Away) {
        for (noun, shelf) in &mut self.shelves {
            for one in shelf.names.values_mut() {
                *one = one.and_then(|id| away.now(*noun, id));
            }
            shelf.numbers.retain(|id| away.now(*noun, *id) == Some(*id));
        }
    }
}

impl Shelf {
    fn read(conn: &Connection, noun: Noun) -> Result<Shelf> {
        let mut shelf = Shelf::default();
        for (id, ways) in imported::names(conn, noun)? {
            shelf.numbers.insert(id);
            for way in ways.iter().map(|way| fold(way)).filter(|way| !way.is_empty()) {
                let one = shelf.names.entry(way).or_insert(Some(id));
                if *one != Some(id) {
                    *one = None;
                }
            }
        }
        Ok(shelf)
    }
}
