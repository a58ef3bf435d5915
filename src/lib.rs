//! Voronka: a CRM for the terminal over one SQLite file.

pub mod domain;
