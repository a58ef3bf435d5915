//! When something is to happen, as people write it in English, Russian and Polish, all three at
//! once: `tomorrow 15:00`, `завтра в 15`, `w piątek rano`, `+3d`, `2026-12-01 10:00`.
//!
//! It knows no time zone and no clock: moments are local and [`Now`] is an argument. Weeks begin on
//! Monday; a day without a year and a time without a day are the coming ones; a weekday is never
//! today; a bare hour from one to six (`в 3`, `at 5`) is after noon, unless it is written `03`.
//!
//! A time longer than a day is told by one day of it: a month that is to come by its first, a weekend
//! by its Saturday, the week or month that is by its last; before a month, a weekend or the New Year
//! is the last day before it, after it the first, after the New Year the first of work. Now is
//! within a minute.
//!
//! No word about time is passed over in silence: it is part of what was understood, or it stays in
//! the text, or the line is refused.

mod beside;
mod calendar;
mod find;
mod grammar;
mod length;
mod near;
mod numeric;
mod order;
mod ordinary;
mod range;
mod span;
mod stretch;
mod suggested;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::anniversary::Anniversary;
use super::message::{Message, Refusal};
use grammar::{Reader, Why, Wrong};
use tokens::Token;

pub use find::{Found, find};
pub use order::Order;
pub use range::{parse_month, parse_past, parse_range};
pub use span::Span;

/// The moment at which somebody speaks of time, and the way days are written where he is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The local moment.
    pub at: NaiveDateTime,
    /// Which number of a day in digits is the month.
    pub order: Order,
}

impl Now {
    /// The day it is.
    fn today(self) -> NaiveDate {
        self.at.date()
    }

    /// The beginning of another day at the same place.
    fn on(self, day: NaiveDate) -> Now {
        Now { at: day.and_time(NaiveTime::MIN), ..self }
    }
}

/// A day, or a moment of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The local moment; the beginning of the day where no time was named.
    pub at: NaiveDateTime,
    /// Whether a time of day was named.
    pub timed: bool,
    /// Whose clock shows that time.
    pub by: Reckoning,
}

/// What a time of day is counted by: on most days all the same, but not where the clock is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoning {
    /// The clock on the wall of whoever says it.
    Wall,
    /// The last so many minutes of it pass one by one, whatever the clock shows meanwhile.
    Elapsed(u32),
    /// A clock so many seconds ahead of UTC.
    Offset(i32),
}

impl When {
    /// A day without a time.
    fn day(date: NaiveDate) -> When {
        When { at: date.and_time(NaiveTime::MIN), timed: false, by: Reckoning::Wall }
    }
}

/// Why words are not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhenError {
    /// A date, but there is no such day or time.
    Impossible {
        /// The date as it was typed.
        text: String,
        /// The same words with the last day that month has, where the month is too short.
        last: Option<String>,
    },
    /// A day of the week and a date that are different days.
    OtherDay {
        /// Both as they were typed.
        text: String,
        /// The day that the date is.
        day: NaiveDate,
    },
    /// Two dates or two times in one line, either of which could be meant.
    Several {
        /// The one that stands first.
        first: String,
        /// The other one.
        second: String,
    },
    /// Digits that may be a time of day, and may count something.
    Unsure {
        /// The digits as they were typed.
        text: String,
        /// The time of day they would be.
        time: NaiveTime,
    },
    /// A word very like one that would make a date.
    NearMiss {
        /// The word as it was typed.
        text: String,
        /// The word that was probably meant.
        suggestion: String,
    },
    /// A day that something began on, and it is still to come.
    ToCome {
        /// The day as it was typed.
        text: String,
    },
    /// Two periods with `..` between, of which the second ends before the first begins.
    Backwards {
        /// Both as they were typed.
        text: String,
    },
    /// Nothing known.
    Unknown {
        /// What was typed.
        text: String,
    },
}

impl WhenError {
    /// The refusal of such a value, with examples as they are written in this order.
    pub fn refusal(&self, order: Order) -> Refusal {
        let (message, hint) = match self {
            WhenError::Impossible { text, last } => {
                let message = Message::new("refused-date-impossible").with("text", text.as_str());
                let hint = |day: &String| Message::new("hint-last-day").with("text", day.as_str());
                (message, last.as_ref().map(hint))
            }
            WhenError::OtherDay { text, day } => {
                let message = Message::new("refused-date-weekday").with("text", text.as_str());
                (message.with("day", *day), None)
            }
            WhenError::Several { first, second } => {
                let message = Message::new("refused-date-several").with("first", first.as_str());
                let hint = Message::new("hint-date-several").with("text", second.as_str());
                (message.with("second", second.as_str()), Some(hint))
            }
            WhenError::Unsure { text, time } => {
                let message = Message::new("refused-date-unsure").with("text", text.as_str());
                let hint = Message::new("hint-date-unsure").with("text", text.as_str());
                (message, Some(hint.with("time", time.format("%H:%M").to_string())))
            }
            WhenError::NearMiss { text, suggestion } => {
                let message = Message::new("refused-date-near-miss").with("text", text.as_str());
                let hint = Message::new("hint-did-you-mean");
                (message, Some(hint.with("name", suggestion.as_str())))
            }
            WhenError::ToCome { text } => {
                let message = Message::new("refused-date-to-come").with("text", text.as_str());
                (message, Some(Message::new("hint-anniversary")))
            }
            WhenError::Backwards { text } => {
                (Message::new("refused-date-backwards").with("text", text.as_str()), None)
            }
            WhenError::Unknown { text } => {
                let message = Message::new("refused-date-unknown").with("text", text.as_str());
                (message, Some(hint(order)))
            }
        };
        Refusal { hint, ..Refusal::malformed(message) }
    }
}

/// How a date may be typed, with examples as they are written in this order.
pub fn hint(order: Order) -> Message {
    Message::new("hint-date").with("order", order.word())
}

/// Reads a text that is a date or a moment and nothing else. A time already past means tomorrow;
/// a date in the past stays one.
///
/// # Errors
/// What cannot be, what was probably mistyped, and what is no date.
pub fn parse(text: &str, now: Now) -> Result<When, WhenError> {
    let tokens = tokens::tokens(text);
    let phrase = Reader::new(&tokens, now).phrase(0);
    match phrase.map_err(|wrong| refused(text, &tokens, wrong, now))? {
        Some(phrase) if phrase.words.end == tokens.len() && phrase.kept.is_empty() => {
            phrase.when(now).ok_or_else(|| impossible(text, &tokens, now))
        }
        _ => Err(unread(text, &tokens, now)),
    }
}

/// Reads a text that is a day and nothing else.
///
/// # Errors
/// As [`parse`]; a time of day is an error too.
pub fn parse_date(text: &str, now: Now) -> Result<NaiveDate, WhenError> {
    let when = parse(text, now.on(now.today()))?;
    if when.timed { Err(WhenError::Unknown { text: said(text) }) } else { Ok(when.at.date()) }
}

/// Reads a text that is a day of every year and nothing else: with its year, or without one where
/// none is named.
///
/// # Errors
/// As [`parse_date`], and a day that is still to come, or one by which a longer time is told.
pub fn parse_anniversary(text: &str, now: Now) -> Result<Anniversary, WhenError> {
    if names_longer(text, now) {
        return Err(WhenError::Unknown { text: said(text) });
    }
    let read = match Anniversary::parse(text.trim()) {
        Some(day) => day,
        None => {
            let read = |today| parse_date(text, now.on(today));
            // There is a 29th of February, this year or another.
            let wrong = |error| in_leap_years(read).find_map(Result::err).unwrap_or(error);
            let day = read(now.today()).map_err(wrong)?;
            match in_leap_years(read).all(|read| read == Ok(day)) {
                true => Anniversary::written(day, text),
                false => Anniversary::of(day).without_year(),
            }
        }
    };
    match read.dated() {
        Some(day) if day > now.today() => Err(WhenError::ToCome { text: said(text) }),
        _ => Ok(read),
    }
}

/// What is read on the first of two months of leap years, in which every day there is can be found.
fn in_leap_years<T>(read: impl Fn(NaiveDate) -> T) -> impl Iterator<Item = T> {
    let days = [(2024, 1), (2028, 2)].into_iter();
    days.filter_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1)).map(read)
}

/// Whether a text names a time longer than a day, of which a deadline takes one day: `in January`.
fn names_longer(text: &str, now: Now) -> bool {
    let tokens = tokens::tokens(text);
    let reader = Reader::new(&tokens, now);
    (0..tokens.len()).any(|at| reader.longer(at).is_some())
}

/// Whether a day is read without its year: the same day of another year where it is read in another
/// year, in another month.
fn names_no_year(read: impl Fn(NaiveDate) -> Result<NaiveDate, WhenError>) -> bool {
    let days: Vec<NaiveDate> = in_leap_years(read).flatten().collect();
    let [one, other] = days[..] else { return false };
    one.year() != other.year() && (one.month(), one.day()) == (other.month(), other.day())
}

/// The length of a reminder such as `15m`, `1ч` or `2godz`, in minutes, up to a year; `None` if
/// the text is no such length.
pub(super) fn minutes(text: &str) -> Option<i64> {
    const YEAR: i64 = 366 * 24 * 60;
    length(text)?.in_minutes().filter(|minutes| *minutes <= YEAR)
}

/// How long something takes whose length is all that is said: `1.5h`, `1:30`, `полтора часа`.
pub fn length(text: &str) -> Option<Span> {
    length::read(text)
}

/// Whether a text speaks of how long something takes, whether or not [`length`] can read it.
pub fn says_length(text: &str) -> bool {
    length::is_said(text) || says_whole_day(text)
}

/// Whether a text means all of a day.
pub fn says_whole_day(text: &str) -> bool {
    words::whole_day(&super::fold::fold(text.trim()))
}

/// Reads a text that says from when until when and nothing else: when it begins, and for how many
/// minutes; `None` if it is something else.
pub fn stretch(text: &str, now: Now) -> Option<(When, i64)> {
    let tokens = tokens::tokens(text);
    let phrase = Reader::new(&tokens, now).phrase(0).ok()??;
    let when = phrase.when(now).filter(|_| phrase.words.end == tokens.len())?;
    Some((when, lasts(text, when.at.time())?))
}

/// How many minutes something takes whose text says from when until when, if that is when it begins.
pub fn lasts(text: &str, begins: NaiveTime) -> Option<i64> {
    let tokens = tokens::tokens(text);
    let stretch = |from: usize| stretch::read(&tokens[from..], false);
    let all = (0..tokens.len()).filter_map(stretch);
    let found = all.map(|(stretch, _)| stretch).find(|(begin, _)| *begin == begins);
    found.map(|(begin, end)| (end - begin).num_minutes())
}

/// What is wrong with a text that no phrase covers.
fn unread(text: &str, tokens: &[Token], now: Now) -> WhenError {
    if tokens.iter().any(|token| numeric::is_impossible(&token.word, now.order)) {
        return impossible(text, tokens, now);
    }
    let miss = tokens.iter().find_map(|token| Some((token, near::any(&token.word)?)));
    match miss {
        Some((token, suggestion)) => near_miss(text, token, suggestion),
        None => WhenError::Unknown { text: said(text) },
    }
}

fn near_miss(text: &str, token: &Token, suggestion: &str) -> WhenError {
    let typed = text[token.bare.clone()].to_owned();
    WhenError::NearMiss { text: typed, suggestion: suggestion.to_owned() }
}

/// What is wrong with words that cannot be a date.
fn refused(text: &str, tokens: &[Token], wrong: Wrong, now: Now) -> WhenError {
    let words = &tokens[wrong.words.clone()];
    match wrong.why {
        Why::Impossible => impossible(text, words, now),
        Why::OtherDay(day) => WhenError::OtherDay { text: typed(text, words), day },
        Why::Unsure(time) => WhenError::Unsure { text: typed(text, words), time },
        Why::Vague => WhenError::Unknown { text: typed(text, words) },
        Why::Either(at) => {
            let (whole, both) = (typed(text, words), typed(text, &tokens[at..=at]));
            let with = |number: &str| whole.replacen(&both, number, 1);
            let (first, second) = both.split_once(['-', '–', '—']).unwrap_or((&both, &both));
            WhenError::Several { first: with(first), second: with(second) }
        }
    }
}

/// The refusal of these words of the text.
fn impossible(text: &str, words: &[Token], now: Now) -> WhenError {
    let text = typed(text, words);
    let last = last_day(&text, now);
    WhenError::Impossible { text, last }
}

/// The same date with the last day its month has, where only the number of the day is too great.
fn last_day(text: &str, now: Now) -> Option<String> {
    let with = |place: &Range<usize>, day: u32| {
        let text = format!("{}{day}{}", &text[..place.start], &text[place.end..]);
        let tokens = tokens::tokens(&text);
        let phrase = Reader::new(&tokens, now).phrase(0).ok()??;
        let date = phrase.date.filter(|_| phrase.words.end == tokens.len())?;
        Some((text, date))
    };
    numbers(text).into_iter().find_map(|place| {
        let day: u32 = text[place.clone()].parse().ok().filter(|day| (29..=31).contains(day))?;
        let sure = with(&place, 28)?.1;
        let shorter = (28..day).rev().filter_map(|day| with(&place, day));
        // The 29th of February of a later year is not what was meant.
        let last = |(text, date): (String, NaiveDate)| (date.year() == sure.year()).then_some(text);
        shorter.filter_map(last).next()
    })
}

/// Where the numbers of a text stand, in bytes.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// These words as they were typed.
fn typed(text: &str, words: &[Token]) -> String {
    said(match words {
        [first, .., last] => &text[first.bare.start..last.bare.end],
        [only] => &text[only.bare.clone()],
        [] => text,
    })
}

/// A text as it is repeated to the person who typed it.
fn said(text: &str) -> String {
    text.trim().to_owned()
}
