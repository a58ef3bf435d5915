//! What follows from a change elsewhere: rows that are found by the changed one, activities that are
//! lit or put out by it.

use super::Work;
use crate::crm::Failure;
use crate::domain::field::{Field, Kind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::derived::naming;
use crate::store::{client, derived};

impl Work<'_> {
    /// Notes that what a row is found by changed otherwise than through its fields.
    pub fn refresh_search(&mut self, on: RecordRef) {
        self.stale.insert(on);
    }

    /// Notes the cards that are found by a field of another row: by their client's name, by the
    /// comments on their timeline.
    pub(super) fn refresh_named(&mut self, on: RecordRef, field: &str) -> Result<(), Failure> {
        self.rekey_pointing(on, field)?;
        for shown in naming::showing(self.conn, on, field)? {
            let clients = matches!(shown.noun, Noun::Contact | Noun::Company);
            // They are sorted by it, and not found by it.
            let sorted = matches!(on.noun, Noun::Lead | Noun::User) || clients;
            match sorted && on.noun != Noun::Entry {
                true => drop(self.unkeyed.insert(shown)),
                false => self.refresh_search(shown),
            }
        }
        Ok(())
    }

    /// Notes the records that stand in lists by the name of this one, through a field of the team.
    fn rekey_pointing(&mut self, on: RecordRef, field: &str) -> Result<(), Failure> {
        if !matches!(field, "title" | "last_name" | "first_name" | "middle_name") {
            return Ok(());
        }
        for noun in Noun::RECORDS {
            let links = self.setup.registry.of(noun);
            for link in links.filter(|f| f.flags.custom && f.kind == Kind::Link(on.noun)) {
                self.unkeyed.extend(naming::linked_by(self.conn, link, on.id)?);
            }
        }
        Ok(())
    }

    /// Keeps true whether leads are repeat, where their client changed or where he came from did. A
    /// lead is repeat whose client was here before it: one who was made of it was not.
    pub(super) fn refresh_repeat(
        &self,
        on: RecordRef,
        field: &Field,
        held: [&Value; 2],
    ) -> Result<(), Failure> {
        let leads: Vec<i64> = match (on.noun, field.name.as_str()) {
            (Noun::Lead, "contact" | "company") => vec![on.id],
            (Noun::Contact | Noun::Company, "lead") if !field.flags.custom => {
                held.into_iter().flat_map(derived::ids).collect()
            }
            _ => return Ok(()),
        };
        for lead in leads {
            client::note_repeat(self.conn, lead)?;
        }
        Ok(())
    }

    /// Notes who stands in lists by the name of a company or of people, where people came to it or left
    /// it, and the leads of these: they show its name.
    pub(super) fn refresh_partners(
        &mut self,
        field: &Field,
        held: [&Value; 2],
    ) -> Result<(), Failure> {
        let partner = match (field.noun, &*field.name) {
            (Noun::Company, "contact") => Noun::Contact,
            (Noun::Contact, "company") => Noun::Company,
            _ => return Ok(()),
        };
        for id in held.into_iter().flat_map(derived::ids) {
            let on = RecordRef::new(partner, id);
            self.unkeyed.insert(on);
            if partner == Noun::Contact {
                self.refresh_named(on, "company")?;
            }
        }
        Ok(())
    }

    /// Whether a change of the field may light activities or put them out.
    pub(super) fn lights(&self, field: &Field, before: &Value, after: &Value) -> bool {
        let pipeline = |stage: &Value| {
            let stage = stage.as_int().and_then(|id| self.setup.stage(StageId(id)));
            stage.map(|stage| stage.pipeline)
        };
        match (field.noun, field.name.as_str()) {
            (
                Noun::Activity,
                "deadline" | "remind" | "responsible" | "people" | "on" | "incoming" | "done_at",
            )
            | (Noun::User | Noun::Pipeline, "reminders") => true,
            (Noun::Lead | Noun::Deal, "stage") => pipeline(before) != pipeline(after),
            _ => false,
        }
    }
}
