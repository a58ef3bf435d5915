//! What happened, told: changes of fields, comments, things done. Shared by a record's timeline
//! and the history.

use serde_json::{Map, Value as Json, json};

use super::json;
use super::session::Session;
use crate::clock;
use crate::crm::reader::{self, CREATED, Change, DELETED, Event, Facts, Happened, Operation};
use crate::domain::activity::About;
use crate::domain::attachment::Attachment;
use crate::domain::checklist;
use crate::domain::message::{Arg, Message};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::planning::{Planning, Turn};
use crate::domain::value::Value;
use crate::words::Words;
use crate::words::planning::Signs;

/// The signs of plain text.
const SIGNS: Signs = Signs { arrow: "→", none: "—" };

/// The currency of a record's amounts, while its events are told from the newest to the oldest.
#[derive(Debug, Clone, Copy)]
pub struct Past(pub Option<Currency>);

impl Past {
    /// Goes behind a change: an amount before it is in the currency from before it.
    fn behind(&mut self, change: &Change) {
        if change.field == "currency" {
            self.0 = change.before.as_text().and_then(Currency::parse);
        }
    }
}

/// An event in the reader's words, without its moment.
pub fn words(session: &Session, happened: &Happened, past: &mut Past) -> String {
    let naming = |record| session.reader.name(record).ok().flatten();
    let words = of_event(session, session.words().naming(&naming), happened, past);
    match happened.on {
        Some(on) => format!("{on} · {words}"),
        None => words,
    }
}

fn of_event(session: &Session, say: Words, happened: &Happened, past: &mut Past) -> String {
    match &happened.event {
        Event::Change(pair) => change(session, &pair.0, &pair.1, past),
        Event::Planning(pair) => {
            let (operation, planning) = pair.as_ref();
            let said = say.planning(operation.kind, planning, SIGNS);
            let about = planning.about().map(|about| say.about(about));
            let more = planning.reason().map(str::to_owned).into_iter().chain(about);
            std::iter::once(said).chain(more).collect::<Vec<_>>().join("\n")
        }
        Event::Entry(entry) if entry.inbound().is_some() => {
            let Some((channel, facts)) = entry.inbound() else { return String::new() };
            let told = say.inbound(channel, &facts, entry.text.as_deref());
            std::iter::once(told.text).chain(told.details).collect::<Vec<_>>().join("\n")
        }
        Event::Entry(entry) if entry.kind == "reminder" => {
            let facts = entry.facts().reminded;
            let said = facts.map(|(kind, subject, deadline)| {
                say.reminded(&kind, &subject, deadline, happened.at)
            });
            said.unwrap_or_default()
        }
        Event::Entry(entry) if entry.ran().is_some() => {
            entry.ran().map(|ran| say.ran(&ran)).unwrap_or_default()
        }
        Event::Entry(entry) if entry.kind == "merge" => {
            let facts = entry.facts();
            say.merged(&facts.merged, facts.into)
        }
        Event::Entry(entry) => {
            let kind = say.text(&format!("entry-{}", entry.kind));
            let facts = entry.facts();
            let words = entry.text.iter().chain(&facts.file).cloned();
            let created = made(&facts).map(RecordRef::to_string);
            let left = facts.leftovers.iter().map(|(header, cell)| format!("{header}: {cell}"));
            let said: Vec<String> =
                words.chain(created).chain(facts.owner.clone()).chain(left).collect();
            let files = entry.files.iter().map(|one| format!("\n{}", file(session, one)));
            format!("{kind}: {}{}", said.join(", "), files.collect::<String>())
        }
        Event::Done(done) => {
            let deed = say.deed(&done.kind, &done.subject);
            let ended = done.ended_by.map(|stage| {
                say.say(&Message::new("card-ended-by").with("stage", Arg::Stage(stage)))
            });
            let about = done.about.as_ref().filter(|about| !about.lit);
            let about = about.map(|about| say.about(about));
            let result = done.result.iter().cloned();
            let more: Vec<String> = result.chain(ended).chain(about).collect();
            match more.is_empty() {
                true => format!("✓ {deed}"),
                false => format!("✓ {deed} — {}", more.join(" · ")),
            }
        }
    }
}

/// Who made an event happen.
pub fn author(session: &Session, happened: &Happened) -> String {
    let user = match &happened.event {
        Event::Change(pair) => Some(pair.0.user),
        Event::Entry(entry) => entry.author,
        Event::Done(done) => done.done_by,
        Event::Planning(pair) => Some(pair.0.user),
    };
    let known = user.and_then(|id| session.setup.user(id));
    known.map(|user| user.login.clone()).unwrap_or_default()
}

/// An event for a program.
pub fn object(session: &Session, happened: &Happened, past: &mut Past) -> Map<String, Json> {
    let mut object = event_object(session, happened, past);
    object.insert("name".to_owned(), json!(happened.name().to_string()));
    object.extend(happened.on.map(|on| ("on".to_owned(), json!(on.to_string()))));
    object
}

fn event_object(session: &Session, happened: &Happened, past: &mut Past) -> Map<String, Json> {
    let setup = &session.setup;
    let at = ("at".to_owned(), json!(clock::rfc3339(happened.at)));
    match &happened.event {
        Event::Change(pair) => change_object(session, &pair.0, &pair.1, past),
        Event::Entry(entry) => {
            let mut object = json::object(entry.id);
            object.extend([
                at,
                ("event".to_owned(), json!(entry.kind)),
                ("user".to_owned(), json!(entry.author.map(|id| json::user(setup, id)))),
                ("text".to_owned(), json!(entry.text)),
                ("pinned".to_owned(), json!(entry.pinned_at.is_some())),
                ("edited_at".to_owned(), json!(entry.edited_at.map(clock::rfc3339))),
                ("files".to_owned(), files(session, &entry.files)),
            ]);
            let data = entry.data.as_deref().and_then(|data| serde_json::from_str(data).ok());
            object.extend(data.map(|data: Json| ("data".to_owned(), data)));
            // Why a rule was not carried out, in words beside the data they are made of.
            let why = entry.ran().and_then(|ran| ran.why);
            object.extend(why.map(|why| ("why".to_owned(), json!(session.words().kept(&why)))));
            object
        }
        Event::Planning(pair) => planning_object(session, &pair.0, &pair.1),
        Event::Done(done) => {
            let mut object = json::object(done.id);
            object.extend([
                at,
                ("event".to_owned(), json!("done")),
                ("user".to_owned(), json!(done.done_by.map(|id| json::user(setup, id)))),
                ("kind".to_owned(), json!(done.kind)),
                ("subject".to_owned(), json!(done.subject)),
                ("result".to_owned(), json!(done.result)),
                ("about".to_owned(), json!(entry(done.about.as_ref()))),
            ]);
            object
        }
    }
}

/// What became of an activity, for a program.
fn planning_object(
    session: &Session,
    operation: &Operation,
    planning: &Planning,
) -> Map<String, Json> {
    let setup = &session.setup;
    let turn = |turn: &Turn| match turn {
        Turn::Planned(deadline, responsible) => json!({
            "turn": "planned",
            "deadline": deadline.map(clock::rfc3339),
            "responsible": responsible.map(|id| json::user(setup, id)),
        }),
        Turn::Deleted => json!({ "turn": "deleted" }),
        Turn::Restored => json!({ "turn": "restored" }),
        Turn::Reopened => json!({ "turn": "reopened" }),
        Turn::State(state) => json!({ "turn": "state", "state": state.word() }),
        Turn::Returned(reason) => json!({ "turn": "returned", "reason": reason }),
        Turn::Checklist(turns) => {
            let items: Vec<Json> = turns.iter().map(item).collect();
            json!({ "turn": "checklist", "items": items })
        }
        Turn::Changed(name, before, after) => {
            let field = setup.registry.get(Noun::Activity, name);
            let value = |value| field.map(|field| json::value(setup, field, value, None));
            let (before, after) = (value(before), value(after));
            json!({ "turn": "changed", "field": name, "before": before, "after": after })
        }
    };
    let mut object = json::object(planning.change);
    object.extend([
        ("at".to_owned(), json!(clock::rfc3339(operation.at))),
        ("event".to_owned(), json!("activity")),
        ("user".to_owned(), json::user(setup, operation.user)),
        ("operation".to_owned(), json!(operation.id.0)),
        ("record".to_owned(), json!(format!("activity/{}", planning.activity))),
        ("kind".to_owned(), json!(planning.kind)),
        ("subject".to_owned(), json!(planning.subject)),
        ("turns".to_owned(), planning.turns.iter().map(turn).collect()),
        ("about".to_owned(), json!(entry(planning.about.as_ref()))),
    ]);
    object
}

/// What became of an item of a checklist, for a program.
fn item(turn: &checklist::Turn) -> Json {
    use checklist::Turn::{Added, Removed, Renamed, Ticked, Unticked};
    let told = |turn: &str, text: &str| json!({ "turn": turn, "text": text });
    match turn {
        Added(text) => told("added", text),
        Removed(text) => told("removed", text),
        Ticked(text) => told("ticked", text),
        Unticked(text) => told("unticked", text),
        Renamed(from, to) => json!({ "turn": "renamed", "text": to, "before": from }),
    }
}

/// The name of the entry that an activity is about, for a program.
pub fn entry(about: Option<&About>) -> Option<String> {
    about.map(|about| RecordRef::new(Noun::Entry, about.entry).to_string())
}

/// A kept file in the reader's words: what it is called and where it is.
pub fn file(session: &Session, file: &Attachment) -> String {
    format!("{}  {}", file.name, session.database.shelf().path(file).display())
}

/// Kept files for a program, each with where it is.
pub fn files(session: &Session, files: &[Attachment]) -> Json {
    let shelf = session.database.shelf();
    let told = files.iter().map(|file| {
        let mut object = json!(file);
        object["path"] = json!(shelf.path(file).display().to_string());
        object
    });
    told.collect()
}

/// What a history tells, in the reader's words.
pub fn past(session: &Session, told: &reader::Past, past: &mut Past) -> String {
    let reader::Past { operation, change, words, converted } = told;
    if let Some(facts) = converted {
        let made: Vec<String> = made(facts).map(RecordRef::to_string).collect();
        let conversion = session.words().text("entry-conversion");
        let stage = self::change(session, operation, change, past);
        return format!("{stage} · {conversion}: {}", made.join(", "));
    }
    let is_whole = [CREATED, DELETED].contains(&change.field.as_str());
    // What came from outside or was noted is no comment.
    if change.on.noun != Noun::Entry || is_whole && words.is_none() {
        return self::change(session, operation, change, past);
    }
    let changed = (change.field.as_str(), &change.before, &change.after);
    let what = session.words().comment(changed, words.as_deref(), SIGNS);
    session.words().as_done(operation.kind, what)
}

/// What a lead became: what was created, and what was here already.
fn made(facts: &Facts) -> impl Iterator<Item = &RecordRef> {
    facts.created.iter().chain(&facts.linked)
}

/// The same for a program.
pub fn past_object(session: &Session, told: &reader::Past, past: &mut Past) -> Map<String, Json> {
    let mut object = change_object(session, &told.operation, &told.change, past);
    object.extend(told.words.as_ref().map(|words| ("text".to_owned(), json!(words))));
    let made = |facts: &Facts| made(facts).map(RecordRef::to_string).collect::<Vec<_>>();
    object.extend(told.converted.as_ref().map(|facts| ("made".to_owned(), json!(made(facts)))));
    object
}

/// A changed field in the reader's words: what it held before and after.
fn change(session: &Session, operation: &Operation, change: &Change, past: &mut Past) -> String {
    let naming = |record| session.reader.name(record).ok().flatten();
    let say = session.words().naming(&naming);
    let what = match (change.field.as_str(), &change.after) {
        (CREATED, _) => say.text("cli-created"),
        (DELETED, Value::Empty) => say.text("cli-restored"),
        (DELETED, _) => say.text("cli-deleted"),
        (name, _) => match session.setup.registry.get(change.on.noun, name) {
            Some(field) => {
                let currency = past.0;
                let shown = |value| {
                    let shown = say.value(field, value, currency);
                    if shown.is_empty() { SIGNS.none.to_owned() } else { shown }
                };
                let [from, to] = [&change.before, &change.after].map(shown);
                past.behind(change);
                format!("{}: {from} {} {to}", say.label(field), SIGNS.arrow)
            }
            None => name.to_owned(),
        },
    };
    say.as_done(operation.kind, what)
}

/// A changed field for a program.
fn change_object(
    session: &Session,
    operation: &Operation,
    change: &Change,
    past: &mut Past,
) -> Map<String, Json> {
    let setup = &session.setup;
    let event = match change.field.as_str() {
        CREATED => "created",
        DELETED if change.after.is_empty() => "restored",
        DELETED => "deleted",
        _ => "change",
    };
    let mut object = json::object(change.id);
    object.extend([
        ("at".to_owned(), json!(clock::rfc3339(operation.at))),
        ("event".to_owned(), json!(event)),
        ("user".to_owned(), json::user(setup, operation.user)),
        ("operation".to_owned(), json!(operation.id.0)),
        ("kind".to_owned(), json!(operation.kind.word())),
        ("record".to_owned(), json!(change.on.to_string())),
    ]);
    if let Some(field) = setup.registry.get(change.on.noun, &change.field) {
        object.extend([
            ("field".to_owned(), json!(field.name)),
            ("before".to_owned(), json::value(setup, field, &change.before, past.0)),
            ("after".to_owned(), json::value(setup, field, &change.after, past.0)),
        ]);
    }
    past.behind(change);
    object
}

/// The record an operation was about, where it was one.
pub fn record(operation: &Operation) -> Option<RecordRef> {
    let args: Json = serde_json::from_str(&operation.args).unwrap_or_default();
    args["on"].as_str()?.parse().ok()
}

/// What an operation was about: its record with the name it has now, or how many.
pub fn about(operation: &Operation, name: Option<&str>) -> Option<String> {
    let args: Json = serde_json::from_str(&operation.args).unwrap_or_default();
    let on = args["on"].as_str().map(|on| match name {
        Some(name) => format!("{on} {name}"),
        None => on.to_owned(),
    });
    let count = || args["count"].as_i64().map(|count| format!("× {count}"));
    on.or_else(count)
}

/// Of how many things an operation was to be that is not over.
pub fn of(operation: &Operation) -> Option<i64> {
    let args: Json = serde_json::from_str(&operation.args).unwrap_or_default();
    args["of"].as_i64()
}
