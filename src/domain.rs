//! The nouns of the trade and the rules about them: pure functions of state, input, who and now.
//!
//! Nothing here knows SQL, the terminal, the clock, the environment or a language: a rule that has
//! something to say returns a [`message::Message`], and the edges turn it into words.

pub mod access;
pub mod activity;
pub mod activity_line;
pub mod agenda;
pub mod alike;
pub mod attachment;
pub mod attempt;
pub mod booking;
pub mod calendar;
pub mod capture;
pub mod checklist;
pub mod client;
pub mod code;
pub mod command;
pub mod conversion;
pub mod defaults;
pub mod demo;
pub mod email;
pub mod field;
pub mod fit;
pub mod fold;
pub mod happened;
pub mod inbound;
pub mod input;
pub mod marks;
pub mod mention;
pub mod merge;
pub mod message;
pub mod mode;
pub mod money;
pub mod name;
pub mod nearest;
pub mod neglect;
pub mod notice;
pub mod noun;
pub mod person;
pub mod phone;
pub mod point;
pub mod product;
pub mod program;
pub mod query;
pub mod reminder;
pub mod required;
pub mod seek;
pub mod setup;
pub mod site;
pub mod stage;
pub mod task;
pub mod translit;
pub mod urgency;
pub mod value;
pub mod when;
pub mod zone;
