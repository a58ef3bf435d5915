//! Days told by a longer time: the first one of a month, a weekend and what is around it, the New
//! Year, the week that is. Also the moment that is, and midnight.
//!
//! Any of these may well be what a line is about (`what is delivered in January`), so that alone they
//! count only at an end of it.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::super::Reckoning;
use super::super::calendar;
use super::super::numeric;
use super::super::span::{Span, Unit};
use super::super::words::longer::{self, Side};
use super::super::words::{self, Link};
use super::Reader;

/// A day that may turn out to be off the calendar, and the place after its words.
type Day = Option<(Option<NaiveDate>, usize)>;

impl Reader<'_> {
    /// A day told by a longer time.
    pub(in crate::domain::when) fn longer(&self, at: usize) -> Day {
        self.beside_new_year(at)
            .or_else(|| self.beside_weekend(at))
            .or_else(|| self.beside_month(at))
            .or_else(|| self.this_unit(at))
    }

    /// Within a minute, where a line ends with words for now, or the end of the day that is.
    pub(super) fn at_once(&self, at: usize) -> Option<((NaiveDateTime, Reckoning), usize)> {
        let named = |is: fn(&str) -> bool| self.lookup(at, |words| is(words).then_some(()));
        if let Some((_, end)) = named(longer::at_once).filter(|(_, end)| self.is_end(*end)) {
            let soon = Span::minutes(1).after(self.now.at).and_then(calendar::minute)?;
            return Some(((soon, Reckoning::Elapsed(1)), end));
        }
        let (_, end) = named(longer::midnight)?;
        let midnight = self.now.today().succ_opt()?.and_time(NaiveTime::MIN);
        Some(((midnight, Reckoning::Wall), end))
    }

    /// The last day before the New Year, or the first of work after it.
    fn beside_new_year(&self, at: usize) -> Day {
        let (side, end) = self.lookup(at, longer::new_year)?;
        let today = self.now.today();
        let day = match side {
            Side::Before => calendar::coming(today, 12, 31),
            Side::Within | Side::After => {
                calendar::coming(today, 1, 1).and_then(|first| calendar::working_day(first, 1))
            }
        };
        Some((day, end))
    }

    /// The Saturday of a weekend, or today where it is one; the Friday before, the Monday after.
    fn beside_weekend(&self, at: usize) -> Day {
        let today = self.now.today();
        let side = longer::side(self.word(at));
        let is_at = longer::at_weekend(self.word(at));
        let start = at + usize::from(side.is_some() || is_at);
        let start = start + usize::from(self.link(start) == Some(Link::The));
        let which = self.link(start).filter(|link| link.is_of_weekday() && *link != Link::Last);
        let named = start + usize::from(which.is_some());
        if !longer::weekend(self.word(named)) || start == at && which.is_none() {
            return None;
        }
        let weeks = i64::from(which == Some(Link::Next));
        let day = match side {
            Some(Side::Before) => {
                calendar::last_day(today, Unit::Week, i32::from(which == Some(Link::Next)))
            }
            Some(Side::After) => calendar::weekday_of_week(today, weeks + 1, Weekday::Mon),
            Some(Side::Within) | None => {
                calendar::weekday_of_week(today, weeks, Weekday::Sat).map(|day| day.max(today))
            }
        };
        Some((day, named + 1))
    }

    /// The first day of a month that is still to come, the last one before it, the first one after
    /// it. Without a year, that of the month that is now is anybody's guess.
    fn beside_month(&self, at: usize) -> Day {
        let today = self.now.today();
        let side = longer::side(self.word(at))?;
        let (before, name) = (self.word(at), self.word(at + 1));
        let month = match before {
            "в" | "во" | "w" | "we" => longer::month_within(name),
            "к" | "ко" => longer::month_to(name),
            "po" => longer::month_within(name).or_else(|| words::month(name)),
            _ => words::month(name),
        }?;
        let year = numeric::year(self.word(at + 2));
        if year.is_none() && self.number_of_day(at + 2).is_some() {
            return None;
        }
        let first = match year {
            Some(year) => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1),
            None if month != today.month() => calendar::coming(today, month, 1),
            None if side == Side::After => today.with_day(1),
            None => return None,
        };
        let day = match side {
            Side::Within => first,
            Side::Before => first.and_then(|first| first.pred_opt()),
            Side::After => first.and_then(|first| Some(calendar::period(first, Unit::Month, 1)?.0)),
        };
        let end = if year.is_some() { self.after_year(at + 3) } else { at + 2 };
        Some((day, end))
    }

    /// The last day of the week, month, quarter or year that is now: `на этой неделе`, `this month`.
    fn this_unit(&self, at: usize) -> Day {
        let start = at + usize::from(longer::at_weekend(self.word(at)));
        if self.link(start) != Some(Link::This) || start == at && self.word(at) != "this" {
            return None;
        }
        let unit = self.unit_in_full(start + 1).filter(|unit| *unit >= Unit::Week)?;
        Some((calendar::last_day(self.now.today(), unit, 0), start + 2))
    }
}
