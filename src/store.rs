//! SQLite, and only here: the schema, its tables and the pages read from them.
//!
//! Functions take a connection and never begin a transaction; that is the door's business
//! ([`crate::crm`]). Records are read through the session's scoped views (`v_lead`, ...), so that
//! what a person may not see cannot be read by mistake. Nothing here decides a rule.

pub mod admission;
pub mod attached;
pub mod attention;
pub mod beside;
#[cfg(test)]
mod blank;
pub mod booking;
pub mod bulk;
pub mod client;
pub mod column;
pub mod copy;
pub mod country;
pub mod derived;
pub mod draft;
pub mod entries;
pub mod entry_on;
pub mod fault;
pub mod filled;
pub mod filter;
pub mod fresh;
pub mod history;
pub mod holding;
pub mod imported;
pub mod inbound;
pub mod integrity;
pub mod journal;
mod kept;
pub mod keyed;
pub mod look;
pub mod meta;
pub mod migrate;
pub mod naming;
pub mod notice;
pub mod open;
pub mod page;
pub mod part;
pub mod patience;
pub mod person;
pub mod place;
pub mod point;
pub mod pointing;
pub mod product;
pub mod purchases;
pub mod query;
pub mod reminder;
pub mod row;
pub mod scope;
pub mod search;
pub mod setup;
pub mod start;
pub mod through;
pub mod told;
pub mod totals;
pub mod tray;
pub mod turns;
pub mod way_in;

/// What those above hand on between the questions, which are all asked here.
pub use rusqlite::types::Value as Sql;
pub use rusqlite::{Connection, Error, Result, Transaction};
