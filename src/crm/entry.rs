//! Lines of a timeline: comments for colleagues and what the program notes itself.

use super::work::Work;
use super::{Failure, edit, notice};
use crate::domain::access::{self, Right};
use crate::domain::command::Set;
use crate::domain::fit;
use crate::domain::inbound::Channel;
use crate::domain::mention;
use crate::domain::message::{Message, Refusal};
use crate::domain::neglect;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::value::Value;
use crate::store::derived::entry_on;
use crate::store::journal::{self, Change, PLACED};
use crate::store::page::timeline;
use crate::store::row::{self, Row};
use crate::store::{Sql, client};

/// The kind of an entry that a person wrote for colleagues.
const COMMENT: &str = "comment";

/// The kind of an entry that says what became of a converted lead.
pub const CONVERSION: &str = "conversion";

/// Writes a comment on a record's timeline, with files where some are given.
///
/// # Errors
/// A refusal when there is neither a word nor a file, the record does not exist, or the text names
/// somebody who does not work here.
pub fn comment(
    work: &mut Work,
    on: RecordRef,
    text: &str,
    set: &[Set],
) -> Result<Message, Failure> {
    work.ask(Right::Create, Noun::Entry)?;
    work.load(on)?;
    let mut files = Value::Empty;
    for one in set {
        let field = work.field(Noun::Entry, &one.field)?;
        edit::check_own_field(field)?;
        files = fit::fit(field, &one.value, work.setup)?;
    }
    check_words(text, &files)?;
    fit::fit(work.field(Noun::Entry, "text")?, &Value::text(text), work.setup)?;
    let named = mention::people(text, &work.setup.users)?;
    let text = Some(text).filter(|text| !text.trim().is_empty());
    let entry = insert(work, on, "comment", text, (None, files))?;
    notice::commented(work, on, entry, &named)?;
    work.note_arg("on", on.to_string());
    Ok(Message::new("receipt-commented").with("record", on))
}

/// Changes the words or the files of a comment. Whom it names now and did not before, is told.
///
/// # Errors
/// A refusal when it is somebody else's, no comment, or nothing would be left of it.
pub fn edit(work: &mut Work, on: RecordRef, set: &[Set]) -> Result<Message, Failure> {
    let before = work.load(on)?;
    check_own(work, &before)?;
    let changed = edit::apply(work, on, set)?;
    let after = work.load(on)?;
    check_words(after.text("text"), after.get("files"))?;
    work.note_arg("on", on.to_string());
    if !changed.is_empty() {
        work.set(on, work.field(Noun::Entry, "edited_at")?, &Value::Int(work.now), None)?;
    }
    // What is left of an older text may name somebody who is gone.
    let had = named_before(before.text("text"), work);
    if before.text("text") != after.text("text") {
        let named = mention::people(after.text("text"), &work.setup.users)?;
        let named: Vec<UserId> = named.into_iter().filter(|user| !had.contains(user)).collect();
        if let Ok(record) = after.text("on").parse() {
            notice::mentioned(work, record, on, &named);
        }
    }
    Ok(Message::new("receipt-comment-edited"))
}

/// Whether a person may delete an entry, or take it out of the recycle bin again.
///
/// # Errors
/// A refusal when it is no comment, or somebody else's.
pub fn check_delete(work: &Work, on: RecordRef) -> Result<(), Failure> {
    if on.noun != Noun::Entry {
        return Ok(());
    }
    match row::load(work.conn, &work.setup.registry, on)? {
        Some(row) => check_own(work, &row),
        None => Ok(()),
    }
}

/// Whether a person may take a change of an entry back: words are changed by whoever wrote them.
///
/// # Errors
/// A refusal when the words are somebody else's.
pub fn check_undo(work: &Work, change: &Change) -> Result<(), Failure> {
    let words = ["text", "files", journal::DELETED, journal::CREATED];
    if change.on.noun != Noun::Entry || !words.contains(&change.field.as_str()) {
        return Ok(());
    }
    let Some(row) = row::load(work.conn, &work.setup.registry, change.on)? else { return Ok(()) };
    if row.text("kind") != COMMENT {
        return Ok(());
    }
    check_own(work, &row)
}

/// Whether an entry is a comment.
///
/// # Errors
/// When the database fails.
pub fn is_comment(work: &Work, on: RecordRef) -> Result<bool, Failure> {
    let kind = match on.noun {
        Noun::Entry => row::get(work.conn, work.field(Noun::Entry, "kind")?, on.id)?,
        _ => Value::Empty,
    };
    Ok(kind.as_text() == Some(COMMENT))
}

fn check_own(work: &Work, row: &Row) -> Result<(), Failure> {
    if row.text("kind") != COMMENT {
        return Err(Refusal::rule(Message::new("refused-no-comment")).into());
    }
    Ok(access::may_change_words(work.viewer, row.int("created_by").map(UserId))?)
}

fn check_words(text: &str, files: &Value) -> Result<(), Refusal> {
    if text.trim().is_empty() && files.as_files().is_empty() {
        return Err(Refusal::malformed(Message::new("refused-comment-empty")).at("text"));
    }
    Ok(())
}

/// The people a text named, as far as they still work here.
fn named_before(text: &str, work: &Work) -> Vec<UserId> {
    let named = mention::logins(text).filter_map(|login| mention::whose(login, &work.setup.users));
    named.map(|user| user.id).collect()
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
    insert(work, on, kind, text, (data, Value::Empty))
}

fn insert(
    work: &mut Work,
    on: RecordRef,
    kind: &str,
    text: Option<&str>,
    more: (Option<String>, Value),
) -> Result<RecordRef, Failure> {
    let entry = write(work, on, kind, text, more)?;
    place(work, entry, on)?;
    if kind == COMMENT {
        work.refresh_search(on);
    }
    Ok(entry)
}

/// Adds an entry that belongs to a record and stands on no timeline.
///
/// # Errors
/// When the database fails.
pub fn add_aside(
    work: &mut Work,
    on: RecordRef,
    kind: &str,
    data: String,
) -> Result<RecordRef, Failure> {
    write(work, on, kind, None, (Some(data), Value::Empty))
}

fn write(
    work: &mut Work,
    on: RecordRef,
    kind: &str,
    text: Option<&str>,
    (data, files): (Option<String>, Value),
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
    if !files.is_empty() {
        values.push((work.field(Noun::Entry, "files")?, files));
    }
    work.insert(Noun::Entry, &values, touch)
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
    entry_on::add(work.conn, entry.id, on, at)?;
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
    if entry_on::add(work.conn, entry.id, on, at)? {
        let operation = work.operation()?;
        let place = Value::Text(format!("{on} {at}"));
        journal::write(work.conn, operation, entry, PLACED, &Value::Empty, &place)?;
        work.refresh_search(on);
    }
    Ok(())
}

/// Takes an entry from a timeline it was shown on, and journals it.
fn hide_from(work: &mut Work, entry: RecordRef, on: RecordRef, at: i64) -> Result<(), Failure> {
    if entry_on::remove(work.conn, entry.id, on, at)? {
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
