//! Reminders in words: what is to be done and how much time is left.

use super::Words;
use crate::domain::fold::fold;
use crate::domain::message::Message;
use crate::domain::reminder::Reminder;
use crate::i18n::{self, Lang, date};

impl Words<'_> {
    /// What is to be done and how much time is left for it now: `call: Ivan, in 15 min`.
    pub fn reminder(&self, reminder: &Reminder) -> String {
        let what = self.deed(&reminder.kind, &reminder.subject);
        match reminder.deadline {
            Some(deadline) => {
                let left = date::distance(self.lang(), self.local(deadline), self.now());
                format!("{what}, {left}")
            }
            None => what,
        }
    }

    /// All of them in one line: the nearest in full, the others by their number.
    pub fn reminders(&self, all: &[Reminder]) -> String {
        let nearest = all.iter().min_by_key(|one| (one.deadline.is_none(), one.deadline));
        let said = nearest.map(|one| self.reminder(one)).unwrap_or_default();
        let message = Message::new("say-reminders").with("count", all.len());
        self.say(&message.with("nearest", said))
    }

    /// What a timeline says of a reminder that came at `at`: how much time was left then.
    pub fn reminded(&self, kind: &str, subject: &str, deadline: Option<i64>, at: i64) -> String {
        let what = self.deed(kind, subject);
        let minutes = deadline.map_or(0, |deadline| (deadline - at) / 60);
        let id = match minutes {
            1.. => "card-reminder-left",
            0 => "card-reminder-now",
            _ => "card-reminder-late",
        };
        let span = date::span(self.lang(), minutes);
        self.say(&Message::new(id).with("what", what).with("span", span))
    }

    /// What is to be done: `call: Ivan`; only the kind where nothing more was said than that.
    pub fn deed(&self, kind: &str, subject: &str) -> String {
        let called = self.text(&format!("activity-{kind}"));
        if self.is_kind(kind, subject) {
            return called;
        }
        format!("{called}: {}", self.subject(subject))
    }

    /// Whether a subject says no more than what kind of activity it is, in whichever language.
    pub(super) fn is_kind(&self, kind: &str, subject: &str) -> bool {
        let id = format!("activity-{kind}");
        let subject = fold(subject);
        Lang::ALL.into_iter().any(|lang| fold(&i18n::catalogue(lang).text(&id, &[])) == subject)
    }
}
