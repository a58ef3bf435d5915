//! Everything that is tested from outside the library, in one binary.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod command_line;
mod formulas;
mod layers;
mod storage;
mod terminal;
