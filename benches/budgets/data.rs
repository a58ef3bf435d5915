//! The database that is measured and its copy in plain tables.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use rusqlite::Connection;
use voronka::crm::{Database, Failure};
use voronka::domain::calendar::Zone;
use voronka::domain::demo::{Market, Plan};
use voronka::domain::noun::{Noun, RecordRef};
use voronka::domain::person::Viewer;

use crate::{Outcome, floor, wide};

/// The moment the sample data ends.
pub const NOW: i64 = 1_780_000_000;
/// How long the long timeline is.
const LONG: i64 = 100_000;
/// How many deals the large company has.
const DEALS: i64 = 10_000;
/// How many the small one has besides: enough to fill a page as well.
const FEW: i64 = 100;
/// How many activities the busy colleague has.
const ACTIVITIES: i64 = 100_000;
/// His number.
pub const BUSY: i64 = 3;
/// Grows when other data is made, so that files of an earlier run are not taken for it.
const EDITION: u32 = 7;

/// What is measured.
pub struct Data {
    /// The database.
    pub database: Database,
    /// For whom.
    pub viewer: Viewer,
    /// The copy in plain tables.
    pub plain: PathBuf,
    /// A lead whose timeline has a hundred thousand lines.
    pub long: RecordRef,
    /// A lead whose timeline is like any other.
    pub short: RecordRef,
    /// A company with ten thousand deals.
    pub large: RecordRef,
    /// A company with a hundred.
    pub small: RecordRef,
    /// Held as long as the files are used.
    _turn: File,
}

/// Takes the files an earlier run left, or makes them. Another run waits for its turn: it would make
/// the same files, and measure how busy the machine is.
pub fn prepare(leads: usize, timeline: u32) -> Outcome<Data> {
    let folder = std::env::temp_dir().join("voronka-budgets");
    fs::create_dir_all(&folder)?;
    let turn = File::create(folder.join("turn"))?;
    if turn.try_lock().is_err() {
        eprintln!("another run is under way: waiting for its end");
        turn.lock()?;
    }
    let path = folder.join(format!("{leads}-{timeline}-{EDITION}.db"));
    let plain = folder.join(format!("{leads}-{timeline}-{EDITION}-plain.db"));
    let long = RecordRef::new(Noun::Lead, 7);
    let short = RecordRef::new(Noun::Lead, 8);
    let large = RecordRef::new(Noun::Company, 7);
    let small = RecordRef::new(Noun::Company, 8);
    if !path.exists() {
        let begun = Instant::now();
        make(&path, leads, timeline, long, [(large, DEALS), (small, FEW)])?;
        eprintln!("made {} in {:.1} s", path.display(), begun.elapsed().as_secs_f64());
    }
    if !plain.exists() {
        let begun = Instant::now();
        floor::make(&path, &plain)?;
        eprintln!("made {} in {:.1} s", plain.display(), begun.elapsed().as_secs_f64());
    }
    let database = Database::open(&path).map_err(said)?;
    let me = database.person("me", "Me").map_err(said)?;
    let viewer = Database::viewer(&me);
    Ok(Data { database, viewer, plain, long, short, large, small, _turn: turn })
}

/// A failure of the library as an error of the run.
pub fn said(failure: Failure) -> Box<dyn std::error::Error> {
    format!("{failure:?}").into()
}

fn make(
    path: &Path,
    leads: usize,
    timeline: u32,
    long: RecordRef,
    companies: [(RecordRef, i64); 2],
) -> Outcome<()> {
    // Only a finished file gets the name that the next run looks for.
    let part = path.with_extension("part");
    for rest in ["part", "part-wal", "part-shm"] {
        let _ = fs::remove_file(path.with_extension(rest));
    }
    let database = Database::open(&part).map_err(said)?;
    let plan = Plan { seed: 1, market: Market::Russia, leads, timeline, now: NOW, zone: Zone::UTC };
    database.fill("me", "Me", plan, &AtomicBool::new(false)).map_err(said)?;
    let conn = Connection::open(&part)?;
    lengthen(&conn, long)?;
    for (company, deals) in companies {
        wide::sell(&conn, company.id, deals)?;
    }
    wide::occupy(&conn, ACTIVITIES)?;
    conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;")?;
    drop(conn);
    fs::rename(&part, path)?;
    Ok(())
}

/// Gives a lead a long timeline: a third comments, a third changes, a third done activities.
fn lengthen(conn: &Connection, on: RecordRef) -> Outcome<()> {
    let tx = conn.unchecked_transaction()?;
    let noun = on.noun.word();
    for line in 0..LONG {
        let at = NOW - 40_000_000 + line * 300;
        match line % 3 {
            0 => {
                tx.prepare_cached(
                    "INSERT INTO entry (kind, text, noun, record_id, created_at, created_by, updated_at)
                     VALUES ('comment', 'Asked again', ?1, ?2, ?3, 1, ?3)",
                )?
                .execute((noun, on.id, at))?;
                tx.prepare_cached(
                    "INSERT INTO entry_on (noun, record_id, at, entry_id, kind, author_id)
                     VALUES (?1, ?2, ?3, ?4, 'comment', 1)",
                )?
                .execute((noun, on.id, at, tx.last_insert_rowid()))?;
            }
            1 => {
                tx.prepare_cached(
                    "INSERT INTO operation (at, user_id, kind, args, state)
                     VALUES (?1, 1, 'edit', '{}', 'done')",
                )?
                .execute([at])?;
                tx.prepare_cached(
                    "INSERT INTO change (operation_id, noun, record_id, field, before, after,
                                         author_id)
                     VALUES (?1, ?2, ?3, 'amount', '1', '2', 1)",
                )?
                .execute((tx.last_insert_rowid(), noun, on.id))?;
            }
            _ => {
                tx.prepare_cached(
                    "INSERT INTO activity (kind, subject, noun, record_id, responsible_id, done_at,
                                           done_by, created_at, created_by, updated_at)
                     VALUES ('call', 'Call again', ?1, ?2, 1, ?3, 1, ?3, 1, ?3)",
                )?
                .execute((noun, on.id, at))?;
            }
        }
    }
    tx.commit()?;
    Ok(())
}
