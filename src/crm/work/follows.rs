//! What follows from a change elsewhere: rows that are found by the changed one, activities that are
//! lit or put out by it.

use super::Work;
use crate::crm::Failure;
use crate::domain::client;
use crate::domain::field::{Field, Kind, Storage};
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
                 UNION ALL SELECT 'company', company_id FROM contact_company WHERE contact_id = ?1
                 UNION ALL SELECT 'deal', id FROM deal WHERE contact_id = ?1
                 UNION ALL SELECT 'deal', deal_id FROM contact_deal WHERE contact_id = ?1"
            }
            (Noun::Contact, name) if name == "company" || client::detail(name).is_some() => {
                "SELECT 'lead', id FROM lead WHERE contact_id = ?1"
            }
            (Noun::Company, "title") => {
                "SELECT 'lead', id FROM lead WHERE company_id = ?1
                 UNION ALL SELECT 'contact', contact_id FROM contact_company WHERE company_id = ?1
                 UNION ALL SELECT 'deal', id FROM deal WHERE company_id = ?1
                 UNION ALL SELECT 'lead', l.id FROM contact_company j
                   JOIN lead l ON l.contact_id = j.contact_id WHERE j.company_id = ?1"
            }
            (Noun::Company, name) if client::detail(name).is_some() => {
                "SELECT 'lead', id FROM lead WHERE company_id = ?1"
            }
            (Noun::User, "name" | "login") => {
                "SELECT noun, record_id FROM observer WHERE user_id = ?1"
            }
            (Noun::Lead, "title") => {
                "SELECT 'deal', id FROM deal WHERE lead_id = ?1
                 UNION ALL SELECT 'contact', id FROM contact WHERE lead_id = ?1
                 UNION ALL SELECT 'company', id FROM company WHERE lead_id = ?1"
            }
            (Noun::Entry, "text" | journal::DELETED) => {
                "SELECT noun, record_id FROM entry WHERE id = ?1 AND kind = 'comment'"
            }
            _ => return self.rekey_pointing(on, field),
        };
        self.rekey_pointing(on, field)?;
        let found: Vec<(String, i64)> = self
            .conn
            .prepare_cached(sql)?
            .query_map([on.id], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (word, id) in found {
            let Some(noun) = Noun::parse(&word) else { continue };
            let clients = matches!(noun, Noun::Contact | Noun::Company);
            // They are sorted by it, and not found by it.
            let sorted = matches!(on.noun, Noun::Lead | Noun::User) || clients;
            match sorted && on.noun != Noun::Entry {
                true => drop(self.unkeyed.insert(RecordRef::new(noun, id))),
                false => self.refresh_search(RecordRef::new(noun, id)),
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
                let Storage::Column(column) = &link.storage else { continue };
                let (table, live) = (noun.word(), "deleted_at IS NULL");
                let sql = format!("SELECT id FROM {table} WHERE {column} = ?1 AND {live}");
                let mut statement = self.conn.prepare_cached(&sql)?;
                let ids = statement.query_map([on.id], |r| r.get::<_, i64>(0))?;
                for id in ids {
                    self.unkeyed.insert(RecordRef::new(noun, id?));
                }
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
