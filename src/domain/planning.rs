//! What became of an activity as long as it was planned: made, changed, deleted, brought back. That
//! it was done is an event of its own.
//!
//! It reads what one operation changed; how that is stored and in which words it is told, it does
//! not know.

use super::activity::About;
use super::checklist;
use super::person::UserId;
use super::task::State;
use super::value::Value;
use crate::domain::operation::OperationKind;

/// What an operation changed: the field, what it held before and what it held after.
pub type Changed<'a> = (&'a str, &'a Value, &'a Value);

/// The changes of an activity that the timeline of its record tells. What follows from another
/// change is not among them; a result stands with what was done.
pub const TOLD: [&str; 14] = [
    "created",
    "deleted_at",
    "kind",
    "subject",
    "deadline",
    "place",
    "description",
    "checklist",
    "remind",
    "acceptance",
    "needs_result",
    "responsible",
    "people",
    "progress",
];

/// What is told only where it is emptied: what was done is not done any more.
pub const REOPENED: &str = "done_at";

/// What an operation did to an activity.
#[derive(Debug, Clone, PartialEq)]
pub struct Planning {
    /// The number of the first change; by it the line is called.
    pub change: i64,
    /// The number of the activity.
    pub activity: i64,
    /// Call, meeting, mail or task.
    pub kind: String,
    /// What is to be done.
    pub subject: String,
    /// What was done to it.
    pub turns: Vec<Turn>,
    /// What it is about.
    pub about: Option<About>,
}

/// One thing done to an activity.
#[derive(Debug, Clone, PartialEq)]
pub enum Turn {
    /// It was planned: until when, and for whom where that is somebody else.
    Planned(Option<i64>, Option<UserId>),
    /// It was put into the recycle bin.
    Deleted,
    /// It was taken out of the recycle bin.
    Restored,
    /// It is not done, after all.
    Reopened,
    /// A task is this far now.
    State(State),
    /// A task came back to be done better, and why.
    Returned(Option<String>),
    /// Items of its checklist were ticked off, added, renamed or taken away.
    Checklist(Vec<checklist::Turn>),
    /// A field was changed: which, from, to.
    Changed(String, Value, Value),
}

impl Planning {
    /// What it is about, where it was planned by this: later it is known.
    pub fn about(&self) -> Option<&About> {
        self.about.as_ref().filter(|_| matches!(self.turns[..], [Turn::Planned(..)]))
    }

    /// Why a task came back: a person's own words.
    pub fn reason(&self) -> Option<&str> {
        self.turns.iter().find_map(|turn| match turn {
            Turn::Returned(reason) => reason.as_deref(),
            _ => None,
        })
    }
}

/// Whether a change of this field is told, by what the field held after it.
pub fn is_told(field: &str, after: &Value) -> bool {
    TOLD.contains(&field) || field == REOPENED && after.is_empty()
}

/// What an operation of this kind did to an activity by these changes, in their order. `planned` is
/// what the activity was planned with, where it was made by it.
pub fn turns(operation: OperationKind, changes: &[Changed], planned: Turn) -> Vec<Turn> {
    let find = |name: &str| changes.iter().find(|(field, ..)| *field == name);
    if find("created").is_some() {
        return vec![planned];
    }
    let returned = operation == OperationKind::Return;
    let changed = |name: &str, before: &Value, after: &Value| {
        Turn::Changed(name.to_owned(), before.clone(), after.clone())
    };
    let mut turns: Vec<Turn> = Vec::new();
    for (field, before, after) in changes.iter().filter(|(field, _, after)| is_told(field, after)) {
        turns.push(match *field {
            "deleted_at" if after.is_empty() => Turn::Restored,
            "deleted_at" => Turn::Deleted,
            // How far it is then is a part of that.
            REOPENED | "progress" if returned => continue,
            REOPENED => Turn::Reopened,
            // Whoever gets a task has not seen it: that follows by itself.
            "progress" if find("responsible").is_some() => continue,
            "progress" => match after.as_text().and_then(State::parse) {
                Some(state) => Turn::State(state),
                None => continue,
            },
            "checklist" => {
                let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
                match checklist::turns(&text(before), &text(after)) {
                    turns if turns.is_empty() => changed("checklist", before, after),
                    turns => Turn::Checklist(turns),
                }
            }
            name => changed(name, before, after),
        });
    }
    if returned {
        let reason = find("returned").and_then(|(.., after)| after.as_text());
        turns.push(Turn::Returned(reason.map(str::to_owned)));
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Value = Value::Empty;

    fn told(operation: OperationKind, changes: &[(&str, Value, Value)]) -> Vec<Turn> {
        let changes: Vec<Changed> =
            changes.iter().map(|(field, before, after)| (*field, before, after)).collect();
        turns(operation, &changes, Turn::Planned(Some(5), None))
    }

    #[test]
    fn one_operation_is_told_by_what_people_mean_with_it() {
        let (from, to) = (Value::Int(5), Value::Int(9));
        let changed = |field: &str| Turn::Changed(field.to_owned(), Value::Int(5), Value::Int(9));
        let state = |word: &str| Value::text(word);
        for (operation, changes, expected) in [
            (
                OperationKind::Plan,
                vec![("created", NONE, NONE)],
                vec![Turn::Planned(Some(5), None)],
            ),
            (OperationKind::Delete, vec![("deleted_at", NONE, to.clone())], vec![Turn::Deleted]),
            (OperationKind::Undo, vec![("deleted_at", to.clone(), NONE)], vec![Turn::Restored]),
            (
                OperationKind::Edit,
                vec![
                    ("deadline", from.clone(), to.clone()),
                    ("remind", NONE, to.clone()),
                    ("place", from.clone(), to.clone()),
                    ("deadline_changed", NONE, to.clone()),
                ],
                vec![
                    changed("deadline"),
                    Turn::Changed("remind".to_owned(), NONE, to.clone()),
                    changed("place"),
                ],
            ),
            (
                OperationKind::Edit,
                vec![("checklist", state("price\nsign"), state("[x] price\nsign"))],
                vec![Turn::Checklist(vec![checklist::Turn::Ticked("price".to_owned())])],
            ),
            (
                OperationKind::Edit,
                vec![("checklist", state("price\nsign"), state("sign\nprice"))],
                vec![Turn::Changed(
                    "checklist".to_owned(),
                    state("price\nsign"),
                    state("sign\nprice"),
                )],
            ),
            (
                OperationKind::Edit,
                vec![
                    ("responsible", from.clone(), to.clone()),
                    ("progress", state("viewed"), state("new")),
                ],
                vec![changed("responsible")],
            ),
            (
                OperationKind::Start,
                vec![
                    ("progress", state("new"), state("in_progress")),
                    ("changed", to.clone(), NONE),
                ],
                vec![Turn::State(State::InProgress)],
            ),
            (
                OperationKind::Undo,
                vec![("done_at", to.clone(), NONE), ("result", state("sold"), NONE)],
                vec![Turn::Reopened],
            ),
            (
                OperationKind::Return,
                vec![
                    ("returned", NONE, state("no seal")),
                    ("done_at", to.clone(), NONE),
                    ("progress", state("awaiting_control"), state("in_progress")),
                ],
                vec![Turn::Returned(Some("no seal".to_owned()))],
            ),
            (
                OperationKind::Return,
                vec![("progress", state("awaiting_control"), state("in_progress"))],
                vec![Turn::Returned(None)],
            ),
        ] {
            assert_eq!(told(operation, &changes), expected, "{operation:?} {changes:?}");
        }
    }

    #[test]
    fn what_is_told_leads_to_a_line() {
        for field in TOLD {
            let after = match field {
                "progress" => Value::text("waiting"),
                _ => Value::Int(1),
            };
            assert!(is_told(field, &after));
            assert_eq!(told(OperationKind::Edit, &[(field, NONE, after)]).len(), 1, "{field}");
        }
        assert!(is_told("done_at", &NONE) && !is_told("done_at", &Value::Int(5)));
        for field in ["changed", "result", "incoming", "on"] {
            assert!(!is_told(field, &Value::Int(1)), "{field}");
        }
    }
}
