//! What a row comes to: a record ready to be written, and what is to be told of it.

use super::newcomers::Newcomer;
use super::report::Clash;
use crate::domain::field::{Field, Kind};
use crate::domain::message::Message;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::Sql;

/// A record ready to be written.
pub struct Shaped<'a> {
    /// The values by field.
    pub values: Vec<(&'a Field, Value)>,
    /// Clients to be made with it, the company before the person.
    pub newcomers: Vec<Newcomer<'a>>,
    /// Columns that are no fields.
    pub extra: Vec<(&'static str, Sql)>,
    /// What goes onto its timeline, as JSON.
    pub note: String,
    /// Where it is, for a noun with stages.
    pub stage: Option<At>,
    /// Where that means something else here.
    pub clash: Option<Clash>,
    /// Its number in the other system.
    pub number: Option<String>,
    /// The number of an exported row that says no more of the record it was written from.
    pub bare_number: Option<i64>,
    /// When the other system made it, in seconds since 1970 UTC, where it names an hour.
    pub made: Option<i64>,
    /// Who works on it.
    pub owner: Owner,
    /// Whether it has a client.
    pub client: Mentioned,
    /// The columns that say something no field of it takes.
    pub aside: Vec<String>,
    /// The companies it was linked with of which there are several of one name, each with that name.
    pub namesakes: Vec<(i64, String)>,
    /// Cells that name a record or a person nobody here knows, to be told.
    pub unread: Vec<Message>,
}

/// The stage a record is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// Which.
    pub id: StageId,
    /// Whether the row itself names it.
    pub said: bool,
    /// Whether the record has ended in the other system, so that the stage its row names is kept beside.
    pub is_over_there: bool,
}

/// Who works on a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// Somebody of the team whom the row names.
    Said,
    /// Whoever imports it: the row names nobody.
    Importer,
    /// Whoever imports it, instead of the one named so, who is nobody here.
    Stranger(String),
}

impl Owner {
    /// Who is named and is nobody here.
    pub fn stranger(&self) -> Option<&str> {
        match self {
            Owner::Stranger(name) => Some(name),
            Owner::Said | Owner::Importer => None,
        }
    }
}

/// Whether a row names a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mentioned {
    /// It names none.
    No,
    /// It names one with whom the record is not linked.
    Unlinked,
    /// It names one with whom the record is linked.
    Linked,
}

impl<'a> Shaped<'a> {
    /// The company it belongs to.
    pub fn company(&self) -> Option<i64> {
        let company = self.values.iter().find(|(field, _)| field.name == "company");
        company.and_then(|(_, value)| value.as_int())
    }

    /// Links a client that was made with it.
    pub fn link(&mut self, new: &Newcomer<'a>, id: i64) {
        let held = self.values.iter_mut().find(|(field, _)| field.name == new.link.name);
        match (&new.link.kind, held) {
            (Kind::Links(_), Some((_, Value::Ids(ids)))) => ids.push(id),
            _ => self.values.push((new.link, link(new.link, id))),
        }
        self.client = Mentioned::Linked;
    }
}

/// The value of a field that links one record.
pub fn link(field: &Field, id: i64) -> Value {
    match field.kind {
        Kind::Links(_) => Value::Ids(vec![id]),
        _ => Value::Int(id),
    }
}
