//! Lines of a timeline: comments for colleagues and what the program notes itself.

use rusqlite::types::Value as Sql;

use super::Failure;
use super::work::Work;
use crate::domain::access::Right;
use crate::domain::fit;
use crate::domain::inbound::Channel;
use crate::domain::message::{Message, Refusal};
use crate::domain::neglect;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::store::client;
use crate::store::journal::{self, Change, PLACED};
use crate::store::page::timeline;
use crate::store::placed;

/// At most this many entries are pinned on one timeline.
pub const PINS: i64 = 7;

/// Writes a comment on a record's timeline.
///
/// # Errors
/// A refusal when the text is empty or the record does not exist.
pub fn comment(work: &mut Work, on: RecordRef, text: &str) -> Result<Message, Failure> {
    work.ask(Right::Create, Noun::Entry)?;
    work.load(on)?;
    if text.trim().is_empty() {
        return Err(Refusal::malformed(Message::new("refused-comment-empty")).at("text").into());
    }
    fit::fit(work.field(Noun::Entry, "text")?, &Value::text(text), work.setup)?;
    add(work, on, "comment", Some(text), None)?;
    work.note_arg("on", on.to_string());
    Ok(Message::new("receipt-commented").with("record", on))
}

/// Adds an entry to a record's timeline.
///
/// # Errors
/// When the database fails.
pub fn add(
    work: &mut Work,
    on: RecordRef,
    kind: &str,
    text: Option<&str>,
    data: Option<String>,
) -> Result<RecordRef, Failure> {
    let mut values = vec![
        (work.field(Noun::Entry, "kind")?, Value::text(kind)),
        (work.field(Noun::Entry, "on")?, Value::Text(on.to_string())),
        (work.field(Noun::Entry, "created_at")?, Value::Int(work.now)),
        (work.field(Noun::Entry, "created_by")?, Value::Int(work.viewer.user.0)),
        (work.field(Noun::Entry, "updated_at")?, Value::Int(work.now)),
    ];
    if let Some(text) = text {
        values.push((work.field(Noun::Entry, "text")?, Value::text(text)));
    }
    let touch = touch(kind, data.as_deref());
    if let Some(data) = data {
        values.push((work.field(Noun::Entry, "data")?, Value::Text(data)));
    }
    let entry = work.insert(Noun::Entry, &values, touch)?;
    place(work, entry, on)?;
    if kind == "comment" {
        work.refresh_search(on);
    }
    Ok(entry)
}

/// Adds an entry about something that came from outside: nobody here wrote it, and it has a moment
/// of its own.
///
/// # Errors
/// When the database fails.
pub fn add_at(
    work: &mut Work,
    on: RecordRef,
    kind: &str,
    text: &str,
    data: String,
    at: i64,
) -> Result<RecordRef, Failure> {
    let touch = touch(kind, Some(&data));
    let mut values = vec![
        (work.field(Noun::Entry, "kind")?, Value::text(kind)),
        (work.field(Noun::Entry, "on")?, Value::Text(on.to_string())),
        (work.field(Noun::Entry, "data")?, Value::Text(data)),
        (work.field(Noun::Entry, "created_at")?, Value::Int(at)),
        (work.field(Noun::Entry, "updated_at")?, Value::Int(work.now)),
    ];
    if !text.is_empty() {
        values.push((work.field(Noun::Entry, "text")?, Value::text(text)));
    }
    let entry = work.insert(Noun::Entry, &values, touch)?;
    place_at(work, entry, on, at)?;
    Ok(entry)
}

/// The column that says whether an entry is a touch: that we turned to the client with it.
fn touch(kind: &str, data: Option<&str>) -> Vec<(&'static str, Sql)> {
    let facts = || serde_json::from_str(data?).ok();
    let touch = Channel::parse(kind)
        .and_then(|channel| Some(neglect::is_touch(channel, &facts()?)))
        .unwrap_or(false);
    vec![("touch", Sql::Integer(i64::from(touch)))]
}

/// Shows an entry on a record's timeline.
///
/// # Errors
/// When the database fails.
pub fn place(work: &mut Work, entry: RecordRef, on: RecordRef) -> Result<(), Failure> {
    place_at(work, entry, on, work.now)
}

/// Shows an entry on a record's timeline, at a moment.
///
/// # Errors
/// When the database fails.
pub fn place_at(work: &mut Work, entry: RecordRef, on: RecordRef, at: i64) -> Result<(), Failure> {
    placed::add(work.conn, entry.id, on, at)?;
    Ok(())
}

/// Shows what was written on the timeline of a lead until it was converted on what became of it, for
/// as long as the note of the conversion stands, and no longer.
///
/// # Errors
/// When the database fails.
pub fn share(work: &mut Work, entry: RecordRef, stands: bool) -> Result<(), Failure> {
    let facts = timeline::facts(work.conn, entry)?;
    let Some(lead) = facts.lead else { return Ok(()) };
    for on in facts.created.into_iter().chain(facts.linked) {
        let changed = match stands {
            true => client::share_timeline(work.conn, entry, lead, on)?,
            false => client::part_timeline(work.conn, entry, lead, on)?,
        };
        // It is found by the comments that stand there.
        if changed {
            work.refresh_search(on);
        }
    }
    Ok(())
}

/// Shows an entry on one more timeline, at its moment there, and journals it; does nothing where it
/// stands there already.
///
/// # Errors
/// When the database fails.
pub fn show_on(work: &mut Work, entry: RecordRef, on: RecordRef, at: i64) -> Result<(), Failure> {
    if placed::add(work.conn, entry.id, on, at)? {
        let operation = work.operation()?;
        let place = Value::Text(format!("{on} {at}"));
        journal::write(work.conn, operation, entry, PLACED, &Value::Empty, &place)?;
        work.refresh_search(on);
    }
    Ok(())
}

/// Takes an entry from a timeline it was shown on, and journals it.
fn hide_from(work: &mut Work, entry: RecordRef, on: RecordRef, at: i64) -> Result<(), Failure> {
    if placed::remove(work.conn, entry.id, on, at)? {
        let operation = work.operation()?;
        let place = Value::Text(format!("{on} {at}"));
        journal::write(work.conn, operation, entry, PLACED, &place, &Value::Empty)?;
        work.refresh_search(on);
    }
    Ok(())
}

/// Applies the inverse of a journalled placement.
///
/// # Errors
/// When the database fails.
pub fn unplace(work: &mut Work, change: &Change) -> Result<(), Failure> {
    let place = |value: &Value| -> Option<(RecordRef, i64)> {
        let (on, at) = value.as_text()?.split_once(' ')?;
        Some((on.parse().ok()?, at.parse().ok()?))
    };
    match (place(&change.before), place(&change.after)) {
        (None, Some((on, at))) => hide_from(work, change.on, on, at),
        (Some((on, at)), None) => show_on(work, change.on, on, at),
        _ => Ok(()),
    }
}

/// Pins an entry at the top of its timeline, or lets it go.
///
/// # Errors
/// A refusal when seven are pinned already.
pub fn pin(work: &mut Work, entry: i64) -> Result<Message, Failure> {
    work.ask(Right::Edit, Noun::Entry)?;
    let on = RecordRef::new(Noun::Entry, entry);
    let row = work.load(on)?;
    let field = work.field(Noun::Entry, "pinned_at")?;
    if !row.get("pinned_at").is_empty() {
        work.set(on, field, &Value::Empty, None)?;
        return Ok(Message::new("receipt-unpinned"));
    }
    if let Ok(record) = row.text("on").parse() {
        check_pins(work, record)?;
    }
    work.set(on, field, &Value::Int(work.now), None)?;
    Ok(Message::new("receipt-pinned"))
}

/// Refuses one more pin on the timeline of a record where there are enough.
///
/// # Errors
/// A refusal with how many there are.
pub fn check_pins(work: &Work, on: RecordRef) -> Result<(), Failure> {
    let pinned: i64 = work
        .conn
        .prepare_cached(
            "SELECT count(*) FROM v_entry WHERE pinned_at IS NOT NULL AND deleted_at IS NULL
             AND noun = ?1 AND record_id = ?2",
        )?
        .query_row((on.noun.word(), on.id), |r| r.get(0))?;
    if pinned >= PINS {
        return Err(Refusal::rule(Message::new("refused-pins").with("count", PINS)).into());
    }
    Ok(())
}
