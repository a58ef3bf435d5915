//! Merging: one record takes in others of its noun, with everything that hangs on them.
//!
//! The others go to the recycle bin and say where they went. All of it is one operation of
//! journalled changes, so that taking it back gives everybody back what was his.

use super::create::check_links;
use super::work::{Work, unknown_field};
use super::{Failure, edit, entry, pin, products};
use crate::domain::access::Right;
use crate::domain::command::{Merge, Taken};
use crate::domain::field::{Field, Kind, Storage};
use crate::domain::fit;
use crate::domain::merge::{self, amounts, united};
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::required;
use crate::domain::value::Value;
use crate::store::derived::entry_on;
use crate::store::row::{self, Row};
use crate::store::{journal, pointing};

/// Merges records into one of them.
///
/// # Errors
/// A refusal when they are not several records of one noun, one of them does not exist or is in the
/// recycle bin, two were told apart, somebody changed one since it was seen, or a chosen value cannot be.
pub fn merge(work: &mut Work, wanted: &Merge) -> Result<Message, Failure> {
    let keep = wanted.keep;
    merge::check(keep, &wanted.others)?;
    work.ask(Right::Edit, keep.noun)?;
    work.ask(Right::Delete, keep.noun)?;
    let mut rows = vec![work.load(keep)?];
    for other in &wanted.others {
        rows.push(work.load(*other)?);
    }
    check_seen(work, &rows, wanted)?;
    if !wanted.apart {
        check_apart(&rows)?;
    }
    let values = settled(work, &rows, wanted)?;
    for (field, value) in &values {
        work.set(keep, field, value, None)?;
    }
    unpin(work, wanted)?;
    let mut moved = Moved::default();
    for other in &wanted.others {
        move_all(work, *other, keep, &mut moved)?;
    }
    for deal in work.touched.clone().into_iter().filter(|on| on.noun == Noun::Deal) {
        edit::settle_deal(work, deal)?;
    }
    let merged_into = work.field(keep.noun, "merged_into")?;
    for other in &wanted.others {
        work.set(*other, merged_into, &Value::Int(keep.id), None)?;
        work.set_deleted(*other, None, Some(work.now))?;
    }
    // The last it does: so an undo of many tells one merge from the next.
    note(work, wanted, &moved)?;
    work.note_arg("on", keep.to_string());
    let names: Vec<String> = wanted.others.iter().map(RecordRef::to_string).collect();
    work.note_arg("merged", names.join(", "));
    work.touched.retain(|touched| *touched != keep);
    work.touched.insert(0, keep);
    Ok(Message::new("receipt-merged").with("record", keep).with("count", wanted.others.len()))
}

/// How much went over to the survivor.
#[derive(Debug, Default)]
struct Moved {
    activities: usize,
    entries: usize,
    links: usize,
}

/// Refuses where somebody noted of two of the records that they are different clients.
fn check_apart(rows: &[Row]) -> Result<(), Refusal> {
    let told = |row: &Row, other: &Row| match row.get("not_duplicate") {
        Value::Ids(ids) => ids.contains(&other.on.id),
        _ => false,
    };
    let mut pairs = rows.iter().flat_map(|row| rows.iter().map(move |other| (row, other)));
    match pairs.find(|(row, other)| told(row, other)) {
        None => Ok(()),
        Some((row, other)) => {
            let (record, other) = (row.on.min(other.on), row.on.max(other.on));
            let message = Message::new("refused-merge-apart");
            let hint = Message::new("hint-merge-apart");
            let hint = hint.with("record", record.to_string()).with("other", other.to_string());
            let message = message.with("record", record).with("other", other);
            Err(Refusal::new(RefusalKind::Apart, message).hint(hint))
        }
    }
}

/// Refuses where a record is not as the person saw it.
fn check_seen(work: &Work, rows: &[Row], wanted: &Merge) -> Result<(), Failure> {
    for row in rows {
        let seen = wanted.seen.iter().find(|(on, _)| *on == row.on);
        if seen.is_none_or(|(_, revision)| *revision == row.revision) {
            continue;
        }
        let latest = journal::of_record(work.conn, row.on, i64::MAX, 1)?;
        let who = latest.first().and_then(|(operation, _)| work.setup.user(operation.user));
        let who = who.map(|user| user.name.clone()).unwrap_or_default();
        let message = Message::new("refused-merge-changed");
        return Err(Refusal::new(
            RefusalKind::Conflict,
            message.with("record", row.on).with("who", who),
        )
        .into());
    }
    Ok(())
}

/// What the survivor's fields shall hold, as far as that is to be settled.
fn settled<'a>(
    work: &Work<'a>,
    rows: &[Row],
    wanted: &Merge,
) -> Result<Vec<(&'a Field, Value)>, Failure> {
    let noun = wanted.keep.noun;
    let registry = &work.setup.registry;
    let chosen = chosen(work, rows, wanted)?;
    let money = |field: &Field| matches!(field.kind, Kind::Money(_) | Kind::Currency);
    let mut values: Vec<(&Field, Value)> = Vec::new();
    for field in registry.of(noun) {
        if chosen.iter().any(|(known, _)| known.name == field.name) || money(field) {
            continue;
        }
        let held: Vec<&Value> = rows.iter().map(|row| row.get(&field.name)).collect();
        let value = match field.name.as_str() {
            "not_duplicate" => apart(&held, rows),
            // On which lead's basis it was made is the only thing the program keeps that is filled.
            "lead" => united(field, &held, &work.setup.country),
            // They go with the amount, below.
            "products" | "amount_manual" if noun.has_stages() => continue,
            _ if merge::may_choose(field) => united(field, &held, &work.setup.country),
            _ => continue,
        };
        values.push((field, value));
    }
    for currency in registry.of(noun).filter(|field| field.kind == Kind::Currency) {
        values.extend(money_of(work, rows, currency, &chosen));
    }
    values.extend(chosen);
    products::merge(work, rows, &mut values)?;
    Ok(values)
}

/// What the person chose, checked.
fn chosen<'a>(
    work: &Work<'a>,
    rows: &[Row],
    wanted: &Merge,
) -> Result<Vec<(&'a Field, Value)>, Failure> {
    let noun = wanted.keep.noun;
    let mut chosen: Vec<(&Field, Value)> = Vec::new();
    for (name, taken) in &wanted.choices {
        let field = work
            .setup
            .registry
            .get(noun, name)
            .ok_or_else(|| unknown_field(work.setup, noun, name))?;
        if !merge::may_choose(field) {
            let label = Arg::Field(noun, field.name.clone());
            let message = Message::new("refused-merge-field").with("field", label);
            return Err(Refusal::rule(message).at(&field.name).into());
        }
        let value = match taken {
            Taken::Value(value) => fit::fit(field, value, work.setup)?,
            Taken::From(id) => {
                let from = rows.iter().find(|row| row.on.id == *id).ok_or_else(|| {
                    let on = RecordRef::new(noun, *id);
                    Refusal::malformed(Message::new("refused-merge-from").with("record", on))
                })?;
                from.get(name).clone()
            }
        };
        if (field.flags.required || field.name == "responsible") && value.is_empty() {
            return Err(required::lacking(field, 0).into());
        }
        check_links(work, &[(field, value.clone())])?;
        chosen.retain(|(known, _)| known.name != field.name);
        chosen.push((field, value));
    }
    Ok(chosen)
}

/// Amounts with their currency: where the survivor has none, all of them come from the first record
/// that has; a chosen amount brings its currency along.
fn money_of<'a>(
    work: &Work<'a>,
    rows: &[Row],
    currency: &'a Field,
    chosen: &[(&Field, Value)],
) -> Vec<(&'a Field, Value)> {
    let fields = amounts(&work.setup.registry, currency.noun, &currency.name);
    let has = |row: &Row| fields.iter().any(|field| row.int(&field.name).unwrap_or(0) != 0);
    let is_chosen = |field: &Field| chosen.iter().any(|(known, _)| known.name == field.name);
    let picked = fields.iter().find_map(|field| {
        let (_, value) = chosen.iter().find(|(known, _)| known.name == field.name)?;
        rows.iter().find(|row| row.get(&field.name) == value)
    });
    let Some(own) = rows.first() else { return Vec::new() };
    let source = picked.or_else(|| rows.iter().find(|row| has(row))).unwrap_or(own);
    let mut values = Vec::new();
    // Another currency would say something else of the amounts that stay.
    let sells = currency.name == "currency" && picked.is_none() && !own.get("products").is_empty();
    let stays = sells || fields.iter().any(|f| !is_chosen(f) && own.int(&f.name).unwrap_or(0) != 0);
    if !stays && !is_chosen(currency) {
        values.push((currency, source.get(&currency.name).clone()));
    }
    if !has(own) && !sells {
        let free = fields.iter().filter(|field| !is_chosen(field));
        values.extend(free.map(|field| (*field, source.get(&field.name).clone())));
    }
    values
}

/// Whom none of the merged records is the same as.
fn apart(held: &[&Value], rows: &[Row]) -> Value {
    let ids = held.iter().flat_map(|value| match value {
        Value::Ids(ids) => ids.as_slice(),
        _ => &[],
    });
    Value::Ids(ids.copied().filter(|id| rows.iter().all(|row| row.on.id != *id)).collect())
}

/// Lets go of the oldest pins, so that not too many stand on the one timeline.
fn unpin(work: &mut Work, wanted: &Merge) -> Result<(), Failure> {
    let mut pinned = pointing::pinned(work.conn, wanted.keep)?;
    for other in &wanted.others {
        pinned.extend(pointing::pinned(work.conn, *other)?);
    }
    pinned.sort_unstable();
    let over = pinned.len().saturating_sub(usize::try_from(pin::MOST).unwrap_or_default());
    let field = work.field(Noun::Entry, "pinned_at")?;
    for (_, id) in &pinned[..over] {
        work.set(RecordRef::new(Noun::Entry, *id), field, &Value::Empty, None)?;
    }
    if over > 0 {
        let note = Message::new("note-merge-unpinned");
        work.notes.push(note.with("count", over).with("most", pin::MOST));
    }
    Ok(())
}

/// Moves what hangs on a record to another one.
fn move_all(
    work: &mut Work,
    from: RecordRef,
    to: RecordRef,
    moved: &mut Moved,
) -> Result<(), Failure> {
    let place = Value::Text(to.to_string());
    let on = work.field(Noun::Activity, "on")?;
    for id in pointing::activities(work.conn, from)? {
        moved.activities += 1;
        work.set(RecordRef::new(Noun::Activity, id), on, &place, None)?;
    }
    let on = work.field(Noun::Entry, "on")?;
    for placed in entry_on::of(work.conn, from)? {
        let line = RecordRef::new(Noun::Entry, placed.entry);
        moved.entries += 1;
        entry::show_on(work, line, to, placed.at)?;
        if placed.own {
            work.set(line, on, &place, None)?;
        }
    }
    // What is pinned by its name stands on no timeline itself.
    for (_, id) in pointing::pinned(work.conn, from)? {
        work.set(RecordRef::new(Noun::Entry, id), on, &place, None)?;
    }
    let nouns = Noun::RECORDS.into_iter().chain([Noun::Activity]);
    let fields: Vec<&Field> = nouns.flat_map(|noun| work.setup.registry.of(noun)).collect();
    for field in fields {
        for id in pointing::rows(work.conn, field, from)? {
            let holder = RecordRef::new(field.noun, id);
            moved.links += usize::from(field.name != "merged_into");
            repoint(work, holder, field, from, to)?;
        }
        // The survivor has the partners already.
        if field.noun == from.noun && matches!(field.storage, Storage::Joined(_)) {
            let partners = row::get(work.conn, field, from.id)?;
            moved.links += if let Value::Ids(ids) = &partners { ids.len() } else { 0 };
            work.set(from, field, &Value::Empty, None)?;
        }
    }
    Ok(())
}

/// Lets a field that names one record name another; a record never names itself.
fn repoint(
    work: &mut Work,
    holder: RecordRef,
    field: &Field,
    from: RecordRef,
    to: RecordRef,
) -> Result<(), Failure> {
    let value = match row::get(work.conn, field, holder.id)? {
        Value::Ids(ids) => {
            let mut after: Vec<i64> = Vec::with_capacity(ids.len());
            for id in ids.into_iter().map(|id| if id == from.id { to.id } else { id }) {
                if !after.contains(&id) && holder != RecordRef::new(to.noun, id) {
                    after.push(id);
                }
            }
            Value::Ids(after)
        }
        _ if holder == to => Value::Empty,
        _ => Value::Int(to.id),
    };
    work.set(holder, field, &value, None)?;
    Ok(())
}

/// Notes on the timelines of all of them what was merged.
fn note(work: &mut Work, wanted: &Merge, moved: &Moved) -> Result<(), Failure> {
    let names: Vec<String> = wanted.others.iter().map(RecordRef::to_string).collect();
    let data = serde_json::json!({
        "into": wanted.keep.to_string(),
        "merged": names,
        "activities": moved.activities,
        "entries": moved.entries,
        "links": moved.links,
    });
    let line = entry::add(work, wanted.keep, "merge", None, Some(data.to_string()))?;
    for other in &wanted.others {
        entry::place(work, line, *other)?;
    }
    Ok(())
}
