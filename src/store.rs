//! What SQLite holds and how it is asked.

pub mod filter;
