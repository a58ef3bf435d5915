//! The tray: cards put aside to come back to, and the line that says which.

use super::worker::Job;
use super::{App, Writing};
use crate::crm::Failure;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::Screen;
use crate::tui::screen::picker::{Picker, Row};

impl App {
    /// Puts the open card into the tray and goes back to where it was opened from.
    pub(super) fn minimise(&mut self) -> Result<(), Failure> {
        let Some(Screen::Card(card)) = self.screens.last() else { return Ok(()) };
        let on = card.on();
        if self.screens.len() == 1 {
            return Ok(());
        }
        self.keep_aside(on, true)?;
        if self.status.is_error {
            return Ok(());
        }
        self.close()?;
        let key = self.desk.keymap.keys_of(Action::Tray).first().map(ToString::to_string);
        self.say(&Message::new("say-minimised").with("key", key.unwrap_or_default()));
        Ok(())
    }

    /// Shows what is in the tray, to be taken up by a letter.
    pub(super) fn show_tray(&mut self) -> Result<(), Failure> {
        if self.tray.is_empty() {
            let key = self.desk.keymap.keys_of(Action::Minimise).first().map(ToString::to_string);
            let why = Message::new("why-tray-empty").with("key", key.unwrap_or_default());
            self.refuse(&Refusal::rule(why));
            return Ok(());
        }
        let lying = self.tray.clone();
        let picker = self.with_top(|_, context| {
            let words = context.words;
            // The latest first, as they are named below.
            let rows = lying.iter().rev().map(|card| Row {
                key: card.on.to_string(),
                text: card.name.clone().unwrap_or_else(|| words.untitled(card.on)),
                note: words.untitled(card.on),
            });
            Picker::new(Purpose::Tray, words.text("pick-tray"), rows.collect()).by_letter()
        });
        picker.map_or(Ok(()), |picker| self.apply(Effect::open(Open::Picker(picker))))
    }

    /// Opens the card that was chosen from the tray.
    pub(super) fn answer_tray(&mut self, name: Option<&str>) -> Result<(), Failure> {
        let on = name.and_then(|name| name.parse().ok());
        on.map_or(Ok(()), |on| self.take_up(on))
    }

    fn take_up(&mut self, on: RecordRef) -> Result<(), Failure> {
        self.keep_aside(on, false)?;
        self.apply(Effect::open(Open::Card(on, Vec::new())))
    }

    fn keep_aside(&mut self, on: RecordRef, kept: bool) -> Result<(), Failure> {
        self.commit(Job::Tray(self.now(), on, kept), Writing::Stay)
    }

    /// What the status line says of the tray while nothing else is to be said: the key and the names.
    pub(super) fn tray_line(&self) -> Option<(String, String)> {
        if self.tray.is_empty() {
            return None;
        }
        let key = self.desk.keymap.keys_of(Action::Tray).first()?.to_string();
        let setup = std::sync::Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let name = |card: &crate::crm::tray::Minimised| {
            card.name.clone().unwrap_or_else(|| context.words.untitled(card.on))
        };
        // The latest is the likeliest to be wanted.
        let names: Vec<String> = self.tray.iter().rev().map(name).collect();
        Some((key, names.join(&format!(" {} ", context.theme.glyphs.dot))))
    }
}
