//! What is to be done, taken out for the lists of other programs: each activity with the record it
//! belongs to and that record's tags.

use std::collections::HashMap;
use std::io::Write;

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

use super::Rows;
use crate::crm::{Failure, Fault, Reader};
use crate::domain::access::{self, Right};
use crate::domain::checklist;
use crate::domain::field::Field;
use crate::domain::look::Sort;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::query::Filter;
use crate::domain::value::Value;
use crate::exchange::todo::{Format, Item, Writer};
use crate::store::page::list::ListRow;
use crate::store::row;

/// What is read of an activity.
const FIELDS: [&str; 11] = [
    "kind",
    "subject",
    "deadline",
    "done_at",
    "on",
    "responsible",
    "description",
    "checklist",
    "result",
    "created_at",
    "updated_at",
];

/// What is to be taken out, and for whom.
#[derive(Clone, Copy)]
pub struct Todo<'a> {
    /// Which activities.
    pub filter: &'a Filter,
    /// In which order.
    pub sort: &'a Sort,
    /// Who reads it.
    pub format: Format,
    /// What an activity is called, from its subject.
    pub subject: &'a dyn Fn(&str) -> String,
    /// What a record without a name is called.
    pub untitled: &'a dyn Fn(RecordRef) -> String,
    /// The local time of a moment.
    pub local: fn(i64) -> NaiveDateTime,
}

impl Reader {
    /// Writes the activities to `out` and returns it with how many there were. `progress` is told how
    /// many are written.
    ///
    /// # Errors
    /// A refusal where the person may not take activities out, or a failure to read or to write.
    pub fn export_todo<W: Write>(
        &self,
        todo: &Todo<'_>,
        out: W,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(W, u64), Failure> {
        access::may(self.viewer(), Right::Read, Noun::Activity)?;
        access::may(self.viewer(), Right::Export, Noun::Activity)?;
        let setup = self.setup();
        let home = self.home()?;
        let get = |name: &&str| setup.registry.get(Noun::Activity, name);
        let fields: Vec<&Field> = FIELDS.iter().filter_map(get).collect();
        let rows = Rows { noun: Noun::Activity, filter: todo.filter, sort: todo.sort };
        let mut file = Writer::new(out, todo.format, todo.local).map_err(Fault::Io)?;
        let written = self.each_row(rows, &fields, progress, &mut |row, names| {
            let item = self.item(todo, &fields, row, names)?;
            file.item(&Item { uuid: uuid(&home, row.id), ..item }).map_err(Fault::Io)?;
            Ok(1)
        })?;
        Ok((file.finish().map_err(Fault::Io)?, written))
    }

    fn item(
        &self,
        todo: &Todo<'_>,
        fields: &[&Field],
        row: &ListRow,
        names: &HashMap<RecordRef, String>,
    ) -> Result<Item, Failure> {
        let get = |name: &str| {
            let place = fields.iter().position(|field| field.name == name);
            place.and_then(|place| row.cells.get(place))
        };
        let text = |name: &str| get(name).and_then(Value::as_text).unwrap_or_default();
        let moment = |name: &str| get(name).and_then(Value::as_int);
        let on: Option<RecordRef> = text("on").parse().ok();
        let setup = self.setup();
        let mut tags = vec![text("kind").to_owned()];
        if let Some(on) = on
            && let Some(field) = setup.registry.get(on.noun, "tags")
            && let Value::List(own) = self.read(|conn| Ok(row::get(conn, field, on.id)?))?
        {
            tags.extend(own);
        }
        let named = |on: RecordRef| {
            let name = names.get(&on).filter(|name| !name.is_empty());
            name.cloned().unwrap_or_else(|| (todo.untitled)(on))
        };
        let items = checklist::read(text("checklist"));
        let ticks = items.iter().map(|one| {
            let mark = if one.done { "x" } else { " " };
            format!("[{mark}] {}", one.text)
        });
        let said = ["description", "result"].map(|name| text(name).to_owned());
        let responsible = moment("responsible").map(UserId).and_then(|id| setup.user(id));
        let made = moment("created_at").unwrap_or_default();
        Ok(Item {
            id: row.id,
            uuid: String::new(),
            text: (todo.subject)(text("subject")),
            made,
            changed: moment("updated_at").unwrap_or(made),
            due: moment("deadline"),
            done: moment("done_at"),
            project: on.map(named),
            on: on.map(|on| on.to_string()),
            tags,
            who: responsible.map(|user| user.login.clone()),
            notes: said.into_iter().filter(|text| !text.is_empty()).chain(ticks).collect(),
        })
    }
}

/// The same for the same activity of the same database, and for no other.
fn uuid(home: &str, id: i64) -> String {
    let mut bytes = Sha256::digest(format!("{home}/activity/{id}"));
    // Version 8: of a scheme of one's own.
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activity_is_known_by_one_name_everywhere() {
        assert_eq!(uuid("a", 1), uuid("a", 1));
        assert_ne!(uuid("a", 1), uuid("a", 2));
        assert_ne!(uuid("a", 1), uuid("b", 1));
        let parts: Vec<String> = uuid("a", 1).split('-').map(str::to_owned).collect();
        assert_eq!(parts.iter().map(String::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(parts[2].starts_with('8') && parts[3].starts_with(['8', '9', 'a', 'b']));
    }
}
