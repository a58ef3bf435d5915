//! What is written: one move, many moves, and taking them back.

use rusqlite::Connection;
use voronka::crm::Writer;
use voronka::domain::command::Command;
use voronka::domain::noun::{Noun, RecordRef};
use voronka::domain::operation::OperationKind;
use voronka::domain::stage::{Meaning, StageId};

use crate::Outcome;
use crate::bulk::{grown, resident};
use crate::data::{Data, NOW, said};
use crate::floor::Floor;
use crate::measure::{Budget, Table};

const TURNS: usize = 200;
const MANY: usize = 10_000;
/// How many times very many are moved, and taken back.
const BULKS: usize = 5;

/// Measures all of it.
pub fn measure(data: &Data, table: &mut Table) -> Outcome<()> {
    let mut writer = data.database.writer(data.viewer).map_err(said)?;
    let floor = Floor::open(&data.plain)?;
    let open = open_stages(&mut writer)?;
    let leads = leads(data, &open)?;

    let mut now = NOW;
    table.compare(
        "move one lead, committed",
        Budget::Over(1.5),
        TURNS,
        |turn| {
            now += 1;
            let lead = leads[turn % leads.len()];
            writer.execute(now, &move_to(lead, open[turn % 2])).map_err(said)?;
            Ok(())
        },
        |turn| floor.move_all(&[leads[turn % leads.len()]], open[turn % 2].0, NOW + turn as i64),
    )?;

    // In the order in which the screens hand over what is selected.
    let mut many = leads[..MANY.min(leads.len())].to_vec();
    many.sort_unstable();
    // All stand at one stage before, so that every move is one.
    let to = |stage: StageId| many.iter().map(|lead| move_to(*lead, stage)).collect::<Vec<_>>();
    let ways = [to(open[0]), to(open[1])];
    now += 1;
    writer.execute_all(now, OperationKind::Move, &ways[0], |_| {}).map_err(said)?;
    floor.move_all(&many, open[0].0, now)?;
    let mut operations = Vec::new();
    let begun = now;
    table.compare(
        format!("move {} leads", many.len()),
        Budget::Times(2.0),
        BULKS,
        |turn| {
            let before = resident()?;
            let at = begun + 1 + turn as i64;
            let bulk = writer.execute_all(at, OperationKind::Move, &ways[(turn + 1) % 2], |_| {});
            operations.extend(bulk.map_err(said)?.operation);
            grown("bulk move", before);
            Ok(())
        },
        |turn| floor.move_all(&many, open[(turn + 1) % 2].0, begun + 1 + turn as i64),
    )?;
    // The last first, as a person would.
    let begun = begun + 100;
    table.compare(
        format!("take {} moves back", many.len()),
        Budget::Times(2.0),
        BULKS,
        |turn| {
            let operation = operations.pop();
            writer.execute(begun + turn as i64, &Command::Undo { operation }).map_err(said)?;
            Ok(())
        },
        |turn| floor.move_back(many.len(), begun + turn as i64),
    )
}

/// The command that moves a lead.
pub fn move_to(lead: i64, stage: StageId) -> Command {
    Command::MoveStage {
        on: RecordRef::new(Noun::Lead, lead),
        to: stage,
        from: None,
        comment: None,
    }
}

/// The open stages of leads.
pub fn open_stages(writer: &mut Writer) -> Outcome<Vec<StageId>> {
    let setup = writer.setup().map_err(said)?;
    let pipeline = setup.pipelines_of(Noun::Lead).next().ok_or("no pipeline")?.id;
    let open = setup.stages_of(pipeline).filter(|stage| stage.meaning == Meaning::Open);
    Ok(open.map(|stage| stage.id).collect())
}

/// Leads at open stages, scattered over the file.
pub fn leads(data: &Data, open: &[StageId]) -> Outcome<Vec<i64>> {
    let conn = Connection::open(&data.plain)?;
    let stages: Vec<String> = open.iter().map(|stage| stage.0.to_string()).collect();
    let sql = format!(
        "SELECT id FROM lead WHERE stage_id IN ({}) ORDER BY (id * 7919) % 100003",
        stages.join(",")
    );
    let mut statement = conn.prepare(&sql)?;
    let leads = statement.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(leads)
}
