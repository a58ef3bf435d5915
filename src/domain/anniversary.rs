//! A day that comes round every year, with the year it began in or without: `1980-03-08`, `--03-08`.
//!
//! The 29th of February comes round on the last day of February.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A leap year, in which every day of a year is.
const LEAP: i32 = 2000;

/// The year that other programs write where they know none; some of them write year 0 or 1.
const UNKNOWN: i32 = 1604;

/// A day of the year, and the year it began in where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anniversary {
    /// The day, in a leap year where its own is not known.
    day: NaiveDate,
    has_year: bool,
}

/// The days of the year from one up to another, which is none of them any more, as `03-08`; where
/// the end is not behind the beginning, a turn of the year lies between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Season {
    /// The first of them.
    pub from: String,
    /// The first one after them.
    pub until: String,
}

impl Anniversary {
    /// Of a day with its year; one so long ago stands for none.
    pub fn of(day: NaiveDate) -> Anniversary {
        let anniversary = Anniversary { day, has_year: true };
        if day.year() > UNKNOWN { anniversary } else { anniversary.without_year() }
    }

    /// Of a day that was read from a text with its year. One of two figures, from 30 on, is of the last
    /// century, as spreadsheets take it.
    pub fn written(day: NaiveDate, text: &str) -> Anniversary {
        const OF_LAST_CENTURY: i32 = 30;
        let short = day.year().rem_euclid(100);
        let mut figures = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let is_short = figures.clone().all(|part| part.len() < 4)
            && figures.next_back() == Some(&*format!("{short:02}"));
        let is_last_century = is_short && short >= OF_LAST_CENTURY;
        Anniversary::of(day.with_year(1900 + short).filter(|_| is_last_century).unwrap_or(day))
    }

    /// The same day of a year that nobody knows.
    pub fn without_year(self) -> Anniversary {
        let day = self.day.with_year(LEAP).unwrap_or(self.day);
        Anniversary { day, has_year: false }
    }

    /// Reads what is written with all figures: `1980-03-08`, `--03-08`, `--0308`.
    pub fn parse(text: &str) -> Option<Anniversary> {
        let Some(short) = text.strip_prefix("--") else {
            let day: NaiveDate = text.parse().ok()?;
            return (day.to_string() == text).then(|| Anniversary::of(day));
        };
        let (month, day) = short.split_once('-').or_else(|| short.split_at_checked(2))?;
        let figures = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        if !figures(month) || !figures(day) {
            return None;
        }
        let day = NaiveDate::from_ymd_opt(LEAP, month.parse().ok()?, day.parse().ok()?)?;
        Some(Anniversary { day, has_year: false })
    }

    /// The day with its year, where that is known.
    pub fn dated(self) -> Option<NaiveDate> {
        self.has_year.then_some(self.day)
    }

    /// The day in a leap year, whatever its own is: for its month and its number.
    pub fn of_year(self) -> NaiveDate {
        self.without_year().day
    }
}

impl fmt::Display for Anniversary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = if self.has_year { "%Y-%m-%d" } else { "--%m-%d" };
        write!(f, "{}", self.day.format(format))
    }
}

impl Season {
    /// The days of a year that lie in a period: from one day to the one after the last. `None` where
    /// it is a whole year and more, in which every day comes round.
    ///
    /// What comes round on the 29th of February is there on the 28th where no 29th follows that.
    pub fn between(from: NaiveDate, until: NaiveDate) -> Option<Season> {
        let of_year = |day: NaiveDate| day.format("%m-%d").to_string();
        let year_later = |day: NaiveDate| day.with_year(day.year() + 1);
        let again = year_later(from).or_else(|| from.succ_opt().and_then(year_later));
        let is_shorter = again.is_some_and(|again| until < again);
        is_shorter.then(|| Season { from: of_year(from), until: of_year(until) })
    }

    /// Whether a day that is kept as [`Anniversary`] writes it comes round in it.
    pub fn has(&self, kept: &str) -> bool {
        let Some(day) = kept.get(kept.len().saturating_sub(self.from.len())..) else {
            return false;
        };
        match self.is_over_new_year() {
            false => *self.from <= *day && *day < *self.until,
            true => *self.from <= *day || *day < *self.until,
        }
    }

    /// Whether a turn of the year lies in it.
    pub fn is_over_new_year(&self) -> bool {
        self.until <= self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_its_year_or_without_and_written_one_way() {
        for (text, kept) in [
            ("1980-03-08", "1980-03-08"),
            ("--03-08", "--03-08"),
            ("--0308", "--03-08"),
            ("--02-29", "--02-29"),
            ("1980-02-29", "1980-02-29"),
            // As programs write a day whose year nobody told them.
            ("1604-03-08", "--03-08"),
            ("1604-02-29", "--02-29"),
            ("0000-03-08", "--03-08"),
            ("0001-03-08", "--03-08"),
        ] {
            let read = Anniversary::parse(text).map(|day| day.to_string());
            assert_eq!(read.as_deref(), Some(kept), "{text}");
        }
        for text in
            ["", "--", "--02-30", "--3-8", "--030", "--03-08-", "--яя", "1981-02-29", "1980-3-8"]
        {
            assert_eq!(Anniversary::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_takes_in_the_days_of_its_year_also_over_the_turn_of_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let table: [(&str, &str, &[&str], &[&str]); 7] = [
            ("2026-11-16", "2026-11-23", &["11-16", "11-22"], &["11-15", "11-23", "01-01"]),
            (
                "2026-12-28",
                "2027-01-04",
                &["12-28", "12-31", "01-01", "01-03"],
                &["01-04", "12-27"],
            ),
            ("2026-12-31", "2027-01-01", &["12-31"], &["01-01", "12-30"]),
            // Where there is no 29th of February, the 28th is the last day.
            ("2027-02-28", "2027-03-01", &["02-28", "02-29"], &["03-01"]),
            ("2027-03-01", "2027-03-02", &["03-01"], &["02-29"]),
            ("2028-02-28", "2028-02-29", &["02-28"], &["02-29"]),
            ("2028-02-29", "2028-03-01", &["02-29"], &["02-28", "03-01"]),
        ];
        for (from, until, within, without) in table {
            let season = Season::between(day(from), day(until)).unwrap();
            for (days, expected) in [(within, true), (without, false)] {
                for day in days {
                    for kept in [format!("1980-{day}"), format!("--{day}")] {
                        assert_eq!(season.has(&kept), expected, "{kept} from {from} to {until}");
                    }
                }
            }
        }
        assert!(!Season::between(day("2026-11-16"), day("2026-11-23")).unwrap().has("8"));
        for (from, until) in [("2026-01-01", "2027-01-01"), ("2028-02-29", "2029-03-01")] {
            assert_eq!(Season::between(day(from), day(until)), None, "a year has every day");
        }
    }
}
