//! One timeline of several streams, each of which is read no further than the page needs.

use std::cmp::Reverse;

use rusqlite::{Connection, OptionalExtension, Result};

use super::{Event, Happened, Way};
use crate::store::journal::CREATED;

/// The next event of a stream, and the stream.
type Head<'a> = (Option<Happened>, &'a mut dyn Iterator<Item = Result<Happened>>);

/// The next `limit` events of several streams. Each stream keeps its own order, even where a
/// clock was set back and its moments do not follow it: so a page ends at one place in each
/// stream, and the next one goes on there without a gap. Within one second the later operation is
/// the newer one; within one operation the earlier stream is: what people wrote and did stands
/// above the changes it caused.
pub(super) fn merge(
    conn: &Connection,
    streams: [&mut dyn Iterator<Item = Result<Happened>>; 4],
    way: Way,
    limit: usize,
) -> Result<Vec<Happened>> {
    let mut heads: Vec<Head> = Vec::with_capacity(streams.len());
    for stream in streams {
        heads.push((stream.next().transpose()?, stream));
    }
    let mut merged = Vec::with_capacity(limit.min(64));
    while merged.len() < limit {
        let Some(place) = next(conn, &heads, way)? else { break };
        let (head, stream) = &mut heads[place];
        merged.extend(std::mem::replace(head, stream.next().transpose()?));
    }
    Ok(merged)
}

/// Which stream has the next event. Operations are only asked for where moments do not tell.
fn next(conn: &Connection, heads: &[Head], way: Way) -> Result<Option<usize>> {
    let moments = heads.iter().filter_map(|(head, _)| Some(head.as_ref()?.at));
    let moment = match way {
        Way::Older => moments.max(),
        Way::Newer => moments.min(),
    };
    let heads = heads.iter().enumerate();
    let waiting: Vec<(usize, &Happened)> = heads
        .filter_map(|(place, (head, _))| Some((place, head.as_ref()?)))
        .filter(|(_, head)| Some(head.at) == moment)
        .collect();
    if let [] | [_] = waiting[..] {
        return Ok(waiting.first().map(|(place, _)| *place));
    }
    let mut ranked = Vec::with_capacity(waiting.len());
    for (place, head) in waiting {
        ranked.push((operation(conn, head)?, Reverse(place)));
    }
    let next = match way {
        Way::Older => ranked.into_iter().max(),
        Way::Newer => ranked.into_iter().min(),
    };
    Ok(next.map(|(_, Reverse(place))| place))
}

/// The number of the operation that made an event; above all where the journal knows none.
fn operation(conn: &Connection, happened: &Happened) -> Result<i64> {
    let (noun, id, field) = match &happened.event {
        Event::Change(pair) => return Ok(pair.0.id.0),
        Event::Planning(pair) => return Ok(pair.0.id.0),
        Event::Entry(entry) => ("entry", entry.id, CREATED),
        Event::Done(done) => ("activity", done.id, "done_at"),
    };
    let mut found = conn.prepare_cached(
        "SELECT operation_id FROM change WHERE noun = ?1 AND record_id = ?2 AND field = ?3
         ORDER BY id DESC LIMIT 1",
    )?;
    let found = found.query_row((noun, id, field), |r| r.get(0)).optional()?;
    Ok(found.unwrap_or(i64::MAX))
}
