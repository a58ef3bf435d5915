//! What a rule did with a record, or why it did not, as it stands on the timeline.

use serde::{Deserialize, Serialize};

use super::{Action, Rule};
use crate::domain::message::Refusal;
use crate::domain::message::kept::Kept;
use crate::domain::noun::RecordRef;
use crate::domain::stage::StageId;

/// The kind of the lines of a timeline that say it.
pub const KIND: &str = "rule";

/// What a rule did, or why it did not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ran {
    /// What the rule was called.
    pub rule: String,
    /// What it does.
    pub action: Action,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    created: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    linked: Vec<String>,
    /// Why it was not carried out; nothing where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Kept>,
}

impl Ran {
    /// A rule that was carried out with a record: what was made, and what was found here already.
    pub fn done(rule: &Rule, on: RecordRef, created: &[RecordRef], linked: &[RecordRef]) -> Ran {
        let names = |records: &[RecordRef]| records.iter().map(RecordRef::to_string).collect();
        Ran {
            rule: rule.name.clone(),
            action: rule.action,
            to: rule.to.map(|stage| stage.0),
            from: Some(on.to_string()),
            created: names(created),
            linked: names(linked),
            why: None,
        }
    }

    /// A rule that was not carried out.
    pub fn failed(rule: &Rule, refusal: &Refusal) -> Ran {
        Ran {
            rule: rule.name.clone(),
            action: rule.action,
            to: rule.to.map(|stage| stage.0),
            from: None,
            created: Vec::new(),
            linked: Vec::new(),
            why: Some(Kept::of(&refusal.message)),
        }
    }

    /// Where it puts what it is done with.
    pub fn to(&self) -> Option<StageId> {
        self.to.map(StageId)
    }

    /// With what it was done.
    pub fn on(&self) -> Option<RecordRef> {
        self.from.as_ref()?.parse().ok()
    }

    /// What was made by it and, after that, what was here already.
    pub fn made(&self) -> Vec<RecordRef> {
        self.created.iter().chain(&self.linked).filter_map(|name| name.parse().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Targets;
    use crate::domain::message::Message;
    use crate::domain::noun::Noun;
    use crate::domain::rule::RuleId;

    #[test]
    fn what_was_written_is_read() {
        let rule = Rule {
            id: RuleId(1),
            code: "hand_over".to_owned(),
            name: "Hand over".to_owned(),
            stage: StageId(5),
            action: Action::Copy,
            to: Some(StageId(9)),
            into: Targets::default(),
            pipeline: None,
            plan: String::new(),
            enabled: true,
        };
        let [deal, copy] = [3, 4].map(|id| RecordRef::new(Noun::Deal, id));
        let done = Ran::done(&rule, deal, &[copy], &[]);
        let failed = Ran::failed(&rule, &Refusal::rule(Message::new("refused-no-stage")));
        for ran in [&done, &failed] {
            let written = serde_json::to_string(ran).unwrap();
            assert_eq!(serde_json::from_str::<Ran>(&written).unwrap(), *ran);
        }
        assert_eq!((done.on(), done.to(), done.made()), (Some(deal), Some(StageId(9)), vec![copy]));
        assert_eq!(failed.why.map(|why| why.id).as_deref(), Some("refused-no-stage"));
        let least: Ran = serde_json::from_str(r#"{"rule":"x","action":"move"}"#).unwrap();
        assert_eq!((least.on(), least.to(), least.made()), (None, None, Vec::new()));
    }
}
