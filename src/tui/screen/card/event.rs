//! What happened with a record, in words: the same for its timeline and for its history.
//!
//! It does not know where on the screen the words go.

use crate::crm::reader::{
    self, CREATED, Change, DELETED, Entry, Event, Facts, Happened, Operation, Past,
};
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Arg, Message};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::planning::Planning;
use crate::domain::rule::ran;
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::tui::screen::Context;
use crate::tui::widget::text;
use crate::words::planning::Signs;

/// The most columns of a long text that a change of it quotes.
const QUOTED: usize = 60;

/// An event in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Who did it.
    pub who: Option<UserId>,
    /// With whom or on which day, where that has to be said: what stands before the text.
    pub before: String,
    /// What was done.
    pub text: String,
    /// Whether the text is a person's own, with marks of how it is to look.
    pub marked: bool,
    /// What belongs to it: the result of an activity, what an import brought along.
    pub details: Vec<String>,
    /// Whether these are a person's own words or deeds, and no mere bookkeeping.
    pub by_people: bool,
}

/// Says what happened.
pub fn say(happened: &Happened, currency: Option<Currency>, context: &Context) -> Said {
    let said = say_event(happened, currency, context);
    match happened.on {
        Some(on) => Said { before: belonging(on, "", context), ..said },
        None => said,
    }
}

/// Words about another record of the client, with its name before them.
pub fn belonging(on: RecordRef, text: &str, context: &Context) -> String {
    format!("{} · {text}", context.words.record(on))
}

fn say_event(happened: &Happened, currency: Option<Currency>, context: &Context) -> Said {
    match &happened.event {
        Event::Change(pair) => {
            let (operation, change) = pair.as_ref();
            Said {
                who: Some(operation.user),
                text: say_change(operation, change, currency, context),
                by_people: is_step(change, context.setup),
                ..Said::default()
            }
        }
        Event::Done(done) => {
            let result = done.result.iter().filter(|result| !result.trim().is_empty());
            let ended = done.ended_by.map(|stage| {
                let message = Message::new("card-ended-by").with("stage", Arg::Stage(stage));
                context.words.say(&message)
            });
            let about = done.about.as_ref().filter(|about| !about.lit);
            let about = about.map(|about| context.words.about(about));
            Said {
                who: done.done_by.or(Some(done.responsible)),
                text: format!(
                    "{} {}",
                    context.theme.glyphs.check,
                    context.words.deed(&done.kind, &done.subject)
                ),
                details: result.cloned().chain(ended).chain(about).collect(),
                by_people: true,
                ..Said::default()
            }
        }
        Event::Planning(pair) => {
            let (operation, planning) = pair.as_ref();
            let subject = context.words.subject(&planning.subject).into_owned();
            let planning = &Planning { subject, ..planning.clone() };
            let glyphs = &context.theme.glyphs;
            let signs = Signs { arrow: glyphs.arrow, none: glyphs.none };
            let reason = planning.reason().map(str::to_owned);
            let about = planning.about().map(|about| context.words.about(about));
            Said {
                who: Some(operation.user),
                text: context.words.planning(operation.kind, planning, signs),
                // Why a task came back is somebody's own words.
                by_people: reason.is_some(),
                details: reason.into_iter().chain(about).collect(),
                ..Said::default()
            }
        }
        Event::Entry(entry) if entry.inbound().is_some() => {
            let Some((channel, facts)) = entry.inbound() else { return Said::default() };
            let told = context.words.inbound(channel, &facts, entry.text.as_deref());
            Said {
                who: entry.author,
                text: told.text,
                details: told.details,
                by_people: true,
                ..Said::default()
            }
        }
        Event::Entry(entry) => {
            let said = Said { who: entry.author, ..Said::default() };
            let words = entry.text.clone().unwrap_or_default();
            match entry.kind.as_str() {
                "conversion" => {
                    let text = say_conversion(&entry.facts(), context);
                    Said { text, by_people: true, ..said }
                }
                ran::KIND => {
                    let Some(ran) = entry.ran() else { return said };
                    let text = context.words.ran(&ran);
                    let text = match ran.why {
                        Some(_) => format!("{} {text}", context.theme.glyphs.cross),
                        None => text,
                    };
                    Said { text, by_people: true, ..said }
                }
                "reminder" => {
                    let text = say_reminder(&entry.facts(), happened.at, context);
                    Said { text, ..said }
                }
                "merge" => {
                    let text = say_merge(&entry.facts(), context);
                    Said { text, by_people: true, ..said }
                }
                "import" => say_import(words, &entry.facts(), said, context),
                _ => {
                    let details = beside(entry, context);
                    Said { text: words, marked: true, details, by_people: true, ..said }
                }
            }
        }
    }
}

/// What goes with a comment: its files, and that it was changed.
fn beside(entry: &Entry, context: &Context) -> Vec<String> {
    let words = context.words;
    let field = context.setup.registry.get(Noun::Entry, "files");
    let held = Value::Files(entry.files.clone());
    let files = field.map(|field| words.values(field, &held, None)).unwrap_or_default();
    let file = |name: String| words.say(&Message::new("card-file").with("name", name));
    let edited = |at| words.say(&Message::new("card-edited").with("when", words.moment(at)));
    files.into_iter().map(file).chain(entry.edited_at.map(edited)).collect()
}

/// Says what the history of a record tells: of a comment what it said before, or when it was deleted.
pub fn say_past(past: &Past, currency: Option<Currency>, context: &Context) -> String {
    let Past { operation, change, words, converted } = past;
    if let Some(facts) = converted {
        let stage = say_change(operation, change, currency, context);
        return format!("{stage}\n{}", say_conversion(facts, context));
    }
    if change.on.noun != Noun::Entry {
        return say_change(operation, change, currency, context);
    }
    let signs = Signs { arrow: context.theme.glyphs.arrow, none: context.theme.glyphs.none };
    let changed = (change.field.as_str(), &change.before, &change.after);
    let what = context.words.comment(changed, words.as_deref(), signs);
    context.words.as_done(operation.kind, what)
}

/// Says what became of a field, or of the record as a whole.
fn say_change(
    operation: &Operation,
    change: &Change,
    currency: Option<Currency>,
    context: &Context,
) -> String {
    let words = &context.words;
    let what = match (change.field.as_str(), &change.after) {
        (CREATED, _) => words.text("card-was-created"),
        (DELETED, Value::Empty) => words.text("card-was-restored"),
        (DELETED, _) => words.text("card-was-deleted"),
        (name, _) => match context.setup.registry.get(change.on.noun, name) {
            Some(field) => {
                let from = quoted(field, &change.before, currency, context);
                let to = quoted(field, &change.after, currency, context);
                let step = format!("{from} {} {to}", context.theme.glyphs.arrow);
                match field.kind {
                    Kind::Stage => step,
                    _ => format!("{} {step}", words.label(field)),
                }
            }
            None => name.to_owned(),
        },
    };
    words.as_done(operation.kind, what)
}

/// The records that an event mentions.
pub fn mentioned(happened: &Happened, setup: &Setup) -> Vec<RecordRef> {
    let mut mentioned = of_event(happened, setup);
    mentioned.extend(happened.on);
    mentioned
}

fn of_event(happened: &Happened, setup: &Setup) -> Vec<RecordRef> {
    match &happened.event {
        Event::Change(pair) => match setup.registry.get(pair.1.on.noun, &pair.1.field) {
            Some(field) => [&pair.1.before, &pair.1.after]
                .into_iter()
                .flat_map(|value| reader::links(field, value))
                .collect(),
            None => Vec::new(),
        },
        Event::Entry(entry) => {
            let home = entry.inbound().and_then(|(_, facts)| facts.home);
            let Facts { created, linked, lead, merged, into, copied, .. } = entry.facts();
            let first = created.into_iter().chain(linked).chain(lead).chain(copied);
            first.chain(merged).chain(into).chain(home).collect()
        }
        Event::Done(_) | Event::Planning(_) => Vec::new(),
    }
}

/// Whether a change is a step of the work, and no mere bookkeeping.
fn is_step(change: &Change, setup: &Setup) -> bool {
    let field = setup.registry.get(change.on.noun, &change.field);
    field.is_some_and(|field| field.kind == Kind::Stage)
}

fn quoted(field: &Field, value: &Value, currency: Option<Currency>, context: &Context) -> String {
    let ellipsis = context.theme.glyphs.ellipsis;
    let said = match field.kind {
        Kind::LongText => {
            let all = context.words.cell(field, value, currency);
            text::cut(&all, QUOTED, ellipsis).into_owned()
        }
        _ => context.words.value(field, value, currency),
    };
    if said.is_empty() { context.theme.glyphs.none.to_owned() } else { said }
}

/// On the lead: what was made of it. On what was made: from which lead.
fn say_conversion(facts: &Facts, context: &Context) -> String {
    let name = |record: &RecordRef| {
        let said = Message::new("named-record").with("called", context.words.noun(record.noun));
        context.words.say(&said.with("name", context.words.record(*record)))
    };
    let made: Vec<String> = facts.created.iter().chain(&facts.linked).map(name).collect();
    let from = facts.lead.as_ref().map(name).unwrap_or_default();
    let message = Message::new("card-converted");
    context.words.say(&message.with("lead", from).with("made", made.join(", ")))
}

/// What it was a reminder of, and how much time was left.
fn say_reminder(facts: &Facts, at: i64, context: &Context) -> String {
    match &facts.reminded {
        Some((kind, subject, deadline)) => context.words.reminded(kind, subject, *deadline, at),
        None => String::new(),
    }
}

/// Which records became one, and which that is.
fn say_merge(facts: &Facts, context: &Context) -> String {
    context.words.merged(&facts.merged, facts.into)
}

/// What an import brought: the file, and the columns that no field took.
fn say_import(words: String, facts: &Facts, said: Said, context: &Context) -> Said {
    let text = match &facts.file {
        _ if !words.is_empty() => words,
        Some(file) => {
            context.words.say(&Message::new("card-imported-from").with("file", file.as_str()))
        }
        None => context.words.text("card-imported"),
    };
    let owner = facts.owner.as_ref().and_then(|owner| {
        let field = context.setup.registry.get(Noun::Lead, "responsible")?;
        Some(format!("{}: {owner}", context.words.label(field)))
    });
    let left = facts.leftovers.iter().map(|(header, cell)| format!("{header}: {cell}"));
    let details = owner.into_iter().chain(left).collect();
    Said { text, details, ..said }
}
