//! What is typed for what a lead lacks, and what was chosen, outlives the question: it is kept as
//! half-written text, and comes back when the lead is to be converted again.

use std::collections::BTreeMap;

use super::Convert;
use super::missing::Missing;
use crate::domain::command::Targets;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::PipelineId;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;

/// The names under which choices are kept; those of fields have a dot in them. The client of each
/// noun is kept under its word.
const TARGETS: &str = "targets";
const PIPELINE: &str = "pipeline";
const WITHOUT: &str = "alone";
const NEW: &str = "new";

/// Whom the person may choose.
const CLIENTS: [Noun; 2] = [Noun::Contact, Noun::Company];

impl Convert {
    /// The name under which it is kept: that of the lead, or of several by the first of them.
    pub fn draft_place(&self) -> Option<String> {
        let first = RecordRef::new(Noun::Lead, *self.leads.first()?);
        Some(match self.leads.len() {
            1 => format!("convert:{first}"),
            several => format!("convert-{several}:{first}"),
        })
    }

    /// What is typed and chosen, with the name under which to keep it; nothing where nothing is.
    pub fn draft(&self) -> Option<(String, String)> {
        let typed = self.missing.iter().filter(|missing| !missing.text().trim().is_empty());
        let typed = typed.map(|missing| (name(missing), missing.text().to_owned()));
        // What is not known yet to be missing may turn out to be.
        let kept = self.kept.iter().map(|(name, text)| (name.clone(), text.clone()));
        let mut all: BTreeMap<String, String> = kept.chain(typed).collect();
        // The same several are hardly selected again for the sake of a few keys.
        if self.leads.len() == 1 || !all.is_empty() {
            all.extend(self.choices());
        }
        // A map of names to texts is always written.
        let text = serde_json::to_string(&all).unwrap_or_default();
        self.draft_place().filter(|_| !all.is_empty()).map(|place| (place, text))
    }

    /// What the person chose, by names that no field has; nothing where all is as it was proposed.
    fn choices(&self) -> Vec<(String, String)> {
        if !self.touched {
            return Vec::new();
        }
        let words = |targets: Targets| {
            let words: Vec<&str> = targets.nouns().map(Noun::word).collect();
            words.join("+")
        };
        let pipeline = self.pipelines.get(self.pipeline).map(|id| id.0.to_string());
        let clients = CLIENTS.map(|noun| Some((noun.word(), self.clients.said(noun)?)));
        let mut said = vec![(TARGETS, words(self.targets)), (WITHOUT, WITHOUT.to_owned())];
        said.truncate(if self.supplement { 1 } else { 2 });
        said.extend(pipeline.map(|id| (PIPELINE, id)));
        said.extend(clients.into_iter().flatten());
        said.push((NEW, self.carry.wanted()));
        said.retain(|(name, text)| *name == TARGETS || !text.is_empty());
        said.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
    }

    /// Takes up what was chosen, and leaves of the texts those that were typed.
    fn choose_again(&mut self) {
        let Some(targets) = self.kept.remove(TARGETS) else { return };
        let mut chosen = Targets::default();
        targets.split('+').filter_map(Noun::parse).for_each(|noun| chosen.put(noun, true));
        // The client may have become known since.
        if !self.repeat || !(chosen.contact || chosen.company) {
            self.targets = chosen;
        }
        (self.chosen, self.touched) = (true, true);
        self.supplement = self.kept.remove(WITHOUT).is_none();
        let pipeline = self.kept.remove(PIPELINE).and_then(|id| id.parse().ok()).map(PipelineId);
        let place = self.pipelines.iter().position(|known| Some(*known) == pipeline);
        self.pipeline = place.unwrap_or(self.pipeline);
        for noun in CLIENTS {
            if let Some(said) = self.kept.remove(noun.word()) {
                self.clients.choose(noun, said.parse().ok());
            }
        }
        self.carry.want(&self.kept.remove(NEW).unwrap_or_default());
    }

    /// Takes up what was typed and chosen at an earlier time. What is not missing any more is left
    /// out.
    pub fn restore(&mut self, draft: &str) {
        self.kept = serde_json::from_str(draft).unwrap_or_default();
        self.choose_again();
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

    /// Empties every field and proposes again; once more, and what was typed is there again.
    pub(super) fn start_over(&mut self, context: &Context) -> Effect {
        let said = match (self.draft(), self.thrown.take()) {
            (Some((_, typed)), _) => {
                self.missing.iter_mut().for_each(|missing| missing.put(""));
                self.kept.clear();
                (self.targets, self.touched, self.supplement) = (self.proposed, false, true);
                self.pipeline = 0;
                self.clients.forget();
                self.carry.want("");
                self.go(self.at);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::tui::screen::convert::tests::{drawn, missing};
    use crate::tui::screen::fixture::Team;

    #[test]
    fn what_was_typed_for_what_is_missing_comes_back_and_is_started_over() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let begun = || {
            let mut convert = Convert::new(vec![5], false, &context);
            convert.on_action(Action::Save, &context);
            convert
        };
        let mut convert = begun();
        assert_eq!(convert.draft(), None);
        convert.on_refused(&missing("contact.last_name"), &context);
        convert.on_text("Ли", &context);
        let (place, text) = convert.draft().unwrap();
        assert_eq!(place, "convert:lead/5");
        assert!(matches!(convert.on_action(Action::StepBack, &context), Effect::Close));

        // Before and after it is known what is missing.
        let mut again = begun();
        again.restore(&text);
        assert_eq!(again.draft(), Some((place.clone(), text.clone())));
        again.on_refused(&missing("contact.last_name"), &context);
        assert!(drawn(&team, &again).contains("Ли"));
        let mut later = begun();
        later.on_refused(&missing("contact.last_name"), &context);
        later.restore(&text);
        assert!(drawn(&team, &later).contains("Ли"));

        for expected in [None, Some((place, text))] {
            assert!(matches!(later.on_action(Action::StartOver, &context), Effect::Say(_)));
            assert_eq!(later.draft(), expected);
        }
    }

    #[test]
    fn of_several_leads_nothing_is_kept_where_nothing_is_typed() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        for (leads, is_kept) in [(vec![5], true), (vec![5, 6], false)] {
            let mut convert = Convert::new(leads, false, &context);
            convert.on_text("1", &context);
            assert_eq!(convert.draft().is_some(), is_kept);
            convert.on_refused(&missing("contact.last_name"), &context);
            convert.on_text("Ли", &context);
            assert!(convert.draft().unwrap().1.contains("targets"));
        }
    }

    #[test]
    fn what_is_added_moves_no_row() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let mut convert = Convert::new(vec![5], false, &context);
        let top = |convert: &Convert| {
            let shown = drawn(&team, convert);
            shown.lines().position(|line| line.contains('┌')).unwrap()
        };
        let first = top(&convert);
        for key in ["7", "1", "7"] {
            convert.on_text(key, &context);
            convert.on_refused(&missing("contact.last_name"), &context);
            assert_eq!(top(&convert), first, "{key}");
            convert.at = 0;
        }
    }
}
