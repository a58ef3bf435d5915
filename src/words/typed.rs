//! A value as a person would type it, so that it can be changed and reads back as the same value.

use chrono::{NaiveDate, NaiveDateTime};

use super::Words;
use crate::domain::anniversary::Anniversary;
use crate::domain::booking::Booking;
use crate::domain::field::{Field, Kind};
use crate::domain::money::{self, Currency};
use crate::domain::noun::RecordRef;
use crate::domain::point::{Point, PointKind};
use crate::domain::product::{self, ProductRow};
use crate::domain::value::Value;
use crate::i18n::{Lang, date};

/// A length of time in the largest unit that divides it, by the letter people type for it.
fn typed_span(lang: Lang, minutes: i64) -> String {
    let [day, hour, minute] = match lang {
        Lang::Ru => ["д", "ч", "м"],
        Lang::En | Lang::Pl => ["d", "h", "m"],
    };
    match minutes {
        1.. if minutes % (24 * 60) == 0 => format!("{}{day}", minutes / (24 * 60)),
        1.. if minutes % 60 == 0 => format!("{}{hour}", minutes / 60),
        _ => format!("{minutes}{minute}"),
    }
}

/// A day as people write it, with its year.
fn typed_day(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::En => date::dated(lang, day),
        Lang::Ru | Lang::Pl => day.format("%d.%m.%Y").to_string(),
    }
}

/// A day of every year as people write it, with its year where that is known.
fn typed_anniversary(lang: Lang, day: Anniversary) -> String {
    let of_year = day.of_year();
    match (day.dated(), lang) {
        (Some(dated), _) => typed_day(lang, dated),
        (None, Lang::En) => date::of_year(lang, of_year),
        (None, Lang::Ru | Lang::Pl) => of_year.format("%d.%m").to_string(),
    }
}

/// An amount without its currency, with the decimal sign of the language.
fn typed_amount(lang: Lang, minor: i64, currency: Currency) -> String {
    money::typed(minor, currency).replace('.', decimal_sign(lang).encode_utf8(&mut [0; 4]))
}

fn decimal_sign(lang: Lang) -> char {
    match lang {
        Lang::En => '.',
        Lang::Ru | Lang::Pl => ',',
    }
}

impl Words<'_> {
    /// The value of a field as it is typed; an amount in minor units of `currency`, or of the
    /// team's own.
    pub fn typed(&self, field: &Field, value: &Value, currency: Option<Currency>) -> String {
        match (&field.kind, value) {
            (Kind::Money(_), Value::Int(minor)) => {
                typed_amount(self.lang(), *minor, currency.unwrap_or(self.setup.currency))
            }
            (Kind::Moment, Value::Int(at)) => {
                let at = self.local(*at);
                format!("{} {}", typed_day(self.lang(), at.date()), at.format("%H:%M"))
            }
            (Kind::Date, Value::Text(text)) => match text.parse() {
                Ok(day) => typed_day(self.lang(), day),
                Err(_) => text.clone(),
            },
            (Kind::Anniversary, Value::Text(text)) => match Anniversary::parse(text) {
                Some(day) => typed_anniversary(self.lang(), day),
                None => text.clone(),
            },
            (Kind::Record, Value::Text(text)) => match text.parse() {
                Ok(record) => self.untitled(record),
                Err(()) => text.clone(),
            },
            (Kind::Minutes, Value::Int(minutes)) => typed_span(self.lang(), *minutes),
            (Kind::Minutes, Value::Ids(all)) => {
                let all = all.iter().map(|minutes| typed_span(self.lang(), *minutes));
                all.collect::<Vec<_>>().join(", ")
            }
            (Kind::Link(noun), Value::Int(id)) => RecordRef::new(*noun, *id).to_string(),
            (Kind::Links(noun), Value::Ids(ids)) => {
                let names = ids.iter().map(|id| RecordRef::new(*noun, *id).to_string());
                names.collect::<Vec<_>>().join(", ")
            }
            (Kind::Points(kind), Value::Points(points)) => {
                let points = points.iter().map(|each| self.typed_point(*kind, each));
                points.collect::<Vec<_>>().join(", ")
            }
            (Kind::Percent, Value::Int(rate)) => product::write_percent(*rate),
            (_, Value::Rows(rows)) => {
                self.typed_products(rows, currency.unwrap_or(self.setup.currency))
            }
            (_, Value::Empty | Value::Dues(_)) => String::new(),
            (_, Value::Int(n)) => n.to_string(),
            (_, Value::Real(n)) => n.to_string(),
            (_, Value::Text(text)) if field.name == "subject" => self.subject(text).into_owned(),
            (_, Value::Text(text)) => text.clone(),
            (_, Value::List(list)) => list.join(", "),
            (_, Value::Files(files)) => {
                files.iter().map(|file| file.name.clone()).collect::<Vec<_>>().join("; ")
            }
            (_, Value::Booking(booking)) => self.typed_booking(booking),
            (_, Value::Ids(ids)) => ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", "),
            (_, Value::Points(points)) => {
                points.iter().map(|each| each.value.clone()).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// A moment as its reader would type it: `7 Dec 10:00`, with its year where there is such a day
    /// before it that is still to come.
    pub fn typed_moment(&self, at: NaiveDateTime) -> String {
        let (day, today) = (at.date(), self.now().date());
        let day = match day < today {
            true => date::dated(self.lang(), day),
            false => date::date(self.lang(), day, today),
        };
        format!("{day} {}", date::clock(at))
    }

    /// Rows of products as one line.
    pub fn typed_products(&self, rows: &[ProductRow], currency: Currency) -> String {
        product::write_for_person(rows, currency, decimal_sign(self.lang()))
    }

    /// A booking as one line, its moment in figures.
    fn typed_booking(&self, booking: &Booking) -> String {
        let (from, until) = (self.local(booking.from), self.local(booking.until()));
        let when = match booking.whole_days(|at| self.local(at)) {
            Some((day, _)) => day.to_string(),
            None => from.format("%Y-%m-%d %H:%M").to_string(),
        };
        // Days go by the calendar, so that a day on which the clock is set is one too.
        let shown = (until - from).num_minutes();
        let length = match shown % (24 * 60) {
            0 => typed_span(self.lang(), shown),
            _ => format!("{}m", booking.minutes),
        };
        let mut line = format!("{}, {when}, {length}", booking.what());
        if !booking.place.is_empty() {
            line.push_str(", ");
            line.push_str(&booking.place);
        }
        line
    }

    /// A point with what it is for in front, unless that is what is assumed anyway.
    fn typed_point(&self, kind: PointKind, point: &Point) -> String {
        let assumed = kind != PointKind::Messenger && kind.labels().first() == Some(&&*point.label);
        if assumed || !kind.labels().contains(&point.label.as_str()) {
            return point.value.clone();
        }
        format!("{}: {}", self.point(&point.label), point.value)
    }
}
