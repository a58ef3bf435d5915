//! What screens share: text, editors, a cursor over rows, boxes.
//!
//! Everything here draws into whatever room it is given, also none, and never outside of it. No
//! widget knows a screen, a record or a language.

pub mod area;
pub mod choices;
pub mod cursor;
mod erased;
pub mod input;
pub mod marked;
pub mod memo;
pub mod popup;
pub mod scroll;
pub mod text;
pub mod which_key;
