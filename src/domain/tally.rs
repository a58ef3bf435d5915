//! How many open activities there are by how much attention they ask for, and which number of that
//! a counter shows: beside a record, or over many of them.
//!
//! Activities are counted, not records. It speaks of moments in seconds since 1970 UTC and knows
//! neither records nor how a counter looks.

use super::reminder::{Attention, Due};

/// Counters show exact numbers up to here.
pub const MOST: i64 = 99;

/// Open activities by how much attention they ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Past their deadline.
    pub overdue: i64,
    /// Somebody from outside waits for them.
    pub waits: i64,
    /// The first reminder is over, the deadline is still to come.
    pub soon: i64,
    /// They ask for nothing yet.
    pub quiet: i64,
}

/// What a counter shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counter {
    /// How much attention the most urgent of what is counted asks for.
    pub attention: Attention,
    /// How many there are; more than [`MOST`] stand for any more.
    pub count: i64,
}

impl Tally {
    /// Counts what is open at `now`.
    pub fn of(now: i64, open: impl IntoIterator<Item = Due>) -> Tally {
        let mut tally = Tally::default();
        for due in open {
            *match Attention::of(now, due) {
                Attention::Overdue => &mut tally.overdue,
                Attention::Waits => &mut tally.waits,
                Attention::Soon => &mut tally.soon,
                Attention::Quiet => &mut tally.quiet,
            } += 1;
        }
        tally
    }

    /// How many ask for attention.
    pub fn lit(self) -> i64 {
        self.overdue + self.waits + self.soon
    }

    /// How many there are.
    pub fn open(self) -> i64 {
        self.lit() + self.quiet
    }

    /// The counter of what asks for attention; none where nothing does.
    pub fn counter(self) -> Option<Counter> {
        let kinds = [
            (self.overdue, Attention::Overdue),
            (self.waits, Attention::Waits),
            (self.soon, Attention::Soon),
        ];
        let (_, attention) = kinds.into_iter().find(|(count, _)| *count > 0)?;
        Some(Counter { attention, count: self.lit() })
    }

    /// The counter beside a record of which one activity may be told in words already, by how much
    /// attention that asks for. What says no more than these words is left out; where nothing asks
    /// for attention, what is planned is counted.
    pub fn beside(self, told: Option<Attention>) -> Option<Counter> {
        let told = |lit: bool| i64::from(told.is_some_and(|told| told.is_lit() == lit));
        match self.counter() {
            Some(counter) => (counter.count > told(true)).then_some(counter),
            None => (self.quiet > told(false))
                .then_some(Counter { attention: Attention::Quiet, count: self.quiet }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn due(deadline: Option<i64>, lit_at: Option<i64>, waits: bool) -> Due {
        Due { deadline, lit_at, waits }
    }

    #[test]
    fn activities_are_counted_by_how_much_attention_they_ask_for() {
        let open = [
            due(Some(NOW - 1), Some(NOW - 901), false),
            due(Some(NOW - 1), None, true),
            due(Some(NOW), Some(NOW - 900), false),
            due(None, Some(NOW), true),
            due(Some(NOW + 9000), Some(NOW + 8100), true),
            due(Some(NOW + 900), Some(NOW), false),
            due(Some(NOW + 901), Some(NOW + 1), false),
            due(None, None, false),
        ];
        let tally = Tally::of(NOW, open);
        assert_eq!(tally, Tally { overdue: 2, waits: 2, soon: 2, quiet: 2 });
        assert_eq!((tally.lit(), tally.open()), (6, 8));
        // A second later the reminder of one has come, and the deadline of another is past.
        let later = Tally::of(NOW + 1, open);
        assert_eq!(later, Tally { overdue: 3, waits: 2, soon: 2, quiet: 1 });
    }

    #[test]
    fn a_counter_says_what_the_words_beside_it_do_not() {
        use Attention::{Overdue, Quiet, Soon, Waits};
        let tally = |overdue, waits, soon, quiet| Tally { overdue, waits, soon, quiet };
        for (counted, told, expected) in [
            (tally(0, 0, 0, 0), None, None),
            // One that is told in words needs no number.
            (tally(1, 0, 0, 0), Some(Overdue), None),
            (tally(0, 1, 0, 0), Some(Waits), None),
            (tally(0, 0, 1, 3), Some(Soon), None),
            (tally(0, 0, 0, 1), Some(Quiet), None),
            // Of several, all are counted and the most urgent gives the mark.
            (tally(2, 0, 0, 0), Some(Overdue), Some((Overdue, 2))),
            (tally(1, 1, 1, 4), Some(Overdue), Some((Overdue, 3))),
            (tally(0, 1, 1, 0), Some(Waits), Some((Waits, 2))),
            (tally(0, 0, 3, 0), Some(Soon), Some((Soon, 3))),
            // The nearest deadline is still quiet, another activity is reminded of early.
            (tally(0, 0, 1, 1), Some(Quiet), Some((Soon, 1))),
            // With nothing lit, what is planned.
            (tally(0, 0, 0, 2), Some(Quiet), Some((Quiet, 2))),
            // Where no words stand beside it.
            (tally(1, 0, 0, 0), None, Some((Overdue, 1))),
            (tally(0, 0, 0, 1), None, Some((Quiet, 1))),
        ] {
            let counter = counted.beside(told).map(|counter| (counter.attention, counter.count));
            assert_eq!(counter, expected, "{counted:?} {told:?}");
            let lit = counted.counter().map(|counter| counter.count);
            assert_eq!(lit, (counted.lit() > 0).then_some(counted.lit()), "{counted:?}");
        }
    }
}
