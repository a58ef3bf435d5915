//! Everything that is tested from outside the library, in one binary.

mod command_line;
mod formulas;
mod layers;
mod storage;
mod terminal;
