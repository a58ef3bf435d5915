//! What of its timeline a card shows: groups of events, of whom, since when, with which client. It is
//! chosen in one popup and said above the timeline as long as it holds.

use super::Card;
use super::page::Page;
use crate::domain::happened::{Group, Wanted};
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::Context;
use crate::tui::screen::picker::{Picker, Row};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The periods that are offered: their word, and how many days before today they begin.
const PERIODS: [(&str, i64); 4] = [("today", 0), ("week", 6), ("month", 29), ("year", 364)];

impl Card {
    /// Asks what of the timeline to show; what is shown now is chosen already.
    pub(super) fn ask_wanted(&self, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let words = context.words;
        let mut rows: Vec<Row> = Vec::new();
        let mut chosen: Vec<String> = Vec::new();
        let mut offer = |key: String, text: String, note: &str, holds: bool| {
            chosen.extend(holds.then(|| key.clone()));
            rows.push(Row { key, text, note: words.text(note) });
        };
        for group in Group::ALL {
            let text = words.text(&format!("group-{}", group.word()));
            let holds = self.wanted.groups.contains(&group);
            offer(format!("group/{}", group.word()), text, "narrow-what", holds);
        }
        for user in &context.setup.users {
            let holds = self.wanted.authors.contains(&user.id);
            offer(format!("author/{}", user.id.0), user.name.clone(), "narrow-who", holds);
        }
        for (word, days) in PERIODS {
            let holds = self.wanted.since == Some(since(days, context));
            let text = words.text(&format!("period-{word}"));
            offer(format!("since/{word}"), text, "narrow-since", holds);
        }
        for on in clients(page) {
            let name = page.names().get(&on).cloned().unwrap_or_else(|| words.untitled(on));
            offer(format!("with/{on}"), name, "narrow-with", self.wanted.with == Some(on));
        }
        let title = words.text("narrow-title");
        let picker = Picker::new(Purpose::Narrow, title, rows).many(chosen);
        Effect::open(Open::Picker(picker))
    }

    /// Shows what was chosen. Of several periods the longest holds, of several clients the first.
    pub(super) fn take_wanted(&mut self, keys: &[String], context: &Context) -> Effect {
        let mut wanted = Wanted::default();
        for key in keys {
            match key.split_once('/') {
                Some(("group", word)) => wanted.groups.extend(Group::parse(word)),
                Some(("author", id)) => wanted.authors.extend(id.parse().ok().map(UserId)),
                Some(("since", word)) => {
                    let days = PERIODS.iter().find(|(period, _)| *period == word);
                    let moment = days.map(|(_, days)| since(*days, context));
                    wanted.since = match (wanted.since, moment) {
                        (Some(one), Some(other)) => Some(one.min(other)),
                        (one, other) => one.or(other),
                    };
                }
                Some(("with", name)) => wanted.with = wanted.with.or(name.parse().ok()),
                _ => {}
            }
        }
        self.narrow(wanted)
    }

    /// Shows only what is wanted, from its newest event on.
    pub(super) fn narrow(&mut self, wanted: Wanted) -> Effect {
        if self.wanted == wanted {
            return Effect::None;
        }
        self.wanted = wanted;
        self.stream.restart();
        self.timeline.go_first();
        Effect::Reload
    }

    /// What is shown of the timeline, and the key that shows everything again.
    pub(super) fn narrowed(&self, page: &Page, context: &Context) -> String {
        let words = context.words;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(
            self.wanted.groups.iter().map(|group| words.text(&format!("group-{}", group.word()))),
        );
        let name = |id: &UserId| context.setup.user(*id).map(|user| user.name.clone());
        parts.extend(self.wanted.authors.iter().filter_map(name));
        let begun = |at: i64| Message::new("narrow-begun").with("when", words.moment(at));
        parts.extend(self.wanted.since.map(|at| words.say(&begun(at))));
        parts.extend(
            self.wanted
                .with
                .map(|on| page.names().get(&on).cloned().unwrap_or_else(|| words.untitled(on))),
        );
        let id = if self.stream.things().is_empty() { "narrow-none" } else { "narrow-holds" };
        let keys = context.keymap.keys_of(Action::StepBack).first();
        let message = Message::new(id).with("what", parts.join(", "));
        words.say(&message.with("key", keys.map(ToString::to_string).unwrap_or_default()))
    }
}

/// When a period that begins so many days before today begins.
fn since(days: i64, context: &Context) -> i64 {
    context.clock.start_of_day() - days * DAY
}

/// The clients of a record; the records of a client.
fn clients(page: &Page) -> Vec<RecordRef> {
    let row = page.row();
    let mut found: Vec<RecordRef> = Vec::new();
    if !row.on.noun.has_stages() {
        return page.card.related.clone();
    }
    for (field, noun) in
        [("contact", Noun::Contact), ("contacts", Noun::Contact), ("company", Noun::Company)]
    {
        match row.get(field) {
            Value::Int(id) => found.push(RecordRef::new(noun, *id)),
            Value::Ids(ids) => found.extend(ids.iter().map(|id| RecordRef::new(noun, *id))),
            _ => {}
        }
    }
    found
}
