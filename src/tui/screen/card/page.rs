//! What a card has read: the record, what is planned with it, and what its links are called.

use std::collections::HashMap;

use super::event;
use super::fields::Spot;
use crate::crm::reader::{Happened, Planned, Purchases, Row};
use crate::crm::{Failure, Reader, reader};
use crate::domain::layout::Key;
use crate::domain::money::Currency;
use crate::domain::name;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::setup::Setup;
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::value::Value;
use crate::tui::acts::{Pending, Subject};
use crate::tui::screen::Context;

/// At most so many planned activities are shown.
const PLANNED: i64 = 100;

/// A record as it was read last.
#[derive(Debug)]
pub struct Page {
    /// The record with the names of its links.
    pub card: reader::Card,
    /// What is planned with it, the nearest first.
    pub planned: Vec<Planned>,
    /// The same activities with everything they hold, to edit them.
    pub activities: Vec<Row>,
    /// The entries pinned on its timeline.
    pub pinned: Vec<Happened>,
    /// What a client bought so far; nothing for any other record.
    pub purchases: Purchases,
}

impl Page {
    /// Reads a record; nothing where there is none, or the viewer may not see it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(reader: &Reader, on: RecordRef) -> Result<Option<Page>, Failure> {
        let card = match reader.card(on) {
            Ok(card) => card,
            Err(Failure::Refused(_)) => return Ok(None),
            Err(fault) => return Err(fault),
        };
        // What is planned with a record in the recycle bin rests until it comes back.
        let rests = card.row.deleted_at.is_some();
        let planned = if rests { Vec::new() } else { reader.planned(on, PLANNED)? };
        let mut activities = Vec::new();
        for one in &planned {
            activities.push(reader.card(RecordRef::new(Noun::Activity, one.id))?.row);
        }
        let mut card = card;
        for on in planned.iter().filter_map(|one| one.on) {
            if !card.names.contains_key(&on)
                && let Some(name) = reader.name(on)?
            {
                card.names.insert(on, name);
            }
        }
        let pinned = reader.pinned(on)?;
        let purchases = reader.purchases(on)?;
        Ok(Some(Page { card, planned, activities, pinned, purchases }))
    }

    /// Finds out what the records that these events mention are called.
    ///
    /// # Errors
    /// When the database fails.
    pub fn name_all(
        &mut self,
        reader: &Reader,
        events: &[Happened],
        setup: &Setup,
    ) -> Result<(), Failure> {
        for mentioned in events.iter().flat_map(|happened| event::mentioned(happened, setup)) {
            if !self.card.names.contains_key(&mentioned)
                && let Some(name) = reader.name(mentioned)?
            {
                self.card.names.insert(mentioned, name);
            }
        }
        Ok(())
    }

    /// The row of the record.
    pub fn row(&self) -> &Row {
        &self.card.row
    }

    /// The client whose detail a field shows, where it is not the record's own.
    pub fn seen_from(&self, spot: &Spot) -> Option<RecordRef> {
        let Spot::Field(name, _) = spot else { return None };
        self.card.from.iter().find(|(field, _)| field == name).map(|(_, on)| *on)
    }

    /// What records that the card mentions are called, where that is known.
    pub fn names(&self) -> &HashMap<RecordRef, String> {
        &self.card.names
    }

    /// The currency of the record's amounts.
    pub fn currency(&self) -> Option<Currency> {
        Currency::parse(self.row().text("currency"))
    }

    /// The stage the record is at.
    pub fn stage(&self) -> Option<StageId> {
        self.row().int("stage").map(StageId)
    }

    /// The pipeline the record goes through.
    pub fn pipeline(&self, setup: &Setup) -> Option<PipelineId> {
        self.stage().and_then(|id| setup.stage(id)).map(|stage| stage.pipeline)
    }

    /// The view that the person sees of cards like this one.
    pub fn key(&self, context: &Context) -> Key {
        let (noun, pipeline) = (self.row().on.noun, self.pipeline(context.setup));
        let which = context.setup.layouts.chosen(context.viewer().user, noun, pipeline);
        Key { noun, pipeline, which }
    }

    /// The person who works on the record.
    pub fn responsible(&self) -> Option<UserId> {
        self.row().int("responsible").map(UserId)
    }

    /// The record's own name, which for a contact may be a phone; empty where it has none.
    pub fn title(&self) -> String {
        let row = self.row();
        if row.on.noun != Noun::Contact {
            return row.text("title").to_owned();
        }
        name::display(|field| Some(row.get(field))).unwrap_or_default()
    }

    /// The record as the subject of an action.
    pub fn subject(&self) -> Subject {
        let row = self.row();
        let tags = match row.get("tags") {
            Value::List(tags) => tags.clone(),
            _ => Vec::new(),
        };
        Subject {
            noun: row.on.noun,
            ids: vec![row.on.id],
            name: Some(self.title()).filter(|title| !title.is_empty()),
            stage: self.stage(),
            repeat: row.int("repeat") == Some(1),
            responsible: self.responsible(),
            tags,
            observers: self.observers(),
            planned: self.planned.iter().cloned().map(Pending::from).collect(),
        }
    }

    /// Who follows the record.
    pub fn observers(&self) -> Vec<UserId> {
        match self.row().get("observers") {
            Value::Ids(ids) => ids.iter().copied().map(UserId).collect(),
            _ => Vec::new(),
        }
    }
}
