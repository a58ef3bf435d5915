//! Chance that can be repeated: numbers that look random and follow from a seed, the same on every
//! machine.

/// A source of such numbers (SplitMix64).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The numbers of one story of a seed; they do not depend on how many other stories took.
    pub fn of(seed: u64, story: usize) -> Chance {
        let mut chance = Chance(seed);
        let start = chance.next();
        Chance(start ^ (story as u64).wrapping_mul(0xd1b5_4a32_d192_ed03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to `end`, without it; 0 where `end` is not above 0.
    pub fn below(&mut self, end: i64) -> i64 {
        let end = u64::try_from(end).unwrap_or_default().max(1);
        let scaled = (u128::from(self.next()) * u128::from(end)) >> 64;
        i64::try_from(scaled).unwrap_or_default()
    }

    /// The place of one of so many; 0 where there are none.
    pub fn index(&mut self, count: usize) -> usize {
        usize::try_from(self.below(i64::try_from(count).unwrap_or(i64::MAX))).unwrap_or_default()
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        first + self.below(last - first + 1)
    }

    /// Yes in so many cases of a hundred.
    pub fn percent(&mut self, percent: i64) -> bool {
        self.below(100) < percent
    }

    /// One of them. The list is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    /// One of them, the first ones more often. The list is not empty.
    pub fn pick_early<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len()).min(self.index(list.len()))]
    }

    /// What something costs, in whole units: most of it near `usual`, some of it many times that,
    /// rounded as people round.
    pub fn price(&mut self, usual: i64) -> i64 {
        // Doublings are distributed like coin flips, so their product is nearly log-normal.
        let doublings = (self.next() & 0xff).count_ones();
        let exact = usual * (1 << doublings) * self.between(70, 140) / 1600;
        let mut step = 1;
        while exact / step >= 1000 {
            step *= 10;
        }
        exact / step * step
    }

    /// The pattern with a digit for every `#`.
    pub fn digits(&mut self, pattern: &str) -> String {
        let digit = |c| if c == '#' { char::from(*self.pick(b"0123456789")) } else { c };
        pattern.chars().map(digit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_in_their_range_and_fill_it() {
        let mut chance = Chance::of(7, 0);
        let mut seen = [0; 10];
        for _ in 0..1000 {
            seen[chance.index(10)] += 1;
        }
        assert!(seen.iter().all(|count| (50..200).contains(count)), "{seen:?}");
        assert_eq!(chance.below(0), 0);
        assert!((5..=6).contains(&chance.between(5, 6)));
    }

    #[test]
    fn stories_of_a_seed_differ_and_repeat() {
        let first = |seed, story| Chance::of(seed, story).below(i64::MAX);
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
    }

    #[test]
    fn prices_are_round_and_lie_around_the_usual_one() {
        let mut chance = Chance::of(1, 1);
        let mut prices: Vec<i64> = (0..1001).map(|_| chance.price(5000)).collect();
        prices.sort_unstable();
        assert!((3000..8000).contains(&prices[500]), "{}", prices[500]);
        assert!(prices[1000] > 20_000 && prices[0] < 1500, "{} {}", prices[0], prices[1000]);
        assert!(prices.iter().all(|price| *price < 1000 || price % 10 == 0));
    }
}
