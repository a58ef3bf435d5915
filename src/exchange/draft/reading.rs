//! Cell after cell into a draft, each by what its column means.

mod item;

use std::mem;

use super::{Link, RecordDraft};
use crate::domain::booking::{self, Booking};
use crate::domain::capture::{is_company, is_post};
use crate::domain::field::Kind;
use crate::domain::input::{self, Dates};
use crate::domain::message::Message;
use crate::domain::money::Currency;
use crate::domain::point::{Point, PointKind};
use crate::domain::product;
use crate::domain::stage::Meaning;
use crate::domain::value::Value;
use crate::exchange::amount::{self, Amount, Marks};
use crate::exchange::mail::html;
use crate::exchange::person::Written;
use crate::exchange::plan::Column;
use crate::exchange::points::Taken;
use crate::exchange::profile::{Detail, Party, Target, normal};
use crate::exchange::{cell, meaning, person, points};
use item::ItemCells;

/// A draft in the making.
pub struct Reading<'d> {
    draft: RecordDraft,
    /// Amounts that wait for the row's currency: field, field of the currency, amount, source.
    amounts: Vec<(String, &'static str, Amount, (String, String))>,
    /// Rows of products that wait for it too: field, the column's header, text.
    products: Option<(String, String, String)>,
    /// A product with a row of its own.
    item: ItemCells,
    /// A whole name and its column, until it is known which parts have their own.
    name: Option<(String, String)>,
    /// The name of the person it belongs to and its column.
    contact: Option<(String, String)>,
    /// The name of a firm that stands where people do, beside one of these, and its column.
    firm: Option<(String, String)>,
    /// The labels for the points that follow, by kind.
    labels: [Option<&'static str>; 4],
    dates: &'d dyn Dates,
    /// Whether a client's name that is plainly a firm's is one.
    sorts_firms: bool,
}

impl<'d> Reading<'d> {
    /// Begins with an empty draft.
    pub fn new(draft: RecordDraft, dates: &'d dyn Dates, sorts_firms: bool) -> Reading<'d> {
        Reading {
            draft,
            amounts: Vec::new(),
            products: None,
            item: ItemCells::default(),
            name: None,
            contact: None,
            firm: None,
            labels: [None; 4],
            dates,
            sorts_firms,
        }
    }

    /// Takes in one cell that is not empty, trimmed.
    pub fn cell(&mut self, column: &Column, text: &str) {
        let target = column.meaning(text);
        if !fits(target, text) {
            return self.told("exchange-too-long", &column.header, text);
        }
        if let Target::Client(Party::Contact, Detail::Name) | Target::FullName = target
            && (self.addressed(column, text) || self.is_of_two(column, text))
        {
            return;
        }
        let draft = &mut self.draft;
        let (slot, kept) = match target {
            Target::Skip => return,
            Target::Keep => return self.keep(column, text),
            Target::Responsible => (&mut draft.owner, false),
            Target::Stage => (&mut draft.stage, false),
            Target::Pipeline => (&mut draft.pipeline, false),
            Target::Source => (&mut draft.source, false),
            Target::Id => (&mut draft.external_id, true),
            Target::Client(_, Detail::Name) if cell::says_none(text) => return,
            Target::Client(party, detail) => {
                (draft.mention(*party).part(*detail), *detail == Detail::Id)
            }
            Target::Reach(party, kind, label) => {
                let mention = draft.mention(*party);
                let have = match kind {
                    PointKind::Email => &mut mention.emails,
                    _ => &mut mention.phones,
                };
                let taken = points::read(*kind, text, label.unwrap_or(kind.labels()[0]), have);
                return self.note_points(column, text, taken);
            }
            Target::Field(name, kind) => return self.field(column, name, kind, text),
            Target::Points(kind, label) => return self.points(column, *kind, *label, text),
            Target::PointLabel(kind) => {
                self.labels[*kind as usize] = Some(points::label(*kind, text));
                return;
            }
            Target::FullName if self.name.is_none() => {
                self.name = Some((column.header.clone(), text.to_owned()));
                return;
            }
            Target::FullName if self.name.as_ref().is_some_and(|(_, name)| name == text) => return,
            Target::FullName => return self.crowd(&column.header, text),
            Target::Tags => {
                let list = cell::words(text);
                return self.list("tags", list);
            }
            Target::Observers => {
                draft.observers.extend(cell::words(text));
                return;
            }
            Target::Contacts => {
                draft.contacts.extend(cell::words(text));
                return;
            }
            Target::CreatedAt if cell::says_none(text) => return,
            Target::CreatedAt => {
                match column.stamp(text) {
                    Some(stamp) => draft.created_at = Some(stamp.utc(self.dates.zone())),
                    None => self.unread(column, text),
                }
                return;
            }
            Target::ClosedAt if cell::says_none(text) => return,
            Target::ClosedAt => {
                match column.stamp(text) {
                    Some(stamp) => draft.closed_at = Some(stamp.utc(self.dates.zone())),
                    // Others say in such a column whether it ended.
                    None => self.keep(column, text),
                }
                return;
            }
            Target::Product(item) => return self.item(column, *item, text),
            Target::StageMeaning => {
                match Meaning::parse(text) {
                    Some(meaning) => draft.stage_meaning = Some(meaning),
                    None => self.unread(column, text),
                }
                return;
            }
            Target::Outcome => {
                draft.outcome = Some(meaning::guess(text));
                return self.keep(column, text);
            }
            Target::Converted => {
                match cell::flag(text) {
                    Some(flag) => draft.converted = Some(flag),
                    None => self.unread(column, text),
                }
                return;
            }
        };
        let another = slot.as_deref().is_some_and(|have| have != text);
        if slot.is_none() {
            *slot = Some(text.to_owned());
        }
        match (another, kept) {
            (true, _) => self.crowd(&column.header, text),
            (false, true) => self.keep(column, text),
            (false, false) => {}
        }
    }

    /// Takes people apart who are written with their addresses: `Ann Bell (ann@acme.com)`. Of several
    /// the first is meant, the others are kept beside. Says whether the cell was so.
    fn addressed(&mut self, column: &Column, text: &str) -> bool {
        let people: Option<Vec<_>> = text.split(';').map(person::with_address).collect();
        let Some(((name, address), others)) =
            people.as_deref().and_then(|people| people.split_first())
        else {
            return false;
        };
        match column.meaning(text) {
            Target::FullName => self.points(column, PointKind::Email, None, address),
            _ => {
                let emails = &mut self.draft.contact.emails;
                points::read(PointKind::Email, address, PointKind::Email.labels()[0], emails);
            }
        }
        if !name.is_empty() {
            self.cell(column, name);
        }
        for (name, address) in others {
            self.crowd(&column.header, format!("{name} ({address})").trim());
        }
        true
    }

    /// Whether a name of the client is the first of two or goes with the first: the one is a firm, the
    /// other whom to speak to there.
    fn is_of_two(&mut self, column: &Column, text: &str) -> bool {
        let is_client = *column.meaning(text) != Target::FullName;
        let held = if is_client { &mut self.contact } else { &mut self.name };
        let this = || (column.header.clone(), text.to_owned());
        let Some((_, name)) = held else {
            if is_client && !cell::says_none(text) {
                *held = Some(this());
            }
            return false;
        };
        if !self.sorts_firms || self.firm.is_some() || is_company(name) == is_company(text) {
            return false;
        }
        self.firm = if is_company(text) { Some(this()) } else { held.replace(this()) };
        if is_client {
            self.draft.contact.name = self.contact.as_ref().map(|(_, name)| name.clone());
        }
        true
    }

    /// The draft after the last cell; `team` is the currency of an amount that names none.
    pub fn finish(mut self, team: Currency) -> RecordDraft {
        self.finish_amounts(team);
        self.finish_products(team);
        self.finish_item(team);
        if self.sorts_firms {
            self.finish_firm();
            self.finish_contact();
        }
        self.finish_name();
        self.draft
    }

    fn field(&mut self, column: &Column, name: &str, kind: &Kind, text: &str) {
        if matches!(kind, Kind::Date | Kind::Anniversary | Kind::Moment) && cell::says_none(text) {
            return;
        }
        let number = |marks: Marks| Amount::parse(text, marks);
        let value = match kind {
            // What this program exported stands as it is.
            Kind::LongText if self.draft.returned.is_some() => return self.join(name, "\n", text),
            Kind::LongText => return self.join(name, "\n", &html::plain(text)),
            Kind::Text if name.ends_with("address") => return self.join(name, ", ", text),
            Kind::Text | Kind::Url | Kind::Phone | Kind::Email => Some(Value::text(text)),
            Kind::Integer | Kind::Minutes => {
                let whole = number(Marks::default()).and_then(|n| n.whole());
                whole.filter(|n| *n >= 0 || !column.counts).map(Value::Int)
            }
            Kind::Number => Some(text)
                .filter(|_| !column.marks.groups('.'))
                .and_then(|text| text.parse().ok())
                .or_else(|| number(column.marks).map(|n| n.real()))
                .filter(|n: &f64| n.is_finite())
                .map(Value::Real),
            Kind::Money(currency) => {
                match number(column.marks).and_then(|n| n.in_unit(column.unit)) {
                    Some(amount) => {
                        let source = (column.header.clone(), text.to_owned());
                        return self.amounts.push((name.to_owned(), currency, amount, source));
                    }
                    None => None,
                }
            }
            Kind::Percent => product::read_percent(text).ok().map(Value::Int),
            Kind::Products if self.products.is_none() => {
                let header = column.header.clone();
                self.products = Some((name.to_owned(), header, text.to_owned()));
                return;
            }
            Kind::Products => return self.crowd(&column.header, text),
            Kind::Currency => match amount::currency(text) {
                Some(currency) => Some(Value::Text(currency.code().to_owned())),
                None => {
                    self.draft.unknown_currency = Some(text.to_owned());
                    return self.keep(column, text);
                }
            },
            Kind::Bool => cell::flag(text).map(|flag| Value::Int(i64::from(flag))),
            Kind::Date => column.stamp(text).map(|stamp| {
                let zone = self.dates.zone();
                if name == "close_date" && stamp.has_hour() {
                    self.draft.close_hour = Some(stamp.utc(zone));
                }
                Value::Text(stamp.day(zone))
            }),
            Kind::Anniversary => {
                column.anniversary(text).filter(|day| self.has_been(day)).map(Value::Text)
            }
            Kind::Moment => column.stamp(text).map(|s| Value::Int(s.utc(self.dates.zone()))),
            Kind::Choice(_) => column.codes.get(&normal(text)).cloned().map(Value::Text),
            Kind::Choices(_) => {
                let words = cell::words(text);
                let codes: Option<Vec<String>> =
                    words.iter().map(|word| column.codes.get(&normal(word)).cloned()).collect();
                match codes {
                    Some(codes) => return self.list(name, codes),
                    None => None,
                }
            }
            Kind::Tags => return self.list(name, cell::words(text)),
            Kind::Booking => self.booking(text),
            // What refers to rows of the database stays in words beside the record.
            Kind::Stage | Kind::Pipeline | Kind::Source | Kind::Users => {
                return self.keep(column, text);
            }
            Kind::Link(_) | Kind::User => return self.link(column, name, text),
            Kind::Links(_) | Kind::Record | Kind::Points(_) | Kind::Files | Kind::Activities => {
                return self.keep(column, text);
            }
        };
        match value {
            Some(value) => self.set(column, name, value, text),
            None => self.unread(column, text),
        }
    }

    /// Whether somebody may have been born on a day; without a year it has been in any case.
    fn has_been(&self, day: &str) -> bool {
        day.starts_with("--") || self.dates.anniversary(day).is_ok()
    }

    /// What is booked is called as the file calls it, however like another resource.
    fn booking(&self, text: &str) -> Option<Value> {
        input::check_length(&Kind::Text, text).ok()?;
        let read = Booking::read(text, self.dates).ok()?;
        let resource = booking::bare(&read.resource).to_owned();
        (!resource.is_empty()).then(|| Value::Booking(Box::new(Booking { resource, ..read })))
    }

    /// The first cell that fills a field wins; another is kept beside it.
    fn set(&mut self, column: &Column, name: &str, value: Value, text: &str) {
        match self.draft.slot(name) {
            None => self.draft.values.push((name.to_owned(), value)),
            Some(have) if *have == value => {}
            Some(_) => self.crowd(&column.header, text),
        }
    }

    /// Whom a field names is looked up later; another cell for it is kept beside it.
    fn link(&mut self, column: &Column, name: &str, text: &str) {
        match self.draft.links.iter().find(|link| link.field == name) {
            None => {
                let (field, header) = (name.to_owned(), column.header.clone());
                self.draft.links.push(Link { field, header, text: text.to_owned() });
            }
            Some(have) if have.text == text => {}
            Some(_) => self.crowd(&column.header, text),
        }
    }

    /// Several columns make one text: the parts of an address, notes.
    fn join(&mut self, name: &str, between: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.draft.slot(name) {
            Some(Value::Text(have)) => {
                have.push_str(between);
                have.push_str(text);
            }
            _ => self.draft.values.push((name.to_owned(), Value::text(text))),
        }
    }

    fn list(&mut self, name: &str, words: Vec<String>) {
        match self.draft.slot(name) {
            Some(Value::List(have)) => {
                for word in words {
                    if !have.contains(&word) {
                        have.push(word);
                    }
                }
            }
            _ => self.draft.values.push((name.to_owned(), Value::List(words))),
        }
    }

    fn points(
        &mut self,
        column: &Column,
        kind: PointKind,
        label: Option<&'static str>,
        text: &str,
    ) {
        let announced = self.labels[kind as usize].take();
        let label = label.or(announced).unwrap_or(kind.labels()[0]);
        if self.draft.slot(kind.word()).is_none() {
            self.draft.values.push((kind.word().to_owned(), Value::Points(Vec::new())));
        }
        if let Some(Value::Points(have)) = self.draft.slot(kind.word()) {
            let taken = points::read(kind, text, label, have);
            self.note_points(column, text, taken);
        }
        self.draft.values.retain(|(_, value)| *value != Value::Points(Vec::<Point>::new()));
    }

    /// A cell of which not all is among the points is kept as it is, and told.
    fn note_points(&mut self, column: &Column, text: &str, taken: Taken) {
        match taken {
            Taken::All => {}
            Taken::Part => self.told("exchange-partly-read", &column.header, text),
            Taken::Nothing => self.unread(column, text),
        }
    }

    /// A firm among the names of people is the company of a row that names none; what reaches it
    /// comes with it.
    fn finish_firm(&mut self) {
        let draft = &mut self.draft;
        let own = draft.value("company_name").and_then(Value::as_text);
        let firm = self.firm.take();
        if let Some(known) = draft.company.name.as_deref().or(own) {
            if let Some((header, firm)) = firm.filter(|(_, firm)| firm != known) {
                self.crowd(&header, &firm);
            }
            return;
        }
        if let Some((_, firm)) = firm {
            match self.name {
                Some(_) => draft.values.push(("company_name".to_owned(), Value::Text(firm))),
                None => draft.company.name = Some(firm),
            }
            return;
        }
        if let Some((_, firm)) = self.name.take_if(|(_, name)| is_company(name)) {
            return draft.values.push(("company_name".to_owned(), Value::Text(firm)));
        }
        let (person, company) = (&mut draft.contact, &mut draft.company);
        company.name = person.name.take_if(|name| is_company(name));
        if company.name.is_some() && company.reach().next().is_none() {
            company.emails = mem::take(&mut person.emails);
            company.phones = mem::take(&mut person.phones);
        }
    }

    /// A whole name is taken apart unless the parts have columns of their own.
    fn finish_name(&mut self) {
        let Some((header, text)) = self.name.take() else { return };
        let written = Written::of(&text);
        let fields = ["last_name", "first_name", "middle_name"];
        let parts: Vec<&str> = fields
            .iter()
            .filter_map(|field| self.draft.value(field).and_then(Value::as_text))
            .flat_map(str::split_whitespace)
            .collect();
        if !parts.is_empty() {
            let mut words = person::without_titles(written.name).split_whitespace();
            if !words.all(|word| parts.contains(&word)) || written.remark.is_some() {
                self.crowd(&header, &text);
            }
            return;
        }
        let parts = person::split_as(written.name, person::is_last_first(&header));
        for (field, part) in fields.into_iter().zip([parts.last, parts.first, parts.middle]) {
            if !part.is_empty() {
                self.draft.values.push((field.to_owned(), Value::Text(part)));
            }
        }
        let is_free = self.draft.slot("post").is_none();
        let post = written.remark.filter(|remark| is_free && is_post(remark));
        if let Some(post) = post {
            self.draft.values.push(("post".to_owned(), Value::text(post)));
        }
        if written.others {
            self.crowd(&header, &text);
        } else if written.has_degree() || written.remark != post {
            self.draft.leftovers.push((header, text));
        }
    }

    /// Of what stands around the name of the person it belongs to, a remark is kept.
    fn finish_contact(&mut self) {
        let Some((header, _)) = self.contact.take() else { return };
        let name = self.draft.contact.name.take_if(|name| !name.contains("; "));
        let Some(text) = name else { return };
        let written = Written::of(&text);
        self.draft.contact.name = Some(person::without_titles(written.name).to_owned());
        if written.others {
            self.crowd(&header, &text);
        } else if written.remark.is_some() || written.has_degree() {
            self.draft.leftovers.push((header, text));
        }
    }

    /// Amounts become minor units of the currency of the row, of the cell, or of the team. Where
    /// the row and the cell name two, or the row one that is none, nobody can tell which is meant.
    fn finish_amounts(&mut self, team: Currency) {
        for (name, currency_field, amount, (header, text)) in mem::take(&mut self.amounts) {
            let of_row = self.draft.value(currency_field).and_then(Value::as_text);
            let of_row = of_row.and_then(Currency::parse);
            if of_row.is_none() && self.draft.unknown_currency.is_some() {
                self.draft.leftovers.push((header, text));
                continue;
            }
            let agree = |row| amount.currency.is_none_or(|cell| cell == row);
            let currency = of_row.or(amount.currency).unwrap_or(team);
            match amount.minor(currency).filter(|_| of_row.is_none_or(agree)) {
                Some(minor) if self.draft.slot(&name).is_none() => {
                    self.draft.values.push((name, Value::Int(minor)));
                    if amount.currency.is_some() && self.draft.slot(currency_field).is_none() {
                        let code = Value::Text(currency.code().to_owned());
                        self.draft.values.push((currency_field.to_owned(), code));
                    }
                }
                Some(minor) if self.draft.value(&name) == Some(&Value::Int(minor)) => {}
                Some(_) => self.crowd(&header, &text),
                None => self.unreadable(&header, &text),
            }
        }
    }

    /// Rows of products are priced in the currency of the row, or of the team.
    fn finish_products(&mut self, team: Currency) {
        let Some((name, header, text)) = self.products.take() else { return };
        let of_row = self.draft.value("currency").and_then(Value::as_text);
        if of_row.is_none() && self.draft.unknown_currency.is_some() {
            return self.draft.leftovers.push((header, text));
        }
        let currency = of_row.and_then(Currency::parse).unwrap_or(team);
        match product::read(&text, currency) {
            Ok(rows) => self.draft.values.push((name, Value::Rows(rows))),
            Err(_) => self.unreadable(&header, &text),
        }
    }

    fn keep(&mut self, column: &Column, text: &str) {
        self.draft.leftovers.push((column.header.clone(), text.to_owned()));
    }

    /// Keeps what a field has no more room for, and notes its column.
    fn crowd(&mut self, header: &str, text: &str) {
        self.draft.crowded.push(header.to_owned());
        self.draft.leftovers.push((header.to_owned(), text.to_owned()));
    }

    fn unread(&mut self, column: &Column, text: &str) {
        self.unreadable(&column.header, text);
    }

    fn unreadable(&mut self, header: &str, text: &str) {
        self.told("exchange-unread", header, text);
    }

    fn told(&mut self, id: &'static str, header: &str, text: &str) {
        let warning = Message::new(id).with("column", header).with("value", text);
        self.draft.warnings.push(warning);
        self.draft.leftovers.push((header.to_owned(), text.to_owned()));
    }
}

/// Whether a text is no longer than what its column means may be.
fn fits(target: &Target, text: &str) -> bool {
    let is_line = |text: &str| input::check_length(&Kind::Text, text).is_ok();
    match target {
        Target::Field(_, kind) => input::check_length(kind, text).is_ok(),
        Target::FullName => is_line(text),
        // Several may stand one after the other.
        Target::Client(..) => text.split("; ").all(is_line),
        _ => true,
    }
}
