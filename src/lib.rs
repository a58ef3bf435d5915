//! Voronka: a CRM for the terminal over one SQLite file.

pub mod cli;
pub mod clock;
pub mod config;
pub mod crm;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod reading;
pub mod store;
pub mod tui;
pub mod words;
