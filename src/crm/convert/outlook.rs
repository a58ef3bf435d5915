//! What converting a lead would come to, read before anybody decides: what the rules and the rights
//! allow, which clients are here already, what goes along, and what each target still needs.

use super::{matches, past, values};
use crate::crm::reader::Reader;
use crate::crm::{Failure, no_such, supplement};
use crate::domain::access;
use crate::domain::command::{Set, Targets};
use crate::domain::conversion::{self, Candidate, Past, Rights};
use crate::domain::field::Field;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::required;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::{client, filled, row};

/// What is known before a lead is converted.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// At which stage it is.
    pub stage: Option<StageId>,
    /// What its past says.
    pub past: Past,
    /// What the person may create.
    pub rights: Rights,
    /// The contacts and companies it may be, the likeliest first.
    pub clients: Vec<Candidate>,
    /// Whether the lead names a company.
    pub says_company: bool,
    /// The mandatory fields of new targets that the lead leaves empty.
    pub lacking: Vec<Field>,
    /// The fields every lead has that say something in this one, by name: an amount of nothing does
    /// not.
    pub filled: Vec<String>,
    /// The fields the team added to leads that hold something in this one.
    pub own: Vec<Own>,
}

/// A field that the team added to leads, with what a lead holds in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// Which field.
    pub field: Field,
    /// What is in it; nothing where it is asked about several leads.
    pub value: Value,
}

impl Reader {
    /// What the viewer may create when leads are converted.
    pub fn conversion_rights(&self) -> Rights {
        let viewer = self.viewer();
        Rights::ask(|right, noun| access::may(viewer, right, noun))
    }

    /// The mandatory fields of new deals, contacts and companies that many may have one value for:
    /// all but what each is called.
    pub fn conversion_common(&self) -> Vec<Field> {
        let setup = self.setup();
        let fields = Targets::NOUNS.into_iter().flat_map(|noun| setup.registry.of(noun));
        let named = ["title", "last_name", "first_name", "middle_name"];
        fields
            .filter(|field| field.flags.required && !named.contains(&field.name.as_str()))
            .cloned()
            .collect()
    }

    /// The fields the team added to leads that hold something in any of these.
    ///
    /// # Errors
    /// When the database fails.
    pub fn conversion_own(&self, leads: &[i64]) -> Result<Vec<Own>, Failure> {
        let setup = self.setup();
        let own: Vec<&Field> =
            setup.registry.of(Noun::Lead).filter(|field| field.flags.custom).collect();
        let filled = self.read(|conn| Ok(filled::filled_in(conn, Noun::Lead, &own, leads)?))?;
        let filled = own.into_iter().zip(filled).filter(|(_, filled)| *filled);
        Ok(filled.map(|(field, _)| Own { field: field.clone(), value: Value::Empty }).collect())
    }

    /// How many of these leads are repeat: of them only a deal can be made.
    ///
    /// # Errors
    /// When the database fails.
    pub fn conversion_repeat(&self, leads: &[i64]) -> Result<usize, Failure> {
        self.read(|conn| Ok(client::repeat_among(conn, leads)?))
    }

    /// What converting a lead would come to.
    ///
    /// # Errors
    /// A refusal when there is no such lead, or a failure of the database.
    pub fn outlook(&self, lead: i64) -> Result<Outlook, Failure> {
        let setup = self.setup();
        let on = RecordRef::new(Noun::Lead, lead);
        self.read(|conn| {
            let row = row::load(conn, &setup.registry, on)?.ok_or_else(|| no_such(on))?;
            let mut clients = matches::contacts(conn, &setup, &row)?;
            let contact = conversion::pick(&clients).ok().flatten();
            clients.extend(matches::companies(conn, &setup, &row, contact)?);
            for noun in [Noun::Contact, Noun::Company] {
                let more = matches::namesakes(conn, &setup, noun, &row, &clients)?;
                clients.extend(more);
            }
            let carried =
                [Noun::Contact, Noun::Company].map(|noun| values::own_fields(&setup, noun, &row));
            for client in &mut clients {
                if client.is_sure() {
                    let ways = supplement::ways(&row);
                    client.lacks = supplement::lacking(conn, &setup, client.on, &ways)?
                        .into_iter()
                        .flat_map(|(_, points)| points.into_iter().map(|point| point.value))
                        .collect();
                }
                for set in &carried[usize::from(client.on.noun == Noun::Company)] {
                    if let Some(field) = setup.registry.get(client.on.noun, &set.field)
                        && row::get(conn, field, client.on.id)?.is_empty()
                    {
                        client.empty.push(set.field.clone());
                    }
                }
            }
            clients.sort_by_key(|one| std::cmp::Reverse(one.is_sure().then_some(one.shared)));
            let mut lacking = Vec::new();
            for noun in Targets::NOUNS {
                let mut alone = Targets::default();
                alone.put(noun, true);
                let set = values::of(&setup, noun, alone, &row);
                let value = |name: &str| {
                    set.iter().find(|one: &&Set| one.field == name).map(|one| &one.value)
                };
                let missing = required::missing(setup.registry.of(noun), value);
                lacking.extend(missing.into_iter().cloned());
                if noun == Noun::Contact && !values::is_somebody(&set) {
                    lacking.extend(setup.registry.get(noun, "last_name").cloned());
                }
            }
            let says = |value: &Value| !value.is_empty() && *value != Value::Int(0);
            let filled = row.values.iter().filter(|(_, value)| says(value));
            let own = values::filled(&setup, &row);
            Ok(Outlook {
                stage: row.int("stage").map(StageId),
                past: past(&setup, &row),
                rights: self.conversion_rights(),
                clients,
                says_company: !row.text("company_name").is_empty(),
                lacking,
                filled: filled.map(|(name, _)| name.clone()).collect(),
                own: own.map(|(f, v)| Own { field: f.clone(), value: v.clone() }).collect(),
            })
        })
    }
}
