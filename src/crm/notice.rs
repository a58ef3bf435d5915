//! Telling colleagues what is done: whoever works on a record or observes it hears of a new stage,
//! another responsible person, other values, a comment or a deadline; whoever is named, asked or
//! invited hears of that. Nobody is told what he did himself, and one operation tells one person
//! once.

use std::collections::{BTreeMap, BTreeSet};

use super::Failure;
use super::work::Work;
use crate::domain::access::{self, Right};
use crate::domain::field::{Field, Kind as FieldKind};
use crate::domain::notice::Kind;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::{UserId, Viewer};
use crate::domain::task::{State, Step};
use crate::domain::value::Value;
use crate::store::row::Row;
use crate::store::team::notice::{self, Told};

/// Whom the work under way is going to tell of what, and of how many records each.
#[derive(Debug, Default)]
pub struct News(BTreeMap<UserId, (Told, BTreeSet<RecordRef>)>);

impl News {
    /// Takes over what a part of the work tells.
    pub(super) fn absorb(&mut self, part: News) {
        for (user, (told, records)) in part.0 {
            self.add(user, told, records);
        }
    }

    /// Tells somebody of records; of several things the most important one.
    fn add(&mut self, user: UserId, told: Told, of: BTreeSet<RecordRef>) {
        let (first, records) = self.0.entry(user).or_insert_with(|| (told, BTreeSet::new()));
        records.extend(of);
        if told.kind > first.kind {
            *first = told;
        }
    }
}

/// What is told of a change of a field.
///
/// # Errors
/// When the database fails.
pub fn changed(
    work: &mut Work,
    on: RecordRef,
    field: &Field,
    before: &Value,
    after: &Value,
) -> Result<(), Failure> {
    let is_followed = on.noun.is_record() || on.noun == Noun::Activity;
    if !is_followed || !work.tells() {
        return Ok(());
    }
    let value = after.as_int();
    match (&field.kind, &*field.name) {
        (FieldKind::Stage, _) => {
            let people = notice::followers(work.conn, on)?;
            tell(work, people, Told { value, ..about(on, Kind::Stage) });
        }
        (FieldKind::User, "responsible") => {
            let told = home(work, on, Kind::Responsible)?;
            let mut people = notice::followers(work.conn, on)?;
            people.extend(before.as_int().map(UserId));
            people.retain(|user| Some(user.0) != value);
            if on.noun.is_record() {
                tell(work, people, Told { value, ..told });
            }
            tell(work, value.map(UserId), Told { kind: Kind::Assigned, ..told });
        }
        (FieldKind::Users, _) => join(work, on, before, after)?,
        (FieldKind::Moment, "deadline") if on.noun == Noun::Activity => {
            let told = Told { value, ..home(work, on, Kind::Deadline)? };
            let mut people = notice::followers(work.conn, on)?;
            if told.on != on {
                people.extend(notice::followers(work.conn, told.on)?);
            }
            tell(work, people, told);
        }
        // What follows from something else is told with that.
        _ if on.noun.is_record() && !field.flags.system => {
            let people = notice::followers(work.conn, on)?;
            tell(work, people, about(on, Kind::Changed));
        }
        _ => {}
    }
    Ok(())
}

/// What is told of a new record or a new activity.
///
/// # Errors
/// When the database fails.
pub fn created(work: &mut Work, on: RecordRef, values: &[(&Field, Value)]) -> Result<(), Failure> {
    let is_followed = on.noun.is_record() || on.noun == Noun::Activity;
    if !is_followed || !work.tells() {
        return Ok(());
    }
    for (field, value) in values {
        match (&field.kind, &*field.name) {
            (FieldKind::User, "responsible") if value.as_int() != Some(work.viewer.user.0) => {
                let told = home(work, on, Kind::Assigned)?;
                tell(work, value.as_int().map(UserId), told);
            }
            (FieldKind::Users, _) => join(work, on, &Value::Empty, value)?,
            _ => {}
        }
    }
    Ok(())
}

/// What is told of a comment: to those it names that it names them, to the others who follow the
/// record that it was written.
///
/// # Errors
/// When the database fails.
pub fn commented(
    work: &mut Work,
    on: RecordRef,
    entry: RecordRef,
    named: &[UserId],
) -> Result<(), Failure> {
    if !work.tells() {
        return Ok(());
    }
    let told = Told { entry: Some(entry.id), ..about(on, Kind::Comment) };
    let people = match on.noun.is_record() {
        true => notice::followers(work.conn, on)?,
        false => Vec::new(),
    };
    tell(work, people, told);
    mentioned(work, on, entry, named);
    Ok(())
}

/// What is told to those a comment names.
pub fn mentioned(work: &mut Work, on: RecordRef, entry: RecordRef, named: &[UserId]) {
    let told = Told { entry: Some(entry.id), ..about(on, Kind::Mention) };
    tell(work, named.iter().copied(), told);
}

/// What is told of a task that changed hands: to whoever asked for it that it waits for his
/// acceptance, to whoever does it that it came back.
///
/// # Errors
/// When the database fails.
pub fn handed(work: &mut Work, task: &Row, step: Step, to: State) -> Result<(), Failure> {
    let (kind, person) = match (step, to) {
        (_, State::AwaitingControl) => (Kind::Control, task.int("created_by")),
        (Step::Return, _) => (Kind::Returned, task.int("responsible")),
        _ => return Ok(()),
    };
    if work.tells() {
        let told = home(work, task.on, kind)?;
        tell(work, person.map(UserId), told);
    }
    Ok(())
}

/// Writes down what is to be told, once everything is done. A part of many adds to what its
/// operation told before.
///
/// # Errors
/// When the database fails.
pub fn flush(work: &mut Work) -> Result<(), Failure> {
    let news = std::mem::take(&mut work.news);
    for (user, (told, records)) in news.0 {
        let count = if work.is_part() { records.len() as i64 } else { 1 };
        notice::add(work.conn, work.operation()?, user, &told, count)?;
    }
    Ok(())
}

/// Tells people of something.
fn tell(work: &mut Work, people: impl IntoIterator<Item = UserId>, told: Told) {
    for user in people {
        let known = work.setup.users.iter().find(|known| known.id == user).is_some_and(|user| {
            let viewer = Viewer { user: user.id, admin: user.admin };
            sees(viewer, told.on)
        });
        if user == work.viewer.user || !known || !work.tells() {
            continue;
        }
        work.news.add(user, told, BTreeSet::from([told.on]));
    }
}

/// Tells those who were added to the people of a record or an activity.
fn join(work: &mut Work, on: RecordRef, before: &Value, after: &Value) -> Result<(), Failure> {
    let ids = |value: &Value| match value {
        Value::Ids(ids) => ids.clone(),
        _ => Vec::new(),
    };
    let had = ids(before);
    let added: Vec<UserId> =
        ids(after).into_iter().filter(|id| !had.contains(id)).map(UserId).collect();
    if !added.is_empty() {
        let kind = if on.noun == Noun::Activity { Kind::Invited } else { Kind::Observer };
        let told = home(work, on, kind)?;
        tell(work, added, told);
    }
    Ok(())
}

/// Something about a record, or about an activity with the record it is planned with.
fn home(work: &Work, on: RecordRef, kind: Kind) -> Result<Told, Failure> {
    if on.noun != Noun::Activity {
        return Ok(about(on, kind));
    }
    let (record, deadline) = notice::home(work.conn, on.id)?;
    let told = about(record.unwrap_or(on), kind);
    Ok(Told { activity: Some(on.id), value: deadline, ..told })
}

fn about(on: RecordRef, kind: Kind) -> Told {
    Told { kind, on, entry: None, activity: None, value: None }
}

/// Whether a person may see the record at all: of others he is not told.
fn sees(viewer: Viewer, on: RecordRef) -> bool {
    access::may(viewer, Right::Read, on.noun).is_ok()
}
