//! Reminders: how long before its deadline an activity begins to ask for attention, where that is
//! taken from, and when it does.
//!
//! The one rule behind every counter, mark and bell. It speaks of moments in seconds since 1970
//! UTC and knows neither records nor how anybody is told.

use super::message::{Message, Refusal};
use super::noun::RecordRef;
use super::value::Value;

/// The minutes before the deadline where nobody said otherwise.
const USUAL: i64 = 15;

/// The longest time before a deadline, in minutes: a year.
const LONGEST: i64 = 366 * 24 * 60;

/// At most so many reminders for one activity.
const MOST: usize = 8;

/// When to remind: minutes before a deadline, the longest first, each once, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offsets(Vec<i64>);

impl Offsets {
    /// The offsets a value holds; none where it is empty.
    ///
    /// # Errors
    /// More than eight of them, one after the deadline or more than a year before it.
    pub fn of(value: &Value) -> Result<Option<Offsets>, Refusal> {
        let mut minutes = match value {
            Value::Int(one) => vec![*one],
            Value::Ids(several) => several.clone(),
            _ => Vec::new(),
        };
        minutes.sort_unstable_by(|a, b| b.cmp(a));
        minutes.dedup();
        if minutes.iter().any(|minutes| *minutes < 0) {
            return Err(Refusal::malformed(Message::new("refused-reminder-after")));
        }
        if minutes.iter().any(|minutes| *minutes > LONGEST) {
            return Err(Refusal::malformed(Message::new("refused-reminder-far")));
        }
        if minutes.len() > MOST {
            let message = Message::new("refused-reminders-many").with("count", MOST);
            return Err(Refusal::malformed(message));
        }
        Ok((!minutes.is_empty()).then_some(Offsets(minutes)))
    }

    /// The offsets somebody asks for.
    ///
    /// # Errors
    /// As [`Offsets::of`], and one that comes only when the deadline has.
    pub fn asked(value: &Value) -> Result<Option<Offsets>, Refusal> {
        let offsets = Offsets::of(value)?;
        if offsets.as_ref().is_some_and(|offsets| offsets.0.contains(&0)) {
            let refusal = Refusal::malformed(Message::new("refused-reminder-after"));
            return Err(refusal.hint(Message::new("hint-reminder")));
        }
        Ok(offsets)
    }

    /// As a field keeps them.
    pub fn value(&self) -> Value {
        Value::Ids(self.0.clone())
    }

    /// Whose word counts: the activity's own, else that of the person who is to do it, else that
    /// of the pipeline its record is in, else a quarter of an hour.
    pub fn chosen(
        activity: Option<Offsets>,
        person: Option<&Offsets>,
        pipeline: Option<&Offsets>,
    ) -> Offsets {
        activity.or_else(|| person.or(pipeline).cloned()).unwrap_or_default()
    }

    /// The moment from which an activity with this deadline asks for attention.
    pub fn lit_at(&self, deadline: i64) -> i64 {
        self.moments(deadline).next().unwrap_or(deadline)
    }

    /// The next reminder after `now`; none where all of them are over.
    pub fn next(&self, deadline: i64, now: i64) -> Option<i64> {
        self.moments(deadline).find(|at| *at > now)
    }

    /// The first reminder of what is planned at `now`. What is planned too late for all of them is
    /// reminded of at the deadline itself; a deadline in the past is not reminded of.
    pub fn first(&self, deadline: i64, now: i64) -> Option<i64> {
        self.next(deadline, now).or((deadline > now).then_some(deadline))
    }

    /// The moments of the reminders, the earliest first.
    fn moments(&self, deadline: i64) -> impl Iterator<Item = i64> + '_ {
        self.0.iter().map(move |minutes| deadline.saturating_sub(minutes * 60))
    }
}

impl Default for Offsets {
    fn default() -> Offsets {
        Offsets(vec![USUAL])
    }
}

/// Whether an activity with this deadline may have these reminders of its own.
///
/// # Errors
/// A refusal of reminders where there is no deadline for them to come before.
pub fn check(remind: &Value, deadline: &Value) -> Result<(), Refusal> {
    if remind.is_empty() || !deadline.is_empty() {
        return Ok(());
    }
    let refusal = Refusal::rule(Message::new("refused-reminder-undated"));
    Err(refusal.hint(Message::new("hint-reminder-undated")).at("remind"))
}

/// What is known of an open activity, as far as it matters for when it asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Its deadline.
    pub deadline: Option<i64>,
    /// From when on it is lit; none where it never is.
    pub lit_at: Option<i64>,
    /// Whether somebody from outside waits for it.
    pub waits: bool,
}

/// A reminder that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Its number; later ones have greater numbers.
    pub id: i64,
    /// Of which activity.
    pub activity: i64,
    /// The activity's kind: call, meeting, mail, task.
    pub kind: String,
    /// What is to be done.
    pub subject: String,
    /// Until when.
    pub deadline: Option<i64>,
    /// When it came.
    pub at: i64,
    /// With which record.
    pub on: Option<RecordRef>,
    /// Who that is about: its client, else what it is called; nothing where neither has a name.
    pub about: Option<String>,
}

impl Reminder {
    /// For how many seconds more it is left to an open session of the person, which rings for it
    /// within one; nothing where none did in time.
    pub fn left_to_a_session(&self, now: i64) -> u64 {
        const RINGS: i64 = 3;
        u64::try_from((self.at + RINGS - now).clamp(0, RINGS)).unwrap_or_default()
    }
}

/// How much attention an open activity asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attention {
    /// Its deadline is past.
    Overdue,
    /// Somebody from outside waits for it.
    Waits,
    /// The first of its reminders is over, the deadline is still to come.
    Soon,
    /// None yet.
    Quiet,
}

impl Attention {
    /// How much attention it asks for at `now`.
    pub fn of(now: i64, due: Due) -> Attention {
        if due.deadline.is_some_and(|deadline| now > deadline) {
            Attention::Overdue
        } else if due.waits {
            Attention::Waits
        } else if due.lit_at.is_some_and(|lit| now >= lit) {
            Attention::Soon
        } else {
            Attention::Quiet
        }
    }

    /// Whether its counter is lit.
    pub fn is_lit(self) -> bool {
        self != Attention::Quiet
    }

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Attention::Overdue => "overdue",
            Attention::Waits => "waits",
            Attention::Soon => "soon",
            Attention::Quiet => "quiet",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEADLINE: i64 = 1_800_000_000;

    fn offsets(minutes: &[i64]) -> Offsets {
        Offsets::of(&Value::Ids(minutes.to_vec())).unwrap().unwrap()
    }

    #[test]
    fn an_open_session_rings_before_anybody_else_tells() {
        let came = Reminder {
            id: 1,
            activity: 1,
            kind: "call".to_owned(),
            subject: String::new(),
            deadline: None,
            at: DEADLINE,
            on: None,
            about: None,
        };
        for (after, left) in [(0, 3), (1, 2), (2, 1), (3, 0), (3600, 0), (-5, 3)] {
            assert_eq!(came.left_to_a_session(DEADLINE + after), left, "{after}");
        }
    }

    #[test]
    fn offsets_are_kept_longest_first_and_once() {
        let table: &[(Value, Option<&[i64]>)] = &[
            (Value::Empty, None),
            (Value::Ids(Vec::new()), None),
            (Value::Int(90), Some(&[90])),
            (Value::Ids(vec![15, 60, 15, 0]), Some(&[60, 15, 0])),
        ];
        for (value, expected) in table {
            let read = Offsets::of(value).unwrap();
            assert_eq!(read.map(|o| o.value()), expected.map(|m| Value::Ids(m.to_vec())));
        }
        for (value, id) in [
            (Value::Int(-5), "refused-reminder-after"),
            (Value::Ids(vec![15, LONGEST + 1]), "refused-reminder-far"),
            (Value::Ids((0..9).collect()), "refused-reminders-many"),
        ] {
            assert_eq!(Offsets::of(&value).unwrap_err().message.id, id, "{value:?}");
            assert_eq!(Offsets::asked(&value).unwrap_err().message.id, id, "{value:?}");
        }
    }

    #[test]
    fn nobody_asks_to_be_reminded_when_it_is_too_late() {
        for (value, expected) in [
            (Value::Empty, Ok(None)),
            (Value::Int(1), Ok(Some(vec![1]))),
            (Value::Int(0), Err("refused-reminder-after")),
            (Value::Ids(vec![15, 0]), Err("refused-reminder-after")),
        ] {
            let asked = Offsets::asked(&value).map(|asked| asked.map(|offsets| offsets.0));
            assert_eq!(asked.map_err(|refusal| refusal.message.id), expected, "{value:?}");
        }
    }

    #[test]
    fn the_nearest_word_counts() {
        let (own, person, pipeline) = (offsets(&[5]), offsets(&[60]), offsets(&[1440]));
        for (given, expected) in [
            ((Some(own.clone()), Some(&person), Some(&pipeline)), own.clone()),
            ((None, Some(&person), Some(&pipeline)), person.clone()),
            ((None, None, Some(&pipeline)), pipeline.clone()),
            ((None, None, None), offsets(&[15])),
            ((Some(own.clone()), None, None), own),
        ] {
            assert_eq!(Offsets::chosen(given.0, given.1, given.2), expected);
        }
    }

    #[test]
    fn a_counter_is_lit_from_the_first_reminder_on_and_overdue_after_the_deadline() {
        let several = offsets(&[60, 15]);
        let due = |lit_at| Due { deadline: Some(DEADLINE), lit_at, waits: false };
        let planned = due(Some(several.lit_at(DEADLINE)));
        for (now, expected) in [
            (DEADLINE - 3601, Attention::Quiet),
            (DEADLINE - 3600, Attention::Soon),
            (DEADLINE - 900, Attention::Soon),
            (DEADLINE, Attention::Soon),
            (DEADLINE + 1, Attention::Overdue),
        ] {
            assert_eq!(Attention::of(now, planned), expected, "{now}");
            assert_eq!(Attention::of(now, planned).is_lit(), expected != Attention::Quiet);
        }
        let undated = Due { deadline: None, lit_at: None, waits: false };
        assert_eq!(Attention::of(DEADLINE, undated), Attention::Quiet);
        let waits = Due { waits: true, lit_at: Some(DEADLINE), ..undated };
        assert_eq!(Attention::of(DEADLINE, waits), Attention::Waits);
        assert_eq!(Attention::of(0, waits), Attention::Waits);
    }

    #[test]
    fn each_reminder_comes_once_and_none_for_the_past() {
        let several = offsets(&[60, 15]);
        for (now, first, next) in [
            (DEADLINE - 9000, Some(DEADLINE - 3600), Some(DEADLINE - 3600)),
            (DEADLINE - 3600, Some(DEADLINE - 900), Some(DEADLINE - 900)),
            (DEADLINE - 900, Some(DEADLINE), None),
            (DEADLINE - 60, Some(DEADLINE), None),
            (DEADLINE, None, None),
            (DEADLINE + 9000, None, None),
        ] {
            assert_eq!(several.first(DEADLINE, now), first, "{now}");
            assert_eq!(several.next(DEADLINE, now), next, "{now}");
        }
        // A moment before time began is no reason to fail.
        assert_eq!(offsets(&[LONGEST]).lit_at(i64::MIN), i64::MIN);
    }
}
