//! Files of other programs: bytes become drafts of records, and pages of values become bytes.
//!
//! An import goes down this list: [`encoding`] makes text of bytes, [`table`] makes rows of text,
//! [`profile`] says what the columns of known systems mean, [`plan`] settles what each column of
//! this file means, [`draft`] reads one row. An export is [`export`], or [`ical`] for calendars;
//! [`rejects`] writes back the rows that were refused.
//!
//! Whoever turns to us by a call, a letter, a message or a form is read by [`inbound`] and [`mail`].
//!
//! Nothing here opens a file, reads the clock or knows the database: stages, sources and people
//! stay words, and the use case finds or makes what they name.

mod amount;
pub mod cell;
pub mod draft;
pub mod encoding;
pub mod export;
mod heading;
pub mod ical;
pub mod inbound;
pub mod mail;
pub mod meaning;
mod moment;
pub mod person;
pub mod plan;
pub mod points;
pub mod profile;
pub mod rejects;
pub mod table;
pub mod template;
pub mod todo;
