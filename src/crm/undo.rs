//! Taking operations back and doing them again.
//!
//! The inverse of every journalled change is applied as a new operation, and only where the field
//! still holds what the operation wrote: what somebody changed since is left and named.

mod converted;
mod obstacle;
mod receipt;
mod untouched;

use std::mem;
use std::path::Path;

use obstacle::{in_use, left, obstacle};
use receipt::receipt;

use super::init::over::{self, COUNTRY, CURRENCY};
use super::unfinished::check_ended;
use super::work::{Work, same};
use super::writer::is_settings;
use super::{Failure, Fault, Writer, delete, entry, layout, mode, pin, products, settings};
use crate::domain::access::Right;
use crate::domain::command::{OpId, Receipt};
use crate::domain::field::{Field, Kind};
use crate::domain::fit;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::Viewer;
use crate::domain::setup::{Settings, Setup};
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::file::holding::{self, Holding};
use crate::store::file::turns::Turns;
use crate::store::journal::{self, CREATED, Change, DELETED, Opening, Operation, PLACED};
use crate::store::team::{entries, setup};
use crate::store::{Connection, attached, inbound, place, row};

/// How many changes are taken back in the first transaction; an operation of no more needs one.
const BATCH: usize = 1000;

/// At most this many obstacles are named one by one.
const NAMED: usize = 5;

/// What an undo notes of itself where it left some of the operation as it was.
const LEFT: &str = "left";

/// Takes back an operation: the named one, or the person's latest. Taking back an undo does the
/// thing again. Of an operation that could be taken back only in part the rest may be taken back
/// later, by its name.
///
/// # Errors
/// A refusal when there is nothing to take back, it was taken back already, or nothing of it can be:
/// then it stays what it was, the latest to take back, and what was before it goes by its name.
pub fn undo(writer: &mut Writer, now: i64, operation: Option<OpId>) -> Result<Receipt, Failure> {
    let user = writer.viewer().user;
    let Some(id) = operation else {
        return take_back(writer, now, |conn| {
            let latest = journal::undoable(conn, user, OpId(i64::MAX))?
                .ok_or_else(|| Refusal::rule(Message::new("refused-nothing-to-undo")))?;
            Ok((latest, OperationKind::Undo))
        });
    };
    take_back(writer, now, |conn| meant(conn, id))
}

/// Does again what the person undid last, as long as nothing new was done since.
///
/// # Errors
/// A refusal when there is nothing to do again, or nothing of it can be done.
pub fn redo(writer: &mut Writer, now: i64) -> Result<Receipt, Failure> {
    let user = writer.viewer().user;
    take_back(writer, now, |conn| {
        let undo = journal::redoable(conn, user)?
            .ok_or_else(|| Refusal::rule(Message::new("refused-nothing-to-redo")))?;
        Ok((undo, OperationKind::Redo))
    })
}

/// The operation to invert when somebody wants this one undone, and what that is called.
fn meant(conn: &Connection, id: OpId) -> Result<(Operation, OperationKind), Failure> {
    let found = journal::operation(conn, id)?.ok_or_else(|| {
        Refusal::not_found(Message::new("refused-no-operation").with("id", id.0.to_string()))
    })?;
    if let Some(undo) = found.undone_by {
        let undo = journal::operation(conn, undo)?.filter(|undo| undo.kind == OperationKind::Undo);
        if !undo.is_some_and(|undo| args_of(&undo)[LEFT] == true) {
            return Err(Refusal::rule(Message::new("refused-undone-already")).into());
        }
    }
    match (found.kind, found.undo_of) {
        (OperationKind::Undo, _) => Ok((found, OperationKind::Redo)),
        // A redo made the first operation stand again: that one is undone.
        (OperationKind::Redo, Some(undo)) => {
            match journal::operation(conn, undo)?.and_then(|op| op.undo_of) {
                Some(first) => meant(conn, first),
                None => Ok((found, OperationKind::Undo)),
            }
        }
        _ => Ok((found, OperationKind::Undo)),
    }
}

/// An inversion under way.
#[derive(Clone)]
struct Pass {
    /// What the person calls so: of a redo, the operation that stands again.
    called: Operation,
    target: Operation,
    kind: OperationKind,
    operation: OpId,
    /// What was inverted already when it was interrupted.
    before: Vec<RecordRef>,
    below: i64,
    /// Somebody asked to stop before its end.
    stopped: bool,
}

/// Applies the inverse of the operation that `find` names, in as many transactions as its size
/// asks for; where one is not enough, with more memory. One that was interrupted is gone on with.
fn take_back(
    writer: &mut Writer,
    now: i64,
    find: impl Fn(&Connection) -> Result<(Operation, OperationKind), Failure>,
) -> Result<Receipt, Failure> {
    let country = writer.setup()?.country.clone();
    let mut taking = Taking::new(find, now);
    let receipt = match taking.turn(writer)? {
        Some(receipt) => receipt,
        None => writer.widened(|writer| match taking.rest(writer) {
            Err(Failure::Fault(fault)) => taking.broken(&fault).ok_or(fault.into()),
            outcome => outcome,
        })?,
    };
    if writer.setup()?.country != country {
        writer.read_phones(&mut |_, _| {})?;
    }
    Ok(receipt)
}

/// What was taken back of an operation until now.
struct Taking<F> {
    find: F,
    now: i64,
    /// Where it is, once it is begun.
    pass: Option<Pass>,
    touched: Vec<RecordRef>,
    obstacles: Vec<Message>,
    left: usize,
    turns: Turns,
    held: Option<Holding>,
}

impl<F: Fn(&Connection) -> Result<(Operation, OperationKind), Failure>> Taking<F> {
    fn new(find: F, now: i64) -> Taking<F> {
        Taking {
            find,
            now,
            pass: None,
            touched: Vec::new(),
            obstacles: Vec::new(),
            left: 0,
            turns: Turns::new(BATCH),
            held: None,
        }
    }

    fn rest(&mut self, writer: &mut Writer) -> Result<Receipt, Failure> {
        loop {
            writer.read(|conn| Ok(self.turns.give_way(conn)?))?;
            if let Some(receipt) = self.turn(writer)? {
                return Ok(receipt);
            }
        }
    }

    /// Takes back as much as one transaction holds; a receipt where that is the last.
    fn turn(&mut self, writer: &mut Writer) -> Result<Option<Receipt>, Failure> {
        let viewer = writer.viewer();
        let path = writer.path().to_owned();
        let rows = self.turns.rows();
        let (now, left) = (self.now, self.left);
        let (turns, held, obstacles) = (&mut self.turns, &mut self.held, &self.obstacles);
        let (find, pass) = (&self.find, &self.pass);
        let (mut now_at, (taken, done), mut part, found, idle) =
            writer.transact(|conn, setup| {
                turns.begin();
                let mut at = match pass {
                    Some(at) => at.clone(),
                    None => {
                        let (target, kind) = find(conn)?;
                        mode::check_undo(conn, setup, target.id)?;
                        check_ended(&path, &target)?;
                        begin(conn, now, viewer, (target, kind), &path)?
                    }
                };
                let (changes, done) = journal::steps_back(conn, at.target.id, at.below, rows)?;
                let (inverted, found) = invert_all(conn, setup, viewer, now, &at, &changes)?;
                let obstacle = obstacles.first().or(found.first()).filter(|_| done).cloned();
                let idle = match obstacle {
                    Some(obstacle) if !journal::has_changes(conn, at.operation)? => {
                        Some(nothing_of_it(conn, viewer, &at, obstacle)?)
                    }
                    _ => None,
                };
                if idle.is_some() {
                    journal::forget(conn, at.operation)?;
                } else if done {
                    end(conn, &at, left == 0 && found.is_empty())?;
                } else if let Some(last) = changes.last() {
                    // Whoever takes this undo back does so in the same parts.
                    journal::end_step(conn)?;
                    at.below = last.id;
                    if held.is_none() {
                        *held = Some(holding::hold(&path, at.operation)?);
                    }
                }
                Ok((at, (changes.len(), done), inverted, found, idle))
            })?;
        if let Some(refusal) = idle {
            return Err(refusal.into());
        }
        self.turns.end(taken);
        self.touched.append(&mut part);
        self.touched.append(&mut now_at.before);
        self.left += found.len();
        self.obstacles.extend(found.into_iter().take(NAMED.saturating_sub(self.obstacles.len())));
        now_at.stopped = !done && writer.is_asked_to_stop();
        if done || now_at.stopped {
            return Ok(Some(self.receipt(&now_at)));
        }
        self.pass = Some(now_at);
        Ok(None)
    }

    /// What is said where it broke off: what was taken back is, and the same once more does the rest.
    fn broken(&mut self, why: &Fault) -> Option<Receipt> {
        let pass = self.pass.take()?;
        self.obstacles.insert(0, why.midway());
        Some(self.receipt(&Pass { stopped: true, ..pass }))
    }

    fn receipt(&mut self, pass: &Pass) -> Receipt {
        let (mut touched, obstacles) =
            (mem::take(&mut self.touched), mem::take(&mut self.obstacles));
        touched.sort();
        touched.dedup();
        receipt(pass, touched, obstacles, self.left)
    }
}

/// Applies the inverses of some changes. What comes after a change of the settings depends on it and
/// is done on the settings as they are by then: cards go back to a stage once it is there again.
fn invert_all(
    conn: &Connection,
    setup: &Setup,
    viewer: Viewer,
    now: i64,
    pass: &Pass,
    changes: &[Change],
) -> Result<(Vec<RecordRef>, Vec<Message>), Failure> {
    let (mut touched, mut found) = (Vec::new(), Vec::new());
    let settings = |change: &Change| is_settings(change.on.noun);
    let mut newest: Option<Setup> = None;
    for part in changes.chunk_by(|one, next| !settings(one) || settings(next)) {
        let mut work = Work::new(conn, newest.as_ref().unwrap_or(setup), viewer, now, pass.kind)
            .under(pass.operation);
        let staying = converted::staying(&work, part, &pass.target)?;
        found.extend(staying.why);
        let goes = |change: &&Change| !staying.changes.contains(&change.id);
        let goes: Vec<&Change> = part.iter().filter(goes).collect();
        let gone = untouched::put_away(&mut work, &goes)?;
        let stays = goes.into_iter().filter(|change| !gone.contains(&change.on));
        let (moments, rest): (Vec<_>, Vec<_>) = stays.partition(|change| is_when_edited(change));
        let mut left = Vec::new();
        for change in rest {
            if let Some(obstacle) = invert(&mut work, change, &pass.target)? {
                left.push(change.on);
                found.push(obstacle);
            }
        }
        // When a comment was changed goes with its words, and nobody is told of it.
        for change in moments.into_iter().filter(|change| !left.contains(&change.on)) {
            invert(&mut work, change, &pass.target)?;
        }
        work.settle()?;
        touched.append(&mut work.touched);
        if part.last().is_some_and(settings) {
            newest = Some(setup::load(conn)?);
        }
    }
    Ok((touched, found))
}

/// Refuses an inversion that would change nothing, and where it is the latest names the one before it.
fn nothing_of_it(
    conn: &Connection,
    viewer: Viewer,
    pass: &Pass,
    obstacle: Message,
) -> Result<Refusal, Failure> {
    let refusal = Refusal::rule(obstacle);
    let below = |below: OpId| journal::undoable(conn, viewer.user, below);
    let Some(latest) = below(OpId(i64::MAX))?.filter(|latest| latest.id == pass.target.id) else {
        return Ok(refusal);
    };
    let Some(earlier) = below(latest.id)? else { return Ok(refusal) };
    let hint = Message::new("hint-undo-earlier").with("operation", earlier.id.0.to_string());
    Ok(refusal.hint(hint.with("name", earlier.name())))
}

/// Whether a change says when a comment was changed.
fn is_when_edited(change: &Change) -> bool {
    change.on.noun == Noun::Entry && change.field == "edited_at"
}

/// Opens the inversion of an operation, or finds it where it was interrupted.
fn begin(
    conn: &Connection,
    now: i64,
    viewer: Viewer,
    (target, kind): (Operation, OperationKind),
    database: &Path,
) -> Result<Pass, Failure> {
    let (operation, before) = match journal::under_way(conn, target.id)? {
        Some(begun) => {
            check_ended(database, &begun)?;
            (begun.id, journal::records(conn, begun.id)?)
        }
        None => {
            let args = about(&target).to_string();
            let operation = journal::open(
                conn,
                &Opening {
                    at: now,
                    user: viewer.user,
                    kind,
                    args: &args,
                    running: true,
                    undo_of: Some(target.id),
                },
            )?;
            (operation, Vec::new())
        }
    };
    let called = match kind {
        OperationKind::Redo => journal::called_by(conn, &target)?,
        _ => target.clone(),
    };
    Ok(Pass { called, target, kind, operation, before, below: i64::MAX, stopped: false })
}

/// Notes that the operation was inverted, and whether nothing of it was left as it was.
fn end(conn: &Connection, pass: &Pass, wholly: bool) -> Result<(), Failure> {
    let target = &pass.target;
    let mut args = about(target);
    if wholly
        && pass.called.kind == OperationKind::Intake
        && let Some(id) = args["inbound"].as_i64()
    {
        inbound::stands(conn, id, pass.kind == OperationKind::Redo)?;
    }
    if !wholly && let Some(args) = args.as_object_mut() {
        args.insert(LEFT.to_owned(), true.into());
    }
    journal::finish(conn, pass.operation, &args.to_string())?;
    // An inversion is over when it is inverted; what was left half done stays so, should it stand again.
    if target.undo_of.is_some() {
        journal::finish(conn, target.id, &target.args)?;
    }
    journal::mark_undone(conn, target.id, Some(pass.operation))?;
    if let (Some(first), OperationKind::Redo) = (target.undo_of, pass.kind) {
        journal::mark_undone(conn, first, None)?;
    }
    Ok(())
}

/// What an inversion notes of the operation it inverts.
fn about(target: &Operation) -> serde_json::Value {
    let mut args = args_of(target);
    if let Some(args) = args.as_object_mut() {
        args.remove(LEFT);
        args.remove(journal::OF);
    }
    args
}

fn args_of(operation: &Operation) -> serde_json::Value {
    serde_json::from_str(&operation.args).unwrap_or_default()
}

/// Applies the inverse of one change, or says why it is left as it is.
fn invert(
    work: &mut Work,
    change: &Change,
    target: &Operation,
) -> Result<Option<Message>, Failure> {
    let on = change.on;
    match work.setup.registry.get(on.noun, &change.field) {
        Some(field) => work.ask_change(on, field)?,
        None if on.noun == Noun::Layout => layout::ask(work, on)?,
        None => work.ask(Right::Edit, on.noun)?,
    }
    entry::check_undo(work, change)?;
    let Some((_, deleted)) = row::state(work.conn, on)? else { return Ok(None) };
    match change.field.as_str() {
        CREATED if deleted.is_some() => Ok(None),
        CREATED => uncreate(work, change, target),
        PLACED => entry::unplace(work, change).map(|()| None),
        DELETED => {
            let now_deleted = deleted.map_or(Value::Empty, Value::Int);
            if same(&now_deleted, &change.before) {
                return Ok(None);
            }
            if !same(&now_deleted, &change.after) {
                return left(work, change, target);
            }
            match change.before.as_int() {
                // Somebody may have begun to use it meanwhile.
                Some(at) => match settings::check_delete(work, on) {
                    Err(Failure::Refused(_)) => return in_use(work, change, target),
                    outcome => outcome.and_then(|()| work.set_deleted(on, None, Some(at)))?,
                },
                None => match delete::bring_back(work, on, deleted) {
                    Err(Failure::Refused(_)) => return left(work, change, target),
                    outcome => outcome?,
                },
            }
            Ok(None)
        }
        name @ (COUNTRY | CURRENCY) if on == Settings::ROW => {
            let held = over::held(work.setup, name);
            match (same(&held, &change.before), same(&held, &change.after)) {
                (true, _) => Ok(None),
                (_, true) => over::go_back(work, change),
                _ => left(work, change, target),
            }
        }
        name => match work.setup.registry.get(on.noun, name) {
            Some(field) => unset(work, change, target, field),
            None => Ok(None),
        },
    }
}

/// Puts what an operation created into the recycle bin, unless somebody builds on it by now.
fn uncreate(
    work: &mut Work,
    change: &Change,
    target: &Operation,
) -> Result<Option<Message>, Failure> {
    let on = change.on;
    if let Some(other) = journal::touched_by_others(work.conn, on, target.id)? {
        return Ok(Some(obstacle(work, change, &other)?));
    }
    if let Some(child) = attached::first(work.conn, on)? {
        let other = journal::later_change(work.conn, child, CREATED, 0)?;
        let other = other.as_ref().unwrap_or(target);
        // What was made along with it and stays is nobody's change.
        return Ok(Some(match other.id == target.id && child.noun.is_record() {
            true => Message::new("note-undo-left-used").with("record", on).with("other", child),
            false => obstacle(work, change, other)?,
        }));
    }
    if entries::count_uses(work.conn, on)? > 0
        || settings::rules::check_goes(work.setup, on).is_err()
    {
        return in_use(work, change, target);
    }
    // Who takes a conversion back means no values that others put into the field it added.
    if on.noun == Noun::Field
        && target.kind == OperationKind::Convert
        && settings::is_filled(work, on)?
    {
        let field = work.load(on)?.text("label").to_owned();
        return Ok(Some(Message::new("note-undo-left-filled").with("field", field)));
    }
    work.set_deleted(on, None, Some(work.now))?;
    Ok(None)
}

/// Gives a field back what it held before, if it still holds what the operation wrote.
fn unset(
    work: &mut Work,
    change: &Change,
    target: &Operation,
    field: &Field,
) -> Result<Option<Message>, Failure> {
    let on = change.on;
    let current = row::get(work.conn, field, on.id)?;
    if same(&current, &change.before) {
        return Ok(None);
    }
    let mut value = change.before.clone();
    if !same(&current, &change.after) {
        let country = &work.setup.country;
        match fit::merged(field, &current, &change.after, &change.before, country) {
            Some(merged) if same(&current, &merged) => return Ok(None),
            Some(merged) => value = merged,
            None => return left(work, change, target),
        }
    }
    let stage = match field.kind {
        Kind::Stage => value.as_int().map(StageId),
        _ => None,
    };
    if let Some(stage) = stage
        && work.setup.stage(stage).is_none()
    {
        let stage = RecordRef::new(Noun::Stage, stage.0);
        let other = journal::later_change(work.conn, stage, DELETED, 0)?;
        return Ok(Some(obstacle(work, change, other.as_ref().unwrap_or(target))?));
    }
    if field.name == "currency" && products::hold_currency(work, on, target.id)? {
        return left(work, change, target);
    }
    match check(work, on, field, &value) {
        Err(Failure::Refused(_)) => return left(work, change, target),
        outcome => outcome?,
    }
    let stood = match stage {
        Some(_) => place::kept(work.conn, change.id)?,
        None => None,
    };
    work.write_at(on, field, &current, &value, stood)?;
    Ok(None)
}

/// The rules that hold for a field whoever changes it.
fn check(work: &Work, on: RecordRef, field: &Field, value: &Value) -> Result<(), Failure> {
    if on.noun == Noun::Entry && field.name == "pinned_at" && !value.is_empty() {
        let record = row::get(work.conn, work.field(Noun::Entry, "on")?, on.id)?;
        if let Some(record) = record.as_text().and_then(|name| name.parse().ok()) {
            pin::check(work, record)?;
        }
    }
    settings::check_edit(work, on, field, value)
}
