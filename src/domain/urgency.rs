//! When a record wants attention: the columns of the view by deadline, which follow from the
//! moment, the nearest deadline and whether somebody from outside waits.
//!
//! It speaks of local time and knows neither records nor queries: whoever asks the database gets
//! the bounds of each column from here.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::calendar::days_later;

/// A column of the view by deadline, in the order they stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// The nearest deadline is past.
    Overdue,
    /// It is today and still to come, or somebody waits for an answer.
    Today,
    /// It is in what is left of this week.
    ThisWeek,
    /// It is in the week after.
    NextWeek,
    /// It is after that, or something is planned without a deadline.
    Later,
    /// Nothing is planned.
    Nothing,
}

/// What is known of a record's plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Plans {
    /// The nearest deadline of what is planned, in local time.
    pub nearest: Option<NaiveDateTime>,
    /// Whether anything is planned at all, also without a deadline.
    pub any: bool,
    /// Whether somebody from outside waits for an answer.
    pub incoming: bool,
}

impl Urgency {
    /// In the order of the view.
    pub const ALL: [Urgency; 6] = [
        Urgency::Overdue,
        Urgency::Today,
        Urgency::ThisWeek,
        Urgency::NextWeek,
        Urgency::Later,
        Urgency::Nothing,
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Urgency::Overdue => "overdue",
            Urgency::Today => "today",
            Urgency::ThisWeek => "this-week",
            Urgency::NextWeek => "next-week",
            Urgency::Later => "later",
            Urgency::Nothing => "nothing",
        }
    }

    /// The column a record stands in: what is overdue comes before all, then who waits, then the
    /// nearest deadline.
    pub fn of(now: NaiveDateTime, plans: Plans) -> Urgency {
        let by_deadline = plans.nearest.map(|at| {
            let stretch = |column: &Urgency| {
                column.stretch(now).is_some_and(|(from, until)| {
                    from.is_none_or(|from| from <= at) && until.is_none_or(|until| at < until)
                })
            };
            Urgency::ALL.into_iter().find(stretch).unwrap_or(Urgency::Later)
        });
        match by_deadline {
            Some(Urgency::Overdue) => Urgency::Overdue,
            _ if plans.incoming => Urgency::Today,
            Some(column) => column,
            None if plans.any => Urgency::Later,
            None => Urgency::Nothing,
        }
    }

    /// The deadlines that belong to the column, from the first moment to before the last one, in
    /// local time; none for the column without plans. In its last days a week has nothing left.
    pub fn stretch(
        self,
        now: NaiveDateTime,
    ) -> Option<(Option<NaiveDateTime>, Option<NaiveDateTime>)> {
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
        let tomorrow = midnight(days_later(now.date(), 1));
        let monday = midnight(days_later(now.date().week(Weekday::Mon).first_day(), 7));
        let after = midnight(days_later(monday.date(), 7));
        Some(match self {
            Urgency::Overdue => (None, Some(now)),
            Urgency::Today => (Some(now), Some(tomorrow)),
            Urgency::ThisWeek => (Some(tomorrow), Some(monday)),
            Urgency::NextWeek => (Some(monday), Some(after)),
            Urgency::Later => (Some(after), None),
            Urgency::Nothing => return None,
        })
    }

    /// The deadline of something that is planned in the column or moved into it, keeping the time
    /// of day of `had` where there is one; nothing where no deadline belongs there: one cannot plan
    /// for the past, and the column without plans has none.
    ///
    /// Today it is at the full hour after the next; in another column on its first working day.
    pub fn deadline(self, now: NaiveDateTime, had: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
        let time = had.map_or(usual_time(), |had| had.time());
        match self {
            Urgency::Overdue | Urgency::Nothing => None,
            Urgency::Today => {
                let kept = now.date().and_time(time);
                let soon = full_hour(now + Duration::hours(1));
                let last = midnight_before(now.date());
                Some(if had.is_some() && kept > now { kept } else { soon.min(last).max(now) })
            }
            Urgency::ThisWeek | Urgency::NextWeek | Urgency::Later => {
                let (from, until) = self.stretch(now)?;
                let first = from?.date();
                let fits = |day: &NaiveDate| until.is_none_or(|until| *day < until.date());
                let days = (0..7).map(|n| days_later(first, n)).filter(fits);
                let working = |day: &NaiveDate| !is_weekend(*day);
                let day = days.clone().find(working).or_else(|| days.clone().next())?;
                Some(day.and_time(time))
            }
        }
    }
}

/// The moments that are offered for a next step, in the order they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// In an hour.
    Hour,
    /// Tomorrow morning.
    Tomorrow,
    /// In three working days.
    Usual,
    /// In a week, in the morning.
    Week,
}

impl NextStep {
    /// All of them.
    pub const ALL: [NextStep; 4] =
        [NextStep::Hour, NextStep::Tomorrow, NextStep::Usual, NextStep::Week];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            NextStep::Hour => "hour",
            NextStep::Tomorrow => "tomorrow",
            NextStep::Usual => "usual",
            NextStep::Week => "week",
        }
    }

    /// The one key that chooses it.
    pub fn key(self) -> &'static str {
        match self {
            NextStep::Hour => "1",
            NextStep::Tomorrow => "t",
            NextStep::Usual => "d",
            NextStep::Week => "w",
        }
    }

    /// When that is.
    pub fn at(self, now: NaiveDateTime) -> NaiveDateTime {
        let morning = |days| days_later(now.date(), days).and_time(usual_time());
        match self {
            NextStep::Hour => {
                let at = now + Duration::hours(1);
                at.with_second(0).unwrap_or(at)
            }
            NextStep::Tomorrow => morning(1),
            NextStep::Usual => usual_deadline(now),
            NextStep::Week => morning(7),
        }
    }
}

/// When something is due that is planned without saying when: in three working days, at the full
/// hour.
fn usual_deadline(now: NaiveDateTime) -> NaiveDateTime {
    let mut at = full_hour(now);
    let mut left = 3;
    while left > 0 {
        at = days_later(at.date(), 1).and_time(at.time());
        left -= i32::from(!is_weekend(at.date()));
    }
    at
}

/// The time of day of what is planned for a day.
pub(super) fn usual_time() -> NaiveTime {
    NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default()
}

/// The moment itself where it is a full hour, else the next one.
fn full_hour(at: NaiveDateTime) -> NaiveDateTime {
    let hour = at.date().and_hms_opt(at.hour(), 0, 0).unwrap_or(at);
    if hour == at { at } else { hour + Duration::hours(1) }
}

/// The last minute of a day.
fn midnight_before(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(23, 59, 0).unwrap_or_else(|| day.and_time(NaiveTime::MIN))
}

/// Whether nobody works on this day.
pub(super) fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// 18 November 2026 is a Wednesday.
    const NOW: &str = "2026-11-18 12:30";

    #[test]
    fn the_nearest_deadline_says_which_column() {
        let planned = |text: &str| Plans { nearest: Some(at(text)), any: true, incoming: false };
        for (plans, column) in [
            (planned("2026-11-18 12:29"), Urgency::Overdue),
            (planned("2025-01-01 00:00"), Urgency::Overdue),
            (planned("2026-11-18 12:30"), Urgency::Today),
            (planned("2026-11-18 23:59"), Urgency::Today),
            (planned("2026-11-19 00:00"), Urgency::ThisWeek),
            (planned("2026-11-22 23:59"), Urgency::ThisWeek),
            (planned("2026-11-23 00:00"), Urgency::NextWeek),
            (planned("2026-11-29 23:59"), Urgency::NextWeek),
            (planned("2026-11-30 00:00"), Urgency::Later),
            (planned("2026-12-04 00:00"), Urgency::Later),
            (Plans { any: true, ..Plans::default() }, Urgency::Later),
            (Plans::default(), Urgency::Nothing),
        ] {
            assert_eq!(Urgency::of(at(NOW), plans), column, "{plans:?}");
            // Who waits is answered today, unless something is overdue.
            let waited = Plans { incoming: true, ..plans };
            let expected = if column == Urgency::Overdue { column } else { Urgency::Today };
            assert_eq!(Urgency::of(at(NOW), waited), expected, "{waited:?}");
        }
    }

    #[test]
    fn on_sunday_this_week_has_nothing_left() {
        let now = at("2026-11-22 09:00");
        let (from, until) = Urgency::ThisWeek.stretch(now).unwrap();
        assert_eq!(from, until);
        assert_eq!(Urgency::ThisWeek.deadline(now, None), None);
        let monday = Plans { nearest: Some(at("2026-11-23 00:00")), any: true, incoming: false };
        assert_eq!(Urgency::of(now, monday), Urgency::NextWeek);
    }

    #[test]
    fn a_deadline_set_for_a_column_belongs_to_it() {
        for day in 15..=22 {
            for time in ["00:00", "09:15", "12:30", "22:40", "23:59"] {
                let now = at(&format!("2026-11-{day} {time}"));
                for column in Urgency::ALL {
                    for had in [None, Some(at("2026-11-10 16:45")), Some(now)] {
                        let Some(deadline) = column.deadline(now, had) else { continue };
                        let plans = Plans { nearest: Some(deadline), any: true, incoming: false };
                        assert_eq!(Urgency::of(now, plans), column, "{now} {column:?} {had:?}");
                    }
                }
            }
        }
        assert_eq!(Urgency::Overdue.deadline(at(NOW), None), None);
        let kept = Urgency::NextWeek.deadline(at(NOW), Some(at("2026-11-18 16:45")));
        assert_eq!(kept, Some(at("2026-11-23 16:45")));
        assert_eq!(Urgency::Today.deadline(at(NOW), None), Some(at("2026-11-18 14:00")));
    }

    #[test]
    fn a_next_step_is_offered_for_four_moments() {
        let offered = NextStep::ALL.map(|step| step.at(at("2026-11-20 17:20")));
        let expected =
            ["2026-11-20 18:20", "2026-11-21 10:00", "2026-11-25 18:00", "2026-11-27 10:00"];
        assert_eq!(offered, expected.map(at));
    }

    #[test]
    fn what_is_planned_without_a_day_is_due_in_three_working_days() {
        for (now, due) in [
            (NOW, "2026-11-23 13:00"),
            ("2026-11-16 09:00", "2026-11-19 09:00"),
            ("2026-11-20 17:20", "2026-11-25 18:00"),
            ("2026-11-21 23:30", "2026-11-25 00:00"),
        ] {
            assert_eq!(usual_deadline(at(now)), at(due), "{now}");
        }
    }
}
