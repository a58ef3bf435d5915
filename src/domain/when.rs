//! When something is to happen, as people write it in English, Russian and Polish, all three at
//! once: `tomorrow 15:00`, `завтра в 15`, `w piątek rano`, `+3d`, `2026-12-01 10:00`.
//!
//! It knows no time zone and no clock: moments are local and `now` is an argument. Weeks begin on
//! Monday; a day without a year and a time without a day are the coming ones; a weekday is never
//! today.

mod calendar;
mod find;
mod grammar;
mod near;
mod numeric;
mod range;
mod span;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::message::{Message, Refusal};
use grammar::Reader;
use tokens::Token;

pub use find::{Found, find};
pub use range::parse_range;

/// A day, or a moment of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The local moment; the beginning of the day where no time was named.
    pub at: NaiveDateTime,
    /// Whether a time of day was named.
    pub timed: bool,
}

impl When {
    /// A day without a time.
    fn day(date: NaiveDate) -> When {
        When { at: date.and_time(NaiveTime::MIN), timed: false }
    }
}

/// Why words are not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhenError {
    /// A date, but there is no such day or time.
    Impossible {
        /// The date as it was typed.
        text: String,
    },
    /// A word very like one that would make a date.
    NearMiss {
        /// The word as it was typed.
        text: String,
        /// The word that was probably meant.
        suggestion: String,
    },
    /// Nothing known.
    Unknown {
        /// What was typed.
        text: String,
    },
}

impl WhenError {
    /// The refusal of such a value.
    pub fn refusal(&self) -> Refusal {
        let (message, hint) = match self {
            WhenError::Impossible { text } => {
                (Message::new("refused-date-impossible").with("text", text.as_str()), None)
            }
            WhenError::NearMiss { text, suggestion } => {
                let message = Message::new("refused-date-near-miss").with("text", text.as_str());
                let hint = Message::new("hint-did-you-mean");
                (message, Some(hint.with("name", suggestion.as_str())))
            }
            WhenError::Unknown { text } => {
                let message = Message::new("refused-date-unknown").with("text", text.as_str());
                (message, Some(Message::new("hint-date")))
            }
        };
        Refusal { hint, ..Refusal::malformed(message) }
    }
}

/// Reads a text that is a date or a moment and nothing else. A time already past means tomorrow;
/// a date in the past stays one.
///
/// # Errors
/// What cannot be, what was probably mistyped, and what is no date.
pub fn parse(text: &str, now: NaiveDateTime) -> Result<When, WhenError> {
    let tokens = tokens::tokens(text);
    let phrase = Reader::new(&tokens, now).phrase(0);
    let phrase = phrase.map_err(|wrong| impossible(text, &tokens[wrong.words]))?;
    match phrase {
        Some(phrase) if phrase.words.end == tokens.len() => {
            phrase.when(now).ok_or_else(|| impossible(text, &tokens))
        }
        _ => Err(unread(text, &tokens)),
    }
}

/// Reads a text that is a day and nothing else.
///
/// # Errors
/// As [`parse`]; a time of day is an error too.
pub fn parse_date(text: &str, today: NaiveDate) -> Result<NaiveDate, WhenError> {
    let when = parse(text, today.and_time(NaiveTime::MIN))?;
    if when.timed { Err(WhenError::Unknown { text: said(text) }) } else { Ok(when.at.date()) }
}

/// The length of a reminder such as `15m`, `1ч` or `2godz`, in minutes, up to a year; `None` if
/// the text is no such length.
pub(super) fn minutes(text: &str) -> Option<i64> {
    const YEAR: i64 = 366 * 24 * 60;
    let span = span::Span::read(&super::fold::fold(text))?;
    span.in_minutes().filter(|minutes| *minutes <= YEAR)
}

/// What is wrong with a text that no phrase covers.
fn unread(text: &str, tokens: &[Token]) -> WhenError {
    if tokens.iter().any(|token| numeric::is_impossible(&token.word)) {
        return impossible(text, tokens);
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

/// The refusal of these words of the text.
fn impossible(text: &str, words: &[Token]) -> WhenError {
    let text = match words {
        [first, .., last] => &text[first.bare.start..last.bare.end],
        [only] => &text[only.bare.clone()],
        [] => text,
    };
    WhenError::Impossible { text: said(text) }
}

/// A text as it is repeated to the person who typed it.
fn said(text: &str) -> String {
    text.trim().to_owned()
}
