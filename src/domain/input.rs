//! What a person typed for one field, read into the field's value. Forms, the command line, import
//! and bulk edits all read this way.
//!
//! It knows neither the clock nor the catalogues: days and the words of a language come through
//! [`Reader`]. Whether a field may stay empty and whether a linked record exists is asked elsewhere.

mod figures;
mod named;
mod points;

use chrono::NaiveDate;

use super::anniversary::Anniversary;
use super::attachment;
use super::booking::{Begins, Booking};
use super::calendar::Zone;
use super::email;
use super::field::{Field, Kind};
use super::message::{Arg, Message, Refusal};
use super::money::{self, Currency};
use super::noun::{Noun, RecordRef};
use super::person::UserId;
use super::phone;
use super::product;
use super::seek;
use super::setup::Setup;
use super::site;
use super::stage::PipelineId;
use super::value::Value;

/// The most characters one line of text may have.
pub const LINE_LIMIT: usize = 4096;

/// The most bytes a text of several lines may have.
pub const TEXT_LIMIT: usize = 1 << 20;

/// Reads days and moments, which needs to know what day it is.
pub trait Dates {
    /// The day somebody means: `2026-12-31`, `tomorrow`, `31.12`.
    ///
    /// # Errors
    /// A refusal where it is not a day.
    fn date(&self, text: &str) -> Result<NaiveDate, Refusal>;

    /// The day of every year somebody means: `1980-03-08`, `08.03`.
    ///
    /// # Errors
    /// A refusal where it is not a day.
    fn anniversary(&self, text: &str) -> Result<Anniversary, Refusal>;

    /// The moment somebody means, in seconds since 1970 UTC.
    ///
    /// # Errors
    /// A refusal where it is not a moment.
    fn moment(&self, text: &str) -> Result<i64, Refusal>;

    /// When something begins that somebody books: a moment, or a day where no hour is named.
    ///
    /// # Errors
    /// A refusal where it is neither.
    fn begins(&self, text: &str) -> Result<Begins, Refusal>;

    /// How moments and the person's local time become each other.
    fn zone(&self) -> Zone;
}

/// What is needed to understand what somebody types.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The team's settings.
    pub setup: &'a Setup,
    /// Reads days and moments.
    pub dates: &'a dyn Dates,
    /// All the ways a message of the catalogues is said, one for each language.
    pub words: &'a dyn Fn(&str) -> Vec<String>,
    /// Who `me` is.
    pub me: Option<UserId>,
    /// The currency of the record's amounts.
    pub currency: Currency,
    /// The pipeline the record is in, whose stages come first where two have the same name.
    pub pipeline: Option<PipelineId>,
}

impl Reader<'_> {
    /// The value of `field` that `text` stands for; text without a word is [`Value::Empty`].
    ///
    /// Stages, sources, people, pipelines and choices are known by code or by name in any language;
    /// case, accents and `ё` make no difference. Text is kept as it was given.
    ///
    /// # Errors
    /// A refusal that points at the field: malformed where the text does not fit its kind or is too
    /// long, not found where it names something unknown (with the nearest known name as a hint).
    pub fn read(&self, field: &Field, text: &str) -> Result<Value, Refusal> {
        if text.contains('\0') {
            return Err(Refusal::malformed(Message::new("refused-text-nul")).at(&field.name));
        }
        if text.trim().is_empty() {
            return Ok(Value::Empty);
        }
        self.read_some(field, text).map_err(|refusal| refusal.at(&field.name))
    }

    fn read_some(&self, field: &Field, text: &str) -> Result<Value, Refusal> {
        let trimmed = text.trim();
        Ok(match &field.kind {
            Kind::Text => Value::Text(limited(text, text.chars().count(), LINE_LIMIT)?),
            Kind::LongText => {
                check_length(&field.kind, text)?;
                Value::text(text)
            }
            Kind::Integer => Value::Int(figures::integer(trimmed)?),
            Kind::Number => Value::Real(figures::number(trimmed)?),
            Kind::Money(_) => Value::Int(money::parse_minor(trimmed, self.currency)?),
            Kind::Percent => Value::Int(product::read_percent(trimmed)?),
            Kind::Currency => Value::Text(currency(trimmed)?.code().to_owned()),
            Kind::Bool => Value::Int(i64::from(figures::boolean(trimmed)?)),
            Kind::Date => Value::Text(self.dates.date(trimmed)?.to_string()),
            Kind::Anniversary => Value::Text(self.dates.anniversary(trimmed)?.to_string()),
            Kind::Moment => Value::Int(self.dates.moment(trimmed)?),
            Kind::Choice(choices) => Value::Text(self.choice(choices, trimmed)?),
            Kind::Choices(choices) => {
                Value::List(several(trimmed, |part| self.choice(choices, part))?)
            }
            Kind::Stage => Value::Int(self.stage(field.noun, trimmed)?.0),
            Kind::Pipeline => Value::Int(self.pipeline_named(field.noun, trimmed)?.0),
            Kind::Source => Value::Int(self.source(trimmed)?),
            Kind::User => Value::Int(self.user(trimmed)?.0),
            Kind::Users => Value::Ids(several(trimmed, |part| Ok(self.user(part)?.0))?),
            Kind::Points(kind) => Value::Points(self.points(*kind, trimmed)?),
            Kind::Tags => Value::List(tags(trimmed)?),
            Kind::Url => checked(trimmed, site::valid, "refused-site")?,
            Kind::Phone => checked(trimmed, phone::looks_like_phone, "refused-phone")?,
            Kind::Email => checked(trimmed, email::valid, "refused-email")?,
            Kind::Link(noun) => Value::Int(link(*noun, trimmed)?),
            Kind::Links(noun) => Value::Ids(several(trimmed, |part| link(*noun, part))?),
            Kind::Record => {
                let record: Option<RecordRef> = trimmed.parse().ok();
                let record = record.or_else(|| match seek::numbered(trimmed) {
                    Some((Some(noun), id)) => Some(RecordRef::new(noun, id)),
                    _ => None,
                });
                let record = record.ok_or_else(|| malformed("refused-record", trimmed))?;
                Value::Text(record.to_string())
            }
            Kind::Minutes => {
                // Each reminder may begin with its mark, as in a line.
                let marked = trimmed.replace('!', ",");
                Value::Ids(several(&marked, figures::reminder)?)
            }
            Kind::Files => Value::List(attachment::parts(trimmed)),
            Kind::Booking => Value::Booking(Box::new(Booking::read(
                &limited(trimmed, trimmed.chars().count(), LINE_LIMIT)?,
                self.dates,
            )?)),
            Kind::Products => Value::Rows(product::read(trimmed, self.currency)?),
            Kind::Activities => {
                let refusal = Refusal::malformed(Message::new("refused-activities"));
                return Err(refusal.hint(Message::new("hint-activities")));
            }
        })
    }
}

/// A refusal that quotes what was typed.
fn malformed(id: &'static str, text: &str) -> Refusal {
    Refusal::malformed(Message::new(id).with("text", text))
}

/// Reads a currency by its code, its sign or its name.
///
/// # Errors
/// A malformed value, with the nearest code where there is one.
pub fn currency(text: &str) -> Result<Currency, Refusal> {
    money::parse_currency(text).ok_or_else(|| {
        let refusal = malformed("refused-currency", text);
        match money::nearest_currency(text) {
            Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near.code())),
            None => refusal.hint(Message::new("hint-currency")),
        }
    })
}

fn checked(text: &str, holds: fn(&str) -> bool, id: &'static str) -> Result<Value, Refusal> {
    let text = limited(text, text.chars().count(), LINE_LIMIT)?;
    if holds(&text) { Ok(Value::Text(text)) } else { Err(malformed(id, &text)) }
}

fn limited(text: &str, length: usize, limit: usize) -> Result<String, Refusal> {
    if length > limit {
        return Err(too_long(text.chars().count(), limit));
    }
    Ok(text.to_owned())
}

/// Whether a text fits into a field of this kind.
///
/// # Errors
/// A malformed value that says how long the text is and how much of it fits.
pub fn check_length(kind: &Kind, text: &str) -> Result<(), Refusal> {
    match kind {
        Kind::Text | Kind::Url | Kind::Phone | Kind::Email if text.len() > LINE_LIMIT => {
            let length = text.chars().count();
            if length > LINE_LIMIT { Err(too_long(length, LINE_LIMIT)) } else { Ok(()) }
        }
        Kind::LongText if text.len() > TEXT_LIMIT => {
            // What is kept is counted in bytes, and what people see in letters.
            let fits = |(at, c): &(usize, char)| at + c.len_utf8() <= TEXT_LIMIT;
            let fitting = text.char_indices().take_while(fits).count();
            Err(too_long(text.chars().count(), fitting))
        }
        _ => Ok(()),
    }
}

fn too_long(length: usize, limit: usize) -> Refusal {
    let message = Message::new("refused-too-long").with("length", length).with("limit", limit);
    Refusal::malformed(message)
}

/// Reads what commas, semicolons or line ends separate; what is named twice counts once.
fn several<T: PartialEq>(
    text: &str,
    mut read: impl FnMut(&str) -> Result<T, Refusal>,
) -> Result<Vec<T>, Refusal> {
    let mut values = Vec::new();
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let value = read(part)?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Ok(values)
}

fn tags(text: &str) -> Result<Vec<String>, Refusal> {
    let tags = several(text, |part| {
        limited(part.trim_start_matches('#').trim(), part.chars().count(), LINE_LIMIT)
    })?;
    Ok(tags.into_iter().filter(|tag| !tag.is_empty()).collect())
}

/// The number in `42`, `#42` or `contact/42`.
fn link(noun: Noun, text: &str) -> Result<i64, Refusal> {
    let refused = || {
        Refusal::malformed(
            Message::new("refused-link").with("text", text).with("noun", Arg::Nouns(noun)),
        )
    };
    let number = text.strip_prefix('#').unwrap_or(text);
    if let Ok(id) = number.parse::<i64>() {
        return (id > 0).then_some(id).ok_or_else(refused);
    }
    let record: RecordRef = text.parse().map_err(|()| refused())?;
    (record.noun == noun).then_some(record.id).ok_or_else(refused)
}

#[cfg(test)]
mod tests;
