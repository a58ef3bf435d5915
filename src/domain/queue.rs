//! Working through records one after the other: in which order they come, and when a client who did
//! not answer is called again.
//!
//! It knows neither the screen nor where records are kept; moments of the rule are local ones.

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use super::attempt::Outcome;
use super::calendar::days_later;
use super::urgency::{is_weekend, usual_time};

/// How long after the first attempt the next one is made, where the day still has room for it.
const SOON: chrono::Duration = chrono::Duration::hours(2);
/// Between these hours of the day clients are called again.
const HOURS: (u32, u32) = (9, 18);

/// When to call again after so many attempts in a row that nobody answered, the latest among them;
/// nothing where calling again is not worth it any more.
///
/// After the first it is two hours later, or the next working morning where that is outside the
/// hours of calls or on a day off; after the second the next working morning; after the third in
/// three working days.
pub fn next_call(attempts: usize, now: NaiveDateTime) -> Option<NaiveDateTime> {
    match attempts {
        0 | 1 => {
            let soon = now + SOON;
            let soon = soon.with_second(0).unwrap_or(soon);
            let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
            let in_hours = (hour(HOURS.0)..=hour(HOURS.1)).contains(&soon.time());
            let fits = soon.date() == now.date() && in_hours && !is_weekend(now.date());
            Some(if fits { soon } else { morning(now, 1) })
        }
        2 => Some(morning(now, 1)),
        3 => Some(morning(now, 3)),
        _ => None,
    }
}

/// How many attempts in a row nobody answered: of the calls of a client, newest first, those before
/// the first by which somebody was reached. A call that came in has no outcome.
pub fn unanswered(calls: &[Option<Outcome>]) -> usize {
    let missed = |call: &&Option<Outcome>| {
        matches!(call, Some(Outcome::NoAnswer | Outcome::Busy | Outcome::Later))
    };
    let tries = calls.iter().take_while(missed);
    tries.filter(|call| **call != Some(Outcome::Later)).count()
}

/// What is known of an open record before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Whether somebody from outside waits for an answer.
    pub waits: bool,
    /// The nearest deadline of what is planned, in seconds since 1970 UTC.
    pub next_at: Option<i64>,
    /// When somebody turned to the client first.
    pub touched_at: Option<i64>,
    /// When the record was made.
    pub created_at: i64,
}

/// Where a record stands in the queue; the least comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Somebody waits: whoever was promised the earliest first.
    Incoming(i64),
    /// A deadline is here or past, the oldest first.
    Overdue(i64),
    /// Nobody turned to the client yet, the oldest record first.
    Unattended(i64),
    /// The others, as the view has them.
    Rest,
    /// What is planned comes later: until then there is nothing to be done.
    Later(i64),
}

impl Place {
    /// The place of a record at this moment.
    pub fn of(now: i64, standing: Standing) -> Place {
        match (standing.waits, standing.next_at, standing.touched_at) {
            (true, ..) => Place::Incoming(standing.next_at.unwrap_or(i64::MAX)),
            (_, Some(at), _) if at > now => Place::Later(at),
            (_, Some(at), _) => Place::Overdue(at),
            (.., None) => Place::Unattended(standing.created_at),
            _ => Place::Rest,
        }
    }
}

/// 10:00 of the working day so many working days ahead.
fn morning(now: NaiveDateTime, working_days: u32) -> NaiveDateTime {
    let mut day = now.date();
    let mut left = working_days;
    while left > 0 {
        let next = days_later(day, 1);
        if next == day {
            break;
        }
        day = next;
        left -= u32::from(!is_weekend(day));
    }
    day.and_time(usual_time())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// 18 November 2026 is a Wednesday, 20 a Friday.
    #[test]
    fn who_does_not_answer_is_called_again_three_times() {
        for (attempts, now, next) in [
            (1, "2026-11-18 07:00", Some("2026-11-18 09:00")),
            (1, "2026-11-18 12:30", Some("2026-11-18 14:30")),
            (1, "2026-11-18 16:00", Some("2026-11-18 18:00")),
            (1, "2026-11-18 16:01", Some("2026-11-19 10:00")),
            (1, "2026-11-18 06:59", Some("2026-11-19 10:00")),
            (1, "2026-11-18 23:30", Some("2026-11-19 10:00")),
            (1, "2026-11-20 17:00", Some("2026-11-23 10:00")),
            (1, "2026-11-21 17:00", Some("2026-11-23 10:00")),
            (1, "2026-11-22 12:00", Some("2026-11-23 10:00")),
            (2, "2026-11-18 09:00", Some("2026-11-19 10:00")),
            (2, "2026-11-20 09:00", Some("2026-11-23 10:00")),
            (3, "2026-11-18 09:00", Some("2026-11-23 10:00")),
            (3, "2026-11-20 09:00", Some("2026-11-25 10:00")),
            (4, "2026-11-18 09:00", None),
            (9, "2026-11-18 09:00", None),
        ] {
            assert_eq!(next_call(attempts, at(now)), next.map(at), "{attempts} {now}");
        }
    }

    #[test]
    fn attempts_are_counted_since_somebody_was_reached() {
        use Outcome::{Busy, Later, NoAnswer, Reached};
        for (calls, count) in [
            (vec![], 0),
            (vec![Some(NoAnswer)], 1),
            (vec![Some(NoAnswer), Some(Busy), Some(Reached), Some(NoAnswer)], 2),
            (vec![Some(NoAnswer), None, Some(NoAnswer)], 1),
            (vec![Some(Later), Some(NoAnswer)], 1),
            (vec![Some(Reached), Some(NoAnswer)], 0),
        ] {
            assert_eq!(unanswered(&calls), count, "{calls:?}");
        }
    }

    #[test]
    fn who_waits_comes_first_and_then_what_is_late_and_what_nobody_touched() {
        let standing = |waits, next_at, touched_at, created_at| {
            Place::of(100, Standing { waits, next_at, touched_at, created_at })
        };
        let order = [
            standing(true, Some(50), Some(1), 1),
            standing(true, None, None, 1),
            standing(false, Some(20), Some(1), 1),
            standing(false, Some(99), None, 1),
            standing(false, Some(100), Some(1), 1),
            standing(false, None, None, 5),
            standing(false, None, Some(1), 1),
            // What is put off does not come before its time, touched or not.
            standing(false, Some(101), None, 1),
            standing(false, Some(200), Some(7), 9),
        ];
        assert!(order.is_sorted(), "{order:?}");
        assert_eq!(order[6], Place::Rest);
        assert_eq!(order[7..], [Place::Later(101), Place::Later(200)]);
        assert_eq!(standing(true, Some(200), None, 1), Place::Incoming(200), "who waits, waits");
    }
}
