//! What of its timeline a card shows: groups of events, of whom, of which dates, with which client. It
//! is chosen in one popup, said above the timeline as long as it holds, and kept under names.

use super::Card;
use super::page::Page;
use crate::domain::command::Command;
use crate::domain::happened::Group;
use crate::domain::message::{Message, Refusal};
use crate::domain::narrowing::{Change, Kept, Narrowing};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::line::{self, Line};
use crate::tui::screen::picker::{Picker, Row};

/// The periods that are offered, the shorter first: what each is called, and the dates it is.
const PERIODS: [(&str, &str); 4] = [
    ("period-today", "today"),
    ("period-week", "last-7d"),
    ("period-month", "last-30d"),
    ("period-year", "last-365d"),
];

/// What stands before the name of what is kept.
const KEPT: &str = "kept/";

/// The keys of the rows that ask further: of which dates, under which name, which one to let go.
const DATES: &str = "own-dates";
const KEEP: &str = "keep";
const FORGET: &str = "forget";

impl Card {
    /// Asks what of the timeline to show; what is shown now is chosen already.
    pub(super) fn ask_wanted(&self, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let words = context.words;
        let mut rows: Vec<Row> = Vec::new();
        let mut offer = |key: String, text: String, note: &str| {
            let note = if note.is_empty() { String::new() } else { words.text(note) };
            rows.push(Row { key, text, note });
        };
        let kept = offered(page, context);
        for one in &kept {
            offer(format!("{KEPT}{}", one.name), one.name.clone(), "narrow-kept");
        }
        for group in Group::ALL {
            let text = words.text(&format!("group-{}", group.word()));
            offer(format!("group/{}", group.word()), text, "narrow-what");
        }
        for user in context.setup.everybody() {
            offer(format!("author/{}", user.id.0), user.name.clone(), "narrow-who");
        }
        let is_offered = |dates: &&String| PERIODS.iter().any(|(_, period)| period == dates);
        if let Some(own) = self.narrowing.dates.as_ref().filter(|dates| !is_offered(dates)) {
            offer(format!("dates/{own}"), self.said_dates(context), "narrow-since");
        }
        for (id, dates) in PERIODS {
            offer(format!("dates/{dates}"), words.text(id), "narrow-since");
        }
        offer(DATES.to_owned(), words.text("narrow-dates"), "narrow-since");
        for on in clients(page) {
            let name = page.names().get(&on).cloned().unwrap_or_else(|| words.untitled(on));
            offer(format!("with/{on}"), name, "narrow-with");
        }
        offer(KEEP.to_owned(), words.text("narrow-keep"), "");
        if !kept.is_empty() {
            offer(FORGET.to_owned(), words.text("narrow-forget"), "");
        }
        let asks =
            |key: &&String| key.starts_with(KEPT) || [DATES, KEEP, FORGET].contains(&&***key);
        let at_once = rows.iter().map(|row| &row.key).filter(asks).cloned().collect();
        let picker = Picker::new(Purpose::Narrow, words.text("narrow-title"), rows)
            .many(self.narrowing.parts())
            .at_once(at_once)
            .at(&format!("group/{}", Group::ALL[0].word()));
        Effect::open(Open::Picker(picker))
    }

    /// Shows what was chosen, or asks further.
    pub(super) fn take_wanted(
        &mut self,
        asked: &Purpose,
        reply: &Reply,
        context: &Context,
    ) -> Effect {
        match (asked, reply) {
            (Purpose::Narrow, Reply::Chosen(keys)) => self.take_choice(keys, context),
            (Purpose::NarrowDates(narrowing, keep), Reply::Text(dates)) => {
                let dates = Some(dates.trim().to_owned());
                let narrowing = Narrowing { dates, ..narrowing.clone() };
                if *keep {
                    return ask_name(narrowing, context);
                }
                self.narrow(narrowing, context)
            }
            (Purpose::NarrowName(narrowing), Reply::Text(name)) => {
                if let Effect::Refuse(refusal) = self.narrow(narrowing.clone(), context) {
                    return Effect::Refuse(refusal);
                }
                let change = Change::Keep(name.clone(), narrowing.clone());
                Effect::Commit(Command::Timeline(change))
            }
            (Purpose::NarrowForget, Reply::Chosen(keys)) => {
                keys.first().map_or(Effect::None, |name| {
                    Effect::Commit(Command::Timeline(Change::Forget(name.clone())))
                })
            }
            _ => Effect::None,
        }
    }

    fn take_choice(&mut self, keys: &[String], context: &Context) -> Effect {
        let has = |wanted: &str| keys.iter().any(|key| key == wanted);
        if has(FORGET) {
            return self.ask_forget(context);
        }
        if let Some(name) = keys.iter().find_map(|key| key.strip_prefix(KEPT)) {
            let kept = of_viewer(context).find(|one| one.name == name);
            return kept.map_or(Effect::None, |one| self.narrow(one.narrowing.clone(), context));
        }
        let narrowing = Narrowing::of(keys.iter().map(String::as_str));
        if has(DATES) {
            let words = context.words;
            let dates = narrowing.dates.clone().filter(|_| narrowing.dates == self.narrowing.dates);
            let purpose = Purpose::NarrowDates(narrowing, has(KEEP));
            let title = words.text("narrow-dates-title");
            let line = Line::new(purpose, title, &dates.unwrap_or_default(), line::Kind::Period);
            return Effect::open(Open::Line(line));
        }
        if has(KEEP) {
            return match narrowing.is_everything() {
                true => Effect::Refuse(
                    Refusal::rule(Message::new("refused-narrowing-everything"))
                        .hint(Message::new("hint-narrowing-everything")),
                ),
                false => ask_name(narrowing, context),
            };
        }
        self.narrow(narrowing, context)
    }

    fn ask_forget(&self, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let row = |one: Kept| Row { key: one.name.clone(), text: one.name, note: String::new() };
        let rows = offered(page, context).into_iter().map(row).collect();
        let title = context.words.text("narrow-forget-title");
        Effect::open(Open::Picker(Picker::new(Purpose::NarrowForget, title, rows)))
    }

    /// Shows only what is wanted, from its newest event on.
    pub(super) fn narrow(&mut self, narrowing: Narrowing, context: &Context) -> Effect {
        let wanted = match narrowing.wanted(|dates| context.reading.period(dates)) {
            Ok(wanted) => wanted,
            Err(refusal) => return Effect::Refuse(refusal),
        };
        self.narrowing = narrowing;
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
        let kept = of_viewer(context).find(|one| one.narrowing == self.narrowing);
        if let Some(kept) = kept {
            parts = vec![kept.name.clone()];
        } else {
            let name = |id: &UserId| context.setup.user(*id).map(|user| user.name.clone());
            parts.extend(self.wanted.authors.iter().filter_map(name));
            parts.extend(self.narrowing.dates.is_some().then(|| self.said_dates(context)));
            parts.extend(
                self.wanted
                    .with
                    .map(|on| page.names().get(&on).cloned().unwrap_or_else(|| words.untitled(on))),
            );
        }
        let id = if self.stream.things().is_empty() { "narrow-none" } else { "narrow-holds" };
        let keys = context.keymap.keys_of(Action::StepBack).first();
        let message = Message::new(id).with("what", parts.join(", "));
        words.say(&message.with("key", keys.map(ToString::to_string).unwrap_or_default()))
    }

    /// The dates of which events are shown.
    fn said_dates(&self, context: &Context) -> String {
        let period = self.wanted.since.zip(self.wanted.until);
        period.map(|period| context.words.period(period)).unwrap_or_default()
    }
}

fn ask_name(narrowing: Narrowing, context: &Context) -> Effect {
    let title = context.words.text("narrow-name-title");
    let line = Line::new(Purpose::NarrowName(narrowing), title, "", line::Kind::Plain);
    Effect::open(Open::Line(line))
}

/// What the person keeps.
fn of_viewer<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c Kept> {
    let user = context.viewer().user;
    context.setup.timelines.iter().filter(move |one| one.user == user)
}

/// What the person keeps and could see something of here: not what is about a client of others.
fn offered(page: &Page, context: &Context) -> Vec<Kept> {
    let here = clients(page);
    let is_here = |one: &&Kept| one.narrowing.with.is_none_or(|on| here.contains(&on));
    of_viewer(context).filter(is_here).cloned().collect()
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
