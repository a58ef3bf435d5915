//! How an entry that is in use goes: what it is used by gets another one of its kind first.

use rusqlite::Connection;

use crate::crm::work::Work;
use crate::crm::{Failure, Reader, move_stage};
use crate::domain::access::{self, Right};
use crate::domain::command::{Command, Set};
use crate::domain::field::{Field, Storage};
use crate::domain::fit;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::rule;
use crate::domain::stage::{self, StageId};
use crate::domain::value::Value;
use crate::store::row;

/// The dictionaries whose entries hand over what they are used by.
pub const HANDED_OVER: [Noun; 3] = [Noun::Stage, Noun::Source, Noun::User];

/// The word under which it is journalled that an entry of a dictionary goes and what it was used by
/// gets another one.
pub fn retiring(noun: Noun) -> &'static str {
    match noun {
        Noun::Source => "retire-source",
        Noun::User => "retire-user",
        _ => "retire",
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
        Ok(self.read(|conn| users(conn, on))?.len())
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
            let users = self.read(|conn| users(conn, *entry))?;
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
    let watched: Vec<(String, i64)> = work
        .conn
        .prepare_cached(
            "SELECT o.noun, o.record_id FROM observer o WHERE o.user_id = ?1
               AND NOT (o.noun = 'activity' AND EXISTS (SELECT 1 FROM activity a
                        WHERE a.id = o.record_id AND a.done_at IS NOT NULL))",
        )?
        .query_map([user.id], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (word, id) in watched {
        let Some(noun) = Noun::parse(&word) else { continue };
        let own = |field: &&Field| field.storage == Storage::Observers;
        let Some(field) = work.setup.registry.of(noun).find(own) else { continue };
        let before = row::get(work.conn, field, id)?;
        let Value::Ids(mut stay) = before.clone() else { continue };
        stay.retain(|one| *one != user.id);
        let after = fit::kept(field, &Value::Ids(stay), &work.setup.country);
        work.write(RecordRef::new(noun, id), field, &before, &after)?;
    }
    Ok(())
}

/// What uses an entry, as [`super::uses`] counts it.
fn users(conn: &Connection, entry: RecordRef) -> Result<Vec<RecordRef>, Failure> {
    let (nouns, column): (&[Noun], &str) = match entry.noun {
        Noun::Stage => (&[Noun::Lead, Noun::Deal], "stage_id"),
        Noun::Source => (&Noun::RECORDS, "source_id"),
        Noun::User => (
            &[Noun::Lead, Noun::Deal, Noun::Contact, Noun::Company, Noun::Activity],
            "responsible_id",
        ),
        _ => (&[], ""),
    };
    let mut users = Vec::new();
    for noun in nouns {
        let table = noun.word();
        let planned = if *noun == Noun::Activity { " AND done_at IS NULL" } else { "" };
        let sql =
            format!("SELECT id FROM v_{table} WHERE {column} = ?1 AND deleted_at IS NULL{planned}");
        let mut statement = conn.prepare_cached(&sql)?;
        let ids = statement.query_map([entry.id], |r| r.get(0))?;
        for id in ids {
            users.push(RecordRef::new(*noun, id?));
        }
    }
    Ok(users)
}
