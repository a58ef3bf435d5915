//! A record in the making: what its fields hold by now, and which cells of its row go beside it.

use std::borrow::Cow;

use super::Request;
use super::clients::Found;
use super::newcomers::Newcomer;
use super::report::Clash;
use super::shaped::link;
use crate::domain::field::Field;
use crate::domain::point::PointKind;
use crate::domain::value::Value;
use crate::exchange::export;
use crate::exchange::plan::Column;
use crate::exchange::profile::Target;
use crate::exchange::table::Row;

/// A record in the making.
pub struct Making<'a, 'r> {
    /// The row it is made from.
    pub row: &'r Row<'r>,
    /// What is imported.
    pub request: &'r Request<'r>,
    /// The values by field.
    pub values: Vec<(&'a Field, Value)>,
    /// The cells that no field takes, under their columns' names.
    pub left: Vec<(String, String)>,
    /// Clients to be made with it.
    pub newcomers: Vec<Newcomer<'a>>,
    /// Where the row names a stage that means something else here.
    pub clash: Option<Clash>,
    /// The columns of the row that say something no field of it takes.
    pub aside: Vec<String>,
    /// The companies it belongs to of which there are several of one name, each with that name.
    pub namesakes: Vec<(i64, String)>,
}

impl<'a> Making<'a, '_> {
    /// Links a client whom the row means.
    pub fn link(&mut self, field: &'a Field, found: &Found) {
        let id = self.chosen(found);
        self.values.push((field, link(field, id)));
    }

    /// The number of a client whom the row means; notes where the name alone could mean others.
    pub fn chosen(&mut self, found: &Found) -> i64 {
        self.namesakes.extend(found.namesake.clone().map(|name| (found.id, name)));
        found.id
    }

    /// What a field holds by now.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(field, _)| field.name == name).map(|(_, value)| value)
    }

    /// Keeps a text under the column it came from: one for its target, or any that says it.
    pub fn keep(&mut self, target: &Target, text: &str) {
        let cells = || self.request.plan.columns().iter().zip(&self.row.cells);
        let own = || cells().filter(|(column, _)| column.target == *target);
        let says = |(_, cell): &(&Column, &Cow<'_, str>)| export::arm_back(cell).trim() == text;
        let from = own().find(says).or_else(|| own().next_back()).or_else(|| cells().find(says));
        let header = from.map_or("", |(column, _)| &column.header);
        self.put_aside(header.to_owned(), text);
    }

    /// Keeps a phone or an e-mail of a client under the column that has it.
    pub fn keep_reach(&mut self, kind: PointKind, value: &str) {
        let mut cells = self.request.plan.columns().iter().zip(&self.row.cells);
        let own = cells.find(|(column, cell)| {
            matches!(column.target, Target::Reach(_, k, _) if k == kind) && cell.contains(value)
        });
        let header = own.map_or(kind.word(), |(column, _)| &column.header);
        self.put_aside(header.to_owned(), value);
    }

    fn put_aside(&mut self, header: String, text: &str) {
        self.aside.push(header.clone());
        self.left.push((header, text.to_owned()));
    }

    /// Keeps the cell of a column as it stands, where there is one with something in it.
    pub fn keep_cell(&mut self, target: &Target) {
        let mut cells = self.request.plan.columns().iter().zip(&self.row.cells);
        let own = cells.find(|(column, cell)| column.target == *target && !cell.trim().is_empty());
        self.left.extend(own.map(|(column, cell)| (column.header.clone(), cell.trim().to_owned())));
    }
}
