//! What is read: boards, lists, search results and cards.

use rusqlite::Connection;
use voronka::crm::Database;
use voronka::crm::reader::{Position, Reader, Sort, Window};
use voronka::domain::command::{Command, Set};
use voronka::domain::field::Field;
use voronka::domain::fold::fold;
use voronka::domain::noun::{Noun, RecordRef};
use voronka::domain::operation::OperationKind;
use voronka::domain::query::Filter;
use voronka::domain::setup::Setup;
use voronka::domain::stage::{Meaning, PipelineId};
use voronka::domain::value::Value;

use crate::data::{Data, NOW, said};
use crate::floor::Floor;
use crate::measure::{Budget, Table};
use crate::writing::{leads, move_to, open_stages};
use crate::{LINES, Outcome};

const TURNS: usize = 200;
/// How many cards of a column and rows of a list a screen holds.
const CARDS: usize = 30;
const ROWS: usize = 50;
/// How many leads a colleague moves, one after the other.
const MOVED: usize = 100;

/// Measures all of it.
pub fn measure(data: &Data, table: &mut Table) -> Outcome<()> {
    let mut reader = data.database.reader(data.viewer).map_err(said)?;
    let floor = Floor::open(&data.plain)?;
    boards(data, &reader, &floor, table)?;
    boards_again(data, &mut reader, &floor, table)?;
    lists(data, &reader, &floor, table)?;
    searches(&reader, &floor, table)?;
    cards(data, &reader, &floor, table)
}

fn boards(data: &Data, reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    let setup = reader.setup();
    let pipeline = pipeline(&setup)?;
    let stages: Vec<_> = setup.stages_of(pipeline).map(|stage| stage.id).collect();
    table.compare(
        "open the file and read the board",
        Budget::Within(20.0),
        TURNS,
        |_| {
            let database = Database::open(data.database.path()).map_err(said)?;
            let reader = database.reader(data.viewer).map_err(said)?;
            for stage in &stages {
                let window = Window::Top { rows: CARDS };
                reader.column(Noun::Lead, *stage, &Filter::All, window).map_err(said)?;
            }
            reader.kept_totals(pipeline, &Filter::All).map_err(said)?;
            Ok(())
        },
        |_| {
            let floor = Floor::open(&data.plain)?;
            for stage in &stages {
                floor.column(stage.0, CARDS as i64)?;
            }
            floor.totals()
        },
    )?;
    table.compare(
        "totals of the columns",
        Budget::Over(0.5),
        TURNS,
        |_| {
            reader.kept_totals(pipeline, &Filter::All).map_err(said)?;
            Ok(())
        },
        |_| floor.totals(),
    )?;
    let open: Vec<_> = setup
        .stages_of(pipeline)
        .filter(|stage| stage.meaning == Meaning::Open)
        .map(|stage| stage.id)
        .collect();
    table.compare(
        "what asks for attention in the columns, counted",
        Budget::Over(0.5),
        TURNS,
        |turn| {
            // What was counted holds for a minute.
            let now = NOW + 60 * turn as i64;
            reader.lit(Noun::Lead, open.iter().copied(), &Filter::All, now).map_err(said)?;
            Ok(())
        },
        |turn| open.iter().try_for_each(|stage| floor.lit(stage.0, NOW + 60 * turn as i64)),
    )
}

/// What everybody with a board open pays for what somebody did: the settings and the board, as the
/// interface reads them.
fn boards_again(data: &Data, reader: &mut Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    let setup = reader.setup();
    let pipeline = pipeline(&setup)?;
    let stages: Vec<_> = setup.stages_of(pipeline).map(|stage| stage.id).collect();
    let mut colleague = data.database.writer(data.viewer).map_err(said)?;
    let plain_colleague = Floor::open(&data.plain)?;
    let open = open_stages(&mut colleague)?;
    let leads: Vec<i64> = leads(data, &open)?.into_iter().take(MOVED).collect();
    // All stand at one stage before, so that every move is one.
    let first: Vec<Command> = leads.iter().map(|lead| move_to(*lead, open[0])).collect();
    colleague.execute_all(NOW, OperationKind::Move, &first, |_| {}).map_err(said)?;
    let client = RecordRef::new(Noun::Contact, 1);
    for (what, whole) in
        [("board again, after somebody's change", false), ("board again, all of its cards", true)]
    {
        let mut now = NOW;
        table.compare_after(
            what,
            Budget::Over(1.5),
            TURNS,
            |turn| {
                now += 1;
                let (lead, to) = (leads[turn % MOVED], open[1 - turn / MOVED % 2]);
                let command = match whole {
                    false => move_to(lead, to),
                    // Its name may stand on any card.
                    true => {
                        let set = vec![Set::new("post", Value::text(format!("Buyer {turn}")))];
                        Command::Edit { on: client, set }
                    }
                };
                colleague.execute(now, &command).map_err(said)?;
                plain_colleague.move_all(&[lead], to.0, now)
            },
            |_| {
                let board = |reader: &Reader| {
                    for stage in &stages {
                        let window = Window::Top { rows: CARDS };
                        reader.column(Noun::Lead, *stage, &Filter::All, window)?;
                    }
                    reader.lit(Noun::Lead, open.iter().copied(), &Filter::All, NOW)?;
                    reader.kept_totals(pipeline, &Filter::All)
                };
                if !reader.changed().map_err(said)? {
                    return Err("nothing was changed".into());
                }
                reader.at_one_moment(board).map_err(said)?;
                Ok(())
            },
            |_| {
                for stage in &stages {
                    floor.column(stage.0, CARDS as i64)?;
                }
                for stage in &open {
                    floor.lit(stage.0, NOW)?;
                }
                floor.totals()
            },
        )?;
    }
    Ok(())
}

fn lists(data: &Data, reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    let setup = reader.setup();
    let columns: Vec<&Field> = setup.registry.columns(Noun::Lead).collect();
    let stage = setup.stages_of(pipeline(&setup)?).nth(1).ok_or("too few stages")?.id.0;
    let one_of = |field: &str, value: i64| Filter::OneOf {
        field: field.to_owned(),
        values: vec![Value::Int(value)],
    };
    let two = Filter::And(vec![one_of("stage", stage), one_of("source", 2)]);
    let two_plain = format!("stage_id = {stage} AND source_id = 2");
    let sorts = [
        ("created_at", "created_at", "DESC"),
        ("amount", "amount", "DESC"),
        ("title", "title_key", "ASC"),
        ("moved_at", "moved_at", "DESC"),
        ("updated_at", "updated_at", "DESC"),
    ];
    for (field, key, way) in sorts {
        let deep = deep(data, key, way)?;
        for (from, depth) in [(None, "first page"), (Some(deep), "40 % deep")] {
            for (filter, plain, words) in
                [(&Filter::All, "1", ""), (&two, two_plain.as_str(), ", two filters")]
            {
                let sort = Sort { field: field.to_owned(), descending: way == "DESC" };
                let window = match from {
                    Some(id) => Window::Around { id, before: 0, after: ROWS },
                    None => Window::Top { rows: ROWS },
                };
                table.compare(
                    format!("list by {field}, {depth}{words}"),
                    Budget::Over(1.5),
                    TURNS,
                    |_| {
                        let list = |reader: &Reader| {
                            reader.list(Noun::Lead, &columns, filter, &sort, window.clone())
                        };
                        reader.at_one_moment(list).map_err(said)?;
                        Ok(())
                    },
                    |_| floor.list(key, way, plain, from),
                )?;
            }
        }
    }
    Ok(())
}

fn searches(reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    for words in ["смирн", "поставка", "345", "замер", "кофемашин", "ничего такого"]
    {
        let words = fold(words);
        table.compare(
            format!("search {words:?}, the newest {ROWS}"),
            Budget::Typed,
            TURNS,
            |_| {
                reader.seek(&[Noun::Lead], &words, ROWS).map_err(said)?;
                Ok(())
            },
            |_| floor.search(&words),
        )?;
    }
    Ok(())
}

fn cards(data: &Data, reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    let open = |on: RecordRef| -> Outcome<()> {
        let read = |reader: &Reader| {
            reader.card(on)?;
            reader.planned(on, 20)?;
            reader.pinned(on)?;
            reader.timeline(on, Position::NEWEST, LINES)
        };
        // As the interface reads it.
        reader.at_one_moment(read).map_err(said)?;
        Ok(())
    };
    for (on, words) in [(data.short, "like any other"), (data.long, "with 100,000 lines")] {
        table.compare(
            format!("card {words}"),
            Budget::Over(1.5),
            TURNS,
            |_| open(on),
            |_| floor.card(on.id),
        )?;
    }
    table.compare(
        "card with 100,000 lines beside (floor) any other",
        Budget::Times(1.3),
        TURNS,
        |_| open(data.long),
        |_| open(data.short),
    )
}

fn pipeline(setup: &Setup) -> Outcome<PipelineId> {
    Ok(setup.pipelines_of(Noun::Lead).next().ok_or("no pipeline")?.id)
}

/// A lead 40 % down the list in this order.
fn deep(data: &Data, key: &str, way: &str) -> Outcome<i64> {
    let conn = Connection::open(&data.plain)?;
    let sql = format!(
        "SELECT id FROM lead WHERE {key} IS NOT NULL ORDER BY {key} {way}, id {way}
         LIMIT 1 OFFSET (SELECT count(*) * 4 / 10 FROM lead)"
    );
    Ok(conn.query_row(&sql, [], |r| r.get(0))?)
}
