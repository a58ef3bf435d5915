//! What follows for a new record from its client: whether a lead is repeat, what the client of a deal
//! was to the firm until now.

use super::Work;
use crate::crm::Failure;
use crate::domain::client::{self, Known};
use crate::domain::field::Field;
use crate::domain::noun::Noun;
use crate::domain::value::Value;
use crate::store::{Sql, purchases};

impl Work<'_> {
    /// The columns of a new row that follow from its client: whether a lead is repeat, and what the
    /// client of a deal was until now.
    pub(super) fn kinship(
        &self,
        noun: Noun,
        values: &[(&Field, &Value)],
    ) -> Result<Vec<(String, Sql)>, Failure> {
        let find = |name: &str| {
            let found = values.iter().find(|(field, _)| field.name == name);
            found.and_then(|(_, value)| value.as_int())
        };
        let (contact, company) = (find("contact"), find("company"));
        let linked = contact.is_some() || company.is_some();
        Ok(match noun {
            Noun::Lead => vec![("repeat".to_owned(), Sql::Integer(i64::from(linked)))],
            Noun::Deal if linked => {
                let at = find("created_at").unwrap_or(self.now);
                let known = self.known(contact, company, at, i64::MAX)?;
                vec![("client_kind".to_owned(), Sql::Text(known.word().to_owned()))]
            }
            _ => Vec::new(),
        })
    }

    /// What a client was to the firm before a deal made at `at` with this number.
    ///
    /// # Errors
    /// When the database fails.
    pub fn known(
        &self,
        contact: Option<i64>,
        company: Option<i64>,
        at: i64,
        deal: i64,
    ) -> Result<Known, Failure> {
        let client = client::Client { contact, company };
        Ok(Known::by(purchases::earlier_deals(self.conn, self.setup, client, at, deal)?))
    }
}
