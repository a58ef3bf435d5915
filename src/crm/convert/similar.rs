//! Fields of the lead that a target lacks and gets together with what is made of it.

use super::values;
use crate::crm::work::Work;
use crate::crm::{Failure, settings};
use crate::domain::carry::{self, Counterpart};
use crate::domain::command::{Conversion, Set, Targets};
use crate::domain::conversion::Rights;
use crate::domain::field::Field;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::setup::Setup;
use crate::store::row::Row;

/// What a new field has as the lead's has it. Whether it is mandatory is not among it: the records
/// that are there already have nothing in it.
const LIKE: [&str; 5] = ["label", "kind", "options", "always", "section"];

/// Whether the conversion may add a field to a target, as the settings are now.
pub fn may_add(setup: &Setup, conversion: &Conversion) -> bool {
    let missing = |(noun, name): &(Noun, String)| {
        let own = setup.registry.get(Noun::Lead, name);
        own.is_some_and(|own| lacks(setup, own, *noun))
    };
    conversion.similar.iter().any(missing)
}

/// Adds the fields that these targets lack and the lead has something for. Says whether it added
/// any, so that the settings are others now.
///
/// # Errors
/// A refusal when there is no such field of the team's, the lead does not become such a target, or
/// the person may not add fields.
pub fn add(
    work: &mut Work,
    conversion: &Conversion,
    targets: Targets,
    row: &Row,
    rights: &Rights,
) -> Result<bool, Failure> {
    let mut wanted: Vec<(Noun, &Field)> = Vec::new();
    for (noun, name) in &conversion.similar {
        let own = work.field(Noun::Lead, name)?;
        let label = Arg::Field(Noun::Lead, name.clone());
        if !own.flags.custom {
            let message = Message::new("refused-similar-built-in").with("field", label);
            return Err(Refusal::rule(message).into());
        }
        if !conversion.targets.has(*noun) {
            let message = Message::new("refused-similar-target").with("field", label);
            return Err(Refusal::malformed(message.with("noun", Arg::Nouns(*noun))).into());
        }
        if wanted.contains(&(*noun, own)) || !lacks(work.setup, own, *noun) {
            continue;
        }
        if values::filled(work.setup, row).any(|(filled, _)| filled.name == own.name) {
            wanted.push((*noun, own));
        } else {
            work.notes.push(Message::new("note-similar-empty").with("field", label));
        }
    }
    wanted.retain(|(noun, _)| targets.has(*noun));
    if let (Some((_, own)), Some(refusal)) = (wanted.first(), rights.field_denial()) {
        let label = Arg::Field(Noun::Lead, own.name.clone());
        let message = Message::new("refused-similar-right").with("field", label);
        let why = refusal.hint.clone().unwrap_or_else(|| refusal.message.clone());
        return Err(Refusal::new(refusal.kind, message).hint(why).into());
    }
    for (noun, own) in &wanted {
        let field = like(work, own, *noun)?;
        settings::insert(work, Noun::Field, &field)?;
        let note = Message::new("note-similar-added").with("noun", Arg::Nouns(*noun));
        work.notes.push(note.with("field", Arg::Field(Noun::Lead, own.name.clone())));
    }
    Ok(!wanted.is_empty())
}

fn lacks(setup: &Setup, own: &Field, noun: Noun) -> bool {
    let found = carry::counterpart(own, setup.registry.of(noun));
    own.flags.custom && !matches!(found, Counterpart::Similar(_))
}

/// The values of a field of the target like this one. It has the same name, where that is free.
fn like(work: &Work, own: &Field, noun: Noun) -> Result<Vec<Set>, Failure> {
    let there = work.load(settings::entry_of(work, Noun::Lead, &own.name)?)?;
    let mut set: Vec<Set> = LIKE.map(|name| Set::new(name, there.get(name).clone())).to_vec();
    set.push(Set::new("noun", noun.word()));
    if settings::is_free(work, noun, own)? {
        set.push(Set::new("name", own.name.as_str()));
    }
    Ok(set)
}
