//! Where a card stood before it was moved: what an undo needs besides the stage, so that time in a
//! stage and the order of a column are as if nothing had happened.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Result};

use super::row;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::StageId;

/// What moving a card changes besides its stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Since when it is at its stage, in seconds since 1970 UTC.
    pub moved_at: i64,
    /// Since when it is finished.
    pub closed_at: Option<i64>,
    /// Its place in the column; the greatest is on top.
    pub rank: i64,
}

/// Where the card stands now.
///
/// # Errors
/// When the database fails or there is no such card.
pub fn of(conn: &Connection, on: RecordRef) -> Result<Place> {
    let sql = format!("SELECT moved_at, closed_at, rank FROM {} WHERE id = ?1", row::view(on.noun));
    conn.prepare_cached(&sql)?.query_row([on.id], read)
}

/// Where the card stands, at which stage, and since when it is in the recycle bin; nothing where
/// there is no such card.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &Connection, on: RecordRef) -> Result<Option<(Place, StageId, Option<i64>)>> {
    let sql = format!(
        "SELECT moved_at, closed_at, rank, stage_id, deleted_at FROM {} WHERE id = ?1",
        row::view(on.noun)
    );
    conn.prepare_cached(&sql)?
        .query_row([on.id], |r| Ok((read(r)?, StageId(r.get(3)?), r.get(4)?)))
        .optional()
}

/// The columns that bring a card from one place to another: only those that differ, so that no
/// index is touched in vain.
pub fn columns(from: Place, to: Place) -> Vec<(&'static str, Sql)> {
    let mut columns = Vec::with_capacity(4);
    if from.moved_at != to.moved_at {
        columns.push(("moved_at", Sql::Integer(to.moved_at)));
    }
    if from.closed_at != to.closed_at {
        columns.push(("closed_at", to.closed_at.map_or(Sql::Null, Sql::Integer)));
    }
    if from.rank != to.rank {
        columns.push(("rank", Sql::Integer(to.rank)));
    }
    columns
}

/// Keeps with a change of stage where the card stood before it.
///
/// # Errors
/// When the database fails.
pub fn keep(conn: &Connection, change: i64, place: Place) -> Result<()> {
    conn.prepare_cached("INSERT INTO place VALUES (?1, ?2, ?3, ?4)")?.execute((
        change,
        place.moved_at,
        place.closed_at,
        place.rank,
    ))?;
    Ok(())
}

/// Where the card stood before a change of stage.
///
/// # Errors
/// When the database fails.
pub fn kept(conn: &Connection, change: i64) -> Result<Option<Place>> {
    conn.prepare_cached("SELECT moved_at, closed_at, rank FROM place WHERE change_id = ?1")?
        .query_row([change], read)
        .optional()
}

/// A place at the top of a column of the board.
///
/// # Errors
/// When the database fails.
pub fn top_rank(conn: &Connection, noun: Noun, stage: StageId, now: i64) -> Result<i64> {
    let sql =
        format!("SELECT max(rank) FROM {} WHERE stage_id = ?1 AND deleted_at IS NULL", noun.word());
    let top: Option<i64> = conn.prepare_cached(&sql)?.query_row([stage.0], |r| r.get(0))?;
    Ok(top.map_or(0, |top| top + 1).max(now.saturating_mul(1000)))
}

/// The live leads at a stage.
///
/// # Errors
/// When the database fails.
pub fn leads_at(conn: &Connection, stage: StageId) -> Result<Vec<i64>> {
    conn.prepare_cached(LEADS_AT)?.query_map([stage.0], |r| r.get(0))?.collect()
}

pub(super) const LEADS_AT: &str =
    "SELECT id FROM v_lead WHERE stage_id = ?1 AND deleted_at IS NULL";

/// How many live leads are at a stage.
///
/// # Errors
/// When the database fails.
pub fn count_leads_at(conn: &Connection, stage: StageId) -> Result<i64> {
    conn.prepare_cached(COUNT_LEADS_AT)?.query_row([stage.0], |r| r.get(0))
}

pub(super) const COUNT_LEADS_AT: &str =
    "SELECT count(*) FROM v_lead WHERE stage_id = ?1 AND deleted_at IS NULL";

/// The first open deals, at most so many.
///
/// # Errors
/// When the database fails.
pub fn open_deals(conn: &Connection, most: i64) -> Result<Vec<i64>> {
    let sql = "SELECT d.id FROM v_deal d JOIN stage s ON s.id = d.stage_id
               WHERE s.meaning = 'open' AND d.deleted_at IS NULL ORDER BY d.id LIMIT ?1";
    conn.prepare(sql)?.query_map([most], |r| r.get(0))?.collect()
}

/// Lifts a card to the top of its column, because it asks for attention; what is no card stays.
///
/// # Errors
/// When the database fails.
pub fn raise(conn: &Connection, on: RecordRef, now: i64) -> Result<()> {
    if !on.noun.has_stages() {
        return Ok(());
    }
    if let Some((place, stage, None)) = standing(conn, on)? {
        let rank = top_rank(conn, on.noun, stage, now)?;
        if place.rank + 1 < rank {
            row::set_columns(conn, on, &[("rank", Sql::Integer(rank))])?;
        }
    }
    Ok(())
}

fn read(r: &rusqlite::Row<'_>) -> Result<Place> {
    Ok(Place { moved_at: r.get(0)?, closed_at: r.get(1)?, rank: r.get(2)? })
}
