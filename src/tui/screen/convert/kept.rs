//! What is typed for what a lead lacks outlives the question: it is kept as half-written text, and comes
//! back when the lead is to be converted again.

use std::collections::BTreeMap;

use super::Convert;
use super::missing::Missing;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;

impl Convert {
    /// The name under which it is kept: that of the lead, or of several by the first of them.
    pub fn draft_place(&self) -> Option<String> {
        let first = RecordRef::new(Noun::Lead, *self.leads.first()?);
        Some(match self.leads.len() {
            1 => format!("convert:{first}"),
            several => format!("convert-{several}:{first}"),
        })
    }

    /// What is typed, with the name under which to keep it; nothing where nothing is.
    pub fn draft(&self) -> Option<(String, String)> {
        let typed = self.missing.iter().filter(|missing| !missing.text().trim().is_empty());
        let typed = typed.map(|missing| (name(missing), missing.text()));
        // What is not known yet to be missing may turn out to be.
        let kept = self.kept.iter().map(|(name, text)| (name.clone(), text.as_str()));
        let typed: BTreeMap<String, &str> = kept.chain(typed).collect();
        // A map of names to texts is always written.
        let text = serde_json::to_string(&typed).unwrap_or_default();
        self.draft_place().filter(|_| !typed.is_empty()).map(|place| (place, text))
    }

    /// Takes up what was typed at an earlier time. What is not missing any more is left out.
    pub fn restore(&mut self, draft: &str) {
        self.kept = serde_json::from_str(draft).unwrap_or_default();
        for missing in &mut self.missing {
            if let Some(text) = self.kept.remove(&name(missing)) {
                missing.put(&text);
            }
        }
    }

    /// Asks for one more field, with what was typed for it at an earlier time.
    pub(super) fn lacks(&mut self, mut missing: Missing) {
        if let Some(text) = self.kept.remove(&name(&missing)) {
            let why = missing.refusal().cloned();
            missing.put(&text);
            if let Some(why) = why {
                missing.refuse(why);
            }
        }
        self.missing.push(missing);
    }

    /// Empties every field; once more, and what was typed is there again.
    pub(super) fn start_over(&mut self, context: &Context) -> Effect {
        let said = match (self.draft(), self.thrown.take()) {
            (Some((_, typed)), _) => {
                self.missing.iter_mut().for_each(|missing| missing.put(""));
                self.kept.clear();
                self.thrown = Some(typed);
                "say-started-over"
            }
            (None, Some(typed)) => {
                self.restore(&typed);
                "say-not-started-over"
            }
            (None, None) => return Effect::None,
        };
        Effect::Say(Message::new(said).with("key", context.keymap.said(Action::StartOver)))
    }
}

/// The name of a missing field: `contact.last_name`.
fn name(missing: &Missing) -> String {
    format!("{}.{}", missing.noun().word(), missing.field().name)
}
