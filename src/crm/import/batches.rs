//! The rows of a file, a batch at a time.

use std::iter::Peekable;

use super::Request;
use crate::exchange::draft::RecordDraft;
use crate::exchange::table::{BadRow, Row};

/// A record of a file on its way in.
pub struct Incoming<'a> {
    /// Its row.
    pub row: Row<'a>,
    /// The rows below it that only name more products of it.
    pub more: Vec<Row<'a>>,
    /// What they say together.
    pub draft: RecordDraft,
}

/// The drafts of a file, a batch at a time.
pub struct Batches<'a> {
    rows: Peekable<Box<dyn Iterator<Item = Result<Row<'a>, BadRow>> + 'a>>,
    request: &'a Request<'a>,
    /// How many rows were taken, the bad ones included.
    pub done: u64,
    /// The line of the first row of the batch that was taken last.
    pub first: Option<u64>,
    /// The line of the last row that was taken.
    pub last: u64,
}

impl<'a> Batches<'a> {
    /// Begins with the first row that is wanted.
    pub fn new(request: &'a Request<'a>) -> Batches<'a> {
        let rows: Box<dyn Iterator<Item = _>> = Box::new(request.rows());
        Batches { rows: rows.peekable(), request, done: 0, first: None, last: 0 }
    }

    /// At most so many rows with their drafts, and what goes on with the last of them; none at the end
    /// of the file. Those that cannot be read are `rejected`.
    pub fn next(&mut self, rows: usize, rejected: &mut Vec<BadRow>) -> Option<Vec<Incoming<'a>>> {
        let mut batch: Vec<Incoming<'a>> = Vec::with_capacity(rows);
        self.first = None;
        let mut taken = 0;
        while taken < rows || self.goes_on(batch.last_mut()) {
            let Some(row) = self.rows.next() else { break };
            self.last = line_of(&row);
            self.first.get_or_insert(self.last);
            self.done += 1;
            taken += 1;
            match row.and_then(|row| Ok(draft(self.request, &row)?.map(|draft| (row, draft)))) {
                Ok(Some((row, draft))) => put(&mut batch, row, draft),
                Ok(None) => {}
                Err(bad) => rejected.push(bad),
            }
        }
        self.first.map(|_| batch)
    }

    /// Whether the next row goes on with this record.
    fn goes_on(&mut self, last: Option<&mut Incoming<'a>>) -> bool {
        let (Some(last), Some(Ok(row))) = (last, self.rows.peek()) else { return false };
        let Ok(Some(mut next)) = draft(self.request, row) else { return false };
        last.draft.goes_on_with(&mut next)
    }

    /// The line of the row that would come next.
    pub fn next_line(mut self) -> Option<u64> {
        self.rows.next().as_ref().map(line_of)
    }
}

fn draft(request: &Request<'_>, row: &Row<'_>) -> Result<Option<RecordDraft>, BadRow> {
    RecordDraft::read(row, request.plan, request.dates)
}

/// Puts a row into a batch: as a record of its own, or with the one above that goes on with it.
fn put<'a>(batch: &mut Vec<Incoming<'a>>, row: Row<'a>, mut draft: RecordDraft) {
    if let Some(last) = batch.last_mut()
        && last.draft.goes_on_with(&mut draft)
    {
        last.draft.take_in(draft);
        last.more.push(row);
        return;
    }
    batch.push(Incoming { row, more: Vec::new(), draft });
}

/// The line of the file a row begins on.
pub fn line_of(row: &Result<Row<'_>, BadRow>) -> u64 {
    match row {
        Ok(row) => row.line,
        Err(bad) => bad.line,
    }
}
