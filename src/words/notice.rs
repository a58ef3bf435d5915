//! What a person is told of, as a sentence.

use super::Words;
use crate::domain::message::{Arg, Message};
use crate::domain::notice::{Kind, Notice};
use crate::domain::person::UserId;
use crate::domain::stage::StageId;

/// The most characters of a comment that a sentence quotes.
const QUOTED: usize = 200;

impl Words<'_> {
    /// A notice as one line, with who did it; the record it is about is said beside it.
    pub fn notice(&self, notice: &Notice) -> String {
        let who = self.person(notice.author);
        if notice.count > 1 {
            let operation = self.text(&self.operation(&notice.operation));
            let message = Message::new("notice-many").with("who", who);
            return self.say(&message.with("operation", operation).with("count", notice.count));
        }
        let text = match &notice.text {
            Some(text) => quoted(&self.subject(text)),
            None => self.text("notice-words-gone"),
        };
        let message = match (notice.kind, notice.activity) {
            (Kind::Mention, _) => Message::new("notice-mention").with("text", text),
            (Kind::Comment, _) => Message::new("notice-comment").with("text", text),
            (Kind::Assigned, Some(_)) => self.timed("notice-planned", text, notice.value),
            (Kind::Assigned, None) => Message::new("notice-assigned"),
            (Kind::Invited, _) => self.timed("notice-invited", text, notice.value),
            (Kind::Control, _) => Message::new("notice-control").with("text", text),
            (Kind::Returned, _) => match &notice.reason {
                Some(reason) => Message::new("notice-returned-why")
                    .with("text", text)
                    .with("why", quoted(reason)),
                None => Message::new("notice-returned").with("text", text),
            },
            (Kind::Observer, _) => Message::new("notice-observer"),
            (Kind::Deadline, _) => self.timed("notice-deadline", text, notice.value),
            (Kind::Responsible, _) => {
                let user = notice.value.map(|id| self.person(UserId(id))).unwrap_or_default();
                Message::new("notice-responsible").with("user", user)
            }
            (Kind::Changed, _) => {
                let field = |name: &String| self.setup.registry.get(notice.on.noun, name);
                let said = notice.fields.iter().filter_map(field).map(|field| self.label(field));
                let said: Vec<String> = said.collect();
                Message::new("notice-changed").with("fields", said.join(", "))
            }
            (Kind::Stage, _) => {
                let stage = StageId(notice.value.unwrap_or_default());
                Message::new("notice-stage").with("stage", Arg::Stage(stage))
            }
        };
        self.say(&message.with("who", who))
    }

    /// A sentence about something to be done, with its deadline where it has one.
    fn timed(&self, id: &'static str, text: String, at: Option<i64>) -> Message {
        let when = match at {
            Some(at) => self.moment_exact(at),
            None => self.text("notice-no-deadline"),
        };
        Message::new(id).with("text", text).with("when", when)
    }

    fn person(&self, user: UserId) -> String {
        let known = self.setup.user(user).map(|user| user.name.clone());
        known.unwrap_or_else(|| self.text("notice-somebody"))
    }

    /// The message that names an operation of the journal.
    fn operation(&self, kind: &str) -> String {
        let id = format!("operation-{kind}");
        if self.catalogue.has(&id) { id } else { "operation-other".to_owned() }
    }
}

/// Words in one line, as many as a sentence quotes.
fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
