//! Reminders in words: what is to be done and how much time is left.

use super::Words;
use crate::domain::activity::ActivityKind;
use crate::domain::activity_line;
use crate::domain::message::Message;
use crate::domain::reminder::Reminder;
use crate::i18n::date;

impl Words<'_> {
    /// What is to be done, how much time is left for it now, and who it is about where that is not
    /// said yet: `call: send the price, in 15 min · Romashka`.
    pub fn reminder(&self, reminder: &Reminder) -> String {
        let mut said = self.deed(&reminder.kind, &reminder.subject);
        let about = reminder.about.as_ref().filter(|about| !said.contains(about.as_str()));
        if let Some(deadline) = reminder.deadline {
            let left = date::distance(self.lang(), self.local(deadline), self.now());
            said.push_str(&format!(", {left}"));
        }
        if let Some(about) = about {
            said.push_str(&format!(" · {about}"));
        }
        said
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
    pub fn is_kind(&self, kind: &str, subject: &str) -> bool {
        ActivityKind::parse(kind).is_some_and(|kind| activity_line::is_bare(kind, subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, catalogue};

    #[test]
    fn what_a_kind_is_called_in_any_language_says_no_more_than_the_kind() {
        for lang in Lang::ALL {
            for kind in ActivityKind::ALL {
                let called = catalogue(lang).text(&format!("activity-{}", kind.word()), &[]);
                assert!(activity_line::is_bare(kind, &called), "{called}");
            }
        }
    }
}
