//! The schema as numbered, append-only migrations.

use std::collections::HashSet;
use std::path::Path;
use std::sync::OnceLock;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::copy;
use super::fault::Fault;
use super::open::{self, APPLICATION_ID};
use crate::domain::field::Registry;
use crate::domain::noun::Noun;
use crate::store::derived::sort_key;

/// Each brings the schema from the number before it to its own.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/001.sql"),
    include_str!("../migrations/002_clients.sql"),
    include_str!("../migrations/003_products.sql"),
    include_str!("../migrations/004_inbound.sql"),
    include_str!("../migrations/005_duplicates.sql"),
    include_str!("../migrations/006_fields.sql"),
    include_str!("../migrations/007_activities.sql"),
    include_str!("../migrations/008_attention.sql"),
    include_str!("../migrations/009_talk.sql"),
    include_str!("../migrations/010_tasks.sql"),
    include_str!("../migrations/011_touch.sql"),
    include_str!("../migrations/012_calendar.sql"),
    include_str!("../migrations/013_rest.sql"),
    include_str!("../migrations/014_lists.sql"),
    include_str!("../migrations/015_timeline.sql"),
    include_str!("../migrations/016_speed.sql"),
    include_str!("../migrations/017_day.sql"),
    include_str!("../migrations/018_calendar.sql"),
    include_str!("../migrations/019_layouts.sql"),
    include_str!("../migrations/020_about.sql"),
    include_str!("../migrations/021_rules.sql"),
    include_str!("../migrations/022_region.sql"),
    include_str!("../migrations/023_lit.sql"),
    include_str!("../migrations/024_timelines.sql"),
    include_str!("../migrations/025_wide.sql"),
    include_str!("../migrations/026_rule_plan.sql"),
    include_str!("../migrations/027_repeat.sql"),
    include_str!("../migrations/028_decided.sql"),
    include_str!("../migrations/029_sums.sql"),
    include_str!("../migrations/030_looks.sql"),
    include_str!("../migrations/031_waits.sql"),
    include_str!("../migrations/032_sorts.sql"),
    include_str!("../migrations/033_words.sql"),
    include_str!("../migrations/034_unnamed.sql"),
    include_str!("../migrations/035_steps.sql"),
];

/// The schema this program speaks.
pub const NEWEST: i64 = MIGRATIONS.len() as i64;

/// Brings the file to the newest schema, one process at a time, all or nothing.
///
/// # Errors
/// When the file is another program's or a newer version's; nothing is changed then.
pub fn migrate(conn: &mut Connection, path: &Path) -> Result<(), Fault> {
    let found = check(conn, path)?;
    if found == NEWEST {
        return Ok(());
    }
    if found > 0 && conn.is_readonly(rusqlite::MAIN_DB)? {
        return Err(Fault::Older(path.to_owned()));
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Somebody else may have been faster.
    let found = check(&tx, path)?;
    if found == NEWEST {
        return Ok(());
    }
    if found > 0 {
        // What is copied is what is changed next: nobody can write in between.
        copy::keep(path, found)?;
    }
    bring(&tx, found).map_err(|fault| match fault {
        // What the statements say means nothing to whoever has the file.
        Fault::Sqlite(error) if found > 0 => Fault::Upgrade(path.to_owned(), error),
        fault => fault,
    })?;
    tx.commit()?;
    Ok(())
}

/// Brings what has the schema `found` to the newest.
fn bring(tx: &Transaction, found: i64) -> Result<(), Fault> {
    open::add_functions(tx)?;
    for script in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or_default()) {
        tx.execute_batch(script)?;
    }
    make_way(tx)?;
    sort_key::complete(tx)?;
    tx.pragma_update(None, "user_version", NEWEST)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(())
}

/// The schema number of the file, 0 for an empty one.
///
/// # Errors
/// When the file is not ours to write.
pub fn check(conn: &Connection, path: &Path) -> Result<i64, Fault> {
    if !conn.is_autocommit() {
        return look(conn, path);
    }
    // All of it at one moment: somebody may be making the schema right now.
    let moment = Transaction::new_unchecked(conn, TransactionBehavior::Deferred)?;
    look(&moment, path)
}

fn look(conn: &Connection, path: &Path) -> Result<i64, Fault> {
    let read =
        |name: &str| -> rusqlite::Result<i64> { conn.pragma_query_value(None, name, |r| r.get(0)) };
    let application = read("application_id").map_err(|error| not_a_database(error, path))?;
    let version = read("user_version")?;
    let empty = || -> rusqlite::Result<bool> {
        conn.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |r| r.get(0))
    };
    if application != APPLICATION_ID && (application != 0 || version != 0 || !empty()?) {
        return Err(Fault::Foreign(path.to_owned()));
    }
    // The mark and the number are written in one transaction.
    if application == APPLICATION_ID && version < 1 {
        return Err(Fault::Unversioned(path.to_owned()));
    }
    if version > NEWEST {
        return Err(Fault::Newer(path.to_owned(), version, NEWEST));
    }
    Ok(version)
}

/// What the schema of this program has and the file lacks, by name: tables, columns, indexes, triggers.
///
/// # Errors
/// When the database fails.
pub fn missing(conn: &Connection) -> Result<Vec<String>, Fault> {
    let there: HashSet<Part> = parts(conn)?.into_iter().collect();
    let tables: HashSet<&str> = there.iter().map(|(table, _)| table.as_str()).collect();
    // A table that is gone is named without what belongs to it.
    let is_named = |(table, name): &Part| name == table || tables.contains(&**table);
    let gone = whole()?.iter().filter(|part| !there.contains(*part) && is_named(part));
    Ok(gone.map(|(_, name)| name.clone()).collect())
}

/// A part of a schema: the table it belongs to, and its name.
type Part = (String, String);

/// All that the schema of this program consists of. Making it takes longer than all the rest of a
/// check, so it is made once.
fn whole() -> Result<&'static [Part], Fault> {
    static WHOLE: OnceLock<Vec<Part>> = OnceLock::new();
    if let Some(whole) = WHOLE.get() {
        return Ok(whole);
    }
    let mut made = Connection::open_in_memory()?;
    migrate(&mut made, Path::new(":memory:"))?;
    let parts = parts(&made)?;
    Ok(WHOLE.get_or_init(|| parts))
}

/// All that a schema consists of. What SQLite makes for itself is not named.
fn parts(conn: &Connection) -> rusqlite::Result<Vec<Part>> {
    let sql = "SELECT tbl_name, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'
       UNION SELECT t.name, t.name || '.' || c.name
         FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'
       ORDER BY 2";
    conn.prepare(sql)?.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
}

fn not_a_database(error: rusqlite::Error, path: &Path) -> Fault {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => Fault::NotDatabase(path.to_owned()),
        _ => error.into(),
    }
}

/// Gives another name to a field of the team that is called as one every database has by now: what
/// it holds, and what is told of it, goes along.
fn make_way(tx: &Transaction) -> Result<(), Fault> {
    let registry = Registry::new(Vec::new());
    let own: Vec<(String, String)> = tx
        .prepare("SELECT DISTINCT noun, name FROM field")?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let is_built_in =
        |noun: &str, name: &str| Noun::parse(noun).is_some_and(|n| registry.get(n, name).is_some());
    for (noun, name) in own.iter().filter(|(noun, name)| is_built_in(noun, name)) {
        let has = |column: &str| {
            let sql = "SELECT count(*) > 0 FROM pragma_table_info(?1) WHERE name = ?2";
            tx.query_row(sql, [noun.as_str(), column], |r| r.get::<_, bool>(0))
        };
        let mut number = 2;
        while has(&format!("x_{name}_{number}"))? {
            number += 1;
        }
        let new = format!("{name}_{number}");
        for end in ["", "_key"] {
            if has(&format!("x_{name}{end}"))? {
                tx.execute_batch(&format!(
                    "ALTER TABLE {noun} RENAME COLUMN x_{name}{end} TO x_{new}{end};"
                ))?;
            }
        }
        for (table, column) in [("field", "name"), ("change", "field"), ("booking", "field")] {
            let sql = format!("UPDATE {table} SET {column} = ?1 WHERE noun = ?2 AND {column} = ?3");
            tx.execute(&sql, [&new, noun, name])?;
        }
    }
    Ok(())
}
