//! What a rule plans: the line in which a person plans an activity, with a deadline that is counted from
//! when the rule is carried out.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::activity::ActivityKind;
use crate::domain::activity_line;
use crate::domain::message::{Message, Refusal};
use crate::domain::reminder;
use crate::domain::value::Value;
use crate::domain::when::{Now, Order};

/// An activity to be planned whenever the rule is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What sort of activity.
    pub kind: ActivityKind,
    /// What is to be done.
    pub text: String,
    /// How many minutes later it is to be done; some time, where there are none.
    pub minutes: Option<i64>,
    /// How long before that to remind, in minutes.
    pub reminders: Vec<i64>,
}

/// Reads the line of a rule. A day is so many times 24 hours; one of the calendar is refused, in
/// whatever order it is written. Whoever is responsible for the record is so for what is planned.
///
/// # Errors
/// As a line that a person types; also where the deadline is not the same time later whenever it is
/// read, and where it names a person.
pub fn read(line: &str) -> Result<Plan, Refusal> {
    let [first, other] = moments();
    let read_at = |at| activity_line::read(line, Now { at, order: Order::DayFirst });
    let read = read_at(first)?;
    if !read.people.is_empty() {
        let message = Message::new("refused-rule-plan-person");
        return Err(Refusal::malformed(message.with("name", format!("@{}", read.people[0]))));
    }
    let fixed = || {
        Refusal::malformed(Message::new("refused-rule-plan-deadline"))
            .hint(Message::new("hint-rule-plan-deadline"))
    };
    let minutes = match read.when {
        None => None,
        Some(_) => {
            let later = |now: NaiveDateTime| {
                let when = read_at(now).ok()?.when?;
                Some(match when.timed {
                    true => (when.at - now).num_minutes(),
                    false => (when.at.date() - now.date()).num_minutes(),
                })
            };
            let minutes =
                later(first).filter(|minutes| *minutes > 0 && later(other) == Some(*minutes));
            Some(minutes.ok_or_else(fixed)?)
        }
    };
    let reminders = read.reminders;
    if !reminders.is_empty() {
        let deadline = minutes.map_or(Value::Empty, Value::Int);
        reminder::check(&Value::Ids(reminders.clone()), &deadline)?;
    }
    Ok(Plan { kind: read.kind, text: read.text, minutes, reminders })
}

/// Two moments at which all that a deadline may be told from is different: the year, the month, the day
/// of the month and of the week, and the hour.
fn moments() -> [NaiveDateTime; 2] {
    let at = |year, month, day, hour, minute| {
        NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(hour, minute, 0))
    };
    [at(2001, 1, 1, 0, 0), at(2002, 6, 12, 13, 45)].map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_so_much_later_or_none() {
        for (line, kind, text, minutes, reminders) in [
            ("call the client +1d !1h", ActivityKind::Call, "the client", Some(1440), vec![60]),
            (
                "Позвонить клиенту через 2 часа",
                ActivityKind::Call,
                "Позвонить клиенту",
                Some(120),
                vec![],
            ),
            ("meet measure in 3 days", ActivityKind::Meeting, "measure", Some(3 * 1440), vec![]),
            ("zadanie: oferta jutro", ActivityKind::Task, "oferta", Some(1440), vec![]),
            ("mail the offer", ActivityKind::Mail, "the offer", None, vec![]),
        ] {
            let plan = read(line).unwrap_or_else(|refusal| panic!("{line}: {refusal:?}"));
            assert_eq!((plan.kind, plan.text.as_str()), (kind, text), "{line}");
            assert_eq!((plan.minutes, plan.reminders), (minutes, reminders), "{line}");
        }
    }

    #[test]
    fn what_is_not_told_from_the_moment_is_refused() {
        for (line, refused) in [
            ("call friday", "refused-rule-plan-deadline"),
            ("call tomorrow 10:00", "refused-rule-plan-deadline"),
            ("call 2030-01-01", "refused-rule-plan-deadline"),
            ("call at 15:00", "refused-rule-plan-deadline"),
            ("call today", "refused-rule-plan-deadline"),
            ("call Ivan +1d @boris", "refused-rule-plan-person"),
            ("", "refused-activity-empty"),
            ("+1d", "refused-activity-empty"),
        ] {
            let refusal = read(line).unwrap_err();
            assert_eq!(refusal.message.id, refused, "{line}");
        }
        assert!(read("call Ivan !1h").is_err(), "a reminder of nothing");
    }
}
