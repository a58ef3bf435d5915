//! Rows about somebody who is here already: how they are told, and what becomes of them.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use serde_json::{Value as Json, json};

use super::Request;
use super::own::{self, Own};
use super::shape::Shaped;
use crate::crm::work::{Work, same};
use crate::crm::{Failure, entry, move_stage};
use crate::domain::access::{self, Right};
use crate::domain::alike::{company_key, person_key, sorted};
use crate::domain::client::detail;
use crate::domain::field::{Field, Kind};
use crate::domain::fit;
use crate::domain::merge::{is_union, may_choose, united};
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::nearest::advice;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::Viewer;
use crate::domain::point::PointKind;
use crate::domain::product::{ProductRow, write_row};
use crate::domain::returned::Meant;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::value::Value;
use crate::exchange::draft::RecordDraft;
use crate::exchange::profile::Target;
use crate::store::row::{self, Row};
use crate::store::{client, imported, point, through};

/// What becomes of a row about a record that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// It becomes a record of its own.
    #[default]
    Allow,
    /// It is left out.
    Skip,
    /// It fills in what the record lacks; phones, e-mails and tags are united. What it says besides
    /// is kept with the record's import.
    Merge,
    /// What it says stands in place of what the record held, also where it stands and who works on
    /// it; about what it does not say nothing changes.
    Replace,
}

impl Mode {
    /// The stable words, in the order help lists them.
    pub const WORDS: [&str; 4] = ["allow", "skip", "merge", "replace"];

    /// The mode a word means.
    pub fn parse(word: &str) -> Option<Mode> {
        let modes = [Mode::Allow, Mode::Skip, Mode::Merge, Mode::Replace];
        modes.into_iter().zip(Mode::WORDS).find(|(_, known)| *known == word).map(|(mode, _)| mode)
    }
}

/// By what a row is known to be about a record that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// The same phone, in whatever spelling.
    Phone,
    /// The same e-mail.
    Email,
    /// The same name, in any order of its words and any alphabet; of a company without its legal
    /// form, of a deal its title.
    Name,
}

impl Key {
    /// The stable words.
    pub const WORDS: [&str; 3] = ["phone", "email", "name"];

    /// The keys a list of words means; those that are usual for the noun where it is empty.
    ///
    /// # Errors
    /// A malformed value that names the words there are.
    pub fn parse(words: &str, noun: Noun) -> Result<Vec<Key>, Refusal> {
        let known = [Key::Phone, Key::Email, Key::Name];
        let mut keys = Vec::new();
        for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            let key = known.into_iter().zip(Key::WORDS).find(|(_, known)| *known == word);
            // A deal has neither a phone nor an e-mail of its own.
            match key.filter(|(key, _)| noun != Noun::Deal || *key == Key::Name) {
                Some((key, _)) => keys.push(key),
                None => {
                    let names = if noun == Noun::Deal { &["name"][..] } else { &Key::WORDS };
                    let message = Message::new("usage-bad-value").with("name", "--key");
                    let hint = advice(word, names);
                    return Err(Refusal::malformed(message.with("value", word)).hint(hint));
                }
            }
        }
        if keys.is_empty() {
            keys = if noun == Noun::Deal { vec![Key::Name] } else { vec![Key::Phone, Key::Email] };
        }
        Ok(keys)
    }
}

/// The records that rows may turn out to be about.
pub struct Twins<'a> {
    noun: Noun,
    mode: Mode,
    keys: &'a [Key],
    country: String,
    /// By key and what is compared: records by name, and by name and number, and what earlier rows of
    /// the file said.
    known: HashMap<(Key, String), i64>,
    /// The records that had a number in a file of the same system.
    numbered: HashMap<String, Vec<i64>>,
    /// Whether the rows have numbers of another system.
    has_numbers: bool,
    /// What is known of rows that an export here wrote.
    own: Own,
    /// Those that were made or changed.
    touched: HashSet<i64>,
}

impl<'a> Twins<'a> {
    /// Reads the names there are, where rows are compared by name.
    ///
    /// # Errors
    /// A refusal when the viewer may not change records, or a failure of the database.
    pub fn read(
        conn: &Connection,
        request: &Request<'a>,
        viewer: Viewer,
        country: &str,
    ) -> Result<Twins<'a>, Failure> {
        let (noun, (mode, keys)) = (request.noun, request.duplicates);
        if matches!(mode, Mode::Merge | Mode::Replace) {
            access::may(viewer, Right::Edit, noun)?;
        }
        let mut numbered: HashMap<String, Vec<i64>> = HashMap::new();
        let mut number_of = HashMap::new();
        let mut columns = request.plan.columns().iter();
        let has_number = columns.any(|column| column.target == Target::Id);
        let has_numbers = mode != Mode::Allow && has_number && !request.plan.is_export();
        if has_numbers {
            for (id, number) in imported::numbers(conn, noun, request.plan.system())? {
                number_of.insert(id, number.clone());
                numbered.entry(number).or_default().push(id);
            }
        }
        let mut known = HashMap::new();
        if mode != Mode::Allow && keys.contains(&Key::Name) {
            imported::whole_names(conn, noun, |id, name| {
                let key = name_key(noun, name);
                if !key.is_empty() {
                    let number = number_of.get(&id).map(String::as_str);
                    for key in [numbered_name(&key, number), key] {
                        known.entry((Key::Name, key)).or_insert(id);
                    }
                }
            })?;
        }
        let own = Own::read(conn, request)?;
        let (country, touched) = (country.to_owned(), HashSet::new());
        Ok(Twins { noun, mode, keys, country, known, numbered, has_numbers, own, touched })
    }

    /// The record that a row of an own export was written from. Where it is the row's, what the row
    /// says of its links and its place as they stand is taken out of the draft.
    ///
    /// # Errors
    /// When the database fails.
    pub fn returned(
        &self,
        conn: &Connection,
        setup: &Setup,
        draft: &mut RecordDraft,
    ) -> Result<Meant, Failure> {
        let meant = self.own.find(conn, draft)?;
        if let (Meant::Record(id), true) = (meant, self.mode != Mode::Allow) {
            own::settle(conn, setup, RecordRef::new(self.noun, id), draft)?;
        }
        Ok(meant)
    }

    /// What becomes of rows about records that exist.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The record a row is about, the oldest where there are several; 0 for an earlier row of a
    /// rehearsed file.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(&self, conn: &Connection, shaped: &Shaped<'_>) -> Result<Option<i64>, Failure> {
        if self.mode == Mode::Allow {
            return Ok(None);
        }
        if let Some(id) = self.by_number(conn, shaped)? {
            return Ok(Some(id));
        }
        for (key, said) in self.said(shaped) {
            let kind = match key {
                Key::Phone => Some(PointKind::Phone),
                Key::Email => Some(PointKind::Email),
                Key::Name => None,
            };
            if let Some(kind) = kind {
                let sharing = client::sharing(conn, self.noun, &[(kind, said.clone())])?;
                if let Some((id, _)) = sharing.first() {
                    return Ok(Some(*id));
                }
                if let Some(id) = self.repeat_lead(conn, &said)? {
                    return Ok(Some(id));
                }
            }
            let known = match self.number(shaped).filter(|_| key == Key::Name) {
                None => self.known.get(&(key, said)),
                // Two that the other system counts apart are two, though they are called the same.
                Some(number) => [Some(number), None]
                    .iter()
                    .find_map(|number| self.known.get(&(key, numbered_name(&said, *number)))),
            };
            if let Some(id) = known {
                return Ok(Some(*id));
            }
        }
        Ok(None)
    }

    /// The record that was made of the same row of another system, the oldest of several. A number
    /// alone says nothing, since every account counts from one: it was also made at the same moment,
    /// or is called the same.
    fn by_number(&self, conn: &Connection, shaped: &Shaped<'_>) -> Result<Option<i64>, Failure> {
        let ids = shaped.number.as_ref().and_then(|number| self.numbered.get(number));
        let mut oldest = None;
        for id in ids.map_or(&[][..], Vec::as_slice) {
            if oldest.is_none_or(|oldest| *id < oldest) && is_made_of(conn, *id, shaped)? {
                oldest = Some(*id);
            }
        }
        Ok(oldest)
    }

    /// The number that a row has in the other system.
    fn number<'s>(&self, shaped: &'s Shaped<'_>) -> Option<&'s str> {
        shaped.number.as_deref().filter(|_| self.has_numbers)
    }

    /// The first lead that shows a phone or an e-mail of its client.
    fn repeat_lead(&self, conn: &Connection, norm: &str) -> Result<Option<i64>, Failure> {
        if self.noun != Noun::Lead {
            return Ok(None);
        }
        for id in point::holders(conn, Noun::Lead, norm)? {
            let lead = RecordRef::new(Noun::Lead, id);
            if row::state(conn, lead)?.is_some_and(|(_, deleted)| deleted.is_none()) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Learns that a row became a record; 0 in a rehearsal.
    pub fn learn(&mut self, shaped: &Shaped<'_>, id: i64) {
        if self.mode == Mode::Allow {
            return;
        }
        for (key, said) in self.said(shaped) {
            if key == Key::Name {
                let numbered = numbered_name(&said, self.number(shaped));
                self.known.entry((key, numbered)).or_insert(id);
            }
            // The database knows the phones and e-mails of a record that was really made.
            if id == 0 || key == Key::Name {
                self.known.entry((key, said)).or_insert(id);
            }
        }
    }

    /// Notes that a record was made or changed; whether that is news. Where every row makes a record
    /// it always is.
    pub fn touch(&mut self, id: i64) -> bool {
        self.mode == Mode::Allow || self.touched.insert(id)
    }

    /// What a row is compared by, in the order of the keys.
    fn said(&self, shaped: &Shaped<'_>) -> Vec<(Key, String)> {
        let value = |name: &str| {
            shaped.values.iter().find(|(field, _)| field.name == name).map(|(_, value)| value)
        };
        let text = |name: &str| value(name).and_then(Value::as_text).unwrap_or("");
        let points = |key: Key, kind: PointKind| -> Vec<(Key, String)> {
            let points = value(kind.word()).map_or(&[][..], Value::as_points).iter();
            points.map(|p| (key, point::norm(kind, &p.value, &self.country))).collect()
        };
        let mut said = Vec::new();
        for key in self.keys {
            match key {
                Key::Phone => said.extend(points(*key, PointKind::Phone)),
                Key::Email => said.extend(points(*key, PointKind::Email)),
                Key::Name => {
                    let name = match self.noun {
                        Noun::Company | Noun::Deal => text("title").to_owned(),
                        _ => ["last_name", "first_name", "middle_name"].map(text).join(" "),
                    };
                    let name = name_key(self.noun, &name);
                    said.extend((!name.is_empty()).then_some((*key, name)));
                }
            }
        }
        said
    }
}

/// Whether a record was made at the moment a row says, or is called as the row calls it.
fn is_made_of(conn: &Connection, id: i64, shaped: &Shaped<'_>) -> Result<bool, Failure> {
    let mut called = None;
    for (field, said) in shaped.values.iter().filter(|(_, said)| !said.is_empty()) {
        match field.name.as_str() {
            "created_at" if shaped.made.is_some() && row::get(conn, field, id)? == *said => {
                return Ok(true);
            }
            "title" | "last_name" | "first_name" => {
                called = Some(called.unwrap_or(true) && row::get(conn, field, id)? == *said);
            }
            _ => {}
        }
    }
    Ok(called.unwrap_or_default())
}

/// A name with the number its record has in the other system, where it has one, as both are compared.
fn numbered_name(name: &str, number: Option<&str>) -> String {
    format!("{name}\u{1}{}", number.unwrap_or_default())
}

/// The name of a person or a company as it is compared. Of a person one word is no name.
fn name_key(noun: Noun, name: &str) -> String {
    match noun {
        Noun::Company => sorted(&company_key(name)),
        Noun::Deal => person_key(name),
        _ => Some(person_key(name)).filter(|key| key.contains(' ')).unwrap_or_default(),
    }
}

/// What a row does to the record it is about.
pub struct Change<'a> {
    sets: Vec<(RecordRef, &'a Field, Value)>,
    /// The stage it goes to, where that is another one.
    pub to: Option<StageId>,
    /// The fields of which the record does not hold what the row says.
    pub lost: Vec<&'a str>,
}

/// Weighs what a row says against what the record holds. Nothing is written.
///
/// # Errors
/// When the database fails.
pub fn weigh<'a>(
    work: &Work<'a>,
    on: RecordRef,
    shaped: &Shaped<'a>,
    mode: Mode,
) -> Result<Change<'a>, Failure> {
    let row = work.load(on)?;
    let replaces = mode == Mode::Replace;
    let mut change = Change { sets: Vec::new(), to: None, lost: Vec::new() };
    for (field, said) in &shaped.values {
        let nothing = said.is_empty() || is_money(field) && *said == Value::Int(0);
        let own = row.get(&field.name);
        match field.name.as_str() {
            _ if nothing => continue,
            "stage" => {
                change.stage(work, on, own, shaped.stage.filter(|_| shaped.says_stage), mode);
                continue;
            }
            // They come with the amount; alone they would make another one of it.
            "currency" => {
                let amounts = ["amount", "revenue"];
                let comes = shaped.values.iter().any(|(f, _)| amounts.contains(&&*f.name));
                change.lost.extend((!comes && own != said).then_some("currency"));
                continue;
            }
            "responsible" if !shaped.says_owner => continue,
            "responsible" | "open_to_all" | "amount_manual" if !replaces => {
                change.lost.extend((own != said).then_some(field.name.as_str()));
                continue;
            }
            _ if !may_choose(field) => continue,
            _ => {}
        }
        if let Some((client, held)) = shown_from(work, &row, field)? {
            let own = row::get(work.conn, held, client.id)?;
            let value = match mode {
                Mode::Replace => said.clone(),
                _ => united(held, &[&own, said], &work.setup.country),
            };
            change.lost.extend((!holds(field, &value, said)).then_some(field.name.as_str()));
            change.set(work, (client, held), &own, value);
            continue;
        }
        let kept = lines_kept(own, said, work.setup.currency);
        let said = kept.as_ref().unwrap_or(said);
        let value = match mode {
            Mode::Replace => said.clone(),
            _ if is_money(field) && (*own == Value::Int(0) || own.is_empty()) => said.clone(),
            _ if is_money(field) => own.clone(),
            _ => united(field, &[own, said], &work.setup.country),
        };
        if !holds(field, &value, said) {
            change.lost.push(&field.name);
        }
        if let Kind::Money(currency) = field.kind
            && let Some((currency, code)) = shaped.values.iter().find(|(f, _)| f.name == currency)
            && value == *said
        {
            change.set(work, (on, currency), row.get(&currency.name), code.clone());
        }
        change.set(work, (on, field), own, value);
    }
    Ok(change)
}

impl<'a> Change<'a> {
    /// Whether the record holds all that the row says.
    pub fn is_nothing(&self) -> bool {
        self.sets.is_empty() && self.to.is_none() && self.lost.is_empty()
    }

    /// Notes a value that a field is to hold, unless that is its own already.
    fn set(&mut self, work: &Work<'a>, to: (RecordRef, &'a Field), own: &Value, value: Value) {
        if !same(own, &fit::kept(to.1, &value, &work.setup.country)) {
            self.sets.push((to.0, to.1, value));
        }
    }

    /// A row that replaces puts the record where it says, as a person might: a lead that became
    /// something else stays that.
    fn stage(
        &mut self,
        work: &Work,
        on: RecordRef,
        own: &Value,
        said: Option<StageId>,
        mode: Mode,
    ) {
        let own = own.as_int().map(StageId);
        let Some(to) = said.filter(|to| Some(*to) != own) else { return };
        let became = on.noun == Noun::Lead
            && own.and_then(|id| work.setup.stage(id)).is_some_and(|s| s.meaning == Meaning::Won);
        if mode == Mode::Replace && !became && move_stage::check(work.setup, on, to).is_ok() {
            self.to = Some(to);
        } else {
            self.lost.push("stage");
        }
    }
}

/// Brings what a row says into a record that exists. The note goes onto its timeline where the row
/// changed something, and where the record does not hold all that it says: `left` are those cells.
/// Says whether anything was written.
///
/// # Errors
/// When the database fails.
pub fn bring(
    work: &mut Work,
    on: RecordRef,
    note: &str,
    change: Change<'_>,
    left: Vec<(String, String)>,
) -> Result<bool, Failure> {
    let mut changed = false;
    for (on, field, value) in change.sets {
        changed |= work.set(on, field, &value, None)?;
    }
    if let Some(to) = change.to {
        move_stage::move_stage(work, on, to, None)?;
        changed = true;
    }
    let note = match left.is_empty() {
        true => note.to_owned(),
        false => with_leftovers(note, left),
    };
    // The same file once more has nothing more to tell.
    let written = changed || !change.lost.is_empty() && !imported::is_noted(work.conn, on, &note)?;
    if written {
        entry::add(work, on, "import", None, Some(note))?;
    }
    Ok(written)
}

/// A note that keeps these cells as well.
fn with_leftovers(note: &str, left: Vec<(String, String)>) -> String {
    let mut note: Json = serde_json::from_str(note).unwrap_or_default();
    if let Some(kept) = note["leftovers"].as_array_mut() {
        kept.extend(left.into_iter().map(|(header, cell)| json!([header, cell])));
    }
    note.to_string()
}

/// Whether nothing of what is said is missing in a value.
fn holds(field: &Field, value: &Value, said: &Value) -> bool {
    match (value.as_text(), said.as_text()) {
        (Some(value), Some(said)) if field.kind == Kind::LongText => value.contains(said.trim()),
        _ => is_union(field) || value == said,
    }
}

/// The client and his field that a lead shows a detail from. What he has no place for, the
/// lead keeps for the day it stands alone again.
fn shown_from<'a>(
    work: &Work<'a>,
    row: &Row,
    field: &Field,
) -> Result<Option<(RecordRef, &'a Field)>, Failure> {
    let detail = detail(&field.name).filter(|_| row.on.noun == Noun::Lead);
    let Some(detail) = detail else { return Ok(None) };
    let client = through::of_links(work.conn, row.int("contact"), row.int("company"))?;
    match detail.of(client) {
        Some((on, name)) => Ok(Some((on, work.field(on.noun, name)?))),
        None => Ok(None),
    }
}

/// The lines of products a row says, where it says any: one that is written as the record has it is
/// that very line, with its product of the catalogue.
fn lines_kept(own: &Value, said: &Value, currency: Currency) -> Option<Value> {
    let (Value::Rows(own), Value::Rows(said)) = (own, said) else { return None };
    let mut free: Vec<&ProductRow> = own.iter().collect();
    let kept = said.iter().map(|line| {
        let written = |held: &&ProductRow| {
            let line = ProductRow { product: held.product, ..line.clone() };
            write_row(&line, currency) == write_row(held, currency)
        };
        free.iter().position(written).map_or_else(|| line.clone(), |at| free.remove(at).clone())
    });
    Some(Value::Rows(kept.collect()))
}

fn is_money(field: &Field) -> bool {
    matches!(field.kind, Kind::Money(_))
}
