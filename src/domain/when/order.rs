//! Which number of a day in digits is the month: the one rule for what is typed and for cells of files.

/// The countries in which the month is written before the day.
const MONTH_FIRST: [&str; 9] = ["US", "PR", "GU", "VI", "AS", "MP", "PH", "FM", "PW"];

/// Which comes first where both are numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// `31/12/2026`.
    #[default]
    DayFirst,
    /// `12/31/2026`.
    MonthFirst,
}

impl Order {
    /// How days are written in a country.
    pub fn of(country: &str) -> Order {
        if MONTH_FIRST.contains(&country) { Order::MonthFirst } else { Order::DayFirst }
    }

    /// The day and the month of two numbers with this mark between. Before a point stands the day
    /// everywhere; else a number too great for a month is the day, wherever it stands.
    pub fn day_and_month<T: Ord + From<u8>>(self, first: T, mark: char, second: T) -> (T, T) {
        let most = T::from(12);
        let may_be_first = mark != '.' && first <= most;
        if may_be_first && (second > most || self == Order::MonthFirst) {
            (second, first)
        } else {
            (first, second)
        }
    }

    /// Its name in messages that give an example of a day.
    pub fn word(self) -> &'static str {
        match self {
            Order::DayFirst => "day-first",
            Order::MonthFirst => "month-first",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_told_from_the_month() {
        for (country, first, mark, second, day_and_month) in [
            ("PL", 3, '/', 4, (3, 4)),
            ("US", 3, '/', 4, (4, 3)),
            ("US", 3, '-', 4, (4, 3)),
            ("US", 3, '.', 4, (3, 4)),
            // What can be read only one way is read so everywhere.
            ("PL", 12, '/', 31, (31, 12)),
            ("US", 12, '/', 31, (31, 12)),
            ("US", 31, '/', 12, (31, 12)),
            ("US", 31, '.', 12, (31, 12)),
            ("PL", 12, '.', 31, (12, 31)),
            ("US", 31, '/', 31, (31, 31)),
        ] {
            let found = Order::of(country).day_and_month(first, mark, second);
            assert_eq!(found, day_and_month, "{first}{mark}{second} in {country}");
        }
    }
}
