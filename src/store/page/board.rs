//! The board: a column a stage, with its count, its sums and the cards that are visible.

use rusqlite::types::Value as Sql;
use rusqlite::{CachedStatement, Connection, Result, Row, params_from_iter};

use super::name::{self, Next};
use super::window::{self, Query, Segment, Stretch, Window};
use crate::domain::money::{Currency, Money};
use crate::domain::neglect::Standing;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::reminder::Due;
use crate::domain::setup::Setup;
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::tally::{self, Tally};
use crate::store::derived::totals::{self, StageTotal};
use crate::store::filter::Sql as Filter;
use crate::store::kept;
use crate::store::row::view;

/// A card of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// The record's number.
    pub id: i64,
    /// The stage it stands at.
    pub stage: StageId,
    /// Its title; none where it is called by its number.
    pub title: Option<String>,
    /// Who the client is, in one line.
    pub client: Option<String>,
    /// What it is worth.
    pub amount: Money,
    /// Who works on it.
    pub responsible: UserId,
    /// Whether the client was known before.
    pub repeat: bool,
    /// What is planned next.
    pub next: Option<Next>,
    /// What else is planned or waited for, as far as a counter counts.
    pub others: Vec<Due>,
    /// By which way somebody from outside turned to it, and since when he waits.
    pub waits: Option<(String, i64)>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who observes it.
    pub observers: Vec<UserId>,
    /// Where it stands in time.
    pub standing: Standing,
    /// Whether it is in the recycle bin.
    pub deleted: bool,
}

impl Tile {
    /// How many open activities it has, by how much attention they ask for at `now`.
    pub fn tally(&self, now: i64) -> Tally {
        let next = self.next.iter().map(Next::due);
        Tally::of(now, next.chain(self.others.iter().copied()))
    }
}

/// The visible part of one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The stage.
    pub stage: StageId,
    /// The cards, the one that last asked for attention first.
    pub tiles: Stretch<Tile>,
    /// How many cards lie above the first; none where there are very many.
    pub above: Option<i64>,
}

/// How the cards of records of a noun are read.
pub type ReadTiles<'a> = dyn FnMut(Noun, &[i64]) -> Result<Vec<Tile>> + 'a;

/// Counting the cards above the window stops here.
const COUNTED: i64 = 2000;

/// Reads cards of one column, by `tiles`.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn cards(
    conn: &Connection,
    noun: Noun,
    stage: StageId,
    filter: &Filter,
    window: Window,
    tiles: &mut ReadTiles<'_>,
) -> Result<Stretch<Tile>> {
    along(conn, noun, &[segment(stage, filter.live)], filter, window, tiles)
}

/// Reads cards along ranges of indexes, by `tiles`: which cards these are is found out first.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub(super) fn along(
    conn: &Connection,
    noun: Noun,
    segments: &[Segment],
    filter: &Filter,
    window: Window,
    tiles: &mut ReadTiles<'_>,
) -> Result<Stretch<Tile>> {
    let query = which(noun, &filter.text, &filter.params);
    let found = window::read(conn, &query, segments, window, |r| r.get(0))?;
    let Stretch { rows, more_before, more_after } = found;
    Ok(Stretch { rows: tiles(noun, &rows)?, more_before, more_after })
}

/// The question which cards match: their numbers alone, which an index holds.
pub(super) fn which<'a>(noun: Noun, filter: &'a str, params: &'a [Sql]) -> Query<'a> {
    Query { noun, select: "NULL", join: "", filter, params }
}

/// Reads one card.
///
/// # Errors
/// When the database fails or there is no such record.
pub fn one(conn: &Connection, on: RecordRef, setup: &Setup) -> Result<Tile> {
    reading(conn, on.noun)?.query_row([on.id], |r| tile(r, setup))
}

/// What reads one card after another as [`tile`], each by its number: to put its words together takes
/// as long as to read a card.
///
/// # Errors
/// When the database fails.
pub(super) fn reading(conn: &Connection, noun: Noun) -> Result<CachedStatement<'_>> {
    conn.prepare_cached(&one_sql(noun))
}

/// The statement that reads one card.
pub(super) fn one_sql(noun: Noun) -> String {
    let (select, join) = (selected(noun), name::NEXT_JOIN);
    format!("SELECT r.id, {select} FROM {} r {join} WHERE r.id = ?", view(noun))
}

/// Reads the visible part of one column, its cards by `tiles`.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn column(
    conn: &Connection,
    noun: Noun,
    stage: StageId,
    filter: &Filter,
    window: Window,
    tiles: &mut ReadTiles<'_>,
) -> Result<Column> {
    let tiles = cards(conn, noun, stage, filter, window, tiles)?;
    let above = match tiles.rows.first() {
        Some(first) if tiles.more_before => count_above(conn, noun, stage, filter, first.id)?,
        _ => Some(0),
    };
    Ok(Column { stage, tiles, above })
}

/// Counts and sums of a pipeline's columns under a filter, by reading every record that matches.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn count(
    conn: &Connection,
    noun: Noun,
    pipeline: PipelineId,
    filter: &Filter,
    setup: &Setup,
) -> Result<Vec<StageTotal>> {
    let stages: Vec<String> =
        setup.stages_of(pipeline).map(|stage| stage.id.0.to_string()).collect();
    let sql = format!(
        "SELECT r.stage_id, r.currency, count(*), {} FROM {} r
         WHERE {} AND r.stage_id IN ({}) AND {} GROUP BY 1, 2 ORDER BY 1, 3 DESC",
        totals::SUM,
        view(noun),
        filter.live,
        stages.join(","),
        filter.text
    );
    let mut statement = conn.prepare_cached(&sql)?;
    totals::gather(statement.query(params_from_iter(&filter.params))?)
}

/// How much of the activities of a column asks for attention at `now`, counted up to one more than a
/// counter shows; what has asked longest is counted first.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn lit(
    conn: &Connection,
    noun: Noun,
    stage: StageId,
    filter: &Filter,
    now: i64,
) -> Result<Tally> {
    let numbers = [now, stage.0, now, now].map(Sql::Integer);
    let limit = Sql::Integer(tally::MOST + 1);
    let params = numbers.into_iter().chain(filter.params.iter().cloned()).chain([limit]);
    let mut statement = conn.prepare_cached(&lit_sql(noun, filter))?;
    statement.query_row(params_from_iter(params), |r| {
        let [overdue, waits, all]: [i64; 3] = [r.get(0)?, r.get(1)?, r.get(2)?];
        Ok(Tally { overdue, waits, soon: all - overdue - waits, quiet: 0 })
    })
}

// From the records to their activities, by an index each that holds all that is asked for.
pub(super) fn lit_sql(noun: Noun, filter: &Filter) -> String {
    let (table, word) = (view(noun), noun.word());
    format!(
        "SELECT count(*) FILTER (WHERE late), count(*) FILTER (WHERE waits AND NOT late), count(*)
         FROM (SELECT coalesce(a.deadline < ?, 0) AS late, a.incoming IS 1 AS waits
           FROM {table} r CROSS JOIN v_activity a
           WHERE r.deleted_at IS NULL AND r.stage_id = ? AND r.lit_at <= ?
             AND a.noun = '{word}' AND a.record_id = r.id
             AND a.done_at IS NULL AND a.deleted_at IS NULL
             AND iif(a.incoming = 1, a.created_at, a.lit_at) <= ? AND {} LIMIT ?)",
        filter.text
    )
}

/// The place of the first column behind the number and those of [`selected`].
pub(super) const BEHIND: usize = 25;

/// A card from the columns of [`selected`].
///
/// # Errors
/// When the columns are others.
pub(super) fn tile(r: &Row<'_>, setup: &Setup) -> Result<Tile> {
    let currency: String = r.get(4)?;
    let stage = StageId(r.get(19)?);
    Ok(Tile {
        id: r.get(0)?,
        stage,
        title: r.get(1)?,
        client: r.get(2)?,
        amount: Money::new(r.get(3)?, Currency::parse(&currency).unwrap_or(setup.currency)),
        responsible: UserId(r.get(5)?),
        repeat: r.get(6)?,
        next: name::next(r, 7)?,
        others: dues(r, 18)?,
        tags: kept::json(r, 15)?.unwrap_or_default(),
        observers: kept::json::<Vec<i64>>(r, 16)?.into_iter().flatten().map(UserId).collect(),
        waits: r.get::<_, Option<String>>(17)?.and_then(|told| {
            let (kind, at) = told.split_once(' ')?;
            Some((kind.to_owned(), at.parse().ok()?))
        }),
        standing: Standing {
            created_at: r.get(20)?,
            touched_at: r.get(21)?,
            moved_at: r.get(22)?,
            closed: r.get(23)?,
            limit_days: setup.stage(stage).and_then(|stage| stage.limit_days),
        },
        deleted: r.get(24)?,
    })
}

/// What SQLite gathered of open activities.
fn dues(r: &Row<'_>, column: usize) -> Result<Vec<Due>> {
    let all: Vec<(Option<i64>, Option<i64>, i64)> = kept::json(r, column)?.unwrap_or_default();
    let due = |(deadline, lit_at, waits)| Due { deadline, lit_at, waits: waits == 1 };
    Ok(all.into_iter().map(due).collect())
}

/// What is read of each card.
pub(super) fn selected(noun: Noun) -> String {
    let repeat = match noun {
        Noun::Lead => "r.repeat",
        Noun::Deal => "r.client_kind IS 'repeat'",
        _ => "0",
    };
    format!(
        "r.title, {}, r.amount, r.currency, r.responsible_id, {repeat}, {}, {},
         r.stage_id, r.created_at, r.touched_at, r.moved_at, r.closed_at IS NOT NULL,
         r.deleted_at IS NOT NULL",
        name::client_sql(noun),
        name::NEXT_SQL,
        attached(noun).join(", ")
    )
}

/// What hangs on each card: its tags, who observes it, who waits, what else is open. Most cards have
/// none of it, which a column of their own tells without looking anywhere else.
pub(super) fn attached(noun: Noun) -> [String; 4] {
    let (word, most) = (noun.word(), tally::MOST);
    [
        (
            "tags_key",
            format!(
                "SELECT json_group_array(t.name) FROM v_tag t
                 WHERE t.noun = '{word}' AND t.record_id = r.id"
            ),
        ),
        (
            "observers_key",
            format!(
                "SELECT json_group_array(o.user_id) FROM v_observer o
                 WHERE o.noun = '{word}' AND o.record_id = r.id"
            ),
        ),
        (
            "waits_at",
            format!(
                "SELECT w.kind || ' ' || w.created_at FROM v_activity w
                 WHERE w.noun = '{word}' AND w.record_id = r.id AND w.incoming = 1
                   AND w.done_at IS NULL AND w.deleted_at IS NULL ORDER BY w.id LIMIT 1"
            ),
        ),
        (
            "next_id",
            format!(
                "SELECT json_group_array(json_array(deadline, lit_at, incoming IS 1)) FROM
                   (SELECT w.deadline, iif(w.incoming = 1, w.created_at, w.lit_at) AS lit_at, w.incoming
                    FROM v_activity w
                    WHERE w.noun = '{word}' AND w.record_id = r.id AND w.done_at IS NULL
                      AND w.deleted_at IS NULL AND w.id IS NOT r.next_id
                    ORDER BY iif(w.incoming = 1, w.created_at, w.lit_at) LIMIT {most})"
            ),
        ),
    ]
    .map(|(kept, found)| format!("CASE WHEN r.{kept} IS NOT NULL THEN ({found}) END"))
}

/// The column of a stage, the card that last asked for attention first.
pub(super) fn segment(stage: StageId, live: &str) -> Segment {
    Segment {
        condition: format!("{live} AND r.stage_id = ?"),
        params: vec![Sql::Integer(stage.0)],
        key: Some("r.rank".to_owned()),
        descending: true,
        through: None,
    }
}

fn count_above(
    conn: &Connection,
    noun: Noun,
    stage: StageId,
    filter: &Filter,
    first: i64,
) -> Result<Option<i64>> {
    let table = view(noun);
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {table} r WHERE {} AND r.stage_id = ?
         AND {} AND (r.rank, r.id) > (SELECT rank, id FROM {table} WHERE id = ?) LIMIT {COUNTED})",
        filter.live, filter.text
    );
    let params = std::iter::once(Sql::Integer(stage.0))
        .chain(filter.params.iter().cloned())
        .chain(std::iter::once(Sql::Integer(first)));
    let found: i64 =
        conn.prepare_cached(&sql)?.query_row(params_from_iter(params), |r| r.get(0))?;
    Ok((found < COUNTED).then_some(found))
}
