//! Voronka: a CRM for the terminal over one SQLite file.

pub mod crm;
pub mod domain;
pub mod i18n;
pub mod store;
pub mod words;
pub mod tui;
