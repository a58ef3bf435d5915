//! Times of day as they are spoken: `half past three`, `без четверти пять`, `wpół do czwartej`.

use super::super::numeric::Clock;
use super::super::span::Unit;
use super::super::words::{self, Spoken};
use super::Reader;

/// Minutes in an hour, and in the hours that a clock with hands shows.
const HOUR: u32 = 60;
const ROUND: u32 = 12 * HOUR;

/// Minutes of a day, whether nothing else can be meant by their words, and the place after them.
type Said = (u32, bool, usize);

impl Reader<'_> {
    /// A time of day in words, with the preposition before it. Which half of the day is meant is said
    /// behind it, or decided as for a bare hour.
    pub(super) fn spoken(&self, at: usize) -> Option<(Clock, usize)> {
        let (link, start) = self.preposition(at);
        let said = self.past(start).or_else(|| self.until(start)).or_else(|| self.of_next(start));
        let (minutes, is_certain, end) = said?;
        let is_halved = self.lookup(end, words::half).is_some();
        if !is_certain && !is_halved && (link.is_none() || !self.is_complete(end)) {
            return None;
        }
        // The hour before one is twelve.
        let minutes = if minutes < HOUR { minutes + ROUND } else { minutes };
        let clock = Clock { hour: minutes / HOUR, minute: minutes % HOUR };
        Some((if is_halved { clock } else { clock.by_day() }, end))
    }

    /// `half past three`, `twenty past 3`, `kwadrans po trzeciej`.
    fn past(&self, at: usize) -> Option<Said> {
        let (minutes, end) = self.part_of_hour(at)?;
        let hour = match self.word(end) {
            "past" => self.hour_or_digits(end + 1)?,
            "po" => words::hour_of_row(self.word(end + 1))?,
            _ => return None,
        };
        Some((hour * HOUR + minutes, true, end + 2))
    }

    /// `quarter to four`, `без десяти пять`, `wpół do czwartej`, `za kwadrans czwarta`.
    fn until(&self, at: usize) -> Option<Said> {
        let before = |minutes: u32, hour: u32| (hour * HOUR).checked_sub(minutes);
        match self.word(at) {
            "без" => {
                let (minutes, end) = self.lookup(at + 1, words::minutes_short)?;
                let end = end + usize::from(self.is_minutes(end));
                Some((before(minutes, self.hour_or_digits(end)?)?, true, end + 1))
            }
            "wpol" | "pol" if self.word(at + 1) == "do" => {
                let hour = self.word(at + 2);
                let hour = words::hour_of_row(hour).or_else(|| words::digits(hour, 1..=2))?;
                Some((before(HOUR / 2, hour)?, true, at + 3))
            }
            "za" => {
                let (minutes, end) = self.part_of_hour(at + 1)?;
                Some((before(minutes, words::hour_of_row(self.word(end))?)?, true, end + 1))
            }
            _ => {
                let (minutes, end) = self.part_of_hour(at)?;
                let hour = self.hour_or_digits(end + 1).filter(|_| self.word(end) == "to")?;
                let is_quarter = words::spoken(self.word(end - 1)).is_some();
                Some((before(minutes, hour)?, is_quarter, end + 2))
            }
        }
    }

    /// `половина пятого`, `полпятого`, `четверть пятого`, `двадцать минут пятого`: so much of the
    /// hour at whose end it is five.
    fn of_next(&self, at: usize) -> Option<Said> {
        let of = |minutes: u32, hour: u32| (hour - 1) * HOUR + minutes;
        let word = self.word(at);
        let joined = word.strip_prefix("пол").map(|hour| hour.trim_start_matches('-'));
        if let Some(hour) = joined.and_then(words::ordinal).filter(|hour| *hour <= 12) {
            return Some((of(HOUR / 2, hour), true, at + 1));
        }
        let (minutes, end) = self.part_of_hour(at)?;
        let hour = words::ordinal(self.word(end)).filter(|hour| *hour <= 12)?;
        let is_half = words::spoken(word) == Some(Spoken::Half);
        Some((of(minutes, hour), is_half, end + 1))
    }

    /// A half, a quarter or so many minutes, of which a clock with hands shows five at a step.
    fn part_of_hour(&self, at: usize) -> Option<(u32, usize)> {
        let at = at + usize::from(self.word(at) == "a");
        let minutes = match words::spoken(self.word(at)) {
            Some(Spoken::Half) => HOUR / 2,
            Some(Spoken::Quarter) => HOUR / 4,
            None => words::number(self.word(at))
                .filter(|minutes| minutes.is_multiple_of(5) && (1..HOUR).contains(minutes))?,
        };
        Some((minutes, at + 1 + usize::from(self.is_minutes(at + 1))))
    }

    fn is_minutes(&self, at: usize) -> bool {
        words::unit(self.word(at)) == Some(Unit::Minute)
    }

    /// An hour as a word, also the first one, or in digits.
    fn hour_or_digits(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        let first = matches!(word, "one" | "час").then_some(1);
        let hour = first.or_else(|| words::hour(word)).or_else(|| words::digits(word, 1..=2))?;
        (1..=24).contains(&hour).then_some(hour)
    }
}
