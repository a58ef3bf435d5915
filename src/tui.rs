//! The terminal interface: keys in, screens out.
//!
//! From the outside in: [`terminal`] turns what a person does into events, [`key`] gives a press
//! one form, [`keymap`] finds in the table of [`action`] what it means. The [`screen`] on top of the
//! stack answers with an [`effect`]; what many screens answer alike is in [`acts`]. The [`app`] keeps
//! the stack and does what the effects ask. [`widget`] with [`theme`] draws what screens share.

pub mod action;
pub mod acts;
pub mod app;
pub mod effect;
pub mod key;
pub mod keymap;
pub mod screen;
pub mod section;
pub mod terminal;
pub mod theme;
pub mod widget;
