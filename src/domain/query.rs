//! The query language: the one way to say which records are meant, in the filter line of a section
//! and wherever a command of the command line takes a query.
//!
//! [`read`] turns text into a [`Filter`]: names become stable names of fields, words become ids,
//! periods become bounds, so that whoever applies a filter (SQL, or [`matches()`] in memory) needs
//! no settings, no clock and no language. It knows neither where values are stored nor how a day
//! is written in words: periods come from [`Dates`], labels from the caller.

mod entries;
mod error;
mod eval;
mod filter;
mod lexer;
mod names;
mod number;
mod operand;
mod parse;
mod phrase;
mod quantity;
mod resolve;

pub use error::QueryError;
pub use eval::{Subject, matches};
pub use filter::{Filter, NUMBER, OfBin, Order, Term, Whose};
pub use names::{in_full, typed};
pub use phrase::{About, Phrase, Said, phrase};

use super::message::{Message, Refusal};
use super::noun::Noun;
use super::person::UserId;
use super::setup::Setup;

/// The longest query, in characters; no person types more, and no pattern becomes too long.
const LONGEST: usize = 4_000;
/// The most conditions in one query, so that the statement made of it stays within SQLite's depth.
const MOST: usize = 200;

/// What a query may refer to.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What is being filtered.
    pub noun: Noun,
    /// The fields, stages, sources and people it may name.
    pub setup: &'a Setup,
    /// Whom `me` and `is:mine` mean.
    pub me: UserId,
    /// The moment that divides overdue from not yet due, in seconds since 1970 UTC.
    pub now: i64,
    /// What words for days and periods mean.
    pub dates: &'a dyn Dates,
    /// What a message id says in each language, so that fields and choices can be typed as they
    /// are labelled. Unknown ids say nothing.
    pub labels: &'a dyn Fn(&str) -> Vec<String>,
}

/// What words for days and periods mean to the person who types them.
pub trait Dates {
    /// The period meant by `today`, `last-7d`, `<3d`, `2026-01..2026-03`: its first second and the
    /// first one after it, since 1970 UTC. `None` where the text is no period at all.
    fn range(&self, text: &str) -> Option<Result<(i64, i64), Refusal>>;

    /// The day of a moment in the person's zone, `2026-12-31`.
    fn day(&self, moment: i64) -> String;
}

/// Reads a query; an empty one means every record. The result is simplified.
///
/// # Errors
/// The first mistake, with its position and, where something is near, the name that was meant.
pub fn read(text: &str, context: &Context<'_>) -> Result<Filter, QueryError> {
    if text.chars().count() > LONGEST {
        return Err(QueryError::new(LONGEST + 1, Message::new("query-too-long")));
    }
    let Some(node) = parse::parse(text)? else { return Ok(Filter::All) };
    let filter = resolve::resolve(&node, context)?.simplify();
    if filter.size() > MOST {
        return Err(QueryError::new(1, Message::new("query-too-long")));
    }
    Ok(filter)
}

#[cfg(test)]
mod tests;
