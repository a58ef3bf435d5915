//! What each column of one file means: a person's map first, then the profile of the system, then
//! our own names, then names anybody might use. What nothing knows is kept.

mod closing;
mod days;
mod names;
mod numbers;
#[cfg(test)]
pub(super) mod studied;
mod title;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::amount::Marks;
use super::heading::{Remark, Unit};
use super::moment::{Stamp, anniversary};
use super::profile::{self, Party, Profile, Target, normal};
use super::table::{Row, Table};
use super::{export, person, rejects};
use crate::domain::field::{Field, Kind, Label, Registry};
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::nearest::nearest;
use crate::domain::noun::Noun;
use crate::domain::returned::Returned;
use crate::domain::when::Order;
use closing::Tail;
use days::Days;
use names::Names;
use numbers::Numbers;
pub use title::without as without_title;

/// At most so many columns are named in a sentence.
const NAMED: usize = 6;

/// What is to be imported, and what the team calls things.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What each row is.
    pub noun: Noun,
    /// The fields, those of the team included.
    pub registry: &'a Registry,
    /// The currency of an amount that names none.
    pub currency: Currency,
    /// The country in whose way a day is written that says nothing of which number is the month.
    pub country: &'a str,
    /// The words people see for fields and entries of lists.
    pub words: &'a Words,
    /// The name of a profile, where the person chose one.
    pub profile: Option<&'a str>,
    /// Columns and their targets, where the person wrote a map.
    pub map: &'a [(String, String)],
}

/// The words people see, in any languages: a file may use them for columns and in cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// A label and the stable name of the field it names.
    pub fields: Vec<(String, String)>,
    /// The stable name of a field, the label of an entry of its list, and the entry's code.
    pub choices: Vec<(String, String, String)>,
}

/// What each column of one file means, and how its cells are written.
#[derive(Debug)]
pub struct Plan {
    pub(super) currency: Currency,
    profile: Option<&'static Profile>,
    /// Whether the person named it, or its names are nobody else's.
    is_sure: bool,
    columns: Vec<Column>,
    /// The column with the number, in a file with our own names.
    numbered: Option<usize>,
    /// That one and the column with the moment of making.
    returned: Option<(usize, usize)>,
    sorts_firms: bool,
    /// The lines of the rows that only sum up those above them.
    closing: Vec<u64>,
}

/// What the cells of a column leave open, and the first that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A mark is read as setting thousands apart and could as well divide the fraction: `1,200`.
    Thousands(String),
    /// Which of two numbers is the month, and the day that is read: `03/04/2026`.
    Month(String, NaiveDate),
    /// Numbers are taken for days as spreadsheets count them, and the day that is read: `45231`.
    Counted(String, NaiveDate),
}

/// One column of the file.
#[derive(Debug)]
pub struct Column {
    /// Its name in the file.
    pub header: String,
    /// What it means.
    pub target: Target,
    /// What a cell means that plainly is a person's name, where the column names firms.
    person: Option<Target>,
    pub(super) order: Order,
    /// Whether its days are numbers as spreadsheets count them.
    is_counted: bool,
    /// How many seconds east of UTC its moments are, where its name says that.
    offset: Option<i64>,
    pub(super) marks: Marks,
    /// What nothing in the column says of how its cells are meant.
    pub open: Option<Doubt>,
    /// What a column that is only kept would mean, were its name spelt a little otherwise.
    pub near: Option<Target>,
    /// Whether it counts things, of which there cannot be less than none.
    pub(super) counts: bool,
    /// What its amounts are counted in, where its name says that.
    pub(super) unit: Unit,
    /// Codes by the normal form of what people write for them.
    pub(super) codes: HashMap<String, String>,
}

impl Column {
    /// The day or moment in one of its cells.
    pub fn stamp(&self, cell: &str) -> Option<Stamp> {
        let stamp =
            if self.is_counted { Stamp::counted(cell) } else { Stamp::parse(cell, self.order) };
        Some(stamp?.east(self.offset))
    }

    /// The day of every year in one of its cells, as its field keeps it.
    pub fn anniversary(&self, cell: &str) -> Option<String> {
        if self.is_counted {
            return anniversary(&Stamp::counted(cell)?.date(), self.order);
        }
        anniversary(cell, self.order)
    }

    /// Whether one of its cells says no more than which row of the list it is in.
    pub fn only_counts(&self, cell: &str) -> bool {
        const ORDINALS: [&str; 5] = ["№", "№ п/п", "Lp.", "Lp", "#"];
        ORDINALS.contains(&self.header.trim()) && cell.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// What one of its cells means.
    pub fn meaning(&self, cell: &str) -> &Target {
        let person = self.person.as_ref().filter(|_| person::is_somebody(cell));
        person.unwrap_or(&self.target)
    }
}

impl Plan {
    /// Settles every column of a header.
    ///
    /// Refused where the person names a profile, a column or a target that does not exist.
    pub fn new(headers: &[String], request: &Request<'_>) -> Result<Plan, Refusal> {
        let profile = match request.profile {
            Some(name) => Some(named_profile(name)?),
            None if is_ours(headers, request) => None,
            None => profile::guess(headers, request.noun),
        };
        let map = resolve_map(headers, request)?;
        let ours = is_ours(headers, request);
        let names = Names::new(request, profile, ours);
        let mut columns = Vec::with_capacity(headers.len());
        for header in headers {
            let target = match map.get(header.as_str()) {
                Some(target) => target.clone(),
                None if header == rejects::LINE || header == rejects::REASON => Target::Skip,
                None => names.target(header).unwrap_or(Target::Keep),
            };
            let is_money = matches!(target, Target::Field(_, Kind::Money(_)));
            let unit = if is_money { Unit::of(header) } else { Unit::default() };
            columns.push(Column {
                header: header.clone(),
                codes: codes(&target, request.words),
                order: profile.map_or(Order::of(request.country), |profile| profile.dates),
                is_counted: false,
                offset: Remark::of(header).and_then(|remark| remark.offset()),
                marks: Marks::default(),
                open: None,
                near: None,
                counts: matches!(&target, Target::Field(name, _)
                    if request.registry.get(request.noun, name).is_some_and(Field::is_count)),
                unit,
                target,
                person: None,
            });
        }
        names.settle(&mut columns);
        note_near(&mut columns, &names);
        let place = |name: &str, target: Target| {
            columns.iter().position(|column| column.header == name && column.target == target)
        };
        let numbered = place("id", Target::Id).filter(|_| ours && profile.is_none());
        let returned = numbered.zip(place("created_at", Target::CreatedAt));
        if returned.is_some() {
            columns.iter_mut().for_each(|column| column.marks = Marks::OURS);
        }
        let sorts_firms = !ours && request.noun.has_stages();
        let is_sure = request.profile.is_some()
            || profile.is_some_and(|profile| profile.is_plain(request.noun, headers));
        let currency = request.currency;
        let closing = Vec::new();
        Ok(Plan { currency, profile, is_sure, columns, numbered, returned, sorts_firms, closing })
    }

    /// Looks through all rows for what single ones leave open: which of two numbers is the month,
    /// which mark divides the fraction, and whether the last ones are records.
    pub fn study(&mut self, table: &Table<'_>) {
        let mut days = Days::of(&self.columns);
        let mut numbers = Numbers::of(&self.columns, self.currency);
        let mut tail = Tail::default();
        for row in table.rows() {
            tail.see(&row);
            let Ok(row) = row else { continue };
            days.see(&row);
            numbers.see(&row, &mut self.columns);
        }
        numbers.settle(&mut self.columns);
        days.settle(&mut self.columns, self.profile.is_some());
        self.closing = tail.lines(table, &self.columns);
    }

    /// The columns in the order of the file.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Whether anything of the file will stand in a field of its own.
    ///
    /// # Errors
    /// `import-no-columns` where no column is known: the records would all be empty. `import-no-headings`
    /// where the columns have no names at all.
    pub fn check(&self, table: &Table<'_>, request: &Request<'_>) -> Result<(), Refusal> {
        if self.known() > 0 {
            return Ok(());
        }
        let mut names: Vec<&str> =
            self.columns.iter().take(NAMED).map(|column| column.header.as_str()).collect();
        if self.columns.len() > NAMED {
            names.push("…");
        }
        let near = |column: &Column| Some((column.header.clone(), column.near.as_ref()?.word()));
        let near = self.columns.iter().find_map(near);
        let (id, hint) = match table.dialect().header {
            true if let Some((column, field)) = near => {
                let hint = Message::new("import-near").with("column", column);
                ("import-no-columns", hint.with("field", field))
            }
            true => ("import-no-columns", Message::new("import-hint-columns")),
            false => {
                let whole = request.registry.get(request.noun, "last_name").map(|_| "full_name");
                let hint = Message::new("import-hint-no-headings").with("column", names[0]);
                ("import-no-headings", hint.with("field", whole.unwrap_or("title")))
            }
        };
        let message = Message::new(id).with("names", names.join(", "));
        Err(Refusal::malformed(message).hint(hint))
    }

    /// How many columns will stand in fields.
    fn known(&self) -> usize {
        let kept =
            |column: &&Column| matches!(column.target, Target::Keep | Target::Skip | Target::Id);
        self.columns.len() - self.columns.iter().filter(kept).count()
    }

    /// The lines on which the rows begin that only sum up those above them and are no records.
    pub fn closing(&self) -> &[u64] {
        &self.closing
    }

    /// What a row says of the record it was written from, where an export may have written it.
    pub fn returned(&self, row: &Row<'_>) -> Option<Returned> {
        let (number, moment) = self.returned?;
        let cell = |place: usize| row.cells.get(place).map_or("", |cell| export::arm_back(cell));
        Returned::read(cell(number), cell(moment))
    }

    /// The number of a row that an export may have written and that says no more than the number: the
    /// moment its record was made is not there, or has another form than an export gives it.
    pub fn bare_number(&self, row: &Row<'_>) -> Option<i64> {
        let cell = row.cells.get(self.numbered?)?;
        let number = export::arm_back(cell).trim().parse().ok().filter(|number| *number > 0)?;
        self.returned(row).is_none().then_some(number)
    }

    /// Whether a client's name that is plainly a firm's is one. In this program's own files every name
    /// is where it belongs.
    pub fn sorts_firms(&self) -> bool {
        self.sorts_firms
    }

    /// Whether a column says something of such a client.
    pub fn speaks_of(&self, party: Party) -> bool {
        let of = |said: Party| said == party || party == Party::Company && self.sorts_firms;
        self.columns.iter().any(|column| match column.target {
            Target::Client(said, _) | Target::Reach(said, ..) => of(said),
            _ => false,
        })
    }

    /// Whether its rows may have been written by an export of this program.
    pub fn is_export(&self) -> bool {
        self.returned.is_some()
    }

    /// The system the file plainly comes from: names that others use as well are no sign of it.
    pub fn origin(&self) -> Option<&'static Profile> {
        self.profile.filter(|_| self.is_sure)
    }

    /// The system whose names the columns were taken for.
    pub fn profile(&self) -> Option<&'static Profile> {
        self.profile
    }

    /// The name of that system; empty where none is known.
    pub fn system(&self) -> &str {
        self.profile.map_or("", |profile| profile.name.as_str())
    }
}

/// Notes what columns would mean whose names are known but for a slip, unless another one means it.
fn note_near(columns: &mut [Column], names: &Names<'_>) {
    for at in 0..columns.len() {
        if columns[at].target != Target::Keep {
            continue;
        }
        let near = names.near(&columns[at].header);
        let is_free = |target: &Target| columns.iter().all(|column| column.target != *target);
        columns[at].near = near.filter(is_free);
    }
}

/// Reads a map: a TOML file of `"Column" = "field"`.
pub fn read_map(text: &str) -> Result<Vec<(String, String)>, Refusal> {
    let read: Result<HashMap<String, String>, _> = toml::from_str(text);
    let mut pairs: Vec<_> = match read {
        Ok(pairs) => pairs.into_iter().collect(),
        Err(error) => {
            let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
            let message = Message::new("exchange-map-syntax").with("line", line.to_string());
            let hint = Message::new("exchange-map-syntax-hint");
            return Err(Refusal::malformed(message).hint(hint));
        }
    };
    pairs.sort();
    Ok(pairs)
}

fn named_profile(name: &str) -> Result<&'static Profile, Refusal> {
    let mut known = profile::all().iter().chain([profile::generic()]);
    known.clone().find(|profile| profile.name == name).ok_or_else(|| {
        let names = known.by_ref().map(|p| p.name.as_str()).collect::<Vec<_>>().join(", ");
        Refusal::not_found(Message::new("exchange-profile-unknown").with("name", name))
            .hint(Message::new("exchange-profile-hint").with("names", names))
    })
}

/// The targets a person gave, by the header they are for.
fn resolve_map<'h>(
    headers: &'h [String],
    request: &Request<'_>,
) -> Result<HashMap<&'h str, Target>, Refusal> {
    let mut map = HashMap::new();
    for (column, word) in request.map {
        let exact = headers.iter().find(|header| *header == column);
        let near = || headers.iter().find(|header| normal(header) == normal(column));
        let Some(header) = exact.or_else(near) else {
            let message = Message::new("exchange-map-column").with("column", column.as_str());
            let hint = Message::new("exchange-map-column-hint").with("columns", headers.join(", "));
            return Err(Refusal::not_found(message).hint(hint));
        };
        let Some(target) = Target::parse(word, request.noun, request.registry) else {
            let message = Message::new("exchange-map-target")
                .with("column", column.as_str())
                .with("target", word.as_str());
            let fields = request.registry.of(request.noun).filter(|field| !field.flags.system);
            let names: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
            // A whole name goes before its parts.
            let whole = Some("full_name").filter(|_| names.contains(&"last_name"));
            let hint = match nearest(word, whole.into_iter().chain(names.iter().copied())) {
                Some(near) => Message::new("hint-did-you-mean").with("name", near),
                None => Message::new("exchange-map-target-hint").with("targets", names.join(", ")),
            };
            return Err(Refusal::not_found(message).hint(hint));
        };
        map.insert(header.as_str(), target);
    }
    Ok(map)
}

/// Whether most columns have our own stable names, as an export or a filled template has.
fn is_ours(headers: &[String], request: &Request<'_>) -> bool {
    let ours = headers.iter().filter(|h| request.registry.get(request.noun, h).is_some()).count();
    ours * 2 > headers.len()
}

/// What people write for the entries of a list.
fn codes(target: &Target, words: &Words) -> HashMap<String, String> {
    let Target::Field(name, Kind::Choice(choices) | Kind::Choices(choices)) = target else {
        return HashMap::new();
    };
    let mut codes = HashMap::new();
    for (_, label, code) in words.choices.iter().filter(|(field, _, _)| field == name) {
        codes.insert(normal(label), code.clone());
    }
    for choice in choices {
        if let Label::Own(label) = &choice.label {
            codes.insert(normal(label), choice.code.clone());
        }
        codes.insert(normal(&choice.code), choice.code.clone());
    }
    codes
}

#[cfg(test)]
mod tests;
