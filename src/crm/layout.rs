//! Changing how cards are laid out, and choosing which view of them one sees.
//!
//! A change is steps on the view as it is by now, so that what two people do to one view at the
//! same time is both kept. What a step means is the domain's.

use super::work::{Work, unknown_field};
use super::{Failure, no_such};
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::layout::arrange::{Block, Place, Step, parts, take};
use crate::domain::layout::part::{Item, Part};
use crate::domain::layout::{BUILT_IN, Change, Key, What, Which, check_right};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::store::row;

/// The longest name of a view, in letters.
const NAME_LIMIT: usize = 40;

/// Does what is wanted with a view.
///
/// # Errors
/// A refusal when the person may not, there is no such view, a mandatory field would be hidden, or
/// the name is taken.
pub fn change(work: &mut Work, change: &Change) -> Result<Message, Failure> {
    let key = change.key;
    check_key(work, key)?;
    match &change.what {
        What::Choose => choose(work, key),
        What::Arrange(steps) => arrange(work, key, steps),
        What::Add { name, choose } => add(work, key, name, *choose),
        What::Rename(name) => rename(work, key, name),
        What::Remove => remove(work, key),
    }
}

/// Asks whether the viewer may change this view: his own, or as an administrator any.
///
/// # Errors
/// A refusal that names the missing right and who has it.
pub(super) fn ask(work: &Work, on: RecordRef) -> Result<(), Failure> {
    let owner = row::get(work.conn, work.field(Noun::Layout, "owner")?, on.id)?;
    let own = owner.as_int() == Some(work.viewer.user.0);
    let which = if own { Which::Mine } else { Which::Common };
    Ok(check_right(which, work.viewer, work.setup)?)
}

/// Refuses to bring a view back where there is another one in its place by now.
///
/// # Errors
/// A refusal with the name that is taken.
pub(super) fn check_restore(work: &Work, on: RecordRef) -> Result<(), Failure> {
    let Some(gone) = row::load(work.conn, &work.setup.registry, on)? else { return Ok(()) };
    let name = fold(gone.text("name"));
    let mut others =
        work.setup.layouts.all.iter().filter(|one| one.noun.word() == gone.text("noun"));
    let taken = others.any(|one| match &one.name {
        Some(other) => fold(other) == name,
        None => {
            let home = (one.pipeline.map(|id| id.0), one.owner.map(|id| id.0));
            name.is_empty() && home == (gone.int("pipeline"), gone.int("owner"))
        }
    });
    if taken {
        let message = Message::new("refused-taken").with("name", gone.text("name"));
        return Err(Refusal::rule(message).into());
    }
    Ok(())
}

/// Refuses a view of what has no card, of a pipeline that is another noun's, or that is not there.
fn check_key(work: &Work, key: Key) -> Result<(), Failure> {
    let setup = work.setup;
    if !key.noun.is_record() {
        return Err(Refusal::malformed(Message::new("refused-layout-noun")).into());
    }
    if let Some(id) = key.pipeline
        && !setup.pipelines_of(key.noun).any(|pipeline| pipeline.id == id)
    {
        return Err(no_such(RecordRef::new(Noun::Pipeline, id.0)).into());
    }
    if let Which::Named(id) = key.which
        && setup.layouts.kept(key, work.viewer.user).is_none()
    {
        return Err(no_such(RecordRef::new(Noun::Layout, id)).into());
    }
    Ok(())
}

fn arrange(work: &mut Work, key: Key, steps: &[Step]) -> Result<Message, Failure> {
    check_right(key.which, work.viewer, work.setup)?;
    let (setup, user) = (work.setup, work.viewer.user);
    let mut blocks = setup.card_in(key, user);
    for step in steps {
        check_fields(work, key.noun, step)?;
        take(&mut blocks, step)?;
    }
    let says = says(&blocks);
    work.note_arg("view", key.word());
    match setup.layouts.kept(key, user) {
        Some(layout) => {
            let field = work.field(Noun::Layout, "parts")?;
            work.set(RecordRef::new(Noun::Layout, layout.id), field, &says, None)?;
        }
        None => {
            insert(work, key, None, says)?;
            let chose = setup.layouts.chosen.iter().any(|one| {
                let cards = one.key.noun == key.noun
                    && one.key.pipeline.is_none_or(|of| Some(of) == key.pipeline);
                one.user == user && one.key.which == Which::Mine && cards
            });
            // One's own view is made to be seen.
            if key.which == Which::Mine && !chose {
                remember(work, key)?;
                work.notes.push(chosen(work, key));
            }
        }
    }
    Ok(arranged(work, key, steps))
}

/// What is said of the steps that were taken.
fn arranged(work: &Work, key: Key, steps: &[Step]) -> Message {
    let item = |item: &Item| match item {
        Item::Section(section) => Arg::Section(key.noun, *section),
        Item::Field(name) => Arg::Field(key.noun, name.clone()),
    };
    let message = match steps {
        [] => Message::new("receipt-layout-begun"),
        [Step::Move(what, _)] => Message::new("receipt-layout-moved").with("what", item(what)),
        [Step::Hide(what)] => Message::new("receipt-layout-hidden").with("what", item(what)),
        [Step::Show(what)] => Message::new("receipt-layout-shown").with("what", item(what)),
        several => Message::new("receipt-layout-changed").with("count", several.len()),
    };
    message.with("view", work.setup.layouts.said(key))
}

fn add(work: &mut Work, key: Key, name: &str, choose: bool) -> Result<Message, Failure> {
    let name = name.trim();
    check_right(Which::Named(0), work.viewer, work.setup)?;
    check_name(work, key.noun, name, None)?;
    let says = says(&work.setup.card_in(key, work.viewer.user));
    work.note_arg("name", name);
    let on = insert(work, Key { which: Which::Named(0), ..key }, Some(name), says)?;
    if choose {
        remember(work, Key { which: Which::Named(on.id), ..key })?;
        let seen = Message::new("receipt-view-chosen").with("noun", Arg::Nouns(key.noun));
        work.notes.push(seen.with("view", Message::new("view-named").with("name", name)));
    }
    Ok(Message::new("receipt-view-added").with("name", name))
}

fn rename(work: &mut Work, key: Key, name: &str) -> Result<Message, Failure> {
    let name = name.trim();
    check_right(key.which, work.viewer, work.setup)?;
    let Which::Named(id) = key.which else {
        return Err(Refusal::rule(Message::new("refused-view-unnamed")).into());
    };
    check_name(work, key.noun, name, Some(id))?;
    let field = work.field(Noun::Layout, "name")?;
    work.set(RecordRef::new(Noun::Layout, id), field, &Value::text(name), None)?;
    Ok(Message::new("receipt-view-renamed").with("name", name))
}

fn remove(work: &mut Work, key: Key) -> Result<Message, Failure> {
    check_right(key.which, work.viewer, work.setup)?;
    let said = work.setup.layouts.said(key);
    let Some(layout) = work.setup.layouts.kept(key, work.viewer.user) else {
        let hint = Message::new("hint-view-built-in");
        return Err(Refusal::not_found(Message::new("refused-no-view").with("view", said))
            .hint(hint)
            .into());
    };
    work.note_arg("view", key.word());
    work.set_deleted(RecordRef::new(Noun::Layout, layout.id), None, Some(work.now))?;
    Ok(Message::new("receipt-view-removed").with("view", said))
}

fn choose(work: &mut Work, key: Key) -> Result<Message, Failure> {
    let (setup, user) = (work.setup, work.viewer.user);
    if let Some(layout) = setup.layouts.kept(key, user)
        && let (Which::Named(_), Some(own)) = (key.which, layout.pipeline)
        && key.pipeline != Some(own)
    {
        let message = Message::new("refused-view-of-pipeline");
        let name = layout.name.clone().unwrap_or_default();
        return Err(Refusal::rule(message.with("name", name)).into());
    }
    if key.which == Which::Mine && setup.layouts.own(key, user).is_none() {
        // It begins as what the person sees now.
        let which = setup.layouts.chosen(user, key.noun, key.pipeline);
        let says = says(&setup.card_in(Key { which, ..key }, user));
        insert(work, Key { pipeline: None, ..key }, None, says)?;
    }
    remember(work, key)?;
    Ok(chosen(work, key))
}

fn chosen(work: &Work, key: Key) -> Message {
    let said = work.setup.layouts.called(key);
    Message::new("receipt-view-chosen").with("noun", Arg::Nouns(key.noun)).with("view", said)
}

/// Notes which view the person sees. What is chosen for all pipelines holds in each of them.
fn remember(work: &mut Work, key: Key) -> Result<(), Failure> {
    let user = work.viewer.user;
    let chosen = work.setup.layouts.chosen.iter().filter(|one| one.user == user);
    let stays = |other: &Key| {
        let other_cards = key.pipeline.is_some() && other.pipeline != key.pipeline;
        other.noun != key.noun || other_cards
    };
    let mut keys: Vec<Key> = chosen.map(|one| one.key).filter(stays).collect();
    keys.push(key);
    let words = Value::List(keys.into_iter().map(Key::word).collect());
    let field = work.field(Noun::User, "views")?;
    work.set(RecordRef::new(Noun::User, user.0), field, &words, None)?;
    Ok(())
}

fn insert(
    work: &mut Work,
    key: Key,
    name: Option<&str>,
    says: Value,
) -> Result<RecordRef, Failure> {
    let mut values: Vec<(&Field, Value)> = vec![
        (work.field(Noun::Layout, "noun")?, Value::text(key.noun.word())),
        (work.field(Noun::Layout, "parts")?, says),
    ];
    if let Some(pipeline) = key.pipeline {
        values.push((work.field(Noun::Layout, "pipeline")?, Value::Int(pipeline.0)));
    }
    if key.which == Which::Mine {
        values.push((work.field(Noun::Layout, "owner")?, Value::Int(work.viewer.user.0)));
    }
    if let Some(name) = name {
        values.push((work.field(Noun::Layout, "name")?, Value::text(name)));
    }
    work.insert(Noun::Layout, &values, Vec::new())
}

fn says(blocks: &[Block]) -> Value {
    Value::List(parts(blocks).iter().map(Part::word).collect())
}

/// Refuses a step with a field that the noun does not have, naming the nearest one that it has.
fn check_fields(work: &Work, noun: Noun, step: &Step) -> Result<(), Refusal> {
    let known = |item: &Item| match item {
        Item::Field(name) if work.setup.registry.get(noun, name).is_none() => {
            Err(unknown_field(work.setup, noun, name))
        }
        _ => Ok(()),
    };
    match step {
        Step::Move(item, Place::Before(other) | Place::After(other)) => {
            known(item).and_then(|()| known(other))
        }
        Step::Move(item, _) | Step::Hide(item) | Step::Show(item) => known(item),
    }
}

/// Refuses a name that is none, or that another view of the noun has.
fn check_name(work: &Work, noun: Noun, name: &str, own: Option<i64>) -> Result<(), Refusal> {
    let fits = !name.is_empty()
        && name.chars().count() <= NAME_LIMIT
        && !name.chars().any(char::is_control);
    if !fits {
        let message = Message::new("refused-view-name").with("most", NAME_LIMIT);
        return Err(Refusal::malformed(message).at("name"));
    }
    let taken = work.setup.layouts.all.iter().any(|other| {
        let called = other.name.as_deref().is_some_and(|other| fold(other) == fold(name));
        other.noun == noun && called && Some(other.id) != own
    });
    if taken || BUILT_IN.contains(&fold(name).as_str()) {
        return Err(Refusal::rule(Message::new("refused-taken").with("name", name)).at("name"));
    }
    Ok(())
}
