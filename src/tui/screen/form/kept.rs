//! What of a half-filled form outlives it: what was changed, with what stood there before, so that
//! taking it up again does not overwrite unseen what a colleague changed meanwhile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{About, Form};
use crate::domain::command::Command;
use crate::domain::field::{Field, Section};
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;

/// The name under which it is kept where the cursor stood: no field is called so.
const CURSOR: &str = "";

/// One field of a half-filled form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    /// What stands in it, over what the record held.
    Changed { now: Value, was: Value },
    /// What stands in it, as earlier releases kept it.
    Content(Value),
}

impl Form {
    /// The same form of a new record that is made for another one: half-filled it waits there.
    pub fn beside(mut self, on: RecordRef) -> Form {
        if let About::New(noun) = self.about {
            self.place = format!("form-{}:{on}", noun.word());
        }
        self
    }

    /// The same form going on with a captured line, which waits under this name until it is saved.
    pub fn resuming(self, place: String) -> Form {
        Form { resumes: Some(place), ..self }
    }

    /// Under which name the captured line is kept that it goes on with.
    pub fn resumes(&self) -> Option<&str> {
        self.resumes.as_deref()
    }

    /// The same form over what a record lacks before this change of it.
    pub fn before(mut self, change: Command) -> Form {
        if let About::Existing(on, ..) = self.about {
            self.place = format!("form-lacking:{on}");
        }
        Form { then: Some(change), ..self }
    }

    /// The change that waits until it is saved.
    pub fn then(self) -> Option<Command> {
        self.then
    }

    /// The name under which a half-filled form of this record is kept.
    pub fn draft_place(&self) -> &str {
        &self.place
    }

    /// What was changed and not saved, with the name under which to keep it.
    pub fn draft(&self) -> Option<(String, String)> {
        let changed = self.entries.iter().filter(|entry| entry.is_changed());
        let mut kept: BTreeMap<&str, Kept> = changed
            .map(|entry| {
                let kept = Kept::Changed { now: entry.content(), was: entry.held().clone() };
                (entry.field.name.as_str(), kept)
            })
            .collect();
        if kept.is_empty() {
            return None;
        }
        if let Some(entry) = self.entries.get(self.at) {
            kept.insert(CURSOR, Kept::Content(Value::text(entry.field.name.as_str())));
        }
        // A map of names to values is always written.
        Some((self.place.clone(), serde_json::to_string(&kept).unwrap_or_default()))
    }

    /// Takes up a half-filled form again, from the text of [`Form::draft`]. What the text says of
    /// other fields is left out; a field that a colleague changed meanwhile is asked about when the
    /// form is saved.
    pub fn restore(&mut self, draft: &str) {
        let kept: BTreeMap<String, Kept> = serde_json::from_str(draft).unwrap_or_default();
        for entry in &mut self.entries {
            match kept.get(&entry.field.name) {
                Some(Kept::Changed { now, was }) => {
                    entry.put(now);
                    entry.compare_with(was);
                }
                Some(Kept::Content(now)) => entry.put(now),
                None => {}
            }
        }
        if let Some(Kept::Content(Value::Text(name))) = kept.get(CURSOR) {
            let place = self.entries.iter().position(|entry| entry.field.name == *name);
            self.at = place.unwrap_or(self.at);
        }
    }

    /// The action that opens this form again; none where it depends on more than one key.
    pub fn again(&self) -> Option<Action> {
        match self.about {
            About::New(noun) if noun.is_record() && self.place.ends_with("/new") => {
                Some(Action::NewFull)
            }
            About::Existing(on, ..) if on.noun.is_record() && !self.place.contains('-') => {
                Some(Action::Edit)
            }
            _ => None,
        }
    }

    /// Puts every field back to what it was when the form was opened; once more, and what was filled
    /// in is there again.
    pub(super) fn start_over(&mut self, context: &Context) -> Effect {
        let said = match (self.draft(), self.thrown.take()) {
            (Some((_, filled)), _) => {
                self.entries.iter_mut().for_each(super::Entry::reset);
                self.thrown = Some(filled);
                "say-started-over"
            }
            (None, Some(filled)) => {
                self.restore(&filled);
                "say-not-started-over"
            }
            (None, None) => return Effect::None,
        };
        Effect::Say(Message::new(said).with("key", context.keymap.said(Action::StartOver)))
    }
}

/// Under which name a half-filled form over these fields of a record is kept. Forms over different
/// parts of a record do not know of each other.
pub(super) fn under(
    on: RecordRef,
    fields: &[&Field],
    all: impl Iterator<Item = Section>,
) -> String {
    let Some(first) = fields.first().map(|field| field.section) else {
        return format!("form:{on}");
    };
    let part = fields.iter().all(|field| field.section == first);
    let mut all = all;
    if part && all.any(|section| section != first) {
        return format!("form-{}:{on}", first.word());
    }
    format!("form:{on}")
}

/// Under which name a half-filled form of a new record is kept.
pub(super) fn new_place(noun: Noun) -> String {
    format!("form:{}/new", noun.word())
}
