//! The value of a field as words, on a card and in a cell of a list.

use chrono::NaiveDate;

use super::Words;
use crate::domain::anniversary::Anniversary;
use crate::domain::attachment::Attachment;
use crate::domain::booking::Booking;
use crate::domain::field::{Choice, Field, Kind, Storage};
use crate::domain::message::Message;
use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::point::PointKind;
use crate::domain::product::{self, ProductRow};
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::tally::{Counter, MOST, Tally};
use crate::domain::value::Value;
use crate::i18n::{date, number};

impl Words<'_> {
    /// The value of a field as a card shows it; nothing where it is empty.
    ///
    /// `currency` is that of the record, for amounts; the team's own where it is missing. A row of
    /// the settings that is gone is said by its number, a value of another kind as it is.
    pub fn value(&self, field: &Field, value: &Value, currency: Option<Currency>) -> String {
        self.values(field, value, currency).join(", ")
    }

    /// The value of a field as a cell of a list shows it: one line, the main phone or person with
    /// the number of others (`+48 22 123 45 67 +1`), a far moment by its day alone.
    pub fn cell(&self, field: &Field, value: &Value, currency: Option<Currency>) -> String {
        match (&field.kind, value) {
            (Kind::Moment, Value::Int(at)) => self.moment(*at),
            (Kind::Date, Value::Text(text)) => match parsed(text) {
                Some(day) => date::day(self.lang(), day, self.now().date()),
                None => text.clone(),
            },
            (Kind::LongText, Value::Text(text)) => {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            (_, Value::Rows(rows)) => match rows.as_slice() {
                [] => String::new(),
                [only] => only.name.clone(),
                [first, rest @ ..] => format!("{} +{}", first.name, rest.len()),
            },
            // Each reminder is another one, and none the main one.
            (Kind::Tags | Kind::Choices(_) | Kind::Minutes, _) => {
                self.value(field, value, currency)
            }
            _ => match self.values(field, value, currency).as_slice() {
                [] => String::new(),
                [only] => only.clone(),
                [first, rest @ ..] => format!("{first} +{}", rest.len()),
            },
        }
    }

    /// What a counter of activities counts: so many ask for attention, or so many are planned.
    pub fn asking(&self, counter: Counter) -> String {
        let id = if counter.attention.is_lit() { "counted-lit" } else { "counted-planned" };
        let shown = up_to(counter.count);
        self.say(&Message::new(id).with("count", counter.count).with("shown", shown))
    }

    /// How many activities are open, and how many of them ask for attention.
    fn activities(&self, tally: Tally) -> String {
        match tally.lit() {
            0 => up_to(tally.open()),
            lit => self.say(
                &Message::new("activities-lit")
                    .with("count", lit)
                    .with("lit", up_to(lit))
                    .with("open", up_to(tally.open())),
            ),
        }
    }

    /// The values of a field one by one, the main one first; none where it is empty.
    pub fn values(&self, field: &Field, value: &Value, currency: Option<Currency>) -> Vec<String> {
        match value {
            Value::Empty => Vec::new(),
            Value::Int(n) => vec![self.whole(&field.kind, *n, currency)],
            Value::Real(n) => vec![number::decimal(self.lang(), *n)],
            Value::Text(text) if text.is_empty() => Vec::new(),
            Value::Text(text) if field.name == "subject" => vec![self.subject(text).into_owned()],
            Value::Text(text) => vec![self.written(&field.kind, text)],
            Value::Points(points) => {
                points.iter().map(|point| self.written(&field.kind, &point.value)).collect()
            }
            Value::Files(files) => files.iter().map(|file| self.file(file)).collect(),
            Value::Booking(booking) => vec![self.booking(booking)],
            Value::Ids(ids) => ids.iter().map(|id| self.whole(&field.kind, *id, None)).collect(),
            Value::Rows(rows) => rows.iter().map(|row| self.product_row(row, currency)).collect(),
            Value::Dues(dues) => {
                vec![self.activities(Tally::of(self.moment, dues.iter().copied()))]
            }
            Value::List(list) => match &field.kind {
                // Tags read as one phrase.
                Kind::Tags if list.is_empty() => Vec::new(),
                Kind::Tags if field.storage == Storage::Tags => {
                    vec![list.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ")]
                }
                kind => list.iter().map(|code| self.written(kind, code)).collect(),
            },
        }
    }

    /// A kept file with its size.
    pub fn file(&self, file: &Attachment) -> String {
        format!("{} ({})", file.name, number::bytes(self.lang(), file.size))
    }

    /// A booking: what, when, for how long, where.
    pub(super) fn booking(&self, booking: &Booking) -> String {
        let mut parts = vec![booking.what()];
        match booking.whole_days(|at| self.local(at)) {
            Some((day, days)) => {
                parts.push(date::day(self.lang(), day, self.now().date()));
                parts.push(match days {
                    1 => self.text("all-day"),
                    _ => date::span_exact(self.lang(), days * 24 * 60),
                });
            }
            None => {
                parts.push(self.moment_exact(booking.from));
                parts.push(date::span_exact(self.lang(), booking.minutes));
            }
        }
        parts.extend((!booking.place.is_empty()).then(|| booking.place.clone()));
        parts.join(", ")
    }

    /// A quantity in thousandths: `2.5`.
    pub fn quantity(&self, quantity: i64) -> String {
        number::decimal(self.lang(), quantity as f64 / 1000.0)
    }

    /// Hundredths of a percent: `5.5%`.
    pub fn percent(&self, rate: i64) -> String {
        format!("{}%", number::decimal(self.lang(), rate as f64 / 100.0))
    }

    /// What a row of products is of, how many, and what it comes to.
    fn product_row(&self, row: &ProductRow, currency: Option<Currency>) -> String {
        let mut said = row.name.clone();
        if row.quantity != product::ONE || !row.unit.is_empty() {
            said = format!("{said} × {} {}", self.quantity(row.quantity), row.unit);
        }
        let total = row.sums().map_or(0, |sums| sums.total);
        let total = Money::new(total, currency.unwrap_or(self.setup.currency));
        format!("{} = {}", said.trim_end(), self.money(total))
    }

    /// A number, which the field's kind gives its meaning.
    fn whole(&self, kind: &Kind, n: i64, currency: Option<Currency>) -> String {
        let lang = self.lang();
        let setup = self.setup;
        let (noun, name) = match kind {
            Kind::Money(_) => {
                return self.money(Money::new(n, currency.unwrap_or(setup.currency)));
            }
            Kind::Percent => return self.percent(n),
            Kind::Bool => return self.text(if n == 0 { "no" } else { "yes" }),
            Kind::Moment => return self.moment_exact(n),
            Kind::Minutes => return date::span_exact(lang, n),
            Kind::Link(noun) | Kind::Links(noun) => {
                return self.record(RecordRef::new(*noun, n));
            }
            Kind::Stage => {
                let stage = setup.stage(StageId(n));
                let untitled = || self.untitled(RecordRef::new(Noun::Stage, n));
                return stage.map_or_else(untitled, |stage| self.stage_in_full(stage));
            }
            Kind::Source => (Noun::Source, setup.source(n).map(|s| self.source(s))),
            Kind::User | Kind::Users => {
                let user = UserId(n);
                let name = setup.user(user).map(|user| user.name.as_str());
                if let (Some(name), false) = (name, setup.works(user)) {
                    return self.say(&Message::new("person-left").with("name", name));
                }
                (Noun::User, name)
            }
            Kind::Pipeline => {
                let found = setup.pipelines.iter().find(|p| p.id == PipelineId(n));
                (Noun::Pipeline, found.map(|p| self.pipeline(p)))
            }
            _ => return number::count(lang, n),
        };
        name.map_or_else(|| self.untitled(RecordRef::new(noun, n)), str::to_owned)
    }

    /// A text, which may be a code, a day or the name of a record.
    fn written(&self, kind: &Kind, text: &str) -> String {
        match kind {
            Kind::Choice(choices) | Kind::Choices(choices) => self.chosen(choices, text),
            Kind::Date => match parsed(text) {
                Some(day) => date::date(self.lang(), day, self.now().date()),
                None => text.to_owned(),
            },
            Kind::Anniversary => match Anniversary::parse(text) {
                Some(day) => self.anniversary(day),
                None => text.to_owned(),
            },
            Kind::Phone | Kind::Points(PointKind::Phone) => self.phone(text).into_owned(),
            Kind::Record => match text.parse() {
                Ok(record) => self.record(record),
                Err(()) => text.to_owned(),
            },
            _ => text.to_owned(),
        }
    }

    /// A day of every year: with its year as any other date, without one in full.
    fn anniversary(&self, day: Anniversary) -> String {
        match day.dated() {
            Some(dated) => date::date(self.lang(), dated, self.now().date()),
            None => date::of_year(self.lang(), day.of_year()),
        }
    }

    fn chosen(&self, choices: &[Choice], code: &str) -> String {
        match choices.iter().find(|choice| choice.code == code) {
            Some(choice) => self.choice(choice),
            None => code.to_owned(),
        }
    }
}

fn parsed(day: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

/// A count as far as counters go.
fn up_to(count: i64) -> String {
    if count > MOST { format!("{MOST}+") } else { count.to_string() }
}
