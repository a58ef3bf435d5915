//! What follows from a change elsewhere: rows that are found by the changed one, activities that are
//! lit or put out by it.

use super::Work;
use crate::crm::Failure;
use crate::domain::client;
use crate::domain::field::Field;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::{derived, journal};

impl Work<'_> {
    /// Notes that what a row is found by changed otherwise than through its fields.
    pub fn refresh_search(&mut self, on: RecordRef) {
        self.stale.insert(on);
    }

    /// Notes the cards that are found by a field of another row: by their client's name, by the
    /// comments on their timeline.
    pub(super) fn refresh_named(&mut self, on: RecordRef, field: &str) -> Result<(), Failure> {
        let sql = match (on.noun, field) {
            (Noun::Contact, "last_name" | "first_name" | "middle_name") => {
                "SELECT 'lead', id FROM lead WHERE contact_id = ?1
                 UNION ALL SELECT 'deal', id FROM deal WHERE contact_id = ?1
                 UNION ALL SELECT 'deal', deal_id FROM contact_deal WHERE contact_id = ?1"
            }
            (Noun::Contact, name) if name == "company" || client::detail(name).is_some() => {
                "SELECT 'lead', id FROM lead WHERE contact_id = ?1"
            }
            (Noun::Company, "title") => {
                "SELECT 'lead', id FROM lead WHERE company_id = ?1
                 UNION ALL SELECT 'deal', id FROM deal WHERE company_id = ?1
                 UNION ALL SELECT 'lead', l.id FROM contact_company j
                   JOIN lead l ON l.contact_id = j.contact_id WHERE j.company_id = ?1"
            }
            (Noun::Company, name) if client::detail(name).is_some() => {
                "SELECT 'lead', id FROM lead WHERE company_id = ?1"
            }
            (Noun::Entry, "text" | journal::DELETED) => {
                "SELECT noun, record_id FROM entry WHERE id = ?1 AND kind = 'comment'"
            }
            _ => return Ok(()),
        };
        let found: Vec<(String, i64)> = self
            .conn
            .prepare_cached(sql)?
            .query_map([on.id], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (word, id) in found {
            if let Some(noun) = Noun::parse(&word) {
                self.refresh_search(RecordRef::new(noun, id));
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
        let sql = "UPDATE lead SET repeat =
             EXISTS (SELECT 1 FROM contact c WHERE c.id = lead.contact_id AND c.lead_id IS NOT lead.id)
             OR EXISTS (SELECT 1 FROM company c WHERE c.id = lead.company_id AND c.lead_id IS NOT lead.id)
             WHERE id = ?1";
        for lead in leads {
            self.conn.prepare_cached(sql)?.execute([lead])?;
        }
        Ok(())
    }

    /// Notes the leads of people who came to a company or left it: they show its name.
    pub(super) fn refresh_partners(
        &mut self,
        field: &Field,
        held: [&Value; 2],
    ) -> Result<(), Failure> {
        if (field.noun, &*field.name) == (Noun::Company, "contact") {
            for contact in held.into_iter().flat_map(derived::ids) {
                self.refresh_named(RecordRef::new(Noun::Contact, contact), "company")?;
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
