//! What it takes to bring a database of the first schema to today's, backup included.

use std::path::Path;

use rusqlite::Connection;
use voronka::crm::Database;

use crate::Outcome;
use crate::bulk::remove;
use crate::data::{Data, said};
use crate::measure::{Budget, Table};

/// A small database of the first schema, as text.
const FIRST: &str = include_str!("../../tests/suite/storage/schema/001.sql");

/// How often what it holds is repeated: four leads a time.
const TIMES: i64 = 25_000;

/// The repetitions are numbered so far apart.
const APART: i64 = 1000;

/// What is repeated, all but the numbers of people and dictionaries.
const TABLES: [&str; 19] = [
    "company",
    "contact",
    "lead",
    "deal",
    "contact_company",
    "point",
    "tag",
    "observer",
    "activity",
    "entry",
    "entry_on",
    "operation",
    "change",
    "place",
    "lead_text",
    "deal_text",
    "contact_text",
    "company_text",
    "activity_text",
];

/// The columns that number what is repeated.
const NUMBERS: [&str; 13] = [
    "id",
    "contact_id",
    "company_id",
    "lead_id",
    "record_id",
    "entry_id",
    "operation_id",
    "change_id",
    "next_id",
    "deal_id",
    "undo_of",
    "undone_by",
    "other_id",
];

/// Measures it.
pub fn measure(data: &Data, table: &mut Table) -> Outcome<()> {
    let folder = data.plain.parent().ok_or("the files have no folder")?;
    let (path, plain) = (folder.join("first.db"), folder.join("first-copy.db"));
    let backup = folder.join("first.db.schema-1.backup");
    [&path, &plain, &backup].into_iter().for_each(|path| remove(path));
    make(&path)?;
    let outcome = table.compare(
        "100,000 leads of the first schema become today's",
        Budget::Within(60_000.0),
        0,
        |_| {
            Database::open(&path).map_err(said)?;
            Ok(())
        },
        |_| {
            Ok(Connection::open(&path)?
                .execute_batch(&format!("VACUUM INTO '{}'", plain.display()))?)
        },
    );
    [&path, &plain, &backup].into_iter().for_each(|path| remove(path));
    outcome
}

/// Makes a file of the first schema with very many rows.
fn make(path: &Path) -> Outcome<()> {
    let conn = Connection::open(path)?;
    conn.execute_batch(FIRST)?;
    conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN")?;
    for table in TABLES {
        let mut info = conn.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
        let columns: Vec<String> =
            info.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
        let values = columns.iter().map(|column| match NUMBERS.contains(&column.as_str()) {
            true => format!("r.{column} + n.i * {APART}"),
            false => format!("r.{column}"),
        });
        let (values, columns) = (values.collect::<Vec<_>>().join(", "), columns.join(", "));
        conn.execute_batch(&format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {TIMES} - 1)
             INSERT INTO {table} ({columns}) SELECT {values} FROM n CROSS JOIN {table} r"
        ))?;
    }
    conn.execute_batch("COMMIT; PRAGMA journal_mode = DELETE;")?;
    Ok(())
}
