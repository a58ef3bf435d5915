//! One row becomes the draft of one record, by the plan of its file.
//!
//! Nothing of a row is lost: a cell no field takes, or whose form nobody can read, goes with the
//! record under its column's name.

mod reading;

use std::mem;

use super::cell;
use super::plan::Plan;
use super::profile::{Detail, Party, Target};
use super::table::{BadRow, Row};
use crate::domain::input::Dates;
use crate::domain::message::Message;
use crate::domain::point::{Point, PointKind};
use crate::domain::product::ProductRow;
use crate::domain::returned::Returned;
use crate::domain::stage::Meaning;
use crate::domain::value::Value;
use reading::Reading;

/// The field with the products of a record.
const PRODUCTS: &str = "products";

/// A record as a file describes it, before anything is looked up or checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RecordDraft {
    /// The line of the file its row begins on.
    pub line: u64,
    /// Values by the stable names of their fields; no name occurs twice.
    pub values: Vec<(String, Value)>,
    /// Who works on it: a name, a login or an e-mail, as given.
    pub owner: Option<String>,
    /// Who follows it, likewise.
    pub observers: Vec<String>,
    /// The stage, as given.
    pub stage: Option<String>,
    /// The pipeline of the stage, as given.
    pub pipeline: Option<String>,
    /// The source, as given.
    pub source: Option<String>,
    /// When the other system made it, in seconds since 1970 UTC.
    pub created_at: Option<i64>,
    /// When it ended there, in seconds since 1970 UTC.
    pub closed_at: Option<i64>,
    /// The moment behind its closing date, likewise, where the file names an hour: when it ended there,
    /// if it did.
    pub close_hour: Option<i64>,
    /// Whether the other system says that the lead has become something else.
    pub converted: Option<bool>,
    /// How it ended in the other system, open where it did not.
    pub outcome: Option<Meaning>,
    /// What the stage means where an export names it.
    pub stage_meaning: Option<Meaning>,
    /// Its number in the other system; also among the leftovers.
    pub external_id: Option<String>,
    /// What an export says of the record its row was written from.
    pub returned: Option<Returned>,
    /// Its number where an export may have written it and the row says no more of its record.
    pub bare_number: Option<i64>,
    /// The person it belongs to.
    pub contact: Mention,
    /// The company it belongs to.
    pub company: Mention,
    /// The names of further contacts, as given.
    pub contacts: Vec<String>,
    /// What the team's own fields link, as given, one for each field.
    pub links: Vec<Link>,
    /// Columns and cells no field took.
    pub leftovers: Vec<(String, String)>,
    /// The columns whose cells are among the leftovers because their field holds another one.
    pub crowded: Vec<String>,
    /// What stands where the currency does and is none; it and the amounts are among the leftovers.
    pub unknown_currency: Option<String>,
    /// Cells that are among the leftovers because their form could not be read.
    pub warnings: Vec<Message>,
}

/// A record or a person that a field of the team's own names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The stable name of the field.
    pub field: String,
    /// The column's name.
    pub header: String,
    /// What the cell says.
    pub text: String,
}

/// What a row says about a contact or company that has its own card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mention {
    /// The name, as given.
    pub name: Option<String>,
    /// The last name of a person, where it has a column of its own.
    pub last_name: Option<String>,
    /// The first name, likewise.
    pub first_name: Option<String>,
    /// The middle name, likewise.
    pub middle_name: Option<String>,
    /// E-mail addresses, of all columns.
    pub emails: Vec<Point>,
    /// Phone numbers, likewise.
    pub phones: Vec<Point>,
    /// A site or its domain.
    pub site: Option<String>,
    /// The number in the other system; also among the leftovers.
    pub id: Option<String>,
}

impl Mention {
    /// Whether the row says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Mention::default()
    }

    /// The whole name: as given, else put together from its parts.
    pub fn whole_name(&self) -> Option<String> {
        let parts = [&self.first_name, &self.middle_name, &self.last_name];
        let parts: Vec<&str> = parts.into_iter().filter_map(|part| part.as_deref()).collect();
        self.name.clone().or_else(|| (!parts.is_empty()).then(|| parts.join(" ")))
    }

    /// The phones and e-mails, each with what it is.
    pub fn reach(&self) -> impl Iterator<Item = (PointKind, &Point)> {
        let emails = self.emails.iter().map(|point| (PointKind::Email, point));
        emails.chain(self.phones.iter().map(|point| (PointKind::Phone, point)))
    }

    fn part(&mut self, detail: Detail) -> &mut Option<String> {
        match detail {
            Detail::Name => &mut self.name,
            Detail::LastName => &mut self.last_name,
            Detail::FirstName => &mut self.first_name,
            Detail::MiddleName => &mut self.middle_name,
            Detail::Site => &mut self.site,
            Detail::Id => &mut self.id,
        }
    }
}

impl RecordDraft {
    /// The draft of a row, or none where all its cells are empty.
    ///
    /// A row with a NUL is bad; cells that cannot be read only warn.
    pub fn read(
        row: &Row<'_>,
        plan: &Plan,
        dates: &dyn Dates,
    ) -> Result<Option<RecordDraft>, BadRow> {
        let draft = RecordDraft {
            line: row.line,
            returned: plan.returned(row),
            bare_number: plan.bare_number(row),
            ..RecordDraft::default()
        };
        let mut reading = Reading::new(draft, dates, plan.sorts_firms());
        let mut filled = false;
        for (column, cell) in plan.columns().iter().zip(&row.cells) {
            if cell.contains('\0') {
                let reason = Message::new("exchange-row-nul").with("column", &*column.header);
                let cells = row.cells.iter().map(|cell| cell.to_string()).collect();
                return Err(BadRow { line: row.line, cells, reason });
            }
            let text = cell::said(cell);
            if !text.is_empty() {
                filled |= column.target != Target::Skip && !column.only_counts(text);
                reading.cell(column, text);
            }
        }
        let draft = reading.finish(plan.currency);
        Ok(filled.then_some(draft))
    }

    /// Whether the next row says nothing else than this one but one more product: other systems write
    /// a row for each product of a record.
    pub fn goes_on_with(&mut self, next: &mut RecordDraft) -> bool {
        if self.external_id.is_none() || self.external_id != next.external_id {
            return false;
        }
        let (Some(own), Some(more)) = (self.products(), next.products()) else { return false };
        // Lent while the rest is compared: of very many a copy would cost too much.
        let (own, more) = (mem::take(own), mem::take(more));
        let line = mem::replace(&mut next.line, self.line);
        let goes_on = self == next;
        next.line = line;
        for (draft, products) in [(self, own), (next, more)] {
            if let Some(slot) = draft.products() {
                *slot = products;
            }
        }
        goes_on
    }

    /// Takes in the products of a row that this one goes on with.
    pub fn take_in(&mut self, mut next: RecordDraft) {
        if let (Some(own), Some(more)) = (self.products(), next.products()) {
            own.append(more);
        }
    }

    /// The products, where the row says any.
    fn products(&mut self) -> Option<&mut Vec<ProductRow>> {
        match self.slot(PRODUCTS)? {
            Value::Rows(rows) => Some(rows),
            _ => None,
        }
    }

    /// The value of a field, by its stable name.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.values.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }

    fn mention(&mut self, party: Party) -> &mut Mention {
        match party {
            Party::Contact => &mut self.contact,
            Party::Company => &mut self.company,
        }
    }

    fn slot(&mut self, field: &str) -> Option<&mut Value> {
        self.values.iter_mut().find(|(name, _)| name == field).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests;
