//! A line of a timeline that is no change: what somebody wrote, what came from outside, what the
//! program noted.

use rusqlite::{Connection, OptionalExtension, Result, Row};
use serde_json::Value as Json;

use super::{Event, Happened};
use crate::domain::attachment::Attachment;
use crate::domain::field::Kind;
use crate::domain::happened::EventRef;
use crate::domain::inbound::{self, Channel};
use crate::domain::noun::RecordRef;
use crate::domain::person::UserId;
use crate::domain::rule::ran::{self, Ran};
use crate::store::row;

/// The columns of an entry (`e`) behind its moment, as [`read`] reads them.
pub(super) const COLUMNS: &str =
    "e.id, e.kind, e.text, e.data, e.pinned_at, e.created_by, e.files, e.edited_at";

/// A line of the timeline that is no change of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// What it is: comment, import, conversion.
    pub kind: String,
    /// Words of a person.
    pub text: Option<String>,
    /// Facts as JSON.
    pub data: Option<String>,
    /// Since when it is pinned.
    pub pinned_at: Option<i64>,
    /// Who wrote it.
    pub author: Option<UserId>,
    /// The files that belong to it.
    pub files: Vec<Attachment>,
    /// When its words were changed last.
    pub edited_at: Option<i64>,
}

/// What the program noted with an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The lead that was converted.
    pub lead: Option<RecordRef>,
    /// What was made of it.
    pub created: Vec<RecordRef>,
    /// The clients it turned out to be, who were here already.
    pub linked: Vec<RecordRef>,
    /// The records that were merged into one.
    pub merged: Vec<RecordRef>,
    /// The record that took them in.
    pub into: Option<RecordRef>,
    /// The file an import read.
    pub file: Option<String>,
    /// Who was in charge there and is unknown here.
    pub owner: Option<String>,
    /// The columns that no field took, with their cells.
    pub leftovers: Vec<(String, String)>,
    /// What a reminder was of: the kind, what was to be done, and until when.
    pub reminded: Option<(String, String, Option<i64>)>,
    /// The deal that a rule copied.
    pub copied: Option<RecordRef>,
}

impl Entry {
    /// What came from outside with it: a call, a letter, a message, a form.
    pub fn inbound(&self) -> Option<(Channel, inbound::Facts)> {
        let channel = Channel::parse(&self.kind)?;
        let facts = serde_json::from_str(self.data.as_deref()?).ok()?;
        Some((channel, facts))
    }

    /// What a rule did, or why it did not.
    pub fn ran(&self) -> Option<Ran> {
        let data = self.data.as_deref().filter(|_| self.kind == ran::KIND)?;
        serde_json::from_str(data).ok()
    }

    /// The event it keeps at the top of a timeline, where it is a pin.
    pub(super) fn pins(&self) -> Option<EventRef> {
        let data: Json = serde_json::from_str(self.data.as_deref()?).ok()?;
        data.get("event")?.as_str()?.parse().ok()
    }

    /// What the program noted with it; nothing with a person's words.
    pub fn facts(&self) -> Facts {
        Facts::of(self.data.as_deref())
    }
}

impl Facts {
    /// What these facts, as an entry keeps them, say.
    pub fn of(data: Option<&str>) -> Facts {
        let data: Json = data.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        let text = |name: &str| data.get(name).and_then(Json::as_str).map(str::to_owned);
        let list = |name: &str| data.get(name).and_then(Json::as_array).into_iter().flatten();
        let records = |name: &str| {
            list(name).filter_map(|name| name.as_str()?.parse().ok()).collect::<Vec<RecordRef>>()
        };
        let pair = |pair: &Json| {
            Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned()))
        };
        Facts {
            lead: text("lead").and_then(|name| name.parse().ok()),
            created: records("created"),
            linked: records("linked"),
            merged: records("merged"),
            into: text("into").and_then(|name| name.parse().ok()),
            file: text("file"),
            owner: text("owner"),
            copied: text("from").and_then(|name| name.parse().ok()),
            leftovers: list("leftovers").filter_map(pair).collect(),
            reminded: text("kind").zip(text("subject")).map(|(kind, subject)| {
                (kind, subject, data.get("deadline").and_then(Json::as_i64))
            }),
        }
    }
}

/// What the program noted with an entry; nothing where it is another kind of note.
///
/// # Errors
/// When the database fails.
pub fn facts(conn: &Connection, entry: RecordRef) -> Result<Facts> {
    let sql = "SELECT data FROM v_entry WHERE id = ?1";
    let data: Option<Option<String>> =
        conn.prepare_cached(sql)?.query_row([entry.id], |r| r.get(0)).optional()?;
    Ok(Facts::of(data.flatten().as_deref()))
}

/// Reads an entry from its moment and its columns.
pub(super) fn read(r: &Row<'_>) -> Result<Happened> {
    Ok(Happened {
        at: r.get(0)?,
        event: Event::Entry(Entry {
            id: r.get(1)?,
            kind: r.get(2)?,
            text: r.get(3)?,
            data: r.get(4)?,
            pinned_at: r.get(5)?,
            author: r.get::<_, Option<i64>>(6)?.map(UserId),
            files: row::decode(&Kind::Files, r.get_ref(7)?).as_files().to_vec(),
            edited_at: r.get(8)?,
        }),
        on: None,
    })
}
