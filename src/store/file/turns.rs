//! Taking turns: whoever writes very many rows keeps the file for moments only, and between them
//! leaves colleagues theirs.
//!
//! SQLite has no queue of those who wait to write: each looks again after a nap, and somebody who
//! commits and begins anew at once is always faster. So a long piece of work pauses between its
//! transactions a little longer than such a nap, and as long as others make use of it.

use std::time::{Duration, Instant};

use rusqlite::{Connection, Result};

use super::{bulk, open};

/// How long a transaction of many rows keeps the file while colleagues write as well: whoever
/// presses a key meanwhile waits so long and does not notice.
const KEEPS: Duration = Duration::from_millis(50);

/// The same where nobody else wrote lately. Of the many pages of the indexes each transaction writes
/// nearly all anew, so few and long ones save a fifth of the time of an import.
const KEEPS_ALONE: Duration = Duration::from_millis(200);

/// So long after a colleague's change he is taken to be at work.
const LATELY: Duration = Duration::from_secs(30);

/// The fewest rows of a transaction: below that the disk's own pace governs.
const FEWEST: usize = 50;

/// The most rows of a transaction.
const MOST: usize = 2000;

/// A pause between two transactions: longer than the nap of somebody who waits.
const PAUSE: Duration = Duration::from_millis(5);

/// So many pauses follow each other while others write; then it is one's own turn.
const PAUSES: usize = 4;

/// The turns of one long piece of work.
#[derive(Debug)]
pub struct Turns {
    rows: usize,
    since: Instant,
    version: Option<i64>,
    /// When a colleague was last seen to have written.
    others: Option<Instant>,
}

impl Turns {
    /// Begins with so many rows in the first transaction.
    pub fn new(rows: usize) -> Turns {
        Turns { rows, since: Instant::now(), version: None, others: None }
    }

    /// How many rows the next transaction takes.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Takes note that a transaction has the file now.
    pub fn begin(&mut self) {
        self.since = Instant::now();
    }

    /// Takes note that the transaction is over, which wrote so many rows.
    pub fn end(&mut self, rows: usize) {
        let accompanied = self.others.is_some_and(|seen| seen.elapsed() < LATELY);
        let keeps = if accompanied { KEEPS } else { KEEPS_ALONE };
        self.rows = next(self.rows, rows, self.since.elapsed(), keeps);
        self.since = Instant::now();
    }

    /// Lets others write before the next transaction, and puts the log into the file meanwhile. What
    /// was done since the last one ended, such as reading what comes next, is part of the pause.
    ///
    /// # Errors
    /// When the database fails.
    pub fn give_way(&mut self, conn: &Connection) -> Result<()> {
        bulk::put_away(conn)?;
        let mut pause = PAUSE.saturating_sub(self.since.elapsed());
        for _ in 0..PAUSES {
            std::thread::sleep(pause);
            // Changes when others commit, and not by what one commits oneself.
            let version = open::version(conn)?;
            if self.version.replace(version).is_none_or(|before| before == version) {
                break;
            }
            self.others = Some(Instant::now());
            pause = PAUSE;
        }
        Ok(())
    }
}

/// How many rows the next transaction takes where the last one wrote `rows` of the `wanted` in
/// this time, and may keep the file for `keeps`. It changes by half and by double at most: one slow
/// moment of the disk says little.
fn next(wanted: usize, rows: usize, took: Duration, keeps: Duration) -> usize {
    if rows < wanted {
        return wanted;
    }
    let fits = keeps.as_micros() * rows as u128 / took.as_micros().max(1);
    let fits = usize::try_from(fits).unwrap_or(MOST);
    fits.clamp(wanted / 2, wanted * 2).clamp(FEWEST, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transaction_takes_as_many_rows_as_fit_its_time() {
        let next = |wanted, rows, ms| next(wanted, rows, Duration::from_millis(ms), KEEPS);
        for (wanted, rows, took, expected) in [
            (500, 500, 50, 500),
            (500, 500, 40, 625),
            (500, 500, 100, 250),
            // One slow or quick moment.
            (500, 500, 5_000, 250),
            (500, 500, 0, 1000),
            // At the limits.
            (60, 60, 100, 50),
            (50, 50, 10_000, 50),
            (1500, 1500, 1, 2000),
            // The rest of a file says nothing.
            (500, 20, 900, 500),
            (500, 0, 1, 500),
        ] {
            assert_eq!(next(wanted, rows, took), expected, "{rows} of {wanted} in {took} ms");
        }
    }

    /// How many rows the turns come to take where each takes a millisecond.
    fn grown(turns: &mut Turns) -> usize {
        for _ in 0..20 {
            turns.since =
                Instant::now().checked_sub(Duration::from_millis(turns.rows as u64)).unwrap();
            turns.end(turns.rows);
        }
        turns.rows
    }

    #[test]
    fn beside_a_colleague_who_writes_the_turns_are_short() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("crm.db");
        open::prepare(&path).unwrap();
        let (conn, colleague) = (open::connect(&path).unwrap(), open::connect(&path).unwrap());
        let mut turns = Turns::new(100);
        turns.give_way(&conn).unwrap();
        let alone = grown(&mut turns);
        colleague.execute("INSERT INTO meta VALUES ('test', '1')", []).unwrap();
        turns.give_way(&conn).unwrap();
        assert!(grown(&mut turns) < alone / 2, "of {alone}");
    }
}
