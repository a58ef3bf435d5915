//! SQLite, and only here: the schema, its tables and the pages read from them.
//!
//! Functions take a connection and never begin a transaction; that is the door's business
//! ([`crate::crm`]). Records are read through the session's scoped views (`v_lead`, ...), so that
//! what a person may not see cannot be read by mistake. Nothing here decides a rule.

pub mod attached;
#[cfg(test)]
mod blank;
pub mod client;
pub mod client_details;
pub mod derived;
pub mod file;
pub mod filled;
pub mod filter;
pub mod history;
pub mod imported;
pub mod inbound;
pub mod journal;
mod kept;
pub mod page;
pub mod place;
pub mod point;
pub mod pointing;
pub mod product;
pub mod purchases;
pub mod query;
pub mod row;
pub mod scope;
pub mod team;

/// What those above hand on between the questions, which are all asked here.
pub use rusqlite::types::Value as Sql;
pub use rusqlite::{Connection, Error, Result, Transaction};
