//! Rows about somebody who is here already: how they are told, and what becomes of them.

use std::collections::{HashMap, HashSet, VecDeque};

use super::Request;
use super::away::Away;
use super::own::{self, Own};
use super::shaped::Shaped;
use crate::crm::Failure;
use crate::domain::access::{self, Right};
use crate::domain::alike::{company_key, person_key, sorted};
use crate::domain::message::{Message, Refusal};
use crate::domain::nearest::advice;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::Viewer;
use crate::domain::point::PointKind;
use crate::domain::returned::Meant;
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::exchange::draft::RecordDraft;
use crate::exchange::profile::Target;
use crate::store::page::name;
use crate::store::row;
use crate::store::{Connection, client, imported, point};

/// What becomes of a row about a record that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnDuplicate {
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

impl OnDuplicate {
    /// The stable words, in the order help lists them.
    pub const WORDS: [&str; 4] = ["allow", "skip", "merge", "replace"];

    /// The mode a word means.
    pub fn parse(word: &str) -> Option<OnDuplicate> {
        let modes =
            [OnDuplicate::Allow, OnDuplicate::Skip, OnDuplicate::Merge, OnDuplicate::Replace];
        modes
            .into_iter()
            .zip(OnDuplicate::WORDS)
            .find(|(_, known)| *known == word)
            .map(|(mode, _)| mode)
    }
}

/// By what a row is known to be about a record that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KnownBy {
    /// The same phone, in whatever spelling.
    Phone,
    /// The same e-mail.
    Email,
    /// The same name, in any order of its words and any alphabet; of a company without its legal
    /// form, of a deal its title.
    Name,
}

impl KnownBy {
    /// The stable words.
    pub const WORDS: [&str; 3] = ["phone", "email", "name"];

    /// The keys a list of words means; those that are usual for the noun where it is empty.
    ///
    /// # Errors
    /// A malformed value that names the words there are.
    pub fn parse(words: &str, noun: Noun) -> Result<Vec<KnownBy>, Refusal> {
        let known = [KnownBy::Phone, KnownBy::Email, KnownBy::Name];
        let mut keys = Vec::new();
        for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            let key = known.into_iter().zip(KnownBy::WORDS).find(|(_, known)| *known == word);
            // A deal has neither a phone nor an e-mail of its own.
            match key.filter(|(key, _)| noun != Noun::Deal || *key == KnownBy::Name) {
                Some((key, _)) => keys.push(key),
                None => {
                    let names = if noun == Noun::Deal { &["name"][..] } else { &KnownBy::WORDS };
                    let message = Message::new("usage-bad-value").with("name", "--key");
                    let hint = advice(word, names);
                    return Err(Refusal::malformed(message.with("value", word)).hint(hint));
                }
            }
        }
        if keys.is_empty() {
            keys = if noun == Noun::Deal {
                vec![KnownBy::Name]
            } else {
                vec![KnownBy::Phone, KnownBy::Email]
            };
        }
        Ok(keys)
    }
}

/// The records that rows may turn out to be about.
pub struct Twins<'a> {
    noun: Noun,
    mode: OnDuplicate,
    keys: &'a [KnownBy],
    country: String,
    /// By key and what is compared: records by name, and by name and number, and what earlier rows of
    /// the file said.
    known: HashMap<(KnownBy, String), i64>,
    /// By name the records of which no row with a number is known, the oldest first.
    free: HashMap<String, VecDeque<i64>>,
    /// Which row of an own export each record is, by the row's number.
    claimed: HashMap<i64, String>,
    /// The records that had a number in a file of the same system.
    numbered: HashMap<String, Vec<i64>>,
    /// Whether the rows have numbers that count them apart.
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
        if matches!(mode, OnDuplicate::Merge | OnDuplicate::Replace) {
            access::may(viewer, Right::Edit, noun)?;
        }
        let mut numbered: HashMap<String, Vec<i64>> = HashMap::new();
        let mut number_of = HashMap::new();
        let mut columns = request.plan.columns().iter();
        let has_number = columns.any(|column| column.target == Target::Id);
        let has_numbers = mode != OnDuplicate::Allow && has_number;
        if has_numbers {
            for (id, number) in imported::numbers(conn, noun, request.plan.system())? {
                if !request.plan.is_export() {
                    number_of.insert(id, number.clone());
                }
                numbered.entry(number).or_default().push(id);
            }
        }
        let mut known = HashMap::new();
        let mut free: HashMap<String, VecDeque<i64>> = HashMap::new();
        if mode != OnDuplicate::Allow && keys.contains(&KnownBy::Name) {
            imported::whole_names(conn, noun, |id, name| {
                let key = name_key(noun, name);
                if !key.is_empty() {
                    match number_of.get(&id) {
                        Some(number) => {
                            known.entry((KnownBy::Name, numbered_name(&key, number))).or_insert(id);
                        }
                        None => free.entry(key.clone()).or_default().push_back(id),
                    }
                    known.entry((KnownBy::Name, key)).or_insert(id);
                }
            })?;
        }
        let own = Own::read(conn, request)?;
        Ok(Twins {
            noun,
            mode,
            keys,
            country: country.to_owned(),
            known,
            free,
            claimed: HashMap::new(),
            numbered,
            has_numbers,
            own,
            touched: HashSet::new(),
        })
    }

    /// Puts those that stand for them by now into the place of records that went away.
    pub fn follow(&mut self, away: &Away) {
        let noun = self.noun;
        self.known.retain(|_, id| match away.now(noun, *id) {
            Some(now) => {
                *id = now;
                true
            }
            None => false,
        });
        for ids in self.free.values_mut() {
            ids.retain(|id| away.now(noun, *id) == Some(*id));
        }
        self.numbered.retain(|_, ids| away.follow(noun, ids));
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
        let is_here = self.own.is_of_here(meant);
        if is_here {
            // Whoever changes a row names the stage as it is here.
            draft.stage_meaning = None;
        }
        if let (Meant::Record(id), true) = (meant, self.mode != OnDuplicate::Allow) {
            own::settle(conn, setup, (RecordRef::new(self.noun, id), is_here), draft)?;
        }
        Ok(meant)
    }

    /// What becomes of rows about records that exist.
    pub fn mode(&self) -> OnDuplicate {
        self.mode
    }

    /// The record a row is about, the oldest where there are several; a number below zero for an
    /// earlier row of a rehearsed file.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(&mut self, conn: &Connection, shaped: &Shaped<'_>) -> Result<Option<i64>, Failure> {
        if self.mode == OnDuplicate::Allow {
            return Ok(None);
        }
        let mut found = self.by_number(conn, shaped)?;
        if found.is_none() {
            found = self.by_bare_number(conn, shaped)?;
        }
        let number = self.number(shaped);
        for (key, said) in self.said(shaped) {
            if found.is_some() {
                break;
            }
            found = match key {
                KnownBy::Phone => self.reached(conn, (key, PointKind::Phone), said, number)?,
                KnownBy::Email => self.reached(conn, (key, PointKind::Email), said, number)?,
                KnownBy::Name => self.called(conn, said, number)?,
            };
        }
        if let Some(id) = found {
            self.claim(shaped, id);
        }
        Ok(found)
    }

    /// Whether the number of a row, of which no more is known, is that of another record here than
    /// the one that the row was found to be about: nobody can tell which of the two is meant.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_torn(
        &self,
        conn: &Connection,
        shaped: &Shaped<'_>,
        found: i64,
    ) -> Result<bool, Failure> {
        let Some(number) = shaped.bare_number.filter(|number| *number != found) else {
            return Ok(false);
        };
        let made_of = shaped.number.as_ref().and_then(|number| self.numbered.get(number));
        Ok(!made_of.is_some_and(|ids| ids.contains(&found)) && self.own.is_in_use(conn, number)?)
    }

    /// The record with a phone or an e-mail.
    fn reached(
        &self,
        conn: &Connection,
        (key, kind): (KnownBy, PointKind),
        norm: String,
        number: Option<&str>,
    ) -> Result<Option<i64>, Failure> {
        for (id, _) in client::sharing(conn, self.noun, &[(kind, norm.clone())])? {
            if !self.is_anothers(conn, id, number)? {
                return Ok(Some(id));
            }
        }
        if let Some(id) = self.repeat_lead(conn, &norm, number)? {
            return Ok(Some(id));
        }
        match self.known.get(&(key, norm)) {
            Some(id) if !self.is_anothers(conn, *id, number)? => Ok(Some(*id)),
            _ => Ok(None),
        }
    }

    /// The record that is called so. Two that the file counts apart are two, though they are called
    /// the same: each row with a number takes one that no other row is.
    fn called(
        &mut self,
        conn: &Connection,
        name: String,
        number: Option<&str>,
    ) -> Result<Option<i64>, Failure> {
        let Some(number) = number else {
            return Ok(self.known.get(&(KnownBy::Name, name)).copied());
        };
        let numbered = numbered_name(&name, number);
        if let Some(id) = self.known.get(&(KnownBy::Name, numbered.clone())) {
            return Ok(Some(*id));
        }
        while let Some(id) = self.free.get_mut(&name).and_then(VecDeque::pop_front) {
            if !self.is_anothers(conn, id, Some(number))? {
                self.known.insert((KnownBy::Name, numbered), id);
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Whether another row of an own export than the one with this number is known to be the record.
    fn is_anothers(
        &self,
        conn: &Connection,
        id: i64,
        number: Option<&str>,
    ) -> Result<bool, Failure> {
        let Some(number) = number else { return Ok(false) };
        let claimed = self.claimed.get(&id).is_some_and(|by| by != number);
        Ok(claimed || self.own.is_said(conn, id)?)
    }

    /// Notes which record a row of an own export is.
    fn claim(&mut self, shaped: &Shaped<'_>, id: i64) {
        if self.own.counts()
            && let Some(number) = self.number(shaped)
        {
            let number = number.to_owned();
            self.claimed.entry(id).or_insert(number);
        }
    }

    /// The record that was made of the same row of another system, the oldest of several, or with an
    /// exported record that names the row's. A number alone says nothing, since every account counts
    /// from one: it was also made at the same moment, or is called the same.
    fn by_number(&self, conn: &Connection, shaped: &Shaped<'_>) -> Result<Option<i64>, Failure> {
        let ids = shaped.number.as_ref().and_then(|number| self.numbered.get(number));
        let mut oldest = None;
        for id in ids.map_or(&[][..], Vec::as_slice) {
            if oldest.is_none_or(|oldest| *id < oldest)
                && !self.is_anothers(conn, *id, self.number(shaped))?
                && (is_made_of(conn, *id, shaped)? || self.is_namesake(conn, *id, shaped)?)
            {
                oldest = Some(*id);
            }
        }
        Ok(oldest)
    }

    /// The record with the number of a row of which no more is known, where it has a phone, an e-mail or
    /// the name of the row as well: of several that share one it is the one that is meant.
    fn by_bare_number(
        &self,
        conn: &Connection,
        shaped: &Shaped<'_>,
    ) -> Result<Option<i64>, Failure> {
        let Some(id) = shaped.bare_number else { return Ok(None) };
        if !self.own.is_in_use(conn, id)? {
            return Ok(None);
        }
        for (key, said) in self.said(shaped) {
            let shares = match key {
                KnownBy::Phone => self.has_point(conn, id, (PointKind::Phone, said))?,
                KnownBy::Email => self.has_point(conn, id, (PointKind::Email, said))?,
                KnownBy::Name => {
                    let name = name::of(conn, RecordRef::new(self.noun, id))?;
                    name.is_some_and(|name| name_key(self.noun, &name) == said)
                }
            };
            if shares {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Whether a record has a phone or an e-mail, of its own or shown from its client.
    fn has_point(
        &self,
        conn: &Connection,
        id: i64,
        point: (PointKind, String),
    ) -> Result<bool, Failure> {
        let shown =
            self.noun == Noun::Lead && point::holders(conn, Noun::Lead, &point.1)?.contains(&id);
        let own = client::sharing(conn, self.noun, &[point])?;
        Ok(shown || own.iter().any(|(sharer, _)| *sharer == id))
    }

    /// Whether a record has all the words of a name in an export, wherever they were taken apart.
    fn is_namesake(
        &self,
        conn: &Connection,
        id: i64,
        shaped: &Shaped<'_>,
    ) -> Result<bool, Failure> {
        let said = name_key(self.noun, &whole_name(self.noun, shaped));
        if said.is_empty() || !self.own.counts() {
            return Ok(false);
        }
        let known = name::of(conn, RecordRef::new(self.noun, id))?;
        Ok(known.is_some_and(|known| name_key(self.noun, &known) == said))
    }

    /// The number by which the file counts a row.
    fn number<'s>(&self, shaped: &'s Shaped<'_>) -> Option<&'s str> {
        shaped.number.as_deref().filter(|_| self.has_numbers)
    }

    /// The first lead that shows a phone or an e-mail of its client.
    fn repeat_lead(
        &self,
        conn: &Connection,
        norm: &str,
        number: Option<&str>,
    ) -> Result<Option<i64>, Failure> {
        if self.noun != Noun::Lead {
            return Ok(None);
        }
        for id in point::holders(conn, Noun::Lead, norm)? {
            let lead = RecordRef::new(Noun::Lead, id);
            if row::state(conn, lead)?.is_some_and(|(_, deleted)| deleted.is_none())
                && !self.is_anothers(conn, id, number)?
            {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Learns that a row became a record; in a rehearsal its number is below zero.
    pub fn learn(&mut self, shaped: &Shaped<'_>, id: i64) {
        if self.mode == OnDuplicate::Allow {
            return;
        }
        for (key, said) in self.said(shaped) {
            if key == KnownBy::Name {
                match self.number(shaped) {
                    Some(number) => {
                        let numbered = numbered_name(&said, number);
                        self.known.entry((key, numbered)).or_insert(id);
                    }
                    None => self.free.entry(said.clone()).or_default().push_back(id),
                }
            }
            // The database knows the phones and e-mails of a record that was really made.
            if id < 0 || key == KnownBy::Name {
                self.known.entry((key, said)).or_insert(id);
            }
        }
        self.claim(shaped, id);
    }

    /// Learns what a rehearsed row would bring into a record that it is about: later rows of the file
    /// may be known by it.
    pub fn learn_of(&mut self, shaped: &Shaped<'_>, id: i64) {
        for (key, said) in self.said(shaped).into_iter().filter(|(key, _)| *key != KnownBy::Name) {
            self.known.entry((key, said)).or_insert(id);
        }
    }

    /// Notes that a record was made or changed; whether that is news. Where every row makes a record
    /// it always is.
    pub fn touch(&mut self, id: i64) -> bool {
        self.mode == OnDuplicate::Allow || self.touched.insert(id)
    }

    /// What a row is compared by, in the order of the keys.
    fn said(&self, shaped: &Shaped<'_>) -> Vec<(KnownBy, String)> {
        let value = |name: &str| {
            shaped.values.iter().find(|(field, _)| field.name == name).map(|(_, value)| value)
        };
        let points = |key: KnownBy, kind: PointKind| -> Vec<(KnownBy, String)> {
            let points = value(kind.word()).map_or(&[][..], Value::as_points).iter();
            points.map(|p| (key, point::norm(kind, &p.value, &self.country))).collect()
        };
        let mut said = Vec::new();
        for key in self.keys {
            match key {
                KnownBy::Phone => said.extend(points(*key, PointKind::Phone)),
                KnownBy::Email => said.extend(points(*key, PointKind::Email)),
                KnownBy::Name => {
                    let name = name_key(self.noun, &whole_name(self.noun, shaped));
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

/// What a row calls its record.
fn whole_name(noun: Noun, shaped: &Shaped<'_>) -> String {
    let text = |name: &str| {
        let mut values = shaped.values.iter();
        let value = values.find(|(field, _)| field.name == name).map(|(_, value)| value);
        value.and_then(Value::as_text).unwrap_or_default()
    };
    match noun {
        Noun::Company | Noun::Deal => text("title").to_owned(),
        _ => ["last_name", "first_name", "middle_name"].map(text).join(" "),
    }
}

/// A name with the number by which a file counts its row, as both are compared.
fn numbered_name(name: &str, number: &str) -> String {
    format!("{name}\u{1}{number}")
}

/// The name of a person or a company as it is compared. Of a person one word is no name.
fn name_key(noun: Noun, name: &str) -> String {
    match noun {
        Noun::Company => sorted(&company_key(name)),
        Noun::Deal => person_key(name),
        _ => Some(person_key(name)).filter(|key| key.contains(' ')).unwrap_or_default(),
    }
}
