//! Reading a stretch of a long sorted list around one of its rows, by position in an index and
//! never by counting: the cost follows the screen, not the table.
//!
//! A sort is a sequence of segments. Sorting by an amount has two, the rows that have one and the
//! rows that have none; sorting by stage has one a stage, in the order of the stages. Each segment
//! is a range of one index, so a page is found at any depth in the same time. Ranges of several
//! indexes in the same order may be one part of a sort: they are walked side by side.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Result, Row, params_from_iter};

use crate::domain::noun::Noun;
use crate::store::row::view;

/// Which stretch of the list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// The first rows.
    Top {
        /// How many.
        rows: usize,
    },
    /// The last rows.
    End {
        /// How many.
        rows: usize,
    },
    /// Rows before a row, the row itself if it still matches, and rows after it.
    Around {
        /// The row's number.
        id: i64,
        /// At most this many before it.
        before: usize,
        /// At most this many from it on.
        after: usize,
    },
    /// As [`Window::Around`], of the first of these rows that still matches: a row that left the list
    /// leaves those that stood beside it.
    Nearest {
        /// The numbers of the rows, that of the one most wanted first.
        ids: Vec<i64>,
        /// At most this many before it.
        before: usize,
        /// At most this many from it on.
        after: usize,
    },
}

/// A stretch of a list, with what lies beyond its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// Whether there are rows before the first.
    pub more_before: bool,
    /// Whether there are rows after the last.
    pub more_after: bool,
}

/// A range of an index that is read in one order.
#[derive(Debug, Clone)]
pub struct Segment {
    /// The condition that selects it, over the alias `r`.
    pub condition: String,
    /// The parameters of the condition.
    pub params: Vec<Sql>,
    /// The column it is ordered by; by number alone where there is none.
    pub key: Option<String>,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// The table whose index is walked, where it is not that of the rows.
    pub through: Option<Through>,
}

/// A table beside the rows, each of whose rows names one of them.
#[derive(Debug, Clone, Copy)]
pub struct Through {
    /// The table under an alias, joined so that each of its rows brings its row under `r`.
    pub from: &'static str,
    /// The column with the number of the row.
    pub id: &'static str,
}

/// What to read from each row and which rows count at all.
#[derive(Debug, Clone)]
pub struct Query<'a> {
    /// Whose rows.
    pub noun: Noun,
    /// The selected expressions over the alias `r`, without the number, which comes first.
    pub select: &'a str,
    /// Joins that the expressions need.
    pub join: &'a str,
    /// The filter over the alias `r`.
    pub filter: &'a str,
    /// The parameters of the filter.
    pub params: &'a [Sql],
}

/// Where a walk begins: beyond this key and number of a segment.
type Place = (Sql, i64);

/// A row that a stretch is read around: its part, its place there, and the row itself if it matches.
type Anchor<T> = (usize, Place, Vec<T>);

/// Reads a stretch. `shape` turns a row into what the screen wants; the number is in column 0.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn read<T>(
    conn: &Connection,
    query: &Query<'_>,
    segments: &[Segment],
    window: Window,
    shape: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Stretch<T>> {
    let parts: Vec<&[Segment]> = segments.iter().map(std::slice::from_ref).collect();
    merged(conn, query, &parts, window, shape)
}

/// Reads a stretch of a sort each part of which is one range or several, which have the same order by
/// a whole number and no row in common.
///
/// # Errors
/// As [`read`].
pub fn merged<T>(
    conn: &Connection,
    query: &Query<'_>,
    parts: &[&[Segment]],
    window: Window,
    mut shape: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Stretch<T>> {
    let walk = Walk { conn, query, parts };
    match window {
        Window::Top { rows } => walk.top(rows, &mut shape),
        Window::End { rows } => {
            let last = parts.len().saturating_sub(1);
            let mut found = walk.go(last, None, rows + 1, true, &mut shape)?;
            let more_before = found.len() > rows;
            found.truncate(rows);
            found.reverse();
            Ok(Stretch { rows: found, more_before, more_after: false })
        }
        Window::Around { id, before, after } => walk.around(&[id], (before, after), &mut shape),
        Window::Nearest { ids, before, after } => walk.around(&ids, (before, after), &mut shape),
    }
}

/// Every statement that reading a stretch may need, whatever the window.
#[cfg(test)]
pub(super) fn statements(
    conn: &Connection,
    query: &Query<'_>,
    segments: &[Segment],
) -> Vec<String> {
    let walk = Walk { conn, query, parts: &[] };
    let place: Place = (Sql::Integer(1), 1);
    let mut all = Vec::new();
    for segment in segments {
        all.push(walk.sql(segment, &by_number(segment), false, ""));
        for backward in [false, true] {
            for from in [None, Some(&place)] {
                let (bound, _) = bound(segment, from, backward);
                all.push(walk.sql(segment, &bound, backward, ""));
            }
        }
    }
    all
}

/// Goes along the segments.
struct Walk<'a> {
    conn: &'a Connection,
    query: &'a Query<'a>,
    parts: &'a [&'a [Segment]],
}

impl Walk<'_> {
    /// The first rows.
    fn top<T>(
        &self,
        wanted: usize,
        shape: &mut impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Stretch<T>> {
        let mut rows = self.go(0, None, wanted + 1, false, shape)?;
        let more_after = rows.len() > wanted;
        rows.truncate(wanted);
        Ok(Stretch { rows, more_before: false, more_after })
    }

    /// Rows before and after the anchor that these rows have; without any, the first ones.
    fn around<T>(
        &self,
        ids: &[i64],
        (before, after): (usize, usize),
        shape: &mut impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Stretch<T>> {
        let Some((part, place, mut rest)) = self.anchor(ids, shape)? else {
            return self.top(before + after, shape);
        };
        let mut rows = self.go(part, Some(&place), before + 1, true, shape)?;
        let more_before = rows.len() > before;
        rows.truncate(before);
        rows.reverse();
        // Rows missing before the anchor are made up for after it, so that the screen is full.
        let wanted = before + after - rows.len();
        rest.extend(self.go(part, Some(&place), wanted + 1 - rest.len(), false, shape)?);
        let more_after = rest.len() > wanted;
        rest.truncate(wanted);
        rows.append(&mut rest);
        Ok(Stretch { rows, more_before, more_after })
    }

    /// The first of these rows that matches; where none does, the first that has a place.
    fn anchor<T>(
        &self,
        ids: &[i64],
        shape: &mut impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<Anchor<T>>> {
        let mut placed = None;
        for id in ids {
            let Some((part, key)) = self.part_of(*id)? else { continue };
            let row = self.row(part, *id, shape)?;
            let anchor = (part, (key, *id), row);
            if !anchor.2.is_empty() {
                return Ok(Some(anchor));
            }
            placed = placed.or(Some(anchor));
        }
        Ok(placed)
    }

    /// The part a row lies in and its key there.
    fn part_of(&self, id: i64) -> Result<Option<(usize, Sql)>> {
        let all = self.parts.iter().enumerate();
        let all = all.flat_map(|(place, part)| part.iter().map(move |segment| (place, segment)));
        for (place, segment) in all {
            let key = segment.key.as_deref().unwrap_or("NULL");
            let (from, number) = (self.from(segment), by_number(segment));
            let sql = format!("SELECT {key} FROM {from} WHERE {} AND {number}", segment.condition);
            let params = segment.params.iter().cloned().chain([Sql::Integer(id)]);
            let mut statement = self.conn.prepare_cached(&sql)?;
            let found = statement.query_row(params_from_iter(params), |r| r.get(0)).optional()?;
            if let Some(key) = found {
                return Ok(Some((place, key)));
            }
        }
        Ok(None)
    }

    /// The row itself, if it still belongs to the list.
    fn row<T>(
        &self,
        part: usize,
        id: i64,
        shape: &mut impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        for segment in self.parts[part] {
            let sql = self.sql(segment, &by_number(segment), false, "");
            let params = self.params(segment, vec![Sql::Integer(id)], 1);
            let mut statement = self.conn.prepare_cached(&sql)?;
            let found = statement.query_row(params_from_iter(params), |r| shape(r)).optional()?;
            if found.is_some() {
                return Ok(found.into_iter().collect());
            }
        }
        Ok(Vec::new())
    }

    /// Rows beyond a place (backward: before it, nearest first), part by part until there are
    /// enough.
    fn go<T>(
        &self,
        first: usize,
        from: Option<&Place>,
        limit: usize,
        backward: bool,
        shape: &mut impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        let count = if backward { first + 1 } else { self.parts.len() - first };
        for step in 0..count {
            let place = if backward { first - step } else { first + step };
            let left = limit - rows.len();
            if left == 0 {
                break;
            }
            let from = from.filter(|_| step == 0);
            match self.parts[place] {
                [only] => {
                    let found = self.along(only, from, (left, backward), "", |r| shape(r))?;
                    rows.extend(found);
                }
                several => {
                    rows.extend(self.side_by_side(several, from, (left, backward), shape)?)
                }
            }
        }
        Ok(rows)
    }

    /// Rows of several ranges in their common order.
    fn side_by_side<T>(
        &self,
        segments: &[Segment],
        from: Option<&Place>,
        (limit, backward): (usize, bool),
        shape: &mut impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        for segment in segments {
            let key = segment.key.as_deref().unwrap_or("0");
            let placed = |r: &Row<'_>| {
                let last = r.as_ref().column_count() - 1;
                Ok(((r.get::<_, i64>(last)?, r.get::<_, i64>(0)?), shape(r)?))
            };
            let rows = self.along(segment, from, (limit, backward), &format!(", {key}"), placed)?;
            found.extend(rows);
        }
        found.sort_by_key(|(place, _)| *place);
        if segments.first().is_some_and(|segment| segment.descending ^ backward) {
            found.reverse();
        }
        found.truncate(limit);
        Ok(found.into_iter().map(|(_, row)| row).collect())
    }

    /// At most so many rows of a range beyond a place; `more` is selected behind everything else.
    fn along<T>(
        &self,
        segment: &Segment,
        from: Option<&Place>,
        (limit, backward): (usize, bool),
        more: &str,
        shape: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let (bound, bound_params) = bound(segment, from, backward);
        let sql = self.sql(segment, &bound, backward, more);
        let params = self.params(segment, bound_params, limit as i64);
        let mut statement = self.conn.prepare_cached(&sql)?;
        statement.query_map(params_from_iter(params), shape)?.collect()
    }

    fn sql(&self, segment: &Segment, bound: &str, backward: bool, more: &str) -> String {
        let way = if segment.descending ^ backward { "DESC" } else { "ASC" };
        let key = segment.key.as_ref().map_or(String::new(), |key| format!("{key} {way}, "));
        format!(
            "SELECT r.id, {}{more} FROM {} {} WHERE {} AND {} AND {bound} \
             ORDER BY {key}{} {way} LIMIT ?",
            self.query.select,
            self.from(segment),
            self.query.join,
            segment.condition,
            self.query.filter,
            number(segment),
        )
    }

    fn from(&self, segment: &Segment) -> String {
        match segment.through {
            Some(through) => through.from.to_owned(),
            None => format!("{} r", view(self.query.noun)),
        }
    }

    fn params(&self, segment: &Segment, bound: Vec<Sql>, limit: i64) -> Vec<Sql> {
        let mut params = segment.params.clone();
        params.extend(self.query.params.iter().cloned());
        params.extend(bound);
        params.push(Sql::Integer(limit));
        params
    }
}

/// The condition of lying beyond a place within a segment.
fn bound(segment: &Segment, from: Option<&Place>, backward: bool) -> (String, Vec<Sql>) {
    let sign = if segment.descending ^ backward { "<" } else { ">" };
    let number = number(segment);
    match (from, &segment.key) {
        (None, _) => ("1".to_owned(), Vec::new()),
        (Some((key, id)), Some(column)) => {
            (format!("({column}, {number}) {sign} (?, ?)"), vec![key.clone(), Sql::Integer(*id)])
        }
        (Some((_, id)), None) => (format!("{number} {sign} ?"), vec![Sql::Integer(*id)]),
    }
}

/// The column with the number of a row.
fn number(segment: &Segment) -> &'static str {
    segment.through.map_or("r.id", |through| through.id)
}

/// The condition of being the row with a number.
fn by_number(segment: &Segment) -> String {
    format!("{} = ?", number(segment))
}
