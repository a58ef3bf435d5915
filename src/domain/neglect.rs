//! Records nobody turned to the client of yet, and records that stand too long at their stage: the
//! two ways in which work is lost without anybody noticing.
//!
//! The moments come from outside; a touch is something we did towards the client: a call or a
//! letter of ours, an activity that was done. A comment for colleagues is none.

use super::inbound::{Channel, Direction, Facts, Nature};
use super::noun::Noun;
use super::query::{Filter, Order};
use super::stage::{Meaning, Stage};
use super::value::Value;

/// The seconds of a day.
const DAY: i64 = 86_400;

/// The longest limit of a stage, in days.
pub const LONGEST: i64 = 3650;

/// Where a lead or a deal stands in time, in seconds since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When it was made.
    pub created_at: i64,
    /// When we first turned to the client about it; none where nobody did.
    pub touched_at: Option<i64>,
    /// When it came to its stage.
    pub moved_at: i64,
    /// Whether it is finished.
    pub closed: bool,
    /// After how many days at its stage it stands there too long; none where nobody says so.
    pub limit_days: Option<i64>,
}

impl Standing {
    /// For how many seconds nobody turned to the client; nothing where somebody did, or the work is
    /// finished.
    pub fn unattended(&self, now: i64) -> Option<i64> {
        let open = !self.closed && self.touched_at.is_none();
        open.then(|| (now - self.created_at).max(0))
    }

    /// For how many seconds it has been at its stage, where that is too long: more than the days of
    /// the limit have passed since it came there.
    pub fn rotting(&self, now: i64) -> Option<i64> {
        let limit = self.limit_days.filter(|_| !self.closed)?;
        let stands = now - self.moved_at;
        (self.moved_at < latest(limit, now)).then_some(stands)
    }
}

/// Whether what came or went by a channel is a touch: we turned to the client, and not a machine of
/// ours.
pub fn is_touch(channel: Channel, facts: &Facts) -> bool {
    channel != Channel::Form
        && facts.direction == Direction::Out
        && facts.nature == Nature::Personal
        && facts.outcome.is_none_or(|outcome| outcome.is_touch())
}

/// Whether the first touch of a deal is only taken for granted: what is made of a lead counts as
/// turned to from the beginning, and nobody may have been.
pub fn is_granted(touched_at: &Value, created_at: &Value, lead: &Value) -> bool {
    !lead.is_empty() && touched_at == created_at
}

/// The open records nobody turned to the client of.
pub fn unattended(noun: Noun) -> Filter {
    Filter::And(vec![Filter::open(noun), Filter::Empty("touched_at".to_owned())])
}

/// The records that stand too long at their stage, at this moment; none where no stage has a limit.
pub fn rotting<'s>(stages: impl Iterator<Item = &'s Stage>, now: i64) -> Filter {
    let at = |stage: &Stage| {
        let limit = stage.limit_days.filter(|_| stage.meaning == Meaning::Open)?;
        let values = vec![Value::Int(stage.id.0)];
        Some(Filter::And(vec![
            Filter::OneOf { field: "stage".to_owned(), values },
            Filter::Compare {
                field: "moved_at".to_owned(),
                order: Order::Less,
                value: Value::Int(latest(limit, now)),
            },
        ]))
    };
    Filter::Or(stages.filter_map(at).collect())
}

/// The moment before which a record must have come to a stage to stand there too long.
pub fn latest(limit_days: i64, now: i64) -> i64 {
    now.saturating_sub(limit_days.saturating_mul(DAY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attempt::Outcome;
    use crate::domain::stage::{Colour, Names, PipelineId, StageId};

    const NOW: i64 = 100 * DAY;

    #[test]
    fn a_deal_just_converted_does_not_say_that_somebody_was_turned_to() {
        let (now, later, lead) = (Value::Int(NOW), Value::Int(NOW + 1), Value::Int(7));
        for (touched_at, lead, granted) in
            [(&now, &lead, true), (&later, &lead, false), (&now, &Value::Empty, false)]
        {
            assert_eq!(is_granted(touched_at, &now, lead), granted, "{touched_at:?} {lead:?}");
        }
    }

    #[test]
    fn nobody_turned_to_the_client_and_too_long_at_a_stage() {
        let new = Standing {
            created_at: NOW - 90,
            touched_at: None,
            moved_at: NOW - 3 * DAY,
            closed: false,
            limit_days: None,
        };
        let limited = Standing { limit_days: Some(3), ..new };
        for (standing, unattended, rotting) in [
            (new, Some(90), None),
            (Standing { created_at: NOW + 5, ..new }, Some(0), None),
            (Standing { touched_at: Some(NOW - 1), ..new }, None, None),
            (Standing { closed: true, ..new }, None, None),
            // As many days as the limit says are not too long, a second more is.
            (limited, Some(90), None),
            (Standing { moved_at: NOW - 3 * DAY - 1, ..limited }, Some(90), Some(3 * DAY + 1)),
            (Standing { moved_at: 0, closed: true, ..limited }, None, None),
            (Standing { moved_at: 0, limit_days: Some(i64::MAX), ..new }, Some(90), None),
        ] {
            assert_eq!(standing.unattended(NOW), unattended, "{standing:?}");
            assert_eq!(standing.rotting(NOW), rotting, "{standing:?}");
        }
    }

    #[test]
    fn a_touch_is_what_we_did_towards_the_client() {
        let ours = Facts { direction: Direction::Out, ..Facts::default() };
        let told = |outcome| Facts { outcome: Some(outcome), ..ours.clone() };
        for (channel, facts, touch) in [
            (Channel::Call, ours.clone(), true),
            (Channel::Mail, ours.clone(), true),
            (Channel::Chat, ours.clone(), true),
            (Channel::Call, Facts::default(), false),
            (Channel::Form, ours.clone(), false),
            (Channel::Mail, Facts { nature: Nature::Automatic, ..ours.clone() }, false),
            (Channel::Call, told(Outcome::NoAnswer), true),
            (Channel::Call, told(Outcome::Reached), true),
            (Channel::Mail, told(Outcome::Sent), true),
            (Channel::Mail, told(Outcome::NotSent), false),
        ] {
            assert_eq!(is_touch(channel, &facts), touch, "{channel:?} {facts:?}");
        }
    }

    #[test]
    fn only_stages_with_a_limit_that_are_open_let_records_rot() {
        let stage = |id, meaning, limit_days| Stage {
            id: StageId(id),
            pipeline: PipelineId(1),
            code: String::new(),
            names: Names::same(""),
            meaning,
            colour: Colour::Grey,
            limit_days,
        };
        let stages = [
            stage(1, Meaning::Open, None),
            stage(2, Meaning::Open, Some(3)),
            stage(3, Meaning::Lost, Some(3)),
        ];
        assert_eq!(rotting(stages[..1].iter(), NOW).simplify(), Filter::Or(Vec::new()));
        let Filter::Or(parts) = rotting(stages.iter(), NOW) else { panic!("any of several") };
        let Filter::And(both) = &parts[0] else { panic!("{parts:?}") };
        assert_eq!(parts.len(), 1);
        assert!(
            matches!(&both[1], Filter::Compare { value: Value::Int(at), .. } if *at == 97 * DAY)
        );
    }
}
