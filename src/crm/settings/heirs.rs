//! How an entry that is in use goes: what it is used by gets another one of its kind first.

use crate::crm::work::Work;
use crate::crm::{Failure, Reader, move_stage};
use crate::domain::access::{self, Right};
use crate::domain::command::{Command, Set};
use crate::domain::field::{Field, Storage};
use crate::domain::fit;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::UserId;
use crate::domain::rule;
use crate::domain::stage::{self, StageId};
use crate::domain::value::Value;
use crate::store::row;
use crate::store::team::{entries, person};

/// The dictionaries whose entries hand over what they are used by.
pub const HANDED_OVER: [Noun; 3] = [Noun::Stage, Noun::Source, Noun::User];

/// As what it is journalled that an entry of a dictionary goes and what it was used by
/// gets another one.
pub fn retiring(noun: Noun) -> OperationKind {
    match noun {
        Noun::Source => OperationKind::RetireSource,
        Noun::User => OperationKind::RetireUser,
        _ => OperationKind::RetireStage,
    }
}

/// What is said when so many entries went and so much got another one.
pub fn receipt(noun: Noun, gone: usize, moved: usize) -> Message {
    let message = Message::new(match noun {
        Noun::Source => "receipt-retired-source",
        Noun::User => "receipt-retired-user",
        _ => "receipt-retired",
    });
    message.with("moved", moved).with("gone", gone)
}

impl Reader {
    /// How much uses an entry of a dictionary: live records and, of a person, what is planned.
    ///
    /// # Errors
    /// When the database fails.
    pub fn uses(&self, on: RecordRef) -> Result<usize, Failure> {
        Ok(self.read(|conn| Ok(entries::users(conn, on)?))?.len())
    }

    /// What makes entries of a dictionary go, as one operation called by [`retiring`]: what uses them
    /// gets another one first.
    ///
    /// # Errors
    /// A refusal where an entry may not go or what uses it may not get the other one, before any of
    /// it is changed, or a failure of the database.
    pub fn retire(&self, going: &[RecordRef], heir: RecordRef) -> Result<Vec<Command>, Failure> {
        access::may(self.viewer(), Right::Delete, heir.noun)?;
        let setup = self.setup();
        let is_going = |stage: StageId| going.iter().any(|on| on.id == stage.0);
        if heir.noun == Noun::Stage {
            for stage in going.iter().filter_map(|on| setup.stage(StageId(on.id))) {
                let stay = setup.stages_of(stage.pipeline).filter(|other| !is_going(other.id));
                stage::check_goes(stage, stay)?;
                rule::check_stage_goes(stage.id, &setup)?;
            }
        }
        let mut commands = Vec::new();
        for entry in going {
            let users = self.read(|conn| Ok(entries::users(conn, *entry)?))?;
            if heir.noun == Noun::Stage
                && let Some(first) = users.first()
            {
                move_stage::check(&setup, *first, StageId(heir.id))?;
            }
            commands.extend(users.into_iter().map(|on| give(on, heir)));
            commands.push(Command::Delete { on: *entry });
        }
        Ok(commands)
    }
}

/// Gives a record another entry than the one that goes.
fn give(on: RecordRef, heir: RecordRef) -> Command {
    let field = match heir.noun {
        Noun::Stage => {
            return Command::MoveStage { on, from: None, to: StageId(heir.id), comment: None };
        }
        Noun::Source => "source",
        _ => "responsible",
    };
    Command::Edit { on, set: vec![Set::new(field, heir.id)] }
}

/// Takes a person who goes off everything he watches and off what he was to take part in. With what
/// is done he stays: he took part in it.
///
/// # Errors
/// When the database fails.
pub fn leave(work: &mut Work, user: RecordRef) -> Result<(), Failure> {
    for on in person::watched(work.conn, UserId(user.id))? {
        let own = |field: &&Field| field.storage == Storage::Observers;
        let Some(field) = work.setup.registry.of(on.noun).find(own) else { continue };
        let before = row::get(work.conn, field, on.id)?;
        let Value::Ids(mut stay) = before.clone() else { continue };
        stay.retain(|one| *one != user.id);
        let after = fit::kept(field, &Value::Ids(stay), &work.setup.country);
        work.write(on, field, &before, &after)?;
    }
    Ok(())
}
