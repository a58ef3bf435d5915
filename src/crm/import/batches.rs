//! The rows of a file, a batch at a time.

use super::Request;
use crate::exchange::draft::RecordDraft;
use crate::exchange::table::{BadRow, Row};

/// The drafts of a file, a batch at a time.
pub struct Batches<'a> {
    rows: Box<dyn Iterator<Item = Result<Row<'a>, BadRow>> + 'a>,
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
        Batches { rows: Box::new(request.rows()), request, done: 0, first: None, last: 0 }
    }

    /// At most so many rows with their drafts; none at the end of the file. Those that cannot be read
    /// are `rejected`.
    pub fn next(
        &mut self,
        rows: usize,
        rejected: &mut Vec<BadRow>,
    ) -> Option<Vec<(Row<'a>, RecordDraft)>> {
        let mut batch = Vec::with_capacity(rows);
        self.first = None;
        for row in self.rows.by_ref().take(rows) {
            self.last = line_of(&row);
            self.first.get_or_insert(self.last);
            self.done += 1;
            let read = row.and_then(|row| {
                let draft = RecordDraft::read(&row, self.request.plan, self.request.dates)?;
                Ok(draft.map(|draft| (row, draft)))
            });
            match read {
                Ok(draft) => batch.extend(draft),
                Err(bad) => rejected.push(bad),
            }
        }
        self.first.map(|_| batch)
    }

    /// The line of the row that would come next.
    pub fn next_line(mut self) -> Option<u64> {
        self.rows.next().as_ref().map(line_of)
    }
}

/// The line of the file a row begins on.
pub fn line_of(row: &Result<Row<'_>, BadRow>) -> u64 {
    match row {
        Ok(row) => row.line,
        Err(bad) => bad.line,
    }
}
