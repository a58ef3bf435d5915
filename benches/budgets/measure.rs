//! Times of two doings of the same work, and the table they make.

use std::time::{Duration, Instant};

use crate::Outcome;

/// What a row may cost.
#[derive(Debug, Clone, Copy)]
pub enum Budget {
    /// So many times the floor.
    Times(f64),
    /// So many milliseconds more than the floor.
    Over(f64),
    /// Twice the floor and one frame of 16 ms: what appears while somebody types.
    Typed,
    /// So many milliseconds, whatever the floor: where other programs are the measure.
    Within(f64),
    /// So many milliseconds for the slowest of a hundred.
    Seldom(f64),
}

impl Budget {
    fn holds(self, times: &Times, floor: f64) -> bool {
        let ours = times.at(0.5);
        match self {
            Budget::Seldom(most) => times.at(0.99) <= most,
            Budget::Times(times) => ours <= floor * times,
            Budget::Over(more) => ours <= floor + more,
            Budget::Typed => ours <= 2.0 * floor + 16.0,
            Budget::Within(most) => ours <= most,
        }
    }

    fn words(self) -> String {
        match self {
            Budget::Times(times) => format!("{times}x"),
            Budget::Over(more) => format!("+{more} ms"),
            Budget::Typed => "2x+16 ms".to_owned(),
            Budget::Within(most) => format!("{most} ms"),
            Budget::Seldom(most) => format!("{most} p99"),
        }
    }
}

struct Row {
    what: String,
    ours: Times,
    floor: Times,
    budget: Budget,
}

/// Times of one doing, in milliseconds, the shortest first.
struct Times(Vec<f64>);

impl Times {
    fn new(times: Vec<Duration>) -> Times {
        let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
        times.sort_by(f64::total_cmp);
        Times(times)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place")]
    fn at(&self, share: f64) -> f64 {
        self.0[((self.0.len() - 1) as f64 * share).round() as usize]
    }
}

/// The rows measured so far.
#[derive(Default)]
pub struct Table(Vec<Row>);

impl Table {
    /// Does both `turns` times, by turns, after one turn that does not count. Each is told the
    /// number of the turn.
    pub fn compare(
        &mut self,
        what: impl Into<String>,
        budget: Budget,
        turns: usize,
        ours: impl FnMut(usize) -> Outcome<()>,
        floor: impl FnMut(usize) -> Outcome<()>,
    ) -> Outcome<()> {
        self.compare_after(what, budget, turns, |_| Ok(()), ours, floor)
    }

    /// As [`Table::compare`], each turn after something that is not measured.
    pub fn compare_after(
        &mut self,
        what: impl Into<String>,
        budget: Budget,
        turns: usize,
        mut before: impl FnMut(usize) -> Outcome<()>,
        mut ours: impl FnMut(usize) -> Outcome<()>,
        mut floor: impl FnMut(usize) -> Outcome<()>,
    ) -> Outcome<()> {
        let (mut our_times, mut floor_times) = (Vec::new(), Vec::new());
        for turn in 0..=turns {
            before(turn)?;
            let (our, plain) = by_turns(turn, || timed(|| ours(turn)), || timed(|| floor(turn)))?;
            if turn > 0 || turns == 0 {
                our_times.push(our);
                floor_times.push(plain);
            }
        }
        self.note(what, budget, our_times, floor_times);
        Ok(())
    }

    /// Takes times that were measured elsewhere.
    pub fn note(
        &mut self,
        what: impl Into<String>,
        budget: Budget,
        ours: Vec<Duration>,
        floor: Vec<Duration>,
    ) {
        let what = what.into();
        eprintln!("measured: {what}");
        self.0.push(Row { what, ours: Times::new(ours), floor: Times::new(floor), budget });
    }

    /// Prints the table, and returns how many rows are over their budget.
    pub fn print(&self) -> usize {
        println!(
            "{:<52} {:>10} {:>10} {:>10} {:>10} {:>7}  {:<8} verdict",
            "what, ms", "p50", "p99", "floor p50", "floor p99", "ratio", "budget"
        );
        let mut over = 0;
        for row in &self.0 {
            let (ours, floor) = (row.ours.at(0.5), row.floor.at(0.5));
            let holds = row.budget.holds(&row.ours, floor);
            over += usize::from(!holds);
            println!(
                "{:<52} {:>10.3} {:>10.3} {:>10.3} {:>10.3} {:>7.2}  {:<8} {}",
                row.what,
                ours,
                row.ours.at(0.99),
                floor,
                row.floor.at(0.99),
                ours / floor,
                row.budget.words(),
                if holds { "ok" } else { "OVER" }
            );
        }
        over
    }
}

/// What both say, the second of them before the first where the turn is an odd one: what one leaves
/// in memory or on the disk may help the other.
pub fn by_turns<A, B>(
    turn: usize,
    one: impl FnOnce() -> Outcome<A>,
    other: impl FnOnce() -> Outcome<B>,
) -> Outcome<(A, B)> {
    if turn.is_multiple_of(2) {
        return Ok((one()?, other()?));
    }
    let other = other()?;
    Ok((one()?, other))
}

/// How long something takes.
pub fn timed(doing: impl FnOnce() -> Outcome<()>) -> Outcome<Duration> {
    let begun = Instant::now();
    doing()?;
    Ok(begun.elapsed())
}
