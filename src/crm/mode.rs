//! With leads or without them: what a team that goes over to the simple way does with the leads it
//! has.

use super::convert;
use super::work::Work;
use super::{Failure, Reader};
use crate::domain::access::{self, Right};
use crate::domain::command::{Client, Command, Conversion, OpId, Set};
use crate::domain::message::{Message, Refusal};
use crate::domain::mode::{Mode, whole};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::{Settings, Setup};
use crate::domain::stage::{Meaning, Stage, StageId};
use crate::store::journal::{self, DELETED};
use crate::store::{Connection, place};

impl Reader {
    /// How many open leads there are.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open_leads(&self) -> Result<i64, Failure> {
        let setup = self.setup();
        self.read(|conn| open_leads(conn, &setup))
    }

    /// What takes the team over to a mode, as one operation: where it has no place for leads, every
    /// open one becomes a deal with its client first. The mode itself comes last, and is refused where
    /// a lead is still open.
    ///
    /// # Errors
    /// A refusal where the viewer may not set it, before a lead is touched, or a failure of the
    /// database.
    pub fn switch_to(&self, mode: Mode) -> Result<Vec<Command>, Failure> {
        access::may(self.viewer(), Right::Edit, Noun::Setting)?;
        let setup = self.setup();
        let mut commands = Vec::new();
        if !mode.has(Noun::Lead) {
            let leads = self.read(|conn| {
                let mut leads = Vec::new();
                for stage in open_stages(&setup) {
                    leads.extend(place::leads_at(conn, stage)?);
                }
                Ok(leads)
            })?;
            commands.extend(leads.into_iter().map(|lead| Command::ConvertWhole { lead }));
        }
        let set = vec![Set::new("mode", mode.word())];
        commands.push(Command::Edit { on: Settings::ROW, set });
        Ok(commands)
    }
}

/// What is said of an operation that took the team over to another mode, or took that back: its leads
/// are what counts, not what was made of them.
pub fn receipt(id: &'static str, operation: &Message, touched: &[RecordRef]) -> Message {
    let mut leads: Vec<i64> =
        touched.iter().filter(|on| on.noun == Noun::Lead).map(|on| on.id).collect();
    leads.sort_unstable();
    leads.dedup();
    Message::new(id).with("operation", operation.clone()).with("count", leads.len())
}

/// How many open leads there are.
///
/// # Errors
/// When the database fails.
pub fn open_leads(conn: &Connection, setup: &Setup) -> Result<i64, Failure> {
    let mut count = 0;
    for stage in open_stages(setup) {
        count += place::count_leads_at(conn, stage)?;
    }
    Ok(count)
}

/// Refuses a lead at an open stage where the team works without leads.
///
/// # Errors
/// The refusal, or a failure of the database.
pub fn check_stage(work: &Work, on: RecordRef) -> Result<(), Failure> {
    let mode = work.setup.settings.mode;
    if mode.has(on.noun) {
        return Ok(());
    }
    let stage = place::standing(work.conn, on)?.and_then(|(_, stage, _)| work.setup.stage(stage));
    Ok(mode.check(on.noun, stage.map_or(Meaning::Open, |stage| stage.meaning))?)
}

/// Refuses to take back an operation that closed leads or put them into the bin while the team worked
/// with them, where it works without them now: they would be open again. One that comes back
/// together with the way of working, as when the change of it is taken back, may be.
///
/// # Errors
/// The refusal, or a failure of the database.
pub fn check_undo(conn: &Connection, setup: &Setup, operation: OpId) -> Result<(), Failure> {
    if setup.settings.mode.has(Noun::Lead) {
        return Ok(());
    }
    let open = |stage: Option<i64>| {
        let stage = stage.and_then(|id| setup.stage(StageId(id)));
        stage.is_none_or(|stage| stage.meaning == Meaning::Open)
    };
    for change in journal::of_leads(conn, operation)? {
        let lead = change.on;
        let opens = match change.field.as_str() {
            DELETED if !change.before.is_empty() => false,
            DELETED => open(place::standing(conn, lead)?.map(|(_, stage, _)| stage.0)),
            _ => open(change.before.as_int()),
        };
        if opens {
            let message = Message::new("refused-simple-undo").with("record", lead);
            return Err(Refusal::rule(message).hint(Message::new("hint-simple-undo")).into());
        }
    }
    Ok(())
}

/// Makes of an open lead all it says, asking nobody.
///
/// # Errors
/// As converting it.
pub fn convert_whole(work: &mut Work, lead: i64) -> Result<Message, Failure> {
    let row = work.load(RecordRef::new(Noun::Lead, lead))?;
    let stage = row.int("stage").and_then(|id| work.setup.stage(StageId(id)));
    if stage.is_some_and(|stage| stage.meaning != Meaning::Open) {
        return Ok(Message::new("receipt-nothing"));
    }
    let conversion = Conversion {
        lead,
        targets: whole(
            row.int("repeat") == Some(1),
            convert::says_person(&row),
            !row.text("company_name").is_empty(),
        ),
        contact: Client::Matching,
        company: Client::Matching,
        supplement: true,
        unasked: true,
        ..Conversion::default()
    };
    convert::convert(work, &conversion)
}

fn open_stages(setup: &Setup) -> impl Iterator<Item = StageId> {
    let of_leads = |stage: &&Stage| {
        let mut pipelines = setup.pipelines_of(Noun::Lead);
        stage.meaning == Meaning::Open && pipelines.any(|pipeline| pipeline.id == stage.pipeline)
    };
    setup.stages.iter().filter(of_leads).map(|stage| stage.id)
}
