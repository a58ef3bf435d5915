//! A person's days: where something planned or done stands among them, and where it goes when it
//! is moved by a day.
//!
//! It speaks of local time and knows neither records nor queries: whoever asks the database gets
//! the bounds of each part from here, and turns them into moments with the clock's zone, so that
//! a day of 23 or 25 hours is a day.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::calendar::{days_later, shifted};
use super::urgency::Urgency;

/// A part of the days, in the order they are read in: what was done, what is late, today, what
/// comes. Each is a stretch of deadlines or of moments when something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Done before today.
    DoneBefore,
    /// Not done, and the deadline is past.
    Overdue,
    /// Done today.
    DoneToday,
    /// Somebody from outside waits for it: it wants attention today.
    Waiting,
    /// Due today and still to come.
    Today,
    /// Due tomorrow or later.
    Ahead,
    /// Planned without a deadline.
    Undated,
}

/// What a person looks at of the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Show {
    /// What is to be done.
    #[default]
    Planned,
    /// What is late.
    Overdue,
    /// What is left for today.
    Today,
    /// Whom somebody waits for an answer from.
    Waiting,
    /// What was done.
    Done,
    /// What was done and what is to be done.
    Everything,
}

/// The heading under which something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Everything that is late, of whatever day.
    Overdue,
    /// A day.
    Day(NaiveDate),
    /// What has no day.
    Undated,
}

/// What is known of an activity's time, in local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// Until when it is to be done.
    pub deadline: Option<NaiveDateTime>,
    /// When it was done.
    pub done: Option<NaiveDateTime>,
    /// Whether somebody from outside waits for it.
    pub waits: bool,
}

/// From a moment on, and until before another one; without a bound where there is none.
pub type Stretch = (Option<NaiveDateTime>, Option<NaiveDateTime>);

impl Part {
    /// In the order of the days.
    pub const ALL: [Part; 7] = [
        Part::DoneBefore,
        Part::Overdue,
        Part::DoneToday,
        Part::Waiting,
        Part::Today,
        Part::Ahead,
        Part::Undated,
    ];

    /// The part something stands in. What has a deadline stands by it, whoever waits.
    pub fn of(now: NaiveDateTime, times: Times) -> Part {
        let has = |part: Part, at: NaiveDateTime| {
            let (from, until) = part.stretch(now);
            from.is_none_or(|from| from <= at) && until.is_none_or(|until| at < until)
        };
        if let Some(done) = times.done {
            return if has(Part::DoneToday, done) { Part::DoneToday } else { Part::DoneBefore };
        }
        let Some(at) = times.deadline else {
            return if times.waits { Part::Waiting } else { Part::Undated };
        };
        let parts = [Part::Overdue, Part::Today];
        parts.into_iter().find(|part| has(*part, at)).unwrap_or(Part::Ahead)
    }

    /// The moments that belong to the part: when it was done where it is done, else deadlines. The
    /// parts without a deadline have no bounds.
    pub fn stretch(self, now: NaiveDateTime) -> Stretch {
        let today = now.date().and_time(NaiveTime::MIN);
        let tomorrow = days_later(now.date(), 1).and_time(NaiveTime::MIN);
        match self {
            Part::DoneBefore => (None, Some(today)),
            Part::DoneToday => (Some(today), None),
            Part::Overdue => (None, Some(now)),
            Part::Today => (Some(now), Some(tomorrow)),
            Part::Ahead => (Some(tomorrow), None),
            Part::Waiting | Part::Undated => (None, None),
        }
    }

    /// Whether what stands in it asks for attention sooner or later: it is not done, and has a
    /// deadline or is waited for.
    pub fn is_lit(self) -> bool {
        matches!(self, Part::Overdue | Part::Waiting | Part::Today | Part::Ahead)
    }

    /// Whether what stands in it is done.
    pub fn is_done(self) -> bool {
        matches!(self, Part::DoneBefore | Part::DoneToday)
    }
}

impl Show {
    /// In the order they are offered.
    pub const ALL: [Show; 6] =
        [Show::Planned, Show::Overdue, Show::Today, Show::Waiting, Show::Done, Show::Everything];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Show::Planned => "planned",
            Show::Overdue => "overdue",
            Show::Today => "today",
            Show::Waiting => "waiting",
            Show::Done => "done",
            Show::Everything => "everything",
        }
    }

    /// The parts that are shown, in their order; what was done comes alone with the latest first,
    /// see [`Show::is_backward`].
    pub fn parts(self) -> Vec<Part> {
        match self {
            Show::Planned => {
                vec![Part::Overdue, Part::Waiting, Part::Today, Part::Ahead, Part::Undated]
            }
            Show::Overdue => vec![Part::Overdue],
            Show::Today => vec![Part::Today],
            Show::Waiting => vec![Part::Waiting],
            Show::Done => vec![Part::DoneToday, Part::DoneBefore],
            Show::Everything => Part::ALL.to_vec(),
        }
    }

    /// Whether the latest comes first.
    pub fn is_backward(self) -> bool {
        self == Show::Done
    }
}

impl Group {
    /// The heading under which something stands. What was done stands under the day it was done
    /// on, and who waits under today, until he is answered.
    pub fn of(now: NaiveDateTime, times: Times) -> Group {
        match Part::of(now, times) {
            Part::Overdue => Group::Overdue,
            Part::Undated => Group::Undated,
            Part::Waiting => Group::Day(now.date()),
            Part::DoneBefore | Part::DoneToday | Part::Today | Part::Ahead => {
                let at = times.done.or(times.deadline).unwrap_or(now);
                Group::Day(at.date())
            }
        }
    }
}

/// The deadline of something that is moved by a day, later or `back`, at its time of day. Nothing
/// where there is no such day.
///
/// Back leads into the past as well: whoever does that is told so. What is late comes to the next
/// day it can be done on (later): today while its hour is still to come, else tomorrow. What has no
/// deadline comes to today (back) or to tomorrow.
pub fn moved(now: NaiveDateTime, had: Option<NaiveDateTime>, back: bool) -> Option<NaiveDateTime> {
    let Some(had) = had else {
        let first = days_later(now.date(), 1).and_time(usual_time());
        return if back { Urgency::Today.deadline(now, None) } else { Some(first) };
    };
    let at = |day: NaiveDate| day.and_time(had.time());
    if back {
        return shifted(had.date(), -1).map(at);
    }
    let next = at(days_later(had.date(), 1));
    let soon = [next, at(now.date()), at(days_later(now.date(), 1))];
    soon.into_iter().find(|at| *at > now)
}

/// When something is done on a day of which nothing else is known.
pub fn usual_time() -> NaiveTime {
    NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// 18 November 2026 is a Wednesday.
    const NOW: &str = "2026-11-18 12:30";

    fn day(text: &str) -> Group {
        Group::Day(NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap())
    }

    fn due(text: &str) -> Times {
        Times { deadline: Some(at(text)), ..Times::default() }
    }

    fn done(text: &str) -> Times {
        Times { done: Some(at(text)), ..due("2026-11-19 10:00") }
    }

    #[test]
    fn everything_stands_in_one_part_and_under_one_heading() {
        let waits = Times { waits: true, ..Times::default() };
        let today = || day("2026-11-18");
        for (times, part, group) in [
            (due("2026-11-18 12:29"), Part::Overdue, Group::Overdue),
            (due("2025-01-01 00:00"), Part::Overdue, Group::Overdue),
            (due("2026-11-18 12:30"), Part::Today, today()),
            (due("2026-11-18 23:59"), Part::Today, today()),
            (due("2026-11-19 00:00"), Part::Ahead, day("2026-11-19")),
            (due("2027-03-01 09:00"), Part::Ahead, day("2027-03-01")),
            (Times::default(), Part::Undated, Group::Undated),
            (waits, Part::Waiting, today()),
            (Times { waits: true, ..due("2026-11-17 10:00") }, Part::Overdue, Group::Overdue),
            (done("2026-11-18 00:00"), Part::DoneToday, today()),
            (done("2026-11-18 09:00"), Part::DoneToday, today()),
            (done("2026-11-17 23:59"), Part::DoneBefore, day("2026-11-17")),
            (Times { waits: true, ..done("2026-11-18 09:00") }, Part::DoneToday, today()),
        ] {
            assert_eq!(Part::of(at(NOW), times), part, "{times:?}");
            assert_eq!(Group::of(at(NOW), times), group, "{times:?}");
            let asks = times.done.is_none() && (times.deadline.is_some() || times.waits);
            assert_eq!(part.is_lit(), asks, "{times:?}");
        }
    }

    #[test]
    fn a_heading_stands_once_in_what_is_planned() {
        // In the order of the parts and of the deadlines in them no heading comes twice.
        let times = [
            due("2026-11-10 10:00"),
            due("2026-11-18 09:00"),
            Times { waits: true, ..Times::default() },
            due("2026-11-18 15:00"),
            due("2026-11-19 00:00"),
            due("2026-11-19 10:00"),
            Times::default(),
        ];
        let parts: Vec<Part> = times.iter().map(|t| Part::of(at(NOW), *t)).collect();
        assert!(parts.is_sorted());
        let mut groups: Vec<Group> = times.iter().map(|t| Group::of(at(NOW), *t)).collect();
        groups.dedup();
        assert_eq!(groups, [Group::Overdue, day("2026-11-18"), day("2026-11-19"), Group::Undated]);
    }

    #[test]
    fn what_is_shown_is_made_of_parts_that_differ() {
        for show in Show::ALL {
            let parts = show.parts();
            let planned = matches!(show, Show::Planned | Show::Overdue | Show::Today);
            assert!(!planned || parts.iter().all(|part| !part.is_done()), "{show:?}");
            assert_eq!(show.is_backward(), parts.iter().all(|part| part.is_done()), "{show:?}");
        }
        assert_eq!(Show::Everything.parts(), Part::ALL);
    }

    #[test]
    fn a_day_earlier_may_be_past_and_a_day_later_never_is() {
        for (had, back, expected) in [
            (Some("2026-11-18 15:00"), false, Some("2026-11-19 15:00")),
            (Some("2026-11-20 09:00"), false, Some("2026-11-21 09:00")),
            (Some("2026-11-20 09:00"), true, Some("2026-11-19 09:00")),
            (Some("2026-11-19 15:00"), true, Some("2026-11-18 15:00")),
            (Some("2026-11-19 09:00"), true, Some("2026-11-18 09:00")),
            (Some("2026-11-18 15:00"), true, Some("2026-11-17 15:00")),
            (Some("2026-11-10 15:00"), true, Some("2026-11-09 15:00")),
            // What is late comes to where it can still be done.
            (Some("2026-11-10 15:00"), false, Some("2026-11-18 15:00")),
            (Some("2026-11-10 09:00"), false, Some("2026-11-19 09:00")),
            (Some("2026-11-18 09:00"), false, Some("2026-11-19 09:00")),
            (None, false, Some("2026-11-19 10:00")),
            (None, true, Some("2026-11-18 14:00")),
        ] {
            let result = moved(at(NOW), had.map(at), back);
            assert_eq!(result, expected.map(at), "{had:?} {back}");
            assert!(back || result.is_some_and(|result| result > at(NOW)));
        }
    }
}
