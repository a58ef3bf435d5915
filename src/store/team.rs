//! What belongs to the team and its people rather than to a record: settings, dictionaries, columns
//! of their own, and what each person left, laid aside or is told of.

pub mod column;
pub mod draft;
pub mod entries;
pub mod look;
pub mod meta;
pub mod notice;
pub mod person;
pub mod reminder;
pub mod setup;
pub mod start;
pub mod tray;
