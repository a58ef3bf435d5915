//! A draft becomes the values of a record: words find their stages, sources, people and clients,
//! and what finds none stays beside the record.

use std::collections::{HashMap, HashSet};

use serde_json::{Value as Json, json};

use super::Request;
use super::clients::{self, Clients};
use super::making::Making;
use super::newcomers::{self, Newcomer, person_names};
use super::places::Places;
use super::report::Clash;
use super::shaped::{At, Mentioned, Owner, Shaped, link};
use super::shown;
use crate::crm::create;
use crate::domain::field::{Field, Kind};
use crate::domain::fit;
use crate::domain::fold::fold;
use crate::domain::message::{Message, Refusal};
use crate::domain::namesake;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::Viewer;
use crate::domain::required;
use crate::domain::setup::Setup;
use crate::domain::stage::Meaning;
use crate::domain::value::Value;
use crate::exchange::draft::{Mention, RecordDraft};
use crate::exchange::profile::{Detail, Party, Target, normal};
use crate::exchange::table::Row;
use crate::store::Sql;

/// Columns that say what is sold; a deal without a title is called by it.
const PRODUCT: [&str; 8] =
    ["product", "products", "productname", "товар", "товары", "продукт", "produkt", "towar"];

/// Turns drafts into values for one noun and one state of the settings.
pub struct Shaper<'a> {
    request: &'a Request<'a>,
    setup: &'a Setup,
    fields: HashMap<&'a str, &'a Field>,
    required: Vec<&'a Field>,
    places: Places<'a>,
    /// The clients that rows bring along.
    brings: Vec<Party>,
    viewer: Viewer,
    now: i64,
}

impl<'a> Shaper<'a> {
    /// Begins for the settings as they are now.
    pub fn new(request: &'a Request<'a>, setup: &'a Setup, viewer: Viewer, now: i64) -> Shaper<'a> {
        let of_noun = || setup.registry.of(request.noun);
        Shaper {
            request,
            setup,
            fields: of_noun().map(|field| (field.name.as_str(), field)).collect(),
            // What the team asks people for, a file need not have.
            required: of_noun()
                .filter(|field| field.flags.required && !field.flags.decided)
                .collect(),
            places: Places::new(setup, request.noun),
            brings: newcomers::brought(request.noun, request.plan),
            viewer,
            now,
        }
    }

    /// The record of a row; of one that is `known` to be here a part is enough.
    ///
    /// # Errors
    /// A refusal when something mandatory is missing.
    pub fn shape(
        &self,
        clients: &Clients,
        row: &Row<'_>,
        mut draft: RecordDraft,
        known: bool,
    ) -> Result<Shaped<'a>, Refusal> {
        let mut made = Making {
            row,
            request: self.request,
            values: Vec::new(),
            left: Vec::new(),
            newcomers: Vec::new(),
            clash: None,
            aside: Vec::new(),
            namesakes: Vec::new(),
        };
        made.left.append(&mut draft.leftovers);
        self.cells(&mut made, std::mem::take(&mut draft.values));
        if self.is_exported_lead() {
            shown::lend(&mut draft, &made);
        }
        let unread = self.linked(clients, &mut made, &draft);
        self.source(&mut made, draft.source.as_deref());
        let owner = self.people(&mut made, &draft);
        let client = self.clients(clients, &mut made, &draft);
        self.title(&mut made, &draft);
        let created = draft.created_at.unwrap_or(self.now);
        self.history(&mut made, created);
        let stage = self.stage(&mut made, &draft, created);
        self.usual(&mut made);
        if !known {
            self.check(&made.values)?;
        }
        let from = (draft.line, draft.external_id.as_deref());
        let note = self.note(from, &made.left, owner.stranger());
        let Making { values, newcomers, clash, aside, namesakes, .. } = made;
        Ok(Shaped {
            values,
            newcomers,
            extra: self.extra(created),
            note,
            stage,
            clash,
            number: draft.external_id,
            bare_number: draft.bare_number,
            made: draft.created_at.filter(|at| self.has_hour(*at)),
            owner,
            client,
            aside,
            namesakes,
            unread,
        })
    }

    /// Takes what the cells say of the fields.
    fn cells(&self, made: &mut Making<'a, '_>, values: Vec<(String, Value)>) {
        for (name, value) in values {
            let Some(field) = self.field(&name) else { continue };
            let value = match value {
                // A file may have a number twice, in two columns and two spellings.
                Value::Points(_) => fit::kept(field, &value, &self.setup.country),
                value => value,
            };
            made.values.push((field, value));
        }
    }

    /// Where it came from, as far as that is a source here.
    fn source(&self, made: &mut Making<'a, '_>, word: Option<&str>) {
        let Some(word) = word else { return };
        match self.places.source(word) {
            Some(id) => self.put(made, "source", Value::Int(id)),
            None => made.keep(&Target::Source, word),
        }
    }

    /// Links the clients it names, and says whether it has one.
    fn clients(
        &self,
        clients: &Clients,
        made: &mut Making<'a, '_>,
        draft: &RecordDraft,
    ) -> Mentioned {
        // A person belongs to the company, which is made first.
        let company = self.client(clients, made, Party::Company, &draft.company);
        let contact = self.client(clients, made, Party::Contact, &draft.contact);
        self.further(clients, made, &draft.contacts);
        if company || contact {
            Mentioned::Linked
        } else if draft.contact.is_empty() && draft.company.is_empty() {
            Mentioned::No
        } else {
            Mentioned::Unlinked
        }
    }

    /// Calls a deal or a company without a title by what else is known of it.
    fn title(&self, made: &mut Making<'a, '_>, draft: &RecordDraft) {
        if made.get("title").is_some() {
            return;
        }
        let title = match self.request.noun {
            // One that was exported without a title had none.
            Noun::Deal if draft.returned.is_none() => deal_title(made, draft),
            Noun::Company => company_title(made, draft),
            _ => None,
        };
        if let Some(title) = title {
            self.put(made, "title", Value::Text(title));
        }
    }

    /// Who made it, and when.
    fn history(&self, made: &mut Making<'a, '_>, created: i64) {
        self.put(made, "created_at", Value::Int(created));
        self.put(made, "created_by", Value::Int(self.viewer.user.0));
        self.put(made, "updated_at", Value::Int(self.now));
    }

    /// Fills in what every record has and this row does not say.
    fn usual(&self, made: &mut Making<'a, '_>) {
        if self.request.noun.has_stages() && made.get("amount").is_none() {
            self.put(made, "amount", Value::Int(0));
        }
        if made.get("currency").is_none() {
            let currency = self.setup.currency.code().to_owned();
            self.put(made, "currency", Value::Text(currency));
        }
    }

    /// The columns that are no fields.
    fn extra(&self, created: i64) -> Vec<(&'static str, Sql)> {
        let rank = Sql::Integer(created.saturating_mul(1000));
        self.request.noun.has_stages().then_some(("rank", rank)).into_iter().collect()
    }

    fn field(&self, name: &str) -> Option<&'a Field> {
        self.fields.get(name).copied()
    }

    fn put(&self, made: &mut Making<'a, '_>, name: &str, value: Value) {
        made.values.extend(self.field(name).map(|field| (field, value)));
    }

    /// Fills the team's own fields that name a record or a person. What names none is kept and told.
    fn linked(
        &self,
        clients: &Clients,
        made: &mut Making<'a, '_>,
        draft: &RecordDraft,
    ) -> Vec<Message> {
        let mut unread = Vec::new();
        for link in &draft.links {
            let Some(field) = self.field(&link.field) else { continue };
            let found = match field.kind {
                Kind::Link(noun) => clients.linked.find(noun, &link.text),
                _ => self.places.person(&link.text).map(|id| id.0),
            };
            match found {
                Some(id) => made.values.push((field, Value::Int(id))),
                None => {
                    let told = Message::new("exchange-unread").with("column", link.header.as_str());
                    unread.push(told.with("value", link.text.as_str()));
                    made.left.push((link.header.clone(), link.text.clone()));
                }
            }
        }
        unread
    }

    /// Who works on it and who follows it; a stranger's work is the importer's.
    fn people(&self, made: &mut Making<'a, '_>, draft: &RecordDraft) -> Owner {
        let (responsible, owner) = match draft.owner.as_deref() {
            None => (self.viewer.user, Owner::Importer),
            Some(word) => match self.places.person(word) {
                Some(id) => (id, Owner::Said),
                None => (self.viewer.user, Owner::Stranger(word.to_owned())),
            },
        };
        self.put(made, "responsible", Value::Int(responsible.0));
        let mut observers = Vec::new();
        for word in &draft.observers {
            match self.places.person(word) {
                Some(id) if observers.contains(&id.0) => {}
                Some(id) => observers.push(id.0),
                None => made.keep(&Target::Observers, word),
            }
        }
        if !observers.is_empty() {
            self.put(made, "observers", Value::Ids(observers));
        }
        owner
    }

    /// Links the client a row means; what does not agree with him is kept. One who is not here is
    /// made with the record, unless that is a lead, which has places of its own for what the row says.
    fn client(
        &self,
        clients: &Clients,
        made: &mut Making<'a, '_>,
        party: Party,
        mention: &Mention,
    ) -> bool {
        if mention.is_empty() {
            return false;
        }
        let field = self.field(clients::noun(party).word());
        if let Some(on) = mention.name.as_deref().and_then(|name| self.unnamed(party, name)) {
            let rest = Mention { name: None, ..mention.clone() };
            let known = clients.unnamed(on).filter(|_| rest.is_empty());
            if let (Some(id), Some(field)) = (known, field) {
                made.values.push((field, link(field, id)));
                return true;
            }
            made.keep(&Target::Client(party, Detail::Name), &on.to_string());
            return self.client(clients, made, party, &rest);
        }
        if let Some(mention) = field.and_then(|field| namesake(party, mention, field)) {
            return self.client(clients, made, party, &mention);
        }
        let is_lead = self.request.noun == Noun::Lead;
        let found = clients.find(party, mention, self.links_by_name(party, mention));
        let found =
            found.filter(|found| !self.is_exported_lead() || found.agreed.contains(&Detail::Name));
        if let (None, Some(field)) = (&found, field.filter(|f| matches!(f.kind, Kind::Links(_))))
            && let Some(several) = mention.name.as_deref().filter(|name| name.contains("; "))
        {
            return self.several(clients, made, (party, field), several);
        }
        if let (Some(found), Some(field)) = (&found, field) {
            made.link(field, found);
        }
        let linked = found.is_some();
        let (mut agreed, mut others) = match found {
            Some(found) => (found.agreed, found.others),
            // They are among the lead's own.
            None if self.is_exported_lead() => (Vec::new(), Vec::new()),
            None => {
                let all = mention.reach().map(|(kind, point)| (kind, point.value.clone()));
                (Vec::new(), all.collect())
            }
        };
        if !linked && let Some(taken) = self.newcomer(clients, made, party, mention) {
            agreed = taken;
            others.clear();
        }
        if !linked && is_lead {
            agreed.extend(self.own_name(made, party, mention));
        }
        let said = [
            (Detail::Name, &self.called(party, mention)),
            (Detail::LastName, &mention.last_name),
            (Detail::FirstName, &mention.first_name),
            (Detail::MiddleName, &mention.middle_name),
            (Detail::Site, &mention.site),
        ];
        for (detail, value) in said {
            if let Some(value) = value.as_ref().filter(|_| !agreed.contains(&detail)) {
                made.keep(&Target::Client(party, detail), value);
            }
        }
        for (kind, value) in others {
            made.keep_reach(kind, &value);
        }
        linked
    }

    /// What a row calls a client, with the number behind the name of an exported one.
    fn called(&self, party: Party, mention: &Mention) -> Option<String> {
        let name = mention.name.clone()?;
        let number = mention.id.as_ref().filter(|_| self.request.plan.is_export());
        Some(match number.and_then(|number| number.parse().ok()) {
            Some(id) => namesake::written(&name, RecordRef::new(clients::noun(party), id)),
            None => name,
        })
    }

    /// The client whom an export calls by the number, for want of a name: that is nobody's name.
    fn unnamed(&self, party: Party, name: &str) -> Option<RecordRef> {
        let on = name.parse::<RecordRef>().ok().filter(|_| self.request.plan.is_export());
        on.filter(|on| on.noun == clients::noun(party))
    }

    /// Whether a row is of a lead as an export shows it: it names only whom that was linked with.
    fn is_exported_lead(&self) -> bool {
        self.request.noun == Noun::Lead && self.request.plan.is_export()
    }

    /// Whether a name alone says who a client is: a lead would become repeat by it, and one word is
    /// what people at many companies are called.
    fn links_by_name(&self, party: Party, mention: &Mention) -> bool {
        match (self.request.noun, party) {
            (Noun::Lead, _) => self.is_exported_lead(),
            (Noun::Company, Party::Contact) => {
                mention.whole_name().is_some_and(|name| name.trim().contains(' '))
            }
            _ => true,
        }
    }

    /// Has a client made who is nobody here, where rows bring such along. Returns what of the mention
    /// his card has a place for.
    fn newcomer(
        &self,
        clients: &Clients,
        made: &mut Making<'a, '_>,
        party: Party,
        mention: &Mention,
    ) -> Option<Vec<Detail>> {
        // A deal needs a client. A person does without, until the companies come in by their names:
        // one called by its site would stand beside them.
        let is_named = party == Party::Contact || mention.name.is_some();
        let is_enough = is_named || self.request.noun == Noun::Deal;
        if !is_enough || !self.brings.contains(&party) || !clients.is_news(party, mention) {
            return None;
        }
        let (mut new, taken) = Newcomer::new(
            (self.setup, self.viewer, self.now),
            (party, mention),
            self.field(clients::noun(party).word())?,
            made.get("responsible"),
        )?;
        // By its number there, the next file of that system means it.
        new.note = mention.id.as_deref().map(|id| self.note((made.row.line, Some(id)), &[], None));
        made.newcomers.push(new);
        Some(taken)
    }

    /// Links the clients whose names stand one after the other, as an export writes them, and has those
    /// made who are nobody here; the names of others are kept.
    fn several(
        &self,
        clients: &Clients,
        made: &mut Making<'a, '_>,
        (party, field): (Party, &'a Field),
        names: &str,
    ) -> bool {
        let mut ids = Vec::new();
        let mut seen = HashSet::new();
        for name in names.split("; ").filter(|name| seen.insert(fold(name))) {
            if let Some(on) = self.unnamed(party, name) {
                match clients.unnamed(on) {
                    Some(id) => ids.push(id),
                    None => made.keep(&Target::Client(party, Detail::Name), name),
                }
                continue;
            }
            let mention = Mention { name: Some(name.to_owned()), ..Mention::default() };
            match clients.find(party, &mention, true) {
                Some(found) => ids.push(made.chosen(&found)),
                None if self.newcomer(clients, made, party, &mention).is_some() => {}
                None => made.keep(&Target::Client(party, Detail::Name), name),
            }
        }
        let linked = !ids.is_empty();
        if linked {
            made.values.push((field, fit::kept(field, &Value::Ids(ids), &self.setup.country)));
        }
        linked
    }

    /// Puts the name of a client who is not linked into the lead's own fields, where they are free.
    /// Returns what of the mention it was.
    fn own_name(&self, made: &mut Making<'a, '_>, party: Party, mention: &Mention) -> Vec<Detail> {
        let (names, taken) = match party {
            Party::Company => {
                let name = mention.name.clone().map(|name| ("company_name", name));
                (name.into_iter().collect(), vec![Detail::Name])
            }
            Party::Contact => (
                person_names(mention),
                vec![Detail::Name, Detail::LastName, Detail::FirstName, Detail::MiddleName],
            ),
        };
        if names.is_empty() || names.iter().any(|(name, _)| made.get(name).is_some()) {
            return Vec::new();
        }
        for (name, text) in names {
            self.put(made, name, Value::Text(text));
        }
        taken
    }

    /// Links the further contacts whose names are borne by one here; the other names are kept.
    fn further(&self, clients: &Clients, made: &mut Making<'a, '_>, names: &[String]) {
        let main = made.get("contact").and_then(Value::as_int);
        let mut ids = Vec::new();
        for name in names {
            let unnamed = self.unnamed(Party::Contact, name).and_then(|on| clients.unnamed(on));
            match unnamed.or_else(|| clients.named(name)) {
                Some(id) if Some(id) == main => {}
                Some(id) => ids.push(id),
                None => made.keep(&Target::Contacts, name),
            }
        }
        if let (false, Some(field)) = (ids.is_empty(), self.field("contacts")) {
            made.values.push((field, fit::kept(field, &Value::Ids(ids), &self.setup.country)));
        }
    }

    /// Where the record is, and whether the row says so. A lead that became something else is at a
    /// successful stage, what ended at a stage that says how, and what an export was taken of at one that
    /// means what its own did; what the step it was at was called goes into the note.
    fn stage(&self, made: &mut Making<'a, '_>, draft: &RecordDraft, created: i64) -> Option<At> {
        if draft.converted.is_some() {
            made.keep_cell(&Target::Converted);
        }
        if !self.request.noun.has_stages() {
            return None;
        }
        let word = draft.pipeline.as_deref();
        let named = draft.stage.as_deref().and_then(|stage| self.places.stage(word, stage));
        let pipeline = match named {
            Some(stage) => Some(stage.pipeline),
            None => self.places.pipeline(word).or_else(|| self.places.pipeline(None)),
        }?;
        let became = draft.converted.filter(|became| *became).map(|_| Meaning::Won);
        let ended = became.or(draft.outcome).filter(|how| *how != Meaning::Open);
        let meant = draft.stage_meaning.filter(|_| ended.is_none() && named.is_some());
        let how = ended.or(meant).filter(|how| named.is_none_or(|stage| stage.meaning != *how));
        let said = how.and_then(|how| self.places.first(pipeline, how)).or(named);
        let stage = said.or_else(|| self.places.entry(pipeline))?;
        if let Some((said, named)) = meant.zip(named).filter(|_| how.is_some()) {
            let (here, into) = (named.meaning, stage.id);
            made.clash = Some(Clash { stage: named.id, here, said, into });
        }
        let unlike = draft.stage.as_deref().filter(|_| named.is_none_or(|s| s.id != stage.id));
        let is_over_there = ended.is_some() && unlike.is_some();
        match unlike {
            Some(_) if is_over_there => made.keep_cell(&Target::Stage),
            Some(text) => made.keep(&Target::Stage, text),
            None => {}
        }
        if let Some(text) = word.filter(|word| self.places.pipeline(Some(word)).is_none()) {
            made.keep(&Target::Pipeline, text);
        }
        let is_over = stage.meaning != Meaning::Open;
        if !is_over && draft.closed_at.is_some() {
            made.keep_cell(&Target::ClosedAt);
        }
        let ended = draft.closed_at.or(draft.close_hour);
        let closed = is_over.then(|| self.closed(made, created, ended));
        self.put(made, "stage", Value::Int(stage.id.0));
        self.put(made, "moved_at", Value::Int(closed.unwrap_or(self.now)));
        if let Some(closed) = closed {
            self.put(made, "closed_at", Value::Int(closed));
        }
        Some(At { id: stage.id, said: said.is_some(), is_over_there })
    }

    /// When a finished record was finished: at the moment or on the day the file says, else as far as is
    /// known.
    fn closed(&self, made: &Making<'a, '_>, created: i64, ended: Option<i64>) -> i64 {
        if let Some(at) = ended.filter(|at| *at <= self.now) {
            return at;
        }
        let day = made.get("close_date").and_then(Value::as_text);
        let day = day.and_then(|day| chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
        let zone = self.request.dates.zone();
        day.map(|day| zone.bounds(day).from).filter(|at| *at <= self.now).unwrap_or(created)
    }

    /// Whether a moment is not the beginning of a day, as one without an hour is read.
    fn has_hour(&self, at: i64) -> bool {
        (self.request.dates.zone().local)(at).time() != chrono::NaiveTime::MIN
    }

    fn check(&self, values: &[(&Field, Value)]) -> Result<(), Refusal> {
        let value = |name: &str| values.iter().find(|(f, _)| f.name == name).map(|(_, v)| v);
        required::check(&required::missing(self.required.iter().copied(), value))?;
        create::check_enough(self.request.noun, values)
    }

    /// What the file said beyond the fields.
    fn note(
        &self,
        (line, number): (u64, Option<&str>),
        left: &[(String, String)],
        owner: Option<&str>,
    ) -> String {
        let mut note = serde_json::Map::new();
        note.insert("file".to_owned(), self.request.file.into());
        note.insert("line".to_owned(), line.into());
        if let Some(number) = number {
            note.insert("id".to_owned(), number.into());
            if let Some(profile) = self.request.plan.profile() {
                note.insert("system".to_owned(), profile.name.as_str().into());
            }
        }
        if let Some(owner) = owner {
            note.insert("owner".to_owned(), owner.into());
        }
        let pairs = left.iter().map(|(header, cell)| json!([header, cell]));
        note.insert("leftovers".to_owned(), pairs.collect());
        Json::Object(note).to_string()
    }
}

/// What a row says of a client whom it calls by name and number.
fn namesake(party: Party, mention: &Mention, field: &Field) -> Option<Mention> {
    let (name, on) = namesake::read(mention.name.as_deref()?, clients::noun(party))?;
    let is_one = mention.id.is_none() && matches!(field.kind, Kind::Link(_));
    let (name, id) = (Some(name.to_owned()), Some(on.id.to_string()));
    is_one.then(|| Mention { name, id, ..mention.clone() })
}

/// A deal without a title is called by its client and what is sold.
fn deal_title(made: &Making<'_, '_>, draft: &RecordDraft) -> Option<String> {
    let product = made.left.iter().find(|(header, _)| PRODUCT.contains(&normal(header).as_str()));
    let product = product.map(|(_, cell)| cell.as_str());
    let person = draft.contact.whole_name();
    let what = product.or(person.as_deref());
    let parts: Vec<&str> = draft.company.name.as_deref().into_iter().chain(what).collect();
    (!parts.is_empty()).then(|| parts.join(" – "))
}

/// A company without a name is called by how it is reached, else by its number elsewhere.
fn company_title(made: &Making<'_, '_>, draft: &RecordDraft) -> Option<String> {
    let point = |field| made.get(field).and_then(|value| value.as_points().first());
    let reached = ["site", "email", "phone"].into_iter().find_map(point);
    reached.map(|point| point.value.clone()).or_else(|| draft.external_id.clone())
}
