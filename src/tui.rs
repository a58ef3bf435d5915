//! The terminal interface: keys in, screens out.
//!
//! From the outside in: [`terminal`] turns what a person does into events, [`key`] gives a press
//! one form, [`keymap`] finds in the table of [`action`] what it means, and [`widget`] with
//! [`theme`] draws what screens share.

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
