//! What became of an activity before it was done, in words: for a timeline and for whoever prints it.

use std::mem::discriminant;

use super::Words;
use crate::domain::activity::About;
use crate::domain::checklist;
use crate::domain::field::Kind;
use crate::domain::inbound::{Channel, subject};
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::planning::{Planning, Turn};
use crate::domain::value::Value;

/// At most so many items of a checklist of which the same became are named.
const ITEMS: usize = 5;

/// The signs for what became something else, and for nothing.
#[derive(Debug, Clone, Copy)]
pub struct Signs<'a> {
    /// Between what was and what is.
    pub arrow: &'a str,
    /// In place of nothing.
    pub none: &'a str,
}

impl Words<'_> {
    /// What an operation of this kind did to an activity, in one line.
    pub fn planning(&self, operation: OperationKind, planning: &Planning, signs: Signs) -> String {
        let kind = self.text(&format!("activity-{}", planning.kind));
        let what = match self.is_kind(&planning.kind, &planning.subject) {
            true => kind,
            false => self.say(
                &Message::new("planning-what")
                    .with("kind", kind)
                    .with("subject", planning.subject.as_str()),
            ),
        };
        let turns: Vec<String> = planning.turns.iter().map(|turn| self.turn(turn, signs)).collect();
        let said = match planning.turns[..] {
            // That it is planned, and until when, is what matters of it.
            [Turn::Planned(_, responsible)] => {
                let user = responsible.and_then(|id| self.setup.user(id));
                let user = user.map(|user| format!(", {}", user.name)).unwrap_or_default();
                format!("{}: {what}{user}", turns.concat())
            }
            _ => format!("{what}: {}", turns.join(", ")),
        };
        self.as_done(operation, said)
    }

    /// What an operation of this kind did: it did `what`, took it back, or did it again after all.
    pub fn as_done(&self, operation: OperationKind, what: String) -> String {
        let id = match operation {
            OperationKind::Undo => "card-taken-back",
            OperationKind::Redo => "card-done-again",
            _ => return what,
        };
        self.say(&Message::new(id).with("what", what))
    }

    /// What an activity is about: `about the letter “Windows”`.
    pub fn about(&self, about: &About) -> String {
        let subject = subject::bare(&about.subject);
        match about.channel {
            Channel::Mail if subject.is_empty() => self.text("about-untitled"),
            Channel::Mail => self.say(&Message::new("about-mail").with("subject", subject)),
            Channel::Call => self.text("about-call"),
            Channel::Chat => self.text("about-chat"),
            Channel::Form => self.text("about-form"),
        }
    }

    fn turn(&self, turn: &Turn, signs: Signs) -> String {
        match turn {
            Turn::Planned(Some(at), _) => {
                self.say(&Message::new("planning-until").with("when", self.moment(*at)))
            }
            Turn::Planned(None, _) => self.text("planning-planned"),
            Turn::Deleted => self.text("planning-deleted"),
            Turn::Restored => self.text("planning-restored"),
            Turn::Reopened => self.text("planning-reopened"),
            Turn::Returned(_) => self.text("planning-returned"),
            Turn::State(state) => self.task_state(*state),
            Turn::Checklist(turns) => self.checklist(turns),
            Turn::Changed(name, before, after) => self.changed(name, before, after, signs),
        }
    }

    /// What became of the items of a checklist; of many of them how many more there are.
    fn checklist(&self, turns: &[checklist::Turn]) -> String {
        use checklist::Turn::{Added, Removed, Renamed, Ticked, Unticked};
        let quoted = |text: &String| self.say(&Message::new("part-subject").with("text", &**text));
        let mut said: Vec<String> = Vec::new();
        for run in turns.chunk_by(|a, b| discriminant(a) == discriminant(b)) {
            let items = run.iter().take(ITEMS).map(|turn| match turn {
                Added(item) | Removed(item) | Ticked(item) | Unticked(item) => quoted(item),
                Renamed(from, to) => {
                    let message = Message::new("checklist-renamed").with("from", quoted(from));
                    self.say(&message.with("to", quoted(to)))
                }
            });
            let mut items = items.collect::<Vec<_>>().join(", ");
            if run.len() > ITEMS {
                items = format!("{items} +{}", run.len() - ITEMS);
            }
            said.push(match run[0] {
                Renamed(..) => items,
                Added(_) => self.say(&Message::new("checklist-added").with("items", items)),
                Removed(_) => self.say(&Message::new("checklist-removed").with("items", items)),
                Ticked(_) => self.say(&Message::new("checklist-ticked").with("items", items)),
                Unticked(_) => self.say(&Message::new("checklist-unticked").with("items", items)),
            });
        }
        said.join(", ")
    }

    /// A field with what it held and what it holds; of a long text only that it is another one.
    fn changed(&self, name: &str, before: &Value, after: &Value, signs: Signs) -> String {
        let Some(field) = self.setup.registry.get(Noun::Activity, name) else {
            return name.to_owned();
        };
        let label = begun_small(&self.label(field));
        let held = |value: &Value| match (&field.kind, value) {
            _ if value.is_empty() => signs.none.to_owned(),
            (Kind::Moment, Value::Int(at)) => self.moment(*at),
            _ => self.value(field, value, None),
        };
        match field.kind {
            Kind::LongText => self.say(&Message::new("planning-rewritten").with("field", label)),
            _ => format!("{label} {} {} {}", held(before), signs.arrow, held(after)),
        }
    }
}

/// A label in the middle of a sentence.
fn begun_small(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::task::State;
    use crate::i18n::Lang;
    use crate::words::tests::speaking;

    fn planning(turns: Vec<Turn>) -> Planning {
        let (kind, subject) = ("task".to_owned(), "Contract".to_owned());
        Planning { change: 7, activity: 3, kind, subject, turns, about: None }
    }

    #[test]
    fn each_turn_is_said_in_every_language() {
        let changed =
            |field: &str, from: Value, to: Value| Turn::Changed(field.to_owned(), from, to);
        let items = Turn::Checklist;
        let ticked = |item: &str| checklist::Turn::Ticked(item.to_owned());
        let added = |item: &str| checklist::Turn::Added(item.to_owned());
        let renamed =
            |from: &str, to: &str| checklist::Turn::Renamed(from.to_owned(), to.to_owned());
        let table = [
            (OperationKind::Plan, Turn::Planned(None, None), "planned: task “Contract”"),
            (OperationKind::Delete, Turn::Deleted, "task “Contract”: in the recycle bin"),
            (OperationKind::Restore, Turn::Restored, "task “Contract”: back from the recycle bin"),
            (OperationKind::Undo, Turn::Reopened, "task “Contract”: not done after all (undo)"),
            (OperationKind::Pause, Turn::State(State::Waiting), "task “Contract”: paused"),
            (
                OperationKind::Edit,
                items(vec![ticked("price"), ticked("sign"), renamed("a", "b")]),
                "task “Contract”: ticked off “price”, “sign”, item “a” is now “b”",
            ),
            (
                OperationKind::Edit,
                items((1..=7).map(|n| added(&n.to_string())).collect()),
                "task “Contract”: “1”, “2”, “3”, “4”, “5” +2 added to the checklist",
            ),
            (
                OperationKind::Edit,
                items(vec![checklist::Turn::Unticked("x".to_owned())]),
                "task “Contract”: tick taken off “x”",
            ),
            (
                OperationKind::Undo,
                items(vec![checklist::Turn::Removed("x".to_owned())]),
                "task “Contract”: “x” taken off the checklist (undo)",
            ),
            (
                OperationKind::Edit,
                changed("remind", Value::Ids(vec![15]), Value::Ids(vec![60, 15])),
                "task “Contract”: reminder 15 min > 1 h, 15 min",
            ),
            (
                OperationKind::Return,
                Turn::Returned(Some("x".to_owned())),
                "task “Contract”: to be done better",
            ),
            (
                OperationKind::Edit,
                changed("subject", "Draft".into(), "Contract".into()),
                "task “Contract”: subject Draft > Contract",
            ),
            (
                OperationKind::Edit,
                changed("place", Value::Empty, "Office".into()),
                "task “Contract”: place - > Office",
            ),
            (
                OperationKind::Edit,
                changed("description", "a\nb".into(), "c".into()),
                "task “Contract”: description changed",
            ),
        ];
        let signs = Signs { arrow: ">", none: "-" };
        speaking(Lang::En, |words| {
            for (operation, turn, expected) in &table {
                let said = words.planning(*operation, &planning(vec![turn.clone()]), signs);
                assert_eq!(said, *expected);
            }
        });
        for lang in Lang::ALL {
            speaking(lang, |words| {
                for (operation, turn, _) in &table {
                    let said = words.planning(*operation, &planning(vec![turn.clone()]), signs);
                    assert!(!said.contains("planning-") && !said.contains("field-"), "{said}");
                }
            });
        }
    }
}
