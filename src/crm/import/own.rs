//! Rows of this program's own exports: which records here they were written from, and what of them
//! says only what those records hold.
//!
//! An export calls clients and people by their names. What a record is linked with stays that where
//! the row still says so, also where several bear the name or nobody may be given it any more.

use std::collections::HashMap;

use super::Request;
use super::places::words;
use super::twins::OnDuplicate;
use crate::domain::fold::fold;
use crate::domain::namesake;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::returned::{Candidate, Meant, Numbering, Returned, Standing};
use crate::domain::setup::Setup;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::exchange::cell;
use crate::exchange::draft::RecordDraft;
use crate::store::page::list::links;
use crate::store::page::name;
use crate::store::{Connection, Result, imported, row};

/// The records of a noun by the numbers that stand in a file.
pub struct Own {
    noun: Noun,
    /// Records beyond this one are made from the file.
    newest: i64,
    numbering: Numbering,
    /// Which records had a number in the file they were made from, the oldest first.
    bore: HashMap<i64, Vec<i64>>,
    /// Which number those had.
    numbers: HashMap<i64, i64>,
    /// When the record of each row was made, by the row's number.
    said: HashMap<i64, i64>,
    /// Whether rows may be about records that are here, as an export counts them.
    counts: bool,
}

impl Own {
    /// Begins for a file, and finds out how it counts where rows may be about records that are here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(conn: &Connection, request: &Request<'_>) -> Result<Own> {
        let noun = request.noun;
        let mut own = Own {
            noun,
            newest: imported::newest(conn, noun)?,
            numbering: Numbering::Here,
            bore: HashMap::new(),
            numbers: HashMap::new(),
            said: HashMap::new(),
            counts: request.plan.is_export() && request.duplicates.0 != OnDuplicate::Allow,
        };
        if !own.counts {
            return Ok(own);
        }
        let returned =
            || request.table.rows().flatten().filter_map(|row| request.plan.returned(&row));
        own.said = returned().map(|row| (row.id, row.made)).collect();
        for (id, number) in imported::numbers_before(conn, noun)? {
            own.numbers.entry(id).or_insert(number);
            let bore = own.bore.entry(number).or_default();
            if bore.last() != Some(&id) {
                bore.push(id);
            }
        }
        if own.bore.is_empty() {
            return Ok(own);
        }
        let (mut here, mut elsewhere) = (0, 0);
        for row in returned() {
            for (numbering, count) in
                [(Numbering::Here, &mut here), (Numbering::Elsewhere, &mut elsewhere)]
            {
                *count += u64::from(own.by(conn, numbering, row)? != Meant::Nobody);
            }
        }
        own.numbering = Numbering::of(here, elsewhere);
        Ok(own)
    }

    /// Whether rows may be about records that are here, as an export counts them.
    pub fn counts(&self) -> bool {
        self.counts
    }

    /// Whether a record is counted by the file, so that none but its own row is about it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_said(&self, conn: &Connection, id: i64) -> Result<bool> {
        let number = match self.numbering {
            Numbering::Here => Some(&id),
            Numbering::Elsewhere => self.numbers.get(&id),
        };
        let Some(made) = number.and_then(|number| self.said.get(number)) else { return Ok(false) };
        let standing = imported::standing(conn, RecordRef::new(self.noun, id))?;
        Ok(standing.is_some_and(|(at, _)| at == *made))
    }

    /// The record a row was written from.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(&self, conn: &Connection, draft: &RecordDraft) -> Result<Meant> {
        draft.returned.map_or(Ok(Meant::Nobody), |row| self.by(conn, self.numbering, row))
    }

    /// Whether a number is that of a record that was in use here before the file.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_in_use(&self, conn: &Connection, id: i64) -> Result<bool> {
        if id > self.newest {
            return Ok(false);
        }
        let standing = imported::standing(conn, RecordRef::new(self.noun, id))?;
        Ok(standing.is_some_and(|(_, standing)| standing == Standing::InUse))
    }

    /// Whether a row was written here from the record it means.
    pub fn is_of_here(&self, meant: Meant) -> bool {
        matches!(meant, Meant::Record(_)) && self.numbering == Numbering::Here
    }

    fn by(&self, conn: &Connection, numbering: Numbering, row: Returned) -> Result<Meant> {
        let ids = match numbering {
            Numbering::Here if row.id > self.newest => &[],
            Numbering::Here => std::slice::from_ref(&row.id),
            Numbering::Elsewhere => self.bore.get(&row.id).map_or(&[][..], Vec::as_slice),
        };
        let mut candidates = Vec::with_capacity(ids.len());
        for id in ids {
            let standing = imported::standing(conn, RecordRef::new(self.noun, *id))?;
            candidates.extend(standing.map(|(made, standing)| Candidate {
                id: *id,
                made,
                standing,
            }));
        }
        Ok(row.meant(&candidates))
    }
}

/// Takes out of a draft what it says of links, people and places as the record holds them now; in a
/// row that was written here the numbers of clients are theirs.
///
/// # Errors
/// When the database fails.
pub fn settle(
    conn: &Connection,
    setup: &Setup,
    (on, is_here): (RecordRef, bool),
    draft: &mut RecordDraft,
) -> Result<()> {
    let held = |name: &str| -> Result<Value> {
        let field = setup.registry.get(on.noun, name);
        field.map_or(Ok(Value::Empty), |field| row::get(conn, field, on.id))
    };
    // The number has told which record it is.
    draft.leftovers.retain(|(header, _)| header != "id");
    let called = |name: &str| called(conn, setup, on, name);
    for (noun, mention) in
        [(Noun::Contact, &mut draft.contact), (Noun::Company, &mut draft.company)]
    {
        let name = noun.word();
        let (Some(said), Some(known)) = (&mention.name, called(name)?) else { continue };
        let number = held(name)?.as_int().filter(|_| is_here);
        let is_namesake = |id| *said == namesake::written(&known, RecordRef::new(noun, id));
        if *said == known || number.is_some_and(is_namesake) {
            mention.name = None;
        }
    }
    if !draft.contacts.is_empty()
        && called("contacts")?.is_some_and(|names| cell::words(&names) == draft.contacts)
    {
        draft.contacts.clear();
    }
    let mut links = Vec::new();
    for link in std::mem::take(&mut draft.links) {
        if called(&link.field)?.as_ref() != Some(&link.text) {
            links.push(link);
        }
    }
    draft.links = links;
    let login = |id: i64| setup.user(UserId(id)).map(|user| user.login.as_str());
    if let Some(owner) = &draft.owner
        && held("responsible")?.as_int().and_then(login) == Some(owner)
    {
        draft.owner = None;
    }
    if !draft.observers.is_empty()
        && let Value::Ids(ids) = held("observers")?
        && ids.iter().filter_map(|id| login(*id)).eq(draft.observers.iter().map(String::as_str))
    {
        draft.observers.clear();
    }
    if let Some(said) = &draft.source
        && let Some(source) = held("source")?.as_int().and_then(|id| setup.source(id))
        && words(&source.code, &source.names).any(|word| word == fold(said))
    {
        draft.source = None;
    }
    if let Some(said) = &draft.stage
        && let Some(stage) = held("stage")?.as_int().and_then(|id| setup.stage(StageId(id)))
        && words(&stage.code, &stage.names).any(|word| word == fold(said))
        && draft.pipeline.as_ref().is_none_or(|said| {
            let pipeline = setup.pipelines.iter().find(|one| one.id == stage.pipeline);
            pipeline.is_some_and(|p| words(&p.code, &p.names).any(|word| word == fold(said)))
        })
    {
        (draft.stage, draft.stage_meaning, draft.pipeline) = (None, None, None);
    }
    Ok(())
}

/// How an export writes the records that a field of this one links.
fn called(conn: &Connection, setup: &Setup, on: RecordRef, field: &str) -> Result<Option<String>> {
    let Some(field) = setup.registry.get(on.noun, field) else { return Ok(None) };
    let mut names = Vec::new();
    for link in links(field, &row::get(conn, field, on.id)?) {
        let name = name::of(conn, link)?.filter(|name| !name.trim().is_empty());
        names.push(name.unwrap_or_else(|| link.to_string()));
    }
    Ok((!names.is_empty()).then(|| names.join("; ").trim().to_owned()))
}
