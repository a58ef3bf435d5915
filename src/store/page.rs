//! The pages screens read: rows shaped for them, only what is visible and a margin.

pub mod board;
pub mod calendar;
pub mod card;
pub mod counters;
pub mod days;
pub mod due;
pub mod duplicates;
pub mod find;
mod found_by;
pub mod inbox;
pub mod known;
pub mod links;
pub mod list;
pub mod name;
pub mod neglect;
pub mod purchases;
pub mod queue;
pub mod resources;
pub mod seek;
pub mod timeline;
pub mod window;

#[cfg(test)]
mod plans;
