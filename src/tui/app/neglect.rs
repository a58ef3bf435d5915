//! What needs attention and has no deadline, as a sentence.

use super::App;
use super::top;
use crate::crm::Failure;
use crate::crm::neglect::MOST;
use crate::domain::message::Message;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::pager::Pager;

impl App {
    /// Tells what the counters count and what else needs attention.
    pub(super) fn explain_counters(&mut self) -> Result<(), Failure> {
        let found = self.reader.neglected(self.now())?;
        let count = |count: i64| match count {
            MOST => format!("{MOST}+"),
            count => count.to_string(),
        };
        let counters = top::explain(self.counters);
        let pager = self.with_top(|_, context| {
            let (glyphs, words) = (context.theme.glyphs, context.words);
            let neglected = Message::new("say-neglected")
                .with("fresh", glyphs.unattended)
                .with("unattended", count(found.unattended))
                .with("stale", glyphs.rotting)
                .with("rotting", count(found.rotting));
            let changed = Message::new("say-changed-mark").with("mark", glyphs.changed);
            let parts = [counters, neglected, changed].map(|part| words.say(&part));
            let text = parts.join("\n\n");
            Pager::new(words.text(Action::Counters.description()), text)
        });
        pager.map_or(Ok(()), |pager| self.apply(Effect::open(Open::Pager(pager))))
    }
}
