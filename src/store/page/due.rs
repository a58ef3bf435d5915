//! The view by deadline: open records in columns by when they want attention.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, params_from_iter};

use super::board::{self, ReadTiles, Tile};
use super::window::{Segment, Stretch, Window};
use crate::domain::noun::Noun;
use crate::domain::urgency::Urgency;
use crate::store::filter::Sql as Filter;
use crate::store::row::view;

/// The moments that a column lies between, in seconds since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Now: what is due before is overdue.
    pub now: i64,
    /// The first moment of the column.
    pub from: Option<i64>,
    /// The first moment after it.
    pub until: Option<i64>,
}

/// The visible part of one column.
#[derive(Debug, Clone, PartialEq)]
pub struct DueColumn {
    /// Which.
    pub urgency: Urgency,
    /// The cards, the most urgent first; where nothing is planned, the newest.
    pub tiles: Stretch<Tile>,
    /// How many cards there are, counted up to [`COUNTED`].
    pub count: i64,
}

/// Counting the cards of a column stops here.
pub const COUNTED: i64 = 2000;

/// Reads cards of one column, by `tiles`.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn cards(
    conn: &Connection,
    noun: Noun,
    (urgency, bounds): (Urgency, Bounds),
    filter: &Filter,
    window: Window,
    tiles: &mut ReadTiles<'_>,
) -> Result<Stretch<Tile>> {
    let segments = segments(noun, urgency, bounds, filter.live);
    board::along(conn, noun, &segments, filter, window, tiles)
}

/// Reads the visible part of one column, its cards by `tiles`.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn column(
    conn: &Connection,
    noun: Noun,
    (urgency, bounds): (Urgency, Bounds),
    filter: &Filter,
    window: Window,
    tiles: &mut ReadTiles<'_>,
) -> Result<DueColumn> {
    let tiles = cards(conn, noun, (urgency, bounds), filter, window, tiles)?;
    let mut count = 0;
    for segment in &segments(noun, urgency, bounds, filter.live) {
        let mut statement = conn.prepare_cached(&counting(noun, segment, filter))?;
        let params = segment.params.iter().chain(&filter.params).cloned();
        let params = params.chain([Sql::Integer(COUNTED - count)]);
        count += statement.query_row(params_from_iter(params), |r| r.get::<_, i64>(0))?;
    }
    Ok(DueColumn { urgency, tiles, count })
}

/// The statement that counts a part of a column.
pub(super) fn counting(noun: Noun, segment: &Segment, filter: &Filter) -> String {
    format!(
        "SELECT count(*) FROM (SELECT 1 FROM {} r WHERE {} AND {} LIMIT ?)",
        view(noun),
        segment.condition,
        filter.text
    )
}

/// The parts of a column in their order, each a range of one index.
pub(super) fn segments(noun: Noun, urgency: Urgency, bounds: Bounds, live: &str) -> Vec<Segment> {
    let word = noun.word();
    // By the record too: else SQLite takes any index of the noun and goes through all activities.
    let waiting = format!(
        "(SELECT w.record_id FROM v_activity w WHERE w.noun = '{word}' AND w.record_id > 0
          AND w.incoming = 1 AND w.done_at IS NULL AND w.deleted_at IS NULL)"
    );
    let open = |condition: &str, params: Vec<i64>, key: Option<&str>, descending: bool| Segment {
        condition: format!("{live} AND r.closed_at IS NULL AND {condition}"),
        params: params.into_iter().map(Sql::Integer).collect(),
        key: key.map(str::to_owned),
        descending,
        through: None,
    };
    let by_deadline = |condition: &str, params| open(condition, params, Some("r.next_at"), false);
    let idle = format!("r.id NOT IN {waiting}");
    let from = bounds.from.unwrap_or(i64::MIN);
    let until = bounds.until.unwrap_or(i64::MAX);
    let between = format!("r.next_at >= ? AND r.next_at < ? AND {idle}");
    match urgency {
        Urgency::Overdue => vec![by_deadline("r.next_at < ?", vec![bounds.now])],
        Urgency::Today => vec![
            open(
                &format!("r.id IN {waiting} AND coalesce(r.next_at >= ?, 1)"),
                vec![bounds.now],
                None,
                false,
            ),
            by_deadline(&between, vec![from, until]),
        ],
        Urgency::ThisWeek | Urgency::NextWeek => vec![by_deadline(&between, vec![from, until])],
        Urgency::Later => vec![
            by_deadline(&format!("r.next_at >= ? AND {idle}"), vec![from]),
            open(
                &format!("r.next_at IS NULL AND r.next_id IS NOT NULL AND {idle}"),
                Vec::new(),
                None,
                true,
            ),
        ],
        Urgency::Nothing => vec![open("r.next_id IS NULL", Vec::new(), None, true)],
    }
}
